//! [`UnitId`]: the permanent name of an administrative unit, and the small enums around it.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// One of the two administrative maps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Map {
    /// Provinces, districts and communes: until 2025-06-30. Ids begin with `vn3:`.
    ThreeLevels,
    /// Provinces and communes: since 2025-07-01. Ids begin with `vn2:`.
    TwoLevels,
}

/// The level of an administrative unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `tỉnh`, `thành phố` under the centre.
    Province,
    /// `huyện`, `quận`, `thị xã`, `thành phố` under a province: on the three-level map alone.
    District,
    /// `xã`, `phường`, `thị trấn`, `đặc khu`.
    Commune,
}

impl Level {
    /// `province`, `district` or `commune`, as the output contract writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::District => "district",
            Self::Commune => "commune",
        }
    }

    const fn digits(self) -> usize {
        match self {
            Self::Province => 2,
            Self::District => 3,
            Self::Commune => 5,
        }
    }
}

macro_rules! unit_types {
    ($($(#[$doc:meta])* $name:ident $word:literal $capital:literal;)*) => {
        /// The kind of an administrative unit: the word before its name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum UnitType { $($(#[$doc])* $name),* }

        impl UnitType {
            /// Every type, in the order of the levels.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The word in lower case: `thành phố`.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }

            /// The word as it begins a full name: `Thành phố`.
            #[must_use]
            pub const fn capitalized(self) -> &'static str {
                match self { $(Self::$name => $capital),* }
            }
        }
    };
}

unit_types! {
    /// `tỉnh`
    Province "tỉnh" "Tỉnh";
    /// `thành phố`, under the centre or (three levels) under a province
    City "thành phố" "Thành phố";
    /// `quận`
    UrbanDistrict "quận" "Quận";
    /// `huyện`
    RuralDistrict "huyện" "Huyện";
    /// `thị xã`
    Town "thị xã" "Thị xã";
    /// `thị trấn`
    Township "thị trấn" "Thị trấn";
    /// `phường`
    Ward "phường" "Phường";
    /// `xã`
    Commune "xã" "Xã";
    /// `đặc khu`
    SpecialZone "đặc khu" "Đặc khu";
}

impl UnitType {
    /// The type that a word names, in lower case as [`UnitType::word`] writes it.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    pub(crate) fn from_number(number: u32) -> Option<Self> {
        Self::ALL.get(number as usize).copied()
    }
}

/// The permanent id of a unit: `vn3:22` (province), `vn3:194` (district), `vn2:06709` (commune). The number of the code's
/// digits tells the level, so no two levels can collide. Where an official code was given to another unit later, the
/// earlier one carries the year in which it ended: `vn3:474-2024`.
///
/// ```
/// use vanban::gazetteer::{Level, Map, UnitId};
/// let id: UnitId = "vn3:194".parse().unwrap();
/// assert_eq!((id.map(), id.level(), id.code().as_str()), (Map::ThreeLevels, Level::District, "194"));
/// assert_eq!(id.to_string(), "vn3:194");
/// assert!("vn4:194".parse::<UnitId>().is_err() && "vn3:1942".parse::<UnitId>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(u32);

// From the top: 1 bit map, 2 bits level, 17 bits code, 6 bits years since 2000. Ids sort by map, level, code.
const YEAR_BITS: u32 = 6;
const CODE_BITS: u32 = 17;

impl UnitId {
    /// The id with this number: see [`UnitId::to_bits`].
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The id as one number, for tables. It sorts as the ids do and is stable.
    #[must_use]
    pub const fn to_bits(self) -> u32 {
        self.0
    }

    /// The id of the unit with `code` on `map`; `None` where `code` has not two, three or five digits.
    #[must_use]
    pub fn new(map: Map, code: &str) -> Option<Self> {
        Self::with_year(map, code, 0)
    }

    fn with_year(map: Map, code: &str, year: u32) -> Option<Self> {
        let level = match code.len() {
            2 => Level::Province,
            3 => Level::District,
            5 => Level::Commune,
            _ => return None,
        };
        if !code.bytes().all(|b| b.is_ascii_digit()) || year >= 1 << YEAR_BITS {
            return None;
        }
        let code: u32 = code.parse().ok()?;
        Some(Self(
            (map as u32) << (2 + CODE_BITS + YEAR_BITS) | (level as u32) << (CODE_BITS + YEAR_BITS) | code << YEAR_BITS | year,
        ))
    }

    /// The map that the unit stands on.
    #[must_use]
    pub const fn map(self) -> Map {
        if self.0 >> (2 + CODE_BITS + YEAR_BITS) == 0 { Map::ThreeLevels } else { Map::TwoLevels }
    }

    /// The unit's level.
    #[must_use]
    pub const fn level(self) -> Level {
        match self.0 >> (CODE_BITS + YEAR_BITS) & 3 {
            0 => Level::Province,
            1 => Level::District,
            _ => Level::Commune,
        }
    }

    /// The official code: two, three or five digits.
    #[must_use]
    pub fn code(self) -> String {
        format!("{:0width$}", self.0 >> YEAR_BITS & ((1 << CODE_BITS) - 1), width = self.level().digits())
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let map = match self.map() {
            Map::ThreeLevels => "vn3",
            Map::TwoLevels => "vn2",
        };
        write!(f, "{map}:{}", self.code())?;
        match self.0 & ((1 << YEAR_BITS) - 1) {
            0 => Ok(()),
            year => write!(f, "-{}", 2000 + year),
        }
    }
}

impl fmt::Debug for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnitId({self})")
    }
}

impl FromStr for UnitId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let parse = || {
            let (map, code) = text.split_once(':')?;
            let map = match map {
                "vn3" => Map::ThreeLevels,
                "vn2" => Map::TwoLevels,
                _ => return None,
            };
            let (code, year) = match code.split_once('-') {
                Some((code, year)) if year.len() == 4 => {
                    (code, year.parse::<u32>().ok()?.checked_sub(2000).filter(|&year| year > 0)?)
                }
                Some(_) => return None,
                None => (code, 0),
            };
            Self::with_year(map, code, year)
        };
        parse().ok_or_else(|| {
            Error::new(ErrorKind::Option, format!("`{text}` is no unit id; one looks like vn3:22, vn3:194 or vn2:06709"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written_and_sort_by_level() {
        let ids = ["vn3:01", "vn3:96", "vn3:001", "vn3:474", "vn3:474-2024", "vn3:00001", "vn2:01", "vn2:00004"];
        let parsed: Vec<UnitId> = ids.iter().map(|id| id.parse().unwrap()).collect();
        assert!(parsed.is_sorted());
        for (id, parsed) in ids.iter().zip(&parsed) {
            assert_eq!(parsed.to_string(), *id);
            assert_eq!(UnitId::from_bits(parsed.to_bits()), *parsed);
        }
        for wrong in ["", "vn3", "vn3:", "vn3:1", "vn3:1234", "vn3:+1", "vn3:22-", "vn3:22-1999", "vn3:22-20245", "vn3:22-2064"] {
            assert!(wrong.parse::<UnitId>().is_err(), "{wrong}");
        }
    }
}
