//! Segmented text: CoNLL-U, and lines whose words stand apart by blanks, their syllables joined by `_`.

use crate::error::{GoldError, Result, read};
use std::path::Path;

/// A sentence with its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The text as the gold gives it.
    pub text: String,
    /// The words; a blank stands between their syllables.
    pub words: Vec<String>,
}

/// The sentences of a file, in either form.
///
/// # Errors
/// What cannot be read, or is no gold, with file and line.
pub fn load(path: &Path) -> Result<Vec<Sentence>> {
    let (text, name) = read(path)?;
    parse(&text, &name)
}

/// The sentences of the text of a file: CoNLL-U where a line has a tab, else lines. `file` is its name for messages.
///
/// # Errors
/// What is no gold, with the line.
pub fn parse(text: &str, file: &str) -> Result<Vec<Sentence>> {
    let sentences = if text.contains('\t') { conllu(text, file)? } else { lines(text) };
    if sentences.is_empty() {
        return Err(GoldError::file(file, "holds no sentence"));
    }
    Ok(sentences)
}

fn conllu(text: &str, file: &str) -> Result<Vec<Sentence>> {
    let (mut sentences, mut raw, mut words) = (Vec::new(), None, Vec::new());
    // The last sentence may end without an empty line.
    for (number, line) in text.lines().chain([""]).enumerate() {
        if let Some(text) = line.strip_prefix("# text =") {
            raw = Some(text.trim().to_owned());
        } else if line.is_empty() {
            let words = std::mem::take(&mut words);
            let text = raw.take();
            if !words.is_empty() {
                sentences.push(Sentence { text: text.unwrap_or_else(|| words.join(" ")), words });
            }
        } else if !line.starts_with('#') {
            let mut columns = line.split('\t');
            let (Some(id), Some(form)) = (columns.next(), columns.next()) else {
                return Err(GoldError::new(file, number + 1, "a word's line has columns apart by tabs; the second is the word"));
            };
            // Ranges of tokens and empty nodes are no words.
            if !id.contains(['-', '.']) {
                words.push(form.to_owned());
            }
        }
    }
    Ok(sentences)
}

fn lines(text: &str) -> Vec<Sentence> {
    let sentence = |line: &str| {
        let words: Vec<String> = line.split_whitespace().map(apart).collect();
        Sentence { text: words.join(" "), words }
    };
    text.lines().map(sentence).filter(|sentence| !sentence.words.is_empty()).collect()
}

/// A word's syllables apart by blanks; a run of `_` alone is a sign.
fn apart(word: &str) -> String {
    if word.chars().all(|c| c == '_') { word.to_owned() } else { word.replace('_', " ").trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read() {
        let tree = "# text = Tỉnh họp .\n# sent_id = 1\n1-2\tTỉnh họp\n1\tTỉnh\tx\n2\thọp\n3\t.\n\n# x\n1\tkinh tế\n";
        let sentences = parse(tree, "a.conllu").unwrap();
        assert_eq!(sentences[0], Sentence { text: "Tỉnh họp .".to_owned(), words: vec!["Tỉnh".into(), "họp".into(), ".".into()] });
        assert_eq!(sentences[1].text, "kinh tế");
        let sentences = parse("kinh_tế __ tăng_\n\n", "a.txt").unwrap();
        assert_eq!(
            sentences,
            [Sentence { text: "kinh tế __ tăng".to_owned(), words: vec!["kinh tế".into(), "__".into(), "tăng".into()] }]
        );
    }

    #[test]
    fn what_is_broken_is_named_with_its_line() {
        let error = parse("1\tTỉnh\nhọp\n", "a.conllu").unwrap_err();
        assert!(error.to_string().starts_with("a.conllu:2: a word's line"), "{error}");
        assert_eq!(parse("\n", "a.txt").unwrap_err().to_string(), "a.txt: holds no sentence");
    }
}
