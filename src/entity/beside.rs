//! Positions that stand beside their persons: lists of them before or behind a name, words of appointment, persons who share an office.

use super::office::{APPOINTMENTS, LISTS, appoints, is_address, without_biography};
use super::official::{FARTHEST, Ties};
use super::{Entity, EntityKind};
use crate::text::{self, Key};
use crate::token::Token;
use std::collections::{BTreeSet, HashMap};

impl Ties<'_> {
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

    /// Ties each list of positions to the person whom it stands beside.
    pub(super) fn tie_beside(&mut self) {
        let mut joined = Vec::new();
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
            let members = if members.len() > 1 { members } else { self.appointed_together(first, end) };
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
            let holder = self.holder(first, end).or_else(|| self.by_pronoun(first));
            if let Some(holder) = holder.filter(|_| !self.stands_for(first)) {
                let last = (first + 1..end).rev().find(|&at| self.between(at - 1, at).is_some_and(|words| words == "và"));
                joined.extend(self.actors.get(first..last.unwrap_or(first)).unwrap_or_default());
                for position in self.actors.get(first..end).unwrap_or_default() {
                    self.holders.insert(*position, holder);
                }
            }
        }
        self.untie_joined(&joined);
    }

    /// `Thủ tướng Chính phủ và Bộ trưởng B trao đổi`, where the text says that A is the prime minister: two persons, the first without a name.
    fn untie_joined(&mut self, joined: &[usize]) {
        if joined.is_empty() {
            return;
        }
        let persons = self.persons();
        // Of each office by itself the first person, and whether there is another.
        let joined_ones: BTreeSet<usize> = joined.iter().copied().collect();
        let mut offices: HashMap<Vec<Key>, (Option<usize>, bool)> = HashMap::new();
        for (position, holder) in self.holders.iter().filter(|(position, _)| !joined_ones.contains(position)) {
            let person = persons.of(*holder);
            let (first, more) = offices.entry(self.keys(*position)).or_insert((person, false));
            *more |= *first != person;
        }
        let another = |position: usize| {
            let person = self.holders.get(&position).and_then(|holder| persons.of(*holder));
            let office = offices.get(&self.keys(position));
            person.is_some() && office.is_some_and(|(first, more)| *more || *first != person)
        };
        let others: Vec<usize> = joined.iter().copied().filter(|&position| another(position)).collect();
        for position in others {
            self.holders.remove(&position);
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
            // `phê chuẩn kết quả bầu chức vụ Phó Chủ tịch với ông A`
            let office = || matches!(self.word_before(first).as_str(), "vụ" | "danh" | "chức" | "bầu" | "nhiệm");
            let given = given.or_else(|| words.strip_prefix("với ").filter(|_| office()));
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

    /// The persons of a list who are given the position behind it: `trao quyết định cho A và B, giữ chức Thứ trưởng`, `Ông A, bà B và ông C
    /// được bầu làm Phó Chủ tịch`.
    fn appointed_together(&self, first: usize, end: usize) -> Vec<usize> {
        let mut members = Vec::new();
        let last = first.checked_sub(1).filter(|&last| self.is(last, EntityKind::Person) && end == first + 1);
        let Some((mut person, words)) = last.and_then(|last| Some((last, self.between(last, first)?))) else { return members };
        let verb = words.trim_start_matches([',', ' ']);
        let gives = verb.starts_with(char::is_alphabetic) && (APPOINTMENTS.contains(&verb) || appoints(verb));
        // `A và B lần lượt giữ chức …`: each another one.
        if !gives || verb == "là" || verb.contains("lần lượt") || verb.contains("thay") {
            return members;
        }
        let mut joined = false;
        loop {
            members.push(person);
            let Some(before) = person.checked_sub(1).filter(|&before| self.is(before, EntityKind::Person)) else { break };
            let Some(words) = self.between(before, person).filter(|_| !self.quoted(before)) else { break };
            let address = words.trim_start_matches([',', ' ']);
            let both = ["và", "cùng"].iter().find_map(|word| address.strip_prefix(word)).filter(|_| members.len() == 1);
            joined |= both.is_some();
            let comma = words.starts_with(',') || both.is_some();
            let address = both.unwrap_or(address).trim_start();
            if !comma || !(address.is_empty() || is_address(address)) {
                break;
            }
            person = before;
        }
        // Two that only a comma joins: the second begins a sentence of its own.
        if !joined && members.len() < 3 {
            members.clear();
        }
        members.reverse();
        members
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
}
