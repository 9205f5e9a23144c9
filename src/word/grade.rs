//! How much a word of the lexicon is to be trusted: seven grades.

/// The highest grade. 0 is no word.
pub const HIGHEST: u32 = 7;

/// The grade of a word that stands in the list or not, that was seen joined `joined` times of the `seen` times that its syllables follow
/// each other; 0 where that is no word.
///
/// A share is only asked where the syllables were seen at least three times: rarer ones say nothing about their word.
#[must_use]
pub const fn of(listed: bool, joined: u32, seen: u32) -> u32 {
    let (joined, seen) = (joined as u64 * 100, seen as u64);
    match (listed, seen) {
        (true, 0..3) => 1,
        (true, _) if joined < 20 * seen => 2,
        (true, _) if joined < 70 * seen => 3,
        (true, _) if joined < 95 * seen => 4,
        (true, _) => 5,
        (false, _) if joined < 70 * seen => 0,
        (false, _) if joined < 95 * seen => 6,
        (false, _) => HIGHEST,
    }
}
