#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // helpers of tests

use super::*;
use crate::block::BlockFinder;
use crate::sentence::SentenceSplitter;
use crate::token::Tokenizer;
use proptest::prelude::*;

/// A text with what the earlier stages find in it.
struct Prepared {
    text: String,
    tokens: Vec<Token>,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
}

fn prepare(text: &str) -> Prepared {
    let units = Units::embedded().unwrap();
    let tokens = Tokenizer::new(units.clone()).tokenize(text);
    let mut blocks = Vec::new();
    BlockFinder::new(&units).blocks_into(text, &tokens, &mut blocks);
    let sentences = SentenceSplitter::new(&units).sentences(&tokens, &[]);
    Prepared { text: text.to_owned(), tokens, blocks, sentences }
}

impl Prepared {
    fn source(&self) -> Source<'_> {
        Source::new(&self.text, &self.tokens, &self.blocks, &self.sentences)
    }

    fn summary(&self, options: SummaryOptions<'_>) -> Vec<&str> {
        let summary = Summarizer::embedded().unwrap().summarize(&[self.source()], &options);
        summary.iter().map(|sentence| sentence.span.of(&self.text)).collect()
    }
}

const ARTICLE: &str = "Tỉnh khởi công cầu Bến Sen\n\
    Sáng 4/3, Ủy ban nhân dân tỉnh khởi công cầu Bến Sen bắc qua sông Lệ với tổng vốn 120 tỷ đồng từ ngân sách tỉnh.\n\
    Trời hôm ấy nắng đẹp, nhiều người dân đến xem từ sáng sớm. Ai cũng vui.\n\
    Ông Lê Văn Thắng, Giám đốc Sở Xây dựng, cho biết cầu Bến Sen dài 320 mét, hoàn thành trong năm 2026. Theo đó, nhà thầu phải \
    làm ba ca mỗi ngày để kịp tiến độ của cầu.\n\
    Ảnh: Thu Hà\n\
    Phát biểu tại lễ khởi công, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các đơn vị bảo đảm chất lượng và an toàn của cầu Bến Sen.\n\
    Người dân hai bờ mong đợi cây cầu này đã nhiều năm.";

#[test]
fn a_summary_says_what_the_title_says_and_shows_no_credit() {
    let article = prepare(ARTICLE);
    let summary = article.summary(SummaryOptions::new(Budget::Sentences(2)));
    assert_eq!(summary.len(), 2);
    assert!(summary[0].starts_with("Sáng 4/3, Ủy ban"), "{summary:?}");
    let all = article.summary(SummaryOptions::new(Budget::Ratio(1000)));
    assert!(!all.iter().any(|sentence| sentence.contains("Thu Hà") || *sentence == "Tỉnh khởi công cầu Bến Sen"), "{all:?}");
}

#[test]
fn sentences_come_in_reading_order() {
    let article = prepare(ARTICLE);
    for words in [10, 40, 80, 1000] {
        let summary = Summarizer::embedded().unwrap().summarize(&[article.source()], &SummaryOptions::new(Budget::Words(words)));
        assert!(summary.windows(2).all(|two| two[0].span.start() < two[1].span.start()));
    }
}

#[test]
fn no_reference_is_left_hanging() {
    let article = prepare(ARTICLE);
    for words in 1..160 {
        let summary = article.summary(SummaryOptions::new(Budget::Words(words)));
        for (at, sentence) in summary.iter().enumerate() {
            if sentence.starts_with("Theo đó") {
                assert!(at > 0 && summary[at - 1].starts_with("Ông Lê Văn Thắng"), "{words}: {summary:?}");
            }
        }
    }
}

#[test]
fn a_summary_stops_when_the_budget_is_reached() {
    let article = prepare(ARTICLE);
    let length = |sentence: &&str| sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    for budget in [5, 30, 60, 90] {
        let summary = article.summary(SummaryOptions::new(Budget::Words(budget)));
        let before: usize = summary.iter().rev().skip(1).map(length).sum();
        assert!(before < budget, "{budget}: {summary:?}");
    }
    for sentences in 0..4 {
        assert!(article.summary(SummaryOptions::new(Budget::Sentences(sentences))).len() <= sentences);
    }
}

#[test]
fn a_query_steers_the_choice() {
    let article = prepare(ARTICLE);
    let units = Units::embedded().unwrap();
    let query = "cầu dài bao nhiêu mét";
    let tokens = Tokenizer::new(units).tokenize(query);
    let summary = article.summary(SummaryOptions::new(Budget::Sentences(1)).query(query, &tokens));
    assert!(summary[0].contains("320 mét"), "{summary:?}");
}

#[test]
fn several_documents_repeat_nothing() {
    let (one, other) = (prepare(ARTICLE), prepare(ARTICLE));
    let summary =
        Summarizer::embedded().unwrap().summarize(&[one.source(), other.source()], &SummaryOptions::new(Budget::Words(60)));
    let mut texts: Vec<&str> = summary.iter().map(|sentence| sentence.span.of(ARTICLE)).collect();
    let all = texts.len();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), all);
}

