//! The words around positions that tie them to persons, and the words of a position that its mentions share.

use super::Entity;
use crate::token::Token;

/// Words between a position and the name behind it.
const ADDRESSES: [&str; 48] = [
    "đồng",
    "chí",
    "ông",
    "bà",
    "ngài",
    "anh",
    "chị",
    "cô",
    "đại",
    "thượng",
    "trung",
    "thiếu",
    "tướng",
    "tá",
    "úy",
    "gs",
    "ts",
    "pgs",
    "ths",
    ".",
    "tiến",
    "sĩ",
    "sỹ",
    "giáo",
    "sư",
    "phó",
    "thạc",
    "bác",
    "bs",
    "luật",
    "nhà",
    "đô",
    "đốc",
    "hòa",
    "thượng",
    "đ",
    "/",
    "c",
    "kỹ",
    "nghệ",
    "ks",
    "ls",
    "tskh",
    "cki",
    "ckii",
    "báo",
    "chuẩn",
    "cử",
];

/// What joins a person with the positions behind: a sign, or words of appointment.
pub(super) const APPOINTMENTS: [&str; 71] = [
    "tái cử",
    "tái đắc cử chức",
    "được giao",
    "thôi chức",
    "rời chức",
    "mất chức",
    "bị cách chức",
    "cũng bị cách chức",
    "bị miễn nhiệm chức",
    "bị bãi nhiệm",
    "khi là",
    "khi còn là",
    "đang là",
    "hiện đang là",
    "cũng là",
    "hiện cũng là",
    "hiện nay cũng là",
    "không chỉ là",
    "( là",
    ", nguyên là",
    "- nguyên là",
    "– nguyên là",
    "( nguyên là",
    ", khi ấy là",
    ", khi đó là",
    ", lúc đó là",
    "( khi ấy là",
    "( khi đó là",
    "( lúc đó là",
    "( nay là",
    "--",
    "- -",
    ",",
    "-",
    "–",
    "—",
    "(",
    "là",
    ", là",
    ", nguyên",
    ", tân",
    "làm",
    "giữ chức",
    "giữ chức vụ",
    "giữ chức danh",
    ", giữ chức",
    "được bổ nhiệm làm",
    "được bổ nhiệm giữ chức",
    "được bổ nhiệm giữ chức vụ",
    "được bầu làm",
    "được bầu giữ chức",
    "được bầu giữ chức vụ",
    "được bầu giữ chức danh",
    "đắc cử",
    "tiếp tục giữ chức",
    "tiếp tục giữ chức vụ",
    "tái đắc cử",
    "với cương vị",
    "trên cương vị",
    "nhậm chức",
    "hiện là",
    "là tân",
    "thôi giữ chức",
    "thôi giữ chức vụ",
    "vào vị trí",
    "sau khi sa thải",
    ", hiện là",
    ", với cương vị",
    ", chức vụ",
    ", từng là",
    "từng là",
];

/// What joins positions of one person.
pub(super) const LISTS: [&str; 15] = [
    "và là",
    ", và là",
    "rồi",
    ",",
    "kiêm",
    ", kiêm",
    "và",
    ", và",
    "-",
    "–",
    ";",
    "/",
    "đồng thời là",
    ", đồng thời là",
    "kiêm nhiệm",
];

/// A position in the words that different ways of writing it share: `Chủ tịch TP.HCM`, `Chủ tịch UBND thành phố HCM`.
pub(super) struct Office {
    pub(super) title: String,
    pub(super) body: String,
}

