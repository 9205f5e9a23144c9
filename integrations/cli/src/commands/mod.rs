//! One module a command. A new one: its file, a line in [`Command`], a line in [`Command::run`].

mod annotate;
mod evaluate;
mod expand;
mod export;
mod keywords;
mod places;
mod sentences;
mod summarize;
mod words;

use crate::failure::Failure;
use crate::run::Answered;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Everything about each document: blocks, sentences, words, abbreviations, entities, officials, keywords, a summary
    Annotate(annotate::Options),
    /// The words of each line, joined by `_` inside (VLSP format)
    Words(words::Options),
    /// One sentence a line
    Sentences(sentences::Options),
    /// The text with its abbreviations written out
    Expand(expand::Options),
    /// Persons, positions, organizations, places … and who holds which office
    Entities(annotate::Options),
    /// A few sentences of the text that say what it is about
    Summarize(summarize::Options),
    /// The phrases that the text is about
    Keywords(keywords::Options),
    /// Units and places by name or id, on both maps: what they were, what they became
    Places(places::Options),
    /// What other programs build on
    #[command(subcommand)]
    Export(export::Export),
    /// How much of the answers is right, by gold files
    Evaluate(evaluate::Options),
}

impl Command {
    pub(crate) fn run(&self) -> Result<Answered, Failure> {
        match self {
            Self::Annotate(options) => annotate::run(options, annotate::Wanted::Everything),
            Self::Words(options) => words::run(options),
            Self::Sentences(options) => sentences::run(options),
            Self::Expand(options) => expand::run(options),
            Self::Entities(options) => annotate::run(options, annotate::Wanted::Entities),
            Self::Summarize(options) => summarize::run(options),
            Self::Keywords(options) => keywords::run(options),
            Self::Places(options) => places::run(options),
            Self::Export(export) => export.run(),
            Self::Evaluate(options) => evaluate::run(options),
        }
    }
}
