//! The commands over the sample articles of `examples/articles`: what the output contract promises, and golden answers where no model decides.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use program::{json, vanban, vanban_over};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Names and texts of the sample articles.
fn articles() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/articles");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let read = |path: &PathBuf| (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap());
    let articles: Vec<_> = paths.iter().map(read).collect();
    assert!(articles.len() >= 6);
    articles
}

/// The articles as lines of JSON, each with its first line as the title.
fn json_lines() -> String {
    let line = |(name, text): &(String, String)| {
        let (title, text) = text.split_once('\n').unwrap();
        serde_json::json!({"id": name, "title": title, "text": text, "date": "2024-03-04"}).to_string() + "\n"
    };
    articles().iter().map(line).collect()
}

/// Compares with a file of `tests/data`; `VANBAN_GOLDEN=write` makes it anew, to be looked at before it is committed.
fn golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    if std::env::var("VANBAN_GOLDEN").is_ok_and(|wish| wish == "write") {
        std::fs::write(&path, found).unwrap();
    }
    let wanted = std::fs::read_to_string(&path).unwrap();
    for (number, (wanted, found)) in wanted.lines().zip(found.lines()).enumerate() {
        assert_eq!(wanted, found, "{name}, line {}", number + 1);
    }
    assert_eq!(wanted.lines().count(), found.lines().count(), "{name}");
}

#[test]
fn sentences_are_those_of_the_golden_file() {
    let answer = |(name, text): &(String, String)| format!("== {name}\n{}\n", vanban_over(&["sentences"], text.as_bytes()).output);
    golden("sentences.txt", &articles().iter().map(answer).collect::<String>());
}

#[test]
fn a_document_has_the_fields_of_the_contract() {
    let fields = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<String>>();
    let output = vanban_over(&["annotate", "--input", "jsonl", "--tokens"], json_lines().as_bytes()).output;
    for line in output.lines() {
        let record = json(line);
        let wanted = "schema id offsets as_of as_of_source engine blocks sentences words tokens abbreviations entities officials keywords summary";
        for field in wanted.split(' ') {
            assert!(!record[field].is_null(), "{field}");
        }
        assert_eq!((&record["as_of"], &record["as_of_source"]), (&"2024-03-04".into(), &"record".into()));
        for (list, wanted) in [
            ("blocks", "start end kind"),
            ("sentences", "start end"),
            ("words", "start end kind tokens"),
            ("tokens", "start end kind"),
            ("abbreviations", "start end text expansion source defined_at score alternatives replace"),
            ("entities", "id type start end text normalized parent score link"),
            ("officials", "name entities positions"),
            ("keywords", "text score entities"),
            ("summary", "document sentence start end text score"),
        ] {
            for item in record[list].as_array().unwrap() {
                let found = fields(item);
                assert!(wanted.split(' ').all(|field| found.contains(field)), "{list}: {item}");
            }
        }
    }
    assert_eq!(output.lines().count(), articles().len());
}

/// The piece of a text between two offsets.
fn piece(text: &str, unit: &str, start: usize, end: usize) -> String {
    match unit {
        "byte" => text[start..end].to_owned(),
        "char" => text.chars().skip(start).take(end - start).collect(),
        _ => String::from_utf16(&text.encode_utf16().skip(start).take(end - start).collect::<Vec<u16>>()).unwrap(),
    }
}

#[test]
fn offsets_of_all_units_count_in_the_text_and_its_title() {
    let input = json_lines().replace("đ", "𝐝đ");
    let given: Vec<Value> = input.lines().map(json).collect();
    let mut titles = 0;
    for unit in ["byte", "char", "utf16"] {
        let output = vanban_over(&["annotate", "--input", "jsonl", "--offsets", unit], input.as_bytes()).output;
        for (record, given) in output.lines().map(json).zip(&given) {
            assert_eq!((record["offsets"].as_str(), &record["id"]), (Some(unit), &given["id"]));
            for list in ["abbreviations", "entities", "summary"] {
                for item in record[list].as_array().unwrap() {
                    let field = item["field"].as_str().unwrap_or("text");
                    titles += usize::from(field == "title");
                    let offset = |name: &str| item[name].as_u64().unwrap() as usize;
                    let written = piece(given[field].as_str().unwrap(), unit, offset("start"), offset("end"));
                    assert_eq!(item["text"], *written, "{unit} {list}");
                }
            }
        }
    }
    assert!(titles > 9, "something is found in titles");
}

