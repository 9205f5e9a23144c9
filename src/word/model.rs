//! The compiled model: hashed rows of small weights, rows by number, the lexicon; and how it is written.

use super::KIND;
use super::features::Template;
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{Trie, TrieWriter, Unit, Units};
use crate::limits;
use crate::wire::{Bytes, Container, I16s, Section, U64s, Writer};

/// Weights of a hashed row; they fill what its check leaves of a slot's eight bytes.
const ROW_WEIGHTS: usize = 6;

/// What a weight of 1 (a factor of e in the odds) is.
pub const WEIGHT_ONE: i32 = 16;

/// The compiled files, checked.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) lexicon: Trie,
    rows: Section,
    numbered: Section,
    shift: u32,
}

impl Model {
    pub(super) fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        let container = Container::parse(bytes, KIND)?;
        container.expect_units(units.fingerprint())?;
        let (rows, numbered) = (container.section(*b"ROWS")?, container.section(*b"NUMB")?);
        let broken = |what: &str| Error::new(ErrorKind::Data, format!("words: {what}; rebuild the file with the compiler"));
        let slots = rows.as_slice().len() / 8;
        if !slots.is_power_of_two() || slots < 2 || rows.as_slice().len() % 8 != 0 {
            return Err(broken("the number of its slots is no power of two"));
        }
        if numbered.as_slice().len() != 2 * NUMBERED {
            return Err(broken("it has other templates"));
        }
        Ok(Self { lexicon: Trie::parse(container.section(*b"TRIE")?)?, rows, numbered, shift: 64 - slots.trailing_zeros() })
    }

    #[inline]
    pub(super) fn view(&self) -> ModelView<'_> {
        ModelView { rows: self.rows.as_slice(), numbered: I16s::new(self.numbered.as_slice()), shift: self.shift }
    }
}

/// The weights as plain slices.
#[derive(Clone, Copy)]
pub(super) struct ModelView<'d> {
    rows: &'d [u8],
    numbered: I16s<'d>,
    shift: u32,
}

impl ModelView<'_> {
    /// The weights of a hashed row, one a byte; all zero where the model has none.
    #[inline]
    pub(super) fn row(self, template: Template, key: u64) -> [i8; ROW_WEIGHTS] {
        let (mut slot, check) = place(template, key, self.shift);
        let mask = (u64::MAX >> self.shift) as usize;
        for _ in 0..limits::TABLE_PROBES {
            let Some(found) = U64s::new(self.rows).get(slot) else { break };
            if found as u16 == check {
                let [_, _, weights @ ..] = found.to_le_bytes();
                return weights.map(|weight| weight as i8);
            }
            if found == 0 {
                break;
            }
            slot = (slot + 1) & mask;
        }
        [0; ROW_WEIGHTS]
    }

    /// The weight of a row that has a number.
    #[inline]
    pub(super) fn numbered(self, template: Template, key: u64) -> i32 {
        self.numbered.get(offset(template) + key as usize).map_or(0, i32::from)
    }
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

/// The slot where a row is looked for first, and the check that tells it from its neighbours; no check is 0.
#[inline]
const fn place(template: Template, key: u64, shift: u32) -> (usize, u16) {
    let mixed = (key ^ (template as u64 + 1) << 60).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    ((mixed >> shift) as usize, (mixed >> 16) as u16 | 1)
}

/// Collects words and weights and lays them out as a compiled file: for the compiler, and for applications that train a model.
#[derive(Clone, Debug, Default)]
pub struct ModelWriter {
    lexicon: TrieWriter,
    rows: Vec<(Template, u64, Vec<i32>)>,
}

impl ModelWriter {
    /// Adds a word with its grade; of two with the same units the higher grade stays.
    ///
    /// # Errors
    /// As for [`TrieWriter::insert`].
    pub fn word(&mut self, units: &[Unit], grade: u32) -> Result<&mut Self> {
        if self.lexicon.get(units).is_none_or(|known| known < grade) {
            self.lexicon.insert(units, grade)?;
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
        if template.rows() > 0 && key >= template.rows() as u64 {
            return refuse("has a number beyond those of its template");
        }
        self.rows.push((template, key, weights.to_vec()));
        Ok(self)
    }

    /// The compiled file for the unit table with this fingerprint. Weights beyond what a slot holds are cut to that.
    #[must_use]
    pub fn finish(&self, units: u64) -> Vec<u8> {
        let hashed = self.rows.iter().filter(|(template, ..)| template.rows() == 0);
        // The heaviest first: of two rows with one place and one check the lighter is left out, and found as the heavier one.
        let mut hashed: Vec<_> = hashed.collect();
        let weight = |weights: &[i32]| weights.iter().map(|weight| weight.unsigned_abs()).sum::<u32>();
        hashed.sort_by(|a, b| weight(&b.2).cmp(&weight(&a.2)).then_with(|| (a.0, a.1).cmp(&(b.0, b.1))));
        let slots = (hashed.len() * 3 / 2 + 2).next_power_of_two();
        let shift = 64 - slots.trailing_zeros();
        let mut table = vec![0u64; slots];
        for (template, key, weights) in hashed {
            let (mut slot, check) = place(*template, *key, shift);
            let mut row = u64::from(check);
            for (at, weight) in weights.iter().enumerate() {
                let byte = (*weight).clamp(-127, 127) as i8 as u8;
                row |= u64::from(byte) << (16 + 8 * at);
            }
            for _ in 0..limits::TABLE_PROBES {
                match table.get_mut(slot) {
                    Some(free @ 0) => {
                        *free = row;
                        break;
                    }
                    Some(taken) if *taken as u16 == check => break,
                    _ => slot = (slot + 1) & (slots - 1),
                }
            }
        }
        let mut numbered = vec![0i16; NUMBERED];
        for (template, key, weights) in self.rows.iter().filter(|(template, ..)| template.rows() > 0) {
            if let (Some(place), Some(weight)) = (numbered.get_mut(offset(*template) + *key as usize), weights.first()) {
                *place = (*weight).clamp(-30_000, 30_000) as i16;
            }
        }
        let mut writer = Writer::new(KIND, units);
        writer.u64s(*b"ROWS", &table).i16s(*b"NUMB", &numbered).section(*b"TRIE", self.lexicon.finish());
        writer.finish()
    }
}

const _: () = {
    let mut rest: &[Template] = &Template::ALL;
    while let [first, tail @ ..] = rest {
        assert!(first.roles().len() <= if first.rows() == 0 { ROW_WEIGHTS } else { 1 });
        rest = tail;
    }
};
