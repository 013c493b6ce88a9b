//! How long each record is kept, and when it may go.
//!
//! For children who lived in the home the regulations name the period. For a referral that was
//! never admitted no period was found in the regulations: the provider sets one and answers for it.
//! Nothing is due before the provider's data-protection lead has confirmed the whole schedule, and
//! nothing is due while a hold is on. What is not known never makes a record due.

use chrono::{DateTime, Months, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::afterwards::Afterwards;
use crate::calendar::{age_on, in_words};
use crate::home::ChildLivingHere;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::Referral;
use crate::vocabulary::{Vocabulary, vocabulary};

/// Years from birth for the case records of a child who lived in the home (regulation 36(2)(b)).
const YEARS_FROM_BIRTH: u32 = 75;

/// Years from death where the child died before 18 (regulation 36(2)(a)).
const YEARS_FROM_DEATH: u32 = 15;

/// Years from the last entry of the register (regulation 37(2)(c)).
pub const YEARS_OF_A_REGISTER: u32 = 15;

/// What is offered where the provider sets the period: months for the referral and its papers,
/// years for the decision without the child's name. Offered, never taken for an answer.
pub const OFFERED: (u32, u32) = (18, 6);

/// The longest period the provider may set for a referral never admitted, in months: 75 years.
const LONGEST: u32 = 75 * 12;

vocabulary! {
    /// Why nothing is deleted for now.
    HoldKind {
        Complaint = "complaint": "a complaint",
        Claim = "claim": "a legal claim, or one that may come",
        Inspection = "inspection": "an inspection",
        Enquiry = "enquiry": "an enquiry or an investigation",
        Safeguarding = "safeguarding": "safeguarding: what is written here may be needed to keep a child safe",
        AdmittedLater = "admitted_later": "the child came to live here later",
    }
}

vocabulary! {
    /// By which line of the schedule a record is kept.
    Line {
        CaseRecord = "case_record": "Record of a child who lived here",
        Register = "register": "Register of children",
        Referral = "referral": "Referral of a child who never lived here, with its papers",
        Decision = "decision": "Decision on such a referral, without the child’s name",
    }
}

/// The provider's schedule: what it sets itself, and who confirmed the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Schedule {
    /// Months from the decision to the deletion of a referral never admitted, with its papers.
    pub referral_months: Option<u32>,
    /// Years from the decision to the deletion of what is left of it.
    pub decision_years: Option<u32>,
    /// Why these periods and no longer, in the provider's words.
    pub why: Option<String>,
    /// Who confirmed it.
    pub confirmed: Option<Confirmed>,
    /// What holds everything in the casebook.
    pub holds: Vec<Hold>,
}

/// The provider's data-protection lead has confirmed the schedule as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Confirmed {
    /// The data-protection lead, by name and role.
    pub lead: String,
    /// On which day they confirmed it.
    pub on: Option<NaiveDate>,
    /// Who noted it here.
    pub noted_by: String,
}

/// Something that stops deletion until it ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Hold {
    /// Identifies the hold within its list, for example "h1". Never reused.
    pub id: String,
    /// What it is for.
    pub kind: HoldKind,
    /// Why, in words.
    pub because: String,
    /// When it was put on.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
    /// When and by whom it was lifted, and why.
    #[serde(default)]
    pub lifted: Option<Lifted>,
}

/// A hold that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Lifted {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
    /// Why.
    pub because: String,
}

/// What is noted about the keeping of one referral, or of one child's entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Keeping {
    /// What holds it.
    pub holds: Vec<Hold>,
    /// The day the child died, where they died.
    pub died_on: Option<NaiveDate>,
}

