//! `gazetteer.bin`: places through time, organizations, titles, names, documents.

mod others;
mod spelling;
mod surfaces;
mod tables;
mod units;

use std::collections::BTreeMap;
use std::path::Path;

use vanban::gazetteer::{Date, UnitId, UnitType};
use vanban::lexicon::Units;
use vanban::wire::Writer;

use crate::Context;
use crate::table::Table;
use others::Others;
use surfaces::Surfaces;
use tables::Text;
use units::AdministrativeUnits;

/// A table that the gazetteer is made from.
struct Source {
    file: &'static str,
    columns: &'static [&'static str],
    /// How many of the first columns are a key; 0 where lines may share all of them.
    key: usize,
    /// The columns whose texts become surfaces.
    surfaces: &'static [&'static str],
}

const SOURCES: &[Source] = &[
    Source { file: "edition.tsv", columns: &["day", "basis", "note"], key: 0, surfaces: &[] },
    Source { file: "administrative_units.tsv", columns: units::UNIT_COLUMNS, key: 1, surfaces: &["name"] },
    Source { file: "administrative_names.tsv", columns: units::NAME_COLUMNS, key: 0, surfaces: &["name"] },
    Source { file: "administrative_successors.tsv", columns: units::SUCCESSOR_COLUMNS, key: 2, surfaces: &[] },
    Source {
        file: "places.tsv",
        columns: &["id", "kind", "name", "generic", "within", "aliases", "articles", "basis", "note"],
        key: 1,
        surfaces: &["name", "aliases"],
    },
    Source {
        file: "foreign_places.tsv",
        columns: &["id", "kind", "name", "parent", "aliases", "articles", "basis", "note"],
        key: 1,
        surfaces: &["name", "aliases"],
    },
    Source {
        file: "place_designators.tsv",
        columns: &["designator", "kind", "level", "abbreviations", "plural", "numbered", "validity", "count", "basis", "note"],
        key: 2,
        surfaces: &["designator", "abbreviations", "plural"],
    },
    Source {
        file: "organizations.tsv",
        columns: &[
            "id",
            "name",
            "short_names",
            "abbreviations",
            "type",
            "level",
            "parent",
            "valid_from",
            "valid_to",
            "successor",
            "count",
            "basis",
            "note",
        ],
        key: 1,
        surfaces: &["name", "short_names", "abbreviations"],
    },
    Source {
        file: "organization_heads.tsv",
        columns: &["head", "type", "level", "bare", "capital", "place", "count", "count_lower", "basis", "note"],
        key: 0,
        surfaces: &["head"],
    },
    Source {
        file: "titles.tsv",
        columns: &[
            "title",
            "form",
            "of",
            "level",
            "attaches_to",
            "system",
            "abbreviations",
            "valid_from",
            "valid_to",
            "count",
            "basis",
            "note",
        ],
        key: 0,
        surfaces: &["title", "abbreviations"],
    },
    Source {
        file: "honorifics.tsv",
        columns: &["form", "class", "register", "use", "abbreviations", "count", "basis", "note"],
        key: 2,
        surfaces: &["form", "abbreviations"],
    },
    Source {
        file: "names.tsv",
        columns: &["name", "kind", "gender", "share_percent", "ethnic_group", "count", "people", "basis", "note"],
        key: 0,
        surfaces: &["name"],
    },
    Source {
        file: "document_types.tsv",
        columns: &["code", "name", "system", "class", "issuers", "number_pattern", "note"],
        key: 0,
        surfaces: &["name"],
    },
    Source { file: "issuer_codes.tsv", columns: &["code", "body", "system", "level", "note"], key: 0, surfaces: &[] },
];

