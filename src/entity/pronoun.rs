//! Positions of the one whom a pronoun means: `Ông Lò Văn Mẩn … . Ông được bầu làm Bí thư Tỉnh ủy`.

use super::office::{APPOINTMENTS, appoints};
use super::official::Ties;
use super::{EntityKind, Why};

/// Tokens of the words between a pronoun and a position: `từng được bổ nhiệm giữ chức vụ`.
const PHRASE: usize = 8;

/// Sentences before the pronoun's own in which the person may be named.
const SENTENCES: usize = 2;

/// Tokens before the pronoun among which they are looked for: more than three sentences have, and a bound for a text without full stops.
const REACH: usize = 300;

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
                if pronoun - from == REACH {
                    return None;
                }
                from -= 1;
            }
            let first = |actor: usize| self.entities.get(actor).map_or(0, |entity| entity.first as usize);
            let is_meant = |actor: usize| {
                let person = self.entities.get(actor).filter(|e| e.kind == EntityKind::Person && e.why != Why::Credit);
                person.is_some_and(|e| !self.is_other(e.first as usize, him))
            };
            let behind = self.actors.get(self.actors.partition_point(|&actor| first(actor) < from)..).unwrap_or_default();
            let mut inside = behind.iter().copied().take_while(|&actor| first(actor) < end);
            if let Some(person) = inside.find(|&actor| is_meant(actor)) {
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
