//! What can be asked for on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use vanban::gazetteer::Date;
use vanban::record::OffsetUnit;

/// Reads Vietnamese official and news text: words, abbreviations, officials, places, summaries.
///
/// Results go to standard output, everything else to standard error. Exit status: 0 where all was answered, 1 where something could not
/// be read, 2 for wrong usage.
#[derive(Debug, Parser)]
#[command(name = "vanban", version, propagate_version = true, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Everything about each document: blocks, sentences, words, abbreviations, entities, officials, keywords, a summary
    Annotate(Annotate),
    /// The words of each line, joined by `_` inside (VLSP format)
    Words(LineCommand<WordFormat>),
    /// One sentence a line
    Sentences(LineCommand<LineFormat>),
    /// The text with its abbreviations written out
    Expand(LineCommand<LineFormat>),
    /// Persons, positions, organizations, places … and who holds which office
    Entities(Annotate),
    /// A few sentences of the text that say what it is about
    Summarize(Summarize),
    /// The phrases that the text is about
    Keywords(Keywords),
}

/// Options of every command that reads text.
#[derive(Args, Clone, Debug)]
pub(crate) struct Common {
    /// Files to read; `-` or none: standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// What the files hold
    #[arg(long, value_enum, default_value_t = InputKind::Text)]
    pub(crate) input: InputKind,

    /// What offsets count
    #[arg(long, value_enum, default_value_t = Offsets::Byte)]
    pub(crate) offsets: Offsets,

    /// The day whose administrative map is assumed where the input gives no date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) as_of: Option<Date>,
}

#[derive(Args, Debug)]
pub(crate) struct Annotate {
    #[command(flatten)]
    pub(crate) common: Common,

    /// How results are written [default: json, or jsonl with --input jsonl]
    #[arg(long, value_enum)]
    pub(crate) format: Option<DocumentFormat>,

    /// Add the tokens to the words
    #[arg(long)]
    pub(crate) tokens: bool,
}

#[derive(Args, Debug)]
pub(crate) struct LineCommand<F: ValueEnum + Clone + Default + Send + Sync + 'static> {
    #[command(flatten)]
    pub(crate) common: Common,

    /// How results are written
    #[arg(long, value_enum, default_value_t = F::default())]
    pub(crate) format: F,
}

#[derive(Args, Debug)]
pub(crate) struct Summarize {
    #[command(flatten)]
    pub(crate) common: Common,

    /// Sentences in the summary [default: 3]
    #[arg(long, value_name = "N", group = "budget")]
    pub(crate) sentences: Option<usize>,

    /// Words in the summary, counted as syllables
    #[arg(long, value_name = "N", group = "budget")]
    pub(crate) words: Option<usize>,

    /// Share of the text in the summary, 0 to 1
    #[arg(long, value_name = "R", group = "budget", value_parser = ratio)]
    pub(crate) ratio: Option<f64>,

    /// What the summary should be about
    #[arg(long, value_name = "TEXT")]
    pub(crate) query: Option<String>,

    /// How results are written
    #[arg(long, value_enum, default_value_t = LineFormat::Text)]
    pub(crate) format: LineFormat,
}

#[derive(Args, Debug)]
pub(crate) struct Keywords {
    #[command(flatten)]
    pub(crate) common: Common,

    /// Keywords at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) top: usize,

    /// How results are written
    #[arg(long, value_enum, default_value_t = LineFormat::Text)]
    pub(crate) format: LineFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputKind {
    /// Plain text
    Text,
    /// One JSON object a line: {"id", "text", "title"?, "date"?}
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Offsets {
    Byte,
    Char,
    Utf16,
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Byte => Self::Byte,
            Offsets::Char => Self::Char,
            Offsets::Utf16 => Self::Utf16,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DocumentFormat {
    /// One object, or an array of several
    Json,
    /// One object a line
    Jsonl,
    /// For people to read
    Text,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum WordFormat {
    /// Words apart by a blank, syllables by `_`
    #[default]
    Vlsp,
    /// Offsets, one object a line
    Jsonl,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum LineFormat {
    #[default]
    Text,
    /// One object a line
    Jsonl,
}

fn day(text: &str) -> Result<Date, String> {
    let whole = text.len() == "YYYY-MM-DD".len();
    Date::parse(text).filter(|_| whole).ok_or_else(|| "a day is written YYYY-MM-DD, as in 2025-07-01".to_owned())
}

fn ratio(text: &str) -> Result<f64, String> {
    let ratio: f64 = text.parse().map_err(|_| "a ratio is a number between 0 and 1".to_owned())?;
    if (0.0..=1.0).contains(&ratio) { Ok(ratio) } else { Err("a ratio is a number between 0 and 1".to_owned()) }
}
