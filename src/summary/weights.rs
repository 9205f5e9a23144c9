//! The compiled file of this stage: weights of the scorers, rarity of syllables, frequencies of words.

use super::features::{PAIR_FEATURES, SENTENCE_FEATURES};
use super::number::{ONE, flag, ln};
use super::read::{Pair, Reading, rarity};
use crate::error::{Error, ErrorKind, Result};
use crate::keyword::{KIND, WORD_START, extend, shorten};
use crate::lexicon::{Unit, Units};
use crate::wire::{Bytes, Container, Section, U16s, U32s, Writer};

/// Whole numbers that stand for a weight of 1.
pub const WEIGHT_ONE: i32 = 1 << 16;

/// Weights of the two linear scorers for one kind of input, as whole numbers of which [`WEIGHT_ONE`] is 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// One for each of [`SENTENCE_FEATURES`].
    pub sentence: Vec<i32>,
    /// One for each of [`PAIR_FEATURES`].
    pub pair: Vec<i32>,
}

impl Default for Weights {
    fn default() -> Self {
        Self { sentence: vec![0; SENTENCE_FEATURES.len()], pair: vec![0; PAIR_FEATURES.len()] }
    }
}

impl Weights {
    /// The share of a sentence's pairs that a human summary is expected to hold, of 65,536.
    pub(super) fn score_sentence(&self, features: &[i64]) -> i64 {
        dot(&self.sentence, features)
    }

    /// The same for one pair; never below 0.
    pub(super) fn score_pair(&self, features: &[i64]) -> i64 {
        dot(&self.pair, features).max(0)
    }
}

/// The weights that count for a plain pair: one that stands in one sentence and in no title, as nine of ten do. All its other features
/// are 0, and most of these hang on the sentence alone.
pub(super) struct PlainPairs {
    one: i64,
    log_first: i64,
    first: i64,
    first_two: i64,
    first_four: i64,
    lower: i64,
    higher: i64,
    one_common: i64,
    both_common: i64,
    figures: i64,
    sentence: i64,
    /// The index of a sentence, and what its place adds: pairs come in the order of their sentences.
    last: (u32, i64),
}

impl PlainPairs {
    pub(super) fn new(weights: &Weights) -> Self {
        let weight = |at: usize| weights.pair.get(at).map_or(0, |&weight| i64::from(weight));
        // As in `PAIR_FEATURES`, which a test compares.
        let mut pairs = Self {
            one: weight(0),
            log_first: weight(8),
            first: weight(9),
            first_two: weight(10),
            first_four: weight(11),
            lower: weight(16),
            higher: weight(17),
            one_common: weight(18),
            both_common: weight(19),
            figures: weight(20),
            sentence: weight(21),
            last: (0, 0),
        };
        pairs.last.1 = pairs.of_place(0);
        pairs
    }

    fn of_place(&self, first: u32) -> i64 {
        self.one * ONE
            + self.log_first * ln(u64::from(first) + 1)
            + self.first * flag(first == 0)
            + self.first_two * flag(first <= 1)
            + self.first_four * flag(first <= 3)
    }

    /// The score of a pair, as [`Weights::score_pair`] has it; `None` where it isn't plain.
    pub(super) fn score(&mut self, reading: &Reading, pair: &Pair, best: i64) -> Option<i64> {
        let (left, right) = (reading.syllables.get(pair.left as usize)?, reading.syllables.get(pair.right as usize)?);
        if pair.sentences != 1 || pair.titles | left.titles | right.titles != 0 {
            return None;
        }
        if pair.first != self.last.0 {
            self.last = (pair.first, self.of_place(pair.first));
        }
        let (low, high) = (left.rarity.min(right.rarity), left.rarity.max(right.rarity));
        let sum = self.last.1
            + self.lower * low
            + self.higher * high
            + self.one_common * flag(low < ONE)
            + self.both_common * flag(high < ONE)
            + self.figures * flag(left.figures || right.figures)
            + self.sentence * best;
        Some((sum / ONE).max(0))
    }
}

fn dot(weights: &[i32], features: &[i64]) -> i64 {
    weights.iter().zip(features).map(|(&weight, &feature)| i64::from(weight) * feature).sum::<i64>() / ONE
}

/// Compiled data, checked.
#[derive(Clone, Debug)]
pub(super) struct Data {
    pub(super) one: Weights,
    pub(super) several: Weights,
    rarities: Section,
    pub(super) checksum: u32,
}

