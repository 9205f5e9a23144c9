//! Positions of the one whom a pronoun means: `Ông Lò Văn Mẩn … . Ông được bầu làm Bí thư Tỉnh ủy`.

use super::office::{APPOINTMENTS, appoints};
use super::official::Ties;
use super::{EntityKind, Why};

/// Tokens of the words between a pronoun and a position: `từng được bổ nhiệm giữ chức vụ`.
const PHRASE: usize = 8;

/// Sentences before the pronoun's own in which the person may be named.
const SENTENCES: usize = 2;

impl Ties<'_> {
    /// The person whom the pronoun before a position means: an index among the entities.
    pub(super) fn by_pronoun(&self, position: usize) -> Option<usize> {
        let start = self.entity(position)?.first as usize;
        let word = |at: usize| self.tokens.get(at).map_or("", |token| token.span.of(self.text));
        let begins = |at: usize| self.tokens.get(at).is_none_or(|token| token.starts_line());
        // Back to the pronoun, in the same line.
        let mut pronoun = start;
        let him = loop {
            if pronoun + PHRASE == start || begins(pronoun) {
                return None;
            }
            pronoun -= 1;
            match word(pronoun) {
                "ông" | "Ông" => break "ông",
                "bà" | "Bà" => break "bà",
                _ => {}
            }
        };
        let kin = |word: &str| {
            matches!(word, "của" | "chồng" | "vợ" | "con" | "cha" | "mẹ" | "em" | "anh" | "chị" | "gái" | "trai" | "với")
        };
        if !begins(pronoun) && kin(word(pronoun - 1)) {
            return None;
        }
        let phrase = self.outside_brackets(self.tokens.get(pronoun + 1..start)?);
        let said = phrase.starts_with(char::is_alphabetic) && (APPOINTMENTS.contains(&phrase.as_str()) || appoints(&phrase));
        if !said {
            return None;
        }
        // Who was spoken of: the first person of the pronoun's sentence, or of the nearest before it that names one.
        let mut end = pronoun;
        for _ in 0..=SENTENCES {
            let mut from = end;
            while !begins(from) && !matches!(word(from - 1), "." | "!" | "?" | "…") {
                from -= 1;
            }
            let inside = |actor: &&usize| {
                self.entities.get(**actor).is_some_and(|e| {
                    e.kind == EntityKind::Person
                        && e.why != Why::Credit
                        && (from..end).contains(&(e.first as usize))
                        && !self.is_other(e.first as usize, him)
                })
            };
            if let Some(&person) = self.actors.iter().find(inside) {
                return Some(person);
            }
            if begins(from) {
                return None;
            }
            end = from - 1;
        }
        None
    }

    /// `bà Lò Thị Mẩy` is not whom `ông` means.
    fn is_other(&self, name: usize, pronoun: &str) -> bool {
        let address = name.checked_sub(1).and_then(|at| self.tokens.get(at)).map(|token| token.span.of(self.text).to_lowercase());
        address.is_some_and(|address| matches!(address.as_str(), "ông" | "bà" | "chị" | "anh") && address != pronoun)
    }
}
