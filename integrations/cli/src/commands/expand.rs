//! `vanban expand`: the text with its abbreviations written out.

use crate::failure::Failure;
use crate::input::{Article, Reading};
use crate::options::{Common, LineFormat};
use crate::run::{Answered, Form, Work};
use crate::{engine, run};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::{self, Write as _};
use vanban::abbreviation::rewrite::RewriteMode;
use vanban::record::{AbbreviationRecord, Record, RecordOptions};
use vanban::{Annotation, Annotator, Scratch, Stage};

#[derive(Args, Debug)]
pub(crate) struct Options {
    #[command(flatten)]
    common: Common,

    /// How results are written
    #[arg(long, value_enum, default_value_t = LineFormat::Text)]
    format: LineFormat,

    /// What becomes of a short form
    #[arg(long, value_enum, default_value_t = Mode::Expand)]
    mode: Mode,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Mode {
    /// The full form stands in its place
    Expand,
    /// The first of each text becomes `Khu kinh tế (KKT)`, later ones stay short
    FirstMention,
    /// HTML: `<abbr title="khu kinh tế">KKT</abbr>`, everything else escaped
    Annotate,
}

impl From<Mode> for RewriteMode {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Expand => Self::Replace,
            Mode::FirstMention => Self::FirstMention,
            Mode::Annotate => Self::Annotate,
        }
    }
}

struct Expand<'o> {
    options: &'o Options,
    annotator: Annotator,
}

pub(crate) fn run(options: &Options) -> Result<Answered, Failure> {
    let work = Expand { options, annotator: engine::build(&options.common, &[Stage::Abbreviations])? };
    let form = if options.format == LineFormat::Jsonl { Form::JsonLines } else { Form::TextLines };
    run::run(&work, &options.common, Reading::Lines, form)
}

#[derive(Serialize)]
struct Answer<'a> {
    id: Option<&'a str>,
    line: Option<usize>,
    text: &'a str,
    abbreviations: Vec<AbbreviationRecord>,
}

impl Work for Expand<'_> {
    type Memory = (Scratch, Annotation);

    fn answer(&self, article: &Article<'_>, (scratch, annotation): &mut Self::Memory, out: &mut Vec<u8>) -> io::Result<()> {
        let (text, title) = article.joined();
        self.annotator.annotate_into(&*text, scratch, annotation);
        let document = self.annotator.document(&text, annotation);
        let written = document.rewritten(self.options.mode.into()).unwrap_or_default().text;
        if self.options.format == LineFormat::Text {
            return writeln!(out, "{written}");
        }
        let options = RecordOptions::new(self.options.common.offsets()).title(title).digest(0, 0);
        let abbreviations = Record::new(&document, &options).abbreviations;
        let answer = Answer { id: article.id.as_deref(), line: article.line, text: &written, abbreviations };
        serde_json::to_writer(&mut *out, &answer)?;
        writeln!(out)
    }
}
