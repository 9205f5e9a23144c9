//! Where positions begin and end.

use super::class::{
    BODY_BARE, BODY_HEAD, BODY_NAME, CAPITALS, COUNTRY, FAMILY, FIELD, FOREIGN_FAMILY, FOREIGN_NAME, GIVEN, MANAGER_FIELD, MIDDLE,
    NAMED, PLACE, PLACE_WEAK, PLACE_WHOLE, SITE, TITLE, TITLE_LOWER, UNIT,
};
use super::find::Finder;
use super::scan::{Match, Reader};
use super::word::is;
use super::{EntityKind, Why};
use crate::token::Case;

/// What stands inside a position: its kind and tokens.
pub(super) type Inner = Option<(EntityKind, usize, usize)>;

/// Persons found last that are asked whether a title means one of them.
const PERSONS: usize = 32;

impl Reader<'_> {
    /// Behind a title: `Thường trực`, `chuyên trách`, `lâm thời` …
    fn title_attributes(&self, head: usize, behind: usize, limit: usize) -> usize {
        let mut at = behind;
        for _ in 0..2 {
            let standing = is!(self, at, "thường")
                && is!(self, at + 1, "trực")
                && !(self.best(at + 2, BODY_HEAD, limit).is_some() && self.capital(at) && !is!(self, head, "phó" | "thứ"));
            let in_charge = is!(self, at, "phụ") && is!(self, at + 1, "trách") && self.small(at) && !self.small(at + 2);
            if standing
                || in_charge
                || is!(self, at, "chuyên") && is!(self, at + 1, "trách")
                || is!(self, at, "kiêm") && is!(self, at + 1, "nhiệm") && self.small(at)
                || is!(self, at, "lâm" | "đương" | "danh" | "tạm") && is!(self, at + 1, "thời" | "nhiệm" | "dự" | "quyền")
            {
                at += 2;
            }
        }
        if is!(self, behind.wrapping_sub(1), "đốc") {
            for _ in 0..2 {
                at += self.field_of_work(at, limit);
            }
        }
        at.min(limit.max(behind))
    }

    /// How many words are a manager's field: `Giám đốc <tài chính> Tập đoàn X`, `Giám đốc <nghiên cứu>`.
    fn field_of_work(&self, at: usize, limit: usize) -> usize {
        let whole = |length: usize| (at..at + length).all(|at| self.small(at)) && !self.token(at).starts_line();
        self.best(at, MANAGER_FIELD, limit).map_or(0, |(length, _)| if whole(length) { length } else { 0 })
    }
}

