//! The command line of vanban: see `vanban --help`.
//!
//! A command is a file in `commands/` and a line in its `Command`; reading, threads and writing are shared: `input`, `run`.

mod commands;
mod engine;
mod failure;
mod for_people;
mod input;
mod json;
mod options;
mod problem;
mod progress;
mod run;

use clap::Parser;
use commands::Command;
use failure::Failure;
use run::Answered;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// Reads Vietnamese official and news text: words, abbreviations, officials, places, summaries.
///
/// Results go to standard output, everything else to standard error. Exit status: 0 where all was answered, 1 where something could not
/// be read, 2 for wrong usage.
#[derive(Debug, Parser)]
#[command(name = "vanban", version, propagate_version = true, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    match Arguments::parse().command.run() {
        Ok(Answered::All) => ExitCode::SUCCESS,
        Ok(Answered::NotAll) => ExitCode::FAILURE,
        // The reader has seen enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            // Not `eprintln!`, which panics where standard error is closed.
            let _ = writeln!(io::stderr(), "vanban: {failure}");
            ExitCode::from(failure.status())
        }
    }
}
