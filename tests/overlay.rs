//! A user's facts win, kind by kind, in their stages.

#![cfg(feature = "embedded")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use vanban::gazetteer::Date;
use vanban::overlay::{Overlay, OverlayFact, OverlayKind};
use vanban::record::{LinkRecord, OffsetUnit, Record, RecordOptions};
use vanban::{Annotation, Annotator, Input, Scratch};

fn annotator(tables: &[&str]) -> Annotator {
    let mut builder = Annotator::builder();
    for table in tables {
        builder = builder.overlay(Overlay::parse("x.tsv", table).unwrap());
    }
    builder.build().unwrap()
}

fn words(annotator: &Annotator, text: &str) -> Vec<String> {
    annotator.annotate(text).words().iter().map(|word| word.span.of(text).to_owned()).collect()
}

fn full_forms(annotator: &Annotator, text: &str) -> Vec<String> {
    let annotation = annotator.annotate(text);
    let engine = annotator.abbreviations().unwrap();
    annotation.abbreviations().iter().map(|short| engine.expansion(text, short).into_owned()).collect()
}

#[test]
fn a_users_word_beats_the_built_in_words_that_it_overlaps() {
    let plain = annotator(&[]);
    let ours = annotator(&["kind\ttext\nword\ttế xã\nword\ttế xã hội số\nword\tmức-19\nword\thội số hóa\n"]);
    let text = "phát triển kinh tế xã hội của tỉnh";
    assert!(words(&plain, text).contains(&"kinh tế".to_owned()));
    assert_eq!(words(&ours, text), ["phát triển", "kinh", "tế xã", "hội", "của", "tỉnh"]);
    // The longest counts, though another begins before its end.
    assert_eq!(words(&ours, "kinh tế xã hội số hóa"), ["kinh", "tế xã hội số", "hóa"]);
    assert_eq!(words(&ours, "hạn mức-19, hạn mức-20."), ["hạn", "mức-19", ",", "hạn mức", "-", "20", "."]);
    assert_eq!(words(&ours, "kinh tế\nxã hội"), words(&plain, "kinh tế\nxã hội"), "no word goes over a line's end");
    assert_eq!(words(&ours, &text.nfd().collect::<String>())[2], "tế xã".nfd().collect::<String>());
}

#[test]
fn a_hidden_word_falls_into_its_syllables() {
    let text = "phát triển kinh tế";
    assert_eq!(words(&annotator(&["kind\ttext\tof\nremove\tKinh tế\tword\n"]), text), ["phát triển", "kinh", "tế"]);
    let back = ["kind\ttext\tof\nremove\tkinh tế\tword\n", "kind\ttext\nword\tkinh tế\n"];
    assert_eq!(words(&annotator(&back), text), ["phát triển", "kinh tế"], "the later overlay wins");
}

#[test]
fn a_users_abbreviation_wins_and_a_removal_hides_one() {
    let table = "kind\ttext\texpansion\tof\nabbreviation\tKKT\tkho kỹ thuật\nabbreviation\tVPĐK\tvăn phòng đăng ký\nremove\tUBND\t\tabbreviation\n";
    let text = "UBND tỉnh giao VPĐK và KKT.";
    assert_eq!(full_forms(&annotator(&[]), text)[0], "Ủy ban nhân dân");
    assert_eq!(full_forms(&annotator(&[table]), text), ["văn phòng đăng ký", "kho kỹ thuật"]);
    let later = "kind\ttext\texpansion\nabbreviation\tKKT\tkhối kinh tế\n";
    assert_eq!(full_forms(&annotator(&[table, later]), text)[1], "khối kinh tế");
}

#[test]
fn overlays_change_the_fingerprint() {
    let table = "kind\ttext\nword\tchính quyền số\n";
    assert_ne!(annotator(&[]).fingerprint(), annotator(&[table]).fingerprint());
    assert_eq!(annotator(&[table]).fingerprint(), annotator(&[table]).fingerprint());
}

/// Entities as `kind:surface`, in order.
fn entities(annotator: &Annotator, text: &str) -> Vec<String> {
    annotator.annotate(text).entities().iter().map(|e| format!("{}:{}", e.kind.name(), e.span.of(text))).collect()
}

