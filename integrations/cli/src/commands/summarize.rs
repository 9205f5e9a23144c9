//! `vanban summarize`: a few sentences of a document, or of several about one event.

use crate::failure::Failure;
use crate::input::{Article, Reading};
use crate::options::{Common, LineFormat};
use crate::run::{Answered, Form, Work};
use crate::{engine, run};
use clap::Args;
use serde::Serialize;
use std::io::{self, Write as _};
use vanban::abbreviation::Abbreviation;
use vanban::abbreviation::rewrite::RewriteMode;
use vanban::record::{Field, OffsetMap, OffsetUnit, RecordOptions, SummaryRecord};
use vanban::summary::{Budget, SummaryOptions, SummarySentence};
use vanban::{Annotation, Annotator, Document, Input, Span, Stage};

#[derive(Args, Debug)]
pub(crate) struct Options {
    #[command(flatten)]
    common: Common,

    /// Sentences in the summary [default: 3]
    #[arg(long, value_name = "N", group = "budget")]
    sentences: Option<usize>,

    /// Words in the summary, counted as syllables
    #[arg(long, value_name = "N", group = "budget")]
    words: Option<usize>,

    /// Share of the text in the summary, 0 to 1
    #[arg(long, value_name = "R", group = "budget", value_parser = ratio)]
    ratio: Option<f64>,

    /// What the summary should be about
    #[arg(long, value_name = "TEXT")]
    query: Option<String>,

    /// Put a headline of at most 20 words before it, out of the title or the text
    #[arg(long)]
    headline: bool,

    /// Write the short forms of the summary in full where they stand first
    #[arg(long)]
    expand: bool,

    /// How results are written
    #[arg(long, value_enum, default_value_t = LineFormat::Text)]
    format: LineFormat,
}

fn ratio(text: &str) -> Result<f64, String> {
    let ratio: f64 = text.parse().map_err(|_| "a ratio is a number between 0 and 1".to_owned())?;
    if (0.0..=1.0).contains(&ratio) { Ok(ratio) } else { Err("a ratio is a number between 0 and 1".to_owned()) }
}

impl Options {
    fn budget(&self, article: &Article<'_>) -> Budget {
        match (article.words.or(self.words), article.sentences.or(self.sentences), self.ratio) {
            (Some(words), ..) => Budget::Words(words),
            (_, Some(sentences), _) => Budget::Sentences(sentences),
            // Between 0 and 1000 by the option's own check.
            (.., Some(ratio)) => Budget::Ratio((ratio * 1000.0) as u16),
            _ => Budget::Sentences(3),
        }
    }
}

struct Summarize<'o> {
    options: &'o Options,
    annotator: Annotator,
}

pub(crate) fn run(options: &Options) -> Result<Answered, Failure> {
    let work = Summarize { options, annotator: engine::build(&options.common, &[Stage::Abbreviations, Stage::Summary])? };
    let form = if options.format == LineFormat::Jsonl { Form::JsonLines } else { Form::Text };
    run::run(&work, &options.common, Reading::Files, form)
}

#[derive(Serialize)]
struct Answer<'a> {
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<Headline<'a>>,
    summary: Vec<Sentence>,
}

#[derive(Serialize)]
struct Sentence {
    #[serde(flatten)]
    record: SummaryRecord,
    /// The text with its short forms in full, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    expanded: Option<String>,
}

/// A piece of the text, or of the title, that can stand over it.
#[derive(Serialize)]
struct Headline<'a> {
    document: usize,
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<Field>,
    text: &'a str,
}

/// A document, and its title where that stands apart.
type Titled<'d> = (Option<Document<'d>>, Document<'d>);

