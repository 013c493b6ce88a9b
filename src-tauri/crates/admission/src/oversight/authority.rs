//! One placing authority under one name, however it was typed.

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

/// Each authority once, under the first way it was typed, in the order of the alphabet.
#[must_use]
pub fn each_once<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut found: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    for name in names {
        let key = folded(name);
        if !key.is_empty() {
            found
                .entry(key)
                .or_insert_with(|| name.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_spaces_do_not_tell_two_authorities_apart() {
        assert!(same("Calder  council", " Calder Council"));
        assert!(!same("Calder Council", "Calder"));
        assert!(!same("", " "), "no name is nobody's");
        let each = each_once(["Westmere", "calder council", "Calder Council", " "]);
        assert_eq!(each, ["calder council", "Westmere"]);
    }
}
