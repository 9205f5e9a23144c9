//! Tables as people edit them: one fact a line, columns separated by tabs, one header line; `#` begins a comment line.

use std::path::Path;
use unicode_normalization::is_nfc;

/// A table with its header and rows.
pub(crate) struct Table {
    file: String,
    header: Vec<String>,
    /// Line number (1-based) and cells.
    rows: Vec<(usize, Vec<String>)>,
}

impl Table {
    /// Reads a table and checks what holds for all of them: UTF-8, NFC, as many cells as the header has, no blank around a cell, no
    /// row twice.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let file = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.starts_with('#'));
        let header: Vec<String> = match lines.next() {
            Some((_, line)) => line.split('\t').map(str::to_owned).collect(),
            None => return Err(format!("{file}:1:1: the table has no header line")),
        };
        let mut rows = Vec::new();
        let mut seen = std::collections::BTreeMap::new();
        for (number, line) in lines.filter(|(_, line)| !line.is_empty()) {
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            if cells.len() != header.len() {
                return Err(format!("{file}:{number}:1: {} cells, the header has {}", cells.len(), header.len()));
            }
            let mut column = 1;
            for cell in &cells {
                if !is_nfc(cell) {
                    return Err(format!("{file}:{number}:{column}: {cell:?} is not composed (NFC)"));
                }
                if cell.trim() != cell {
                    return Err(format!("{file}:{number}:{column}: {cell:?} begins or ends with white space"));
                }
                column += cell.chars().count() + 1;
            }
            if let Some(first) = seen.insert(line, number) {
                return Err(format!("{file}:{number}:1: the same line stands at {first}"));
            }
            rows.push((number, cells));
        }
        Ok(Self { file, header, rows })
    }

    /// The place of a column in each row.
    pub(crate) fn column(&self, name: &str) -> Result<usize, String> {
        self.header.iter().position(|column| column == name).ok_or_else(|| format!("{}:1:1: no column {name:?}", self.file))
    }

    /// Line numbers and cells.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (usize, &[String])> {
        self.rows.iter().map(|(number, cells)| (*number, cells.as_slice()))
    }

    /// An error at a cell.
    pub(crate) fn error(&self, line: usize, column: usize, what: &str) -> String {
        let cells = self.rows.iter().find(|(number, _)| *number == line).map(|(_, cells)| cells.as_slice()).unwrap_or_default();
        let at = 1 + cells.iter().take(column).map(|cell| cell.chars().count() + 1).sum::<usize>();
        format!("{}:{line}:{at}: {what}", self.file)
    }
}

/// A row with its cells by column name, for tables of many columns.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t> {
    table: &'t Table,
    index: usize,
}

impl Table {
    /// The rows in order.
    pub(crate) fn records(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|index| Row { table: self, index })
    }

    /// Checks that the rows are sorted cell by cell in the order of code points, and that no two have the same first `key` cells.
    pub(crate) fn check_order(&self, key: usize) -> Vec<String> {
        let mut problems = Vec::new();
        for pair in self.rows.windows(2) {
            let [(_, before), (line, cells)] = pair else { continue };
            if before > cells {
                problems.push(self.error(*line, 0, "not sorted: it belongs above the line before it (order of code points)"));
            } else if key > 0 && before[..key] == cells[..key] {
                problems.push(self.error(*line, 0, "the same key as in the line before it"));
            }
        }
        problems
    }
}

impl<'t> Row<'t> {
    fn position(self, column: &str) -> Option<usize> {
        self.table.header.iter().position(|name| name == column)
    }

    /// A cell; empty where the table has no such column.
    pub(crate) fn get(self, column: &str) -> &'t str {
        self.position(column).and_then(|at| self.table.rows[self.index].1.get(at)).map_or("", String::as_str)
    }

    /// The parts of a cell that is a list joined by `|`.
    pub(crate) fn list(self, column: &str) -> impl Iterator<Item = &'t str> {
        self.get(column).split('|').map(str::trim).filter(|part| !part.is_empty())
    }

    /// A cell as a number; an empty one is 0.
    pub(crate) fn number(self, column: &str) -> Result<u32, String> {
        match self.get(column) {
            "" => Ok(0),
            cell => cell.parse().map_err(|_| self.problem(column, &format!("`{cell}` is no number"))),
        }
    }

    /// What is wrong in a cell, with file, line and column.
    pub(crate) fn problem(self, column: &str, what: &str) -> String {
        self.table.error(self.table.rows[self.index].0, self.position(column).unwrap_or(0), what)
    }
}

#[cfg(test)]
impl Table {
    /// A table out of text, for tests.
    pub(crate) fn of(file: &str, text: &str) -> Self {
        let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
        let header = lines.next().unwrap_or_default();
        Self { file: file.to_owned(), header, rows: lines.enumerate().map(|(at, cells)| (at + 2, cells)).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_names_line_and_column_of_its_cell() {
        let table = Table::of("x.tsv", "id\tname\ncả\tvàng\nbạc\txấu\nbạc\tz");
        assert_eq!(
            table.check_order(1),
            [
                "x.tsv:3:1: not sorted: it belongs above the line before it (order of code points)",
                "x.tsv:4:1: the same key as in the line before it",
            ]
        );
        let first = table.records().next().unwrap();
        assert_eq!(first.number("name").unwrap_err(), "x.tsv:2:4: `vàng` is no number");
    }
}
