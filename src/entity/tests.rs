use super::*;
use crate::block::BlockFinder;
use crate::token::Tokenizer;

/// The tokens and entities of a text.
fn read(text: &str) -> (Vec<Token>, Vec<Entity>) {
    let units = Units::embedded().unwrap();
    let tokens = Tokenizer::new(units.clone()).tokenize(text);
    let mut blocks = Vec::new();
    BlockFinder::new(&units).blocks_into(text, &tokens, &mut blocks);
    let (mut scratch, mut entities) = (EntityScratch::default(), Vec::new());
    Entities::embedded(&units).unwrap().entities_into(text, &tokens, &blocks, &mut scratch, &mut entities);
    (tokens, entities)
}

fn officials(text: &str, tokens: &[Token], entities: &[Entity], as_of: Option<Date>) -> Vec<Official> {
    Entities::embedded(&Units::embedded().unwrap()).unwrap().officials(text, tokens, entities, as_of)
}

/// The entities of a text as `kind:surface`.
pub(super) fn found(text: &str) -> Vec<String> {
    let (_, entities) = read(text);
    entities.iter().map(|entity| format!("{}:{}", entity.kind.name(), entity.span.of(text))).collect()
}

#[test]
fn positions_hold_their_bodies_and_bodies_their_places() {
    assert_eq!(
        found("Đồng chí Lò Thị Mẩy, Tỉnh ủy viên, Bí thư Huyện ủy Mường Ảng, chủ trì."),
        [
            "person:Lò Thị Mẩy",
            "position:Tỉnh ủy viên",
            "position:Bí thư Huyện ủy Mường Ảng",
            "organization:Huyện ủy Mường Ảng",
            "place:Mường Ảng",
        ]
    );
    assert_eq!(
        found("Ban Thường vụ Thành ủy Sơn La họp."),
        ["organization:Ban Thường vụ Thành ủy Sơn La", "organization:Thành ủy Sơn La", "place:Sơn La"]
    );
}

#[test]
fn persons_in_company_need_no_family_name() {
    assert_eq!(
        found("Huấn luyện viên gọi Nguyễn Văn Khoát, Duy Lành, Tuấn Hải và Hà Giang."),
        ["person:Nguyễn Văn Khoát", "person:Duy Lành", "person:Tuấn Hải", "place:Hà Giang"]
    );
    assert_eq!(found("Biểu diễn là các nghệ sĩ: Trọng Tiến, Thùy Dung."), ["person:Trọng Tiến", "person:Thùy Dung"]);
}

#[test]
fn a_shared_body_belongs_to_the_last_title() {
    assert_eq!(
        found("Ông Vũ Đình Khoát, Bí thư, Chủ tịch UBND xã, có mặt."),
        ["person:Vũ Đình Khoát", "position:Bí thư", "position:Chủ tịch UBND xã", "organization:UBND xã"]
    );
}

#[test]
fn bare_given_names_are_found_again() {
    let all = found("Ông Trần Quốc Toản trình bày báo cáo. Sau đó, ông Toản trả lời chất vấn. Toản nói rõ lý do.");
    assert_eq!(all.iter().filter(|entity| entity.as_str() == "person:Toản").count(), 2, "{all:?}");
}

#[test]
fn a_position_ends_before_the_name_that_follows_its_body() {
    for (text, position, person) in [
        ("Giám đốc Sở Cồ Như Tiệp báo cáo.", "Giám đốc Sở", "Cồ Như Tiệp"),
        ("Giám đốc HTX Lò Thị Mẩy báo cáo.", "Giám đốc HTX", "Lò Thị Mẩy"),
        ("Bí thư Tỉnh đoàn H'Lan Êban báo cáo.", "Bí thư Tỉnh đoàn", "H'Lan Êban"),
        ("Bí thư Tỉnh ủy Đắk Lắk Y Thương Niê Kđăm báo cáo.", "Bí thư Tỉnh ủy Đắk Lắk", "Y Thương Niê Kđăm"),
        ("Chánh Thanh tra tỉnh Vũ Sỹ Khoát báo cáo.", "Chánh Thanh tra tỉnh", "Vũ Sỹ Khoát"),
        ("Chủ tịch Quốc hội Lào Bounmy Phomsavan thăm Huế.", "Chủ tịch Quốc hội Lào", "Bounmy Phomsavan"),
    ] {
        let all = found(text);
        assert!(all.contains(&format!("position:{position}")) && all.contains(&format!("person:{person}")), "{all:?}");
    }
}

#[test]
fn names_from_minority_languages() {
    assert_eq!(found("Gặp Giàng A Súa, Rơ Châm Lan và K’Brèo."), ["person:Giàng A Súa", "person:Rơ Châm Lan", "person:K’Brèo"]);
}

#[test]
fn a_leader_leads_the_body_behind_the_word() {
    assert_eq!(
        found("Trưởng Ban Nội chính Tỉnh ủy và Chánh Văn phòng UBND tỉnh cùng dự."),
        [
            "position:Trưởng Ban Nội chính Tỉnh ủy",
            "organization:Ban Nội chính Tỉnh ủy",
            "organization:Tỉnh ủy",
            "position:Chánh Văn phòng UBND tỉnh",
            "organization:Văn phòng UBND tỉnh",
            "organization:UBND tỉnh",
        ]
    );
}

#[test]
fn values_of_the_calendar_and_amounts() {
    assert_eq!(
        found("Trong quý I/2025, thu ngân sách đạt gần 5.200 tỷ đồng, tăng 12,5% so với năm 2024."),
        ["date:quý I/2025", "money:5.200 tỷ đồng", "percent:12,5%", "date:năm 2024"]
    );
    assert_eq!(found("Nghị quyết số 18-NQ/TU ngày 12/5/2023 của Tỉnh ủy")[0], "document:Nghị quyết số 18-NQ/TU ngày 12/5/2023");
}

/// The calendar expressions of a text.
fn dates(text: &str) -> Vec<String> {
    found(text).into_iter().filter_map(|entity| entity.strip_prefix("date:").map(str::to_owned)).collect()
}

