use super::*;
use crate::lexicon::Units;
use crate::token::Tokenizer;

fn refused(table: &str) -> String {
    match Overlay::parse("x.tsv", table) {
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Dictionary);
            error.to_string()
        }
        Ok(overlay) => put_together(&[overlay]).map(|_| ()).unwrap_err().to_string(),
    }
}

fn put_together(overlays: &[Overlay]) -> Result<Overlays> {
    Overlays::new(overlays, &Tokenizer::new(Units::embedded().unwrap()))
}

#[test]
fn a_table_is_read_whatever_the_order_of_its_columns() {
    let table = "\u{feff}# from the portal\r\n\r\ntext\tkind\tvalid_to\tposition\tid\tvalid_from\r\n\
        Hà Văn Lý\tperson\t2026-05\tChủ tịch\tcb-7\t2021\r\n#\tword\r\n  chính quyền số \tword\r\n";
    let overlay = Overlay::parse("x.tsv", table).unwrap();
    let [person, word] = overlay.facts() else { panic!("{overlay:?}") };
    let expected = OverlayFact::new(OverlayKind::Person, "Hà Văn Lý").id("cb-7").position("Chủ tịch", None);
    assert_eq!(*person, expected.valid(crate::gazetteer::Date::parse("2021"), crate::gazetteer::Date::parse("2026-05")));
    assert_eq!(*word, OverlayFact::new(OverlayKind::Word, "chính quyền số"));
    assert_eq!(overlay.name(), "x.tsv");
    assert!(Overlay::parse("x.tsv", "kind\ttext\n").unwrap().facts().is_empty());
}

#[test]
fn broken_lines_are_named_by_line_and_column_with_what_to_do() {
    let long = "ba ".repeat(limits::SURFACE_UNITS + 1);
    for (table, place, what) in [
        ("", "1:1", "no header line"),
        ("# nothing\n\n", "1:1", "no header line"),
        ("kind\ttext\tcolour\n", "1:11", "known are kind, text"),
        ("# x\nkind\ttext\tkind\n", "2:11", "stands twice"),
        ("kind\tid\n", "1:1", "no column `text`"),
        ("text\n", "1:1", "no column `kind`"),
        ("kind\ttext\nwrd\tchính quyền\n", "2:1", "known are word, abbreviation"),
        ("kind\ttext\n\nword\n", "3:1", "no letter or figure"),
        ("text\tkind\n–\tplace\n", "2:1", "no letter or figure"),
        ("kind\ttext\nword\tchính quyền\t\tx\n", "2:18", "more cells than the header's 2"),
        ("kind\ttext\texpansion\nplace\tTrà Cổ\tx\n", "2:14", "the kind `place` has no `expansion`"),
        ("kind\ttext\texpansion\nabbreviation\tCQS\t \n", "2:19", "needs its full form"),
        ("kind\ttext\texpansion\nabbreviation\tcqs\tchính quyền số\n", "2:14", "has a capital"),
        ("kind\ttext\tof\nremove\tCQS\n", "2:1", "says of what"),
        ("kind\ttext\tof\nremove\tCQS\tnever-tag\n", "2:12", "is none of word, abbreviation"),
        ("kind\ttext\tcase\nplace\tTrà Cổ\tall\n", "2:14", "the only value is `any`"),
        ("kind\ttext\tposition\tvalid_from\nperson\tHà Lý\tBí thư\t1/6/2021\n", "2:21", "write 2021-06-01"),
        (
            "kind\ttext\tposition\tvalid_from\tvalid_to\nperson\tHà Lý\tBí thư\t2021-06\t2021-05-31\n",
            "2:29",
            "lies before the first day",
        ),
        ("kind\ttext\tposition\torganization\nperson\tHà Lý\t\tTỉnh ủy\n", "2:14", "a term of office needs the office"),
        ("kind\ttext\tposition\twithin\nperson\tHà Lý\tBí thư\tvn3:22|vn2:22\n", "2:21", "give its id alone"),
        ("kind\ttext\tposition\twithin\nperson\tHà Lý\tBí thư\ttỉnh Quảng Ninh\n", "2:21", "one looks like vn3:22"),
        ("kind\ttext\tid\nplace\tTrà Cổ\tvn2:6709\n", "2:14", "one looks like vn3:22"),
        ("kind\ttext\twithin\nplace\tTrà Cổ\ta||b\n", "2:14", "an empty name"),
        ("kind\ttext\nword\tsố\n", "2:6", "one syllable is a word anyhow"),
        (&format!("kind\ttext\nplace\t{long}\n"), "2:7", "25 pieces; a surface has at most 24"),
        (
            "kind\ttext\nplace\tTrà Cổ\n\nplace\tTRÀ CỔ\nnever-tag\tTrà Cổ\n",
            "5:11",
            "line 2 says something of this surface already",
        ),
        ("kind\ttext\nword\thoà bình\nword\tHòa bình\n", "3:6", "line 2 says something"),
        ("kind\ttext\tof\nword\thoà bình\nremove\thòa bình\tword\n", "3:8", "line 2 says something"),
        ("kind\ttext\texpansion\nabbreviation\tCQS\ta\nabbreviation\tCQS\tb\n", "3:14", "line 2 says something"),
        ("kind\ttext\tid\nperson\tHà Lý\t1\nperson\tHà Lý\t1\n", "3:8", "line 2 says something"),
    ] {
        let message = refused(table);
        assert!(message.starts_with(&format!("x.tsv:{place}: ")) && message.contains(what), "{table:?}: {message}");
    }
}

