//! Chooses the sentences: as much as possible of what a human summary is expected to hold, within the budget, nothing twice.

use super::read::Reading;
use super::{Budget, Limits};
use crate::limits;

/// What is known of the candidates when they are chosen.
pub(super) struct Problem<'r> {
    pub(super) reading: &'r Reading,
    /// Expected share of a candidate's pairs in a human summary, of 65,536.
    pub(super) sentences: &'r [i64],
    /// The same for each pair.
    pub(super) pairs: &'r [i64],
    /// Thirty-seconds of a pair's value that are its sentence's.
    pub(super) mix: i64,
    pub(super) limits: Limits,
    /// Whether a candidate needs the one before it.
    pub(super) needs: &'r [Need],
    /// Places in the output.
    pub(super) ranks: &'r [u64],
}

/// What a candidate needs to be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Nothing.
    Nothing,
    /// The candidate before it.
    Before,
    /// What cannot be had: it is never chosen.
    Never,
}

/// Working memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    /// The round (plus one) that covered a pair last.
    covered: Vec<u32>,
    round: u32,
    /// The chosen candidates, in output order.
    pub(super) chosen: Vec<u32>,
    asked: Vec<u32>,
    trial: Vec<u32>,
    full: Vec<u32>,
    pool: Vec<(i64, u32)>,
}

impl Choice {
    pub(super) fn choose(&mut self, problem: &Problem<'_>) {
        self.covered.clear();
        self.covered.resize(problem.reading.pairs.len(), 0);
        self.round = 0;
        self.chosen.clear();
        self.asked.clear();
        self.greedy(problem);
        if problem.limits.search && self.asked.len() <= limits::SUMMARY_SEARCH_SENTENCES {
            self.search(problem);
        }
        let asked = std::mem::take(&mut self.asked);
        let mut full = std::mem::take(&mut self.full);
        close(problem, &asked, &mut full);
        // What stands behind a reached budget is left out; the last one may exceed it.
        let mut used = 0;
        for &at in &full {
            if used >= problem.limits.syllables || self.chosen.len() >= problem.limits.sentences {
                break;
            }
            used += problem.reading.candidates.get(at as usize).map_or(0, super::read::Candidate::len);
            self.chosen.push(at);
        }
        (self.asked, self.full) = (asked, full);
    }

    /// Takes what brings most for its length, again and again. Gains only shrink as pairs get covered, so an old gain is a bound: the
    /// best of a heap whose gain is fresh is the best of all.
    fn greedy(&mut self, problem: &Problem<'_>) {
        self.round += 1;
        let mut heap = std::collections::BinaryHeap::new();
        self.pool.clear();
        for at in 0..problem.reading.candidates.len() {
            if problem.needs.get(at) == Some(&Need::Never) {
                continue;
            }
            let density = self.density(problem, at as u32);
            self.pool.push((density, at as u32));
            heap.push((density, std::cmp::Reverse(at as u32)));
        }
        let (mut used, mut sentences) = (0usize, 0usize);
        while used < problem.limits.syllables && sentences < problem.limits.sentences {
            let Some((old, std::cmp::Reverse(at))) = heap.pop() else { break };
            if self.asked.contains(&at) {
                continue;
            }
            let fresh = self.density(problem, at);
            if fresh < old {
                heap.push((fresh, std::cmp::Reverse(at)));
                continue;
            }
            // A sentence that leans on others brings them along.
            let mut chain = at;
            loop {
                if !self.asked.contains(&chain) {
                    self.asked.push(chain);
                    used += problem.reading.candidates.get(chain as usize).map_or(0, super::read::Candidate::len);
                    sentences += 1;
                    self.cover(problem, chain);
                }
                if problem.needs.get(chain as usize) != Some(&Need::Before) || chain == 0 {
                    break;
                }
                chain -= 1;
            }
        }
    }

    fn worth(problem: &Problem<'_>, pair: u32, sentence: i64) -> i64 {
        let own = problem.pairs.get(pair as usize).copied().unwrap_or(0);
        (own * (32 - problem.mix) + sentence * problem.mix) / 32
    }

