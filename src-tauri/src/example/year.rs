//! A year of fictional decisions for two homes, for whoever supervises them: drawn by a seed, so that
//! the same day and seed give the same year.
//!
//! Each decision is a story written by hand (`example/year/*.json`, and the two that the example home
//! signed), moved in time. A home hears each once before it hears one again, and then of another child.
//! An acceptance is told of four children. Nothing here goes past the rules: what could not be signed
//! is left out, and a test holds that every story can. One decision among the last is poor on purpose:
//! it says everything in the same few words.

use admission::afterwards::{AfterChange, Afterwards, Happened, apply};
use admission::home::Home;
use admission::judgement::{Outcome, Signatory, Standing};
use admission::oversight::foresight::{CameTrue, LookBack, Seen, predictions};
use admission::oversight::sampling::{Chance, draw};
use admission::referral::{AnswersChecked, Referral};
use admission::vocabulary::YesNo;
use admission::{Case, appraise};
use chrono::{DateTime, Days, Duration, NaiveDate, Utc};

mod stories;

pub(super) use stories::FILES;
use stories::{ACCEPTED, CASTS, Card, STORIES, recast, renamed, shuffled};

use super::{
    ExampleError, MANIFEST, Manifest, moved_time, not_moved, read, unreadable, whole_weeks,
};

/// How many weeks back the year begins.
const WEEKS: i64 = 47;

/// How many weeks back the decision lies that says nothing: among the last, which are not read yet.
const POOR_WEEK: i64 = 3;

/// The weeks just past, in each of which a decision was signed.
const LAST_WEEKS: i64 = 5;

/// How many of the weeks before those have a decision.
const EARLIER: usize = 17;

/// The example home's own decline.
const DECLINED: &str = "referral-3-ruben.json";

/// A home of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearHome {
    /// The example's own home.
    Rowan,
    /// Another of the same provider.
    Alder,
}

impl YearHome {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Rowan, Self::Alder];

    /// Its name without EXAMPLE.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rowan => "Rowan House",
            Self::Alder => "Alder Lodge",
        }
    }

    fn seed(self) -> u64 {
        match self {
            Self::Rowan => 2026,
            Self::Alder => 4052,
        }
    }
}

/// A home and its decisions, oldest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Year {
    /// The home, as it stood all year.
    pub home: Home,
    /// The decisions.
    pub decisions: Vec<Decided>,
}

/// One decision of the year.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    /// The referral. Its answers are not marked as checked: whoever signs it does that.
    pub referral: Referral,
    /// When it is to be signed, UTC.
    pub signed_at: DateTime<Utc>,
    /// What is noted after it.
    pub afterwards: Afterwards,
}

