//! [`escape_html`]: text as HTML writes it.

/// Gives the pieces of `text` with the four signs of HTML escaped; each escape is a piece of its own and said to be one.
pub(crate) fn escape_html(text: &str, mut piece: impl FnMut(&str, bool)) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let (before, behind) = rest.split_at(at);
        if !before.is_empty() {
            piece(before, false);
        }
        let (sign, behind) = behind.split_at(1);
        let escaped = match sign {
            "&" => "&amp;",
            "<" => "&lt;",
            ">" => "&gt;",
            _ => "&quot;",
        };
        piece(escaped, true);
        rest = behind;
    }
    if !rest.is_empty() {
        piece(rest, false);
    }
}
