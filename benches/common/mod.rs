//! What the benches measure: the floor, every stage over the finished stages before it, and whole ways through the library, all over the same
//! articles. Each piece of [`Work`] goes once through all of them and gives a number that depends on what it found.

mod articles;

use articles::articles;
use std::hint::black_box;
use vanban::abbreviation::AbbreviationScratch;
use vanban::abbreviation::rewrite::RewriteMode;
use vanban::block::BlockFinder;
use vanban::entity::{EntityKind, EntityScratch};
use vanban::gazetteer::{LinkScratch, Mention};
use vanban::record::{OffsetUnit, Record, RecordOptions};
use vanban::sentence::SentenceSplitter;
use vanban::summary::{Budget, Source, SummaryOptions, SummaryScratch};
use vanban::word::WordScratch;
use vanban::{Annotation, Annotator, Scratch, Stage};

/// The articles, with what the library finds in each.
pub(crate) struct Corpus {
    pub(crate) annotator: Annotator,
    pub(crate) articles: Vec<(String, Annotation)>,
    pub(crate) bytes: usize,
}

/// One thing to measure.
pub(crate) struct Work {
    pub(crate) name: &'static str,
    pub(crate) run: Box<dyn FnMut() -> usize>,
}

impl Corpus {
    /// Reads and annotates the articles; lives as long as the program, so that the works can borrow it.
    pub(crate) fn load() -> vanban::Result<&'static Self> {
        let annotator = Annotator::new()?;
        let annotate = |text: String| {
            let annotation = annotator.annotate(text.as_str());
            (text, annotation)
        };
        let articles: Vec<_> = articles().into_iter().map(annotate).collect();
        let bytes = articles.iter().map(|(text, _)| text.len()).sum();
        Ok(Box::leak(Box::new(Self { annotator, articles, bytes })))
    }

    fn work(&'static self, name: &'static str, mut one: impl FnMut(&'static str, &'static Annotation) -> usize + 'static) -> Work {
        let run = move || self.articles.iter().map(|(text, annotation)| one(black_box(text.as_str()), annotation)).sum();
        Work { name, run: Box::new(run) }
    }

    /// What everything is compared with.
    pub(crate) fn floor(&'static self) -> Work {
        self.work("from_utf8", |text, _| std::str::from_utf8(black_box(text.as_bytes())).map_or(0, str::len))
    }

    /// Every stage and every whole way, in the order of the text's road.
    pub(crate) fn works(&'static self) -> Vec<Work> {
        let mut works = vec![self.floor(), self.work("split_whitespace", |text, _| text.split_whitespace().count())];
        works.extend(self.stages());
        works.extend(self.digests());
        works.extend(self.ways());
        works
    }

    /// The stages up to entities, each over the finished ones before it.
    fn stages(&'static self) -> Vec<Work> {
        let annotator = &self.annotator;
        let (blocks, sentences) = (BlockFinder::new(annotator.units()), SentenceSplitter::new(annotator.units()));
        let (mut tokens, mut found, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        let mut works = vec![
            self.work("tokens", move |text, _| {
                annotator.tokenizer().tokenize_into(text, &mut tokens);
                tokens.len()
            }),
            self.work("blocks", move |text, annotation| {
                blocks.blocks_into(text, annotation.tokens(), &mut found);
                found.len()
            }),
            self.work("sentences", move |_, annotation| {
                sentences.sentences_into(annotation.tokens(), annotation.abbreviations(), &mut ends);
                ends.len()
            }),
        ];
        if let Some(stage) = annotator.abbreviations() {
            let (mut scratch, mut found) = (AbbreviationScratch::default(), Vec::new());
            works.push(self.work("abbreviations", move |text, annotation| {
                stage.abbreviations_into(text, annotation.tokens(), &mut scratch, &mut found);
                found.len()
            }));
            works.push(self.work("rewriting with full forms", move |text, annotation| {
                stage.rewrite(text, annotation.tokens(), annotation.abbreviations(), RewriteMode::default()).text.len()
            }));
        }
        if let Some(stage) = annotator.words() {
            let (mut scratch, mut found) = (WordScratch::default(), Vec::new());
            works.push(self.work("words", move |text, annotation| {
                stage.words_into(text, annotation.tokens(), &mut scratch, &mut found);
                found.len()
            }));
        }
        if let Some(stage) = annotator.entities() {
            let (mut scratch, mut found) = (EntityScratch::default(), Vec::new());
            works.push(self.work("entities", move |text, annotation| {
                stage.entities_into(text, annotation.tokens(), annotation.blocks(), &mut scratch, &mut found);
                found.len()
            }));
        }
        works
    }

    /// What is made of a finished annotation.
    fn digests(&'static self) -> Vec<Work> {
        let annotator = &self.annotator;
        let mut works = vec![self.work("officials", |text, annotation| annotator.document(text, annotation).officials().len())];
        if let Some(gazetteer) = annotator.gazetteer() {
            works.push(self.work("gazetteer: surfaces at every token", move |text, annotation| {
                let walker = gazetteer.walker();
                (0..annotation.tokens().len()).map(|at| walker.matches(text, annotation.tokens(), at).count()).sum()
            }));
            let (mut mentions, mut scratch, mut found) = (Vec::new(), LinkScratch::default(), Vec::new());
            works.push(self.work("gazetteer: links of places", move |text, annotation| {
                mentions.clear();
                let places =
                    annotation.entities().iter().filter(|entity| entity.kind == EntityKind::Place && entity.is_outermost());
                mentions.extend(places.map(|place| Mention { first: place.first, end: place.end }));
                gazetteer.link_into(text, annotation.tokens(), &mentions, None, &mut scratch, &mut found);
                found.len()
            }));
        }
        if let Some(stage) = annotator.summarizer() {
            let (mut scratch, mut found) = (SummaryScratch::default(), Vec::new());
            works.push(self.work("summary of three sentences", move |text, annotation| {
                let source = Source::new(text, annotation.tokens(), annotation.blocks(), annotation.sentences());
                stage.summarize_into(&[source], &SummaryOptions::new(Budget::Sentences(3)), &mut scratch, &mut found);
                found.len()
            }));
        }
        works.push(self.work("ten keywords", move |text, annotation| annotator.document(text, annotation).keywords(10).len()));
        works.push(self.work("record without summary", move |text, annotation| {
            let options = RecordOptions::new(OffsetUnit::Char).digest(0, 0);
            Record::new(&annotator.document(text, annotation), &options).officials.len()
        }));
        works
    }

    /// From a text to its words, its spans, its whole record.
    fn ways(&'static self) -> Vec<Work> {
        let annotator = &self.annotator;
        let mut works = Vec::new();
        if let Some(stage) = annotator.words() {
            let (mut tokens, mut scratch, mut found) = (Vec::new(), WordScratch::default(), Vec::new());
            works.push(self.work("text to words", move |text, _| {
                annotator.tokenizer().tokenize_into(text, &mut tokens);
                stage.words_into(text, &tokens, &mut scratch, &mut found);
                found.len()
            }));
        }
        let (mut scratch, mut annotation) = (Scratch::default(), Annotation::default());
        works.push(self.work("text to annotation", move |text, _| {
            annotator.annotate_into(text, &mut scratch, &mut annotation);
            annotation.entities().len()
        }));
        let (mut scratch, mut annotation) = (Scratch::default(), Annotation::default());
        works.push(self.work("text to whole record", move |text, _| {
            annotator.annotate_into(text, &mut scratch, &mut annotation);
            Record::new(&annotator.document(text, &annotation), &RecordOptions::new(OffsetUnit::Byte)).entities.len()
        }));
        works
    }

    /// Look-up of names in the gazetteer, with the number of names: every fortieth unit's.
    pub(crate) fn lookups(&'static self) -> Option<(Work, usize)> {
        let gazetteer = self.annotator.gazetteer()?;
        let names: Vec<&str> = gazetteer.units().step_by(40).map(|unit| unit.name()).collect();
        let count = names.len();
        let run = move || names.iter().map(|name| gazetteer.find(black_box(name)).count()).sum();
        Some((Work { name: "gazetteer: a name looked up", run: Box::new(run) }, count))
    }
}

/// Building each stage from its embedded file, and everything.
pub(crate) fn loads() -> Vec<Work> {
    let mut works: Vec<Work> = Stage::ALL
        .into_iter()
        .map(|stage| {
            let name = match stage {
                Stage::Units => "units alone",
                Stage::Gazetteer => "units and gazetteer",
                Stage::Abbreviations => "units and abbreviations",
                Stage::Words => "units and words",
                Stage::Entities => "units and entities",
                Stage::Summary => "units and summary",
                _ => "units and another",
            };
            let run = move || usize::from(Annotator::builder().stages(&[stage]).build().is_ok());
            Work { name, run: Box::new(run) }
        })
        .collect();
    works.push(Work { name: "everything", run: Box::new(|| usize::from(Annotator::new().is_ok())) });
    works
}
