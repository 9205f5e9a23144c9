//! Counts in how many sentences a word stands, by the words of the silver corpus: what keywords are compared with.

use crate::corpus;
use std::collections::{BTreeMap, BTreeSet};
use vanban::lexicon::Units;
use vanban::token::Tokenizer;

/// A word is kept when as many sentences hold it; rarer ones count as rare.
const SENTENCES: u64 = 12;
/// Longer words are names and chance.
const TOKENS: usize = 5;
/// The tool whose cuts count, as a bit of the corpus's signs; `b` is its yes where others could not be aligned.
const TOOL: u32 = 4;

/// Prints `frequencies.tsv`.
pub(crate) fn run(paths: &[String]) -> Result<(), String> {
    let tokenizer = Tokenizer::new(Units::embedded().map_err(|error| error.to_string())?);
    // By units, with the most frequent spelling.
    let mut counts: BTreeMap<Vec<u32>, (u64, String)> = BTreeMap::new();
    let mut total = 0u64;
    let mut tokens = Vec::new();
    for path in paths {
        for line in corpus::lines(path)? {
            let line = line?;
            let Some((text, signs)) = line.split_once('\t') else { continue };
            total += 1;
            let mut words: BTreeSet<String> = BTreeSet::new();
            let mut word = String::new();
            let mut signs = signs.chars();
            for piece in text.split(' ') {
                word.push_str(&piece.to_lowercase());
                let inside = match signs.next() {
                    Some('b') => true,
                    Some(sign) => sign.to_digit(8).is_some_and(|sign| sign & TOOL != 0),
                    None => false,
                };
                if inside {
                    word.push(' ');
                } else {
                    words.insert(std::mem::take(&mut word).trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
                }
            }
            for word in words {
                if word.chars().any(char::is_numeric) {
                    continue;
                }
                tokenizer.tokenize_into(&word, &mut tokens);
                let units: Vec<u32> = tokens.iter().map(|token| token.unit.number()).collect();
                if units.is_empty() || units.len() > TOKENS || !tokens.iter().all(|token| token.unit.is_lexical()) {
                    continue;
                }
                let entry = counts.entry(units).or_insert_with(|| (0, word));
                entry.0 += 1;
            }
        }
    }
    let mut rows: Vec<(String, u64)> = counts
        .into_values()
        .filter(|(count, _)| *count >= SENTENCES)
        .map(|(count, word)| (word, (count * 1_000_000 / total.max(1)).max(1)))
        .collect();
    rows.sort();
    println!("# Made by `vanban-trainer frequencies`: in how many of a million sentences of news (2017, 2025-2026) a word stands.");
    println!("word\tper_million");
    for (word, count) in rows {
        println!("{word}\t{count}");
    }
    Ok(())
}
