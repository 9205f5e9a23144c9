#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // helpers of tests

use super::*;
use crate::entity::EntityKind;
use crate::{Annotation, Annotator, Document};
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().unwrap());

/// A title, nested names, a caption, signs of HTML, doubled blanks and a tab.
const TEXT: &str = "Gia Lai  mở rộng <khu kinh tế> & cảng\n\
    Sáng 4/3/2024, đồng chí Hà Văn Lý, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Gia Lai, thăm TP. Pleiku. Ông Lý nói: \"Kinh\ttế tăng 31%\".\n\
    \n\
    Theo Nghị quyết số 20-NQ/TU ngày 27/11/2023, vốn là 5.000 tỷ đồng.\n\
    Ảnh: Thu Hằng";

fn with<T>(text: &str, take: impl FnOnce(Document<'_>, &Annotation) -> T) -> T {
    let annotation = ANNOTATOR.annotate(text);
    take(ANNOTATOR.document(text, &annotation), &annotation)
}

fn written(text: &str, write: impl FnOnce(&Document<'_>, &mut String) -> std::fmt::Result) -> String {
    with(text, |document, _| {
        let mut out = String::new();
        write(&document, &mut out).unwrap();
        out
    })
}

/// Entities as type and tokens.
type Found = Vec<(String, Vec<String>)>;

/// The entities of a column of IOB2 tags, at one depth.
fn read_tags<'l>(lines: impl Iterator<Item = (&'l str, Option<&'l str>)>) -> Found {
    let mut found: Found = Vec::new();
    let mut inside = false;
    for (token, tag) in lines {
        match tag.and_then(|tag| tag.split_once('-')) {
            Some(("B", label)) => {
                found.push((label.to_lowercase(), vec![token.to_owned()]));
                inside = true;
            }
            Some(("I", label)) => {
                assert!(inside && found.last().unwrap().0 == label.to_lowercase(), "{token} {tag:?} continues nothing");
                found.last_mut().unwrap().1.push(token.to_owned());
            }
            _ => inside = false,
        }
    }
    found
}

fn expected<'t>(document: &Document<'t>, entities: impl Iterator<Item = (&'static str, &'t crate::entity::Entity)>) -> Found {
    let tokens = document.annotation().tokens();
    let words = |first: u32, end: u32| tokens[first as usize..end as usize].iter().map(|t| t.span.of(document.text()).to_owned());
    entities.map(|(label, entity)| (label.to_lowercase(), words(entity.first, entity.end).collect())).collect()
}

#[test]
fn iob2_read_back_gives_the_entities_at_every_depth() {
    let out = written(TEXT, iob2);
    let rows: Vec<Vec<&str>> = out.lines().map(|line| line.split('\t').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 4 || row == &[""]), "{out}");
    let column = |at: usize| rows.iter().map(move |row| (row[0], row.get(at).copied().filter(|tag| *tag != "O")));
    with(TEXT, |document, annotation| {
        assert_eq!(read_tags(column(1)), expected(&document, document.outermost().map(|e| (e.kind.name(), e))));
        assert_eq!(read_tags(column(3)), expected(&document, document.coarse()));
        let depth = |entity: &crate::entity::Entity| {
            std::iter::successors(entity.parent(), |at| annotation.entities()[*at].parent()).count()
        };
        let deepest = annotation.entities().iter().map(depth).max().unwrap();
        assert!(deepest >= 2, "a place in a body in a position");
        for level in 0..=deepest {
            let at_level = column(2).map(|(token, tags)| (token, tags.and_then(|tags| tags.split('|').nth(level))));
            let wanted = annotation.entities().iter().filter(|entity| depth(entity) == level);
            assert_eq!(read_tags(at_level), expected(&document, wanted.map(|e| (e.kind.name(), e))), "depth {level}");
        }
    });
    let empty = rows.iter().filter(|row| row.len() == 1).count();
    assert_eq!(empty, with(TEXT, |document, _| document.sentences().len()), "an empty line behind each sentence");
}

