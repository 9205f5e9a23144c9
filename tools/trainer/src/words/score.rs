//! Scores words against gold, as the authors' scorer does: a word is the range of characters that it covers, white space not counted.

use super::read::{Gold, token_ends};
use std::collections::BTreeSet;
use std::fmt;
use vanban::token::Tokenizer;
use vanban::word::{WordScratch, WordSegmenter};

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    gold: usize,
    found: usize,
    right: usize,
}

impl Count {
    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Figures of one file of gold.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Scores {
    words: Count,
    several: Count,
    whole: usize,
    sentences: usize,
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = 100.0 * self.whole as f64 / self.sentences.max(1) as f64;
        write!(f, "{:.2} (several syllables {:.2}, sentences {whole:.1})", self.words.f1(), self.several.f1())
    }
}

type Spans = BTreeSet<(usize, usize)>;

/// What the segmenter finds, against what gold has.
pub(crate) fn score(
    gold: &[Gold],
    tokenizer: &Tokenizer,
    segmenter: &WordSegmenter,
    mut wrong: impl FnMut(&Gold, &Spans, &Spans),
) -> Scores {
    let mut scores = Scores::default();
    let (mut tokens, mut words, mut scratch) = (Vec::new(), Vec::new(), WordScratch::default());
    for sentence in gold {
        tokenizer.tokenize_into(&sentence.text, &mut tokens);
        segmenter.words_into(&sentence.text, &tokens, &mut scratch, &mut words);
        let ends = token_ends(&sentence.text, &tokens);
        let spans = |ends: &mut dyn Iterator<Item = usize>| -> Spans {
            let mut start = 0;
            ends.map(|end| (std::mem::replace(&mut start, end), end)).collect()
        };
        let found = spans(&mut words.iter().map(|word| ends[word.end as usize - 1]));
        let right = spans(&mut sentence.ends.iter().copied());
        let mut chunks = Vec::new();
        let mut at = 0;
        for chunk in sentence.text.split_whitespace() {
            let end = at + chunk.chars().count();
            if chunk.chars().any(char::is_alphabetic) {
                chunks.push((at, end));
            }
            at = end;
        }
        let several = |spans: &Spans| -> Spans {
            let holds = |span: &(usize, usize)| chunks.iter().filter(|(a, b)| *a < span.1 && *b > span.0).count() > 1;
            spans.iter().copied().filter(|span| holds(span)).collect()
        };
        for (count, right, found) in
            [(&mut scores.words, right.clone(), found.clone()), (&mut scores.several, several(&right), several(&found))]
        {
            count.gold += right.len();
            count.found += found.len();
            count.right += right.intersection(&found).count();
        }
        scores.sentences += 1;
        scores.whole += usize::from(right == found);
        if right != found {
            wrong(sentence, &right, &found);
        }
    }
    scores
}
