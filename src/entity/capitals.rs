//! Restores the capitals of texts that have none and of lines that have nothing else, so that the grammar reads them like any other.
//!
//! Each word is small or has a capital. Weights of words and pairs of words, learned from news, say what speaks for either, and the best
//! whole is found from word to word: what follows counts as much as what stands before. Heads and titles of the lexicon, and short forms, get theirs after that.

use super::class::{
    ADDRESS, BODY_BARE, BODY_HEAD, BODY_NAME, CAPITALS, Classes, FAMILY, GIVEN, MIDDLE, PAIR_WORD, PLACE, PLACE_WEAK, RANK, STOP,
    TITLE, UNIT,
};
use super::lexicon::{LexiconView, capital_unit, carries_capital};
use super::scan::longest;
use super::word::{Words, number};
use crate::block::Block;
use crate::lexicon::Unit;
use crate::text::Case;
use crate::token::Token;

/// A text without capitals has as many words; shorter ones are too little to tell.
const WORDS_OF_A_TEXT: usize = 4;
/// A line in capitals has as many words of more than a letter.
const WORDS_OF_A_LINE: usize = 2;

/// Less than any weights come to.
const IMPOSSIBLE: i32 = i32::MIN / 2;

/// Behind a form of address a name may be as unlikely, by the weights: half of what a strong weight is.
const UNLIKELY: i32 = -16;

/// How the words of a stretch are written.
#[derive(Clone, Copy, Default)]
struct Written {
    small: usize,
    capital: usize,
    upper: usize,
}

impl Written {
    fn of(tokens: &[Token]) -> Self {
        let mut written = Self::default();
        for token in tokens.iter().filter(|token| token.is_word()) {
            match token.case {
                Case::Lower => written.small += 1,
                Case::Upper => written.upper += 1,
                Case::Title if token.is_one_letter() => {}
                Case::Title | Case::Mixed => written.capital += 1,
                Case::None => {}
            }
        }
        written
    }
}

/// Fills `restored` with the tokens of a text that needs it, with the capitals that they should have; false where none does.
pub(super) fn restore_into(
    tokens: &[Token],
    blocks: &[Block],
    lexicon: LexiconView<'_>,
    words: &Words,
    restored: &mut Vec<Token>,
    choices: &mut Vec<u8>,
) -> bool {
    restored.clear();
    let mut of_text = Written::default();
    for block in blocks {
        let written = Written::of(tokens.get(block.first as usize..block.end as usize).unwrap_or_default());
        of_text.small += written.small;
        of_text.capital += written.capital;
        of_text.upper += written.upper;
        if written.upper >= WORDS_OF_A_LINE && written.small + written.capital == 0 {
            start(tokens, restored);
            restore(restored, block.first as usize..block.end as usize, lexicon, words, choices);
        }
    }
    if of_text.small >= WORDS_OF_A_TEXT && of_text.capital + of_text.upper == 0 {
        start(tokens, restored);
        restore(restored, 0..tokens.len(), lexicon, words, choices);
    }
    !restored.is_empty()
}

fn start(tokens: &[Token], restored: &mut Vec<Token>) {
    if restored.is_empty() {
        restored.extend_from_slice(tokens);
    }
}

/// Restores the capitals of a stretch.
fn restore(tokens: &mut [Token], range: std::ops::Range<usize>, lexicon: LexiconView<'_>, known: &Words, choices: &mut Vec<u8>) {
    let end = range.end.min(tokens.len());
    let mut at = range.start;
    while at < end {
        let run = tokens
            .get(at..end)
            .unwrap_or_default()
            .iter()
            .take_while(|token| token.is_word() || carries_capital(token.unit))
            .count();
        if let Some(run) = tokens.get_mut(at..at + run) {
            words(run, lexicon, choices);
        }
        at += run.max(1);
    }
    for at in range.start..end {
        heads(tokens, at, end, lexicon);
    }
    for at in range.start..end {
        names(tokens, at, end, lexicon, known);
    }
}

/// The likeliest capitals of words in a row, with the signs between them.
fn words(run: &mut [Token], lexicon: LexiconView<'_>, choices: &mut Vec<u8>) {
    choices.clear();
    let mut known = [0i32, IMPOSSIBLE];
    let mut before: Option<Unit> = None;
    for token in run.iter() {
        let unit = capital_unit(token.unit);
        if !token.is_word() {
            // A sign is as the word before it.
            choices.push(0b10);
            before = Some(unit);
            continue;
        }
        let own = lexicon.capitals(unit);
        let steps = match before.filter(|_| !token.starts_line()) {
            None => [[0, own.nothing], [0, own.nothing]],
            Some(before) => {
                let [to_capital, to_small, capitals] = lexicon.capital_pair(before, unit);
                [[0, own.small + lexicon.capitals(before).next + to_capital], [to_small, own.capital + capitals]]
            }
        };
        let mut next = [IMPOSSIBLE; 2];
        let mut choice = 0u8;
        for (behind, (known, steps)) in known.iter().zip(steps).enumerate() {
            for (state, (best, weight)) in next.iter_mut().zip(steps).enumerate() {
                let total = known + weight;
                if total > *best {
                    *best = total;
                    choice = choice & !(1 << state) | (behind as u8) << state;
                }
            }
        }
        known = next;
        choices.push(choice);
        before = Some(unit);
    }
    let mut state = u8::from(matches!(known, [small, capital] if capital > small));
    for (token, choice) in run.iter_mut().zip(choices.iter()).rev() {
        if token.is_word() {
            token.case = match state {
                1 if lexicon.is_short_form(token.unit) && !token.is_one_letter() => Case::Upper,
                1 => Case::Title,
                _ => Case::Lower,
            };
        }
        state = choice >> state & 1;
    }
}

