#![allow(clippy::unwrap_used)] // helpers of tests

use super::*;
use crate::lexicon::{Trie, TrieWriter, Unit, Units, UnitsWriter};
use crate::syllable::{Placement, Syllable};
use crate::text::key;
use crate::token::Tokenizer;
use crate::wire::{Container, Writer};
use unicode_normalization::UnicodeNormalization as _;

fn tokenizer() -> Tokenizer {
    Tokenizer::new(Units::embedded().unwrap())
}

/// A lexicon of these words.
fn lexicon(tokenizer: &Tokenizer, words: &[&str]) -> Trie {
    let mut writer = TrieWriter::default();
    for word in words {
        let units: Vec<Unit> = tokenizer.tokenize(word).iter().map(|token| token.unit).collect();
        writer.insert(&units, 0).unwrap();
    }
    let file = Writer::new(*b"test", 0).section(*b"TRIE", writer.finish()).finish();
    Trie::parse(Container::parse(file, *b"test").unwrap().section(*b"TRIE").unwrap()).unwrap()
}

/// Words of so many tokens each.
fn words(tokens: &[Token], lengths: &[u32]) -> Vec<Word> {
    let mut first = 0;
    let word = |&length: &u32| {
        let (head, end) = (tokens[first as usize], first + length);
        let kind = if length == 1 { WordKind::of(head.kind) } else { WordKind::Word };
        let word = Word { span: head.span.cover(tokens[end as usize - 1].span), kind, first, end };
        first = end;
        word
    };
    lengths.iter().map(word).collect()
}

/// Surface, position, length of the terms of a text with words of so many tokens.
fn terms(text: &'static str, lengths: &[u32], known: &[&str], mode: TermMode) -> Vec<(&'static str, u32, u32)> {
    let tokenizer = tokenizer();
    let (tokens, lexicon) = (tokenizer.tokenize(text), lexicon(&tokenizer, known));
    let words = words(&tokens, lengths);
    let terms = Terms::new(mode, &tokens, &words, Some(lexicon.view()));
    terms.map(|term| (term.span.of(text), term.position, term.position_length)).collect()
}

const TEXT: &str = "Mở khu kinh tế, 3 cảng.";
const LENGTHS: [u32; 6] = [1, 3, 1, 1, 1, 1];
const KNOWN: [&str; 4] = ["khu kinh tế", "kinh tế", "mở khu", "tế , 3"];

#[test]
fn words_sit_on_their_first_syllable() {
    let expected = [("Mở", 0, 1), ("khu kinh tế", 1, 3), ("3", 4, 1), ("cảng", 5, 1)];
    assert_eq!(terms(TEXT, &LENGTHS, &KNOWN, TermMode::Words), expected);
}

#[test]
fn syllables_have_a_position_each() {
    let expected = [("Mở", 0, 1), ("khu", 1, 1), ("kinh", 2, 1), ("tế", 3, 1), ("3", 4, 1), ("cảng", 5, 1)];
    assert_eq!(terms(TEXT, &LENGTHS, &KNOWN, TermMode::Syllables), expected);
}

#[test]
fn search_adds_shorter_words_and_syllables_inside_the_word_only() {
    let expected = [
        ("Mở", 0, 1),
        ("khu kinh tế", 1, 3),
        ("khu", 1, 1),
        ("kinh tế", 2, 2),
        ("kinh", 2, 1),
        ("tế", 3, 1),
        ("3", 4, 1),
        ("cảng", 5, 1),
    ];
    assert_eq!(terms(TEXT, &LENGTHS, &KNOWN, TermMode::Search), expected);
}

#[test]
fn signs_inside_a_word_take_no_position() {
    let expected = [("TP.", 0, 1), ("HCM", 1, 1)];
    assert_eq!(terms("TP.HCM", &[2, 1], &[], TermMode::Words), expected);
    let expected = [("TP.", 0, 1), ("TP", 0, 1), ("HCM", 1, 1)];
    assert_eq!(terms("TP.HCM", &[2, 1], &[], TermMode::Search), expected);
    assert_eq!(terms("“Mở cảng”", &[2, 1, 1], &[], TermMode::Words), [("“Mở", 0, 1), ("cảng", 1, 1)]);
    assert_eq!(terms("… % 🎉 -", &[1, 2, 1], &[], TermMode::Search), []);
}

#[test]
fn tokens_outside_of_words_are_words() {
    assert_eq!(terms("Mở cảng", &[], &[], TermMode::Words), [("Mở", 0, 1), ("cảng", 1, 1)]);
    assert_eq!(terms("Mở cảng biển", &[2], &[], TermMode::Words), [("Mở cảng", 0, 2), ("biển", 2, 1)]);
}

