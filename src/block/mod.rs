//! The roles of a text's lines: title, dateline, paragraph, list item, caption, credit, byline, page furniture.
//!
//! A block is a line that is not empty. No word, sentence or entity crosses a block.

use crate::lexicon::{Unit, Units};
use crate::span::Span;
use crate::token::{Case, Token, TokenKind};

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
    photo: [Option<Unit>; 2],
    source: Option<Unit>,
}

/// Words in a title at most; longer lines are running text.
const TITLE_TOKENS: usize = 40;

impl BlockFinder {
    /// A finder whose cues are units of this table.
    #[must_use]
    pub fn new(units: &Units) -> Self {
        Self { photo: [units.unit("ảnh"), units.unit("clip")], source: units.unit("nguồn") }
    }

    /// Replaces the content of `blocks` with the blocks of a text, given its tokens. Linear; allocates only to make room.
    pub fn blocks_into(&self, text: &str, tokens: &[Token], blocks: &mut Vec<Block>) {
        blocks.clear();
        let mut first = 0;
        while first < tokens.len() {
            let rest = tokens.get(first + 1..).unwrap_or_default();
            let end = first + 1 + rest.iter().position(Token::starts_line).unwrap_or(rest.len());
            let line = tokens.get(first..end).unwrap_or_default();
            if let (Some(head), Some(last)) = (line.first(), line.last()) {
                let kind = self.kind(text, line, blocks.is_empty());
                blocks.push(Block { span: head.span.cover(last.span), first: first as u32, end: end as u32, kind });
            }
            first = end;
        }
    }

    fn kind(&self, text: &str, line: &[Token], is_first: bool) -> BlockKind {
        let (Some(head), Some(last)) = (line.first(), line.last()) else { return BlockKind::Paragraph };
        let closed = matches!(last.span.of(text), "." | "!" | "?" | ":" | ";" | "”" | "\"" | "…" | "...");
        let words = line.iter().filter(|token| token.is_word()).count();
        let figures = line.iter().filter(|token| matches!(token.kind, TokenKind::Date | TokenKind::Number)).count();
        if is_first && words > 0 && !closed && line.len() <= TITLE_TOKENS {
            return BlockKind::Title;
        }
        if words <= 6 && figures > 0 && line.iter().any(|token| token.kind == TokenKind::Date) && !closed {
            return BlockKind::Dateline;
        }
        let unit = Some(head.unit);
        if self.photo.contains(&unit) && line.get(1).is_some_and(|token| token.unit == Unit::sign(':')) {
            return BlockKind::Credit;
        }
        if unit == self.source && line.get(1).is_some_and(|token| token.unit == Unit::sign(':')) {
            return BlockKind::Credit;
        }
        let bullet = ['-', '–', '•', '+', '*'].into_iter().any(|sign| head.unit == Unit::sign(sign));
        let numbered = matches!(head.kind, TokenKind::Number)
            && line.get(1).is_some_and(|token| token.unit == Unit::sign('.') || token.unit == Unit::sign(')'));
        if (bullet || numbered) && words > 0 {
            return BlockKind::ListItem;
        }
        let capitals = line.iter().filter(|token| token.case == Case::Upper).count();
        if !closed && words >= 2 && capitals * 4 >= words * 3 {
            return BlockKind::Title;
        }
        if !closed && words > 0 && words <= 4 && line.iter().filter(|token| token.is_word()).all(Token::is_capitalised) {
            return BlockKind::Byline;
        }
        BlockKind::Paragraph
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Tokenizer;

    fn kinds(text: &str) -> Vec<BlockKind> {
        let units = Units::embedded().unwrap();
        let tokens = Tokenizer::new(units.clone()).tokenize(text);
        let mut blocks = Vec::new();
        BlockFinder::new(&units).blocks_into(text, &tokens, &mut blocks);
        blocks.iter().map(|block| block.kind).collect()
    }

    #[test]
    fn lines_have_roles() {
        let text = "Tỉnh họp phiên thường kỳ tháng 3\n04/03/2024 15:18\nSáng nay, Ủy ban nhân dân tỉnh họp.\n- Mục thứ nhất\nẢnh: Thu Hà\n\nNgọc Lan";
        use BlockKind::{Byline, Credit, Dateline, ListItem, Paragraph, Title};
        assert_eq!(kinds(text), [Title, Dateline, Paragraph, ListItem, Credit, Byline]);
    }
}
