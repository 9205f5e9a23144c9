//! The best way to cut a stretch: two states a border, exact, in integers.

use super::features::{Role, Stretch, Template, Visitor};
use super::model::ModelView;

/// Offsets that a border's role may have, from the lowest on, and a token's.
const BORDERS: usize = 5;
const LOWEST: isize = -2;
const TOKENS: usize = 2;

const _: () = {
    let mut templates: &[Template] = &Template::ALL;
    while let [first, tail @ ..] = templates {
        let mut roles = first.roles();
        while let [role, rest @ ..] = roles {
            assert!(match role {
                Role::Border(offset) => (*offset as isize) >= LOWEST && (*offset as isize) < BORDERS as isize + LOWEST,
                Role::Token(offset) => *offset >= 0 && *offset < TOKENS as i8,
            });
            roles = rest;
        }
        templates = tail;
    }
};

/// Sums of weights for borders and tokens of a stretch, with room on both sides so that places at its ends need no special case.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    borders: Vec<i32>,
    tokens: Vec<i32>,
    /// For each border, whether the border before it better joins if this one parts, and if this one joins.
    back: Vec<[bool; 2]>,
    joins: Vec<bool>,
}

/// The place before the first reaches so far outside.
const ROOM: usize = 3;

/// Adds up the weights of a place, then gives them to the borders and tokens around it.
struct Adder<'a> {
    model: ModelView<'a>,
    borders: &'a mut [i32],
    tokens: &'a mut [i32],
    here: [i32; BORDERS + TOKENS],
}

impl Visitor for Adder<'_> {
    #[inline(always)]
    fn visit(&mut self, template: Template, key: u64, _: isize) {
        let row = if template.rows() == 0 {
            self.model.row(template, key).map(i32::from)
        } else {
            let mut row = [0; 6];
            row[0] = self.model.numbered(template, key);
            row
        };
        for (role, weight) in template.roles().iter().zip(row) {
            let at = match role {
                Role::Border(offset) => (isize::from(*offset) - LOWEST) as usize,
                Role::Token(offset) => BORDERS + *offset as usize,
            };
            if let Some(sum) = self.here.get_mut(at) {
                *sum += weight;
            }
        }
    }

    #[inline(always)]
    fn leave(&mut self, at: isize) {
        let [a, b, c, d, e, f, g] = std::mem::take(&mut self.here);
        let at = at.wrapping_add(ROOM as isize) as usize;
        if let Some([v, w, x, y, z]) =
            self.borders.get_mut(at.wrapping_add_signed(LOWEST)..).and_then(|rest| rest.first_chunk_mut())
        {
            (*v, *w, *x, *y, *z) = (*v + a, *w + b, *x + c, *y + d, *z + e);
        }
        if let Some([y, z]) = self.tokens.get_mut(at..).and_then(|rest| rest.first_chunk_mut()) {
            (*y, *z) = (*y + f, *z + g);
        }
    }
}

impl Sums {
    /// For each token of the stretch whether its word goes on behind it.
    pub(super) fn decode(&mut self, stretch: &Stretch, model: ModelView<'_>) -> &[bool] {
        let length = stretch.len();
        for list in [&mut self.borders, &mut self.tokens] {
            list.clear();
            list.resize(length + 2 * ROOM, 0);
        }
        let here = [0; BORDERS + TOKENS];
        stretch.visit(&mut Adder { model, borders: &mut self.borders, tokens: &mut self.tokens, here });
        self.back.clear();
        // The best sums up to a border that parts and that joins.
        let (mut parts, mut joins) = (0, IMPOSSIBLE);
        let sums = self.borders.iter().skip(ROOM).zip(self.tokens.iter().skip(ROOM));
        for (joinable, (border, token)) in stretch.joinable().zip(sums) {
            self.back.push([joins > parts, joins + *token > parts]);
            (parts, joins) = (parts.max(joins), if joinable { *border + parts.max(joins + *token) } else { IMPOSSIBLE });
        }
        self.joins.clear();
        self.joins.resize(length, false);
        let mut join = joins > parts;
        for (place, back) in self.joins.iter_mut().zip(&self.back).rev() {
            *place = join;
            let [parting, joining] = *back;
            join = if join { joining } else { parting };
        }
        &self.joins
    }
}

/// Below the sum of any way, and far from the end of the numbers.
const IMPOSSIBLE: i32 = i32::MIN / 2;

#[cfg(test)]
#[cfg(feature = "data-words")]
mod tests {
    use super::*;
    use crate::lexicon::Units;
    use crate::token::Tokenizer;
    use crate::word::WordSegmenter;

    #[test]
    fn no_other_way_to_cut_has_a_higher_sum() {
        let tokenizer = Tokenizer::new(Units::embedded().unwrap());
        let segmenter = WordSegmenter::embedded().unwrap();
        let (mut stretch, mut sums) = (Stretch::default(), Sums::default());
        for text in [
            "Hội nghị tổng kết công tác năm 2024",
            "ông Nguyễn Văn Hòa, TP.HCM, đến",
            "HỌC SINH HỌC SINH HỌC",
            "nhà máy nước đá lạnh ngắt",
            "Ban Quản lý các khu công nghiệp tỉnh Tây Ninh",
        ] {
            let tokens = tokenizer.tokenize(text);
            assert_eq!(stretch.read(&tokens, 0, segmenter.model.lexicon.view()), tokens.len());
            let found = sums.decode(&stretch, segmenter.model.view()).to_vec();
            let joinable: Vec<bool> = stretch.joinable().collect();
            let sum = |joins: &dyn Fn(usize) -> bool| -> i32 {
                let borders: i32 = (0..tokens.len()).filter(|&at| joins(at)).map(|at| sums.borders[at + ROOM]).sum();
                let inner = (1..tokens.len()).filter(|&at| joins(at - 1) && joins(at));
                borders + inner.map(|at| sums.tokens[at + ROOM]).sum::<i32>()
            };
            let ways = (0..1u32 << tokens.len()).filter(|way| (0..tokens.len()).all(|at| way >> at & 1 == 0 || joinable[at]));
            let best = ways.map(|way| sum(&|at| way >> at & 1 == 1)).max().unwrap();
            assert_eq!(sum(&|at| found[at]), best, "{text}");
            assert!(found.iter().any(|joins| *joins), "{text}");
        }
    }
}
