//! Each kind of document, drafted from the casebook.

use admission::judgement::LetterKind;
use admission::oversight::authority;
use admission::oversight::became::Became;
use admission::referral::Child;
use admission::{Case, since};
use chrono::{Months, NaiveDate, NaiveDateTime};
use record::masking::{ForTheAuthority, LeftOut, ToKeepOut, WithoutNames};
use record::pages::addendum::Addendum;
use record::pages::companion::RecordNamed;
use record::pages::notice::{self, Event};
use record::pages::oversight::Oversight;
use record::pages::posted::{Posted, reply};
use record::pages::six_months::SixMonths;
use record::pages::{childs_summary, extract, own_record};
use record::{HomeNamed, Says};

use super::{DocumentAsked, DocumentKind, Outlook, questions};
use crate::commands::afterwards::{noted, signed_case};
use crate::commands::gathered::must_not_be_kept_back;
use crate::commands::records;
use crate::error::AppError;
use crate::gathered;
use crate::session::SignedIn;
use crate::{case, numbers};

/// A document, drafted.
pub struct Draft {
    /// What it says.
    pub says: Says,
    /// The home at its head.
    pub home: HomeNamed,
    /// The initials of the child it is about, for its foot.
    pub initials: Option<String>,
    /// Whether it is a fictional example.
    pub example: bool,
    /// What of the case was left out of the draft.
    pub left_out: Vec<LeftOut>,
    /// Whom it must keep out.
    pub to_keep_out: ToKeepOut,
    /// The decision record it carries inside.
    pub record: Option<Vec<u8>>,
}

/// Drafts the document asked for.
///
/// # Errors
/// When the casebook cannot be read, or what is asked for is not in it.
pub(super) fn draft(
    at: &mut SignedIn,
    asked: &DocumentAsked,
    today: NaiveDate,
) -> Result<Outlook, AppError> {
    let about = asked.about.as_deref().unwrap_or_default();
    if asked.kind == DocumentKind::SixMonths {
        return the_numbers(at, about, today);
    }
    if asked.kind == DocumentKind::Oversight && asked.referral.is_none() {
        return of_gathered(at, about);
    }
    if asked.kind == DocumentKind::AuthoritySheet {
        return the_sheet(at, about, today);
    }
    let referral = asked
        .referral
        .as_deref()
        .ok_or(casebook::Error::NotHere("referral"))?;
    let case = as_it_stands(at, referral, today)?;
    let here = case::children(at)?;
    let to_keep_out = ToKeepOut::children_living_here(&case, &here);
    if asked.kind == DocumentKind::Letter {
        return letter(&case, about, to_keep_out);
    }
    if case.signing.is_none() {
        return Ok(not_made(
            "This is made from the signed decision. Sign the decision first.",
        ));
    }
    match asked.kind {
        DocumentKind::SixMonths => the_numbers(at, about, today),
        DocumentKind::AuthoritySheet => the_sheet(at, about, today),
        DocumentKind::Letter | DocumentKind::Reply => the_reply(&case, to_keep_out, today),
        DocumentKind::Notice => the_notice(at, referral, &case, about, to_keep_out),
        DocumentKind::ChildsSummary => {
            let (summary, left_out) = childs_summary::draft(&case, &to_keep_out)?;
            Ok(outlook(
                &case,
                Says::ChildsSummary(summary),
                left_out,
                to_keep_out,
            ))
        }
        DocumentKind::Extract => {
            let to_keep_out = ToKeepOut::all_but(&case, &here, about);
            let (extract, left_out) = extract::draft(&case, about, &to_keep_out)?;
            let initials = extract.child.clone();
            Ok(outlook_about(
                &case,
                Some(initials),
                Says::Extract(extract),
                left_out,
                to_keep_out,
            ))
        }
        DocumentKind::OwnRecord => {
            let (own, left_out) = own_record::draft(&case, &to_keep_out)?;
            Ok(outlook(&case, Says::OwnRecord(own), left_out, to_keep_out))
        }
        DocumentKind::Oversight => {
            let (named, record) = the_record(at, referral, &case)?;
            let says = Says::Oversight(Oversight::of(named));
            Ok(carrying(
                outlook(&case, says, Vec::new(), ToKeepOut::default()),
                record,
            ))
        }
        DocumentKind::Addendum => {
            let (named, _) = the_record(at, referral, &case)?;
            let (_, noted) = noted(at, referral)?;
            let gone_over = since::addenda(&case, &noted).pop();
            let mut addendum = Addendum::of(named, gone_over);
            if about.is_empty() {
                addendum = addendum.telling(Became::of(&case, &noted, today));
            } else {
                let asks = questions::asked_in(at, referral, about)?
                    .ok_or(casebook::Error::NotHere("question to answer"))?;
                addendum = addendum.answering(asks.number, asks.asked_by, asks.questions);
            }
            let says = Says::Addendum(addendum);
            Ok(outlook(&case, says, Vec::new(), ToKeepOut::default()))
        }
    }
}