#[test]
fn a_users_person_ends_what_swallowed_the_name() {
    let text = "Giám đốc Sở Cồ Như Phác và bà Y Blem Niê họp. Chiều nay, Niê phát biểu.";
    let ours = annotator(&["kind\ttext\nperson\tCồ Như Phác\nperson\tY Blem Niê\n"]);
    let found = entities(&ours, text);
    assert!(found.contains(&"person:Cồ Như Phác".to_owned()) && found.contains(&"position:Giám đốc Sở".to_owned()), "{found:?}");
    assert!(found.contains(&"person:Y Blem Niê".to_owned()) && found.contains(&"person:Niê".to_owned()), "{found:?}");
    assert!(!found.iter().any(|one| one.contains("Sở Cồ")), "{found:?}");
}

#[test]
fn a_name_inside_a_longer_name_of_a_street_or_school_is_none() {
    let text = "Ông Hà Văn Lý đi đường Hà Văn Lý đến Trường THPT Hà Văn Lý.";
    let ours = annotator(&["kind\ttext\nperson\tHà Văn Lý\n"]);
    let persons = entities(&ours, text).iter().filter(|one| one.starts_with("person")).count();
    assert_eq!(persons, 1, "{:?} {:?}", entities(&ours, text), entities(&annotator(&[]), text));
}

#[test]
fn a_users_body_nests_and_stands_inside_an_office() {
    let table = "kind\ttext\norganization\tTổ Chuyển đổi số cộng đồng Long Biên\nplace\tchợ nổi Bến Lức\nplace\tLong Biên\n";
    let text = "Trưởng Tổ Chuyển đổi số cộng đồng Long Biên thăm chợ nổi Bến Lức.";
    let found = entities(&annotator(&[table]), text);
    for one in ["organization:Tổ Chuyển đổi số cộng đồng Long Biên", "place:Long Biên", "place:chợ nổi Bến Lức"]
    {
        assert!(found.contains(&one.to_owned()), "{one}: {found:?}");
    }
}

#[test]
fn a_users_office_takes_its_body_and_is_tied_to_its_holder() {
    let text = "Đồng chí Hà Văn Lý, Trưởng tổ công nghệ số UBND xã Ba Vì, báo cáo.";
    let ours = annotator(&["kind\ttext\ntitle\tTrưởng tổ công nghệ số\n"]);
    let found = entities(&ours, text);
    assert!(found.contains(&"position:Trưởng tổ công nghệ số UBND xã Ba Vì".to_owned()), "{found:?}");
    let annotation = ours.annotate(text);
    assert_eq!(ours.document(text, &annotation).officials().len(), 1);
    assert_eq!(entities(&ours, "Các trưởng tổ công nghệ số họp."), Vec::<String>::new(), "capitals of the fact are asked for");
    let small = annotator(&["kind\ttext\ntitle\ttrưởng tổ công nghệ số\n"]);
    assert_eq!(entities(&small, "Các trưởng tổ công nghệ số họp."), ["position:trưởng tổ công nghệ số"]);
}

#[test]
fn the_longest_match_counts_and_case_is_asked_for() {
    let table =
        "kind\ttext\tcase\nplace\tHồ Sen\t\norganization\tCâu lạc bộ Hồ Sen Trắng\t\nperson\tSen Trắng\t\nplace\txóm lá\tany\n";
    let ours = annotator(&[table]);
    let found = entities(&ours, "Câu lạc bộ Hồ Sen Trắng về Hồ Sen, XÓM LÁ; hồ sen nở ở xóm lá.");
    let expected = ["organization:Câu lạc bộ Hồ Sen Trắng", "place:Hồ Sen", "place:Hồ Sen", "place:XÓM LÁ", "place:xóm lá"];
    assert_eq!(found, expected);
    assert_eq!(entities(&ours, "Bà Sen Trắng đến.")[0], "person:Sen Trắng");
}

#[test]
fn what_is_never_to_be_tagged_is_not() {
    let text = "Giải Hòa Bình trao cho ông Nguyễn Thành Công ở Hà Nội, tỉnh Hòa Bình.";
    let plain = annotator(&[]);
    assert!(entities(&plain, text).contains(&"place:Hà Nội".to_owned()));
    let ours = annotator(&["kind\ttext\nnever-tag\tHà Nội\nnever-tag\tHòa Bình\nnever-tag\tNguyễn Thành Công\n"]);
    assert_eq!(entities(&ours, text), ["place:tỉnh Hòa Bình"], "a longer name around it stays");
}

#[test]
fn a_removal_hides_the_built_in_fact_only() {
    let text = "Đoàn đến Cát Bà và đảo Cát Bà.";
    assert!(entities(&annotator(&[]), text).contains(&"place:Cát Bà".to_owned()));
    let ours = annotator(&["kind\ttext\tof\nremove\tCát Bà\tplace\n"]);
    assert_eq!(entities(&ours, text), ["place:đảo Cát Bà"], "the designator still makes it a place");
    let again = ["kind\ttext\tof\nremove\tCát Bà\tplace\n", "kind\ttext\nplace\tCát Bà\n"];
    assert!(entities(&annotator(&again), text).contains(&"place:Cát Bà".to_owned()));
}

