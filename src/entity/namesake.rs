//! Which mentions of names are one person's: found by tables of names and their parts, so that many names cost no more than a look-up each.

use crate::text::Key;
use std::collections::BTreeMap;

/// The persons of a text by their names. Vietnamese persons are called by the end of their names, foreign ones by either end; of several whose
/// names end alike the one is meant who was named last.
#[derive(Default)]
pub(super) struct Namesakes {
    whole: BTreeMap<Vec<Key>, usize>,
    endings: BTreeMap<Vec<Key>, usize>,
    beginnings: BTreeMap<Vec<Key>, usize>,
    parts: BTreeMap<Key, usize>,
    /// First parts of longer names: who is called so alone is a foreigner with the family name in front, `ông Tập`.
    families: BTreeMap<Key, usize>,
    /// The length of each person's longest name.
    longest: Vec<usize>,
}

/// Parts of a name that are looked up: no name has more.
const PARTS: usize = 8;

impl Namesakes {
    /// The person who may be called so.
    pub(super) fn find(&self, name: &[Key], foreign: bool) -> Option<usize> {
        if let Some(&same) = self.whole.get(name).filter(|_| name.len() > 1) {
            return Some(same);
        }
        if let Some(&person) = self.endings.get(name) {
            return Some(person);
        }
        // `Trần Mai Phương` is the one who was only `bà Phương` so far, not `La Thúy Phương`, who was called so as well.
        for start in 1..name.len().min(PARTS) {
            let ending = name.get(start..).unwrap_or_default();
            let person = self.whole.get(ending).filter(|&&person| self.longest.get(person) == Some(&ending.len()));
            if person.is_some() {
                return person.copied();
            }
        }
        if let [only] = name {
            if let Some(&person) = self.families.get(only) {
                return Some(person);
            }
        }
        if !foreign {
            return None;
        }
        // `Lee Jae Myung` is the one who was `Tổng thống Lee` in the title.
        let bare = name.iter().find_map(|part| self.whole.get(std::slice::from_ref(part)));
        if let Some(&person) = bare.filter(|&&person| self.longest.get(person) == Some(&1)) {
            return Some(person);
        }
        let begun = if name.len() >= 2 { self.beginnings.get(name) } else { name.first().and_then(|only| self.parts.get(only)) };
        begun.copied().or_else(|| {
            (2..name.len().min(PARTS)).find_map(|end| name.get(..end).and_then(|beginning| self.whole.get(beginning)).copied())
        })
    }

    /// Remembers that a person is called so.
    pub(super) fn add(&mut self, name: Vec<Key>, person: usize) {
        fn first<K: Ord>(table: &mut BTreeMap<K, usize>, key: K, person: usize) {
            table.entry(key).or_insert(person);
        }
        self.longest.resize(self.longest.len().max(person + 1), 0);
        if let Some(longest) = self.longest.get_mut(person) {
            *longest = name.len().max(*longest);
        }
        for start in name.len().saturating_sub(PARTS)..name.len() {
            self.endings.insert(name.get(start..).unwrap_or_default().to_vec(), person);
        }
        if self.whole.contains_key(&name) {
            return;
        }
        for end in 2..=name.len().min(PARTS) {
            first(&mut self.beginnings, name.get(..end).unwrap_or_default().to_vec(), person);
        }
        if let (Some(&family), true) = (name.first(), name.len() >= 2) {
            first(&mut self.families, family, person);
        }
        for &part in &name {
            first(&mut self.parts, part, person);
        }
        self.whole.insert(name, person);
    }
}
