//! The tools that run in this process.

use crate::coded::Coded;
use charabia::Segment as _;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;
use unicode_segmentation::UnicodeSegmentation as _;
use vanban::Annotator;
use vanban::token::Token;
use vanban::word::{Word, WordScratch};

/// Words of one line as ranges of bytes.
pub(crate) type Ranges = Vec<(usize, usize)>;

/// Something that finds words.
pub(crate) trait Tool {
    fn name(&self) -> String;

    /// The words of every line, in order.
    fn words(&mut self, lines: &[String]) -> Result<Vec<Vec<String>>, Box<dyn Error>>;

    /// Finds the words of every line into memory that is kept; the processor time that it took, and the number of words.
    fn pass(&mut self, lines: &[String]) -> Result<(Duration, usize), Box<dyn Error>>;

    /// Whether the tool says where words are; the floor does not.
    fn is_segmenter(&self) -> bool {
        true
    }
}

/// A tool that answers a line with ranges.
struct Here<F> {
    name: &'static str,
    is_segmenter: bool,
    find: F,
    ranges: Ranges,
}

impl<F: FnMut(&str, &mut Ranges)> Tool for Here<F> {
    fn name(&self) -> String {
        self.name.to_owned()
    }

    fn words(&mut self, lines: &[String]) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
        let answer = |line: &String| {
            self.ranges.clear();
            (self.find)(line, &mut self.ranges);
            self.ranges.iter().map(|&(start, end)| line[start..end].to_owned()).collect()
        };
        Ok(lines.iter().map(answer).collect())
    }

    fn pass(&mut self, lines: &[String]) -> Result<(Duration, usize), Box<dyn Error>> {
        let start = now();
        let mut count = 0;
        for line in lines {
            self.ranges.clear();
            (self.find)(black_box(line), &mut self.ranges);
            count += black_box(&self.ranges).len();
        }
        Ok((now() - start, count))
    }

    fn is_segmenter(&self) -> bool {
        self.is_segmenter
    }
}

fn here(name: &'static str, is_segmenter: bool, find: impl FnMut(&str, &mut Ranges) + 'static) -> Box<dyn Tool> {
    Box::new(Here { name, is_segmenter, find, ranges: Ranges::new() })
}

/// Processor time of this thread.
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
}

/// The floor, vanban, and the other tools that are crates.
pub(crate) fn built_in(vaporetto: Option<&Path>) -> Result<Vec<Box<dyn Tool>>, Box<dyn Error>> {
    let mut tools = vec![
        here("from_utf8", false, |line, ranges| ranges.push((0, std::str::from_utf8(black_box(line.as_bytes())).map_or(0, str::len)))),
        here("split_whitespace", false, |line, ranges| push(line, line.split_whitespace(), ranges)),
        vanban()?,
    ];
    match vaporetto {
        Some(folder) => {
            let mut coded = Coded::load(folder)?;
            tools.push(here("vaporetto, coded in syllables", true, move |line, ranges| coded.words(line, ranges)));
        }
        None => eprintln!("without vaporetto: --vaporetto names no model (vanban-compare train makes one)"),
    }
    tools.push(here("charabia", true, |line, ranges| push(line, line.segment_str(), ranges)));
    tools.push(here("unicode-segmentation", true, |line, ranges| push(line, line.split_word_bounds(), ranges)));
    Ok(tools)
}

fn vanban() -> Result<Box<dyn Tool>, Box<dyn Error>> {
    let annotator = Annotator::new()?;
    let (mut tokens, mut words): (Vec<Token>, Vec<Word>) = (Vec::new(), Vec::new());
    let mut scratch = WordScratch::default();
    Ok(here("vanban", true, move |line, ranges| {
        annotator.tokenizer().tokenize_into(line, &mut tokens);
        if let Some(segmenter) = annotator.words() {
            segmenter.words_into(line, &tokens, &mut scratch, &mut words);
        }
        ranges.extend(words.iter().map(|word| (word.span.start(), word.span.end())));
    }))
}

/// Pieces of a line as ranges, without those that are only white space.
fn push<'l>(line: &'l str, pieces: impl Iterator<Item = &'l str>, ranges: &mut Ranges) {
    for piece in pieces {
        let start = piece.as_ptr() as usize - line.as_ptr() as usize;
        if !piece.chars().all(char::is_whitespace) {
            ranges.push((start, start + piece.len()));
        }
    }
}
