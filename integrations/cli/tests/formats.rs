//! The forms of other tools, by the program: how documents follow each other, titles, usage. What the forms hold is tested in the library.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use program::{file, json, vanban};

const TEXT: &str = "Ông Hà Văn Lý, Chủ tịch UBND tỉnh Gia Lai, phát biểu.\n";

/// A file of one document; each test has its own.
fn one(test: &str) -> String {
    file(&format!("formats-{test}.txt"), TEXT.as_bytes())
}

/// A file of two documents, the first with a title; each test has its own.
fn two(test: &str) -> String {
    let lines = [
        serde_json::json!({"id": "một", "title": "Gia Lai <mở> rộng", "text": TEXT, "date": "2024-03-04"}),
        serde_json::json!({"id": "hai", "text": TEXT}),
    ];
    file(&format!("formats-{test}.jsonl"), lines.map(|line| format!("{line}\n")).concat().as_bytes())
}

fn answer(format: &str, arguments: &[&str]) -> String {
    let answer = vanban(&[&["annotate", "--format", format], arguments].concat());
    assert_eq!((answer.status, &*answer.messages), (Some(0), ""));
    answer.output
}

#[test]
fn html_is_one_page_of_articles() {
    let file = one("html");
    for (arguments, articles) in [(vec![&*file], 1), (vec!["--input", "jsonl", &two("html")], 2)] {
        let page = answer("html", &arguments);
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</article>\n</body></html>\n"), "{page}");
        assert_eq!((page.matches("<article ").count(), page.matches("<!DOCTYPE").count()), (articles, 1));
    }
    assert!(answer("html", &["--input", "jsonl", &two("html")]).contains("</mark> &lt;mở&gt; rộng</p>\n<p "));
    let nothing = vanban(&["annotate", "--format", "html", "/no/such/file"]);
    assert_eq!(nothing.status, Some(1));
    assert!(nothing.output.starts_with("<!DOCTYPE html>") && nothing.output.ends_with("</body></html>\n"), "a page still");
}

#[test]
fn columns_say_where_documents_begin() {
    let words = answer("conllu", &["--input", "jsonl", &two("columns")]);
    let names: Vec<&str> = words.lines().filter_map(|line| line.strip_prefix("# newdoc id = ")).collect();
    assert_eq!(names, ["một", "hai"]);
    assert!(words.contains("# sent_id = một-2\n"), "the title is the first sentence");
    let tokens = answer("iob2", &["--input", "jsonl", &two("columns")]);
    assert_eq!(tokens.matches("-DOCSTART-\tO\tO\tO\n\n").count(), 2);
    let file = one("columns");
    assert!(answer("iob2", &[&file]).starts_with("Ông\tO\tO\tO\nHà\tB-PERSON\tB-PERSON\tB-PER\n"));
}

#[test]
fn brat_takes_one_document() {
    let file = one("brat");
    assert!(answer("brat", &[&file]).starts_with("T1\tPerson 4 13\tHà Văn Lý\n"));
    for arguments in [vec![&*file, &*file], vec!["--input", "jsonl", &two("brat")]] {
        let answer = vanban(&[&["annotate", "--format", "brat"], &*arguments].concat());
        assert_eq!((answer.status, &*answer.output), (Some(2), ""));
        assert!(answer.messages.contains("give one file"), "{}", answer.messages);
    }
}

#[test]
fn json_ld_is_an_array_of_articles() {
    let articles = json(&answer("jsonld", &["--input", "jsonl", &two("json-ld")]));
    let (first, second) = (&articles[0], &articles[1]);
    assert_eq!((&first["@context"], &first["@type"]), (&"https://schema.org".into(), &"Article".into()));
    assert_eq!(
        (&first["identifier"], &first["datePublished"], &first["inLanguage"]),
        (&"một".into(), &"2024-03-04".into(), &"vi".into())
    );
    assert!(second.get("datePublished").is_none());
    let person = first["mentions"].as_array().unwrap().iter().find(|thing| thing["@type"] == "Person").unwrap();
    assert_eq!((&person["name"], &person["jobTitle"][0]), (&"Hà Văn Lý".into(), &"Chủ tịch UBND tỉnh Gia Lai".into()));
    let role = &person["memberOf"][0];
    assert_eq!((&role["@type"], &role["roleName"]), (&"OrganizationRole".into(), &"Chủ tịch".into()));
    assert_eq!(role["memberOf"], serde_json::json!({"@type": "Organization", "name": "Ủy ban nhân dân tỉnh Gia Lai"}));
    let area = first["mentions"].as_array().unwrap().iter().find(|thing| thing["@type"] == "AdministrativeArea").unwrap();
    assert_eq!((&area["name"], &area["identifier"]), (&"Tỉnh Gia Lai".into(), &"vn3:64".into()));
}

#[test]
fn entities_say_why() {
    let file = one("why");
    let text = vanban(&["entities", "--format", "text", &file]).output;
    assert!(
        text.contains("organization    UBND tỉnh Gia Lai: a body or place inside another entity's name"),
        "indented below its position: {text}"
    );
    let record = json(&vanban(&["entities", &file]).output);
    assert_eq!((&record["entities"][0]["type"], &record["entities"][0]["why"]), (&"person".into(), &"addressed".into()));
}
