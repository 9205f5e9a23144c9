//! Where amounts of money and shares begin and end.

use super::EntityKind;
use super::class::CURRENCY;
use super::scan::Reader;
use super::word::is;
use crate::token::TokenKind;

impl Reader<'_> {
    fn figures(&self, at: usize) -> bool {
        let token = self.token(at);
        // `2.5` may have been read as a date.
        token.kind == TokenKind::Number && token.unit != crate::lexicon::Unit::TIME
            || token.kind == TokenKind::Date && !self.written(at).contains('/')
    }

    fn multiplier(&self, at: usize) -> bool {
        is!(self, at, "tỷ" | "tỉ" | "triệu" | "nghìn" | "ngàn" | "trăm")
    }

    /// The end of a currency's name.
    fn currency(&self, at: usize) -> Option<usize> {
        let end = at + 1;
        if is!(self, at, "đồng") {
            // `Chi bộ khu dân cư số 5 Đồng Xuân Thụ`: a name.
            let name = self.title(at) && self.title(end);
            return (!name
                && !is!(self, end, "chí" | "bào" | "thời" | "hồ" | "minh" | "đội" | "nghiệp" | "phạm" | "môn" | "hương"))
            .then_some(end);
        }
        if is!(self, at, "đô") {
            if !is!(self, end, "la") {
                return None;
            }
            return Some(end + 1 + usize::from(is!(self, end + 1, "mỹ" | "úc" | "singapore" | "canada")));
        }
        if is!(self, at, "nhân") {
            return (is!(self, end, "dân") && is!(self, end + 1, "tệ")).then_some(end + 2);
        }
        if is!(self, at, "bảng") {
            // `lượt trận thứ 2 bảng E`: a group.
            let group = self.token(end).is_one_letter() && self.capital(end);
            return (!group).then_some(end + usize::from(is!(self, end, "anh")));
        }
        if is!(self, at, "đ") {
            return (!self.token(at).after_space()).then_some(end);
        }
        if let Some((length, _)) = self.best(at, CURRENCY, at + 3) {
            return Some(at + length);
        }
        is!(
            self,
            at,
            "usd"
                | "vnđ"
                | "vnd"
                | "euro"
                | "eur"
                | "yên"
                | "won"
                | "rúp"
                | "baht"
                | "franc"
                | "ringgit"
                | "kip"
                | "rupee"
                | "dollar"
        )
        .then_some(end)
    }

    /// An amount of money or a share that begins at a token.
    pub(super) fn amount(&self, start: usize, limit: usize) -> Option<(EntityKind, usize)> {
        if !self.figures(start) {
            return None;
        }
        self.amount_here(start).filter(|(_, end)| *end <= limit)
    }

    fn amount_here(&self, start: usize) -> Option<(EntityKind, usize)> {
        let mut at = start + 1;
        let joined = |place: usize| is!(self, place, "-" | "–" | "đến") && self.figures(place + 1);
        if joined(at) && (is!(self, at + 2, "%") || self.multiplier(at + 2) || self.currency(at + 2).is_some()) {
            at += 2;
        }
        if is!(self, at, "%") {
            at += 1;
            if joined(at) && is!(self, at + 2, "%") {
                at += 3;
            }
            return Some((EntityKind::Percent, at));
        }
        let figures_end = at;
        while self.multiplier(at) {
            at += 1;
            if self.figures(at) && self.multiplier(at + 1) {
                at += 1;
            }
        }
        if let Some(end) = self.currency(at) {
            return Some((EntityKind::Money, end));
        }
        // `lên 1 tỉ`: billions alone are money where the words before them speak of an amount.
        let billions = at == figures_end + 1 && is!(self, figures_end, "tỷ" | "tỉ");
        let announced =
            is!(self, start.wrapping_sub(1), "lên" | "gần" | "hơn" | "trên" | "khoảng" | "xuống" | "tới" | "đến" | "mức" | "từ");
        // `nhận 30 tỉ, …`: a verb of money.
        let paid = is!(
            self,
            start.wrapping_sub(1),
            "nhận" | "tốn" | "chi" | "lỗ" | "lãi" | "nợ" | "phạt" | "vay" | "giá" | "thưởng" | "mất" | "hồi" | "lộ" | "trả"
        );
        let announced = announced || paid;
        let counted = self.small(at) && !self.stops(at) && !is!(self, at, "vào" | "cho" | "để" | "tại");
        let alone = self.token(at).kind != TokenKind::Number && !counted;
        (billions && (announced || self.token(at).is_word()) && alone).then_some((EntityKind::Money, at))
    }
}
