//! [`Surfaces`]: a trie over tokens that is made at run time.
//!
//! An automaton over bytes (aho-corasick, which the design names for run-time sets) would see neither composition nor tone-mark placement
//! nor case as equal, or would need a folded copy of every text. The tokens are folded already: a unit is a syllable in every spelling.
//! What the unit table does not hold (foreign words, numbers) is met by the key of its letters, so that an overlay changes no token: the
//! stages that do not ask it see the same text as without it.

use crate::lexicon::Unit;
use crate::limits;
use crate::text;
use crate::token::Token;
use std::collections::HashMap;

/// A token as a step: a unit, or the folded letters of what has no unit of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Step {
    Unit(u32),
    Letters(u64),
}

/// The signs that are met as a hyphen.
const DASHES: [char; 4] = ['–', '—', '‐', '‑'];

impl Step {
    #[inline]
    fn of(text: &str, token: &Token) -> Self {
        let unit = token.unit;
        if unit.is_lexical() {
            Self::Unit(unit.number())
        } else if unit.number() >= Unit::FIRST_SIGN {
            let dash = unit.number() >= Unit::ELLIPSIS.number() && DASHES.iter().any(|&dash| Unit::of_sign(dash) == Some(unit));
            Self::Unit(if dash { Unit::sign('-') } else { unit }.number())
        } else {
            Self::Letters(text::key(token.span.of(text)).number())
        }
    }
}

/// A trie from token sequences to numbers (0, 1, 2 … in the order of their first insertion). Look-ups allocate nothing; no result depends on
/// the order of the hash table.
#[derive(Clone, Debug, Default)]
pub(super) struct Surfaces {
    edges: HashMap<(u32, Step), u32>,
    /// The number of the surface that ends at each node; the root is node 0.
    values: Vec<Option<u32>>,
    surfaces: u32,
    /// Which units begin a surface, a bit each: nearly every token of a text ends here.
    first_units: Vec<u64>,
    /// Whether a surface begins with something that has no unit.
    first_letters: bool,
}

impl Surfaces {
    /// The number of a surface, new or known; `None` where it has no token or more than [`limits::SURFACE_UNITS`].
    pub(super) fn insert(&mut self, text: &str, tokens: &[Token]) -> Option<u32> {
        let first = Step::of(text, tokens.first()?);
        if tokens.len() > limits::SURFACE_UNITS {
            return None;
        }
        match first {
            Step::Unit(unit) => {
                let place = unit as usize / 64;
                if self.first_units.len() <= place {
                    self.first_units.resize(place + 1, 0);
                }
                if let Some(bits) = self.first_units.get_mut(place) {
                    *bits |= 1 << (unit % 64);
                }
            }
            Step::Letters(_) => self.first_letters = true,
        }
        if self.values.is_empty() {
            self.values.push(None);
        }
        let mut node = 0;
        for token in tokens {
            let next = self.values.len() as u32;
            node = *self.edges.entry((node, Step::of(text, token))).or_insert(next);
            if node == next {
                self.values.push(None);
            }
        }
        let value = self.values.get_mut(node as usize)?;
        let number = *value.get_or_insert(self.surfaces);
        self.surfaces += u32::from(number == self.surfaces);
        Some(number)
    }

    #[inline]
    fn may_begin(&self, token: &Token) -> bool {
        let unit = token.unit.number();
        if unit >= Unit::FIRST_SIGN {
            // Dashes are all one sign; they are rare enough to be looked up.
            unit >= Unit::ELLIPSIS.number() && unit < Unit::FIRST_LEXICAL
                || self.first_units.get(unit as usize / 64).is_some_and(|bits| bits >> (unit % 64) & 1 != 0)
        } else {
            self.first_letters
        }
    }

    /// Hands over the end and the number of each surface that begins with the token at `at`, from short to long; none reaches beyond `limit`
    /// or a line's end. The work is bounded by the longest surface.
    #[inline]
    pub(super) fn matches(&self, text: &str, tokens: &[Token], at: usize, limit: usize, mut found: impl FnMut(usize, u32)) {
        let Some(rest) = tokens.get(at..limit.min(tokens.len())) else { return };
        if !rest.first().is_some_and(|token| self.may_begin(token)) {
            return;
        }
        let mut node = 0;
        for (length, token) in rest.iter().take(limits::SURFACE_UNITS).enumerate() {
            if length > 0 && token.starts_line() {
                return;
            }
            let Some(&next) = self.edges.get(&(node, Step::of(text, token))) else { return };
            node = next;
            if let Some(number) = self.values.get(node as usize).copied().flatten() {
                found(at + length + 1, number);
            }
        }
    }

    /// The number of exactly these tokens.
    pub(super) fn get(&self, text: &str, tokens: &[Token]) -> Option<u32> {
        let mut number = None;
        self.matches(text, tokens, 0, tokens.len(), |end, found| {
            if end == tokens.len() {
                number = Some(found);
            }
        });
        number
    }
}
