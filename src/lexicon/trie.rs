//! [`Trie`]: a double array over units, read in place.

use super::Unit;
use crate::error::{Error, ErrorKind, Result};
use crate::limits;
use crate::wire::Section;
use std::collections::BTreeMap;

/// Bytes of a slot: base, parent + 1 (0 = free), value + 1 (0 = no value), each a `u32`.
const SLOT: usize = 12;

/// A map from sequences of units to numbers, in which common beginnings are shared. Cloning copies a pointer.
///
/// A step from a node is one look-up at `base(node) + unit`; the slot there belongs to the node if it names it as its
/// parent. A walk is as long as the longest key and cannot loop, whatever the bytes are: wrong bytes give no match.
#[derive(Clone, Debug)]
pub struct Trie {
    slots: Section,
}

/// A place in a [`Trie`]: the units read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node(u32);

impl Node {
    /// No unit read yet.
    pub const ROOT: Self = Self(0);
}

impl Trie {
    /// Reads the section that [`TrieWriter::finish`] made.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] where it is empty or no whole number of slots.
    pub fn parse(slots: Section) -> Result<Self> {
        let length = slots.as_slice().len();
        if length < SLOT || length % SLOT != 0 {
            return Err(Error::new(
                ErrorKind::Data,
                format!("trie: {length} bytes are no whole number of slots; rebuild the file with the compiler"),
            ));
        }
        Ok(Self { slots })
    }

    /// The trie as a plain slice, for loops.
    #[inline]
    #[must_use]
    pub fn view(&self) -> TrieView<'_> {
        TrieView { slots: self.slots.as_slice() }
    }

    /// The value of exactly this sequence.
    #[must_use]
    pub fn get(&self, units: impl IntoIterator<Item = Unit>) -> Option<u32> {
        let view = self.view();
        let mut node = Node::ROOT;
        for unit in units {
            node = view.step(node, unit)?;
        }
        view.value(node)
    }
}

/// A [`Trie`] as a plain slice.
#[derive(Clone, Copy, Debug)]
pub struct TrieView<'d> {
    slots: &'d [u8],
}

impl TrieView<'_> {
    #[inline]
    fn slot(self, at: u32) -> Option<[u32; 3]> {
        let at = at as usize * SLOT;
        let slot: &[u8; SLOT] = self.slots.get(at..at.checked_add(SLOT)?)?.try_into().ok()?;
        let [a, b, c, d, e, f, g, h, i, j, k, l] = *slot;
        Some([u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]), u32::from_le_bytes([i, j, k, l])])
    }

    /// The node behind `unit`, if a key goes on so.
    #[inline]
    #[must_use]
    pub fn step(self, node: Node, unit: Unit) -> Option<Node> {
        let [base, _, _] = self.slot(node.0)?;
        let next = base.checked_add(unit.0)?;
        let [_, parent, _] = self.slot(next)?;
        (parent == node.0.checked_add(1)? && next != 0).then_some(Node(next))
    }

    /// The value of the key that ends here, if one does.
    #[inline]
    #[must_use]
    pub fn value(self, node: Node) -> Option<u32> {
        self.slot(node.0)?[2].checked_sub(1)
    }
}

/// Collects keys and lays them out as a double array.
#[derive(Clone, Debug, Default)]
pub struct TrieWriter {
    keys: BTreeMap<Vec<u32>, u32>,
}

impl TrieWriter {
    /// Maps a key to a value below `u32::MAX`; gives back the value that the key had before.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] for an empty key, one longer than [`limits::SURFACE_UNITS`], or one with a unit of an overlay.
    pub fn insert(&mut self, key: &[Unit], value: u32) -> Result<Option<u32>> {
        let refuse = |what: String| Err(Error::new(ErrorKind::Data, format!("trie: {what}")));
        if key.is_empty() || key.len() > limits::SURFACE_UNITS {
            return refuse(format!("a key of {} units; from 1 to {} are allowed", key.len(), limits::SURFACE_UNITS));
        }
        if let Some(unit) = key.iter().find(|unit| unit.0 >= Unit::OVERLAY_BASE || unit.0 == 0) {
            return refuse(format!("unit {} cannot stand in a compiled key", unit.0));
        }
        if value == u32::MAX {
            return refuse("the value 4294967295 is reserved".to_owned());
        }
        Ok(self.keys.insert(key.iter().map(|unit| unit.0).collect(), value))
    }

