//! Who holds which position: persons of a text with their positions, from the spans of both.
//!
//! Positions that stand in a list (`Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh`) go together to the person before them (behind a comma, a dash, in
//! brackets, `được bầu giữ chức`) or behind them (`Chủ tịch UBND tỉnh, đồng chí …`). Mentions of one person are put together by name; a
//! position that stands without a name goes to the one person of the text who holds a position of the same words.

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

/// Words between a position and the name behind it.
const ADDRESSES: [&str; 40] = [
    "đồng",
    "chí",
    "ông",
    "bà",
    "ngài",
    "anh",
    "chị",
    "cô",
    "đại",
    "thượng",
    "trung",
    "thiếu",
    "tướng",
    "tá",
    "úy",
    "gs",
    "ts",
    "pgs",
    "ths",
    ".",
    "tiến",
    "sĩ",
    "sỹ",
    "giáo",
    "sư",
    "phó",
    "thạc",
    "bác",
    "bs",
    "luật",
    "nhà",
    "đô",
    "đốc",
    "hòa",
    "thượng",
    "đ",
    "/",
    "c",
    "kỹ",
    "nghệ",
];

/// What joins a person with the positions behind: a sign, or words of appointment.
const APPOINTMENTS: [&str; 36] = [
    ",",
    "-",
    "–",
    "—",
    "(",
    "là",
    ", là",
    ", nguyên",
    ", tân",
    "làm",
    "giữ chức",
    "giữ chức vụ",
    "giữ chức danh",
    ", giữ chức",
    "được bổ nhiệm làm",
    "được bổ nhiệm giữ chức",
    "được bổ nhiệm giữ chức vụ",
    "được bầu làm",
    "được bầu giữ chức",
    "được bầu giữ chức vụ",
    "được bầu giữ chức danh",
    "đắc cử",
    "tiếp tục giữ chức",
    "tiếp tục giữ chức vụ",
    "tái đắc cử",
    "với cương vị",
    "trên cương vị",
    "nhậm chức",
    "hiện là",
    "là tân",
    "thôi giữ chức",
    "thôi giữ chức vụ",
    "vào vị trí",
    "sau khi sa thải",
    ", hiện là",
    ", với cương vị",
];

/// What joins positions of one person.
const LISTS: [&str; 12] = [",", "kiêm", ", kiêm", "và", ", và", "-", "–", ";", "/", "đồng thời là", ", đồng thời là", "kiêm nhiệm"];

/// Persons and positions of a text, and which position is tied to which person.
struct Ties<'a> {
    text: &'a str,
    tokens: &'a [Token],
    entities: &'a [Entity],
    /// Persons and positions, as indexes among the entities.
    actors: Vec<usize>,
    /// The person of each position that stands beside one.
    holders: BTreeMap<usize, usize>,
}

impl<'a> Ties<'a> {
    fn new(text: &'a str, tokens: &'a [Token], entities: &'a [Entity]) -> Self {
        let is_actor = |entity: &Entity| matches!(entity.kind, EntityKind::Person | EntityKind::Position);
        let actors = entities.iter().enumerate().filter(|(_, entity)| is_actor(entity)).map(|(at, _)| at).collect();
        let mut ties = Self { text, tokens, entities, actors, holders: BTreeMap::new() };
        ties.tie();
        ties
    }

