use super::*;
use crate::lexicon::UnitsWriter;

fn tokenizer() -> Tokenizer {
    let mut writer = UnitsWriter::default();
    let words = "ngày chiều hòa bình năm ubnd km bảo hôm nay qua tối đến và lễ khánh từ trước";
    for word in words.split(' ') {
        writer.add(word);
    }
    Tokenizer::new(Units::parse(writer.finish().unwrap()).unwrap())
}

fn surfaces(text: &str) -> Vec<String> {
    tokenizer().tokenize(text).iter().map(|token| token.span.of(text).to_owned()).collect()
}

fn kinds(text: &str) -> Vec<TokenKind> {
    tokenizer().tokenize(text).iter().map(|token| token.kind).collect()
}

#[test]
fn letters_are_cut_at_joining_signs() {
    assert_eq!(surfaces("TP.HCM, KT-XH; GD&ĐT"), ["TP", ".", "HCM", ",", "KT", "-", "XH", ";", "GD", "&", "ĐT"]);
}

#[test]
fn figures_are_one_piece() {
    for whole in [
        "5.000",
        "2,5",
        "310.000",
        "1.234.567,8",
        "27/11/2023",
        "4/3",
        "8-2024",
        "11/2023",
        "2023-11-27",
        "20-NQ/TU",
        "30/2020/NĐ-CP",
        "53/GP-TTĐT",
        "924/QĐ-TTg",
        "72/2025/QH15",
        "7h30",
        "15h",
        "15:18",
        "1.2.3",
        "4G",
        "12A1",
        "1,234,567",
        "41-KL/TW",
    ] {
        assert_eq!(surfaces(whole), [whole]);
    }
    assert_eq!(kinds("27/11/2023 4/3 8-2024"), [TokenKind::Date; 3]);
    assert_eq!(kinds("20-NQ/TU 30/2020/NĐ-CP 66.12/2026/NQ-CP"), [TokenKind::Code; 3]);
    assert_eq!(kinds("chiều nay, 10.4, họp")[3], TokenKind::Date);
    assert_eq!(kinds("tối nay, 26-2, họp")[3], TokenKind::Date);
    assert_eq!(kinds("hôm qua, 2.5 triệu người")[3], TokenKind::Number);
    assert_eq!(kinds("5.000 2,5 15h30"), [TokenKind::Number; 3]);
}

#[test]
fn figures_that_are_no_piece_are_cut() {
    assert_eq!(surfaces("61%"), ["61", "%"]);
    assert_eq!(surfaces("2021-2025"), ["2021", "-", "2025"]);
    assert_eq!(surfaces("63/63"), ["63", "/", "63"]);
    assert_eq!(surfaces("1,2,3"), ["1", ",", "2,3"]);
    assert_eq!(surfaces("14-15/1"), ["14", "-", "15/1"]);
    assert_eq!(surfaces("10km"), ["10", "km"]);
    assert_eq!(surfaces("100m2."), ["100", "m2", "."]);
    assert_eq!(surfaces("năm2023"), ["năm", "2023"]);
    assert_eq!(surfaces("5.000."), ["5.000", "."]);
}

#[test]
fn day_and_month_with_a_full_stop_or_hyphen_are_a_date_behind_a_date_word() {
    assert_eq!(kinds("chiều 21.4"), [TokenKind::Syllable, TokenKind::Date]);
    assert_eq!(kinds("ngày 10-9"), [TokenKind::Syllable, TokenKind::Date]);
    assert_eq!(kinds("km 21.4"), [TokenKind::Syllable, TokenKind::Number]);
    assert_eq!(surfaces("từ 5-7 người"), ["từ", "5", "-", "7", "người"]);
    assert_eq!(surfaces("từ 6.5. Nay")[..2], ["từ", "6.5"]);
    assert_eq!(kinds("từ 6.5. Nay").get(1), Some(&TokenKind::Number));
    for text in ["từ 5-7, hòa bình", "trước 30-8 năm", "từ 1.7, hòa bình", "từ 1.7 đến"] {
        assert_eq!(kinds(text).get(1), Some(&TokenKind::Date), "{text}");
    }
    for (text, date) in [
        ("hôm nay (8.9)", "8.9"),
        ("tối qua 5-7", "5-7"),
        ("ngày 1-2.6", "2.6"),
        ("ngày 16 đến 21-5", "21-5"),
        ("ngày 3, 4 và 5.2", "5.2"),
        ("ngày 28.2 - 3.3", "3.3"),
        ("nghỉ lễ 30-4 và 1-5", "1-5"),
        ("Quốc khánh 2-9", "2-9"),
    ] {
        let last = tokenizer().tokenize(text).into_iter().rev().find(|token| token.kind != TokenKind::Punctuation).unwrap();
        assert_eq!((last.span.of(text), last.kind), (date, TokenKind::Date), "{text}");
    }
    assert_ne!(kinds("đến nay 5.6").last(), Some(&TokenKind::Date));
    assert_eq!(surfaces("ngày 5.3, 2-1")[3..], ["2", "-", "1"]);
}

#[test]
fn addresses_are_one_piece() {
    for whole in [
        "https://quangninh.gov.vn/tin-tuc?id=1&x=2",
        "baochinhphu.vn",
        "bao-moi.com",
        "24h.com.vn",
        "www.example.travel",
        "nguyen.van-a_1@tinh.gov.vn",
        "VnExpress.net",
    ] {
        assert_eq!(surfaces(whole), [whole]);
        assert_eq!(surfaces(&format!("({whole}).")), ["(", whole, ")", "."]);
    }
    assert_eq!(surfaces("đi.Hòa"), ["đi", ".", "Hòa"]);
    assert_eq!(surfaces("ông A@ nói"), ["ông", "A", "@", "nói"]);
}

