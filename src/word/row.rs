//! The weights of a unit and of a pair of units, and how they are added up: bytes that stand apart, so that a row is added to [`Sums`] as one number.

use super::features::{Role, SIDES, Template};
use super::model::ROWS;
use super::writer::Entry;

/// What a weight of 1 (a factor of e in the odds) is.
pub const WEIGHT_ONE: i32 = 16;

/// A weight is a byte: so much more than it is, so that it is never below nought and several can be added at once.
pub(super) const BIAS: i32 = 128;

/// The row of a pair, with what the lexicon says of its units. Bytes 0, 2 and 4 are the weights for the borders before it, in it and behind it;
/// bytes 3 and 5 those for its first token and its second; byte 1 is what the lexicon says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row(pub(super) u64);

impl Default for Row {
    fn default() -> Self {
        Self::NONE
    }
}

impl Row {
    /// Without weights and unknown to the lexicon.
    pub(super) const NONE: Self = Self(0x8080_8080_0080);

    /// What the lexicon says: the grade of the word that the units are, and whether they are one.
    const GRADE: u32 = 8;
    const IS_WORD: u32 = 11;
    /// What is noted in a row: whether a longer word has the units, which the lexicon says, and in two bits which units are the same.
    const NOTES: u32 = 13;
    pub(super) const NOTE_BITS: u32 = 3;
    pub(super) const GOES_ON: u32 = 1;
    pub(super) const REPEATS: u32 = 2;
    /// What the two are beside each other, and beside others: above the row's six bytes.
    const SIDES: u32 = 48;

    pub(super) fn new(entry: &Entry) -> Self {
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
}

/// The weights of a unit, capitalised or not, in a cache line: first eight bytes, the even ones of which are for the four borders around it and
/// the sixth for the token itself; then three for each of what can stand on its sides, for the border before it, for the token and for the
/// border behind it; at the end its [`Region`].
pub(super) type Block = [u8; BLOCK];
pub(super) const BLOCK: usize = 64;
pub(super) const AROUND: usize = 8;
pub(super) const AROUND_BYTES: usize = 3;
pub(super) const REGION: usize = BLOCK - 8;

/// Without weights, and first in no pair.
#[allow(clippy::indexing_slicing)] // evaluated by the compiler
pub(super) static NO_WEIGHTS: Block = {
    let mut block = [BIAS as u8; BLOCK];
    let mut at = REGION;
    while at < BLOCK {
        block[at] = 0;
        at += 1;
    }
    block
};

const _: () = assert!(AROUND + AROUND_BYTES * (SIDES * SIDES) as usize <= REGION);

/// Where the rows of the pairs lie that begin with a unit: from which bucket on, in how many, and by which multiplier a row's bucket is found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Region(u64);

impl Region {
    /// As many buckets as have room for every row that there can be, whatever the multiplier, if it is odd: each takes the same number of
    /// neighbours among the products.
    pub(super) const MOST: u16 = ((1u32 << 16) / ROWS as u32) as u16;

    pub(super) const fn new(start: u32, count: u16, multiplier: u16) -> Self {
        Self(multiplier as u64 | (count as u64) << 16 | (start as u64) << 32)
    }

    #[inline(always)]
    pub(super) fn of(block: &Block) -> Self {
        Self(block.last_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes)))
    }

    pub(super) const fn to_bytes(self) -> [u8; 8] {
        self.0.to_le_bytes()
    }

    /// The bucket that the row of a pair with this second unit is in, if there is one.
    #[inline(always)]
    pub(super) const fn bucket(self, second: u32) -> usize {
        let (multiplier, count) = (self.0 as u32 & 0xFFFF, (self.0 >> 16) as u32 & 0xFFFF);
        // A fraction of 2^16, of the region.
        let place = second.wrapping_mul(multiplier) & 0xFFFF;
        (self.0 >> 32) as usize + ((place * count) >> 16) as usize
    }
}

pub(super) const fn biased(weight: i32) -> u8 {
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
pub(super) const fn byte_of(template: Template, role: Role) -> usize {
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
pub(super) fn around(block: &Block, sides: u32) -> u32 {
    let at = AROUND + AROUND_BYTES * (sides as usize % (SIDES * SIDES) as usize);
    block.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
}
