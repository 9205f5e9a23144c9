//! [`Finder`]: one pass over the tokens that takes what the grammar proposes; names met [again](super::again) come in a second one.

use super::byline::BYLINE;
use super::class::{
    ADDRESS, BODY_BARE, BODY_HEAD, BODY_NAME, CAPITALS, COUNTRY, DOCUMENT, FAMILY, FOREIGN_FAMILY, FOREIGN_NAME, GIVEN, MIDDLE,
    PLACE, PLACE_WEAK, PLACE_WHOLE, PROPER, RANK, TITLE, UNIT,
};
use super::overlay::Met;
use super::scan::Reader;
use super::word::is;
use super::{EntityKind, Why};
use crate::lexicon::Unit;
use crate::token::TokenKind;
use std::cmp::Reverse;
use std::ops::Deref;

/// A span of tokens that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) kind: EntityKind,
    pub(super) first: u32,
    pub(super) end: u32,
    pub(super) why: Why,
}

/// Reads a text and collects what it finds.
pub(super) struct Finder<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) found: &'a mut Vec<Found>,
    /// Tokens of acronyms that were introduced in brackets behind a body's name.
    pub(super) acronyms: &'a mut Vec<u32>,
    /// Persons of the first pass, and then which tokens are covered.
    pub(super) persons: &'a mut Vec<Found>,
    pub(super) covered: &'a mut Vec<bool>,
    /// What a user's overlays say, and the proposals around one of their matches.
    pub(super) user: &'a [Met],
    pub(super) open: &'a mut Vec<u32>,
    /// Where the road found last ends, or the last one of a list of roads.
    pub(super) road: u32,
}

impl<'a> Deref for Finder<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

/// Names remembered for the second pass.
pub(super) const REMEMBERED: usize = 256;

