//! [`glued`]: a treebank's text as people write it.

/// What no blank stands before.
const CLOSERS: &[char] = &[',', '.', ';', ':', '!', '?', '…', ')', ']', '}', '”', '»'];
/// What no blank stands behind.
const OPENERS: &[char] = &['(', '[', '{', '“', '«'];
/// Closers that also join to a straight quote.
const BEHIND_QUOTE: &[char] = &[',', '.', ';', ':', '!', '?', '…', ')'];

/// The text without the blanks that treebanks put around signs: `10 . 000` is `10.000`, ` ,` is `,`, straight quotes open and close in turn.
/// Nothing but blanks changes. Linear.
///
/// ```
/// use vanban_evaluation::word::glued;
/// assert_eq!(glued("Ông nói : \" Tăng 10 . 000 người ( 5 % ) \" ."), "Ông nói: \"Tăng 10.000 người (5%)\".");
/// ```
#[must_use]
pub fn glued(text: &str) -> String {
    let text: Vec<char> = text.chars().collect();
    let text = numbers(&text);
    // A run of closers before a blank, then what the first pass has brought together.
    let text = before_closers(&before_closers(&text, false), true);
    let text = quotes(&behind_openers(&text));
    let text = behind_quotes(&text);
    let mut glued = String::with_capacity(text.len());
    for c in text {
        if c != ' ' || !glued.ends_with(' ') {
            glued.push(c);
        }
    }
    glued.trim().to_owned()
}

fn digit(c: Option<&char>) -> bool {
    c.is_some_and(char::is_ascii_digit)
}

/// `10 . 000` and `5 %`.
fn numbers(text: &[char]) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = text.get(at) {
        let behind_digit = at > 0 && digit(text.get(at - 1));
        match text.get(at + 1..) {
            Some([sign @ ('.' | ','), ' ', next, ..]) if c == ' ' && behind_digit && next.is_ascii_digit() => {
                out.push(*sign);
                at += 3;
            }
            Some(['%', ..]) if c == ' ' && digit(out.last()) => at += 1,
            _ => {
                out.push(c);
                at += 1;
            }
        }
    }
    out
}

/// Takes away the blanks before a run of closers that a blank or the end follows; with `runs` also before any run of two or more.
fn before_closers(text: &[char], runs: bool) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = text.get(at) {
        let blanks = run(text, at, |c| c == ' ');
        let closers = run(text, at + blanks, |c| CLOSERS.contains(&c));
        let ends = text.get(at + blanks + closers).is_none_or(|next| *next == ' ');
        if blanks > 0 && (closers > 0 && ends || runs && closers > 1) {
            at += blanks;
            continue;
        }
        // A blank that stays is not the first of a shorter run.
        let kept = blanks.max(1);
        out.extend(std::iter::repeat_n(c, kept));
        at += kept;
    }
    out
}

fn behind_openers(text: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = text.get(at) {
        out.push(c);
        let begins = at == 0 || text.get(at - 1) == Some(&' ');
        at += 1;
        if begins && OPENERS.contains(&c) {
            at += run(text, at, |c| c == ' ');
        }
    }
    out
}

/// Straight quotes open and close in turn: no blank behind an opening one, none before a closing one.
fn quotes(text: &[char]) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    let (mut at, mut inside) = (0, false);
    while let Some(&c) = text.get(at) {
        at += 1;
        if c == '"' {
            inside = !inside;
            if inside {
                at += run(text, at, |c| c == ' ');
            } else {
                while out.last() == Some(&' ') {
                    out.pop();
                }
            }
        }
        out.push(c);
    }
    out
}

fn behind_quotes(text: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = text.get(at) {
        out.push(c);
        at += 1;
        if c == '"' {
            let blanks = run(text, at, |c| c == ' ');
            if text.get(at + blanks).is_some_and(|next| BEHIND_QUOTE.contains(next)) {
                at += blanks;
            }
        }
    }
    out
}

/// How many characters from here on are so.
fn run(text: &[char], from: usize, is: impl Fn(char) -> bool) -> usize {
    text.get(from..).unwrap_or_default().iter().take_while(|c| is(**c)).count()
}

#[cfg(test)]
mod tests {
    use super::glued;

    #[test]
    fn blanks_around_signs_go() {
        for (text, wanted) in [
            ("Hà Nội , Huế .", "Hà Nội, Huế."),
            ("( a ) [ b ]", "(a) [b]"),
            ("1 . 2 , 3 %", "1.2,3%"),
            ("x ) , y", "x), y"),
            ("x ),y", "x),y"),
            ("x ,y", "x ,y"),
            ("\" a \" , \" b \"", "\"a\", \"b\""),
            ("a  b", "a b"),
            ("“ a ” …", "“a”…"),
            ("", ""),
        ] {
            assert_eq!(glued(text), wanted, "{text}");
        }
    }
}
