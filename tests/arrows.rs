//! One direction, no way back: a module of the library uses only modules that stand before it (see ARCHITECTURE.md).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

/// The modules; each may use those before it.
const ORDER: &[&str] = &[
    "limits",
    "error",
    "span",
    "data",
    "wire",
    "text",
    "syllable",
    "lexicon",
    "token",
    "block",
    "gazetteer",
    "abbreviation",
    "overlay",
    "sentence",
    "word",
    "term",
    "entity",
    "keyword",
    "summary",
    "document",
    "record",
    "format",
];

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The code of a file, without comments, and without its tests, which may use everything and stand last.
fn code(source: &str) -> String {
    let without_tests = source.split("\nmod tests {").next().unwrap_or_default();
    let lines = without_tests.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The first names behind every `crate::`, those of a list in braces each.
fn used(code: &str) -> Vec<String> {
    let first = |path: &str| path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            names.push(first(rest));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    names.push(first(&list[start..at]));
                    start = at + 1;
                    if c == '}' {
                        break;
                    }
                }
                _ => {}
            }
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The module that a name at the crate's root stands for.
fn module(name: &str) -> &str {
    match name {
        "Error" | "ErrorKind" | "Result" => "error",
        "Span" => "span",
        other => other,
    }
}

fn place(module: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == module)
}

#[test]
fn every_module_uses_only_those_before_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    files.sort();
    let (mut wrong, mut arrows) = (Vec::new(), 0);
    for path in &files {
        let name = path.strip_prefix(&root).unwrap();
        let top = name.components().next().unwrap().as_os_str().to_str().unwrap();
        let from = top.strip_suffix(".rs").unwrap_or(top);
        if from == "lib" || name.file_stem().is_some_and(|stem| stem == "tests") {
            continue;
        }
        let own = place(from).unwrap_or_else(|| panic!("the module `{from}` has no place in the order"));
        for target in used(&code(&std::fs::read_to_string(path).unwrap())) {
            arrows += 1;
            if place(module(&target)).is_none_or(|at| at > own) {
                wrong.push(format!("{}: crate::{target}", name.display()));
            }
        }
    }
    assert!(arrows > 100, "only {arrows} arrows were found");
    assert!(wrong.is_empty(), "against the order of modules:\n{}", wrong.join("\n"));
}

#[test]
fn lists_in_braces_are_read() {
    let source = "use crate::{ErrorKind, wire::{Bytes, Writer}, text};\nlet x = crate::token::A; // crate::record\n";
    assert_eq!(used(&code(source)), ["ErrorKind", "wire", "text", "token"]);
}
