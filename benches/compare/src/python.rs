//! The tools of PyPI, in a Python process of their own (`tools.py`) that measures its own processor time.

use crate::tools::Tool;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::rc::Rc;
use std::time::Duration;

struct Process {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Process {
    /// A question and its answer, a line of JSON each.
    fn ask(&mut self, question: &Value) -> Result<Value, Box<dyn Error>> {
        writeln!(self.input, "{question}")?;
        self.input.flush()?;
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            return Err(format!("the Python process has ended: {}", self.child.wait()?).into());
        }
        Ok(serde_json::from_str(&line)?)
    }
}

struct PythonTool {
    name: String,
    process: Rc<RefCell<Process>>,
}

/// The tools that this Python has.
pub(crate) fn tools(program: &Path) -> Result<Vec<Box<dyn Tool>>, Box<dyn Error>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tools.py");
    let mut child = Command::new(program).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else { return Err("no pipes".into()) };
    let mut process = Process { child, input, output: BufReader::new(output) };
    let names = process.ask(&json!({"ask": "names"}))?;
    let names: Vec<String> = serde_json::from_value(names)?;
    let process = Rc::new(RefCell::new(process));
    Ok(names.into_iter().map(|name| Box::new(PythonTool { name, process: Rc::clone(&process) }) as Box<dyn Tool>).collect())
}

impl Tool for PythonTool {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn words(&mut self, lines: &[String]) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
        let answer = self.process.borrow_mut().ask(&json!({"ask": "words", "tool": self.name, "lines": lines}))?;
        Ok(serde_json::from_value(answer)?)
    }

    fn pass(&mut self, lines: &[String]) -> Result<(Duration, usize), Box<dyn Error>> {
        let answer = self.process.borrow_mut().ask(&json!({"ask": "pass", "tool": self.name, "lines": lines}))?;
        let (seconds, count): (f64, usize) = serde_json::from_value(answer)?;
        Ok((Duration::try_from_secs_f64(seconds)?, count))
    }
}
