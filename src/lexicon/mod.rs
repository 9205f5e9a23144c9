//! Syllables as small integers, and word lists as tries over them, walked in place in compiled bytes.
//!
//! - [`Unit`]: the integer that stands for a syllable, a frequent foreign word, a sign, or the shape of anything else.
//! - [`Units`]: the table from folded keys to units.
//! - [`Trie`]: a double array from sequences of units to values; a step is one look-up.
//! - [`Strings`]: a table of strings.

mod forms;
mod sieve;
mod strings;
mod trie;
mod unit;
mod units;

pub(crate) use forms::{BLOCK, FORM_BYTES, Form, FormsView, outside_forms};
pub(crate) use sieve::Sieve;
pub use strings::{Strings, StringsWriter};
pub use trie::{Node, Trie, TrieView, TrieWriter};
pub use unit::Unit;
pub(crate) use units::UnitsView;
pub use units::{Units, UnitsWriter};

#[cfg(test)]
mod tests;
