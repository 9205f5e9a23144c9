//! The command line of vanban: see `vanban --help`.

mod arguments;
mod input;
mod person;

use arguments::{
    Annotate, Arguments, Command, Common, DocumentFormat, InputKind, Keywords, LineCommand, LineFormat, Summarize, WordFormat,
};
use clap::Parser as _;
use input::Article;
use problem::Problem;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use vanban::record::{Record, RecordOptions, SummaryRecord, expand, join};
use vanban::summary::{Budget, SummaryOptions};
use vanban::word::WordScratch;
use vanban::{Annotation, Annotator, Input, Scratch};

mod problem;

impl Common {
    fn paths(&self) -> Vec<PathBuf> {
        if self.files.is_empty() { vec![PathBuf::from("-")] } else { self.files.clone() }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let annotator = match Annotator::new() {
        Ok(annotator) => annotator,
        Err(error) => {
            eprintln!("vanban: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut session = Session {
        annotator,
        scratch: Scratch::default(),
        annotation: Annotation::default(),
        out: BufWriter::with_capacity(1 << 16, io::stdout().lock()),
        failed: false,
    };
    let done = match &arguments.command {
        Command::Annotate(options) => session.annotate(options, true),
        Command::Entities(options) => session.annotate(options, false),
        Command::Words(options) => session.words(options),
        Command::Sentences(options) => session.sentences(options),
        Command::Expand(options) => session.expand(options),
        Command::Summarize(options) => session.summarize(options),
        Command::Keywords(options) => session.keywords(options),
    };
    match done.and_then(|()| session.out.flush()) {
        Ok(()) if session.failed => ExitCode::FAILURE,
        Ok(()) => ExitCode::SUCCESS,
        // The reader has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("vanban: cannot write the results: {error}");
            ExitCode::FAILURE
        }
    }
}

/// One run: the engine, its working memory, and where results go.
struct Session {
    annotator: Annotator,
    scratch: Scratch,
    annotation: Annotation,
    out: BufWriter<io::StdoutLock<'static>>,
    failed: bool,
}

impl Session {
    /// Notes what could not be read; in JSON lines it also answers for its line.
    fn report(&mut self, problem: &Problem, json: bool) -> io::Result<()> {
        self.failed = true;
        eprintln!("vanban: {problem}");
        if json { writeln!(self.out, "{}", problem.json()) } else { Ok(()) }
    }

    fn annotate(&mut self, options: &Annotate, everything: bool) -> io::Result<()> {
        let jsonl = options.common.input == InputKind::Jsonl;
        let format = options.format.unwrap_or(if jsonl { DocumentFormat::Jsonl } else { DocumentFormat::Json });
        input::documents(&options.common, |article| match article {
            Ok(article) => self.annotate_one(&article, options, format, everything),
            Err(problem) => self.report(&problem, format == DocumentFormat::Jsonl),
        })
    }

    fn annotate_one(&mut self, article: &Article, options: &Annotate, format: DocumentFormat, everything: bool) -> io::Result<()> {
        let joined;
        let (text, title) = match &article.title {
            Some(title) => {
                joined = join(title, &article.text);
                (joined.as_str(), title.len() + 1)
            }
            None => (article.text.as_str(), 0),
        };
        let input = Input::new(text).date(article.date).default_date(options.common.as_of);
        self.annotator.annotate_into(input, &mut self.scratch, &mut self.annotation);
        let document = self.annotator.document(text, &self.annotation);
        let (keywords, summary) = if everything { (10, 3) } else { (0, 0) };
        let wanted = RecordOptions::new(options.common.offsets.into())
            .id(article.id.clone())
            .title(title)
            .tokens(options.tokens)
            .digest(keywords, summary);
        if format == DocumentFormat::Text {
            return person::write(&mut self.out, &document, everything);
        }
        let mut record = Record::new(&document, &wanted);
        if !everything {
            record.keep_entities();
        }
        let written = if format == DocumentFormat::Json {
            serde_json::to_writer_pretty(&mut self.out, &record)
        } else {
            serde_json::to_writer(&mut self.out, &record)
        };
        written.map_err(io::Error::from)?;
        writeln!(self.out)
    }

    /// Hands each line to `take`, with its number; plain output keeps a line for one that cannot be read.
    fn each_line(
        &mut self,
        options: &LineCommand<LineFormat>,
        mut take: impl FnMut(&mut Self, usize, Option<String>, &str) -> io::Result<()>,
    ) -> io::Result<()> {
        let json = options.format == LineFormat::Jsonl;
        if options.common.input == InputKind::Jsonl {
            let mut number = 0;
            return input::documents(&options.common, |article| {
                number += 1;
                match article {
                    Ok(article) => take(self, number, article.id, &article.text),
                    Err(problem) => self.report(&problem, json),
                }
            });
        }
        for path in options.common.paths() {
            input::lines(&path, |number, line| match line {
                Ok(text) => take(self, number, None, text),
                Err(problem) => {
                    self.report(&problem, json)?;
                    if json { Ok(()) } else { writeln!(self.out) }
                }
            })?;
        }
        Ok(())
    }

    /// Lines of words: between them one blank, inside them `_` for each run of white space.
    fn words(&mut self, options: &LineCommand<WordFormat>) -> io::Result<()> {
        let json = options.format == WordFormat::Jsonl;
        let line_options =
            LineCommand { common: options.common.clone(), format: if json { LineFormat::Jsonl } else { LineFormat::Text } };
        let (mut tokens, mut words, mut memory) = (Vec::new(), Vec::new(), WordScratch::default());
        self.each_line(&line_options, |session, line, id, text| {
            if json {
                session.annotator.annotate_into(text, &mut session.scratch, &mut session.annotation);
                let document = session.annotator.document(text, &session.annotation);
                let record = Record::new(&document, &RecordOptions::new(options.common.offsets.into()).digest(0, 0));
                let answer = serde_json::json!({"id": id, "line": line, "words": record.words});
                return writeln!(session.out, "{answer}");
            }
            session.annotator.tokenizer().tokenize_into(text, &mut tokens);
            if let Some(segmenter) = session.annotator.words() {
                segmenter.words_into(&tokens, &mut memory, &mut words);
            }
            for (at, word) in words.iter().enumerate() {
                if at > 0 {
                    session.out.write_all(b" ")?;
                }
                for (part, piece) in word.span.of(text).split_whitespace().enumerate() {
                    if part > 0 {
                        session.out.write_all(b"_")?;
                    }
                    session.out.write_all(piece.as_bytes())?;
                }
            }
            session.out.write_all(b"\n")
        })
    }

    fn sentences(&mut self, options: &LineCommand<LineFormat>) -> io::Result<()> {
        self.each_line(options, |session, line, id, text| {
            session.annotator.annotate_into(text, &mut session.scratch, &mut session.annotation);
            if options.format == LineFormat::Text {
                for sentence in session.annotation.sentences() {
                    writeln!(session.out, "{}", sentence.span.of(text))?;
                }
                return Ok(());
            }
            let document = session.annotator.document(text, &session.annotation);
            let record = Record::new(&document, &RecordOptions::new(options.common.offsets.into()).digest(0, 0));
            let answer = serde_json::json!({"id": id, "line": line, "sentences": record.sentences});
            writeln!(session.out, "{answer}")
        })
    }

    fn expand(&mut self, options: &LineCommand<LineFormat>) -> io::Result<()> {
        self.each_line(options, |session, line, id, text| {
            session.annotator.annotate_into(text, &mut session.scratch, &mut session.annotation);
            let document = session.annotator.document(text, &session.annotation);
            if options.format == LineFormat::Text {
                return writeln!(session.out, "{}", expand(&document));
            }
            let record = Record::new(&document, &RecordOptions::new(options.common.offsets.into()).digest(0, 0));
            let answer =
                serde_json::json!({"id": id, "line": line, "text": expand(&document), "abbreviations": record.abbreviations});
            writeln!(session.out, "{answer}")
        })
    }

    fn summarize(&mut self, options: &Summarize) -> io::Result<()> {
        let json = options.format == LineFormat::Jsonl;
        input::documents(&options.common, |article| match article {
            Ok(article) => self.summarize_one(&article, options, json),
            Err(problem) => self.report(&problem, json),
        })
    }

    fn summarize_one(&mut self, article: &Article, options: &Summarize, json: bool) -> io::Result<()> {
        let budget = match (article.words.or(options.words), article.sentences.or(options.sentences), options.ratio) {
            (Some(words), ..) => Budget::Words(words),
            (_, Some(sentences), _) => Budget::Sentences(sentences),
            // Between 0 and 1000 by the option's own check.
            (.., Some(ratio)) => Budget::Ratio((ratio * 1000.0) as u16),
            _ => Budget::Sentences(3),
        };
        let alone = [article];
        let articles: Vec<&Article> = if article.group.is_empty() { alone.to_vec() } else { article.group.iter().collect() };
        let read = |text: &str, date| self.annotator.annotate(Input::new(text).date(date).default_date(options.common.as_of));
        let annotations: Vec<(Annotation, Annotation)> = articles
            .iter()
            .map(|article| (read(article.title.as_deref().unwrap_or_default(), article.date), read(&article.text, article.date)))
            .collect();
        let documents: Vec<_> = articles
            .iter()
            .zip(&annotations)
            .map(|(article, (title, text))| {
                let title = article.title.as_deref().map(|words| self.annotator.document(words, title));
                (title, self.annotator.document(&article.text, text))
            })
            .collect();
        let query = article.query.as_deref().or(options.query.as_deref());
        let query_tokens = query.map(|query| self.annotator.tokenizer().tokenize(query)).unwrap_or_default();
        let mut wanted = SummaryOptions::new(budget);
        if let Some(query) = query {
            wanted = wanted.query(query, &query_tokens);
        }
        let sentences = self.annotator.summarize(&documents, &wanted);
        let record_options = RecordOptions::new(options.common.offsets.into());
        let records: Vec<SummaryRecord> = sentences
            .into_iter()
            .filter_map(|sentence| {
                let (_, document) = documents.get(sentence.document as usize)?;
                Some(SummaryRecord::new(document, &record_options, sentence))
            })
            .collect();
        if json {
            let answer = serde_json::json!({"id": article.id, "summary": records});
            return writeln!(self.out, "{answer}");
        }
        for record in &records {
            writeln!(self.out, "{}", record.text)?;
        }
        Ok(())
    }

    fn keywords(&mut self, options: &Keywords) -> io::Result<()> {
        let json = options.format == LineFormat::Jsonl;
        input::documents(&options.common, |article| match article {
            Ok(article) => {
                let text = &article.text;
                let annotation = self.annotator.annotate(Input::new(text).date(article.date).default_date(options.common.as_of));
                let document = self.annotator.document(text, &annotation);
                let record = Record::new(&document, &RecordOptions::new(options.common.offsets.into()).digest(options.top, 0));
                if json {
                    let answer = serde_json::json!({"id": article.id, "keywords": record.keywords});
                    return writeln!(self.out, "{answer}");
                }
                record.keywords.iter().try_for_each(|keyword| writeln!(self.out, "{}", keyword.text))
            }
            Err(problem) => self.report(&problem, json),
        })
    }
}
