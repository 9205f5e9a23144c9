//! One name with what is known around it, as an application asks for it.

use super::{LinkScratch, Mention};
use crate::gazetteer::{AdministrativeUnit, Date, Gazetteer};

/// What would decide between the candidates that are left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Deciding {
    /// Nothing is needed: one unit is meant, or none is known.
    Nothing,
    /// A date: the candidates stand on different maps.
    Date,
    /// A type word: `huyện` or `thành phố`.
    Type,
    /// The name of a unit around it.
    Parent,
}

/// The answer of [`Gazetteer::resolve`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resolution<'g> {
    /// The unit that is meant, where that can be said.
    pub unit: Option<AdministrativeUnit<'g>>,
    /// How sure that is, per mille.
    pub score: u16,
    /// Every unit of that name that fits the day, in the order of [`Gazetteer::find`].
    pub candidates: Vec<AdministrativeUnit<'g>>,
    /// What would decide, where `unit` is `None`.
    pub deciding: Deciding,
}

impl Gazetteer {
    /// The unit that `name` means, given the names of units around it, from near to far, and the day.
    ///
    /// ```
    /// # #[cfg(feature = "data-gazetteer")] {
    /// use vanban::gazetteer::{Date, Deciding, Gazetteer};
    /// let gazetteer = Gazetteer::embedded()?;
    /// let day = Date::parse("2024-03-04");
    /// let answer = gazetteer.resolve("xã Hải Xuân", &["TP Móng Cái", "Quảng Ninh"], day);
    /// assert_eq!(answer.unit.unwrap().id().to_string(), "vn3:06745");
    /// let open = gazetteer.resolve("xã Tân An", &[], day);
    /// assert!(open.unit.is_none() && open.candidates.len() > 3);
    /// assert_eq!(open.deciding, Deciding::Parent);
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    #[must_use]
    pub fn resolve(&self, name: &str, within: &[&str], as_of: Option<Date>) -> Resolution<'_> {
        let mut text = name.to_owned();
        let mut ends = vec![text.len()];
        for unit in within {
            text.push_str(", ");
            text.push_str(unit);
            ends.push(text.len());
        }
        let tokens = self.tokenizer.tokenize(&text);
        let mut mentions = Vec::new();
        let mut first = 0;
        for end in ends {
            let behind = tokens.partition_point(|token| token.span.end() <= end) as u32;
            mentions.push(Mention { first, end: behind });
            // Behind the comma.
            first = behind + 1;
        }
        let mut links = Vec::new();
        self.link_into(&text, &tokens, &mentions, as_of, &mut LinkScratch::default(), &mut links);
        let link = links.first().copied();
        let unit = link.and_then(|link| self.unit_of(link.fact?));
        let all: Vec<AdministrativeUnit<'_>> = self.find(name).filter_map(|found| found.unit()).collect();
        let fits = |unit: &AdministrativeUnit<'_>| as_of.is_none_or(|day| unit.existed(day));
        let mut candidates: Vec<AdministrativeUnit<'_>> = all.iter().copied().filter(fits).collect();
        if candidates.is_empty() {
            candidates = all;
        }
        let deciding = if unit.is_some() { Deciding::Nothing } else { deciding(&candidates) };
        Resolution { unit, score: link.map_or(0, |link| if unit.is_some() { link.score } else { 0 }), candidates, deciding }
    }
}

/// What the candidates differ in, the strongest first.
fn deciding(candidates: &[AdministrativeUnit<'_>]) -> Deciding {
    let Some(first) = candidates.first() else { return Deciding::Nothing };
    let differ = |test: &dyn Fn(&AdministrativeUnit<'_>) -> bool| candidates.iter().any(test);
    let parent = |unit: &AdministrativeUnit<'_>| unit.parent().map(|parent| parent.full_name());
    if differ(&|unit| unit.kind() == first.kind() && unit.map() == first.map() && parent(unit) != parent(first)) {
        Deciding::Parent
    } else if differ(&|unit| unit.kind() != first.kind()) {
        Deciding::Type
    } else if differ(&|unit| unit.map() != first.map()) {
        Deciding::Date
    } else {
        Deciding::Nothing
    }
}
