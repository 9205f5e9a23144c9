//! Reads annotated news: text with inline tags, then the officials and places that it names.
//!
//! ```
//! let text = "<PER>Hà Lý</PER>, <POS>Bí thư <ORG>Tỉnh ủy</ORG></POS>, chủ trì.‖";
//! let lists = "## OFFICIALS\nHà Lý | Bí thư Tỉnh ủy\n## PLACES\n";
//! let file = format!("# id: a\n# date: 2024-05-14\n{text}\n{lists}");
//! let documents = vanban_evaluation::gold::parse(&file, "a.txt")?;
//! assert_eq!(documents[0].text, "Hà Lý, Bí thư Tỉnh ủy, chủ trì.");
//! assert_eq!(documents[0].entities.len(), 3);
//! # Ok::<(), vanban_evaluation::GoldError>(())
//! ```

use crate::error::{GoldError, Result, read};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use vanban::Span;
use vanban::entity::EntityKind;
use vanban::gazetteer::Date;

/// An annotated document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its name.
    pub id: String,
    /// The day of the text, where it is given.
    pub date: Option<Date>,
    /// The text without its tags.
    pub text: String,
    /// The entities, in the order in which they end.
    pub entities: Vec<(EntityKind, Span)>,
    /// The short forms, in order.
    pub abbreviations: Vec<Abbreviation>,
    /// The bytes behind the last character of each sentence.
    pub sentence_ends: Vec<usize>,
    /// The persons with a position, and their positions as written.
    pub officials: BTreeMap<String, BTreeSet<String>>,
    /// The surfaces of administrative units and what they mean.
    pub places: BTreeMap<String, Unit>,
}

/// A short form of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abbreviation {
    /// Where it stands.
    pub span: Span,
    /// Its full form; `None` where that is not certain.
    pub expansion: Option<String>,
}

/// The administrative unit that a surface means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The official full name; `?` where text and general knowledge do not decide.
    pub name: String,
    /// What it lies in, near to far; `?` as above.
    pub within: Vec<String>,
}

impl Unit {
    /// Whether gold knows the unit and all that it lies in.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.name != "?" && self.within.iter().all(|name| name != "?")
    }
}

/// The documents of a file.
///
/// # Errors
/// What cannot be read, or is no gold, with file and line.
pub fn load(path: &Path) -> Result<Vec<Document>> {
    let (text, name) = read(path)?;
    parse(&text, &name)
}

/// The documents of the text of a file; `file` is its name for messages.
///
/// # Errors
/// What is no gold, with the line.
pub fn parse(text: &str, file: &str) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    // Offset and line at which the document begins whose lines are being passed.
    let mut begun: Option<(usize, usize)> = None;
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if line.starts_with("# id: ") {
            if let Some((start, first)) = begun {
                documents.push(Block { file, first }.document(text.get(start..at).unwrap_or_default())?);
            }
            begun = Some((at, number + 1));
        }
        at += line.len();
    }
    let Some((start, first)) = begun else {
        return Err(GoldError::file(file, "holds no document; one begins with the line `# id: NAME`"));
    };
    documents.push(Block { file, first }.document(text.get(start..).unwrap_or_default())?);
    Ok(documents)
}

/// Where a document stands, for messages.
struct Block<'f> {
    file: &'f str,
    /// The line of its `# id: `.
    first: usize,
}