/// What decides how long a referral is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The child's date of birth.
    pub born: Option<NaiveDate>,
    /// The day the child died.
    pub died_on: Option<NaiveDate>,
    /// The day on which the decision was signed or the referral closed; none while it is open.
    pub decided_on: Option<NaiveDate>,
    /// The outcome that was signed.
    pub outcome: Option<Outcome>,
    /// The day the child moved in.
    pub started: Option<NaiveDate>,
    /// Whether it is noted that an accepted place was not taken up.
    pub not_taken_up: bool,
    /// Whether another referral of the same child led to a move.
    pub admitted_by_another: bool,
    /// Whether the referral itself is deleted already and what is left is the decision alone.
    pub name_removed: bool,
}

/// How long a record is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Term {
    /// By which line of the schedule; none while the referral is open.
    pub line: Option<Line>,
    /// The last day on which it has to be kept; none where that is not settled.
    pub until: Option<NaiveDate>,
    /// Why, in a whole sentence.
    pub because: String,
    /// How strong the ground is.
    pub force: Force,
    /// The provision it rests on, by id.
    pub provision: Option<&'static str>,
}

/// Why a schedule or a hold was not taken. Nothing is changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotKept {
    /// Both periods are needed.
    #[error("say for both how long they are kept")]
    PeriodMissing,
    /// A period of nothing, or beyond 75 years.
    #[error("a period is at least one month and at most 75 years")]
    PeriodOutOfBounds,
    /// The decision would go before the referral it is about.
    #[error("the decision is kept at least as long as the referral it is about")]
    DecisionBeforeReferral,
    /// Words are needed.
    #[error("write {0}")]
    WithoutWords(&'static str),
    /// A day that has not come.
    #[error("{0} lies ahead: note it once it has happened")]
    LiesAhead(String),
    /// There is no such hold.
    #[error("there is no such hold, or it was lifted already")]
    NoSuchHold,
}

impl Schedule {
    /// Whether both periods are set and the provider's data-protection lead has confirmed them.
    #[must_use]
    pub fn in_force(&self) -> bool {
        self.confirmed.is_some() && self.checked().is_ok()
    }

    /// The schedule as a person set it. A change of the periods needs a new confirmation.
    ///
    /// # Errors
    /// [`NotKept`]: periods missing, out of bounds, in the wrong order, or without a reason.
    pub fn set(&self, months: Option<u32>, years: Option<u32>, why: &str) -> Result<Self, NotKept> {
        let next = Self {
            referral_months: months,
            decision_years: years,
            why: Some(why.trim().to_owned()).filter(|why| !why.is_empty()),
            confirmed: None,
            holds: self.holds.clone(),
        };
        next.checked()?;
        Ok(next)
    }

    /// The schedule with the data-protection lead's confirmation.
    ///
    /// # Errors
    /// [`NotKept`]: no name, a day that lies ahead, or a schedule that is not complete.
    pub fn confirm(
        &self,
        lead: &str,
        on: NaiveDate,
        by: &str,
        today: NaiveDate,
    ) -> Result<Self, NotKept> {
        self.checked()?;
        let lead = worded(lead, "the name and role of the data-protection lead")?;
        if on > today {
            return Err(NotKept::LiesAhead(in_words(on)));
        }
        Ok(Self {
            confirmed: Some(Confirmed {
                lead,
                on: Some(on),
                noted_by: by.to_owned(),
            }),
            ..self.clone()
        })
    }

    fn checked(&self) -> Result<(u32, u32), NotKept> {
        let (Some(months), Some(years)) = (self.referral_months, self.decision_years) else {
            return Err(NotKept::PeriodMissing);
        };
        let all = years.saturating_mul(12);
        if months == 0 || years == 0 || months > LONGEST || all > LONGEST {
            return Err(NotKept::PeriodOutOfBounds);
        }
        if all < months {
            return Err(NotKept::DecisionBeforeReferral);
        }
        worded(
            self.why.as_deref().unwrap_or_default(),
            "why these periods and no longer",
        )?;
        Ok((months, years))
    }
}

