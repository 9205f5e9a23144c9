//! ROUGE: how much of human summaries a summary holds, measured on syllables.

use crate::text::comparable;
use std::collections::BTreeMap;

/// F1 of single syllables, of pairs and of the longest common subsequence; 0 to 1, mean over the references.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rouge {
    /// ROUGE-1.
    pub one: f64,
    /// ROUGE-2.
    pub two: f64,
    /// ROUGE-L.
    pub longest: f64,
}

/// Compares a summary with human ones. It is cut after `budget` syllables, by default after the references' mean length, so that none
/// gains by length. Case, composition, tone-mark placement and punctuation do not count.
///
/// ```
/// let rouge = vanban::summary::rouge("Tỉnh họp sáng nay", &["Sáng nay, tỉnh họp."], None);
/// assert_eq!(rouge.one, 1.0);
/// assert!(rouge.two < 1.0);
/// ```
#[must_use]
pub fn rouge(summary: &str, references: &[&str], budget: Option<usize>) -> Rouge {
    let references: Vec<Vec<String>> = references.iter().map(|reference| keys(reference)).collect();
    let many = references.len().max(1);
    let mut syllables = keys(summary);
    syllables.truncate(budget.unwrap_or_else(|| mean_length(&references)));
    let mut sum = Rouge::default();
    for reference in &references {
        sum.one += common(&syllables, reference, 1);
        sum.two += common(&syllables, reference, 2);
        sum.longest += f1(longest(&syllables, reference), syllables.len(), reference.len());
    }
    let many = many as f64;
    Rouge { one: sum.one / many, two: sum.two / many, longest: sum.longest / many }
}

/// The references' mean length in syllables, rounded half to even: the budget of [`rouge`] when none is given.
#[must_use]
pub fn reference_length(references: &[&str]) -> usize {
    mean_length(&references.iter().map(|reference| keys(reference)).collect::<Vec<_>>())
}

fn mean_length(references: &[Vec<String>]) -> usize {
    let all: usize = references.iter().map(Vec::len).sum();
    (all as f64 / references.len().max(1) as f64).round_ties_even() as usize
}

/// The folded runs of letters and figures.
fn keys(text: &str) -> Vec<String> {
    let folded = comparable(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()).map(str::to_owned).collect()
}

fn f1(matches: usize, predicted: usize, wanted: usize) -> f64 {
    if predicted + wanted == 0 { 0.0 } else { 2.0 * matches as f64 / (predicted + wanted) as f64 }
}

fn common(summary: &[String], reference: &[String], n: usize) -> f64 {
    let mut counts: BTreeMap<&[String], usize> = BTreeMap::new();
    for gram in reference.windows(n) {
        *counts.entry(gram).or_default() += 1;
    }
    let mut matches = 0;
    for gram in summary.windows(n) {
        if let Some(count) = counts.get_mut(gram).filter(|count| **count > 0) {
            *count -= 1;
            matches += 1;
        }
    }
    let grams = |length: usize| (length + 1).saturating_sub(n);
    f1(matches, grams(summary.len()), grams(reference.len()))
}

fn longest(summary: &[String], reference: &[String]) -> usize {
    let mut row = vec![0usize; reference.len() + 1];
    for x in summary {
        let (mut diagonal, mut left) = (0, 0);
        for (y, cell) in reference.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            *cell = if x == y { diagonal + 1 } else { above.max(left) };
            (diagonal, left) = (above, *cell);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_everything_in_common_however_they_are_written() {
        let rouge = rouge("Hòa bình, THỊNH VƯỢNG.", &["Hoà bình thịnh vượng"], None);
        assert_eq!((rouge.one, rouge.two, rouge.longest), (1.0, 1.0, 1.0));
    }

    #[test]
    fn a_summary_is_cut_at_the_references_mean_length() {
        let rouge = rouge("a b c d e f", &["a b", "a b c d"], None);
        // Three syllables are left: two of two, then three of four.
        assert!((rouge.one - (2.0 * 2.0 / 5.0 + 2.0 * 3.0 / 7.0) / 2.0).abs() < 1e-9);
        assert_eq!(reference_length(&["a b", "a b c"]), 2);
    }

    #[test]
    fn repeated_grams_count_as_often_as_the_reference_has_them() {
        let rouge = rouge("a a a", &["a b a"], None);
        assert!((rouge.one - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(rouge.two, 0.0);
        assert!((rouge.longest - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(super::rouge("", &[], None), Rouge::default());
        assert_eq!(super::rouge("…", &["a"], Some(5)), Rouge::default());
    }
}
