//! How much of an annotated document is right: sentences, abbreviations, entities, officials, places.

use crate::count::Count;
use crate::gold::Document;
use std::collections::{BTreeMap, BTreeSet};
use vanban::entity::EntityKind;
use vanban::record::{LinkRecord, OffsetUnit, Record, RecordOptions};
use vanban::text::comparable;
use vanban::{Annotator, Input, Span};

/// The four types that the main figure is about.
const CORE: [&str; 4] = ["person", "position", "organization", "place"];
const KINDS: [&str; 8] = ["person", "position", "organization", "place", "document", "date", "money", "percent"];

/// One thing that is measured, over all documents so far.
#[derive(Clone, Debug)]
pub struct Measure {
    /// What: `entities/person`, `officials` …
    pub name: &'static str,
    /// The counts.
    pub count: Count,
    /// What was given and is wrong (`+`), what was wanted and is missing (`-`), as far as the errors to keep reach.
    pub errors: Vec<String>,
}

/// The names of the measures, in the order of [`Scores::measures`].
///
/// - `sentences`: sentence ends.
/// - `abbreviations`: span and full form; `abbreviations/found`: span alone. Forms whose full form gold does not know count nowhere.
/// - `entities/TYPE`: exact span and type, nested ones included; `entities/core`: the first four types together, the main figure;
///   `entities/outer`: those that stand in no other of the four; `entities/overlap`: any overlap with the same type counts, each gold
///   span once; `entities/values`: documents, dates, money and percent together.
/// - `officials`: pairs of a person and the surface of a position.
/// - `places`: surfaces of administrative units that gold decides; right where every mention of the surface that is linked has the unit's
///   name and the name of the outermost unit around it.
pub const MEASURES: [&str; 17] = [
    "sentences",
    "abbreviations",
    "abbreviations/found",
    "entities/person",
    "entities/position",
    "entities/organization",
    "entities/place",
    "entities/document",
    "entities/date",
    "entities/money",
    "entities/percent",
    "entities/core",
    "entities/outer",
    "entities/overlap",
    "entities/values",
    "officials",
    "places",
];

/// The measures over gold documents; add one after the other.
#[derive(Clone, Debug)]
pub struct Scores {
    measures: Vec<Measure>,
    keep: usize,
}

/// An entity to compare: its type, its first byte, the byte behind it.
type Entity<'r> = (&'r str, usize, usize);

/// The record of a gold document's text as the engine annotates it: in bytes, without keywords and summary.
#[must_use]
pub fn answer(annotator: &Annotator, gold: &Document) -> Record {
    let annotation = annotator.annotate(Input::new(&gold.text).date(gold.date));
    let document = annotator.document(&gold.text, &annotation);
    Record::new(&document, &RecordOptions::new(OffsetUnit::Byte).id(Some(gold.id.clone())).digest(0, 0))
}

impl Scores {
    /// No documents yet. Of each measure the first `errors` errors are kept as text.
    #[must_use]
    pub fn new(errors: usize) -> Self {
        let measures = MEASURES.map(|name| Measure { name, count: Count::default(), errors: Vec::new() });
        Self { measures: measures.into(), keep: errors }
    }

    /// The measures, in the order of [`MEASURES`].
    #[must_use]
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// The counts of a measure; none for a name that [`MEASURES`] does not hold.
    #[must_use]
    pub fn count(&self, name: &str) -> Option<Count> {
        self.measures.iter().find(|measure| measure.name == name).map(|measure| measure.count)
    }

    /// Compares a record of the document's text, whose offsets must be bytes, with gold.
    pub fn add(&mut self, gold: &Document, record: &Record) {
        self.sentences(gold, record);
        self.abbreviations(gold, record);
        self.entities(gold, record);
        self.officials(gold, record);
        self.places(gold, record);
    }

    fn compare<T: Ord>(&mut self, name: &str, given: &BTreeSet<T>, wanted: &BTreeSet<T>, show: impl Fn(&T) -> String) {
        let keep = self.keep;
        let Some(measure) = self.measures.iter_mut().find(|measure| measure.name == name) else { return };
        measure.count.add(given, wanted);
        let wrong = given.difference(wanted).map(|what| format!("+ {}", show(what)));
        let missing = wanted.difference(given).map(|what| format!("- {}", show(what)));
        let room = keep.saturating_sub(measure.errors.len());
        measure.errors.extend(wrong.chain(missing).take(room));
    }

