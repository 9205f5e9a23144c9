//! `vanban places` and `vanban export`: what was, what became of it, and the forms that other programs read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use program::{json, vanban};

/// The candidates' ids.
fn ids(answer: &serde_json::Value) -> Vec<&str> {
    answer["candidates"].as_array().unwrap().iter().map(|candidate| candidate["id"].as_str().unwrap()).collect()
}

#[test]
fn a_city_of_the_old_map_became_wards_and_communes() {
    let answer = vanban(&["places", "TP Móng Cái", "--format", "json"]);
    let answer = json(&answer.output);
    assert_eq!((ids(&answer), answer["unit"].as_str()), (vec!["vn3:194"], Some("vn3:194")));
    let city = &answer["candidates"][0];
    assert_eq!((city["scheme"].as_str(), city["level"].as_str()), (Some("vn-admin"), Some("district")));
    assert_eq!((&city["name"], &city["within"]), (&"Thành phố Móng Cái".into(), &serde_json::json!(["Tỉnh Quảng Ninh"])));
    assert_eq!(city["valid_to"], "2025-06-30");
    let successors: Vec<_> = city["successors"].as_array().unwrap().iter().map(|step| step["name"].as_str().unwrap()).collect();
    assert!(successors.contains(&"Phường Móng Cái 1") && successors.contains(&"Xã Hải Sơn"), "{successors:?}");
    assert_eq!(city["successors"][0]["extent"], "part");
}

#[test]
fn a_ward_of_the_new_map_tells_what_it_was_made_of() {
    let answer = vanban(&["places", "phường Móng Cái 1"]);
    assert_eq!(answer.status, Some(0));
    let lines: Vec<&str> = answer.output.lines().collect();
    assert_eq!(lines[0], "Phường Móng Cái 1, Tỉnh Quảng Ninh (vn2:06712): commune from 2025-07-01");
    assert!(lines.contains(&"              Xã Hải Xuân, Thành phố Móng Cái, Tỉnh Quảng Ninh (vn3:06745): whole"), "{lines:#?}");
}

#[test]
fn an_address_is_one_unit_and_a_common_name_many() {
    let addresses = ["xã Hải Xuân, TP Móng Cái", "xã Tân An"];
    let answer = vanban(&[&["places", "--format", "jsonl", "--as-of", "2024-03-04"][..], &addresses].concat());
    let answers: Vec<_> = answer.output.lines().map(json).collect();
    assert_eq!((ids(&answers[0]), answers[0]["deciding"].as_str()), (vec!["vn3:06745"], None));
    assert!(ids(&answers[1]).len() > 3 && ids(&answers[1]).iter().all(|id| id.starts_with("vn3:")));
    assert_eq!((&answers[1]["unit"], &answers[1]["deciding"]), (&serde_json::Value::Null, &"parent".into()));
}

#[test]
fn a_day_chooses_the_map_and_the_name() {
    let name = |day: &str| {
        let answer = json(&vanban(&["places", "Đồng Nai", "--format", "json", "--as-of", day]).output);
        let unit = &answer["candidates"][0];
        (unit["id"].as_str().unwrap().to_owned(), unit["name"].as_str().unwrap().to_owned())
    };
    assert_eq!(name("2024-03-04"), ("vn3:75".to_owned(), "Tỉnh Đồng Nai".to_owned()));
    assert_eq!(name("2025-09-01"), ("vn2:75".to_owned(), "Tỉnh Đồng Nai".to_owned()));
    assert_eq!(name("2026-05-01"), ("vn2:75".to_owned(), "Thành phố Đồng Nai".to_owned()));
}

#[test]
fn ids_and_other_places_are_found() {
    let answer = json(&vanban(&["places", "--format", "json", "vn3:22", "place:river/song-hong", "sông Hồng"]).output);
    assert_eq!((ids(&answer[0]), ids(&answer[1])), (vec!["vn3:22"], vec!["place:river/song-hong"]));
    assert_eq!(ids(&answer[2]), ids(&answer[1]));
    assert_eq!(answer[1]["candidates"][0]["kind"], "river");
}

#[test]
fn what_nobody_knows_is_said() {
    let answer = vanban(&["places", "Xứ Không Đâu", "vn3:999"]);
    assert_eq!((answer.status, &*answer.output), (Some(1), ""));
    assert_eq!(
        answer.messages,
        "vanban: no unit and no place is called \"Xứ Không Đâu\"\nvanban: no unit and no place is called \"vn3:999\"\n"
    );
    assert_eq!(vanban(&["places"]).status, Some(2));
}

#[test]
fn synonyms_lead_both_ways_without_making_senses_the_same() {
    let rules = vanban(&["export", "synonyms", "--format", "solr"]).output;
    let rules: Vec<&str> = rules.lines().collect();
    assert!(rules.contains(&"UBND => UBND, Ủy ban nhân dân") && rules.contains(&"Ủy ban nhân dân => Ủy ban nhân dân, UBND"));
    assert!(rules.contains(&"ANTT => ANTT, an ninh\\, trật tự"), "a comma inside is no border");
    let senses = rules.iter().find(|rule| rule.starts_with("CT => CT, ")).unwrap();
    assert!(senses.contains("công ty") && senses.to_lowercase().contains("chủ tịch"), "{senses}");
    let mut forms: Vec<&str> = rules.iter().map(|rule| rule.split(" => ").next().unwrap()).collect();
    forms.sort_unstable();
    assert!(forms.windows(2).all(|pair| pair[0] != pair[1]), "one rule a form");

    let filter = json(&vanban(&["export", "synonyms", "--format", "elasticsearch"]).output);
    assert_eq!((&filter["type"], filter["synonyms"].as_array().unwrap().len()), (&"synonym_graph".into(), rules.len()));
}
