//! Bodies named by whose they are: `Ủy ban Kinh tế của Quốc hội`, `Tổ công tác của Thủ tướng Chính phủ`.
//!
//! Other bodies end before `của`: what stands behind it is a body of its own (`Đội kiểm tra của Đồn Biên phòng …`).

use super::class::TITLE;
use super::find::Finder;
use super::word::is;
use super::{EntityKind, Why};

impl Finder<'_> {
    /// The end of a body with whose it is: the name begins at `start` and ends at `at`, where `của` stands.
    #[inline(never)]
    pub(super) fn of_whom(&self, start: usize, at: usize, limit: usize) -> Option<usize> {
        let owner = at + 1;
        if !is!(self, at, "của") || owner >= limit || !self.capital(owner) || self.token(owner).starts_line() {
            return None;
        }
        let committee = is!(self, start, "ủy") && is!(self, start + 1, "ban") && at > start + 2;
        let petitions = is!(self, start, "ban") && is!(self, start + 1, "dân");
        let parliament =
            is!(self, owner, "quốc" | "hạ" | "thượng") && is!(self, owner + 1, "hội" | "viện") || self.written(owner) == "QH";
        if committee || petitions {
            return if parliament { self.body_here(owner, limit, false, 1) } else { None };
        }
        let task_force = is!(self, start, "tổ") && is!(self, start + 1, "công") && is!(self, start + 2, "tác");
        if !task_force {
            return None;
        }
        self.head_of_government(owner, limit).or_else(|| {
            let state = is!(self, owner, "chính") || is!(self, owner, "bộ") && is!(self, owner + 1, "chính") || parliament;
            state.then(|| self.body_here(owner, limit, false, 1)).flatten()
        })
    }

    /// `Thủ tướng Chính phủ`, `Thủ tướng`.
    fn head_of_government(&self, at: usize, limit: usize) -> Option<usize> {
        let (length, _) = self.best(at, TITLE, limit).filter(|_| is!(self, at, "thủ"))?;
        let end = at + length;
        Some(self.body_here(end, limit, false, 1).filter(|_| is!(self, end, "chính")).unwrap_or(end))
    }

    /// Adds the office that owns a body, where it stands at a token inside the body's name; gives its end.
    #[inline(never)]
    pub(super) fn nested_owner(&mut self, at: usize, end: usize) -> Option<usize> {
        if !is!(self, at, "thủ") || !is!(self, at.wrapping_sub(1), "của") {
            return None;
        }
        let office = self.head_of_government(at, end)?;
        self.push(EntityKind::Position, at, office, Why::Inside);
        let (title, _) = self.best(at, TITLE, end)?;
        if at + title < office {
            self.push(EntityKind::Organization, at + title, office, Why::Inside);
        }
        Some(office)
    }
}
