//! Finding short forms: which runs of tokens are one, and which only look so.

use super::compose::Parts;
use super::shape::{all_capitals, letter_count, same_case};
use super::{ALTERNATIVES, Abbreviation, AbbreviationScratch, AbbreviationSource, Abbreviations, Meaning, SenseKind};
use crate::Span;
use crate::lexicon::{Unit, Units};
use crate::text::{Key, KeyBuilder};
use crate::token::{Case, Token, TokenKind};

/// Parts of the longest form that signs join (`CB,GV,NV`, `TN-MT`).
const PARTS: usize = 5;
/// Score of a form with one sense, of a definition, of a composed form.
const SCORE_SINGLE: u16 = 980;
const SCORE_DEFINED: u16 = 990;
const SCORE_COMPOSED: u16 = 800;
const SCORE_USER: u16 = 1000;

/// Words that tell something about a form beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// `tắt` of `viết tắt`, `gọi tắt`.
    Short = 0,
    /// `gọi` of `sau đây gọi là`.
    Called = 1,
    /// `là`.
    Is = 2,
}

/// Units of the words that rules look at, and the parts of composed forms as numbers.
#[derive(Clone, Debug)]
pub(super) struct Cues {
    single: [Unit; 3],
    lead: Vec<Unit>,
    function: Vec<Unit>,
    person: Vec<Unit>,
    credit: Vec<Unit>,
    ordinal: Vec<Unit>,
    pub(super) parts: Parts,
}

impl Cues {
    pub(super) fn new(units: &Units, table: &super::Table) -> Self {
        let unit = |word: &str| units.unit(word).unwrap_or(Unit::NONE);
        let all = |words: &str| {
            let mut found: Vec<Unit> = words.split(' ').filter_map(|word| units.unit(word)).collect();
            found.sort_unstable();
            found
        };
        Self {
            single: [unit("tắt"), unit("gọi"), unit("là")],
            lead: all("tắt gọi là viết sau đây được hay còn tên chung dưới"),
            function: all("và về của các cho thuộc tại với trong do có những"),
            person: all("anh chị ông bà em cháu cô chú bác cậu bé cụ thím dì tên họ nhân"),
            credit: all("ảnh bài tin video clip theo nguồn"),
            ordinal: all("thứ khóa kỷ quý hạng loại điện lần chương phần khu vùng xiii"),
            parts: Parts::new(table),
        }
    }

    pub(super) fn unit(&self, cue: Cue) -> Unit {
        // A word that the table lacks must not be taken for the border of a line.
        self.single.get(cue as usize).copied().filter(|unit| *unit != Unit::NONE).unwrap_or(Unit::from_number(u32::MAX))
    }

    pub(super) fn is(&self, cue: Cue, unit: Unit) -> bool {
        self.unit(cue) == unit
    }

    pub(super) fn is_any_lead(&self, unit: Unit) -> bool {
        self.lead.binary_search(&unit).is_ok()
    }

    pub(super) fn is_function_word(&self, unit: Unit) -> bool {
        self.function.binary_search(&unit).is_ok()
    }
}

/// What stands at a place.
enum Found {
    /// Nothing; go on with the token of this number.
    Nothing(usize),
    /// A form up to the token of this number, with its meaning.
    Form(usize, Meaning, AbbreviationSource, u16, Option<Span>),
    /// A form of the table with several senses.
    Open(usize, u32),
}

/// The longest matches of one start.
#[derive(Default)]
struct Longest {
    user: Option<(usize, u32, bool)>,
    defined: Option<(usize, Span)>,
    form: Option<(usize, u32)>,
    excluded: Option<usize>,
    /// The end of all that signs join without white space, known or not.
    glued: usize,
}

/// A line that was looked at: its tokens, and whether it is written in capitals.
#[derive(Clone, Copy, Debug, Default)]
struct Line {
    end: usize,
    capitals: bool,
}

