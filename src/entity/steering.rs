//! Steering committees, whose names are whole phrases in small letters: `Ban Chỉ đạo phòng, chống tham nhũng`, `Ban Chỉ đạo tổng kết 100 năm …`.

use super::class::{ADDRESS, RANK, TITLE};
use super::find::Finder;
use super::word::is;
use crate::token::TokenKind;

/// Tokens of a steering committee's task.
const LONGEST: usize = 24;

impl Finder<'_> {
    /// The end of a steering committee's name with whose it is and its task; `end` of every other body.
    #[inline(never)]
    pub(super) fn steered(&self, start: usize, end: usize, limit: usize) -> usize {
        if let Some(subject) = self.advised(start, end, limit) {
            return subject;
        }
        let words = is!(self, start, "ban") && is!(self, start + 1, "chỉ") && is!(self, start + 2, "đạo");
        let head = start + if words { 3 } else { 1 };
        if !(words || is!(self, start, "bcđ") && self.upper(start)) || end < head {
            return end;
        }
        // `Ban Chỉ đạo <của Chính phủ> về …`
        let above = if is!(self, end, "của") && end == head && self.capital(end + 1) && !self.token(end + 1).starts_line() {
            self.body_here(end + 1, limit, false, 1)
        } else {
            None
        };
        let task = above.unwrap_or(end);
        let named =
            !(head..end).all(|at| self.capital(at) || is!(self, at, "ương" | "quốc" | "gia" | "cấp" | "tỉnh" | "thành" | "phố"));
        // `Kế hoạch của Ban Chỉ đạo 389 Quốc gia <về> …`: what the plan is about; a number names the committee.
        let numbered = self.token(head).kind == TokenKind::Number;
        let joins = || !(numbered && is!(self, task, "về")) && self.joins_tasks(task, limit).is_some();
        // `Ban Chỉ đạo Trung ương Chương trình <mục tiêu quốc gia …>`
        let programme = is!(self, end - 1, "trình") && is!(self, end.wrapping_sub(2), "chương") && end > head + 2;
        let begins = programme || if named { joins() } else { self.begins_task(task) };
        if begins { self.task_end(task, limit) } else { task }
    }

    /// `Hội đồng tư vấn <về KH-CN và chuyển đổi số>`, `Ủy ban Chỉ đạo quốc gia <về cơ chế một cửa>`: a council with what it advises on.
    #[inline(never)]
    fn advised(&self, start: usize, end: usize, limit: usize) -> Option<usize> {
        if !is!(self, end, "về") || end + 1 >= limit || self.token(end).starts_line() {
            return None;
        }
        let council = is!(self, start, "hội") && is!(self, start + 1, "đồng") && is!(self, start + 2, "tư");
        let steering = is!(self, start, "ủy") && is!(self, start + 1, "ban") && is!(self, start + 2, "chỉ");
        let state = is!(self, start, "ban") && is!(self, start + 2, "đạo") && is!(self, end - 1, "nước");
        (council || steering || state).then(|| self.task_end(end, limit))
    }

    /// A word with which a committee's task begins; what else stands behind it is what it does: `Ban Chỉ đạo yêu cầu`.
    fn begins_task(&self, at: usize) -> bool {
        let next = at + 1;
        let verb = is!(self, at, "xử") && is!(self, next, "lý")
            || is!(self, at, "tổng" | "sơ") && is!(self, next, "kết")
            || is!(self, at, "xây") && is!(self, next, "dựng")
            || is!(self, at, "thực") && is!(self, next, "hiện")
            || is!(self, at, "triển") && is!(self, next, "khai")
            || is!(self, at, "phát") && is!(self, next, "triển")
            || is!(self, at, "cải") && is!(self, next, "cách")
            || is!(self, at, "điều") && is!(self, next, "hành")
            || is!(self, at, "rà") && is!(self, next, "soát")
            || is!(self, at, "khắc") && is!(self, next, "phục")
            || is!(self, at, "sắp") && is!(self, next, "xếp")
            || is!(self, at, "chuyển" | "sửa") && is!(self, next, "đổi")
            || is!(self, at, "đổi") && is!(self, next, "mới");
        let noun = is!(self, at, "chính") && is!(self, next, "sách") || is!(self, at, "tiền") && is!(self, next, "lương");
        // `Ban Chỉ đạo <các công trình trọng điểm>`, `Ban Chỉ đạo Trung ương <Chương trình mục tiêu quốc gia …>`
        let projects = |at: usize| {
            is!(self, at, "dự") && is!(self, at + 1, "án") || is!(self, at, "công" | "chương") && is!(self, at + 1, "trình")
        };
        if !self.token(at).starts_line() && (is!(self, at, "các") && projects(next) || is!(self, at, "chương") && projects(at)) {
            return true;
        }
        self.small(at) && !self.token(at).starts_line() && (verb || noun || is!(self, at, "về" | "thi" | "chống" | "phòng"))
    }

    /// `phòng<, chống>`, `tham nhũng<, lãng phí>`, `<và> chuyển đổi số`, `Nghị quyết số 68 <về> …`: where one more part of a task begins.
    fn joins_tasks(&self, at: usize, limit: usize) -> Option<usize> {
        let next = at + 1;
        if next >= limit || self.token(at).starts_line() || self.token(next).starts_line() {
            return None;
        }
        if is!(self, at, "và" | "về") && self.small(at) {
            // `… và các xã họp`: somebody else.
            return (self.small(next) && !is!(self, next, "các" | "phối" | "lãnh" | "đại")).then_some(next);
        }
        let word = is!(self, next, "chống") && is!(self, at - 1, "phòng")
            || is!(self, next, "lãng") && is!(self, next + 1, "phí")
            || is!(self, next, "tiêu") && is!(self, next + 1, "cực")
            || is!(self, next, "không") && is!(self, next + 1, "báo")
            || is!(self, next, "yếu") && is!(self, next + 1, "kém")
            || is!(self, next, "đổi") && is!(self, next + 1, "mới")
            || is!(self, next, "chuyển" | "sửa") && is!(self, next + 1, "đổi")
            || is!(self, next, "công") && is!(self, next + 1, "nghệ")
            || is!(self, next, "điều") && is!(self, next + 1, "hành")
            || is!(self, next, "kinh") && is!(self, next + 1, "doanh")
            || is!(self, next, "ổn") && is!(self, next + 1, "định")
            || is!(self, next, "bất") && is!(self, next + 1, "động")
            || is!(self, next, "bổ") && is!(self, next + 1, "sung")
            || is!(self, next, "nghiên") && is!(self, next + 1, "cứu");
        (is!(self, at, ",") && self.small(next) && word).then_some(next)
    }

    fn task_end(&self, task: usize, limit: usize) -> usize {
        let mut at = task;
        while at < limit.min(task + LONGEST) && !(at > task && self.token(at).starts_line()) {
            if let Some(next) = self.joins_tasks(at, limit) {
                at = next;
                continue;
            }
            // `… phát triển TP.HCM`, `cải cách tư pháp T.Ư`, `khoa học, KH-CN`.
            let glued = is!(self, at, "-" | "&") && !self.token(at).after_space() && self.upper(at + 1);
            if let Some(next) = self.central(at).or_else(|| self.place(at, limit).filter(|_| self.capital(at))) {
                at = next;
                continue;
            }
            if glued {
                at += 2;
                continue;
            }
            let kind = self.token(at).kind;
            let name = self.is_word(at) || matches!(kind, TokenKind::Number | TokenKind::Code);
            // `Trưởng Ban Chỉ đạo chuyển đổi số phường Tân Lập <Lò Văn Mẩn>`
            let person = || at > task && (self.begins_person(at) || self.is_full_name(at, limit));
            let other = self.capital(at) && (self.best(at, TITLE | ADDRESS | RANK, limit).is_some() || person());
            if !name || other || at > task && self.ends_the_task(at) {
                break;
            }
            at += 1;
        }
        at
    }

    /// A verb, or a word that relates the committee to something else.
    fn ends_the_task(&self, at: usize) -> bool {
        let verb = is!(self, at, "chủ") && is!(self, at + 1, "trì")
            || is!(self, at, "đề") && is!(self, at + 1, "nghị" | "xuất")
            || is!(self, at, "tổ") && is!(self, at + 1, "chức") && !is!(self, at - 1, "hình")
            || is!(self, at, "triển") && is!(self, at + 1, "khai")
            || is!(self, at, "sáng") && !is!(self, at + 1, "tạo")
            || is!(self, at, "tại") && !is!(self, at - 1, "tồn")
            || is!(self, at, "báo") && is!(self, at + 1, "cáo") && !is!(self, at - 1, "không")
            || is!(self, at, "tham") && is!(self, at + 1, "gia")
            || is!(self, at, "thông") && is!(self, at + 1, "báo")
            || is!(self, at, "khẳng" | "nhấn")
            || is!(self, at, "phát") && is!(self, at + 1, "biểu");
        let word = is!(
            self,
            at,
            "đã" | "đang"
                | "sẽ"
                | "cũng"
                | "đều"
                | "họp"
                | "cho"
                | "do"
                | "với"
                | "khi"
                | "được"
                | "yêu"
                | "gồm"
                | "trước"
                | "sau"
                | "đưa"
                | "của"
                | "thuộc"
                | "từ"
                | "đến"
                | "nhằm"
                | "để"
                | "là"
                | "có"
                | "phải"
                | "cần"
                | "vừa"
                | "chiều"
                | "ngày"
                | "nêu"
                | "lập"
                | "giúp"
                | "này"
        );
        self.small(at) && (verb || word)
    }
}
