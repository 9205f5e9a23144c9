//! `vanban evaluate sentences|abbreviations|entities|officials|places`: annotated news.

use super::Format;
use super::table::{self, Row, Share};
use crate::failure::Failure;
use crate::run::Answered;
use clap::Args;
use serde::Serialize;
use std::io::{self, Write as _};
use std::path::PathBuf;
use vanban::Annotator;
use vanban_evaluation::annotation::{Measure, Scores, answer};
use vanban_evaluation::{Calibration, Group, gold};

#[derive(Args, Debug)]
pub(super) struct Entities {
    #[command(flatten)]
    options: Options,

    /// Show how often entities are right by what made them, beside their scores
    #[arg(long)]
    calibration: bool,
}

#[derive(Args, Debug)]
pub(super) struct Options {
    /// Annotated news: text with inline tags, then the lists of officials and places
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    gold: Vec<PathBuf>,

    /// How the figures are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Show so many errors of each measure: `+` is wrong, `-` is missing
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
}

#[derive(Serialize)]
struct Answer<'a> {
    documents: usize,
    measures: Vec<Row<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calibration: Option<Calibrated<'a>>,
}

/// Scores beside the shares that are right.
#[derive(Serialize)]
struct Calibrated<'a> {
    /// The mean distance over the entities, per mille.
    error: f64,
    groups: Vec<CalibratedGroup<'a>>,
}

#[derive(Serialize)]
struct CalibratedGroup<'a> {
    why: &'a str,
    score: u16,
    right: Share,
}

pub(super) fn run(options: &Options, subject: &str) -> Result<Answered, Failure> {
    evaluate(options, subject, None)
}

pub(super) fn entities(entities: &Entities) -> Result<Answered, Failure> {
    evaluate(&entities.options, "entities", entities.calibration.then(Calibration::default))
}

fn evaluate(options: &Options, subject: &str, mut calibration: Option<Calibration>) -> Result<Answered, Failure> {
    let annotator = Annotator::new()?;
    let (mut scores, mut documents) = (Scores::new(options.errors), 0);
    for path in &options.gold {
        for document in gold::load(path)? {
            let record = answer(&annotator, &document);
            scores.add(&document, &record);
            if let Some(calibration) = &mut calibration {
                calibration.add(&document, &record);
            }
            documents += 1;
        }
    }
    let belongs = |measure: &&Measure| measure.name.split('/').next() == Some(subject);
    let answer = Answer {
        documents,
        measures: scores.measures().iter().filter(belongs).map(Row::new).collect(),
        calibration: calibration.as_ref().map(Calibrated::new),
    };
    let mut out = io::stdout().lock();
    match options.format {
        Format::Text => {
            writeln!(out, "{documents} documents")?;
            table::write(&mut out, &answer.measures)?;
            if let Some(calibrated) = &answer.calibration {
                writeln!(out)?;
                calibrated.write(&mut out)?;
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

impl<'a> Calibrated<'a> {
    fn new(calibration: &'a Calibration) -> Self {
        let group = |(group, (right, given)): (&'a Group, (usize, usize))| CalibratedGroup {
            why: &group.why,
            score: group.score,
            right: Share::new(right, given),
        };
        Self { error: calibration.error(), groups: calibration.groups().map(group).collect() }
    }

    fn write(&self, out: &mut impl io::Write) -> io::Result<()> {
        writeln!(out, "{:12}  {:>5}  right", "why", "score")?;
        for CalibratedGroup { why, score, right } in &self.groups {
            writeln!(out, "{why:12}  {score:5}  {right}")?;
        }
        writeln!(out, "scores are {:.1} per mille off on average", self.error)
    }
}
