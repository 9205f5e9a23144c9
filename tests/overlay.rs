//! A user's facts win, kind by kind, in their stages.

#![cfg(feature = "embedded")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use unicode_normalization::UnicodeNormalization;
use vanban::Annotator;
use vanban::overlay::Overlay;

fn annotator(tables: &[&str]) -> Annotator {
    let mut builder = Annotator::builder();
    for table in tables {
        builder = builder.overlay(Overlay::parse("x.tsv", table).unwrap());
    }
    builder.build().unwrap()
}

fn words(annotator: &Annotator, text: &str) -> Vec<String> {
    annotator.annotate(text).words().iter().map(|word| word.span.of(text).to_owned()).collect()
}

fn full_forms(annotator: &Annotator, text: &str) -> Vec<String> {
    let annotation = annotator.annotate(text);
    let engine = annotator.abbreviations().unwrap();
    annotation.abbreviations().iter().map(|short| engine.expansion(text, short).into_owned()).collect()
}

#[test]
fn a_users_word_beats_the_built_in_words_that_it_overlaps() {
    let plain = annotator(&[]);
    let ours = annotator(&["kind\ttext\nword\ttế xã\nword\ttế xã hội số\nword\tCovid-19\nword\thội số hóa\n"]);
    let text = "phát triển kinh tế xã hội của tỉnh";
    assert!(words(&plain, text).contains(&"kinh tế".to_owned()));
    assert_eq!(words(&ours, text), ["phát triển", "kinh", "tế xã", "hội", "của", "tỉnh"]);
    // The longest counts, though another begins before its end.
    assert_eq!(words(&ours, "kinh tế xã hội số hóa"), ["kinh", "tế xã hội số", "hóa"]);
    assert_eq!(words(&ours, "chống covid-19, Covid-20."), ["chống", "covid-19", ",", "Covid", "-", "20", "."]);
    assert_eq!(words(&ours, "kinh tế\nxã hội"), words(&plain, "kinh tế\nxã hội"), "no word goes over a line's end");
    assert_eq!(words(&ours, &text.nfd().collect::<String>())[2], "tế xã".nfd().collect::<String>());
}

#[test]
fn a_hidden_word_falls_into_its_syllables() {
    let text = "phát triển kinh tế";
    assert_eq!(words(&annotator(&["kind\ttext\tof\nremove\tKinh tế\tword\n"]), text), ["phát triển", "kinh", "tế"]);
    let back = ["kind\ttext\tof\nremove\tkinh tế\tword\n", "kind\ttext\nword\tkinh tế\n"];
    assert_eq!(words(&annotator(&back), text), ["phát triển", "kinh tế"], "the later overlay wins");
}

#[test]
fn a_users_abbreviation_wins_and_a_removal_hides_one() {
    let table = "kind\ttext\texpansion\tof\nabbreviation\tKKT\tkho kỹ thuật\nabbreviation\tVPĐK\tvăn phòng đăng ký\nremove\tUBND\t\tabbreviation\n";
    let text = "UBND tỉnh giao VPĐK và KKT.";
    assert_eq!(full_forms(&annotator(&[]), text)[0], "Ủy ban nhân dân");
    assert_eq!(full_forms(&annotator(&[table]), text), ["văn phòng đăng ký", "kho kỹ thuật"]);
    let later = "kind\ttext\texpansion\nabbreviation\tKKT\tkhối kinh tế\n";
    assert_eq!(full_forms(&annotator(&[table, later]), text)[1], "khối kinh tế");
}

#[test]
fn overlays_change_the_fingerprint() {
    let table = "kind\ttext\nword\tchính quyền số\n";
    assert_ne!(annotator(&[]).fingerprint(), annotator(&[table]).fingerprint());
    assert_eq!(annotator(&[table]).fingerprint(), annotator(&[table]).fingerprint());
}