/// Puts a hold on.
///
/// # Errors
/// [`NotKept::WithoutWords`].
pub fn hold(
    holds: &[Hold],
    kind: HoldKind,
    because: &str,
    by: &str,
    at: DateTime<Utc>,
) -> Result<Vec<Hold>, NotKept> {
    let mut holds = holds.to_vec();
    holds.push(Hold {
        id: format!("h{}", holds.len().saturating_add(1)),
        kind,
        because: worded(because, "why nothing may be deleted")?,
        at,
        by: by.to_owned(),
        lifted: None,
    });
    Ok(holds)
}

/// Lifts a hold; it stays to be read.
///
/// # Errors
/// [`NotKept::WithoutWords`], [`NotKept::NoSuchHold`].
pub fn lift(
    holds: &[Hold],
    id: &str,
    because: &str,
    by: &str,
    at: DateTime<Utc>,
) -> Result<Vec<Hold>, NotKept> {
    let because = worded(because, "why the hold is lifted")?;
    let mut holds = holds.to_vec();
    let hold = holds
        .iter_mut()
        .find(|hold| hold.id == id && hold.lifted.is_none())
        .ok_or(NotKept::NoSuchHold)?;
    hold.lifted = Some(Lifted {
        at,
        by: by.to_owned(),
        because,
    });
    Ok(holds)
}

/// What holds now.
pub fn holding(holds: &[Hold]) -> impl Iterator<Item = &Hold> {
    holds.iter().filter(|hold| hold.lifted.is_none())
}

impl Facts {
    /// What decides, from a referral and what was noted since. `decided_on` is the day of signing or
    /// closing.
    #[must_use]
    pub fn of(
        referral: &Referral,
        afterwards: &Afterwards,
        keeping: &Keeping,
        decided_on: Option<NaiveDate>,
    ) -> Self {
        Self {
            born: referral.child.date_of_birth,
            died_on: keeping.died_on,
            decided_on,
            outcome: decided_on.and(referral.decision.outcome),
            started: afterwards.started().map(|at| at.date()),
            not_taken_up: afterwards.not_taken_up(),
            admitted_by_another: false,
            name_removed: name_removed(referral),
        }
    }

    /// Whether the child lived in the home, or must be taken to have.
    fn lived_here(&self) -> bool {
        self.started.is_some() || self.admitted_by_another
    }
}

/// Whether two referrals are about one child, as far as they say: the same day of birth with a name
/// in common, or the same reference of the authority. In doubt they are: what is kept too long can
/// be put right, what is deleted cannot.
#[must_use]
pub fn same_child(one: &Referral, other: &Referral) -> bool {
    let plain = |text: &Option<String>| plain(text.as_deref());
    let references = (plain(&one.child.reference), plain(&other.child.reference));
    if references.0.is_some() && references.0 == references.1 {
        return true;
    }
    let names = |referral: &Referral| {
        let child = &referral.child;
        [&child.legal_name, &child.known_as, &child.initials].map(plain)
    };
    let (ours, theirs) = (names(one), names(other));
    let a_name_in_common = ours
        .iter()
        .flatten()
        .any(|name| theirs.iter().flatten().any(|n| n == name));
    one.child.date_of_birth.is_some()
        && one.child.date_of_birth == other.child.date_of_birth
        && a_name_in_common
}

/// A name as it is compared: letters and digits alone, in small letters. None for a blank one.
pub(crate) fn plain(text: Option<&str>) -> Option<String> {
    let plain: String = text
        .unwrap_or_default()
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    Some(plain).filter(|text| !text.is_empty())
}

