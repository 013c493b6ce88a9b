//! The emergency that was decided again, in full: two decisions of one child, two signed records. The
//! second tells of the same child as the first, in the same home.

use admission::afterwards::{AfterEntry, Afterwards, Happened};
use admission::home::Home;
use admission::oversight::foresight::LookBack;
use admission::oversight::sampling::Chance;
use admission::referral::{Referral, Remakes};
use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::since::{Since, since};
use super::stories::{Card, STORIES, recast, renamed};
use super::{Decided, YearHome, borrowed, can_be_signed, case};
use crate::{ExampleError, moved_time, not_moved, read};

/// The file of the first decision: one of [`STORIES`].
pub(super) const FIRST: &str = "year/isla.json";

/// The file of the second.
pub(super) const SECOND: &str = "year/isla-again.json";

/// When the second was signed in it, UTC.
pub(super) const SIGNED_AT: &str = "2026-11-15T11:20:00Z";

/// The first decision as a home signed it.
pub(super) struct First<'a> {
    /// The home.
    pub(super) home: &'a Home,
    /// The referral.
    pub(super) referral: &'a Referral,
    /// When it was signed, UTC.
    pub(super) signed_at: DateTime<Utc>,
    /// How far what is written of it was moved in time.
    pub(super) by: Duration,
}

/// The second decision of a child who was taken in in an emergency, where the card tells of one. What
/// is noted after it is reckoned from its own predictions; [`go_on`] joins it to what was noted of the
/// first.
pub(super) fn second(
    card: Card,
    (which, again): (YearHome, bool),
    first: &First<'_>,
    today: NaiveDate,
) -> Result<Option<Decided>, ExampleError> {
    let Card::Told(place) = card else {
        return Ok(None);
    };
    let Some(story) = STORIES.get(place).filter(|one| one.file == FIRST) else {
        return Ok(None);
    };
    let told: Referral = read(SECOND, first.by)?;
    let own = story
        .child_at(which, again, place)
        .map(|other| renamed(&told, other))
        .unwrap_or_default();
    let mut referral = recast(which, &told, &borrowed(&own))?;
    referral.remakes = Some(Remakes {
        signed_at: first.signed_at,
        moved_in: first.referral.moving_in.on,
        ..Remakes::default()
    });
    let written = SIGNED_AT.parse().map_err(|_| not_moved(SIGNED_AT))?;
    let signed_at = moved_time(written, first.by)?;
    if signed_at.date_naive() > today || !can_be_signed(first.home, &referral, signed_at) {
        return Ok(None);
    }
    let mut chance = Chance::new(which.seed());
    let afterwards = since(
        &case(first.home, &referral),
        today,
        Since::NONE,
        &mut chance,
    );
    Ok(Some(Decided {
        referral,
        signed_at,
        afterwards,
        makes_again: Some(first.signed_at),
        audit: None,
        blind: None,
    }))
}

/// What was noted before the second decision was begun, a day before its signature, was noted of the
/// first and goes on beside the second; what came later is noted of the second alone.
pub(super) fn go_on(first: &mut Afterwards, second: &mut Decided) {
    let begun = second.signed_at - Duration::days(1);
    first.entries.retain(before_the_second);
    for entry in &mut first.entries {
        entry.at = begun;
    }
    let later = &mut second.afterwards.entries;
    later.retain(|entry| !before_the_second(entry));
    later.splice(..0, first.entries.iter().cloned());
}

/// The move and the look back after seventy-two hours: the second is signed on the fourth day.
fn before_the_second(entry: &AfterEntry) -> bool {
    matches!(
        entry.what,
        Happened::Started { .. }
            | Happened::LookedBack {
                at: LookBack::SeventyTwoHours,
                ..
            }
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use admission::appraise;
    use admission::judgement::Outcome;

    use super::super::year;
    use super::*;

    #[test]
    fn each_home_decides_again_on_a_child_of_its_own_with_nothing_left_to_settle() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let mut children = BTreeSet::new();
        let mut stays = Vec::new();
        for which in YearHome::many(3) {
            let year = year(today, which).unwrap();
            let again = |one: &&Decided| one.makes_again.is_some();
            let second: Vec<&Decided> = year.decisions.iter().filter(again).collect();
            assert_eq!(second.len(), 1, "{which:?}");
            let second = second[0];
            let first = year
                .decisions
                .iter()
                .find(|one| Some(one.signed_at) == second.makes_again)
                .unwrap();
            let outcome = |one: &Decided| one.referral.decision.outcome.unwrap();
            assert_eq!(
                (outcome(first), outcome(second)),
                (Outcome::AcceptEmergency, Outcome::Accept)
            );
            assert_eq!(first.referral.child, {
                // The surgery said more by then.
                let mut child = second.referral.child.clone();
                child.allergies_and_medicines =
                    first.referral.child.allergies_and_medicines.clone();
                child
            });
            let name = second.referral.child.legal_name.clone().unwrap();
            assert!(children.insert(name), "another child at each home");
            let initials = second.referral.child.initials.clone().unwrap();
            let here = &year.home.children;
            assert!(here.iter().all(|one| one.initials != initials));
            let signatory = &second.referral.decision.decided_by.name;
            assert_eq!(Some(signatory), year.home.registered_manager.as_ref());

            let day = second.signed_at.date_naive();
            let appraisal = appraise(&second.case(&year.home), day);
            let standing: Vec<_> = appraisal.findings.iter().filter(|f| f.stands()).collect();
            assert!(
                standing.iter().all(|finding| finding.closes.is_empty()),
                "{standing:#?}"
            );
            assert!(appraisal.ready_to_sign);

            let goes_on = first.afterwards.entries.len();
            assert_eq!(goes_on, 2, "the move and the first look back");
            let went_on = &second.afterwards.entries;
            assert!(went_on.starts_with(&first.afterwards.entries));
            for later in went_on.iter().skip(goes_on) {
                assert!(!before_the_second(later), "{later:?}");
            }
            stays.push(went_on.len().saturating_sub(goes_on));
        }
        assert!(stays.iter().any(|later| *later > 0), "{stays:?}");
    }
}
