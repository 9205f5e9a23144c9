//! Reads sources into numbers: syllables and pairs of neighbours get small ids in the order in which they first occur.

use super::number::{ONE, ln};
use super::{Source, Summarizer};
use crate::block::BlockKind;
use crate::span::Span;
use crate::text;
use crate::token::{Token, TokenKind};

/// From keys to ids 0, 1, 2 … in order of first occurrence; an open-addressed table that is used again.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    slots: Vec<(u64, u32)>,
    len: u32,
}

impl Ids {
    /// Empties the table and makes it large enough for about so many keys at once: growing means to enter all of them again.
    pub(super) fn clear(&mut self, keys: usize) {
        self.len = 0;
        let slots = (keys * 2).next_power_of_two();
        if slots > self.slots.len() {
            self.slots = vec![(0, 0); slots];
        } else {
            self.slots.fill((0, 0));
        }
    }

    fn start(key: u64, mask: usize) -> usize {
        (text::hash(key) >> 20) as usize & mask
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots.resize((old.len() * 2).max(256), (0, 0));
        let mask = self.slots.len() - 1;
        for (key, id) in old.into_iter().filter(|(_, id)| *id != 0) {
            let mut at = Self::start(key, mask);
            while self.slots.get(at).is_some_and(|slot| slot.1 != 0) {
                at = (at + 1) & mask;
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = (key, id);
            }
        }
    }

    /// The id of a key; a new one where the key has none.
    pub(super) fn id(&mut self, key: u64) -> u32 {
        if (self.len as usize + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = Self::start(key, mask);
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.1 == 0 {
                self.len += 1;
                *slot = (key, self.len);
                break;
            }
            if slot.0 == key {
                return slot.1 - 1;
            }
            at = (at + 1) & mask;
        }
        self.len - 1
    }

    /// The id of a key that has one.
    pub(super) fn find(&self, key: u64) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = Self::start(key, mask);
        loop {
            let slot = self.slots.get(at)?;
            if slot.1 == 0 {
                return None;
            }
            if slot.0 == key {
                return Some(slot.1 - 1);
            }
            at = (at + 1) & mask;
        }
    }
}

/// What a document says of a syllable.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Syllable {
    /// How rare it is in the language, in fixed point.
    pub(super) rarity: i64,
    /// Sentences that hold it.
    pub(super) sentences: u32,
    /// Titles that hold it.
    pub(super) titles: u32,
    /// The sentence (plus one) that counted it last.
    pub(super) seen: u32,
    pub(super) title_seen: u32,
    /// Whether it is written in figures.
    pub(super) figures: bool,
}

/// Two neighbouring syllables of a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pair {
    pub(super) left: u32,
    pub(super) right: u32,
    /// How often it stands in the texts.
    pub(super) count: u32,
    pub(super) sentences: u32,
    pub(super) documents: u32,
    pub(super) titles: u32,
    /// The smallest index of a sentence in its document that holds it.
    pub(super) first: u32,
    pub(super) seen: u32,
    pub(super) document_seen: u32,
    pub(super) title_seen: u32,
}

/// A sentence that may be chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) document: u32,
    /// Its number among the document's sentences.
    pub(super) sentence: u32,
    /// Its number among the document's candidates.
    pub(super) index: u32,
    /// Candidates of its document.
    pub(super) of: u32,
    pub(super) span: Span,
    pub(super) first_token: u32,
    pub(super) end_token: u32,
    /// Its syllables.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether the sentence before it in its document is the candidate before it.
    pub(super) follows: bool,
}

impl Candidate {
    /// Syllables.
    pub(super) fn len(&self) -> usize {
        (self.end - self.start) as usize
    }
}

/// The sources as numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    syllable_ids: Ids,
    pair_ids: Ids,
    pub(super) syllables: Vec<Syllable>,
    pub(super) pairs: Vec<Pair>,
    pub(super) candidates: Vec<Candidate>,
    /// Syllables of all candidates, one behind the other.
    pub(super) text: Vec<u32>,
    /// The pair that begins at each of them; the last of a sentence begins none.
    pub(super) pairs_of: Vec<u32>,
    /// Syllables of each document.
    pub(super) lengths: Vec<u32>,
    piece: Vec<u32>,
}

