//! [`GoldError`]: what is wrong with a gold file, and where.

use std::fmt;
use std::path::Path;

/// The result of reading gold.
pub type Result<T> = std::result::Result<T, GoldError>;

/// A gold file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldError {
    file: String,
    line: Option<usize>,
    message: String,
}

impl GoldError {
    pub(crate) fn new(file: &str, line: usize, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: Some(line), message: message.into() }
    }

    /// An error about a file as a whole.
    pub(crate) fn file(file: &str, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: None, message: message.into() }
    }

    /// The line, counted from 1, where it is about one.
    #[must_use]
    pub const fn line(&self) -> Option<usize> {
        self.line
    }
}

impl fmt::Display for GoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for GoldError {}

/// The text of a gold file with single line feeds, and its name for messages.
pub(crate) fn read(path: &Path) -> Result<(String, String)> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| GoldError::file(&name, error.to_string()))?;
    let text = String::from_utf8(bytes)
        .map_err(|error| GoldError::file(&name, format!("not UTF-8 at byte offset {}", error.utf8_error().valid_up_to())))?;
    Ok((text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace('\r', "\n"), name))
}
