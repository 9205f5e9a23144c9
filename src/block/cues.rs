//! The words by which a line shows its role.

use crate::lexicon::{Sieve, Unit, Units};
use crate::token::{Token, TokenKind};

/// Beginnings of a line of the page. Words are compared by their folded letters, whatever their case.
const FURNITURE: &str = "trang chủ|bản quyền|giấy phép|đăng nhập|đăng ký nhận|lượt xem|lượt truy cập|số lượt|tổng lượt|tổng số lượt|đã truy cập|đang truy cập|\
     đang online|thống kê truy cập|hôm nay :|hôm qua :|tin liên quan|tin tiêu điểm|tin khác|các tin khác|tin cùng|tin mới|tin đọc nhiều|bài liên quan|\
     bài viết liên quan|bài viết khác|các bài khác|xem thêm|đọc thêm|xem nhiều|đọc nhiều|mời độc giả|mời bạn|website liên kết|liên kết website|\
     liên kết web|bản đồ|lịch công tác|tìm kiếm|in bài|in trang|chia sẻ|bình luận|ý kiến bạn đọc|gửi bài|gửi ý kiến|gửi email|từ khóa|tags|\
     điện thoại|email|e|fax|đt|hotline|đường dây nóng|địa chỉ|cơ quan chủ quản|chịu trách nhiệm|tổng biên tập|người chịu trách nhiệm|\
     ghi rõ nguồn|quay lại|về đầu trang|lên đầu trang|trang :|thư viện ảnh|thư viện video|video clip|văn bản mới|chuyên mục|danh mục|\
     thông báo mới|tin sở|designed by|powered by|thiết kế bởi|phát triển bởi|copyright|all rights|rss|sitemap|sơ đồ trang|liên hệ|facebook|\
     zalo|theo dõi chúng tôi|đánh giá bài|kích thước chữ|cỡ chữ|nghe đọc bài|tải về|tệp đính kèm|file đính kèm";
/// Beginnings of a line that names who took or gave a picture or text.
const CREDITS: &str = "ảnh :|ảnh minh họa :|nguồn ảnh :|nguồn :|clip :|video :|đồ họa :|nguồn tin :";
/// Beginnings of a line that names who wrote.
const BYLINES: &str = "bài :|tin :|tin , ảnh :|tin và ảnh :|tin - ảnh :|bài , ảnh :|bài và ảnh :|bài - ảnh :|thực hiện :|tác giả :|theo :|phóng viên :|\
     người viết :|biên tập :|tin bài :";
/// Beginnings of the words under a picture.
const CAPTIONS: &str = "quang cảnh|toàn cảnh|các đại biểu chụp|các đại biểu dự|các đại biểu tham dự|các đại biểu tham quan|đại biểu chụp|ảnh minh họa|\
     hình minh họa|ảnh chụp|hiện trường vụ|lãnh đạo tỉnh chụp|các đồng chí lãnh đạo chụp";
/// Words that tell what a person in a picture does.
const DOES: &str = "phát biểu|báo cáo|trao|tặng|kết luận|trình bày|thảo luận|tham luận|khai mạc|bế mạc|thăm hỏi|chủ trì|công bố|kiểm tra|trả lời|\
     chúc mừng|dâng hương|cắt băng|bấm nút|nêu ý kiến|đặt câu hỏi";
/// Events at which pictures are taken.
const EVENTS: &str =
    "hội nghị|buổi|lễ|đại hội|kỳ họp|phiên họp|cuộc họp|hội thảo|tọa đàm|chương trình|hội thi|diễn đàn|buổi lễ|họp báo";
/// Words before a person's name.
const PERSONS: &str = "đồng chí|ông|bà|đ|các đồng chí|thiếu tướng|trung tướng|thượng tướng|đại tướng|đại tá|thượng tá|trung tá|chủ tịch|phó chủ tịch|bí thư|\
     giám đốc|lãnh đạo|các đại biểu|đại biểu|anh|chị|hòa thượng|linh mục";
