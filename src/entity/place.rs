//! Where named places begin and end.

use super::class::{
    BODY_HEAD, CAPITALS, COUNTRY, Classes, DOCUMENT, FAMILY, FAMILY_RARE, GIVEN, MIDDLE, NUMBERED, PAIR_WORD, PARTICLE, PLACE,
    PLACE_WEAK, PLACE_WHOLE, SHORT, SITE, TITLE, UNIT,
};
use super::find::Finder;
use super::scan::Reader;
use super::word::is;
use crate::token::{Case, TokenKind};

impl Reader<'_> {
    /// The longest gazetteer name that begins at a token and is written as names are.
    pub(super) fn gazetteer(&self, at: usize, mask: Classes, limit: usize) -> Option<(usize, Classes)> {
        for found in self.at(at).iter().rev() {
            let (length, classes) = (usize::from(found.length), found.classes);
            if classes & mask == 0 || at + length > limit {
                continue;
            }
            let last = at + length - 1;
            let whole = classes & PLACE_WHOLE != 0;
            let written = (self.capital(last) || !self.is_word(last) || whole && self.capital(at))
                && (classes & CAPITALS == 0 || length > 1 || self.upper(at))
                && (self.capital(at)
                    || whole
                    || is!(self, at, "châu" | "miền" | "biển" | "vịnh" | "eo" | "bán" | "quần" | "đồng" | "phương"))
                && !(length == 1 && self.small(at));
            if written {
                return Some((length, classes));
            }
        }
        None
    }

    pub(super) fn is_gazetteer(&self, at: usize, end: usize, mask: Classes) -> bool {
        self.gazetteer(at, mask, end).is_some_and(|(length, _)| at + length == end)
    }

    /// Designators that are ordinary words as well: in small letters they need a name of the gazetteer behind them.
    fn ambiguous_designator(&self, at: usize) -> bool {
        is!(
            self,
            at,
            "thành"
                | "bản"
                | "cung"
                | "điện"
                | "đá"
                | "tòa"
                | "đền"
                | "châu"
                | "hạt"
                | "động"
                | "hang"
                | "bãi"
                | "đình"
                | "sân"
                | "lăng"
                | "biển"
                | "mũi"
                | "kè"
                | "đê"
                | "lô"
                | "vùng"
                | "nước"
                | "tuyến"
                | "dãy"
                | "khe"
                | "rừng"
                | "hòn"
                | "hầm"
                | "mộ"
                | "khu"
                | "xứ"
                | "mỏ"
                | "rào"
                | "phá"
                | "gò"
                | "cồn"
                | "đồi"
                | "dốc"
                | "bàu"
                | "vàm"
                | "đầm"
        )
    }

    /// Roads and the like are named after two ends, crossings after two roads: `cao tốc Lào Cai - Móng Cái`, `ngã tư Lê Lợi - Trần Phú`.
    fn joins_two_ends(&self, at: usize) -> bool {
        is!(self, at, "cao" | "tuyến" | "đường" | "cầu" | "hành" | "tam" | "dự" | "ngã" | "giao" | "nút")
    }

    /// A place that a designator begins: `tỉnh Quảng Ninh`, `TP. Quy Nhơn`, `khu phố 3`.
    pub(super) fn designated(&self, start: usize, limit: usize) -> Option<usize> {
        let (length, mut classes) = self.best(start, UNIT | SITE, limit)?;
        let before = start.wrapping_sub(1);
        // `Quân khu 5`, `Vũ Đình Chầm`: the second part of a word or name.
        let initial = is!(self, before, ".") && self.token(start).is_one_letter();
        let glued = (initial || is!(self, before, "-" | "&")) && !self.token(start).after_space();
        if glued
            || is!(self, start, "đh") && self.token(start + 1).kind != TokenKind::Number
            || is!(self, start, "xã") && is!(self, before, "tấn" | "tác")
            || self.inside_word(start)
            || self.apostrophe_name(start)
            || is!(self, start, "khu") && is!(self, before, "quân" | "chiến")
            || self.title(start)
                && self.title(before)
                && self.has(before, FAMILY)
                && !self.token(start).starts_line()
                && self.best(before, BODY_HEAD | TITLE | UNIT | SITE | PLACE, limit).is_none()
        {
            return None;
        }
        // `nước Cộng hòa Dân chủ Nhân dân Lào`: the country's whole name, not what follows `nước cộng hòa`.
        let whole = self.gazetteer(start + 1, COUNTRY, limit).filter(|(name, _)| length > 1 && *name > length);
        if let (Some((name, _)), true) = (whole, is!(self, start, "nước")) {
            return Some(start + 1 + name);
        }
        if is!(self, start, "nước")
            && (is!(self, before, "hai" | "các" | "những" | "nhiều" | "ba" | "mấy")
                || self.token(before).kind == TokenKind::Number
                || self.gazetteer(start + 1, COUNTRY, limit).is_none())
        {
            return None;
        }
        if self.capital(start) && (self.is_full_name(start, limit) || self.person_inside(start, length, limit)) {
            return None;
        }
        if classes & SHORT != 0 && self.small(start) && self.token(start).span.len() < 3 {
            return None;
        }
        if self.no_designator(start, length, classes, limit) {
            return None;
        }
        let ambiguous = length == 1 && self.small(start) && self.ambiguous_designator(start);
        let mut at = start + length;
        if is!(self, at, ".") && !self.token(at).after_space() && classes & SHORT != 0 {
            at += 1;
            // `lãnh đạo TP. Do đó …`: the end of a sentence.
            if self.token(at).after_space() && self.small(at + 1) && self.starter(at) {
                return None;
            }
        }
        if is!(self, at, "(") && self.upper(at + 1) && is!(self, at + 2, ")") && self.capital(at + 3) {
            // `Khu kinh tế (KKT) Chân Mây`
            at += 3;
        }
        // `UBND tỉnh <Hồ Văn Mẩn>`: no lake.
        if classes & UNIT != 0 && self.is_no_lake(at, limit) {
            return None;
        }
        at = self.more_designators(at, &mut classes, limit);
        if let Some((name, name_classes)) = self.gazetteer(at, PLACE | PLACE_WEAK | PLACE_WHOLE, limit) {
            return Some(self.designated_end(start, at, at + name, classes, name_classes, limit));
        }
        if classes & NUMBERED != 0 {
            let grade = is!(self, start, "khối") && !is!(self, at + 1, ",");
            if let Some(end) = self.numbered_place(start, at).filter(|_| !grade) {
                return Some(end);
            }
        }
        // Districts and provinces are a closed set: what is none of them behind their designators is a person.
        let closed = is!(self, start, "tỉnh" | "huyện" | "quận" | "thành" | "thị") && self.has(at, FAMILY | FAMILY_RARE | PARTICLE);
        let person = self.is_full_name(at, limit) || closed && self.ends_body(at);
        if person && classes & UNIT != 0 {
            return None;
        }
        let mut end = if classes & SITE != 0 && self.called_after(at, limit) { at + 3 } else { self.name_run(at, limit, 4) };
        // `Chủ tịch UBND TP Nguyễn Văn A`: a level and a name.
        if classes & UNIT != 0 && end > at && self.is_full_name(at, limit) && self.capital(before) {
            return None;
        }
        if ambiguous && (end == at || !self.located(start, end, limit)) {
            return None;
        }
        // `huyện NTM`: an abbreviation of something else; `tỉnh` stands before names of the gazetteer, or of other countries.
        if classes & UNIT != 0 && end == at + 1 && self.upper(at) && self.small(start) && self.letters(at) > 1 {
            return None;
        }
        if end == at || self.best(at, BODY_HEAD | TITLE | DOCUMENT, limit).is_some_and(|(length, _)| length > 1) {
            return None;
        }
        if classes & SITE != 0 && is!(self, end, "-" | "–") && self.capital(end + 1) && self.joins_two_ends(start) {
            end = self.name_run(end + 1, limit, 3);
        }
        let loose = classes & UNIT != 0 && length == 1 && self.small(start) && is!(self, start, "miền" | "vùng" | "khu");
        // `khu Đồng Tranh, phường Tứ Minh`
        let ward = is!(self, end, ",") && is!(self, end + 1, "phường" | "xã" | "thị") && self.small(end + 1);
        (!loose || ward || is!(self, at, "bắc" | "nam" | "trung" | "đông" | "tây")).then_some(end)
    }

    /// `<Hồ Văn> Mẩn`, `tỉnh <Hồ Văn Mẩn>`: a family name, though lakes are called so.
    #[inline(never)]
    fn is_no_lake(&self, at: usize, limit: usize) -> bool {
        is!(self, at, "hồ")
            && self.title(at)
            && self.is_full_name(at, limit)
            && self.gazetteer(at, PLACE | PLACE_WEAK | PLACE_WHOLE, limit).is_none_or(|(length, _)| length < 3)
    }

    /// `Phó thủ tướng Chính phủ <Hồ Đức Phớc>`, `Chủ tịch HYBE <Bang Si Hyuk>`: no lake and no state inside a sentence.
    fn person_inside(&self, start: usize, length: usize, limit: usize) -> bool {
        if length > 1 || !is!(self, start, "hồ" | "bang") || self.sentence_start(start) {
            return false;
        }
        let run = self.capital_run(start, limit);
        let known = |at: usize| self.is_gazetteer(at, run, PLACE | PLACE_WEAK | PLACE_WHOLE);
        run == start + 3 && self.title(start) && !known(start) && !known(start + 1) && !self.upper(start + 2)
    }

    /// Words that are no designators here: `biến Hormuz thành …`, `đường phố Hà Nội`, `phường An toàn khu`, `cảng Trung Quốc`.
    fn no_designator(&self, start: usize, length: usize, classes: Classes, limit: usize) -> bool {
        if !self.small(start) {
            return false;
        }
        let at = start + length;
        let country = || self.gazetteer(at, COUNTRY, limit).map(|(length, _)| at + length);
        if is!(self, start, "thành") && length == 1 {
            // `đội bóng thành Manchester` is a city's, `đổi tên thành Giao Ninh` becomes something.
            let becomes = is!(self, start.wrapping_sub(1), "tên" | "trở" | "chuyển" | "đổi" | "biến");
            return !self.unspelled(at) || country().is_some() || becomes;
        }
        // `4 tỉnh miền Bắc`, `đê sông Hồng`, `trên đất Mỹ`
        let other = self.small(at)
            && (is!(self, at, "miền") && is!(self, start, "tỉnh" | "biển") || is!(self, at, "sông") && is!(self, start, "đê"));
        if length == 1 && (other || is!(self, start, "đất") && country().is_some()) {
            return true;
        }
        if is!(self, start, "đường") && is!(self, start + 1, "phố")
            || is!(self, start, "phố") && is!(self, start.wrapping_sub(1), "đường")
        {
            return true;
        }
        let run = self.capital_run(at, limit);
        let known = || self.gazetteer(at, PLACE | PLACE_WEAK | PLACE_WHOLE, limit).is_some();
        let ordinary = run == at + 1 && (self.begins_word(at) || self.starter(at)) && !known() || is!(self, at, "tp");
        let port = is!(self, start, "cảng" | "sân") && length == 1 || is!(self, start, "căn");
        (classes & UNIT != 0 || is!(self, start, "sân")) && length == 1 && ordinary
            || port && country().is_some_and(|end| end == run)
    }

    /// Designators in a row: `KKT Cửa khẩu Móng Cái`, `khu du lịch Quốc gia Trà Cổ`.
    fn more_designators(&self, mut at: usize, classes: &mut Classes, limit: usize) -> usize {
        for _ in 0..2 {
            if let Some((length, more)) = self.best(at, UNIT | SITE, limit) {
                let both_units = *classes & UNIT != 0 && more & UNIT != 0 && self.capital(at);
                let a_name = self.gazetteer(at, PLACE | PLACE_WEAK | PLACE_WHOLE, limit).is_some_and(|(name, _)| name > length);
                if self.capital(at + length) && (self.capital(at) || *classes & SITE != 0) && !both_units && !a_name {
                    at += length;
                    *classes |= more & SITE;
                    if is!(self, at, ".") && !self.token(at).after_space() {
                        at += 1;
                    }
                    continue;
                }
            }
            let national = is!(self, at, "quốc") && is!(self, at + 1, "gia" | "tế") && *classes & SITE != 0;
            if national || is!(self, at, "dân") && is!(self, at + 1, "tộc") {
                at += 2;
                continue;
            }
            break;
        }
        at
    }

    fn designated_end(
        &self,
        start: usize,
        name: usize,
        name_end: usize,
        classes: Classes,
        name_classes: Classes,
        limit: usize,
    ) -> usize {
        let mut end = name_end;
        if classes & SITE != 0 && name_end == name + 1 && self.called_after(name, limit) {
            return name + 3;
        }
        let run = self.name_run(name, limit, 6);
        // `điện Kremlin Dmitry Peskov`: who speaks for it.
        let person = || name_classes & (PLACE | PLACE_WHOLE) != 0 && self.foreign_name(end, limit) == Some(run);
        let site_goes_on = classes & SITE != 0 && run > end && name_classes & COUNTRY == 0 && self.title(end) && !person();
        let unit_goes_on = classes & UNIT != 0
            && run > end
            && run - name <= 3
            && (name_classes & PLACE == 0 || self.is_short_name(name) && self.names_settlements(start))
            && name_end - name < 2
            && !self.begins_person(end)
            && self.gazetteer(end, PLACE | PLACE_WEAK, limit).is_none();
        if site_goes_on || unit_goes_on {
            end = run;
        }
        if classes & SITE != 0 && self.joins_two_ends(start) {
            while is!(self, end, "-" | "–") && self.capital(end + 1) {
                let known = self.gazetteer(end + 1, PLACE | PLACE_WEAK, limit).map(|(length, _)| end + 1 + length);
                let next = known.unwrap_or_else(|| self.name_run(end + 1, limit, 3));
                if next == end + 1 {
                    break;
                }
                end = next;
            }
        }
        if self.number_up_to(end, 20) && end < limit && classes & SITE != 0 && !self.small(end + 1) {
            end += 1;
        }
        end
    }

    /// `chợ <Lương Văn Can>`: a person's name of three parts, which no list of given names need hold.
    fn called_after(&self, name: usize, limit: usize) -> bool {
        self.has(name, FAMILY) && self.has(name + 1, FAMILY | MIDDLE | GIVEN) && self.capital_run(name, limit) == name + 3
    }

    /// Designators of units whose names begin like countries: `huyện Nga Sơn`, `thôn Việt Vân`.
    fn names_settlements(&self, at: usize) -> bool {
        is!(
            self,
            at,
            "huyện"
                | "xã"
                | "phường"
                | "quận"
                | "thôn"
                | "ấp"
                | "bản"
                | "làng"
                | "xóm"
                | "buôn"
                | "đường"
                | "phố"
                | "chợ"
                | "cầu"
        )
    }

    /// Countries and towns of one syllable that are names and words as well.
    fn is_short_name(&self, at: usize) -> bool {
        is!(
            self,
            at,
            "anh"
                | "ý"
                | "đức"
                | "áo"
                | "bỉ"
                | "vinh"
                | "nhật"
                | "huế"
                | "nga"
                | "pháp"
                | "mỹ"
                | "lào"
                | "thái"
                | "trung"
                | "việt"
                | "hàn"
                | "đài"
        )
    }

    /// A name behind a designator that is an ordinary word as well is meant as a place: where it stands or what follows says so.
    fn located(&self, start: usize, end: usize, limit: usize) -> bool {
        let before = start.wrapping_sub(1);
        let larger_unit = is!(self, end, "," | "(" | "-" | "–")
            && end + 1 < limit
            && self.best(end + 1, UNIT, limit).is_some_and(|(length, _)| self.capital(end + 1 + length));
        larger_unit
            || is!(self, before, "ở" | "tại" | "trú" | "về" | "từ" | "đến" | "qua" | "(" | "khỏi" | "trên" | "tới" | "xuống")
    }

    /// A figure as the name: `khu phố 3`, `quốc lộ 1A`, `quận III`.
    fn numbered_place(&self, start: usize, at: usize) -> Option<usize> {
        let token = self.token(at);
        let written = self.written(at);
        let roman =
            token.case == Case::Upper && written.len() <= 4 && written.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
        let mixed = token.is_word() && written.bytes().any(|byte| byte.is_ascii_digit());
        let counted = is!(self, at + 1, "%" | "tỷ" | "triệu" | "người" | "tuổi" | "km" | "m" | "ha" | "năm");
        if !(token.kind == TokenKind::Number || roman || mixed) || counted || is!(self, start, "tuyến" | "trạm" | "lô" | "kênh")
        {
            return None;
        }
        let behind = self.token(at + 1);
        let letter = behind.is_one_letter() && behind.is_capitalised() && !behind.after_space();
        Some(at + 1 + usize::from(letter))
    }
}