#[test]
fn graph_ranking_needs_no_weights() {
    let article = prepare(ARTICLE);
    let summary = article.summary(SummaryOptions::new(Budget::Sentences(2)).ranking(Ranking::Graph));
    assert!(summary.iter().any(|sentence| sentence.contains("Bến Sen")), "{summary:?}");
}

#[test]
fn composed_and_decomposed_text_give_the_same_sentences() {
    use unicode_normalization::UnicodeNormalization as _;
    let (composed, decomposed) = (prepare(ARTICLE), prepare(&ARTICLE.nfd().collect::<String>()));
    let numbers = |prepared: &Prepared| -> Vec<u32> {
        let engine = Summarizer::embedded().unwrap();
        engine.summarize(&[prepared.source()], &SummaryOptions::new(Budget::Words(60))).iter().map(|s| s.sentence).collect()
    };
    assert_eq!(numbers(&composed), numbers(&decomposed));
}

#[test]
fn a_headline_is_the_short_title_or_a_clause_of_at_most_twenty_syllables() {
    let engine = Summarizer::embedded().unwrap();
    let article = prepare(ARTICLE);
    assert_eq!(engine.headline(&article.source()).unwrap().of(ARTICLE), "Tỉnh khởi công cầu Bến Sen");
    let body = prepare(
        "Sáng 4/3, tỉnh khởi công cầu Bến Sen bắc qua sông Lệ, với tổng vốn 120 tỷ đồng. Ai cũng vui. Theo đó, cầu dài 320 mét.",
    );
    let headline = engine.headline(&body.source()).unwrap();
    assert_eq!(headline.of(&body.text), "tỉnh khởi công cầu Bến Sen bắc qua sông Lệ, với tổng vốn 120 tỷ đồng");
    assert_eq!(engine.headline(&prepare("").source()), None);
}

#[test]
fn damaged_data_is_refused() {
    let units = Units::embedded().unwrap();
    assert!(Summarizer::parse(&b"VANBAN"[..], &units).is_err());
    let mut writer = SummaryWriter::default();
    assert!(writer.weights(false, Weights { sentence: vec![1], pair: vec![] }).is_err());
    assert!(Summarizer::parse(writer.finish(1), &units).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_gives_sentences_of_its_own_in_order_and_always_the_same(
        text in "([a-zà-ỹA-Z0-9 .,:\"“”\n]|Theo đó, |Ông này |\\PC){0,300}",
        other in "[a-zà-ỹ .\n]{0,100}",
        words in 0usize..200,
        graph in any::<bool>(),
    ) {
        let (one, two) = (prepare(&text), prepare(&other));
        let engine = Summarizer::embedded().unwrap();
        let ranking = if graph { Ranking::Graph } else { Ranking::Trained };
        let options = SummaryOptions::new(Budget::Words(words)).ranking(ranking);
        let summary = engine.summarize(&[one.source(), two.source()], &options);
        let mut scratch = SummaryScratch::default();
        let mut again = Vec::new();
        engine.summarize_into(&[two.source()], &options, &mut scratch, &mut again);
        engine.summarize_into(&[one.source(), two.source()], &options, &mut scratch, &mut again);
        prop_assert_eq!(&summary, &again);
        for sentence in &summary {
            let prepared = if sentence.document == 0 { &one } else { &two };
            prop_assert_eq!(prepared.sentences[sentence.sentence as usize].span, sentence.span);
        }
        for document in 0..2 {
            let own: Vec<u32> = summary.iter().filter(|s| s.document == document).map(|s| s.sentence).collect();
            prop_assert!(own.windows(2).all(|two| two[0] < two[1]));
        }
    }
}

#[test]
fn plain_pairs_score_as_their_features_say() {
    let engine = Summarizer::embedded().unwrap();
    let (article, other) =
        (prepare(ARTICLE), prepare("Cầu Bến Sen\nCầu dài 320 mét, rộng 12 mét, bắc qua sông Lệ. Dân mong đợi lâu."));
    for sources in [vec![article.source()], vec![other.source(), article.source()]] {
        let (mut reading, mut whole) = (Reading::default(), features::Whole::default());
        reading.read(&engine, &sources);
        whole.measure(&reading);
        // Every feature with a weight of its own.
        let pair = (0..PAIR_FEATURES.len() as i32).map(|at| 60_000 + at * at * 977).collect();
        let weights = Weights { pair, ..Weights::default() };
        let mut plain = PlainPairs::new(&weights);
        let mut scored = 0;
        for (pair, best) in reading.pairs.iter().zip((-9_000..).step_by(631)) {
            let Some(score) = plain.score(&reading, pair, best) else { continue };
            assert_eq!(score, weights.score_pair(&whole.pair(&reading, pair, best)), "{pair:?}");
            scored += 1;
        }
        assert!(scored * 2 > reading.pairs.len(), "{scored} of {}", reading.pairs.len());
    }
}
