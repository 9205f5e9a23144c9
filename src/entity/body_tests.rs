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

#[test]
fn a_seat_of_government_acts_or_is_a_place() {
    assert_eq!(bodies("Hôm qua, Nhà Trắng bác tin."), ["Nhà Trắng"]);
    assert_eq!(found("Hôm qua, ông đến Nhà Trắng."), ["place:Nhà Trắng"]);
}

#[test]
fn heads_in_small_letters_are_of_a_country() {
    assert_eq!(bodies("Tàu của hải quân Pháp cập cảng."), ["hải quân Pháp"]);
    assert_eq!(bodies("Hôm nay chính phủ Lào họp."), ["chính phủ Lào"]);
    assert_eq!(bodies("Ông theo đảng Bảo thủ."), ["đảng Bảo thủ"]);
    for text in ["Hôm nay chính phủ họp.", "Theo báo Anh, giá tăng.", "Nhiều tập đoàn Nhật rút vốn."] {
        assert!(bodies(text).is_empty(), "{text}: {:?}", bodies(text));
    }
}

#[test]
fn teams_play_for_countries_and_clubs() {
    assert_eq!(
        found("Trận U22 Lào gặp tuyển nữ Iran."),
        ["organization:U22 Lào", "place:Lào", "organization:tuyển nữ Iran", "place:Iran",]
    );
    assert_eq!(bodies("U.17 nữ Việt Nam thắng."), ["U.17 nữ Việt Nam"]);
    assert_eq!(bodies("Vòng loại U23 châu Á bắt đầu."), [""; 0]);
}

#[test]
fn a_short_form_in_brackets_does_not_end_a_name() {
    assert_eq!(
        found("Ủy ban nhân dân (UBND) tỉnh Sơn La họp."),
        ["organization:Ủy ban nhân dân (UBND) tỉnh Sơn La", "place:tỉnh Sơn La"]
    );
    assert_eq!(bodies("Hội Liên hiệp Phụ nữ (LHPN) Việt Nam họp."), ["Hội Liên hiệp Phụ nữ (LHPN) Việt Nam"]);
    assert_eq!(bodies("Liên đoàn Bóng đá châu Á (AFC) họp."), ["Liên đoàn Bóng đá châu Á", "AFC"]);
}

#[test]
fn short_names_stand_inside_the_names_of_their_parts() {
    assert_eq!(bodies("Công đoàn BIDV họp."), ["Công đoàn BIDV", "BIDV"]);
    assert_eq!(bodies("Trường ĐH FPT tuyển sinh."), ["Trường ĐH FPT"]);
    assert_eq!(bodies("Ban giám thị Trại giam Thanh Khê họp."), ["Ban giám thị Trại giam Thanh Khê", "Trại giam Thanh Khê"]);
}

#[test]
fn companies_are_found_by_their_english_names_and_again_without_their_heads() {
    assert_eq!(bodies("Hôm nay Kasuga Holdings mở nhà máy."), ["Kasuga Holdings"]);
    assert_eq!(bodies("Tờ Kasuga Post đưa tin."), ["Kasuga Post"]);
    assert!(bodies("Mẫu Toyota Land Cruiser mới ra mắt.").is_empty());
    assert_eq!(
        bodies("Mây Hồng mở xưởng. Công ty CP Tập đoàn Mây Hồng có mười xưởng, nhiều xưởng Mây Hồng ở tỉnh."),
        ["Mây Hồng", "Công ty CP Tập đoàn Mây Hồng", "Tập đoàn Mây Hồng", "Mây Hồng"]
    );
}

#[test]
fn high_courts_are_told_apart_by_where_they_sit() {
    assert_eq!(bodies("Hôm qua TAND Cấp cao tại Hà Nội xử."), ["TAND Cấp cao tại Hà Nội"]);
    assert_eq!(bodies("Hôm qua TAND cấp cao tuyên án."), ["TAND cấp cao"]);
}

#[test]
fn wards_of_two_halves_are_one_unit_behind_their_body() {
    assert_eq!(
        found("Hôm qua UBND phường Cam Ly - Đà Lạt họp."),
        ["organization:UBND phường Cam Ly - Đà Lạt", "place:phường Cam Ly - Đà Lạt"]
    );
}

