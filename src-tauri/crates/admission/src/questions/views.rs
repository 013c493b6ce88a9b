//! Views. The rule about the child's own view asks for the answers it needs.

use super::Kind::{Choice, Date, Line, Text};
use super::{Needed, Question};
use crate::tasks::TaskId::Views as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        T,
        "/childs_view/asked",
        "Has the child been asked?",
        Choice { of: "Asked" },
    ),
    Question::new(
        T,
        "/childs_view/told",
        "What the child was told about this home",
        Text,
    )
    .hint("By whom, and how: a visit, a video, a conversation."),
    Question::new(
        T,
        "/childs_view/how_asked",
        "How the child was asked, by whom and when",
        Text,
    )
    .shown_when("/childs_view/asked", &["replied", "waiting"]),
    Question::new(T, "/childs_view/said", "What the child said", Text)
        .hint("In their words.")
        .shown_when("/childs_view/asked", &["replied"]),
    Question::new(T, "/childs_view/wants", "What the child wants", Text)
        .shown_when("/childs_view/asked", &["replied"]),
    Question::new(T, "/childs_view/fears", "What the child fears", Text)
        .shown_when("/childs_view/asked", &["replied"]),
    Question::new(
        T,
        "/childs_view/advocate",
        "The child’s advocate, or why there is none",
        Line,
    ),
    Question::new(
        T,
        "/childs_view/weighed",
        "How it was weighed, and what reason was given back",
        Text,
    )
    .shown_when("/childs_view/asked", &["replied"]),
    Question::new(
        T,
        "/childs_view/not_asked_because",
        "Why the child has not been asked",
        Text,
    )
    .hint("A parent’s or a social worker’s word does not stand in for the child’s.")
    .shown_when(
        "/childs_view/asked",
        &["not_yet", "not_practicable", "waiting"],
    ),
    Question::new(
        T,
        "/childs_view/authority_ascertained",
        "What the local authority has found out of the child’s wishes and feelings",
        Text,
    )
    .hint("From whom you have it, and of what date. It does not stand in for asking the child."),
    Question::new(
        T,
        "/views/*/relation",
        "Who they are to the child",
        Choice { of: "Relation" },
    ),
    Question::new(T, "/views/*/person", "Name and role", Line),
    Question::new(
        T,
        "/views/*/asked",
        "Were they asked?",
        Choice { of: "Asked" },
    )
    .needed(Needed::ForAMove),
    Question::new(T, "/views/*/on", "When", Date),
    Question::new(T, "/views/*/said", "What they said", Text)
        .shown_when("/views/*/asked", &["replied"]),
    Question::new(
        T,
        "/views/*/statement",
        "What kind of statement is it?",
        Choice { of: "Statement" },
    )
    .hint("The Guide (14.4) says that fact, opinion and third-party information are told apart. Third-party: passed on by, or about, somebody else.")
    .shown_when("/views/*/asked", &["replied"]),
    Question::new(T, "/views/*/because", "Why they were not asked", Text)
        .shown_when("/views/*/asked", &["not_yet", "not_practicable"]),
];
