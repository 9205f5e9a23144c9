//! [`Links`]: which unit, other place, or fact of the user's each entity of a document means.

use super::annotation::Document;
use crate::entity::{Entity, EntityKind};
use crate::gazetteer::{AdministrativeUnit, Date, Link, LinkScratch, Mention, Record, UnitId, UnitType};
use crate::overlay::{OverlayFact, OverlayKind, Overlays};
use crate::token::Token;

/// The entities of a document with what they mean: see [`Document::links`].
#[derive(Clone, Debug)]
pub struct Links<'t> {
    document: Document<'t>,
    /// One for each entity; none for what is no place.
    places: Vec<Option<Link>>,
    /// What the overlays say, which counts more: one for each entity; empty where there are none.
    facts: Vec<Option<&'t OverlayFact>>,
}

impl<'t> Document<'t> {
    /// What the entities mean: units and places of the gazetteer in force on the document's day, facts of the user's. Linear in tokens and
    /// entities.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// use vanban::{Annotator, Input, gazetteer::Date};
    /// let annotator = Annotator::new()?;
    /// let text = "Tại xã Hải Xuân, TP Móng Cái.";
    /// let annotation = annotator.annotate(Input::new(text).date(Date::parse("2024-03-04")));
    /// let links = annotator.document(text, &annotation).links();
    /// let units: Vec<_> = (0..links.len()).filter_map(|entity| links.unit(entity)).map(|unit| unit.id().to_string()).collect();
    /// assert_eq!(units, ["vn3:06745", "vn3:194"]);
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    #[must_use]
    pub fn links(&self) -> Links<'t> {
        Links { document: *self, places: places(self), facts: facts(self) }
    }
}

impl<'t> Links<'t> {
    /// The document.
    #[must_use]
    pub const fn document(&self) -> &Document<'t> {
        &self.document
    }

    /// Number of entities.
    #[must_use]
    pub fn len(&self) -> usize {
        self.document.annotation().entities().len()
    }

    /// Whether there is no entity.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The administrative unit that an entity names.
    #[must_use]
    pub fn unit(&self, entity: usize) -> Option<AdministrativeUnit<'t>> {
        let gazetteer = self.document.annotator().gazetteer()?;
        match self.fact(entity).filter(|fact| fact.kind == OverlayKind::Place).and_then(|fact| fact.id.as_deref()) {
            Some(id) => gazetteer.unit(id.parse::<UnitId>().ok()?),
            None => gazetteer.unit_of(self.places.get(entity).copied().flatten()?.fact?),
        }
    }

    /// The record of the gazetteer that a place names: a unit or another place.
    #[must_use]
    pub fn place(&self, entity: usize) -> Option<Record<'t>> {
        self.document.annotator().gazetteer()?.record(self.places.get(entity).copied().flatten()?.fact?)
    }

    /// The fact of the user's that an entity means.
    #[must_use]
    pub fn fact(&self, entity: usize) -> Option<&'t OverlayFact> {
        self.facts.get(entity).copied().flatten()
    }
}

fn places(document: &Document<'_>) -> Vec<Option<Link>> {
    let entities = document.annotation().entities();
    let mut links = vec![None; entities.len()];
    let Some(gazetteer) = document.annotator().gazetteer() else { return links };
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
    links
}

fn facts<'t>(document: &Document<'t>) -> Vec<Option<&'t OverlayFact>> {
    let (text, annotation) = (document.text(), document.annotation());
    let Some(overlays) = document.annotator().overlays() else { return Vec::new() };
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
    annotation.entities().iter().map(of).collect()
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
        let mut facts = facts.filter(|fact| !in_force_only || as_of.is_some_and(|day| fact.in_office(day)));
        let first = facts.next().filter(|_| kind == OverlayKind::Person)?;
        facts.all(|other| other.id == first.id).then_some(first)
    };
    one(false).or_else(|| one(true))
}
