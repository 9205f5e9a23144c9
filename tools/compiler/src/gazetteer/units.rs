//! Administrative units: ids, parents, names, and what became of each.

use std::collections::{BTreeMap, BTreeSet};

use vanban::gazetteer::{Date, Extent, Fact, FactForm, FactKind, Level, Map, UnitId, UnitType, layout};

use super::surfaces::Surfaces;
use super::tables::{Columns, Text, date};
use crate::table::{Row, Table};

pub(crate) const UNIT_COLUMNS: &[&str] = &["id", "type", "name", "parent", "valid_from", "valid_to", "articles", "basis", "note"];
pub(crate) const NAME_COLUMNS: &[&str] = &["id", "kind", "type", "name", "valid_from", "valid_to", "articles", "basis"];
pub(crate) const SUCCESSOR_COLUMNS: &[&str] = &["old", "new", "extent", "basis", "note"];

/// The units of the sources, by id.
pub(crate) struct AdministrativeUnits {
    records: BTreeMap<UnitId, Record>,
    names: Vec<Name>,
    steps: BTreeMap<(UnitId, UnitId), Extent>,
}

struct Record {
    kind: UnitType,
    name: String,
    parent: Option<UnitId>,
    from: Option<Date>,
    to: Option<Date>,
    articles: u32,
}

struct Name {
    unit: UnitId,
    form: FactForm,
    kind: Option<UnitType>,
    name: String,
    from: Option<Date>,
    to: Option<Date>,
}

fn id(row: Row<'_>, column: &str) -> Result<UnitId, String> {
    row.get(column).parse().map_err(|error: vanban::Error| row.problem(column, &error.to_string()))
}

fn kind(row: Row<'_>) -> Result<UnitType, String> {
    let word = row.get("type");
    UnitType::from_word(word).ok_or_else(|| {
        row.problem(
            "type",
            &format!(
                "`{word}` is no type of unit; known: {}",
                UnitType::ALL.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", ")
            ),
        )
    })
}

impl AdministrativeUnits {
    /// Reads and checks the three tables.
    ///
    /// # Errors
    /// Every problem found.
    pub(crate) fn read(units: &Table, names: &Table, successors: &Table) -> Result<Self, Vec<String>> {
        let mut problems = Vec::new();
        let mut read = Self { records: BTreeMap::new(), names: Vec::new(), steps: BTreeMap::new() };
        for row in units.records() {
            if let Err(problem) = read.unit(row) {
                problems.push(problem);
            }
        }
        for row in units.records() {
            problems.extend(read.check_parent(row));
        }
        for row in names.records() {
            if let Err(problem) = read.name(row) {
                problems.push(problem);
            }
        }
        for row in successors.records() {
            if let Err(problem) = read.step(row) {
                problems.push(problem);
            }
        }
        problems.extend(read.cycles(successors));
        read.steps_of_districts();
        for row in units.records() {
            problems.extend(read.check_successor(row));
        }
        if problems.is_empty() { Ok(read) } else { Err(problems) }
    }

    fn unit(&mut self, row: Row<'_>) -> Result<(), String> {
        let unit = id(row, "id")?;
        let parent = if row.get("parent").is_empty() { None } else { Some(id(row, "parent")?) };
        let record = Record {
            kind: kind(row)?,
            name: row.get("name").to_owned(),
            parent,
            from: date(row, "valid_from")?,
            to: date(row, "valid_to")?,
            articles: row.number("articles")?,
        };
        if record.name.is_empty() {
            return Err(row.problem("name", "a unit needs a name"));
        }
        if let (Some(from), Some(to)) = (record.from, record.to) {
            if from > to {
                return Err(row.problem("valid_to", &format!("{to} is before {from}")));
            }
        }
        if self.records.insert(unit, record).is_some() {
            return Err(row.problem("id", &format!("{unit} stands twice")));
        }
        Ok(())
    }

