//! The second pass: names that the first one found, met again without what told them there.

use super::class::{ADDRESS, FAMILY, GIVEN, MIDDLE, PLACE_WEAK, RANK, TITLE, UNIT};
use super::find::{Finder, Found, REMEMBERED};
use super::word::is;
use super::{EntityKind, Why};
use crate::lexicon::Unit;

/// Which units stand in the names that may be met again: most capitals of a text are none of them, which one look says.
struct UnitFilter([u64; 64]);

impl Default for UnitFilter {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl UnitFilter {
    fn add(&mut self, unit: Unit) {
        if let Some(bits) = self.0.get_mut(unit.number() as usize / 64 % 64) {
            *bits |= 1 << (unit.number() % 64);
        }
    }

    /// Whether it was added, or another that shares its bit.
    fn may_have(&self, unit: Unit) -> bool {
        self.0.get(unit.number() as usize / 64 % 64).is_some_and(|bits| bits >> (unit.number() % 64) & 1 == 1)
    }
}

impl Finder<'_> {
    /// The second pass: bare parts of names that the first one found, and places without their designators.
    pub(super) fn names_again(&mut self) {
        self.leave_names_to_bodies();
        self.covered.clear();
        self.covered.resize(self.reader.tokens.len(), false);
        self.persons.clear();
        let mut units = UnitFilter::default();
        for found in self.found.iter() {
            if let Some(tokens) = self.covered.get_mut(found.first as usize..found.end as usize) {
                tokens.fill(true);
            }
            let found = match found.kind {
                EntityKind::Person | EntityKind::Place => *found,
                EntityKind::Organization => match self.own_name(found) {
                    Some(name) => name,
                    None => continue,
                },
                _ => continue,
            };
            if self.persons.len() < REMEMBERED {
                let met = units.may_have(self.reader.token(found.first as usize).unit);
                let repeated = met
                    && self.persons.iter().any(|known| {
                        known.kind == found.kind
                            && known.end - known.first == found.end - found.first
                            && (0..known.end - known.first)
                                .all(|at| self.reader.same((known.first + at) as usize, (found.first + at) as usize))
                    });
                if !repeated {
                    self.persons.push(found);
                    (found.first..found.end).for_each(|at| units.add(self.reader.token(at as usize).unit));
                }
            }
        }
        let mut at = 0;
        while at < self.tokens.len() {
            if self.is_covered(at) || !self.capital(at) || !self.is_word(at) || self.begins_word(at) {
                at += 1;
                continue;
            }
            let limit = self.block_end(at);
            let run = self.capital_run(at, limit);
            let again =
                || self.person_again(at, run).or_else(|| self.place_again(at, run)).or_else(|| self.body_again(at, run, limit));
            let again = if units.may_have(self.token(at).unit) { again() } else { None };
            let next = again.or_else(|| self.weak_place(at, run, limit));
            at = match next {
                Some((kind, end, why)) => {
                    self.push(kind, at, end, why);
                    end
                }
                // `Thấy Hùng bị khống chế`: the first word of the sentence is no part of the name.
                None if self.sentence_start(at) && !self.unspelled(at) && !self.has(at, FAMILY | GIVEN | MIDDLE) => at + 1,
                None => run.max(at + 1),
            };
        }
    }

    /// Two names without a cue are a body's where the text has a body called so: `Mây Hồng mở xưởng. Công ty Mây Hồng …`.
    fn leave_names_to_bodies(&mut self) {
        self.persons.clear();
        let pair = |found: &Found| found.end - found.first == 2;
        let unsure = |found: &Found| found.kind == EntityKind::Person && found.why == Why::FamilyName && pair(found);
        if !self.found.iter().any(unsure) {
            return;
        }
        for found in self.found.iter().filter(|found| found.kind == EntityKind::Organization) {
            if let Some(name) = self.own_name(found).filter(|name| pair(name) && self.persons.len() < REMEMBERED) {
                self.persons.push(name);
            }
        }
        let Self { reader, found, persons, .. } = self;
        found.retain(|person| {
            let same = |body: &Found| {
                reader.same(body.first as usize, person.first as usize)
                    && reader.same(body.first as usize + 1, person.first as usize + 1)
            };
            !(unsure(person) && persons.iter().any(same))
        });
    }

