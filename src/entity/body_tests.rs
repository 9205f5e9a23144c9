//! Which bodies are found, and where their names end.

use super::tests::{bodies, found};

#[test]
fn titles_hold_the_bodies_with_which_they_end() {
    assert_eq!(found("Các đại biểu Quốc hội góp ý."), ["position:đại biểu Quốc hội", "organization:Quốc hội"]);
    assert_eq!(
        found("Đại biểu HĐND TP.Huế Lò Thị Mẩy hỏi."),
        ["position:Đại biểu HĐND TP.Huế", "organization:HĐND TP.Huế", "place:TP.Huế", "person:Lò Thị Mẩy"]
    );
    assert_eq!(
        found("Đại biểu Quốc hội tỉnh Sơn La Lò Thị Mẩy hỏi."),
        ["position:Đại biểu Quốc hội tỉnh Sơn La", "organization:Quốc hội", "place:tỉnh Sơn La", "person:Lò Thị Mẩy"]
    );
}

#[test]
fn a_parliament_has_no_level() {
    assert_eq!(
        found("Đoàn đại biểu Quốc hội tỉnh Sơn La họp."),
        ["organization:Đoàn đại biểu Quốc hội tỉnh Sơn La", "organization:Quốc hội", "place:tỉnh Sơn La"]
    );
    assert_eq!(bodies("Quốc hội Lào họp."), ["Quốc hội Lào"]);
}

#[test]
fn names_of_ordinary_words_have_all_their_capitals() {
    assert_eq!(bodies("Theo Tuổi Trẻ, giá lúa tăng."), ["Tuổi Trẻ"]);
    assert_eq!(bodies("Tuổi trẻ xã nhà trồng cây."), [""; 0]);
    assert_eq!(found("Phóng viên Thanh Niên có mặt."), ["organization:Thanh Niên"]);
}

#[test]
fn a_brand_on_a_thing_is_no_company() {
    assert_eq!(bodies("Hôm qua Toyota mở nhà máy."), ["Toyota"]);
    for text in ["Anh lái xe Toyota về quê.", "Ra mắt Toyota Corolla mới.", "Bán Mazda 3 cũ."] {
        assert!(bodies(text).is_empty(), "{text}: {:?}", bodies(text));
    }
    assert_eq!(bodies("Everton thắng Chelsea 2-1."), ["Everton", "Chelsea"]);
    assert_eq!(bodies("Ông gặp Tập đoàn Kasuga."), ["Tập đoàn Kasuga"]);
}

#[test]
fn somebody_is_named_behind_the_body_that_he_works_for() {
    assert_eq!(found("HLV Everton Robert Olsen nói."), ["organization:Everton", "person:Robert Olsen"]);
    assert_eq!(bodies("BV Bạch Mai cơ sở 2 mở cửa."), ["BV Bạch Mai"]);
}

#[test]
fn all_dashes_are_hyphens() {
    assert_eq!(
        bodies("Diễn đàn Hợp tác kinh tế châu Á – Thái Bình Dương khai mạc."),
        ["Diễn đàn Hợp tác kinh tế châu Á – Thái Bình Dương"]
    );
}
