//! [`Problem`]: what could not be read: where, why, what to do.

use serde::Serialize;
use std::fmt;
use std::io;
use std::str::Utf8Error;

/// A file or line that could not be read. The others are answered all the same.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// The path as given.
    file: String,
    /// Counted from 1, where one line is to blame.
    line: Option<usize>,
    /// `io`, `empty`, `encoding`, `json` or `record`.
    kind: &'static str,
    /// For people.
    message: String,
    /// The document's id, where one is known.
    id: Option<String>,
}

impl Problem {
    fn new(file: &str, line: Option<usize>, kind: &'static str, message: String) -> Self {
        Self { file: file.to_owned(), line, kind, message, id: None }
    }

    /// A file that cannot be opened or read.
    pub(crate) fn file(file: &str, error: &io::Error) -> Self {
        let message = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".to_owned(),
            io::ErrorKind::IsADirectory => "is a directory; name the files in it".to_owned(),
            io::ErrorKind::PermissionDenied => "may not be read".to_owned(),
            _ => error.to_string(),
        };
        Self::new(file, None, "io", message)
    }

    /// The same, from a line on.
    pub(crate) fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// Bytes that are no UTF-8 and begin at `first_byte` of the file; the message has the first wrong byte's offset in the whole file.
    pub(crate) fn encoding(file: &str, line: Option<usize>, bytes: &[u8], error: Utf8Error, first_byte: usize) -> Self {
        let at = error.valid_up_to();
        let byte = bytes.get(at).copied().unwrap_or_default();
        let hint = match bytes {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] if first_byte == 0 => "; this looks like UTF-16",
            _ if bytes.iter().take(4096).any(|byte| *byte == 0) => "; this looks like a binary file",
            _ => "; convert it to UTF-8 first",
        };
        Self::new(file, line, "encoding", format!("not UTF-8 at byte offset {} (0x{byte:02X}){hint}", first_byte + at))
    }

    /// A file without a byte in it.
    pub(crate) fn empty(file: &str) -> Self {
        Self::new(file, None, "empty", "is empty".to_owned())
    }

    pub(crate) fn is_empty_file(&self) -> bool {
        self.kind == "empty"
    }

    /// A line that is no JSON, or no object of the form that is read.
    pub(crate) fn json(file: &str, line: usize, error: &serde_json::Error) -> Self {
        // The parser counts lines inside the one it was given.
        let message = error.to_string().replace(" at line 1 column ", " at column ");
        let (kind, what) = if error.is_data() { ("record", "not an object as expected") } else { ("json", "not a JSON object") };
        Self::new(file, Some(line), kind, format!("{what}: {message}"))
    }

    /// A line that begins with something else than an object does.
    pub(crate) fn no_object(file: &str, line: usize, first: char) -> Self {
        Self::new(file, Some(line), "json", format!("not a JSON object: it begins with {:?}", first.to_string()))
    }

    /// An object without what it must have.
    pub(crate) fn record(file: &str, line: usize, id: Option<String>, message: String) -> Self {
        Self { id, ..Self::new(file, Some(line), "record", message) }
    }

    /// The object that stands for the answer in JSON output.
    pub(crate) fn to_json(&self) -> String {
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
        let id = self.id.as_deref().or(Some(self.file.as_str()).filter(|_| self.line.is_none()));
        let line = Line { id, line: self.line, error: Error { kind: self.kind, message: &self.message } };
        serde_json::to_string(&line).unwrap_or_default()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.file == "-" { "<stdin>" } else { &self.file })?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)
    }
}
