//! What cannot be read is named, and the rest is answered: files, encodings, JSON, usage, pipes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use program::{Answer, file, json, vanban, vanban_over};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

/// Every command that reads text.
const COMMANDS: [&str; 7] = ["annotate", "words", "sentences", "expand", "entities", "summarize", "keywords"];

const LINE: &str = "Ủy ban nhân dân tỉnh họp.\n";

/// The only line of standard error.
fn message(answer: &Answer) -> &str {
    assert_eq!(answer.messages.lines().count(), 1, "{}", answer.messages);
    answer.messages.trim_end()
}

#[test]
fn files_that_cannot_be_read_are_named_and_the_others_answered() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let good = file("bad-input-good.txt", LINE.as_bytes());
    let empty = file("bad-input-empty.txt", b"");
    for command in COMMANDS {
        for (bad, reason) in
            [("/no/such/file", "there is no such file"), (folder, "is a directory; name the files in it"), (&*empty, "is empty")]
        {
            let answer = vanban(&[command, bad, &good]);
            assert_eq!(answer.status, Some(1), "{command} {bad}");
            assert_eq!(message(&answer), format!("vanban: {bad}: {reason}"));
            assert!(answer.output.len() > LINE.len() / 2, "{command}: the good file is answered");
        }
        let answer = vanban(&[command, &good]);
        assert_eq!((answer.status, &*answer.messages), (Some(0), ""), "{command}");
    }
}