impl Office {
    pub(super) fn new(text: &str, tokens: &[Token], entities: &[Entity], position: usize) -> Self {
        let Some(entity) = entities.get(position) else { return Self { title: String::new(), body: String::new() } };
        let inner = entities.get(position + 1).filter(|inner| inner.first < entity.end);
        let cut = inner.map_or(entity.end, |inner| inner.first) as usize;
        let words = |from: usize, to: usize| {
            let tokens = tokens.get(from..to).unwrap_or_default().iter();
            let parts: Vec<String> = tokens.map(|token| token.span.of(text).to_lowercase()).filter(|word| word != ".").collect();
            parts.join(" ")
        };
        let mut title = words(entity.first as usize, cut);
        let mut body = format!("{} ", words(cut, entity.end as usize));
        for level in
            ["tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "đặc khu", "công an", "quốc phòng", "ngoại giao"]
        {
            if let Some(rest) = title.strip_suffix(level).filter(|rest| rest.ends_with(' ')) {
                body = format!("{level} {body}");
                title = rest.trim_end().to_owned();
                break;
            }
        }
        // `Bộ trưởng <Tư pháp> Peru`: the field is the ministry's.
        for minister in ["bộ trưởng ", "thứ trưởng "] {
            if let Some((before, field)) = title.split_once(minister).filter(|(_, field)| *field != "thường trực") {
                body = format!("{field} {body}");
                title = format!("{before}{}", minister.trim_end());
                break;
            }
        }
        if title.ends_with("ngoại trưởng") {
            title = title.replace("ngoại trưởng", "bộ trưởng");
            body = format!("ngoại giao {body}");
        }
        body = body.replace("ủy ban nhân dân ", "").replace("ubnd ", "").replace("tp ", "thành phố ");
        // `Phó Thủ tướng` of the one who is `Phó Thủ tướng Thường trực`.
        title = title.strip_suffix(" thường trực").map_or(title.clone(), str::to_owned);
        if title.ends_with("thủ tướng") {
            body = body.replace("chính phủ ", "");
        }
        // `Bí thư TP.HCM`, `Bí thư Thành ủy TP.HCM`.
        for (committee, level) in [("tỉnh ủy ", "tỉnh "), ("thành ủy ", "thành phố ")] {
            if let Some(rest) = body.strip_prefix(committee) {
                body = format!("{level}{}", rest.strip_prefix(level).unwrap_or(rest));
            }
        }
        if title.ends_with("bộ trưởng") || title.ends_with("thứ trưởng") {
            body = body.strip_prefix("bộ ").map_or(body.clone(), str::to_owned);
        }
        Self { title, body: body.trim().to_owned() }
    }

    /// Whether a mention without a name can mean the position with the same title of a body that somebody in the text belongs to.
    pub(super) fn means(&self, held: &str, foreign: bool) -> bool {
        let begins = |long: &str, short: &str| {
            long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || short.is_empty() || rest.starts_with(' '))
        };
        // `Chủ tịch UBND tỉnh` of the one who is `Chủ tịch UBND tỉnh Đắk Lắk`; `Thủ tướng Sri Lanka` of a foreign `Thủ tướng`.
        // `Bộ trưởng Peru` of the one who is `Bộ trưởng Tư pháp Peru`.
        let minister = self.title.ends_with("bộ trưởng") || self.title.ends_with("thứ trưởng");
        let country = minister && !self.body.is_empty() && held.strip_suffix(&self.body).is_some_and(|field| field.ends_with(' '));
        begins(held, &self.body)
            || country
            || foreign && begins(&self.body, held)
            || !without_level(&self.body).is_empty() && without_level(held) == without_level(&self.body)
    }
}

/// A unit's name without its designator: `Chủ tịch Hà Nội`, `Chủ tịch UBND TP Hà Nội`.
fn without_level(body: &str) -> &str {
    let name = ["thành phố ", "tỉnh "].iter().find_map(|level| body.strip_prefix(level));
    name.filter(|name| !name.is_empty()).unwrap_or(body)
}

/// The words between a person and a position without age, birth and residence, which say nothing of the office: `, 54 tuổi,`,
/// `(SN 1980, trú tại phường A, là`.
pub(super) fn without_biography(words: &str) -> String {
    const BEGINNINGS: [&str; 12] =
        ["sinh", "sn", "ở", "trú", "ngụ", "quê", "thường trú", "tạm trú", "hộ khẩu", "cư trú", "nguyên quán", "tên thật"];
    let Some((opening, rest)) = [", ", "( "].iter().find_map(|sign| words.strip_prefix(sign).map(|rest| (*sign, rest))) else {
        return words.to_owned();
    };
    let mut parts = rest.split(" ,").map(str::trim).collect::<Vec<_>>();
    // What stands behind the last comma ties: nothing, `là`, `nguyên`.
    let last = parts.pop().unwrap_or_default();
    let says_of_life = |part: &&str| {
        let age = part.strip_suffix(" tuổi").is_some_and(|age| age.parse::<u8>().is_ok());
        age || BEGINNINGS.iter().any(|word| part.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
    };
    if parts.is_empty() || !parts.iter().all(says_of_life) {
        return words.to_owned();
    }
    let opening = if opening == "( " { "(" } else { "," };
    match (opening, last) {
        (_, "") => opening.to_owned(),
        ("(", "là" | "hiện là" | "nguyên là") => "(".to_owned(),
        _ => format!(", {last}"),
    }
}

/// Whether one body's words go on with the other's: `hđnd thành phố`, `hđnd thành phố hcm`.
pub(super) fn is_chain(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || short.is_empty() || rest.starts_with(' '))
}