impl Data {
    pub(super) fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        let container = Container::parse(bytes, KIND)?;
        container.expect_units(units.fingerprint())?;
        let weights = |tag: [u8; 4], wanted: usize| {
            let section = container.section(tag)?;
            let numbers: Vec<i32> = U32s::new(section.as_slice()).iter().map(|number| number as i32).collect();
            if numbers.len() == wanted {
                return Ok(numbers);
            }
            Err(Error::new(
                ErrorKind::Data,
                format!("summary data: {} weights where {wanted} are wanted; rebuild it with the compiler", numbers.len()),
            ))
        };
        Ok(Self {
            one: Weights { sentence: weights(*b"ONES", SENTENCE_FEATURES.len())?, pair: weights(*b"ONEP", PAIR_FEATURES.len())? },
            several: Weights {
                sentence: weights(*b"SEVS", SENTENCE_FEATURES.len())?,
                pair: weights(*b"SEVP", PAIR_FEATURES.len())?,
            },
            rarities: container.section(*b"RARE")?,
            checksum: container.checksum(),
        })
    }

    /// How rare a unit of the table is, in fixed point.
    pub(super) fn rarity(&self, unit: Unit) -> Option<i64> {
        let at = unit.number().checked_sub(Unit::FIRST_LEXICAL)?;
        U16s::new(self.rarities.as_slice()).get(at as usize).map(i64::from)
    }
}

/// Collects what the compiled file of summaries and keywords holds, and lays it out.
#[derive(Clone, Debug, Default)]
pub struct SummaryWriter {
    one: Weights,
    several: Weights,
    counts: Vec<u64>,
    words: Vec<(u32, u16)>,
}

impl SummaryWriter {
    /// Sets the weights for one document, or for several.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] where there are more or fewer weights than features.
    pub fn weights(&mut self, several: bool, weights: Weights) -> Result<&mut Self> {
        if weights.sentence.len() != SENTENCE_FEATURES.len() || weights.pair.len() != PAIR_FEATURES.len() {
            return Err(Error::new(ErrorKind::Data, "summary data: not as many weights as features"));
        }
        *(if several { &mut self.several } else { &mut self.one }) = weights;
        Ok(self)
    }

    /// Says how often a unit of the table stands in the corpus.
    pub fn count(&mut self, unit: Unit, count: u64) -> &mut Self {
        if let Some(at) = unit.number().checked_sub(Unit::FIRST_LEXICAL).filter(|at| *at < Unit::OVERLAY_BASE) {
            let at = at as usize;
            if self.counts.len() <= at {
                self.counts.resize(at + 1, 0);
            }
            if let Some(slot) = self.counts.get_mut(at) {
                *slot += count;
            }
        }
        self
    }

    /// Says in how many of a million sentences a word stands.
    pub fn word(&mut self, units: &[Unit], per_million: u32) -> &mut Self {
        let key = shorten(units.iter().fold(WORD_START, |hash, &unit| extend(hash, unit)));
        self.words.push((key, u16::try_from(per_million).unwrap_or(u16::MAX)));
        self
    }

    /// The compiled file, made against the unit table with the fingerprint `units`.
    #[must_use]
    pub fn finish(&self, units: u64) -> Vec<u8> {
        let mut writer = Writer::new(KIND, units);
        for (tag, weights) in [
            (*b"ONES", &self.one.sentence),
            (*b"ONEP", &self.one.pair),
            (*b"SEVS", &self.several.sentence),
            (*b"SEVP", &self.several.pair),
        ] {
            writer.u32s(tag, &weights.iter().map(|&weight| weight as u32).collect::<Vec<_>>());
        }
        let most = self.counts.iter().copied().max().unwrap_or(1);
        writer.u16s(*b"RARE", &self.counts.iter().map(|&count| rarity(count, most) as u16).collect::<Vec<_>>());
        let mut words = self.words.clone();
        words.sort_unstable();
        words.dedup_by_key(|(key, _)| *key);
        writer.u32s(*b"WKEY", &words.iter().map(|(key, _)| *key).collect::<Vec<_>>());
        writer.u16s(*b"WFRQ", &words.iter().map(|(_, count)| *count).collect::<Vec<_>>());
        writer.finish()
    }
}
