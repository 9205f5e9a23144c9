//! The compiled model: rows by unit, hashed rows, rows by number; and how it is written.
//!
//! A hashed row is six bytes: what the lexicon says of its units, and five weights of a byte. Four rows and their checks, two bytes each, make
//! a bucket of 32 bytes: all checks are compared at once, and nothing hangs on a branch that can be guessed wrong. What a bucket has no room for
//! stands in the next.

use super::KIND;
use super::features::Template;
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{Trie, TrieWriter, Unit, Units};
use crate::limits;
use crate::wire::{Bytes, Container, Section, U64s, Writer};
use std::collections::BTreeMap;

/// What a weight of 1 (a factor of e in the odds) is.
pub const WEIGHT_ONE: i32 = 16;

/// Weights of a row.
const WEIGHTS: usize = 5;
/// Rows of a bucket, and their bytes.
const ROWS: usize = 4;
const ROW_BYTES: usize = 6;
const BUCKET_BYTES: usize = (2 + ROW_BYTES) * ROWS;

/// A row of weights, with what the lexicon says of its units; all zero where the model has none. Its lowest two bytes say nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Row(u64);

impl Row {
    const GRADE: u32 = 16;
    const GOES_ON: u32 = 19;
    /// In the last row of a bucket: a row that belongs there stands in the next.
    const OVERFLOWS: u64 = 1 << 20;
    const WEIGHTS: u32 = 24;

    fn new(grade: u32, goes_on: bool, weights: &[i32]) -> Self {
        let mut row = u64::from(grade.min(7)) << Self::GRADE | u64::from(goes_on) << Self::GOES_ON;
        for (at, weight) in (0u32..).zip(weights.iter().take(WEIGHTS)) {
            row |= u64::from((*weight).clamp(-127, 127) as i8 as u8) << (Self::WEIGHTS + 8 * at);
        }
        Self(row)
    }

    /// The weight of the role with this number in its template.
    #[inline(always)]
    pub(super) const fn weight(self, role: u32) -> i32 {
        (self.0 >> (Self::WEIGHTS + 8 * role)) as i8 as i32
    }

    /// The grade of the word that the units are; 0 where they are none.
    #[inline(always)]
    pub(super) const fn grade(self) -> u32 {
        (self.0 >> Self::GRADE) as u32 & 7
    }

    /// Whether a longer word has the units side by side: at its head or inside, of three units also at its end.
    #[inline(always)]
    pub(super) const fn goes_on(self) -> bool {
        self.0 >> Self::GOES_ON & 1 == 1
    }
}

/// The compiled file, checked.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) lexicon: Trie,
    units: Section,
    buckets: Section,
    numbered: Section,
    shift: u32,
}

/// Where no row with a number has a weight.
static NO_NUMBERED: [u8; 2 * NUMBERED] = [0; 2 * NUMBERED];

impl Model {
    pub(super) fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        let container = Container::parse(bytes, KIND)?;
        container.expect_units(units.fingerprint())?;
        let broken = |what: &str| Error::new(ErrorKind::Data, format!("words: {what}; rebuild the file with the compiler"));
        let (units, buckets) = (container.section(*b"UNIT")?, container.section(*b"ROWS")?);
        let numbered = container.section(*b"NUMB")?;
        let count = buckets.as_slice().len() / BUCKET_BYTES;
        if !count.is_power_of_two() || count < 2 || buckets.as_slice().len() % BUCKET_BYTES != 0 {
            return Err(broken("the number of its buckets is no power of two"));
        }
        if numbered.as_slice().len() != 2 * NUMBERED {
            return Err(broken("it has other templates"));
        }
        let lexicon = Trie::parse(container.section(*b"TRIE")?)?;
        Ok(Self { lexicon, units, buckets, numbered, shift: 64 - count.trailing_zeros() })
    }

    #[inline]
    pub(super) fn view(&self) -> ModelView<'_> {
        ModelView {
            units: U64s::new(self.units.as_slice()),
            buckets: self.buckets.as_slice(),
            // Its length was checked.
            numbered: self.numbered.as_slice().try_into().unwrap_or(&NO_NUMBERED),
            shift: self.shift,
        }
    }
}

/// The weights as plain slices.
#[derive(Clone, Copy, Debug)]
pub(super) struct ModelView<'d> {
    units: U64s<'d>,
    buckets: &'d [u8],
    numbered: &'d [u8; 2 * NUMBERED],
    shift: u32,
}

