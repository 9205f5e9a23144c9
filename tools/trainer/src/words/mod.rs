//! The model of words: its lexicon, its training, its scores.

mod learn;
mod lexicon;
mod read;
mod score;

pub(crate) use lexicon::run as run_lexicon;

use learn::{Data, Learner, Options};
use read::Gold;
use std::collections::HashSet;
use std::path::Path;
use std::time::Instant;
use vanban::lexicon::{Unit, Units};
use vanban::token::{Case, Token, TokenKind, Tokenizer};
use vanban::word::features::Template;
use vanban::word::{ModelWriter, WEIGHT_ONE, WordSegmenter};

/// The logarithm of the odds that stands for what is certain.
const CERTAIN: f32 = 8.0;

/// `--name value` and files.
struct Arguments<'a>(&'a [String]);

impl Arguments<'_> {
    fn all(&self, name: &str) -> Vec<&str> {
        let named = self.0.windows(2).filter(|pair| pair[0].strip_prefix("--") == Some(name));
        named.map(|pair| pair[1].as_str()).collect()
    }

    fn number<N: std::str::FromStr>(&self, name: &str, default: N) -> Result<N, String> {
        match self.all(name).last() {
            Some(text) => text.parse().map_err(|_| format!("--{name}: `{text}` is no number")),
            None => Ok(default),
        }
    }
}

/// What three tools' votes on a border are worth: the logarithm of its odds of being inside a word.
fn odds(vote: char, disputed: &[f32; 8]) -> f32 {
    let odds = |share: f32| (share / (1.0 - share)).ln();
    match vote {
        '0' => -CERTAIN,
        '7' => CERTAIN,
        '1'..='6' => odds(disputed[vote as usize - '0' as usize]),
        'a' => odds(disputed[0]),
        'b' => odds(disputed[7]),
        _ => 0.0,
    }
}

/// Learns a model and prints its rows; scores on gold of `--test` go to standard error.
pub(crate) fn train(arguments: &[String]) -> Result<(), String> {
    let arguments = Arguments(arguments);
    let sources = arguments.all("sources").last().copied().unwrap_or("dictionaries/sources").to_owned();
    let units = Units::embedded().map_err(|error| error.to_string())?;
    let tokenizer = Tokenizer::new(units.clone());
    let writer = lexicon::read(Path::new(&sources), &units)?;
    let without = segmenter(&writer, &units)?;
    let options = Options {
        epochs: arguments.number("epochs", 6)?,
        least: arguments.number("least", 3)?,
        alpha: arguments.number("alpha", 0.1)?,
        beta: arguments.number("beta", 1.0)?,
        l1: arguments.number("l1", 1.0)?,
        l2: arguments.number("l2", 0.0)?,
        dropout: arguments.number("dropout", 0.0)?,
        posterior: arguments.number("posterior", 0)? != 0,
    };
    let held_out: usize = arguments.number("hold-out", 0)?;
    let mut gold = Vec::new();
    let mut tests: Vec<(String, Vec<Gold>)> = Vec::new();
    for path in arguments.all("gold") {
        let all = read::gold(path)?;
        if held_out > 0 {
            let (test, train): (Vec<_>, Vec<_>) = all.into_iter().enumerate().partition(|(at, _)| at % held_out == 0);
            tests.push((format!("{path}, every {held_out}th"), test.into_iter().map(|(_, sentence)| sentence).collect()));
            gold.extend(train.into_iter().map(|(_, sentence)| sentence));
        } else {
            gold.extend(all);
        }
    }
    for path in arguments.all("test") {
        tests.push((path.to_owned(), read::gold(path)?));
    }
    if gold.is_empty() {
        return Err("train words: no --gold to learn from".to_owned());
    }
    let began = Instant::now();
    let learn = |pairs: Option<&HashSet<u64>>| {
        let data = data(&arguments, &tokenizer, &without, &gold, options.least, pairs)?;
        eprintln!("{:?}: {}", began.elapsed(), data.describe());
        let mut learner = Learner::new(&data, options.clone());
        let mut rows = Vec::new();
        for epoch in 1..=options.epochs {
            let loss = learner.epoch(&data);
            rows = learner.rows(&data, WEIGHT_ONE as f32);
            let model = with_rows(&writer, &rows)?;
            let trained = segmenter(&model, &units)?;
            let hashed = rows.iter().filter(|(template, ..)| template.rows() == 0).count();
            eprintln!("{:?}: epoch {epoch}, loss {loss:.5}, {} rows, {hashed} hashed", began.elapsed(), rows.len());
            for (name, test) in &tests {
                let glued: Vec<Gold> = test.iter().map(Gold::glued).collect();
                let show = arguments.number("errors", 0)? == epoch;
                let scores = |gold: &[Gold]| {
                    score::score(gold, &tokenizer, &trained, |sentence, right, found| {
                        if show {
                            let solid: Vec<char> = sentence.text.chars().filter(|c| !c.is_whitespace()).collect();
                            let text = |spans: &mut dyn Iterator<Item = &(usize, usize)>| {
                                spans.map(|&(a, b)| solid[a..b].iter().collect::<String>()).collect::<Vec<_>>().join(" | ")
                            };
                            eprintln!("ERR\t{}\t=>\t{}", text(&mut right.difference(found)), text(&mut found.difference(right)));
                        }
                    })
                };
                eprintln!("    {name}: {}; glued {}", scores(test), scores(&glued));
            }
        }
        Ok::<_, String>(rows)
    };
    let mut rows = learn(None)?;
    // Most rows of pairs weigh next to nothing: without them the others learn as much, and a text's look-ups touch less memory.
    let least_weight: i32 = arguments.number("pair-weight", 0)?;
    if least_weight > 0 {
        rows.retain(|(template, _, weights)| {
            *template == Template::Pair && weights.iter().any(|weight| weight.abs() >= least_weight)
        });
        rows = learn(Some(&rows.iter().map(|(_, key, _)| *key).collect()))?;
    }
    let mut lines = Vec::new();
    for (template, key, weights) in rows {
        let Some(text) = template.key_text(key, &units) else { continue };
        let weights: Vec<String> = weights.iter().map(i32::to_string).collect();
        lines.push(format!("{}\t{text}\t{}", template.name(), weights.join(" ")));
    }
    lines.sort();
    println!("# Made by `vanban-trainer train words`; see words.md. {WEIGHT_ONE} is a weight of 1.\ntemplate\tkey\tweights");
    lines.iter().for_each(|line| println!("{line}"));
    Ok(())
}

