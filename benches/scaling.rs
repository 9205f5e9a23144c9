//! Whether time grows with the text and nothing else: nanoseconds a byte from 1 KB to 100 MB, in lines and on one line; decomposed text beside
//! composed; two threads beside one. Processor time of the threads, so that a busy machine disturbs little.
//!
//! `cargo bench --bench scaling [-- --largest BYTES]`; `VANBAN_BENCH_TEXT=FILE` for a text of your own.

#[path = "common/articles.rs"]
mod articles;
#[path = "common/clock.rs"]
mod clock;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;
use unicode_normalization::UnicodeNormalization as _;
use vanban::token::Token;
use vanban::word::{Word, WordScratch};
use vanban::{Annotation, Annotator, Scratch};

const LARGEST: usize = 100_000_000;

/// A way through the library with its working memory.
enum Way {
    Words { tokens: Vec<Token>, scratch: Box<WordScratch>, words: Vec<Word> },
    Annotation { scratch: Box<Scratch>, annotation: Annotation },
}

impl Way {
    fn all() -> [Self; 2] {
        let words = Self::Words { tokens: Vec::new(), scratch: Box::default(), words: Vec::new() };
        [words, Self::Annotation { scratch: Box::default(), annotation: Annotation::default() }]
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::Words { .. } => "text to words",
            Self::Annotation { .. } => "text to annotation",
        }
    }

    fn go(&mut self, annotator: &Annotator, text: &str) {
        match self {
            Self::Words { tokens, scratch, words } => {
                annotator.tokenizer().tokenize_into(black_box(text), tokens);
                if let Some(stage) = annotator.words() {
                    stage.words_into(text, tokens, scratch, words);
                }
                black_box(words.len());
            }
            Self::Annotation { scratch, annotation } => {
                annotator.annotate_into(black_box(text), scratch, annotation);
                black_box(annotation.entities().len());
            }
        }
    }

    /// Nanoseconds a byte: the best of as many passes as make a megabyte, at least two and at most fifty; the first fills the memory.
    fn nanoseconds(&mut self, annotator: &Annotator, text: &str) -> f64 {
        let passes = (1_000_000 / text.len().max(1)).clamp(1, 50);
        self.go(annotator, text);
        let times = (0..passes).map(|_| {
            let start = clock::now();
            self.go(annotator, text);
            clock::now() - start
        });
        times.min().unwrap_or_default().as_secs_f64() * 1e9 / text.len() as f64
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let largest = match arguments.as_slice() {
        [] => Some(LARGEST),
        ["--largest", bytes] => bytes.parse().ok(),
        _ => None,
    };
    let (Some(largest), Ok(annotator)) = (largest, Annotator::new()) else {
        eprintln!("usage: scaling [--largest BYTES]");
        return ExitCode::from(2);
    };
    let text: String = articles::articles().concat();
    sizes(&annotator, &text, largest);
    compositions(&annotator, &text);
    threads(&annotator, &text);
    ExitCode::SUCCESS
}

/// The text repeated, or its head, up to a character's border.
fn of_length(text: &str, bytes: usize) -> String {
    let mut long = text.repeat(bytes / text.len().max(1) + 1);
    let end = (bytes.min(long.len())..=long.len()).find(|&end| long.is_char_boundary(end)).unwrap_or(0);
    long.truncate(end);
    long
}

fn sizes(annotator: &Annotator, text: &str, largest: usize) {
    let sizes: Vec<usize> = (3..).map(|power| 10_usize.pow(power)).take_while(|&size| size <= largest).collect();
    let one_line = text.replace(['\n', '\r'], " ");
    let columns: Vec<String> = sizes.iter().map(|size| format!("{size} bytes")).collect();
    println!("nanoseconds a byte\n\n| | {} |\n|---|{}", columns.join(" | "), "---|".repeat(sizes.len()));
    for mut way in Way::all() {
        for (name, text) in [("in lines", text), ("on one line", one_line.as_str())] {
            let row: Vec<String> =
                sizes.iter().map(|&size| format!("{:.1}", way.nanoseconds(annotator, &of_length(text, size)))).collect();
            println!("| {}, {name} | {} |", way.name(), row.join(" | "));
        }
    }
}

fn compositions(annotator: &Annotator, text: &str) {
    let composed: String = text.nfc().collect();
    let decomposed: String = text.nfd().collect();
    println!("\n| | NFC, ns a byte | NFD, ns a byte | a text in NFD takes |\n|---|---|---|---|");
    for mut way in Way::all() {
        let [nfc, nfd] = [&composed, &decomposed].map(|text| way.nanoseconds(annotator, text));
        let times = nfd * decomposed.len() as f64 / (nfc * composed.len() as f64);
        println!("| {} | {nfc:.1} | {nfd:.1} | {times:.2} × |", way.name());
    }
}

/// Processor time of one pass in each of so many threads that run together: the best round.
fn together(annotator: &Annotator, text: &str, threads: usize, which: usize) -> Duration {
    let barrier = std::sync::Barrier::new(threads);
    let one = || {
        let Some(mut way) = Way::all().into_iter().nth(which) else { return Duration::ZERO };
        way.go(annotator, text);
        let passes = (0..5).map(|_| {
            barrier.wait();
            let start = clock::now();
            way.go(annotator, text);
            clock::now() - start
        });
        passes.min().unwrap_or_default()
    };
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(one)).collect();
        running.into_iter().filter_map(|thread| thread.join().ok()).max().unwrap_or_default()
    })
}

fn threads(annotator: &Annotator, text: &str) {
    println!("\n| | two threads do, of what one does in as much processor time each |\n|---|---|");
    for (which, way) in Way::all().into_iter().enumerate() {
        let (mut alone, mut both) = (Duration::MAX, Duration::MAX);
        for _ in 0..3 {
            alone = alone.min(together(annotator, text, 1, which));
            both = both.min(together(annotator, text, 2, which));
        }
        println!("| {} | {:.2} × |", way.name(), 2.0 * alone.as_secs_f64() / both.as_secs_f64());
    }
}
