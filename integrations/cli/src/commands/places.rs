//! `vanban places`: what a name or an id stands for, with its history.

use crate::failure::Failure;
use crate::options::day;
use crate::run::Answered;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use vanban::gazetteer::{AdministrativeUnit, Change, Date, Deciding, FactForm, Gazetteer, Place, Record, UnitName};

#[derive(Args, Debug)]
pub(crate) struct Options {
    /// Names (`TP Móng Cái`), addresses from near to far (`xã Hải Xuân, TP Móng Cái`), or ids (`vn3:194`)
    #[arg(value_name = "NAME|ID", required = true)]
    queries: Vec<String>,

    /// Only what existed on this day, where anything of that name did
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,

    /// How results are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people to read
    Text,
    /// One object, or an array of several
    Json,
    /// One object a line
    Jsonl,
}

pub(crate) fn run(options: &Options) -> Result<Answered, Failure> {
    let gazetteer = Gazetteer::embedded()?;
    let mut out = BufWriter::new(io::stdout().lock());
    let answers: Vec<Answer<'_>> = options.queries.iter().map(|query| answer(&gazetteer, query, options.as_of)).collect();
    match (options.format, &*answers) {
        (Format::Text, answers) => {
            for (at, answer) in answers.iter().filter(|answer| !answer.candidates.is_empty()).enumerate() {
                if at > 0 {
                    writeln!(out)?;
                }
                write_text(&mut out, answer)?;
            }
        }
        (Format::Jsonl, answers) => {
            for answer in answers {
                serde_json::to_writer(&mut out, answer).map_err(io::Error::from)?;
                writeln!(out)?;
            }
        }
        (Format::Json, [answer]) => serde_json::to_writer_pretty(&mut out, answer).map_err(io::Error::from)?,
        (Format::Json, answers) => serde_json::to_writer_pretty(&mut out, answers).map_err(io::Error::from)?,
    }
    if options.format == Format::Json {
        writeln!(out)?;
    }
    out.flush()?;
    let mut answered = Answered::All;
    for unknown in answers.iter().filter(|answer| answer.candidates.is_empty()) {
        answered = Answered::NotAll;
        let _ = writeln!(io::stderr(), "vanban: no unit and no place is called {:?}", unknown.query);
    }
    Ok(answered)
}

/// What a query stands for.
#[derive(Serialize)]
struct Answer<'q> {
    query: &'q str,
    as_of: Option<String>,
    /// The id of the unit that is meant, where that can be said.
    unit: Option<String>,
    /// What would decide otherwise: `date`, `type` or `parent`.
    deciding: Option<&'static str>,
    candidates: Vec<CandidateRecord<'q>>,
}

#[derive(Serialize)]
#[serde(tag = "scheme")]
enum CandidateRecord<'g> {
    #[serde(rename = "vn-admin")]
    Unit {
        id: String,
        code: String,
        level: &'static str,
        name: String,
        within: Vec<String>,
        valid_from: Option<String>,
        valid_to: Option<String>,
        names: Vec<NameRecord>,
        successors: Vec<ChangeRecord>,
        predecessors: Vec<ChangeRecord>,
    },
    #[serde(rename = "place")]
    Place { id: &'g str, kind: &'g str, name: &'g str, within: Vec<String> },
}

/// A further name of a unit.
#[derive(Serialize)]
struct NameRecord {
    name: String,
    form: &'static str,
    valid_from: Option<String>,
    valid_to: Option<String>,
}

/// The unit at the other end of a change, and how much of the old one went to the new one.
#[derive(Serialize)]
struct ChangeRecord {
    id: String,
    name: String,
    within: Vec<String>,
    extent: &'static str,
}

fn answer<'q>(gazetteer: &'q Gazetteer, query: &'q str, as_of: Option<Date>) -> Answer<'q> {
    let mut answer = Answer { query, as_of: as_of.map(|day| day.to_string()), unit: None, deciding: None, candidates: Vec::new() };
    if let Some(unit) = query.trim().parse().ok().and_then(|id| gazetteer.unit(id)) {
        answer.unit = Some(unit.id().to_string());
        answer.candidates.push(unit_record(unit, as_of));
        return answer;
    }
    if let Some(place) = gazetteer.place(query.trim()) {
        answer.candidates.push(place_record(place, as_of));
        return answer;
    }
    let mut parts = query.split(',').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let around: Vec<&str> = parts.collect();
    let resolution = gazetteer.resolve(name, &around, as_of);
    answer.unit = resolution.unit.map(|unit| unit.id().to_string());
    answer.deciding = match resolution.deciding {
        Deciding::Date => Some("date"),
        Deciding::Type => Some("type"),
        Deciding::Parent => Some("parent"),
        _ => None,
    };
    match resolution.unit.filter(|_| !around.is_empty()) {
        Some(unit) => answer.candidates.push(unit_record(unit, as_of)),
        None => {
            answer.candidates.extend(resolution.candidates.into_iter().map(|unit| unit_record(unit, as_of)));
            let mut places: Vec<Place<'_>> = Vec::new();
            for found in gazetteer.find(name) {
                if let Some(Record::Place(place)) = found.record().filter(|_| around.is_empty()) {
                    if !places.contains(&place) {
                        places.push(place);
                    }
                }
            }
            answer.candidates.extend(places.into_iter().map(|place| place_record(place, as_of)));
            if let [CandidateRecord::Unit { id, .. }] = &*answer.candidates {
                answer.unit = Some(id.clone());
            }
        }
    }
    answer
}

