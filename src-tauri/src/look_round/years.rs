//! A year of decisions at the example's homes, as its manager signed them and its responsible
//! individual read them: each at its time, so that the journal's clock never goes back.

use std::path::{Path, PathBuf};

use admission::referral::Remakes;
use admission::vocabulary::Vocabulary;
use casebook::{At, Casebook, KdfCost, NewPerson, Passphrase, Person, Standing};
use chrono::Duration;
use example::year::{Decided, Year, YearHome, year};
use rand_core::OsRng;

use super::{
    CHECKED_BEFORE, PASSPHRASE, SET_UP_BEFORE, add_version, decide, from_english, in_its_place,
    set_up,
};
use crate::authority;
use crate::documents::{self, DocumentAsked, DocumentKind, Outlook, PartWords};
use crate::error::AppError;
use crate::numbers;
use crate::session::SignedIn;

/// How many decisions of the year the responsible individual has not read.
pub(super) const UNREAD: usize = 10;

/// The passphrase of the manager of a home of the year. Who looks round is the responsible
/// individual, with [`PASSPHRASE`].
pub(super) const MANAGERS: &str = "the manager of the example signs";

/// How many decisions the responsible individual reads at a sitting.
const SITTING: usize = 5;

/// Told how many steps are done and how many there are; says whether to go on.
pub(super) type GoOn<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// Makes the year of decisions of both homes in a folder of the program's own, whole or not at all.
/// `path` is where a home's casebook is to stand: all in one folder.
///
/// # Errors
/// As [`super::make_in_its_place`]; that it was stopped.
pub fn make_years_in_their_place(
    path: impl Fn(YearHome) -> PathBuf,
    now: At,
    cost: KdfCost,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<(), AppError> {
    let first = path(YearHome::ROWAN);
    let folder = first.parent().ok_or(casebook::Error::Missing)?;
    in_its_place(folder, |unfinished| {
        let mut years = Vec::new();
        for which in YearHome::BOTH {
            let path = path(which);
            let name = path.file_name().ok_or(casebook::Error::Missing)?;
            years.push((unfinished.join(name), which));
        }
        make_years(&years, now, cost, go_on)
    })
}

/// Makes years where they are to stand.
pub(super) fn make_years(
    years: &[(PathBuf, YearHome)],
    now: At,
    cost: KdfCost,
    go_on: GoOn<'_>,
) -> Result<(), AppError> {
    let today = admission::calendar::english_time(now).date();
    let told: Vec<Year> = years
        .iter()
        .map(|(_, which)| year(today, *which))
        .collect::<Result<_, _>>()?;
    let all = told.iter().map(|year| year.decisions.len()).sum::<usize>();
    let mut done = 0_u64;
    let mut step = || {
        let before = done;
        done = done.saturating_add(1);
        if go_on(before, u64::try_from(all).unwrap_or(u64::MAX)) {
            Ok(())
        } else {
            Err(stopped())
        }
    };
    for ((path, _), year) in years.iter().zip(&told) {
        make_year(path, year, (now, cost), &mut step)?;
    }
    Ok(())
}

pub(super) fn stopped() -> AppError {
    AppError::other(
        "the example was stopped before it was ready",
        "nothing of it was kept",
        "choose it again to have it made anew",
    )
}

/// Makes a home's year: every decision signed by its manager at its time, what was noted since, and
/// the responsible individual, who has read all but the last.
fn make_year(
    path: &Path,
    Year { home, decisions }: &Year,
    (now, cost): (At, KdfCost),
    step: &mut dyn FnMut() -> Result<(), AppError>,
) -> Result<(), AppError> {
    let begun = decisions
        .first()
        .and_then(|one| one.referral.receipt.received_at)
        .map_or(now, from_english)
        - SET_UP_BEFORE;
    let managers = Passphrase::new(MANAGERS);
    let theirs = Passphrase::new(PASSPHRASE);
    let casebook = set_up(path, home, &managers, cost, begun)?;
    let mut at = SignedIn::new(casebook, path.to_path_buf(), Vec::new(), begun);
    add_version(&mut at, &home.statement_of_purpose, begun)?;
    for child in &home.children {
        at.casebook.save_child(&child.id, child, begun)?;
    }
    let reader = NewPerson {
        name: home.responsible_individual.clone().unwrap_or_default(),
        standing: Standing::ResponsibleIndividual,
        registration: "responsible individual, EXAMPLE".to_owned(),
        until: None,
    };
    let person: Person = at
        .casebook
        .add_person(&reader, &theirs, cost, begun, &mut OsRng)?;
    authority::certify(&mut at, &person, &theirs, &managers, begun)?;

    let read = decisions.len().saturating_sub(UNREAD);
    let mut kept: Vec<(String, &Decided)> = Vec::new();
    let mut clock = begun;
    let mut following = decisions.iter().skip(1);
    for one in decisions {
        step()?;
        let came = one.signed_at - Duration::days(1);
        let came = match one.makes_again {
            // It holds when the first was received, and is begun after that was signed.
            Some(_) => came,
            None => one.referral.receipt.received_at.map_or(came, from_english),
        };
        // One who is referred while another is decided on comes after, as far as the journal tells.
        let came = came.max(clock).min(one.signed_at - CHECKED_BEFORE);
        let mut told = one.referral.clone();
        if let Some(first) = first_of(one, &kept) {
            told.remakes = remakes(&mut at, first, came)?;
        }
        let referral = at.casebook.new_referral(&told, came, &mut OsRng)?;
        decide(&mut at, &referral, &told, &managers, one.signed_at)?;
        kept.push((referral.id, one));
        clock = one.signed_at;
        let next = following.next().map_or(now, |next| next.signed_at);
        let place = kept.len();
        if place <= read && (place.is_multiple_of(SITTING) || place == read) {
            let from = place.saturating_sub(1) / SITTING * SITTING;
            // On the next day, or before the next decision where that came sooner.
            let sooner = next - CHECKED_BEFORE - CHECKED_BEFORE;
            clock = (clock + Duration::hours(26)).min(sooner).max(clock);
            at.casebook.close()?;
            at = sit_down(path, &theirs, clock)?;
            let decisions = kept.get(from..).unwrap_or_default();
            sitting(&mut at, decisions, from, &theirs, clock)?;
            at.casebook.close()?;
            at = sit_down(path, &managers, clock)?;
        }
    }
    for (id, one) in &kept {
        let is_first = decisions
            .iter()
            .any(|second| second.makes_again == Some(one.signed_at));
        // Of a decision that was made again everything was noted before the second was signed.
        if !is_first && !one.afterwards.entries.is_empty() {
            let before = at.casebook.afterwards(id)?;
            let revision = before.map_or(0, |kept| kept.revision);
            at.casebook
                .save_afterwards(id, revision, &one.afterwards, now)?;
            tell(&mut at, id, &managers, now)?;
        }
    }
    Ok(at.casebook.close()?)
}

/// The decision in an emergency that one makes again, among those signed before it, with its referral.
fn first_of<'a>(
    one: &Decided,
    kept: &'a [(String, &Decided)],
) -> Option<&'a (String, &'a Decided)> {
    let signed_at = one.makes_again?;
    kept.iter().find(|(_, first)| first.signed_at == signed_at)
}