/// An oversight record of a decision that was gathered from a home, by the record's digest.
fn of_gathered(at: &mut SignedIn, about: &str) -> Result<Outlook, AppError> {
    let digest = gathered::digest(about)?;
    let row = at.casebook.gathered_row(&digest)?;
    // Its pages carry the record inside: whoever waits to see its outcome sees neither.
    must_not_be_kept_back(at, &digest)?;
    if !row.sound {
        return Ok(not_made(
            "This file failed its check. Ask the home for the record itself before you say what you \
             think of the decision.",
        ));
    }
    let trusted = gathered::trusted(&at.casebook)?;
    if !row.root.is_some_and(|root| trusted.contains(&root)) {
        return Ok(not_made(
            "Nobody you trust vouches for whoever signed this. Compare the fingerprint of the \
             provider’s authority first, under “Who vouches”.",
        ));
    }
    let pdf = at.casebook.gathered_to_carry(row.number)?;
    let case = records::case_inside(&pdf)?;
    let named = RecordNamed::of(&case, &pdf).ok_or(casebook::Error::NotHere("record"))?;
    let says = Says::Oversight(Oversight::of(named));
    let draft = outlook(&case, says, Vec::new(), ToKeepOut::default());
    Ok(carrying(draft, pdf))
}

pub(super) fn not_made(because: &str) -> Outlook {
    Outlook::NotMade(because.to_owned())
}

/// The record of a signed referral, by number and digest, and its file.
fn the_record(
    at: &SignedIn,
    referral: &str,
    case: &Case,
) -> Result<(RecordNamed, Vec<u8>), AppError> {
    let row = records::of_referral(at, referral)?.ok_or(casebook::Error::NotHere("record"))?;
    let pdf = at.casebook.record_to_compare(numbers::kept(&row.number)?)?;
    let named = RecordNamed::of(case, &pdf).ok_or(casebook::Error::NotHere("record"))?;
    Ok((named, pdf))
}

pub(super) fn carrying(outlook: Outlook, record: Vec<u8>) -> Outlook {
    match outlook {
        Outlook::Draft(mut draft) => {
            draft.record = Some(record);
            Outlook::Draft(draft)
        }
        not => not,
    }
}

/// The two days of a time, as "2026-06-01_2026-11-30".
fn days(about: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = about.split_once('_')?;
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    (from <= to).then_some((from, to))
}

fn the_numbers(at: &mut SignedIn, about: &str, today: NaiveDate) -> Result<Outlook, AppError> {
    let Some((from, to)) = days(about) else {
        return Ok(not_made("Choose a first and a last day, in this order."));
    };
    let mut cases = Vec::new();
    let mut deleted = false;
    for record in super::pack::signed_between(at, from, to)? {
        if record.removed_by.is_none() {
            cases.push(signed_case(at, record.number)?);
        } else {
            deleted = true;
        }
    }
    let here = case::children(at)?;
    Ok(Outlook::Draft(Box::new(Draft {
        says: Says::SixMonths(SixMonths {
            numbers: WithoutNames::of(&cases, from, to),
            deleted,
            words: String::new(),
        }),
        home: HomeNamed::of(&case::home(at, today)?),
        initials: None,
        example: at.is_example(),
        left_out: Vec::new(),
        to_keep_out: ToKeepOut::everybody(&cases, &here),
        record: None,
    })))
}

/// The month and the authority of "2026-10_Calder".
fn month_and_authority(about: &str) -> Option<(NaiveDate, &str)> {
    let (month, authority) = about.split_once('_')?;
    let month = format!("{month}-01").parse().ok()?;
    (!authority.trim().is_empty()).then_some((month, authority))
}

