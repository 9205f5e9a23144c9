use super::*;

#[test]
fn syllables_come_apart_and_together() {
    for (written, onset, rime) in [
        ("nghiêng", "ngh", "iêng"),
        ("gì", "gi", "i"),
        ("gìn", "gi", "in"),
        ("giếng", "gi", "iêng"),
        ("già", "gi", "a"),
        ("quốc", "qu", "ôc"),
        ("quý", "qu", "y"),
        ("yên", "", "yên"),
        ("khuỷu", "kh", "uyu"),
        ("thuở", "th", "uơ"),
        ("người", "ng", "ươi"),
        ("mưa", "m", "ưa"),
        ("mùa", "m", "ua"),
        ("tiêu", "t", "iêu"),
    ] {
        let syllable = Syllable::parse(written).unwrap_or_else(|| panic!("{written}"));
        assert_eq!((syllable.onset(), syllable.rime()), (onset, rime), "{written}");
        assert_eq!(syllable.spelled(Placement::New), written);
    }
}

#[test]
fn what_the_orthography_does_not_allow_is_none() {
    for wrong in ["", "xtr", "cê", "ghà", "kan2", "toc", "hoàc", "nghang", "UBND", "covid", "đfa", "iên"] {
        assert_eq!(Syllable::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn every_generated_form_is_accepted_and_written_alike() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/facts/syllables_generated.tsv");
    let Ok(table) = std::fs::read_to_string(path) else {
        println!("skipped: ../shared is absent");
        return;
    };
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        if columns[0].contains(' ') {
            // Rows that the table's generator made out of a comment; they are no syllables.
            continue;
        }
        if columns[1] == "gi" && columns[2] == "iu" {
            // `gìu` folds to the key of `giù`, which is the one that occurs.
            continue;
        }
        let placement = if columns[4] == "old" { Placement::Old } else { Placement::New };
        let spelled = Syllable::parse(columns[0]).map(|syllable| syllable.spelled(placement));
        if spelled.as_deref() != Some(columns[0]) {
            wrong.push(format!("{} → {spelled:?}", columns[0]));
        }
    }
    assert!(wrong.is_empty(), "{} of the table: {:?}", wrong.len(), &wrong[..wrong.len().min(40)]);
}
