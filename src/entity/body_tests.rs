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
