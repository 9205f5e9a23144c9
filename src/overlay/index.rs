//! [`Overlays`]: the facts of all overlays together, ready to be met in a text.

use super::Overlay;
use super::fact::{Column, OverlayFact, OverlayKind};
use super::surface::Surfaces;
use crate::abbreviation::AbbreviationOverlay;
use crate::error::Result;
use crate::limits;
use crate::text;
use crate::token::{Case, Token, Tokenizer};
use std::collections::HashMap;

/// The facts of several overlays, of which a later one wins over an earlier one. Immutable and made once; meeting them allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Overlays {
    facts: Vec<OverlayFact>,
    surfaces: Surfaces,
    /// What each surface is, by its number.
    rules: Vec<Rules>,
    /// The facts of each person.
    persons: HashMap<PersonKey, Vec<u32>>,
    abbreviations: AbbreviationOverlay,
    fingerprint: u64,
    words: bool,
    entities: bool,
}

/// What is known of one surface.
#[derive(Clone, Debug, Default)]
struct Rules {
    word: Option<Rule<WordRule>>,
    /// One for each way in which the capitals of a surface may have to be written, and each kind.
    entities: Vec<Rule<EntityRule>>,
    /// The kinds whose built-in fact is hidden.
    hidden: Kinds,
}

impl Rules {
    /// What tokens with this surface are, by their capitals.
    fn entity(&self, tokens: &[Token]) -> Option<&EntityRule> {
        let fitting = self.entities.iter().map(|known| &known.rule).filter(|rule| rule.capitals.fit(tokens));
        fitting.max_by_key(|rule| rule.capitals.strictness())
    }
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds(u8);

const _: () = assert!(OverlayKind::ALL.len() <= 8);

impl Kinds {
    const fn add(&mut self, kind: OverlayKind) {
        self.0 |= 1 << kind as u8;
    }

    const fn contains(self, kind: OverlayKind) -> bool {
        self.0 >> kind as u8 & 1 != 0
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = OverlayKind> {
        OverlayKind::ALL.into_iter().filter(move |kind| self.contains(*kind))
    }
}

/// A rule and the fact that it comes from.
#[derive(Clone, Debug)]
struct Rule<R> {
    rule: R,
    source: Source,
}

/// A fact by its overlay and its number there.
#[derive(Clone, Copy, Debug)]
struct Source {
    overlay: usize,
    fact: usize,
}

/// What is to be done with a run of tokens in the word stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordRule {
    /// It is one word.
    Join,
    /// It is no word.
    Part,
}

/// What a surface is in the entity stage.
#[derive(Clone, Debug)]
pub(crate) struct EntityRule {
    pub(crate) kind: OverlayKind,
    capitals: Capitals,
    /// The facts that say so: one, or the terms of office of the persons with this name.
    facts: Vec<u32>,
}

/// Which tokens of a surface must be written with a capital, and which in capitals, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Capitals {
    first: u32,
    all: u32,
}

const _: () = assert!(limits::SURFACE_UNITS <= 32);

impl Capitals {
    fn of(tokens: &[Token]) -> Self {
        let bits = |is: fn(&Token) -> bool| {
            tokens.iter().enumerate().filter(|(_, token)| is(token)).fold(0, |bits, (at, _)| bits | 1 << at)
        };
        Self { first: bits(Token::is_capitalised), all: bits(|token| token.case == Case::Upper) }
    }

    fn fit(self, tokens: &[Token]) -> bool {
        let written = Self::of(tokens);
        self.first & !written.first == 0 && self.all & !written.all == 0
    }

    /// How much is asked: of two ways that fit, the stricter one is meant.
    const fn strictness(self) -> u32 {
        self.first.count_ones() + self.all.count_ones()
    }
}

impl Overlays {
    /// Puts overlays together. `tokenizer` must be the one whose tokens will be read.
    ///
    /// # Errors
    /// [`ErrorKind::Dictionary`](crate::ErrorKind::Dictionary), with file, line and column, where a surface is too long
    /// ([`limits::SURFACE_UNITS`] tokens), a word has one syllable only, or one overlay says two things of a surface.
    pub fn new(overlays: &[Overlay], tokenizer: &Tokenizer) -> Result<Self> {
        let mut maker = Maker { overlays, made: Self::default(), forms: HashMap::new() };
        let mut tokens = Vec::new();
        for (number, overlay) in overlays.iter().enumerate() {
            for (at, fact) in overlay.facts.iter().enumerate() {
                tokenizer.tokenize_into(&fact.text, &mut tokens);
                maker
                    .add(fact, &tokens, Source { overlay: number, fact: at })
                    .map_err(|what| overlay.error(at, Column::Text, &what))?;
            }
        }
        Ok(maker.made)
    }

