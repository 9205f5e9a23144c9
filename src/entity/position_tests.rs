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
