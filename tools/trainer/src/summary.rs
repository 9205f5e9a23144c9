//! Learns the two linear scorers of the summary by ridge regression, and measures them under cross-validation.
//!
//! For several documents the targets are two human summaries of each cluster; for one document the journalist's lead of an article
//! whose body is summarized. A sentence's target is the share of its pairs of syllables that the references hold, a pair's whether they
//! hold it. The pair scorer sees the best sentence's score, taken from a model that did not see the item.

use crate::corpus;
use std::collections::BTreeSet;
use vanban::summary::{
    Budget, PAIR_FEATURES, Ranking, Rouge, SENTENCE_FEATURES, Source, Summarizer, SummaryOptions, SummaryScratch, Training,
    WEIGHT_ONE, Weights, reference_length, rouge,
};
use vanban::token::Token;
use vanban::{Annotation, Annotator};

const FOLDS: usize = 5;
/// Articles of the corpus whose leads are learned from.
const LEADS: usize = 6000;
const SENTENCE_RIDGE: f64 = 10.0;
const PAIR_RIDGE: f64 = 1.0;

/// Documents with human summaries.
struct Item {
    documents: Vec<(String, Vec<Token>, String, Annotation)>,
    references: Vec<(String, Vec<Token>)>,
}

impl Item {
    fn new(annotator: &Annotator, documents: Vec<(String, String)>, references: Vec<String>) -> Self {
        let tokens = |text: &str| annotator.tokenizer().tokenize(text);
        let documents = documents
            .into_iter()
            .map(|(title, text)| {
                let annotation = annotator.annotate(text.as_str());
                (title.clone(), tokens(&title), text, annotation)
            })
            .collect();
        let references = references.into_iter().map(|text| (text.clone(), tokens(&text))).collect();
        Self { documents, references }
    }

    fn sources(&self) -> Vec<Source<'_>> {
        self.documents
            .iter()
            .map(|(title, title_tokens, text, annotation)| {
                Source::new(text, annotation.tokens(), annotation.blocks(), annotation.sentences()).title(title, title_tokens)
            })
            .collect()
    }

    fn training(&self, engine: &Summarizer) -> Training {
        let references: Vec<(&str, &[Token])> =
            self.references.iter().map(|(text, tokens)| (text.as_str(), tokens.as_slice())).collect();
        Training::new(engine, &self.sources(), &references)
    }

    fn measure(&self, engine: &Summarizer, options: SummaryOptions<'_>, scratch: &mut SummaryScratch) -> Rouge {
        let references: Vec<&str> = self.references.iter().map(|(text, _)| text.as_str()).collect();
        let mut options = options;
        options.budget = Budget::Words(reference_length(&references));
        let mut summary = Vec::new();
        engine.summarize_into(&self.sources(), &options, scratch, &mut summary);
        let text: Vec<&str> =
            summary.iter().map(|sentence| sentence.span.of(&self.documents[sentence.document as usize].2)).collect();
        rouge(&text.join(" "), &references, None)
    }
}

