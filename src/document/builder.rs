//! Building an [`Annotator`]: which stages, over which data.

use super::annotator::{Annotator, Engine};
use super::digest::Digest;
use crate::abbreviation::Abbreviations;
use crate::block::BlockFinder;
use crate::entity::Entities;
use crate::error::{Error, ErrorKind, Result};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Units;
use crate::sentence::SentenceSplitter;
use crate::token::Tokenizer;
use crate::wire::{Bytes, Container};
use crate::word::WordSegmenter;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A part of the library that has a compiled file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// The unit table, which every other stage needs.
    Units,
    /// Places, organizations, titles, names.
    Gazetteer,
    /// Short forms and their senses.
    Abbreviations,
    /// Words of several syllables.
    Words,
    /// Persons, positions, organizations, places, documents, dates, amounts.
    Entities,
    /// Summaries and keywords.
    Summary,
}

impl Stage {
    /// Every stage, in the order in which they are built.
    pub const ALL: [Self; 6] = [Self::Units, Self::Gazetteer, Self::Abbreviations, Self::Words, Self::Entities, Self::Summary];

    /// The name of its compiled file and feature.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Gazetteer => "gazetteer",
            Self::Abbreviations => "abbreviations",
            Self::Words => "words",
            Self::Entities => "entities",
            Self::Summary => "summary",
        }
    }

    const fn kind(self) -> [u8; 4] {
        match self {
            Self::Units => *b"unit",
            Self::Gazetteer => *b"gaze",
            Self::Abbreviations => *b"abbr",
            Self::Words => *b"word",
            Self::Entities => *b"enti",
            Self::Summary => *b"summ",
        }
    }

    /// The embedded file, where its feature is on.
    fn embedded(self) -> Option<Bytes> {
        match self {
            #[cfg(feature = "data-units")]
            Self::Units => Some(crate::data::UNITS.into()),
            #[cfg(feature = "data-gazetteer")]
            Self::Gazetteer => Some(crate::data::GAZETTEER.into()),
            #[cfg(feature = "data-abbreviations")]
            Self::Abbreviations => Some(crate::data::ABBREVIATIONS.into()),
            #[cfg(feature = "data-words")]
            Self::Words => Some(crate::data::WORDS.into()),
            #[cfg(feature = "data-entities")]
            Self::Entities => Some(crate::data::ENTITIES.into()),
            #[cfg(feature = "data-summary")]
            Self::Summary => Some(crate::data::SUMMARY.into()),
            #[allow(unreachable_patterns)] // with every feature on, nothing is left
            _ => None,
        }
    }
}

/// Chooses stages and data; see [`Annotator::builder`].
#[derive(Clone, Debug, Default)]
pub struct AnnotatorBuilder {
    files: BTreeMap<Stage, Bytes>,
    wanted: Option<Vec<Stage>>,
}

impl AnnotatorBuilder {
    /// Uses a compiled file of the application's own in place of the embedded one. It is checked wholly when built.
    #[must_use]
    pub fn data(mut self, stage: Stage, bytes: impl Into<Bytes>) -> Self {
        self.files.insert(stage, bytes.into());
        self
    }

    /// Only these stages (and the unit table); each must then have its data. Without this call every stage that has data is built.
    #[must_use]
    pub fn stages(mut self, stages: &[Stage]) -> Self {
        self.wanted = Some(stages.to_vec());
        self
    }

    /// Loads and checks the data and builds the stages.
    ///
    /// # Errors
    /// [`ErrorKind::Absent`] where a stage that was asked for has no data, [`ErrorKind::Data`] and [`ErrorKind::Version`] where a file
    /// given by the application is damaged or does not fit the others.
    pub fn build(self) -> Result<Annotator> {
        let units = match self.bytes(Stage::Units)? {
            Some(bytes) => Units::parse(bytes)?,
            None => return Err(absent(Stage::Units)),
        };
        let gazetteer = self.bytes(Stage::Gazetteer)?.map(|bytes| Gazetteer::from_data(&units, bytes)).transpose()?;
        let abbreviations = self.bytes(Stage::Abbreviations)?.map(|bytes| Abbreviations::parse(bytes, &units)).transpose()?;
        let words = self.bytes(Stage::Words)?.map(|bytes| WordSegmenter::parse(bytes, &units)).transpose()?;
        let entities = self.bytes(Stage::Entities)?.map(|bytes| Entities::parse(bytes, &units)).transpose()?;
        let digest = self.bytes(Stage::Summary)?.map(|bytes| Digest::parse(bytes, &units)).transpose()?;
        let engine = Engine {
            tokenizer: Tokenizer::new(units.clone()),
            blocks: BlockFinder::new(&units),
            sentences: SentenceSplitter::new(&units),
            gazetteer,
            abbreviations,
            words,
            entities,
            digest,
            fingerprint: self.fingerprint()?,
        };
        Ok(Annotator::from_engine(Arc::new(engine)))
    }

    /// The bytes of a stage's file; `None` where it is not wanted, or not asked for and absent.
    fn bytes(&self, stage: Stage) -> Result<Option<Bytes>> {
        let wanted = self.wanted.as_ref().map(|wanted| stage == Stage::Units || wanted.contains(&stage));
        if wanted == Some(false) {
            return Ok(None);
        }
        if let Some(bytes) = self.files.get(&stage) {
            Container::parse(bytes.clone(), stage.kind())?.verify()?;
            return Ok(Some(bytes.clone()));
        }
        match stage.embedded() {
            Some(bytes) => Ok(Some(bytes)),
            None if wanted == Some(true) => Err(absent(stage)),
            None => Ok(None),
        }
    }

    /// Hash of every file in use and of the version: equal fingerprints give equal annotations.
    fn fingerprint(&self) -> Result<u64> {
        let mut hash = crate::text::hash(u64::from(crc32fast::hash(env!("CARGO_PKG_VERSION").as_bytes())));
        for stage in Stage::ALL {
            let checksum = match self.bytes(stage)? {
                Some(bytes) => u64::from(Container::parse(bytes, stage.kind())?.checksum()) | 1 << 32,
                None => 0,
            };
            hash = crate::text::hash(hash ^ checksum);
        }
        Ok(hash)
    }
}

fn absent(stage: Stage) -> Error {
    let name = stage.name();
    Error::new(
        ErrorKind::Absent,
        format!("the stage `{name}` has no data: enable the feature `data-{name}` or give its compiled file to the builder"),
    )
}
