//! The role of one line, given its neighbours.

use super::cues::{is, is_figures};
use super::{BlockFinder, BlockKind};
use crate::lexicon::Unit;
use crate::token::{Case, Token, TokenKind};

/// Tokens in a title at most; longer lines are running text.
const TITLE_TOKENS: usize = 40;
/// Words in a heading inside the text at most.
const HEADING_WORDS: usize = 20;
/// Words in a line of the page at most; longer ones tell something.
const FURNITURE_WORDS: usize = 24;
/// Words under a picture at most.
const CAPTION_WORDS: usize = 48;

/// What is known of a line beside its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Nothing but furniture and dates stands before it.
    pub(super) is_first: bool,
    /// Words of the line after it.
    pub(super) words_after: usize,
    /// A byline or furniture stands before it, behind running text.
    pub(super) after_the_end: bool,
    pub(super) is_last: bool,
}

pub(super) fn words(line: &[Token]) -> usize {
    line.iter().filter(|token| token.is_word()).count()
}

fn is_end(token: &Token) -> bool {
    [':', ';', '.', '!', '?', '”', '"', '…'].iter().any(|&sign| is(token, sign)) || token.unit == Unit::ELLIPSIS
}

impl BlockFinder {
    pub(super) fn kind(&self, line: &[Token], place: Place) -> BlockKind {
        let (Some(head), Some(last)) = (line.first(), line.last()) else { return BlockKind::Paragraph };
        let many = words(line);
        let closed = is_end(last);
        let cues = &self.cues;
        if many == 0 && !line.iter().any(is_figures) {
            return BlockKind::Furniture;
        }
        if self.is_dateline(line, many) {
            return BlockKind::Dateline;
        }
        let inner = line.iter().position(|token| !is_bullet(token)).map_or(line, |at| line.get(at..).unwrap_or_default());
        if self.is_furniture(line, inner, many, closed, place) {
            return BlockKind::Furniture;
        }
        if cues.credits.at(line).is_some() && many <= CAPTION_WORDS / 2 {
            return BlockKind::Credit;
        }
        if cues.bylines.at(line).is_some() && many <= 16 && !line.iter().any(|token| is(token, ',')) {
            return BlockKind::Byline;
        }
        if cues.bylines.at(line).is_some_and(|length| length > 2) && many <= 16 {
            return BlockKind::Byline;
        }
        if !place.is_first && self.is_caption(line, many, closed) {
            return BlockKind::Caption;
        }
        let capitals = line.iter().filter(|token| token.case == Case::Upper).count();
        let shouted = many >= 2 && capitals * 4 >= many * 3;
        if place.is_first && many > 0 && line.len() <= TITLE_TOKENS {
            let open = !closed || is(last, '”') || is(last, '"') || is(last, '?') || is(last, '!');
            // A line that only quotes and ends openly is a title; one with a whole sentence inside is not.
            let sentence = line.iter().rev().skip(1).any(|token| is(token, '.') && token.span.end() < last.span.start());
            if open && !sentence && (place.words_after > 0 || !closed) {
                return BlockKind::Title;
            }
        }
        if is_item(line, many) {
            return if shouted && !closed { BlockKind::Title } else { BlockKind::ListItem };
        }
        let named = line.iter().filter(|token| token.is_word()).all(Token::is_capitalised);
        if !closed && many > 0 && many <= 6 && named && !(shouted && many > 3 && place.words_after > 0) {
            return if place.words_after > many * 3 && shouted { BlockKind::Title } else { BlockKind::Byline };
        }
        if !closed && line.first().map(|token| Some(token.unit)) == Some(cues.according) && many <= 6 && place.words_after < 20 {
            // `Theo TTXVN`, `Theo Báo Nhân dân`
            return BlockKind::Byline;
        }
        if self.is_performed(line, many) {
            return BlockKind::Byline;
        }
        if shouted && !closed {
            return BlockKind::Title;
        }
        if place.after_the_end && !closed && many <= 8 {
            return BlockKind::Furniture;
        }
        let heading = !closed && (2..=HEADING_WORDS).contains(&many) && head.is_capitalised() && !place.is_last;
        if heading && place.words_after > many * 2 && place.words_after > 20 {
            return BlockKind::Title;
        }
        BlockKind::Paragraph
    }

