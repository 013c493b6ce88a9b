//! Quoting a part of a provision so that it can be read on its own.

use super::outline::{Line, Role};
use super::place::Place;

/// A part of a provision, quoted.
pub(super) struct Quoted {
    /// The italic heading inside a schedule that the part stands under.
    pub group: Option<String>,
    /// The exact words.
    pub words: String,
}

/// The words of a place, with the opening words above it and the closing words after it.
pub(super) fn part(lines: &[Line], place: &Place) -> Option<Quoted> {
    let Some(number) = &place.number else {
        return Some(Quoted {
            group: None,
            words: joined(lines, |_| true),
        });
    };
    let labels = std::iter::once(number.as_str()).chain(place.steps.iter().map(|s| s.label()));
    let mut above: Vec<usize> = Vec::new();
    let mut within = 0..lines.len();
    for (depth, label) in labels.enumerate() {
        let at = within
            .clone()
            .find(|&at| lines.get(at).is_some_and(|l| is_item(l, depth, label)))?;
        within = at + 1..end_of(lines, at, within.end);
        above.push(at);
    }
    let target = above.pop()?;
    let closing = closing_words(lines, &above);
    let chosen = |at: usize| {
        at == target
            || within.contains(&at)
            || above.contains(&at)
            || (at >= within.end && closing.contains(&at))
    };
    let words = joined(lines, chosen);
    if words.is_empty() {
        return None;
    }
    let start = above.first().copied().unwrap_or(target);
    Some(Quoted {
        group: group_above(lines, start),
        words,
    })
}

fn is_item(line: &Line, depth: usize, label: &str) -> bool {
    line.role == Role::Item && line.depth == depth && line.label == label
}

/// Where the lines below the line at `at` end.
fn end_of(lines: &[Line], at: usize, limit: usize) -> usize {
    let depth = lines.get(at).map_or(0, |l| l.depth);
    let below = |line: &Line| line.depth > depth;
    let rest = lines.get(at + 1..limit).unwrap_or_default();
    rest.iter()
        .position(|l| !below(l))
        .map_or(limit, |n| at + 1 + n)
}

/// The closing words that stand directly under each of the lines above.
fn closing_words(lines: &[Line], above: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    for &at in above {
        let depth = lines.get(at).map_or(0, |l| l.depth);
        let end = end_of(lines, at, lines.len());
        for (n, line) in lines.iter().enumerate().take(end).skip(at + 1) {
            if line.role == Role::Closing && line.depth == depth + 1 {
                found.push(n);
            }
        }
    }
    found
}

/// The heading in italics last printed before a line.
fn group_above(lines: &[Line], at: usize) -> Option<String> {
    let before = lines.get(..at)?;
    before
        .iter()
        .rev()
        .find(|l| l.role == Role::Group)
        .map(|l| l.words.clone())
}

/// The chosen lines, with "…" where lines between two of them are left out.
fn joined(lines: &[Line], chosen: impl Fn(usize) -> bool) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut left_out = false;
    for (at, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, l)| !l.words.is_empty())
    {
        if !chosen(at) || line.role == Role::LeftOut {
            left_out = true;
            continue;
        }
        if left_out && !words.is_empty() {
            words.push("…");
        }
        left_out = false;
        words.push(&line.words);
    }
    words.join("\n")
}

/// The sentences of a text: each ends in a full stop followed by a space and a capital.
///
/// Good for the Guide's plain paragraphs; "(telephone numbers etc.) must" is not a sentence's end.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text
            .match_indices(". ")
            .map(|(at, _)| at + 1)
            .find(|&at| starts_a_sentence(text.get(at..).unwrap_or_default()));
        let (sentence, after) = match end.and_then(|at| text.split_at_checked(at)) {
            Some((sentence, after)) => (sentence, Some(after.trim_start())),
            None => (text, None),
        };
        rest = after;
        Some(sentence)
    })
}

fn starts_a_sentence(after: &str) -> bool {
    after
        .trim_start()
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c == '‘' || c == '“')
}
