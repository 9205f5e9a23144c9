//! Counts which syllables are written with capitals, behind what: how the entity grammar restores the capitals of texts without them.
//!
//! For each syllable: how likely it has a capital behind nothing, behind a small word, behind a capital; for pairs of syllables the
//! same where the pair says something else than the second syllable alone. Beginnings of sentences are not counted.

use crate::corpus;
use std::collections::HashMap;
use vanban::lexicon::{Unit, Units};
use vanban::text::Case;
use vanban::token::{Token, Tokenizer};

/// Pairs that are written down: those that say most.
const PAIRS: usize = 43_000;
/// A pair is judged from as many occurrences.
const PAIR_COUNT: u32 = 4;
/// How many occurrences the syllable alone counts for, when a pair is judged.
const PRIOR: f64 = 3.0;
/// Weights are in eighths of a bit (natural logarithm).
const SCALE: f64 = 8.0;

/// Behind nothing, behind a small word, behind a capital: how often in small letters, how often with a capital.
type Counts = [[u32; 2]; 3];

/// Prints `entity-capitals.tsv` for the corpora.
pub(crate) fn run(paths: &[String]) -> Result<(), String> {
    let units = Units::embedded().map_err(|error| error.to_string())?;
    let tokenizer = Tokenizer::new(units.clone());
    let mut single: HashMap<Unit, Counts> = HashMap::new();
    let mut upper: HashMap<Unit, u32> = HashMap::new();
    let mut pairs: HashMap<(Unit, Unit), Counts> = HashMap::new();
    let mut tokens = Vec::new();
    for path in paths {
        for article in corpus::articles(path)? {
            let (title, text) = article?;
            for text in [title, text] {
                tokenizer.tokenize_into(&text, &mut tokens);
                for at in 0..tokens.len() {
                    let token = tokens[at];
                    if !token.is_word() || !token.unit.is_lexical() || begins_sentence(&text, &tokens, at) {
                        continue;
                    }
                    let capital = usize::from(token.is_capitalised());
                    if token.case == Case::Upper {
                        *upper.entry(token.unit).or_default() += 1;
                    }
                    let before = at.checked_sub(1).map(|at| tokens[at]).filter(|before| before.is_word());
                    let Some(before) = before.filter(|_| !begins_sentence(&text, &tokens, at - 1)) else {
                        single.entry(token.unit).or_default()[0][capital] += 1;
                        continue;
                    };
                    let behind = 1 + usize::from(before.is_capitalised());
                    single.entry(token.unit).or_default()[behind][capital] += 1;
                    if before.unit.is_lexical() {
                        pairs.entry((before.unit, token.unit)).or_default()[behind][capital] += 1;
                    }
                }
            }
        }
    }
    let mut rows: Vec<(String, [i64; 3], u32)> = Vec::new();
    let mut of_single: HashMap<Unit, [f64; 3]> = HashMap::new();
    for (unit, counts) in &single {
        let all: u32 = counts.iter().map(|side| side[1]).sum();
        let smooth = |side: [u32; 2]| log_odds(f64::from(side[1]) + 0.4, f64::from(side[0]) + 0.6);
        let odds = [smooth(counts[0]), smooth(counts[1]), smooth(counts[2])];
        of_single.insert(*unit, odds);
        let Some(text) = units.text(*unit) else { continue };
        // Twice as often in capitals throughout as with one: a short form.
        let short = u32::from(upper.get(unit).copied().unwrap_or(0) * 3 > all * 2);
        rows.push((text.to_owned(), odds.map(quantized), short));
    }
    let mut told: Vec<(f64, String, [i64; 3])> = Vec::new();
    for ((first, second), counts) in &pairs {
        let Some(odds) = of_single.get(second) else { continue };
        let (mut says, mut weights) = (0.0, [0i64; 3]);
        for behind in 1..3 {
            let [small, capital] = counts[behind].map(f64::from);
            let expected = 1.0 / (1.0 + (-odds[behind]).exp());
            let own = log_odds(capital + PRIOR * expected, small + PRIOR * (1.0 - expected));
            weights[behind] = quantized(own);
            says += (small + capital) * (own - odds[behind]).abs();
        }
        let total: u32 = counts.iter().flatten().sum();
        if total >= PAIR_COUNT {
            let (Some(first), Some(second)) = (units.text(*first), units.text(*second)) else { continue };
            told.push((says, format!("{first} {second}"), weights));
        }
    }
    told.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    told.truncate(PAIRS);
    rows.extend(told.into_iter().map(|(_, text, weights)| (text, weights, 0)));
    rows.sort();
    println!("# Made by `vanban-trainer capitals CORPUS…`; see ../README.md. Logarithms of odds for a capital, in eighths.");
    println!("text\tbehind_nothing\tbehind_small\tbehind_capital\tshort_form");
    for (text, [nothing, small, capital], short) in rows {
        println!("{text}\t{nothing}\t{small}\t{capital}\t{short}");
    }
    Ok(())
}

fn log_odds(capital: f64, small: f64) -> f64 {
    (capital / small).ln()
}

fn quantized(odds: f64) -> i64 {
    (odds * SCALE).round().clamp(-100.0, 100.0) as i64
}

/// The token has its capital, or not, because of where it stands.
fn begins_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| tokens[at]) else { return true };
    tokens[at].starts_line()
        || matches!(before.span.of(text), "." | "!" | "?" | ":" | "\"" | "“" | "”" | "-" | "–" | "…" | "..." | "'" | "‘")
}
