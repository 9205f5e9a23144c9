//! What is true of Vietnam: units and places through time, organizations, titles, names, documents; useful alone.
//!
//! The facts stand in tables that people edit (`dictionaries/sources`) and are read here in place: no copy, no map to build.
//! [`Gazetteer::find`] takes a name and gives what it can stand for, [`Gazetteer::unit`] takes a permanent id. A unit knows
//! its names, its parents and children, what it was made of and what it became:
//!
//! ```
//! # #[cfg(feature = "data-gazetteer")] {
//! use vanban::gazetteer::{Extent, Gazetteer};
//!
//! let gazetteer = Gazetteer::embedded()?;
//! let commune = gazetteer.find("xã Hải Xuân").filter_map(|found| found.unit()).find(|unit| unit.province().name() == "Quảng Ninh");
//! let commune = commune.unwrap();
//! let now: Vec<String> = commune.successors().map(|step| step.unit.full_name()).collect();
//! assert_eq!(now, ["Phường Móng Cái 1"]);
//! # }
//! # Ok::<(), vanban::Error>(())
//! ```
//!
//! **Over running text** a stage takes [`Gazetteer::walker`] once and asks it at each token for the surfaces that begin
//! there; [`Surface::has`] says without another look-up whether a surface has facts of a kind, [`Gazetteer::facts`] gives them,
//! [`Gazetteer::record`] the record of each. Single syllables of persons' names are no surfaces: [`Gazetteer::name_use_of`]
//! gives their use by unit, one load. Which unit a name means in its text is decided by [`Gazetteer::link_into`].

mod date;
mod fact;
mod find;
mod id;
pub mod layout;
mod link;
mod record;
mod table;
mod unit;

pub use date::Date;
pub use fact::{Extent, Fact, FactForm, FactKind, NameUse, Surface, TitleForm};
pub use find::{Match, Matches, Walker, surface_key};
pub use id::{Level, Map, UnitId, UnitType};
pub use link::{Deciding, Link, LinkScratch, Mention, Resolution};
pub use record::{Designator, DocumentType, Honorific, Issuer, Organization, OrganizationHead, PersonName, Place, Title};
pub use unit::{AdministrativeUnit, Change, UnitName};

use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{Strings, Trie, Unit, Units};
use crate::token::Tokenizer;
use crate::wire::{Bytes, Container, Section, U16s, U32s, partition_point};
use table::Table;

const KIND: [u8; 4] = *b"gaze";

/// The facts, read in place. Immutable; its clone copies pointers.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    date: Option<Date>,
    tokenizer: Tokenizer,
    strings: Strings,
    trie: Trie,
    surface_starts: Section,
    surface_facts: Section,
    units: Table,
    unit_names: Table,
    successors: Table,
    predecessors: Table,
    children: Section,
    places: Table,
    within: Section,
    designators: Table,
    organizations: Table,
    heads: Table,
    titles: Table,
    honorifics: Table,
    names: Table,
    name_uses: Section,
    document_types: Table,
    issuers: Table,
}

