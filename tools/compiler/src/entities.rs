//! `entities.bin`: the surfaces that the entity grammar knows with their classes, pairs of syllables, and who holds offices abroad.
//!
//! The classes come from the fact tables; `entity-lexicon.tsv` adds and takes away what the tables do not say. `entity-pairs.tsv` holds
//! words of two syllables and frequent beginnings of sentences; the pairs inside organizations' names come from the fact tables.

use crate::Context;
use crate::heads;
use crate::table::Table;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use vanban::entity::class::{self, Classes};
use vanban::entity::{KIND, capital_table, pair_table};
use vanban::lexicon::{TrieWriter, Unit, Units};
use vanban::token::{Token, Tokenizer};
use vanban::wire::Writer;

/// The texts of `entity-lexicon.tsv` and `entity-pairs.tsv`, for the unit table; the fact tables' own come with the gazetteer.
pub(crate) fn texts(sources: &Path) -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    for (file, column) in [("entity-lexicon.tsv", "surface"), ("entity-pairs.tsv", "pair")] {
        let table = Table::read(&sources.join(file))?;
        let column = table.column(column)?;
        texts.extend(table.rows().map(|(_, cells)| cells[column].clone()));
    }
    Ok(texts)
}

/// The compiled file.
pub(crate) fn build(context: &Context) -> Result<Vec<u8>, String> {
    let mut surfaces = Surfaces::new(&context.units);
    let facts = Facts { sources: &context.sources };
    facts.organizations(&mut surfaces)?;
    let changes = Changes::read(&context.sources)?;
    facts.titles(&mut surfaces, &changes)?;
    facts.forms_of_address(&mut surfaces)?;
    facts.names(&mut surfaces)?;
    facts.places(&mut surfaces)?;
    facts.documents(&mut surfaces)?;
    changes.apply(&mut surfaces);
    surfaces.settle();
    let pairs = facts.pairs(&surfaces)?;
    let capitals = Capitals::read(&context.sources, &surfaces, &context.units)?;
    let heads = heads::read(&context.sources, &surfaces.tokenizer)?;
    surfaces.compile(&context.units, &pairs, &capitals, &heads)
}

/// `entity-capitals.tsv`: weights for a capital, by unit and by pair.
struct Capitals {
    units: Vec<u32>,
    pairs: Vec<(Unit, Unit, [i8; 3])>,
}

impl Capitals {
    fn read(sources: &Path, surfaces: &Surfaces, units: &Units) -> Result<Self, String> {
        let table = Table::read(&sources.join("entity-capitals.tsv"))?;
        let text = table.column("text")?;
        let columns = ["first", "second", "third", "next", "short_form"].map(|name| table.column(name));
        let mut capitals = Self { units: vec![0; units.len() + Unit::FIRST_LEXICAL as usize], pairs: Vec::new() };
        for (line, cells) in table.rows() {
            let mut weights = [0i8; 5];
            for (weight, column) in weights.iter_mut().zip(&columns) {
                let column = column.clone()?;
                *weight = cells[column].parse().map_err(|_| table.error(line, column, "weights are between -127 and 127"))?;
            }
            let [first, second, third, next, short] = weights;
            // Signs and shapes have no text of their own.
            let unit = |text: &str| match text {
                "*syllable" => Some(Unit::SYLLABLE_LOWER),
                "*foreign" => Some(Unit::FOREIGN_LOWER),
                text => match surfaces.key(text).as_slice() {
                    [unit] => Some(*unit),
                    _ => None,
                },
            };
            match cells[text].split(' ').map(unit).collect::<Vec<_>>().as_slice() {
                [Some(unit)] => {
                    let bytes = [first << 1 | short & 1, second, third, next].map(|weight| weight as u8);
                    if let Some(place) = capitals.units.get_mut(unit.number() as usize) {
                        *place = u32::from_le_bytes(bytes);
                    }
                }
                [Some(before), Some(unit)] => capitals.pairs.push((*before, *unit, [first, second, third])),
                _ => {}
            }
        }
        Ok(capitals)
    }
}

/// Classes by sequence of units.
struct Surfaces {
    tokenizer: Tokenizer,
    classes: BTreeMap<Vec<Unit>, Classes>,
    /// Names of bodies that are also written with small words, or with small letters behind the first.
    small: BTreeSet<Vec<Unit>>,
    titled: BTreeSet<Vec<Unit>>,
}

