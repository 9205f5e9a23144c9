//! Speed of every stage in bytes a second, with the floor (`from_utf8`, `split_whitespace`) measured in the same run.
//!
//! `cargo bench --bench stages` on the articles of `examples/articles`, repeated to about a megabyte; `VANBAN_BENCH_TEXT=FILE` for a text of
//! your own. Criterion watches a change; for ratios on a busy machine there is `cargo bench --bench ratios`.

mod common;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn stages(criterion: &mut Criterion) {
    let Ok(corpus) = common::Corpus::load() else { return };
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(corpus.bytes as u64)).sample_size(20);
    for mut work in corpus.works() {
        group.bench_function(work.name, |bench| bench.iter(&mut work.run));
    }
    group.finish();
    if let Some((mut work, count)) = corpus.lookups() {
        let mut group = criterion.benchmark_group("look-up");
        group.throughput(Throughput::Elements(count as u64)).sample_size(20);
        group.bench_function(work.name, |bench| bench.iter(&mut work.run));
        group.finish();
    }
    let mut group = criterion.benchmark_group("loading");
    group.sample_size(20);
    for mut work in common::loads() {
        group.bench_function(work.name, |bench| bench.iter(&mut work.run));
    }
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
