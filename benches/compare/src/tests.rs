use crate::coded;
use crate::tools::{self, Ranges};

fn pieces(line: &str) -> Vec<&str> {
    let mut ranges = Ranges::new();
    coded::pieces(line, &mut ranges);
    ranges.into_iter().map(|(start, end)| &line[start..end]).collect()
}

#[test]
fn lines_are_cut_into_syllables_numbers_and_signs() {
    assert_eq!(pieces("Tăng 10.000 hộ,TP. Huế."), ["Tăng", "10.000", "hộ", ",", "TP", ".", "Huế", "."]);
    assert_eq!(pieces("hòa 27/11/2023: 5%"), ["hòa", "27/11/2023", ":", "5", "%"]);
    assert_eq!(pieces("te\u{302}\u{301} 1."), ["te\u{302}\u{301}", "1", "."]);
}

#[test]
fn a_trained_model_finds_the_words_that_it_saw() {
    let folder = std::env::temp_dir().join(format!("vanban-compare-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let gold = folder.join("gold.txt");
    let sentences = ["nông_dân trồng lúa .", "học_sinh trồng cây .", "nông_dân nuôi cá .", "học_sinh và nông_dân"];
    std::fs::write(&gold, (sentences.join("\n") + "\n").repeat(5)).unwrap();
    coded::train(&[gold], None, &folder).unwrap();
    let mut tools = tools::built_in(Some(&folder)).unwrap();
    let vaporetto = tools.iter_mut().find(|tool| tool.name().starts_with("vaporetto")).unwrap();
    let words = vaporetto.words(&["nông dân và học sinh".to_owned()]).unwrap();
    assert_eq!(words, [["nông dân", "và", "học sinh"]]);
    std::fs::remove_dir_all(folder).unwrap();
}
