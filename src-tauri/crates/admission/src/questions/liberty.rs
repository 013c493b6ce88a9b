//! Deprivation of liberty: the order, each restriction, and each child living here. The liberty
//! rules ask for the answers.

use super::Kind::{Choice, Date, Line, Text};
use super::Question;
use crate::tasks::TaskId::{Further, Liberty as T};

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(Further, "/liberty/proposed", "Is a deprivation of liberty ordered or proposed?", Choice {
        of: "YesNoNotKnown",
    })
    .hint("Locked doors, never out without an adult, always watched: ask, even where no order is named."),
    Question::new(T, "/liberty/order", "Where the court order stands", Choice { of: "OrderState" }),
    Question::new(T, "/liberty/court", "Which court, and its number for the order", Line),
    Question::new(T, "/liberty/made_on", "Made on", Date),
    Question::new(T, "/liberty/expires", "Last day it is in force", Date),
    Question::new(T, "/liberty/renewal_due", "A renewal must be asked for by", Date),
    Question::new(T, "/liberty/terms", "What it allows, in its own words", Text)
        .hint("With the number of the paragraph."),
    Question::new(
        T,
        "/liberty/without",
        "Without an order: how the child is cared for with none of this",
        Text,
    )
    .hint("If no order is in force on the day of the move, that part of the offer cannot be made. Say whether, and how, the rest of the offer can."),
    Question::new(T, "/liberty/restrictions/*/what", "The restriction, in plain words", Line)
        .hint("What the child would notice: “the front door is locked from nine at night”."),
    Question::new(T, "/liberty/restrictions/*/kind", "Kind", Choice { of: "RestrictionKind" }),
    Question::new(T, "/liberty/restrictions/*/maximum", "The most the order allows", Text),
    Question::new(T, "/liberty/restrictions/*/used", "In this home", Choice { of: "RestrictionUse" })
        .hint("The order is a maximum, not an instruction."),
    Question::new(T, "/liberty/restrictions/*/because", "Why", Text)
        .hint("Why it is needed now, what would bring it out of reserve, or why it is not used here."),
    Question::new(T, "/liberty/restrictions/*/evidence/knowledge", "What is known of that", Choice {
        of: "Knowledge",
    }),
    Question::new(T, "/liberty/restrictions/*/evidence/because", "Not applicable, because", Text)
        .shown_when("/liberty/restrictions/*/evidence/knowledge", &["not_applicable"]),
    Question::new(T, "/liberty/restrictions/*/evidence/document", "Document", Line),
    Question::new(T, "/liberty/restrictions/*/evidence/page", "Page", Line),
    Question::new(T, "/liberty/restrictions/*/evidence/person", "Or person, and their role", Line),
    Question::new(T, "/liberty/restrictions/*/evidence/dated", "Date", Date),
    Question::new(T, "/liberty/restrictions/*/evidence/statement", "What kind of statement is it?", Choice {
        of: "Statement",
    })
    .hint("The Guide (14.4) says that fact, opinion and third-party information are told apart. Third-party: passed on by, or about, somebody else."),
    Question::new(
        T,
        "/liberty/restrictions/*/reduction",
        "The first step by which it gets smaller",
        Text,
    )
    .hint("And what has to be seen first."),
    Question::new(T, "/liberty/restrictions/*/reviewed_by", "Who looks at it again", Line),
    Question::new(T, "/liberty/restrictions/*/reviewed_on", "On", Date),
    Question::new(
        T,
        "/liberty/restrictions/*/nobody_else_because",
        "No child living here is touched by it, because",
        Text,
    )
    .hint("Or say below, child by child, what it means for them."),
    Question::new(T, "/liberty/effects/*/what", "What it means for this child", Text)
        .hint("Or why it does not touch them."),
    Question::new(
        T,
        "/liberty/effects/*/eased_by",
        "What is done so that this child is not restricted as well",
        Text,
    ),
];
