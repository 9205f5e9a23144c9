//! Contexts of short forms out of a corpus.

use crate::corpus;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use vanban::abbreviation::context;
use vanban::lexicon::{Unit, Units};
use vanban::text::key;
use vanban::token::{Case, Token, Tokenizer};

/// Contexts kept of one sense; more of them change little.
const CONTEXTS: u64 = 20_000;
/// Contexts kept of the occurrences of one short form, and of foreign forms.
const SHORTS: usize = 3000;
const FOREIGN: u64 = 30_000;

/// One context: its features, its sense, and of how many it is one.
pub(super) struct Context {
    pub(super) features: Vec<(u8, u16)>,
    pub(super) sense: usize,
    pub(super) weight: f64,
}

pub(super) struct Sense {
    pub(super) expansion: String,
}

pub(super) struct Form {
    pub(super) spelling: String,
    pub(super) senses: Vec<Sense>,
    signatures: usize,
    foreign: bool,
}

impl Form {
    /// What the order of the table says: each sense half as frequent as the one before.
    pub(super) fn order_prior(&self) -> Vec<f64> {
        let raw: Vec<f64> = (0..self.senses.len()).map(|place| 0.5f64.powi(place as i32)).collect();
        let total: f64 = raw.iter().sum();
        raw.iter().map(|share| share / total).collect()
    }

    /// Two letters, or known to be foreign as well.
    pub(super) fn may_be_foreign(&self) -> bool {
        self.foreign || self.spelling.chars().count() == 2 && self.spelling.chars().all(char::is_uppercase)
    }
}

/// A full form: its units behind the first, whose it is, and a unit that must stand before it.
type FullForm = (Vec<Unit>, Owners, Option<Unit>);

/// Where a full form occurs: which forms and senses it is of.
type Owners = Vec<(usize, usize)>;

pub(super) struct Lexicon {
    pub(super) units: Units,
    pub(super) tokenizer: Tokenizer,
    pub(super) forms: Vec<Form>,
    /// Full forms by their first unit, longest first.
    full: HashMap<Unit, Vec<FullForm>>,
    by_unit: HashMap<Unit, usize>,
    known: BTreeSet<vanban::text::Key>,
}

