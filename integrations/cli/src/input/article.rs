//! [`Article`]: one text with what is known about it, from a line, a file or a line of JSON.

use super::{Batch, Content};
use crate::problem::Problem;
use serde::Deserialize;
use serde::de::IgnoredAny;
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

/// A line of JSON input, or one of its `documents`.
#[derive(Deserialize)]
struct Line<'b> {
    id: Option<serde_json::Value>,
    #[serde(borrow)]
    title: Option<Cow<'b, str>>,
    #[serde(borrow)]
    text: Option<Cow<'b, str>>,
    html: Option<IgnoredAny>,
    #[serde(borrow)]
    date: Option<Cow<'b, str>>,
    #[serde(borrow)]
    documents: Option<Vec<Line<'b>>>,
    sentences: Option<usize>,
    words: Option<usize>,
    #[serde(borrow)]
    query: Option<Cow<'b, str>>,
}

impl<'b> Line<'b> {
    fn id(&self) -> Option<String> {
        self.id.as_ref().map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned))
    }

    /// The article. Several about one event are read where `groups` says so.
    fn article(self, groups: bool) -> Result<Article<'b>, String> {
        let id = self.id().map(Cow::Owned);
        let text = match (self.text, &self.documents, self.html) {
            (Some(text), ..) => text,
            (None, Some(_), _) if groups => Cow::Borrowed(""),
            (None, Some(_), _) => return Err("\"documents\" are for summarize; give \"text\"".to_owned()),
            (None, None, Some(_)) => return Err("the object has no \"text\"; HTML is not read yet".to_owned()),
            (None, None, None) => return Err("the object has no \"text\"".to_owned()),
        };
        let date = match self.date.filter(|date| !date.is_empty()) {
            Some(date) => Some(Date::parse(&date).ok_or_else(|| format!("\"date\" is {date:?}; a day is written YYYY-MM-DD"))?),
            None => None,
        };
        let number = |(at, line): (usize, Self)| {
            let alone = Self { documents: None, ..line };
            alone.article(false).map_err(|message| format!("number {} of \"documents\": {message}", at + 1))
        };
        let group = self.documents.unwrap_or_default().into_iter().enumerate().map(number).collect::<Result<_, _>>()?;
        let Self { title, sentences, words, query, .. } = self;
        Ok(Article { id, line: None, title, text, date, group, sentences, words, query })
    }
}

impl Batch {
    /// Hands every text of the batch to `take`, in order; what cannot be read as a problem. Several `documents` in one line of JSON are
    /// read where `groups` says so.
    pub(crate) fn articles<E>(
        &self,
        groups: bool,
        mut take: impl FnMut(Result<Article<'_>, Problem>) -> Result<(), E>,
    ) -> Result<(), E> {
        match &self.content {
            Content::Unreadable(problem) => take(Err(problem.clone())),
            Content::Whole => take(self.text(&self.bytes, self.first_byte, None).map(|text| self.plain(text, None))),
            Content::Lines | Content::Records => {
                // Checked at once where all is well.
                let checked = simdutf8::basic::from_utf8(&self.bytes).ok();
                for (line, range) in (self.first_line..).zip(lines(&self.bytes)) {
                    let first_byte = self.first_byte + range.start;
                    let text = match checked.and_then(|text| text.get(range.clone())) {
                        Some(text) => Ok(without_mark(text, first_byte)),
                        None => self.text(self.bytes.get(range).unwrap_or_default(), first_byte, Some(line)),
                    };
                    match text {
                        Err(problem) => take(Err(problem))?,
                        Ok(text) if matches!(self.content, Content::Lines) => take(Ok(self.plain(text, Some(line))))?,
                        Ok(text) if text.trim().is_empty() => {}
                        Ok(text) => take(self.parse(text, line, groups))?,
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
        let checked = std::str::from_utf8(bytes).map(|text| without_mark(text, first_byte));
        checked.map_err(|error| Problem::encoding(&self.file, line, bytes, error, first_byte))
    }

    fn parse<'b>(&self, text: &'b str, line: usize, groups: bool) -> Result<Article<'b>, Problem> {
        let parsed: Line<'b> = match text.trim_start().chars().next() {
            Some('{') => serde_json::from_str(text).map_err(|error| Problem::json(&self.file, line, &error))?,
            // The parser would take an array for an object without names.
            first => return Err(Problem::no_object(&self.file, line, first.unwrap_or_default())),
        };
        let id = parsed.id();
        let article = parsed.article(groups).map_err(|message| Problem::record(&self.file, line, id, message))?;
        Ok(Article { line: Some(line), ..article })
    }
}

/// The text without the mark of the encoding that a file may begin with.
fn without_mark(text: &str, first_byte: usize) -> &str {
    if first_byte == 0 { text.strip_prefix('\u{FEFF}').unwrap_or(text) } else { text }
}

/// Where the lines stand, without their line feeds.
fn lines(bytes: &[u8]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let ends = memchr::memchr_iter(b'\n', bytes).chain((!bytes.ends_with(b"\n")).then_some(bytes.len()));
    ends.scan(0, |start, end| Some(std::mem::replace(start, end + 1)..end))
}
