//! [`AdministrativeUnit`]: a unit of one of the two maps, its names, its place among the others, and what became of it.

use super::layout;
use super::{Date, Extent, FactForm, Gazetteer, Level, Map, UnitId, UnitType};
use crate::wire::{U32s, partition_point};

const ID: usize = 0;
const NAME: usize = 1;
const PARENT: usize = 2;
const FROM: usize = 3;
const TO: usize = 4;
const TYPE: usize = 5;

/// A province, district or commune. A view into the gazetteer; copying it is free.
///
/// ```
/// # #[cfg(feature = "data-gazetteer")] {
/// use vanban::gazetteer::Gazetteer;
/// let gazetteer = Gazetteer::embedded()?;
/// let city = gazetteer.unit("vn3:194".parse()?).unwrap();
/// assert_eq!(city.full_name(), "Thành phố Móng Cái");
/// assert_eq!(city.within().map(|unit| unit.full_name()).collect::<Vec<_>>(), ["Tỉnh Quảng Ninh"]);
/// assert!(city.successors().any(|step| step.unit.full_name() == "Phường Móng Cái 1"));
/// # }
/// # Ok::<(), vanban::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct AdministrativeUnit<'g> {
    gazetteer: &'g Gazetteer,
    row: u32,
}

/// One step of a unit's history: the unit at the other end, and how much of the old one went to the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'g> {
    /// The successor, or the predecessor.
    pub unit: AdministrativeUnit<'g>,
    /// How much of the old unit went to the new one.
    pub extent: Extent,
}

/// A further name of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitName<'g> {
    /// Spelling, abbreviation, former or earlier official name.
    pub form: FactForm,
    /// The type that the unit had then.
    pub kind: UnitType,
    /// The name without the type.
    pub name: &'g str,
    /// First day of this name, where known.
    pub valid_from: Option<Date>,
    /// Last day of this name, where it has ended.
    pub valid_to: Option<Date>,
}

