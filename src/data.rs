//! The compiled files that are embedded in the program: the only place that names them.
//!
//! One `static` a file (a `const` would be copied into the metadata of every crate that uses it), each behind a feature of its own.
//! Features are additive; without its data a stage can still be built from bytes that the application loads.

/// A file that begins with a cache line, as its sections do.
#[cfg(feature = "data-units")]
#[repr(C, align(64))]
struct Lines<B: ?Sized>(B);

#[cfg(feature = "data-units")]
macro_rules! embedded {
    ($name:literal) => {{
        static FILE: &Lines<[u8]> = &Lines(*include_bytes!(concat!("../dictionaries/compiled/", $name)));
        &FILE.0
    }};
}

/// The unit table.
#[cfg(feature = "data-units")]
pub(crate) static UNITS: &[u8] = embedded!("units.bin");

/// Places, organizations, titles, names, documents.
#[cfg(feature = "data-gazetteer")]
pub(crate) static GAZETTEER: &[u8] = embedded!("gazetteer.bin");

/// Short forms, their senses and the weights of the sense model.
#[cfg(feature = "data-abbreviations")]
pub(crate) static ABBREVIATIONS: &[u8] = embedded!("abbreviations.bin");

/// Weights of the summary, rarity of syllables and words.
#[cfg(feature = "data-summary")]
pub(crate) static SUMMARY: &[u8] = embedded!("summary.bin");

/// The surfaces that the entity grammar knows.
#[cfg(feature = "data-entities")]
pub(crate) static ENTITIES: &[u8] = embedded!("entities.bin");

/// Words and their costs.
#[cfg(feature = "data-words")]
pub(crate) static WORDS: &[u8] = embedded!("words.bin");
