//! Which unit a name means where it stands: candidates weighed by type word, neighbours, the document's province and its date.
//!
//! A name alone says little: `Tân An` is a ward or commune of ten provinces, `Hạ Long` a city until 2025-06-30 and a ward since.
//! So every mention's candidates get points, of which these count most:
//!
//! - the word before it: `huyện`, `TP`; after a plural (`các huyện`) also for the later names of a list;
//! - the next mentions, if they name a unit around it: `xã Hải Xuân, TP Móng Cái, Quảng Ninh`;
//! - the units that the whole document names or lies in;
//! - the map in force: by the date given, else by the types and years that the text itself has (`huyện`: three levels;
//!   `đặc khu`: two);
//! - `cũ` behind it: the earlier map.
//!
//! The first round weighs with what is certain, the second with what the first decided. A mention without a word before it
//! follows one of the same name that has one. Where two candidates come out close, or nothing but the name speaks for a commune,
//! there is no link: silence beats a wrong answer.

mod candidates;
mod resolve;
mod score;

pub use resolve::{Deciding, Resolution};

use super::{Date, Fact, Gazetteer};
use crate::token::Token;
use candidates::Parsed;
use score::Evidence;

/// A place's mention: from the token `first` up to the token `end`, the word before the name included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mention {
    /// Index of its first token.
    pub first: u32,
    /// Index of the token behind it.
    pub end: u32,
}

/// What a mention means: see [`Gazetteer::link_into`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The unit or place, where it could be decided.
    pub fact: Option<Fact>,
    /// How sure that is, per mille; 0 without a fact.
    pub score: u16,
}

/// Working memory of [`Gazetteer::link_into`]; kept between texts, so that a warm run allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct LinkScratch {
    parsed: Parsed,
    evidence: Evidence,
    chosen: Vec<score::Choice>,
}

impl Gazetteer {
    /// Replaces the content of `links` with one answer for each of `mentions`, which are sorted and do not overlap.
    ///
    /// `as_of` is the day whose map is in force, where it is known. Linear in tokens and mentions, each mention's work being
    /// bounded by [`limits::LINK_CANDIDATES`](crate::limits::LINK_CANDIDATES). Never panics.
    ///
    /// ```
    /// # #[cfg(feature = "data-gazetteer")] {
    /// use vanban::gazetteer::{Date, Gazetteer, LinkScratch, Mention};
    /// use vanban::lexicon::Units;
    /// use vanban::token::Tokenizer;
    ///
    /// let gazetteer = Gazetteer::embedded()?;
    /// let text = "Tại xã Hải Xuân, TP Móng Cái";
    /// let tokens = Tokenizer::new(Units::embedded()?).tokenize(text);
    /// let mentions = [Mention { first: 1, end: 4 }, Mention { first: 5, end: 8 }];
    /// let mut links = Vec::new();
    /// gazetteer.link_into(text, &tokens, &mentions, Date::parse("2024-03-04"), &mut LinkScratch::default(), &mut links);
    /// let names: Vec<_> = links.iter().filter_map(|link| gazetteer.unit_of(link.fact?)).map(|unit| unit.id().to_string()).collect();
    /// assert_eq!(names, ["vn3:06745", "vn3:194"]);
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    pub fn link_into(
        &self,
        text: &str,
        tokens: &[Token],
        mentions: &[Mention],
        as_of: Option<Date>,
        scratch: &mut LinkScratch,
        links: &mut Vec<Link>,
    ) {
        links.clear();
        let LinkScratch { parsed, evidence, chosen } = scratch;
        parsed.fill(self, text, tokens, mentions);
        evidence.start(self, text, tokens, mentions, parsed, as_of);
        evidence.choose(self, tokens, mentions, parsed, chosen);
        evidence.learn(self, parsed, chosen);
        evidence.choose(self, tokens, mentions, parsed, chosen);
        evidence.agree(self, tokens, mentions, parsed, chosen);
        links.extend(chosen.iter().map(|choice| choice.link()));
        evidence.finish();
    }
}
