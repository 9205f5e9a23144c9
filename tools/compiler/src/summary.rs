//! Summaries and keywords: weights of the scorers, rarity of syllables, frequencies of words.

use crate::Context;
use crate::table::Table;
use std::path::Path;
use vanban::summary::{PAIR_FEATURES, SENTENCE_FEATURES, SummaryWriter, Weights};
use vanban::token::Tokenizer;

/// The words of this stage are words of the corpus; none of them needs a unit of its own.
#[allow(clippy::unnecessary_wraps)] // the signature of all artifacts
pub(crate) fn texts(_: &Path) -> Result<Vec<String>, String> {
    Ok(Vec::new())
}

/// Compiles `summary-weights.tsv`, `frequencies.tsv` and the counts of `units.tsv`.
pub(crate) fn build(context: &Context) -> Result<Vec<u8>, String> {
    let mut writer = SummaryWriter::default();
    let (one, several) = weights(context)?;
    writer.weights(false, one).and_then(|writer| writer.weights(true, several)).map_err(|error| error.to_string())?;

    let table = Table::read(&context.sources.join("units.tsv"))?;
    let (text, count) = (table.column("text")?, table.column("count")?);
    for (line, cells) in table.rows() {
        let number = cells[count].parse().map_err(|_| table.error(line, count, "the count is no number"))?;
        if let Some(unit) = context.units.unit(&cells[text]) {
            writer.count(unit, number);
        }
    }

    let table = Table::read(&context.sources.join("frequencies.tsv"))?;
    let (word, frequency) = (table.column("word")?, table.column("per_million")?);
    let tokenizer = Tokenizer::new(context.units.clone());
    for (line, cells) in table.rows() {
        let number = cells[frequency].parse().map_err(|_| table.error(line, frequency, "the frequency is no number"))?;
        let units: Vec<_> = tokenizer.tokenize(&cells[word]).iter().map(|token| token.unit).collect();
        writer.word(&units, number);
    }
    Ok(writer.finish(context.units.fingerprint()))
}

fn weights(context: &Context) -> Result<(Weights, Weights), String> {
    let table = Table::read(&context.sources.join("summary-weights.tsv"))?;
    let (input, part, feature, weight) =
        (table.column("input")?, table.column("part")?, table.column("feature")?, table.column("weight")?);
    let (mut one, mut several) = (Weights::default(), Weights::default());
    for (line, cells) in table.rows() {
        let number: i32 = cells[weight].parse().map_err(|_| table.error(line, weight, "the weight is no whole number"))?;
        let weights = match cells[input].as_str() {
            "one" => &mut one,
            "several" => &mut several,
            _ => return Err(table.error(line, input, "neither `one` nor `several`")),
        };
        let (list, names): (_, &[&str]) = match cells[part].as_str() {
            "sentence" => (&mut weights.sentence, &SENTENCE_FEATURES),
            "pair" => (&mut weights.pair, &PAIR_FEATURES),
            _ => return Err(table.error(line, part, "neither `sentence` nor `pair`")),
        };
        let at = names.iter().position(|name| *name == cells[feature]);
        let at = at.ok_or_else(|| table.error(line, feature, "the engine knows no such feature"))?;
        list[at] = number;
    }
    Ok((one, several))
}
