//! Ministries and departments: those that share their head (`các Bộ: Quốc phòng, Công an, Ngoại giao`), and the fields that ministers name alone (`Bộ trưởng Quốc phòng`).

use super::class::{ADDRESS, BODY_HEAD, BODY_NAME, COUNTRY, FAMILY, FIELD, PLACE, RANK, SITE, TITLE, UNIT};
use super::find::Finder;
use super::word::is;
use super::{EntityKind, Why};

/// Ministries that a list may have.
const MINISTRIES: usize = 24;

impl Finder<'_> {
    /// Adds the ministries behind a head that they share, and gives the end of the list. A head with a capital belongs to the first of them.
    pub(super) fn shared_ministries(&mut self, head: usize, limit: usize) -> Option<usize> {
        let plural = head > 0 && is!(self, head - 1, "các" | "những") && !self.token(head).starts_line();
        if !is!(self, head, "bộ" | "sở") || !plural {
            return None;
        }
        let colon = is!(self, head + 1, ":");
        let mut at = head + 1 + usize::from(colon);
        let mut items = Vec::new();
        while items.len() < MINISTRIES {
            let Some(end) = self.ministry_of_list(head, at, limit) else { break };
            items.push((at, end));
            if !is!(self, end, "," | ";" | "và") {
                break;
            }
            at = end + 1;
        }
        // One alone is no list: `các Sở Y tế địa phương`.
        if items.len() < 2 {
            return None;
        }
        if let Some(first) = items.first_mut().filter(|_| !colon && self.capital(head)) {
            first.0 = head;
        }
        for &(from, to) in &items {
            self.push(EntityKind::Organization, from, to, Why::Body);
        }
        items.last().map(|&(_, end)| end)
    }

    /// The end of a field in the list; what is a body by itself ends the list: `các Bộ: Tài chính, Ngân hàng Nhà nước`.
    fn ministry_of_list(&self, head: usize, at: usize, limit: usize) -> Option<usize> {
        if at >= limit || !self.capital(at) || self.token(at).starts_line() {
            return None;
        }
        let police = is!(self, head, "bộ") && is!(self, at, "công") && is!(self, at + 1, "an") && self.small(at + 1);
        if police {
            return Some(at + 2);
        }
        let short = self.letters_of_fields(at, limit);
        let field = |at: usize| self.best(at, FIELD, limit).filter(|_| self.capital(at)).map(|(length, _)| at + length);
        let mut end = field(at).unwrap_or(at).max(short);
        // `Kế hoạch đầu tư`, `Kế hoạch - Đầu tư`
        if is!(self, end, "đầu") && is!(self, end + 1, "tư") && self.small(end) && end > at {
            end += 2;
        }
        if is!(self, end, "-" | "–") && end > at {
            end = field(end + 1).unwrap_or(end);
        }
        let other = short < at + 2
            && self.best(at, BODY_HEAD | BODY_NAME | TITLE, limit).is_some_and(|(length, _)| length > 1 || at + length >= end);
        // What goes on in small letters is no field that the lexicon holds whole.
        let whole = !self.small(end) || is!(self, end, "và") || end >= limit || !self.is_pair(end - 1, super::class::PAIR_WORD);
        (end > at && !other && whole).then_some(end)
    }

    /// `TN-MT`, `NN&PTNT`, `GTVT`: the end of fields in letters; where they would begin if there are none.
    pub(super) fn letters_of_fields(&self, at: usize, limit: usize) -> usize {
        let part = |place: usize| place < limit && self.upper(place) && self.letters(place) > 1 && !self.token(place).starts_line();
        let mut end = at;
        while part(end) {
            end += 1;
            let joined = is!(self, end, "-" | "–" | "&") && !self.token(end).after_space() && part(end + 1);
            if !joined {
                break;
            }
            end += 1;
        }
        end
    }

    /// The end of a ministry's fields in short forms: `GD&ĐT`, `NN-PTNT`, `GTVT`; where it begins if there are none.
    fn short_fields(&self, at: usize, limit: usize) -> usize {
        let end = self.letters_of_fields(at, limit);
        if end == at || self.best(at, BODY_HEAD | BODY_NAME, limit).is_some() || self.has(at, FAMILY) {
            return at;
        }
        let known = end > at + 1 || self.letters(at) > 2;
        if known { end } else { at }
    }

    /// `Bộ trưởng Quốc phòng`, `Thứ trưởng Công an`: the field without its ministry, then perhaps a country.
    pub(super) fn ministers_field(&self, head: usize, last: usize, behind: usize, limit: usize) -> Option<(usize, Option<usize>)> {
        let minister = last > head && is!(self, last, "trưởng") && is!(self, last - 1, "bộ" | "thứ");
        let field = self.best(behind, FIELD, limit).map(|(length, _)| length);
        // `Bộ trưởng Hàn Quốc`: bodies are called after countries, but no ministry's field.
        if field.is_some_and(|length| self.is_gazetteer(behind, behind + length, COUNTRY)) {
            return None;
        }
        if !minister
            || !self.capital(behind)
            || field.is_none_or(|length| length < 2) && self.is_full_name(behind, limit)
            || is!(self, behind, "bộ" | "ban" | "ủy")
        {
            return None;
        }
        let short = self.short_fields(behind, limit);
        let mut end = match field {
            _ if short > behind => short,
            Some(length) => behind + length,
            None if self.begins_word(behind) => behind + 2,
            None if is!(self, behind, "công") && is!(self, behind + 1, "an" | "thương") => behind + 2,
            None => return None,
        };
        end = self.more_fields(end, limit);
        (end <= limit).then(|| (end, self.place(end, limit)))
    }

    /// `Bộ trưởng Khoa học<, Công nghệ và Đổi mới> Malaysia`, `Kế hoạch <& Đầu tư>`: the end of a minister's further fields.
    pub(super) fn more_fields(&self, mut end: usize, limit: usize) -> usize {
        let field = |at: usize| {
            let known = self.best(at, FIELD, limit).filter(|_| self.capital(at)).map(|(length, _)| length);
            let length = known.filter(|&length| length >= 2).or_else(|| self.begins_word(at).then_some(2))?;
            let other = BODY_HEAD | TITLE | PLACE | UNIT | SITE | RANK | ADDRESS;
            let other = self.best(at, other, limit).is_some_and(|(other, _)| other >= length);
            (!other && !self.token(at).starts_line() && at + length <= limit).then_some(at + length)
        };
        // `Bộ trưởng An ninh <Quốc nội> Mỹ`: fields that nothing joins.
        while let Some(next) = field(end).filter(|_| !self.starter(end) && !self.begins_person(end)) {
            end = next;
        }
        let joined = |at: usize| field(at + 1).filter(|_| is!(self, at, "và" | "&"));
        while let Some(behind) = field(end + 1).filter(|_| is!(self, end, ",")) {
            // A list of fields ends with `và`; what else stands behind a comma is another thing.
            let mut last = behind;
            while let Some(next) = field(last + 1).filter(|_| is!(self, last, ",")) {
                last = next;
            }
            let Some(whole) = joined(last) else { return end };
            end = whole;
        }
        while let Some(whole) = joined(end) {
            end = whole;
        }
        end
    }
}
