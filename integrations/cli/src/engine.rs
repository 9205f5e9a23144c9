//! The engine as the options ask for it.

use crate::failure::Failure;
use crate::options::Common;
use std::path::Path;
use vanban::overlay::Overlay;
use vanban::{Annotator, ErrorKind, Stage};

/// Builds the stages that a command needs, and no others: each one costs time at the start and on every text.
///
/// # Errors
/// Wrong usage where a dictionary cannot be read or does not hold together.
pub(crate) fn build(common: &Common, stages: &[Stage]) -> Result<Annotator, Failure> {
    let mut builder = Annotator::builder().stages(stages);
    for path in &common.dictionary {
        builder = builder.overlay(dictionary(path)?);
    }
    builder.build().map_err(of_dictionary)
}

fn dictionary(path: &Path) -> Result<Overlay, Failure> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Failure::Usage(format!("cannot read the dictionary {name}: {error}")))?;
    let table = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes().iter().take(valid).filter(|byte| **byte == b'\n').count();
        Failure::Usage(format!("{name}:{line}: byte {valid} of the dictionary is not UTF-8; save it as UTF-8"))
    })?;
    Overlay::parse(&name, &table).map_err(of_dictionary)
}

/// What is wrong with a dictionary is wrong with the option that names it.
fn of_dictionary(error: vanban::Error) -> Failure {
    if error.kind() == ErrorKind::Dictionary { Failure::Usage(error.to_string()) } else { Failure::Engine(error) }
}
