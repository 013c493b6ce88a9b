//! What a referral asks of the home now: what has a day to it, what runs up, what waits for somebody.
//!
//! Pure: a case, what was noted beside it and a day give the list. No limit is made here: every day
//! is one that a person chose or that [`admission::dates`] reckons.

use admission::afterwards::Afterwards;
use admission::appraise::Weight;
use admission::calendar::in_words;
use admission::dates::{self, Deadline, When};
use admission::evidence::Withdrawal;
use admission::judgement::{Challenge, Outcome};
use admission::referral::NeededBy;
use admission::tasks::TaskId;
use admission::vocabulary::YesNo;
use admission::{Appraisal, Case};
use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::documents::questions::Asked;

/// How long a day to look at a decision again is still told after it has passed: nothing marks it
/// as done, and a list of old days hides the new ones.
const LOOK_AGAIN_TOLD_FOR: Days = Days::new(28);

/// What kind of thing is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AskKind {
    /// The placing authority wants an answer.
    Answer,
    /// The move is to start, or to be noted as started.
    Start,
    /// A letter waits for its reply.
    Reply,
    /// A letter is written and not sent.
    Letter,
    /// A condition of the decision is not met.
    Condition,
    /// A date of the law or of the home's own.
    Date,
    /// The day on which the decision is to be looked at again.
    LookAgain,
    /// The home changed since signing.
    Changed,
    /// Questions came back with an oversight record.
    Question,
}

/// One thing a referral asks of the home, or waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Ask {
    /// What kind of thing it is.
    pub kind: AskKind,
    /// In words, without its day: "Answer to Northshire, by 17:00".
    pub words: String,
    /// The day to work to.
    pub due: Option<NaiveDate>,
    /// Whole days from today to that day; below nought once it has passed.
    pub days_left: Option<i64>,
    /// Whole days since it began, where it runs up with no day to it.
    pub days_since: Option<i64>,
    /// The section where it is seen to; the dates where there is none.
    pub task: Option<TaskId>,
    /// The oversight record whose questions wait, by number.
    pub oversight: Option<String>,
}

/// What stands in the way of a signature, first of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Blocked {
    /// The finding's own sentence.
    pub sentence: String,
    /// The section where it is settled.
    pub task: TaskId,
    /// The place in that section: a JSON pointer into the referral.
    pub pointer: String,
}

/// The first thing that must be settled, else the first that must be challenged.
pub fn blocked(appraisal: &Appraisal) -> Option<Blocked> {
    let finding = appraisal
        .standing(Weight::Settle)
        .chain(appraisal.standing(Weight::Challenge))
        .next()?;
    let pointer = &finding.place.pointer;
    Some(Blocked {
        sentence: finding.sentence.clone(),
        task: finding.place.task,
        pointer: pointer
            .strip_prefix("/referral")
            .unwrap_or(pointer)
            .to_owned(),
    })
}

/// What an open referral asks for, the soonest first.
pub fn of_open(case: &Case, today: NaiveDate) -> Vec<Ask> {
    let noted = Afterwards::default();
    let mut asks: Vec<Ask> = [answer(case, today), latest_start(case, today)]
        .into_iter()
        .flatten()
        .collect();
    asks.extend(not_sent(case));
    asks.extend(
        dates::of(case, &noted, today)
            .deadlines
            .iter()
            .filter(|deadline| is_letter(deadline))
            .filter_map(dated),
    );
    in_order(asks)
}

/// What a signed decision asks for, the soonest first. `changed` when something it rests on
/// changed since and nobody has gone over it.
pub fn of_signed(case: &Case, noted: &Afterwards, changed: bool, today: NaiveDate) -> Vec<Ask> {
    let Some(outcome) = case.referral.decision.outcome else {
        return Vec::new();
    };
    let mut asks: Vec<Ask> = look_again(case, today).into_iter().collect();
    if changed {
        asks.push(Ask {
            due: Some(today),
            days_left: Some(0),
            ..undated(
                AskKind::Changed,
                "The home changed since signing".to_owned(),
            )
        });
    }
    let follows = outcome.accepts() && !noted.not_taken_up();
    if !follows && outcome != Outcome::NotYet {
        return in_order(asks);
    }
    let dates = dates::of(case, noted, today);
    asks.extend(dates.deadlines.iter().filter_map(dated));
    if follows {
        asks.extend(
            dates
                .conditions
                .iter()
                .filter(|condition| condition.met != Some(YesNo::Yes))
                .map(|condition| Ask {
                    due: condition.due,
                    days_left: condition.days_left,
                    ..undated(
                        AskKind::Condition,
                        format!("Condition: {}", condition.what.trim()),
                    )
                }),
        );
        asks.extend(planned_start(case, noted, today));
    }
    in_order(asks)
}

