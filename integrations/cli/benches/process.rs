//! Speed of commands as processes, from the file to the results, beside `from_utf8` over the same bytes in the same rounds.
//!
//! `cargo bench -p vanban-cli` runs over the articles of `examples/articles`, repeated to 32 MB; `VANBAN_BENCH_TEXT=FILE` for a text of your
//! own, `-- words` for some commands alone. Processor time where the system tells it (other processes do not count), else time on the
//! clock; the best of the rounds. The results are dropped: what a terminal or a disk takes is not the command's.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;

/// A command line, and the share of the text that it is run over (the slow ones get less).
const COMMANDS: [(&str, &[&str], usize); 8] = [
    ("words", &["words"], 1),
    ("words jsonl", &["words", "--format", "jsonl"], 4),
    ("sentences", &["sentences"], 1),
    ("expand", &["expand"], 1),
    ("annotate jsonl", &["annotate", "--input", "jsonl", "--format", "jsonl"], 8),
    ("entities jsonl", &["entities", "--input", "jsonl", "--format", "jsonl"], 8),
    ("summarize jsonl", &["summarize", "--input", "jsonl", "--format", "jsonl"], 8),
    ("keywords jsonl", &["keywords", "--input", "jsonl", "--format", "jsonl"], 8),
];

/// The articles that the text is made of; a file of the caller's own is one of each 8 KB.
fn articles() -> Vec<String> {
    if let Ok(path) = std::env::var("VANBAN_BENCH_TEXT") {
        let text = fs::read_to_string(path).unwrap();
        let mut articles = vec![String::new()];
        for line in text.split_inclusive('\n') {
            if articles.last().is_some_and(|article| article.len() > 8_000) {
                articles.push(String::new());
            }
            articles.last_mut().unwrap().push_str(line);
        }
        return articles;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/articles");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|extension| extension == "txt")).collect();
    paths.sort();
    let articles: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let bytes: usize = articles.iter().map(String::len).sum();
    let times = 32_000_000 / bytes + 1;
    articles.iter().cycle().take(articles.len() * times).cloned().collect()
}

/// Processor time of this process and of its children that have ended.
#[cfg(target_os = "linux")]
fn processor_time() -> Option<Duration> {
    // In hundredths of a second: fields 14 to 17, counted behind the name in brackets.
    let line = fs::read_to_string("/proc/self/stat").ok()?;
    let fields = line.rsplit_once(')')?.1.split_whitespace().skip(11).take(4);
    Some(Duration::from_millis(fields.filter_map(|field| field.parse::<u64>().ok()).sum::<u64>() * 10))
}

#[cfg(not(target_os = "linux"))]
fn processor_time() -> Option<Duration> {
    None
}

fn time(work: impl FnOnce()) -> f64 {
    let (clock, before) = (Instant::now(), processor_time());
    work();
    let passed = before.and_then(|before| Some(processor_time()?.saturating_sub(before)));
    passed.unwrap_or_else(|| clock.elapsed()).as_secs_f64()
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let articles = articles();
    println!("{:16} {:>12} {:>12} {:>7}", "command", "MB/s", "from_utf8", "ratio");
    for (name, arguments, divisor) in COMMANDS {
        if !wanted.is_empty() && !wanted.iter().any(|wanted| name.starts_with(wanted.as_str())) {
            continue;
        }
        let articles = &articles[..articles.len() / divisor];
        let text: String = articles.concat();
        let file = folder.join("process-input");
        let lines = || articles.iter().map(|text| serde_json::json!({ "text": text }).to_string() + "\n").collect();
        fs::write(&file, if arguments.contains(&"--input") { lines() } else { text.clone() }).unwrap();
        let (mut command, mut floor) = (f64::MAX, f64::MAX);
        for _ in 0..ROUNDS {
            command = command.min(time(|| {
                let mut command = Command::new(env!("CARGO_BIN_EXE_vanban"));
                assert!(command.args(arguments).arg(&file).stdout(Stdio::null()).status().unwrap().success());
            }));
            // Often enough for a clock of hundredths.
            let times = 1 + 400_000_000 / text.len();
            let took = time(|| (0..times).for_each(|_| assert!(std::str::from_utf8(black_box(text.as_bytes())).is_ok())));
            floor = floor.min(took / times as f64);
        }
        let speed = |seconds: f64| text.len() as f64 / seconds / 1e6;
        println!("{name:16} {:12.1} {:12.0} {:7.4}", speed(command), speed(floor), floor / command);
    }
}
