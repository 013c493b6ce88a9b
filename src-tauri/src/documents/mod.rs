//! Documents beside the decision record: drafted from the casebook, changed by a person, searched,
//! signed and kept.
//!
//! What may be in each is decided by type in `record`; here it is put together from the casebook,
//! and the words a person typed are searched for everybody the document must keep out before it is
//! signed.

mod drafts;
mod kinds;
pub mod of_file;
pub mod pack;
pub mod questions;
pub mod visitor;

use admission::Signing;
use casebook::{At, Casebook, NewDocument, Passphrase};
use chrono::{Datelike, NaiveDate, SubsecRound};
use record::masking::Mention;
use record::{Companion, HomeNamed, Says};

pub use drafts::Draft;
pub use kinds::{DocumentAsked, DocumentKind, PartWords};

use crate::error::AppError;
use crate::gathered;
use crate::session::SignedIn;
use crate::{authority, numbers, signing};

/// A document as it would be made now: drafted, or why it cannot be made.
pub enum Outlook {
    /// It can be made.
    Draft(Box<Draft>),
    /// It cannot, for a reason said in a whole sentence.
    NotMade(String),
}

/// The document a person asks for, with the words they wrote: those given, else those kept.
///
/// # Errors
/// When the casebook cannot be read or there is no such referral.
pub fn outlook(
    at: &mut SignedIn,
    asked: &DocumentAsked,
    words: Option<&[PartWords]>,
    today: NaiveDate,
) -> Result<Outlook, AppError> {
    let mut draft = match drafts::draft(at, asked, today)? {
        Outlook::Draft(draft) => draft,
        not => return Ok(not),
    };
    let kept: Vec<PartWords>;
    let words = match words {
        Some(words) => words,
        None => {
            kept = kept_words(&at.casebook, asked)?;
            &kept
        }
    };
    for part in words {
        draft.says.write(&part.key, &part.words);
    }
    Ok(Outlook::Draft(draft))
}

/// The words kept for a document that is not signed yet.
///
/// # Errors
/// When the casebook cannot be read.
fn kept_words(casebook: &Casebook, asked: &DocumentAsked) -> Result<Vec<PartWords>, AppError> {
    let (kind, referral) = (asked.kind.name(), asked.referral.as_deref());
    let about = asked.about.as_deref().unwrap_or_default();
    let kept = if asked.kind.is_ones_own() {
        casebook.own_words(kind, referral, about)
    } else {
        casebook.document_words(kind, referral, about)
    }?;
    Ok(match kept {
        Some(kept) => kept.read()?,
        None => Vec::new(),
    })
}

impl Draft {
    /// Everybody found in the words of the document who is to be kept out of it.
    #[must_use]
    pub fn found(&self) -> Vec<Mention> {
        let words = self.companion(Signing::default()).document().words();
        self.to_keep_out.find(&words)
    }

    /// The document, as signed so.
    #[must_use]
    pub fn companion(&self, signing: Signing) -> Companion {
        Companion {
            format: record::pages::companion::FORMAT.to_owned(),
            example: self.example,
            home: HomeNamed::clone(&self.home),
            about: self.initials.clone(),
            signing,
            says: Says::clone(&self.says),
            enclosed: self.record.clone(),
        }
    }
}

/// The document as it would look if it were signed now by the signed-in person.
///
/// # Errors
/// When the pages cannot be drawn.
pub fn preview(at: &SignedIn, draft: &Draft, now: At) -> Result<Vec<u8>, AppError> {
    let now = now.trunc_subsecs(0);
    let number = at.casebook.next_document_number()?;
    let companion = draft.companion(Signing {
        number: printed(number, now),
        signed_at: now,
        signer: at.signatory(),
        ..Signing::default()
    });
    Ok(companion.draw()?.bytes)
}

/// Signs a document as the signed-in person and keeps it, with a time stamp where an address is
/// given.
///
/// # Errors
/// A person who may not sign this kind; a wrong passphrase; no time stamp where one was asked for; a
/// casebook that cannot be written. Nothing is signed then.
pub fn sign(
    at: &mut SignedIn,
    asked: &DocumentAsked,
    draft: &Draft,
    passphrase: &Passphrase,
    (time_stamps, now): (Option<&str>, At),
) -> Result<casebook::DocumentRow, AppError> {
    let act = asked.kind.act();
    at.casebook.must_be_allowed(act)?;
    // A PDF knows no parts of a second; the document and the journal say the same moment.
    let now = now.trunc_subsecs(0);
    let identity = authority::identity(&at.casebook, passphrase)?;
    let number = at.casebook.next_document_number()?;
    let head = at.casebook.journal_head()?;
    let mut signing = signing::fixed(printed(number, now), now, at.signatory(), &identity);
    signing.journal_number = u64::try_from(head.number).ok();
    signing.journal_hash = Some(head.hash_text());
    let companion = draft.companion(signing);
    let pdf = signing::sign_companion(&companion, &identity, time_stamps)?;
    let document = casebook::Document::of(&companion)?;
    let stored = at.casebook.store_document(
        act,
        NewDocument {
            number,
            kind: asked.kind.name(),
            referral: asked.referral.as_deref(),
            about: asked.about.as_deref().unwrap_or_default(),
            title: companion.says.title(),
            document: &document,
            signed_at: now,
            pdf: &pdf,
        },
    )?;
    let warnings = stored.warnings.iter().map(casebook::Warning::sentence);
    at.warnings.extend(warnings);
    // Whoever signs what they think of a record has read it.
    if let Some(record) = asked
        .referral
        .as_deref()
        .filter(|_| asked.kind == DocumentKind::Oversight)
        .map(|referral| at.casebook.record_of(referral))
        .transpose()?
        .flatten()
    {
        at.casebook.mark_read(record.number, now)?;
    }
    if asked.kind == DocumentKind::Oversight
        && asked.referral.is_none()
        && let Some(about) = asked.about.as_deref()
    {
        let gathered = at.casebook.gathered_row(&gathered::digest(about)?)?;
        at.casebook.mark_gathered_read(gathered.number, now)?;
    }
    Ok(stored.record)
}

/// The number printed in a document: the English year of signing and the casebook's own number.
/// "2026-D003" is the third document of its casebook; records have numbers without the letter.
#[must_use]
pub fn printed(number: i64, signed_at: At) -> String {
    let year = admission::calendar::english_time(signed_at).year();
    format!("{year}-D{number:03}")
}

/// The casebook's number of a document, from the one printed in it.
///
/// # Errors
/// When no document has such a number.
pub fn kept_number(printed: &str) -> Result<i64, AppError> {
    printed
        .rsplit_once("-D")
        .and_then(|(_, number)| number.parse().ok())
        .ok_or_else(|| casebook::Error::NotHere("document").into())
}

/// When a document of the register was signed.
///
/// # Errors
/// When the casebook is damaged.
pub fn signed_at(row: &casebook::DocumentRow) -> Result<At, AppError> {
    numbers::moment(&row.signed_at)
}
