//! [`comparable`]: one spelling of a text, as a string.

use unicode_normalization::UnicodeNormalization as _;

/// Old tone-mark placement and the new one.
const PLACEMENT: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// A text in NFC, in lower case, with the tone marks of `oa`, `oe`, `uy` in their new places: equal for two spellings of one text.
///
/// It serves measures that compare strings, not readers: it takes the vowels of `quý` for a rhyme as well. Where speed counts compare
/// [`key`](super::key)s. Builds strings; linear.
///
/// ```
/// use vanban::text::comparable;
/// assert_eq!(comparable("HOÀ BÌNH"), comparable("Hòa bình"));
/// assert_ne!(comparable("ma"), comparable("má"));
/// ```
#[must_use]
pub fn comparable(text: &str) -> String {
    let mut folded = text.nfc().collect::<String>().to_lowercase();
    for (old, new) in PLACEMENT {
        if folded.contains(old) {
            folded = folded.replace(old, new);
        }
    }
    folded
}