impl Finder<'_> {
    pub(super) fn push(&mut self, kind: EntityKind, first: usize, end: usize, why: Why) {
        self.found.push(Found { kind, first: first as u32, end: end as u32, why });
    }

    /// Where the span found last ends.
    pub(super) fn last_end(&self) -> usize {
        self.found.last().map_or(usize::MAX, |found| found.end as usize)
    }

    /// Whether the span found last is a place that ends at a token.
    pub(super) fn place_ends(&self, at: usize) -> bool {
        self.found.last().is_some_and(|found| found.kind == EntityKind::Place && found.end as usize == at)
    }

    /// Whether a position ends at a token.
    fn position_ends(&self, at: usize) -> bool {
        at > 0
            && !self.token(at).starts_line()
            && self
                .found
                .iter()
                .rev()
                .take(8)
                .find(|found| found.kind == EntityKind::Position)
                .is_some_and(|found| found.end as usize == at)
    }

    pub(super) fn run(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            at = if self.begins_nothing(at) { at + 1 } else { self.step(at).max(at + 1) };
        }
        self.names_again();
        self.sort();
        if !self.user.is_empty() {
            self.obey();
            self.sort();
        }
        self.found.dedup_by_key(|found| (found.first, found.end));
    }

    fn sort(&mut self) {
        self.found.sort_unstable_by_key(|found| (found.first, Reverse(found.end), found.kind as u8));
    }

    /// Takes what begins at a token; gives the token to go on with.
    fn step(&mut self, at: usize) -> usize {
        if let Some(end) = self.user_name(at) {
            return end;
        }
        let limit = self.block_end(at);
        if let Some(end) = self.citation(at, limit) {
            self.push(EntityKind::Document, at, end, Why::Citation);
            return end;
        }
        if let Some(end) = self.date(at, limit) {
            self.push(EntityKind::Date, at, end, Why::Calendar);
            return end;
        }
        if let Some(end) = self.youth_team(at, limit) {
            self.push(EntityKind::Organization, at, end, Why::Body);
            self.nest(at, end, EntityKind::Organization, 0);
            return end;
        }
        if !self.is_word(at) {
            let Some((kind, end)) = self.amount(at, limit) else { return at + 1 };
            self.push(kind, at, end, Why::Amount);
            return end;
        }
        // What stands before a small word says nothing: no name begins with it.
        let capital = self.capital(at);
        if capital && limit.saturating_sub(at) <= BYLINE {
            if let Some(end) = self.byline(at) {
                return end;
            }
        }
        let behind_title = capital && self.position_ends(at);
        let cue = match capital {
            true if self.names_a_source(at, limit) => 0,
            true if behind_title || self.apposed_name(at, limit) => 2,
            true => match self.cue(at) {
                2 if self.crowd(at, limit) => 0,
                cue => cue,
            },
            false => 0,
        };
        if cue == 2 {
            if let Some(end) = self.behind_a_cue(at, limit, behind_title) {
                return end;
            }
        }
        if let Some(end) = self.position(at, limit) {
            return end;
        }
        if let Some(end) = self.shared_ministries(at, limit) {
            return end;
        }
        if let Some(end) = self.acronym(at, cue) {
            return end;
        }
        if let Some(end) = self.shared_names(at, limit) {
            self.mark_road(at, end);
            return end;
        }
        self.person_body_or_place(at, limit, cue)
    }

    /// A name behind a position and a dash, or a short form in brackets: `Thủ tướng Nhật - Shinzo Abe`, `Giám đốc … (FBI) James Comey`.
    fn apposed_name(&self, at: usize, limit: usize) -> bool {
        let before = at.wrapping_sub(1);
        if is!(self, before, "-" | "–" | ",") {
            // `Chủ tịch Liên đoàn Bóng đá Malaysia (FAM), Yusoff Mahadi`.
            let bracket = before >= 3 && is!(self, before - 1, ")") && is!(self, before - 3, "(") && self.upper(before - 2);
            let end = if bracket { before - 3 } else { before };
            return self.position_ends(end) && self.foreign_name(at, limit).is_some();
        }
        // `HLV Arsenal Mikel Arteta`, `CEO Tesla Elon Musk`: behind the body that somebody works for.
        if let Some(body) = self.found.last().filter(|found| found.kind == EntityKind::Organization && found.end as usize == at) {
            return self.address_before(body.first as usize) == 2 && self.foreign_name(at, limit).is_some();
        }
        // `Ngoại trưởng nước này Sigmar Gabriel`, `người đồng cấp Mỹ Donald Trump`, `diễn viên Mỹ Tom Cruise`.
        if is!(self, before, "này") {
            return self.foreign_name(at, limit).is_some();
        }
        // `Thủ tướng sở tại Keir Starmer`.
        if is!(self, before, "tại") && is!(self, before.wrapping_sub(1), "sở") {
            return self.position_ends(before - 1) && self.foreign_name(at, limit).is_some();
        }
        let place = self.found.last().map_or(0, |found| found.first as usize);
        if self.place_ends(at) && self.compatriot(place, limit) == Some(at) && self.address_before(place) == 2 {
            return true;
        }
        if self.place_ends(at) && self.foreign_name(at, limit).is_some() {
            return self.address_before(place) == 2
                || is!(self, place.wrapping_sub(1), "cấp" | "đạo")
                || self.somebody_of(place, at);
        }
        let bracketed = is!(self, before, ")") && before >= 2 && is!(self, before - 2, "(") && self.capital(before - 1);
        let named = || self.foreign_name(at, limit).is_some() || self.person_shape(at, limit).is_some();
        bracketed && self.position_ends(before - 2) && named()
    }

    /// Where a name begins behind the country that a role has before it: `tài tử Hong Kong Cổ Cự Cơ`, `người đồng cấp Nga Putin`.
    fn compatriot(&self, country: usize, limit: usize) -> Option<usize> {
        let abroad = is!(self, country, "đài" | "hong" | "hồng");
        let (length, _) = self.gazetteer(country, if abroad { PLACE } else { COUNTRY }, limit)?;
        let name = country + length;
        let run = self.capital_run(name, limit);
        // `thủ môn Jordan Pickford`, `ca sĩ Nhật Kim Anh`: no countries.
        let given = length == 1 && ["Jordan", "Georgia", "Chad"].contains(&self.written(country));
        let alone = run == name + 1 && self.has(name, FOREIGN_FAMILY) && !given;
        let short = length == 1 && !self.unspelled(country);
        let whole = self.person_shape(name, limit) == Some(run) && !self.token(name).starts_line() && !short;
        let words = length == 2 && (2..=3).contains(&(run - name)) && (name..run).all(|at| self.title(at) && !self.begins_word(at));
        let other = || self.best(name, BODY_HEAD | BODY_NAME | UNIT | TITLE | PLACE, limit).is_some();
        ((alone || whole || words) && run > name && !other()).then_some(name)
    }

    /// A country behind a small word says where somebody is from: `ngôi sao bóng rổ Mỹ Dennis Rodman`. Companies, ships and media are
    /// from somewhere as well.
    fn somebody_of(&self, place: usize, end: usize) -> bool {
        let thing = |at: usize| {
            is!(
                self,
                at,
                "ty" | "hãng"
                    | "đoàn"
                    | "báo"
                    | "đài"
                    | "tờ"
                    | "kênh"
                    | "tàu"
                    | "xe"
                    | "máy"
                    | "bay"
                    | "hàng"
                    | "đội"
                    | "trang"
                    | "hiệu"
                    | "hạm"
                    | "phim"
                    | "nhóm"
                    | "quỹ"
                    | "trường"
                    | "viện"
                    | "lửa"
                    | "đảng"
                    | "tạp"
                    | "dự"
                    | "ban"
                    | "thành"
                    | "bang"
                    | "đảo"
                    | "cầu"
                    | "giải"
                    | "tại"
                    | "ở"
                    | "từ"
                    | "đến"
                    | "tới"
            )
        };
        place > 0
            && self.gazetteer(place, COUNTRY, end).is_some()
            && self.small(place - 1)
            && !self.token(place).starts_line()
            && !self.stops(place - 1)
            && !(place.saturating_sub(5)..place).any(thing)
    }

    /// `người dân Đồ Sơn`: of a place that no list holds, not one of its people.
    fn crowd(&self, at: usize, limit: usize) -> bool {
        let country = self.gazetteer(at, COUNTRY, limit).map_or(0, |(length, _)| length);
        // `Thượng nghị sĩ Hoa Kỳ`: not everything with a family name is a person.
        let of_country = country >= 2 && self.capital_run(at, limit) == at + country
            || country >= 1 && self.foreign_name(at + country, limit).is_some()
            || self.compatriot(at, limit).is_some();
        of_country
            || is!(self, at.wrapping_sub(1), "dân" | "tri" | "khách")
                && is!(self, at.wrapping_sub(2), "người" | "cư" | "cử" | "du" | "hành")
                && !self.token(at).starts_line()
                && !self.unspelled(at)
                && self.person_shape(at, limit).is_none()
                && self.initials(at, limit).is_none()
                && self.shortened(at, limit, 2).is_none()
    }

    /// `Bộ trưởng <Theo Reuters>, …`, `Vụ trưởng <Theo Quyết định …>`: the next sentence, nobody's name.
    fn names_a_source(&self, at: usize, limit: usize) -> bool {
        is!(self, at, "theo") && (self.best(at + 1, BODY_NAME | DOCUMENT, limit).is_some() || self.small(at + 1))
    }

    fn cue(&self, at: usize) -> u8 {
        let cue = self.address_before(at);
        if cue == 0 && at > 0 && is!(self, at - 1, "-" | "–" | "," | "/") && !self.token(at).starts_line() {
            // One more name of a credit: `Ảnh: Thu Hà - Bảo Nam`, `Ảnh: VGP/Nhật Bắc`.
            let credit = self.found.last().is_some_and(|found| {
                let label = (found.first as usize).wrapping_sub(2);
                let body = found.kind == EntityKind::Organization && is!(self, label, "ảnh") && is!(self, label + 1, ":");
                (found.why == Why::Credit || body && is!(self, at - 1, "/")) && found.end as usize == at - 1
            });
            return u8::from(credit && !is!(self, at, "theo"));
        }
        cue
    }

    /// What stands directly behind a title, rank or address: a name first of all.
    fn behind_a_cue(&mut self, at: usize, limit: usize, behind_title: bool) -> Option<usize> {
        if behind_title && self.upper(at) && !self.capital(at + 1) && self.best(at, TITLE | CAPITALS, limit).is_some() {
            return None;
        }
        if self.best(at, TITLE, limit).is_some_and(|(length, _)| length >= 2) {
            return None;
        }
        // `Phó Ban Kinh tế <Ông Lò Văn Mẩn>`: the next sentence.
        if behind_title && is!(self, at, "ông" | "bà") && self.has(at + 1, FAMILY) && self.is_full_name(at + 1, limit) {
            return Some(at + 1);
        }
        // `lãnh đạo TP.HCM`: no Trưởng phòng.
        if self.weakly_addressed(at) && self.place(at, limit).is_some() || self.employer(at, limit) {
            return None;
        }
        if let Some((length, classes)) = self.best(at, RANK | ADDRESS, limit) {
            // `Samdech Khuon Sudary`
            let foreign = classes & ADDRESS != 0 && self.unspelled(at) && self.capital(at + 1) || is!(self, at, "vua");
            let short = classes & CAPITALS != 0 && self.upper(at) || foreign;
            if (length >= 2 || short) && (self.capital(at + length) || is!(self, at + length, "." | "," | "-")) {
                return Some(at + length);
            }
        }
        // `Tổng biên tập Báo Thanh Niên`: a whole name of a body.
        if behind_title
            && self.best(at, BODY_NAME, limit).is_some_and(|(length, _)| length >= 3 && self.capital_run(at, limit) == at + length)
        {
            return None;
        }
        // `Giám đốc kỹ thuật Nhật Bản`: a country with nothing behind it is nobody's name.
        let country = |(length, _): &(usize, _)| {
            behind_title && (*length >= 2 || is!(self, at, "mỹ")) && self.capital_run(at, limit) == at + length
        };
        if self.gazetteer(at, COUNTRY, limit).as_ref().is_some_and(country) {
            return None;
        }
        if self.person_shape(at, limit).is_none() {
            let place = !behind_title && self.place(at, limit).is_some();
            if place || self.organization(at, limit, false, 0).is_some() {
                return None;
            }
        }
        let (end, why) = self.person(at, limit, 2)?;
        self.push(EntityKind::Person, at, end, why);
        Some(end)
    }

    /// A body of the lexicon behind a role, with nothing or somebody's name behind it: `phóng viên Tuổi Trẻ`, `CEO Tesla Elon Musk`.
    fn employer(&self, at: usize, limit: usize) -> bool {
        let Some((length, classes)) = self.best(at, BODY_NAME, limit).filter(|(_, classes)| classes & BODY_HEAD == 0) else {
            return false;
        };
        let end = at + length;
        let run = self.capital_run(at, limit);
        let whole = classes & PROPER != 0 || length > 1 || self.unspelled(at) && !self.has(at, FAMILY | GIVEN | FOREIGN_NAME);
        let written = (at..end).all(|place| !self.small(place)) && (classes & CAPITALS == 0 || self.upper(at));
        whole && written && (run == end || run >= end + 2 && self.foreign_run(end, limit).is_some())
    }

    /// Acronyms of bodies: in brackets behind the full name, met again, as a credit; and initials of persons.
    fn acronym(&mut self, at: usize, cue: u8) -> Option<usize> {
        let token = self.token(at);
        if self.upper(at) {
            let bracketed = is!(self, at.wrapping_sub(1), "(") && is!(self, at + 1, ")");
            let body_before = || {
                self.found.iter().rev().take(6).any(|found| found.kind == EntityKind::Organization && found.end as usize + 1 == at)
            };
            if bracketed && body_before() && self.best(at, PLACE, at + 1).is_none() {
                if self.acronyms.len() < REMEMBERED {
                    self.acronyms.push(at as u32);
                }
                self.push(EntityKind::Organization, at, at + 1, Why::Acronym);
                return Some(at + 1);
            }
            let role = || self.best(at, TITLE | ADDRESS | RANK, at + 1).is_some();
            if self.acronyms.iter().any(|&known| self.reader.same(known as usize, at)) && !role() {
                self.push(EntityKind::Organization, at, at + 1, Why::Acronym);
                return Some(at + 1);
            }
            let credit = cue == 1 && self.credits_letters(at);
            if credit {
                self.push(EntityKind::Organization, at, at + 1, Why::Credit);
                return Some(at + 1);
            }
        }
        let initial = token.is_one_letter()
            && token.is_capitalised()
            && is!(self, at + 1, ".")
            && !self.token(at + 1).after_space()
            && self.token(at + 2).is_one_letter()
            && self.capital(at + 2)
            && !self.token(at + 2).after_space();
        if initial {
            let limit = self.block_end(at);
            let end = self.with_stop(self.initials(at, limit)?).min(limit);
            self.push(EntityKind::Person, at, end, Why::Initials);
            return Some(end);
        }
        None
    }

    /// `Ảnh: TTXVN`, `Ảnh: LĐO <Phải> xem xét`, `Ảnh: THX <Chủ tịch> …`: letters of a source, behind which nothing or the next sentence stands.
    #[inline(never)]
    fn credits_letters(&self, at: usize) -> bool {
        let next = at + 1;
        let sentence = || self.starter(next) || self.best(next, TITLE, self.block_end(at)).is_some_and(|(length, _)| length > 1);
        let ended = !self.capital(next) || is!(self, next, "ảnh") || self.letters(at) > 2 && sentence();
        let sender = ["CTV", "NVCC", "BVCC", "PV"].contains(&self.written(at));
        ended && !sender && !is!(self, next, ".") && (self.written(at).is_ascii() || self.capital(next))
    }

    /// Inside a run of capitals whose first word stands in the middle of a sentence and belongs to nothing: `Tân Sơn Nhất`.
    fn inside_run(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        at >= 2
            && !self.token(at).starts_line()
            && self.title(before)
            && self.is_word(before)
            && !self.sentence_start(before)
            && !self.token(before).starts_line()
            && self.small(at - 2)
            && !self.stops(before)
            && self.last_end() != at
            && self.best(before, ADDRESS | RANK | TITLE | BODY_HEAD | UNIT, at).is_none()
            && self.has(before, FAMILY | GIVEN | MIDDLE)
    }

    /// One more road of a list, called after a person: `đường Nguyễn Kiệm - Nguyễn Thái Sơn`, `các đường Lê Lợi, Hoàng Hoa Thám, …`.
    fn one_more_road(&self, at: usize, limit: usize) -> Option<usize> {
        let before = at.wrapping_sub(1);
        if self.road as usize != before || !is!(self, before, "-" | "–" | "," | "và") || self.token(at).starts_line() {
            return None;
        }
        let end = self.person_shape(at, limit).filter(|&end| end == self.capital_run(at, limit))?;
        // Behind a comma somebody may begin to act: `Đến đường Lê Lợi, Trần Văn A …`.
        let listed = is!(self, before, "-" | "–")
            || (is!(self, end, "," | "và" | "-" | "–") && self.capital(end + 1) || self.token(end).unit == Unit::ELLIPSIS)
                && !self.is_full_name(end + 1, limit);
        listed.then_some(end)
    }

    /// A number, a name and a ward: `quán cà phê 54 Nguyễn Bình, phường Kênh Dương`.
    fn before_ward(&self, at: usize, limit: usize) -> bool {
        let number = self.token(at.wrapping_sub(1)).kind == TokenKind::Number && !self.token(at).starts_line();
        let end = self.capital_run(at, limit);
        number && is!(self, end, ",") && self.best(end + 1, UNIT, limit).is_some() && self.designated(end + 1, limit).is_some()
    }

    /// The end of a road's name behind the number of a house, where it has a person's shape: `Lý Thái Tổ`.
    fn road_of_house(&self, at: usize, limit: usize) -> Option<usize> {
        let run = self.capital_run(at, limit);
        // `số 5 Trần Thánh Tông, Hà Nội`: a king's name.
        if run == at + 3 && self.has(at, FAMILY) && is!(self, at.wrapping_sub(2), "số") && is!(self, run, "," | "(") {
            return Some(run);
        }
        let end = self.person_shape(at, limit)?;
        Some(if run - at <= 4 { run } else { end })
    }

    /// Remembers that a road ends here, which others may follow.
    fn mark_road(&mut self, at: usize, end: usize) {
        if is!(self, at, "đường" | "phố" | "nút" | "vòng") {
            self.road = end as u32;
        }
    }

    fn person_body_or_place(&mut self, at: usize, limit: usize, cue: u8) -> usize {
        if cue == 0 {
            let house = || self.house_number(at.wrapping_sub(1)) || self.before_ward(at, limit);
            let road = self.one_more_road(at, limit).or_else(|| self.road_of_house(at, limit).filter(|_| house()));
            if let Some(end) = road {
                self.push(EntityKind::Place, at, end, Why::Place);
                self.road = end as u32;
                return end;
            }
        }
        let inside = cue == 0 && self.inside_run(at) || cue > 0 && self.employer(at, limit);
        let person = if inside { None } else { self.person(at, limit, cue) };
        let company =
            || self.asks(at, limit).or_else(|| self.one_more_person(at, limit)).or_else(|| self.called_by_two_names(at, limit));
        if let Some(end) = if cue == 0 && person.is_none() && !inside { company() } else { None } {
            self.push(EntityKind::Person, at, end, Why::FamilyName);
            return end;
        }
        let mut place = self.place(at, limit);
        let mut body = self.organization(at, limit, false, 0);
        if let Some(end) = body.filter(|&end| end > at + 3 && self.unspelled(end - 1)) {
            body = Some(self.before_its_head(at, end, limit));
        }
        if let Some((end, why)) = person {
            let no_place =
                place.is_none_or(|place| place < end || cue == 1 && place == end && self.gazetteer(at, PLACE, limit).is_none());
            let no_body = body.is_none_or(|body| body <= end && self.best(at, BODY_HEAD, limit).is_none());
            if no_place && no_body {
                self.push(EntityKind::Person, at, end, why);
                return end;
            }
        }
        if body.is_some() && body == place && self.acts(at) && self.is_known_bare(at, body) {
            // `Nhà Trắng tuyên bố`, not `đến Nhà Trắng`.
            place = None;
        }
        let names_it = |end: usize| self.is_gazetteer(at, end, PLACE | PLACE_WEAK | PLACE_WHOLE);
        if body.is_some_and(|body| place.is_some_and(|place| body <= place && names_it(place))) {
            body = None;
        }
        if let Some(end) = body {
            // `Hội An` is a town, no association.
            if place.is_none() && end == at + 2 && is!(self, at, "hội") && names_it(end) {
                place = Some(end);
                body = None;
            }
        }
        match (body, place) {
            (Some(end), place) if place.is_none_or(|place| end >= place) => {
                self.push(EntityKind::Organization, at, end, Why::Body);
                self.nest(at, end, EntityKind::Organization, 0);
                end
            }
            (_, Some(end)) => {
                self.push(EntityKind::Place, at, end, Why::Place);
                self.nest(at, end, EntityKind::Place, 0);
                let end = self.more_names(end, limit);
                self.mark_road(at, end);
                end
            }
            _ => match self.english_body(at, limit) {
                Some(end) => {
                    self.push(EntityKind::Organization, at, end, Why::Body);
                    self.nest(at, end, EntityKind::Organization, 0);
                    end
                }
                None => at + 1,
            },
        }
    }

    /// A seat of government that stands for those who sit there: nothing before it says where.
    fn acts(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        self.token(at).starts_line()
            || !is!(
                self,
                before,
                "tại"
                    | "ở"
                    | "rời"
                    | "đến"
                    | "tới"
                    | "vào"
                    | "trong"
                    | "ngoài"
                    | "gần"
                    | "quanh"
                    | "trước"
                    | "khỏi"
                    | "về"
                    | "trên"
            )
    }

    fn is_known_bare(&self, at: usize, end: Option<usize>) -> bool {
        let bare = self.best(at, BODY_BARE, end.unwrap_or(at));
        bare.is_some_and(|(length, classes)| Some(at + length) == end && length >= 2 && classes & CAPITALS == 0)
    }
}
