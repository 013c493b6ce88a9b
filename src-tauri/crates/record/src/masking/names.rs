//! Who must not be named in a document, and where a text names them all the same.

use std::ops::Range;

use admission::Case;
use admission::home::ChildLivingHere;
use admission::referral::Child;
use serde::{Deserialize, Serialize};

use super::passages::{self, Passages};

/// Names that are also everyday words: they are looked for with their capital only.
const EVERYDAY: [&str; 28] = [
    "amber", "april", "art", "august", "autumn", "bill", "dawn", "drew", "faith", "grace", "hope",
    "jack", "jade", "joy", "june", "mark", "may", "rob", "rose", "ruby", "sky", "star", "storm",
    "sue", "summer", "sunny", "will", "win",
];

/// How many letters either side of what was found are shown.
const AROUND: usize = 40;

/// Somebody, or something written about somebody, that stands in a text and should not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Whom it is about: initials, or "the children living here".
    pub who: String,
    /// The words as they stand in the text.
    pub found: String,
    /// The same with a few words either side.
    pub around: String,
}

/// The people a document must keep out.
#[derive(Debug, Clone, Default)]
pub struct ToKeepOut {
    names: Vec<Name>,
    passages: Passages,
    same: Vec<String>,
}

/// One name of one person.
#[derive(Debug, Clone)]
struct Name {
    who: String,
    shape: Shape,
}

#[derive(Debug, Clone)]
enum Shape {
    /// Words that follow each other.
    Words { words: Vec<String>, capital: bool },
    /// Initials, capital letters with or without full stops.
    Initials(Vec<char>),
}

/// A word of a text and where it stands.
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) place: Range<usize>,
}

/// The words of a text: runs of letters and digits.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                if let Some(word) = text.get(from..at) {
                    found.push(Word {
                        text: word,
                        place: from..at,
                    });
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

impl ToKeepOut {
    /// The children living here, as a case has them and as the home has them today; those who left
    /// too. A name that is also the referred child's own cannot be told apart and is not looked
    /// for: see [`ToKeepOut::cannot_tell`].
    #[must_use]
    pub fn children_living_here(case: &Case, today: &[ChildLivingHere]) -> Self {
        let mut out = Self {
            passages: passages::about_the_children(case, today),
            ..Self::default()
        };
        let own = own_names(&case.referral.child);
        for child in case.home.children.iter().chain(today) {
            out.add(&child.initials, child.known_as.as_deref(), &own);
        }
        out
    }

    /// The other children living here, and the child referred: for what is about one child living
    /// here alone.
    #[must_use]
    pub fn all_but(case: &Case, today: &[ChildLivingHere], child: &str) -> Self {
        let mut out = Self {
            passages: passages::about_the_others(case, today, child),
            ..Self::default()
        };
        let children = || case.home.children.iter().chain(today);
        let own: Vec<String> = children()
            .filter(|one| one.id == child)
            .flat_map(|one| [Some(one.initials.clone()), one.known_as.clone()])
            .flatten()
            .map(|name| flat(&name))
            .collect();
        for other in children().filter(|other| other.id != child) {
            out.add(&other.initials, other.known_as.as_deref(), &own);
        }
        let newcomer = &case.referral.child;
        let initials = newcomer.initials.clone().unwrap_or_default();
        out.add(&initials, newcomer.known_as.as_deref(), &own);
        for name in newcomer
            .legal_name
            .iter()
            .flat_map(|name| name.split_whitespace())
        {
            out.add_name("the child referred", name, &own);
        }
        if let Some(reference) = &newcomer.reference {
            out.add_name("the child referred", reference, &own);
        }
        out
    }

    /// Everybody: every child living here and every child referred, for what names nobody at all.
    #[must_use]
    pub fn everybody(cases: &[Case], today: &[ChildLivingHere]) -> Self {
        let mut out = Self::default();
        let here = cases.iter().flat_map(|case| &case.home.children);
        for child in here.chain(today) {
            out.add(&child.initials, child.known_as.as_deref(), &[]);
        }
        for case in cases {
            let child = &case.referral.child;
            let initials = child.initials.as_deref().unwrap_or_default();
            out.add(initials, child.known_as.as_deref(), &[]);
            for name in child
                .legal_name
                .iter()
                .flat_map(|name| name.split_whitespace())
            {
                out.add_name(initials, name, &[]);
            }
        }
        out
    }

    fn add(&mut self, initials: &str, known_as: Option<&str>, own: &[String]) {
        let who = if initials.trim().is_empty() {
            "a child living here"
        } else {
            initials.trim()
        };
        let letters: Vec<char> = initials.chars().filter(|c| c.is_alphabetic()).collect();
        if !letters.is_empty() {
            if own.contains(&flat(initials)) {
                self.cannot_be_told(initials);
            } else if !self.knows(&letters) {
                self.names.push(Name {
                    who: who.to_owned(),
                    shape: Shape::Initials(letters),
                });
            }
        }
        self.add_name(who, known_as.unwrap_or_default(), own);
    }

