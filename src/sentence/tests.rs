use super::*;
use crate::abbreviation::{AbbreviationScratch, Abbreviations};
use crate::token::Tokenizer;

fn split(text: &str) -> Vec<&str> {
    let units = Units::embedded().unwrap();
    let tokens = Tokenizer::new(units.clone()).tokenize(text);
    let mut short = Vec::new();
    Abbreviations::embedded().unwrap().abbreviations_into(text, &tokens, &mut AbbreviationScratch::default(), &mut short);
    SentenceSplitter::new(&units).sentences(&tokens, &short).iter().map(|sentence| sentence.span.of(text)).collect()
}

#[test]
fn a_full_stop_of_a_short_form_ends_nothing() {
    assert_eq!(split("Đoàn về TP. Hồ Chí Minh. Sau đó về Q.1, P. Bến Nghé.").len(), 2);
    assert_eq!(split("GS. TS. Lê Nam và Th.S Hoàng Hà dự họp. Họ phát biểu.").len(), 2);
    assert_eq!(split("Hội nghị T.Ư bàn về cam, quýt, bưởi, v.v. và các loại khác.").len(), 1);
    assert_eq!(split("Ông làm việc ở UBND. Sáng nay ông vắng mặt.").len(), 2);
}

#[test]
fn numbers_of_items_and_figures_end_nothing() {
    assert_eq!(split("1. Kết quả đạt được\na) Về kinh tế\nI. Mở đầu"), ["1. Kết quả đạt được", "a) Về kinh tế", "I. Mở đầu"]);
    assert_eq!(split("Giá tăng 2.5 lần, đạt 5.000 đồng. Xem tại baotinh.vn/tin.html hôm nay.").len(), 2);
}

#[test]
fn quotes_and_brackets_close_with_the_sentence() {
    assert_eq!(split("“Chúng tôi rất vui.” Ông nói thêm."), ["“Chúng tôi rất vui.”", "Ông nói thêm."]);
    assert_eq!(split("\"Có thật không?\" ông hỏi."), ["\"Có thật không?\" ông hỏi."]);
    assert_eq!(split("Hội nghị kết thúc (lúc 17 giờ.) Mọi người ra về.").len(), 2);
}

#[test]
fn small_letters_go_on_and_initials_do_not_end() {
    assert_eq!(
        split("Em N. bị thương… rồi khỏi. Cháu Trần V. Nam thì không."),
        ["Em N. bị thương… rồi khỏi.", "Cháu Trần V. Nam thì không."]
    );
    assert_eq!(split("Đại hội thành công tốt đẹp.Theo kế hoạch, đoàn về Hà Nội.").len(), 2, "lost white space");
}

#[test]
fn every_character_is_in_exactly_one_sentence() {
    let text = " Một. Hai!\n\n… Ba? (Bốn). - Năm \u{a0}“Sáu”...\n.";
    let joined: String = split(text).concat().split_whitespace().collect();
    assert_eq!(joined, text.split_whitespace().collect::<String>());
}
