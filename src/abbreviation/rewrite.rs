//! The text with its abbreviations written out, and the way back to the original offsets.
//!
//! ```
//! # #[cfg(feature = "data-abbreviations")] {
//! use vanban::abbreviation::rewrite::RewriteMode;
//! use vanban::abbreviation::{AbbreviationScratch, Abbreviations};
//! use vanban::{lexicon::Units, token::Tokenizer};
//!
//! let engine = Abbreviations::embedded()?;
//! let text = "UBND TP.HCM họp về KT-XH.";
//! let tokens = Tokenizer::new(Units::embedded()?).tokenize(text);
//! let mut found = Vec::new();
//! engine.abbreviations_into(text, &tokens, &mut AbbreviationScratch::default(), &mut found);
//!
//! let full = engine.rewrite(text, &tokens, &found, RewriteMode::Replace);
//! assert_eq!(full.text, "Ủy ban nhân dân Thành phố Hồ Chí Minh họp về kinh tế - xã hội.");
//! let met = full.text.find("họp").unwrap();
//! assert!(text[full.to_original(met)..].starts_with("họp"));
//! assert_eq!(full.original(text), text);
//! # }
//! # Ok::<(), vanban::Error>(())
//! ```

use super::{Abbreviation, AbbreviationSource, Abbreviations, SenseKind};
use crate::Span;
use crate::lexicon::Unit;
use crate::limits;
use crate::text::escape_html;
use crate::text::key;
use crate::token::{Token, TokenKind};
use std::borrow::Cow;

/// What [`Abbreviations::rewrite`] does with an abbreviation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RewriteMode {
    /// Writes the full form in its place.
    #[default]
    Replace,
    /// Writes the first one of each kind as `Khu kinh tế (KKT)` and leaves the later ones short; one that the text itself defines is
    /// left as it is.
    FirstMention,
    /// HTML: `<abbr title="khu kinh tế">KKT</abbr>`, everything else escaped.
    Annotate,
}

/// What stands in the place of an abbreviation when the text is written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The replaced piece of the original: the abbreviation, and a joining sign behind it (`TP.` of `TP.HCM`).
    pub span: Span,
    /// The full form with the case that fits there, and white space where a joining sign went.
    pub text: String,
}

/// A text with edits and the map between its offsets and those of the original, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// The new text.
    pub text: String,
    /// Replaced pieces: where they stood, where what replaces them stands; in order, none overlapping.
    edits: Vec<(Span, Span)>,
}

impl Rewritten {
    /// The replaced pieces: span in the original, span in the new text.
    pub fn edits(&self) -> impl ExactSizeIterator<Item = (Span, Span)> + '_ {
        self.edits.iter().copied()
    }

    /// The offset in the original that an offset in the new text comes from; inside a replaced piece, that piece's start.
    #[must_use]
    pub fn to_original(&self, offset: usize) -> usize {
        map(&self.edits, offset, |(original, rewritten)| (*rewritten, *original))
    }

    /// The offset in the new text of an offset in the original; inside a replaced piece, the start of what replaces it.
    #[must_use]
    pub fn to_rewritten(&self, offset: usize) -> usize {
        map(&self.edits, offset, |(original, rewritten)| (*original, *rewritten))
    }

    /// The original once more, put together from the new text, the map and the replaced pieces of `source`.
    #[must_use]
    pub fn original(&self, source: &str) -> String {
        let mut text = String::with_capacity(source.len());
        let mut at = 0;
        for (original, rewritten) in &self.edits {
            text.push_str(self.text.get(at..rewritten.start()).unwrap_or(""));
            text.push_str(original.of(source));
            at = rewritten.end();
        }
        text.push_str(self.text.get(at..).unwrap_or(""));
        text
    }

    fn keep(&mut self, source: &str, from: usize, to: usize) {
        self.text.push_str(source.get(from..to).unwrap_or(""));
    }

    fn edit(&mut self, original: Span, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.edits.push((original, Span::new(start, self.text.len())));
    }
}