/// No pair begins here.
pub(super) const NO_PAIR: u32 = u32::MAX;

impl Reading {
    pub(super) fn pairs_in(&self, candidate: &Candidate) -> &[u32] {
        let end = (candidate.end as usize).saturating_sub(1).max(candidate.start as usize);
        self.pairs_of.get(candidate.start as usize..end).unwrap_or_default()
    }

    pub(super) fn syllables_in(&self, candidate: &Candidate) -> &[u32] {
        self.text.get(candidate.start as usize..candidate.end as usize).unwrap_or_default()
    }

    pub(super) fn read(&mut self, engine: &Summarizer, sources: &[Source<'_>]) {
        let tokens = sources.iter().map(|source| source.tokens.len()).sum::<usize>();
        // Room for a text of which a third of the syllables and all pairs are new; where that is too little the table grows.
        self.syllable_ids.clear(tokens / 3);
        self.pair_ids.clear(tokens);
        self.syllables.clear();
        self.pairs.clear();
        self.candidates.clear();
        self.text.clear();
        self.pairs_of.clear();
        self.lengths.clear();
        self.syllables.reserve(tokens / 3);
        self.pairs.reserve(tokens);
        self.text.reserve(tokens);
        self.pairs_of.reserve(tokens);
        for (document, source) in sources.iter().enumerate() {
            self.document(engine, document as u32, source);
        }
        for (document, source) in sources.iter().enumerate() {
            self.title(engine, document as u32, source.title, source.title_tokens);
            for block in head_titles(source) {
                self.title(engine, document as u32, source.text, block.tokens(source.tokens));
            }
        }
    }

    fn document(&mut self, engine: &Summarizer, document: u32, source: &Source<'_>) {
        let from = self.candidates.len();
        let start = self.text.len();
        let mut block_at = 0;
        let mut last = None;
        for (number, sentence) in source.sentences.iter().enumerate() {
            while source.blocks.get(block_at).is_some_and(|block| block.end <= sentence.first) {
                block_at += 1;
            }
            let kind = source.blocks.get(block_at).map_or(BlockKind::Paragraph, |block| block.kind);
            if !matches!(kind, BlockKind::Paragraph | BlockKind::ListItem) {
                continue;
            }
            let begin = self.text.len() as u32;
            let tokens = sentence.tokens(source.tokens);
            for token in tokens {
                self.token(engine, source.text, token);
            }
            let end = self.text.len() as u32;
            if begin == end {
                continue;
            }
            let index = (self.candidates.len() - from) as u32;
            self.pairs_of.resize(end as usize, NO_PAIR);
            for at in begin..end {
                let syllable = self.text.get(at as usize).copied().unwrap_or_default();
                if let Some(entry) = self.syllables.get_mut(syllable as usize) {
                    if entry.seen != self.candidates.len() as u32 + 1 {
                        entry.seen = self.candidates.len() as u32 + 1;
                        entry.sentences += 1;
                    }
                }
                if at + 1 < end {
                    let next = self.text.get(at as usize + 1).copied().unwrap_or_default();
                    self.pair(at, syllable, next, index, document);
                }
            }
            self.candidates.push(Candidate {
                document,
                sentence: number as u32,
                index,
                of: 0,
                span: sentence.span,
                first_token: sentence.first,
                end_token: sentence.end,
                start: begin,
                end,
                follows: last.is_some_and(|before: usize| before + 1 == number),
            });
            last = Some(number);
        }
        let of = (self.candidates.len() - from) as u32;
        for candidate in self.candidates.iter_mut().skip(from) {
            candidate.of = of;
        }
        self.lengths.push((self.text.len() - start) as u32);
    }

    fn pair(&mut self, at: u32, left: u32, right: u32, index: u32, document: u32) {
        let id = self.pair_ids.id(u64::from(left) << 32 | u64::from(right));
        if id as usize == self.pairs.len() {
            self.pairs.push(Pair { left, right, first: index, ..Pair::default() });
        }
        if let Some(slot) = self.pairs_of.get_mut(at as usize) {
            *slot = id;
        }
        let Some(pair) = self.pairs.get_mut(id as usize) else { return };
        pair.count += 1;
        pair.first = pair.first.min(index);
        if pair.seen != self.candidates.len() as u32 + 1 {
            pair.seen = self.candidates.len() as u32 + 1;
            pair.sentences += 1;
        }
        if pair.document_seen != document + 1 {
            pair.document_seen = document + 1;
            pair.documents += 1;
        }
    }

    /// Adds the syllables of a token: one for a word, one for each run of letters or digits for the rest.
    fn token(&mut self, engine: &Summarizer, text: &str, token: &Token) {
        match token.kind {
            TokenKind::Punctuation | TokenKind::Symbol => {}
            _ if token.unit.is_lexical() => {
                self.syllable(u64::from(token.unit.number()), engine.rarity(token.unit), false);
            }
            TokenKind::Syllable | TokenKind::Foreign => {
                self.syllable(text::key(token.span.of(text)).number() | 1 << 62, engine.unknown_rarity(), false);
            }
            _ => {
                let figures = matches!(token.kind, TokenKind::Number | TokenKind::Date);
                for run in token.span.of(text).split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
                    self.syllable(text::key(run).number() | 1 << 62, engine.unknown_rarity() / 2, figures);
                }
            }
        }
    }

