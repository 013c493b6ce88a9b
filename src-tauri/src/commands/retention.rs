//! How long what is kept here is kept: the schedule, holds, what is due, and deletions.

use std::collections::BTreeMap;

use admission::afterwards::Afterwards;
use admission::calendar;
use admission::home::ChildLivingHere;
use admission::referral::Referral;
use admission::retention::{self, Facts, HoldKind, Keeping, NotKept, Schedule, ScheduleLine, Term};
use casebook::{Goes, KeepingKind, Part};
use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::certificate::{Backups, copies};
pub use self::entries::EntryRow;
use super::decide_again;
use crate::error::AppError;
use crate::session::{Desk, SignedIn};
use crate::{case, numbers};

mod certificate;
mod entries;

/// How many referrals that may be due are looked at, the oldest first.
const LOOKED_AT: usize = 500;

/// Everything about keeping.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct RetentionPage {
    /// Say this one when changing the schedule.
    pub revision: i64,
    /// What the provider set and who confirmed it.
    pub schedule: Schedule,
    /// The schedule's lines as they are read.
    pub lines: Vec<ScheduleLine>,
    /// Whether it is complete and confirmed; without it nothing is due.
    pub in_force: bool,
    /// What is offered where nothing is set: months, years.
    pub offered: (u32, u32),
    /// The referrals whose time is over or that are held, and the one asked for.
    pub rows: Vec<RetentionRow>,
    /// The entries of children who have left, those whose time is over first.
    pub entries: Vec<EntryRow>,
    /// Deletions asked for and done, newest first.
    pub deletions: Vec<DeletionRow>,
    /// Whether another person who may agree to a deletion can sign in.
    pub somebody_else: bool,
    /// What would still hold what is deleted, in whole sentences.
    pub copies: Vec<String>,
}

/// How a referral is kept.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct RetentionRow {
    /// The referral, by id.
    pub id: String,
    /// Its number.
    pub number: i64,
    /// The child's name on screen.
    pub child: String,
    /// How long it is kept, and why.
    pub term: Term,
    /// Whether it may go today.
    pub due: bool,
    /// Say this one when changing what is noted about it.
    pub revision: i64,
    /// What is noted about its keeping.
    pub keeping: Keeping,
    /// What would go.
    pub goes: GoesRow,
    /// The children living here of whom it says something, by initials.
    pub speaks_of: Vec<String>,
}

/// How much goes.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct GoesRow {
    /// Papers.
    pub papers: i64,
    /// Letters and other documents.
    pub documents: i64,
    /// Signed records whose file goes.
    pub records: i64,
    /// Journal entries whose words go.
    pub journal_entries: i64,
}

impl From<Goes> for GoesRow {
    fn from(goes: Goes) -> Self {
        let Goes {
            papers,
            documents,
            records,
            journal_entries,
        } = goes;
        Self {
            papers,
            documents,
            records,
            journal_entries,
        }
    }
}

/// A deletion.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct DeletionRow {
    /// The number of its certificate.
    pub number: i64,
    /// The referral, or the child whose entry it is, by id.
    pub subject: String,
    /// The child's name on screen, while it is there.
    pub child: String,
    /// Why, by which period.
    pub because: String,
    /// Who asked for it.
    pub asked_by: String,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Whether the person who is signed in may agree: somebody else asked.
    pub may_agree: bool,
    /// The certificate, once it is done, line by line: what and its words.
    pub certificate: Option<Vec<(String, String)>>,
}

/// Whose keeping is changed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "kept", rename_all = "snake_case")]
#[ts(export)]
pub enum Whose {
    /// That of everything in the casebook.
    Everything,
    /// That of a referral and what came of it.
    Referral {
        /// The referral, by id.
        id: String,
    },
    /// That of the entry of a child who lived here.
    Entry {
        /// The child, by id.
        id: String,
    },
}

