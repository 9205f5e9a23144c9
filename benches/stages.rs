//! Speed of each stage, in bytes a second, with the floor (`from_utf8`, `split_whitespace`) measured in the same run.
//!
//! `cargo bench --bench stages` on the articles of `examples/articles`, repeated to about a megabyte; `VANBAN_BENCH_TEXT=FILE` for a text of
//! your own. Compare ratios, not figures of different runs.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use vanban::lexicon::Units;
use vanban::token::Tokenizer;

fn text() -> String {
    if let Ok(path) = std::env::var("VANBAN_BENCH_TEXT") {
        return std::fs::read_to_string(path).unwrap_or_default();
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let articles: String = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let times = 1_000_000 / articles.len().max(1) + 1;
    articles.repeat(times)
}

fn stages(criterion: &mut Criterion) {
    let text = text();
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    group.bench_function("floor/from_utf8", |bench| bench.iter(|| std::str::from_utf8(black_box(text.as_bytes())).map(str::len)));
    group.bench_function("floor/split_whitespace", |bench| bench.iter(|| black_box(text.as_str()).split_whitespace().count()));
    let Ok(units) = Units::embedded() else { return };
    let tokenizer = Tokenizer::new(units);
    let mut tokens = Vec::new();
    group.bench_function("token", |bench| {
        bench.iter(|| {
            tokenizer.tokenize_into(black_box(&text), &mut tokens);
            tokens.len()
        });
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
