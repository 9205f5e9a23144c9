//! Who holds which office abroad: `heads_abroad.tsv`.

use crate::Context;
use crate::table::Table;
use std::path::Path;
use vanban::wire::Writer;

/// Names of foreigners need no units of their own.
#[allow(clippy::unnecessary_wraps)] // the signature of all artifacts
pub(crate) fn texts(_: &Path) -> Result<Vec<String>, String> {
    Ok(Vec::new())
}

/// One line an office of a person: the countries' names, the title, the person's names, parted by tabs.
pub(crate) fn build(context: &Context) -> Result<Vec<u8>, String> {
    let table = Table::read(&context.sources.join("heads_abroad.tsv"))?;
    let columns = (table.column("country")?, table.column("title")?, table.column("name")?, table.column("also")?);
    let (country, title, name, also) = columns;
    let (from, to) = (table.column("valid_from")?, table.column("valid_to")?);
    let mut text = String::new();
    for (line, cells) in table.rows() {
        for column in [country, title, name, from] {
            if cells[column].is_empty() {
                return Err(table.error(line, column, "an empty cell"));
            }
        }
        if !cells[to].is_empty() && cells[to] <= cells[from] {
            return Err(table.error(line, to, "it ends before it begins"));
        }
        let names = if cells[also].is_empty() { cells[name].clone() } else { format!("{}|{}", cells[name], cells[also]) };
        let fact = format!("{}\t{}\t{names}\n", cells[country], cells[title]);
        // Who held an office twice stands in the table twice.
        if !text.contains(&fact) {
            text.push_str(&fact);
        }
    }
    let mut writer = Writer::new(*b"head", context.units.fingerprint());
    writer.section(*b"HEAD", text.into_bytes());
    Ok(writer.finish())
}
