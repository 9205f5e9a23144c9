//! The second step: points for each candidate, and the choice.

use super::candidates::{Candidate, Parsed, Reading};
use super::{Link, Mention};
use crate::gazetteer::{AdministrativeUnit, Date, Fact, FactForm, FactKind, Gazetteer, Level, Map, UnitType};
use crate::lexicon::Unit;
use crate::token::{Token, TokenKind};

// Points. Tuned on the articles of gold/dev (gov-1, gov-2) and on made sentences, in steps of five.
const TYPE_FITS: i32 = 40;
const TYPE_MISSES: i32 = -25;
const HINT_FITS: i32 = 35;
const PROVINCE: i32 = 30;
const DISTRICT: i32 = 12;
const BARE_COMMUNE: i32 = -20;
const IN_FORCE: i32 = 30;
const NAME_NOT_YET: i32 = -40;
const INSIDE_NEXT: i32 = 45;
const INSIDE_SECOND: i32 = 35;
const INSIDE_BEFORE: i32 = 20;
const INSIDE_LATER: i32 = 15;
const OLD_WORD: i32 = 45;
const NEW_WORD: i32 = 30;
const CLOSE: i32 = 10;
const LEAST: i32 = 30;

/// What was chosen for a mention.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Choice {
    fact: Option<Fact>,
    points: i32,
    margin: i32,
}

impl Choice {
    pub(super) fn link(self) -> Link {
        let score = self.fact.map_or(0, |_| (500 + 8 * self.margin.clamp(0, 60)) as u16);
        Link { fact: self.fact, score }
    }
}

/// What the document says as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// Weight of each unit by its row; only `touched` rows are not 0.
    weights: Vec<u16>,
    touched: Vec<u32>,
    as_of: Option<Date>,
    /// Above 0 for the two-level map, below for the three-level one; counts where no date is known.
    two_levels: i32,
    words: Option<Words>,
}

/// Units of the words that tell an old unit from a new one.
#[derive(Clone, Copy, Debug)]
struct Words {
    old: Unit,
    now: Unit,
    is: Unit,
}

impl Words {
    fn new(gazetteer: &Gazetteer) -> Self {
        let unit = |word| gazetteer.tokenizer.units().unit(word).unwrap_or(Unit::NONE);
        Self { old: unit("cũ"), now: unit("nay"), is: unit("là") }
    }
}

impl Evidence {
    fn weight(&self, row: u32) -> i32 {
        i32::from(self.weights.get(row as usize).copied().unwrap_or(0))
    }

    fn add(&mut self, row: u32, weight: u16) {
        if let Some(place) = self.weights.get_mut(row as usize) {
            if *place == 0 {
                self.touched.push(row);
            }
            *place = place.saturating_add(weight);
        }
    }

    /// Forgets the document.
    pub(super) fn finish(&mut self) {
        for row in self.touched.drain(..) {
            if let Some(place) = self.weights.get_mut(row as usize) {
                *place = 0;
            }
        }
    }

    /// What can be said before anything is decided: the provinces that are named, the map that the words belong to.
    pub(super) fn start(
        &mut self,
        gazetteer: &Gazetteer,
        text: &str,
        tokens: &[Token],
        mentions: &[Mention],
        parsed: &Parsed,
        as_of: Option<Date>,
    ) {
        self.finish();
        self.weights.resize(gazetteer.units.rows(), 0);
        self.as_of = as_of;
        self.words = Some(Words::new(gazetteer));
        self.two_levels = latest_year(text, tokens).map_or(0, |year| {
            if year >= 2026 {
                2
            } else if year <= 2024 {
                -2
            } else {
                0
            }
        });
        for (at, (reading, mention)) in parsed.readings.iter().zip(mentions).enumerate() {
            let weight = if mention.first < HEAD_TOKENS { 3 } else { 1 };
            for candidate in parsed.of(reading).iter().filter(|candidate| candidate.type_fits) {
                let trusted = reading.designated || reading.kind.is_some() || candidate.fact.form() != FactForm::Abbreviation;
                if let Some(unit) = gazetteer.unit_of(candidate.fact).filter(|unit| unit.level() == Level::Province && trusted) {
                    self.add(unit.record(), weight);
                }
            }
            self.two_levels += map_of_words(gazetteer, parsed, at);
        }
        // The province in a dateline or a heading is a mention of its own only where the caller passes it.
        for at in 0..tokens.len().min(HEAD_TOKENS as usize) {
            let inside = mentions.iter().any(|mention| (mention.first..mention.end).contains(&(at as u32)));
            let capital = tokens.get(at).is_some_and(Token::is_capitalised);
            let found = if inside || !capital { None } else { gazetteer.walker().longest(text, tokens, at, FactKind::Unit) };
            for fact in found.into_iter().flat_map(|found| gazetteer.facts_of(found.surface, FactKind::Unit)) {
                let province =
                    gazetteer.unit_of(fact).filter(|unit| unit.level() == Level::Province && fact.form() != FactForm::Abbreviation);
                if let Some(province) = province {
                    self.add(province.record(), 2);
                }
            }
        }
    }

