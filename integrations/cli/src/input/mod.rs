//! Reads what the commands are given, in pieces that can be worked on apart: whole files, or runs of lines.

mod article;

pub(crate) use article::Article;

use crate::problem::Problem;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes read at once. A run of lines is what one reading gives, up to its last line break: no line waits for more input.
const CHUNK: usize = 1 << 17;

/// A piece of the input.
pub(crate) struct Batch {
    /// The path as given.
    pub(crate) file: Arc<str>,
    pub(crate) content: Content,
    pub(crate) bytes: Vec<u8>,
    /// Number of the first line, from 1.
    pub(crate) first_line: usize,
    /// Where the bytes begin in the file.
    pub(crate) first_byte: usize,
}

/// What a [`Batch`] holds.
pub(crate) enum Content {
    /// Some lines of a file, each a text.
    Lines,
    /// Some lines of a file, each a JSON object.
    Records,
    /// A whole file.
    Whole,
    /// Nothing: the file cannot be read, or not to its end.
    Unreadable(Problem),
}

/// How files become batches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Each line is a text.
    Lines,
    /// Each line is a JSON object.
    Records,
    /// Each file is a text.
    Files,
}

/// The batches of all files, in order.
pub(crate) struct Batches {
    paths: std::vec::IntoIter<PathBuf>,
    reading: Reading,
    open: Option<Lines>,
    spare: Vec<u8>,
}

/// A file that is read by lines.
struct Lines {
    file: Arc<str>,
    /// Whether they are JSON objects.
    records: bool,
    input: Box<dyn Read>,
    /// The beginning of a line whose end was not read yet.
    rest: Vec<u8>,
    line: usize,
    byte: usize,
}

impl Batches {
    pub(crate) fn new(paths: Vec<PathBuf>, reading: Reading) -> Self {
        Self { paths: paths.into_iter(), reading, open: None, spare: Vec::new() }
    }

    /// Takes the memory of a batch for a later one.
    pub(crate) fn reuse(&mut self, batch: Batch) {
        self.spare = batch.bytes;
    }
}

impl Iterator for Batches {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        loop {
            if let Some(lines) = &mut self.open {
                match lines.next(std::mem::take(&mut self.spare)) {
                    Ok(Some(batch)) => return Some(batch),
                    Ok(None) => {
                        let nothing = lines.byte == 0 && !lines.records;
                        let empty = nothing.then(|| unreadable(&lines.file, Problem::empty(&lines.file)));
                        self.open = None;
                        if empty.is_some() {
                            return empty;
                        }
                    }
                    Err(error) => {
                        let problem = Problem::file(&lines.file, &error).at_line(lines.line);
                        let batch = unreadable(&lines.file, problem);
                        self.open = None;
                        return Some(batch);
                    }
                }
            }
            let path = self.paths.next()?;
            let file: Arc<str> = path.display().to_string().into();
            let opened = open(&path).and_then(|mut input| match self.reading {
                Reading::Files => {
                    let mut bytes = Vec::new();
                    input.read_to_end(&mut bytes)?;
                    let content = if bytes.is_empty() { Content::Unreadable(Problem::empty(&file)) } else { Content::Whole };
                    Ok(Some(Batch { file: file.clone(), content, bytes, first_line: 1, first_byte: 0 }))
                }
                reading => {
                    let records = reading == Reading::Records;
                    self.open = Some(Lines { file: file.clone(), records, input, rest: Vec::new(), line: 1, byte: 0 });
                    Ok(None)
                }
            });
            match opened {
                Ok(Some(batch)) => return Some(batch),
                Ok(None) => {}
                Err(error) => return Some(unreadable(&file, Problem::file(&file, &error))),
            }
        }
    }
}

fn unreadable(file: &Arc<str>, problem: Problem) -> Batch {
    Batch { file: file.clone(), content: Content::Unreadable(problem), bytes: Vec::new(), first_line: 1, first_byte: 0 }
}

impl Lines {
    /// The next lines, in the memory of `bytes`.
    fn next(&mut self, mut bytes: Vec<u8>) -> io::Result<Option<Batch>> {
        bytes.clear();
        bytes.append(&mut self.rest);
        loop {
            let before = bytes.len();
            bytes.resize(before + CHUNK, 0);
            let read = match self.input.read(bytes.get_mut(before..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                    bytes.truncate(before);
                    continue;
                }
                read => read?,
            };
            bytes.truncate(before + read);
            if read == 0 {
                // The last line need not end with a line break.
                return Ok((!bytes.is_empty()).then(|| self.batch(bytes)));
            }
            let new = bytes.get(before..).unwrap_or_default();
            if let Some(last) = memchr::memrchr(b'\n', new) {
                self.rest.extend_from_slice(new.get(last + 1..).unwrap_or_default());
                bytes.truncate(before + last + 1);
                return Ok(Some(self.batch(bytes)));
            }
        }
    }

    fn batch(&mut self, bytes: Vec<u8>) -> Batch {
        let (first_line, first_byte) = (self.line, self.byte);
        self.line += memchr::memchr_iter(b'\n', &bytes).count();
        self.byte += bytes.len();
        let content = if self.records { Content::Records } else { Content::Lines };
        Batch { file: self.file.clone(), content, bytes, first_line, first_byte }
    }
}

/// Whether a path stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    if is_standard_input(path) {
        return Ok(Box::new(io::stdin()));
    }
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(Box::new(file))
}
