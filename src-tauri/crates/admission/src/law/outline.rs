//! The numbering of a provision, read from its printed lines.
//!
//! The official text is a list of lines; which line belongs under which is said only by the labels
//! "(1)", "(a)", "(i)". The letters i, v and x are also Roman numerals, so a label is read in its
//! place: the first label after a line that ends in a dash opens a list; any other continues the
//! innermost list it can follow.

/// What a line is within a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A numbered line, or the opening words of a regulation.
    Item,
    /// Words under a list that close the sentence the list interrupted.
    Closing,
    /// A mark in the data that paragraphs are left out here.
    LeftOut,
    /// An italic heading inside a schedule.
    Group,
}

/// One printed line with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// How deep the line stands: 0 for the regulation or the schedule's paragraph itself.
    pub depth: usize,
    /// "14", "2", "a", "iv", or the defined term; empty for lines without a label.
    pub label: String,
    /// What the line is.
    pub role: Role,
    /// The line, letter for letter. Empty where a regulation starts with its first paragraph.
    pub words: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Letter,
    Roman,
    Term,
}

/// A list that the next line may continue.
struct Open {
    kind: Kind,
    rank: u32,
}

/// Reads a regulation or section, whose number is known.
pub(super) fn of_regulation(number: &str, lines: &[String]) -> Vec<Line> {
    let mut reading = Reading::default();
    reading.begin(number);
    for (place, line) in lines.iter().enumerate() {
        let own = if place == 0 {
            own_number(line).filter(|(n, _)| *n == number)
        } else {
            None
        };
        match own {
            Some((_, Some(paragraph))) => reading.paragraph(paragraph, line),
            Some((_, None)) => reading.opening_words(line),
            None => reading.line(line),
        }
    }
    reading.lines
}

/// Reads a schedule, a list of numbered paragraphs.
pub(super) fn of_schedule(lines: &[String]) -> Vec<Line> {
    let mut reading = Reading::default();
    for line in lines {
        if let Some(heading) = line.strip_prefix('*').and_then(|l| l.strip_suffix('*')) {
            reading.push(0, "", Role::Group, heading);
        } else if let Some((number, paragraph)) = own_number(line) {
            reading.begin(number);
            match paragraph {
                Some(paragraph) => reading.paragraph(paragraph, line),
                None => reading.opening_words(line),
            }
        } else {
            reading.line(line);
        }
    }
    reading.lines
}

#[derive(Default)]
struct Reading {
    lines: Vec<Line>,
    /// The open lists below the regulation itself, outermost first.
    open: Vec<Open>,
    opens_a_list: bool,
}

impl Reading {
    fn push(&mut self, depth: usize, label: &str, role: Role, words: &str) {
        self.opens_a_list = words.trim_end().ends_with('—');
        self.lines.push(Line {
            depth,
            label: label.to_owned(),
            role,
            words: words.to_owned(),
        });
    }

    fn begin(&mut self, number: &str) {
        self.open.clear();
        self.push(0, number, Role::Item, "");
    }

    fn opening_words(&mut self, line: &str) {
        self.opens_a_list = line.trim_end().ends_with('—');
        if let Some(last) = self.lines.last_mut() {
            line.clone_into(&mut last.words);
        }
    }

    fn paragraph(&mut self, label: &str, line: &str) {
        self.open.clear();
        self.open.push(Open {
            kind: Kind::Number,
            rank: rank(label, Kind::Number).unwrap_or(0),
        });
        self.push(1, label, Role::Item, line);
    }

    fn line(&mut self, line: &str) {
        if line == "…" {
            let opens_a_list = self.opens_a_list;
            let depth = self.open.len() + usize::from(opens_a_list);
            self.push(depth.max(1), "", Role::LeftOut, line);
            self.opens_a_list = opens_a_list;
        } else if let Some(term) = defined_term(line) {
            let numbers = self
                .open
                .iter()
                .take_while(|o| o.kind == Kind::Number)
                .count();
            self.open.truncate(numbers);
            self.open.push(Open {
                kind: Kind::Term,
                rank: 0,
            });
            self.push(self.open.len(), term, Role::Item, line);
        } else if let Some(label) = label_of(line) {
            let depth = self.place(label);
            self.push(depth, label, Role::Item, line);
        } else {
            let depth = self.open.len().max(1);
            self.open.truncate(depth.saturating_sub(1));
            self.push(depth, "", Role::Closing, line);
        }
    }

