//! Vietnamese syllables: taken apart, checked, and written again.
//!
//! A syllable is an onset, a rime and a tone (`nghiêng` = `ngh` + `iêng` + none). [`Syllable::parse`] accepts what the
//! orthography can write, native words and loans, in any case, composition and tone-mark placement; names from minority languages
//! (`Krông`, `Đắk`) break its rules and are words of the lexicon instead.

use crate::text::{self, Key, Tone};
use std::fmt::Write as _;

/// Where the tone mark stands in open `oa`, `oe`, `uy`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placement {
    /// On the first letter: `hòa`, `thủy`: what most official texts write.
    #[default]
    Old,
    /// On the last letter: `hoà`, `thuỷ`: what school-books write.
    New,
}

/// A well-formed syllable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Syllable {
    onset: &'static str,
    /// What is written behind the onset.
    rime: &'static str,
    tone: Tone,
    native: bool,
}

/// Onsets, longer ones first, so that the first that fits is the right one.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r",
    "s", "t", "v", "x", "",
];

/// Rimes of native words, as written without a tone.
const NATIVE: [&str; 160] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "âc",
    "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo", "ep", "et", "ê", "êch", "êm", "ên", "ênh", "êp",
    "êt", "êu", "i", "ich", "im", "in", "inh", "ip", "it", "iu", "ia", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "y",
    "yêm", "yên", "yêng", "yêt", "yêu", "o", "oc", "oi", "om", "on", "ong", "op", "ot", "oong", "ooc", "ô", "ôc", "ôi", "ôm", "ôn",
    "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "u", "uc", "ui", "um", "un", "ung", "up", "ut", "ua", "uôc", "uôi",
    "uôm", "uôn", "uông", "uôt", "ư", "ưc", "ưi", "ưng", "ưt", "ưu", "ưa", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
    "oa", "oac", "oach", "oai", "oan", "oang", "oanh", "oat", "oay", "oam", "oao", "oap", "oăc", "oăm", "oăn", "oăng", "oăt", "oe",
    "oen", "oeo", "oet", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uên", "uêt", "uơ", "uy", "uya", "uych", "uynh", "uyt",
    "uyn", "uyu", "uyp", "uyên", "uyêt",
];

/// Rimes of loans and of minority names.
const LOAN: [&str; 26] = [
    "êc", "êng", "ic", "ing", "oon", "oot", "ôông", "ôôc", "ơc", "ơng", "ơu", "uôp", "ưm", "ưn", "ưp", "oăp", "oem", "oec", "oeng",
    "oep", "uâc", "uâm", "uơn", "uơt", "uym", "uyc",
];

/// What stands behind `qu` beyond the rimes with a medial.
const BEHIND_QU: [&str; 8] = ["ui", "uôc", "uau", "uêu", "uit", "uich", "uinh", "uin"];

