//! Learns weights: a chain of borders as a conditional random field, by FTRL-proximal (follow the regularized leader), whose penalty on
//! absolute values leaves most weights at nought.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use vanban::token::Token;
use vanban::word::WordSegmenter;
use vanban::word::features::{Role, Template, Visitor, visit};

/// Keys are mixed well enough by one multiplication.
#[derive(Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }
    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }
    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 ^= self.0 >> 29;
    }
}

type Map<K, V> = HashMap<K, V, BuildHasherDefault<Mixer>>;

/// How training goes.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) epochs: usize,
    /// Times that a row must have been seen.
    pub(crate) least: u32,
    pub(crate) alpha: f32,
    pub(crate) beta: f32,
    pub(crate) l1: f32,
    pub(crate) l2: f32,
    /// Share of the hashed rows that are left out each time, so that the others learn to do without.
    pub(crate) dropout: f64,
    /// Whether votes are evidence beside the model (or else the target alone).
    pub(crate) posterior: bool,
}

/// One stretch: what stands at its borders and what is known of them.
struct Item {
    visits: Range<usize>,
    borders: Range<usize>,
    weight: f32,
}

/// Everything that is learned from, as numbers.
#[derive(Default)]
pub(crate) struct Data {
    counts: Map<(u8, u64), u32>,
    /// Number of each row by template and key; its first weight.
    rows: Map<(u8, u64), u32>,
    keys: Vec<(Template, u64, u32)>,
    weights: u32,
    /// First weight, place, template.
    visits: Vec<(u32, i16, u8)>,
    /// The logarithm of the odds of each border being inside a word, as far as is known; below all numbers where it cannot be.
    evidence: Vec<f32>,
    items: Vec<Item>,
}

struct Counter<'d>(&'d mut Map<(u8, u64), u32>, u32);

impl Visitor for Counter<'_> {
    fn visit(&mut self, template: Template, key: u64, _: isize) {
        *self.0.entry((template as u8, key)).or_default() += self.1;
    }
}

struct Collector<'d> {
    rows: &'d Map<(u8, u64), u32>,
    visits: &'d mut Vec<(u32, i16, u8)>,
}

impl Visitor for Collector<'_> {
    fn visit(&mut self, template: Template, key: u64, at: isize) {
        if let Some(&row) = self.rows.get(&(template as u8, key)) {
            self.visits.push((row, at as i16, template as u8));
        }
    }
}

impl Data {
    /// Counts the rows of a sentence; all sentences are counted before the first is added. Rows of gold count several times.
    pub(crate) fn count(&mut self, tokens: &[Token], segmenter: &WordSegmenter, times: u32) {
        visit(tokens, segmenter, &mut Counter(&mut self.counts, times));
    }

    /// Fixes which rows have weights: those seen often enough, of templates that are not left out; of pairs only `pairs`, where they are named.
    pub(crate) fn admit(&mut self, least: u32, without: &[&str], pairs: Option<&HashSet<u64>>) {
        let frequent = self.counts.iter().filter(|(_, count)| **count >= least).map(|(key, _)| *key);
        let frequent = frequent.filter(|(template, key)| {
            Template::ALL[*template as usize] != Template::Pair || pairs.is_none_or(|pairs| pairs.contains(key))
        });
        let mut keys: Vec<(u8, u64)> =
            frequent.filter(|(template, _)| !without.contains(&Template::ALL[*template as usize].name())).collect();
        keys.sort_unstable();
        for (template, key) in keys {
            let kind = Template::ALL[template as usize];
            self.rows.insert((template, key), self.weights);
            self.keys.push((kind, key, self.weights));
            self.weights += kind.roles().len() as u32;
        }
        self.counts = Map::default();
    }

    /// Adds a sentence with what is known of its borders.
    pub(crate) fn add(&mut self, tokens: &[Token], segmenter: &WordSegmenter, evidence: &[f32], weight: f32) {
        let (visits, borders) = (self.visits.len(), self.evidence.len());
        let joinable = visit(tokens, segmenter, &mut Collector { rows: &self.rows, visits: &mut self.visits });
        for (at, joinable) in joinable.into_iter().enumerate() {
            // Where no word can go on, nothing is to be learned.
            let known = evidence.get(at).copied().unwrap_or(0.0);
            self.evidence.push(if joinable { known } else { f32::NEG_INFINITY });
        }
        self.items.push(Item { visits: visits..self.visits.len(), borders: borders..self.evidence.len(), weight });
    }