/// The name that a unit had on the day, where one is given and the unit existed then.
fn name_of(unit: AdministrativeUnit<'_>, as_of: Option<Date>) -> String {
    match as_of.filter(|&day| unit.existed(day)) {
        Some(day) => unit.full_name_at(day),
        None => unit.full_name(),
    }
}

fn unit_record<'g>(unit: AdministrativeUnit<'g>, as_of: Option<Date>) -> CandidateRecord<'g> {
    let change = |change: Change<'_>| ChangeRecord {
        id: change.unit.id().to_string(),
        name: change.unit.full_name(),
        within: change.unit.within().map(AdministrativeUnit::full_name).collect(),
        extent: change.extent.as_str(),
    };
    let name = |name: UnitName<'_>| {
        let (form, typed) = match name.form {
            FactForm::Earlier => ("earlier", true),
            FactForm::Former => ("former", false),
            FactForm::Abbreviation => ("abbreviation", false),
            _ => ("spelling", false),
        };
        NameRecord {
            name: if typed { format!("{} {}", name.kind.capitalized(), name.name) } else { name.name.to_owned() },
            form,
            valid_from: name.valid_from.map(|day| day.to_string()),
            valid_to: name.valid_to.map(|day| day.to_string()),
        }
    };
    CandidateRecord::Unit {
        id: unit.id().to_string(),
        code: unit.id().code(),
        level: unit.level().as_str(),
        name: name_of(unit, as_of),
        within: unit.within().map(|around| name_of(around, as_of)).collect(),
        valid_from: unit.valid_from().map(|day| day.to_string()),
        valid_to: unit.valid_to().map(|day| day.to_string()),
        names: unit.names().map(name).collect(),
        successors: unit.successors().map(change).collect(),
        predecessors: unit.predecessors().map(change).collect(),
    }
}

fn place_record<'g>(place: Place<'g>, as_of: Option<Date>) -> CandidateRecord<'g> {
    // The provinces of both maps are known; without a day, those that still are.
    let in_force = |unit: &AdministrativeUnit<'_>| as_of.map_or(unit.valid_to().is_none(), |day| unit.existed(day));
    let within = if place.is_foreign() {
        [place.parent()].into_iter().filter(|parent| !parent.is_empty()).map(str::to_owned).collect()
    } else {
        place.within().filter(in_force).map(AdministrativeUnit::full_name).collect()
    };
    CandidateRecord::Place { id: place.id(), kind: place.kind(), name: place.name(), within }
}

/// `Thành phố Móng Cái, Tỉnh Quảng Ninh (vn3:194)`.
fn heading(name: &str, within: &[String], id: &str) -> String {
    let around: String = within.iter().map(|unit| format!(", {unit}")).collect();
    format!("{name}{around} ({id})")
}

fn write_text(out: &mut impl Write, answer: &Answer<'_>) -> io::Result<()> {
    for candidate in &answer.candidates {
        match candidate {
            CandidateRecord::Place { id, kind, name, within } => writeln!(out, "{}: {kind}", heading(name, within, id))?,
            CandidateRecord::Unit { id, level, name, within, valid_from, valid_to, names, successors, predecessors, .. } => {
                write!(out, "{}: {level}", heading(name, within, id))?;
                for (word, day) in [("from", valid_from), ("until", valid_to)] {
                    if let Some(day) = day {
                        write!(out, " {word} {day}")?;
                    }
                }
                writeln!(out)?;
                let shown: Vec<String> = names.iter().map(|name| format!("{} ({})", name.name, name.form)).collect();
                if !shown.is_empty() {
                    writeln!(out, "    also      {}", shown.join(", "))?;
                }
                for (word, changes) in [("became", successors), ("made of", predecessors)] {
                    for (at, change) in changes.iter().enumerate() {
                        let word = if at == 0 { word } else { "" };
                        writeln!(out, "    {word:9} {}: {}", heading(&change.name, &change.within, &change.id), change.extent)?;
                    }
                }
            }
        }
    }
    match (&answer.unit, answer.deciding) {
        (None, Some("parent")) => writeln!(out, "Which one? Name a unit around it behind a comma."),
        (None, Some("type")) => writeln!(out, "Which one? Put its type before the name: huyện, thành phố, xã …"),
        (None, Some("date")) => writeln!(out, "Which one? Give a day with --as-of."),
        _ => Ok(()),
    }
}
