//! Writes containers: for the compiler, and for applications that train a model of their own.

use super::{ALIGNMENT, ENTRY, FORMAT_VERSION, HEADER, MAGIC};

/// Collects sections and lays them out as a compiled file. The same input gives the same bytes.
///
/// ```
/// use vanban::wire::{Container, Writer};
///
/// let mut writer = Writer::new(*b"demo", 0);
/// writer.section(*b"NUMS", 7u32.to_le_bytes().to_vec());
/// let container = Container::parse(writer.finish(), *b"demo")?;
/// container.verify()?;
/// assert_eq!(container.section(*b"NUMS")?.as_slice(), [7, 0, 0, 0]);
/// # Ok::<(), vanban::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Writer {
    kind: [u8; 4],
    units: u64,
    sections: Vec<([u8; 4], Vec<u8>)>,
}

impl Writer {
    /// An empty file of `kind`, made against the unit table with the fingerprint `units`.
    #[must_use]
    pub const fn new(kind: [u8; 4], units: u64) -> Self {
        Self { kind, units, sections: Vec::new() }
    }

    /// Adds a section. Sections keep their order; a tag should occur once.
    pub fn section(&mut self, tag: [u8; 4], bytes: Vec<u8>) -> &mut Self {
        self.sections.push((tag, bytes));
        self
    }

    /// Adds a section of `u32` numbers.
    pub fn u32s(&mut self, tag: [u8; 4], numbers: &[u32]) -> &mut Self {
        self.section(tag, numbers.iter().flat_map(|n| n.to_le_bytes()).collect())
    }

    /// Adds a section of `u64` numbers.
    pub fn u64s(&mut self, tag: [u8; 4], numbers: &[u64]) -> &mut Self {
        self.section(tag, numbers.iter().flat_map(|n| n.to_le_bytes()).collect())
    }

    /// Adds a section of `i16` numbers.
    pub fn i16s(&mut self, tag: [u8; 4], numbers: &[i16]) -> &mut Self {
        self.section(tag, numbers.iter().flat_map(|n| n.to_le_bytes()).collect())
    }

    /// Adds a section of `u16` numbers.
    pub fn u16s(&mut self, tag: [u8; 4], numbers: &[u16]) -> &mut Self {
        self.section(tag, numbers.iter().flat_map(|n| n.to_le_bytes()).collect())
    }

    /// The file's bytes.
    #[must_use]
    pub fn finish(&self) -> Vec<u8> {
        let mut file = Vec::new();
        file.extend_from_slice(MAGIC);
        file.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
        file.extend_from_slice(&self.kind);
        file.extend_from_slice(&self.units.to_le_bytes());
        file.extend_from_slice(&(self.sections.len() as u32).to_le_bytes());
        let mut offset = (HEADER + self.sections.len() * ENTRY).next_multiple_of(ALIGNMENT);
        for (tag, bytes) in &self.sections {
            file.extend_from_slice(tag);
            file.extend_from_slice(&(offset as u32).to_le_bytes());
            file.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
            file.extend_from_slice(&crc32fast::hash(bytes).to_le_bytes());
            offset = (offset + bytes.len()).next_multiple_of(ALIGNMENT);
        }
        for (_, bytes) in &self.sections {
            file.resize(file.len().next_multiple_of(ALIGNMENT), 0);
            file.extend_from_slice(bytes);
        }
        file
    }
}
