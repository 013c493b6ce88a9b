//! One entry: words to look at again, and better ones.

use super::Source;

/// One entry.
pub(super) struct Entry {
    /// The words, as they are said: lower case, without hyphens. The last may be inflected.
    pub words: &'static [&'static str],
    /// Better words, or what to say instead.
    pub instead: &'static str,
    /// Words that can stand in their place as they are; none where only the writer knows them.
    pub put: Option<&'static str>,
    /// Why.
    pub why: &'static str,
    /// Where the advice comes from.
    pub source: Source,
    /// A sentence in which the words are found.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "read by the tests of the entries")
    )]
    pub example: &'static str,
    /// A sentence near to it in which they are not.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "read by the tests of the entries")
    )]
    pub near_miss: &'static str,
}
