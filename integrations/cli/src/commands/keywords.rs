//! `vanban keywords`: the phrases that a document is about.

use crate::failure::Failure;
use crate::input::{Article, Reading};
use crate::options::{Common, LineFormat};
use crate::run::{Answered, Form, Work};
use crate::{engine, run};
use clap::Args;
use serde::Serialize;
use std::io::{self, Write as _};
use vanban::record::{KeywordRecord, Record, RecordOptions};
use vanban::{Annotation, Annotator, Input, Scratch, Stage};

#[derive(Args, Debug)]
pub(crate) struct Options {
    #[command(flatten)]
    common: Common,

    /// Keywords at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,

    /// How results are written
    #[arg(long, value_enum, default_value_t = LineFormat::Text)]
    format: LineFormat,
}

struct Keywords<'o> {
    options: &'o Options,
    annotator: Annotator,
}

pub(crate) fn run(options: &Options) -> Result<Answered, Failure> {
    let work = Keywords { options, annotator: engine::build(&options.common, &Stage::ALL)? };
    let form = if options.format == LineFormat::Jsonl { Form::JsonLines } else { Form::Text };
    run::run(&work, &options.common, Reading::Files, form)
}

#[derive(Serialize)]
struct Answer<'a> {
    id: Option<&'a str>,
    keywords: Vec<KeywordRecord>,
}

impl Work for Keywords<'_> {
    type Memory = (Scratch, Annotation);

    fn answer(&self, article: &Article<'_>, (scratch, annotation): &mut Self::Memory, out: &mut Vec<u8>) -> io::Result<()> {
        let common = &self.options.common;
        let (text, title) = article.joined();
        let input = Input::new(&text).date(article.date).default_date(common.as_of);
        self.annotator.annotate_into(input, scratch, annotation);
        let options = RecordOptions::new(common.offsets()).title(title).digest(self.options.top, 0);
        let keywords = Record::new(&self.annotator.document(&text, annotation), &options).keywords;
        if self.options.format == LineFormat::Jsonl {
            serde_json::to_writer(&mut *out, &Answer { id: article.id.as_deref(), keywords })?;
            return writeln!(out);
        }
        keywords.iter().try_for_each(|keyword| writeln!(out, "{}", keyword.text))
    }
}
