//! The judge of vanban: reads gold files and says how much of an answer is right.
//!
//! - [`gold`] reads hand-annotated news, [`annotation`] compares records of the output contract with it: sentences, abbreviations,
//!   entities, officials, places.
//! - [`word`] compares words with segmented text, [`summary`] summaries and keywords with those of people.
//! - [`Calibration`] tells whether the scores of entities say how often they are right.
//! - [`Count`] is what every measure comes down to: right, given, wanted.
//!
//! The measures are those of the authors' own scorers, to the digit. Gold files are broken by hand as easily as they are made by hand:
//! whatever does not fit is a [`GoldError`] with file and line.

pub mod annotation;
pub mod gold;
pub mod summary;
pub mod word;

mod calibration;
mod count;
mod error;

pub use calibration::{Calibration, Group};
pub use count::Count;
pub use error::{GoldError, Result};