    fn check_parent(&self, row: Row<'_>) -> Option<String> {
        let unit = id(row, "id").ok()?;
        let record = self.records.get(&unit)?;
        let wanted = match (unit.map(), unit.level()) {
            (_, Level::Province) => None,
            (Map::ThreeLevels, Level::Commune) => Some(Level::District),
            (Map::ThreeLevels, Level::District) | (Map::TwoLevels, _) => Some(Level::Province),
        };
        match (record.parent, wanted) {
            (None, None) => None,
            (Some(parent), Some(level)) if parent.level() == level && parent.map() == unit.map() => {
                (!self.records.contains_key(&parent)).then(|| row.problem("parent", &format!("there is no unit {parent}")))
            }
            (Some(parent), _) => Some(row.problem("parent", &format!("{parent} cannot be the parent of {unit}"))),
            (None, Some(level)) => Some(row.problem("parent", &format!("{unit} needs a parent: a {}", level.as_str()))),
        }
    }

    fn name(&mut self, row: Row<'_>) -> Result<(), String> {
        let unit = id(row, "id")?;
        if !self.records.contains_key(&unit) {
            return Err(row.problem("id", &format!("there is no unit {unit}")));
        }
        let form = match row.get("kind") {
            "earlier" => FactForm::Earlier,
            "spelling" => FactForm::Spelling,
            "former" => FactForm::Former,
            "abbreviation" => FactForm::Abbreviation,
            other => return Err(row.problem("kind", &format!("`{other}` is none of earlier, spelling, former, abbreviation"))),
        };
        let kind = if row.get("type").is_empty() { None } else { Some(kind(row)?) };
        if form == FactForm::Earlier && kind.is_none() {
            return Err(row.problem("type", "an earlier official name needs its type"));
        }
        self.names.push(Name {
            unit,
            form,
            kind,
            name: row.get("name").to_owned(),
            from: date(row, "valid_from")?,
            to: date(row, "valid_to")?,
        });
        Ok(())
    }

    fn step(&mut self, row: Row<'_>) -> Result<(), String> {
        let (old, new) = (id(row, "old")?, id(row, "new")?);
        for (column, unit) in [("old", old), ("new", new)] {
            if !self.records.contains_key(&unit) {
                return Err(row.problem(column, &format!("there is no unit {unit}")));
            }
        }
        if self.records.get(&old).is_some_and(|record| record.to.is_none()) {
            return Err(row.problem("old", &format!("{old} has no valid_to, so nothing can succeed it")));
        }
        let word = row.get("extent");
        let extent = Extent::from_word(word).ok_or_else(|| row.problem("extent", &format!("`{word}` is no extent")))?;
        self.steps.insert((old, new), extent);
        Ok(())
    }

    /// Steps that lead back to where they began.
    fn cycles(&self, successors: &Table) -> Vec<String> {
        let mut next: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
        for (old, new) in self.steps.keys() {
            next.entry(*old).or_default().push(*new);
        }
        let leads_back = |start: UnitId| {
            let mut seen = BTreeSet::new();
            let mut open: Vec<UnitId> = next.get(&start).cloned().unwrap_or_default();
            while let Some(unit) = open.pop() {
                if unit == start {
                    return true;
                }
                if seen.insert(unit) {
                    open.extend(next.get(&unit).into_iter().flatten());
                }
            }
            false
        };
        let rows = successors.records().filter_map(|row| id(row, "old").ok().map(|unit| (row, unit)));
        rows.filter(|(_, unit)| leads_back(*unit))
            .map(|(row, unit)| row.problem("new", &format!("the successors of {unit} lead back to it")))
            .collect()
    }

    /// A district that has no row of its own became what its communes became.
    fn steps_of_districts(&mut self) {
        let direct: BTreeSet<UnitId> = self.steps.keys().map(|(old, _)| *old).collect();
        let mut targets: BTreeMap<UnitId, BTreeSet<UnitId>> = BTreeMap::new();
        for (old, new) in self.steps.keys() {
            let district = self
                .records
                .get(old)
                .and_then(|record| record.parent)
                .filter(|parent| parent.level() == Level::District && old.level() == Level::Commune);
            if let Some(district) = district.filter(|district| !direct.contains(district)) {
                targets.entry(district).or_default().insert(*new);
            }
        }
        for (district, targets) in targets {
            let extent = if targets.len() == 1 { Extent::Whole } else { Extent::Part };
            self.steps.extend(targets.into_iter().map(|target| ((district, target), extent)));
        }
    }

