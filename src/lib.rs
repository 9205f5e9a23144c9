//! vanban reads Vietnamese official and news text: words, abbreviations, officials with their offices, organizations, places linked to
//! the administrative map, summaries and keywords, all as spans into the original text.

pub mod abbreviation;
pub mod block;
mod data;
pub mod document;
pub mod entity;
pub mod error;
pub mod format;
pub mod gazetteer;
pub mod keyword;
pub mod lexicon;
pub mod limits;
pub mod overlay;
pub mod record;
pub mod sentence;
mod span;
pub mod summary;
pub mod syllable;
pub mod term;
pub mod text;
pub mod token;
pub mod wire;
pub mod word;

pub use document::{
    Annotation, Annotator, AnnotatorBuilder, Document, DocumentKeyword, Input, Links, Reference, Referent, Scratch, Stage,
};
pub use error::{Error, ErrorKind, Result};
pub use span::Span;
