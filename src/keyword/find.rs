//! Collects phrases and ranks them.

use super::{Keyword, KeywordFinder, KeywordInput, WORD_START, extend, shorten};
use crate::block::BlockKind;
use crate::lexicon::Unit;
use crate::limits;
use crate::span::Span;
use crate::text;
use crate::token::{Case, Token};

/// A word, a name or a short form of the text.
#[derive(Clone, Copy, Debug)]
struct Piece {
    first: u32,
    end: u32,
    /// Its syllables among all pieces' syllables.
    from: u32,
    to: u32,
    role: Role,
    /// How rare it is: the binary logarithm of a million sentences per sentence that holds it, in sixteenths.
    rarity: u32,
    /// Whether a sign or a block's border stands before it.
    apart: bool,
    /// Part of the title.
    title: bool,
    short_form: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// May begin, end or be a phrase.
    Content,
    /// May begin or end a phrase; alone it says too little.
    Weak,
    /// May stand inside a phrase only as part of a name.
    Function,
}

/// All occurrences of one run of pieces.
#[derive(Clone, Copy, Debug)]
struct Group {
    key: u64,
    /// The first occurrence.
    first: u32,
    /// The tokens of the first one without a short form, else of the first.
    shown: (u32, u32),
    short_form: bool,
    pieces: u32,
    rarity: u32,
    contents: u32,
    count: u32,
    title: bool,
}

/// A phrase with all its occurrences.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    first: u32,
    end: u32,
    count: u32,
    earliest: u32,
    rank: u64,
}

/// Working memory, kept between texts.
#[derive(Clone, Debug, Default)]
pub struct KeywordScratch {
    pieces: Vec<Piece>,
    syllables: Vec<u64>,
    groups: Vec<Group>,
    /// Where a key's group stands, counted from 1: a hash table whose length is a power of two.
    slots: Vec<u32>,
    phrases: Vec<Phrase>,
    title: Vec<u64>,
    chosen: Vec<(u32, u32)>,
}

pub(super) fn find(
    finder: &KeywordFinder,
    input: &KeywordInput<'_>,
    top: usize,
    scratch: &mut KeywordScratch,
    keywords: &mut Vec<Keyword>,
) {
    keywords.clear();
    scratch.title.clear();
    scratch.title.extend(input.title.1.iter().filter(|token| token.is_word()).map(|token| syllable(input.title.0, token)));
    scratch.title.sort_unstable();
    read(finder, input, scratch);
    collect(scratch);
    rank(scratch, input.tokens.len());
    choose(input, scratch, top, keywords);
}

fn syllable(text: &str, token: &Token) -> u64 {
    if token.unit.is_lexical() { of_unit(token.unit) } else { text::hash(text::key(token.span.of(text)).number()) }
}

fn of_unit(unit: Unit) -> u64 {
    text::hash(u64::from(unit.number()) | 1 << 40)
}

/// Cuts the text into pieces.
fn read(finder: &KeywordFinder, input: &KeywordInput<'_>, scratch: &mut KeywordScratch) {
    scratch.pieces.clear();
    scratch.syllables.clear();
    let mut cursor = Cursor { words: input.words, names: input.names, full_forms: input.full_forms };
    for block in input.blocks {
        if matches!(block.kind, BlockKind::Furniture | BlockKind::Credit | BlockKind::Byline | BlockKind::Dateline) {
            continue;
        }
        let title = block.kind == BlockKind::Title;
        let (mut at, mut apart) = (block.first, true);
        while at < block.end {
            let Some(token) = input.tokens.get(at as usize) else { break };
            let (end, kind) = cursor.next(finder, input, at, block.end);
            if !token.is_word() {
                // Figures and signs part phrases.
                apart = true;
                at = end.max(at + 1);
                continue;
            }
            push(finder, input, cursor.full_forms, scratch, (at, end), kind, (apart, title));
            apart = false;
            at = end.max(at + 1);
        }
    }
}

/// What a piece is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Name,
    Short,
}

/// Where the lists of words, names and short forms are read.
struct Cursor<'s> {
    words: &'s [(u32, u32)],
    names: &'s [(u32, u32)],
    full_forms: &'s [super::FullForm],
}

impl Cursor<'_> {
    /// The end and kind of the piece that begins at token `at`.
    fn next(&mut self, finder: &KeywordFinder, input: &KeywordInput<'_>, at: u32, end: u32) -> (u32, Kind) {
        while let Some((_, rest)) = self.names.split_first().filter(|(name, _)| name.0 < at) {
            self.names = rest;
        }
        while let Some((_, rest)) = self.words.split_first().filter(|(word, _)| word.0 < at) {
            self.words = rest;
        }
        while let Some((_, rest)) = self.full_forms.split_first().filter(|(form, _)| form.first < at) {
            self.full_forms = rest;
        }
        if let Some(name) = self.names.first().filter(|name| name.0 == at && name.1 <= end && name.1 > at) {
            return (name.1, Kind::Name);
        }
        if let Some(form) = self.full_forms.first().filter(|form| form.first == at && form.end <= end && form.end > at) {
            return (form.end, Kind::Short);
        }
        let border = self.names.first().map_or(end, |name| name.0.min(end));
        let border = self.full_forms.first().map_or(border, |form| form.first.min(border));
        if let Some(word) = self.words.first().filter(|word| word.0 == at) {
            return (word.1.min(border.max(at + 1)), Kind::Word);
        }
        longest(finder, input.tokens, at, border)
    }
}