/// The headline of the document that gives the summary's weightiest sentence: its title where that is short enough, else out of the text.
fn headline<'a>(documents: &[Titled<'a>], summary: &[SummarySentence], unit: OffsetUnit) -> Option<Headline<'a>> {
    let best = summary.iter().max_by_key(|sentence| sentence.score)?.document as usize;
    let (title, text) = documents.get(best)?;
    let piece = |document: &Document<'a>, field| {
        let span = document.headline()?;
        let (start, end) = OffsetMap::new(document.text(), unit).span(span);
        Some(Headline { document: best, start, end, field, text: span.of(document.text()) })
    };
    title.as_ref().and_then(|title| piece(title, Some(Field::Title))).or_else(|| piece(text, None))
}

/// The sentences of one document's share in the summary, with the short forms that stand first in it in full.
fn expanded(document: &Document<'_>, sentences: &[SummarySentence]) -> Vec<String> {
    let Some(engine) = document.annotator().abbreviations() else { return Vec::new() };
    let annotation = document.annotation();
    let inside = |short: &&Abbreviation| {
        let behind = sentences.partition_point(|sentence| sentence.span.end() <= short.span.start());
        sentences.get(behind).is_some_and(|sentence| sentence.span.contains(short.span))
    };
    let shown: Vec<Abbreviation> = annotation.abbreviations().iter().filter(inside).copied().collect();
    let whole = engine.rewrite(document.text(), annotation.tokens(), &shown, RewriteMode::FirstMention);
    let written = |span: Span| whole.text.get(whole.to_rewritten(span.start())..whole.to_rewritten(span.end()));
    sentences.iter().map(|sentence| written(sentence.span).unwrap_or_default().to_owned()).collect()
}

impl Work for Summarize<'_> {
    type Memory = ();

    const GROUPS: bool = true;

    fn answer(&self, article: &Article<'_>, (): &mut (), out: &mut Vec<u8>) -> io::Result<()> {
        let (annotator, common) = (&self.annotator, &self.options.common);
        let articles = if article.group.is_empty() { std::slice::from_ref(article) } else { &article.group };
        let read = |text: &str, date| annotator.annotate(Input::new(text).date(date).default_date(common.as_of));
        let annotations: Vec<(Annotation, Annotation)> = articles
            .iter()
            .map(|article| (read(article.title.as_deref().unwrap_or_default(), article.date), read(&article.text, article.date)))
            .collect();
        let documents: Vec<Titled<'_>> = articles
            .iter()
            .zip(&annotations)
            .map(|(article, (title, text))| {
                let title = article.title.as_deref().map(|words| annotator.document(words, title));
                (title, annotator.document(&article.text, text))
            })
            .collect();
        let query = article.query.as_deref().or(self.options.query.as_deref());
        let query_tokens = query.map(|query| annotator.tokenizer().tokenize(query)).unwrap_or_default();
        let mut wanted = SummaryOptions::new(self.options.budget(article));
        if let Some(query) = query {
            wanted = wanted.query(query, &query_tokens);
        }
        let found = annotator.summarize(&documents, &wanted);
        let headline = if self.options.headline { headline(&documents, &found, common.offsets()) } else { None };
        let record_options = RecordOptions::new(common.offsets());
        let mut summary = Vec::with_capacity(found.len());
        // The sentences of a document stand together, in reading order.
        for share in found.chunk_by(|one, next| one.document == next.document) {
            let Some((_, document)) = share.first().and_then(|first| documents.get(first.document as usize)) else { continue };
            let full = if self.options.expand { expanded(document, share) } else { Vec::new() };
            let mut full = full.into_iter();
            summary.extend(share.iter().map(|&sentence| Sentence {
                record: SummaryRecord::new(document, &record_options, sentence),
                expanded: full.next(),
            }));
        }
        if self.options.format == LineFormat::Jsonl {
            serde_json::to_writer(&mut *out, &Answer { id: article.id.as_deref(), headline, summary })?;
            return writeln!(out);
        }
        if let Some(headline) = headline {
            writeln!(out, "{}\n", headline.text)?;
        }
        summary.iter().try_for_each(|Sentence { record, expanded }| writeln!(out, "{}", expanded.as_ref().unwrap_or(&record.text)))
    }
}
