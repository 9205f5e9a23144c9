//! Ranking without training: the stationary walk on the graph of sentences that share words (LexRank), in whole numbers.

use super::read::Reading;
use crate::limits;

/// Rounds of the walk; the ranks change by less than a hundredth afterwards.
const ROUNDS: usize = 24;
/// Damping, of 1,024.
const DAMPING: i64 = 870;
const SUM: i64 = 1 << 30;

/// A rank for each candidate: 65,536 is the mean of its piece.
pub(super) fn ranks(reading: &Reading, out: &mut Vec<i64>) {
    out.clear();
    let all = reading.candidates.len();
    let mut from = 0;
    while from < all {
        let end = (from + limits::SUMMARY_GRAPH_SENTENCES).min(all);
        piece(reading, from, end, out);
        from = end;
    }
}

fn piece(reading: &Reading, from: usize, end: usize, out: &mut Vec<i64>) {
    let candidates = reading.candidates.get(from..end).unwrap_or_default();
    let n = candidates.len();
    // Sentences as sorted lists of syllables with their weights, and the vectors' lengths.
    let vectors: Vec<(Vec<(u32, i64)>, i64)> = candidates
        .iter()
        .map(|candidate| {
            let mut ids = reading.syllables_in(candidate).to_vec();
            ids.sort_unstable();
            ids.dedup();
            let weight = |id: u32| reading.syllables.get(id as usize).map_or(0, |syllable| syllable.rarity >> 6);
            let vector: Vec<(u32, i64)> = ids.into_iter().map(|id| (id, weight(id))).collect();
            let square: i64 = vector.iter().map(|(_, weight)| weight * weight).sum();
            (vector, (square.max(1).unsigned_abs().isqrt() as i64).max(1))
        })
        .collect();
    let mut edges = vec![0i64; n * n];
    let mut sums = vec![0i64; n];
    for (a, (left, left_length)) in vectors.iter().enumerate() {
        for (b, (right, right_length)) in vectors.iter().enumerate().skip(a + 1) {
            let cosine = (product(left, right) << 16) / (left_length * right_length);
            for (place, other) in [(a * n + b, a), (b * n + a, b)] {
                if let (Some(edge), Some(sum)) = (edges.get_mut(place), sums.get_mut(other)) {
                    *edge = cosine;
                    *sum += cosine;
                }
            }
        }
    }
    let mut ranks = vec![SUM / (n as i64).max(1); n];
    let mut next = ranks.clone();
    for _ in 0..ROUNDS {
        next.fill((SUM - SUM / 1024 * DAMPING) / (n as i64).max(1));
        for (a, (&rank, &sum)) in ranks.iter().zip(&sums).enumerate() {
            if sum == 0 {
                continue;
            }
            let row = edges.get(a * n..(a + 1) * n).unwrap_or_default();
            for (slot, &edge) in next.iter_mut().zip(row) {
                *slot += ((i128::from(rank) * i128::from(edge) * i128::from(DAMPING)) / (i128::from(sum) * 1024)) as i64;
            }
        }
        std::mem::swap(&mut ranks, &mut next);
    }
    out.extend(ranks.iter().map(|&rank| (i128::from(rank) * n as i128 * 65_536 / i128::from(SUM)) as i64));
}

fn product(left: &[(u32, i64)], right: &[(u32, i64)]) -> i64 {
    let (mut a, mut b, mut sum) = (left.iter().peekable(), right.iter().peekable(), 0);
    while let (Some(&&(x, weight)), Some(&&(y, other))) = (a.peek(), b.peek()) {
        match x.cmp(&y) {
            std::cmp::Ordering::Less => _ = a.next(),
            std::cmp::Ordering::Greater => _ = b.next(),
            std::cmp::Ordering::Equal => {
                sum += weight * other;
                a.next();
                b.next();
            }
        }
    }
    sum
}