    /// The depth at which a label stands; opens or continues the list it belongs to.
    fn place(&mut self, label: &str) -> usize {
        let first = first_of(label).is_some();
        if !(first && self.opens_a_list)
            && let Some(depth) = self.continued_by(label, true)
        {
            return depth;
        }
        if !first && let Some(depth) = self.continued_by(label, false) {
            return depth;
        }
        let kind = first_of(label)
            .or_else(|| kinds(label).next())
            .unwrap_or(Kind::Letter);
        self.open.push(Open {
            kind,
            rank: rank(label, kind).unwrap_or(0),
        });
        self.open.len()
    }

    /// The innermost open list that the label follows: at once, or after some left-out items.
    fn continued_by(&mut self, label: &str, exact: bool) -> Option<usize> {
        let found = self.open.iter().enumerate().rev().find_map(|(at, open)| {
            let rank = rank(label, open.kind)?;
            let follows = if exact {
                // "4A" comes at once after "4", "5" at once after "4" and after "4A".
                rank > open.rank && rank / STEP <= open.rank / STEP + 1
            } else {
                rank > open.rank
            };
            follows.then_some((at, rank))
        });
        let (at, rank) = found?;
        self.open.truncate(at + 1);
        if let Some(last) = self.open.last_mut() {
            last.rank = rank;
        }
        Some(self.open.len())
    }
}

/// Distance between two whole numbers, leaving room for "4A", "4B" between "4" and "5".
const STEP: u32 = 32;

/// The kinds of numbering a label can belong to.
fn kinds(label: &str) -> impl Iterator<Item = Kind> {
    [Kind::Number, Kind::Letter, Kind::Roman]
        .into_iter()
        .filter(move |kind| rank(label, *kind).is_some())
}

/// The kind of list this label would be the first of.
fn first_of(label: &str) -> Option<Kind> {
    match label {
        "1" => Some(Kind::Number),
        "a" => Some(Kind::Letter),
        "i" => Some(Kind::Roman),
        _ => None,
    }
}

/// Where a label stands in the order of its kind; `None` when it is not of that kind.
fn rank(label: &str, kind: Kind) -> Option<u32> {
    match kind {
        Kind::Term => None,
        Kind::Number => {
            let digits = label.trim_end_matches(|c: char| c.is_ascii_uppercase());
            let suffix = label.strip_prefix(digits)?;
            let number: u32 = digits.parse().ok()?;
            let after = match suffix.bytes().next() {
                None => 0,
                Some(letter) if suffix.len() == 1 => u32::from(letter - b'A') + 1,
                Some(_) => return None,
            };
            number.checked_mul(STEP)?.checked_add(after)
        }
        Kind::Letter => {
            let mut letters = label.bytes();
            let letter = letters.next().filter(u8::is_ascii_lowercase)?;
            letters
                .next()
                .is_none()
                .then(|| (u32::from(letter - b'a') + 1) * STEP)
        }
        Kind::Roman => roman(label).map(|number| number * STEP),
    }
}

/// The value of a lower-case Roman numeral up to 39: no provision counts further.
fn roman(label: &str) -> Option<u32> {
    const TENS: [&str; 4] = ["", "x", "xx", "xxx"];
    const UNITS: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    (0u32..).zip(TENS).find_map(|(tens, ten)| {
        let rest = label.strip_prefix(ten)?;
        let (units, _) = (0u32..).zip(UNITS).find(|(_, unit)| *unit == rest)?;
        Some(tens * 10 + units).filter(|number| *number > 0)
    })
}

/// The label of a line: "a" of "(a) …".
fn label_of(line: &str) -> Option<&str> {
    let (label, rest) = line.strip_prefix('(')?.split_once(')')?;
    (rest.starts_with(' ') && kinds(label).next().is_some()).then_some(label)
}

