//! Dates that start with the placement: plans, notices, what the child is told.

use chrono::NaiveDate;

use super::period::{self, Period};
use super::{Known, Reckoned, When, bare, lives_here_already};
use crate::afterwards::{AfterEntry, Happened};
use crate::calendar::in_words;
use crate::calls;
use crate::referral::{LegalStatus, PlacingAuthorityKind, PlanState, ReasonEnded, Route};
use crate::vocabulary::YesNoNotKnown;

/// The day the regulations count from.
pub(super) const THE_START: &str = "the day of the start";

pub(super) fn answered(answer: Option<YesNoNotKnown>) -> Option<bool> {
    match answer {
        Some(YesNoNotKnown::Yes) => Some(true),
        Some(YesNoNotKnown::No) => Some(false),
        Some(YesNoNotKnown::NotKnown) | None => None,
    }
}

pub(super) fn looked_after(known: &Known<'_>) -> Option<bool> {
    answered(known.case.referral.legal.looked_after)
}

/// What hangs on the child being looked after: nothing left to say, a condition to say, or that
/// the date does not apply.
pub(super) fn if_looked_after(known: &Known<'_>) -> Result<Vec<String>, Reckoned> {
    match looked_after(known) {
        Some(true) => Ok(Vec::new()),
        None => Ok(vec![
            "This holds if the child is looked after, which is not known.".to_owned(),
        ]),
        Some(false) => Err(Reckoned::not_applicable(
            "The child is not looked after by a local authority.",
        )),
    }
}

/// What Schedule 5 lifts is lifted only where every circumstance of regulation 52(2) is shown.
fn short_break(known: &Known<'_>) -> bool {
    calls::short_breaks_lift(known.case)
}

fn care_order(known: &Known<'_>) -> bool {
    let legal = &known.case.referral.legal;
    let status = matches!(legal.status, Some(LegalStatus::C1 | LegalStatus::C2));
    answered(legal.care_order).unwrap_or(status)
}

fn emergency(known: &Known<'_>) -> Option<bool> {
    let referral = &known.case.referral;
    let accepted = referral.decision.outcome == Some(crate::judgement::Outcome::AcceptEmergency);
    if accepted {
        return Some(true);
    }
    referral
        .receipt
        .route
        .map(|route| route == Route::Emergency)
}

/// Whether the home lies in the placing authority's own area: as answered, or by the two names;
/// `None` where neither says.
fn in_the_authoritys_area(known: &Known<'_>) -> Option<bool> {
    let answer = calls::host_is_placing(known.case);
    if answer.is_some() {
        return answer;
    }
    // A wrong “the same” would hide a notice the regulation requires: only names that are the same
    // but for “Council” count as one.
    let name = |words: &Option<String>| {
        let words = words.as_deref()?.to_lowercase().replace("(example)", "");
        let words = words.trim().trim_end_matches("council").trim().to_owned();
        (!words.is_empty()).then_some(words)
    };
    let host = name(&known.case.home.host_authority)?;
    let placing = name(&known.case.referral.referrer.placing_authority)?;
    Some(host == placing)
}

/// Done, if it was noted as done.
pub(super) fn done(known: &Known<'_>, key: &str) -> Option<Reckoned> {
    let (on, entry) = known.after.done(key).into_iter().next_back()?;
    Some(Reckoned::new(When::Done { on }, vec![told(on, entry)]))
}

pub(super) fn told(on: NaiveDate, entry: &AfterEntry) -> String {
    match &entry.what {
        Happened::Done { words, .. } if !words.trim().is_empty() => {
            format!("Done on {}: {} ({}).", in_words(on), bare(words), entry.by)
        }
        Happened::LookedBack { next_time, .. } => format!(
            "Held on {}. Next time: {} ({}).",
            in_words(on),
            bare(next_time),
            entry.by
        ),
        _ => format!("Done on {} ({}).", in_words(on), entry.by),
    }
}

/// A date that counts from the recorded start.
pub(super) fn from_the_start(
    known: &Known<'_>,
    key: &str,
    within: impl Fn(NaiveDate) -> Option<Period>,
) -> Reckoned {
    if let Some(done) = done(known, key) {
        return done;
    }
    match known.started() {
        Some(start) => match within(start.date()) {
            Some(period) => Reckoned::due(known, period),
            None => Reckoned::not_known("The date lies beyond the calendar."),
        },
        None => as_planned(known, within),
    }
}

