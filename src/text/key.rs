//! [`Key`]: one folded run of letters as a number.

use super::letter::{Mark, extra_code, fold, is_ignorable, with_shape};
use crate::limits;
use unicode_normalization::char::decompose_canonical;

/// Letters that a key packs exactly: six bits each beside three bits of tone.
const EXACT_LETTERS: u32 = 10;
const HASHED: u64 = 1 << 63;

/// A folded run of letters (case, composition and tone-mark placement removed). Equal keys mean the same syllable or word;
/// runs of up to ten letters are packed exactly, others hashed to 63 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u64);

impl Key {
    /// The number.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }

    /// A key from its number, as a compiled table holds it.
    #[must_use]
    pub const fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// Whether the key packs its letters, so that they can be read back from it.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        self.0 & HASHED == 0
    }

    /// The tone's number, 0 to 5 (of exact keys).
    #[must_use]
    pub const fn tone(self) -> u8 {
        (self.0 >> 60 & 7) as u8
    }

    /// The same letters without the tone.
    #[must_use]
    pub const fn without_tone(self) -> Self {
        if self.is_exact() { Self(self.0 & ((1 << 60) - 1)) } else { self }
    }

    /// The letters' codes, first to last (of exact keys; nothing otherwise).
    pub(crate) fn codes(self) -> impl Iterator<Item = u8> {
        let packed = if self.is_exact() { self.without_tone().0 } else { 0 };
        (0..EXACT_LETTERS).rev().map(move |at| (packed >> (6 * at) & 63) as u8).skip_while(|&code| code == 0)
    }

    /// Number of letters (of exact keys; 0 otherwise).
    #[must_use]
    pub fn letters(self) -> usize {
        self.codes().count()
    }
}

impl KeyBuilder {
    /// Letters that [`KeyBuilder::of_letters`] takes.
    pub(crate) const EXACT_LETTERS: u32 = EXACT_LETTERS;

    /// A builder to which up to ten letters with at most one tone have been added: their codes, six bits each, and the tone. It is for
    /// finishing only, because it does not know on which letter the tone stood.
    #[inline]
    pub(crate) const fn of_letters(packed: u64, letters: u32, tone: u8) -> Self {
        Self { packed, letters, tone, tone_at: 0, marks: 0, odd: 0 }
    }
}

/// Builds a [`Key`] letter by letter, while the text is scanned. Copying it is cheap; it allocates nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyBuilder {
    packed: u64,
    letters: u32,
    tone: u8,
    tone_at: u32,
    marks: u32,
    /// What the exact form cannot hold, mixed in any order within a letter, in order between letters.
    odd: u64,
}

impl KeyBuilder {
    /// Adds a letter by its code, with its tone.
    #[inline]
    pub(crate) fn letter(&mut self, code: u8, tone: u8) {
        if self.letters >= EXACT_LETTERS {
            self.odd = mix(self.odd ^ (self.packed >> 54 & 63));
        }
        self.packed = (self.packed << 6 | u64::from(code)) & ((1 << 60) - 1);
        self.letters += 1;
        self.marks = 0;
        if tone != 0 {
            self.tone(tone);
        }
    }

    #[inline]
    fn tone(&mut self, tone: u8) {
        if self.tone == 0 {
            self.tone = tone;
            self.tone_at = self.letters;
        } else if self.tone_at != self.letters || self.tone != tone {
            // A second tone is no Vietnamese: both take part, with their places, in whatever order the marks stand.
            self.odd = self.odd.wrapping_add(mix(u64::from(tone) << 32 | u64::from(self.letters)));
        }
    }

    /// Adds any character: letters in either composition, marks, digits, others as themselves.
    pub fn push(&mut self, c: char) {
        if let Some(folded) = fold(c) {
            self.letter(folded.code(), folded.tone());
        } else {
            self.push_other(c);
        }
    }

    #[cold]
    fn push_other(&mut self, c: char) {
        let extra = extra_code(c);
        if extra != 0 {
            self.letter(extra, 0);
        } else if is_ignorable(c) {
        } else if let Some(mark) = Mark::of(c) {
            self.mark(mark);
        } else {
            decompose_canonical(c, |part| self.push_part(part));
        }
    }

    fn push_part(&mut self, c: char) {
        if let Some(mark) = Mark::of(c) {
            self.mark(mark);
        } else if super::is_mark(c) {
            self.odd_mark(c as u64);
        } else if let Some(folded) = fold(c) {
            self.letter(folded.code(), folded.tone());
        } else {
            let extra = extra_code(c);
            if extra != 0 {
                self.letter(extra, 0);
            } else {
                // 63 is no letter's code; the character itself goes into the hash, with its case folded.
                self.letter(63, 0);
                for lower in c.to_lowercase() {
                    self.odd = mix(self.odd ^ u64::from(lower as u32) << 8);
                }
            }
        }
    }

    fn mark(&mut self, mark: Mark) {
        match mark {
            Mark::Tone(tone) => self.tone(tone as u8),
            shape => match with_shape((self.packed & 63) as u8, shape) {
                Some(code) => self.packed = self.packed & !63 | u64::from(code),
                None => self.odd_mark(shape_character(shape)),
            },
        }
    }

    /// A mark that makes no letter of the alphabet: its place and kind count, its order among the letter's marks does not.
    fn odd_mark(&mut self, kind: u64) {
        if (self.marks as usize) < limits::MARKS_PER_LETTER {
            self.marks += 1;
            self.odd = self.odd.wrapping_add(mix(kind << 24 | u64::from(self.letters)));
        }
    }

    /// How many letters were added.
    #[must_use]
    pub const fn letters(&self) -> u32 {
        self.letters
    }

    /// The key of what was added.
    #[inline]
    #[must_use]
    pub const fn finish(self) -> Key {
        if self.letters <= EXACT_LETTERS && self.odd == 0 {
            return Key((self.tone as u64) << 60 | self.packed);
        }
        let hash = mix(mix(self.odd ^ (self.tone as u64) << 60 ^ self.packed) ^ self.letters as u64);
        Key(hash | HASHED)
    }
}

/// The finalizer of splitmix64: every input bit changes about half of the output bits.
pub(crate) const fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ number >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ number >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ number >> 31
}

/// The combining character of a shape mark, so that it hashes as the same mark on any letter does.
const fn shape_character(mark: Mark) -> u64 {
    match mark {
        Mark::Circumflex => 0x302,
        Mark::Breve => 0x306,
        Mark::Horn => 0x31B,
        Mark::Tone(_) => 0,
    }
}
