//! The output contract: what a [`Document`] holds as owned values without a reference to text or engine.
//!
//! Offsets are half-open and count in the [`OffsetUnit`] that the record names. With the feature `serde` every type can be written and
//! read; the names of the fields are those of the contract and stay.
//!
//! ```
//! # #[cfg(feature = "embedded")] {
//! use vanban::Annotator;
//! use vanban::record::{OffsetUnit, Record, RecordOptions};
//!
//! let annotator = Annotator::new()?;
//! let text = "Đồng chí Bí thư Tỉnh ủy phát biểu.";
//! let annotation = annotator.annotate(text);
//! let record = Record::new(&annotator.document(text, &annotation), &RecordOptions::new(OffsetUnit::Char));
//! assert_eq!((record.sentences[0].start, record.sentences[0].end), (0, 34));
//! # }
//! # Ok::<(), vanban::Error>(())
//! ```

mod build;
mod link;
mod official;
mod offset;
mod organization;
mod types;
mod user;

pub use build::RecordOptions;
pub use offset::{OffsetMap, OffsetUnit};
pub use types::{
    AbbreviationRecord, AlternativeRecord, BlockRecord, EngineRecord, EntityRecord, Field, KeywordRecord, LinkRecord, Name,
    OfficialRecord, OrganizationRecord, PositionRecord, Range, Record, ReplacementRecord, SummaryRecord, TermRecord, TokenRecord,
    WordRecord,
};

use crate::document::Document;

/// The meaning of the records' fields. It counts up when a meaning changes; new fields do not count.
pub const SCHEMA: u32 = 1;

impl Record {
    /// The record of a document.
    ///
    /// Linear in the length of the text. The spans of the document must be those of its text, as [`Document`] says.
    #[must_use]
    pub fn new(document: &Document<'_>, options: &RecordOptions) -> Self {
        build::Builder::new(document, options).record()
    }
}

/// A title and a text as one document: the title, a line feed, the text. [`RecordOptions::title`] takes the title's length.
#[must_use]
pub fn join(title: &str, text: &str) -> String {
    let mut joined = String::with_capacity(title.len() + 1 + text.len());
    joined.push_str(title);
    joined.push('\n');
    joined.push_str(text);
    joined
}
