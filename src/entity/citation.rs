//! Where citations of documents begin and end.

use super::class::{DOCUMENT, LAW, LAW_NAME, PAIR_BODY, PAIR_WORD};
use super::scan::Reader;
use super::word::is;
use crate::token::TokenKind;

/// Tokens between `Luật sửa đổi` and the law that it amends, and laws that one amends.
const AMENDED: usize = 30;

impl Reader<'_> {
    /// The end of a citation: type, number and date, or a law named in full.
    pub(super) fn citation(&self, start: usize, limit: usize) -> Option<usize> {
        let (length, classes) = self.best(start, DOCUMENT | LAW, limit)?;
        let end = self
            .numbered(start, start + length, classes, limit)
            .or_else(|| self.constitution(start, start + length))
            .or_else(|| self.law_cited(start, start + length, limit).filter(|_| classes & LAW != 0));
        end.filter(|&end| end > start + length && end <= limit)
    }

    /// `Hiến pháp 2013`, `Hiến pháp năm 2013`: by its year.
    fn constitution(&self, start: usize, behind: usize) -> Option<usize> {
        let year = behind + usize::from(is!(self, behind, "năm"));
        (is!(self, start, "hiến") && self.capital(start) && self.year(year)).then_some(year + 1)
    }

    /// `Luật Đất đai`; in small letters what stands behind the word must be the name of a law: `luật Đất đai`, not `kỷ luật Đảng`.
    #[inline(never)]
    fn law_cited(&self, start: usize, behind: usize, limit: usize) -> Option<usize> {
        if self.capital(start) {
            return self.law(behind, limit);
        }
        let other = is!(self, start.wrapping_sub(1), "pháp" | "đạo" | "kỷ" | "kỉ") && !self.token(start).starts_line();
        let end = self.named_law(behind, limit).filter(|_| self.capital(behind) && !other)?;
        Some(self.law_year(end, limit))
    }

    /// Types that news write in small letters before a number: `nghị quyết 57 của Bộ Chính trị`; others count things: `quyết định 66 nội dung`.
    #[inline(never)]
    fn small_type(&self, start: usize, number: usize) -> bool {
        if is!(self, start, "nghị" | "chỉ" | "thông") {
            return is!(self, start + 1, "quyết" | "định" | "thị" | "tư") && number == start + 2;
        }
        let cited = is!(self, number + 1, "của" | "về" | "ngày" | "," | "." | "và");
        cited && is!(self, start, "quyết" | "kết" | "công") && is!(self, start + 1, "định" | "luận" | "văn" | "điện")
    }

    #[inline(never)]
    fn numbered(&self, start: usize, behind: usize, classes: u64, limit: usize) -> Option<usize> {
        let mut at = behind;
        if is!(self, at, ":") && is!(self, at + 1, "số") {
            at += 1;
        }
        let said = is!(self, at, "số");
        if said {
            at += 1 + usize::from(is!(self, at + 1, ":"));
        }
        let kind = self.token(at).kind;
        let code = kind == TokenKind::Code;
        let plain = matches!(kind, TokenKind::Number | TokenKind::Date)
            && (said || kind == TokenKind::Number && classes & LAW == 0 && (self.capital(start) || self.small_type(start, at)))
            // `Phương án 2`: one of those that are weighed.
            && (said || !is!(self, start, "phương"))
            && !is!(self, at + 1, "%" | "tỷ" | "tỉ" | "triệu" | "năm" | "tháng");
        if !code && !plain {
            return None;
        }
        let mut end = at + 1;
        // `19-2016/NQ-CP`: a number before the year.
        if is!(self, end, "-") && !self.token(end).after_space() && self.token(end + 1).kind == TokenKind::Code {
            end += 2;
        }
        // Numbers that spaces broke: `13/HD -MTTQ - BTT`, `439 – QĐNS/TW`.
        while is!(self, end, "-" | "/" | "–") && self.is_word(end + 1) && self.upper(end + 1) {
            end += 2;
        }
        // `Nghị định số 300/2025`, `168/2024`: number and year.
        if kind == TokenKind::Number && is!(self, end, "/") && !self.token(end).after_space() && self.year(end + 1) {
            end += 2;
        }
        if is!(self, end, ",") && is!(self, end + 1, "ngày") && self.date_figures(end + 2) {
            end += 1;
        }
        if is!(self, end, "ngày") {
            end = self.date(end, limit).unwrap_or(end);
        }
        Some(end)
    }

    /// `Luật Đất đai 2024`, `Luật Thủ đô (sửa đổi)`: from behind the word `Luật`.
    fn law(&self, behind: usize, limit: usize) -> Option<usize> {
        if let Some(end) = self.amending_law(behind, limit) {
            return Some(end);
        }
        let mut at = behind;
        if let Some(end) = self.named_law(at, limit) {
            return Some(self.law_year(end, limit));
        }
        if !self.capital(at) || is!(self, at, "sư") || is!(self, at, "sửa") && is!(self, at + 1, "đổi") {
            return None;
        }
        let mut capitals = 0;
        while at < limit {
            let goes_on = |place: usize| self.small(place) && !self.stops(place) && self.is_pair(place - 1, PAIR_BODY | PAIR_WORD);
            if self.capital(at) && self.is_word(at) && (capitals == 0 || !self.begins_person(at)) {
                at += 1;
                capitals += 1;
            } else if capitals > 0 && goes_on(at) {
                at += 1;
            } else if capitals > 0
                && is!(self, at, "và" | ",")
                && self.capital(at + 1)
                && goes_on(at + 2)
                && !is!(self, at + 1, "luật")
            {
                at += 3;
            } else {
                break;
            }
        }
        // `Luật Đầu tư công năm 2024`: the year says that the words before it are the name.
        let year = (at..limit.min(at + 5)).find(|&place| is!(self, place, "năm") && self.year(place + 1));
        if let Some(year) = year.filter(|&year| (at..year).all(|place| self.small(place) && !self.stops(place))) {
            at = year;
        }
        Some(self.law_year(at, limit))
    }

    /// The name of a law that the lexicon holds.
    fn named_law(&self, at: usize, limit: usize) -> Option<usize> {
        let (length, _) = self.best(at, LAW_NAME, limit)?;
        // Small letters may write the name of several words: `Luật đất đai`.
        (self.capital(at) || length > 1).then_some(at + length)
    }

    /// `Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C`: from behind the first word `Luật`.
    fn amending_law(&self, behind: usize, limit: usize) -> Option<usize> {
        if !is!(self, behind, "sửa") || !is!(self, behind + 1, "đổi") {
            return None;
        }
        // What it amends may be said in many words: `Điều 6 và Phụ lục IV về danh mục ngành, nghề … của`.
        let near = limit.min(behind + AMENDED);
        let is_law = |at: usize| is!(self, at, "luật" | "lệnh") && self.best(at + 1, LAW_NAME, limit).is_some();
        let first = (behind + 2..near).find(|&at| is_law(at))?;
        let mut end = self.law(first + 1, limit)?;
        for _ in 0..AMENDED {
            let next = end + 1 + usize::from(is!(self, end + 1, "bộ"));
            if !is!(self, end, "," | "và" | ";") || !is_law(next) {
                break;
            }
            end = self.law(next + 1, limit)?;
        }
        Some(end)
    }

    /// What follows a law's name and belongs to it: `(sửa đổi)`, its number, its year.
    fn law_year(&self, mut at: usize, limit: usize) -> usize {
        let amended =
            |at: usize| is!(self, at, "(") && is!(self, at + 1, "sửa") && is!(self, at + 2, "đổi") && is!(self, at + 3, ")");
        if amended(at) {
            at += 4;
        } else if is!(self, at, "sửa") && is!(self, at + 1, "đổi") && !(is!(self, at + 2, ",") && is!(self, at + 3, "bổ")) {
            // `Luật Báo chí sửa đổi`
            at += 2;
        }
        if is!(self, at, "số") && self.token(at + 1).kind == TokenKind::Number && is!(self, at + 2, "/") && self.year(at + 3) {
            // `luật Hóa chất số 69/2025`
            return (at + 4).min(limit);
        }
        let numbered = is!(self, at, "số") && self.token(at + 1).kind == TokenKind::Code;
        if numbered || is!(self, at, "năm") && self.year(at + 1) {
            at += 2;
        } else if self.year(at) {
            at += 1;
        }
        if amended(at) {
            at += 4;
        }
        at.min(limit)
    }
}
