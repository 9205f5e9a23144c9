//! [`Why`]: what made an entity, and how often that is right.

/// What made an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Why {
    /// A title of the lexicon, with the body behind it.
    Title,
    /// The head of an organization's name, or a name that the lexicon holds whole.
    Body,
    /// A designator with a name, or a name of the gazetteer.
    Place,
    /// It stands inside another entity.
    Inside,
    /// A name beside a title, rank or form of address.
    Addressed,
    /// A family name with names behind it.
    FamilyName,
    /// Initials that stand for a person.
    Initials,
    /// A credit under a picture or article.
    Credit,
    /// An acronym that the text introduced.
    Acronym,
    /// The text named it before.
    SeenBefore,
    /// A document's type and number, or a law's name.
    Citation,
    /// Words and figures of the calendar.
    Calendar,
    /// Figures with a currency or a per cent sign.
    Amount,
    /// A user's dictionary.
    User,
}

impl Why {
    /// All of them, in the order of their declaration.
    pub const ALL: [Self; 14] = [
        Self::Title,
        Self::Body,
        Self::Place,
        Self::Inside,
        Self::Addressed,
        Self::FamilyName,
        Self::Initials,
        Self::Credit,
        Self::Acronym,
        Self::SeenBefore,
        Self::Citation,
        Self::Calendar,
        Self::Amount,
        Self::User,
    ];

    /// The name in the output contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Place => "place",
            Self::Inside => "inside",
            Self::Addressed => "addressed",
            Self::FamilyName => "family-name",
            Self::Initials => "initials",
            Self::Credit => "credit",
            Self::Acronym => "acronym",
            Self::SeenBefore => "seen-before",
            Self::Citation => "citation",
            Self::Calendar => "calendar",
            Self::Amount => "amount",
            Self::User => "user",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.name() == name)
    }

    /// A short explanation in English.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::Title => "a title of the lexicon with the body behind it",
            Self::Body => "the head of an organization's name, or a name that the lexicon holds",
            Self::Place => "a designator with a name, or a name of the gazetteer",
            Self::Inside => "a body or place inside another entity's name",
            Self::Addressed => "a name beside a title, rank or form of address",
            Self::FamilyName => "a family name with names behind it",
            Self::Initials => "initials that stand for a person",
            Self::Credit => "a credit under a picture or article",
            Self::Acronym => "an acronym that the text introduced",
            Self::SeenBefore => "a name that the text gave before",
            Self::Citation => "a document's type and number, or a law's name",
            Self::Calendar => "words and figures of the calendar",
            Self::Amount => "figures with a currency or a per cent sign",
            Self::User => "a user's dictionary",
        }
    }

    /// How often an entity made so has exactly the right span and type, per mille.
    ///
    /// Measured on the development gold and our own together (`vanban evaluate entities --calibration`), with one right and one wrong added, so
    /// that few cases say little; in steps of ten. See benches/RESULTS.md for the counts. A user's dictionary is right by definition.
    #[must_use]
    pub const fn score(self) -> u16 {
        match self {
            Self::Title => 930,
            Self::Body => 930,
            Self::Place => 960,
            Self::Inside => 940,
            Self::Addressed => 950,
            Self::FamilyName => 900,
            Self::Initials => 780,
            Self::Credit => 800,
            Self::Acronym => 630,
            Self::SeenBefore => 730,
            Self::Citation => 930,
            Self::Calendar => 970,
            Self::Amount => 980,
            Self::User => 1000,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Why;

    #[test]
    fn every_reason_has_a_name_of_its_own() {
        for why in Why::ALL {
            assert_eq!(Why::from_name(why.name()), Some(why));
            assert!((500..=1000).contains(&why.score()), "{why:?}");
        }
        assert_eq!(Why::from_name("else"), None);
    }
}
