//! Every stage's speed as a ratio to `from_utf8`, which runs directly before each measured pass, both in processor time of the thread: on
//! a busy machine the ratio stands still where the figures do not. Prints a table for RESULTS.md.
//!
//! `cargo bench --bench ratios [-- --rounds N]`; `VANBAN_BENCH_TEXT=FILE` for a text of your own. `--once NAME TIMES` goes TIMES times through
//! one work and measures nothing: `benches/instructions` counts its instructions. `--list` prints the names.

#[path = "common/clock.rs"]
mod clock;
mod common;

use common::{Corpus, Work};
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let corpus = match Corpus::load() {
        Ok(corpus) => corpus,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    match arguments.as_slice() {
        [] => print(corpus, 21),
        ["--rounds", rounds] if rounds.parse().is_ok_and(|rounds: usize| rounds > 0) => print(corpus, rounds.parse().unwrap_or(1)),
        ["--list"] => corpus.works().iter().for_each(|work| println!("{}", work.name)),
        ["--once", name, times] => {
            let found = corpus.works().into_iter().find(|work| work.name == *name);
            let (Some(mut work), Ok(times)) = (found, times.parse::<usize>()) else {
                eprintln!("no such work, or no number of times: {name} {times}");
                return ExitCode::from(2);
            };
            (0..times).for_each(|_| _ = black_box((work.run)()));
            println!("{} bytes", corpus.bytes);
        }
        _ => {
            eprintln!("usage: ratios [--rounds N | --list | --once NAME TIMES]");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn time(work: &mut Work) -> Duration {
    let start = clock::now();
    black_box((work.run)());
    clock::now() - start
}

/// Passes of one work, each with the pass of the floor before it.
#[derive(Default)]
struct Passes {
    times: Vec<Duration>,
    ratios: Vec<f64>,
}

impl Passes {
    /// The value at a share of the sorted ones.
    fn ratio(&self, share: f64) -> f64 {
        let at = ((self.ratios.len() - 1) as f64 * share).round() as usize;
        self.ratios.get(at).copied().unwrap_or_default()
    }

    fn best(&self) -> f64 {
        self.times.iter().min().map_or(0.0, Duration::as_secs_f64)
    }
}

fn print(corpus: &'static Corpus, rounds: usize) {
    let (mut floor, mut works, mut loads) = (corpus.floor(), corpus.works(), common::loads());
    let (mut lookup, names) = corpus.lookups().unzip();
    let mut passes: Vec<Passes> = works.iter().map(|_| Passes::default()).collect();
    let mut loading: Vec<Passes> = loads.iter().map(|_| Passes::default()).collect();
    let mut looking = Passes::default();
    for _ in 0..rounds {
        for (work, passes) in works.iter_mut().zip(&mut passes) {
            let before = time(&mut floor).as_secs_f64();
            let pass = time(work);
            passes.times.push(pass);
            passes.ratios.push(before / pass.as_secs_f64());
        }
        loads.iter_mut().zip(&mut loading).for_each(|(work, passes)| passes.times.push(time(work)));
        looking.times.extend(lookup.as_mut().map(time));
    }
    println!(
        "{} bytes in {} articles, {rounds} rounds; a ratio's floor ran directly before it",
        corpus.bytes,
        corpus.articles.len()
    );
    println!();
    println!("| work | best, MB/s | ratio to from_utf8: median | quarter to three quarters |");
    println!("|---|---|---|---|");
    for (work, passes) in works.iter().zip(&mut passes) {
        passes.ratios.sort_unstable_by(f64::total_cmp);
        let speed = corpus.bytes as f64 / passes.best() / 1e6;
        println!("| {} | {speed:.1} | {:.4} | {:.4}–{:.4} |", work.name, passes.ratio(0.5), passes.ratio(0.25), passes.ratio(0.75));
    }
    println!();
    println!("| loading | best, ms |");
    println!("|---|---|");
    for (work, passes) in loads.iter().zip(&loading) {
        println!("| {} | {:.2} |", work.name, passes.best() * 1e3);
    }
    if let (Some(work), Some(names)) = (lookup, names) {
        println!();
        println!("{} ({names} names): {:.0} ns, best", work.name, looking.best() / names as f64 * 1e9);
    }
}