impl Abbreviations {
    /// Finds the forms of the text; those with several senses go to `scratch` to be chosen.
    pub(super) fn find_into(&self, text: &str, tokens: &[Token], scratch: &mut AbbreviationScratch, out: &mut Vec<Abbreviation>) {
        scratch.pending.clear();
        scratch.scores.clear();
        scratch.sums.clear();
        let mut line = Line::default();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if !self.may_begin(token) {
                at += 1;
                continue;
            }
            if at >= line.end {
                line = line_of(&self.units, tokens, at);
            }
            let (end, meaning, source, score, defined_at) = match self.find_at(text, tokens, at, line, scratch) {
                Found::Nothing(next) => {
                    at = next.max(at + 1);
                    continue;
                }
                Found::Form(end, meaning, source, score, defined_at) => (end, meaning, source, score, defined_at),
                Found::Open(end, form) => {
                    let sense = self.table.senses(form).start;
                    out.push(self.abbreviation(
                        tokens,
                        at,
                        end,
                        Meaning::Sense(sense),
                        AbbreviationSource::Dictionary,
                        SCORE_SINGLE,
                        None,
                        line,
                    ));
                    self.pend(tokens, form, scratch, out);
                    at = end;
                    continue;
                }
            };
            out.push(self.abbreviation(tokens, at, end, meaning, source, score, defined_at, line));
            at = end;
        }
    }

    /// Cheap: most tokens end here.
    #[inline]
    fn may_begin(&self, token: &Token) -> bool {
        match token.case {
            Case::Upper | Case::Mixed => token.is_word(),
            Case::Title => {
                token.is_one_letter()
                    || self.overlay.is_some()
                    || token.span.len() <= 4 && token.is_word() && !self.units.is_syllable(token.unit)
            }
            _ => false,
        }
    }

    fn find_at(&self, text: &str, tokens: &[Token], at: usize, line: Line, scratch: &AbbreviationScratch) -> Found {
        let longest = self.longest(text, tokens, at, line, scratch);
        if let Some((end, entry, hidden)) = longest.user {
            return match hidden {
                true => Found::Nothing(end),
                false => Found::Form(end, Meaning::User(entry), AbbreviationSource::User, SCORE_USER, None),
            };
        }
        if let Some(next) = self.not_here(tokens, at, longest.glued) {
            return Found::Nothing(next);
        }
        if let Some((end, full)) = longest.defined {
            if longest.form.is_none_or(|(form_end, _)| form_end <= end) {
                // A known form keeps its sense where the definition says the same.
                let known = longest
                    .form
                    .filter(|(form_end, _)| *form_end == end)
                    .and_then(|(_, form)| self.sense_like(form, full.of(text)));
                let meaning = known.map_or(Meaning::Defined(full), Meaning::Sense);
                return Found::Form(end, meaning, AbbreviationSource::Document, SCORE_DEFINED, Some(full));
            }
        }
        if longest.excluded.is_some_and(|end| longest.form.is_none_or(|(form_end, _)| form_end < end)) {
            return Found::Nothing(longest.excluded.unwrap_or(at + 1));
        }
        if let Some((end, form)) = longest.form {
            // A longer run of known parts that the table lacks as a whole: `HĐND-MTTQ`.
            if longest.glued > end {
                if let Some(end) = self.composed_end(text, tokens, at, longest.glued) {
                    return Found::Form(end, Meaning::Composed, AbbreviationSource::Composed, SCORE_COMPOSED, None);
                }
            }
            if !self.fits(text, tokens, at, end, line) || self.is_foreign(tokens, at, end, form) {
                return Found::Nothing(at + 1);
            }
            let senses = self.table.senses(form);
            return match senses.len() {
                1 => Found::Form(end, Meaning::Sense(senses.start), AbbreviationSource::Dictionary, SCORE_SINGLE, None),
                _ => Found::Open(end, form),
            };
        }
        if let Some(end) = self.composed_end(text, tokens, at, longest.glued) {
            if self.fits(text, tokens, at, end, line) && !line.capitals {
                return Found::Form(end, Meaning::Composed, AbbreviationSource::Composed, SCORE_COMPOSED, None);
            }
        }
        Found::Nothing(at + 1)
    }

    /// The longest form, definition, overlay entry and excluded form that begin at a token.
    fn longest(&self, text: &str, tokens: &[Token], at: usize, line: Line, scratch: &AbbreviationScratch) -> Longest {
        let mut longest = Longest { glued: at + 1, ..Longest::default() };
        let Some(first) = tokens.get(at) else { return longest };
        let mut key = KeyBuilder::default();
        first.span.of(text).chars().for_each(|c| key.push(c));
        let mut end = at + 1;
        for part in 0..PARTS {
            let span = first.span.cover(tokens.get(end - 1).map_or(first.span, |last| last.span));
            // One letter alone is a form only before a full stop; `single_letter` says where.
            if part > 0 || !first.is_one_letter() || self.single_letter(tokens, at) {
                self.look_up(key.finish(), span.of(text), end, line, scratch, &mut longest);
            }
            let (Some(joint), Some(next)) = (tokens.get(end), tokens.get(end + 1)) else { break };
            let Some(sign) = joint_sign(joint) else { break };
            if joint.starts_line() || next.starts_line() || !may_continue(next) {
                break;
            }
            match (joint.after_space(), next.after_space()) {
                (false, false) => {
                    longest.glued = if longest.glued == end && sign != '.' && sign != ',' { end + 2 } else { longest.glued }
                }
                (true, true) if sign == '-' || sign == '&' => {}
                _ => break,
            }
            key.push(sign);
            next.span.of(text).chars().for_each(|c| key.push(c));
            end += 2;
        }
        longest
    }

    fn look_up(&self, key: Key, surface: &str, end: usize, line: Line, scratch: &AbbreviationScratch, longest: &mut Longest) {
        if let Some((entry, found)) = self.overlay.as_ref().and_then(|overlay| overlay.find(key)) {
            if same_case(surface, &found.form) || line.capitals && all_capitals(surface) {
                longest.user = Some((end, entry, found.expansion.is_empty()));
            }
        }
        if let Some(definition) = Self::definition(scratch, key) {
            longest.defined = Some((end, definition.full));
        }
        if self.table.is_excluded(key) {
            longest.excluded = Some(end);
        }
        let forms = self.table.forms(key);
        let exact = forms.clone().find(|&form| same_case(surface, self.table.spelling(form)));
        // `THS`, and `TTG` in a heading: all capitals where the table has small letters.
        let form =
            exact.or_else(|| forms.into_iter().find(|_| all_capitals(surface) && (line.capitals || letter_count(surface) > 2)));
        if let Some(form) = form {
            longest.form = Some((end, form));
        }
    }

    /// The sense of `form` whose expansion is `full`, case and tone placement aside.
    fn sense_like(&self, form: u32, full: &str) -> Option<u32> {
        let same = |expansion: &str| {
            let mut left = expansion.split_whitespace().map(crate::text::key);
            let mut right = full.split_whitespace().map(crate::text::key);
            loop {
                match (left.next(), right.next()) {
                    (None, None) => return true,
                    (left, right) if left == right => {}
                    _ => return false,
                }
            }
        };
        self.table.senses(form).find(|&sense| self.table.sense(sense).is_some_and(|sense| same(sense.expansion)))
    }

    fn composed_end(&self, text: &str, tokens: &[Token], at: usize, glued: usize) -> Option<usize> {
        let span = tokens.get(at)?.span.cover(tokens.get(glued - 1)?.span);
        // `Audi Q5`, `Huawei P10`: a number behind a name's letter is a model's.
        let before = at.checked_sub(1).and_then(|at| tokens.get(at)).filter(|_| !tokens.get(at).is_some_and(Token::starts_line));
        let model = before.is_some_and(|before| before.is_word() && matches!(before.case, Case::Title | Case::Mixed));
        if model && span.of(text).ends_with(|c: char| c.is_ascii_digit()) && letter_count(span.of(text)) == 1 {
            return None;
        }
        if self.is_composed(span.of(text)) {
            return Some(glued);
        }
        (glued > at + 1 && self.is_composed(tokens.get(at)?.span.of(text))).then_some(at + 1)
    }

    /// `Q.1`, `P.Bến Nghé`, `H. Vân Canh`: a single letter that is a kind of place, not a person's initial.
    fn single_letter(&self, tokens: &[Token], at: usize) -> bool {
        let (Some(stop), Some(next)) = (tokens.get(at + 1), tokens.get(at + 2)) else { return false };
        if stop.unit != Unit::sign('.') || stop.after_space() || next.starts_line() {
            return false;
        }
        let before = at
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .filter(|_| tokens.get(at).is_some_and(|token| !token.starts_line()));
        // `T.P.Minh`, `Lê P. Minh`, `anh P.`, `Ảnh: P.Linh`.
        let joined = tokens.get(at).is_some_and(|token| !token.after_space());
        let named = before.is_none_or(|before| {
            joined && (before.unit == Unit::sign('.') || before.is_word())
                || before.case == Case::Title && before.is_word() && !self.cues.is_function_word(before.unit)
                || self.cues.person.binary_search(&before.unit).is_ok()
                || before.unit == Unit::sign('"')
        });
        let credited = before.is_some_and(|before| before.unit == Unit::sign(':'))
            && at
                .checked_sub(2)
                .and_then(|at| tokens.get(at))
                .is_some_and(|word| self.cues.credit.binary_search(&word.unit).is_ok());
        let number = next.kind == TokenKind::Number && next.span.len() <= 2;
        let name = next.case == Case::Title && !next.is_one_letter();
        // A name of a unit is followed by something; a lone name at the line's end is a byline.
        let goes_on = tokens.get(at + 3).is_some_and(|token| !token.starts_line());
        (number || name && goes_on) && !named && !credited
    }

    /// Places where no form is looked for: behind a joint that makes it a part of a code, a plate or a name. Gives the token to go on with.
    fn not_here(&self, tokens: &[Token], at: usize, glued: usize) -> Option<usize> {
        let here = tokens.get(at)?;
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let joint = before.filter(|_| !here.after_space())?;
        let further = at.checked_sub(2).and_then(|at| tokens.get(at))?;
        let numeric = matches!(further.kind, TokenKind::Number | TokenKind::Date | TokenKind::Code) && !joint.starts_line();
        if joint.after_space() && further.kind != TokenKind::Code {
            return None;
        }
        // `13/HD -MTTQ - BTT`: a document's number written with blanks; what hangs on it belongs to it.
        if numeric && (joint.unit == Unit::sign('/') || further.kind == TokenKind::Code && joint_sign(joint) == Some('-')) {
            let mut end = glued;
            while let (Some(sign), Some(part)) = (tokens.get(end), tokens.get(end + 1)) {
                if !matches!(joint_sign(sign), Some('-' | '/')) || !may_continue(part) || sign.starts_line() || part.starts_line() {
                    break;
                }
                end += 2;
            }
            return Some(end);
        }
        // `29-NN`, `3-CP`.
        if joint_sign(joint) == Some('-') && numeric && here.span.len() <= 4 {
            return Some(glued);
        }
        // `T.LỢI`, `N.TS`: an initial before it.
        (joint.unit == Unit::sign('.') && further.is_one_letter() && further.is_capitalised()).then_some(at + 1)
    }

    #[allow(clippy::too_many_arguments)] // the fields of what it makes
    fn abbreviation(
        &self,
        tokens: &[Token],
        at: usize,
        end: usize,
        meaning: Meaning,
        source: AbbreviationSource,
        score: u16,
        defined_at: Option<Span>,
        line: Line,
    ) -> Abbreviation {
        let span = |at: usize| tokens.get(at).map_or(Span::default(), |token| token.span);
        let kind = match meaning {
            Meaning::Sense(sense) => self.table.sense(sense).map_or(SenseKind::Concept, |sense| sense.kind),
            Meaning::Composed => SenseKind::Organization,
            Meaning::Defined(_) | Meaning::User(_) => SenseKind::Concept,
        };
        Abbreviation {
            span: span(at).cover(span(end - 1)),
            first_token: at as u32,
            end_token: end as u32,
            score,
            source,
            defined_at,
            kind,
            meaning,
            in_capitals: line.capitals,
            others: [(u32::MAX, 0); ALTERNATIVES],
        }
    }

    /// Whether the neighbours of `tokens[at..end]` leave it a form.
    fn fits(&self, text: &str, tokens: &[Token], at: usize, end: usize, line: Line) -> bool {
        let Some(first) = tokens.get(at) else { return false };
        if end > at + 1 {
            return true;
        }
        let surface = first.span.of(text);
        let letters = letter_count(surface);
        let before = at.checked_sub(1).and_then(|at| tokens.get(at)).filter(|_| !first.starts_line());
        let next = tokens.get(end).filter(|next| !next.starts_line());
        // Ordinary words in capitals.
        if self.units.is_syllable(first.unit) {
            let shouted =
                |token: Option<&Token>| token.is_some_and(|token| token.case == Case::Upper && self.units.is_syllable(token.unit));
            if line.capitals || shouted(before) || shouted(next) {
                return false;
            }
        }
        // `HQ-505`, `CR-V`, `H&M`: a hyphen or an ampersand makes a short form of few letters a part of something else.
        if letters <= 3 {
            let hangs = |joint: Option<&Token>, other: Option<&Token>, spaced: bool| {
                joint.is_some_and(|joint| matches!(joint_sign(joint), Some('-' | '&')))
                    && !spaced
                    && other.is_some_and(|other| {
                        matches!(other.kind, TokenKind::Number | TokenKind::Code)
                            || letters <= 2 && other.is_word() && other.case != Case::Lower
                    })
            };
            let right = tokens.get(end + 1);
            let left = at.checked_sub(2).and_then(|at| tokens.get(at));
            let spaced_right =
                next.is_some_and(Token::after_space) || right.is_some_and(|right| right.after_space() || right.starts_line());
            let spaced_left = first.after_space() || before.is_some_and(Token::after_space);
            if hangs(next, right, spaced_right) || hangs(before, left, spaced_left) {
                return false;
            }
        }
        // `BĐ 95746 TS`: the number of a fishing boat or of a vehicle, whose letters name its province.
        if letters == 2 {
            let two = |token: Option<&Token>| {
                token.is_some_and(|token| token.case == Case::Upper && letter_count(token.span.of(text)) == 2)
            };
            let behind_number = plate_number(text, before) && two(at.checked_sub(2).and_then(|at| tokens.get(at)));
            if plate_number(text, next) || behind_number {
                return false;
            }
        }
        // `khóa XV`, `thế kỷ IV`.
        if surface.bytes().all(|byte| b"IVXLCDM".contains(&byte))
            && before.is_some_and(|before| self.cues.ordinal.binary_search(&before.unit).is_ok())
        {
            return false;
        }
        true
    }
}

