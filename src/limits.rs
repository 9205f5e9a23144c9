//! Every cap of the library, named. Each bounds the work per byte, so that time stays linear in the text's length.

/// Bytes of one text that are analysed; what lies behind is not looked at (offsets are `u32` inside).
pub const TEXT_BYTES: usize = u32::MAX as usize - 16;

/// Tokens after which a piece that is decoded as a whole (words, entities) is cut where no hard punctuation or
/// line end has cut it. A stream and the whole text are cut alike.
pub const SEGMENT_SYLLABLES: usize = 256;

/// Bytes looked ahead for the end of a host name, an e-mail address or a document's number.
pub const LOOKAHEAD_BYTES: usize = 128;

/// Combining marks or joiners folded into one letter; the ones behind are skipped.
pub const MARKS_PER_LETTER: usize = 8;

/// Units in the longest surface that a trie may hold (words, places, titles, organizations).
pub const SURFACE_UNITS: usize = 24;

/// Units that the model of words has rows for, so that two bytes hold one; higher ones are to it what unknown words are.
pub const MODEL_UNITS: u32 = 1 << 16;

/// Slots looked at for one key of a hash table before it counts as absent.
pub const TABLE_PROBES: usize = 64;

/// Sections that one compiled file may have.
pub const CONTAINER_SECTIONS: usize = 64;

/// Senses that one short form may have.
pub const ABBREVIATION_SENSES: usize = 16;

/// Facts that one of a user's overlays may hold.
pub const OVERLAY_FACTS: usize = 1 << 18;

/// Definitions of short forms (`Khu kinh tế (KKT)`) that are kept for one text; later ones are not seen.
pub const DEFINITIONS: usize = 1024;

/// Tokens from the text's start among which a full date says when it was written.
pub const DATE_SEARCH_TOKENS: usize = 120;

/// Sentences whose graph of word overlap is computed at once; a longer text is ranked in pieces of as many, and the pieces are merged.
pub const SUMMARY_GRAPH_SENTENCES: usize = 512;

/// Best candidates among which the search for a better summary replaces sentences.
pub const SUMMARY_SEARCH_CANDIDATES: usize = 96;

/// Longest summary, in sentences, that is searched for; a longer one is chosen greedily.
pub const SUMMARY_SEARCH_SENTENCES: usize = 24;

/// Replacements that the search makes at most.
pub const SUMMARY_SEARCH_ROUNDS: usize = 16;

/// Syllables that a sentence counts for at least where gains are compared by length: a shorter one is no bargain.
pub const SUMMARY_SHORT_SENTENCE: usize = 8;

/// Sentences that a sentence may lean on, one on the other, to stay in a summary (`Theo đó …`, `Ông này …`).
pub const SUMMARY_CHAIN: usize = 2;

/// Words in a keyword.
pub const KEYWORD_WORDS: usize = 4;

/// Tokens in one word of a keyword.
pub const KEYWORD_WORD_TOKENS: usize = 5;

/// Syllables of a headline.
pub const HEADLINE_SYLLABLES: usize = 20;

/// Facts of one surface that linking weighs against each other; the commonest names have some eighty.
pub const LINK_CANDIDATES: usize = 256;
/// Score per mille below which the sense of a short form is too unsure to be written out.
pub const REWRITE_SCORE: u16 = 600;
