//! Numbers, dates, clock times and the numbers of documents.

use super::{Announced, TokenKind};
use crate::lexicon::Unit;
use crate::limits;

/// What begins with a figure.
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) unit: Unit,
    pub(super) kind: TokenKind,
    /// Digits alone: letters may be glued behind.
    pub(super) plain: bool,
}

/// Reads the longest number, date, time or code at `start`, where a digit stands.
pub(super) fn read(text: &str, start: usize, announced: Announced) -> Found {
    let bytes = text.as_bytes();
    let digits = digits_end(bytes, start);
    let found = |end, unit, kind| Found { end, unit, kind, plain: false };
    match bytes.get(digits) {
        Some(b'/' | b'-' | b'.' | 0xE2) => {
            if let Some(end) = code(text, start, digits) {
                return found(end, Unit::CODE, TokenKind::Code);
            }
            if let Some(end) = date(bytes, start, announced) {
                return found(end, Unit::DATE, TokenKind::Date);
            }
        }
        Some(b'h' | b'H' | b'g' | b':') => {
            if let Some(end) = time(text, start, digits) {
                return found(end, Unit::TIME, TokenKind::Number);
            }
        }
        _ => {}
    }
    let end = grouped(bytes, start);
    if end > digits {
        return found(end, Unit::NUMBER_GROUPED, TokenKind::Number);
    }
    let unit = match digits - start {
        1 | 2 => Unit::NUMBER_SMALL,
        4 if bytes.get(start..start + 2).is_some_and(|century| matches!(century, b"19" | b"20")) => Unit::YEAR,
        _ => Unit::NUMBER,
    };
    Found { end: digits, unit, kind: TokenKind::Number, plain: true }
}

fn digits_end(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len())
}

/// The value of up to four digits from `start`, and their end; `None` where none or more stand there.
fn small(bytes: &[u8], start: usize) -> Option<(u32, usize)> {
    let window = bytes.get(start..bytes.len().min(start + 5))?;
    let length = window.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(window.len());
    if length == 0 || length > 4 {
        return None;
    }
    let value = window.get(..length)?.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    Some((value, start + length))
}

/// Whether `5-7`, `5.7` are a day and its month after the words before them and the text behind them.
fn announces(announced: Announced, behind: &[u8], sign: u8, first: u32, second: u32) -> bool {
    if announced != Announced::Perhaps {
        return announced == Announced::Surely;
    }
    // `từ 5-7 ngày` counts, `từ 22-2` cannot; `từ 6.5` may be a mark.
    let goes_on = [" này", " đến", " tới"].iter().any(|word| behind.starts_with(word.as_bytes()));
    let ends = match behind {
        [] | [b',' | b';' | b':' | b')' | b'\n' | b'\r', ..] | [b'.'] => true,
        [b'.', next, ..] => next.is_ascii_whitespace(),
        _ => false,
    };
    let decimal = behind.first() == Some(&b',') && behind.get(1).is_some_and(u8::is_ascii_digit);
    match sign {
        b'-' => first > 12 && first > second || goes_on || ends && !decimal,
        _ => goes_on || ends && (first >= 10 || matches!(behind.first(), Some(b',' | b':'))) && !decimal,
    }
}

/// Day and month, with or without year, month and year, or year, month and day, with the same sign between the figures.
fn date(bytes: &[u8], start: usize, announced: Announced) -> Option<usize> {
    let (first, at) = small(bytes, start)?;
    let sign = *bytes.get(at).filter(|sign| matches!(sign, b'/' | b'-' | b'.'))?;
    let (second, second_end) = small(bytes, at + 1)?;
    let ends = |end: usize| {
        // Figures that go on with a sign and a figure are something else: `192.168.1.1`, `14-15-16`.
        let goes_on = bytes.get(end).is_some_and(|&byte| byte == sign) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        (!goes_on).then_some(end)
    };
    let is_day = |day: u32, length: usize| (1..=31).contains(&day) && length <= 2;
    let is_month = |month: u32, length: usize| (1..=12).contains(&month) && length <= 2;
    let is_year = |year: u32, length: usize| length == 4 && (1000..=2999).contains(&year);
    let (first_length, second_length) = (at - start, second_end - at - 1);
    if bytes.get(second_end) == Some(&sign) {
        if let Some((third, third_end)) = small(bytes, second_end + 1) {
            let third_length = third_end - second_end - 1;
            let day_first = is_day(first, first_length)
                && is_month(second, second_length)
                && (is_year(third, third_length) || third_length == 2 && sign != b'.');
            let year_first =
                sign == b'-' && is_year(first, first_length) && is_month(second, second_length) && is_day(third, third_length);
            if day_first || year_first {
                return ends(third_end);
            }
            return None;
        }
    }
    if is_month(first, first_length) && is_year(second, second_length) && sign != b'.' {
        return ends(second_end);
    }
    let day_month = is_day(first, first_length)
        && is_month(second, second_length)
        && (sign == b'/' || announces(announced, bytes.get(second_end..).unwrap_or_default(), sign, first, second));
    // `14-15/1`, `1-2.6` behind a date word are ranges whose month comes last.
    let month_behind = || matches!(bytes.get(second_end), Some(b'.')) && bytes.get(second_end + 1).is_some_and(u8::is_ascii_digit);
    let range = matches!(bytes.get(second_end), Some(b'/')) && sign != b'/' || sign == b'-' && month_behind();
    if day_month && !range { ends(second_end) } else { None }
}

