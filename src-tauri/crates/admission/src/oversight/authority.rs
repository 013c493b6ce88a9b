//! One placing authority under one name, however it was typed.

use std::collections::BTreeMap;

/// A name without what tells no two apart: capitals and spaces.
#[must_use]
pub fn folded(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// Whether two names are those of one authority. No name is nobody's.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    let one = folded(one);
    !one.is_empty() && one == folded(other)
}

/// The authorities met so far, each under the first way it was typed.
#[derive(Default)]
pub struct Authorities(BTreeMap<String, String>);

impl Authorities {
    /// The name this one goes by; a blank name is nobody's.
    pub fn named(&mut self, name: &str) -> Option<&str> {
        let key = folded(name);
        if key.is_empty() {
            return None;
        }
        let as_typed = || name.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(self.0.entry(key).or_insert_with(as_typed))
    }

    /// In the order of the alphabet.
    #[must_use]
    pub fn each_once(self) -> Vec<String> {
        self.0.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_spaces_do_not_tell_two_authorities_apart() {
        assert!(same("Calder  council", " Calder Council"));
        assert!(!same("Calder Council", "Calder"));
        assert!(!same("", " "), "no name is nobody's");
        let mut met = Authorities::default();
        let typed = ["Westmere", "calder  council", "Calder Council", " "];
        let named: Vec<_> = typed
            .iter()
            .map(|name| met.named(name).map(str::to_owned))
            .collect();
        let calder = Some("calder council".to_owned());
        assert_eq!(
            named,
            [Some("Westmere".to_owned()), calder.clone(), calder, None]
        );
        assert_eq!(met.each_once(), ["calder council", "Westmere"]);
    }
}
