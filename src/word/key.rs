//! The keys of rows as text, for the table of weights that people can read.

use super::features::Template;
use super::model::UNIT_BITS;
use crate::lexicon::{Unit, Units};
use std::fmt::Write as _;

/// What stands before the number of a unit that is neither a word of the table nor a sign.
const SHAPE: char = '#';

impl Template {
    /// How many units a key begins with, from its lowest bits up, and how many further bits stand below them.
    const fn layout(self) -> (u32, u32) {
        match self {
            Self::Unit => (1, 1),
            Self::Around => (1, 5),
            Self::Pair => (2, 0),
            _ => (0, 0),
        }
    }

    /// The key as text: units as they are spelled, then a number; `None` where a unit is not in the table.
    #[must_use]
    pub fn key_text(self, key: u64, units: &Units) -> Option<String> {
        let (count, bits) = self.layout();
        if count == 0 {
            return Some(key.to_string());
        }
        let mut text = String::new();
        for at in 0..count {
            let number = (key >> bits >> (at * UNIT_BITS)) as u32 & ((1 << UNIT_BITS) - 1);
            let unit = Unit::from_number(number);
            if at > 0 {
                text.push(' ');
            }
            if unit.is_lexical() {
                text.push_str(units.text(unit)?);
            } else {
                let _ = write!(text, "{SHAPE}{number}");
            }
        }
        if bits > 0 {
            let _ = write!(text, " {}", key & ((1 << bits) - 1));
        }
        Some(text)
    }

    /// The key that [`Template::key_text`] wrote; `None` for other text.
    #[must_use]
    pub fn parse_key(self, text: &str, units: &Units) -> Option<u64> {
        let (count, bits) = self.layout();
        if count == 0 {
            return text.parse().ok();
        }
        let mut parts = text.split(' ');
        let mut key = 0;
        for at in 0..count {
            let part = parts.next()?;
            let number = match part.strip_prefix(SHAPE).and_then(|number| number.parse::<u32>().ok()) {
                Some(number) => number,
                None => units.unit(part)?.number(),
            };
            key |= u64::from(number) << (at * UNIT_BITS);
        }
        if bits > 0 {
            let more: u64 = parts.next()?.parse().ok().filter(|more| *more < 1 << bits)?;
            key = key << bits | more;
        }
        parts.next().is_none().then_some(key)
    }
}