impl Finder<'_> {
    /// The longest place that begins at a token.
    pub(super) fn place(&self, at: usize, limit: usize) -> Option<usize> {
        if at >= limit || self.at(at).is_empty() || is!(self, at, "chữ") && is!(self, at + 2, "đỏ") {
            return None;
        }
        let whole = self.gazetteer(at, PLACE_WHOLE, limit);
        let whole = whole.filter(|_| !self.halves_a_word(at) && (self.sentence_start(at) || !self.is_no_lake(at, limit)));
        let whole = whole.filter(|(_, classes)| {
            classes & PLACE_WHOLE != 0 && (self.best(at, UNIT | SITE, limit).is_some() || classes & PLACE != 0)
        });
        let whole = whole.map(|(length, _)| at + length);
        [whole, self.designated(at, limit), self.bare_place(at, limit)].into_iter().flatten().max()
    }

    /// `bóng <đá Đông> Á`: the second half of a word, not a reef; `Quân <khu 3>`.
    fn halves_a_word(&self, at: usize) -> bool {
        if is!(self, at, "khu") && is!(self, at.wrapping_sub(1), "quân" | "chiến") {
            return true;
        }
        at > 0 && self.small(at) && is!(self, at, "đá" | "thành") && self.is_pair(at - 1, PAIR_WORD)
    }

    /// A name that stands for its place alone.
    fn bare_place(&self, at: usize, limit: usize) -> Option<usize> {
        if !self.capital(at) && !is!(self, at, "châu" | "miền" | "phương" | "biển") {
            return None;
        }
        let Some((length, _)) = self.gazetteer(at, PLACE, limit) else {
            // Most capitals begin nothing of two words, or stand behind another.
            let weak = at > 0 && self.small(at - 1) && self.at(at).last().is_some_and(|found| found.length > 1);
            return if weak { self.said_to_be_there(at, limit) } else { None };
        };
        let end = at + length;
        // `VN-Index`: an index, not what is called so.
        if self.upper(at) && is!(self, end, "-") && self.written(end + 1) == "Index" {
            return None;
        }
        let name_part = |place: usize| self.capital(place) && !self.token(place).starts_line() && self.has(place, MIDDLE | GIVEN);
        if length == 1 && self.is_short_name(at) {
            if !self.title(at) {
                return None;
            }
            // `Pháp chế`, `Trung úy`: the beginning of an ordinary word; `tiếng Anh` is a language; `Hữu nghị Việt Đức` a name.
            if is!(self, at.wrapping_sub(1), "tiếng")
                || length == 1 && is!(self, at.wrapping_sub(1), "việt") && self.capital(at - 1)
            {
                return None;
            }
            if self.begins_word(at) && self.is_pair(at, PAIR_WORD) {
                return None;
            }
            if is!(self, at, "trung" | "việt" | "đài") && !self.names_a_country(at) {
                return None;
            }
            if is!(self, at, "anh" | "ý" | "đức" | "áo") {
                let pair = is!(self, at.wrapping_sub(1), "-" | "–") && self.place_ends(at.wrapping_sub(1));
                if self.sentence_start(at) && !pair || self.begins_word(at) {
                    return None;
                }
            }
            if name_part(end) && self.gazetteer(end, PLACE, limit).is_none() {
                return None;
            }
            let before = at.wrapping_sub(1);
            if at > 0
                && !self.token(at).starts_line()
                && self.capital(before)
                && !self.foreign(before)
                && self.last_end() != at
                && self.best(before, TITLE | BODY_HEAD | PLACE, at).is_none()
                && self.has(before, FAMILY | MIDDLE | GIVEN)
            {
                return None;
            }
        }
        // The beginning of a person's name: `Hà Giang Thanh`.
        let person = length <= 2
            && self.capital(end)
            && !self.token(end).starts_line()
            && self.has(at, FAMILY)
            && self.has(end, GIVEN | MIDDLE)
            && self.person_shape(at, limit).is_some_and(|name| name > end && name - at >= 3)
            && !self.begins_person(end);
        (!person).then_some(end)
    }

    /// `ở Kỳ Anh`, `khu vực Sơn Trà`: a district or commune by its name alone, where something is.
    #[inline(never)]
    fn said_to_be_there(&self, at: usize, limit: usize) -> Option<usize> {
        let before = at.wrapping_sub(1);
        let there = is!(self, before, "ở" | "tại") || is!(self, before, "vực") && is!(self, at.wrapping_sub(2), "khu");
        if !there || self.token(at).starts_line() {
            return None;
        }
        let (length, _) = self.gazetteer(at, PLACE_WEAK, limit).filter(|(length, _)| *length >= 2)?;
        let end = at + length;
        let whole = self.capital_run(at, limit) == end && (at..end).all(|place| self.title(place));
        let other = || self.best(at, TITLE | BODY_HEAD | SITE, limit).is_some_and(|(other, _)| other >= 2);
        (whole && !self.is_full_name(at, limit) && !other()).then_some(end)
    }

    /// `Việt - Trung`, `người Việt`: the short names that countries have in pairs and behind a few words.
    fn names_a_country(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        is!(self, before, "người" | "nước")
            || is!(self, before, "-" | "–") && self.place_ends(before)
            || is!(self, at + 1, "-" | "–") && self.gazetteer(at + 2, COUNTRY, at + 4).is_some()
    }
}
