//! Finding surfaces: in running text token by token, and a name that somebody asks for.

use super::layout::{FIRST_DIGIT, FIRST_LETTER};
use super::{AdministrativeUnit, Candidate, Fact, FactForm, FactKind, Gazetteer, Record, Surface, UnitType};
use crate::lexicon::{Node, TrieView, Unit};
use crate::token::{Token, TokenKind};
use crate::wire::U32s;

/// Walks the trie of surfaces over tokens. Take one before a loop; it is a plain slice.
#[derive(Clone, Copy, Debug)]
pub struct Walker<'g> {
    trie: TrieView<'g>,
}

/// A known surface in a text: it begins at the token asked for and ends before the token `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Index of the first token behind it.
    pub end: usize,
    /// What it is.
    pub surface: Surface,
}

impl<'g> Walker<'g> {
    /// The known surfaces that begin with the token at `at`, from short to long; none crosses a line. The work is bounded by the
    /// longest surface. Case is not looked at: whether `hạ long` may be a place is the caller's to say.
    #[inline]
    #[must_use]
    pub fn matches<'t>(self, text: &'t str, tokens: &'t [Token], at: usize) -> Matches<'g, 't> {
        Matches { trie: self.trie, text, tokens, start: at, at, node: Some(Node::ROOT) }
    }

    /// The longest surface with a fact of `kind` that begins at `at`.
    #[must_use]
    pub fn longest(self, text: &str, tokens: &[Token], at: usize, kind: FactKind) -> Option<Match> {
        self.matches(text, tokens, at).filter(|found| found.surface.has(kind)).last()
    }
}

/// Iterator over the surfaces at one token: see [`Walker::matches`].
#[derive(Clone, Debug)]
pub struct Matches<'g, 't> {
    trie: TrieView<'g>,
    text: &'t str,
    tokens: &'t [Token],
    start: usize,
    at: usize,
    node: Option<Node>,
}

impl Iterator for Matches<'_, '_> {
    type Item = Match;

    #[inline]
    fn next(&mut self) -> Option<Match> {
        loop {
            let token = self.tokens.get(self.at)?;
            if token.starts_line() && self.at > self.start {
                return None;
            }
            self.node = step(self.trie, self.node?, token, self.text);
            self.at += 1;
            if let Some(value) = self.trie.value(self.node?) {
                return Some(Match { end: self.at, surface: Surface(value) });
            }
        }
    }
}

impl std::iter::FusedIterator for Matches<'_, '_> {}

/// One token further in the trie. Numbers, dates, codes and addresses are spelled out; all dashes are hyphens.
#[inline]
fn step(trie: TrieView<'_>, node: Node, token: &Token, text: &str) -> Option<Node> {
    let unit = token.unit;
    if unit.is_lexical() {
        trie.step(node, unit)
    } else if unit.number() >= Unit::FIRST_SIGN {
        trie.step(node, plain_sign(unit))
    } else if is_spelled(token) {
        let written = text.get(token.span.range())?;
        written.chars().try_fold(node, |node, c| trie.step(node, spelled(c)?))
    } else {
        None
    }
}

/// Whether a token is found by its characters, because its unit says only what shape it has.
const fn is_spelled(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Number | TokenKind::Date | TokenKind::Code | TokenKind::Url)
}

/// The unit of a character of a number, a date, a code or an address.
fn spelled(c: char) -> Option<Unit> {
    match c.to_ascii_lowercase() {
        digit @ '0'..='9' => Some(Unit::from_number(FIRST_DIGIT + (digit as u32 - '0' as u32))),
        letter @ 'a'..='z' => Some(Unit::from_number(FIRST_LETTER + (letter as u32 - 'a' as u32))),
        sign => Unit::of_sign(sign).map(plain_sign),
    }
}

fn plain_sign(unit: Unit) -> Unit {
    let dashes = ['–', '—', '‐', '‑'];
    if unit.number() >= Unit::ELLIPSIS.number() && dashes.iter().any(|&dash| Unit::of_sign(dash) == Some(unit)) {
        Unit::sign('-')
    } else {
        unit
    }
}

/// The key under which a surface stands in the trie, for the compiler; `None` where the surface holds something that the
/// unit table does not know.
#[must_use]
pub fn surface_key(text: &str, tokens: &[Token]) -> Option<Vec<Unit>> {
    let mut key = Vec::new();
    for token in tokens {
        if token.unit.number() >= Unit::FIRST_SIGN {
            key.push(plain_sign(token.unit));
        } else if is_spelled(token) {
            for c in text.get(token.span.range())?.chars() {
                key.push(spelled(c)?);
            }
        } else {
            return None;
        }
    }
    (!key.is_empty()).then_some(key)
}

