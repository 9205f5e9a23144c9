//! The options that commands share.

use clap::{Args, ValueEnum};
use std::path::PathBuf;
use vanban::gazetteer::Date;
use vanban::record::OffsetUnit;

/// Options of every command that reads text.
#[derive(Args, Clone, Debug)]
pub(crate) struct Common {
    /// Files to read; `-` or none: standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What the files hold
    #[arg(long, value_enum, default_value_t = InputKind::Text)]
    pub(crate) input: InputKind,

    /// What offsets count
    #[arg(long, value_enum, default_value_t = Offsets::Byte)]
    offsets: Offsets,

    /// The day whose administrative map is assumed where the input gives no date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) as_of: Option<Date>,

    /// Threads that work at the same time; 0 for as many as there are processors. The results are the same, in the same order
    #[arg(long, value_name = "N", default_value_t = 1)]
    threads: usize,

    /// Your own facts, which win over the built-in ones: a table of words, short forms, places, organizations, titles, persons. May be
    /// given several times; a later file wins over an earlier one
    #[arg(long, value_name = "FILE")]
    pub(crate) dictionary: Vec<PathBuf>,

    /// No progress bar; what cannot be read is named all the same
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

impl Common {
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        if self.files.is_empty() { vec![PathBuf::from("-")] } else { self.files.clone() }
    }

    pub(crate) fn offsets(&self) -> OffsetUnit {
        match self.offsets {
            Offsets::Byte => OffsetUnit::Byte,
            Offsets::Char => OffsetUnit::Char,
            Offsets::Utf16 => OffsetUnit::Utf16,
        }
    }

    pub(crate) fn threads(&self) -> usize {
        match self.threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            given => given,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputKind {
    /// Plain text
    Text,
    /// One JSON object a line: {"id", "text", "title"?, "date"?}
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Offsets {
    Byte,
    Char,
    Utf16,
}

/// How the commands write that answer each line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum LineFormat {
    #[default]
    Text,
    /// One object a line
    Jsonl,
}

/// A day as the options take it.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    let whole = text.len() == "YYYY-MM-DD".len();
    Date::parse(text).filter(|_| whole).ok_or_else(|| "a day is written YYYY-MM-DD, as in 2025-07-01".to_owned())
}
