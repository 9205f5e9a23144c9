//! [`Home`]: where a document is at home, which says what its bare `tỉnh`, `thành phố`, `huyện`, `xã` mean.

use super::links::Links;
use crate::gazetteer::{AdministrativeUnit, Level};
use std::collections::BTreeMap;

/// The units that a document lies in: what a bare `tỉnh`, `thành phố`, `huyện`, `xã` means in it.
pub(crate) struct Home<'t> {
    province: Option<AdministrativeUnit<'t>>,
    /// Districts and communes by how often they are named, the most frequent first.
    named: Vec<AdministrativeUnit<'t>>,
}

impl<'t> Home<'t> {
    pub(crate) fn new(links: &Links<'t>) -> Self {
        let mut provinces: BTreeMap<_, (usize, AdministrativeUnit<'t>)> = BTreeMap::new();
        let mut units: BTreeMap<_, (usize, AdministrativeUnit<'t>)> = BTreeMap::new();
        for at in 0..links.len() {
            let Some(unit) = links.unit(at) else { continue };
            provinces.entry(unit.province().id()).or_insert((0, unit.province())).0 += 1;
            if unit.level() != Level::Province {
                units.entry(unit.id()).or_insert((0, unit)).0 += 1;
            }
        }
        let ranked = |counts: BTreeMap<_, (usize, AdministrativeUnit<'t>)>| {
            let mut ranked: Vec<(usize, AdministrativeUnit<'t>)> = counts.into_values().collect();
            // Ties keep the order of the ids.
            ranked.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
            ranked
        };
        let provinces = ranked(provinces);
        let clear = match provinces.as_slice() {
            [(first, unit), (second, _), ..] if first > second => Some(*unit),
            [(_, unit)] => Some(*unit),
            _ => None,
        };
        Self { province: clear, named: ranked(units).into_iter().map(|(_, unit)| unit).collect() }
    }

    /// The unit that the level at the end of these words means here.
    pub(crate) fn of(&self, words: &str) -> Option<AdministrativeUnit<'t>> {
        let lower = words.to_lowercase();
        let ends =
            |level: &str| lower.ends_with(level) && lower[..lower.len() - level.len()].chars().last().is_none_or(|c| c == ' ');
        if ends("tỉnh") || lower.contains("tỉnh ủy") || lower.contains("tỉnh uỷ") || ends("tỉnh đoàn") {
            return self.province.filter(|unit| unit.kind().word() == "tỉnh");
        }
        let city = ends("thành phố") || lower.contains("thành ủy") || lower.contains("thành uỷ") || ends("thành đoàn");
        if city {
            let central = self.province.filter(|unit| unit.kind().word() != "tỉnh");
            return central.or_else(|| self.only(|unit| unit.kind().word() == "thành phố"));
        }
        for word in ["huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"] {
            if ends(word) || word == "huyện" && (lower.contains("huyện ủy") || lower.contains("huyện uỷ")) {
                return self.only(|unit| unit.kind().word() == word);
            }
        }
        None
    }

    /// The most frequent unit of a kind.
    fn only(&self, is: impl Fn(&AdministrativeUnit<'t>) -> bool) -> Option<AdministrativeUnit<'t>> {
        self.named.iter().copied().find(|unit| is(unit))
    }

    /// The province that the document lies in, where it is clear.
    pub(crate) const fn province(&self) -> Option<AdministrativeUnit<'t>> {
        self.province
    }
}
