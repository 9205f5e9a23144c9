//! Which positions are tied to which persons.

use super::tests::{held, held_on};
use crate::gazetteer::Date;

#[test]
fn a_headline_begins_with_the_office_of_the_one_whom_the_lead_names() {
    for (text, officials) in [
        (
            "Chủ tịch Hà Nội: Phải làm nhanh\n\nHôm qua, Chủ tịch UBND thành phố Lò Văn Mẩn đi chợ.",
            &["Lò Văn Mẩn: Chủ tịch Hà Nội; Chủ tịch UBND thành phố"][..],
        ),
        ("Bộ trưởng Y tế: Thuốc đủ dùng\n\nTheo Bộ trưởng Lò Thị Mẩy, kho còn nhiều.", &["Lò Thị Mẩy: Bộ trưởng Y tế; Bộ trưởng"]),
        // Two hold an office of the title; another ministry of a foreign country; an office that does not begin the headline.
        (
            "Bí thư Đà Nẵng: Phải làm nhanh\n\nBí thư Hà Nội Lò Văn Mẩn gặp Bí thư Hải Phòng Hà Văn Lý.",
            &["Lò Văn Mẩn: Bí thư Hà Nội", "Hà Văn Lý: Bí thư Hải Phòng"],
        ),
        ("Bộ trưởng Lục quân Peru từ chức\n\nHôm qua, Bộ trưởng Ngoại giao Alvarez nói vậy.", &["Alvarez: Bộ trưởng Ngoại giao"]),
        ("Dân khen Bí thư Đà Nẵng\n\nHôm qua, Bí thư Hà Nội Lò Văn Mẩn đi chợ.", &["Lò Văn Mẩn: Bí thư Hà Nội"]),
    ] {
        assert_eq!(held(text), officials, "{text}");
    }
}

#[test]
fn members_of_a_committee_hold_offices_of_their_own() {
    assert_eq!(
        held("Dự có các Ủy viên Bộ Chính trị: Lò Văn Mẩn, Phó thủ tướng; Lò Thị Mẩy, Bộ trưởng Bộ Y tế."),
        ["Lò Văn Mẩn: Ủy viên Bộ Chính trị; Phó thủ tướng", "Lò Thị Mẩy: Ủy viên Bộ Chính trị; Bộ trưởng Bộ Y tế"]
    );
    assert_eq!(
        held("Dự có các đồng chí Ủy viên Bộ Chính trị: Tổng Bí thư Lò Văn Mẩn; Chủ tịch nước Hà Văn Lý."),
        ["Lò Văn Mẩn: Ủy viên Bộ Chính trị; Tổng Bí thư", "Hà Văn Lý: Ủy viên Bộ Chính trị; Chủ tịch nước"]
    );
    assert_eq!(
        held("Dự có các Phó Thủ tướng: Lò Văn Mẩn; Chủ tịch nước Hà Văn Lý."),
        ["Lò Văn Mẩn: Phó Thủ tướng", "Hà Văn Lý: Chủ tịch nước"]
    );
}

#[test]
fn several_are_given_one_office() {
    assert_eq!(
        held("Thủ tướng bổ nhiệm Thứ trưởng Bộ Y tế đối với bà Lò Thị Mẩy và ông Hà Văn Lý."),
        ["Lò Thị Mẩy: Thứ trưởng Bộ Y tế", "Hà Văn Lý: Thứ trưởng Bộ Y tế"]
    );
    assert_eq!(
        held("Bộ Y tế có hai Thứ trưởng mới\n\nThủ tướng bổ nhiệm Thứ trưởng Bộ Y tế đối với bà Lò Thị Mẩy và ông Hà Văn Lý."),
        ["Lò Thị Mẩy: Thứ trưởng; Thứ trưởng Bộ Y tế", "Hà Văn Lý: Thứ trưởng; Thứ trưởng Bộ Y tế"]
    );
}

#[test]
fn what_stands_twice_in_a_list_is_of_two_persons() {
    assert_eq!(
        held(
            "Đại tướng Lò Văn Mẩn, Ủy viên Bộ Chính trị, Bộ trưởng Bộ Quốc phòng và Ủy viên Bộ Chính trị, Bí thư Thành ủy Hà Nội \
             Hà Văn Lý chủ trì."
        ),
        ["Lò Văn Mẩn: Ủy viên Bộ Chính trị; Bộ trưởng Bộ Quốc phòng", "Hà Văn Lý: Ủy viên Bộ Chính trị; Bí thư Thành ủy Hà Nội"]
    );
}