    fn density(&self, problem: &Problem<'_>, at: u32) -> i64 {
        let Some(candidate) = problem.reading.candidates.get(at as usize) else { return 0 };
        let sentence = problem.sentences.get(at as usize).copied().unwrap_or(0);
        let pairs = problem.reading.pairs_in(candidate).iter();
        let fresh = pairs.filter(|&&pair| self.covered.get(pair as usize) != Some(&self.round));
        let gain: i64 = fresh.map(|&pair| Self::worth(problem, pair, sentence)).sum();
        gain / (candidate.len() as i64).max(limits::SUMMARY_SHORT_SENTENCE as i64)
    }

    fn cover(&mut self, problem: &Problem<'_>, at: u32) {
        let Some(candidate) = problem.reading.candidates.get(at as usize) else { return };
        for &pair in problem.reading.pairs_in(candidate) {
            if let Some(covered) = self.covered.get_mut(pair as usize) {
                *covered = self.round;
            }
        }
    }

    /// Expected matches of the first syllables of `full`, up to the budget.
    fn value(&mut self, problem: &Problem<'_>, full: &[u32]) -> i64 {
        self.round += 1;
        let (mut left, mut value) = (problem.limits.syllables, 0);
        for &at in full.iter().take(problem.limits.sentences) {
            let Some(candidate) = problem.reading.candidates.get(at as usize) else { continue };
            let sentence = problem.sentences.get(at as usize).copied().unwrap_or(0);
            for &pair in problem.reading.pairs_in(candidate).iter().take(left) {
                if let Some(covered) = self.covered.get_mut(pair as usize).filter(|covered| **covered != self.round) {
                    *covered = self.round;
                    value += Self::worth(problem, pair, sentence);
                }
            }
            left = left.saturating_sub(candidate.len());
            if left == 0 {
                break;
            }
        }
        value
    }

    /// Replaces, adds and drops sentences as long as that helps; bounded in candidates and rounds.
    fn search(&mut self, problem: &Problem<'_>) {
        self.pool.sort_unstable_by_key(|&(density, at)| (std::cmp::Reverse(density), at));
        self.pool.truncate(limits::SUMMARY_SEARCH_CANDIDATES);
        let pool = std::mem::take(&mut self.pool);
        let mut trial = std::mem::take(&mut self.trial);
        let mut full = std::mem::take(&mut self.full);
        close(problem, &self.asked, &mut full);
        let mut best = self.value(problem, &full);
        for _ in 0..limits::SUMMARY_SEARCH_ROUNDS {
            let mut found: Option<(usize, Option<u32>)> = None;
            // The place behind the last means: nothing is taken out.
            for out in 0..=self.asked.len() {
                let drop_only = (out < self.asked.len() && self.asked.len() > 1).then_some(None);
                for new in drop_only.into_iter().chain(pool.iter().map(|(_, at)| Some(*at))) {
                    if new.is_some_and(|new| self.asked.contains(&new)) {
                        continue;
                    }
                    trial.clear();
                    trial.extend(self.asked.iter().enumerate().filter(|(at, _)| *at != out).map(|(_, at)| *at));
                    trial.extend(new);
                    close(problem, &trial, &mut full);
                    let value = self.value(problem, &full);
                    if value > best {
                        best = value;
                        found = Some((out, new));
                    }
                }
            }
            let Some((out, new)) = found else { break };
            if out < self.asked.len() {
                self.asked.remove(out);
            }
            self.asked.extend(new);
        }
        (self.pool, self.trial, self.full) = (pool, trial, full);
    }
}

/// The asked candidates with those that they need, in output order.
fn close(problem: &Problem<'_>, asked: &[u32], full: &mut Vec<u32>) {
    full.clear();
    for &at in asked {
        let mut chain = at;
        full.push(chain);
        while problem.needs.get(chain as usize) == Some(&Need::Before) && chain > 0 {
            chain -= 1;
            full.push(chain);
        }
    }
    full.sort_unstable_by_key(|&at| (problem.ranks.get(at as usize).copied().unwrap_or(0), at));
    full.dedup();
}

/// The budget as syllables and sentences.
pub(super) fn limits_of(budget: Budget, reading: &Reading) -> Limits {
    match budget {
        Budget::Sentences(sentences) => Limits { syllables: usize::MAX, sentences, search: false },
        Budget::Words(syllables) => Limits { syllables, sentences: usize::MAX, search: true },
        Budget::Ratio(per_mille) => {
            let syllables = (reading.text.len() as u64 * u64::from(per_mille.min(1000))).div_ceil(1000) as usize;
            Limits { syllables, sentences: usize::MAX, search: true }
        }
    }
}