/// A run of capitalised syllables is a name; else the longest word of the compiled table.
fn longest(finder: &KeywordFinder, tokens: &[Token], at: u32, end: u32) -> (u32, Kind) {
    let rest = tokens.get(at as usize..end as usize).unwrap_or_default();
    let run = rest.iter().take(limits::KEYWORD_WORD_TOKENS).take_while(|token| token.is_word() && token.case == Case::Title);
    let mut capitals = run.count();
    if rest.first().is_some_and(|head| finder.is_function_word(shorten(extend(WORD_START, head.unit)))) {
        capitals = 0;
    }
    // `Sở Thông tin`: what goes on in small letters belongs to its own head.
    for number in 1..capitals {
        let tail = rest.get(number..).unwrap_or_default();
        if word_length(finder, tail) > capitals - number {
            capitals = number;
            break;
        }
    }
    let best = word_length(finder, rest);
    if capitals > 1 && capitals >= best {
        return (at + capitals as u32, Kind::Name);
    }
    (at + best as u32, Kind::Word)
}

/// Tokens of the longest word of the compiled table that stands here; 1 where there is none.
fn word_length(finder: &KeywordFinder, tokens: &[Token]) -> usize {
    let mut hash = WORD_START;
    let mut best = 1;
    for (number, token) in tokens.iter().take(limits::KEYWORD_WORD_TOKENS).enumerate() {
        if !token.unit.is_lexical() || number > 0 && token.starts_line() {
            break;
        }
        hash = extend(hash, token.unit);
        if number > 0 && finder.frequencies.per_million(shorten(hash)).is_some() {
            best = number + 1;
        }
    }
    best
}

/// Adds a piece; `full_forms` are those that begin at it or later.
fn push(
    finder: &KeywordFinder,
    input: &KeywordInput<'_>,
    full_forms: &[super::FullForm],
    scratch: &mut KeywordScratch,
    (first, end): (u32, u32),
    kind: Kind,
    (apart, title): (bool, bool),
) {
    let from = scratch.syllables.len() as u32;
    let tokens = input.tokens.get(first as usize..end as usize).unwrap_or_default();
    let mut hash = WORD_START;
    let mut letters = 0;
    let mut short_form = false;
    let mut forms = full_forms.iter().take_while(|form| form.end <= end).peekable();
    let mut covered = first;
    for (token, at) in tokens.iter().zip(first..) {
        if let Some(form) = forms.next_if(|form| form.first == at) {
            // A short form inside is read as what it stands for.
            for &unit in &form.units {
                scratch.syllables.push(of_unit(unit));
                hash = extend(hash, unit);
            }
            letters += 4 * form.units.len();
            short_form = true;
            covered = form.end;
        } else if at >= covered {
            if token.is_word() {
                scratch.syllables.push(syllable(input.text, token));
            }
            hash = extend(hash, token.unit);
            letters += token.span.len();
        }
    }
    let key = shorten(hash);
    let frequency = finder.frequencies.per_million(key);
    let rarity = (1_000_000 / u32::from(frequency.unwrap_or(20)).max(1)).max(1);
    // In sixteenths of a doubling, by the leading bits.
    let whole = rarity.ilog2();
    let rarity = whole * 16 + ((rarity << 4 >> whole) & 15);
    let many = scratch.syllables.len() as u32 - from;
    let foreign = tokens.first().is_some_and(|token| token.case != Case::Lower);
    let role = if kind == Kind::Word && finder.is_function_word(key) {
        Role::Function
    } else if kind != Kind::Word || many > 1 {
        Role::Content
    } else if letters < 2 {
        Role::Function
    } else if foreign && frequency.is_none_or(|frequency| frequency < 300) && letters > 3 {
        Role::Content
    } else {
        Role::Weak
    };
    scratch.pieces.push(Piece { first, end, from, to: scratch.syllables.len() as u32, role, rarity, apart, title, short_form });
}

