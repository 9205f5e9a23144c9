//! What the entities of a document name, as the contract has it: units and places of the gazetteer, values of dates and amounts, ids of the
//! user's.

use super::types::{LinkRecord, Name};
use super::user;
use crate::document::Links;
use crate::entity::{Value, value};
use crate::gazetteer::{AdministrativeUnit, Record as Fact};
use std::borrow::Cow;

/// The link of an entity.
pub(super) fn record(links: &Links<'_>, entity: usize) -> Option<LinkRecord> {
    let (document, annotation) = (links.document(), links.document().annotation());
    let as_of = document.as_of().map(|as_of| as_of.date);
    if let Some(unit) = links.unit(entity) {
        return Some(unit_record(unit, as_of));
    }
    if let Some(link) = links.fact(entity).and_then(user::link) {
        return Some(link);
    }
    if let Some(record) = links.place(entity) {
        return match record {
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
