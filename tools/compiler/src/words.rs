//! `words.bin`: the model of words and its lexicon.

use crate::Context;
use crate::table::Table;
use std::path::Path;
use vanban::lexicon::Unit;
use vanban::token::{Token, Tokenizer};
use vanban::word::features::Template;
use vanban::word::{ModelWriter, grade};

/// The words, for the unit table.
pub(crate) fn texts(sources: &Path) -> Result<Vec<String>, String> {
    let table = Table::read(&sources.join("words-lexicon.tsv"))?;
    let word = table.column("word")?;
    Ok(table.rows().map(|(_, cells)| cells[word].clone()).collect())
}

/// The compiled file.
pub(crate) fn build(context: &Context) -> Result<Vec<u8>, String> {
    let mut writer = ModelWriter::default();
    lexicon(context, &mut writer)?;
    let table = Table::read(&context.sources.join("words-weights.tsv"))?;
    let (template, key, weights) = (table.column("template")?, table.column("key")?, table.column("weights")?);
    for (line, cells) in table.rows() {
        let found = Template::ALL.into_iter().find(|known| known.name() == cells[template]);
        let kind = found.ok_or_else(|| table.error(line, template, "no such template"))?;
        let number = kind.parse_key(&cells[key], &context.units);
        // Units come from all tables: a row of a word that has left them since the training can never be met.
        let Some(number) = number else { continue };
        let values: Result<Vec<i32>, _> = cells[weights].split(' ').map(str::parse).collect();
        let values = values.map_err(|_| table.error(line, weights, "weights are whole numbers"))?;
        writer.row(kind, number, &values).map_err(|error| table.error(line, weights, &error.to_string()))?;
    }
    Ok(writer.finish(context.units.fingerprint()))
}

fn lexicon(context: &Context, writer: &mut ModelWriter) -> Result<(), String> {
    let table = Table::read(&context.sources.join("words-lexicon.tsv"))?;
    let tokenizer = Tokenizer::new(context.units.clone());
    let (word, list) = (table.column("word")?, table.column("list")?);
    let (joined, seen) = (table.column("joined")?, table.column("seen")?);
    for (line, cells) in table.rows() {
        let number = |column: usize| cells[column].parse().map_err(|_| table.error(line, column, "the count is no number"));
        let grade = grade::of(!cells[list].is_empty(), number(joined)?, number(seen)?);
        let tokens = tokenizer.tokenize(&cells[word]);
        if tokens.len() < 2 || !tokens.iter().all(Token::is_word) {
            return Err(table.error(line, word, "a word is made of letters and blanks"));
        }
        let key: Vec<Unit> = tokens.iter().map(|token| token.unit).collect();
        if grade > 0 && key.iter().all(|unit| unit.is_lexical()) {
            writer.word(&key, grade).map_err(|error| table.error(line, word, &error.to_string()))?;
        }
    }
    Ok(())
}
