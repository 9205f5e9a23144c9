//! The best way to cut a text into words: two states a border, exact, in integers.

use super::features::{Role, Template, Walk};
use super::model::{ModelView, Row};
use super::{Word, WordKind};
use crate::token::Token;

/// Below the sum of any way, and far from the end of the numbers.
const IMPOSSIBLE: i32 = i32::MIN / 2;

/// The number of a role in its template.
#[allow(clippy::panic)] // evaluated by the compiler
const fn role(template: Template, role: Role) -> u32 {
    let mut at = 0;
    let mut rest = template.roles();
    while let [first, tail @ ..] = rest {
        match (first, role) {
            (Role::Border(found), Role::Border(offset)) | (Role::Token(found), Role::Token(offset)) if *found == offset => {
                return at;
            }
            _ => {}
        }
        at += 1;
        rest = tail;
    }
    panic!("the template has no such role")
}

macro_rules! weight {
    ($row:expr, $template:ident, $role:ident $offset:literal) => {
        $row.weight(const { role(Template::$template, Role::$role($offset)) })
    };
}

/// The best sums up to the present border of a piece, between borders at which no word goes on, and the way back.
#[derive(Clone, Debug, Default)]
pub(super) struct Decoder {
    /// Up to the border if it parts, and if it joins.
    parts: i32,
    joins: i32,
    /// For each border of the piece whether the border before it better joins: bit 0 if it parts, bit 1 if it joins. Once the piece has ended,
    /// whether it joins.
    borders: Vec<u8>,
}

impl Decoder {
    fn start_piece(&mut self) {
        (self.parts, self.joins) = (0, IMPOSSIBLE);
    }

    /// A border at which the word may go on.
    #[inline(always)]
    fn step(&mut self, at: usize, border: i32, token: i32) {
        let (parts, joins) = (self.parts, self.joins);
        if let Some(back) = self.borders.get_mut(at) {
            *back = u8::from(joins > parts) | u8::from(joins + token > parts) << 1;
        }
        (self.parts, self.joins) = (parts.max(joins), border + parts.max(joins + token));
    }

    /// A border at which it may not, behind those from `first` on at which it may.
    #[inline(always)]
    fn finish(&mut self, first: usize, at: usize) {
        let mut joins = u8::from(self.joins > self.parts);
        for border in self.borders.get_mut(first..at).unwrap_or_default().iter_mut().rev() {
            let before = *border >> joins & 1;
            *border = joins;
            joins = before;
        }
        self.start_piece();
    }

    /// Adds the words of a text.
    pub(super) fn words_into(&mut self, tokens: &[Token], model: ModelView<'_>, out: &mut Vec<Word>) {
        self.borders.clear();
        self.borders.resize(tokens.len(), 0);
        self.start_piece();
        let mut first = 0;
        while let Some(mut walk) = Walk::line(tokens, model, first) {
            let [outside, here, right] = walk.first_unit_keys();
            let mut units = [Row::default(), model.unit(outside), model.unit(here), model.unit(right)];
            let mut right = model.row(Template::Around, walk.around_here_key());
            loop {
                let [_, tail @ ..] = units;
                let [a, b, c] = tail;
                units = [a, b, c, model.unit(walk.last_unit_key())];
                let here = right;
                right = if walk.needs_right() { model.row(Template::Around, walk.around_right_key()) } else { Row::default() };
                if walk.joins {
                    let token = if walk.joined { token(&walk, model, &units, here) } else { 0 };
                    self.step(walk.at(), border(&walk, model, &units, here, right), token);
                } else {
                    self.finish(first, walk.at());
                    first = walk.at() + 1;
                }
                if !walk.step() {
                    break;
                }
            }
        }
        // Where words end is what a processor cannot guess; here it waits for nothing when it guessed wrong.
        let mut first = 0u32;
        let mut head: Option<&Token> = None;
        for (at, (token, joins)) in (1u32..).zip(tokens.iter().zip(&self.borders)) {
            let begun = *head.get_or_insert(token);
            if *joins == 0 {
                let kind = if at - first > 1 { WordKind::Word } else { WordKind::of(begun.kind) };
                out.push(Word { span: begun.span.cover(token.span), kind, first, end: at });
                (first, head) = (at, None);
            }
        }
    }
}

/// The sum of the weights for the border, by the rows of the units and of what stands around the tokens beside it.
#[inline(always)]
fn border(walk: &Walk<'_, '_>, model: ModelView<'_>, units: &[Row; 4], here: Row, right: Row) -> i32 {
    let [pair_left, pair_here, pair_right] = walk.pairs;
    let [left, unit, right1, right2] = units;
    let mut sum = weight!(left, Unit, Border 1)
        + weight!(unit, Unit, Border 0)
        + weight!(right1, Unit, Border - 1)
        + weight!(right2, Unit, Border - 2)
        + weight!(pair_left, Pair, Border 1)
        + weight!(pair_here, Pair, Border 0)
        + weight!(pair_right, Pair, Border - 1)
        + weight!(here, Around, Border 0)
        + weight!(right, Around, Border - 1);
    walk.border_rows(|template, key| sum += model.numbered(template, key));
    sum
}

/// The sum of the weights for the token before the border being inside a word on both sides.
#[inline(always)]
fn token(walk: &Walk<'_, '_>, model: ModelView<'_>, units: &[Row; 4], here: Row) -> i32 {
    let [pair_left, pair_here, _] = walk.pairs;
    let [_, unit, ..] = units;
    let mut sum = weight!(unit, Unit, Token 0)
        + weight!(pair_left, Pair, Token 1)
        + weight!(pair_here, Pair, Token 0)
        + weight!(here, Around, Token 0);
    walk.token_rows(|template, key| sum += model.numbered(template, key));
    sum
}

#[cfg(test)]
#[cfg(feature = "data-words")]
mod tests {
    use super::super::features::{Visitor, visit};
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
                let weight = match template {
                    Template::Unit => self.model.unit(key).weight(number),
                    _ if template.rows() == 0 => self.model.row(template, key).weight(number),
                    _ => self.model.numbered(template, key),
                };
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
