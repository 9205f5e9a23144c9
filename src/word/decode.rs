//! The best way to cut a text into words: two states a border, exact, in integers.
//!
//! Some tokens at a time, in several short loops: what one long loop would keep has no room in the registers of a processor, and in a loop that
//! only looks rows up many look-ups wait for memory at once.

use super::features::{Code, OUTSIDE_LINE, Reader, View, pair};
use super::model::ModelView;
use super::row::{Block, Row, Sums};
use super::{Word, WordKind};
use crate::token::{Token, TokenKind};

/// Below the sum of any way, and far from the end of the numbers.
const IMPOSSIBLE: i32 = i32::MIN / 2;

/// Tokens that are looked at in one go, and those before them that are still in view.
const CHUNK: usize = 64;
const BEFORE: usize = 3;

/// Borders in a row of bits.
const BITS: usize = u64::BITS as usize;

/// What a word is that begins with a token of each kind, by itself and with others. A table: how many tokens a word has cannot be guessed.
const KINDS: [[WordKind; 2]; TokenKind::ALL.len()] = {
    let mut kinds = [[WordKind::Word; 2]; TokenKind::ALL.len()];
    let (mut rest, mut tokens): (&mut [_], &[_]) = (&mut kinds, &TokenKind::ALL);
    while let ([[alone, _], kinds @ ..], [token, tail @ ..]) = (rest, tokens) {
        *alone = WordKind::of(*token);
        (rest, tokens) = (kinds, tail);
    }
    kinds
};

/// Working memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Decoder {
    /// The ways back, for as many borders a row as it has bits; fewer in the last.
    back: Vec<Back>,
    /// Whether the border behind each token parts, in rows of bits.
    ends: Vec<u64>,
}

/// For some borders, the last of which has the lowest bit, whether the border before better joins: if this one parts, and if it joins.
#[derive(Clone, Copy, Debug, Default)]
struct Back {
    parts: u64,
    joins: u64,
}

impl Back {
    /// Which of its `count` borders join on the best way, if the last one `joins` (1 or 0); and whether the one before them does.
    ///
    /// From one border to the one before, the answer stays, turns, or is the same whatever it was. Where it stays, an addition carries it on,
    /// and where it does not depend, the addition begins a carry or takes it up; where it turns, everything before counts as turned.
    fn follow(self, count: u32, joins: u64) -> (u64, u64) {
        let carries = self.parts ^ self.joins;
        let mut turned = self.parts & !self.joins;
        for shift in [1, 2, 4, 8, 16, 32] {
            turned ^= turned << shift;
        }
        let begins = !carries & (self.parts ^ turned);
        let (sum, beyond) = (begins | carries).overflowing_add(begins);
        let (sum, also_beyond) = sum.overflowing_add(joins);
        let joined = sum ^ carries ^ turned << 1;
        let before = match count {
            u64::BITS => u64::from(beyond | also_beyond) ^ turned >> (u64::BITS - 1),
            _ => joined >> count & 1,
        };
        (joined, before)
    }
}

impl Decoder {
    /// Adds the words of a text.
    pub(super) fn words_into(&mut self, tokens: &[Token], model: ModelView<'_>, out: &mut Vec<Word>) {
        self.back.clear();
        self.search(tokens, model);
        self.trace(tokens.len());
        self.emit(tokens, out);
    }

    /// Finds for each border what the one before it is on the best way.
    fn search(&mut self, tokens: &[Token], model: ModelView<'_>) {
        let mut codes = [OUTSIDE_LINE; BEFORE + CHUNK];
        let (mut pairs, mut sums, mut judged) = ([Row::NONE; 1 + CHUNK], [(0, 0); CHUNK], [(0, 0); CHUNK]);
        let mut reader = Reader::new(tokens);
        let mut adder = Adder { model, sums: Sums::default(), block: model.block(0) };
        let mut judge = Judge { tokens, model, view: View::START, at: 0 };
        let mut walk = Walk { at: 0, lead: IMPOSSIBLE, back: Back::default() };
        loop {
            codes.copy_within(CHUNK.., 0);
            pairs.copy_within(CHUNK.., 0);
            let count = reader.read(codes.get_mut(BEFORE..).unwrap_or_default());
            let codes = codes.get(..BEFORE + count).unwrap_or_default();
            find_pairs(model, codes, pairs.get_mut(1..).unwrap_or_default());
            adder.add(codes, &pairs, &mut sums);
            judge.judge(codes, &pairs, &sums, &mut judged);
            walk.go(codes, &judged, &mut self.back);
            if count < CHUNK {
                return self.back.push(walk.back);
            }
        }
    }

    /// Goes the best way back over so many borders.
    fn trace(&mut self, borders: usize) {
        self.ends.clear();
        self.ends.resize(self.back.len(), 0);
        let (mut joins, mut count) = (0, (borders % BITS) as u32);
        for (ends, back) in self.ends.iter_mut().zip(&self.back).rev() {
            let joined;
            (joined, joins) = back.follow(count, joins);
            *ends = (!joined).reverse_bits().checked_shr(u64::BITS - count).unwrap_or(0);
            count = u64::BITS;
        }
    }

