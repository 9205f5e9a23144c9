//! Whole written forms of frequent syllables: from the bytes of the text to unit and case in one look-up.
//!
//! A shortcut of the scanner and nothing else: it holds what folding letter by letter gives for the composed forms of up to 12 bytes
//! that make up nearly all of a text (`trường`, `Trường`, `hòa`, `hoà`, `UBND`). What it does not hold is folded; a test compares both.

use super::Unit;
use crate::limits;
use crate::syllable::{Placement, Syllable};
use crate::text::{self, Case};

/// Bytes of a slot: the form, then unit and case.
const SLOT: usize = 16;

/// Bytes of the longest form: no syllable has more, and a slot then never reaches over a cache line's end.
pub(crate) const FORM_BYTES: usize = 12;

const FORM_MASK: u128 = !(u128::MAX << (8 * FORM_BYTES));

/// What a written form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form(u32);

impl Form {
    const fn new(unit: Unit, case: Case, one_letter: bool) -> Self {
        let capital = !matches!(case, Case::Lower);
        Self(unit.number() | (case as u32) << 24 | (one_letter as u32) << 27 | (capital as u32) << 28)
    }

    #[inline]
    pub(crate) const fn unit(self) -> Unit {
        Unit::from_number(self.0 & 0x00FF_FFFF)
    }

    #[inline]
    pub(crate) const fn case(self) -> Case {
        match self.0 >> 24 & 7 {
            1 => Case::Lower,
            2 => Case::Title,
            3 => Case::Upper,
            _ => Case::None,
        }
    }

    #[inline]
    pub(crate) const fn is_one_letter(self) -> bool {
        self.0 >> 27 & 1 != 0
    }

    #[inline]
    pub(crate) const fn is_capital(self) -> bool {
        self.0 >> 28 & 1 != 0
    }
}

/// The table as a plain slice.
#[derive(Clone, Copy)]
pub(crate) struct FormsView<'d> {
    slots: &'d [u8],
    shift: u32,
}

impl<'d> FormsView<'d> {
    /// Reads the section that [`compile`] made; another length gives a table without forms.
    pub(crate) const fn new(slots: &'d [u8]) -> Self {
        let count = slots.len() / SLOT;
        let count = if count.is_power_of_two() && count > 1 { count } else { 2 };
        Self { slots, shift: 64 - count.trailing_zeros() }
    }

    /// The form that is the first `length` bytes, of which the first is the lowest.
    #[inline(always)]
    pub(crate) fn get(self, bytes: u128, length: usize) -> Option<Form> {
        let bytes = bytes & MASKS.get(length).copied()?;
        let mut slot = slot(bytes, self.shift);
        for _ in 0..limits::TABLE_PROBES {
            let at = slot * SLOT;
            let found = u128::from_le_bytes(*self.slots.get(at..)?.first_chunk()?);
            let form = found & FORM_MASK;
            if form == bytes {
                return Some(Form((found >> (8 * FORM_BYTES)) as u32));
            }
            if form == 0 {
                return None;
            }
            slot = (slot + 1) & ((u64::MAX >> self.shift) as usize);
        }
        None
    }
}

/// The bytes of a form of each length; of none for none, which no form has.
static MASKS: [u128; FORM_BYTES + 1] = {
    let mut masks = [0; FORM_BYTES + 1];
    let mut rest: &mut [u128] = &mut masks;
    let mut mask = 0;
    while let [first, behind @ ..] = rest {
        *first = mask;
        mask = mask << 8 | 0xFF;
        rest = behind;
    }
    masks
};

/// Bytes that [`outside_forms`] looks at together.
pub(crate) const BLOCK: usize = 64;

/// A bit for each of these bytes that cannot be part of a form, which ASCII letters can, and everything outside ASCII but the lead byte of
/// dashes and quotes.
#[inline]
pub(crate) fn outside_forms(block: &[u8; BLOCK]) -> u64 {
    // Each factor shifts one byte's bit to its place in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let words = block.chunks_exact(8).rev().map(|word| word.try_into().map_or(0, u64::from_le_bytes));
    words.fold(0, |mask, word| mask << 8 | (outside_form(word) >> 7).wrapping_mul(GATHER) >> 56)
}

