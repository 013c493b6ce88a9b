//! The patterns, one function each.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use super::{Decided, Pattern, PatternName, PatternRow, Thought};
use crate::judgement::{LetterKind, Outcome, ReasonCode};
use crate::oversight::after::{ConditionKept, Remade};
use crate::oversight::authority::Authorities;
use crate::oversight::foresight::{CameTrue, PredictionKind};
use crate::oversight::sampling::Agreement;
use crate::referral::PlanState;
use crate::vocabulary::{Vocabulary, capital};

/// Every pattern over these decisions, in the order of the page.
#[must_use]
pub fn every(decided: &[Decided]) -> Vec<Pattern> {
    PatternName::ALL
        .iter()
        .map(|name| match name {
            PatternName::Outcomes => outcomes(decided),
            PatternName::Reasons => reasons(decided),
            PatternName::OutsideRange => outside_range(decided),
            PatternName::Plans => plans(decided),
            PatternName::Answers => answers(decided),
            PatternName::Steps => steps(decided),
            PatternName::Times => times(decided),
            PatternName::Emergencies => emergencies(decided),
            PatternName::Conditions => conditions(decided),
            PatternName::Predictions => predictions(decided),
            PatternName::Audit => audit(decided),
            PatternName::Blind => blind(decided),
        })
        .collect()
}

/// A table being counted: rows are added as they come, or stand there from the start.
struct Counted {
    pattern: Pattern,
    /// The place of each row, by its name.
    places: BTreeMap<String, usize>,
}

impl Counted {
    fn new(name: PatternName, says: &str, rows_are: &str, series: &[&str]) -> Self {
        Self {
            pattern: Pattern {
                name,
                says: says.to_owned(),
                rows_are: rows_are.to_owned(),
                series: series.iter().map(|&one| one.to_owned()).collect(),
                rows: Vec::new(),
                in_time: false,
            },
            places: BTreeMap::new(),
        }
    }

    fn row(mut self, name: &str) -> Self {
        self.at(name);
        self
    }

    fn rows<'a>(self, names: impl IntoIterator<Item = &'a str>) -> Self {
        names
            .into_iter()
            .fold(self, |counted, name| counted.row(name))
    }

    fn at(&mut self, name: &str) -> Option<&mut PatternRow> {
        let series = self.pattern.series.len();
        let rows = &mut self.pattern.rows;
        let place = match self.places.get(name) {
            Some(place) => *place,
            None => {
                rows.push(PatternRow {
                    name: name.to_owned(),
                    counts: vec![0; series],
                });
                let place = rows.len().saturating_sub(1);
                self.places.insert(name.to_owned(), place);
                place
            }
        };
        rows.get_mut(place)
    }

    fn count(&mut self, row: &str, series: usize) {
        let place = self.at(row).and_then(|row| row.counts.get_mut(series));
        if let Some(count) = place {
            *count = count.saturating_add(1);
        }
    }

    /// With rows that count nothing left out.
    fn without_empty_rows(mut self) -> Self {
        self.pattern
            .rows
            .retain(|row| row.counts.iter().any(|count| *count > 0));
        self
    }

    /// With the rows in the order of the alphabet.
    fn by_name(mut self) -> Self {
        self.pattern
            .rows
            .sort_by_key(|row| (row.name == AUTHORITY_NOT_NOTED, row.name.to_lowercase()));
        self
    }

    fn done(self) -> Pattern {
        self.pattern
    }
}

const AUTHORITY_NOT_NOTED: &str = "Authority not noted";

/// A table with a row for every month from the first day to the last, whether anything fell into
/// it or not.
fn by_month(
    name: PatternName,
    says: &str,
    series: &[&str],
    each: impl Iterator<Item = (NaiveDate, usize)>,
) -> Pattern {
    let mut each: Vec<(NaiveDate, usize)> = each.collect();
    each.sort_unstable();
    let mut counted = Counted::new(name, says, "Month", series);
    if let (Some((first, _)), Some((last, _))) = (each.first(), each.last()) {
        let mut month = first.with_day(1);
        while let Some(here) = month.filter(|here| here <= last) {
            counted.at(&month_named(here));
            month = here.checked_add_months(Months::new(1));
        }
    }
    for (day, series) in each {
        counted.count(&month_named(day), series);
    }
    counted.pattern.in_time = true;
    counted.done()
}

/// "March 2026".
fn month_named(day: NaiveDate) -> String {
    let words = crate::calendar::in_words(day);
    words
        .split_once(' ')
        .map_or_else(String::new, |(_, month)| month.to_owned())
}

/// The name an authority's decisions stand under.
fn name_of<'a>(authorities: &'a mut Authorities, one: &Decided) -> &'a str {
    let name = one.line.authority.as_deref();
    name.and_then(|name| authorities.named(name))
        .unwrap_or(AUTHORITY_NOT_NOTED)
}

