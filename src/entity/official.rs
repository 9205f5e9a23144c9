//! Who holds which position: persons of a text with their positions, from the spans of both.
//!
//! Positions that stand in a list (`Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh`) go together to the person before them (behind a comma, a dash, in
//! brackets, `được bầu giữ chức`) or behind them (`Chủ tịch UBND tỉnh, đồng chí …`). Mentions of one person are put together by name; a
//! position that stands without a name goes to the one person of the text who holds a position of the same words.

use super::head::{Abroad, Heads};
use super::nameless::Nameless;
use super::namesake::Namesakes;
use super::office::Office;
use super::{Entity, EntityKind};
use crate::gazetteer::Date;
use crate::text::{self, Key};
use crate::token::Token;
use std::collections::BTreeMap;

/// A person with at least one position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// The mention that gives the name in full: an index among the text's entities.
    pub name: usize,
    /// All mentions of the person, in reading order: indexes among the text's entities.
    pub mentions: Vec<usize>,
    /// The positions, in the order of their first mentions.
    pub positions: Vec<HeldPosition>,
}

/// A position that a person holds in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPosition {
    /// All mentions of the position by this person, nameless ones included: indexes among the text's entities.
    pub mentions: Vec<usize>,
    /// How it is held.
    pub status: PositionStatus,
}

/// How a position is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PositionStatus {
    /// In office.
    Incumbent,
    /// For the time being: `quyền`, `phụ trách`.
    Acting,
    /// No longer: `nguyên`, `cựu`.
    Former,
    /// A deputy's: `Phó Chủ tịch`.
    Deputy,
}

impl PositionStatus {
    /// The name in the output contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Incumbent => "incumbent",
            Self::Acting => "acting",
            Self::Former => "former",
            Self::Deputy => "deputy",
        }
    }

    /// The status that a position's words say.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let lower = words.to_lowercase();
        let begins = |word: &str| lower.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
        if begins("nguyên") || begins("cựu") {
            Self::Former
        } else if begins("quyền") || begins("q.") || begins("phụ trách") {
            Self::Acting
        } else if begins("phó") || begins("thứ trưởng") || lower == "thứ trưởng" {
            Self::Deputy
        } else {
            Self::Incumbent
        }
    }
}

/// Persons and positions of a text, and which position is tied to which person.
pub(super) struct Ties<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) entities: &'a [Entity],
    /// Persons and positions, as indexes among the entities.
    pub(super) actors: Vec<usize>,
    /// The person of each position that stands beside one.
    pub(super) holders: BTreeMap<usize, usize>,
    /// Positions that several persons of a list hold, with each of them.
    pub(super) shared: Vec<(usize, usize)>,
}

/// The persons of a text, and which of them a mention means.
#[derive(Default)]
pub(super) struct Persons {
    pub(super) list: Vec<Person>,
    of: BTreeMap<usize, usize>,
}

/// A person of a text.
pub(super) struct Person {
    /// The mentions: indexes among the entities.
    pub(super) mentions: Vec<usize>,
    /// The one that gives the name.
    name: usize,
    /// Whether all mentions so far were of one syllable.
    bare: bool,
}

impl Persons {
    /// The person whom a mention means.
    pub(super) fn of(&self, mention: usize) -> Option<usize> {
        self.of.get(&mention).copied()
    }

    /// The mention that gives a person's name.
    pub(super) fn name(&self, person: usize) -> Option<usize> {
        self.list.get(person).map(|person| person.name)
    }

    /// Adds a mention of a person, of one more than there are where it is a new one. `bare`: it is of one syllable.
    fn add(&mut self, person: usize, mention: usize, bare: bool) {
        self.of.insert(mention, person);
        let Some(known) = self.list.get_mut(person) else {
            return self.list.push(Person { mentions: vec![mention], name: mention, bare });
        };
        known.mentions.push(mention);
        // The name as first written in full: a bare given name before it is none.
        if known.bare && !bare {
            (known.name, known.bare) = (mention, false);
        }
    }
}

/// How many tokens may stand between a person and a position that belongs to the person.
pub(super) const FARTHEST: usize = 24;

