//! `vanban evaluate sentences|abbreviations|entities|officials|places`: annotated news.

use super::Format;
use super::table::{self, Row};
use crate::failure::Failure;
use crate::run::Answered;
use clap::Args;
use serde::Serialize;
use std::io::{self, Write as _};
use std::path::PathBuf;
use vanban::Annotator;
use vanban_evaluation::annotation::{Measure, Scores, answer};
use vanban_evaluation::gold;

#[derive(Args, Debug)]
pub(super) struct Options {
    /// Annotated news: text with inline tags, then the lists of officials and places
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    gold: Vec<PathBuf>,

    /// How the figures are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Show so many errors of each measure: `+` is wrong, `-` is missing
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
}

#[derive(Serialize)]
struct Answer<'a> {
    documents: usize,
    measures: Vec<Row<'a>>,
}

pub(super) fn run(options: &Options, subject: &str) -> Result<Answered, Failure> {
    let annotator = Annotator::new()?;
    let (mut scores, mut documents) = (Scores::new(options.errors), 0);
    for path in &options.gold {
        for document in gold::load(path)? {
            scores.add(&document, &answer(&annotator, &document));
            documents += 1;
        }
    }
    let belongs = |measure: &&Measure| measure.name.split('/').next() == Some(subject);
    let measures: Vec<Row<'_>> = scores.measures().iter().filter(belongs).map(Row::new).collect();
    let mut out = io::stdout().lock();
    match options.format {
        Format::Text => {
            writeln!(out, "{documents} documents")?;
            table::write(&mut out, &measures)?;
        }
        Format::Json => {
            serde_json::to_writer(&mut out, &Answer { documents, measures }).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(Answered::All)
}
