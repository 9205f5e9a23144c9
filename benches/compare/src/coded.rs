//! Vaporetto for Vietnamese. It decides between characters, and Vietnamese words are made of syllables: so each syllable, number and sign of a
//! line becomes one character, and the model decides between those.
//!
//! Vaporetto tells characters apart by script as well, and the codes make use of it: small syllables are Kanji, capitalised ones "other",
//! numbers digits, signs Katakana, and what the table does not hold is a Roman letter. The table has each surface with its code, so that coding
//! a line is one look-up a piece.

use crate::tools::Ranges;
use rustc_hash::FxHashMap;
use std::collections::HashMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use vanban_evaluation::word::{self, Sentence as Gold};
use vaporetto::{CharacterBoundary, Model, Predictor, Sentence, SolverType, Trainer};

/// Syllables at most: as many as there are Kanji in one block.
const SYLLABLES: usize = 20_000;
const SMALL: u32 = 0x4E00;
const CAPITALISED: u32 = 0x10_0000;

/// Windows and lengths of vaporetto's features, and its solver: those of its documentation.
const WINDOW: u8 = 3;
const DICTIONARY_LENGTH: u8 = 4;

/// From surfaces to characters.
struct Codes {
    codes: FxHashMap<Box<str>, char>,
}

impl Codes {
    fn new<'s>(syllables: impl Iterator<Item = &'s str>) -> Self {
        let mut codes = FxHashMap::default();
        for (number, syllable) in (0..).zip(syllables) {
            let (Some(small), Some(capitalised)) = (char::from_u32(SMALL + number), char::from_u32(CAPITALISED + number)) else { break };
            codes.insert(syllable.into(), small);
            let upper = syllable.to_uppercase();
            let title: String = upper.chars().take(1).chain(syllable.chars().skip(1)).collect();
            codes.entry(upper.into()).or_insert(capitalised);
            codes.entry(title.into()).or_insert(capitalised);
        }
        Self { codes }
    }

    fn code(&self, piece: &str) -> char {
        if let Some(&code) = self.codes.get(piece) {
            return code;
        }
        let first = piece.chars().next().unwrap_or(' ');
        match first {
            '0'..='9' if piece.contains(['.', ',', '/', '-', ':']) => '3',
            '0'..='9' if piece.len() == 4 && (piece.starts_with("19") || piece.starts_with("20")) => '2',
            '0'..='9' => char::from(b'0' + u8::from(piece.len() > 2)),
            _ if first.is_uppercase() => 'A',
            _ if first.is_alphanumeric() => 'a',
            // Katakana: one for each sign of ASCII, one for the rest.
            '!'..='~' => char::from_u32(0x30A0 + (first as u32 - 0x21) % 0x5A).unwrap_or('ヶ'),
            _ => 'ヶ',
        }
    }
}

/// Cuts a line into syllables, numbers and signs, as ranges of bytes.
pub(crate) fn pieces(line: &str, ranges: &mut Ranges) {
    ranges.clear();
    let mut characters = line.char_indices().peekable();
    while let Some((start, c)) = characters.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        if c.is_alphanumeric() {
            let mut before = c;
            while let Some(&(at, next)) = characters.peek() {
                let joins = next.is_alphanumeric()
                    || is_combining_mark(next)
                    || matches!(next, '.' | ',' | '/' | '-' | ':')
                        && before.is_ascii_digit()
                        && line[at + 1..].starts_with(|behind: char| behind.is_ascii_digit());
                if !joins {
                    break;
                }
                before = next;
                end = at + next.len_utf8();
                characters.next();
            }
        }
        ranges.push((start, end));
    }
}

/// A trained model with its table.
pub(crate) struct Coded {
    codes: Codes,
    predictor: &'static Predictor,
    sentence: Sentence<'static, 'static>,
    pieces: Ranges,
}

impl Coded {
    pub(crate) fn load(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let table = std::fs::read_to_string(folder.join("syllables.txt"))?;
        let model = std::fs::read(folder.join("model.bin"))?;
        let predictor = Predictor::new(Model::read(model.as_slice())?, false)?;
        Ok(Self {
            codes: Codes::new(table.lines()),
            // Lives as long as the program, and the sentence refers to it.
            predictor: Box::leak(Box::new(predictor)),
            sentence: Sentence::default(),
            pieces: Ranges::new(),
        })
    }

