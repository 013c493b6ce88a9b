//! Whether a sentence seems to deny what it mentions.
//!
//! After NegEx (Chapman and others, 2001): a word of denial before what is mentioned, or after it,
//! within a few words and with nothing between them that turns what is said. It is rough, so nothing
//! is ever left out because of it.

use super::Said;
use super::sentences::{Sentence, Token};

/// Words before what is mentioned that deny it.
const BEFORE: &[&str] = &[
    "no", "not", "never", "without", "deny", "denies", "denied", "denying", "nil", "none",
    "neither", "nor", "cannot", "unaware", "absence", "negative", "refutes", "refuted", "disputes",
    "disputed",
];

/// Words after what is mentioned that deny it.
const AFTER: &[&str] = &[
    "no",
    "not",
    "never",
    "none",
    "nil",
    "denied",
    "denies",
    "unlikely",
    "unfounded",
    "n/a",
];

/// What follows a word of denial and makes it none, or leaves open what it denies: "not only", "no
/// longer", "not known whether".
const NOT_DENIED: &[&str] = &[
    "only",
    "just",
    "longer",
    "doubt",
    "known",
    "clear",
    "sure",
    "change",
    "improvement",
    "further",
    "surprising",
    "always",
    "yet",
    "unusual",
    "uncommon",
    "stopped",
];

/// Words that turn what is said.
const TURNS: &[&str] = &[
    "but", "however", "although", "though", "except", "despite", "whereas", "yet", "until",
    "unless", "since", "because", "when", "while", ";", "(", ")",
];

/// How far a denial reaches with certainty, and how far it may reach, in words.
const NEAR: usize = 6;
const FAR: usize = 12;

/// How a sentence speaks of the words from one token to another.
pub(super) fn said(sentence: &Sentence<'_>, from: usize, to: usize) -> Said {
    let tokens = &sentence.tokens;
    let before: Vec<&Token> = tokens
        .iter()
        .take(from)
        .rev()
        .take_while(|t| !turns(t))
        .collect();
    let after: Vec<&Token> = tokens
        .iter()
        .skip(to + 1)
        .take_while(|t| !turns(t) && t.plain != ",")
        .collect();
    let inside = tokens
        .iter()
        .skip(from)
        .take(to + 1 - from)
        .any(|t| denies(t, BEFORE));
    if inside {
        // The words looked for hold the denial themselves: "not eating".
        return Said::Mentioned;
    }
    let mut near = 0;
    let mut unclear = false;
    for (distance, token) in before.iter().enumerate().take(FAR) {
        if !denies(token, BEFORE) {
            continue;
        }
        // What follows a denial stands before it here: the row runs backwards.
        let follows = distance.checked_sub(1).and_then(|index| before.get(index));
        if follows.is_some_and(|next| NOT_DENIED.contains(&next.plain.as_str())) || distance >= NEAR
        {
            unclear = true;
        } else {
            near += 1;
        }
    }
    let behind = after
        .iter()
        .take(4)
        .enumerate()
        .filter(|(_, token)| denies(token, AFTER))
        .map(|(index, _)| after.get(index + 1));
    for next in behind {
        if next
            .is_some_and(|next| NOT_DENIED.contains(&next.plain.as_str()) && next.plain != "known")
        {
            unclear = true;
        } else {
            near += 1;
        }
    }
    match near {
        0 if unclear => Said::Unclear,
        0 => Said::Mentioned,
        1 if !unclear => Said::Denied,
        _ => Said::Unclear,
    }
}

fn denies(token: &Token, words: &[&str]) -> bool {
    words.contains(&token.plain.as_str()) || token.plain.ends_with("n't")
}

fn turns(token: &Token) -> bool {
    TURNS.contains(&token.plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::sentences::sentences;
    use super::super::terms::{TOPICS, Terms};
    use super::*;

    fn how(text: &str) -> Said {
        let terms = Terms::of(TOPICS);
        let sentence = sentences(text).next().unwrap();
        let (_, from, to) = terms.found_in(&sentence).next().unwrap();
        said(&sentence, from, to)
    }

    #[test]
    fn what_is_denied_is_said_to_be_and_what_turns_ends_it() {
        for (text, expected) in [
            ("There is no history of fire-setting.", Said::Denied),
            ("He denies any use of cannabis.", Said::Denied),
            ("She hasn’t self-harmed.", Said::Denied),
            ("Self-harm: none known.", Said::Denied),
            ("Fire-setting was never reported.", Said::Denied),
            ("No violence, no weapons and no fire-setting.", Said::Denied),
            ("He set a fire in May.", Said::Mentioned),
            (
                "He does not sleep, but he set a fire in May.",
                Said::Mentioned,
            ),
            ("He was not at school when he set a fire.", Said::Mentioned),
            ("She no longer self-harms.", Said::Unclear),
            ("It is not known whether he self-harms.", Said::Unclear),
            ("He does not deny self-harm.", Said::Unclear),
            ("He never denied self-harm.", Said::Unclear),
            (
                "There is no account from any of his carers of worry about self-harm.",
                Said::Unclear,
            ),
        ] {
            assert_eq!(how(text), expected, "{text}");
        }
    }
}
