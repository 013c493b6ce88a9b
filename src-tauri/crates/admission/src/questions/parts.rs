//! The parts of the referral, in the order of the screen and of the record.

use serde::Serialize;
use ts_rs::TS;

/// A part: a heading, and the questions whose fields begin with one of its prefixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Part {
    /// The heading.
    pub heading: &'static str,
    /// What the folded questions are called: "More about the child".
    pub more: &'static str,
    /// What the record says where none of the folded questions is answered.
    pub nothing_more: &'static str,
    /// The beginnings of the fields, in order.
    pub prefixes: &'static [&'static str],
    /// The list of entries that belongs here, for example "/legal/orders_made".
    pub list: Option<&'static str>,
}

/// The parts of the task "The referral".
pub const REFERRAL: &[Part] = &[
    Part {
        heading: "How it came",
        more: "More about how it came",
        nothing_more: "Nothing more is written about how it came.",
        prefixes: &["/receipt/"],
        list: None,
    },
    Part {
        heading: "Who is asking",
        more: "More people to know on the authority’s side",
        nothing_more: "No further person on the authority’s side is named.",
        prefixes: &["/referrer/"],
        list: None,
    },
    Part {
        heading: "The child",
        more: "More about the child",
        nothing_more: "Nothing more is written about the child here.",
        prefixes: &["/child/"],
        list: None,
    },
    Part {
        heading: "Legal status",
        more: "More about legal status",
        nothing_more: "Nothing more is written about legal status.",
        prefixes: &["/legal/"],
        list: Some("/legal/orders_made"),
    },
    Part {
        heading: "Why now, and where the child has lived",
        more: "More about why now",
        nothing_more: "Nothing more is written about why now.",
        prefixes: &["/why_now/"],
        list: Some("/why_now/homes"),
    },
    Part {
        heading: "Family and friends",
        more: "More about family and friends",
        nothing_more: "Nothing more is written about family and friends.",
        prefixes: &["/family/"],
        list: Some("/family/people"),
    },
    Part {
        heading: "The home that is asked for",
        more: "More about the home that is asked for",
        nothing_more: "Nothing more is written about the home asked for.",
        prefixes: &["/home_asked_for/"],
        list: None,
    },
    Part {
        heading: "Education",
        more: "More about education",
        nothing_more: "Nothing more is written about education.",
        prefixes: &["/education/"],
        list: None,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entries::list_at;
    use crate::tasks::TaskId;

    #[test]
    fn every_question_of_the_referral_stands_in_one_part() {
        for question in super::super::all().filter(|q| q.task == TaskId::Referral) {
            let parts = REFERRAL.iter().filter(|part| {
                let mut prefixes = part.prefixes.iter();
                prefixes.any(|prefix| question.pointer.starts_with(prefix))
            });
            assert_eq!(parts.count(), 1, "{}", question.pointer);
        }
    }

    #[test]
    fn every_list_of_a_part_is_a_list_of_entries() {
        for list in REFERRAL.iter().filter_map(|part| part.list) {
            assert!(list_at(list).is_some(), "{list}");
        }
    }

    #[test]
    fn what_is_folded_away_is_needed_by_nobody() {
        for question in super::super::all().filter(|q| q.more) {
            assert_eq!(question.needed, super::super::Needed::Optional);
        }
    }
}
