//! How frequent words are in news: compiled, looked up by a hash of their units.

use crate::error::Result;
use crate::lexicon::{Unit, Units};
use crate::wire::{Bytes, Container, Section, U16s, U32s};

/// The kind of the compiled file, which keywords and summaries share.
pub(crate) const KIND: [u8; 4] = *b"summ";

/// In how many of a million sentences of news a word stands. Cloning copies pointers.
#[derive(Clone, Debug)]
pub(super) struct Frequencies {
    keys: Section,
    counts: Section,
}

/// How far a key's place is from its share of the range, nearly always: the table has some 16,000 keys, a standard deviation is 64.
const NEAR: usize = 128;

impl Frequencies {
    pub(super) fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        let container = Container::parse(bytes, KIND)?;
        container.expect_units(units.fingerprint())?;
        Ok(Self { keys: container.section(*b"WKEY")?, counts: container.section(*b"WFRQ")? })
    }

    /// The frequency of the word with this key; `None` for one that stands in fewer than about 27 of a million sentences.
    pub(super) fn per_million(&self, key: u32) -> Option<u16> {
        let keys = U32s::new(self.keys.as_slice());
        // Keys are hashes, so that a key's share of their range is about its place: begin around it.
        let guess = ((u64::from(key) * keys.len() as u64) >> 32) as usize;
        let (mut low, mut high) = (guess.saturating_sub(NEAR), (guess + NEAR).min(keys.len()));
        if low > 0 && keys.get(low)? > key {
            low = 0;
        }
        if high < keys.len() && keys.get(high)? < key {
            high = keys.len();
        }
        while low < high {
            let middle = low.midpoint(high);
            match keys.get(middle)?.cmp(&key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return U16s::new(self.counts.as_slice()).get(middle),
            }
        }
        None
    }
}

/// Adds a unit to the key of the word's beginning, which is [`WORD_START`] for none. A word meets another one's key once in about
/// 100,000.
pub(crate) fn extend(hash: u64, unit: Unit) -> u64 {
    crate::text::hash(hash ^ u64::from(unit.number()))
}

/// The key of no unit at all.
pub(crate) const WORD_START: u64 = 1;

/// The key in the compiled table.
pub(crate) const fn shorten(hash: u64) -> u32 {
    (hash >> 32) as u32
}
