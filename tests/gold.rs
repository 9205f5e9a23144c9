//! Our own gold (`tests/data/gold`): scores of sentences, abbreviations, entities, officials and places must not fall below the floors,
//! which stand a little under what was measured when they were set (see benches/RESULTS.md).

#![cfg(feature = "embedded")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use vanban::entity::EntityKind;
use vanban::{Annotator, Input};
use vanban_evaluation::annotation::{Scores, answer};
use vanban_evaluation::{Calibration, gold};

#[test]
fn scores_on_our_own_gold_have_not_fallen() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gold");
    let annotator = Annotator::new().unwrap();
    let (mut scores, mut calibration, mut documents) = (Scores::new(0), Calibration::default(), 0);
    for number in 1..=4 {
        for document in gold::load(&folder.join(format!("news-{number}.txt"))).unwrap() {
            let record = answer(&annotator, &document);
            scores.add(&document, &record);
            calibration.add(&document, &record);
            documents += 1;
        }
    }
    assert_eq!(documents, 30);
    let mut fallen = Vec::new();
    for (name, floor) in [
        ("sentences", 98.5),
        ("abbreviations", 97.0),
        ("entities/core", 93.0),
        ("entities/values", 98.5),
        ("officials", 93.5),
        ("places", 89.0),
    ] {
        let f1 = 100.0 * scores.count(name).unwrap().f1();
        println!("{name}: F1 {f1:.2}, floor {floor}");
        if f1 < floor {
            fallen.push(format!("{name}: {f1:.2} < {floor}"));
        }
    }
    assert!(fallen.is_empty(), "{fallen:?}");
    println!("scores of entities are {:.1} per mille off, at most 40", calibration.error());
    assert!(calibration.error() < 40.0, "what `Why::score` says and what is right: {:.1} per mille apart", calibration.error());
}

/// F1 over the names of persons and places when the texts are written otherwise.
fn names_written(otherwise: fn(&str) -> String) -> f64 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gold");
    let annotator = Annotator::new().unwrap();
    let is_name = |kind: EntityKind| matches!(kind, EntityKind::Person | EntityKind::Place);
    let (mut right, mut given, mut wanted) = (0, 0, 0);
    for number in 1..=4 {
        for document in gold::load(&folder.join(format!("news-{number}.txt"))).unwrap() {
            let text = otherwise(&document.text);
            assert_eq!(text.len(), document.text.len(), "the spans hold");
            let annotation = annotator.annotate(Input::new(&text).date(document.date));
            let found = annotation.entities().iter().filter(|entity| is_name(entity.kind));
            for entity in found {
                given += 1;
                right += usize::from(document.entities.contains(&(entity.kind, entity.span)));
            }
            wanted += document.entities.iter().filter(|(kind, _)| is_name(*kind)).count();
        }
    }
    200.0 * right as f64 / (given + wanted) as f64
}

#[test]
fn names_are_found_in_texts_without_capitals_and_in_texts_of_capitals() {
    let [as_written, small, capitals] =
        [names_written(str::to_owned), names_written(str::to_lowercase), names_written(str::to_uppercase)];
    println!("names: {as_written:.2} as written, {small:.2} in small letters, {capitals:.2} in capitals");
    // What is asked for: at most 12 points lost in small letters, 15 in capitals. Some 5 are; a floor under that shows a fall.
    assert!(as_written - small <= 12.0 && as_written - capitals <= 15.0, "{as_written} {small} {capitals}");
    assert!(small >= 86.0 && capitals >= 86.0, "{as_written} {small} {capitals}");
}
