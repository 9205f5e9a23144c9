//! The trie of surfaces and the facts behind each.

use std::collections::{BTreeMap, BTreeSet};

use vanban::gazetteer::{Fact, FactForm, Surface, layout, surface_key};
use vanban::lexicon::{TrieWriter, Unit, Units};
use vanban::token::Tokenizer;
use vanban::wire::Writer;

use super::spelling::spellings;

/// Collects surfaces.
pub(crate) struct Surfaces {
    tokenizer: Tokenizer,
    facts: BTreeMap<Vec<Unit>, BTreeSet<Fact>>,
}

impl Surfaces {
    pub(crate) fn new(units: &Units) -> Self {
        Self { tokenizer: Tokenizer::new(units.clone()), facts: BTreeMap::new() }
    }

    /// Adds what `text` can stand for. The first form under which a record gets a surface stays.
    ///
    /// # Errors
    /// A message where the text holds something that cannot stand in a surface.
    pub(crate) fn add(&mut self, text: &str, fact: Fact) -> Result<(), String> {
        let tokens = self.tokenizer.tokenize(text);
        let key = surface_key(text, &tokens).ok_or_else(|| {
            format!("`{text}` cannot be a surface: it holds a word that the unit table lacks, or a date, code or address")
        })?;
        if key.len() > vanban::limits::SURFACE_UNITS {
            return Err(format!("`{text}` has {} units; a surface has at most {}", key.len(), vanban::limits::SURFACE_UNITS));
        }
        let facts = self.facts.entry(key).or_default();
        if !facts.iter().any(|known| (known.kind(), known.record()) == (fact.kind(), fact.record())) {
            facts.insert(fact);
        }
        Ok(())
    }

    /// Adds a name in all its spellings.
    ///
    /// # Errors
    /// As [`Surfaces::add`].
    pub(crate) fn add_spellings(&mut self, name: &str, fact: Fact) -> Result<(), String> {
        for (at, spelling) in spellings(name).iter().enumerate() {
            // A rule's spelling may hold a syllable that stands nowhere else; then no text will have it either.
            let result = self.add(spelling, if at == 0 { fact } else { Fact::new(fact.kind(), FactForm::Spelling, fact.record()) });
            if at == 0 {
                result?;
            }
        }
        Ok(())
    }

    /// Writes the trie and the lists of facts.
    ///
    /// # Errors
    /// A message where there are more surfaces than the format holds.
    pub(crate) fn write(&self, writer: &mut Writer) -> Result<(), String> {
        if self.facts.len() >= 1 << layout::SURFACE_BITS {
            return Err(format!("{} surfaces; the format holds {}", self.facts.len(), 1 << layout::SURFACE_BITS));
        }
        let mut trie = TrieWriter::default();
        // Surfaces with the same facts share one list: most communes of one name have two surfaces or more.
        let mut lists: BTreeMap<Vec<Fact>, u32> = BTreeMap::new();
        let mut starts = vec![0u32];
        let mut flat: Vec<u32> = Vec::new();
        for (key, facts) in &self.facts {
            let facts: Vec<Fact> = facts.iter().copied().collect();
            let number = *lists.entry(facts.clone()).or_insert_with(|| {
                flat.extend(facts.iter().map(|fact| fact.to_bits()));
                starts.push(flat.len() as u32);
                starts.len() as u32 - 2
            });
            trie.insert(key, Surface::new(number, &facts).to_bits()).map_err(|error| error.to_string())?;
        }
        writer.section(*b"TRIE", trie.finish()).u32s(*b"SURF", &starts).u32s(*b"FACT", &flat);
        Ok(())
    }
}