    fn entity(&self, actor: usize) -> Option<&'a Entity> {
        self.entities.get(*self.actors.get(actor)?)
    }

    fn is(&self, actor: usize, kind: EntityKind) -> bool {
        self.entity(actor).is_some_and(|entity| entity.kind == kind)
    }

    /// The words between two actors in small letters, where they stand in one line.
    fn between(&self, first: usize, second: usize) -> Option<String> {
        let (start, end) = (self.entity(first)?.end as usize, self.entity(second)?.first as usize);
        let tokens = self.tokens.get(start..end)?;
        let line_breaks = tokens.iter().chain(self.tokens.get(end)).any(Token::starts_line);
        if line_breaks || tokens.len() > 8 {
            return None;
        }
        Some(tokens.iter().map(|token| token.span.of(self.text).to_lowercase()).collect::<Vec<_>>().join(" "))
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
            at = end;
            let before = first.checked_sub(1).filter(|&person| self.is(person, EntityKind::Person));
            let joined =
                before.and_then(|person| self.between(person, first)).filter(|words| APPOINTMENTS.contains(&words.as_str()));
            let before = before.zip(joined);
            let behind = Some(end).filter(|&person| self.is(person, EntityKind::Person));
            let addressed = behind.and_then(|person| self.between(end - 1, person)).filter(|words| is_address(words));
            let behind = behind.zip(addressed);
            let person = match (&before, &behind) {
                // A dash, a bracket or a verb binds the positions to the name before them, whatever follows.
                (Some((person, joined)), _) if joined != "," => Some(*person),
                // `…, Bí thư Tỉnh ủy, đồng chí B`: the comma ends what was said of the first person.
                (Some((person, _)), Some((_, address))) if address.starts_with([',', ':']) => Some(*person),
                (_, Some((person, _))) => Some(*person),
                (Some((person, _)), None) => Some(*person),
                (None, None) => None,
            };
            if let Some(holder) = person.and_then(|person| self.actors.get(person).copied()) {
                for position in self.actors.get(first..end).unwrap_or_default() {
                    self.holders.insert(*position, holder);
                }
            }
        }
    }

    fn words(&self, entity: usize) -> &'a str {
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
        // Which persons hold a position of these words beside their names.
        let mut known: BTreeMap<Vec<Key>, Vec<usize>> = BTreeMap::new();
        for (position, holder) in &self.holders {
            let holders = known.entry(self.keys(*position)).or_default();
            if let Some(person) = person_of.get(holder).filter(|person| !holders.contains(person)) {
                holders.push(*person);
            }
        }
        let mut positions: Vec<Vec<(Vec<Key>, Vec<usize>)>> = vec![Vec::new(); persons.len()];
        for position in
            self.actors.iter().copied().filter(|&at| self.entities.get(at).is_some_and(|e| e.kind == EntityKind::Position))
        {
            let keys = self.keys(position);
            let person = match self.holders.get(&position) {
                Some(holder) => person_of.get(holder).copied(),
                None => known.get(&keys).and_then(|holders| if let [only] = holders.as_slice() { Some(*only) } else { None }),
            };
            let Some(held) = person.and_then(|person| positions.get_mut(person)) else { continue };
            match held.iter_mut().find(|(words, _)| *words == keys) {
                Some((_, mentions)) => mentions.push(position),
                None => held.push((keys, vec![position])),
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
    fn persons(&self) -> Vec<(Vec<usize>, usize)> {
        let mut persons: Vec<(Vec<usize>, usize, Vec<Vec<Key>>)> = Vec::new();
        for mention in self.actors.iter().copied().filter(|&at| self.entities.get(at).is_some_and(|e| e.kind == EntityKind::Person))
        {
            let name = self.keys(mention);
            let foreign = !self.is_vietnamese(mention);
            let known = persons.iter_mut().find(|(_, _, names)| names.iter().any(|known| same_person(known, &name, foreign)));
            match known {
                Some((mentions, full, names)) => {
                    mentions.push(mention);
                    if !names.contains(&name) {
                        // The name as first written in full: a bare given name before it is none.
                        if names.iter().all(|known| known.len() == 1) && name.len() > 1 {
                            *full = mention;
                        }
                        names.push(name);
                    }
                }
                None => persons.push((vec![mention], mention, vec![name])),
            }
        }
        persons.into_iter().map(|(mentions, name, _)| (mentions, name)).collect()
    }

    /// Whether the last part of a name is a Vietnamese syllable.
    fn is_vietnamese(&self, mention: usize) -> bool {
        let last = self.words(mention).rsplit(' ').next().unwrap_or_default();
        crate::syllable::Syllable::parse(last).is_some()
    }
}

fn is_address(words: &str) -> bool {
    let words = words.trim_start_matches([',', ':']).trim_start();
    let words = words.strip_prefix("là ").unwrap_or(if words == "là" { "" } else { words });
    let mut parts = words.split(' ').filter(|word| !word.is_empty());
    words.split(' ').count() <= 6 && parts.all(|word| ADDRESSES.contains(&word))
}

/// Vietnamese persons are called by the end of their names, foreign ones by either end.
fn same_person(known: &[Key], name: &[Key], foreign: bool) -> bool {
    let (short, long) = if name.len() < known.len() { (name, known) } else { (known, name) };
    if short == long {
        return true;
    }
    long.ends_with(short)
        || foreign
            && (short.len() >= 2 && long.starts_with(short) || matches!(short, [only] if name.len() == 1 && long.contains(only)))
}