    /// The value of a key that was inserted.
    #[must_use]
    pub fn get(&self, key: &[Unit]) -> Option<u32> {
        self.keys.get(&key.iter().map(|unit| unit.0).collect::<Vec<_>>()).copied()
    }

    /// The section. Nodes are placed breadth first, each at the first base where all its children find free slots.
    #[must_use]
    pub fn finish(&self) -> Vec<u8> {
        let keys: Vec<(&[u32], u32)> = self.keys.iter().map(|(key, &value)| (key.as_slice(), value)).collect();
        let mut layout = Layout { slots: vec![[0; 3]], free_from: 1 };
        // A node of the queue: its slot, its depth, and the range of keys that begin with it.
        let mut queue = std::collections::VecDeque::from([(0u32, 0usize, 0usize, keys.len())]);
        while let Some((node, depth, start, end)) = queue.pop_front() {
            let range = keys.get(start..end).unwrap_or_default();
            let mut children: Vec<(u32, usize, usize)> = Vec::new();
            for (at, (key, value)) in range.iter().enumerate() {
                match key.get(depth) {
                    None => layout.set(node, 2, value + 1),
                    Some(&unit) => match children.last_mut() {
                        Some((last, _, child_end)) if *last == unit => *child_end = start + at + 1,
                        _ => children.push((unit, start + at, start + at + 1)),
                    },
                }
            }
            if children.is_empty() {
                continue;
            }
            let units: Vec<u32> = children.iter().map(|(unit, _, _)| *unit).collect();
            let base = layout.place(&units);
            layout.set(node, 0, base);
            for (unit, child_start, child_end) in children {
                layout.set(base + unit, 1, node + 1);
                queue.push_back((base + unit, depth + 1, child_start, child_end));
            }
        }
        layout.slots.iter().flatten().flat_map(|number| number.to_le_bytes()).collect()
    }
}

struct Layout {
    slots: Vec<[u32; 3]>,
    /// No slot before this one is free.
    free_from: u32,
}

impl Layout {
    fn set(&mut self, slot: u32, field: usize, number: u32) {
        if let Some(place) = self.slots.get_mut(slot as usize).and_then(|slot| slot.get_mut(field)) {
            *place = number;
        }
    }

    fn is_free(&self, slot: u32) -> bool {
        slot != 0 && self.slots.get(slot as usize).is_none_or(|slot| slot[1] == 0)
    }

    /// Reserves slots for children with these units (ascending) and gives the base.
    fn place(&mut self, units: &[u32]) -> u32 {
        let first = units.first().copied().unwrap_or(0);
        while !self.is_free(self.free_from) {
            self.free_from += 1;
        }
        let mut candidate = self.free_from.max(first);
        let mut steps = 0;
        loop {
            let base = candidate - first;
            if self.is_free(candidate) && units.iter().all(|unit| self.is_free(base + unit)) {
                let needed = (base + units.last().copied().unwrap_or(0)) as usize + 1;
                if self.slots.len() < needed {
                    self.slots.resize(needed, [0; 3]);
                }
                for unit in units {
                    // Marked as taken at once; the caller writes the parent.
                    self.set(base + unit, 1, u32::MAX);
                }
                return base;
            }
            candidate += 1;
            steps += 1;
            if steps == PLACE_STEPS && units.len() == 1 {
                // So dense that even a single child found nothing: give the few gaps up, or placing gets quadratic.
                self.free_from = self.free_from.max(candidate);
            }
        }
    }
}

/// Slots tried for a single child before the region is given up as full.
const PLACE_STEPS: u32 = 512;