#[test]
fn delegations_and_ships_are_no_bodies() {
    assert_eq!(bodies("Hôm qua đoàn kiểm tra Bộ Nội vụ đến xã."), ["Bộ Nội vụ"]);
    assert_eq!(bodies("Hôm qua tàu CSB 7001 rời cảng."), [""; 0]);
}

#[test]
fn a_military_region_holds_no_place() {
    assert_eq!(found("Ông thăm Quân khu 9 hôm qua."), ["organization:Quân khu 9"]);
}

#[test]
fn a_citys_heads_are_not_its_chiefs() {
    assert_eq!(found("Hôm qua lãnh đạo TP.HCM trao quà."), ["place:TP.HCM"]);
}

#[test]
fn who_speaks_for_a_seat_is_no_part_of_it() {
    assert_eq!(found("Hôm qua điện Kremlin Boris Petrov bác tin.").first().map(String::as_str), Some("place:điện Kremlin"));
}

#[test]
fn an_initial_before_a_foreign_given_name_belongs_to_it() {
    assert_eq!(found("Bộ phim kể về J. Robert Hansen hồi trẻ."), ["person:J. Robert Hansen"]);
}

#[test]
fn years_in_order_and_summers_are_dates() {
    assert_eq!(found("Xã vào chặng tăng tốc 2026 - 2030 với nhiều việc."), ["date:2026 - 2030"]);
    assert_eq!(found("Giá vé tàu hè 2026 tăng."), ["date:hè 2026"]);
    assert_eq!(found("Có 2000 - 2050 người đến."), [""; 0]);
}

#[test]
fn comrades_are_no_money() {
    assert_eq!(found("Ông thăm 4 đồng minh thân cận."), [""; 0]);
}

#[test]
fn a_body_of_two_countries_has_both_in_its_name() {
    assert_eq!(bodies("Hội Hữu nghị Việt - Nga họp."), ["Hội Hữu nghị Việt - Nga"]);
    assert_eq!(bodies("Nhóm nghị sĩ hữu nghị Việt Nam - Nhật Bản họp."), ["Nhóm nghị sĩ hữu nghị Việt Nam - Nhật Bản"]);
    assert_eq!(bodies("Ủy ban liên Chính phủ Việt Nam - Lào họp."), ["Ủy ban liên Chính phủ Việt Nam - Lào"]);
}

#[test]
fn levels_in_a_row_belong_to_no_body() {
    assert_eq!(bodies("UBND quận, huyện, thị xã báo cáo."), ["UBND"]);
    assert_eq!(bodies("UBND tỉnh, huyện Đầm Hà báo cáo."), ["UBND tỉnh"]);
}

#[test]
fn a_branch_belongs_to_its_bank() {
    assert_eq!(bodies("Ngân hàng Nhà nước chi nhánh Khu vực 2 báo cáo."), ["Ngân hàng Nhà nước chi nhánh Khu vực 2"]);
}

#[test]
fn a_party_stands_inside_its_committees() {
    assert_eq!(
        bodies("Bộ Chính trị đảng Cộng sản Trung Quốc Vương Hỗ Mẫn họp."),
        ["Bộ Chính trị đảng Cộng sản Trung Quốc", "đảng Cộng sản Trung Quốc"]
    );
    assert_eq!(bodies("Thường vụ Thành ủy họp."), ["Thường vụ Thành ủy", "Thành ủy"]);
    assert_eq!(bodies("Ủy ban kỷ luật FIFA họp."), ["Ủy ban kỷ luật FIFA", "FIFA"]);
}

#[test]
fn some_bodies_have_numbers() {
    assert_eq!(bodies("Ban Quản lý dự án 85 báo cáo."), ["Ban Quản lý dự án 85"]);
    assert_eq!(bodies("Lữ đoàn Cơ giới Độc lập 155 rút lui."), ["Lữ đoàn Cơ giới Độc lập 155"]);
    assert_eq!(bodies("Thiếu vitamin nhóm B gây mệt."), [""; 0]);
}

#[test]
fn names_that_begin_like_schools_are_none() {
    assert_eq!(bodies("Công ty Trường Thọ mở xưởng."), ["Công ty Trường Thọ"]);
    assert_eq!(found("Trưởng phòng CSGT báo cáo."), ["position:Trưởng phòng CSGT", "organization:phòng CSGT"]);
    assert_eq!(bodies("Giáo hội Phật giáo Việt Nam TP.HCM họp."), ["Giáo hội Phật giáo Việt Nam TP.HCM"]);
}

