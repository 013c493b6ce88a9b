//! The referral: how it came, who asks, the child, legal status, why now.

use super::Kind::{Choice, Choices, Date, DateTime, Line, Number, Text};
use super::{ALLERGIES_AND_MEDICINES, Needed, Question};
use crate::tasks::TaskId::Referral as T;

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(T, "/receipt/received_at", "Received", DateTime)
        .hint("The date and time the request reached the home.")
        .needed(Needed::Always),
    Question::new(T, "/receipt/channel", "How it came", Choice { of: "Channel" }),
    Question::new(T, "/receipt/route", "Route", Choice { of: "Route" })
        .hint("The law does not define “emergency”. If you choose it, you will be asked why.")
        .needed(Needed::Always),
    Question::new(T, "/receipt/sent_to_many", "Was it sent to many homes?", Choice {
        of: "YesNoNotKnown",
    }).more(),
    Question::new(
        T,
        "/receipt/named_to_statement_of_purpose",
        "Was it written to this home’s statement of purpose?",
        Choice { of: "YesNoNotKnown" },
    )
    .needed(Needed::ForAPlannedMove),
    Question::new(T, "/receipt/needed_by", "A home is needed", Choice { of: "NeededBy" }),
    Question::new(T, "/receipt/urgency", "What makes it urgent", Choices { of: "Urgency" }).more(),
    Question::new(T, "/receipt/latest_start", "Latest day the move could start", Date).more(),
    Question::new(T, "/receipt/answer_wanted_by", "The authority wants an answer by", DateTime),
    Question::new(
        T,
        "/receipt/referred_before",
        "Was this child referred to this home before?",
        Choice { of: "YesNoNotKnown" },
    )
    .hint("Threshold asks on the referral’s own page when an earlier one carries the same date of birth or name. Only a person can say whether it is the same child.")
    .more(),
    Question::new(T, "/receipt/earlier_referral", "Which referral that was, and what came of it", Line)
        .shown_when("/receipt/referred_before", &["yes"])
        .more(),
    Question::new(T, "/referrer/placing_authority", "Placing authority", Line)
        .needed(Needed::Always),
    Question::new(
        T,
        "/referrer/placing_authority_kind",
        "In law, the placing authority is",
        Choice { of: "PlacingAuthorityKind" },
    )
    .hint("Where the child is not looked after, it is often a parent. This decides whether a gap is challenged under regulation 5(c) or asked for in an information request.")
    .needed(Needed::ForADecision),
    Question::new(T, "/referrer/person", "Who is asking", Line).needed(Needed::ForAMove),
    Question::new(T, "/referrer/role", "Their role", Line).needed(Needed::ForAMove),
    Question::new(T, "/referrer/phone", "Their telephone", Line).needed(Needed::ForAMove),
    Question::new(T, "/referrer/email", "Their email", Line).needed(Needed::ForAMove),
    Question::new(T, "/referrer/team_manager", "Team manager", Line)
        .needed(Needed::ForAPlannedMove),
    Question::new(
        T,
        "/referrer/independent_reviewing_officer",
        "Independent reviewing officer",
        Line,
    )
    .needed(Needed::ForAPlannedMove),
    Question::new(T, "/referrer/duty_contact", "Duty or out-of-hours contact", Line)
        .needed(Needed::ForAMove),
    Question::new(T, "/referrer/area_authority", "Local authority where the child lives now", Line).more(),
    Question::new(T, "/referrer/service_manager", "Service manager", Line).more(),
    Question::new(T, "/referrer/commissioner", "Commissioner or placements team", Line).more(),
    Question::new(T, "/referrer/guardian", "Children’s guardian", Line).more(),
    Question::new(T, "/referrer/solicitor", "The child’s solicitor", Line).more(),
    Question::new(T, "/child/known_as", "The name the child uses", Line),
    Question::new(T, "/child/legal_name", "Legal name", Line),
    Question::new(T, "/child/initials", "Initials", Line)
        .hint("The only name used in anything that leaves the home with names masked."),
    Question::new(T, "/child/reference", "The authority’s reference", Line).more(),
    Question::new(T, "/child/date_of_birth", "Date of birth", Date).needed(Needed::ForADecision),
    Question::new(T, "/child/sex", "Sex", Choice { of: "Sex" })
        .hint("The statement of purpose names the sex of the children the home is for."),
    Question::new(T, "/child/identity_and_pronouns", "Gender identity and pronouns", Line),
    Question::new(T, "/child/ethnicity", "Ethnicity", Line),
    Question::new(T, "/child/religion", "Religion or belief", Line),
    Question::new(
        T,
        "/child/language_and_communication",
        "First language, and how the child communicates",
        Line,
    ),
    Question::new(T, "/child/communication", "Help needed with communication", Choices {
        of: "Communication",
    })
    .more(),
    Question::new(T, "/child/disability", "Disability, in plain words", Text).more(),
    Question::new(T, ALLERGIES_AND_MEDICINES, "Allergies and medicines", Text)
        .hint("What the child must not have, and what to do if they do. Each medicine: how much, when it is next due, and whether it comes with the child. If there are none, who says so."),
    Question::new(
        T,
        "/child/nationality_and_immigration",
        "Nationality and immigration position",
        Line,
    )
    .more(),
    Question::new(T, "/child/unaccompanied", "Does the child seek asylum without a parent?", Choice {
        of: "YesNoNotKnown",
    })
    .more(),
    Question::new(T, "/child/age_in_question", "Where the child’s age is in question", Text)
        .hint("Who says what, what was assessed, and what the answer rests on.")
        .more(),
    Question::new(T, "/child/height_and_weight", "Height and weight", Line)
        .hint("Only if equipment needs them.")
        .more(),
    Question::new(T, "/child/brothers_and_sisters", "Brothers and sisters", Text),
    Question::new(T, "/child/family_time", "Family time", Text)
        .hint("Wanted, ordered, or not to happen, and with whom."),
    Question::new(T, "/legal/looked_after", "Does a local authority look after the child?", Choice {
        of: "YesNoNotKnown",
    })
    .needed(Needed::ForADecision),
    Question::new(T, "/legal/youth_justice", "Is the child a youth justice child?", Choice {
        of: "YesNoNotKnown",
    })
    .hint("Remanded or sentenced to accommodation: a further relevant plan then applies."),
    Question::new(T, "/legal/care_order", "Is the child under a care order?", Choice {
        of: "YesNoNotKnown",
    })
    .hint("Interim or full. It decides whether a care plan may still be on its way."),
    Question::new(
        T,
        "/legal/first_placement",
        "Would this be the child’s first placement?",
        Choice { of: "YesNoNotKnown" },
    )
    .hint("The first since the child became looked after. It decides whether a care plan may still be on its way."),
    Question::new(T, "/legal/became_looked_after_on", "Became looked after on", Date)
        .hint("The authority’s reviews are counted from this day."),
    Question::new(T, "/legal/short_break", "Is it a short break?", Choice {
        of: "YesNoNotKnown",
    })
    .hint("Some of the regulations do not apply to short breaks (Schedule 5)."),
    Question::new(T, "/legal/secure", "Is secure accommodation asked for?", Choice {
        of: "YesNoNotKnown",
    })
    .hint("Further conditions then apply."),
    Question::new(T, "/legal/status", "Legal status", Choice { of: "LegalStatus" })
        .needed(Needed::ForAMove),
    Question::new(T, "/legal/orders", "Orders", Text)
        .hint("Made on, expires, which court, sealed copy held or not.").more(),
    Question::new(T, "/legal/parental_responsibility", "Who holds parental responsibility", Text),
    Question::new(
        T,
        "/legal/delegated_authority",
        "Delegated authority",
        Text,
    )
    .hint("What the home may decide day to day, and what it must ask.").more(),
    Question::new(T, "/legal/medical_consent", "Medical consent", Text)
        .hint("Who consents, how they are reached at night, and in an emergency.")
        .more(),
    Question::new(T, "/legal/orders_made/*/what", "Which order", Line)
        .hint("One order at a time: interim care order, supervision order, remand, deprivation of liberty."),
    Question::new(T, "/legal/orders_made/*/made_on", "Made on", Date),
    Question::new(T, "/legal/orders_made/*/expires_on", "Expires on", Date),
    Question::new(T, "/legal/orders_made/*/court", "Which court", Line),
    Question::new(T, "/legal/orders_made/*/sealed_copy", "Do we hold a sealed copy?", Choice {
        of: "YesNo",
    }),
    Question::new(T, "/legal/orders_made/*/asks_of_us", "What it asks of the home", Text),
    Question::new(T, "/why_now/reason", "Why a home is needed now", Text)
        .needed(Needed::ForADecision),
    Question::new(T, "/why_now/last_ended", "Why the last placement ended", Choice {
        of: "ReasonEnded",
    })
    .needed(Needed::ForAPlannedMove),
    Question::new(T, "/why_now/where_lived", "Where the child has lived", Text)
        .hint("Dates, what kind of home, why each ended, what worked."),
    Question::new(T, "/why_now/last_carer", "Conversation with the last carer", Text)
        .hint("Who, when, and what they said. If it has not been held, say why.")
        .needed(Needed::ForAPlannedMove),
    Question::new(T, "/why_now/need_on_entry", "Category of need on entry to care", Choice {
        of: "NeedOnEntry",
    })
    .hint("As the authority reports it each year (SSDA903).")
    .more(),
    Question::new(T, "/why_now/homes_asked", "How many homes were asked so far", Number).more(),
    Question::new(T, "/why_now/homes_answered", "How many of them answered", Number).more(),
    Question::new(T, "/why_now/homes/*/place", "Which home, and with whom", Line),
    Question::new(T, "/why_now/homes/*/kind", "What kind of home", Choice { of: "HomeKind" })
        .hint("The kinds and codes of the authority’s yearly return (SSDA903)."),
    Question::new(T, "/why_now/homes/*/from", "From", Date),
    Question::new(T, "/why_now/homes/*/until", "Until", Date),
    Question::new(T, "/why_now/homes/*/distance", "How far from the family home", Line),
    Question::new(T, "/why_now/homes/*/registered", "Was it registered where it had to be?", Choice {
        of: "YesNoNotKnown",
    }),
    Question::new(T, "/why_now/homes/*/ended", "Why it ended", Choice { of: "ReasonEnded" }),
    Question::new(T, "/why_now/homes/*/what_worked", "What worked there", Text)
        .hint("And what the child says of it."),
];
