//! Learns where capitals stand, from units and pairs of units: how the entity grammar restores the capitals of texts without them.
//!
//! A chain of words, each small or with a capital, whose weights an averaged perceptron with a margin learns from news read in small letters. Each
//! word has weights for a capital behind nothing, behind a small word and behind a capital, and for a capital of the word behind it; the pairs that say
//! most have weights for their own. Unknown words count by shape. How the words that begin sentences are written says nothing.

use crate::corpus;
use std::collections::HashMap;
use vanban::entity::{capital_unit, carries_capital};
use vanban::lexicon::{Unit, Units};
use vanban::token::{Token, Tokenizer};

/// Pairs that have weights of their own: those that say most.
const PAIRS: usize = 90_000;
/// A pair is judged from as many occurrences.
const PAIR_COUNT: u32 = 4;
/// How many occurrences the syllable alone counts for, when a pair is judged.
const PRIOR: f64 = 3.0;
/// How often the corpora are read.
const ROUNDS: usize = 6;
/// How far the right letters must be ahead of others, a wrong letter.
const MARGIN: f32 = 4.0;
/// A word without a pair of weights of its own.
const NO_PAIR: u32 = u32::MAX;

/// Behind nothing, behind a small word, behind a capital: how often in small letters, how often with a capital.
type Counts = [[u32; 2]; 3];

/// A word or a sign of a chain.
struct Link {
    unit: Unit,
    /// Bits of the letters it may have: 1 small, 2 capital.
    letters: u8,
    first: bool,
    sign: bool,
    pair: u32,
}

/// A weight with what it was before, summed over the steps.
#[derive(Clone, Copy, Default)]
struct Weight {
    now: f32,
    sum: f64,
    since: u64,
}

impl Weight {
    fn add(&mut self, by: f32, step: u64) {
        self.sum += f64::from(self.now) * (step - self.since) as f64;
        self.since = step;
        self.now += by;
    }

    fn average(&self, step: u64) -> f64 {
        (self.sum + f64::from(self.now) * (step - self.since) as f64) / step.max(1) as f64
    }
}

/// Behind nothing, behind small, behind a capital, of the next word.
#[derive(Default)]
struct Model {
    units: Vec<[Weight; 4]>,
    /// A capital behind a small word, a small word behind a capital, a capital behind a capital.
    pairs: Vec<[Weight; 3]>,
}

impl Model {
    fn score(&self, before: Option<&Link>, link: &Link, behind: usize, state: usize) -> f32 {
        if link.sign {
            return 0.0;
        }
        let own = &self.units[link.unit.number() as usize];
        let Some(before) = before else { return if state == 1 { own[0].now } else { 0.0 } };
        let mut score = 0.0;
        if state == 1 {
            score += own[1 + behind].now;
            if behind == 0 {
                score += self.units[before.unit.number() as usize][3].now;
            }
        }
        if link.pair != NO_PAIR && behind + state > 0 {
            score += self.pairs[link.pair as usize][pair_weight(behind, state)].now;
        }
        score
    }

    fn update(&mut self, before: Option<&Link>, link: &Link, behind: usize, state: usize, by: f32, step: u64) {
        if link.sign {
            return;
        }
        let own = link.unit.number() as usize;
        let Some(before) = before else {
            if state == 1 {
                self.units[own][0].add(by, step);
            }
            return;
        };
        if state == 1 {
            self.units[own][1 + behind].add(by, step);
            if behind == 0 {
                self.units[before.unit.number() as usize][3].add(by, step);
            }
        }
        if link.pair != NO_PAIR && behind + state > 0 {
            self.pairs[link.pair as usize][pair_weight(behind, state)].add(by, step);
        }
    }

    /// The best letters of a chain: among the right ones, or among all with the margin for wrong ones.
    fn best(&self, chain: &[Link], right: bool, choices: &mut Vec<u8>, states: &mut Vec<u8>) {
        choices.clear();
        states.clear();
        let mut known = [0.0f32, f32::NEG_INFINITY];
        let mut before: Option<&Link> = None;
        for link in chain {
            let mut next = [f32::NEG_INFINITY; 2];
            let mut choice = 0u8;
            for (state, best) in next.iter_mut().enumerate() {
                let fits = link.letters >> state & 1 != 0;
                if right && !fits {
                    continue;
                }
                for (behind, known) in known.iter().enumerate() {
                    if link.sign && before.is_some() && behind != state || link.sign && before.is_none() && state == 1 {
                        continue;
                    }
                    let total = known + self.score(before, link, behind, state) + if fits { 0.0 } else { MARGIN };
                    if total > *best {
                        *best = total;
                        choice = choice & !(1 << state) | (behind as u8) << state;
                    }
                }
            }
            known = next;
            choices.push(choice);
            before = Some(link);
        }
        let mut state = u8::from(known[1] > known[0]);
        for choice in choices.iter().rev() {
            states.push(state);
            state = choice >> state & 1;
        }
        states.reverse();
    }
}

