//! Words that tell what a sentence does: it reports, decides, shows a picture, points back.

use crate::lexicon::{Sieve, Unit, Units};
use crate::token::Token;

/// Lists of short word sequences; looked for by their first two units.
#[derive(Clone, Debug)]
pub(super) struct Cues {
    says: Vec<[Unit; 2]>,
    decides: Vec<[Unit; 2]>,
    pictures: Vec<Unit>,
    points_back: Vec<[Unit; 2]>,
    hangs: Vec<[Unit; 2]>,
    pronouns: Vec<Unit>,
    days: Vec<Unit>,
    first_person: Vec<Unit>,
    according: Option<Unit>,
    this: Vec<Unit>,
    /// Units that one of the lists asked of every word may end with: the others, nearly all, are asked for none.
    ends: Sieve<16>,
}

const SAYS: &str = "cho_biết cho_hay khẳng_định nhấn_mạnh yêu_cầu đề_nghị chỉ_đạo quyết_định phê_duyệt ban_hành thông_báo công_bố \
                    kết_luận tuyên_bố";
const DECIDES: &str = "yêu_cầu đề_nghị chỉ_đạo quyết_định phê_duyệt ban_hành kết_luận nhiệm_vụ giải_pháp mục_tiêu thống_nhất";
const POINTS_BACK: &str = "theo_đó trong_đó ngoài_ra bên_cạnh tuy_nhiên do_đó vì_vậy trong_khi đồng_thời tiếp_đó sau_đó trước_đó \
                           cũng_theo ông_này bà_này người_này như_vậy mặt_khác cùng_với được_biết tại_đây qua_đó từ_đó nhưng_theo \
                           còn_theo ngay_sau đến_nay hiện_tại cụ_thể riêng_về";
/// Beginnings that have no meaning without the sentence before.
const HANGS: &str = "theo_đó trong_đó ông_này bà_này anh_này chị_này cô_này người_này nhóm_này những_người việc_này điều_này vụ_này \
                     do_đó vì_vậy vì_thế do_vậy bởi_vậy tiếp_đó sau_đó qua_đó từ_đó nhờ_đó tại_đây ở_đây như_vậy như_thế mặt_khác \
                     cũng_theo ngoài_ra tuy_nhiên tuy_vậy tuy_thế đồng_thời bên_cạnh thế_nhưng không_những ngược_lại chính_vì thay_vào \
                     trong_số đây_là đó_là khi_đó lúc_đó trước_đó thậm_chí cùng_lúc cụ_thể";
/// Pronouns and conjunctions that a sentence cannot begin with when it stands alone.
const PRONOUNS: &str = "ông bà anh chị cô họ nó đây đó này y hắn thị mình tôi chúng em cháu nhưng và còn song vì nên";
const DAYS: &str = "ngày sáng chiều tối hôm trưa mới";
const PICTURES: &str = "ảnh clip video nguồn";

impl Cues {
    pub(super) fn new(units: &Units) -> Self {
        let words = |list: &str| {
            let mut found: Vec<Unit> = list.split_whitespace().filter_map(|word| units.unit(word)).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let twos = |list: &str| {
            let two = |word: &str| {
                let (left, right) = word.split_once('_')?;
                Some([units.unit(left)?, units.unit(right)?])
            };
            let mut found: Vec<[Unit; 2]> = list.split_whitespace().filter_map(two).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let (says, decides, pictures, first_person) = (twos(SAYS), twos(DECIDES), words(PICTURES), words("tôi"));
        let seconds = says.iter().chain(&decides).map(|[_, second]| second);
        Self {
            ends: Sieve::new(seconds.chain(&pictures).chain(&first_person).map(|unit| unit.number())),
            says,
            decides,
            pictures,
            points_back: twos(POINTS_BACK),
            hangs: twos(HANGS),
            pronouns: words(PRONOUNS),
            days: words(DAYS),
            first_person,
            according: units.unit("theo"),
            this: words("này đó ấy trên"),
        }
    }
}

/// What the words of a sentence say about it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    pub(super) says: bool,
    pub(super) decides: bool,
    pub(super) picture: bool,
    pub(super) points_back: bool,
    /// The beginning means nothing without the sentence before.
    pub(super) hangs: bool,
    pub(super) pronoun: bool,
    pub(super) day: bool,
    pub(super) according: bool,
    pub(super) first_person: bool,
    pub(super) quote: bool,
    pub(super) begins_with_quote: bool,
    pub(super) question: bool,
    pub(super) exclamation: bool,
    pub(super) colon: bool,
    pub(super) open_end: bool,
    pub(super) numbers: u32,
    pub(super) capitals: u32,
    pub(super) words: u32,
    pub(super) commas: u32,
}

fn sign_in(token: &Token, signs: &[char]) -> bool {
    signs.iter().any(|&sign| token.unit == Unit::sign(sign))
}

impl Cues {
    pub(super) fn manner(&self, tokens: &[Token]) -> Manner {
        let mut manner = Manner::default();
        let mut before: Option<Unit> = None;
        for (at, token) in tokens.iter().enumerate() {
            if token.is_word() {
                manner.words += 1;
                manner.capitals += u32::from(token.is_capitalised());
                let left = before.replace(token.unit);
                if !self.ends.may_hold(token.unit.number()) {
                    continue;
                }
                if let Some(before) = left {
                    let two = [before, token.unit];
                    manner.says |= self.says.binary_search(&two).is_ok();
                    manner.decides |= self.decides.binary_search(&two).is_ok();
                }
                // `Ảnh: …`, `(Ảnh …)`, `Nguồn: …`
                if self.pictures.binary_search(&token.unit).is_ok() && token.is_capitalised() {
                    let next = tokens.get(at + 1);
                    manner.picture |= next.is_some_and(|next| sign_in(next, &[':']) || next.is_capitalised());
                }
                manner.first_person |= self.first_person.binary_search(&token.unit).is_ok();
            } else {
                before = None;
                manner.quote |= sign_in(token, &['“', '”', '"']);
                manner.commas += u32::from(sign_in(token, &[',']));
                if !matches!(token.kind, crate::token::TokenKind::Punctuation | crate::token::TokenKind::Symbol) {
                    manner.numbers += 1;
                    manner.words += 1;
                }
            }
        }
        if let Some(head) = tokens.first() {
            manner.begins_with_quote = sign_in(head, &['“', '"', '‘', '«']);
        }
        let mut content = tokens.iter().skip_while(|token| !token.is_word() && token.kind == crate::token::TokenKind::Punctuation);
        if let Some(head) = content.next() {
            manner.day = self.days.binary_search(&head.unit).is_ok();
            manner.according = Some(head.unit) == self.according;
            manner.pronoun = self.pronouns.binary_search(&head.unit).is_ok();
            if let Some(second) = content.next() {
                let two = [head.unit, second.unit];
                manner.points_back = self.points_back.binary_search(&two).is_ok();
                let named = second.is_capitalised();
                manner.hangs = self.hangs.binary_search(&two).is_ok()
                    || manner.pronoun && !named && head.is_word() && second.is_word()
                    || !named && self.this.binary_search(&second.unit).is_ok();
            }
        }
        let last = tokens.iter().rev().find(|token| !sign_in(token, &['”', '"', '’', ')', '»']));
        if let Some(last) = last {
            manner.question = sign_in(last, &['?']);
            manner.exclamation = sign_in(last, &['!']);
            manner.colon = sign_in(last, &[':']);
        }
        manner.open_end = tokens.last().is_some_and(|last| last.is_word() || last.kind == crate::token::TokenKind::Number);
        manner
    }
}