/// The year of a home as it stands on a day.
///
/// # Errors
/// [`ExampleError`] when a document is damaged or the day lies beyond the calendar.
pub fn year(today: NaiveDate, which: YearHome) -> Result<Year, ExampleError> {
    let manifest: Manifest =
        serde_json::from_str(MANIFEST).map_err(|e| unreadable("example.json", &e.to_string()))?;
    let now = whole_weeks(manifest.reference_day, today);
    let mut chance = Chance::new(which.seed());
    let home = home_of_the_year(which, read(&manifest.home, now)?);
    let signed = |file: &str| {
        let entry = manifest.referrals.iter().find(|entry| entry.file == file);
        entry
            .and_then(|entry| entry.signed_at)
            .ok_or_else(|| unreadable("example.json", &format!("{file} is not signed in it")))
    };
    let mut decisions: Vec<Decided> = Vec::new();
    let mut pack = shuffled(&mut chance, false);
    let mut again = false;
    let earlier = draw(
        (LAST_WEEKS.saturating_add(1)..=WEEKS).collect(),
        EARLIER,
        which.seed(),
    );
    for week in (1..=WEEKS).rev() {
        // Every week of the last five, so that there is something to read.
        if week > LAST_WEEKS && !earlier.contains(&week) {
            continue;
        }
        if pack.is_empty() {
            again = true;
            pack = shuffled(&mut chance, again);
        }
        // Three weeks ago somebody was accepted, and the record says nothing: see `poor`.
        let is_poor = week == POOR_WEEK;
        let Some(card) = (if is_poor {
            Some(Card::Accepted(CASTS.len().saturating_sub(1)))
        } else {
            pack.pop()
        }) else {
            continue;
        };
        let by = now - Duration::weeks(week);
        let (first, at): (Referral, DateTime<Utc>) = match card {
            Card::Declined => (read(DECLINED, by)?, signed(DECLINED)?),
            Card::Accepted(_) => (read(ACCEPTED, by)?, signed(ACCEPTED)?),
            Card::Told(place) => {
                let Some(story) = STORIES.get(place) else {
                    continue;
                };
                let at: DateTime<Utc> = story
                    .signed_at
                    .parse()
                    .map_err(|_| not_moved(story.signed_at))?;
                (read(story.file, by)?, at)
            }
        };
        let told = match card {
            Card::Declined => recast(which, &first, &[])?,
            Card::Accepted(cast) => {
                recast(which, &first, CASTS.get(cast).copied().unwrap_or_default())?
            }
            Card::Told(place) => match STORIES.get(place).and_then(|story| story.again) {
                Some(other) if again => {
                    let own = renamed(&first, other);
                    let own: Vec<(&str, &str)> =
                        own.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
                    recast(which, &first, &own)?
                }
                _ => recast(which, &first, &[])?,
            },
        };
        // As if nobody ever signed at the same minute.
        let signed_at = moved_time(at, by)? + Duration::minutes(chance.upto(15));
        let said = if is_poor {
            poor(told.clone())
        } else {
            told.clone()
        };
        let referral = if can_be_signed(&home, &said, signed_at) {
            said
        } else {
            told
        };
        if !can_be_signed(&home, &referral, signed_at) {
            continue;
        }
        let case = case(&home, &referral);
        let afterwards = afterwards(&case, today, &mut chance);
        decisions.push(Decided {
            referral,
            signed_at,
            afterwards,
        });
    }
    decisions.sort_by_key(|one| one.signed_at);
    Ok(Year { home, decisions })
}

/// The home, as if it had stood so for more than a year.
fn home_of_the_year(which: YearHome, mut home: Home) -> Home {
    let name = format!("{} (EXAMPLE)", which.name());
    if which == YearHome::Alder {
        home.urn = Some("SC000001".to_owned());
    }
    home.name = name;
    let before = |day: Option<NaiveDate>| day.and_then(|day| day.checked_sub_days(Days::new(420)));
    home.statement_of_purpose.dated = before(home.statement_of_purpose.dated);
    for child in &mut home.children {
        child.arrived = before(child.arrived);
    }
    home
}

/// Every word there, and nothing said: what an audit is for.
fn poor(mut referral: Referral) -> Referral {
    const NOTHING: &str = "No concerns.";
    let say = |words: &mut Option<String>, instead: &str| {
        if words.is_some() {
            *words = Some(instead.to_owned());
        }
    };
    let decision = &mut referral.decision;
    say(&mut decision.range_reasons, "All needs are inside.");
    say(&mut decision.response_reasons, "We can meet needs.");
    say(&mut decision.group_reasons, NOTHING);
    say(&mut decision.doubts, "None.");
    say(&mut decision.alternatives, "None.");
    for row in &mut referral.group.rows {
        say(&mut row.what_we_know, NOTHING);
        say(&mut row.measure, "Staff will monitor.");
    }
    for entry in &mut referral.group.entries {
        say(&mut entry.acceptable_because, NOTHING);
        say(&mut entry.said, "Fine with it.");
    }
    for need in &mut referral.needs {
        say(&mut need.response.because, "Staff are trained.");
    }
    referral
}

fn case(home: &Home, referral: &Referral) -> Case {
    let mut referral = referral.clone();
    referral.answers_checked = Some(AnswersChecked::default());
    if referral.decision.decided_by.name.trim().is_empty() {
        referral.decision.decided_by = Signatory {
            name: home.registered_manager.clone().unwrap_or_default(),
            standing: Some(Standing::RegisteredManager),
        };
    }
    Case::new(home.clone(), referral, true)
}

