//! Runs the program and reads what it says.

// Each test uses some of it.
#![allow(dead_code)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a run gave.
pub(crate) struct Answer {
    pub(crate) status: Option<i32>,
    pub(crate) output: String,
    pub(crate) messages: String,
}

/// A run with nothing on standard input.
pub(crate) fn vanban(arguments: &[&str]) -> Answer {
    vanban_over(arguments, b"")
}

/// A run with these bytes on standard input.
pub(crate) fn vanban_over(arguments: &[&str], input: &[u8]) -> Answer {
    let mut process = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = process.stdin.take().unwrap();
    let output = std::thread::scope(|scope| {
        // A program that does not read what it is given is not the fault of who gives it.
        scope.spawn(move || stdin.write_all(input).ok());
        process.wait_with_output().unwrap()
    });
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Answer { status: output.status.code(), output: text(output.stdout), messages: text(output.stderr) }
}

/// Makes a file for a test and gives its path; each test has names of its own.
pub(crate) fn file(name: &str, bytes: &[u8]) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

pub(crate) fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}
