//! Who held which office abroad when: `heads_abroad.tsv`, a section of `entities.bin`.

use crate::table::{Row, Table};
use std::path::Path;
use vanban::entity::{HeadTerm, head_table};
use vanban::gazetteer::Date;
use vanban::token::Tokenizer;

/// The table that the lexicon reads: each name of an office with each name of its holder. Names of foreigners need no units of their own.
pub(crate) fn read(sources: &Path, tokenizer: &Tokenizer) -> Result<Vec<u64>, String> {
    let table = Table::read(&sources.join("heads_abroad.tsv"))?;
    if let Some(problem) = table.check_order(0).first() {
        return Err(problem.clone());
    }
    let mut offices: Vec<(String, Row<'_>, Option<Date>, Option<Date>)> = Vec::new();
    for row in table.records() {
        for column in ["country", "title", "name", "valid_from"] {
            if row.get(column).is_empty() {
                return Err(row.problem(column, "an empty cell"));
            }
        }
        let (from, to) = (day(row, "valid_from")?, day(row, "valid_to")?);
        if to.is_some_and(|to| Some(to) <= from) {
            return Err(row.problem("valid_to", "it ends before it begins"));
        }
        offices.extend(row.list("country").map(|country| (format!("{} {country}", row.get("title")), row, from, to)));
    }
    let mut terms = Vec::new();
    for (office, row, from, to) in &offices {
        let names = row.list("name").chain(row.list("also"));
        terms.extend(names.map(|name| HeadTerm { office, name, from: *from, to: *to }));
    }
    Ok(head_table(tokenizer, &terms))
}

fn day(row: Row<'_>, column: &str) -> Result<Option<Date>, String> {
    match row.get(column) {
        "" => Ok(None),
        cell => Date::parse(cell).map(Some).ok_or_else(|| row.problem(column, &format!("`{cell}` is no day"))),
    }
}
