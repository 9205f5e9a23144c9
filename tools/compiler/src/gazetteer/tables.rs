//! Writing tables: strings, columns, dates.

use vanban::gazetteer::{Date, layout::Layout};
use vanban::lexicon::StringsWriter;
use vanban::wire::Writer;

use crate::table::Row;

/// The string table of the file. String 0 is empty.
pub(crate) struct Text(StringsWriter);

impl Text {
    pub(crate) fn new() -> Self {
        let mut strings = StringsWriter::default();
        strings.add("");
        Self(strings)
    }

    pub(crate) fn add(&mut self, string: &str) -> u32 {
        self.0.add(string)
    }

    pub(crate) fn write(self, writer: &mut Writer) {
        let (text, ends) = self.0.finish();
        writer.section(*b"TEXT", text).section(*b"ENDS", ends);
    }
}

/// A table that is filled row by row and written column by column.
pub(crate) struct Columns {
    layout: &'static Layout,
    columns: Vec<Vec<u32>>,
}

impl Columns {
    pub(crate) fn new(layout: &'static Layout) -> Self {
        Self { layout, columns: vec![Vec::new(); layout.columns.len()] }
    }

    /// Adds a row; a debug build notices one that is too short or too long.
    pub(crate) fn push(&mut self, row: &[u32]) {
        debug_assert_eq!(row.len(), self.columns.len());
        for (column, cell) in self.columns.iter_mut().zip(row) {
            column.push(*cell);
        }
    }

    pub(crate) fn rows(&self) -> u32 {
        self.columns.first().map_or(0, Vec::len) as u32
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.u32s(self.layout.tag, &self.columns.concat());
    }
}

/// A cell that holds a date or nothing.
pub(crate) fn date(row: Row<'_>, column: &str) -> Result<Option<Date>, String> {
    match row.get(column) {
        "" => Ok(None),
        cell => Date::parse(cell)
            .map(Some)
            .ok_or_else(|| row.problem(column, &format!("`{cell}` is no date; write YYYY, YYYY-MM or YYYY-MM-DD"))),
    }
}

/// The same as a number for a table.
pub(crate) fn date_bits(row: Row<'_>, column: &str) -> Result<u32, String> {
    Ok(date(row, column)?.map_or(0, Date::to_bits))
}
