//! The user's own facts: words, abbreviations, places, organizations, titles, persons, what is never to be tagged, and which built-in
//! facts to hide. They load at run time, beside the compiled files, and win over everything built in.
//!
//! An [`Overlay`] is one list of facts, read from a table ([`Overlay::parse`]) or made by code ([`Overlay::push`]);
//! [`AnnotatorBuilder::overlay`](crate::AnnotatorBuilder::overlay) takes any number of them, of which a later one wins over an earlier
//! one. [`Overlays`] is all of them together, ready to be met in a text.
//!
//! **The table** is UTF-8, columns separated by tabs, one header line that names the columns in any order, one fact a line. Empty lines
//! and lines that begin with `#` are skipped. `kind` and `text` must be there; the other columns are needed by some kinds only:
//!
//! | kind | what `text` is | other columns |
//! |---|---|---|
//! | `word` | a word of two or more syllables | |
//! | `abbreviation` | a short form | `expansion`: its full form (needed) |
//! | `place` | a place's name | `id`: of an administrative unit (`vn2:06709`) or one of your own; `type`: what it is (`park`); `within`: names of what it lies in, joined by `\|`; `case` |
//! | `organization` | a body's name | `id`; `case` |
//! | `title` | an office, without the body it belongs to | `case` |
//! | `person` | a full name; one line for each term of office | `id`; `position`: the office; `organization`: the body, in full; `within`: the id of the unit it belongs to; `valid_from`, `valid_to`: first and last day (`2021-06-01`, `2021-06`, `2021`); `case` |
//! | `never-tag` | what is no entity | `case` |
//! | `remove` | the surface of a built-in fact | `of`: `word`, `abbreviation`, `place`, `organization`, `title` or `person` (needed) |
//!
//! **Meeting them.** Composition (NFC, NFD), tone-mark placement and the kind of dash are folded as everywhere. Capitals of `text` must be
//! capitals in the text that is read, small letters may be either; with `case` = `any` nothing is asked. Words are met in any case. Of
//! matches that overlap, the longest counts; inside an organization's or a title's match places and organizations are met as well.
//!
//! **Winning.** A word of the user's is one wherever it stands. An entity of the user's has exactly the span of the match (a title goes on
//! with its body, as every title does); built-in entities of the same span, across its borders or inside it go, but places and bodies
//! inside a body or an office stay, and so does a longer name around it. A person's or a place's name inside the name of a place, a
//! street or a school is none, as in all texts. `never-tag` keeps entities off the match; `remove` only takes the fact away:
//! `đảo Cát Bà` is a place by its first word though `Cát Bà` is no known one.
//!
//! **Persons.** A full name is linked to the `id` of the one person who has it, or of the one who is in office on the document's day.
//! [`Record`](crate::record::Record)s complete the officials by the terms of office in force on that day.
//!
//! ```
//! # #[cfg(feature = "embedded")] {
//! use vanban::{Annotator, entity::EntityKind, overlay::Overlay};
//!
//! let table = "kind\ttext\texpansion\tid\n\
//!     abbreviation\tCQS\tchính quyền số\n\
//!     organization\tTổ Chuyển đổi số cộng đồng\t\tto-17\n";
//! let annotator = Annotator::builder().overlay(Overlay::parse("portal.tsv", table)?).build()?;
//! let text = "Tổ Chuyển đổi số cộng đồng xây dựng CQS.";
//! let annotation = annotator.annotate(text);
//! let found = annotation.entities()[0];
//! assert_eq!((found.kind, found.span.of(text)), (EntityKind::Organization, "Tổ Chuyển đổi số cộng đồng"));
//!
//! let error = Overlay::parse("portal.tsv", "kind\ttext\nwrd\tchính quyền số\n").unwrap_err();
//! assert!(error.to_string().starts_with("portal.tsv:2:1: "));
//! # }
//! # Ok::<(), vanban::Error>(())
//! ```

mod fact;
mod index;
mod parse;
mod surface;