impl Syllable {
    /// Takes a syllable apart; `None` for what the orthography does not allow.
    ///
    /// ```
    /// use vanban::syllable::{Placement, Syllable};
    /// let syllable = Syllable::parse("Thuỷ").expect("well formed");
    /// assert_eq!((syllable.onset(), syllable.rime()), ("th", "uy"));
    /// assert_eq!(syllable.spelled(Placement::Old), "thủy");
    /// assert_eq!(Syllable::parse("xtr"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_key(text::key(text))
    }

    /// The same for a folded key.
    #[must_use]
    pub fn from_key(key: Key) -> Option<Self> {
        let mut buffer = [' '; 10];
        let mut length = 0;
        for code in key.codes() {
            *buffer.get_mut(length)? = text::letter_of(code)?;
            length += 1;
        }
        let letters = buffer.get(..length)?;
        if letters.is_empty() || letters.len() > 7 {
            return None;
        }
        let tone = Tone::from_number(key.tone())?;
        let onset = ONSETS.into_iter().find(|onset| starts_with(letters, onset))?;
        let rest = letters.get(onset.chars().count()..)?;
        let (rime, native) = match onset {
            // The i of `gi` is also the first letter of the rime where a consonant, nothing or ê follows: gì, gìn, giếng.
            "gi" if rest.first().is_none_or(|&letter| letter == 'ê' || !is_vowel(letter)) => {
                find_rime(letters.get(1..)?).or_else(|| find_rime(rest))?
            }
            "qu" => behind_qu(rest)?,
            _ => find_rime(rest)?,
        };
        let first = rime.chars().next()?;
        let front = matches!(first, 'e' | 'ê' | 'i');
        let spelled_right = match onset {
            "k" => front || first == 'y' || !native || first == 'a' || first == 'o',
            "gh" | "ngh" => front,
            "c" | "ng" => !front && first != 'y',
            "g" => !front && first != 'y',
            "" => !rime.starts_with("iê"),
            "qu" => true,
            _ => !rime.starts_with("yê"),
        };
        let stopped = matches!(rime.chars().last(), Some('c' | 'p' | 't')) || rime.ends_with("ch");
        let tone_fits = !stopped || matches!(tone, Tone::Sac | Tone::Nang);
        let native = native && onset != "p" && !(onset == "k" && !front && first != 'y');
        (spelled_right && tone_fits).then_some(Self { onset, rime, tone, native })
    }

    /// The consonants at the head, as written (`ngh`, `qu`, `gi`); empty where there is none.
    #[must_use]
    pub const fn onset(&self) -> &'static str {
        self.onset
    }

    /// What follows the onset, without the tone; the one `i` of `gì` counts to both.
    #[must_use]
    pub const fn rime(&self) -> &'static str {
        self.rime
    }

    /// The tone.
    #[must_use]
    pub const fn tone(&self) -> Tone {
        self.tone
    }

    /// Whether native words have this form; loans and minority names have more.
    #[must_use]
    pub const fn is_native(&self) -> bool {
        self.native
    }

    /// The syllable in small letters, composed (NFC), its tone mark placed as asked.
    #[must_use]
    pub fn spelled(&self, placement: Placement) -> String {
        let mut letters: Vec<char> = self.onset.chars().collect();
        if self.onset == "gi" && self.rime.starts_with('i') {
            letters.pop();
        }
        let rime_at = letters.len();
        letters.extend(self.rime.chars());
        let at = rime_at + self.tone_place(placement);
        let mut spelled = String::with_capacity(letters.len() * 3);
        for (index, letter) in letters.into_iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = spelled.write_char(if index == at { text::with_tone(letter, self.tone) } else { letter });
        }
        spelled
    }

    /// Which letter of the rime carries the tone mark.
    fn tone_place(&self, placement: Placement) -> usize {
        let letters: Vec<char> = self.rime.chars().collect();
        if let Some(at) =
            letters.iter().rposition(|letter| matches!(letter, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư') && self.rime != "ưa")
        {
            // In ươ the second letter carries it, which is the last with a sign of its own; ưu and ươu keep to that as well.
            return at;
        }
        let vowels = letters.iter().take_while(|&&letter| is_vowel(letter)).count();
        match (vowels, self.rime) {
            (2, "oa" | "oe" | "uy") if self.onset != "qu" => usize::from(placement == Placement::New),
            (3, _) => 1,
            (2, _) if letters.len() > 2 => 1,
            _ => 0,
        }
    }
}

fn starts_with(letters: &[char], prefix: &str) -> bool {
    let mut at = letters.iter();
    prefix.chars().all(|c| at.next() == Some(&c))
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

/// Letters packed for comparing as one number.
const fn packed(letters: &[char]) -> u128 {
    let mut rest = letters;
    let mut packed = 0;
    while let [letter, tail @ ..] = rest {
        packed = packed << 16 | *letter as u128;
        rest = tail;
    }
    packed
}

/// The letters of a rime, packed. A const function cannot iterate over characters: the bytes are decoded by hand (the alphabet has
/// letters of one and two bytes, and ơ and ư).
const fn packed_text(rime: &str) -> u128 {
    let mut rest = rime.as_bytes();
    let mut packed = 0;
    loop {
        match rest {
            [ascii @ 0..128, tail @ ..] => {
                packed = packed << 16 | *ascii as u128;
                rest = tail;
            }
            [lead, second, tail @ ..] => {
                packed = packed << 16 | (*lead as u128 & 0x1F) << 6 | *second as u128 & 0x3F;
                rest = tail;
            }
            _ => return packed,
        }
    }
}

/// Rimes, packed, in the order of these numbers; each with its place in the list.
#[allow(clippy::indexing_slicing)] // evaluated by the compiler
const fn sorted<const N: usize>(rimes: [&str; N]) -> [(u128, u8); N] {
    let mut all = [(0, 0); N];
    let mut count = 0;
    while count < N {
        let rime = (packed_text(rimes[count]), count as u8);
        let mut at = count;
        while at > 0 && all[at - 1].0 > rime.0 {
            all[at] = all[at - 1];
            at -= 1;
        }
        all[at] = rime;
        count += 1;
    }
    all
}

static NATIVE_SORTED: [(u128, u8); NATIVE.len()] = sorted(NATIVE);
static LOAN_SORTED: [(u128, u8); LOAN.len()] = sorted(LOAN);

const _: () = assert!(NATIVE.len() < 256 && LOAN.len() < 256);

fn find_rime(letters: &[char]) -> Option<(&'static str, bool)> {
    let wanted = packed(letters);
    let find = |all: &[(u128, u8)], rimes: &[&'static str]| {
        let at = all.binary_search_by_key(&wanted, |(rime, _)| *rime).ok()?;
        rimes.get(usize::from(all.get(at)?.1)).copied()
    };
    let native = find(&NATIVE_SORTED, &NATIVE).map(|rime| (rime, true));
    native.or_else(|| find(&LOAN_SORTED, &LOAN).map(|rime| (rime, false)))
}

/// Behind `qu` stands a rime with a medial, less the medial, which the `u` is.
fn behind_qu(letters: &[char]) -> Option<(&'static str, bool)> {
    let behind = |rime: &'static str| {
        let rest = rime.strip_prefix(['o', 'u'])?;
        (!rest.is_empty() && rest.chars().eq(letters.iter().copied())).then_some(rest)
    };
    let native = NATIVE.into_iter().chain(BEHIND_QU).find_map(behind).map(|rime| (rime, true));
    native.or_else(|| LOAN.into_iter().find_map(behind).map(|rime| (rime, false)))
}

#[cfg(test)]
mod tests;
