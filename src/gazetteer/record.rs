//! Views of the other records: places, designators, organizations, titles, words of address, names, documents.

use super::{AdministrativeUnit, Date, Gazetteer, TitleForm};
use crate::wire::U32s;

macro_rules! record {
    ($(#[$doc:meta])* $name:ident $table:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name<'g> {
            gazetteer: &'g Gazetteer,
            row: u32,
        }

        impl<'g> $name<'g> {
            pub(super) fn new(gazetteer: &'g Gazetteer, row: u32) -> Option<Self> {
                ((row as usize) < gazetteer.$table.rows()).then_some(Self { gazetteer, row })
            }

            fn cell(self, column: usize) -> u32 {
                self.gazetteer.$table.get(self.row, column)
            }

            fn text(self, column: usize) -> &'g str {
                self.gazetteer.string(self.cell(column))
            }

            /// Number of the record, for [`Fact`](super::Fact)s.
            #[must_use]
            pub const fn record(self) -> u32 {
                self.row
            }
        }

        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.row == other.row
            }
        }

        impl Eq for $name<'_> {}

        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                // The first column of every table says what the record is.
                write!(f, "{}({:?}, {})", stringify!($name), self.text(0), self.row)
            }
        }
    };
}

record! {
    /// A named place that is no administrative unit of the two maps: a river, a border gate, a foreign city …
    Place places
}

impl<'g> Place<'g> {
    /// The permanent id: `place:border-gate/cua-khau-mong-cai`.
    #[must_use]
    pub fn id(self) -> &'g str {
        self.text(0)
    }

    /// The kind: `river`, `border-gate`, `country`, `city` …
    #[must_use]
    pub fn kind(self) -> &'g str {
        self.text(1)
    }

    /// The name, with its class word where it has one: `Cửa khẩu Móng Cái`.
    #[must_use]
    pub fn name(self) -> &'g str {
        self.text(2)
    }

    /// The class word inside the name, in lower case; empty for none.
    #[must_use]
    pub fn generic(self) -> &'g str {
        self.text(3)
    }

    /// Abroad: the country or continent that it belongs to; empty where not given.
    #[must_use]
    pub fn parent(self) -> &'g str {
        self.text(4)
    }

    /// The provinces that it lies in, of both maps; none for what is nationwide, offshore, abroad or unknown.
    pub fn within(self) -> impl Iterator<Item = AdministrativeUnit<'g>> {
        let start = self.cell(5) as usize;
        let rows = U32s::new(self.gazetteer.within.as_slice());
        (start..start.saturating_add(self.cell(6) as usize))
            .map_while(move |at| rows.get(at))
            .filter_map(move |row| AdministrativeUnit::new(self.gazetteer, row))
    }

    /// In how many articles of the corpus the name occurs.
    #[must_use]
    pub fn articles(self) -> u32 {
        self.cell(7)
    }

    /// Whether it lies outside Vietnam.
    #[must_use]
    pub fn is_foreign(self) -> bool {
        self.cell(8) != 0
    }
}

record! {
    /// A word that stands before a place's name and says what the place is: `huyện`, `TP`, `khu kinh tế`.
    Designator designators
}

impl<'g> Designator<'g> {
    /// The word in full and lower case.
    #[must_use]
    pub fn word(self) -> &'g str {
        self.text(0)
    }

    /// The kind of place: `admin`, `hamlet`, `river`, `road` …
    #[must_use]
    pub fn kind(self) -> &'g str {
        self.text(1)
    }

    /// `country`, `region`, `province`, `district`, `commune`, `hamlet`, `site`, `nature` or `road`.
    #[must_use]
    pub fn level(self) -> &'g str {
        self.text(2)
    }

    /// Whether the name behind it may be a number (`khu phố 3`).
    #[must_use]
    pub fn may_be_numbered(self) -> bool {
        self.cell(3) & 1 != 0
    }
}

record! {
    /// A body: of the party, the state, the army, an association, a firm, the press …
    Organization organizations
}

