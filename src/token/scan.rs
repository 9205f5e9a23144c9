//! The scanner: one pass over the bytes.

use super::{Case, Token, TokenKind, Tokenizer, address, number};
use crate::lexicon::{BLOCK, FORM_BYTES, Form, FormsView, Unit, UnitsView, outside_forms};
use crate::limits;
use crate::span::Span;
use crate::syllable::Syllable;
use crate::text::{self, ASCII, Key, KeyBuilder};
use unicode_segmentation::UnicodeSegmentation;

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Sign,
    High,
}

#[allow(clippy::indexing_slicing)] // evaluated by the compiler
static CLASSES: [Class; 256] = {
    let mut classes = [Class::High; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            _ => Class::Sign,
        };
        byte += 1;
    }
    classes
};

/// A block of bytes and those behind it that may be looked at with it.
const BEYOND: usize = BLOCK + 16;
type Window = [u8; BEYOND];

/// The window at `at`; at the text's end made of what is left and NUL bytes, in `tail`.
#[inline(always)]
fn window<'w>(bytes: &'w [u8], at: usize, tail: &'w mut Window) -> &'w Window {
    let rest = bytes.get(at..).unwrap_or_default();
    if let Some(window) = rest.first_chunk() {
        return window;
    }
    tail.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    tail
}

