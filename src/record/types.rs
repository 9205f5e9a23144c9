//! The types of the output contract.

use super::OffsetUnit;
use std::borrow::Cow;

/// A name out of a fixed set (`paragraph`, `person`): borrowed when made here, owned when read.
pub type Name = Cow<'static, str>;

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Default, PartialEq, Eq)]
            #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
            #[non_exhaustive]
            pub struct $name {
                $($(#[$field_doc])* pub $field: $type,)*
            }
        )*
    };
}

/// Which part of the input a span is in, where it is not the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Field {
    /// The title that came beside the text.
    Title,
}

records! {
    /// One annotated document.
    Record {
        /// [`SCHEMA`](super::SCHEMA).
        schema: u32,
        /// Who the document is, as its caller named it.
        id: Option<String>,
        /// What `start` and `end` count.
        offsets: OffsetUnit,
        /// The day whose administrative map is in force (`2024-03-04`).
        as_of: Option<String>,
        /// How that day is known: `record`, `option` or `text`.
        as_of_source: Option<Name>,
        /// What made the record.
        engine: EngineRecord,
        /// The lines with their roles.
        blocks: Vec<BlockRecord>,
        /// The sentences, in reading order.
        sentences: Vec<Range>,
        /// The words, which tile the text.
        words: Vec<WordRecord>,
        /// The tokens, where they were asked for.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        tokens: Option<Vec<TokenRecord>>,
        /// The short forms, in order.
        abbreviations: Vec<AbbreviationRecord>,
        /// The entities: start ascending, end descending.
        entities: Vec<EntityRecord>,
        /// The persons who hold a position.
        officials: Vec<OfficialRecord>,
        /// The organizations, in the order of their first mentions.
        #[cfg_attr(feature = "serde", serde(default))]
        organizations: Vec<OrganizationRecord>,
        /// The keywords, best first.
        keywords: Vec<KeywordRecord>,
        /// The summary's sentences, in reading order.
        summary: Vec<SummaryRecord>,
    }

    /// What made a record: equal fingerprints give equal records.
    EngineRecord {
        /// Version of the library.
        version: Name,
        /// The day up to which the facts were gathered; none where the engine has no gazetteer.
        data: Option<String>,
        /// Hash of version, data and options, in hexadecimal.
        fingerprint: String,
    }

    /// A piece of the text.
    Range {
        /// Its first unit.
        start: usize,
        /// The unit behind its last one.
        end: usize,
        /// The part of the input, where it is not the text.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        field: Option<Field>,
    }

    /// A line with its role.
    BlockRecord {
        /// Its first unit.
        start: usize,
        /// The unit behind its last one.
        end: usize,
        /// The part of the input, where it is not the text.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        field: Option<Field>,
        /// `title`, `dateline`, `paragraph`, `list-item`, `caption`, `credit`, `byline` or `furniture`.
        kind: Name,
    }

    /// A word.
    WordRecord {
        /// Its first unit.
        start: usize,
        /// The unit behind its last one.
        end: usize,
        /// The part of the input, where it is not the text.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        field: Option<Field>,
        /// `word`, `number`, `date`, `code`, `url`, `email`, `punctuation`, `symbol` or `foreign`.
        kind: Name,
        /// How many tokens it has.
        tokens: usize,
    }

    /// A token.
    TokenRecord {
        /// Its first unit.
        start: usize,
        /// The unit behind its last one.
        end: usize,
        /// The part of the input, where it is not the text.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        field: Option<Field>,
        /// `syllable`, `foreign`, `number`, `date`, `code`, `url`, `email`, `punctuation` or `symbol`.
        kind: Name,
    }

    /// A term of a search index.
    TermRecord {
        /// Its first unit.
        start: usize,
        /// The unit behind its last one.
        end: usize,
        /// The part of the input, where it is not the text.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        field: Option<Field>,
        /// `word`, `number`, `date`, `code`, `url`, `email` or `foreign`.
        kind: Name,
        /// How many syllables stand before it in the document.
        position: u32,
        /// How many syllables it has.
        position_length: u32,
        /// In small letters, composed.
        lower: String,
        /// And with the tone marks in one place.
        placed: String,
        /// And without marks.
        folded: String,
    }

    /// A short form with its full form here.
    AbbreviationRecord {
        /// Its first unit.
        start: usize,
        /// The unit behind its last one.
        end: usize,
        /// The part of the input, where it is not the text.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        field: Option<Field>,
        /// The form as written.
        text: String,
        /// The full form, as in the middle of a sentence.
        expansion: String,
        /// `dictionary`, `document`, `composed` or `user`.
        source: Name,
        /// The definition in the text, where that is the source.
        defined_at: Option<Range>,
        /// How sure the full form is, per mille.
        score: u16,
        /// Other full forms, the likeliest first.
        alternatives: Vec<AlternativeRecord>,
        /// What writing the full form out replaces by what; none where the form is kept.
        replace: Option<ReplacementRecord>,
    }

    /// Another full form that a short form could have had.
    AlternativeRecord {
        /// The full form.
        expansion: String,
        /// Per mille.
        score: u16,
    }

    /// An edit of the text.
    ReplacementRecord {
        /// The first unit that is replaced.
        start: usize,
        /// The unit behind the last one.
        end: usize,
        /// What comes in its place.
        text: String,
    }

    /// An entity.
    EntityRecord {
        /// Its index.
        id: usize,
        /// `person`, `position`, `organization`, `place`, `document`, `date`, `money` or `percent`.
        #[cfg_attr(feature = "serde", serde(rename = "type"))]
        kind: Name,
        /// Its first unit.
        start: usize,
        /// The unit behind its last one.
        end: usize,
        /// The part of the input, where it is not the text.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        field: Option<Field>,
        /// The entity as written.
        text: String,
        /// The same with its short forms written out and its white space made single blanks.
        normalized: String,
        /// The nearest longer entity around it.
        parent: Option<usize>,
        /// How sure it is, per mille.
        score: u16,
        /// What made it: `title`, `body`, `family-name` … as [`Why::name`](crate::entity::Why::name) has them.
        #[cfg_attr(feature = "serde", serde(default))]
        why: Name,
        /// What it names.
        link: Option<LinkRecord>,
    }

    /// A person with the positions that the text gives.
    OfficialRecord {
        /// The name as first written in full.
        name: String,
        /// The mentions of the person, as ids of entities.
        entities: Vec<usize>,
        /// The person in a user's own list.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        link: Option<LinkRecord>,
        /// The positions, in the order of their first mentions.
        positions: Vec<PositionRecord>,
    }

    /// A position that a person holds.
    PositionRecord {
        /// The surface of its first mention.
        text: String,
        /// The office without the body (`Chủ tịch`).
        title: String,
        /// `incumbent`, `acting`, `former` or `deputy`.
        status: Name,
        /// The body, written out, with its place.
        organization: Option<String>,
        /// The place's id.
        place: Option<String>,
        /// All mentions of the position by the person, as ids of entities.
        entities: Vec<usize>,
        /// `user` where the text does not name the position, but a user's list of terms of office does.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        source: Option<Name>,
    }

    /// An organization with all its mentions.
    OrganizationRecord {
        /// The name of its first mention, written out, with the unit that a bare `tỉnh` means.
        name: String,
        /// How else the text writes it.
        short_forms: Vec<String>,
        /// The mentions, as ids of entities.
        entities: Vec<usize>,
        /// The body that ends its name (`Ban Thường vụ <Tỉnh ủy>`): an index among the organizations.
        parent: Option<usize>,
        /// `central`, `province`, `district` or `commune`, where name or facts say so.
        level: Option<Name>,
        /// The id of the unit that it lies in.
        place: Option<String>,
    }

    /// A keyword.
    KeywordRecord {
        /// The phrase as it stands first.
        text: String,
        /// Per mille of the best keyword's rank.
        score: u16,
        /// Entities with the same span, as ids.
        entities: Vec<usize>,
    }

    /// A sentence of a summary.
    SummaryRecord {
        /// Which document.
        document: usize,
        /// Which of its sentences.
        sentence: usize,
        /// Its first unit.
        start: usize,
        /// The unit behind its last one.
        end: usize,
        /// The part of the input, where it is not the text.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        field: Option<Field>,
        /// The sentence.
        text: String,
        /// How much it says, per mille.
        score: u16,
    }
}

