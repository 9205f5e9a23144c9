//! What the linear scorers see of a sentence and of a pair of syllables, in fixed point (1 is [`ONE`]).

use super::cues::Manner;
use super::number::{ONE, flag, ln, share};
use super::read::{Candidate, Pair, Reading};

/// Names of a sentence's features, in order; the weights' table names them so.
pub const SENTENCE_FEATURES: [&str; 50] = [
    "one",
    "first",
    "second",
    "third",
    "fourth-fifth",
    "log-index",
    "relative-index",
    "last",
    "last-but-one",
    "shared-pairs",
    "pairs-of-two-documents",
    "pairs-of-three-documents",
    "pair-frequency",
    "syllable-frequency",
    "centroid",
    "degree",
    "title-cosine",
    "title-pairs",
    "title-share",
    "title-count",
    "rarity",
    "below-8",
    "below-13",
    "below-19",
    "above-50",
    "above-70",
    "log-length",
    "quote",
    "begins-with-quote",
    "question",
    "open-end",
    "numbers",
    "capitals",
    "says",
    "decides",
    "picture",
    "points-back",
    "pronoun",
    "colon",
    "day",
    "according",
    "exclamation",
    "first-person",
    "document-length",
    "first-document",
    "commas",
    "first×title",
    "first×shared",
    "log-index×shared",
    "title×centroid",
];

/// Names of a pair's features, in order.
pub const PAIR_FEATURES: [&str; 27] = [
    "one",
    "documents",
    "two-documents",
    "three-documents",
    "four-documents",
    "log-sentences",
    "two-sentences",
    "three-sentences",
    "log-first",
    "first",
    "first-two",
    "first-four",
    "title-share",
    "title",
    "left-in-title",
    "right-in-title",
    "lower-rarity",
    "higher-rarity",
    "one-common",
    "both-common",
    "figures",
    "sentence",
    "documents×lower-rarity",
    "log-sentences×log-first",
    "documents×sentence",
    "log-sentences×sentence",
    "log-sentences×lower-rarity",
];

/// Quantities of the whole reading that sentences are compared with.
#[derive(Clone, Debug, Default)]
pub(super) struct Whole {
    /// Weight of each syllable in the centroid.
    centroid: Vec<i64>,
    centroid_length: i64,
    title_length: i64,
    /// Sum over the sentences' unit vectors, 1 = 65,536.
    sum: Vec<i64>,
    /// The candidate (plus one) that counted a syllable last.
    seen: Vec<u32>,
    mean_length: i64,
    documents: i64,
    pub(super) distinct: Vec<u32>,
}

/// Rarity with six bits less, so that squares of sums stay far from the end of the range.
fn small(rarity: i64) -> i64 {
    rarity >> 6
}

fn root(number: i64) -> i64 {
    number.max(0).unsigned_abs().isqrt() as i64
}

impl Whole {
    /// The different syllables of a candidate into `distinct`, and the length of its vector of rarities.
    fn vector(&mut self, reading: &Reading, at: usize, candidate: &Candidate) -> i64 {
        self.distinct.clear();
        let mut square = 0;
        for &id in reading.syllables_in(candidate) {
            if let Some(seen) = self.seen.get_mut(id as usize).filter(|seen| **seen != at as u32 + 1) {
                *seen = at as u32 + 1;
                self.distinct.push(id);
                let weight = small(reading.syllables.get(id as usize).map_or(0, |syllable| syllable.rarity));
                square += weight * weight;
            }
        }
        root(square).max(1)
    }

    pub(super) fn measure(&mut self, reading: &Reading) {
        self.documents = reading.lengths.iter().filter(|&&length| length > 0).count() as i64;
        self.mean_length = (reading.text.len() as i64 / self.documents.max(1)).max(1);
        self.centroid.clear();
        self.centroid.extend(reading.syllables.iter().map(|entry| ln(u64::from(entry.sentences) + 1) * small(entry.rarity) / ONE));
        self.centroid_length = root(self.centroid.iter().map(|weight| weight * weight).sum()).max(1);
        let title = |weight: i64, titles: u32| weight * i64::from(titles);
        self.title_length =
            root(reading.syllables.iter().map(|entry| title(small(entry.rarity), entry.titles).pow(2)).sum()).max(1);
        self.sum.clear();
        self.sum.resize(reading.syllables.len(), 0);
        self.seen.clear();
        self.seen.resize(reading.syllables.len(), 0);
        for (at, candidate) in reading.candidates.iter().enumerate() {
            let length = self.vector(reading, at, candidate);
            for &id in &self.distinct {
                let weight = small(reading.syllables.get(id as usize).map_or(0, |syllable| syllable.rarity));
                if let Some(sum) = self.sum.get_mut(id as usize) {
                    *sum += (weight << 16) / length;
                }
            }
        }
        self.seen.iter_mut().for_each(|seen| *seen = 0);
    }

