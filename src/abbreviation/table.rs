//! [`Table`]: the compiled short forms, their senses and their weights, read in place; [`TableWriter`] makes the file.

use super::SenseKind;
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{Strings, StringsWriter};
use crate::text::{self, Key};
use crate::wire::{Bytes, Container, Section, U16s, U32s, U64s, Writer, partition_point};

pub(crate) const KIND: [u8; 4] = *b"abbr";

/// Kinds of context that the sense model looks at; see `sense.rs`.
pub(crate) const SLOTS: usize = 8;

/// Numbers of a form in section `FORM`: its spelling, its first sense, its log odds of being foreign.
const FORM: usize = 3;
/// The number under which the model of foreign forms stands.
const GATE: u32 = u32::MAX;
/// In the place of log odds: the form is never foreign.
const NATIVE: u32 = u32::MAX;
/// Numbers of a sense in section `SENS`: its expansion, and its kind with its prior.
const SENSE: usize = 2;
/// Numbers of a composable part in section `PART`: letters, expansion, role.
const PART: usize = 3;
/// Numbers of a modelled form in section `MDIR`: form, first weight byte, where the keys of each slot begin, their end.
const MODEL: usize = 2 + SLOTS + 1;

/// What a weight's four bits mean, in 1/64 bit of log odds. Finer where most weights lie.
pub(crate) const LEVELS: [i16; 16] = [0, 10, 22, 38, 60, 92, 140, 220, 0, -10, -22, -38, -60, -92, -140, -220];

/// Short forms as they were compiled. Cloning copies pointers.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    keys: Section,
    forms: Section,
    senses: Section,
    not_keys: Section,
    parts: Section,
    models: Section,
    model_keys: Section,
    weights: Section,
    strings: Strings,
    checksum: u32,
}

/// One sense of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sense<'d> {
    pub(crate) expansion: &'d str,
    pub(crate) kind: SenseKind,
    /// Log prior within its form, in 1/64 bit, zero or below.
    pub(crate) prior: i16,
}

/// Where a part of a composed form may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Only at the beginning (`UV`, `PCT`).
    Head,
    /// Only behind another (`TƯ`, `VN`).
    Tail,
    /// Either.
    Both,
    /// Before a road's number (`QL1A`).
    Road,
    /// Before the number of a unit (`P11`).
    Unit,
}

/// One part of composed forms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'d> {
    pub(crate) letters: &'d str,
    pub(crate) expansion: &'d str,
    pub(crate) role: Role,
}

/// The weights of one form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model<'d> {
    row: usize,
    models: U32s<'d>,
    keys: U16s<'d>,
    weights: &'d [u8],
    stride: usize,
}

impl Table {
    /// Reads a compiled file.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] or [`ErrorKind::Version`] for bytes that are none, or that were made against another unit table.
    pub(crate) fn parse(bytes: impl Into<Bytes>, units: u64) -> Result<Self> {
        let container = Container::parse(bytes, KIND)?;
        container.expect_units(units)?;
        let table = Self {
            keys: container.section(*b"KEYS")?,
            forms: container.section(*b"FORM")?,
            senses: container.section(*b"SENS")?,
            not_keys: container.section(*b"NOTS")?,
            parts: container.section(*b"PART")?,
            models: container.section(*b"MDIR")?,
            model_keys: container.section(*b"MKEY")?,
            weights: container.section(*b"MWGT")?,
            strings: Strings::parse(container.section(*b"TEXT")?, container.section(*b"ENDS")?)?,
            checksum: container.checksum(),
        };
        let forms = U32s::new(table.forms.as_slice()).len();
        // One row more than forms: where the senses end.
        if forms != (table.form_count() + 1) * FORM {
            return Err(Error::new(
                ErrorKind::Data,
                "abbreviations: not as many forms as keys; rebuild the file with the compiler",
            ));
        }
        Ok(table)
    }

    pub(crate) const fn checksum(&self) -> u32 {
        self.checksum
    }

    pub(crate) fn form_count(&self) -> usize {
        U64s::new(self.keys.as_slice()).len()
    }

    /// The forms with this key: more than one where spellings differ in case only (`TP`, `Tp`).
    pub(crate) fn forms(&self, key: Key) -> std::ops::Range<u32> {
        equal_range(U64s::new(self.keys.as_slice()), key.number())
    }

