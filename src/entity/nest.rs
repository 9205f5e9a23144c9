//! What stands inside an organization's or a place's name: bodies and places of their own.

use super::class::{
    BODY_BARE, BODY_HEAD, BODY_INNER, BODY_LOWER, BODY_NAME, CAPITALS, DISTRICT, NAMED, PAIR_WORD, PLACE, PLACE_WEAK, PLACE_WHOLE,
    PROPER, SITE, UNIT,
};
use super::find::Finder;
use super::organization::DEPTH;
use super::word::is;
use super::{EntityKind, Why};
use crate::token::{Case, TokenKind};

impl Finder<'_> {
    /// A part of a body that another body's short name may follow: `Công đoàn BIDV`, `HĐQT FPT`, `U17 SLNA`; not `Trường ĐH FPT`.
    fn holds_bodies(&self, start: usize, at: usize) -> bool {
        is!(self, start, "hđqt" | "hđtv" | "u" | "khối")
            || is!(self, start, "đảng") && is!(self, start + 1, "ủy" | "bộ" | "đoàn")
            || is!(self, start, "công") && is!(self, start + 1, "đoàn")
            || is!(self, start, "ban") && at > start + 2
            || is!(self, start, "ủy") && is!(self, start + 1, "ban") && at > start + 3
            || self.token(start).case == Case::Mixed && self.written(start).starts_with('U')
    }

    /// A body inside another's name, which begins at `start`.
    pub(super) fn inner_body(&self, start: usize, at: usize, limit: usize, depth: u8) -> Option<usize> {
        let (length, classes) = self.best(at, BODY_HEAD | BODY_NAME, limit)?;
        let small_head = classes & BODY_LOWER != 0
            && is!(self, at, "vùng" | "quân" | "ban" | "đoàn" | "sư" | "công" | "trường" | "tập" | "tổng" | "ngân");
        let party = self.a_party(at);
        if !self.capital(at) && !small_head && !party {
            return None;
        }
        // `HĐQT Vietcombank`: a company's name of one foreign word.
        let foreign = length == 1 && self.unspelled(at);
        let short = classes & BODY_NAME != 0 && (classes & (CAPITALS | PROPER) != 0 || foreign) && classes & BODY_HEAD == 0;
        if classes & BODY_INNER == 0 && !party && !(short && self.holds_bodies(start, at)) {
            let (inner, _) = self.best(at, BODY_INNER, limit)?;
            if inner < length && classes & (BODY_NAME | BODY_HEAD) == 0 {
                return None;
            }
        }
        // `Công ty Tri Việt Hội An`, `Tập đoàn Gỗ Trường Thành`: a town, a company's name.
        let part_of_a_name = at > 0 && self.title(at - 1) && self.title(at + 1) && length == 1;
        if part_of_a_name && (is!(self, at, "trường") || is!(self, at, "hội") && is!(self, at + 1, "an"))
            || at > 0 && is!(self, at - 1, "tổng") && self.capital(at - 1)
            || length == 1 && is!(self, at, "trường") && is!(self, start, "công" | "cty" | "ctcp" | "htx") && self.title(at + 1)
        {
            // `Công ty Trường Thọ`
            return None;
        }
        // The second capital of one word: `Bộ Công An`.
        if length == 1 && at > 0 && self.capital(at) && self.capital(at - 1) && self.is_pair(at - 1, PAIR_WORD) {
            return None;
        }
        let followed = self.capital(at + 1) || self.token(at + 1).kind == TokenKind::Number || self.level(at + 1, limit).is_some();
        if length == 1 && classes & (BODY_BARE | BODY_NAME) == 0 && !followed {
            return None;
        }
        self.organization(at, limit, false, depth + 1)
    }

    /// Adds what stands inside an organization or a place.
    pub(super) fn nest(&mut self, start: usize, end: usize, kind: EntityKind, depth: u8) {
        if depth > DEPTH {
            return;
        }
        // `Điện Kremlin`: the name of a place, which stands for who sits there.
        if self.is_gazetteer(start, end, PLACE | PLACE_WHOLE) && kind == EntityKind::Organization {
            return;
        }
        let party = self.central(start).is_some();
        let committee = is!(self, start, "ủy") && is!(self, start + 1, "ban");
        let body = kind == EntityKind::Organization;
        let company = body && is!(self, start, "công" | "cty" | "ctcp" | "tổng");
        let owned = body && is!(self, start, "tổ");
        let mut at = start + 1;
        while at < end {
            // `Ban Chỉ đạo triển khai <Nghị quyết số 68>`
            let task = kind == EntityKind::Organization && is!(self, start, "ban") && self.capital(at);
            if let Some(behind) = if task { self.citation(at, end) } else { None } {
                self.push(EntityKind::Document, at, behind, Why::Citation);
                at = behind;
                continue;
            }
            let lower = is!(self, at, "vùng" | "quân" | "ban" | "đoàn" | "sư") || self.a_party(at);
            if kind == EntityKind::Organization
                && (!party || self.a_party(at) || is!(self, at, "hội"))
                && (self.capital(at) || lower)
                && !self.no_inner(start, at, end)
            {
                if let Some(mut inner) = self.inner_body(start, at, end, depth) {
                    if committee && is!(self, at, "mttq" | "mặt") {
                        // The place behind it is the committee's, not the front's.
                        inner = at + self.best(at, BODY_HEAD | BODY_NAME, end).map_or(1, |(length, _)| length);
                        // `Mặt trận Tổ quốc (MTTQ) Việt Nam`
                        let country = if is!(self, inner, "(") && is!(self, inner + 2, ")") { inner + 3 } else { inner };
                        if country < end && is!(self, country, "việt") && is!(self, country + 1, "nam") {
                            inner = country + 2;
                        }
                        inner += usize::from(is!(self, inner, "vn"));
                    }
                    let stands = self.best(at, BODY_BARE | BODY_NAME | BODY_INNER, end).is_some();
                    if inner <= end && (stands || inner > at + 1) {
                        self.push(EntityKind::Organization, at, inner, Why::Inside);
                        self.nest(at, inner, EntityKind::Organization, depth + 1);
                        at = inner;
                        continue;
                    }
                }
            }
            if let Some(behind) = if owned { self.nested_owner(at, end) } else { None } {
                at = behind;
                continue;
            }
            // `Công ty Nhiệt điện <Phú Mỹ>`: what it makes, not where.
            if company && self.capital(at) && is!(self, at + 1, "điện") && self.best(at, SITE, end).is_some() {
                at += 2;
                continue;
            }
            // `Ban Quản lý … và các <khu công nghiệp> Quảng Ngãi`: behind a designator of several only the names are places.
            let zones = if body && self.small(at) && is!(self, at - 1, "các") { self.best(at, SITE, end) } else { None };
            if let Some((length, _)) = zones {
                at += length;
                continue;
            }
            if let Some(inner) = self.place(at, end) {
                if !(inner == at + 1 && self.small(at)) {
                    let name = at == start + 1 || at == start + 2 && is!(self, at - 1, ".");
                    let seat =
                        !(name && self.title(at)) && self.best(at, UNIT, end).is_some() && self.designated(at, end) == Some(end);
                    // `Cộng hòa <Liên bang Đức>`: one country.
                    let seat = seat && !is!(self, start, "cộng" | "vương");
                    if kind != EntityKind::Place || seat {
                        self.push(EntityKind::Place, at, inner, Why::Inside);
                    }
                    at = inner;
                    continue;
                }
            }
            if kind == EntityKind::Organization && self.capital(at) {
                if let Some(inner) = self.weak_place_at_end(start, at, end) {
                    self.push(EntityKind::Place, at, inner, Why::Inside);
                    at = inner;
                    continue;
                }
            }
            at += 1;
        }
    }

    /// `Thành ủy <Móng Cái>`: a name that needs its surroundings, at the end of a body's name.
    fn weak_place_at_end(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let (length, classes) = self.gazetteer(at, PLACE_WEAK, end)?;
        let named = self.best(start, BODY_HEAD, end).is_some_and(|(_, head)| head & NAMED != 0);
        let district = classes & DISTRICT != 0;
        let fits = at + length == end && length >= 2 && (district || !named && !self.capital(at - 1));
        (fits && !self.is_full_name(at, end)).then_some(at + length)
    }

    /// `Bộ Chính trị <đảng Cộng sản Trung Quốc>`, `Trung ương <Đảng Cộng sản Trung Quốc>`
    pub(super) fn a_party(&self, at: usize) -> bool {
        let people = is!(self, at + 1, "nhân") && is!(self, at + 2, "dân") || is!(self, at + 1, "lao") && is!(self, at + 2, "động");
        is!(self, at, "đảng") && (is!(self, at + 1, "cộng") || people) && self.capital(at + 1)
    }

    /// Behind `Trung ương`, in letters as well: `T.Ư`, `TƯ`, `TW`.
    pub(super) fn central(&self, at: usize) -> Option<usize> {
        if is!(self, at, "tư" | "tw") && self.upper(at) {
            return Some(at + 1);
        }
        if is!(self, at, "t") && is!(self, at + 1, ".") && is!(self, at + 2, "ư") && self.capital(at + 2) {
            return Some(at + 3);
        }
        (is!(self, at, "trung") && is!(self, at + 1, "ương")).then_some(at + 2)
    }

    /// Words inside a body's name that are no body of their own.
    fn no_inner(&self, start: usize, at: usize, end: usize) -> bool {
        if let Some(behind) = self.central(at) {
            let last = behind == end || behind + 1 == end && is!(self, behind, "đảng" | "đoàn");
            // `Ban Chấp hành <Trung ương Đảng Cộng sản Trung Quốc>`
            return !last && !self.a_party(behind);
        }
        is!(self, at, "nhà") && is!(self, at + 1, "nước")
            || is!(self, at, "chính") && is!(self, at - 1, "liên")
            || is!(self, at, "đảng") && is!(self, at - 1, "dân") && self.capital(at)
            || is!(self, at, "đảng") && is!(self, at.wrapping_sub(1), "ương" | "ư" | "tư" | "tw") && !self.a_party(at)
            || is!(self, at - 1, "(") && is!(self, at + 1, ")") && at + 2 < end
            || is!(self, at, "quốc") && !is!(self, at + 1, "hội")
            || at == start + 1 && is!(self, start, "trường") && is!(self, at, "đại" | "đh" | "cao" | "cđ" | "thpt" | "thcs")
    }
}