impl<'a> Ties<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], entities: &'a [Entity]) -> Self {
        let is_actor = |entity: &Entity| matches!(entity.kind, EntityKind::Person | EntityKind::Position);
        let actors = entities.iter().enumerate().filter(|(_, entity)| is_actor(entity)).map(|(at, _)| at).collect();
        let mut ties = Self { text, tokens, entities, actors, holders: BTreeMap::new(), shared: Vec::new() };
        ties.tie_beside();
        ties.tie_headline();
        ties.tie_title();
        ties.tie_counted();
        ties
    }

    pub(super) fn entity(&self, actor: usize) -> Option<&'a Entity> {
        self.entities.get(*self.actors.get(actor)?)
    }

    pub(super) fn is(&self, actor: usize, kind: EntityKind) -> bool {
        self.entity(actor).is_some_and(|entity| entity.kind == kind)
    }

    /// The words between two actors in small letters, where they stand in one line.
    pub(super) fn between(&self, first: usize, second: usize) -> Option<String> {
        let (start, end) = (self.entity(first)?.end as usize, self.entity(second)?.first as usize);
        let tokens = self.tokens.get(start..end)?;
        let line_breaks = tokens.iter().chain(self.tokens.get(end)).any(Token::starts_line);
        if line_breaks || tokens.len() > FARTHEST {
            return None;
        }
        Some(self.outside_brackets(tokens))
    }

    /// Words in small letters, without what stands in brackets: a year of birth, a short form, where somebody stands in a picture.
    pub(super) fn outside_brackets(&self, tokens: &[Token]) -> String {
        let mut words = String::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let word = token.span.of(self.text);
            if word == "(" {
                let close = tokens.get(at..).unwrap_or_default().iter().position(|token| token.span.of(self.text) == ")");
                if let Some(close) = close {
                    at += close + 1;
                    continue;
                }
            }
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&word.to_lowercase());
            at += 1;
        }
        words
    }

    pub(super) fn words(&self, entity: usize) -> &'a str {
        self.entities.get(entity).map_or("", |entity| entity.span.of(self.text))
    }

    pub(super) fn tokens_of(&self, entity: usize) -> &'a [Token] {
        let tokens = self.entities.get(entity).and_then(|entity| self.tokens.get(entity.first as usize..entity.end as usize));
        tokens.unwrap_or_default()
    }

    pub(super) fn keys(&self, entity: usize) -> Vec<Key> {
        self.tokens_of(entity).iter().map(|token| text::key(token.span.of(self.text))).collect()
    }

    /// The positions, as indexes among the entities.
    pub(super) fn positions(&self) -> impl Iterator<Item = usize> {
        self.of_kind(EntityKind::Position)
    }

    fn of_kind(&self, kind: EntityKind) -> impl Iterator<Item = usize> {
        self.actors.iter().copied().filter(move |&at| self.entities.get(at).is_some_and(|entity| entity.kind == kind))
    }

    /// Each position that stands beside a person, with the person: those of one alone first.
    pub(super) fn held(&self) -> impl Iterator<Item = (usize, usize)> {
        self.holders.iter().map(|(&position, &holder)| (position, holder)).chain(self.shared.iter().copied())
    }

    /// A position's title and body.
    pub(super) fn office(&self, position: usize) -> Office {
        Office::new(self.text, self.tokens, self.entities, position)
    }

    /// The officials, in the order of their first mentions. `heads` are asked who holds offices abroad on the day of the text.
    pub(super) fn officials(&self, heads: Heads<'_>, as_of: Option<Date>) -> Vec<Official> {
        let persons = self.persons();
        let nameless = Nameless::new(self, &persons);
        let mut abroad = Abroad::new(self, &persons, heads, as_of);
        let mut beside: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (position, holder) in self.held() {
            beside.entry(position).or_default().extend(persons.of(holder));
        }
        // Of each person: the words of a position with its mentions.
        let mut positions: Vec<Vec<(Vec<Key>, Vec<usize>)>> = vec![Vec::new(); persons.list.len()];
        for position in self.positions() {
            let keys = self.keys(position);
            let mut holders = beside.remove(&position).unwrap_or_default();
            if holders.is_empty() && !self.several(position) {
                holders.extend(nameless.holder(position, &keys).or_else(|| abroad.holder(position)));
            }
            for person in holders {
                let Some(held) = positions.get_mut(person) else { continue };
                match held.iter_mut().find(|(words, _)| *words == keys) {
                    Some((_, mentions)) => mentions.push(position),
                    None => held.push((keys.clone(), vec![position])),
                }
            }
        }
        let officials = persons.list.into_iter().zip(positions).filter(|(_, held)| !held.is_empty());
        officials
            .map(|(person, held)| {
                let positions = held.into_iter().map(|(_, mentions)| self.held_position(mentions)).collect();
                Official { name: person.name, mentions: person.mentions, positions }
            })
            .collect()
    }

    fn held_position(&self, mentions: Vec<usize>) -> HeldPosition {
        let status = PositionStatus::of(mentions.first().map_or("", |&mention| self.words(mention)));
        HeldPosition { mentions, status }
    }

    /// The persons of the text: mentions whose names end alike are one person's.
    pub(super) fn persons(&self) -> Persons {
        let mut persons = Persons::default();
        let mut namesakes = Namesakes::default();
        for mention in self.of_kind(EntityKind::Person) {
            let name = self.keys(mention);
            let person = namesakes.find(&name, !self.is_vietnamese(mention)).unwrap_or(persons.list.len());
            persons.add(person, mention, name.len() == 1);
            namesakes.add(name, person);
        }
        persons
    }

    /// Whether the last part of a name is a Vietnamese syllable.
    pub(super) fn is_vietnamese(&self, mention: usize) -> bool {
        let last = self.words(mention).rsplit(' ').next().unwrap_or_default();
        crate::syllable::Syllable::parse(last).is_some()
    }
}
