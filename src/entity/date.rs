//! Where calendar expressions begin and end.

use super::scan::Reader;
use super::word::{begins_date, is};
use crate::lexicon::Unit;
use crate::token::TokenKind;

impl Reader<'_> {
    /// A whole number without signs, up to nine digits.
    pub(super) fn number(&self, at: usize) -> Option<u32> {
        let token = self.token(at);
        (token.kind == TokenKind::Number).then(|| self.written(at).parse().ok()).flatten()
    }

    pub(super) fn number_up_to(&self, at: usize, most: u32) -> bool {
        self.number(at).is_some_and(|number| number >= 1 && number <= most)
    }

    pub(super) fn year(&self, at: usize) -> bool {
        self.token(at).span.len() == 4 && self.number(at).is_some_and(|year| (1000..=2200).contains(&year))
    }

    /// A year of our time, which needs no `năm` before it.
    fn recent_year(&self, at: usize) -> bool {
        self.token(at).span.len() == 4 && self.number(at).is_some_and(|year| (1900..=2100).contains(&year))
    }

    pub(super) fn date_figures(&self, at: usize) -> bool {
        self.token(at).unit == Unit::DATE
    }

    /// Two years joined inside one token: `2021-2025`.
    fn year_range_token(&self, at: usize) -> bool {
        let written = self.written(at).as_bytes();
        written.len() == 9
            && written.get(..4).is_some_and(|year| year.iter().all(u8::is_ascii_digit))
            && written.get(4) == Some(&b'-')
    }

    /// A month and its year in one number: `tháng 7.2017`.
    fn dotted_month(&self, at: usize) -> bool {
        self.token(at).kind == TokenKind::Number
            && self.written(at).split_once('.').is_some_and(|(month, year)| {
                matches!(month.parse::<u32>(), Ok(1..=12)) && year.len() == 4 && matches!(year.parse::<u32>(), Ok(1900..=2100))
            })
    }

    /// A clock time: `15:18`, `9h30`, `9 giờ 30 phút`.
    fn clock(&self, at: usize) -> Option<usize> {
        if self.token(at).unit == Unit::TIME {
            return Some(at + 1);
        }
        if (self.number_up_to(at, 24) || is!(self, at, "0")) && is!(self, at + 1, "giờ" | "h") {
            let mut end = at + 2;
            if self.number_up_to(end, 59) {
                end += 1;
                if is!(self, end, "phút") {
                    end += 1;
                }
            }
            return Some(end);
        }
        None
    }

    /// A day without its head word: `27/11/2023`, `4 tháng 3 năm 2024`.
    fn day(&self, at: usize) -> Option<usize> {
        let mut end = if self.date_figures(at) && !self.year_range_token(at) {
            at + 1
        } else if self.number_up_to(at, 31)
            && is!(self, at + 1, "tháng")
            && (self.number_up_to(at + 2, 12) || self.named_month(at + 2))
        {
            at + 3
        } else if self.number_up_to(at, 31) && is!(self, at + 1, "tháng") && self.date_figures(at + 2) {
            return Some(at + 3);
        } else {
            return None;
        };
        if is!(self, end, ",") && is!(self, end + 1, "năm") && self.year(end + 2) {
            end += 1;
        }
        if is!(self, end, "năm") && self.year(end + 1) {
            end += 2;
        }
        Some(end)
    }

    /// `Giêng`, `chạp`, and months in words, which a capital tells from other words: `tháng Ba`, `tháng Tám`.
    fn named_month(&self, at: usize) -> bool {
        is!(self, at, "giêng" | "chạp")
            || self.title(at) && is!(self, at, "hai" | "ba" | "tư" | "năm" | "sáu" | "bảy" | "tám" | "chín" | "mười")
    }

    /// The second half of a range of days: ` - 30/4/2025`, ` đến ngày 5/7`.
    fn day_range_end(&self, at: usize) -> Option<usize> {
        if !is!(self, at, "-" | "–" | "đến") {
            return None;
        }
        let mut day = at + 1;
        if is!(self, day, "hết") {
            day += 1;
        }
        if is!(self, day, "ngày" | "sáng" | "chiều" | "tối" | "trưa" | "đêm") {
            day += 1;
            if is!(self, day, "ngày") {
                day += 1;
            }
        }
        self.day(day)
    }

    /// Days of which only the last has its month: `4 đến 8/2`, `3, 4 và 5/2`.
    #[inline(never)]
    fn days(&self, at: usize) -> Option<usize> {
        let mut next = at;
        if !self.number_up_to(next, 31) {
            return None;
        }
        next += 1;
        while is!(self, next, ",") && self.number_up_to(next + 1, 31) {
            next += 2;
        }
        if !is!(self, next, "và" | "đến" | "-" | "–") {
            // `ngày 4, 5, 6/3`
            return if is!(self, next, ",") && next > at + 1 { self.day(next + 1) } else { None };
        }
        next += 1;
        if is!(self, next, "ngày") {
            next += 1;
        }
        self.day(next)
    }

    /// `tăng tốc 2026 - 2030`: two years in order, not two amounts; a season of one year to the next belongs to its league.
    fn years_apart(&self, at: usize) -> bool {
        let (Some(first), Some(last)) = (self.number(at), self.number(at + 2)) else { return false };
        let amount = is!(
            self,
            at + 3,
            "%" | "người"
                | "đồng"
                | "m"
                | "km"
                | "ha"
                | "tỷ"
                | "tỉ"
                | "triệu"
                | "tấn"
                | "con"
                | "kg"
                | "usd"
                | "suất"
                | "hộ"
                | "mét"
        );
        is!(self, at + 1, "-" | "–")
            && first >= 1900
            && first < last
            && last <= 2100
            && last - first >= 2
            && last - first <= 50
            && !amount
    }

    fn year_range_end(&self, year: usize) -> usize {
        if is!(self, year + 1, "-" | "–" | "đến") && self.year(year + 2) { year + 3 } else { year + 1 }
    }

    /// The year behind a month or quarter: `/2025`, ` năm 2025`, `, năm 2025`.
    fn year_behind(&self, at: usize) -> usize {
        if (is!(self, at, "/" | "-") && !self.token(at).after_space() || is!(self, at, "năm")) && self.year(at + 1) {
            at + 2
        } else if is!(self, at, ",") && is!(self, at + 1, "năm") && self.year(at + 2) {
            at + 3
        } else {
            at
        }
    }

    /// The end of the calendar expression that begins at a token.
    pub(super) fn date(&self, start: usize, limit: usize) -> Option<usize> {
        // Asked of every token that may begin something: nearly all words begin no date.
        if self.is_word(start) && !begins_date(self.word(start)) {
            return None;
        }
        let end = self.date_here(start).filter(|&end| end > start && end <= limit)?;
        // `năm 2019 đến tháng 8/2022`: a range of two expressions with their head words.
        let last = end + 1 + usize::from(is!(self, end + 1, "hết"));
        if is!(self, end, "đến") && is!(self, last, "tháng" | "năm" | "quý" | "đầu" | "giữa" | "cuối" | "ngày") {
            return Some(self.date_here(last).filter(|&whole| whole > last && whole <= limit).unwrap_or(end));
        }
        Some(end)
    }

    fn date_here(&self, start: usize) -> Option<usize> {
        let mut at = start;
        let clock = self.clock(at);
        if let Some(end) = clock {
            at = end;
            // `7h30 phút ngày 17/5`
            at += usize::from(is!(self, at, "phút"));
            if is!(self, at, "," | "-") && (self.date_figures(at + 1) || is!(self, at + 1, "ngày")) {
                at += 1;
            }
        }
        if is!(self, at, "sáng" | "chiều" | "tối" | "trưa" | "đêm" | "rạng" | "khuya") {
            return self.part_of_day(at);
        }
        if is!(self, at, "hôm" | "mùng" | "mồng") {
            return self.day(at + 1);
        }
        if is!(self, at, "ngày") {
            let day = at + 1 + usize::from(is!(self, at + 1, "mồng" | "mùng"));
            if let Some(end) = self.day(day) {
                return Some(self.day_range_end(end).unwrap_or(end));
            }
            return self.days(day).or_else(|| self.first_days_of_year(day));
        }
        self.long_period(at).or_else(|| self.bare_figures(start, at, clock.is_some()))
    }

    fn part_of_day(&self, at: usize) -> Option<usize> {
        let mut day = at + 1;
        let pair = is!(self, at, "rạng") && is!(self, day, "sáng") || is!(self, at, "chiều") && is!(self, day, "tối");
        if pair || is!(self, day, "sớm" | "muộn") {
            day += 1;
        }
        if is!(self, day, "ngày") {
            day += 1;
        }
        if is!(self, day, "mồng" | "mùng") {
            day += 1;
        }
        if let Some(end) = self.day(day) {
            return Some(self.day_range_end(end).unwrap_or(end));
        }
        self.days(day)
    }

    /// `ngày đầu Xuân Ất Tỵ 2025`
    fn first_days_of_year(&self, at: usize) -> Option<usize> {
        if !is!(self, at, "đầu") || !is!(self, at + 1, "xuân" | "năm") {
            return None;
        }
        let mut end = at + 2;
        while end < at + 6 && self.capital(end) {
            end += 1;
        }
        self.year(end).then_some(end + 1)
    }

    /// `90` in `những năm 90`.
    fn decade(&self, at: usize) -> bool {
        self.number(at).is_some_and(|number| (10..100).contains(&number) && number % 10 == 0) && !is!(self, at + 1, "tuổi")
    }

    /// Months, quarters, years, terms, centuries.
    #[inline(never)]
    fn long_period(&self, start: usize) -> Option<usize> {
        let mut at = start;
        if is!(self, at, "nửa") && is!(self, at + 1, "đầu" | "cuối") {
            at += 1;
        }
        // `từ đầu 2017`, `nửa đầu 2026`
        if is!(self, at, "đầu" | "giữa" | "cuối") && self.recent_year(at + 1) && !is!(self, start.wrapping_sub(1), "quý") {
            return Some(at + 2);
        }
        if is!(self, at, "đầu" | "giữa" | "cuối") && is!(self, at + 1, "tháng" | "năm" | "quý" | "những" | "mùa" | "thập" | "thế")
        {
            at += 1;
        }
        if is!(self, at, "những") {
            return (is!(self, at + 1, "năm") && (self.year(at + 2) || self.decade(at + 2))).then(|| self.year_range_end(at + 2));
        }
        let half = is!(self, at, "sáu" | "chín" | "ba") && is!(self, at + 1, "tháng") && is!(self, at + 2, "đầu" | "cuối");
        if half && is!(self, at + 3, "năm") {
            return self.year(at + 4).then_some(at + 5);
        }
        if self.number_up_to(at, 12) && is!(self, at + 1, "tháng") {
            if is!(self, at + 2, "đầu" | "cuối") && is!(self, at + 3, "năm") {
                return self.year(at + 4).then_some(at + 5);
            }
            if is!(self, at + 2, "đầu" | "cuối") && self.recent_year(at + 3) {
                return Some(at + 4);
            }
            if is!(self, at + 2, "năm") && self.year(at + 3) {
                return Some(at + 4);
            }
        }
        if is!(self, at, "quý") {
            if self.date_figures(at + 1) {
                return Some(at + 2);
            }
            if is!(self, at + 1, "i" | "ii" | "iii" | "iv") && self.capital(at + 1) || self.number_up_to(at + 1, 4) {
                return Some(self.year_behind(at + 2));
            }
        }
        if is!(self, at, "tháng") {
            if self.date_figures(at + 1) || self.dotted_month(at + 1) {
                return Some(at + 2);
            }
            if self.number_up_to(at + 1, 12) {
                let mut end = self.year_behind(at + 2);
                let month = |place: usize| self.number_up_to(place, 12) || self.date_figures(place);
                if is!(self, end, "-" | "đến") && is!(self, end + 1, "tháng") && month(end + 2) {
                    end = self.year_behind(end + 3);
                }
                return Some(end);
            }
            // `Cách mạng Tháng Tám` is an event.
            if self.title(at + 1) && self.named_month(at + 1) && !is!(self, at.wrapping_sub(1), "mạng") {
                return Some(self.year_behind(at + 2));
            }
        }
        if is!(self, at, "năm") && self.year(at + 1) {
            return Some(self.year_range_end(at + 1));
        }
        let school_year = usize::from(is!(self, at, "năm") && is!(self, at + 1, "học"));
        let years = at + 1 + school_year;
        if is!(self, at, "năm") && self.date_figures(years) && self.year_range_token(years) {
            return Some(years + 1);
        }
        if school_year == 1 && self.year(years) && self.year_range_end(years) > years + 1 {
            return Some(self.year_range_end(years));
        }
        let term = is!(self, at, "giai") && is!(self, at + 1, "đoạn")
            || is!(self, at, "nhiệm") && is!(self, at + 1, "kỳ" | "kì")
            || is!(self, at, "niên") && is!(self, at + 1, "khóa");
        if term {
            let at = at + usize::from(is!(self, at + 2, "từ")) + usize::from(is!(self, at + 2, "từ") && is!(self, at + 3, "năm"));
            // `giai đoạn đến năm 2030`
            if is!(self, at + 2, "đến") && is!(self, at + 3, "năm") && self.year(at + 4) {
                return Some(self.year_range_end(at + 4));
            }
            if self.year_range_token(at + 2) {
                return Some(at + 3);
            }
            if self.year(at + 2) {
                return Some(self.year_range_end(at + 2));
            }
        }
        if is!(self, at, "mùa") && is!(self, at + 1, "xuân" | "hè" | "thu" | "đông" | "hạ") {
            let year = at + 2 + usize::from(is!(self, at + 2, "năm"));
            // `Olympic mùa đông 2026`, `Hội chợ Mùa thu 2025`: an event's name.
            let before = start.wrapping_sub(1);
            let named = self.capital(before) && !self.sentence_start(before) && !self.token(start).starts_line();
            let event = named && year == at + 2 || self.title(at) && !self.sentence_start(start);
            return (self.year(year) && !event).then_some(year + 1);
        }
        if is!(self, at, "hè") && self.small(at) && self.year(at + 1) && !self.capital(start.wrapping_sub(1)) {
            return Some(at + 2);
        }
        if is!(self, at, "thập") && is!(self, at + 1, "niên" | "kỷ") && self.token(at + 2).kind == TokenKind::Number {
            return Some(at + 3);
        }
        if is!(self, at, "thế") && is!(self, at + 1, "kỷ" | "kỉ") && (self.upper(at + 2) || self.number_up_to(at + 2, 30)) {
            return Some(at + 3);
        }
        None
    }

    /// Whether a year, the last of a list so far, stands in a list that `năm` begins.
    fn listed_years(&self, year: usize) -> bool {
        let mut at = year;
        for _ in 0..4 {
            if is!(self, at.wrapping_sub(1), "năm") {
                return true;
            }
            if !is!(self, at.wrapping_sub(1), "," | "và") || !self.year(at.wrapping_sub(2)) {
                return false;
            }
            at -= 2;
        }
        false
    }

    /// `Quốc khánh 2/9`, `dịp lễ 30-4 và <1-5>`: the day of a holiday is its name.
    #[inline(never)]
    fn holiday(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        let named = |before: usize| is!(self, before, "lễ" | "khánh");
        let second = is!(self, before, "và" | "-" | "–" | ",") && self.date_figures(before.wrapping_sub(1));
        named(before) || second && named(before.wrapping_sub(2))
    }

    /// Figures without a head word: a date where its form or the word before it says so, a year that says when.
    fn bare_figures(&self, start: usize, at: usize, clocked: bool) -> Option<usize> {
        let before = start.wrapping_sub(1);
        if self.date_figures(at) {
            if self.year_range_token(at) {
                return (!is!(self, before, "số")).then_some(at + 1);
            }
            let written = self.written(at);
            let full = written.len() >= 8;
            let announced = start == 0
                || self.token(start).starts_line()
                || is!(
                    self,
                    before,
                    "(" | "từ"
                        | "đến"
                        | "vào"
                        | "hôm"
                        | "và"
                        | "ngày"
                        | ","
                        | "trước"
                        | "sau"
                        | "qua"
                        | "tối"
                        | "sáng"
                        | "hết"
                        | "-"
                        | "nay"
                        | "dịp"
                        | "sinh"
                        | "liệt"
                        | "sỹ"
                        | "sĩ"
                        | "kể"
                        | "là"
                        | "tới"
                        | "mai"
                        | "–"
                );
            if !full && !clocked && !self.token(at).starts_line() && self.holiday(at) {
                return None;
            }
            let in_brackets = is!(self, before, "(") && is!(self, at + 1, ")");
            if !(full || clocked || in_brackets || announced && !is!(self, at + 1, "%" | "người" | "tuổi")) {
                return None;
            }
            let mut end = at + 1;
            if is!(self, end, "năm") && self.year(end + 1) {
                end += 2;
            }
            if let Some(range) = self.day_range_end(end) {
                end = range;
            }
            if !clocked && self.token(end).after_space() && !self.token(end).starts_line() {
                end = self.clock(end).unwrap_or(end);
            }
            return Some(end);
        }
        if let Some(end) = self.day(at) {
            return Some(self.day_range_end(end).unwrap_or(end));
        }
        // `(20 và 21/5)`, `từ 29 - 31.5.2017`
        if is!(self, before, "(" | "từ") && !clocked {
            if let Some(end) = self.days(at) {
                return Some(end);
            }
        }
        if self.year(at) && !clocked {
            let behind = at + 1;
            if self.years_apart(at) {
                return Some(self.year_range_end(at));
            }
            if is!(self, before, "(") {
                return is!(self, behind, ")" | "-" | "–").then(|| self.year_range_end(at));
            }
            // `các năm 2023, 2024 và 2025`
            let listed =
                is!(self, before, "," | "và") && self.year(before.wrapping_sub(1)) && self.listed_years(before.wrapping_sub(1));
            if is!(self, before, "từ" | "trước" | "sau" | "hồi" | "sn") || listed {
                return Some(self.year_range_end(at));
            }
            if is!(self, before, "đến") && !is!(self, behind, "người" | "hộ" | "đồng" | "m" | "km" | "ha" | "tỷ" | "triệu")
            {
                return Some(self.year_range_end(at));
            }
        }
        None
    }
}