/// Questions that came back with oversight records and wait for an answer.
pub fn questions_back(asked: Vec<Asked>, today: NaiveDate) -> Vec<Ask> {
    asked
        .into_iter()
        .map(|one| Ask {
            days_since: Some(today.signed_duration_since(one.on).num_days()),
            oversight: Some(one.number),
            ..undated(
                AskKind::Question,
                format!("{} asks about the decision", one.asked_by),
            )
        })
        .collect()
}

fn undated(kind: AskKind, words: String) -> Ask {
    Ask {
        kind,
        words,
        due: None,
        days_left: None,
        days_since: None,
        task: None,
        oversight: None,
    }
}

fn on(kind: AskKind, words: String, due: NaiveDate, today: NaiveDate) -> Ask {
    Ask {
        due: Some(due),
        days_left: Some(due.signed_duration_since(today).num_days()),
        ..undated(kind, words)
    }
}

fn answer(case: &Case, today: NaiveDate) -> Option<Ask> {
    let by = case.referral.receipt.answer_wanted_by?;
    let to = words_of(case.referral.referrer.placing_authority.as_ref())
        .unwrap_or("the placing authority");
    let words = format!("Answer to {to}, by {}", by.format("%H:%M"));
    Some(Ask {
        task: Some(TaskId::Decision),
        ..on(AskKind::Answer, words, by.date(), today)
    })
}

fn latest_start(case: &Case, today: NaiveDate) -> Option<Ask> {
    let receipt = &case.referral.receipt;
    let (words, due) = match (receipt.latest_start, receipt.needed_by) {
        (Some(day), _) => ("Latest start of the move".to_owned(), day),
        (None, Some(NeededBy::Today)) => {
            let asked = receipt.received_at?.date();
            (
                "A home is needed on the day of the request".to_owned(),
                asked,
            )
        }
        _ => return None,
    };
    Some(Ask {
        task: Some(TaskId::Move),
        ..on(AskKind::Start, words, due, today)
    })
}

/// Letters that are written, stand, and were not sent.
fn not_sent(case: &Case) -> impl Iterator<Item = Ask> {
    let waits = |letter: &&Challenge| {
        letter.sent_at().is_none()
            && words_of(letter.letter.as_ref()).is_some()
            && Withdrawal::lets_count(letter.withdrawn.as_ref())
    };
    case.referral
        .challenges
        .iter()
        .filter(waits)
        .map(|letter| Ask {
            task: Some(TaskId::Gaps),
            ..undated(
                AskKind::Letter,
                match words_of(letter.to.as_ref()) {
                    Some(to) => format!("Letter to {to} not sent yet"),
                    None => "A letter not sent yet".to_owned(),
                },
            )
        })
}

fn look_again(case: &Case, today: NaiveDate) -> Option<Ask> {
    let day = case.referral.decision.look_again_on?;
    let told_until = day.checked_add_days(LOOK_AGAIN_TOLD_FOR)?;
    let words = "Look at the decision again".to_owned();
    (today <= told_until).then(|| on(AskKind::LookAgain, words, day, today))
}

/// The move as it was planned, until its start is noted.
fn planned_start(case: &Case, noted: &Afterwards, today: NaiveDate) -> Option<Ask> {
    if noted.started().is_some() {
        return None;
    }
    let words = "The move: note when it has started";
    Some(match case.referral.moving_in.on {
        Some(day) => on(AskKind::Start, words.to_owned(), day, today),
        None => undated(AskKind::Start, words.to_owned()),
    })
}

fn is_letter(deadline: &Deadline) -> bool {
    deadline.id == "D17"
}

/// A date that asks something now: with a last day, or running up.
fn dated(deadline: &Deadline) -> Option<Ask> {
    let (kind, task) = if is_letter(deadline) {
        (AskKind::Reply, Some(TaskId::Gaps))
    } else {
        (AskKind::Date, None)
    };
    let ask = Ask {
        task,
        ..undated(kind, deadline.event.clone())
    };
    match &deadline.when {
        When::Due {
            target, days_left, ..
        } => Some(Ask {
            due: Some(*target),
            days_left: Some(*days_left),
            ..ask
        }),
        When::Counting { since, days } => Some(Ask {
            words: format!("{}, since {}", ask.words, in_words(*since)),
            days_since: Some(*days),
            ..ask
        }),
        _ => None,
    }
}

/// The soonest first. What runs up without a limit stands with what is due today; what has neither
/// comes last.
fn in_order(mut asks: Vec<Ask>) -> Vec<Ask> {
    asks.sort_by_key(|ask| match (ask.days_left, ask.days_since) {
        (Some(left), _) => (0, left),
        (None, Some(_)) => (0, 0),
        (None, None) => (1, 0),
    });
    asks
}

