//! Heads of state and ministers abroad: who is meant by `Tổng thống Peru`, where the text names the person without the office.

use super::official::{Persons, PositionStatus, Ties};
use crate::gazetteer::Date;
use crate::text;
use crate::token::{Token, Tokenizer};
use crate::wire::{U64s, partition_point};
use std::collections::BTreeMap;

/// Numbers of a row: the office, the name, the days.
const ROW: usize = 3;

/// Who held an office abroad from when to when, for the compiler.
#[derive(Clone, Copy, Debug)]
pub struct HeadTerm<'t> {
    /// The office with its country: `Tổng thống Peru`.
    pub office: &'t str,
    /// A name of the holder.
    pub name: &'t str,
    /// The first day.
    pub from: Option<Date>,
    /// The last day, where the term has ended.
    pub to: Option<Date>,
}

/// Lays terms of office out as the table that the lexicon reads: rows of three numbers, sorted.
#[must_use]
pub fn head_table(tokenizer: &Tokenizer, terms: &[HeadTerm<'_>]) -> Vec<u64> {
    let key = |words: &str| words_key(words, &tokenizer.tokenize(words));
    let bits = |date: Option<Date>| u64::from(date.map_or(0, Date::to_bits));
    let row = |term: &HeadTerm<'_>| [key(term.office), key(term.name), bits(term.from) << 32 | bits(term.to)];
    let mut rows: Vec<[u64; ROW]> = terms.iter().map(row).collect();
    rows.sort_unstable();
    rows.dedup();
    rows.concat()
}

/// A number for a sequence of words. Names of other languages have no units: what counts is how they are written, less the signs.
fn words_key(text: &str, tokens: &[Token]) -> u64 {
    let words = tokens.iter().filter(|token| token.is_word());
    words.fold(0, |hash, word| text::hash(hash ^ text::key(word.span.of(text)).number()))
}

/// The table, read in place.
#[derive(Clone, Copy)]
pub(super) struct Heads<'d> {
    rows: U64s<'d>,
}

impl<'d> Heads<'d> {
    pub(super) const fn new(rows: U64s<'d>) -> Self {
        Self { rows }
    }

    fn row(self, at: usize) -> Option<[u64; ROW]> {
        let number = |column: usize| self.rows.get(at.checked_mul(ROW)?.checked_add(column)?);
        Some([number(0)?, number(1)?, number(2)?])
    }

    /// The first row that is not below an office and a name.
    fn first(self, office: u64, name: u64) -> usize {
        let below = |at| self.row(at).is_some_and(|[there, called, _]| (there, called) < (office, name));
        partition_point(self.rows.len() / ROW, below)
    }

    /// Whether anybody is known to have held an office.
    fn knows(self, office: u64) -> bool {
        self.row(self.first(office, 0)).is_some_and(|[there, ..]| there == office)
    }

    /// The terms for which somebody of this name held an office.
    fn terms(self, office: u64, name: u64) -> impl Iterator<Item = Term> + 'd {
        let rows = (self.first(office, name)..).map_while(move |at| self.row(at));
        let same = rows.take_while(move |&[there, called, _]| (there, called) == (office, name));
        same.map(|[.., days]| Term { from: Date::from_bits((days >> 32) as u32), to: Date::from_bits(days as u32) })
    }
}

/// A term of office; open where a day is not known.
#[derive(Clone, Copy)]
struct Term {
    from: Option<Date>,
    to: Option<Date>,
}

/// How a term of office lies to the day of a text; what is nearer stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Held {
    /// On the day, or at any time where no day is known.
    Then,
    /// In the year before the day.
    Lately,
}

impl Term {
    fn held(self, as_of: Option<Date>) -> Option<Held> {
        let Some(day) = as_of else { return Some(Held::Then) };
        let within = |to: Option<Date>| day.within(self.from, to);
        let lately = || within(self.to.map(Date::next_year)).then_some(Held::Lately);
        within(self.to).then_some(Held::Then).or_else(lately)
    }
}

/// An office that a text names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Office {
    key: u64,
    /// `cựu Tổng thống Peru`: of somebody who has left it.
    former: bool,
}

/// Which persons of a text hold which offices abroad.
pub(super) struct Abroad<'t> {
    ties: &'t Ties<'t>,
    persons: &'t Persons,
    heads: Heads<'t>,
    as_of: Option<Date>,
    /// The names of the persons, made when the first office asks for them.
    names: Vec<(u64, usize)>,
    /// The offices that were asked for: a text says the same one often.
    answers: BTreeMap<Office, Option<usize>>,
}

impl<'t> Abroad<'t> {
    pub(super) const fn new(ties: &'t Ties<'t>, persons: &'t Persons, heads: Heads<'t>, as_of: Option<Date>) -> Self {
        Self { ties, persons, heads, as_of, names: Vec::new(), answers: BTreeMap::new() }
    }

