//! Where a body's name ends: its seat, its zones, whose it is.

use super::tests::{bodies, found};

#[test]
fn a_unit_keeps_a_name_with_an_ordinary_word() {
    assert_eq!(bodies("Trụ sở UBND quận Nam Từ Liêm."), ["UBND quận Nam Từ Liêm"]);
    assert_eq!(bodies("UBND huyện Đại Từ họp bàn."), ["UBND huyện Đại Từ"]);
    assert_eq!(
        found("Ông Lò Văn Mẩn, Chánh Văn phòng UBND TP Lò Văn Mẩn nói.").get(1..4),
        Some(
            &["position:Chánh Văn phòng UBND TP".into(), "organization:Văn phòng UBND TP".into(), "organization:UBND TP".into()][..]
        )
    );
}

#[test]
fn a_region_is_no_seat_of_a_province() {
    assert_eq!(bodies("Chủ tịch UBND tỉnh miền Tây này đi xe buýt."), ["UBND tỉnh"]);
}

#[test]
fn behind_the_country_in_letters_the_level_goes_on() {
    assert_eq!(bodies("MTTQ VN tỉnh Sơn La khai mạc đại hội."), ["MTTQ VN tỉnh Sơn La"]);
}

#[test]
fn a_parliament_ends_before_all_but_its_country() {
    assert_eq!(bodies("Sau kỳ họp Quốc hội Báo cáo được gửi đi."), ["Quốc hội"]);
    assert_eq!(bodies("Tiếp Chủ tịch Quốc hội Cộng hòa Cuba."), ["Quốc hội Cộng hòa Cuba"]);
    assert_eq!(
        found("Đoàn đại biểu Quốc hội TP Cần Thơ tiếp dân."),
        ["organization:Đoàn đại biểu Quốc hội TP Cần Thơ", "organization:Quốc hội", "place:TP Cần Thơ"]
    );
}

#[test]
fn one_board_has_the_zones_of_a_province() {
    assert_eq!(
        found("Ban Quản lý Khu kinh tế Dung Quất và các khu công nghiệp Quảng Ngãi cấp phép."),
        [
            "organization:Ban Quản lý Khu kinh tế Dung Quất và các khu công nghiệp Quảng Ngãi",
            "place:Khu kinh tế Dung Quất",
            "place:Quảng Ngãi"
        ]
    );
    assert_eq!(bodies("BQL KKT và các KCN tỉnh cấp phép."), ["BQL KKT và các KCN tỉnh"]);
}

#[test]
fn committees_and_task_forces_are_named_by_whose_they_are() {
    assert_eq!(
        found("Chủ nhiệm Ủy ban Kinh tế của Quốc hội Lò Văn Mẩn thẩm tra."),
        [
            "position:Chủ nhiệm Ủy ban Kinh tế của Quốc hội",
            "organization:Ủy ban Kinh tế của Quốc hội",
            "organization:Quốc hội",
            "person:Lò Văn Mẩn"
        ]
    );
    assert_eq!(
        found("Tổ công tác của Thủ tướng Chính phủ làm việc."),
        ["organization:Tổ công tác của Thủ tướng Chính phủ", "position:Thủ tướng Chính phủ", "organization:Chính phủ"]
    );
    assert_eq!(bodies("Đảng Bảo thủ của Thủ tướng thua phiếu."), ["Đảng Bảo thủ"]);
    assert_eq!(bodies("Đội Cảnh sát giao thông của Công an tỉnh ra quân."), ["Đội Cảnh sát giao thông", "Công an tỉnh"]);
}

#[test]
fn a_short_form_in_brackets_stands_inside_a_nested_name() {
    assert_eq!(
        bodies("Ủy ban Trung ương Mặt trận Tổ quốc (MTTQ) Việt Nam họp."),
        ["Ủy ban Trung ương Mặt trận Tổ quốc (MTTQ) Việt Nam", "Mặt trận Tổ quốc (MTTQ) Việt Nam"]
    );
}

#[test]
fn numbers_name_parts_and_cells() {
    assert_eq!(
        found("Bí thư Chi bộ 4 Lò Văn Mẩn dự họp."),
        ["position:Bí thư Chi bộ 4", "organization:Chi bộ 4", "person:Lò Văn Mẩn"]
    );
    assert_eq!(bodies("Ông thăm Trung tâm Dữ liệu quốc gia số 1."), ["Trung tâm Dữ liệu quốc gia số 1"]);
    assert_eq!(bodies("Trung úy Lò Văn Mẩn (Đội CSGT số 3) cho biết."), ["Đội CSGT số 3"]);
}

#[test]
fn the_police_of_one_kind_of_crime() {
    assert_eq!(bodies("Lực lượng Cảnh sát điều tra tội phạm về ma túy ra quân."), ["Cảnh sát điều tra tội phạm về ma túy"]);
    assert_eq!(bodies("Đội CSĐTTP về ma túy bắt hai đối tượng."), ["Đội CSĐTTP về ma túy"]);
}

