//! Contexts of short forms out of a corpus.

use crate::corpus;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use vanban::abbreviation::{Abbreviation, AbbreviationScratch, AbbreviationSource, Abbreviations, context};
use vanban::lexicon::{Unit, Units};
use vanban::text::key;
use vanban::token::{Case, Token, Tokenizer};

/// Contexts kept of one sense; more of them change little.
const CONTEXTS: u64 = 20_000;
/// Contexts kept of the occurrences of one short form, and of foreign forms.
const SHORTS: usize = 3000;
const FOREIGN: u64 = 30_000;
/// Contexts of one form to set constants on, times the share of training documents to those.
const DEVELOPMENT: u64 = 100 * 8;

/// Of how many contexts of full forms a short form counts that its document defines: it is what the model is for.
const DEFINED_WEIGHT: f64 = 2.0;

/// One context: its features, its sense, and of how many it is one.
#[derive(Clone)]
pub(super) struct Context {
    pub(super) features: Vec<(u8, u16)>,
    pub(super) sense: usize,
    pub(super) weight: f64,
}

pub(super) struct Sense {
    pub(super) expansion: String,
    place: Place,
}

/// Whether a sense is a part of a place's full name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    None,
    /// `thành phố`
    Kind,
    /// `Hồ Chí Minh`
    Name,
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

    fn is_ambiguous(&self) -> bool {
        self.senses.len() - self.signatures > 1
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

/// A full form in a text: its first token and the one behind it, whose it is, the unit of its short form.
type Occurrence<'l> = (usize, usize, &'l Owners, Option<Unit>);

pub(super) struct Lexicon {
    pub(super) units: Units,
    pub(super) tokenizer: Tokenizer,
    pub(super) forms: Vec<Form>,
    /// Full forms by their first unit, longest first.
    full: HashMap<Unit, Vec<FullForm>>,
    by_unit: HashMap<Unit, usize>,
    by_spelling: HashMap<String, usize>,
    engine: Abbreviations,
    known: BTreeSet<vanban::text::Key>,
}

impl Lexicon {
    pub(super) fn read(folder: &str) -> Result<Self, String> {
        let units = Units::embedded().map_err(|error| error.to_string())?;
        let tokenizer = Tokenizer::new(units.clone());
        let read = |file: &str| {
            std::fs::read_to_string(std::path::Path::new(folder).join(file)).map_err(|error| format!("{file}: {error}"))
        };
        let mut forms: Vec<Form> = Vec::new();
        let mut known = BTreeSet::new();
        for line in read("abbreviations.tsv")?.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            known.insert(key(cells[0]));
            if forms.last().is_none_or(|form| form.spelling != cells[0]) {
                forms.push(Form { spelling: cells[0].to_owned(), senses: Vec::new(), signatures: 0, foreign: false });
            }
            let Some(form) = forms.last_mut() else { continue };
            if cells[2] == "foreign" {
                form.foreign = true;
                continue;
            }
            let place = match cells[2] {
                "place-type" => Place::Kind,
                "place" => Place::Name,
                _ => Place::None,
            };
            form.senses.push(Sense { expansion: cells[1].to_owned(), place });
            form.signatures += usize::from(cells[2] == "signature");
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
        let engine = Abbreviations::embedded().map_err(|error| error.to_string())?;
        let by_spelling = forms.iter().enumerate().map(|(number, form)| (form.spelling.clone(), number)).collect();
        Ok(Self { units, tokenizer, forms, full, by_unit, by_spelling, engine, known })
    }