#[test]
fn dates_as_newspapers_write_them() {
    for (text, expected) in [
        ("Nước này hôm 26.1 thông báo, rồi hôm 7/2 rút lại.", vec!["hôm 26.1", "hôm 7/2"]),
        (
            "Hội chợ mở từ ngày 16 - 18.6, thi vào ngày 1-2.6 và ngày 16 đến 21-5.",
            vec!["ngày 16 - 18.6", "ngày 1-2.6", "ngày 16 đến 21-5"],
        ),
        ("Sáng nay (5.3), trưa nay 6-3 và chiều tối 7.3.", vec!["5.3", "6-3", "chiều tối 7.3"]),
        ("Dịp lễ 30-4 và 1-5, Quốc khánh 2.9.", vec![]),
        ("Quy định có hiệu lực từ 1.7, hoàn thành trước 30-8.", vec!["1.7", "30-8"]),
        ("Học phí tăng từ 5-7 triệu.", vec![]),
        (
            "Đầu những năm 1990, vào những năm 80, giai đoạn từ 2017-2020.",
            vec!["Đầu những năm 1990", "những năm 80", "giai đoạn từ 2017-2020"],
        ),
        ("Các năm 2023, 2024 và 2025 đều được mùa.", vec!["năm 2023", "2024", "2025"]),
        (
            "Vào mùa hè 2026, nửa đầu năm 2027, sáu tháng đầu năm 2028.",
            vec!["mùa hè 2026", "nửa đầu năm 2027", "sáu tháng đầu năm 2028"],
        ),
        (
            "Sáng mùng 2/2 (29 tháng Chạp), rồi tháng Ba, trong Cách mạng Tháng Tám.",
            vec!["Sáng mùng 2/2", "29 tháng Chạp", "tháng Ba"],
        ),
        ("Hội thảo kéo dài ba ngày: ngày 4, 5, 6/3.", vec!["ngày 4, 5, 6/3"]),
    ] {
        assert_eq!(dates(text), expected, "{text}");
    }
}

#[test]
fn laws_end_where_their_names_end() {
    let documents = |text: &str| -> Vec<String> {
        found(text).into_iter().filter_map(|entity| entity.strip_prefix("document:").map(str::to_owned)).collect()
    };
    for (text, expected) in [
        (
            "Dự thảo Luật sửa đổi, bổ sung một số điều của Luật Thuế thu nhập cá nhân, Luật Nhà ở và Luật Đất đai được trình.",
            vec!["Luật sửa đổi, bổ sung một số điều của Luật Thuế thu nhập cá nhân, Luật Nhà ở và Luật Đất đai"],
        ),
        ("Theo Luật Phòng chống ma túy năm 2021 (sửa đổi) vừa có hiệu lực.", vec!["Luật Phòng chống ma túy năm 2021 (sửa đổi)"]),
        ("Theo Luật đất đai và Hiến pháp năm 2013.", vec!["Luật đất đai", "Hiến pháp năm 2013"]),
        ("Nghị định số 300/2025 có hiệu lực.", vec!["Nghị định số 300/2025"]),
        ("Dự án 1.378 tỉ tại khu vực.", vec![]),
    ] {
        assert_eq!(documents(text), expected, "{text}");
    }
}

#[test]
fn amounts_in_foreign_money_and_in_billions_alone() {
    let amounts = |text: &str| -> Vec<String> {
        found(text).into_iter().filter_map(|entity| entity.strip_prefix("money:").map(str::to_owned)).collect()
    };
    assert_eq!(amounts("Nước này chi 1,7 tỉ CAD và 20 triệu yen."), ["1,7 tỉ CAD", "20 triệu yen"]);
    assert_eq!(amounts("Công ty rót 1.500 tỷ vào nhà máy, nơi có 2 tỷ người."), ["1.500 tỷ"]);
    assert!(amounts("Đội nhà thua ở lượt trận thứ 2 bảng E.").is_empty());
}

#[test]
fn two_places_joined_by_a_hyphen_are_two() {
    assert_eq!(found("quan hệ Việt Nam - Lào"), ["place:Việt Nam", "place:Lào"]);
}

#[test]
fn entities_nest_and_no_two_share_a_span() {
    let units = Units::embedded().unwrap();
    let text = "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Lạng Sơn Hà Văn Lý làm việc với Công ty CP Xây dựng Lạng Sơn ngày 5/6.";
    let tokens = Tokenizer::new(units.clone()).tokenize(text);
    let mut blocks = Vec::new();
    BlockFinder::new(&units).blocks_into(text, &tokens, &mut blocks);
    let (mut scratch, mut entities) = (EntityScratch::default(), Vec::new());
    Entities::embedded(&units).unwrap().entities_into(text, &tokens, &blocks, &mut scratch, &mut entities);
    assert!(entities.len() > 5);
    for (at, entity) in entities.iter().enumerate() {
        if let Some(parent) = entity.parent() {
            assert!(parent < at && entities[parent].span.contains(entity.span) && entities[parent].span != entity.span);
        }
        for other in &entities[..at] {
            assert!(other.span.contains(entity.span) || !other.span.overlaps(entity.span), "{other:?} {entity:?}");
            assert_ne!(other.span, entity.span);
        }
    }
}

/// The officials of a text of which no day is known, as `name: position; position`, nameless mentions included.
pub(super) fn held(text: &str) -> Vec<String> {
    held_on(text, None)
}

/// The same for a text of a day.
pub(super) fn held_on(text: &str, as_of: Option<Date>) -> Vec<String> {
    let (tokens, entities) = read(text);
    let surface = |at: usize| entities[at].span.of(text);
    officials(text, &tokens, &entities, as_of)
        .iter()
        .map(|official| {
            let positions: Vec<_> = official.positions.iter().map(|held| surface(held.mentions[0])).collect();
            format!("{}: {}", surface(official.name), positions.join("; "))
        })
        .collect()
}