#[test]
fn the_only_minister_has_the_only_ministry() {
    assert_eq!(held("Bộ trưởng Lò Thị Mẩy trả lời. Đại biểu hỏi Bộ trưởng Bộ Y tế."), ["Lò Thị Mẩy: Bộ trưởng; Bộ trưởng Bộ Y tế"]);
    assert_eq!(
        held("Bộ trưởng Lò Thị Mẩy trả lời. Đại biểu hỏi Bộ trưởng Bộ Y tế và Bộ trưởng Bộ Tài chính."),
        ["Lò Thị Mẩy: Bộ trưởng"]
    );
    assert_eq!(held("Thủ tướng Lò Văn Mẩn gặp Thủ tướng Peru."), ["Lò Văn Mẩn: Thủ tướng"]);
}

#[test]
fn heads_abroad_are_known_where_the_text_names_them() {
    for (text, officials) in [
        ("Ông Trump mời khách. Hôm qua, Tổng thống Mỹ nói vậy.", &["Trump: Tổng thống Mỹ"][..]),
        ("Hôm qua, Thủ tướng Nhật Bản nói vậy. Ông Shinzo Abe về nước.", &["Shinzo Abe: Thủ tướng Nhật Bản"]),
        // An election, an office of another country, two who have held it.
        ("Ông Trump thắng bầu cử tổng thống Mỹ.", &[]),
        ("Ông Trump mời khách. Hôm qua, Tổng thống Pháp nói vậy.", &[]),
        ("Ông Trump gặp ông Obama. Hôm qua, Tổng thống Mỹ nói vậy.", &[]),
    ] {
        assert_eq!(held(text), officials, "{text}");
    }
}

#[test]
fn an_office_abroad_is_of_the_one_who_held_it_on_the_day() {
    let two = "Ông Trump gặp ông Obama. Hôm qua, Tổng thống Mỹ nói vậy.";
    let former = "Ông Trump gặp ông Obama. Cựu Tổng thống Mỹ vui.";
    let late = "Ông Obama về nhà. Hôm qua, Tổng thống Mỹ nói vậy.";
    for (text, day, officials) in [
        (two, "2016-05-09", &["Obama: Tổng thống Mỹ"][..]),
        (two, "2018-05-09", &["Trump: Tổng thống Mỹ"]),
        // A second term; the office of somebody whom the text does not name.
        (two, "2026-05-09", &["Trump: Tổng thống Mỹ"]),
        (two, "2023-05-09", &[]),
        // Both held it in that year.
        (two, "2017", &[]),
        // Who holds it goes before who has left it, and who left it long ago has no part in it.
        (two, "2017-05-09", &["Trump: Tổng thống Mỹ"]),
        (late, "2017-05-09", &["Obama: Tổng thống Mỹ"]),
        (late, "2018-05-09", &[]),
        // A former holder may have left it at any time, but not hold it on the day.
        (former, "2026-05-09", &["Obama: Cựu Tổng thống Mỹ"]),
        (former, "2023-05-09", &[]),
        ("Ông Trump về nhà. Cựu Tổng thống Mỹ vui.", "2018-05-09", &[]),
    ] {
        assert_eq!(held_on(text, Date::parse(day)), officials, "{day}: {text}");
    }
}

#[test]
fn words_of_holding_and_losing_an_office_tie_it() {
    for (text, officials) in [
        ("Ông Lò Văn Mẩn (lúc đó là Chủ tịch xã Tân Lập) đã ký.", &["Lò Văn Mẩn: Chủ tịch xã Tân Lập"][..]),
        ("Ông Lò Văn Mẩn, khi ấy là Bí thư Tỉnh ủy, đến thăm.", &["Lò Văn Mẩn: Bí thư Tỉnh ủy"]),
        ("Nhà báo Lò Văn Mẩn -- Giám đốc Sở Y tế chủ trì.", &["Lò Văn Mẩn: Giám đốc Sở Y tế"]),
        ("Ông Lò Văn Mẩn thôi chức Bí thư Tỉnh ủy.", &["Lò Văn Mẩn: Bí thư Tỉnh ủy"]),
        ("Ông Lò Văn Mẩn được Thủ tướng giao quyền Bộ trưởng Bộ Y tế.", &["Lò Văn Mẩn: quyền Bộ trưởng Bộ Y tế"]),
        ("Thủ tướng Peru khi đó là Juan Alvarez nói.", &["Juan Alvarez: Thủ tướng Peru"]),
        ("Ông Lò Văn Mẩn yêu cầu cho thôi chức Giám đốc Sở Y tế.", &[]),
    ] {
        assert_eq!(held(text), officials, "{text}");
    }
}