/// A change of what is kept how long.
#[derive(Debug, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
#[ts(export)]
pub enum RetentionChange {
    /// Set the provider's own periods; the confirmation ends with it.
    Set {
        /// The schedule as it was read.
        revision: i64,
        /// Months for a referral never admitted.
        months: Option<u32>,
        /// Years for the decision on it.
        years: Option<u32>,
        /// Why these and no longer.
        why: String,
    },
    /// Note that the data-protection lead confirmed the schedule.
    Confirm {
        /// The schedule as it was read.
        revision: i64,
        /// The lead, by name and role.
        lead: String,
        /// On which day.
        on: NaiveDate,
    },
    /// Put a hold on one referral, one entry, or everything.
    Hold {
        /// What is held.
        of: Whose,
        /// What is noted, as it was read.
        revision: i64,
        /// What it is for.
        kind: HoldKind,
        /// Why.
        because: String,
    },
    /// Lift a hold.
    Lift {
        /// What was held.
        of: Whose,
        /// What is noted, as it was read.
        revision: i64,
        /// The hold.
        id: String,
        /// Why.
        because: String,
    },
    /// Note the day a child died, or take it out.
    Died {
        /// Of which referral, or which entry, the child is.
        of: Whose,
        /// What is noted, as it was read.
        revision: i64,
        /// The day.
        on: Option<NaiveDate>,
    },
    /// Ask for the deletion of a referral or an entry that is due.
    Ask {
        /// Which.
        of: Whose,
    },
    /// Take back what was asked for.
    TakeBack {
        /// The deletion.
        number: i64,
    },
    /// Agree to what somebody else asked for: it is done.
    Agree {
        /// The deletion.
        number: i64,
    },
}

impl Whose {
    /// Where what is noted about the keeping of one of them stands; nothing for everything.
    fn one(&self) -> Option<(KeepingKind, &str)> {
        match self {
            Self::Everything => None,
            Self::Referral { id } => Some((KeepingKind::Retention, id)),
            Self::Entry { id } => Some((KeepingKind::ChildRetention, id)),
        }
    }
}

/// How long what is kept here is kept; with a number, for that referral too.
///
/// # Errors
/// When the casebook cannot be read.
pub fn retention(desk: &Desk, number: Option<i64>) -> Result<RetentionPage, AppError> {
    desk.with(|at| page(desk, at, number, desk.today()))
}

/// Changes what is kept how long, or deletes. Saved when this returns, with the journal's entry.
///
/// # Errors
/// A change that is not taken; a deletion that is not due or that the same person asked for; a
/// person whose standing does not allow it. Nothing is changed then.
pub fn change_retention(desk: &Desk, change: RetentionChange) -> Result<RetentionPage, AppError> {
    desk.with(|at| {
        let (now, today) = (desk.now(), desk.today());
        let by = at.casebook.signed_in().name.clone();
        let mut about = None;
        match change {
            RetentionChange::Set {
                revision,
                months,
                years,
                why,
            } => {
                let next = schedule(at)?.1.set(months, years, &why).map_err(refused)?;
                save_schedule(at, revision, &next, now)?;
            }
            RetentionChange::Confirm { revision, lead, on } => {
                let next = schedule(at)?.1;
                let next = next.confirm(&lead, on, &by, today).map_err(refused)?;
                save_schedule(at, revision, &next, now)?;
            }
            RetentionChange::Hold {
                of,
                revision,
                kind,
                because,
            } => {
                change_holds(at, &of, revision, now, |holds| {
                    retention::hold(holds, kind, &because, &by, now)
                })?;
                about = Some(of);
            }
            RetentionChange::Lift {
                of,
                revision,
                id,
                because,
            } => {
                change_holds(at, &of, revision, now, |holds| {
                    retention::lift(holds, &id, &because, &by, now)
                })?;
                about = Some(of);
            }
            RetentionChange::Died { of, revision, on } => {
                if let Some(on) = on.filter(|on| *on > today) {
                    return Err(refused(NotKept::LiesAhead(calendar::in_words(on))));
                }
                let which = of.one().ok_or(casebook::Error::NotHere("referral"))?;
                let mut keeping = keeping(at, which)?.1;
                keeping.died_on = on;
                at.casebook.save_kept(which, revision, &keeping, now)?;
                about = Some(of);
            }
            RetentionChange::Ask { of } => match of {
                Whose::Everything => return Err(casebook::Error::NotHere("referral").into()),
                Whose::Referral { id } => {
                    let row = due_row(at, &id, today)?;
                    let part = part_of(&row.term);
                    at.casebook
                        .ask_deletion(&id, part, &row.term.because, now)?;
                }
                Whose::Entry { id } => {
                    let row = entries::due(at, &id, today)?;
                    at.casebook
                        .ask_entry_deletion(&id, &row.term.because, now)?;
                }
            },
            RetentionChange::TakeBack { number } => at.casebook.take_deletion_back(number, now)?,
            RetentionChange::Agree { number } => agree(at, number, now, today)?,
        }
        let number = match about {
            Some(Whose::Referral { id }) => Some(at.casebook.referral(&id)?.number),
            _ => None,
        };
        page(desk, at, number, today)
    })
}

