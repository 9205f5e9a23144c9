//! Which positions are found, and where they end.

use super::tests::found;

#[test]
fn managers_by_their_english_title_hold_positions() {
    assert_eq!(found("CEO Lò Thị Mẩy chia sẻ."), ["position:CEO", "person:Lò Thị Mẩy"]);
    assert_eq!(
        found("CEO Kovitech Phạm Văn Lý khai báo."),
        ["position:CEO Kovitech", "organization:Kovitech", "person:Phạm Văn Lý"]
    );
    assert_eq!(
        found("Chủ tịch Hoa Mai Group Trần Thị Hoa vắng mặt."),
        ["position:Chủ tịch Hoa Mai Group", "organization:Hoa Mai Group", "person:Trần Thị Hoa"]
    );
}

#[test]
fn high_courts_are_called_after_their_seats() {
    assert_eq!(
        found("Cựu chánh án TAND Cấp cao tại Hà Nội vắng mặt."),
        ["position:Cựu chánh án TAND Cấp cao tại Hà Nội", "organization:TAND Cấp cao tại Hà Nội", "place:Hà Nội"]
    );
}

#[test]
fn envoys_are_of_those_who_send_them() {
    assert_eq!(found("Đặc sứ Giáo hoàng đến thăm."), ["position:Đặc sứ Giáo hoàng"]);
    assert_eq!(found("Đặc phái viên Tổng thống Mỹ đến thăm."), ["position:Đặc phái viên Tổng thống Mỹ", "place:Mỹ"]);
}

#[test]
fn a_foreign_name_follows_a_body_that_ends_with_a_foreign_word() {
    assert_eq!(found("Người phát ngôn Điện Kremlin Dmitry Peskov nói.").last().map(String::as_str), Some("person:Dmitry Peskov"));
}

#[test]
fn short_forms_are_titles_before_a_name_or_a_body() {
    assert_eq!(found("PTT Lò Văn Mẩn chủ trì."), ["position:PTT", "person:Lò Văn Mẩn"]);
    assert_eq!(found("Hôm qua TT Trump đến Lào."), ["position:TT", "person:Trump", "place:Lào"]);
    assert_eq!(found("ĐB Lò Văn Mẩn hỏi."), ["person:Lò Văn Mẩn"]);
    for text in ["Dự án làm theo hình thức BT.", "Ô đất CT-05 bỏ hoang.", "Ảnh: CTV."] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn a_minister_has_several_fields() {
    assert_eq!(
        found("Bộ trưởng Khoa học, Công nghệ và Đổi mới Malaysia đến thăm."),
        ["position:Bộ trưởng Khoa học, Công nghệ và Đổi mới Malaysia", "place:Malaysia"]
    );
    assert_eq!(
        found("Thứ trưởng Kế hoạch & Đầu tư Lò Văn Mẩn nói."),
        ["position:Thứ trưởng Kế hoạch & Đầu tư", "person:Lò Văn Mẩn"]
    );
    assert_eq!(
        found("Bộ trưởng Bộ Kế hoạch & Đầu tư nói."),
        ["position:Bộ trưởng Bộ Kế hoạch & Đầu tư", "organization:Bộ Kế hoạch & Đầu tư"]
    );
}

#[test]
fn a_country_may_have_its_whole_name() {
    assert_eq!(
        found("Thủ tướng nước Cộng hòa Dân chủ Nhân dân Lào đến thăm."),
        ["position:Thủ tướng nước Cộng hòa Dân chủ Nhân dân Lào", "place:nước Cộng hòa Dân chủ Nhân dân Lào"]
    );
}

#[test]
fn a_name_ends_before_a_hyphen_and_a_title() {
    assert_eq!(
        found("Ông Lò Văn Mẩn-Chủ tịch UBND xã chủ trì."),
        ["person:Lò Văn Mẩn", "position:Chủ tịch UBND xã", "organization:UBND xã"]
    );
}
