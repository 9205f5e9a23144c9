//! Who holds which office where: persons, positions, organizations, places, citations, dates, amounts, as nested spans.
//!
//! [`Entities`] reads a text's tokens once. A grammar over the classes of a compiled lexicon ([`class`]) proposes spans: a position is
//! a title and the body that it belongs to, an organization a head, its field, a body or place inside it, a person a family name with
//! names behind it or capitals behind a title, a place a designator with a name or a name of the gazetteer. Names found once are found
//! again without their surroundings. What is right is said in the annotation guide that the gold files follow.

pub mod class;

mod again;
mod amount;
mod beside;
mod byline;
mod capitals;
mod citation;
mod company;
mod date;
mod envoy;
mod find;
mod foreign;
mod head;
mod headline;
mod lexicon;
mod list;
mod ministries;
mod nameless;
mod namesake;
mod nest;
mod office;
mod official;
mod organization;
mod overlay;
mod owner;
mod people;
mod person;
mod place;
mod position;
mod pronoun;
mod scan;
mod seat;
mod steering;
mod tail;
mod team;
mod value;
mod why;
mod word;

pub use head::{HeadTerm, head_table};
pub use lexicon::{KIND, capital_table, capital_unit, carries_capital, pair_table};
pub use official::{HeldPosition, Official, PositionStatus};
pub use value::{Value, value};
pub use why::Why;

use crate::block::Block;
use crate::error::Result;
use crate::gazetteer::Date;
use crate::lexicon::Units;
use crate::overlay::Overlays;
use crate::span::Span;
use crate::token::Token;
use crate::wire::Bytes;
use find::{Finder, Found};
use lexicon::Lexicon;
use official::Ties;
use overlay::UserFacts;
use scan::{Match, Reader};
use std::sync::Arc;
use word::Words;

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum EntityKind {
    /// A person's name, without titles.
    Person,
    /// A position that a person can hold in a body.
    Position,
    /// A named or definite body.
    Organization,
    /// A named place.
    Place,
    /// A citation of a legal or administrative document.
    Document,
    /// A calendar expression.
    Date,
    /// An amount of money.
    Money,
    /// A share in per cent.
    Percent,
}

impl EntityKind {
    /// The name in the output contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Position => "position",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Document => "document",
            Self::Date => "date",
            Self::Money => "money",
            Self::Percent => "percent",
        }
    }

    /// The coarse type of other taggers: `PER`, `ORG`, `LOC`; nothing for the rest.
    #[must_use]
    pub const fn coarse(self) -> Option<&'static str> {
        match self {
            Self::Person => Some("PER"),
            Self::Organization => Some("ORG"),
            Self::Place => Some("LOC"),
            _ => None,
        }
    }
}

/// An entity: a span with a type. Entities nest and never cross; no two of a text have the same span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: EntityKind,
    /// The first token.
    pub first: u32,
    /// The token after the last one.
    pub end: u32,
    /// The nearest longer entity around it, as an index; `u32::MAX` where there is none.
    parent: u32,
    /// How sure it is, per mille.
    pub score: u16,
    /// What made it.
    pub why: Why,
}

impl Entity {
    /// The nearest longer entity around it: its index among the text's entities.
    #[must_use]
    pub const fn parent(&self) -> Option<usize> {
        if self.parent == u32::MAX { None } else { Some(self.parent as usize) }
    }

    /// Whether no other entity stands around it.
    #[must_use]
    pub const fn is_outermost(&self) -> bool {
        self.parent == u32::MAX
    }
}

/// Finds entities. Immutable; its clone copies pointers.
///
/// ```
/// use vanban::block::BlockFinder;
/// use vanban::entity::{Entities, EntityKind, EntityScratch};
/// use vanban::lexicon::Units;
/// use vanban::token::Tokenizer;
///
/// let units = Units::embedded()?;
/// let text = "Ông Nguyễn Văn An, Bí thư Tỉnh ủy Quảng Ninh, phát biểu.";
/// let tokens = Tokenizer::new(units.clone()).tokenize(text);
/// let mut blocks = Vec::new();
/// BlockFinder::new(&units).blocks_into(text, &tokens, &mut blocks);
/// let (mut scratch, mut entities) = (EntityScratch::default(), Vec::new());
/// Entities::embedded(&units)?.entities_into(text, &tokens, &blocks, &mut scratch, &mut entities);
/// let found: Vec<_> = entities.iter().map(|entity| (entity.kind, entity.span.of(text))).collect();
/// assert_eq!(found, [
///     (EntityKind::Person, "Nguyễn Văn An"),
///     (EntityKind::Position, "Bí thư Tỉnh ủy Quảng Ninh"),
///     (EntityKind::Organization, "Tỉnh ủy Quảng Ninh"),
///     (EntityKind::Place, "Quảng Ninh"),
/// ]);
/// # Ok::<(), vanban::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Entities {
    lexicon: Lexicon,
    words: Arc<Words>,
    overlays: Option<Arc<Overlays>>,
}

