//! Words by vanban and by other tools: how many are right by gold that you name, and how fast, over the same text in interleaved rounds.
//! See README.md beside this folder's `Cargo.toml`.

mod coded;
mod judge;
mod python;
mod tools;

use clap::{Args, Parser};
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(about = "Words by vanban and by other tools: how many are right, how fast")]
enum Command {
    /// Learns a model for vaporetto, coded in syllables, from segmented text
    Train(Train),
    /// Compares the tools
    Run(Run),
}

#[derive(Args)]
struct Train {
    /// Segmented text: CoNLL-U, or words apart by blanks with `_` inside
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// Words, one a line
    #[arg(long)]
    lexicon: Option<PathBuf>,
    /// Folder to write the model into
    #[arg(long)]
    out: PathBuf,
}

#[derive(Args)]
struct Run {
    /// Segmented text to judge by
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// Text to measure the speed on [default: the text of the gold files]
    #[arg(long)]
    text: Option<PathBuf>,
    /// Bytes of it, about
    #[arg(long, default_value_t = 200_000)]
    bytes: usize,
    /// Folder of a model that `train` made
    #[arg(long)]
    vaporetto: Option<PathBuf>,
    /// Python that has pyvi or underthesea
    #[arg(long)]
    python: Option<PathBuf>,
    #[arg(long, default_value_t = 9)]
    rounds: usize,
}

fn main() -> ExitCode {
    let done = match Command::parse() {
        Command::Train(options) => coded::train(&options.gold, options.lexicon.as_deref(), &options.out).map(|()| true),
        Command::Run(options) => run(&options),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("vanban-compare: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Run) -> Result<bool, Box<dyn Error>> {
    let mut tools = tools::built_in(options.vaporetto.as_deref())?;
    if let Some(program) = &options.python {
        tools.extend(python::tools(program)?);
    }
    let mut gold = Vec::new();
    for path in &options.gold {
        gold.push((path.as_path(), vanban_evaluation::word::load(path)?));
    }
    let text = match &options.text {
        Some(path) => std::fs::read_to_string(path)?,
        None => gold.iter().flat_map(|(_, sentences)| sentences).map(|sentence| judge::glued(sentence) + "\n").collect(),
    };
    let lines = judge::cut(&text, options.bytes);
    let mut right = judge::scores(&mut tools, &gold)?;
    right &= judge::speeds(&mut tools, &lines, options.rounds)?;
    Ok(right)
}

#[cfg(test)]
mod tests;