    /// The user's abbreviations, for [`Abbreviations::with_overlay`](crate::abbreviation::Abbreviations::with_overlay).
    #[must_use]
    pub const fn abbreviations(&self) -> &AbbreviationOverlay {
        &self.abbreviations
    }

    /// Hash of everything that can change an answer, the order of the overlays included.
    #[must_use]
    pub const fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Whether there is anything that the word stage must ask for.
    pub(crate) const fn has_words(&self) -> bool {
        self.words
    }

    /// Whether there is anything that the entity stage must ask for.
    pub(crate) const fn has_entities(&self) -> bool {
        self.entities
    }

    /// Hands over the surfaces that begin at a token and do not reach beyond `limit`, from short to long: the end, what the user says it
    /// is, and the kinds of the built-in facts that are hidden there.
    #[inline]
    pub(crate) fn entities(
        &self,
        text: &str,
        tokens: &[Token],
        at: usize,
        limit: usize,
        mut found: impl FnMut(usize, Option<OverlayKind>, Kinds),
    ) {
        self.surfaces.matches(text, tokens, at, limit, |end, surface| {
            if let Some(rules) = self.rules.get(surface as usize) {
                let rule = rules.entity(tokens.get(at..end).unwrap_or_default());
                found(end, rule.map(|rule| rule.kind), rules.hidden);
            }
        });
    }

    /// The facts that say what exactly these tokens are: their kind, and one fact or the terms of office of the persons of the name.
    pub(crate) fn facts_of(&self, text: &str, tokens: &[Token]) -> Option<(OverlayKind, impl Iterator<Item = &OverlayFact>)> {
        let rules = self.rules.get(self.surfaces.get(text, tokens)? as usize)?;
        let rule = rules.entity(tokens)?;
        Some((rule.kind, rule.facts.iter().filter_map(|&fact| self.facts.get(fact as usize))))
    }

    /// The terms of office of the person of a fact: all facts with its id, or with its name where it has none.
    pub(crate) fn terms(&self, fact: &OverlayFact) -> impl Iterator<Item = &OverlayFact> {
        let numbers = self.persons.get(&person_of(fact)).map_or(&[][..], Vec::as_slice);
        numbers.iter().filter_map(|&number| self.facts.get(number as usize))
    }

    /// Whether a built-in fact of a kind is hidden whose surface ends where these tokens end.
    pub(crate) fn hides(&self, kind: OverlayKind, text: &str, tokens: &[Token]) -> bool {
        (0..tokens.len()).any(|at| {
            let mut hidden = false;
            self.surfaces.matches(text, tokens, at, tokens.len(), |end, surface| {
                hidden |= end == tokens.len() && self.rules.get(surface as usize).is_some_and(|rules| rules.hidden.contains(kind));
            });
            hidden
        })
    }

    /// Hands over the end and the rule of each word surface that begins at a token, from short to long.
    #[inline]
    pub(crate) fn words(&self, text: &str, tokens: &[Token], at: usize, mut found: impl FnMut(usize, WordRule)) {
        self.surfaces.matches(text, tokens, at, tokens.len(), |end, surface| {
            if let Some(word) = self.rules.get(surface as usize).and_then(|rules| rules.word.as_ref()) {
                found(end, word.rule);
            }
        });
    }
}

/// What tells persons apart: the id, else the name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum PersonKey {
    Id(String),
    Name(Vec<text::Key>),
}

fn person_of(fact: &OverlayFact) -> PersonKey {
    match &fact.id {
        Some(id) => PersonKey::Id(id.clone()),
        None => PersonKey::Name(fact.text.split_whitespace().map(text::key).collect()),
    }
}

/// Puts facts together.
struct Maker<'o> {
    overlays: &'o [Overlay],
    made: Overlays,
    /// Who spoke of each short form.
    forms: HashMap<text::Key, Source>,
}

