//! What is given as a case and is none, or is one of a kind nobody expects: a sentence with the
//! place, or an honest answer in bounded time and memory. Never a panic.

#[cfg(test)]
mod bad_input {
    use admission::case::{Case, CaseError};
    use admission::{Appraisal, appraise};
    use chrono::NaiveDate;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    const SETTLED: &str = include_str!("../../../../tests/scenarios/bases/planned.json");

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    fn settled() -> Value {
        serde_json::to_value(Case::parse(SETTLED).unwrap()).unwrap()
    }

    fn settled_with(pointer: &str, answer: Value) -> Value {
        let mut case = settled();
        *case.pointer_mut(pointer).unwrap() = answer;
        case
    }

    /// Reads and appraises; every question is asked of whatever could be read.
    fn appraised(case: &Value) -> Appraisal {
        let case = Case::parse(&case.to_string()).unwrap();
        let appraisal = appraise(&case, today());
        assert!(appraisal.could_not_evaluate.is_empty());
        appraisal
    }

    /// The place and the line a text is refused at.
    fn refused(text: &str) -> (String, usize) {
        match Case::parse(text).expect_err("this is no case") {
            CaseError::NotACase { place, line, .. } => (place, line),
            CaseError::NotJson { line, .. } => ("not JSON".to_owned(), line),
            CaseError::Ids { place, .. } => (place, 0),
            CaseError::OtherFormat { .. } => ("/format".to_owned(), 0),
        }
    }

    /// The settled case as text, with one of its lines replaced, and the number of that line.
    fn with_line(line: &str, instead: &str) -> (String, usize) {
        let written = Case::parse(SETTLED).unwrap().to_json();
        let number = written.lines().position(|l| l.contains(line)).unwrap() + 1;
        (written.replacen(line, instead, 1), number)
    }

