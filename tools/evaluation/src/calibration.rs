//! [`Calibration`]: whether scores say how often entities are right.

use crate::gold::Document;
use std::collections::{BTreeMap, BTreeSet};
use vanban::record::Record;

/// Entities that were made in one way and have one score.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// What made them: the contract's `why`.
    pub why: String,
    /// Their score, per mille.
    pub score: u16,
}

/// How many entities of each group are right, exact in span and type; add one document after the other.
#[derive(Clone, Debug, Default)]
pub struct Calibration {
    groups: BTreeMap<Group, (usize, usize)>,
}

impl Calibration {
    /// Compares a record of the document's text, whose offsets must be bytes, with gold.
    pub fn add(&mut self, gold: &Document, record: &Record) {
        let wanted: BTreeSet<_> = gold.entities.iter().map(|(kind, span)| (kind.name(), span.start(), span.end())).collect();
        for entity in &record.entities {
            let group = Group { why: entity.why.clone().into_owned(), score: entity.score };
            let (right, given) = self.groups.entry(group).or_default();
            *right += usize::from(wanted.contains(&(entity.kind.as_ref(), entity.start, entity.end)));
            *given += 1;
        }
    }

    /// The groups by name, with how many of their entities are right and how many there are.
    pub fn groups(&self) -> impl Iterator<Item = (&Group, (usize, usize))> {
        self.groups.iter().map(|(group, count)| (group, *count))
    }

    /// How far the scores are from the shares that are right: the mean over the entities, per mille.
    #[must_use]
    pub fn error(&self) -> f64 {
        let mut by_score: BTreeMap<u16, (usize, usize)> = BTreeMap::new();
        for (group, (right, given)) in &self.groups {
            let place = by_score.entry(group.score).or_default();
            place.0 += right;
            place.1 += given;
        }
        let off =
            |(score, (right, given)): (&u16, &(usize, usize))| (*right as f64 * 1000.0 - f64::from(*score) * *given as f64).abs();
        let all: usize = by_score.values().map(|(_, given)| given).sum();
        by_score.iter().map(off).sum::<f64>() / all.max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gold;
    use vanban::record::EntityRecord;

    #[test]
    fn the_error_weighs_every_entity_alike() {
        let gold = gold::parse("# id: a\n<PER>Hà Lý</PER> ở <PLC>Huế</PLC>\n## OFFICIALS\n## PLACES\n", "a").unwrap().remove(0);
        let entity = |kind: &'static str, surface: &str, why: &'static str, score| {
            let mut entity = EntityRecord::default();
            let start = gold.text.find(surface).unwrap();
            (entity.kind, entity.start, entity.end) = (kind.into(), start, start + surface.len());
            (entity.why, entity.score) = (why.into(), score);
            entity
        };
        let mut record = Record::default();
        record.entities = vec![
            entity("person", "Hà Lý", "family-name", 900),
            entity("person", "Huế", "family-name", 900),
            entity("place", "Huế", "place", 700),
        ];
        let mut calibration = Calibration::default();
        calibration.add(&gold, &record);
        let groups: Vec<_> = calibration.groups().map(|(group, count)| (group.why.as_str(), group.score, count)).collect();
        assert_eq!(groups, [("family-name", 900, (1, 2)), ("place", 700, (1, 1))]);
        // Half of two were right where 900 was said, all of one where 700 was.
        assert!((calibration.error() - (2.0 * 400.0 + 300.0) / 3.0).abs() < 1e-9);
    }
}