fn pair_weight(behind: usize, state: usize) -> usize {
    behind * 2 + state - 1
}

/// Prints `entity-capitals.tsv` for the corpora.
pub(crate) fn run(paths: &[String]) -> Result<(), String> {
    let units = Units::embedded().map_err(|error| error.to_string())?;
    let tokenizer = Tokenizer::new(units.clone());
    let mut links: Vec<Link> = Vec::new();
    let mut shorts: HashMap<Unit, [u32; 2]> = HashMap::new();
    let mut tokens = Vec::new();
    for path in paths {
        for article in corpus::articles(path)? {
            let (title, text) = article?;
            for text in [title, text] {
                let small = text.to_lowercase();
                if small.len() == text.len() {
                    tokenizer.tokenize_into(&small, &mut tokens);
                    read(&text, &tokens, &mut links, &mut shorts);
                }
            }
        }
    }
    let pairs = select(&mut links);
    let mut model = Model {
        units: vec![[Weight::default(); 4]; units.len() + Unit::FIRST_LEXICAL as usize],
        pairs: vec![[Weight::default(); 3]; pairs.len()],
    };
    let (mut choices, mut right, mut found) = (Vec::new(), Vec::new(), Vec::new());
    let mut step = 0u64;
    for round in 0..ROUNDS {
        let mut wrong = 0;
        for chain in links.chunk_by(|_, next| !next.first) {
            step += 1;
            model.best(chain, true, &mut choices, &mut right);
            model.best(chain, false, &mut choices, &mut found);
            if right == found {
                continue;
            }
            wrong += 1;
            let mut before: Option<&Link> = None;
            let (mut wanted, mut given) = (0, 0);
            for ((link, right), found) in chain.iter().zip(&right).zip(&found) {
                let (right, found) = (usize::from(*right), usize::from(*found));
                if (wanted, right) != (given, found) {
                    model.update(before, link, wanted, right, 1.0, step);
                    model.update(before, link, given, found, -1.0, step);
                }
                (wanted, given) = (right, found);
                before = Some(link);
            }
        }
        eprintln!("round {}: {wrong} chains wrong", round + 1);
    }
    print(&units, &model, &pairs, &shorts, step);
    Ok(())
}

/// The chains of a text.
fn read(text: &str, tokens: &[Token], links: &mut Vec<Link>, shorts: &mut HashMap<Unit, [u32; 2]>) {
    let upper = |token: &Token| {
        let text = token.span.of(text);
        text.chars().count() > 1 && text.chars().all(char::is_uppercase)
    };
    let mut at = 0;
    while at < tokens.len() {
        let length = tokens[at..].iter().take_while(|token| token.is_word() || carries_capital(token.unit)).count();
        let chain = &tokens[at..at + length];
        at += length.max(1);
        if chain.iter().filter(|token| token.is_word()).all(upper) {
            continue;
        }
        let start = at - length.max(1);
        let mut first = true;
        for (number, token) in chain.iter().enumerate() {
            let begins = number + start == 0
                || token.starts_line()
                || matches!(
                    tokens[number + start - 1].span.of(text),
                    "." | "!" | "?" | ":" | "\"" | "“" | "”" | "…" | "..." | "'" | "‘" | "-" | "–"
                );
            let capital = token.span.of(text).chars().next().is_some_and(char::is_uppercase);
            let sign = !token.is_word();
            let letters = if begins && capital || sign { 3 } else { 1 << u8::from(capital) };
            if capital && !sign {
                shorts.entry(token.unit).or_default()[usize::from(upper(token))] += 1;
            }
            links.push(Link { unit: capital_unit(token.unit), letters, first: first || token.starts_line(), sign, pair: NO_PAIR });
            first = false;
        }
    }
}

