//! What the entities of a document name: units and places of the gazetteer, values of dates and amounts.

use super::types::{LinkRecord, Name};
use super::user::UserFacts;
use crate::document::Document;
use crate::entity::{Entity, EntityKind, Value, value};
use crate::gazetteer::{AdministrativeUnit, Link, LinkScratch, Mention, Record as Fact};
use crate::overlay::OverlayKind;
use std::borrow::Cow;

/// The entities of a document with what they mean.
pub(super) struct Links<'t> {
    /// One for each entity; none for what is no place.
    links: Vec<Option<Link>>,
    /// What a user's overlays say, which counts more.
    pub(super) user: UserFacts<'t>,
}

impl<'t> Links<'t> {
    pub(super) fn new(document: &Document<'t>) -> Self {
        let entities = document.annotation().entities();
        let user = UserFacts::new(document);
        let mut links = vec![None; entities.len()];
        let Some(gazetteer) = document.annotator().gazetteer() else { return Self { links, user } };
        // A place inside another place's name is its seat or its part: the outer one is asked for.
        let mut mentions: Vec<Mention> = Vec::new();
        let mut of: Vec<usize> = Vec::new();
        let hidden = |entity: &Entity| {
            let tokens = document.annotation().tokens().get(entity.first as usize..entity.end as usize).unwrap_or_default();
            document.annotator().overlays().is_some_and(|overlays| overlays.hides(OverlayKind::Place, document.text(), tokens))
        };
        let places = |entity: &Entity| entity.kind == EntityKind::Place && !hidden(entity);
        for (at, entity) in entities.iter().enumerate().filter(|(_, entity)| places(entity)) {
            if mentions.last().is_none_or(|last| last.end <= entity.first) {
                mentions.push(Mention { first: entity.first, end: entity.end });
                of.push(at);
            }
        }
        let mut found = Vec::new();
        let as_of = document.as_of().map(|as_of| as_of.date);
        let tokens = document.annotation().tokens();
        gazetteer.link_into(document.text(), tokens, &mentions, as_of, &mut LinkScratch::default(), &mut found);
        for (at, link) in of.into_iter().zip(found) {
            if let Some(place) = links.get_mut(at) {
                *place = Some(link);
            }
        }
        Self { links, user }
    }

    /// The unit that an entity names.
    pub(super) fn unit(&self, document: &Document<'t>, entity: usize) -> Option<AdministrativeUnit<'t>> {
        if let Some(unit) = self.user.unit(document, entity) {
            return Some(unit);
        }
        let gazetteer = document.annotator().gazetteer()?;
        gazetteer.unit_of(self.links.get(entity).copied().flatten()?.fact?)
    }

    /// The link of an entity as the contract has it.
    pub(super) fn record(&self, document: &Document<'t>, entity: usize) -> Option<LinkRecord> {
        let annotation = document.annotation();
        let as_of = document.as_of().map(|as_of| as_of.date);
        if let Some(unit) = self.user.unit(document, entity) {
            return Some(unit_record(unit, as_of));
        }
        if let Some(link) = self.user.record(entity) {
            return Some(link);
        }
        if let Some(link) = self.links.get(entity).copied().flatten() {
            return match document.annotator().gazetteer()?.record(link.fact?)? {
                Fact::Unit(unit) => Some(unit_record(unit, as_of)),
                Fact::Place(place) => Some(LinkRecord::Place {
                    id: place.id().to_owned(),
                    kind: place.kind().to_owned(),
                    within: if place.is_foreign() {
                        [place.parent()].into_iter().filter(|parent| !parent.is_empty()).map(str::to_owned).collect()
                    } else {
                        let in_force = |unit: &AdministrativeUnit<'_>| as_of.is_none_or(|day| unit.existed(day));
                        place.within().filter(in_force).map(AdministrativeUnit::full_name).collect()
                    },
                }),
                _ => None,
            };
        }
        let entity = annotation.entities().get(entity)?;
        Some(match value(document.text(), annotation.tokens(), annotation.entities(), entity, as_of)? {
            Value::Date(value) => LinkRecord::Date { value },
            Value::Money { amount, currency } => LinkRecord::Money { amount, currency: Name::Borrowed(currency) },
            Value::Percent(value) => LinkRecord::Percent { value },
            Value::Document { kind, number, date, issuer } => LinkRecord::Document { kind, number, date, issuer },
        })
    }
}

fn unit_record(unit: AdministrativeUnit<'_>, as_of: Option<crate::gazetteer::Date>) -> LinkRecord {
    let name = |unit: AdministrativeUnit<'_>| match as_of.filter(|&day| unit.existed(day)) {
        Some(day) => unit.full_name_at(day),
        None => unit.full_name(),
    };
    LinkRecord::Unit {
        id: unit.id().to_string(),
        code: unit.id().code(),
        level: Cow::Borrowed(unit.level().as_str()),
        name: name(unit),
        within: unit.within().map(name).collect(),
        valid_from: unit.valid_from().map(|day| day.to_string()),
        valid_to: unit.valid_to().map(|day| day.to_string()),
        successors: unit.successors().map(|step| step.unit.id().to_string()).collect(),
    }
}
