//! Persons in lists, whose names only their company tells from other capitals: `Đặng Văn Lâm, Duy Mạnh và Tuấn Hải`, `các nghệ sĩ: Trọng Tấn, …`.

use super::EntityKind;
use super::class::{
    ADDRESS, BODY_HEAD, BODY_NAME, FAMILY, FAMILY_RARE, GIVEN, GIVEN_PAIR, MIDDLE, PAIR_WORD, PLACE, PLACE_WEAK, PLACE_WHOLE, RANK,
    SITE, TITLE, UNIT,
};
use super::find::Finder;
use super::word::is;

/// Tokens of a signature in brackets behind its name: `, 32 tuổi, Hà Nội)`.
const SIGNATURE: usize = 12;

impl Finder<'_> {
    /// The end of a name that begins here, behind a person and a comma or `và`, or behind a role and a colon.
    pub(super) fn one_more_person(&self, at: usize, limit: usize) -> Option<usize> {
        let before = at.wrapping_sub(1);
        if !self.capital(at) || self.token(at).starts_line() || !is!(self, before, "," | ";" | "và" | ":") {
            return None;
        }
        let listed = if is!(self, before, ":") {
            self.address_before(before) == 2
        } else {
            self.found.last().is_some_and(|found| found.kind == EntityKind::Person && found.end as usize == before)
        };
        if !listed {
            return None;
        }
        // An ordinary word begins behind the name: `Nguyễn Thế Anh Cầu thủ …`.
        let run = self.capital_run(at, limit);
        let end = if self.begins_word(run.wrapping_sub(1)) { run - 1 } else { run };
        let named = self.one_more_given(at, limit)
            || self.has(at, FAMILY | FAMILY_RARE | MIDDLE | GIVEN)
                && self.has(end.wrapping_sub(1), GIVEN)
                && (2..=4).contains(&(end - at))
                && (at..end).all(|at| self.title(at) && !self.unspelled(at));
        let other = || {
            self.begins_word(at)
                || self.best(at, TITLE | BODY_HEAD | BODY_NAME | UNIT | SITE | ADDRESS | RANK, limit).is_some()
                || self.gazetteer(at, PLACE | PLACE_WEAK | PLACE_WHOLE, limit).is_some()
        };
        (named && !other()).then_some(end)
    }

    /// The end of the name with which somebody signs a question: `… nên làm thế nào? (Hằng, 32 tuổi, Hà Nội)`.
    pub(super) fn asks(&self, at: usize, limit: usize) -> Option<usize> {
        let before = at.wrapping_sub(1);
        let signed = is!(self, before, "(") && is!(self, before.wrapping_sub(1), "?" | "." | "!" | ")") && self.title(at);
        let end = self.capital_run(at, limit);
        let close = (end..limit.min(end + SIGNATURE)).find(|&place| is!(self, place, ")"))?;
        let last = close + 1 == limit || close + 2 == limit && is!(self, close + 1, ".");
        if !signed || !last || end > at + 4 || !(at..end).all(|place| self.title(place)) {
            return None;
        }
        let part = self.has(at, MIDDLE | GIVEN | FAMILY);
        let named = self.has(end - 1, GIVEN) && (part || self.best(at, BODY_HEAD | BODY_NAME | UNIT | SITE, limit).is_none());
        let aged = is!(self, end, ",") && is!(self, end + 2, "tuổi");
        let from = is!(self, end, ",") && is!(self, before.wrapping_sub(1), "?") && self.place(end + 1, limit) == Some(close);
        let bare = close == end && end > at + 1 && self.gazetteer(at, PLACE | PLACE_WEAK | PLACE_WHOLE, limit).is_none();
        (aged || named && (from || bare)).then_some(end)
    }

    /// The end of one more bare given name: `bác sĩ Thuận, Cường và Chung`.
    fn one_more_given(&self, at: usize, limit: usize) -> bool {
        let bare = self.found.last().is_some_and(|found| found.end - found.first == 1);
        bare && self.capital_run(at, limit) == at + 1
            && self.title(at)
            && !self.unspelled(at)
            && self.has(at, GIVEN)
            && !self.starter(at)
            && self.gazetteer(at, PLACE, limit).is_none()
    }

    /// The end of a person's two names without family name or cue, as players and singers are called: `Công Phượng ghi bàn`,
    /// `cú đúp của Xuân Son`. Places and brands have such names as well: where they stand decides.
    pub(super) fn called_by_two_names(&self, at: usize, limit: usize) -> Option<usize> {
        let end = at + 2;
        let written = self.title(at) && self.title(at + 1) && !self.unspelled(at) && !self.unspelled(at + 1);
        if !written || self.capital_run(at, limit) != end || self.is_pair(at, PAIR_WORD) {
            return None;
        }
        let other = self.best(at, TITLE | BODY_HEAD | BODY_NAME | UNIT | SITE | ADDRESS | RANK, limit).is_some()
            || self.gazetteer(at, PLACE | PLACE_WEAK | PLACE_WHOLE, limit).is_some();
        if other {
            return None;
        }
        let before = at.wrapping_sub(1);
        let starts = self.sentence_start(at);
        let joined = is!(
            self,
            before,
            "và" | "của"
                | "như"
                | "với"
                | "cho"
                | "khi"
                | "giúp"
                | "cùng"
                | "là"
                | "bởi"
                | "mà"
                | "do"
                | "nhờ"
                | "để"
                | "thay"
                | "hơn"
                | "hay"
                | "gồm"
                | "được"
                | "hỏi"
                | "nếu"
                | "khiến"
        );
        if self.best(at, GIVEN_PAIR, end).is_some_and(|(length, _)| length == 2) {
            return (starts || joined || is!(self, before, "," | "(")).then_some(end);
        }
        // `Hiện Công ty …`, `Tuyển Đức thua`: the first word begins the sentence, the second a word or a country.
        let sentence = self.begins_word(at + 1) || is!(self, at, "hiện" | "tuyển" | "giao" | "tết" | "đoan" | "sao" | "chính");
        let named = self.has(at, MIDDLE | GIVEN) && self.has(at + 1, GIVEN) && !sentence;
        (named && (starts || joined) && self.small(end)).then_some(end)
    }
}
