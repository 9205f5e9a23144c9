//! [`Annotation`]: what was found, free of the text; [`Document`]: the two together.

use super::annotator::Annotator;
use crate::abbreviation::Abbreviation;
use crate::abbreviation::rewrite::{Replacement, RewriteMode, Rewritten};
use crate::block::Block;
use crate::entity::{Entity, Official};
use crate::gazetteer::Date;
use crate::sentence::Sentence;
use crate::term::{Term, TermForm, TermMode, Terms};
use crate::token::Token;
use crate::word::{Word, WordSegmenter};
use std::borrow::Cow;

/// What the stages found in one text: spans and numbers, without a reference to the text. Owned, reusable, `Send + Sync`.
#[derive(Clone, Debug, Default)]
pub struct Annotation {
    pub(super) tokens: Vec<Token>,
    pub(super) blocks: Vec<Block>,
    pub(super) abbreviations: Vec<Abbreviation>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) words: Vec<Word>,
    pub(super) entities: Vec<Entity>,
    pub(super) as_of: Option<AsOf>,
}

/// The day whose administrative map is in force for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The day.
    pub date: Date,
    /// How it is known.
    pub source: AsOfSource,
}

/// How the day in force is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AsOfSource {
    /// The date of publication that came with the text.
    Record,
    /// The day to assume that the caller gave.
    Option,
    /// The latest full date near the text's start.
    Text,
}

impl AsOfSource {
    /// The name in the output contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Option => "option",
            Self::Text => "text",
        }
    }
}

/// A view of an [`Annotation`] over its text. Strings (full forms, names, records) are built when asked for.
#[derive(Clone, Copy, Debug)]
pub struct Document<'t> {
    annotator: &'t Annotator,
    text: &'t str,
    annotation: &'t Annotation,
}

impl<'t> Document<'t> {
    pub(super) const fn new(annotator: &'t Annotator, text: &'t str, annotation: &'t Annotation) -> Self {
        Self { annotator, text, annotation }
    }

