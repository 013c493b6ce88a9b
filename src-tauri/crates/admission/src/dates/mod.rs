//! The dates that follow from a decision: what starts, what is due, what has no number in law.
//!
//! [`table::ALL`] holds the definitions, one line a duty; [`of`] reckons them for a case on a day,
//! a pure function. Timers start at the recorded start of the placement
//! ([`Afterwards`](crate::afterwards::Afterwards)), never at the decision.
//!
//! - Where the law is unclear the earlier date is shown as the target, with the later one and why.
//! - Where the regulations give no number the count runs up; no limit is invented.
//! - What is not known never ends a date: the date stands with "if …, which is not known".
//!
//! To add a date: a line in [`table::ALL`] and its reckoning beside the others of its kind.

mod arising;
mod home;
mod period;
mod placement;
mod reviews;
pub mod table;

#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::afterwards::{Afterwards, Happened};
use crate::calendar::{in_words, working_days};
use crate::case::Case;
use crate::evidence::Withdrawal;
use crate::home::{Home, StatementOfPurpose};
use crate::law::Force;
use crate::referral::Referral;
use crate::vocabulary::YesNo;

pub use table::{Belongs, Definition, Duty};

/// Where a date stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum When {
    /// There is a last day.
    Due {
        /// The day to work to: the earlier one where the law or the facts are unclear.
        target: NaiveDate,
        /// The last day on the other reading; the same day where there is none.
        latest: NaiveDate,
        /// Whole days from today to the target; below nought once it has passed.
        days_left: i64,
    },
    /// No number in law: the days run up until it is done.
    Counting {
        /// The day it began.
        since: NaiveDate,
        /// Whole days since.
        days: i64,
    },
    /// It begins with something that has not happened.
    Waiting {
        /// The target, were the child to move in on the day planned.
        if_as_planned: Option<NaiveDate>,
    },
    /// It counts from the child's move by an emergency's decision, which is made again here. What was
    /// done since is noted beside that record: nothing is said to be due.
    CountsAlready {
        /// The day to work to, where the law gives a number.
        target: Option<NaiveDate>,
    },
    /// It cannot be reckoned from what is known.
    NotKnown,
    /// It is done.
    Done {
        /// On which day.
        on: NaiveDate,
    },
    /// It had fallen due, or had begun to count, when the stay ended, and that it was done is not noted.
    /// Nobody is asked for it any more, it can still be noted, and it is never said not to have applied.
    NotNoted {
        /// The day to work to, or the day the count began.
        since: NaiveDate,
    },
    /// It does not apply.
    NotApplicable,
}

/// One date of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Deadline {
    /// Identifies the date: the definition's id, and its subject where there are several: "D17:l1".
    pub key: String,
    /// The definition's id, for example "D1".
    pub id: String,
    /// What is to happen.
    pub event: String,
    /// Whose duty it is.
    pub duty: Duty,
    /// What the law, or Threshold, says, with its force.
    pub says: String,
    /// How strong that ground is.
    pub force: Force,
    /// The provisions it rests on, by id.
    pub provisions: Vec<String>,
    /// The same as they are cited: "regulation 9(2)".
    pub citations: Vec<String>,
    /// Where it stands.
    pub when: When,
    /// The same in words, whole sentences: dates, the other reading and why, what is not known.
    pub sentences: Vec<String>,
    /// Whether it can be marked as done here.
    pub can_be_done: bool,
}

/// A condition of the decision, with what was noted of it since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct ConditionDate {
    /// The condition, by id.
    pub id: String,
    /// The condition.
    pub what: String,
    /// Who owns it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Whole days from today to that day; below nought once it has passed.
    pub days_left: Option<i64>,
    /// What will show that it is met.
    pub proof: Option<String>,
    /// Whether it is met; none while nothing has been noted.
    pub met: Option<YesNo>,
    /// Where it stands, in a whole sentence.
    pub sentence: String,
    /// When the last word on it was noted.
    pub noted_at: Option<DateTime<Utc>>,
}