    /// `04/03/2024 15:18`, `Thứ Ba, ngày 11/03/2025, 10:42 [GMT+7]`, `Cập nhật lúc 15h30, ngày 4/3/2024`.
    fn is_dateline(&self, line: &[Token], many: usize) -> bool {
        let dated = line.iter().any(|token| token.kind == TokenKind::Date)
            || line.iter().filter(|token| token.kind == TokenKind::Number).count() >= 2;
        let words = line.iter().filter(|token| token.is_word());
        let others = words.filter(|token| self.cues.dates.at(std::slice::from_ref(token)).is_none()).count();
        // A zone (`[GMT+7]`) may stand beside the figures.
        dated && many <= 12 && (others == 0 || others == 1 && line.iter().any(|token| is(token, '[')))
    }

    fn is_furniture(&self, line: &[Token], inner: &[Token], many: usize, closed: bool, place: Place) -> bool {
        let starts = line.first().is_some_and(|head| is(head, '©') || is(head, '»') || is(head, '|') || is(head, '>'));
        let copyright = line.first().is_some_and(|head| head.kind == TokenKind::Symbol && !is(head, '+') && !is(head, '*'));
        if (starts || copyright) && many <= FURNITURE_WORDS {
            return true;
        }
        let bars = line.iter().filter(|token| is(token, '|')).count();
        if bars >= 2 && many <= FURNITURE_WORDS {
            return true;
        }
        if self.cues.furniture.at(inner).is_some() && many <= FURNITURE_WORDS {
            // `Liên hệ với dân …` goes on; a menu stands alone, is short, or gives figures or an address.
            let gives = line.iter().any(|token| {
                matches!(token.kind, TokenKind::Number | TokenKind::Url | TokenKind::Email | TokenKind::Code) || is(token, ':')
            });
            return !closed && many <= 8 || gives && (place.after_the_end || many <= 12) || place.after_the_end && !closed;
        }
        false
    }

    /// The words under a picture: with a credit at the end, or a person who does something at an event, in one sentence.
    fn is_caption(&self, line: &[Token], many: usize, closed: bool) -> bool {
        if many == 0 || many > CAPTION_WORDS {
            return false;
        }
        let tail = line.len().saturating_sub(16);
        for at in tail.max(1)..line.len() {
            let rest = line.get(at..).unwrap_or_default();
            if self.cues.credits.at(rest).is_some() && rest.first().is_some_and(Token::is_capitalised) {
                return true;
            }
        }
        if self.cues.captions.at(line).is_some() && many <= 32 {
            return true;
        }
        let stops = line.iter().rev().skip(1).filter(|token| is(token, '.')).count();
        if stops > 1 || self.cues.persons.at(line).is_none() {
            return false;
        }
        // `Đồng chí …, Chủ tịch …, phát biểu tại hội nghị.`
        let end = line.len() - usize::from(closed);
        let near = end.saturating_sub(10);
        (near..end).any(|at| {
            let Some(does) = self.cues.does.at(line.get(at..end).unwrap_or_default()) else { return false };
            let behind = line.get(at + does..end).unwrap_or_default();
            let place = behind.iter().take(4).position(|token| Some(token.unit) == self.cues.at);
            place.is_some_and(|place| self.cues.events.at(behind.get(place + 1..).unwrap_or_default()).is_some())
        }) && !line.iter().any(|token| is(token, '“') || is(token, ':'))
    }

    /// `Thu Hà (thực hiện)`, `Minh Anh (tổng hợp)`.
    fn is_performed(&self, line: &[Token], many: usize) -> bool {
        let open = line.iter().position(|token| is(token, '('));
        many <= 8 && open.is_some_and(|open| open > 0 && self.cues.performed.at(line.get(open + 1..).unwrap_or_default()).is_some())
    }
}

fn is_bullet(token: &Token) -> bool {
    ['-', '–', '—', '•', '+', '*', '·', '»', '|', '>'].iter().any(|&sign| is(token, sign)) || token.kind == TokenKind::Symbol
}

/// `- …`, `1. …`, `a) …`, `2.1. …`
fn is_item(line: &[Token], many: usize) -> bool {
    let (Some(head), Some(next)) = (line.first(), line.get(1)) else { return false };
    if many == 0 {
        return false;
    }
    if ['-', '–', '—', '•', '+', '*', '·'].iter().any(|&sign| is(head, sign)) {
        return true;
    }
    let numbered = head.kind == TokenKind::Number || head.is_one_letter() || head.case == Case::Upper && head.span.len() <= 4;
    let sign = is(next, '.') || is(next, ')') || is(next, '/');
    numbered && sign && !next.after_space() && line.get(2).is_some_and(Token::after_space)
}