    fn sentences(&mut self, gold: &Document, record: &Record) {
        let text = gold.text.as_str();
        let trimmed = |end: usize| text.get(..end).map_or(end, |before| before.trim_end().len());
        let given = record.sentences.iter().map(|sentence| trimmed(sentence.end)).collect();
        let wanted = gold.sentence_ends.iter().map(|end| trimmed(*end)).collect();
        self.compare("sentences", &given, &wanted, |end| {
            let before: Vec<char> = text.get(..*end).unwrap_or_default().chars().rev().take(40).collect();
            let before: String = before.into_iter().rev().collect();
            let behind: String = text.get(*end..).unwrap_or_default().chars().take(20).collect();
            format!("{} …{before:?}|{behind:?}", gold.id)
        });
    }

    fn abbreviations(&mut self, gold: &Document, record: &Record) {
        let text = gold.text.as_str();
        let unsure: BTreeSet<(usize, usize)> =
            gold.abbreviations.iter().filter(|short| short.expansion.is_none()).map(|short| ends(short.span)).collect();
        let given: BTreeSet<(usize, usize, String)> = record
            .abbreviations
            .iter()
            .filter(|short| !unsure.contains(&(short.start, short.end)))
            .map(|short| (short.start, short.end, folded(&short.expansion)))
            .collect();
        let wanted: BTreeSet<(usize, usize, String)> = gold
            .abbreviations
            .iter()
            .filter_map(|short| Some((short.span.start(), short.span.end(), folded(short.expansion.as_ref()?))))
            .collect();
        let bare = |set: &BTreeSet<(usize, usize, String)>| set.iter().map(|&(start, end, _)| (start, end)).collect();
        let surface = |start, end| Span::new(start, end).of(text);
        self.compare("abbreviations", &given, &wanted, |(start, end, full)| {
            format!("{} {start}-{end} {:?} = {full:?}", gold.id, surface(*start, *end))
        });
        self.compare("abbreviations/found", &bare(&given), &bare(&wanted), |(start, end)| {
            format!("{} {start}-{end} {:?}", gold.id, surface(*start, *end))
        });
    }

