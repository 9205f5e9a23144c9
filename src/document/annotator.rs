//! [`Annotator`]: the engine that runs every stage over a text.

use super::annotation::{Annotation, AsOf, AsOfSource, Document};
use super::builder::AnnotatorBuilder;
use super::digest::Digest;
use crate::abbreviation::{AbbreviationScratch, Abbreviations};
use crate::block::{Block, BlockFinder};
use crate::entity::{Entities, EntityScratch};
use crate::error::Result;
use crate::gazetteer::{Date, Gazetteer};
use crate::lexicon::Units;
use crate::overlay::Overlays;
use crate::sentence::{Sentence, SentenceSplitter};
use crate::term::TermMode;
use crate::token::{Token, Tokenizer};
use crate::word::{WordScratch, WordSegmenter};
use std::sync::Arc;

/// The stages and their data.
#[derive(Debug)]
pub(super) struct Engine {
    pub(super) tokenizer: Tokenizer,
    pub(super) blocks: BlockFinder,
    pub(super) sentences: SentenceSplitter,
    pub(super) gazetteer: Option<Gazetteer>,
    pub(super) abbreviations: Option<Abbreviations>,
    pub(super) words: Option<WordSegmenter>,
    pub(super) entities: Option<Entities>,
    pub(super) digest: Option<Digest>,
    pub(super) overlays: Option<Arc<Overlays>>,
    pub(super) fingerprint: u64,
}

/// Reads texts. Immutable, `Send + Sync`; its clone is a pointer. Building one costs milliseconds: keep it.
#[derive(Clone, Debug)]
pub struct Annotator {
    engine: Arc<Engine>,
}

/// A thread's working memory: kept between texts, so that a warm run allocates nothing.
#[derive(Debug, Default)]
pub struct Scratch {
    abbreviation: AbbreviationScratch,
    word: WordScratch,
    entity: EntityScratch,
}

/// A text with what is known about it from outside.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Input<'t> {
    /// The text.
    pub text: &'t str,
    /// The day it was published, if known: decides which administrative map is in force.
    pub date: Option<Date>,
    /// The day to assume where the text does not say (`--as-of`).
    pub default_date: Option<Date>,
}

impl<'t> Input<'t> {
    /// A text of which nothing else is known.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, date: None, default_date: None }
    }

    /// The same with its date of publication.
    #[must_use]
    pub const fn date(mut self, date: Option<Date>) -> Self {
        self.date = date;
        self
    }

    /// The same with the day to assume where nothing is known.
    #[must_use]
    pub const fn default_date(mut self, date: Option<Date>) -> Self {
        self.default_date = date;
        self
    }
}

impl<'t> From<&'t str> for Input<'t> {
    fn from(text: &'t str) -> Self {
        Self::new(text)
    }
}

impl Annotator {
    /// An annotator with everything that is embedded.
    ///
    /// # Errors
    /// [`ErrorKind::Absent`](crate::ErrorKind::Absent) where the crate was built without its data.
    pub fn new() -> Result<Self> {
        Self::builder().build()
    }

    /// Chooses stages and data.
    #[must_use]
    pub fn builder() -> AnnotatorBuilder {
        AnnotatorBuilder::default()
    }

    pub(super) fn digest(&self) -> Option<&Digest> {
        self.engine.digest.as_ref()
    }

    pub(super) const fn from_engine(engine: Arc<Engine>) -> Self {
        Self { engine }
    }