/// How long a referral and what came of it is kept.
#[must_use]
pub fn term(facts: &Facts, schedule: &Schedule) -> Term {
    if facts.lived_here() {
        return case_record(facts);
    }
    let Some(decided_on) = facts.decided_on else {
        return open("It is open: nothing of it may go.");
    };
    if facts.outcome.is_some_and(Outcome::accepts) && !facts.not_taken_up {
        return open(
            "The home said yes, and it is not noted whether the child moved in: note that first.",
        );
    }
    let line = if facts.name_removed {
        Line::Decision
    } else {
        Line::Referral
    };
    let settled = Term {
        line: Some(line),
        until: None,
        because: String::new(),
        force: Force::Threshold,
        provision: None,
    };
    let Ok((months, years)) = schedule.checked() else {
        return Term {
            because: "No period is set for a referral whose child never lived here: the provider \
                      sets it and answers for it."
                .to_owned(),
            ..settled
        };
    };
    let (months, length) = match line {
        Line::Decision => (years.saturating_mul(12), in_years(years)),
        _ => (months, in_months(months)),
    };
    Term {
        until: decided_on.checked_add_months(Months::new(months)),
        because: format!(
            "The child never lived here. The provider’s own period is {length} from the decision \
             of {}.",
            in_words(decided_on)
        ),
        ..settled
    }
}

/// Whether a record may go on a day: its time is over, the schedule is confirmed, nothing holds.
#[must_use]
pub fn due(term: &Term, schedule: &Schedule, holds: &[Hold], today: NaiveDate) -> bool {
    schedule.in_force()
        && term.until.is_some_and(|until| until < today)
        && holding(holds)
            .chain(holding(&schedule.holds))
            .next()
            .is_none()
}

/// How long the entry of a child who lives or lived here is kept. It is part of the child's case
/// record; while the child lives here, or the day they left is not noted, nothing of it may go.
#[must_use]
pub fn term_of_entry(child: &ChildLivingHere, keeping: &Keeping, today: NaiveDate) -> Term {
    if child.left.is_none_or(|left| left > today) {
        return open(
            "The child lives here, or the day they left is not noted: nothing of the entry may go.",
        );
    }
    case_record(&Facts {
        born: child.date_of_birth,
        died_on: keeping.died_on,
        ..Facts::default()
    })
}

fn case_record(facts: &Facts) -> Term {
    let years =
        |day: NaiveDate, years: u32| day.checked_add_months(Months::new(years.saturating_mul(12)));
    let before_eighteen = |died: NaiveDate| {
        facts
            .born
            .and_then(|born| age_on(born, died))
            .is_some_and(|age| age < 18)
    };
    let regulation = |until, because, provision| Term {
        line: Some(Line::CaseRecord),
        until,
        because,
        force: Force::Regulation,
        provision: Some(provision),
    };
    match (
        facts.died_on.filter(|died| before_eighteen(*died)),
        facts.born,
    ) {
        (Some(died), _) => regulation(
            years(died, YEARS_FROM_DEATH),
            format!(
                "The child lived here and died on {}: the regulation requires {YEARS_FROM_DEATH} \
                 years from the date of death.",
                in_words(died)
            ),
            "CHR2015/36(2)(a)",
        ),
        (None, Some(born)) => regulation(
            years(born, YEARS_FROM_BIRTH),
            format!(
                "The child lived here: the regulation requires {YEARS_FROM_BIRTH} years from the \
                 date of birth, {}.",
                in_words(born)
            ),
            "CHR2015/36(2)(b)",
        ),
        (None, None) => regulation(
            None,
            format!(
                "The child lived here, and the date of birth is not known: the regulation requires \
                 {YEARS_FROM_BIRTH} years from it, so nothing may go."
            ),
            "CHR2015/36(2)(b)",
        ),
    }
}

fn open(because: &str) -> Term {
    Term {
        line: None,
        until: None,
        because: because.to_owned(),
        force: Force::Threshold,
        provision: None,
    }
}

/// The name that stands where a child's name was.
const REMOVED: &str = "Name removed";

/// Whether what identifies the child was taken out of a referral.
#[must_use]
pub fn name_removed(referral: &Referral) -> bool {
    referral.child.known_as.as_deref() == Some(REMOVED)
}

