//! Which tokens form one word: the cheapest way through a lattice of dictionary words and names.
//!
//! Every word of the lexicon has a cost, the negative logarithm of its share of the corpus; a run of capitalised syllables inside a sentence
//! may be a name. Decoding is exact within pieces that signs, line ends and [`limits::SEGMENT_SYLLABLES`] cut, so that a stream gives what
//! the whole gives. A first version: a model trained on borders is to take its place.

mod overlay;

use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{Node, Trie, TrieView, Units};
use crate::limits;
use crate::overlay::Overlays;
use crate::span::Span;
use crate::token::{Case, Token, TokenKind};
use crate::wire::{Bytes, Container, Section, U32s};
use overlay::OverlayScratch;
use std::sync::Arc;

/// The kind of the compiled file.
pub const KIND: [u8; 4] = *b"word";

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WordKind {
    /// Vietnamese syllables.
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
    /// The name in the output contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Number => "number",
            Self::Date => "date",
            Self::Code => "code",
            Self::Url => "url",
            Self::Email => "email",
            Self::Punctuation => "punctuation",
            Self::Symbol => "symbol",
            Self::Foreign => "foreign",
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
    words: Trie,
    unknown: u32,
    overlays: Option<Arc<Overlays>>,
}

/// Working memory of [`WordSegmenter::words_into`]; keep one a thread.
#[derive(Clone, Debug, Default)]
pub struct WordScratch {
    /// The cheapest cost up to each token of a piece, and where its last word begins.
    best: Vec<(u32, u32)>,
    ends: Vec<u32>,
    overlay: OverlayScratch,
}

/// A name's cost: of the name, and of each syllable of it. Costs are hundredths of a natural logarithm.
const NAME: u32 = 1000;
const NAME_SYLLABLE: u32 = 100;
/// Syllables in a name at most.
const NAME_SYLLABLES: usize = 5;