    pub(crate) fn words(&mut self, line: &str, ranges: &mut Ranges) {
        pieces(line, &mut self.pieces);
        let mut coded = String::with_capacity(4 * self.pieces.len());
        coded.extend(self.pieces.iter().map(|&(start, end)| self.codes.code(&line[start..end])));
        if coded.is_empty() || self.sentence.update_raw(coded).is_err() {
            return;
        }
        self.predictor.predict(&mut self.sentence);
        let Some((first, rest)) = self.pieces.split_first() else { return };
        let mut word = *first;
        for (piece, border) in rest.iter().zip(self.sentence.boundaries()) {
            if *border == CharacterBoundary::WordBoundary {
                ranges.push(word);
                word = *piece;
            } else {
                word.1 = piece.1;
            }
        }
        ranges.push(word);
    }
}

/// The text of a gold sentence without the treebank's blanks, composed.
fn text(gold: &Gold) -> String {
    word::glued(&gold.text).nfc().collect()
}

/// Learns a model and writes it, with its table of syllables, into a folder.
pub(crate) fn train(gold: &[PathBuf], lexicon: Option<&Path>, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut sentences = Vec::new();
    for path in gold {
        sentences.extend(word::load(path)?);
    }
    let words = lexicon.map(std::fs::read_to_string).transpose()?.unwrap_or_default();
    let words: Vec<String> = words.lines().map(|line| line.trim().nfc().collect()).filter(|word: &String| !word.is_empty()).collect();
    let syllables = table(&sentences, &words);
    let codes = Codes::new(syllables.iter().map(String::as_str));
    let mut ranges = Ranges::new();
    let mut examples = Vec::new();
    for gold in &sentences {
        let text = text(gold);
        pieces(&text, &mut ranges);
        let coded: String = ranges.iter().map(|&(start, end)| codes.code(&text[start..end])).collect();
        if coded.is_empty() {
            continue;
        }
        let mut sentence = Sentence::from_raw(coded)?;
        // Borders by the number of characters before them, white space not counted: the text is composed and glued, gold is not.
        let letters = |word: &str| word.nfc().filter(|c| !c.is_whitespace()).count();
        let mut ends = gold.words.iter().scan(0, |end, word| {
            *end += letters(word);
            Some(*end)
        });
        let mut end = ends.next();
        let mut at = 0;
        for (&(start, stop), border) in ranges.iter().zip(sentence.boundaries_mut()) {
            at += letters(&text[start..stop]);
            while end.is_some_and(|end| end < at) {
                end = ends.next();
            }
            *border = if end == Some(at) { CharacterBoundary::WordBoundary } else { CharacterBoundary::NotWordBoundary };
        }
        examples.push(sentence);
    }
    let mut trainer =
        Trainer::new(WINDOW, WINDOW, WINDOW, WINDOW, dictionary(&words, &codes), DICTIONARY_LENGTH, &[])?;
    examples.iter().for_each(|sentence| trainer.add_example(sentence));
    eprintln!("{} sentences, {} syllables, {} features", examples.len(), syllables.len(), trainer.n_features());
    let model = trainer.train(0.01, 1.0, SolverType::L1RegularizedL2LossSVC)?;
    std::fs::create_dir_all(out)?;
    std::fs::write(out.join("syllables.txt"), syllables.join("\n") + "\n")?;
    model.write(&mut std::fs::File::create(out.join("model.bin"))?)?;
    Ok(())
}

/// The syllables of gold and lexicon in small letters, frequent ones first.
fn table(sentences: &[Gold], words: &[String]) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut ranges = Ranges::new();
    for text in sentences.iter().map(text).chain(words.iter().cloned()) {
        pieces(&text, &mut ranges);
        for piece in ranges.iter().map(|&(start, end)| &text[start..end]).filter(|piece| piece.starts_with(char::is_alphabetic)) {
            *counts.entry(piece.to_lowercase()).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts.into_iter().map(|(syllable, _)| syllable).take(SYLLABLES).collect()
}

/// The words in codes: as they are, with a capital at their head, with capitals all over.
fn dictionary(words: &[String], codes: &Codes) -> Vec<String> {
    let mut coded = std::collections::BTreeSet::new();
    let mut ranges = Ranges::new();
    for word in words {
        let small = word.to_lowercase();
        pieces(&small, &mut ranges);
        let small: Vec<&str> = ranges.iter().map(|&(start, end)| &small[start..end]).collect();
        let capital = |piece: &&str| codes.code(&piece.to_uppercase());
        coded.insert(small.iter().map(|piece| codes.code(piece)).collect::<String>());
        coded.insert(small.iter().take(1).map(capital).chain(small.iter().skip(1).map(|piece| codes.code(piece))).collect());
        coded.insert(small.iter().map(capital).collect());
    }
    coded.remove("");
    coded.into_iter().collect()
}
