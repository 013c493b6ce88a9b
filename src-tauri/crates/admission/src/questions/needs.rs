//! Needs, risks and strengths. Strengths stand first.

use super::Kind::{Choice, Date, Line, Number, OneNeed, Text};
use super::{Needed, Question};
use crate::tasks::TaskId::{Needs as T, Range};

const MISSING: &[&str] = &["going_missing"];

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(T, "/strengths/strengths", "Strengths, interests and talents", Text)
        .hint("What is the child good at, proud of, glad about?")
        .needed(Needed::ForAPlannedMove),
    Question::new(T, "/strengths/what_works", "What works, and what calms", Text),
    Question::new(T, "/strengths/trusted_people", "Trusted adults and friends", Text),
    Question::new(T, "/strengths/hopes", "Hopes and wishes", Text)
        .hint("In the child’s own words where you have them."),
    Question::new(T, "/strengths/good_days", "What good days look like", Text),
    Question::new(T, "/strengths/progress", "Progress in the last six months", Text)
        .needed(Needed::ForAPlannedMove),
    Question::new(T, "/needs/*/category", "Category", Choice { of: "NeedCategory" }),
    Question::new(T, "/needs/*/what", "The specific need", Line)
        .hint("Say what it is. “Complex needs” tells nobody what the child needs.")
        .needed(Needed::ForAMove),
    Question::new(T, "/needs/*/specific", "Nearest in the list of specific needs", Choice {
        of: "SpecificNeed",
    })
    .hint("Questions about the children living here hang on it. It never stands in for your own words."),
    Question::new(T, "/needs/*/how_it_shows", "How it shows", Text)
        .hint("What an adult beside the child would see and hear."),
    Question::new(T, "/needs/*/how_often", "How often it shows", Choice { of: "HowOften" }),
    Question::new(T, "/needs/*/last_shown", "When it last showed", Choice { of: "Recency" }),
    Question::new(T, "/needs/*/service", "The mental health service the child has now", Choice {
        of: "MentalHealthService",
    })
    .shown_when("/needs/*/category", &["mental_health"]),
    Question::new(T, "/needs/*/support", "What support the child needs with it", Text)
        .needed(Needed::ForAPlannedMove),
    Question::new(T, "/needs/*/from_whom", "From whom", Line).needed(Needed::ForAPlannedMove),
    Question::new(T, "/needs/*/how_we_would_know", "How we would know it is met", Text)
        .needed(Needed::ForAPlannedMove),
    Question::new(T, "/needs/*/evidence/knowledge", "What is known of it", Choice {
        of: "Knowledge",
    })
    .hint("“No known need” is not the same as “evidenced absent”.")
    .needed(Needed::ForAMove),
    Question::new(T, "/needs/*/evidence/because", "Not applicable, because", Text)
        .shown_when("/needs/*/evidence/knowledge", &["not_applicable"]),
    Question::new(T, "/needs/*/evidence/document", "Document", Line),
    Question::new(T, "/needs/*/evidence/page", "Page", Line),
    Question::new(T, "/needs/*/evidence/person", "Or person, and their role", Line),
    Question::new(T, "/needs/*/evidence/dated", "Date of the document or conversation", Date),
    Question::new(T, "/needs/*/evidence/statement", "What kind of statement is it?", Choice {
        of: "Statement",
    })
    .hint("The Guide (14.4) says that fact, opinion and third-party information are told apart. Third-party: passed on by, or about, somebody else."),
    Question::new(Range, "/needs/*/range/finding", "Inside the range of needs?", Choice {
        of: "Inside",
    }),
    Question::new(Range, "/needs/*/range/clause", "The clause relied on", Line),
    Question::new(Range, "/needs/*/range/words_relied_on", "The words relied on", Text),
    Question::new(Range, "/needs/*/range/because", "Why those words reach this need, or do not", Text),
    Question::new(T, "/risks/*/to", "A risk", Choice { of: "RiskTo" }),
    Question::new(T, "/risks/*/kind", "What kind of risk", Choice { of: "RiskKind" })
        .hint("Questions about the children living here hang on it."),
    Question::new(T, "/risks/*/what", "The risk", Text)
        .hint("What happens, to whom, and how serious it has been.")
        .needed(Needed::ForAMove),
    Question::new(T, "/risks/*/need", "The need it is part of", OneNeed)
        .hint("A risk that is part of no need is never held against the statement of purpose."),
    Question::new(T, "/risks/*/scale", "How it stands", Choice { of: "RiskScale" })
        .hint("An authority’s “no known risk” is “not known”.")
        .needed(Needed::ForAMove),
    Question::new(T, "/risks/*/last_on", "When it last happened", Date),
    Question::new(T, "/risks/*/trigger", "What sets it off", Text),
    Question::new(T, "/risks/*/setting", "Where it happens", Line),
    Question::new(T, "/risks/*/how_often", "How often it happens", Choice { of: "HowOften" }),
    Question::new(T, "/risks/*/missing_times", "Times missing in the last 90 days", Number)
        .shown_when("/risks/*/kind", MISSING),
    Question::new(T, "/risks/*/missing_longest", "The longest time missing", Line)
        .shown_when("/risks/*/kind", MISSING),
    Question::new(T, "/risks/*/missing_with", "With whom", Line)
        .shown_when("/risks/*/kind", MISSING),
    Question::new(T, "/risks/*/missing_found", "Where found, and what the child said on return", Text)
        .shown_when("/risks/*/kind", MISSING),
    Question::new(T, "/risks/*/who_was_harmed", "Who was harmed: their age and sex", Line)
        .shown_when("/risks/*/to", &["others"]),
    Question::new(T, "/risks/*/how_proved", "How sure it is", Choice { of: "HowProved" })
        .shown_when("/risks/*/to", &["others"]),
    Question::new(T, "/risks/*/court_conditions", "Conditions of bail or of a court", Text)
        .shown_when("/risks/*/to", &["others"]),
    Question::new(T, "/risks/*/what_stopped_it", "What stopped it", Text)
        .needed(Needed::ForAPlannedMove),
    Question::new(T, "/risks/*/evidence/knowledge", "What is known of it", Choice {
        of: "Knowledge",
    })
    .needed(Needed::ForAMove),
    Question::new(T, "/risks/*/evidence/because", "Not applicable, because", Text)
        .shown_when("/risks/*/evidence/knowledge", &["not_applicable"]),
    Question::new(T, "/risks/*/evidence/document", "Document", Line),
    Question::new(T, "/risks/*/evidence/page", "Page", Line),
    Question::new(T, "/risks/*/evidence/person", "Or person, and their role", Line),
    Question::new(T, "/risks/*/evidence/dated", "Date of the document or conversation", Date),
    Question::new(T, "/risks/*/evidence/statement", "What kind of statement is it?", Choice {
        of: "Statement",
    })
    .hint("The Guide (14.4) says that fact, opinion and third-party information are told apart. Third-party: passed on by, or about, somebody else."),
];
