//! The user's facts among the entities: met first, shown to the grammar as if the lexicon held them, and set right at the end where the
//! grammar thought otherwise.
//!
//! A user's match is an entity with exactly its span. What the grammar proposes there goes if it has the same span, crosses it, or stands
//! inside it (places and bodies inside a body or an office stay); a longer name around it stays. Two exceptions follow the annotation guide,
//! by which a name inside a place's name, or inside the name of a school or street called after a person, is no entity of its own.

use super::class::{
    BODY_BARE, BODY_HEAD, BODY_INNER, BODY_LOWER, BODY_NAME, COMMUNE, COUNTRY, Classes, DISTRICT, FAMILY, FOREIGN_NAME, GIVEN,
    MIDDLE, NAMED, PLACE, PLACE_WEAK, PLACE_WHOLE, SITE, TITLE, TITLE_LOWER,
};
use super::find::Finder;
use super::scan::Match;
use super::{EntityKind, Why};
use crate::overlay::{OverlayKind, Overlays};
use crate::token::Token;
use std::cmp::Reverse;

/// A user's fact met in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Met {
    first: u32,
    end: u32,
    kind: OverlayKind,
}

/// What the overlays say of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct UserFacts {
    /// The matches that count, by their starts, longer ones first.
    pub(super) met: Vec<Met>,
    /// Surfaces of built-in facts that are hidden: first token, end, the classes.
    hidden: Vec<(u32, u32, Classes)>,
    /// Working memory: the innermost match over each token, as an index plus one.
    owners: Vec<u32>,
}

impl UserFacts {
    /// Meets the facts in a text. Of matches that overlap the longest counts; inside a body's or an office's match, places and bodies count
    /// as well. `ends` are the ends of the tokens' blocks.
    pub(super) fn meet(&mut self, overlays: Option<&Overlays>, text: &str, tokens: &[Token], ends: &[u32]) {
        let Self { met, hidden, owners } = self;
        met.clear();
        hidden.clear();
        let Some(overlays) = overlays else { return };
        for (at, end) in ends.iter().enumerate() {
            let first = at as u32;
            overlays.entities(text, tokens, at, *end as usize, |end, kind, removed| {
                met.extend(kind.map(|kind| Met { first, end: end as u32, kind }));
                let classes = removed.iter().fold(0, |all, kind| all | classes_of(kind));
                if classes != 0 {
                    hidden.push((first, end as u32, classes));
                }
            });
        }
        if met.len() > 1 {
            met.sort_unstable_by_key(|met| (Reverse(met.end - met.first), met.first));
            owners.clear();
            owners.resize(tokens.len(), 0);
            let mut kept = 0;
            for at in 0..met.len() {
                let Some(&one) = met.get(at) else { break };
                let Some(over) = owners.get_mut(one.first as usize..one.end as usize) else { continue };
                let owner = over.first().copied().unwrap_or(0);
                let around = (owner as usize).checked_sub(1).and_then(|owner| met.get(owner));
                let fits =
                    around.is_none_or(|around| holds(around.kind, one.kind) && around.end - around.first > one.end - one.first);
                if fits && over.iter().all(|&other| other == owner) {
                    met.swap(kept, at);
                    kept += 1;
                    over.fill(kept as u32);
                }
            }
            met.truncate(kept);
            met.sort_unstable_by_key(|met| (met.first, Reverse(met.end)));
        }
    }

    /// Whether there is nothing to show: nearly always, so no token need be asked for.
    pub(super) fn is_empty(&self) -> bool {
        self.met.is_empty() && self.hidden.is_empty()
    }

