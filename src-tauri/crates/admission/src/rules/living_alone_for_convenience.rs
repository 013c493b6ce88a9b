//! # What it looks at
//! Whether the child would live alone; and, where they would: the reason, beyond convenience, whose
//! view it is, what the child says, who from outside sees the child, time with other children, and
//! how it ends.
//!
//! # Why it matters
//! A child who lives alone with adults is seen by nobody else, and has nobody of their own age to
//! live with. It is sometimes right for a while. It is often arranged because no other home was
//! found, and then has no end.
//!
//! # What the manager sees
//! "The child would live alone: who from outside sees the child and how it ends are not said."
//!
//! # Example
//! "Solo recommended", the form says. The reason turns out to be that four homes said no.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calls::{self, Call, listed};
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::SoloGround;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "SOLO-01",
    concern: "a child living alone without a reason of their own, other eyes or an end",
    answers: &["P3"],
    provision: None,
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::Open,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let call = calls::solo(case);
    if let Some(open) = call.open() {
        return Ok(vec![Raised::new(
            "",
            format!("Whether the child would live alone or with others {open}."),
            TaskId::Referral,
            "/referral/home_asked_for/live_with",
        )]);
    }
    if call == Call::No {
        return Ok(Vec::new());
    }
    let solo = &case.referral.solo;
    let mut wanting = Vec::new();
    let mut look = |missing: bool, words, field: &str| {
        if missing {
            wanting.push((words, format!("/referral/solo/{field}")));
        }
    };
    let no_ground = matches!(solo.ground, None | Some(SoloGround::NotSaid));
    look(no_ground, "the ground", "ground");
    look(is_blank(solo.reason.as_ref()), "the reason", "reason");
    look(
        is_blank(solo.childs_view.as_ref()),
        "what the child says",
        "childs_view",
    );
    look(
        is_blank(solo.independent_eyes.as_ref()),
        "who from outside sees the child",
        "independent_eyes",
    );
    look(
        is_blank(solo.peers.as_ref()),
        "time with other children",
        "peers",
    );
    look(is_blank(solo.exit.as_ref()), "how it ends", "exit");
    look(
        solo.look_again_on.is_none(),
        "when it is looked at again",
        "look_again_on",
    );
    let view = &case.referral.home_asked_for.live_with_whose_view;
    if is_blank(view.as_ref()) {
        let place = "/referral/home_asked_for/live_with_whose_view".to_owned();
        wanting.push(("whose view it is", place));
    }
    if let Some((_, pointer)) = wanting.first() {
        let what: Vec<&str> = wanting.iter().map(|(words, _)| *words).collect();
        let verb = if what.len() == 1 { "is" } else { "are" };
        let sentence = format!(
            "The child would live alone: {} {verb} not said.",
            listed(&what)
        );
        let task = if pointer.starts_with("/referral/solo") {
            TaskId::Solo
        } else {
            TaskId::Referral
        };
        return Ok(vec![Raised::new("", sentence, task, pointer)]);
    }
    if solo.ground == Some(SoloGround::NothingElse) {
        let sentence = "The child would live alone because no home with others was found. That \
                        tells of homes, not of what this child needs.";
        return Ok(vec![Raised::new(
            "",
            sentence,
            TaskId::Solo,
            "/referral/solo/ground",
        )]);
    }
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    fn whole(ground: &str) -> Value {
        json!({
            "ground": ground, "reason": "She cannot sleep where she hears other children.",
            "childs_view": "“Just for now.”", "independent_eyes": "Her advocate, each Tuesday.",
            "peers": "Swimming club on Thursdays.", "exit": "Tea next door from week three.",
            "look_again_on": "2027-01-04",
        })
    }

    const ALONE: (&str, &str) = ("/referral/home_asked_for/live_with", "solo");

    #[test]
    fn what_the_manager_reads() {
        let alone = (ALONE.0, json!(ALONE.1));
        insta::assert_snapshot!(told(
            &RULE,
            &[
                ("not answered", &[(ALONE.0, json!(null))]),
                ("not known", &[(ALONE.0, json!("not_known"))]),
                ("nothing said", std::slice::from_ref(&alone)),
                (
                    "no other home",
                    &[alone.clone(), ("/referral/solo", whole("nothing_else"))]
                ),
                ("a home for one", &[("/home/registered_places", json!(1))]),
            ]
        ));
    }

    #[test]
    fn a_reason_of_the_childs_own_with_eyes_and_an_end_is_settled() {
        let case = settled_but(&[
            (ALONE.0, json!(ALONE.1)),
            ("/referral/solo", whole("own_need")),
        ]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
