//! [`Article`]: one text with what is known about it, from a line, a file or a line of JSON.

use super::{Batch, Content};
use crate::options::InputKind;
use crate::problem::Problem;
use serde::Deserialize;
use std::borrow::Cow;
use vanban::gazetteer::Date;

/// One text as it was given.
#[derive(Debug, Default)]
pub(crate) struct Article<'b> {
    /// Path of the file, or what the JSON calls it.
    pub(crate) id: Option<Cow<'b, str>>,
    /// Number of the line, from 1, where a line is the text.
    pub(crate) line: Option<usize>,
    pub(crate) title: Option<Cow<'b, str>>,
    pub(crate) text: Cow<'b, str>,
    pub(crate) date: Option<Date>,
    /// Articles about one event, to be summarized together.
    pub(crate) group: Vec<Article<'b>>,
    pub(crate) sentences: Option<usize>,
    pub(crate) words: Option<usize>,
    pub(crate) query: Option<Cow<'b, str>>,
}

impl Article<'_> {
    /// The text with its title before it as one document, and the bytes that the title takes up.
    pub(crate) fn joined(&self) -> (Cow<'_, str>, usize) {
        match &self.title {
            Some(title) => (Cow::Owned(vanban::record::join(title, &self.text)), title.len() + 1),
            None => (Cow::Borrowed(&self.text), 0),
        }
    }
}

/// A line of JSON input.
#[derive(Deserialize)]
struct Line<'b> {
    id: Option<serde_json::Value>,
    #[serde(borrow)]
    title: Option<Cow<'b, str>>,
    #[serde(borrow)]
    text: Option<Cow<'b, str>>,
    #[serde(borrow)]
    date: Option<Cow<'b, str>>,
    #[serde(borrow, default)]
    documents: Vec<Line<'b>>,
    sentences: Option<usize>,
    words: Option<usize>,
    #[serde(borrow)]
    query: Option<Cow<'b, str>>,
}

impl<'b> Line<'b> {
    fn id(&self) -> Option<String> {
        self.id.as_ref().map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned))
    }

    fn article(self) -> Result<Article<'b>, String> {
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
            id: self.id().map(Cow::Owned),
            line: None,
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

impl Batch {
    /// Hands every text of the batch to `take`, in order; what cannot be read as a problem.
    pub(crate) fn articles<E>(
        &self,
        input: InputKind,
        mut take: impl FnMut(Result<Article<'_>, Problem>) -> Result<(), E>,
    ) -> Result<(), E> {
        match &self.content {
            Content::Unreadable(problem) => take(Err(problem.clone())),
            Content::Whole => take(self.text(&self.bytes, self.first_byte, None).map(|text| self.plain(text, None))),
            Content::Lines => {
                // Checked at once where all is well.
                let checked = simdutf8::basic::from_utf8(&self.bytes).ok();
                for (line, range) in (self.first_line..).zip(lines(&self.bytes)) {
                    let first_byte = self.first_byte + range.start;
                    let text = match checked.and_then(|text| text.get(range.clone())) {
                        Some(text) => Ok(text),
                        None => self.text(self.bytes.get(range).unwrap_or_default(), first_byte, Some(line)),
                    };
                    match (input, text) {
                        (_, Err(problem)) => take(Err(problem))?,
                        (InputKind::Text, Ok(text)) => take(Ok(self.plain(text, Some(line))))?,
                        (InputKind::Jsonl, Ok(text)) => {
                            // A mark of the encoding may stand before the first object.
                            let text = if line == 1 { text.strip_prefix('\u{FEFF}').unwrap_or(text) } else { text };
                            if !text.trim().is_empty() {
                                take(self.parse(text, line))?;
                            }
                        }
                    }
                }
                Ok(())
            }
        }
    }

    fn plain<'b>(&'b self, text: &'b str, line: Option<usize>) -> Article<'b> {
        Article { id: Some(Cow::Borrowed(&self.file)), line, text: Cow::Borrowed(text), ..Article::default() }
    }

    fn text<'b>(&self, bytes: &'b [u8], first_byte: usize, line: Option<usize>) -> Result<&'b str, Problem> {
        std::str::from_utf8(bytes).map_err(|error| Problem::encoding(&self.file, line, bytes, error, first_byte))
    }

    fn parse<'b>(&self, text: &'b str, line: usize) -> Result<Article<'b>, Problem> {
        let parsed: Line<'b> = serde_json::from_str(text).map_err(|error| Problem::json(&self.file, line, &error))?;
        let id = parsed.id();
        let article = parsed.article().map_err(|message| Problem::record(&self.file, line, id, message))?;
        Ok(Article { line: Some(line), ..article })
    }
}

/// Where the lines stand, without their line feeds.
fn lines(bytes: &[u8]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let ends = memchr::memchr_iter(b'\n', bytes).chain((!bytes.ends_with(b"\n")).then_some(bytes.len()));
    ends.scan(0, |start, end| Some(std::mem::replace(start, end + 1)..end))
}
