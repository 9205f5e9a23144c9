//! What a surface of the entity lexicon can be: a set of classes in one number.

/// A set of classes.
pub type Classes = u64;

macro_rules! classes {
    ($($(#[$doc:meta])* $constant:ident = $bit:literal, $name:literal;)*) => {
        $($(#[$doc])* pub const $constant: Classes = 1 << $bit;)*

        /// The class with this name in `dictionaries/sources/entity-lexicon.tsv`.
        #[must_use]
        pub fn named(name: &str) -> Option<Classes> {
            match name {
                $($name => Some($constant),)*
                _ => None,
            }
        }
    };
}

classes! {
    /// The head of a position: `Chủ tịch`, `Giám đốc`, `Thủ tướng`.
    TITLE = 0, "title";
    /// A title that is one in small letters, too: `đại biểu Quốc hội`.
    TITLE_LOWER = 1, "title-lower";
    /// The head of an organization's name: `Sở`, `Công ty`, `Ban Thường vụ`.
    BODY_HEAD = 2, "head";
    /// A head that small letters may write before a name: `trường THPT …`.
    BODY_LOWER = 3, "head-lower";
    /// A head that stands for a definite body alone: `Quốc hội`, `UBND`.
    BODY_BARE = 4, "bare";
    /// An organization's whole name: `Văn phòng Chính phủ`, `FIFA`.
    BODY_NAME = 5, "body";
    /// Counts only in capitals: `VTV`, `CEO`.
    CAPITALS = 6, "capitals";
    /// A head that makes a body of its own inside another's name: `Ban Thường vụ <Tỉnh ủy>`.
    BODY_INNER = 7, "inner";
    /// The designator of an administrative unit: `tỉnh`, `TP`, `xã`.
    UNIT = 8, "unit";
    /// The designator of a site or of a thing of nature: `cầu`, `KCN`, `sông`.
    SITE = 9, "site";
    /// A figure may be the name: `khu phố 3`, `quốc lộ 1`.
    NUMBERED = 10, "numbered";
    /// A designator's short form: `TP`, `KCN`.
    SHORT = 11, "short";
    /// A name that stands for its place alone: provinces, countries, great cities.
    PLACE = 12, "place";
    /// A name that needs its surroundings to be a place: communes, most sites.
    PLACE_WEAK = 13, "place-weak";
    /// A place's name with its designator inside, in whatever case: `sông Hồng`, `Biển Đông`.
    PLACE_WHOLE = 14, "place-whole";
    /// A country.
    COUNTRY = 15, "country";
    /// A district of the old map.
    DISTRICT = 16, "district";
    /// A commune.
    COMMUNE = 17, "commune";
    /// A family name.
    FAMILY = 18, "family";
    /// A middle name.
    MIDDLE = 19, "middle";
    /// A given name.
    GIVEN = 20, "given";
    /// A pronoun or form of address before a name: `ông`, `đồng chí`.
    ADDRESS = 21, "address";
    /// A rank, degree, honour or occupation before a name: `Đại tá`, `GS`, `nhà báo`.
    RANK = 22, "rank";
    /// A type of document: `Nghị quyết`.
    DOCUMENT = 23, "document";
    /// A law, which may be cited by name alone: `Luật Đất đai`.
    LAW = 24, "law";
    /// A field that a body works in: `Giao thông vận tải`.
    FIELD = 25, "field";
    /// A level that ends a body's name: `tỉnh`, `cấp xã`, `tối cao`.
    LEVEL = 26, "level";
    /// A body that a proper name follows: schools, companies, hospitals, media.
    NAMED = 27, "named";
    /// A word that never goes on with a name: `của`, `đã`, `tại`.
    STOP = 28, "stop";
    /// A designator of several units: `các huyện`.
    PLURAL = 29, "plural";
    /// An element of foreign persons' names.
    FOREIGN_NAME = 30, "foreign-name";
    /// A family name that is an ordinary word more often: it needs a cue, or two names behind it.
    FAMILY_RARE = 31, "family-rare";
    /// A particle that begins a minority's names: `Y`, `Ka`, `Điểu`.
    PARTICLE = 32, "particle";
    /// An organization's whole name every word of which has its capital: `Tuổi Trẻ`, not `tuổi trẻ` or `Tuổi trẻ`.
    PROPER = 33, "proper";
    /// A head that small letters may write before the name of a country: `chính phủ Lào`, `hải quân Pháp`.
    OF_COUNTRY = 34, "of-country";
    /// A field that somebody manages: `giám đốc <tài chính>`.
    MANAGER_FIELD = 35, "manager-field";
    /// The name of a law of Vietnam, without `Luật`: `Đất đai`, `Thuế thu nhập cá nhân`.
    LAW_NAME = 40, "law-name";
    /// A foreign currency: `CAD`, `riyal`.
    CURRENCY = 41, "currency";
    /// A foreign family name that stands for a person alone: `Trump`, `Messi`.
    FOREIGN_FAMILY = 42, "foreign-family";
    /// A family name of Koreans or Chinese, as Latin letters write it: `Kim`, `Zhang`.
    EAST_FAMILY = 43, "east-family";
    /// A middle and a given name by which a person is called: `Tuấn Anh`, `Công Phượng`.
    GIVEN_PAIR = 44, "given-pair";
}

/// Classes with one of which everything begins that a small word begins, but for dates and what a prefix of a title begins.
pub const BEGINNINGS: Classes = DOCUMENT | LAW | TITLE | BODY_NAME | BODY_LOWER | UNIT | SITE | PLACE | PLACE_WHOLE | OF_COUNTRY;

/// Two syllables make a word of the language.
pub const PAIR_WORD: u8 = 1;
/// Two syllables follow each other inside an organization's name.
pub const PAIR_BODY: u8 = 2;
/// Two syllables often begin a sentence.
pub const PAIR_STARTER: u8 = 4;