    fn syllable(&mut self, key: u64, rarity: i64, figures: bool) {
        let id = self.syllable_ids.id(key);
        if id as usize == self.syllables.len() {
            self.syllables.push(Syllable { rarity, figures, ..Syllable::default() });
        }
        self.text.push(id);
    }

    /// The ids of a text that is no candidate, such as a title or a query: known ones alone, `u32::MAX` for the others.
    pub(super) fn ids_of(&self, text: &str, tokens: &[Token], out: &mut Vec<u32>) {
        out.clear();
        for token in tokens {
            match token.kind {
                TokenKind::Punctuation | TokenKind::Symbol => {}
                _ if token.unit.is_lexical() => {
                    out.push(self.syllable_ids.find(u64::from(token.unit.number())).unwrap_or(u32::MAX));
                }
                _ => {
                    for run in token.span.of(text).split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
                        out.push(self.syllable_ids.find(text::key(run).number() | 1 << 62).unwrap_or(u32::MAX));
                    }
                }
            }
        }
    }

    /// The id of a pair that stands in the texts.
    pub(super) fn pair_id(&self, left: u32, right: u32) -> Option<u32> {
        self.pair_ids.find(u64::from(left) << 32 | u64::from(right))
    }

    fn title(&mut self, _: &Summarizer, document: u32, text: &str, tokens: &[Token]) {
        let mut piece = std::mem::take(&mut self.piece);
        self.ids_of(text, tokens, &mut piece);
        for (at, &id) in piece.iter().enumerate() {
            if let Some(entry) = self.syllables.get_mut(id as usize).filter(|entry| entry.title_seen != document + 1) {
                entry.title_seen = document + 1;
                entry.titles += 1;
            }
            let next = piece.get(at + 1).copied().unwrap_or(u32::MAX);
            if let Some(pair) = self.pair_id(id, next) {
                if let Some(pair) = self.pairs.get_mut(pair as usize).filter(|pair| pair.title_seen != document + 1) {
                    pair.title_seen = document + 1;
                    pair.titles += 1;
                }
            }
        }
        self.piece = piece;
    }
}

/// The title lines before the first running text.
fn head_titles<'s>(source: &'s Source<'_>) -> impl Iterator<Item = &'s crate::block::Block> {
    source
        .blocks
        .iter()
        .take_while(|block| !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem))
        .filter(|block| block.kind == BlockKind::Title)
}

/// How rare a syllable is that stands `count` times in a corpus of `total`: the logarithm of the quotient, in fixed point.
pub(super) fn rarity(count: u64, total: u64) -> i64 {
    (ln(total) - ln(count.max(1))).clamp(0, 16 * ONE)
}
