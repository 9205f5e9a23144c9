//! How many words are right, and how fast they came. A tool that answers something else than the text's words gets no speed.

use crate::tools::Tool;
use std::error::Error;
use std::path::Path;
use std::time::Duration;
use vanban_evaluation::word::{self, Scores, Sentence};

type Tools = [Box<dyn Tool>];

pub(crate) fn glued(sentence: &Sentence) -> String {
    word::glued(&sentence.text)
}

/// Lines of about so many bytes together, without empty ones; a short text is repeated.
pub(crate) fn cut(text: &str, bytes: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut length = 0;
    for line in text.lines().filter(|line| !line.trim().is_empty()).cycle() {
        lines.push(line.to_owned());
        length += line.len();
        if length >= bytes {
            break;
        }
    }
    lines
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_whitespace())
}

/// Whether the words have the text's characters, and as many: a tool may write a character otherwise, not leave one out.
fn covers(text: &str, words: &[String]) -> (bool, bool) {
    let same = words.iter().flat_map(|word| letters(word)).eq(letters(text));
    let length = words.iter().map(|word| letters(word).count()).sum::<usize>();
    (same, length == letters(text).count())
}

/// Prints a table of scores over each gold file, as it is and glued. `false` where vanban's words are not the text's.
pub(crate) fn scores(tools: &mut Tools, gold: &[(&Path, Vec<Sentence>)]) -> Result<bool, Box<dyn Error>> {
    let mut right = true;
    for (path, sentences) in gold {
        println!("{}, {} sentences\n", path.file_name().unwrap_or_default().display(), sentences.len());
        println!("| tool | F1 | glued F1 | multi-syllable, glued | sentences all right, glued | lines rewritten | lines spoiled |");
        println!("|---|---|---|---|---|---|---|");
        let texts: Vec<String> = sentences.iter().map(|sentence| sentence.text.clone()).collect();
        let glued_texts: Vec<String> = sentences.iter().map(glued).collect();
        for tool in tools.iter_mut().filter(|tool| tool.is_segmenter()) {
            let (plain, _) = score(&tool.words(&texts)?, &texts, sentences);
            let (scores, wrong) = score(&tool.words(&glued_texts)?, &glued_texts, sentences);
            let whole = scores.whole as f64 / scores.sentences.max(1) as f64;
            let [f1, glued_f1, multiple] = [&plain.words, &scores.words, &scores.multiple].map(|count| count.f1() * 100.0);
            println!(
                "| {} | {f1:.2} | {glued_f1:.2} | {multiple:.2} | {:.1} % | {} | {} |",
                tool.name(),
                whole * 100.0,
                wrong.rewritten,
                wrong.spoiled
            );
            right &= tool.name() != "vanban" || (wrong.rewritten == 0 && wrong.spoiled == 0);
        }
        println!();
    }
    Ok(right)
}

/// Lines whose words are not made of the text.
#[derive(Default)]
struct Wrong {
    /// Some character is another one.
    rewritten: usize,
    /// Characters are missing or too many: no word of the line counts as right.
    spoiled: usize,
}

fn score(answers: &[Vec<String>], texts: &[String], gold: &[Sentence]) -> (Scores, Wrong) {
    let (mut scores, mut wrong) = (Scores::default(), Wrong::default());
    for ((words, text), sentence) in answers.iter().zip(texts).zip(gold) {
        match covers(text, words) {
            (true, _) => scores.add(sentence, words),
            (false, true) => {
                wrong.rewritten += 1;
                scores.add(sentence, words);
            }
            (false, false) => {
                wrong.spoiled += 1;
                scores.add(sentence, [] as [&str; 0]);
            }
        }
    }
    (scores, wrong)
}

/// Prints a table of speeds: every round each tool goes once through the lines. `false` where a tool does not answer with the text's words,
/// or finds another number of words from one round to the next.
pub(crate) fn speeds(tools: &mut Tools, lines: &[String], rounds: usize) -> Result<bool, Box<dyn Error>> {
    let bytes: usize = lines.iter().map(|line| line.len() + 1).sum();
    let mut right = true;
    let mut counts = Vec::new();
    for tool in tools.iter_mut() {
        let answers = tool.words(lines)?;
        let spoiled = lines.iter().zip(&answers).filter(|(line, words)| tool.is_segmenter() && !covers(line, words).1).count();
        if spoiled > 0 {
            println!("{}: {spoiled} of {} lines are not answered with their words", tool.name(), lines.len());
        }
        // Tools that normalize lose a line here and there: it is said, and held against them above a hundredth.
        right &= spoiled * 100 <= lines.len();
        counts.push(answers.iter().map(Vec::len).sum::<usize>());
    }
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); tools.len()];
    for _ in 0..rounds.max(1) {
        for ((tool, count), times) in tools.iter_mut().zip(&counts).zip(&mut times) {
            let (time, found) = tool.pass(lines)?;
            if tool.is_segmenter() && found != *count {
                println!("{}: {found} words, {count} before", tool.name());
                right = false;
            }
            times.push(time);
        }
    }
    println!("{} lines, {bytes} bytes, {rounds} rounds in turn, processor time of one thread\n", lines.len());
    println!("| tool | MB/s, median | best | ratio to from_utf8, median |");
    println!("|---|---|---|---|");
    let floor = times.first().map(|times| median(times)).unwrap_or_default();
    for (tool, times) in tools.iter().zip(&times) {
        let (median, best) = (median(times), times.iter().min().map_or(0.0, Duration::as_secs_f64));
        let speed = |seconds: f64| bytes as f64 / seconds / 1e6;
        println!("| {} | {:.2} | {:.2} | {:.4} |", tool.name(), speed(median), speed(best), floor / median);
    }
    Ok(right)
}

fn median(times: &[Duration]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).map_or(0.0, Duration::as_secs_f64)
}