impl Surfaces {
    fn new(units: &Units) -> Self {
        Self { tokenizer: Tokenizer::new(units.clone()), classes: BTreeMap::new(), small: BTreeSet::new(), titled: BTreeSet::new() }
    }

    fn key(&self, text: &str) -> Vec<Unit> {
        self.tokenizer.tokenize(text).iter().map(|token| token.unit).collect()
    }

    /// Adds classes to a surface, and to its spellings with `T.Ư`, `TƯ`, `TW` for `Trung ương`.
    fn add(&mut self, text: &str, classes: Classes) {
        let mut spellings = vec![text.to_owned()];
        if text.contains("Trung ương") {
            spellings.extend(["T.Ư", "TƯ", "TW"].map(|short| text.replace("Trung ương", short)));
        }
        for text in spellings {
            let key = self.key(&text);
            if !key.is_empty() && key.len() <= vanban::limits::SURFACE_UNITS {
                *self.classes.entry(key).or_default() |= classes;
            }
        }
    }

    /// A body's whole name. One that is written with capitals throughout, and begins with no head, is one in no other letters.
    fn add_body(&mut self, text: &str) {
        let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let proper = text.contains(' ') && words.all(|word| !word.starts_with(char::is_lowercase));
        let capitals = if all_capitals(text) { class::CAPITALS } else { 0 };
        self.add(text, class::BODY_NAME | capitals | if proper { class::PROPER } else { 0 });
        if !proper {
            self.small.insert(self.key(text));
        }
        if capitals == 0 {
            self.titled.insert(self.key(text));
        }
    }

    fn get(&self, text: &str) -> Classes {
        self.classes.get(&self.key(text)).copied().unwrap_or(0)
    }

    /// What would be two things at once is the likelier one.
    fn settle(&mut self) {
        let begins_with_head = |key: &[Unit], classes: &BTreeMap<Vec<Unit>, Classes>| {
            (1..=key.len()).any(|end| classes.get(&key[..end]).is_some_and(|found| found & class::BODY_HEAD != 0))
        };
        let proper = self.classes.iter().filter(|(_, classes)| *classes & class::PROPER != 0).map(|(key, _)| key);
        let wrong: Vec<Vec<Unit>> =
            proper.filter(|key| self.small.contains(*key) || begins_with_head(key, &self.classes)).cloned().collect();
        for key in wrong {
            self.classes.entry(key).and_modify(|classes| *classes &= !class::PROPER);
        }
        // `Fed`, `FED`: capitals throughout are one of two ways to write it.
        for key in &self.titled {
            self.classes.entry(key.clone()).and_modify(|classes| {
                if *classes & (class::BODY_HEAD | class::TITLE | class::RANK) == 0 {
                    *classes &= !class::CAPITALS;
                }
            });
        }
        for classes in self.classes.values_mut() {
            if *classes & class::PLACE != 0 && *classes & class::CAPITALS == 0 {
                *classes &= !class::BODY_NAME;
            }
            if *classes & class::BODY_NAME != 0
                && *classes & class::FIELD != 0
                && *classes & (class::BODY_HEAD | class::CAPITALS | class::PROPER) == 0
            {
                *classes &= !class::BODY_NAME;
            }
        }
        self.classes.retain(|_, classes| *classes != 0);
    }

    fn compile(
        &self,
        units: &Units,
        pairs: &BTreeMap<(Unit, Unit), u8>,
        capitals: &Capitals,
        heads: &[u64],
    ) -> Result<Vec<u8>, String> {
        let mut trie = TrieWriter::default();
        let mut sets: Vec<Classes> = Vec::new();
        let mut numbers: BTreeMap<Classes, u32> = BTreeMap::new();
        for (key, classes) in &self.classes {
            let number = *numbers.entry(*classes).or_insert_with(|| {
                sets.push(*classes);
                sets.len() as u32 - 1
            });
            trie.insert(key, number).map_err(|error| error.to_string())?;
        }
        let pairs: Vec<(Unit, Unit, u8)> = pairs.iter().map(|((first, second), flags)| (*first, *second, *flags)).collect();
        let mut writer = Writer::new(KIND, units.fingerprint());
        writer.section(*b"TRIE", trie.finish()).u64s(*b"CLSS", &sets);
        writer.u32s(*b"PAIR", &pair_table(&pairs).map_err(|error| error.to_string())?);
        let table = capital_table(&capitals.pairs).map_err(|error| error.to_string())?;
        writer.u32s(*b"CAPS", &capitals.units).u32s(*b"CAPP", &table).u64s(*b"HEAD", heads);
        Ok(writer.finish())
    }
}