pub(super) struct Scanner<'a> {
    tokenizer: &'a Tokenizer,
    units: UnitsView<'a>,
    forms: FormsView<'a>,
    text: &'a str,
    bytes: &'a [u8],
    tokens: &'a mut Vec<Token>,
    /// The next byte to read; always on a `char` boundary.
    at: usize,
    /// What stands before the next token.
    flags: u8,
    /// Where the block of bytes begins that `outside` tells of: which of them cannot be part of a written form.
    block: usize,
    outside: u64,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(tokenizer: &'a Tokenizer, text: &'a str, tokens: &'a mut Vec<Token>) -> Self {
        let mut end = text.len().min(limits::TEXT_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or("");
        let flags = Token::SPACE | Token::LINE | Token::BLANK_LINE;
        let (units, forms) = (tokenizer.units.view(), tokenizer.units.forms());
        Self { tokenizer, units, forms, text, bytes: text.as_bytes(), tokens, at: 0, flags, block: 0, outside: 0 }
    }

    pub(super) fn run(&mut self) {
        self.see(0);
        loop {
            self.forms();
            let Some(&byte) = self.bytes.get(self.at) else { return };
            match CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::High) {
                Class::Space => self.space(byte),
                Class::Letter => self.word(),
                Class::Digit => self.number(),
                Class::Sign => self.sign(byte),
                Class::High => self.high(),
            }
        }
    }

    #[inline]
    fn space(&mut self, byte: u8) {
        self.at += 1;
        self.flags |= Token::SPACE;
        if byte == b'\n' || byte == b'\r' && self.bytes.get(self.at) != Some(&b'\n') || byte == 0x0B || byte == 0x0C {
            self.line();
        }
    }

    fn line(&mut self) {
        self.flags |= if self.flags & Token::LINE != 0 { Token::BLANK_LINE } else { Token::LINE };
    }

    #[inline]
    fn push(&mut self, start: usize, end: usize, unit: Unit, kind: TokenKind, case: Case, more: u8) {
        self.tokens.push(Token { span: Span::within(start, end), unit, kind, case, flags: self.flags | more });
        self.flags = 0;
        self.at = end;
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// A run of letters that begins at `start`; empty where none does.
    #[inline(always)]
    fn letters(&self, start: usize) -> Letters {
        // The common case in registers: letters of the alphabet, composed, at most ten, at most one tone. Everything else is read anew
        // by the general loop.
        let whole = self.bytes.get(start..).unwrap_or_default();
        let mut rest = whole;
        let (mut packed, mut tone, mut tones, mut count, mut capitals) = (0u64, 0, 0u32, 0u32, 0u32);
        let plain = loop {
            let folded = match rest {
                [lead @ 0..128, tail @ ..] => {
                    let folded = ASCII.get(usize::from(*lead)).copied().unwrap_or_default();
                    if !folded.is_letter() {
                        break *lead != b'\'';
                    }
                    rest = tail;
                    folded
                }
                [lead @ 0xC3..=0xC6, second, tail @ ..] => {
                    rest = tail;
                    text::fold_two(*lead, *second)
                }
                [0xE1, second, third, tail @ ..] => {
                    rest = tail;
                    text::fold_three(*second, *third)
                }
                // Dashes and quotes other than the apostrophe, which may join, and characters without a shape.
                [0xE2, 0x80, third, ..] => break !matches!(third, 0x8B..=0x8F | 0x99),
                [] => break true,
                _ => break false,
            };
            if !folded.is_letter() {
                break false;
            }
            packed = packed << 6 | u64::from(folded.code());
            count += 1;
            capitals += u32::from(folded.is_upper());
            tone |= folded.tone();
            tones += u32::from(folded.tone() != 0);
        };
        if !plain || count > KeyBuilder::EXACT_LETTERS || tones > 1 {
            return self.letters_of_any_kind(start);
        }
        let capital = capitals > 0 && begins_with_capital(whole);
        Letters {
            key: KeyBuilder::of_letters(packed, count, tone),
            end: start + whole.len() - rest.len(),
            count,
            capitals,
            capital,
        }
    }

    /// The same with decomposed letters, marks in any order, letters outside the alphabet, apostrophes, characters without a shape.
    #[cold]
    fn letters_of_any_kind(&self, mut at: usize) -> Letters {
        let mut run = Letters::default();
        while let Some(c) = self.char_at(at) {
            if let Some(folded) = text::fold(c) {
                run.letter(folded.is_upper());
                run.key.letter(folded.code(), folded.tone());
            } else if text::is_mark(c) {
                // A mark without a letter before it is a word of its own kind; it has no case.
                run.count += u32::from(run.count == 0);
                run.key.push(c);
            } else if text::is_word_letter(c) {
                run.letter(c.is_uppercase());
                run.key.push(c);
            } else if run.count > 0 && (matches!(c, '\'' | '’') || text::is_ignorable(c)) && self.letter_follows(at + c.len_utf8())
            {
                run.key.push(c);
            } else {
                break;
            }
            at += c.len_utf8();
        }
        run.end = at;
        run
    }

    /// Whether a letter stands at `at` or behind a few characters without a shape.
    fn letter_follows(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or("");
        rest.chars().take(limits::MARKS_PER_LETTER).find(|&c| !text::is_ignorable(c)).is_some_and(text::is_word_letter)
    }

    /// Goes on with the block of bytes that begins at `at`.
    fn see(&mut self, at: usize) {
        self.block = at;
        let mut tail = [0; BEYOND];
        let window = window(self.bytes, at, &mut tail);
        self.outside = window.first_chunk().map_or(u64::MAX, outside_forms);
    }

    /// Written forms that the table has, nearly always with one space, or a comma or full stop and a space, between them: most of a text.
    /// Where they end is found for a block of bytes at once: from piece to piece a processor then waits for nothing but a few bits.
    fn forms(&mut self) {
        let (mut at, mut flags) = (self.at, self.flags);
        loop {
            if at - self.block >= BLOCK {
                self.see(at);
            }
            let mut tail = [0; BEYOND];
            let window = window(self.bytes, self.block, &mut tail);
            let mut start = at - self.block;
            let mut outside = self.outside & u64::MAX << start;
            while outside != 0 {
                let end = outside.trailing_zeros() as usize;
                let Some(form) = self.form(window, start, end) else {
                    (self.at, self.flags) = (self.block + start, flags);
                    return;
                };
                let (unit, kind, case) = (form.unit(), TokenKind::Syllable, form.case());
                let flags_of_form =
                    if form.is_one_letter() { Token::ONE_LETTER } else { 0 } | if form.is_capital() { Token::CAPITAL } else { 0 };
                let span = Span::within(self.block + start, self.block + end);
                self.tokens.push(Token { span, unit, kind, case, flags: flags | flags_of_form });
                (start, flags) = (end, 0);
                match window.get(end..) {
                    Some([b' ', ..]) => (start, flags, outside) = (end + 1, Token::SPACE, outside & (outside - 1)),
                    Some([sign @ (b',' | b'.'), b' ', ..]) => {
                        let (unit, kind) = (Unit::sign(char::from(*sign)), TokenKind::Punctuation);
                        let span = Span::within(self.block + end, self.block + end + 1);
                        self.tokens.push(Token { span, unit, kind, case: Case::None, flags: 0 });
                        (start, flags) = (end + 2, Token::SPACE);
                        outside &= outside - 1;
                        outside &= outside.wrapping_sub(1);
                    }
                    _ => {}
                }
            }
            at = self.block + start;
            // Nothing but what could be part of a form.
            if start == 0 {
                (self.at, self.flags) = (at, flags);
                return;
            }
            self.see(at);
        }
    }

    /// The written form between these places of the window, where the table has it and nothing behind it can belong to the same piece.
    #[inline(always)]
    fn form(&self, window: &Window, start: usize, end: usize) -> Option<Form> {
        let length = Some(end - start).filter(|length| (1..=FORM_BYTES).contains(length))?;
        match window.get(end..)? {
            // The end of a sentence or of what announces something: no address.
            [b'.' | b':', b' ' | b'\n', ..] => {}
            // A figure, an address or an apostrophe may go on with the piece; dashes and quotes other than that do not.
            [b'0'..=b'9' | b'.' | b':' | b'\'', ..] => return None,
            [0xE2, 0x80, third, ..] if !matches!(third, 0x8B..=0x8F | 0x99) => {}
            [0xE2, ..] => return None,
            _ => {}
        }
        let bytes: &[u8; 16] = window.get(start..)?.first_chunk()?;
        self.forms.get(u128::from_le_bytes(*bytes), length)
    }

    /// A word that the table of forms does not hold, folded letter by letter.
    fn word(&mut self) {
        let start = self.at;
        let mut run = self.letters(start);
        let mut mixed = false;
        match self.bytes.get(run.end) {
            Some(b'0'..=b'9') if !self.stands_before_digits(&run) => {
                mixed = true;
                run = self.letters_of_any_kind(start);
                self.letters_and_digits(&mut run);
            }
            _ => {}
        }
        match self.bytes.get(run.end) {
            Some(b'.') => {
                if let Some(end) = address::host(self.bytes, start) {
                    return self.address(start, end, TokenKind::Url);
                }
            }
            Some(b':') => {
                if let Some(end) = address::with_scheme(self.text, start, run.end) {
                    return self.address(start, end, TokenKind::Url);
                }
            }
            _ => {}
        }
        self.push_word(start, &run, mixed);
    }

    fn push_word(&mut self, start: usize, run: &Letters, mixed: bool) {
        let key = run.key.finish();
        let case = run.case();
        let found = self.units.get(key).or_else(|| self.tokenizer.overlay_unit(key));
        let (unit, kind) = match found {
            Some(unit) if self.tokenizer.units.is_vietnamese(unit) || unit.number() >= Unit::OVERLAY_BASE => {
                (unit, TokenKind::Syllable)
            }
            Some(unit) => (unit, TokenKind::Foreign),
            None if mixed => (Unit::MIXED, TokenKind::Foreign),
            None => unknown(key, case),
        };
        let more = if run.count == 1 { Token::ONE_LETTER } else { 0 } | if run.capital { Token::CAPITAL } else { 0 };
        self.push(start, run.end, unit, kind, case, more);
    }

    /// A syllable of two or more letters with a figure glued to it (`ngày4/3`) is no mixed word as `QL1A` or `km2` is.
    fn stands_before_digits(&self, run: &Letters) -> bool {
        run.count > 1 && self.units.get(run.key.finish()).is_some_and(|unit| self.tokenizer.units.is_syllable(unit))
    }

    /// Goes on over letters and digits in any order: the rest of `QL1A`, `H5N1`.
    fn letters_and_digits(&self, run: &mut Letters) {
        loop {
            let more = self.letters(run.end);
            if let Some(&digit) = self.bytes.get(run.end).filter(|byte| byte.is_ascii_digit()) {
                run.key.push(char::from(digit));
                run.end += 1;
            } else if more.end > run.end {
                for c in self.text.get(run.end..more.end).unwrap_or("").chars() {
                    run.key.push(c);
                }
                run.count += more.count;
                run.capitals += more.capitals;
                run.end = more.end;
            } else {
                return;
            }
        }
    }

    fn number(&mut self) {
        let start = self.at;
        let announced = self.tokenizer.date_words.announce(self.tokens);
        let found = number::read(self.text, start, announced);
        let next = self.char_at(found.end);
        match next {
            // `24h.com.vn`, `7up.vn`: an address that begins with a figure.
            Some('.') if found.unit != Unit::CODE => {
                if let Some(end) = address::host(self.bytes, start) {
                    return self.address(start, end, TokenKind::Url);
                }
            }
            // `4G`, `29A`, `12A1` are one piece; `10km`, `100m2`, `5tỷ` a number and its unit.
            Some(c) if found.plain && text::is_word_letter(c) => {
                let mut run = Letters { end: start, ..Letters::default() };
                self.letters_and_digits(&mut run);
                let piece = self.text.get(found.end..run.end).unwrap_or("");
                if piece.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) {
                    return self.push_word(start, &run, true);
                }
                if self.bytes.get(run.end) == Some(&b'.') {
                    if let Some(end) = address::host(self.bytes, start) {
                        return self.address(start, end, TokenKind::Url);
                    }
                }
            }
            _ => {}
        }
        self.push(start, found.end, found.unit, found.kind, Case::None, 0);
    }

    /// Emits an address, taking back the tokens glued before it that belong to it (`bao-moi` of `bao-moi.com`).
    fn address(&mut self, start: usize, end: usize, kind: TokenKind) {
        let mut start = start;
        let mut flags = self.flags;
        while let Some(last) = self.tokens.last().filter(|last| flags & Token::SPACE == 0 && last.span.end() == start) {
            if !address::is_local(last.span.of(self.text)) {
                break;
            }
            (start, flags) = (last.span.start(), last.flags & (Token::SPACE | Token::LINE | Token::BLANK_LINE));
            self.tokens.pop();
        }
        self.flags = flags;
        let unit = if kind == TokenKind::Email { Unit::EMAIL } else { Unit::URL };
        self.push(start, end, unit, kind, Case::None, 0);
    }

    fn sign(&mut self, byte: u8) {
        let start = self.at;
        let c = char::from(byte);
        match byte {
            b'.' => {
                let end = self.run_of(start, &['.', '…']);
                let unit = if end > start + 1 { Unit::ELLIPSIS } else { Unit::sign('.') };
                self.push(start, end, unit, TokenKind::Punctuation, Case::None, 0);
            }
            // Rules drawn with signs are one token, however long.
            b'-' | b'_' | b'=' | b'*' | b'~' => {
                let end = self.run_of(start, &[c]);
                self.push(start, end, Unit::sign(c), sign_kind(c), Case::None, 0);
            }
            b'@' if self.flags & Token::SPACE == 0
                && self.tokens.last().is_some_and(|last| address::is_local(last.span.of(self.text))) =>
            {
                match address::mail_host(self.bytes, start + 1) {
                    Some(end) => self.address(start, end, TokenKind::Email),
                    None => self.push(start, start + 1, Unit::sign(c), sign_kind(c), Case::None, 0),
                }
            }
            _ => {
                let unit = Unit::of_sign(c).unwrap_or(Unit::SYMBOL);
                self.push(start, start + 1, unit, sign_kind(c), Case::None, 0);
            }
        }
    }

    fn run_of(&self, start: usize, signs: &[char]) -> usize {
        let rest = self.text.get(start..).unwrap_or("");
        rest.find(|c| !signs.contains(&c)).map_or(self.text.len(), |length| start + length)
    }

    /// Characters outside ASCII.
    fn high(&mut self) {
        let start = self.at;
        let Some(c) = self.char_at(start) else {
            self.at = self.bytes.len();
            return;
        };
        if text::fold(c).is_some() || text::is_word_letter(c) || text::is_mark(c) {
            return self.word();
        }
        let end = start + c.len_utf8();
        if c.is_whitespace() {
            self.at = end;
            self.flags |= Token::SPACE;
            if matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}') {
                self.line();
            }
        } else if c == '…' {
            let end = self.run_of(start, &['.', '…']);
            self.push(start, end, Unit::ELLIPSIS, TokenKind::Punctuation, Case::None, 0);
        } else if let Some(unit) = Unit::of_sign(c) {
            self.push(start, end, unit, sign_kind(c), Case::None, 0);
        } else if c.is_alphanumeric() {
            let word = self.text.get(start..).and_then(|rest| rest.split_word_bounds().next()).map_or(c.len_utf8(), str::len);
            self.push(start, start + word, Unit::OTHER_SCRIPT, TokenKind::Foreign, Case::None, 0);
        } else {
            let cluster = self.text.get(start..).and_then(|rest| rest.graphemes(true).next()).map_or(c.len_utf8(), str::len);
            let kind = sign_kind(c);
            let unit = if kind == TokenKind::Punctuation { Unit::PUNCTUATION } else { Unit::SYMBOL };
            self.push(start, start + cluster, unit, kind, Case::None, 0);
        }
    }
}

