//! The hot path allocates nothing once its memory has held a text as long.

#![cfg(feature = "embedded")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use vanban::{Annotation, Annotator, Scratch};

#[test]
fn a_warm_run_allocates_nothing() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    assert!(paths.len() >= 6);
    let annotator = Annotator::new().unwrap();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let shorter = text.lines().next().unwrap();
        let (mut scratch, mut annotation) = (Scratch::default(), Annotation::default());
        let cold = allocation_counter::measure(|| annotator.annotate_into(text.as_str(), &mut scratch, &mut annotation));
        assert!(cold.count_total > 0, "the counter counts nothing");
        let found = format!("{annotation:?}");
        for again in [text.as_str(), shorter, text.as_str()] {
            let warm = allocation_counter::measure(|| annotator.annotate_into(again, &mut scratch, &mut annotation));
            assert_eq!(warm.count_total, 0, "{}: {} bytes in a warm run", path.display(), warm.bytes_total);
        }
        assert_eq!(format!("{annotation:?}"), found, "{}", path.display());
    }
}
