use super::rewrite::RewriteMode;
use super::*;
use crate::token::Tokenizer;

fn engine() -> (Tokenizer, Abbreviations) {
    (Tokenizer::new(Units::embedded().unwrap()), Abbreviations::embedded().unwrap())
}

fn found(text: &str) -> Vec<(String, String)> {
    let (tokenizer, engine) = engine();
    let mut out = Vec::new();
    engine.abbreviations_into(text, &tokenizer.tokenize(text), &mut AbbreviationScratch::default(), &mut out);
    out.iter().map(|short| (short.span.of(text).to_owned(), engine.expansion(text, short).into_owned())).collect()
}

fn forms(text: &str) -> Vec<String> {
    found(text).into_iter().map(|(form, _)| form).collect()
}

fn rewrite(text: &str, mode: RewriteMode) -> rewrite::Rewritten {
    let (tokenizer, engine) = engine();
    let tokens = tokenizer.tokenize(text);
    let mut out = Vec::new();
    engine.abbreviations_into(text, &tokens, &mut AbbreviationScratch::default(), &mut out);
    engine.rewrite(text, &tokens, &out, mode)
}

#[test]
fn forms_with_signs_and_mixed_letters_are_found_whole() {
    assert_eq!(forms("Sở GD&ĐT báo cáo KT-XH, Hội nghị T.Ư, TTg và Sở VH,TT&DL."), ["GD&ĐT", "KT-XH", "T.Ư", "TTg", "VH,TT&DL"]);
    assert_eq!(forms("Đoàn đến TP.HCM, Q.1, P.Bến Nghé của thành phố."), ["TP", "HCM", "Q", "P"]);
}

#[test]
fn what_only_looks_like_a_form_is_left_alone() {
    assert!(forms("ASEAN, COVID-19, USD, Quyết định 924/QĐ-TTg, khóa XV, xe 29A-123.45 và chị T.T.V. ở đây.").is_empty());
    assert_eq!(forms("HỘI NGHỊ TỔNG KẾT CỦA TP HẠ LONG"), ["TP"]);
    assert!(forms("Tàu cá BĐ 95746 TS và xe QN 8555 gặp nạn.").is_empty());
    assert_eq!(forms("Ông Lê Văn Tám (SN 1986) thi ĐH 2026."), ["SN", "ĐH"]);
    assert!(forms("Anh P. Minh và em H. về nhà. Ảnh: P.Linh").is_empty());
}

#[test]
fn the_document_s_own_definition_wins() {
    let full = |text: &str| found(text).first().map(|(_, full)| full.clone()).unwrap_or_default();
    assert_eq!(full("Quỹ bảo trợ trẻ em (QBTTE) ra mắt."), "Quỹ bảo trợ trẻ em");
    assert_eq!(full("QBTTE (quỹ bảo trợ trẻ em) ra mắt."), "quỹ bảo trợ trẻ em");
    assert_eq!(full("Ban quản lý chợ đêm, gọi tắt là BQLCĐ, ra mắt."), "Ban quản lý chợ đêm");
    assert!(found("Amazon Web Services (AWZ) ra mắt.").is_empty());
}

#[test]
fn composed_forms_are_read_from_their_parts() {
    assert_eq!(found("Đồng chí PCTUBND tỉnh."), [("PCTUBND".to_owned(), "Phó Chủ tịch Ủy ban nhân dân".to_owned())]);
    assert_eq!(found("Hội nghị BCHTƯ họp.").first().map(|(_, full)| full.as_str()), Some("Ban Chấp hành Trung ương"));
}

#[test]
fn only_roads_and_units_are_composed_with_a_number() {
    assert_eq!(
        found("Xe đi trên QL1A và ĐT746, rẽ vào P11, Q10."),
        [("QL1A", "quốc lộ 1A"), ("ĐT746", "đường tỉnh 746"), ("P11", "phường 11"), ("Q10", "quận 10")]
            .map(|(form, full)| (form.to_owned(), full.to_owned()))
    );
    assert!(forms("Cúm H7N9, xe Audi Q5, kênh TV360, điện thoại X9, mạng P2P và mẫu CT8D.").is_empty());
}

#[test]
fn joined_parts_are_read_only_where_they_are_clear() {
    assert_eq!(
        found("NGND-GS-TS Lê Văn Hòa").first().map(|(_, full)| full.as_str()),
        Some("Nhà giáo Nhân dân - giáo sư - tiến sĩ")
    );
    assert!(forms("Phòng ĐB-ĐS lên tiếng.").is_empty());
}

