//! `vanban export`: facts in the forms that other programs read.

use crate::failure::Failure;
use crate::run::Answered;
use clap::{Args, Subcommand, ValueEnum};
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write as _};
use vanban::abbreviation::Abbreviations;

#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    /// Short forms with their full forms, for the synonym filter of a search engine
    Synonyms(Synonyms),
}

#[derive(Args, Debug)]
pub(crate) struct Synonyms {
    /// Who reads the rules
    #[arg(long, value_enum)]
    format: SynonymFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SynonymFormat {
    /// A file of rules for `SynonymGraphFilterFactory`
    Solr,
    /// A filter of type `synonym_graph` for the settings of an index
    Elasticsearch,
}

impl Export {
    pub(crate) fn run(&self) -> Result<Answered, Failure> {
        let Self::Synonyms(options) = self;
        let engine = Abbreviations::embedded()?;
        let rules = rules(&engine);
        let mut out = BufWriter::new(io::stdout().lock());
        match options.format {
            SynonymFormat::Solr => rules.iter().try_for_each(|rule| writeln!(out, "{rule}"))?,
            SynonymFormat::Elasticsearch => {
                let filter = serde_json::json!({"type": "synonym_graph", "synonyms": rules});
                serde_json::to_writer_pretty(&mut out, &filter).map_err(io::Error::from)?;
                writeln!(out)?;
            }
        }
        out.flush()?;
        Ok(Answered::All)
    }
}

/// One rule a form: `CT => CT, chủ tịch, chỉ thị`, and back to the short forms that mostly mean the full one: `chủ tịch => chủ tịch, CT`.
/// Not `CT, chủ tịch, chỉ thị`, which would make the senses of one short form the same.
fn rules(engine: &Abbreviations) -> Vec<String> {
    let mut forward: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut back = forward.clone();
    for (short, full) in engine.synonyms() {
        let senses = forward.entry(short).or_default();
        if senses.is_empty() {
            back.entry(full).or_default().push(short);
        }
        senses.push(full);
    }
    let rule = |(form, others): (&str, Vec<&str>)| {
        let form = escaped(form);
        let others: Vec<String> = others.into_iter().map(escaped).collect();
        format!("{form} => {form}, {}", others.join(", "))
    };
    forward.into_iter().chain(back).map(rule).collect()
}

/// The signs of the rules' own language, where they stand for themselves.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(',', "\\,").replace("=>", "\\=>")
}
