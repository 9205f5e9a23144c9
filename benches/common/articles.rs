//! The text that is measured.

/// Bytes of text that are measured, about.
const BYTES: usize = 1_000_000;

/// Bytes of the pieces that a text of the user's is cut into, at line ends: about an article's.
const PIECE: usize = 4_000;

/// The sample articles repeated to about a megabyte, or `VANBAN_BENCH_TEXT=FILE` cut into pieces.
pub(crate) fn articles() -> Vec<String> {
    let mut pieces = Vec::new();
    if let Ok(path) = std::env::var("VANBAN_BENCH_TEXT") {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for line in text.split_inclusive('\n') {
            match pieces.last_mut() {
                Some(piece) if String::len(piece) < PIECE => piece.push_str(line),
                _ => pieces.push(line.to_owned()),
            }
        }
        assert!(!pieces.is_empty(), "{path} has no text");
        return pieces;
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let samples: Vec<String> = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let length: usize = samples.iter().map(String::len).sum();
    assert!(length > 0, "there are no sample articles");
    for _ in 0..=BYTES / length {
        pieces.extend(samples.iter().cloned());
    }
    pieces
}
