//! A headline and the sentence under it that begin with one person, by office and by name: `Tổng thống Mỹ nói …`, then `Ông Trump nói …`.

use super::EntityKind;
use super::office::{Office, is_address, is_chain};
use super::official::Ties;

impl Ties<'_> {
    /// Ties the office that one of them begins with to the person that the other begins with. News writes so: the headline says who acts,
    /// the lead goes on with the same one.
    pub(super) fn tie_headline(&mut self) {
        let Some(lead) = self.tokens.iter().skip(1).position(|token| token.starts_line()).map(|at| at + 1) else { return };
        let Some(below) = self.actors.iter().position(|&actor| self.entities.get(actor).is_some_and(|e| e.first as usize >= lead))
        else {
            return;
        };
        let (office, person) = match (self.is(0, EntityKind::Position), self.is(below, EntityKind::Position)) {
            (true, false) if below > 0 => (0, below),
            (false, true) if below > 0 => (below, 0),
            _ => return,
        };
        let (office_line, person_line) = if office == 0 { (0, lead) } else { (lead, 0) };
        let opens = matches!(self.line_before(office_line, office).as_deref(), Some("" | "tân"));
        let named = self.line_before(person_line, person).is_some_and(|words| !words.is_empty() && is_address(&words));
        let offices = self.listed_offices(office);
        if !opens || !named || offices.is_empty() || self.names_an_official(person, lead) {
            return;
        }
        // Somebody else holds an office of these words, of the same body or of one that is not said: it may be meant.
        let meant: Vec<Office> = offices.iter().map(|&office| self.office(office)).collect();
        let tied = self.holders.keys().chain(self.shared.iter().map(|(position, _)| position));
        let taken = |held: &Office| meant.iter().any(|office| office.title == held.title && is_chain(&office.body, &held.body));
        if tied.into_iter().any(|&position| taken(&self.office(position))) {
            return;
        }
        let Some(&holder) = self.actors.get(person) else { return };
        for position in offices {
            self.holders.insert(position, holder);
        }
    }

    /// The words between the beginning of a line and an actor in it, in small letters.
    fn line_before(&self, line: usize, actor: usize) -> Option<String> {
        let tokens = self.tokens.get(line..self.entity(actor)?.first as usize)?;
        (tokens.len() <= 8).then(|| self.outside_brackets(tokens))
    }

    /// The offices from one on that a comma joins, of one person: `Tổng Bí thư, Chủ tịch nước`. None where somebody else's goes on the
    /// list (`Tổng thống Colombia - Mỹ`, `Chủ tịch và Phó Chủ tịch`) or a name follows.
    fn listed_offices(&self, first: usize) -> Vec<usize> {
        let mut end = first + 1;
        while self.is(end, EntityKind::Position) && self.between(end - 1, end).is_some_and(|words| words == ",") {
            end += 1;
        }
        let after = self.entity(end - 1).and_then(|office| self.tokens.get(office.end as usize));
        let after = after.filter(|token| !token.starts_line());
        let next = after.map_or("", |token| token.span.of(self.text));
        // A capital behind a position that holds no comma is a name that was not found.
        if matches!(next, "-" | "–" | "," | "và" | "của" | "(") || after.is_some_and(|token| token.is_capitalised()) {
            return Vec::new();
        }
        self.actors.get(first..end).unwrap_or_default().iter().copied().filter(|actor| !self.holders.contains_key(actor)).collect()
    }

    /// A person who holds an office by other words, or who is named in the headline as well as below it.
    fn names_an_official(&self, person: usize, lead: usize) -> bool {
        let Some(&mention) = self.actors.get(person) else { return true };
        let persons = self.persons();
        let Some((mentions, _)) = persons.iter().find(|(mentions, _)| mentions.contains(&mention)) else { return true };
        let first = mentions.first().and_then(|&at| self.entities.get(at)).map_or(0, |entity| entity.first as usize);
        let above = person > 0 && first < lead;
        above
            || self.holders.values().any(|holder| mentions.contains(holder))
            || self.shared.iter().any(|(_, holder)| mentions.contains(holder))
    }

    fn office(&self, position: usize) -> Office {
        Office::new(self.text, self.tokens, self.entities, position)
    }
}
