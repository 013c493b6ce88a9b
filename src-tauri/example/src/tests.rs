use std::collections::BTreeSet;

use admission::calendar::{age_on, english_time};
use admission::judgement::Outcome;
use admission::referral::AnswersChecked;
use admission::{Appraisal, Case, appraise};

use super::*;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// The reference day, the days after it, and days in other seasons and years.
fn days() -> Vec<NaiveDate> {
    let reference = day(2026, 11, 21);
    (0..7)
        .chain([40, 133, 200, 366, 500, 1000, 2000, -300])
        .map(|n| reference + Duration::days(n))
        .collect()
}

fn case(example: &ExampleHome, index: usize) -> Case {
    let mut referral = example.referrals[index].referral.clone();
    referral.answers_checked = Some(AnswersChecked::default());
    Case::new(example.home.clone(), referral, true)
}

fn keys(appraisal: &Appraisal) -> BTreeSet<&str> {
    appraisal.findings.iter().map(|f| f.key.as_str()).collect()
}

#[test]
fn the_example_is_made_on_any_day() {
    for today in days() {
        let example = example_home(today).unwrap();
        assert_eq!(example.referrals.len(), 3);
        assert_eq!(example.versions.len(), 1);
        for index in 0..3 {
            let case = case(&example, index);
            assert_eq!(Case::parse(&case.to_json()).unwrap(), case, "{today}");
            assert!(!case.to_json().contains(['⟦', '⟧']));
        }
    }
}

#[test]
fn what_has_happened_is_never_in_the_future_and_never_stale() {
    for today in days() {
        let example = example_home(today).unwrap();
        let refreshed = example
            .home
            .children
            .iter()
            .filter_map(|c| c.last_refreshed);
        for date in refreshed {
            assert!(date <= today, "{date} {today}");
        }
        for entry in &example.referrals {
            let received = entry.referral.receipt.received_at.unwrap().date();
            assert!(received < today && today - received < Duration::days(20));
            if let Some(at) = entry.signed_at {
                assert!(english_time(at).date() < today);
            }
            for line in entry.referral.challenges.iter().flat_map(|c| &c.log) {
                assert!(english_time(line.at.unwrap()).date() < today);
            }
        }
    }
}

#[test]
fn weekdays_and_ages_hold() {
    for today in days() {
        let example = example_home(today).unwrap();
        let kayden = &example.referrals[0].referral;
        let received = kayden.receipt.received_at.unwrap().date();
        assert_eq!(received.weekday(), chrono::Weekday::Tue);
        // Four days after it came is the Saturday for which the documents are written.
        let saturday = received + Duration::days(4);
        let ages: Vec<u32> = (example.home.children.iter().map(|c| c.date_of_birth))
            .chain(
                example
                    .referrals
                    .iter()
                    .map(|e| e.referral.child.date_of_birth),
            )
            .map(|born| age_on(born.unwrap(), saturday).unwrap())
            .collect();
        assert_eq!(ages, [12, 15, 10, 14, 11, 15], "{today}");
    }
}

#[test]
fn a_date_in_prose_moves_with_the_rest() {
    let week = Duration::days(7);
    let words = |text| moved_text(text, week);
    assert_eq!(words("on ⟦2026-11-17⟧.").unwrap(), "on 24 November 2026.");
    assert_eq!(words("⟦2026-12-30|month⟧").unwrap(), "January 2027");
    assert_eq!(words("2026-11-17").unwrap(), "2026-11-24");
    assert_eq!(words("2026-11-17T10:42:00").unwrap(), "2026-11-24T10:42:00");
    assert_eq!(
        words("2026-11-17T10:42:00Z").unwrap(),
        "2026-11-24T10:42:00Z"
    );
    for wrong in ["⟦2026-11-17", "⟦soon⟧", "⟦2026-11-17|year⟧"] {
        assert!(
            matches!(words(wrong), Err(ExampleError::Date { .. })),
            "{wrong}"
        );
    }
}

#[test]
fn a_day_beyond_the_calendar_is_an_error_and_no_panic() {
    assert!(example_home(NaiveDate::MAX).is_err());
    assert!(example_home(NaiveDate::MIN).is_err());
}

#[test]
fn the_open_referral_asks_for_exactly_what_it_is_meant_to() {
    for today in days() {
        let example = example_home(today).unwrap();
        let case = case(&example, 0);
        let appraisal = appraise(&case, today);
        assert!(appraisal.could_not_evaluate.is_empty());
        let meant: BTreeSet<&str> = OPEN.into_iter().collect();
        assert_eq!(keys(&appraisal), meant, "on {today}");
        assert!(!appraisal.is_open(Outcome::AcceptWithConditions));
        assert!(!appraisal.ready_to_sign);
    }
}

/// What stands between the open referral and a signature, and what is worth a second look.
const OPEN: [&str; 24] = [
    "ASKED-01:/decision/dissent",
    "ASKED-01:/decision/group_reasons",
    "ASKED-01:/decision/range_reasons",
    "ASKED-01:/decision/response_reasons",
    "ASKED-01:/decision/who_is_told",
    "ASKED-01:/decision/would_change",
    "ASKED-01:/moving_in/first_72_hours",
    "CHALLENGE-01:paper:p5",
    "CHALLENGE-05:l1",
    "DEVICE-02:z1",
    "GROUP-01:h3",
    "GROUP-04:g7",
    "GROUP-04:h2",
    "GROUP-09:group",
    "GROUP-09:h1",
    "GROUP-09:h2",
    "GROUP-09:h3",
    "PLANS-01:care_plan",
    "PLANS-07:ehc_plan",
    "RANGE-01:n9",
    "RESPOND-01:n7",
    "RESPOND-01:n8",
    "RESPOND-01:n9",
    "RESPOND-02:n9",
];