impl WordSegmenter {
    /// Reads a compiled lexicon of words.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] for bytes that are none, [`ErrorKind::Version`] for a file made against another unit table.
    pub fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        let container = Container::parse(bytes, KIND)?;
        container.expect_units(units.fingerprint())?;
        let head: Section = container.section(*b"HEAD")?;
        let unknown = U32s::new(head.as_slice()).get(0).filter(|cost| *cost < 1 << 20);
        let unknown =
            unknown.ok_or_else(|| Error::new(ErrorKind::Data, "words: its head is cut short; rebuild it with the compiler"))?;
        Ok(Self { words: Trie::parse(container.section(*b"TRIE")?)?, unknown, overlays: None })
    }

    /// The lexicon that is embedded in the program.
    ///
    /// # Errors
    /// As for [`WordSegmenter::parse`]; a test pins the embedded file.
    #[cfg(feature = "data-words")]
    pub fn embedded() -> Result<Self> {
        Self::parse(crate::data::WORDS, &Units::embedded()?)
    }

    /// The same segmenter with a user's words, which win over everything built in.
    #[must_use]
    pub fn with_overlays(mut self, overlays: Arc<Overlays>) -> Self {
        self.overlays = overlays.has_words().then_some(overlays);
        self
    }

    /// The words that the lexicon holds.
    #[must_use]
    pub fn lexicon(&self) -> TrieView<'_> {
        self.words.view()
    }

    /// Replaces the content of `out` with the words of a text with these tokens. Linear; allocates only to make room. Never panics.
    pub fn words_into(&self, text: &str, tokens: &[Token], scratch: &mut WordScratch, out: &mut Vec<Word>) {
        self.built_in_words_into(tokens, scratch, out);
        if let Some(overlays) = &self.overlays {
            overlay::apply(overlays, text, tokens, &mut scratch.overlay, out);
        }
    }

    fn built_in_words_into(&self, tokens: &[Token], scratch: &mut WordScratch, out: &mut Vec<Word>) {
        out.clear();
        let mut first = 0;
        while let Some(head) = tokens.get(first) {
            if !head.is_word() {
                out.push(Word { span: head.span, kind: WordKind::of(head.kind), first: first as u32, end: first as u32 + 1 });
                first += 1;
                continue;
            }
            // A word's syllables stand apart by white space: `TP` and `HCM` of `TPHCM`-like runs glued by signs are cut by the signs.
            let rest = tokens.get(first + 1..).unwrap_or_default();
            let length =
                rest.iter().take(limits::SEGMENT_SYLLABLES - 1).take_while(|token| token.is_word() && !token.starts_line()).count();
            let end = first + 1 + length;
            let after_sign = first == 0
                || head.starts_line()
                || tokens.get(first - 1).is_some_and(|before| before.kind == TokenKind::Punctuation);
            self.decode(tokens.get(first..end).unwrap_or_default(), first as u32, after_sign, scratch, out);
            first = end;
        }
    }

    fn decode(&self, piece: &[Token], offset: u32, after_sign: bool, scratch: &mut WordScratch, out: &mut Vec<Word>) {
        let trie = self.words.view();
        let WordScratch { best, ends, .. } = scratch;
        best.clear();
        best.resize(piece.len() + 1, (u32::MAX, 0));
        if let Some(start) = best.first_mut() {
            start.0 = 0;
        }
        for at in 0..piece.len() {
            let Some(&(cost, _)) = best.get(at) else { break };
            let mut offer = |end: usize, more: u32| {
                if let Some(place) = best.get_mut(end).filter(|place| cost.saturating_add(more) < place.0) {
                    *place = (cost.saturating_add(more), at as u32);
                }
            };
            offer(at + 1, self.unknown);
            let mut node = Node::ROOT;
            for (length, token) in piece.iter().skip(at).take(limits::SURFACE_UNITS).enumerate() {
                let Some(next) = trie.step(node, token.unit) else { break };
                node = next;
                if let Some(word) = trie.value(node) {
                    offer(at + length + 1, word);
                }
            }
            // The capital of a sentence's first word says nothing.
            if at == 0 && after_sign {
                continue;
            }
            let capitals = piece.iter().skip(at).take(NAME_SYLLABLES).take_while(|token| token.case == Case::Title).count();
            for length in 2..=capitals {
                offer(at + length, NAME + NAME_SYLLABLE * length as u32);
            }
        }
        ends.clear();
        let mut end = piece.len();
        while end > 0 {
            ends.push(end as u32);
            // Every place was offered at least the unknown syllable before it, so this ends.
            let first = best.get(end).map_or(0, |place| place.1 as usize);
            end = first.min(end - 1);
        }
        let mut first = 0;
        for &end in ends.iter().rev() {
            if let (Some(head), Some(last)) = (piece.get(first as usize), piece.get(end as usize - 1)) {
                let kind = if end - first > 1 { WordKind::Word } else { WordKind::of(head.kind) };
                out.push(Word { span: head.span.cover(last.span), kind, first: offset + first, end: offset + end });
            }
            first = end;
        }
    }
}

#[cfg(test)]
#[cfg(feature = "data-words")]
mod tests {
    use super::*;
    use crate::token::Tokenizer;

    fn words(text: &str) -> Vec<String> {
        let tokens = Tokenizer::new(Units::embedded().unwrap()).tokenize(text);
        let mut words = Vec::new();
        WordSegmenter::embedded().unwrap().words_into(text, &tokens, &mut WordScratch::default(), &mut words);
        words.iter().map(|word| word.span.of(text).to_owned()).collect()
    }

    #[test]
    fn names_signs_and_numbers_are_words_of_their_own() {
        assert_eq!(words("đồng chí Nguyễn Văn Hòa phát biểu"), ["đồng chí", "Nguyễn Văn Hòa", "phát biểu"]);
        assert_eq!(words("tại TP.HCM, tăng 61%"), ["tại", "TP", ".", "HCM", ",", "tăng", "61", "%"]);
        assert_eq!(words("kinh tế\nxã hội"), ["kinh tế", "xã hội"]);
    }

    #[test]
    fn pieces_longer_than_the_limit_are_cut_there() {
        let text = "kinh tế ".repeat(limits::SEGMENT_SYLLABLES);
        let found = words(&text);
        assert_eq!(found.len(), limits::SEGMENT_SYLLABLES);
        assert_eq!(words(&"ba ".repeat(limits::SEGMENT_SYLLABLES + 1)).len(), limits::SEGMENT_SYLLABLES + 1);
    }
}
