//! Golden cases of `tests/data`, through the library. A case in a `known` table is answered otherwise than its line says, for the
//! reason given; the test fails when it becomes right, so that the tables only shrink.

#![cfg(feature = "embedded")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use toml::{Table, Value};
use vanban::Annotator;

const PIECES: &str = "the unit table counts every piece of another table's surfaces, foreign ones too, as part of Vietnamese words";

const KNOWN_TOKENS: &[(&str, &str)] = &[("foreign-name", PIECES), ("email-after-colon", PIECES), ("foreign", PIECES)];

const KNOWN_SENTENCES: &[(&str, &str)] = &[
    ("pgs-ts", "`GS. TS.` with a blank: the first full stop ends a sentence, a short form with its stop is known only when glued"),
    ("article", "`Điều 1.` in running text is cut from its heading"),
    ("company-abbreviation", "`Cty.` is not in the table of short forms"),
    ("lower-case-text", "a full stop before a small letter does not end a sentence"),
];

/// Runs every case: `answer` gives what the library says, `field` is what the case wants.
fn run(file: &str, field: &str, known: &[(&str, &str)], answer: impl Fn(&Annotator, &str) -> Vec<Value>) {
    let path = format!("{}/tests/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let table: Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let annotator = Annotator::new().unwrap();
    let cases = table["case"].as_array().unwrap();
    assert!(cases.len() >= 50, "only {} cases in {file}", cases.len());
    let mut wrong = Vec::new();
    for (name, reason) in known {
        let exists = cases.iter().any(|case| case["name"].as_str() == Some(name));
        assert!(exists && !reason.is_empty(), "{file}: no case {name}, or no reason");
    }
    for case in cases {
        let name = case["name"].as_str().unwrap();
        let found = answer(&annotator, case["text"].as_str().unwrap());
        let right = found == *case[field].as_array().unwrap();
        let is_known = known.iter().any(|(known, _)| *known == name);
        match (right, is_known) {
            (false, false) => wrong.push(format!("{name}\n  wanted {:?}\n  found  {found:?}", case[field])),
            (true, true) => wrong.push(format!("{name} is right now: take it out of the table of known ones")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{file}: {} cases\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn tokens_are_those_of_the_golden_cases() {
    run("tokens.toml", "tokens", KNOWN_TOKENS, |annotator, text| {
        let annotation = annotator.annotate(text);
        let pair = |surface: &str, kind: &str| Value::Array(vec![surface.into(), kind.into()]);
        annotation.tokens().iter().map(|token| pair(token.span.of(text), token.kind.name())).collect()
    });
}

#[test]
fn sentences_are_those_of_the_golden_cases() {
    run("sentences.toml", "sentences", KNOWN_SENTENCES, |annotator, text| {
        annotator.annotate(text).sentences().iter().map(|sentence| sentence.span.of(text).into()).collect()
    });
}
