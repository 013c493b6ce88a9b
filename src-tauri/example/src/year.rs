//! A year of fictional decisions for any number of homes, for whoever supervises them: drawn by a seed,
//! so that the same day and home give the same year.
//!
//! Each decision is a story written by hand (`example/year/*.json`, and the two that the example home
//! signed), moved in time. A home hears each once before it hears one again, and then of another child.
//! An acceptance is told of four children. Nothing here goes past the rules: what could not be signed
//! is left out, and a test holds that every story can. One decision among the last is poor on purpose:
//! it says everything in the same few words. One child was referred to every home in the same week. One
//! was taken in at night, and the decision made again in full four days later.

use admission::afterwards::Afterwards;
use admission::home::Home;
use admission::judgement::{Signatory, Standing};
use admission::oversight::sampling::{Chance, OwnView, draw};
use admission::referral::{AnswersChecked, Referral};
use admission::vocabulary::YesNo;
use admission::{Case, appraise};
use chrono::{DateTime, Duration, NaiveDate, Utc};

mod decided_again;
mod homes;
mod own;
mod read;
mod since;
mod stories;

use decided_again::First;
pub use homes::YearHome;
pub use read::Audit;
use since::{Since, since};
pub(crate) use stories::FILES;
use stories::{
    ACCEPTED, Card, POOR_CAST, STORIES, ToBoth, cast_of, family, recast, renamed, shuffled,
    told_with,
};

use super::{
    ExampleError, MANIFEST, Manifest, moved_time, not_moved, read, unreadable, whole_weeks,
};

/// How many weeks back the year begins.
const WEEKS: i64 = 47;

/// How many weeks back the decision lies that says nothing: among the last, which are not read yet.
const POOR_WEEK: i64 = 3;

/// The weeks just past, in each of which a decision was signed.
const LAST_WEEKS: i64 = 5;

/// How many of the weeks before those have a decision: so many that no story is told twice at a home.
const EARLIER: usize = 14;

/// What the decision that says nothing says of the children living here.
pub const NO_CONCERNS: &str = "No concerns.";

/// The example home's own decline.
const DECLINED: &str = "referral-3-ruben.json";

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
    /// When the decision in an emergency was signed that this one makes again, in full; none for any
    /// other. Whoever signs this one names that record in it.
    pub makes_again: Option<DateTime<Utc>>,
    /// What its reader says of it, where they write more than that they have read it.
    pub audit: Option<Audit>,
    /// What its reader would have decided, written before they saw the outcome.
    pub blind: Option<OwnView>,
}

impl Decided {
    /// The case as it is to be signed: its answers gone over, its signatory named.
    #[must_use]
    pub fn case(&self, home: &Home) -> Case {
        case(home, &self.referral)
    }
}

/// The year of a home as it stands on a day: some twenty decisions.
///
/// # Errors
/// [`ExampleError`] when a document is damaged or the day lies beyond the calendar.
pub fn year(today: NaiveDate, which: YearHome) -> Result<Year, ExampleError> {
    told(today, which, (EARLIER, true))
}

/// A year with a decision in every week, each of them a record by itself: for counting with many.
///
/// # Errors
/// As [`year`].
pub fn every_week(today: NaiveDate, which: YearHome) -> Result<Year, ExampleError> {
    told(today, which, (usize::MAX, false))
}

