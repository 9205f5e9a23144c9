//! How a short form is written: comparing its case with the table's, its letters with a full form's initials.

use crate::text;

/// The letters that may follow each other in a definition: more make no definition.
pub(super) const LETTERS: usize = 16;

/// Whether `surface` has capitals and small letters where `spelling` has them. Both have the same folded key already.
pub(super) fn same_case(surface: &str, spelling: &str) -> bool {
    letters(surface).map(char::is_uppercase).eq(letters(spelling).map(char::is_uppercase))
}

/// Whether every letter is a capital.
pub(super) fn all_capitals(surface: &str) -> bool {
    letters(surface).all(char::is_uppercase)
}

/// Letters without combining marks and signs, so that NFC and NFD give as many.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|&c| c.is_alphabetic() && !text::is_mark(c))
}

/// How many letters a form has, marks and signs left out.
pub(super) fn letter_count(text: &str) -> usize {
    letters(text).count()
}

/// The capitals of a form without their marks: `T.Ư` gives `t`, `u`; `TTg` gives `t`, `t`. `None` beyond [`LETTERS`].
pub(super) fn initials(form: &str) -> Option<([u8; LETTERS], usize)> {
    let mut found = [0; LETTERS];
    let mut count = 0;
    for c in letters(form).filter(|c| c.is_uppercase()) {
        *found.get_mut(count)? = plain(c);
        count += 1;
    }
    Some((found, count))
}

/// The plain letter that a syllable begins with: `ủ` gives `u`, `Đ` gives its own number. 0 for what is no letter.
pub(super) fn initial(word: &str) -> u8 {
    word.chars().next().map_or(0, plain)
}

fn plain(c: char) -> u8 {
    match text::fold(c).and_then(|folded| text::letter_of(folded.code())) {
        Some('ă' | 'â') => b'a',
        Some('ê') => b'e',
        Some('ô' | 'ơ') => b'o',
        Some('ư') => b'u',
        Some('đ') => 1,
        Some(letter) => u8::try_from(letter).unwrap_or(0),
        None => 0,
    }
}
