//! [`Reader`]: a text's tokens with what the lexicon says of them; the questions that all the grammar asks.

use super::class::{
    self, ADDRESS, BODY_HEAD, CAPITALS, Classes, FAMILY, FAMILY_RARE, GIVEN, MIDDLE, PAIR_BODY, PAIR_STARTER, PAIR_WORD, PARTICLE,
    RANK, STOP, TITLE,
};
use super::lexicon::LexiconView;
use super::overlay::UserFacts;
use super::word::{Words, begins_date, is, runs_on};
use crate::block::Block;
use crate::lexicon::{Node, Unit};
use crate::limits;
use crate::span::Span;
use crate::token::{Case, Token, TokenKind};

/// A surface of the lexicon that begins at a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub(super) length: u8,
    pub(super) classes: Classes,
}

/// What stands before the first and behind the last token.
pub(super) const NOTHING: Token =
    Token { span: Span::new(0, 0), unit: Unit::NONE, kind: TokenKind::Symbol, case: Case::None, flags: Token::SPACE | Token::LINE };

/// The tokens of a text with the lexicon's matches.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) lexicon: LexiconView<'a>,
    pub(super) words: &'a Words,
    pub(super) matches: &'a [Match],
    /// Where the matches of each token begin in `matches`, and one more at the end.
    pub(super) starts: &'a [u32],
    /// The end of each token's block.
    pub(super) ends: &'a [u32],
}

/// Fills `ends` with the end of each token's block.
pub(super) fn block_ends_into(tokens: &[Token], blocks: &[Block], ends: &mut Vec<u32>) {
    ends.clear();
    for block in blocks {
        ends.resize(block.end as usize, block.end);
    }
    ends.resize(tokens.len(), tokens.len() as u32);
}

/// Fills `matches` and `starts` with all surfaces of the lexicon and of the user's facts.
pub(super) fn match_into(
    tokens: &[Token],
    ends: &[u32],
    lexicon: LexiconView<'_>,
    user: &UserFacts,
    matches: &mut Vec<Match>,
    starts: &mut Vec<u32>,
) {
    matches.clear();
    starts.clear();
    let user = Some(user).filter(|user| !user.is_empty());
    for (at, end) in ends.iter().enumerate() {
        let start = matches.len();
        starts.push(start as u32);
        let end = (*end as usize).min(at + limits::SURFACE_UNITS);
        let mut node = Node::ROOT;
        for (length, token) in tokens.get(at..end).unwrap_or_default().iter().enumerate() {
            let Some(next) = lexicon.surfaces.step(node, spelled(token.unit)) else { break };
            node = next;
            if let Some(value) = lexicon.surfaces.value(node) {
                matches.push(Match { length: length as u8 + 1, classes: lexicon.classes(value) });
            }
        }
        if let Some(user) = user {
            user.show(at, start, matches);
        }
    }
    starts.push(matches.len() as u32);
}

/// All dashes are hyphens in the lexicon: `Công nghiệp – Năng lượng`.
#[inline]
fn spelled(unit: Unit) -> Unit {
    if unit == Unit::EN_DASH || unit == Unit::EM_DASH { Unit::HYPHEN } else { unit }
}

/// The longest surface of the lexicon with one of these classes at the beginning of some tokens: its length and classes.
pub(super) fn longest(tokens: &[Token], lexicon: LexiconView<'_>, mask: Classes) -> Option<(usize, Classes)> {
    let mut found = None;
    let mut node = Node::ROOT;
    for (length, token) in tokens.iter().take(limits::SURFACE_UNITS).enumerate() {
        let Some(next) = lexicon.surfaces.step(node, token.unit) else { break };
        node = next;
        let classes = lexicon.surfaces.value(node).map_or(0, |value| lexicon.classes(value));
        if classes & mask != 0 {
            found = Some((length + 1, classes));
        }
    }
    found
}