fn the_sheet(at: &mut SignedIn, about: &str, today: NaiveDate) -> Result<Outlook, AppError> {
    let Some((month, named)) = month_and_authority(about).filter(|(month, _)| *month <= today)
    else {
        return Ok(not_made(
            "Choose a placing authority, and a month that has begun.",
        ));
    };
    let last = month
        .checked_add_months(Months::new(1))
        .and_then(|next| next.pred_opt())
        .unwrap_or(month);
    let mut cases = Vec::new();
    for record in super::pack::signed_between(at, month, last)? {
        if record.removed_by.is_none() {
            cases.push(signed_case(at, record.number)?);
        }
    }
    // Those not decided yet, for the letters that are still waiting.
    for row in at.casebook.open_referrals()? {
        let case = case::open(at, &row.id, today)?.case;
        let of = case.referral.referrer.placing_authority.as_deref();
        if of.is_some_and(|of| authority::same(of, named)) {
            cases.push(case);
        }
    }
    let here = case::children(at)?;
    let home = case::home(at, today)?;
    let mut draft = super::of_file::sheet(&cases, &home, &here, (named, month), today);
    draft.example = at.is_example();
    Ok(Outlook::Draft(Box::new(draft)))
}

fn the_notice(
    at: &SignedIn,
    referral: &str,
    case: &Case,
    about: &str,
    to_keep_out: ToKeepOut,
) -> Result<Outlook, AppError> {
    let (_, noted) = noted(at, referral)?;
    let event = if about == "discharge" {
        noted.ended().map(|(at, _)| (Event::Discharge, at))
    } else {
        noted.started().map(|at| (Event::Admission, at))
    };
    Ok(match event {
        Some(event) => notice_of(case, event, to_keep_out),
        None if about == "discharge" => not_made(
            "The notice tells of a discharge. Note first, under “Dates”, when the child moved on.",
        ),
        None => not_made(
            "The notice tells of an admission. Note first, under “Dates”, when the child moved in.",
        ),
    })
}

/// The notice of an event, where the law asks for one.
pub(super) fn notice_of(
    case: &Case,
    (event, at): (Event, NaiveDateTime),
    to_keep_out: ToKeepOut,
) -> Outlook {
    if let Err(none) = notice::needed(case) {
        return not_made(none.sentence());
    }
    let says = Says::Notice(notice::draft(case, event, at));
    outlook(case, says, Vec::new(), to_keep_out)
}

/// The case of a referral: as signed once it is, as it stands before.
fn as_it_stands(at: &mut SignedIn, referral: &str, today: NaiveDate) -> Result<Case, AppError> {
    match records::of_referral(at, referral)? {
        Some(record) => signed_case(at, numbers::kept(&record.number)?),
        None => Ok(case::open(at, referral, today)?.case),
    }
}

pub(super) fn outlook(
    case: &Case,
    says: Says,
    left_out: Vec<LeftOut>,
    to_keep_out: ToKeepOut,
) -> Outlook {
    let about = initials(&case.referral.child);
    outlook_about(case, about, says, left_out, to_keep_out)
}

pub(super) fn outlook_about(
    case: &Case,
    initials: Option<String>,
    says: Says,
    left_out: Vec<LeftOut>,
    to_keep_out: ToKeepOut,
) -> Outlook {
    Outlook::Draft(Box::new(Draft {
        says,
        home: HomeNamed::of(&case.home),
        initials,
        example: case.example,
        left_out,
        to_keep_out,
        record: None,
    }))
}

fn initials(child: &Child) -> Option<String> {
    let initials = child.initials.as_deref().map(str::trim)?;
    (!initials.is_empty()).then(|| initials.to_owned())
}

pub(super) fn letter(case: &Case, id: &str, to_keep_out: ToKeepOut) -> Result<Outlook, AppError> {
    let letters = &case.referral.challenges;
    let letter = letters
        .iter()
        .find(|letter| letter.id == id)
        .ok_or(casebook::Error::NotHere("letter"))?;
    if letter.withdrawn.is_some() {
        return Ok(Outlook::NotMade(
            "This letter was taken back. Keep another one, and make that as a PDF.".to_owned(),
        ));
    }
    let posted = Posted::new(letter.letter.clone().unwrap_or_default());
    let says = match letter.kind {
        Some(LetterKind::InformationRequest) => Says::InformationRequest(posted),
        _ => Says::Challenge(posted),
    };
    Ok(outlook(case, says, Vec::new(), to_keep_out))
}

pub(super) fn the_reply(
    case: &Case,
    to_keep_out: ToKeepOut,
    today: NaiveDate,
) -> Result<Outlook, AppError> {
    let (told, left_out) = ForTheAuthority::of(case, &to_keep_out)?;
    Ok(match reply::draft(&told, today) {
        Some(words) => outlook(case, Says::Reply(Posted::new(words)), left_out, to_keep_out),
        None => Outlook::NotMade(
            "The placing authority ended this referral itself, so there is no answer to give. The \
             record says how it ended."
                .to_owned(),
        ),
    })
}
