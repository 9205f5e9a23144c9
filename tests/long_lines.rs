//! A megabyte on one line, of whatever kind, is answered in time that grows with its length: eight times the text may take sixteen times as
//! long, in processor time of the thread, where what is quadratic takes sixty-four.

#![cfg(feature = "embedded")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../benches/common/clock.rs"]
mod clock;

use std::hint::black_box;
use std::time::Duration;
use vanban::term::TermMode;
use vanban::{Annotation, Annotator, Scratch};

const MEGABYTE: usize = 1_000_000;

/// The time of an annotation with its terms.
fn time(annotator: &Annotator, piece: &str, bytes: usize) -> Duration {
    let text = piece.repeat(bytes / piece.len());
    let (mut scratch, mut annotation) = (Scratch::default(), Annotation::default());
    let start = clock::now();
    annotator.annotate_into(text.as_str(), &mut scratch, &mut annotation);
    black_box(annotator.document(&text, &annotation).terms(TermMode::Search).count());
    let time = clock::now() - start;
    let end = annotation.tokens().last().map_or(0, |token| token.span.end());
    assert_eq!(end, text.trim_end().len(), "{piece:?} is read to its end");
    time
}

#[test]
fn a_line_of_a_megabyte_takes_time_in_proportion() {
    let annotator = Annotator::new().unwrap();
    let pieces = [
        ("syllables", "nông dân phát triển kinh tế "),
        ("names", "Nguyễn Văn Hòa "),
        ("syllables without white space", "nôngdânpháttriểnkinhtế"),
        ("one letter", "a"),
        ("figures", "1234567890"),
        ("figures and signs", "1.000,5/"),
        ("signs", "(“.-"),
        ("marks", "\u{301}\u{302}"),
        ("decomposed", "e\u{302}\u{301}"),
        ("an address", "a.b@c.vn/"),
        ("emoji", "🏳️‍🌈"),
        ("another script", "漢字"),
        ("NUL", "\0"),
    ];
    for (name, piece) in pieces {
        let (few, many) = (time(&annotator, piece, MEGABYTE / 8), time(&annotator, piece, MEGABYTE));
        // What takes less than a tenth of a second for a megabyte is not measured: the clock's and the memory's noise would be.
        assert!(many < few * 16 || many < Duration::from_millis(100), "{name}: {few:?}, then {many:?}");
    }
}
