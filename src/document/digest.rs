//! What a document says in short: its summary, a headline, its keywords. Built when asked for.

use super::annotation::Document;
use super::annotator::Annotator;
use crate::entity::EntityKind;
use crate::error::Result;
use crate::keyword::{FullForm, Keyword, KeywordFinder, KeywordInput};
use crate::lexicon::Units;
use crate::span::Span;
use crate::summary::{Source, Summarizer, SummaryOptions, SummarySentence};
use crate::wire::Bytes;

/// The engines of this part.
#[derive(Clone, Debug)]
pub(super) struct Digest {
    summarizer: Summarizer,
    keywords: KeywordFinder,
}

impl Digest {
    pub(super) fn parse(bytes: Bytes, units: &Units) -> Result<Self> {
        Ok(Self { summarizer: Summarizer::parse(bytes.clone(), units)?, keywords: KeywordFinder::parse(bytes, units)? })
    }
}

/// A keyword of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentKeyword {
    /// Its words, short forms written out.
    pub text: String,
    /// Where it stands, how often, how much it weighs.
    pub keyword: Keyword,
    /// The entities that are the keyword, or lie in it, where it stands.
    pub entities: Vec<usize>,
}

impl Annotator {
    /// The engine of summaries, if it was built.
    #[must_use]
    pub fn summarizer(&self) -> Option<&Summarizer> {
        self.digest().map(|digest| &digest.summarizer)
    }

    /// The engine of keywords, if it was built.
    #[must_use]
    pub fn keyword_finder(&self) -> Option<&KeywordFinder> {
        self.digest().map(|digest| &digest.keywords)
    }

    /// A summary of several documents about one event; each with its title where that stands apart from its text. Empty where the
    /// stage was not built.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// use vanban::Annotator;
    /// use vanban::summary::{Budget, SummaryOptions};
    ///
    /// let annotator = Annotator::new()?;
    /// let texts = [
    ///     "Sáng 4/3, tỉnh khởi công cầu Bến Sen bắc qua sông Lệ. Buổi lễ kéo dài một giờ.",
    ///     "Cầu Bến Sen bắc qua sông Lệ được khởi công sáng 4/3. Nhà thầu hứa xong trong năm 2026.",
    /// ];
    /// let annotations = texts.map(|text| annotator.annotate(text));
    /// let documents: Vec<_> =
    ///     texts.iter().zip(&annotations).map(|(text, annotation)| (None, annotator.document(text, annotation))).collect();
    /// let summary = annotator.summarize(&documents, &SummaryOptions::new(Budget::Sentences(1)));
    /// assert!(summary[0].span.of(texts[summary[0].document as usize]).contains("Bến Sen"));
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    #[must_use]
    pub fn summarize(
        &self,
        documents: &[(Option<Document<'_>>, Document<'_>)],
        options: &SummaryOptions<'_>,
    ) -> Vec<SummarySentence> {
        let Some(digest) = self.digest() else { return Vec::new() };
        let sources: Vec<Source<'_>> = documents.iter().map(|(title, text)| source(title.as_ref(), text)).collect();
        digest.summarizer.summarize(&sources, options)
    }

    /// The keywords of a document, best first; its title, where that stands apart, says what matters.
    #[must_use]
    pub fn keywords(&self, title: Option<&Document<'_>>, document: &Document<'_>, top: usize) -> Vec<DocumentKeyword> {
        let Some(digest) = self.digest() else { return Vec::new() };
        keywords(self, digest, title, document, top)
    }
}

impl Document<'_> {
    /// A summary: whole sentences in reading order. Empty where the stage was not built.
    #[must_use]
    pub fn summary(&self, options: &SummaryOptions<'_>) -> Vec<SummarySentence> {
        self.annotator().summarize(&[(None, *self)], options)
    }

    /// The keywords, best first. Empty where the stage was not built.
    #[must_use]
    pub fn keywords(&self, top: usize) -> Vec<DocumentKeyword> {
        self.annotator().keywords(None, self, top)
    }

    /// A headline out of the text: its title where it has a short one, else the clause that says most, of at most
    /// [`limits::HEADLINE_SYLLABLES`](crate::limits::HEADLINE_SYLLABLES) syllables.
    #[must_use]
    pub fn headline(&self) -> Option<Span> {
        self.annotator().digest()?.summarizer.headline(&source(None, self))
    }
}

fn source<'s>(title: Option<&'s Document<'_>>, document: &'s Document<'_>) -> Source<'s> {
    let annotation = document.annotation();
    let source = Source::new(document.text(), annotation.tokens(), annotation.blocks(), annotation.sentences());
    match title {
        Some(title) => source.title(title.text(), title.annotation().tokens()),
        None => source,
    }
}

fn keywords(
    annotator: &Annotator,
    digest: &Digest,
    title: Option<&Document<'_>>,
    document: &Document<'_>,
    top: usize,
) -> Vec<DocumentKeyword> {
    let (text, annotation) = (document.text(), document.annotation());
    let mut names: Vec<(u32, u32)> = Vec::new();
    for entity in annotation.entities() {
        let named = matches!(entity.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Place);
        if named && names.last().is_none_or(|last| last.1 <= entity.first) {
            names.push((entity.first, entity.end));
        }
    }
    let mut forms = Vec::new();
    if let Some(engine) = annotator.abbreviations() {
        let mut tokens = Vec::new();
        for short in annotation.abbreviations() {
            let full = engine.expansion(text, short);
            annotator.tokenizer().tokenize_into(&full, &mut tokens);
            let units: Vec<_> = tokens.iter().filter(|token| token.is_word()).map(|token| token.unit).collect();
            if !units.is_empty() && units.iter().all(|unit| unit.is_lexical()) {
                forms.push(FullForm { first: short.first_token, end: short.end_token, units });
            }
        }
    }
    let words: Vec<(u32, u32)> = annotation.words().iter().map(|word| (word.first, word.end)).collect();
    let mut input =
        KeywordInput::new(text, annotation.tokens(), annotation.blocks()).words(&words).names(&names).full_forms(&forms);
    if let Some(title) = title {
        input = input.title(title.text(), title.annotation().tokens());
    }
    let found = digest.keywords.keywords(&input, top);
    let inside = |keyword: &Keyword| {
        let entities = annotation.entities().iter().enumerate();
        entities.filter(|(_, entity)| keyword.span.contains(entity.span)).map(|(at, _)| at).collect()
    };
    found
        .into_iter()
        .map(|keyword| DocumentKeyword { text: document.expanded(keyword.span), entities: inside(&keyword), keyword })
        .collect()
}