    /// A small stream of numbers from a seed (xorshift): the same rounds on every machine.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, most: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 % most.max(1) as u64).unwrap_or_default()
        }
    }

    /// The settled case with some of its characters cut, doubled, swapped or replaced.
    fn damaged(text: &[char], numbers: &mut Numbers) -> String {
        const OTHER: &[&str] = &[
            "null",
            "\"\"",
            "[]",
            "{}",
            "-1",
            "1e400",
            "true",
            "\u{0}",
            "\u{202e}",
            "\"  \"",
            "99999999999",
        ];
        let mut text = text.to_vec();
        for _ in 0..=numbers.below(4) {
            let at = numbers.below(text.len());
            let end = (at + 1 + numbers.below(24)).min(text.len());
            match numbers.below(4) {
                0 => drop(text.drain(at..end)),
                1 => {
                    let again: Vec<char> = text[at..end].to_vec();
                    text.splice(at..at, again);
                }
                2 => {
                    let to = numbers.below(text.len());
                    text.swap(at, to);
                }
                _ => {
                    let other = OTHER[numbers.below(OTHER.len())];
                    text.splice(at..end, other.chars());
                }
            }
        }
        text.into_iter().collect()
    }

    /// The fuzz target's question, asked of fixed seeds: any text is refused with a sentence, or is
    /// a case that is appraised and written back the same. `THRESHOLD_ROUNDS` asks it more often.
    #[test]
    fn damaged_text_is_refused_or_is_a_case_and_never_a_panic() {
        let rounds = std::env::var("THRESHOLD_ROUNDS").ok();
        let rounds: u32 = rounds.and_then(|n| n.parse().ok()).unwrap_or(400);
        let text: Vec<char> = serde_json::to_string(&settled()).unwrap().chars().collect();
        let mut numbers = Numbers(0x5DEE_CE66_D1CE_4E5B);
        let mut read = 0;
        for _ in 0..rounds {
            let damaged = damaged(&text, &mut numbers);
            match Case::parse(&damaged) {
                Ok(case) => {
                    read += 1;
                    let _ = appraise(&case, today());
                    assert_eq!(Case::parse(&case.to_json()), Ok(case));
                }
                Err(why) => assert!(!why.to_string().trim().is_empty()),
            }
        }
        assert!(read > 0, "some damage still leaves a case: {rounds} rounds");
    }

    #[test]
    fn what_is_no_case_is_refused_with_its_place() {
        let answers = [
            (
                "/referral/receipt/route",
                json!("teleported"),
                "/referral/receipt/route",
            ),
            (
                "/referral/receipt/route",
                json!(7),
                "/referral/receipt/route",
            ),
            (
                "/referral/receipt/received_at",
                json!("2026-02-30T10:00:00"),
                "/referral/receipt/received_at",
            ),
            (
                "/referral/child/date_of_birth",
                json!("2012-02-30"),
                "/referral/child/date_of_birth",
            ),
            (
                "/referral/child/date_of_birth",
                json!("12 March 2012"),
                "/referral/child/date_of_birth",
            ),
            (
                "/home/registered_places",
                json!("4"),
                "/home/registered_places",
            ),
            (
                "/home/registered_places",
                json!(-1),
                "/home/registered_places",
            ),
            (
                "/home/registered_places",
                json!(99_999_999_999_u64),
                "/home/registered_places",
            ),
            (
                "/home/registered_places",
                json!(1e300),
                "/home/registered_places",
            ),
            (
                "/referral/needs/1/range/finding",
                json!([]),
                "/referral/needs/1/range/finding",
            ),
            ("/referral/needs/1/id", json!("n1"), "/referral/needs/1"),
            ("/referral/needs/1/id", json!(" "), "/referral/needs/1"),
            (
                "/referral/needs/0/what",
                json!({"text": "night terrors"}),
                "/referral/needs/0/what",
            ),
            ("/format", json!("threshold-case/99"), "/format"),
        ];
        for (pointer, answer, place) in answers {
            let said = format!("{pointer} is {answer}");
            let case = serde_json::to_string_pretty(&settled_with(pointer, answer)).unwrap();
            assert_eq!(refused(&case).0, place, "{said}");
        }
    }

    #[test]
    fn the_line_is_told() {
        let known = "\"known_as\": ";
        let (text, line) = with_line(known, "\"known_by\": ");
        let (place, at) = refused(&text);
        assert_eq!(at, line, "there is no such field");
        assert!(place.ends_with("/known_by"), "{place}");
        let (text, line) = with_line(known, "\"Kayden E.\": ");
        let (place, at) = refused(&text);
        assert_eq!(at, line);
        assert!(
            place.ends_with("/…"),
            "{place}: a stranger's name is not repeated"
        );
        let (text, line) = with_line(known, "\"known_as\": 7, \"known_as\": ");
        assert_eq!(refused(&text).1, line, "a text is asked for");
        let (text, line) = with_line(known, "\"initials\": \"K.\", \"known_as\": ");
        let (place, at) = refused(&text);
        assert_eq!(place, "/home/children/0", "the same field twice");
        assert!(at >= line, "the second of two");
        let (text, line) = with_line(known, "\"known_as\" ");
        assert_eq!(refused(&text), ("not JSON".to_owned(), line));
    }

    #[test]
    fn what_is_not_json_is_refused_with_its_line() {
        let deep = format!("{{\"format\": {}", "[".repeat(1_000_000));
        let bare = SETTLED.replacen("\"referral\"", "\"referral\u{0}\"", 1);
        let half: String = SETTLED.chars().take(SETTLED.len() / 2).collect();
        let twice = format!("{SETTLED}{SETTLED}");
        for (text, what) in [
            ("", "nothing"),
            ("\u{feff}{}", "a mark of byte order"),
            ("nonsense", "a word"),
            ("[]", "a list"),
            ("null", "null"),
            ("{\"format\": 1e999}", "a number nobody can hold"),
            ("{\"format\": \"\\ud800\"}", "half a letter"),
            (&half, "half a file"),
            (&deep, "a million brackets"),
            (&bare, "a zero byte"),
            (&twice, "two cases"),
        ] {
            let error = Case::parse(text).expect_err(what).to_string();
            assert!(
                error.contains("line") || error.contains("at `"),
                "{what}: {error}"
            );
            assert!(error.len() < 2_000, "{what}: {} letters", error.len());
        }
    }

    #[test]
    fn a_child_not_yet_born_and_one_of_two_hundred_years_are_findings() {
        for born in [
            "2026-11-22",
            "1826-11-21",
            "0001-01-01",
            "9999-12-31",
            "-262143-01-01",
            "+262142-12-31",
        ] {
            let appraisal = appraised(&settled_with("/referral/child/date_of_birth", json!(born)));
            let about = appraisal.findings.iter().find(|f| f.key == "PLACES-02:age");
            let about = about.unwrap_or_else(|| panic!("{born} raises nothing"));
            assert!(
                about.sentence.contains("age")
                    || about.sentence.contains("date of birth")
                    || about.sentence.contains("the child is"),
                "{}",
                about.sentence
            );
            assert!(!appraisal.is_open(admission::judgement::Outcome::Accept));
        }
    }

    #[test]
    fn no_date_anywhere_breaks_the_reckoning() {
        let written = settled();
        let mut dates = Vec::new();
        collect_dates(&written, "", &mut dates);
        assert!(dates.len() > 5);
        for pointer in dates {
            for day in ["0000-01-01", "-262143-01-01", "+262142-12-31"] {
                appraised(&settled_with(&pointer, json!(day)));
            }
        }
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            let _ = appraise(&Case::parse(SETTLED).unwrap(), day);
        }
    }

    fn collect_dates(value: &Value, at: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    collect_dates(value, &format!("{at}/{name}"), found);
                }
            }
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    collect_dates(value, &format!("{at}/{index}"), found);
                }
            }
            Value::String(text) if text.parse::<NaiveDate>().is_ok() => found.push(at.to_owned()),
            _ => {}
        }
    }

    #[test]
    fn ten_million_letters_in_one_answer_are_read_and_kept() {
        let long = "a word ".repeat(10 << 20 >> 3);
        for pointer in ["/referral/why_now/reason", "/referral/needs/0/what"] {
            let case = settled_with(pointer, json!(long));
            let appraisal = appraised(&case);
            assert_eq!(
                appraisal.findings,
                appraised(&settled()).findings,
                "nothing else changes"
            );
        }
    }

    #[test]
    fn ten_thousand_needs_are_each_asked_about() {
        let mut case = settled();
        let needs: Vec<Value> = (1..=10_000)
            .map(|n| json!({"id": format!("n{n}")}))
            .collect();
        let disagreements: Vec<Value> = (1..=10_000)
        .map(|n| json!({"finding": format!("RESPOND-01:n{n}"), "because": "We read it there.", "by": "Ruth Example"}))
        .collect();
        case["referral"]["needs"] = json!(needs);
        case["referral"]["noted"]["needs"] = json!(10_000);
        case["referral"]["disagreements"] = json!(disagreements);
        let appraisal = appraised(&case);
        let asked = |rule: &str| appraisal.findings.iter().filter(|f| f.rule == rule).count();
        assert_eq!(asked("RANGE-01"), 10_000);
        assert_eq!(
            appraisal.findings.iter().filter(|f| !f.stands()).count(),
            10_000
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        /// The fuzz target in short: real files, cut and changed at any byte.
        #[test]
        fn a_changed_file_is_refused_or_appraised(
            in_full in any::<bool>(),
            changes in prop::collection::vec(
                (any::<prop::sample::Index>(), prop::sample::select(PIECES), 0_usize..12),
                1..6,
            ),
        ) {
            // As a person wrote it, and as the program does, with every field there is.
            let mut bytes = if in_full { settled().to_string() } else { SETTLED.to_owned() }.into_bytes();
            for (at, piece, cut) in changes {
                let at = at.index(bytes.len() + 1);
                let end = (at + cut).min(bytes.len());
                bytes.splice(at..end, piece.bytes());
            }
            if let Ok(text) = std::str::from_utf8(&bytes)
                && let Ok(case) = Case::parse(text)
            {
                let _ = appraise(&case, today());
                prop_assert_eq!(Case::parse(&case.to_json()), Ok(case));
            }
        }
    }

    /// What a changed file has at a changed place.
    const PIECES: &[&str] = &[
        "",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "0",
        "-1",
        "1e9",
        "true",
        "\\",
        "\u{0}",
        "\u{feff}",
        "é",
        "\\ud800",
        "2026-02-30",
        "\"n1\"",
        "\"id\": \"n1\"",
        "not_known",
        "\n",
    ];
}
