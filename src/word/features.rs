//! What the model sees at a border: the templates, and the one walk over a text that the engine and the trainer share.
//!
//! A template makes rows; a row has a weight for each of its roles, which says what it counts for: the border so many tokens away from
//! where it stands, or both borders of a token being inside a word at once. So one look-up serves all the borders around a pair of units.

use super::WordSegmenter;
use super::model::{ModelView, Row, UNIT_BITS};
use crate::lexicon::Unit;
use crate::limits;
use crate::token::{Case, Token, TokenKind};

/// What a weight of a row counts for. Border `i` stands between token `i` and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The border so many tokens after the row's place being inside a word.
    Border(i8),
    /// Both borders of the token so many after the row's place being inside a word.
    Token(i8),
}

macro_rules! templates {
    ($($(#[$doc:meta])* $template:ident $name:literal $cells:literal [$($role:expr),*];)*) => {
        /// A kind of feature. What is hashed has a row for each combination of units that was worth one; the others have all their rows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Template {
            $($(#[$doc])* $template,)*
        }

        impl Template {
            /// All of them.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$template),*];

            /// The name in the table of weights.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$template => $name,)* }
            }

            /// How many rows there can be; 0 where rows are hashed.
            #[must_use]
            pub const fn rows(self) -> usize {
                match self { $(Self::$template => $cells,)* }
            }

            /// What the weights of a row count for, in order.
            #[must_use]
            pub const fn roles(self) -> &'static [Role] {
                use Role::{Border, Token};
                match self { $(Self::$template => const { &[$($role),*] },)* }
            }
        }
    };
}

templates! {
    /// A unit, capitalised or not.
    Unit "unit" 0 [Border(1), Border(0), Border(-1), Border(-2), Token(0)];
    /// A unit, its shape and those beside it, and whether the lexicon has it with what stands before and behind it.
    Around "around" 0 [Border(0), Border(-1), Token(0)];
    /// Two units in a row.
    Pair "pair" 0 [Border(0), Border(1), Border(-1), Token(0), Token(1)];
    /// Four shapes around a border.
    Shapes "shapes" 65536 [Border(0)];
    /// Three shapes around a token.
    TokenShapes "token-shapes" 4096 [Token(0)];
    /// Where in a run of capitals a border stands.
    Run "run" 256 [Border(0)];
    /// Grades of the words of two units at a border and on both sides of it.
    Grades "grades" 1024 [Border(0)];
    /// Grades of the words of two and three units around a token.
    TokenGrades "token-grades" 1024 [Token(0)];
    /// Units that stand twice.
    Repeats "repeats" 32 [Border(0)];
}

/// Bits of a shape: a capital at the head; no letters. 0 is what lies outside the line.
const CAPITAL: u32 = 8;
const NO_LETTERS: u32 = 4;
const TITLE: u8 = 9;
const UPPER: u8 = 10;
const PUNCTUATION: u8 = 5;

/// How a token looks, by its kind and its case. A table: which case comes next is what a processor guesses wrong.
#[inline(always)]
fn shape(token: &Token) -> u8 {
    LOOKS.get(token.kind as usize).and_then(|cases| cases.get(token.case as usize)).copied().unwrap_or(0)
}

#[allow(clippy::indexing_slicing)] // evaluated by the compiler
static LOOKS: [[u8; 8]; 16] = {
    let mut looks = [[0; 8]; 16];
    let kinds = [
        (TokenKind::Syllable, 1, TITLE, UPPER, 1),
        (TokenKind::Foreign, 2, 11, 8, 11),
        (TokenKind::Number, 4, 4, 4, 4),
        (TokenKind::Date, 4, 4, 4, 4),
        (TokenKind::Code, 4, 4, 4, 4),
        (TokenKind::Url, 4, 4, 4, 4),
        (TokenKind::Email, 4, 4, 4, 4),
        (TokenKind::Punctuation, PUNCTUATION, PUNCTUATION, PUNCTUATION, PUNCTUATION),
        (TokenKind::Symbol, 6, 6, 6, 6),
    ];
    let mut at = 0;
    while at < kinds.len() {
        let (kind, lower, title, upper, mixed) = kinds[at];
        looks[kind as usize][Case::None as usize] = lower;
        looks[kind as usize][Case::Lower as usize] = lower;
        looks[kind as usize][Case::Title as usize] = title;
        looks[kind as usize][Case::Upper as usize] = upper;
        looks[kind as usize][Case::Mixed as usize] = mixed;
        at += 1;
    }
    looks
};

/// Takes the rows of a text: `at` is the token where the row stands, which may lie outside.
pub trait Visitor {
    /// One row.
    fn visit(&mut self, template: Template, key: u64, at: isize);
}

/// The unit that the model knows a token by: words of an overlay are to it what unknown words are.
fn known(token: &Token) -> u32 {
    match token.unit.number() {
        number if number < limits::MODEL_UNITS => number,
        _ => Unit::FOREIGN_LOWER.number() + u32::from(token.is_capitalised()),
    }
}

/// The key of a unit in [`Template::Unit`].
#[inline(always)]
const fn unit_key(unit: u32, shape: u32) -> u64 {
    (unit as u64) << 1 | (shape / CAPITAL) as u64
}

/// The key of a unit in [`Template::Around`]: the last of the grades is that of the pair which it begins, the one before of that which it ends.
#[inline(always)]
fn around_key(unit: u32, shapes: u32, grades: u32) -> u64 {
    let words = u64::from(grades >> 3 & 7 > 0) << 1 | u64::from(grades & 7 > 0);
    u64::from(unit) << 14 | words << 12 | u64::from(shapes)
}

/// A walk over the tokens of a text, one border after the other, with all that the model sees at it. It looks two tokens ahead and keeps
/// what it saw, so that nothing is read or looked up twice.
pub(super) struct Walk<'t, 'd> {
    tokens: &'t [Token],
    model: ModelView<'d>,
    /// The token before the border.
    at: usize,
    /// Of the token before that, it itself and two behind the border; 0 outside the line.
    units: [u32; 4],
    /// Their shapes, four bits each, the last in the lowest.
    shapes: u32,
    /// The rows of their three pairs.
    pub(super) pairs: [Row; 3],
    /// The grades of these, three bits each, the last in the lowest.
    grades: u32,
    /// Whether a word may go on behind the token before, and here.
    pub(super) joined: bool,
    pub(super) joins: bool,
    /// Tokens since the last border at which none may.
    piece: u32,
    /// The capitals in a row that end at the token before the border, and the shape before them.
    run: u32,
    head: u32,
}

impl<'t, 'd> Walk<'t, 'd> {
    /// Stands at the first border of the line that begins with token `at`; `None` behind the last token.
    #[inline(always)]
    pub(super) fn line(tokens: &'t [Token], model: ModelView<'d>, at: usize) -> Option<Self> {
        let first = tokens.get(at)?;
        let pairs = [Row::default(); 3];
        let (units, shapes, grades, joined, joins, piece, run, head) = ([0; 4], 0, 0, false, false, 0, 0, 0);
        let mut walk = Self { tokens, model, at, units, shapes, pairs, grades, joined, joins, piece, run, head };
        walk.push(Some(first));
        walk.push(walk.in_line(at + 1));
        let [.., second] = walk.units;
        walk.push(if second == 0 { None } else { walk.in_line(at + 2) });
        walk.arrive();
        Some(walk)
    }

    /// The token before the border.
    #[inline(always)]
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Goes to the next border of the line; false where there is none.
    #[inline(always)]
    pub(super) fn step(&mut self) -> bool {
        let [_, _, right, right2] = self.units;
        if right == 0 {
            return false;
        }
        self.at += 1;
        // What lies behind the line's end was met before, or is now.
        self.push(if right2 == 0 { None } else { self.in_line(self.at + 2) });
        self.arrive();
        true
    }

    #[inline(always)]
    fn in_line(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at).filter(|token| !token.starts_line())
    }

    /// Takes one more token into view.
    #[inline(always)]
    fn push(&mut self, token: Option<&Token>) {
        let (unit, shape) = token.map_or((0, 0), |token| (known(token), u32::from(shape(token))));
        let [_, here, right, right2] = self.units;
        self.units = [here, right, right2, unit];
        self.shapes = (self.shapes << 4 | shape) & 0xFFFF;
        let [_, second, third] = self.pairs;
        let pair = if right2 == 0 || shape == 0 || self.shapes & (NO_LETTERS << 4 | NO_LETTERS) != 0 {
            Row::default()
        } else {
            self.model.row(Template::Pair, self.last_pair_key())
        };
        self.pairs = [second, third, pair];
        self.grades = (self.grades << 3 | pair.grade()) & 0x1FF;
    }

    /// Sees where the border is.
    #[inline(always)]
    fn arrive(&mut self) {
        let [_, _, right, _] = self.units;
        let (left, here) = (self.shapes >> 12, self.shapes >> 8 & 15);
        if here & CAPITAL == 0 {
            self.run = 0;
        } else {
            if self.run == 0 {
                self.head = left;
            }
            self.run += 1;
        }
        self.joined = self.joins;
        self.piece += 1;
        let joins = right != 0 && self.shapes & (NO_LETTERS << 8 | NO_LETTERS << 4) == 0 || {
            let rest = self.tokens.get(self.at..).unwrap_or_default();
            may_join(rest, self.joined)
        };
        self.joins = joins && self.piece < limits::SEGMENT_SYLLABLES as u32;
        if !self.joins {
            self.piece = 0;
        }
    }

    /// The keys in [`Template::Unit`] of the token before that before the border, of this, and of that behind the border.
    pub(super) fn first_unit_keys(&self) -> [u64; 3] {
        let [left, here, right, _] = self.units;
        [unit_key(left, self.shapes >> 12), unit_key(here, self.shapes >> 8 & 15), unit_key(right, self.shapes >> 4 & 15)]
    }

    /// That of the token two behind the border.
    #[inline(always)]
    pub(super) fn last_unit_key(&self) -> u64 {
        let [.., last] = self.units;
        unit_key(last, self.shapes & 15)
    }

    #[inline(always)]
    fn last_pair_key(&self) -> u64 {
        let [.., left, right] = self.units;
        u64::from(left) | u64::from(right) << UNIT_BITS
    }

    /// The key of the token behind the border in [`Template::Around`].
    #[inline(always)]
    pub(super) fn around_right_key(&self) -> u64 {
        let [_, _, right, _] = self.units;
        around_key(right, self.shapes & 0xFFF, self.grades)
    }

    /// That of the token before it.
    #[inline(always)]
    pub(super) fn around_here_key(&self) -> u64 {
        let [_, here, ..] = self.units;
        around_key(here, self.shapes >> 4, self.grades >> 3)
    }

    /// Whether the row of the token behind the border can matter: next to signs no word goes on.
    #[inline(always)]
    pub(super) const fn needs_right(&self) -> bool {
        self.joins || self.shapes & NO_LETTERS << 4 == 0
    }

    /// The rows with numbers of the border.
    #[inline(always)]
    pub(super) fn border_rows(&self, mut take: impl FnMut(Template, u64)) {
        const CAPITALS: u32 = CAPITAL << 8 | CAPITAL << 4;
        take(Template::Shapes, u64::from(self.shapes));
        let both = self.shapes & CAPITALS == CAPITALS;
        if both {
            let behind = self.tokens.get(self.at + 2..).unwrap_or_default();
            take(Template::Run, run_key(self.run, self.head, self.shapes, behind));
        }
        take(Template::Grades, u64::from(both) << 9 | u64::from(self.grades));
        let [left, here, right, right2] = self.units;
        if here == right || left == right || here == right2 || left == here {
            let repeats = u64::from(here == right)
                | u64::from(left == right) << 1
                | u64::from(here == right2) << 2
                | u64::from(left == here) << 3;
            take(Template::Repeats, u64::from(self.grades >> 3 & 7 > 0) << 4 | repeats);
        }
    }

    /// The rows with numbers of the token before the border, for a word that goes on on both sides of it.
    #[inline(always)]
    pub(super) fn token_rows(&self, mut take: impl FnMut(Template, u64)) {
        take(Template::TokenShapes, u64::from(self.shapes >> 4));
        let [pair, ..] = self.pairs;
        let [left, here, right, _] = self.units;
        let triple = if pair.goes_on() { self.model.triple(left, here, right) } else { Row::default() };
        let longer = u64::from(triple.goes_on()) << 3 | u64::from(triple.grade());
        take(Template::TokenGrades, longer << 6 | u64::from(self.grades >> 3));
    }
}