#[test]
fn signs_and_other_scripts() {
    assert_eq!(surfaces("v.v..."), ["v", ".", "v", "..."]);
    assert_eq!(surfaces("“Hòa”…"), ["“", "Hòa", "”", "…"]);
    assert_eq!(surfaces("-----"), ["-----"]);
    assert_eq!(surfaces("👨‍👩‍👧 ok"), ["👨‍👩‍👧", "ok"]);
    assert_eq!(surfaces("東京 Москва"), ["東", "京", "Москва"]);
    assert_eq!(surfaces("M'ri O’Brien 'đi'"), ["M'ri", "O’Brien", "'", "đi", "'"]);
}

#[test]
fn decomposed_text_gives_the_same_units() {
    use unicode_normalization::UnicodeNormalization;
    let text = "Ngày 4/3, UBND Hoà Bình: Đắk Nông, Müller, NĂM 2023";
    let decomposed: String = text.nfd().collect();
    let (a, b) = (tokenizer().tokenize(text), tokenizer().tokenize(&decomposed));
    assert_eq!(a.len(), b.len());
    for (a, b) in a.iter().zip(&b) {
        assert_eq!((a.unit, a.kind, a.case, a.flags), (b.unit, b.kind, b.case, b.flags));
        assert_eq!(b.span.of(&decomposed).nfc().collect::<String>(), a.span.of(text));
    }
}

#[test]
fn the_fast_and_the_general_reading_of_letters_agree() {
    // A soft hyphen behind the first letter sends the scanner to the general loop; the key does not see it.
    for word in ["Hòa", "BÌNH", "nghiêng", "Đắk", "ubnd", "UBND", "TTg", "Internet", "Thươnghiệu", "hoà", "ÁÁ"] {
        let mut general = word.to_owned();
        general.insert(word.chars().next().unwrap().len_utf8(), '\u{AD}');
        let (a, b) = (tokenizer().tokenize(word), tokenizer().tokenize(&general));
        assert_eq!((a.len(), b.len()), (1, 1), "{word}");
        assert_eq!((a[0].unit, a[0].kind, a[0].case, a[0].flags), (b[0].unit, b[0].kind, b[0].case, b[0].flags), "{word}");
    }
}

#[test]
fn every_written_form_of_the_table_is_what_folding_gives() {
    use crate::syllable::{Placement, Syllable};
    let units = Units::embedded().unwrap();
    let tokenizer = Tokenizer::new(units.clone());
    let mut tried = 0;
    for number in Unit::FIRST_LEXICAL.. {
        let Some(lower) = units.text(Unit::from_number(number)) else { break };
        let mut spelled = vec![lower.to_owned()];
        spelled.extend(Syllable::parse(lower).map(|syllable| syllable.spelled(Placement::New)));
        for lower in spelled {
            let mut letters = lower.chars();
            let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            for form in [title, lower.to_uppercase(), lower] {
                // At the text's end fewer than sixteen bytes are left, so the letters are folded; before a space the table is asked.
                let (folded, found) = (tokenizer.tokenize(&form), tokenizer.tokenize(&format!("{form}                 ")));
                assert_eq!(folded, found, "{form}");
                tried += 1;
            }
        }
    }
    assert!(tried > 20_000, "only {tried} forms");
}

#[test]
fn lines_and_blank_lines_are_seen() {
    let text = "a\nb \r\n \r\nc d";
    let flags: Vec<_> =
        tokenizer().tokenize(text).iter().map(|t| (t.after_space(), t.starts_line(), t.after_blank_line())).collect();
    assert_eq!(flags, [(true, true, true), (true, true, false), (true, true, true), (true, false, false)]);
}

#[test]
fn overlay_words_get_units_of_their_own() {
    let tokenizer = tokenizer().with_words(["Zeta", "hòa"]);
    let tokens = tokenizer.tokenize("ZETA Hoà");
    assert_eq!(tokens[0].unit, Unit::from_number(Unit::OVERLAY_BASE));
    assert!(tokens[1].unit.number() < Unit::OVERLAY_BASE);
}

#[test]
fn hostile_texts_take_linear_work() {
    // Each would take minutes if a look-ahead were not capped.
    for piece in ["a.", "a-", "1.", "1/", "a@", "1-A/", "a\u{AD}", "www.", "0\u{300}"] {
        let text = piece.repeat(40_000);
        assert!(!tokenizer().tokenize(&text).is_empty());
    }
}

/// Written forms are found in blocks of bytes: wherever these begin and the text ends, the tokens are the same.
#[test]
fn tokens_are_the_same_wherever_a_block_of_bytes_begins() {
    let tokenizer = Tokenizer::new(Units::embedded().unwrap());
    let text = "Sáng 4/3, đồng chí Bí thư Tỉnh ủy (Trưởng đoàn) nêu: “Phấn đấu 61%, xong trước quý III.” Ông N'Trang, TP.HCM. Nghiêng nghiêng,,  xe";
    let whole = tokenizer.tokenize(text);
    let pieces = |tokens: &[Token], text: &str| -> Vec<(String, Token)> {
        let piece = |token: &Token| (token.span.of(text).to_owned(), Token { span: Span::within(0, 0), flags: 0, ..*token });
        tokens.iter().map(piece).collect()
    };
    let expected = pieces(&whole, text);
    for before in 0..130 {
        for after in [0, 1, 15, 90] {
            let padded = format!("{}{text}{}", " ".repeat(before), " ".repeat(after));
            let tokens = tokenizer.tokenize(&padded);
            assert_eq!(pieces(&tokens, &padded), expected, "{before} before, {after} behind");
            assert_eq!(tokens[0].span.start(), before);
        }
    }
}
