//! [`conllu`]: one word a line.

use super::nest::{Nest, Tag};
use super::one_line;
use crate::document::Document;
use crate::word::WordKind;
use std::fmt;

/// Appends a document as CoNLL-U: ten columns a word, of which form, part of speech (of signs, numbers and symbols, whose kind says it) and
/// the last are filled.
///
/// The last has `NER`, the outermost entity's IOB2 tag; `NestedNER` where others stand around the word as well, all tags joined by `/`;
/// `SpaceAfter=No`. An entity may cut a word: the word has the tag of what it touches, of several side by side the last. White space inside
/// a word, and behind it, counts as one blank. Sentences are numbered; with an `id` their ids are `ID-1`, `ID-2` …
///
/// # Errors
/// Where `out` fails.
pub fn conllu(document: &Document<'_>, id: Option<&str>, out: &mut impl fmt::Write) -> fmt::Result {
    let (text, annotation) = (document.text(), document.annotation());
    let mut nest = Nest::new(annotation.entities());
    let id = id.map(one_line);
    if let Some(id) = &id {
        writeln!(out, "# newdoc id = {id}")?;
    }
    let mut rest = annotation.words();
    for (number, sentence) in (1..).zip(document.sentences()) {
        let many = rest.iter().take_while(|word| word.first < sentence.end).count();
        let (words, behind) = rest.split_at_checked(many).unwrap_or((rest, &[]));
        rest = behind;
        match &id {
            Some(id) => writeln!(out, "# sent_id = {id}-{number}")?,
            None => writeln!(out, "# sent_id = {number}")?,
        }
        out.write_str("# text = ")?;
        for (at, word) in words.iter().enumerate() {
            form(word.span.of(text), out)?;
            if is_spaced(text, word.span.end()) && at + 1 < words.len() {
                out.write_char(' ')?;
            }
        }
        out.write_char('\n')?;
        for (at, word) in words.iter().enumerate() {
            write!(out, "{}\t", at + 1)?;
            form(word.span.of(text), out)?;
            write!(out, "\t_\t{}\t_\t_\t_\t_\t_\t", part_of_speech(word.kind))?;
            let around = nest.walk(word.first, word.end);
            let tag =
                |entity: &crate::entity::Entity| Tag { begins: entity.first >= word.first || at == 0, label: entity.kind.name() };
            if let Some(outer) = around.first() {
                write!(out, "NER={}", tag(outer))?;
            }
            if around.len() > 1 {
                for (depth, entity) in around.iter().enumerate() {
                    write!(out, "{}{}", if depth == 0 { "|NestedNER=" } else { "/" }, tag(entity))?;
                }
            }
            // White space and the text's end stand behind the last word of a line.
            if !is_spaced(text, word.span.end()) {
                out.write_str(if around.is_empty() { "SpaceAfter=No" } else { "|SpaceAfter=No" })?;
            } else if around.is_empty() {
                out.write_char('_')?;
            }
            out.write_char('\n')?;
        }
        out.write_char('\n')?;
    }
    Ok(())
}

fn form(word: &str, out: &mut impl fmt::Write) -> fmt::Result {
    for (at, piece) in word.split_whitespace().enumerate() {
        if at > 0 {
            out.write_char(' ')?;
        }
        out.write_str(piece)?;
    }
    Ok(())
}

fn is_spaced(text: &str, at: usize) -> bool {
    text.get(at..).is_none_or(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

const fn part_of_speech(kind: WordKind) -> &'static str {
    match kind {
        WordKind::Punctuation => "PUNCT",
        WordKind::Number | WordKind::Date => "NUM",
        WordKind::Symbol => "SYM",
        _ => "_",
    }
}
