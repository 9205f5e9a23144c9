//! Builds a [`Record`] out of a document.

use super::types::*;
use super::{OffsetMap, OffsetUnit, SCHEMA, link, official, organization};
use crate::document::{Document, Home, Links};
use crate::gazetteer::Gazetteer;
use crate::span::Span;
use crate::summary::{Budget, SummaryOptions};
use crate::term::{Term, TermForm, TermMode};
use std::borrow::Cow;

/// What a record should hold and how it counts.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct RecordOptions {
    /// The unit of the offsets.
    pub offsets: OffsetUnit,
    /// The document's name.
    pub id: Option<String>,
    /// Length in bytes of a title that stands before the text, with the line feed behind it: see [`join`](super::join).
    pub title: usize,
    /// Whether tokens are listed.
    pub tokens: bool,
    /// Keywords at most; 0 for none.
    pub keywords: usize,
    /// Sentences of the summary at most; 0 for none.
    pub summary: usize,
}

impl RecordOptions {
    /// Ten keywords and three sentences of summary, no list of tokens.
    #[must_use]
    pub fn new(offsets: OffsetUnit) -> Self {
        Self { offsets, keywords: 10, summary: 3, ..Self::default() }
    }

    /// The same with the document's name.
    #[must_use]
    pub fn id(mut self, id: Option<String>) -> Self {
        self.id = id;
        self
    }

    /// The same for a text before which a title stands, so many bytes with the line feed behind it.
    #[must_use]
    pub const fn title(mut self, bytes: usize) -> Self {
        self.title = bytes;
        self
    }

    /// The same with or without the list of tokens.
    #[must_use]
    pub const fn tokens(mut self, tokens: bool) -> Self {
        self.tokens = tokens;
        self
    }

    /// The same with so many keywords and sentences of summary at most.
    #[must_use]
    pub const fn digest(mut self, keywords: usize, summary: usize) -> Self {
        self.keywords = keywords;
        self.summary = summary;
        self
    }
}

/// A range in the unit asked for, and whether it lies in the title.
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) field: Option<Field>,
}

pub(super) struct Builder<'d, 't> {
    pub(super) document: &'d Document<'t>,
    options: &'d RecordOptions,
    offsets: OffsetMap<'t>,
    text_start: usize,
}

impl<'d, 't> Builder<'d, 't> {
    pub(super) fn new(document: &'d Document<'t>, options: &'d RecordOptions) -> Self {
        let offsets = OffsetMap::new(document.text(), options.offsets);
        let text_start = offsets.offset(options.title);
        Self { document, options, offsets, text_start }
    }

    /// Where a span stands in its part of the input.
    pub(super) fn place(&self, span: Span) -> Place {
        let (start, end) = self.offsets.span(span);
        if self.options.title > 0 && span.start() < self.options.title {
            return Place { start, end, field: Some(Field::Title) };
        }
        Place { start: start - self.text_start.min(start), end: end - self.text_start.min(end), field: None }
    }

    fn range(&self, span: Span) -> Range {
        let Place { start, end, field } = self.place(span);
        Range { start, end, field }
    }