    fn entities(&mut self, gold: &Document, record: &Record) {
        let given: BTreeSet<Entity<'_>> =
            record.entities.iter().map(|entity| (entity.kind.as_ref(), entity.start, entity.end)).collect();
        let wanted: BTreeSet<Entity<'_>> =
            gold.entities.iter().map(|(kind, span)| (kind.name(), span.start(), span.end())).collect();
        let show = |&(kind, start, end): &Entity<'_>| {
            format!("{} {kind} {start}-{end} {:?}", gold.id, Span::new(start, end).of(&gold.text))
        };
        for kind in KINDS {
            let name = MEASURES.iter().find(|name| name.strip_prefix("entities/") == Some(kind)).copied().unwrap_or_default();
            self.compare(name, &only(&given, |it| it == kind), &only(&wanted, |it| it == kind), show);
        }
        let is_core = |kind: &str| CORE.contains(&kind);
        let (given_core, wanted_core) = (only(&given, is_core), only(&wanted, is_core));
        self.compare("entities/core", &given_core, &wanted_core, show);
        self.compare("entities/outer", &outer(&given_core), &outer(&wanted_core), show);
        self.overlap(&given_core, &wanted_core);
        self.compare("entities/values", &only(&given, |kind| !is_core(kind)), &only(&wanted, |kind| !is_core(kind)), show);
    }

    fn overlap(&mut self, given: &BTreeSet<Entity<'_>>, wanted: &BTreeSet<Entity<'_>>) {
        let mut left: Vec<Entity<'_>> = wanted.iter().copied().collect();
        let mut count = Count { right: 0, given: given.len(), wanted: wanted.len() };
        for &(kind, start, end) in given {
            if let Some(at) = left.iter().position(|other| other.0 == kind && other.1 < end && start < other.2) {
                left.remove(at);
                count.right += 1;
            }
        }
        if let Some(measure) = self.measures.iter_mut().find(|measure| measure.name == "entities/overlap") {
            measure.count.right += count.right;
            measure.count.given += count.given;
            measure.count.wanted += count.wanted;
        }
    }

    fn officials(&mut self, gold: &Document, record: &Record) {
        let surface =
            |id: &usize| record.entities.get(*id).map(|entity| folded(Span::new(entity.start, entity.end).of(&gold.text)));
        let mut given = BTreeSet::new();
        for official in &record.officials {
            let mentions = official.positions.iter().flat_map(|position| &position.entities);
            given.extend(mentions.filter_map(|id| Some((folded(&official.name), surface(id)?))));
        }
        let wanted = gold
            .officials
            .iter()
            .flat_map(|(name, positions)| positions.iter().map(move |position| (folded(name), folded(position))))
            .collect();
        self.compare("officials", &given, &wanted, |(name, position)| format!("{} {name} : {position}", gold.id));
    }

    fn places(&mut self, gold: &Document, record: &Record) {
        let mut linked: BTreeMap<String, BTreeSet<(String, Vec<String>)>> = BTreeMap::new();
        for entity in record.entities.iter().filter(|entity| entity.kind == EntityKind::Place.name()) {
            if let Some(LinkRecord::Unit { name, within, .. }) = &entity.link {
                let surface = folded(Span::new(entity.start, entity.end).of(&gold.text));
                let unit = (folded(name), within.iter().map(|name| folded(name)).collect());
                linked.entry(surface).or_default().insert(unit);
            }
        }
        let keep = self.keep;
        let Some(measure) = self.measures.iter_mut().find(|measure| measure.name == "places") else { return };
        for (surface, unit) in gold.places.iter().filter(|(_, unit)| unit.is_decided()) {
            measure.count.wanted += 1;
            let answers = linked.get(&folded(surface));
            measure.count.given += usize::from(answers.is_some());
            let only = answers.filter(|answers| answers.len() == 1).and_then(BTreeSet::first);
            let right = only.is_some_and(|(name, within)| {
                *name == folded(&unit.name) && within.last().cloned() == unit.within.last().map(|name| folded(name))
            });
            measure.count.right += usize::from(right);
            if !right && measure.errors.len() < keep {
                let wanted = (&unit.name, &unit.within);
                measure.errors.push(format!("- {} {surface} wanted {wanted:?} given {answers:?}", gold.id));
            }
        }
    }
}

fn ends(span: Span) -> (usize, usize) {
    (span.start(), span.end())
}

/// What two spellings of a name are compared by: runs of white space count as one blank.
fn folded(text: &str) -> String {
    comparable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn only<'r>(entities: &BTreeSet<Entity<'r>>, is: impl Fn(&str) -> bool) -> BTreeSet<Entity<'r>> {
    entities.iter().filter(|entity| is(entity.0)).copied().collect()
}