/// Working memory of [`Entities::entities_into`]; keep one a thread.
#[derive(Clone, Debug, Default)]
pub struct EntityScratch {
    matches: Vec<Match>,
    starts: Vec<u32>,
    ends: Vec<u32>,
    found: Vec<Found>,
    acronyms: Vec<u32>,
    persons: Vec<Found>,
    covered: Vec<bool>,
    open: Vec<u32>,
    user: UserFacts,
    restored: Vec<Token>,
    choices: Vec<u8>,
}

impl Entities {
    /// The engine over the lexicon that is embedded in the program.
    ///
    /// # Errors
    /// As for [`Entities::parse`]; a test pins the embedded file.
    #[cfg(feature = "data-entities")]
    pub fn embedded(units: &Units) -> Result<Self> {
        Self::parse(crate::data::ENTITIES, units)
    }

    /// The engine over a compiled lexicon.
    ///
    /// # Errors
    /// [`ErrorKind::Data`](crate::ErrorKind::Data) for bytes that are none, [`ErrorKind::Version`](crate::ErrorKind::Version) for a
    /// file that was made against another unit table.
    pub fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        Ok(Self { lexicon: Lexicon::parse(bytes, units)?, words: Arc::new(Words::new(units)), overlays: None })
    }

    /// The same engine with a user's facts, which win over everything built in.
    #[must_use]
    pub fn with_overlays(mut self, overlays: Arc<Overlays>) -> Self {
        self.overlays = overlays.has_entities().then_some(overlays);
        self
    }

    /// The officials of a text, in the order of their first mentions. The day of the text decides who holds an office abroad; without
    /// one it is whoever has ever held it. [`Document::officials`] knows tokens, entities and day.
    ///
    /// Built when asked for: cost and memory grow with the number of persons and positions.
    ///
    /// [`Document::officials`]: crate::Document::officials
    #[must_use]
    pub fn officials(&self, text: &str, tokens: &[Token], entities: &[Entity], as_of: Option<Date>) -> Vec<Official> {
        Ties::new(text, tokens, entities).officials(self.lexicon.heads(), as_of)
    }

    /// Replaces the content of `entities` with the entities of a text, in order of their starts, longer ones first. Linear in the
    /// number of tokens; allocates only to make room. Never panics.
    pub fn entities_into(
        &self,
        text: &str,
        tokens: &[Token],
        blocks: &[Block],
        scratch: &mut EntityScratch,
        entities: &mut Vec<Entity>,
    ) {
        let EntityScratch { matches, starts, ends, found, acronyms, persons, covered, open, user, restored, choices } = scratch;
        let lexicon = self.lexicon.view();
        let tokens = if capitals::restore_into(tokens, blocks, lexicon, &self.words, restored, choices) {
            restored.as_slice()
        } else {
            tokens
        };
        scan::block_ends_into(tokens, blocks, ends);
        user.meet(self.overlays.as_deref(), text, tokens, ends);
        scan::match_into(tokens, ends, lexicon, user, matches, starts);
        found.clear();
        acronyms.clear();
        let reader = Reader { text, tokens, lexicon, words: &self.words, matches, starts, ends };
        Finder { reader, found, acronyms, persons, covered, user: &user.met, open, road: u32::MAX }.run();
        entities.clear();
        open.clear();
        for found in found.iter() {
            while open.last().and_then(|&at| entities.get(at as usize)).is_some_and(|around| around.end <= found.first) {
                open.pop();
            }
            let (Some(head), Some(last)) = (tokens.get(found.first as usize), tokens.get((found.end as usize).wrapping_sub(1)))
            else {
                continue;
            };
            // What would cross is left out: the grammar proposes none, a user's dictionary may.
            let crosses = open.last().and_then(|&at| entities.get(at as usize)).is_some_and(|around| found.end > around.end);
            if crosses {
                continue;
            }
            let parent = open.last().copied().unwrap_or(u32::MAX);
            open.push(entities.len() as u32);
            entities.push(Entity {
                span: head.span.cover(last.span),
                kind: found.kind,
                first: found.first,
                end: found.end,
                parent,
                score: found.why.score(),
                why: found.why,
            });
        }
    }
}

#[cfg(test)]
#[cfg(feature = "embedded")]
mod body_tests;
#[cfg(test)]
#[cfg(feature = "embedded")]
mod calendar_tests;
#[cfg(test)]
#[cfg(feature = "embedded")]
mod official_tests;
#[cfg(test)]
#[cfg(feature = "embedded")]
mod position_tests;
#[cfg(test)]
#[cfg(feature = "embedded")]
mod seat_tests;
#[cfg(test)]
#[cfg(feature = "embedded")]
mod tests;
