//! Where an organization sits: the level, unit, place or country with which its name ends.

use super::class::{BODY_HEAD, BODY_NAME, COUNTRY, LEVEL, PLACE, PLACE_WEAK, PLACE_WHOLE, SITE, TITLE, UNIT};
use super::find::Finder;
use super::scan::Reader;
use super::word::is;
use crate::token::TokenKind;

impl Reader<'_> {
    /// A level that ends a body's name: `tỉnh`, `cấp xã`, `tối cao`; not one that a name follows.
    pub(super) fn level(&self, at: usize, limit: usize) -> Option<usize> {
        let (length, _) = self.best(at, LEVEL, limit)?;
        let written_large =
            is!(self, at, "tối" | "trung" | "tỉnh" | "thành" | "quốc" | "huyện" | "xã" | "phường" | "khu" | "nhân" | "cấp" | "tp");
        if self.capital(at) && !written_large {
            return None;
        }
        // `UBKT Tỉnh ủy`: the head of another body.
        if self.best(at, BODY_HEAD | BODY_NAME, limit).is_some_and(|(body, _)| body > length) {
            return None;
        }
        // `Viện Khoa học <xã> hội`
        if length == 1 && is!(self, at, "xã") && is!(self, at + 1, "hội") {
            return None;
        }
        let end = at + length;
        let next_level = |place: usize| self.best(place, LEVEL, limit);
        // `xã, phường`: a list of levels, not the level of the body.
        if is!(self, end, ",") && self.small(end + 1) && next_level(end + 1).is_some() && !is!(self, at, "tối" | "trung" | "quốc")
        {
            return None;
        }
        // `cơ sở 2` of a hospital or school is one of its sites.
        if is!(self, at, "cơ") && self.token(end).kind == TokenKind::Number {
            return None;
        }
        let numbered =
            self.token(end).kind == TokenKind::Number || is!(self, end, "i" | "ii" | "iii" | "iv" | "v") && self.upper(end);
        if is!(self, at, "khu") && numbered {
            return Some(end + 1);
        }
        // `UBND quận 1`: a unit whose name is a number.
        if numbered && is!(self, at, "quận" | "phường") && length == 1 {
            return None;
        }
        if is!(self, at, "nhân") {
            return Some(end);
        }
        if is!(self, at, "thành") && length == 1
            || is!(self, at, "tp") && end < limit && (is!(self, end, ".") || self.capital(end) && !self.is_full_name(end, limit))
        {
            return None;
        }
        let a_unit = is!(self, at, "tỉnh" | "thành" | "huyện" | "xã" | "phường" | "quận" | "thị");
        if a_unit
            && self.capital(end)
            && !self.token(end).starts_line()
            && self.small(end - 1)
            && self.gazetteer(end, PLACE | PLACE_WEAK, limit).is_some()
        {
            return None;
        }
        if is!(self, end, "/") {
            if let Some((more, _)) = next_level(end + 1) {
                let end = end + 1 + more;
                let direct = is!(self, end, "trực") && is!(self, end + 1, "thuộc");
                return Some(if direct { end + 4 } else { end });
            }
        }
        Some(end)
    }
}