/// A run of letters as it was read.
#[derive(Clone, Copy, Default)]
struct Letters {
    key: KeyBuilder,
    end: usize,
    count: u32,
    capitals: u32,
    capital: bool,
}

impl Letters {
    #[inline]
    fn letter(&mut self, upper: bool) {
        if upper {
            self.capital |= self.count == 0;
            self.capitals += 1;
        }
        self.count += 1;
    }

    const fn case(&self) -> Case {
        match (self.capitals, self.count) {
            (_, 0) => Case::None,
            (0, _) => Case::Lower,
            (1, _) if self.capital => Case::Title,
            (capitals, count) if capitals == count => Case::Upper,
            _ => Case::Mixed,
        }
    }
}

/// Whether the first letter of a run that has capitals is one of them.
fn begins_with_capital(run: &[u8]) -> bool {
    match run {
        [lead @ 0..128, ..] => lead.is_ascii_uppercase(),
        [lead @ 0xC3..=0xC6, second, ..] => text::fold_two(*lead, *second).is_upper(),
        [0xE1, second, third, ..] => text::fold_three(*second, *third).is_upper(),
        _ => false,
    }
}

/// The shape of a word that no table holds.
fn unknown(key: Key, case: Case) -> (Unit, TokenKind) {
    if Syllable::from_key(key).is_some() {
        let unit = if case == Case::Lower { Unit::SYLLABLE_LOWER } else { Unit::SYLLABLE_TITLE };
        return (unit, TokenKind::Syllable);
    }
    let unit = match case {
        Case::Lower | Case::None => Unit::FOREIGN_LOWER,
        Case::Title => Unit::FOREIGN_TITLE,
        Case::Upper => Unit::FOREIGN_UPPER,
        Case::Mixed => Unit::FOREIGN_MIXED,
    };
    (unit, TokenKind::Foreign)
}

/// Signs that separate or enclose are punctuation, signs that stand for a word or a thing are symbols.
const fn sign_kind(c: char) -> TokenKind {
    match c {
        '%' | '&' | '#' | '@' | '*' | '+' | '=' | '<' | '>' | '$' | '^' | '|' | '~' | '`' | '°' | '‰' | '§' => {
            TokenKind::Symbol
        }
        '!'..='/' | ':'..='?' | '['..=']' | '_' | '{' | '}' => TokenKind::Punctuation,
        '¡'
        | '¿'
        | '«'
        | '»'
        | '·'
        | '\u{2010}'..='\u{2027}'
        | '\u{2032}'..='\u{205E}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}'
        | '\u{FF01}'..='\u{FF0F}'
        | '\u{FF1A}'..='\u{FF20}'
        | '\u{2E00}'..='\u{2E5D}'
        | '\u{37E}' => TokenKind::Punctuation,
        _ => TokenKind::Symbol,
    }
}
