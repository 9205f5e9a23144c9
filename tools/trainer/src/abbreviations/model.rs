//! A softmax model over sparse features, fitted by AdaGrad.

use super::examples::Context;
use std::collections::{BTreeMap, BTreeSet, HashMap};

const PASSES: usize = 5;
const RATE: f64 = 0.15;
/// A feature occurs at least as often.
const LEAST: usize = 3;
/// Weights shrink by this share a step in which they are touched.
const DECAY: f64 = 5e-4;

pub(super) struct Model {
    senses: usize,
    /// Log share of each sense among the contexts: fitted beside, replaced by the priors afterwards.
    shares: Vec<f64>,
    features: BTreeMap<(u8, u16), usize>,
    weights: Vec<f64>,
    counts: Vec<usize>,
}

impl Model {
    pub(super) fn fit(contexts: &[Context], senses: usize) -> Self {
        let mut counts: BTreeMap<(u8, u16), usize> = BTreeMap::new();
        for feature in contexts.iter().flat_map(|context| &context.features) {
            *counts.entry(*feature).or_default() += 1;
        }
        let kept: Vec<((u8, u16), usize)> = counts.into_iter().filter(|(_, count)| *count >= LEAST).collect();
        let features = kept.iter().enumerate().map(|(at, (feature, _))| (*feature, at)).collect();
        let mut shares = vec![1.0; senses];
        contexts.iter().for_each(|context| shares[context.sense] += context.weight);
        let total: f64 = shares.iter().sum();
        let mut model = Self {
            senses,
            shares: shares.iter().map(|share| (share / total).ln()).collect(),
            weights: vec![0.0; kept.len() * senses],
            counts: kept.iter().map(|(_, count)| *count).collect(),
            features,
        };
        model.descend(contexts);
        model
    }

    /// Fits again from nothing, with the features that are left.
    pub(super) fn refit(&mut self, contexts: &[Context]) {
        self.weights = vec![0.0; self.features.len() * self.senses];
        self.descend(contexts);
    }

    fn descend(&mut self, contexts: &[Context]) {
        let known: HashMap<(u8, u16), usize> = self.features.iter().map(|(feature, at)| (*feature, *at)).collect();
        let rows: Vec<Vec<usize>> = contexts
            .iter()
            .map(|context| context.features.iter().filter_map(|feature| known.get(feature).copied()).collect())
            .collect();
        let mut squares = vec![1e-6; self.weights.len()];
        // Every pass in another order, the same in each run: a step that has no factor with the length.
        let length = rows.len();
        for pass in 0..PASSES {
            let mut step = (length / 3 * 2 + 7 * pass + 1) | 1;
            while length > 1 && greatest_common_divisor(step, length) != 1 {
                step += 2;
            }
            let mut at = pass;
            for _ in 0..length {
                at = (at + step) % length;
                let share = self.shares_given(&rows[at], &self.shares);
                for (sense, share) in share.iter().enumerate() {
                    let gradient = contexts[at].weight * (share - f64::from(u8::from(sense == contexts[at].sense)));
                    if gradient.abs() < 1e-3 {
                        continue;
                    }
                    for feature in &rows[at] {
                        let place = feature * self.senses + sense;
                        squares[place] += gradient * gradient;
                        self.weights[place] -= RATE * gradient / squares[place].sqrt() + DECAY * self.weights[place];
                    }
                }
            }
        }
    }

    fn shares_given(&self, row: &[usize], priors: &[f64]) -> Vec<f64> {
        let mut scores: Vec<f64> = priors.to_vec();
        for feature in row {
            for (score, weight) in scores.iter_mut().zip(&self.weights[feature * self.senses..]) {
                *score += weight;
            }
        }
        let best = scores.iter().copied().fold(f64::MIN, f64::max);
        let powers: Vec<f64> = scores.iter().map(|score| (score - best).exp()).collect();
        let total: f64 = powers.iter().sum();
        powers.iter().map(|power| power / total).collect()
    }

