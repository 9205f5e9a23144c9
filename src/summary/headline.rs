//! A headline out of the text.

use super::{Ranking, Source, Summarizer, SummaryScratch};
use crate::block::BlockKind;
use crate::lexicon::Unit;
use crate::limits;
use crate::span::Span;
use crate::token::{Token, TokenKind};

/// Fewer syllables say no news.
const SHORTEST: usize = 5;

impl Summarizer {
    /// A headline of at most [`limits::HEADLINE_SYLLABLES`] syllables: the title in the text where it is short enough, else the clause
    /// that holds most of what a human summary is expected to hold. A clause begins with its sentence, or behind the time, place or
    /// source that opens it, and ends at a sign.
    #[must_use]
    pub fn headline(&self, source: &Source<'_>) -> Option<Span> {
        let title = source.blocks.iter().find(|block| !matches!(block.kind, BlockKind::Dateline | BlockKind::Furniture));
        if let Some(title) = title.filter(|block| block.kind == BlockKind::Title) {
            if syllables(title.tokens(source.tokens)) <= limits::HEADLINE_SYLLABLES {
                return Some(title.span);
            }
        }
        let mut scratch = SummaryScratch::default();
        let sources = [*source];
        scratch.reading.read(self, &sources);
        self.score(&sources, Ranking::Trained, &mut scratch);
        let mut best: Option<(i64, Span)> = None;
        for ((candidate, &score), manner) in scratch.reading.candidates.iter().zip(&scratch.sentences).zip(&scratch.manners) {
            if manner.hangs || manner.question || manner.begins_with_quote {
                continue;
            }
            let range = candidate.first_token as usize..candidate.end_token as usize;
            let tokens = source.tokens.get(range).unwrap_or_default();
            let opening = manner.day || manner.according;
            let Some(clause) = clause(tokens, opening) else { continue };
            // A longer clause says more of its sentence.
            let worth = score.max(1) * (clause.len().min(20) as i64 + 20);
            if best.is_none_or(|(other, _)| worth > other) {
                if let (Some(first), Some(last)) = (clause.first(), clause.last()) {
                    best = Some((worth, first.span.cover(last.span)));
                }
            }
        }
        best.map(|(_, span)| span)
    }
}

fn syllables(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| !matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol)).count()
}

fn is_border(token: &Token) -> bool {
    [',', ';', ':', '.', '(', '–', '—', '“', '"', '!', '?'].iter().any(|&sign| token.unit == Unit::sign(sign))
        || token.unit == Unit::ELLIPSIS
}

/// The longest clause at the head of a sentence that is short enough.
fn clause(tokens: &[Token], opening: bool) -> Option<&[Token]> {
    let start = if opening { tokens.iter().position(|token| token.unit == Unit::sign(','))? + 1 } else { 0 };
    let rest = tokens.get(start..)?;
    let borders = rest.iter().enumerate().filter(|(_, token)| is_border(token)).map(|(at, _)| at);
    let whole = rest.iter().rposition(|token| !is_border(token)).map_or(0, |last| last + 1);
    let ends = borders.filter(|end| *end < whole).chain(std::iter::once(whole));
    let clauses = ends.filter_map(|end| rest.get(..end));
    let fits = |clause: &&[Token]| (SHORTEST..=limits::HEADLINE_SYLLABLES).contains(&syllables(clause));
    clauses.filter(fits).max_by_key(|clause| clause.len())
}