impl Gazetteer {
    /// The trie of surfaces as a plain slice, for loops over tokens.
    #[inline]
    #[must_use]
    pub fn walker(&self) -> Walker<'_> {
        Walker { trie: self.trie.view() }
    }

    /// What a surface can stand for.
    pub fn facts(&self, surface: Surface) -> impl Iterator<Item = Fact> + use<'_> {
        let starts = U32s::new(self.surface_starts.as_slice());
        let facts = U32s::new(self.surface_facts.as_slice());
        let at = |number: u32| starts.get(number as usize).unwrap_or(0);
        (at(surface.number())..at(surface.number() + 1)).map_while(move |at| facts.get(at as usize).map(Fact::from_bits))
    }

    /// The facts of one kind.
    pub fn facts_of(&self, surface: Surface, kind: FactKind) -> impl Iterator<Item = Fact> + use<'_> {
        self.facts(surface).filter(move |fact| fact.kind() == kind)
    }

    /// What a name can stand for, whatever its case, composition and tone-mark placement: `Hạ Long`, `TP Móng Cái`,
    /// `phường 4`, `sông hồng`. A word for a type in front leaves the units that have or had that type.
    /// Official names come first; within a form, what the corpus names more often.
    ///
    /// ```
    /// # #[cfg(feature = "data-gazetteer")] {
    /// use vanban::gazetteer::{Gazetteer, Level};
    /// let gazetteer = Gazetteer::embedded()?;
    /// let communes = gazetteer.find("Tân An").filter_map(|found| found.unit()).filter(|unit| unit.level() == Level::Commune);
    /// assert!(communes.count() > 10);
    /// let old: Vec<_> = gazetteer.find("TX. Quảng Yên").filter_map(|found| found.unit()).collect();
    /// assert_eq!(old[0].id().to_string(), "vn3:206");
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    pub fn find(&self, surface: &str) -> impl Iterator<Item = Candidate<'_>> + use<'_> {
        let tokens = self.tokenizer.tokenize(surface);
        let mut found: Vec<Candidate<'_>> = Vec::new();
        self.whole(surface, &tokens, 0, |candidate| found.push(candidate));
        self.behind_designator(surface, &tokens, |kind, candidate| {
            if candidate.unit().is_some_and(|unit| kind.is_some_and(|kind| unit.was(kind)))
                && !found.iter().any(|other| other.record_bits() == candidate.record_bits())
            {
                found.push(candidate);
            }
        });
        found.sort_by_key(|candidate| (candidate.form() as u8, std::cmp::Reverse(candidate.weight())));
        found.into_iter()
    }

    /// Every fact of the surface that fills the tokens from `start` on.
    fn whole<'g>(&'g self, text: &str, tokens: &[Token], start: usize, mut each: impl FnMut(Candidate<'g>)) {
        if let Some(found) = self.walker().matches(text, tokens, start).filter(|found| found.end == tokens.len()).last() {
            self.facts(found.surface).for_each(|fact| each(Candidate { gazetteer: self, fact }));
        }
    }

    /// The facts of what stands behind each designator that begins the tokens, with the type that the designator names.
    pub(super) fn behind_designator<'g>(
        &'g self,
        text: &str,
        tokens: &[Token],
        mut each: impl FnMut(Option<UnitType>, Candidate<'g>),
    ) {
        for found in self.walker().matches(text, tokens, 0).filter(|found| found.surface.has(FactKind::Designator)) {
            let mut start = found.end;
            if tokens.get(start).is_some_and(|token| token.unit == Unit::sign('.')) {
                start += 1;
            }
            if start >= tokens.len() {
                continue;
            }
            for fact in self.facts_of(found.surface, FactKind::Designator).filter(|fact| fact.form() != FactForm::Plural) {
                let kind = self.designator(fact).and_then(|designator| UnitType::from_word(designator.word()));
                self.whole(text, tokens, start, |candidate| each(kind, candidate));
            }
        }
    }
}

impl<'g> Candidate<'g> {
    /// How the surface names the record.
    #[must_use]
    pub const fn form(&self) -> FactForm {
        self.fact.form()
    }

    /// What kind of record it is.
    #[must_use]
    pub const fn kind(&self) -> FactKind {
        self.fact.kind()
    }

    /// The fact, as the trie gives it.
    #[must_use]
    pub const fn fact(&self) -> Fact {
        self.fact
    }

    /// The record.
    #[must_use]
    pub fn record(&self) -> Option<Record<'g>> {
        self.gazetteer.record(self.fact)
    }

    /// The record, if it is an administrative unit.
    #[must_use]
    pub fn unit(&self) -> Option<AdministrativeUnit<'g>> {
        self.gazetteer.unit_of(self.fact)
    }

    fn record_bits(&self) -> (FactKind, u32) {
        (self.fact.kind(), self.fact.record())
    }

    fn weight(&self) -> u32 {
        match self.record() {
            Some(Record::Unit(unit)) => unit.articles(),
            Some(Record::Place(place)) => place.articles(),
            Some(Record::Organization(organization)) => organization.count(),
            Some(Record::OrganizationHead(head)) => head.count(),
            Some(Record::Title(title)) => title.count(),
            Some(Record::Honorific(honorific)) => honorific.count(),
            Some(Record::Name(name)) => name.people(),
            _ => 0,
        }
    }
}

impl std::fmt::Debug for Candidate<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Candidate").field(&self.form()).field(&self.record()).finish()
    }
}
