//! Short forms: which tokens are one, what they may mean, what they mean here.
//!
//! [`Abbreviations`] finds `UBND`, `KT-XH`, `T.Ư`, `TTg`, the `TP` of `TP.Hạ Long` and forms that no list holds (`BCHTƯ`), and leaves
//! brands, foreign acronyms, units, codes and initials alone. The sense is chosen in this order:
//!
//! 1. a user's overlay;
//! 2. the document's own definition, in either order (`Khu kinh tế (KKT)`, `KKT (khu kinh tế)`, `gọi tắt là`), found by aligning the
//!    form's letters with the syllables beside it;
//! 3. a linear model over the neighbouring tokens, with the evidence of the other occurrences of the form in the document (one sense
//!    a document, unless the neighbours contradict it);
//! 4. the prior.
//!
//! Words and entities play no part: this stage stands before them. [`rewrite`] writes the text out with its full forms.
//!
//! ```
//! # #[cfg(feature = "data-abbreviations")] {
//! use vanban::abbreviation::{Abbreviations, AbbreviationScratch};
//! use vanban::token::Tokenizer;
//!
//! let tokenizer = Tokenizer::new(vanban::lexicon::Units::embedded()?);
//! let engine = Abbreviations::embedded()?;
//! let text = "Chủ tịch UBND TP.HCM kiểm tra KKT (khu kinh tế).";
//! let mut found = Vec::new();
//! engine.abbreviations_into(text, &tokenizer.tokenize(text), &mut AbbreviationScratch::default(), &mut found);
//! let full: Vec<_> = found.iter().map(|short| engine.expansion(text, short)).collect();
//! assert_eq!(full, ["Ủy ban nhân dân", "thành phố", "Hồ Chí Minh", "khu kinh tế"]);
//! # }
//! # Ok::<(), vanban::Error>(())
//! ```

mod compose;
mod define;
mod find;
mod overlay;
pub mod rewrite;
mod sense;
mod shape;
mod table;

pub use overlay::AbbreviationOverlay;
#[doc(hidden)]
pub use sense::context;
pub use table::{TableWriter, Weight};

use crate::Span;
use crate::error::Result;
use crate::lexicon::Units;
use crate::token::Token;
use crate::wire::Bytes;
use std::borrow::Cow;
use std::sync::Arc;
use table::Table;

/// Where the full form of an abbreviation comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AbbreviationSource {
    /// The compiled table.
    Dictionary,
    /// A definition in the document itself.
    Document,
    /// Put together from known parts.
    Composed,
    /// A user's overlay.
    User,
}

impl AbbreviationSource {
    /// The name in the output contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dictionary => "dictionary",
            Self::Document => "document",
            Self::Composed => "composed",
            Self::User => "user",
        }
    }
}

/// What a sense names. It decides how the full form is written in running text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum SenseKind {
    /// Anything without a kind of its own: `kinh tế - xã hội`.
    #[default]
    Concept = 0,
    /// A body, or a kind of body: `Ủy ban nhân dân`, `công ty`.
    Organization = 1,
    /// An office: `Chủ tịch`.
    Position = 2,
    /// A degree or an honour that stands before a name: `tiến sĩ`.
    Title = 3,
    /// A named place: `Hồ Chí Minh`.
    Place = 4,
    /// A kind of place that stands before a name: `thành phố`, `khu công nghiệp`.
    PlaceType = 5,
    /// A kind of document: `Nghị quyết`.
    DocumentType = 6,
    /// A group of people: `cán bộ, công chức`.
    People = 7,
    /// What stands before a signature: `thay mặt` of `TM. ỦY BAN NHÂN DÂN`. Chosen only there.
    Signature = 8,
}

impl SenseKind {
    const ALL: [Self; 9] = [
        Self::Concept,
        Self::Organization,
        Self::Position,
        Self::Title,
        Self::Place,
        Self::PlaceType,
        Self::DocumentType,
        Self::People,
        Self::Signature,
    ];

    fn from_number(number: u8) -> Self {
        Self::ALL.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// The kind with this name, as `dictionaries/sources/abbreviations.tsv` has it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "concept" | "event" | "product" | "programme" => Self::Concept,
            "organisation" => Self::Organization,
            "position" => Self::Position,
            "title" => Self::Title,
            "place" => Self::Place,
            "place-type" => Self::PlaceType,
            "document-type" => Self::DocumentType,
            "person-group" => Self::People,
            "signature" => Self::Signature,
            _ => return None,
        })
    }
}

/// What a form means: where its full form is to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A sense of the table.
    Sense(u32),
    /// The full form stands in the text.
    Defined(Span),
    /// Parts, put together anew when asked.
    Composed,
    /// An entry of the overlay.
    User(u32),
}

/// Other senses that an abbreviation could have had, kept for [`Abbreviations::alternatives`].
const ALTERNATIVES: usize = 3;

