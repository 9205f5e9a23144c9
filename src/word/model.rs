//! The compiled model: rows of units, hashed rows of pairs, rows by number; and how it is written.
//!
//! A unit has a cache line of weights. The row of a pair is six bytes; four rows and their checks, two bytes each, make a bucket of 32 bytes: all
//! checks are compared at once, and nothing hangs on a branch that can be guessed wrong. What a bucket has no room for stands in the next.
//! Weights are bytes that stand apart, so that a row is added to [`Sums`] as one number.

use super::KIND;
use super::features::{Role, SIDES, Template};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{Trie, TrieWriter, Unit, Units};
use crate::limits;
use crate::wire::{Bytes, Container, Section, U64s, Writer};
use std::collections::BTreeMap;

/// What a weight of 1 (a factor of e in the odds) is.
pub const WEIGHT_ONE: i32 = 16;

/// Rows of a bucket, and their bytes.
const ROWS: usize = 4;
const ROW_BYTES: usize = 6;
const BUCKET_BYTES: usize = (2 + ROW_BYTES) * ROWS;

/// A weight is a byte: so much more than it is, so that it is never below nought and several can be added at once.
const BIAS: i32 = 128;

/// The row of a pair, with what the lexicon says of its units. Bytes 0, 2 and 4 are the weights for the borders before it, in it and behind it;
/// bytes 3 and 5 those for its first token and its second; byte 1 is what the lexicon says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row(u64);

impl Row {
    /// Without weights and unknown to the lexicon.
    pub(super) const NONE: Self = Self(0x8080_8080_0080);

    /// What the lexicon says: the grade of the word that the units are, and whether they are one.
    const GRADE: u32 = 8;
    const IS_WORD: u32 = 11;
    /// In the last row of a bucket: a row that belongs there stands in the next.
    const OVERFLOWS: u64 = 1 << 12;
    /// What is noted in a row: whether a longer word has the units, which the lexicon says, and in two bits which units are the same.
    const NOTES: u32 = 13;
    pub(super) const NOTE_BITS: u32 = 3;
    pub(super) const GOES_ON: u32 = 1;
    pub(super) const REPEATS: u32 = 2;
    /// What the two are beside each other, and beside others: above the row's six bytes.
    const SIDES: u32 = 48;

    fn new(entry: &Entry) -> Self {
        let grade = u64::from(entry.grade.min(7));
        let mut row = Self::NONE.0 | grade << Self::GRADE | u64::from(grade > 0) << Self::IS_WORD;
        row |= u64::from(if entry.goes_on { Self::GOES_ON } else { 0 }) << Self::NOTES;
        for (weight, role) in entry.weights.iter().zip(Template::Pair.roles()) {
            row ^= u64::from(biased(*weight) ^ BIAS as u8) << (8 * byte_of(Template::Pair, *role));
        }
        Self(row)
    }

    /// The same with a note of whether the second unit is the first, and the one before that.
    #[inline(always)]
    pub(super) const fn with_repeats(self, repeats: u32) -> Self {
        Self(self.0 | (repeats as u64) << (Self::NOTES + Self::REPEATS.trailing_zeros()))
    }

    /// The same with what the first and the second are beside each other, two bits each.
    #[inline(always)]
    pub(super) const fn with_sides(self, sides: u32) -> Self {
        Self(self.0 | (sides as u64) << Self::SIDES)
    }

    /// What stands on both sides of the second, which `next` has as its first.
    #[inline(always)]
    pub(super) const fn sides_with(self, next: Self) -> u32 {
        (self.0 >> Self::SIDES) as u32 & 0b1100 | (next.0 >> Self::SIDES) as u32 & 0b11
    }

    /// What is noted.
    #[inline(always)]
    pub(super) const fn notes(self) -> u32 {
        (self.0 >> Self::NOTES) as u32 & 7
    }

    /// The grade of the word that the units are; 0 where they are none.
    #[inline(always)]
    pub(super) const fn grade(self) -> u32 {
        (self.0 >> Self::GRADE) as u32 & 7
    }

    /// 1 where the units are a word of the lexicon, or else 0.
    #[inline(always)]
    pub(super) const fn is_word(self) -> u32 {
        (self.0 >> Self::IS_WORD) as u32 & 1
    }

    /// Whether a longer word has the units side by side: at its head or inside, of three units also at its end.
    #[inline(always)]
    pub(super) const fn goes_on(self) -> bool {
        self.notes() & Self::GOES_ON != 0
    }
}

/// The weights of a unit, capitalised or not, in a cache line: first eight bytes, the even ones of which are for the four borders around it and
/// the sixth for the token itself; then three for each of what can stand on its sides, for the border before it, for the token and for the
/// border behind it.
pub(super) type Block = [u8; BLOCK];
const BLOCK: usize = 64;
const AROUND: usize = 8;
const AROUND_BYTES: usize = 3;

static NO_WEIGHTS: Block = [BIAS as u8; BLOCK];