/// The dates of a case on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Dates {
    /// The day they were reckoned for.
    pub today: NaiveDate,
    /// What they rest on, in whole sentences: the recorded start, or that there is none.
    pub rests_on: Vec<String>,
    /// The conditions, in the order of the decision.
    pub conditions: Vec<ConditionDate>,
    /// The dates: with a last day first, then those that count up, that wait, that are not known,
    /// that are done or not noted as done when the stay ended, that do not apply.
    pub deadlines: Vec<Deadline>,
    /// How working days are counted, in whole sentences.
    pub working_days: String,
}

/// What the reckonings look at.
pub(crate) struct Known<'a> {
    pub(crate) case: &'a Case,
    pub(crate) after: &'a Afterwards,
    pub(crate) today: NaiveDate,
    /// Every version of the statement of purpose, newest first; empty for the dates of a case.
    pub(crate) versions: &'a [StatementOfPurpose],
}

/// One date as a reckoning leaves it.
pub(crate) struct Reckoned {
    /// Tells several dates of one definition apart; empty for the only one.
    pub(crate) subject: String,
    /// The event, where it says more than the definition's.
    pub(crate) event: Option<String>,
    pub(crate) when: When,
    pub(crate) sentences: Vec<String>,
}

impl Known<'_> {
    /// The recorded start of the placement.
    pub(crate) fn started(&self) -> Option<NaiveDateTime> {
        self.after.started()
    }

    /// The day planned for the move.
    pub(crate) fn planned(&self) -> Option<NaiveDate> {
        self.case.referral.moving_in.on
    }

    /// Whole days from today to a day.
    pub(crate) fn days_to(&self, day: NaiveDate) -> i64 {
        day.signed_duration_since(self.today).num_days()
    }
}

/// Whether a placement follows from the decision, or may.
fn placement_may_follow(case: &Case, after: &Afterwards) -> bool {
    !after.not_taken_up()
        && after.goes_on_as().is_none()
        && case
            .referral
            .decision
            .outcome
            .is_none_or(|outcome| outcome.accepts())
}

/// The dates of a case on a day: before the decision what would start, after it what happens next.
#[must_use]
pub fn of(case: &Case, after: &Afterwards, today: NaiveDate) -> Dates {
    let known = Known {
        case,
        after,
        today,
        versions: &[],
    };
    let placement = placement_may_follow(case, after);
    let deadlines = reckoned(&known, |belongs| match belongs {
        Belongs::Placement | Belongs::PlacementAndEnding => placement,
        Belongs::Letters => true,
        Belongs::Home => false,
    });
    Dates {
        today,
        rests_on: rests_on(&known, placement),
        conditions: match after.goes_on_as() {
            Some(_) => Vec::new(),
            None => conditions(&known),
        },
        deadlines,
        working_days: working_days::how_counted(),
    }
}

/// The dates of the home itself on a day. `versions` is every version of the statement of purpose,
/// newest first.
#[must_use]
pub fn of_home(home: &Home, versions: &[StatementOfPurpose], today: NaiveDate) -> Vec<Deadline> {
    let case = Case::new(home.clone(), Referral::default(), false);
    let known = Known {
        case: &case,
        after: &Afterwards::default(),
        today,
        versions,
    };
    reckoned(&known, |belongs| belongs == Belongs::Home)
}

fn reckoned(known: &Known<'_>, wanted: impl Fn(Belongs) -> bool) -> Vec<Deadline> {
    let mut deadlines: Vec<Deadline> = table::ALL
        .iter()
        .filter(|definition| wanted(definition.belongs))
        .flat_map(|definition| {
            (definition.reckon)(known)
                .into_iter()
                .map(|reckoned| after_the_stay(known, definition.belongs, reckoned))
                .map(|reckoned| deadline(definition, reckoned))
        })
        .collect();
    deadlines.sort_by_key(|deadline| order(&deadline.when));
    deadlines
}