/// `entity-lexicon.tsv`.
struct Changes {
    rows: Vec<(String, Classes, Classes)>,
}

impl Changes {
    fn read(sources: &Path) -> Result<Self, String> {
        let table = Table::read(&sources.join("entity-lexicon.tsv"))?;
        let (surface, add, remove) = (table.column("surface")?, table.column("add")?, table.column("remove")?);
        let mut rows = Vec::new();
        for (line, cells) in table.rows() {
            let set = |column: usize| -> Result<Classes, String> {
                let mut set = 0;
                for name in cells[column].split('|').filter(|name| !name.is_empty()) {
                    set |= class::named(name).ok_or_else(|| table.error(line, column, &format!("no class is named {name:?}")))?;
                }
                Ok(set)
            };
            rows.push((cells[surface].clone(), set(add)?, set(remove)?));
        }
        Ok(Self { rows })
    }

    fn apply(&self, surfaces: &mut Surfaces) {
        for (surface, add, remove) in &self.rows {
            let key = surfaces.key(surface);
            let classes = surfaces.classes.entry(key).or_default();
            *classes = *classes & !remove | add;
        }
    }

    /// Titles of the fact table that are no positions here.
    fn no_titles(&self) -> BTreeSet<String> {
        self.rows.iter().filter(|(_, _, remove)| remove & class::TITLE != 0).map(|(surface, _, _)| surface.to_lowercase()).collect()
    }
}

/// The fact tables.
struct Facts<'a> {
    sources: &'a Path,
}