/// The top bit of each byte that cannot be part of a form. Eight bytes at once, without a branch: the length of a syllable is what a
/// processor guesses wrong most.
#[inline]
const fn outside_form(bytes: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x80 * ONES;
    let ascii = (bytes | (0x20 * ONES)) & !TOPS;
    let from_a = ascii + (0x80 - b'a' as u64) * ONES;
    let beyond_z = ascii + (0x7F - b'z' as u64) * ONES;
    let letter = from_a & !beyond_z & !bytes;
    let sign = bytes ^ (0xE2 * ONES);
    let is_sign = !(((sign & !TOPS) + !TOPS) | sign);
    !((letter | bytes) & !is_sign) & TOPS
}

#[inline]
const fn slot(bytes: u128, shift: u32) -> usize {
    let folded = (bytes as u64) ^ ((bytes >> 64) as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) as usize
}

/// The section for these entries (small letters, composed), most frequent first, and their units: so what a text is made of stands where it
/// is looked for first.
pub(super) fn compile<'t>(entries: impl Iterator<Item = (&'t str, Unit)>) -> Vec<u8> {
    let mut seen = std::collections::BTreeSet::new();
    let mut forms: Vec<(u128, Form)> = Vec::new();
    let mut add = |text: &str, unit: Unit, case: Case| {
        if let Some(bytes) = packed(text).filter(|bytes| seen.insert(*bytes)) {
            forms.push((bytes, Form::new(unit, case, text.chars().count() == 1)));
        }
    };
    for (text, unit) in entries {
        let spelled = match Syllable::parse(text) {
            Some(syllable) => vec![text.to_owned(), syllable.spelled(Placement::Old), syllable.spelled(Placement::New)],
            None => vec![text.to_owned()],
        };
        for lower in &spelled {
            // A text with signs inside (`m'ri`) is read by the general loop.
            if !lower.chars().all(|c| text::fold(c).is_some_and(|folded| !folded.is_upper())) {
                continue;
            }
            add(lower, unit, Case::Lower);
            let mut letters = lower.chars();
            let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            add(&title, unit, Case::Title);
            // Headings in capitals are rare enough to be folded; short forms are written so always.
            if spelled.len() == 1 && lower.chars().count() > 1 {
                add(&lower.to_uppercase(), unit, Case::Upper);
            }
        }
    }
    // At most two slots in three are taken: a half-empty table of twice the bytes would miss the cache more often than it saves a probe.
    let slots = (forms.len() * 3 / 2 + 2).next_power_of_two();
    let shift = 64 - slots.trailing_zeros();
    let mut table: Vec<Option<(u128, Form)>> = vec![None; slots];
    for (bytes, form) in forms {
        let mut place = slot(bytes, shift);
        // A form beyond the probes would never be found: it is left to the general loop.
        for _ in 0..limits::TABLE_PROBES {
            match table.get_mut(place) {
                Some(free @ None) => {
                    *free = Some((bytes, form));
                    break;
                }
                _ => place = (place + 1) & (slots - 1),
            }
        }
    }
    let slots = table.into_iter().map(|slot| slot.unwrap_or((0, Form(0))));
    slots.flat_map(|(form, value)| (form | u128::from(value.0) << (8 * FORM_BYTES)).to_le_bytes()).collect()
}

fn packed(text: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..text.len()).filter(|_| text.len() <= FORM_BYTES)?.copy_from_slice(text.as_bytes());
    Some(u128::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_part_of_a_form_is_found_at_every_byte() {
        for byte in 0..=255u8 {
            let inside = byte.is_ascii_alphabetic() || byte >= 128 && byte != 0xE2;
            for at in 0..BLOCK {
                let mut block = [b'x'; BLOCK];
                block[at] = byte;
                assert_eq!(outside_forms(&block), u64::from(!inside) << at, "byte {byte:#x} at {at}");
            }
        }
    }

    #[test]
    #[cfg(feature = "data-units")]
    fn frequent_forms_stand_where_they_are_looked_for_first() {
        let units = crate::lexicon::Units::embedded().unwrap();
        let forms = units.forms();
        let first = (Unit::FIRST_LEXICAL..).take(2_000).map(|number| packed(units.text(Unit(number)).unwrap()).unwrap());
        let at_home = first.filter(|form| {
            let at = slot(*form, forms.shift) * SLOT;
            u128::from_le_bytes(forms.slots[at..at + SLOT].try_into().unwrap()) & FORM_MASK == *form
        });
        assert!(at_home.count() > 1_900);
    }
}
