//! A headline and the sentence under it that begin with one person, by office and by name: `Tổng thống Mỹ nói …`, then `Ông Trump nói …`.

use super::EntityKind;
use super::office::{Office, is_address, is_chain};
use super::official::{Person, Persons, Ties};

impl Ties<'_> {
    /// Ties the office that one of them begins with to the person that the other begins with. News writes so: the headline says who acts,
    /// the lead goes on with the same one.
    pub(super) fn tie_headline(&mut self) {
        let Some((lead, _)) = self.lead() else { return };
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
        let taken = |held: &Office| meant.iter().any(|office| office.title == held.title && is_chain(&office.body, &held.body));
        if self.held().any(|(position, _)| taken(&self.office(position))) {
            return;
        }
        let Some(&holder) = self.actors.get(person) else { return };
        for position in offices {
            self.holders.insert(position, holder);
        }
    }

    /// `Chủ tịch Hà Nội: …`, then `Chủ tịch UBND thành phố Lò Văn Mẩn nói …`: the headline begins with an office by title, and the lead names
    /// the only one of the text who holds an office of this title.
    pub(super) fn tie_title(&mut self) {
        let Some((lead, end)) = self.lead() else { return };
        let in_headline = self.entity(0).is_some_and(|entity| (entity.end as usize) <= lead);
        let opens = matches!(self.line_before(0, 0).as_deref(), Some("" | "tân"));
        if !opens || !in_headline || !self.is(0, EntityKind::Position) {
            return;
        }
        let offices = self.listed_offices(0);
        if offices.is_empty() || self.holders.is_empty() && self.shared.is_empty() {
            return;
        }
        let persons = self.persons();
        for office in offices {
            let Office { title, body } = self.office(office);
            if self.several(office) {
                return;
            }
            let Some((held, holder)) = self.only_holder(&title, &persons) else { continue };
            let named = self.entities.get(held).is_some_and(|held| (lead..end).contains(&(held.first as usize)));
            // Two ministers of one foreign country have two fields.
            let minister = title.ends_with("trưởng") && !self.is_vietnamese(holder);
            let other =
                minister && !body.is_empty() && !self.office(held).means(&body, true) && !is_chain(&body, &self.office(held).body);
            if named && !other {
                self.holders.insert(office, holder);
            }
        }
    }

    /// The first office of a title that somebody holds, with the holder, where nobody else holds one of this title.
    fn only_holder(&self, title: &str, persons: &Persons) -> Option<(usize, usize)> {
        let mut held = self.held().filter(|&(position, _)| self.office(position).title == title);
        let (position, holder) = held.next()?;
        held.all(|(_, other)| persons.of(other) == persons.of(holder)).then_some((position, holder))
    }

    /// `Bộ Y tế có thêm 2 Thứ trưởng`, then `… đối với bà A và ông B`: the lead names as many holders as the headline counts.
    pub(super) fn tie_counted(&mut self) {
        let Some((lead, end)) = self.lead() else { return };
        let headline =
            (0..self.actors.len()).take_while(|&at| self.entity(at).is_some_and(|entity| (entity.first as usize) < lead));
        let counted: Vec<(usize, usize)> = headline.filter_map(|at| Some((at, self.count_before(at)?))).collect();
        let persons = if counted.is_empty() { Persons::default() } else { self.persons() };
        for (office, count) in counted {
            let Some(&position) = self.actors.get(office).filter(|_| self.is(office, EntityKind::Position)) else { continue };
            let title = self.office(position).title;
            let in_lead = |at: usize| self.entities.get(at).is_some_and(|held| (lead..end).contains(&(held.first as usize)));
            let mut holders: Vec<(usize, usize)> = Vec::new();
            for (_, holder) in self.held().filter(|&(held, _)| in_lead(held) && self.office(held).title == title) {
                let person = persons.of(holder).unwrap_or(usize::MAX);
                if !holders.iter().any(|&(known, _)| known == person) {
                    holders.push((person, holder));
                }
            }
            if holders.len() == count {
                self.shared.extend(holders.into_iter().map(|(_, holder)| (position, holder)));
            }
        }
    }

    /// The number that stands before an office: two or more.
    fn count_before(&self, actor: usize) -> Option<usize> {
        let word = self.word_before_address(actor);
        let count = match word.as_str() {
            "hai" => 2,
            "ba" => 3,
            "bốn" => 4,
            _ => word.parse().ok()?,
        };
        (2..=9).contains(&count).then_some(count)
    }

    /// Where the line under the headline begins and ends.
    fn lead(&self) -> Option<(usize, usize)> {
        let mut lines = self.tokens.iter().enumerate().skip(1).filter(|(_, token)| token.starts_line()).map(|(at, _)| at);
        let lead = lines.next()?;
        Some((lead, lines.next().unwrap_or(self.tokens.len())))
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
        let Some(Person { mentions, .. }) = persons.of(mention).and_then(|person| persons.list.get(person)) else { return true };
        let first = mentions.first().and_then(|&at| self.entities.get(at)).map_or(0, |entity| entity.first as usize);
        let above = person > 0 && first < lead;
        above || self.held().any(|(_, holder)| mentions.contains(&holder))
    }
}
