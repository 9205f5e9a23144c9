//! What the model sees at a border: the templates, and what of tokens comes into view, which the engine and the trainer share.
//!
//! A template makes rows; a row has a weight for each of its roles, which says what it counts for: the border so many tokens away from
//! where it stands, or both borders of a token being inside a word at once. So one look-up serves all the borders around a pair of units.

use super::WordSegmenter;
use super::model::{ModelView, UNIT_BITS};
use super::row::Row;
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
        /// A kind of feature. Those of units have a row for each combination of units that was worth one; the others have all their rows.
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

            /// How many rows there can be; 0 where they are of units.
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
    /// A unit and what stands on both sides of it: nothing that a word goes on over, a capital, a small letter, a word of the lexicon over both.
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

/// Bits of a shape: a capital at the head; no letters; of those with a capital at the head small letters behind it.
const CAPITAL: u32 = 8;
const NOT_UPPER: u32 = 1;
const NO_LETTERS: u32 = 4;
const TITLE: u8 = 9;
const UPPER: u8 = 10;
const PUNCTUATION: u8 = 5;
/// What lies outside the line.
const OUTSIDE: u32 = 7;

/// Bits of a shape, and of a grade, where several stand in a row.
const SHAPE_BITS: u32 = 4;
const GRADE_BITS: u32 = 3;

/// How a token looks, by its kind and its case: its shape, and below it in two bits its side. A table: which case comes next is what a
/// processor guesses wrong.
#[inline(always)]
fn looks(token: &Token) -> u32 {
    LOOKS.get(token.kind as usize).and_then(|cases| cases.get(token.case as usize)).copied().map_or(0, u32::from)
}

/// The shape of a token.
#[inline(always)]
fn shape(token: &Token) -> u32 {
    looks(token) >> SIDE_BITS
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
        let cases = [(Case::None, lower), (Case::Lower, lower), (Case::Title, title), (Case::Upper, upper), (Case::Mixed, mixed)];
        let mut case = 0;
        while case < cases.len() {
            let (written, shape) = cases[case];
            looks[kind as usize][written as usize] = shape << SIDE_BITS | side(shape);
            case += 1;
        }
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
#[inline(always)]
fn known(token: &Token) -> u32 {
    match token.unit.number() {
        number if number < limits::MODEL_UNITS => number,
        _ => Unit::FOREIGN_LOWER.number() + u32::from(token.is_capitalised()),
    }
}

/// What may stand beside a unit, for [`Template::Around`]: nothing that a word goes on over (0), a capital (1), a small letter (2), the same with
/// a word of the lexicon over both (3); beside a sign letters that are all capitals (3).
pub(super) const SIDES: u64 = 4;
const SIDE_BITS: u32 = 2;
/// Where in what [`looks`] says the bit stands that it has no letters.
const NO_LETTERS_OF_LOOKS: u32 = SIDE_BITS + NO_LETTERS.trailing_zeros();

/// What a token of this shape is beside another, as far as its own look says it.
const fn side(shape: u8) -> u8 {
    if shape as u32 & NO_LETTERS != 0 {
        0
    } else if shape as u32 & CAPITAL != 0 {
        1
    } else {
        2
    }
}

/// What the model knows of a token, as a number: from the lowest bit up whether a word may go on behind it, its side, its shape, its unit.
/// Behind every line, and before the first, stands [`OUTSIDE_LINE`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Code(u32);

/// What stands before the first line, and twice behind each.
pub(super) const OUTSIDE_LINE: Code = Code(OUTSIDE << Code::SHAPE);

impl Code {
    const SIDE: u32 = 1;
    const SHAPE: u32 = Self::SIDE + SIDE_BITS;
    const UNIT: u32 = Self::SHAPE + SHAPE_BITS;

    #[inline(always)]
    fn new(token: &Token, looks: u32, joins: u32) -> Self {
        Self(known(token) << Self::UNIT | looks << Self::SIDE | joins)
    }

    /// Whether it is a token, not what lies outside a line.
    #[inline(always)]
    pub(super) const fn is_token(self) -> bool {
        self.unit() != 0
    }

    /// Whether a word may go on behind it.
    #[inline(always)]
    pub(super) const fn joins(self) -> bool {
        self.0 & 1 == 1
    }

    #[inline(always)]
    const fn side(self) -> u32 {
        self.0 >> Self::SIDE & (SIDES as u32 - 1)
    }

    /// The same beside a sign, where no lexicon says anything: `TP.HCM` is another thing than `TP.Hạ Long`.
    #[inline(always)]
    const fn beside_sign(self) -> u32 {
        let upper = self.shape() & (CAPITAL | NO_LETTERS | NOT_UPPER) == CAPITAL;
        self.side() | (upper as u32) << 1
    }

    #[inline(always)]
    const fn shape(self) -> u32 {
        self.0 >> Self::SHAPE & 15
    }

    #[inline(always)]
    const fn unit(self) -> u32 {
        self.0 >> Self::UNIT
    }

    /// The key in [`Template::Unit`]: the unit, and whether it has a capital, which is the highest bit of its shape.
    #[inline(always)]
    pub(super) const fn unit_key(self) -> u64 {
        (self.0 >> (Self::UNIT - 1)) as u64
    }
}

/// Reads the tokens of a text as [`Code`]s.
pub(super) struct Reader<'t> {
    tokens: &'t [Token],
    next: usize,
    /// How many times what lies outside a line is still to come.
    outside: u32,
    /// Over how many borders in a row before the next token a word may go on.
    went_on: u32,
}

