use super::*;
use crate::limits;
use crate::token::Tokenizer;

fn words(text: &str) -> Vec<String> {
    let tokens = Tokenizer::new(Units::embedded().unwrap()).tokenize(text);
    let mut words = Vec::new();
    WordSegmenter::embedded().unwrap().words_into(text, &tokens, &mut WordScratch::default(), &mut words);
    words.iter().map(|word| word.span.of(text).to_owned()).collect()
}

#[test]
fn names_signs_and_numbers_are_words_of_their_own() {
    assert_eq!(words("đồng chí Nguyễn Văn Hòa phát biểu"), ["đồng chí", "Nguyễn Văn Hòa", "phát biểu"]);
    assert_eq!(words("tại TP.HCM, tăng 61%"), ["tại", "TP.", "HCM", ",", "tăng", "61", "%"]);
    assert_eq!(words("kinh tế\nxã hội"), ["kinh tế", "xã hội"]);
}

#[test]
fn pieces_longer_than_the_limit_are_cut_there() {
    let text = "kinh tế ".repeat(limits::SEGMENT_SYLLABLES);
    let found = words(&text);
    assert_eq!(found.len(), limits::SEGMENT_SYLLABLES);
}

#[test]
fn composed_and_decomposed_text_have_the_same_words() {
    use unicode_normalization::UnicodeNormalization as _;
    let text = "Sáng 4/3, Thủ tướng Chính phủ dự hội nghị ở TP.HCM; hoà bình, HÒA BÌNH.";
    let decomposed: String = text.nfd().collect();
    let composed: Vec<String> = words(&decomposed).iter().map(|word| word.nfc().collect()).collect();
    assert_eq!(composed, words(text));
}

#[test]
fn hyphens_and_quotes_join_only_between_letters() {
    assert_eq!(words("kinh tế-xã hội"), ["kinh tế", "-", "xã hội"]);
    assert_eq!(words("báo động ‘đỏ’"), ["báo động", "‘", "đỏ", "’"]);
    assert_eq!(words("xong.Hội nghị họp"), ["xong", ".", "Hội nghị", "họp"]);
}

#[test]
fn damaged_models_are_errors_or_find_other_words() {
    let units = Units::embedded().unwrap();
    let whole = crate::data::WORDS;
    for length in [0, 8, 40, 90, whole.len() / 2, whole.len() - 1] {
        assert!(WordSegmenter::parse(whole[..length].to_vec(), &units).is_err(), "{length}");
    }
    let text = "Hội nghị tổng kết công tác năm 2024 của tỉnh Tây Ninh";
    let tokens = Tokenizer::new(units.clone()).tokenize(text);
    let mut words = Vec::new();
    let mut altered = whole.to_vec();
    for byte in altered.iter_mut().skip(200) {
        *byte = !*byte;
    }
    if let Ok(segmenter) = WordSegmenter::parse(altered, &units) {
        segmenter.words_into(text, &tokens, &mut WordScratch::default(), &mut words);
        assert_eq!(words.last().map(|word| word.end as usize), Some(tokens.len()));
    }
}

#[test]
fn a_row_needs_as_many_weights_as_its_template_has_roles() {
    use features::Template;
    let mut writer = ModelWriter::default();
    assert!(writer.row(Template::Pair, 7, &[1, 2]).is_err());
    assert!(writer.row(Template::Repeats, 32, &[1]).is_err());
    assert!(writer.row(Template::Repeats, 31, &[1]).is_ok());
}

#[test]
fn keys_of_rows_are_read_as_they_were_written() {
    use super::model::UNIT_BITS;
    use features::Template;
    let units = Units::embedded().unwrap();
    let (a, b) = (units.unit("hội").unwrap().number(), units.unit("nghị").unwrap().number());
    for (template, key, text) in [
        (Template::Pair, u64::from(a) | u64::from(b) << UNIT_BITS, "hội nghị"),
        (Template::Unit, u64::from(a) << 1 | 1, "hội 1"),
        (Template::Around, u64::from(b) << 5 | 19, "nghị 19"),
        (Template::Pair, u64::from(a) | 2 << UNIT_BITS, "hội #2"),
        (Template::Run, 12, "12"),
    ] {
        assert_eq!(template.key_text(key, &units).as_deref(), Some(text));
        assert_eq!(template.parse_key(text, &units), Some(key));
    }
    assert_eq!(Template::Pair.parse_key("hội", &units), None);
}
