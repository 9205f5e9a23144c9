#![allow(clippy::unwrap_used)] // helpers of tests

use super::*;
use crate::gazetteer::Date;
use crate::{ErrorKind, wire::Writer};

fn as_of(input: Input<'_>) -> Option<(String, AsOfSource)> {
    let annotator = Annotator::new().unwrap();
    annotator.annotate(input).as_of().map(|as_of| (as_of.date.to_string(), as_of.source))
}

#[test]
fn the_day_in_force_is_the_records_then_the_options_then_the_texts() {
    let text = "Tin trong tỉnh\n04/03/2024 15:18\nHội nghị ngày 2/3/2024 bàn việc năm 2030.";
    let day = |text| Date::parse(text);
    let option = Input::new(text).default_date(day("2025-08-01"));
    assert_eq!(as_of(option.date(day("2023-01-02"))), Some(("2023-01-02".into(), AsOfSource::Record)));
    assert_eq!(as_of(option), Some(("2025-08-01".into(), AsOfSource::Option)));
    assert_eq!(as_of(Input::new(text)), Some(("2024-03-04".into(), AsOfSource::Text)));
    assert_eq!(as_of(Input::new("Không có ngày nào, chỉ có 4/3.")), None);
}

#[test]
fn a_stage_without_data_is_an_error_when_asked_for() {
    let foreign = Writer::new(*b"else", 0).finish();
    let error = Annotator::builder().data(Stage::Gazetteer, foreign).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Data);
    let only = Annotator::builder().stages(&[Stage::Gazetteer]).build().unwrap();
    assert!(only.abbreviations().is_none() && only.gazetteer().is_some());
    assert!(only.annotate("UBND tỉnh").abbreviations().is_empty());
}

#[test]
fn a_damaged_file_of_the_application_is_refused() {
    let mut bytes = crate::data::ABBREVIATIONS.to_vec();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let error = Annotator::builder().data(Stage::Abbreviations, bytes).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Data);
}

#[test]
fn an_application_replaces_a_file_by_its_own() {
    use crate::abbreviation::{SenseKind, TableWriter};

    let units = crate::lexicon::Units::embedded().unwrap();
    let mut table = TableWriter::default();
    table.sense("UBND", "ủy ban nhỏ dần", SenseKind::Organization, 0).unwrap();
    let annotator = Annotator::builder().data(Stage::Abbreviations, table.finish(units.fingerprint())).build().unwrap();
    let text = "UBND tỉnh và HĐND tỉnh họp.";
    let annotation = annotator.annotate(text);
    let [only] = annotation.abbreviations() else { panic!("{:?}", annotation.abbreviations()) };
    assert_eq!(annotator.abbreviations().unwrap().expansion(text, only), "ủy ban nhỏ dần");
    assert!(!annotation.entities().is_empty(), "the other stages keep their embedded files");
    assert_ne!(annotator.fingerprint(), Annotator::new().unwrap().fingerprint());
    let error = Annotator::builder().data(Stage::Abbreviations, table.finish(1)).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Version, "made against another unit table");
}

#[test]
fn the_fingerprint_tells_engines_apart() {
    let all = Annotator::new().unwrap().fingerprint();
    assert_eq!(all, Annotator::new().unwrap().fingerprint());
    assert_ne!(all, Annotator::builder().stages(&[Stage::Gazetteer]).build().unwrap().fingerprint());
}

#[test]
fn the_fingerprint_of_an_index_covers_the_mode_and_the_engine() {
    use crate::term::TermMode;

    let engines = [Annotator::new().unwrap(), Annotator::builder().stages(&[Stage::Words]).build().unwrap()];
    let mut all: Vec<u64> = engines.iter().flat_map(|engine| TermMode::ALL.map(|mode| engine.index_fingerprint(mode))).collect();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 6);
}

#[test]
fn a_reused_annotation_equals_a_new_one() {
    let annotator = Annotator::new().unwrap();
    let (mut scratch, mut annotation) = (Scratch::default(), Annotation::default());
    for text in ["UBND tỉnh họp ngày 4/3/2024. TP. Hạ Long đón khách.", "", "Ngắn.", "HĐND (sau đây gọi là Hội đồng) họp."]
    {
        annotator.annotate_into(text, &mut scratch, &mut annotation);
        assert_eq!(format!("{annotation:?}"), format!("{:?}", annotator.annotate(text)), "{text}");
    }
}

