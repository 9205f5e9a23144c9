//! The roles of a text's lines: title, dateline, paragraph, list item, caption, credit, byline, page furniture.
//!
//! A block is a line that is not empty; where a text lost its line breaks, a caption or credit inside a line is a block of its own. No
//! word, sentence or entity crosses a block. A line shows its role by how it begins and ends, by its length, and by its neighbours.

mod cues;
mod inline;
mod line;

use crate::lexicon::Units;
use crate::span::Span;
use crate::token::Token;
use cues::Cues;
use line::Place;

/// What a line is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// The document's title, or a heading inside it.
    Title,
    /// Date and time of publication, or place and date at the head of an article.
    Dateline,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// The words under a picture.
    Caption,
    /// Who took a picture, where a text comes from.
    Credit,
    /// Who wrote the article.
    Byline,
    /// What belongs to the page and not to the article: menus, counters, licence lines.
    Furniture,
}

impl BlockKind {
    /// The name in the output contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Dateline => "dateline",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list-item",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Byline => "byline",
            Self::Furniture => "furniture",
        }
    }
}

/// A line with its role: a run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// From the first to the last character that is not white space.
    pub span: Span,
    /// The first token.
    pub first: u32,
    /// The token after the last one.
    pub end: u32,
    /// What the line is.
    pub kind: BlockKind,
}

impl Block {
    /// The block's tokens out of all the text's.
    #[must_use]
    pub fn tokens<'t>(&self, tokens: &'t [Token]) -> &'t [Token] {
        tokens.get(self.first as usize..self.end as usize).unwrap_or_default()
    }
}

/// Finds blocks. Immutable and cheap to clone.
#[derive(Clone, Debug)]
pub struct BlockFinder {
    cues: Cues,
}

impl BlockFinder {
    /// A finder whose cues are units of this table.
    #[must_use]
    pub fn new(units: &Units) -> Self {
        Self { cues: Cues::new(units) }
    }

    /// Replaces the content of `blocks` with the blocks of a text, given its tokens. Linear; allocates only to make room.
    pub fn blocks_into(&self, text: &str, tokens: &[Token], blocks: &mut Vec<Block>) {
        blocks.clear();
        let _ = text;
        let mut first = 0;
        let (mut before, mut started, mut ended) = (0, false, false);
        let mut line = line_end(tokens, 0);
        while first < tokens.len() {
            let end = line;
            line = line_end(tokens, end);
            let own = tokens.get(first..end).unwrap_or_default();
            let place = Place {
                is_first: !started,
                words_after: line::words(tokens.get(end..line).unwrap_or_default()),
                after_the_end: ended,
                is_last: end >= tokens.len(),
            };
            let kind = self.kind(own, place);
            if kind == BlockKind::Paragraph {
                self.split(tokens, first, end, blocks);
            } else {
                inline::push(tokens, first, end, kind, blocks);
            }
            match kind {
                BlockKind::Furniture | BlockKind::Byline => ended |= started && before > 0,
                BlockKind::Dateline | BlockKind::Credit => {}
                BlockKind::Paragraph if place.words_after == 0 && line::words(own) < 9 => started = true,
                BlockKind::Paragraph => (started, ended) = (true, false),
                _ => started = true,
            }
            before = line::words(own);
            first = end;
        }
    }
}

/// The token behind the line that begins at `first`.
fn line_end(tokens: &[Token], first: usize) -> usize {
    let rest = tokens.get(first + 1..).unwrap_or_default();
    if first >= tokens.len() { first } else { first + 1 + rest.iter().position(Token::starts_line).unwrap_or(rest.len()) }
}

#[cfg(test)]
#[cfg(feature = "embedded")]
mod tests;
