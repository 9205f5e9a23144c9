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

#[test]
fn ministers_and_heads_of_departments_have_fields_that_nothing_joins() {
    assert_eq!(found("Bộ trưởng An ninh Quốc nội Mỹ từ chức."), ["position:Bộ trưởng An ninh Quốc nội Mỹ", "place:Mỹ"]);
    assert_eq!(
        found("Cục trưởng Biểu diễn Nghệ thuật Lò Văn Mẩn nói."),
        ["position:Cục trưởng Biểu diễn Nghệ thuật", "person:Lò Văn Mẩn"]
    );
    assert_eq!(found("Bộ trưởng Quốc phòng Tiến sĩ Lò Văn Mẩn nói."), ["position:Bộ trưởng Quốc phòng", "person:Lò Văn Mẩn"]);
}

#[test]
fn a_company_may_be_named_by_its_trade() {
    assert_eq!(
        found("Chủ tịch Khoáng sản Hưng Hà từ chức."),
        ["position:Chủ tịch Khoáng sản Hưng Hà", "organization:Khoáng sản Hưng Hà"]
    );
    assert_eq!(
        found("CEO Nông nghiệp Hòa Lộc Lò Thị Mẩy nói."),
        ["position:CEO Nông nghiệp Hòa Lộc", "organization:Nông nghiệp Hòa Lộc", "person:Lò Thị Mẩy"]
    );
    assert_eq!(found("Giám đốc Nông nghiệp Lò Văn Mẩn nói."), ["position:Giám đốc", "person:Lò Văn Mẩn"]);
}

#[test]
fn the_city_that_is_spoken_of_has_a_head() {
    assert_eq!(found("Chủ tịch TP yêu cầu làm nhanh."), ["position:Chủ tịch TP"]);
    assert_eq!(
        found("Chủ nhiệm Bộ môn Tim mạch, Chủ tịch TP Huế, nói."),
        ["position:Chủ nhiệm Bộ môn Tim mạch", "organization:Bộ môn Tim mạch", "position:Chủ tịch TP Huế", "place:TP Huế"]
    );
}

#[test]
fn offices_abroad_have_their_own_titles() {
    assert_eq!(found("Phó Thủ hiến bang Victoria đến thăm."), ["position:Phó Thủ hiến bang Victoria", "place:bang Victoria"]);
    assert_eq!(
        found("Thư ký Hội đồng An ninh Nga đến thăm."),
        ["position:Thư ký Hội đồng An ninh Nga", "organization:Hội đồng An ninh Nga", "place:Nga"]
    );
}

#[test]
fn a_country_is_no_field_of_a_minister() {
    assert_eq!(found("Bộ trưởng Hàn Quốc đến thăm."), ["position:Bộ trưởng Hàn Quốc", "place:Hàn Quốc"]);
    assert_eq!(found("Ngoại trưởng Trung Quốc đến thăm."), ["position:Ngoại trưởng Trung Quốc", "place:Trung Quốc"]);
}

#[test]
fn envoys_are_named_by_who_sends_them() {
    assert_eq!(
        found("Ông Lò Văn Mẩn, Đặc phái viên của Thủ tướng Chính phủ, đến thăm."),
        ["person:Lò Văn Mẩn", "position:Đặc phái viên của Thủ tướng Chính phủ", "organization:Chính phủ"]
    );
    assert_eq!(
        found("Đặc phái viên của Tổng Bí thư Lò Văn Mẩn đến thăm."),
        ["position:Đặc phái viên", "position:Tổng Bí thư", "person:Lò Văn Mẩn"]
    );
    assert_eq!(found("Có ba Phó ban kiêm nhiệm."), ["position:Phó ban kiêm nhiệm"]);
}