/// What an entity names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(tag = "scheme"))]
#[non_exhaustive]
pub enum LinkRecord {
    /// An administrative unit of Vietnam.
    #[cfg_attr(feature = "serde", serde(rename = "vn-admin"))]
    Unit {
        /// The permanent id: `vn3:22`.
        id: String,
        /// The official code.
        code: String,
        /// `province`, `district` or `commune`.
        level: Name,
        /// The full official name.
        name: String,
        /// The names of the units around it, near to far.
        within: Vec<String>,
        /// First day, where known.
        valid_from: Option<String>,
        /// Last day, where it has ended.
        valid_to: Option<String>,
        /// The units that it became.
        successors: Vec<String>,
    },
    /// Another place.
    #[cfg_attr(feature = "serde", serde(rename = "place"))]
    Place {
        /// The permanent id.
        id: String,
        /// `border-gate`, `river` …
        kind: String,
        /// The names of what it lies in.
        within: Vec<String>,
    },
    /// A day or a span of days.
    #[cfg_attr(feature = "serde", serde(rename = "iso8601"))]
    Date {
        /// `2023-11-27`, `2024-01/2024-02`.
        value: String,
    },
    /// An amount of money.
    #[cfg_attr(feature = "serde", serde(rename = "money"))]
    Money {
        /// The amount in figures.
        amount: String,
        /// The currency's code.
        currency: Name,
    },
    /// A share in per cent.
    #[cfg_attr(feature = "serde", serde(rename = "percent"))]
    Percent {
        /// The number, with a decimal point.
        value: String,
    },
    /// A document.
    #[cfg_attr(feature = "serde", serde(rename = "document"))]
    Document {
        /// `Nghị quyết`.
        #[cfg_attr(feature = "serde", serde(rename = "type"))]
        kind: String,
        /// `20-NQ/TU`.
        number: Option<String>,
        /// The day it was issued.
        date: Option<String>,
        /// Who issued it.
        issuer: Option<String>,
    },
    /// A person or organization of a user's own list.
    #[cfg_attr(feature = "serde", serde(rename = "user"))]
    User {
        /// The user's id.
        id: String,
    },
}

impl Record {
    /// Leaves entities, officials and organizations only, as the command `entities` prints them.
    pub fn keep_entities(&mut self) {
        self.blocks.clear();
        self.sentences.clear();
        self.words.clear();
        self.abbreviations.clear();
        self.keywords.clear();
        self.summary.clear();
    }
}