    fn written(&self, span: Span) -> &'t str {
        span.of(self.document.text())
    }

    pub(super) fn record(&self) -> Record {
        let document = self.document;
        let as_of = document.as_of();
        let links = document.links();
        let home = Home::new(&links);
        let entities = self.entities(&links);
        let organizations = organization::records(document, &links, &home, &entities);
        Record {
            schema: SCHEMA,
            id: self.options.id.clone(),
            offsets: self.options.offsets,
            as_of: as_of.map(|as_of| as_of.date.to_string()),
            as_of_source: as_of.map(|as_of| Cow::Borrowed(as_of.source.name())),
            engine: EngineRecord {
                version: Cow::Borrowed(env!("CARGO_PKG_VERSION")),
                data: document.annotator().gazetteer().and_then(Gazetteer::date).map(|day| day.to_string()),
                fingerprint: format!("{:016x}", document.annotator().fingerprint()),
            },
            blocks: document
                .blocks()
                .map(|block| {
                    let Place { start, end, field } = self.place(block.span);
                    BlockRecord { start, end, field, kind: Cow::Borrowed(block.kind.name()) }
                })
                .collect(),
            sentences: document.sentences().map(|sentence| self.range(sentence.span)).collect(),
            words: self.words(),
            tokens: self.options.tokens.then(|| self.tokens()),
            abbreviations: self.abbreviations(),
            entities,
            officials: official::records(document, &links, &home),
            organizations,
            keywords: self.keywords(),
            summary: self.summary(),
        }
    }

    fn words(&self) -> Vec<WordRecord> {
        let record = |word: crate::word::Word| {
            let Place { start, end, field } = self.place(word.span);
            WordRecord { start, end, field, kind: Cow::Borrowed(word.kind.name()), tokens: (word.end - word.first) as usize }
        };
        self.document.words().map(record).collect()
    }

    fn tokens(&self) -> Vec<TokenRecord> {
        let record = |token: crate::token::Token| {
            let Place { start, end, field } = self.place(token.span);
            TokenRecord { start, end, field, kind: Cow::Borrowed(token.kind.name()) }
        };
        self.document.tokens().map(record).collect()
    }

    fn abbreviations(&self) -> Vec<AbbreviationRecord> {
        let Some(engine) = self.document.annotator().abbreviations() else { return Vec::new() };
        let text = self.document.text();
        self.document
            .abbreviations()
            .enumerate()
            .map(|(number, short)| {
                let Place { start, end, field } = self.place(short.span);
                AbbreviationRecord {
                    start,
                    end,
                    field,
                    text: self.written(short.span).to_owned(),
                    expansion: engine.expansion(text, short).into_owned(),
                    source: Cow::Borrowed(short.source.name()),
                    defined_at: short.defined_at.map(|span| self.range(span)),
                    score: short.score,
                    alternatives: engine
                        .alternatives(short)
                        .map(|(expansion, score)| AlternativeRecord { expansion: expansion.to_owned(), score })
                        .collect(),
                    replace: self.document.replacement(number).map(|edit| {
                        let Place { start, end, .. } = self.place(edit.span);
                        ReplacementRecord { start, end, text: edit.text }
                    }),
                }
            })
            .collect()
    }

    fn entities(&self, links: &Links<'t>) -> Vec<EntityRecord> {
        let record = |(id, entity): (usize, &crate::entity::Entity)| {
            let Place { start, end, field } = self.place(entity.span);
            EntityRecord {
                id,
                kind: Cow::Borrowed(entity.kind.name()),
                start,
                end,
                field,
                text: self.written(entity.span).to_owned(),
                normalized: self.document.expanded(entity.span),
                parent: entity.parent(),
                score: entity.score,
                why: Cow::Borrowed(entity.why.name()),
                link: link::record(links, id),
            }
        };
        self.document.entities().enumerate().map(record).collect()
    }

    fn keywords(&self) -> Vec<KeywordRecord> {
        if self.options.keywords == 0 {
            return Vec::new();
        }
        let found = self.document.keywords(self.options.keywords);
        let record = |found: crate::document::DocumentKeyword| KeywordRecord {
            text: found.text,
            score: found.keyword.score,
            entities: found.entities,
        };
        found.into_iter().map(record).collect()
    }

    fn summary(&self) -> Vec<SummaryRecord> {
        if self.options.summary == 0 {
            return Vec::new();
        }
        self.document
            .summary(&SummaryOptions::new(Budget::Sentences(self.options.summary)))
            .into_iter()
            .map(|found| self.sentence(found))
            .collect()
    }

    /// A sentence of a summary of this document.
    pub(super) fn sentence(&self, found: crate::summary::SummarySentence) -> SummaryRecord {
        let Place { start, end, field } = self.place(found.span);
        SummaryRecord {
            document: found.document as usize,
            sentence: found.sentence as usize,
            start,
            end,
            field,
            text: self.written(found.span).to_owned(),
            score: found.score,
        }
    }
}

/// A sentence of a summary as a record, for summaries of several documents: each sentence with its own document and options.
impl SummaryRecord {
    /// The record of a sentence out of `document`.
    #[must_use]
    pub fn new(document: &Document<'_>, options: &RecordOptions, sentence: crate::summary::SummarySentence) -> Self {
        Builder::new(document, options).sentence(sentence)
    }
}

impl TermRecord {
    /// The terms of a document that a search index stores, in the order of their positions.
    #[must_use]
    pub fn of(document: &Document<'_>, options: &RecordOptions, mode: TermMode) -> Vec<Self> {
        let builder = Builder::new(document, options);
        let record = |term: Term| {
            let Place { start, end, field } = builder.place(term.span);
            let form = |form: TermForm| document.term_form(&term, form).into_owned();
            Self {
                start,
                end,
                field,
                kind: Cow::Borrowed(term.kind.name()),
                position: term.position,
                position_length: term.position_length,
                lower: form(TermForm::Lower),
                placed: form(TermForm::Placed),
                folded: form(TermForm::Folded),
            }
        };
        document.terms(mode).map(record).collect()
    }
}
