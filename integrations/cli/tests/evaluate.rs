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

/// The gold file of that name, where it is at hand.
fn authors_gold(name: &str) -> Option<PathBuf> {
    let path = shared().join("gold").join(name);
    if !path.is_file() {
        println!("skipped: {} is not here", path.display());
    }
    path.is_file().then_some(path)
}

fn compare_words(gold: &str, train: Option<&str>, glue: bool) {
    let (Some(scorers), Some(gold)) = (scorers(), authors_gold(gold)) else { return };
    let script = scorers.join("score_words.py");
    let form = if gold.extension().is_some_and(|extension| extension == "conllu") { "conllu" } else { "underscore" };
    let folder = scratch(&format!("words-{form}-{glue}"));
    let (input, answers) = (folder.join("input.txt"), folder.join("answers.txt"));
    let emit = ["--gold-format", form, "--emit-text", if glue { "glued" } else { "raw" }];
    let lines = python(&script, &emit, std::slice::from_ref(&gold));
    if glue {
        let sentences = vanban_evaluation::word::load(&gold).unwrap();
        let ours: String = sentences.iter().map(|s| format!("{}\n", vanban_evaluation::word::glued(&s.text))).collect();
        assert_eq!(ours, lines);
    }
    std::fs::write(&input, lines).unwrap();
    std::fs::write(&answers, text(vanban(&["words"], &[input]))).unwrap();
    let mut arguments = vec!["--gold-format", form, "--pred-format", "underscore", "--json"];
    let mut ours = vec!["evaluate", "words", "--format", "json"];
    let train = train.and_then(authors_gold).map(|path| path.to_str().unwrap().to_owned());
    if let Some(train) = &train {
        arguments.extend(["--train", train]);
        ours.extend(["--train", train]);
    }
    if glue {
        ours.push("--glued");
    }
    ours.push("--gold");
    let theirs: Value = serde_json::from_str(&python(&script, &arguments, &[gold.clone(), answers])).unwrap();
    let ours: Value = serde_json::from_str(&text(vanban(&ours, &[gold]))).unwrap();
    let equal = |name: &str, ours: &Value, share: f64| {
        let theirs = theirs[name].as_f64().unwrap();
        assert!((ours.as_f64().unwrap() / share - theirs).abs() < 1e-9, "{name}: {ours}, {theirs}");
    };
    for (at, name) in ["word", "lex", "multi"].into_iter().enumerate() {
        for (short, long) in [("p", "precision"), ("r", "recall"), ("f1", "f1")] {
            equal(&format!("{name}_{short}"), &ours["measures"][at][long], 100.0);
        }
    }
    equal("sentences", &ours["sentences"], 1.0);
    equal("sent_exact", &ours["whole"]["percent"], 100.0);
    equal("gold_text_mismatch", &ours["mismatched"], 1.0);
    if train.is_some() {
        equal("multi_recall_seen", &ours["seen"]["percent"], 100.0);
        equal("multi_recall_unseen", &ours["unseen"]["percent"], 100.0);
        equal("multi_unseen_gold", &ours["unseen"]["of"], 1.0);
    }
}

#[test]
fn figures_on_a_treebank_are_those_of_the_authors_scorer() {
    compare_words("words/vtb-dev.conllu", Some("words/vtb-train.conllu"), false);
    compare_words("words/vtb-dev.conllu", None, true);
}

#[test]
fn figures_on_segmented_lines_are_those_of_the_authors_scorer() {
    compare_words("words/rdr-train-gold.txt", None, false);
}

/// An item of a gold file as `summarize` takes it, with the references' mean length as the budget.
fn to_summarize(line: &str) -> String {
    let mut item: Value = serde_json::from_str(line).unwrap();
    let references: Vec<&str> = item["references"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    item["words"] = vanban::summary::reference_length(&references).into();
    format!("{item}\n")
}

#[test]
fn figures_of_summaries_are_those_of_the_authors_scorer() {
    let (Some(scorers), Some(gold)) = (scorers(), authors_gold("summaries/clusters-dev.jsonl")) else { return };
    let folder = scratch("summaries");
    let (input, answers) = (folder.join("input.jsonl"), folder.join("answers.jsonl"));
    std::fs::write(&input, std::fs::read_to_string(&gold).unwrap().lines().map(to_summarize).collect::<String>()).unwrap();
    std::fs::write(&answers, text(vanban(&["summarize", "--input", "jsonl", "--format", "jsonl"], &[input]))).unwrap();
    let theirs = python(&scorers.join("score_summary.py"), &[], &[gold.clone(), answers]);
    let words: Vec<&str> = theirs.split_whitespace().collect();
    let answer: Value =
        serde_json::from_str(&text(vanban(&["evaluate", "summary", "--format", "json", "--gold"], &[gold]))).unwrap();
    for (theirs, ours) in [("ROUGE-1", "rouge_1"), ("ROUGE-2", "rouge_2"), ("ROUGE-L", "rouge_l")] {
        let at = words.iter().position(|word| *word == theirs).unwrap();
        assert_eq!(words[at + 1], format!("{:.2}", answer[ours].as_f64().unwrap()), "{theirs}");
    }
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
fn scores_stand_beside_what_is_right() {
    let table = text(vanban(&["evaluate", "entities", "--calibration", "--gold"], &own_gold()));
    let (_, groups) = table.split_once("\n\n").unwrap();
    let lines: Vec<&str> = groups.lines().collect();
    assert!(lines[0].starts_with("why ") && lines.iter().any(|line| line.starts_with("family-name ")), "{groups}");
    assert!(lines.last().unwrap().ends_with(" per mille off on average"), "{groups}");
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

#[test]
fn words_and_summaries_are_judged_by_gold_of_ones_own() {
    let folder = scratch("own-words");
    let (lines, items) = (folder.join("gold.txt"), folder.join("gold.jsonl"));
    std::fs::write(&lines, "Tỉnh phát_triển kinh_tế .\nTỉnh phát_triển kinh tế .\n").unwrap();
    let shown = text(vanban(&["evaluate", "words", "--glued", "--errors", "5", "--gold"], &[lines]));
    assert!(shown.starts_with("2 sentences; all right: 50.00 % (1 of 2); 0 whose gold words are not their text\n"), "{shown}");
    assert!(shown.ends_with("- Tỉnh | phát triển | kinh | tế | .\n+ Tỉnh | phát triển | kinh tế | .\n"), "{shown}");
    let item =
        serde_json::json!({"id": "a", "documents": [{"text": "Tỉnh khởi công cầu."}], "references": ["Tỉnh khởi công cầu."]});
    std::fs::write(&items, format!("{item}\n")).unwrap();
    let shown = text(vanban(&["evaluate", "summary", "--gold"], &[items]));
    assert!(shown.starts_with("1 items: ROUGE-1 100.00  ROUGE-2 100.00 ± 0.00  ROUGE-L 100.00\n"), "{shown}");
}
