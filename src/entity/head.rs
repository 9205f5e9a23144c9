//! Heads of state and ministers abroad: who is meant by `Tổng thống Peru`, where the text names the person without the office.

use super::official::{Person, Ties};
use crate::text::{self, Key};
use std::sync::OnceLock;

/// The kind of the compiled file.
#[cfg(feature = "data-entities")]
const KIND: [u8; 4] = *b"head";

/// Offices abroad with their holders; several may have held one.
#[derive(Default)]
struct Heads {
    facts: Vec<Fact>,
}

struct Fact {
    /// The words of the office, as often as its country has names: `Tổng thống Mỹ`, `Tổng thống Hoa Kỳ`.
    offices: Vec<Vec<Key>>,
    /// The names of the holder, in full and as news calls him alone.
    names: Vec<Vec<Key>>,
}

/// The keys of words between spaces: names of other languages are compared as they are written.
fn keys(words: &str) -> Vec<Key> {
    words.split_whitespace().map(text::key).collect()
}

impl Heads {
    /// The embedded table, read once; without its data nobody is known.
    fn embedded() -> &'static Self {
        static HEADS: OnceLock<Heads> = OnceLock::new();
        HEADS.get_or_init(Self::read)
    }

    fn read() -> Self {
        #[cfg(feature = "data-entities")]
        {
            let section = crate::wire::Container::parse(crate::data::HEADS, KIND).and_then(|file| file.section(*b"HEAD"));
            let table = section.as_ref().ok().and_then(|section| std::str::from_utf8(section.as_slice()).ok());
            Self { facts: table.unwrap_or_default().lines().filter_map(fact).collect() }
        }
        #[cfg(not(feature = "data-entities"))]
        Self::default()
    }
}

/// One line: countries, title, names.
#[cfg(feature = "data-entities")]
fn fact(line: &str) -> Option<Fact> {
    let mut cells = line.split('\t');
    let (countries, title, names) = (cells.next()?, cells.next()?, cells.next()?);
    let offices = countries.split('|').map(|country| keys(&format!("{title} {country}"))).collect();
    Some(Fact { offices, names: names.split('|').map(keys).collect() })
}

impl Ties<'_> {
    /// The only person of the text who has held an office abroad, by the table. `persons`: mentions with the one that gives the name.
    pub(super) fn head_abroad(&self, position: usize, persons: &[Person]) -> Option<usize> {
        // An office abroad has its title and its country, but no body: `Tổng thống Mỹ`, not `Thủ tướng`, not `Giám đốc Sở Y tế tỉnh X`.
        let entity = self.entities.get(position)?;
        if !(3..=8).contains(&(entity.end - entity.first)) {
            return None;
        }
        let office = keys(self.words(position));
        let known: Vec<&Fact> = Heads::embedded().facts.iter().filter(|fact| fact.offices.contains(&office)).collect();
        if known.is_empty() {
            return None;
        }
        let held = |mention: &usize| {
            let name = keys(self.words(*mention));
            known.iter().any(|fact| fact.names.contains(&name))
        };
        let mut holders = persons.iter().enumerate().filter(|(_, person)| person.mentions.iter().any(held)).map(|(at, _)| at);
        let only = holders.next();
        if holders.next().is_some() { None } else { only }
    }
}