#[test]
fn a_later_overlay_wins_over_an_earlier_one() {
    let first = "kind\ttext\nplace\tSen Hồng\n";
    for (second, kind) in [
        ("kind\ttext\norganization\tSen Hồng\n", Some("organization:Sen Hồng")),
        ("kind\ttext\nnever-tag\tSen Hồng\n", None),
        ("kind\ttext\tof\nremove\tSen Hồng\tplace\n", None),
    ] {
        let found = entities(&annotator(&[first, second]), "Mọi người đến Sen Hồng.");
        assert_eq!(found.first().map(String::as_str), kind, "{second}");
    }
    assert_eq!(entities(&annotator(&["kind\ttext\nnever-tag\tSen Hồng\n", first]), "đến Sen Hồng"), ["place:Sen Hồng"]);
}

#[test]
fn every_spelling_of_a_text_meets_the_same_facts() {
    let table = "kind\ttext\nperson\tTrần Hoà Thuỷ\norganization\tCâu lạc bộ Đắk Bla – Hòa Mỹ\nword\tthuỷ điện nhỏ\n";
    let ours = annotator(&[table]);
    let text = "Bà Trần Hòa Thủy, Câu lạc bộ Đắk Bla - Hoà Mỹ, bàn về thủy điện nhỏ.";
    let found = entities(&ours, text);
    assert!(found.contains(&"organization:Câu lạc bộ Đắk Bla - Hoà Mỹ".to_owned()), "{found:?}");
    let decomposed: String = text.nfd().collect();
    let composed: Vec<String> = entities(&ours, &decomposed).iter().map(|one| one.nfc().collect()).collect();
    assert_eq!(found, composed);
    assert_eq!(words(&ours, text).len(), words(&ours, &decomposed).len());
    let table_decomposed: String = table.nfd().collect();
    assert_eq!(entities(&annotator(&[&table_decomposed]), text), found);
}

/// Words of facts and texts: what is built in, what is not, signs, figures.
const PIECES: [&str; 24] = [
    "Chủ tịch",
    "UBND",
    "tỉnh",
    "Quảng",
    "Ninh",
    "Hà",
    "Văn",
    "Lý",
    "đường",
    "trường",
    "Sở",
    "Y tế",
    "kinh",
    "tế",
    "xã",
    "hội",
    "số",
    "3",
    "-",
    ",",
    "Zylo",
    "thủy",
    "ngày 4/3",
    "Công ty",
];

fn phrase(longest: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..=longest).prop_map(|pieces| pieces.join(" "))
}