#[test]
fn the_neighbours_tell_a_city_from_a_trade() {
    let full = |text: &str| found(text).first().map(|(_, full)| full.clone()).unwrap_or_default();
    assert_eq!(full("TP.HCM thành lập tổ công tác mới."), "thành phố");
    assert_eq!(full("Ảnh: AFP/TTXVN"), "Thông tấn xã Việt Nam");
    assert_eq!(full("TT Donald Trump phát biểu tại Nhà Trắng."), "Tổng thống");
    assert_eq!(full("Giám đốc Công ty CP Lữ hành Sao Mai"), "cổ phần");
}

#[test]
fn a_user_s_abbreviations_win_and_hide() {
    let (tokenizer, engine) = engine();
    let mut overlay = AbbreviationOverlay::default();
    overlay.add("UBND", "Uỷ ban của tôi").unwrap().remove("TP").unwrap();
    let engine = engine.with_overlay(overlay);
    let text = "UBND TP Huế";
    let mut out = Vec::new();
    engine.abbreviations_into(text, &tokenizer.tokenize(text), &mut AbbreviationScratch::default(), &mut out);
    assert_eq!(out.len(), 1);
    assert_eq!((engine.expansion(text, &out[0]).as_ref(), out[0].source), ("Uỷ ban của tôi", AbbreviationSource::User));
}

#[test]
fn rewriting_fits_case_and_joining_signs() {
    let full = |text: &str| rewrite(text, RewriteMode::Replace).text;
    assert_eq!(full("UBND tỉnh họp. KT-XH phát triển."), "Ủy ban nhân dân tỉnh họp. Kinh tế - xã hội phát triển.");
    assert_eq!(full("về TP.HCM và TP. Hạ Long"), "về Thành phố Hồ Chí Minh và thành phố Hạ Long");
    assert_eq!(full("về TP Hồ Chí Minh"), "về Thành phố Hồ Chí Minh");
    assert_eq!(full("HỘI NGHỊ CỦA UBND TỈNH NGHỆ AN"), "HỘI NGHỊ CỦA ỦY BAN NHÂN DÂN TỈNH NGHỆ AN");
    assert_eq!(full("Không có chữ nào cả. Chữ thường…\n"), "Không có chữ nào cả. Chữ thường…\n");
    let first = rewrite("Các KCN và KCN khác", RewriteMode::FirstMention).text;
    assert_eq!(first, "Các khu công nghiệp (KCN) và KCN khác");
    let html = rewrite("A & B: <UBND>", RewriteMode::Annotate);
    assert_eq!(html.text, "A &amp; B: &lt;<abbr title=\"Ủy ban nhân dân\">UBND</abbr>&gt;");
    assert_eq!(html.original("A & B: <UBND>"), "A & B: <UBND>");
}

#[test]
fn composed_and_decomposed_text_give_the_same() {
    use unicode_normalization::UnicodeNormalization as _;
    let text = "Chủ tịch HĐND tỉnh và BCH Đảng bộ, Ủy viên T.Ư, TTHĐND";
    let decomposed: String = text.nfd().collect();
    let full = |text: &str| found(text).into_iter().map(|(_, full)| full).collect::<Vec<_>>();
    assert_eq!(full(text), full(&decomposed));
}

#[test]
fn truncated_tables_are_errors_and_altered_ones_do_not_panic() {
    let units = Units::embedded().unwrap();
    let whole = crate::data::ABBREVIATIONS;
    for length in (0..whole.len()).step_by(whole.len() / 50) {
        assert!(Abbreviations::parse(whole[..length].to_vec(), &units).is_err());
    }
    let (tokenizer, text) = (Tokenizer::new(units.clone()), "CT UBND TP. Huế (KCN) và PCTUBND, GD&ĐT, TT số 5.");
    let tokens = tokenizer.tokenize(text);
    for at in (0..whole.len()).step_by(whole.len() / 200) {
        let mut altered = whole.to_vec();
        altered[at] ^= 0xFF;
        if let Ok(engine) = Abbreviations::parse(altered, &units) {
            let mut out = Vec::new();
            engine.abbreviations_into(text, &tokens, &mut AbbreviationScratch::default(), &mut out);
            let _ = engine.rewrite(text, &tokens, &out, RewriteMode::Replace);
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_answered_and_comes_back(text in "(UBND|TP|\\.|HCM|KT-XH|GS| |\\(|\\)|\n|Hà|hà|&|<|KCN|5|đ|\u{301}|[a-zA-ZĐ]{1,3}){0,24}") {
        for mode in [RewriteMode::Replace, RewriteMode::FirstMention, RewriteMode::Annotate] {
            let full = rewrite(&text, mode);
            proptest::prop_assert_eq!(full.original(&text), text.clone());
            let mut last = 0;
            for (original, rewritten) in full.edits() {
                proptest::prop_assert_eq!(full.to_original(rewritten.start()), original.start());
                proptest::prop_assert_eq!(full.to_rewritten(original.end()), rewritten.end());
                proptest::prop_assert!(original.start() >= last);
                last = original.end();
            }
        }
    }
}
