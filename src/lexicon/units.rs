//! [`Units`]: from folded keys to units, an open-addressed table read in place.

use super::forms::{self, FormsView};
use super::{Strings, StringsWriter, Unit};
use crate::error::{Error, ErrorKind, Result};
use crate::limits;
use crate::text::{self, Key};
use crate::wire::{Bytes, Container, Section, U32s, Writer};

const KIND: [u8; 4] = *b"unit";

/// Bytes of a slot: the key and its unit side by side, so that a look-up touches one cache line.
const SLOT: usize = 12;

/// The table of units: which syllable or word has which unit. Cloning copies pointers.
#[derive(Clone, Debug)]
pub struct Units {
    slots: Section,
    forms: Section,
    strings: Strings,
    shift: u32,
    syllables: u32,
    vietnamese: u32,
    fingerprint: u64,
}

impl Units {
    /// The table that is embedded in the program.
    ///
    /// # Errors
    /// As for [`Units::parse`]; a test pins the embedded file.
    #[cfg(feature = "data-units")]
    pub fn embedded() -> Result<Self> {
        Self::parse(crate::data::UNITS)
    }

    /// Reads a compiled unit table.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] or [`ErrorKind::Version`] for bytes that are none.
    pub fn parse(bytes: impl Into<Bytes>) -> Result<Self> {
        let container = Container::parse(bytes, KIND)?;
        let slots = container.section(*b"SLOT")?;
        let head = container.section(*b"HEAD")?;
        let forms = container.section(*b"FORM")?;
        let count = slots.as_slice().len() / SLOT;
        let broken = |what| Error::new(ErrorKind::Data, format!("unit table: {what}; rebuild it with the compiler"));
        if !count.is_power_of_two() || count < 2 || slots.as_slice().len() % SLOT != 0 {
            return Err(broken("the number of its slots is no power of two"));
        }
        let head = U32s::new(head.as_slice());
        let syllables = head.get(0).ok_or_else(|| broken("its head is cut short"))?;
        let vietnamese = head.get(1).ok_or_else(|| broken("its head is cut short"))?;
        let strings = Strings::parse(container.section(*b"TEXT")?, container.section(*b"ENDS")?)?;
        let fingerprint = u64::from(container.checksum()) | 1 << 32;
        Ok(Self { slots, forms, strings, shift: 64 - count.trailing_zeros(), syllables, vietnamese, fingerprint })
    }

    /// The look-up of one key: usually one probe; never more than [`limits::TABLE_PROBES`].
    #[inline]
    #[must_use]
    pub fn get(&self, key: Key) -> Option<Unit> {
        self.view().get(key)
    }

    /// The table as plain slices, for loops.
    #[inline]
    #[must_use]
    pub(crate) fn view(&self) -> UnitsView<'_> {
        UnitsView { slots: self.slots.as_slice(), shift: self.shift }
    }

    /// The table of whole written forms.
    #[inline]
    #[must_use]
    pub(crate) fn forms(&self) -> FormsView<'_> {
        FormsView::new(self.forms.as_slice())
    }

    /// The unit of a syllable or word as text, if the table holds it.
    #[must_use]
    pub fn unit(&self, text: &str) -> Option<Unit> {
        self.get(text::key(text))
    }

    /// The spelling of a unit of the table: small letters, composed, a syllable with its tone mark in the old place (`hòa`).
    #[must_use]
    pub fn text(&self, unit: Unit) -> Option<&str> {
        self.strings.get(unit.0.checked_sub(Unit::FIRST_LEXICAL)? as usize)
    }

    /// Whether the unit is a well-formed Vietnamese syllable of the table.
    #[inline]
    #[must_use]
    pub const fn is_syllable(&self, unit: Unit) -> bool {
        unit.0 >= Unit::FIRST_LEXICAL && unit.0 - Unit::FIRST_LEXICAL < self.syllables
    }

    /// Whether the unit is part of Vietnamese words: a syllable, a name from a minority language, letters of a short form.
    #[inline]
    #[must_use]
    pub const fn is_vietnamese(&self, unit: Unit) -> bool {
        unit.0 >= Unit::FIRST_LEXICAL && unit.0 - Unit::FIRST_LEXICAL < self.vietnamese
    }

    /// Number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.strings.len()
    }

    /// Whether the table is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the compiled files that were made against this table carry.
    #[must_use]
    pub const fn fingerprint(&self) -> u64 {
        self.fingerprint
    }
}

