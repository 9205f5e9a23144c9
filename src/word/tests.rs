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
