//! Counts the runs of letters in a corpus: which syllables and foreign words are frequent enough for a unit of their own.

use crate::corpus;
use std::collections::BTreeMap;
use vanban::lexicon::{Units, UnitsWriter};
use vanban::syllable::Syllable;
use vanban::text::key;
use vanban::token::Tokenizer;

/// Vietnamese syllables occur at least as often; rarer ones share the shape of well-formed syllables.
const SYLLABLE_COUNT: u64 = 4;
/// Other words occur at least as often.
const FOREIGN_COUNT: u64 = 40;

/// Prints `units.tsv` for the corpora.
pub(crate) fn run(paths: &[String]) -> Result<(), String> {
    let none = UnitsWriter::default().finish().and_then(Units::parse).map_err(|error| error.to_string())?;
    let tokenizer = Tokenizer::new(none);
    // By key, with the most frequent spelling.
    let mut counts: BTreeMap<_, BTreeMap<String, u64>> = BTreeMap::new();
    let mut tokens = Vec::new();
    for path in paths {
        for article in corpus::articles(path)? {
            let (title, text) = article?;
            for text in [title, text] {
                tokenizer.tokenize_into(&text, &mut tokens);
                for token in tokens.iter().filter(|token| token.is_word()) {
                    let word = token.span.of(&text).to_lowercase();
                    *counts.entry(key(&word)).or_default().entry(word).or_default() += 1;
                }
            }
        }
    }
    let mut rows = Vec::new();
    for spellings in counts.values() {
        let total: u64 = spellings.values().sum();
        let Some((word, _)) = spellings.iter().max_by_key(|(_, count)| **count) else { continue };
        let least = if Syllable::parse(word).is_some() { SYLLABLE_COUNT } else { FOREIGN_COUNT };
        if total >= least {
            rows.push((word.clone(), total));
        }
    }
    rows.sort();
    println!("# Made by `vanban-trainer units`; counts from news of 2017 and 2025-2026.\ntext\tcount");
    for (word, count) in rows {
        println!("{word}\t{count}");
    }
    Ok(())
}
