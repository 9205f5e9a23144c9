//! Arrays of little-endian numbers, read where they stand in a section.

/// The first of `count` places that is not below what is looked for, in an order in which those below stand first: a binary search for what
/// is no slice.
#[inline]
pub(crate) fn partition_point(count: usize, mut below: impl FnMut(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if below(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

macro_rules! array {
    ($(#[$doc:meta])* $name:ident, $number:ty, $width:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name<'d>(&'d [u8]);

        impl<'d> $name<'d> {
            /// Reads `section` as numbers; trailing bytes that fill no whole number are ignored.
            #[must_use]
            pub const fn new(section: &'d [u8]) -> Self {
                Self(section)
            }

            /// The number at `index`, or `None` beyond the end. One bounds check and one load.
            #[inline]
            #[must_use]
            pub fn get(self, index: usize) -> Option<$number> {
                let at = index.checked_mul($width)?;
                let bytes = self.0.get(at..at.checked_add($width)?)?;
                bytes.try_into().ok().map(<$number>::from_le_bytes)
            }

            /// How many numbers there are.
            #[must_use]
            pub const fn len(self) -> usize {
                self.0.len() / $width
            }

            /// Whether there is none.
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.len() == 0
            }

            /// All the numbers in order.
            pub fn iter(self) -> impl Iterator<Item = $number> + 'd {
                self.0.chunks_exact($width).map(|bytes| bytes.try_into().map_or(0, <$number>::from_le_bytes))
            }
        }
    };
}

array!(
    /// `u16` numbers in a section.
    U16s, u16, 2
);
array!(
    /// `i16` numbers in a section.
    I16s, i16, 2
);
array!(
    /// `u32` numbers in a section.
    U32s, u32, 4
);
array!(
    /// `u64` numbers in a section.
    U64s, u64, 8
);
