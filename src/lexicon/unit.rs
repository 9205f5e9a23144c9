//! [`Unit`] and the fixed part of its range.

/// What a token is to everything above the scanner: one small integer.
///
/// | range | what |
/// |---|---|
/// | 0 | nothing: before the first token, after the last |
/// | 1 to 63 | shapes: a number, a date, an unknown capitalised word … (the constants) |
/// | 64 to 255 | single signs, by [`Unit::of_sign`] |
/// | 256 and up | entries of the unit table: Vietnamese syllables first, then other words |
/// | [`Unit::OVERLAY_BASE`] and up | words that only a user's overlay knows |
///
/// Units are stable within one set of compiled files, not between releases: store text, not units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(pub(crate) u32);

impl Unit {
    /// Before the first and after the last token.
    pub const NONE: Self = Self(0);
    /// A number of one or two digits.
    pub const NUMBER_SMALL: Self = Self(1);
    /// A number of three or more digits without signs, no year.
    pub const NUMBER: Self = Self(2);
    /// Four digits from 1900 to 2099.
    pub const YEAR: Self = Self(3);
    /// A number with thousands grouped or with a decimal part (`5.000`, `2,5`).
    pub const NUMBER_GROUPED: Self = Self(4);
    /// A date (`27/11/2023`, `4/3`).
    pub const DATE: Self = Self(5);
    /// A clock time (`7h30`, `15:18`).
    pub const TIME: Self = Self(6);
    /// The number of a document (`20-NQ/TU`).
    pub const CODE: Self = Self(7);
    /// Letters and digits mixed (`QL1A`) that the unit table does not hold.
    pub const MIXED: Self = Self(8);
    /// A web address.
    pub const URL: Self = Self(9);
    /// An e-mail address.
    pub const EMAIL: Self = Self(10);
    /// An unknown run of small letters that is a well-formed Vietnamese syllable.
    pub const SYLLABLE_LOWER: Self = Self(11);
    /// The same with a capital.
    pub const SYLLABLE_TITLE: Self = Self(12);
    /// An unknown run of small letters that is no Vietnamese syllable.
    pub const FOREIGN_LOWER: Self = Self(13);
    /// The same with a capital at its head.
    pub const FOREIGN_TITLE: Self = Self(14);
    /// Unknown, all in capitals.
    pub const FOREIGN_UPPER: Self = Self(15);
    /// Unknown, capitals inside.
    pub const FOREIGN_MIXED: Self = Self(16);
    /// A word in a script that is not written with Latin, Greek or Cyrillic letters.
    pub const OTHER_SCRIPT: Self = Self(17);
    /// A sign without a unit of its own: punctuation.
    pub const PUNCTUATION: Self = Self(18);
    /// A sign without a unit of its own: anything else.
    pub const SYMBOL: Self = Self(19);
    /// What numbers, dates, clock times and the numbers of documents are.
    pub(crate) const OF_FIGURES: [Self; 7] =
        [Self::NUMBER_SMALL, Self::NUMBER, Self::YEAR, Self::NUMBER_GROUPED, Self::DATE, Self::TIME, Self::CODE];
    /// The first unit of a sign.
    pub const FIRST_SIGN: u32 = 64;
    /// The first unit of the table.
    pub const FIRST_LEXICAL: u32 = 256;
    /// The first unit of an overlay.
    pub const OVERLAY_BASE: u32 = 1 << 24;

    /// The number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The unit with this number, as compiled tables hold it.
    #[must_use]
    pub const fn from_number(number: u32) -> Self {
        Self(number)
    }

    /// Whether the unit is an entry of the table or of an overlay: one known word, not a shape or a sign.
    #[must_use]
    pub const fn is_lexical(self) -> bool {
        self.0 >= Self::FIRST_LEXICAL
    }

    /// The unit of a sign, if it has one of its own. Typographic variants (`“ ”`, `–`) keep units of their own.
    ///
    /// ```
    /// use vanban::lexicon::Unit;
    /// assert_ne!(Unit::of_sign(','), Unit::of_sign(';'));
    /// assert_eq!(Unit::of_sign('☃'), None);
    /// ```
    #[must_use]
    pub const fn of_sign(sign: char) -> Option<Self> {
        if sign.is_ascii() {
            return if sign.is_ascii_punctuation() { Some(Self(Self::FIRST_SIGN + sign as u32 - 0x21)) } else { None };
        }
        let (mut at, mut rest): (u32, &[char]) = (0x60, &SIGNS);
        while let [known, tail @ ..] = rest {
            if *known == sign {
                return Some(Self(Self::FIRST_SIGN + at));
            }
            (at, rest) = (at + 1, tail);
        }
        None
    }

    /// The unit of a sign that is known to have one, for comparing: `Unit::sign(',')`. Others give [`Unit::SYMBOL`].
    #[must_use]
    pub const fn sign(sign: char) -> Self {
        match Self::of_sign(sign) {
            Some(unit) => unit,
            None => Self::SYMBOL,
        }
    }

    /// The unit of a run of several full stops or of `…`.
    pub const ELLIPSIS: Self = Self(Self::FIRST_SIGN + 0x60);

    pub(crate) const HYPHEN: Self = Self(Self::FIRST_SIGN + b'-' as u32 - 0x21);
    /// The longer dashes: `–`, `—`.
    pub(crate) const EN_DASH: Self = Self(Self::FIRST_SIGN + 0x67);
    pub(crate) const EM_DASH: Self = Self(Self::FIRST_SIGN + 0x68);
}

/// Signs outside ASCII with units of their own; the first is the ellipsis.
const SIGNS: [char; 18] = ['…', '“', '”', '‘', '’', '«', '»', '–', '—', '‐', '‑', '•', '·', '°', '′', '″', '§', '‰'];

const _: () = assert!(Unit::FIRST_SIGN as usize + 0x60 + SIGNS.len() <= Unit::FIRST_LEXICAL as usize);