fn overlay() -> impl Strategy<Value = Overlay> {
    let kinds = prop::sample::select(OverlayKind::ALL.to_vec());
    prop::collection::vec((kinds, phrase(5), any::<bool>()), 0..8).prop_map(|facts| {
        let mut overlay = Overlay::new("random");
        for (kind, text, any_case) in facts {
            let fact = match kind {
                OverlayKind::Abbreviation => OverlayFact::new(kind, "SYT").expansion(text),
                OverlayKind::Remove => OverlayFact::removal(OverlayKind::Place, text),
                OverlayKind::Word => OverlayFact::new(kind, format!("{text} xã")),
                _ if any_case => OverlayFact::new(kind, text).any_case(),
                _ => OverlayFact::new(kind, text),
            };
            // What has no letter is refused; so is what the overlay says already, below.
            let mut longer = overlay.clone();
            if longer.push(fact).is_ok() && Annotator::builder().stages(&[]).overlay(longer.clone()).build().is_ok() {
                overlay = longer;
            }
        }
        overlay
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn overlays_break_no_law(overlay in overlay(), text in phrase(24)) {
        let annotator = Annotator::builder().overlay(overlay).build().unwrap();
        let annotation = annotator.annotate(text.as_str());
        let mut first = 0;
        for word in annotation.words() {
            prop_assert_eq!(word.first, first);
            prop_assert!(word.end > word.first);
            first = word.end;
        }
        prop_assert_eq!(first as usize, annotation.tokens().len());
        for (at, entity) in annotation.entities().iter().enumerate() {
            prop_assert!(entity.end > entity.first);
            for other in &annotation.entities()[..at] {
                prop_assert!(other.span.contains(entity.span) || !other.span.overlaps(entity.span), "{} {}", other.span.of(&text), entity.span.of(&text));
                prop_assert!(other.span != entity.span);
            }
        }
        // The tokens are those of every other engine, and so is the answer to another spelling.
        let plain = Annotator::builder().stages(&[]).build().unwrap().annotate(text.as_str());
        prop_assert_eq!(annotation.tokens(), plain.tokens());
        let decomposed: String = text.nfd().collect();
        let again = annotator.annotate(decomposed.as_str());
        prop_assert_eq!(annotation.words().iter().map(|word| word.end).collect::<Vec<_>>(), again.words().iter().map(|word| word.end).collect::<Vec<_>>());
        let spans = |annotation: &Annotation| annotation.entities().iter().map(|e| (e.kind, e.first, e.end)).collect::<Vec<_>>();
        prop_assert_eq!(spans(&annotation), spans(&again));
    }
}

#[test]
fn a_warm_run_with_overlays_allocates_nothing() {
    let table = "kind\ttext\nword\ttế xã\nperson\tHà Văn Lý\norganization\tSở Zylo\nplace\tZylo\nnever-tag\tQuảng Ninh\n";
    let ours = annotator(&[table]);
    let text = "Chủ tịch UBND tỉnh Quảng Ninh Hà Văn Lý làm việc với Sở Zylo về kinh tế xã hội ở Zylo. ".repeat(20);
    let (mut scratch, mut annotation) = (Scratch::default(), Annotation::default());
    ours.annotate_into(text.as_str(), &mut scratch, &mut annotation);
    let warm = allocation_counter::measure(|| ours.annotate_into(text.as_str(), &mut scratch, &mut annotation));
    assert_eq!(warm.count_total, 0);
    assert_eq!(annotation.entities().iter().filter(|entity| entity.why == vanban::entity::Why::User).count(), 80);
}

#[test]
fn ten_thousand_lines_load_and_are_met() {
    let mut table = "kind\ttext\tid\n".to_owned();
    let syllables = [
        "An", "Bình", "Cát", "Đông", "Giang", "Hà", "Khê", "Lâm", "Minh", "Nam", "Phú", "Quan", "Sơn", "Tân", "Vân", "Xuân", "Yên",
        "Thủy", "Linh", "Mộc", "Ngọc", "Trà",
    ];
    let kinds = ["place", "organization", "person", "never-tag"];
    for number in 0..10_000_usize {
        let part = |place: u32| syllables[number / 22_usize.pow(place) % 22];
        let id = if number % 4 == 3 { String::new() } else { format!("id-{number}") };
        table.push_str(&format!("{}\t{} {} {} Zy\t{id}\n", kinds[number % 4], part(0), part(1), part(2)));
    }
    let start = std::time::Instant::now();
    let overlay = Overlay::parse("many.tsv", &table).unwrap();
    assert_eq!(overlay.facts().len(), 10_000);
    let ours = Annotator::builder().overlay(overlay).build().unwrap();
    println!("10,000 facts: {:?} from the table to the engine", start.elapsed());
    let found = entities(&ours, "Đoàn về An An An Zy rồi tới Giang An An Zy.");
    assert_eq!(found, ["place:An An An Zy", "place:Giang An An Zy"]);
}

fn record(annotator: &Annotator, text: &str, date: &str) -> Record {
    let annotation = annotator.annotate(Input::new(text).date(Date::parse(date)));
    Record::new(&annotator.document(text, &annotation), &RecordOptions::new(OffsetUnit::Byte).digest(0, 0))
}

fn link<'r>(record: &'r Record, surface: &str) -> Option<&'r LinkRecord> {
    record.entities.iter().find(|entity| entity.text == surface).and_then(|entity| entity.link.as_ref())
}

/// A portal's list: two persons of one name, one of them with two terms of office.
const OFFICIALS: &str = "kind\ttext\tid\tposition\torganization\twithin\tvalid_from\tvalid_to
person\tHà Văn Lý\tcb-1\tChủ tịch\tỦy ban nhân dân tỉnh Quảng Ninh\tvn3:22\t2021-06-01\t2024-08-31
person\tHà Văn Lý\tcb-1\tBí thư\tTỉnh ủy Quảng Ninh\tvn2:22\t2025-07-01\t
person\tHà Văn Lý\tcb-2\tGiám đốc\tSở Y tế Quảng Ninh\tvn2:22\t2024-09-15\t2025-01-31
person\tVy Thị Sao\tcb-3\tPhó Chủ tịch\tHội đồng nhân dân tỉnh Quảng Ninh\tvn2:22\t2025-07\t
";

