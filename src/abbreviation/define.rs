//! The document's own definitions: `Khu kinh tế (KKT)`, `KKT (khu kinh tế)`, `…, gọi tắt là KKT`.

use super::find::Cue;
use super::shape::{initial, initials, letter_count};
use super::{AbbreviationScratch, Abbreviations};
use crate::Span;
use crate::lexicon::Unit;
use crate::limits;
use crate::text::{self, Key};
use crate::token::{Case, Token};
use std::borrow::Cow;

/// A definition: the form's folded key and where form and full form stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Definition {
    pub(crate) key: Key,
    pub(crate) full: Span,
}

/// Words between a bracket and the form in it (`(sau đây gọi tắt là KKT)`).
const LEAD: usize = 8;
/// Tokens looked at for one full form: it has at most [`super::shape::LETTERS`] initials and some words without one.
const REACH: usize = 40;

impl Abbreviations {
    /// Collects the definitions of the document, sorted by key, the first one of each key first.
    pub(super) fn define_into(&self, text: &str, tokens: &[Token], scratch: &mut AbbreviationScratch) {
        let definitions = &mut scratch.definitions;
        definitions.clear();
        let (open, short, is) = (Unit::sign('('), self.cues.unit(Cue::Short), self.cues.unit(Cue::Is));
        for (at, token) in tokens.iter().enumerate() {
            let found = if token.unit == open {
                self.in_brackets(text, tokens, at)
            } else if token.unit == short && tokens.get(at + 1).is_some_and(|next| next.unit == is) {
                self.behind_cue(text, tokens, at)
            } else {
                continue;
            };
            if let Some(definition) = found {
                if definitions.len() == limits::DEFINITIONS {
                    break;
                }
                definitions.push(definition);
            }
        }
        // Stable: of two definitions of a form the first stays in front.
        definitions.sort_by_key(|definition| definition.key);
    }

    /// The document's definition of a form.
    pub(super) fn definition(scratch: &AbbreviationScratch, key: Key) -> Option<Definition> {
        let at = scratch.definitions.partition_point(|definition| definition.key < key);
        scratch.definitions.get(at).copied().filter(|definition| definition.key == key)
    }

    fn in_brackets(&self, text: &str, tokens: &[Token], open: usize) -> Option<Definition> {
        let close = Unit::sign(')');
        // `full (FORM)`, `full (gọi tắt là FORM)`
        let mut at = open + 1;
        let mut cue = false;
        while at < open + 1 + LEAD && tokens.get(at).is_some_and(is_lead) {
            cue |=
                tokens.get(at).is_some_and(|token| self.cues.is(Cue::Short, token.unit) || self.cues.is(Cue::Called, token.unit));
            at += 1;
        }
        if let Some((form, end)) = form_at(tokens, at) {
            let next = tokens.get(end)?.unit;
            let ends = next == close || [',', ';', '"', '”', '’'].iter().any(|&sign| next == Unit::sign(sign));
            if ends && (cue || at == open + 1) {
                if let Some(full) = self.align_back(text, tokens, form, open) {
                    return self.definition_of(text, form, full);
                }
            }
        }
        // `FORM (full)`
        let end = tokens.iter().skip(open + 1).take(REACH).position(|token| token.unit == close)? + open + 1;
        let (form, from) = form_before(tokens, open)?;
        if tokens.get(from + 1..=end)?.iter().any(Token::starts_line) {
            return None;
        }
        let full = self.align_all(text, tokens, form, open + 1, end)?;
        self.definition_of(text, form, full)
    }

    /// `full, viết tắt là FORM`, `full (sau đây gọi tắt là "FORM")` is found by its bracket.
    fn behind_cue(&self, text: &str, tokens: &[Token], short: usize) -> Option<Definition> {
        let mut at = short + 2;
        while at < short + 4 && tokens.get(at).is_some_and(|token| !token.is_word() && !token.starts_line()) {
            at += 1;
        }
        let (form, _) = form_at(tokens, at)?;
        // Back over the cue's own words (`sau đây được gọi`, `viết`, `hay còn gọi`) to a comma or a bracket, or else to the word before.
        let mut end = short;
        for _ in 0..LEAD {
            let before = tokens.get(end.checked_sub(1)?)?;
            if tokens.get(end)?.starts_line() {
                return None;
            }
            if before.unit == Unit::sign(',') || before.unit == Unit::sign('(') {
                end -= 1;
                break;
            }
            if !self.cues.is_any_lead(before.unit) {
                break;
            }
            end -= 1;
        }
        let full = self.align_back(text, tokens, form, end)?;
        self.definition_of(text, form, full)
    }

    fn definition_of(&self, text: &str, form: Span, full: Span) -> Option<Definition> {
        let key = text::key(form.of(text));
        let known = !self.table.forms(key).is_empty();
        // Unknown initials of a name in capitals are a brand's or a person's: `Thành Thành Công (TTC)`.
        if !known && (self.table.is_excluded(key) || is_name(full.of(text))) {
            return None;
        }
        Some(Definition { key, full })
    }

