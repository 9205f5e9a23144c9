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
