//! What entities of figures mean: days and spans of days, amounts of money, shares, citations.

use super::{Entity, EntityKind};
use crate::gazetteer::Date;
use crate::token::{Token, TokenKind};
use std::borrow::Cow;

/// The value of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// A day, month, year or a span of them in ISO 8601: `2023-11-27`, `2024-03`, `2024-01/2024-02`, `2021/2025`.
    Date(String),
    /// An amount.
    Money {
        /// In figures, without grouping: `5000000000000`.
        amount: String,
        /// The currency's code.
        currency: &'static str,
    },
    /// A share: `31`, `0.19`, `400/490`.
    Percent(String),
    /// A citation.
    Document {
        /// `Nghị quyết`.
        kind: String,
        /// `20-NQ/TU`.
        number: Option<String>,
        /// The day of issue in ISO 8601.
        date: Option<String>,
        /// Who issued it, where the text says so right behind.
        issuer: Option<String>,
    },
}

/// The value of one of a text's entities: of dates, money, percentages and documents; `None` for others and where the words say nothing
/// definite (`ngày lễ`).
///
/// A missing year is that of `as_of`, the text's own date. Linear in the entity's length; builds strings.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use vanban::entity::{Value, value};
/// use vanban::{Annotator, Input, gazetteer::Date};
/// let annotator = Annotator::new()?;
/// let text = "Ngày 4/3, thu ngân sách đạt 5.000 tỷ đồng, tăng 0,5%.";
/// let annotation = annotator.annotate(Input::new(text).date(Date::parse("2024-03-05")));
/// let values: Vec<_> =
///     annotation.entities().iter().filter_map(|entity| value(text, annotation.tokens(), annotation.entities(), entity, Date::parse("2024-03-05"))).collect();
/// assert_eq!(values[0], Value::Date("2024-03-04".into()));
/// assert_eq!(values[1], Value::Money { amount: "5000000000000".into(), currency: "VND" });
/// assert_eq!(values[2], Value::Percent("0.5".into()));
/// # }
/// # Ok::<(), vanban::Error>(())
/// ```
#[must_use]
pub fn value(text: &str, tokens: &[Token], entities: &[Entity], entity: &Entity, as_of: Option<Date>) -> Option<Value> {
    let own = tokens.get(entity.first as usize..entity.end as usize)?;
    let pieces = Pieces { text, tokens: own };
    match entity.kind {
        EntityKind::Date => date(&pieces, as_of.map(Date::year)).map(Value::Date),
        EntityKind::Money => money(&pieces),
        EntityKind::Percent => percent(&pieces),
        EntityKind::Document => Some(document(&pieces, tokens, entities, entity)),
        _ => None,
    }
}

/// An entity's tokens with their text.
struct Pieces<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Pieces<'_> {
    fn written(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The token in small letters, composed; nearly always that is how it stands there.
    fn lower(&self, at: usize) -> Cow<'_, str> {
        use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};
        let written = self.written(at);
        let stays = |c: char| !c.is_uppercase();
        if written.chars().all(stays) && is_nfc_quick(written.chars()) == IsNormalized::Yes {
            return Cow::Borrowed(written);
        }
        Cow::Owned(written.nfc().flat_map(char::to_lowercase).collect())
    }

    fn number(&self, at: usize) -> Option<u32> {
        self.written(at).parse().ok()
    }
}

/// A date of which parts may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Parts {
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
}

impl Parts {
    fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// What is missing here and stands in `other`, from the year down to the first part that both have.
    fn filled(self, other: Self) -> Self {
        let year = self.year.or(other.year);
        let month = self.month.or(if self.day.is_some() && self.year.is_none() { other.month } else { None });
        Self { year, month, day: self.day }
    }

    fn iso(self) -> Option<String> {
        let year = self.year?;
        Some(match (self.month, self.day) {
            (Some(month), Some(day)) => {
                Date::new(year, month, day)?;
                format!("{year:04}-{month:02}-{day:02}")
            }
            (Some(month), None) => format!("{year:04}-{month:02}"),
            (None, _) => format!("{year:04}"),
        })
    }
}

fn roman(word: &str) -> Option<u32> {
    Some(match word {
        "i" | "1" => 1,
        "ii" | "2" => 2,
        "iii" | "3" => 3,
        "iv" | "4" => 4,
        _ => return None,
    })
}