/// Before the start is recorded beside this decision. Where it makes an emergency's again the child
/// lives here already, and what counts from the move counts from the day it was noted with the first
/// record; what was done since is noted there, so that nothing is said to be due.
fn as_planned(known: &Known<'_>, within: impl Fn(NaiveDate) -> Option<Period>) -> Reckoned {
    if let Some((from, day)) = from_the_first_move(known) {
        let target = within(day).map(|period| period.target);
        let said = match target {
            Some(target) => format!("{from}: the target is {}.", in_words(target)),
            None => format!("{from}."),
        };
        return Reckoned::new(When::CountsAlready { target }, vec![said]);
    }
    let mut sentences = vec!["Starts when the child moves in.".to_owned()];
    let planned = known.planned();
    let target = planned.and_then(within).map(|period| period.target);
    if let (Some(day), Some(target)) = (planned, target) {
        sentences.push(format!(
            "If that is {}, the target is {}.",
            in_words(day),
            in_words(target)
        ));
    }
    Reckoned::new(
        When::Waiting {
            if_as_planned: target,
        },
        sentences,
    )
}

/// From which day a date counts in a decision that makes an emergency's again, in words without a full
/// stop, and that day; none where the child has not moved in by the first.
fn from_the_first_move(known: &Known<'_>) -> Option<(String, NaiveDate)> {
    let (first, day) = lives_here_already(known)?;
    let said = format!(
        "Counts from {}, the day the child moved in after the emergency’s decision, as noted beside \
         record {first}",
        in_words(day)
    );
    Some((said, day))
}

/// A duty without a number: nothing before the start, then the days run up until it is done.
fn counted_up(known: &Known<'_>, key: &str, of: &str) -> Reckoned {
    if let Some(done) = done(known, key) {
        return done;
    }
    match known.started() {
        Some(start) => Reckoned::counting(known, start.date(), of),
        None => match from_the_first_move(known) {
            Some((from, _)) => Reckoned::new(
                When::CountsAlready { target: None },
                vec![format!("{from}, and counts up from there.")],
            ),
            None => Reckoned::waiting("Starts when the child moves in, and counts up from there."),
        },
    }
}

pub(super) fn placement_plan(known: &Known<'_>) -> Vec<Reckoned> {
    let conditions = match if_looked_after(known) {
        Ok(conditions) => conditions,
        Err(not) => return vec![not],
    };
    let five = |day| period::working_days_of(day, 5, THE_START);
    vec![from_the_start(known, "D1", five).only_if(conditions)]
}

pub(super) fn care_plan(known: &Known<'_>) -> Vec<Reckoned> {
    let mut conditions = match if_looked_after(known) {
        Ok(conditions) => conditions,
        Err(not) => return vec![not],
    };
    let referral = &known.case.referral;
    let held = &referral.plans.care_plan;
    if held.state == Some(PlanState::Held) {
        let dated = held
            .dated
            .map(|day| format!(", dated {}", in_words(day)))
            .unwrap_or_default();
        return vec![Reckoned::not_applicable(format!(
            "The care plan is held already{dated}."
        ))];
    }
    if care_order(known) {
        return vec![Reckoned::not_applicable(
            "The ten working days are not open to the authority where section 31A (care orders: \
             care plans) applies to the child.",
        )];
    }
    match first_placement(known) {
        Some(true) => {}
        None => conditions.push(
            "This holds if it is the child’s first placement by the authority, which is not known."
                .to_owned(),
        ),
        Some(false) => {
            return vec![Reckoned::not_applicable(
                "This is not the child’s first placement: the care plan was due at the first.",
            )];
        }
    }
    let ten = |day| period::working_days_of(day, 10, THE_START);
    vec![from_the_start(known, "D2", ten).only_if(conditions)]
}

fn first_placement(known: &Known<'_>) -> Option<bool> {
    let referral = &known.case.referral;
    answered(referral.legal.first_placement).or(match referral.why_now.last_ended {
        Some(ReasonEnded::NoneYet) => Some(true),
        _ => None,
    })
}