#[test]
fn threads_change_nothing() {
    // Several batches, with lines that cannot be read among them.
    let mut input = json_lines().repeat(12);
    input.insert_str(0, "{\"id\": \"broken\n");
    input.push_str("{\"id\": \"broken too\"}\n");
    for command in ["annotate", "entities", "words", "sentences", "expand", "summarize", "keywords"] {
        let run =
            |threads| vanban_over(&[command, "--input", "jsonl", "--format", "jsonl", "--threads", threads], input.as_bytes());
        let (one, three) = (run("1"), run("3"));
        assert!(one.output == three.output && one.messages == three.messages, "{command}");
        assert_eq!((one.status, three.status), (Some(1), Some(1)));
        assert_eq!(one.output.lines().count(), 12 * articles().len() + 2, "{command}: one answer a line");
    }
}

#[test]
fn entities_are_those_of_the_whole_annotation() {
    let input = json_lines();
    let run = |command| vanban_over(&[command, "--input", "jsonl"], input.as_bytes()).output;
    for (all, some) in run("annotate").lines().map(json).zip(run("entities").lines().map(json)) {
        assert_eq!((&all["entities"], &all["officials"]), (&some["entities"], &some["officials"]));
        assert_eq!((some["words"].as_array().map(Vec::len), some["summary"].as_array().map(Vec::len)), (Some(0), Some(0)));
    }
}

#[test]
fn several_files_are_one_array() {
    let path = |name: &str| format!("{}/../../examples/articles/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let (one, two) = (path("working-session"), path("messy"));
    let array = json(&vanban(&["annotate", &one, &two]).output);
    assert_eq!((array.as_array().unwrap().len(), array[0]["id"].as_str(), array[1]["id"].as_str()), (2, Some(&*one), Some(&*two)));
    assert_eq!(json(&vanban(&["annotate", &one]).output), array[0]);
    let lines = vanban(&["annotate", "--format", "jsonl", &one, &two]).output;
    assert_eq!(lines.lines().map(json).collect::<Vec<_>>(), *array.as_array().unwrap());
    assert_eq!(json(&vanban_over(&["annotate", "--input", "jsonl", "--format", "json"], b"").output), serde_json::json!([]));
}

const TEXT: &str = "UBND tỉnh họp ngày 4/3. KKT Vân Đồn nộp ngân sách 5 tỷ đồng. Chủ tịch UBND tỉnh phát biểu kết luận.";

#[test]
fn expand_has_three_modes() {
    let run = |mode| vanban_over(&["expand", "--mode", mode], "UBND họp; <b> UBND kết luận.".as_bytes()).output;
    assert_eq!(run("expand"), "Ủy ban nhân dân họp; <b> Ủy ban nhân dân kết luận.\n");
    assert_eq!(run("first-mention"), "Ủy ban nhân dân (UBND) họp; <b> UBND kết luận.\n");
    let marked = "<abbr title=\"Ủy ban nhân dân\">UBND</abbr>";
    assert_eq!(run("annotate"), format!("{marked} họp; &lt;b&gt; {marked} kết luận.\n"));
}

#[test]
fn a_summary_has_headline_and_full_forms_on_request() {
    let input = serde_json::json!({"id": 1, "title": "UBND tỉnh họp", "text": TEXT}).to_string();
    let arguments = ["summarize", "--input", "jsonl", "--format", "jsonl", "--offsets", "char", "--ratio", "1"];
    let plain = json(&vanban_over(&arguments, input.as_bytes()).output);
    assert!(plain.get("headline").is_none() && plain["summary"][0].get("expanded").is_none());
    let answer = json(&vanban_over(&[&arguments[..], &["--headline", "--expand"]].concat(), input.as_bytes()).output);
    let headline = serde_json::json!({"document": 0, "field": "title", "start": 0, "end": 13, "text": "UBND tỉnh họp"});
    assert_eq!(answer["headline"], headline);
    let expanded = |at: usize| answer["summary"][at]["expanded"].as_str().unwrap().to_owned();
    assert_eq!(expanded(0), "Ủy ban nhân dân (UBND) tỉnh họp ngày 4/3.");
    assert_eq!(expanded(2), "Chủ tịch UBND tỉnh phát biểu kết luận.");
    assert_eq!(plain["summary"][2]["text"], expanded(2));

    let lines = vanban_over(&["summarize", "--headline", "--expand", "--ratio", "1"], TEXT.as_bytes()).output;
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!((lines[1], lines[2]), ("", "Ủy ban nhân dân (UBND) tỉnh họp ngày 4/3."));
    assert!(lines[0].split(' ').count() <= 20 && TEXT.contains(lines[0]));
}