#[test]
fn nothing_closes_the_two_signed_decisions_on_their_day() {
    for today in days() {
        let example = example_home(today).unwrap();
        for (index, outcome) in [
            (1, Outcome::AcceptWithConditions),
            (2, Outcome::DeclineOutsideRange),
        ] {
            let case = case(&example, index);
            assert_eq!(case.referral.decision.outcome, Some(outcome));
            let signed = english_time(example.referrals[index].signed_at.unwrap()).date();
            let appraisal = appraise(&case, signed);
            let state = appraisal.outcomes.iter().find(|o| o.outcome == outcome);
            assert_eq!(state.unwrap().closed_by, Vec::<String>::new(), "{today}");
            assert!(appraisal.ready_to_sign, "{:?}", appraisal.not_ready_because);
        }
    }
}

#[test]
fn nothing_noted_is_missing_and_every_reference_is_held() {
    let example = example_home(day(2026, 11, 21)).unwrap();
    for entry in &example.referrals {
        let r = &entry.referral;
        let n = &r.noted;
        let noted = [
            (n.needs, r.needs.len()),
            (n.risks, r.risks.len()),
            (n.papers, r.papers.len()),
            (n.gaps, r.gaps.len()),
            (n.challenges, r.challenges.len()),
            (n.views, r.views.len()),
            (n.group_rows, r.group.rows.len()),
            (n.conditions, r.decision.conditions.len()),
            (n.restrictions, r.liberty.restrictions.len()),
            (n.restriction_effects, r.liberty.effects.len()),
            (n.devices, r.devices.each.len()),
        ];
        for (noted, there) in noted {
            assert_eq!(noted as usize, there);
        }
        for need in &r.needs {
            if let Some(id) = &need.range.clause {
                let clause = example.home.statement_of_purpose.clause(id).unwrap();
                let words = need.range.words_relied_on.as_deref().unwrap();
                assert!(clause.sentence.contains(words), "{words}");
            }
        }
        for row in &r.group.rows {
            assert!(example.home.children.iter().any(|c| c.id == row.child));
        }
    }
}

#[test]
fn letters_quote_the_law_letter_for_letter() {
    let example = example_home(day(2026, 11, 21)).unwrap();
    let guide = admission::law::provision("GUIDE/11.5").unwrap();
    let regulation = admission::law::provision("CHR2015/5(c)").unwrap();
    for entry in &example.referrals {
        for challenge in &entry.referral.challenges {
            let letter = challenge.letter.as_deref().unwrap();
            assert!(letter.contains(guide.sentence(1).unwrap()));
            assert!(letter.contains(&regulation.words), "{}", regulation.words);
            for item in &challenge.items {
                let ground = item.ground.as_deref();
                assert!(ground.is_none_or(|g| admission::law::provision(g).is_some()));
            }
        }
    }
}

#[test]
fn no_document_names_a_child_who_is_not_its_own() {
    let example = example_home(day(2026, 11, 21)).unwrap();
    let names = ["Aisha", "Ben", "Tomas", "Kayden", "Marnie", "Ruben"];
    for entry in &example.referrals {
        let text = serde_json::to_string(&entry.referral).unwrap();
        let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
        let own = entry.referral.child.screen_name();
        for name in names.iter().filter(|n| **n != own) {
            assert!(!words.contains(name), "{name} in the referral of {own}");
        }
    }
}

#[test]
fn numbers_and_addresses_are_nobody_s() {
    for (file, text) in FILES {
        for (at, _) in text.match_indices("01") {
            // Ofcom keeps 01632 960000 to 960999 for stories.
            let number: String = text
                .get(at..)
                .unwrap()
                .chars()
                .take_while(|c| c.is_ascii_digit())
                .collect();
            if number.len() >= 5 {
                assert!(
                    text.get(at..).unwrap().starts_with("01632 960"),
                    "{file}: {number}"
                );
            }
        }
        for (at, _) in text.match_indices('@') {
            let host: String = text
                .get(at + 1..)
                .unwrap()
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '.')
                .collect();
            assert!(host.ends_with(".example"), "{file}: {host}");
        }
    }
}

#[test]
fn the_words_are_kind_ones() {
    const NEVER: &[&str] = &[
        "complex needs",
        "placement breakdown",
        "challenging behav",
        "absconded",
        "YP",
        "LAC ",
        "attention-seeking",
        "non-compliant",
        "kicked off",
        " unit ",
        "respite",
    ];
    let regulation = admission::law::provision("CHR2015/5(c)").unwrap();
    for (file, text) in FILES {
        for never in NEVER {
            assert!(!text.contains(never), "{never} in {file}");
        }
        // The law's own words are quoted as they are printed.
        let law = serde_json::to_string(&regulation.words).unwrap();
        let ours = text.replace(law.trim_matches('"'), "");
        assert!(!ours.contains('\''), "{file} holds a typewriter apostrophe");
    }
}
