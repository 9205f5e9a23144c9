//! Web and e-mail addresses.

use crate::limits;

/// Ends of host names that are addresses without a scheme in front of them. Short country codes other than `vn` would take glued
/// sentences (`hợp đồng.de`) for addresses and are left to addresses with a scheme.
const DOMAINS: [&str; 17] =
    ["vn", "com", "net", "org", "edu", "gov", "info", "asia", "biz", "io", "tv", "app", "dev", "xyz", "online", "int", "mobi"];

/// The end of the host name, with port and path, that begins at `start`, if one of [`DOMAINS`] ends it.
pub(super) fn host(bytes: &[u8], start: usize) -> Option<usize> {
    let end = labels(bytes, start)?;
    let name = bytes.get(start..end)?;
    let last = name.rsplit(|&byte| byte == b'.').next()?;
    let known = DOMAINS.iter().any(|domain| last.eq_ignore_ascii_case(domain.as_bytes()));
    let www = name.get(..4).is_some_and(|head| head.eq_ignore_ascii_case(b"www."));
    // Glued sentences have a capital behind the full stop (`đi.Com`), host names do not, or have nothing else.
    let cased = last.iter().all(u8::is_ascii_lowercase) || name.iter().all(|byte| !byte.is_ascii_lowercase());
    (known && cased || www).then(|| path(bytes, end))
}

/// The end of the host name behind an `@`.
pub(super) fn mail_host(bytes: &[u8], start: usize) -> Option<usize> {
    labels(bytes, start)
}

/// Labels joined by full stops, at least two, from `start`; a full stop at the end stays outside.
fn labels(bytes: &[u8], start: usize) -> Option<usize> {
    let window = bytes.get(start..bytes.len().min(start + limits::LOOKAHEAD_BYTES))?;
    let length =
        window.iter().position(|&byte| !(byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.')).unwrap_or(window.len());
    let mut name = window.get(..length)?;
    while let Some(rest) = name.strip_suffix(b".").or_else(|| name.strip_suffix(b"-")) {
        name = rest;
    }
    // A letter outside ASCII goes on where the name ends: these are words, no address.
    let goes_on = bytes.get(start + name.len()).is_some_and(|&byte| (0xC3..0xE2).contains(&byte));
    let empty_label = name.split(|&byte| byte == b'.').any(<[u8]>::is_empty);
    (name.contains(&b'.') && !goes_on && !empty_label).then_some(start + name.len())
}

/// Port, path, query and fragment behind a host.
fn path(bytes: &[u8], host_end: usize) -> usize {
    match bytes.get(host_end) {
        Some(b'/' | b'?' | b'#') => trimmed(bytes, host_end),
        Some(b':') if bytes.get(host_end + 1).is_some_and(u8::is_ascii_digit) => trimmed(bytes, host_end),
        _ => host_end,
    }
}

/// The end of the characters that an address may have from `at`, less punctuation that closes the sentence around it.
fn trimmed(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    // Letters outside ASCII belong to it, composed or not; quotes, dashes and blanks outside ASCII (0xC2, 0xE2) end it.
    let inside =
        |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"') || byte >= 0x80 && byte != 0xC2 && byte != 0xE2;
    let length = rest.iter().position(|&byte| !inside(byte)).unwrap_or(rest.len());
    let mut path = rest.get(..length).unwrap_or_default();
    while let Some((last, before)) = path.split_last() {
        let closes = match last {
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' => true,
            b')' => !before.contains(&b'('),
            b']' => !before.contains(&b'['),
            _ => false,
        };
        if !closes {
            break;
        }
        path = before;
    }
    at + path.len()
}

/// The end of an address whose scheme is `text[start..colon]`.
pub(super) fn with_scheme(text: &str, start: usize, colon: usize) -> Option<usize> {
    let scheme = text.get(start..colon)?;
    let known = ["http", "https", "ftp"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if !known || !text.get(colon..)?.starts_with("://") {
        return None;
    }
    let end = trimmed(text.as_bytes(), colon + 3);
    (end > colon + 3).then_some(end)
}

/// Whether a token may be part of an address before an `@` or a host's first label.
pub(super) fn is_local(token: &str) -> bool {
    token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-'))
}