    /// Shows the facts that begin at a token among the matches of the lexicon, those behind `start`.
    pub(super) fn show(&self, at: usize, start: usize, matches: &mut Vec<Match>) {
        let from = self.hidden.partition_point(|&(first, ..)| (first as usize) < at);
        for (_, end, classes) in self.hidden.iter().skip(from).take_while(|(first, ..)| *first as usize == at) {
            let length = (*end as usize - at) as u8;
            if let Some(found) = matches.iter_mut().skip(start).find(|found| found.length == length) {
                found.classes &= !classes;
            }
        }
        let from = self.met.partition_point(|met| (met.first as usize) < at);
        for met in self.met.iter().skip(from).take_while(|met| met.first as usize == at) {
            let classes = match met.kind {
                OverlayKind::Title => TITLE | TITLE_LOWER,
                OverlayKind::Organization => BODY_NAME | BODY_LOWER,
                OverlayKind::Place => PLACE | PLACE_WHOLE,
                _ => continue,
            };
            let length = (met.end as usize - at) as u8;
            let place = start + matches.iter().skip(start).take_while(|found| found.length < length).count();
            match matches.get_mut(place).filter(|found| found.length == length) {
                Some(found) => found.classes |= classes,
                None => matches.insert(place, Match { length, classes }),
            }
        }
    }
}

/// Whether a match of one kind may stand inside a match of another.
const fn holds(around: OverlayKind, inside: OverlayKind) -> bool {
    matches!(around, OverlayKind::Organization | OverlayKind::Title)
        && matches!(inside, OverlayKind::Organization | OverlayKind::Place)
}

/// The classes of the lexicon that a built-in fact of a kind has.
const fn classes_of(kind: OverlayKind) -> Classes {
    match kind {
        OverlayKind::Place => PLACE | PLACE_WEAK | PLACE_WHOLE | COUNTRY | DISTRICT | COMMUNE,
        OverlayKind::Organization => BODY_HEAD | BODY_LOWER | BODY_BARE | BODY_NAME | BODY_INNER | NAMED,
        OverlayKind::Title => TITLE | TITLE_LOWER,
        OverlayKind::Person => FAMILY | MIDDLE | GIVEN | FOREIGN_NAME,
        _ => 0,
    }
}

/// The kind of entity that a user's fact is; nothing for what is none.
const fn entity_kind(kind: OverlayKind) -> Option<EntityKind> {
    match kind {
        OverlayKind::Place => Some(EntityKind::Place),
        OverlayKind::Organization => Some(EntityKind::Organization),
        OverlayKind::Title => Some(EntityKind::Position),
        OverlayKind::Person => Some(EntityKind::Person),
        _ => None,
    }
}

/// What becomes of a proposal of the grammar beside a user's match.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stays,
    /// It stays, and says what the match says.
    Agrees,
    /// It ends where the match begins.
    Cut,
    Goes,
    /// The match goes.
    Wins,
    /// The match goes: it is the rest of this proposal's name.
    Grows,
}

