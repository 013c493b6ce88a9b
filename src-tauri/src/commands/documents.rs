//! Documents beside the decision record: what could be made, what was made.

use admission::vocabulary::Choice;
use casebook::Person;
use chrono::{DateTime, NaiveDate, Utc};
use record::masking::{LeftOut, Mention};
use serde::Serialize;
use ts_rs::TS;

use super::records::Pdf;
use super::start::Secret;
use crate::documents::{self, DocumentAsked, DocumentKind, Draft, Outlook, PartWords};
use crate::error::AppError;
use crate::session::{Desk, SignedIn};
use crate::{numbers, places, stamping};

/// A signed document as the register lists it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct DocumentRow {
    /// The number printed in it, for example "2026-D003".
    pub number: String,
    /// Its kind, as it was asked for.
    pub kind: String,
    /// Its title in words.
    pub title: String,
    /// The referral it belongs to; none where it belongs to the home.
    pub referral_id: Option<String>,
    /// What it is about within the referral: a letter, a child living here, an entry.
    pub about: String,
    /// When it was signed.
    pub signed_at: DateTime<Utc>,
    /// Who signed.
    pub signer: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

/// A document that could be made, for a person to read and change.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct DocumentForm {
    /// Its kind.
    pub kind: DocumentKind,
    /// Its title in words; none where it cannot be made.
    pub title: Option<String>,
    /// Why it cannot be made, in a whole sentence; then there are no parts.
    pub not_made_because: Option<String>,
    /// The parts a person writes.
    pub parts: Vec<FormPart>,
    /// What of the case was left out of the draft, and why.
    pub left_out: Vec<NotTaken>,
    /// Names and passages found in it that must not leave the home. It cannot be signed while one
    /// stands there that nobody has looked at.
    pub found: Vec<FoundInWords>,
    /// Names the person it is about shares with somebody to be kept out: only a reader can tell.
    pub cannot_tell: Vec<String>,
    /// What must be written before it can be signed, in a whole sentence.
    pub wanting: Option<String>,
    /// Whether the signed-in person may sign it.
    pub may_sign: bool,
    /// Those of its kind that were signed before, newest first.
    pub signed: Vec<DocumentRow>,
}

/// One part of a document.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct FormPart {
    /// Names the part.
    pub key: String,
    /// Its heading.
    pub label: String,
    /// How to go about it. May be empty.
    pub hint: String,
    /// Its words, or the value of a choice.
    pub words: String,
    /// What can be chosen; empty where words are written.
    pub choices: Vec<Choice>,
    /// What the part hangs on, by provision id.
    pub provisions: Vec<String>,
}

/// Something of the case that was left out of a draft.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct NotTaken {
    /// What it is.
    pub what: String,
    /// What was found in it.
    pub found: Vec<FoundInWords>,
}

/// Somebody, or something written about somebody, that stands where it should not.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct FoundInWords {
    /// Whom it is about: initials, or the group.
    pub who: String,
    /// The words.
    pub found: String,
    /// The same with a few words either side: names this place when saying it is about nobody.
    pub around: String,
}

impl From<Mention> for FoundInWords {
    fn from(mention: Mention) -> Self {
        Self {
            who: mention.who,
            found: mention.found,
            around: mention.around,
        }
    }
}

impl From<LeftOut> for NotTaken {
    fn from(left_out: LeftOut) -> Self {
        Self {
            what: left_out.what,
            found: left_out.found.into_iter().map(Into::into).collect(),
        }
    }
}

/// The documents signed so far, newest first: of one referral, or all.
///
/// # Errors
/// When the casebook cannot be read.
pub fn documents(desk: &Desk, referral: Option<String>) -> Result<Vec<DocumentRow>, AppError> {
    desk.with(|at| rows(at, |row| referral.is_none() || row.referral == referral))
}

/// A document as it could be made now, with the words given, else with those kept for it.
///
/// # Errors
/// When the casebook cannot be read or does not hold what is asked for.
pub fn document_form(
    desk: &Desk,
    asked: DocumentAsked,
    words: Option<Vec<PartWords>>,
) -> Result<DocumentForm, AppError> {
    desk.with(|at| form(desk, at, &asked, words.as_deref()))
}

