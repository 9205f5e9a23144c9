#![cfg(feature = "data-gazetteer")]

use super::*;
use crate::token::Token;

fn gazetteer() -> Gazetteer {
    Gazetteer::embedded().unwrap()
}

fn tokens(gazetteer: &Gazetteer, text: &str) -> Vec<Token> {
    gazetteer.tokenizer.tokenize(text)
}

/// The surfaces with a fact of `kind` that `text` begins with, as text.
fn begins(text: &str, kind: FactKind) -> Vec<String> {
    let gazetteer = gazetteer();
    let tokens = tokens(&gazetteer, text);
    let found = gazetteer.walker().matches(text, &tokens, 0).filter(|found| found.surface.has(kind));
    found.map(|found| text[..tokens[found.end - 1].span.end()].to_owned()).collect()
}

/// A vowel with its tone, moved one vowel on or back: `hòa` → `hoà`.
fn other_placement(name: &str) -> String {
    let pairs = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    name.split(' ')
        .map(|syllable| {
            let pair = pairs.iter().find_map(|(old, new)| {
                let (from, to) = if syllable.ends_with(old) { (old, new) } else { (new, old) };
                syllable.strip_suffix(*from).map(|start| format!("{start}{to}"))
            });
            pair.unwrap_or_else(|| syllable.to_owned())
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_new_unit_is_found_by_its_official_name_in_both_tone_placements() {
    let gazetteer = gazetteer();
    let (mut provinces, mut communes, mut moved) = (0, 0, 0);
    for unit in gazetteer.units().filter(|unit| unit.map() == Map::TwoLevels) {
        match unit.level() {
            Level::Province => provinces += 1,
            _ => communes += 1,
        }
        let name = unit.full_name();
        let other = other_placement(&name);
        moved += usize::from(other != name);
        for spelling in [&name, &other, &name.to_uppercase()] {
            assert!(gazetteer.find(spelling).any(|found| found.unit() == Some(unit)), "{spelling}");
        }
    }
    assert_eq!((provinces, communes), (34, 3321));
    assert!(moved > 100, "{moved} names have a movable tone mark");
}

#[test]
fn every_old_unit_leads_to_a_unit_of_today() {
    let gazetteer = gazetteer();
    let last_day = Date::parse("2025-06-30").unwrap();
    let today = Date::parse("2026-08-01").unwrap();
    let mut counts = [0; 3];
    for unit in gazetteer.as_of(last_day) {
        assert_eq!(unit.map(), Map::ThreeLevels);
        counts[unit.level() as usize] += 1;
        assert!(unit.successors().next().is_some(), "{unit:?}");
        for change in unit.successors() {
            assert!(change.unit.existed(today), "{unit:?} → {:?}", change.unit);
            assert!(change.unit.predecessors().any(|back| back.unit == unit && back.extent == change.extent), "{unit:?}");
            // No change crosses the merger of the provinces.
            assert!(unit.province().successors().any(|province| province.unit == change.unit.province()), "{unit:?}");
        }
        assert!(gazetteer.find(&unit.full_name()).any(|found| found.unit() == Some(unit)), "{unit:?}");
    }
    assert_eq!(counts, [63, 696, 10_035]);
    assert_eq!(gazetteer.as_of(today).count(), 34 + 3321);
}

#[test]
fn what_became_of_mong_cai_and_what_its_first_ward_was_made_of() {
    let gazetteer = gazetteer();
    let city = gazetteer.find("TP Móng Cái").filter_map(|found| found.unit()).next().unwrap();
    assert_eq!(city.id().to_string(), "vn3:194");
    let now: Vec<String> =
        city.successors().map(|change| format!("{} {}", change.unit.full_name(), change.extent.as_str())).collect();
    assert_eq!(
        now,
        [
            "Phường Móng Cái 2 part",
            "Phường Móng Cái 1 part",
            "Xã Hải Sơn part",
            "Xã Hải Ninh part",
            "Phường Móng Cái 3 part",
            "Xã Vĩnh Thực part"
        ]
    );
    let ward = gazetteer.find("phường Móng Cái 1").filter_map(|found| found.unit()).next().unwrap();
    let parts: Vec<String> =
        ward.predecessors().filter(|part| part.unit.level() == Level::Commune).map(|part| part.unit.full_name()).collect();
    assert!(parts.contains(&"Xã Hải Xuân".to_owned()) && parts.contains(&"Phường Trà Cổ".to_owned()), "{parts:?}");
    assert_eq!(ward.province().id().to_string(), "vn2:22");
}

#[test]
fn an_earlier_type_is_found_and_named_by_date() {
    let gazetteer = gazetteer();
    let town = gazetteer.find("huyện Thủy Nguyên").filter_map(|found| found.unit()).next().unwrap();
    assert_eq!(town.full_name(), "Thành phố Thủy Nguyên");
    assert_eq!(town.full_name_at(Date::parse("2024-03-04").unwrap()), "Huyện Thủy Nguyên");
    assert_eq!(town.full_name_at(Date::parse("2025-03-04").unwrap()), "Thành phố Thủy Nguyên");
    let hue = gazetteer.unit("vn3:46".parse().unwrap()).unwrap();
    assert_eq!(hue.full_name_at(Date::parse("2024-03-04").unwrap()), "Tỉnh Thừa Thiên Huế");
    assert_eq!(gazetteer.find("TT-Huế").filter_map(|found| found.unit()).next(), Some(hue));
    let dong_nai = gazetteer.unit("vn2:75".parse().unwrap()).unwrap();
    assert_eq!(dong_nai.full_name_at(Date::parse("2025-12-01").unwrap()), "Tỉnh Đồng Nai");
    assert_eq!(dong_nai.full_name(), "Thành phố Đồng Nai");
}

#[test]
fn an_ambiguous_name_gives_all_its_units() {
    let gazetteer = gazetteer();
    let today = Date::parse("2026-08-01").unwrap();
    let provinces: std::collections::BTreeSet<String> = gazetteer
        .find("Tân An")
        .filter_map(|found| found.unit())
        .filter(|unit| unit.existed(today))
        .map(|unit| unit.province().full_name())
        .collect();
    assert_eq!(provinces.len(), 10, "{provinces:?}");
}

#[test]
fn numbers_are_told_apart_and_dashes_are_not() {
    assert_eq!(begins("Phường 4", FactKind::Unit), ["Phường 4"]);
    assert_eq!(begins("P.14 quận Gò Vấp", FactKind::Unit), ["P.14"]);
    assert_eq!(begins("Quảng trường 2/4 đông người", FactKind::Place), ["Quảng trường 2/4"]);
    assert_eq!(begins("cầu Thủ Thiêm 3", FactKind::Place), ["cầu Thủ Thiêm", "cầu Thủ Thiêm 3"]);
    assert_eq!(begins("Phan Rang – Tháp Chàm", FactKind::Unit), ["Phan", "Phan Rang", "Phan Rang – Tháp Chàm"]);
    assert_eq!(begins("Phan Rang-Tháp Chàm", FactKind::Unit), ["Phan", "Phan Rang", "Phan Rang-Tháp Chàm"]);
    let gazetteer = gazetteer();
    let four: Vec<_> = gazetteer.find("Phường 4").filter_map(|found| found.unit()).collect();
    assert!(four.len() > 10 && four.iter().all(|unit| unit.name() == "4"));
}

#[test]
fn surfaces_of_every_kind_are_met_in_text() {
    assert_eq!(begins("thị xã Quảng Yên", FactKind::Designator), ["thị xã"]);
    assert_eq!(begins("KKT Vân Đồn", FactKind::Place), ["KKT Vân Đồn"]);
    assert_eq!(begins("Chủ tịch UBND tỉnh", FactKind::Title).last().unwrap(), "Chủ tịch UBND tỉnh");
    assert_eq!(begins("Phó Bí thư Tỉnh uỷ", FactKind::Title).last().unwrap(), "Phó Bí thư Tỉnh uỷ");
    assert_eq!(begins("đồng chí Nguyễn", FactKind::Honorific).last().unwrap(), "đồng chí");
    assert_eq!(begins("Ban Thường vụ Tỉnh ủy", FactKind::OrganizationHead).last().unwrap(), "Ban Thường vụ Tỉnh ủy");
    assert_eq!(begins("Liên hợp quốc", FactKind::Organization), ["Liên hợp quốc"]);
    assert_eq!(begins("Nghị quyết số 20", FactKind::DocumentType), ["Nghị quyết"]);
    assert_eq!(begins("sông\nHồng", FactKind::Place), Vec::<String>::new());
    let gazetteer = gazetteer();
    let title = gazetteer.find("Phó Chủ tịch nước").find_map(|found| match found.record() {
        Some(Record::Title(title)) => Some(title),
        _ => None,
    });
    let title = title.unwrap();
    assert_eq!((title.form(), title.of(), title.system()), (TitleForm::Deputy, "Chủ tịch nước", "state"));
}

#[test]
fn codes_of_documents_and_parts_of_names_are_looked_up() {
    let gazetteer = gazetteer();
    let systems: Vec<_> = gazetteer.document_types("TT").map(|kind| (kind.name(), kind.system())).collect();
    assert!(systems.contains(&("Thông tư", "state")) && systems.contains(&("Thông tri", "party")), "{systems:?}");
    assert_eq!(gazetteer.document_types("KHÔNG").count(), 0);
    assert_eq!(gazetteer.issuers("TTg").map(Issuer::body).collect::<Vec<_>>(), ["Thủ tướng Chính phủ"]);
    let use_of = gazetteer.name_use("NGUYỄN");
    assert!(use_of.family() > 10 && !use_of.particle());
    assert!(gazetteer.name_use("H'").is_none() || gazetteer.name_use("H'").particle());
    assert!(gazetteer.name_use("những").is_none());
}

#[test]
fn places_know_their_provinces_on_both_maps() {
    let gazetteer = gazetteer();
    let gate = gazetteer.find("cửa khẩu Mường Khương").find_map(|found| match found.record() {
        Some(Record::Place(place)) => Some(place),
        _ => None,
    });
    let gate = gate.unwrap();
    assert_eq!((gate.kind(), gate.is_foreign()), ("border-gate", false));
    assert_eq!(gate.within().map(|unit| unit.id().to_string()).collect::<Vec<_>>(), ["vn3:10", "vn2:15"]);
    assert_eq!(gazetteer.place(gate.id()), Some(gate));
    let beijing = gazetteer.find("Bắc Kinh").find_map(|found| match found.record() {
        Some(Record::Place(place)) => Some(place),
        _ => None,
    });
    assert_eq!(beijing.map(|place| (place.parent(), place.is_foreign())), Some(("Trung Quốc", true)));
}

#[test]
fn damaged_files_give_errors_or_other_answers_but_no_panic() {
    let units = Units::embedded().unwrap();
    let whole = crate::data::GAZETTEER;
    assert!(Gazetteer::from_data(&units, whole[..whole.len() / 2].to_vec()).is_err());
    let other = crate::lexicon::UnitsWriter::default().finish().unwrap();
    assert_eq!(Gazetteer::from_data(&Units::parse(other).unwrap(), whole).unwrap_err().kind(), ErrorKind::Version);
    // One flipped byte in a thousand places, then questions of every kind.
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut altered = whole.to_vec();
        altered[at] ^= 0xFF;
        let Ok(gazetteer) = Gazetteer::from_data(&units, altered) else { continue };
        for found in gazetteer.find("TP Móng Cái").chain(gazetteer.find("Tân An")) {
            if let Some(unit) = found.unit() {
                let _ = (
                    unit.full_name(),
                    unit.within().count(),
                    unit.children().count(),
                    unit.successors().count(),
                    unit.names().count(),
                );
            }
        }
        let _ = (gazetteer.document_types("TT").count(), gazetteer.places().map(|place| place.within().count()).sum::<usize>());
    }
}
