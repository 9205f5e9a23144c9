//! `vanban evaluate summary`: human summaries, and keywords against titles.

use super::Format;
use super::table::Share;
use crate::failure::Failure;
use crate::run::Answered;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::{self, Write as _};
use std::path::PathBuf;
use vanban::{Annotator, summary};
use vanban_evaluation::summary::{Scores, answer, load};

#[derive(Args, Debug)]
pub(super) struct Options {
    /// One object a line: {"id", "documents": [{"title"?, "text"}…], "references": [text…]}
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    gold: Vec<PathBuf>,

    /// Syllables in a summary [default: the references' mean length of each item]
    #[arg(long, value_name = "N")]
    budget: Option<usize>,

    /// What decides which sentences are taken
    #[arg(long, value_enum, default_value_t = Ranking::Trained)]
    ranking: Ranking,

    /// How the figures are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Ranking {
    /// Learned weights
    Trained,
    /// Closeness to the other sentences
    Graph,
}

/// ROUGE in per cent.
#[derive(Serialize)]
struct Answer {
    items: usize,
    rouge_1: f64,
    rouge_2: f64,
    /// Half the width of a 95 % interval of `rouge_2`.
    rouge_2_within: f64,
    rouge_l: f64,
    /// First keywords that the title holds.
    first_keywords: Share,
    /// The same of the first five keywords.
    five_keywords: Share,
}

pub(super) fn run(options: &Options) -> Result<Answered, Failure> {
    let annotator = Annotator::new()?;
    let ranking = match options.ranking {
        Ranking::Trained => summary::Ranking::Trained,
        Ranking::Graph => summary::Ranking::Graph,
    };
    let mut scores = Scores::default();
    for path in &options.gold {
        for item in load(path)? {
            let found = answer(&annotator, &item, ranking, options.budget);
            scores.add(&item, &found.summary, options.budget);
            for (title, keywords) in &found.keywords {
                scores.add_keywords(title, keywords);
            }
        }
    }
    let share = |(right, of)| Share::new(right, of);
    let mean = scores.mean();
    let answer = Answer {
        items: scores.items(),
        rouge_1: 100.0 * mean.one,
        rouge_2: 100.0 * mean.two,
        rouge_2_within: 100.0 * scores.half_width(),
        rouge_l: 100.0 * mean.longest,
        first_keywords: share(scores.first_keywords),
        five_keywords: share(scores.five_keywords),
    };
    let mut out = io::stdout().lock();
    match options.format {
        Format::Text => {
            let Answer { items, rouge_1, rouge_2, rouge_2_within, rouge_l, first_keywords, five_keywords } = answer;
            writeln!(out, "{items} items: ROUGE-1 {rouge_1:.2}  ROUGE-2 {rouge_2:.2} ± {rouge_2_within:.2}  ROUGE-L {rouge_l:.2}")?;
            if scores.five_keywords.1 > 0 {
                writeln!(out, "keywords that the title holds: {first_keywords} of the first, {five_keywords} of the first five")?;
            }
        }
        Format::Json => {
            serde_json::to_writer(&mut out, &answer).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(Answered::All)
}
