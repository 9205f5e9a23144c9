//! `vanban summarize`: a few sentences of a document, or of several about one event.

use crate::failure::Failure;
use crate::input::{Article, Reading};
use crate::options::{Common, LineFormat};
use crate::run::{Answered, Form, Work};
use crate::{engine, run};
use clap::Args;
use serde::Serialize;
use std::io::{self, Write as _};
use vanban::record::{RecordOptions, SummaryRecord};
use vanban::summary::{Budget, SummaryOptions};
use vanban::{Annotation, Annotator, Input, Stage};

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
    let work = Summarize { options, annotator: engine::build(&options.common, &Stage::ALL)? };
    let form = if options.format == LineFormat::Jsonl { Form::JsonLines } else { Form::Text };
    run::run(&work, &options.common, Reading::Files, form)
}

#[derive(Serialize)]
struct Answer<'a> {
    id: Option<&'a str>,
    summary: Vec<SummaryRecord>,
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
        let documents: Vec<_> = articles
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
        let record_options = RecordOptions::new(common.offsets());
        let summary: Vec<SummaryRecord> = annotator
            .summarize(&documents, &wanted)
            .into_iter()
            .filter_map(|sentence| {
                let (_, document) = documents.get(sentence.document as usize)?;
                Some(SummaryRecord::new(document, &record_options, sentence))
            })
            .collect();
        if self.options.format == LineFormat::Jsonl {
            serde_json::to_writer(&mut *out, &Answer { id: article.id.as_deref(), summary })?;
            return writeln!(out);
        }
        summary.iter().try_for_each(|record| writeln!(out, "{}", record.text))
    }
}
