//! What was noted after a decision of the year: the move, conditions, look backs, endings, and whether
//! what was decided in an emergency was gone over in full.

use admission::Case;
use admission::afterwards::{AfterChange, Afterwards, Happened, apply};
use admission::judgement::Outcome;
use admission::oversight::foresight::{CameTrue, LookBack, Seen, predictions};
use admission::oversight::sampling::Chance;
use admission::vocabulary::YesNo;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};

/// What a story says of the time after it; what it leaves open is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Since {
    /// How many days after the move an emergency was gone over in full.
    pub(super) remade_after: Option<u64>,
    /// That the child moved on, and whether notice was given.
    pub(super) ended: Option<YesNo>,
}

impl Since {
    /// Nothing: everything is drawn.
    pub(super) const NONE: Self = Self {
        remade_after: None,
        ended: None,
    };
}

/// Notes one thing after another, as far as the rules of noting let it.
struct Noting<'a> {
    case: &'a Case,
    noted: Afterwards,
    now: DateTime<Utc>,
}

impl Noting<'_> {
    /// What could not have happened is left out: the rules of noting decide here too.
    fn note(&mut self, what: Option<Happened>) {
        let Some(what) = what else { return };
        let by = self
            .case
            .home
            .registered_manager
            .clone()
            .unwrap_or_default();
        let change = AfterChange::Note { what };
        if let Ok(next) = apply(self.case, &self.noted, &change, &[], &by, self.now) {
            self.noted = next;
        }
    }
}

/// What was noted of a decision until a day.
pub(super) fn since(case: &Case, today: NaiveDate, told: Since, chance: &mut Chance) -> Afterwards {
    let decision = &case.referral.decision;
    let mut noting = Noting {
        case,
        noted: Afterwards::default(),
        now: today.and_hms_opt(8, 0, 0).unwrap_or_default().and_utc(),
    };
    let moved_in = case.referral.moving_in.on;
    let Some(start) =
        moved_in.filter(|on| *on < today && decision.outcome.is_some_and(Outcome::accepts))
    else {
        return noting.noted;
    };
    let after = |days: u64| {
        start
            .checked_add_days(Days::new(days))
            .filter(|on| *on < today)
    };
    // Who is taken in in an emergency comes on the evening of the decision.
    let came = match decision.outcome {
        Some(Outcome::AcceptEmergency) => start.and_hms_opt(23, 30, 0),
        _ => at(start),
    };
    noting.note(came.map(|at| Happened::Started { at }));
    for condition in &decision.conditions {
        let kept = chance.among(4);
        let due = condition.due.filter(|due| *due < today && kept > 0);
        noting.note(due.map(|on| Happened::Condition {
            id: condition.id.clone(),
            met: if kept == 1 { YesNo::No } else { YesNo::Yes },
            on,
            words: "As the paper on file shows.".to_owned(),
        }));
    }
    noting.note(
        told.remade_after
            .and_then(after)
            .map(|on| Happened::RemadeInFull {
                on,
                words: "Gone over with the care plan, which had come by then: accepted, in full."
                    .to_owned(),
                record: None,
            }),
    );
    for (point, days) in [
        (LookBack::SeventyTwoHours, 3),
        (LookBack::SixWeeks, 42),
        (LookBack::TwentySixWeeks, 182),
    ] {
        noting.note(after(days).map(|on| looked_back(case, point, on, chance)));
    }
    let days = u64::try_from(chance.upto(60))
        .unwrap_or(0)
        .saturating_add(45);
    let drawn = match chance.among(8) {
        0 => Some(YesNo::No),
        1 => Some(YesNo::Yes),
        _ => None,
    };
    if let (Some(notice), Some(on)) = (told.ended.or(drawn), after(days)) {
        noting.note(Some(looked_back(case, LookBack::Ending, on, chance)));
        noting.note(at(on).map(|at| ended(at, notice)));
    }
    noting.noted
}

fn at(on: NaiveDate) -> Option<NaiveDateTime> {
    on.and_hms_opt(15, 30, 0)
}

fn ended(at: NaiveDateTime, notice: YesNo) -> Happened {
    let (words, agreed) = match notice {
        YesNo::Yes => (
            "Moved to live with family, as had been planned since the summer.",
            "A meeting within two days had been agreed, and was held.",
        ),
        YesNo::No => (
            "The authority moved the child the same day, after an evening of which we told them.",
            "A meeting within two days had been agreed. The authority did not wait for it.",
        ),
    };
    Happened::Ended {
        at,
        notice,
        words: words.to_owned(),
        stay_the_course: Some(notice),
        stay_the_course_words: agreed.to_owned(),
    }
}

fn looked_back(case: &Case, at: LookBack, on: NaiveDate, chance: &mut Chance) -> Happened {
    let seen = predictions(case)
        .into_iter()
        .map(|one| {
            let (found, words) = match chance.among(8) {
                0 => (CameTrue::Otherwise, "It went another way than we thought."),
                1 | 2 => (CameTrue::InPart, "On most days, not at weekends."),
                3 if at == LookBack::SeventyTwoHours => (CameTrue::TooSoon, ""),
                _ => (CameTrue::AsForeseen, ""),
            };
            Seen {
                id: one.id,
                found,
                words: words.to_owned(),
            }
        })
        .collect();
    Happened::LookedBack {
        at,
        on,
        seen,
        next_time: "Who is on shift on the second weekend.".to_owned(),
    }
}
