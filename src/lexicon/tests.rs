use super::*;
use crate::text::key;
use crate::wire::{Container, Writer};

fn units(words: &[&str]) -> Units {
    let mut writer = UnitsWriter::default();
    for word in words {
        writer.add(word);
    }
    Units::parse(writer.finish().unwrap()).unwrap()
}

fn trie(entries: &[(&[u32], u32)]) -> Vec<u8> {
    let mut writer = TrieWriter::default();
    for (key, value) in entries {
        writer.insert(&key.iter().map(|&n| Unit::from_number(n)).collect::<Vec<_>>(), *value).unwrap();
    }
    writer.finish()
}

fn load(slots: Vec<u8>) -> Trie {
    let mut writer = Writer::new(*b"test", 0);
    writer.section(*b"TRIE", slots);
    Trie::parse(Container::parse(writer.finish(), *b"test").unwrap().section(*b"TRIE").unwrap()).unwrap()
}

#[test]
fn units_find_every_spelling_of_an_entry() {
    let units = units(&["ubnd", "hòa", "bình", "covid", "hoà"]);
    assert_eq!(units.len(), 4, "hoà is hòa");
    let hoa = units.unit("HOÀ").unwrap();
    assert_eq!(Some(hoa), units.unit("hòa"));
    assert_eq!(units.text(hoa), Some("hòa"));
    assert!(units.is_syllable(hoa));
    assert!(!units.is_syllable(units.unit("UBND").unwrap()));
    assert_eq!(units.get(key("lạ")), None);
}

#[test]
fn a_trie_gives_what_a_map_gives() {
    // A pseudo-random set of keys over a small alphabet, compared with a plain map on every sequence up to length 3.
    let mut map = std::collections::BTreeMap::new();
    let mut state = 7u64;
    for value in 0..300 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let length = 1 + (state >> 60) as usize % 3;
        let key: Vec<u32> = (0..length).map(|at| 1 + (state >> (20 + 7 * at)) as u32 % 9).collect();
        map.insert(key, value);
    }
    let trie = load(trie(&map.iter().map(|(key, value)| (key.as_slice(), *value)).collect::<Vec<_>>()));
    for a in 1..10u32 {
        for b in 0..10u32 {
            for c in 0..10u32 {
                let sequence: Vec<u32> = [a, b, c].into_iter().take_while(|n| *n != 0).collect();
                let found = trie.get(sequence.iter().map(|&n| Unit::from_number(n)));
                assert_eq!(found, map.get(&sequence).copied(), "{sequence:?}");
            }
        }
    }
}

#[test]
fn altered_tries_give_no_panic_and_end() {
    let whole = trie(&[(&[300, 301], 1), (&[300, 302, 303], 2), (&[304], 3)]);
    for at in 0..whole.len() {
        for flip in [0x01, 0x80, 0xFF] {
            let mut altered = whole.clone();
            altered[at] ^= flip;
            let trie = load(altered);
            for key in [&[300u32, 301][..], &[300, 302, 303], &[304], &[u32::MAX], &[0]] {
                let _ = trie.get(key.iter().map(|&n| Unit::from_number(n)));
            }
        }
    }
}

#[test]
fn keys_outside_the_limits_are_refused() {
    let mut writer = TrieWriter::default();
    let unit = Unit::from_number(300);
    assert!(writer.insert(&[], 0).is_err());
    assert!(writer.insert(&[unit; crate::limits::SURFACE_UNITS + 1], 0).is_err());
    assert!(writer.insert(&[unit; crate::limits::SURFACE_UNITS], 0).is_ok());
    assert!(writer.insert(&[Unit::from_number(Unit::OVERLAY_BASE)], 0).is_err());
    assert!(writer.insert(&[unit], u32::MAX).is_err());
}

#[test]
fn truncated_unit_tables_are_errors_and_altered_ones_do_not_hang() {
    let mut writer = UnitsWriter::default();
    writer.add("một").add("hai").add("ba");
    let whole = writer.finish().unwrap();
    for length in 0..whole.len() {
        assert!(Units::parse(whole[..length].to_vec()).is_err());
    }
    for at in 0..whole.len() {
        let mut altered = whole.clone();
        altered[at] ^= 0xFF;
        if let Ok(units) = Units::parse(altered) {
            let _ = (units.unit("hai"), units.unit("bốn"), units.text(Unit::from_number(257)));
        }
    }
}