    /// Adds what the first round decided to what is known of the document.
    pub(super) fn learn(&mut self, gazetteer: &Gazetteer, parsed: &Parsed, chosen: &[Choice]) {
        for (choice, reading) in chosen.iter().zip(&parsed.readings) {
            let Some(unit) = choice.fact.and_then(|fact| gazetteer.unit_of(fact)) else { continue };
            let weight = if choice.margin >= 2 * CLOSE { 2 } else { 1 };
            if unit.level() != Level::Province {
                self.add(unit.record(), weight);
            }
            for parent in unit.within() {
                self.add(parent.record(), weight);
            }
            if self.as_of.is_none() && reading.kind.is_some() && choice.margin >= CLOSE && unit.level() != Level::Province {
                self.two_levels += if unit.map() == Map::TwoLevels { 1 } else { -1 };
            }
        }
    }

    /// One round: the best candidate of each mention, where it is clear.
    pub(super) fn choose(
        &self,
        gazetteer: &Gazetteer,
        tokens: &[Token],
        mentions: &[Mention],
        parsed: &Parsed,
        chosen: &mut Vec<Choice>,
    ) {
        chosen.clear();
        for at in 0..parsed.readings.len() {
            chosen.push(self.best(gazetteer, tokens, mentions, parsed, at));
        }
    }

    fn best(&self, gazetteer: &Gazetteer, tokens: &[Token], mentions: &[Mention], parsed: &Parsed, at: usize) -> Choice {
        let Some(reading) = parsed.readings.get(at) else { return Choice::default() };
        let mut best: Option<(i32, bool, Fact)> = None;
        let mut second = i32::MIN;
        let alone = self.only_one_in_force(gazetteer, parsed, reading);
        for candidate in parsed.of(reading) {
            let (points, supported) = self.points(gazetteer, tokens, mentions, parsed, at, candidate);
            let supported = supported || alone == Some(candidate.fact);
            match best {
                Some((most, _, fact)) if points <= most => {
                    if !self.same_in_both(gazetteer, fact, candidate.fact) {
                        second = second.max(points);
                    }
                }
                _ => {
                    if let Some((most, _, fact)) = best {
                        if !self.same_in_both(gazetteer, fact, candidate.fact) {
                            second = second.max(most);
                        }
                    }
                    best = Some((points, supported, candidate.fact));
                }
            }
        }
        match best {
            Some((points, true, fact)) if points >= LEAST && points - second.max(-1000) >= CLOSE => {
                Choice { fact: Some(fact), points, margin: points - second.max(0) }
            }
            _ => Choice::default(),
        }
    }

