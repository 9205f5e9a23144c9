//! What was written, in one form: letters, tones, case, tone-mark placement and composition folded to a [`Key`].
//!
//! Vietnamese writes a syllable with base letters (`a ă â b c d đ e ê …`) and one tone. A [`Key`] packs both: six bits
//! a letter, three bits for the tone of the whole run of letters. So upper and lower case, composed (NFC) and decomposed
//! (NFD) letters, odd order of marks, the look-alikes `Ð ð Ɖ` of `Đ đ`, and old and new placement of the tone mark (`hoà`,
//! `hòa`) give the same key by construction, while scanning, without a copy of the text. Runs longer than ten letters, with
//! two tones or with letters outside the alphabet (`Müller`, `Ω`) get a 64-bit hash instead of the exact packing.

mod case;
mod comparable;
mod escape;
mod key;
mod letter;

pub use case::Case;
pub use comparable::comparable;
pub(crate) use escape::escape_html;
pub(crate) use key::mix as hash;
pub use key::{Key, KeyBuilder};
pub(crate) use letter::{ASCII, fold, fold_three, fold_two, is_ignorable, is_mark, is_word_letter, letter_of, with_tone};
pub use letter::{Mark, Tone};

/// The key of a whole string of letters and digits; other characters take part as themselves.
///
/// ```
/// use vanban::text::key;
/// assert_eq!(key("Hoà"), key("hòa"));
/// assert_eq!(key("Ðường"), key("đường"));
/// assert_ne!(key("ma"), key("má"));
/// ```
#[must_use]
pub fn key(text: &str) -> Key {
    let mut builder = KeyBuilder::default();
    for c in text.chars() {
        builder.push(c);
    }
    builder.finish()
}

#[cfg(test)]
mod tests;
