//! What a search index stores: the terms of a text with positions, and their forms.
//!
//! [`Terms`] goes over tokens and words and gives [`Term`]s in one of three [`TermMode`]s. **Positions count syllables in every mode**
//! (numbers, dates, codes, addresses and foreign words count as one, signs as none); a word sits on its first syllable and says how many
//! positions it covers. So phrases are found whatever mode the index and the question were cut in: the words of a question lie on a text that
//! was indexed in search mode as they lie on one that was indexed in words.
//!
//! Of each term there are [`TermForm`]s to index as fields of their own, built when asked for and borrowed where the text has them already.
//!
//! ```
//! # #[cfg(feature = "embedded")] {
//! use vanban::Annotator;
//! use vanban::term::{TermForm, TermMode};
//!
//! let annotator = Annotator::new()?;
//! let text = "Phát triển văn hoá.";
//! let annotation = annotator.annotate(text);
//! let document = annotator.document(text, &annotation);
//! let terms: Vec<_> = document
//!     .terms(TermMode::Search)
//!     .map(|term| (document.term_form(&term, TermForm::Placed), term.position, term.position_length))
//!     .collect();
//! let expected = [("phát triển", 0, 2), ("phát", 0, 1), ("triển", 1, 1), ("văn hóa", 2, 2), ("văn", 2, 1), ("hóa", 3, 1)];
//! assert!(terms.iter().map(|(form, position, length)| (form.as_ref(), *position, *length)).eq(expected));
//! # }
//! # Ok::<(), vanban::Error>(())
//! ```

mod form;

pub use form::TermForm;

use crate::lexicon::{Node, TrieView};
use crate::limits;
use crate::span::Span;
use crate::token::{Token, TokenKind};
use crate::word::{Word, WordKind};

/// Which terms a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TermMode {
    /// The words: `khu kinh tế`.
    #[default]
    Words,
    /// The syllables: `khu`, `kinh`, `tế`.
    Syllables,
    /// Every word, and what it is made of: the shorter words of the lexicon inside it and its syllables: `khu kinh tế`, `khu`, `kinh tế`,
    /// `kinh`, `tế`.
    Search,
}

impl TermMode {
    /// Every mode.
    pub const ALL: [Self; 3] = [Self::Words, Self::Syllables, Self::Search];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Syllables => "syllables",
            Self::Search => "search",
        }
    }
}

/// A term: a run of tokens with its place among the syllables of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Term {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: WordKind,
    /// How many syllables stand before it in the text.
    pub position: u32,
    /// How many syllables it has: the positions that it covers.
    pub position_length: u32,
    /// Index of its first token.
    pub first: u32,
    /// Index of the token behind its last.
    pub end: u32,
}

/// Iterator over the terms of a text, in the order of their positions; of those at one position the longest first.
///
/// Linear in the text's length: at most [`limits::SURFACE_UNITS`] shorter words begin at one syllable. Copies nothing of the text.
#[derive(Clone, Debug)]
pub struct Terms<'a> {
    mode: TermMode,
    tokens: &'a [Token],
    /// The words from the one around the present token on.
    words: &'a [Word],
    lexicon: Option<TrieView<'a>>,
    /// Index of the present token.
    at: usize,
    /// Syllables before it.
    position: u32,
    /// Its word, as long as that has not been given.
    whole: Option<Word>,
    /// Bit n: a term of n + 1 tokens that begins with it, still to be given.
    lengths: u32,
    started: bool,
}

const _: () = assert!(limits::SURFACE_UNITS <= u32::BITS as usize);

impl<'a> Terms<'a> {
    /// The terms of a text with these tokens and words; tokens outside of every word are taken for words. In search mode the shorter words
    /// are those of `lexicon` ([`WordSegmenter::lexicon`](crate::word::WordSegmenter::lexicon)).
    #[must_use]
    pub const fn new(mode: TermMode, tokens: &'a [Token], words: &'a [Word], lexicon: Option<TrieView<'a>>) -> Self {
        Self { mode, tokens, words, lexicon, at: 0, position: 0, whole: None, lengths: 0, started: false }
    }

    /// Goes to the next token that is no sign, and notes the terms that begin there.
    fn advance(&mut self) -> Option<()> {
        loop {
            if self.started {
                self.position += u32::from(self.tokens.get(self.at).is_some_and(counts));
                self.at += 1;
            }
            self.started = true;
            let token = self.tokens.get(self.at)?;
            let at = self.at as u32;
            while let Some((_, rest)) = self.words.split_first().filter(|(word, _)| word.end <= at) {
                self.words = rest;
            }
            let inside = self.words.first().copied().filter(|word| word.first <= at);
            let word = inside.unwrap_or(Word { span: token.span, kind: WordKind::of(token.kind), first: at, end: at + 1 });
            if word.first == at {
                self.whole = (self.mode != TermMode::Syllables).then_some(word);
            }
            if !counts(token) {
                // A word that begins with a sign sits on the first syllable behind it.
                self.whole = self.whole.filter(|word| word.end > at + 1);
                continue;
            }
            self.lengths = match self.mode {
                TermMode::Words => 0,
                TermMode::Syllables => 1,
                TermMode::Search => self.parts(&word),
            };
            return Some(());
        }
    }

    /// The lengths of the parts of a word that begin with the present token: the syllable and the shorter words of the lexicon.
    fn parts(&self, word: &Word) -> u32 {
        if word.end - word.first == 1 {
            return 0;
        }
        let mut lengths = 1;
        let Some(lexicon) = self.lexicon else { return lengths };
        let mut node = Node::ROOT;
        let rest = self.tokens.get(self.at..word.end as usize).unwrap_or_default();
        for (more, token) in rest.iter().take(limits::SURFACE_UNITS).enumerate() {
            let Some(next) = lexicon.step(node, token.unit) else { break };
            node = next;
            let is_whole = self.at as u32 == word.first && more + 1 == rest.len();
            if more > 0 && !is_whole && counts(token) && lexicon.value(node).is_some() {
                lengths |= 1 << more;
            }
        }
        lengths
    }

    fn term(&self, span: Span, kind: WordKind, first: u32, end: u32) -> Term {
        let tokens = self.tokens.get(first as usize..end as usize).unwrap_or_default();
        let length = tokens.iter().filter(|token| counts(token)).count();
        Term { span, kind, position: self.position, position_length: length as u32, first, end }
    }
}

/// Whether a token takes a position: everything but signs.
const fn counts(token: &Token) -> bool {
    !matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol)
}

impl Iterator for Terms<'_> {
    type Item = Term;

    fn next(&mut self) -> Option<Term> {
        while self.whole.is_none() && self.lengths == 0 {
            self.advance()?;
        }
        if let Some(word) = self.whole.take() {
            return Some(self.term(word.span, word.kind, word.first, word.end));
        }
        let more = self.lengths.ilog2();
        self.lengths &= !(1 << more);
        let head = self.tokens.get(self.at)?;
        let last = self.tokens.get(self.at + more as usize)?;
        let kind = if more == 0 { WordKind::of(head.kind) } else { WordKind::Word };
        Some(self.term(head.span.cover(last.span), kind, self.at as u32, self.at as u32 + more + 1))
    }
}

impl std::iter::FusedIterator for Terms<'_> {}

#[cfg(test)]
#[cfg(feature = "embedded")]
mod tests;
