//! [`Strings`]: a table of strings in two sections, the bytes one after the other and the ends.

use crate::error::{Error, ErrorKind, Result};
use crate::wire::{Section, U32s};

/// A read-only table of strings. Cloning copies pointers.
#[derive(Clone, Debug)]
pub struct Strings {
    text: Section,
    /// The text where it is embedded in the program: its strings need not be checked again.
    embedded: Option<&'static str>,
    ends: Section,
}

impl Strings {
    /// Reads the two sections that [`StringsWriter::finish`] made. Costs one pass over the text, to check that it is UTF-8.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] where the text is not UTF-8.
    pub fn parse(text: Section, ends: Section) -> Result<Self> {
        let broken = |_| Error::new(ErrorKind::Data, "string table: its text is not UTF-8; rebuild the file with the compiler");
        let embedded = match text.as_static() {
            Some(text) => Some(std::str::from_utf8(text).map_err(broken)?),
            None => std::str::from_utf8(text.as_slice()).map_err(broken).map(|_| None)?,
        };
        Ok(Self { text, embedded, ends })
    }

    /// The string with this number; `None` beyond the end or where the table is broken.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&str> {
        let ends = U32s::new(self.ends.as_slice());
        let start = if index == 0 { 0 } else { ends.get(index - 1)? };
        let range = start as usize..ends.get(index)? as usize;
        match self.embedded {
            Some(text) => text.get(range),
            None => std::str::from_utf8(self.text.as_slice().get(range)?).ok(),
        }
    }

    /// Number of strings.
    #[must_use]
    pub fn len(&self) -> usize {
        U32s::new(self.ends.as_slice()).len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Collects strings; each gets the next number, the same string twice the first one's.
#[derive(Clone, Debug, Default)]
pub struct StringsWriter {
    text: Vec<u8>,
    ends: Vec<u8>,
    numbers: std::collections::BTreeMap<String, u32>,
}

impl StringsWriter {
    /// The number of `string`, which is added where it is new.
    pub fn add(&mut self, string: &str) -> u32 {
        if let Some(&number) = self.numbers.get(string) {
            return number;
        }
        let number = self.numbers.len() as u32;
        self.text.extend_from_slice(string.as_bytes());
        self.ends.extend_from_slice(&(self.text.len() as u32).to_le_bytes());
        self.numbers.insert(string.to_owned(), number);
        number
    }

    /// The two sections: the text and the ends.
    #[must_use]
    pub fn finish(self) -> (Vec<u8>, Vec<u8>) {
        (self.text, self.ends)
    }
}