    /// Annotates a text. Makes its own working memory; for many texts keep a [`Scratch`] and use [`Annotator::annotate_into`].
    #[must_use]
    pub fn annotate<'t>(&self, input: impl Into<Input<'t>>) -> Annotation {
        let (mut scratch, mut annotation) = (Scratch::default(), Annotation::default());
        self.annotate_into(input, &mut scratch, &mut annotation);
        annotation
    }

    /// Replaces the content of `annotation` with what the stages find in a text.
    ///
    /// Linear in the text's length. Allocates nothing once `scratch` and `annotation` have held a text as long. Never panics.
    pub fn annotate_into<'t>(&self, input: impl Into<Input<'t>>, scratch: &mut Scratch, annotation: &mut Annotation) {
        let input = input.into();
        let (engine, text) = (&*self.engine, input.text);
        engine.tokenizer.tokenize_into(text, &mut annotation.tokens);
        engine.blocks.blocks_into(text, &annotation.tokens, &mut annotation.blocks);
        annotation.as_of = as_of(&input, annotation);
        match &engine.abbreviations {
            Some(stage) => {
                stage.abbreviations_into(text, &annotation.tokens, &mut scratch.abbreviation, &mut annotation.abbreviations);
            }
            None => annotation.abbreviations.clear(),
        }
        engine.sentences.sentences_into(&annotation.tokens, &annotation.abbreviations, &mut annotation.sentences);
        cut_at_blocks(&annotation.tokens, &annotation.blocks, &mut annotation.sentences);
        match &engine.words {
            Some(stage) => stage.words_into(text, &annotation.tokens, &mut scratch.word, &mut annotation.words),
            None => annotation.words.clear(),
        }
        match &engine.entities {
            Some(stage) => {
                stage.entities_into(text, &annotation.tokens, &annotation.blocks, &mut scratch.entity, &mut annotation.entities);
            }
            None => annotation.entities.clear(),
        }
    }

    /// A view of an annotation over the text it was made of. With another text every piece is wrong, but nothing panics.
    #[must_use]
    pub fn document<'t>(&'t self, text: &'t str, annotation: &'t Annotation) -> Document<'t> {
        Document::new(self, text, annotation)
    }

    /// The table of units.
    #[must_use]
    pub fn units(&self) -> &Units {
        self.engine.tokenizer.units()
    }

    /// The stage that finds tokens.
    #[must_use]
    pub fn tokenizer(&self) -> &Tokenizer {
        &self.engine.tokenizer
    }

    /// The facts, if they were built.
    #[must_use]
    pub fn gazetteer(&self) -> Option<&Gazetteer> {
        self.engine.gazetteer.as_ref()
    }

    /// The stage that finds and expands short forms, if it was built.
    #[must_use]
    pub fn abbreviations(&self) -> Option<&Abbreviations> {
        self.engine.abbreviations.as_ref()
    }

    /// The stage that finds words, if it was built.
    #[must_use]
    pub fn words(&self) -> Option<&WordSegmenter> {
        self.engine.words.as_ref()
    }

    /// The stage that finds entities, if it was built.
    #[must_use]
    pub fn entities(&self) -> Option<&Entities> {
        self.engine.entities.as_ref()
    }

    /// The user's facts, if any were given.
    #[must_use]
    pub fn overlays(&self) -> Option<&Overlays> {
        self.engine.overlays.as_deref()
    }

    /// Hash of the version, the data, the overlays and the options: what an index stores beside the tokens, to know when to build itself anew.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        self.engine.fingerprint
    }

    /// The fingerprint of an index that stores terms in this mode ([`Document::terms`]): another one means that its terms may differ.
    #[must_use]
    pub fn index_fingerprint(&self, mode: TermMode) -> u64 {
        mode.name().bytes().fold(self.engine.fingerprint, |hash, byte| crate::text::hash(hash ^ u64::from(byte)))
    }
}

/// Ends sentences where blocks end inside a line (a caption or credit whose line break was lost). Linear; rarely anything to do.
fn cut_at_blocks(tokens: &[Token], blocks: &[Block], sentences: &mut Vec<Sentence>) {
    let inside = |block: &&Block| tokens.get(block.first as usize).is_some_and(|head| !head.starts_line());
    let mut cuts = blocks.iter().filter(inside).map(|block| block.first).peekable();
    if cuts.peek().is_none() {
        return;
    }
    let whole = sentences.len();
    for at in 0..whole {
        let Some(&sentence) = sentences.get(at) else { break };
        let mut first = sentence.first;
        while let Some(cut) = cuts.next_if(|cut| *cut < sentence.end) {
            if cut > first {
                sentences.extend(piece(tokens, first, cut));
                first = cut;
            }
        }
        sentences.extend(piece(tokens, first, sentence.end));
    }
    sentences.drain(..whole);
}

fn piece(tokens: &[Token], first: u32, end: u32) -> Option<Sentence> {
    let tokens = tokens.get(first as usize..end as usize)?;
    Some(Sentence { span: tokens.first()?.span.cover(tokens.last()?.span), first, end })
}

/// The day whose map is in force: the date of publication, else the one to assume, else the latest full date near the text's start.
fn as_of(input: &Input<'_>, annotation: &Annotation) -> Option<AsOf> {
    if let Some(date) = input.date {
        return Some(AsOf { date, source: AsOfSource::Record });
    }
    if let Some(date) = input.default_date {
        return Some(AsOf { date, source: AsOfSource::Option });
    }
    let near = annotation.tokens.iter().take(crate::limits::DATE_SEARCH_TOKENS);
    let dates = near.filter(|token| token.kind == crate::token::TokenKind::Date);
    let latest = dates.filter_map(|token| full_date(token.span.of(input.text))).max()?;
    Some(AsOf { date: latest, source: AsOfSource::Text })
}

/// A date with day, month and year of the years that news in digital form has.
fn full_date(figures: &str) -> Option<Date> {
    let mut parts = figures.split(['/', '-', '.']).map(|part| part.parse::<u32>().ok());
    let (first, second, third) = (parts.next()??, parts.next()??, parts.next()??);
    let (year, day) = if first > 31 { (first, third) } else { (third, first) };
    Date::new(year, second, day).filter(|_| (1990..2100).contains(&year) && day > 0)
}
