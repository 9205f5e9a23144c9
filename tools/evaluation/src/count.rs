//! [`Count`]: right, given, wanted.

use std::collections::BTreeSet;

/// How many answers were right, of how many given, and how many were wanted.
///
/// ```
/// use vanban_evaluation::Count;
///
/// let count = Count { right: 3, given: 4, wanted: 6 };
/// assert_eq!((count.precision(), count.recall(), count.f1()), (0.75, 0.5, 0.6));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Answers that gold has as well.
    pub right: usize,
    /// Answers.
    pub given: usize,
    /// What gold has.
    pub wanted: usize,
}

impl Count {
    /// Adds the answers for one document.
    pub fn add<T: Ord>(&mut self, given: &BTreeSet<T>, wanted: &BTreeSet<T>) {
        self.right += given.intersection(wanted).count();
        self.given += given.len();
        self.wanted += wanted.len();
    }

    /// Share of the answers that is right, 0 to 1; 0 where none was given.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.right, self.given)
    }

    /// Share of what was wanted that was given, 0 to 1; 0 where nothing was wanted.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.right, self.wanted)
    }

    /// The harmonic mean of precision and recall, 0 to 1.
    #[must_use]
    pub fn f1(&self) -> f64 {
        share(2 * self.right, self.given + self.wanted)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
