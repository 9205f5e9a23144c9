//! Linking of places on made contexts: both maps, districts and communes, ambiguous names.
#![cfg(feature = "data-gazetteer")]

use vanban::gazetteer::{Date, Gazetteer, LinkScratch, Mention};
use vanban::lexicon::Units;
use vanban::token::Tokenizer;

/// A context with its brackets taken out: the text, and each bracket's bytes.
fn brackets(marked: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut spans, mut start) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '[' => start = text.len(),
            ']' => spans.push((start, text.len())),
            _ => text.push(c),
        }
    }
    (text, spans)
}

#[test]
fn places_link_to_the_unit_that_their_context_means() {
    let units = Units::embedded().unwrap();
    let (gazetteer, tokenizer) = (Gazetteer::embedded().unwrap(), Tokenizer::new(units));
    let table = include_str!("data/place-contexts.tsv");
    let (mut wanted, mut given, mut right, mut contexts, mut whole) = (0, 0, 0, 0, 0);
    let (mut scratch, mut links) = (LinkScratch::default(), Vec::new());
    for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (text, spans) = brackets(cells[1]);
        let tokens = tokenizer.tokenize(&text);
        let at = |byte: usize| tokens.partition_point(|token| token.span.start() < byte) as u32;
        let mentions: Vec<Mention> = spans.iter().map(|&(start, end)| Mention { first: at(start), end: at(end) }).collect();
        gazetteer.link_into(&text, &tokens, &mentions, Date::parse(cells[0]), &mut scratch, &mut links);
        let answers: Vec<String> = links
            .iter()
            .map(|link| link.fact.and_then(|fact| gazetteer.unit_of(fact)).map_or("-".to_owned(), |unit| unit.id().to_string()))
            .collect();
        let expected: Vec<&str> = cells[2].split('|').collect();
        assert_eq!(answers.len(), expected.len(), "{line}");
        for (answer, expected) in answers.iter().zip(&expected) {
            wanted += usize::from(*expected != "-");
            given += usize::from(answer != "-");
            right += usize::from(answer != "-" && answer == expected);
        }
        contexts += 1;
        if answers == expected {
            whole += 1;
        } else {
            println!("{}: wanted {expected:?}, given {answers:?}", cells[1]);
        }
    }
    println!("contexts {whole}/{contexts}, links: right {right}, given {given}, wanted {wanted}");
    assert!(contexts >= 500);
    let linked = |is: fn(&str) -> bool| {
        let units = table.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(|line| line.split('\t').nth(2));
        units.flat_map(|units| units.split('|')).filter(|id| is(id)).count()
    };
    // Both maps, every level, silence: the figures are of little worth without the hard kinds.
    assert!(linked(|id| id.starts_with("vn3:") && id.len() == "vn3:194".len()) >= 300, "districts");
    assert!(linked(|id| id.starts_with("vn3:") && id.len() == "vn3:06745".len()) >= 150, "communes of three levels");
    assert!(linked(|id| id.starts_with("vn2:") && id.len() == "vn2:06709".len()) >= 150, "communes of two levels");
    assert!(linked(|id| id == "-") >= 25, "silence");
    assert!(whole * 100 >= contexts * 95, "{whole} of {contexts} contexts are right");
    assert!(right * 1000 >= given * 980, "{right} of {given} links are right");
    assert!(right * 100 >= wanted * 95, "{right} of {wanted} wanted links are given");
}
