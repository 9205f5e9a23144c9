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
    /// For each border whether the border before it better joins: bit 0 if it parts, bit 1 if it joins.
    back: Vec<u8>,
    /// Whether the border behind each token parts, in rows of bits.
    ends: Vec<u64>,
}

impl Decoder {
    /// Adds the words of a text.
    pub(super) fn words_into(&mut self, tokens: &[Token], model: ModelView<'_>, out: &mut Vec<Word>) {
        self.back.clear();
        self.back.resize(tokens.len(), 0);
        self.search(tokens, model);
        self.trace();
        self.emit(tokens, out);
    }

    /// Finds for each border what the one before it is on the best way.
    fn search(&mut self, tokens: &[Token], model: ModelView<'_>) {
        let mut codes = [OUTSIDE_LINE; BEFORE + CHUNK];
        let (mut pairs, mut sums) = ([Row::NONE; 1 + CHUNK], [(0, 0); CHUNK]);
        let mut reader = Reader::new(tokens);
        let mut adder = Adder { model, sums: Sums::default(), block: model.block(0) };
        let mut walk = Walk { tokens, model, view: View::START, at: 0, parts: 0, joins: IMPOSSIBLE };
        loop {
            codes.copy_within(CHUNK.., 0);
            pairs.copy_within(CHUNK.., 0);
            let count = reader.read(codes.get_mut(BEFORE..).unwrap_or_default());
            let codes = codes.get(..BEFORE + count).unwrap_or_default();
            find_pairs(model, codes, pairs.get_mut(1..).unwrap_or_default());
            adder.add(codes, &pairs, &mut sums);
            walk.go(codes, &pairs, &sums, &mut self.back);
            if count < CHUNK {
                return;
            }
        }
    }

    /// Goes the best way back.
    fn trace(&mut self) {
        self.ends.clear();
        self.ends.resize(self.back.len().div_ceil(BITS), 0);
        let mut joins = 0;
        for (ends, back) in self.ends.iter_mut().zip(self.back.chunks(BITS)).rev() {
            for before in back.iter().rev() {
                *ends = *ends << 1 | u64::from(joins ^ 1);
                joins = *before >> joins & 1;
            }
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

/// The search for the best way.
struct Walk<'t, 'd> {
    tokens: &'t [Token],
    model: ModelView<'d>,
    view: View,
    /// The token before the border.
    at: usize,
    /// The best sums up to the border, if it parts and if it joins.
    parts: i32,
    joins: i32,
}

impl Walk<'_, '_> {
    #[inline(never)]
    fn go(&mut self, codes: &[Code], pairs: &[Row], sums: &[(u16, u16)], back: &mut [u8]) {
        let (tokens, model, mut view, mut at, mut parts, mut joins) =
            (self.tokens, self.model, self.view, self.at, self.parts, self.joins);
        for ((row, sums), codes) in pairs.iter().skip(1).zip(sums).zip(codes.windows(BEFORE + 1)) {
            let &[left, here, right, code] = codes else { continue };
            view.add(code, *row);
            if !here.is_token() {
                continue;
            }
            let mut before = u8::from(joins > parts);
            if here.joins() {
                let (mut border, mut token) = (Sums::of_border(sums.0), 0);
                if left.joins() {
                    token = Sums::of_token(sums.1);
                    view.token_rows(&model, [left, here, right], |template, key| token += model.numbered(template, key));
                }
                let behind = || tokens.get(at + 2..).unwrap_or_default();
                view.border_rows(behind, |template, key| border += model.numbered(template, key));
                before |= u8::from(joins + token > parts) << 1;
                (parts, joins) = (parts.max(joins), border + parts.max(joins + token));
            } else {
                (parts, joins) = (0, IMPOSSIBLE);
            }
            if let Some(back) = back.get_mut(at) {
                *back = before;
            }
            at += 1;
        }
        (self.view, self.at, self.parts, self.joins) = (view, at, parts, joins);
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
