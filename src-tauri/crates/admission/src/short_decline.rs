//! A short decline: what a no that was plain on the first screen still needs, and words to start
//! from.
//!
//! Regulation 14(2)(a), the registered number and the statement of purpose are gates. A request that
//! is plainly outside one of them is answered without going into Guide 11.4, and the record says so:
//! [`NOT_GONE_INTO`] stands where the prose of that part would. What is spared, is spared by answers
//! that were given: the request is said to be plainly outside, a reason from the list under the
//! outcome's own ground says what it rests on, and, for doubts, disagreement and pressure, that there
//! are none. Blanking any of them asks for everything again.
//!
//! The challenge for what was not supplied, who is told and what would change the answer are never
//! spared: the first is owed on being asked (Guide 11.5), and an authority can do nothing with a no
//! that says neither of the others.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::in_words;
use crate::case::Case;
use crate::home::Stance;
use crate::judgement::reasons::Ground;
use crate::judgement::{Outcome, ReasonCode};
use crate::rules;
use crate::vocabulary::{YesNo, is_blank};

/// What the record says of a part that was not gone into.
pub const NOT_GONE_INTO: &str = "Not gone into: the request was plainly outside what the home is \
                                 for, and the reasons from the list say why.";

/// What the record says of doubts, disagreement and pressure, answered in one.
pub const NONE_AT_ALL: &str = "None. Doubt, disagreement and pressure were asked about together.";

const DOUBT: &[&str] = &[
    "/decision/doubts",
    "/decision/dissent",
    "/decision/pressure",
];

/// A gate settles the answer by itself: neither limb of Guide 11.4 is reached.
const BY_A_GATE: &[&str] = &[
    "/first_screen/plainly_outside_because",
    "/why_now/reason",
    "/legal/looked_after",
    "/group/if_the_answer_is_no",
    "/decision/range_reasons",
    "/decision/response_reasons",
    "/decision/group_reasons",
];

/// An outcome that can be short: the ground its reason stands under, and the questions it spares.
/// Where a limb of Guide 11.4 is what the answer rests on, its own prose is still asked for, and so
/// is what the no would mean for the child: that is weighed, not read off.
const SHORT: &[(Outcome, Ground, &[&str])] = &[
    (Outcome::DeclineOutsideRange, Ground::Range, BY_A_GATE),
    (Outcome::DeclineNoPlace, Ground::Place, BY_A_GATE),
    (
        Outcome::DeclineCannotRespond,
        Ground::Response,
        &[
            "/first_screen/plainly_outside_because",
            "/decision/range_reasons",
            "/decision/group_reasons",
        ],
    ),
    (
        Outcome::DeclineEffectOnChildren,
        Ground::Group,
        &[
            "/first_screen/plainly_outside_because",
            "/decision/range_reasons",
            "/decision/response_reasons",
        ],
    ),
];

/// What is spared a question of a short decline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spared {
    /// The outcome chosen, for which alone it is spared.
    pub by: Outcome,
    /// What the record says in its place.
    pub said_instead: &'static str,
}

/// Whether a question, by its pointer in the table, is spared by the short decline this case is.
#[must_use]
pub fn spared(case: &Case, pointer: &str) -> Option<Spared> {
    let referral = &case.referral;
    let chosen = referral.decision.outcome?;
    let (_, ground, spares) = SHORT.iter().find(|(outcome, ..)| *outcome == chosen)?;
    let screen = &referral.first_screen;
    let short = screen.plainly_outside == Some(YesNo::Yes)
        && referral
            .decision
            .reasons
            .iter()
            .any(|reason| reason.carries(*ground, false));
    let said_instead = if spares.contains(&pointer) {
        NOT_GONE_INTO
    } else if DOUBT.contains(&pointer) && screen.doubt_or_pressure == Some(YesNo::No) {
        NONE_AT_ALL
    } else {
        return None;
    };
    short.then_some(Spared {
        by: chosen,
        said_instead,
    })
}

/// Words a person may start from, for one field. They are put there by the person, never by
/// themselves, and are read and changed like any others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct WordsToStartFrom {
    /// The field, a JSON pointer into the referral.
    pub pointer: String,
    /// One text, or several to choose from.
    pub words: Vec<String>,
}

