use super::*;
use unicode_normalization::UnicodeNormalization;

#[test]
fn case_composition_order_of_marks_and_placement_fold() {
    for (a, b) in [
        ("Hoà", "hòa"),
        ("THUỶ", "thủy"),
        ("quý", "QÚY"),
        ("Ðường", "đường"),
        ("tie\u{302}\u{301}ng", "tiếng"),
        ("tie\u{301}\u{302}ng", "tiếng"),
        ("nga\u{323}\u{306}t", "ngặt"),
        ("so\u{31B}\u{309}", "sở"),
        ("Mu\u{308}ller", "müller"),
        ("nghi\u{AD}ên", "nghiên"),
        ("m’ri", "M'RI"),
    ] {
        assert_eq!(key(a), key(b), "{a} {b}");
    }
}

#[test]
fn different_syllables_have_different_keys() {
    for (a, b) in [
        ("ma", "má"),
        ("ma", "mă"),
        ("da", "đa"),
        ("muller", "müller"),
        ("ab", "ba"),
        ("a", "aa"),
        ("résumé", "resumé"),
        ("4g", "5g"),
    ] {
        assert_ne!(key(a), key(b), "{a} {b}");
    }
}

#[test]
fn long_runs_hash_all_their_letters() {
    let long = "internationalization";
    assert!(!key(long).is_exact());
    for at in 0..long.len() {
        let mut other = long.to_owned();
        other.replace_range(at..=at, "x");
        assert_ne!(key(long), key(&other), "letter {at}");
    }
    assert_eq!(key("thươnghiệuquốcgia"), key(&"ThươngHiệuQuốcGia".nfd().collect::<String>()));
}

#[test]
fn letters_can_be_read_back_from_an_exact_key() {
    let key = key("Nghiêng");
    assert!(key.is_exact());
    assert_eq!(key.letters(), 7);
    assert_eq!(super::key("nghiễng").tone(), Tone::Nga as u8);
    assert_eq!(super::key("nghiễng").without_tone(), key);
}
