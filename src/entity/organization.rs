//! Where organizations begin and end.

use super::class::{
    BODY_BARE, BODY_HEAD, BODY_LOWER, BODY_NAME, CAPITALS, COUNTRY, Classes, FAMILY, FIELD, GIVEN, NAMED, OF_COUNTRY, PAIR_BODY,
    PAIR_WORD, PLACE, PLACE_WEAK, PROPER, SITE, STOP, TITLE, UNIT,
};
use super::find::Finder;
use super::scan::Reader;
use super::word::is;
use crate::token::{Case, TokenKind};

/// How deep bodies nest inside bodies.
pub(super) const DEPTH: u8 = 4;

impl Reader<'_> {
    /// Every word of a name has its capital, but for those of other languages: `Bank of America`.
    fn all_capitals(&self, at: usize, end: usize) -> bool {
        (at..end).all(|place| !self.small(place) || is!(self, place, "of" | "and" | "the" | "for" | "de"))
    }

    /// Whether a title ends before a token.
    fn title_ends(&self, end: usize) -> bool {
        let ends = |from: usize| self.best(from, TITLE, end).is_some_and(|(length, _)| from + length == end);
        (end.saturating_sub(5)..end).any(ends)
    }

    /// Whether a name of the lexicon or a title ends before a token.
    fn known_ends(&self, end: usize) -> bool {
        let ends = |from: usize| {
            let known = self.best(from, BODY_NAME | BODY_HEAD | PLACE, end);
            known.is_some_and(|(length, _)| from + length == end)
        };
        (end.saturating_sub(4)..end).any(ends) || self.title_ends(end)
    }

    /// `2-1`, `3:0`: the result of a match.
    fn is_score(&self, at: usize) -> bool {
        let joins = |sign: &str| matches!(sign, "-" | "–" | ":");
        let written = self.written(at);
        written.contains(['-', '–', ':']) || joins(self.written(at + 1)) && self.token(at + 2).kind == TokenKind::Number
    }

    /// A company's name that stands for what it makes, or is a part of another name: `xe Honda`, `Honda City`, `Ralph Lauren`.
    fn brand(&self, at: usize, end: usize, limit: usize) -> bool {
        if end != at + 1 || !self.title(at) {
            return false;
        }
        let before = at.wrapping_sub(1);
        let inside = at > 0 && !self.token(at).starts_line();
        let product = is!(self, before, "xe" | "chiếc" | "mẫu" | "dòng" | "máy" | "trên" | "túi" | "giày" | "thoại" | "bay" | "áo");
        if inside && (product || self.unspelled(before) && !self.known_ends(at)) {
            return true;
        }
        let next = self.token(end);
        let model = self.unspelled(end)
            || matches!(next.case, Case::Mixed | Case::Upper) && !self.is_gazetteer(end, end + 1, PLACE)
            || next.kind == TokenKind::Number && !self.is_score(end);
        let other = self.best(end, BODY_NAME | BODY_HEAD | PLACE | TITLE, limit).is_some();
        end < limit && !next.starts_line() && model && !other && !(inside && (self.title_ends(at) || self.address_before(at) == 2))
    }

    /// A sign that joins two short forms without spaces: `-ĐT`, `&MT`.
    fn glued_half(&self, sign: usize) -> bool {
        is!(self, sign, "&" | "-")
            && !self.token(sign).after_space()
            && !self.token(sign + 1).after_space()
            && self.upper(sign + 1)
            && self.best(sign + 1, BODY_HEAD | BODY_NAME | PLACE, sign + 2).is_none()
    }

    /// A capital that begins a sentence whose mark was lost, not a part of the name.
    fn lost_sentence(&self, at: usize) -> bool {
        self.small(at - 1) && self.small(at + 1) && !self.is_pair(at, PAIR_BODY)
    }

    /// `Quốc hội <Khóa XV>`, `Đại hội Đảng <XIV>`: which term, not who.
    fn ordinal_of_term(&self, start: usize, at: usize) -> bool {
        let roman = |at: usize| self.upper(at) && self.written(at).bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L'));
        let party = is!(self, start, "đảng") && at == start + 1 && !self.token(at).starts_line();
        let parliament = is!(self, at - 1, "hội") && at > 1 && is!(self, at - 2, "quốc");
        (party || parliament) && roman(at) || is!(self, at, "khóa") && self.title(at) && roman(at + 1)
    }

    /// A list of fields that ends with `và`: `, Thể thao và Du lịch` from its comma on.
    fn field_list(&self, comma: usize, limit: usize) -> bool {
        let at = comma + 1;
        let other = self.best(at, BODY_HEAD | TITLE | PLACE, limit).is_some_and(|(length, k)| length > 1 || k & BODY_BARE != 0);
        if other || self.best(at, BODY_NAME, limit).is_some() || self.begins_person(at) {
            return false;
        }
        for place in at..limit.min(at + 8) {
            if is!(self, place, "và" | "&") {
                let body = self.best(place + 1, BODY_HEAD | TITLE, limit);
                return self.capital(place + 1)
                    && body.is_none_or(|(length, classes)| length == 1 && classes & BODY_BARE == 0)
                    && self.is_pair(place + 1, PAIR_BODY);
            }
            let comma = is!(self, place, ",");
            if comma && !self.capital(place + 1) || !comma && !self.capital(place) && !self.is_pair(place - 1, PAIR_BODY) {
                return false;
            }
        }
        false
    }

    /// One more field behind a hyphen or comma: ` - Môi trường`.
    fn one_more_field(&self, sign: usize, classes: Classes, limit: usize) -> bool {
        let at = sign + 1;
        let field = classes & NAMED == 0 && self.best(at, FIELD, limit).is_some() || self.begins_word(at);
        field && self.best(at, BODY_HEAD | TITLE | BODY_NAME, limit).is_none_or(|(length, k)| length == 1 && k & BODY_BARE == 0)
    }
}