    /// The share of each sense among the contexts.
    pub(super) fn shares(&self) -> impl Iterator<Item = f64> + '_ {
        self.shares.iter().map(|share| share.exp())
    }

    /// The likeliest sense of a context.
    pub(super) fn best(&self, context: &Context) -> usize {
        let row: Vec<usize> = context.features.iter().filter_map(|feature| self.features.get(feature).copied()).collect();
        let shares = self.shares_given(&row, &self.shares);
        shares.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(sense, _)| sense)
    }

    /// Features and their weights, without those that say nothing; the senses' mean is taken off, which changes no share.
    pub(super) fn kept(&self) -> impl Iterator<Item = ((u8, u16), Vec<f64>)> {
        self.features.iter().filter_map(|(feature, at)| {
            let weights = &self.weights[at * self.senses..(at + 1) * self.senses];
            let mean = weights.iter().sum::<f64>() / self.senses as f64;
            let weights: Vec<f64> = weights.iter().map(|weight| weight - mean).collect();
            weights.iter().any(|weight| weight.abs() > 0.06).then_some((*feature, weights))
        })
    }

    fn importance(&self, at: usize) -> f64 {
        let weights = &self.weights[at * self.senses..(at + 1) * self.senses];
        let (low, high) = weights.iter().fold((f64::MAX, f64::MIN), |(low, high), weight| (low.min(*weight), high.max(*weight)));
        (high - low) * (self.counts[at] as f64).powf(0.3)
    }

    fn bytes(&self) -> usize {
        2 + self.senses.div_ceil(2)
    }
}

fn greatest_common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// How likely each sense is in a context, the senses being as frequent as `priors` says.
pub(super) fn posterior(model: &Model, context: &Context, priors: &[f64]) -> Vec<f64> {
    let row: Vec<usize> = context.features.iter().filter_map(|feature| model.features.get(feature).copied()).collect();
    model.shares_given(&row, &priors.iter().map(|share| share.max(1e-9).ln()).collect::<Vec<_>>())
}

/// Keeps the most important features of all models together, as many as the bytes allow.
pub(super) fn prune<'m>(models: impl Iterator<Item = &'m mut Model>, bytes: usize) {
    let mut models: Vec<&mut Model> = models.collect();
    let mut all: Vec<(f64, usize, (u8, u16), usize)> = Vec::new();
    for (number, model) in models.iter().enumerate() {
        let size = model.bytes();
        all.extend(
            model.features.iter().map(|(feature, at)| (model.importance(*at) / (size as f64).sqrt(), number, *feature, size)),
        );
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let mut left = bytes;
    let mut kept: Vec<BTreeSet<(u8, u16)>> = vec![BTreeSet::new(); models.len()];
    for (_, number, feature, size) in all {
        if left < size {
            break;
        }
        left -= size;
        kept[number].insert(feature);
    }
    for (model, kept) in models.iter_mut().zip(kept) {
        let counts = kept.iter().map(|feature| model.counts[model.features[feature]]).collect();
        model.features = kept.into_iter().enumerate().map(|(at, feature)| (feature, at)).collect();
        model.counts = counts;
        model.weights = vec![0.0; model.features.len() * model.senses];
    }
}

/// The share of each sense among the form's own occurrences, by expectation maximization from the model's likelihoods; `before` counts
/// as much as `BELIEF` occurrences.
pub(super) fn priors(model: &Model, seen: &[Context], before: &[f64]) -> Vec<f64> {
    const BELIEF: f64 = 12.0;
    let rows: Vec<Vec<usize>> = seen
        .iter()
        .map(|context| context.features.iter().filter_map(|feature| model.features.get(feature).copied()).collect())
        .collect();
    let mut shares = before.to_vec();
    for _ in 0..30 {
        let logs: Vec<f64> = shares.iter().map(|share| share.max(1e-9).ln()).collect();
        let mut sums: Vec<f64> = before.iter().map(|share| share * BELIEF).collect();
        for row in &rows {
            for (sum, share) in sums.iter_mut().zip(model.shares_given(row, &logs)) {
                *sum += share;
            }
        }
        let total: f64 = sums.iter().sum();
        shares = sums.iter().map(|sum| sum / total).collect();
    }
    shares
}
