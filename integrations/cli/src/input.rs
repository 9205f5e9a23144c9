//! Reads what the commands are given: documents of files or JSON lines, and lines.

use crate::arguments::{Common, InputKind};
use crate::problem::{Place, Problem};
use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use vanban::gazetteer::Date;

/// One document as it was given.
#[derive(Debug, Default)]
pub(crate) struct Article {
    pub(crate) id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) text: String,
    pub(crate) date: Option<Date>,
    /// Articles about one event, to be summarized together.
    pub(crate) group: Vec<Article>,
    pub(crate) sentences: Option<usize>,
    pub(crate) words: Option<usize>,
    pub(crate) query: Option<String>,
}

/// A line of JSON input.
#[derive(Deserialize)]
struct Line {
    id: Option<serde_json::Value>,
    title: Option<String>,
    text: Option<String>,
    date: Option<String>,
    #[serde(default)]
    documents: Vec<Line>,
    sentences: Option<usize>,
    words: Option<usize>,
    query: Option<String>,
}

impl Line {
    fn article(self) -> Result<Article, String> {
        if self.text.is_none() && self.documents.is_empty() {
            return Err("the object has neither \"text\" nor \"documents\"".to_owned());
        }
        let date = match self.date.as_deref().filter(|date| !date.is_empty()) {
            Some(written) => {
                Some(Date::parse(written).ok_or_else(|| format!("\"date\" is {written:?}; a day is written YYYY-MM-DD"))?)
            }
            None => None,
        };
        Ok(Article {
            id: self.id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned)),
            title: self.title,
            text: self.text.unwrap_or_default(),
            date,
            group: self.documents.into_iter().map(Self::article).collect::<Result<_, _>>()?,
            sentences: self.sentences,
            words: self.words,
            query: self.query,
        })
    }
}

/// The files of a command; standard input where none is named.
fn open(path: &Path) -> Result<Box<dyn Read>, Problem> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(path).map_err(|error| Problem::file(path, &error))?;
    let is_folder = file.metadata().is_ok_and(|data| data.is_dir());
    if is_folder {
        return Err(Problem::file(path, &io::Error::from(io::ErrorKind::IsADirectory)));
    }
    Ok(Box::new(file))
}

fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "<stdin>".to_owned() } else { path.display().to_string() }
}

/// Hands every document of the input to `take`, in order; what cannot be read as a problem.
pub(crate) fn documents(common: &Common, mut take: impl FnMut(Result<Article, Problem>) -> io::Result<()>) -> io::Result<()> {
    for path in common.paths() {
        match common.input {
            InputKind::Text => take(whole(&path))?,
            InputKind::Jsonl => lines(&path, |number, line| {
                let place = || Place { file: name(&path), line: Some(number) };
                let text = match line {
                    Ok(text) if text.trim().is_empty() => return Ok(()),
                    Ok(text) => text,
                    Err(problem) => return take(Err(problem)),
                };
                let parsed: Result<Line, _> = serde_json::from_str(text);
                take(match parsed {
                    Ok(line) => line.article().map_err(|message| Problem::new(place(), "record", message)),
                    Err(error) => Err(Problem::new(place(), "json", format!("no JSON object: {error}"))),
                })
            })?,
        }
    }
    Ok(())
}

fn whole(path: &Path) -> Result<Article, Problem> {
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes).map_err(|error| Problem::file(path, &error))?;
    let id = Some(name(path));
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Article { id, text, ..Article::default() }),
        Err(error) => {
            let place = Place { file: name(path), line: None };
            Err(Problem::encoding(place, error.as_bytes(), error.utf8_error(), 0))
        }
    }
}

/// Hands every line of a file to `take` with its number (from 1), without its line feed; memory is that of the longest line.
pub(crate) fn lines(path: &Path, mut take: impl FnMut(usize, Result<&str, Problem>) -> io::Result<()>) -> io::Result<()> {
    let mut reader = match open(path) {
        Ok(file) => BufReader::with_capacity(1 << 16, file),
        Err(problem) => return take(1, Err(problem)),
    };
    let (mut buffer, mut number, mut offset) = (Vec::new(), 0, 0);
    loop {
        buffer.clear();
        match reader.read_until(b'\n', &mut buffer) {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) => return take(number + 1, Err(Problem::file(path, &error))),
        }
        number += 1;
        let line = buffer.strip_suffix(b"\n").unwrap_or(&buffer);
        match std::str::from_utf8(line) {
            Ok(text) => take(number, Ok(text))?,
            Err(error) => {
                let place = Place { file: name(path), line: Some(number) };
                take(number, Err(Problem::encoding(place, line, error, offset)))?;
            }
        }
        offset += buffer.len();
    }
}