pub(super) fn own_placement_plan(known: &Known<'_>) -> Vec<Reckoned> {
    let mut conditions = Vec::new();
    match looked_after(known) {
        Some(false) => {}
        None => conditions
            .push("This holds if the child is not looked after, which is not known.".to_owned()),
        Some(true) => {
            return vec![Reckoned::not_applicable(
                "The child is looked after: the placing authority prepares the placement plan.",
            )];
        }
    }
    match known.case.referral.referrer.placing_authority_kind {
        Some(PlacingAuthorityKind::VoluntaryOrganisation) => {
            return vec![Reckoned::not_applicable(
                "A voluntary organisation places the child and prepares the plan; the registered \
                 person co-operates (regulation 18(2)).",
            )];
        }
        None => conditions.push(
            "A voluntary organisation that places the child prepares the plan itself; what the \
             placing authority is has not been answered."
                .to_owned(),
        ),
        Some(_) => {}
    }
    if let Some(done) = done(known, "D3") {
        return vec![done];
    }
    let reckoned = match known.started() {
        Some(start) => Reckoned::counting(
            known,
            start.date(),
            "due before admission or, if that was not reasonably practicable, as soon as possible \
             after it",
        ),
        None => {
            let before = known
                .planned()
                .map(|day| format!("Due before admission, planned for {}.", in_words(day)))
                .unwrap_or_else(|| "Due before admission.".to_owned());
            Reckoned::new(
                When::Waiting {
                    if_as_planned: known.planned(),
                },
                vec![before],
            )
        }
    };
    vec![reckoned.only_if(conditions)]
}

pub(super) fn notice_to_the_host_authority(known: &Known<'_>) -> Vec<Reckoned> {
    if short_break(known) {
        return vec![Reckoned::not_applicable(
            "The stay is a short break, to which regulation 41 does not apply (Schedule 5 \
             paragraph 1(d)).",
        )];
    }
    let mut conditions = Vec::new();
    match in_the_authoritys_area(known) {
        Some(true) => {
            return vec![Reckoned::not_applicable(
                "The host local authority is also the placing authority, so no notice is required \
                 (regulation 41(2)).",
            )];
        }
        Some(false) => {}
        None => conditions.push(
            "This holds unless the host local authority is also the placing authority; one of \
             the two is not named."
                .to_owned(),
        ),
    }
    let mut all = vec![counted_up(known, "D4", "due without delay").only_if(conditions.clone())];
    if let Some((at, _)) = known.after.ended() {
        let discharge = done(known, "D4:discharge")
            .unwrap_or_else(|| Reckoned::counting(known, at.date(), "due without delay"));
        all.push(
            discharge
                .about(
                    "discharge",
                    "Notice of the discharge to the host local authority",
                )
                .only_if(conditions),
        );
    }
    all
}

pub(super) fn out_of_area_in_an_emergency(known: &Known<'_>) -> Vec<Reckoned> {
    let mut conditions = match if_looked_after(known) {
        Ok(conditions) => conditions,
        Err(not) => return vec![not],
    };
    match emergency(known) {
        Some(true) => {}
        None => conditions.push(
            "This holds if the placement is made in an emergency; the route is not answered."
                .to_owned(),
        ),
        Some(false) => {
            return vec![Reckoned::not_applicable(
                "The placement is not made in an emergency: all of this comes before the approval.",
            )];
        }
    }
    match in_the_authoritys_area(known) {
        Some(false) => {}
        None => conditions.push(
            "This holds if the home lies outside the placing authority’s area; one of the two \
             authorities is not named."
                .to_owned(),
        ),
        Some(true) => {
            return vec![Reckoned::not_applicable(
                "The home lies in the placing authority’s own area.",
            )];
        }
    }
    if let Some(done) = done(known, "D5") {
        return vec![done];
    }
    let reckoned = match known.after.approved() {
        Some(day) => match period::working_days_of(day, 5, "the day of the approval") {
            Some(period) => Reckoned::due(known, period),
            None => Reckoned::not_known("The date lies beyond the calendar."),
        },
        None => Reckoned::waiting(
            "Starts when the authority approves the placement: note the day of the approval.",
        ),
    };
    vec![reckoned.only_if(conditions)]
}

pub(super) fn notification_of_the_placement(known: &Known<'_>) -> Vec<Reckoned> {
    let conditions = match if_looked_after(known) {
        Ok(conditions) => conditions,
        Err(not) => return vec![not],
    };
    let reckoned = if emergency(known) == Some(true) {
        from_the_start(known, "D6", |day| {
            period::working_days_of(day, 5, THE_START)
        })
    } else {
        from_the_start(known, "D6", |day| {
            Some(period::by(
                day,
                format!("Due before the placement, so before {}.", in_words(day)),
            ))
        })
    };
    vec![reckoned.only_if(conditions)]
}

pub(super) fn explained_to_the_child(known: &Known<'_>) -> Vec<Reckoned> {
    vec![counted_up(
        known,
        "D10",
        "due as soon as reasonably practicable",
    )]
}