    pub(crate) fn describe(&self) -> String {
        format!("{} lines, {} borders, {} rows, {} weights", self.items.len(), self.evidence.len(), self.keys.len(), self.weights)
    }
}

/// The weights while they are learned.
pub(crate) struct Learner {
    options: Options,
    /// Of each weight: what FTRL keeps (z, n), and the weight itself.
    states: Vec<[f32; 3]>,
    random: u64,
    kept: Vec<(u32, i16, u8)>,
}

impl Learner {
    pub(crate) fn new(data: &Data, options: Options) -> Self {
        Self { options, states: vec![[0.0; 3]; data.weights as usize], random: 0x1234_5678_9ABC_DEF1, kept: Vec::new() }
    }

    fn next_random(&mut self) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random
    }

    /// One pass over the data in a random order; gives back the mean loss of a border.
    pub(crate) fn epoch(&mut self, data: &Data) -> f64 {
        let mut order: Vec<usize> = (0..data.items.len()).collect();
        for at in (1..order.len()).rev() {
            let other = (self.next_random() % (at as u64 + 1)) as usize;
            order.swap(at, other);
        }
        let mut chain = Chain::default();
        let (mut loss, mut borders) = (0.0, 0.0);
        for at in order {
            let item = &data.items[at];
            loss += f64::from(self.learn(data, item, &mut chain)) * f64::from(item.weight);
            borders += item.borders.len() as f64 * f64::from(item.weight);
        }
        loss / borders
    }

    fn learn(&mut self, data: &Data, item: &Item, chain: &mut Chain) -> f32 {
        let count = item.borders.len();
        let evidence = &data.evidence[item.borders.clone()];
        chain.border.clear();
        chain.border.resize(count, 0.0);
        chain.token.clear();
        chain.token.resize(count, 0.0);
        let all = &data.visits[item.visits.clone()];
        let limit = (self.options.dropout * u32::MAX as f64) as u64;
        let mut kept = std::mem::take(&mut self.kept);
        kept.clear();
        kept.extend(all.iter().copied().filter(|(_, _, template)| {
            limit == 0 || Template::ALL[*template as usize].rows() > 0 || self.next_random() >> 32 >= limit
        }));
        let visits = &kept;
        for &(row, at, template) in visits {
            for (role, state) in Template::ALL[template as usize].roles().iter().zip(&self.states[row as usize..]) {
                if let Some(sum) = chain.target(*role, at) {
                    *sum += state[2];
                }
            }
        }
        chain.run(evidence, false);
        let own = (chain.on.clone(), chain.both.clone());
        let mut loss = 0.0;
        if self.options.posterior {
            chain.run(evidence, true);
        } else {
            for (at, odds) in evidence.iter().enumerate() {
                chain.on[at] = if *odds == 0.0 { own.0[at] } else { logistic(*odds) };
            }
            for at in 1..count {
                let known = evidence[at] != 0.0 || evidence[at - 1] != 0.0;
                chain.both[at] = if known { chain.on[at] * chain.on[at - 1] } else { own.1[at] };
            }
        }
        for (at, odds) in evidence.iter().enumerate() {
            if *odds != 0.0 && odds.is_finite() {
                let (q, p) = (chain.on[at], own.0[at].clamp(1e-6, 1.0 - 1e-6));
                loss -= q * p.ln() + (1.0 - q) * (1.0 - p).ln();
            }
            chain.border[at] = (own.0[at] - chain.on[at]) * item.weight;
            chain.token[at] = (own.1[at] - chain.both[at]) * item.weight;
        }
        let Options { alpha, beta, l1, l2, .. } = self.options;
        for &(row, at, template) in visits {
            for (role, state) in Template::ALL[template as usize].roles().iter().zip(&mut self.states[row as usize..]) {
                let Some(&mut gradient) = chain.target(*role, at) else { continue };
                if gradient.abs() < 1e-5 {
                    continue;
                }
                let [z, n, weight] = state;
                let sum = *n + gradient * gradient;
                let sigma = (sum.sqrt() - n.sqrt()) / alpha;
                *z += gradient - sigma * *weight;
                *n = sum;
                *weight = if z.abs() <= l1 { 0.0 } else { -(*z - l1.copysign(*z)) / ((beta + n.sqrt()) / alpha + l2) };
            }
        }
        self.kept = kept;
        loss
    }

    /// The rows with a weight, in parts of `one`.
    pub(crate) fn rows(&self, data: &Data, one: f32) -> Vec<(Template, u64, Vec<i32>)> {
        let mut rows = Vec::new();
        for &(template, key, first) in &data.keys {
            let states = &self.states[first as usize..first as usize + template.roles().len()];
            let weights: Vec<i32> = states.iter().map(|state| (state[2] * one).round() as i32).collect();
            if weights.iter().any(|weight| *weight != 0) {
                rows.push((template, key, weights));
            }
        }
        rows
    }
}

fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// Sums and probabilities of the borders of one stretch.
#[derive(Default)]
struct Chain {
    border: Vec<f32>,
    /// At place `i`: of the token between borders `i - 1` and `i`.
    token: Vec<f32>,
    /// Probability that a border joins, and that the border before it does as well.
    on: Vec<f32>,
    both: Vec<f32>,
    forward: Vec<[f32; 2]>,
}

impl Chain {
    fn target(&mut self, role: Role, at: i16) -> Option<&mut f32> {
        let (list, offset) = match role {
            Role::Border(offset) => (&mut self.border, offset),
            Role::Token(offset) => (&mut self.token, offset),
        };
        list.get_mut(usize::try_from(at + i16::from(offset)).ok()?)
    }

    /// Forward and backward sums, each border's scaled to one. What is known is taken as evidence where `told`; what cannot be never is.
    fn run(&mut self, evidence: &[f32], told: bool) {
        let count = self.border.len();
        self.forward.clear();
        let factor = |at: usize| match evidence[at] {
            f32::NEG_INFINITY => 0.0,
            known => (self.border[at] + if told { known } else { 0.0 }).clamp(-30.0, 30.0).exp(),
        };
        let mut before = [1.0f32, 0.0];
        for at in 0..count {
            let both = self.token[at].clamp(-30.0, 30.0).exp();
            let parts = before[0] + before[1];
            let joins = (before[0] + before[1] * if at > 0 { both } else { 1.0 }) * factor(at);
            before = [parts / (parts + joins), joins / (parts + joins)];
            self.forward.push(before);
        }
        self.on.clear();
        self.on.resize(count, 0.0);
        self.both.clear();
        self.both.resize(count, 0.0);
        let mut behind = [1.0f32, 1.0];
        for at in (0..count).rev() {
            let [parts, joins] = self.forward[at];
            let (a, b) = (parts * behind[0], joins * behind[1]);
            self.on[at] = b / (a + b);
            if at > 0 {
                let both = self.token[at].clamp(-30.0, 30.0).exp();
                let factor = factor(at);
                let [p, j] = self.forward[at - 1];
                let cells = [p * behind[0], j * behind[0], p * factor * behind[1], j * both * factor * behind[1]];
                self.both[at] = cells[3] / cells.iter().sum::<f32>();
                let next = [behind[0] + factor * behind[1], behind[0] + both * factor * behind[1]];
                let scale = next[0] + next[1];
                behind = [next[0] / scale, next[1] / scale];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_are_those_of_all_ways_to_cut() {
        let mut chain = Chain { border: vec![0.3, -1.2, 0.7], token: vec![9.0, 0.9, -0.4], ..Chain::default() };
        chain.run(&[0.0; 3], false);
        let (mut total, mut on, mut both) = (0.0f64, [0.0f64; 3], [0.0f64; 3]);
        for ways in 0..8u32 {
            let joins = |at: usize| ways >> at & 1 == 1;
            let mut sum = 0.0f64;
            for at in 0..3 {
                sum += if joins(at) { f64::from(chain.border[at]) } else { 0.0 };
                sum += if at > 0 && joins(at) && joins(at - 1) { f64::from(chain.token[at]) } else { 0.0 };
            }
            total += sum.exp();
            for at in 0..3 {
                on[at] += if joins(at) { sum.exp() } else { 0.0 };
                both[at] += if at > 0 && joins(at) && joins(at - 1) { sum.exp() } else { 0.0 };
            }
        }
        for at in 0..3 {
            assert!((on[at] / total - f64::from(chain.on[at])).abs() < 1e-5);
            assert!((both[at] / total - f64::from(chain.both[at])).abs() < 1e-5);
        }
    }
}