    pub(super) fn is_covered(&self, at: usize) -> bool {
        self.covered.get(at).copied().unwrap_or(false)
    }

    /// A person's name again, or its last part: `Hiền`, `Netanyahu`.
    fn person_again(&self, at: usize, run: usize) -> Option<(EntityKind, usize, Why)> {
        if self.best(at, RANK | ADDRESS | TITLE, run.max(at + 2)).is_some_and(|(length, _)| length >= 2) {
            return None;
        }
        // A short form in brackets is a body's; `Thế nhưng` begins a sentence.
        let bracketed = self.upper(at) && run == at + 1 && is!(self, at.wrapping_sub(1), "(") && is!(self, run, ")");
        if bracketed || self.sentence_start(at) && self.starter(at) {
            return None;
        }
        for person in self.persons.iter().filter(|found| found.kind == EntityKind::Person) {
            let (first, end) = (person.first as usize, person.end as usize);
            // Who took a picture is not spoken of: `Ảnh: Thanh Niên`.
            if person.why == Why::Credit && !self.has(first, FAMILY) && !is!(self, at.wrapping_sub(1), "/" | "-" | "–" | ":" | "(")
            {
                continue;
            }
            let length = end - first - usize::from(is!(self, end - 1, "."));
            let end = first + length;
            for part in (1..=length).rev() {
                let start = end - part;
                if at + part > run || (at + part != run && part == 1) {
                    continue;
                }
                if !(0..part).all(|place| self.same(start + place, at + place) && !self.is_covered(at + place)) {
                    continue;
                }
                if part == 1 {
                    let initial = self.token(at).is_one_letter();
                    let bare = length == 1;
                    if initial && (length > 2 || self.sentence_start(at)) || !initial && bare && self.sentence_start(at) {
                        continue;
                    }
                    // A foreign person's last syllable that is a Vietnamese word, at the head of a sentence.
                    if length > 1 && !self.has(first, FAMILY) && !self.foreign(at) && self.sentence_start(at) {
                        continue;
                    }
                }
                let end = at + part;
                let end = if self.token(end - 1).is_one_letter() { self.with_stop(end) } else { end };
                return Some((EntityKind::Person, end, Why::SeenBefore));
            }
        }
        None
    }

    /// A place's name without the designator that it had before.
    fn place_again(&self, at: usize, run: usize) -> Option<(EntityKind, usize, Why)> {
        for place in self.persons.iter().filter(|found| found.kind == EntityKind::Place) {
            let (first, end) = (place.first as usize, place.end as usize);
            let Some((length, _)) = self.best(first, UNIT, end) else { continue };
            let name = first + length + usize::from(is!(self, first + length, "."));
            let length = end.saturating_sub(name);
            if length < 2 || at + length > run || is!(self, name, "hồ") && is!(self, name + 1, "chí") {
                continue;
            }
            if (0..length).all(|step| self.same(name + step, at + step) && self.capital(at + step)) {
                return Some((EntityKind::Place, at + length, Why::SeenBefore));
            }
        }
        None
    }

    /// A name of the gazetteer that its surroundings show to be a place.
    fn weak_place(&self, at: usize, run: usize, limit: usize) -> Option<(EntityKind, usize, Why)> {
        let (length, _) = self.gazetteer(at, PLACE_WEAK, limit)?;
        let end = at + length;
        if length < 2 || end != run {
            return None;
        }
        let before = at.wrapping_sub(1);
        let located = is!(self, before, "ở" | "tại" | "từ" | "về" | "đến" | "(" | "tới") && self.person_shape(at, limit).is_none();
        let bracketed = is!(self, before, "(") && is!(self, end, ")");
        (located || bracketed).then_some((EntityKind::Place, end, Why::Place))
    }
}
