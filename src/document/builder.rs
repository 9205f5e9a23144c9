//! Building an [`Annotator`]: which stages, over which data.

use super::annotator::{Annotator, Engine};
use super::digest::Digest;
use crate::abbreviation::Abbreviations;
use crate::block::BlockFinder;
use crate::entity::Entities;
use crate::error::{Error, ErrorKind, Result};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Units;
use crate::overlay::{Overlay, Overlays};
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
    overlays: Vec<Overlay>,
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

    /// Adds a user's facts, which win over everything built in, and over those of overlays that were added before.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// use vanban::{Annotator, overlay::Overlay};
    /// let overlay = Overlay::parse("portal.tsv", "kind\ttext\nword\tchính quyền số\n")?;
    /// let annotator = Annotator::builder().overlay(overlay).build()?;
    /// let text = "Xây dựng chính quyền số.";
    /// let annotation = annotator.annotate(text);
    /// assert!(annotation.words().iter().any(|word| word.span.of(text) == "chính quyền số"));
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    #[must_use]
    pub fn overlay(mut self, overlay: Overlay) -> Self {
        self.overlays.push(overlay);
        self
    }

    /// Loads and checks the data and builds the stages.
    ///
    /// # Errors
    /// [`ErrorKind::Absent`] where a stage that was asked for has no data, [`ErrorKind::Data`] and [`ErrorKind::Version`] where a file
    /// given by the application is damaged or does not fit the others, [`ErrorKind::Dictionary`] where the overlays do not hold together.
    pub fn build(self) -> Result<Annotator> {
        let mut files = Files { builder: &self, fingerprint: version() };
        let units = match files.next(Stage::Units)? {
            Some(bytes) => Units::parse(bytes)?,
            None => return Err(absent(Stage::Units)),
        };
        let tokenizer = Tokenizer::new(units.clone());
        let overlays = match self.overlays.as_slice() {
            [] => None,
            overlays => Some(Arc::new(Overlays::new(overlays, &tokenizer)?)),
        };
        let gazetteer = files.next(Stage::Gazetteer)?.map(|bytes| Gazetteer::from_data(&units, bytes)).transpose()?;
        if let Some(gazetteer) = &gazetteer {
            self.overlays.iter().try_for_each(|overlay| overlay.check_units(gazetteer))?;
        }
        let abbreviations = files.next(Stage::Abbreviations)?.map(|bytes| Abbreviations::parse(bytes, &units)).transpose()?;
        let words = files.next(Stage::Words)?.map(|bytes| WordSegmenter::parse(bytes, &units)).transpose()?;
        let entities = files.next(Stage::Entities)?.map(|bytes| Entities::parse(bytes, &units)).transpose()?;
        let digest = files.next(Stage::Summary)?.map(|bytes| Digest::parse(bytes, &units)).transpose()?;
        let mut engine = Engine {
            tokenizer,
            blocks: BlockFinder::new(&units),
            sentences: SentenceSplitter::new(&units),
            gazetteer,
            abbreviations,
            words,
            entities,
            digest,
            fingerprint: files.fingerprint,
            overlays: None,
        };
        if let Some(overlays) = overlays {
            engine.take(overlays);
        }
        Ok(Annotator::from_engine(Arc::new(engine)))
    }
}

impl Engine {
    /// Gives each stage the user's facts.
    fn take(&mut self, overlays: Arc<Overlays>) {
        let abbreviations = overlays.abbreviations();
        if !abbreviations.is_empty() {
            self.abbreviations = self.abbreviations.take().map(|stage| stage.with_overlay(abbreviations.clone()));
        }
        self.words = self.words.take().map(|stage| stage.with_overlays(overlays.clone()));
        self.entities = self.entities.take().map(|stage| stage.with_overlays(overlays.clone()));
        self.fingerprint = crate::text::hash(self.fingerprint ^ overlays.fingerprint());
        self.overlays = Some(overlays);
    }
}

/// Hands out the files of the stages, each checked once, and sums them up.
struct Files<'b> {
    builder: &'b AnnotatorBuilder,
    /// Hash of every file handed out and of the version: equal fingerprints give equal annotations.
    fingerprint: u64,
}

impl Files<'_> {
    /// The file of the next stage; `None` where it is not wanted, or not asked for and absent.
    fn next(&mut self, stage: Stage) -> Result<Option<Bytes>> {
        let wanted = self.builder.wanted.as_ref().map(|wanted| stage == Stage::Units || wanted.contains(&stage));
        let given = self.builder.files.get(&stage);
        let bytes = if wanted == Some(false) { None } else { given.cloned().or_else(|| stage.embedded()) };
        if bytes.is_none() && wanted == Some(true) {
            return Err(absent(stage));
        }
        let mut checksum = 0;
        if let Some(bytes) = &bytes {
            let file = Container::parse(bytes.clone(), stage.kind())?;
            if given.is_some() {
                file.verify()?;
            }
            checksum = u64::from(file.checksum()) | 1 << 32;
        }
        self.fingerprint = crate::text::hash(self.fingerprint ^ checksum);
        Ok(bytes)
    }
}

/// What a fingerprint begins with.
fn version() -> u64 {
    crate::text::hash(u64::from(crc32fast::hash(env!("CARGO_PKG_VERSION").as_bytes())))
}

fn absent(stage: Stage) -> Error {
    let name = stage.name();
    Error::new(
        ErrorKind::Absent,
        format!("the stage `{name}` has no data: enable the feature `data-{name}` or give its compiled file to the builder"),
    )
}
