//! How an organization's name goes on behind capitals and fields: a branch, small words before a company's name or up to the name's end.

use super::class::{BODY_BARE, BODY_HEAD, BODY_NAME, CAPITALS, PAIR_BODY, PAIR_WORD, PLACE, TITLE, UNIT};
use super::find::Finder;
use super::word::is;
use crate::text;

/// A letter without its marks, however it is composed; `đ` stays what it is.
fn plain(letter: char) -> Option<char> {
    Some(match text::letter_of(text::fold(letter)?.code())? {
        'ă' | 'â' => 'a',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        other => other,
    })
}

impl Finder<'_> {
    /// `Ngân hàng … <(Vietcombank) chi nhánh Gia Lai>`: the branch at the end of a company's name.
    #[inline(never)]
    pub(super) fn branch(&self, start: usize, at: usize, limit: usize) -> Option<usize> {
        if !is!(self, start, "ngân" | "công" | "cty" | "ctcp" | "tổng" | "văn" | "bảo" | "tập") {
            return None;
        }
        let mut branch = at;
        if is!(self, branch, "(") && is!(self, branch + 2, ")") && self.capital(branch + 1) {
            branch += 3;
        }
        branch += usize::from(is!(self, branch, "-" | "–") && self.token(branch).after_space());
        if !(is!(self, branch, "chi") && is!(self, branch + 1, "nhánh")) {
            return None;
        }
        let name = branch + 2;
        let known = self.place(name, limit).or_else(|| self.level(name, limit));
        known.or_else(|| Some(self.name_run(name, limit, 4)).filter(|&end| end > name))
    }

    /// `Hội Liên hiệp Phụ nữ <(LHPN) Việt Nam>`, `Ủy ban nhân dân <(UBND) tỉnh> Sơn La`: the short form of the words before it, behind which
    /// the name goes on with a level, a place or the body above.
    #[inline(never)]
    pub(super) fn short_form_inside(&self, start: usize, at: usize, limit: usize) -> Option<usize> {
        let bracketed = is!(self, at, "(") && self.upper(at + 1) && is!(self, at + 2, ")") && at + 3 < limit;
        if !bracketed || self.token(at + 3).starts_line() || !self.initials_of(at + 1, start, at) {
            return None;
        }
        let next = at + 3;
        let seat = self.best(next, UNIT, limit).is_some() || self.gazetteer(next, PLACE, limit).is_some();
        let place = || self.place(next, limit).filter(|_| seat);
        let above = || self.capital(next).then(|| self.organization(next, limit, false, 1)).flatten();
        self.level(next, limit).or_else(place).or_else(above)
    }

    /// Whether a short form consists of the first letters of the last words before it.
    fn initials_of(&self, short: usize, start: usize, end: usize) -> bool {
        let letters = self.written(short).chars().rev().filter(|&letter| !text::is_mark(letter));
        let mut place = end;
        for letter in letters {
            loop {
                if place <= start {
                    return false;
                }
                place -= 1;
                if self.is_word(place) {
                    break;
                }
            }
            let first = self.written(place).chars().next().and_then(plain);
            if first.is_none() || first != plain(letter) {
                return false;
            }
        }
        true
    }

    /// `Công ty CP <nước sạch> Vinaconex`: small words between a company's legal form or field and its name; gives the name's place.
    pub(super) fn small_part(&self, start: usize, head_end: usize, at: usize, limit: usize) -> Option<usize> {
        /// Small words that a company's name has in a row.
        const LONGEST: usize = 9;
        let company = is!(self, start, "công" | "cty" | "ctcp" | "tổng" | "tct" | "htx" | "hợp" | "xí" | "doanh");
        let legal_form = is!(self, at - 1, "cp" | "tnhh" | "mtv" | "phần" | "hạn" | "viên" | "ctcp" | "htx" | "xã" | "nhân");
        if !company || !(legal_form || at == head_end && self.capital(start) || self.small(at - 1)) {
            return None;
        }
        for place in at..limit.min(at + LONGEST) {
            if place > at && self.capital(place) {
                let other = self.best(place, BODY_HEAD | TITLE, limit);
                let name = self.is_word(place)
                    && other.is_none_or(|(length, k)| length == 1 && k & (BODY_BARE | CAPITALS) == 0)
                    && !self.is_full_name(place, limit);
                return name.then_some(place);
            }
            if is!(self, place, "và") || is!(self, place, "," | "-" | "–") && place > at {
                continue;
            }
            let word = self.is_pair(place, PAIR_WORD | PAIR_BODY) || place > at && self.is_pair(place - 1, PAIR_WORD | PAIR_BODY);
            if !self.small(place) || !self.is_word(place) || self.stops(place) || !word && !legal_form && place > at + 1 {
                return None;
            }
        }
        None
    }

    /// `Hội Nghề <cá Việt Nam>`, `Tổ chức Sở hữu trí tuệ <thế giới> (WIPO)`, `Phòng Cấp <phép xây dựng>, Sở Xây dựng`: small words up to
    /// what shows that the name ends with them. Verbs and prepositions would have to stand before a place or an acronym otherwise.
    pub(super) fn small_words(&self, start: usize, at: usize, limit: usize) -> Option<usize> {
        /// Small words that end a body's name.
        const LONGEST: usize = 8;
        if !self.small(at) || !(self.capital(start) || self.capital(start + 1)) || !self.has_free_field(start) {
            return None;
        }
        let mut end = at;
        while end < limit && end - at < LONGEST && self.small(end) && self.is_word(end) {
            let joins = is!(self, end, "và" | "các" | "về");
            let word = self.is_pair(end, PAIR_WORD | PAIR_BODY) || self.is_pair(end - 1, PAIR_WORD | PAIR_BODY);
            let unit = end > at && self.best(end, UNIT, limit).is_some();
            let part = is!(self, end, "thuộc") || is!(self, end, "trực") && is!(self, end + 1, "thuộc");
            if unit && self.place(end, limit).is_some() || part {
                break;
            }
            let free = is!(self, start, "hội" | "hiệp");
            if self.ends_the_name(end) || !joins && (self.stops(end) || !word && !free) {
                return None;
            }
            end += 1;
        }
        if end == at || is!(self, end - 1, "và" | "các" | "về" | "thuộc") {
            return None;
        }
        let acronym = is!(self, end, "(") && self.upper(end + 1) && self.letters(end + 1) > 2 && is!(self, end + 2, ")");
        if acronym {
            return Some(end);
        }
        let a_body = |place: usize| {
            self.capital(place)
                && self.best(place, BODY_HEAD | BODY_NAME, limit).is_some_and(|(length, _)| length > 1 || self.upper(place))
        };
        let above =
            is!(self, end, "," | "(" | "-" | "–") && self.heads_a_part(start) && (a_body(end + 1) || is!(self, end + 1, "thuộc"));
        let of = end + usize::from(is!(self, end, "trực"));
        if above || is!(self, of, "thuộc") && a_body(of + 1) {
            return Some(end);
        }
        let place = self.place(end, limit)?;
        let bare = self.gazetteer(end, PLACE, limit).is_some() || self.small(end);
        (bare && end - at <= 6).then_some(place)
    }

    /// A body whose field may be anything: an association, a centre, a project's board; not an authority with a level, which verbs follow.
    fn has_free_field(&self, start: usize) -> bool {
        is!(
            self,
            start,
            "hội"
                | "hiệp"
                | "liên"
                | "tổ"
                | "trung"
                | "viện"
                | "ban"
                | "bql"
                | "cục"
                | "chi"
                | "vụ"
                | "phòng"
                | "quỹ"
                | "trạm"
                | "diễn"
                | "trường"
        ) && !is!(self, start + 1, "thường" | "chấp" | "bí" | "dân" | "ương" | "hợp" | "bộ")
    }

    /// Parts of departments and ministries, behind which the body above them is named.
    fn heads_a_part(&self, start: usize) -> bool {
        is!(self, start, "phòng" | "ban" | "cục" | "chi" | "vụ" | "trung" | "viện" | "trạm")
    }

    /// Words that stand behind a body as its verb, or that relate it to something else.
    fn ends_the_name(&self, at: usize) -> bool {
        is!(
            self,
            at,
            "tổ" | "phối"
                | "vừa"
                | "đã"
                | "đang"
                | "sẽ"
                | "cho"
                | "ra"
                | "trao"
                | "tặng"
                | "đến"
                | "tại"
                | "ở"
                | "từ"
                | "với"
                | "là"
                | "có"
                | "được"
                | "bị"
                | "do"
                | "để"
                | "theo"
                | "trên"
                | "trong"
                | "sau"
                | "trước"
                | "khi"
                | "như"
                | "yêu"
                | "đề"
                | "thông"
                | "báo"
                | "triển"
                | "tiến"
                | "tham"
                | "làm"
                | "đưa"
                | "gồm"
                | "cùng"
                | "nhằm"
                | "chủ"
                | "tiếp"
                | "nay"
                | "này"
                | "cũ"
                | "mới"
                | "đóng"
                | "cũng"
                | "phải"
                | "không"
                | "chưa"
                | "qua"
                | "cần"
                | "hỗ"
                | "kêu"
                | "giúp"
                | "mời"
                | "gửi"
                | "ký"
                | "đón"
                | "thăm"
                | "họp"
                | "nhấn"
                | "khẳng"
                | "trình"
                | "chỉ"
                | "và"
        ) && !(is!(self, at, "và") && self.small(at + 1))
            && !(is!(self, at, "thông") && is!(self, at + 1, "tin"))
            && !(is!(self, at, "báo") && is!(self, at + 1, "chí"))
            && !(is!(self, at, "thông") && is!(self, at - 1, "giao" | "viễn" | "truyền"))
            && !(is!(self, at, "chủ") && is!(self, at + 1, "nghĩa"))
    }

    /// `Công ty <C.P.> Việt Nam`: initials as a company's name, or a part of it.
    pub(super) fn company_initials(&self, start: usize, at: usize, limit: usize) -> Option<usize> {
        let company = is!(self, start, "công" | "cty" | "ctcp" | "tập" | "tổng" | "hãng" | "doanh");
        let letter = |place: usize| self.token(place).is_one_letter() && self.capital(place);
        let glued = |place: usize| is!(self, place, ".") && !self.token(place).after_space();
        if !company || !letter(at) || !glued(at + 1) || !letter(at + 2) || self.token(at + 2).after_space() {
            return None;
        }
        let mut end = at + 3;
        while glued(end) && letter(end + 1) && !self.token(end + 1).after_space() {
            end += 2;
        }
        let stop = glued(end) && end + 1 < limit && self.capital(end + 1) && !self.token(end + 1).starts_line();
        Some(end + usize::from(stop)).filter(|&end| end <= limit)
    }

    /// `Trường THCS<-THPT>`, `Trường tiểu học< - THCS - THPT>`: the further kinds of a school.
    pub(super) fn more_kinds(&self, start: usize, at: usize) -> Option<usize> {
        let kind = |place: usize| is!(self, place, "thcs" | "thpt" | "ptcs" | "ptth" | "th") && self.upper(place);
        let before = kind(at - 1) || is!(self, at - 1, "học" | "non");
        (is!(self, start, "trường") && is!(self, at, "-" | "–" | "&") && before && kind(at + 1)).then_some(at + 2)
    }

    /// `Trường THCS-THPT <Lê Thị Riêng>`: behind the kind of a school stands whom it is called after.
    pub(super) fn kind_ends(&self, start: usize, at: usize) -> bool {
        is!(self, start, "trường")
            && (is!(self, at - 1, "thcs" | "thpt" | "ptcs" | "ptth") || self.written(at - 1).ends_with("THPT"))
            && self.upper(at - 1)
    }

    /// A school or hospital by its kind alone: `trường ĐH`, `trường trung học phổ thông`.
    pub(super) fn names_a_kind(&self, at: usize, end: usize) -> bool {
        end > at + 1
            && (is!(self, at, "trường" | "bệnh" | "trạm") && self.small(at)
                || is!(self, at, "trường" | "bệnh") && (at + 1..end).all(|place| !self.title(place)))
            && (at + 1..end).all(|place| {
                is!(
                    self,
                    place,
                    "đh" | "cđ"
                        | "thpt"
                        | "thcs"
                        | "đại"
                        | "học"
                        | "cao"
                        | "đẳng"
                        | "tiểu"
                        | "mầm"
                        | "non"
                        | "trung"
                        | "phổ"
                        | "thông"
                        | "nghề"
                        | "viện"
                        | "đa"
                        | "khoa"
                        | "y"
                        | "tế"
                        | "xã"
                        | "công"
                        | "lập"
                        | "tư"
                        | "thục"
                        | "nhà"
                        | "nước"
                )
            })
    }
}
