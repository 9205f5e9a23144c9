//! Positions that stand without a name: whose they are by what the text says of them elsewhere.

use super::EntityKind;
use super::office::{Office, has_one_body, is_chain, names_an_office};
use super::official::{Persons, Ties};
use crate::text::Key;
use std::collections::BTreeMap;

/// So many bodies of one title are told apart.
const SAME_BODY: usize = 8;

/// So many positions of one title make a mention without a name unclear.
const SAME_TITLE: usize = 32;

/// The positions that a text gives to persons, by their words.
pub(super) struct Nameless<'t> {
    ties: &'t Ties<'t>,
    persons: &'t Persons,
    /// Persons who hold a position of these words; of more than two it does not matter who.
    exact: BTreeMap<Vec<Key>, Vec<usize>>,
    /// By title: the body with the person.
    titles: BTreeMap<String, Vec<(String, usize)>>,
    /// By title: every body that the text names with it.
    bodies: BTreeMap<String, Vec<String>>,
}

impl<'t> Nameless<'t> {
    pub(super) fn new(ties: &'t Ties<'t>, persons: &'t Persons) -> Self {
        let mut known = Self { ties, persons, exact: BTreeMap::new(), titles: BTreeMap::new(), bodies: BTreeMap::new() };
        for position in ties.positions() {
            let office = ties.office(position);
            let named = known.bodies.entry(office.title).or_default();
            if named.len() < SAME_BODY && !office.body.is_empty() && !named.contains(&office.body) {
                named.push(office.body);
            }
        }
        for (position, holder) in ties.held() {
            if let Some(person) = persons.of(holder) {
                known.add(position, person);
            }
        }
        known
    }

    fn add(&mut self, position: usize, person: usize) {
        let same = self.exact.entry(self.ties.keys(position)).or_default();
        if same.len() < 2 && !same.contains(&person) {
            same.push(person);
        }
        let office = self.ties.office(position);
        let held = self.titles.entry(office.title).or_default();
        for body in [Some(office.body), self.ties.short_form(position)].into_iter().flatten() {
            let entry = (body, person);
            if held.len() < SAME_TITLE && !held.contains(&entry) {
                held.push(entry);
            }
        }
    }

    /// The one person of the text who holds a position of these words, or of the same office in other words.
    pub(super) fn holder(&self, position: usize, keys: &[Key]) -> Option<usize> {
        if let Some(holders) = self.exact.get(keys) {
            return if let [only] = holders.as_slice() { Some(*only) } else { None };
        }
        let office = self.ties.office(position);
        let held = self.titles.get(&office.title).filter(|held| held.len() < SAME_TITLE)?;
        let reaches = self.reaches(position, &office, held);
        let mut holders = held
            .iter()
            .filter(|(body, person)| office.means(body, self.is_foreign(&office, body, *person)) || reaches.to(body, &office))
            .map(|(_, person)| *person);
        let first = holders.next()?;
        holders.all(|person| person == first).then_some(first)
    }

    /// A foreigner, and the only one of the body's longer forms that the text names: `Ngoại trưởng Na Uy`, then `Ngoại trưởng Solheim`.
    fn is_foreign(&self, office: &Office, held: &str, person: usize) -> bool {
        let longer = |body: &&String| body.as_str() != held && is_chain(held, body);
        let bodies = self.bodies(office);
        bodies.iter().filter(longer).count() == 1 && self.persons.name(person).is_some_and(|name| !self.ties.is_vietnamese(name))
    }

    /// Which bodies of a title may be the one of a longer or shorter name.
    fn reaches(&self, position: usize, office: &Office, held: &[(String, usize)]) -> Reach {
        // `Chủ tịch HĐND TP HCM` of the one who is `Chủ tịch HĐND thành phố`, where the text speaks of no other.
        let national = office.title.ends_with("bộ trưởng")
            || ["thứ trưởng", "tướng", "tổng thống", "đại sứ"].iter().any(|title| office.title.ends_with(title));
        let chain = !national
            && self.bodies.contains_key(&office.title)
            && self.bodies(office).iter().all(|body| is_chain(body, &office.body));
        // `Bí thư Lò Văn Mẩn`, then `Bí thư Thành ủy TP.HCM`: no other one is spoken of.
        let sole = chain && held.len() == 1 && has_one_body(&office.title);
        Reach { alone: self.is_alone(position, office, held), chain, sole }
    }

    fn bodies(&self, office: &Office) -> &[String] {
        self.bodies.get(&office.title).map(Vec::as_slice).unwrap_or_default()
    }

    /// `Bộ trưởng Lò Văn Mẩn`, then `Bộ trưởng Bộ Y tế`: the only minister whom the text names, and its only ministry.
    fn is_alone(&self, position: usize, office: &Office, held: &[(String, usize)]) -> bool {
        let minister = office.title.ends_with("bộ trưởng") || office.title.ends_with("thứ trưởng");
        let named = held.iter().all(|(body, person)| body.is_empty() && held.first().is_some_and(|(_, first)| first == person));
        let end = self.ties.entities.get(position).map_or(0, |entity| entity.end);
        let inside = self.ties.entities.get(position + 1..).unwrap_or_default().iter().take_while(|inner| inner.first < end);
        let abroad = inside.into_iter().any(|inner| inner.kind == EntityKind::Place);
        let only = || matches!(self.bodies(office), [only] if *only == office.body);
        minister && named && !abroad && only()
    }
}

/// How far an office reaches over the bodies that its title is held in.
struct Reach {
    /// To any: there is one minister and one ministry.
    alone: bool,
    /// To those whose names go on with each other.
    chain: bool,
    /// To one that is not said.
    sole: bool,
}

impl Reach {
    fn to(&self, held: &str, office: &Office) -> bool {
        self.alone || self.chain && (self.sole || !held.is_empty()) && is_chain(held, &office.body)
    }
}

impl Ties<'_> {
    /// The short form in brackets behind a position's body: `Chủ tịch Cục Dự trữ Liên bang (Fed)`.
    fn short_form(&self, position: usize) -> Option<String> {
        let end = self.entities.get(position)?.end as usize;
        let word = |at: usize| self.tokens.get(at).map(|token| token.span.of(self.text));
        (word(end) == Some("(") && word(end + 2) == Some(")")).then(|| word(end + 1).unwrap_or_default().to_lowercase())
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
}
