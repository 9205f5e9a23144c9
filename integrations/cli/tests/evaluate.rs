//! `vanban evaluate`: its figures are those of the authors' scorers where these and their gold are at hand, and broken gold is named.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The authors' folder, beside the repository.
fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared")
}

fn own_gold() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/gold");
    (1..=4).map(|number| folder.join(format!("news-{number}.txt"))).collect()
}

fn vanban(arguments: &[&str], files: &[PathBuf]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).args(files).output().unwrap()
}

fn text(output: Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A folder for the intermediate files of a test.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Whether the authors' scorers can be run here; says so where not.
fn scorers() -> Option<PathBuf> {
    let folder = shared().join("evaluate");
    let python = Command::new("python3").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if folder.is_dir() && python.is_ok_and(|status| status.success()) {
        return Some(folder);
    }
    println!("skipped: the authors' scorers or python3 are not here");
    None
}

fn python(script: &Path, arguments: &[&str], files: &[PathBuf]) -> String {
    text(Command::new("python3").arg(script).args(arguments).args(files).output().unwrap())
}

/// Right, given, wanted of each measure.
type Counts = BTreeMap<String, [u64; 3]>;

fn ours(gold: &[PathBuf]) -> Counts {
    let mut counts = Counts::new();
    for subject in ["sentences", "abbreviations", "entities", "officials", "places"] {
        let answer: Value =
            serde_json::from_str(&text(vanban(&["evaluate", subject, "--format", "json", "--gold"], gold))).unwrap();
        for measure in answer["measures"].as_array().unwrap() {
            let count = ["right", "given", "wanted"].map(|name| measure[name].as_u64().unwrap());
            counts.insert(measure["name"].as_str().unwrap().to_owned(), count);
        }
    }
    counts
}

fn theirs(scorers: &Path, gold: &[PathBuf], name: &str) -> Counts {
    let folder = scratch(name);
    let (input, answers) = (folder.join("input.jsonl"), folder.join("answers.jsonl"));
    std::fs::write(&input, python(&scorers.join("gold.py"), &[], gold)).unwrap();
    let arguments = ["annotate", "--input", "jsonl", "--format", "jsonl", "--offsets", "char"];
    std::fs::write(&answers, text(vanban(&arguments, &[input]))).unwrap();
    let report = python(&scorers.join("score_annotations.py"), &[answers.to_str().unwrap()], gold);
    let number = |word: &str| word.parse().unwrap();
    let line = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = words.iter().position(|word| *word == "right").unwrap();
        (words[0].to_owned(), [number(words[at + 1]), number(words[at + 3]), number(words[at + 5])])
    };
    report.lines().map(line).collect()
}

/// All counts equal those of the authors' scorer, but for `overlap`, which pairs spans in the order of a hash there.
fn compare(gold: &[PathBuf], name: &str) {
    let Some(scorers) = scorers() else { return };
    if let Some(absent) = gold.iter().find(|path| !path.is_file()) {
        return println!("skipped: {} is not here", absent.display());
    }
    let (ours, theirs) = (ours(gold), theirs(&scorers, gold, name));
    assert!(theirs.len() >= 15, "{theirs:?}");
    for (measure, theirs) in theirs {
        let ours = ours[&measure];
        if measure == "entities/overlap" {
            assert!(ours[0].abs_diff(theirs[0]) <= 3 && ours[1..] == theirs[1..], "{measure}: {ours:?}, {theirs:?}");
        } else {
            assert_eq!(ours, theirs, "{measure}");
        }
    }
}

#[test]
fn figures_on_our_own_gold_are_those_of_the_authors_scorer() {
    compare(&own_gold(), "own");
}

#[test]
fn figures_on_the_authors_gold_are_those_of_their_scorer() {
    // The third file is left alone: it is scored by hand, once a milestone.
    compare(&["gov-1.txt", "gov-2.txt"].map(|name| shared().join("gold/dev").join(name)), "authors");
}

#[test]
fn a_table_shows_figures_and_errors() {
    let table = text(vanban(&["evaluate", "entities", "--errors", "2", "--gold"], &own_gold()));
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], "30 documents");
    assert!(lines[1].starts_with("measure ") && lines[1].ends_with(" wanted"), "{table}");
    let core = lines.iter().position(|line| line.starts_with("entities/core ")).unwrap();
    assert!(lines[core + 1].starts_with("    ") && lines[core + 2].starts_with("    "), "{table}");
    assert!(lines[core + 3].starts_with("entities/outer "), "{table}");
}

#[test]
fn broken_gold_is_named_with_file_and_line() {
    let path = scratch("broken").join("broken.txt");
    std::fs::write(&path, "# id: a\nmột\n<PER>hai\n## OFFICIALS\n## PLACES\n").unwrap();
    let output = vanban(&["evaluate", "entities", "--gold"], std::slice::from_ref(&path));
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(message, format!("vanban: {}:3: `<PER>` is not closed\n", path.display()));
    let output = vanban(&["evaluate", "entities", "--gold"], &[scratch("broken").join("absent.txt")]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(vanban(&["evaluate", "entities"], &[]).status.code(), Some(2), "gold is needed");
}
