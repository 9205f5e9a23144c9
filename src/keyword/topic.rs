//! A portal's own topics, matched against texts.

use crate::error::{Error, ErrorKind, Result};
use crate::text;
use crate::token::{Token, Tokenizer};

/// Topics, each with the phrases that speak for it.
#[derive(Clone, Debug, Default)]
pub struct Topics {
    names: Vec<Box<str>>,
    /// Hash of a phrase's folded syllables, its length, its topic; sorted.
    phrases: Vec<(u64, u32, u32)>,
    longest: usize,
}

/// A topic of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicMatch {
    /// Which topic; [`Topics::name`] gives its name.
    pub topic: u32,
    /// Occurrences of its phrases.
    pub count: u32,
    /// Per mille of the best topic's.
    pub score: u16,
}

impl Topics {
    /// Reads a table: one topic a line, its name, a tab, its phrases separated by `|`. Lines that are empty or begin with `#` are left out.
    ///
    /// ```
    /// use vanban::keyword::Topics;
    /// use vanban::{lexicon::Units, token::Tokenizer};
    ///
    /// # #[cfg(feature = "data-units")] {
    /// let tokenizer = Tokenizer::new(Units::embedded()?);
    /// let topics = Topics::parse("Giáo dục\tgiáo viên|học sinh|trường\nY tế\tbệnh viện|bác sĩ\n", &tokenizer)?;
    /// let text = "Học sinh hai trường được bác sĩ khám mắt; nhà trường lo chi phí.";
    /// let found = topics.matches(text, &tokenizer.tokenize(text));
    /// assert_eq!(topics.name(found[0].topic), Some("Giáo dục"));
    /// assert_eq!(found[0].count, 3);
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Dictionary`] with line and column for a line without a tab, a name or a phrase.
    pub fn parse(table: &str, tokenizer: &Tokenizer) -> Result<Self> {
        let mut topics = Self::default();
        for (number, line) in table.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let wrong = |column: usize, what: &str| {
                Err(Error::new(ErrorKind::Dictionary, format!("topics:{}:{column}: {what}", number + 1)))
            };
            let Some((name, phrases)) = line.split_once('\t') else {
                return wrong(1, "no tab between the topic's name and its phrases");
            };
            if name.trim().is_empty() {
                return wrong(1, "the topic has no name");
            }
            let topic = topics.names.len() as u32;
            let before = topics.phrases.len();
            for phrase in phrases.split('|') {
                let keys: Vec<u64> = syllables(phrase, &tokenizer.tokenize(phrase)).map(|(key, _)| key).collect();
                if keys.is_empty() {
                    continue;
                }
                topics.longest = topics.longest.max(keys.len());
                topics.phrases.push((keys.iter().fold(0, |hash, key| text::hash(hash ^ key)), keys.len() as u32, topic));
            }
            if topics.phrases.len() == before {
                return wrong(name.chars().count() + 2, "the topic has no phrase");
            }
            topics.names.push(name.trim().into());
        }
        topics.phrases.sort_unstable();
        topics.phrases.dedup();
        Ok(topics)
    }

    /// The name of a topic.
    #[must_use]
    pub fn name(&self, topic: u32) -> Option<&str> {
        self.names.get(topic as usize).map(|name| &**name)
    }

    /// The topics of a text, best first: a longer phrase speaks for its topic as often as it has syllables.
    #[must_use]
    pub fn matches(&self, text: &str, tokens: &[Token]) -> Vec<TopicMatch> {
        let keys: Vec<(u64, bool)> = syllables(text, tokens).collect();
        let mut counts = vec![(0u32, 0u32); self.names.len()];
        for at in 0..keys.len() {
            let mut hash = 0;
            for (number, &(key, apart)) in keys.iter().skip(at).take(self.longest).enumerate() {
                if number > 0 && apart {
                    break;
                }
                hash = text::hash(hash ^ key);
                let from = self.phrases.partition_point(|phrase| *phrase < (hash, number as u32 + 1, 0));
                let found = self.phrases.iter().skip(from).take_while(|phrase| phrase.0 == hash && phrase.1 == number as u32 + 1);
                for &(_, length, topic) in found {
                    if let Some(count) = counts.get_mut(topic as usize) {
                        count.0 += 1;
                        count.1 = count.1.saturating_add(length);
                    }
                }
            }
        }
        let best = counts.iter().map(|count| count.1).max().unwrap_or(0).max(1);
        let mut matches: Vec<TopicMatch> = counts
            .iter()
            .zip(0..)
            .filter(|(count, _)| count.0 > 0)
            .map(|(count, topic)| TopicMatch { topic, count: count.0, score: (u64::from(count.1) * 1000 / u64::from(best)) as u16 })
            .collect();
        matches.sort_by_key(|found| (std::cmp::Reverse(found.score), found.topic));
        matches
    }
}

/// Folded words, each with whether a sign stands before it.
fn syllables<'s>(text: &'s str, tokens: &'s [Token]) -> impl Iterator<Item = (u64, bool)> + 's {
    let mut apart = true;
    tokens.iter().filter_map(move |token| {
        if !token.is_word() {
            apart = true;
            return None;
        }
        let here = std::mem::replace(&mut apart, false) || token.starts_line();
        Some((text::hash(text::key(token.span.of(text)).number()), here))
    })
}
