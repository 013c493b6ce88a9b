//! What the responsible individual of the year made of the decisions they read: most they agree with,
//! some in part, one not, and of a few they wrote their own view before they knew the outcome.

use admission::judgement::Outcome;
use admission::oversight::audit::{Found, QUESTIONS};
use admission::oversight::patterns::Thought;
use admission::oversight::sampling::OwnView;
use admission::referral::Referral;
use admission::vocabulary::Vocabulary;

/// An oversight record about to be signed, as the words of its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Whether the reader agrees.
    pub thought: Thought,
    /// The other parts of the form and what is written in them.
    pub words: Vec<(&'static str, &'static str)>,
}

/// Whether a decision that was read has an oversight record, by its place among those of the year.
/// The first ten places hold every answer; the others repeat them.
pub(super) fn audit(place: usize) -> Option<Audit> {
    let thought = match place % 10 {
        1 | 8 => Thought::Agrees,
        3 => Thought::InPart,
        5 => Thought::Disagrees,
        _ => return None,
    };
    let found = |key: &str| match (thought, key) {
        (Thought::InPart, "challenged") | (Thought::Disagrees, "measures") => Found::InPart,
        (Thought::Disagrees, "every_child" | "second_reader") => Found::No,
        _ => Found::Yes,
    };
    let mut words: Vec<(&'static str, &'static str)> = vec![(
        "seen",
        "The whole record, and the care plan where it was held.",
    )];
    words.extend(
        QUESTIONS
            .iter()
            .map(|question| (question.key, found(question.key).name())),
    );
    words.extend_from_slice(match thought {
        Thought::Agrees => &[("comment", "Reasoned, and fair to the children living here.")][..],
        Thought::InPart => &[
            (
                "because",
                "The answer is right. The letter should have gone a day earlier.",
            ),
            (
                "questions",
                "Who follows a challenge up while you are away?",
            ),
        ],
        _ => &[
            (
                "because",
                "Two of the children living here stand in the same words, and the younger one’s \
                 key worker was not asked.",
            ),
            (
                "questions",
                "Will you go over it with his key worker, and tell me what they say?",
            ),
        ],
    });
    Some(Audit { thought, words })
}

/// The reader's own view, written before the outcome was shown, by the decision's place. Now and then
/// it is another outcome.
pub(super) fn blind(place: usize, referral: &Referral) -> Option<OwnView> {
    let decided = referral.decision.outcome?;
    let outcome = match place % 10 {
        2 | 7 | 9 => decided,
        4 if decided.declines() => Outcome::AcceptWithConditions,
        4 => Outcome::DeclineCannotRespond,
        _ => return None,
    };
    let words = |yes: &str, no: &str| if outcome.accepts() { yes } else { no }.to_owned();
    Some(OwnView {
        outcome: Some(outcome),
        range: words(
            "Each need stands under a clause that says so.",
            "I read the clause again, and what is asked for goes beyond it.",
        ),
        response: words(
            "With the adults named it can be done from the first night.",
            "The adults it needs are not here yet.",
        ),
        group: words(
            "Each child living here would be all right, the youngest with his key worker near.",
            "The youngest would pay for it.",
        ),
        missing: "How the last school saw it.".to_owned(),
    })
}