/// Once the stay has ended only what is still owed is asked for. What had fallen due by then is told
/// beside what was done: an ending makes nothing good.
fn after_the_stay(known: &Known<'_>, belongs: Belongs, reckoned: Reckoned) -> Reckoned {
    let (Some((at, _)), Some(_)) = (known.after.ended(), known.started()) else {
        return reckoned;
    };
    let ending = at.date();
    let over = format!("The stay ended on {}.", in_words(ending));
    let told = |when: When, more: &str| Reckoned {
        when,
        sentences: [reckoned.sentences.clone(), vec![format!("{over} {more}")]].concat(),
        subject: reckoned.subject.clone(),
        event: reckoned.event.clone(),
    };
    match (belongs, &reckoned.when) {
        (Belongs::Letters | Belongs::Home, _) | (_, When::Done { .. } | When::NotApplicable) => {
            reckoned
        }
        (Belongs::Placement, When::Due { target: since, .. } | When::Counting { since, .. })
            if *since <= ending =>
        {
            told(
                When::NotNoted { since: *since },
                "That this was done is not noted.",
            )
        }
        (Belongs::Placement, When::NotKnown) => told(
            When::NotKnown,
            "Whether this had fallen due by then is not known.",
        ),
        // It can begin no more.
        (Belongs::Placement, _) | (Belongs::PlacementAndEnding, When::Waiting { .. }) => Reckoned {
            when: When::NotApplicable,
            sentences: vec![over],
            ..reckoned
        },
        (Belongs::PlacementAndEnding, _) => reckoned,
    }
}

/// Whether a date of this key can be marked as done in a case.
#[must_use]
pub fn can_be_done(case: &Case, key: &str) -> bool {
    let (id, subject) = key.split_once(':').unwrap_or((key, ""));
    // A serious event and a request for a review are done one by one, by the entry that began them.
    let defined = table::ALL
        .iter()
        .any(|d| d.id == id && d.can_be_done && !matches!(d.id, "D14" | "D16"));
    // A letter's answer is logged with the letter, not here.
    defined && case.signing.is_some() && matches!(subject, "" | "discharge")
}

fn deadline(definition: &Definition, reckoned: Reckoned) -> Deadline {
    let provisions: Vec<String> = definition.provisions.iter().map(|&p| p.into()).collect();
    let citations = provisions.iter().filter_map(|id| cited(id)).collect();
    Deadline {
        key: match reckoned.subject.as_str() {
            "" => definition.id.to_owned(),
            subject => format!("{}:{subject}", definition.id),
        },
        id: definition.id.to_owned(),
        event: reckoned
            .event
            .unwrap_or_else(|| definition.event.to_owned()),
        duty: definition.duty,
        says: definition.says.to_owned(),
        force: definition.force,
        provisions,
        citations,
        can_be_done: definition.can_be_done
            && !matches!(
                reckoned.when,
                When::NotApplicable | When::Waiting { .. } | When::CountsAlready { .. }
            ),
        when: reckoned.when,
        sentences: reckoned.sentences,
    }
}

/// A provision as it is cited beside others: the Children's Homes Regulations by the number alone,
/// as everywhere; the rest with the document they stand in.
fn cited(id: &str) -> Option<String> {
    let citation = crate::law::provision(id)?.citation;
    Some(match id.split_once('/')?.0 {
        "CPPCR2010" => format!("{citation} of the Care Planning Regulations 2010"),
        "GUIDE" => format!("the Guide, {citation}"),
        _ => citation,
    })
}

fn order(when: &When) -> (u8, NaiveDate) {
    match when {
        When::Due { target, .. } => (0, *target),
        When::Counting { since, .. } => (1, *since),
        When::Waiting { if_as_planned } => (2, if_as_planned.unwrap_or(NaiveDate::MAX)),
        When::CountsAlready { target } => (2, target.unwrap_or(NaiveDate::MAX)),
        When::NotKnown => (3, NaiveDate::MAX),
        When::NotNoted { since } => (4, *since),
        When::Done { on } => (4, *on),
        When::NotApplicable => (5, NaiveDate::MAX),
    }
}

/// The number of the emergency's record, and the day the child moved in under it, where this decision
/// makes that one again.
fn lives_here_already<'a>(known: &'a Known<'_>) -> Option<(&'a str, NaiveDate)> {
    let first = known.case.referral.remakes.as_ref()?;
    Some((&first.number, first.moved_in?))
}

