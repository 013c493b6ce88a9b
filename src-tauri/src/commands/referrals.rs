//! The list of referrals, and a new one.

use std::collections::BTreeSet;

use admission::change::{self, Change};
use admission::home::Home;
use admission::judgement::Outcome;
use admission::referral::{NeededBy, Referral, Route};
use admission::tasks::TaskStatus;
use admission::vocabulary::{Vocabulary, capital};
use admission::{Appraisal, appraise::Weight, calendar};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use rand_core::OsRng;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::afterwards::{noted, to_reconfirm};
use super::asks::{self, Ask, Blocked};
use super::referral::{ReferralView, view};
use super::sampling;
use crate::documents::questions;
use crate::error::AppError;
use crate::session::{Desk, SignedIn};
use crate::{case, numbers};

/// How many of those that ended a page of the list has.
const PAGE: usize = 100;

/// A referral as the list shows it.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ReferralRow {
    /// The referral's id.
    pub id: String,
    /// Its number in the casebook.
    pub number: i64,
    /// The child's name on screen.
    pub child: String,
    /// The child's date of birth.
    pub date_of_birth: Option<NaiveDate>,
    /// The child's age today, in whole years.
    pub age: Option<u32>,
    /// The placing authority.
    pub placing_authority: Option<String>,
    /// When the request was received, on an English clock.
    pub received_at: Option<NaiveDateTime>,
    /// The route.
    pub route: Option<Route>,
    /// How soon a home is needed.
    pub needed_by: Option<NeededBy>,
    /// The latest day on which the move could start.
    pub latest_start: Option<NaiveDate>,
    /// Where it stands, in words: "2 to settle", "Accept on conditions".
    pub stands: String,
    /// What it asks for.
    pub weight: Stands,
    /// What comes next, in words; empty when it is signed.
    pub next: String,
    /// The outcome, once signed.
    pub outcome: Option<Outcome>,
    /// When it was signed.
    pub signed_at: Option<DateTime<Utc>>,
    /// The number of the record that it decides again, in full; none for any other.
    pub decides_again: Option<String>,
    /// Whether something the decision rests on changed since signing and has not been gone over.
    pub changed_since: bool,
    /// What stands in the way of a signature, first of all; none once it is signed.
    pub blocked: Option<Blocked>,
    /// What it asks for or waits for, the soonest first.
    pub asks: Vec<Ask>,
}

/// What a referral in the list asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Stands {
    /// Something must be settled.
    Settle,
    /// Something must be challenged.
    Challenge,
    /// Nothing stands in the way.
    Open,
    /// It is signed.
    Signed,
}

/// The first answers of a new referral.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct NewReferral {
    /// JSON pointer into the referral, and the answer.
    #[ts(type = "[string, unknown][]")]
    pub answers: Vec<(String, Value)>,
}

/// A page of the list.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ReferralList {
    /// The rows.
    pub rows: Vec<ReferralRow>,
    /// Say this number for the page of those that ended before; none on the last page.
    pub earlier: Option<i64>,
}

/// The list: on its first page every referral that is open, then the newest of those that ended; on
/// each further page those that ended before the number said.
///
/// # Errors
/// When the casebook cannot be read.
pub fn referrals(desk: &Desk, before: Option<i64>) -> Result<ReferralList, AppError> {
    desk.with(|at| {
        let today = desk.today();
        let home = case::home(at, today)?;
        let mut ended = at
            .casebook
            .ended_referrals(before, PAGE.saturating_add(1))?;
        let more = ended.len() > PAGE;
        ended.truncate(PAGE);
        let earlier = ended.last().filter(|_| more).map(|last| last.number);
        let open = match before {
            None => at.casebook.open_referrals()?,
            Some(_) => Vec::new(),
        };
        let rows = open.into_iter().chain(ended);
        let drawn = drawn(at)?;
        let rows = rows.map(|kept| listed(at, &home, &drawn, kept, today));
        Ok(ReferralList {
            rows: rows.collect::<Result<_, _>>()?,
            earlier,
        })
    })
}

/// The referrals decided by the records drawn for the signed-in person, to be read without their
/// outcome.
fn drawn(at: &SignedIn) -> Result<BTreeSet<String>, AppError> {
    let numbers = sampling::waiting(at)?.into_iter();
    let records = numbers.map(|number| at.casebook.record_row(number));
    let records: Vec<_> = records.collect::<Result<_, _>>()?;
    Ok(records
        .into_iter()
        .flatten()
        .map(|one| one.referral)
        .collect())
}

