//! Each kind of document, drafted from the casebook.

use admission::Case;
use admission::judgement::LetterKind;
use admission::referral::Child;
use record::masking::{ForTheAuthority, LeftOut, ToKeepOut};
use record::pages::posted::{Posted, reply};
use record::{HomeNamed, Says};

use super::{DocumentAsked, DocumentKind, Outlook};
use crate::commands::afterwards::signed_case;
use crate::commands::records;
use crate::error::AppError;
use crate::session::{Desk, SignedIn};
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
}

/// Drafts the document asked for.
///
/// # Errors
/// When the casebook cannot be read, or what is asked for is not in it.
pub(super) fn draft(
    desk: &Desk,
    at: &mut SignedIn,
    asked: &DocumentAsked,
) -> Result<Outlook, AppError> {
    let referral = asked
        .referral
        .as_deref()
        .ok_or(casebook::Error::NotHere("referral"))?;
    let about = asked.about.as_deref().unwrap_or_default();
    let case = as_it_stands(desk, at, referral)?;
    let to_keep_out = ToKeepOut::children_living_here(&case, &case::children(at)?);
    match asked.kind {
        DocumentKind::Letter => letter(&case, about, to_keep_out),
        DocumentKind::Reply => the_reply(desk, &case, to_keep_out),
    }
}

/// The case of a referral: as signed once it is, as it stands before.
fn as_it_stands(desk: &Desk, at: &mut SignedIn, referral: &str) -> Result<Case, AppError> {
    match records::of_referral(at, referral)? {
        Some(record) => signed_case(at, numbers::kept(&record.number)?),
        None => Ok(case::open(at, referral, desk.today())?.case),
    }
}

fn outlook(case: &Case, says: Says, left_out: Vec<LeftOut>, to_keep_out: ToKeepOut) -> Outlook {
    Outlook::Draft(Box::new(Draft {
        says,
        home: HomeNamed::of(&case.home),
        initials: initials(&case.referral.child),
        example: case.example,
        left_out,
        to_keep_out,
    }))
}

fn initials(child: &Child) -> Option<String> {
    let initials = child.initials.as_deref().map(str::trim)?;
    (!initials.is_empty()).then(|| initials.to_owned())
}

fn letter(case: &Case, id: &str, to_keep_out: ToKeepOut) -> Result<Outlook, AppError> {
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

fn the_reply(desk: &Desk, case: &Case, to_keep_out: ToKeepOut) -> Result<Outlook, AppError> {
    if case.signing.is_none() {
        return Ok(Outlook::NotMade(
            "The reply is written from the signed decision. Sign the decision first.".to_owned(),
        ));
    }
    let (told, left_out) = ForTheAuthority::of(case, &to_keep_out)?;
    Ok(match reply::draft(&told, desk.today()) {
        Some(words) => outlook(case, Says::Reply(Posted::new(words)), left_out, to_keep_out),
        None => Outlook::NotMade(
            "The placing authority ended this referral itself, so there is no answer to give. The \
             record says how it ended."
                .to_owned(),
        ),
    })
}
