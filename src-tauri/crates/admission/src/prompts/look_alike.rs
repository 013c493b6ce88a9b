//! Names and addresses that look alike, compared on this computer and shown as a question.
//!
//! Two spellings of one name ("Hewes", "Hughes") and two writings of one street ("St John's Rd",
//! "Saint Johns Road") are found; so are strangers who happen to share a name. Nothing is ever
//! called a match. What was compared stays in the casebook: neither name goes into the question or
//! into a signed case.

use crate::case::Case;

/// A name or an address of the referral that looks like one in a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// What tells this finding from another; never printed.
    pub key: String,
    /// As it stands in the referral.
    pub newcomers: String,
    /// As it stands in the profile.
    pub residents: String,
    /// The child living here, as the screen names them.
    pub child_on_screen: String,
}

/// Words that stand in many addresses, and prove nothing.
const COMMON: &[&str] = &[
    "and", "at", "avenue", "ave", "close", "court", "cottage", "crescent", "drive", "estate",
    "flat", "flats", "gardens", "green", "grove", "hill", "house", "in", "lane", "mews", "near",
    "of", "park", "place", "primary", "rd", "road", "row", "school", "square", "st", "street",
    "terrace", "the", "upon", "view", "walk", "way",
];

/// Everything that looks alike, by child and word.
#[must_use]
pub fn found(case: &Case) -> Vec<Alike> {
    let r = &case.referral;
    let surname = r
        .child
        .legal_name
        .as_deref()
        .and_then(|name| name.split_whitespace().last());
    let texts = [
        surname,
        r.child.brothers_and_sisters.as_deref(),
        r.child.family_time.as_deref(),
        r.legal.parental_responsibility.as_deref(),
        r.why_now.where_lived.as_deref(),
    ];
    let newcomers: Vec<(String, String)> =
        texts.into_iter().flatten().flat_map(proper_names).collect();
    let mut alike: Vec<Alike> = Vec::new();
    for child in case.home.children_living_here() {
        let theirs = [child.family_names.as_deref(), child.places.as_deref()];
        for (word, spelt) in theirs.into_iter().flatten().flat_map(proper_names) {
            let same = newcomers
                .iter()
                .find(|(_, other)| look_alike(&spelt, other));
            let key = format!("{}:{spelt}", child.id);
            if let Some((other, _)) = same
                && !alike.iter().any(|a| a.key == key)
            {
                alike.push(Alike {
                    key,
                    newcomers: other.clone(),
                    residents: word,
                    child_on_screen: child.screen_name().to_owned(),
                });
            }
        }
    }
    alike
}

/// The words of a text that are written like names, each as written and as it is compared.
fn proper_names(text: &str) -> Vec<(String, String)> {
    text.split(|c: char| !(c.is_alphabetic() || c == '’' || c == '\'' || c == '-'))
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .filter_map(|word| {
            let plain = word
                .strip_suffix("’s")
                .or_else(|| word.strip_suffix("'s"))
                .unwrap_or(word);
            let spelt = spelt(plain);
            let common = COMMON.contains(&plain.to_lowercase().as_str());
            (spelt.chars().count() >= 4 && !common).then(|| (plain.to_owned(), spelt))
        })
        .collect()
}

/// A word with what one hears alike written alike.
fn spelt(word: &str) -> String {
    let mut plain: String = word
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => Some('a'),
            'é' | 'è' | 'ê' | 'ë' => Some('e'),
            'í' | 'ì' | 'î' | 'ï' | 'y' => Some('i'),
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => Some('o'),
            'ú' | 'ù' | 'û' | 'ü' => Some('u'),
            'ç' => Some('c'),
            'ñ' => Some('n'),
            c if c.is_alphabetic() => Some(c),
            _ => None,
        })
        .collect();
    for (heard, written) in [
        ("ph", "f"),
        ("ck", "k"),
        ("gh", "h"),
        ("ou", "o"),
        ("ie", "i"),
        ("ei", "i"),
        ("ee", "i"),
        ("ew", "u"),
        ("ue", "u"),
        ("sch", "sh"),
        ("cz", "ch"),
        ("oh", "o"),
        ("ah", "a"),
    ] {
        plain = plain.replace(heard, written);
    }
    let mut once = String::new();
    for c in plain.chars() {
        if !once.ends_with(c) {
            once.push(c);
        }
    }
    once
}

/// Whether two spellings are the same, or differ in one letter of five, or in two neighbours
/// changed about.
fn look_alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len().min(b.len()) < 4 || a.len().max(b.len()) < 5 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let rest = |letters: &[char]| {
        let left = letters.len().saturating_sub(end).max(start);
        letters
            .get(start..left)
            .map(<[char]>::to_vec)
            .unwrap_or_default()
    };
    let (x, mut y) = (rest(&a), rest(&b));
    if x.len() <= 1 && y.len() <= 1 {
        return true;
    }
    y.reverse();
    x.len() == 2 && x == y
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        look_alike(&spelt(one), &spelt(other))
    }

    #[test]
    fn two_spellings_of_one_name_look_alike() {
        for (one, other) in [
            ("Hughes", "Hughs"),
            ("Stephens", "Stevens"),
            ("Philips", "Phillips"),
            ("Clarke", "Clark"),
            ("Smythe", "Smithe"),
            ("Müller", "Muller"),
            ("McDonald", "MacDonald"),
            ("O’Brien", "OBrien"),
            ("Brien", "Brein"),
        ] {
            assert!(alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn other_names_do_not() {
        for (one, other) in [
            ("Hughes", "Harris"),
            ("Lyle", "Lowe"),
            ("Khan", "Kahn-Meyer"),
            ("Smith", "Smithson"),
            ("Novak", "Kovacs"),
        ] {
            assert!(!alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_street_is_known_by_its_name_and_not_by_the_word_street() {
        let names =
            |text| -> Vec<String> { proper_names(text).into_iter().map(|(w, _)| w).collect() };
        assert_eq!(names("14 Quarry Street, then the Green"), ["Quarry"]);
        assert_eq!(
            names("lived with his Aunt at Harbour’s end"),
            ["Aunt", "Harbour"]
        );
    }
}
