//! The golden cases of words, by the program: JSON lines must give the words of every case, and plain lines the same words joined as the
//! output contract says. What the file's table `[known]` names is answered otherwise here as well (`tests/golden.rs` of the library).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Write;
use std::process::{Command, Stdio};
use toml::{Table, Value};

fn cases() -> Table {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/words.toml");
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

/// Standard output of `vanban words` with these arguments over this input.
fn words(arguments: &[&str], input: &str) -> String {
    let mut process = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .arg("words")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    process.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

fn wanted(case: &Value) -> Vec<&str> {
    case["words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect()
}

/// Fails where a case is wrong and not known, or right and known.
fn judge(table: &Table, right: impl Fn(usize, &Value) -> Option<bool>) {
    let mut wrong = Vec::new();
    for (at, case) in table["case"].as_array().unwrap().iter().enumerate() {
        let name = case["name"].as_str().unwrap();
        let known = table["known"].get(name).is_some();
        if right(at, case).is_some_and(|right| right == known) {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "the program and [known] differ about {wrong:?}");
}

#[test]
fn json_lines_have_the_words_of_the_golden_cases() {
    let table = cases();
    let texts = table["case"].as_array().unwrap().iter().map(|case| case["text"].as_str().unwrap());
    let input: String = texts.map(|text| format!("{}\n", serde_json::json!({"text": text}))).collect();
    let output = words(&["--input", "jsonl", "--format", "jsonl", "--offsets", "char"], &input);
    let answers: Vec<serde_json::Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    judge(&table, |at, case| {
        let letters: Vec<char> = case["text"].as_str().unwrap().chars().collect();
        let offset = |word: &serde_json::Value, name: &str| word[name].as_u64().unwrap() as usize;
        let found = answers[at]["words"].as_array().unwrap().iter();
        Some(found.map(|word| letters[offset(word, "start")..offset(word, "end")].iter().collect::<String>()).eq(wanted(case)))
    });
}

#[test]
fn plain_lines_have_the_words_of_the_golden_cases() {
    let table = cases();
    // A case of two lines is two inputs here, each by itself.
    let single = |case: &Value| !case["text"].as_str().unwrap().contains('\n');
    let lines = table["case"].as_array().unwrap().iter().filter(|case| single(case));
    let input: String = lines.map(|case| format!("{}\n", case["text"].as_str().unwrap())).collect();
    let output = words(&[], &input);
    assert_eq!(output.lines().count(), input.lines().count(), "number of lines");
    let numbers: Vec<usize> = table["case"]
        .as_array()
        .unwrap()
        .iter()
        .scan(0, |next, case| {
            let number = *next;
            *next += usize::from(single(case));
            Some(number)
        })
        .collect();
    let answers: Vec<&str> = output.lines().collect();
    judge(&table, |at, case| {
        let join = |word: &str| word.split_whitespace().collect::<Vec<_>>().join("_");
        let line = wanted(case).into_iter().map(join).collect::<Vec<_>>().join(" ");
        single(case).then(|| answers[numbers[at]] == line)
    });
}