/// Each referral once: a decision that makes another again, in full, brings no new referral.
fn once(decided: &[Decided]) -> impl Iterator<Item = &Decided> {
    decided.iter().filter(|one| one.line.remakes.is_none())
}

fn outcomes(decided: &[Decided]) -> Pattern {
    by_month(
        PatternName::Outcomes,
        "Every signed decision, in the month of its signature; one that makes an emergency’s decision again \
         in full counts too. More of one outcome is neither good nor \
         bad in itself.",
        &[
            "Accepted",
            "Accepted in an emergency",
            "Not yet",
            "Declined",
            "Ended by the authority",
            "Outcome not read",
        ],
        decided.iter().map(|one| {
            let series = match one.line.outcome {
                Some(Outcome::AcceptEmergency) => 1,
                Some(outcome) if outcome.accepts() => 0,
                Some(Outcome::NotYet) => 2,
                Some(outcome) if outcome.declines() => 3,
                Some(_) => 4,
                None => 5,
            };
            (one.line.signed_at.date(), series)
        }),
    )
}

fn reasons(decided: &[Decided]) -> Pattern {
    let mut counted = Counted::new(
        PatternName::Reasons,
        "How many decisions gave each reason. One decision may give several, so they do not add up to \
         the number of decisions.",
        "Reason",
        &["For a yes", "For a no"],
    );
    for code in ReasonCode::ALL {
        for one in decided {
            if one.line.reasons.contains(code) {
                counted.count(&capital(code.label()), usize::from(!code.help().for_yes));
            }
        }
    }
    counted.done()
}

fn outside_range(decided: &[Decided]) -> Pattern {
    let mut counted = Counted::new(
        PatternName::OutsideRange,
        "Referrals with a need outside the statement of purpose, beside all others, by the authority \
         that sent them. It shows where to explain the statement of purpose again.",
        "Authority",
        &["Outside the range of needs", "Inside, or not outside"],
    );
    let mut authorities = Authorities::default();
    for one in once(decided) {
        let series = usize::from(!one.line.range.is_outside());
        counted.count(name_of(&mut authorities, one), series);
    }
    counted.by_name().done()
}

fn plans(decided: &[Decided]) -> Pattern {
    let mut counted = Counted::new(
        PatternName::Plans,
        "Relevant plans as they stood when the decision was signed, by the authority that sent the \
         referral. A plan nobody spoke of counts as not known, never as not there.",
        "Authority",
        &[
            "Held, complete and current",
            "Held, but not shown to be complete and current",
            "Not supplied, or refused",
            "Not known",
        ],
    );
    let mut authorities = Authorities::default();
    for one in once(decided) {
        let authority = name_of(&mut authorities, one);
        for plan in &one.line.plans {
            let series = match plan.state {
                _ if plan.is_complete_and_current() => 0,
                state if state.is_held() => 1,
                PlanState::NotSupplied | PlanState::Refused => 2,
                _ => 3,
            };
            counted.count(authority, series);
        }
    }
    counted.by_name().done()
}

/// Days in spans a person would name.
fn days_named(days: i64) -> &'static str {
    match days {
        ..=1 => "Within a day",
        2..=3 => "2 or 3 days",
        4..=7 => "4 to 7 days",
        8..=14 => "8 to 14 days",
        _ => "More than 14 days",
    }
}

const SPANS: [&str; 6] = [
    "Within a day",
    "2 or 3 days",
    "4 to 7 days",
    "8 to 14 days",
    "More than 14 days",
    "Not answered by the decision",
];

fn letter_series(kind: Option<LetterKind>) -> usize {
    usize::from(kind == Some(LetterKind::InformationRequest))
}

fn answers(decided: &[Decided]) -> Pattern {
    let mut counted = Counted::new(
        PatternName::Answers,
        "Letters that were sent, by the days until an adequate answer came. No law sets a number of \
         days.",
        "Answered",
        &["Challenges under regulation 5(c)", "Information requests"],
    )
    .rows(SPANS);
    for letter in once(decided).flat_map(|one| &one.line.letters) {
        let row = match letter.answered_on {
            Some(_) => days_named(letter.days),
            None => "Not answered by the decision",
        };
        counted.count(row, letter_series(letter.kind));
    }
    counted.done()
}

fn steps(decided: &[Decided]) -> Pattern {
    let mut counted = Counted::new(
        PatternName::Steps,
        "The last step of the ladder each letter was taken to before the decision.",
        "Taken to",
        &["Challenges under regulation 5(c)", "Information requests"],
    )
    .row("Not taken further");
    for letter in once(decided).flat_map(|one| &one.line.letters) {
        let row = letter.step.as_deref().map_or_else(
            || "Not taken further".to_owned(),
            |step| capital(&step.to_lowercase()),
        );
        counted.count(&row, letter_series(letter.kind));
    }
    counted.without_empty_rows().done()
}

