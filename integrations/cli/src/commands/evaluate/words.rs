//! `vanban evaluate words`: segmented text.

use super::Format;
use super::table::{self, Row, Share};
use crate::failure::Failure;
use crate::run::Answered;
use clap::Args;
use serde::Serialize;
use std::io::{self, Write as _};
use std::path::PathBuf;
use vanban::{Annotator, Stage};
use vanban_evaluation::word::{Scores, Sentence, glued, load};

#[derive(Args, Debug)]
pub(super) struct Options {
    /// Segmented text: CoNLL-U, or lines with `_` inside words
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    gold: Vec<PathBuf>,

    /// Join signs to the words beside them, as people write, where the gold sets them apart
    #[arg(long)]
    glued: bool,

    /// Text that was learned from, in either form: words of several syllables that it holds are counted apart from others
    #[arg(long, value_name = "FILE", num_args = 1..)]
    train: Vec<PathBuf>,

    /// How the figures are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Show so many wrong sentences: gold's words, then those given
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
}

#[derive(Serialize)]
struct Answer<'a> {
    sentences: usize,
    /// Sentences all of whose words are right.
    whole: Share,
    /// Sentences whose gold words are not their text.
    mismatched: usize,
    measures: Vec<Row<'a>>,
    /// Gold words of several syllables that the training text holds, and how many were found.
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<Share>,
    /// The same of those that it does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    unseen: Option<Share>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<String>,
}

pub(super) fn run(options: &Options) -> Result<Answered, Failure> {
    let annotator = Annotator::builder().stages(&[Stage::Words]).build()?;
    let mut training = Vec::new();
    for path in &options.train {
        training.extend(load(path)?);
    }
    let (mut scores, mut errors) = (Scores::with_training(&training), Vec::new());
    for path in &options.gold {
        for sentence in load(path)? {
            let text = if options.glued { glued(&sentence.text) } else { sentence.text.clone() };
            let found = words(&annotator, &text);
            let whole = scores.whole;
            scores.add(&sentence, &found);
            if scores.whole == whole && errors.len() < options.errors {
                errors.push(difference(&sentence, &found));
            }
        }
    }
    let learned = !options.train.is_empty();
    let answer = Answer {
        sentences: scores.sentences,
        whole: Share::new(scores.whole, scores.sentences),
        mismatched: scores.mismatched,
        measures: vec![
            Row::of("words", scores.words),
            Row::of("words/lexical", scores.lexical),
            Row::of("words/multiple", scores.multiple),
        ],
        seen: learned.then(|| Share::new(scores.seen.0, scores.seen.1)),
        unseen: learned.then(|| Share::new(scores.unseen.0, scores.unseen.1)),
        errors,
    };
    let mut out = io::stdout().lock();
    match options.format {
        Format::Text => {
            let Answer { sentences, whole, mismatched, .. } = answer;
            writeln!(out, "{sentences} sentences; all right: {whole}; {mismatched} whose gold words are not their text")?;
            table::write(&mut out, &answer.measures)?;
            for (name, part) in [("seen", answer.seen), ("unseen", answer.unseen)] {
                if let Some(part) = part {
                    writeln!(out, "several syllables, {name} in training: {part} found")?;
                }
            }
            answer.errors.iter().try_for_each(|error| writeln!(out, "{error}"))?;
        }
        Format::Json => {
            serde_json::to_writer(&mut out, &answer).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(Answered::All)
}

fn words<'t>(annotator: &Annotator, text: &'t str) -> Vec<&'t str> {
    annotator.annotate(text).words().iter().map(|word| word.span.of(text)).collect()
}

fn difference(gold: &Sentence, found: &[&str]) -> String {
    format!("- {}\n+ {}", gold.words.join(" | "), found.join(" | "))
}
