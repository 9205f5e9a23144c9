//! Choosing a sense: what a form's neighbours say, what its other occurrences say, how frequent each sense is.

use super::find::Cue;
use super::{ALTERNATIVES, Abbreviation, AbbreviationScratch, Abbreviations, Meaning, SenseKind};
use crate::lexicon::Unit;
use crate::limits;
use crate::token::{Case, Token, TokenKind};

/// Tokens on each side that count with their side and distance.
const NEAR: usize = 3;
/// Tokens on each side of which the words count wherever they stand.
const FAR: usize = 12;
/// The slot of words wherever they stand.
const SLOT_FAR: usize = 6;
/// The slot of how the neighbours are written.
const SLOT_CUE: usize = 7;
/// What the other occurrences' evidence counts, in quarters of one's own.
const OTHERS_QUARTERS: i32 = 2;
/// The evidence of the others is bounded, so that neighbours which contradict it win (1/64 bit).
const OTHERS_MOST: i32 = 320;

/// An abbreviation whose sense is still to be chosen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pending {
    /// Its number in the output.
    at: u32,
    form: u32,
    /// Where its scores begin in the scratch.
    scores: u32,
    first_sense: u32,
    senses: u32,
}

/// The context of `tokens[start..end]` as pairs of slot and unit: three tokens to each side, the words farther off, and how the
/// neighbours are written. This is what the sense model is trained and used on; it never looks beyond the line.
#[doc(hidden)]
pub fn context(tokens: &[Token], start: usize, end: usize, mut feature: impl FnMut(usize, u16)) {
    let same_line_left = |at: usize| tokens.get(at + 1).is_some_and(|next| !next.starts_line());
    let same_line_right = |at: usize| tokens.get(at).is_some_and(|token| !token.starts_line());
    let unit = |token: &Token| u16::try_from(token.unit.number()).ok();
    // The full stop of a short form is none of its neighbours.
    let end = match (tokens.get(end), tokens.get(end + 1)) {
        (Some(stop), Some(next)) if stop.unit == Unit::sign('.') && !stop.after_space() && !next.starts_line() => end + 1,
        _ => end,
    };
    let mut left_open = true;
    let mut right_open = true;
    for distance in 0..FAR {
        let left = start.checked_sub(distance + 1).filter(|&at| left_open && same_line_left(at));
        let right = Some(end + distance).filter(|&at| right_open && same_line_right(at));
        left_open = left.is_some();
        right_open = right.is_some();
        for (side, at) in [(0, left), (NEAR, right)] {
            let token = at.and_then(|at| tokens.get(at));
            if distance < NEAR {
                feature(side + distance, token.map_or(Some(0), unit).unwrap_or(u16::MAX));
            }
            if let Some(token) = token.filter(|token| token.unit.is_lexical()) {
                if let Some(unit) = unit(token) {
                    feature(SLOT_FAR, unit);
                }
            }
            if distance == 0 {
                let written = token.map_or(0, |token| match (token.kind, token.case) {
                    (TokenKind::Number, _) => 1,
                    (_, Case::Lower) => 2,
                    (_, Case::Title) => 3,
                    (_, Case::Upper) => 4,
                    (_, Case::Mixed) => 5,
                    (TokenKind::Code, _) => 6,
                    _ => 7,
                });
                feature(SLOT_CUE, written + if side == 0 { 0 } else { 8 });
            }
        }
    }
}

impl Abbreviations {
    /// Whether the neighbours of `tokens[start..end]` say that `form` is a foreign acronym, a brand or a unit there.
    pub(super) fn is_foreign(&self, tokens: &[Token], start: usize, end: usize, form: u32) -> bool {
        let Some(odds) = self.table.foreign(form) else { return false };
        let Some(gate) = self.table.gate() else { return false };
        let mut scores = [0, odds];
        context(tokens, start, end, |slot, unit| gate.add(slot, unit, &mut scores));
        scores[1] - scores[0] > FOREIGN_ODDS
    }

    /// Notes that the sense of the last abbreviation of `out` is to be chosen among those of `form`.
    pub(super) fn pend(&self, tokens: &[Token], form: u32, scratch: &mut AbbreviationScratch, out: &[Abbreviation]) {
        let Some(abbreviation) = out.last() else { return };
        let senses = self.table.senses(form);
        let start = scratch.scores.len();
        scratch.scores.resize(start + senses.len(), 0);
        let Some(scores) = scratch.scores.get_mut(start..) else { return };
        if let Some(model) = self.table.model(form) {
            let (first, end) = (abbreviation.first_token as usize, abbreviation.end_token as usize);
            context(tokens, first, end, |slot, unit| model.add(slot, unit, scores));
        }
        scratch.pending.push(Pending {
            at: (out.len() - 1) as u32,
            form,
            scores: start as u32,
            first_sense: senses.start,
            senses: senses.len() as u32,
        });
    }

