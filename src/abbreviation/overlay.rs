//! [`AbbreviationOverlay`]: a user's abbreviations, which win over everything built in.

use crate::error::{Error, ErrorKind, Result};
use crate::text::{self, Key};
use std::collections::BTreeMap;

/// A user's abbreviations: added ones with their full forms, and forms that are never to be taken for one.
///
/// ```
/// use vanban::abbreviation::AbbreviationOverlay;
/// let mut overlay = AbbreviationOverlay::default();
/// overlay.add("VPĐK", "Văn phòng Đăng ký đất đai")?.remove("TH")?;
/// assert_eq!(overlay.len(), 2);
/// # Ok::<(), vanban::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct AbbreviationOverlay {
    entries: Vec<Entry>,
    keys: BTreeMap<Key, u32>,
}

/// One line of an overlay.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The form as the user writes it; its capitals must be met.
    pub(crate) form: String,
    /// Empty for a form that is hidden.
    pub(crate) expansion: String,
}

impl AbbreviationOverlay {
    /// Adds a form with its full form; a form that is there already gets the new one.
    ///
    /// # Errors
    /// [`ErrorKind::Dictionary`] where the form has no capital, or the full form is empty.
    pub fn add(&mut self, form: &str, expansion: &str) -> Result<&mut Self> {
        if expansion.trim().is_empty() {
            return Err(Error::new(ErrorKind::Dictionary, format!("abbreviation {form:?}: the full form is empty")));
        }
        self.insert(form, expansion.trim())
    }

    /// Hides a form: it is never found, whatever the built-in table and the document say.
    ///
    /// # Errors
    /// [`ErrorKind::Dictionary`] where the form has no capital.
    pub fn remove(&mut self, form: &str) -> Result<&mut Self> {
        self.insert(form, "")
    }

    fn insert(&mut self, form: &str, expansion: &str) -> Result<&mut Self> {
        let form = form.trim();
        if !form.chars().next().is_some_and(char::is_alphabetic)
            || !form.chars().any(char::is_uppercase)
            || form.contains(char::is_whitespace)
        {
            return Err(Error::new(
                ErrorKind::Dictionary,
                format!("abbreviation {form:?}: a short form begins with a letter, has a capital and no white space"),
            ));
        }
        let entry = Entry { form: form.to_owned(), expansion: expansion.to_owned() };
        match self.keys.get(&text::key(form)).and_then(|&at| self.entries.get_mut(at as usize)) {
            Some(known) => *known = entry,
            None => {
                self.keys.insert(text::key(form), self.entries.len() as u32);
                self.entries.push(entry);
            }
        }
        Ok(self)
    }

    /// Number of forms, hidden ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn find(&self, key: Key) -> Option<(u32, &Entry)> {
        let at = *self.keys.get(&key)?;
        Some((at, self.entries.get(at as usize)?))
    }

    pub(crate) fn entry(&self, at: u32) -> Option<&Entry> {
        self.entries.get(at as usize)
    }
}
