//! Guide 11.4, second limb. The group rules ask for the entries, child by child.

use super::Kind::{Choice, Date, Line, Number, Text};
use super::{Needed, Question};
use crate::tasks::TaskId::Group as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        T,
        "/group/children_on_the_day",
        "How many children live in the home on the day of the decision?",
        Number,
    )
    .hint("0 if none do."),
    Question::new(T, "/group/rows/*/theme", "Theme", Choice { of: "Theme" }),
    Question::new(
        T,
        "/group/rows/*/direction",
        "Which way",
        Choice { of: "Direction" },
    ),
    Question::new(
        T,
        "/group/rows/*/effect",
        "What kind of effect",
        Choice { of: "Effect" },
    ),
    Question::new(
        T,
        "/group/rows/*/what_we_know",
        "What we know, and how",
        Text,
    ),
    Question::new(
        T,
        "/group/rows/*/evidence/knowledge",
        "What is known of it",
        Choice { of: "Knowledge" },
    ),
    Question::new(T, "/group/rows/*/evidence/document", "Document", Line),
    Question::new(T, "/group/rows/*/evidence/page", "Page", Line),
    Question::new(
        T,
        "/group/rows/*/evidence/person",
        "Or person, and their role",
        Line,
    ),
    Question::new(T, "/group/rows/*/evidence/dated", "Date", Date),
    Question::new(T, "/group/rows/*/evidence/statement", "What kind of statement is it?", Choice {
        of: "Statement",
    })
    .hint("The Guide (14.4) says that fact, opinion and third-party information are told apart. Third-party: passed on by, or about, somebody else."),
    Question::new(
        T,
        "/group/rows/*/likelihood_before",
        "How likely, as things are",
        Choice { of: "Likelihood" },
    )
    .shown_when("/group/rows/*/effect", &["risk"]),
    Question::new(
        T,
        "/group/rows/*/seriousness_before",
        "How serious, as things are",
        Choice { of: "Seriousness" },
    )
    .shown_when("/group/rows/*/effect", &["risk"]),
    Question::new(T, "/group/rows/*/measure", "The measure", Text)
        .shown_when("/group/rows/*/effect", &["risk"]),
    Question::new(T, "/group/rows/*/who", "Who does it", Line)
        .shown_when("/group/rows/*/effect", &["risk"]),
    Question::new(T, "/group/rows/*/from_when", "From when", Line)
        .shown_when("/group/rows/*/effect", &["risk"]),
    Question::new(
        T,
        "/group/rows/*/in_place",
        "Does it exist today?",
        Choice { of: "InPlace" },
    )
    .shown_when("/group/rows/*/effect", &["risk"]),
    Question::new(
        T,
        "/group/rows/*/likelihood_after",
        "How likely, with the measure",
        Choice { of: "Likelihood" },
    )
    .shown_when("/group/rows/*/effect", &["risk"]),
    Question::new(
        T,
        "/group/rows/*/seriousness_after",
        "How serious, with the measure",
        Choice { of: "Seriousness" },
    )
    .shown_when("/group/rows/*/effect", &["risk"]),
    Question::new(
        T,
        "/group/rows/*/acceptable",
        "Is what remains acceptable?",
        Choice { of: "YesNo" },
    )
    .shown_when("/group/rows/*/effect", &["risk"]),
    Question::new(
        T,
        "/group/entries/*/no_impact_because",
        "No impact at all is foreseen, because",
        Text,
    )
    .hint("Only where no row is needed for this child."),
    Question::new(
        T,
        "/group/entries/*/own_plan",
        "This child’s own plan or risk assessment, and its date",
        Line,
    ),
    Question::new(
        T,
        "/group/entries/*/benefit",
        "What good could come of it, for either child",
        Text,
    ),
    Question::new(
        T,
        "/group/entries/*/no_benefit_because",
        "No benefit is identified, because",
        Text,
    ),
    Question::new(
        T,
        "/group/entries/*/asked",
        "Was this child asked?",
        Choice { of: "Asked" },
    )
    .hint("Without private facts about the newcomer."),
    Question::new(T, "/group/entries/*/said", "What they said", Text)
        .shown_when("/group/entries/*/asked", &["replied"]),
    Question::new(
        T,
        "/group/entries/*/not_asked_because",
        "Why they have not been asked",
        Text,
    )
    .shown_when("/group/entries/*/asked", &["not_yet", "not_practicable"]),
    Question::new(
        T,
        "/group/entries/*/social_worker_view",
        "The view of this child’s own social worker",
        Text,
    ),
    Question::new(
        T,
        "/group/entries/*/acceptable",
        "For this child, is what remains acceptable?",
        Choice { of: "YesNo" },
    ),
    Question::new(T, "/group/entries/*/acceptable_because", "Why", Text),
    Question::new(
        T,
        "/group/relationship_history",
        "How the child has lived with other children",
        Text,
    )
    .hint(
        "What the placing authority says, whom you asked and when. It is often in nobody’s papers.",
    ),
    Question::new(
        T,
        "/group/location_assessed_on",
        "The home last reviewed its location on",
        Date,
    ),
    Question::new(
        T,
        "/group/location_still_holds",
        "Does that review hold for this child?",
        Choice { of: "YesNo" },
    )
    .hint("Places, people and services near the home, with this child in mind."),
    Question::new(
        T,
        "/group/location_because",
        "What makes it hold, or what would have to be different",
        Text,
    ),
    Question::new(
        T,
        "/group/questions/*/answer",
        "What we answer",
        Text,
    )
    .hint("What we know, and what would be done. It is printed in the decision record."),
    Question::new(
        T,
        "/group/questions/*/set_aside_because",
        "Set aside, because",
        Text,
    )
    .hint("Where the question does not bear on these two children. It is printed in the decision record."),
    Question::new(T, "/group/whole_group", "The group as a whole", Text)
        .hint("Staffing, rhythm, change in recent weeks, restrictions spilling over, locality.")
        .needed(Needed::ForAMove),
    Question::new(
        T,
        "/group/if_the_answer_is_no",
        "What happens to the child if the answer is no",
        Text,
    )
    .hint("Where will they be tonight? How far away? What would be lost?")
    .needed(Needed::ForADecision),
];
