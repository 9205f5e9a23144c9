//! [`Span`]: a half-open byte range into the text that the caller passed.

use std::fmt;
use std::ops::Range;

/// A half-open range of bytes, `start..end`, into the original text; both ends lie on `char` boundaries.
///
/// Stored as two `u32` (a text is analysed up to [`limits::TEXT_BYTES`](crate::limits::TEXT_BYTES)), read as `usize`.
///
/// ```
/// let span = vanban::Span::new(0, 5);
/// assert_eq!(span.of("KT-XH"), "KT-XH");
/// assert_eq!(span.range(), 0..5);
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span `start..end`. Ends beyond `u32::MAX` are clamped to it; an end before the start gives an empty span.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        let start = clamp(start);
        let end = clamp(end);
        Self { start, end: if end < start { start } else { end } }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last one.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same range as a `Range`, for indexing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The piece of `text` that the span covers; empty where the span does not fit the text. Never panics.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether `other` lies inside this span (equal spans contain each other).
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span `start..end`, both known to lie within what is analysed of a text, in order.
    #[inline]
    pub(crate) const fn within(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// From the start of this span to the end of one that does not end before it.
    #[inline]
    pub(crate) const fn to(self, behind: Self) -> Self {
        Self { start: self.start, end: behind.end }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub const fn cover(self, other: Self) -> Self {
        Self {
            start: if self.start < other.start { self.start } else { other.start },
            end: if self.end > other.end { self.end } else { other.end },
        }
    }
}

const fn clamp(offset: usize) -> u32 {
    if offset > u32::MAX as usize { u32::MAX } else { offset as u32 }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_that_does_not_fit_the_text_gives_nothing() {
        assert_eq!(Span::new(1, 2).of("đ"), "");
        assert_eq!(Span::new(0, 9).of("a"), "");
        assert_eq!(Span::new(0, 2).of("đ"), "đ");
    }

    #[test]
    fn ends_are_ordered_and_clamped() {
        assert!(Span::new(5, 2).is_empty());
        assert_eq!(Span::new(0, usize::MAX).end(), u32::MAX as usize);
    }

    #[test]
    fn cover_contains_both() {
        let (a, b) = (Span::new(1, 3), Span::new(2, 7));
        assert!(a.cover(b).contains(a) && a.cover(b).contains(b));
        assert!(a.overlaps(b) && !a.overlaps(Span::new(3, 4)));
    }
}
