//! What was found, in the forms that other tools read: [`iob2`], [`conllu`], [`brat`], [`html`], and with the feature `serde` schema.org's
//! JSON-LD (`Article`).
//!
//! The writers take a [`Document`](crate::Document) and append to any [`fmt::Write`](std::fmt::Write); they do no input or output of their
//! own, fail only where that does, and are linear in the text's length.
//!
//! ```
//! # #[cfg(feature = "embedded")] {
//! let annotator = vanban::Annotator::new()?;
//! let text = "Bí thư Tỉnh ủy Hà Văn Lý";
//! let annotation = annotator.annotate(text);
//! let mut lines = String::new();
//! vanban::format::iob2(&annotator.document(text, &annotation), &mut lines).expect("a String takes everything");
//! assert!(lines.starts_with("Bí\tB-POSITION\tB-POSITION\tO\nthư\tI-POSITION\tI-POSITION\tO\nTỉnh\tI-POSITION\tI-POSITION|B-ORGANIZATION\tB-ORG\n"));
//! # }
//! # Ok::<(), vanban::Error>(())
//! ```

mod brat;
mod conllu;
mod html;
mod iob2;
#[cfg(feature = "serde")]
mod json_ld;
mod nest;

pub use brat::brat;
pub use conllu::conllu;
pub use html::{PAGE_END, PAGE_START, html};
pub use iob2::iob2;
#[cfg(feature = "serde")]
pub use json_ld::{Article, Legislation, Place, Role, Thing};

use crate::record::{EntityRecord, LinkRecord};

/// What an entity means, in a line: its full form where that is not what was written, and the id or value that it is linked to.
fn meaning(entity: &EntityRecord) -> String {
    let value = match &entity.link {
        Some(LinkRecord::Unit { id, name, .. }) => format!("{name} ({id})"),
        Some(LinkRecord::Place { id, .. } | LinkRecord::User { id }) => id.clone(),
        Some(LinkRecord::Date { value } | LinkRecord::Percent { value }) => value.clone(),
        Some(LinkRecord::Money { amount, currency }) => format!("{amount} {currency}"),
        Some(LinkRecord::Document { number: Some(number), .. }) => number.clone(),
        _ => String::new(),
    };
    let full = if entity.normalized == entity.text { "" } else { entity.normalized.as_str() };
    let between = if full.is_empty() || value.is_empty() { "" } else { " · " };
    format!("{full}{between}{value}")
}

/// A name for a line of its own: what would end the line is a blank.
fn one_line(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
#[cfg(feature = "embedded")]
mod tests;
