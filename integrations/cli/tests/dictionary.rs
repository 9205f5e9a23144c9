//! `--dictionary FILE`: a user's facts on every command that reads text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use program::{file, json, vanban, vanban_over};

const TABLE: &str = "kind\ttext\texpansion\tid\tposition\torganization\twithin\tvalid_from\tof
word\tchính quyền số
abbreviation\tCQS\tchính quyền số
organization\tTổ Chuyển đổi số cộng đồng\t\to-17
person\tVy Thị Sao\t\tcb-3\tPhó Chủ tịch\tHội đồng nhân dân tỉnh Quảng Ninh\tvn2:22\t2025-07-01
";

#[test]
fn every_command_that_reads_text_takes_a_dictionary() {
    let table = file("portal.tsv", TABLE.as_bytes());
    let run = |command: &str, more: &[&str], text: &str| {
        let answer = vanban_over(&[&[command, "--dictionary", &table], more].concat(), text.as_bytes());
        assert_eq!(answer.status, Some(0), "{command}: {}", answer.messages);
        answer.output
    };
    assert_eq!(run("words", &[], "Xây dựng chính quyền số.\n"), "Xây_dựng chính_quyền_số .\n");
    assert_eq!(run("expand", &[], "Xây dựng CQS ở tỉnh.\n"), "Xây dựng chính quyền số ở tỉnh.\n");
    assert_eq!(run("sentences", &[], "Xây dựng CQS. Xong.\n"), "Xây dựng CQS.\nXong.\n");
    let text = "Bà Vy Thị Sao thăm Tổ Chuyển đổi số cộng đồng.";
    for command in ["annotate", "entities"] {
        let record = json(&run(command, &["--as-of", "2025-09-02"], text));
        let link = |surface: &str| {
            let entities = record["entities"].as_array().unwrap();
            entities.iter().find(|entity| entity["text"] == surface).map(|entity| entity["link"].clone()).unwrap()
        };
        assert_eq!(link("Tổ Chuyển đổi số cộng đồng"), serde_json::json!({"scheme": "user", "id": "o-17"}), "{command}");
        let official = &record["officials"][0];
        assert_eq!(official["link"]["id"], "cb-3");
        let position = &official["positions"][0];
        assert_eq!((position["source"].as_str(), position["place"].as_str()), (Some("user"), Some("vn2:22")));
    }
    assert!(run("summarize", &[], text).contains("Vy Thị Sao"));
    run("keywords", &[], text);
}

#[test]
fn a_later_dictionary_wins_over_an_earlier_one() {
    let first = file("first.tsv", "kind\ttext\texpansion\nabbreviation\tCQS\tcơ quan số\n".as_bytes());
    let second = file("second.tsv", TABLE.as_bytes());
    let expand = |one: &str, two: &str| vanban_over(&["expand", "--dictionary", one, "--dictionary", two], b"ba CQS\n").output;
    assert_eq!(expand(&first, &second), "ba chính quyền số\n");
    assert_eq!(expand(&second, &first), "ba cơ quan số\n");
}

#[test]
fn a_dictionary_that_cannot_be_used_is_named_with_line_and_column() {
    let broken = file("broken.tsv", "kind\ttext\nword\tchính quyền số\nwrd\tx y\n".as_bytes());
    let answer = vanban(&["words", "--dictionary", &broken]);
    assert_eq!((answer.status, answer.output.as_str()), (Some(2), ""));
    assert!(answer.messages.contains("broken.tsv:3:1: \"wrd\" is no kind of fact; known are word"), "{}", answer.messages);
    let latin = file("latin.tsv", b"kind\ttext\nword\tch\xednh quy\n");
    let answer = vanban(&["words", "--dictionary", &latin]);
    assert!(answer.status == Some(2) && answer.messages.contains("latin.tsv:2: byte 17"), "{}", answer.messages);
    let twice = file("twice.tsv", "kind\ttext\nplace\tXóm Lá\nperson\tXóm Lá\n".as_bytes());
    let answer = vanban(&["entities", "--dictionary", &twice]);
    assert!(answer.status == Some(2) && answer.messages.contains("twice.tsv:3:8: line 2 says"), "{}", answer.messages);
    let answer = vanban(&["words", "--dictionary", "no such file"]);
    assert!(answer.status == Some(2) && answer.messages.contains("cannot read the dictionary no such file"), "{}", answer.messages);
}
