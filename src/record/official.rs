//! Officials with their bodies in full: `HĐND tỉnh` of a document about Quảng Ninh is `Hội đồng nhân dân tỉnh Quảng Ninh`.

use super::link::Links;
use super::types::{OfficialRecord, PositionRecord};
use crate::document::Document;
use crate::entity::{Entity, EntityKind, officials};
use crate::gazetteer::{AdministrativeUnit, Level};
use crate::span::Span;
use std::borrow::Cow;
use std::collections::BTreeMap;

pub(super) fn records<'t>(document: &Document<'t>, links: &Links<'t>) -> Vec<OfficialRecord> {
    let annotation = document.annotation();
    let entities = annotation.entities();
    let home = Home::new(document, links);
    let written = |at: usize| entities.get(at).map_or("", |entity| entity.span.of(document.text()));
    let mut records: Vec<OfficialRecord> = officials(document.text(), annotation.tokens(), entities)
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
                    let (title, organization, place) = parts(document, links, &home, first);
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
    links.user.complete(document, &mut records);
    records
}

/// The title of a position without its body, the body in full, and the id of the body's place.
fn parts<'t>(
    document: &Document<'t>,
    links: &Links<'t>,
    home: &Home<'_>,
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
    let mut name = document.expanded(body.span);
    let named_place = entities
        .iter()
        .enumerate()
        .skip(body_at + 1)
        .take_while(|(_, inner): &(usize, &Entity)| inner.first < body.end)
        .filter(|(_, inner)| inner.kind == EntityKind::Place)
        .find_map(|(at, _)| links.unit(document, at));
    let has_place =
        entities.iter().skip(body_at + 1).take_while(|inner| inner.first < body.end).any(|inner| inner.kind == EntityKind::Place);
    let unit = if has_place { named_place } else { home.of(&name) };
    if let (false, Some(unit)) = (has_place, unit) {
        name.push(' ');
        name.push_str(unit.name());
    }
    (title.trim().to_owned(), Some(name), unit.map(|unit| unit.id().to_string()))
}

/// The units that a document lies in: what a bare `tỉnh`, `thành phố`, `huyện`, `xã` means in it.
struct Home<'t> {
    province: Option<AdministrativeUnit<'t>>,
    /// Districts and communes by how often they are named, the most frequent first.
    named: Vec<AdministrativeUnit<'t>>,
}

impl<'t> Home<'t> {
    fn new(document: &Document<'t>, links: &Links<'t>) -> Self {
        let mut provinces: BTreeMap<_, (usize, AdministrativeUnit<'t>)> = BTreeMap::new();
        let mut units: BTreeMap<_, (usize, AdministrativeUnit<'t>)> = BTreeMap::new();
        for at in 0..document.annotation().entities().len() {
            let Some(unit) = links.unit(document, at) else { continue };
            provinces.entry(unit.province().id()).or_insert((0, unit.province())).0 += 1;
            if unit.level() != Level::Province {
                units.entry(unit.id()).or_insert((0, unit)).0 += 1;
            }
        }
        let ranked = |counts: BTreeMap<_, (usize, AdministrativeUnit<'t>)>| {
            let mut ranked: Vec<(usize, AdministrativeUnit<'t>)> = counts.into_values().collect();
            // Ties keep the order of the ids.
            ranked.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
            ranked
        };
        let provinces = ranked(provinces);
        let clear = match provinces.as_slice() {
            [(first, unit), (second, _), ..] if first > second => Some(*unit),
            [(_, unit)] => Some(*unit),
            _ => None,
        };
        Self { province: clear, named: ranked(units).into_iter().map(|(_, unit)| unit).collect() }
    }

    /// The unit that the level at the end of these words means here.
    fn of(&self, words: &str) -> Option<AdministrativeUnit<'t>> {
        let lower = words.to_lowercase();
        let ends =
            |level: &str| lower.ends_with(level) && lower[..lower.len() - level.len()].chars().last().is_none_or(|c| c == ' ');
        if ends("tỉnh") || lower.contains("tỉnh ủy") || lower.contains("tỉnh uỷ") || ends("tỉnh đoàn") {
            return self.province.filter(|unit| unit.kind().word() == "tỉnh");
        }
        let city = ends("thành phố") || lower.contains("thành ủy") || lower.contains("thành uỷ") || ends("thành đoàn");
        if city {
            let central = self.province.filter(|unit| unit.kind().word() != "tỉnh");
            return central.or_else(|| self.only(|unit| unit.kind().word() == "thành phố"));
        }
        for word in ["huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"] {
            if ends(word) || word == "huyện" && (lower.contains("huyện ủy") || lower.contains("huyện uỷ")) {
                return self.only(|unit| unit.kind().word() == word);
            }
        }
        None
    }

    /// The most frequent unit of a kind.
    fn only(&self, is: impl Fn(&AdministrativeUnit<'t>) -> bool) -> Option<AdministrativeUnit<'t>> {
        self.named.iter().copied().find(|unit| is(unit))
    }
}
