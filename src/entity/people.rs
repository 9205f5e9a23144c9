//! Persons in lists, whose names only their company tells from other capitals: `Đặng Văn Lâm, Duy Mạnh và Tuấn Hải`, `các nghệ sĩ: Trọng Tấn, …`.

use super::EntityKind;
use super::class::{
    ADDRESS, BODY_HEAD, BODY_NAME, FAMILY, FAMILY_RARE, GIVEN, MIDDLE, PLACE, PLACE_WEAK, PLACE_WHOLE, RANK, SITE, TITLE, UNIT,
};
use super::find::Finder;
use super::word::is;

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
        let named = self.has(at, FAMILY | FAMILY_RARE | MIDDLE | GIVEN)
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
}
