//! Where compiled bytes live: in the program or in memory that clones share.

use std::fmt;
use std::sync::Arc;

/// The bytes of a compiled file: embedded in the program, or loaded and shared. Cloning copies a pointer.
#[derive(Clone)]
pub enum Bytes {
    /// Embedded with `include_bytes!`.
    Static(&'static [u8]),
    /// Loaded at run time.
    Shared(Arc<[u8]>),
}

impl Bytes {
    /// All the bytes.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bytes({})", self.as_slice().len())
    }
}

impl From<&'static [u8]> for Bytes {
    fn from(bytes: &'static [u8]) -> Self {
        Self::Static(bytes)
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Shared(bytes.into())
    }
}

/// One section of a compiled file.
#[derive(Clone, Debug)]
pub struct Section {
    bytes: Bytes,
    start: usize,
    end: usize,
}

impl Section {
    pub(crate) fn new(bytes: Bytes, start: usize, end: usize) -> Self {
        Self { bytes, start, end }
    }

    /// The section's bytes. Take the slice once before a loop: this looks through the container's pointer.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        self.bytes.as_slice().get(self.start..self.end).unwrap_or_default()
    }

    /// The same where they are embedded in the program.
    pub(crate) fn as_static(&self) -> Option<&'static [u8]> {
        match self.bytes {
            Bytes::Static(bytes) => bytes.get(self.start..self.end),
            Bytes::Shared(_) => None,
        }
    }
}