impl Maker<'_> {
    fn add(&mut self, fact: &OverlayFact, tokens: &[Token], source: Source) -> std::result::Result<(), String> {
        self.made.fingerprint = text::hash(self.made.fingerprint ^ fact.digest());
        if fact.kind == OverlayKind::Abbreviation || fact.of == Some(OverlayKind::Abbreviation) {
            return self.add_abbreviation(fact, source);
        }
        if fact.kind == OverlayKind::Word && tokens.len() < 2 {
            return Err("one syllable is a word anyhow; leave the line out".to_owned());
        }
        let surface = self.made.surfaces.insert(&fact.text, tokens);
        let surface = surface.ok_or_else(|| format!("{} pieces; a surface has at most {}", tokens.len(), limits::SURFACE_UNITS))?;
        if self.made.rules.len() <= surface as usize {
            self.made.rules.resize_with(surface as usize + 1, Rules::default);
        }
        match (fact.kind, fact.of) {
            (OverlayKind::Word, _) => self.add_word(surface, WordRule::Join, source),
            (OverlayKind::Remove, Some(OverlayKind::Word)) => self.add_word(surface, WordRule::Part, source),
            (OverlayKind::Remove, Some(of)) => {
                self.made.entities = true;
                if let Some(rules) = self.made.rules.get_mut(surface as usize) {
                    rules.hidden.add(of);
                    // What an earlier overlay added is hidden with the built-in fact.
                    rules.entities.retain(|known| known.rule.kind != of || known.source.overlay == source.overlay);
                }
                Ok(())
            }
            _ => self.add_entity(surface, fact, tokens, source),
        }
    }

    fn add_abbreviation(&mut self, fact: &OverlayFact, source: Source) -> std::result::Result<(), String> {
        if let Some(known) = self.forms.insert(text::key(fact.text.trim()), source) {
            self.later(known, source)?;
        }
        let abbreviations = &mut self.made.abbreviations;
        let told = match &fact.expansion {
            Some(full) => abbreviations.add(&fact.text, full),
            None => abbreviations.remove(&fact.text),
        };
        told.map(|_| ()).map_err(|error| error.to_string())
    }

    fn add_word(&mut self, surface: u32, rule: WordRule, source: Source) -> std::result::Result<(), String> {
        self.made.words = true;
        let known = self.made.rules.get_mut(surface as usize).and_then(|rules| rules.word.replace(Rule { rule, source }));
        known.map_or(Ok(()), |known| self.later(known.source, source))
    }

    fn add_entity(
        &mut self,
        surface: u32,
        fact: &OverlayFact,
        tokens: &[Token],
        source: Source,
    ) -> std::result::Result<(), String> {
        self.made.entities = true;
        let number = self.made.facts.len() as u32;
        let capitals = if fact.any_case { Capitals::default() } else { Capitals::of(tokens) };
        let rule = Rule { rule: EntityRule { kind: fact.kind, capitals, facts: vec![number] }, source };
        let Some(rules) = self.made.rules.get_mut(surface as usize) else { return Ok(()) };
        let known = rules.entities.iter_mut().find(|known| known.rule.capitals == capitals);
        let mut earlier = None;
        match known {
            // One more term of office, of this or another person of the name.
            Some(known) if known.rule.kind == OverlayKind::Person && fact.kind == OverlayKind::Person => {
                if known.rule.facts.iter().any(|&other| self.made.facts.get(other as usize) == Some(fact)) {
                    earlier = Some(known.source);
                } else {
                    known.rule.facts.push(number);
                }
            }
            Some(known) => earlier = Some(std::mem::replace(known, rule).source),
            None => rules.entities.push(rule),
        }
        self.made.facts.push(fact.clone());
        if fact.kind == OverlayKind::Person {
            self.made.persons.entry(person_of(fact)).or_default().push(number);
        }
        earlier.map_or(Ok(()), |earlier| self.later(earlier, source))
    }

    /// A later overlay may say something else; one overlay may not say two things.
    fn later(&self, known: Source, source: Source) -> std::result::Result<(), String> {
        if known.overlay < source.overlay {
            return Ok(());
        }
        let origin =
            self.overlays.get(known.overlay).and_then(|overlay| overlay.origins.get(known.fact)).copied().unwrap_or_default();
        let place = if origin.text == 0 { "fact" } else { "line" };
        Err(format!("{place} {} says something of this surface already; keep one of the two", origin.line))
    }
}
