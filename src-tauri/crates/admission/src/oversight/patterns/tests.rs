use proptest::prelude::*;

use super::*;
use crate::Signing;
use crate::fixtures::settled_but;
use crate::oversight::after::{ConditionKept, Foreseen, Remade};
use crate::oversight::foresight::{CameTrue, PredictionKind};
use serde_json::{Value, json};

fn decided(day: &str, answers: &[(&str, Value)]) -> Decided {
    let case = settled_but(answers).to_be_signed(Signing {
        number: day.to_owned(),
        signed_at: format!("{day}T12:00:00Z").parse().unwrap(),
        ..Signing::default()
    });
    Decided {
        line: Line::of(&case).unwrap(),
        after: None,
        thought: None,
        blind: None,
        remade: None,
    }
}

fn some() -> Vec<Decided> {
    let authority = "/referral/referrer/placing_authority";
    let outcome = "/referral/decision/outcome";
    let mut all = vec![
        decided("2026-03-05", &[]),
        decided("2026-03-20", &[(authority, json!("calder  council"))]),
        decided(
            "2026-05-02",
            &[
                (authority, json!("Calder Council")),
                (outcome, json!("decline_outside_range")),
                ("/referral/needs/0/range/finding", json!("outside")),
            ],
        ),
        decided(
            "2026-05-09",
            &[
                (authority, json!(null)),
                (outcome, json!("accept_emergency")),
            ],
        ),
    ];
    let on = |text: &str| text.parse().unwrap();
    all[0].thought = Some((on("2026-04-01"), Thought::InPart));
    all[1].blind = Some((on("2026-04-02"), Agreement::SameDirection));
    all[3].after = Some(After {
        started_on: Some(on("2026-05-09")),
        ended_on: None,
        ended_with_notice: None,
        remade: Remade::Late,
        conditions: vec![ConditionKept::InTime, ConditionKept::NothingNoted],
        foreseen: vec![
            Foreseen {
                kind: PredictionKind::Impact,
                found: Some(CameTrue::Otherwise),
            },
            Foreseen {
                kind: PredictionKind::Impact,
                found: None,
            },
        ],
    });
    all
}

#[test]
fn every_pattern_over_some_decisions() {
    let mut text = String::new();
    for pattern in every(&some()) {
        text.push_str(&format!(
            "# {}\n{}\n",
            crate::vocabulary::Vocabulary::label(pattern.name),
            pattern.says
        ));
        text.push_str(&format!(
            "{} | {}\n",
            pattern.rows_are,
            pattern.series.join(" | ")
        ));
        for row in &pattern.rows {
            let counts: Vec<String> = row.counts.iter().map(u32::to_string).collect();
            text.push_str(&format!("{} | {}\n", row.name, counts.join(" | ")));
        }
        text.push('\n');
    }
    insta::assert_snapshot!(text);
}

#[test]
fn over_nothing_every_pattern_is_there_and_empty() {
    let all = every(&[]);
    assert_eq!(
        all.len(),
        <PatternName as crate::vocabulary::Vocabulary>::ALL.len()
    );
    assert!(all.iter().all(Pattern::is_empty));
}

#[test]
fn months_without_a_decision_stand_in_the_table() {
    let outcomes = &every(&some())[0];
    let months: Vec<&str> = outcomes.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(months, ["March 2026", "April 2026", "May 2026"]);
    assert!(outcomes.in_time);
}

#[test]
fn a_pattern_counts_no_name_of_a_child() {
    let child = settled_but(&[]).referral.child;
    let text = serde_json::to_string(&every(&some())).unwrap();
    for name in [child.legal_name, child.known_as, child.initials]
        .into_iter()
        .flatten()
    {
        assert!(!text.contains(&name), "{name}");
    }
}

fn pattern(counts: Vec<Vec<u32>>) -> Pattern {
    let columns = counts.first().map_or(0, Vec::len);
    Pattern {
        name: PatternName::Plans,
        says: String::new(),
        rows_are: "Authority".to_owned(),
        series: (0..columns).map(|n| format!("S{n}")).collect(),
        rows: counts
            .into_iter()
            .enumerate()
            .map(|(n, counts)| PatternRow {
                name: format!("R{n}"),
                counts,
            })
            .collect(),
        in_time: false,
    }
}

#[test]
fn one_small_number_takes_others_with_it_so_that_none_is_found_by_taking_away() {
    let left = leaving(&pattern(vec![vec![3, 20, 9], vec![8, 7, 30]]));
    assert_eq!(left.counts, [[None, Some(20), None], [None, Some(7), None]]);
    let left = leaving(&pattern(vec![vec![0, 12], vec![6, 5]]));
    assert_eq!(left.counts, [[Some(0), Some(12)], [Some(6), Some(5)]]);
}

#[test]
fn what_leaves_is_csv_a_spreadsheet_reads_as_text() {
    let mut given = pattern(vec![vec![3, 6], vec![9, 12]]);
    given.rows[0].name = "=HYPERLINK(\"x\")".to_owned();
    given.rows[1].name = "Calder, EXAMPLE".to_owned();
    assert_eq!(
        leaving(&given).to_csv(),
        "\u{feff}Authority,S0,S1\r\n\"'=HYPERLINK(\"\"x\"\")\",hidden,hidden\r\n\"Calder, EXAMPLE\",hidden,hidden\r\n"
    );
}

proptest! {
    #[test]
    fn what_leaves_shows_no_small_number_and_no_lonely_hidden_one(
        counts in (1_usize..6, 1_usize..6).prop_flat_map(|(rows, columns)| {
            prop::collection::vec(prop::collection::vec(0_u32..12, columns), rows)
        })
    ) {
        let given = pattern(counts.clone());
        let left = leaving(&given);
        for (row, told) in counts.iter().zip(&left.counts) {
            for (count, told) in row.iter().zip(told) {
                prop_assert!(told.is_none_or(|told| told == *count && !(1..FEWER_THAN).contains(&told)));
            }
        }
        let columns = counts[0].len();
        for row in &left.counts {
            let hidden = row.iter().filter(|cell| cell.is_none()).count();
            prop_assert!(hidden != 1 || columns == 1);
        }
        for column in 0..columns {
            let hidden = left.counts.iter().filter(|row| row[column].is_none()).count();
            prop_assert!(hidden != 1 || counts.len() == 1);
        }
    }
}
