//! Forms that no list holds, put together from known parts: `BCHTƯ`, `PCTUBND`, `HĐND-MTTQ`, `QL1A`.

use super::shape::all_capitals;
use super::table::Role;
use super::{Abbreviations, SenseKind};
use crate::text::{self, Key};

/// Letters of the shortest composed form: shorter ones are too often brands.
const LEAST_LETTERS: usize = 4;
/// Parts of a composed form.
const MOST_PARTS: usize = 3;

/// The letters of a part as six-bit codes.
#[derive(Clone, Copy, Debug)]
struct PartKey {
    packed: u64,
    letters: u32,
    role: Role,
}

/// The parts of the table as numbers, for comparing with a form's key.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts(Vec<PartKey>);

impl Parts {
    pub(super) fn new(table: &super::Table) -> Self {
        let part = |part: super::table::Part<'_>| {
            let key = text::key(part.letters);
            PartKey { packed: key.without_tone().number(), letters: key.letters() as u32, role: part.role }
        };
        Self(table.parts().map(part).collect())
    }

    /// The numbers of the parts that `key` is made of, fewest first letters last: the longest first part wins.
    fn split(&self, key: Key) -> Option<([usize; MOST_PARTS], usize)> {
        if !key.is_exact() || key.tone() != 0 {
            return None;
        }
        let mut found = [0; MOST_PARTS];
        let count = self.split_rest(key.number(), key.letters() as u32, 0, &mut found)?;
        (count > 1).then_some((found, count))
    }

    fn split_rest(&self, packed: u64, letters: u32, depth: usize, found: &mut [usize; MOST_PARTS]) -> Option<usize> {
        for (number, part) in self.0.iter().enumerate() {
            let fits = match part.role {
                Role::Head => depth == 0 && part.letters < letters,
                Role::Tail => depth > 0,
                Role::Both => true,
            };
            if !fits || part.letters == 0 || part.letters > letters || packed >> (6 * (letters - part.letters)) != part.packed {
                continue;
            }
            *found.get_mut(depth)? = number;
            let rest = letters - part.letters;
            if rest == 0 {
                return Some(depth + 1);
            }
            if depth + 1 < MOST_PARTS {
                if let Some(count) = self.split_rest(packed & ((1 << (6 * rest)) - 1), rest, depth + 1, found) {
                    return Some(count);
                }
            }
        }
        None
    }
}

impl Abbreviations {
    /// Whether [`Self::composed`] has a full form. Allocates nothing.
    pub(super) fn is_composed(&self, surface: &str) -> bool {
        self.compose(surface, &mut |_| {})
    }

    /// The full form of a composed short form.
    pub(super) fn composed(&self, surface: &str) -> Option<String> {
        let mut full = String::new();
        self.compose(surface, &mut |piece| full.push_str(piece)).then_some(full)
    }

    fn compose(&self, surface: &str, piece: &mut dyn FnMut(&str)) -> bool {
        let joints = ['-', '–', '&'];
        if surface.contains(joints) {
            return self.compose_joined(surface, joints, piece);
        }
        if let Some(digits) = surface.find(|c: char| c.is_ascii_digit()) {
            let (letters, number) = surface.split_at(digits);
            return self.compose_numbered(letters, number, piece);
        }
        if !all_capitals(surface) {
            return false;
        }
        let key = text::key(surface);
        if key.letters() < LEAST_LETTERS || self.table.is_excluded(key) {
            return false;
        }
        let Some((parts, count)) = self.cues.parts.split(key) else { return false };
        for (at, number) in parts.iter().take(count).enumerate() {
            if at > 0 {
                piece(" ");
            }
            piece(self.table.parts().nth(*number).map_or("", |part| part.expansion));
        }
        true
    }

    /// `GDNN-GDTX`: every part is known, none is foreign. A hyphen stays a hyphen, an ampersand is read `và`.
    fn compose_joined(&self, surface: &str, joints: [char; 3], piece: &mut dyn FnMut(&str)) -> bool {
        let mut rest = surface;
        loop {
            let end = rest.find(joints).unwrap_or(rest.len());
            let (part, behind) = rest.split_at(end);
            let part = part.trim();
            let Some(expansion) = self.plain_sense(part) else { return false };
            piece(expansion);
            let mut characters = behind.chars();
            match characters.next() {
                None => return true,
                Some('&') => piece(" và "),
                Some(_) => piece(" - "),
            }
            rest = characters.as_str();
        }
    }

    /// `QL1A`, `ĐT742`, `TƯ5`: a road, a document or a session with its number.
    fn compose_numbered(&self, letters: &str, number: &str, piece: &mut dyn FnMut(&str)) -> bool {
        let numbered = |kind| matches!(kind, SenseKind::PlaceType | SenseKind::DocumentType);
        let Some(form) = self.table.forms(text::key(letters)).find(|&form| self.table.spelling(form) == letters) else {
            return false;
        };
        let sense = self.table.senses(form).filter_map(|sense| self.table.sense(sense)).find(|sense| numbered(sense.kind));
        let Some(sense) = sense else { return false };
        // A road's number is short and has at most one letter behind it; others are model names (`CT500h`).
        if number.chars().filter(char::is_ascii_digit).count() > 3
            || number.chars().any(char::is_lowercase)
            || number.chars().count() > 4
        {
            return false;
        }
        piece(sense.expansion);
        piece(" ");
        piece(number);
        true
    }

    /// The first sense of a form, if it is none of a signature.
    fn plain_sense(&self, surface: &str) -> Option<&str> {
        let key = text::key(surface);
        let form = self.table.forms(key).find(|&form| super::shape::same_case(surface, self.table.spelling(form)))?;
        let sense = self.table.sense(self.table.senses(form).start)?;
        (sense.kind != SenseKind::Signature).then_some(sense.expansion)
    }
}
