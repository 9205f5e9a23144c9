//! Golden cases of `tests/data`, through the library (`integrations/cli/tests/golden.rs`: through the program). A case named in the table
//! `[known]` of its file is answered otherwise than it wants, for the reason given there; the test fails when it becomes right, so that the
//! table stays true.

#![cfg(feature = "embedded")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use toml::{Table, Value};
use vanban::Annotator;

/// Runs every case: `answer` gives what the library says, `field` is what the case wants.
fn run(file: &str, field: &str, answer: impl Fn(&Annotator, &str) -> Vec<Value>) {
    let path = format!("{}/tests/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let table: Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let annotator = Annotator::new().unwrap();
    let cases = table["case"].as_array().unwrap();
    let known = table.get("known").and_then(Value::as_table).cloned().unwrap_or_default();
    assert!(cases.len() >= 50, "only {} cases in {file}", cases.len());
    let mut wrong = Vec::new();
    for (name, reason) in &known {
        let exists = cases.iter().any(|case| case["name"].as_str() == Some(name));
        assert!(exists && reason.as_str().is_some_and(|reason| !reason.is_empty()), "{file}: no case {name}, or no reason");
    }
    for case in cases {
        let name = case["name"].as_str().unwrap();
        let found = answer(&annotator, case["text"].as_str().unwrap());
        let right = found == *case[field].as_array().unwrap();
        match (right, known.contains_key(name)) {
            (false, false) => wrong.push(format!("{name}\n  wanted {:?}\n  found  {found:?}", case[field])),
            (true, true) => wrong.push(format!("{name} is right now: take it out of [known]")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{file}: {} cases\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn words_are_those_of_the_golden_cases() {
    run("words.toml", "words", |annotator, text| {
        annotator.annotate(text).words().iter().map(|word| word.span.of(text).into()).collect()
    });
}

#[test]
fn tokens_are_those_of_the_golden_cases() {
    run("tokens.toml", "tokens", |annotator, text| {
        let annotation = annotator.annotate(text);
        let pair = |surface: &str, kind: &str| Value::Array(vec![surface.into(), kind.into()]);
        annotation.tokens().iter().map(|token| pair(token.span.of(text), token.kind.name())).collect()
    });
}

#[test]
fn sentences_are_those_of_the_golden_cases() {
    run("sentences.toml", "sentences", |annotator, text| {
        annotator.annotate(text).sentences().iter().map(|sentence| sentence.span.of(text).into()).collect()
    });
}
