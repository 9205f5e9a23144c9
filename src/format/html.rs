//! [`html`]: the text with its entities marked.

use super::meaning;
use crate::document::Document;
use crate::record::{EntityRecord, LinkRecord, OffsetUnit, Record, RecordOptions};
use crate::text::escape_html;
use std::fmt;

/// What stands before the articles of a page of its own: the encoding, colours for the types.
pub const PAGE_START: &str = "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>vanban</title><style>\n\
    article{max-width:45em;margin:2em auto;font:1rem/1.6 sans-serif}\n\
    p.title{font-weight:bold;font-size:1.2em} p.caption,p.credit,p.byline,p.furniture{color:#666;font-size:.9em}\n\
    mark{background:none;border-bottom:2px solid #bbb} mark.person{border-color:#2a7} mark.position{border-color:#c80}\n\
    mark.organization{border-color:#27c} mark.place{border-color:#099} mark mark{padding-bottom:1px}\n\
    </style></head><body>\n";

/// What stands behind them.
pub const PAGE_END: &str = "</body></html>\n";

/// Appends a document as an HTML article: a paragraph for each block, of the class of its kind, and in it a `<mark>` for each entity, nested
/// as they are, of the class of its type. A mark's `title` says its full form and what it is linked to, its `data-link` the id.
///
/// The text itself is escaped and otherwise as it was, white space included: the article's text content is the text. For a page of its own put
/// [`PAGE_START`] and [`PAGE_END`] around.
///
/// # Errors
/// Where `out` fails.
pub fn html(document: &Document<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let text = document.text();
    let record = Record::new(document, &RecordOptions::new(OffsetUnit::Byte).digest(0, 0));
    let mut writer = Writer { text, out, at: 0 };
    writer.out.write_str("<article lang=\"vi\">")?;
    let mut entities = record.entities.as_slice();
    for block in &record.blocks {
        writer.text_to(block.start)?;
        write!(writer.out, "<p class=\"{}\">", block.kind)?;
        let many = entities.iter().take_while(|entity| entity.start < block.end).count();
        let (inside, behind) = entities.split_at_checked(many).unwrap_or((entities, &[]));
        entities = behind;
        let mut open: Vec<usize> = Vec::new();
        // No entity crosses a block; if one did, it would be left out and not break the page.
        for entity in inside.iter().filter(|entity| entity.start >= block.start && entity.end <= block.end) {
            writer.close(&mut open, entity.start)?;
            writer.text_to(entity.start)?;
            writer.mark(entity)?;
            open.push(entity.end);
        }
        writer.close(&mut open, usize::MAX)?;
        writer.text_to(block.end)?;
        writer.out.write_str("</p>")?;
    }
    writer.text_to(text.len())?;
    writer.out.write_str("</article>\n")
}

struct Writer<'w, W> {
    text: &'w str,
    out: &'w mut W,
    /// How much of the text has been written.
    at: usize,
}

impl<W: fmt::Write> Writer<'_, W> {
    fn text_to(&mut self, end: usize) -> fmt::Result {
        escaped(self.text.get(self.at..end).unwrap_or_default(), self.out)?;
        self.at = self.at.max(end);
        Ok(())
    }

    /// Closes the marks that end before or at `start`.
    fn close(&mut self, open: &mut Vec<usize>, start: usize) -> fmt::Result {
        while let Some(&end) = open.last().filter(|end| **end <= start) {
            open.pop();
            self.text_to(end)?;
            self.out.write_str("</mark>")?;
        }
        Ok(())
    }

    fn mark(&mut self, entity: &EntityRecord) -> fmt::Result {
        write!(self.out, "<mark class=\"{}\"", entity.kind)?;
        let meaning = meaning(entity);
        if !meaning.is_empty() {
            self.attribute("title", &meaning)?;
        }
        if let Some(LinkRecord::Unit { id, .. } | LinkRecord::Place { id, .. } | LinkRecord::User { id }) = &entity.link {
            self.attribute("data-link", id)?;
        }
        self.out.write_char('>')
    }

    fn attribute(&mut self, name: &str, value: &str) -> fmt::Result {
        write!(self.out, " {name}=\"")?;
        escaped(value, self.out)?;
        self.out.write_char('"')
    }
}

fn escaped(text: &str, out: &mut impl fmt::Write) -> fmt::Result {
    let mut done = Ok(());
    escape_html(text, |piece, _| done = done.and_then(|()| out.write_str(piece)));
    done
}