#[test]
fn the_coarse_view_looks_through_positions() {
    with("Chủ tịch UBND tỉnh Gia Lai Hà Văn Lý tới Đà Nẵng ngày 4/3.", |document, _| {
        let coarse: Vec<_> = document.coarse().map(|(label, entity)| (label, entity.span.of(document.text()))).collect();
        assert_eq!(coarse, [("ORG", "UBND tỉnh Gia Lai"), ("PER", "Hà Văn Lý"), ("LOC", "Đà Nẵng")]);
        let outer: Vec<EntityKind> = document.outermost().map(|entity| entity.kind).collect();
        assert_eq!(outer, [EntityKind::Position, EntityKind::Person, EntityKind::Place, EntityKind::Date]);
    });
}

#[test]
fn brat_read_back_gives_spans_parents_and_officials() {
    let out = written(TEXT, brat);
    let letters: Vec<char> = TEXT.chars().collect();
    with(TEXT, |document, annotation| {
        let mut spans = Vec::new();
        let (mut parents, mut held) = (vec![None; annotation.entities().len()], 0);
        for line in out.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            let target = |word: &str| word.rsplit_once(":T").unwrap().1.parse::<usize>().unwrap() - 1;
            let words: Vec<&str> = columns[1].split(' ').collect();
            match (&columns[0][..1], words[0]) {
                ("T", kind) => {
                    assert_eq!(columns[0], format!("T{}", spans.len() + 1));
                    let (start, end) = (words[1].parse().unwrap(), words[2].parse().unwrap());
                    assert_eq!(letters[start..end].iter().collect::<String>(), columns[2]);
                    spans.push((kind.to_lowercase(), columns[2].to_owned()));
                }
                ("R", "Within") => parents[target(words[1])] = Some(target(words[2])),
                ("R", "Holds") => {
                    let (person, position) = (target(words[1]), target(words[2]));
                    assert_eq!(annotation.entities()[person].kind, EntityKind::Person);
                    assert_eq!(annotation.entities()[position].kind, EntityKind::Position);
                    held += 1;
                }
                ("#", "AnnotatorNotes") => assert!(words[1].starts_with('T') && !columns[2].is_empty()),
                _ => panic!("{line}"),
            }
        }
        let wanted: Vec<_> = document.entities().map(|e| (e.kind.name().to_owned(), e.span.of(TEXT).to_owned())).collect();
        assert_eq!(spans, wanted);
        assert_eq!(parents, annotation.entities().iter().map(crate::entity::Entity::parent).collect::<Vec<_>>());
        assert_eq!(held, 2, "{out}");
    });
    assert!(out.contains("\tAnnotatorNotes ") && out.contains("5000000000000 VND"), "{out}");
}

#[test]
fn conllu_has_every_word_with_what_stands_behind_it() {
    let out = written(TEXT, |document, out| conllu(document, Some("tin\n1"), out));
    assert!(
        out.starts_with(
            "# newdoc id = tin 1\n# sent_id = tin 1-1\n# text = Gia Lai mở rộng <khu kinh tế> & cảng\n1\tGia Lai\t_\t_\t"
        ),
        "{out}"
    );
    let mut forms = Vec::new();
    for sentence in out.trim_end().split("\n\n") {
        let text = sentence.lines().find_map(|line| line.strip_prefix("# text = ")).unwrap();
        let mut joined = String::new();
        for (number, line) in (1..).zip(sentence.lines().filter(|line| !line.starts_with('#'))) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!((columns.len(), columns[0]), (10, number.to_string().as_str()), "{line}");
            joined.push_str(columns[1]);
            if !columns[9].contains("SpaceAfter=No") {
                joined.push(' ');
            }
            forms.push(columns[1].to_owned());
        }
        assert_eq!(joined.trim_end(), text);
    }
    let surface = |word: crate::word::Word| word.span.of(TEXT).split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(forms, with(TEXT, |document, _| document.words().map(surface).collect::<Vec<_>>()));
    assert!(out.contains("\tUBND\t_\t_\t_\t_\t_\t_\t_\tNER=I-POSITION|NestedNER=I-POSITION/B-ORGANIZATION\n"), "{out}");
    assert!(out.contains("\tTP.\t_\t_\t_\t_\t_\t_\t_\tNER=B-PLACE\n"), "{out}");
}

