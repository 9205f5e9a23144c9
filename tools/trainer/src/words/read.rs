//! Segmented text as the trainer reads it: gold (CoNLL-U, or syllables joined by `_`) and the votes of other tools.

use crate::corpus;
use vanban::token::{Token, Tokenizer};

/// A sentence of gold: its text, and where its words end, counted in characters that are not white space.
#[derive(Clone, Debug)]
pub(crate) struct Gold {
    pub(crate) text: String,
    pub(crate) ends: Vec<usize>,
}

impl Gold {
    fn new(text: String, words: &[String]) -> Self {
        let mut at = 0;
        let ends = words.iter().map(|word| {
            at += solid(word);
            at
        });
        Self { text, ends: ends.collect() }
    }

    /// The same with signs written as in real text: no blank before a closing sign or behind an opening one.
    pub(crate) fn glued(&self) -> Self {
        Self { text: glue(&self.text), ends: self.ends.clone() }
    }

    /// The same without the blank behind a short form's full stop: `TP. HCM` is `TP.HCM`.
    pub(crate) fn tight(&self) -> Self {
        let mut text = String::new();
        let mut rest = self.text.split_whitespace().peekable();
        while let Some(word) = rest.next() {
            text.push_str(word);
            let short = word.strip_suffix('.').is_some_and(|form| form.ends_with(char::is_alphabetic));
            let Some(next) = rest.peek() else { break };
            if !(short && word.starts_with(char::is_uppercase) && next.starts_with(char::is_uppercase)) {
                text.push(' ');
            }
        }
        Self { text, ends: self.ends.clone() }
    }

    /// The same with its letters changed; `None` where that changes their number.
    pub(crate) fn respelled(&self, change: fn(&str) -> String) -> Option<Self> {
        let text = change(&self.text);
        (solid(&text) == solid(&self.text)).then(|| Self { text, ends: self.ends.clone() })
    }

    /// For each border between tokens, whether it is inside a word.
    pub(crate) fn borders(&self, tokens: &[Token]) -> Vec<bool> {
        let ends = token_ends(&self.text, tokens);
        ends.iter().take(tokens.len().saturating_sub(1)).map(|end| self.ends.binary_search(end).is_err()).collect()
    }
}

/// Characters that are not white space.
fn solid(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Where each token ends, counted in characters that are not white space.
pub(crate) fn token_ends(text: &str, tokens: &[Token]) -> Vec<usize> {
    let mut at = 0;
    tokens
        .iter()
        .map(|token| {
            at += solid(token.span.of(text));
            at
        })
        .collect()
}

fn glue(text: &str) -> String {
    let mut out = String::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut quoted = false;
    let (mut open, number) = (true, |word: &str, end: bool| {
        let c = if end { word.chars().next_back() } else { word.chars().next() };
        c.is_some_and(|c| c.is_ascii_digit())
    });
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).copied().unwrap_or("");
        let before = if at > 0 { words[at - 1] } else { "" };
        let only = |signs: &str| word.chars().all(|c| signs.contains(c));
        let decimal = matches!(*word, "." | ",") && number(before, true) && number(next, false);
        let closes = only(",.;:!?…)]}”»") || *word == "%" && number(before, true) || *word == "\"" && quoted;
        if !open && !closes {
            out.push(' ');
        }
        out.push_str(word);
        open = only("([{“«") || decimal || *word == "\"" && !quoted;
        if *word == "\"" {
            quoted = !quoted;
        }
    }
    out
}

/// Reads a file of gold; what ends with `.conllu` is that.
pub(crate) fn gold(path: &str) -> Result<Vec<Gold>, String> {
    let mut sentences = Vec::new();
    if !path.ends_with(".conllu") {
        for line in corpus::lines(path)? {
            let line = line?;
            let words: Vec<String> = line
                .split_whitespace()
                .map(|word| if word.chars().all(|c| c == '_') { word.to_owned() } else { word.replace('_', " ") })
                .map(|word| word.trim().to_owned())
                .collect();
            if !words.is_empty() {
                sentences.push(Gold::new(words.join(" "), &words));
            }
        }
        return Ok(sentences);
    }
    let (mut text, mut words): (Option<String>, Vec<String>) = (None, Vec::new());
    for line in corpus::lines(path)?.chain([Ok(String::new())]) {
        let line = line?;
        if let Some(found) = line.strip_prefix("# text =") {
            text = Some(found.trim().to_owned());
        } else if line.is_empty() {
            if !words.is_empty() {
                sentences.push(Gold::new(text.take().unwrap_or_else(|| words.join(" ")), &words));
            }
            words.clear();
        } else if !line.starts_with('#') {
            let mut cells = line.split('\t');
            let number = cells.next().unwrap_or("");
            if !number.contains(['-', '.']) {
                words.push(cells.next().unwrap_or("").to_owned());
            }
        }
    }
    Ok(sentences)
}

/// A sentence of silver: its tokens, and for each border the sign of the votes, `?` where there is none.
pub(crate) struct Silver {
    pub(crate) text: String,
    pub(crate) tokens: Vec<Token>,
    pub(crate) votes: Vec<char>,
}

/// Reads sentences with the votes of other tools.
pub(crate) fn silver<'t>(
    path: &str,
    tokenizer: &'t Tokenizer,
) -> Result<impl Iterator<Item = Result<Silver, String>> + use<'t>, String> {
    let lines = corpus::lines(path)?;
    Ok(lines.filter_map(move |line| {
        let line = match line {
            Ok(line) => line,
            Err(error) => return Some(Err(error)),
        };
        let (text, signs) = line.split_once('\t')?;
        let signs: Vec<char> = signs.chars().collect();
        let tokens = tokenizer.tokenize(text);
        let mut spaces = 0;
        let votes = tokens.windows(2).map(|pair| {
            let inside = text.get(pair[0].span.start()..pair[0].span.end()).unwrap_or("");
            spaces += inside.matches(' ').count();
            let gap = text.get(pair[0].span.end()..pair[1].span.start()).unwrap_or("").matches(' ').count();
            let vote = if gap == 1 { signs.get(spaces).copied().unwrap_or('?') } else { '?' };
            spaces += gap;
            vote
        });
        let votes = votes.collect();
        Some(Ok(Silver { text: text.to_owned(), tokens, votes }))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_glued_as_in_real_text() {
        assert_eq!(glue("Ông nói : \" Có 10 . 000 người ( 61 % ) . \" Thật ?"), "Ông nói: \"Có 10.000 người (61%).\" Thật?");
    }
}
