//! The first step: what each mention can stand for at all.

use super::Mention;
use crate::gazetteer::{Fact, FactForm, FactKind, Gazetteer, Level, UnitType};
use crate::lexicon::Unit;
use crate::limits;
use crate::token::{Case, Token};

/// One thing that a mention can stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) fact: Fact,
    /// Whether the word before the name is the unit's type (or was), where there is a word.
    pub(super) type_fits: bool,
}

/// What is known of one mention from its own words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// The mention's piece of the candidates.
    pub(super) start: u32,
    pub(super) end: u32,
    /// The type that its word names.
    pub(super) kind: Option<UnitType>,
    /// Whether a word for a place stands in it, of a unit or another place.
    pub(super) designated: bool,
    /// A type that a list before it carries on: `các huyện Hải Hà, Đầm Hà`.
    pub(super) hint: Option<UnitType>,
    /// Of the name without the word before it, to find mentions of the same name: the hash of its units.
    pub(super) name: u64,
}

/// The readings of all mentions.
#[derive(Clone, Debug, Default)]
pub(super) struct Parsed {
    pub(super) readings: Vec<Reading>,
    pub(super) candidates: Vec<Candidate>,
}

impl Parsed {
    pub(super) fn of(&self, reading: &Reading) -> &[Candidate] {
        self.candidates.get(reading.start as usize..reading.end as usize).unwrap_or_default()
    }

    /// Reads every mention.
    pub(super) fn fill(&mut self, gazetteer: &Gazetteer, text: &str, tokens: &[Token], mentions: &[Mention]) {
        self.readings.clear();
        self.candidates.clear();
        for (at, mention) in mentions.iter().enumerate() {
            let start = self.candidates.len() as u32;
            let mut reading = Reading { start, end: start, kind: None, designated: false, hint: None, name: 0 };
            let own = tokens.get(mention.first as usize..mention.end as usize).unwrap_or_default();
            self.read(gazetteer, text, own, &mut reading);
            reading.end = self.candidates.len() as u32;
            if reading.kind.is_none() && !reading.designated {
                reading.hint =
                    self.carried_on(at, tokens, mentions).or_else(|| word_before(gazetteer, text, tokens, mention.first as usize));
            }
            self.readings.push(reading);
        }
    }

    fn read(&mut self, gazetteer: &Gazetteer, text: &str, own: &[Token], reading: &mut Reading) {
        let walker = gazetteer.walker();
        reading.name = name_of(own);
        // The longest word for a type that leaves a known name.
        let mut kind = None;
        for found in walker.matches(text, own, 0).filter(|found| found.end < own.len() && found.surface.has(FactKind::Designator)) {
            let mut rest = found.end;
            if own.get(rest).is_some_and(|token| token.unit == Unit::sign('.')) {
                rest += 1;
            }
            let types = gazetteer.facts_of(found.surface, FactKind::Designator).filter(|fact| fact.form() != FactForm::Plural);
            let types = types.filter_map(|fact| gazetteer.designator(fact)).filter_map(|word| UnitType::from_word(word.word()));
            if let Some(unit_type) = types.last().filter(|_| rest < own.len()) {
                kind = Some((unit_type, rest));
            }
            reading.designated = true;
        }
        if let Some((kind, rest)) = kind {
            let name = own.get(rest..).unwrap_or_default();
            let before = self.candidates.len();
            self.add(gazetteer, text, name, |unit| {
                (unit.level() == level_of(kind) || city(kind, unit.level())).then(|| unit.was(kind))
            });
            if self.candidates.len() > before {
                reading.kind = Some(kind);
                reading.name = name_of(name);
                self.add_numbered(gazetteer, text, own);
                return;
            }
            if self.add_numbered(gazetteer, text, own) {
                reading.kind = Some(kind);
                return;
            }
        }
        // Written in small letters, the first word is a class word, and the whole names that thing: `sông Cầu` is no town.
        let small = own.first().is_some_and(|token| token.case == Case::Lower);
        self.add(gazetteer, text, own, |_| (!small).then_some(true));
        if let [first, ..] = self.candidates.get(reading.start as usize..).unwrap_or_default() {
            // `TPHCM` carries its type inside.
            let unit = gazetteer.unit_of(first.fact);
            reading.designated |=
                unit.is_some_and(|unit| unit.level() == Level::Province && first.fact.form() == FactForm::Abbreviation);
        }
    }