/// A month in words.
fn month(word: &str) -> Option<u32> {
    let names = ["giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    // The last month of the moon's year falls into no certain one of the sun's.
    names.iter().position(|&name| name == word).map(|at| at as u32 + 1)
}

/// The figures of a date token: `27/11/2023`, `4/3`, `8-2024`, `2023-11-27`.
fn figures(written: &str, month_year: bool) -> Option<Parts> {
    let numbers: Vec<u32> = written.split(['/', '-', '.']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let four_digits = |year: u32| {
        if year < 50 {
            2000 + year
        } else if year < 100 {
            1900 + year
        } else {
            year
        }
    };
    Some(match numbers.as_slice() {
        [year, month, day] if *year > 31 => Parts { year: Some(*year), month: Some(*month), day: Some(*day) },
        [day, month, year] => Parts { year: Some(four_digits(*year)), month: Some(*month), day: Some(*day) },
        [month, year] if *year > 31 => Parts { year: Some(*year), month: Some(*month), day: None },
        [month, year] if month_year => Parts { year: Some(four_digits(*year)), month: Some(*month), day: None },
        [day, month] => Parts { year: None, month: Some(*month), day: Some(*day) },
        _ => return None,
    })
}

fn date(pieces: &Pieces<'_>, year: Option<u32>) -> Option<String> {
    let (mut parts, mut ends) = (Parts::default(), None);
    let mut months = None;
    let mut quarter = None;
    let mut at = 0;
    while at < pieces.tokens.len() {
        let token = pieces.tokens.get(at)?;
        let word = pieces.lower(at);
        let before = at.checked_sub(1).map(|before| pieces.lower(before)).unwrap_or_default();
        match &*word {
            "đến" | "tới" | "-" | "–" | "—" | "và" if !parts.is_empty() && ends.is_none() => {
                ends = Some(parts);
                parts = Parts::default();
            }
            "quý" => {
                quarter = roman(&pieces.lower(at + 1));
                at += 1;
            }
            "/" if quarter.is_some() => {}
            "tháng" if before.parse::<u32>().is_ok() && pieces.lower(at + 1) == "đầu" => {
                months = before.parse::<u32>().ok().map(|count| (1, count));
                parts.day = None;
            }
            "tháng" if before.parse::<u32>().is_ok() && pieces.lower(at + 1) == "cuối" => {
                months = before.parse::<u32>().ok().filter(|count| *count <= 12).map(|count| (13 - count, 12));
                parts.day = None;
            }
            named if before == "tháng" && month(named).is_some() => parts.month = month(named),
            _ if token.kind == TokenKind::Date => {
                let read = figures(pieces.written(at), before == "tháng")?;
                parts = Parts { day: read.day.or(parts.day), ..read };
            }
            _ if token.kind == TokenKind::Number => match (&*before, pieces.number(at)) {
                ("tháng", Some(month @ 1..=12)) => parts.month = Some(month),
                (_, Some(year @ 1000..=2999)) if parts.year.is_none() => parts.year = Some(year),
                ("giờ" | "phút" | "h" | "lúc", _) => {}
                (_, Some(day @ 1..=31)) if parts.day.is_none() && parts.month.is_none() && pieces.lower(at + 1) != "giờ" => {
                    parts.day = Some(day);
                }
                // `ngày 21.4`: read as a number where nothing said that it is a date.
                (_, None) if pieces.written(at).contains('.') => {
                    if let Some(read) = figures(pieces.written(at), false).filter(|read| read.month.is_some_and(|m| m <= 12)) {
                        parts = read;
                    }
                }
                _ => {}
            },
            _ => {}
        }
        at += 1;
    }
    let known = |parts: Parts| Parts { year: parts.year.or(year), ..parts };
    if let Some((first, last)) = months {
        let year = known(parts).year?;
        return (last <= 12).then(|| format!("{year:04}-{first:02}/{year:04}-{last:02}"));
    }
    if let Some(quarter) = quarter {
        let year = known(parts).year?;
        return Some(format!("{year:04}-{:02}/{year:04}-{:02}", quarter * 3 - 2, quarter * 3));
    }
    if parts.is_empty() {
        return None;
    }
    // A day without its month says nothing.
    let whole = |parts: Parts| if parts.day.is_some() && parts.month.is_none() { None } else { parts.iso() };
    match ends {
        Some(first) => {
            let last = known(parts);
            let first = known(first.filled(last));
            Some(format!("{}/{}", whole(first)?, whole(last)?))
        }
        None => whole(known(parts)),
    }
}

/// A number as Vietnamese writes it, as digits and a power of ten to divide by: `5.000` → 5000, `2,5` → 25 and one.
fn decimal(written: &str) -> Option<(u128, u32)> {
    let thousands = |text: &str, sign: char| text.split(sign).skip(1).all(|group| group.len() == 3);
    let (whole, fraction) = match (written.split_once(','), written.contains('.')) {
        (Some((whole, fraction)), _) if !fraction.contains([',', '.']) && (fraction.len() != 3 || written.contains('.')) => {
            (whole, fraction)
        }
        (Some((whole, fraction)), false) if fraction.len() != 3 => (whole, fraction),
        (None, true) if !thousands(written, '.') => written.split_once('.')?,
        _ => (written, ""),
    };
    let digits: String = whole.chars().chain(fraction.chars()).filter(char::is_ascii_digit).collect();
    Some((digits.parse().ok()?, fraction.len() as u32))
}

/// A decimal number as text, with a point.
fn plain(digits: u128, places: u32) -> String {
    let power = 10u128.saturating_pow(places);
    let fraction = digits % power;
    if fraction == 0 {
        return (digits / power).to_string();
    }
    let text = format!("{}.{fraction:0width$}", digits / power, width = places as usize);
    text.trim_end_matches('0').to_owned()
}

fn money(pieces: &Pieces<'_>) -> Option<Value> {
    let mut total: Option<u128> = None;
    let mut pending: Option<(u128, u32)> = None;
    let mut currency = None;
    for at in 0..pieces.tokens.len() {
        let token = pieces.tokens.get(at)?;
        if token.kind == TokenKind::Number {
            pending = decimal(pieces.written(at));
            continue;
        }
        let word = pieces.lower(at);
        let power = match &*word {
            "trăm" => 2,
            "nghìn" | "ngàn" => 3,
            "vạn" => 4,
            "triệu" | "tr" => 6,
            "tỷ" | "tỉ" => 9,
            _ => {
                currency = currency.or(match &*word {
                    "đồng" | "đ" | "vnd" | "vnđ" => Some("VND"),
                    "usd" | "$" | "dollar" | "đô" => Some("USD"),
                    "euro" | "eur" | "€" => Some("EUR"),
                    "yên" | "yen" | "jpy" => Some("JPY"),
                    "won" | "krw" => Some("KRW"),
                    "baht" | "thb" => Some("THB"),
                    "kip" | "lak" => Some("LAK"),
                    "tệ" | "ndt" | "cny" | "rmb" => Some("CNY"),
                    "bảng" | "gbp" => Some("GBP"),
                    "rúp" | "rub" => Some("RUB"),
                    "rupee" | "inr" => Some("INR"),
                    "franc" | "chf" => Some("CHF"),
                    "cad" => Some("CAD"),
                    "aud" => Some("AUD"),
                    "sgd" => Some("SGD"),
                    "hkd" => Some("HKD"),
                    "twd" => Some("TWD"),
                    "nzd" => Some("NZD"),
                    "idr" | "rupiah" => Some("IDR"),
                    "myr" | "ringgit" => Some("MYR"),
                    "php" => Some("PHP"),
                    "riyal" => Some("SAR"),
                    "dirham" => Some("AED"),
                    "lira" => Some("TRY"),
                    "rand" => Some("ZAR"),
                    "rial" => Some("IRR"),
                    _ => None,
                });
                continue;
            }
        };
        // `520 nghìn tỷ`: the powers multiply; `1 tỷ 200 triệu`: the parts add up.
        match pending {
            Some((digits, places)) => pending = Some((digits.checked_mul(10u128.pow(power))?, places)),
            None => total = Some(total?.checked_mul(10u128.pow(power))?),
        }
        let next_multiplies = matches!(&*pieces.lower(at + 1), "nghìn" | "ngàn" | "triệu" | "tỷ" | "tỉ");
        if !next_multiplies {
            if let Some((digits, places)) = pending.take() {
                total = Some(total.unwrap_or(0).checked_add(digits / 10u128.pow(places))?);
            }
        }
    }
    if let Some((digits, places)) = pending {
        let text = match total {
            Some(total) => total.checked_add(digits)?.to_string(),
            None => plain(digits, places),
        };
        return Some(Value::Money { amount: text, currency: currency? });
    }
    Some(Value::Money { amount: total?.to_string(), currency: currency? })
}

fn percent(pieces: &Pieces<'_>) -> Option<Value> {
    let numbers = (0..pieces.tokens.len()).filter(|&at| pieces.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number));
    let values: Vec<String> =
        numbers.filter_map(|at| decimal(pieces.written(at))).map(|(digits, places)| plain(digits, places)).collect();
    if values.is_empty() { None } else { Some(Value::Percent(values.join("/"))) }
}

fn document(pieces: &Pieces<'_>, tokens: &[Token], entities: &[Entity], entity: &Entity) -> Value {
    let number_at =
        (0..pieces.tokens.len()).find(|&at| pieces.tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Code)));
    let number_at = number_at.or_else(|| {
        (1..pieces.tokens.len())
            .find(|&at| pieces.lower(at - 1) == "số" && pieces.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number))
    });
    let day_at = (0..pieces.tokens.len()).find(|&at| pieces.lower(at) == "ngày");
    let head_end = number_at.or(day_at).unwrap_or(pieces.tokens.len());
    let head_end = if head_end > 0 && pieces.lower(head_end - 1) == "số" { head_end - 1 } else { head_end };
    let words: Vec<&str> = (0..head_end).map(|at| pieces.written(at)).collect();
    let date = day_at.and_then(|day| {
        let rest = Pieces { text: pieces.text, tokens: pieces.tokens.get(day..).unwrap_or_default() };
        date(&rest, None)
    });
    // `… của Tỉnh ủy`: the body that begins right behind `của`.
    let of = tokens
        .get(entity.end as usize)
        .is_some_and(|token| crate::text::key(token.span.of(pieces.text)) == crate::text::key("của"));
    let issuer = entities.iter().find(|other| of && other.kind == EntityKind::Organization && other.first == entity.end + 1);
    Value::Document {
        kind: words.join(" "),
        number: number_at.map(|at| pieces.written(at).to_owned()),
        date,
        issuer: issuer.map(|body| body.span.of(pieces.text).to_owned()),
    }
}