/// Keeps the words for a document that is not signed yet. Saved when this returns.
///
/// # Errors
/// A person who may not sign this kind; a casebook that cannot be written.
pub fn keep_document_words(
    desk: &Desk,
    asked: DocumentAsked,
    words: Vec<PartWords>,
) -> Result<DocumentForm, AppError> {
    desk.with(|at| {
        let (act, kind) = (asked.kind.act(), asked.kind.name());
        let about = asked.about.as_deref().unwrap_or_default();
        let here = (asked.referral.as_deref(), about);
        if asked.kind.is_ones_own() {
            at.casebook
                .keep_own_words(act, kind, here, &words, desk.now())?;
        } else {
            at.casebook
                .keep_document_words(act, kind, here, &words, desk.now())?;
        }
        form(desk, at, &asked, Some(&words))
    })
}

/// The pages as they would look if they were signed now.
///
/// # Errors
/// When it cannot be made, or the pages cannot be drawn.
pub fn preview_document(
    desk: &Desk,
    asked: DocumentAsked,
    words: Vec<PartWords>,
) -> Result<Pdf, AppError> {
    desk.with(|at| {
        let draft = draft(desk, at, &asked, &words)?;
        Ok(Pdf(documents::preview(at, &draft, desk.now())?))
    })
}

/// Signs a document with the passphrase entered again, and keeps it. `about_nobody` names the places
/// found in its words that a person looked at and found to be about nobody who is to be kept out.
///
/// # Errors
/// A person who may not sign it; a name that nobody has looked at; a wrong passphrase; no time stamp
/// where this computer asks for one. Nothing is signed then.
pub fn sign_document(
    desk: &Desk,
    asked: DocumentAsked,
    words: Vec<PartWords>,
    about_nobody: Vec<String>,
    passphrase: Secret,
) -> Result<DocumentRow, AppError> {
    let address = stamping::address(desk.places());
    let stamps = address.as_deref();
    sign(desk, &asked, &words, &about_nobody, (&passphrase, stamps))
}

/// The same without a time stamp, where this computer asks for one and none was to be had.
///
/// # Errors
/// As [`sign_document`].
pub fn sign_document_without_stamp(
    desk: &Desk,
    asked: DocumentAsked,
    words: Vec<PartWords>,
    about_nobody: Vec<String>,
    passphrase: Secret,
) -> Result<DocumentRow, AppError> {
    sign(desk, &asked, &words, &about_nobody, (&passphrase, None))
}

fn sign(
    desk: &Desk,
    asked: &DocumentAsked,
    words: &[PartWords],
    about_nobody: &[String],
    (passphrase, time_stamps): (&Secret, Option<&str>),
) -> Result<DocumentRow, AppError> {
    let _none_under_way = desk.without_a_backup();
    let signed = desk.with(|at| {
        at.casebook.must_be_allowed(asked.kind.act())?;
        let draft = draft(desk, at, asked, words)?;
        let not_looked_at = draft
            .found()
            .into_iter()
            .filter(|mention| !about_nobody.contains(&mention.around))
            .count();
        if let Some(wanting) = draft.says.wanting() {
            return Err(AppError::refused(wanting));
        }
        if not_looked_at > 0 {
            return Err(AppError::other(
                "somebody who must not be named in this document may stand in its words",
                "your words are kept; nothing was signed",
                "change the words that are listed, or say of each that it is about nobody else",
            ));
        }
        let passphrase = passphrase.passphrase();
        let when = (time_stamps, desk.now());
        let kept = documents::sign(at, asked, &draft, &passphrase, when)?;
        row(&at.casebook.people()?, kept)
    })?;
    desk.note_signed();
    Ok(signed)
}

/// A document's file, to be shown in the window. The journal says who read it.
///
/// # Errors
/// When there is no such document, or it is not what was signed.
pub fn document_pdf(desk: &Desk, number: String) -> Result<Pdf, AppError> {
    let number = documents::kept_number(&number)?;
    desk.with(|at| Ok(Pdf(at.casebook.document_pdf(number, desk.now())?)))
}

/// Writes a copy of a document where the person chose. The journal says who took it.
///
/// # Errors
/// When the file cannot be written, or the person's standing does not allow it.
pub fn export_document(desk: &Desk, number: String, path: String) -> Result<(), AppError> {
    let number = documents::kept_number(&number)?;
    desk.with(|at| {
        let bytes = at.casebook.export_document(number, desk.now())?;
        Ok(places::put_in_place(path.as_ref(), &bytes)?)
    })
}

