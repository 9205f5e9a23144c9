//! [`Document::references`]: what a bare `tỉnh`, `huyện`, `Sở`, `Trung tâm` points back to.

use super::annotation::Document;
use super::home::Home;
use super::links::Links;
use crate::entity::{Entity, EntityKind};
use crate::gazetteer::{AdministrativeUnit, FactKind, Level, UnitType};
use crate::span::Span;
use crate::text::{self, Key};
use crate::token::{Token, TokenKind};
use std::collections::BTreeMap;

/// A word without a name that means a unit or a body that the document named. No entity: the annotation guide tags only names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reference<'t> {
    /// Where it stands.
    pub span: Span,
    /// Its first token.
    pub first: u32,
    /// The token behind its last.
    pub end: u32,
    /// What it means.
    pub referent: Referent<'t>,
}

/// What a bare word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Referent<'t> {
    /// A unit of the administrative map.
    Unit(AdministrativeUnit<'t>),
    /// The body that an entity names: its index among the document's entities.
    Entity(usize),
}

impl<'t> Document<'t> {
    /// The bare words that mean a unit or a body of this document, in order: `tỉnh` the province that it lies in, `huyện` the one district
    /// that it names, `Trung tâm` the centre named before. Nothing where two could be meant, where the word is general (`các huyện`,
    /// `cấp tỉnh`, `tỉnh, huyện, xã`), or where no body of the kind was named. Built when asked for; linear in tokens and entities.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// use vanban::{Annotator, Input, Referent, gazetteer::Date};
    /// let annotator = Annotator::new()?;
    /// let text = "Trung tâm Y tế Ba Chẽ khánh thành hôm qua. Huyện Ba Chẽ, tỉnh Quảng Ninh, chúc mừng Trung tâm. Lãnh đạo tỉnh đến dự.";
    /// let annotation = annotator.annotate(Input::new(text).date(Date::parse("2024-03-04")));
    /// let references = annotator.document(text, &annotation).references();
    /// let [centre, province] = references.as_slice() else { panic!("{references:?}") };
    /// assert_eq!((centre.span.of(text), centre.referent), ("Trung tâm", Referent::Entity(0)));
    /// assert!(matches!(province.referent, Referent::Unit(unit) if unit.name() == "Quảng Ninh"));
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    #[must_use]
    pub fn references(&self) -> Vec<Reference<'t>> {
        Finder::new(self).references()
    }
}

/// Words before a level or a body that make it general, or another one than the document's.
const GENERAL_BEFORE: [&str; 22] = [
    "các", "những", "nhiều", "mỗi", "từng", "mọi", "một", "hai", "ba", "bốn", "cấp", "liên", "ngoại", "nội", "số", "vài", "cả",
    "hàng", "mấy", "tuyến", "khắp", "nông",
];

/// Words behind it that do so.
const GENERAL_BEHIND: [&str; 14] =
    ["này", "đó", "ấy", "kia", "khác", "nào", "bạn", "lỵ", "lộ", "trưởng", "thành", "nghèo", "miền", "biên"];

/// Tokens of the longest bare word (`thành phố`, `Trung tâm`, `Ban Thường vụ`).
const LONGEST: usize = 3;

/// What a bare word of a kind can mean: one thing, or several, which decides nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named<T> {
    One(T),
    Several,
}

impl<T: Copy> Named<T> {
    const fn only(self) -> Option<T> {
        match self {
            Self::One(one) => Some(one),
            Self::Several => None,
        }
    }
}

struct Finder<'t> {
    document: Document<'t>,
    tokens: &'t [Token],
    /// What each level means in the document.
    units: Vec<(UnitType, AdministrativeUnit<'t>)>,
    before: Vec<Key>,
    behind: Vec<Key>,
}

impl<'t> Finder<'t> {
    fn new(document: &Document<'t>) -> Self {
        let links: Links<'t> = document.links();
        let home = Home::new(&links);
        let units: BTreeMap<_, _> = (0..links.len()).filter_map(|at| links.unit(at)).map(|unit| (unit.id(), unit)).collect();
        let of = |kind: UnitType| {
            let province = home.province().filter(|unit| unit.kind() == kind);
            let mut named = units.values().filter(|unit| unit.level() != Level::Province && unit.was(kind)).copied();
            province.or_else(|| named.next().filter(|_| named.next().is_none()))
        };
        let keys = |words: &[&str]| words.iter().map(|word| text::key(word)).collect();
        Self {
            document: *document,
            tokens: document.annotation().tokens(),
            units: UnitType::ALL.iter().filter_map(|&kind| Some((kind, of(kind)?))).collect(),
            before: keys(&GENERAL_BEFORE),
            behind: keys(&GENERAL_BEHIND),
        }
    }