/// What is left of a referral when all that identifies anybody is taken out: when it came and from
/// which authority, and what was decided for which reasons, as codes. Built from nothing: a field
/// that is not named here does not stay.
#[must_use]
pub fn without_the_child(referral: &Referral) -> Referral {
    let mut left = Referral {
        id: referral.id.clone(),
        ..Referral::default()
    };
    left.child.known_as = Some(REMOVED.to_owned());
    left.receipt.received_at = referral.receipt.received_at;
    left.receipt.channel = referral.receipt.channel;
    left.receipt.route = referral.receipt.route;
    left.referrer.placing_authority = referral.referrer.placing_authority.clone();
    left.referrer.placing_authority_kind = referral.referrer.placing_authority_kind;
    left.decision.outcome = referral.decision.outcome;
    left.decision.decided_by = referral.decision.decided_by.clone();
    left
}

/// What is left when the decision goes too: a place in the list and nothing else.
#[must_use]
pub fn nothing_but_its_place(referral: &Referral) -> Referral {
    let mut left = Referral {
        id: referral.id.clone(),
        ..Referral::default()
    };
    left.child.known_as = Some(REMOVED.to_owned());
    left
}

/// The children living here of whom a referral says something, by initials: what is said of them
/// belongs to their own records, and goes with the referral unless it is kept there first.
#[must_use]
pub fn speaks_of(referral: &Referral, living_here: &[ChildLivingHere]) -> Vec<String> {
    living_here
        .iter()
        .filter(|child| {
            let rows = referral.group.entries.iter();
            rows.clone().any(|row| row.child == child.id)
        })
        .map(|child| child.initials.clone())
        .collect()
}

fn in_months(months: u32) -> String {
    match months {
        1 => "one month".to_owned(),
        months if months % 12 == 0 => in_years(months / 12),
        months => format!("{months} months"),
    }
}

fn in_years(years: u32) -> String {
    match years {
        1 => "one year".to_owned(),
        years => format!("{years} years"),
    }
}

fn worded(words: &str, which: &'static str) -> Result<String, NotKept> {
    let words = words.trim();
    if words.is_empty() {
        Err(NotKept::WithoutWords(which))
    } else {
        Ok(words.to_owned())
    }
}

/// The schedule's lines as they are read: what it is, how long, on what ground.
#[must_use]
pub fn lines(schedule: &Schedule) -> Vec<ScheduleLine> {
    let provider = |months: Option<String>| months.unwrap_or_else(|| "Not set yet".to_owned());
    let from_decision = |length: String| format!("{length} from the decision");
    Line::ALL
        .iter()
        .map(|line| {
            let (period, force, provision) = match line {
                Line::CaseRecord => (
                    format!(
                        "{YEARS_FROM_BIRTH} years from the date of birth; if the child dies before \
                         18, {YEARS_FROM_DEATH} years from the date of death"
                    ),
                    Force::Regulation,
                    Some("CHR2015/36(2)"),
                ),
                Line::Register => (
                    format!("at least {YEARS_OF_A_REGISTER} years from the last entry"),
                    Force::Regulation,
                    Some("CHR2015/37(2)(c)"),
                ),
                Line::Referral => (
                    provider(schedule.referral_months.map(in_months).map(from_decision)),
                    Force::Threshold,
                    None,
                ),
                Line::Decision => (
                    provider(schedule.decision_years.map(in_years).map(from_decision)),
                    Force::Threshold,
                    None,
                ),
            };
            ScheduleLine {
                line: *line,
                what: line.label().to_owned(),
                period,
                force,
                provision,
            }
        })
        .collect()
}

/// A line of the schedule as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ScheduleLine {
    /// Which.
    pub line: Line,
    /// What is kept.
    pub what: String,
    /// How long.
    pub period: String,
    /// How strong the ground is: a regulation, or the provider's own choice.
    pub force: Force,
    /// The provision, by id.
    pub provision: Option<&'static str>,
}

#[cfg(test)]
mod tests;