    /// Whether the key is a form that is no abbreviation of Vietnamese words.
    pub(crate) fn is_excluded(&self, key: Key) -> bool {
        !equal_range(U64s::new(self.not_keys.as_slice()), key.number()).is_empty()
    }

    /// The form as it is usually written.
    pub(crate) fn spelling(&self, form: u32) -> &str {
        let at = U32s::new(self.forms.as_slice()).get(form as usize * FORM);
        at.and_then(|at| self.strings.get(at as usize)).unwrap_or("")
    }

    /// The senses of a form, the most frequent first.
    pub(crate) fn senses(&self, form: u32) -> std::ops::Range<u32> {
        let forms = U32s::new(self.forms.as_slice());
        let at = form as usize * FORM + 1;
        let (start, end) = (forms.get(at).unwrap_or(0), forms.get(at + FORM).unwrap_or(0));
        // A damaged file may claim any number; what reads the senses is written for at most this many.
        start..end.clamp(start, start.saturating_add(crate::limits::ABBREVIATION_SENSES as u32))
    }

    /// One sense.
    pub(crate) fn sense(&self, sense: u32) -> Option<Sense<'_>> {
        let senses = U32s::new(self.senses.as_slice());
        let expansion = self.strings.get(senses.get(sense as usize * SENSE)? as usize)?;
        let packed = senses.get(sense as usize * SENSE + 1)?;
        Some(Sense { expansion, kind: SenseKind::from_number(packed as u8), prior: -((packed >> 16) as u16 as i16).max(0) })
    }

    /// The parts of which composed forms consist, longest letters first.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let parts = U32s::new(self.parts.as_slice());
        (0..parts.len() / PART).filter_map(move |at| {
            let role = match parts.get(at * PART + 2)? {
                0 => Role::Head,
                1 => Role::Tail,
                2 => Role::Both,
                3 => Role::Road,
                _ => Role::Unit,
            };
            let string = |field| self.strings.get(parts.get(at * PART + field)? as usize);
            Some(Part { letters: string(0)?, expansion: string(1)?, role })
        })
    }

    /// How much likelier the form is a foreign one than a Vietnamese one before its neighbours are looked at, in 1/64 bit; `None` for
    /// forms that are never foreign.
    pub(crate) fn foreign(&self, form: u32) -> Option<i32> {
        let odds = U32s::new(self.forms.as_slice()).get(form as usize * FORM + 2)?;
        (odds != NATIVE).then_some(i32::from(odds as u16 as i16))
    }

    /// The weights that tell foreign forms (second score) from Vietnamese ones (first score).
    pub(crate) fn gate(&self) -> Option<Model<'_>> {
        self.model_of(GATE, 2)
    }

    /// The weights of a form that has several senses, if they were learned.
    pub(crate) fn model(&self, form: u32) -> Option<Model<'_>> {
        self.model_of(form, self.senses(form).len())
    }

    fn model_of(&self, form: u32, senses: usize) -> Option<Model<'_>> {
        let models = U32s::new(self.models.as_slice());
        let row = MODEL * partition_point(models.len() / MODEL, |at| models.get(at * MODEL).is_some_and(|found| found < form));
        if models.get(row)? != form {
            return None;
        }
        Some(Model {
            row,
            models,
            keys: U16s::new(self.model_keys.as_slice()),
            weights: self.weights.as_slice(),
            stride: senses.div_ceil(2),
        })
    }
}

impl Model<'_> {
    /// Adds the weights of one feature to `scores`, one a sense; nothing where the feature was not learned.
    pub(crate) fn add(&self, slot: usize, unit: u16, scores: &mut [i32]) {
        let first = self.models.get(self.row + 2).unwrap_or(0);
        let (Some(start), Some(end)) = (self.models.get(self.row + 2 + slot), self.models.get(self.row + 3 + slot)) else { return };
        let (mut low, mut high) = (start, end.max(start));
        while low < high {
            let middle = low + (high - low) / 2;
            match self.keys.get(middle as usize) {
                Some(key) if key < unit => low = middle + 1,
                Some(_) => high = middle,
                None => return,
            }
        }
        if low >= end || self.keys.get(low as usize) != Some(unit) {
            return;
        }
        let Some(base) = self.models.get(self.row + 1) else { return };
        let at = base as usize + (low - first.min(low)) as usize * self.stride;
        let Some(bytes) = self.weights.get(at..at.saturating_add(self.stride)) else { return };
        let nibbles = bytes.iter().flat_map(|byte| [byte & 15, byte >> 4]);
        for (score, nibble) in scores.iter_mut().zip(nibbles) {
            *score += i32::from(LEVELS.get(nibble as usize).copied().unwrap_or(0));
        }
    }
}