#[test]
fn central_unions_and_departments_in_short_writings_are_bodies() {
    assert_eq!(bodies("Sáng nay Tổng LĐLĐVN họp."), ["Tổng LĐLĐVN"]);
    assert_eq!(bodies("Theo Tổng LĐLĐ, lương sẽ tăng."), ["Tổng LĐLĐ"]);
    assert_eq!(bodies("Bà làm ở Vụ Kế hoạch, ông ở Vụ Kế hoạch - Tài chính."), ["Vụ Kế hoạch", "Vụ Kế hoạch - Tài chính"]);
    assert_eq!(bodies("Ông nằm ở Bệnh viện Trung ương 108."), ["Bệnh viện Trung ương 108"]);
}

#[test]
fn designators_need_a_name_of_their_own() {
    assert_eq!(found("Bốn tỉnh miền Bắc có mưa."), ["place:miền Bắc"]);
    assert_eq!(found("Tuyến đê sông Thương sạt lở."), ["place:sông Thương"]);
    assert_eq!(found("Họ thắng trên đất Lào."), ["place:Lào"]);
    assert_eq!(found("Khách thăm Vườn quốc gia Cúc Phương."), ["place:Vườn quốc gia Cúc Phương"]);
    assert_eq!(found("Lãnh đạo TP. Do đó phải chờ."), [""; 0]);
    assert_eq!(found("Cháy ở chợ Lương Văn Can."), ["place:chợ Lương Văn Can"]);
    assert_eq!(found("Bà ở số 5 Trần Thánh Tông, Hà Nội."), ["place:Trần Thánh Tông", "place:Hà Nội"]);
}

#[test]
fn years_and_billions_need_few_words_around_them() {
    assert_eq!(found("Giá giảm từ đầu 2017."), ["date:đầu 2017"]);
    assert_eq!(found("Nửa đầu 2026, giá giảm."), ["date:Nửa đầu 2026"]);
    assert_eq!(found("Ông nhận 95 tỉ, bà không biết."), ["money:95 tỉ"]);
}

#[test]
fn schools_of_several_kinds_are_called_after_persons() {
    assert_eq!(bodies("Trường THCS - THPT Trần Đại Nghĩa mở cửa."), ["Trường THCS - THPT Trần Đại Nghĩa"]);
    assert_eq!(bodies("Trường TH-THCS-THPT Lê Thị Riêng mở cửa."), ["Trường TH-THCS-THPT Lê Thị Riêng"]);
    assert_eq!(bodies("Trường ĐH có tạp chí mới."), [""; 0]);
    assert_eq!(bodies("Trường Đại học Y Hà Nội có tạp chí mới."), ["Trường Đại học Y Hà Nội"]);
}

#[test]
fn investigators_belong_to_their_police() {
    assert_eq!(
        bodies("Hôm qua cơ quan Cảnh sát điều tra Công an TP Cần Thơ khởi tố vụ án."),
        ["cơ quan Cảnh sát điều tra Công an TP Cần Thơ", "Công an TP Cần Thơ"]
    );
}

#[test]
fn initials_and_figures_are_names() {
    assert_eq!(bodies("Công ty C.P. Việt Nam nuôi lợn."), ["Công ty C.P. Việt Nam"]);
    assert_eq!(bodies("Hội nghị thượng đỉnh G20 khai mạc."), ["G20"]);
    assert_eq!(found("Chỉ số VN-Index tăng."), [""; 0]);
}

#[test]
fn a_name_behind_a_body_is_somebody() {
    assert_eq!(
        found("Phó thủ tướng Chính phủ Hồ Đức Phớc nói."),
        ["position:Phó thủ tướng Chính phủ", "organization:Chính phủ", "person:Hồ Đức Phớc"]
    );
    assert_eq!(found("Cháy ở ngã tư Hàng Xanh - Điện Biên Phủ."), ["place:ngã tư Hàng Xanh - Điện Biên Phủ"]);
}

