//! # What it looks at
//! The questions proposed about each child living here and about the group as a whole: whether each
//! is answered, made a row, or set aside with a reason; and answers whose ground is no longer noted.
//!
//! # Why it matters
//! Guide 11.4 asks that the impact on the existing group of children is fully considered. A question
//! that was raised and passed over was not considered; one that was set aside with a reason was.
//!
//! # What the manager sees
//! "For A.B. 3 of the questions Threshold proposes are neither answered nor set aside." Worth
//! considering, whatever the outcome; before a move is signed, to settle.
//!
//! # Example
//! The newcomer harms themselves at night; of a child living here it is ticked that they sleep
//! lightly. What the child would hear is asked, and nobody has said.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule, named};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::prompts;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "GROUP-09",
    concern: "a question about a child living here that nobody has answered",
    answers: &["G7", "I2", "I3"],
    provision: Some("GUIDE/11.4"),
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, today: NaiveDate) -> Checked {
    let questions = prompts::questions(case, today);
    let mut raised = Vec::new();
    for child in case.home.children_living_here() {
        let open = prompts::left_open(case, &questions, &child.id);
        let whom = format!("For {}", named(&child.initials));
        raise(case, &mut raised, &child.id, &whom, open);
    }
    let open = prompts::left_open(case, &questions, "");
    raise(case, &mut raised, "group", "For the group as a whole", open);
    Ok(raised)
}

fn raise(case: &Case, raised: &mut Vec<Raised>, subject: &str, whom: &str, open: usize) {
    if open == 0 {
        return;
    }
    let sentence = match open {
        1 => format!(
            "{whom} 1 of the questions Threshold proposes is neither answered nor set aside."
        ),
        n => format!(
            "{whom} {n} of the questions Threshold proposes are neither answered nor set aside."
        ),
    };
    let pointer = format!("/referral/group/questions/{subject}");
    let one = Raised::new(subject, sentence, TaskId::Group, pointer);
    // What a move asks for is a finding once a move is what is meant; until then, and for every
    // other outcome, it is worth considering.
    let a_move = case.referral.decision.outcome.is_some_and(Outcome::accepts);
    if !a_move {
        raised.push(one.clone().weighing(Weight::Consider).closing(&[]));
    }
    raised.push(one.asked_by_the_outcome());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    #[test]
    fn what_the_manager_reads() {
        insta::assert_snapshot!(told(
            &RULE,
            &[
                (
                    "nothing is taken up",
                    &[("/referral/group/questions", json!([]))]
                ),
                (
                    "nothing is taken up, on a decline",
                    &[
                        ("/referral/group/questions", json!([])),
                        ("/referral/decision/outcome", json!("decline_no_place")),
                    ]
                ),
            ]
        ));
    }

    #[test]
    fn a_decline_is_never_held_up() {
        let case = settled_but(&[
            ("/referral/group/questions", json!([])),
            ("/referral/decision/outcome", json!("decline_no_place")),
        ]);
        assert!(found_by(&RULE, &case).iter().all(|f| f.closes.is_empty()));
    }
}
