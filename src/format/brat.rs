//! [`brat`]: standoff annotation.

use super::{meaning, one_line};
use crate::document::Document;
use crate::record::{EntityRecord, OffsetUnit, Record, RecordOptions};
use std::fmt;

/// Appends the lines of brat's `.ann` file that belongs to the document's text; tabs stand where brat wants them:
///
/// - `T1 Person 4 13 Hà Văn Lý`: an entity, with offsets in characters; its number is its index and one;
/// - `R1 Within Arg1:T3 Arg2:T2`: the first stands in the second, the nearest around it;
/// - `R2 Holds Arg1:T1 Arg2:T2`: a person, by the mention nearest to it, holds the position of this mention;
/// - `#1 AnnotatorNotes T3 …`: the full form and the id or value, where there is one.
///
/// # Errors
/// Where `out` fails.
pub fn brat(document: &Document<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let record = Record::new(document, &RecordOptions::new(OffsetUnit::Char).digest(0, 0));
    for EntityRecord { id, kind, start, end, text, .. } in &record.entities {
        write!(out, "T{}\t", id + 1)?;
        for (at, c) in kind.chars().enumerate() {
            out.write_char(if at == 0 { c.to_ascii_uppercase() } else { c })?;
        }
        writeln!(out, " {start} {end}\t{}", one_line(text))?;
    }
    let mut relation = 0;
    let mut relate = |out: &mut dyn fmt::Write, name: &str, from: usize, to: usize| {
        relation += 1;
        writeln!(out, "R{relation}\t{name} Arg1:T{} Arg2:T{}", from + 1, to + 1)
    };
    for entity in &record.entities {
        if let Some(parent) = entity.parent {
            relate(out, "Within", entity.id, parent)?;
        }
    }
    let start = |id: usize| record.entities.get(id).map_or(0, |entity| entity.start);
    for official in &record.officials {
        for &position in official.positions.iter().flat_map(|held| &held.entities) {
            let nearest = official.entities.iter().copied().min_by_key(|mention| start(*mention).abs_diff(start(position)));
            if let Some(person) = nearest {
                relate(out, "Holds", person, position)?;
            }
        }
    }
    let meanings = record.entities.iter().map(|entity| (entity.id, meaning(entity))).filter(|(_, meaning)| !meaning.is_empty());
    for (number, (id, meaning)) in (1..).zip(meanings) {
        writeln!(out, "#{number}\tAnnotatorNotes T{}\t{}", id + 1, one_line(&meaning))?;
    }
    Ok(())
}
