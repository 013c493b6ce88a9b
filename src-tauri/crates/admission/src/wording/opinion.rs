//! Opinion that does not say whose it is: "clearly", "obviously", "he is …" with a judgement.
//!
//! Guide 14.4 asks that fact, opinion and third-party information are told apart. A sentence that
//! names who says so ("Sana Iqbal thinks", "according to the school", "in my view") is left alone.

use super::text::Word;
use super::{Source, Suggestion};

/// Words that stand for a reason nobody gives.
const CERTAIN: &[&str] = &[
    "clearly",
    "obviously",
    "undoubtedly",
    "evidently",
    "plainly",
    "certainly",
    "definitely",
    "surely",
];

/// Words that judge a person, after "is", "was", "can be" and the like.
const JUDGEMENTS: &[&str] = &[
    "difficult",
    "rude",
    "selfish",
    "unpleasant",
    "arrogant",
    "cold",
    "fake",
    "unkind",
    "jealous",
    "childish",
    "dangerous",
    "untrustworthy",
    "unreliable",
    "dishonest",
    "moody",
    "hostile",
    "lying",
    "exaggerating",
    "pretending",
    "faking",
];

/// Words by which a sentence says whose view it is.
const WHOSE: &[&str] = &[
    "says",
    "said",
    "thinks",
    "think",
    "thought",
    "believes",
    "believe",
    "feels",
    "felt",
    "told",
    "reports",
    "reported",
    "writes",
    "wrote",
    "according",
    "view",
    "opinion",
    "describes",
    "described",
    "finds",
    "found",
    "my",
    "our",
    "i",
    "we",
    "seems",
    "seemed",
];

const BEING: &[&str] = &[
    "is", "was", "are", "were", "be", "being", "been", "becomes", "became",
];

const SHADES: &[&str] = &[
    "very", "often", "quite", "just", "always", "so", "too", "rather", "really", "only",
];

const WHO: &[&str] = &[
    "he", "she", "they", "child", "boy", "girl", "mother", "father", "mum", "dad",
];

pub(super) fn found(text: &str, words: &[Word<'_>]) -> Vec<Suggestion> {
    let mut found = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let length = rest
            .iter()
            .skip(1)
            .position(|w| w.opens)
            .map_or(rest.len(), |at| at + 1);
        let (sentence, after) = rest.split_at(length.min(rest.len()));
        rest = after;
        let says_whose = sentence.iter().any(|w| WHOSE.contains(&w.lower.as_str()));
        if !says_whose {
            found.extend(in_sentence(text, sentence));
        }
    }
    found
}

fn in_sentence(text: &str, sentence: &[Word<'_>]) -> Option<Suggestion> {
    let is = |w: &Word<'_>, list: &[&str]| !w.quoted && list.contains(&w.lower.as_str());
    if let Some(word) = sentence.iter().find(|w| is(w, CERTAIN)) {
        return Some(suggestion(
            text,
            word,
            word,
            "Say how it is known, or whose opinion it is; the word gives no reason.",
        ));
    }
    sentence.windows(2).enumerate().find_map(|(index, pair)| {
        let [who, being] = pair else { return None };
        let person = is(who, WHO)
            || (who.text.chars().next().is_some_and(char::is_uppercase) && !who.opens)
            || (who.opens
                && who.text.chars().next().is_some_and(char::is_uppercase)
                && !is(who, &["it", "this", "that", "there", "school"]));
        if !(person && is(being, BEING)) {
            return None;
        }
        let said = sentence
            .iter()
            .skip(index + 2)
            .find(|w| !is(w, SHADES) && !is(w, &["a", "an"]))?;
        is(said, JUDGEMENTS).then(|| {
            suggestion(
                text,
                who,
                said,
                "This reads as a fact; say who says so, or what was seen, or mark the statement as opinion.",
            )
        })
    })
}

fn suggestion(text: &str, first: &Word<'_>, last: &Word<'_>, why: &str) -> Suggestion {
    Suggestion {
        start: first.start16,
        end: last.end16,
        words: text
            .get(first.start..last.end)
            .unwrap_or_default()
            .to_owned(),
        instead: None,
        put: None,
        why: why.to_owned(),
        source: Source::Guide144.in_words().to_owned(),
    }
}
