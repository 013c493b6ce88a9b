//! What happened after a signed decision, as patterns count it: codes and days, no words.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::foresight::{self, CameTrue, LookBack, PredictionKind};
use super::line::Line;
use crate::afterwards::{Afterwards, Happened};
use crate::case::Case;
use crate::judgement::Outcome;
use crate::vocabulary::YesNo;

/// Within how many days of the move an emergency decision is gone over in full, as Threshold
/// suggests.
pub const REMADE_WITHIN: Days = Days::new(7);

/// A stay that ended within so many days of the move is listed with the endings an inspector asks
/// for.
pub const SOON_ENDED_WITHIN: Days = Days::new(183);

/// What a signed decision left to be seen to: ids, days and kinds, no words. Kept beside its line, so
/// that a pattern needs no case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ahead {
    /// The conditions of a yes that stand: id, and the day it is due.
    pub conditions: Vec<(String, Option<NaiveDate>)>,
    /// What was foreseen: id and kind.
    pub foreseen: Vec<(String, PredictionKind)>,
}

impl Ahead {
    /// What a case leaves to be seen to.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let decision = &case.referral.decision;
        let accepts = decision.outcome.is_some_and(Outcome::accepts);
        let standing = decision
            .conditions
            .iter()
            .filter(|one| accepts && one.counts());
        Self {
            conditions: standing.map(|one| (one.id.clone(), one.due)).collect(),
            foreseen: foresight::predictions(case)
                .into_iter()
                .map(|one| (one.id, one.kind))
                .collect(),
        }
    }
}

/// What became of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct After {
    /// The day the child moved in.
    pub started_on: Option<NaiveDate>,
    /// The day the child moved on.
    pub ended_on: Option<NaiveDate>,
    /// Whether notice was given of the ending.
    pub ended_with_notice: Option<YesNo>,
    /// Whether an emergency decision was gone over in full in time.
    pub remade: Remade,
    /// Each condition, in the order of the decision.
    pub conditions: Vec<ConditionKept>,
    /// Each prediction, with what the last look back that spoke of it found.
    pub foreseen: Vec<Foreseen>,
}

/// One prediction, with what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Foreseen {
    /// What kind of thing.
    pub kind: PredictionKind,
    /// What was found; none where nobody has looked.
    pub found: Option<CameTrue>,
}

/// Whether an emergency decision was gone over in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Remade {
    /// Within seven days of the move.
    InTime,
    /// Later.
    Late,
    /// Not, and the seven days are over.
    NotRemade,
    /// Not yet, and they are not over, or the child has not moved in.
    StillTime,
    /// Nothing is known of it here.
    NotKnown,
}

impl Remade {
    /// Every value, in the order of the table.
    pub const ALL: [Self; 5] = [
        Self::InTime,
        Self::Late,
        Self::NotRemade,
        Self::StillTime,
        Self::NotKnown,
    ];

    /// Its row in the table.
    #[must_use]
    pub fn row(self) -> &'static str {
        match self {
            Self::InTime => "Within seven days of the move",
            Self::Late => "Later",
            Self::NotRemade => "Not, and the seven days are over",
            Self::StillTime => "Not yet, and there is still time",
            Self::NotKnown => "Not known here",
        }
    }
}

/// What became of one condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ConditionKept {
    /// Met by its day, or without a day.
    InTime,
    /// Met after its day.
    Late,
    /// Found not to be met.
    NotMet,
    /// Its day has passed, and nothing was noted.
    NothingNoted,
    /// Its day has not come, or it has none, and nothing was noted.
    Open,
    /// It was open when the home last said so, and nothing is known of it here since.
    NotKnown,
}

impl ConditionKept {
    /// Every value, in the order of the table.
    pub const ALL: [Self; 6] = [
        Self::InTime,
        Self::Late,
        Self::NotMet,
        Self::NothingNoted,
        Self::Open,
        Self::NotKnown,
    ];

    /// Its row in the table.
    #[must_use]
    pub fn row(self) -> &'static str {
        match self {
            Self::InTime => "Met in time",
            Self::Late => "Met late",
            Self::NotMet => "Found not to be met",
            Self::NothingNoted => "Past its day, and nothing noted",
            Self::Open => "Its day has not come",
            Self::NotKnown => "Not known here",
        }
    }
}

impl After {
    /// What became of a signed case by a day.
    #[must_use]
    pub fn of(case: &Case, noted: &Afterwards, today: NaiveDate) -> Self {
        Self::of_what_lay_ahead(&Ahead::of(case), noted, today)
    }

    /// The same from what was kept of a case.
    #[must_use]
    pub fn of_what_lay_ahead(ahead: &Ahead, noted: &Afterwards, today: NaiveDate) -> Self {
        let started_on = noted.started().map(|at| at.date());
        let ended = noted.ended();
        // Counted once: beside the second record, where they are seen to.
        let goes_on = noted.goes_on_as().is_some();
        Self {
            started_on,
            ended_on: ended.map(|(at, _)| at.date()),
            ended_with_notice: ended.map(|(_, notice)| notice),
            remade: remade(noted, started_on, today),
            conditions: match goes_on {
                true => Vec::new(),
                false => conditions(ahead, noted, today),
            },
            foreseen: match goes_on {
                true => Vec::new(),
                false => foreseen(ahead, noted),
            },
        }
    }

