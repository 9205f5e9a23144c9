//! The compiled model, read in place: a block of weights for each unit, buckets of rows of pairs, rows by number.
//!
//! The rows of all pairs with one first unit lie in a region of buckets, which the block of that unit names: most pairs of a text have no row,
//! and to find that out for a frequent unit always touches the same few lines of a cache. The row of a pair is six
//! bytes; four rows and their second units, two bytes each, make a bucket of 32 bytes: all are compared at once, and nothing hangs on a branch
//! that can be guessed wrong. A region has so many buckets, and its own multiplier for the hash, that each row has room in its bucket.

use super::KIND;
#[cfg(test)]
use super::features::SIDES;
use super::features::Template;
#[cfg(test)]
use super::row::{BIAS, around, byte_of};
use super::row::{BLOCK, Block, NO_WEIGHTS, Region, Row};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{Trie, Units};
use crate::limits;
use crate::wire::{Bytes, Container, Section, U64s, partition_point};

/// Rows of a bucket, and their bytes.
pub(super) const ROWS: usize = 4;
pub(super) const ROW_BYTES: usize = 6;
pub(super) const BUCKET_BYTES: usize = (2 + ROW_BYTES) * ROWS;

/// The compiled file, checked.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) lexicon: Trie,
    blocks: Section,
    buckets: Section,
    triples: Section,
    numbered: Section,
}

/// Where no row with a number has a weight.
static NO_NUMBERED: [u8; 2 * NUMBERED] = [0; 2 * NUMBERED];

impl Model {
    pub(super) fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        let container = Container::parse(bytes, KIND)?;
        container.expect_units(units.fingerprint())?;
        let (blocks, buckets) = (container.section(*b"UNIT")?, container.section(*b"ROWS")?);
        let (triples, numbered) = (container.section(*b"TRIP")?, container.section(*b"NUMB")?);
        if numbered.as_slice().len() != 2 * NUMBERED {
            let message = "words: it has other templates; rebuild the file with the compiler";
            return Err(Error::new(ErrorKind::Data, message.to_owned()));
        }
        let lexicon = Trie::parse(container.section(*b"TRIE")?)?;
        Ok(Self { lexicon, blocks, buckets, triples, numbered })
    }

    #[inline]
    pub(super) fn view(&self) -> ModelView<'_> {
        ModelView {
            blocks: self.blocks.as_slice(),
            buckets: self.buckets.as_slice(),
            triples: U64s::new(self.triples.as_slice()),
            // Its length was checked.
            numbered: self.numbered.as_slice().try_into().unwrap_or(&NO_NUMBERED),
        }
    }
}

/// The weights as plain slices.
#[derive(Clone, Copy, Debug)]
pub(super) struct ModelView<'d> {
    blocks: &'d [u8],
    buckets: &'d [u8],
    triples: U64s<'d>,
    numbered: &'d [u8; 2 * NUMBERED],
}

