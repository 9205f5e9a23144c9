//! Places, organizations, titles, words of address, names, documents.

use std::collections::BTreeMap;

use vanban::gazetteer::{Fact, FactForm, FactKind, NameUse, TitleForm, UnitId, layout};
use vanban::lexicon::{Unit, Units};
use vanban::wire::Writer;

use super::surfaces::Surfaces;
use super::tables::{Columns, Text, date_bits};
use crate::table::{Row, Table};

/// What the tables are written into, and what is found wrong in them.
pub(crate) struct Others<'b> {
    pub(crate) text: &'b mut Text,
    pub(crate) surfaces: &'b mut Surfaces,
    pub(crate) writer: &'b mut Writer,
    pub(crate) problems: Vec<String>,
}

impl Others<'_> {
    fn number(&mut self, row: Row<'_>, column: &str) -> u32 {
        row.number(column).unwrap_or_else(|problem| {
            self.problems.push(problem);
            0
        })
    }

    fn date(&mut self, row: Row<'_>, column: &str) -> u32 {
        date_bits(row, column).unwrap_or_else(|problem| {
            self.problems.push(problem);
            0
        })
    }

    fn text(&mut self, row: Row<'_>, column: &str) -> u32 {
        self.text.add(row.get(column))
    }

    fn yes(&mut self, row: Row<'_>, column: &str) -> u32 {
        match row.get(column) {
            "yes" => 1,
            "no" => 0,
            other => {
                self.problems.push(row.problem(column, &format!("`{other}` is neither yes nor no")));
                0
            }
        }
    }

    fn surface(&mut self, row: Row<'_>, column: &str, text: &str, fact: Fact) {
        if let Err(message) = self.surfaces.add_spellings(text, fact) {
            self.problems.push(row.problem(column, &message));
        }
    }

    fn surfaces_of_list(&mut self, row: Row<'_>, column: &str, fact: Fact) {
        for text in row.list(column) {
            self.surface(row, column, text, fact);
        }
    }

    /// Words before places' names.
    pub(crate) fn designators(&mut self, sheet: &Table) {
        let mut table = Columns::new(&layout::DESIGNATORS);
        for row in sheet.records() {
            let fact = |form| Fact::new(FactKind::Designator, form, table.rows());
            self.surface(row, "designator", row.get("designator"), fact(FactForm::Official));
            self.surfaces_of_list(row, "abbreviations", fact(FactForm::Abbreviation));
            self.surfaces_of_list(row, "plural", fact(FactForm::Plural));
            let flags = self.yes(row, "numbered");
            table.push(&[self.text(row, "designator"), self.text(row, "kind"), self.text(row, "level"), flags]);
        }
        table.write(self.writer);
    }

    /// Places here and abroad.
    pub(crate) fn places(&mut self, here: &Table, abroad: &Table, designators: &Table, units: &BTreeMap<UnitId, u32>) {
        let short: BTreeMap<&str, Vec<&str>> =
            designators.records().map(|row| (row.get("designator"), row.list("abbreviations").collect())).collect();
        let mut table = Columns::new(&layout::PLACES);
        let mut within: Vec<u32> = Vec::new();
        for (row, foreign) in here.records().map(|row| (row, 0)).chain(abroad.records().map(|row| (row, 1))) {
            let place = table.rows();
            let fact = |form| Fact::new(FactKind::Place, form, place);
            self.surface(row, "name", row.get("name"), fact(FactForm::Official));
            for alias in row.list("aliases") {
                self.surface(row, "aliases", alias, fact(form_of(alias)));
            }
            // `KKT Vân Đồn` beside `Khu kinh tế Vân Đồn`.
            let rest = row
                .get("name")
                .char_indices()
                .nth(row.get("generic").chars().count())
                .and_then(|(at, _)| row.get("name").get(at..))
                .unwrap_or_default()
                .trim();
            for abbreviation in short.get(row.get("generic")).into_iter().flatten().filter(|_| !rest.is_empty() && foreign == 0) {
                self.surface(row, "name", &format!("{abbreviation} {rest}"), fact(FactForm::Spelling));
            }
            let start = within.len() as u32;
            for id in row.list("within") {
                match id.parse::<UnitId>().ok().and_then(|id| units.get(&id)) {
                    Some(unit) => within.push(*unit),
                    None => self.problems.push(row.problem("within", &format!("there is no unit `{id}`"))),
                }
            }
            let articles = self.number(row, "articles");
            let count = within.len() as u32 - start;
            table.push(&[
                self.text(row, "id"),
                self.text(row, "kind"),
                self.text(row, "name"),
                self.text(row, "generic"),
                self.text(row, "parent"),
                start,
                count,
                articles,
                foreign,
            ]);
        }
        table.write(self.writer);
        self.writer.u32s(*b"WITH", &within);
    }

    /// Bodies. Of a name with slots the words before the first slot are the surface.
    pub(crate) fn organizations(&mut self, sheet: &Table) {
        let mut table = Columns::new(&layout::ORGANIZATIONS);
        for row in sheet.records() {
            let record = table.rows();
            let fact = |form| Fact::new(FactKind::Organization, form, record);
            let names = std::iter::once(("name", row.get("name"), FactForm::Official))
                .chain(row.list("short_names").map(|name| ("short_names", name, FactForm::Short)));
            for (column, name, form) in names {
                let fixed = name.split('{').next().unwrap_or_default().trim();
                let form = if name.contains('{') { FactForm::Prefix } else { form };
                if !fixed.is_empty() {
                    self.surface(row, column, fixed, fact(form));
                }
            }
            self.surfaces_of_list(row, "abbreviations", fact(FactForm::Abbreviation));
            let (from, to, count) = (self.date(row, "valid_from"), self.date(row, "valid_to"), self.number(row, "count"));
            table.push(&[
                self.text(row, "id"),
                self.text(row, "name"),
                self.text(row, "type"),
                self.text(row, "level"),
                self.text(row, "parent"),
                self.text(row, "successor"),
                from,
                to,
                count,
            ]);
        }
        table.write(self.writer);
    }

    /// Words that begin bodies' names.
    pub(crate) fn heads(&mut self, sheet: &Table) {
        let mut table = Columns::new(&layout::HEADS);
        for row in sheet.records() {
            self.surface(row, "head", row.get("head"), Fact::new(FactKind::OrganizationHead, FactForm::Official, table.rows()));
            let flags = self.yes(row, "bare") | self.yes(row, "capital") << 1 | self.yes(row, "place") << 2;
            let (count, lower) = (self.number(row, "count"), self.number(row, "count_lower"));
            table.push(&[self.text(row, "head"), self.text(row, "type"), self.text(row, "level"), flags, count, lower]);
        }
        table.write(self.writer);
    }

    /// Offices, ranks, degrees and honours.
    pub(crate) fn titles(&mut self, sheet: &Table) {
        let known: std::collections::BTreeSet<&str> = sheet.records().map(|row| row.get("title")).collect();
        let mut table = Columns::new(&layout::TITLES);
        for row in sheet.records() {
            let form = match row.get("form") {
                "base" => TitleForm::Base,
                "deputy" => TitleForm::Deputy,
                "acting" => TitleForm::Acting,
                "in-charge" => TitleForm::InCharge,
                other => {
                    self.problems.push(row.problem("form", &format!("`{other}` is none of base, deputy, acting, in-charge")));
                    TitleForm::Base
                }
            };
            if !row.get("of").is_empty() && !known.contains(row.get("of")) {
                self.problems.push(row.problem("of", &format!("there is no title `{}`", row.get("of"))));
            }
            let fact = |form| Fact::new(FactKind::Title, form, table.rows());
            self.surface(row, "title", row.get("title"), fact(FactForm::Official));
            self.surfaces_of_list(row, "abbreviations", fact(FactForm::Abbreviation));
            let (from, to, count) = (self.date(row, "valid_from"), self.date(row, "valid_to"), self.number(row, "count"));
            table.push(&[
                self.text(row, "title"),
                form as u32,
                self.text(row, "of"),
                self.text(row, "level"),
                self.text(row, "attaches_to"),
                self.text(row, "system"),
                from,
                to,
                count,
            ]);
        }
        table.write(self.writer);
    }

    /// Words of address and rank.
    pub(crate) fn honorifics(&mut self, sheet: &Table) {
        let mut table = Columns::new(&layout::HONORIFICS);
        for row in sheet.records() {
            let fact = |form| Fact::new(FactKind::Honorific, form, table.rows());
            self.surface(row, "form", row.get("form"), fact(FactForm::Official));
            self.surfaces_of_list(row, "abbreviations", fact(FactForm::Abbreviation));
            let count = self.number(row, "count");
            table.push(&[
                self.text(row, "form"),
                self.text(row, "class"),
                self.text(row, "register"),
                self.text(row, "use"),
                count,
            ]);
        }
        table.write(self.writer);
    }

    /// Persons' names: single syllables into the table by unit, others into the trie.
    pub(crate) fn names(&mut self, sheet: &Table, units: &Units) {
        let mut table = Columns::new(&layout::NAMES);
        let mut uses: Vec<[u16; 4]> = vec![[0; 4]; units.len()];
        for row in sheet.records() {
            let people = self.number(row, "people");
            let place = match row.get("kind") {
                "family" => 0,
                "middle" => 1,
                "given" => 2,
                "particle" => 3,
                "given-pair" => 4,
                other => {
                    self.problems
                        .push(row.problem("kind", &format!("`{other}` is none of family, middle, given, given-pair, particle")));
                    continue;
                }
            };
            let name = row.get("name");
            let single = (place < 4).then(|| units.unit(name)).flatten();
            let at = single.and_then(|unit| unit.number().checked_sub(Unit::FIRST_LEXICAL));
            if let Some(cell) = at.and_then(|at| uses.get_mut(at as usize)).and_then(|uses| uses.get_mut(place)) {
                let level = if place == 3 { 1 } else { 1 + (people + 1).ilog2() as u16 };
                *cell = (*cell).max(level);
                continue;
            }
            self.surface(row, "name", name, Fact::new(FactKind::Name, FactForm::Official, table.rows()));
            table.push(&[self.text(row, "name"), self.text(row, "kind"), self.text(row, "gender"), people]);
        }
        table.write(self.writer);
        let uses: Vec<u16> = uses
            .iter()
            .map(|[family, middle, given, particle]| NameUse::new(*family, *middle, *given, *particle > 0).to_bits())
            .collect();
        self.writer.u16s(*b"SYLN", &uses);
    }

    /// Types of documents: found by code, and by name in running text.
    pub(crate) fn document_types(&mut self, sheet: &Table) {
        let mut table = Columns::new(&layout::DOCUMENT_TYPES);
        for row in sheet.records() {
            // What stands in parentheses tells two types of one name apart; texts do not write it.
            let name = row.get("name").split(" (").next().unwrap_or_default();
            self.surface(row, "name", name, Fact::new(FactKind::DocumentType, FactForm::Official, table.rows()));
            table.push(&[
                self.text(row, "code"),
                self.text(row, "name"),
                self.text(row, "system"),
                self.text(row, "class"),
                self.text(row, "issuers"),
                self.text(row, "number_pattern"),
            ]);
        }
        table.write(self.writer);
    }

    /// Codes of bodies in documents' numbers.
    pub(crate) fn issuers(&mut self, sheet: &Table) {
        let mut table = Columns::new(&layout::ISSUERS);
        for row in sheet.records() {
            table.push(&[self.text(row, "code"), self.text(row, "body"), self.text(row, "system"), self.text(row, "level")]);
        }
        table.write(self.writer);
    }
}

/// An alias in capitals is an abbreviation.
fn form_of(alias: &str) -> FactForm {
    let letters = || alias.chars().filter(|c| c.is_alphabetic());
    if letters().count() > 1 && letters().all(char::is_uppercase) { FactForm::Abbreviation } else { FactForm::Spelling }
}