/// Reads the files, prints the weights, reports the cross-validated scores on standard error.
pub(crate) fn run(paths: &[String]) -> Result<(), String> {
    let [clusters, leads, corpus] = paths else {
        return Err("usage: vanban-trainer summary CLUSTERS.jsonl LEADS.jsonl CORPUS.jsonl.zst".to_owned());
    };
    let annotator = Annotator::new().map_err(|error| error.to_string())?;
    let engine = Summarizer::embedded().map_err(|error| error.to_string())?;
    let clusters = gold(&annotator, clusters)?;
    let leads = gold(&annotator, leads)?;
    let known: BTreeSet<&str> = leads.iter().chain(&clusters).flat_map(|item| &item.documents).map(|d| d.0.as_str()).collect();
    let articles = articles(&annotator, corpus, &known)?;
    eprintln!("{} clusters, {} leads, {} articles to learn from", clusters.len(), leads.len(), articles.len());

    let mut rows = Vec::new();
    for i in 0..FOLDS {
        let train: Vec<&Item> = clusters.iter().enumerate().filter(|(at, _)| at % FOLDS != i).map(|(_, item)| item).collect();
        let model = learn(&engine, &train);
        let engine = engine.clone().with_weights(true, model);
        rows.extend(clusters.iter().skip(i).step_by(FOLDS).map(|item| (item, engine.clone())));
    }
    let options = SummaryOptions::default();
    report("clusters, cross-validated", rows.iter().map(|(item, engine)| (*item, engine)), options);
    report("clusters, not readable", rows.iter().map(|(item, engine)| (*item, engine)), options.readable(false));
    report("clusters, graph", clusters.iter().map(|item| (item, &engine)), options.ranking(Ranking::Graph));
    let several = learn(&engine, &clusters.iter().collect::<Vec<_>>());

    let one = learn(&engine, &articles.iter().collect::<Vec<_>>());
    let trained = engine.clone().with_weights(false, one.clone());
    report("leads, learned from other articles", leads.iter().map(|item| (item, &trained)), options);
    report("leads, not readable", leads.iter().map(|item| (item, &trained)), options.readable(false));
    report("leads, graph", leads.iter().map(|item| (item, &engine)), options.ranking(Ranking::Graph));

    println!("# Made by `vanban-trainer summary`; see summary-weights.md. 65,536 is a weight of 1.");
    println!("input\tpart\tfeature\tweight");
    for (input, weights) in [("one", &one), ("several", &several)] {
        for (part, names, values) in
            [("pair", &PAIR_FEATURES[..], &weights.pair), ("sentence", &SENTENCE_FEATURES[..], &weights.sentence)]
        {
            let mut lines: Vec<String> =
                names.iter().zip(values).map(|(name, value)| format!("{input}\t{part}\t{name}\t{value}")).collect();
            lines.sort();
            lines.iter().for_each(|line| println!("{line}"));
        }
    }
    Ok(())
}

fn report<'i>(name: &str, rows: impl Iterator<Item = (&'i Item, &'i Summarizer)>, options: SummaryOptions<'_>) {
    let mut scratch = SummaryScratch::default();
    let scores: Vec<Rouge> = rows.map(|(item, engine)| item.measure(engine, options, &mut scratch)).collect();
    let mean = |part: fn(&Rouge) -> f64| 100.0 * scores.iter().map(part).sum::<f64>() / scores.len() as f64;
    eprintln!("{name}: {:.2} / {:.2} / {:.2}", mean(|r| r.one), mean(|r| r.two), mean(|r| r.longest));
}

fn gold(annotator: &Annotator, path: &str) -> Result<Vec<Item>, String> {
    let mut items = Vec::new();
    for line in corpus::lines(path)? {
        let record: serde_json::Value = serde_json::from_str(&line?).map_err(|error| format!("{path}: {error}"))?;
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let list = |name: &str| record[name].as_array().cloned().unwrap_or_default();
        let documents = list("documents").iter().map(|document| (text(&document["title"]), text(&document["text"]))).collect();
        let references = list("references").iter().map(text).collect();
        items.push(Item::new(annotator, documents, references));
    }
    Ok(items)
}

/// Articles whose first line is a lead of usual length before a body; titles in `known` are left out, they belong to a gold file.
fn articles(annotator: &Annotator, path: &str, known: &BTreeSet<&str>) -> Result<Vec<Item>, String> {
    let mut items = Vec::new();
    for article in corpus::articles(path)? {
        let (title, text) = article?;
        let Some((lead, body)) = text.split_once('\n') else { continue };
        let body = body.replace('\n', " ");
        let lead_length = lead.split_whitespace().count();
        if !(20..=80).contains(&lead_length) || body.split_whitespace().count() < 200 || known.contains(title.as_str()) {
            continue;
        }
        items.push(Item::new(annotator, vec![(title, body)], vec![lead.to_owned()]));
        if items.len() == LEADS {
            break;
        }
    }
    Ok(items)
}

/// Sums for a regression: products of features with each other and with the target, and the features' moments.
struct Sums {
    products: Vec<f64>,
    targets: Vec<f64>,
    squares: Vec<f64>,
    means: Vec<f64>,
    rows: f64,
    weight: f64,
}

