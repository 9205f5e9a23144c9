//! `vanban words --mode`: the terms of a search index.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use program::{Answer, json, vanban_over};

fn words(arguments: &[&str], input: &str) -> Answer {
    vanban_over(&[&["words"], arguments].concat(), input.as_bytes())
}

/// Place, position, length and folded form of each term.
fn terms(mode: &str, input: &str) -> Vec<(u64, u64, u64, u64, String)> {
    let output = words(&["--mode", mode, "--offsets", "char"], input);
    assert_eq!(output.status, Some(0));
    let line = json(&output.output);
    assert_eq!(line["line"], 1);
    let term = |term: &serde_json::Value| {
        let number = |name: &str| term[name].as_u64().unwrap();
        let folded = term["folded"].as_str().unwrap().to_owned();
        (number("start"), number("end"), number("position"), number("position_length"), folded)
    };
    line["terms"].as_array().unwrap().iter().map(term).collect()
}

fn owned(terms: &[(u64, u64, u64, u64, &str)]) -> Vec<(u64, u64, u64, u64, String)> {
    terms.iter().map(|&(start, end, position, length, folded)| (start, end, position, length, folded.to_owned())).collect()
}

#[test]
fn each_mode_lists_its_terms() {
    let text = "Nông dân, đồng lúa\n";
    assert_eq!(
        terms("syllables", text),
        owned(&[(0, 4, 0, 1, "nong"), (5, 8, 1, 1, "dan"), (10, 14, 2, 1, "dong"), (15, 18, 3, 1, "lua")])
    );
    let found = terms("words", text);
    assert_eq!(found[0], (0, 8, 0, 2, "nong dan".to_owned()));
    let search = terms("search", text);
    assert!(found.iter().all(|term| search.contains(term)));
    assert!(terms("syllables", text).iter().all(|term| search.contains(term)));
}

#[test]
fn forms_fold_more_and_more() {
    let output = words(&["--mode", "syllables"], "THUỶ\n");
    let line = json(&output.output);
    let term = &line["terms"][0];
    assert_eq!([&term["lower"], &term["placed"], &term["folded"]], ["thuỷ", "thủy", "thuy"]);
}

#[test]
fn terms_do_not_go_into_plain_lines() {
    let output = words(&["--mode", "search", "--format", "vlsp"], "");
    assert_eq!(output.status, Some(2));
    assert!(output.messages.contains("jsonl"));
}
