//! Foreign persons' names without a title, rank or address before them, and names with shortened parts.

use super::class::{
    ADDRESS, BODY_HEAD, BODY_NAME, EAST_FAMILY, FAMILY, FAMILY_RARE, FOREIGN_FAMILY, FOREIGN_NAME, PLACE, PLACE_WEAK, PLACE_WHOLE,
    RANK, TITLE,
};
use super::find::Finder;
use super::scan::Reader;
use super::word::is;

/// Last words of the names of media, companies and clubs.
const BODIES: [&str; 44] = [
    "News",
    "Daily",
    "Mail",
    "Times",
    "Post",
    "Journal",
    "Sport",
    "Sports",
    "Today",
    "Online",
    "Group",
    "Bank",
    "Motor",
    "Motors",
    "Tribune",
    "Herald",
    "Guardian",
    "Telegraph",
    "Star",
    "Street",
    "Club",
    "University",
    "College",
    "Center",
    "Park",
    "Tower",
    "Award",
    "Awards",
    "League",
    "Cup",
    "Airlines",
    "Air",
    "Holdings",
    "Capital",
    "Studio",
    "Entertainment",
    "Magazine",
    "Correo",
    "Monde",
    "Media",
    "Show",
    "House",
    "City",
    "United",
];

impl Reader<'_> {
    /// A word that may begin a foreign name: spelled as no Vietnamese syllable is, or a given name that happens to be: `Dan Coats`, `Tim Cook`.
    pub(super) fn begins_foreign(&self, at: usize) -> bool {
        let known = || self.title(at) && self.has(at, FOREIGN_NAME) && self.unspelled(at + 1) && !self.token(at + 1).starts_line();
        !self.upper(at) && (self.unspelled(at) || known())
    }

    /// The end of a Korean's or Chinese's name, family name in front: `Kim Jong-un`, `Kim Hye Soo`, `Zhang Yimou`.
    pub(super) fn east_asian(&self, start: usize, limit: usize) -> Option<usize> {
        if !self.title(start) || !self.has(start, EAST_FAMILY) {
            return None;
        }
        let end = self.capital_run(start, limit);
        let hyphened = end == start + 4 && is!(self, start + 2, "-") && self.title(start + 1) && !self.upper(start + 3);
        let spelled = (start + 1..end).any(|at| !self.unspelled(at));
        let syllables = (start + 1..end).filter(|&at| self.unspelled(at)).count();
        let apart = match end - start {
            2 => syllables == 1 && self.unspelled(start),
            3 => syllables == 2 || syllables == 1 && !self.unspelled(start) && self.has(start, FAMILY | FAMILY_RARE),
            _ => false,
        };
        let parts = || (start..end).all(|at| self.title(at) || is!(self, at, "-") || !self.capital(at));
        let other = || {
            (start..end).any(|at| self.best(at, BODY_HEAD | BODY_NAME, end).is_some_and(|(length, _)| length > 1))
                || self.gazetteer(start, PLACE | PLACE_WEAK | PLACE_WHOLE, limit).is_some_and(|(length, _)| length > 1)
                || BODIES.contains(&self.written(end - 1))
        };
        ((hyphened || apart && (spelled || syllables > 0)) && parts() && !other()).then_some(end)
    }

    /// The end of a foreign name whatever stands before it: its shape or its parts say enough.
    pub(super) fn foreign_name(&self, start: usize, limit: usize) -> Option<usize> {
        self.east_asian(start, limit).or_else(|| self.foreign_run(start, limit))
    }

    /// The end of a foreign name by its family name: `Lara Trump`, `Trump`.
    fn family_run(&self, start: usize, limit: usize) -> Option<usize> {
        let end = self.capital_run(start, limit);
        if end == start + 1 {
            let alone = self.unspelled(start) && self.has(start, FOREIGN_FAMILY) && !is!(self, end, "-" | "&" | "/" | "'" | "’");
            return alone.then_some(end);
        }
        // `Video Messi ghi bàn`
        let headed = is!(self, start, "video" | "clip");
        self.foreign_run(start, limit).filter(|&end| self.has(end - 1, FOREIGN_FAMILY) && !headed)
    }

    /// The end of a run of capitals that is spelled as no Vietnamese name is, of two words or more: `Arlene Foster`, `Robert H. McCooey`.
    pub(super) fn foreign_run(&self, start: usize, limit: usize) -> Option<usize> {
        if !self.begins_foreign(start) {
            return None;
        }
        let end = self.over_initials(start, self.capital_run(start, limit), limit);
        let foreign = |at: usize| at == start || self.unspelled(at) || !self.capital(at) || self.token(at).is_one_letter();
        let known = || {
            self.gazetteer(start, PLACE | PLACE_WEAK | PLACE_WHOLE, limit).is_some()
                || (start..end).any(|at| self.best(at, BODY_HEAD | BODY_NAME, end).is_some())
        };
        if (start..end).any(|at| self.stops(at) || is!(self, at, "theo")) || BODIES.contains(&self.written(end - 1)) {
            return None;
        }
        let most = (start..end).filter(|&at| foreign(at)).count() * 3 >= (end - start) * 2;
        (end - start >= 2 && self.unspelled(end - 1) && most && !known()).then_some(end)
    }

    /// A run of capitals that an initial with its stop seemed to end: `George W. Bush`, `A. Lukashenko`.
    pub(super) fn over_initials(&self, start: usize, run: usize, limit: usize) -> usize {
        let mut end = run;
        for _ in 0..2 {
            let initial = end > start && self.token(end - 1).is_one_letter() && self.capital(end - 1);
            let next = end + 1;
            if !initial || !is!(self, end, ".") || next >= limit || self.token(next).starts_line() || !self.unspelled(next) {
                break;
            }
            end = self.capital_run(next, limit).max(next + 1);
        }
        end
    }

    /// A foreign given name with what goes on: `Barack Obama`, `Bill Gates`; what begins a sentence behind it is left out.
    fn given_run(&self, start: usize, limit: usize) -> Option<usize> {
        if !self.begins_foreign(start) || !self.has(start, FOREIGN_NAME) {
            return None;
        }
        let run = self.over_initials(start, self.capital_run(start, limit), limit);
        let foreign = |at: usize| at == start || self.unspelled(at) || self.token(at).is_one_letter() || !self.capital(at);
        let end = (start..run).find(|&at| !foreign(at)).unwrap_or(run);
        let known = || {
            self.gazetteer(start, PLACE | PLACE_WEAK | PLACE_WHOLE, limit).is_some()
                || (start..end)
                    .any(|at| self.upper(at) && self.letters(at) > 1 || self.best(at, BODY_HEAD | BODY_NAME, end).is_some())
        };
        let ended = end == run || self.begins_word(end) || self.starter(end);
        let named =
            end - start >= 2 && (start..end).filter(|&at| self.is_word(at)).count() <= 5 && self.unspelled(end - 1) && ended;
        (named && !BODIES.contains(&self.written(end - 1)) && !known()).then_some(end)
    }

    /// `J. Edgar Hoover`: one initial before a foreign given name, inside a sentence.
    fn behind_initial(&self, start: usize, limit: usize) -> Option<usize> {
        let initial = self.token(start).is_one_letter() && self.capital(start) && is!(self, start + 1, ".");
        let group = is!(self, start.wrapping_sub(1), "bảng" | "nhóm");
        let inside = start > 0 && !self.token(start).starts_line() && self.small(start - 1) && !group;
        if !initial || !inside || self.token(start + 2).starts_line() {
            return None;
        }
        self.given_run(start + 2, limit)
    }

    /// What a foreign person's name is followed by: a sign, then what the person is: `, lãnh đạo đảng`, `, một luật sư`, `, cựu Bộ trưởng`.
    pub(super) fn described(&self, end: usize, limit: usize) -> bool {
        if end + 1 >= limit || !is!(self, end, "," | "-" | "–" | "(") || self.token(end + 1).starts_line() {
            return false;
        }
        let at = end + 1 + usize::from(is!(self, end + 1, "một" | "nguyên" | "cựu" | "vị" | "nữ" | "là"));
        let role = self.best(at, TITLE | RANK | ADDRESS, limit);
        let known = role.is_some_and(|(length, classes)| length >= 2 || classes & RANK != 0) && self.small(at);
        let titled = self.best(at, TITLE, limit).is_some_and(|(length, _)| length >= 2);
        let kin = self.small(at) && is!(self, at, "con" | "vợ" | "chồng" | "cha" | "mẹ" | "anh" | "em" | "người");
        known || titled || kin
    }

    /// The end of a name whose last part is shortened to its first letters: `Nguyễn Phước D.`, `Lý T.T.`, `Quảng Ngọc Th.`.
    pub(super) fn shortened(&self, start: usize, limit: usize, cue: u8) -> Option<usize> {
        if cue < 2 && !self.has(start, FAMILY | FAMILY_RARE) || !self.title(start) || self.token(start).is_one_letter() {
            return None;
        }
        let mut at = start + 1;
        let part = |at: usize| self.title(at) && !self.token(at).starts_line() && !self.is_short_part(at);
        while at < limit && at - start < 4 && part(at) {
            at += 1;
        }
        let first = at;
        while at + 1 < limit && at - first < 6 && self.is_short_part(at) && (at == first || !self.token(at).after_space()) {
            at += 2;
        }
        // `George W. Bush`: the name goes on.
        if self.unspelled(at) && self.capital(at) && !self.token(at).starts_line() {
            return None;
        }
        let place = cue < 2 && self.gazetteer(start, PLACE, first).is_some();
        if place || is!(self, first, "i") {
            return None;
        }
        (at > first && (at - start > 2 || cue == 2 || self.has(start, FAMILY))).then_some(at)
    }

    /// `D.`, `Th.`: the first letters of a name with their stop, which no space parts from them.
    fn is_short_part(&self, at: usize) -> bool {
        let token = self.token(at);
        let pair = || {
            let letters = self.written(at);
            ["Th", "Ng", "Nh", "Ph", "Tr", "Kh", "Ch", "Gi", "Qu"].contains(&letters)
        };
        token.is_word()
            && token.is_capitalised()
            && !token.starts_line()
            && (token.is_one_letter() && (self.written(at).is_ascii() || is!(self, at, "đ")) || pair())
            && is!(self, at + 1, ".")
            && !self.token(at + 1).after_space()
    }
}

