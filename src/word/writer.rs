//! How a model is written: words and weights are laid out as [`model`](super::model) reads them.

use super::KIND;
use super::features::{SIDES, Template};
use super::model::{BUCKET_BYTES, LONGER, NUMBERED, ROW_BYTES, ROWS, TRIPLE_BITS, UNIT_BITS, offset, triple_key};
use super::row::{AROUND, AROUND_BYTES, BLOCK, NO_WEIGHTS, REGION, Region, Row, biased, byte_of};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{TrieWriter, Unit};
use crate::limits;
use crate::wire::Writer;
use std::collections::BTreeMap;

/// The row of a pair while a file is written: what the lexicon says, and the weights.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) grade: u32,
    pub(super) goes_on: bool,
    pub(super) weights: Vec<i32>,
}

/// Collects words and weights and lays them out as a compiled file: for the compiler, and for applications that train a model.
#[derive(Clone, Debug, Default)]
pub struct ModelWriter {
    lexicon: TrieWriter,
    /// By first unit and second.
    pairs: BTreeMap<(u32, u32), Entry>,
    /// What is said of triples, by key.
    triples: BTreeMap<u64, u32>,
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
            let entry = self.pairs.entry((*first, *second)).or_default();
            if units.len() == 2 {
                entry.grade = entry.grade.max(grade);
            } else {
                entry.goes_on = true;
            }
        }
        for triple in numbers.windows(3) {
            let [first, second, third] = triple else { continue };
            let said = self.triples.entry(triple_key(*first, *second, *third)).or_default();
            if units.len() == 3 {
                *said = *said & LONGER | (*said & (LONGER - 1)).max(grade.min(LONGER - 1));
            } else {
                *said |= LONGER;
            }
        }
        Ok(self)
    }

    /// Adds a row: a weight for each role of its template, in parts of [`WEIGHT_ONE`](super::WEIGHT_ONE).
    ///
    /// # Errors
    /// [`ErrorKind::Data`] where the row has another number of weights or lies outside its template.
    pub fn row(&mut self, template: Template, key: u64, weights: &[i32]) -> Result<&mut Self> {
        let refuse = |what: &str| Err(Error::new(ErrorKind::Data, format!("words: a row of `{}` {what}", template.name())));
        if weights.len() != template.roles().len() {
            return refuse("has another number of weights than its template");
        }
        let units = key >> (if matches!(template, Template::Around) { 2 * SIDES.trailing_zeros() + 1 } else { 1 });
        let (first, second) = (key as u32 & ((1 << UNIT_BITS) - 1), key >> UNIT_BITS);
        match template {
            Template::Unit | Template::Around if units < limits::MODEL_UNITS.into() => {
                self.units.insert((template, key), weights.to_vec());
            }
            Template::Pair if first < limits::MODEL_UNITS && second < limits::MODEL_UNITS.into() => {
                self.pairs.entry((first, second as u32)).or_default().weights = weights.to_vec();
            }
            _ if key < template.rows() as u64 => self.numbered.extend(weights.first().map(|weight| (template, key, *weight))),
            _ => return refuse("has a number beyond those of its template"),
        }
        Ok(self)
    }

    /// The compiled file for the unit table with this fingerprint. Weights beyond what a row holds are cut to that.
    #[must_use]
    pub fn finish(&self, units: u64) -> Vec<u8> {
        let mut buckets = vec![Bucket::default()];
        let mut regions = BTreeMap::new();
        let mut pairs = self.pairs.iter().peekable();
        while let Some(((first, _), _)) = pairs.peek().copied() {
            let mut rows = Vec::new();
            while let Some(((_, second), entry)) = pairs.next_if(|((other, _), _)| other == first) {
                rows.push((*second, entry));
            }
            let (region, laid_out) = lay_out(buckets.len() as u32, &rows);
            regions.insert(*first, region);
            buckets.extend(laid_out);
        }
        let mut bytes = Vec::with_capacity(buckets.len() * BUCKET_BYTES);
        for bucket in &buckets {
            bucket.iter().for_each(|(second, _)| bytes.extend((*second as u16).to_le_bytes()));
            bucket.iter().for_each(|(_, row)| bytes.extend(row.0.to_le_bytes().iter().take(ROW_BYTES)));
        }
        let triples: Vec<u64> = self.triples.iter().map(|(key, said)| key << TRIPLE_BITS | u64::from(*said)).collect();
        let mut numbered = vec![0i16; NUMBERED];
        for (template, key, weight) in &self.numbered {
            if let Some(place) = numbered.get_mut(offset(*template) + *key as usize) {
                *place = (*weight).clamp(-30_000, 30_000) as i16;
            }
        }
        let mut writer = Writer::new(KIND, units);
        writer.section(*b"UNIT", self.blocks(&regions)).section(*b"ROWS", bytes).u64s(*b"TRIP", &triples).i16s(*b"NUMB", &numbered);
        writer.section(*b"TRIE", self.lexicon.finish());
        writer.finish()
    }

    fn blocks(&self, regions: &BTreeMap<u32, Region>) -> Vec<u8> {
        let sides = SIDES * SIDES;
        let block = |template, key| {
            if template == Template::Unit { (key, 0) } else { (key / sides, AROUND + AROUND_BYTES * (key % sides) as usize) }
        };
        let weighted = self.units.keys().map(|(template, key)| block(*template, *key).0 as usize + 1).max().unwrap_or(0);
        let paired = regions.keys().map(|unit| 2 * (*unit as usize + 1)).max().unwrap_or(0);
        let mut blocks = NO_WEIGHTS.repeat(weighted.max(paired));
        for ((template, key), weights) in &self.units {
            let (number, start) = block(*template, *key);
            for (weight, role) in weights.iter().zip(template.roles()) {
                if let Some(byte) = blocks.get_mut(number as usize * BLOCK + start + byte_of(*template, *role)) {
                    *byte = biased(*weight);
                }
            }
        }
        for (unit, region) in regions {
            for number in [2 * *unit as usize, 2 * *unit as usize + 1] {
                if let Some(bytes) = blocks.get_mut(number * BLOCK + REGION..).and_then(|rest| rest.first_chunk_mut()) {
                    *bytes = region.to_bytes();
                }
            }
        }
        blocks
    }
}

