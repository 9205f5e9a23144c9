//! [`Case`]: how a run of letters is written.

/// How a run of letters is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Case {
    /// No letters.
    #[default]
    None,
    /// Small letters only.
    Lower,
    /// A capital, then small letters or nothing.
    Title,
    /// Two or more letters, all capitals.
    Upper,
    /// Capitals and small letters in any other order.
    Mixed,
}
