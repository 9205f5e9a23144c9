//! What the trainer learns from: features and targets of real sentences and pairs, seen exactly as the engine sees them.

use super::features::{PAIR_FEATURES, SENTENCE_FEATURES};
use super::{Reading, Source, Summarizer, SummaryScratch};
use crate::token::Token;

/// A sentence with its features and what human summaries took of it.
#[derive(Clone, Debug)]
pub struct SentenceRow {
    /// As named in [`SENTENCE_FEATURES`], in fixed point (1,024 is 1).
    pub features: [i64; SENTENCE_FEATURES.len()],
    /// Which share of its pairs the references hold, mean over the references.
    pub target: f64,
    /// Syllables.
    pub length: usize,
}

/// A pair of syllables with its features and how many references hold it.
#[derive(Clone, Debug)]
pub struct PairRow {
    /// As named in [`PAIR_FEATURES`], in fixed point.
    pub features: [i64; PAIR_FEATURES.len()],
    /// Which share of the references holds it.
    pub target: f64,
}

/// One item of training data as the engine sees it.
#[derive(Debug)]
pub struct Training {
    scratch: SummaryScratch,
    rows: Vec<SentenceRow>,
    held: Vec<f64>,
}

impl Training {
    /// Reads documents and the summaries that humans made of them.
    #[must_use]
    pub fn new(engine: &Summarizer, sources: &[Source<'_>], references: &[(&str, &[Token])]) -> Self {
        let mut scratch = SummaryScratch::default();
        scratch.reading.read(engine, sources);
        engine.manners(sources, &scratch.reading, &mut scratch.manners);
        scratch.whole.measure(&scratch.reading);
        let held = held(&scratch.reading, references);
        let mut rows = Vec::new();
        for (at, (candidate, manner)) in scratch.reading.candidates.iter().zip(&scratch.manners).enumerate() {
            let pairs = scratch.reading.pairs_in(candidate);
            let taken: f64 = pairs.iter().filter_map(|&pair| held.get(pair as usize)).sum();
            rows.push(SentenceRow {
                features: scratch.whole.sentence(&scratch.reading, at, candidate, manner),
                target: taken / (pairs.len() as f64).max(1.0),
                length: candidate.len(),
            });
        }
        Self { scratch, rows, held }
    }

    /// The sentences.
    #[must_use]
    pub fn sentences(&self) -> &[SentenceRow] {
        &self.rows
    }

    /// The pairs, given the sentences' scores (of 65,536) by a model that did not see this item.
    #[must_use]
    pub fn pairs(&self, scores: &[i64]) -> Vec<PairRow> {
        let mut best = Vec::new();
        super::best_of_pairs(&self.scratch.reading, scores, &mut best);
        let pairs = self.scratch.reading.pairs.iter().zip(&best).zip(&self.held);
        pairs
            .map(|((pair, best), &target)| PairRow {
                features: self.scratch.whole.pair(&self.scratch.reading, pair, best >> 6),
                target,
            })
            .collect()
    }
}

fn held(reading: &Reading, references: &[(&str, &[Token])]) -> Vec<f64> {
    let mut held = vec![0.0; reading.pairs.len()];
    let (mut ids, mut pairs) = (Vec::new(), Vec::new());
    for (text, tokens) in references {
        reading.ids_of(text, tokens, &mut ids);
        pairs.clear();
        pairs.extend(ids.windows(2).filter_map(|two| reading.pair_id(*two.first()?, *two.get(1)?)));
        pairs.sort_unstable();
        pairs.dedup();
        for &pair in &pairs {
            if let Some(held) = held.get_mut(pair as usize) {
                *held += 1.0 / references.len() as f64;
            }
        }
    }
    held
}