    /// Of a later day than it was noted on: whether what was open then was met since is not known.
    pub fn nothing_open_is_known(&mut self) {
        for condition in &mut self.conditions {
            if *condition == ConditionKept::Open {
                *condition = ConditionKept::NotKnown;
            }
        }
    }

    /// Whether the stay ended without notice within six months of the move.
    #[must_use]
    pub fn ended_unplanned_and_soon(&self) -> bool {
        let soon = self
            .started_on
            .and_then(|on| on.checked_add_days(SOON_ENDED_WITHIN));
        self.ended_with_notice == Some(YesNo::No)
            && self
                .ended_on
                .is_some_and(|ended| soon.is_none_or(|soon| ended <= soon))
    }
}

fn remade(noted: &Afterwards, started: Option<NaiveDate>, today: NaiveDate) -> Remade {
    let until = started.and_then(|on| on.checked_add_days(REMADE_WITHIN));
    match (noted.remade_on(), until) {
        (Some(on), _) => remade_on(on, started),
        (None, Some(until)) if today > until => Remade::NotRemade,
        (None, _) => Remade::StillTime,
    }
}

/// Whether a decision that was made again on a day was made again in time; before the move it was.
fn remade_on(on: NaiveDate, moved_in: Option<NaiveDate>) -> Remade {
    let until = moved_in.and_then(|day| day.checked_add_days(REMADE_WITHIN));
    if until.is_some_and(|until| on > until) {
        Remade::Late
    } else {
        Remade::InTime
    }
}

/// For each decision that was made again in full, by the digest of its record: whether in time, as
/// the two signed records say. The earliest second record counts.
#[must_use]
pub fn remade_by_records<'a>(
    lines: impl IntoIterator<Item = &'a Line>,
) -> BTreeMap<String, Remade> {
    let mut first: BTreeMap<String, (NaiveDate, Option<NaiveDate>)> = BTreeMap::new();
    for line in lines {
        let Some(remakes) = &line.remakes else {
            continue;
        };
        let day = line.signed_at.date();
        let found = first
            .entry(remakes.sha256.clone())
            .or_insert((day, remakes.moved_in));
        if day < found.0 {
            *found = (day, remakes.moved_in);
        }
    }
    first
        .into_iter()
        .map(|(digest, (on, moved_in))| (digest, remade_on(on, moved_in)))
        .collect()
}

fn conditions(ahead: &Ahead, noted: &Afterwards, today: NaiveDate) -> Vec<ConditionKept> {
    ahead
        .conditions
        .iter()
        .map(|(id, due)| {
            let last = noted.condition(id).map(|entry| &entry.what);
            match (last, *due) {
                (
                    Some(Happened::Condition {
                        met: YesNo::Yes,
                        on,
                        ..
                    }),
                    Some(due),
                ) if *on > due => ConditionKept::Late,
                (
                    Some(Happened::Condition {
                        met: YesNo::Yes, ..
                    }),
                    _,
                ) => ConditionKept::InTime,
                (Some(_), _) => ConditionKept::NotMet,
                (None, Some(due)) if due < today => ConditionKept::NothingNoted,
                (None, _) => ConditionKept::Open,
            }
        })
        .collect()
}

/// Only for a child who moved in: what was foreseen for a move that never was is no prediction.
fn foreseen(ahead: &Ahead, noted: &Afterwards) -> Vec<Foreseen> {
    if noted.started().is_none() {
        return Vec::new();
    }
    ahead
        .foreseen
        .iter()
        .map(|(id, kind)| {
            let found = noted.standing().rev().find_map(|entry| match &entry.what {
                Happened::LookedBack { seen, .. } => seen
                    .iter()
                    .find(|seen| seen.id == *id)
                    .map(|seen| seen.found),
                _ => None,
            });
            Foreseen { kind: *kind, found }
        })
        .collect()
}

/// The look backs that are due on a day and not held, in their order.
#[must_use]
pub fn look_backs_due(noted: &Afterwards, today: NaiveDate) -> Vec<LookBack> {
    let Some(started) = noted.started().map(|at| at.date()) else {
        return Vec::new();
    };
    let ended = noted.ended().is_some();
    let after = |days| started.checked_add_days(Days::new(days));
    [
        (LookBack::SeventyTwoHours, after(3)),
        (LookBack::SixWeeks, after(42)),
        (LookBack::TwentySixWeeks, after(182)),
    ]
    .into_iter()
    .filter(|(point, day)| {
        !ended
            && day.is_some_and(|day| day <= today)
            && foresight::looked_back(noted, *point).is_none()
            && noted.done(point.date()).is_empty()
    })
    .map(|(point, _)| point)
    .collect()
}