#[test]
fn appointments_reach_over_what_stands_between() {
    assert_eq!(
        held("Ông Vũ Đình Khoát, Bí thư Huyện ủy, được Ban Thường vụ điều động giữ chức Giám đốc Sở Nội vụ."),
        ["Vũ Đình Khoát: Bí thư Huyện ủy; Giám đốc Sở Nội vụ"]
    );
    assert_eq!(held("Ban Thường vụ giao quyền Bí thư cho ông Hà Văn Lý."), ["Hà Văn Lý: quyền Bí thư"]);
    assert!(held("Giám đốc trao quà của Chủ tịch UBND tỉnh cho ông Hà Văn Lý.").is_empty());
    assert!(held("Họ cảm ơn Chủ tịch UBND tỉnh. Ông Hà Văn Lý vỗ tay.").is_empty());
}

#[test]
fn persons_of_a_list_share_the_position_before_it() {
    assert_eq!(
        held("Hai Phó Chủ tịch UBND tỉnh gồm các ông, bà: Vũ Đình Khoát, Lò Thị Mẩy."),
        ["Vũ Đình Khoát: Phó Chủ tịch UBND tỉnh", "Lò Thị Mẩy: Phó Chủ tịch UBND tỉnh"]
    );
}

#[test]
fn a_nameless_mention_may_be_shorter_or_written_otherwise() {
    assert_eq!(
        held("Chủ tịch UBND TP.HCM Hà Văn Lý đi kiểm tra. Chủ tịch UBND thành phố phê bình. Chủ tịch UBND xã Tân Lập giải thích."),
        ["Hà Văn Lý: Chủ tịch UBND TP.HCM; Chủ tịch UBND thành phố"]
    );
    assert_eq!(
        held("Ngoại trưởng Na Uy tới Huế. Bà Ingrid Solheim, Bộ trưởng Ngoại giao Na Uy, cảm ơn."),
        ["Ingrid Solheim: Ngoại trưởng Na Uy; Bộ trưởng Ngoại giao Na Uy"]
    );
}

#[test]
fn those_who_wrote_the_text_stand_behind_its_last_sentence() {
    let all = found("Xã đã có đường mới. Dân phấn khởi.\nMinh Hạnh - Thu Hằng");
    assert_eq!(all, ["person:Minh Hạnh", "person:Thu Hằng"]);
    assert_eq!(found("Xã đã có đường mới. Dân phấn khởi. Minh Hạnh đi xa."), ["person:Minh Hạnh"]);
}

#[test]
fn bodies_and_countries_behind_roles_are_no_persons() {
    let all = found("Lãnh đạo Bộ cùng hàng trăm công dân Hàn Quốc có mặt ở Đại sứ quán.");
    assert!(!all.iter().any(|entity| entity.starts_with("person") || entity.starts_with("position")), "{all:?}");
}

#[test]
fn positions_go_to_their_persons_and_nameless_ones_to_the_holder() {
    let units = Units::embedded().unwrap();
    let text = "Ông Vũ Đình Khoát, Bí thư Huyện ủy, Chủ tịch HĐND huyện, và bà Lò Thị Mẩy - nguyên Phó Chủ tịch UBND huyện - cùng dự.\n\
                Chủ tịch HĐND huyện yêu cầu làm nhanh. Quyền Chủ tịch UBND huyện Hà Văn Lý báo cáo.";
    let tokens = Tokenizer::new(units.clone()).tokenize(text);
    let mut blocks = Vec::new();
    BlockFinder::new(&units).blocks_into(text, &tokens, &mut blocks);
    let (mut scratch, mut entities) = (EntityScratch::default(), Vec::new());
    Entities::embedded(&units).unwrap().entities_into(text, &tokens, &blocks, &mut scratch, &mut entities);
    let officials = officials(text, &tokens, &entities, None);
    let surface = |at: usize| entities[at].span.of(text);
    let found: Vec<_> = officials
        .iter()
        .flat_map(|official| official.positions.iter().map(move |held| (official.name, held)))
        .map(|(name, held)| (surface(name), surface(held.mentions[0]), held.mentions.len(), held.status))
        .collect();
    assert_eq!(
        found,
        [
            ("Vũ Đình Khoát", "Bí thư Huyện ủy", 1, PositionStatus::Incumbent),
            ("Vũ Đình Khoát", "Chủ tịch HĐND huyện", 2, PositionStatus::Incumbent),
            ("Lò Thị Mẩy", "nguyên Phó Chủ tịch UBND huyện", 1, PositionStatus::Former),
            ("Hà Văn Lý", "Quyền Chủ tịch UBND huyện", 1, PositionStatus::Acting),
        ]
    );
}

#[test]
fn regression_before_the_first_token_begins_nothing() {
    assert_eq!(found("3 UBND"), ["organization:UBND"]);
}

#[test]
fn bylines_name_those_who_wrote_the_text() {
    for (text, names) in [
        ("Xã đã sửa xong đường. Minh Hải", &["Minh Hải"][..]),
        ("Xã đã sửa xong đường./. Hương Thu (TTXVN)", &["Hương Thu"]),
        ("Xã đã sửa xong đường. KHÁNH HƯƠNG", &["KHÁNH HƯƠNG"]),
        ("Xã đã sửa xong đường. T.Bình - Nhật Lan/VOV", &["T.Bình", "Nhật Lan"]),
        ("Xã đã sửa xong đường. N. Huyền", &["N. Huyền"]),
        ("Xã đã sửa xong đường. Minh Giang - Dân Trí", &["Minh Giang"]),
        ("Xã đã sửa xong đường.\nThu Chung\nTin tiêu điểm\nBản đồ", &["Thu Chung"]),
        ("Xã đã sửa xong đường ở Hà Nội.", &[]),
        ("Xã đã sửa xong đường. Tin Tức", &[]),
    ] {
        let (_, entities) = read(text);
        let persons: Vec<_> = entities.iter().filter(|e| e.kind == EntityKind::Person).map(|entity| entity.span.of(text)).collect();
        assert_eq!(persons, names, "{text}");
    }
}

