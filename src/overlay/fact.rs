//! [`OverlayFact`]: one fact of a user's, and what its kind allows.

use crate::gazetteer::{Date, UnitId};

/// What a fact says of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum OverlayKind {
    /// It is one word.
    Word,
    /// It is a short form.
    Abbreviation,
    /// It names a place.
    Place,
    /// It names a body.
    Organization,
    /// It is an office that a person can hold.
    Title,
    /// It names a person.
    Person,
    /// It is never an entity, nor does one begin or end inside it.
    NeverTag,
    /// The built-in fact of this surface is hidden.
    Remove,
}

impl OverlayKind {
    /// Every kind.
    pub const ALL: [Self; 8] =
        [Self::Word, Self::Abbreviation, Self::Place, Self::Organization, Self::Title, Self::Person, Self::NeverTag, Self::Remove];

    /// The name in the column `kind`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Abbreviation => "abbreviation",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Title => "title",
            Self::Person => "person",
            Self::NeverTag => "never-tag",
            Self::Remove => "remove",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The columns that it may fill, beside `kind` and `text`.
    pub(super) const fn columns(self) -> &'static [Column] {
        match self {
            Self::Word => &[],
            Self::Abbreviation => &[Column::Expansion],
            Self::Place => &[Column::Id, Column::Type, Column::Within, Column::Case],
            Self::Organization => &[Column::Id, Column::Case],
            Self::Title | Self::NeverTag => &[Column::Case],
            Self::Person => &[
                Column::Id,
                Column::Position,
                Column::Organization,
                Column::Within,
                Column::ValidFrom,
                Column::ValidTo,
                Column::Case,
            ],
            Self::Remove => &[Column::Of],
        }
    }

    /// Whether a built-in fact of this kind can be hidden.
    const fn is_removable(self) -> bool {
        !matches!(self, Self::NeverTag | Self::Remove)
    }
}

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Kind,
    Text,
    Expansion,
    Id,
    Type,
    Within,
    Position,
    Organization,
    Of,
    Case,
    ValidFrom,
    ValidTo,
}

impl Column {
    pub(super) const ALL: [Self; 12] = [
        Self::Kind,
        Self::Text,
        Self::Expansion,
        Self::Id,
        Self::Type,
        Self::Within,
        Self::Position,
        Self::Organization,
        Self::Of,
        Self::Case,
        Self::ValidFrom,
        Self::ValidTo,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Text => "text",
            Self::Expansion => "expansion",
            Self::Id => "id",
            Self::Type => "type",
            Self::Within => "within",
            Self::Position => "position",
            Self::Organization => "organization",
            Self::Of => "of",
            Self::Case => "case",
            Self::ValidFrom => "valid_from",
            Self::ValidTo => "valid_to",
        }
    }
}

/// What is wrong with a fact, and in which column.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) column: Column,
    pub(super) what: String,
}

/// One fact of a user's. Fields that the kind does not know must stay empty; [`Overlay::push`](super::Overlay::push) checks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OverlayFact {
    /// What it says of `text`.
    pub kind: OverlayKind,
    /// The surface that is met in texts.
    pub text: String,
    /// Abbreviation: the full form, written as in the middle of a sentence.
    pub expansion: Option<String>,
    /// Place, organization, person: the id that links carry.
    pub id: Option<String>,
    /// Place: what it is (`park`, `market`).
    pub place_type: Option<String>,
    /// Place: names of what it lies in, near to far. Person: the id of the unit that the office belongs to, alone.
    pub within: Vec<String>,
    /// Person: the office, without its body.
    pub position: Option<String>,
    /// Person: the body of the office, in full.
    pub organization: Option<String>,
    /// Removal: the kind of the built-in fact.
    pub of: Option<OverlayKind>,
    /// Whether the capitals of `text` need not be capitals where it is met.
    pub any_case: bool,
    /// Person: first day of the term of office, where known.
    pub valid_from: Option<Date>,
    /// Person: last day of the term of office; none while it lasts.
    pub valid_to: Option<Date>,
}

