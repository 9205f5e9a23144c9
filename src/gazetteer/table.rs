//! Tables of records: columns of `u32` one after the other, read in place, with strings in the string table.

use crate::error::{Error, ErrorKind, Result};
use crate::wire::{Container, Section, U32s, partition_point};

/// A table in one section: the first column of all records, then the second, … Like values stand together, so the
/// package compresses well. A missing cell reads as 0.
#[derive(Clone, Debug)]
pub(super) struct Table {
    cells: Section,
    rows: usize,
}

impl Table {
    pub(super) fn parse(container: &Container, layout: &super::layout::Layout) -> Result<Self> {
        let cells = container.section(layout.tag)?;
        let columns = layout.columns.len();
        let length = cells.as_slice().len();
        if length % (4 * columns) != 0 {
            let tag = String::from_utf8_lossy(&layout.tag).into_owned();
            return Err(Error::new(
                ErrorKind::Data,
                format!(
                    "gazetteer: section `{tag}` has {length} bytes, no whole number of records of {columns} columns; rebuild it with the compiler"
                ),
            ));
        }
        Ok(Self { cells, rows: length / (4 * columns) })
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    pub(super) fn get(&self, row: u32, column: usize) -> u32 {
        if row as usize >= self.rows {
            return 0;
        }
        U32s::new(self.cells.as_slice()).get(column * self.rows + row as usize).unwrap_or(0)
    }

    /// The rows whose value in `column` is `wanted`, in a table sorted by that column.
    pub(super) fn equal_range(&self, column: usize, wanted: u32) -> std::ops::Range<u32> {
        let first = |above: bool| {
            let below = |at| {
                let value = self.get(at as u32, column);
                value < wanted || above && value == wanted
            };
            partition_point(self.rows, below) as u32
        };
        first(false)..first(true)
    }
}