fn map(edits: &[(Span, Span)], offset: usize, sides: impl Fn(&(Span, Span)) -> (Span, Span)) -> usize {
    let before = edits.partition_point(|edit| sides(edit).0.start() <= offset);
    let Some((from, to)) = before.checked_sub(1).and_then(|at| edits.get(at)).map(sides) else { return offset };
    if offset < from.end() { to.start() } else { to.end() + (offset - from.end()) }
}

impl Abbreviations {
    /// What stands in the place of `found[number]` when the text is written out. `None` where its sense is not sure enough
    /// ([`limits::REWRITE_SCORE`]), and inside its own definition (`Khu kinh tế (KKT)`), where the same would stand twice.
    #[must_use]
    pub fn replacement(&self, text: &str, tokens: &[Token], found: &[Abbreviation], number: usize) -> Option<Replacement> {
        let replacement = self.written_out(text, tokens, found, number)?;
        (!is_defining(text, found.get(number)?)).then_some(replacement)
    }

    /// As [`Self::replacement`], inside its own definition as well: for pieces of a text that are shown by themselves.
    #[must_use]
    pub fn written_out(&self, text: &str, tokens: &[Token], found: &[Abbreviation], number: usize) -> Option<Replacement> {
        let short = found.get(number)?;
        if short.score < limits::REWRITE_SCORE {
            return None;
        }
        let expansion = self.fitted(text, tokens, found, number)?;
        let last = tokens.get((short.end_token as usize).checked_sub(1)?)?;
        let (stop, next) = (tokens.get(short.end_token as usize), tokens.get(short.end_token as usize + 1));
        let mut replacement = Replacement { span: short.span, text: expansion.into_owned() };
        if let (Some(stop), Some(next)) = (stop, next) {
            let joins =
                stop.unit == Unit::sign('.') && stop.span.start() == last.span.end() && !stop.starts_line() && !next.starts_line();
            let before_name = matches!(short.kind, SenseKind::PlaceType | SenseKind::Title | SenseKind::Signature);
            let name = next.is_word() && next.is_capitalised() || next.kind == TokenKind::Number;
            if joins && name && (before_name || !next.after_space()) {
                replacement.span = short.span.cover(stop.span);
                let further = found.get(number + 1).is_some_and(|further| {
                    further.first_token == short.end_token + 1 && further.kind == SenseKind::Title && short.kind == SenseKind::Title
                });
                replacement.text.push_str(if further { "," } else { "" });
                replacement.text.push_str(if next.after_space() { "" } else { " " });
            }
        }
        Some(replacement)
    }

    /// The text with its abbreviations rewritten. Without one it is the text itself, unless HTML is made.
    #[must_use]
    pub fn rewrite(&self, text: &str, tokens: &[Token], found: &[Abbreviation], mode: RewriteMode) -> Rewritten {
        let mut result =
            Rewritten { text: String::with_capacity(text.len() + text.len() / 8), edits: Vec::with_capacity(found.len()) };
        let mut mentioned = std::collections::BTreeSet::new();
        let mut at = 0;
        for (number, short) in found.iter().enumerate() {
            let Some(replacement) = self.replacement(text, tokens, found, number) else { continue };
            let (span, written) = match mode {
                RewriteMode::Replace => (replacement.span, replacement.text),
                RewriteMode::FirstMention => {
                    let surface = short.span.of(text);
                    if short.source == AbbreviationSource::Document || !mentioned.insert((surface, self.expansion(text, short))) {
                        continue;
                    }
                    let expansion = self.fitted(text, tokens, found, number).unwrap_or_default();
                    (short.span, format!("{expansion} ({surface})"))
                }
                RewriteMode::Annotate => {
                    let (mut title, mut inner) = (String::new(), String::new());
                    escape_html(&self.expansion(text, short), |piece, _| title.push_str(piece));
                    escape_html(short.span.of(text), |piece, _| inner.push_str(piece));
                    (short.span, format!("<abbr title=\"{title}\">{inner}</abbr>"))
                }
            };
            if span.start() < at {
                continue;
            }
            keep(&mut result, text, at, span.start(), mode);
            result.edit(span, &written);
            at = span.end();
        }
        keep(&mut result, text, at, text.len(), mode);
        result
    }