    /// The features of a sentence.
    pub(super) fn sentence(
        &mut self,
        reading: &Reading,
        at: usize,
        candidate: &Candidate,
        manner: &Manner,
    ) -> [i64; SENTENCE_FEATURES.len()] {
        let length = self.vector(reading, at, candidate);
        let (index, syllables) = (i64::from(candidate.index), candidate.len() as i64);
        let pairs = reading.pairs_in(candidate);
        let many = (pairs.len() as i64).max(1);
        let (mut shared, mut two, mut three, mut frequency, mut in_title) = (0, 0, 0, 0, 0);
        for pair in pairs.iter().filter_map(|&id| reading.pairs.get(id as usize)) {
            shared += i64::from(pair.documents) - 1;
            two += i64::from(pair.documents >= 2);
            three += i64::from(pair.documents >= 3);
            frequency += ln(u64::from(pair.count));
            in_title += i64::from(pair.titles > 0);
        }
        let others = (self.documents - 1).max(1);
        let (mut centroid, mut degree, mut title, mut all, mut known, mut often, mut weighty) = (0, 0, 0, 0, 0, 0, 0);
        for &id in &self.distinct {
            let Some(entry) = reading.syllables.get(id as usize) else { continue };
            let weight = small(entry.rarity);
            centroid += weight * self.centroid.get(id as usize).copied().unwrap_or(0);
            degree += (weight << 16) / length * self.sum.get(id as usize).copied().unwrap_or(0);
            title += weight * weight * i64::from(entry.titles);
            all += weight;
            often += ln(u64::from(entry.sentences));
            if entry.titles > 0 {
                known += weight;
                weighty += i64::from(entry.rarity > ONE * 3 / 2);
            }
        }
        let distinct = (self.distinct.len() as i64).max(1);
        let sentences = (reading.candidates.len() as i64 - 1).max(1);
        // The sentence's own share of the sum is 1.
        let degree = ((degree >> 22) - ONE).max(0) * 5 / sentences;
        let centroid = share(centroid, length * self.centroid_length);
        let title = share(title, length * self.title_length);
        let shared = if self.documents > 1 { shared * ONE / many / others } else { 0 };
        let several = self.documents > 1;
        let log_index = ln(index.unsigned_abs() + 1);
        let own = i64::from(reading.lengths.get(candidate.document as usize).copied().unwrap_or(0));
        let first = flag(index == 0);
        [
            ONE,
            first,
            flag(index == 1),
            flag(index == 2),
            flag(index == 3 || index == 4),
            log_index,
            share(index, (i64::from(candidate.of) - 1).max(1)),
            flag(candidate.index + 1 >= candidate.of),
            flag(candidate.index + 2 == candidate.of),
            shared,
            if several { share(two, many) } else { 0 },
            if self.documents > 2 { share(three, many) } else { 0 },
            frequency / many,
            often / distinct,
            centroid,
            degree,
            title,
            share(in_title, many),
            share(known, all),
            weighty * ONE / 4,
            (all << 6) / distinct / 3,
            flag(syllables < 8),
            flag(syllables < 13),
            flag(syllables < 19),
            flag(syllables > 50),
            flag(syllables > 70),
            ln(syllables.unsigned_abs()),
            flag(manner.quote),
            flag(manner.begins_with_quote),
            flag(manner.question),
            flag(manner.open_end),
            i64::from(manner.numbers.min(3)) * ONE / 3,
            share(i64::from(manner.capitals), i64::from(manner.words)),
            flag(manner.says),
            flag(manner.decides),
            flag(manner.picture),
            flag(manner.points_back),
            flag(manner.pronoun),
            flag(manner.colon),
            flag(manner.day),
            flag(manner.according),
            flag(manner.exclamation),
            flag(manner.first_person),
            share(own, self.mean_length) - ONE,
            flag(candidate.document == 0),
            i64::from(manner.commas) * 5 * ONE / syllables.max(4),
            first * title / ONE,
            first * shared / ONE,
            log_index * shared / ONE,
            title * centroid / ONE,
        ]
    }

    /// The features of a pair; `best` is the score of the best sentence that holds it.
    pub(super) fn pair(&self, reading: &Reading, pair: &Pair, best: i64) -> [i64; PAIR_FEATURES.len()] {
        let (left, right) = (reading.syllables.get(pair.left as usize), reading.syllables.get(pair.right as usize));
        let (left, right) = (left.copied().unwrap_or_default(), right.copied().unwrap_or_default());
        let others = (self.documents - 1).max(1);
        let documents = if self.documents > 1 { share(i64::from(pair.documents) - 1, others) } else { 0 };
        let sentences = ln(u64::from(pair.sentences));
        let first = ln(u64::from(pair.first) + 1);
        let (low, high) = (left.rarity.min(right.rarity), left.rarity.max(right.rarity));
        let count = self.documents.max(1);
        [
            ONE,
            documents,
            flag(pair.documents >= 2),
            flag(pair.documents >= 3),
            flag(pair.documents >= 4),
            sentences,
            flag(pair.sentences >= 2),
            flag(pair.sentences >= 3),
            first,
            flag(pair.first == 0),
            flag(pair.first <= 1),
            flag(pair.first <= 3),
            share(i64::from(pair.titles), count),
            flag(pair.titles > 0),
            share(i64::from(left.titles), count),
            share(i64::from(right.titles), count),
            low,
            high,
            flag(low < ONE),
            flag(high < ONE),
            flag(left.figures || right.figures),
            best,
            documents * low / ONE,
            sentences * first / ONE,
            documents * best / ONE,
            sentences * best / ONE,
            sentences * low / ONE,
        ]
    }
}
