//! `vanban evaluate`: how much of the answers is right, by gold files. The measures are those of the crate `vanban-evaluation`.

mod annotations;
mod summary;
mod table;
mod words;

use crate::failure::Failure;
use crate::run::Answered;
use clap::{Args, Subcommand, ValueEnum};

#[derive(Args, Debug)]
pub(crate) struct Options {
    #[command(subcommand)]
    subject: Subject,
}

#[derive(Debug, Subcommand)]
enum Subject {
    /// Which syllables form a word
    Words(words::Options),
    /// Where sentences end
    Sentences(annotations::Options),
    /// Short forms with their full forms
    Abbreviations(annotations::Options),
    /// Persons, positions, organizations, places … with exact spans
    Entities(annotations::Entities),
    /// Who holds which position
    Officials(annotations::Options),
    /// Which administrative units places mean
    Places(annotations::Options),
    /// Summaries by ROUGE on syllables, keywords by titles
    Summary(summary::Options),
}

/// How figures are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people
    #[default]
    Text,
    /// One object
    Json,
}

pub(crate) fn run(options: &Options) -> Result<Answered, Failure> {
    match &options.subject {
        Subject::Words(options) => words::run(options),
        Subject::Sentences(options) => annotations::run(options, "sentences"),
        Subject::Abbreviations(options) => annotations::run(options, "abbreviations"),
        Subject::Entities(options) => annotations::entities(options),
        Subject::Officials(options) => annotations::run(options, "officials"),
        Subject::Places(options) => annotations::run(options, "places"),
        Subject::Summary(options) => summary::run(options),
    }
}