#[test]
fn stations_are_named_by_letters_and_names() {
    assert_eq!(bodies("Theo Đài NHK, bão đã tan."), ["Đài NHK"]);
    assert_eq!(found("Khách viếng Đài tưởng niệm các liệt sĩ."), [""; 0]);
    assert_eq!(found("Quan hệ Trung - Đài lắng dịu."), ["place:Trung", "place:Đài"]);
}

#[test]
fn a_day_with_a_capital_begins_the_next_sentence() {
    assert_eq!(
        found("Trao giấy phép cho Tập đoàn Kasuga Chiều 6/2, tỉnh họp.").get(..2),
        Some(&["organization:Tập đoàn Kasuga".into(), "date:Chiều 6/2".into()][..])
    );
    assert_eq!(
        found("Bộ trưởng Lò Thị Kim Mẩy Sáng 14/6 tiếp dân."),
        ["position:Bộ trưởng", "person:Lò Thị Kim Mẩy", "date:Sáng 14/6"]
    );
}

#[test]
fn a_parliament_names_its_country_in_full() {
    assert_eq!(
        bodies("Theo lời mời của Chủ tịch Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam."),
        ["Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam"]
    );
    assert_eq!(bodies("Quốc hội nước bạn họp kín."), ["Quốc hội"]);
    assert_eq!(
        found("Ông tiếp Chủ tịch Duma Nga Ivan Petrov."),
        ["position:Chủ tịch Duma Nga", "organization:Duma Nga", "place:Nga", "person:Ivan Petrov"]
    );
}

#[test]
fn party_committees_of_offices() {
    assert_eq!(bodies("Đảng ủy khối các cơ quan tỉnh Kon Tum họp."), ["Đảng ủy khối các cơ quan tỉnh Kon Tum"]);
    assert_eq!(bodies("Bí thư Đảng ủy cơ quan Thành đoàn dự họp."), ["Đảng ủy cơ quan Thành đoàn", "Thành đoàn"]);
}

#[test]
fn committees_steer_projects_and_programmes() {
    assert_eq!(bodies("Phiên họp của Ban Chỉ đạo các dự án đường sắt đã kết thúc."), ["Ban Chỉ đạo các dự án đường sắt"]);
    assert_eq!(bodies("Hội nghị Bộ trưởng phụ trách thương mại khai mạc."), [""; 0]);
}

#[test]
fn letters_and_the_next_sentence_end_a_name() {
    assert_eq!(found("Ảnh: Lò Mẩn UBND xã khẳng định.").first().map(String::as_str), Some("person:Lò Mẩn"));
    assert_eq!(
        found("Ông Lò Văn Mẩn làm Phó Ban Kinh tế Trung ương Ông Lò Văn Mẩn được điều động.").get(3..),
        Some(&["organization:Trung ương".into(), "person:Lò Văn Mẩn".into()][..])
    );
    assert_eq!(bodies("Cập nhật từ Trung tâm Tin Theo Reuters."), ["Trung tâm Tin", "Reuters"]);
    assert_eq!(
        found("Ý kiến của Chủ tịch UBND tỉnh Hồ Văn Mẩn."),
        ["position:Chủ tịch UBND tỉnh", "organization:UBND tỉnh", "person:Hồ Văn Mẩn"]
    );
}

#[test]
fn councils_advise_on_something() {
    assert_eq!(
        bodies("Phó Chủ nhiệm Hội đồng tư vấn về KH-CN và chuyển đổi số phát biểu."),
        ["Hội đồng tư vấn về KH-CN và chuyển đổi số"]
    );
    assert_eq!(
        bodies("Trưởng Ban Chỉ đạo Trung ương Chương trình mục tiêu quốc gia giảm nghèo chủ trì họp.").first().map(String::as_str),
        Some("Ban Chỉ đạo Trung ương Chương trình mục tiêu quốc gia giảm nghèo")
    );
    assert_eq!(bodies("Công ty Kwang Ling - Mekong mở cửa."), ["Công ty Kwang Ling - Mekong"]);
}

#[test]
fn the_standing_board_of_the_front_and_a_standing_deputy() {
    assert_eq!(bodies("Tờ trình về nhân sự của Ban Thường trực, Đoàn Chủ tịch."), ["Ban Thường trực", "Đoàn Chủ tịch"]);
    assert_eq!(bodies("Phó trưởng Ban Thường trực Ban Nội chính Trung ương nói."), ["Ban Nội chính Trung ương", "Trung ương"]);
}

#[test]
fn where_something_is_a_name_alone_is_a_place() {
    assert_eq!(found("Vụ việc xảy ra ở Kỳ Anh đã rõ."), ["place:Kỳ Anh"]);
    assert_eq!(found("Quy hoạch khu vực Sơn Trà đã xong."), ["place:Sơn Trà"]);
    assert_eq!(found("Anh trú tại khu Đồng Tranh, phường Tứ Minh."), ["place:khu Đồng Tranh", "place:phường Tứ Minh"]);
    assert_eq!(found("Công ty Nhiệt điện Phú Mỹ họp."), ["organization:Công ty Nhiệt điện Phú Mỹ", "place:Phú Mỹ"]);
}
