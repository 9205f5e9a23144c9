//! The embedded files are those that the manifest names: its hashes pin them.

#![allow(clippy::unwrap_used, clippy::panic)]

use sha2::Digest as _;

#[test]
fn the_manifest_pins_every_compiled_file() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/compiled");
    let manifest = std::fs::read_to_string(format!("{folder}/MANIFEST.toml")).unwrap();
    let (mut file, mut checked) = (String::new(), 0);
    for line in manifest.lines() {
        if let Some(name) = line.strip_prefix("[\"").and_then(|rest| rest.strip_suffix("\"]")) {
            file = name.to_owned();
        } else if let Some(hash) = line.strip_prefix("sha256 = \"").and_then(|rest| rest.strip_suffix('"')) {
            let bytes = std::fs::read(format!("{folder}/{file}")).unwrap();
            let found: String = sha2::Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(found, hash, "{file}");
            checked += 1;
        }
    }
    assert!(checked >= 5, "only {checked} files are pinned");
}