impl Facts<'_> {
    /// Some columns of a table's rows, as texts.
    fn rows<const N: usize>(&self, file: &str, columns: [&str; N]) -> Result<Vec<[String; N]>, String> {
        let table = Table::read(&self.sources.join(file))?;
        let mut places = [0; N];
        for (place, column) in places.iter_mut().zip(columns) {
            *place = table.column(column)?;
        }
        Ok(table.rows().map(|(_, cells)| places.map(|place| cells[place].clone())).collect())
    }

    fn organizations(&self, surfaces: &mut Surfaces) -> Result<(), String> {
        for [head, kind, bare, capital] in self.rows("organization_heads.tsv", ["head", "type", "bare", "capital"])? {
            let mut classes = class::BODY_HEAD;
            if capital == "no" {
                classes |= class::BODY_LOWER;
            }
            if bare == "yes" {
                classes |= class::BODY_BARE;
            }
            if all_capitals(&head) {
                classes |= class::CAPITALS;
            }
            if matches!(
                kind.as_str(),
                "enterprise" | "school" | "health" | "press" | "bank" | "academy" | "finance" | "culture" | "sport"
            ) {
                classes |= class::NAMED;
            }
            surfaces.add(&head, classes);
        }
        for [name, short_names, abbreviations, kind] in
            self.rows("organizations.tsv", ["name", "short_names", "abbreviations", "type"])?
        {
            for text in [name.as_str()].into_iter().chain(parts(&short_names)).chain(parts(&abbreviations)) {
                if text.contains('{') {
                    add_pattern_head(surfaces, text);
                    continue;
                }
                surfaces.add_body(text);
                if !matches!(kind.as_str(), "enterprise" | "bank" | "school" | "press") {
                    add_field(surfaces, text);
                }
            }
        }
        for [head] in self.rows("organization_heads.tsv", ["head"])? {
            let words: Vec<&str> = head.split(' ').collect();
            for split in 1..words.len().min(4) {
                if words.len() - split > 1 && surfaces.get(&words[..split].join(" ")) & class::BODY_HEAD != 0 {
                    surfaces.add(&words[split..].join(" "), class::FIELD);
                }
            }
        }
        Ok(())
    }

    fn titles(&self, surfaces: &mut Surfaces, changes: &Changes) -> Result<(), String> {
        let mut titles = Vec::new();
        for [title, level, abbreviations] in self.rows("titles.tsv", ["title", "level", "abbreviations"])? {
            titles.extend(parts(&abbreviations).map(|short| (short.to_owned(), level.clone())));
            titles.push((title, level));
        }
        let none = changes.no_titles();
        let is_rank = |level: &str| matches!(level, "rank" | "honour" | "academic" | "level" | "person" | "religion");
        let is_title = |(title, level): &&(String, String)| !is_rank(level) && !none.contains(&title.to_lowercase());
        let known: BTreeSet<String> = titles.iter().filter(is_title).map(|(title, _)| title.to_lowercase()).collect();
        for (title, level) in &titles {
            if is_rank(level) {
                surfaces.add(title, class::RANK | if all_capitals(title) { class::CAPITALS } else { 0 });
            }
        }
        for (title, _) in titles.iter().filter(is_title) {
            // `Giám đốc Sở Y tế` is the title `Giám đốc` with a body behind it, not a title of its own.
            if splits(surfaces, &known, title) || leads_body(surfaces, title) {
                continue;
            }
            let mut classes = class::TITLE;
            if title.starts_with(char::is_lowercase) {
                classes |= class::TITLE_LOWER;
            }
            if all_capitals(title) {
                classes |= class::CAPITALS;
            }
            surfaces.add(title, classes);
        }
        Ok(())
    }

    fn forms_of_address(&self, surfaces: &mut Surfaces) -> Result<(), String> {
        for [form, kind, register, usage, abbreviations] in
            self.rows("honorifics.tsv", ["form", "class", "register", "use", "abbreviations"])?
        {
            // Words around a title (`nguyên`, `kiêm`) are the grammar's own.
            if matches!(register.as_str(), "prefix" | "infix" | "suffix") || !usage.contains("before") {
                continue;
            }
            let classes = if kind == "comrade" || kind.starts_with("pronoun") { class::ADDRESS } else { class::RANK };
            surfaces.add(&form, classes);
            for short in parts(&abbreviations) {
                surfaces.add(short.trim_end_matches('.'), classes | class::CAPITALS);
            }
        }
        Ok(())
    }

    fn names(&self, surfaces: &mut Surfaces) -> Result<(), String> {
        for [name, kind, share, count] in self.rows("names.tsv", ["name", "kind", "share_percent", "count"])? {
            let classes = match kind.as_str() {
                "family" => class::FAMILY,
                "middle" => class::MIDDLE,
                "given" => class::GIVEN,
                "given-pair" => class::GIVEN_PAIR,
                "particle" => class::PARTICLE,
                _ => continue,
            };
            // Family names that nobody in the corpus bears would find more ordinary words than persons.
            let met = count.parse::<f64>().is_ok_and(|count| count >= 1.0);
            let rare = classes == class::FAMILY && !met && share.is_empty();
            surfaces.add(&name, if rare { class::FAMILY_RARE } else { classes });
        }
        Ok(())
    }

    fn places(&self, surfaces: &mut Surfaces) -> Result<(), String> {
        let mut level_of = BTreeMap::new();
        for [id, name] in self.rows("administrative_units.tsv", ["id", "name"])? {
            let code = id.rsplit(':').next().unwrap_or_default().len();
            level_of.insert(id, code);
            match code {
                2 => surfaces.add(&name, class::PLACE),
                3 if name.contains(' ') => surfaces.add(&name, class::PLACE_WEAK | class::DISTRICT),
                5 if name.contains(' ') => surfaces.add(&name, class::PLACE_WEAK | class::COMMUNE),
                _ => {}
            }
        }
        for [id, kind, name] in self.rows("administrative_names.tsv", ["id", "kind", "name"])? {
            match level_of.get(&id) {
                Some(2) if kind == "abbreviation" && name.len() <= 3 => {}
                Some(2) if kind == "abbreviation" => {
                    surfaces.add(&name, class::PLACE | if all_capitals(&name) { class::CAPITALS } else { 0 });
                }
                Some(2) if name.contains(' ') || kind == "spelling" && name.len() > 5 => surfaces.add(&name, class::PLACE),
                Some(3) if name.contains(' ') => surfaces.add(&name, class::PLACE_WEAK | class::DISTRICT),
                _ => {}
            }
        }
        for [kind, name, aliases] in self.rows("foreign_places.tsv", ["kind", "name", "aliases"])? {
            if kind == "country-short" {
                continue;
            }
            let classes = class::PLACE | if kind == "country" { class::COUNTRY } else { 0 };
            for text in [name.as_str()].into_iter().chain(parts(&aliases)) {
                surfaces.add(text, classes | if all_capitals(text) { class::CAPITALS } else { 0 });
            }
        }
        for [kind, name, generic, aliases] in self.rows("places.tsv", ["kind", "name", "generic", "aliases"])? {
            for text in [name.as_str()].into_iter().chain(parts(&aliases)) {
                add_place(surfaces, &kind, text, &generic);
            }
        }
        for [designator, level, abbreviations, plural, numbered] in
            self.rows("place_designators.tsv", ["designator", "level", "abbreviations", "plural", "numbered"])?
        {
            // Ordinary words more often than designators.
            if matches!(
                designator.as_str(),
                "km" | "khu vực" | "nhà máy" | "lý trình" | "nhà nước" | "trạm" | "cửa" | "am" | "tháp"
            ) {
                continue;
            }
            let mut classes = match level.as_str() {
                "country" | "region" | "province" | "district" | "commune" | "hamlet" => class::UNIT,
                _ => class::SITE,
            };
            if numbered == "yes" {
                classes |= class::NUMBERED;
            }
            surfaces.add(&designator, classes);
            for short in parts(&abbreviations) {
                surfaces.add(short.trim_end_matches('.'), classes | class::SHORT);
            }
            for plural in parts(&plural) {
                surfaces.add(plural, class::PLURAL);
            }
        }
        Ok(())
    }

    fn documents(&self, surfaces: &mut Surfaces) -> Result<(), String> {
        for [name] in self.rows("document_types.tsv", ["name"])? {
            if name.len() > 3 {
                surfaces.add(&name, class::DOCUMENT);
            }
        }
        Ok(())
    }

    fn pairs(&self, surfaces: &Surfaces) -> Result<BTreeMap<(Unit, Unit), u8>, String> {
        let mut pairs: BTreeMap<(Unit, Unit), u8> = BTreeMap::new();
        let table = Table::read(&self.sources.join("entity-pairs.tsv"))?;
        let (pair, usage) = (table.column("pair")?, table.column("use")?);
        for (line, cells) in table.rows() {
            let key = surfaces.key(&cells[pair]);
            let [first, second] = key.as_slice() else {
                return Err(table.error(line, pair, "a pair has two syllables"));
            };
            let mut flags = 0;
            for name in cells[usage].split('|') {
                flags |= match name {
                    "word" => class::PAIR_WORD,
                    "starter" => class::PAIR_STARTER,
                    _ => return Err(table.error(line, usage, "the use is `word` or `starter`")),
                };
            }
            *pairs.entry((*first, *second)).or_default() |= flags;
        }
        let mut names: Vec<String> = Vec::new();
        for [name, short_names] in self.rows("organizations.tsv", ["name", "short_names"])? {
            names.extend(parts(&short_names).map(str::to_owned));
            names.push(name);
        }
        names.extend(self.rows("organization_heads.tsv", ["head"])?.into_iter().map(|[head]| head));
        names.extend(self.rows("titles.tsv", ["title"])?.into_iter().map(|[title]| title));
        for name in names {
            let tokens = surfaces.tokenizer.tokenize(&name);
            for side in tokens.windows(2).filter(|side| side.iter().all(Token::is_word)) {
                *pairs.entry((side[0].unit, side[1].unit)).or_default() |= class::PAIR_BODY;
            }
        }
        pairs.retain(|(first, second), _| first.is_lexical() && second.is_lexical());
        Ok(pairs)
    }
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|part| !part.is_empty())
}

