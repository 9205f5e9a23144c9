//! `words.bin`: words with their costs.

use crate::Context;
use crate::table::Table;
use std::path::Path;
use vanban::lexicon::{TrieWriter, Unit};
use vanban::token::{Token, Tokenizer};
use vanban::wire::Writer;
use vanban::word::KIND;

/// The words, for the unit table.
pub(crate) fn texts(sources: &Path) -> Result<Vec<String>, String> {
    let table = Table::read(&sources.join("words-lexicon.tsv"))?;
    let word = table.column("word")?;
    Ok(table.rows().map(|(_, cells)| cells[word].clone()).collect())
}

/// The compiled file. A cost is a hundred times the negative natural logarithm of the word's share; words that were never counted have half
/// an occurrence, unknown syllables a twentieth of one.
pub(crate) fn build(context: &Context) -> Result<Vec<u8>, String> {
    let table = Table::read(&context.sources.join("words-lexicon.tsv"))?;
    let (word, count) = (table.column("word")?, table.column("count")?);
    let mut rows = Vec::new();
    for (line, cells) in table.rows() {
        let count: u32 = cells[count].parse().map_err(|_| table.error(line, count, "the count is no number"))?;
        rows.push((line, cells[word].as_str(), count));
    }
    let total: f64 = rows.iter().map(|(_, _, count)| f64::from(*count) + 0.5).sum();
    let cost = |count: f64| (-(count / total).ln() * 100.0).round() as u32;
    let tokenizer = Tokenizer::new(context.units.clone());
    let mut trie = TrieWriter::default();
    for (line, text, count) in rows {
        let tokens = tokenizer.tokenize(text);
        if tokens.is_empty() || !tokens.iter().all(Token::is_word) {
            return Err(table.error(line, word, "a word is made of letters and blanks"));
        }
        let key: Vec<Unit> = tokens.iter().map(|token| token.unit).collect();
        let cost = cost(f64::from(count) + 0.5);
        let cheaper = trie.get(&key).is_none_or(|known| cost < known);
        if cheaper && key.iter().all(|unit| unit.is_lexical()) {
            trie.insert(&key, cost).map_err(|error| table.error(line, word, &error.to_string()))?;
        }
    }
    let mut writer = Writer::new(KIND, context.units.fingerprint());
    writer.u32s(*b"HEAD", &[cost(0.05)]).section(*b"TRIE", trie.finish());
    Ok(writer.finish())
}