#[test]
fn ordinary_words_inside_bodies() {
    assert_eq!(bodies("Viện Khoa học xã hội vùng Nam bộ họp."), ["Viện Khoa học xã hội vùng Nam bộ"]);
    assert_eq!(found("Hội Chữ thập đỏ tỉnh họp."), ["organization:Hội Chữ thập đỏ tỉnh"]);
    assert_eq!(found("Các CLB Thái Lan thắng."), ["place:Thái Lan"]);
    assert_eq!(bodies("Liên đoàn taekwondo thế giới họp."), ["Liên đoàn taekwondo thế giới"]);
}

#[test]
fn the_short_word_of_a_town_has_a_stop() {
    assert_eq!(bodies("Công an TP.Hà Nội bắt nghi phạm."), ["Công an TP.Hà Nội"]);
    assert_eq!(bodies("Công an TP. Đà Nẵng bắt nghi phạm."), ["Công an TP. Đà Nẵng"]);
    assert_eq!(bodies("Tổng công ty Phát điện 3 báo cáo."), ["Tổng công ty Phát điện 3"]);
    assert_eq!(bodies("Điểm xét tuyển Đại học tăng."), [""; 0]);
    assert_eq!(bodies("Quốc Dân Đảng họp."), ["Quốc Dân Đảng"]);
}

#[test]
fn a_longer_head_hides_no_body() {
    assert_eq!(
        bodies("Đại diện Ủy ban Mặt trận Tổ quốc Việt Nam tham dự."),
        ["Ủy ban Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc Việt Nam"]
    );
    assert_eq!(bodies("Cháu nằm ở bệnh viện Nhi đồng 1, rất mệt."), ["bệnh viện Nhi đồng 1"]);
    assert_eq!(bodies("Liên đoàn Triathlon Việt Nam họp."), ["Liên đoàn Triathlon Việt Nam"]);
}

#[test]
fn the_centre_in_letters_is_the_centre() {
    assert_eq!(bodies("Đoàn công tác của T.Ư về thăm xã."), ["T.Ư"]);
    assert_eq!(bodies("Ban Tổ chức T.Ư họp."), ["Ban Tổ chức T.Ư", "T.Ư"]);
    assert_eq!(bodies("Các thành phố trực thuộc T.Ư họp."), [""; 0]);
    assert_eq!(bodies("Các thành phố trực thuộc TƯ họp."), [""; 0]);
    assert_eq!(bodies("Ủy ban TƯ MTTQ VN họp."), ["Ủy ban TƯ MTTQ VN", "MTTQ VN"]);
    assert_eq!(bodies("T.Ư Hội Nông dân Việt Nam họp."), ["T.Ư Hội Nông dân Việt Nam", "Hội Nông dân Việt Nam"]);
}

#[test]
fn the_number_of_a_term_is_no_part_of_a_body() {
    assert_eq!(bodies("Đại hội Đảng XV đã bế mạc."), ["Đảng"]);
    assert_eq!(bodies("Kỳ họp này của Quốc hội Khóa XVII bế mạc."), ["Quốc hội"]);
    assert_eq!(bodies("Đoàn đại biểu Quốc hội XVII họp."), ["Đoàn đại biểu Quốc hội", "Quốc hội"]);
}

#[test]
fn a_party_of_another_country_ends_the_name_of_its_committees() {
    assert_eq!(
        bodies("Ban Chấp hành Trung ương Đảng Nhân dân cách mạng Lào họp."),
        [
            "Ban Chấp hành Trung ương Đảng Nhân dân cách mạng Lào",
            "Trung ương Đảng Nhân dân cách mạng Lào",
            "Đảng Nhân dân cách mạng Lào"
        ]
    );
    assert_eq!(
        bodies("Trung ương Đảng Lao động Triều Tiên mời khách."),
        ["Trung ương Đảng Lao động Triều Tiên", "Đảng Lao động Triều Tiên"]
    );
}

