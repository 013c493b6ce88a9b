//! What a referral calls for beyond the ordinary: the facts that bring an extra task.
//!
//! Not known is never absent. While the fact that would call for a task is not answered, or nobody
//! could say, the task may be called for: its rule asks for the answer before a move. A rule raises
//! as much while the fact is open as it does when the task is called for, so leaving the fact out
//! never helps.

use chrono::NaiveDate;

use crate::calendar::age_on;
use crate::case::Case;
use crate::referral::{LegalStatus, LiveWith, WhereTheHomeLies};
use crate::tasks::TaskId;
use crate::vocabulary::YesNoNotKnown;

/// Whether a fact calls for an extra task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// The question has not been answered.
    NotAnswered,
    /// Nobody has been able to say.
    NotKnown,
}

impl Call {
    /// Whether the task may be called for.
    #[must_use]
    pub fn may_be(self) -> bool {
        self != Self::No
    }

    /// "is not answered", "is not known": for a sentence about a fact that is open; none where it
    /// is not.
    #[must_use]
    pub fn open(self) -> Option<&'static str> {
        match self {
            Self::NotAnswered => Some("has not been answered"),
            Self::NotKnown => Some("is not known"),
            Self::Yes | Self::No => None,
        }
    }
}

impl From<Option<YesNoNotKnown>> for Call {
    fn from(answer: Option<YesNoNotKnown>) -> Self {
        match answer {
            None => Self::NotAnswered,
            Some(YesNoNotKnown::NotKnown) => Self::NotKnown,
            Some(YesNoNotKnown::Yes) => Self::Yes,
            Some(YesNoNotKnown::No) => Self::No,
        }
    }
}

/// What calls for an extra task; none for a task that is always there.
#[must_use]
pub fn call(case: &Case, task: TaskId, today: NaiveDate) -> Option<Call> {
    Some(match task {
        TaskId::Liberty => liberty(case),
        TaskId::Solo => solo(case),
        TaskId::Area => match (area(case), schooling(case, today)) {
            (Call::Yes, _) | (_, Call::Yes) => Call::Yes,
            (out_of_area, _) => out_of_area,
        },
        TaskId::ShortBreaks => short_breaks(case),
        TaskId::NotLookedAfter => not_looked_after(case),
        TaskId::YouthJustice => youth_justice(case),
        TaskId::Secure => secure(case, today),
        TaskId::Therapy => case.referral.therapy.offered.into(),
        TaskId::Devices => case.referral.devices.used.into(),
        _ => return None,
    })
}

/// Deprivation of liberty: by the question, or by a legal status that says so.
#[must_use]
pub fn liberty(case: &Case) -> Call {
    if case.referral.legal.status == Some(LegalStatus::DoL) {
        Call::Yes
    } else {
        case.referral.liberty.proposed.into()
    }
}

/// Living alone: the authority recommends it, or the home is registered for one child.
#[must_use]
pub fn solo(case: &Case) -> Call {
    if case.home.registered_places == Some(1) {
        return Call::Yes;
    }
    match case.referral.home_asked_for.live_with {
        None => Call::NotAnswered,
        Some(LiveWith::NotKnown) => Call::NotKnown,
        Some(LiveWith::Solo) => Call::Yes,
        Some(_) => Call::No,
    }
}

/// Out of the placing authority's area. The duties are owed to a child who is looked after.
#[must_use]
pub fn area(case: &Case) -> Call {
    if case.referral.legal.looked_after == Some(YesNoNotKnown::No) {
        return Call::No;
    }
    match case.referral.area.home_lies {
        None => Call::NotAnswered,
        Some(WhereTheHomeLies::NotKnown) => Call::NotKnown,
        Some(WhereTheHomeLies::OwnArea) => Call::No,
        Some(WhereTheHomeLies::Adjoining | WhereTheHomeLies::AtADistance) => Call::Yes,
    }
}

/// Whether somebody says that the move would disrupt school in the fourth key stage. The duty is
/// owed to a child who is looked after.
#[must_use]
pub fn school_is_disrupted(case: &Case) -> bool {
    case.referral.legal.looked_after != Some(YesNoNotKnown::No)
        && case.referral.area.key_stage_four == Some(YesNoNotKnown::Yes)
}