/// The row of [`Template::Run`], for the last of `run` capitals behind a token that looks like `head`, with the tokens behind the next.
// Takes no walk: what a function that is not inlined sees would have to stand in memory at every step.
fn run_key(run: u32, head: u32, shapes: u32, behind: &[Token]) -> u64 {
    let capitals = behind.iter().take(3).take_while(|token| !token.starts_line() && u32::from(shape(token)) & CAPITAL != 0);
    let start = u64::from(head == 0) | u64::from(head == u32::from(PUNCTUATION)) << 1;
    let upper = u64::from(shapes >> 8 & 15 == UPPER.into()) << 1 | u64::from(shapes >> 4 & 15 == UPPER.into());
    u64::from(run.clamp(1, 4) - 1) << 6 | (capitals.count() as u64) << 4 | start << 2 | upper
}

/// Shows every row of a text to `visitor`, and gives back for each token whether a word may go on behind it.
pub fn visit(tokens: &[Token], segmenter: &WordSegmenter, visitor: &mut impl Visitor) -> Vec<bool> {
    let mut joinable = Vec::with_capacity(tokens.len());
    while let Some(mut walk) = Walk::line(tokens, segmenter.model.view(), joinable.len()) {
        for (key, at) in walk.first_unit_keys().into_iter().zip(walk.at as isize - 1..) {
            visitor.visit(Template::Unit, key, at);
        }
        loop {
            let place = walk.at as isize;
            visitor.visit(Template::Unit, walk.last_unit_key(), place + 2);
            visitor.visit(Template::Around, walk.around_here_key(), place);
            let [_, here, right, _] = walk.units;
            let shapes = walk.shapes >> 4;
            if shapes & 15 != 0 && shapes & (NO_LETTERS << 4 | NO_LETTERS) == 0 {
                visitor.visit(Template::Pair, u64::from(here) | u64::from(right) << UNIT_BITS, place);
            }
            joinable.push(walk.joins);
            if walk.joins {
                walk.border_rows(|template, key| visitor.visit(template, key, place));
                if walk.joined {
                    walk.token_rows(|template, key| visitor.visit(template, key, place));
                }
            }
            if !walk.step() {
                break;
            }
        }
    }
    joinable
}