/// The indices at which a sorted section holds `wanted`.
fn equal_range(numbers: U64s<'_>, wanted: u64) -> std::ops::Range<u32> {
    let low = partition_point(numbers.len(), |at| numbers.get(at).is_some_and(|number| number < wanted));
    let mut end = low;
    while numbers.get(end) == Some(wanted) {
        end += 1;
    }
    low as u32..end as u32
}

/// One weight of the model, as the trainer learned it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Kind of context, below 8.
    pub slot: u8,
    /// The unit of the neighbour, or the number of the cue.
    pub unit: u16,
    /// One number a sense, in 1/64 bit; stored as the nearest of 15 levels.
    pub senses: Vec<i16>,
}

/// Expansion, kind and log prior.
type WrittenSense = (String, SenseKind, i16);

/// Collects short forms and lays them out as a compiled file.
#[derive(Clone, Debug, Default)]
pub struct TableWriter {
    forms: std::collections::BTreeMap<(u64, String), Vec<WrittenSense>>,
    excluded: std::collections::BTreeSet<u64>,
    parts: Vec<(String, String, u32)>,
    models: std::collections::BTreeMap<(u64, String), Vec<Weight>>,
    foreign: std::collections::BTreeMap<(u64, String), i16>,
    gate: Vec<Weight>,
}

impl TableWriter {
    /// Adds a sense of a form; the first added is the most frequent. `prior` is its log prior in 1/64 bit, zero or below.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] for a form without letters, an empty expansion, or too many senses.
    pub fn sense(&mut self, form: &str, expansion: &str, kind: SenseKind, prior: i16) -> Result<()> {
        let key = text::key(form).number();
        if key == 0 || expansion.trim().is_empty() {
            return Err(Error::new(ErrorKind::Data, format!("abbreviation {form:?}: the form or its expansion is empty")));
        }
        let senses = self.forms.entry((key, form.to_owned())).or_default();
        if senses.len() >= crate::limits::ABBREVIATION_SENSES {
            let most = crate::limits::ABBREVIATION_SENSES;
            return Err(Error::new(ErrorKind::Data, format!("abbreviation {form:?}: more than {most} senses")));
        }
        if senses.iter().any(|(known, _, _)| known == expansion) {
            return Err(Error::new(ErrorKind::Data, format!("abbreviation {form:?}: the expansion {expansion:?} stands twice")));
        }
        senses.push((expansion.to_owned(), kind, prior));
        Ok(())
    }

    /// Adds a form that is no abbreviation of Vietnamese words: a brand, a foreign acronym, a unit, a code.
    pub fn exclude(&mut self, form: &str) {
        self.excluded.insert(text::key(form).number());
    }

    /// Adds a part of composed forms. `role` is `head`, `tail` or `both`; `road` or `unit` before a number.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] for another role or an empty part.
    pub fn part(&mut self, letters: &str, expansion: &str, role: &str) -> Result<()> {
        let role = match role {
            "head" => 0,
            "tail" => 1,
            "both" => 2,
            "road" => 3,
            "unit" => 4,
            other => {
                return Err(Error::new(
                    ErrorKind::Data,
                    format!("part {letters:?}: role {other:?} is none of head, tail, both, road, unit"),
                ));
            }
        };
        if letters.is_empty() || expansion.is_empty() {
            return Err(Error::new(ErrorKind::Data, "a part of composed forms is empty"));
        }
        self.parts.push((letters.to_owned(), expansion.to_owned(), role));
        Ok(())
    }

