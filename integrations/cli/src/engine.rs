//! The engine as the options ask for it.

use crate::options::Common;
use vanban::{Annotator, Result, Stage};

/// Builds the stages that a command needs, and no others: each one costs time at the start and on every text.
pub(crate) fn build(_common: &Common, stages: &[Stage]) -> Result<Annotator> {
    Annotator::builder().stages(stages).build()
}