impl<'g> Organization<'g> {
    /// The permanent id: `org:so-noi-vu`.
    #[must_use]
    pub fn id(self) -> &'g str {
        self.text(0)
    }

    /// The full name; slots in braces stand for what follows (`Sở Y tế {tỉnh}`).
    #[must_use]
    pub fn name(self) -> &'g str {
        self.text(1)
    }

    /// The type: `party`, `state`, `ministry`, `department`, `enterprise` …
    #[must_use]
    pub fn kind(self) -> &'g str {
        self.text(2)
    }

    /// The level: `central`, `province`, `district`, `commune`, `any` …
    #[must_use]
    pub fn level(self) -> &'g str {
        self.text(3)
    }

    /// The body above it, by name; empty where not given.
    #[must_use]
    pub fn parent(self) -> &'g str {
        self.text(4)
    }

    /// The body that took its place, by name; empty where there is none.
    #[must_use]
    pub fn successor(self) -> &'g str {
        self.text(5)
    }

    /// First day, where known.
    #[must_use]
    pub fn valid_from(self) -> Option<Date> {
        Date::from_bits(self.cell(6))
    }

    /// Last day, where it has ended.
    #[must_use]
    pub fn valid_to(self) -> Option<Date> {
        Date::from_bits(self.cell(7))
    }

    /// How often its names occur in the corpus.
    #[must_use]
    pub fn count(self) -> u32 {
        self.cell(8)
    }

    /// Whether more follows the words that stand in the trie of surfaces.
    #[must_use]
    pub fn has_slots(self) -> bool {
        self.name().contains('{')
    }
}

record! {
    /// Words that begin the name of an organization: `Sở`, `Ban Thường vụ`, `Công ty Cổ phần`.
    OrganizationHead heads
}

impl<'g> OrganizationHead<'g> {
    /// The words.
    #[must_use]
    pub fn word(self) -> &'g str {
        self.text(0)
    }

    /// The type of the bodies whose names it begins.
    #[must_use]
    pub fn kind(self) -> &'g str {
        self.text(1)
    }

    /// Their level.
    #[must_use]
    pub fn level(self) -> &'g str {
        self.text(2)
    }

    /// Whether it may stand alone as a definite body.
    #[must_use]
    pub fn may_be_bare(self) -> bool {
        self.cell(3) & 1 != 0
    }

    /// Whether it must begin with a capital.
    #[must_use]
    pub fn needs_capital(self) -> bool {
        self.cell(3) & 2 != 0
    }

    /// Whether a place's name usually follows.
    #[must_use]
    pub fn takes_place(self) -> bool {
        self.cell(3) & 4 != 0
    }

    /// How often it occurs in the corpus with a capital.
    #[must_use]
    pub fn count(self) -> u32 {
        self.cell(4)
    }

    /// How often it occurs in small letters, other uses of the words included.
    #[must_use]
    pub fn count_lower(self) -> u32 {
        self.cell(5)
    }
}

record! {
    /// A title: an office that a person can hold.
    Title titles
}

impl<'g> Title<'g> {
    /// The words.
    #[must_use]
    pub fn title(self) -> &'g str {
        self.text(0)
    }

    /// Plain, deputy, acting or in charge.
    #[must_use]
    pub fn form(self) -> TitleForm {
        TitleForm::from_number(self.cell(1)).unwrap_or(TitleForm::Base)
    }

    /// The plain title that this is a form of; empty for a plain one.
    #[must_use]
    pub fn of(self) -> &'g str {
        self.text(2)
    }

    /// `central`, `province`, `commune`, `any` …, or `rank`, `honour`, `academic`, `religion`, `person` for what is no office.
    #[must_use]
    pub fn level(self) -> &'g str {
        self.text(3)
    }

    /// The body that it belongs to, in words; empty where any.
    #[must_use]
    pub fn body(self) -> &'g str {
        self.text(4)
    }

    /// `party`, `state`, `mass`, `army`, `enterprise` …
    #[must_use]
    pub fn system(self) -> &'g str {
        self.text(5)
    }

    /// First day of the title, where known.
    #[must_use]
    pub fn valid_from(self) -> Option<Date> {
        Date::from_bits(self.cell(6))
    }

    /// Last day of the title, where it has ended.
    #[must_use]
    pub fn valid_to(self) -> Option<Date> {
        Date::from_bits(self.cell(7))
    }

    /// How often it occurs in the corpus.
    #[must_use]
    pub fn count(self) -> u32 {
        self.cell(8)
    }

    /// Whether it names an office, not a rank, a degree, an honour or a person's trade.
    #[must_use]
    pub fn is_office(self) -> bool {
        !matches!(self.level(), "rank" | "honour" | "academic" | "religion" | "person")
    }
}

