//! `vanban annotate` and `vanban entities`: whole documents.

use crate::failure::Failure;
use crate::input::{Article, Reading};
use crate::options::{Common, InputKind};
use crate::run::{Answered, Form, Work};
use crate::{engine, for_people, run};
use clap::{Args, ValueEnum};
use std::io::{self, Write as _};
use vanban::record::{Record, RecordOptions};
use vanban::{Annotation, Annotator, Input, Scratch, Stage};

#[derive(Args, Debug)]
pub(crate) struct Options {
    #[command(flatten)]
    common: Common,

    /// How results are written [default: json, or jsonl with --input jsonl]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Add the tokens to the words
    #[arg(long)]
    tokens: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One object, or an array of several
    Json,
    /// One object a line
    Jsonl,
    /// For people to read
    Text,
}

/// How much of a document is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Everything,
    /// Entities and officials.
    Entities,
}

struct Annotate<'o> {
    options: &'o Options,
    wanted: Wanted,
    format: Format,
    annotator: Annotator,
}

pub(crate) fn run(options: &Options, wanted: Wanted) -> Result<Answered, Failure> {
    let common = &options.common;
    let jsonl = common.input == InputKind::Jsonl;
    let format = options.format.unwrap_or(if jsonl { Format::Jsonl } else { Format::Json });
    let form = match format {
        Format::Text => Form::Text,
        Format::Jsonl => Form::JsonLines,
        Format::Json if jsonl || common.paths().len() > 1 => Form::JsonArray,
        Format::Json => Form::Json,
    };
    let work = Annotate { options, wanted, format, annotator: engine::build(common, &Stage::ALL)? };
    run::run(&work, common, Reading::Files, form)
}

impl Work for Annotate<'_> {
    type Memory = (Scratch, Annotation);

    fn answer(&self, article: &Article<'_>, (scratch, annotation): &mut Self::Memory, out: &mut Vec<u8>) -> io::Result<()> {
        let common = &self.options.common;
        let (text, title) = article.joined();
        let input = Input::new(&text).date(article.date).default_date(common.as_of);
        self.annotator.annotate_into(input, scratch, annotation);
        let document = self.annotator.document(&text, annotation);
        let everything = self.wanted == Wanted::Everything;
        if self.format == Format::Text {
            return for_people::write(out, &document, everything);
        }
        let (keywords, summary) = if everything { (10, 3) } else { (0, 0) };
        let wanted = RecordOptions::new(common.offsets())
            .id(article.id.as_deref().map(str::to_owned))
            .title(title)
            .tokens(self.options.tokens)
            .digest(keywords, summary);
        let mut record = Record::new(&document, &wanted);
        if !everything {
            record.keep_entities();
        }
        if self.format == Format::Jsonl {
            serde_json::to_writer(&mut *out, &record)?;
            return writeln!(out);
        }
        Ok(serde_json::to_writer_pretty(out, &record)?)
    }
}
