//! Where a sentence ends.
//!
//! A line break always ends one. Inside a line a sentence ends behind `.`, `?`, `!` or `…` and the quotes and brackets that close
//! there, unless what follows goes on in small letters, or the full stop only marks a short form (`TP. Hạ Long`, `Th.S`), an initial,
//! or the number of a list's item (`1.`, `a)`). Every character that is not white space is in exactly one sentence.
//!
//! ```
//! # #[cfg(feature = "data-abbreviations")] {
//! use vanban::abbreviation::{AbbreviationScratch, Abbreviations};
//! use vanban::sentence::SentenceSplitter;
//! use vanban::{lexicon::Units, token::Tokenizer};
//!
//! let units = Units::embedded()?;
//! let text = "Ông Nam làm việc tại TP. Hạ Long. “Rất tốt!” Bà Hoa nói…";
//! let tokens = Tokenizer::new(units.clone()).tokenize(text);
//! let mut short = Vec::new();
//! Abbreviations::embedded()?.abbreviations_into(text, &tokens, &mut AbbreviationScratch::default(), &mut short);
//! let sentences = SentenceSplitter::new(&units).sentences(&tokens, &short);
//! let texts: Vec<_> = sentences.iter().map(|sentence| sentence.span.of(text)).collect();
//! assert_eq!(texts, ["Ông Nam làm việc tại TP. Hạ Long.", "“Rất tốt!”", "Bà Hoa nói…"]);
//! # }
//! # Ok::<(), vanban::Error>(())
//! ```

use crate::Span;
use crate::abbreviation::{Abbreviation, SenseKind};
use crate::lexicon::{Unit, Units};
use crate::token::{Case, Token, TokenKind};

/// A sentence: a run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last character that is not white space, the closing quote included.
    pub span: Span,
    /// Index of its first token.
    pub first: u32,
    /// Index of the token behind its last.
    pub end: u32,
}

impl Sentence {
    /// The sentence's tokens out of all the text's.
    #[must_use]
    pub fn tokens<'t>(&self, tokens: &'t [Token]) -> &'t [Token] {
        tokens.get(self.first as usize..self.end as usize).unwrap_or_default()
    }
}

/// Finds sentences. Immutable, `Send + Sync`, cheap to clone.
#[derive(Clone, Debug)]
pub struct SentenceSplitter {
    /// Short forms of other languages and of no abbreviation's table that end with a full stop: `Mr.`, `St.`, `tr.`.
    stopped: Vec<Unit>,
    /// `Ảnh`, `Nguồn`: what begins a credit behind a caption.
    credit: Vec<Unit>,
    /// Words before an initial that stands for a person: `em N.`, `anh T.`.
    person: Vec<Unit>,
}

impl SentenceSplitter {
    /// A splitter whose cues are units of this table.
    #[must_use]
    pub fn new(units: &Units) -> Self {
        let all = |words: &str| {
            let mut found: Vec<Unit> = words.split(' ').filter_map(|word| units.unit(word)).collect();
            found.sort_unstable();
            found
        };
        Self {
            stopped: all("mr mrs ms dr st jr sr vs no prof ft tr đ/c bs ths ts gs ks"),
            credit: all("ảnh nguồn"),
            person: all("anh chị ông bà em cháu cô chú bác cậu bé cụ tên"),
        }
    }

