//! Ministries and departments that share their head: `các Bộ: Quốc phòng, Công an, Ngoại giao`, `các Sở Xây dựng, TN-MT`.

use super::class::{BODY_HEAD, BODY_NAME, FIELD, TITLE};
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
}
