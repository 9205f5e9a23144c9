//! Officials with their bodies in full: `HĐND tỉnh` of a document about Quảng Ninh is `Hội đồng nhân dân tỉnh Quảng Ninh`.

use super::organization::in_full;
use super::types::{OfficialRecord, PositionRecord};
use super::user;
use crate::document::{Document, Home, Links};
use crate::entity::EntityKind;
use crate::span::Span;
use std::borrow::Cow;

pub(super) fn records<'t>(document: &Document<'t>, links: &Links<'t>, home: &Home<'t>) -> Vec<OfficialRecord> {
    let entities = document.annotation().entities();
    let written = |at: usize| entities.get(at).map_or("", |entity| entity.span.of(document.text()));
    let mut records: Vec<OfficialRecord> = document
        .officials()
        .into_iter()
        .map(|official| OfficialRecord {
            name: written(official.name).to_owned(),
            entities: official.mentions,
            link: None,
            positions: official
                .positions
                .into_iter()
                .map(|held| {
                    let first = held.mentions.first().copied().unwrap_or_default();
                    let (title, organization, place) = parts(document, links, home, first);
                    PositionRecord {
                        text: written(first).to_owned(),
                        title,
                        status: Cow::Borrowed(held.status.name()),
                        organization,
                        place,
                        entities: held.mentions,
                        source: None,
                    }
                })
                .collect(),
        })
        .collect();
    user::complete(links, &mut records);
    records
}

/// The title of a position without its body, the body in full, and the id of the body's place.
fn parts<'t>(
    document: &Document<'t>,
    links: &Links<'t>,
    home: &Home<'t>,
    position: usize,
) -> (String, Option<String>, Option<String>) {
    let entities = document.annotation().entities();
    let Some(entity) = entities.get(position) else { return Default::default() };
    let inside = entities.iter().enumerate().skip(position + 1).take_while(|(_, inner)| inner.first < entity.end);
    let body = inside.clone().find(|(_, inner)| inner.kind == EntityKind::Organization && inner.end == entity.end);
    let Some((body_at, body)) = body else {
        // `Chủ tịch tỉnh`, `Tỉnh ủy viên`: the level says where, the words are the title.
        let words = document.expanded(entity.span);
        let unit = home.of(&words);
        return (words, None, unit.map(|unit| unit.id().to_string()));
    };
    let title = document.expanded(Span::new(entity.span.start(), body.span.start()));
    let (name, unit) = in_full(entities, links, home, body_at, &document.expanded(body.span));
    (title.trim().to_owned(), Some(name), unit.map(|unit| unit.id().to_string()))
}