#[test]
fn persons_are_linked_by_who_is_in_office_on_the_day() {
    let ours = annotator(&[OFFICIALS]);
    let text = "Ông Hà Văn Lý và bà Vy Thị Sao dự lễ.";
    let id = |date: &str, name: &str| match link(&record(&ours, text, date), name) {
        Some(LinkRecord::User { id }) => Some(id.clone()),
        _ => None,
    };
    assert_eq!(id("2024-03-04", "Hà Văn Lý").as_deref(), Some("cb-1"));
    assert_eq!(id("2024-10-01", "Hà Văn Lý").as_deref(), Some("cb-2"));
    assert_eq!(id("2025-03-01", "Hà Văn Lý"), None, "nobody of the name is in office");
    assert_eq!(id("2024-03-04", "Vy Thị Sao").as_deref(), Some("cb-3"), "one person has this name, in office or not");
}

#[test]
fn officials_are_completed_from_the_list_as_of_the_day() {
    let ours = annotator(&[OFFICIALS]);
    let text = "Ông Hà Văn Lý, Chủ tịch UBND tỉnh, và bà Vy Thị Sao dự lễ. Ông Lý phát biểu.";
    let then = record(&ours, text, "2024-03-04");
    assert_eq!(then.officials.len(), 1, "her term had not begun");
    let official = &then.officials[0];
    assert_eq!(official.link, Some(LinkRecord::User { id: "cb-1".to_owned() }));
    assert_eq!(official.positions.len(), 1);
    let position = &official.positions[0];
    assert_eq!(position.organization.as_deref(), Some("Ủy ban nhân dân tỉnh Quảng Ninh"));
    assert_eq!((position.place.as_deref(), position.source.as_deref()), (Some("vn3:22"), None));
    assert_eq!(position.entities.len(), 1);
    let now = record(&ours, "Ông Hà Văn Lý và bà Vy Thị Sao dự lễ.", "2025-09-02");
    let found: Vec<_> = now.officials.iter().map(|one| (one.name.as_str(), one.positions[0].title.as_str())).collect();
    assert_eq!(found, [("Hà Văn Lý", "Bí thư"), ("Vy Thị Sao", "Phó Chủ tịch")]);
    let position = &now.officials[1].positions[0];
    assert_eq!((position.status.as_ref(), position.source.as_deref()), ("deputy", Some("user")));
    assert!(position.entities.is_empty() && position.place.as_deref() == Some("vn2:22"));
    assert!(record(&annotator(&[]), "Bà Vy Thị Sao dự lễ.", "2025-09-02").officials.is_empty());
}

#[test]
fn places_and_bodies_carry_the_users_ids() {
    let table = "kind\ttext\tid\ttype\twithin\tof
place\tSa Đéc Xưa\tvn3:867\t\t\t
place\tchợ hoa Tân Quy\tp-9\tmarket\tPhường Sa Đéc|Tỉnh Đồng Tháp\t
organization\tCâu lạc bộ Sen Hồng\to-1\t\t\t
remove\tMóng Cái\t\t\t\tplace
";
    let ours = annotator(&[table]);
    let text = "Câu lạc bộ Sen Hồng của thành phố Sa Đéc Xưa thăm chợ hoa Tân Quy và thành phố Móng Cái.";
    let record = record(&ours, text, "2024-03-04");
    assert!(matches!(link(&record, "Câu lạc bộ Sen Hồng"), Some(LinkRecord::User { id }) if id == "o-1"));
    assert!(
        matches!(link(&record, "thành phố Sa Đéc Xưa"), Some(LinkRecord::Unit { id, .. }) if id == "vn3:867"),
        "{:?}",
        record.entities
    );
    let market = link(&record, "chợ hoa Tân Quy");
    let expected = vec!["Phường Sa Đéc".to_owned(), "Tỉnh Đồng Tháp".to_owned()];
    assert_eq!(market, Some(&LinkRecord::Place { id: "p-9".to_owned(), kind: "market".to_owned(), within: expected }));
    assert_eq!(link(&record, "thành phố Móng Cái"), None, "{:?}", record.entities);
    let wrong = Overlay::parse("x.tsv", "kind\ttext\tid\nplace\tTrà Cổ\tvn2:99999\n").unwrap();
    let error = Annotator::builder().overlay(wrong).build().unwrap_err();
    assert!(error.to_string().starts_with("x.tsv:2:14: there is no unit vn2:99999"), "{error}");
}