    /// Adds a weight to the model of a form with several senses.
    pub fn weight(&mut self, form: &str, weight: Weight) {
        self.models.entry((text::key(form).number(), form.to_owned())).or_default().push(weight);
    }

    /// Says that a form may be foreign as well, with the log odds of it in 1/64 bit.
    pub fn foreign(&mut self, form: &str, odds: i16) {
        self.foreign.insert((text::key(form).number(), form.to_owned()), odds);
    }

    /// Adds a weight to the model that tells Vietnamese forms (first number) from foreign ones (second number).
    pub fn gate_weight(&mut self, weight: Weight) {
        self.gate.push(weight);
    }

    /// How many senses a form has so far.
    #[must_use]
    pub fn sense_count(&self, form: &str) -> usize {
        self.forms.get(&(text::key(form).number(), form.to_owned())).map_or(0, Vec::len)
    }

    /// The compiled file, made against the unit table with this fingerprint.
    #[must_use]
    pub fn finish(&self, units: u64) -> Vec<u8> {
        let mut strings = StringsWriter::default();
        let (mut keys, mut forms, mut senses) = (Vec::new(), Vec::new(), Vec::new());
        for ((key, spelling), of_form) in &self.forms {
            keys.push(*key);
            let odds = self.foreign.get(&(*key, spelling.clone())).map_or(NATIVE, |odds| u32::from(*odds as u16));
            forms.extend([strings.add(spelling), (senses.len() / SENSE) as u32, odds]);
            for (expansion, kind, prior) in of_form {
                let prior = u32::from(prior.saturating_neg().max(0) as u16);
                senses.extend([strings.add(expansion), prior << 16 | u32::from(*kind as u8)]);
            }
        }
        forms.extend([0, (senses.len() / SENSE) as u32, NATIVE]);
        let mut parts = self.parts.clone();
        parts.sort_by_key(|(letters, expansion, _)| {
            (std::cmp::Reverse(letters.chars().count()), letters.clone(), expansion.clone())
        });
        let parts: Vec<u32> =
            parts.iter().flat_map(|(letters, expansion, role)| [strings.add(letters), strings.add(expansion), *role]).collect();
        let (mut models, mut model_keys, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        let learned = self
            .forms
            .iter()
            .enumerate()
            .filter_map(|(form, (name, senses))| Some((form as u32, senses.len(), self.models.get(name)?)));
        let gate = (!self.gate.is_empty()).then_some((GATE, 2, &self.gate));
        for (form, senses, learned) in learned.chain(gate) {
            let mut learned = learned.clone();
            learned.sort_by_key(|weight| (weight.slot, weight.unit));
            learned.dedup_by_key(|weight| (weight.slot, weight.unit));
            models.extend([form, weights.len() as u32]);
            let first = model_keys.len();
            for slot in 0..=SLOTS {
                models.push((first + learned.iter().filter(|weight| usize::from(weight.slot) < slot).count()) as u32);
            }
            for weight in learned.iter().filter(|weight| usize::from(weight.slot) < SLOTS) {
                model_keys.push(weight.unit);
                let nibbles: Vec<u8> = (0..senses).map(|at| nearest(weight.senses.get(at).copied().unwrap_or(0))).collect();
                weights.extend(nibbles.chunks(2).map(|pair| pair.iter().rev().fold(0u8, |byte, nibble| byte << 4 | nibble)));
            }
        }
        let mut writer = Writer::new(KIND, units);
        writer.u64s(*b"KEYS", &keys).u32s(*b"FORM", &forms).u32s(*b"SENS", &senses);
        writer.u64s(*b"NOTS", &self.excluded.iter().copied().collect::<Vec<_>>()).u32s(*b"PART", &parts);
        writer.u32s(*b"MDIR", &models).u16s(*b"MKEY", &model_keys).section(*b"MWGT", weights);
        let (text, ends) = strings.finish();
        writer.section(*b"TEXT", text).section(*b"ENDS", ends);
        writer.finish()
    }
}

/// The number of the level nearest to a weight.
fn nearest(weight: i16) -> u8 {
    let distance = |level: i16| (i32::from(level) - i32::from(weight)).abs();
    (0..16u8).min_by_key(|&at| distance(LEVELS.get(usize::from(at)).copied().unwrap_or(0))).unwrap_or(0)
}
