//! The container of compiled dictionaries and models: one format, one checked reader, for every file.
//!
//! ```text
//! magic "VANBAN\x1a\n" · u32 format version · [u8;4] kind · u64 fingerprint of the unit table · u32 number of sections
//! per section: [u8;4] tag · u32 offset · u32 length · u32 crc32
//! the sections, each beginning at a multiple of 64 bytes
//! ```
//!
//! All numbers are little-endian and read with `from_le_bytes` where they stand: no alignment to respect, no copy, no
//! `unsafe`, the same file on every machine. [`Container::parse`] checks the structure (cheap: the table only);
//! [`Container::verify`] reads every byte and compares the checksums, for files that come from outside.
//!
//! **When to raise [`FORMAT_VERSION`]**: when any section's layout or meaning changes. History: 1, the first.

mod array;
mod bytes;
mod writer;

pub(crate) use array::partition_point;
pub use array::{I16s, U16s, U32s, U64s};
pub use bytes::{Bytes, Section};
pub use writer::Writer;

use crate::error::{Error, ErrorKind, Result};
use crate::limits;

/// The format that this version of the library reads and writes.
pub const FORMAT_VERSION: u32 = 1;

pub(crate) const MAGIC: &[u8; 8] = b"VANBAN\x1a\n";
pub(crate) const HEADER: usize = 8 + 4 + 4 + 8 + 4;
pub(crate) const ENTRY: usize = 16;
/// Where sections begin: with a cache line, so that what fills one lies in one. Readers do not count on it.
pub(crate) const ALIGNMENT: usize = 64;

/// A compiled file whose section table has been checked. Cloning it copies a pointer.
#[derive(Clone, Debug)]
pub struct Container {
    bytes: Bytes,
    kind: [u8; 4],
    units: u64,
    sections: Vec<(SectionEntry, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct SectionEntry {
    tag: [u8; 4],
    start: usize,
    end: usize,
}

impl Container {
    /// Reads the header and the section table of `bytes`; no section is touched.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] for bytes that are no container of the wanted `kind` or whose table points outside them,
    /// [`ErrorKind::Version`] for another format version. Never panics, whatever the bytes are.
    pub fn parse(bytes: impl Into<Bytes>, kind: [u8; 4]) -> Result<Self> {
        let bytes = bytes.into();
        let data = bytes.as_slice();
        let name = String::from_utf8_lossy(&kind).into_owned();
        let broken =
            |what: &str| Error::new(ErrorKind::Data, format!("compiled file `{name}`: {what}; rebuild it with the compiler"));
        if data.get(..8) != Some(MAGIC.as_slice()) {
            return Err(broken("it does not begin as a compiled file does"));
        }
        let version = u32_at(data, 8).ok_or_else(|| broken("it is cut short in the header"))?;
        if version != FORMAT_VERSION {
            return Err(Error::new(
                ErrorKind::Version,
                format!(
                    "compiled file `{name}` has format {version}, this library reads format {FORMAT_VERSION}; rebuild it with the compiler"
                ),
            ));
        }
        let found: [u8; 4] =
            data.get(12..16).and_then(|b| b.try_into().ok()).ok_or_else(|| broken("it is cut short in the header"))?;
        if found != kind {
            return Err(broken(&format!("it is a file of kind `{}`", String::from_utf8_lossy(&found))));
        }
        let units = u64_at(data, 16).ok_or_else(|| broken("it is cut short in the header"))?;
        let count = u32_at(data, 24).ok_or_else(|| broken("it is cut short in the header"))? as usize;
        if count > limits::CONTAINER_SECTIONS {
            return Err(broken(&format!("it claims {count} sections, at most {} are allowed", limits::CONTAINER_SECTIONS)));
        }
        let mut sections = Vec::with_capacity(count);
        for index in 0..count {
            let at = HEADER + index * ENTRY;
            let cut = || broken("it is cut short in the section table");
            let tag: [u8; 4] = data.get(at..at + 4).and_then(|b| b.try_into().ok()).ok_or_else(cut)?;
            let start = u32_at(data, at + 4).ok_or_else(cut)? as usize;
            let length = u32_at(data, at + 8).ok_or_else(cut)? as usize;
            let checksum = u32_at(data, at + 12).ok_or_else(cut)?;
            let end = start.checked_add(length).filter(|&end| end <= data.len());
            let end = end.ok_or_else(|| broken(&format!("section `{}` reaches beyond its end", String::from_utf8_lossy(&tag))))?;
            sections.push((SectionEntry { tag, start, end }, checksum));
        }
        Ok(Self { bytes, kind, units, sections })
    }

    /// Compares every section with its checksum: finds damage, reads each byte once.
    ///
    /// # Errors
    /// [`ErrorKind::Data`], naming the damaged section.
    pub fn verify(&self) -> Result<()> {
        for (entry, checksum) in &self.sections {
            let data = self.bytes.as_slice().get(entry.start..entry.end).unwrap_or_default();
            if crc32fast::hash(data) != *checksum {
                let (name, tag) = (String::from_utf8_lossy(&self.kind), String::from_utf8_lossy(&entry.tag));
                return Err(Error::new(
                    ErrorKind::Data,
                    format!("compiled file `{name}`: section `{tag}` is damaged; get or build it anew"),
                ));
            }
        }
        Ok(())
    }

    /// The section named `tag`.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] where the file has none.
    pub fn section(&self, tag: [u8; 4]) -> Result<Section> {
        let entry = self.sections.iter().find(|(entry, _)| entry.tag == tag);
        entry.map(|(entry, _)| Section::new(self.bytes.clone(), entry.start, entry.end)).ok_or_else(|| {
            let (name, tag) = (String::from_utf8_lossy(&self.kind), String::from_utf8_lossy(&tag));
            Error::new(ErrorKind::Data, format!("compiled file `{name}` has no section `{tag}`; rebuild it with the compiler"))
        })
    }

    /// Fingerprint of the unit table that the file was made against (0 in the unit table itself).
    #[must_use]
    pub const fn units(&self) -> u64 {
        self.units
    }

    /// Checksum of the section table, which holds the sections' checksums: what a fingerprint is made of.
    #[must_use]
    pub fn checksum(&self) -> u32 {
        let end = HEADER + self.sections.len() * ENTRY;
        crc32fast::hash(self.bytes.as_slice().get(..end).unwrap_or_default())
    }

    /// Refuses a file that was made against another unit table than `units`, because its ids would mean other words.
    ///
    /// # Errors
    /// [`ErrorKind::Version`].
    pub fn expect_units(&self, units: u64) -> Result<()> {
        if self.units == units {
            return Ok(());
        }
        let name = String::from_utf8_lossy(&self.kind);
        Err(Error::new(
            ErrorKind::Version,
            format!(
                "compiled file `{name}` was made against unit table {:016x}, loaded is {units:016x}; rebuild both together",
                self.units
            ),
        ))
    }
}

pub(crate) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes)
}

pub(crate) fn u64_at(data: &[u8], at: usize) -> Option<u64> {
    data.get(at..at + 8).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes)
}

#[cfg(test)]
mod tests;