impl<'d> ModelView<'d> {
    /// The weights of the unit with this key in [`Template::Unit`].
    #[inline(always)]
    pub(super) fn block(self, key: u64) -> &'d Block {
        let at = key as usize * BLOCK;
        self.blocks.get(at..at + BLOCK).and_then(|block| block.try_into().ok()).unwrap_or(&NO_WEIGHTS)
    }

    /// The weight that the row of a template with this key has for its role with this number.
    #[cfg(test)]
    pub(super) fn weight(self, template: Template, key: u64, role: u32) -> i32 {
        let sides = SIDES * SIDES;
        let row = match template {
            Template::Unit => self.block(key).first_chunk().map_or(0, |row| u64::from_le_bytes(*row)),
            Template::Around => u64::from(around(self.block(key / sides), (key % sides) as u32)),
            Template::Pair => self.pair((key & ((1 << UNIT_BITS) - 1)) << 1, (key >> UNIT_BITS) as u32).0,
            _ => return self.numbered(template, key),
        };
        i32::from((row >> (8 * byte_of(template, template.roles()[role as usize]))) as u8) - BIAS
    }

    /// The row of two units, the first of which has this key in [`Template::Unit`].
    #[inline(always)]
    pub(super) fn pair(self, first: u64, second: u32) -> Row {
        let bucket = Region::of(self.block(first)).bucket(second);
        let at = bucket * BUCKET_BYTES;
        let bytes: Option<&[u8; BUCKET_BYTES]> = self.buckets.get(at..at + BUCKET_BYTES).and_then(|bytes| bytes.try_into().ok());
        let Some(bytes) = bytes else { return Row::NONE };
        let seconds = U64s::new(bytes).get(0).unwrap_or(0);
        // In the lowest 16 bits that are the same, and perhaps in some above these, the highest bit is left.
        let differs = seconds ^ (EACH * u64::from(second));
        let same = differs.wrapping_sub(EACH) & !differs & EACH << 15;
        // A row is read with the two bytes before it, so that the last one's end is the bucket's. Never all nought, which would be asked for.
        let at = ROW_BYTES * (((same | 1 << 63).trailing_zeros() as usize >> 4) + 1);
        let found = bytes.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes) >> 16;
        // All ones where a unit is the same. Not a comparison: which rows there are cannot be guessed, and behind a branch that was guessed wrong
        // a processor begins no other load while it waits for this one.
        let any = same | same >> 32;
        let any = ((any | any >> 16) >> 15 & 1).wrapping_neg();
        Row(Row::NONE.0 ^ (found ^ Row::NONE.0) & any)
    }

    /// What the lexicon says of three units in a row: the grade of the word that they are, and [`LONGER`].
    pub(super) fn triple(self, first: u32, second: u32, third: u32) -> u32 {
        let key = triple_key(first, second, third);
        let key_at = |at| self.triples.get(at).map(|found| found >> TRIPLE_BITS);
        let at = partition_point(self.triples.len(), |at| key_at(at).is_some_and(|found| found < key));
        let found = self.triples.get(at).filter(|found| found >> TRIPLE_BITS == key);
        found.map_or(0, |found| found as u32 & ((1 << TRIPLE_BITS) - 1))
    }

    /// The weight of a row that has a number.
    #[inline(always)]
    pub(super) fn numbered(self, template: Template, key: u64) -> i32 {
        // Templates have a power of two of rows, so that no row can lie outside.
        let at = 2 * (offset(template) + (key as usize & template.rows().wrapping_sub(1)));
        let bytes = self.numbered.get(at..at + 2).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, |bytes| i32::from(i16::from_le_bytes(bytes)))
    }
}

/// The lowest bit of each second unit.
const EACH: u64 = 0x0001_0001_0001_0001;

/// Bits of a unit in a key.
pub(super) const UNIT_BITS: u32 = 20;

/// Bits of what is said of a triple; the highest of them is set where a longer word has the three.
pub(super) const TRIPLE_BITS: u32 = 4;
pub(super) const LONGER: u32 = 1 << (TRIPLE_BITS - 1);

const _: () = assert!(3 * UNIT_BITS + TRIPLE_BITS <= 64);

// So that the second unit of a pair stands in its bucket as it is.
const _: () = assert!(limits::MODEL_UNITS <= 1 << 16);

pub(super) const fn triple_key(first: u32, second: u32, third: u32) -> u64 {
    first as u64 | (second as u64) << UNIT_BITS | (third as u64) << (2 * UNIT_BITS)
}

/// Where the rows of each template begin among those with numbers, and how many these are.
#[allow(clippy::indexing_slicing)] // evaluated by the compiler
const OFFSETS: ([usize; Template::ALL.len()], usize) = {
    let mut offsets = [0; Template::ALL.len()];
    let (mut at, mut sum) = (0, 0);
    while at < offsets.len() {
        offsets[at] = sum;
        sum += Template::ALL[at].rows();
        at += 1;
    }
    (offsets, sum)
};
pub(super) const NUMBERED: usize = OFFSETS.1;

pub(super) const fn offset(template: Template) -> usize {
    #[allow(clippy::indexing_slicing)] // as long as there are templates
    OFFSETS.0[template as usize]
}

const _: () = {
    let mut rest: &[Template] = &Template::ALL;
    while let [first, tail @ ..] = rest {
        assert!(first.rows() == 0 || first.roles().len() == 1);
        assert!(first.rows() == 0 || first.rows().is_power_of_two());
        rest = tail;
    }
};