impl ModelView<'_> {
    /// The row of [`Template::Unit`] with this key.
    #[inline(always)]
    pub(super) fn unit(self, key: u64) -> Row {
        Row(self.units.get(key as usize).unwrap_or(0))
    }

    /// A row of a template with hashed rows.
    #[inline(always)]
    pub(super) fn row(self, template: Template, key: u64) -> Row {
        self.find(key | (template as u64 + 1) << TAG)
    }

    /// What the lexicon says of three units in a row.
    #[inline]
    pub(super) fn triple(self, first: u32, second: u32, third: u32) -> Row {
        self.find(triple_key(first, second, third))
    }

    #[inline(always)]
    fn find(self, key: u64) -> Row {
        let (bucket, check) = place(key, self.shift);
        match self.look(bucket, check) {
            Look::Row(row) => row,
            Look::Beyond => self.find_beyond(bucket, check),
        }
    }

    #[cold]
    fn find_beyond(self, mut bucket: usize, check: u64) -> Row {
        for _ in 1..limits::TABLE_PROBES {
            bucket = (bucket + 1) & (u64::MAX >> self.shift) as usize;
            if let Look::Row(row) = self.look(bucket, check) {
                return row;
            }
        }
        Row(0)
    }

    #[inline(always)]
    fn look(self, bucket: usize, check: u64) -> Look {
        let Some(bytes) = self.buckets.get(bucket * BUCKET_BYTES..).and_then(|rest| rest.first_chunk::<BUCKET_BYTES>()) else {
            return Look::Row(Row(0));
        };
        let checks = U64s::new(bytes).get(0).unwrap_or(0);
        // In the lowest 16 bits that are the same, and perhaps in some above these, the highest bit is left.
        let differs = checks ^ (EACH * check);
        let same = differs.wrapping_sub(EACH) & !differs & EACH << 15;
        // A row is read with the two bytes before it, so that the last one's end is the bucket's.
        let row = |at: usize| {
            let bytes = bytes.get(ROW_BYTES * (at + 1)..ROW_BYTES * (at + 1) + 8).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, u64::from_le_bytes)
        };
        if same == 0 && row(ROWS - 1) & Row::OVERFLOWS != 0 {
            return Look::Beyond;
        }
        let found = row((same.trailing_zeros() as usize >> 4) % ROWS);
        Look::Row(Row(if same == 0 { 0 } else { found }))
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

/// What a bucket says of a key: its row, or that there is none; or that the next may have it.
enum Look {
    Row(Row),
    Beyond,
}

/// The lowest bit of each check.
const EACH: u64 = 0x0001_0001_0001_0001;

/// Bits of a unit in a key.
pub(super) const UNIT_BITS: u32 = 20;

const _: () = assert!(limits::MODEL_UNITS as u64 <= 1 << UNIT_BITS);

/// From which bit on a key says what it is of; three units fill what stands below.
const TAG: u32 = 3 * UNIT_BITS;

const fn triple_key(first: u32, second: u32, third: u32) -> u64 {
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
const NUMBERED: usize = OFFSETS.1;

const fn offset(template: Template) -> usize {
    #[allow(clippy::indexing_slicing)] // as long as there are templates
    OFFSETS.0[template as usize]
}

/// The bucket where a row is looked for first, and the check that tells it from its neighbours; no check is 0.
#[inline(always)]
const fn place(key: u64, shift: u32) -> (usize, u64) {
    let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed >> shift) as usize, mixed >> 24 & 0xFFFF | 1)
}

/// A row while a file is written: what the lexicon says, and the weights.
#[derive(Clone, Debug, Default)]
struct Entry {
    grade: u32,
    goes_on: bool,
    weights: Vec<i32>,
}

/// Collects words and weights and lays them out as a compiled file: for the compiler, and for applications that train a model.
#[derive(Clone, Debug, Default)]
pub struct ModelWriter {
    lexicon: TrieWriter,
    /// By key, the rows of pairs and triples of the lexicon among them.
    hashed: BTreeMap<u64, Entry>,
    units: BTreeMap<u64, Vec<i32>>,
    numbered: Vec<(Template, u64, i32)>,
}

impl ModelWriter {
    /// Adds a word with its grade; of two with the same units the higher grade stays. Of a word of four units and more the model knows that
    /// its triples lie in a longer word.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] for a word of fewer than two units, or with one that the model has no room for; as for [`TrieWriter::insert`].
    pub fn word(&mut self, units: &[Unit], grade: u32) -> Result<&mut Self> {
        if units.len() < 2 || units.iter().any(|unit| unit.number() >= limits::MODEL_UNITS) {
            let message = "words: a word has two or more units, each below `limits::MODEL_UNITS`";
            return Err(Error::new(ErrorKind::Data, message.to_owned()));
        }
        if self.lexicon.get(units).is_none_or(|known| known < grade) {
            self.lexicon.insert(units, grade)?;
        }
        let numbers: Vec<u32> = units.iter().map(|unit| unit.number()).collect();
        for pair in numbers.windows(2) {
            let [first, second] = pair else { continue };
            let entry = self.hashed.entry(pair_key(*first, *second)).or_default();
            if units.len() == 2 {
                entry.grade = entry.grade.max(grade);
            } else {
                entry.goes_on = true;
            }
        }
        for triple in numbers.windows(3) {
            let [first, second, third] = triple else { continue };
            let entry = self.hashed.entry(triple_key(*first, *second, *third)).or_default();
            if units.len() == 3 {
                entry.grade = entry.grade.max(grade);
            } else {
                entry.goes_on = true;
            }
        }
        Ok(self)
    }