    /// The sentences of a text with these tokens and abbreviations.
    #[must_use]
    pub fn sentences(&self, tokens: &[Token], abbreviations: &[Abbreviation]) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        self.sentences_into(tokens, abbreviations, &mut sentences);
        sentences
    }

    /// Replaces the content of `out` with the sentences of a text with these tokens and abbreviations. Linear in the number of
    /// tokens; allocates only to make room for more sentences than `out` ever held. Never panics.
    pub fn sentences_into(&self, tokens: &[Token], abbreviations: &[Abbreviation], out: &mut Vec<Sentence>) {
        out.clear();
        let mut first = 0;
        let mut short = abbreviations.iter().peekable();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if token.starts_line() && at > first {
                push(tokens, first, at, out);
                first = at;
            }
            if !ends(token.unit) {
                let credit = self.credit_end(tokens, first, at).or_else(|| glued_link_end(tokens, at));
                if let Some(end) = credit {
                    push(tokens, first, end, out);
                    first = end;
                }
                at = credit.unwrap_or(at + 1);
                continue;
            }
            while short.peek().is_some_and(|short| (short.end_token as usize) < at) {
                short.next();
            }
            let behind = closing(tokens, at + 1);
            let near = short.peek().copied();
            let before = near.filter(|short| short.end_token as usize == at);
            let inside = near.is_some_and(|short| (short.first_token as usize) < at && at < short.end_token as usize);
            if !inside && self.is_end(tokens, first, at, behind, before) {
                push(tokens, first, behind, out);
                first = behind;
            }
            at = behind;
        }
        push(tokens, first, tokens.len(), out);
    }

    /// Where a credit ends whose line break was lost: `… tại hội nghị. Ảnh: Trần Hoàn Phát biểu tại cuộc họp, …`. Its name is a run of
    /// capitalised words; the last of them begins the next sentence where a small letter follows it.
    fn credit_end(&self, tokens: &[Token], first: usize, at: usize) -> Option<usize> {
        if at != first || self.credit.binary_search(&tokens.get(at)?.unit).is_err() || tokens.get(at)?.case != Case::Title {
            return None;
        }
        let in_line = |at: usize| tokens.get(at).filter(|token| !token.starts_line());
        let mut end = at + 1;
        let colon = in_line(end)?.unit == Unit::sign(':');
        end += usize::from(colon);
        let name = end;
        let mut agency = None;
        while let Some(token) = in_line(end).filter(|_| end < name + CREDIT_TOKENS) {
            match token.case {
                Case::Title if token.after_space() => end += 1,
                // The agency behind a dash or a slash ends the name.
                Case::Upper if end > name && in_line(end - 1).is_some_and(|sign| is_dash(sign) || sign.unit == Unit::sign('/')) => {
                    agency = Some(end + 1);
                    end += 1;
                    break;
                }
                Case::Upper | Case::Mixed if token.is_word() => end += 1,
                _ if is_dash(token) || token.unit == Unit::sign('/') => end += 1,
                _ => break,
            }
        }
        let next = in_line(end)?;
        if let Some(end) = agency.filter(|_| next.is_capitalised()) {
            return Some(end);
        }
        if opens(next) && next.after_space() && end >= name + 2 {
            return Some(end);
        }
        let last = in_line(end.checked_sub(1)?)?;
        let starts = next.case == Case::Lower && last.case == Case::Title && last.after_space();
        // A name of one word is one only where the sign says that it is a name.
        (starts && end - 1 > name + usize::from(!colon)).then_some(end - 1)
    }

    /// Whether a sentence that began at `first` ends with the sign at `at` and what closes behind it, up to `behind`.
    fn is_end(&self, tokens: &[Token], first: usize, at: usize, behind: usize, short: Option<&Abbreviation>) -> bool {
        let (Some(sign), Some(next)) = (tokens.get(at), tokens.get(behind)) else { return false };
        if next.starts_line() {
            return false;
        }
        // What the next sentence would begin with, its opening quote or bracket left out.
        let opened = behind + tokens.iter().skip(behind).take(2).take_while(|token| opens(token)).count();
        let Some(head) = tokens.get(opened).filter(|head| !head.starts_line()) else { return false };
        let goes_on = match head.kind {
            TokenKind::Syllable | TokenKind::Foreign => head.case == Case::Lower,
            TokenKind::Punctuation => !is_dash(head) && head.unit != Unit::ELLIPSIS,
            _ => false,
        };
        if goes_on {
            return false;
        }
        let before = at.checked_sub(1).filter(|before| *before >= first).and_then(|before| tokens.get(before));
        let spaced = next.after_space();
        if sign.unit != Unit::sign('.') {
            return spaced || head.is_word() && sign.unit != Unit::ELLIPSIS;
        }
        let Some(before) = before else { return false };
        // The number of an item, a letter, a Roman numeral at the line's head: `1. Kết quả`.
        if before.starts_line() && (before.is_one_letter() || before.kind == TokenKind::Number || is_roman_case(before)) {
            return false;
        }
        if sign.after_space() {
            return spaced;
        }
        if let Some(short) = short {
            // A degree or a kind of place stands before a name.
            let names = matches!(short.kind, SenseKind::Title | SenseKind::PlaceType | SenseKind::Signature) || !spaced;
            if names && behind == at + 1 && (head.is_word() || head.kind == TokenKind::Number) {
                return false;
            }
            return true;
        }
        if behind == at + 1 && before.is_word() {
            let initial = before.is_one_letter() && before.case == Case::Title;
            // `T.T.V. (12 tuổi)`: the bracket belongs to the person.
            if initial && (next.unit == Unit::sign('(') || !self.initial_ends(tokens, first, at, spaced)) {
                return false;
            }
            if before.case == Case::Title && self.stopped.binary_search(&before.unit).is_ok() {
                return false;
            }
            // Lost white space: `hội nghị.Theo đó`.
            if !spaced {
                return before.case != Case::Upper && head.is_word() && head.is_capitalised() && !head.is_one_letter() && !initial;
            }
        }
        spaced
    }

    /// Whether a full stop behind a single capital ends the sentence: it does behind a person's only initial (`em N. Theo …`) and a
    /// name's last letter (`vitamin C.`), not inside a name (`Lê V. Nam`, `T.T. Nga`).
    fn initial_ends(&self, tokens: &[Token], first: usize, at: usize, spaced: bool) -> bool {
        if !spaced {
            return false;
        }
        let word = at.checked_sub(2).filter(|word| *word >= first).and_then(|word| tokens.get(word));
        match word {
            Some(word) if self.person.binary_search(&word.unit).is_ok() => true,
            Some(word) if word.is_word() => word.case == Case::Lower,
            Some(word) => word.unit == Unit::sign('.') && tokens.get(at - 1).is_some_and(|letter| !letter.after_space()),
            None => false,
        }
    }
}