#[test]
fn positions_are_tied_over_dashes_brackets_and_bodies() {
    for (text, officials) in [
        ("Bộ trưởng Bộ Y tế - ông Lò Văn Mẩn - có mặt.", &["Lò Văn Mẩn: Bộ trưởng Bộ Y tế"][..]),
        ("Ông Lò Văn Mẩn (sinh năm 1970) - Giám đốc Sở Y tế có mặt.", &["Lò Văn Mẩn: Giám đốc Sở Y tế"]),
        ("Bí thư Đảng ủy xã Quế Long (huyện Quế Sơn) Đỗ Đình Hùng có mặt.", &["Đỗ Đình Hùng: Bí thư Đảng ủy xã Quế Long"]),
        ("Cục trưởng Cục Quản lý giá, Bộ Tài chính Trần Văn Mẩn trả lời.", &["Trần Văn Mẩn: Cục trưởng Cục Quản lý giá"]),
        (
            "Chủ tịch HĐND thành phố Lò Văn Mẩn có mặt. Theo Chủ tịch HĐND TP HCM, việc đã rõ.",
            &["Lò Văn Mẩn: Chủ tịch HĐND thành phố; Chủ tịch HĐND TP HCM"],
        ),
        ("Bộ trưởng Quốc phòng Lò Văn Mẩn có mặt. Bộ trưởng Quốc phòng Úc tiếp.", &["Lò Văn Mẩn: Bộ trưởng Quốc phòng"]),
        (
            "Bà La Thúy Phương kể lại. Bà Phương nói thêm. Bà Trần Mai Phương - Chủ tịch UBND phường có mặt. Bà Phương đồng ý.",
            &["Trần Mai Phương: Chủ tịch UBND phường"],
        ),
        (
            "Chủ tịch Trung Quốc Tập Cận Bình tiếp Tổng thống Lee. Chủ tịch Tập nói. Tổng thống Lee Jae Myung nói.",
            &["Tập Cận Bình: Chủ tịch Trung Quốc; Chủ tịch", "Lee Jae Myung: Tổng thống"],
        ),
        ("Chủ tịch Quốc hội Ghalibaf phản đối.", &["Ghalibaf: Chủ tịch Quốc hội"]),
        ("Tổng giám đốc cũ – ông Lò Văn Mẩn – vắng mặt.", &["Lò Văn Mẩn: Tổng giám đốc"]),
        ("Phó Tổng thống Rosario Murillo có mặt.", &["Rosario Murillo: Phó Tổng thống"]),
        ("Phó Trưởng ban Dân vận Trung ương Thào Xuân Sùng nói.", &["Thào Xuân Sùng: Phó Trưởng ban Dân vận Trung ương"]),
        ("Theo ông Lò Văn Mẩn, Bí thư Tỉnh ủy phải trả lời.", &[]),
        ("Theo ông Lò Văn Mẩn, Bí thư Tỉnh ủy, việc này đã rõ.", &["Lò Văn Mẩn: Bí thư Tỉnh ủy"]),
        ("Người phát ngôn của Tổng thống Nga, ông Dmitry Peskov, trả lời.", &["Dmitry Peskov: Người phát ngôn"]),
        ("Ông Lò Văn Mẩn nhận nhiệm vụ mới là Giám đốc Sở Y tế.", &["Lò Văn Mẩn: Giám đốc Sở Y tế"]),
        ("Bà Trần Thị Bưởi trao quyết định bổ nhiệm chức vụ Trưởng phòng.", &[]),
        ("Chủ tịch UBND tỉnh Lò Văn Mẩn yêu cầu Chủ tịch UBND các huyện báo cáo.", &["Lò Văn Mẩn: Chủ tịch UBND tỉnh"]),
    ] {
        assert_eq!(held(text), officials, "{text}");
    }
}

/// The positions of a text.
fn positions(text: &str) -> Vec<String> {
    let (_, entities) = read(text);
    entities.iter().filter(|e| e.kind == EntityKind::Position).map(|entity| entity.span.of(text).to_owned()).collect()
}

#[test]
fn offices_are_positions_in_small_letters_and_without_a_name() {
    for (text, found) in [
        // What a state has one of needs neither a name nor a capital.
        ("Họ chờ tổng thống trả lời, còn ngoại trưởng im lặng.", &["tổng thống", "ngoại trưởng"][..]),
        ("Ủy ban công bố kết quả bầu cử đại biểu HĐND tỉnh.", &["đại biểu HĐND tỉnh"]),
        // Who held an office.
        ("Nguyên chủ tịch huyện mong thông cảm.", &["Nguyên chủ tịch huyện"]),
        ("Tòa xử cựu giám đốc ngân hàng và cựu hiệu trưởng.", &["cựu giám đốc ngân hàng", "cựu hiệu trưởng"]),
        ("Cựu bộ trưởng Mykhailo Holm đến.", &["Cựu bộ trưởng"]),
        ("Tòa xử một cựu trợ lý.", &[]),
        // The kind of body, boards in small letters, what `của` joins.
        ("Giám đốc bệnh viện xin lỗi.", &["Giám đốc bệnh viện"]),
        ("Phó chủ tịch hội đồng quản trị xin lỗi.", &["Phó chủ tịch hội đồng quản trị"]),
        ("Ông ấy vẫn là tổng thống của Venezuela.", &["tổng thống của Venezuela"]),
        ("Giám đốc của Trung tâm đến.", &["Giám đốc"]),
        // Where the holder comes from, and a company before a foreign name.
        ("Giám đốc kỹ thuật Nhật Bản ở lại.", &["Giám đốc kỹ thuật"]),
        ("Bí thư xã Chợ Lách Lò Văn Mẩn đến.", &["Bí thư xã Chợ Lách"]),
        ("Giám đốc điều hành Nvidia Jensen Huang đến.", &["Giám đốc điều hành Nvidia"]),
        ("Thống đốc bang Illinois J.B. Pritzker đến.", &["Thống đốc bang Illinois"]),
        ("Vua Charles III đến.", &["Vua"]),
        ("Tổng Giám đốc PVTex Vũ Đình Mẩn đến.", &["Tổng Giám đốc PVTex"]),
        ("Thủ tướng tiếp Tổng Giám đốc OFID\nThủ tướng mong được giúp.", &["Thủ tướng", "Tổng Giám đốc OFID", "Thủ tướng"]),
        ("Một thượng nghị sĩ Dân chủ và nghị sĩ Cộng hòa Mỹ từ chối.", &["thượng nghị sĩ Dân chủ", "nghị sĩ Cộng hòa Mỹ"]),
        ("Hoàng hậu Sofia đến.", &["Hoàng hậu"]),
        ("Nguyên Tổng biên tập Báo Thanh Niên đến.", &["Nguyên Tổng biên tập Báo Thanh Niên"]),
        ("Cựu chủ tịch quốc hội Ukraine đến.", &["Cựu chủ tịch quốc hội Ukraine"]),
        ("Tư lệnh hải quân Iran đến.", &["Tư lệnh hải quân Iran"]),
        ("Giám đốc phân tích Công ty An Phú đến.", &["Giám đốc phân tích Công ty An Phú"]),
        ("Giám đốc thương hiệu Lò Văn Mẩn đến.", &["Giám đốc thương hiệu"]),
        ("Họ tìm giám đốc công nghệ 8X.", &[]),
        ("Đại biểu Quốc hội Lâm Đồng đến.", &["Đại biểu Quốc hội Lâm Đồng"]),
        (
            "Thường trực Ban Bí thư Trung ương Đảng Nhân dân Cách mạng Lào đến.",
            &["Thường trực Ban Bí thư Trung ương Đảng Nhân dân Cách mạng Lào"],
        ),
        // An event, a level and a house.
        ("Hội nghị Bộ trưởng Ngoại giao họp.", &[]),
        ("Hai bên đàm phán cấp bộ trưởng.", &[]),
        ("Đám đông đốt dinh tổng thống.", &[]),
        ("Vua phá lưới là ai?", &[]),
    ] {
        assert_eq!(positions(text), found, "{text}");
    }
    assert_eq!(
        held("Chủ tịch Liên đoàn Bóng đá Malaysia (FAM), Yusoff Mahadi, đến."),
        ["Yusoff Mahadi: Chủ tịch Liên đoàn Bóng đá Malaysia"]
    );
    assert!(persons("Họ mời Giám đốc kỹ thuật Nhật Bản.").is_empty());
}

