//! The forms under which a term is stored.

use super::Term;
use crate::lexicon::Units;
use crate::span::Span;
use crate::syllable::{Placement, Syllable};
use crate::text::{self, Mark};
use crate::token::Token;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization as _, char::decompose_canonical};

/// A form of a term: what it is stored under, so that other spellings find it. In every form the letters are composed (NFC), `Ð` is `đ`, and
/// white space inside is one blank; each form is made of the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TermForm {
    /// In small letters: `hoà bình`, `ubnd`.
    Lower,
    /// And every syllable with its tone mark where most official texts have it: `hòa bình` for `hoà bình` as well.
    Placed,
    /// And without marks, `đ` as `d`: `hoa binh`.
    Folded,
}

impl TermForm {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Lower, Self::Placed, Self::Folded];

    /// The name in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lower => "lower",
            Self::Placed => "placed",
            Self::Folded => "folded",
        }
    }
}

impl Term {
    /// The term in this form; `text`, `tokens` and `units` are those that it was found with. Borrowed where the text or the unit table has
    /// it so, else a string is built.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// use vanban::Annotator;
    /// use vanban::term::{TermForm, TermMode, Terms};
    ///
    /// let annotator = Annotator::new()?;
    /// let (text, units) = ("THUỶ LỢI", annotator.units());
    /// let tokens = annotator.tokenizer().tokenize(text);
    /// let terms: Vec<_> = Terms::new(TermMode::Syllables, &tokens, &[], None).collect();
    /// assert_eq!(TermForm::ALL.map(|form| terms[0].form(text, &tokens, units, form)), ["thuỷ", "thủy", "thuy"]);
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    #[must_use]
    pub fn form<'t>(&self, text: &'t str, tokens: &'t [Token], units: &'t Units, form: TermForm) -> Cow<'t, str> {
        let tokens = tokens.get(self.first as usize..self.end as usize).unwrap_or_default();
        if let [token] = tokens {
            return token_form(token, text, units, form);
        }
        if is_so(tokens, text, units, form) {
            return Cow::Borrowed(self.span.of(text));
        }
        let mut built = String::with_capacity(self.span.len());
        for (at, token) in tokens.iter().enumerate() {
            if at > 0 && token.after_space() {
                built.push(' ');
            }
            built.push_str(&token_form(token, text, units, form));
        }
        Cow::Owned(built)
    }
}

/// Whether tokens stand in the text in this form, white space included.
fn is_so(tokens: &[Token], text: &str, units: &Units, form: TermForm) -> bool {
    let mut end = None;
    tokens.iter().all(|token| {
        let before = end.replace(token.span.end()).map(|end| Span::new(end, token.span.start()).of(text));
        let surface = token.span.of(text);
        matches!(before, None | Some("" | " "))
            && matches!(token_form(token, text, units, form), Cow::Borrowed(found) if found == surface)
    })
}

fn token_form<'t>(token: &Token, text: &'t str, units: &'t Units, form: TermForm) -> Cow<'t, str> {
    let surface = token.span.of(text);
    match form {
        TermForm::Lower => lower(surface),
        TermForm::Placed => placed(token, surface, units),
        TermForm::Folded => match placed(token, surface, units) {
            form if form.is_ascii() => form,
            form => Cow::Owned(without_marks(&form)),
        },
    }
}

fn placed<'t>(token: &Token, surface: &'t str, units: &'t Units) -> Cow<'t, str> {
    // The table has each syllable in one spelling; what it does not have may still be one (an overlay's, or a rare one).
    if let Some(known) = units.text(token.unit) {
        return Cow::Borrowed(known);
    }
    match Syllable::parse(surface).filter(|_| token.is_word()) {
        Some(syllable) => Cow::Owned(syllable.spelled(Placement::Old)),
        None => lower(surface),
    }
}

/// Composed, in small letters.
fn lower(surface: &str) -> Cow<'_, str> {
    let plain = |c: char| match c {
        'ð' => false,
        _ if c.is_ascii() => !c.is_ascii_uppercase(),
        _ => text::fold(c).is_some_and(|letter| !letter.is_upper()),
    };
    if surface.chars().all(plain) {
        return Cow::Borrowed(surface);
    }
    let mut letters: Vec<char> = surface
        .chars()
        .filter(|c| !text::is_ignorable(*c))
        .map(|c| if matches!(c, 'ð' | 'Ð' | 'Ɖ') { 'đ' } else { c })
        .flat_map(char::to_lowercase)
        .nfd()
        .collect();
    // Unicode keeps the order of a tone mark and a circumflex, which stand in one class; a letter is composed only with the shape first.
    for run in letters.chunk_by_mut(|_, next| Mark::of(*next).is_some()) {
        if let Some(marks) = run.get_mut(1..) {
            marks.sort_by_key(|mark| matches!(Mark::of(*mark), Some(Mark::Tone(_))));
        }
    }
    Cow::Owned(letters.into_iter().nfc().collect())
}

fn without_marks(form: &str) -> String {
    let mut plain = String::with_capacity(form.len());
    for c in form.chars() {
        match c {
            'đ' => plain.push('d'),
            _ => decompose_canonical(c, |part| {
                if !text::is_mark(part) {
                    plain.push(part);
                }
            }),
        }
    }
    plain
}
