#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // helpers of tests

use super::*;
use crate::token::Tokenizer;
use proptest::prelude::*;

fn blocks(text: &str) -> (Vec<Token>, Vec<Block>) {
    let units = Units::embedded().unwrap();
    let tokens = Tokenizer::new(units.clone()).tokenize(text);
    let mut blocks = Vec::new();
    BlockFinder::new(&units).blocks_into(text, &tokens, &mut blocks);
    (tokens, blocks)
}

/// The golden cases: each line of a case is a kind, a bar, the block's text; the blocks of one line of the text are joined by ` ⏎ `
/// where the text has no line break.
/// Name, lines with their kinds, text.
type Case = (String, Vec<(String, String)>, String);

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("../../tests/data/blocks.toml").lines() {
        if let Some(name) = line.strip_prefix("name = ") {
            cases.push((name.trim_matches('"').to_owned(), Vec::new(), String::new()));
        } else if let Some((kind, text)) = line.split_once(" | ") {
            let case = cases.last_mut().unwrap();
            let glued = kind.starts_with('+');
            let kind = kind.trim_start_matches('+');
            if !case.2.is_empty() {
                case.2.push(if glued { ' ' } else { '\n' });
            }
            case.2.push_str(text);
            case.1.push((kind.to_owned(), text.to_owned()));
        }
    }
    cases
}

#[test]
fn the_golden_cases_hold() {
    let (mut right, mut all, mut wrong) = (0, 0, String::new());
    for (name, wanted, text) in cases() {
        let (_, found) = blocks(&text);
        let found: Vec<(String, String)> =
            found.iter().map(|block| (block.kind.name().to_owned(), block.span.of(&text).to_owned())).collect();
        all += wanted.len();
        right += wanted.iter().filter(|block| found.contains(block)).count();
        for block in wanted.iter().filter(|block| !found.contains(block)) {
            let got = found.iter().find(|other| other.1 == block.1).map(|other| other.0.as_str());
            wrong.push_str(&format!("{name}: {} {:?} is {got:?}\n", block.0, block.1));
        }
    }
    assert_eq!(right, all, "{right} of {all} blocks are right\n{wrong}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn blocks_tile_the_tokens(text in "([a-zà-ỹA-Z0-9 .,:()/-]|\n|Ảnh: |Nguồn: |© |Theo |\\PC){0,200}") {
        let (tokens, blocks) = blocks(&text);
        let mut at = 0;
        for block in &blocks {
            prop_assert_eq!(block.first, at);
            prop_assert!(block.end > block.first);
            // A line break always ends a block.
            prop_assert!(block.tokens(&tokens)[1..].iter().all(|token| !token.starts_line()));
            at = block.end;
        }
        prop_assert_eq!(at as usize, tokens.len());
    }
}
