//! What could not be read: where, why, what to do.

use serde::Serialize;
use std::fmt;
use std::io;
use std::path::Path;

/// A file, line or option that could not be read.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// The file, and the line where one is to blame.
    pub(crate) place: Place,
    /// `io`, `encoding`, `json`, `record` or `dictionary`.
    pub(crate) kind: &'static str,
    /// For people.
    pub(crate) message: String,
    /// The document's id, where one is known.
    pub(crate) id: Option<String>,
}

/// Where input comes from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    /// Path as given, or `<stdin>`.
    pub(crate) file: String,
    /// Counted from 1.
    pub(crate) line: Option<usize>,
}

impl Problem {
    pub(crate) fn new(place: Place, kind: &'static str, message: impl Into<String>) -> Self {
        Self { place, kind, message: message.into(), id: None }
    }

    /// A file that cannot be opened or read.
    pub(crate) fn file(path: &Path, error: &io::Error) -> Self {
        let message = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".to_owned(),
            io::ErrorKind::IsADirectory => "is a directory; name the files in it".to_owned(),
            io::ErrorKind::PermissionDenied => "may not be read".to_owned(),
            _ => error.to_string(),
        };
        Self::new(Place { file: path.display().to_string(), line: None }, "io", message)
    }

    /// Bytes that are no UTF-8; `offset` is the first wrong byte's in the whole file.
    pub(crate) fn encoding(place: Place, bytes: &[u8], error: std::str::Utf8Error, offset: usize) -> Self {
        let at = error.valid_up_to();
        let byte = bytes.get(at).copied().unwrap_or_default();
        let hint = match bytes {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "; this looks like UTF-16",
            _ if bytes.iter().take(4096).any(|byte| *byte == 0) => "; this looks like a binary file",
            _ => "; convert it to UTF-8 first",
        };
        Self::new(place, "encoding", format!("not UTF-8 at byte offset {} (0x{byte:02X}){hint}", offset + at))
    }

    /// The object that stands for the answer in JSON output.
    pub(crate) fn json(&self) -> String {
        #[derive(Serialize)]
        struct Error<'p> {
            kind: &'p str,
            message: &'p str,
        }
        #[derive(Serialize)]
        struct Line<'p> {
            id: Option<&'p str>,
            line: Option<usize>,
            error: Error<'p>,
        }
        let id = self.id.as_deref().or(Some(self.place.file.as_str()).filter(|_| self.place.line.is_none()));
        let line = Line { id, line: self.place.line, error: Error { kind: self.kind, message: &self.message } };
        serde_json::to_string(&line).unwrap_or_default()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.place.file)?;
        if let Some(line) = self.place.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)
    }
}