    /// Every unit of the three-level map must lead somewhere.
    fn check_successor(&self, row: Row<'_>) -> Option<String> {
        let unit = id(row, "id").ok()?;
        let first = (unit, UnitId::from_bits(0));
        let led = self.steps.range(first..).next().is_some_and(|((old, _), _)| *old == unit);
        (unit.map() == Map::ThreeLevels && !led).then(|| row.problem("id", &format!("{unit} has no successor")))
    }

    /// The rows of the compiled table, by id.
    pub(crate) fn rows(&self) -> BTreeMap<UnitId, u32> {
        self.records.keys().enumerate().map(|(row, unit)| (*unit, row as u32)).collect()
    }

    /// Adds the tables to the file.
    pub(crate) fn write(&self, text: &mut Text, writer: &mut vanban::wire::Writer) {
        let rows = self.rows();
        let row = |unit: &UnitId| rows.get(unit).copied().unwrap_or(u32::MAX);
        let day = |date: Option<Date>| date.map_or(0, Date::to_bits);
        let mut units = Columns::new(&layout::UNITS);
        for (unit, record) in &self.records {
            let parent = record.parent.map_or(0, |parent| row(&parent) + 1);
            let number = UnitType::ALL.iter().position(|kind| *kind == record.kind).unwrap_or(0) as u32;
            units.push(&[
                unit.to_bits(),
                text.add(&record.name),
                parent,
                day(record.from),
                day(record.to),
                number | record.articles.min(0xFF_FFFF) << 8,
            ]);
        }
        units.write(writer);

        let mut names: Vec<[u32; 6]> = self
            .names
            .iter()
            .map(|name| {
                let kind =
                    name.kind.map_or(0, |kind| UnitType::ALL.iter().position(|other| *other == kind).unwrap_or(0) as u32 + 1);
                [row(&name.unit), name.form as u32, kind, text.add(&name.name), day(name.from), day(name.to)]
            })
            .collect();
        names.sort_unstable();
        let mut table = Columns::new(&layout::UNIT_NAMES);
        names.iter().for_each(|name| table.push(name));
        table.write(writer);

        let steps = |turned: bool| {
            let mut steps: Vec<[u32; 2]> = self
                .steps
                .iter()
                .map(|((old, new), extent)| {
                    let (first, second) = if turned { (new, old) } else { (old, new) };
                    [row(first), row(second) | (*extent as u32) << 24]
                })
                .collect();
            // By the other unit, not by the extent that stands above it.
            steps.sort_unstable_by_key(|[first, second]| (*first, second & 0xFF_FFFF));
            steps
        };
        for (layout, turned) in [(&layout::SUCCESSORS, false), (&layout::PREDECESSORS, true)] {
            let mut table = Columns::new(layout);
            steps(turned).iter().for_each(|step| table.push(step));
            table.write(writer);
        }

        let mut children: Vec<(u32, u32)> =
            self.records.iter().filter_map(|(unit, record)| Some((row(&record.parent?), row(unit)))).collect();
        children.sort_unstable();
        writer.u32s(*b"CHLD", &children.iter().map(|(_, child)| *child).collect::<Vec<_>>());
    }

