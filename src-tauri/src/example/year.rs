//! A year of fictional decisions for two homes, for whoever supervises them: drawn by a seed, so that
//! the same day and seed give the same year.
//!
//! Each decision is one of the example's two signed referrals, moved in time and told of another child
//! and authority, with another outcome where its own answers carry one. What could not be signed as
//! varied is signed as it was first written: nothing here goes past the rules. One decision among the
//! last is poor on purpose: it says everything in the same few words.

use admission::afterwards::{AfterChange, Afterwards, Happened, apply};
use admission::home::Home;
use admission::judgement::{Outcome, Signatory, Standing};
use admission::oversight::foresight::{CameTrue, LookBack, Seen, predictions};
use admission::oversight::sampling::Chance;
use admission::referral::{AnswersChecked, Referral};
use admission::vocabulary::YesNo;
use admission::{Case, appraise};
use chrono::{DateTime, Days, Duration, NaiveDate, Utc};

use super::{ExampleError, MANIFEST, Manifest, moved_time, read, unreadable, whole_weeks};

/// How many weeks back the year begins.
const WEEKS: i64 = 47;

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

const GIRLS: [(&str, &str); 6] = [
    ("Marnie", "Hollis"),
    ("Edie", "Marchbank"),
    ("Priya", "Lowther"),
    ("Connie", "Askew"),
    ("Zofia", "Brandt"),
    ("Halima", "Noor"),
];
const BOYS: [(&str, &str); 6] = [
    ("Ruben", "Castle"),
    ("Jaden", "Whittle"),
    ("Owen", "Prosser"),
    ("Malik", "Denton"),
    ("Silas", "Fairley"),
    ("Dylan", "Okafor"),
];
const AUTHORITIES: [&str; 4] = ["Westmere", "Calder", "Northshire", "Southmere"];

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
    let signed: Vec<_> = manifest
        .referrals
        .iter()
        .filter_map(|entry| Some((entry.file.as_str(), entry.signed_at?)))
        .collect();
    let mut decisions = Vec::new();
    for week in (1..=WEEKS).rev() {
        // About every other week; every week of the last five, so that there is something to read.
        if week > 5 && chance.among(2) == 0 {
            continue;
        }
        let Some((file, at)) = signed.get(chance.among(signed.len())) else {
            continue;
        };
        let by = now - Duration::weeks(week);
        let first: Referral = read(file, by)?;
        let told = told_of_another(which, &first, &mut chance)?;
        let signed_at = moved_time(*at, by)? + Duration::minutes(7 * chance.upto(40));
        let varied = varied(&told, week, signed_at, &mut chance);
        let referral = if can_be_signed(&home, &varied, signed_at) {
            varied
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

/// The same referral, of another child and authority.
fn told_of_another(
    which: YearHome,
    referral: &Referral,
    chance: &mut Chance,
) -> Result<Referral, ExampleError> {
    let mut text = serde_json::to_string(referral)
        .map_err(|e| unreadable("a referral of the year", &e.to_string()))?;
    text = text.replace("Rowan House", which.name());
    let child = &referral.child;
    let (known, legal) = (
        child.known_as.clone().unwrap_or_default(),
        child.legal_name.clone().unwrap_or_default(),
    );
    let names = if GIRLS.iter().any(|(name, _)| *name == known) {
        GIRLS
    } else {
        BOYS
    };
    if let Some((first, last)) = names.get(chance.among(names.len())) {
        let initials = |first: &str, last: &str| {
            let letters: Vec<String> = [first, last]
                .iter()
                .filter_map(|name| name.chars().next())
                .map(|letter| format!("{letter}."))
                .collect();
            letters.concat()
        };
        let old = child.initials.clone().unwrap_or_default();
        let family = legal.rsplit(' ').next().unwrap_or_default().to_owned();
        text = text
            .replace(&known, first)
            .replace(&family, last)
            .replace(&old, &initials(first, last));
    }
    let authority = referral.referrer.placing_authority.clone();
    let authority = authority.unwrap_or_default().replace(" (EXAMPLE)", "");
    if let Some(other) = AUTHORITIES.get(chance.among(AUTHORITIES.len())) {
        text = text.replace(&authority, other);
    }
    serde_json::from_str(&text).map_err(|e| unreadable("a referral of the year", &e.to_string()))
}

/// With another outcome, a faster or slower answer, or, once, in the same few words throughout.
fn varied(
    referral: &Referral,
    week: i64,
    signed_at: DateTime<Utc>,
    chance: &mut Chance,
) -> Referral {
    let mut varied = referral.clone();
    if let Some(received) = &mut varied.receipt.received_at {
        *received -= Duration::minutes(11 * chance.upto(60));
    }
    let accepts = varied.decision.outcome.is_some_and(Outcome::accepts);
    if accepts && week <= 5 {
        return poor(varied);
    }
    let outcome = match (accepts, chance.among(6)) {
        (true, 0) => Outcome::PlacedElsewhere,
        (true, 1) => Outcome::WithdrawnByAuthority,
        (false, 0) => Outcome::DeclineCannotRespond,
        (false, 1) => Outcome::DeclineEffectOnChildren,
        (false, 2) => Outcome::NotYet,
        (false, 3) => Outcome::PlacedElsewhere,
        _ => return varied,
    };
    varied.decision.outcome = Some(outcome);
    if outcome == Outcome::NotYet {
        let again = signed_at.date_naive().checked_add_days(Days::new(14));
        varied.decision.look_again_on = again;
    }
    varied
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
    fn among_the_last_one_says_everything_in_the_same_few_words() {
        let years = YearHome::BOTH.map(|which| year(day(), which).unwrap());
        let poor = years
            .iter()
            .flat_map(|year| year.decisions.iter().rev().take(10))
            .filter(|one| one.referral.decision.group_reasons.as_deref() == Some("No concerns."));
        assert!(poor.count() >= 1);
    }
}