impl Sums {
    fn new(features: usize) -> Self {
        let zeros = vec![0.0; features];
        Self {
            products: vec![0.0; features * features],
            targets: zeros.clone(),
            squares: zeros.clone(),
            means: zeros,
            rows: 0.0,
            weight: 0.0,
        }
    }

    fn add(&mut self, features: &[i64], target: f64, weight: f64) {
        let n = features.len();
        let x: Vec<f64> = features.iter().map(|&feature| feature as f64 / 1024.0).collect();
        for i in 0..n {
            self.targets[i] += weight * x[i] * target;
            self.squares[i] += x[i] * x[i];
            self.means[i] += x[i];
            for j in 0..n {
                self.products[i * n + j] += weight * x[i] * x[j];
            }
        }
        self.rows += 1.0;
        self.weight += weight;
    }

    fn merge(&mut self, other: &Self) {
        let pairs = [
            (&mut self.products, &other.products),
            (&mut self.targets, &other.targets),
            (&mut self.squares, &other.squares),
            (&mut self.means, &other.means),
        ];
        for (mine, theirs) in pairs {
            mine.iter_mut().zip(theirs).for_each(|(a, b)| *a += b);
        }
        self.rows += other.rows;
        self.weight += other.weight;
    }

    /// Weights that minimize the squared error plus `ridge` for each standard deviation of a feature.
    fn solve(&self, ridge: f64) -> Vec<i32> {
        let n = self.targets.len();
        let mut matrix = self.products.clone();
        for i in 0..n {
            let mean = self.means[i] / self.rows;
            let variance = (self.squares[i] / self.rows - mean * mean).max(0.0);
            // The first feature is the constant: it may be what it wants.
            let penalty = if i == 0 { 1e-9 } else { ridge / 1000.0 * (variance + 1e-6) };
            matrix[i * n + i] += penalty * self.weight;
        }
        let mut right = self.targets.clone();
        // Elimination; the matrix is positive definite.
        for i in 0..n {
            for k in i + 1..n {
                let factor = matrix[k * n + i] / matrix[i * n + i];
                for j in i..n {
                    matrix[k * n + j] -= factor * matrix[i * n + j];
                }
                right[k] -= factor * right[i];
            }
        }
        for i in (0..n).rev() {
            for j in i + 1..n {
                right[i] -= matrix[i * n + j] * right[j];
            }
            right[i] /= matrix[i * n + i];
        }
        right.iter().map(|weight| (weight * f64::from(WEIGHT_ONE)).round() as i32).collect()
    }
}

fn score(weights: &[i32], features: &[i64]) -> i64 {
    weights.iter().zip(features).map(|(&weight, &feature)| i64::from(weight) * feature).sum::<i64>() / 1024
}

fn learn(engine: &Summarizer, items: &[&Item]) -> Weights {
    let trainings: Vec<Training> = items.iter().map(|item| item.training(engine)).collect();
    let mut folds: Vec<Sums> = (0..FOLDS).map(|_| Sums::new(SENTENCE_FEATURES.len())).collect();
    for (at, training) in trainings.iter().enumerate() {
        let all: usize = training.sentences().iter().map(|row| row.length).sum();
        for row in training.sentences() {
            // Every item weighs the same; in it a sentence by its length.
            folds[at % FOLDS].add(&row.features, row.target, row.length as f64 / all.max(1) as f64);
        }
    }
    let without = |fold: usize| {
        let mut sums = Sums::new(SENTENCE_FEATURES.len());
        folds.iter().enumerate().filter(|(at, _)| *at != fold).for_each(|(_, other)| sums.merge(other));
        sums.solve(SENTENCE_RIDGE)
    };
    let mut pairs = Sums::new(PAIR_FEATURES.len());
    for fold in 0..FOLDS {
        let weights = without(fold);
        for training in trainings.iter().skip(fold).step_by(FOLDS) {
            let scores: Vec<i64> = training.sentences().iter().map(|row| score(&weights, &row.features)).collect();
            let rows = training.pairs(&scores);
            for row in &rows {
                pairs.add(&row.features, row.target, 1.0 / rows.len() as f64);
            }
        }
    }
    Weights { sentence: without(FOLDS), pair: pairs.solve(PAIR_RIDGE) }
}
