//! [`iob2`]: one token a line.

use super::nest::{Nest, Tag};
use crate::document::Document;
use std::fmt;

/// Appends a document as IOB2: one token a line, an empty line behind each sentence; four columns apart by tabs:
///
/// 1. the token;
/// 2. the outermost entity's tag (`B-POSITION`, `I-POSITION`, `O`): the flat view, see [`Document::outermost`];
/// 3. the tags of all entities around the token, outermost first, joined by `|` (`I-POSITION|B-ORGANIZATION`): nothing is lost, because
///    entities nest, so that the tag at each depth belongs to one entity;
/// 4. the tag of the coarse view, `PER`, `ORG`, `LOC`, as other taggers give them: see [`Document::coarse`].
///
/// # Errors
/// Where `out` fails.
pub fn iob2(document: &Document<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let annotation = document.annotation();
    let mut nest = Nest::new(annotation.entities());
    for sentence in document.sentences() {
        let tokens = annotation.tokens().get(sentence.first as usize..sentence.end as usize).unwrap_or_default();
        for (token, at) in tokens.iter().zip(sentence.first..) {
            let around = nest.walk(at, at + 1);
            let begins = |first: u32| first == at || at == sentence.first;
            out.write_str(token.span.of(document.text()))?;
            match around.first() {
                Some(outer) => write!(out, "\t{}\t", Tag { begins: begins(outer.first), label: outer.kind.name() })?,
                None => out.write_str("\tO\tO")?,
            }
            for (depth, entity) in around.iter().enumerate() {
                out.write_str(if depth > 0 { "|" } else { "" })?;
                write!(out, "{}", Tag { begins: begins(entity.first), label: entity.kind.name() })?;
            }
            match around.iter().find_map(|entity| Some((entity, entity.kind.coarse()?))) {
                Some((entity, label)) => writeln!(out, "\t{}", Tag { begins: begins(entity.first), label })?,
                None => out.write_str("\tO\n")?,
            }
        }
        out.write_char('\n')?;
    }
    Ok(())
}
