//! The organizations of a document, each with all its mentions: `UBND tỉnh` and `Ủy ban nhân dân tỉnh Quảng Ninh` are one.

use super::types::{EntityRecord, OrganizationRecord};
use crate::document::{Document, Home, Links};
use crate::entity::{Entity, EntityKind};
use crate::gazetteer::{AdministrativeUnit, FactKind};
use std::borrow::Cow;
use std::collections::HashMap;

/// An organization's name with its short forms written out and its bare level resolved, and the unit that it lies in.
///
/// `expanded` is the name with its short forms written out, `at` its entity.
pub(super) fn in_full<'t>(
    entities: &[Entity],
    links: &Links<'t>,
    home: &Home<'t>,
    at: usize,
    expanded: &str,
) -> (String, Option<AdministrativeUnit<'t>>) {
    let mut name = expanded.to_owned();
    let end = entities.get(at).map_or(0, |body| body.end);
    let inside = || entities.iter().enumerate().skip(at + 1).take_while(|(_, inner)| inner.first < end);
    let mut places = inside().filter(|(_, inner)| inner.kind == EntityKind::Place).peekable();
    if places.peek().is_some() {
        return (name, places.find_map(|(at, _)| links.unit(at)));
    }
    let unit = home.of(&name);
    if let Some(unit) = unit {
        name.push(' ');
        name.push_str(unit.name());
    }
    (name, unit)
}

/// One record a body, in the order of their first mentions.
pub(super) fn records<'t>(
    document: &Document<'t>,
    links: &Links<'t>,
    home: &Home<'t>,
    written: &[EntityRecord],
) -> Vec<OrganizationRecord> {
    let entities = document.annotation().entities();
    let mut records: Vec<OrganizationRecord> = Vec::new();
    // The bodies by name in lower case and by the short form that the text itself gives them.
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut of = vec![usize::MAX; entities.len()];
    let mut last: Option<(u32, usize)> = None;
    let bodies = entities.iter().zip(written).enumerate().filter(|(_, (entity, _))| entity.kind == EntityKind::Organization);
    for (at, (entity, record)) in bodies {
        let (name, unit) = in_full(entities, links, home, at, &record.normalized);
        let key = name.to_lowercase();
        // `Tổ chức Y tế Thế giới (WHO)`: one body with two names.
        let defined = last.filter(|&(end, _)| bracketed(document, entity) && end + 1 == entity.first).map(|(_, number)| number);
        let number = match (known.get(&key), defined) {
            (Some(&number), _) => number,
            (None, Some(number)) => {
                known.insert(key, number);
                number
            }
            (None, None) => {
                let number = records.len();
                known.insert(key, number);
                records.push(OrganizationRecord {
                    name,
                    level: level(document, entity, unit).map(Cow::Borrowed),
                    place: unit.map(|unit| unit.id().to_string()),
                    ..OrganizationRecord::default()
                });
                number
            }
        };
        if let (Some(record_of), Some(place)) = (records.get_mut(number), of.get_mut(at)) {
            *place = number;
            record_of.entities.push(at);
            if record.text != record_of.name && !record_of.short_forms.contains(&record.text) {
                record_of.short_forms.push(record.text.clone());
            }
        }
        last = Some((entity.end, number));
    }
    for (at, &number) in of.iter().enumerate() {
        let Some(parent) = above(entities, at).and_then(|above| of.get(above)).copied() else { continue };
        if let Some(record) = records.get_mut(number).filter(|record| record.parent.is_none() && parent != number) {
            record.parent = Some(parent);
        }
    }
    records
}

/// The body that ends another's name: `Ban Thường vụ <Tỉnh ủy>`.
fn above(entities: &[Entity], at: usize) -> Option<usize> {
    let body = entities.get(at).filter(|entity| entity.kind == EntityKind::Organization)?;
    let mut inside = entities.iter().enumerate().skip(at + 1).take_while(|(_, inner)| inner.first < body.end);
    inside.find(|(_, inner)| inner.kind == EntityKind::Organization && inner.end == body.end).map(|(at, _)| at)
}

fn bracketed(document: &Document<'_>, entity: &Entity) -> bool {
    let text = document.text();
    text.get(..entity.span.start()).is_some_and(|before| before.ends_with('(')) && entity.end == entity.first + 1
}

/// The level of the unit that the body lies in, or `central` where the facts say that it is the state's or the party's own.
fn level(document: &Document<'_>, entity: &Entity, unit: Option<AdministrativeUnit<'_>>) -> Option<&'static str> {
    if let Some(unit) = unit {
        return Some(unit.level().as_str());
    }
    let gazetteer = document.annotator().gazetteer()?;
    let tokens = document.annotation().tokens();
    let matches = gazetteer.walker().matches(document.text(), tokens, entity.first as usize);
    let found = matches.filter(|found| found.end <= entity.end as usize).last()?;
    let whole = found.end == entity.end as usize;
    let named = gazetteer.facts_of(found.surface, FactKind::Organization).find_map(|fact| gazetteer.organization(fact));
    let head = || gazetteer.facts_of(found.surface, FactKind::OrganizationHead).find_map(|fact| gazetteer.head(fact));
    let level = named.filter(|_| whole).map(|body| body.level()).or_else(|| head().map(|head| head.level()))?;
    (level == "central").then_some("central")
}

#[cfg(test)]
#[cfg(feature = "embedded")]
mod tests {
    use crate::record::{OffsetUnit, OrganizationRecord, Record, RecordOptions};
    use crate::{Annotator, Input, gazetteer::Date};

    fn organizations(text: &str) -> Vec<OrganizationRecord> {
        let annotator = Annotator::new().unwrap();
        let annotation = annotator.annotate(Input::new(text).date(Date::parse("2024-03-04")));
        Record::new(&annotator.document(text, &annotation), &RecordOptions::new(OffsetUnit::Byte)).organizations
    }

    #[test]
    fn a_body_is_one_record_however_it_is_written() {
        let text = "UBND tỉnh Quảng Ninh họp. UBND tỉnh giao Sở Y tế. Ủy ban nhân dân tỉnh Quảng Ninh quyết định.";
        let found = organizations(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].name, "Ủy ban nhân dân tỉnh Quảng Ninh");
        assert_eq!(found[0].short_forms, ["UBND tỉnh Quảng Ninh", "UBND tỉnh"]);
        assert_eq!(found[0].entities.len(), 3);
        assert_eq!((found[0].level.as_deref(), found[0].place.as_deref()), (Some("province"), Some("vn3:22")));
    }

    #[test]
    fn a_body_in_anothers_name_is_its_parent_and_brackets_give_a_short_form() {
        let found = organizations("Ban Thường vụ Thành ủy Móng Cái đón Tổ chức Y tế Thế giới (WHO). WHO cảm ơn.");
        let names: Vec<&str> = found.iter().map(|body| body.name.as_str()).collect();
        assert_eq!(names, ["Ban Thường vụ Thành ủy Móng Cái", "Thành ủy Móng Cái", "Tổ chức Y tế Thế giới"]);
        assert_eq!(found[0].parent, Some(1));
        assert_eq!((found[1].parent, found[1].place.as_deref()), (None, Some("vn3:194")));
        assert_eq!((found[2].short_forms.as_slice(), found[2].entities.len()), (&["WHO".to_owned()][..], 3));
    }
}
