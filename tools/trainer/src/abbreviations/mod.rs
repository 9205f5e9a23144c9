//! Learns the senses of short forms without labels: full forms in the corpus stand for their short forms.
//!
//! 1. Every occurrence of a full form (`công ty`, `chủ tịch`) is a context of the form (`CT`) with a known sense; the longest full form
//!    wins, so that the `nhân dân` of `Ủy ban nhân dân` is none of `ND`. In half of the contexts the neighbours are shortened too.
//! 2. A softmax model a form is fitted by AdaGrad with a fixed order, its weakest weights are dropped step by step, and it is fitted again
//!    after each step.
//! 3. Short forms themselves are contexts too: those that their document defines, and those that the first model is sure of. The model is
//!    fitted anew with them.
//! 4. The priors mix the shares of the senses among the contexts with those among the short forms' own occurrences, which expectation
//!    maximization finds, the model giving the likelihoods, smoothed towards the order of the table.
//! 5. One more model tells Vietnamese short forms of two letters from foreign ones: its contexts are those of all full forms against
//!    those of capitals that the table does not know; each form's share of foreign uses is found by expectation maximization as well.
//!
//! Every tenth document, by a hash of its id, is held out: [`mod@evaluate`] measures there. Constants are set on another tenth.

mod evaluate;
mod examples;
mod model;

use examples::{Context, Examples, Lexicon};
use model::Model;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(crate) use evaluate::{contexts, evaluate};

