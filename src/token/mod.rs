//! The smallest pieces of a text: syllables, numbers, dates, codes, addresses, signs. They tile the text.
//!
//! [`Tokenizer`] makes one pass over the bytes; each run of letters becomes a [`Unit`] while it is read, with case, composition and
//! tone-mark placement folded. Letters are cut at `.` `-` `/` `&`, so `TP.HCM` is three tokens and `KT-XH` three; `5.000`,
//! `27/11/2023`, `20-NQ/TU`, an address are one. Between two tokens stands only white space or nothing.

mod address;
mod number;
mod scan;

pub use crate::text::Case;

use crate::lexicon::{Unit, Units};
use crate::span::Span;
use crate::text::{self, Key};
use std::sync::Arc;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum TokenKind {
    /// A Vietnamese syllable, or letters that the lexicon holds as part of a Vietnamese word (`UBND`, `Krông`).
    Syllable,
    /// Any other word: a foreign one, letters and digits mixed, another script.
    Foreign,
    /// A number or a clock time (`5.000`, `2,5`, `15h30`).
    Number,
    /// A date in figures (`27/11/2023`, `4/3`, `8-2024`).
    Date,
    /// The number of a document (`20-NQ/TU`, `30/2020/NĐ-CP`).
    Code,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// A sign of punctuation; a run of full stops is one.
    Punctuation,
    /// Any other sign (`%`, `+`, an emoji).
    Symbol,
}

impl TokenKind {
    /// All of them, in their order.
    pub(crate) const ALL: [Self; 9] = [
        Self::Syllable,
        Self::Foreign,
        Self::Number,
        Self::Date,
        Self::Code,
        Self::Url,
        Self::Email,
        Self::Punctuation,
        Self::Symbol,
    ];

    /// The name in the output contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syllable => "syllable",
            Self::Foreign => "foreign",
            Self::Number => "number",
            Self::Date => "date",
            Self::Code => "code",
            Self::Url => "url",
            Self::Email => "email",
            Self::Punctuation => "punctuation",
            Self::Symbol => "symbol",
        }
    }
}

/// A token: 16 bytes, without a reference to its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Which syllable, sign or shape it is.
    pub unit: Unit,
    /// What it is.
    pub kind: TokenKind,
    /// How its letters are written.
    pub case: Case,
    /// What stands before it.
    pub(crate) flags: u8,
}

impl Token {
    pub(crate) const SPACE: u8 = 1;
    pub(crate) const LINE: u8 = 2;
    pub(crate) const BLANK_LINE: u8 = 4;
    pub(crate) const ONE_LETTER: u8 = 8;

    /// Whether white space stands before it, or nothing does.
    #[inline]
    #[must_use]
    pub const fn after_space(&self) -> bool {
        self.flags & Self::SPACE != 0
    }

    /// Whether it is the first of its line.
    #[inline]
    #[must_use]
    pub const fn starts_line(&self) -> bool {
        self.flags & Self::LINE != 0
    }

    /// Whether an empty line stands before it, or nothing does.
    #[inline]
    #[must_use]
    pub const fn after_blank_line(&self) -> bool {
        self.flags & Self::BLANK_LINE != 0
    }

    /// Whether it is a single letter (an initial, `à`, `Ý`).
    #[inline]
    #[must_use]
    pub const fn is_one_letter(&self) -> bool {
        self.flags & Self::ONE_LETTER != 0
    }

    /// Whether it is made of letters: a syllable or a foreign word.
    #[inline]
    #[must_use]
    pub const fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Syllable | TokenKind::Foreign)
    }

    /// Whether its first letter is a capital.
    #[inline]
    #[must_use]
    pub const fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper) || matches!(self.case, Case::Mixed) && self.flags & Self::CAPITAL != 0
    }

    pub(crate) const CAPITAL: u8 = 16;
}

/// Whether the words before figures say that they are a day and its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Announced {
    /// They do not.
    No,
    /// They do where nothing counted follows: `từ 1-7, …`.
    Perhaps,
    /// They do.
    Surely,
}

/// Words behind which `21.4` and `10-9` are dates, not a decimal number and a score.
#[derive(Clone, Debug)]
struct DateWords {
    /// Day, morning, noon, afternoon, evening, night; `lễ`, `dịp`, `Quốc khánh` before a holiday's date.
    heads: [Option<Unit>; 14],
    /// `nay`, `qua`, `mai` behind one of them: `hôm nay (8.9)`.
    relative: [Option<Unit>; 3],
    /// From, before, after, until: `từ 1-7`, `trước 30.8` are dates where nothing counted follows.
    edges: [Option<Unit>; 5],
    /// What joins days: `ngày 16 đến 18.6`, `28.2 - 3.3`.
    joints: [Option<Unit>; 5],
}