/// A record of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Record<'g> {
    /// An administrative unit.
    Unit(AdministrativeUnit<'g>),
    /// Another place.
    Place(Place<'g>),
    /// A word before a place's name.
    Designator(Designator<'g>),
    /// A body.
    Organization(Organization<'g>),
    /// Words that begin a body's name.
    OrganizationHead(OrganizationHead<'g>),
    /// An office.
    Title(Title<'g>),
    /// A word of address or rank.
    Honorific(Honorific<'g>),
    /// Syllables of persons' names.
    Name(PersonName<'g>),
    /// A type of document.
    DocumentType(DocumentType<'g>),
}

/// One thing that a name can stand for: see [`Gazetteer::find`].
#[derive(Clone, Copy)]
pub struct Candidate<'g> {
    gazetteer: &'g Gazetteer,
    fact: Fact,
}

impl Gazetteer {
    /// Reads a compiled gazetteer that was made against the table `units`. Only the structure is checked; for a file from
    /// outside call [`Container::verify`] first.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] for bytes that are no gazetteer, [`ErrorKind::Version`] where it was made against other units.
    pub fn from_data(units: &Units, bytes: impl Into<Bytes>) -> Result<Self> {
        let file = Container::parse(bytes, KIND)?;
        file.expect_units(units.fingerprint())?;
        let table = |layout| Table::parse(&file, layout);
        let gazetteer = Self {
            date: U32s::new(file.section(*b"DATE")?.as_slice()).get(0).and_then(Date::from_bits),
            tokenizer: Tokenizer::new(units.clone()),
            strings: Strings::parse(file.section(*b"TEXT")?, file.section(*b"ENDS")?)?,
            trie: Trie::parse(file.section(*b"TRIE")?)?,
            surface_starts: file.section(*b"SURF")?,
            surface_facts: file.section(*b"FACT")?,
            units: table(&layout::UNITS)?,
            unit_names: table(&layout::UNIT_NAMES)?,
            successors: table(&layout::SUCCESSORS)?,
            predecessors: table(&layout::PREDECESSORS)?,
            children: file.section(*b"CHLD")?,
            places: table(&layout::PLACES)?,
            within: file.section(*b"WITH")?,
            designators: table(&layout::DESIGNATORS)?,
            organizations: table(&layout::ORGANIZATIONS)?,
            heads: table(&layout::HEADS)?,
            titles: table(&layout::TITLES)?,
            honorifics: table(&layout::HONORIFICS)?,
            names: table(&layout::NAMES)?,
            name_uses: file.section(*b"SYLN")?,
            document_types: table(&layout::DOCUMENT_TYPES)?,
            issuers: table(&layout::ISSUERS)?,
        };
        if gazetteer.units.rows() == 0 {
            return Err(Error::new(ErrorKind::Data, "gazetteer: it holds no administrative unit; rebuild it with the compiler"));
        }
        Ok(gazetteer)
    }

    /// The facts that are embedded in the program.
    ///
    /// # Errors
    /// As for [`Gazetteer::from_data`]; a test pins the embedded files.
    #[cfg(feature = "data-gazetteer")]
    pub fn embedded() -> Result<Self> {
        Self::from_data(&Units::embedded()?, crate::data::GAZETTEER)
    }

    /// The day up to which the facts were gathered: their version. Later changes are not known.
    ///
    /// ```
    /// # #[cfg(feature = "data-gazetteer")] {
    /// let gazetteer = vanban::gazetteer::Gazetteer::embedded()?;
    /// assert!(gazetteer.date() >= vanban::gazetteer::Date::parse("2026-08-02"));
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    #[must_use]
    pub const fn date(&self) -> Option<Date> {
        self.date
    }

    fn string(&self, number: u32) -> &str {
        self.strings.get(number as usize).unwrap_or_default()
    }

    /// The unit with this id.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> Option<AdministrativeUnit<'_>> {
        let rows = self.units.equal_range(0, id.to_bits());
        if rows.is_empty() { None } else { AdministrativeUnit::new(self, rows.start) }
    }

    /// The unit with an official code on a map. The code alone would not do: 1,803 codes name different communes on the two maps.
    ///
    /// ```
    /// # #[cfg(feature = "data-gazetteer")] {
    /// use vanban::gazetteer::{Gazetteer, Map};
    /// let gazetteer = Gazetteer::embedded()?;
    /// assert_eq!(gazetteer.by_code(Map::ThreeLevels, "22").unwrap().name(), "Quảng Ninh");
    /// assert!(gazetteer.by_code(Map::TwoLevels, "194").is_none());
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    #[must_use]
    pub fn by_code(&self, map: Map, code: &str) -> Option<AdministrativeUnit<'_>> {
        self.unit(UnitId::new(map, code)?)
    }

    /// All units in order of their ids: first the three-level map, each level by code.
    pub fn units(&self) -> impl Iterator<Item = AdministrativeUnit<'_>> {
        (0..self.units.rows() as u32).filter_map(|row| AdministrativeUnit::new(self, row))
    }

    /// The units that existed on a day.
    pub fn as_of(&self, day: Date) -> impl Iterator<Item = AdministrativeUnit<'_>> {
        self.units().filter(move |unit| unit.existed(day))
    }

    /// The place with this id (`place:river/song-hong`). Searches through all of them.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<Place<'_>> {
        self.places().find(|place| place.id() == id)
    }

    /// All places.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        (0..self.places.rows() as u32).filter_map(|row| Place::new(self, row))
    }

    /// The record that a fact leads to; `None` only where the data is damaged or the fact is another gazetteer's.
    #[must_use]
    pub fn record(&self, fact: Fact) -> Option<Record<'_>> {
        let row = fact.record();
        match fact.kind() {
            FactKind::Unit => AdministrativeUnit::new(self, row).map(Record::Unit),
            FactKind::Place => Place::new(self, row).map(Record::Place),
            FactKind::Designator => Designator::new(self, row).map(Record::Designator),
            FactKind::Organization => Organization::new(self, row).map(Record::Organization),
            FactKind::OrganizationHead => OrganizationHead::new(self, row).map(Record::OrganizationHead),
            FactKind::Title => Title::new(self, row).map(Record::Title),
            FactKind::Honorific => Honorific::new(self, row).map(Record::Honorific),
            FactKind::Name => PersonName::new(self, row).map(Record::Name),
            FactKind::DocumentType => DocumentType::new(self, row).map(Record::DocumentType),
        }
    }

    /// The unit of a fact of kind [`FactKind::Unit`].
    #[must_use]
    pub fn unit_of(&self, fact: Fact) -> Option<AdministrativeUnit<'_>> {
        if fact.kind() == FactKind::Unit { AdministrativeUnit::new(self, fact.record()) } else { None }
    }

    /// The designator of a fact of kind [`FactKind::Designator`].
    #[must_use]
    pub fn designator(&self, fact: Fact) -> Option<Designator<'_>> {
        if fact.kind() == FactKind::Designator { Designator::new(self, fact.record()) } else { None }
    }

    /// The title of a fact of kind [`FactKind::Title`].
    #[must_use]
    pub fn title(&self, fact: Fact) -> Option<Title<'_>> {
        if fact.kind() == FactKind::Title { Title::new(self, fact.record()) } else { None }
    }

    /// The head of a fact of kind [`FactKind::OrganizationHead`].
    #[must_use]
    pub fn head(&self, fact: Fact) -> Option<OrganizationHead<'_>> {
        if fact.kind() == FactKind::OrganizationHead { OrganizationHead::new(self, fact.record()) } else { None }
    }

    /// The organization of a fact of kind [`FactKind::Organization`].
    #[must_use]
    pub fn organization(&self, fact: Fact) -> Option<Organization<'_>> {
        if fact.kind() == FactKind::Organization { Organization::new(self, fact.record()) } else { None }
    }

    /// How a syllable is used in persons' names: one load.
    #[inline]
    #[must_use]
    pub fn name_use_of(&self, unit: Unit) -> NameUse {
        let at = unit.number().wrapping_sub(Unit::FIRST_LEXICAL) as usize;
        NameUse(U16s::new(self.name_uses.as_slice()).get(at).unwrap_or(0))
    }

    /// How a syllable, given as text, is used in persons' names.
    #[must_use]
    pub fn name_use(&self, syllable: &str) -> NameUse {
        self.tokenizer.units().unit(syllable).map(|unit| self.name_use_of(unit)).unwrap_or_default()
    }

    /// The types of documents with this code: `TT` is Thông tư of the state and Thông tri of the party.
    pub fn document_types(&self, code: &str) -> impl Iterator<Item = DocumentType<'_>> {
        let find = |row| DocumentType::new(self, row);
        sorted_range(self.document_types.rows() as u32, move |row| find(row).map_or("", DocumentType::code), code).filter_map(find)
    }

    /// The bodies with this code in documents' numbers.
    pub fn issuers(&self, code: &str) -> impl Iterator<Item = Issuer<'_>> {
        let find = |row| Issuer::new(self, row);
        sorted_range(self.issuers.rows() as u32, move |row| find(row).map_or("", Issuer::code), code).filter_map(find)
    }
}

/// The rows whose key is `wanted` in a table that is sorted by its keys.
fn sorted_range<'g>(rows: u32, key: impl Fn(u32) -> &'g str, wanted: &str) -> std::ops::Range<u32> {
    let first = |above: bool| {
        let below = |at| {
            let found = key(at as u32);
            found < wanted || above && found == wanted
        };
        partition_point(rows as usize, below) as u32
    };
    first(false)..first(true)
}

#[cfg(test)]
mod tests;
