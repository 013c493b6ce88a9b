//! Decision.

use super::Kind::{Choice, Date, Line, NotInPlace, Text};
use super::{Needed, Question};
use crate::tasks::TaskId::Decision as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(T, "/decision/outcome", "Outcome", Choice { of: "Outcome" }),
    Question::new(
        T,
        "/decision/range_reasons",
        "Regulation 14(2)(a): are the child’s needs inside the range of needs?",
        Text,
    )
    .hint("In your own words, with the clauses you rely on.")
    .needed(Needed::ForADecision),
    Question::new(
        T,
        "/decision/response_reasons",
        "Guide 11.4: can the home respond effectively?",
        Text,
    )
    .hint("Why, need by need where it matters.")
    .needed(Needed::ForADecision),
    Question::new(
        T,
        "/decision/group_reasons",
        "Guide 11.4: the impact on the children living here",
        Text,
    )
    .hint("Initials only: this part is read outside the home.")
    .needed(Needed::ForADecision),
    Question::new(
        T,
        "/decision/reasons/*/code",
        "The reason",
        Choice { of: "ReasonCode" },
    ),
    Question::new(T, "/decision/reasons/*/evidence", "What it rests on", Text)
        .hint("Which need, which child (initials), which gap, which clause."),
    Question::new(T, "/decision/doubts", "Doubts", Text)
        .hint("Ambivalence belongs in the record. If you have none, say so.")
        .needed(Needed::ForADecision),
    Question::new(
        T,
        "/decision/dissent",
        "Who disagreed, and what they said",
        Text,
    )
    .hint("Adults here, the authority, family, another professional. If nobody did, say whom you asked.")
    .needed(Needed::ForADecision),
    Question::new(
        T,
        "/decision/pressure",
        "Pressure felt, and how it was answered",
        Text,
    )
    .hint("From whom, to say yes or to say no. If there was none, say so, and how you know.")
    .needed(Needed::ForADecision),
    Question::new(T, "/decision/alternatives", "Alternatives considered", Text)
        .hint("A phased move, another room, a later date, another home, outreach from us."),
    Question::new(
        T,
        "/decision/would_change",
        "What would change the answer",
        Text,
    )
    .needed(Needed::ForADecision),
    Question::new(
        T,
        "/decision/look_again_on",
        "When we would look again",
        Date,
    ),
    Question::new(
        T,
        "/decision/who_is_told",
        "Who is told, when and how",
        Text,
    )
    .hint("The child first.")
    .needed(Needed::ForADecision),
    Question::new(
        T,
        "/decision/second_person",
        "Second person consulted",
        Text,
    )
    .hint("Name, role and what they said."),
    Question::new(
        T,
        "/decision/arrangement",
        "If the registered manager is away: who decides, under what arrangement",
        Text,
    ),
    Question::new(T, "/decision/conditions/*/what", "The condition", Text).needed(Needed::ForAMove),
    Question::new(
        T,
        "/decision/conditions/*/covers",
        "What it covers",
        NotInPlace,
    )
    .hint("What must still be had. One condition may cover several things."),
    Question::new(T, "/decision/conditions/*/owner", "Who owns it", Line).needed(Needed::ForAMove),
    Question::new(T, "/decision/conditions/*/due", "By when", Date).needed(Needed::ForAMove),
    Question::new(
        T,
        "/decision/conditions/*/proof",
        "What will show that it is met",
        Text,
    )
    .needed(Needed::ForAMove),
    Question::new(
        T,
        "/decision/conditions/*/if_missed",
        "What happens if it is missed",
        Text,
    ),
];