/// Words of a line of date and time, beside the figures.
const DATES: &str = "thứ|hai|ba|tư|năm|sáu|bảy|chủ|nhật|cn|ngày|tháng|lúc|cập|nhật|đăng|xuất|bản|giờ|phút|gmt|am|pm|thời|gian|gửi|tải|lên|update|posted|date";
/// Words with which a sentence begins behind a credit that has no end sign.
const OPENERS: &str = "theo|trong|tại|ngày|sau|trước|ông|bà|các|những|khi|với|từ|đây|tuy|hiện|cụ|do|để|nếu|vụ|đến|sáng|chiều|tối|trưa|đêm|mới|cùng|đại|ngoài|bên|\
     phát|chủ|một|hôm|như|nhiều|việc|vào|dù|người|được|lãnh|qua|bộ|chúng|tôi|anh|chị|cơ|công|đoàn|về|phía|liên|có|đã|ở|hàng|mặc|\
     thông|nhà|còn|riêng|hội|tuần|năm|tổng|thủ|và|nhưng|vì|cho|số|không|đó|điều|nói|phó|thượng|đồng|nhằm|cũng|đặc";

/// Phrases as sequences of units, sorted.
#[derive(Clone, Debug)]
pub(super) struct Phrases {
    phrases: Vec<Vec<Unit>>,
    /// The units that begin a phrase: most tokens begin none, and are asked about no further.
    heads: Sieve<4>,
}

impl Phrases {
    fn new(units: &Units, list: &str) -> Self {
        let sign = |piece: &str| piece.chars().next().filter(|c| !c.is_alphanumeric()).and_then(Unit::of_sign);
        let phrase = |text: &str| {
            let parts = text.trim().split(' ').filter(|part| !part.is_empty());
            parts.map(|part| sign(part).or_else(|| units.unit(part))).collect::<Option<Vec<Unit>>>()
        };
        let mut phrases: Vec<Vec<Unit>> = list.split('|').filter_map(phrase).filter(|phrase| !phrase.is_empty()).collect();
        phrases.sort_unstable();
        let heads = Sieve::new(phrases.iter().filter_map(|phrase| phrase.first()).map(|unit| unit.number()));
        Self { phrases, heads }
    }

    /// Tokens of the longest phrase that begins here.
    pub(super) fn at(&self, tokens: &[Token]) -> Option<usize> {
        let head = tokens.first()?.unit;
        if !self.heads.may_hold(head.number()) {
            return None;
        }
        let from = self.phrases.partition_point(|phrase| phrase.first().is_some_and(|first| *first < head));
        let near = self.phrases.iter().skip(from).take_while(|phrase| phrase.first() == Some(&head));
        let fits = near
            .filter(|phrase| tokens.len() >= phrase.len() && phrase.iter().zip(tokens).all(|(unit, token)| *unit == token.unit));
        fits.map(Vec::len).max()
    }
}

/// All of them.
#[derive(Clone, Debug)]
pub(super) struct Cues {
    pub(super) furniture: Phrases,
    pub(super) credits: Phrases,
    pub(super) bylines: Phrases,
    pub(super) captions: Phrases,
    pub(super) does: Phrases,
    pub(super) events: Phrases,
    pub(super) persons: Phrases,
    pub(super) dates: Phrases,
    pub(super) openers: Phrases,
    pub(super) according: Option<Unit>,
    pub(super) at: Option<Unit>,
    pub(super) performed: Phrases,
}

impl Cues {
    pub(super) fn new(units: &Units) -> Self {
        let phrases = |list| Phrases::new(units, list);
        Self {
            furniture: phrases(FURNITURE),
            credits: phrases(CREDITS),
            bylines: phrases(BYLINES),
            captions: phrases(CAPTIONS),
            does: phrases(DOES),
            events: phrases(EVENTS),
            persons: phrases(PERSONS),
            dates: phrases(DATES),
            openers: phrases(OPENERS),
            according: units.unit("theo"),
            at: units.unit("tại"),
            performed: phrases("thực hiện|tổng hợp|lược dịch|biên dịch|ghi"),
        }
    }
}

/// Whether a token is this sign.
pub(super) fn is(token: &Token, sign: char) -> bool {
    token.unit == Unit::sign(sign)
}

/// Whether a token is figures or a date.
pub(super) fn is_figures(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Date | TokenKind::Number)
}