impl<'a> Reader<'a> {
    #[inline]
    pub(super) fn token(&self, at: usize) -> Token {
        self.tokens.get(at).copied().unwrap_or(NOTHING)
    }

    #[inline]
    pub(super) fn word(&self, at: usize) -> u16 {
        self.tokens.get(at).map_or(0, |token| self.words.of(token.unit))
    }

    pub(super) fn written(&self, at: usize) -> &'a str {
        self.token(at).span.of(self.text)
    }

    pub(super) fn block_end(&self, at: usize) -> usize {
        self.ends.get(at).copied().unwrap_or(0) as usize
    }

    #[inline]
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.token(at).is_word()
    }

    #[inline]
    pub(super) fn capital(&self, at: usize) -> bool {
        self.token(at).is_capitalised()
    }

    #[inline]
    pub(super) fn small(&self, at: usize) -> bool {
        self.token(at).case == Case::Lower
    }

    pub(super) fn upper(&self, at: usize) -> bool {
        self.token(at).case == Case::Upper
    }

    pub(super) fn title(&self, at: usize) -> bool {
        self.token(at).case == Case::Title
    }

    /// Letters in the token, as written.
    pub(super) fn letters(&self, at: usize) -> usize {
        self.written(at).chars().count()
    }

    /// All matches that begin at a token, shortest first.
    #[inline]
    pub(super) fn at(&self, at: usize) -> &'a [Match] {
        // Before the first token (`at` wrapped) nothing begins.
        match (self.starts.get(at), self.starts.get(at.wrapping_add(1))) {
            (Some(&start), Some(&end)) => self.matches.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The longest match with one of these classes that ends within `limit`: its length and classes.
    #[inline]
    pub(super) fn best(&self, at: usize, mask: Classes, limit: usize) -> Option<(usize, Classes)> {
        let matches = self.at(at).iter().rev();
        matches
            .filter(|found| found.classes & mask != 0 && at + usize::from(found.length) <= limit)
            .map(|found| (usize::from(found.length), found.classes))
            .next()
    }

    /// The classes of the token alone.
    #[inline]
    pub(super) fn classes(&self, at: usize) -> Classes {
        self.at(at).first().filter(|found| found.length == 1).map_or(0, |found| found.classes)
    }

    #[inline]
    pub(super) fn has(&self, at: usize, mask: Classes) -> bool {
        self.classes(at) & mask != 0
    }

    /// A sign or a small word with which nothing of the grammar begins. Most of a text's tokens: they are not asked for the rest.
    #[inline]
    pub(super) fn begins_nothing(&self, at: usize) -> bool {
        let token = self.token(at);
        if token.kind == TokenKind::Punctuation {
            return true;
        }
        token.case == Case::Lower
            && token.is_word()
            && !begins_date(self.word(at))
            && !self.is_title_prefix(at)
            && self.at(at).iter().all(|found| found.classes & class::BEGINNINGS == 0)
    }

    /// A word before a title that belongs to the position: `nguyên Chủ tịch`.
    #[inline]
    pub(super) fn is_title_prefix(&self, at: usize) -> bool {
        is!(self, at, "nguyên" | "cựu" | "quyền" | "q")
    }

    /// What the lexicon says of this token and the one behind it.
    pub(super) fn pair(&self, at: usize) -> u8 {
        self.lexicon.pair(self.token(at).unit, self.token(at + 1).unit)
    }

    pub(super) fn is_pair(&self, at: usize, flag: u8) -> bool {
        self.pair(at) & flag != 0
    }

    /// The token is the second half of a word that began before it: `cầu` in `yêu cầu`.
    pub(super) fn inside_word(&self, at: usize) -> bool {
        at > 0
            && self.small(at)
            && !self.token(at).starts_line()
            && self.is_word(at - 1)
            && self.is_pair(at - 1, PAIR_WORD)
            && !self.is_pair(at, PAIR_WORD)
    }

    /// The token begins an ordinary word whose second half is small.
    pub(super) fn begins_word(&self, at: usize) -> bool {
        self.title(at) && self.small(at + 1) && (self.has(at, STOP) || self.is_pair(at, PAIR_WORD))
    }

    /// The token has its capital as sentences' first words have it.
    pub(super) fn starter(&self, at: usize) -> bool {
        self.title(at) && self.small(at + 1) && (self.has(at, STOP) || self.is_pair(at, PAIR_STARTER))
    }

    /// `Tập đoàn Kasuga <Chiều 6/2>`: a day with a capital, with which the next sentence begins.
    #[inline]
    pub(super) fn begins_dated(&self, at: usize) -> bool {
        matches!(self.token(at + 1).kind, TokenKind::Number | TokenKind::Date) && self.title(at) && begins_date(self.word(at))
    }

    /// `Lò Văn Mẩn <UBND> tỉnh`, `Lò Văn Mẩn <ĐB> …`: letters of a title or body behind a name.
    #[inline(never)]
    fn begins_label(&self, start: usize, at: usize) -> bool {
        let label = TITLE | ADDRESS | RANK | BODY_HEAD;
        self.title(start) && self.has(at, label) && self.has(at, CAPITALS) && self.letters(at) > 1
    }

    /// `Lò Văn Mẩn <Sáng 5/7>`, `THX <Ảnh>:`: the next sentence, the next credit.
    #[inline(never)]
    fn begins_the_next(&self, at: usize) -> bool {
        match self.token(at + 1).kind {
            TokenKind::Number | TokenKind::Date => self.begins_dated(at),
            TokenKind::Punctuation => is!(self, at, "ảnh") && self.title(at) && is!(self, at + 1, ":"),
            _ => false,
        }
    }

    /// The second of two units that stand side by side in the names of organizations.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        at > 0 && self.small(at) && self.is_pair(at - 1, PAIR_BODY)
    }

    pub(super) fn sentence_start(&self, at: usize) -> bool {
        at == 0
            || self.token(at).starts_line()
            || self.token(at - 1).unit == Unit::ELLIPSIS
            || is!(self, at - 1, "." | "!" | "?" | ":" | "\"" | "“" | "”" | "-" | "–" | "*" | "•" | "‘" | "'")
    }

    /// A capitalised word that is no Vietnamese syllable and no acronym.
    pub(super) fn foreign(&self, at: usize) -> bool {
        let token = self.token(at);
        token.kind == TokenKind::Foreign && token.is_capitalised() && token.case != Case::Upper
    }

    /// A capitalised word that is not spelled as a Vietnamese syllable: part of a foreign or a minority's name.
    pub(super) fn unspelled(&self, at: usize) -> bool {
        let token = self.token(at);
        token.case == Case::Title
            && token.is_word()
            && !matches!(token.unit, Unit::SYLLABLE_LOWER | Unit::SYLLABLE_TITLE)
            && !self.words.is_syllable(token.unit)
    }

    /// Two tokens are the same word, whatever their case.
    pub(super) fn same(&self, a: usize, b: usize) -> bool {
        let (first, second) = (self.token(a), self.token(b));
        first.unit == second.unit
            && (first.unit.is_lexical()
                || crate::text::key(first.span.of(self.text)) == crate::text::key(second.span.of(self.text)))
    }

    /// A family name with something behind it that names a person.
    pub(super) fn begins_person(&self, at: usize) -> bool {
        self.capital(at) && self.has(at, FAMILY) && self.capital(at + 1) && self.has(at + 1, MIDDLE | GIVEN)
    }

    /// The end of a run of capitals with the shape of a Vietnamese full name: a family name, then names.
    pub(super) fn person_shape(&self, at: usize, limit: usize) -> Option<usize> {
        // `Ông Thị Mẩy`: whatever stands before `Thị` is a family name.
        let woman = || is!(self, at + 1, "thị") && self.title(at + 1) && self.title(at + 2) && !self.is_pair(at, PAIR_WORD);
        if !self.capital(at) || !self.has(at, FAMILY | FAMILY_RARE) && !woman() {
            return None;
        }
        let mut end = at + 1;
        while end < limit && end - at < 5 && self.capital(end) && self.is_word(end) && !self.token(end).starts_line() {
            let middle_before = is!(self, end - 1, "văn" | "thị") || is!(self, end - 1, "a") && end > at + 1;
            if end > at + 1 && (self.starter(end) && self.is_pair(end, PAIR_WORD) && !middle_before || self.begins_dated(end)) {
                break;
            }
            if !middle_before && !self.has(end, MIDDLE | GIVEN | FAMILY) && !is!(self, end, "a") {
                break;
            }
            end += 1;
        }
        let enough = if self.has(at, FAMILY) { 2 } else { 3 };
        let named = end - at >= enough && (self.has(end - 1, GIVEN | MIDDLE) || is!(self, end - 2, "văn" | "thị" | "a"));
        named.then_some(end)
    }

    /// `H'Yưn`, `K’Brền`: a particle that an apostrophe joins to a name.
    pub(super) fn apostrophe_name(&self, at: usize) -> bool {
        let token = self.token(at);
        token.case == Case::Mixed
            && token.is_word()
            && self.written(at).strip_prefix(['H', 'K', 'Y']).is_some_and(|rest| rest.starts_with(['\'', '’', '‘']))
    }

    /// A person's name begins behind the name of a body, which it ends.
    pub(super) fn ends_body(&self, at: usize) -> bool {
        let next = at + 1;
        let goes_on = self.capital(next) && self.is_word(next) && !self.token(next).starts_line();
        self.unspelled(at)
            || self.apostrophe_name(at)
            || goes_on && self.has(at, PARTICLE)
            || goes_on
                && self.has(at, FAMILY | FAMILY_RARE)
                && (self.has(next, MIDDLE | GIVEN | FAMILY) || self.token(next).is_one_letter())
    }

    pub(super) fn is_full_name(&self, at: usize, limit: usize) -> bool {
        self.person_shape(at, limit).is_some_and(|end| end - at >= 3)
    }

    /// The end of a run of capitalised words, particles and hyphens of foreign names included.
    pub(super) fn capital_run(&self, at: usize, limit: usize) -> usize {
        if at >= limit || !self.capital(at) || !self.is_word(at) {
            return at;
        }
        let next = at + 1;
        // Most runs are of one word, behind which nothing goes on.
        let token = self.token(next);
        if next >= limit || token.starts_line() || !(token.is_capitalised() && token.is_word() || runs_on(self.word(next))) {
            return next;
        }
        self.longer_run(at, limit)
    }

    #[inline(never)]
    fn longer_run(&self, at: usize, limit: usize) -> usize {
        let mut end = at + 1;
        while end < limit && end - at < 7 {
            let token = self.token(end);
            if token.starts_line() {
                break;
            }
            if token.is_capitalised() && token.is_word() {
                if token.case == Case::Upper && self.begins_label(at, end) {
                    break;
                }
                end += 1;
                continue;
            }
            if !runs_on(self.word(end)) {
                break;
            }
            let glued = |place: usize| !self.token(place).after_space();
            if is!(self, end, "-" | "'" | "’" | "‘")
                && glued(end)
                && self.is_word(end + 1)
                && glued(end + 1)
                && !(self.title(end + 1) && self.best(end + 1, TITLE, limit).is_some_and(|(length, _)| length > 1))
            {
                // `ông Trần Văn Lý-Chủ tịch UBND xã`: a name ends before a title.
                end += 2;
            } else if is!(self, end, "bin" | "al" | "de" | "von" | "van" | "der" | "da" | "di" | "del" | "el")
                && self.capital(end + 1)
            {
                end += 1;
            } else if is!(self, end, "al" | "el")
                && is!(self, end + 1, "-")
                && glued(end + 1)
                && glued(end + 2)
                && self.capital(end + 2)
            {
                end += 3;
            } else {
                break;
            }
        }
        // What only the last of them can be.
        let last = end.wrapping_sub(1);
        let next = matches!(self.token(end).kind, TokenKind::Number | TokenKind::Date) || is!(self, end, ":");
        if next && end > at + 1 && self.begins_the_next(last) { last } else { end }
    }

    /// The end of a name behind a designator: capitals, as far as neither a body, a title nor a person begins.
    pub(super) fn name_run(&self, at: usize, limit: usize, longest: usize) -> usize {
        let mut end = at;
        while end < limit && end - at < longest && self.capital(end) && self.is_word(end) {
            if end > at {
                let other = self.best(end, BODY_HEAD | TITLE, limit);
                let begins = other.is_some_and(|(length, classes)| classes & CAPITALS != 0 || length > 1);
                // `xã Ngọc Lương Ông Phương cho biết`: a sentence whose mark was lost.
                let addressed = is!(self, end, "ông" | "bà") && self.title(end) && self.capital(end + 1);
                // `chợ Lương Văn Can`: a middle name, though families are called so as well.
                let middle = end == at + 1 && self.has(at, FAMILY) && self.has(end, MIDDLE) && self.capital(end + 1);
                if begins || addressed || self.begins_word(end) || self.begins_person(end) && !middle {
                    break;
                }
            }
            end += 1;
        }
        end
    }

    /// How strongly the words before a token announce a person: 2 an address, rank or occupation, 1 a credit, 0 nothing.
    pub(super) fn address_before(&self, at: usize) -> u8 {
        if at == 0 || self.token(at).starts_line() {
            return 0;
        }
        let before = at - 1;
        let ends_here = |end: usize| {
            (end.saturating_sub(7)..end).rev().any(|start| {
                self.at(start).iter().any(|found| {
                    start + usize::from(found.length) == end
                        && found.classes & (ADDRESS | RANK) != 0
                        && self.addresses(start, usize::from(found.length), found.classes)
                })
            })
        };
        if is!(self, before, ".") && before > 0 && !self.token(before).after_space() && self.short_rank_ends(before) {
            return 2;
        }
        if ends_here(at) {
            return 2;
        }
        if is!(self, before, ":") && before > 0 && is!(self, before - 1, "ảnh" | "tin" | "bài" | "video" | "clip" | "nguồn") {
            return 1;
        }
        let bracketed = || is!(self, before.wrapping_sub(1), "(") && self.capital(at + 1);
        u8::from(is!(self, before, "ảnh") && (self.capital(before) || bracketed()))
    }

    /// `GS.`, `ThS.`: a short form of a rank that ends before the full stop at `stop`.
    fn short_rank_ends(&self, stop: usize) -> bool {
        (stop.saturating_sub(4)..stop).any(|start| {
            self.at(start).iter().any(|found| {
                start + usize::from(found.length) == stop && found.classes & RANK != 0 && found.classes & CAPITALS != 0
            })
        })
    }

    /// Whether a match of an address or a rank is meant as one.
    fn addresses(&self, start: usize, length: usize, classes: Classes) -> bool {
        let token = self.token(start);
        if length == 1 && classes & CAPITALS != 0 && classes & ADDRESS == 0 && token.case == Case::Lower && token.span.len() <= 3 {
            return false;
        }
        if is!(self, start, "bác") && is!(self, start + 1, "hồ") && !self.capital(start + 2) {
            return true;
        }
        // Kinship words with a capital are names or begin a sentence.
        !(length == 1
            && self.capital(start)
            && is!(
                self,
                start,
                "tên" | "mẹ" | "vợ" | "chồng" | "ba" | "bé" | "con" | "em" | "cháu" | "cô" | "chú" | "bác" | "cha" | "thầy"
            ))
    }

    /// Ordinary words that no name goes on with.
    pub(super) fn stops(&self, at: usize) -> bool {
        self.has(at, class::STOP)
    }
}