#[test]
fn foreign_officials_are_tied_behind_small_titles_and_countries() {
    for (text, officials) in [
        (
            "Bộ trưởng Peru đi chợ. Bộ trưởng Tư pháp Peru Alvarez nói vậy.",
            &["Alvarez: Bộ trưởng Peru; Bộ trưởng Tư pháp Peru"][..],
        ),
        ("Chủ tịch Đảng Nhân dân Campuchia Hun Sen đi chợ.", &["Hun Sen: Chủ tịch Đảng Nhân dân Campuchia"]),
        ("Chủ tịch HĐQT HDBank Kim Byoungho đi chợ.", &["Kim Byoungho: Chủ tịch HĐQT HDBank"]),
        ("Chủ tịch Cơ quan Công nghiệp Thổ Nhĩ Kỳ đi chợ.", &[]),
        ("Họ gặp tân giám đốc Jared Holm hôm nay.", &["Jared Holm: giám đốc"]),
        ("Nam Phi giao ghế chủ tịch G20 cho Mỹ.", &[]),
        ("Bà Alvarez là Giám đốc Sở Y tế và là Phó Bí thư Tỉnh ủy.", &["Alvarez: Giám đốc Sở Y tế; Phó Bí thư Tỉnh ủy"]),
    ] {
        assert_eq!(held(text), officials, "{text}");
    }
}

#[test]
fn an_office_to_be_filled_is_not_its_holders() {
    for (text, officials) in [
        (
            "Thủ tướng Lò Văn Mẩn vừa phê chuẩn kết quả bầu chức vụ Chủ tịch, Phó chủ tịch UBND các tỉnh.",
            &["Lò Văn Mẩn: Thủ tướng"][..],
        ),
        ("Tổng thống Alvarez đến. Bầu cử tổng thống đã xong.", &["Alvarez: Tổng thống"][..]),
        ("Ứng viên Tổng thống Alvarez đến.", &[]),
        ("Tổng thống Alvarez bổ nhiệm một người làm Thủ tướng Peru.", &["Alvarez: Tổng thống"]),
        (
            "Ông Lò Văn Mẩn, Cục trưởng Cục Thuế, được Thủ tướng Hà Văn Lý bổ nhiệm giữ chức Thứ trưởng.",
            &["Lò Văn Mẩn: Cục trưởng Cục Thuế; Thứ trưởng", "Hà Văn Lý: Thủ tướng"],
        ),
    ] {
        assert_eq!(held(text), officials, "{text}");
    }
}

#[test]
fn headline_and_lead_begin_with_one_official() {
    for (text, officials) in [
        ("Tổng thống Peru từ chối đối thoại\n\nÔng Alvarez nói chưa có lịch gặp.", &["Alvarez: Tổng thống Peru"][..]),
        ("Tân Thủ tướng Peru nhậm chức\n\nBà Alvarez tuyên thệ hôm nay.", &["Alvarez: Thủ tướng Peru"]),
        ("Ông Alvarez từ chối đối thoại\n\nTổng thống Peru nói chưa có lịch gặp.", &["Alvarez: Tổng thống Peru"]),
        // Somebody else begins, or the office is of more than one.
        ("Tổng thống Peru gặp ông Alvarez\n\nÔng Alvarez nói chưa có lịch gặp.", &[]),
        ("Tổng thống Peru - Chile đấu khẩu\n\nÔng Alvarez nói chưa có lịch gặp.", &[]),
        ("Tổng thống Peru từ chối đối thoại\n\nNgười dân Lima chờ ông Alvarez.", &[]),
        ("Dân Lima chờ Tổng thống Peru\n\nÔng Alvarez nói chưa có lịch gặp.", &[]),
        ("Tổng thống Peru từ chối đối thoại\n\nÔng Lopez gặp Tổng thống Peru Alvarez hôm nay.", &["Alvarez: Tổng thống Peru"]),
    ] {
        assert_eq!(held(text), officials, "{text}");
    }
}