/// `abbreviations SOURCES_FOLDER CORPUS…`: writes `abbreviation-priors.tsv` and `abbreviation-weights.tsv` into the folder.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let [folder, corpora @ ..] = arguments else { return Err("usage: abbreviations SOURCES_FOLDER CORPUS…".to_owned()) };
    let lexicon = Lexicon::read(folder)?;
    let mut examples = Examples::collect(&lexicon, corpora)?;
    let fit = |examples: &Examples| -> (BTreeMap<usize, Model>, Model) {
        let models = examples.contexts.iter().map(|(form, contexts)| {
            let senses = lexicon.forms[*form].senses.len();
            (*form, Model::fit(contexts, senses))
        });
        (models.collect(), Model::fit(&examples.gate, 2))
    };
    let (models, gate) = fit(&examples);
    report("contexts of full forms alone", &models, &examples);
    let read = read_short_forms(&lexicon, &models, &gate, &examples);
    examples.gate.extend(read.gate);
    for (form, contexts) in read.contexts {
        examples.contexts.entry(form).or_default().extend(contexts);
    }
    let (mut models, mut gate) = fit(&examples);
    report("with short forms", &models, &examples);
    for share in PRUNING {
        model::prune(models.values_mut(), (BUDGET_BYTES as f64 * share) as usize);
        for (form, model) in &mut models {
            model.refit(&examples.contexts[form]);
        }
        model::prune(std::iter::once(&mut gate), (GATE_BYTES as f64 * share) as usize);
        gate.refit(&examples.gate);
    }
    report("weights that fit", &models, &examples);

    let mut priors = String::from(HEADER);
    priors.push_str("form\texpansion\tprior\n");
    let mut weights = String::from(HEADER);
    weights.push_str("form\tplace\tword\tweights\n");
    write_weights(&mut weights, &lexicon, "*", &gate);
    for (number, form) in lexicon.forms.iter().enumerate() {
        let seen = examples.shorts.get(&number).map(Vec::as_slice).unwrap_or_default();
        if let Some(model) = models.get(&number) {
            let own = model::priors(model, seen, &form.order_prior());
            for ((sense, own), share) in form.senses.iter().zip(own).zip(model.shares()) {
                let mixed = OWN * f64::from(bits(own)) + (1.0 - OWN) * f64::from(bits(share));
                let _ = writeln!(priors, "{}\t{}\t{}", form.spelling, sense.expansion, mixed.round());
            }
            write_weights(&mut weights, &lexicon, &form.spelling, model);
        }
        if form.may_be_foreign() {
            let share = model::priors(&gate, seen, &NATIVE_FIRST);
            let _ = writeln!(priors, "{}\t-\t{}", form.spelling, ((share[1] / share[0]).log2() * 64.0).round());
        }
    }
    for (name, text) in [("abbreviation-priors.tsv", priors), ("abbreviation-weights.tsv", weights)] {
        let path = std::path::Path::new(folder).join(name);
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Contexts of short forms themselves, with what a first model reads there.
struct ReadShortForms {
    contexts: BTreeMap<usize, Vec<Context>>,
    gate: Vec<Context>,
}

/// Reads the short forms of the corpus by a first model: where it is sure of a sense, the place is a context to learn from as well;
/// whether a form is foreign there is learned in shares. So the neighbours count that only short forms have (`TP.HCM`, `Smart TV`).
fn read_short_forms(lexicon: &Lexicon, models: &BTreeMap<usize, Model>, gate: &Model, examples: &Examples) -> ReadShortForms {
    let mut read = ReadShortForms { contexts: BTreeMap::new(), gate: Vec::new() };
    for (number, seen) in &examples.shorts {
        let form = &lexicon.forms[*number];
        let may_be_foreign = form.may_be_foreign();
        let native = match may_be_foreign {
            true => model::priors(gate, seen, &NATIVE_FIRST),
            false => vec![1.0, 0.0],
        };
        let model = models.get(number).map(|model| (model, model::priors(model, seen, &form.order_prior())));
        for (at, context) in seen.iter().enumerate() {
            let foreign = if may_be_foreign { model::posterior(gate, context, &native)[1] } else { 0.0 };
            if may_be_foreign && at < READ_OF_A_FORM {
                for (sense, weight) in [(0, 1.0 - foreign), (1, foreign)] {
                    if weight > 0.1 {
                        read.gate.push(Context { features: context.features.clone(), sense, weight });
                    }
                }
            }
            let Some((model, priors)) = &model else { continue };
            let shares = model::posterior(model, context, priors);
            let best = shares.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
            if let Some((sense, share)) = best {
                if *share > SURE && foreign < 1.0 - SURE && at < READ_OF_A_FORM {
                    read.contexts.entry(*number).or_default().push(Context {
                        features: context.features.clone(),
                        sense,
                        weight: 1.0,
                    });
                }
            }
        }
    }
    read
}

/// How much the share of a sense among the short form's own occurrences counts against its share among all contexts, in the logarithm.
/// The weights know from short forms already which sense is frequent: 1 costs six points in the places of full forms and gains two in
/// those of short forms.
const OWN: f64 = 0.3;
/// Shares of Vietnamese and of foreign uses to begin with.
const NATIVE_FIRST: [f64; 2] = [0.9, 0.1];
/// From which share on a first model's reading is learned from.
const SURE: f64 = 0.9;
/// Contexts of one short form that are learned from: the most frequent form is not to be all that is learned, nor a form's most frequent
/// sense, which its prior speaks for already.
const READ_OF_A_FORM: usize = 400;
/// Weights are dropped step by step, to these multiples of what fits: those left take over what the dropped ones said (a single step
/// costs one sense in a hundred).
const PRUNING: [f64; 6] = [4.0, 2.8, 2.0, 1.5, 1.2, 1.0];

/// Says how many contexts of full forms the models get right in the documents that constants are set on.
fn report(name: &str, models: &BTreeMap<usize, Model>, examples: &Examples) {
    let (mut all, mut right) = (0, 0);
    for (form, model) in models {
        for context in examples.development.get(form).map(Vec::as_slice).unwrap_or_default() {
            all += 1;
            right += usize::from(model.best(context) == context.sense);
        }
    }
    eprintln!("{name}: {:.2} % of {all} senses right", 100.0 * right as f64 / all.max(1) as f64);
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
