//! [`Nest`]: which entities cover a token or word, found while walking forward.

use crate::entity::Entity;
use std::fmt;

/// The entities around the place that was walked to, outermost first.
pub(super) struct Nest<'t> {
    entities: &'t [Entity],
    next: usize,
    open: Vec<&'t Entity>,
}

impl<'t> Nest<'t> {
    pub(super) const fn new(entities: &'t [Entity]) -> Self {
        Self { entities, next: 0, open: Vec::new() }
    }

    /// Walks to the tokens `first..end`: the entities that cover some of them. Each contains the next; where several stand side by side inside
    /// one word, the last one stays.
    pub(super) fn walk(&mut self, first: u32, end: u32) -> &[&'t Entity] {
        self.close(first);
        while let Some(entity) = self.entities.get(self.next).filter(|entity| entity.first < end) {
            self.next += 1;
            self.close(entity.first);
            self.open.push(entity);
        }
        &self.open
    }

    fn close(&mut self, first: u32) {
        while self.open.last().is_some_and(|entity| entity.end <= first) {
            self.open.pop();
        }
    }
}

/// An IOB2 tag: `B-` at an entity's first token and at a sentence's, so that no sentence begins inside an entity; `I-` behind.
pub(super) struct Tag {
    /// Whether the entity or the sentence begins here.
    pub(super) begins: bool,
    /// The type.
    pub(super) label: &'static str,
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.begins { "B-" } else { "I-" })?;
        self.label.chars().try_for_each(|c| fmt::Write::write_char(f, c.to_ascii_uppercase()))
    }
}
