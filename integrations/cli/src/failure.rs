//! [`Failure`]: what ends a run before its end.

use std::fmt;
use std::io;

/// Why a command could not go on. What only one line or file is to blame for is a [`Problem`](crate::problem::Problem).
#[derive(Debug)]
pub(crate) enum Failure {
    /// The results cannot be written.
    Output(io::Error),
    /// The engine cannot be built.
    Engine(vanban::Error),
    /// A gold file cannot be read: figures over the others would be about something else.
    Gold(vanban_evaluation::GoldError),
    /// The options do not go together.
    Usage(String),
}

impl Failure {
    /// The exit status: 2 for wrong usage.
    pub(crate) const fn status(&self) -> u8 {
        if matches!(self, Self::Usage(_)) { 2 } else { 1 }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<vanban::Error> for Failure {
    fn from(error: vanban::Error) -> Self {
        Self::Engine(error)
    }
}

impl From<vanban_evaluation::GoldError> for Failure {
    fn from(error: vanban_evaluation::GoldError) -> Self {
        Self::Gold(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Output(error) => write!(f, "cannot write the results: {error}"),
            Self::Engine(error) => write!(f, "{error}"),
            Self::Gold(error) => write!(f, "{error}"),
            Self::Usage(message) => write!(f, "{message}"),
        }
    }
}