#[test]
fn a_country_ends_the_name_of_a_body() {
    assert_eq!(
        found("Bộ trưởng Bộ Văn hóa Hàn Quốc Lác Thu Cương đến thăm."),
        ["position:Bộ trưởng Bộ Văn hóa Hàn Quốc", "organization:Bộ Văn hóa Hàn Quốc", "place:Hàn Quốc", "person:Lác Thu Cương"]
    );
    assert_eq!(bodies("Bộ Ngoại giao Lào Tháng Cương đón khách."), ["Bộ Ngoại giao Lào"]);
    assert_eq!(bodies("Ủy ban MTTQ Việt Nam P.Tân Lập họp."), ["Ủy ban MTTQ Việt Nam P.Tân Lập", "MTTQ Việt Nam"]);
    assert_eq!(bodies("Nhiều trường đại học Việt Nam tuyển sinh."), [""; 0]);
    assert_eq!(bodies("Bộ Văn hóa, Thể thao & Du lịch trả lời."), ["Bộ Văn hóa, Thể thao & Du lịch"]);
}

#[test]
fn a_name_may_end_with_a_sign() {
    assert_eq!(bodies("Nguồn: Vietnam+"), ["Vietnam+"]);
    assert_eq!(bodies("Thứ trưởng Bộ Tình trạng khẩn cấp Nga nói."), ["Bộ Tình trạng khẩn cấp Nga"]);
}

#[test]
fn steering_committees_have_their_tasks_in_their_names() {
    for (text, name) in [
        ("Ban Chỉ đạo điều hành giá đã họp.", "Ban Chỉ đạo điều hành giá"),
        ("Ban Chỉ đạo xử lý tồn tại, yếu kém của các nông trường họp.", "Ban Chỉ đạo xử lý tồn tại, yếu kém"),
        ("Ban Chỉ đạo cải cách thủ tục T.Ư chủ trì.", "Ban Chỉ đạo cải cách thủ tục T.Ư"),
        ("Ban Chỉ đạo phát triển làng nghề TP.HCM, gồm 9 người.", "Ban Chỉ đạo phát triển làng nghề TP.HCM"),
        ("Ban chỉ đạo về mô hình tổ chức trường nghề được lập.", "Ban chỉ đạo về mô hình tổ chức trường nghề"),
        ("Ban Chỉ đạo của Chính phủ về đổi mới sáng tạo vừa họp.", "Ban Chỉ đạo của Chính phủ về đổi mới sáng tạo"),
        ("Ban Chỉ đạo tổng kết 20 năm nuôi tôm và phát triển KH-CN.", "Ban Chỉ đạo tổng kết 20 năm nuôi tôm và phát triển KH-CN"),
        ("Ban Chỉ đạo triển khai Nghị quyết số 5 về trồng rừng họp.", "Ban Chỉ đạo triển khai Nghị quyết số 5 về trồng rừng"),
        // What it does, what its plan is about.
        ("Ban Chỉ đạo yêu cầu làm nhanh.", "Ban Chỉ đạo"),
        ("Ban Chỉ đạo 389 Quốc gia về chống buôn lậu có kế hoạch.", "Ban Chỉ đạo 389 Quốc gia"),
        ("Ban Chỉ đạo nghiên cứu kỹ đề án.", "Ban Chỉ đạo"),
        ("Ban Chỉ đạo Trung ương và các xã họp.", "Ban Chỉ đạo Trung ương"),
    ] {
        assert_eq!(bodies(text).first().map(String::as_str), Some(name), "{text}");
    }
    let led = found("Trưởng ban Chỉ đạo quốc gia chống buôn lậu, không báo cáo và trốn thuế (BL) họp.");
    assert_eq!(led[0], "position:Trưởng ban Chỉ đạo quốc gia chống buôn lậu, không báo cáo và trốn thuế");
    assert_eq!(
        found("Trưởng Ban Chỉ đạo chuyển đổi số phường Tân Lập Lò Văn Mẩn làm việc."),
        [
            "position:Trưởng Ban Chỉ đạo chuyển đổi số phường Tân Lập",
            "organization:Ban Chỉ đạo chuyển đổi số phường Tân Lập",
            "place:phường Tân Lập",
            "person:Lò Văn Mẩn"
        ]
    );
    let task = found("Trưởng Ban Chỉ đạo triển khai Nghị quyết số 5 về trồng rừng họp.");
    assert!(task.contains(&"document:Nghị quyết số 5".to_owned()), "{task:?}");
}

