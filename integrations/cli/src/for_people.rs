//! Results as a person reads them: the summary, the article with its entities in colour, the officials as a table.

use anstyle::{AnsiColor, Style};
use std::io::{self, IsTerminal as _, Write};
use vanban::Document;
use vanban::entity::EntityKind;
use vanban::summary::SummaryOptions;

const fn colour(kind: EntityKind) -> Style {
    let colour = match kind {
        EntityKind::Person => AnsiColor::Green,
        EntityKind::Position => AnsiColor::Yellow,
        EntityKind::Organization => AnsiColor::Blue,
        EntityKind::Place => AnsiColor::Cyan,
        _ => AnsiColor::Magenta,
    };
    colour.on_default()
}

/// Writes a document. Colours only where a person looks at a terminal that shows them.
pub(crate) fn write(out: &mut impl Write, document: &Document<'_>, everything: bool) -> io::Result<()> {
    let choice = anstream::AutoStream::choice(&io::stdout());
    let coloured = io::stdout().is_terminal() && choice != anstream::ColorChoice::Never;
    let (text, annotation) = (document.text(), document.annotation());
    if everything {
        for sentence in document.summary(&SummaryOptions::default()) {
            writeln!(out, "* {}", sentence.span.of(text))?;
        }
        writeln!(out)?;
    }
    let mut at = 0;
    // The outermost entities; without colours they stand in brackets with their types.
    for entity in annotation.entities().iter().filter(|entity| entity.is_outermost()) {
        write!(out, "{}", text.get(at..entity.span.start()).unwrap_or_default())?;
        let surface = entity.span.of(text);
        if coloured {
            let style = colour(entity.kind);
            write!(out, "{style}{surface}{style:#}")?;
        } else {
            write!(out, "[{surface}|{}]", entity.kind.name())?;
        }
        at = entity.span.end();
    }
    writeln!(out, "{}", text.get(at..).unwrap_or_default().trim_end())?;
    let surface = |at: usize| annotation.entities().get(at).map_or("", |entity| entity.span.of(text));
    let officials = document.officials();
    let width = officials.iter().map(|official| surface(official.name).chars().count()).max().unwrap_or(0);
    if !officials.is_empty() {
        writeln!(out)?;
    }
    for official in officials {
        let mut name = surface(official.name);
        for held in official.positions {
            let position = held.mentions.first().map_or("", |&mention| surface(mention));
            writeln!(out, "{name:width$}  {position} ({})", held.status.name())?;
            name = "";
        }
    }
    if everything { Ok(()) } else { reasons(out, document) }
}

/// What was found and why, inner entities below those around them.
fn reasons(out: &mut impl Write, document: &Document<'_>) -> io::Result<()> {
    let entities = document.annotation().entities();
    if !entities.is_empty() {
        writeln!(out)?;
    }
    for entity in entities {
        let depth = std::iter::successors(entity.parent(), |at| entities.get(*at)?.parent()).count();
        let (kind, score) = (entity.kind.name(), entity.score);
        let surface = entity.span.of(document.text());
        writeln!(out, "{score:4}  {kind:12}  {:indent$}{surface}: {}", "", entity.why.explanation(), indent = 2 * depth)?;
    }
    Ok(())
}
