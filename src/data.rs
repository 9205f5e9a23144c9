//! The compiled files that are embedded in the program: the only place that names them.
//!
//! One `static` a file (a `const` would be copied into the metadata of every crate that uses it), each behind a feature of its own.
//! Features are additive; without its data a stage can still be built from bytes that the application loads.

/// The unit table.
#[cfg(feature = "data-units")]
pub(crate) static UNITS: &[u8] = include_bytes!("../dictionaries/compiled/units.bin");

/// Places, organizations, titles, names, documents.
#[cfg(feature = "data-gazetteer")]
pub(crate) static GAZETTEER: &[u8] = include_bytes!("../dictionaries/compiled/gazetteer.bin");

/// Short forms, their senses and the weights of the sense model.
#[cfg(feature = "data-abbreviations")]
pub(crate) static ABBREVIATIONS: &[u8] = include_bytes!("../dictionaries/compiled/abbreviations.bin");

/// Weights of the summary, rarity of syllables and words.
#[cfg(feature = "data-summary")]
pub(crate) static SUMMARY: &[u8] = include_bytes!("../dictionaries/compiled/summary.bin");

/// The surfaces that the entity grammar knows.
#[cfg(feature = "data-entities")]
pub(crate) static ENTITIES: &[u8] = include_bytes!("../dictionaries/compiled/entities.bin");

/// Words and their costs.
#[cfg(feature = "data-words")]
pub(crate) static WORDS: &[u8] = include_bytes!("../dictionaries/compiled/words.bin");