fn told(
    today: NaiveDate,
    which: YearHome,
    (earlier, again_in_full): (usize, bool),
) -> Result<Year, ExampleError> {
    let manifest: Manifest =
        serde_json::from_str(MANIFEST).map_err(|e| unreadable("example.json", &e.to_string()))?;
    let now = whole_weeks(manifest.reference_day, today);
    let mut chance = Chance::new(which.seed());
    let home = which.stands_as(&read(&manifest.home, now)?)?;
    let mut decisions: Vec<Decided> = Vec::new();
    let mut second: Option<Decided> = None;
    let mut pack = shuffled(&mut chance, false);
    let mut again = false;
    let mut accepted = 0_usize;
    let earlier = draw(
        (LAST_WEEKS.saturating_add(1)..=WEEKS)
            .filter(|week| *week != ToBoth::WEEK)
            .collect(),
        earlier,
        which.seed(),
    );
    for week in (1..=WEEKS).rev() {
        // Every week of the last five, so that there is something to read.
        if week > LAST_WEEKS && week != ToBoth::WEEK && !earlier.contains(&week) {
            continue;
        }
        if pack.is_empty() {
            again = true;
            pack = shuffled(&mut chance, again);
        }
        let card = match week {
            POOR_WEEK => Some(Card::Accepted(POOR_CAST)),
            ToBoth::WEEK => Some(Card::ToBoth),
            _ => pack.pop(),
        };
        let Some(card) = card else { continue };
        let by = now - Duration::weeks(week);
        let (told, at) = dealt(card, which, again, &manifest, by)?;
        // As if nobody ever signed at the same minute.
        let signed_at = moved_time(at, by)? + Duration::minutes(chance.upto(15));
        let said = Some(told.clone())
            .filter(|_| week == POOR_WEEK)
            .map(poor)
            .filter(|said| can_be_signed(&home, said, signed_at));
        let referral = said.unwrap_or(told);
        if !can_be_signed(&home, &referral, signed_at) {
            continue;
        }
        let mut what = match card {
            Card::Told(place) => STORIES.get(place).map(|one| one.since),
            _ => None,
        }
        .unwrap_or(Since::NONE);
        // The first acceptance of a year ended without notice; later ones as it is drawn.
        if matches!(card, Card::Accepted(_)) {
            if accepted == 0 {
                what.ended = Some(YesNo::No);
            }
            accepted = accepted.saturating_add(1);
        }
        let first = First {
            home: &home,
            referral: &referral,
            signed_at,
            by,
        };
        let mut made_again = match &second {
            None if again_in_full => decided_again::second(card, (which, again), &first, today)?,
            _ => None,
        };
        if made_again.is_some() {
            // A signed record says it, and not words beside the first.
            what.remade_after = None;
        }
        let mut afterwards = since(&case(&home, &referral), today, what, &mut chance);
        if let Some(made_again) = &mut made_again {
            decided_again::go_on(&mut afterwards, made_again);
        }
        second = second.or(made_again);
        let place = decisions.len();
        decisions.push(Decided {
            audit: read::audit(place),
            blind: read::blind(place, &referral),
            referral,
            signed_at,
            afterwards,
            makes_again: None,
        });
    }
    decisions.extend(second);
    decisions.sort_by_key(|one| one.signed_at);
    Ok(Year { home, decisions })
}

/// The referral of a card as this home had it, moved in time, and when it was signed before that.
fn dealt(
    card: Card,
    which: YearHome,
    again: bool,
    manifest: &Manifest,
    by: Duration,
) -> Result<(Referral, DateTime<Utc>), ExampleError> {
    let signed = |file: &str| {
        let entry = manifest.referrals.iter().find(|entry| entry.file == file);
        entry
            .and_then(|entry| entry.signed_at)
            .ok_or_else(|| unreadable("example.json", &format!("{file} is not signed in it")))
    };
    let time = |written: &'static str| written.parse().map_err(|_| not_moved(written));
    match card {
        Card::Declined => {
            let first: Referral = read(DECLINED, by)?;
            let own = match which {
                YearHome::ROWAN => Vec::new(),
                other => renamed(&first, ("Anton", family(other, STORIES.len()))),
            };
            Ok((recast(which, &first, &borrowed(&own))?, signed(DECLINED)?))
        }
        Card::Accepted(cast) => {
            let first: Referral = read(ACCEPTED, by)?;
            let told = recast(which, &first, cast_of(which, cast))?;
            // Beyond two homes the same casts are told again, under other family names.
            let other = told
                .child
                .known_as
                .clone()
                .filter(|_| which.0 >= YearHome::BOTH.len());
            let own = other.map(|first| renamed(&told, (&first, family(which, cast))));
            let own = own.unwrap_or_default();
            Ok((told_with(&told, &borrowed(&own))?, signed(ACCEPTED)?))
        }
        Card::ToBoth => {
            let (file, at) = ToBoth::at(which);
            let told: Referral = read(file, by)?;
            Ok((recast(which, &told, &[])?, time(at)?))
        }
        Card::Told(place) => {
            let story = STORIES
                .get(place)
                .ok_or_else(|| unreadable("the year", "a story is not there"))?;
            let first: Referral = read(story.file, by)?;
            let own = story
                .child_at(which, again, place)
                .map(|(other, family)| renamed(&first, (other, family)))
                .unwrap_or_default();
            Ok((
                recast(which, &first, &borrowed(&own))?,
                time(story.signed_at)?,
            ))
        }
    }
}

fn borrowed(cast: &[(String, String)]) -> Vec<(&str, &str)> {
    cast.iter()
        .map(|(from, to)| (from.as_str(), to.as_str()))
        .collect()
}

