//! How frequent words are in news: compiled, looked up by a hash of their units.

use crate::error::Result;
use crate::lexicon::{Unit, Units};
use crate::wire::{Bytes, Container, Section, U16s, U32s};
use std::sync::Arc;

/// The kind of the compiled file, which keywords and summaries share.
pub(crate) const KIND: [u8; 4] = *b"summ";

/// In how many of a million sentences of news a word stands. Cloning copies pointers.
#[derive(Clone, Debug)]
pub(super) struct Frequencies {
    keys: Section,
    counts: Section,
    /// Where the keys of each bucket begin, and one more at the end. Keys are hashes, so a bucket holds about four.
    buckets: Arc<[u32]>,
}

/// A key's bucket is told by its highest bits: so many.
const BUCKET_BITS: u32 = 12;

const fn bucket(key: u32) -> usize {
    (key >> (u32::BITS - BUCKET_BITS)) as usize
}

/// Where the buckets of ascending keys begin.
fn buckets(keys: U32s<'_>) -> Arc<[u32]> {
    let mut starts = vec![0; (1 << BUCKET_BITS) + 1];
    for key in keys.iter() {
        if let Some(next) = starts.get_mut(bucket(key) + 1) {
            *next += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts.into()
}

impl Frequencies {
    pub(super) fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        let container = Container::parse(bytes, KIND)?;
        container.expect_units(units.fingerprint())?;
        let keys = container.section(*b"WKEY")?;
        let buckets = buckets(U32s::new(keys.as_slice()));
        Ok(Self { keys, counts: container.section(*b"WFRQ")?, buckets })
    }

    /// The frequency of the word with this key; `None` for one that stands in fewer than about 27 of a million sentences.
    pub(super) fn per_million(&self, key: u32) -> Option<u16> {
        let keys = U32s::new(self.keys.as_slice());
        let bucket = bucket(key);
        let (start, end) = (*self.buckets.get(bucket)?, *self.buckets.get(bucket + 1)?);
        let place = (start as usize..end as usize).find(|&place| keys.get(place) == Some(key))?;
        U16s::new(self.counts.as_slice()).get(place)
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
