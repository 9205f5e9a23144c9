//! [`Sieve`]: tells in one look that a number is none of a set.

/// One bit for each class of numbers, `64 × WORDS` classes: what falls through is none of the set, what stays may be one.
#[derive(Clone, Debug)]
pub(crate) struct Sieve<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Sieve<WORDS> {
    pub(crate) fn new(numbers: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = [0; WORDS];
        for (word, bit) in numbers.into_iter().map(Self::place) {
            if let Some(bits) = bits.get_mut(word) {
                *bits |= bit;
            }
        }
        Self(bits)
    }

    /// The word and the bit of a number's class.
    const fn place(number: u32) -> (usize, u64) {
        let class = number as usize % (64 * WORDS);
        (class / 64, 1 << (class % 64))
    }

    #[inline]
    pub(crate) fn may_hold(&self, number: u32) -> bool {
        let (word, bit) = Self::place(number);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_stays_and_most_else_falls_through() {
        let sieve = Sieve::<4>::new([3, 259, u32::MAX]);
        assert!([3, 259, u32::MAX].into_iter().all(|number| sieve.may_hold(number)));
        assert_eq!((0..256).filter(|&number| sieve.may_hold(number)).count(), 2, "3 and 259 are of one class, 255 is the last");
    }
}
