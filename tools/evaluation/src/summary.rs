//! How much of human summaries a summary holds: ROUGE over items of one or several documents.

use crate::error::{GoldError, Result, read};
use serde::Deserialize;
use std::path::Path;
use vanban::summary::{Budget, Ranking, Rouge, SummaryOptions, reference_length, rouge};
use vanban::{Annotation, Annotator};

/// Documents about one event, with human summaries of them.
#[derive(Clone, Debug, Deserialize)]
pub struct Item {
    /// Its name.
    pub id: String,
    /// The documents, in order.
    pub documents: Vec<Source>,
    /// The human summaries.
    pub references: Vec<String>,
}

/// A document to be summarized.
#[derive(Clone, Debug, Deserialize)]
pub struct Source {
    /// Its title, where it stands apart from the text.
    pub title: Option<String>,
    /// Its text.
    pub text: String,
}

/// The items of a file: one JSON object a line, `{"id", "documents": [{"title"?, "text"}…], "references": [text…]}`.
///
/// # Errors
/// What cannot be read, or is no item, with file and line.
pub fn load(path: &Path) -> Result<Vec<Item>> {
    let (text, name) = read(path)?;
    parse(&text, &name)
}

/// The items of the text of a file; `file` is its name for messages.
///
/// # Errors
/// What is no item, with the line.
pub fn parse(text: &str, file: &str) -> Result<Vec<Item>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let item = |(at, line): (usize, &str)| {
        let item: Item = serde_json::from_str(line).map_err(|error| GoldError::new(file, at + 1, error.to_string()))?;
        if item.references.is_empty() {
            return Err(GoldError::new(file, at + 1, "\"references\" is empty: there is nothing to compare with"));
        }
        Ok(item)
    };
    let items = lines.map(item).collect::<Result<Vec<_>>>()?;
    if items.is_empty() { Err(GoldError::file(file, "holds no item")) } else { Ok(items) }
}

/// ROUGE over items; add one after the other.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    rouges: Vec<Rouge>,
    /// First keywords that the title holds, and all first keywords, of documents with a title.
    pub first_keywords: (usize, usize),
    /// The same of the first five keywords.
    pub five_keywords: (usize, usize),
}

impl Scores {
    /// Compares a summary with an item's references, cut after `budget` syllables (by default after the references' mean length).
    pub fn add(&mut self, item: &Item, summary: &str, budget: Option<usize>) {
        let references: Vec<&str> = item.references.iter().map(String::as_str).collect();
        self.rouges.push(rouge(summary, &references, budget));
    }

    /// Compares keywords of a document's text, best first, with its title: a proxy, because a title holds few words.
    pub fn add_keywords(&mut self, title: &str, keywords: &[String]) {
        let title = words(title);
        for (at, keyword) in keywords.iter().take(5).enumerate() {
            let held = usize::from(title.contains(&words(keyword)));
            self.five_keywords.0 += held;
            self.five_keywords.1 += 1;
            if at == 0 {
                self.first_keywords.0 += held;
                self.first_keywords.1 += 1;
            }
        }
    }

    /// How many items there were.
    #[must_use]
    pub fn items(&self) -> usize {
        self.rouges.len()
    }

    /// The mean over the items, 0 to 1.
    #[must_use]
    pub fn mean(&self) -> Rouge {
        Rouge { one: mean(self.part(|r| r.one)), two: mean(self.part(|r| r.two)), longest: mean(self.part(|r| r.longest)) }
    }

    /// Half the width of a 95 % interval around the mean of ROUGE-2, by the normal approximation.
    #[must_use]
    pub fn half_width(&self) -> f64 {
        let (middle, many) = (mean(self.part(|r| r.two)), self.rouges.len().max(2) as f64);
        let squares: f64 = self.part(|r| r.two).map(|two| (two - middle).powi(2)).sum();
        1.96 * (squares / (many - 1.0) / many).sqrt()
    }

    fn part(&self, part: fn(&Rouge) -> f64) -> impl Iterator<Item = f64> + '_ {
        self.rouges.iter().map(part)
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, many) = values.fold((0.0, 0), |(sum, many), value| (sum + value, many + 1));
    sum / f64::from(many.max(1))
}