    /// A candidate's points, and whether more than its name speaks for it.
    fn points(
        &self,
        gazetteer: &Gazetteer,
        tokens: &[Token],
        mentions: &[Mention],
        parsed: &Parsed,
        at: usize,
        candidate: &Candidate,
    ) -> (i32, bool) {
        let Some(reading) = parsed.readings.get(at) else { return (i32::MIN, false) };
        let Some(unit) = gazetteer.unit_of(candidate.fact) else { return self.points_of_place(gazetteer, candidate) };
        let mut points = 0;
        let mut supported = unit.level() == Level::Province;
        if reading.kind.is_some() {
            points += if candidate.type_fits { TYPE_FITS } else { TYPE_MISSES };
        } else if let Some(hint) = reading.hint {
            if unit.was(hint) {
                points += HINT_FITS;
            }
        }
        points += match unit.level() {
            Level::Province => PROVINCE,
            Level::District => DISTRICT,
            Level::Commune if reading.kind.is_none() && reading.hint.is_none() => BARE_COMMUNE,
            Level::Commune => 0,
        };
        points += ((unit.articles() + 1).ilog2() as i32 * 3 / 2).min(12);
        points += match candidate.fact.form() {
            FactForm::Abbreviation if !reading.designated && reading.kind.is_none() => -30,
            FactForm::Former => -10,
            FactForm::Spelling => -4,
            _ => 0,
        };
        points += self.in_force(unit, candidate.fact);
        points += self.beside(tokens, mentions, at, unit);
        let inside = self.inside(gazetteer, tokens, mentions, parsed, at, unit);
        points += inside;
        supported |= inside > 0;
        if unit.level() == Level::District && reading.kind.is_none() {
            // A town known everywhere needs no province beside it.
            supported |= unit.articles() >= 40;
        }
        (points, supported)
    }

    /// Other places compete with the units of their name.
    fn points_of_place(&self, gazetteer: &Gazetteer, candidate: &Candidate) -> (i32, bool) {
        let Some(crate::gazetteer::Record::Place(place)) = gazetteer.record(candidate.fact) else { return (i32::MIN, false) };
        let mut points = LEAST + ((place.articles() + 1).ilog2() as i32 * 3 / 2).min(14);
        points += match candidate.fact.form() {
            FactForm::Abbreviation => -15,
            _ => 0,
        };
        points += place.within().map(|unit| self.weight(unit.record()).min(5)).max().unwrap_or(0);
        if place.kind().starts_with("historic") {
            points -= 15;
        }
        (points, true)
    }

    fn in_force(&self, unit: AdministrativeUnit<'_>, fact: Fact) -> i32 {
        if let Some(day) = self.as_of {
            // `Huế` was no name of the province before 2025.
            let renamed = unit.names().any(|name| {
                name.form == FactForm::Earlier && name.name != unit.name() && day.within(name.valid_from, name.valid_to)
            });
            let not_yet = renamed && fact.form() == FactForm::Official;
            return if unit.existed(day) { IN_FORCE } else { 0 } + if not_yet { NAME_NOT_YET } else { 0 };
        }
        let ended_before_reform = unit.map() == Map::ThreeLevels && unit.valid_to() != Date::parse("2025-06-30");
        let lean = (10 * self.two_levels).clamp(-IN_FORCE, IN_FORCE);
        // Without any sign the map of today counts, by a little.
        let today = i32::from(unit.map() == Map::TwoLevels) * 3;
        let fits = if unit.map() == Map::TwoLevels { lean } else { -lean };
        fits.max(0) + today - i32::from(ended_before_reform) * 15
    }

    /// `cũ` behind a name, `nay là` before it.
    fn beside(&self, tokens: &[Token], mentions: &[Mention], at: usize, unit: AdministrativeUnit<'_>) -> i32 {
        let (Some(mention), Some(words)) = (mentions.get(at), self.words) else { return 0 };
        let unit_at = |at: usize| tokens.get(at).map_or(Unit::NONE, |token| token.unit);
        let (first, end) = (mention.first as usize, mention.end as usize);
        let open = usize::from(unit_at(end) == Unit::sign('('));
        if unit_at(end + open) == words.old {
            return if unit.map() == Map::ThreeLevels { OLD_WORD } else { 0 };
        }
        if first >= 2 && unit_at(first - 1) == words.is && unit_at(first - 2) == words.now {
            return if unit.map() == Map::TwoLevels { NEW_WORD } else { 0 };
        }
        0
    }