    /// Adds a row: a weight for each role of its template, in parts of [`WEIGHT_ONE`].
    ///
    /// # Errors
    /// [`ErrorKind::Data`] where the row has another number of weights or lies outside its template.
    pub fn row(&mut self, template: Template, key: u64, weights: &[i32]) -> Result<&mut Self> {
        let refuse = |what: &str| Err(Error::new(ErrorKind::Data, format!("words: a row of `{}` {what}", template.name())));
        if weights.len() != template.roles().len() {
            return refuse("has another number of weights than its template");
        }
        if template.rows() > 0 && key >= template.rows() as u64 || key >> TAG != 0 {
            return refuse("has a number beyond those of its template");
        }
        if template == Template::Unit {
            self.units.insert(key, weights.to_vec());
        } else if template.rows() == 0 {
            self.hashed.entry(key | (template as u64 + 1) << TAG).or_default().weights = weights.to_vec();
        } else {
            self.numbered.extend(weights.first().map(|weight| (template, key, *weight)));
        }
        Ok(self)
    }

    /// The compiled file for the unit table with this fingerprint. Weights beyond what a row holds are cut to that.
    #[must_use]
    pub fn finish(&self, units: u64) -> Vec<u8> {
        // What the lexicon knows first, then the heaviest: of two rows with one place and one check the later is left out, and found as the
        // earlier one.
        let mut hashed: Vec<(&u64, &Entry)> = self.hashed.iter().collect();
        let weight = |entry: &Entry| entry.weights.iter().map(|weight| weight.unsigned_abs()).sum::<u32>();
        hashed.sort_by_key(|(key, entry)| (entry.grade == 0 && !entry.goes_on, u32::MAX - weight(entry), **key));
        let buckets = (hashed.len() * 2 / 5 + 2).next_power_of_two();
        let shift = 64 - buckets.trailing_zeros();
        let mut table = vec![[(0u64, Row::default()); ROWS]; buckets];
        for (key, entry) in hashed {
            let (mut bucket, check) = place(*key, shift);
            for _ in 0..limits::TABLE_PROBES {
                let Some(rows) = table.get_mut(bucket) else { break };
                if let Some(place) = rows.iter_mut().find(|(found, _)| *found == 0 || *found == check) {
                    if place.0 == 0 {
                        *place = (check, Row::new(entry.grade, entry.goes_on, &entry.weights));
                    }
                    break;
                }
                if let Some((_, last)) = rows.last_mut() {
                    last.0 |= Row::OVERFLOWS;
                }
                bucket = (bucket + 1) & (buckets - 1);
            }
        }
        let mut bytes = Vec::with_capacity(buckets * BUCKET_BYTES);
        for bucket in &table {
            bucket.iter().for_each(|(check, _)| bytes.extend((*check as u16).to_le_bytes()));
            bucket.iter().for_each(|(_, row)| bytes.extend(row.0.to_le_bytes().iter().skip(2)));
        }
        let mut numbered = vec![0i16; NUMBERED];
        for (template, key, weight) in &self.numbered {
            if let Some(place) = numbered.get_mut(offset(*template) + *key as usize) {
                *place = (*weight).clamp(-30_000, 30_000) as i16;
            }
        }
        let mut rows = vec![0u64; self.units.keys().next_back().map_or(0, |key| *key as usize + 1)];
        for (key, weights) in &self.units {
            if let Some(row) = rows.get_mut(*key as usize) {
                *row = Row::new(0, false, weights).0;
            }
        }
        let mut writer = Writer::new(KIND, units);
        writer.u64s(*b"UNIT", &rows).section(*b"ROWS", bytes).i16s(*b"NUMB", &numbered);
        writer.section(*b"TRIE", self.lexicon.finish());
        writer.finish()
    }
}

const fn pair_key(first: u32, second: u32) -> u64 {
    first as u64 | (second as u64) << UNIT_BITS | (Template::Pair as u64 + 1) << TAG
}

const _: () = {
    let mut rest: &[Template] = &Template::ALL;
    while let [first, tail @ ..] = rest {
        assert!(first.roles().len() <= if first.rows() == 0 { WEIGHTS } else { 1 });
        assert!(first.rows() == 0 || first.rows().is_power_of_two());
        rest = tail;
    }
    assert!(Template::ALL.len() < 15);
};
