//! Companies without the word `công ty` before them: named with it elsewhere in the text, or in English.

use super::class::{ADDRESS, BODY_HEAD, BODY_NAME, CAPITALS, COUNTRY, PLACE, PLACE_WEAK, PLACE_WHOLE, RANK, TITLE, UNIT};
use super::find::{Finder, Found};
use super::word::is;
use super::{EntityKind, Why};

/// Last words of English names of bodies.
const LAST: [&str; 42] = [
    "Group",
    "Holdings",
    "Holding",
    "Corp",
    "Corporation",
    "Inc",
    "Ltd",
    "Airlines",
    "Airways",
    "Motors",
    "Bank",
    "Securities",
    "Pharma",
    "Foundation",
    "Institute",
    "Studios",
    "Entertainment",
    "Pictures",
    "Records",
    "Land",
    "Homes",
    "Invest",
    "Capital",
    "Logistics",
    "Technologies",
    "Energy",
    "Media",
    "News",
    "Times",
    "Post",
    "Tribune",
    "Herald",
    "United",
    "FC",
    "University",
    "College",
    "Industries",
    "Electronics",
    "Partners",
    "Ventures",
    "Telecom",
    "Software",
];

impl Finder<'_> {
    /// The end of an English name of a body: `Sun Group`, `Kasuga Airlines`.
    pub(super) fn english_body(&self, at: usize, limit: usize) -> Option<usize> {
        /// Words in such a name.
        const LONGEST: usize = 5;
        if !self.capital(at) || self.stops(at) || self.starter(at) || self.begins_word(at) || is!(self, at, "theo") {
            return None;
        }
        let other = self.best(at, TITLE | RANK | ADDRESS | BODY_HEAD | UNIT, limit);
        let other = other.is_some_and(|(length, classes)| length > 1 || self.upper(at) || classes & CAPITALS != 0);
        // `Thắng Man United`, `Tờ Phnom Penh Post`: the first word of the sentence is no part of the name.
        let begun = self.sentence_start(at) && !self.unspelled(at) && !self.upper(at) && self.unspelled(at + 1);
        let glued = is!(self, at.wrapping_sub(1), "&" | ";" | "-") && !self.token(at).after_space();
        if other || begun || glued || is!(self, at, "tờ") {
            return None;
        }
        let run = self.capital_run(at, limit).min(at + LONGEST);
        let last = (at + 1..run).rev().find(|&place| LAST.contains(&self.written(place)))?;
        let known =
            (at + 1..=last).any(|from| self.best(from, BODY_NAME, last + 1).is_some_and(|(length, _)| from + length > last));
        // `Chủ tịch Sao Biển Group Trần Thị Hoa`: the name of who leads it.
        let ends = last + 1 == run || self.gazetteer(last + 1, PLACE, limit).is_some() || self.is_full_name(last + 1, limit);
        (ends && !known).then(|| self.level_and_place(last + 1, limit))
    }

    /// The name in a company's or club's full name: `Sao Mai` in `Công ty CP Tập đoàn Sao Mai`.
    pub(super) fn own_name(&self, found: &Found) -> Option<Found> {
        let (first, end) = (found.first as usize, found.end as usize);
        let company = is!(self, first, "công") && is!(self, first + 1, "ty")
            || is!(self, first, "tổng") && is!(self, first + 1, "công" | "cty")
            || is!(self, first, "tập" | "cty" | "ctcp" | "hãng" | "câu" | "clb" | "htx");
        if !company || self.is_gazetteer(end - 1, end, COUNTRY) || end >= 2 && self.is_gazetteer(end - 2, end, PLACE | PLACE_WEAK) {
            return None;
        }
        let head = self.best(first, BODY_HEAD, end).map_or(1, |(length, _)| length);
        let mut name = (first + head..end).rev().take_while(|&at| self.capital(at) && self.is_word(at)).last()?;
        while name < end && is!(self, name, "cp" | "tnhh" | "mtv" | "ctcp") {
            name += 1;
        }
        let lone = end == name + 1 && (self.unspelled(name) || self.upper(name) && self.letters(name) > 2);
        let place = self.is_gazetteer(name, end, PLACE | PLACE_WEAK | PLACE_WHOLE);
        let body = self.best(name, BODY_HEAD | BODY_NAME | UNIT, end).is_some_and(|(length, _)| length > 1);
        let named = (lone || end >= name + 2) && !place && !body;
        named.then_some(Found { kind: EntityKind::Organization, first: name as u32, end: end as u32, why: found.why })
    }

    /// A company's name that stood behind its head elsewhere.
    pub(super) fn body_again(&self, at: usize, run: usize, limit: usize) -> Option<(EntityKind, usize, Why)> {
        // A company may be called after the place that it is at.
        if is!(self, at.wrapping_sub(1), "ở" | "tại" | "đến" | "từ" | "tới" | "về" | "vàng" | "mỏ") {
            return None;
        }
        self.persons.iter().filter(|found| found.kind == EntityKind::Organization).find_map(|body| {
            let (first, length) = (body.first as usize, (body.end - body.first) as usize);
            let end = at + length;
            let same = end <= run && (0..length).all(|step| self.same(first + step, at + step) && self.capital(at + step));
            let ends = end == run || self.gazetteer(end, PLACE, limit).is_some();
            (same && ends).then_some((EntityKind::Organization, end, Why::SeenBefore))
        })
    }
}