    /// The full forms of a text, longest first, none overlapping: tokens and owners.
    pub(super) fn occurrences<'l>(&'l self, tokens: &[Token]) -> Vec<Occurrence<'l>> {
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
                    match self.kind_and_name(at, sequence) {
                        Some(parts) => found.extend(parts),
                        None => found.push((at, at + sequence.len(), owners, *short)),
                    }
                    at += sequence.len();
                }
                None => at += 1,
            }
        }
        found
    }

    /// The short forms that the document defines, at their later mentions: of which form and sense each is.
    fn defined(&self, text: &str, tokens: &[Token], memory: &mut Memory) -> Vec<(Abbreviation, usize, usize)> {
        self.engine.abbreviations_into(text, tokens, &mut memory.0, &mut memory.1);
        let later = |short: &&Abbreviation| {
            let apart = |full: vanban::Span| short.span.start().abs_diff(full.end()).min(full.start().abs_diff(short.span.end()));
            short.source == AbbreviationSource::Document && short.defined_at.is_some_and(|full| apart(full) > 40)
        };
        let named = |short: &Abbreviation| {
            let form = *self.by_spelling.get(short.span.of(text))?;
            let full = self.engine.expansion(text, short).into_owned();
            let same = |sense: &Sense| sense.expansion.split(' ').map(key).eq(full.split(' ').map(key));
            Some((*short, form, self.forms[form].senses.iter().position(same)?))
        };
        memory.1.iter().filter(later).filter_map(named).collect()
    }

    /// `Thành phố Hồ Chí Minh` has a short form of its own, and is written `TP.HCM` all the same: the two full forms that it consists of.
    fn kind_and_name(&self, at: usize, sequence: &[Unit]) -> Option<[Occurrence<'_>; 2]> {
        let part = |units: &[Unit], place: Place| {
            let (_, owners, short) = self.full.get(units.first()?)?.iter().find(|(known, _, _)| known == units)?;
            let fits = owners.iter().any(|(form, sense)| self.forms[*form].senses[*sense].place == place);
            fits.then_some((owners, *short))
        };
        (1..sequence.len()).find_map(|length| {
            let (kind, name) = sequence.split_at(length);
            let ((kind_owners, kind_short), (owners, short)) = (part(kind, Place::Kind)?, part(name, Place::Name)?);
            let middle = at + length;
            Some([(at, middle, kind_owners, kind_short), (middle, at + sequence.len(), owners, short)])
        })
    }
}

/// Working memory of the library.
type Memory = (AbbreviationScratch, Vec<Abbreviation>);

#[derive(Default)]
pub(super) struct Examples {
    memory: Memory,
    pub(super) contexts: BTreeMap<usize, Vec<Context>>,
    pub(super) gate: Vec<Context>,
    /// Contexts of full forms in the documents that constants are set on.
    pub(super) development: BTreeMap<usize, Vec<Context>>,
    /// Contexts of the short forms themselves.
    pub(super) shorts: BTreeMap<usize, Vec<Context>>,
}

/// FNV-1a: which documents are held out, which contexts are kept.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3))
}

/// What a document is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Looked at when all is done, to say how good it is.
    Test,
    /// Constants are set on it.
    Development,
    /// Weights are learned from it.
    Training,
}

impl Part {
    pub(super) fn of(id: &str) -> Self {
        match hash(id) >> 7 & 1023 {
            0..102 => Self::Test,
            102..204 => Self::Development,
            _ => Self::Training,
        }
    }
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
            if Part::of(id) != Part::Training {
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
        each(corpora, |id, text| match Part::of(id) {
            Part::Training => examples.add(lexicon, &counts, (foreign_count, native_total), id, text),
            Part::Development => examples.add_development(lexicon, &counts, id, text),
            Part::Test => {}
        })?;
        // A form of which only one sense occurs in full has nothing to learn from.
        examples.contexts.retain(|_, contexts| {
            let senses: BTreeSet<usize> = contexts.iter().map(|context| context.sense).collect();
            senses.len() > 1 && contexts.len() >= 60
        });
        Ok(examples)
    }

    /// Contexts to set constants on: of each sense as many in a thousand as of the others, so that frequent senses stay frequent.
    fn add_development(&mut self, lexicon: &Lexicon, counts: &HashMap<(usize, usize), u64>, id: &str, text: &str) {
        let tokens = lexicon.tokenizer.tokenize(text);
        for (number, (start, end, owners, _)) in lexicon.occurrences(&tokens).iter().enumerate() {
            let dice = mix(hash(id).rotate_left(29) ^ number as u64) >> 8 & 0xFFFF;
            for (form, sense) in owners.iter() {
                let all: u64 = (0..lexicon.forms[*form].senses.len()).filter_map(|sense| counts.get(&(*form, sense))).sum();
                if dice < DEVELOPMENT * 0x1_0000 / all.max(1) {
                    let context = Context { features: features(&tokens, *start, *end), sense: *sense, weight: 1.0 };
                    self.development.entry(*form).or_default().push(context);
                }
            }
        }
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
                let ambiguous = lexicon.forms[*form].is_ambiguous();
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
        for (short, form, sense) in lexicon.defined(text, &tokens, &mut self.memory) {
            let features = features(&tokens, short.first_token as usize, short.end_token as usize);
            let context = Context { features, sense, weight: DEFINED_WEIGHT };
            if lexicon.forms[form].may_be_foreign() {
                self.gate.push(Context { sense: 0, ..context.clone() });
            }
            if lexicon.forms[form].is_ambiguous() {
                self.contexts.entry(form).or_default().push(context);
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