fn segmenter(writer: &ModelWriter, units: &Units) -> Result<WordSegmenter, String> {
    WordSegmenter::parse(writer.finish(units.fingerprint()), units).map_err(|error| error.to_string())
}

fn with_rows(writer: &ModelWriter, rows: &[(Template, u64, Vec<i32>)]) -> Result<ModelWriter, String> {
    let mut writer = writer.clone();
    for (template, key, weights) in rows {
        writer.row(*template, *key, weights).map_err(|error| error.to_string())?;
    }
    Ok(writer)
}

/// Whether the border behind token `at` is inside a word where a sign is glued to it, so that the tools see one piece and have no vote: not
/// before a full stop that ends the sentence or a Roman numeral's number; with a hyphen or apostrophe between short forms and foreign words
/// (`KT-XH`, `Covid-19`), not between Vietnamese syllables (`kinh tế-xã hội`); not between a full stop and a name glued to it (`TP.Hạ Long`).
fn joined_by_sign(text: &str, tokens: &[Token], at: usize) -> Option<bool> {
    let (token, next) = (tokens.get(at)?, tokens.get(at + 1)?);
    if next.unit == Unit::sign('.') {
        let is_roman =
            || token.case == Case::Upper && !token.is_one_letter() && token.span.of(text).chars().all(|c| "IVXLC".contains(c));
        return (at + 2 == tokens.len() || is_roman()).then_some(false);
    }
    let is_name = next.kind == TokenKind::Syllable && next.case == Case::Title && !next.is_one_letter();
    if token.unit == Unit::sign('.') && is_name && !next.after_space() {
        return Some(false);
    }
    let is_sign =
        |at: usize| ['-', '&', '\'', '’'].iter().any(|sign| tokens.get(at).is_some_and(|token| token.unit == Unit::sign(*sign)));
    let sign = [at, at + 1].into_iter().find(|&at| is_sign(at))?;
    let (left, right) = (tokens.get(sign.checked_sub(1)?)?, tokens.get(sign + 1)?);
    let figures = matches!(right.kind, TokenKind::Number | TokenKind::Code);
    if tokens[sign].after_space() || right.after_space() || !left.is_word() || !(right.is_word() || figures) {
        return None;
    }
    let is_plain = |token: &Token| token.kind == TokenKind::Syllable && token.case != Case::Upper;
    Some(!(is_plain(left) && (is_plain(right) || figures)))
}

