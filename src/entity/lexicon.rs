//! [`Lexicon`]: the compiled surfaces with their classes, pairs of syllables, and who holds offices abroad.

use super::class::Classes;
use super::head::Heads;
use crate::error::Result;
use crate::lexicon::{Trie, TrieView, Unit, Units};
use crate::limits;
use crate::wire::{Bytes, Container, Section, U32s, U64s};

/// The kind of the compiled file.
pub const KIND: [u8; 4] = *b"enti";

/// Surfaces with classes, pairs with flags, weights of capitals, terms of office. Cloning copies pointers.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    surfaces: Trie,
    classes: Section,
    pairs: Section,
    capitals: Section,
    capital_pairs: Section,
    heads: Section,
}

impl Lexicon {
    pub(super) fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        let container = Container::parse(bytes, KIND)?;
        container.expect_units(units.fingerprint())?;
        Ok(Self {
            surfaces: Trie::parse(container.section(*b"TRIE")?)?,
            classes: container.section(*b"CLSS")?,
            pairs: container.section(*b"PAIR")?,
            capitals: container.section(*b"CAPS")?,
            capital_pairs: container.section(*b"CAPP")?,
            heads: container.section(*b"HEAD")?,
        })
    }

    /// Who holds offices abroad.
    pub(super) fn heads(&self) -> Heads<'_> {
        Heads::new(U64s::new(self.heads.as_slice()))
    }

    pub(super) fn view(&self) -> LexiconView<'_> {
        LexiconView {
            surfaces: self.surfaces.view(),
            classes: U64s::new(self.classes.as_slice()),
            pairs: U32s::new(self.pairs.as_slice()),
            capitals: U32s::new(self.capitals.as_slice()),
            capital_pairs: U32s::new(self.capital_pairs.as_slice()),
        }
    }
}

/// A [`Lexicon`] as plain slices.
#[derive(Clone, Copy)]
pub(super) struct LexiconView<'d> {
    pub(super) surfaces: TrieView<'d>,
    classes: U64s<'d>,
    pairs: U32s<'d>,
    capitals: U32s<'d>,
    capital_pairs: U32s<'d>,
}

impl LexiconView<'_> {
    pub(super) fn classes(self, value: u32) -> Classes {
        self.classes.get(value as usize).unwrap_or(0)
    }

    /// The flags of two units that stand side by side; 0 where the table holds no such pair.
    pub(super) fn pair(self, first: Unit, second: Unit) -> u8 {
        if !first.is_lexical() || !second.is_lexical() || self.pairs.is_empty() {
            return 0;
        }
        let (slot, print) = pair_place(first, second);
        let mask = self.pairs.len() - 1;
        let mut slot = slot & mask;
        for _ in 0..limits::TABLE_PROBES {
            match self.pairs.get(slot) {
                None | Some(0) => return 0,
                Some(found) if found >> 4 == print => return (found & 15) as u8,
                Some(_) => slot = (slot + 1) & mask,
            }
        }
        0
    }
}

/// Weights for a word's letters.
#[derive(Clone, Copy, Default)]
pub(super) struct CapitalWeights {
    /// For a capital behind nothing, behind a small word, behind a capital.
    pub(super) nothing: i32,
    pub(super) small: i32,
    pub(super) capital: i32,
    /// For a capital of the word behind, where this one is small.
    pub(super) next: i32,
}

impl LexiconView<'_> {
    /// The weights of a word alone.
    pub(super) fn capitals(self, unit: Unit) -> CapitalWeights {
        let [nothing, small, capital, next] = self.capitals.get(capital_unit(unit).number() as usize).unwrap_or(0).to_le_bytes();
        CapitalWeights {
            nothing: i32::from((nothing as i8) >> 1),
            small: i32::from(small as i8),
            capital: i32::from(capital as i8),
            next: i32::from(next as i8),
        }
    }

    /// The weights of two words: a capital behind a small word, a small word behind a capital, two capitals.
    pub(super) fn capital_pair(self, first: Unit, second: Unit) -> [i32; 3] {
        let size = self.capital_pairs.len();
        if size == 0 {
            return [0; 3];
        }
        let (mut slot, step, print) = capital_place(first, second, size);
        for _ in 0..limits::TABLE_PROBES {
            match self.capital_pairs.get(slot) {
                None | Some(0) => break,
                Some(found) if found >> 18 == print => {
                    return [found, found >> 6, found >> 12].map(|bits| (bits << 26) as i32 >> 26);
                }
                Some(_) => slot = (slot + step) % size,
            }
        }
        [0; 3]
    }

    /// What speaks for a capital of a word behind a small one.
    pub(super) fn begins_capitals(self, before: Unit, unit: Unit) -> i32 {
        let [to_capital, ..] = self.capital_pair(capital_unit(before), capital_unit(unit));
        self.capitals(unit).small + self.capitals(before).next + to_capital
    }

    /// Most of the word's capitals are capitals throughout: `UBND`.
    pub(super) fn is_short_form(self, unit: Unit) -> bool {
        self.capitals.get(unit.number() as usize).is_some_and(|word| word & 1 != 0)
    }
}

