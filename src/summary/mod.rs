//! Summaries of one document or of several about one event: sentences chosen from the text.
//!
//! Two linear scorers say what a human summary would hold: one scores sentences (place, title, what other sentences and documents
//! share, length, manner), one scores pairs of neighbouring syllables. The sentences are chosen so that the pairs which they cover,
//! each counted once, are worth most within the budget: that covers the text and repeats nothing. The weights were learned from human
//! summaries and journalists' leads (`dictionaries/sources/summary-weights.md`). [`Ranking::Graph`] ranks without training.
//!
//! All arithmetic is in whole numbers: the same text gives the same summary on every machine. Time is linear in the text for a bounded
//! budget.
//!
//! ```
//! # #[cfg(all(feature = "data-summary", feature = "data-units"))] {
//! use vanban::block::BlockFinder;
//! use vanban::lexicon::Units;
//! use vanban::sentence::SentenceSplitter;
//! use vanban::summary::{Budget, Source, Summarizer, SummaryOptions};
//! use vanban::token::Tokenizer;
//!
//! let units = Units::embedded()?;
//! let text = "Tỉnh khởi công cầu Bến Sen\n\
//!     Sáng 4/3, Ủy ban nhân dân tỉnh khởi công cầu Bến Sen với vốn 120 tỷ đồng. Trời hôm ấy nắng đẹp. \
//!     Theo kế hoạch, cầu Bến Sen hoàn thành trong năm 2026.\nẢnh: Thu Hà";
//! let tokens = Tokenizer::new(units.clone()).tokenize(text);
//! let mut blocks = Vec::new();
//! BlockFinder::new(&units).blocks_into(text, &tokens, &mut blocks);
//! let sentences = SentenceSplitter::new(&units).sentences(&tokens, &[]);
//! let source = Source::new(text, &tokens, &blocks, &sentences);
//!
//! let summary = Summarizer::embedded()?.summarize(&[source], &SummaryOptions::new(Budget::Sentences(1)));
//! assert_eq!(summary[0].span.of(text), "Sáng 4/3, Ủy ban nhân dân tỉnh khởi công cầu Bến Sen với vốn 120 tỷ đồng.");
//! # }
//! # Ok::<(), vanban::Error>(())
//! ```

mod cues;
mod features;
mod graph;
mod headline;
mod number;
mod read;
mod rouge;
mod select;
mod train;
mod weights;

pub use features::{PAIR_FEATURES, SENTENCE_FEATURES};
pub use rouge::{Rouge, reference_length, rouge};
pub use train::{PairRow, SentenceRow, Training};
pub use weights::{SummaryWriter, WEIGHT_ONE, Weights};

use crate::block::Block;
use crate::error::Result;
use crate::lexicon::{Unit, Units};
use crate::limits;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::token::Token;
use crate::wire::Bytes;
use cues::{Cues, Manner};
use features::Whole;
use number::ONE;
use read::Reading;
use select::{Choice, Need, Problem};
use weights::{Data, PlainPairs};

/// A document to summarize: its text with what the earlier stages found.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    pub(super) text: &'s str,
    pub(super) tokens: &'s [Token],
    pub(super) blocks: &'s [Block],
    pub(super) sentences: &'s [Sentence],
    pub(super) title: &'s str,
    pub(super) title_tokens: &'s [Token],
}

impl<'s> Source<'s> {
    /// A document whose title, if it has one, stands in its text.
    #[must_use]
    pub const fn new(text: &'s str, tokens: &'s [Token], blocks: &'s [Block], sentences: &'s [Sentence]) -> Self {
        Self { text, tokens, blocks, sentences, title: "", title_tokens: &[] }
    }

    /// The same with a title that stands apart. It says what matters; no sentence is taken from it.
    #[must_use]
    pub const fn title(mut self, title: &'s str, tokens: &'s [Token]) -> Self {
        self.title = title;
        self.title_tokens = tokens;
        self
    }
}