/// `7h30`, `15h`, `7g30`, `15:18`, `15:18:20`.
fn time(text: &str, start: usize, digits: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (hour, _) = small(bytes, start)?;
    if hour > 24 || digits - start > 2 {
        return None;
    }
    let colon = bytes.get(digits) == Some(&b':');
    let end = match small(bytes, digits + 1) {
        Some((minute, end)) if minute < 60 && (end - digits - 1 == 2 || !colon && end - digits - 1 == 1) => {
            match small(bytes, end + 1) {
                Some((second, last)) if colon && bytes.get(end) == Some(&b':') && second < 60 && last - end - 1 == 2 => last,
                _ => end,
            }
        }
        None if matches!(bytes.get(digits), Some(b'h' | b'H')) => digits + 1,
        _ => return None,
    };
    let next = text.get(end..)?.chars().next();
    (!next.is_some_and(char::is_alphanumeric)).then_some(end)
}

/// The number of a document: `20-NQ/TU`, `30/2020/NĐ-CP`, `53/GP-TTĐT`, `72/2025/QH15`.
fn code(text: &str, start: usize, digits: usize) -> Option<usize> {
    let mut window_end = text.len().min(start + limits::LOOKAHEAD_BYTES);
    while !text.is_char_boundary(window_end) {
        window_end -= 1;
    }
    let bytes = text.as_bytes();
    let mut at = digits;
    // `66.12/2026/NQ-CP`: one of a series, which the year tells from a decimal.
    if bytes.get(at) == Some(&b'.') {
        let year =
            |slash: usize| bytes.get(slash) == Some(&b'/') && small(bytes, slash + 1).is_some_and(|(_, end)| end == slash + 5);
        at = small(bytes, at + 1).filter(|&(_, end)| end - at <= 3 && year(end) && bytes.get(end + 5) == Some(&b'/'))?.1;
    }
    if bytes.get(at) == Some(&b'/') {
        if let Some((_, year_end)) = small(bytes, at + 1).filter(|(_, end)| end - at - 1 == 4) {
            at = year_end;
        }
    }
    let mut joined_by_slash = text.get(at..)?.starts_with('/');
    let begins_with_slash = joined_by_slash;
    let mut first = true;
    let mut end = None;
    while let Some(sign) = text.get(at..window_end)?.chars().next().filter(|c| matches!(c, '/' | '-' | '–' | '&')) {
        let run_at = at + sign.len_utf8();
        let run = text.get(run_at..window_end)?;
        let length = run.find(|c: char| !c.is_alphanumeric() && !crate::text::is_mark(c)).unwrap_or(run.len());
        let run = run.get(..length)?;
        let capitals = run.chars().filter(|c| c.is_uppercase()).count();
        if !run.starts_with(char::is_uppercase) || first && capitals < 2 {
            break;
        }
        first = false;
        joined_by_slash |= sign == '/';
        at = run_at + length;
        end = Some(at);
    }
    end.filter(|_| begins_with_slash || joined_by_slash)
}

/// Figures with thousands grouped, a decimal part, or both; also `1.2.3`. The end of the first figure where the rest is a list.
fn grouped(bytes: &[u8], start: usize) -> usize {
    let first_end = digits_end(bytes, start);
    let next_group = |at: usize, sign: u8| {
        (bytes.get(at) == Some(&sign) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)).then(|| digits_end(bytes, at + 1))
    };
    for (group, decimal) in [(b'.', b','), (b',', b'.')] {
        let Some(second_end) = next_group(first_end, group) else { continue };
        let (mut end, mut thousands, mut groups) = (second_end, second_end - first_end == 4 && first_end - start <= 3, 1);
        while let Some(next) = next_group(end, group) {
            thousands &= next - end == 4;
            groups += 1;
            end = next;
        }
        if thousands {
            // A decimal part may follow, but not a list of more.
            return match next_group(end, decimal) {
                Some(fraction) if next_group(fraction, decimal).is_none() => fraction,
                _ => end,
            };
        }
        if groups == 1 || group == b'.' {
            return end;
        }
        return first_end;
    }
    first_end
}
