//! Old addresses to the units of today: `cargo run --release --example convert_addresses`.
//!
//! Each line is an address of the three-level map, from near to far. The answer is what its nearest unit became, with how much
//! of it went there. Lines may be given as arguments instead.

use std::error::Error;
use vanban::gazetteer::{AdministrativeUnit, Date, Gazetteer};

const SAMPLES: [&str; 4] =
    ["xã Hải Xuân, TP Móng Cái, Quảng Ninh", "Phường 4, Quận 3, TP.HCM", "huyện Cô Tô, Quảng Ninh", "xã Tân An"];

/// `Phường Móng Cái 1, Tỉnh Quảng Ninh`.
fn address(unit: AdministrativeUnit<'_>) -> String {
    let parents = unit.within().map(|parent| format!(", {}", parent.full_name()));
    std::iter::once(unit.full_name()).chain(parents).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let gazetteer = Gazetteer::embedded()?;
    let last_day = Date::parse("2025-06-30");
    let given: Vec<String> = std::env::args().skip(1).collect();
    let lines: Vec<&str> = if given.is_empty() { SAMPLES.to_vec() } else { given.iter().map(String::as_str).collect() };
    for line in lines {
        let parts: Vec<&str> = line.split(',').map(str::trim).collect();
        let Some((name, within)) = parts.split_first() else { continue };
        let answer = gazetteer.resolve(name, within, last_day);
        println!("{line}");
        match answer.unit {
            Some(unit) => {
                for change in unit.successors() {
                    println!("    → {} ({}, {})", address(change.unit), change.extent.as_str(), change.unit.id());
                }
            }
            None => println!("    undecided: {} units, what would decide: {:?}", answer.candidates.len(), answer.deciding),
        }
    }
    Ok(())
}