/// How long a summary may be. Whole sentences are taken until the budget is reached; the last one may exceed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Budget {
    /// So many sentences.
    Sentences(usize),
    /// So many syllables (numbers and foreign words count as one, each run of figures for itself).
    Words(usize),
    /// So many thousandths of the text's syllables.
    Ratio(u16),
}

/// What decides which sentences matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ranking {
    /// The trained scorers.
    #[default]
    Trained,
    /// The graph of sentences that share words; needs no training, knows nothing of news.
    Graph,
}

/// What a summary should be like.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SummaryOptions<'q> {
    /// How long it may be.
    pub budget: Budget,
    /// What decides.
    pub ranking: Ranking,
    /// Whether a sentence that begins with a reference to the one before (`Theo đó`, `Ông này`) is taken only together with that.
    pub readable: bool,
    /// A question or topic that steers the choice.
    pub query: Option<(&'q str, &'q [Token])>,
}

impl Default for SummaryOptions<'_> {
    fn default() -> Self {
        Self::new(Budget::Sentences(3))
    }
}

impl<'q> SummaryOptions<'q> {
    /// Trained ranking and readable sentences within this budget.
    #[must_use]
    pub const fn new(budget: Budget) -> Self {
        Self { budget, ranking: Ranking::Trained, readable: true, query: None }
    }

    /// The same with another ranking.
    #[must_use]
    pub const fn ranking(mut self, ranking: Ranking) -> Self {
        self.ranking = ranking;
        self
    }

    /// The same with or without care for references to the sentence before.
    #[must_use]
    pub const fn readable(mut self, readable: bool) -> Self {
        self.readable = readable;
        self
    }

    /// The same, steered by the words of a query.
    #[must_use]
    pub const fn query(mut self, query: &'q str, tokens: &'q [Token]) -> Self {
        self.query = Some((query, tokens));
        self
    }
}

/// A sentence of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SummarySentence {
    /// Which document.
    pub document: u32,
    /// Which of the document's sentences.
    pub sentence: u32,
    /// Where it stands in the document's text.
    pub span: Span,
    /// How much of it a human summary is expected to hold, per mille.
    pub score: u16,
}

/// The budget in both measures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) syllables: usize,
    pub(super) sentences: usize,
    pub(super) search: bool,
}

/// Working memory, kept between texts.
#[derive(Clone, Debug, Default)]
pub struct SummaryScratch {
    reading: Reading,
    whole: Whole,
    manners: Vec<Manner>,
    sentences: Vec<i64>,
    pairs: Vec<i64>,
    best: Vec<i64>,
    needs: Vec<Need>,
    ranks: Vec<u64>,
    choice: Choice,
    query: Vec<u32>,
}

/// Chooses sentences. Immutable, `Send + Sync`, cheap to clone.
#[derive(Clone, Debug)]
pub struct Summarizer {
    cues: Cues,
    data: Data,
}

/// Thirty-seconds of a pair's value that are its sentence's, for one document and for several; chosen by cross-validation.
const MIX: [i64; 2] = [8, 16];

impl Summarizer {
    /// The engine over the embedded data.
    ///
    /// # Errors
    /// As for [`Summarizer::parse`]; a test pins the embedded file.
    #[cfg(all(feature = "data-summary", feature = "data-units"))]
    pub fn embedded() -> Result<Self> {
        Self::parse(crate::data::SUMMARY, &Units::embedded()?)
    }

    /// The engine over compiled data.
    ///
    /// # Errors
    /// [`ErrorKind::Data`](crate::ErrorKind::Data) or [`ErrorKind::Version`](crate::ErrorKind::Version) for bytes that are none, or
    /// were made against another table of units.
    pub fn parse(bytes: impl Into<Bytes>, units: &Units) -> Result<Self> {
        Ok(Self { cues: Cues::new(units), data: Data::parse(bytes, units)? })
    }