fn rests_on(known: &Known<'_>, placement: bool) -> Vec<String> {
    let mut said = Vec::new();
    let outcome = known.case.referral.decision.outcome;
    if let Some(record) = known.after.goes_on_as() {
        said.push(format!(
            "This decision was made again in full on {}, as decision record {}. What was noted, the \
             dates and the conditions go on there.",
            in_words(crate::calendar::english_time(record.signed_at).date()),
            record.number
        ));
    } else if known.after.not_taken_up() {
        said.push("The place was not taken up: no placement starts.".to_owned());
    } else if let (false, Some((first, day))) = (placement, lives_here_already(known)) {
        // Saying that no placement starts would hide the child who is upstairs.
        said.push(format!(
            "The child moved in on {} after the emergency’s decision, record {first}, and lives here \
             until the stay ends. The dates, and what happens until then, are noted beside that one.",
            in_words(day)
        ));
    } else if !placement {
        said.push(
            "No placement follows from this outcome, so no date of a placement starts.".to_owned(),
        );
    } else if let Some(start) = known.started() {
        said.push(format!(
            "The placement started on {}; the dates count from there.",
            crate::calendar::in_words_with_time(start)
        ));
        // A yes goes on under its own record, above.
        if let Some(record) = known.after.made_again_as().last() {
            said.push(format!(
                "It was made again in full on {}, as decision record {}, which is no yes. Until the \
                 stay ends, what happens is noted here.",
                in_words(crate::calendar::english_time(record.signed_at).date()),
                record.number
            ));
        }
    } else {
        if outcome.is_none() {
            said.push(
                "No outcome is chosen. These dates would start with an acceptance.".to_owned(),
            );
        }
        said.push(match (lives_here_already(known), known.planned()) {
            (Some((first, day)), _) => format!(
                "The child moved in on {} after the emergency’s decision, record {first}, and lives \
                 here; that move is noted beside that record. With an acceptance the dates go on \
                 beside this one, and count from it.",
                in_words(day)
            ),
            (None, Some(day)) => format!(
                "No start of the placement is recorded. The move is planned for {}; the dates \
                 start with the recorded start, not with the decision.",
                in_words(day)
            ),
            (None, None) => "No start of the placement is recorded. The dates start with it, not \
                             with the decision."
                .to_owned(),
        });
    }
    if let Some((at, _)) = known.after.ended() {
        said.push(format!(
            "The stay ended on {}.",
            crate::calendar::in_words_with_time(at)
        ));
    }
    said
}

fn conditions(known: &Known<'_>) -> Vec<ConditionDate> {
    let conditions = &known.case.referral.decision.conditions;
    conditions
        .iter()
        .filter(|condition| Withdrawal::lets_count(condition.withdrawn.as_ref()))
        .map(|condition| {
            let noted = known.after.condition(&condition.id);
            let last = noted.and_then(|entry| match &entry.what {
                Happened::Condition { met, on, words, .. } => Some((entry, *met, *on, words)),
                _ => None,
            });
            let due = condition
                .due
                .map(|day| format!("due by {}", in_words(day)))
                .unwrap_or_else(|| "no date set".to_owned());
            let sentence = match last {
                Some((entry, YesNo::Yes, on, words)) => {
                    format!("Met on {}: {} ({}).", in_words(on), bare(words), entry.by)
                }
                Some((entry, YesNo::No, on, words)) => format!(
                    "Not met, as seen on {}: {} ({}); {due}.",
                    in_words(on),
                    bare(words),
                    entry.by
                ),
                None => format!("Nothing noted yet; {due}."),
            };
            ConditionDate {
                id: condition.id.clone(),
                what: condition.what.clone().unwrap_or_default(),
                owner: condition.owner.clone(),
                due: condition.due,
                days_left: condition.due.map(|day| known.days_to(day)),
                proof: condition.proof.clone(),
                met: last.map(|(_, met, ..)| met),
                sentence,
                noted_at: last.map(|(entry, ..)| entry.at),
            }
        })
        .collect()
}

/// Words without the full stop that another sentence puts behind them.
pub(crate) fn bare(words: &str) -> &str {
    words.trim().trim_end_matches('.')
}