fn agree(
    at: &mut SignedIn,
    number: i64,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<(), AppError> {
    let deletions = at.casebook.deletions()?;
    let asked = deletions
        .iter()
        .find(|one| one.number == number && one.certificate.is_none())
        .ok_or(casebook::Error::NotHere("deletion to agree to"))?;
    // It was due when it was asked for; a hold may have come since.
    let read = |at: &SignedIn| -> Result<Referral, AppError> {
        Ok(at.casebook.referral(&asked.subject)?.document.read()?)
    };
    let left = match asked.part {
        Part::Entry => {
            entries::due(at, &asked.subject, today)?;
            at.casebook.agree_to_entry_deletion(number, now)?;
            return Ok(());
        }
        Part::Referral => retention::without_the_child(&read(at)?),
        Part::Decision => retention::nothing_but_its_place(&read(at)?),
    };
    due_row(at, &asked.subject, today)?;
    let records = at.casebook.records()?;
    let gone: Vec<i64> = records
        .iter()
        .filter(|record| record.referral == asked.subject)
        .map(|record| record.number)
        .collect();
    at.casebook.agree_to_deletion(number, &left, now)?;
    // What was read of it stays in memory no longer either.
    at.signed_cases.retain(|number, _| !gone.contains(number));
    Ok(())
}

fn part_of(term: &Term) -> Part {
    match term.line {
        Some(retention::Line::Referral) => Part::Referral,
        _ => Part::Decision,
    }
}

/// The row of a referral that may go today.
fn due_row(at: &mut SignedIn, id: &str, today: NaiveDate) -> Result<RetentionRow, AppError> {
    let kept = at.casebook.referral(id)?;
    let (_, schedule) = schedule(at)?;
    let admitted = admitted(at)?;
    let home = case::children(at)?;
    let row = row(at, &kept, &schedule, &admitted, &home, today)?;
    if row.due {
        return Ok(row);
    }
    Err(AppError::refused(
        "this is not due: its time is not over, something holds it, or the schedule is not confirmed",
    ))
}

fn page(
    desk: &Desk,
    at: &mut SignedIn,
    number: Option<i64>,
    today: NaiveDate,
) -> Result<RetentionPage, AppError> {
    let (revision, schedule) = schedule(at)?;
    let admitted = admitted(at)?;
    let home = case::children(at)?;
    let mut rows = Vec::new();
    // Nothing younger than the shortest period can be due; without a period nothing is.
    let months = schedule.referral_months.unwrap_or(u32::MAX / 2);
    let before = today.checked_sub_months(Months::new(months));
    let mut looked_at = match before {
        Some(before) => at.casebook.ended_before(before, LOOKED_AT)?,
        None => Vec::new(),
    };
    for id in at.casebook.noted_about_keeping()? {
        if !looked_at.iter().any(|kept| kept.id == id) {
            looked_at.push(at.casebook.referral(&id)?);
        }
    }
    if let Some(number) = number
        && !looked_at.iter().any(|kept| kept.number == number)
    {
        looked_at.extend(at.casebook.referral_with_number(number)?);
    }
    let deletions = at.casebook.deletions()?;
    let over = |id: &str| {
        deletions
            .iter()
            .any(|one| one.subject == id && one.part == Part::Decision && one.certificate.is_some())
    };
    for kept in looked_at.iter().filter(|kept| !over(&kept.id)) {
        let row = row(at, kept, &schedule, &admitted, &home, today)?;
        let asked = number == Some(row.number);
        let held = retention::holding(&row.keeping.holds).next().is_some();
        let ended = row.term.until.is_some_and(|until| until < today);
        if asked || held || row.due || ended || row.keeping.died_on.is_some() {
            rows.push(row);
        }
    }
    let entries = entries::rows(at, &schedule, today)?;
    rows.sort_by_key(|row| {
        (
            Some(row.number) != number,
            !row.due,
            row.term.until,
            row.number,
        )
    });
    let people = at.casebook.people()?;
    let me = at.casebook.signed_in().id.clone();
    let somebody_else = people.iter().any(|person| {
        person.active && person.id != me && person.standing.may(casebook::Act::KeepRetention)
    });
    let backups = Backups::of(desk, at);
    let names: BTreeMap<String, String> = people
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect();
    let deletions = deletions
        .iter()
        .map(|one| deletion_row(at, one, &names, &me, &backups))
        .collect::<Result<_, _>>()?;
    Ok(RetentionPage {
        revision,
        lines: retention::lines(&schedule),
        in_force: schedule.in_force(),
        offered: retention::OFFERED,
        schedule,
        rows,
        entries,
        deletions,
        somebody_else,
        copies: copies(at, &backups, desk.now()),
    })
}

fn row(
    at: &SignedIn,
    kept: &casebook::Referral,
    schedule: &Schedule,
    admitted: &[(String, Referral)],
    home: &[ChildLivingHere],
    today: NaiveDate,
) -> Result<RetentionRow, AppError> {
    let referral: Referral = kept.document.read()?;
    let afterwards = decide_again::lasting(at, &kept.id)?;
    let (revision, keeping) = keeping(at, (KeepingKind::Retention, &kept.id))?;
    let decided_on = match at.casebook.record_of(&kept.id)? {
        Some(record) => Some(english_day(&record.signed_at)?),
        None if kept.status == casebook::Status::Closed => Some(english_day(&kept.changed_at)?),
        None => None,
    };
    let mut facts = Facts::of(&referral, &afterwards, &keeping, decided_on);
    facts.admitted_by_another = admitted
        .iter()
        .any(|(id, other)| *id != kept.id && retention::same_child(&referral, other));
    let term = retention::term(&facts, schedule);
    let goes = at.casebook.would_go(&kept.id)?.into();
    Ok(RetentionRow {
        id: kept.id.clone(),
        number: kept.number,
        child: referral.child.screen_name().to_owned(),
        due: retention::due(&term, schedule, &keeping.holds, today),
        term,
        revision,
        keeping,
        goes,
        speaks_of: retention::speaks_of(&referral, home),
    })
}

/// The referrals whose child moved in.
fn admitted(at: &SignedIn) -> Result<Vec<(String, Referral)>, AppError> {
    let mut found = Vec::new();
    for kept in at.casebook.every_afterwards()? {
        let noted: Afterwards = kept.document.read()?;
        if noted.started().is_some() {
            let referral = at.casebook.referral(&kept.referral)?.document.read()?;
            found.push((kept.referral, referral));
        }
    }
    Ok(found)
}

fn schedule(at: &SignedIn) -> Result<(i64, Schedule), AppError> {
    Ok(match at.casebook.kept(KeepingKind::Schedule, "")? {
        Some(kept) => (kept.revision, kept.document.read()?),
        None => (0, Schedule::default()),
    })
}

fn keeping(at: &SignedIn, (kind, id): (KeepingKind, &str)) -> Result<(i64, Keeping), AppError> {
    Ok(match at.casebook.kept(kind, id)? {
        Some(kept) => (kept.revision, kept.document.read()?),
        None => (0, Keeping::default()),
    })
}

fn save_schedule(
    at: &mut SignedIn,
    revision: i64,
    next: &Schedule,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let which = (KeepingKind::Schedule, "");
    at.casebook.save_kept(which, revision, next, now)?;
    Ok(())
}

fn change_holds(
    at: &mut SignedIn,
    of: &Whose,
    revision: i64,
    now: DateTime<Utc>,
    change: impl FnOnce(&[retention::Hold]) -> Result<Vec<retention::Hold>, NotKept>,
) -> Result<(), AppError> {
    let Some(which) = of.one() else {
        let (_, mut next) = schedule(at)?;
        next.holds = change(&next.holds).map_err(refused)?;
        return save_schedule(at, revision, &next, now);
    };
    match of {
        Whose::Entry { id } => drop(entries::child(at, id)?),
        _ => drop(at.casebook.referral(which.1)?),
    }
    let (_, mut next) = keeping(at, which)?;
    next.holds = change(&next.holds).map_err(refused)?;
    at.casebook.save_kept(which, revision, &next, now)?;
    Ok(())
}

fn deletion_row(
    at: &SignedIn,
    one: &casebook::Deletion,
    names: &BTreeMap<String, String>,
    me: &str,
    backups: &Backups,
) -> Result<DeletionRow, AppError> {
    let child = match one.part {
        Part::Entry => entries::named(at, &one.subject)?,
        Part::Referral | Part::Decision => {
            let referral: Referral = at.casebook.referral(&one.subject)?.document.read()?;
            referral.child.screen_name().to_owned()
        }
    };
    let certificate = one.certificate.as_ref().map(|kept| kept.read());
    let certificate = certificate.transpose()?;
    Ok(DeletionRow {
        number: one.number,
        subject: one.subject.clone(),
        child,
        because: one.because.clone(),
        asked_by: names.get(&one.asked_by).cloned().unwrap_or_default(),
        asked_at: numbers::moment(&one.asked_at)?,
        may_agree: one.asked_by != me,
        certificate: certificate
            .map(|kept| certificate::lines(&kept, one.swept, backups))
            .transpose()?,
    })
}

fn english_day(kept: &str) -> Result<NaiveDate, AppError> {
    Ok(calendar::english_time(numbers::moment(kept)?).date())
}

fn refused(refused: NotKept) -> AppError {
    AppError::refused(&refused.to_string())
}