    /// Adds what the units are called. `type_words` gives the ways to write a type before a number (`Phường 4`, `P.4`): a unit
    /// whose name is a number has no surface without its type.
    ///
    /// # Errors
    /// A message for a name that cannot be a surface.
    pub(crate) fn add_surfaces(&self, type_words: &BTreeMap<UnitType, Vec<String>>, surfaces: &mut Surfaces) -> Result<(), String> {
        for (row, record) in self.records.values().enumerate() {
            let fact = Fact::new(FactKind::Unit, FactForm::Official, row as u32);
            if record.name.bytes().all(|byte| byte.is_ascii_digit()) {
                for word in type_words.get(&record.kind).into_iter().flatten() {
                    surfaces.add(&format!("{word} {}", record.name), fact)?;
                    if word.len() <= 2 {
                        surfaces.add(&format!("{word}.{}", record.name), fact)?;
                    }
                    if record.name.len() == 1 {
                        surfaces.add(&format!("{word} 0{}", record.name), fact)?;
                    }
                }
            } else {
                surfaces.add_spellings(&record.name, fact)?;
            }
        }
        let rows = self.rows();
        for name in &self.names {
            if let Some(&row) = rows.get(&name.unit) {
                surfaces.add_spellings(&name.name, Fact::new(FactKind::Unit, name.form, row))?;
            }
        }
        Ok(())
    }

    /// How many units and steps there are.
    #[cfg(test)]
    pub(crate) fn counts(&self) -> (usize, usize) {
        (self.records.len(), self.steps.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: &str = "id\ttype\tname\tparent\tvalid_from\tvalid_to\tarticles\tbasis\tnote\n\
        vn2:01\tthành phố\tHà Nội\t\t2025-07-01\t\t9\tA\t\n\
        vn2:00004\tphường\tBa Đình\tvn2:01\t2025-07-01\t\t1\tA\t\n\
        vn3:01\tthành phố\tHà Nội\t\t2008-08-01\t2025-06-30\t9\tA\t\n\
        vn3:001\tquận\tBa Đình\tvn3:01\t\t2025-06-30\t1\tA\t\n\
        vn3:00001\tphường\tPhúc Xá\tvn3:001\t\t2025-06-30\t1\tA\t\n";
    const NAMES: &str = "id\tkind\ttype\tname\tvalid_from\tvalid_to\tarticles\tbasis\n";
    const STEPS: &str = "old\tnew\textent\tbasis\tnote\nvn3:00001\tvn2:00004\twhole\tA\t\nvn3:01\tvn2:01\twhole\tA\t\n";

    fn read(units: &str, names: &str, steps: &str) -> Result<AdministrativeUnits, Vec<String>> {
        let units = Table::of("u.tsv", units);
        let names = Table::of("n.tsv", names);
        let steps = Table::of("s.tsv", steps);
        AdministrativeUnits::read(&units, &names, &steps)
    }

    #[test]
    fn a_district_leads_where_its_communes_lead() {
        let read = read(UNITS, NAMES, STEPS).map_err(|problems| problems.join("\n")).unwrap();
        assert_eq!(read.counts(), (5, 3));
    }

    #[test]
    fn wrong_cells_are_named_by_file_line_and_column() {
        let wrong = UNITS.replace("quận\tBa Đình\tvn3:01\t", "quận\tBa Đình\tvn3:02\t").replace("2008-08-01", "2008-08-32");
        let problems = read(&wrong, NAMES, STEPS).map(|_| ()).unwrap_err();
        assert!(
            problems.contains(&"u.tsv:4:26: `2008-08-32` is no date; write YYYY, YYYY-MM or YYYY-MM-DD".to_owned()),
            "{problems:?}"
        );
        assert!(problems.contains(&"u.tsv:5:22: there is no unit vn3:02".to_owned()), "{problems:?}");
        let problems = read(UNITS, NAMES, &STEPS.replace("vn2:00004", "vn2:00005")).map(|_| ()).unwrap_err();
        assert_eq!(problems.first().map(String::as_str), Some("s.tsv:2:11: there is no unit vn2:00005"));
        assert!(problems.iter().any(|problem| problem.ends_with("vn3:00001 has no successor")), "{problems:?}");
        let cycle = format!("{STEPS}vn3:001\tvn3:00001\twhole\tA\t\nvn3:00001\tvn3:001\twhole\tA\t\n");
        let problems = read(UNITS, NAMES, &cycle).map(|_| ()).unwrap_err();
        assert!(problems.iter().any(|problem| problem.contains("lead back")), "{problems:?}");
    }
}