    /// Chooses the senses of what is pending.
    pub(super) fn choose(&self, tokens: &[Token], scratch: &mut AbbreviationScratch, out: &mut [Abbreviation]) {
        self.sum_evidence(scratch);
        for pending in &scratch.pending {
            let Some(abbreviation) = out.get_mut(pending.at as usize) else { continue };
            let own = scratch.scores.get(pending.scores as usize..(pending.scores + pending.senses) as usize).unwrap_or_default();
            let all = scratch.sums.iter().find(|(form, _)| *form == pending.form).map_or(0, |(_, start)| *start as usize);
            let mut finals = [i32::MIN; limits::ABBREVIATION_SENSES];
            for (at, (score, own)) in finals.iter_mut().zip(own).enumerate() {
                let Some(sense) = self.table.sense(pending.first_sense + at as u32) else { continue };
                if sense.kind == SenseKind::Signature && !self.is_signature(tokens, abbreviation) {
                    continue;
                }
                let others = scratch.scores.get(all + at).map_or(0, |sum| (sum - own) * OTHERS_QUARTERS / 4);
                *score = i32::from(sense.prior) + own + others.clamp(-OTHERS_MOST, OTHERS_MOST);
                if sense.kind == SenseKind::Signature {
                    *score += SIGNATURE_BONUS;
                }
            }
            rank(abbreviation, pending, &finals);
            if let Meaning::Sense(sense) = abbreviation.meaning {
                abbreviation.kind = self.table.sense(sense).map_or(SenseKind::Concept, |sense| sense.kind);
            }
        }
    }

    /// Adds up the scores of each form behind the single ones.
    fn sum_evidence(&self, scratch: &mut AbbreviationScratch) {
        for at in 0..scratch.pending.len() {
            let Some(pending) = scratch.pending.get(at).copied() else { return };
            let start = match scratch.sums.iter().find(|(form, _)| *form == pending.form) {
                Some((_, start)) => *start as usize,
                None => {
                    let start = scratch.scores.len();
                    scratch.scores.resize(start + pending.senses as usize, 0);
                    scratch.sums.push((pending.form, start as u32));
                    start
                }
            };
            for offset in 0..pending.senses as usize {
                let own = scratch.scores.get(pending.scores as usize + offset).copied().unwrap_or(0);
                if let Some(sum) = scratch.scores.get_mut(start + offset) {
                    *sum = sum.saturating_add(own);
                }
            }
        }
    }

    /// `TM. ỦY BAN NHÂN DÂN` at a line's start: a signature.
    fn is_signature(&self, tokens: &[Token], abbreviation: &Abbreviation) -> bool {
        let first = tokens.get(abbreviation.first_token as usize);
        let stop = tokens.get(abbreviation.end_token as usize);
        let next = tokens.get(abbreviation.end_token as usize + 1);
        first.is_some_and(Token::starts_line)
            && stop.is_some_and(|stop| stop.unit == Unit::sign('.') && !stop.after_space())
            && next.is_some_and(|next| {
                !next.starts_line() && matches!(next.case, Case::Upper | Case::Title) && !self.cues.is(Cue::Is, next.unit)
            })
    }
}

/// Log odds from which on a form is taken for a foreign one (1/64 bit). Even odds would miss six in a hundred Vietnamese forms in the places
/// of rare ones; this misses one, and takes half of the foreign ones that 400 let through.
const FOREIGN_ODDS: i32 = 150;

/// What the place before a signature adds (1/64 bit).
const SIGNATURE_BONUS: i32 = 1200;

/// Writes the best sense and the best of the others into the abbreviation.
fn rank(abbreviation: &mut Abbreviation, pending: &Pending, finals: &[i32; limits::ABBREVIATION_SENSES]) {
    let finals = finals.get(..pending.senses as usize).unwrap_or_default();
    let best = finals.iter().copied().max().unwrap_or(0);
    let total: u64 = finals.iter().map(|&score| half_power(i64::from(best) - i64::from(score))).sum();
    let per_mille = |score: i32| (half_power(i64::from(best) - i64::from(score)) * 1000 / total.max(1)) as u16;
    let mut taken = [false; limits::ABBREVIATION_SENSES];
    abbreviation.others = [(u32::MAX, 0); ALTERNATIVES];
    for place in 0..=ALTERNATIVES {
        // The first of equal ones: the more frequent sense.
        let left = finals.iter().zip(&taken).enumerate().filter(|(_, (score, taken))| !**taken && **score != i32::MIN);
        let Some((at, score)) =
            left.max_by_key(|(at, (score, _))| (**score, std::cmp::Reverse(*at))).map(|(at, (score, _))| (at, *score))
        else {
            return;
        };
        if let Some(taken) = taken.get_mut(at) {
            *taken = true;
        }
        let sense = pending.first_sense + at as u32;
        match place.checked_sub(1) {
            None => {
                abbreviation.meaning = Meaning::Sense(sense);
                abbreviation.score = per_mille(score);
            }
            Some(place) => {
                if let Some(other) = abbreviation.others.get_mut(place) {
                    *other = (sense, per_mille(score));
                }
            }
        }
    }
}

/// 2 to the power of −`distance`/64, in units of 2⁻³². Integers only: the same on every machine.
fn half_power(distance: i64) -> u64 {
    /// 2^(-1/64), the rounded 32-bit fraction.
    const STEP: u64 = 4_248_701_965;
    let distance = distance.clamp(0, 64 * 32) as u64;
    let mut power = 1u64 << 32;
    for _ in 0..distance % 64 {
        power = (power * STEP) >> 32;
    }
    power >> (distance / 64)
}