/// Those that no longer one is around.
fn outer<'r>(entities: &BTreeSet<Entity<'r>>) -> BTreeSet<Entity<'r>> {
    let longer =
        |inner: &Entity<'r>, other: &Entity<'r>| other.1 <= inner.1 && inner.2 <= other.2 && other.2 - other.1 > inner.2 - inner.1;
    entities.iter().filter(|inner| !entities.iter().any(|other| longer(inner, other))).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gold;
    use vanban::record::{AbbreviationRecord, EntityRecord, OfficialRecord, PositionRecord, Range};

    const GOLD: &str = "# id: a\n<PER>Hà Lý</PER>, <POS>Bí thư <ORG><AB x=\"hội đồng\">HĐ</AB> <PLC>xã Thuỷ An</PLC></ORG></POS>.‖\n\
        <AB x=\"?\">XY</AB> đến <PLC>Đà Lạt</PLC>.‖\n## OFFICIALS\nHà Lý | Bí thư HĐ xã Thuỷ An\n## PLACES\nxã Thuỷ An | Xã Thuỷ An | Huyện B ; Tỉnh C\nĐà Lạt | ?\n";

    fn entity(text: &str, id: usize, kind: &'static str, surface: &str) -> EntityRecord {
        let start = text.find(surface).unwrap();
        let mut entity = EntityRecord::default();
        (entity.id, entity.kind, entity.start, entity.end) = (id, kind.into(), start, start + surface.len());
        entity
    }

    fn count(scores: &Scores, name: &str) -> (usize, usize, usize) {
        let count = scores.count(name).unwrap();
        (count.right, count.given, count.wanted)
    }

    #[test]
    fn a_partly_wrong_answer_is_counted_by_hand() {
        let gold = gold::parse(GOLD, "a").unwrap().remove(0);
        let text = gold.text.as_str();
        let mut record = Record::default();
        let mut place = entity(text, 2, "place", "xã Thuỷ An");
        place.link = Some(LinkRecord::Unit {
            id: String::new(),
            code: String::new(),
            level: "commune".into(),
            name: "xã Thủy An".to_owned(),
            within: vec!["Quận khác".to_owned(), "Tỉnh C".to_owned()],
            valid_from: None,
            valid_to: None,
            successors: Vec::new(),
        });
        record.entities = vec![
            entity(text, 0, "person", "Hà Lý"),
            entity(text, 1, "position", "Bí thư HĐ xã Thuỷ An"),
            place,
            entity(text, 3, "place", "Lạt"),
        ];
        let mut position = PositionRecord::default();
        position.entities = vec![1];
        let mut official = OfficialRecord::default();
        (official.name, official.positions) = ("HÀ LÝ".to_owned(), vec![position]);
        record.officials = vec![official];
        for (surface, expansion) in [("HĐ", "hội đàm"), ("XY", "xa y")] {
            let mut short = AbbreviationRecord::default();
            (short.start, short.end) = (text.find(surface).unwrap(), text.find(surface).unwrap() + surface.len());
            short.expansion = expansion.to_owned();
            record.abbreviations.push(short);
        }
        let mut sentence = Range::default();
        sentence.end = text.len();
        record.sentences.push(sentence);
        let mut scores = Scores::new(1);
        scores.add(&gold, &record);
        assert_eq!(count(&scores, "sentences"), (1, 1, 2));
        // The form without a certain full form counts nowhere.
        assert_eq!(count(&scores, "abbreviations"), (0, 1, 1));
        assert_eq!(count(&scores, "abbreviations/found"), (1, 1, 1));
        assert_eq!(count(&scores, "entities/core"), (3, 4, 5));
        assert_eq!(count(&scores, "entities/outer"), (2, 3, 3));
        assert_eq!(count(&scores, "entities/overlap"), (4, 4, 5));
        assert_eq!(count(&scores, "entities/place"), (1, 2, 2));
        assert_eq!(count(&scores, "officials"), (1, 1, 1));
        assert_eq!(count(&scores, "places"), (1, 1, 1));
        let errors = &scores.measures().iter().find(|measure| measure.name == "entities/core").unwrap().errors;
        assert_eq!(errors.len(), 1, "as many as are to be kept");
        assert!(errors[0].starts_with("+ a place") && errors[0].ends_with("\"Lạt\""), "{errors:?}");
    }

    #[test]
    fn a_surface_linked_to_two_units_is_wrong() {
        let gold = gold::parse(GOLD, "a").unwrap().remove(0);
        let mut record = Record::default();
        for (id, parent) in ["Tỉnh C", "Tỉnh D"].into_iter().enumerate() {
            let mut place = entity(&gold.text, id, "place", "xã Thuỷ An");
            place.link = Some(LinkRecord::Unit {
                id: String::new(),
                code: String::new(),
                level: "commune".into(),
                name: "Xã Thuỷ An".to_owned(),
                within: vec![parent.to_owned()],
                valid_from: None,
                valid_to: None,
                successors: Vec::new(),
            });
            record.entities.push(place);
        }
        let mut scores = Scores::new(0);
        scores.add(&gold, &record);
        assert_eq!(count(&scores, "places"), (0, 1, 1));
    }
}