    /// Whether the units around a candidate stand beside the mention or elsewhere in the document.
    fn inside(
        &self,
        gazetteer: &Gazetteer,
        tokens: &[Token],
        mentions: &[Mention],
        parsed: &Parsed,
        at: usize,
        unit: AdministrativeUnit<'_>,
    ) -> i32 {
        if unit.level() == Level::Province {
            return 0;
        }
        let mut points = 0;
        for (distance, most) in [(1, INSIDE_NEXT), (2, INSIDE_SECOND)] {
            let gap = gap(tokens, mentions, at + distance - 1);
            if gap == Gap::Far {
                break;
            }
            points += most * self.around(gazetteer, parsed, at + distance, unit) / 4;
        }
        if at > 0 && gap(tokens, mentions, at - 1) != Gap::Far {
            points += INSIDE_BEFORE * self.around(gazetteer, parsed, at - 1, unit) / 4;
        }
        points = points.min(INSIDE_NEXT + INSIDE_SECOND / 2);
        let mut document = 0;
        // A town is no evidence for itself: `Hà Tĩnh` alone names the province.
        for parent in unit.within().filter(|parent| parent.name() != unit.name()) {
            document += match parent.level() {
                Level::District => (6 * self.weight(parent.record())).min(20),
                _ => (5 * self.weight(parent.record())).min(25),
            };
        }
        if unit.map() == Map::ThreeLevels && unit.province().name() != unit.name() {
            let today = unit.province().successors().next().map_or(0, |change| self.weight(change.unit.record()));
            document += (3 * today).min(INSIDE_LATER);
        }
        points + document
    }

    /// How well another mention names a unit around this one, in quarters: 4 its parent or province, 2 the province of today.
    fn around(&self, gazetteer: &Gazetteer, parsed: &Parsed, at: usize, unit: AdministrativeUnit<'_>) -> i32 {
        let Some(reading) = parsed.readings.get(at) else { return 0 };
        let mut best = 0;
        for other in parsed
            .of(reading)
            .iter()
            .filter(|candidate| candidate.type_fits)
            .filter_map(|candidate| gazetteer.unit_of(candidate.fact))
        {
            if other.level() < unit.level() {
                if unit.within().any(|parent| parent == other) {
                    return 4;
                }
                if other.map() != unit.map()
                    && other.level() == Level::Province
                    && unit.province().successors().any(|change| change.unit == other)
                {
                    best = 2;
                }
            }
        }
        best
    }

    /// The only candidate of fitting type on the map in force, where there is no second one in the country.
    fn only_one_in_force(&self, gazetteer: &Gazetteer, parsed: &Parsed, reading: &Reading) -> Option<Fact> {
        reading.kind?;
        let fitting =
            || parsed.of(reading).iter().filter(|candidate| candidate.type_fits && candidate.fact.kind() == FactKind::Unit);
        let single = |of: &mut dyn Iterator<Item = Fact>| of.next().filter(|_| of.next().is_none());
        let in_force = |candidate: &&Candidate| {
            gazetteer.unit_of(candidate.fact).is_some_and(|unit| self.as_of.is_some_and(|day| unit.existed(day)))
        };
        single(&mut fitting().filter(in_force).map(|candidate| candidate.fact)).or_else(|| {
            // Nothing of the map in force: the one of the other map, if there is one only.
            if fitting().any(|candidate| in_force(&candidate)) {
                None
            } else {
                single(&mut fitting().map(|candidate| candidate.fact))
            }
        })
    }

    /// The same unit in name on both maps: the choice between them is the map's alone.
    fn same_in_both(&self, gazetteer: &Gazetteer, one: Fact, other: Fact) -> bool {
        let units = gazetteer.unit_of(one).zip(gazetteer.unit_of(other));
        units.is_some_and(|(one, other)| {
            one.map() != other.map()
                && one.level() == Level::Province
                && other.level() == Level::Province
                && one.name() == other.name()
        })
    }

