//! What the model sees at a border: the templates, and the one walk over a text that the engine and the trainer share.
//!
//! A template makes rows; a row has a weight for each of its roles, which says what it counts for: the border so many tokens away from
//! where it stands, or both borders of a token being inside a word at once. So one look-up serves all the borders around a pair of units.

use super::grade;
use crate::lexicon::{Node, TrieView, Unit};
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
    /// A unit, capitalised or not, and the shapes beside it.
    Around "around" 0 [Border(0), Border(-1), Token(0)];
    /// Two units in a row.
    Pair "pair" 0 [Border(0), Border(1), Border(-1), Token(0), Token(1)];
    /// Four shapes around a border.
    Shapes "shapes" 10000 [Border(0)];
    /// Three shapes around a token.
    TokenShapes "token-shapes" 1000 [Token(0)];
    /// Where in a run of capitals a border stands.
    Run "run" 256 [Border(0)];
    /// Grades of the words of two units at a border and on both sides of it.
    Grades "grades" 1024 [Border(0)];
    /// Grades of the words of three units that a border cuts.
    Spanned "spanned" 1024 [Border(0)];
    /// Grades of the words of three units that end and begin at a border, and longer ones.
    Edges "edges" 1024 [Border(0)];
    /// Grades of the words of two and three units around a token.
    TokenGrades "token-grades" 2048 [Token(0)];
    /// Units that stand twice.
    Repeats "repeats" 32 [Border(0)];
}

/// Takes the rows of a stretch: `at` is the token where the row stands; -1 and the stretch's length stand for what lies outside.
pub trait Visitor {
    /// One row.
    fn visit(&mut self, template: Template, key: u64, at: isize);

    /// All rows of a place have been shown.
    #[inline]
    fn leave(&mut self, _at: isize) {}
}

/// Places on either side of a stretch that rows may look at.
const MARGIN: usize = 2;

/// Kinds of looks.
const SHAPES: u64 = 10;

/// How a token looks, by its kind and its case. A table: which case comes next is what a processor guesses wrong.
fn shape(token: &Token) -> u8 {
    LOOKS.get(token.kind as usize).and_then(|cases| cases.get(token.case as usize)).copied().unwrap_or(0)
}