    fn add_name(&mut self, who: &str, name: &str, own: &[String]) {
        let words: Vec<String> = words(name).iter().map(|w| w.text.to_lowercase()).collect();
        // A letter alone is no name that could be looked for.
        if words.iter().all(|word| word.chars().count() < 2) {
            return;
        }
        if own.contains(&flat(name)) {
            return self.cannot_be_told(name);
        }
        let known = |one: &Name| matches!(&one.shape, Shape::Words { words: w, .. } if *w == words);
        if self.names.iter().any(known) {
            return;
        }
        let capital = words.len() == 1 && words.iter().all(|w| EVERYDAY.contains(&w.as_str()));
        self.names.push(Name {
            who: who.to_owned(),
            shape: Shape::Words { words, capital },
        });
    }

    fn knows(&self, letters: &[char]) -> bool {
        let same = |one: &Name| matches!(&one.shape, Shape::Initials(known) if known == letters);
        self.names.iter().any(same)
    }

    fn cannot_be_told(&mut self, name: &str) {
        let name = name.trim().to_owned();
        if !self.same.contains(&name) {
            self.same.push(name);
        }
    }

    /// Names and initials that somebody to be kept out shares with the person the document is
    /// about: nobody but a reader can tell who is meant.
    #[must_use]
    pub fn cannot_tell(&self) -> &[String] {
        &self.same
    }

    /// Every place where a text names somebody who is to be kept out, or repeats what was written
    /// about them. In the order of the text.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let words = words(text);
        let mut found: Vec<(Range<usize>, &str)> = Vec::new();
        for name in &self.names {
            let places = (0..words.len()).filter_map(|at| name.shape.at(text, words.get(at..)?));
            found.extend(places.map(|place| (place, name.who.as_str())));
        }
        found.extend(self.passages.find(&words));
        found.sort_by_key(|(place, _)| (place.start, place.end));
        found
            .into_iter()
            .map(|(place, who)| Mention {
                who: who.to_owned(),
                found: text.get(place.clone()).unwrap_or_default().to_owned(),
                around: around(text, &place),
            })
            .collect()
    }
}

impl Shape {
    /// Where the name stands, if the words begin with it.
    fn at(&self, text: &str, following: &[Word<'_>]) -> Option<Range<usize>> {
        match self {
            Self::Words { words, capital } => {
                let here = following.get(..words.len())?;
                let same = here.iter().zip(words).all(|(word, name)| {
                    word.text.to_lowercase() == *name
                        && (!capital || word.text.starts_with(char::is_uppercase))
                });
                let (first, last) = (here.first()?, here.last()?);
                same.then_some(first.place.start..last.place.end)
            }
            Self::Initials(letters) => {
                let first = following.first()?;
                let written: Vec<char> = first.text.chars().collect();
                if letters.len() > 1 && written == *letters {
                    return Some(first.place.clone());
                }
                let here = following.get(..letters.len())?;
                let each = here.iter().zip(letters).all(|(word, letter)| {
                    let mut chars = word.text.chars();
                    chars.next() == Some(*letter) && chars.next().is_none()
                });
                let last = here.last()?;
                let between = text.get(first.place.start..last.place.end)?;
                let joined = between
                    .chars()
                    .all(|c| c.is_alphabetic() || ". \u{a0}".contains(c));
                // One letter alone is a name only with its full stop.
                let marked = letters.len() > 1
                    || text
                        .get(last.place.end..)
                        .is_some_and(|after| after.starts_with('.'));
                (each && joined && marked).then_some(first.place.start..last.place.end)
            }
        }
    }
}

/// What the referred child is called, flattened for comparing.
fn own_names(child: &Child) -> Vec<String> {
    let mut own = vec![flat(child.screen_name())];
    for name in [&child.initials, &child.known_as, &child.legal_name] {
        own.extend(name.iter().map(|name| flat(name)));
    }
    own.extend(
        child
            .legal_name
            .iter()
            .flat_map(|name| name.split_whitespace())
            .map(flat),
    );
    own
}

fn flat(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The place with a few words either side, cut at word ends.
pub(super) fn around(text: &str, place: &Range<usize>) -> String {
    let before = text.get(..place.start).unwrap_or_default();
    let after = text.get(place.end..).unwrap_or_default();
    let lead: Vec<char> = before.chars().rev().take(AROUND).collect();
    let lead: String = lead.into_iter().rev().collect();
    let cut = before.chars().count() > AROUND;
    let lead = match lead.split_once(char::is_whitespace) {
        Some((_, whole)) if cut => format!("…{whole}"),
        _ => lead,
    };
    let tail: String = after.chars().take(AROUND).collect();
    let cut = after.chars().count() > AROUND;
    let tail = match tail.rsplit_once(char::is_whitespace) {
        Some((whole, _)) if cut => format!("{whole}…"),
        _ => tail,
    };
    let here = text.get(place.clone()).unwrap_or_default();
    let all = format!("{lead}{here}{tail}");
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}