fn times(decided: &[Decided]) -> Pattern {
    const ROWS: [&str; 6] = [
        "Within an hour",
        "Within 4 hours",
        "Within a day",
        "Within 3 days",
        "Later",
        "Not known when it came",
    ];
    let named = |minutes: Option<i64>| match minutes {
        Some(..=60) => "Within an hour",
        Some(61..=240) => "Within 4 hours",
        Some(241..=1440) => "Within a day",
        Some(1441..=4320) => "Within 3 days",
        Some(_) => "Later",
        None => "Not known when it came",
    };
    let mut counted = Counted::new(
        PatternName::Times,
        "From receipt to the first letter, or to the decision where none was sent; and from receipt to \
         the decision. Sooner is not better by itself.",
        "Time",
        &["First response", "Decision"],
    )
    .rows(ROWS);
    for one in once(decided) {
        counted.count(named(one.line.minutes_to_first_response), 0);
        counted.count(named(one.line.minutes_to_decision), 1);
    }
    counted.done()
}

fn emergencies(decided: &[Decided]) -> Pattern {
    let mut counted = Counted::new(
        PatternName::Emergencies,
        "Children accepted in an emergency, and whether the decision was gone over in full within seven \
         days of the move. Threshold suggests the seven days; no law sets them.",
        "Gone over in full",
        &["Emergencies"],
    )
    .rows(Remade::ALL.iter().map(|one| one.row()));
    let accepted = decided
        .iter()
        .filter(|one| one.line.outcome == Some(Outcome::AcceptEmergency));
    for one in accepted {
        // Two signed records say more than a word noted by hand.
        let noted = one.after.as_ref().map(|after| after.remade);
        let remade = one.remade.or(noted).unwrap_or(Remade::NotKnown);
        counted.count(remade.row(), 0);
    }
    counted.done()
}

fn conditions(decided: &[Decided]) -> Pattern {
    let mut counted = Counted::new(
        PatternName::Conditions,
        "Conditions of decisions to accept. One of which nothing was noted is not taken as met.",
        "Condition",
        &["Conditions"],
    )
    .rows(ConditionKept::ALL.iter().map(|one| one.row()));
    for kept in decided
        .iter()
        .filter_map(|one| one.after.as_ref())
        .flat_map(|after| &after.conditions)
    {
        counted.count(kept.row(), 0);
    }
    counted.done()
}

fn predictions(decided: &[Decided]) -> Pattern {
    let series = |found: Option<CameTrue>| match found {
        Some(CameTrue::AsForeseen) => 0,
        Some(CameTrue::InPart) => 1,
        Some(CameTrue::Otherwise) => 2,
        Some(CameTrue::TooSoon | CameTrue::NotKnown) => 3,
        None => 4,
    };
    let mut counted = Counted::new(
        PatternName::Predictions,
        "What decisions foresaw for children who moved in, and what the last look back found. It is \
         there to learn from: a good decision may turn out otherwise.",
        "Foreseen",
        &[
            "As foreseen",
            "In part",
            "Otherwise",
            "Too soon, or not known",
            "Not looked at yet",
        ],
    )
    .rows(PredictionKind::ALL.iter().map(|kind| kind_named(*kind)));
    for seen in decided
        .iter()
        .filter_map(|one| one.after.as_ref())
        .flat_map(|after| &after.foreseen)
    {
        counted.count(kind_named(seen.kind), series(seen.found));
    }
    counted.done()
}

fn kind_named(kind: PredictionKind) -> &'static str {
    match kind {
        PredictionKind::Response => "Response to a need",
        PredictionKind::Impact => "Effect on a child living here",
        PredictionKind::Measure => "Measure",
        PredictionKind::Condition => "Condition",
    }
}

fn audit(decided: &[Decided]) -> Pattern {
    by_month(
        PatternName::Audit,
        "Decisions with an oversight record, by what the last one says, in the month it was signed.",
        &["Agree", "Agree in part", "Disagree", "Cannot say yet"],
        decided.iter().filter_map(|one| {
            let (on, thought) = one.thought?;
            let series = match thought {
                Thought::Agrees => 0,
                Thought::InPart => 1,
                Thought::Disagrees => 2,
                Thought::NotYet => 3,
            };
            Some((on, series))
        }),
    )
}

fn blind(decided: &[Decided]) -> Pattern {
    by_month(
        PatternName::Blind,
        "Decisions a second reader judged without knowing the outcome, in the month of their view. \
         Where two readers differ, neither is wrong by that.",
        &[
            "The same outcome",
            "The same direction",
            "Another direction",
        ],
        decided.iter().filter_map(|one| {
            let (on, agreement) = one.blind?;
            let series = match agreement {
                Agreement::Same => 0,
                Agreement::SameDirection => 1,
                Agreement::Otherwise => 2,
            };
            Some((on, series))
        }),
    )
}