    /// The only person of the text who holds the office that a position names with its country.
    pub(super) fn holder(&mut self, position: usize) -> Option<usize> {
        let office = self.office(position);
        if let Some(answer) = self.answers.get(&office) {
            return *answer;
        }
        if !self.heads.knows(office.key) {
            return None;
        }
        let answer = self.only(office);
        self.answers.insert(office, answer);
        answer
    }

    fn office(&self, position: usize) -> Office {
        let tokens = self.ties.tokens_of(position);
        let former = PositionStatus::of(self.ties.words(position)) == PositionStatus::Former;
        Office { key: words_key(self.ties.text, tokens.get(usize::from(former)..).unwrap_or_default()), former }
    }

    /// How the one who is called so holds an office.
    fn held(&self, office: Office, name: u64) -> Option<Held> {
        let nearest = self.heads.terms(office.key, name).filter_map(|term| term.held(self.as_of)).min();
        if !office.former {
            return nearest;
        }
        // However long ago, but not somebody who holds it on the day.
        let holds = self.as_of.is_some() && nearest == Some(Held::Then);
        self.heads.terms(office.key, name).next().filter(|_| !holds).map(|_| Held::Then)
    }

    fn only(&mut self, office: Office) -> Option<usize> {
        if self.names.is_empty() {
            self.names = self.names();
        }
        let held = |&(name, person): &(u64, usize)| self.held(office, name).map(|held| (held, person));
        // Who holds it goes before who has just left it.
        let nearest = self.names.iter().filter_map(held).map(|(held, _)| held).min()?;
        let mut holders = self.names.iter().filter_map(held).filter(|(held, _)| *held == nearest).map(|(_, person)| person);
        let first = holders.next()?;
        holders.all(|person| person == first).then_some(first)
    }

    /// The names by which the text calls its persons.
    fn names(&self) -> Vec<(u64, usize)> {
        let mentions = self.persons.list.iter().enumerate();
        let mentions = mentions.flat_map(|(person, known)| known.mentions.iter().map(move |&mention| (mention, person)));
        let name = |(mention, person)| (words_key(self.ties.text, self.ties.tokens_of(mention)), person);
        let mut names: Vec<(u64, usize)> = mentions.map(name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

#[cfg(test)]
#[cfg(feature = "embedded")]
mod tests {
    use super::*;
    use crate::lexicon::Units;

    fn key(words: &str) -> u64 {
        words_key(words, &Tokenizer::new(Units::embedded().unwrap()).tokenize(words))
    }

    fn table(terms: &[HeadTerm<'_>]) -> Vec<u8> {
        let rows = head_table(&Tokenizer::new(Units::embedded().unwrap()), terms);
        rows.iter().flat_map(|number| number.to_le_bytes()).collect()
    }

    #[test]
    fn terms_are_found_by_office_and_name_however_they_are_written() {
        let term = |office, name, from| HeadTerm { office, name, from: Date::parse(from), to: None };
        let bytes = table(&[
            term("Tổng thống Peru", "José Al-Varez", "2003"),
            term("Tổng thống Peru", "José Al-Varez", "2011-04-02"),
            term("Thủ tướng Na Uy", "Solheim", "2007"),
        ]);
        let heads = Heads::new(U64s::new(&bytes));
        let terms = |office: &str, name: &str| -> Vec<String> {
            let terms = heads.terms(key(office), key(name));
            terms.map(|term| term.from.map_or_else(String::new, |from| from.to_string())).collect()
        };
        assert_eq!(terms("tổng thống PERU", "Jose\u{301} Al Varez"), ["2003", "2011-04-02"]);
        assert_eq!(terms("Thủ tướng Na Uy", "Solheim"), ["2007"]);
        assert!(terms("Thủ tướng Na Uy", "José Al-Varez").is_empty());
        assert!(heads.knows(key("Thủ tướng Na Uy")) && !heads.knows(key("Thủ tướng Peru")));
    }

    #[test]
    fn a_damaged_table_gives_no_answer_and_no_panic() {
        let term = HeadTerm { office: "Tổng thống Peru", name: "Alvarez", from: Date::parse("2003"), to: Date::parse("2007") };
        let whole = table(&[term]);
        for cut in 0..whole.len() {
            let heads = Heads::new(U64s::new(&whole[..cut]));
            assert_eq!(heads.terms(key("Tổng thống Peru"), key("Alvarez")).count(), 0, "cut at {cut}");
        }
        let heads = [u8::MAX; 48];
        let terms = Heads::new(U64s::new(&heads)).terms(u64::MAX, u64::MAX);
        assert!(terms.map(|term| term.held(Date::parse("2005"))).all(|held| held == Some(Held::Then)), "no days");
    }
}
