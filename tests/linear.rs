//! Time is linear in the text's length, records included. Eight times the text may take at most three times eight times as long: what is
//! quadratic takes 64 times, and a loaded machine does not reach that far.

#![cfg(feature = "embedded")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::time::{Duration, Instant};
use vanban::record::{OffsetUnit, Record, RecordOptions};
use vanban::{Annotation, Annotator, Scratch};

/// Short forms, persons, positions, bodies, places, dates, amounts: everything that a document looks up again.
const PARAGRAPH: &str = "Ngày 4/3/2024, đồng chí Trần Văn Lượm, Phó Bí thư Thành ủy, Chủ tịch UBND TP Móng Cái, chủ trì hội nghị về KT-XH. \
    Ông Lượm yêu cầu Sở Tài chính rà soát Nghị quyết số 20-NQ/TU ngày 27/11/2023, giải ngân 1.200 tỷ đồng, bằng 31% kế hoạch.\n";

/// The best of three: what else the machine does only adds.
fn best(mut work: impl FnMut()) -> Duration {
    let once = |work: &mut dyn FnMut()| {
        let began = Instant::now();
        work();
        began.elapsed()
    };
    (0..3).map(|_| once(&mut work)).min().unwrap()
}

/// Offices of two persons before one name, and of whom a pronoun means: ties that other parts of the text decide.
const TIES: [&str; 2] =
    ["Thủ tướng Chính phủ và Bộ trưởng Trần Văn Lượm trao đổi. ", "Ông Trần Văn Lượm cho biết. Ông được bầu làm Bí thư Tỉnh ủy. "];

fn times(paragraph: &str, least: usize, paragraphs: usize) -> [Duration; 2] {
    let annotator = Annotator::new().unwrap();
    let text = paragraph.repeat(paragraphs);
    let (mut scratch, mut annotation) = (Scratch::default(), Annotation::default());
    let annotate = best(|| annotator.annotate_into(text.as_str(), &mut scratch, &mut annotation));
    let record = best(|| {
        let record = Record::new(&annotator.document(&text, &annotation), &RecordOptions::new(OffsetUnit::Char));
        assert!(record.entities.len() >= least * paragraphs);
    });
    [annotate, record]
}

#[test]
fn eight_times_the_text_takes_about_eight_times_as_long() {
    let [few, many] = [1000, 8000].map(|paragraphs| times(PARAGRAPH, 10, paragraphs));
    for ((stage, few), many) in ["annotation", "record"].into_iter().zip(few).zip(many) {
        assert!(many < few * 24, "{stage}: {few:?} for a text, {many:?} for one eight times as long");
    }
}

#[test]
fn ties_take_linear_time() {
    for sentences in TIES {
        let [[_, few], [_, many]] = [1000, 8000].map(|repeated| times(sentences, 2, repeated));
        assert!(many < few * 24, "{sentences}: {few:?} for a text, {many:?} for one eight times as long");
    }
}
