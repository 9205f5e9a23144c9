//! Laws of the design, on random texts: spans fit the text, tokens and sentences tile it, entities nest, other spellings of a text give the
//! same answer, lines alone give what they give together, nothing panics.

#![cfg(feature = "embedded")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use vanban::Annotator;
use vanban::record::{OffsetUnit, Record, RecordOptions};

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().unwrap());

/// Words of the genre in any order, with signs and line breaks between.
fn news() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Chủ tịch",
        "UBND",
        "tỉnh",
        "Quảng Ninh",
        "đồng chí",
        "Nguyễn Văn Hòa",
        "TP.",
        "Hạ Long",
        "ngày 4/3/2024",
        "5.000 tỷ đồng",
        "31%",
        "Nghị quyết 20-NQ/TU",
        "KKT",
        "cửa khẩu",
        "thuỷ lợi",
        "hoà bình",
        "Đắk Lắk",
        "“",
        "”",
        ",",
        ".",
        "(",
        ")",
        "-",
        ":",
        "\n",
        "v.v.",
        "GD&ĐT",
        "Bí thư Tỉnh ủy",
        "các",
        "và",
        "https://a.vn/x",
        "quý I/2025",
        "Móng Cái",
    ]);
    prop::collection::vec((words, prop::bool::weighted(0.85)), 0..40)
        .prop_map(|words| words.into_iter().map(|(word, blank)| if blank { format!("{word} ") } else { word.to_owned() }).collect())
}

fn check(text: &str) {
    let annotation = ANNOTATOR.annotate(text);
    let mut at = 0;
    for token in annotation.tokens() {
        let span = token.span;
        assert!(!span.is_empty() && text.get(span.range()).is_some(), "{span:?}");
        assert!(text[at..span.start()].chars().all(char::is_whitespace), "between tokens: {:?}", &text[at..span.start()]);
        at = span.end();
    }
    assert!(text[at..].chars().all(char::is_whitespace));
    let mut at = 0;
    for sentence in annotation.sentences() {
        assert!(text[at..sentence.span.start()].chars().all(char::is_whitespace));
        assert!(!sentence.span.of(text).contains('\n'));
        at = sentence.span.end();
    }
    assert!(text[at..].chars().all(char::is_whitespace));
    let mut first = 0;
    for word in annotation.words() {
        assert_eq!(word.first, first, "words tile the tokens");
        assert!(word.end > word.first && !word.span.of(text).contains('\n'));
        first = word.end;
    }
    assert_eq!(first as usize, annotation.tokens().len());
    let entities = annotation.entities();
    for (index, entity) in entities.iter().enumerate() {
        assert!(!entity.span.of(text).is_empty());
        for other in &entities[..index] {
            assert!(other.span.contains(entity.span) || !other.span.overlaps(entity.span));
            assert_ne!(other.span, entity.span);
        }
    }
    // Everything that is built on demand answers as well.
    let record = Record::new(&ANNOTATOR.document(text, &annotation), &RecordOptions::new(OffsetUnit::Utf16).tokens(true));
    assert_eq!(record.entities.len(), entities.len());
}

/// What must not depend on the spelling.
fn answer(text: &str) -> Vec<String> {
    let annotation = ANNOTATOR.annotate(text);
    let tokens = annotation.tokens().iter().map(|token| format!("{:?} {:?}", token.unit, token.kind));
    let short = annotation.abbreviations().iter().map(|a| format!("{}..{}", a.first_token, a.end_token));
    let sentences = annotation.sentences().iter().map(|s| format!("{}..{}", s.first, s.end));
    let words = annotation.words().iter().map(|word| format!("{}..{}", word.first, word.end));
    let entities = annotation.entities().iter().map(|e| format!("{} {}..{}", e.kind.name(), e.first, e.end));
    tokens.chain(words).chain(short).chain(sentences).chain(entities).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_on_news(text in news()) {
        check(&text);
    }

    #[test]
    fn laws_hold_on_any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn composed_and_decomposed_text_give_the_same(text in news()) {
        prop_assert_eq!(answer(&text), answer(&text.nfd().collect::<String>()));
    }

    #[test]
    fn old_and_new_placement_give_the_same(text in news()) {
        let old = text.replace("hoà", "hòa").replace("thuỷ", "thủy").replace("Hòa", "Hoà").replace("ủy", "uỷ");
        prop_assert_eq!(answer(&text), answer(&old));
    }

    #[test]
    fn lines_alone_give_the_tokens_of_the_whole(text in news()) {
        let alone: Vec<String> = text.split('\n').flat_map(|line| {
            ANNOTATOR.annotate(line).tokens().iter().map(|token| token.span.of(line).to_owned()).collect::<Vec<_>>()
        }).collect();
        let whole: Vec<String> = ANNOTATOR.annotate(text.as_str()).tokens().iter().map(|token| token.span.of(&text).to_owned()).collect();
        prop_assert_eq!(alone, whole);
    }
}

#[test]
fn engines_and_results_go_between_threads() {
    fn moves<T: Send + Sync + Clone>() {}
    moves::<Annotator>();
    moves::<vanban::Annotation>();
    moves::<vanban::gazetteer::Gazetteer>();
}

#[test]
fn hostile_texts_end_soon() {
    for piece in ["(", "a.", "\u{301}", "1/", "Nguyễn ", "TP.", "\0", "🏳️‍🌈", "x@", "Chủ tịch ", "(KKT) "] {
        check(&piece.repeat(3000));
    }
}