fn push(tokens: &[Token], first: usize, end: usize, out: &mut Vec<Sentence>) {
    if let (Some(start), Some(last)) = (tokens.get(first), end.checked_sub(1).and_then(|last| tokens.get(last))) {
        if first < end {
            out.push(Sentence { span: start.span.cover(last.span), first: first as u32, end: end as u32 });
        }
    }
}

/// `[Link nguồn]Nguồn: …`: a closing bracket and a capital without white space between them, where a line break was lost.
fn glued_link_end(tokens: &[Token], at: usize) -> Option<usize> {
    let bracket = tokens.get(at).is_some_and(|token| token.unit == Unit::sign(']'));
    let next = tokens.get(at + 1).filter(|_| bracket)?;
    (!next.after_space() && next.case == Case::Title && !next.is_one_letter()).then_some(at + 1)
}

/// Tokens of the longest credit that is looked for.
const CREDIT_TOKENS: usize = 8;

#[inline]
fn ends(unit: Unit) -> bool {
    unit == Unit::sign('.') || unit == Unit::ELLIPSIS || unit == Unit::sign('!') || unit == Unit::sign('?')
}

/// The token behind the quotes, brackets and further signs that close a sentence behind its end sign.
fn closing(tokens: &[Token], from: usize) -> usize {
    let mut at = from;
    while let Some(token) = tokens.get(at).filter(|token| !token.after_space()) {
        let closes = ['”', '’', '»', ')', ']'].iter().any(|&sign| token.unit == Unit::sign(sign));
        // A straight quote closes where white space or a sign follows it.
        let straight = (token.unit == Unit::sign('"') || token.unit == Unit::sign('\''))
            && tokens.get(at + 1).is_none_or(|next| next.after_space() || !next.is_word());
        if !closes && !straight && !ends(token.unit) {
            break;
        }
        at += 1;
    }
    at
}

fn opens(token: &Token) -> bool {
    ['“', '‘', '«', '"', '\'', '(', '['].iter().any(|&sign| token.unit == Unit::sign(sign)) || is_dash(token)
}

fn is_dash(token: &Token) -> bool {
    ['-', '–', '—', '•', '*', '+'].iter().any(|&sign| token.unit == Unit::sign(sign))
}

/// `I`, `IV`: capitals at a line's head before a full stop; whether they are numerals makes no difference there.
fn is_roman_case(token: &Token) -> bool {
    token.case == Case::Upper && token.span.len() <= 4
}

#[cfg(test)]
#[cfg(feature = "embedded")]
mod tests;
