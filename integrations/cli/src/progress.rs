//! A progress bar, where a person looks and the input is long.

use crate::input::is_standard_input;
use crate::options::Common;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// What ends sooner shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// The bar on standard error, and the messages above it.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// When it is to be shown, as long as it is not.
    shown_at: Option<Instant>,
}

impl Progress {
    /// Over the bytes of the input. None is shown where results go to the terminal: it would stand in their way.
    pub(crate) fn new(common: &Common) -> Self {
        let wanted = !common.quiet && io::stderr().is_terminal() && !io::stdout().is_terminal();
        let bar = ProgressBar::with_draw_target(total(common), ProgressDrawTarget::hidden());
        Self { bar, shown_at: wanted.then(|| Instant::now() + PATIENCE) }
    }

    /// So many bytes more are done.
    pub(crate) fn advance(&mut self, bytes: usize) {
        self.bar.inc(bytes as u64);
        if self.shown_at.is_some_and(|at| Instant::now() >= at) {
            self.shown_at = None;
            let known = "{wide_bar} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
            let unknown = "{spinner} {bytes}, {bytes_per_sec}";
            let style = ProgressStyle::with_template(if self.bar.length().is_some() { known } else { unknown });
            if let Ok(style) = style {
                self.bar.set_style(style);
            }
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Says something on standard error.
    pub(crate) fn say(&self, message: &dyn std::fmt::Display) {
        // Not `eprintln!`, which panics where standard error is closed.
        self.bar.suspend(|| drop(writeln!(io::stderr(), "vanban: {message}")));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// The bytes of all files, where every one tells.
fn total(common: &Common) -> Option<u64> {
    let length = |path: &std::path::PathBuf| {
        let data = std::fs::metadata(path).ok().filter(|data| !is_standard_input(path) && data.is_file());
        data.map(|data| data.len())
    };
    common.paths().iter().map(length).sum()
}
