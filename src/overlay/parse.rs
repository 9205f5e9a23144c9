//! Reading the table: errors name file, line and column, and say what to do.

use super::fact::{Column, OverlayFact, OverlayKind, Problem};
use super::{Origin, Overlay};
use crate::error::{Error, ErrorKind, Result};

impl Overlay {
    /// Reads a table of facts; the [module](super) says what it looks like. `name` is what errors call it: the file's name. Cells lose the
    /// blanks around them; a byte-order mark at the start and carriage returns at line ends are skipped. One pass over the table.
    ///
    /// # Errors
    /// [`ErrorKind::Dictionary`]: `NAME:LINE:COLUMN: what is wrong and what to do`, columns counted in characters. What shows only beside
    /// other facts (a surface given twice, an id of no unit) is found when the annotator is built, with the same places.
    pub fn parse(name: &str, table: &str) -> Result<Self> {
        let fail =
            |line: usize, column: usize, what: &str| Error::new(ErrorKind::Dictionary, format!("{name}:{line}:{column}: {what}"));
        let table = table.strip_prefix('\u{feff}').unwrap_or(table);
        let mut lines = table.lines().enumerate().map(|(at, line)| (at + 1, line));
        let mut lines = lines.by_ref().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let Some((number, line)) = lines.next() else {
            return Err(fail(1, 1, "no header line: name the columns, at least `kind` and `text`, separated by tabs"));
        };
        let header = header(line).map_err(|(column, what)| fail(number, column, &what))?;
        let mut overlay = Self::new(name);
        for (number, line) in lines {
            let cells = Cells { header: &header, line };
            let (fact, mut origin) = cells.fact().map_err(|(column, what)| fail(number, column, &what))?;
            origin.line = number as u32;
            overlay.add(fact, origin).map_err(|Problem { column, what }| fail(number, cells.column(column), &what))?;
        }
        Ok(overlay)
    }
}

/// The columns that a header line names, or what is wrong with it and where.
fn header(line: &str) -> std::result::Result<Vec<Column>, (usize, String)> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, cell) in cells(line) {
        let column = Column::ALL.into_iter().find(|column| column.name() == cell).ok_or_else(|| {
            let known = Column::ALL.map(Column::name).join(", ");
            (at, format!("the header names no known column here: {cell:?}; known are {known}"))
        })?;
        if columns.contains(&column) {
            return Err((at, format!("the column `{cell}` stands twice in the header; remove one")));
        }
        columns.push(column);
    }
    for needed in [Column::Kind, Column::Text] {
        if !columns.contains(&needed) {
            return Err((1, format!("the header has no column `{}`", needed.name())));
        }
    }
    Ok(columns)
}

/// The cells of a line without the blanks around them, and where each begins, counted in characters from 1.
fn cells(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 1;
    line.split('\t').map(move |cell| {
        let start = next;
        next += cell.chars().count() + 1;
        (start + cell.chars().take_while(|c| c.is_whitespace()).count(), cell.trim())
    })
}

/// A line under its header.
struct Cells<'t> {
    header: &'t [Column],
    line: &'t str,
}

impl<'t> Cells<'t> {
    fn get(&self, wanted: Column) -> &'t str {
        let found = self.header.iter().zip(cells(self.line)).find(|(column, _)| **column == wanted);
        found.map_or("", |(_, (_, cell))| cell)
    }

    /// Where a cell begins; the line's start where the line or the table has no such cell.
    fn column(&self, wanted: Column) -> usize {
        let found = self.header.iter().zip(cells(self.line)).find(|(column, _)| **column == wanted);
        found.map_or(1, |(_, (at, _))| at)
    }

    fn fact(&self) -> std::result::Result<(OverlayFact, Origin), (usize, String)> {
        if let Some((at, _)) = cells(self.line).nth(self.header.len()) {
            let what = format!("more cells than the header's {}; remove the tabs too many, or name the columns", self.header.len());
            return Err((at, what));
        }
        let name = self.get(Column::Kind);
        let kind = OverlayKind::from_name(name).ok_or_else(|| {
            let known = OverlayKind::ALL.map(OverlayKind::name).join(", ");
            (self.column(Column::Kind), format!("{name:?} is no kind of fact; known are {known}"))
        })?;
        let mut fact = OverlayFact::new(kind, self.get(Column::Text));
        for (column, (at, cell)) in self.header.iter().zip(cells(self.line)).filter(|(_, (_, cell))| !cell.is_empty()) {
            fact.set(*column, cell).map_err(|problem| (at, problem.what))?;
        }
        let at = |column| self.column(column) as u32;
        Ok((fact, Origin { line: 0, text: at(Column::Text), id: at(Column::Id), within: at(Column::Within) }))
    }
}
