//! Speed of summaries and keywords over finished annotations, and of a whole `summarize`, with `from_utf8` in the same run.
//!
//! `cargo bench --bench summary`; `VANBAN_BENCH_TEXT=FILE` for a text of your own. Compare ratios, not figures of different runs.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use vanban::summary::{Budget, Ranking, Source, SummaryOptions, SummaryScratch};
use vanban::{Annotation, Annotator, Scratch};

fn articles() -> Vec<String> {
    if let Ok(path) = std::env::var("VANBAN_BENCH_TEXT") {
        return std::fs::read_to_string(path).into_iter().collect();
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

fn summaries(criterion: &mut Criterion) {
    let articles = articles();
    let bytes: usize = articles.iter().map(String::len).sum();
    let Ok(annotator) = Annotator::new() else { return };
    let Some(summarizer) = annotator.summarizer() else { return };
    let annotations: Vec<Annotation> = articles.iter().map(|text| annotator.annotate(text.as_str())).collect();
    let mut group = criterion.benchmark_group("summary");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(20);
    group.bench_function("floor/from_utf8", |bench| {
        bench.iter(|| articles.iter().filter_map(|text| std::str::from_utf8(black_box(text.as_bytes())).ok()).count());
    });
    let (mut scratch, mut out) = (SummaryScratch::default(), Vec::new());
    let options = SummaryOptions::new(Budget::Sentences(3));
    for (name, options) in [
        ("summary/three-sentences", options),
        ("summary/forty-words", SummaryOptions::new(Budget::Words(40))),
        ("summary/graph", options.ranking(Ranking::Graph)),
    ] {
        group.bench_function(name, |bench| {
            bench.iter(|| {
                for (text, annotation) in articles.iter().zip(&annotations) {
                    let source = Source::new(text, annotation.tokens(), annotation.blocks(), annotation.sentences());
                    summarizer.summarize_into(&[source], &options, &mut scratch, &mut out);
                    black_box(&out);
                }
            });
        });
    }
    group.bench_function("keywords", |bench| {
        bench.iter(|| {
            for (text, annotation) in articles.iter().zip(&annotations) {
                black_box(annotator.document(text, annotation).keywords(10));
            }
        });
    });
    let (mut working, mut annotation) = (Scratch::default(), Annotation::default());
    group.bench_function("all-stages-and-summary", |bench| {
        bench.iter(|| {
            for text in &articles {
                annotator.annotate_into(text.as_str(), &mut working, &mut annotation);
                let source = Source::new(text, annotation.tokens(), annotation.blocks(), annotation.sentences());
                summarizer.summarize_into(&[source], &options, &mut scratch, &mut out);
                black_box(&out);
            }
        });
    });
    group.finish();

    // One document of two thousand sentences: the ceiling of the issue is a second.
    let mut long = String::new();
    let mut number = 0;
    while long.matches(". ").count() < 2_000 {
        for text in &articles {
            long.push_str(&text.replace('\n', " "));
            long.push_str(&format!(" Văn bản số {number} kết thúc. "));
            number += 1;
        }
    }
    let annotation = annotator.annotate(long.as_str());
    let source = Source::new(&long, annotation.tokens(), annotation.blocks(), annotation.sentences());
    let mut group = criterion.benchmark_group("two-thousand-sentences");
    group.throughput(Throughput::Elements(annotation.sentences().len() as u64)).sample_size(10);
    for (name, options) in [
        ("three-sentences", options),
        ("words-500", SummaryOptions::new(Budget::Words(500))),
        ("ratio-300", SummaryOptions::new(Budget::Ratio(300))),
        ("graph", options.ranking(Ranking::Graph)),
    ] {
        group.bench_function(name, |bench| {
            bench.iter(|| summarizer.summarize_into(&[source], &options, &mut scratch, &mut out));
        });
    }
    group.finish();
}

criterion_group!(benches, summaries);
criterion_main!(benches);
