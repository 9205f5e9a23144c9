//! Where persons' names begin and end.

use super::Why;
use super::class::{
    BODY_HEAD, BODY_NAME, CAPITALS, FAMILY, FAMILY_RARE, FIELD, GIVEN, LAW, MIDDLE, PAIR_WORD, PARTICLE, PLACE, PLACE_WEAK,
    PLACE_WHOLE, TITLE, UNIT,
};
use super::find::Finder;
use super::scan::Reader;
use super::word::is;
use crate::token::{Case, TokenKind};

impl Reader<'_> {
    /// The end of initials: `T.T.N`, `N.H`, `T.LỢI`, `V`.
    pub(super) fn initials(&self, start: usize, limit: usize) -> Option<usize> {
        let mut at = start;
        if is!(self, start + 2, "ư") && is!(self, start + 1, ".") {
            // `T.Ư`: Trung ương.
            return None;
        }
        while at < limit {
            let token = self.token(at);
            if !token.is_one_letter() || !token.is_capitalised() || at > start && token.after_space() {
                break;
            }
            at += 1;
            if is!(self, at, ".") && !self.token(at).after_space() && !self.token(at + 1).after_space() {
                let next = self.token(at + 1);
                if next.is_one_letter() && next.is_capitalised() {
                    at += 1;
                    continue;
                }
                if next.is_word() && next.is_capitalised() {
                    // `M.Dê-man`: a foreign name in Vietnamese spelling has hyphens.
                    let hyphened = is!(self, at + 2, "-") && !self.token(at + 2).after_space() && !self.token(at + 3).after_space();
                    return Some(if hyphened { self.capital_run(at + 1, limit) } else { at + 2 });
                }
            }
            break;
        }
        (at > start).then_some(at)
    }

    /// The end of a name from a minority language: `Y Blem Niê`, `H'Yưn Ayun`, `Rơ Châm Phiên`, `Siu Hương`.
    fn minority_shape(&self, start: usize, limit: usize, cue: u8) -> Option<usize> {
        let run = self.capital_run(start, limit);
        if run < start + 2 && !self.apostrophe_name(start) {
            return None;
        }
        let family = |at: usize| self.unspelled(at) && self.has(at, FAMILY | FAMILY_RARE);
        let particle = self.has(start, PARTICLE)
            && self.token(start).is_one_letter()
            && !is!(self, start + 1, "tế" | "dược" | "học" | "khoa" | "sĩ" | "sỹ" | "tá" | "viện" | "đức")
            && (cue == 2 || (start + 1..run).any(|at| self.unspelled(at)));
        let double = self.best(start, FAMILY | FAMILY_RARE, run).is_some_and(|(length, _)| length >= 2 && start + length < run);
        let named = self.apostrophe_name(start)
            || particle
            || double
            || family(start)
            || family(run - 1) && self.has(start, GIVEN | MIDDLE);
        (named && !self.is_gazetteer(start, run, PLACE | PLACE_WEAK | PLACE_WHOLE)).then_some(run)
    }

    /// A full stop that belongs to initials.
    pub(super) fn with_stop(&self, end: usize) -> usize {
        let initial = self.token(end.wrapping_sub(1)).is_one_letter();
        end + usize::from(initial && is!(self, end, ".") && !self.token(end).after_space())
    }

    /// A role that bodies and places follow more often than names do: `lãnh đạo Bộ`, `người dân Hà Nội`.
    pub(super) fn weakly_addressed(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        is!(self, before, "dân" | "tri" | "bộ" | "khách" | "đọc" | "đb")
            || is!(self, before, "đạo") && !is!(self, at.wrapping_sub(3), "nhà")
            || self.capital_of_the_country(at) && is!(self, before, "sinh" | "viên" | "biểu" | ".")
    }

    /// `học sinh Hà Nội`, `đảng viên Hà Nội`, `TP. Hà Nội`: nobody's name, though families and persons are called by its parts.
    fn capital_of_the_country(&self, at: usize) -> bool {
        is!(self, at, "hà") && is!(self, at + 1, "nội") && self.title(at) && self.capital_run(at, at + 4) == at + 2
    }

    /// A word with a capital that names a body or a unit, or letters of a short form; not a person, whatever stands before it.
    pub(super) fn no_given_name(&self, at: usize) -> bool {
        let company = self.token(at).case == Case::Mixed
            && !self.apostrophe_name(at)
            && !["Mc", "Mac", "De", "Le", "La", "Di", "Van", "O"].iter().any(|prefix| self.written(at).starts_with(prefix));
        self.has(at, BODY_HEAD | UNIT) && !self.has(at, GIVEN) || self.upper(at) && self.letters(at) > 3 || company
    }

    /// `số 47 Phạm Văn Đồng`, `tại 504 Nguyễn Tất Thành`: a house on a road.
    pub(super) fn house_number(&self, at: usize) -> bool {
        let number = self.token(at).kind == TokenKind::Number || self.written(at).starts_with(|first: char| first.is_ascii_digit());
        number && is!(self, at.wrapping_sub(1), "số" | "tại" | "ở" | "nhà" | "(" | ":" | "chỉ" | "ngõ")
    }

    /// Capitals behind a title or role that name something else: `cử nhân Luật`, `Chủ tịch UB Trung ương`, `PV Báo Gia đình`.
    fn no_name(&self, start: usize, run: usize) -> bool {
        let named = self.has(start, FAMILY | FAMILY_RARE | GIVEN);
        let subject = run == start + 1 && self.has(start, FIELD | LAW) && !self.has(start, GIVEN);
        let native = !self.unspelled(start + 1) || self.best(start + 1, PLACE, run).is_some();
        let acronym = self.upper(start) && self.letters(start) > 1 && self.title(start + 1) && native && !named;
        let alone = run == start + 1;
        let short = alone
            && (self.upper(start) && self.letters(start) > 1 && self.lexicon.is_short_form(self.token(start).unit) && !named
                || self.written(start).contains(|sign: char| sign.is_ascii_digit()));
        // `lãnh đạo Coteccons`: a body's heads.
        let heads = alone && self.weakly_addressed(start) && (self.upper(start) || self.foreign(start));
        subject || short || heads || acronym && run > start + 1 || self.has(start, BODY_HEAD) && !named
    }

    /// `Chủ tịch UBTW MTTQVN`, `Đoàn TTVN`, `Ảnh: Cổng TTĐT`, `ĐBQH Khóa XIV`: letters of a body or the number of a term.
    #[inline(never)]
    fn holds_letters(&self, start: usize, run: usize) -> bool {
        let letters = |at: usize| self.upper(at) && self.letters(at) > 2 && !self.words.is_syllable(self.token(at).unit);
        if run != start + 2 || !letters(start + 1) {
            return false;
        }
        let roman = self.written(start + 1).bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X' | b'L'));
        letters(start) || self.title(start) && !self.unspelled(start) && (!roman || is!(self, start, "khóa"))
    }

    /// The last syllable of a name of three or more, where it is no name of the lists: `Vũ Đình Mẩn`.
    fn last_name(&self, at: usize) -> bool {
        self.title(at)
            && !self.unspelled(at)
            && !self.token(at).starts_line()
            && !self.starter(at)
            && !self.begins_word(at)
            && self.best(at, BODY_HEAD | TITLE | UNIT, at + 1).is_none()
    }

    /// The run of capitals without the first word of a sentence whose mark was lost.
    fn trimmed_run(&self, start: usize, limit: usize, cue: u8) -> usize {
        let run = self.capital_run(start, limit);
        if run <= start + 1 {
            return run;
        }
        let last = run - 1;
        let word = self.is_pair(last, PAIR_WORD);
        let cut = !is!(self, last - 1, "văn" | "thị")
            && match cue {
                // `ông Trump Để chuẩn bị`, `Tổ trưởng Tổ Thẩm định`: an ordinary word begins.
                2 if self.begins_word(last)
                    && !self.has(last, GIVEN)
                    && (self.starter(last) || run - start != 3 || !self.has(start, FAMILY)) =>
                {
                    self.person_shape(start, limit).is_none_or(|end| end <= last)
                }
                // Behind a whole name a word of no name: `ông Nguyễn Văn Trân Cùng dự …`.
                2 => self.starter(last) && (word && run - start > 2 || run - start > 3 && !self.has(last, GIVEN | MIDDLE)),
                1 => self.starter(last) || self.begins_word(last),
                _ => self.starter(last) && (!self.has(last, GIVEN) || word),
            };
        if cut { last } else { run }
    }
}