pub use fact::{OverlayFact, OverlayKind};
pub use index::Overlays;
pub(crate) use index::WordRule;

use crate::error::{Error, ErrorKind, Result};
use crate::gazetteer::Gazetteer;
use crate::limits;
use fact::{Column, Problem};

/// One list of a user's facts, in the order in which they were given.
///
/// ```
/// use vanban::overlay::{Overlay, OverlayFact, OverlayKind};
///
/// let mut overlay = Overlay::new("from the database");
/// overlay
///     .push(OverlayFact::new(OverlayKind::Word, "chính quyền số"))?
///     .push(OverlayFact::new(OverlayKind::Abbreviation, "CQS").expansion("chính quyền số"))?;
/// assert_eq!(overlay.facts().len(), 2);
/// # Ok::<(), vanban::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    name: String,
    facts: Vec<OverlayFact>,
    /// Where each fact stands, for errors that show only when the facts are put together.
    origins: Vec<Origin>,
}

/// Where a fact was written: its line (or its number, where code made it) and the columns of the cells that a later step may refuse.
#[derive(Clone, Copy, Debug, Default)]
struct Origin {
    line: u32,
    /// Where the cells of `text`, `id` and `within` begin; 0 where code made the fact.
    text: u32,
    id: u32,
    within: u32,
}

impl Overlay {
    /// An overlay without facts. The name stands in errors.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Adds a fact.
    ///
    /// # Errors
    /// [`ErrorKind::Dictionary`] where the fact lacks what its kind needs, has what its kind does not know, or is one more than
    /// [`limits::OVERLAY_FACTS`].
    pub fn push(&mut self, fact: OverlayFact) -> Result<&mut Self> {
        let number = self.facts.len() as u32 + 1;
        self.add(fact, Origin { line: number, ..Origin::default() }).map_err(|problem| {
            Error::new(ErrorKind::Dictionary, format!("{}: fact {number}: {}: {}", self.name, problem.column.name(), problem.what))
        })?;
        Ok(self)
    }

    fn add(&mut self, fact: OverlayFact, origin: Origin) -> std::result::Result<(), Problem> {
        fact.check()?;
        if self.facts.len() >= limits::OVERLAY_FACTS {
            let what = format!("more than {} facts; split the list into several overlays", limits::OVERLAY_FACTS);
            return Err(Problem { column: Column::Kind, what });
        }
        self.facts.push(fact);
        self.origins.push(origin);
        Ok(())
    }

    /// The name that stands in errors.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The facts, in the order in which they were given.
    #[must_use]
    pub fn facts(&self) -> &[OverlayFact] {
        &self.facts
    }

    /// Checks that every id of an administrative unit is one of the gazetteer's.
    ///
    /// # Errors
    /// [`ErrorKind::Dictionary`], with the place of the id.
    pub fn check_units(&self, gazetteer: &Gazetteer) -> Result<()> {
        for (at, fact) in self.facts.iter().enumerate() {
            for (column, id) in fact.unit_ids() {
                if id.parse().ok().and_then(|id| gazetteer.unit(id)).is_none() {
                    let what = format!("there is no unit {id}; look its id up by name (`vanban places`, `Gazetteer::find`)");
                    return Err(self.error(at, column, &what));
                }
            }
        }
        Ok(())
    }

    /// An error at a cell of a fact that was added.
    fn error(&self, fact: usize, column: Column, what: &str) -> Error {
        let origin = self.origins.get(fact).copied().unwrap_or_default();
        let cell = match column {
            Column::Id => origin.id,
            Column::Within => origin.within,
            _ => origin.text,
        };
        let place = if cell == 0 {
            format!("{}: fact {}: {}", self.name, origin.line, column.name())
        } else {
            format!("{}:{}:{cell}", self.name, origin.line)
        };
        Error::new(ErrorKind::Dictionary, format!("{place}: {what}"))
    }
}

#[cfg(test)]
#[cfg(feature = "data-units")]
mod tests;