impl<'t> Reader<'t> {
    pub(super) const fn new(tokens: &'t [Token]) -> Self {
        Self { tokens, next: 0, outside: 1, went_on: 0 }
    }

    /// Fills `codes` from its start; gives back how many there were left to read.
    #[inline(never)]
    pub(super) fn read(&mut self, codes: &mut [Code]) -> usize {
        let mut at = 0;
        while let Some(code) = codes.get_mut(at) {
            if self.outside > 0 {
                self.outside -= 1;
                *code = OUTSIDE_LINE;
                at += 1;
                continue;
            }
            let count = self.read_line(codes.get_mut(at..).unwrap_or_default());
            (self.next, at) = (self.next + count, at + count);
            let (Some(code), Some(last)) = (codes.get_mut(at), self.tokens.get(self.next)) else { break };
            *code = Code::new(last, looks(last), 0);
            (self.next, self.outside, self.went_on) = (self.next + 1, 2, 0);
            at += 1;
        }
        at
    }

    /// Reads the tokens of a line that have another behind them in it, as many as there is room for; gives back how many.
    // In numbers, not in branches: where a sign stands is what a processor cannot guess.
    #[inline(always)]
    fn read_line(&mut self, codes: &mut [Code]) -> usize {
        let tokens = self.tokens.get(self.next..).unwrap_or_default();
        let (mut count, mut went_on) = (0, self.went_on);
        let Some(first) = tokens.first() else { return 0 };
        let (mut looks_left, mut over_left) = (looks(first), goes_over(first));
        for (code, two) in codes.iter_mut().zip(tokens.windows(2)) {
            let [token, behind] = two else { break };
            if behind.starts_line() {
                break;
            }
            let (looks_right, over_right) = (looks(behind), goes_over(behind));
            let signs = (looks_left | looks_right) >> NO_LETTERS_OF_LOOKS & 1;
            let asked = signs & (over_left | over_right) & !u32::from(behind.flags) & u32::from(Token::SPACE);
            let joins = match asked {
                0 => signs ^ 1,
                _ => u32::from(may_join(tokens.get(count..).unwrap_or_default(), went_on > 0)),
            };
            // How many borders in a row a word went on over.
            let joins = joins & u32::from(went_on + 1 < limits::SEGMENT_SYLLABLES as u32);
            went_on = (went_on + 1) & joins.wrapping_neg();
            *code = Code::new(token, looks_left, joins);
            (looks_left, over_left) = (looks_right, over_right);
            count += 1;
        }
        self.went_on = went_on;
        count
    }
}

/// 1 if the token is one of the signs or figures that a word may go on over, or else mostly 0, as it may be of letters.
#[inline(always)]
const fn goes_over(token: &Token) -> u32 {
    (Signs::FOLDED >> (token.unit.number() % u64::BITS)) as u32 & 1
}

/// What the lexicon and the model say of two tokens in a row, where both are letters; with what they are to each other.
#[inline(always)]
pub(super) fn pair(model: ModelView<'_>, before_that: Code, before: Code, code: Code) -> Row {
    let repeats = u32::from(code.unit() == before.unit()) | u32::from(code.unit() == before_that.unit()) << 1;
    if (before.shape() | code.shape()) & NO_LETTERS != 0 {
        return Row::NONE.with_sides(before.beside_sign() << SIDE_BITS | code.beside_sign()).with_repeats(repeats);
    }
    let row = model.pair(before.unit_key(), code.unit());
    let sides = before.side() << SIDE_BITS | code.side();
    let in_lexicon = sides >> 1 & (row.is_word() * 0b0101);
    row.with_sides(sides | in_lexicon).with_repeats(repeats)
}

