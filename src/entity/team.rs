//! National and youth teams: `U22 Lào`, `U.17 nữ Việt Nam`, `tuyển Thái Lan`.

use super::find::Finder;
use super::word::is;
use crate::token::TokenKind;

/// Bodies that hold tournaments of youth teams.
const ORGANIZERS: [&str; 9] = ["FIFA", "AFC", "AFF", "UEFA", "EPA", "CONCACAF", "CONMEBOL", "CAF", "FIVB"];

impl Finder<'_> {
    /// The end of a youth team's name: its age, perhaps its sex, and the country, province or club that it plays for.
    pub(super) fn youth_team(&self, at: usize, limit: usize) -> Option<usize> {
        let two_figures = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        let written = self.written(at);
        let mut name = match written.strip_prefix('U') {
            Some("") if is!(self, at + 1, ".") && two_figures(self.written(at + 2)) => at + 3,
            Some("") if self.token(at + 1).kind == TokenKind::Number && two_figures(self.written(at + 1)) => at + 2,
            Some(age) if two_figures(age.trim_start_matches('.')) => at + 1,
            _ => return None,
        };
        name += usize::from(is!(self, name, "nữ" | "nam") && self.small(name));
        // `U23 châu Á`, `U17 Đông Nam Á`, `U20 FIFA World Cup`: what they play for.
        let tournament = is!(self, name, "đông") || ORGANIZERS.contains(&self.written(name));
        if name >= limit || !self.capital(name) || tournament || self.token(name).starts_line() {
            return None;
        }
        self.organization(name, limit, false, 1).or_else(|| self.place(name, limit))
    }
}
