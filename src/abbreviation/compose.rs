//! Forms that no list holds, put together from known parts: `BCHTƯ`, `PCTUBND`, `HĐND-MTTQ`, `QL1A`.

use super::shape::{all_capitals, letter_count, same_case};
use super::table::{Part, Role, Sense};
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
                Role::Road | Role::Unit => false,
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
        let mut titles = false;
        loop {
            let end = rest.find(joints).unwrap_or(rest.len());
            let (part, behind) = rest.split_at(end);
            let Some(sense) = self.part_sense(part.trim(), titles) else { return false };
            titles = sense.kind == SenseKind::Title;
            piece(sense.expansion);
            let mut characters = behind.chars();
            match characters.next() {
                None => return true,
                Some('&') => piece(" và "),
                Some(_) => piece(" - "),
            }
            rest = characters.as_str();
        }
    }

    /// `QL1A`, `ĐT742`, `P11`: a road or a numbered unit. The parts that take a number are few: most letters before digits are models,
    /// products or sizes (`X9`, `CT8D`, `H7N9`).
    fn compose_numbered(&self, letters: &str, number: &str, piece: &mut dyn FnMut(&str)) -> bool {
        let takes_number = |part: &Part<'_>| matches!(part.role, Role::Road | Role::Unit) && part.letters == letters;
        let Some(part) = self.table.parts().find(takes_number) else { return false };
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let behind = number.get(digits..).unwrap_or("");
        let fits = match part.role {
            Role::Road => digits <= 3 && (behind.is_empty() || behind.len() == 1 && behind.bytes().all(|b| b.is_ascii_uppercase())),
            _ => digits <= 2 && behind.is_empty(),
        };
        if fits {
            piece(part.expansion);
            piece(" ");
            piece(number);
        }
        fits
    }

    /// The sense of a part that signs join: a title behind a title (`GS-TS`), or else the only sense; of several the first one where the
    /// part has letters enough not to be read by its neighbours alone.
    fn part_sense(&self, surface: &str, title: bool) -> Option<Sense<'_>> {
        let form = self.table.forms(text::key(surface)).find(|&form| same_case(surface, self.table.spelling(form)))?;
        let mut senses =
            self.table.senses(form).filter_map(|sense| self.table.sense(sense)).filter(|sense| sense.kind != SenseKind::Signature);
        if title {
            return senses.find(|sense| sense.kind == SenseKind::Title);
        }
        let first = senses.next()?;
        let clear = first.kind == SenseKind::Title || senses.next().is_none() || letter_count(surface) > 2;
        clear.then_some(first)
    }
}
