//! Which tokens form one word: a linear model of the borders between tokens.
//!
//! A border joins where the weights of what stands around it say so: units, pairs and triples of them, how they are written, which words of
//! the lexicon span it, end or begin there; and each token has a weight for both its borders joining. Decoding is exact and in integers,
//! within what signs, line ends and [`limits::SEGMENT_SYLLABLES`](crate::limits::SEGMENT_SYLLABLES) cut, so that a stream gives what the whole gives. Nothing is
//! said here about what is a word: that is learned (`dictionaries/sources/words.md`).

mod decode;
pub mod features;
pub mod grade;
mod key;
mod model;
mod overlay;
mod row;
mod writer;

pub use row::WEIGHT_ONE;
pub use writer::ModelWriter;

use crate::error::Result;
use crate::lexicon::{TrieView, Units};
use crate::overlay::Overlays;
use crate::span::Span;
use crate::token::{Token, TokenKind};
use crate::wire::Bytes;
use decode::Decoder;
use model::Model;
use overlay::OverlayScratch;
use std::sync::Arc;

/// The kind of the compiled file.
pub const KIND: [u8; 4] = *b"word";

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WordKind {
    /// Vietnamese syllables, or several tokens.
    Word,
    /// A number or clock time.
    Number,
    /// A date in figures.
    Date,
    /// The number of a document.
    Code,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// A sign of punctuation.
    Punctuation,
    /// Another sign.
    Symbol,
    /// A foreign word.
    Foreign,
}

impl WordKind {
    /// The name in the output contract: that of the token, but for words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Number => TokenKind::Number.name(),
            Self::Date => TokenKind::Date.name(),
            Self::Code => TokenKind::Code.name(),
            Self::Url => TokenKind::Url.name(),
            Self::Email => TokenKind::Email.name(),
            Self::Punctuation => TokenKind::Punctuation.name(),
            Self::Symbol => TokenKind::Symbol.name(),
            Self::Foreign => TokenKind::Foreign.name(),
        }
    }

    pub(crate) const fn of(token: TokenKind) -> Self {
        match token {
            TokenKind::Syllable => Self::Word,
            TokenKind::Foreign => Self::Foreign,
            TokenKind::Number => Self::Number,
            TokenKind::Date => Self::Date,
            TokenKind::Code => Self::Code,
            TokenKind::Url => Self::Url,
            TokenKind::Email => Self::Email,
            TokenKind::Punctuation => Self::Punctuation,
            TokenKind::Symbol => Self::Symbol,
        }
    }
}

/// A word: a run of tokens. Words tile the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: WordKind,
    /// Index of its first token.
    pub first: u32,
    /// Index of the token behind its last.
    pub end: u32,
}

/// Finds words. Immutable, `Send + Sync`; its clone copies pointers.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use vanban::lexicon::Units;
/// use vanban::token::Tokenizer;
/// use vanban::word::{WordScratch, WordSegmenter};
///
/// let text = "Tỉnh phát triển kinh tế.";
/// let tokens = Tokenizer::new(Units::embedded()?).tokenize(text);
/// let mut words = Vec::new();
/// WordSegmenter::embedded()?.words_into(text, &tokens, &mut WordScratch::default(), &mut words);
/// let surfaces: Vec<_> = words.iter().map(|word| word.span.of(text)).collect();
/// assert_eq!(surfaces, ["Tỉnh", "phát triển", "kinh tế", "."]);
/// # }
/// # Ok::<(), vanban::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct WordSegmenter {
    model: Model,
    overlays: Option<Arc<Overlays>>,
}

/// Working memory of [`WordSegmenter::words_into`]; keep one a thread.
#[derive(Clone, Debug, Default)]
pub struct WordScratch {
    decoder: Decoder,
    overlay: OverlayScratch,
}

impl WordSegmenter {
    /// Reads a compiled model of words.
    ///
    /// # Errors
    /// [`ErrorKind::Data`](crate::ErrorKind::Data) for bytes that are none, [`ErrorKind::Version`](crate::ErrorKind::Version) for a file
    /// made against another unit table.
    pub fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        Ok(Self { model: Model::parse(bytes, units)?, overlays: None })
    }

    /// The model that is embedded in the program.
    ///
    /// # Errors
    /// As for [`WordSegmenter::parse`]; a test pins the embedded file.
    #[cfg(feature = "data-words")]
    pub fn embedded() -> Result<Self> {
        Self::parse(crate::data::WORDS, &Units::embedded()?)
    }

    /// The words that the model knows, with their grades (see [`grade::of`]).
    #[must_use]
    pub fn lexicon(&self) -> TrieView<'_> {
        self.model.lexicon.view()
    }

    /// The same segmenter with a user's words, which win over everything built in.
    #[must_use]
    pub fn with_overlays(mut self, overlays: Arc<Overlays>) -> Self {
        self.overlays = overlays.has_words().then_some(overlays);
        self
    }

    /// Replaces the content of `out` with the words of a text with these tokens. Linear; allocates only to make room. Never panics.
    pub fn words_into(&self, text: &str, tokens: &[Token], scratch: &mut WordScratch, out: &mut Vec<Word>) {
        out.clear();
        scratch.decoder.words_into(tokens, self.model.view(), out);
        if let Some(overlays) = &self.overlays {
            overlay::apply(overlays, text, tokens, &mut scratch.overlay, out);
        }
    }
}

#[cfg(test)]
#[cfg(feature = "data-words")]
mod tests;