/// Every word there, and nothing said: what an audit is for.
fn poor(mut referral: Referral) -> Referral {
    let say = |words: &mut Option<String>, instead: &str| {
        if words.is_some() {
            *words = Some(instead.to_owned());
        }
    };
    let decision = &mut referral.decision;
    say(&mut decision.range_reasons, "All needs are inside.");
    say(&mut decision.response_reasons, "We can meet needs.");
    say(&mut decision.group_reasons, NO_CONCERNS);
    say(&mut decision.doubts, "None.");
    say(&mut decision.alternatives, "None.");
    for row in &mut referral.group.rows {
        say(&mut row.what_we_know, NO_CONCERNS);
        say(&mut row.measure, "Staff will monitor.");
    }
    for entry in &mut referral.group.entries {
        say(&mut entry.acceptable_because, NO_CONCERNS);
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use admission::afterwards::Happened;
    use admission::judgement::Outcome;
    use admission::oversight::foresight::CameTrue;
    use admission::oversight::patterns::Thought;

    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    #[test]
    fn a_year_is_the_same_each_time_and_another_at_the_other_home() {
        let rowan = year(day(), YearHome::ROWAN).unwrap();
        assert_eq!(rowan, year(day(), YearHome::ROWAN).unwrap());
        let alder = year(day(), YearHome::ALDER).unwrap();
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
            let says_nothing =
                |one: &Decided| one.referral.decision.group_reasons.as_deref() == Some(NO_CONCERNS);
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
        let home = YearHome::ROWAN
            .stands_as(&read(&manifest.home, Duration::zero()).unwrap())
            .unwrap();
        assert!(STORIES.len() >= 12);
        // The child referred to every home has a file for each of two answers, and is no story; nor
        // is the second decision of one who was taken in at night.
        assert_eq!(STORIES.len() + 3, FILES.len());
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
        for which in YearHome::BOTH {
            for cast in (0..=POOR_CAST).map(|cast| cast_of(which, cast)) {
                let first: Referral = read(ACCEPTED, Duration::zero()).unwrap();
                let told = recast(which, &first, cast).unwrap();
                let text = serde_json::to_string(&told).unwrap();
                for (from, _) in cast {
                    assert!(!text.contains(from), "{from}");
                }
            }
        }
        let stories = STORIES.iter().enumerate();
        for (file, place, story) in stories.flat_map(|(place, story)| {
            let again = (story.file == decided_again::FIRST).then_some(decided_again::SECOND);
            let files = [story.file].into_iter().chain(again);
            files.map(move |file| (file, place, story))
        }) {
            let first: Referral = read(file, Duration::zero()).unwrap();
            let Some(other) = story.child_at(YearHome::ALDER, false, place) else {
                panic!("{file} names nobody at the other home");
            };
            let own = renamed(&first, other);
            let told = recast(YearHome::ALDER, &first, &borrowed(&own)).unwrap();
            let text = serde_json::to_string(&told).unwrap();
            for (from, _) in &own {
                assert!(!text.contains(from), "{file}: {from}");
            }
        }
    }

    #[test]
    fn the_two_homes_share_no_child_but_the_one_referred_to_both_and_nobody_who_works_there() {
        let of = |which| {
            let year = year(day(), which).unwrap();
            let names: BTreeSet<String> = year
                .decisions
                .iter()
                .filter_map(|one| one.referral.child.legal_name.clone())
                .collect();
            let children = year
                .decisions
                .iter()
                .filter(|one| one.makes_again.is_none());
            assert_eq!(names.len(), children.count(), "nobody twice: {names:?}");
            (year, names)
        };
        let ((rowan, here), (alder, there)) = (of(YearHome::ROWAN), of(YearHome::ALDER));
        let both: Vec<&String> = here.intersection(&there).collect();
        assert_eq!(both, ["Bryn Calloway"]);
        let initials = |year: &Year| -> BTreeSet<String> {
            year.home
                .children
                .iter()
                .map(|one| one.initials.clone())
                .collect()
        };
        assert!(initials(&rowan).is_disjoint(&initials(&alder)));
        for year in [&rowan, &alder] {
            let here = initials(year);
            for one in &year.decisions {
                let theirs = one.referral.child.initials.as_deref().unwrap();
                assert!(!here.contains(theirs), "{theirs}");
            }
        }
        assert_ne!(rowan.home.registered_manager, alder.home.registered_manager);
        assert_ne!(rowan.home.registered_places, alder.home.registered_places);
        assert_ne!(
            rowan.home.statement_of_purpose.clauses.len(),
            alder.home.statement_of_purpose.clauses.len()
        );
        let theirs = Home {
            provider: None,
            ..alder.home.clone()
        };
        assert_eq!(rowan.home.provider, alder.home.provider);
        let said = serde_json::to_string(&theirs).unwrap()
            + &serde_json::to_string(
                &alder
                    .decisions
                    .iter()
                    .map(|one| &one.referral)
                    .collect::<Vec<_>>(),
            )
            .unwrap();
        for name in [
            "Miriam",
            "Dee Whitlock",
            "Joe Farrow",
            "Sana",
            "Colette",
            "Marek",
            "Bramble",
            "Quay",
            "A.K.",
            "B.W.",
            "T.N.",
            "Aisha",
            "Tomas",
            "Rowan House",
            "no more than five",
        ] {
            assert!(!said.contains(name), "{name}");
        }
    }

    /// Every entry noted after every decision of a year.
    fn noted(year: &Year) -> impl Iterator<Item = (&Decided, &Happened)> {
        let decisions = year.decisions.iter();
        decisions.flat_map(|one| one.afterwards.entries.iter().map(move |e| (one, &e.what)))
    }

    #[test]
    fn each_home_accepts_in_an_emergency_and_remakes_it_once_in_time_and_once_late() {
        for which in YearHome::BOTH {
            let year = year(day(), which).unwrap();
            // One of them by a second record.
            let decisions = year.decisions.iter();
            let between = decisions.filter_map(|one| Some(one.signed_at - one.makes_again?));
            let days: BTreeSet<i64> = noted(&year)
                .filter_map(|(one, what)| match what {
                    Happened::RemadeInFull { on, .. } => {
                        Some((*on - one.referral.moving_in.on.unwrap()).num_days())
                    }
                    _ => None,
                })
                .chain(between.map(|between| between.num_days()))
                .collect();
            assert!(days.iter().any(|days| *days <= 7), "{which:?}: {days:?}");
            assert!(days.iter().any(|days| *days > 7), "{which:?}: {days:?}");
        }
    }

    #[test]
    fn each_home_has_an_ending_without_notice_and_predictions_that_came_true_and_not() {
        for which in YearHome::BOTH {
            let year = year(day(), which).unwrap();
            let unplanned = |what: &Happened| {
                matches!(
                    what,
                    Happened::Ended {
                        notice: YesNo::No,
                        ..
                    }
                )
            };
            assert!(noted(&year).any(|(_, what)| unplanned(what)), "{which:?}");
            let found: BTreeSet<CameTrue> = noted(&year)
                .filter_map(|(_, what)| match what {
                    Happened::LookedBack { seen, .. } => Some(seen),
                    _ => None,
                })
                .flatten()
                .map(|seen| seen.found)
                .collect();
            assert!(found.contains(&CameTrue::AsForeseen), "{found:?}");
            assert!(found.contains(&CameTrue::Otherwise), "{found:?}");
        }
    }

    #[test]
    fn one_child_is_referred_to_both_homes_in_one_week() {
        let names = |which| {
            let year = year(day(), which).unwrap();
            let all = year.decisions.into_iter();
            all.filter_map(|one| Some((one.referral.child.legal_name?, one.signed_at)))
                .collect::<std::collections::BTreeMap<_, _>>()
        };
        let (rowan, alder) = (names(YearHome::ROWAN), names(YearHome::ALDER));
        let apart = rowan["Bryn Calloway"] - alder["Bryn Calloway"];
        assert!(apart.num_days().abs() < 7, "{apart}");
    }

    #[test]
    fn its_reader_agrees_disagrees_and_has_views_of_their_own() {
        for which in YearHome::BOTH {
            let year = year(day(), which).unwrap();
            let read = year.decisions.len() - 10;
            let thoughts: BTreeSet<Thought> = year.decisions[..read]
                .iter()
                .filter_map(|one| Some(one.audit.as_ref()?.thought))
                .collect();
            assert_eq!(thoughts.len(), 3, "{thoughts:?}");
            let views: Vec<bool> = year.decisions[..read]
                .iter()
                .filter_map(|one| {
                    let view = one.blind.as_ref()?;
                    assert_eq!(view.wanting(), None);
                    Some(view.outcome == one.referral.decision.outcome)
                })
                .collect();
            assert!(views.contains(&true) && views.contains(&false), "{views:?}");
        }
    }

    #[test]
    fn many_homes_have_a_decision_in_almost_every_week_all_of_which_can_be_signed() {
        for which in YearHome::many(12).skip(9) {
            let year = every_week(day(), which).unwrap();
            assert!(year.decisions.len() >= 45, "{}", year.decisions.len());
            for one in &year.decisions {
                assert!(can_be_signed(&year.home, &one.referral, one.signed_at));
            }
        }
    }
}
