//! The user's words: borders set anew where an overlay knows better than the built-in words.

use super::{Word, WordKind};
use crate::overlay::{Overlays, WordRule};
use crate::token::Token;
use std::cmp::Reverse;

/// Working memory.
#[derive(Clone, Debug, Default)]
pub(super) struct OverlayScratch {
    /// The longest word of the overlays at each token where one begins: its first token and its end.
    joined: Vec<(u32, u32)>,
    /// Runs of tokens that are no word.
    parted: Vec<(u32, u32)>,
    /// Whether a token begins a word, and one more at the end.
    begins: Vec<bool>,
    /// Whether a token belongs to a word of the overlays.
    taken: Vec<bool>,
    words: Vec<Word>,
}

/// Replaces the words that the overlays contradict: one of theirs is a word wherever it stands, the longest first; what it cuts off from a
/// built-in word stays together. A built-in word that is hidden falls into its syllables. Linear; allocates only to make room.
pub(super) fn apply(overlays: &Overlays, text: &str, tokens: &[Token], scratch: &mut OverlayScratch, words: &mut Vec<Word>) {
    let OverlayScratch { joined, parted, begins, taken, words: made } = scratch;
    joined.clear();
    parted.clear();
    for at in 0..tokens.len() {
        let mut longest = None;
        overlays.words(text, tokens, at, |end, rule| match rule {
            WordRule::Join => longest = Some((at as u32, end as u32)),
            WordRule::Part => parted.push((at as u32, end as u32)),
        });
        joined.extend(longest);
    }
    if joined.is_empty() && parted.is_empty() {
        return;
    }
    begins.clear();
    begins.resize(tokens.len() + 1, false);
    for word in words.iter() {
        set(begins, word.first, true);
    }
    set(begins, tokens.len() as u32, true);
    for &(first, end) in parted.iter() {
        let inside = begins.get(first as usize + 1..end as usize).unwrap_or_default();
        if is(begins, first) && is(begins, end) && !inside.contains(&true) {
            fill(begins, first, end, true);
        }
    }
    taken.clear();
    taken.resize(tokens.len(), false);
    joined.sort_unstable_by_key(|&(first, end)| (Reverse(end - first), first));
    for &(first, end) in joined.iter() {
        if taken.get(first as usize..end as usize).unwrap_or_default().contains(&true) {
            continue;
        }
        fill(taken, first, end, true);
        fill(begins, first + 1, end, false);
        set(begins, first, true);
        set(begins, end, true);
    }
    made.clear();
    let mut first = 0;
    for end in 1..=tokens.len() {
        if !is(begins, end as u32) {
            continue;
        }
        let (Some(head), Some(last)) = (tokens.get(first), tokens.get(end - 1)) else { break };
        let kind = if end - first > 1 { WordKind::Word } else { WordKind::of(head.kind) };
        made.push(Word { span: head.span.cover(last.span), kind, first: first as u32, end: end as u32 });
        first = end;
    }
    words.clear();
    words.extend_from_slice(made);
}

fn is(marks: &[bool], at: u32) -> bool {
    marks.get(at as usize).copied().unwrap_or(false)
}

fn set(marks: &mut [bool], at: u32, value: bool) {
    fill(marks, at, at + 1, value);
}

fn fill(marks: &mut [bool], first: u32, end: u32, value: bool) {
    if let Some(marks) = marks.get_mut(first as usize..end as usize) {
        marks.fill(value);
    }
}
