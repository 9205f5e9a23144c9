//! Keywords: the phrases that a text is about.
//!
//! A phrase is a run of words that does not begin or end with a function word, a name, or whatever the caller names as one. It ranks by how
//! often and how early it stands, whether the title holds it, and how rare its words are in news (compiled frequencies). A short form
//! counts as its full form, so `KKT cửa khẩu Móng Cái` and `khu kinh tế cửa khẩu Móng Cái` are one; of phrases that hold each
//! other the one stays that says more.
//!
//! ```
//! # #[cfg(all(feature = "data-summary", feature = "data-units"))] {
//! use vanban::block::BlockFinder;
//! use vanban::keyword::{KeywordFinder, KeywordInput};
//! use vanban::{lexicon::Units, token::Tokenizer};
//!
//! let units = Units::embedded()?;
//! let text = "Tỉnh đẩy mạnh chuyển đổi số\nNgày 4/3, tỉnh họp về chuyển đổi số trong trường học. Theo sở, chuyển đổi số cần hạ tầng.";
//! let tokens = Tokenizer::new(units.clone()).tokenize(text);
//! let mut blocks = Vec::new();
//! BlockFinder::new(&units).blocks_into(text, &tokens, &mut blocks);
//! let keywords = KeywordFinder::embedded()?.keywords(&KeywordInput::new(text, &tokens, &blocks), 3);
//! assert_eq!(keywords[0].span.of(text), "chuyển đổi số");
//! assert_eq!(keywords[0].count, 3);
//! # }
//! # Ok::<(), vanban::Error>(())
//! ```

mod find;
mod frequency;
mod topic;

pub use find::KeywordScratch;
pub(crate) use frequency::{KIND, WORD_START, extend, shorten};
pub use topic::{TopicMatch, Topics};

use crate::block::Block;
use crate::error::Result;
use crate::lexicon::{Sieve, Unit, Units};
use crate::span::Span;
use crate::token::Token;
use crate::wire::Bytes;
use frequency::Frequencies;

/// A keyword of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// Where it stands first, or first in full where it also stands as a short form.
    pub span: Span,
    /// How often it stands in the text, short forms included.
    pub count: u32,
    /// Per mille of the best keyword's rank.
    pub score: u16,
}

/// A short form with what it means, as units of the table.
#[derive(Clone, Debug)]
pub struct FullForm {
    /// The short form's tokens.
    pub first: u32,
    /// The token behind its last one.
    pub end: u32,
    /// The units of its full form.
    pub units: Vec<Unit>,
}

/// A text with what is known of it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct KeywordInput<'s> {
    /// The text.
    pub text: &'s str,
    /// Its tokens.
    pub tokens: &'s [Token],
    /// Its blocks.
    pub blocks: &'s [Block],
    /// Its words as ranges of tokens, in order; empty where no word stage ran: then words of the compiled table are looked for.
    pub words: &'s [(u32, u32)],
    /// Names: ranges of tokens that are phrases as they stand, in order (persons, places, organizations).
    pub names: &'s [(u32, u32)],
    /// Short forms with their full forms, in order.
    pub full_forms: &'s [FullForm],
    /// A title that stands apart from the text, with its tokens.
    pub title: (&'s str, &'s [Token]),
}

impl<'s> KeywordInput<'s> {
    /// A text with its tokens and blocks.
    #[must_use]
    pub const fn new(text: &'s str, tokens: &'s [Token], blocks: &'s [Block]) -> Self {
        Self { text, tokens, blocks, words: &[], names: &[], full_forms: &[], title: ("", &[]) }
    }

    /// The same with its words.
    #[must_use]
    pub const fn words(mut self, words: &'s [(u32, u32)]) -> Self {
        self.words = words;
        self
    }

    /// The same with its names.
    #[must_use]
    pub const fn names(mut self, names: &'s [(u32, u32)]) -> Self {
        self.names = names;
        self
    }

    /// The same with what its short forms mean.
    #[must_use]
    pub const fn full_forms(mut self, full_forms: &'s [FullForm]) -> Self {
        self.full_forms = full_forms;
        self
    }

    /// The same with a title that stands apart.
    #[must_use]
    pub const fn title(mut self, title: &'s str, tokens: &'s [Token]) -> Self {
        self.title = (title, tokens);
        self
    }
}

/// Finds keywords. Immutable, `Send + Sync`, cheap to clone.
#[derive(Clone, Debug)]
pub struct KeywordFinder {
    frequencies: Frequencies,
    /// Words with which no phrase begins or ends, sorted by key.
    function_words: Vec<u32>,
    /// Their keys: most words are told apart by it.
    function_sieve: Sieve<32>,
}

/// Function words and the vocabulary of reporting, which say nothing of a text's subject.
const FUNCTION_WORDS: &str = include_str!("function-words.txt");

impl KeywordFinder {
    /// The engine over the embedded data.
    ///
    /// # Errors
    /// As for [`KeywordFinder::parse`]; a test pins the embedded file.
    #[cfg(all(feature = "data-summary", feature = "data-units"))]
    pub fn embedded() -> Result<Self> {
        Self::parse(crate::data::SUMMARY, &Units::embedded()?)
    }

    /// The engine over compiled data.
    ///
    /// # Errors
    /// [`ErrorKind::Data`](crate::ErrorKind::Data) or [`ErrorKind::Version`](crate::ErrorKind::Version) for bytes that are none, or
    /// were made against another table of units.
    pub fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        let frequencies = Frequencies::parse(bytes, units)?;
        let word = |line: &str| {
            let mut hash = WORD_START;
            for syllable in line.split(' ') {
                hash = extend(hash, units.unit(syllable)?);
            }
            Some(shorten(hash))
        };
        let mut function_words: Vec<u32> = FUNCTION_WORDS.lines().filter(|line| !line.is_empty()).filter_map(word).collect();
        function_words.sort_unstable();
        let function_sieve = Sieve::new(function_words.iter().copied());
        Ok(Self { frequencies, function_words, function_sieve })
    }

    fn is_function_word(&self, key: u32) -> bool {
        self.function_sieve.may_hold(key) && self.function_words.binary_search(&key).is_ok()
    }

    /// The `top` best keywords, best first. For many texts keep a [`KeywordScratch`] and use [`KeywordFinder::keywords_into`].
    #[must_use]
    pub fn keywords(&self, input: &KeywordInput<'_>, top: usize) -> Vec<Keyword> {
        let mut keywords = Vec::new();
        self.keywords_into(input, top, &mut KeywordScratch::default(), &mut keywords);
        keywords
    }

    /// Replaces the content of `keywords` with the `top` best keywords of a text, best first. Time grows with the length of the text
    /// (times its logarithm, for sorting). Never panics.
    pub fn keywords_into(&self, input: &KeywordInput<'_>, top: usize, scratch: &mut KeywordScratch, keywords: &mut Vec<Keyword>) {
        find::find(self, input, top, scratch, keywords);
    }
}

#[cfg(all(test, feature = "data-summary", feature = "data-units"))]
mod tests;
