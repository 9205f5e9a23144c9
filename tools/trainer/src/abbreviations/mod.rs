//! Learns the senses of short forms without labels: full forms in the corpus stand for their short forms.
//!
//! 1. Every occurrence of a full form (`công ty`, `chủ tịch`) is a context of the form (`CT`) with a known sense; the longest full form
//!    wins, so that the `nhân dân` of `Ủy ban nhân dân` is none of `ND`. In half of the contexts the neighbours are shortened too.
//! 2. A softmax model a form is fitted by AdaGrad with a fixed order, its weakest weights are dropped, and it is fitted again.
//! 3. The priors come from the short forms themselves: expectation maximization over their occurrences, the model giving the
//!    likelihoods, smoothed towards the order of the table.
//! 4. One more model tells Vietnamese short forms of two letters from foreign ones: its contexts are those of all full forms against
//!    those of capitals that the table does not know; each form's share of foreign uses is found by expectation maximization as well.
//!
//! Every tenth document, by a hash of its id, is held out: [`mod@evaluate`] measures there.

mod evaluate;
mod examples;
mod model;

use examples::{Examples, Lexicon};
use model::Model;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(crate) use evaluate::{contexts, evaluate};

/// `abbreviations SOURCES_FOLDER CORPUS…`: writes `abbreviation-priors.tsv` and `abbreviation-weights.tsv` into the folder.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let [folder, corpora @ ..] = arguments else { return Err("usage: abbreviations SOURCES_FOLDER CORPUS…".to_owned()) };
    let lexicon = Lexicon::read(folder)?;
    let examples = Examples::collect(&lexicon, corpora)?;
    let mut models: BTreeMap<usize, Model> = BTreeMap::new();
    for (form, contexts) in &examples.contexts {
        let senses = lexicon.forms[*form].senses.len();
        models.insert(*form, Model::fit(contexts, senses));
    }
    let mut gate = Model::fit(&examples.gate, 2);
    model::prune(models.values_mut(), BUDGET_BYTES);
    for (form, model) in &mut models {
        model.refit(&examples.contexts[form]);
    }
    model::prune(std::iter::once(&mut gate), GATE_BYTES);
    gate.refit(&examples.gate);

    let mut priors = String::from(HEADER);
    priors.push_str("form\texpansion\tprior\n");
    let mut weights = String::from(HEADER);
    weights.push_str("form\tplace\tword\tweights\n");
    write_weights(&mut weights, &lexicon, "*", &gate);
    for (number, form) in lexicon.forms.iter().enumerate() {
        let seen = examples.shorts.get(&number).map(Vec::as_slice).unwrap_or_default();
        if let Some(model) = models.get(&number) {
            for (sense, prior) in form.senses.iter().zip(model::priors(model, seen, &form.order_prior())) {
                let _ = writeln!(priors, "{}\t{}\t{}", form.spelling, sense.expansion, bits(prior));
            }
            write_weights(&mut weights, &lexicon, &form.spelling, model);
        }
        if form.may_be_foreign() {
            let share = model::priors(&gate, seen, &[0.9, 0.1]);
            let _ = writeln!(priors, "{}\t-\t{}", form.spelling, ((share[1] / share[0]).log2() * 64.0).round());
        }
    }
    for (name, text) in [("abbreviation-priors.tsv", priors), ("abbreviation-weights.tsv", weights)] {
        let path = std::path::Path::new(folder).join(name);
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Bytes that the compiled weights of all forms may take, and those of the model of foreign forms.
const BUDGET_BYTES: usize = 190_000;
const GATE_BYTES: usize = 12_000;

const HEADER: &str = "# Made by `vanban-trainer abbreviations dictionaries/sources CORPUS…`; see ../README.md. In 1/64 bit.\n";

/// The names of the places, as the compiler knows them.
const PLACES: [&str; 8] = ["left-1", "left-2", "left-3", "right-1", "right-2", "right-3", "near", "written"];

fn bits(probability: f64) -> i32 {
    (probability.max(1e-6).log2() * 64.0).round() as i32
}

fn write_weights(text: &mut String, lexicon: &Lexicon, form: &str, model: &Model) {
    let mut rows = Vec::new();
    for ((slot, unit), weights) in model.kept() {
        let word = match lexicon.units.text(vanban::lexicon::Unit::from_number(u32::from(unit))) {
            // The place of how neighbours are written holds numbers of its own.
            Some(word) if usize::from(slot) != PLACES.len() - 1 => word.to_owned(),
            _ => format!("#{unit}"),
        };
        let numbers: Vec<String> =
            weights.iter().map(|weight| ((weight * 64.0 / std::f64::consts::LN_2).round() as i32).to_string()).collect();
        rows.push(format!("{form}\t{}\t{word}\t{}\n", PLACES[usize::from(slot)], numbers.join(" ")));
    }
    rows.sort();
    text.extend(rows);
}