    /// Adds the words between the borders. Where words end is what a processor cannot guess: a loop over the ends, in a row of bits, has only
    /// its own end to guess.
    fn emit(&self, tokens: &[Token], out: &mut Vec<Word>) {
        let (mut first, mut head) = (0u32, tokens.first());
        for (ends, base) in self.ends.iter().zip((1u32..).step_by(BITS)) {
            let mut ends = *ends;
            while ends != 0 {
                let end = base + ends.trailing_zeros();
                ends &= ends - 1;
                let (Some(begun), Some(last)) = (head, tokens.get(end as usize - 1)) else { return };
                let kinds = KINDS.get(begun.kind as usize).and_then(|kinds| kinds.get(usize::from(end - first > 1)));
                let kind = kinds.copied().unwrap_or(WordKind::Word);
                out.push(Word { span: begun.span.to(last.span), kind, first, end });
                (first, head) = (end, tokens.get(end as usize));
            }
        }
    }
}

/// Looks up each of these with the one before it; the first of them only stand before others.
// Not inlined, as the two below: each has the registers for itself.
#[inline(never)]
fn find_pairs(model: ModelView<'_>, codes: &[Code], pairs: &mut [Row]) {
    for (row, codes) in pairs.iter_mut().zip(codes.windows(3).skip(1)) {
        let &[before_that, before, code] = codes else { continue };
        *row = pair(model, before_that, before, code);
    }
}

/// Adds up the weights of units, pairs and of what is around, for the border two before each token and for the token before that border.
struct Adder<'d> {
    model: ModelView<'d>,
    sums: Sums,
    /// Of the latest token.
    block: &'d Block,
}

impl Adder<'_> {
    #[inline(never)]
    fn add(&mut self, codes: &[Code], pairs: &[Row], out: &mut [(u16, u16)]) {
        let (model, mut sums, mut block) = (self.model, self.sums, self.block);
        for ((code, rows), out) in codes.iter().skip(BEFORE).zip(pairs.windows(2)).zip(out) {
            let &[before, row] = rows else { continue };
            sums.shift();
            sums.add_around(block, before.sides_with(row));
            block = model.block(code.unit_key());
            sums.add_unit(block);
            sums.add_pair(row);
            *out = (sums.border(), sums.token());
        }
        (self.sums, self.block) = (sums, block);
    }
}

/// Adds the weights of rows with numbers.
struct Judge<'t, 'd> {
    tokens: &'t [Token],
    model: ModelView<'d>,
    view: View,
    /// The token before the border.
    at: usize,
}

impl Judge<'_, '_> {
    /// What speaks for the border two before each token, and for the token before that border if both its borders join; `sums` is what the
    /// units and pairs say.
    #[inline(never)]
    fn judge(&mut self, codes: &[Code], pairs: &[Row], sums: &[(u16, u16)], out: &mut [(i32, i32)]) {
        let (tokens, model, mut view, mut at) = (self.tokens, self.model, self.view, self.at);
        for (((row, sums), codes), out) in pairs.iter().skip(1).zip(sums).zip(codes.windows(BEFORE + 1)).zip(out) {
            let &[left, here, right, code] = codes else { continue };
            view.add(code, *row);
            let (mut border, mut token) = (IMPOSSIBLE, 0);
            if here.joins() {
                border = Sums::of_border(sums.0);
                if left.joins() {
                    token = Sums::of_token(sums.1);
                    view.token_rows(&model, [left, here, right], |template, key| token += model.numbered(template, key));
                }
                let behind = || tokens.get(at + 2..).unwrap_or_default();
                view.border_rows(behind, |template, key| border += model.numbered(template, key));
            }
            *out = (border, token);
            at += usize::from(here.is_token());
        }
        (self.view, self.at) = (view, at);
    }
}

/// The search for the best way.
struct Walk {
    /// How many borders it has passed.
    at: usize,
    /// By how much the best way up to the border is better if it joins than if it parts.
    lead: i32,
    /// Of the borders since the last full row.
    back: Back,
}

impl Walk {
    #[inline(never)]
    fn go(&mut self, codes: &[Code], judged: &[(i32, i32)], rows: &mut Vec<Back>) {
        let (mut at, mut lead, mut back) = (self.at, self.lead, self.back);
        for ((border, token), here) in judged.iter().zip(codes.get(1..).unwrap_or_default()) {
            if !here.is_token() {
                continue;
            }
            let joining = lead + token;
            back.parts = back.parts << 1 | u64::from(lead > 0);
            back.joins = back.joins << 1 | u64::from(joining > 0);
            lead = border + joining.max(0) - lead.max(0);
            at += 1;
            if at % BITS == 0 {
                rows.push(std::mem::take(&mut back));
            }
        }
        (self.at, self.lead, self.back) = (at, lead, back);
    }
}

#[cfg(test)]
#[cfg(feature = "data-words")]
mod tests {
    use super::super::features::{Role, Template, Visitor, visit};
    use super::*;
    use crate::lexicon::Units;
    use crate::token::Tokenizer;
    use crate::word::WordSegmenter;