#[test]
fn several_persons_are_given_one_office_behind_their_names() {
    let chairs = |names: &[&str]| names.iter().map(|name| format!("{name}: Phó Chủ tịch UBND xã")).collect::<Vec<_>>();
    for (text, names) in [
        ("Ông Lò Văn Mẩn và bà Lò Thị Mẩy giữ chức Phó Chủ tịch UBND xã.", &["Lò Văn Mẩn", "Lò Thị Mẩy"][..]),
        ("Ông Lò Văn Mẩn, Hà Văn Tý, bà Lò Thị Mẩy làm Phó Chủ tịch UBND xã.", &["Lò Văn Mẩn", "Hà Văn Tý", "Lò Thị Mẩy"]),
        (
            "Xã trao quyết định cho Trung tá Lò Văn Mẩn và Đại úy Hà Văn Tý, giữ chức vụ Phó Chủ tịch UBND xã.",
            &["Lò Văn Mẩn", "Hà Văn Tý"],
        ),
        // The second begins a sentence of its own, is another's successor, or holds another office.
        ("Theo ông Lò Văn Mẩn, bà Lò Thị Mẩy giữ chức Phó Chủ tịch UBND xã.", &["Lò Thị Mẩy"]),
        ("Hôm qua với Lò Văn Mẩn, bà Lò Thị Mẩy giữ chức Phó Chủ tịch UBND xã.", &["Lò Thị Mẩy"]),
    ] {
        assert_eq!(held(text), chairs(names), "{text}");
    }
}

#[test]
fn an_office_and_the_other_behind_a_dash_are_two() {
    assert_eq!(
        held("Ông Lò Văn Mẩn, Phó Chủ tịch - Tổng Thư ký Ủy ban Trung ương MTTQ Việt Nam, nói."),
        ["Lò Văn Mẩn: Phó Chủ tịch; Tổng Thư ký Ủy ban Trung ương MTTQ Việt Nam"]
    );
}

#[test]
fn a_pronoun_means_the_one_who_was_spoken_of() {
    let text = "Ông Lò Văn Mẩn sinh năm 1970. Năm 2008, ông được bầu làm Phó Chủ tịch UBND xã Mẩn.";
    assert_eq!(held(text), ["Lò Văn Mẩn: Phó Chủ tịch UBND xã Mẩn"]);
    let text = "Ông Lò Văn Mẩn gặp bà Hà Thị Bích. Bà từng là Giám đốc Sở Y tế.";
    assert_eq!(held(text), ["Hà Thị Bích: Giám đốc Sở Y tế"]);
    assert!(held("Ông Lò Văn Mẩn kể: chồng bà là Giám đốc Sở Y tế.").is_empty());
}

#[test]
fn two_offices_of_two_persons_before_one_name() {
    let text = "Chủ tịch UBND tỉnh Lò Văn Mẩn tiếp Đại sứ Hà Bích. Chủ tịch UBND tỉnh và Đại sứ Hà Bích trao đổi.";
    assert_eq!(held(text), ["Lò Văn Mẩn: Chủ tịch UBND tỉnh", "Hà Bích: Đại sứ"]);
}

#[test]
fn an_office_is_given_to_somebody() {
    let text = "Phê chuẩn kết quả bầu chức vụ Phó Chủ tịch UBND tỉnh với ông Lò Văn Mẩn.";
    assert_eq!(held(text), ["Lò Văn Mẩn: Phó Chủ tịch UBND tỉnh"]);
}

#[test]
fn a_headline_with_two_offices_names_two_persons() {
    let text = "Chủ tịch Quốc hội, Bộ trưởng Bộ Nội vụ tặng quà\nHôm qua, Chủ tịch Quốc hội Lò Văn Mẩn, Bộ trưởng Bộ Nội vụ Hà Thanh Bích tặng quà.";
    assert_eq!(held(text), ["Lò Văn Mẩn: Chủ tịch Quốc hội", "Hà Thanh Bích: Bộ trưởng Bộ Nội vụ"]);
}
