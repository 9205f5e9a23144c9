//! Who wrote a text: names and nothing else behind its last sentence, or on a line of their own.
//!
//! More than half of the corpus's articles end so, mostly with two words and no family name (`Minh Hải`), which often name a commune as
//! well: only where they stand shows that they are a person. A source may follow: `Hương Thu (TTXVN)`, `Thùy Linh/VOV.VN`.

use super::class::{ADDRESS, BODY_HEAD, BODY_NAME, FAMILY, GIVEN, MIDDLE, PAIR_WORD, PLACE, TITLE};
use super::find::Finder;
use super::scan::Reader;
use super::word::is;
use super::{EntityKind, Why};
use crate::lexicon::Unit;
use crate::token::{Case, TokenKind};

/// How many tokens at a text's end, or of a line, may be the names of those who wrote it, and their source.
pub(super) const BYLINE: usize = 24;
/// Names in one byline.
const NAMES: usize = 5;
/// Tokens of a source behind a stroke: `VOV - Trung tâm Tin`.
const SOURCE: usize = 9;

/// What follows the names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// Nothing: the text or line ends.
    Nothing,
    /// A source: in brackets, or behind a stroke.
    Source,
}

impl Reader<'_> {
    /// Whether a sentence ended before a token, so that names may follow.
    fn ends_before(&self, start: usize) -> bool {
        let before = start.wrapping_sub(1);
        let ended = is!(self, before, "." | "!" | "?" | "\"" | "”" | "’" | ")" | "/" | "]")
            || self.token(before).unit == Unit::ELLIPSIS
            || self.token(start).starts_line()
            || is!(self, before, "-" | "–") && self.token(before).starts_line();
        // `N. Huyền`: the stop of an initial ends no sentence.
        start > 0 && ended && !(is!(self, before, ".") && self.token(before.wrapping_sub(1)).is_one_letter())
    }

    /// The end of a name as bylines have them: `Minh Hải`, `KHÁNH HƯƠNG`, `T.Bình`, `N. Huyền`.
    fn byline_name(&self, start: usize, limit: usize) -> Option<usize> {
        let mut at = start;
        while at + 2 < limit && at - start < 6 && self.token(at).is_one_letter() && self.capital(at) && is!(self, at + 1, ".") {
            at += 2;
        }
        let initials = at > start;
        let case = self.token(at).case;
        let first = at;
        while at < limit && at - first < 4 && self.is_word(at) && self.capital(at) && self.token(at).case == case {
            if at > first && self.token(at).starts_line() || self.unspelled(at) || self.token(at).kind == TokenKind::Foreign {
                return None;
            }
            at += 1;
        }
        let length = at - first;
        if initials {
            return (length == 1 && !self.token(first).is_one_letter()).then_some(at);
        }
        let written = case == Case::Title || case == Case::Upper && (first..at).all(|place| self.letters(place) > 1);
        (length >= 2 && written).then_some(at)
    }

    /// Whether two to four words are a person's name, where nothing but a byline can stand.
    fn names_a_writer(&self, start: usize, end: usize, certain: bool) -> bool {
        if is!(self, start + 1, ".") {
            return true;
        }
        let named = self.has(end - 1, GIVEN) && self.has(start, FAMILY | MIDDLE | GIVEN);
        let likely = self.has(end - 1, GIVEN | MIDDLE | FAMILY) && (!self.is_pair(start, PAIR_WORD) || end - start > 2);
        (named || likely || certain && !self.is_pair(start, PAIR_WORD))
            && (!self.has(start, ADDRESS) || self.has(start, GIVEN))
            && !(start..end).any(|at| self.stops(at) || is!(self, at, "theo"))
            && self.best(start, BODY_NAME, end).is_none_or(|(length, _)| length < end - start)
            && self.best(start, TITLE | BODY_HEAD, end).is_none_or(|(length, _)| length < 2)
            && self.gazetteer(start, PLACE, end).is_none_or(|(length, _)| length < end - start)
    }

    /// What follows a byline's names up to its end; nothing where the text goes on otherwise.
    fn behind_names(&self, at: usize, close: usize) -> Option<Behind> {
        let rest = close - at;
        if rest == 0 || rest == 1 && is!(self, at, "." | "-" | "–" | "/") {
            return Some(Behind::Nothing);
        }
        if is!(self, at, "(") {
            let ended = (at..close).any(|place| is!(self, place, ")") && close - place <= 2) || is!(self, close - 1, ")");
            return ended.then_some(Behind::Source);
        }
        let source = is!(self, at, "/") && self.capital(at + 1) || is!(self, at, "/") && self.token(at + 1).kind == TokenKind::Url;
        let words = |place: usize| !is!(self, place, "," | ":" | ";" | "?" | "!" | "“" | "”" | "\"");
        (source && rest <= SOURCE && (at..close).all(words)).then_some(Behind::Source)
    }
}

impl Finder<'_> {
    /// Adds the names of those who wrote the text, where they begin at a token; gives the end of the last one.
    pub(super) fn byline(&mut self, start: usize) -> Option<usize> {
        let close = self.block_end(start);
        let by = is!(self, start.wrapping_sub(1), "theo") && self.token(start).case == Case::Title;
        if !by && !self.ends_before(start) {
            return None;
        }
        let mut ends = [0; NAMES];
        let mut at = start;
        let mut count = 0;
        for place in &mut ends {
            let Some(end) = self.byline_name(at, close) else { break };
            *place = end;
            count += 1;
            let sign = is!(self, end, "," | "-" | "–" | "/" | "&" | "và");
            if !sign || self.byline_name(end + 1, close).is_none() {
                break;
            }
            at = end + 1;
        }
        let ends = ends.get(..count).unwrap_or_default();
        let last = *ends.last()?;
        let behind = self.behind_names(last, close)?;
        // A line of two words between others is a heading or a menu's entry more often.
        let certain = behind == Behind::Source || count > 1;
        let last_line = close == self.tokens.len();
        let alone = self.token(start).starts_line() && self.has(last - 1, GIVEN);
        if by && behind != Behind::Source || !last_line && !certain && !alone {
            return None;
        }
        // What is no name behind the first one is a source: `Minh Giang - Dân Trí`.
        let mut at = start;
        let mut writers = 0;
        for &end in ends {
            if !self.names_a_writer(at, end, certain) {
                break;
            }
            writers += 1;
            at = end + 1;
        }
        let ends = ends.get(..writers).unwrap_or_default();
        let last = *ends.last()?;
        let mut at = start;
        for &end in ends {
            self.push(EntityKind::Person, at, end, Why::Credit);
            at = end + 1;
        }
        Some(last)
    }
}