impl Reader<'_> {
    /// What stands between a body's whole name and the end of the capitals is a person's name, not a place.
    fn names_its_head(&self, at: usize, end: usize, limit: usize) -> bool {
        let place = self.gazetteer(at, PLACE | PLACE_WEAK | PLACE_WHOLE, end).is_some();
        let unit = (at.saturating_sub(2)..at).any(|from| self.best(from, UNIT, at).is_some_and(|(length, _)| from + length == at));
        self.begins_person(at)
            && self.capital_run(at, limit) == end
            && !place
            && (self.is_full_name(at, limit) || end - at == 2 && !unit)
    }

    /// `Lầu Năm Góc <Mark Olsen>`, `Liên minh châu Âu (EU) <Mark Olsen>`: the end of a state's body before who speaks for it; other bodies are
    /// called by such names themselves.
    #[inline(never)]
    pub(super) fn before_its_head(&self, body: usize, end: usize, limit: usize) -> usize {
        if !is!(self, body, "thượng" | "hạ" | "quốc" | "nhà" | "lầu" | "ngân" | "đảng" | "liên" | "bộ" | "ủy" | "chính" | "tòa")
        {
            return end;
        }
        let name = self.before_foreign_name(body, end, limit);
        let whole = |found: &Match| body + usize::from(found.length) == name && found.classes & (BODY_NAME | BODY_BARE) != 0;
        if is!(self, body, "nhà") && name > body + 2 {
            return end;
        }
        let known = self.at(body).iter().any(whole) || is!(self, body, "bộ") || is!(self, name, "(");
        if known && end > name + 1 && name > body + 1 { name } else { end }
    }

    /// The end of a body's name before the foreign name of its head: `Hạ viện Eduardo Cunha`, `Ủy ban châu Âu (EC) Romano Prodi`. Companies,
    /// schools and media have foreign names themselves.
    fn before_foreign_name(&self, body: usize, end: usize, limit: usize) -> usize {
        let named = self.best(body, BODY_HEAD, end).is_some_and(|(_, classes)| classes & NAMED != 0);
        // `Chủ tịch Quốc hội Ghalibaf`: a body that no name goes on with.
        let bare = self
            .best(body, BODY_BARE, end)
            .filter(|(length, classes)| !named && body + length + 1 == end && classes & CAPITALS == 0);
        if bare.is_some() && self.unspelled(end - 1) && self.best(end - 1, PLACE | BODY_NAME | BODY_HEAD, limit).is_none() {
            return end - 1;
        }
        // `Tổng biên tập Báo Tuổi Trẻ Lê Thế Chữ`: a whole name of the lexicon, then a person's.
        let whole = self.best(body, BODY_NAME, end).map(|(length, _)| body + length);
        if let Some(at) = whole.filter(|&at| at < end && !named && self.names_its_head(at, end, limit)) {
            return at;
        }
        for at in body + 1..end {
            let bracketed = is!(self, at, ")") && at >= body + 3 && is!(self, at - 2, "(");
            let name = at + usize::from(bracketed);
            // `Điện Kremlin Dmitry Peskov`: a foreign word that ends a name of the lexicon.
            let whole = self.at(body).iter().any(|found| {
                body + usize::from(found.length) == at && found.classes & (BODY_NAME | BODY_BARE) != 0 && at > body + 1
            });
            let apart = (whole || !self.unspelled(at - 1)) && !is!(self, at - 1, "-");
            // `HĐQT Nguyễn Đức Cử`, `đảng Cộng sản Trung Quốc Tập Cận Bình`: a person's name behind a board or a country.
            let country = || (at.saturating_sub(3)..at).any(|from| self.is_gazetteer(from, at, COUNTRY));
            let central = is!(self, at - 1, "ương") && at >= 2 && is!(self, at - 2, "trung");
            let central = central && self.best(at, BODY_HEAD | BODY_NAME | BODY_BARE, limit).is_none();
            let like = self.begins_person(at) || central && self.has(at + 1, MIDDLE | GIVEN) && self.has(at + 2, GIVEN);
            let person = like
                && (is!(self, at - 1, "hđqt") || country() || central)
                && matches!(self.capital_run(at, limit) - at, 3 | 4)
                && self.best(at, BODY_HEAD | BODY_NAME | PLACE, limit).is_none_or(|(length, _)| length < 2);
            // `Thổ Nhĩ Kỳ`: a country of one syllable begins a longer one.
            let crosses = || {
                (at.saturating_sub(3)..at)
                    .any(|from| self.gazetteer(from, COUNTRY, end).is_some_and(|(length, _)| from + length > at))
            };
            // `Đảng Nhân dân Campuchia Hun Sen`, `HĐQT HDBank Kim Byoungho`: names of other shapes.
            let rest = end - at;
            let other = self.capital_run(at, limit) == end
                && (at..end).all(|part| self.title(part))
                && (!named && rest == 2 && country() && !crosses() && !self.begins_word(at)
                    || matches!(rest, 2 | 3)
                        && self.token(at - 1).case == Case::Mixed
                        && self.has(at, FAMILY)
                        && self.unspelled(end - 1))
                && self.best(at, BODY_HEAD | BODY_NAME | PLACE | PLACE_WEAK | FIELD | TITLE, limit).is_none();
            if person || other {
                return at;
            }
            if (bracketed || !named && apart || whole) && self.foreign_run(name, limit).is_some_and(|to| to >= end) {
                return if bracketed { at - 2 } else { at };
            }
        }
        end
    }
}