/// The number a regulation's or paragraph's first line carries: "14.—(1) …", "5. …", "24 …".
fn own_number(line: &str) -> Option<(&str, Option<&str>)> {
    let (number, rest) = line.split_once(['.', ' '])?;
    rank(number, Kind::Number)?;
    let paragraph = rest
        .strip_prefix("—(")
        .and_then(|r| r.split_once(") "))
        .map(|(p, _)| p);
    Some((number, paragraph))
}

/// The term a definition defines: "care plan" of "“care plan” has the meaning …".
fn defined_term(line: &str) -> Option<&str> {
    line.strip_prefix('“')?
        .split_once('”')
        .map(|(term, _)| term)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(lines: &[&str]) -> Vec<(usize, String)> {
        let lines: Vec<String> = lines.iter().map(|&l| l.to_owned()).collect();
        of_regulation("9", &lines)
            .into_iter()
            .map(|l| (l.depth, l.label))
            .collect()
    }

    fn place(depth: usize, label: &str) -> (usize, String) {
        (depth, label.to_owned())
    }

    #[test]
    fn i_after_h_is_the_next_letter() {
        let read = places(&[
            "9. All of—",
            "(g) seven;",
            "(h) eight;",
            "(i) nine;",
            "(j) ten.",
        ]);
        assert_eq!(read.get(3..), Some(&[place(1, "i"), place(1, "j")][..]));
    }

    #[test]
    fn i_after_a_dash_is_a_roman_one_even_under_h() {
        let read = places(&[
            "9. All of—",
            "(h) both—",
            "(i) one;",
            "(ii) two;",
            "(i) nine.",
        ]);
        assert_eq!(
            read.get(2..),
            Some(&[place(2, "i"), place(2, "ii"), place(1, "i")][..])
        );
    }

    #[test]
    fn v_after_iv_is_a_roman_five_and_v_after_u_is_a_letter() {
        let read = places(&[
            "9. All of—",
            "(a) x—",
            "(i) a;",
            "(iv) d;",
            "(v) e;",
            "(b) y.",
        ]);
        assert_eq!(read.get(4..), Some(&[place(2, "v"), place(1, "b")][..]));
        let read = places(&[
            "9. All of—",
            "(t) t;",
            "(u) u;",
            "(v) v;",
            "(w) w;",
            "(x) x.",
        ]);
        assert!(read.iter().skip(1).all(|(depth, _)| *depth == 1));
    }

    #[test]
    fn inserted_paragraphs_stand_beside_their_neighbours() {
        let read = places(&[
            "9.—(4) Four—",
            "(a) a;",
            "(4A) after four—",
            "(a) a.",
            "(5) Five.",
        ]);
        let expected = [(0, "9"), (1, "4"), (2, "a"), (1, "4A"), (2, "a"), (1, "5")];
        assert_eq!(read, expected.map(|(d, l)| place(d, l)));
    }

    #[test]
    fn closing_words_belong_to_the_sentence_the_list_interrupted() {
        let lines = [
            "9.—(1) Care that—",
            "(a) is—",
            "(i) one;",
            "(ii) two,",
            "satisfies.",
            "(2) B.",
        ];
        let lines: Vec<String> = lines.iter().map(|&l| l.to_owned()).collect();
        let read = of_regulation("9", &lines);
        let closing = read.iter().find(|l| l.role == Role::Closing).unwrap();
        assert_eq!((closing.depth, closing.words.as_str()), (3, "satisfies."));
        assert_eq!(
            read.last().map(|l| (l.depth, l.label.as_str())),
            Some((1, "2"))
        );
    }

    #[test]
    fn roman_numerals_are_read_up_to_39() {
        assert_eq!(roman("i"), Some(1));
        assert_eq!(roman("xiii"), Some(13));
        assert_eq!(roman("xxxix"), Some(39));
        assert_eq!(roman(""), None);
        assert_eq!(roman("iiii"), None);
        assert_eq!(roman("a"), None);
    }
}