/// Whether a token is a number of four or five digits that is no year.
fn plate_number(text: &str, token: Option<&Token>) -> bool {
    let Some(number) = token.filter(|token| token.kind == TokenKind::Number).map(|token| token.span.of(text)) else { return false };
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    digits && (number.len() == 5 || number.len() == 4 && !number.starts_with("19") && !number.starts_with("20"))
}

/// The line around a token: its end, and whether its words are written in capitals.
fn line_of(units: &Units, tokens: &[Token], at: usize) -> Line {
    let mut start = at;
    while start > 0 && tokens.get(start).is_some_and(|token| !token.starts_line()) {
        start -= 1;
    }
    let (mut capitals, mut others) = (0, 0);
    let mut end = start;
    while let Some(token) = tokens.get(end).filter(|token| end == start || !token.starts_line()) {
        if token.is_word() && !token.is_one_letter() {
            if token.case == Case::Upper && (units.is_syllable(token.unit) || token.unit.number() < Unit::FIRST_LEXICAL) {
                capitals += 1;
            } else if matches!(token.case, Case::Lower | Case::Title) {
                others += 1;
            }
        }
        end += 1;
    }
    Line { end, capitals: capitals > others && capitals > 1 }
}

/// The sign that joins two parts of a form, its variants unified.
fn joint_sign(token: &Token) -> Option<char> {
    ['-', '&', '.', '/', ','].into_iter().find(|&sign| token.unit == Unit::sign(sign)).or_else(|| {
        let dashes = ['–', '‐', '‑'];
        dashes.iter().any(|&dash| token.unit == Unit::sign(dash)).then_some('-')
    })
}

/// Whether a token may be a further part of a form.
fn may_continue(token: &Token) -> bool {
    token.is_word() && (matches!(token.case, Case::Upper | Case::Mixed) || token.is_one_letter() && token.case == Case::Title)
}
