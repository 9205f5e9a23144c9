//! [`Fact`]: what a surface can stand for, in one number.

use super::layout::SURFACE_BITS;

macro_rules! numbered {
    ($(#[$outer:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $number:literal,)* }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum $name { $($(#[$doc])* $variant = $number,)* }

        impl $name {
            /// The variant with this number, as compiled tables hold it.
            #[must_use]
            pub const fn from_number(number: u32) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

numbered! {
    /// What kind of record a [`Fact`] leads to.
    FactKind {
        /// An [`AdministrativeUnit`](super::AdministrativeUnit).
        Unit = 0,
        /// A [`Place`](super::Place): anything else with a name on the map, here or abroad.
        Place = 1,
        /// A [`Designator`](super::Designator): a word before a place's name.
        Designator = 2,
        /// An [`Organization`](super::Organization).
        Organization = 3,
        /// An [`OrganizationHead`](super::OrganizationHead): words that begin an organization's name.
        OrganizationHead = 4,
        /// A [`Title`](super::Title) that a person can hold.
        Title = 5,
        /// An [`Honorific`](super::Honorific): words of address, ranks, degrees.
        Honorific = 6,
        /// A [`PersonName`](super::PersonName) of more than one syllable; single ones are in [`NameUse`](super::NameUse).
        Name = 7,
        /// A [`DocumentType`](super::DocumentType).
        DocumentType = 8,
    }
}

numbered! {
    /// How a surface names its record.
    FactForm {
        /// As the record itself does.
        Official = 0,
        /// A shorter name that stands for the full one.
        Short = 1,
        /// Another spelling.
        Spelling = 2,
        /// A short form in letters. Two letters can mean many things: trust it only beside other signs.
        Abbreviation = 3,
        /// A name of the past that texts still use.
        Former = 4,
        /// The official name at an earlier time (a `huyện` that became a `thị xã`).
        Earlier = 5,
        /// A plural designator: a list of names follows (`các huyện`).
        Plural = 6,
        /// Only the beginning of a name with slots; more follows.
        Prefix = 7,
    }
}

/// One thing that a surface can stand for: kind, form and the number of the record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fact(u32);

impl Fact {
    /// Puts a fact together; the record's number has 24 bits.
    #[must_use]
    pub const fn new(kind: FactKind, form: FactForm, record: u32) -> Self {
        Self((kind as u32) << 28 | (form as u32) << 24 | record & 0xFF_FFFF)
    }

    pub(super) const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The fact as compiled tables hold it.
    #[must_use]
    pub const fn to_bits(self) -> u32 {
        self.0
    }

    /// The kind of record. Unknown numbers of a damaged file read as places.
    #[must_use]
    pub const fn kind(self) -> FactKind {
        match FactKind::from_number(self.0 >> 28) {
            Some(kind) => kind,
            None => FactKind::Place,
        }
    }

    /// How the surface names the record.
    #[must_use]
    pub const fn form(self) -> FactForm {
        match FactForm::from_number(self.0 >> 24 & 15) {
            Some(form) => form,
            None => FactForm::Spelling,
        }
    }

    /// The record's number within its kind.
    #[must_use]
    pub const fn record(self) -> u32 {
        self.0 & 0xFF_FFFF
    }
}

impl std::fmt::Debug for Fact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fact({:?}, {:?}, {})", self.kind(), self.form(), self.record())
    }
}

/// A known surface: its number, and which kinds of facts it has, so that a caller can pass over what it does not seek.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Surface(pub(super) u32);

impl Surface {
    /// Puts a surface together from its number and its facts' kinds.
    #[must_use]
    pub fn new(number: u32, facts: &[Fact]) -> Self {
        let kinds = facts.iter().fold(0, |kinds, fact| kinds | 1u32 << (fact.0 >> 28));
        Self(kinds << SURFACE_BITS | number & ((1 << SURFACE_BITS) - 1))
    }

    /// The surface as the trie holds it.
    #[must_use]
    pub const fn to_bits(self) -> u32 {
        self.0
    }

    /// Whether one of its facts is of this kind.
    #[inline]
    #[must_use]
    pub const fn has(self, kind: FactKind) -> bool {
        self.0 >> SURFACE_BITS >> (kind as u32) & 1 == 1
    }

    pub(super) const fn number(self) -> u32 {
        self.0 & ((1 << SURFACE_BITS) - 1)
    }
}

numbered! {
    /// How much of an old unit went to a new one, in the words of the official conversion table.
    Extent {
        /// All of it.
        Whole = 0,
        /// A part, with land and people.
        Part = 1,
        /// All of the land.
        WholeArea = 2,
        /// A part of the land.
        PartOfArea = 3,
        /// A part of the land, and all the people.
        PartOfAreaAllPeople = 4,
        /// A part of the people.
        PartOfPeople = 5,
        /// The unit goes on as it was.
        Unchanged = 6,
        /// The unit goes on under another name.
        Renamed = 7,
        /// The unit goes on as another type.
        TypeChanged = 8,
    }
}

impl Extent {
    /// The word of the source tables and the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Part => "part",
            Self::WholeArea => "whole_area",
            Self::PartOfArea => "part_area",
            Self::PartOfAreaAllPeople => "part_area_all_population",
            Self::PartOfPeople => "part_population",
            Self::Unchanged => "unchanged",
            Self::Renamed => "renamed",
            Self::TypeChanged => "type_changed",
        }
    }

    /// The extent that a word of the source tables names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        (0..=8).filter_map(Self::from_number).find(|extent| extent.as_str() == word)
    }

    /// Whether nothing of the old unit went elsewhere.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Whole | Self::WholeArea | Self::Unchanged | Self::Renamed | Self::TypeChanged)
    }
}