    /// The full form that ends before token `end`, its syllables' initials being the form's capitals from last to first.
    fn align_back(&self, text: &str, tokens: &[Token], form: Span, end: usize) -> Option<Span> {
        let (letters, mut left) = initials(form.of(text))?;
        if left < 2 {
            return None;
        }
        let mut at = end;
        let mut last = None;
        let mut foreign = 0;
        while left > 0 {
            if end - at >= REACH || tokens.get(at).is_some_and(|token| token.starts_line() && at != end) {
                return None;
            }
            at = at.checked_sub(1)?;
            let token = tokens.get(at)?;
            if token.is_word() && letters.get(left - 1) == Some(&initial(token.span.of(text))) {
                left -= 1;
                foreign += usize::from(!self.is_vietnamese(token));
                last = last.or(Some(token.span.end()));
            } else if last.is_none() || !self.may_be_skipped(token) {
                return None;
            }
        }
        // A line break between the full form and its short form parts them.
        if tokens.get(at + 1..=end)?.iter().any(Token::starts_line) || foreign > 0 {
            return None;
        }
        Some(Span::new(tokens.get(at)?.span.start(), last?))
    }

    /// All the tokens `start..end`, if their initials are the form's capitals.
    fn align_all(&self, text: &str, tokens: &[Token], form: Span, start: usize, end: usize) -> Option<Span> {
        let (letters, count) = initials(form.of(text))?;
        let mut next = 0;
        for token in tokens.get(start..end)? {
            if token.is_word() && letters.get(next) == Some(&initial(token.span.of(text))) && next < count {
                if !self.is_vietnamese(token) {
                    return None;
                }
                next += 1;
            } else if next == 0 || !self.may_be_skipped(token) {
                return None;
            }
        }
        (count >= 2 && next == count).then(|| Some(Span::new(tokens.get(start)?.span.start(), tokens.get(end - 1)?.span.end())))?
    }

    fn is_vietnamese(&self, token: &Token) -> bool {
        self.units.is_syllable(token.unit) || token.unit == Unit::SYLLABLE_LOWER || token.unit == Unit::SYLLABLE_TITLE
    }

    /// Words that a short form often leaves out: `và`, `về`, `của`; signs that join.
    fn may_be_skipped(&self, token: &Token) -> bool {
        self.cues.is_function_word(token.unit) || ['-', '–', ',', '&'].iter().any(|&sign| token.unit == Unit::sign(sign))
    }
}

/// A word in small letters or a sign that may stand between a bracket and the form.
fn is_lead(token: &Token) -> bool {
    let quote = ['"', '“', '‘', '\'', ':'].iter().any(|&sign| token.unit == Unit::sign(sign));
    !token.starts_line() && (quote || token.is_word() && token.case == Case::Lower)
}

/// The form whose first token is `at`: capitals, joined by signs without white space.
fn form_at(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let first = tokens.get(at).filter(|token| is_capitals(token))?;
    let mut end = at + 1;
    while let (Some(joint), Some(part)) = (tokens.get(end), tokens.get(end + 1)) {
        if !is_joint(joint) || joint.after_space() || part.after_space() || !is_capitals(part) {
            break;
        }
        end += 2;
    }
    Some((first.span.cover(tokens.get(end - 1)?.span), end))
}

/// The form that ends before token `end`, and its first token.
fn form_before(tokens: &[Token], end: usize) -> Option<(Span, usize)> {
    let last = tokens.get(end.checked_sub(1)?).filter(|token| is_capitals(token))?;
    let mut at = end - 1;
    while at >= 2 {
        let (Some(joint), Some(part), Some(here)) = (tokens.get(at - 1), tokens.get(at - 2), tokens.get(at)) else { break };
        if !is_joint(joint) || joint.after_space() || here.after_space() || !is_capitals(part) {
            break;
        }
        at -= 2;
    }
    Some((tokens.get(at)?.span.cover(last.span), at))
}

fn is_capitals(token: &Token) -> bool {
    token.is_word() && (matches!(token.case, Case::Upper | Case::Mixed) || token.is_one_letter() && token.case == Case::Title)
}

fn is_joint(token: &Token) -> bool {
    ['-', '&', '.', '/', ',', '–'].iter().any(|&sign| token.unit == Unit::sign(sign))
}

/// Whether every word has a capital and there are at most three.
fn is_name(full: &str) -> bool {
    let mut words = full.split_whitespace();
    words.clone().count() <= 3 && words.all(|word| word.chars().next().is_some_and(char::is_uppercase)) && letter_count(full) > 0
}

/// A full form as the text has it, with each run of white space as one space.
pub(super) fn full_form(text: &str) -> Cow<'_, str> {
    if text.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