/// Everything that is learned from: gold as it is, glued, and in other case now and then; silver.
fn data(
    arguments: &Arguments<'_>,
    tokenizer: &Tokenizer,
    without: &WordSegmenter,
    gold: &[Gold],
    least: u32,
    pairs: Option<&HashSet<u64>>,
) -> Result<Data, String> {
    let mut disputed = [0.05, 0.07, 0.2, 0.35, 0.75, 0.9, 0.95, 0.95];
    for (vote, share) in disputed.iter_mut().enumerate() {
        *share = arguments.number(&format!("vote-{vote}"), *share)?;
    }
    let limit: usize = arguments.number("silver-sentences", 20_000)?;
    let gold_weight: f32 = arguments.number("gold-weight", 3.0)?;
    let names_with_acronyms: f32 = arguments.number("acronyms", 0.0)?;
    let signs: f32 = arguments.number("signs", 0.0)?;
    let strict = arguments.number("strict", 1)? != 0;
    let noise: usize = arguments.number("case-noise", 10)?;
    // Sentence, evidence, weight, times that its rows count.
    let mut sentences = Vec::new();
    let mut add_gold = |sentence: &Gold, weight: f32| {
        let tokens = tokenizer.tokenize(&sentence.text);
        let evidence = sentence.borders(&tokens).iter().map(|inside| if *inside { CERTAIN } else { -CERTAIN }).collect();
        sentences.push((tokens, evidence, weight, 2u32));
    };
    for (at, sentence) in gold.iter().enumerate() {
        add_gold(sentence, gold_weight / 2.0);
        let glued = sentence.glued();
        // A full stop that ends the sentence was glued as well: only what was tight in gold itself stays in question.
        let tight = if at % 2 == 0 { sentence.tight() } else { glued.clone() };
        add_gold(&tight, gold_weight / 2.0);
        if noise > 0 && at % noise < 2 {
            let change: fn(&str) -> String = if at % noise == 0 { |text| text.to_lowercase() } else { |text| text.to_uppercase() };
            if let Some(other) = glued.respelled(change) {
                add_gold(&other, gold_weight / 2.0);
            }
        }
    }
    for path in arguments.all("silver") {
        let step = arguments.number("silver-step", 1)?;
        for (at, sentence) in read::silver(path, tokenizer)?.step_by(step).take(limit).enumerate() {
            let mut sentence = sentence?;
            if noise > 0 && at % noise < 2 {
                let text = if at % noise == 0 { sentence.text.to_lowercase() } else { sentence.text.to_uppercase() };
                let tokens = tokenizer.tokenize(&text);
                if tokens.len() == sentence.tokens.len() {
                    sentence.tokens = tokens;
                }
            }
            let evidence: Vec<f32> = sentence
                .tokens
                .windows(2)
                .zip(&sentence.votes)
                .enumerate()
                .map(|(at, (pair, vote))| {
                    if *vote == '?' {
                        return joined_by_sign(&sentence.text, &sentence.tokens, at)
                            .map_or(0.0, |yes| if yes { signs } else { -signs });
                    }
                    let plain = |token: &Token| token.kind == TokenKind::Syllable;
                    let doubtful = strict && !matches!(vote, '0' | '7') && !(plain(&pair[0]) && plain(&pair[1]));
                    let acronym = pair.iter().filter(|token| token.case == Case::Upper && !token.is_one_letter()).count() == 1
                        && pair.iter().all(|token| token.is_capitalised());
                    match vote {
                        '4' | '5' if acronym => names_with_acronyms,
                        _ if doubtful => 0.0,
                        _ => odds(*vote, &disputed),
                    }
                })
                .collect();
            sentences.push((sentence.tokens, evidence, 1.0, 1));
        }
    }
    let mut data = Data::default();
    for (tokens, _, _, times) in &sentences {
        data.count(tokens, without, *times);
    }
    data.admit(least, &arguments.all("without"), pairs);
    for (tokens, evidence, weight, _) in &sentences {
        data.add(tokens, without, evidence, *weight);
    }
    Ok(data)
}

/// Scores a model on files of gold, as they are and glued: the embedded one, or that of `--model`, a compiled file.
pub(crate) fn evaluate(arguments: &[String]) -> Result<(), String> {
    let units = Units::embedded().map_err(|error| error.to_string())?;
    let (segmenter, paths) = match arguments {
        [option, path, paths @ ..] if option == "--model" => {
            let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
            (WordSegmenter::parse(bytes, &units), paths)
        }
        paths => (WordSegmenter::embedded(), paths),
    };
    let segmenter = segmenter.map_err(|error| error.to_string())?;
    let tokenizer = Tokenizer::new(units);
    for path in paths {
        let gold = read::gold(path)?;
        let glued: Vec<Gold> = gold.iter().map(Gold::glued).collect();
        let scores = |gold: &[Gold]| score::score(gold, &tokenizer, &segmenter, |_, _, _| ());
        println!("{path}: {}; glued {}", scores(&gold), scores(&glued));
    }
    Ok(())
}