impl Finder<'_> {
    /// The organization that begins at a token. `lower`: small letters are enough, as behind `Trưởng`.
    pub(super) fn organization(&self, at: usize, limit: usize, lower: bool, depth: u8) -> Option<usize> {
        let end = self.body_here(at, limit, lower, depth)?;
        Some(self.whole_name(at, end, limit))
    }

    /// The end of a body's name with what only some bodies have: a seat behind `tại`, a task, a branch, more zones, whose it is.
    #[inline(never)]
    fn whole_name(&self, at: usize, end: usize, limit: usize) -> usize {
        let end = self.steered(at, self.court_seat(at, end, limit), limit);
        let end = self.branch(at, end, limit).or_else(|| self.more_zones(at, end, limit)).unwrap_or(end);
        self.of_whom(at, end, limit).unwrap_or(end)
    }

    /// `Đại hội <Đoàn> toàn quốc`: the Union of Youth, which a capital tells from a delegation.
    fn union_of_youth(&self, at: usize) -> bool {
        is!(self, at, "đoàn")
            && self.title(at)
            && self.small(at + 1)
            && is!(self, at.wrapping_sub(1), "hội")
            && is!(self, at.wrapping_sub(2), "đại")
            && !self.token(at).starts_line()
    }

    pub(super) fn body_here(&self, at: usize, limit: usize, lower: bool, depth: u8) -> Option<usize> {
        if depth > DEPTH || at >= limit {
            return None;
        }
        if self.best(at, BODY_HEAD | BODY_NAME, limit).is_none() {
            return self.union_of_youth(at).then_some(at + 1);
        }
        if !lower && self.inside_word(at) {
            return None;
        }
        let before = at.wrapping_sub(1);
        if is!(self, at, "nhà") && is!(self, at + 1, "nước") && is!(self, before, "cấp" | "lý" | "thủ") {
            return None;
        }
        // `thành phố trực thuộc Trung ương`
        if is!(self, before, "thuộc") && self.central(at).is_some() {
            return None;
        }
        let glued = is!(self, before, "-" | "&") && !self.token(at).after_space() && !self.token(before).after_space();
        if self.no_body(at)
            || !lower && self.organizers(at)
            || glued && self.upper(at) && (self.letters(at) < 3 || is!(self, before, "&"))
        {
            return None;
        }
        // `tàu CSB 8004`: a ship's name.
        if self.upper(at) && is!(self, before, "tàu") && self.token(at + 1).kind == TokenKind::Number {
            return None;
        }
        // `TN&MT`, `KH-ĐT`: half of a short form.
        if self.upper(at) && self.letters(at) < 4 && self.glued_half(at + 1) {
            return None;
        }
        let known = self.known_body(at, limit, lower);
        let Some((mut length, classes)) = self.best(at, BODY_HEAD, limit) else { return known };
        // `Công an <TP>.Hà Nội`: the unit's word belongs to the place.
        let dotted = length > 1 && is!(self, at + length - 1, "tp") && is!(self, at + length, ".");
        if dotted || length > 1 && classes & BODY_BARE != 0 && self.lists_levels(at + length, limit) {
            length -= 1;
        }
        let capitals = classes & CAPITALS != 0;
        let inside = |from: usize| (from..length).any(|place| self.capital(at + place));
        let written = if capitals {
            matches!(self.token(at).case, Case::Upper | Case::Mixed) || self.central(at).is_some()
        } else {
            self.capital(at)
                || lower
                || classes & BODY_LOWER != 0 && (self.capital(at + length) || inside(1))
                || classes & OF_COUNTRY != 0 && self.of_country(at, at + length, limit)
        };
        if !written {
            return known;
        }
        // `Ban Chấp hành Trung ương <Đảng Nhân dân cách mạng Lào>`: the head's last word begins the party's name.
        let party = at + length - 1;
        if party > at && self.a_party(party) {
            return self.body_here(party, limit, false, depth + 1).or(Some(party + 1));
        }
        let end = self.body(at, at + length, limit, classes, depth);
        if let Some(longer) = self.short_form_inside(at, end, limit).filter(|_| depth == 0) {
            return Some(longer);
        }
        if self.names_a_kind(at, end)
            || known.is_none() && (self.of_a_country(at, at + length, end) || self.is_one_of_many(at, at + length, end))
        {
            return None;
        }
        let stands = self.capital(at) || capitals || lower && inside(1);
        if end == at + length && !(classes & BODY_BARE != 0 && stands) {
            return known.or_else(|| self.shorter_head(at, length, limit, depth).filter(|_| self.capital(at)));
        }
        match known {
            // A name known in full goes on with a level, a place or capitals only; somebody's name is none of it.
            Some(known) if end <= known || known > at + length && self.nothing_more(at, known, limit) => Some(known),
            Some(known)
                if (known > at + length || known == at + length && classes & BODY_BARE != 0)
                    && self.small(known)
                    && self.level(known, limit).is_none()
                    && self.place(known, limit).is_none()
                    && !self.a_party(known)
                    && !self.numbered_part(at, known) =>
            {
                Some(known)
            }
            _ => Some(end),
        }
    }

    /// Behind a whole name somebody is named: `đảng Cộng sản Trung Quốc <Vương Hỗ Ninh>`.
    fn nothing_more(&self, at: usize, known: usize, limit: usize) -> bool {
        let party = self.a_party(at) && self.is_gazetteer(known - 2, known, COUNTRY);
        party || self.title(known - 1) && self.is_full_name(known, limit)
    }

    /// `Ủy ban Mặt trận Tổ quốc <Việt Nam>`: a longer head, behind which nothing stands, hides one that is a body by itself.
    fn shorter_head(&self, at: usize, length: usize, limit: usize, depth: u8) -> Option<usize> {
        let bare = BODY_HEAD | BODY_BARE;
        let mut heads = self.at(at).iter().rev().filter(|found| found.classes & (bare | CAPITALS) == bare);
        let head = heads.find(|found| (2..length).contains(&usize::from(found.length)))?;
        let head_end = at + usize::from(head.length);
        Some(self.body(at, head_end, limit, head.classes, depth)).filter(|&end| end >= at + length)
    }

    /// `hải <quân> Pháp`, `đảng Bảo thủ`: a head in small letters before a country, a party's before its name.
    fn of_country(&self, at: usize, end: usize, limit: usize) -> bool {
        if !is!(self, at, "đảng") || end > at + 1 {
            return self.gazetteer(end, COUNTRY, limit).is_some();
        }
        let other = BODY_HEAD | BODY_NAME | TITLE | UNIT | PLACE;
        self.capital(end)
            && !self.token(end).starts_line()
            && !self.begins_person(end)
            && !is!(self, at.wrapping_sub(1), "sự" | "đoàn" | "ủy" | "tác")
            && (self.unspelled(end) || self.best(end, other, limit).is_none())
    }

    /// `báo Anh`, `các hãng xe Đức`, `tập đoàn Trung Quốc`: one of that country's.
    fn of_a_country(&self, at: usize, head_end: usize, end: usize) -> bool {
        is!(self, at, "báo" | "hãng" | "tập" | "công" | "đài" | "kênh" | "tạp" | "cty" | "sàn" | "clb" | "câu" | "trường")
            && (at + 1..head_end).all(|place| self.small(place))
            && self.is_gazetteer(head_end, end, COUNTRY)
            && (!is!(self, at, "công") || is!(self, at + 1, "ty"))
    }

    /// `các cơ quan Việt Nam`, `nhiều bệnh viện Hà Nội`: some there, none by name.
    #[inline(never)]
    fn is_one_of_many(&self, at: usize, head_end: usize, end: usize) -> bool {
        self.small(at)
            && is!(self, at.wrapping_sub(1), "các" | "những" | "nhiều")
            && !is!(self, at, "lực")
            && self.is_gazetteer(head_end, end, PLACE)
    }

    /// Ordinary words that begin as heads do: `Bộ Quy tắc ứng xử`, `Vụ tai nạn`, `THPT quốc gia`, `Khoa học`.
    fn no_body(&self, at: usize) -> bool {
        if is!(self, at, "kênh") && self.small(at) {
            // A canal, but for the channels of broadcasters; not somebody's page of a platform.
            let platform = ["YouTube", "Youtube", "TikTok", "Tiktok", "Telegram", "Facebook"].contains(&self.written(at + 1));
            return platform || !(self.upper(at + 1) && self.letters(at + 1) >= 3 || self.foreign(at + 1));
        }
        if is!(self, at, "thpt" | "thcs") {
            let kind = is!(self, at.wrapping_sub(1), "trường") && self.small(at - 1) && self.small(at + 1);
            return kind || is!(self, at + 1, "quốc");
        }
        if is!(self, at, "bộ") {
            if is!(self, at + 1, "trưởng") {
                return true;
            }
            return is!(self, at + 1, "quy" | "sưu" | "tiêu" | "luật" | "dữ" | "chỉ" | "công")
                && is!(self, at + 2, "tắc" | "tập" | "chí" | "hình" | "dân" | "lao" | "liệu" | "số" | "cụ" | "tố");
        }
        if is!(self, at, "nhóm") && self.token(at + 1).span.len() == 1 && !is!(self, at + 2, "-") {
            // `bệnh truyền nhiễm nhóm A`
            return true;
        }
        if is!(self, at, "hội") && is!(self, at + 1, "nghị") && !is!(self, at + 2, "hiệp") {
            // A meeting.
            return true;
        }
        if is!(self, at, "tuyển") && is!(self, at.wrapping_sub(1), "xét" | "trúng" | "thi") {
            // `điểm xét tuyển Đại học`
            return true;
        }
        // `Ban <Tổ chức Đại hội>`
        if is!(self, at, "tổ") && is!(self, at.wrapping_sub(1), "ban") && self.organizers(at - 1) {
            return true;
        }
        // `Đảng viên`: one of its members.
        if is!(self, at, "đảng") && is!(self, at + 1, "viên") && self.small(at + 1) {
            return true;
        }
        if is!(self, at, "lực") && is!(self, at.wrapping_sub(1), "hùng") {
            // `Anh hùng Lực lượng vũ trang nhân dân`
            return true;
        }
        is!(self, at, "vụ")
            && (self.small(at + 1)
                || self.foreign(at + 1)
                || !is!(self, at + 1, "tổ") && self.best(at + 1, BODY_HEAD, at + 6).is_some_and(|(length, _)| length > 1))
            || is!(self, at, "khoa") && is!(self, at + 1, "học") && !self.token(at + 1).starts_line()
            || is!(self, at, "khoa") && is!(self, at.wrapping_sub(1), "nha")
            || is!(self, at, "trường")
                && is!(self, at + 1, "chinh" | "sa" | "sơn" | "giang" | "kỳ" | "thành")
                && self.title(at)
                && self.title(at + 1)
    }

    /// Who organizes an event: `Ban tổ chức Lễ hội`.
    fn organizers(&self, at: usize) -> bool {
        is!(self, at, "ban")
            && is!(self, at + 1, "tổ" | "quản")
            && is!(self, at + 2, "chức" | "lý")
            && (is!(self, at + 3, "lễ" | "giải" | "cuộc" | "ngày" | "festival" | "chung" | "hành")
                || is!(self, at + 3, "đại") && is!(self, at + 4, "hội")
                || is!(self, at + 3, "hội") && is!(self, at + 4, "xuân" | "thi" | "nghị" | "thảo" | "chợ" | "báo" | "diễn"))
    }

    /// A name that the lexicon holds whole, with its level and place.
    #[inline(never)]
    fn known_body(&self, at: usize, limit: usize, lower: bool) -> Option<usize> {
        for found in self.at(at).iter().rev() {
            let (length, classes) = (usize::from(found.length), found.classes);
            if classes & BODY_NAME == 0 || at + length > limit {
                continue;
            }
            let capitals = classes & CAPITALS != 0;
            let written = if capitals {
                // `G20`, `F88` have one letter only; `A02` is a set of subjects as well.
                let figure = |digit: &u8| digit.is_ascii_digit() && *digit != b'0';
                let figure = length == 1 && self.capital(at) && self.written(at).as_bytes().get(1).is_some_and(figure);
                figure || matches!(self.token(at).case, Case::Upper | Case::Mixed)
            } else {
                // `bệnh viện Nhi đồng 1`: its head may have small letters.
                let small_head = || {
                    let mut heads = self.at(at).iter().filter(|head| head.classes & BODY_LOWER != 0);
                    heads.any(|head| usize::from(head.length) < length && self.capital(at + usize::from(head.length)))
                };
                self.capital(at) || length > 1 && (lower || classes & BODY_LOWER != 0 || self.a_party(at) || small_head())
            };
            // One ordinary syllable with a capital is a person's name or begins a sentence.
            let weak = length == 1
                && self.title(at)
                && classes & (BODY_BARE | BODY_HEAD) == 0
                && (self.has(at, FAMILY | GIVEN) || self.sentence_start(at) && !self.unspelled(at));
            let written = written && (classes & PROPER == 0 || self.all_capitals(at, at + length));
            let weak = weak || classes & (BODY_HEAD | CAPITALS) == 0 && self.brand(at, at + length, limit);
            let all_small = length > 1 && self.small(at) && !(1..length).any(|place| self.capital(at + place));
            // `UBND quận` is a name; `UBND quận 1` is another, which its head and place make.
            let end = at + length;
            let numbered = length > 1 && is!(self, end - 1, "quận" | "phường") && self.token(end).kind == TokenKind::Number;
            // `UBND quận Ngô Quyền Trần Hữu Xuân`: a place that looks like a name, and a name.
            let unit = length > 1 && is!(self, end - 1, "quận" | "phường" | "huyện" | "xã" | "tỉnh");
            let place = self.gazetteer(end, PLACE | PLACE_WEAK, limit).filter(|(length, _)| unit && *length >= 2);
            let before_person = place.is_some_and(|(length, _)| self.begins_person(end + length));
            if written && self.parliament_ends(at, end, limit) {
                return Some(end);
            }
            // `Ban Chấp hành Trung ương Đảng <Nhân dân cách mạng Lào>`: another party than the one that the name means.
            if length > 1 && (self.lists_levels(end, limit) || self.a_party(end - 1)) {
                continue;
            }
            if written && !weak && !all_small && !numbered && !before_person {
                return Some(self.level_and_place(at + length, limit));
            }
        }
        None
    }

    /// The end of a body's name from behind its head on.
    #[allow(clippy::too_many_lines)] // one loop over the kinds of parts; their order is the grammar
    fn body(&self, start: usize, head_end: usize, limit: usize, classes: Classes, depth: u8) -> usize {
        let mut at = head_end;
        let mut parts = 0;
        let mut nested = false;
        let named = classes & NAMED != 0;
        if let Some(end) = self.unit_in_head(head_end, limit) {
            return end;
        }
        if is!(self, at - 1, "khẩu") && is!(self, at - 2, "cửa") {
            // `Hải quan <cửa khẩu quốc tế Tây Trang>`
            at = self.place(at - 2, limit).unwrap_or(at).max(at);
            parts = at - head_end;
        }
        if self.parliament_ends(start, head_end, limit) {
            return at;
        }
        while at < limit {
            let token = self.token(at);
            if self.ordinal_of_term(start, at) {
                break;
            }
            if parts > 0 {
                if let Some(end) = self.branch(start, at, limit).or_else(|| self.second_country(start, at, limit)) {
                    return end;
                }
            }
            if self.best(at, TITLE, limit).is_some_and(|(length, _)| length > 1 && self.capital(at)) && !is!(self, at, "chủ") {
                break;
            }
            // `Bộ Văn hóa <Trung Quốc>`: a country is no field, though bodies are called after it.
            let field = |length| !self.is_gazetteer(at, at + length, COUNTRY) || self.begins_part(at + length);
            if let Some((length, _)) = self.best(at, FIELD, limit).filter(|&(length, _)| field(length)) {
                let small = parts == 0
                    && self.small(at)
                    && length > 1
                    && !self.small(start)
                    && (classes & BODY_BARE == 0 || length >= 4)
                    && !(length < 4
                        && is!(self, at, "kiểm" | "điều" | "tuần" | "tổ")
                        && is!(self, start, "csgt" | "cảnh" | "công"));
                if self.capital(at) || small {
                    at += length;
                    parts += length;
                    continue;
                }
            }
            if let Some(end) = self.level(at, limit) {
                let fits = self.small(at) || is!(self, at, "tối" | "trung" | "quốc");
                if fits && !is!(self, at, "cơ" | "địa" | "các") {
                    at = end;
                    parts += 1;
                    if is!(self, at - 1, "dân" | "ương" | "gia" | "cao" | "bang")
                        || self.level(at, limit).is_some()
                        || !self.small(at - 1)
                    {
                        continue;
                    }
                    if self.small(at) {
                        at = self.place(at, limit).unwrap_or(at);
                    }
                    break;
                }
            }
            if self.capital(at) || self.small(at) && parts == 0 {
                if let Some(end) = self.inner_body(start, at, limit, depth) {
                    at = end;
                    if nested {
                        break;
                    }
                    nested = true;
                    continue;
                }
            }
            if nested {
                break;
            }
            let named_place = self.capital(at) || self.best(at, UNIT | SITE, limit).is_some() || is!(self, at, "châu" | "miền");
            if named_place && !self.names_a_region(at) {
                if let Some(end) = self.place(at, limit) {
                    // Names of schools and companies begin like places: `Công ty Hà Nội Xanh`.
                    let name = named
                        && !self.has_press(start)
                        && self.capital(at)
                        && end - at >= 2
                        && self.capital(end)
                        && !self.token(end).starts_line()
                        && !self.begins_person(end)
                        && !self.begins_word(end);
                    if !name {
                        let fielded = parts > 0 || is!(self, start, "bộ") && head_end > start + 1;
                        let country = fielded && !self.has_free_name(start) && self.is_gazetteer(at, end, COUNTRY);
                        at = end;
                        parts += 1;
                        let team = is!(self, start, "tuyển" | "đội" | "đt");
                        let goes_on = (named || parts <= 1)
                            && !country
                            && !team
                            && self.capital(at)
                            && self.is_word(at)
                            && at < limit
                            && self.best(at, TITLE | BODY_HEAD, limit).is_none()
                            && !self.begins_person(at)
                            && !self.upper(at)
                            && !self.begins_word(at)
                            && !self.foreign(at)
                            && (named || !self.ends_body(at));
                        if goes_on {
                            continue;
                        }
                        at = self.behind_the_country(at, limit);
                        at = self.second_country(start, at, limit).unwrap_or(at);
                        break;
                    }
                }
            }
            if token.kind == TokenKind::Number {
                let school = parts > 0
                    && is!(self, start, "trường" | "thpt" | "thcs")
                    && token.span.len() <= 2
                    && self.capital(at - 1)
                    && !self.is_word(at + 1);
                let ordinal = school
                    || is!(self, at - 1, "số")
                    || parts == 0
                        && is!(
                            self,
                            head_end - 1,
                            "điện"
                                | "đạo"
                                | "khu"
                                | "đoàn"
                                | "vùng"
                                | "đội"
                                | "ty"
                                | "khoa"
                                | "trường"
                                | "chủng"
                                | "khoá"
                                | "số"
                        )
                    || parts > 0 && token.span.len() <= 3 && is!(self, at - 1, "biển" | "vực")
                    || parts == 0 && token.span.len() <= 2 && is!(self, start, "chi") && is!(self, head_end - 1, "bộ")
                    || is!(self, at - 1, "án") && is!(self, start, "ban" | "bql") && token.span.len() <= 2
                    || is!(self, start, "lữ" | "tiểu" | "trung" | "sư")
                        && is!(self, start + 1, "đoàn")
                        && parts > 0
                        && token.span.len() <= 3;
                if ordinal {
                    at += 1;
                    parts += 1;
                    continue;
                }
                break;
            }
            if self.numbered_part(start, at) {
                at += 2;
                parts += 1;
                continue;
            }
            if let Some(end) = self.company_initials(start, at, limit).or_else(|| self.more_kinds(start, at)) {
                parts += end - at;
                at = end;
                continue;
            }
            if self.capital(at) && token.is_word() {
                let person = is!(self, at, "ông" | "bà") && self.is_full_name(at + 1, limit);
                let source = is!(self, at, "theo") && self.title(at) && parts > 0;
                if person
                    || source
                    || self.begins_dated(at)
                    || self.starter(at)
                        && (self.stops(at)
                            || classes & CAPITALS != 0
                            || parts > 0 && (self.token(at - 1).case == Case::Mixed || self.foreign(at - 1)))
                    || parts > 0 && self.begins_word(at) && self.lost_sentence(at)
                {
                    break;
                }
                let person = self.is_full_name(at, limit) && !self.kind_ends(start, at);
                if person && (parts > 0 || !named || is!(self, start, "hđqt" | "hđtv" | "hđnd")) {
                    break;
                }
                // Bodies that only a field, a level or a place goes on with.
                let plain = parts == 0
                    && !is!(self, start, "tập" | "liên")
                    && is!(
                        self,
                        head_end - 1,
                        "sở" | "ủy"
                            | "phủ"
                            | "đoàn"
                            | "ubnd"
                            | "hđnd"
                            | "dân"
                            | "an"
                            | "cục"
                            | "vụ"
                            | "phòng"
                            | "htx"
                            | "tỉnh"
                            | "phố"
                            | "huyện"
                            | "quận"
                            | "xã"
                            | "phường"
                    );
                if plain && !is!(self, at + 1, "&") && self.ends_body(at) && self.gazetteer(at, PLACE | PLACE_WEAK, limit).is_none()
                {
                    break;
                }
                if parts > 0 && self.foreign(at) && self.small(at - 1) && (!named || self.is_gazetteer(at - 1, at, PLACE)) {
                    break;
                }
                if parts > 0 && !named && self.begins_person(at) && self.person_shape(at, limit).is_some() {
                    break;
                }
                at += 1;
                parts += 1;
                continue;
            }
            if self.small(at) && parts > 0 && self.capital(at - 1) && !self.stops(at - 1) && self.is_pair(at - 1, PAIR_WORD) {
                at += 1;
                continue;
            }
            if parts == 0 && classes & BODY_BARE != 0 && self.small(at) {
                break;
            }
            if self.goes_on(at) && !self.has(at, STOP) {
                if parts > 0 || nested {
                    at += 1;
                    parts += 1;
                    continue;
                }
                if !self.small(start) && self.is_pair(at, PAIR_BODY) && self.small(at + 1) {
                    at += 2;
                    parts += 2;
                    continue;
                }
            }
            if parts > 0 && is!(self, at, "of" | "the" | "and" | "for" | "de") && self.capital(at + 1) {
                at += 2;
                continue;
            }
            // `Trung tâm Huấn luyện <và Thi đấu>`: a field that the head holds is one.
            let taught = head_end > start + 2 && classes & BODY_BARE == 0 && self.capital(start);
            let fielded = parts > 0 || taught && is!(self, start, "trung" | "học" | "viện" | "trường" | "cục" | "vụ");
            if is!(self, at, "và") && fielded && self.title(at + 1) && classes & CAPITALS == 0 && self.joins_a_field(at + 1, limit)
            {
                at += 2;
                parts += 2;
                continue;
            }
            if parts > 0 && self.capital(at + 1) {
                let spaced = is!(self, at, "-" | "–" | "&") && self.token(at + 1).after_space();
                if is!(self, at, ",") && self.field_list(at, limit)
                    || spaced && (self.field_list(at, limit) || self.one_more_field(at, classes, limit))
                {
                    at += 1;
                    continue;
                }
            }
            if is!(self, at, "-" | "–" | "&" | "." | "/")
                && (self.upper(at + 1) || is!(self, at, "&") && self.capital(at + 1) || self.glued_field(start, at))
                && !self.token(at + 1).after_space()
                && !token.after_space()
            {
                at += 2;
                parts += 1;
                continue;
            }
            // `Công ty Kwong Lung <- Meko>`
            let foreign = self.unspelled(at + 1) && (self.unspelled(at - 1) || parts > 1 && self.unspelled(at - 2));
            if named
                && parts > 0
                && is!(self, at, "-" | "–")
                && foreign
                && self.token(at).after_space()
                && self.best(at + 1, BODY_HEAD | BODY_NAME | PLACE, limit).is_none()
            {
                at += 2;
                continue;
            }
            if let Some(name) = self.small_part(start, head_end, at, limit) {
                parts += name - at;
                at = name;
                continue;
            }
            if parts > 0 || classes & BODY_BARE == 0 {
                if let Some(end) = self.small_words(start, at, limit) {
                    return self.second_country(start, end, limit).unwrap_or(end);
                }
            }
            if parts == 0 && is!(self, at, "(") && self.upper(at + 1) && is!(self, at + 2, ")") && self.capital(at + 3) {
                at += 3;
                continue;
            }
            break;
        }
        at
    }

    /// Companies and schools, whose names go on behind a country's: `Công ty Samsung Việt Nam Thái Nguyên`.
    fn has_free_name(&self, at: usize) -> bool {
        is!(self, at, "công" | "cty" | "ctcp" | "tập" | "ngân" | "trường" | "bệnh" | "học" | "đại" | "tổng" | "tct" | "báo")
    }

    /// Media have no names that begin like places: `Báo Hà Nội Mới` stands in the lexicon.
    fn has_press(&self, at: usize) -> bool {
        is!(self, at, "báo" | "đài")
    }

    /// `Sở Văn hóa<-Thể> thao`: a field behind a hyphen without spaces.
    fn glued_field(&self, start: usize, sign: usize) -> bool {
        is!(self, start, "sở" | "bộ" | "phòng" | "ban" | "cục" | "vụ" | "trường" | "viện" | "học" | "đại")
            && is!(self, sign, "-" | "–")
            && (self.is_pair(sign + 1, PAIR_BODY) || self.best(sign + 1, FIELD, sign + 6).is_some())
            && self.title(sign + 1)
    }

    /// What follows `và` is one more field of the same body.
    fn joins_a_field(&self, at: usize, limit: usize) -> bool {
        self.best(at, BODY_HEAD | TITLE | BODY_NAME, limit)
            .is_none_or(|(length, k)| length == 1 && k & (BODY_BARE | BODY_NAME) == 0)
            && self.place(at, limit).is_none()
            && self.person_shape(at, limit).is_none()
            && self.is_word(at + 1)
            && (self.is_pair(at, PAIR_BODY) || self.capital(at + 1))
    }
}