impl Finder<'_> {
    /// A foreign name by what follows it, or by its given name.
    pub(super) fn foreign_person(&self, start: usize, limit: usize) -> Option<usize> {
        if let Some(end) = self.behind_initial(start, limit) {
            return Some(end);
        }
        let east = self.east_asian(start, limit);
        if !self.begins_foreign(start) && east.is_none() {
            return None;
        }
        let given = self.given_run(start, limit).or(east).or_else(|| self.family_run(start, limit));
        let described = || self.foreign_run(start, limit).filter(|&end| self.described(end, limit));
        let end = given.or_else(described)?;
        let before = start.wrapping_sub(1);
        // What is quoted with a comma is a paper more often: `Theo Sky Sports, huấn luyện viên …`.
        let quoted = given.is_none() && is!(self, before, "theo" | "trên" | "từ" | "của") && is!(self, end, ",");
        let capital = self.unspelled(before) && self.capital(before) && !self.token(start).starts_line();
        // `thông báo Todd Lyons …`: announces, no paper.
        let announced = is!(self, before, "báo") && is!(self, before.wrapping_sub(1), "thông" | "cảnh" | "tố" | "dự" | "tin");
        let other = is!(
            self,
            before,
            "tờ" | "báo"
                | "trang"
                | "kênh"
                | "ty"
                | "đoàn"
                | "hãng"
                | "phim"
                | "đảng"
                | "tàu"
                | "xe"
                | "tại"
                | "ở"
                | "sân"
                | "hàng"
                | "giải"
                | "nhóm"
                | "trường"
                | "viện"
                | "học"
                | "đường"
                | "phố"
                | "uss"
                | "hms"
                | "sạn"
                | "tháp"
                | "quỹ"
                | "đài"
                | "bão"
                | "hiệu"
        );
        (!quoted && !capital && (!other || announced) && self.organization(start, limit, false, 0).is_none()).then_some(end)
    }
}