fn can_be_signed(home: &Home, referral: &Referral, signed_at: DateTime<Utc>) -> bool {
    let day = admission::calendar::english_time(signed_at).date();
    appraise(&case(home, referral), day)
        .not_ready_because
        .is_none()
}

/// What was noted since: the move, conditions, look backs, and now and then an ending.
fn afterwards(case: &Case, today: NaiveDate, chance: &mut Chance) -> Afterwards {
    let mut noted = Afterwards::default();
    let decision = &case.referral.decision;
    let Some(start) = case
        .referral
        .moving_in
        .on
        .filter(|on| *on < today && decision.outcome.is_some_and(Outcome::accepts))
    else {
        return noted;
    };
    let now = today.and_hms_opt(8, 0, 0).unwrap_or_default().and_utc();
    let after = |days: u64| {
        start
            .checked_add_days(Days::new(days))
            .filter(|on| *on < today)
    };
    let at = |on: NaiveDate| on.and_hms_opt(15, 30, 0);
    let mut note = |what: Option<Happened>| {
        let change = what.map(|what| AfterChange::Note { what });
        // What could not have happened is left out: the rules of noting decide here too.
        if let Some(next) =
            change.and_then(|change| apply(case, &noted, &change, &[], "Helen Voss", now).ok())
        {
            noted = next;
        }
    };
    note(at(start).map(|at| Happened::Started { at }));
    for condition in &decision.conditions {
        let kept = chance.among(4);
        note(
            condition
                .due
                .filter(|due| *due < today && kept > 0)
                .map(|due| Happened::Condition {
                    id: condition.id.clone(),
                    met: if kept == 1 { YesNo::No } else { YesNo::Yes },
                    on: due,
                    words: "As the paper on file shows.".to_owned(),
                }),
        );
    }
    for (point, days) in [
        (LookBack::SeventyTwoHours, 3),
        (LookBack::SixWeeks, 42),
        (LookBack::TwentySixWeeks, 182),
    ] {
        let looked = looked_back(case, point, after(days), chance);
        note(looked);
    }
    if chance.among(4) == 0 {
        let on = after(60 + u64::try_from(chance.upto(90)).unwrap_or(0));
        let looked = looked_back(case, LookBack::Ending, on, chance);
        note(looked);
        let notice = if chance.among(2) == 0 {
            YesNo::No
        } else {
            YesNo::Yes
        };
        note(on.and_then(at).map(|at| Happened::Ended {
            at,
            notice,
            words: "Moved to live with family.".to_owned(),
            stay_the_course: Some(notice),
            stay_the_course_words: "A meeting within two days had been agreed.".to_owned(),
        }));
    }
    noted
}

