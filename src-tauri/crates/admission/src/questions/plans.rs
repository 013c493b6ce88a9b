//! Papers and relevant plans. The plan rules ask for these answers, plan by plan.

use super::Kind::{Choice, Date, Line, Number, Text};
use super::Question;
use crate::tasks::TaskId::Plans as T;

/// The questions of one relevant plan.
macro_rules! plan {
    ($field:literal) => {
        [
            Question::new(T, concat!("/plans/", $field, "/state"), "Where it stands", Choice {
                of: "PlanState",
            }),
            Question::new(T, concat!("/plans/", $field, "/dated"), "Date of the plan", Date)
                .shown_when(concat!("/plans/", $field, "/state"), HELD),
            Question::new(T, concat!("/plans/", $field, "/last_reviewed"), "Last reviewed", Date)
                .shown_when(concat!("/plans/", $field, "/state"), HELD),
            Question::new(
                T,
                concat!("/plans/", $field, "/next_review_due"),
                "Next review due",
                Date,
            )
            .shown_when(concat!("/plans/", $field, "/state"), HELD),
            Question::new(T, concat!("/plans/", $field, "/pages"), "Pages held", Number)
                .shown_when(concat!("/plans/", $field, "/state"), HELD),
            Question::new(T, concat!("/plans/", $field, "/complete"), "Is it complete?", Choice {
                of: "YesNo",
            })
            .hint("The law does not define “complete”. What is missing, and does it matter to this decision?")
            .shown_when(concat!("/plans/", $field, "/state"), HELD),
            Question::new(T, concat!("/plans/", $field, "/missing"), "What is missing from it", Text)
                .shown_when(concat!("/plans/", $field, "/state"), HELD),
            Question::new(
                T,
                concat!("/plans/", $field, "/complete_because"),
                "Why what is missing does not matter to this decision",
                Text,
            )
            .hint("Only where you find the plan complete all the same.")
            .shown_when(concat!("/plans/", $field, "/complete"), &["yes"]),
            Question::new(
                T,
                concat!("/plans/", $field, "/changed"),
                "Has anything in the child’s life changed since it was written or reviewed?",
                Choice {
                    of: "YesNoNotKnown",
                },
            )
            .hint("A move, a school, a diagnosis, a person, a risk. Ask the social worker if you cannot tell.")
            .shown_when(concat!("/plans/", $field, "/state"), HELD),
            Question::new(
                T,
                concat!("/plans/", $field, "/changed_since"),
                "What has changed since it was written",
                Text,
            )
            .shown_when(concat!("/plans/", $field, "/state"), HELD),
            Question::new(T, concat!("/plans/", $field, "/current"), "Is it current?", Choice {
                of: "YesNo",
            })
            .hint("The law does not define “current”: you decide, with the dates and what has changed in mind.")
            .shown_when(concat!("/plans/", $field, "/state"), HELD),
            Question::new(
                T,
                concat!("/plans/", $field, "/redactions"),
                "Pages blacked out, what they seem to hide, and why that matters",
                Text,
            )
            .shown_when(concat!("/plans/", $field, "/state"), HELD),
            Question::new(T, concat!("/plans/", $field, "/who_said"), "Who said so, and when", Line)
                .shown_when(concat!("/plans/", $field, "/state"), NOT_HELD),
            Question::new(
                T,
                concat!("/plans/", $field, "/no_bearing_because"),
                "No bearing on this decision, because",
                Text,
            )
            .hint("The Guide (2.1) says the list of relevant plans is a starting point, not a tick-box exercise. If this plan does not bear on this decision, say why. Leave blank if it does."),
        ]
    };
}

const HELD: &[&str] = &["held", "held_redacted", "held_draft"];
const NOT_HELD: &[&str] = &[
    "not_supplied",
    "refused",
    "not_due_yet",
    "does_not_exist",
    "not_applicable",
];

const LEDGER: &[[Question; 14]; 5] = &[
    plan!("placement_plan"),
    plan!("care_plan"),
    plan!("ehc_plan"),
    plan!("sen_statement"),
    plan!("youth_justice_plan"),
];

/// The questions of each relevant plan, in the order of the ledger.
pub(super) const PLANS: &[Question] = LEDGER.as_flattened();

/// What decides which parts of a plan are needed.
pub(super) const ABOUT_ALL: &[Question] = &[Question::new(
    T,
    "/plans/protection_or_missing",
    "Are there child protection concerns, or has the child ever gone missing from a placement?",
    Choice {
        of: "YesNoNotKnown",
    },
)
.hint("If so, the placement plan must hold the day-to-day arrangements to keep the child safe.")];

/// The questions of each other paper.
pub(super) const PAPERS: &[Question] = &[
    Question::new(T, "/papers/*/title", "Title", Line),
    Question::new(
        T,
        "/papers/*/kind",
        "What kind of paper",
        Choice { of: "PaperKind" },
    ),
    Question::new(
        T,
        "/papers/*/state",
        "Where it stands",
        Choice { of: "PaperState" },
    ),
    Question::new(T, "/papers/*/who_said", "Who said so, and why", Line).shown_when(
        "/papers/*/state",
        &["refused", "does_not_exist", "not_applicable"],
    ),
    Question::new(T, "/papers/*/author", "Written by", Line),
    Question::new(T, "/papers/*/dated", "Date", Date),
    Question::new(T, "/papers/*/covers", "The time it covers", Line),
    Question::new(T, "/papers/*/pages", "Pages", Number),
    Question::new(
        T,
        "/papers/*/redacted",
        "Is any page blacked out?",
        Choice { of: "YesNo" },
    ),
    Question::new(
        T,
        "/papers/*/redactions",
        "Which pages are blacked out, and what they seem to hide",
        Text,
    )
    .shown_when("/papers/*/redacted", &["yes"]),
    Question::new(T, "/papers/*/read_by", "Read by", Line),
    Question::new(T, "/papers/*/digest", "SHA-256 of the file", Line),
];

/// The fields of each passage of a paper. They are filled by pointing at the words on the page, not
/// by typing; only what is said about them is typed.
pub(super) const PASSAGES: &[Question] = &[
    Question::new(T, "/passages/*/words", "Words, as printed", Text),
    Question::new(T, "/passages/*/document", "Paper", Line),
    Question::new(T, "/passages/*/page", "Page", Number),
    Question::new(T, "/passages/*/kept_as", "Kept as", Choice { of: "KeptAs" }),
    Question::new(T, "/passages/*/about", "About", Line),
    Question::new(
        T,
        "/passages/*/because",
        "Why it was set aside, or what the part that is blacked out seems to hide",
        Text,
    )
    .shown_when("/passages/*/kept_as", &["set_aside", "blacked_out"]),
    Question::new(T, "/passages/*/paper", "SHA-256 of the file", Line),
];