#[test]
fn the_object_in_place_of_an_answer_names_kind_and_message() {
    let good = file("bad-input-object.txt", LINE.as_bytes());
    for command in COMMANDS {
        let answer = vanban(&[command, "--format", "jsonl", "/no/such/file", &good]);
        let lines: Vec<_> = answer.output.lines().map(json).collect();
        assert_eq!(lines.len(), 2, "{command}");
        let wanted = json(r#"{"id": "/no/such/file", "line": null, "error": {"kind": "io", "message": "there is no such file"}}"#);
        assert_eq!(lines[0], wanted);
        assert_eq!(lines[1]["id"], good);
    }
    let answer = vanban(&["annotate", "/no/such/file", &good]);
    let array = json(&answer.output);
    assert_eq!((array[0]["error"]["kind"].as_str(), array[1]["id"].as_str()), (Some("io"), Some(&*good)));
}

#[test]
fn text_of_another_encoding_is_named_by_its_byte_offset() {
    // The wrong byte stands behind several readings.
    let mut bytes = LINE.repeat(20_000).into_bytes();
    let offset = bytes.len() + "Tỉnh ".len();
    bytes.extend_from_slice(b"T\xE1\xBB\x89nh \xFE\n");
    bytes.extend_from_slice(LINE.as_bytes());
    let path = file("bad-input-encoding.txt", &bytes);
    let reason = format!("not UTF-8 at byte offset {offset} (0xFE); convert it to UTF-8 first");
    for command in ["words", "sentences", "expand"] {
        let answer = vanban(&[command, &path]);
        assert_eq!((answer.status, message(&answer)), (Some(1), &*format!("vanban: {path}:20001: {reason}")));
        assert_eq!(answer.output.lines().count(), 20_002);
        assert_eq!(answer.output.lines().nth(20_000), Some(""), "an empty line keeps the place");
        let answer = vanban(&[command, "--format", "jsonl", "--threads", "3", &path]);
        let lines: Vec<&str> = answer.output.lines().collect();
        assert_eq!(lines.len(), 20_002);
        let error = json(lines[20_000]);
        assert_eq!((error["line"].as_u64(), error["error"]["kind"].as_str()), (Some(20_001), Some("encoding")));
        assert_eq!(error["error"]["message"], *reason);
        assert_eq!(json(lines[20_001])["line"], 20_002);
    }
    let answer = vanban(&["annotate", &path]);
    assert_eq!((answer.status, message(&answer)), (Some(1), &*format!("vanban: {path}: {reason}")));
    assert_eq!(json(&answer.output)["error"]["kind"], "encoding");
}

#[test]
fn binary_files_are_called_so() {
    let binary = file("bad-input-binary", b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\xF3\0>\0\x80\xFF");
    assert!(message(&vanban(&["annotate", &binary])).ends_with("(0xF3); this looks like a binary file"));
    let wide: Vec<u8> = "\u{FEFF}Tỉnh họp".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = file("bad-input-utf-16.txt", &wide);
    assert!(message(&vanban(&["words", &wide])).ends_with("at byte offset 0 (0xFF); this looks like UTF-16"));
}

#[test]
fn broken_lines_of_json_leave_the_others_answered() {
    let input = concat!(
        "\u{FEFF}{\"id\": \"a\", \"text\": \"UBND tỉnh họp.\"}\n",
        "{\"id\": \"b\", \"text\": \"UBND\n",
        "\n",
        "[\"c\", \"UBND\"]\n",
        "{\"id\": 4, \"txt\": \"UBND\"}\n",
        "{\"id\": \"e\", \"text\": 5}\n",
        "{\"id\": \"f\", \"text\": \"UBND\", \"date\": \"4/3/2024\"}\n",
        "{\"id\": \"g\", \"html\": \"<p>UBND\"}\n",
        "{\"id\": \"h\", \"text\": \"UBND \\ud83d\"}\r\n",
        "{\"id\": \"i\", \"text\": \"UBND họp.\", \"date\": \"2024-03-04\", \"more\": [1, {}]}"
    );
    let wanted = [
        ("2", None, "json", "not a JSON object: EOF while parsing a string at column 25"),
        ("4", None, "json", "not a JSON object: it begins with \"[\""),
        ("5", Some("4"), "record", "the object has no \"text\""),
        ("6", None, "record", "not an object as expected: invalid type: integer `5`, expected a string at column 21"),
        ("7", Some("f"), "record", "\"date\" is \"4/3/2024\"; a day is written YYYY-MM-DD"),
        ("8", Some("g"), "record", "the object has no \"text\"; HTML is not read yet"),
        ("9", None, "json", "not a JSON object: unexpected end of hex escape at column 33"),
    ];
    for command in COMMANDS {
        for threads in ["1", "2"] {
            let answer = vanban_over(&[command, "--input", "jsonl", "--format", "jsonl", "--threads", threads], input.as_bytes());
            assert_eq!(answer.status, Some(1));
            let lines: Vec<_> = answer.output.lines().map(json).collect();
            assert_eq!(lines.len(), 9, "{command}: the empty line has no answer");
            assert_eq!((&lines[0]["id"], &lines[8]["id"]), (&json("\"a\""), &json("\"i\"")));
            for (((line, id, kind, message), found), said) in wanted.iter().zip(&lines[1..]).zip(answer.messages.lines()) {
                assert_eq!(said, format!("vanban: <stdin>:{line}: {message}"));
                assert_eq!((found["id"].as_str(), found["line"].to_string()), (*id, (*line).to_owned()));
                assert_eq!((found["error"]["kind"].as_str(), found["error"]["message"].as_str()), (Some(*kind), Some(*message)));
            }
        }
    }
}

#[test]
fn several_documents_are_for_summarize() {
    let group = r#"{"id": "g", "documents": [{"text": "Tỉnh họp về lúa."}, {"text": "Tỉnh bàn về đê."}], "sentences": 1}"#;
    let arguments = ["--input", "jsonl", "--format", "jsonl"];
    let answer = vanban_over(&[&["summarize"][..], &arguments].concat(), group.as_bytes());
    assert_eq!(json(&answer.output)["summary"].as_array().unwrap().len(), 1);
    let answer = vanban_over(&[&["keywords"][..], &arguments].concat(), group.as_bytes());
    assert_eq!(json(&answer.output)["error"]["message"], "\"documents\" are for summarize; give \"text\"");
    let nested = r#"{"documents": [{"text": "Tỉnh họp."}, {"documents": []}]}"#;
    let answer = vanban_over(&[&["summarize"][..], &arguments].concat(), nested.as_bytes());
    assert_eq!(json(&answer.output)["error"]["message"], "number 2 of \"documents\": the object has no \"text\"");
}

#[test]
fn wrong_usage_ends_with_status_2() {
    let cases: [&[&str]; 9] = [
        &[],
        &["anotate"],
        &["annotate", "--formt", "json"],
        &["annotate", "--format", "yaml"],
        &["annotate", "--as-of", "4/3/2024"],
        &["annotate", "--as-of", "2024"],
        &["summarize", "--ratio", "2"],
        &["summarize", "--words", "9", "--sentences", "2"],
        &["words", "--threads", "many"],
    ];
    for arguments in cases {
        let answer = vanban(arguments);
        assert_eq!(answer.status, Some(2), "{arguments:?}");
        assert_eq!(answer.output, "", "{arguments:?}");
        assert!(!answer.messages.is_empty());
    }
    assert!(vanban(&["anotate"]).messages.contains("annotate"), "a similar command is named");
}

#[test]
fn one_long_line_is_answered() {
    let text = "Ủy ban nhân dân tỉnh họp bàn về kinh tế ".repeat(8_000_000 / 52);
    let path = file("bad-input-long-line.txt", text.as_bytes());
    let answer = vanban(&["words", &path]);
    assert_eq!((answer.status, answer.output.lines().count()), (Some(0), 1));
    assert_eq!(answer.output.matches([' ', '_', '\n']).count(), text.split_whitespace().count());
}

#[test]
fn marks_of_the_encoding_are_no_text() {
    let path = file("bad-input-mark.txt", "\u{FEFF}UBND họp.\n\u{FEFF}".as_bytes());
    let answer = vanban(&["annotate", &path]);
    let first = &json(&answer.output)["words"][0];
    assert_eq!((first["start"].as_u64(), first["end"].as_u64()), (Some(0), Some(4)));
    // Only at the beginning of a file it is one.
    assert_eq!(vanban(&["expand", &path]).output, "Ủy ban nhân dân họp.\n\u{FEFF}\n");
}

#[test]
fn line_ends_of_all_kinds_keep_their_lines() {
    let input = "UBND họp.\r\n\r\n\nTỉnh\u{a0}ủy họp.";
    assert_eq!(vanban_over(&["words"], input.as_bytes()).output, "UBND họp .\n\n\nTỉnh_ủy họp .\n");
    assert_eq!(vanban_over(&["sentences"], input.as_bytes()).output, "UBND họp.\nTỉnh\u{a0}ủy họp.\n");
    // All but the short forms stays as it was.
    assert_eq!(vanban_over(&["expand"], input.as_bytes()).output, "Ủy ban nhân dân họp.\r\n\r\n\nTỉnh\u{a0}ủy họp.\n");
}

#[test]
fn bytes_of_zero_are_text_like_any_other() {
    for command in COMMANDS {
        let answer = vanban_over(&[command], "Tỉnh\0họp bàn\0\0 về UBND.\0".as_bytes());
        assert_eq!((answer.status, &*answer.messages), (Some(0), ""), "{command}");
    }
}

#[test]
fn a_reader_that_leaves_ends_the_run_quietly() {
    let path = file("bad-input-pipe.txt", LINE.repeat(100_000).as_bytes());
    for threads in ["1", "3"] {
        let mut process = Command::new(env!("CARGO_BIN_EXE_vanban"))
            .args(["words", "--threads", threads, &path])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut first).unwrap();
        assert!(first.ends_with(" .\n"));
        let end = process.wait_with_output().unwrap();
        assert_eq!((end.status.code(), end.stderr.len()), (Some(0), 0), "{threads} threads");
    }
}

#[test]
fn who_feeds_line_by_line_gets_its_answers_line_by_line() {
    for threads in ["1", "2"] {
        let mut process = Command::new(env!("CARGO_BIN_EXE_vanban"))
            .args(["expand", "--threads", threads])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = process.stdin.take().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        for _ in 0..3 {
            input.write_all("UBND họp.\n".as_bytes()).unwrap();
            let mut line = String::new();
            output.read_line(&mut line).unwrap();
            assert_eq!(line, "Ủy ban nhân dân họp.\n");
        }
        drop(input);
        assert!(process.wait().unwrap().success());
    }
}