#[cfg(test)]
#[cfg(feature = "embedded")]
mod tests {
    use super::*;
    use crate::{Annotator, Input};

    fn first(text: &str) -> Value {
        let annotator = Annotator::new().unwrap();
        let day = Date::parse("2024-03-05");
        let annotation = annotator.annotate(Input::new(text).date(day));
        let mut values =
            annotation.entities().iter().filter_map(|entity| value(text, annotation.tokens(), annotation.entities(), entity, day));
        values.next().unwrap_or_else(|| panic!("{text}: {:?}", annotation.entities()))
    }

    #[test]
    fn dates_are_written_in_iso_8601() {
        for (text, iso) in [
            ("Ngày 27/11/2023, tỉnh họp.", "2023-11-27"),
            ("Chiều 21.4, tỉnh họp.", "2024-04-21"),
            ("Trong năm 2023, tỉnh đạt kết quả.", "2023"),
            ("Trong 2 tháng đầu năm 2024, tỉnh đạt kết quả.", "2024-01/2024-02"),
            ("Trong quý I/2025, tỉnh đạt kết quả.", "2025-01/2025-03"),
            ("Kế hoạch giai đoạn 2021-2025 của tỉnh.", "2021/2025"),
            ("Từ ngày 14 đến 15/1, tỉnh họp.", "2024-01-14/2024-01-15"),
            ("Ngày 4 tháng 3 năm 2024, tỉnh họp.", "2024-03-04"),
            ("Trong tháng 3/2024, tỉnh họp.", "2024-03"),
            ("Trong tháng Tám, tỉnh họp.", "2024-08"),
            ("Hôm 7.2, tỉnh họp.", "2024-02-07"),
        ] {
            assert_eq!(first(text), Value::Date(iso.into()), "{text}");
        }
    }

    #[test]
    fn amounts_are_written_in_figures() {
        for (text, amount, currency) in [
            ("Tổng vốn gần 5.000 tỷ đồng.", "5000000000000", "VND"),
            ("Vốn 12 triệu USD.", "12000000", "USD"),
            ("Hỗ trợ 2,5 tỷ đồng.", "2500000000", "VND"),
            ("Vốn 1,2 triệu tỷ đồng.", "1200000000000000", "VND"),
            ("Phạt 750.000 đồng.", "750000", "VND"),
        ] {
            assert_eq!(first(text), Value::Money { amount: amount.into(), currency }, "{text}");
        }
        assert_eq!(first("Tỷ lệ hộ nghèo còn 0,19%."), Value::Percent("0.19".into()));
    }

    #[test]
    fn citations_come_apart() {
        let document = Value::Document {
            kind: "Nghị quyết".into(),
            number: Some("20-NQ/TU".into()),
            date: Some("2023-11-27".into()),
            issuer: Some("Tỉnh ủy".into()),
        };
        assert_eq!(first("Nghị quyết số 20-NQ/TU ngày 27/11/2023 của Tỉnh ủy về phương hướng."), document);
    }
}
