//! Where citations and calendar expressions begin and end.

use super::tests::found;

#[test]
fn laws_in_small_letters_are_known_by_their_names() {
    assert_eq!(found("Vướng mắc khi thi hành luật Đất đai."), ["document:luật Đất đai"]);
    assert_eq!(found("Theo bộ luật Hình sự, tội này rất nặng."), ["document:bộ luật Hình sự"]);
    assert_eq!(found("Góp ý luật Hóa chất số 69/2025."), ["document:luật Hóa chất số 69/2025"]);
    assert_eq!(found("Dự thảo Luật Báo chí sửa đổi gồm 50 điều."), ["document:Luật Báo chí sửa đổi"]);
    assert_eq!(found("Vi phạm pháp luật Đất đai bị xử lý."), [""; 0]);
}

#[test]
fn numbers_behind_types_in_small_letters() {
    assert_eq!(found("Quán triệt nghị quyết 79 về kinh tế."), ["document:nghị quyết 79"]);
    assert_eq!(found("Theo quyết định 929 của ngành."), ["document:quyết định 929"]);
    assert_eq!(found("Kỳ họp xem xét, quyết định 66 nội dung."), [""; 0]);
    assert_eq!(found("Phương án 2 tốn kém hơn."), [""; 0]);
    assert_eq!(found("Nghị quyết 19-2016/NQ-CP nêu rõ."), ["document:Nghị quyết 19-2016/NQ-CP"]);
    assert_eq!(found("Công bố Quyết định số 439 – QĐNS/TW ngày 6/2/2017."), ["document:Quyết định số 439 – QĐNS/TW ngày 6/2/2017"]);
}

#[test]
fn ranges_of_days_and_periods_up_to_a_year() {
    assert_eq!(found("Việc giao từ tháng 1/2016 đến ngày 10/5/2017 đã xong."), ["date:tháng 1/2016 đến ngày 10/5/2017"]);
    assert_eq!(found("Quy hoạch thép giai đoạn đến năm 2030."), ["date:giai đoạn đến năm 2030"]);
    assert_eq!(found("Lễ bắt đầu lúc 7h30 phút ngày 17/5."), ["date:7h30 phút ngày 17/5"]);
    assert_eq!(found("Họp trong hai ngày (20 và 21/5)."), ["date:20 và 21/5"]);
    assert_eq!(found("Ông thăm Mỹ từ 29 - 31.5.2017."), ["place:Mỹ", "date:29 - 31.5.2017"]);
}

#[test]
fn a_holiday_is_no_date() {
    assert_eq!(found("Diễu binh mừng Quốc khánh 2-9 ở thủ đô."), [""; 0]);
}