/// Names the record of a decision in an emergency for the one that makes it again; the move and the
/// first look back are noted beside it first.
fn remakes(
    at: &mut SignedIn,
    (id, first): &(String, &Decided),
    now: At,
) -> Result<Option<Remakes>, AppError> {
    at.casebook.save_afterwards(id, 0, &first.afterwards, now)?;
    let record = at.casebook.record_of(id)?;
    let record = record.ok_or(casebook::Error::NotHere("record"))?;
    Ok(Some(Remakes {
        referral: id.clone(),
        number: numbers::printed(record.number, first.signed_at),
        signed_at: first.signed_at,
        sha256: numbers::hex(&record.sha256),
        moved_in: first.afterwards.started().map(|at| at.date()),
        own_entry: None,
    }))
}

/// The manager signs what became of a decision, so that it can be handed out beside the record.
fn tell(at: &mut SignedIn, id: &str, passphrase: &Passphrase, now: At) -> Result<(), AppError> {
    let asked = DocumentAsked {
        kind: DocumentKind::Addendum,
        referral: Some(id.to_owned()),
        about: None,
    };
    let today = admission::calendar::english_time(now).date();
    match documents::outlook(at, &asked, None, today)? {
        Outlook::Draft(draft) if draft.says.wanting().is_none() => {
            documents::sign(at, &asked, &draft, passphrase, (None, now))?;
        }
        // Nothing became of it yet that an addendum tells.
        Outlook::Draft(_) | Outlook::NotMade(_) => {}
    }
    Ok(())
}