#[test]
fn the_text_content_of_html_is_the_text() {
    let out = written(TEXT, html);
    let (mut content, mut depth, mut deepest) = (String::new(), 0, 0);
    let mut rest = out.trim_end();
    while let Some(at) = rest.find('<') {
        content.push_str(&rest[..at]);
        let close = rest.find('>').unwrap();
        match &rest[at..=close] {
            tag if tag.starts_with("<mark ") => depth += 1,
            "</mark>" => depth -= 1,
            "</p>" => assert_eq!(depth, 0, "marks close inside their paragraph"),
            _ => {}
        }
        deepest = deepest.max(depth);
        rest = &rest[close + 1..];
    }
    let content = content.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    assert_eq!((content.as_str(), rest), (TEXT, ""));
    assert!(deepest >= 3, "{out}");
    assert_eq!(out.matches("<mark ").count(), with(TEXT, |document, _| document.entities().len()));
    let nested = "<mark class=\"organization\" title=\"Ủy ban nhân dân tỉnh Gia Lai\">UBND <mark class=\"place\" title=\"Tỉnh Gia Lai (vn3:64)\" data-link=\"vn3:64\">tỉnh Gia Lai</mark></mark>";
    assert!(out.contains(nested), "{out}");
}

#[test]
fn a_hostile_text_stays_text() {
    let text = "<script>alert(\"x\")</script> Ông \"<b>Hà\" & TP.<i>HCM\u{0}\n\n<!--";
    let out = written(text, html);
    assert!(!out.contains("<script") && !out.contains("<b>") && !out.contains("<i>") && !out.contains("<!--"), "{out}");
    for text in ["", "\n", "\t \u{2028}", "a\u{85}b"] {
        for out in [written(text, iob2), written(text, |document, out| conllu(document, None, out)), written(text, brat)] {
            assert!(out.lines().all(|line| line.is_empty() || line.starts_with('#') || line.contains('\t')), "{text:?}: {out:?}");
        }
    }
}

#[cfg(feature = "serde")]
#[test]
fn an_article_says_who_is_what_in_terms_of_schema_org() {
    use crate::gazetteer::Date;
    use crate::record::{OffsetUnit, RecordOptions};

    let annotation = ANNOTATOR.annotate(crate::Input::new(TEXT).date(Date::parse("2024-03-04")));
    let options = RecordOptions::new(OffsetUnit::Byte).id(Some("tin-1".to_owned()));
    let article = Article::new(&ANNOTATOR.document(TEXT, &annotation), &options);
    assert_eq!(article.date_published.as_deref(), Some("2024-03-04"));
    assert_eq!(article.identifier.as_deref(), Some("tin-1"));
    let Some(Thing::Person { name, job_title, member_of }) =
        article.mentions.iter().find(|thing| matches!(thing, Thing::Person { .. }))
    else {
        panic!("{article:?}")
    };
    assert_eq!((name.as_str(), job_title.len()), ("Hà Văn Lý", 2));
    let roles: Vec<_> = member_of.iter().map(|role| role.role_name.as_str()).collect();
    assert_eq!(roles, ["Phó Bí thư", "Chủ tịch"]);
    let areas = article.mentions.iter().filter_map(|thing| match thing {
        Thing::AdministrativeArea(place) => Some((place.name.as_str(), place.contained_in_place.is_some())),
        _ => None,
    });
    assert_eq!(areas.collect::<Vec<_>>(), [("Tỉnh Gia Lai", false), ("Thành phố Pleiku", true)]);
    assert_eq!(article.citation[0].legislation_identifier.as_deref(), Some("20-NQ/TU"));
}