    /// A mention without a type follows one of the same name that has one, as far as its own candidates allow.
    pub(super) fn agree(
        &self,
        gazetteer: &Gazetteer,
        tokens: &[Token],
        mentions: &[Mention],
        parsed: &Parsed,
        chosen: &mut [Choice],
    ) {
        for at in 0..chosen.len() {
            let Some(reading) = parsed.readings.get(at).filter(|reading| reading.kind.is_none()) else { continue };
            // `TP Hà Tĩnh, Hà Tĩnh`: the second is the province around the first.
            let before = at.checked_sub(1).and_then(|before| parsed.readings.get(before));
            if before.is_some_and(|before| before.name == reading.name) && gap(tokens, mentions, at - 1) == Gap::Near {
                continue;
            }
            let named = parsed.readings.iter().zip(chosen.iter()).take(LOOK_BACK);
            let typed = named.filter(|(other, choice)| other.kind.is_some() && other.name == reading.name && choice.fact.is_some());
            let mut facts = typed.map(|(_, choice)| *choice);
            let Some(first) = facts.next() else { continue };
            let same = facts.all(|choice| choice.fact == first.fact);
            let own = parsed.of(reading).iter().find(|candidate| {
                Some(candidate.fact.record()) == first.fact.map(Fact::record) && candidate.fact.kind() == FactKind::Unit
            });
            let province = chosen
                .get(at)
                .and_then(|choice| choice.fact)
                .and_then(|fact| gazetteer.unit_of(fact))
                .is_some_and(|unit| unit.level() == Level::Province);
            let clear = chosen.get(at).is_some_and(|choice| choice.fact.is_some() && choice.margin >= 2 * CLOSE && province);
            if let (true, Some(own), Some(place)) = (same && !clear, own, chosen.get_mut(at)) {
                *place = Choice { fact: Some(own.fact), points: first.points, margin: first.margin.min(CLOSE) };
            }
        }
    }
}

/// Tokens of a text's head, where a dateline or a title names its province.
const HEAD_TOKENS: u32 = 60;

/// Mentions looked through for one of the same name.
const LOOK_BACK: usize = 200;

/// How two mentions that follow each other are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// By a comma, a bracket, `của`, `thuộc` …
    Near,
    Far,
}

fn gap(tokens: &[Token], mentions: &[Mention], at: usize) -> Gap {
    let (Some(before), Some(behind)) = (mentions.get(at), mentions.get(at + 1)) else { return Gap::Far };
    let between = tokens.get(before.end as usize..behind.first as usize).unwrap_or_default();
    let stop = |token: &Token| token.unit == Unit::sign('.') || token.unit == Unit::sign(';') || token.starts_line();
    if between.len() <= 2 && !between.iter().any(stop) && !tokens.get(behind.first as usize).is_some_and(Token::starts_line) {
        Gap::Near
    } else {
        Gap::Far
    }
}

/// Which map a mention's words belong to, where they tell.
fn map_of_words(gazetteer: &Gazetteer, parsed: &Parsed, at: usize) -> i32 {
    let Some(reading) = parsed.readings.get(at) else { return 0 };
    let fitting = || {
        parsed.of(reading).iter().filter(|candidate| candidate.type_fits).filter_map(|candidate| gazetteer.unit_of(candidate.fact))
    };
    let on = |map: Map| fitting().any(|unit| unit.map() == map);
    match reading.kind.or(reading.hint) {
        Some(UnitType::UrbanDistrict | UnitType::RuralDistrict | UnitType::Town | UnitType::Township) => -2,
        Some(UnitType::SpecialZone) => 3,
        Some(_) if reading.kind.is_some() => i32::from(on(Map::TwoLevels)) - i32::from(on(Map::ThreeLevels)),
        _ => 0,
    }
}

/// The latest year from 2000 on that the text names.
fn latest_year(text: &str, tokens: &[Token]) -> Option<u32> {
    let years = tokens.iter().filter(|token| token.kind == TokenKind::Date || token.unit == Unit::YEAR);
    let last_four = years.filter_map(|token| {
        let written = token.span.of(text);
        written.get(written.len().checked_sub(4)?..)?.parse::<u32>().ok()
    });
    last_four.filter(|year| (2000..2100).contains(year)).max()
}