/// All runs of up to [`limits::KEYWORD_WORDS`] pieces without a function word, equal ones together.
fn collect(scratch: &mut KeywordScratch) {
    let KeywordScratch { pieces, syllables, groups, slots, .. } = scratch;
    groups.clear();
    slots.clear();
    // At most half of the table is ever filled.
    slots.resize((pieces.len() * limits::KEYWORD_WORDS * 2).next_power_of_two(), 0);
    for (at, head) in pieces.iter().enumerate() {
        let (mut key, mut rarity, mut short_form, mut contents) = (0u64, 0, false, 0);
        for (number, piece) in pieces.iter().skip(at).take(limits::KEYWORD_WORDS).enumerate() {
            if number > 0 && piece.apart || piece.role == Role::Function {
                break;
            }
            for syllable in syllables.get(piece.from as usize..piece.to as usize).unwrap_or_default() {
                key = text::hash(key ^ syllable);
            }
            rarity += piece.rarity;
            short_form |= piece.short_form;
            contents += u32::from(piece.role == Role::Content);
            if contents == 0 && number == 0 {
                continue;
            }
            let (shown, pieces) = ((head.first, piece.end), number as u32 + 1);
            let new = Group { key, first: head.first, shown, short_form, pieces, rarity, contents, count: 0, title: false };
            let Some(group) = group(groups, slots, new) else { continue };
            group.count += 1;
            group.title |= head.title;
            if group.short_form && !short_form {
                (group.shown, group.short_form) = (shown, false);
            }
        }
    }
}

/// The group of a key; `new` becomes it where there is none yet.
fn group<'g>(groups: &'g mut Vec<Group>, slots: &mut [u32], new: Group) -> Option<&'g mut Group> {
    let mask = slots.len() - 1;
    let mut slot = new.key as usize & mask;
    // The table is never full, so this ends.
    loop {
        let place = slots.get_mut(slot)?;
        match (*place as usize).checked_sub(1) {
            None => {
                groups.push(new);
                *place = groups.len() as u32;
                return groups.last_mut();
            }
            Some(found) if groups.get(found).is_some_and(|group| group.key == new.key) => return groups.get_mut(found),
            Some(_) => slot = (slot + 1) & mask,
        }
    }
}

/// Makes groups phrases and ranks these.
fn rank(scratch: &mut KeywordScratch, tokens: usize) {
    let KeywordScratch { groups, phrases, .. } = scratch;
    phrases.clear();
    for group in groups.iter() {
        let Group { count, title, first: earliest, shown: (first, end), .. } = *group;
        // A run of several words is a phrase when it is repeated; in the title alone it may be chance.
        if group.pieces > 1 && count < 2 || group.contents == 0 {
            continue;
        }
        let mean = u64::from(group.rarity / group.pieces.max(1));
        // Each further word of a repeated phrase adds to what it says.
        let words = 16 + 3 * (u64::from(group.pieces) - 1);
        let often = 16 + u64::from(count.min(64)).ilog2() as u64 * 16 + u64::from(count.min(64)) * 16;
        let early = 16 + 16 * (tokens as u64 - u64::from(earliest).min(tokens as u64)) / (tokens as u64).max(1);
        let weight = if title { 28 } else { 16 };
        let mut rank = mean * words * often / 16 * early / 16 * weight / 16;
        if count == 1 && group.pieces > 1 {
            rank /= 2;
        }
        phrases.push(Phrase { first, end, count, earliest, rank });
    }
    phrases.sort_unstable_by_key(|phrase| (std::cmp::Reverse(phrase.rank), phrase.earliest, phrase.first, phrase.end));
}

/// The best phrases of which none holds most of another.
fn choose(input: &KeywordInput<'_>, scratch: &mut KeywordScratch, top: usize, keywords: &mut Vec<Keyword>) {
    let KeywordScratch { phrases, chosen, .. } = scratch;
    chosen.clear();
    let best = phrases.first().map_or(1, |phrase| phrase.rank).max(1);
    let syllables = |(first, end): (u32, u32)| {
        let tokens = input.tokens.get(first as usize..end as usize).unwrap_or_default();
        tokens.iter().filter(|token| token.is_word()).map(|token| syllable(input.text, token))
    };
    for phrase in phrases.iter() {
        if chosen.len() >= top {
            break;
        }
        // A phrase that nearly always stands in a longer one is a piece of that.
        let longer = |other: &&Phrase| {
            other.first <= phrase.first && phrase.end <= other.end && u64::from(other.count) * 4 >= u64::from(phrase.count) * 3
        };
        let shown = phrases.iter().filter(longer).max_by_key(|other| other.end - other.first).unwrap_or(phrase);
        let own = syllables((shown.first, shown.end));
        let near = chosen.iter().any(|&other| {
            let other = syllables(other);
            let shared = own.clone().filter(|&syllable| other.clone().any(|known| known == syllable)).count();
            shared * 2 > own.clone().count().min(other.count())
        });
        if near {
            continue;
        }
        chosen.push((shown.first, shown.end));
        let tokens = input.tokens.get(shown.first as usize..shown.end as usize).unwrap_or_default();
        if let (Some(head), Some(last)) = (tokens.first(), tokens.last()) {
            keywords.push(Keyword {
                span: Span::new(head.span.start(), last.span.end()),
                count: shown.count,
                score: (phrase.rank * 1000 / best).min(1000) as u16,
            });
        }
    }
}
