//! Single characters: which letter of the alphabet, which tone, which case.

/// One of the six tones, in the order of the tone marks' names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Tone {
    /// No mark: `ma`.
    #[default]
    Ngang = 0,
    /// Grave: `mà`.
    Huyen = 1,
    /// Hook above: `mả`.
    Hoi = 2,
    /// Tilde: `mã`.
    Nga = 3,
    /// Acute: `má`.
    Sac = 4,
    /// Dot below: `mạ`.
    Nang = 5,
}

impl Tone {
    /// The tone with the number 0 to 5.
    #[must_use]
    pub const fn from_number(number: u8) -> Option<Self> {
        Some(match number {
            0 => Self::Ngang,
            1 => Self::Huyen,
            2 => Self::Hoi,
            3 => Self::Nga,
            4 => Self::Sac,
            5 => Self::Nang,
            _ => return None,
        })
    }
}

/// A combining mark of the Vietnamese alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A tone mark.
    Tone(Tone),
    /// Circumflex: `a` → `â`.
    Circumflex,
    /// Breve: `a` → `ă`.
    Breve,
    /// Horn: `o` → `ơ`.
    Horn,
}

impl Mark {
    /// The mark that a combining character is, if the alphabet has it.
    #[must_use]
    pub const fn of(c: char) -> Option<Self> {
        Some(match c {
            '\u{300}' | '\u{340}' => Self::Tone(Tone::Huyen),
            '\u{309}' => Self::Tone(Tone::Hoi),
            '\u{303}' => Self::Tone(Tone::Nga),
            '\u{301}' | '\u{341}' => Self::Tone(Tone::Sac),
            '\u{323}' => Self::Tone(Tone::Nang),
            '\u{302}' => Self::Circumflex,
            '\u{306}' => Self::Breve,
            '\u{31B}' => Self::Horn,
            _ => return None,
        })
    }
}

/// Codes of the base letters; 0 is none. Digits and the apostrophe take part in keys of mixed runs (`QL1A`, `M'ri`).
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'0123456789";

/// What one character folds to, in two bytes: letter code (6 bits), tone (3 bits), whether it is a capital. 0 is no letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folded(u16);

impl Folded {
    const NONE: Self = Self(0);

    const fn new(code: u8, tone: u8, upper: bool) -> Self {
        Self(code as u16 | (tone as u16) << 6 | (upper as u16) << 9)
    }

    /// Whether it is a letter of the alphabet at all.
    #[inline]
    pub(crate) const fn is_letter(self) -> bool {
        self.0 != 0
    }

    #[inline]
    pub(crate) const fn code(self) -> u8 {
        (self.0 & 63) as u8
    }

    #[inline]
    pub(crate) const fn tone(self) -> u8 {
        (self.0 >> 6 & 7) as u8
    }

    #[inline]
    pub(crate) const fn is_upper(self) -> bool {
        self.0 >> 9 != 0
    }
}

/// The code of a base letter of [`ALPHABET`] (1-based), 0 for others. Slow: for building the tables.
#[allow(clippy::indexing_slicing)] // the index is below the length
const fn code(letter: char) -> u8 {
    // `ALPHABET` as characters, because a const function cannot iterate over a string.
    const LETTERS: [char; 44] = [
        'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'ô', 'ơ', 'p', 'q', 'r',
        's', 't', 'u', 'ư', 'v', 'w', 'x', 'y', 'z', '\'', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
    ];
    let mut index = 0;
    while index < LETTERS.len() {
        if LETTERS[index] as u32 == letter as u32 {
            return index as u8 + 1;
        }
        index += 1;
    }
    0
}

