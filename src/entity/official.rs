//! Who holds which position: persons of a text with their positions, from the spans of both.
//!
//! Positions that stand in a list (`Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh`) go together to the person before them (behind a comma, a dash, in
//! brackets, `được bầu giữ chức`) or behind them (`Chủ tịch UBND tỉnh, đồng chí …`). Mentions of one person are put together by name; a
//! position that stands without a name goes to the one person of the text who holds a position of the same words.

use super::namesake::Namesakes;
use super::office::{
    APPOINTMENTS, LISTS, Office, appoints, has_one_body, is_address, is_chain, names_an_office, without_biography,
};
use super::{Entity, EntityKind};
use crate::text::{self, Key};
use crate::token::Token;
use std::collections::BTreeMap;

/// A person with at least one position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// The mention that gives the name in full: an index among the text's entities.
    pub name: usize,
    /// All mentions of the person, in reading order: indexes among the text's entities.
    pub mentions: Vec<usize>,
    /// The positions, in the order of their first mentions.
    pub positions: Vec<HeldPosition>,
}

/// A position that a person holds in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPosition {
    /// All mentions of the position by this person, nameless ones included: indexes among the text's entities.
    pub mentions: Vec<usize>,
    /// How it is held.
    pub status: PositionStatus,
}

/// How a position is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PositionStatus {
    /// In office.
    Incumbent,
    /// For the time being: `quyền`, `phụ trách`.
    Acting,
    /// No longer: `nguyên`, `cựu`.
    Former,
    /// A deputy's: `Phó Chủ tịch`.
    Deputy,
}

impl PositionStatus {
    /// The name in the output contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Incumbent => "incumbent",
            Self::Acting => "acting",
            Self::Former => "former",
            Self::Deputy => "deputy",
        }
    }

    /// The status that a position's words say.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let lower = words.to_lowercase();
        let begins = |word: &str| lower.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
        if begins("nguyên") || begins("cựu") {
            Self::Former
        } else if begins("quyền") || begins("q.") || begins("phụ trách") {
            Self::Acting
        } else if begins("phó") || begins("thứ trưởng") || lower == "thứ trưởng" {
            Self::Deputy
        } else {
            Self::Incumbent
        }
    }
}

/// The officials of a text, in the order of their first mentions. Built when asked for: cost and memory grow with the number of persons
/// and positions.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// let annotator = vanban::Annotator::new()?;
/// let text = "Đồng chí Hà Văn Lý, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh, chủ trì. Chủ tịch UBND tỉnh yêu cầu làm nhanh.";
/// let annotation = annotator.annotate(text);
/// let officials = vanban::entity::officials(text, annotation.tokens(), annotation.entities());
/// assert_eq!(officials.len(), 1);
/// assert_eq!(officials[0].positions[1].mentions.len(), 2);
/// # }
/// # Ok::<(), vanban::Error>(())
/// ```
#[must_use]
pub fn officials(text: &str, tokens: &[Token], entities: &[Entity]) -> Vec<Official> {
    Ties::new(text, tokens, entities).officials()
}

/// Persons and positions of a text, and which position is tied to which person.
pub(super) struct Ties<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) entities: &'a [Entity],
    /// Persons and positions, as indexes among the entities.
    pub(super) actors: Vec<usize>,
    /// The person of each position that stands beside one.
    pub(super) holders: BTreeMap<usize, usize>,
    /// Positions that several persons of a list hold, with each of them.
    pub(super) shared: Vec<(usize, usize)>,
}

/// How many tokens may stand between a person and a position that belongs to the person.
const FARTHEST: usize = 24;

/// So many bodies of one title are told apart.
const SAME_BODY: usize = 8;

/// So many positions of one title make a mention without a name unclear.
const SAME_TITLE: usize = 32;