fn listed(
    at: &mut SignedIn,
    home: &Home,
    drawn: &BTreeSet<String>,
    kept: casebook::Referral,
    today: NaiveDate,
) -> Result<ReferralRow, AppError> {
    let referral: Referral = kept.document.read()?;
    let signed = at.casebook.record_of(&kept.id)?;
    let is_drawn = drawn.contains(&kept.id);
    let changed_since = match &signed {
        Some(record) if !is_drawn => to_reconfirm(at, record, home, today)?,
        _ => false,
    };
    let case = case::of(at, home.clone(), referral.clone(), &kept.id);
    let (stands, blocked, asks) = match &signed {
        // What it asks for and what changed since would tell a yes from a no as well.
        Some(_) if is_drawn => {
            let how = (capital(sampling::DRAWN), Stands::Signed, String::new());
            (how, None, Vec::new())
        }
        Some(_) => {
            // The dates rest on the referral, which no longer changes, and on what was noted: the
            // signed file itself need not be opened for the list.
            let (_, noted) = noted(at, &kept.id)?;
            let mut asks = asks::of_signed(&case, &noted, changed_since, today);
            let asked = questions::unanswered(at, &kept.id)?;
            asks.splice(0..0, asks::questions_back(asked, today));
            (decided(&referral), None, asks)
        }
        None => {
            let appraisal = case::appraised(&case, today);
            let blocked = asks::blocked(&appraisal);
            (standing(&appraisal), blocked, asks::of_open(&case, today))
        }
    };
    // That it decides one again tells of the first that it was a yes in an emergency.
    let first = referral.remakes.as_ref();
    let tells = first.is_some_and(|first| drawn.contains(&first.referral));
    let row = row(kept, referral, stands, today, signed.as_ref())?;
    Ok(ReferralRow {
        outcome: row.outcome.filter(|_| !is_drawn),
        decides_again: row.decides_again.filter(|_| !tells),
        changed_since,
        blocked,
        asks,
        ..row
    })
}

/// Begins a referral with its first answers. Saved when this returns.
///
/// # Errors
/// An answer that is not taken: nothing is begun then.
pub fn new_referral(desk: &Desk, first: NewReferral) -> Result<ReferralView, AppError> {
    desk.with(|at| {
        let now = desk.now();
        let referral = answered(at, Referral::default(), first.answers, now)?;
        let kept = at.casebook.new_referral(&referral, now, &mut OsRng)?;
        view(desk, at, &kept.id)
    })
}

fn answered(
    at: &SignedIn,
    mut referral: Referral,
    answers: Vec<(String, Value)>,
    now: DateTime<Utc>,
) -> Result<Referral, AppError> {
    let by = &at.casebook.signed_in().name;
    for (pointer, value) in answers {
        let answer = Change::Answer { pointer, value };
        referral = change::apply(&referral, &answer, by, now)?.referral;
    }
    Ok(referral)
}

/// How a referral stands: words, what it asks for, what comes next.
type How = (String, Stands, String);

fn decided(referral: &Referral) -> How {
    let outcome = referral.decision.outcome.map_or("", Vocabulary::label);
    let words = crate::error::whole(outcome);
    (
        words.trim_end_matches('.').to_owned(),
        Stands::Signed,
        String::new(),
    )
}

fn standing(appraisal: &Appraisal) -> How {
    let settle = appraisal.standing(Weight::Settle).count();
    let challenge = appraisal.standing(Weight::Challenge).count();
    let (stands, weight) = match (settle, challenge) {
        (0, 0) if appraisal.ready_to_sign => ("Ready to sign".to_owned(), Stands::Open),
        (0, 0) => ("Nothing to settle".to_owned(), Stands::Open),
        (0, n) => (format!("{n} to challenge"), Stands::Challenge),
        (n, _) => (format!("{n} to settle"), Stands::Settle),
    };
    let next = appraisal
        .tasks
        .iter()
        .find(|task| task.status != TaskStatus::Complete && task.status != TaskStatus::CannotStart)
        .map(|task| task.id.label().to_owned())
        .unwrap_or_default();
    (stands, weight, next)
}

fn row(
    kept: casebook::Referral,
    referral: Referral,
    (stands, weight, next): How,
    today: NaiveDate,
    signed: Option<&casebook::RecordRow>,
) -> Result<ReferralRow, AppError> {
    let born = referral.child.date_of_birth;
    Ok(ReferralRow {
        id: kept.id,
        number: kept.number,
        child: referral.child.screen_name().to_owned(),
        date_of_birth: born,
        age: born.and_then(|born| calendar::age_on(born, today)),
        placing_authority: referral.referrer.placing_authority,
        received_at: referral.receipt.received_at,
        route: referral.receipt.route,
        needed_by: referral.receipt.needed_by,
        latest_start: referral.receipt.latest_start,
        stands,
        weight,
        next,
        outcome: signed.and(referral.decision.outcome),
        decides_again: referral.remakes.map(|first| first.number),
        signed_at: signed
            .map(|record| numbers::moment(&record.signed_at))
            .transpose()?,
        changed_since: false,
        blocked: None,
        asks: Vec::new(),
    })
}