#[test]
fn age_and_residence_do_not_part_a_person_from_the_office() {
    for (text, officials) in [
        ("Ông Lò Văn Mẩn, 54 tuổi, Phó Chủ tịch UBND tỉnh, được khen.", &["Lò Văn Mẩn: Phó Chủ tịch UBND tỉnh"][..]),
        ("Bị cáo Lò Văn Mẩn (39 tuổi, ở Huế, là Giám đốc Sở Y tế) nhận tội.", &["Lò Văn Mẩn: Giám đốc Sở Y tế"]),
        ("Ông Lò Văn Mẩn (sinh năm 1970, nguyên Giám đốc Sở Y tế) nhận tội.", &["Lò Văn Mẩn: nguyên Giám đốc Sở Y tế"]),
        ("Ông Lò Văn Mẩn được bổ nhiệm Phó Giám đốc Sở Y tế.", &["Lò Văn Mẩn: Phó Giám đốc Sở Y tế"]),
        ("Ông Lò Văn Mẩn (39 tuổi, bạn của Giám đốc Sở Y tế) nhận tội.", &[]),
    ] {
        assert_eq!(held(text), officials, "{text}");
    }
}

#[test]
fn offices_are_one_in_longer_and_shorter_words() {
    for (text, officials) in [
        ("Ngoại trưởng Peru bênh vực đồng minh. Ngoại trưởng Alvarez nói vậy.", &["Alvarez: Ngoại trưởng Peru; Ngoại trưởng"][..]),
        (
            "Bí thư TP.HCM đi chợ. Bí thư Thành ủy TP.HCM Lò Văn Mẩn nói vậy.",
            &["Lò Văn Mẩn: Bí thư TP.HCM; Bí thư Thành ủy TP.HCM"],
        ),
        (
            "Chủ tịch Hà Nội đi chợ. Chủ tịch UBND TP Hà Nội Lò Văn Mẩn nói vậy.",
            &["Lò Văn Mẩn: Chủ tịch Hà Nội; Chủ tịch UBND TP Hà Nội"],
        ),
        (
            "Phó Thủ tướng đi chợ. Phó Thủ tướng Thường trực Chính phủ Lò Văn Mẩn nói vậy.",
            &["Lò Văn Mẩn: Phó Thủ tướng; Phó Thủ tướng Thường trực Chính phủ"],
        ),
        (
            "Chủ tịch Fed từ chức. Chủ tịch Cục Dự trữ Liên bang (Fed) Kasper Holm nói vậy.",
            &["Kasper Holm: Chủ tịch Fed; Chủ tịch Cục Dự trữ Liên bang"],
        ),
        ("Bí thư Lò Văn Mẩn đi chợ. Theo Bí thư Thành ủy TP.HCM, chợ đẹp.", &["Lò Văn Mẩn: Bí thư; Bí thư Thành ủy TP.HCM"]),
        ("Bí thư Lò Văn Mẩn đi chợ. Bí thư Tỉnh ủy tới. Bí thư Thành ủy vắng.", &["Lò Văn Mẩn: Bí thư"]),
        ("Thủ tướng sở tại Kasper Holm đón đoàn.", &["Kasper Holm: Thủ tướng"]),
        ("Chính quyền Tổng thống Alvarez im lặng.", &["Alvarez: Tổng thống"]),
    ] {
        assert_eq!(held(text), officials, "{text}");
    }
}

#[test]
fn many_names_cost_a_look_up_each() {
    // Ten thousand persons: compared with each other, or each with every office abroad, they would take minutes.
    let syllables = ["An", "Ba", "Ca", "Da", "Hà", "La", "Ma", "Na", "Ta", "Va"];
    let mut text = String::new();
    for (a, b, c) in (0..1000).map(|at| (syllables[at % 10], syllables[at / 10 % 10], syllables[at / 100])) {
        for d in syllables {
            text.push_str(&format!("Ông Trần {a} {b} {c} {d}, Trưởng phòng. Tổng thống Mỹ đến. "));
        }
    }
    let (tokens, entities) = read(&text);
    assert!(officials(&text, &tokens, &entities, None).len() > 1000);
}

/// The persons of a text.
fn persons(text: &str) -> Vec<String> {
    let (_, entities) = read(text);
    entities.iter().filter(|e| e.kind == EntityKind::Person).map(|entity| entity.span.of(text).to_owned()).collect()
}

#[test]
fn foreign_names_are_known_by_what_stands_beside_them() {
    for (text, names) in [
        ("Trong khi Arlene Foster, lãnh đạo đảng này, phản đối.", &["Arlene Foster"][..]),
        ("Hôm qua Thủ tướng Nhật Bản - Shinzo Abe có mặt.", &["Shinzo Abe"]),
        ("Chủ tịch Hạ viện Eduardo Cunha phản đối.", &["Eduardo Cunha"]),
        ("Chủ tịch Ủy ban châu Âu (EC) Jean-Claude Juncker có mặt.", &["Jean-Claude Juncker"]),
        ("Tổng thống Syria Bashar al-Assad phát biểu.", &["Bashar al-Assad"]),
        ("Tổng thống George W. Bush có mặt.", &["George W. Bush"]),
        ("Tổng thống A. Lukashenko có mặt.", &["A. Lukashenko"]),
        ("Tổng thống M.Ma-cri có mặt.", &["M.Ma-cri"]),
        ("Hôm qua Bill Gates và người đồng cấp Mỹ Donald Trump có mặt.", &["Bill Gates", "Donald Trump"]),
        ("Tàu sân bay Mỹ USS Ronald Reagan đã tới.", &[]),
        ("Ngoại trưởng nước này Sigmar Gabriel có mặt.", &["Sigmar Gabriel"]),
        ("Hôm qua diễn viên Mỹ Sigourney Weaver có mặt.", &["Sigourney Weaver"]),
        ("Theo tin từ Sky Sports, huấn luyện viên đã về.", &[]),
        ("Giám đốc Công ty Samsung Electronics có mặt.", &[]),
    ] {
        assert_eq!(persons(text), names, "{text}");
    }
}