    /// The text.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The engine that made the annotation.
    #[must_use]
    pub const fn annotator(&self) -> &'t Annotator {
        self.annotator
    }

    /// What was found, as slices.
    #[must_use]
    pub const fn annotation(&self) -> &'t Annotation {
        self.annotation
    }

    /// The tokens: they tile the text.
    pub fn tokens(&self) -> impl ExactSizeIterator<Item = Token> + Clone + 't {
        self.annotation.tokens.iter().copied()
    }

    /// The lines with their roles.
    pub fn blocks(&self) -> impl ExactSizeIterator<Item = Block> + Clone + 't {
        self.annotation.blocks.iter().copied()
    }

    /// The short forms.
    pub fn abbreviations(&self) -> impl ExactSizeIterator<Item = &'t Abbreviation> + Clone + 't {
        self.annotation.abbreviations.iter()
    }

    /// The sentences, in reading order.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence> + Clone + 't {
        self.annotation.sentences.iter().copied()
    }

    /// The words, which tile the text.
    pub fn words(&self) -> impl ExactSizeIterator<Item = Word> + Clone + 't {
        self.annotation.words.iter().copied()
    }

    /// The terms that a search index stores, by position. Where words were not built every token is one.
    #[must_use]
    pub fn terms(&self, mode: TermMode) -> Terms<'t> {
        let lexicon = self.annotator.words().map(WordSegmenter::lexicon);
        Terms::new(mode, &self.annotation.tokens, &self.annotation.words, lexicon)
    }

    /// A form of a term of this document: borrowed where the text or the unit table has it so.
    #[must_use]
    pub fn term_form(&self, term: &Term, form: TermForm) -> Cow<'t, str> {
        term.form(self.text, &self.annotation.tokens, self.annotator.units(), form)
    }

    /// The entities, in order of their starts, longer ones first.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = &'t Entity> + Clone + 't {
        self.annotation.entities.iter()
    }

    /// The persons with positions, in the order of their first mentions; none where the annotator has no entities. Offices abroad belong
    /// to those who held them on the document's day ([`Document::as_of`]). Built when asked for: cost and memory grow with the number of persons and positions.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// let annotator = vanban::Annotator::new()?;
    /// let text = "Đồng chí Hà Văn Lý, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh, chủ trì. Chủ tịch UBND tỉnh yêu cầu làm nhanh.";
    /// let annotation = annotator.annotate(text);
    /// let officials = annotator.document(text, &annotation).officials();
    /// assert_eq!(officials.len(), 1);
    /// assert_eq!(officials[0].positions[1].mentions.len(), 2);
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    #[must_use]
    pub fn officials(&self) -> Vec<Official> {
        let Annotation { tokens, entities, as_of, .. } = self.annotation;
        self.annotator
            .entities()
            .map_or_else(Vec::new, |stage| stage.officials(self.text, tokens, entities, as_of.map(|as_of| as_of.date)))
    }

    /// The day whose administrative map is in force, if it is known.
    #[must_use]
    pub const fn as_of(&self) -> Option<AsOf> {
        self.annotation.as_of
    }

    /// The edit that writes out the short form of this number; see [`Abbreviations::replacement`] for when there is none.
    ///
    /// [`Abbreviations::replacement`]: crate::abbreviation::Abbreviations::replacement
    #[must_use]
    pub fn replacement(&self, number: usize) -> Option<Replacement> {
        let engine = self.annotator.abbreviations()?;
        engine.replacement(self.text, &self.annotation.tokens, &self.annotation.abbreviations, number)
    }

    /// The text with its short forms rewritten, and the map between the offsets of both; `None` where the annotator has no
    /// abbreviations. Builds a string; linear in the text's length.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// use vanban::abbreviation::rewrite::RewriteMode;
    /// let annotator = vanban::Annotator::new()?;
    /// let text = "UBND tỉnh làm việc với TP.HCM.";
    /// let annotation = annotator.annotate(text);
    /// let full = annotator.document(text, &annotation).rewritten(RewriteMode::Replace);
    /// assert_eq!(full.unwrap_or_default().text, "Ủy ban nhân dân tỉnh làm việc với Thành phố Hồ Chí Minh.");
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    #[must_use]
    pub fn rewritten(&self, mode: RewriteMode) -> Option<Rewritten> {
        let engine = self.annotator.abbreviations()?;
        Some(engine.rewrite(self.text, &self.annotation.tokens, &self.annotation.abbreviations, mode))
    }

    /// A piece of the text with its short forms written out and its white space made single blanks. Builds a string.
    #[must_use]
    pub fn expanded(&self, span: crate::span::Span) -> String {
        let mut words = String::new();
        let mut at = span.start();
        let mut push = |piece: &str| {
            // Nearly every piece has single blanks already and is taken as it is.
            let mut blank_before = words.is_empty() || words.ends_with(' ');
            let uneven = |c: char| {
                let uneven = c.is_whitespace() && (blank_before || c != ' ');
                blank_before = c == ' ';
                uneven
            };
            if !piece.chars().any(uneven) {
                words.push_str(piece);
                return;
            }
            for word in piece.split_inclusive(char::is_whitespace) {
                let blank = word.ends_with(char::is_whitespace);
                words.push_str(word.trim_end());
                if blank && !words.ends_with(' ') && !words.is_empty() {
                    words.push(' ');
                }
            }
        };
        if let Some(engine) = self.annotator.abbreviations() {
            let Annotation { tokens, abbreviations, .. } = self.annotation;
            let first = abbreviations.partition_point(|short| short.span.start() < span.start());
            let inside = abbreviations.iter().enumerate().skip(first).take_while(|(_, short)| short.span.end() <= span.end());
            for (number, _) in inside {
                let Some(edit) = engine.written_out(self.text, tokens, abbreviations, number) else { continue };
                push(self.text.get(at..edit.span.start()).unwrap_or_default());
                push(&edit.text);
                // A joining sign may stand behind the piece.
                at = edit.span.end().min(span.end());
            }
        }
        push(self.text.get(at..span.end()).unwrap_or_default());
        words.truncate(words.trim_end().len());
        words
    }
}

impl Annotation {
    /// The tokens.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The lines with their roles.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The short forms.
    #[must_use]
    pub fn abbreviations(&self) -> &[Abbreviation] {
        &self.abbreviations
    }

    /// The sentences.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The entities.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The day whose administrative map is in force, if it is known.
    #[must_use]
    pub const fn as_of(&self) -> Option<AsOf> {
        self.as_of
    }
}