/// A head, title or name of the lexicon begins with a capital, short forms are capitals.
fn heads(tokens: &mut [Token], at: usize, end: usize, lexicon: LexiconView<'_>) {
    let Some(rest) = tokens.get(at..end) else { return };
    let Some((length, classes)) = longest(rest, lexicon, TITLE | BODY_HEAD | BODY_NAME) else { return };
    let Some(token) = tokens.get_mut(at) else { return };
    if length == 1 {
        if classes & CAPITALS != 0 && token.case != Case::Lower {
            token.case = Case::Upper;
        }
    } else if token.case == Case::Lower && classes & (TITLE | BODY_BARE | BODY_NAME) != 0 {
        token.case = Case::Title;
    }
}

/// Names that the table of pairs has not met: of the gazetteer, behind designators, behind forms of address, behind family names.
fn names(tokens: &mut [Token], at: usize, end: usize, lexicon: LexiconView<'_>, words: &Words) {
    let Some(rest) = tokens.get(at..end) else { return };
    let pair = |place: usize| match (rest.get(place), rest.get(place + 1)) {
        (Some(first), Some(second)) if !second.starts_line() => lexicon.pair(first.unit, second.unit) & PAIR_WORD != 0,
        _ => false,
    };
    let has = |place: usize, mask: Classes| {
        rest.get(place..).and_then(|rest| longest(rest.get(..1)?, lexicon, mask)).is_some()
            && (place == 0 || rest.get(place).is_some_and(|token| !token.starts_line()))
    };
    if let Some((length, _)) = longest(rest, lexicon, UNIT) {
        let behind = length + usize::from(rest.get(length).is_some_and(|sign| sign.unit == Unit::sign('.')));
        if let Some((name, _)) = rest.get(behind..).and_then(|rest| longest(rest, lexicon, PLACE | PLACE_WEAK)) {
            return capitals(tokens, at + behind, name);
        }
    }
    if let Some((length, classes)) = longest(rest, lexicon, PLACE | PLACE_WEAK) {
        if length >= 3 || length == 2 && classes & PLACE != 0 && !pair(0) {
            return capitals(tokens, at, length);
        }
    }
    if let Some((length, _)) = longest(rest, lexicon, ADDRESS | RANK) {
        let one_word = length == 1 && pair(0);
        let likely = match (rest.get(length.wrapping_sub(1)), rest.get(length)) {
            (Some(before), Some(token)) => lexicon.begins_capitals(before.unit, token.unit) >= UNLIKELY,
            _ => false,
        };
        if !one_word && likely && has(length, FAMILY | GIVEN) && !has(length, STOP | ADDRESS) && !pair(length) {
            capitals(tokens, at + length, 1);
        }
        return;
    }
    let capital = |place: usize| rest.get(place).is_some_and(|token| token.case != Case::Lower && token.is_word());
    // Where the weights are against a family name, `phương Việt Nam` and `Sơn năm` were more often made than names found.
    if !capital(0) || !has(0, FAMILY) || has(0, STOP) {
        return;
    }
    let marked = rest.get(1).is_some_and(|token| {
        let word = words.of(token.unit);
        word == const { number("văn") } || word == const { number("thị") }
    });
    let word = |place: usize| rest.get(place).is_some_and(Token::is_word);
    let named = |place: usize| has(place, GIVEN) && !has(place, STOP);
    if marked && has(2, GIVEN | MIDDLE | FAMILY) && !has(2, STOP) {
        let fourth = named(3) && !pair(2) && !pair(3);
        capitals(tokens, at, 3 + usize::from(fourth));
    } else if marked && word(2) && !word(3) && !has(2, STOP) && !pair(1) && !pair(2) {
        // Whatever ends there is a name: `ông Cầm Văn Đúc,`.
        capitals(tokens, at, 3);
    } else if named(2) && !pair(2) && (capital(1) || has(1, MIDDLE | GIVEN) && !pair(1)) {
        capitals(tokens, at, 3);
    } else if named(1) && !pair(0) && !pair(1) {
        capitals(tokens, at, 2);
    }
}

/// Gives words capitals.
fn capitals(tokens: &mut [Token], at: usize, length: usize) {
    for token in tokens.get_mut(at..at + length).unwrap_or_default().iter_mut().filter(|token| token.is_word()) {
        if token.case == Case::Lower {
            token.case = Case::Title;
        }
    }
}
