//! How a row of the short decision is shortened, and what it then says of itself.
//!
//! Only as much as the page asks for: every row may run to the same number of letters, the largest
//! at which the page holds them all. A row within it stands whole; one beyond it says so and names
//! the section in which the whole of it stands.

use unicode_linebreak::linebreaks;

use super::super::in_words::listed;
use crate::typeset::Rich;

/// Letters a row may run to: first more than any page holds, so that nothing is cut that
/// could stand whole, then fewer and fewer. With none a row only says where its words stand, so
/// the last always fits.
pub(super) const STEPS: [usize; 25] = [
    8_000, 900, 800, 720, 650, 590, 540, 500, 460, 430, 400, 370, 345, 320, 300, 280, 260, 240,
    220, 200, 170, 140, 100, 60, 0,
];

/// What a line costs at least, in letters: however short it is, nothing stands beside it.
const LINE: usize = 60;

/// A row: its label, what it says, and the sections in which the whole of it stands.
pub(super) struct Row {
    pub label: String,
    pub says: Says,
    pub whole: &'static [&'static str],
}

/// What a row says.
pub(super) enum Says {
    /// Somebody's own words, or that there are none.
    Words(Rich),
    /// One thing a line.
    Lines(Vec<String>),
}

/// A row of no more than so many letters, and whether anything of it was left out.
pub(super) fn shortened(row: &Row, letters: usize) -> (Rich, bool) {
    match &row.says {
        Says::Words(words) => {
            let all = words.plain();
            match cut(&all, letters) {
                None => (words.clone(), false),
                Some("") => (Rich::new().italic(stands("The words", row.whole)), true),
                Some(start) => {
                    let whole = stands("The whole", row.whole);
                    (Rich::from(format!("{start} …\n")).italic(whole), true)
                }
            }
        }
        Says::Lines(lines) => of_lines(lines, letters, row.whole),
    }
}

/// As many whole lines as there is room for; of the first at least its beginning.
fn of_lines(lines: &[String], letters: usize, whole: &[&str]) -> (Rich, bool) {
    let mut left = letters;
    let mut shown: Vec<String> = Vec::new();
    for line in lines {
        let cost = cost(line);
        if cost > left {
            break;
        }
        left -= cost;
        shown.push(line.clone());
    }
    if shown.len() == lines.len() {
        return (shown.join("\n").into(), false);
    }
    let more = lines.len() - shown.len();
    let what = match (shown.is_empty(), more) {
        (true, 1) => "The words".to_owned(),
        (true, all) => format!("All {all}"),
        (false, 1) => "1 more".to_owned(),
        (false, more) => format!("{more} more"),
    };
    if let (true, Some(start)) = (
        shown.is_empty(),
        lines.first().and_then(|first| cut(first, letters)),
    ) && !start.is_empty()
    {
        shown.push(format!("{start} …"));
    }
    let mut says = shown.join("\n");
    if !says.is_empty() {
        says.push('\n');
    }
    (Rich::from(says).italic(stands(&what, whole)), true)
}

/// What a text takes up: every line of it at least [`LINE`].
fn cost(text: &str) -> usize {
    text.lines()
        .map(|line| line.chars().count().max(LINE))
        .fold(0, usize::saturating_add)
}

/// The beginning of a text that is longer than so many letters: to the end of a sentence where one
/// ends in its second half, otherwise to where a line may end. None when the text may stand whole.
fn cut(text: &str, letters: usize) -> Option<&str> {
    if text.chars().count() <= letters && cost(text) <= letters.max(LINE) {
        return None;
    }
    let mut start = "";
    for (end, _) in linebreaks(text) {
        let Some(longer) = text.get(..end).map(str::trim_end) else {
            continue;
        };
        if longer.chars().count() > letters || cost(longer) > letters.max(LINE) {
            break;
        }
        start = longer;
    }
    let ends = start.rmatch_indices(['.', '?', '!']).find(|(at, _)| {
        let after = start.get(at + 1..).unwrap_or_default();
        after.is_empty() || after.starts_with(char::is_whitespace)
    });
    if let Some((at, mark)) = ends
        && at * 2 > start.len()
    {
        start = start.get(..at + mark.len()).unwrap_or(start);
    }
    Some(start.trim_end_matches([',', ';', ':']))
}

fn stands(what: &str, whole: &[&str]) -> String {
    let sections: Vec<String> = whole.iter().map(|name| format!("“{name}”")).collect();
    let verb = if what.starts_with("All ")
        || what.ends_with("more") && what != "1 more"
        || what == "The words"
    {
        "stand"
    } else {
        "stands"
    };
    format!("{what} {verb} in {}.", listed(&sections))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &[&str] = &["The decision in full"];

    fn row(says: Says) -> Row {
        Row {
            label: "Why".into(),
            says,
            whole: WHOLE,
        }
    }

    fn said(says: Says, letters: usize) -> (String, bool) {
        let (words, shorter) = shortened(&row(says), letters);
        (words.plain(), shorter)
    }

    #[test]
    fn what_is_short_enough_stands_whole() {
        let words = "The plan covers it. The team is trained.";
        assert_eq!(
            said(Says::Words(words.into()), 100),
            (words.to_owned(), false)
        );
        let lines = || Says::Lines(vec!["One.".into(), "Two.".into()]);
        assert_eq!(said(lines(), 120), ("One.\nTwo.".to_owned(), false));
        assert_eq!(said(lines(), usize::MAX), ("One.\nTwo.".to_owned(), false));
    }

    #[test]
    fn what_is_longer_ends_with_a_sentence_and_says_where_the_whole_stands() {
        let words = "The plan covers it in every part. The team is trained and will be there.";
        assert_eq!(
            said(Says::Words(words.into()), 62).0,
            "The plan covers it in every part. …\nThe whole stands in “The decision in full”."
        );
        // A sentence that ends early would leave too little: then to the last word.
        let words = "Yes. The team is trained and will be there on the day itself.";
        assert_eq!(
            said(Says::Words(words.into()), 60).0,
            "Yes. The team is trained and will be there on the day …\nThe whole stands in “The \
             decision in full”."
        );
    }

    #[test]
    fn lines_left_out_are_counted() {
        let lines: Vec<String> = (1..=20).map(|n| format!("Condition {n}.")).collect();
        assert_eq!(
            said(Says::Lines(lines.clone()), 130).0,
            "Condition 1.\nCondition 2.\n18 more stand in “The decision in full”."
        );
        assert_eq!(
            said(Says::Lines(lines), 0).0,
            "All 20 stand in “The decision in full”."
        );
    }

    #[test]
    fn a_word_without_end_is_never_cut_inside() {
        let word = "x".repeat(400);
        assert_eq!(
            said(Says::Words(word.as_str().into()), 100),
            (
                "The words stand in “The decision in full”.".to_owned(),
                true
            )
        );
        let (said, _) = said(Says::Lines(vec!["a b ".repeat(100)]), 100);
        assert!(said.starts_with("a b a b") && said.contains('…'), "{said}");
    }

    #[test]
    fn many_short_lines_count_as_what_they_take_up() {
        let words = "a\n".repeat(50);
        let (said, shorter) = said(Says::Words(words.as_str().into()), 200);
        assert!(shorter && said.lines().count() <= 5, "{said}");
    }
}
