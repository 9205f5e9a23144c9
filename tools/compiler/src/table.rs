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