/// Whether a word may hold the first token and the next, where it `went_on` before them: letters apart by white space or
/// by a sign glued to them; a hyphen or an apostrophe (a closing quote looks like one) only where letters are glued to it on both sides;
/// figures with a sign glued between them (`20-9`, `2004/04/02`) or letters (`Covid-19`). Behind a sign a word goes on where it went on before it:
/// `TP.HCM`, not `xong.Sau`.
fn may_join(tokens: &[Token], went_on: bool) -> bool {
    let [left, right, behind @ ..] = tokens else { return false };
    if left.is_word() && right.is_word() {
        return !right.starts_line();
    }
    if right.after_space() {
        return false;
    }
    let glued = |is: fn(&Token) -> bool| behind.first().is_some_and(|token| !token.after_space() && is(token));
    if has_figures(left) {
        return joins_figures(right.unit) && glued(has_figures);
    }
    if left.is_word() {
        let stop = right.unit == Unit::sign('.') && (left.is_capitalised() || left.is_one_letter());
        return stop || is_joiner(right.unit) && glued(|token| token.is_word() || has_figures(token));
    }
    went_on && (right.is_word() && (left.unit == Unit::sign('.') || is_joiner(left.unit)) || has_figures(right))
}

/// Whether a token is a number or holds one.
const fn has_figures(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Number | TokenKind::Date | TokenKind::Code)
}

/// Signs that join figures.
fn joins_figures(unit: Unit) -> bool {
    ['-', '–', '/', '.', ':'].iter().any(|&sign| unit == Unit::sign(sign))
}

/// Signs that join letters: `KT-XH`, `M&A`, `N’Trang`.
fn is_joiner(unit: Unit) -> bool {
    ['-', '&', '\'', '’'].iter().any(|&sign| unit == Unit::sign(sign))
}