#[test]
fn foreign_names_are_known_by_their_parts_and_shapes() {
    for (text, expected) in [
        ("Hôm qua Kim Jong-un và Kim Hye Soo gặp Zhang Yimou.", vec!["Kim Jong-un", "Kim Hye Soo", "Zhang Yimou"]),
        ("Nhà lãnh đạo Triều Tiên Kim Jong-un đến dự.", vec!["Kim Jong-un"]),
        ("Cựu ngôi sao bóng rổ Mỹ Rodrick Vantrell bay về nước.", vec!["Rodrick Vantrell"]),
        ("Chính quyền Trump lập cơ quan mới, Lara Trump vắng mặt.", vec!["Trump", "Lara Trump"]),
        ("Chiều qua Dan Coats và Florian Kessler rời phòng họp.", vec!["Dan Coats", "Florian Kessler"]),
        ("Khách sạn Trump đóng cửa.", vec![]),
        ("Hãng hàng không Mỹ Vantrell Lines mở đường bay.", vec![]),
    ] {
        assert_eq!(persons(text), expected, "{text}");
    }
}

#[test]
fn designators_are_no_parts_of_other_words() {
    let places = |text: &str| -> Vec<String> {
        found(text).into_iter().filter_map(|entity| entity.strip_prefix("place:").map(str::to_owned)).collect()
    };
    for (text, expected) in [
        ("Đội nhà thắng trên sân Hàng Đẫy.", vec!["sân Hàng Đẫy"]),
        ("Ông gọi nhầm Greenland thành Iceland.", vec!["Greenland", "Iceland"]),
        ("Mưa lớn, đường phố Hà Nội ngập sâu.", vec!["Hà Nội"]),
        ("Tỉnh có bốn mươi xã, phường An toàn khu.", vec![]),
        ("Tàu neo gần một cảng Trung Quốc.", vec!["Trung Quốc"]),
        ("Tro bụi từ núi lửa Chư Đăng Ya rơi xuống.", vec!["núi lửa Chư Đăng Ya"]),
        ("Khi nước Mỹ đã ngủ.", vec!["nước Mỹ"]),
    ] {
        assert_eq!(places(text), expected, "{text}");
    }
}

#[test]
fn two_names_stand_for_a_person_where_they_stand() {
    for (text, expected) in [
        ("Công Phượng ghi bàn đẹp.", vec!["Công Phượng"]),
        ("Cú đúp của Hoài Lương làm khán giả vui.", vec!["Hoài Lương"]),
        ("Hiện Công ty đang sửa đường.", vec![]),
        ("Tuyển Đức thua trận.", vec![]),
        ("Món này có hại không? (Hằng, 32 tuổi, Hà Nội)", vec!["Hằng"]),
        ("Nên chữa thế nào? (Thu Hà, Hà Nội)", vec!["Thu Hà"]),
        ("Nhóm gây mê gồm bác sĩ Thuận, Cường và Chung.", vec!["Thuận", "Cường", "Chung"]),
    ] {
        assert_eq!(persons(text), expected, "{text}");
    }
}

#[test]
fn a_country_before_a_name_is_no_part_of_it() {
    for (text, expected) in [
        ("Diễn viên Trung Quốc Lỗ Thi Thi đóng phim mới.", vec!["Lỗ Thi Thi"]),
        ("Tay vợt Việt Nam Nguyễn Thùy Lan thắng trận.", vec!["Nguyễn Thùy Lan"]),
        ("Ông gặp người đồng cấp Nga Putin.", vec!["Putin"]),
        ("Nữ ca sĩ Nhật Kim Lan hát.", vec!["Nhật Kim Lan"]),
        ("Thủ môn Jordan Pickford bắt tốt.", vec!["Jordan Pickford"]),
        ("Thủ tướng Samdech Techo Hun Rim đến thăm.", vec!["Hun Rim"]),
    ] {
        assert_eq!(persons(text), expected, "{text}");
    }
}

#[test]
fn shortened_names_keep_their_stops() {
    for (text, names) in [
        ("Anh Trần Văn D. (trú ở Hà Nội) kể lại.", &["Trần Văn D."][..]),
        ("Cháu Lê Thị K.A. học lớp 5.", &["Lê Thị K.A."]),
        ("Em Quảng Ngọc Th. học lớp 5.", &["Quảng Ngọc Th."]),
        ("Thương tích trên tay em N. rất nhẹ. Hôm qua N. đi học.", &["N.", "N."]),
        ("Đội Hà Nội I. Hai đội hòa.", &[]),
        ("Ông Trần Như Ý. Bà có mặt.", &["Trần Như Ý"]),
    ] {
        assert_eq!(persons(text), names, "{text}");
    }
}

