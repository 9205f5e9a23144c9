//! All stages over one text: [`Annotator`] runs them, [`Annotation`] holds the spans, [`Document`] looks at them together with the text.
//!
//! ```
//! # #[cfg(feature = "embedded")] {
//! use vanban::Annotator;
//!
//! let annotator = Annotator::new()?;
//! let text = "Chiều 4/3, UBND tỉnh họp.\nChủ tịch UBND tỉnh chủ trì.";
//! let annotation = annotator.annotate(text);
//! let document = annotator.document(text, &annotation);
//! assert_eq!(document.tokens().next().map(|token| token.span.of(text)), Some("Chiều"));
//! # }
//! # Ok::<(), vanban::Error>(())
//! ```

mod annotation;
mod annotator;
mod builder;
mod digest;
mod flat;
mod home;
mod links;
mod reference;

pub use annotation::{Annotation, AsOf, AsOfSource, Document};
pub use annotator::{Annotator, Input, Scratch};
pub use builder::{AnnotatorBuilder, Stage};
pub use digest::DocumentKeyword;
pub(crate) use home::Home;
pub use links::Links;
pub use reference::{Reference, Referent};

#[cfg(test)]
#[cfg(feature = "embedded")]
mod tests;
