use super::*;

fn sample() -> Vec<u8> {
    let mut writer = Writer::new(*b"test", 42);
    writer.u32s(*b"NUMS", &[1, 2, 3]).section(*b"TEXT", b"xin ch\xc3\xa0o".to_vec());
    writer.finish()
}

#[test]
fn what_was_written_is_read() {
    let container = Container::parse(sample(), *b"test").unwrap();
    container.verify().unwrap();
    assert_eq!(container.units(), 42);
    let section = container.section(*b"NUMS").unwrap();
    assert_eq!(U32s::new(section.as_slice()).iter().collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(U32s::new(section.as_slice()).get(3), None);
    assert_eq!(U32s::new(section.as_slice()).get(usize::MAX), None);
    assert_eq!(container.section(*b"NONE").unwrap_err().kind(), ErrorKind::Data);
    assert_eq!(container.expect_units(7).unwrap_err().kind(), ErrorKind::Version);
}

#[test]
fn another_kind_or_version_is_refused_with_both_named() {
    let error = Container::parse(sample(), *b"else").unwrap_err();
    assert!(error.to_string().contains("test") && error.to_string().contains("else"), "{error}");
    let mut bytes = sample();
    bytes[8] = 9;
    let error = Container::parse(bytes, *b"test").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Version);
    assert!(error.to_string().contains('9'), "{error}");
}

#[test]
fn every_truncation_is_an_error_or_found_by_verify() {
    let whole = sample();
    for length in 0..whole.len() {
        let cut = Container::parse(whole[..length].to_vec(), *b"test");
        assert!(cut.is_err(), "cut at {length} was accepted");
    }
}

#[test]
fn every_altered_byte_of_a_section_is_found_by_verify() {
    let whole = sample();
    let sections = Container::parse(whole.clone(), *b"test").unwrap();
    for (entry, _) in &sections.sections {
        for at in entry.start..entry.end {
            let mut altered = whole.clone();
            altered[at] ^= 0x55;
            assert!(Container::parse(altered, *b"test").unwrap().verify().is_err(), "byte {at}");
        }
    }
}

#[test]
fn absurd_section_count_is_refused_before_allocating() {
    let mut bytes = sample();
    bytes[24..28].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(Container::parse(bytes, *b"test").unwrap_err().kind(), ErrorKind::Data);
}