/// Words for what a decline still has to say, made of the home's own facts; none where the answer is
/// no decline, and none for a field that says something already.
#[must_use]
pub fn words_to_start_from(case: &Case, today: NaiveDate) -> Vec<WordsToStartFrom> {
    let decision = &case.referral.decision;
    if !decision.outcome.is_some_and(Outcome::declines) {
        return Vec::new();
    }
    let reasons = decision.reasons.iter().enumerate();
    let mut found: Vec<WordsToStartFrom> = reasons
        .filter(|(_, reason)| reason.withdrawn.is_none() && is_blank(reason.evidence.as_ref()))
        .filter_map(|(index, reason)| {
            Some(WordsToStartFrom {
                pointer: format!("/decision/reasons/{index}/evidence"),
                words: evidence(case, today, reason.code?),
            })
        })
        .collect();
    if is_blank(decision.would_change.as_ref()) {
        let codes = decision.reasons.iter().filter_map(|reason| reason.code);
        found.push(WordsToStartFrom {
            pointer: "/decision/would_change".to_owned(),
            words: codes
                .flat_map(|code| would_change(case, today, code))
                .collect(),
        });
    }
    if is_blank(decision.who_is_told.as_ref()) {
        found.push(WordsToStartFrom {
            pointer: "/decision/who_is_told".to_owned(),
            words: vec![who_is_told(case, today)],
        });
    }
    found.retain(|of| !of.words.is_empty());
    found
}