impl Finder<'_> {
    /// `UBND <quận>, huyện, thị xã`: the levels are a list, none is the body's own.
    #[inline(never)]
    pub(super) fn lists_levels(&self, end: usize, limit: usize) -> bool {
        is!(self, end - 1, "quận" | "huyện" | "xã" | "phường" | "tỉnh")
            && self.small(end - 1)
            && is!(self, end, ",")
            && is!(self, end + 1, "quận" | "huyện" | "thị" | "xã" | "phường" | "thành")
            && self.small(end + 1)
            && end + 2 < limit
            && !self.capital(end + 2)
    }

    /// `TAND cấp cao <tại Đà Nẵng>`: the high courts are told apart by where they sit.
    #[inline(never)]
    pub(super) fn court_seat(&self, at: usize, end: usize, limit: usize) -> usize {
        let high = is!(self, end - 1, "cao") && end >= 2 && is!(self, end - 2, "cấp") && is!(self, end, "tại");
        if high && is!(self, at, "tand" | "tòa" | "vksnd" | "viện") {
            return self
                .place(end + 1, limit)
                .filter(|_| self.capital(end + 1) || is!(self, end + 1, "thành" | "tp"))
                .unwrap_or(end);
        }
        end
    }

    /// `UBND phường <Xuân Hương - Đà Lạt>`, `UBND quận <Nam Từ Liêm>`: a unit whose name has two halves, or a word that begins sentences
    /// otherwise, behind the unit's word inside a head.
    #[inline(never)]
    pub(super) fn unit_in_head(&self, head_end: usize, limit: usize) -> Option<usize> {
        if !is!(self, head_end - 1, "phường" | "xã" | "quận" | "huyện") {
            return None;
        }
        let (length, _) = self.gazetteer(head_end, PLACE | PLACE_WEAK | PLACE_WHOLE, limit)?;
        let end = head_end + length;
        let halves = length >= 3 && (head_end..end).any(|at| is!(self, at, "-" | "–"));
        (halves || (head_end + 1..end).any(|at| self.stops(at))).then_some(end)
    }

    /// The end of a known body's name with the level and the place behind it.
    pub(super) fn level_and_place(&self, mut at: usize, limit: usize) -> usize {
        for _ in 0..2 {
            match self.level(at, limit).filter(|&end| end <= limit) {
                Some(end) => at = end,
                None => break,
            }
        }
        if self.capital(at) || self.small(at) && self.best(at, UNIT, limit).is_some() {
            if let Some(end) = self.place(at, limit).filter(|_| !self.names_a_region(at)) {
                let person = self.capital(at) && self.person_shape(at, limit).is_some_and(|name| name > end || name - at >= 3);
                if self.best(at, TITLE, limit).is_none() && !person {
                    return self.behind_the_country(end, limit);
                }
            }
        }
        at
    }

    /// `Ngân hàng Nhà nước Việt Nam <Khu vực 10>`, `… Việt Nam <CN Gia Lai>`: a part of a body, or more of its name.
    pub(super) fn begins_part(&self, at: usize) -> bool {
        let part = is!(self, at, "khu") && is!(self, at + 1, "vực")
            || is!(self, at, "cơ") && is!(self, at + 1, "sở")
            || is!(self, at, "phân") && is!(self, at + 1, "hiệu")
            || is!(self, at, "chi") && is!(self, at + 1, "nhánh")
            || is!(self, at, "trung") && is!(self, at + 1, "ương")
            || is!(self, at, "số") && self.token(at + 1).kind == TokenKind::Number
            || self.upper(at) && self.letters(at) > 1 && self.best(at, BODY_HEAD | BODY_NAME, at + 1).is_none()
            || is!(self, at, "&");
        part && !self.token(at).starts_line()
    }

    /// `Đội CSGT <số 3>`, `Trung tâm Dữ liệu quốc gia <số 1>`; the number of a newspaper is one of its issues.
    pub(super) fn numbered_part(&self, start: usize, at: usize) -> bool {
        is!(self, at, "số") && self.token(at + 1).kind == TokenKind::Number && !is!(self, start, "báo" | "tạp")
    }

    /// `UBND tỉnh <miền Tây>`: a province of that region.
    pub(super) fn names_a_region(&self, at: usize) -> bool {
        is!(self, at, "miền") && is!(self, at - 1, "tỉnh")
    }

    /// `MTTQ Việt Nam <tỉnh>`, `MTTQ Việt Nam <Thành phố>`, `Hội Nông dân Việt Nam <xã Củ Chi>`: the level or unit behind the country.
    #[inline(never)]
    pub(super) fn behind_the_country(&self, at: usize, limit: usize) -> usize {
        let level = self.capital(at) && is!(self, at, "tỉnh" | "thành" | "thị" | "huyện" | "quận" | "xã" | "phường" | "đặc");
        let unit = self.small(at) || level || ["TP", "TX", "Q", "P"].contains(&self.written(at));
        let country = is!(self, at - 1, "vn") || is!(self, at - 1, "nam") && is!(self, at - 2, "việt");
        if !unit || !country {
            return at;
        }
        let unit = self.best(at, UNIT, limit).and_then(|_| self.place(at, limit));
        unit.or_else(|| self.level(at, limit)).unwrap_or(at)
    }

    /// `Hội Hữu nghị Việt Nam - <Lào>`, `Ủy ban liên Chính phủ Việt Nam - <Nga>`: a body of two countries.
    #[inline(never)]
    pub(super) fn second_country(&self, start: usize, at: usize, limit: usize) -> Option<usize> {
        let of_two = is!(self, start, "hội" | "nhóm" | "liên" | "trung" | "diễn")
            || is!(self, start, "ủy") && is!(self, start + 2, "liên" | "hỗn" | "hợp")
            || is!(self, start, "trường" | "đại" | "bệnh" | "viện" | "học");
        let first = || self.is_gazetteer(at - 1, at, COUNTRY) || self.is_gazetteer(at.saturating_sub(2), at, COUNTRY);
        if !of_two || !is!(self, at, "-" | "–") || is!(self, start, "trung") && is!(self, start + 1, "ương") || !first() {
            return None;
        }
        let (length, _) = self.gazetteer(at + 1, COUNTRY, limit)?;
        let end = at + 1 + length;
        let unit = self.small(end) && self.best(end, UNIT, limit).is_some();
        Some(if unit { self.place(end, limit).unwrap_or(end) } else { end })
    }

    /// `Đoàn đại biểu <Quốc hội> tỉnh Sơn La`: a parliament is of a country, not of a level or unit, and has no other name.
    #[inline(never)]
    pub(super) fn parliament_ends(&self, start: usize, head_end: usize, limit: usize) -> bool {
        if head_end != start + 2 || !is!(self, start, "quốc") || !is!(self, start + 1, "hội") {
            return false;
        }
        let unit = || is!(self, head_end, "tp" | "thành" | "tỉnh") && self.best(head_end, UNIT, limit).is_some();
        let other = || self.title(head_end) && self.title(start) && self.place(head_end, limit).is_none();
        let nation = || is!(self, head_end, "nước") && self.gazetteer(head_end + 1, COUNTRY, limit).is_some();
        self.small(head_end) && !nation() || unit() || other()
    }

    /// `Ban Quản lý Khu kinh tế Dung Quất <và các khu công nghiệp Quảng Ngãi>`: one board for the zones of a province.
    #[inline(never)]
    pub(super) fn more_zones(&self, start: usize, at: usize, limit: usize) -> Option<usize> {
        let board = || is!(self, start, "bql") || is!(self, start, "ban") && is!(self, start + 1, "quản");
        if !is!(self, at, "và") || !board() {
            return None;
        }
        let zones = at + 1 + usize::from(is!(self, at + 1, "các"));
        if !is!(self, zones, "khu") && !self.upper(zones) {
            return None;
        }
        let (length, _) = self.best(zones, SITE, limit)?;
        let end = zones + length;
        self.place(end, limit).or_else(|| self.level(end, limit)).or(Some(end))
    }
}
