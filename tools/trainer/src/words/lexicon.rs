//! The lexicon: words of a list, of gold, and of silver where all tools agree, with how often they are one word in silver.

use super::read;
use crate::corpus;
use std::collections::BTreeMap;
use std::path::Path;
use vanban::lexicon::{Node, Unit, Units};
use vanban::token::{Token, Tokenizer};
use vanban::word::{ModelWriter, WordSegmenter, grade};

/// Times that all tools must have found a word for it to be a candidate.
const UNANIMOUS: u32 = 5;
/// Times in gold.
const GOLD: u32 = 2;
const TOKENS: usize = 6;

/// Whether a vote counts as a yes: RDRsegmenter and one more.
fn is_yes(vote: char) -> bool {
    matches!(vote, '5' | '6' | '7' | 'b')
}

/// Prints `words-lexicon.tsv`.
pub(crate) fn run(paths: &[String]) -> Result<(), String> {
    let [list, gold, silver] = paths else {
        return Err("usage: vanban-trainer words-lexicon VNVOCAB.txt GOLD.txt SILVER.tsv.zst".to_owned());
    };
    let units = Units::embedded().map_err(|error| error.to_string())?;
    let tokenizer = Tokenizer::new(units.clone());
    // By units: the text, whether the list has it.
    let mut words: BTreeMap<Vec<u32>, (String, bool)> = BTreeMap::new();
    let key = |text: &str| -> Option<Vec<u32>> {
        let tokens = tokenizer.tokenize(text);
        let fits = tokens.len() > 1 && tokens.iter().all(|token| token.is_word() && token.unit.is_lexical());
        fits.then(|| tokens.iter().map(|token| token.unit.number()).collect())
    };
    for line in corpus::lines(list)? {
        let word = line?.trim().to_lowercase();
        if let Some(key) = key(&word) {
            words.entry(key).or_insert((word, true));
        }
    }
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for sentence in read::gold(gold)? {
        let tokens = tokenizer.tokenize(&sentence.text);
        for word in spans(&tokens, &sentence.borders(&tokens)) {
            *counts.entry(words_of(&sentence.text, word)).or_default() += 1;
        }
    }
    let candidates = |counts: BTreeMap<String, u32>, least: u32| {
        let frequent = counts.into_iter().filter(move |(_, count)| *count >= least);
        frequent.filter_map(|(word, _)| Some((key(&word)?, word))).collect::<Vec<_>>()
    };
    let mut found = candidates(counts, GOLD);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for sentence in read::silver(silver, &tokenizer)? {
        let sentence = sentence?;
        let unsure: Vec<bool> = sentence.votes.iter().map(|vote| !matches!(vote, '0' | '7' | '?')).collect();
        let joins: Vec<bool> = sentence.votes.iter().map(|vote| *vote == '7').collect();
        for word in spans(&sentence.tokens, &joins) {
            let first = sentence.tokens.iter().position(|token| token.span == word[0].span).unwrap_or(0);
            let last = first + word.len() - 1;
            let is_unsure = |border: usize| unsure.get(border).copied().unwrap_or(false);
            if !(first > 0 && is_unsure(first - 1) || is_unsure(last)) {
                *counts.entry(words_of(&sentence.text, word)).or_default() += 1;
            }
        }
    }
    found.extend(candidates(counts, UNANIMOUS));
    for (key, word) in found {
        words.entry(key).or_insert((word, false));
    }

    // How often their syllables follow each other, and how often as one word.
    let mut writer = ModelWriter::default();
    for key in words.keys() {
        let key: Vec<Unit> = key.iter().map(|&number| Unit::from_number(number)).collect();
        writer.word(&key, 1).map_err(|error| error.to_string())?;
    }
    let all = WordSegmenter::parse(writer.finish(units.fingerprint()), &units).map_err(|error| error.to_string())?;
    let mut seen: BTreeMap<Vec<u32>, (u32, u32)> = BTreeMap::new();
    for sentence in read::silver(silver, &tokenizer)? {
        let sentence = sentence?;
        for first in 0..sentence.tokens.len() {
            let mut node = Node::ROOT;
            for (at, token) in sentence.tokens.iter().enumerate().skip(first) {
                if at > first && token.starts_line() {
                    break;
                }
                let Some(next) = all.lexicon().step(node, token.unit) else { break };
                node = next;
                if all.lexicon().value(node).is_none() {
                    continue;
                }
                let yes = |border: usize| sentence.votes.get(border).copied().is_some_and(is_yes);
                let joined = (first..at).all(yes) && !(first > 0 && yes(first - 1)) && !yes(at);
                let key = sentence.tokens[first..=at].iter().map(|token| token.unit.number()).collect();
                let counts = seen.entry(key).or_default();
                counts.0 += u32::from(joined);
                counts.1 += 1;
            }
        }
    }
    let mut rows: Vec<String> = words
        .into_iter()
        .filter_map(|(key, (word, listed))| {
            let (joined, seen) = seen.get(&key).copied().unwrap_or_default();
            let list = if listed { "vnvocab" } else { "" };
            (grade::of(listed, joined, seen) > 0).then(|| format!("{word}\t{list}\t{joined}\t{seen}"))
        })
        .collect();
    rows.sort();
    println!("# Made by `vanban-trainer words-lexicon`; see words.md.\nword\tlist\tjoined\tseen");
    rows.iter().for_each(|row| println!("{row}"));
    Ok(())
}

/// The words of two and more tokens, all of letters, that these borders make.
fn spans<'t>(tokens: &'t [Token], joins: &[bool]) -> Vec<&'t [Token]> {
    let mut found = Vec::new();
    let mut first = 0;
    for at in 0..tokens.len() {
        if joins.get(at).copied().unwrap_or(false) {
            continue;
        }
        let word = &tokens[first..=at];
        if (2..=TOKENS).contains(&word.len()) && word.iter().all(Token::is_word) {
            found.push(word);
        }
        first = at + 1;
    }
    found
}

fn words_of(text: &str, word: &[Token]) -> String {
    word.iter().map(|token| token.span.of(text).to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// The lexicon of `dictionaries/sources`, as a writer of a model without weights.
pub(crate) fn read(sources: &Path, units: &Units) -> Result<ModelWriter, String> {
    let path = sources.join("words-lexicon.tsv");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let tokenizer = Tokenizer::new(units.clone());
    let mut writer = ModelWriter::default();
    for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [word, list, joined, seen] = cells[..] else { return Err(format!("{}: {line}", path.display())) };
        let number = |cell: &str| cell.parse().map_err(|_| format!("{}: {line}", path.display()));
        let key: Vec<Unit> = tokenizer.tokenize(word).iter().map(|token| token.unit).collect();
        let grade = grade::of(!list.is_empty(), number(joined)?, number(seen)?);
        if grade > 0 && key.iter().all(|unit| unit.is_lexical()) {
            writer.word(&key, grade).map_err(|error| error.to_string())?;
        }
    }
    Ok(writer)
}
