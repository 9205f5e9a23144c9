//! Which mentions of names are one person's: found by tables of names and their parts, so that many names cost no more than a look-up each.

use crate::text::Key;
use std::collections::BTreeMap;

/// The persons of a text by their names. Vietnamese persons are called by the end of their names, foreign ones by either end.
#[derive(Default)]
pub(super) struct Namesakes {
    whole: BTreeMap<Vec<Key>, usize>,
    endings: BTreeMap<Vec<Key>, usize>,
    beginnings: BTreeMap<Vec<Key>, usize>,
    parts: BTreeMap<Key, usize>,
}

/// Parts of a name that are looked up: no name has more.
const PARTS: usize = 8;

impl Namesakes {
    /// The first person who may be called so.
    pub(super) fn find(&self, name: &[Key], foreign: bool) -> Option<usize> {
        let mut found = self.endings.get(name).copied();
        let mut take = |person: Option<&usize>| {
            if let Some(&person) = person {
                found = Some(found.map_or(person, |first| first.min(person)));
            }
        };
        for start in 0..name.len().min(PARTS) {
            take(name.get(start..).and_then(|ending| self.whole.get(ending)));
        }
        if foreign {
            if name.len() >= 2 {
                take(self.beginnings.get(name));
            } else {
                take(name.first().and_then(|only| self.parts.get(only)));
            }
            for end in 2..name.len().min(PARTS) {
                take(name.get(..end).and_then(|beginning| self.whole.get(beginning)));
            }
        }
        found
    }

    /// Whether a person was called just so before.
    pub(super) fn knows(&self, name: &[Key]) -> bool {
        self.whole.contains_key(name)
    }

    /// Remembers that a person is called so.
    pub(super) fn add(&mut self, name: Vec<Key>, person: usize) {
        fn first<K: Ord>(table: &mut BTreeMap<K, usize>, key: K, person: usize) {
            let known = table.entry(key).or_insert(person);
            *known = person.min(*known);
        }
        for start in name.len().saturating_sub(PARTS)..name.len() {
            first(&mut self.endings, name.get(start..).unwrap_or_default().to_vec(), person);
        }
        for end in 2..=name.len().min(PARTS) {
            first(&mut self.beginnings, name.get(..end).unwrap_or_default().to_vec(), person);
        }
        for &part in &name {
            first(&mut self.parts, part, person);
        }
        first(&mut self.whole, name, person);
    }
}