    fn references(&self) -> Vec<Reference<'t>> {
        let mut found = Vec::new();
        let mut entities = self.document.annotation().entities().iter().enumerate().peekable();
        // The innermost entity that may cover the token, and what is around it.
        let mut open: Vec<&Entity> = Vec::new();
        let mut bodies = Bodies::default();
        for word in self.document.words() {
            let (first, end) = (word.first as usize, word.end as usize);
            while let Some((at, entity)) = entities.next_if(|(_, entity)| entity.first as usize <= first) {
                open.push(entity);
                if entity.kind == EntityKind::Organization {
                    bodies.add(at, (entity.first..entity.end).filter_map(|at| self.key(at as usize)).collect());
                }
            }
            open.retain(|entity| entity.end as usize > first);
            if end - first > LONGEST || self.is_general(first, end) {
                continue;
            }
            let referent = match open.last() {
                // `UBND tỉnh`: a level inside a body's or an office's name, not one that a place's name follows.
                Some(entity)
                    if matches!(entity.kind, EntityKind::Organization | EntityKind::Position) && entity.first as usize != first =>
                {
                    self.unit(first, end)
                }
                Some(_) => None,
                None => self.unit(first, end).or_else(|| self.body(first, end, &bodies)),
            };
            if let (Some(referent), Some(head), Some(last)) = (referent, self.tokens.get(first), self.tokens.get(end - 1)) {
                found.push(Reference { span: head.span.cover(last.span), first: word.first, end: word.end, referent });
            }
        }
        found
    }

    fn key(&self, at: usize) -> Option<Key> {
        self.tokens.get(at).map(|token| text::key(token.span.of(self.document.text())))
    }

    fn words(&self, first: usize, end: usize) -> String {
        (first..end)
            .filter_map(|at| self.tokens.get(at))
            .map(|token| token.span.of(self.document.text()).to_lowercase())
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn level(&self, first: usize, end: usize) -> Option<UnitType> {
        if end <= first || end - first > 2 {
            return None;
        }
        UnitType::from_word(&self.words(first, end))
    }

    /// Whether the words around make it no certain one: `các huyện`, `3 xã`, `tỉnh, huyện, xã`, `tỉnh khác`.
    fn is_general(&self, first: usize, end: usize) -> bool {
        let Some(head) = self.tokens.get(first) else { return true };
        let before = first.checked_sub(1).filter(|_| !head.starts_line());
        let number = before.and_then(|at| self.tokens.get(at)).is_some_and(|token| token.kind == TokenKind::Number);
        let behind = self.tokens.get(end).filter(|token| !token.starts_line());
        let listed = |sign: Option<usize>, other: Option<(usize, usize)>| {
            let joins = |at: usize| {
                self.tokens.get(at).is_some_and(|token| matches!(token.span.of(self.document.text()), "," | "/" | "-" | "–" | "và"))
            };
            sign.is_some_and(joins) && other.is_some_and(|(first, end)| self.level(first, end).is_some())
        };
        number
            || self.has_name_behind(end)
            || (1..=2)
                .any(|length| before.is_some() && first.checked_sub(length).is_some_and(|start| self.level(start, first).is_some()))
            || before.and_then(|at| self.key(at)).is_some_and(|key| self.before.contains(&key))
            || behind.and_then(|_| self.key(end)).is_some_and(|key| self.behind.contains(&key))
            || (1..=2).any(|length| listed(Some(end), Some((end + 1, end + 1 + length))))
            || (1..=2).any(|length| listed(before, first.checked_sub(1 + length).map(|start| (start, first - 1))))
    }

    /// Whether a name or a number stands behind it, for which nothing was found: `Công ty iNet`, `quận 1`.
    fn has_name_behind(&self, end: usize) -> bool {
        let named = |token: &Token| token.is_capitalised() || matches!(token.kind, TokenKind::Foreign | TokenKind::Number);
        self.tokens.get(end).is_some_and(|token| named(token) && !token.starts_line())
    }

    /// The unit that a bare level means.
    fn unit(&self, first: usize, end: usize) -> Option<Referent<'t>> {
        let kind = self.level(first, end)?;
        self.units.iter().find(|(known, _)| *known == kind).map(|(_, unit)| Referent::Unit(*unit))
    }

    /// The body that a bare head with a capital means: the one body of the document before it whose name begins so.
    fn body(&self, first: usize, end: usize, bodies: &Bodies) -> Option<Referent<'t>> {
        let gazetteer = self.document.annotator().gazetteer()?;
        if !self.tokens.get(first)?.is_capitalised() {
            return None;
        }
        let mut known = gazetteer.walker().matches(self.document.text(), self.tokens, first);
        if !known.any(|found| found.end == end && found.surface.has(FactKind::OrganizationHead)) {
            return None;
        }
        let head: Vec<Key> = (first..end).filter_map(|at| self.key(at)).collect();
        bodies.heads.get(&head)?.only().map(Referent::Entity)
    }
}

/// The bodies named so far, by the words that their names begin with.
#[derive(Default)]
struct Bodies {
    /// The first entity of each name.
    names: BTreeMap<Vec<Key>, usize>,
    heads: BTreeMap<Vec<Key>, Named<usize>>,
}

impl Bodies {
    fn add(&mut self, entity: usize, name: Vec<Key>) {
        if self.names.contains_key(&name) {
            return;
        }
        for length in 1..name.len().min(LONGEST + 1) {
            let head = name.get(..length).unwrap_or_default().to_vec();
            self.heads.entry(head).and_modify(|named| *named = Named::Several).or_insert(Named::One(entity));
        }
        self.names.insert(name, entity);
    }
}