impl Block<'_> {
    fn error(&self, before: &str, message: impl Into<String>) -> GoldError {
        GoldError::new(self.file, self.first + before.matches('\n').count(), message)
    }

    fn document(&self, block: &str) -> Result<Document> {
        let mut document = Document::default();
        let (identity, mut start) = block.split_once('\n').map_or((block, block.len()), |(line, _)| (line, line.len() + 1));
        document.id = identity.trim_start_matches("# id: ").trim().to_owned();
        let rest = block.get(start..).unwrap_or_default();
        if let Some(line) = rest.lines().next().and_then(|line| line.strip_prefix("# date:")) {
            let written = line.trim();
            if !written.is_empty() {
                let date = day(written).ok_or_else(|| {
                    self.error(block.get(..start).unwrap_or_default(), format!("{written:?} is no day; write YYYY-MM-DD"))
                })?;
                document.date = Some(date);
            }
            start += rest.find('\n').map_or(rest.len(), |end| end + 1);
        }
        let officials = self.heading(block, start, "## OFFICIALS")?;
        let places = self.heading(block, officials.1, "## PLACES")?;
        self.text(block, (start, officials.0), &mut document)?;
        self.officials(block, (officials.1, places.0), &mut document)?;
        self.places(block, (places.1, block.len()), &mut document)?;
        Ok(document)
    }

    /// Where the line of a heading begins, and where the next line does.
    fn heading(&self, block: &str, from: usize, heading: &str) -> Result<(usize, usize)> {
        let mut at = from;
        for line in block.get(from..).unwrap_or_default().split_inclusive('\n') {
            if line.trim_end() == heading {
                return Ok((at, at + line.len()));
            }
            at += line.len();
        }
        Err(self.error("", format!("the document has no line `{heading}`; an empty list is written as the heading alone")))
    }

    /// Takes the tags out of the text.
    fn text(&self, block: &str, (start, end): (usize, usize), document: &mut Document) -> Result<()> {
        let marked = block.get(start..end).unwrap_or_default();
        let leading = marked.len() - marked.trim_start_matches('\n').len();
        let start = start + leading;
        let marked = marked.trim_matches('\n');
        let mut open: Vec<Open<'_>> = Vec::new();
        let mut at = 0;
        while let Some(next) = marked.get(at..).and_then(|rest| rest.find(['<', '‖'])) {
            let tag_at = at + next;
            document.text.push_str(marked.get(at..tag_at).unwrap_or_default());
            let rest = marked.get(tag_at..).unwrap_or_default();
            let before = || block.get(..start + tag_at).unwrap_or_default();
            if rest.starts_with('‖') {
                document.sentence_ends.push(document.text.len());
                at = tag_at + '‖'.len_utf8();
                continue;
            }
            let Some(tag) = Tag::read(rest) else {
                document.text.push('<');
                at = tag_at + 1;
                continue;
            };
            at = tag_at + tag.length;
            if !tag.closes {
                if (tag.name == "AB") != tag.expansion.is_some() {
                    let message = format!("`<{}>`: an AB, and nothing else, has its full form in x=\"…\"", tag.name);
                    return Err(self.error(before(), message));
                }
                open.push(Open { tag, start: document.text.len(), before: start + tag_at });
                continue;
            }
            let begun = open.pop().ok_or_else(|| self.error(before(), format!("`</{}>` closes nothing", tag.name)))?;
            if begun.tag.name != tag.name {
                let message = format!("`</{}>` stands where `<{}>` is to be closed", tag.name, begun.tag.name);
                return Err(self.error(before(), message));
            }
            let span = Span::new(begun.start, document.text.len());
            match kind(tag.name) {
                Some(kind) => document.entities.push((kind, span)),
                None => {
                    let expansion = begun.tag.expansion.filter(|full| *full != "?").map(str::to_owned);
                    document.abbreviations.push(Abbreviation { span, expansion });
                }
            }
        }
        if let Some(begun) = open.last() {
            let before = block.get(..begun.before).unwrap_or_default();
            return Err(self.error(before, format!("`<{}>` is not closed", begun.tag.name)));
        }
        document.text.push_str(marked.get(at..).unwrap_or_default());
        Ok(())
    }

    fn officials(&self, block: &str, (start, end): (usize, usize), document: &mut Document) -> Result<()> {
        self.lines(block, start, end, |line| {
            let (name, positions) = line.split_once('|').ok_or("a line is `name | position ; position`")?;
            let positions = positions.split(';').map(str::trim).filter(|position| !position.is_empty()).map(str::to_owned);
            document.officials.entry(name.trim().to_owned()).or_default().extend(positions);
            Ok(())
        })
    }

    fn places(&self, block: &str, (start, end): (usize, usize), document: &mut Document) -> Result<()> {
        self.lines(block, start, end, |line| {
            let mut parts = line.split('|').map(str::trim);
            let (Some(surface), Some(name)) = (parts.next(), parts.next()) else {
                return Err("a line is `surface | unit | parent ; parent of the parent`");
            };
            // Parents stand behind `;`, in older files behind `<` or `|` as well.
            let within = parts.flat_map(|part| part.split([';', '<'])).map(str::trim).filter(|name| !name.is_empty());
            let unit = Unit { name: name.to_owned(), within: within.map(str::to_owned).collect() };
            document.places.insert(surface.to_owned(), unit);
            Ok(())
        })
    }

    /// Hands the lines of a list that are not blank to `take`.
    fn lines(
        &self,
        block: &str,
        start: usize,
        end: usize,
        mut take: impl FnMut(&str) -> std::result::Result<(), &'static str>,
    ) -> Result<()> {
        let mut at = start;
        for line in block.get(start..end).unwrap_or_default().split_inclusive('\n') {
            if !line.trim().is_empty() {
                take(line.trim()).map_err(|message| self.error(block.get(..at).unwrap_or_default(), message))?;
            }
            at += line.len();
        }
        Ok(())
    }
}

/// A tag that is not closed yet.
struct Open<'b> {
    tag: Tag<'b>,
    /// Where its span begins in the text.
    start: usize,
    /// Where it stands in the block.
    before: usize,
}

/// A tag as written.
struct Tag<'b> {
    name: &'b str,
    closes: bool,
    expansion: Option<&'b str>,
    length: usize,
}