record! {
    /// A word of address, a rank or a degree before a person's name: `đồng chí`, `ông`, `Đại tá`, `TS`.
    Honorific honorifics
}

impl<'g> Honorific<'g> {
    /// The words.
    #[must_use]
    pub fn form(self) -> &'g str {
        self.text(0)
    }

    /// `comrade`, `pronoun-male`, `military`, `academic` …
    #[must_use]
    pub fn class(self) -> &'g str {
        self.text(1)
    }

    /// `party`, `neutral`, `respect`, `rank`, `occupation`; `prefix`, `infix`, `suffix` for words around a title.
    #[must_use]
    pub fn register(self) -> &'g str {
        self.text(2)
    }

    /// Where it stands, in words.
    #[must_use]
    pub fn usage(self) -> &'g str {
        self.text(3)
    }

    /// How often it occurs in the corpus.
    #[must_use]
    pub fn count(self) -> u32 {
        self.cell(4)
    }
}

record! {
    /// A part of persons' names of more than one syllable: `Xuân Vinh`, `Công Tằng Tôn Nữ`.
    PersonName names
}

impl<'g> PersonName<'g> {
    /// The syllables.
    #[must_use]
    pub fn name(self) -> &'g str {
        self.text(0)
    }

    /// `family`, `middle`, `given`, `given-pair` or `particle`.
    #[must_use]
    pub fn kind(self) -> &'g str {
        self.text(1)
    }

    /// `m`, `f` or `u` for both.
    #[must_use]
    pub fn gender(self) -> &'g str {
        self.text(2)
    }

    /// In how many different full names of the corpus it stands.
    #[must_use]
    pub fn people(self) -> u32 {
        self.cell(3)
    }
}

record! {
    /// A type of document, by the code in its number: `NQ`, Nghị quyết.
    DocumentType document_types
}

impl<'g> DocumentType<'g> {
    /// The code; empty for types that have none.
    #[must_use]
    pub fn code(self) -> &'g str {
        self.text(0)
    }

    /// The name.
    #[must_use]
    pub fn name(self) -> &'g str {
        self.text(1)
    }

    /// `state`, `party`, `mass organisation` or `international`.
    #[must_use]
    pub fn system(self) -> &'g str {
        self.text(2)
    }

    /// The class of documents and the act that regulates it.
    #[must_use]
    pub fn class(self) -> &'g str {
        self.text(3)
    }

    /// Codes of the bodies that issue it, separated by spaces.
    #[must_use]
    pub fn issuers(self) -> &'g str {
        self.text(4)
    }

    /// The shape of its numbers: `NN/LOẠI-CƠQUAN`.
    #[must_use]
    pub fn pattern(self) -> &'g str {
        self.text(5)
    }
}

record! {
    /// A body by its code in a document's number: `TTg`, Thủ tướng Chính phủ.
    Issuer issuers
}

impl<'g> Issuer<'g> {
    /// The code.
    #[must_use]
    pub fn code(self) -> &'g str {
        self.text(0)
    }

    /// The body.
    #[must_use]
    pub fn body(self) -> &'g str {
        self.text(1)
    }

    /// `state`, `party` or another system.
    #[must_use]
    pub fn system(self) -> &'g str {
        self.text(2)
    }

    /// `central`, `ministry`, `department` …
    #[must_use]
    pub fn level(self) -> &'g str {
        self.text(3)
    }
}