/// Writes the inspection pack of a time into a new folder; says how many files it holds. The journal
/// says of each record and document that a copy was taken out.
///
/// # Errors
/// A person who may not take copies out; a last day before the first; a folder that is there already
/// or cannot be written.
pub fn export_pack(
    desk: &Desk,
    from: NaiveDate,
    to: NaiveDate,
    path: String,
) -> Result<u32, AppError> {
    in_order(from, to)?;
    desk.with(|at| documents::pack::write(at, (from, to), path.as_ref(), desk.now()))
}

/// Writes what the independent person takes along about the decisions of a time into a new folder:
/// numbers without names, and a record only with both consents (regulation 44(2)(b)); says how many
/// files it holds. The journal says of each record that a copy was taken out.
///
/// # Errors
/// As [`export_pack`].
pub fn export_for_visitor(
    desk: &Desk,
    from: NaiveDate,
    to: NaiveDate,
    path: String,
) -> Result<u32, AppError> {
    in_order(from, to)?;
    desk.with(|at| documents::visitor::write(at, (from, to), path.as_ref(), desk.now()))
}

/// Refuses a time whose last day lies before its first.
fn in_order(from: NaiveDate, to: NaiveDate) -> Result<(), AppError> {
    if to < from {
        Err(AppError::refused("the last day lies before the first"))
    } else {
        Ok(())
    }
}

fn draft(
    desk: &Desk,
    at: &mut SignedIn,
    asked: &DocumentAsked,
    words: &[PartWords],
) -> Result<Box<Draft>, AppError> {
    match documents::outlook(at, asked, Some(words), desk.today())? {
        Outlook::Draft(draft) => Ok(draft),
        Outlook::NotMade(because) => Err(AppError::refused(&because)),
    }
}

fn form(
    desk: &Desk,
    at: &mut SignedIn,
    asked: &DocumentAsked,
    words: Option<&[PartWords]>,
) -> Result<DocumentForm, AppError> {
    let may_sign = at.casebook.signed_in().standing.may(asked.kind.act());
    let about = asked.about.clone().unwrap_or_default();
    let signed = rows(at, |row| {
        row.kind == asked.kind.name() && row.referral == asked.referral && row.about == about
    })?;
    let mut form = DocumentForm {
        kind: asked.kind,
        title: None,
        not_made_because: None,
        parts: Vec::new(),
        left_out: Vec::new(),
        found: Vec::new(),
        cannot_tell: Vec::new(),
        wanting: None,
        may_sign,
        signed,
    };
    match documents::outlook(at, asked, words, desk.today())? {
        Outlook::NotMade(because) => form.not_made_because = Some(because),
        Outlook::Draft(draft) => {
            form.title = Some(draft.says.title().to_owned());
            form.found = draft.found().into_iter().map(Into::into).collect();
            form.wanting = draft.says.wanting().map(str::to_owned);
            form.cannot_tell = draft.to_keep_out.cannot_tell().to_vec();
            form.parts = draft.says.parts().into_iter().map(part).collect();
            form.left_out = draft.left_out.into_iter().map(Into::into).collect();
        }
    }
    Ok(form)
}

fn part(part: record::pages::companion::Part) -> FormPart {
    FormPart {
        key: part.key,
        label: part.label,
        hint: part.hint,
        words: part.words,
        provisions: part.provisions.iter().map(|&id| id.to_owned()).collect(),
        choices: part
            .choices
            .into_iter()
            .map(|one| Choice {
                value: one.value,
                label: one.label,
            })
            .collect(),
    }
}

fn rows(
    at: &SignedIn,
    wanted: impl Fn(&casebook::DocumentRow) -> bool,
) -> Result<Vec<DocumentRow>, AppError> {
    let people = at.casebook.people()?;
    let kept = at.casebook.documents()?.into_iter();
    kept.filter(wanted).map(|kept| row(&people, kept)).collect()
}

fn row(people: &[Person], kept: casebook::DocumentRow) -> Result<DocumentRow, AppError> {
    let signer = people.iter().find(|person| person.id == kept.signer);
    let signed_at = documents::signed_at(&kept)?;
    Ok(DocumentRow {
        number: documents::printed(kept.number, signed_at),
        kind: kept.kind,
        title: kept.title,
        referral_id: kept.referral,
        about: kept.about,
        signed_at,
        signer: signer.map(|person| person.name.clone()).unwrap_or_default(),
        sha256: numbers::hex(&kept.sha256),
    })
}
