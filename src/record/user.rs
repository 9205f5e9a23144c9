//! What a user's overlays say of a document: links of persons, bodies and places, and the terms of office of the persons who are named.

use super::types::{LinkRecord, OfficialRecord, PositionRecord};
use crate::document::Document;
use crate::entity::{Entity, EntityKind, PositionStatus};
use crate::gazetteer::{AdministrativeUnit, Date, UnitId, UnitType};
use crate::overlay::{OverlayFact, OverlayKind, Overlays};
use crate::text::{self, Key};
use crate::token::Token;
use std::borrow::Cow;

/// The facts that are meant by a document's entities: one for each entity, none for what no overlay knows or what stays undecided.
pub(super) struct UserFacts<'t> {
    facts: Vec<Option<&'t OverlayFact>>,
}

impl<'t> UserFacts<'t> {
    pub(super) fn new(document: &Document<'t>) -> Self {
        let (text, annotation) = (document.text(), document.annotation());
        let Some(overlays) = document.annotator().overlays() else { return Self { facts: Vec::new() } };
        let as_of = document.as_of().map(|as_of| as_of.date);
        let of = |entity: &Entity| {
            let tokens = annotation.tokens().get(entity.first as usize..entity.end as usize)?;
            match entity.kind {
                EntityKind::Person => person(overlays, text, tokens, as_of),
                EntityKind::Organization => only(overlays, OverlayKind::Organization, text, tokens),
                EntityKind::Place => {
                    only(overlays, OverlayKind::Place, text, tokens).or_else(|| behind_designator(document, overlays, tokens))
                }
                _ => None,
            }
        };
        Self { facts: annotation.entities().iter().map(of).collect() }
    }

    fn of(&self, entity: usize) -> Option<&'t OverlayFact> {
        self.facts.get(entity).copied().flatten()
    }

    /// The unit that an entity names by a fact of the user's.
    pub(super) fn unit(&self, document: &Document<'t>, entity: usize) -> Option<AdministrativeUnit<'t>> {
        let fact = self.of(entity).filter(|fact| fact.kind == OverlayKind::Place)?;
        document.annotator().gazetteer()?.unit(fact.id.as_deref()?.parse::<UnitId>().ok()?)
    }

    /// The link of an entity that is no unit.
    pub(super) fn record(&self, entity: usize) -> Option<LinkRecord> {
        let fact = self.of(entity)?;
        let id = fact.id.clone()?;
        Some(match fact.kind {
            OverlayKind::Place => {
                LinkRecord::Place { id, kind: fact.place_type.clone().unwrap_or_default(), within: fact.within.clone() }
            }
            _ => LinkRecord::User { id },
        })
    }

    /// Adds to the officials of a document what the terms of office in force on its day say: a person who is named without an office gets
    /// it, an office that is named without its place gets that. Without a day only the links are added.
    pub(super) fn complete(&self, document: &Document<'_>, officials: &mut Vec<OfficialRecord>) {
        let Some(overlays) = document.annotator().overlays() else { return };
        let as_of = document.as_of().map(|as_of| as_of.date);
        for (at, entity) in document.annotation().entities().iter().enumerate() {
            let Some(fact) = self.of(at).filter(|_| entity.kind == EntityKind::Person) else { continue };
            let known = officials.iter().position(|official| official.entities.contains(&at));
            let same = || {
                let id = fact.id.as_deref()?;
                officials.iter().position(|official| matches!(&official.link, Some(LinkRecord::User { id: known }) if known == id))
            };
            let terms: Vec<&OverlayFact> =
                overlays.terms(fact).filter(|term| as_of.is_some_and(|day| in_force(term, day))).collect();
            let place = known.or_else(same).unwrap_or_else(|| {
                let name = entity.span.of(document.text()).to_owned();
                officials.push(OfficialRecord { name, ..OfficialRecord::default() });
                officials.len() - 1
            });
            let Some(official) = officials.get_mut(place) else { continue };
            if !official.entities.contains(&at) {
                official.entities.push(at);
                official.entities.sort_unstable();
            }
            official.link = self.record(at);
            terms.into_iter().for_each(|term| add_term(official, term));
        }
        // Persons of whom neither text nor list tells an office are no officials.
        officials.retain(|official| !official.positions.is_empty());
        officials.sort_by_key(|official| official.entities.first().copied());
    }
}

/// The one fact of a kind that these tokens are.
fn only<'t>(overlays: &'t Overlays, kind: OverlayKind, text: &str, tokens: &[Token]) -> Option<&'t OverlayFact> {
    let (found, mut facts) = overlays.facts_of(text, tokens)?;
    facts.next().filter(|_| found == kind)
}

/// `tỉnh X`, `TP X`: the place X of the user's, where the words before it are the designator of a unit.
fn behind_designator<'t>(document: &Document<'_>, overlays: &'t Overlays, tokens: &[Token]) -> Option<&'t OverlayFact> {
    (1..tokens.len()).find_map(|at| {
        let (designator, name) = tokens.split_at_checked(at)?;
        let fact = only(overlays, OverlayKind::Place, document.text(), name)?;
        let word = document.expanded(designator.first()?.span.cover(designator.last()?.span)).to_lowercase();
        UnitType::from_word(word.trim_end_matches('.').trim_end()).map(|_| fact)
    })
}

/// The person that a full name means: of several with this name, the one who is in office on the document's day.
fn person<'t>(overlays: &'t Overlays, text: &str, tokens: &[Token], as_of: Option<Date>) -> Option<&'t OverlayFact> {
    let one = |in_force_only: bool| {
        let (kind, facts) = overlays.facts_of(text, tokens)?;
        let mut facts = facts.filter(|fact| !in_force_only || as_of.is_some_and(|day| in_force(fact, day)));
        let first = facts.next().filter(|_| kind == OverlayKind::Person)?;
        facts.all(|other| other.id == first.id).then_some(first)
    };
    one(false).or_else(|| one(true))
}

fn in_force(term: &OverlayFact, day: Date) -> bool {
    term.position.is_some() && day.within(term.valid_from, term.valid_to)
}

fn add_term(official: &mut OfficialRecord, term: &OverlayFact) {
    let Some(title) = &term.position else { return };
    let place = term.within.first();
    let known = official.positions.iter_mut().find(|known| {
        let organization = known.organization.as_deref().unwrap_or_default();
        same_words(&known.title, title) && begins_with(term.organization.as_deref().unwrap_or_default(), organization)
            || same_words(&known.text, title)
    });
    if let Some(known) = known {
        if known.place.is_none() {
            known.place = place.cloned();
            known.organization = term.organization.clone().or_else(|| known.organization.take());
        }
        return;
    }
    official.positions.push(PositionRecord {
        text: title.clone(),
        title: title.clone(),
        status: Cow::Borrowed(PositionStatus::of(title).name()),
        organization: term.organization.clone(),
        place: place.cloned(),
        entities: Vec::new(),
        source: Some(Cow::Borrowed("user")),
    });
}

fn keys(words: &str) -> impl Iterator<Item = Key> {
    words.split_whitespace().map(text::key)
}

fn same_words(one: &str, other: &str) -> bool {
    keys(one).eq(keys(other))
}

/// Whether a body's name begins with these words: `Ủy ban nhân dân tỉnh Quảng Ninh`, `Ủy ban nhân dân tỉnh`.
fn begins_with(name: &str, words: &str) -> bool {
    let mut name = keys(name);
    keys(words).all(|word| name.next() == Some(word))
}
