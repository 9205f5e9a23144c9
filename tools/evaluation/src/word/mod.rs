//! How many words are right, against segmented text.
//!
//! A word is compared as the range of characters that it covers, white space not counted: so a treebank's blanks before its commas make no
//! difference, and the same gold judges [`glued`] text.

mod glue;
mod read;

pub use glue::glued;
pub use read::{Sentence, load, parse};

use crate::count::Count;
use std::collections::BTreeSet;

/// The counts over sentences; add one after the other.
///
/// ```
/// use vanban_evaluation::word::{Scores, parse};
///
/// let gold = parse("tỉnh phát_triển kinh_tế\n", "gold.txt")?;
/// let mut scores = Scores::default();
/// scores.add(&gold[0], ["tỉnh", "phát triển", "kinh", "tế"]);
/// assert_eq!((scores.words.right, scores.words.given, scores.words.wanted), (2, 4, 3));
/// # Ok::<(), vanban_evaluation::GoldError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// All words, signs included.
    pub words: Count,
    /// Words with a letter or a figure.
    pub lexical: Count,
    /// Words of two or more pieces of text, each with a letter, between which gold has white space.
    pub multiple: Count,
    /// Of the gold words counted in `multiple`, those that the training text holds: found and wanted.
    pub seen: (usize, usize),
    /// The same for those that it does not hold.
    pub unseen: (usize, usize),
    /// Sentences.
    pub sentences: usize,
    /// Sentences all of whose words are right.
    pub whole: usize,
    /// Sentences whose gold words are not their text: the gold is broken there.
    pub mismatched: usize,
    known: BTreeSet<String>,
}

impl Scores {
    /// Scores that also tell apart words which this text holds and others.
    #[must_use]
    pub fn with_training(training: &[Sentence]) -> Self {
        let several = training.iter().flat_map(|sentence| &sentence.words).filter(|word| word.contains(' '));
        Self { known: several.map(|word| lower(word)).collect(), ..Self::default() }
    }

    /// Compares the words that were found, in order: together they are the sentence's text but for its white space.
    pub fn add<S: AsRef<str>>(&mut self, gold: &Sentence, words: impl IntoIterator<Item = S>) {
        let letters: Vec<char> = gold.text.chars().filter(|c| !c.is_whitespace()).collect();
        let wanted = ranges(&gold.words);
        if gold.words.iter().flat_map(|word| word.chars()).filter(|c| !c.is_whitespace()).ne(letters.iter().copied()) {
            self.mismatched += 1;
        }
        let given = ranges(words);
        let pieces = pieces(&gold.text);
        let is_lexical = |word: &Range| letters.get(word.0..word.1).is_some_and(|part| part.iter().any(|c| c.is_alphanumeric()));
        let is_multiple = |word: &Range| pieces.iter().filter(|piece| piece.0 < word.1 && piece.1 > word.0).count() >= 2;
        let (given_set, wanted_set): (BTreeSet<Range>, BTreeSet<Range>) =
            (given.iter().copied().collect(), wanted.iter().copied().collect());
        let only = |set: &BTreeSet<Range>, is: &dyn Fn(&Range) -> bool| set.iter().copied().filter(|word| is(word)).collect();
        self.words.add(&given_set, &wanted_set);
        self.lexical.add(&only(&given_set, &is_lexical), &only(&wanted_set, &is_lexical));
        self.multiple.add(&only(&given_set, &is_multiple), &only(&wanted_set, &is_multiple));
        for (range, word) in wanted.iter().zip(gold.words.iter().filter(|word| !word.trim().is_empty())) {
            if is_multiple(range) {
                let place = if self.known.contains(&lower(word)) { &mut self.seen } else { &mut self.unseen };
                place.0 += usize::from(given_set.contains(range));
                place.1 += 1;
            }
        }
        self.sentences += 1;
        self.whole += usize::from(given_set == wanted_set);
    }
}

/// Characters that a word covers, white space not counted.
type Range = (usize, usize);

/// The ranges of words that follow each other; what is only white space is none.
fn ranges<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Vec<Range> {
    let mut at = 0;
    let length = |word: S| word.as_ref().chars().filter(|c| !c.is_whitespace()).count();
    let range = |length| {
        at += length;
        (at - length, at)
    };
    words.into_iter().map(length).filter(|length| *length > 0).map(range).collect()
}

/// The ranges of the pieces between white space that hold a letter.
fn pieces(text: &str) -> Vec<Range> {
    let all = ranges(text.split_whitespace());
    let lettered = text.split_whitespace().map(|piece| piece.contains(char::is_alphabetic));
    all.into_iter().zip(lettered).filter(|(_, lettered)| *lettered).map(|(range, _)| range).collect()
}

fn lower(word: &str) -> String {
    word.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_does_not_count() {
        let gold = parse("Bắt_đầu , 10.000 người TP._HCM !\n", "a").unwrap();
        assert_eq!(glued(&gold[0].text), "Bắt đầu, 10.000 người TP. HCM!");
        let mut scores = Scores::default();
        scores.add(&gold[0], ["Bắt đầu", ",", "10.000", "người", "TP.", "HCM", "!"]);
        assert_eq!(scores.words, Count { right: 5, given: 7, wanted: 6 });
        assert_eq!(scores.lexical, Count { right: 3, given: 5, wanted: 4 });
        assert_eq!(scores.multiple, Count { right: 1, given: 1, wanted: 2 });
        assert_eq!((scores.sentences, scores.whole, scores.mismatched), (1, 0, 0));
    }

    #[test]
    fn seen_and_unseen_words_are_told_apart() {
        let training = parse("Kinh_tế tăng\n", "a").unwrap();
        let gold = parse("kinh_tế xã_hội\n", "b").unwrap();
        let mut scores = Scores::with_training(&training);
        scores.add(&gold[0], ["kinh tế", "xã", "hội"]);
        assert_eq!((scores.seen, scores.unseen), ((1, 1), (0, 1)));
    }
}