/// The table as plain slices.
#[derive(Clone, Copy)]
pub(crate) struct UnitsView<'d> {
    slots: &'d [u8],
    shift: u32,
}

impl UnitsView<'_> {
    #[inline]
    pub(crate) fn get(self, key: Key) -> Option<Unit> {
        let mut slot = slot(key, self.shift);
        for _ in 0..limits::TABLE_PROBES {
            let at = slot * SLOT;
            let bytes: &[u8; SLOT] = self.slots.get(at..at + SLOT)?.try_into().ok()?;
            let [a, b, c, d, e, f, g, h, unit @ ..] = *bytes;
            let found = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
            if found == key.number() {
                return Some(Unit(u32::from_le_bytes(unit)));
            }
            if found == 0 {
                return None;
            }
            slot = (slot + 1) & ((u64::MAX >> self.shift) as usize);
        }
        None
    }
}

#[inline]
const fn slot(key: Key, shift: u32) -> usize {
    (key.number().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) as usize
}

/// Collects the entries of a unit table, most frequent first, and lays it out.
#[derive(Clone, Debug, Default)]
pub struct UnitsWriter {
    syllables: Vec<String>,
    vietnamese: Vec<String>,
    foreign: Vec<String>,
}

impl UnitsWriter {
    /// Adds an entry of Vietnamese text: a syllable, a name from a minority language, the letters of a short form. An entry with the
    /// key of an earlier one is ignored when the table is laid out.
    pub fn add(&mut self, text: &str) -> &mut Self {
        let list = if crate::syllable::Syllable::parse(text).is_some() { &mut self.syllables } else { &mut self.vietnamese };
        list.push(text.to_owned());
        self
    }

    /// Adds a frequent foreign word; one that is spelled as a Vietnamese syllable counts as that.
    pub fn add_foreign(&mut self, text: &str) -> &mut Self {
        let list = if crate::syllable::Syllable::parse(text).is_some() { &mut self.syllables } else { &mut self.foreign };
        list.push(text.to_owned());
        self
    }

    /// The compiled table.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] where two different entries of the hashed kind share a key, or one is empty.
    pub fn finish(&self) -> Result<Vec<u8>> {
        let mut entries: Vec<(Key, &str)> = Vec::new();
        let mut seen = std::collections::BTreeMap::new();
        let mut ends = Vec::new();
        for list in [&self.syllables, &self.vietnamese, &self.foreign] {
            for text in list {
                let key = text::key(text);
                if key.number() == 0 {
                    return Err(Error::new(ErrorKind::Data, format!("unit table: the entry {text:?} has no letter")));
                }
                if seen.insert(key, text.as_str()).is_none() {
                    entries.push((key, text));
                }
            }
            ends.push(entries.len() as u32);
        }
        let slots = (entries.len() * 2 + 2).next_power_of_two();
        let shift = 64 - slots.trailing_zeros();
        let mut table = vec![(0u64, 0u32); slots];
        let mut strings = StringsWriter::default();
        for (at, (key, text)) in entries.iter().enumerate() {
            let mut place = slot(*key, shift);
            let mut probes = 1;
            while table.get(place).is_some_and(|(taken, _)| *taken != 0) {
                place = (place + 1) & (slots - 1);
                probes += 1;
            }
            if probes > limits::TABLE_PROBES {
                return Err(Error::new(
                    ErrorKind::Data,
                    format!("unit table: {probes} probes for {text:?}, at most {} are allowed", limits::TABLE_PROBES),
                ));
            }
            if let Some(free) = table.get_mut(place) {
                *free = (key.number(), Unit::FIRST_LEXICAL + at as u32);
            }
            strings.add(text);
        }
        let mut writer = Writer::new(KIND, 0);
        writer.u32s(*b"HEAD", &ends);
        writer.section(
            *b"SLOT",
            table.iter().flat_map(|(key, unit)| key.to_le_bytes().into_iter().chain(unit.to_le_bytes())).collect(),
        );
        let vietnamese = ends.get(1).copied().unwrap_or(0) as usize;
        let spelled = entries.iter().take(vietnamese).zip(Unit::FIRST_LEXICAL..);
        writer.section(*b"FORM", forms::compile(spelled.map(|((_, text), unit)| (*text, Unit(unit)))));
        let (text, string_ends) = strings.finish();
        writer.section(*b"TEXT", text).section(*b"ENDS", string_ends);
        Ok(writer.finish())
    }
}