impl Finder<'_> {
    /// Adds the position that begins at a token, with what stands inside it, and gives its end.
    pub(super) fn position(&mut self, start: usize, limit: usize) -> Option<usize> {
        // `chính quyền Tổng thống`: another word ends there.
        let prefixed = self.is_title_prefix(start) && !is!(self, start + 1, ".") && !self.inside_word(start);
        let head = start + usize::from(prefixed);
        let (length, classes) = self.best(head, TITLE, limit)?;
        let length = self.before_level(head, length, limit);
        if self.means_no_holder(start, head) {
            return None;
        }
        if self.inside_word(head) || classes & CAPITALS != 0 && length == 1 && !self.upper(head) {
            return None;
        }
        if length == 1 && self.unsure_short_form(head, limit) {
            return None;
        }
        let capital = self.capital(head);
        let last = head + length - 1;
        // `Đại sứ quán`, `Bí thư quận ủy`: another word.
        if is!(self, last, "sứ" | "sự") && is!(self, last + 1, "quán") {
            return None;
        }
        let leads = length == 1 && is!(self, head, "trưởng") || length == 2 && is!(self, head, "phó") && is!(self, last, "trưởng");
        // `HLV trưởng tuyển Lào`: no office of a body.
        if leads && is!(self, head + length, "tuyển" | "đội") {
            return None;
        }
        let behind = self.title_attributes(head, head + length, limit);
        let mut inner = self.led_body(last, behind, length, limit);
        let mut end = inner.map_or(behind, |(_, _, end)| end);
        let mut seat = None;
        if inner.is_none() && behind < limit {
            if let Some((field_end, place)) = self.ministers_field(head, last, behind, limit) {
                end = place.unwrap_or(field_end);
                inner = place.map(|place| (EntityKind::Place, field_end, place));
            }
        }
        if inner.is_none() {
            // `đại biểu <Quốc hội>`, `đại biểu <HĐND TP. Huế>`: a title of the lexicon that ends with the name of its body.
            inner = self.body_in_title(head, head + length, limit);
            end = inner.map_or(end, |(_, _, body)| body.max(end));
            // `đại biểu <Quốc hội> <tỉnh Sơn La>`: the parliament has no level, its deputies have a seat.
            if inner.is_some() && is!(self, end - 1, "hội") && !self.token(end).starts_line() && !self.is_full_name(end, limit) {
                seat = self.place(end, limit).map(|to| (end, to));
                end = seat.map_or(end, |(_, to)| to);
            }
        }
        if inner.is_none() && end == behind && behind < limit {
            (inner, end, seat) = self.title_body(head, last, behind, limit, leads);
        }
        if leads && end == behind {
            return None;
        }
        if let Some((to, sender)) = self.sent_by(last, behind, limit).filter(|_| end == behind) {
            (end, inner) = (to, sender);
        }
        if inner.is_none() && !leads {
            if let Some(found) = self.body_of(end, limit) {
                (end, inner) = (found.2, Some(found));
            }
        }
        if !capital && self.best(head, TITLE_LOWER, limit).is_none() && end == behind && (length == 1 || !self.formerly(head)) {
            // Small letters need something that they belong to, or a name.
            let name = self.capital(behind)
                && behind < limit
                && (self.person_shape(behind, limit).is_some()
                    || self.foreign(behind)
                    || self.has(behind, FAMILY)
                    || self.unspelled(behind)
                        && !is!(self, head, "trợ" | "cố")
                        && !self.written(behind).contains(|sign: char| sign.is_ascii_digit()));
            if !name || length == 1 {
                return None;
            }
        }
        let king = is!(self, head, "vua") && self.unspelled(behind);
        if length == 1 && end == behind && !prefixed && self.title(head) && self.letters(head) < 4 && !king {
            return None;
        }
        self.push(EntityKind::Position, start, end, Why::Title);
        if let Some((kind, from, to)) = inner {
            self.push(kind, from, to, Why::Inside);
            if kind == EntityKind::Organization && self.company_by_trade(last, from, limit).is_none() {
                self.nest(from, to, kind, 0);
            }
        }
        if let Some((from, to)) = seat {
            self.push(EntityKind::Place, from, to, Why::Inside);
        }
        Some(end)
    }

    /// The body with whose name a title ends, with the level and place behind it.
    fn body_in_title(&self, head: usize, end: usize, limit: usize) -> Inner {
        let body = (head + 1..end).find(|&at| {
            let ends = self.best(at, BODY_BARE | BODY_NAME, end).is_some_and(|(length, _)| at + length == end);
            // `đại biểu quốc hội`
            let parliament = is!(self, at, "quốc") && is!(self, at + 1, "hội") && at + 2 == end;
            // `Phó trưởng <Ban Thường trực> Ban Tổ chức Trung ương`: the deputy who stands in.
            let standing = is!(self, at, "ban") && is!(self, at + 1, "thường");
            parliament || !standing && self.capital(at) && ends && self.organization(at, end, false, 0) == Some(end)
        })?;
        let parliament = is!(self, body, "quốc") && is!(self, body + 1, "hội");
        // `Thường trực <Ban Bí thư Trung ương Đảng Nhân dân Cách mạng Lào>`: the body may go on.
        let whole = || self.organization(body, limit, false, 0).map_or(end, |whole| self.before_foreign_name(body, whole, limit));
        let to = if parliament { end } else { self.level_and_place(end, limit).max(whole()) };
        Some((EntityKind::Organization, body, to))
    }

    /// `hình thức BT`, `lô CT-05`, `cây số 40 - CT/TW`: letters that are titles only before a name or a body: `TT Trump`, `BT Tỉnh ủy`.
    fn unsure_short_form(&self, at: usize, limit: usize) -> bool {
        let next = at + 1;
        let name = || {
            self.is_full_name(next, limit)
                || self.begins_foreign(next) && self.has(next, FOREIGN_NAME | FOREIGN_FAMILY)
                || !is!(self, at, "tt") && self.capital(next) && self.best(next, BODY_HEAD, limit).is_some()
        };
        is!(self, at, "bt" | "ct" | "tt") && (next >= limit || !self.token(next).after_space() || !name())
    }

    /// `Hội nghị Bộ trưởng`, `đàm phán cấp bộ trưởng`, `dinh tổng thống`: an event, a level, a house.
    fn means_no_holder(&self, start: usize, head: usize) -> bool {
        let before = start.wrapping_sub(1);
        let minister = is!(self, head, "bộ" | "thứ") && is!(self, head + 1, "trưởng");
        let meeting = is!(self, before, "nghị") && is!(self, before.wrapping_sub(1), "hội");
        !self.token(start).starts_line()
            && (minister && (meeting || is!(self, before, "cấp"))
                || is!(self, before, "dinh") && is!(self, head, "tổng" | "thủ") && self.small(head))
    }

    /// How much of a title that ends with a level is one where a place of the level follows: `Chủ tịch <huyện Vân Đồn>`.
    fn before_level(&self, head: usize, length: usize, limit: usize) -> usize {
        let end = head + length;
        let last = end - 1;
        let level = if is!(self, last, "phố" | "xã" | "trấn") && is!(self, last.wrapping_sub(1), "thành" | "thị") {
            2
        } else {
            usize::from(is!(self, last, "tỉnh" | "huyện" | "quận" | "xã" | "phường" | "tp"))
        };
        if level == 0 || length <= level || !self.capital(end) || self.token(end).starts_line() {
            return length;
        }
        let shorter = self.at(head).iter().any(|found| usize::from(found.length) == length - level && found.classes & TITLE != 0);
        let place = shorter.then(|| self.place(end - level, limit)).flatten();
        if place.is_some_and(|place| place > end) { length - level } else { length }
    }

    /// `Trưởng <ban Tổ chức Tỉnh ủy>`, `Chánh <Văn phòng UBND tỉnh>`: the title's last words begin the body.
    fn led_body(&self, last: usize, behind: usize, length: usize, limit: usize) -> Inner {
        let office = length >= 3 && is!(self, last, "phòng" | "tra") && is!(self, last - 1, "văn" | "thanh");
        if office && behind == last + 1 && is!(self, last - 2, "chánh" | "nhiệm") {
            let end = self.organization(last - 1, limit, true, 0).filter(|&end| end > behind)?;
            let end = self.before_foreign_name(last - 1, end, limit);
            return (!self.is_full_name(behind, limit)).then_some((EntityKind::Organization, last - 1, end));
        }
        let body_word = length >= 2
            && behind == last + 1
            && is!(self, last, "ban" | "đoàn" | "phòng" | "khoa" | "tiểu" | "đồn" | "trạm")
            && (is!(self, last - 1, "trưởng") || is!(self, last, "ban" | "phòng") && is!(self, last - 1, "phó"));
        if !body_word || behind >= limit {
            return None;
        }
        let other_body = self.capital(behind) && self.organization(behind, limit, false, 0).is_some();
        let field = is!(self, last, "ban")
            && is!(self, behind, "tổ" | "dân" | "tuyên" | "nội" | "kinh" | "chỉ" | "quản" | "pháp" | "văn" | "công");
        // `Trưởng <phòng CSGT Công an tỉnh>`
        let office = || {
            is!(self, last, "phòng")
                && self.best(last, BODY_HEAD, limit).is_some_and(|(length, _)| length > 1 || is!(self, behind, "tổ"))
        };
        if other_body && !field && !is!(self, behind, "đbqh" | "đại") && !office() {
            return None;
        }
        let head = || self.best(last, BODY_HEAD, limit).filter(|(length, _)| *length > 1).map(|(length, _)| last + length);
        // `Trưởng <ban Chỉ đạo quốc gia chống buôn lậu>`
        let head = || head().map(|end| self.steered(last, end, limit));
        let end = self.organization(last, limit, true, 0).or_else(head)?;
        let end = self.before_foreign_name(last, end, limit);
        (end > last + 1 && self.person_shape(behind, limit).is_none()).then_some((EntityKind::Organization, last, end))
    }

    /// Letters of a body that is called by them: `Chủ tịch BBC`, `Tổng giám đốc PVTex Vũ Đình Duy`.
    fn is_acronym(&self, at: usize, limit: usize) -> bool {
        let next = at + 1;
        let goes_on = self.capital(next) && next < limit && !self.token(next).starts_line();
        let person = || self.begins_person(next) || self.foreign_run(next, limit).is_some();
        let mixed = self.token(at).case == Case::Mixed && self.no_given_name(at);
        let figure = self.written(at).starts_with(|first: char| first.is_ascii_digit());
        let letters = (self.upper(at) || mixed) && !figure && !is!(self, at, "tp") && !self.has(at, FAMILY);
        letters && (!goes_on || (mixed || self.letters(at) > 2) && person())
    }

    /// `nghị sĩ Dân chủ Mỹ`: the party, and the country behind it.
    fn party(&self, last: usize, behind: usize, limit: usize) -> Option<(usize, Option<(usize, usize)>)> {
        let end = behind + 2;
        let deputy = is!(self, last, "sĩ" | "sỹ") && is!(self, last.wrapping_sub(1), "nghị");
        let named =
            is!(self, behind, "dân") && is!(self, behind + 1, "chủ") || is!(self, behind, "cộng") && is!(self, behind + 1, "hòa");
        let country = || self.gazetteer(end, COUNTRY, limit).map(|(length, _)| (end, end + length));
        (deputy && named && self.capital(behind) && end <= limit).then(|| (end, country()))
    }

    /// `Chiến lược gia trưởng của Nhà Trắng`, `tổng thống của Venezuela`: the body or country that `của` joins to a title.
    fn body_of(&self, at: usize, limit: usize) -> Inner {
        let body = at + 1;
        if !is!(self, at, "của") || !self.capital(body) || body >= limit || self.token(at).starts_line() {
            return None;
        }
        if let Some(end) = self.organization(body, limit, false, 0) {
            let end = self.before_foreign_name(body, end, limit);
            // A head alone points back: `Giám đốc của Trung tâm`.
            let alone =
                self.best(body, BODY_HEAD, limit).is_some_and(|(length, classes)| body + length == end && classes & BODY_BARE == 0);
            return (!alone).then_some((EntityKind::Organization, body, end));
        }
        let (length, _) = self.gazetteer(body, COUNTRY, limit)?;
        let end = body + length;
        (self.capital_run(body, limit) == end && self.place(body, limit) == Some(end)).then_some((EntityKind::Place, body, end))
    }

    /// `nguyên`, `cựu` before a title: who held it is meant, whatever the case of its letters. Assistants
    /// and advisers hold no office.
    fn formerly(&self, head: usize) -> bool {
        head > 0
            && is!(self, head - 1, "nguyên" | "cựu")
            && !is!(self, head, "trợ" | "cố" | "thư")
            && !self.token(head).starts_line()
            && !self.inside_word(head - 1)
    }

    /// `Giám đốc bệnh viện`, `cựu giám đốc ngân hàng`: the end of the kind of body, where no name of one follows.
    fn kind_of_body(&self, head: usize, last: usize, behind: usize, limit: usize) -> Option<usize> {
        let end = behind + 2;
        let kind = is!(self, behind, "bệnh") && is!(self, behind + 1, "viện")
            || is!(self, behind, "công") && is!(self, behind + 1, "ty")
            || is!(self, behind, "ngân") && is!(self, behind + 1, "hàng")
            || is!(self, behind, "trung") && is!(self, behind + 1, "tâm")
            || is!(self, behind, "nhà") && is!(self, behind + 1, "máy")
            || is!(self, behind, "chi") && is!(self, behind + 1, "nhánh");
        let named = self.capital(end) && !self.token(end).starts_line() && !self.is_full_name(end, limit);
        let held = is!(self, last, "đốc") && (self.capital(head) || self.formerly(head));
        (held && kind && self.small(behind) && end <= limit && !named).then_some(end)
    }

    /// `Giám đốc điều hành Nvidia Jensen Huang`: one foreign word of a company before a foreign name that is known to begin names.
    fn company_before_name(&self, at: usize, limit: usize) -> bool {
        let end = at + 3;
        // `CEO Kovitech Phạm Văn Lý`
        let vietnamese =
            self.foreign(at) && self.unspelled(at) && !self.has(at, FOREIGN_NAME | FAMILY) && !self.token(at).is_one_letter();
        if vietnamese && self.is_full_name(at + 1, limit) && self.capital_run(at, limit) >= at + 4 {
            return true;
        }
        end <= limit
            && self.capital_run(at, limit) == end
            && (at..end).all(|part| self.unspelled(part))
            && !self.token(at + 1).starts_line()
            && !self.has(at, FOREIGN_NAME)
            && (self.has(at + 1, FOREIGN_NAME) || self.token(at).case == Case::Mixed && self.has(at, BODY_NAME))
            && self.gazetteer(at, PLACE | COUNTRY, limit).is_none()
    }

    /// `Chủ tịch Chứng khoán Hưng Thịnh`: a company by its trade and name, without the word for it.
    fn company_by_trade(&self, last: usize, at: usize, limit: usize) -> Option<usize> {
        let name = at + 2;
        let trade = is!(self, at, "chứng") && is!(self, at + 1, "khoán")
            || is!(self, at, "khoáng") && is!(self, at + 1, "sản")
            || is!(self, at, "dầu") && is!(self, at + 1, "khí")
            || is!(self, at, "nông") && is!(self, at + 1, "nghiệp")
            || is!(self, at, "thủy") && is!(self, at + 1, "sản")
            || is!(self, at, "bảo") && is!(self, at + 1, "hiểm")
            || is!(self, at, "hóa") && is!(self, at + 1, "chất")
            || is!(self, at, "thực") && is!(self, at + 1, "phẩm");
        let manages = is!(self, last, "đốc" | "tịch" | "hđqt" | "tgđ" | "ceo" | "hành");
        let begins = trade && manages && self.capital(at) && self.small(at + 1) && self.capital(name) && name < limit;
        if !begins
            || self.token(name).starts_line()
            || self.is_full_name(name, limit)
            || self.best(name, TITLE | BODY_HEAD, limit).is_some()
        {
            return None;
        }
        // The name ends before its head's.
        let run = self.capital_run(name, limit);
        let person = (name + 1..run).find(|&from| self.is_full_name(from, limit) && self.begins_person(from));
        Some(person.unwrap_or(run))
    }

    /// One foreign word behind a manager's title that nobody in the text was called before.
    fn company(&self, at: usize, limit: usize) -> bool {
        self.foreign(at)
            && at < limit
            && self.unspelled(at)
            && !self.has(at, FOREIGN_NAME)
            && !self.token(at).is_one_letter()
            && !is!(self, at + 1, "-" | "'" | "’")
            && (!self.capital(at + 1) || self.token(at + 1).starts_line() || at + 1 >= limit)
            && !self
                .found
                .iter()
                .rev()
                .filter(|found| found.kind == EntityKind::Person)
                .take(PERSONS)
                .any(|found| self.same(found.end as usize - 1, at))
    }

    /// The body, place or field that a title belongs to: the inner span, the end, and the seat of an ambassador.
    fn title_body(
        &self,
        head: usize,
        last: usize,
        behind: usize,
        limit: usize,
        leads: bool,
    ) -> (Inner, usize, Option<(usize, usize)>) {
        let nothing = (None, behind, None);
        // `Chủ tịch Hà Nội Nguyễn Đức Chung`: the name of the place could be a family name.
        if let Some((length, classes)) = self.gazetteer(behind, PLACE, limit).filter(|(length, _)| *length >= 2) {
            let end = behind + length;
            // `Tổng thống Bồ Đào Nha Antonio Jose Seguro`.
            let person = self.begins_person(end) || classes & COUNTRY != 0 && self.unspelled(end);
            if self.capital(behind) && person && !self.token(end).starts_line() {
                return (Some((EntityKind::Place, behind, end)), end, None);
            }
        }
        if let Some((end, country)) = self.party(last, behind, limit) {
            return (Some((EntityKind::Organization, behind, end)), country.map_or(end, |(_, to)| to), country);
        }
        let next_title = self.capital(behind) && self.best(behind, TITLE, limit).is_some_and(|(length, _)| length >= 2);
        if next_title && self.best(behind, BODY_HEAD | BODY_NAME, limit).is_none_or(|(length, _)| length < 2)
            || self.is_full_name(behind, limit) && self.best(behind, BODY_NAME, limit).is_none_or(|(length, _)| length < 3)
        {
            return nothing;
        }
        let small_body = self.small(behind)
            && is!(
                self,
                behind,
                "ban"
                    | "đoàn"
                    | "phòng"
                    | "khoa"
                    | "ủy"
                    | "ngân"
                    | "sở"
                    | "công"
                    | "trường"
                    | "viện"
                    | "bệnh"
                    | "đại"
                    | "học"
                    | "hội"
                    | "tập"
                    | "liên"
                    | "cơ"
                    | "đảng"
                    | "cục"
                    | "trung"
                    | "quốc"
                    | "hạ"
                    | "thượng"
                    | "nghị"
                    | "hải"
                    | "lục"
                    | "không"
            );
        if let Some(end) = self.organization(behind, limit, leads || small_body, 0) {
            let (whole, end) = (end, self.before_foreign_name(behind, end, limit));
            // `Chủ tịch Viện Akihiko Tanaka`: a head alone points back.
            let head = self.best(behind, BODY_HEAD, limit).filter(|(length, _)| end < whole && behind + length == end);
            if head.is_some_and(|(_, classes)| classes & BODY_BARE == 0) {
                return (None, end, None);
            }
            let delegate = is!(self, last, "diện") && is!(self, end, "tại");
            let seat = if delegate { self.place(end + 1, limit).map(|to| (end + 1, to)) } else { None };
            return (Some((EntityKind::Organization, behind, end)), seat.map_or(end, |(_, to)| to), seat);
        }
        // `Phó chủ tịch hội đồng quản trị`: a board in small letters.
        let board = self.small(behind) && is!(self, behind, "hội") && is!(self, behind + 1, "đồng");
        if let Some((length, _)) = self.best(behind, BODY_HEAD, limit).filter(|(length, _)| board && *length >= 4) {
            let end = behind + length;
            return (Some((EntityKind::Organization, behind, end)), end, None);
        }
        if let Some(end) = self.kind_of_body(head, last, behind, limit) {
            return (None, end, None);
        }
        // `Chủ tịch TP phê bình`: the city that is spoken of.
        let city = is!(self, behind, "tp") && self.upper(behind) && !is!(self, behind + 1, ".") && !self.capital(behind + 1);
        if city && is!(self, last, "tịch") {
            return (None, behind + 1, None);
        }
        if let Some(end) = self.company_by_trade(last, behind, limit) {
            return (Some((EntityKind::Organization, behind, end)), end, None);
        }
        if self.capital(behind) {
            if let Some((length, classes)) = self.best(behind, BODY_HEAD, limit) {
                let end = behind + length;
                if classes & CAPITALS != 0 && self.upper(behind) && !is!(self, behind, "htx") {
                    return (Some((EntityKind::Organization, behind, end)), end, None);
                }
                // A head alone points back: `Giám đốc Sở`, `Phó Giám đốc Trung tâm`.
                if classes & CAPITALS == 0 || self.upper(behind) {
                    return (None, end, None);
                }
            }
            // `Chủ tịch Hoa Mai Group`
            if let Some(end) = self.english_body(behind, limit) {
                return (Some((EntityKind::Organization, behind, end)), end, None);
            }
            // `Tổng giám đốc Oceanbank`: companies have one foreign word; persons were named before (`Giám đốc Comey`).
            let manages = is!(self, last, "đốc" | "hđqt" | "tgđ" | "ceo");
            let company = manages && self.company(behind, limit)
                || (manages || is!(self, last, "hành" | "tịch")) && self.company_before_name(behind, limit);
            if company {
                return (Some((EntityKind::Organization, behind, behind + 1)), behind + 1, None);
            }
            // An acronym that no name goes on with: `Chủ tịch BBC`.
            if self.is_acronym(behind, limit) {
                return (Some((EntityKind::Organization, behind, behind + 1)), behind + 1, None);
            }
            if is!(self, last, "trưởng" | "lệnh" | "luật") && !leads {
                let country = |length: usize| self.is_gazetteer(behind, behind + length, COUNTRY);
                let field = self.best(behind, FIELD, limit).filter(|&(length, _)| length >= 2 && !country(length));
                if let Some((length, _)) = field {
                    return (None, behind + length, None);
                }
            }
            if is!(self, behind, "công") && is!(self, behind + 1, "an") && is!(self, last, "trưởng") {
                return (None, behind + 2, None);
            }
            // `Cục trưởng Biểu diễn Nghệ thuật`: the field without its department.
            let department = is!(self, last, "trưởng") && is!(self, last.wrapping_sub(1), "cục" | "vụ");
            if department && self.begins_word(behind) && !self.starter(behind) && !self.begins_person(behind) {
                return (None, self.more_fields(behind + 2, limit), None);
            }
        }
        // `Phó Tổng thống Rosario Murillo`: a city that a foreign name begins with.
        let city = |end: usize| {
            end == behind + 1
                && self.capital_run(behind, limit) == behind + 2
                && self.unspelled(behind)
                && self.unspelled(end)
                && self.capital(end)
                && !self.token(end).starts_line()
                && self.gazetteer(behind, COUNTRY, end).is_none()
        };
        // `Giám đốc kỹ thuật Nhật Bản`: where the holder comes from.
        // `Hoàng hậu Sofia`: a name, not a city.
        let crowned = is!(self, last, "hậu" | "chúa") && self.gazetteer(behind, COUNTRY, limit).is_none() && self.unspelled(behind);
        let craft = crowned || is!(self, last, "thuật" | "thao") && is!(self, last.wrapping_sub(1), "kỹ" | "thể");
        if let Some(end) = self.place(behind, limit).filter(|&end| !city(end) && !craft) {
            let site = self.small(behind) && self.best(behind, SITE, limit).is_some() && self.best(behind, UNIT, limit).is_none();
            if !site {
                let inner = Some((EntityKind::Place, behind, end));
                let envoy = is!(self, head, "đại" | "tổng" | "phó" | "trưởng" | "tham")
                    && is!(self, last, "sứ" | "sự" | "diện" | "tán" | "quyền");
                let seat = if envoy && is!(self, end, "tại") { self.place(end + 1, limit).map(|to| (end + 1, to)) } else { None };
                return (inner, seat.map_or(end, |(_, to)| to), seat);
            }
        }
        if (self.capital(head) || self.formerly(head))
            && self.small(behind)
            && is!(self, behind, "tỉnh" | "thành" | "huyện" | "xã" | "phường" | "quận" | "thị")
        {
            // `Thủ tướng thị sát`: half of a word.
            let half = is!(self, behind, "thị") && !is!(self, behind + 1, "xã" | "trấn");
            if let Some(end) = self.level(behind, limit).filter(|_| !half) {
                if !self.capital(end) || self.token(end).starts_line() {
                    return (None, end, None);
                }
            }
        }
        nothing
    }
}