    /// The same engine with other weights for one document, or for several.
    #[must_use]
    pub fn with_weights(mut self, several: bool, weights: Weights) -> Self {
        *(if several { &mut self.data.several } else { &mut self.data.one }) = weights;
        self
    }

    /// The data's checksum, for fingerprints.
    #[must_use]
    pub const fn checksum(&self) -> u32 {
        self.data.checksum
    }

    pub(super) fn rarity(&self, unit: Unit) -> i64 {
        self.data.rarity(unit).unwrap_or_else(|| self.unknown_rarity())
    }

    /// Rarity of what the unit table does not hold.
    pub(super) const fn unknown_rarity(&self) -> i64 {
        10 * ONE
    }

    /// A summary of these documents. For many texts keep a [`SummaryScratch`] and use [`Summarizer::summarize_into`].
    #[must_use]
    pub fn summarize(&self, sources: &[Source<'_>], options: &SummaryOptions<'_>) -> Vec<SummarySentence> {
        let mut summary = Vec::new();
        self.summarize_into(sources, options, &mut SummaryScratch::default(), &mut summary);
        summary
    }

    /// Replaces the content of `summary` with a summary of these documents.
    ///
    /// The sentences of one document come in reading order. Those of several are merged by their place in their documents (what stands
    /// at the beginning comes first); each document's own order is kept. Never panics.
    pub fn summarize_into(
        &self,
        sources: &[Source<'_>],
        options: &SummaryOptions<'_>,
        scratch: &mut SummaryScratch,
        summary: &mut Vec<SummarySentence>,
    ) {
        summary.clear();
        scratch.reading.read(self, sources);
        self.score(sources, options.ranking, scratch);
        if let Some((query, tokens)) = options.query {
            self.steer(query, tokens, scratch);
        }
        order(scratch, options.readable);
        let several = sources.len() > 1;
        let problem = Problem {
            reading: &scratch.reading,
            sentences: &scratch.sentences,
            pairs: &scratch.pairs,
            mix: MIX.get(usize::from(several)).copied().unwrap_or(16),
            limits: select::limits_of(options.budget, &scratch.reading),
            needs: &scratch.needs,
            ranks: &scratch.ranks,
        };
        scratch.choice.choose(&problem);
        for &at in &scratch.choice.chosen {
            if let (Some(candidate), Some(&score)) =
                (scratch.reading.candidates.get(at as usize), scratch.sentences.get(at as usize))
            {
                summary.push(SummarySentence {
                    document: candidate.document,
                    sentence: candidate.sentence,
                    span: candidate.span,
                    score: (score.clamp(0, 65_536) * 1000 / 65_536) as u16,
                });
            }
        }
    }

    fn manners(&self, sources: &[Source<'_>], reading: &Reading, manners: &mut Vec<Manner>) {
        manners.clear();
        manners.extend(reading.candidates.iter().map(|candidate| {
            let tokens = sources.get(candidate.document as usize).map_or(&[][..], |source| source.tokens);
            let range = candidate.first_token as usize..candidate.end_token as usize;
            self.cues.manner(tokens.get(range).unwrap_or_default())
        }));
    }

    /// Scores of sentences and pairs.
    fn score(&self, sources: &[Source<'_>], ranking: Ranking, scratch: &mut SummaryScratch) {
        let SummaryScratch { reading, whole, manners, sentences, pairs, best, .. } = scratch;
        self.manners(sources, reading, manners);
        whole.measure(reading);
        let weights = if sources.len() > 1 { &self.data.several } else { &self.data.one };
        match ranking {
            Ranking::Trained => {
                sentences.clear();
                for (at, (candidate, manner)) in reading.candidates.iter().zip(manners.iter()).enumerate() {
                    sentences.push(weights.score_sentence(&whole.sentence(reading, at, candidate, manner)));
                }
                best_of_pairs(reading, sentences, best);
                pairs.clear();
                let mut plain = PlainPairs::new(weights);
                pairs.extend(reading.pairs.iter().zip(best.iter()).map(|(pair, best)| {
                    let in_full = || weights.score_pair(&whole.pair(reading, pair, best >> 6));
                    plain.score(reading, pair, best >> 6).unwrap_or_else(in_full)
                }));
            }
            Ranking::Graph => {
                graph::ranks(reading, sentences);
                // A pair is worth what the best sentence is that holds it: the choice then repeats nothing.
                best_of_pairs(reading, sentences, pairs);
            }
        }
    }

    /// Adds to the scores what sentences share with a query.
    fn steer(&self, query: &str, tokens: &[Token], scratch: &mut SummaryScratch) {
        let SummaryScratch { reading, sentences, pairs, query: ids, .. } = scratch;
        reading.ids_of(query, tokens, ids);
        let rarity = |id: u32| reading.syllables.get(id as usize).map_or(10 * ONE, |syllable| syllable.rarity);
        let mut wanted = ids.clone();
        wanted.sort_unstable();
        wanted.dedup();
        let all = wanted.iter().map(|&id| rarity(id)).sum::<i64>().max(1);
        let mut two: Vec<u32> = ids.windows(2).filter_map(|w| reading.pair_id(*w.first()?, *w.get(1)?)).collect();
        two.sort_unstable();
        two.dedup();
        let two_all = (ids.len() as i64 - 1).max(1);
        for (score, candidate) in sentences.iter_mut().zip(&reading.candidates) {
            let syllables = reading.syllables_in(candidate);
            let held: i64 = wanted.iter().filter(|&id| syllables.contains(id)).map(|&id| rarity(id)).sum();
            let pairs = reading.pairs_in(candidate);
            let held_two = two.iter().filter(|&id| pairs.contains(id)).count() as i64;
            // Half for the words, half for their neighbourhood; a full answer outweighs any score of its own.
            *score = *score / 4 + 65_536 * held / all / 2 + 65_536 * held_two / two_all;
        }
        for (pair, worth) in reading.pairs.iter().zip(pairs.iter_mut()) {
            let held = [pair.left, pair.right].into_iter().filter(|id| wanted.binary_search(id).is_ok()).count() as i64;
            *worth = *worth / 4 + 65_536 * held / 2;
        }
    }
}

/// For each pair the score of the best sentence that holds it.
fn best_of_pairs(reading: &Reading, sentences: &[i64], best: &mut Vec<i64>) {
    best.clear();
    best.resize(reading.pairs.len(), i64::MIN);
    for (candidate, &score) in reading.candidates.iter().zip(sentences) {
        for &pair in reading.pairs_in(candidate) {
            if let Some(best) = best.get_mut(pair as usize) {
                *best = (*best).max(score);
            }
        }
    }
}

/// What sentences need and where they come in the output.
fn order(scratch: &mut SummaryScratch, readable: bool) {
    let SummaryScratch { reading, manners, needs, ranks, .. } = scratch;
    needs.clear();
    ranks.clear();
    let mut chain = 0;
    for (candidate, manner) in reading.candidates.iter().zip(manners.iter()) {
        let hangs = readable && manner.hangs;
        let before = needs.last().copied();
        let need = match before {
            _ if !hangs => Need::Nothing,
            Some(before) if candidate.follows && before != Need::Never && chain < limits::SUMMARY_CHAIN => Need::Before,
            _ => Need::Never,
        };
        chain = if need == Need::Before { chain + 1 } else { 0 };
        needs.push(need);
        // A sentence that leans on the one before it follows it at once.
        let place = (u64::from(candidate.index) << 24) / u64::from(candidate.of.max(1));
        let rank = match ranks.last() {
            Some(&before) if need == Need::Before => before + 1,
            _ => place << 36 | u64::from(candidate.document.min(u32::MAX >> 12)) << 2,
        };
        ranks.push(rank);
    }
}

#[cfg(all(test, feature = "data-summary", feature = "data-units"))]
mod tests;