impl DateWords {
    fn new(units: &Units) -> Self {
        let unit = |word| units.unit(word);
        let signs = [",", "-", "–"].map(|sign| sign.chars().next().and_then(Unit::of_sign));
        let [comma, hyphen, dash] = signs;
        Self {
            heads: ["ngày", "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "hôm", "mùng", "mồng", "lễ", "dịp", "khánh", "sớm"]
                .map(unit),
            edges: ["từ", "trước", "sau", "đến", "hết"].map(unit),
            relative: ["nay", "qua", "mai"].map(unit),
            joints: [unit("đến"), unit("và"), comma, hyphen, dash],
        }
    }

    /// How strongly these tokens say that a day and its month follow.
    fn announce(&self, before: &[Token]) -> Announced {
        if self.precede(before) {
            return Announced::Surely;
        }
        let edge = before.last().is_some_and(|last| self.edges.contains(&Some(last.unit)));
        // `chiều nay, 10.4, …`
        let apposed = match before {
            [.., head, relative, comma] => {
                comma.unit == Unit::sign(',')
                    && self.relative.contains(&Some(relative.unit))
                    && self.heads.contains(&Some(head.unit))
            }
            _ => false,
        };
        if edge || apposed { Announced::Perhaps } else { Announced::No }
    }

    fn precede(&self, before: &[Token]) -> bool {
        let mut rest = before;
        // Days of which only the last has its month: three of them at most.
        for _ in 0..4 {
            let [head @ .., last] = rest else { return false };
            if self.heads.contains(&Some(last.unit)) {
                return true;
            }
            if self.relative.contains(&Some(last.unit)) {
                return head.last().is_some_and(|word| self.heads.contains(&Some(word.unit)));
            }
            let [first @ .., day] = head else { return false };
            if last.unit == Unit::sign('(') {
                rest = head;
                let relative = self.relative.contains(&Some(day.unit)) || self.heads.contains(&Some(day.unit));
                if !relative {
                    return false;
                }
                continue;
            }
            if !self.joints.contains(&Some(last.unit)) {
                return false;
            }
            match day.unit {
                Unit::DATE => return last.unit != Unit::sign(','),
                Unit::NUMBER_SMALL => rest = first,
                _ => return false,
            }
        }
        false
    }
}

/// Cuts texts into tokens. Immutable; its clone copies pointers.
#[derive(Clone, Debug)]
pub struct Tokenizer {
    units: Units,
    date_words: DateWords,
    /// Words that only an overlay knows, sorted; asked where the table has no answer.
    overlay: Arc<[(Key, Unit)]>,
}

impl Tokenizer {
    /// A tokenizer over a table of units.
    #[must_use]
    pub fn new(units: Units) -> Self {
        let date_words = DateWords::new(&units);
        Self { units, date_words, overlay: Arc::default() }
    }

    /// The same tokenizer with more words, which get units of their own from [`Unit::OVERLAY_BASE`] on, in the order of their keys.
    /// Words that the table holds keep its units.
    #[must_use]
    pub fn with_words<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Self {
        let known = self.overlay.iter().map(|(key, _)| *key);
        let mut keys: Vec<Key> =
            known.chain(words.into_iter().map(text::key)).filter(|key| self.units.get(*key).is_none()).collect();
        keys.retain(|key| key.number() != 0);
        keys.sort_unstable();
        keys.dedup();
        let overlay = keys.into_iter().zip(Unit::OVERLAY_BASE..).map(|(key, number)| (key, Unit::from_number(number))).collect();
        Self { overlay, ..self.clone() }
    }

    /// The unit of a run of letters as text, overlays included.
    #[must_use]
    pub fn unit(&self, word: &str) -> Option<Unit> {
        let key = text::key(word);
        self.units.get(key).or_else(|| self.overlay_unit(key))
    }

    fn overlay_unit(&self, key: Key) -> Option<Unit> {
        let at = self.overlay.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        self.overlay.get(at).map(|(_, unit)| *unit)
    }

    /// The table that gives the units.
    #[must_use]
    pub const fn units(&self) -> &Units {
        &self.units
    }

    /// The tokens of `text`.
    #[must_use]
    pub fn tokenize(&self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        self.tokenize_into(text, &mut tokens);
        tokens
    }

    /// Replaces the content of `tokens` with the tokens of `text`. Linear in the length; allocates only to make room for more tokens
    /// than `tokens` ever held. Never panics. What lies behind [`limits::TEXT_BYTES`](crate::limits::TEXT_BYTES) is left out.
    pub fn tokenize_into(&self, text: &str, tokens: &mut Vec<Token>) {
        tokens.clear();
        scan::Scanner::new(self, text, tokens).run();
    }
}

#[cfg(test)]
#[cfg(feature = "embedded")]
mod tests;
