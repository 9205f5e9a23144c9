//! Places in lists: `các huyện Hải Hà, Đầm Hà`, `TP Hạ Long, Vân Đồn và Cô Tô`.

use super::class::{BODY_HEAD, BODY_NAME, CAPITALS, NUMBERED, PLACE, PLACE_WEAK, PLACE_WHOLE, SITE, STOP, TITLE, UNIT};
use super::find::Finder;
use super::scan::Reader;
use super::word::is;
use super::{EntityKind, Why};
use crate::token::TokenKind;

/// Names that a list may have.
const NAMES: usize = 40;

impl Reader<'_> {
    /// A designator that several names share: `các xã`, `2 huyện`, `hai phường`.
    pub(super) fn shared_designator(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        let figure = self.token(before).kind == TokenKind::Number
            && self.token(before).span.len() <= 3
            && !is!(self, at, "đường" | "phố" | "ngõ" | "hẻm" | "đại" | "nước")
            && !is!(self, before.wrapping_sub(1), "số" | "chỉ" | "nhà" | "." | "sở" | "vực" | "khu" | "đội")
            && self.best(before.wrapping_sub(1), NUMBERED, before).is_none();
        self.small(at)
            && !self.token(at).starts_line()
            && !is!(self, at, "châu" | "miền" | "biển" | "khu" | "phương")
            && (figure || is!(self, before, "các" | "những" | "hai" | "ba" | "bốn" | "nhiều"))
    }

    /// The end of a name in a list of places; `roads` are called after persons.
    fn listed_name(&self, at: usize, limit: usize, roads: bool) -> Option<usize> {
        if !self.capital(at) || !self.is_word(at) || self.token(at).starts_line() {
            return None;
        }
        let other = self.best(at, BODY_HEAD | BODY_NAME | TITLE, limit);
        if other.is_some_and(|(length, classes)| length > 1 || classes & CAPITALS != 0 && self.upper(at)) {
            return None;
        }
        let known = self.gazetteer(at, PLACE | PLACE_WEAK | PLACE_WHOLE, limit).map_or(at, |(length, _)| at + length);
        let run = self.capital_run(at, limit).min(at + 5);
        // What goes on behind a known name is part of it up to four syllables: `Quy Nhơn Đông`.
        let end = if run > known && run - at <= 4 && (roads || !self.begins_person(known)) { run } else { known };
        (end > at).then_some(end)
    }

    /// The name behind a comma or `và`, as far as the list goes on there; roads that meet stand apart by dashes.
    fn next_listed(&self, at: usize, limit: usize, roads: bool) -> Option<usize> {
        let next = at + 1;
        let goes_on = is!(self, at, "," | ";" | "và") || roads && is!(self, at, "-" | "–");
        (next < limit && goes_on).then_some(next)
    }
}

impl Finder<'_> {
    /// Adds the names behind a designator that they share, and gives the end of the list.
    pub(super) fn shared_names(&mut self, start: usize, limit: usize) -> Option<usize> {
        if !self.shared_designator(start) || self.inside_word(start) {
            return None;
        }
        let (length, _) = self.best(start, UNIT | SITE, limit)?;
        let mut at = start + length;
        // `các huyện, thị xã, thành phố:`
        for _ in 0..4 {
            let more = self.next_listed(at, limit, false).unwrap_or(at);
            match self.best(more, UNIT | SITE, limit) {
                Some((length, _)) if self.small(more) && !is!(self, more, "châu" | "miền" | "vùng") => at = more + length,
                _ => break,
            }
        }
        if is!(self, at, "(") && self.upper(at + 1) && is!(self, at + 2, ")") {
            at += 3;
        }
        at += usize::from(is!(self, at, ":"));
        // Roads are called after persons: `các đường Lê Lợi, Nguyễn Văn Trỗi`.
        let roads = is!(self, start, "đường" | "phố" | "tuyến" | "trục" | "con");
        let first = self.listed_name(at, limit, roads)?;
        let known = self.gazetteer(at, PLACE | PLACE_WEAK | PLACE_WHOLE, limit).is_some();
        if !known && (self.has(at, STOP) && self.small(at + 1) || self.begins_word(at) || is!(self, start, "nước")) {
            return None;
        }
        self.names_of_list(at, first, limit, Some(roads))
    }

    /// Adds names of the gazetteer that follow a place: `huyện Hải Hà, Đầm Hà`.
    pub(super) fn more_names(&mut self, end: usize, limit: usize) -> usize {
        let Some(next) = self.next_listed(end, limit, false) else { return end };
        match self.known_in_list(next, limit) {
            Some(name) => self.names_of_list(next, name, limit, None).unwrap_or(end),
            None => end,
        }
    }

    /// A name of the gazetteer that nothing goes on and that is no person's.
    fn known_in_list(&self, at: usize, limit: usize) -> Option<usize> {
        let (length, _) = self.gazetteer(at, PLACE | PLACE_WEAK, limit)?;
        let end = at + length;
        let whole = length >= 2 && self.capital(at) && (!self.capital(end) || end >= limit || self.token(end).starts_line());
        (whole && !self.is_full_name(at, limit) && self.best(at, TITLE | BODY_HEAD, limit).is_none_or(|(other, _)| other < length))
            .then_some(end)
    }

    fn names_of_list(&mut self, first: usize, first_end: usize, limit: usize, shared: Option<bool>) -> Option<usize> {
        let (mut at, mut end) = (first, first_end);
        for _ in 0..NAMES {
            self.push(EntityKind::Place, at, end, Why::Place);
            let Some(next) = self.next_listed(end, limit, shared == Some(true)) else { break };
            let person = shared != Some(true) && self.is_full_name(next, limit);
            let name = if shared.is_some() && !person && !self.begins_word(next) {
                self.listed_name(next, limit, shared == Some(true))
            } else {
                self.known_in_list(next, limit)
            };
            let Some(name) = name else { break };
            (at, end) = (next, name);
        }
        Some(end)
    }
}
