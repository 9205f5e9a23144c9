//! Envoys: positions named by who sends them.

use super::EntityKind;
use super::class::{BODY_HEAD, BODY_NAME, COUNTRY, TITLE};
use super::find::Finder;
use super::position::Inner;
use super::word::is;

impl Finder<'_> {
    /// `Đặc phái viên <Tổng thống Mỹ>`, `Đặc sứ <Giáo hoàng>`, `Đặc phái viên <của Thủ tướng Chính phủ>`: who sends an envoy, with country or body.
    #[inline(never)]
    pub(super) fn sent_by(&self, last: usize, behind: usize, limit: usize) -> Option<(usize, Inner)> {
        let before = last.wrapping_sub(1);
        let envoy = is!(self, last, "sứ") && is!(self, before, "đặc") || is!(self, last, "viên") && is!(self, before, "phái");
        if !envoy || self.token(behind).starts_line() {
            return None;
        }
        let of = is!(self, behind, "của");
        let sender = behind + usize::from(of);
        let head = is!(self, sender, "tổng" | "thủ" | "chủ" | "giáo" | "quốc") && self.capital(sender);
        let (length, _) = self.best(sender, TITLE, limit).filter(|_| head)?;
        let title = sender + length;
        let country = self.gazetteer(title, COUNTRY, limit).filter(|_| self.capital(title));
        let country = country.map(|(length, _)| (EntityKind::Place, title, title + length));
        let body = || {
            let body = self.best(title, BODY_HEAD | BODY_NAME, limit).filter(|_| of && self.capital(title) && title < limit)?;
            let end = self.organization(title, limit, false, 0).unwrap_or(title + body.0);
            Some((EntityKind::Organization, title, end))
        };
        let inner = country.or_else(body);
        let end = inner.map_or(title, |(_, _, end)| end);
        // `Đặc phái viên của Tổng Bí thư <Tô Lâm>`: whose envoy somebody is, not who.
        let named = end < limit && self.capital(end) && !self.token(end).starts_line();
        let listed = is!(self, end, ",") && self.best(end + 1, TITLE, limit).is_some();
        (!of || !named && !listed).then_some((end, inner))
    }
}