/// Reads all the tables and checks their form.
fn sheets(folder: &Path) -> Result<BTreeMap<&'static str, Table>, Vec<String>> {
    let mut problems = Vec::new();
    let mut sheets = BTreeMap::new();
    for Source { file, columns, key, .. } in SOURCES {
        match Table::read(&folder.join(file)) {
            Ok(table) => {
                problems.extend(columns.iter().filter_map(|column| table.column(column).err()));
                problems.extend(table.check_order(*key));
                sheets.insert(*file, table);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(sheets) } else { Err(problems) }
}

/// Every text of the sources that becomes a surface, for the unit table: their words must have units.
pub(crate) fn texts(folder: &Path) -> Result<Vec<String>, String> {
    let sheets = sheets(folder).map_err(|problems| problems.join("\n"))?;
    let mut texts = Vec::new();
    for source in SOURCES {
        for row in sheets.get(source.file).into_iter().flat_map(Table::records) {
            for column in source.surfaces {
                texts.extend(row.list(column).flat_map(spelling::spellings));
            }
        }
    }
    Ok(texts)
}

/// Builds the file against a unit table. The error names every problem found in the tables, a line each.
pub(crate) fn build(context: &Context) -> Result<Vec<u8>, String> {
    built(&context.sources, &context.units).map_err(|problems| problems.join("\n"))
}

fn built(folder: &Path, units: &Units) -> Result<Vec<u8>, Vec<String>> {
    let sheets = sheets(folder)?;
    let sheet = |file: &str| sheets.get(file).ok_or_else(|| vec![format!("{file} is not listed")]);
    let administrative = AdministrativeUnits::read(
        sheet("administrative_units.tsv")?,
        sheet("administrative_names.tsv")?,
        sheet("administrative_successors.tsv")?,
    )?;
    let rows: BTreeMap<UnitId, u32> = administrative.rows();
    let mut writer = Writer::new(*b"gaze", units.fingerprint());
    writer.u32s(*b"DATE", &[edition(sheet("edition.tsv")?)?.to_bits()]);
    let mut text = Text::new();
    let mut surfaces = Surfaces::new(units);
    administrative.write(&mut text, &mut writer);
    let designators = sheet("place_designators.tsv")?;
    administrative.add_surfaces(&type_words(designators), &mut surfaces).map_err(|message| vec![message])?;
    let mut others = Others { text: &mut text, surfaces: &mut surfaces, writer: &mut writer, problems: Vec::new() };
    others.designators(designators);
    others.places(sheet("places.tsv")?, sheet("foreign_places.tsv")?, designators, &rows);
    others.organizations(sheet("organizations.tsv")?);
    others.heads(sheet("organization_heads.tsv")?);
    others.titles(sheet("titles.tsv")?);
    others.honorifics(sheet("honorifics.tsv")?);
    others.names(sheet("names.tsv")?, units);
    others.document_types(sheet("document_types.tsv")?);
    others.issuers(sheet("issuer_codes.tsv")?);
    if !others.problems.is_empty() {
        return Err(others.problems);
    }
    surfaces.write(&mut writer).map_err(|message| vec![message])?;
    text.write(&mut writer);
    Ok(writer.finish())
}

/// The day of the facts: the only line of its table.
fn edition(table: &Table) -> Result<Date, Vec<String>> {
    let days: Vec<_> = table.records().map(|row| Date::parse(row.get("day")).ok_or_else(|| row.problem("day", "no day"))).collect();
    match <[_; 1]>::try_from(days) {
        Ok([day]) => day.map_err(|problem| vec![problem]),
        Err(_) => Err(vec!["edition.tsv: one line is wanted, with the day of the facts".to_owned()]),
    }
}

/// The ways to write each type of unit: the word and its abbreviations.
fn type_words(designators: &Table) -> BTreeMap<UnitType, Vec<String>> {
    let mut words: BTreeMap<UnitType, Vec<String>> =
        UnitType::ALL.iter().map(|kind| (*kind, vec![kind.word().to_owned()])).collect();
    for row in designators.records() {
        if let Some(list) = UnitType::from_word(row.get("designator")).and_then(|kind| words.get_mut(&kind)) {
            list.extend(row.list("abbreviations").map(str::to_owned));
        }
    }
    words
}
