//! [`Lexicon`]: the compiled surfaces with their classes, and pairs of syllables.

use super::class::Classes;
use crate::error::Result;
use crate::lexicon::{Trie, TrieView, Unit, Units};
use crate::limits;
use crate::wire::{Bytes, Container, Section, U32s, U64s};

/// The kind of the compiled file.
pub const KIND: [u8; 4] = *b"enti";

/// Surfaces with classes, and pairs with flags. Cloning copies pointers.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    surfaces: Trie,
    classes: Section,
    pairs: Section,
    capitals: Section,
    capital_pairs: Section,
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
        })
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

impl LexiconView<'_> {
    /// The odds that a word has a capital, behind a small word and behind a capital: logarithms, in eighths.
    pub(super) fn capitals(self, before: Option<Unit>, unit: Unit) -> [i32; 2] {
        let alone = self.capitals.get(unit.number() as usize).unwrap_or(0).to_le_bytes().map(|odds| i32::from(odds as i8));
        let [nothing, small, capital, _] = alone;
        let Some(before) = before else { return [nothing; 2] };
        if !before.is_lexical() || !unit.is_lexical() || self.capital_pairs.is_empty() {
            return [small, capital];
        }
        let (slot, print) = pair_place(before, unit);
        let mask = self.capital_pairs.len() - 1;
        let mut slot = slot & mask;
        for _ in 0..limits::TABLE_PROBES {
            match self.capital_pairs.get(slot) {
                None | Some(0) => break,
                Some(found) if found >> 16 == print >> 12 | 1 => {
                    let [small, capital, ..] = found.to_le_bytes();
                    return [i32::from(small as i8), i32::from(capital as i8)];
                }
                Some(_) => slot = (slot + 1) & mask,
            }
        }
        [small, capital]
    }

    /// Most of the word's capitals are capitals throughout: `UBND`.
    pub(super) fn is_short_form(self, unit: Unit) -> bool {
        self.capitals.get(unit.number() as usize).is_some_and(|word| word >> 24 != 0)
    }
}

/// Lays the odds of pairs out as the table that the lexicon reads: for the compiler.
///
/// # Errors
/// [`ErrorKind::Data`](crate::ErrorKind::Data) where a pair lies more than [`limits::TABLE_PROBES`] slots from its place.
pub fn capital_table(pairs: &[(Unit, Unit, [i8; 2])]) -> Result<Vec<u32>> {
    let slots = (pairs.len() * 3 / 2 + 2).next_power_of_two();
    let mut table = vec![0u32; slots];
    for (first, second, [small, capital]) in pairs {
        let (slot, print) = pair_place(*first, *second);
        let entry = (print >> 12 | 1) << 16 | u32::from(*capital as u8) << 8 | u32::from(*small as u8);
        let mut slot = slot & (slots - 1);
        let mut probes = 1;
        while table.get(slot).is_some_and(|place| *place != 0) {
            slot = (slot + 1) & (slots - 1);
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
