//! Reads corpora: JSON lines with `title` and `text`, plain or compressed with zstd.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};

/// The lines of a file, decompressed where its name ends with `.zst`.
pub(crate) fn lines(path: &str) -> Result<impl Iterator<Item = Result<String, String>> + use<>, String> {
    let file = File::open(path).map_err(|error| format!("{path}: {error}"))?;
    let reader: Box<dyn Read> = if path.ends_with(".zst") {
        Box::new(ruzstd::decoding::StreamingDecoder::new(BufReader::new(file)).map_err(|error| format!("{path}: {error}"))?)
    } else {
        Box::new(file)
    };
    let name = path.to_owned();
    Ok(BufReader::new(reader).lines().map(move |line| line.map_err(|error| format!("{name}: {error}"))))
}

/// The articles of a corpus: title and text.
pub(crate) fn articles(path: &str) -> Result<impl Iterator<Item = Result<(String, String), String>>, String> {
    let name = path.to_owned();
    Ok(lines(path)?.enumerate().map(move |(at, line)| {
        let record: serde_json::Value = serde_json::from_str(&line?).map_err(|error| format!("{name}:{}: {error}", at + 1))?;
        let field = |field: &str| record[field].as_str().unwrap_or_default().to_owned();
        Ok((field("title"), field("text")))
    }))
}
