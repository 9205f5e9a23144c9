//! Runs a command over its input: batches are read, answered by one or several threads, and written in the input's order.

use crate::failure::Failure;
use crate::input::{Article, Batch, Batches, Reading};
use crate::options::{Common, InputKind};
use crate::problem::Problem;
use crate::progress::Progress;
use std::io::{self, Write as _};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use vanban::format::{PAGE_END, PAGE_START};

/// What a command does with one text.
pub(crate) trait Work: Sync {
    /// A thread's working memory, kept from text to text.
    type Memory: Default;

    /// Whether a line of JSON may hold several documents.
    const GROUPS: bool = false;

    /// Appends the answer to `out`.
    ///
    /// # Errors
    /// None but those of writing to `out`.
    fn answer(&self, article: &Article<'_>, memory: &mut Self::Memory, out: &mut Vec<u8>) -> io::Result<()>;
}

/// How answers follow each other, and what stands in the place of one that could not be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Text for people; nothing.
    Text,
    /// A line of text for each line; an empty line.
    TextLines,
    /// An object a line; an object with the error.
    JsonLines,
    /// One JSON value; an object with the error.
    Json,
    /// An array of JSON values; an object with the error.
    JsonArray,
    /// Articles of an HTML page; nothing.
    Page,
}

/// Whether every text was answered: decides the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub(crate) enum Answered {
    All,
    /// Something could not be read.
    NotAll,
}

/// The answers to one batch.
#[derive(Default)]
struct Answer {
    out: Vec<u8>,
    problems: Vec<Problem>,
    /// Bytes of the batch.
    read: usize,
}

/// Answers every text of the input.
///
/// # Errors
/// Where the answers cannot be written. What cannot be read is reported, and the rest answered.
pub(crate) fn run<W: Work>(work: &W, common: &Common, texts: Reading, form: Form) -> Result<Answered, Failure> {
    let reading = if common.input == InputKind::Jsonl { Reading::Records } else { texts };
    let mut batches = Batches::new(common.paths(), reading);
    match common.threads() {
        1 => {
            let (mut memory, mut output) = (W::Memory::default(), Output::new(form, common));
            let mut answers = Answer::default();
            while let Some(batch) = batches.next() {
                answer(work, &batch, form, &mut memory, &mut answers)?;
                output.write(&answers)?;
                batches.reuse(batch);
            }
            output.finish()
        }
        _ => in_parallel(work, batches, form, common),
    }
}

/// Replaces the content of `answers` with those to a batch.
fn answer<W: Work>(work: &W, batch: &Batch, form: Form, memory: &mut W::Memory, answers: &mut Answer) -> io::Result<()> {
    let Answer { out, problems, read } = answers;
    *read = batch.bytes.len();
    out.clear();
    problems.clear();
    batch.articles(W::GROUPS, |article| {
        if form == Form::JsonArray && !out.is_empty() {
            out.extend_from_slice(b",\n");
        }
        match article {
            Ok(article) => work.answer(&article, memory, out),
            Err(problem) => {
                match form {
                    Form::Text | Form::Page => {}
                    // No line in, no line out.
                    Form::TextLines if problem.is_empty_file() => {}
                    Form::TextLines => out.push(b'\n'),
                    Form::JsonLines => writeln!(out, "{}", problem.to_json())?,
                    Form::Json | Form::JsonArray => write!(out, "{}", problem.to_json())?,
                }
                problems.push(problem);
                Ok(())
            }
        }
    })
}

/// A batch, and where its answer goes.
type Job = (Batch, SyncSender<io::Result<Answer>>);

/// This thread reads, others answer, one more writes. At most three batches a thread are in memory.
fn in_parallel<W: Work>(work: &W, batches: Batches, form: Form, common: &Common) -> Result<Answered, Failure> {
    let threads = common.threads();
    let (jobs, queue) = sync_channel::<Job>(threads);
    let queue = Mutex::new(queue);
    // The writer takes the answers in the order of this queue, whichever is ready first.
    let (tickets, waiting) = sync_channel::<Receiver<io::Result<Answer>>>(2 * threads);
    let worker = || {
        let mut memory = W::Memory::default();
        loop {
            let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((batch, reply)) = job else { return };
            let mut answers = Answer::default();
            let answered = answer(work, &batch, form, &mut memory, &mut answers);
            // Nobody waits any more where writing has failed.
            let _ = reply.send(answered.map(|()| answers));
        }
    };
    let writer = move || {
        let mut output = Output::new(form, common);
        for ticket in waiting {
            let Ok(answer) = ticket.recv() else { break };
            output.write(&answer?)?;
        }
        output.finish()
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(worker);
        }
        let writing = scope.spawn(writer);
        for batch in batches {
            let (reply, ticket) = sync_channel(1);
            if tickets.send(ticket).is_err() || jobs.send((batch, reply)).is_err() {
                break;
            }
        }
        drop((jobs, tickets));
        writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Standard output, and what is to be said beside it.
struct Output {
    out: io::StdoutLock<'static>,
    form: Form,
    begun: bool,
    answered: Answered,
    progress: Progress,
}

impl Output {
    fn new(form: Form, common: &Common) -> Self {
        Self { out: io::stdout().lock(), form, begun: false, answered: Answered::All, progress: Progress::new(common) }
    }

    fn write(&mut self, answer: &Answer) -> io::Result<()> {
        for problem in &answer.problems {
            self.answered = Answered::NotAll;
            self.progress.say(problem);
        }
        self.progress.advance(answer.read);
        if answer.out.is_empty() {
            return Ok(());
        }
        if self.form == Form::JsonArray {
            self.out.write_all(if self.begun { b",\n" } else { b"[\n" })?;
        }
        if self.form == Form::Page && !self.begun {
            self.out.write_all(PAGE_START.as_bytes())?;
        }
        self.begun = true;
        self.out.write_all(&answer.out)?;
        // Who feeds line by line gets its answers line by line.
        self.out.flush()
    }

    fn finish(mut self) -> Result<Answered, Failure> {
        match self.form {
            Form::JsonArray => self.out.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })?,
            Form::Json => self.out.write_all(b"\n")?,
            Form::Page => {
                let start = if self.begun { "" } else { PAGE_START };
                write!(self.out, "{start}{PAGE_END}")?;
            }
            Form::Text | Form::TextLines | Form::JsonLines => {}
        }
        self.out.flush()?;
        Ok(self.answered)
    }
}
