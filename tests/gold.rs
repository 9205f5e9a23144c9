//! Our own gold (`tests/data/gold`): scores of sentences, abbreviations, entities and officials must not fall below the floors, which
//! stand a little under what was measured when they were set (see benches/RESULTS.md).

#![cfg(feature = "embedded")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use vanban::entity::officials;
use vanban::gazetteer::Date;
use vanban::text::key;
use vanban::{Annotator, Input};

/// A document as it stands in a gold file.
#[derive(Default)]
struct Gold {
    date: Option<Date>,
    text: String,
    entities: BTreeSet<(String, usize, usize)>,
    abbreviations: BTreeSet<(usize, usize, Vec<u64>)>,
    unsure: BTreeSet<(usize, usize)>,
    sentence_ends: BTreeSet<usize>,
    officials: BTreeSet<(Vec<u64>, Vec<u64>)>,
}

/// What two spellings are compared by: case, composition and tone-mark placement do not count.
fn folded(text: &str) -> Vec<u64> {
    text.split_whitespace().map(|word| key(word).number()).collect()
}

fn parse(block: &str) -> Gold {
    let mut gold = Gold::default();
    let (marked, lists) = block.split_once("\n## OFFICIALS").expect("a list of officials");
    let (mut body, mut in_text) = (String::new(), false);
    for line in marked.lines().skip(1) {
        if let Some(date) = line.strip_prefix("# date:").filter(|_| !in_text) {
            gold.date = Date::parse(date.trim());
            continue;
        }
        in_text |= !line.is_empty();
        if in_text {
            body.push_str(line);
            body.push('\n');
        }
    }
    let mut open: Vec<(String, usize, String)> = Vec::new();
    let mut rest = body.trim_end();
    while let Some(at) = rest.find(['<', '‖']) {
        gold.text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(behind) = rest.strip_prefix('‖') {
            gold.sentence_ends.insert(gold.text.trim_end().len());
            rest = behind;
            continue;
        }
        let close = rest.find('>').expect("a closed tag");
        let tag = &rest[1..close];
        rest = &rest[close + 1..];
        match tag.strip_prefix('/') {
            Some(_) => {
                let (name, start, expansion) = open.pop().expect("an open tag");
                let end = gold.text.len();
                let kind = match name.as_str() {
                    "PER" => "person",
                    "POS" => "position",
                    "ORG" => "organization",
                    "PLC" => "place",
                    "DOC" => "document",
                    "DATE" => "date",
                    "MONEY" => "money",
                    "PERCENT" => "percent",
                    _ if expansion == "?" => {
                        gold.unsure.insert((start, end));
                        continue;
                    }
                    _ => {
                        gold.abbreviations.insert((start, end, folded(&expansion)));
                        continue;
                    }
                };
                gold.entities.insert((kind.to_owned(), start, end));
            }
            None => {
                let (name, expansion) =
                    tag.split_once(" x=\"").map_or((tag, ""), |(name, rest)| (name, rest.trim_end_matches('"')));
                open.push((name.to_owned(), gold.text.len(), expansion.to_owned()));
            }
        }
    }
    gold.text.push_str(rest);
    let officials = lists.split("## PLACES").next().unwrap_or_default();
    for (name, positions) in officials.lines().filter_map(|line| line.split_once('|')) {
        for position in positions.split(';').map(str::trim).filter(|position| !position.is_empty()) {
            gold.officials.insert((folded(name), folded(position)));
        }
    }
    gold
}

#[derive(Default)]
struct Score {
    right: usize,
    given: usize,
    wanted: usize,
}

impl Score {
    fn add<T: Ord>(&mut self, given: &BTreeSet<T>, wanted: &BTreeSet<T>) {
        self.right += given.intersection(wanted).count();
        self.given += given.len();
        self.wanted += wanted.len();
    }

    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.given + self.wanted).max(1) as f64
    }
}

#[test]
fn scores_on_our_own_gold_have_not_fallen() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/gold");
    let annotator = Annotator::new().unwrap();
    let (mut sentences, mut abbreviations, mut core, mut values, mut held) =
        (Score::default(), Score::default(), Score::default(), Score::default(), Score::default());
    let mut documents = 0;
    for number in 1..=4 {
        let file = std::fs::read_to_string(format!("{folder}/news-{number}.txt")).unwrap();
        for block in format!("\n{file}").split("\n# id: ").skip(1) {
            let gold = parse(block);
            documents += 1;
            let text = gold.text.as_str();
            let annotation = annotator.annotate(Input::new(text).date(gold.date));
            let entities = annotation.entities();
            let is_core = |kind: &str| matches!(kind, "person" | "position" | "organization" | "place");
            let found: BTreeSet<_> = entities.iter().map(|e| (e.kind.name().to_owned(), e.span.start(), e.span.end())).collect();
            let part = |set: &BTreeSet<(String, usize, usize)>, wanted: bool| -> BTreeSet<_> {
                set.iter().filter(|(kind, ..)| is_core(kind) == wanted).cloned().collect()
            };
            core.add(&part(&found, true), &part(&gold.entities, true));
            values.add(&part(&found, false), &part(&gold.entities, false));
            sentences.add(&annotation.sentences().iter().map(|s| s.span.end()).collect(), &gold.sentence_ends);
            let engine = annotator.abbreviations().unwrap();
            let short: BTreeSet<_> = annotation
                .abbreviations()
                .iter()
                .map(|a| (a.span.start(), a.span.end(), folded(&engine.expansion(text, a))))
                .filter(|(start, end, _)| !gold.unsure.contains(&(*start, *end)))
                .collect();
            abbreviations.add(&short, &gold.abbreviations);
            let surface = |at: usize| folded(entities[at].span.of(text));
            let pairs: BTreeSet<_> = officials(text, annotation.tokens(), entities)
                .iter()
                .flat_map(|o| o.positions.iter().flat_map(move |p| p.mentions.iter().map(move |m| (o.name, *m))))
                .map(|(name, position)| (surface(name), surface(position)))
                .collect();
            held.add(&pairs, &gold.officials);
        }
    }
    assert_eq!(documents, 30);
    let mut fallen = Vec::new();
    for (name, score, floor) in [
        ("sentences", sentences, 98.5),
        ("abbreviations", abbreviations, 97.0),
        ("entities/core", core, 86.0),
        ("dates, amounts, documents", values, 95.0),
        ("officials", held, 75.0),
    ] {
        println!("{name}: F1 {:.2}, floor {floor}", score.f1());
        if score.f1() < floor {
            fallen.push(format!("{name}: {:.2} < {floor}", score.f1()));
        }
    }
    assert!(fallen.is_empty(), "{fallen:?}");
}