fn sit_down(path: &Path, passphrase: &Passphrase, at: At) -> Result<SignedIn, AppError> {
    let casebook = Casebook::open(path, passphrase, at)?.casebook;
    Ok(SignedIn::new(casebook, path.to_path_buf(), Vec::new(), at))
}

/// The responsible individual reads some decisions: of a few they write their own view first, of a few
/// they sign what they think.
fn sitting(
    at: &mut SignedIn,
    decisions: &[(String, &Decided)],
    from: usize,
    passphrase: &Passphrase,
    hour: At,
) -> Result<(), AppError> {
    let numbered = |place: usize| i64::try_from(from.saturating_add(place).saturating_add(1));
    let number = |place: usize| numbered(place).map_err(|_| casebook::Error::Damaged);
    for (place, (_, one)) in decisions.iter().enumerate() {
        if let Some(view) = &one.blind {
            let record = number(place)?;
            at.casebook
                .keep_sample(&[record], record.unsigned_abs(), hour)?;
            at.casebook.keep_view(record, view, hour)?;
        }
    }
    let today = admission::calendar::english_time(hour).date();
    for (place, (referral, one)) in decisions.iter().enumerate() {
        if let Some(audit) = &one.audit {
            let asked = DocumentAsked {
                kind: DocumentKind::Oversight,
                referral: Some(referral.clone()),
                about: None,
            };
            let agrees = ("agrees", audit.thought.name());
            let words: Vec<PartWords> = audit
                .words
                .iter()
                .chain([&agrees])
                .map(|(key, words)| PartWords {
                    key: (*key).to_owned(),
                    words: (*words).to_owned(),
                })
                .collect();
            match documents::outlook(at, &asked, Some(&words), today)? {
                Outlook::Draft(draft) => {
                    documents::sign(at, &asked, &draft, passphrase, (None, hour))?;
                }
                Outlook::NotMade(because) => return Err(AppError::refused(&because)),
            }
        }
        at.casebook.mark_read(number(place)?, hour)?;
    }
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
    use admission::referral::Referral;

    use super::*;

    /// What stands in the years of both homes, which take a while to make: asked of those another test
    /// has made.
    pub fn wait_to_be_read_under_another_passphrase(path: impl Fn(YearHome) -> PathBuf, now: At) {
        for which in YearHome::BOTH {
            let theirs = Passphrase::new(PASSPHRASE);
            let mut opened = Casebook::open(&path(which), &theirs, now).unwrap().casebook;
            assert_eq!(opened.signed_in().standing, Standing::ResponsibleIndividual);
            let records = opened.records().unwrap().len();
            let read = opened.readings().unwrap().len();
            assert!(
                records >= 15 && records - read == UNREAD,
                "{records} {read}"
            );
            assert!(opened.must_be_allowed(casebook::Act::Sign).is_err());
            opened.check_chain().unwrap();
            let oversight = opened.documents().unwrap();
            let oversight = oversight.iter().filter(|one| one.kind == "oversight");
            assert!(oversight.count() >= 4, "{which:?}");
            let referrals = opened.referrals().unwrap();
            let second = referrals.iter().filter_map(|one| {
                let told: Referral = one.document.read().unwrap();
                told.remakes
            });
            let second: Vec<Remakes> = second.collect();
            assert_eq!(second.len(), 1, "{which:?}");
            let first = opened.record_of(&second[0].referral).unwrap().unwrap();
            assert_eq!(second[0].sha256, numbers::hex(&first.sha256));
            let views = opened.samples().unwrap();
            assert!(views.len() >= 4 && views.iter().all(|one| one.view.is_some()));
            opened.mark_read(1, now).unwrap();
        }
        assert_ne!(MANAGERS, PASSPHRASE);
    }

    #[test]
    fn a_year_that_is_stopped_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = |which: YearHome| {
            let name = format!("{}.casebook", which.name());
            folder.path().join("year").join(name)
        };
        let now = At::from_timestamp(1_795_300_000, 0).unwrap();
        let cost = crate::commands::tests::QUICK;
        let refused = make_years_in_their_place(path, now, cost, &mut |done, _| done < 2);
        assert!(refused.is_err());
        assert!(!folder.path().join("year").exists());
        assert!(!folder.path().join("year.unfinished").exists());
    }
}
