//! Where citations of documents begin and end.

use super::class::{DOCUMENT, LAW, PAIR_BODY, PAIR_WORD};
use super::scan::Reader;
use super::word::is;
use crate::token::TokenKind;

impl Reader<'_> {
    /// The end of a citation: type, number and date, or a law named in full.
    pub(super) fn citation(&self, start: usize, limit: usize) -> Option<usize> {
        let (length, classes) = self.best(start, DOCUMENT | LAW, limit)?;
        let end = self
            .numbered(start, start + length, classes, limit)
            .or_else(|| self.law(start + length, limit).filter(|_| classes & LAW != 0 && self.capital(start)));
        end.filter(|&end| end > start + length && end <= limit)
    }

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
            && (said || self.capital(start) && kind == TokenKind::Number && classes & LAW == 0)
            && !is!(self, at + 1, "%" | "tỷ" | "triệu" | "năm" | "tháng");
        if !code && !plain {
            return None;
        }
        let mut end = at + 1;
        // Numbers that spaces broke: `13/HD -MTTQ - BTT`.
        while is!(self, end, "-" | "/") && self.is_word(end + 1) && self.upper(end + 1) {
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
        let mut at = behind;
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
        if is!(self, at, "(") && is!(self, at + 1, "sửa") && is!(self, at + 2, "đổi") && is!(self, at + 3, ")") {
            at += 4;
        }
        let numbered = is!(self, at, "số") && self.token(at + 1).kind == TokenKind::Code;
        if numbered || is!(self, at, "năm") && self.year(at + 1) {
            at += 2;
        } else if self.year(at) {
            at += 1;
        }
        Some(at)
    }
}
