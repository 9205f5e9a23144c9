//! [`Article`]: a document in schema.org's terms, to be serialized as JSON-LD.

use crate::document::Document;
use crate::record::{LinkRecord, Record, RecordOptions};
use serde::Serialize;
use std::collections::BTreeSet;

/// A document as schema.org's `Article`: what it mentions, cites and says. Dates, amounts and shares have no place there.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use vanban::format::{Article, Thing};
/// use vanban::record::RecordOptions;
///
/// let annotator = vanban::Annotator::new()?;
/// let text = "Ông Hà Văn Lý, Chủ tịch UBND tỉnh, phát biểu.";
/// let annotation = annotator.annotate(text);
/// let article = Article::new(&annotator.document(text, &annotation), &RecordOptions::default());
/// assert!(matches!(&article.mentions[0], Thing::Person { name, .. } if name == "Hà Văn Lý"));
/// # }
/// # Ok::<(), vanban::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
#[non_exhaustive]
pub struct Article {
    /// Where the terms are defined.
    #[serde(rename = "@context")]
    pub context: &'static str,
    /// The document's name, as its caller gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// `vi`.
    pub in_language: &'static str,
    /// Its title, or the clause that says most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// The day that came with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    /// The summary.
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The keywords, best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Persons, organizations and places, each once, in the order of their first mentions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Thing>,
    /// Legal and administrative documents, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub citation: Vec<Legislation>,
}

/// What an article mentions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "@type", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Thing {
    /// A person.
    Person {
        /// The name as first written in full.
        name: String,
        /// The positions, with their bodies.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        job_title: Vec<String>,
        /// The same as roles in organizations.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        member_of: Vec<Role>,
    },
    /// A body.
    Organization {
        /// Its name with the short forms written out.
        name: String,
    },
    /// A unit of the administrative map.
    AdministrativeArea(Place),
    /// Another place.
    Place(Place),
}

/// What a person is in an organization.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "@type", rename = "OrganizationRole", rename_all = "camelCase")]
#[non_exhaustive]
pub struct Role {
    /// The office without the body.
    pub role_name: String,
    /// The body: an [`Thing::Organization`].
    pub member_of: Box<Thing>,
}

/// A place and what it lies in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Place {
    /// Its official name, or the one written.
    pub name: String,
    /// Its permanent id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// What it lies in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contained_in_place: Option<Box<Thing>>,
}

/// A legal or administrative document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
#[non_exhaustive]
pub struct Legislation {
    /// As written, with the short forms written out.
    pub name: String,
    /// `Nghị quyết`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legislation_type: Option<String>,
    /// `20-NQ/TU`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legislation_identifier: Option<String>,
    /// The day it was issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legislation_date: Option<String>,
    /// Who issued it: an [`Thing::Organization`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legislation_passed_by: Option<Box<Thing>>,
}

impl Article {
    /// The article of a document; of the options `id` and the numbers of keywords and sentences count.
    #[must_use]
    pub fn new(document: &Document<'_>, options: &RecordOptions) -> Self {
        let record = Record::new(document, options);
        let (mut mentions, mut citation) = (Distinct::default(), Distinct::default());
        for entity in &record.entities {
            match (entity.kind.as_ref(), &entity.link) {
                ("person", _) => mentions.push(person(&record, entity.id, &entity.normalized)),
                ("organization", _) => mentions.push(Thing::Organization { name: entity.normalized.clone() }),
                ("place", link) => mentions.push(place(&entity.normalized, link.as_ref())),
                ("document", Some(LinkRecord::Document { kind, number, date, issuer })) => citation.push(Legislation {
                    name: entity.normalized.clone(),
                    legislation_type: Some(kind.clone()).filter(|kind| !kind.is_empty()),
                    legislation_identifier: number.clone(),
                    legislation_date: date.clone(),
                    legislation_passed_by: issuer.clone().map(|name| Box::new(Thing::Organization { name })),
                }),
                _ => {}
            }
        }
        let summary: Vec<&str> = record.summary.iter().map(|sentence| sentence.text.as_str()).collect();
        Self {
            context: "https://schema.org",
            identifier: record.id.clone(),
            in_language: "vi",
            headline: document.headline().map(|span| document.expanded(span)),
            date_published: record.as_of.clone().filter(|_| record.as_of_source.as_deref() == Some("record")),
            summary: (!summary.is_empty()).then(|| summary.join(" ")),
            keywords: record.keywords.iter().map(|keyword| keyword.text.clone()).collect(),
            mentions: mentions.things,
            citation: citation.things,
        }
    }
}

/// The person of a mention: of an official all that the text says.
fn person(record: &Record, mention: usize, written: &str) -> Thing {
    let Some(official) = record.officials.iter().find(|official| official.entities.contains(&mention)) else {
        return Thing::Person { name: written.to_owned(), job_title: Vec::new(), member_of: Vec::new() };
    };
    let role = |position: &crate::record::PositionRecord| {
        let body = Thing::Organization { name: position.organization.clone()? };
        Some(Role { role_name: position.title.clone(), member_of: Box::new(body) })
    };
    Thing::Person {
        name: official.name.clone(),
        job_title: official.positions.iter().map(|position| position.text.clone()).collect(),
        member_of: official.positions.iter().filter_map(role).collect(),
    }
}

fn place(written: &str, link: Option<&LinkRecord>) -> Thing {
    match link {
        Some(LinkRecord::Unit { id, name, within, .. }) => {
            let around = |inner, name: &String| {
                Thing::AdministrativeArea(Place { name: name.clone(), identifier: None, contained_in_place: inner })
            };
            let outer = within.iter().rev().fold(None, |inner, name| Some(Box::new(around(inner, name))));
            Thing::AdministrativeArea(Place { name: name.clone(), identifier: Some(id.clone()), contained_in_place: outer })
        }
        Some(LinkRecord::Place { id, within, .. }) => {
            let around =
                |inner, name: &String| Thing::Place(Place { name: name.clone(), identifier: None, contained_in_place: inner });
            let outer = within.iter().rev().fold(None, |inner, name| Some(Box::new(around(inner, name))));
            Thing::Place(Place { name: written.to_owned(), identifier: Some(id.clone()), contained_in_place: outer })
        }
        _ => Thing::Place(Place { name: written.to_owned(), identifier: None, contained_in_place: None }),
    }
}

/// A list without doubles.
struct Distinct<T> {
    things: Vec<T>,
    known: BTreeSet<T>,
}

impl<T> Default for Distinct<T> {
    fn default() -> Self {
        Self { things: Vec::new(), known: BTreeSet::new() }
    }
}

impl<T: Clone + Ord> Distinct<T> {
    fn push(&mut self, thing: T) {
        if self.known.insert(thing.clone()) {
            self.things.push(thing);
        }
    }
}
