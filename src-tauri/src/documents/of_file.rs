//! Documents drafted from files, for the command line: from a signed record, or a letter from a case.

use admission::Case;
use admission::home::{ChildLivingHere, Home};
use chrono::{NaiveDate, NaiveDateTime};
use record::masking::{ForOneAuthority, ToKeepOut, WithoutNames};
use record::pages::addendum::Addendum;
use record::pages::authority_sheet::AuthoritySheet;
use record::pages::companion::RecordNamed;
use record::pages::notice::Event;
use record::pages::oversight::Oversight;
use record::pages::six_months::SixMonths;
use record::pages::{childs_summary, extract, own_record};
use record::{HomeNamed, Says};

use super::drafts::{carrying, letter, not_made, notice_of, outlook, outlook_about, the_reply};
use super::{DocumentKind, Draft, Outlook};
use crate::error::AppError;

/// What a document is drafted from, beside its kind.
pub struct From<'a> {
    /// The case: as signed, or for a letter as it stands.
    pub case: &'a Case,
    /// The signed record the case came from; none for a case that stands by itself.
    pub record: Option<&'a [u8]>,
    /// The children living here with the names they go by, where somebody gave them: a record holds
    /// initials alone, and what is not known cannot be looked for.
    pub here: &'a [ChildLivingHere],
    /// Which letter, or which child living here.
    pub about: &'a str,
    /// What a notice tells of, and when it happened.
    pub event: Option<(Event, NaiveDateTime)>,
    /// The English day on which it is drafted.
    pub today: NaiveDate,
}

/// Drafts a document from files.
///
/// # Errors
/// A letter or child that is not in the case.
pub fn draft(kind: DocumentKind, from: &From<'_>) -> Result<Outlook, AppError> {
    let case = from.case;
    let to_keep_out = ToKeepOut::children_living_here(case, from.here);
    if kind == DocumentKind::Letter {
        return letter(case, from.about, to_keep_out);
    }
    let Some(pdf) = from.record.filter(|_| case.signing.is_some()) else {
        return Ok(not_made(
            "This is made from the signed decision: give the signed record, a PDF.",
        ));
    };
    let named = || RecordNamed::of(case, pdf).ok_or(casebook::Error::NotHere("record"));
    Ok(match kind {
        DocumentKind::Letter | DocumentKind::Reply => the_reply(case, to_keep_out, from.today)?,
        DocumentKind::Notice => match from.event {
            Some(event) => notice_of(case, event, to_keep_out),
            None => not_made("A notice tells of an event: say when it happened."),
        },
        DocumentKind::ChildsSummary => {
            let (summary, left_out) = childs_summary::draft(case, &to_keep_out)?;
            outlook(case, Says::ChildsSummary(summary), left_out, to_keep_out)
        }
        DocumentKind::OwnRecord => {
            let (own, left_out) = own_record::draft(case, &to_keep_out)?;
            outlook(case, Says::OwnRecord(own), left_out, to_keep_out)
        }
        DocumentKind::Extract => {
            let to_keep_out = ToKeepOut::all_but(case, from.here, from.about);
            let (extract, left_out) = extract::draft(case, from.about, &to_keep_out)?;
            let initials = Some(extract.child.clone());
            outlook_about(
                case,
                initials,
                Says::Extract(extract),
                left_out,
                to_keep_out,
            )
        }
        DocumentKind::Oversight => {
            let says = Says::Oversight(Oversight::of(named()?));
            let drafted = outlook(case, says, Vec::new(), ToKeepOut::default());
            carrying(drafted, pdf.to_vec())
        }
        DocumentKind::Addendum => {
            let says = Says::Addendum(Addendum::of(named()?, None));
            outlook(case, says, Vec::new(), ToKeepOut::default())
        }
        DocumentKind::SixMonths | DocumentKind::AuthoritySheet => {
            not_made("Numbers are counted over several records.")
        }
    })
}

/// The summary for regulation 45 of some signed cases of one home.
#[must_use]
pub fn numbers(
    cases: &[Case],
    home: &Home,
    here: &[ChildLivingHere],
    (from, to): (NaiveDate, NaiveDate),
) -> Draft {
    Draft {
        says: Says::SixMonths(SixMonths {
            numbers: WithoutNames::of(cases, from, to),
            deleted: false,
            words: String::new(),
        }),
        home: HomeNamed::of(home),
        initials: None,
        example: cases.iter().any(|case| case.example),
        left_out: Vec::new(),
        to_keep_out: ToKeepOut::everybody(cases, here),
        record: None,
    }
}

/// The sheet for one authority about a month, from some cases of one home, signed or open.
#[must_use]
pub fn sheet(
    cases: &[Case],
    home: &Home,
    here: &[ChildLivingHere],
    (authority, month): (&str, NaiveDate),
    today: NaiveDate,
) -> Draft {
    Draft {
        says: Says::AuthoritySheet(AuthoritySheet {
            told: ForOneAuthority::of(cases, authority, month, today),
            words: String::new(),
        }),
        home: HomeNamed::of(home),
        initials: None,
        example: cases.iter().any(|case| case.example),
        left_out: Vec::new(),
        to_keep_out: ToKeepOut::everybody(cases, here),
        record: None,
    }
}