impl OverlayFact {
    /// A fact with nothing but its text.
    #[must_use]
    pub fn new(kind: OverlayKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
            expansion: None,
            id: None,
            place_type: None,
            within: Vec::new(),
            position: None,
            organization: None,
            of: None,
            any_case: false,
            valid_from: None,
            valid_to: None,
        }
    }

    /// A fact that hides the built-in one of a kind.
    #[must_use]
    pub fn removal(of: OverlayKind, text: impl Into<String>) -> Self {
        Self { of: Some(of), ..Self::new(OverlayKind::Remove, text) }
    }

    /// The same abbreviation with its full form.
    #[must_use]
    pub fn expansion(mut self, expansion: impl Into<String>) -> Self {
        self.expansion = Some(expansion.into());
        self
    }

    /// The same with the id that links carry.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The same place with what it is.
    #[must_use]
    pub fn place_type(mut self, place_type: impl Into<String>) -> Self {
        self.place_type = Some(place_type.into());
        self
    }

    /// The same with one more of what is around it.
    #[must_use]
    pub fn within(mut self, within: impl Into<String>) -> Self {
        self.within.push(within.into());
        self
    }

    /// The same person with an office and the body that it belongs to.
    #[must_use]
    pub fn position(mut self, position: impl Into<String>, organization: Option<String>) -> Self {
        self.position = Some(position.into());
        self.organization = organization;
        self
    }

    /// The same person with the days of the term of office.
    #[must_use]
    pub const fn valid(mut self, from: Option<Date>, to: Option<Date>) -> Self {
        self.valid_from = from;
        self.valid_to = to;
        self
    }

    /// The same, met in whatever case.
    #[must_use]
    pub const fn any_case(mut self) -> Self {
        self.any_case = true;
        self
    }

    /// Puts a cell of the table into its field.
    pub(super) fn set(&mut self, column: Column, cell: &str) -> Result<(), Problem> {
        let owned = || Some(cell.to_owned());
        match column {
            // Read before the fact was made.
            Column::Kind | Column::Text => {}
            Column::Expansion => self.expansion = owned(),
            Column::Id => self.id = owned(),
            Column::Type => self.place_type = owned(),
            Column::Within => self.within = cell.split('|').map(|part| part.trim().to_owned()).collect(),
            Column::Position => self.position = owned(),
            Column::Organization => self.organization = owned(),
            Column::Of => {
                let of = OverlayKind::from_name(cell).filter(|kind| kind.is_removable());
                self.of = Some(of.ok_or_else(|| Problem { column, what: format!("{cell:?} is none of {}", removable()) })?);
            }
            Column::Case => match cell {
                "any" => self.any_case = true,
                _ => {
                    return Err(Problem {
                        column,
                        what: format!("{cell:?}: the only value is `any`; leave the cell empty otherwise"),
                    });
                }
            },
            Column::ValidFrom => self.valid_from = Some(date(column, cell)?),
            Column::ValidTo => self.valid_to = Some(date(column, cell)?),
        }
        Ok(())
    }

    fn has(&self, column: Column) -> bool {
        match column {
            Column::Kind | Column::Text => true,
            Column::Expansion => self.expansion.is_some(),
            Column::Id => self.id.is_some(),
            Column::Type => self.place_type.is_some(),
            Column::Within => !self.within.is_empty(),
            Column::Position => self.position.is_some(),
            Column::Organization => self.organization.is_some(),
            Column::Of => self.of.is_some(),
            Column::Case => self.any_case,
            Column::ValidFrom => self.valid_from.is_some(),
            Column::ValidTo => self.valid_to.is_some(),
        }
    }

    /// Whether the fact has what its kind needs and nothing that its kind does not know.
    pub(super) fn check(&self) -> Result<(), Problem> {
        let problem = |column: Column, what: &str| Err(Problem { column, what: what.to_owned() });
        if !self.text.chars().any(char::is_alphanumeric) {
            return problem(Column::Text, "no letter or figure: write the surface as texts have it");
        }
        if self.text.chars().any(char::is_control) {
            return problem(Column::Text, "a control character (a tab, a line break): a surface is one piece of a line");
        }
        let known = self.kind.columns();
        for column in Column::ALL.into_iter().skip(2).filter(|column| self.has(*column)) {
            if !known.contains(&column) {
                let what = format!("the kind `{}` has no `{}`; leave the cell empty", self.kind.name(), column.name());
                return Err(Problem { column, what });
            }
        }
        if self.kind == OverlayKind::Abbreviation && self.expansion.as_deref().is_none_or(|full| full.trim().is_empty()) {
            return problem(Column::Expansion, "an abbreviation needs its full form (or use `remove` to hide a form)");
        }
        if self.kind == OverlayKind::Remove && !self.of.is_some_and(OverlayKind::is_removable) {
            return Err(Problem { column: Column::Of, what: format!("a removal says of what: {}", removable()) });
        }
        let term = [Column::Organization, Column::Within, Column::ValidFrom, Column::ValidTo];
        if self.kind == OverlayKind::Person && self.position.is_none() && term.iter().any(|column| self.has(*column)) {
            return problem(
                Column::Position,
                "a term of office needs the office; fill `position`, or leave organization, within and dates empty",
            );
        }
        if self.kind == OverlayKind::Person && self.within.len() > 1 {
            return problem(Column::Within, "an office belongs to one unit: give its id alone (vn2:22)");
        }
        for (column, id) in self.unit_ids() {
            if let Err(error) = id.parse::<UnitId>() {
                return Err(Problem { column, what: error.to_string() });
            }
        }
        if self.within.iter().any(|name| name.is_empty()) {
            return problem(Column::Within, "an empty name between two `|`");
        }
        if let (Some(from), Some(to)) = (self.valid_from, self.valid_to) {
            // The widest reading of both: a year alone is the whole year.
            if !from.within(None, Some(to)) {
                return Err(Problem {
                    column: Column::ValidTo,
                    what: format!("the last day {to} lies before the first day {from}"),
                });
            }
        }
        Ok(())
    }

    /// Whether it says an office, and that it was held on this day.
    pub(crate) fn in_office(&self, day: Date) -> bool {
        self.position.is_some() && day.within(self.valid_from, self.valid_to)
    }

    /// The cells that must be ids of administrative units: a place's where it looks like one, that of the unit of an office.
    pub(super) fn unit_ids(&self) -> impl Iterator<Item = (Column, &str)> {
        let of_unit = |id: &&str| id.starts_with("vn2:") || id.starts_with("vn3:");
        let place = self.id.as_deref().filter(|_| self.kind == OverlayKind::Place).filter(of_unit);
        let office = self.within.first().map(String::as_str).filter(|_| self.kind == OverlayKind::Person);
        place.map(|id| (Column::Id, id)).into_iter().chain(office.map(|id| (Column::Within, id)))
    }

    /// Everything that can change an answer, for the fingerprint.
    pub(super) fn digest(&self) -> u64 {
        let number = |date: Option<Date>| date.map_or(0, Date::to_bits);
        let of = self.of.map_or(0, |kind| kind as u64 + 1);
        let numbers = (self.kind as u64) << 8 | of << 1 | u64::from(self.any_case);
        let mut digest =
            crate::text::hash(numbers << 48 ^ u64::from(number(self.valid_from)) << 24 ^ u64::from(number(self.valid_to)));
        let cells = [&self.expansion, &self.id, &self.place_type, &self.position, &self.organization];
        let cells = cells.into_iter().map(|cell| cell.as_deref().unwrap_or_default());
        for cell in cells.chain([self.text.as_str()]).chain(self.within.iter().map(String::as_str)) {
            let sum = (cell.len() as u64) << 32 | u64::from(crc32fast::hash(cell.as_bytes()));
            digest = crate::text::hash(digest ^ sum);
        }
        digest
    }
}

fn date(column: Column, cell: &str) -> Result<Date, Problem> {
    let what = || format!("{cell:?} is no date; write 2021-06-01, 2021-06 or 2021");
    Date::parse(cell).ok_or_else(|| Problem { column, what: what() })
}

fn removable() -> String {
    let names = OverlayKind::ALL.into_iter().filter(|kind| kind.is_removable()).map(OverlayKind::name);
    names.collect::<Vec<_>>().join(", ")
}