/// Words of an appointment between a person and the position: `được Ban Bí thư điều động, chỉ định giữ chức`.
pub(super) fn appoints(words: &str) -> bool {
    const VERBS: [&str; 44] = [
        "thôi chức",
        "rời chức",
        "mất chức",
        "khỏi chức",
        "từ nhiệm chức",
        "bị cách chức",
        "bị miễn nhiệm chức",
        "tái cử",
        "được giao",
        "giữ chức",
        "giữ chức vụ",
        "giữ chức danh",
        "làm",
        "đảm nhiệm chức vụ",
        "đảm nhiệm chức danh",
        "giữ vị trí",
        "giữ cương vị",
        "vào chức vụ",
        "trên cương vị",
        "với cương vị",
        "đảm nhận chức vụ",
        "nhiệm vụ mới là",
        "nhiệm vụ",
        "chức danh",
        "chức vụ",
        "các chức vụ",
        "từ chức",
        "từ nhiệm",
        "thôi",
        "được bầu",
        "lên chức",
        "hiện là",
        "vai trò",
        "vai trò là",
        "tư cách là",
        "với tư cách",
        "khi đó là",
        "trở thành",
        "trọng trách là",
        "được bổ nhiệm",
        "được phân công",
        "vị trí",
        "rời ghế",
        "ngồi ghế",
    ];
    let ends = VERBS.iter().any(|verb| words.strip_suffix(verb).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')));
    // Who hands over or signs the decision is not the one whom it appoints.
    let hands = words.split(' ').any(|word| matches!(word, "trao" | "ký"))
        || ["công bố", "đề nghị", "yêu cầu", "cho thôi"].iter().any(|verb| words.contains(verb));
    // `vừa phê chuẩn kết quả bầu chức vụ Chủ tịch`
    let verb = ["vừa mới ", "vừa ", "đã ", "sẽ ", "cũng "].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    let chooses =
        ["bổ nhiệm", "đề cử", "chỉ định", "chọn", "cử", "phê chuẩn", "phong"].iter().any(|choice| verb.starts_with(choice));
    let hands = (hands || chooses) && !words.contains("được") || words.starts_with("khi ");
    ends && !hands && !words.contains([';', ':']) && !words.split(' ').any(|word| word == ".")
}

/// Titles that a text seldom gives to holders of different bodies without saying so.
pub(super) fn has_one_body(title: &str) -> bool {
    matches!(title, "bí thư" | "giám đốc" | "tổng giám đốc" | "hiệu trưởng" | "thống đốc" | "cục trưởng" | "viện trưởng")
}

/// The two words before a position mean the office, not who holds it: `bầu cử tổng thống`, `nữ thủ tướng đầu tiên`.
pub(super) fn names_an_office(earlier: &str, before: &str, body: bool) -> bool {
    matches!((earlier, before), ("bầu" | "tranh" | "ứng", "cử") | ("ứng" | "cử", "viên") | ("nhiệm", "kỳ") | ("thư", "viện"))
        || !body && matches!(before, "đời" | "nữ" | "một")
}

pub(super) fn is_address(words: &str) -> bool {
    // `Tổng giám đốc cũ – ông A`.
    // `Thủ tướng nước này Keir Starmer`, `Tổng thống đương nhiệm Lee Jae Myung`.
    let described = [
        "cũ",
        "mới",
        "nước này",
        "nước chủ nhà",
        "sở tại",
        "đương nhiệm",
        "lâm thời",
        "mãn nhiệm",
        "tiền nhiệm",
        "khi đó",
        "khi ấy",
        "lúc đó",
        "lúc bấy giờ",
        "hiện nay",
        "hiện tại",
    ];
    let rest = described.iter().find_map(|word| words.strip_prefix(word).filter(|rest| rest.is_empty() || rest.starts_with(' ')));
    let words = rest.map_or(words, str::trim_start);
    let words = words.trim_start_matches([',', ':', '-', '–']).trim_start();
    let words = words.strip_prefix("là ").unwrap_or(if words == "là" { "" } else { words });
    let parts: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let short = |word: &str| matches!(word, "gs" | "ts" | "pgs" | "ths" | "bs" | "ks" | "ls" | "đ" | "c" | "tskh" | "cki" | "ckii");
    let stops = parts.iter().enumerate().all(|(at, word)| {
        *word != "." || at.checked_sub(1).and_then(|before| parts.get(before)).is_some_and(|before| short(before))
    });
    parts.len() <= 8 && stops && parts.iter().all(|word| ADDRESSES.contains(word))
}