#[test]
fn what_names_no_person() {
    for text in [
        "Các đường Trường Sơn, Nguyễn Văn Trỗi, Hoàng Hoa Thám đều tắc.",
        "Xe dừng ở nút giao đường Phạm Văn Đồng – Nguyễn Thái Sơn hôm qua.",
        "Máy bay đã về Tân Sơn Nhất hôm qua.",
        "Người dân Đồ Sơn rất mong chờ.",
        "Cửa hàng ở số 175 Nguyễn Thái Học rất đông.",
        "Thượng nghị sĩ Hoa Kỳ có mặt.",
        "Thí sinh trường trung học phổ thông Lê Quý Đôn có mặt.",
        "Hôm qua Tổng giám đốc Oceanbank có mặt.",
        "Ban lãnh đạo Coteccons có mặt.",
        "Dịp Tết Nguyên đán Đinh Dậu, đường rất đông.",
        "Hôm qua Tân Chủ tịch UB Trung ương MTTQ Việt Nam có mặt.",
    ] {
        assert_eq!(persons(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(persons("Chủ tịch Hà Nội Nguyễn Đức Chung có mặt."), ["Nguyễn Đức Chung"]);
    assert_eq!(persons("Tết trồng cây đời đời nhớ ơn Bác Hồ."), ["Hồ"]);
}

#[test]
fn positions_take_numbered_units_short_fields_and_offices_of_deputies() {
    for (text, position) in [
        ("Phó Chủ tịch UBND quận 2 Huỳnh Thanh Khiết có mặt.", "Phó Chủ tịch UBND quận 2"),
        ("Bộ trưởng NN-PTNT Nguyễn Văn Mẩn có mặt.", "Bộ trưởng NN-PTNT"),
        ("Thứ trưởng GD&ĐT Bùi Văn Mẩn có mặt.", "Thứ trưởng GD&ĐT"),
        ("Thứ trưởng GTVT Bùi Văn Mẩn có mặt.", "Thứ trưởng GTVT"),
        ("Chủ tịch huyện Vân Đồn có mặt.", "Chủ tịch huyện Vân Đồn"),
        ("Phó Chủ tịch UBND quận Ngô Quyền Trần Hữu Xuân có mặt.", "Phó Chủ tịch UBND quận Ngô Quyền"),
        ("Phó Ban Kinh tế Trung ương có mặt.", "Phó Ban Kinh tế Trung ương"),
        ("Phó Chủ tịch HĐQT Nguyễn Đức Mẩn có mặt.", "Phó Chủ tịch HĐQT"),
    ] {
        let (_, entities) = read(text);
        let found: Vec<_> = entities.iter().filter(|e| e.kind == EntityKind::Position).map(|entity| entity.span.of(text)).collect();
        assert_eq!(found, [position], "{text}");
    }
}

/// The organizations of a text, outer and inner ones.
pub(super) fn bodies(text: &str) -> Vec<String> {
    found(text).iter().filter_map(|entity| entity.strip_prefix("organization:").map(str::to_owned)).collect()
}

#[test]
fn small_words_belong_to_a_name_that_a_place_an_acronym_or_the_body_above_ends() {
    assert_eq!(bodies("Ông Tiến là hội viên Hội Nuôi cá biển Việt Nam."), ["Hội Nuôi cá biển Việt Nam"]);
    assert_eq!(bodies("Báo cáo của Tổ chức Sở hữu trí tuệ thế giới (WIPO) nêu rõ."), ["Tổ chức Sở hữu trí tuệ thế giới", "WIPO"]);
    assert_eq!(bodies("Vụ trưởng Vụ Quản lý quy hoạch, Bộ Xây dựng, giải thích."), ["Vụ Quản lý quy hoạch", "Bộ Xây dựng"]);
    // Verbs are no part of a name.
    assert_eq!(bodies("Tổ chức Sở hữu trí tuệ hỗ trợ Việt Nam."), ["Tổ chức Sở hữu trí tuệ"]);
}

#[test]
fn a_unit_with_a_figure_belongs_to_its_committee() {
    let all = found("Bà Hoa, Phó Chủ tịch UBND quận 7, nghe Đảng ủy phường 2 báo cáo.");
    assert!(all.contains(&"organization:UBND quận 7".to_owned()) && all.contains(&"place:quận 7".to_owned()), "{all:?}");
    let all = found("Tân Bí thư TP.HCM Trần Văn Khê phát biểu.");
    assert!(all.contains(&"position:Bí thư TP.HCM".to_owned()) && all.contains(&"person:Trần Văn Khê".to_owned()), "{all:?}");
}

#[test]
fn kinds_honours_and_halves_of_short_forms_are_no_bodies() {
    for text in [
        "Các trường THPT trong tỉnh dạy bù.",
        "Quận giao các phòng NN&PTNT, TN&MT làm rõ.",
        "Đơn vị được tặng danh hiệu Anh hùng Lực lượng vũ trang nhân dân.",
        "Ban tổ chức Lễ hội đón khách.",
    ] {
        assert!(bodies(text).is_empty(), "{text}: {:?}", bodies(text));
    }
    assert_eq!(bodies("Tập đoàn T&T xây cầu."), ["Tập đoàn T&T"]);
    assert_eq!(bodies("Ảnh: Hải Yến/TTXVN Chủ tịch nước tiếp đoàn."), ["TTXVN"]);
    assert_eq!(bodies("Ông ở Tổng Công ty Thương mại Hà Nội."), ["Tổng Công ty Thương mại Hà Nội"]);
}

#[test]
fn meetings_are_no_bodies_pagodas_are_places_and_universities_no_roads() {
    assert!(bodies("Hội nghị Đông Á bế mạc.").is_empty());
    assert_eq!(found("Đoàn đến chùa Hương Sơn hôm qua."), ["place:chùa Hương Sơn"]);
    assert_eq!(found("Trường ĐH Cần Thơ tuyển sinh."), ["organization:Trường ĐH Cần Thơ", "place:Cần Thơ"]);
}

#[test]
fn words_before_a_place_do_not_become_a_person_in_small_letters() {
    let found = |text: &str| found(text).into_iter().filter(|entity| !entity.starts_with("date")).collect::<Vec<_>>();
    assert_eq!(found("đoàn đại biểu cấp cao việt nam lên đường sáng nay."), ["place:việt nam"]);
    assert_eq!(found("các em nhỏ ở quảng ninh rất vui."), ["place:quảng ninh"]);
    assert_eq!(found("theo ông cầm văn đúc, đường làng vừa làm xong."), ["person:cầm văn đúc"]);
}

#[test]
fn roads_in_a_list_are_called_after_persons_and_crossings_after_two_roads() {
    assert_eq!(
        found("Nước ngập các tuyến đường Lê Đức Thọ, Trần Cao Vân và Hoàng Sa - Phan Đăng Lưu."),
        ["place:Lê Đức Thọ", "place:Trần Cao Vân", "place:Hoàng Sa", "place:Phan Đăng Lưu"]
    );
    assert_eq!(found("Hai xe va nhau ở ngã tư Nguyễn Trãi - Lê Lợi."), ["place:ngã tư Nguyễn Trãi - Lê Lợi"]);
    assert_eq!(found("Tiểu thương chợ Lương Văn Can nghỉ bán."), ["place:chợ Lương Văn Can"]);
}

#[test]
fn the_capital_is_nobody_behind_a_role() {
    for text in ["Đảng viên Hà Nội vui.", "Học sinh Hà Nội vui.", "Một đại biểu Hà Nội hỏi."] {
        assert_eq!(found(text), ["place:Hà Nội"], "{text}");
    }
    assert_eq!(found("Bác sĩ Hà Nội Vân khám bệnh."), ["person:Hà Nội Vân"]);
    assert_eq!(found("Mưa lớn ở TP. Hà Nội có gió."), ["place:TP. Hà Nội"]);
    assert_eq!(found("Họp tại Hội trường Diên Hồng."), ["place:Hội trường Diên Hồng"]);
}
