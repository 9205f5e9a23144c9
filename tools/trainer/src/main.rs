//! Learns the counts and weights of vanban's models from gold and corpora; writes them as sorted text into `dictionaries/sources`.
//!
//! ```text
//! vanban-trainer units CORPUS.jsonl.zst… > dictionaries/sources/units.tsv
//! ```

#![allow(clippy::indexing_slicing)] // a tool for the maintainers: a panic with a line number is an answer here

mod corpus;
mod units;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.split_first() {
        Some((command, rest)) if command == "units" => units::run(rest),
        _ => {
            eprintln!("usage: vanban-trainer units CORPUS…");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