const _: () = assert!(AROUND + AROUND_BYTES * (SIDES * SIDES) as usize <= BLOCK);

const fn biased(weight: i32) -> u8 {
    let weight = if weight > 127 {
        127
    } else if weight < -127 {
        -127
    } else {
        weight
    };
    (weight + BIAS) as u8
}

/// In which byte of its row the weight for a role stands; the lane of [`Sums`] that it is added to is half of it.
const fn byte_of(template: Template, role: Role) -> usize {
    // The lane of the row's own border and token: that of the token that came last for a unit, of the one before for others.
    let lane = if matches!(template, Template::Unit) { 2 } else { 1 };
    match (template, role) {
        // Between the other two, so that three bytes are enough.
        (Template::Around, Role::Token(_)) => 1,
        (_, Role::Border(offset)) => 2 * (lane + offset as isize) as usize,
        (_, Role::Token(offset)) => 2 * (lane + offset as isize) as usize + 1,
    }
}

/// Sums of weights for the four borders, and the tokens before them, of which the last is the one behind the token that came into view last:
/// four lanes of sixteen bits, so that a row's weights are added at once.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    borders: u64,
    tokens: u64,
}

impl Sums {
    /// What is added to the sum for a border, and for a token, without having been learned: four units, three pairs and two of what is around.
    const BORDER_BIAS: i32 = (4 + 3 + 2) * BIAS;
    const TOKEN_BIAS: i32 = (1 + 2 + 1) * BIAS;

    const EVEN: u64 = 0x00FF_00FF_00FF_00FF;

    /// One more token comes into view.
    #[inline(always)]
    pub(super) const fn shift(&mut self) {
        self.borders >>= 16;
        self.tokens >>= 16;
    }

    /// Adds what the unit of the latest token says.
    #[inline(always)]
    pub(super) fn add_unit(&mut self, block: &Block) {
        let row = block.first_chunk().map_or(0, |row| u64::from_le_bytes(*row));
        self.borders += row & Self::EVEN;
        self.tokens += row >> 8 & 0x00FF_0000_0000;
    }

    /// Adds what the last two say.
    #[inline(always)]
    pub(super) const fn add_pair(&mut self, row: Row) {
        self.borders += row.0 & 0x00FF_00FF_00FF;
        self.tokens += row.0 >> 8 & 0x00FF_00FF_0000;
    }

    /// Adds what the last but one says with what stands on its sides.
    #[inline(always)]
    pub(super) fn add_around(&mut self, block: &Block, sides: u32) {
        let row = u64::from(around(block, sides));
        self.borders += row & 0x00FF_00FF;
        self.tokens += (row & 0xFF00) << 8;
    }

    /// The sum for the border two before the latest token, as [`Sums::of_border`] reads it.
    #[inline(always)]
    pub(super) const fn border(self) -> u16 {
        self.borders as u16
    }

    /// The sum for the token before that border, as [`Sums::of_token`] reads it.
    #[inline(always)]
    pub(super) const fn token(self) -> u16 {
        self.tokens as u16
    }

    #[inline(always)]
    pub(super) const fn of_border(sum: u16) -> i32 {
        sum as i32 - Self::BORDER_BIAS
    }

    #[inline(always)]
    pub(super) const fn of_token(sum: u16) -> i32 {
        sum as i32 - Self::TOKEN_BIAS
    }
}

/// The three weights for what stands on both sides, and a byte more.
#[inline(always)]
fn around(block: &Block, sides: u32) -> u32 {
    let at = AROUND + AROUND_BYTES * (sides as usize % (SIDES * SIDES) as usize);
    block.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// The compiled file, checked.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) lexicon: Trie,
    blocks: Section,
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
        let (blocks, buckets) = (container.section(*b"UNIT")?, container.section(*b"ROWS")?);
        let numbered = container.section(*b"NUMB")?;
        let count = buckets.as_slice().len() / BUCKET_BYTES;
        if !count.is_power_of_two() || count < 2 || buckets.as_slice().len() % BUCKET_BYTES != 0 {
            return Err(broken("the number of its buckets is no power of two"));
        }
        if numbered.as_slice().len() != 2 * NUMBERED {
            return Err(broken("it has other templates"));
        }
        let lexicon = Trie::parse(container.section(*b"TRIE")?)?;
        Ok(Self { lexicon, blocks, buckets, numbered, shift: 64 - count.trailing_zeros() })
    }

    #[inline]
    pub(super) fn view(&self) -> ModelView<'_> {
        ModelView {
            blocks: self.blocks.as_slice(),
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
    blocks: &'d [u8],
    buckets: &'d [u8],
    numbered: &'d [u8; 2 * NUMBERED],
    shift: u32,
}