/// An abbreviation of Vietnamese words in a text. Small, without a reference to text or dictionary; the full form is built
/// when [`Abbreviations::expansion`] is asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abbreviation {
    /// Where it stands. A full stop that only marks a short form (`TP. Hạ Long`) is outside.
    pub span: Span,
    /// Index of its first token.
    pub first_token: u32,
    /// Index of the token behind its last.
    pub end_token: u32,
    /// How sure the full form is, per mille.
    pub score: u16,
    /// Where the full form comes from.
    pub source: AbbreviationSource,
    /// The definition in the text, where [`AbbreviationSource::Document`] is the source.
    pub defined_at: Option<Span>,
    /// What the full form names; a concept where it is the document's or the user's own.
    pub kind: SenseKind,
    pub(crate) meaning: Meaning,
    /// Whether the line around is written in capitals.
    in_capitals: bool,
    others: [(u32, u16); ALTERNATIVES],
}

/// Finds and explains abbreviations. Immutable, `Send + Sync`; its clone copies pointers.
#[derive(Clone, Debug)]
pub struct Abbreviations {
    table: Table,
    units: Units,
    cues: Arc<find::Cues>,
    overlay: Option<Arc<AbbreviationOverlay>>,
}

/// Working memory of [`Abbreviations::abbreviations_into`]; keep one a thread.
#[derive(Clone, Debug, Default)]
pub struct AbbreviationScratch {
    definitions: Vec<define::Definition>,
    pending: Vec<sense::Pending>,
    scores: Vec<i32>,
    sums: Vec<(u32, u32)>,
}

impl Abbreviations {
    /// Reads a compiled file of abbreviations that was made against `units`.
    ///
    /// # Errors
    /// [`ErrorKind::Data`](crate::ErrorKind::Data) or [`ErrorKind::Version`](crate::ErrorKind::Version) for bytes that are none, or
    /// that were made against another unit table.
    pub fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        let table = Table::parse(bytes, units.fingerprint())?;
        let cues = Arc::new(find::Cues::new(units, &table));
        Ok(Self { table, cues, units: units.clone(), overlay: None })
    }

    /// The abbreviations that this crate embeds.
    ///
    /// # Errors
    /// None that a released crate shows; the embedded files are checked like any other.
    #[cfg(feature = "data-abbreviations")]
    pub fn embedded() -> Result<Self> {
        Self::parse(crate::data::ABBREVIATIONS, &Units::embedded()?)
    }

    /// The same engine with a user's abbreviations, which win over everything built in.
    #[must_use]
    pub fn with_overlay(mut self, overlay: AbbreviationOverlay) -> Self {
        self.overlay = Some(Arc::new(overlay));
        self
    }

    /// What a fingerprint of this stage is made of.
    #[must_use]
    pub fn checksum(&self) -> u32 {
        self.table.checksum()
    }

    /// Replaces the content of `out` with the abbreviations of `text`, in order, none overlapping. `tokens` are those of `text`.
    ///
    /// Linear in the number of tokens; allocates nothing once `scratch` and `out` are warm. Never panics.
    pub fn abbreviations_into(&self, text: &str, tokens: &[Token], scratch: &mut AbbreviationScratch, out: &mut Vec<Abbreviation>) {
        out.clear();
        self.define_into(text, tokens, scratch);
        self.find_into(text, tokens, scratch, out);
        self.choose(tokens, scratch, out);
    }

    /// The full form that `abbreviation` stands for, written as in the middle of a sentence. `text` is the text it was found in.
    #[must_use]
    pub fn expansion<'a>(&'a self, text: &'a str, abbreviation: &Abbreviation) -> Cow<'a, str> {
        match abbreviation.meaning {
            Meaning::Sense(sense) => Cow::Borrowed(self.table.sense(sense).map_or("", |sense| sense.expansion)),
            Meaning::Defined(span) => define::full_form(span.of(text)),
            Meaning::Composed => Cow::Owned(self.composed(abbreviation.span.of(text)).unwrap_or_default()),
            Meaning::User(entry) => Cow::Borrowed(
                self.overlay.as_ref().and_then(|overlay| overlay.entry(entry)).map_or("", |entry| entry.expansion.as_str()),
            ),
        }
    }

    /// The other senses that the form has, with their scores per mille, the likeliest first (three at most).
    pub fn alternatives<'a>(&'a self, abbreviation: &'a Abbreviation) -> impl Iterator<Item = (&'a str, u16)> + 'a {
        let others = abbreviation.others.iter().filter(|(sense, _)| *sense != u32::MAX);
        others.filter_map(|&(sense, score)| Some((self.table.sense(sense)?.expansion, score)))
    }

    /// All built-in pairs of short and full form, sorted by the form's folded letters, the most frequent sense first: for an index's
    /// synonyms. Those of signatures are left out.
    ///
    /// ```
    /// # #[cfg(feature = "data-abbreviations")] {
    /// let engine = vanban::abbreviation::Abbreviations::embedded()?;
    /// assert!(engine.synonyms().any(|(short, full)| short == "UBND" && full == "Ủy ban nhân dân"));
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    pub fn synonyms(&self) -> impl Iterator<Item = (&str, &str)> {
        (0..self.table.form_count() as u32).flat_map(move |form| {
            self.table.senses(form).filter_map(move |sense| {
                let sense = self.table.sense(sense)?;
                let shown = sense.kind != SenseKind::Signature;
                shown.then(|| (self.table.spelling(form), sense.expansion))
            })
        })
    }
}

#[cfg(test)]
#[cfg(feature = "embedded")]
mod tests;