#[test]
fn facts_of_code_are_named_by_their_number() {
    let mut overlay = Overlay::new("database");
    overlay.push(OverlayFact::new(OverlayKind::Word, "chính quyền số")).unwrap();
    let error = overlay.push(OverlayFact::new(OverlayKind::Abbreviation, "CQS")).unwrap_err();
    assert!(error.to_string().starts_with("database: fact 2: expansion: an abbreviation needs"), "{error}");
    let error = overlay.push(OverlayFact::new(OverlayKind::Place, "Trà\nCổ")).unwrap_err();
    assert!(error.to_string().starts_with("database: fact 2: text: a control character"), "{error}");
    overlay.push(OverlayFact::new(OverlayKind::Word, "Chính quyền số")).unwrap();
    let error = put_together(&[overlay]).unwrap_err();
    assert_eq!(error.to_string(), "database: fact 2: text: fact 1 says something of this surface already; keep one of the two");
}

#[test]
fn the_limits_are_what_they_say() {
    for (more, fits) in [(0, true), (1, false)] {
        for base in [limits::SURFACE_UNITS - 1, limits::SURFACE_UNITS] {
            let text = "Ba ".repeat(base + more);
            let mut overlay = Overlay::new("x");
            overlay.push(OverlayFact::new(OverlayKind::Place, text.trim())).unwrap();
            assert_eq!(put_together(&[overlay]).is_ok(), fits || base + more <= limits::SURFACE_UNITS);
        }
    }
    let mut overlay = Overlay::new("x");
    for _ in 0..limits::OVERLAY_FACTS {
        overlay.push(OverlayFact::new(OverlayKind::Word, "a b")).unwrap();
    }
    let error = overlay.push(OverlayFact::new(OverlayKind::Word, "a b")).unwrap_err();
    assert!(error.to_string().contains("split the list into several overlays"), "{error}");
}

#[test]
fn every_cell_and_the_order_of_overlays_show_in_the_fingerprint() {
    let of = |tables: &[&str]| {
        let overlays: Vec<Overlay> = tables.iter().map(|table| Overlay::parse("x", table).unwrap()).collect();
        put_together(&overlays).unwrap().fingerprint()
    };
    let word = "kind\ttext\nword\tchính quyền\n";
    let place = "kind\ttext\tid\nplace\tTrà Cổ\tp1\n";
    let other = "kind\ttext\tid\nplace\tTrà Cổ\tp2\n";
    let all = [of(&[word]), of(&[place]), of(&[other]), of(&[word, place]), of(&[place, word]), of(&[])];
    for (at, one) in all.iter().enumerate() {
        assert!(all[at + 1..].iter().all(|two| one != two), "{at}");
    }
    assert_eq!(of(&[word]), of(&["# x\ntext\tkind\nchính quyền\tword\n"]), "the same facts, written otherwise");
}