impl<'d> ModelView<'d> {
    /// The weights of the unit with this key in [`Template::Unit`].
    #[inline(always)]
    pub(super) fn block(self, key: u64) -> &'d Block {
        self.blocks.get(key as usize * BLOCK..).and_then(|rest| rest.first_chunk()).unwrap_or(&NO_WEIGHTS)
    }

    /// The weight that the row of a template with this key has for its role with this number.
    #[cfg(test)]
    pub(super) fn weight(self, template: Template, key: u64, role: u32) -> i32 {
        let sides = SIDES * SIDES;
        let row = match template {
            Template::Unit => self.block(key).first_chunk().map_or(0, |row| u64::from_le_bytes(*row)),
            Template::Around => u64::from(around(self.block(key / sides), (key % sides) as u32)),
            Template::Pair => self.row(template, key).0,
            _ => return self.numbered(template, key),
        };
        i32::from((row >> (8 * byte_of(template, template.roles()[role as usize]))) as u8) - BIAS
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
        Row::NONE
    }

    #[inline(always)]
    fn look(self, bucket: usize, check: u64) -> Look {
        let Some(bytes) = self.buckets.get(bucket * BUCKET_BYTES..).and_then(|rest| rest.first_chunk::<BUCKET_BYTES>()) else {
            return Look::Row(Row::NONE);
        };
        let checks = U64s::new(bytes).get(0).unwrap_or(0);
        // In the lowest 16 bits that are the same, and perhaps in some above these, the highest bit is left.
        let differs = checks ^ (EACH * check);
        let same = differs.wrapping_sub(EACH) & !differs & EACH << 15;
        // A row is read with the two bytes before it, so that the last one's end is the bucket's.
        let row = |at: usize| {
            let bytes = bytes.get(ROW_BYTES * (at + 1)..ROW_BYTES * (at + 1) + 8).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, u64::from_le_bytes) >> 16
        };
        // Never all nought, which would be asked for.
        let found = row((same | 1 << 63).trailing_zeros() as usize >> 4);
        // All ones where a check is the same. Not a comparison: which rows there are cannot be guessed, and behind a branch that was guessed wrong
        // a processor begins no other load while it waits for this one.
        let any = same | same >> 32;
        let any = ((any | any >> 16) >> 15 & 1).wrapping_neg();
        if row(ROWS - 1) & !any & Row::OVERFLOWS != 0 {
            return Look::Beyond;
        }
        Look::Row(Row(Row::NONE.0 ^ (found ^ Row::NONE.0) & any))
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
    /// Weights of units by key, and of what stands around them: by template, so that the former come first.
    units: BTreeMap<(Template, u64), Vec<i32>>,
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
        if matches!(template, Template::Unit | Template::Around) {
            self.units.insert((template, key), weights.to_vec());
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
        let mut table = vec![[(0u64, Row::NONE); ROWS]; buckets];
        for (key, entry) in hashed {
            let (mut bucket, check) = place(*key, shift);
            for _ in 0..limits::TABLE_PROBES {
                let Some(rows) = table.get_mut(bucket) else { break };
                if let Some(place) = rows.iter_mut().find(|(found, _)| *found == 0 || *found == check) {
                    if place.0 == 0 {
                        place.0 = check;
                        place.1.0 = Row::new(entry).0 | place.1.0 & Row::OVERFLOWS;
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
            bucket.iter().for_each(|(_, row)| bytes.extend(row.0.to_le_bytes().iter().take(ROW_BYTES)));
        }
        let mut numbered = vec![0i16; NUMBERED];
        for (template, key, weight) in &self.numbered {
            if let Some(place) = numbered.get_mut(offset(*template) + *key as usize) {
                *place = (*weight).clamp(-30_000, 30_000) as i16;
            }
        }
        let mut writer = Writer::new(KIND, units);
        writer.section(*b"UNIT", self.blocks()).section(*b"ROWS", bytes).i16s(*b"NUMB", &numbered);
        writer.section(*b"TRIE", self.lexicon.finish());
        writer.finish()
    }

    fn blocks(&self) -> Vec<u8> {
        let sides = SIDES * SIDES;
        let block = |template, key| {
            if template == Template::Unit { (key, 0) } else { (key / sides, AROUND + AROUND_BYTES * (key % sides) as usize) }
        };
        let count = self.units.keys().map(|(template, key)| block(*template, *key).0 as usize + 1).max().unwrap_or(0);
        let mut blocks = vec![BIAS as u8; count * BLOCK];
        for ((template, key), weights) in &self.units {
            let (number, start) = block(*template, *key);
            for (weight, role) in weights.iter().zip(template.roles()) {
                if let Some(byte) = blocks.get_mut(number as usize * BLOCK + start + byte_of(*template, *role)) {
                    *byte = biased(*weight);
                }
            }
        }
        blocks
    }
}

const fn pair_key(first: u32, second: u32) -> u64 {
    first as u64 | (second as u64) << UNIT_BITS | (Template::Pair as u64 + 1) << TAG
}

const _: () = {
    let mut rest: &[Template] = &Template::ALL;
    while let [first, tail @ ..] = rest {
        assert!(first.rows() == 0 || first.roles().len() == 1);
        assert!(first.rows() == 0 || first.rows().is_power_of_two());
        rest = tail;
    }
    assert!(Template::ALL.len() < 15);
};