impl Finder<'_> {
    /// The person named from a token on. `cue`: what [`Reader::address_before`] says.
    pub(super) fn person(&self, start: usize, limit: usize, cue: u8) -> Option<(usize, Why)> {
        if !self.capital(start) || !self.is_word(start) {
            return None;
        }
        if let Some(end) = self.minority_shape(start, limit, cue) {
            return Some((end, if cue == 2 { Why::Addressed } else { Why::FamilyName }));
        }
        if cue >= 1 {
            if let Some(end) = self.initials(start, limit) {
                if end > start + 1 || cue == 2 {
                    let whole = self.over_initials(start, end, limit);
                    let end = if whole > end { whole } else { self.with_stop(end).min(limit) };
                    return Some((end, Why::Initials));
                }
            }
        }
        if let Some(end) = self.shortened(start, limit, cue) {
            return Some((end, if cue == 2 { Why::Addressed } else { Why::FamilyName }));
        }
        if cue == 0 {
            if let Some(end) = self.foreign_person(start, limit) {
                return Some((end, Why::Addressed));
            }
        }
        let run = self.over_initials(start, self.trimmed_run(start, limit, cue), limit);
        if cue == 2 && run == start + 1 && (self.begins_word(start) || self.no_given_name(start)) {
            return None;
        }
        // `người đẹp Việt`, `danh họa Việt`: of the country.
        let compatriots = run == start + 1 && is!(self, start, "việt") && is!(self, start.wrapping_sub(1), "đẹp" | "họa");
        if cue > 0 && self.holds_letters(start, run) || cue == 2 && (compatriots || self.no_name(start, run)) {
            return None;
        }
        let before = start.wrapping_sub(1);
        let named_after = is!(
            self,
            before,
            "tết"
                | "xuân"
                | "năm"
                | "dịch"
                | "tưởng"
                | "sản"
                | "giải"
                | "thưởng"
                | "chương"
                | "phong"
                | "trào"
                | "phim"
                | "sách"
                | "thông"
                | "học"
                | "khoa"
                | "non"
                | "th"
                | "thcs"
                | "thpt"
                | "tộc"
        ) || self.house_number(before);
        let year = cue == 0
            && run == start + 2
            && is!(self, start, "giáp" | "ất" | "bính" | "đinh" | "mậu" | "kỷ" | "canh" | "tân" | "nhâm" | "quý")
            && is!(
                self,
                start + 1,
                "tý" | "sửu" | "dần" | "mão" | "mẹo" | "thìn" | "tỵ" | "tị" | "ngọ" | "mùi" | "thân" | "dậu" | "tuất" | "hợi"
            );
        if run == start || cue < 2 && named_after || year {
            return None;
        }
        let shape = self.person_shape(start, limit);
        if self.upper(start) && cue == 0 && shape.is_none() {
            return None;
        }
        if cue == 2 {
            return Some(self.addressed(start, run, shape, limit));
        }
        if let Some(end) = shape {
            let place = || self.gazetteer(start, PLACE | PLACE_WEAK | PLACE_WHOLE, limit).is_some();
            if end - start == 2 && run == end + 1 && self.has(end - 1, MIDDLE) && self.last_name(end) && !place() {
                return Some((run, Why::FamilyName));
            }
            if end - start >= 3 || end - start == 2 && end == run && self.has(end - 1, GIVEN) {
                return self.unaddressed(start, run, end, limit, cue);
            }
        }
        let media = || self.best(start, BODY_NAME, run).is_some_and(|(length, _)| start + length == run);
        (cue == 1 && run - start >= 2 && !media()).then_some((run, Why::Credit))
    }

    /// A name behind a title, rank or address.
    fn addressed(&self, start: usize, run: usize, shape: Option<usize>, limit: usize) -> (usize, Why) {
        if let Some(end) = shape {
            let other = || self.place(end, limit).is_some() || self.best(end, TITLE | BODY_HEAD, limit).is_some();
            if end == run || end < run && other() {
                return (end, Why::Addressed);
            }
        }
        let mut end = start + 1;
        while end < run {
            let title = self.best(end, TITLE, limit).is_some_and(|(length, _)| length > 1);
            let body = self.best(end, BODY_HEAD, limit).is_some_and(|(length, classes)| length > 1 || classes & CAPITALS != 0);
            if title || body {
                break;
            }
            end += 1;
        }
        (end, Why::Addressed)
    }

    /// A name by its family name alone.
    fn unaddressed(&self, start: usize, run: usize, shape: usize, limit: usize, cue: u8) -> Option<(usize, Why)> {
        let mut end = shape;
        if run == end + 1 && self.title(end) && end - start >= 3 && (self.has(end, GIVEN | MIDDLE | FAMILY) || self.last_name(end))
        {
            end = run;
        }
        let other = || self.best(shape, TITLE | BODY_HEAD, limit).is_some() || self.place(shape, limit).is_some();
        if run > end + 2 && !other() {
            return None;
        }
        if shape - start == 2 && cue == 0 {
            let place = self.gazetteer(start, PLACE | PLACE_WEAK | PLACE_WHOLE, limit);
            if self.sentence_start(start) && place.is_some()
                || self.gazetteer(start, PLACE_WEAK | PLACE_WHOLE, limit).is_some_and(|(length, _)| length >= 2)
            {
                return None;
            }
        }
        Some((end, Why::FamilyName))
    }
}
