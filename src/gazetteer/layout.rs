//! What stands where in `gazetteer.bin`: one [`Layout`] a table, shared by the reader and the compiler.
//!
//! Beside the tables the file holds the strings (`TEXT`, `ENDS`), the trie of surfaces (`TRIE`; its values are
//! [`Surface`](super::Surface)s), the facts of each surface (`SURF`: start of each list in `FACT`), children by parent
//! (`CHLD`: unit rows), the units around places (`WITH`: unit rows) and the uses of single syllables as parts of persons'
//! names (`SYLN`, a `u16` for each unit of the unit table).

/// A table's section and the names of its columns.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Tag of the section.
    pub tag: [u8; 4],
    /// Columns in order. Strings are numbers of the string table.
    pub columns: &'static [&'static str],
}

macro_rules! layouts {
    ($($(#[$doc:meta])* $name:ident $tag:literal [$($column:literal)*];)*) => {
        $($(#[$doc])* pub const $name: Layout = Layout { tag: *$tag, columns: &[$($column),*] };)*
        /// Every table.
        pub const TABLES: &[Layout] = &[$($name),*];
    };
}

layouts! {
    /// Administrative units, sorted by id. `parent` is a row + 1; `type` the number of the type, above it the articles.
    UNITS b"UNIT" ["id" "name" "parent" "from" "to" "type"];
    /// Other names of units, sorted by unit. `kind` is the form, `type` as above + 1, 0 for that of the unit.
    UNIT_NAMES b"UNAM" ["unit" "kind" "type" "name" "from" "to"];
    /// Successors: old row, new row with the extent in the top 8 bits, sorted by old row.
    SUCCESSORS b"SUCC" ["old" "new"];
    /// The same turned round, sorted by new row.
    PREDECESSORS b"PRED" ["new" "old"];
    /// Places, the foreign ones behind the others; `within` and `count` give a piece of `WITH`.
    PLACES b"PLAC" ["id" "kind" "name" "generic" "parent" "within" "count" "articles" "foreign"];
    /// Words before the names of places. Bit 0 of `flags`: the name may be a number.
    DESIGNATORS b"DESG" ["word" "kind" "level" "flags"];
    /// Organizations; names may have slots in braces.
    ORGANIZATIONS b"ORGS" ["id" "name" "type" "level" "parent" "successor" "from" "to" "count"];
    /// Words that begin names of organizations. Bits of `flags`: 0 may stand alone, 1 needs a capital, 2 a place follows.
    HEADS b"HEAD" ["word" "type" "level" "flags" "count" "lower"];
    /// Titles in all their forms; `form` is the number of the form.
    TITLES b"TITL" ["title" "form" "of" "level" "body" "system" "from" "to" "count"];
    /// Words of address and rank.
    HONORIFICS b"HONO" ["form" "class" "register" "use" "count"];
    /// Names of persons of more than one syllable.
    NAMES b"NAME" ["name" "kind" "gender" "people"];
    /// Types of documents, sorted by code.
    DOCUMENT_TYPES b"DOCT" ["code" "name" "system" "class" "issuers" "pattern"];
    /// Codes of the bodies that issue documents, sorted by code.
    ISSUERS b"ISSU" ["code" "body" "system" "level"];
}

/// In the trie of surfaces numbers, dates, codes and addresses are spelled character by character, so that `Phường 4` and
/// `Phường 14` differ; the unit table gives both numbers the same shape. The units of these characters stand in the range of
/// shapes and are used in this trie only: digits from here, letters from [`FIRST_LETTER`], signs as themselves.
pub const FIRST_DIGIT: u32 = 1;

/// See [`FIRST_DIGIT`].
pub const FIRST_LETTER: u32 = 11;

/// Bits of a surface that hold its number; the kinds of its facts stand above them.
pub const SURFACE_BITS: u32 = 20;