impl<'a> Ties<'a> {
    fn new(text: &'a str, tokens: &'a [Token], entities: &'a [Entity]) -> Self {
        let is_actor = |entity: &Entity| matches!(entity.kind, EntityKind::Person | EntityKind::Position);
        let actors = entities.iter().enumerate().filter(|(_, entity)| is_actor(entity)).map(|(at, _)| at).collect();
        let mut ties = Self { text, tokens, entities, actors, holders: BTreeMap::new(), shared: Vec::new() };
        ties.tie();
        ties.tie_headline();
        ties.tie_title();
        ties.tie_counted();
        ties
    }

    pub(super) fn entity(&self, actor: usize) -> Option<&'a Entity> {
        self.entities.get(*self.actors.get(actor)?)
    }

    pub(super) fn is(&self, actor: usize, kind: EntityKind) -> bool {
        self.entity(actor).is_some_and(|entity| entity.kind == kind)
    }

    /// The words between two actors in small letters, where they stand in one line.
    pub(super) fn between(&self, first: usize, second: usize) -> Option<String> {
        let (start, end) = (self.entity(first)?.end as usize, self.entity(second)?.first as usize);
        let tokens = self.tokens.get(start..end)?;
        let line_breaks = tokens.iter().chain(self.tokens.get(end)).any(Token::starts_line);
        if line_breaks || tokens.len() > FARTHEST {
            return None;
        }
        Some(self.outside_brackets(tokens))
    }

    /// Words in small letters, without what stands in brackets: a year of birth, a short form, where somebody stands in a picture.
    pub(super) fn outside_brackets(&self, tokens: &[Token]) -> String {
        let mut words = String::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let word = token.span.of(self.text);
            if word == "(" {
                let close = tokens.get(at..).unwrap_or_default().iter().position(|token| token.span.of(self.text) == ")");
                if let Some(close) = close {
                    at += close + 1;
                    continue;
                }
            }
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&word.to_lowercase());
            at += 1;
        }
        words
    }

    /// The words between a position and the person behind it, without the body that follows the position: `Cục trưởng, Bộ Tài chính`,
    /// `Ủy viên Ủy ban Đối ngoại của Quốc hội`.
    fn behind_body(&self, position: usize, person: usize) -> Option<String> {
        let index = *self.actors.get(position)?;
        let held = self.entities.get(index)?;
        let (start, end) = (held.end as usize, self.entity(person)?.first as usize);
        let sign = self.tokens.get(start)?.span.of(self.text);
        let body = start + usize::from(matches!(sign, "," | "của" | "thuộc" | "tại"));
        let nested = |entity: &&Entity| (entity.first as usize) < end;
        let mut entities = self.entities.get(index + 1..)?.iter().take_while(nested);
        let found = entities
            .find(|entity| entity.first as usize == body && matches!(entity.kind, EntityKind::Organization | EntityKind::Place))?;
        let rest = self.tokens.get(found.end as usize..end)?;
        let near = rest.len() <= FARTHEST && !rest.iter().chain(self.tokens.get(end)).any(Token::starts_line);
        near.then(|| self.outside_brackets(rest))
    }

    fn tie(&mut self) {
        let mut at = 0;
        while at < self.actors.len() {
            if !self.is(at, EntityKind::Position) {
                at += 1;
                continue;
            }
            let first = at;
            let mut end = at + 1;
            while self.is(end, EntityKind::Position)
                && self.between(end - 1, end).is_some_and(|words| LISTS.contains(&words.as_str()))
            {
                end += 1;
            }
            // `A, Ủy viên X, Bộ trưởng Y và Ủy viên X, Bí thư Z B`: what stands twice in a list is of two persons.
            end = self.repeated(first, end).unwrap_or(end);
            at = end;
            let members = self.listed_persons(first, end);
            if members.len() > 1 {
                let position = self.actors.get(end - 1).copied();
                let holders = members.iter().filter_map(|&person| self.actors.get(person).copied());
                self.shared.extend(position.into_iter().flat_map(|position| holders.clone().map(move |holder| (position, holder))));
                continue;
            }
            // `A được bổ nhiệm làm Thủ tướng Cộng hòa X, Thủ tướng Chính phủ B`: the last one is of the name behind it.
            let appointed = first.checked_sub(1).filter(|&person| self.is(person, EntityKind::Person));
            let appointed = appointed.and_then(|person| self.between(person, first)).is_some_and(|words| appoints(&words));
            let adjoins = self.is(end, EntityKind::Person) && self.between(end - 1, end).is_some_and(|words| words.is_empty());
            let whole = end;
            if appointed && adjoins && end - first > 1 {
                end -= 1;
                if let (Some(position), Some(person)) = (self.actors.get(end), self.actors.get(whole)) {
                    self.holders.insert(*position, *person);
                }
            }
            // `Người phát ngôn của Tổng thống X, ông A`: the first position is the one that A holds.
            let owner = first.checked_sub(1).filter(|&owner| self.is(owner, EntityKind::Position));
            let owner = owner.filter(|&owner| self.between(owner, first).is_some_and(|words| words == "của"));
            let apposed = self.is(end, EntityKind::Person)
                && self.between(end - 1, end).is_some_and(|words| words.starts_with([',', '-', '–']) && is_address(&words));
            if let (Some(owner), true) = (owner, apposed) {
                if let (Some(position), Some(person)) = (self.actors.get(owner), self.actors.get(end)) {
                    self.holders.insert(*position, *person);
                }
                continue;
            }
            if let Some(holder) = self.holder(first, end).filter(|_| !self.stands_for(first)) {
                for position in self.actors.get(first..end).unwrap_or_default() {
                    self.holders.insert(*position, holder);
                }
            }
        }
    }

    /// Where a list of positions begins again, behind `và`.
    fn repeated(&self, first: usize, end: usize) -> Option<usize> {
        let words = |actor: usize| self.actors.get(actor).map(|&entity| self.keys(entity));
        (first + 1..end).find(|&at| {
            self.between(at - 1, at).is_some_and(|words| words.trim_start_matches([',', ' ']) == "và")
                && (first..at).any(|earlier| words(earlier) == words(at))
        })
    }

    /// The person that positions side by side belong to: an index among the entities.
    fn holder(&self, first: usize, end: usize) -> Option<usize> {
        let entity_of = |actor: usize| self.actors.get(actor).copied();
        let behind = Some(end).filter(|&person| self.is(person, EntityKind::Person));
        let words_behind = behind.and_then(|person| self.between(end - 1, person));
        if let (Some(person), Some(words)) = (behind, &words_behind) {
            // `giao quyền Bí thư cho ông A`, `miễn nhiệm chức danh Ủy viên đối với ông A`.
            let given = words.strip_prefix("cho ").or_else(|| words.strip_prefix("đối với "));
            if given.is_some_and(is_address) && self.word_before(first) != "của" {
                return entity_of(person);
            }
        }
        let previous = first.checked_sub(1).unwrap_or(usize::MAX);
        let words_before = self.between(previous, first).map(|words| without_biography(&words));
        let is_person = self.is(previous, EntityKind::Person);
        let joined = words_before.as_deref().filter(|words| is_person && APPOINTMENTS.contains(words));
        let words_behind = words_behind.filter(|words| is_address(words)).or_else(|| {
            let unclaimed = behind.filter(|_| joined.is_none());
            unclaimed.and_then(|person| self.behind_body(end - 1, person)).filter(|words| is_address(words))
        });
        let behind = behind.zip(words_behind);
        match (joined, &behind) {
            // A dash, a bracket or a verb binds the positions to the name before them, whatever follows.
            (Some(joined), _) if joined != "," => entity_of(previous),
            // `…, Bí thư Tỉnh ủy, đồng chí B`: the comma ends what was said of the first person.
            (Some(_), Some((_, address))) if address.starts_with([',', ':']) => entity_of(previous),
            (_, Some((person, _))) => entity_of(*person),
            // `Theo ông A, Bí thư Tỉnh ủy chỉ đạo …`: the comma ends what A said; the position begins another sentence.
            (Some(","), None) if self.quoted(previous) && self.acts(end - 1) => None,
            (Some(_), None) => entity_of(previous),
            // `A, Bí thư Huyện ủy, được điều động giữ chức Phó Trưởng ban`: of the one who was spoken of.
            (None, None) if self.appointed(previous, words_before.as_deref()?) => {
                let named = if self.agent(previous).is_some() { self.agent(previous)?.checked_sub(1)? } else { previous };
                let before = entity_of(named)?;
                if self.is(named, EntityKind::Person) { Some(before) } else { self.holders.get(&before).copied() }
            }
            (None, None) => None,
        }
    }

    /// `A, Tổng thư ký, được Thủ tướng B bổ nhiệm làm Giám đốc`: the one who appoints, by the office where there is one.
    fn agent(&self, actor: usize) -> Option<usize> {
        let office = actor.checked_sub(1).filter(|&office| {
            self.is(actor, EntityKind::Person)
                && self.is(office, EntityKind::Position)
                && self.between(office, actor).is_some_and(|words| is_address(&words))
        });
        let agent = office.unwrap_or(actor);
        let named = office.is_some() || self.is(actor, EntityKind::Position);
        Some(agent).filter(|&agent| named && self.word_before(agent) == "được")
    }

    /// Words of an appointment stand between an actor and the position behind.
    fn appointed(&self, actor: usize, words: &str) -> bool {
        if self.agent(actor).is_some() { appoints(&format!("được {words}")) } else { appoints(words) }
    }

    /// `ứng viên Tổng thống A`: who stands for an office does not hold it.
    fn stands_for(&self, position: usize) -> bool {
        let first = self.entity(position).map_or(0, |entity| entity.first as usize);
        let word = |back: usize| first.checked_sub(back).and_then(|at| self.tokens.get(at)).map(|token| token.span.of(self.text));
        // `chạy đua vào chiếc ghế Tổng thống là bà A`
        word(1) == Some("ghế") && word(2) == Some("chiếc")
            || word(1) == Some("viên") && matches!(word(2).map(str::to_lowercase).as_deref(), Some("ứng" | "cử"))
    }

    /// The short form in brackets behind a position's body: `Chủ tịch Cục Dự trữ Liên bang (Fed)`.
    fn short_form(&self, position: usize) -> Option<String> {
        let end = self.entities.get(position)?.end as usize;
        let word = |at: usize| self.tokens.get(at).map(|token| token.span.of(self.text));
        (word(end) == Some("(") && word(end + 2) == Some(")")).then(|| word(end + 1).unwrap_or_default().to_lowercase())
    }

    /// `Theo ông A`: what A says follows.
    fn quoted(&self, person: usize) -> bool {
        let before = self.entity(person).and_then(|entity| self.tokens.get(..entity.first as usize)).unwrap_or_default();
        let word = before.iter().rev().map(|token| token.span.of(self.text).to_lowercase()).find(|word| !is_address(word));
        word.is_some_and(|word| word == "theo")
    }

    /// A verb follows a position directly: what it says is done by its holder.
    fn acts(&self, position: usize) -> bool {
        const VERBS: [&str; 18] = [
            "phải", "đã", "sẽ", "đang", "cần", "cũng", "yêu", "chỉ", "giao", "vừa", "có", "không", "nên", "còn", "là", "được",
            "từng", "chưa",
        ];
        let next = self.entity(position).and_then(|entity| self.tokens.get(entity.end as usize));
        next.is_some_and(|token| !token.starts_line() && VERBS.contains(&token.span.of(self.text)))
    }

    /// The word before an actor, in small letters.
    fn word_before(&self, actor: usize) -> String {
        let token = self.entity(actor).and_then(|entity| self.tokens.get((entity.first as usize).checked_sub(1)?));
        token.map_or_else(String::new, |token| token.span.of(self.text).to_lowercase())
    }

    /// `Ủy viên Bộ Chính trị`: a seat on a committee.
    fn is_membership(&self, position: usize) -> bool {
        let keys = self.actors.get(position).map_or_else(Vec::new, |&entity| self.keys(entity));
        keys.starts_with(&[text::key("ủy"), text::key("viên")])
    }

    /// The word before an actor and the form of address that stands before it: `các` of `các đồng chí Ủy viên`.
    pub(super) fn word_before_address(&self, actor: usize) -> String {
        let first = self.entity(actor).map_or(0, |entity| entity.first as usize);
        let word = |back: usize| {
            first.checked_sub(back).and_then(|at| self.tokens.get(at)).map(|token| token.span.of(self.text).to_lowercase())
        };
        let comrades = word(1).as_deref() == Some("chí") && word(2).as_deref() == Some("đồng");
        word(if comrades { 3 } else { 1 }).unwrap_or_default()
    }

    /// The persons of a list that all hold the position before it: `các Phó Chủ tịch UBND tỉnh: A, B và C`.
    fn listed_persons(&self, first: usize, end: usize) -> Vec<usize> {
        let mut members = Vec::new();
        let before = self.word_before_address(first);
        let counted = matches!(before.as_str(), "các" | "hai" | "ba" | "bốn" | "năm" | "những")
            || before.parse::<u8>().is_ok_and(|count| count > 1);
        let Some(opening) = self.between(end - 1, end) else { return members };
        // `bổ nhiệm Thứ trưởng đối với bà A và ông B`: an office that several are given.
        let given = opening.strip_prefix("cho ").or_else(|| opening.strip_prefix("đối với ")).filter(|_| before != "của");
        if !counted && given.is_none() {
            return members;
        }
        let opening = given.map_or(opening.clone(), str::to_owned);
        // Members of a committee hold offices of their own: `các Ủy viên Trung ương Đảng: A, Bí thư Tỉnh ủy; Bộ trưởng Bộ Y tế B`.
        let colon = opening.ends_with(':') && self.is_membership(end - 1);
        let opening = opening.trim_end_matches([':', ' ']);
        let opening = opening.strip_prefix("gồm").or_else(|| opening.strip_prefix("là")).unwrap_or(opening).trim();
        let opening = opening.trim_start_matches("có ").trim_start_matches("các ");
        let opens = is_address(opening) || matches!(opening, "ông , bà" | "ông bà" | "đồng chí" | "anh , chị");
        if !opens || !colon && !self.is(end, EntityKind::Person) {
            return members;
        }
        let mut next = end;
        loop {
            let words = self.between(next - 1, next).unwrap_or_else(|| ".".to_owned());
            let joined = next == end || {
                let words = words.trim_start_matches([',', ';']).trim_start();
                let words = words.strip_prefix("và").unwrap_or(words).trim_start();
                words.is_empty() || is_address(words)
            };
            let office = colon && self.is(next, EntityKind::Position) && (next == end || LISTS.contains(&words.as_str()));
            match self.actors.get(next) {
                Some(_) if self.is(next, EntityKind::Person) && joined => members.push(next),
                Some(_) if office => {}
                _ => break,
            }
            next += 1;
        }
        members
    }

    /// A position that more than one person holds, or nobody yet: `các đại biểu`, `Chủ tịch UBND các huyện`, `bầu cử tổng thống`.
    pub(super) fn several(&self, position: usize) -> bool {
        let Some(entity) = self.entities.get(position) else { return false };
        let word = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).map(|token| token.span.of(self.text).to_lowercase());
        let plural =
            |word: Option<String>| word.is_some_and(|word| matches!(word.as_str(), "các" | "những" | "mọi" | "mỗi" | "từng"));
        let before = word((entity.first as usize).checked_sub(1));
        let earlier = word((entity.first as usize).checked_sub(2)).unwrap_or_default();
        let body = self.entities.get(position + 1).is_some_and(|inner| inner.first < entity.end);
        let unfilled = before.as_ref().is_some_and(|before| names_an_office(&earlier, before, body));
        unfilled || plural(before) || plural(word(Some(entity.end as usize)))
    }

    /// `Bộ trưởng Lò Văn Mẩn`, then `Bộ trưởng Bộ Y tế`: the only minister whom the text names, and its only ministry.
    fn is_alone(&self, position: usize, office: &Office, held: &[(String, usize)], bodies: &BTreeMap<String, Vec<String>>) -> bool {
        let minister = office.title.ends_with("bộ trưởng") || office.title.ends_with("thứ trưởng");
        let named = held.iter().all(|(body, person)| body.is_empty() && held.first().is_some_and(|(_, first)| first == person));
        let end = self.entities.get(position).map_or(0, |entity| entity.end);
        let inside = self.entities.get(position + 1..).unwrap_or_default().iter().take_while(|inner| inner.first < end);
        let abroad = inside.into_iter().any(|inner| inner.kind == EntityKind::Place);
        let only = || matches!(bodies.get(&office.title).map(Vec::as_slice), Some([only]) if *only == office.body);
        minister && named && !abroad && only()
    }

    pub(super) fn words(&self, entity: usize) -> &'a str {
        self.entities.get(entity).map_or("", |entity| entity.span.of(self.text))
    }

    fn keys(&self, entity: usize) -> Vec<Key> {
        let tokens = self.entities.get(entity).and_then(|entity| self.tokens.get(entity.first as usize..entity.end as usize));
        tokens.unwrap_or_default().iter().map(|token| text::key(token.span.of(self.text))).collect()
    }

    fn officials(&self) -> Vec<Official> {
        let persons = self.persons();
        let person_of: BTreeMap<usize, usize> = persons
            .iter()
            .enumerate()
            .flat_map(|(person, (mentions, _))| mentions.iter().map(move |mention| (*mention, person)))
            .collect();
        // Who holds which positions beside the name: by the words, and by title.
        let mut exact: BTreeMap<Vec<Key>, Vec<usize>> = BTreeMap::new();
        let mut titles: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
        let mut bodies: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for &actor in self.actors.iter().filter(|&&at| self.entities.get(at).is_some_and(|e| e.kind == EntityKind::Position)) {
            let office = Office::new(self.text, self.tokens, self.entities, actor);
            let named = bodies.entry(office.title).or_default();
            if named.len() < SAME_BODY && !office.body.is_empty() && !named.contains(&office.body) {
                named.push(office.body);
            }
        }
        for (position, holder) in self.holders.iter().chain(self.shared.iter().map(|(position, holder)| (position, holder))) {
            let Some(&person) = person_of.get(holder) else { continue };
            let same = exact.entry(self.keys(*position)).or_default();
            if same.len() < 2 && !same.contains(&person) {
                same.push(person);
            }
            let office = Office::new(self.text, self.tokens, self.entities, *position);
            let held = titles.entry(office.title).or_default();
            for body in [Some(office.body), self.short_form(*position)].into_iter().flatten() {
                let entry = (body, person);
                if held.len() < SAME_TITLE && !held.contains(&entry) {
                    held.push(entry);
                }
            }
        }
        let mut positions: Vec<Vec<(Vec<Key>, Vec<usize>)>> = vec![Vec::new(); persons.len()];
        for position in
            self.actors.iter().copied().filter(|&at| self.entities.get(at).is_some_and(|e| e.kind == EntityKind::Position))
        {
            let keys = self.keys(position);
            let holders = self.shared.iter().filter(|(shared, _)| *shared == position).map(|(_, holder)| holder);
            let beside: Vec<usize> = self
                .holders
                .get(&position)
                .into_iter()
                .chain(holders)
                .filter_map(|holder| person_of.get(holder).copied())
                .collect();
            let nameless = || {
                if let Some(holders) = exact.get(&keys) {
                    return if let [only] = holders.as_slice() { Some(*only) } else { None };
                }
                let office = Office::new(self.text, self.tokens, self.entities, position);
                let held = titles.get(&office.title).filter(|held| held.len() < SAME_TITLE)?;
                // The only one of its longer bodies that the text names: `Ngoại trưởng Na Uy`, then `Ngoại trưởng Solheim`.
                let one = |held: &str| {
                    let longer = |body: &&String| body.as_str() != held && is_chain(held, body);
                    bodies.get(&office.title).is_some_and(|bodies| bodies.iter().filter(longer).count() == 1)
                };
                let foreign = |body: &str, person: usize| {
                    one(body) && persons.get(person).is_some_and(|(_, name)| !self.is_vietnamese(*name))
                };
                // `Chủ tịch HĐND TP HCM` of the one who is `Chủ tịch HĐND thành phố`, where the text speaks of no other.
                let national = office.title.ends_with("bộ trưởng")
                    || ["thứ trưởng", "tướng", "tổng thống", "đại sứ"].iter().any(|title| office.title.ends_with(title));
                let chain = !national
                    && bodies.get(&office.title).is_some_and(|bodies| bodies.iter().all(|body| is_chain(body, &office.body)));
                // `Bí thư Lò Văn Mẩn`, then `Bí thư Thành ủy TP.HCM`: no other one is spoken of.
                let sole = chain && held.len() == 1 && has_one_body(&office.title);
                let alone = self.is_alone(position, &office, held, &bodies);
                let longer = |body: &str| alone || chain && (sole || !body.is_empty()) && is_chain(body, &office.body);
                let mut holders = held
                    .iter()
                    .filter(|(body, person)| office.means(body, foreign(body, *person)) || longer(body))
                    .map(|(_, person)| *person);
                let first = holders.next()?;
                holders.all(|person| person == first).then_some(first)
            };
            let beside = if beside.is_empty() && !self.several(position) {
                let abroad = || self.head_abroad(position, &persons);
                nameless().or_else(abroad).into_iter().collect()
            } else {
                beside
            };
            for person in beside {
                let Some(held) = positions.get_mut(person) else { continue };
                match held.iter_mut().find(|(words, _)| *words == keys) {
                    Some((_, mentions)) => mentions.push(position),
                    None => held.push((keys.clone(), vec![position])),
                }
            }
        }
        let officials = persons.into_iter().zip(positions).filter(|(_, held)| !held.is_empty());
        officials
            .map(|((mentions, name), held)| Official {
                name,
                mentions,
                positions: held
                    .into_iter()
                    .map(|(_, mentions)| {
                        let status = PositionStatus::of(mentions.first().map_or("", |&mention| self.words(mention)));
                        HeldPosition { mentions, status }
                    })
                    .collect(),
            })
            .collect()
    }

    /// The mentions of each person, and the one that gives the name: mentions whose names end alike are one person's.
    pub(super) fn persons(&self) -> Vec<(Vec<usize>, usize)> {
        let mut persons: Vec<(Vec<usize>, usize)> = Vec::new();
        // Whether all mentions of a person so far were of one syllable.
        let mut bare: Vec<bool> = Vec::new();
        let mut namesakes = Namesakes::default();
        for mention in self.actors.iter().copied().filter(|&at| self.entities.get(at).is_some_and(|e| e.kind == EntityKind::Person))
        {
            let name = self.keys(mention);
            let person = namesakes.find(&name, !self.is_vietnamese(mention)).unwrap_or(persons.len());
            match (persons.get_mut(person), bare.get_mut(person)) {
                (Some((mentions, full)), Some(bare)) => {
                    mentions.push(mention);
                    // The name as first written in full: a bare given name before it is none.
                    if *bare && name.len() > 1 {
                        (*full, *bare) = (mention, false);
                    }
                }
                _ => {
                    bare.push(name.len() == 1);
                    persons.push((vec![mention], mention));
                }
            }
            namesakes.add(name, person);
        }
        persons
    }

    /// Whether the last part of a name is a Vietnamese syllable.
    pub(super) fn is_vietnamese(&self, mention: usize) -> bool {
        let last = self.words(mention).rsplit(' ').next().unwrap_or_default();
        crate::syllable::Syllable::parse(last).is_some()
    }
}