#[test]
fn ministries_of_a_list_share_their_head() {
    for (text, names) in [
        ("Giao các Bộ: Quốc phòng, Công an, Y tế và UBND tỉnh làm.", &["Quốc phòng", "Công an", "Y tế", "UBND tỉnh"][..]),
        (
            "Mời các sở TN-MT, Kế hoạch đầu tư, Kế hoạch - Đầu tư; NN&PTNT dự.",
            &["TN-MT", "Kế hoạch đầu tư", "Kế hoạch - Đầu tư", "NN&PTNT"],
        ),
        ("Hỏi các Sở Xây dựng, Tài chính, Ban quản lý dự án 5.", &["Sở Xây dựng", "Tài chính", "Ban quản lý dự án 5"]),
        ("Hỏi các sở Y tế địa phương.", &[]),
        ("Hỏi các bộ, ngành.", &[]),
    ] {
        assert_eq!(bodies(text), names, "{text}");
    }
}

#[test]
fn boards_hold_companies_of_one_foreign_word() {
    assert_eq!(bodies("Chủ tịch HĐQT Vietcombank nói."), ["HĐQT Vietcombank", "Vietcombank"]);
}

#[test]
fn a_department_may_organize() {
    assert_eq!(bodies("Giao Vụ Tổ chức cán bộ làm."), ["Vụ Tổ chức cán bộ"]);
    assert_eq!(bodies("Theo Sputnik, trời lạnh."), ["Sputnik"]);
}

#[test]
fn a_level_behind_a_country_belongs_to_the_body() {
    for level in ["thành phố", "Thành phố", "tỉnh", "Đặc khu Cô Tô"] {
        let name = format!("Ủy ban MTTQ Việt Nam {level}");
        assert_eq!(bodies(&format!("{name} vừa họp.")), [name.as_str(), "MTTQ Việt Nam"]);
    }
}

#[test]
fn a_part_behind_a_country_belongs_to_the_body() {
    for name in [
        "Hội Nông dân Việt Nam Khu vực XI",
        "Hiệp hội Doanh nghiệp Việt Nam chi nhánh Quảng Ninh",
        "Ngân hàng Chính sách xã hội Việt Nam Trung ương",
        "Ngân hàng Nhà nước Việt Nam CN Gia Lai",
    ] {
        assert_eq!(bodies(&format!("Đại diện {name} dự họp.")).first().map(String::as_str), Some(name));
    }
}

#[test]
fn who_speaks_for_a_state_s_body_is_no_part_of_it() {
    assert_eq!(found("Người đứng đầu Lầu Năm Góc Mark Olsen lên tiếng."), ["organization:Lầu Năm Góc", "person:Mark Olsen"]);
    assert_eq!(bodies("Họ đến Viện Nghiên cứu Mark Olsen."), ["Viện Nghiên cứu Mark Olsen"]);
}

#[test]
fn some_bodies_of_a_place_are_none_by_name() {
    assert_eq!(found("Ông gặp các cơ quan Việt Nam ở đó."), ["place:Việt Nam"]);
    assert_eq!(found("Nhiều bệnh viện Hà Nội quá tải."), ["place:Hà Nội"]);
}

#[test]
fn a_congress_names_the_union_of_youth_and_has_organizers() {
    assert_eq!(bodies("Đại hội Đoàn toàn quốc khai mạc."), ["Đoàn"]);
    assert_eq!(bodies("Cảm ơn Ban Tổ chức Đại hội đã giúp đỡ."), [""; 0]);
}

#[test]
fn fields_behind_a_taught_one_and_before_the_body_above() {
    assert_eq!(
        bodies("Ông học ở Học viện Chính trị và Hành chính Quốc gia Lào."),
        ["Học viện Chính trị và Hành chính Quốc gia Lào"]
    );
    assert_eq!(bodies("Hôm qua, Cục Chính sách tài khóa thuộc Bộ Tài chính họp."), ["Cục Chính sách tài khóa", "Bộ Tài chính"]);
}

#[test]
fn letters_are_a_source_or_a_body_not_a_person() {
    assert_eq!(found("Ảnh: LĐO Phải xem xét kỹ việc này."), ["organization:LĐO"]);
    assert_eq!(found("Ảnh: CTV"), [""; 0]);
    assert_eq!(found("Hôm qua, ĐBQH Khóa XIV Lò Văn Mẩn nói.").iter().filter(|name| name.starts_with("person")).count(), 1);
    assert_eq!(found("Ông gặp các đại biểu quốc hội."), ["position:đại biểu quốc hội", "organization:quốc hội"]);
}