numbered! {
    /// The form of a title beside the plain one.
    TitleForm {
        /// The office itself: `Chủ tịch UBND tỉnh`.
        Base = 0,
        /// Its deputy: `Phó Chủ tịch UBND tỉnh`, `Thứ trưởng`.
        Deputy = 1,
        /// Acting: `Quyền Bộ trưởng`.
        Acting = 2,
        /// A deputy in charge: `Phó Giám đốc phụ trách`.
        InCharge = 3,
    }
}

/// How often a syllable is a part of persons' names: 0 never, else 1 + the binary logarithm of the number of different
/// full names of the corpus in which it stands there.
///
/// ```
/// # #[cfg(feature = "data-gazetteer")] {
/// use vanban::gazetteer::Gazetteer;
/// let gazetteer = Gazetteer::embedded()?;
/// let nguyen = gazetteer.name_use("Nguyễn");
/// assert!(nguyen.family() > nguyen.given());
/// # }
/// # Ok::<(), vanban::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameUse(pub(super) u16);

impl NameUse {
    /// Puts the levels together, each at most 15.
    #[must_use]
    pub const fn new(family: u16, middle: u16, given: u16, particle: bool) -> Self {
        Self(family & 15 | (middle & 15) << 4 | (given & 15) << 8 | (particle as u16) << 12)
    }

    /// As compiled tables hold it.
    #[must_use]
    pub const fn to_bits(self) -> u16 {
        self.0
    }

    /// As a family name.
    #[must_use]
    pub const fn family(self) -> u16 {
        self.0 & 15
    }

    /// Between family and given name.
    #[must_use]
    pub const fn middle(self) -> u16 {
        self.0 >> 4 & 15
    }

    /// As a given name, or its last syllable.
    #[must_use]
    pub const fn given(self) -> u16 {
        self.0 >> 8 & 15
    }

    /// A particle of minority names (`Y`, `H'`, `Ksor`'s `A`).
    #[must_use]
    pub const fn particle(self) -> bool {
        self.0 >> 12 & 1 == 1
    }

    /// Whether it is a part of names at all.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }
}
