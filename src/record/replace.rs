//! What writing a short form out replaces by what: the joining sign goes, the case fits.

use crate::abbreviation::{Abbreviation, SenseKind};
use crate::document::Document;
use crate::gazetteer::UnitType;
use crate::lexicon::Unit;
use crate::span::Span;
use crate::token::{Case, Token};

/// Below this score, per mille, the text keeps its short form: a wrong full form is worse than none.
pub const REWRITE_SCORE: u16 = 500;

/// An edit of a text: a short form written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What is replaced: the short form, and the sign that joins it to what follows.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// The edit that writes out an abbreviation of this document; `None` where its full form is not sure enough, or already stands beside it
/// because the text defines the form there.
#[must_use]
pub fn replacement(document: &Document<'_>, short: &Abbreviation) -> Option<Replacement> {
    let engine = document.annotator().abbreviations()?;
    let full = engine.expansion(document.text(), short);
    if full.is_empty() || short.score < REWRITE_SCORE || defines_itself(short) {
        return None;
    }
    let tokens = document.annotation().tokens();
    let next = tokens.get(short.end_token as usize);
    let glued = |token: &&Token| !token.after_space() && !token.starts_line();
    let is_word = |token: &Token| token.is_word() || token.kind == crate::token::TokenKind::Number;
    let (mut span, mut joined) = (short.span, false);
    match next.filter(glued) {
        // `TP.HCM`, `TP. Hạ Long`: the full stop only marks the short form, if the name goes on behind it.
        Some(sign) if sign.unit == Unit::sign('.') && takes_a_name(short.kind) => {
            let behind = tokens.get(short.end_token as usize + 1).filter(|token| !token.starts_line() && is_word(token));
            if let Some(behind) = behind {
                span = span.cover(sign.span);
                joined = !behind.after_space();
            }
        }
        Some(word) if is_word(word) => joined = true,
        _ => {}
    }
    let mut text = fit_case(document, short, &full);
    if joined {
        text.push(' ');
    }
    Some(Replacement { span, text })
}

/// `Khu kinh tế (KKT)`: the definition stays as it is, or it would say the same twice.
fn defines_itself(short: &Abbreviation) -> bool {
    let near = 24;
    short.defined_at.is_some_and(|at| {
        let gap = if at.end() <= short.span.start() {
            short.span.start() - at.end()
        } else {
            at.start().saturating_sub(short.span.end())
        };
        gap <= near
    })
}

const fn takes_a_name(kind: SenseKind) -> bool {
    matches!(kind, SenseKind::PlaceType | SenseKind::Title | SenseKind::Place)
}

fn fit_case(document: &Document<'_>, short: &Abbreviation, full: &str) -> String {
    let tokens = document.annotation().tokens();
    let first = short.first_token as usize;
    if in_capitals(document, short) {
        return full.to_uppercase();
    }
    let sentence = document.annotation().sentences().partition_point(|sentence| sentence.end as usize <= first);
    let sentence_start = document.annotation().sentences().get(sentence).is_some_and(|sentence| {
        let before = tokens.get(sentence.first as usize..first).unwrap_or_default();
        before.iter().all(|token| !token.is_word() && token.kind != crate::token::TokenKind::Number)
    });
    let name_behind = tokens.get(short.end_token as usize..).unwrap_or_default().iter().take(2).find(|token| token.is_word());
    let unit_of_a_name = short.kind == SenseKind::PlaceType
        && UnitType::from_word(full).is_some()
        && name_behind.is_some_and(|token| token.is_capitalised());
    if sentence_start || unit_of_a_name { capitalized(full) } else { full.to_owned() }
}

/// Whether the words around are written in capitals, so that a full form in small letters would stand out.
fn in_capitals(document: &Document<'_>, short: &Abbreviation) -> bool {
    let (tokens, blocks) = (document.annotation().tokens(), document.annotation().blocks());
    let at = blocks.partition_point(|block| block.end <= short.first_token);
    let Some(block) = blocks.get(at) else { return false };
    let range = block.first as usize..block.end as usize;
    let around = tokens.get(range.clone()).unwrap_or_default().iter().zip(range);
    let others = around.filter(|(token, at)| {
        token.is_word() && !(short.first_token as usize..short.end_token as usize).contains(at) && token.case != Case::None
    });
    let (mut all, mut upper) = (0, 0);
    // A look at the beginning of the line is enough, and keeps the work per short form bounded.
    for (token, _) in others.take(12) {
        all += 1;
        upper += usize::from(token.case == Case::Upper);
    }
    all >= 2 && upper * 4 >= all * 3
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with its short forms written out.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// let annotator = vanban::Annotator::new()?;
/// let text = "UBND tỉnh làm việc với TP.HCM.";
/// let annotation = annotator.annotate(text);
/// let document = annotator.document(text, &annotation);
/// assert_eq!(vanban::record::expand(&document), "Ủy ban nhân dân tỉnh làm việc với Thành phố Hồ Chí Minh.");
/// # }
/// # Ok::<(), vanban::Error>(())
/// ```
#[must_use]
pub fn expand(document: &Document<'_>) -> String {
    let text = document.text();
    let mut written = String::with_capacity(text.len() + text.len() / 8);
    let mut at = 0;
    for short in document.abbreviations() {
        let Some(edit) = replacement(document, short).filter(|edit| edit.span.start() >= at) else { continue };
        written.push_str(Span::new(at, edit.span.start()).of(text));
        written.push_str(&edit.text);
        at = edit.span.end();
    }
    written.push_str(text.get(at..).unwrap_or_default());
    written
}
