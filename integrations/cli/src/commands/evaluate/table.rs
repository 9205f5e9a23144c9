//! Measures as rows of a table.

use serde::Serialize;
use std::fmt;
use std::io::{self, Write};
use vanban_evaluation::Count;
use vanban_evaluation::annotation::Measure;

/// One measure; shares in per cent.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    name: &'a str,
    precision: f64,
    recall: f64,
    f1: f64,
    right: usize,
    given: usize,
    wanted: usize,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    errors: &'a [String],
}

impl<'a> Row<'a> {
    pub(super) fn new(measure: &'a Measure) -> Self {
        Self { errors: &measure.errors, ..Self::of(measure.name, measure.count) }
    }

    pub(super) fn of(name: &'a str, count: Count) -> Self {
        let Count { right, given, wanted } = count;
        let (precision, recall, f1) = (100.0 * count.precision(), 100.0 * count.recall(), 100.0 * count.f1());
        Self { name, precision, recall, f1, right, given, wanted, errors: &[] }
    }
}

/// A part of a whole, in per cent and as counts.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Share {
    percent: f64,
    right: usize,
    of: usize,
}

impl Share {
    /// Nothing of nothing is 0 %.
    pub(super) fn new(right: usize, of: usize) -> Self {
        Self { percent: 100.0 * right as f64 / of.max(1) as f64, right, of }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} % ({} of {})", self.percent, self.right, self.of)
    }
}

/// Writes a table with a line for each measure, and below each its errors.
pub(super) fn write(out: &mut impl Write, rows: &[Row<'_>]) -> io::Result<()> {
    let width = rows.iter().map(|row| row.name.len()).chain(["measure".len()]).max().unwrap_or(0);
    writeln!(
        out,
        "{:width$}  {:>9}  {:>6}  {:>6}  {:>7}  {:>7}  {:>7}",
        "measure", "precision", "recall", "F1", "right", "given", "wanted"
    )?;
    for Row { name, precision, recall, f1, right, given, wanted, errors } in rows {
        writeln!(out, "{name:width$}  {precision:9.2}  {recall:6.2}  {f1:6.2}  {right:7}  {given:7}  {wanted:7}")?;
        errors.iter().try_for_each(|error| writeln!(out, "    {error}"))?;
    }
    Ok(())
}