fn all_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// The words before the one slot of `Công ty Điện lực {tỉnh}` begin names.
fn add_pattern_head(surfaces: &mut Surfaces, pattern: &str) {
    let Some((head, slot)) = pattern.split_once('{') else { return };
    let head = head.trim().trim_end_matches(['"', '“']).trim();
    let behind = slot.split_once('}').map_or("", |(_, behind)| behind).trim();
    let known = surfaces.get(head) & class::BODY_HEAD != 0;
    if behind.is_empty() && head.contains(' ') && !known {
        surfaces.add(head, class::BODY_HEAD);
    }
}

/// What stands behind the head of a body's name, less the place at its end, is a field: `Giao thông vận tải`.
fn add_field(surfaces: &mut Surfaces, name: &str) {
    const ENDS: [&str; 25] = [
        " Việt Nam",
        " Trung ương",
        " Quốc gia",
        " quốc gia",
        " tỉnh",
        " nhân dân",
        " Liên bang Nga",
        " Nga",
        " Mỹ",
        " Hàn Quốc",
        " Nhật Bản",
        " Trung Quốc",
        " Thái Lan",
        " Lào",
        " Campuchia",
        " Anh",
        " Pháp",
        " Đức",
        " TP.HCM",
        " Hà Nội",
        " châu Âu",
        " Thế giới",
        " thế giới",
        " TP. HCM",
        " Hải Phòng",
    ];
    let words: Vec<&str> = name.split(' ').collect();
    for split in 1..words.len().min(4) {
        if surfaces.get(&words[..split].join(" ")) & class::BODY_HEAD == 0 {
            continue;
        }
        let mut field = words[split..].join(" ");
        for end in ENDS {
            if let Some(rest) = field.strip_suffix(end) {
                field = rest.to_owned();
            }
        }
        if field.contains(' ') && field != "Trung ương" {
            surfaces.add(&field, class::FIELD);
        }
    }
}

