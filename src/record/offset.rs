//! [`OffsetMap`]: from bytes of the text to the unit in which a program counts.

use crate::span::Span;
use std::borrow::Cow;

/// The unit in which offsets are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum OffsetUnit {
    /// Bytes of UTF-8: what Rust, Go and C count.
    #[default]
    Byte,
    /// Unicode code points: what Python counts.
    Char,
    /// UTF-16 code units: what JavaScript, Java and C# count.
    Utf16,
}

/// Bytes between two stored counts: one look-up counts the letters of half as many on average.
const STEP: usize = 64;

/// Converts byte offsets of one text. Building it is one pass over the text (none for bytes); a look-up counts at most 64 bytes.
///
/// ```
/// use vanban::record::{OffsetMap, OffsetUnit};
///
/// let text = "Đắk Lắk 🌾";
/// let end = text.len();
/// assert_eq!(OffsetMap::new(text, OffsetUnit::Byte).offset(end), 17);
/// assert_eq!(OffsetMap::new(text, OffsetUnit::Char).offset(end), 9);
/// assert_eq!(OffsetMap::new(text, OffsetUnit::Utf16).offset(end), 10);
/// ```
#[derive(Clone, Debug)]
pub struct OffsetMap<'t> {
    bytes: &'t [u8],
    unit: OffsetUnit,
    /// The count before every [`STEP`]th byte.
    counts: Cow<'static, [u32]>,
}

impl<'t> OffsetMap<'t> {
    /// The map of `text` to `unit`.
    #[must_use]
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let bytes = text.as_bytes();
        let counts = match unit {
            OffsetUnit::Byte => Cow::Borrowed(&[][..]),
            _ => {
                let mut total = 0;
                let sum = |chunk: &[u8]| {
                    let before = total;
                    total += units(chunk, unit) as u32;
                    before
                };
                Cow::Owned(bytes.chunks(STEP).map(sum).collect())
            }
        };
        Self { bytes, unit, counts }
    }

    /// The unit.
    #[must_use]
    pub const fn unit(&self) -> OffsetUnit {
        self.unit
    }

    /// How many units stand before this byte. A byte inside a letter counts as the one behind it, a byte beyond the text as its end.
    #[must_use]
    pub fn offset(&self, byte: usize) -> usize {
        let byte = byte.min(self.bytes.len());
        if self.unit == OffsetUnit::Byte {
            return byte;
        }
        // A text whose length is a multiple of the step has no count behind its last chunk.
        let chunk = (byte / STEP).min(self.counts.len().saturating_sub(1));
        let before = self.counts.get(chunk).map_or(0, |count| *count as usize);
        before + units(self.bytes.get(chunk * STEP..byte).unwrap_or_default(), self.unit)
    }

    /// Both ends of a span.
    #[must_use]
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.offset(span.start()), self.offset(span.end()))
    }
}

/// Units of a piece of UTF-8: every lead byte is a letter; one of four bytes is two units of UTF-16.
fn units(bytes: &[u8], unit: OffsetUnit) -> usize {
    let letters = bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    match unit {
        OffsetUnit::Utf16 => letters + bytes.iter().filter(|byte| **byte >= 0xF0).count(),
        _ => letters,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_counts_what_stands_before_it() {
        let text = "Đảng ủy 🌾 xã e\u{323}\u{302}\n".repeat(23);
        for unit in [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16] {
            let map = OffsetMap::new(&text, unit);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = &text[..at];
                let wanted = match unit {
                    OffsetUnit::Byte => at,
                    OffsetUnit::Char => before.chars().count(),
                    OffsetUnit::Utf16 => before.encode_utf16().count(),
                };
                assert_eq!(map.offset(at), wanted, "{unit:?} {at}");
            }
            assert_eq!(map.offset(usize::MAX), map.offset(text.len()));
        }
    }

    #[test]
    fn lengths_around_the_step_are_whole() {
        for length in [0, STEP - 1, STEP, STEP + 1, 2 * STEP] {
            let text = "a".repeat(length);
            assert_eq!(OffsetMap::new(&text, OffsetUnit::Char).offset(length), length);
        }
    }
}