fn evidence(case: &Case, today: NaiveDate, code: ReasonCode) -> Vec<String> {
    let statement = &case.home.statement_of_purpose;
    match code {
        ReasonCode::AgeSexOrNumber => rules::known_outside_age_sex_or_number(case, today),
        ReasonCode::NeedExcluded => statement
            .clauses
            .iter()
            .filter(|clause| clause.stance == Some(Stance::Excludes))
            .map(|clause| {
                let place: Vec<String> = [
                    clause
                        .number
                        .as_ref()
                        .map(|number| format!("section {number}")),
                    clause.page.map(|page| format!("page {page}")),
                ]
                .into_iter()
                .flatten()
                .collect();
                let place = if place.is_empty() {
                    String::new()
                } else {
                    format!(", {}", place.join(", "))
                };
                format!(
                    "The statement of purpose ({}{place}) says: “{}”",
                    statement.in_words(),
                    clause.sentence.trim()
                )
            })
            .collect(),
        ReasonCode::CriteriaNotMet => statement
            .criteria()
            .into_iter()
            .map(|criterion| {
                format!(
                    "An admission criterion of the statement of purpose is not met: “{criterion}”"
                )
            })
            .collect(),
        ReasonCode::NoBed | ReasonCode::BeyondRegisteredNumber => {
            places(case).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// "4 children live here and the home is registered for 4": none while either is not entered, or
/// where it would speak of a free place.
fn places(case: &Case) -> Option<String> {
    let places = case.home.registered_places?;
    let living = u32::try_from(case.home.children_living_here().count()).ok()?;
    let of = |n: u32, one: &str, many: &str| {
        let word = if n == 1 { one } else { many };
        format!("{n} {word}")
    };
    (living >= places).then(|| {
        format!(
            "The home is registered for {}, and {} here now.",
            of(places, "child", "children"),
            of(living, "child lives", "children live")
        )
    })
}

fn would_change(case: &Case, today: NaiveDate, code: ReasonCode) -> Vec<String> {
    let statement = &case.home.statement_of_purpose;
    let words: &[&str] = match code {
        ReasonCode::AgeSexOrNumber => {
            let age = case.referral.child.date_of_birth;
            let age = age.and_then(|born| crate::calendar::age_on(born, today));
            if let (Some(from), Some(age)) = (statement.age_from, age)
                && age < from
            {
                return vec![format!("Nothing before the child is {from}.")];
            }
            &["Nothing, while our statement of purpose is as it is."]
        }
        ReasonCode::NeedExcluded
        | ReasonCode::NeedNotProvidedFor
        | ReasonCode::CriteriaNotMet
        | ReasonCode::EmergencyNotProvidedFor => &[
            "Nothing, while our statement of purpose is as it is.",
            "Papers that show that the need is not as the referral puts it.",
        ],
        ReasonCode::NoBed | ReasonCode::BeyondRegisteredNumber | ReasonCode::PlacePromised => {
            &["A place that becomes free."]
        }
        _ => &[],
    };
    words.iter().map(|words| (*words).to_owned()).collect()
}

fn who_is_told(case: &Case, today: NaiveDate) -> String {
    let referrer = &case.referral.referrer;
    let whom = [&referrer.person, &referrer.placing_authority]
        .into_iter()
        .flatten()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let whom = if whom.is_empty() {
        "Whoever asked"
    } else {
        &whom
    };
    format!(
        "{whom}, in writing, on {}, and asked to tell the child.",
        in_words(today)
    )
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::appraise::{Weight, appraise};
    use crate::fixtures::{settled, today};

    /// What somebody has after two minutes: nothing of the way but the first screen.
    fn declined(outcome: &str, code: &str) -> Value {
        let mut case = serde_json::to_value(settled()).unwrap();
        let home = case["home"].clone();
        case["referral"] = json!({
            "receipt": {"received_at": "2026-11-21T09:10:00", "route": "planned"},
            "referrer": {"placing_authority": "Eastmere (EXAMPLE)", "placing_authority_kind": "local_authority"},
            "child": {"known_as": "Wren", "date_of_birth": "2018-03-02"},
            "first_screen": {"plainly_outside": "yes", "doubt_or_pressure": "no"},
            "challenges": [{
                "id": "l1", "kind": "challenge", "to": "Eastmere",
                "to_kind": "local_authority", "letter": "We ask.",
                "reply_by": "2026-11-25",
                "items": (["care_plan", "placement_plan", "ehc_plan", "sen_statement", "youth_justice_plan"]
                    .map(|plan| json!({"gap": format!("plan:{plan}"), "what": "a copy", "why": "to answer"}))),
            }],
            "decision": {
                "outcome": outcome,
                "reasons": [{"id": "w1", "code": code, "evidence": "She is eight."}],
                "would_change": "Nothing before she is ten.",
                "who_is_told": "The duty worker, today.",
                "decided_by": case["referral"]["decision"]["decided_by"],
            },
            "noted": {"challenges": 1, "reasons": 1},
        });
        case["home"] = home;
        case
    }

    fn parsed(case: &Value) -> Case {
        Case::parse(&case.to_string()).unwrap()
    }

    fn closing(case: &Value) -> Vec<String> {
        let appraisal = appraise(&parsed(case), today());
        let chosen = parsed(case).referral.decision.outcome.unwrap();
        let state = appraisal.outcomes.iter().find(|o| o.outcome == chosen);
        state.unwrap().closed_by.clone()
    }

    #[test]
    fn a_plain_no_asks_for_its_reason_who_is_told_and_what_would_change_it_and_no_more() {
        let case = declined("decline_outside_range", "age_sex_or_number");
        assert_eq!(closing(&case), Vec::<String>::new());
    }

    #[test]
    fn a_no_that_rests_on_a_limb_still_says_why_and_what_it_means_for_the_child() {
        let case = declined("decline_effect_on_children", "recovery_at_risk");
        assert_eq!(
            closing(&case),
            [
                "ASKED-01:/legal/looked_after",
                "ASKED-01:/why_now/reason",
                "ASKED-01:/group/if_the_answer_is_no",
                "ASKED-01:/decision/group_reasons",
            ]
        );
    }

    #[test]
    fn a_reason_under_another_ground_spares_nothing() {
        let case = declined("decline_outside_range", "no_bed");
        assert!(closing(&case).contains(&"ASKED-01:/decision/response_reasons".to_owned()));
    }

    #[test]
    fn a_yes_is_spared_nothing() {
        let mut case = declined("decline_outside_range", "age_sex_or_number");
        case["referral"]["decision"]["outcome"] = json!("accept");
        assert!(closing(&case).contains(&"ASKED-01:/decision/doubts".to_owned()));
        assert_eq!(spared(&parsed(&case), "/decision/doubts"), None);
    }

    /// Blanking, withdrawing or leaving out what spares brings everything back.
    #[test]
    fn what_is_spared_comes_back_with_the_answer_that_spared_it() {
        let case = declined("decline_outside_range", "age_sex_or_number");
        let settled = appraise(&parsed(&case), today());
        let before = settled.standing(Weight::Settle).count();
        for (pointer, blank) in [
            ("/referral/first_screen/plainly_outside", json!(null)),
            ("/referral/first_screen/doubt_or_pressure", json!(null)),
            ("/referral/decision/reasons/0/code", json!(null)),
            ("/referral/decision/reasons/0/evidence", json!(" ")),
            ("/referral/decision/reasons", json!([])),
        ] {
            let mut after = case.clone();
            *after.pointer_mut(pointer).unwrap() = blank;
            assert!(!closing(&after).is_empty(), "{pointer}");
            let after = appraise(&parsed(&after), today());
            assert!(after.standing(Weight::Settle).count() > before, "{pointer}");
        }
        let mut withdrawn = case.clone();
        withdrawn["referral"]["decision"]["reasons"][0]["withdrawn"] =
            json!({"because": "no", "by": "Ruth Example"});
        assert!(!closing(&withdrawn).is_empty());
    }

    #[test]
    fn the_words_to_start_from_are_the_homes_own_facts() {
        let mut case = declined("decline_outside_range", "age_sex_or_number");
        let decision = &mut case["referral"]["decision"];
        decision["reasons"] = json!([
            {"id": "w1", "code": "age_sex_or_number"},
            {"id": "w2", "code": "need_excluded"},
            {"id": "w3", "code": "no_bed"},
        ]);
        decision["would_change"] = json!(null);
        decision["who_is_told"] = json!(null);
        case["referral"]["noted"]["reasons"] = json!(3);
        case["home"]["statement_of_purpose"]["clauses"][0]["stance"] = json!("excludes");
        let words = words_to_start_from(&parsed(&case), today());
        insta::assert_json_snapshot!(words);
    }

    #[test]
    fn what_is_written_is_not_written_over() {
        let case = declined("decline_outside_range", "age_sex_or_number");
        assert_eq!(words_to_start_from(&parsed(&case), today()), []);
    }
}