    /// The full form with the case that fits: capitals in a heading of capitals, a capital where a sentence begins or where it is a part
    /// of a place's name.
    fn fitted<'a>(&'a self, text: &'a str, tokens: &[Token], found: &[Abbreviation], number: usize) -> Option<Cow<'a, str>> {
        let short = found.get(number)?;
        let expansion = self.expansion(text, short);
        let first = short.first_token as usize;
        if short.in_capitals {
            return Some(Cow::Owned(expansion.to_uppercase()));
        }
        let named = || {
            let mut next = short.end_token as usize;
            next += usize::from(tokens.get(next).is_some_and(|stop| stop.unit == Unit::sign('.')));
            let place = found
                .get(number + 1)
                .is_some_and(|further| further.kind == SenseKind::Place && further.first_token as usize == next);
            let name = tokens.get(next).is_some_and(|token| !token.starts_line() && token.is_word() && token.is_capitalised());
            // Administrative units are written with a small letter (`thành phố Hạ Long`), Thành phố Hồ Chí Minh is not.
            let unit = ["thành phố", "thị xã", "thị trấn", "quận", "huyện", "phường", "xã"].contains(&&*expansion);
            // So is it where the name is written out (`TP Hồ Chí Minh`).
            let capital = || {
                let written = tokens.get(next..).unwrap_or_default().iter().take(3).map(|token| key(token.span.of(text)));
                written.eq(["Hồ", "Chí", "Minh"].map(key))
            };
            short.kind == SenseKind::PlaceType && if unit { place && next <= first + 2 || capital() } else { name }
        };
        if begins_sentence(tokens, first) || named() {
            return Some(with_capital(expansion));
        }
        Some(expansion)
    }
}

fn keep(result: &mut Rewritten, text: &str, from: usize, to: usize, mode: RewriteMode) {
    if mode != RewriteMode::Annotate {
        return result.keep(text, from, to);
    }
    let mut at = from;
    escape_html(text.get(from..to).unwrap_or(""), |piece, escaped| {
        if escaped {
            // What was escaped stands for one byte of the original.
            result.edit(Span::new(at, at + 1), piece);
            at += 1;
        } else {
            result.text.push_str(piece);
            at += piece.len();
        }
    });
}

/// Whether the abbreviation stands in its own definition, where writing it out would say the same twice.
fn is_defining(text: &str, short: &Abbreviation) -> bool {
    let Some(full) = short.defined_at else { return false };
    let gap = if full.end() <= short.span.start() { full.end()..short.span.start() } else { short.span.end()..full.start() };
    // Between a full form and its short form stands a bracket, or a few words as `gọi tắt là`.
    gap.len() <= 64
        && text.get(gap).is_some_and(|gap| !gap.contains([')', '\n', '.']) && (gap.contains('(') || gap.contains("tắt")))
}

/// Whether a token is the first of its sentence, quotes and brackets before it left out.
fn begins_sentence(tokens: &[Token], at: usize) -> bool {
    let mut at = at;
    loop {
        let Some(here) = tokens.get(at) else { return false };
        if here.starts_line() {
            return true;
        }
        let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)) else { return true };
        if ['.', '?', '!', '…'].iter().any(|&sign| before.unit == Unit::sign(sign)) {
            return here.after_space();
        }
        if !['“', '‘', '"', '\'', '-', '–', '•', '*', '+'].iter().any(|&sign| before.unit == Unit::sign(sign)) {
            return false;
        }
        // A dash inside a line joins; only one at the line's head leads an item.
        let leads = before.starts_line() || ['“', '‘', '"', '\''].iter().any(|&sign| before.unit == Unit::sign(sign));
        if !leads {
            return false;
        }
        at -= 1;
    }
}

fn with_capital(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if first.is_lowercase() => Cow::Owned(first.to_uppercase().chain(characters).collect()),
        _ => text,
    }
}