    /// Adds what the tokens name as a whole; `fits` gives whether the unit's type fits, or `None` to leave it out.
    fn add(
        &mut self,
        gazetteer: &Gazetteer,
        text: &str,
        tokens: &[Token],
        fits: impl Fn(crate::gazetteer::AdministrativeUnit<'_>) -> Option<bool>,
    ) {
        let whole = gazetteer.walker().matches(text, tokens, 0).filter(|found| found.end == tokens.len()).last();
        let Some(whole) = whole else { return };
        for fact in gazetteer.facts(whole.surface).take(limits::LINK_CANDIDATES) {
            let type_fits = match gazetteer.unit_of(fact) {
                Some(unit) => fits(unit),
                None => (fact.kind() == FactKind::Place).then_some(true),
            };
            if let Some(type_fits) = type_fits {
                self.candidates.push(Candidate { fact, type_fits });
            }
        }
    }

    /// Units with a number for a name stand in the gazetteer with their type: `Phường 4`.
    fn add_numbered(&mut self, gazetteer: &Gazetteer, text: &str, own: &[Token]) -> bool {
        let before = self.candidates.len();
        self.add(gazetteer, text, own, |unit| unit.name().bytes().all(|byte| byte.is_ascii_digit()).then_some(true));
        self.candidates.len() > before
    }

    /// The type of the mention before it in a list, where only a comma or `và` stands between the two.
    fn carried_on(&self, at: usize, tokens: &[Token], mentions: &[Mention]) -> Option<UnitType> {
        let (before, this) = (mentions.get(at.checked_sub(1)?)?, mentions.get(at)?);
        let between = tokens.get(before.end as usize..this.first as usize)?;
        let joined = match between {
            [one] => one.unit == Unit::sign(',') || !one.is_capitalised() && one.is_word() && one.span.len() <= 3,
            _ => false,
        };
        let reading = self.readings.last()?;
        (joined && reading.kind.is_none()).then_some(reading.hint).flatten()
    }
}

/// The type that a word right before a mention names: `các huyện [Hải Hà]`.
fn word_before(gazetteer: &Gazetteer, text: &str, tokens: &[Token], first: usize) -> Option<UnitType> {
    for length in 1..=2 {
        let start = first.checked_sub(length)?;
        let found = gazetteer
            .walker()
            .matches(text, tokens, start)
            .find(|found| found.end == first && found.surface.has(FactKind::Designator));
        let kinds = found.into_iter().flat_map(|found| gazetteer.facts_of(found.surface, FactKind::Designator));
        let kind = kinds.filter_map(|fact| gazetteer.designator(fact)).find_map(|word| UnitType::from_word(word.word()));
        if kind.is_some() {
            return kind;
        }
    }
    None
}

/// The level of the units that have this type; a city can also be a district.
const fn level_of(kind: UnitType) -> Level {
    match kind {
        UnitType::Province | UnitType::City => Level::Province,
        UnitType::UrbanDistrict | UnitType::RuralDistrict | UnitType::Town => Level::District,
        _ => Level::Commune,
    }
}

fn city(kind: UnitType, level: Level) -> bool {
    // A town (thị xã) may have become a city under a province, and the other way round in memory.
    matches!((kind, level), (UnitType::City, Level::District))
}

/// The hash of the tokens' units.
fn name_of(tokens: &[Token]) -> u64 {
    tokens.iter().fold(0xCBF2_9CE4_8422_2325, |hash, token| (hash ^ u64::from(token.unit.number())).wrapping_mul(0x100_0000_01B3))
}