    /// Adds up what the templates' own roles say, as the trainer does.
    struct Adder<'a> {
        model: ModelView<'a>,
        borders: Vec<i32>,
        tokens: Vec<i32>,
    }

    impl Visitor for Adder<'_> {
        fn visit(&mut self, template: Template, key: u64, at: isize) {
            for (number, role) in (0..).zip(template.roles()) {
                let weight = self.model.weight(template, key, number);
                let (list, offset) = match role {
                    Role::Border(offset) => (&mut self.borders, offset),
                    Role::Token(offset) => (&mut self.tokens, offset),
                };
                if let Some(sum) = usize::try_from(at + isize::from(*offset)).ok().and_then(|at| list.get_mut(at)) {
                    *sum += weight;
                }
            }
        }
    }

    #[test]
    fn the_way_back_is_followed_as_border_by_border() {
        // Numbers without a pattern, also such as seldom turn.
        let mut number = 0x1234_5678_9ABC_DEF1u64;
        let mut next = || {
            number ^= number << 13;
            number ^= number >> 7;
            number ^= number << 17;
            number
        };
        for round in 0..2000 {
            let (parts, joins) = (next(), next());
            let back = if round % 2 == 0 { Back { parts, joins } } else { Back { parts: parts & next(), joins: joins | parts } };
            let count = (next() % 64) as u32 + 1;
            let kept = u64::MAX >> (64 - count);
            let back = Back { parts: back.parts & kept, joins: back.joins & kept };
            for last in [0, 1] {
                let (mut joined, mut at) = (0, last);
                for border in 0..count {
                    joined |= at << border;
                    at = (if at == 1 { back.joins } else { back.parts }) >> border & 1;
                }
                let (found, before) = back.follow(count, last);
                assert_eq!((found & kept, before), (joined, at), "{back:?} {count} {last}");
            }
        }
    }

    #[test]
    fn rows_that_are_full_change_nothing() {
        let tokenizer = Tokenizer::new(Units::embedded().unwrap());
        let segmenter = WordSegmenter::embedded().unwrap();
        let line = "Ủy ban nhân dân tỉnh giao Sở Tài chính chủ trì, phối hợp các sở, ngành thẩm định phương án, báo cáo trước ngày 20-9.\n";
        let ends = |text: &str| -> Vec<u32> {
            let mut words = Vec::new();
            Decoder::default().words_into(&tokenizer.tokenize(text), segmenter.model.view(), &mut words);
            words.iter().map(|word| word.end).collect()
        };
        let (once, count) = (ends(line), tokenizer.tokenize(line).len() as u32);
        // So that at some length the last row is full, and others end anywhere in a line.
        for times in 2..=2 * BITS as u32 {
            let expected: Vec<u32> = (0..times).flat_map(|time| once.iter().map(move |end| end + time * count)).collect();
            assert_eq!(ends(&line.repeat(times as usize)), expected, "{times}");
        }
    }

    #[test]
    fn no_other_way_to_cut_has_a_higher_sum_of_what_the_templates_say() {
        let tokenizer = Tokenizer::new(Units::embedded().unwrap());
        let segmenter = WordSegmenter::embedded().unwrap();
        for text in [
            "Hội nghị tổng kết công tác năm 2024",
            "ông Nguyễn Văn Hòa, TP.HCM, đến",
            "HỌC SINH HỌC SINH HỌC",
            "nhà máy nước đá lạnh ngắt",
            "Ban Quản lý các khu công nghiệp tỉnh Tây Ninh",
            "chủ nghĩa xã hội, xã hội chủ nghĩa, ngày 20-9",
        ] {
            let tokens = tokenizer.tokenize(text);
            let mut words = Vec::new();
            Decoder::default().words_into(&tokens, segmenter.model.view(), &mut words);
            let found: Vec<bool> = (1..=tokens.len() as u32).map(|end| words.iter().all(|word| word.end != end)).collect();
            let (borders, sums) = (vec![0; tokens.len()], vec![0; tokens.len()]);
            let mut adder = Adder { model: segmenter.model.view(), borders, tokens: sums };
            let joinable = visit(&tokens, &segmenter, &mut adder);
            let sum = |joins: &dyn Fn(usize) -> bool| -> i32 {
                let borders: i32 = (0..tokens.len()).filter(|&at| joins(at)).map(|at| adder.borders[at]).sum();
                let inner = (1..tokens.len()).filter(|&at| joins(at - 1) && joins(at));
                borders + inner.map(|at| adder.tokens[at]).sum::<i32>()
            };
            let ways = (0..1u32 << tokens.len()).filter(|way| (0..tokens.len()).all(|at| way >> at & 1 == 0 || joinable[at]));
            let best = ways.map(|way| sum(&|at| way >> at & 1 == 1)).max().unwrap();
            assert_eq!(sum(&|at| found[at]), best, "{text}");
            assert!(found.iter().any(|joins| *joins), "{text}");
        }
    }
}