/// The pairs that say most, numbered in the links.
fn select(links: &mut [Link]) -> Vec<(Unit, Unit)> {
    let mut single: HashMap<Unit, Counts> = HashMap::new();
    let mut pairs: HashMap<(Unit, Unit), Counts> = HashMap::new();
    for side in links.windows(2).filter(|side| !side[1].first && !side[1].sign && side[1].letters != 3) {
        let capital = usize::from(side[1].letters == 2);
        let behind = 1 + usize::from(side[0].letters == 2);
        single.entry(side[1].unit).or_default()[behind][capital] += 1;
        pairs.entry((side[0].unit, side[1].unit)).or_default()[behind][capital] += 1;
    }
    let mut told: Vec<(f64, (Unit, Unit))> = Vec::new();
    for (pair, counts) in &pairs {
        let alone = single[&pair.1];
        let mut says = 0.0;
        for behind in 1..3 {
            let [small, capital] = counts[behind].map(f64::from);
            let odds = ((f64::from(alone[behind][1]) + 0.4) / (f64::from(alone[behind][0]) + 0.6)).ln();
            let expected = 1.0 / (1.0 + (-odds).exp());
            let own = ((capital + PRIOR * expected) / (small + PRIOR * (1.0 - expected))).ln();
            says += (small + capital) * (own - odds).abs();
        }
        if counts.iter().flatten().sum::<u32>() >= PAIR_COUNT {
            told.push((says, *pair));
        }
    }
    told.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    told.truncate(PAIRS);
    let selected: Vec<(Unit, Unit)> = told.into_iter().map(|(_, pair)| pair).collect();
    let numbers: HashMap<(Unit, Unit), u32> = selected.iter().zip(0..).map(|(pair, number)| (*pair, number)).collect();
    for at in 1..links.len() {
        if !links[at].first && !links[at].sign {
            links[at].pair = numbers.get(&(links[at - 1].unit, links[at].unit)).copied().unwrap_or(NO_PAIR);
        }
    }
    selected
}

/// The table: weights in units of which the greatest that matter fit.
fn print(units: &Units, model: &Model, pairs: &[(Unit, Unit)], shorts: &HashMap<Unit, [u32; 2]>, step: u64) {
    let text = |unit: Unit| match unit {
        Unit::SYLLABLE_LOWER => Some("*syllable".to_owned()),
        Unit::FOREIGN_LOWER => Some("*foreign".to_owned()),
        unit if unit.is_lexical() => units.text(unit).map(str::to_owned),
        unit => (0x20u8..0x7F).map(char::from).find(|sign| Unit::of_sign(*sign) == Some(unit)).map(String::from),
    };
    let mut sizes: Vec<f64> = model.pairs.iter().flatten().map(|weight| weight.average(step).abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let greatest = sizes.get(sizes.len() * 998 / 1000).copied().unwrap_or(1.0);
    let mut of_units: Vec<f64> =
        model.units.iter().flatten().map(|weight| weight.average(step).abs()).filter(|size| *size > 0.0).collect();
    of_units.sort_by(f64::total_cmp);
    eprintln!(
        "pairs: 99.8 % under {greatest:.1}; units: 99.8 % under {:.1}",
        of_units.get(of_units.len() * 998 / 1000).copied().unwrap_or(0.0)
    );
    let scaled = |weight: &Weight, most: f64| (weight.average(step) * 31.0 / greatest).round().clamp(-most, most) as i64;
    let mut rows: Vec<(String, [i64; 5])> = Vec::new();
    for (number, weights) in model.units.iter().enumerate() {
        let unit = Unit::from_number(number as u32);
        let [nothing, small, capital, next] = [0, 1, 2, 3].map(|at| scaled(&weights[at], if at == 0 { 63.0 } else { 127.0 }));
        let short = shorts.get(&unit).is_some_and(|[title, upper]| upper * 3 > (title + upper) * 2);
        if [nothing, small, capital, next] != [0; 4] || short {
            let Some(text) = text(unit) else { continue };
            rows.push((text, [nothing, small, capital, next, i64::from(short)]));
        }
    }
    for ((first, second), weights) in pairs.iter().zip(&model.pairs) {
        let [to_capital, to_small, capitals] = [0, 1, 2].map(|at| scaled(&weights[at], 31.0));
        let (Some(first), Some(second)) = (text(*first), text(*second)) else { continue };
        if [to_capital, to_small, capitals] != [0; 3] {
            rows.push((format!("{first} {second}"), [to_capital, to_small, capitals, 0, 0]));
        }
    }
    rows.sort();
    println!(
        "# Made by `vanban-trainer capitals CORPUS…`; see ../README.md. A syllable: weights of a capital; a pair: weights of a capital behind"
    );
    println!("# a small word, of a small word behind a capital, of two capitals.");
    println!("text\tfirst\tsecond\tthird\tnext\tshort_form");
    for (text, weights) in rows {
        println!("{text}\t{}", weights.map(|weight| weight.to_string()).join("\t"));
    }
}
