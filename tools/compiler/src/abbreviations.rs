//! Abbreviations: forms with their senses, forms that are none, parts of composed forms, and what was learned about the senses.

use crate::Context;
use crate::table::Table;
use std::collections::BTreeMap;
use std::path::Path;
use vanban::abbreviation::{SenseKind, TableWriter, Weight};
use vanban::lexicon::Unit;

/// The texts whose pieces the unit table must hold.
pub(crate) fn texts(sources: &Path) -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    for (file, columns) in [("abbreviations.tsv", ["form", "expansion"]), ("abbreviation-parts.tsv", ["part", "expansion"])] {
        let table = Table::read(&sources.join(file))?;
        for name in columns {
            let column = table.column(name)?;
            texts.extend(table.rows().map(|(_, cells)| cells[column].clone()).filter(|text| text != FOREIGN));
        }
    }
    Ok(texts)
}

/// In the place of an expansion: the form is a foreign one, a brand or a unit as well. What that means in numbers is learned.
const FOREIGN: &str = "-";

/// Compiles the four tables of abbreviations.
pub(crate) fn build(context: &Context) -> Result<Vec<u8>, String> {
    let mut writer = TableWriter::default();
    let learned = learned(context)?;
    let table = Table::read(&context.sources.join("abbreviations.tsv"))?;
    let (form, expansion, kind) = (table.column("form")?, table.column("expansion")?, table.column("kind")?);
    for (line, cells) in table.rows().filter(|(_, cells)| cells[expansion] != FOREIGN) {
        let sense = SenseKind::from_name(&cells[kind]).ok_or_else(|| table.error(line, kind, "this kind is not known"))?;
        // Without a learned prior each further sense of a form counts half of the one before it.
        let place = writer.sense_count(&cells[form]) as i16;
        let prior = learned.get(&cells[form]).and_then(|senses| senses.iter().find(|(known, _)| *known == cells[expansion]));
        let prior = prior.map_or(-64 * place, |(_, prior)| *prior);
        writer.sense(&cells[form], &cells[expansion], sense, prior).map_err(|error| table.error(line, form, &error.to_string()))?;
    }
    let table = Table::read(&context.sources.join("not-abbreviations.tsv"))?;
    let form = table.column("form")?;
    table.rows().for_each(|(_, cells)| writer.exclude(&cells[form]));
    let table = Table::read(&context.sources.join("abbreviation-parts.tsv"))?;
    let (part, expansion, role) = (table.column("part")?, table.column("expansion")?, table.column("role")?);
    for (line, cells) in table.rows() {
        writer.part(&cells[part], &cells[expansion], &cells[role]).map_err(|error| table.error(line, role, &error.to_string()))?;
    }
    for (form, senses) in &learned {
        for (_, odds) in senses.iter().filter(|(expansion, _)| expansion == FOREIGN) {
            writer.foreign(form, *odds);
        }
    }
    weights(context, &table_order(context)?, &learned, &mut writer)?;
    Ok(writer.finish(context.units.fingerprint()))
}

/// What the trainer learned of a form's senses, in its order: expansion and log prior in 1/64 bit; `-` is the log odds that the form is
/// foreign.
type Learned = BTreeMap<String, Vec<(String, i16)>>;

fn learned(context: &Context) -> Result<Learned, String> {
    let table = Table::read(&context.sources.join("abbreviation-priors.tsv"))?;
    let (form, expansion, prior) = (table.column("form")?, table.column("expansion")?, table.column("prior")?);
    let mut learned = Learned::new();
    for (line, cells) in table.rows() {
        let number: i16 = cells[prior].parse().map_err(|_| table.error(line, prior, "the prior is no number"))?;
        learned.entry(cells[form].clone()).or_default().push((cells[expansion].clone(), number));
    }
    Ok(learned)
}

/// The senses of each form in the order of `abbreviations.tsv`.
fn table_order(context: &Context) -> Result<BTreeMap<String, Vec<String>>, String> {
    let table = Table::read(&context.sources.join("abbreviations.tsv"))?;
    let (form, expansion) = (table.column("form")?, table.column("expansion")?);
    let mut order: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, cells) in table.rows().filter(|(_, cells)| cells[expansion] != FOREIGN) {
        order.entry(cells[form].clone()).or_default().push(cells[expansion].clone());
    }
    Ok(order)
}

/// Adds the learned weights. A line's numbers stand in the order of the form's senses in `abbreviation-priors.tsv`; a sense that came
/// into the table since then has no weight, a form or word that left it is passed over.
fn weights(
    context: &Context,
    order: &BTreeMap<String, Vec<String>>,
    learned: &Learned,
    writer: &mut TableWriter,
) -> Result<(), String> {
    let table = Table::read(&context.sources.join("abbreviation-weights.tsv"))?;
    let (form, place, word, numbers) =
        (table.column("form")?, table.column("place")?, table.column("word")?, table.column("weights")?);
    for (line, cells) in table.rows() {
        let slot = PLACES
            .iter()
            .position(|name| *name == cells[place])
            .ok_or_else(|| table.error(line, place, "this place is not known"))?;
        let unit = match cells[word].strip_prefix('#') {
            Some(number) => number.parse().map_err(|_| table.error(line, word, "no number behind #"))?,
            None => context.units.unit(&cells[word]).map_or(0, Unit::number),
        };
        let given: Vec<i16> = cells[numbers]
            .split(' ')
            .map(|number| number.parse().map_err(|_| table.error(line, numbers, "a weight is no number")))
            .collect::<Result<_, _>>()?;
        if cells[form] == "*" {
            if let Ok(unit) = u16::try_from(unit) {
                writer.gate_weight(Weight { slot: slot as u8, unit, senses: given });
            }
            continue;
        }
        let (Some(order), Some(learned)) = (order.get(&cells[form]), learned.get(&cells[form])) else { continue };
        let of =
            |expansion: &String| learned.iter().position(|(known, _)| known == expansion).and_then(|at| given.get(at)).copied();
        let senses = order.iter().map(|expansion| of(expansion).unwrap_or(0)).collect();
        if let (Ok(unit), true) = (u16::try_from(unit), unit != 0 || cells[word].starts_with('#')) {
            writer.weight(&cells[form], Weight { slot: slot as u8, unit, senses });
        }
    }
    Ok(())
}

/// The names of the model's places, as its slots number them.
const PLACES: [&str; 8] = ["left-1", "left-2", "left-3", "right-1", "right-2", "right-3", "near", "written"];