/// Four pairs with one first unit: their second units, 0 where there is none, and their rows.
type Bucket = [(u32, Row); ROWS];

/// Multipliers that are tried for each number of buckets.
const MULTIPLIERS: u16 = 64;

/// The buckets of the pairs with one first unit, from `start` on: few of them, by a multiplier with which each has room for its rows.
fn lay_out(start: u32, rows: &[(u32, &Entry)]) -> (Region, Vec<Bucket>) {
    let mut count = rows.len().div_ceil(ROWS) as u16;
    loop {
        for multiplier in (0..MULTIPLIERS).map(|number| 0x9E37u16.wrapping_mul(2 * number + 1)) {
            let mut buckets = vec![Bucket::default(); count.into()];
            let local = Region::new(0, count, multiplier);
            let all_have_room = rows.iter().all(|(second, entry)| {
                let bucket = buckets.get_mut(local.bucket(*second));
                let free = bucket.and_then(|bucket| bucket.iter_mut().find(|(second, _)| *second == 0));
                free.map(|free| *free = (*second, Row::new(entry))).is_some()
            });
            // The most have room for all.
            if all_have_room || count == Region::MOST {
                return (Region::new(start, count, multiplier), buckets);
            }
        }
        count = (count + count.div_ceil(32)).min(Region::MOST);
    }
}

#[cfg(test)]
#[cfg(feature = "data-words")]
mod tests {
    use super::super::model::Model;
    use super::*;
    use crate::lexicon::Units;

    #[test]
    fn every_pair_and_triple_is_found_with_what_was_said_of_it_and_no_other() {
        let units = Units::embedded().unwrap();
        let unit = |number: u32| Unit::from_number(number);
        let mut writer = ModelWriter::default();
        // Of many pairs with one first unit some have no room in their buckets.
        let weight = |second: u32| (second % 100) as i32 - 50;
        for second in (1000..3000).step_by(3) {
            let key = 77 | u64::from(second) << UNIT_BITS;
            writer.row(Template::Pair, key, &[weight(second), 0, 0, 0, 0]).unwrap();
        }
        writer.word(&[unit(500), unit(501), unit(502)], 2).unwrap();
        writer.word(&[unit(501), unit(502), unit(503), unit(504)], 3).unwrap();
        let bytes = writer.finish(units.fingerprint());
        let model = Model::parse(bytes, &units).unwrap();
        let model = model.view();
        for second in 1000..3000 {
            let expected = if (second - 1000) % 3 == 0 { weight(second) } else { 0 };
            assert_eq!(model.weight(Template::Pair, 77 | u64::from(second) << UNIT_BITS, 0), expected, "{second}");
            assert_eq!(model.weight(Template::Pair, 78 | u64::from(second) << UNIT_BITS, 0), 0, "{second}");
        }
        assert_eq!(model.triple(500, 501, 502), 2);
        assert_eq!(model.triple(501, 502, 503), LONGER);
        assert_eq!(model.triple(502, 503, 504), LONGER);
        assert_eq!(model.triple(500, 501, 503), 0);
    }

    #[test]
    fn what_the_model_has_no_room_for_is_refused() {
        let mut writer = ModelWriter::default();
        let beyond = u64::from(limits::MODEL_UNITS);
        assert!(writer.row(Template::Pair, beyond, &[0; 5]).is_err());
        assert!(writer.row(Template::Pair, beyond << UNIT_BITS, &[0; 5]).is_err());
        assert!(writer.row(Template::Unit, beyond << 1, &[0; 5]).is_err());
        assert!(writer.row(Template::Repeats, 32, &[0]).is_err());
        assert!(writer.row(Template::Repeats, 31, &[0, 0]).is_err());
        assert!(writer.word(&[Unit::from_number(5), Unit::from_number(limits::MODEL_UNITS)], 1).is_err());
    }
}