/// The vowels with their tones in the order of [`Tone`], small then capital.
const VOWELS: [[char; 6]; 24] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['A', 'À', 'Ả', 'Ã', 'Á', 'Ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['Ă', 'Ằ', 'Ẳ', 'Ẵ', 'Ắ', 'Ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['Â', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['E', 'È', 'Ẻ', 'Ẽ', 'É', 'Ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['Ê', 'Ề', 'Ể', 'Ễ', 'Ế', 'Ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['I', 'Ì', 'Ỉ', 'Ĩ', 'Í', 'Ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['O', 'Ò', 'Ỏ', 'Õ', 'Ó', 'Ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['Ô', 'Ồ', 'Ổ', 'Ỗ', 'Ố', 'Ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['Ơ', 'Ờ', 'Ở', 'Ỡ', 'Ớ', 'Ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['U', 'Ù', 'Ủ', 'Ũ', 'Ú', 'Ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['Ư', 'Ừ', 'Ử', 'Ữ', 'Ứ', 'Ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
    ['Y', 'Ỳ', 'Ỷ', 'Ỹ', 'Ý', 'Ỵ'],
];

const FIRST_HIGH: u32 = 0x1EA0;
const LAST_LOW: u32 = 0x1B0;

/// Letters below U+01B1 (index = code point) and U+1EA0..=U+1EF9 (index after them).
const TABLE_LENGTH: usize = LAST_LOW as usize + 1 + 0x5A;

#[allow(clippy::indexing_slicing)] // evaluated by the compiler: an index out of range does not build
const fn table() -> [Folded; TABLE_LENGTH] {
    let mut table = [Folded::NONE; TABLE_LENGTH];
    let mut letter = 'a';
    while letter as u32 <= 'z' as u32 {
        let code = code(letter);
        table[letter as usize] = Folded::new(code, 0, false);
        table[letter.to_ascii_uppercase() as usize] = Folded::new(code, 0, true);
        letter = (letter as u8 + 1) as char;
    }
    let mut row = 0;
    while row < VOWELS.len() {
        let base = code(VOWELS[row - row % 2][0]);
        let mut tone = 0;
        while tone < 6 {
            table[index(VOWELS[row][tone])] = Folded::new(base, tone as u8, row % 2 == 1);
            tone += 1;
        }
        row += 1;
    }
    let stroke = code('đ');
    table[index('đ')] = Folded::new(stroke, 0, false);
    table[index('ð')] = Folded::new(stroke, 0, false);
    table[index('Đ')] = Folded::new(stroke, 0, true);
    table[index('Ð')] = Folded::new(stroke, 0, true);
    table[index('Ɖ')] = Folded::new(stroke, 0, true);
    table
}

const fn index(c: char) -> usize {
    let c = c as u32;
    if c <= LAST_LOW { c as usize } else { (c - FIRST_HIGH) as usize + LAST_LOW as usize + 1 }
}

static TABLE: [Folded; TABLE_LENGTH] = table();

/// The letter of the alphabet whose UTF-8 bytes are the two that begin at a lead byte from 0xC3 to 0xC6.
#[inline]
pub(crate) fn fold_two(lead: u8, second: u8) -> Folded {
    let number = usize::from(lead & 0x1F) << 6 | usize::from(second & 0x3F);
    if number > LAST_LOW as usize {
        return Folded::NONE;
    }
    TABLE.get(number).copied().unwrap_or(Folded::NONE)
}

/// The letter of the alphabet whose UTF-8 bytes are 0xE1 and these two.
#[inline]
pub(crate) fn fold_three(second: u8, third: u8) -> Folded {
    let number = 0x1000 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
    match number.checked_sub(FIRST_HIGH) {
        Some(at) => TABLE.get(at as usize + LAST_LOW as usize + 1).copied().unwrap_or(Folded::NONE),
        None => Folded::NONE,
    }
}

/// The ASCII half of the table, for the scanner's inner loop.
#[allow(clippy::indexing_slicing)] // evaluated by the compiler
pub(crate) static ASCII: [Folded; 128] = {
    let whole = table();
    let mut ascii = [Folded::NONE; 128];
    let mut i = 0;
    while i < 128 {
        ascii[i] = whole[i];
        i += 1;
    }
    ascii
};

/// The letter of the alphabet that `c` is, with its tone and case; `None` for every other character.
#[inline]
pub(crate) fn fold(c: char) -> Option<Folded> {
    let number = c as u32;
    let at = if number <= LAST_LOW {
        number as usize
    } else if (FIRST_HIGH..FIRST_HIGH + 0x5A).contains(&number) {
        (number - FIRST_HIGH) as usize + LAST_LOW as usize + 1
    } else {
        return None;
    };
    TABLE.get(at).copied().filter(|folded| folded.is_letter())
}

/// The code with which a digit or an apostrophe takes part in a key; 0 for other characters.
pub(crate) const fn extra_code(c: char) -> u8 {
    match c {
        '0'..='9' => code('0') + (c as u8 - b'0'),
        '\'' | '’' | 'ʼ' => code('\''),
        _ => 0,
    }
}

/// The code of `base` with a shape mark on it (`a` + breve → `ă`), or `None` where the alphabet has no such letter.
pub(crate) const fn with_shape(base: u8, mark: Mark) -> Option<u8> {
    let letter = match mark {
        Mark::Circumflex if base == code('a') => 'â',
        Mark::Circumflex if base == code('e') => 'ê',
        Mark::Circumflex if base == code('o') => 'ô',
        Mark::Breve if base == code('a') => 'ă',
        Mark::Horn if base == code('o') => 'ơ',
        Mark::Horn if base == code('u') => 'ư',
        _ => return None,
    };
    Some(code(letter))
}

/// Combining marks: they belong to the letter before them.
pub(crate) const fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36F | 0x483..=0x489 | 0x591..=0x5BD | 0x610..=0x61A | 0x64B..=0x65F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F)
}

/// Characters without a shape of their own that may stand inside a word: soft hyphen, zero-width spaces and joiners.
pub(crate) const fn is_ignorable(c: char) -> bool {
    matches!(c as u32, 0xAD | 0x200B..=0x200F | 0x2060..=0x2064 | 0xFEFF | 0x34F)
}

/// Latin letters, and the letters of the scripts that are written with spaces as Latin is (Greek, Cyrillic, …).
pub(crate) fn is_word_letter(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c as u32, 0..=0x58F | 0x1E00..=0x1FFF | 0x2C60..=0x2C7F | 0xA720..=0xA7FF | 0xAB30..=0xAB6F | 0xFF21..=0xFF5A | 0x212A..=0x212B)
}

/// The letter with this code; `None` for digits, the apostrophe and characters outside the alphabet.
pub(crate) fn letter_of(code: u8) -> Option<char> {
    ALPHABET.chars().nth(usize::from(code).checked_sub(1)?).filter(|letter| letter.is_alphabetic())
}

/// A small letter with a tone mark on it, composed; consonants stay as they are.
pub(crate) fn with_tone(letter: char, tone: Tone) -> char {
    let row = VOWELS.iter().find(|row| row.first() == Some(&letter));
    row.and_then(|row| row.get(tone as usize)).copied().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_follow_the_alphabet() {
        for (at, letter) in ALPHABET.chars().enumerate() {
            assert_eq!(usize::from(code(letter)), at + 1, "{letter}");
        }
    }

    #[test]
    fn every_vietnamese_letter_folds_as_its_decomposition_says() {
        for row in VOWELS {
            for (tone, letter) in row.into_iter().enumerate() {
                let folded = fold(letter).unwrap();
                assert_eq!(usize::from(folded.tone()), tone, "{letter}");
                assert_eq!(folded.is_upper(), letter.is_uppercase(), "{letter}");
            }
        }
        assert_eq!(fold('Ð').unwrap().code(), fold('đ').unwrap().code());
        assert_eq!(fold('ñ'), None);
        assert_eq!(fold(' '), None);
    }

    #[test]
    fn bytes_fold_as_their_character_does() {
        for c in ('\u{C0}'..'\u{200}').chain('\u{1000}'..'\u{2000}') {
            let mut bytes = [0; 4];
            let folded = match c.encode_utf8(&mut bytes).as_bytes() {
                [lead, second] => fold_two(*lead, *second),
                [0xE1, second, third] => fold_three(*second, *third),
                _ => continue,
            };
            assert_eq!(fold(c).unwrap_or_default(), folded, "{c}");
        }
    }
}
