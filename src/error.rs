//! [`Error`]: what can go wrong when building and loading. Functions that take text do not fail.

use std::fmt;

/// What kind of failure an [`Error`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The bytes are no compiled file of this library, are cut short or are damaged.
    Data,
    /// A compiled file of another format version, or made against another unit table.
    Version,
    /// A stage was asked for whose data is neither embedded nor given.
    Absent,
    /// A line of a user's dictionary is wrong.
    Dictionary,
    /// An option has a value that makes no sense.
    Option,
}

/// An error from building or loading. The message says what was found, what was expected, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: Box<str>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into().into_boxed_str() }
    }

    /// For matching on the kind of failure.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// The library's result type.
pub type Result<T> = std::result::Result<T, Error>;
