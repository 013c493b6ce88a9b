//! Devices for monitoring or surveillance: the conditions of regulation 24(1), device by device.

use super::Kind::{Choice, Date, Line, Text};
use super::Question;
use crate::tasks::TaskId::{Devices as T, Further};

pub(super) const QUESTIONS: &[Question] = &[
    Question::new(
        Further,
        "/devices/used",
        "Would devices watch or follow the child?",
        Choice { of: "YesNoNotKnown" },
    )
    .hint("Cameras, door alarms, trackers, listening or bed sensors; those in use in the home already count."),
    Question::new(T, "/devices/policy", "Our written policy on them, and its date", Line),
    Question::new(T, "/devices/each/*/what", "The device, and where it is", Line),
    Question::new(T, "/devices/each/*/kind", "Kind", Choice { of: "DeviceKind" }),
    Question::new(
        T,
        "/devices/each/*/purpose",
        "How it safeguards and promotes the welfare of this child, or of other children",
        Text,
    ),
    Question::new(
        T,
        "/devices/each/*/consent",
        "Does the placing authority consent in writing?",
        Choice { of: "YesNo" },
    )
    .hint("The Guide asks for it at the time of placement."),
    Question::new(T, "/devices/each/*/consent_by", "Who consented, name and role", Line),
    Question::new(T, "/devices/each/*/consent_on", "Date of the writing", Date),
    Question::new(T, "/devices/each/*/told", "The child was", Choice { of: "ToldInAdvance" }),
    Question::new(T, "/devices/each/*/told_how", "What the child was told and said, or why not", Text),
    Question::new(
        T,
        "/devices/each/*/no_more_than_needed",
        "Why nothing less intrusive would do",
        Text,
    )
    .hint("Having regard to the child’s need for privacy."),
    Question::new(T, "/devices/each/*/court", "A court requires it: which, when, in what words", Text),
    Question::new(
        T,
        "/devices/each/*/without",
        "Without it: how the child is kept safe while it may not be used",
        Text,
    ),
];