#[test]
fn parts_as_long_as_the_limit_are_found() {
    let tokenizer = tokenizer();
    let surface = |syllables: usize| vec!["ba"; syllables].join(" ");
    let (inner, outer) = (surface(limits::SURFACE_UNITS), surface(limits::SURFACE_UNITS + 2));
    let lexicon = lexicon(&tokenizer, &[&inner]);
    let tokens = tokenizer.tokenize(&outer);
    let words = words(&tokens, &[tokens.len() as u32]);
    let found = Terms::new(TermMode::Search, &tokens, &words, Some(lexicon.view()));
    let longest = found.filter(|term| term.position_length as usize == limits::SURFACE_UNITS).map(|term| term.position);
    assert!(longest.eq([0, 1, 2]));
}

/// The forms of each term of a text cut into single tokens, or of the one word that it is.
fn forms(text: &str, whole: bool) -> Vec<[String; 3]> {
    let tokenizer = tokenizer();
    let tokens = tokenizer.tokenize(text);
    let words = if whole { words(&tokens, &[tokens.len() as u32]) } else { Vec::new() };
    let terms = Terms::new(TermMode::Words, &tokens, &words, None);
    terms.map(|term| TermForm::ALL.map(|form| term.form(text, &tokens, tokenizer.units(), form).into_owned())).collect()
}

#[test]
fn forms_fold_case_placement_and_marks() {
    assert_eq!(forms("HOÀ", false), [["hoà", "hòa", "hoa"]]);
    assert_eq!(forms("Ðường 20-NQ/TU", false), [["đường", "đường", "duong"], ["20-nq/tu"; 3]]);
    assert_eq!(forms("Văn \t hoá", true), [["văn hoá", "văn hóa", "van hoa"]]);
    assert_eq!(forms("TP.HCM", true), [["tp.hcm"; 3]]);
    assert_eq!(forms("Müller", false), [["müller", "müller", "muller"]]);
}

#[test]
fn a_syllable_that_the_table_does_not_hold_is_placed_as_well() {
    let units = Units::parse(UnitsWriter::default().finish().unwrap()).unwrap();
    let tokens = Tokenizer::new(units.clone()).tokenize("Thuỷ");
    let term = Terms::new(TermMode::Words, &tokens, &[], None).next().unwrap();
    assert_eq!(term.form("Thuỷ", &tokens, &units, TermForm::Placed), "thủy");
}

#[test]
fn compositions_and_orders_of_marks_have_the_same_forms() {
    let text = "Nghiệp ĐƯỜNG hoà Müller";
    assert_eq!(forms(text, false), forms(&text.nfd().collect::<String>(), false));
    assert_eq!(forms("e\u{309}\u{302}", false), forms("ể", false));
    assert_eq!(forms("mie\u{302}\u{323}ng", false), forms("miệng", false));
    assert_eq!(forms("kinh te\u{301}\u{302}", true), forms("kinh tế", true));
}

#[test]
fn what_stands_so_is_borrowed() {
    use std::borrow::Cow;

    let tokenizer = tokenizer();
    let text = "phát triển  kinh tế HÒA BÌNH";
    let tokens = tokenizer.tokenize(text);
    let borrowed = |lengths: &[u32], form: TermForm| -> Vec<bool> {
        let words = words(&tokens, lengths);
        let terms = Terms::new(TermMode::Words, &tokens, &words, None);
        terms.map(|term| matches!(term.form(text, &tokens, tokenizer.units(), form), Cow::Borrowed(_))).collect()
    };
    assert_eq!(borrowed(&[2, 2, 2], TermForm::Lower), [true, true, false]);
    assert_eq!(borrowed(&[2, 2, 1, 1], TermForm::Placed), [true, true, true, true]);
    assert_eq!(borrowed(&[4, 2], TermForm::Lower), [false, false]);
}

#[test]
fn the_unit_table_places_tone_marks_in_one_way() {
    let units = Units::embedded().unwrap();
    for number in (Unit::FIRST_LEXICAL..).take(units.len()) {
        let text = units.text(Unit::from_number(number)).unwrap();
        let spelled = Syllable::parse(text).map(|syllable| syllable.spelled(Placement::Old));
        if let Some(spelled) = spelled.filter(|spelled| key(spelled) == key(text)) {
            assert_eq!(spelled, text);
        }
    }
}