impl<'g> AdministrativeUnit<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer, row: u32) -> Option<Self> {
        ((row as usize) < gazetteer.units.rows()).then_some(Self { gazetteer, row })
    }

    fn cell(self, column: usize) -> u32 {
        self.gazetteer.units.get(self.row, column)
    }

    /// Number of the record, for [`Fact`](super::Fact)s. Stable within one data file only; store [`id`](Self::id).
    #[must_use]
    pub const fn record(self) -> u32 {
        self.row
    }

    /// The permanent id.
    #[must_use]
    pub fn id(self) -> UnitId {
        UnitId::from_bits(self.cell(ID))
    }

    /// The map that it stands on.
    #[must_use]
    pub fn map(self) -> Map {
        self.id().map()
    }

    /// Its level.
    #[must_use]
    pub fn level(self) -> Level {
        self.id().level()
    }

    /// Its type, the latest where it changed.
    #[must_use]
    pub fn kind(self) -> UnitType {
        UnitType::from_number(self.cell(TYPE) & 0xFF).unwrap_or(UnitType::Commune)
    }

    /// The name without the type: `Quảng Ninh`, `4`.
    #[must_use]
    pub fn name(self) -> &'g str {
        self.gazetteer.string(self.cell(NAME))
    }

    /// The official name with the type: `Tỉnh Quảng Ninh`, `Phường 4`.
    #[must_use]
    pub fn full_name(self) -> String {
        format!("{} {}", self.kind().capitalized(), self.name())
    }

    /// The official name on a day: a `huyện` that became a `thị xã` is called by what it was.
    #[must_use]
    pub fn full_name_at(self, day: Date) -> String {
        let earlier = self.names().filter(|name| name.form == FactForm::Earlier && day.within(name.valid_from, name.valid_to));
        // Of several earlier forms, the first to end is the one that held.
        match earlier.min_by_key(|name| name.valid_to) {
            Some(name) => format!("{} {}", name.kind.capitalized(), name.name),
            None => self.full_name(),
        }
    }

    /// First day, where known.
    #[must_use]
    pub fn valid_from(self) -> Option<Date> {
        Date::from_bits(self.cell(FROM))
    }

    /// Last day, where it has ended.
    #[must_use]
    pub fn valid_to(self) -> Option<Date> {
        Date::from_bits(self.cell(TO))
    }

    /// Whether it existed on this day.
    #[must_use]
    pub fn existed(self, day: Date) -> bool {
        day.within(self.valid_from(), self.valid_to())
    }

    /// In how many articles of the corpus its name stood beside its province's: a prior, not a count of what was meant.
    #[must_use]
    pub fn articles(self) -> u32 {
        self.cell(TYPE) >> 8
    }

    /// The unit around it, if it is no province.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        Self::new(self.gazetteer, self.cell(PARENT).checked_sub(1)?)
    }

    /// The units around it, from near to far.
    pub fn within(self) -> impl Iterator<Item = Self> {
        // Three levels at most: a damaged file with a cycle ends here too.
        std::iter::successors(self.parent(), |unit| unit.parent()).take(2)
    }

    /// The province that it lies in; itself for a province.
    #[must_use]
    pub fn province(self) -> Self {
        self.within().last().unwrap_or(self)
    }

    /// Whether `other` is this unit or lies in it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        other == self || other.within().any(|unit| unit == self)
    }

    /// The units right below it, in order of their codes.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let gazetteer = self.gazetteer;
        let children = U32s::new(gazetteer.children.as_slice());
        let parent = |at: u32| children.get(at as usize).map_or(0, |row| gazetteer.units.get(row, PARENT));
        let first = |above: u32| partition_point(children.len(), |at| parent(at as u32) < above) as u32;
        (first(self.row + 1)..first(self.row + 2)).filter_map(move |at| Self::new(gazetteer, children.get(at as usize)?))
    }

    /// What it became: for an old commune the new ones with the extent of the official conversion table, for a district the
    /// new communes that its own went into, for a province the province that it joined. Empty for a unit that still is.
    pub fn successors(self) -> impl Iterator<Item = Change<'g>> {
        self.changes(&self.gazetteer.successors)
    }

    /// What it was made of, with how much of each came.
    pub fn predecessors(self) -> impl Iterator<Item = Change<'g>> {
        self.changes(&self.gazetteer.predecessors)
    }

    fn changes(self, table: &'g super::table::Table) -> impl Iterator<Item = Change<'g>> + use<'g> {
        let gazetteer = self.gazetteer;
        table.equal_range(0, self.row).filter_map(move |row| {
            let change = table.get(row, 1);
            let extent = Extent::from_number(change >> 24).unwrap_or(Extent::Part);
            Some(Change { unit: Self::new(gazetteer, change & 0xFF_FFFF)?, extent })
        })
    }

    /// Further names: spellings, abbreviations, former names, earlier official names.
    pub fn names(self) -> impl Iterator<Item = UnitName<'g>> {
        let (gazetteer, table) = (self.gazetteer, &self.gazetteer.unit_names);
        debug_assert_eq!(layout::UNIT_NAMES.columns.len(), 6);
        table.equal_range(0, self.row).map(move |row| UnitName {
            form: FactForm::from_number(table.get(row, 1)).unwrap_or(FactForm::Spelling),
            kind: table.get(row, 2).checked_sub(1).and_then(UnitType::from_number).unwrap_or_else(|| self.kind()),
            name: gazetteer.string(table.get(row, 3)),
            valid_from: Date::from_bits(table.get(row, 4)),
            valid_to: Date::from_bits(table.get(row, 5)),
        })
    }

    /// Whether it has or had this type.
    #[must_use]
    pub fn was(self, kind: UnitType) -> bool {
        self.kind() == kind || self.names().any(|name| name.form == FactForm::Earlier && name.kind == kind)
    }
}

impl PartialEq for AdministrativeUnit<'_> {
    /// Units of one gazetteer are compared; the rows of two data files mean nothing to each other.
    fn eq(&self, other: &Self) -> bool {
        self.row == other.row && self.id() == other.id()
    }
}

impl Eq for AdministrativeUnit<'_> {}

impl std::fmt::Debug for AdministrativeUnit<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.full_name(), self.id())
    }
}
