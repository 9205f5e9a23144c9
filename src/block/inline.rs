//! Captions and credits inside a line whose breaks were lost: `… biểu tình sáng nay - Ảnh: AFP Theo hãng tin …`.

use super::cues::is;
use super::{Block, BlockFinder, BlockKind};
use crate::lexicon::Unit;
use crate::token::{Token, TokenKind};

/// Tokens of a caption inside a line at most; where no sentence ends so near before the credit, the credit stands alone.
const CAPTION_TOKENS: usize = 45;
/// Tokens of a whole sentence before a credit that is its caption at most.
const CAPTION_SENTENCE_TOKENS: usize = 30;
/// Tokens of a name behind `Ảnh:` at most.
const NAME_TOKENS: usize = 9;

impl BlockFinder {
    /// Pushes the blocks of one line of running text: usually one.
    pub(super) fn split(&self, tokens: &[Token], first: usize, end: usize, blocks: &mut Vec<Block>) {
        let mut from = first;
        // Where the sentence begins that the credit stands in, and the one before.
        let (mut sentence, mut before) = (first, first);
        let mut at = first;
        while at < end {
            let rest = tokens.get(at..end).unwrap_or_default();
            let Some(token) = rest.first() else { break };
            let credit = token.is_capitalised().then(|| self.cues.credits.at(rest)).flatten();
            let Some(length) = credit else {
                if ends(token) && rest.get(1).is_some_and(|next| next.after_space()) {
                    (sentence, before) = (at + 1, sentence);
                }
                at += 1;
                continue;
            };
            let bracketed = at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| is(before, '('));
            let close = self.credit_end(tokens, at + length, end, bracketed);
            // What joins the credit to the caption belongs to it.
            let mut start = at;
            while start > sentence && tokens.get(start - 1).is_some_and(|token| is(token, '-') || is(token, '–') || is(token, '('))
            {
                start -= 1;
            }
            let (start, kind) = match start - sentence {
                0 if sentence > before && sentence - before <= CAPTION_SENTENCE_TOKENS => (before, BlockKind::Caption),
                0 => (start, BlockKind::Credit),
                near if near <= CAPTION_TOKENS => (sentence, BlockKind::Caption),
                _ => (start, BlockKind::Credit),
            };
            push(tokens, from, start, BlockKind::Paragraph, blocks);
            push(tokens, start, close, kind, blocks);
            (from, sentence, before, at) = (close, close, close, close.max(at + 1));
        }
        push(tokens, from, end, BlockKind::Paragraph, blocks);
    }

    /// Where a credit's name ends: at a bracket or stop that closes it, before a word that opens a sentence, before the last capital
    /// of the run otherwise (it begins what goes on in small letters).
    fn credit_end(&self, tokens: &[Token], from: usize, end: usize, bracketed: bool) -> usize {
        if bracketed {
            let near = tokens.get(from..(from + 16).min(end)).unwrap_or_default();
            if let Some(close) = near.iter().position(|token| is(token, ')')) {
                return from + close + 1;
            }
        }
        let mut at = from;
        let mut words = 0;
        while at < end && at - from < NAME_TOKENS {
            let Some(token) = tokens.get(at) else { break };
            let joins = ['-', '–', '/', '&', ','].iter().any(|&sign| is(token, sign));
            if is(token, '.') {
                let initial = tokens.get(at.saturating_sub(1)).is_some_and(Token::is_one_letter);
                at += 1;
                if initial && tokens.get(at).is_some_and(Token::is_capitalised) {
                    continue;
                }
                return at;
            }
            if token.is_word() && token.is_capitalised() {
                if words > 0 && self.cues.openers.at(tokens.get(at..at + 1).unwrap_or_default()).is_some() {
                    let joined = tokens.get(at.saturating_sub(1)).is_some_and(|before| is(before, '/') || is(before, '-'));
                    // A name's last syllable may open sentences, too: `Ảnh: Nhan Sáng/TTXVN`.
                    let closed =
                        at + 1 == end || tokens.get(at + 1).is_some_and(|next| ['.', '/', ')'].iter().any(|&sign| is(next, sign)));
                    if !(joined || closed && words == 1) {
                        return at;
                    }
                }
                words += 1;
            } else if !joins && !matches!(token.kind, TokenKind::Url | TokenKind::Email) {
                break;
            }
            at += 1;
        }
        let goes_on = tokens.get(at).is_some_and(|next| at < end && next.is_word() && !next.is_capitalised());
        if words > 1 && goes_on { at - 1 } else { at.max(from) }
    }
}

fn ends(token: &Token) -> bool {
    ['.', '!', '?', '”', '…'].iter().any(|&sign| is(token, sign)) || token.unit == Unit::ELLIPSIS
}

pub(super) fn push(tokens: &[Token], first: usize, end: usize, kind: BlockKind, blocks: &mut Vec<Block>) {
    let line = tokens.get(first..end).unwrap_or_default();
    if let (Some(head), Some(last)) = (line.first(), line.last()) {
        blocks.push(Block { span: head.span.cover(last.span), first: first as u32, end: end as u32, kind });
    }
}
