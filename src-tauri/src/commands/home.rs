//! The home: its particulars, team, statements of purpose and the children living here.

use admission::dates::{self, Deadline};
use admission::home::{
    ChildLivingHere, Home, HomeReviews, Ladder, LadderStep, PrintedFile, StatementOfPurpose, Team,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use casebook::journal::Told;
use papers::Kind;
use rand_core::{OsRng, RngCore};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::papers::PaperBytes;
use crate::error::AppError;
use crate::session::{Desk, SignedIn};
use crate::{case, numbers};

/// Everything the home's screens show.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct HomePage {
    /// The home today; its statement of purpose is the one in force, its children include those
    /// who left.
    pub home: Home,
    /// Every version of the statement of purpose, newest first.
    pub versions: Vec<StatementOfPurpose>,
    /// The dates of the home itself, whichever children live there.
    pub dates: Vec<Deadline>,
}

/// The home's particulars as they are edited.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct Particulars {
    /// The home's name.
    pub name: String,
    /// Ofsted's unique reference number.
    pub urn: Option<String>,
    /// The registered provider.
    pub provider: Option<String>,
    /// The local authority in whose area the home is.
    pub host_authority: Option<String>,
    /// The number of children the home is registered for.
    pub registered_places: Option<u32>,
    /// Conditions of registration in force, as printed on the certificate.
    pub conditions_of_registration: Option<String>,
    /// The registered manager's name.
    pub registered_manager: Option<String>,
    /// The responsible individual's name.
    pub responsible_individual: Option<String>,
}

/// The home today, with the children's entries: the journal is told who looked, once in a sitting.
///
/// # Errors
/// When the casebook cannot be read.
pub fn home(desk: &Desk) -> Result<HomePage, AppError> {
    desk.with(|at| {
        at.tell_once(Told::ChildrenRead, desk.now())?;
        page(desk, at)
    })
}

/// Saves the particulars.
///
/// # Errors
/// A blank name; a person whose standing does not allow it.
pub fn save_particulars(desk: &Desk, particulars: Particulars) -> Result<HomePage, AppError> {
    if particulars.name.trim().is_empty() {
        return Err(AppError::refused("enter the home's name"));
    }
    save(desk, |home| {
        let Particulars {
            name,
            urn,
            provider,
            host_authority,
            registered_places,
            conditions_of_registration,
            registered_manager,
            responsible_individual,
        } = particulars;
        *home = Home {
            name: name.trim().to_owned(),
            urn,
            provider,
            host_authority,
            registered_places,
            conditions_of_registration,
            registered_manager,
            responsible_individual,
            ..std::mem::take(home)
        };
    })
}

/// Saves the team.
///
/// # Errors
/// A person whose standing does not allow it.
pub fn save_team(desk: &Desk, team: Team) -> Result<HomePage, AppError> {
    save(desk, |home| home.team = team)
}

/// Saves when the home's own recurring duties were last done.
///
/// # Errors
/// A day that lies ahead; a person whose standing does not allow it.
pub fn save_reviews(desk: &Desk, reviews: HomeReviews) -> Result<HomePage, AppError> {
    let days = [
        reviews.quality_of_care_review,
        reviews.quality_of_care_report_sent,
        reviews.independent_visit,
        reviews.location_review,
        reviews.last_inspection,
        reviews.statement_sent,
    ];
    if days.into_iter().flatten().any(|day| day > desk.today()) {
        return Err(AppError::refused(
            "a day that lies ahead cannot be entered as done",
        ));
    }
    save(desk, |home| home.reviews = reviews)
}

/// Saves the home's own escalation ladder, confirmed by the person signed in; without steps the home
/// has none.
///
/// # Errors
/// A step without a role; more than thirty steps or days; a person whose standing does not allow it.
pub fn save_ladder(desk: &Desk, steps: Vec<LadderStep>) -> Result<HomePage, AppError> {
    const MOST: usize = 30;
    if steps.iter().any(|step| step.to.trim().is_empty()) {
        return Err(AppError::refused(
            "say to whom each step goes: a role, for example team manager",
        ));
    }
    let days = steps.iter().filter_map(|step| step.after_working_days);
    if steps.len() > MOST || days.max().is_some_and(|days| days > 30) {
        return Err(AppError::refused(
            "a ladder has at most 30 steps, each after at most 30 working days",
        ));
    }
    let (by, today) = desk.with(|at| Ok((at.casebook.signed_in().name.clone(), desk.today())))?;
    save(desk, |home| {
        let confirmed = !steps.is_empty();
        home.ladder = Ladder {
            steps,
            confirmed_by: confirmed.then_some(by),
            confirmed_on: confirmed.then_some(today),
        };
    })
}