impl<'b> Tag<'b> {
    /// The tag at the start of `rest`; anything else that begins with `<` is text.
    fn read(rest: &'b str) -> Option<Self> {
        let inner = rest.strip_prefix('<')?;
        let (inner, _) = inner.split_once('>')?;
        let (name, expansion) = match inner.split_once(" x=\"") {
            Some((name, value)) => (name, Some(value.strip_suffix('"').filter(|value| !value.contains(['"', '<']))?)),
            None => (inner, None),
        };
        let (name, closes) = name.strip_prefix('/').map_or((name, false), |name| (name, true));
        let known = name == "AB" || kind(name).is_some();
        known.then_some(Self { name, closes, expansion, length: inner.len() + 2 })
    }
}

fn kind(tag: &str) -> Option<EntityKind> {
    Some(match tag {
        "PER" => EntityKind::Person,
        "POS" => EntityKind::Position,
        "ORG" => EntityKind::Organization,
        "PLC" => EntityKind::Place,
        "DOC" => EntityKind::Document,
        "DATE" => EntityKind::Date,
        "MONEY" => EntityKind::Money,
        "PERCENT" => EntityKind::Percent,
        _ => return None,
    })
}

/// `2024-03-04…` or `4/3/2024…`.
fn day(written: &str) -> Option<Date> {
    let figures = |c: char| !c.is_ascii_digit();
    let mut parts = written.splitn(3, '/');
    if let (Some(day), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) {
        let year = rest.get(..4)?;
        let number = |part: &str| if part.contains(figures) { None } else { part.parse().ok() };
        return Date::new(number(year)?, number(month)?, number(day)?);
    }
    Date::parse(written.get(..10)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = "## OFFICIALS\n## PLACES\n";

    fn message(body: &str) -> String {
        parse(&format!("# id: a\n{body}"), "a.txt").unwrap_err().to_string()
    }

    #[test]
    fn tags_leave_the_text_and_nothing_else() {
        let file = "# id: a\n# date: 14/5/2024 16:42\n\nTin <ORG><AB x=\"Ủy ban nhân dân\">UBND</AB> <PLC>xã A</PLC></ORG>: 3 < 5.‖\n\
            <AB x=\"?\">XYZ</AB>\n## OFFICIALS\nÔng A | Bí thư ; Chủ tịch\n## PLACES\nxã A | Xã A | Huyện B ; Tỉnh C\nxã D | ? \n\n# id: b\nB\n## OFFICIALS\n## PLACES";
        let documents = parse(file, "a.txt").unwrap();
        let [first, second] = documents.as_slice() else { panic!("{documents:?}") };
        assert_eq!((first.id.as_str(), first.date), ("a", Date::parse("2024-05-14")));
        assert_eq!(first.text, "Tin UBND xã A: 3 < 5.\nXYZ");
        let entities: Vec<_> = first.entities.iter().map(|(kind, span)| (kind.name(), span.of(&first.text))).collect();
        assert_eq!(entities, [("place", "xã A"), ("organization", "UBND xã A")]);
        let short: Vec<_> = first.abbreviations.iter().map(|a| (a.span.of(&first.text), a.expansion.as_deref())).collect();
        assert_eq!(short, [("UBND", Some("Ủy ban nhân dân")), ("XYZ", None)]);
        assert_eq!(first.sentence_ends, ["Tin UBND xã A: 3 < 5.".len()]);
        assert_eq!(first.officials["Ông A"], BTreeSet::from(["Bí thư".to_owned(), "Chủ tịch".to_owned()]));
        assert_eq!(first.places["xã A"].within, ["Huyện B", "Tỉnh C"]);
        assert!(first.places["xã A"].is_decided() && !first.places["xã D"].is_decided());
        assert_eq!((second.id.as_str(), second.text.as_str(), second.date), ("b", "B", None));
    }

    #[test]
    fn what_is_broken_is_named_with_its_line() {
        assert_eq!(message(&format!("một\n<PER>hai\n{LISTS}")), "a.txt:3: `<PER>` is not closed");
        assert_eq!(message(&format!("một</PER>\n{LISTS}")), "a.txt:2: `</PER>` closes nothing");
        assert_eq!(message(&format!("<PER>x</ORG>\n{LISTS}")), "a.txt:2: `</ORG>` stands where `<PER>` is to be closed");
        assert!(message(&format!("<AB>x</AB>\n{LISTS}")).starts_with("a.txt:2: `<AB>`: an AB"));
        assert_eq!(message(&format!("# date: hôm nay\nx\n{LISTS}")), "a.txt:2: \"hôm nay\" is no day; write YYYY-MM-DD");
        assert!(message("x\n## OFFICIALS\n").starts_with("a.txt:1: the document has no line `## PLACES`"));
        assert_eq!(message("x\n## OFFICIALS\nHà Lý\n## PLACES\n"), "a.txt:4: a line is `name | position ; position`");
        assert!(parse("x", "a.txt").unwrap_err().to_string().starts_with("a.txt: holds no document"));
    }
}