/// The words in lower case between blanks, so that one phrase is looked for in another.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    format!(" {} ", words.join(" ").to_lowercase())
}

/// The engine's summary of an item within `budget` syllables, or else as long as the references are; and what its keywords are to be
/// compared with: of each document with a title the best five of the text alone.
#[must_use]
pub fn answer(annotator: &Annotator, item: &Item, ranking: Ranking, budget: Option<usize>) -> Answer {
    let references: Vec<&str> = item.references.iter().map(String::as_str).collect();
    let length = budget.unwrap_or_else(|| reference_length(&references));
    let annotations: Vec<(Annotation, Annotation)> = item
        .documents
        .iter()
        .map(|source| (annotator.annotate(source.title.as_deref().unwrap_or_default()), annotator.annotate(source.text.as_str())))
        .collect();
    let documents: Vec<_> = item
        .documents
        .iter()
        .zip(&annotations)
        .map(|(source, (title, text))| {
            let title = source.title.as_deref().map(|words| annotator.document(words, title));
            (title, annotator.document(&source.text, text))
        })
        .collect();
    let options = SummaryOptions::new(Budget::Words(length)).ranking(ranking);
    let chosen = annotator.summarize(&documents, &options);
    let sentence = |found: &vanban::summary::SummarySentence| {
        item.documents.get(found.document as usize).map_or("", |source| found.span.of(&source.text))
    };
    let summary = chosen.iter().map(sentence).collect::<Vec<_>>().join(" ");
    let titled = item.documents.iter().zip(&documents).filter_map(|(source, (_, text))| Some((source.title.as_ref()?, text)));
    let keywords = titled.map(|(title, text)| {
        let found = annotator.keywords(None, text, 5);
        (title.clone(), found.iter().map(|keyword| keyword.keyword.span.of(text.text()).to_owned()).collect())
    });
    Answer { summary, keywords: keywords.collect() }
}

/// What the engine makes of an item.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The summary's sentences, apart by blanks.
    pub summary: String,
    /// Titles, each with the keywords of its text.
    pub keywords: Vec<(String, Vec<String>)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEM: &str = r#"{"id": "a", "documents": [{"title": "Khởi công cầu Bến Sen", "text": "Tỉnh khởi công cầu Bến Sen. Trời nắng."}], "references": ["Tỉnh khởi công cầu Bến Sen.", "Khởi công cầu."]}"#;

    #[test]
    fn items_are_read_and_broken_ones_named() {
        assert_eq!(parse(ITEM, "a.jsonl").unwrap()[0].documents.len(), 1);
        let error = parse(&format!("{ITEM}\n{{\"id\": 1}}\n"), "a.jsonl").unwrap_err();
        assert_eq!(error.line(), Some(2));
        assert!(parse(&ITEM.replace("[\"Tỉnh khởi công cầu Bến Sen.\", \"Khởi công cầu.\"]", "[]"), "a").is_err());
        assert!(parse("", "a.jsonl").is_err());
    }

    #[test]
    fn the_mean_and_its_interval_are_over_items() {
        let item = parse(ITEM, "a.jsonl").unwrap().remove(0);
        let mut scores = Scores::default();
        scores.add(&item, "Tỉnh khởi công cầu Bến Sen.", Some(6));
        scores.add(&item, "Trời nắng.", None);
        let first = rouge("Tỉnh khởi công cầu Bến Sen.", &["Tỉnh khởi công cầu Bến Sen.", "Khởi công cầu."], Some(6));
        assert_eq!((scores.items(), scores.mean().two), (2, first.two / 2.0));
        // Of two values the standard error is half their distance.
        assert!((scores.half_width() - 1.96 * first.two / 2.0).abs() < 1e-12);
    }

    #[test]
    fn keywords_are_looked_for_as_whole_words_of_the_title() {
        let mut scores = Scores::default();
        scores.add_keywords("Khởi công: cầu Bến Sen", &["cầu bến sen".to_owned(), "Bến Se".to_owned()]);
        assert_eq!(scores.first_keywords, (1, 1));
        assert_eq!(scores.five_keywords, (1, 2));
    }
}