/// The unit by which a word's letters are judged: unknown ones by shape, however they are written.
#[must_use]
pub fn capital_unit(unit: Unit) -> Unit {
    match unit {
        Unit::SYLLABLE_TITLE => Unit::SYLLABLE_LOWER,
        Unit::FOREIGN_TITLE | Unit::FOREIGN_UPPER | Unit::FOREIGN_MIXED => Unit::FOREIGN_LOWER,
        unit => unit,
    }
}

/// A sign over which it is remembered whether a capital stood before it: of lists, brackets and double names.
#[must_use]
pub fn carries_capital(unit: Unit) -> bool {
    [',', '-', '(', ')', '/'].iter().any(|sign| Unit::of_sign(*sign) == Some(unit))
}

/// Lays the weights of pairs out as the table that the lexicon reads: for the compiler.
///
/// # Errors
/// [`ErrorKind::Data`](crate::ErrorKind::Data) where a pair lies more than [`limits::TABLE_PROBES`] slots from its place.
pub fn capital_table(pairs: &[(Unit, Unit, [i8; 3])]) -> Result<Vec<u32>> {
    let slots = pairs.len() * 5 / 4 + 2;
    let mut table = vec![0u32; slots];
    for (first, second, weights) in pairs {
        let (mut slot, step, print) = capital_place(*first, *second, slots);
        let [to_capital, to_small, capitals] = weights.map(|weight| u32::from(weight as u8) & 63);
        let entry = print << 18 | capitals << 12 | to_small << 6 | to_capital;
        let mut probes = 1;
        while table.get(slot).is_some_and(|place| *place != 0) {
            slot = (slot + step) % slots;
            probes += 1;
            if probes > limits::TABLE_PROBES {
                let message = format!("pairs with capitals: more than {} probes for a pair", limits::TABLE_PROBES);
                return Err(crate::Error::new(crate::ErrorKind::Data, message));
            }
        }
        if let Some(place) = table.get_mut(slot) {
            *place = entry;
        }
    }
    Ok(table)
}

/// Slot, distance to the next slot and 14-bit fingerprint, never 0, of a pair in a table of any size. The table is filled to four fifths: slots side
/// by side would be full for longer than [`limits::TABLE_PROBES`].
fn capital_place(first: Unit, second: Unit, size: usize) -> (usize, usize, u32) {
    let mixed = (u64::from(first.number()) << 32 | u64::from(second.number())).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ mixed >> 29).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((((mixed >> 40) * size as u64) >> 24) as usize, (mixed >> 28 & 0xFFF) as usize + 1, (mixed >> 14 & 0x3FFF) as u32 | 1)
}

/// Slot (to be masked) and 28-bit fingerprint of a pair.
fn pair_place(first: Unit, second: Unit) -> (usize, u32) {
    let mixed = (u64::from(first.number()) << 32 | u64::from(second.number())).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    ((mixed >> 40) as usize, (mixed >> 4 & 0x0FFF_FFFF) as u32 | 1)
}

/// Lays the pairs out as the table that the lexicon reads: for the compiler.
///
/// # Errors
/// [`ErrorKind::Data`](crate::ErrorKind::Data) where a pair lies more than [`limits::TABLE_PROBES`] slots from its place.
pub fn pair_table(pairs: &[(Unit, Unit, u8)]) -> Result<Vec<u32>> {
    let slots = (pairs.len() * 3 / 2 + 2).next_power_of_two();
    let mut table = vec![0u32; slots];
    for (first, second, flags) in pairs {
        let (slot, print) = pair_place(*first, *second);
        let mut slot = slot & (slots - 1);
        let mut probes = 1;
        loop {
            match table.get_mut(slot) {
                Some(place) if *place == 0 || *place >> 4 == print => {
                    *place |= print << 4 | u32::from(flags & 15);
                    break;
                }
                _ => slot = (slot + 1) & (slots - 1),
            }
            probes += 1;
            if probes > limits::TABLE_PROBES {
                let message = format!("entity pairs: more than {} probes for a pair", limits::TABLE_PROBES);
                return Err(crate::Error::new(crate::ErrorKind::Data, message));
            }
        }
    }
    Ok(table)
}