/// Whether a title is a shorter title with a body behind it.
fn splits(surfaces: &Surfaces, known: &BTreeSet<String>, title: &str) -> bool {
    let words: Vec<&str> = title.split(' ').collect();
    (1..words.len()).any(|split| {
        known.contains(&words[..split].join(" ").to_lowercase())
            && words[split].starts_with(char::is_uppercase)
            && (split + 1..=words.len()).any(|end| {
                let body = words[split..end].join(" ");
                let lower = ["công ty", "tập đoàn", "đại học", "học viện"].contains(&body.to_lowercase().as_str());
                !body.starts_with("Thường trực") && (lower || surfaces.get(&body) & (class::BODY_HEAD | class::BODY_NAME) != 0)
            })
    })
}

/// Whether a title is `Trưởng` or `Chánh` with the name of a body behind it: `Trưởng Ban Nội chính Tỉnh ủy`, not `Trưởng ban`.
fn leads_body(surfaces: &Surfaces, title: &str) -> bool {
    let rest = title.strip_prefix("Phó ").unwrap_or(title);
    let Some(body) = rest.strip_prefix("Trưởng ").or_else(|| rest.strip_prefix("Chánh ")) else { return false };
    let Some((head, name)) = body.split_once(' ') else { return false };
    if rest.starts_with("Chánh") && !name.contains(' ') {
        return false;
    }
    let second = name.split_once(' ').map_or(name, |(second, _)| second);
    let is_head = head.starts_with(char::is_uppercase) && surfaces.get(&format!("{head} {second}")) & class::BODY_HEAD != 0;
    is_head || name.chars().any(char::is_uppercase) && !name.starts_with("Thường trực")
}

fn add_place(surfaces: &mut Surfaces, kind: &str, name: &str, generic: &str) {
    let lower = name.to_lowercase();
    if kind == "country" {
        let short = all_capitals(name) && name.len() < 12;
        return surfaces.add(name, class::PLACE | class::COUNTRY | if short { class::CAPITALS } else { 0 });
    }
    if lower.starts_with("điện hạt nhân") {
        return;
    }
    let designated = parts(generic).any(|generic| lower.starts_with(&format!("{} ", generic.to_lowercase())));
    if designated {
        surfaces.add(name, class::PLACE_WHOLE);
    } else if all_capitals(name) {
        if name.len() > 3 {
            surfaces.add(name, class::PLACE | class::CAPITALS);
        }
    } else if name.contains(' ') {
        let stands_alone = matches!(kind, "region" | "island" | "sea" | "mountain" | "historic-region" | "plateau");
        surfaces.add(name, class::PLACE_WHOLE | if stands_alone { class::PLACE } else { class::PLACE_WEAK });
    }
}
