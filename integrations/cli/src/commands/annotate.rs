//! `vanban annotate` and `vanban entities`: whole documents.

use crate::failure::Failure;
use crate::input::{Article, Reading};
use crate::options::{Common, InputKind};
use crate::run::{Answered, Form, Work};
use crate::{engine, for_people, json, run};
use clap::{Args, ValueEnum};
use std::io::{self, Write as _};
use vanban::record::{Record, RecordOptions};
use vanban::{Annotation, Annotator, Input, Scratch, Stage, format};

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
    /// A page with the entities marked
    Html,
    /// A word a line, entities in the last column
    Conllu,
    /// A token a line, with the tags of the outermost entity, of all, and as PER, ORG, LOC
    Iob2,
    /// The `.ann` file of one document
    Brat,
    /// schema.org's terms
    Jsonld,
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
    several: bool,
    annotator: Annotator,
}

pub(crate) fn run(options: &Options, wanted: Wanted) -> Result<Answered, Failure> {
    let common = &options.common;
    let jsonl = common.input == InputKind::Jsonl;
    let format = options.format.unwrap_or(if jsonl { Format::Jsonl } else { Format::Json });
    let several = jsonl || common.paths().len() > 1;
    let form = match format {
        Format::Brat if several => {
            return Err(Failure::Usage("--format brat writes the .ann file of one document: give one file".to_owned()));
        }
        Format::Text | Format::Conllu | Format::Iob2 | Format::Brat => Form::Text,
        Format::Html => Form::Page,
        Format::Jsonl => Form::JsonLines,
        Format::Json | Format::Jsonld if several => Form::JsonArray,
        Format::Json | Format::Jsonld => Form::Json,
    };
    let work = Annotate { options, wanted, format, several, annotator: engine::build(common, &Stage::ALL)? };
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
        let id = article.id.as_deref();
        let (keywords, summary) = if everything { (10, 3) } else { (0, 0) };
        let wanted = RecordOptions::new(common.offsets())
            .id(id.map(str::to_owned))
            .title(title)
            .tokens(self.options.tokens)
            .digest(keywords, summary);
        match self.format {
            Format::Text => return for_people::write(out, &document, everything),
            Format::Html => return written(out, |lines| format::html(&document, lines)),
            Format::Conllu => return written(out, |lines| format::conllu(&document, id, lines)),
            Format::Brat => return written(out, |lines| format::brat(&document, lines)),
            Format::Iob2 => {
                // The usual sign between documents in columns.
                out.extend_from_slice(if self.several { b"-DOCSTART-\tO\tO\tO\n\n" } else { b"" });
                return written(out, |lines| format::iob2(&document, lines));
            }
            Format::Jsonld => return Ok(serde_json::to_writer_pretty(out, &format::Article::new(&document, &wanted))?),
            Format::Json | Format::Jsonl => {}
        }
        let mut record = Record::new(&document, &wanted);
        if !everything {
            record.keep_entities();
        }
        if self.format == Format::Jsonl {
            json::write(out, &record)?;
            return writeln!(out);
        }
        Ok(serde_json::to_writer_pretty(out, &record)?)
    }
}

/// Appends what a writer of the library gives.
fn written(out: &mut Vec<u8>, write: impl FnOnce(&mut String) -> std::fmt::Result) -> io::Result<()> {
    let mut lines = String::new();
    write(&mut lines).map_err(io::Error::other)?;
    out.extend_from_slice(lines.as_bytes());
    Ok(())
}