fn words_of(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use admission::home::Home;
    use admission::judgement::{Condition, LetterKind, LogEntry, LogKind};
    use admission::referral::Referral;

    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn case(referral: Referral) -> Case {
        Case::new(Home::default(), referral, true)
    }

    fn said(asks: &[Ask]) -> Vec<(&str, Option<i64>)> {
        asks.iter()
            .map(|ask| (ask.words.as_str(), ask.days_left))
            .collect()
    }

    fn letter(sent: bool, reply_by: Option<NaiveDate>) -> Challenge {
        let sent = LogEntry {
            at: sent.then(|| day(11, 16).and_hms_opt(9, 0, 0).unwrap().and_utc()),
            what: sent.then_some(LogKind::Sent),
            ..LogEntry::default()
        };
        Challenge {
            id: "l1".to_owned(),
            kind: Some(LetterKind::Challenge),
            to: Some("Jo Pell".to_owned()),
            letter: Some("Dear Jo Pell".to_owned()),
            reply_by,
            log: vec![sent],
            ..Challenge::default()
        }
    }

    #[test]
    fn an_open_referral_asks_for_the_answer_the_start_and_its_letters_the_soonest_first() {
        let mut referral = Referral::default();
        referral.receipt.answer_wanted_by = day(11, 24).and_hms_opt(17, 0, 0);
        referral.receipt.latest_start = Some(day(11, 30));
        referral.referrer.placing_authority = Some("Northshire".to_owned());
        referral.challenges = vec![letter(true, Some(day(11, 19))), letter(false, None)];
        let asks = of_open(&case(referral), day(11, 21));
        assert_eq!(
            said(&asks),
            [
                ("Reply to the challenge to Jo Pell", Some(-2)),
                ("Answer to Northshire, by 17:00", Some(3)),
                ("Latest start of the move", Some(9)),
                ("Letter to Jo Pell not sent yet", None),
            ]
        );
        assert_eq!(asks.first().unwrap().task, Some(TaskId::Gaps));
    }

    #[test]
    fn a_letter_without_a_reply_date_runs_up_beside_what_is_due_today() {
        let mut referral = Referral::default();
        referral.receipt.latest_start = Some(day(11, 22));
        referral.challenges = vec![letter(true, None)];
        let asks = of_open(&case(referral), day(11, 21));
        let first = asks.first().unwrap();
        assert_eq!((first.kind, first.days_since), (AskKind::Reply, Some(5)));
    }

    #[test]
    fn an_emergency_is_needed_on_the_day_it_came() {
        let mut referral = Referral::default();
        referral.receipt.needed_by = Some(NeededBy::Today);
        assert!(of_open(&case(referral.clone()), day(11, 21)).is_empty());
        referral.receipt.received_at = day(11, 20).and_hms_opt(22, 10, 0);
        assert_eq!(
            said(&of_open(&case(referral), day(11, 21))),
            [("A home is needed on the day of the request", Some(-1))]
        );
    }

    #[test]
    fn an_acceptance_asks_for_its_conditions_and_its_start_and_a_decline_for_nothing() {
        let mut referral = Referral::default();
        referral.decision.outcome = Some(Outcome::AcceptWithConditions);
        referral.decision.conditions = vec![Condition {
            id: "c1".to_owned(),
            what: Some("A sleeping-in adult trained in fire safety".to_owned()),
            due: Some(day(11, 20)),
            ..Condition::default()
        }];
        referral.moving_in.on = Some(day(11, 28));
        let noted = Afterwards::default();
        let asks = of_signed(&case(referral.clone()), &noted, false, day(11, 21));
        assert_eq!(
            said(&asks),
            [
                (
                    "Condition: A sleeping-in adult trained in fire safety",
                    Some(-1)
                ),
                ("The move: note when it has started", Some(7)),
            ]
        );
        let changed = of_signed(&case(referral.clone()), &noted, true, day(11, 21));
        assert_eq!(changed.get(1).unwrap().kind, AskKind::Changed);

        referral.decision.outcome = Some(Outcome::DeclineNoPlace);
        let asks = of_signed(&case(referral.clone()), &noted, false, day(11, 21));
        assert_eq!(said(&asks), []);

        referral.decision.look_again_on = Some(day(11, 1));
        let asks = of_signed(&case(referral.clone()), &noted, false, day(11, 21));
        assert_eq!(said(&asks), [("Look at the decision again", Some(-20))]);
        let asks = of_signed(&case(referral), &noted, false, day(12, 21));
        assert_eq!(said(&asks), []);
    }
}
