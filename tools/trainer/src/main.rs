//! Learns the counts and weights of vanban's models from gold and corpora; writes them as sorted text into `dictionaries/sources`.
//!
//! ```text
//! vanban-trainer abbreviations dictionaries/sources CORPUS.jsonl.zst…
//! vanban-trainer abbreviation-contexts dictionaries/sources CORPUS.jsonl.zst… > tests/data/abbreviation-senses.tsv
//! vanban-trainer abbreviation-evaluate tests/data/abbreviation-senses.tsv CORPUS.jsonl.zst…
//! vanban-trainer units CORPUS.jsonl.zst… > dictionaries/sources/units.tsv
//! vanban-trainer frequencies silver-words.tsv.zst > dictionaries/sources/frequencies.tsv
//! vanban-trainer words-lexicon VNVOCAB.txt GOLD.txt SILVER.tsv.zst > dictionaries/sources/words-lexicon.tsv
//! vanban-trainer train words --gold GOLD --silver SILVER.tsv.zst [--test GOLD]… > dictionaries/sources/words-weights.tsv
//! vanban-trainer evaluate words [--model FILE] GOLD…
//! vanban-trainer keywords LEADS.jsonl
//! vanban-trainer capitals CORPUS.jsonl.zst… > dictionaries/sources/entity-capitals.tsv
//! vanban-trainer summary CLUSTERS.jsonl LEADS.jsonl CORPUS.jsonl.zst > dictionaries/sources/summary-weights.tsv
//! ```

#![allow(clippy::indexing_slicing)] // a tool for the maintainers: a panic with a line number is an answer here

mod abbreviations;
mod capitals;
mod corpus;
mod frequencies;
mod keywords;
mod summary;
mod units;
mod words;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.split_first() {
        Some((command, rest)) if command == "abbreviations" => abbreviations::run(rest),
        Some((command, rest)) if command == "abbreviation-contexts" => abbreviations::contexts(rest),
        Some((command, rest)) if command == "abbreviation-evaluate" => abbreviations::evaluate(rest),
        Some((command, rest)) if command == "units" => units::run(rest),
        Some((command, rest)) if command == "frequencies" => frequencies::run(rest),
        Some((command, rest)) if command == "keywords" => keywords::run(rest),
        Some((command, rest)) if command == "capitals" => capitals::run(rest),
        Some((command, rest)) if command == "summary" => summary::run(rest),
        Some((command, rest)) if command == "words-lexicon" => words::run_lexicon(rest),
        Some((command, rest)) if command == "train" && rest.first().is_some_and(|what| what == "words") => words::train(&rest[1..]),
        Some((command, rest)) if command == "evaluate" && rest.first().is_some_and(|what| what == "words") => {
            words::evaluate(&rest[1..])
        }
        _ => {
            eprintln!(
                "usage: vanban-trainer abbreviations|abbreviation-contexts|abbreviation-evaluate|units|frequencies|words-lexicon|keywords|capitals|summary FILE…\n       vanban-trainer train|evaluate words …"
            );
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
