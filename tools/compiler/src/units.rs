//! The unit table: frequent words of the corpus, and every piece of the other tables' texts.

use crate::table::Table;
use std::collections::BTreeSet;
use std::path::Path;
use vanban::lexicon::{Units, UnitsWriter};
use vanban::syllable::{Placement, Syllable};
use vanban::text::key;
use vanban::token::Tokenizer;

/// Compiles `units.tsv` and the pieces of `texts`.
pub(crate) fn build(sources: &Path, texts: &[String]) -> Result<Vec<u8>, String> {
    let table = Table::read(&sources.join("units.tsv"))?;
    let (text, count) = (table.column("text")?, table.column("count")?);
    let mut frequent: Vec<(u64, String)> = Vec::new();
    for (line, cells) in table.rows() {
        let count = cells[count].parse().map_err(|_| table.error(line, count, "the count is no number"))?;
        frequent.push((count, cells[text].clone()));
    }
    frequent.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let pieces = pieces(texts)?;
    let named: BTreeSet<_> = pieces.iter().map(|piece| key(piece)).collect();
    let mut writer = UnitsWriter::default();
    for (_, word) in &frequent {
        if named.contains(&key(word)) || Syllable::parse(word).is_some() {
            writer.add(&spelled(word))
        } else {
            writer.add_foreign(word)
        };
    }
    for piece in &pieces {
        writer.add(&spelled(piece));
    }
    writer.finish().map_err(|error| error.to_string())
}

/// A syllable with its tone mark in the one place that the table has it in; everything else as it is.
fn spelled(word: &str) -> String {
    let spelled = Syllable::parse(word).map(|syllable| syllable.spelled(Placement::Old));
    // What is misspelled but can be read (`gii`) keeps its letters.
    spelled.filter(|spelled| key(spelled) == key(word)).unwrap_or_else(|| word.to_owned())
}

/// The runs of letters in `texts`, in small letters, sorted.
fn pieces(texts: &[String]) -> Result<BTreeSet<String>, String> {
    let none =
        Units::parse(UnitsWriter::default().finish().map_err(|error| error.to_string())?).map_err(|error| error.to_string())?;
    let tokenizer = Tokenizer::new(none);
    let mut pieces = BTreeSet::new();
    let mut tokens = Vec::new();
    for text in texts {
        tokenizer.tokenize_into(text, &mut tokens);
        pieces.extend(tokens.iter().filter(|token| token.is_word()).map(|token| token.span.of(text).to_lowercase()));
    }
    Ok(pieces)
}