/// What is in view when a token has come: it and those before it. The border that is decided then stands two before.
#[derive(Clone, Copy)]
pub(super) struct View {
    /// The shapes of the last sixteen, four bits each, the latest in the lowest.
    shapes: u64,
    /// The grades of the last pairs, three bits each, the latest in the lowest.
    grades: u32,
    /// What [`Row::notes`] says of the last pairs, the latest in the lowest.
    notes: u32,
}

impl View {
    /// Before a text.
    pub(super) const START: Self = Self { shapes: u64::MAX / 15 * OUTSIDE as u64, grades: 0, notes: 0 };

    /// A token comes into view, with the row of it and the one before.
    #[inline(always)]
    pub(super) const fn add(&mut self, code: Code, pair: Row) {
        self.shapes = self.shapes << SHAPE_BITS | code.shape() as u64;
        self.grades = self.grades << GRADE_BITS | pair.grade();
        self.notes = self.notes << Row::NOTE_BITS | pair.notes();
    }

    /// The rows with numbers of the border; `behind` gives the latest token and what follows.
    #[inline(always)]
    pub(super) fn border_rows<'t>(self, behind: impl FnOnce() -> &'t [Token], mut take: impl FnMut(Template, u64)) {
        const CAPITALS: u32 = CAPITAL << (2 * SHAPE_BITS) | CAPITAL << SHAPE_BITS;
        take(Template::Shapes, self.shapes & 0xFFFF);
        let both = self.shapes as u32 & CAPITALS == CAPITALS;
        if both {
            let next = (self.shapes >> SHAPE_BITS) as u32 & 15;
            take(Template::Run, run_key(self.shapes >> (2 * SHAPE_BITS), next, behind()));
        }
        take(Template::Grades, u64::from(both) << 9 | u64::from(self.grades & 0x1FF));
        // The two beside the border, those one before and one behind, those at it and two behind, the two before it.
        const ASKED: [u32; 4] = [
            Row::REPEATS << Row::NOTE_BITS,
            Row::REPEATS << (Row::NOTE_BITS + 1),
            Row::REPEATS << 1,
            Row::REPEATS << (2 * Row::NOTE_BITS),
        ];
        const ANY: u32 = {
            let [a, b, c, d] = ASKED;
            a | b | c | d
        };
        if self.notes & ANY != 0 {
            let repeats = (0..).zip(ASKED).map(|(at, mask)| u64::from(self.notes & mask != 0) << at).sum::<u64>();
            let is_word = self.grades >> GRADE_BITS & 7 != 0;
            take(Template::Repeats, u64::from(is_word) << 4 | repeats);
        }
    }

    /// The rows with numbers of the token before the border, for a word that goes on on both sides of it.
    #[inline(always)]
    pub(super) fn token_rows(self, model: &ModelView<'_>, codes: [Code; 3], mut take: impl FnMut(Template, u64)) {
        take(Template::TokenShapes, self.shapes >> SHAPE_BITS & 0xFFF);
        // A longer word has the three only if one has the first two, and one the last two.
        const BOTH: u32 = Row::GOES_ON << (2 * Row::NOTE_BITS) | Row::GOES_ON << Row::NOTE_BITS;
        let goes_on = self.notes & BOTH == BOTH;
        let [left, here, right] = codes;
        let longer = if goes_on { longer(model, left, here, right) } else { 0 };
        take(Template::TokenGrades, u64::from(longer << 6 | self.grades >> GRADE_BITS & 0x3F));
    }
}

/// What the lexicon says of three tokens in a row: the grade, and a bit for a longer word.
// By reference: copied for a call that is seldom made, the model would be copied at each token.
#[inline(never)]
fn longer(model: &ModelView<'_>, left: Code, here: Code, right: Code) -> u32 {
    model.triple(left.unit(), here.unit(), right.unit())
}

/// The row of [`Template::Run`] for a border between capitals: how many of `shapes`, the latest of which is before it, are capitals and what
/// stands before them, and how many of the tokens `behind` the next are.
fn run_key(shapes: u64, next: u32, behind: &[Token]) -> u64 {
    let capitals = u64::MAX / 15 * u64::from(CAPITAL);
    let run = (!shapes & capitals).trailing_zeros() / SHAPE_BITS;
    let head = (shapes >> (SHAPE_BITS * run.min(15))) as u32 & 15;
    let behind = behind.iter().take(3).take_while(|token| !token.starts_line() && shape(token) & CAPITAL != 0);
    let start = u64::from(head == OUTSIDE) | u64::from(head == u32::from(PUNCTUATION)) << 1;
    let upper = u64::from(shapes as u32 & 15 == UPPER.into()) << 1 | u64::from(next == UPPER.into());
    u64::from(run.clamp(1, 4) - 1) << 6 | (behind.count() as u64) << 4 | start << 2 | upper
}

