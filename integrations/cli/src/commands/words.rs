//! `vanban words`: the words of each line.

use crate::failure::Failure;
use crate::input::{Article, Reading};
use crate::json;
use crate::options::Common;
use crate::run::{Answered, Form, Work};
use crate::{engine, run};
use clap::error::ErrorKind;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::{self, Write as _};
use vanban::record::{Record, RecordOptions, TermRecord, WordRecord};
use vanban::term::TermMode;
use vanban::token::Token;
use vanban::word::{Word, WordScratch};
use vanban::{Annotation, Annotator, Scratch, Stage};

#[derive(Args, Debug)]
pub(crate) struct Options {
    #[command(flatten)]
    common: Common,

    /// How results are written [default: vlsp, or jsonl with --mode]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// List the terms of a search index: positions in syllables, forms folded more and more (jsonl)
    #[arg(long, value_enum)]
    mode: Option<Mode>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Mode {
    /// The words
    Words,
    /// The syllables
    Syllables,
    /// The words, and the shorter words and syllables in them
    Search,
}

impl From<Mode> for TermMode {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Words => Self::Words,
            Mode::Syllables => Self::Syllables,
            Mode::Search => Self::Search,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Words apart by a blank, syllables by `_`
    Vlsp,
    /// Offsets, one object a line
    Jsonl,
}

pub(crate) fn run(options: &Options) -> Result<Answered, Failure> {
    let common = &options.common;
    let annotator = engine::build(common, &[Stage::Words])?;
    match (options.mode, options.format) {
        (Some(_), Some(Format::Vlsp)) => {
            let message = "--mode lists terms that overlap, which the format vlsp cannot hold: use --format jsonl\n";
            clap::Error::raw(ErrorKind::ArgumentConflict, message).exit()
        }
        (Some(mode), _) => run::run(&Terms { common, annotator, mode: mode.into() }, common, Reading::Lines, Form::JsonLines),
        (None, Some(Format::Jsonl)) => run::run(&Jsonl { common, annotator }, common, Reading::Lines, Form::JsonLines),
        (None, _) => run::run(&Vlsp { annotator }, common, Reading::Lines, Form::TextLines),
    }
}

struct Vlsp {
    annotator: Annotator,
}

#[derive(Default)]
struct Memory {
    tokens: Vec<Token>,
    words: Vec<Word>,
    scratch: WordScratch,
}

impl Work for Vlsp {
    type Memory = Memory;

    /// Between words one blank, inside them `_` for each run of white space.
    fn answer(&self, article: &Article<'_>, memory: &mut Memory, out: &mut Vec<u8>) -> io::Result<()> {
        let (text, _) = article.joined();
        let text = &*text;
        let Memory { tokens, words, scratch } = memory;
        self.annotator.tokenizer().tokenize_into(text, tokens);
        if let Some(segmenter) = self.annotator.words() {
            segmenter.words_into(text, tokens, scratch, words);
        }
        write_words(text.as_bytes(), tokens, words, out);
        out.push(b'\n');
        Ok(())
    }
}

/// Most words stand one blank apart, as they are written: what needs no change is copied in one piece.
fn write_words(text: &[u8], tokens: &[Token], words: &[Word], out: &mut Vec<u8>) {
    let (mut copied, mut end) = (words.first().map_or(0, |word| word.span.start()), 0);
    let piece = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    for (at, word) in words.iter().enumerate() {
        if at > 0 && piece(end, word.span.start()) != b" " {
            out.extend_from_slice(piece(copied, end));
            out.push(b' ');
            copied = word.span.start();
        }
        for pair in tokens.get(word.first as usize..word.end as usize).unwrap_or_default().windows(2) {
            let [token, next] = pair else { continue };
            // Between the tokens of a word stands white space or nothing.
            if next.span.start() > token.span.end() {
                out.extend_from_slice(piece(copied, token.span.end()));
                out.push(b'_');
                copied = next.span.start();
            }
        }
        end = word.span.end();
    }
    out.extend_from_slice(piece(copied, end));
}

struct Jsonl<'o> {
    common: &'o Common,
    annotator: Annotator,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: Option<&'a str>,
    line: Option<usize>,
    words: Vec<WordRecord>,
}

impl Work for Jsonl<'_> {
    type Memory = (Scratch, Annotation);

    fn answer(&self, article: &Article<'_>, (scratch, annotation): &mut Self::Memory, out: &mut Vec<u8>) -> io::Result<()> {
        let (text, title) = article.joined();
        self.annotator.annotate_into(&*text, scratch, annotation);
        let options = RecordOptions::new(self.common.offsets()).title(title).digest(0, 0);
        let record = Record::new(&self.annotator.document(&text, annotation), &options);
        let answer = Answer { id: article.id.as_deref(), line: article.line, words: record.words };
        json::write(out, &answer)?;
        writeln!(out)
    }
}

struct Terms<'o> {
    common: &'o Common,
    annotator: Annotator,
    mode: TermMode,
}

#[derive(Serialize)]
struct TermsAnswer<'a> {
    id: Option<&'a str>,
    line: Option<usize>,
    terms: Vec<TermRecord>,
}

impl Work for Terms<'_> {
    type Memory = (Scratch, Annotation);

    fn answer(&self, article: &Article<'_>, (scratch, annotation): &mut Self::Memory, out: &mut Vec<u8>) -> io::Result<()> {
        let (text, title) = article.joined();
        self.annotator.annotate_into(&*text, scratch, annotation);
        let options = RecordOptions::new(self.common.offsets()).title(title);
        let terms = TermRecord::of(&self.annotator.document(&text, annotation), &options, self.mode);
        json::write(out, &TermsAnswer { id: article.id.as_deref(), line: article.line, terms })?;
        writeln!(out)
    }
}
