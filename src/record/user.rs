//! What a user's overlays say of a document: ids of persons, bodies and places, and the terms of office of the persons who are named.

use super::types::{LinkRecord, OfficialRecord, PositionRecord};
use crate::document::Links;
use crate::entity::{EntityKind, PositionStatus};
use crate::overlay::{OverlayFact, OverlayKind};
use crate::text::{self, Key};
use std::borrow::Cow;

/// The link to what a fact says, where it has an id; units are linked as units.
pub(super) fn link(fact: &OverlayFact) -> Option<LinkRecord> {
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
pub(super) fn complete(links: &Links<'_>, officials: &mut Vec<OfficialRecord>) {
    let document = links.document();
    let Some(overlays) = document.annotator().overlays() else { return };
    let as_of = document.as_of().map(|as_of| as_of.date);
    for (at, entity) in document.annotation().entities().iter().enumerate() {
        let Some(fact) = links.fact(at).filter(|_| entity.kind == EntityKind::Person) else { continue };
        let known = officials.iter().position(|official| official.entities.contains(&at));
        let same = || {
            let id = fact.id.as_deref()?;
            officials.iter().position(|official| matches!(&official.link, Some(LinkRecord::User { id: known }) if known == id))
        };
        let terms: Vec<&OverlayFact> = overlays.terms(fact).filter(|term| as_of.is_some_and(|day| term.in_office(day))).collect();
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
        official.link = link(fact);
        terms.into_iter().for_each(|term| add_term(official, term));
    }
    // Persons of whom neither text nor list tells an office are no officials.
    officials.retain(|official| !official.positions.is_empty());
    officials.sort_by_key(|official| official.entities.first().copied());
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