fn looked_back(
    case: &Case,
    at: LookBack,
    on: Option<NaiveDate>,
    chance: &mut Chance,
) -> Option<Happened> {
    let seen = predictions(case)
        .into_iter()
        .map(|one| Seen {
            id: one.id,
            found: match chance.among(8) {
                0 => CameTrue::Otherwise,
                1 | 2 => CameTrue::InPart,
                3 if at == LookBack::SeventyTwoHours => CameTrue::TooSoon,
                _ => CameTrue::AsForeseen,
            },
            words: String::new(),
        })
        .collect();
    Some(Happened::LookedBack {
        at,
        on: on?,
        seen,
        next_time: "Who is on shift on the second weekend.".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    #[test]
    fn a_year_is_the_same_each_time_and_another_at_the_other_home() {
        let rowan = year(day(), YearHome::Rowan).unwrap();
        assert_eq!(rowan, year(day(), YearHome::Rowan).unwrap());
        let alder = year(day(), YearHome::Alder).unwrap();
        assert_ne!(rowan.decisions.len(), 0);
        assert_ne!(rowan, alder);
        let text = serde_json::to_string(&alder.decisions[0].referral).unwrap();
        assert!(!text.contains("Rowan House"));
    }

    #[test]
    fn a_year_has_decisions_for_yes_and_for_no_all_of_which_can_be_signed() {
        for which in YearHome::BOTH {
            let year = year(day(), which).unwrap();
            assert!(year.decisions.len() >= 15, "{}", year.decisions.len());
            let outcomes: BTreeSet<Outcome> = year
                .decisions
                .iter()
                .filter_map(|one| one.referral.decision.outcome)
                .collect();
            assert!(outcomes.len() >= 3, "{outcomes:?}");
            assert!(
                outcomes.iter().any(|outcome| outcome.accepts()),
                "{outcomes:?}"
            );
            assert!(
                outcomes.iter().any(|outcome| outcome.declines()),
                "{outcomes:?}"
            );
            for one in &year.decisions {
                assert!(can_be_signed(&year.home, &one.referral, one.signed_at));
                assert!(one.signed_at.date_naive() <= day());
            }
            let in_order: Vec<_> = year.decisions.iter().map(|one| one.signed_at).collect();
            assert!(in_order.is_sorted(), "{in_order:?}");
            let noted = year
                .decisions
                .iter()
                .filter(|one| !one.afterwards.entries.is_empty());
            assert!(noted.count() >= 3);
        }
    }

    #[test]
    fn among_the_last_ten_of_each_home_one_says_everything_in_the_same_few_words() {
        for which in YearHome::BOTH {
            let year = year(day(), which).unwrap();
            let says_nothing = |one: &Decided| {
                one.referral.decision.group_reasons.as_deref() == Some("No concerns.")
            };
            assert_eq!(
                year.decisions
                    .iter()
                    .filter(|one| says_nothing(one))
                    .count(),
                1
            );
            let last = year.decisions.iter().rev().take(10);
            assert_eq!(last.filter(|one| says_nothing(one)).count(), 1, "{which:?}");
        }
    }

    #[test]
    fn every_story_can_be_signed_as_it_stands() {
        let manifest: Manifest = serde_json::from_str(MANIFEST).unwrap();
        let home = home_of_the_year(
            YearHome::Rowan,
            read(&manifest.home, Duration::zero()).unwrap(),
        );
        assert!(STORIES.len() >= 12);
        assert_eq!(STORIES.len(), FILES.len());
        for story in STORIES {
            let referral: Referral = read(story.file, Duration::zero()).unwrap();
            let at: DateTime<Utc> = story.signed_at.parse().unwrap();
            let day = admission::calendar::english_time(at).date();
            let appraisal = appraise(&case(&home, &referral), day);
            assert_eq!(appraisal.not_ready_because, None, "{}", story.file);
        }
    }

    #[test]
    fn a_home_hears_every_story_before_it_hears_one_again_and_no_child_twice() {
        for which in YearHome::BOTH {
            let year = year(day(), which).unwrap();
            let whys: Vec<&String> = year
                .decisions
                .iter()
                .filter_map(|one| one.referral.decision.response_reasons.as_ref())
                .collect();
            let distinct: BTreeSet<&String> = whys.iter().copied().collect();
            assert!(distinct.len() >= 12, "{which:?}: {}", distinct.len());
            let names: Vec<&String> = year
                .decisions
                .iter()
                .filter(|one| !one.referral.decision.outcome.is_some_and(Outcome::accepts))
                .filter_map(|one| one.referral.child.legal_name.as_ref())
                .collect();
            let once: BTreeSet<&String> = names.iter().copied().collect();
            assert!(names.len() - once.len() <= 1, "{names:?}");
        }
    }

    #[test]
    fn a_story_told_of_another_child_names_the_first_nowhere() {
        for cast in CASTS.iter().skip(1) {
            let first: Referral = read(ACCEPTED, Duration::zero()).unwrap();
            let told = recast(YearHome::Alder, &first, cast).unwrap();
            let text = serde_json::to_string(&told).unwrap();
            for (from, _) in *cast {
                assert!(!text.contains(from), "{from}");
            }
        }
        for story in STORIES {
            let first: Referral = read(story.file, Duration::zero()).unwrap();
            let Some(other) = story.again else { continue };
            let own = renamed(&first, other);
            let own: Vec<(&str, &str)> =
                own.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            let told = recast(YearHome::Alder, &first, &own).unwrap();
            let text = serde_json::to_string(&told).unwrap();
            assert!(!text.contains(own[0].0), "{}", story.file);
        }
    }
}