/// Adds a version of the statement of purpose; an earlier one is never changed.
///
/// # Errors
/// No date; two clauses that cannot be told apart; a person whose standing does not allow it.
pub fn add_statement_of_purpose(
    desk: &Desk,
    mut statement: StatementOfPurpose,
) -> Result<HomePage, AppError> {
    let dated = statement
        .dated
        .ok_or_else(|| AppError::refused("enter the date the statement of purpose carries"))?;
    number_clauses(&mut statement)?;
    let file = statement.file.as_ref();
    let named = file.map(|file| numbers::digest(&file.sha256));
    desk.with(|at| {
        if let Some(digest) = named {
            let here = match digest {
                Some(digest) => at.casebook.has_statement_file(&digest)?,
                None => false,
            };
            if !here {
                return Err(AppError::refused(
                    "the document of this version is not in the casebook: choose it again",
                ));
            }
        }
        at.casebook
            .add_statement_of_purpose(dated, &statement, desk.now())?;
        page(desk, at)
    })
}

/// Keeps the document of a statement of purpose, a PDF in base64, before the version that names it.
///
/// # Errors
/// Not a PDF; too large; a person whose standing does not allow it.
pub fn keep_statement_file(
    desk: &Desk,
    name: String,
    bytes: String,
) -> Result<PrintedFile, AppError> {
    let bytes = STANDARD
        .decode(bytes)
        .map_err(|_| AppError::refused("this file did not come whole: choose it again"))?;
    if Kind::of(&bytes) != Kind::Pdf {
        return Err(AppError::refused(
            "this file is not a PDF: save the statement of purpose as a PDF and choose that",
        ));
    }
    desk.with(|at| {
        let sha256 = at.casebook.keep_statement_file(&name, &bytes, desk.now())?;
        Ok(PrintedFile {
            name,
            sha256: numbers::hex(&sha256),
        })
    })
}

/// The document of a statement of purpose, to be shown in the window.
///
/// # Errors
/// When there is no such file, or it is not what was kept.
pub fn statement_file(desk: &Desk, sha256: String) -> Result<PaperBytes, AppError> {
    desk.with(|at| {
        let digest = numbers::digest(&sha256)
            .ok_or(casebook::Error::NotHere("file of a statement of purpose"))?;
        Ok(PaperBytes(at.casebook.statement_file(&digest)?))
    })
}

/// Saves a child's entry; one without an id is a new child.
///
/// # Errors
/// No initials; a person whose standing does not allow it.
pub fn save_child(desk: &Desk, mut child: ChildLivingHere) -> Result<HomePage, AppError> {
    if child.initials.trim().is_empty() {
        return Err(AppError::refused(
            "enter the child's initials: the only name that appears in a decision record",
        ));
    }
    desk.with(|at| {
        let known = case::children(at)?;
        let before = known.iter().find(|known| known.id == child.id);
        if child.id.trim().is_empty() {
            child.id = format!("c{:016x}", OsRng.next_u64());
        } else if before.is_none() {
            return Err(casebook::Error::NotHere("child").into());
        }
        // What was ticked stays, or is taken out with a reason: questions in open referrals rest on it.
        let child = child.following(before, &at.casebook.signed_in().name, desk.now());
        at.casebook.save_child(&child.id, &child, desk.now())?;
        page(desk, at)
    })
}

fn page(desk: &Desk, at: &SignedIn) -> Result<HomePage, AppError> {
    let home = case::home(at, desk.today())?;
    let versions = case::statements(at)?;
    Ok(HomePage {
        dates: dates::of_home(&home, &versions, desk.today()),
        home,
        versions,
    })
}

/// Changes particulars or team. Statement of purpose and children stand in places of their own,
/// and in this document not at all.
fn save(desk: &Desk, change: impl FnOnce(&mut Home)) -> Result<HomePage, AppError> {
    desk.with(|at| {
        let mut home: Home = at.casebook.home()?.document.read()?;
        change(&mut home);
        at.casebook.save_home(&home, desk.now())?;
        page(desk, at)
    })
}

/// Gives each clause without an id the next free one: "c1", "c2" …
fn number_clauses(statement: &mut StatementOfPurpose) -> Result<(), AppError> {
    let mut taken = std::collections::BTreeSet::new();
    for clause in &statement.clauses {
        if !clause.id.trim().is_empty() && !taken.insert(clause.id.clone()) {
            return Err(AppError::refused("two clauses cannot be told apart"));
        }
    }
    let mut number = 0_u32;
    for clause in &mut statement.clauses {
        while clause.id.trim().is_empty() {
            number = number.saturating_add(1);
            let id = format!("c{number}");
            if taken.insert(id.clone()) {
                clause.id = id;
            }
        }
    }
    Ok(())
}