#[test]
fn a_document_says_itself_in_short() {
    use crate::summary::{Budget, SummaryOptions};

    let annotator = Annotator::new().unwrap();
    let text = "Tỉnh mở rộng khu kinh tế cửa khẩu\n\
        Chiều 4/3, UBND tỉnh Quảng Ninh họp về KKT cửa khẩu Móng Cái. Hội nghị kéo dài hai giờ.\n\
        Theo Chủ tịch UBND tỉnh, khu kinh tế cửa khẩu Móng Cái cần thêm kho bãi trong năm nay.";
    let annotation = annotator.annotate(text);
    let document = annotator.document(text, &annotation);
    let summary = document.summary(&SummaryOptions::new(Budget::Sentences(1)));
    assert!(summary.iter().all(|sentence| sentence.span.of(text).contains("Móng Cái")), "{summary:?}");
    assert_eq!(document.headline().map(|span| span.of(text)), Some("Tỉnh mở rộng khu kinh tế cửa khẩu"));
    let keywords = document.keywords(3);
    let first = keywords.first().unwrap();
    assert_eq!((first.text.as_str(), first.keyword.count), ("khu kinh tế cửa khẩu Móng Cái", 2), "{keywords:?}");
}

#[test]
fn a_credit_inside_a_line_ends_a_sentence() {
    let annotator = Annotator::new().unwrap();
    let text = "Cầu đã thông xe. Xe qua cầu Nà Luông - Ảnh: Hoàng Minh Theo ban quản lý, cầu dài 210 mét.";
    let annotation = annotator.annotate(text);
    let sentences: Vec<&str> = annotation.sentences().iter().map(|sentence| sentence.span.of(text)).collect();
    assert_eq!(sentences, ["Cầu đã thông xe.", "Xe qua cầu Nà Luông - Ảnh: Hoàng Minh", "Theo ban quản lý, cầu dài 210 mét."]);
}

/// The bare words of a text with what they mean.
fn references(text: &str, date: &str) -> Vec<String> {
    let annotator = Annotator::new().unwrap();
    let annotation = annotator.annotate(Input::new(text).date(Date::parse(date)));
    let show = |reference: Reference<'_>| {
        let meant = match reference.referent {
            Referent::Unit(unit) => unit.id().to_string(),
            Referent::Entity(entity) => annotation.entities()[entity].span.of(text).to_owned(),
        };
        format!("{} → {meant}", reference.span.of(text))
    };
    annotator.document(text, &annotation).references().into_iter().map(show).collect()
}

#[test]
fn bare_words_mean_the_units_of_the_document() {
    let text = "Huyện Ba Chẽ (tỉnh Quảng Ninh) họp với UBND tỉnh. Lãnh đạo huyện đề nghị tỉnh hỗ trợ các huyện, cấp tỉnh và một xã.\n\
        Xã hội hóa giáo dục ở tỉnh, huyện, xã đều tốt; tỉnh khác học theo.";
    assert_eq!(references(text, "2024-03-04"), ["tỉnh → vn3:22", "huyện → vn3:202", "tỉnh → vn3:22"]);
    let two = "Huyện Ba Chẽ và huyện Tiên Yên (tỉnh Quảng Ninh) họp. Lãnh đạo huyện phát biểu.";
    assert_eq!(references(two, "2024-03-04"), Vec::<String>::new(), "two districts could be meant");
    assert_eq!(references("Lãnh đạo tỉnh họp ở huyện.", "2024-03-04"), Vec::<String>::new(), "no unit is named");
}

#[test]
fn bare_heads_mean_the_bodies_named_before() {
    let text =
        "Sở Y tế Quảng Ninh và Công ty Điện lực Hạ Long ký kết. Theo đó, Sở giao việc cho Công ty; Trung tâm và Công ty Zylo chờ.";
    assert_eq!(references(text, "2024-03-04"), ["Sở → Sở Y tế Quảng Ninh", "Công ty → Công ty Điện lực Hạ Long"]);
    let two = "Sở Y tế và Sở Nội vụ họp. Theo đó, Sở giao việc.";
    assert_eq!(references(two, "2024-03-04"), Vec::<String>::new());
}

#[test]
fn who_holds_offices_abroad_is_in_the_file_that_an_application_gives() {
    use crate::entity::{HeadTerm, KIND, head_table};
    use crate::wire::{Container, Writer};
    let builtin = Annotator::new().unwrap();
    let text = "Ông Alvarez mời khách. Hôm qua, Tổng thống Peru nói vậy.";
    let officials = |annotator: &Annotator| {
        let annotation = annotator.annotate(text);
        annotator.document(text, &annotation).officials().len()
    };
    let embedded = Container::parse(crate::data::ENTITIES, KIND).unwrap();
    let mut file = Writer::new(KIND, embedded.units());
    for tag in [*b"TRIE", *b"CLSS", *b"PAIR", *b"CAPS", *b"CAPP"] {
        file.section(tag, embedded.section(tag).unwrap().as_slice().to_vec());
    }
    let term = HeadTerm { office: "Tổng thống Peru", name: "Alvarez", from: None, to: None };
    file.u64s(*b"HEAD", &head_table(builtin.tokenizer(), &[term]));
    let own = Annotator::builder().data(Stage::Entities, file.finish()).build().unwrap();
    assert_eq!((officials(&builtin), officials(&own)), (0, 1));
    assert_ne!(builtin.fingerprint(), own.fingerprint());
}