impl Lexicon {
    pub(super) fn read(folder: &str) -> Result<Self, String> {
        let units = Units::embedded().map_err(|error| error.to_string())?;
        let tokenizer = Tokenizer::new(units.clone());
        let read = |file: &str| {
            std::fs::read_to_string(std::path::Path::new(folder).join(file)).map_err(|error| format!("{file}: {error}"))
        };
        let foreign: BTreeSet<String> = FOREIGN_TOO.split(' ').map(str::to_owned).collect();
        let mut forms: Vec<Form> = Vec::new();
        let mut known = BTreeSet::new();
        for line in read("abbreviations.tsv")?.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            known.insert(key(cells[0]));
            if forms.last().is_none_or(|form| form.spelling != cells[0]) {
                let foreign = foreign.contains(cells[0]);
                forms.push(Form { spelling: cells[0].to_owned(), senses: Vec::new(), signatures: 0, foreign });
            }
            if let Some(form) = forms.last_mut() {
                form.senses.push(Sense { expansion: cells[1].to_owned() });
                form.signatures += usize::from(cells[2] == "signature");
            }
        }
        let mut full: HashMap<Unit, Vec<FullForm>> = HashMap::new();
        let mut by_unit = HashMap::new();
        for (number, form) in forms.iter().enumerate() {
            let tokens = tokenizer.tokenize(&form.spelling);
            let unit = match tokens.as_slice() {
                [token] if token.unit.is_lexical() => Some(token.unit),
                _ => None,
            };
            if let Some(unit) = unit {
                by_unit.entry(unit).or_insert(number);
            }
            for (sense, what) in form.senses.iter().enumerate() {
                let sequence: Vec<Unit> = tokenizer.tokenize(&what.expansion).iter().map(|token| token.unit).collect();
                let entries = full.entry(sequence[0]).or_default();
                match entries.iter_mut().find(|(known, _, _)| *known == sequence) {
                    Some((_, owners, _)) => owners.push((number, sense)),
                    None => entries.push((sequence, vec![(number, sense)], unit)),
                }
            }
        }
        for entries in full.values_mut() {
            entries.sort_by_key(|(sequence, _, _)| std::cmp::Reverse(sequence.len()));
        }
        Ok(Self { units, tokenizer, forms, full, by_unit, known })
    }

    /// The full forms of a text, longest first, none overlapping: tokens and owners.
    pub(super) fn occurrences<'l>(&'l self, tokens: &[Token]) -> Vec<(usize, usize, &'l Owners, Option<Unit>)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let entries = self.full.get(&tokens[at].unit).map(Vec::as_slice).unwrap_or_default();
            let fits = |sequence: &[Unit]| {
                tokens.get(at..at + sequence.len()).is_some_and(|part| {
                    part.iter().zip(sequence).all(|(token, unit)| token.unit == *unit)
                        && !part.iter().skip(1).any(Token::starts_line)
                })
            };
            match entries.iter().find(|(sequence, _, _)| fits(sequence)) {
                Some((sequence, owners, short)) => {
                    found.push((at, at + sequence.len(), owners, *short));
                    at += sequence.len();
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Forms of the table that are foreign acronyms, brands or units as well.
const FOREIGN_TOO: &str = "BTC BTS CSB VNN PTTH";

#[derive(Default)]
pub(super) struct Examples {
    pub(super) contexts: BTreeMap<usize, Vec<Context>>,
    pub(super) gate: Vec<Context>,
    /// Contexts of the short forms themselves.
    pub(super) shorts: BTreeMap<usize, Vec<Context>>,
}

/// FNV-1a: which documents are held out, which contexts are kept.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3))
}

pub(super) fn is_held_out(id: &str) -> bool {
    hash(id) >> 7 & 1023 < 102
}

fn mix(number: u64) -> u64 {
    let number = (number ^ number >> 31).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ number >> 29
}

impl Examples {
    pub(super) fn collect(lexicon: &Lexicon, corpora: &[String]) -> Result<Self, String> {
        let mut counts: HashMap<(usize, usize), u64> = HashMap::new();
        let mut foreign_count = 0;
        each(corpora, |id, text| {
            if is_held_out(id) {
                return;
            }
            let tokens = lexicon.tokenizer.tokenize(text);
            for (_, _, owners, _) in lexicon.occurrences(&tokens) {
                owners.iter().for_each(|owner| *counts.entry(*owner).or_default() += 1);
            }
            foreign_count += (0..tokens.len()).filter(|&at| is_foreign(lexicon, text, &tokens, at)).count() as u64;
        })?;
        let mut examples = Self::default();
        let mut native_total = 0u64;
        for ((form, _), count) in &counts {
            native_total += if lexicon.forms[*form].may_be_foreign() { *count } else { 0 };
        }
        each(corpora, |id, text| {
            if !is_held_out(id) {
                examples.add(lexicon, &counts, (foreign_count, native_total), id, text);
            }
        })?;
        // A form of which only one sense occurs in full has nothing to learn from.
        examples.contexts.retain(|_, contexts| {
            let senses: BTreeSet<usize> = contexts.iter().map(|context| context.sense).collect();
            senses.len() > 1 && contexts.len() >= 60
        });
        Ok(examples)
    }

    fn add(&mut self, lexicon: &Lexicon, counts: &HashMap<(usize, usize), u64>, gate: (u64, u64), id: &str, text: &str) {
        let tokens = lexicon.tokenizer.tokenize(text);
        let occurrences = lexicon.occurrences(&tokens);
        let seed = hash(id);
        // A second reading of the text in which half of the full forms are short.
        let mut shortened = Vec::with_capacity(tokens.len());
        let mut places = Vec::new();
        let mut at = 0;
        for (number, (start, end, _, short)) in occurrences.iter().enumerate() {
            shortened.extend_from_slice(&tokens[at..*start]);
            let place = shortened.len();
            match short {
                Some(unit) if mix(seed ^ number as u64) & 1 == 0 => {
                    let mut token = tokens[*start];
                    token.unit = *unit;
                    token.case = Case::Upper;
                    shortened.push(token);
                }
                _ => shortened.extend_from_slice(&tokens[*start..*end]),
            }
            places.push((place, shortened.len()));
            at = *end;
        }
        shortened.extend_from_slice(&tokens[at..]);
        for (number, (start, end, owners, _)) in occurrences.iter().enumerate() {
            let dice = mix(seed.rotate_left(17) ^ number as u64);
            for owner @ (form, sense) in owners.iter() {
                let ambiguous = lexicon.forms[*form].senses.len() - lexicon.forms[*form].signatures > 1;
                let count = counts.get(owner).copied().unwrap_or(1);
                let keep = ambiguous && dice >> 8 & 0xFFFF < CONTEXTS.saturating_mul(0x1_0000) / count.max(1);
                let gated = lexicon.forms[*form].may_be_foreign() && dice >> 24 & 0xF_FFFF < FOREIGN * 0x10_0000 / gate.1.max(1);
                if !keep && !gated {
                    continue;
                }
                let features = match dice & 1 {
                    0 => features(&tokens, *start, *end),
                    _ => features(&shortened, places[number].0, places[number].1),
                };
                if gated {
                    self.gate.push(Context { features: features.clone(), sense: 0, weight: 1.0 });
                }
                if keep {
                    let weight = (count as f64 / CONTEXTS as f64).clamp(1.0, 4.0).sqrt();
                    self.contexts.entry(*form).or_default().push(Context { features, sense: *sense, weight });
                }
            }
        }
        for (at, token) in tokens.iter().enumerate() {
            if token.case != Case::Upper {
                continue;
            }
            if is_foreign(lexicon, text, &tokens, at) && mix(seed ^ at as u64) >> 20 & 0xFFFF < FOREIGN * 0x1_0000 / gate.0.max(1) {
                self.gate.push(Context { features: features(&tokens, at, at + 1), sense: 1, weight: 1.0 });
            }
            if let Some(form) = lexicon.by_unit.get(&token.unit) {
                let seen = self.shorts.entry(*form).or_default();
                if seen.len() < SHORTS && !hangs(&tokens, at) {
                    seen.push(Context { features: features(&tokens, at, at + 1), sense: 0, weight: 1.0 });
                }
            }
        }
    }
}

/// Two or three capitals that the table does not know, in a line of small letters.
fn is_foreign(lexicon: &Lexicon, text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let short = token.case == Case::Upper && token.is_word() && (2..=3).contains(&token.span.len());
    let shouted =
        |at: usize| tokens.get(at).is_some_and(|token| token.case == Case::Upper && lexicon.units.is_syllable(token.unit));
    short
        && !lexicon.units.is_syllable(token.unit)
        && !lexicon.known.contains(&key(token.span.of(text)))
        && !hangs(tokens, at)
        && !shouted(at + 1)
        && !shouted(at.wrapping_sub(1))
}

/// Whether a hyphen or the like joins the token to something, so that it is no word of its own.
fn hangs(tokens: &[Token], at: usize) -> bool {
    let glued = |joint: Option<&Token>, free: bool| {
        joint.is_some_and(|joint| ['-', '/', '&', '.'].map(Unit::sign).contains(&joint.unit)) && !free
    };
    let next_free = tokens.get(at + 1).is_none_or(|next| next.after_space() || next.unit == Unit::sign('.'));
    glued(tokens.get(at + 1), next_free) || at > 0 && glued(tokens.get(at - 1), tokens[at].after_space())
}

fn features(tokens: &[Token], start: usize, end: usize) -> Vec<(u8, u16)> {
    let mut found = Vec::with_capacity(32);
    context(tokens, start, end, |slot, unit| found.push((slot as u8, unit)));
    found.sort_unstable();
    found.dedup();
    found
}

/// Every document of the corpora: its id, and its title and text as one.
pub(super) fn each(corpora: &[String], mut document: impl FnMut(&str, &str)) -> Result<(), String> {
    for path in corpora {
        for (at, line) in corpus::lines(path)?.enumerate() {
            let record: serde_json::Value = serde_json::from_str(&line?).map_err(|error| format!("{path}:{}: {error}", at + 1))?;
            let field = |name: &str| record[name].as_str().unwrap_or_default();
            document(field("id"), &format!("{}\n{}", field("title"), field("text")));
        }
    }
    Ok(())
}
