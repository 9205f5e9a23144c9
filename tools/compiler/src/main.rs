//! Makes `dictionaries/compiled/*.bin` from `dictionaries/sources/*.tsv`.
//!
//! ```text
//! vanban-compiler build [--root DIR]   check the sources, write the compiled files and MANIFEST.toml
//! vanban-compiler check [--root DIR]   check the sources and compare the compiled files with what they give
//! vanban-compiler stats [--root DIR]   entries and bytes of each compiled file
//! ```
//!
//! The same sources give the same bytes on every machine. An error in a table names file, line and column.

#![allow(clippy::indexing_slicing)] // a tool for the maintainers: a panic with a line number is an answer here

mod abbreviations;
mod entities;
mod gazetteer;
mod heads;
mod summary;
mod table;
mod units;
mod words;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vanban::lexicon::Units;

/// What every artifact is made from.
pub(crate) struct Context {
    /// `dictionaries/sources`.
    pub(crate) sources: PathBuf,
    /// The compiled unit table.
    pub(crate) units: Units,
}

/// A compiled file: its name, the texts whose syllables the unit table must hold, and how it is made.
struct Artifact {
    file: &'static str,
    texts: fn(&Path) -> Result<Vec<String>, String>,
    build: fn(&Context) -> Result<Vec<u8>, String>,
}

/// Every compiled file but the unit table, which is made first, out of all their texts.
const ARTIFACTS: &[Artifact] = &[
    Artifact { file: "gazetteer.bin", texts: gazetteer::texts, build: gazetteer::build },
    Artifact { file: "abbreviations.bin", texts: abbreviations::texts, build: abbreviations::build },
    Artifact { file: "words.bin", texts: words::texts, build: words::build },
    Artifact { file: "entities.bin", texts: entities::texts, build: entities::build },
    Artifact { file: "summary.bin", texts: summary::texts, build: summary::build },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = match arguments.iter().position(|argument| argument == "--root") {
        Some(at) => PathBuf::from(arguments.get(at + 1).map_or(".", String::as_str)),
        None => PathBuf::from("."),
    };
    let result = match arguments.first().map(String::as_str) {
        Some("build") => build(&root),
        Some("check") => check(&root),
        Some("stats") => stats(&root),
        _ => {
            eprintln!("usage: vanban-compiler build|check|stats [--root DIR]");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// All compiled files by name, in memory.
fn compile(root: &Path) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let sources = root.join("dictionaries/sources");
    let mut texts = Vec::new();
    for artifact in ARTIFACTS {
        texts.extend((artifact.texts)(&sources)?);
    }
    let table = units::build(&sources, &texts)?;
    let units = Units::parse(table.clone()).map_err(|error| error.to_string())?;
    let context = Context { sources, units };
    let mut files = vec![("units.bin", table)];
    for artifact in ARTIFACTS {
        let bytes = (artifact.build)(&context).map_err(|error| format!("{}: {error}", artifact.file))?;
        files.push((artifact.file, bytes));
    }
    Ok(files)
}

fn manifest(files: &[(&'static str, Vec<u8>)]) -> String {
    use sha2::Digest as _;
    let mut text = format!(
        "# Made by `cargo run --release -p vanban-compiler -- build`; a test and `check` compare it.\nformat = {}\n",
        vanban::wire::FORMAT_VERSION
    );
    for (name, bytes) in files {
        let hash = sha2::Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        let _ = write!(text, "\n[\"{name}\"]\nbytes = {}\nsha256 = \"{hash}\"\n", bytes.len());
    }
    text
}

fn build(root: &Path) -> Result<(), String> {
    let files = compile(root)?;
    let folder = root.join("dictionaries/compiled");
    for (name, bytes) in &files {
        let path = folder.join(name);
        std::fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("{name}: {} bytes", bytes.len());
    }
    let path = folder.join("MANIFEST.toml");
    std::fs::write(&path, manifest(&files)).map_err(|error| format!("{}: {error}", path.display()))
}

fn check(root: &Path) -> Result<(), String> {
    let files = compile(root)?;
    let folder = root.join("dictionaries/compiled");
    let mut stale = Vec::new();
    for (name, bytes) in &files {
        if std::fs::read(folder.join(name)).ok().as_deref() != Some(bytes) {
            stale.push(*name);
        }
    }
    if std::fs::read_to_string(folder.join("MANIFEST.toml")).ok() != Some(manifest(&files)) {
        stale.push("MANIFEST.toml");
    }
    if stale.is_empty() {
        println!("{} compiled files are what the sources give", files.len());
        return Ok(());
    }
    Err(format!("not what the sources give: {}; run `cargo run --release -p vanban-compiler -- build`", stale.join(", ")))
}

fn stats(root: &Path) -> Result<(), String> {
    for (name, bytes) in compile(root)? {
        println!("{name}\t{} bytes", bytes.len());
    }
    Ok(())
}