/// Shows every row of a text to `visitor`, and gives back for each token whether a word may go on behind it. What stands outside a line has
/// rows too, whose weights may count for no border of another line: a text to learn from is one line.
pub fn visit(tokens: &[Token], segmenter: &WordSegmenter, visitor: &mut impl Visitor) -> Vec<bool> {
    let model = segmenter.model.view();
    let mut joinable = Vec::with_capacity(tokens.len());
    let (mut reader, mut view, mut codes) = (Reader::new(tokens), View::START, [OUTSIDE_LINE; 4]);
    let (mut last, mut before) = (-1, Row::NONE);
    loop {
        codes.rotate_left(1);
        let [left, here, right, code] = &mut codes;
        if reader.read(std::slice::from_mut(code)) == 0 {
            return joinable;
        }
        let row = pair(model, *here, *right, *code);
        view.add(*code, row);
        visitor.visit(Template::Unit, code.unit_key(), last);
        visitor.visit(Template::Around, right.unit_key() * SIDES * SIDES + u64::from(before.sides_with(row)), last - 1);
        before = row;
        if (right.shape() | code.shape()) & NO_LETTERS == 0 {
            let key = u64::from(right.unit()) | u64::from(code.unit()) << UNIT_BITS;
            visitor.visit(Template::Pair, key, last - 1);
        }
        if here.is_token() {
            joinable.push(here.joins());
            if here.joins() {
                let behind = || tokens.get(joinable.len() + 1..).unwrap_or_default();
                view.border_rows(behind, |template, key| visitor.visit(template, key, last - 2));
                if left.joins() {
                    view.token_rows(&model, [*left, *here, *right], |template, key| visitor.visit(template, key, last - 2));
                }
            }
        }
        last += 1;
    }
}

/// Whether a word may hold the first token and the next, where it `went_on` before them: letters apart by white space or
/// by a sign glued to them; a hyphen or an apostrophe (a closing quote looks like one) only where letters are glued to it on both sides;
/// figures with a sign glued between them (`20-9`, `2004/04/02`) or letters (`Covid-19`). Behind a sign a word goes on where it went on before it:
/// `TP.HCM`, not `xong.Sau`.
#[inline(never)]
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
        return Signs::OF_FIGURES.has(right.unit) && glued(has_figures);
    }
    if left.is_word() {
        let stop = right.unit == Unit::sign('.') && (left.is_capitalised() || left.is_one_letter());
        return stop || Signs::OF_LETTERS.has(right.unit) && glued(|token| token.is_word() || has_figures(token));
    }
    went_on && (right.is_word() && (left.unit == Unit::sign('.') || Signs::OF_LETTERS.has(left.unit)) || has_figures(right))
}

/// Whether a token is a number or holds one.
const fn has_figures(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Number | TokenKind::Date | TokenKind::Code)
}

/// A set of signs: a bit for each unit of a sign.
#[derive(Clone, Copy)]
struct Signs(u128);

impl Signs {
    /// Those that join figures.
    const OF_FIGURES: Self = Self::new(&['-', '–', '/', '.', ':']);
    /// Those that join letters: `KT-XH`, `M&A`, `N’Trang`.
    const OF_LETTERS: Self = Self::new(&['-', '&', '\'', '’']);

    /// Both, and what stands for figures, by the lowest bits of their units: others may have the same.
    const FOLDED: u64 = {
        const _: () = assert!(Unit::FIRST_SIGN % u64::BITS == 0);
        let both = Self::OF_FIGURES.0 | Self::OF_LETTERS.0;
        let (mut set, mut rest): (u64, &[Unit]) = (both as u64 | (both >> u64::BITS) as u64, &Unit::OF_FIGURES);
        while let [unit, tail @ ..] = rest {
            set |= 1 << (unit.number() % u64::BITS);
            rest = tail;
        }
        set
    };

    const fn new(signs: &[char]) -> Self {
        let (mut set, mut rest) = (0, signs);
        while let [sign, tail @ ..] = rest {
            set |= 1 << (Unit::sign(*sign).number() - Unit::FIRST_SIGN);
            rest = tail;
        }
        Self(set)
    }

    const fn has(self, unit: Unit) -> bool {
        let at = unit.number().wrapping_sub(Unit::FIRST_SIGN);
        at < u128::BITS && self.0 >> at & 1 == 1
    }
}