#[allow(clippy::indexing_slicing)] // evaluated by the compiler
static LOOKS: [[u8; 8]; 16] = {
    let mut looks = [[0; 8]; 16];
    let kinds = [
        (TokenKind::Syllable, 1, 2, 3, 1),
        (TokenKind::Foreign, 4, 5, 6, 5),
        (TokenKind::Number, 7, 7, 7, 7),
        (TokenKind::Date, 7, 7, 7, 7),
        (TokenKind::Code, 7, 7, 7, 7),
        (TokenKind::Url, 7, 7, 7, 7),
        (TokenKind::Email, 7, 7, 7, 7),
        (TokenKind::Punctuation, 8, 8, 8, 8),
        (TokenKind::Symbol, 9, 9, 9, 9),
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

/// The unit that the model knows a token by: words of an overlay are to it what unknown words are.
fn known(token: &Token) -> u32 {
    match token.unit.number() {
        number if number < limits::MODEL_UNITS => number,
        _ => Unit::FOREIGN_LOWER.number() + u32::from(token.is_capitalised()),
    }
}

/// What the model sees of a token.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    unit: u32,
    shape: u8,
    /// Grades of the words of two and of three units that begin here.
    pair: u8,
    triple: u8,
    /// Whether a longer word ends before, begins at, or goes on behind this token.
    longer: u8,
    /// The capitals in a row that end here.
    run: u8,
    /// Whether a word may go on behind this token.
    joinable: bool,
}

impl Seen {
    const fn is_capital(&self) -> bool {
        matches!(self.shape, 2 | 3 | 5 | 6)
    }
}

const ENDS: u8 = 1;
const BEGINS: u8 = 2;
const INSIDE: u8 = 4;

/// Tokens of one line, read for the model at once; its memory is reused.
#[derive(Clone, Debug, Default)]
pub struct Stretch {
    seen: Vec<Seen>,
}

impl Stretch {
    /// Reads the tokens from `first` to the line's end, or as far as a border behind [`limits::SEGMENT_SYLLABLES`] at which no word can
    /// go on; gives back the token behind the last. A run of as many tokens that could all be one word is cut there.
    pub fn read(&mut self, tokens: &[Token], first: usize, lexicon: TrieView<'_>) -> usize {
        let seen = &mut self.seen;
        seen.clear();
        let before = tokens.get(first.saturating_sub(MARGIN)..first).unwrap_or_default();
        // The line's first token still counts, what stands before it does not.
        let same_line = before.iter().rev().position(Token::starts_line).map_or(before.len(), |at| at + 1);
        let near = if tokens.get(first).is_none_or(Token::starts_line) { 0 } else { same_line };
        seen.resize(MARGIN - near, Seen::default());
        let read = |token: &Token| Seen { unit: known(token), shape: shape(token), ..Seen::default() };
        seen.extend(tokens.get(first - near..first).unwrap_or_default().iter().map(read));
        let mut end = first;
        let (mut piece, mut run, mut joinable) = (0, 0u8, false);
        while let Some(token) = tokens.get(end) {
            let mut here = read(token);
            run = if here.is_capital() { run.saturating_add(1) } else { 0 };
            here.run = run;
            piece += 1;
            end += 1;
            let next = tokens.get(end).filter(|next| !next.starts_line());
            // Behind a sign a word goes on where it went on before it: `TP.HCM`, not `xong.Sau`.
            let joins = next.is_some_and(|next| may_join(token, next, tokens.get(end + 1))) && (joinable || token.is_word());
            joinable = joins && piece < limits::SEGMENT_SYLLABLES;
            here.joinable = joinable;
            seen.push(here);
            if !joinable {
                piece = 0;
                if next.is_none() || end - first >= limits::SEGMENT_SYLLABLES {
                    break;
                }
            }
        }
        let behind = tokens.get(end..).unwrap_or_default().iter().take(MARGIN).take_while(|token| !token.starts_line());
        seen.extend(behind.map(read));
        seen.resize(end - first + 2 * MARGIN, Seen::default());
        self.look_up(lexicon);
        end
    }

    /// Finds the words of the lexicon.
    fn look_up(&mut self, lexicon: TrieView<'_>) {
        for at in MARGIN..self.seen.len().saturating_sub(MARGIN) {
            let mut node = Node::ROOT;
            let mut length = 0;
            while let Some(seen) = self.seen.get(at + length) {
                let Some(next) = lexicon.step(node, Unit::from_number(seen.unit)) else { break };
                let joinable = seen.joinable;
                node = next;
                length += 1;
                if length > 1 {
                    if let Some(grade) = lexicon.value(node) {
                        self.mark(at, length, grade.min(grade::HIGHEST) as u8);
                    }
                }
                if !joinable || length == limits::SURFACE_UNITS {
                    break;
                }
            }
        }
    }

    fn mark(&mut self, at: usize, length: usize, grade: u8) {
        if length > 3 {
            for (place, seen) in self.seen.iter_mut().skip(at).take(length + 1).enumerate() {
                seen.longer |= match place {
                    0 => BEGINS,
                    _ if place == length => ENDS,
                    _ => INSIDE,
                };
            }
        } else if let Some(seen) = self.seen.get_mut(at) {
            *(if length == 2 { &mut seen.pair } else { &mut seen.triple }) = grade;
        }
    }

    /// Tokens that were read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.seen.len().saturating_sub(2 * MARGIN)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// For each token whether a word may go on behind it.
    pub fn joinable(&self) -> impl Iterator<Item = bool> + '_ {
        self.seen.iter().skip(MARGIN).take(self.len()).map(|seen| seen.joinable)
    }

    /// Shows every row to `visitor`, place by place.
    #[inline(always)]
    pub fn visit(&self, visitor: &mut impl Visitor) {
        for (at, window) in self.seen.windows(5).enumerate() {
            let Ok(window) = <&[Seen; 5]>::try_from(window) else { continue };
            self.visit_place(at, window, visitor);
        }
        // The place behind the last token, which has no window of its own.
        let end = self.len() as isize;
        visitor.visit(Template::Unit, 0, -1);
        visitor.leave(-1);
        visitor.visit(Template::Unit, 0, end);
        visitor.leave(end);
    }

    #[inline(always)]
    fn visit_place(&self, at: usize, window: &[Seen; 5], visitor: &mut impl Visitor) {
        let place = at as isize;
        let [left2, left, here, right, right2] = window;
        let unit = u64::from(here.unit) << 1 | u64::from(here.is_capital());
        visitor.visit(Template::Unit, unit, place);
        visitor.visit(Template::Around, (unit << 4 | u64::from(left.shape)) << 4 | u64::from(right.shape), place);
        visitor.visit(Template::Pair, u64::from(here.unit) | u64::from(right.unit) << UNIT_BITS, place);
        let shapes = (u64::from(left.shape) * SHAPES + u64::from(here.shape)) * SHAPES + u64::from(right.shape);
        if left.joinable && here.joinable {
            visitor.visit(Template::TokenShapes, shapes, place);
            let inside = u64::from(here.longer & INSIDE) >> 1 | u64::from(right.longer & INSIDE) >> 2;
            let grades = u64::from(left.triple) << 6 | u64::from(left.pair) << 3 | u64::from(here.pair);
            visitor.visit(Template::TokenGrades, inside << 9 | grades, place);
        }
        if here.joinable {
            visitor.visit(Template::Shapes, shapes * SHAPES + u64::from(right2.shape), place);
            let both = here.is_capital() && right.is_capital();
            let capitals = u64::from(both) << 9;
            if both {
                visitor.visit(Template::Run, self.run(at + MARGIN, here, right), place);
            }
            let pair = u64::from(here.pair);
            visitor.visit(Template::Grades, capitals | u64::from(left.pair) << 6 | pair << 3 | u64::from(right.pair), place);
            visitor.visit(Template::Spanned, capitals | u64::from(left.triple) << 6 | u64::from(here.triple) << 3 | pair, place);
            let found = u64::from(here.pair > 0);
            let edges = found << 6 | u64::from(left2.triple) << 3 | u64::from(right.triple);
            visitor.visit(Template::Edges, u64::from(right.longer) << 7 | edges, place);
            let repeats = u64::from(here.unit == right.unit)
                | u64::from(left.unit == right.unit) << 1
                | u64::from(here.unit == right2.unit) << 2
                | u64::from(left.unit == here.unit) << 3;
            if repeats != 0 {
                visitor.visit(Template::Repeats, found << 4 | repeats, place);
            }
        }
        visitor.leave(place);
    }

    /// The key of the border behind a capital where another follows.
    fn run(&self, at: usize, here: &Seen, right: &Seen) -> u64 {
        let run = usize::from(here.run);
        let behind = self.seen.iter().skip(at + 2).take(3).take_while(|seen| seen.is_capital()).count();
        let head = at.checked_sub(run).and_then(|at| self.seen.get(at)).map_or(0, |seen| seen.shape);
        let start = u64::from(head == 0) | u64::from(head == 8) << 1;
        let upper = u64::from(here.shape == 3) << 1 | u64::from(right.shape == 3);
        (run.clamp(1, 4) as u64 - 1) << 6 | (behind as u64) << 4 | start << 2 | upper
    }
}

/// Bits of a unit in the key of a row.
pub const UNIT_BITS: u32 = 20;

const _: () = assert!(limits::MODEL_UNITS as u64 <= 1 << UNIT_BITS);

/// Whether a word may hold both tokens, which follow each other: letters apart by white space or by a sign glued to them; a hyphen or an
/// apostrophe (a closing quote looks like one) only where letters are glued to it on both sides.
#[inline]
fn may_join(left: &Token, right: &Token, behind: Option<&Token>) -> bool {
    if right.starts_line() {
        return false;
    }
    if left.is_word() && right.is_word() {
        return true;
    }
    if right.after_space() {
        return false;
    }
    if left.is_word() {
        let stop = right.unit == Unit::sign('.') && (left.is_capitalised() || left.is_one_letter());
        return stop || is_joiner(right.unit) && behind.is_some_and(|behind| behind.is_word() && !behind.after_space());
    }
    right.is_word() && (left.unit == Unit::sign('.') || is_joiner(left.unit))
}

/// Signs that join letters: `KT-XH`, `M&A`, `N’Trang`.
fn is_joiner(unit: Unit) -> bool {
    ['-', '&', '\'', '’'].iter().any(|&sign| unit == Unit::sign(sign))
}