/// Schooling in the fourth key stage, disrupted. Children of 13 to 17 are asked about: a pupil may
/// be taught a year above or below their age.
#[must_use]
pub fn schooling(case: &Case, today: NaiveDate) -> Call {
    if school_is_disrupted(case) {
        return Call::Yes;
    }
    let not_looked_after = case.referral.legal.looked_after == Some(YesNoNotKnown::No);
    let born = case.referral.child.date_of_birth;
    let may_be_of_age = born
        .and_then(|born| age_on(born, today))
        .is_none_or(|age| (13..=17).contains(&age));
    if not_looked_after || !may_be_of_age {
        Call::No
    } else {
        case.referral.area.key_stage_four.into()
    }
}

/// Short breaks: by the question, or by a legal status that says so.
#[must_use]
pub fn short_breaks(case: &Case) -> Call {
    match case.referral.legal.status {
        Some(LegalStatus::V3 | LegalStatus::V4) => Call::Yes,
        _ => case.referral.legal.short_break.into(),
    }
}

/// Whether every circumstance of regulation 52(2) is shown, so that paragraphs 1 and 2 of Schedule
/// 5 lift what they lift. Anything not answered lifts nothing.
#[must_use]
pub fn short_breaks_lift(case: &Case) -> bool {
    short_breaks(case) == Call::Yes && wanting_for_short_breaks(case).is_empty()
}

/// What stands against the circumstances of regulation 52(2), in words.
#[must_use]
pub fn wanting_for_short_breaks(case: &Case) -> Vec<&'static str> {
    let breaks = &case.referral.short_breaks;
    let mut wanting = Vec::new();
    match case.referral.legal.care_order {
        Some(YesNoNotKnown::No) => {}
        Some(YesNoNotKnown::Yes) => wanting.push("the child is in the care of a local authority"),
        _ => wanting.push("it is not said that the child is not in the care of a local authority"),
    }
    match breaks.longest_stay {
        Some(days) if days <= 17 => {}
        Some(_) => wanting.push("a stay is meant to last more than 17 days"),
        None => wanting.push("the longest stay is not given"),
    }
    match breaks.returns_home {
        Some(YesNoNotKnown::Yes) => {}
        Some(YesNoNotKnown::No) => wanting.push(
            "the child does not go back to a parent, or somebody with parental responsibility, \
             after each stay",
        ),
        _ => wanting.push("it is not said to whom the child goes back after each stay"),
    }
    match breaks.days_in_a_year {
        Some(days) if days <= 75 => {}
        Some(_) => wanting.push("the breaks so far exceed 75 days in twelve months"),
        None => wanting.push("the days so far in the last twelve months are not given"),
    }
    wanting
}

/// A child no local authority looks after.
#[must_use]
pub fn not_looked_after(case: &Case) -> Call {
    match case.referral.legal.looked_after {
        None => Call::NotAnswered,
        Some(YesNoNotKnown::NotKnown) => Call::NotKnown,
        Some(YesNoNotKnown::No) => Call::Yes,
        Some(YesNoNotKnown::Yes) => Call::No,
    }
}

/// A youth justice child: by the question, or by a legal status that says so.
#[must_use]
pub fn youth_justice(case: &Case) -> Call {
    match case.referral.legal.status {
        Some(LegalStatus::J1 | LegalStatus::J3) => Call::Yes,
        _ => case.referral.legal.youth_justice.into(),
    }
}

/// Secure accommodation for a child under thirteen on the day of the move, or today while no day is
/// set.
#[must_use]
pub fn secure(case: &Case, today: NaiveDate) -> Call {
    let day = case.referral.moving_in.on.unwrap_or(today);
    let born = case.referral.child.date_of_birth;
    if born
        .and_then(|born| age_on(born, day))
        .is_some_and(|age| age >= 13)
    {
        Call::No
    } else if case.referral.legal.status == Some(LegalStatus::S25) {
        Call::Yes
    } else {
        case.referral.legal.secure.into()
    }
}

/// Whether the home's own local authority is the placing authority, where that has been said: then
/// regulation 41(2) asks for no notice.
#[must_use]
pub fn host_is_placing(case: &Case) -> Option<bool> {
    match case.referral.area.home_lies {
        None | Some(WhereTheHomeLies::NotKnown) => None,
        Some(where_it_lies) => Some(where_it_lies == WhereTheHomeLies::OwnArea),
    }
}

/// Parts of a sentence joined: "a, b and c".
pub(crate) fn listed<T: AsRef<str>>(parts: &[T]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", before.join(", "), last.as_ref())
        }
    }
}