impl Finder<'_> {
    /// Takes the user's name that begins at a token, with the bodies and places inside it. Offices are left to the grammar, which knows
    /// what belongs to them.
    pub(super) fn user_name(&mut self, at: usize) -> Option<usize> {
        let met =
            self.user.get(self.user.partition_point(|met| (met.first as usize) < at)).filter(|met| met.first as usize == at)?;
        let kind = entity_kind(met.kind).filter(|kind| *kind != EntityKind::Position)?;
        let end = met.end as usize;
        self.push(kind, at, end, Why::User);
        if kind == EntityKind::Organization {
            self.nest(at, end, kind, 0);
        }
        Some(end)
    }

    /// Sets the proposals right, which must be sorted by their starts, longer ones first. Linear in tokens and proposals.
    pub(super) fn obey(&mut self) {
        let (mut next, known) = (0, self.found.len());
        self.open.clear();
        for &met in self.user {
            while next < known && self.found.get(next).is_some_and(|found| found.first < met.first) {
                self.open.push(next as u32);
                next += 1;
            }
            let found = &self.found;
            self.open.retain(|&at| found.get(at as usize).is_some_and(|around| around.end > met.first));
            let fates = |finder: &Self, number| finder.beside(met, number, next, known).map(|at| (at, finder.fate(at, met)));
            if let Some((at, fate)) =
                (0..).map_while(|number| fates(self, number)).find(|(_, fate)| matches!(fate, Fate::Wins | Fate::Grows))
            {
                if let Some(found) = self.found.get_mut(at).filter(|_| fate == Fate::Grows) {
                    found.end = met.end;
                    self.drop_inside(at, next, known);
                }
                continue;
            }
            let mut agrees = false;
            for number in 0.. {
                let Some((at, fate)) = fates(self, number) else { break };
                let cut = self.end_before(at, met.first);
                let Some(found) = self.found.get_mut(at) else { break };
                match fate {
                    Fate::Stays | Fate::Wins | Fate::Grows => {}
                    Fate::Agrees => {
                        found.why = Why::User;
                        agrees = true;
                    }
                    Fate::Cut => found.end = cut,
                    Fate::Goes => found.end = found.first,
                }
            }
            if let (false, Some(kind)) = (agrees, entity_kind(met.kind)) {
                self.push(kind, met.first as usize, met.end as usize, Why::User);
            }
        }
        self.found.retain(|found| found.end > found.first);
    }

    /// The proposals that overlap a match, by a running number: first those that begin before it, then those that begin inside.
    fn beside(&self, met: Met, number: usize, next: usize, known: usize) -> Option<usize> {
        if let Some(&at) = self.open.get(number) {
            return Some(at as usize);
        }
        let at = next + number - self.open.len();
        self.found.get(at).filter(|found| at < known && found.first < met.end).map(|_| at)
    }

    /// Drops what begins inside a proposal, from the proposal `next` on.
    fn drop_inside(&mut self, around: usize, next: usize, known: usize) {
        let Some(end) = self.found.get(around).map(|found| found.end) else { return };
        for found in self.found.iter_mut().take(known).skip(next).take_while(|found| found.first < end) {
            found.end = found.first;
        }
    }

    /// The end of a proposal that may not reach beyond a token: signs at its end are no part of it.
    fn end_before(&self, at: usize, limit: u32) -> u32 {
        let first = self.found.get(at).map_or(limit, |found| found.first);
        let mut end = limit;
        while end > first && !self.is_word(end as usize - 1) {
            end -= 1;
        }
        end
    }

    fn fate(&self, at: usize, met: Met) -> Fate {
        let own = entity_kind(met.kind);
        let Some(found) = self.found.get(at).filter(|found| found.end > found.first) else { return Fate::Stays };
        if (found.first, found.end) == (met.first, met.end) {
            return if own == Some(found.kind) { Fate::Agrees } else { Fate::Goes };
        }
        if found.why == Why::User {
            return Fate::Stays;
        }
        let contains = found.first <= met.first && found.end >= met.end;
        let head =
            |classes| self.best(found.first as usize, classes, met.first as usize).map(|(length, _)| found.first + length as u32);
        if found.first < met.first && !contains {
            if (found.kind, own) == (EntityKind::Place, Some(EntityKind::Person)) && head(SITE) == Some(met.first) {
                return Fate::Grows;
            }
            let goes_on = matches!(found.kind, EntityKind::Position | EntityKind::Organization);
            return if goes_on { Fate::Cut } else { Fate::Goes };
        }
        if !contains {
            let inside = found.end <= met.end && matches!(own, Some(EntityKind::Organization | EntityKind::Position));
            let stays = inside && matches!(found.kind, EntityKind::Organization | EntityKind::Place);
            return if stays { Fate::Stays } else { Fate::Goes };
        }
        let same_start = found.first == met.first;
        match (found.kind, own) {
            (_, None) => Fate::Stays,
            (EntityKind::Position, Some(EntityKind::Position)) if same_start => Fate::Agrees,
            (EntityKind::Position, Some(EntityKind::Position)) => Fate::Wins,
            (EntityKind::Person | EntityKind::Organization | EntityKind::Place, _) if same_start => Fate::Goes,
            (EntityKind::Person, _) => Fate::Goes,
            (EntityKind::Place, Some(EntityKind::Place)) => Fate::Wins,
            // `đường Nguyễn Huệ`, `Trường THPT Nguyễn Huệ` are called after a person.
            (EntityKind::Place, Some(EntityKind::Person)) => {
                if head(SITE).is_some() {
                    Fate::Wins
                } else {
                    Fate::Goes
                }
            }
            (EntityKind::Organization, Some(EntityKind::Person)) => {
                if head(NAMED).is_some() {
                    Fate::Wins
                } else {
                    Fate::Cut
                }
            }
            (EntityKind::Position, Some(EntityKind::Person)) => Fate::Cut,
            _ => Fate::Stays,
        }
    }
}
