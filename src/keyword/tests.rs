#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // helpers of tests

use super::*;
use crate::block::BlockFinder;
use crate::token::Tokenizer;
use proptest::prelude::*;

fn prepare(text: &str) -> (Vec<Token>, Vec<Block>) {
    let units = Units::embedded().unwrap();
    let tokens = Tokenizer::new(units.clone()).tokenize(text);
    let mut blocks = Vec::new();
    BlockFinder::new(&units).blocks_into(text, &tokens, &mut blocks);
    (tokens, blocks)
}

fn keywords(text: &str, top: usize) -> Vec<String> {
    let (tokens, blocks) = prepare(text);
    let found = KeywordFinder::embedded().unwrap().keywords(&KeywordInput::new(text, &tokens, &blocks), top);
    found.iter().map(|keyword| keyword.span.of(text).to_lowercase()).collect()
}

const ARTICLE: &str = "Tỉnh hỗ trợ nông dân trồng lúa hữu cơ\n\
    Ngày 4/3, Sở Nông nghiệp tổ chức tập huấn về lúa hữu cơ cho 200 hộ dân. Theo đó, mỗi hộ trồng lúa hữu cơ được hỗ trợ phân bón \
    vi sinh. Phân bón vi sinh làm đất tơi xốp. Ông Lê Văn Thắng cho biết lúa hữu cơ bán được giá cao.\nẢnh: Thu Hà";

#[test]
fn the_phrase_that_is_repeated_comes_first() {
    let found = keywords(ARTICLE, 5);
    assert_eq!(found[0], "lúa hữu cơ", "{found:?}");
    assert!(found.iter().any(|keyword| keyword.contains("vi sinh")), "{found:?}");
    assert!(!found.iter().any(|keyword| keyword.contains("thu hà") || keyword == "theo đó"), "{found:?}");
}

#[test]
fn no_keyword_holds_most_of_another() {
    let found = keywords(ARTICLE, 20);
    for (at, one) in found.iter().enumerate() {
        for other in &found[at + 1..] {
            assert!(!one.contains(other.as_str()) && !other.contains(one.as_str()), "{one} / {other}");
        }
    }
}

#[test]
fn a_short_form_counts_as_its_full_form() {
    let text = "Khu kinh tế cửa khẩu Móng Cái đông khách. KKT cửa khẩu Móng Cái thu ngân sách cao.";
    let (tokens, blocks) = prepare(text);
    let units = Units::embedded().unwrap();
    let at = tokens.iter().position(|token| token.span.of(text) == "KKT").unwrap() as u32;
    let full = ["khu", "kinh", "tế"].map(|syllable| units.unit(syllable).unwrap()).to_vec();
    let forms = [FullForm { first: at, end: at + 1, units: full }];
    let input = KeywordInput::new(text, &tokens, &blocks).full_forms(&forms);
    let found = KeywordFinder::embedded().unwrap().keywords(&input, 3);
    assert_eq!(found[0].span.of(text), "Khu kinh tế cửa khẩu Móng Cái", "{found:?}");
    assert_eq!(found[0].count, 2);
}

#[test]
fn topics_name_what_is_wrong() {
    let tokenizer = Tokenizer::new(Units::embedded().unwrap());
    let message = |table: &str| Topics::parse(table, &tokenizer).unwrap_err().to_string();
    assert!(message("Y tế\tbệnh viện\nGiáo dục").contains("topics:2:1"));
    assert!(message("Y tế\t|,|").contains("topics:1:6"));
    assert!(message("\tx").contains("no name"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_gives_phrases_on_token_borders(text in "([a-zà-ỹA-Z0-9 .,\n]|tỉnh |lúa hữu cơ |\\PC){0,300}", top in 0usize..20) {
        let (tokens, blocks) = prepare(&text);
        let finder = KeywordFinder::embedded().unwrap();
        let input = KeywordInput::new(&text, &tokens, &blocks);
        let found = finder.keywords(&input, top);
        prop_assert!(found.len() <= top);
        for keyword in &found {
            prop_assert!(tokens.iter().any(|token| token.span.start() == keyword.span.start()));
            prop_assert!(tokens.iter().any(|token| token.span.end() == keyword.span.end()));
            prop_assert!(keyword.score <= 1000);
        }
        prop_assert_eq!(found, finder.keywords(&input, top));
    }
}
