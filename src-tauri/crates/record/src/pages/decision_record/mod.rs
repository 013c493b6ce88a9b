//! The decision record: what was asked, what was known, what was weighed, what was decided.
//!
//! One file a section, in the order in which they are read. A reader who stops after the second
//! section knows what happened and why.

mod answers;
mod back_matter;
mod dates;
mod decision;
mod further;
mod gaps;
mod group;
mod group_questions;
mod head;
mod in_short;
mod in_words;
mod needs;
mod plans;
mod range;
mod referral;
mod response;
mod signature;
mod signed;
mod views;

use admission::{Appraisal, Case, Signing};

use crate::RecordError;
use crate::typeset::{Attachment, Block, Document, Drawn};

pub(in crate::pages) use answers::Answers;
pub(in crate::pages) use in_words::{capital, moment, person as signed_by, sentence};
pub(in crate::pages) use signed::beside_the_signature;
pub use signed::{DRAWING, PROGRAM, REASON, redraw, signature_facts};

/// What every section is written from.
struct Facts<'a> {
    case: &'a Case,
    signing: &'a Signing,
    appraisal: &'a Appraisal,
    answers: Answers,
}

/// Draws the record of a signed case. A pure function of the case: appraised as on the day it
/// was signed, with the case itself inside as `case.json`, so that anybody can draw it again.
///
/// # Errors
///
/// [`RecordError::NotYetSigned`] for a case without signing; otherwise as [`typeset::draw`].
pub fn draw_record(case: &Case) -> Result<Drawn, RecordError> {
    super::drawn(words_of(case)?)
}

/// The words of the record, as appraised on the day it was signed.
fn words_of(case: &Case) -> Result<Document, RecordError> {
    let day = case.signed_on().ok_or(RecordError::NotYetSigned)?;
    decision_record(case, &admission::appraise(case, day))
}

/// The words of the record of a signed case, beside its appraisal on the day it was signed.
///
/// # Errors
///
/// [`RecordError::NotYetSigned`] for a case without signing; [`RecordError::Typeface`] when a
/// built-in typeface cannot be read, since one of its pages is measured.
pub fn decision_record(case: &Case, appraisal: &Appraisal) -> Result<Document, RecordError> {
    let signing = case.signing.as_ref().ok_or(RecordError::NotYetSigned)?;
    let facts = Facts {
        case,
        signing,
        appraisal,
        answers: Answers::of_case(case),
    };
    let mut blocks = head::blocks(&facts);
    blocks.extend(signature::blocks(&facts));
    blocks.extend(in_short::blocks(&facts)?);
    let sections: [fn(&Facts<'_>) -> Vec<Block>; 11] = [
        referral::blocks,
        needs::blocks,
        plans::blocks,
        range::blocks,
        response::blocks,
        group::blocks,
        gaps::blocks,
        views::blocks,
        decision::blocks,
        dates::blocks,
        back_matter::blocks,
    ];
    for section in sections {
        blocks.extend(section(&facts));
    }
    let home = &case.home.name;
    let initials = in_words::initials(&case.referral.child);
    Ok(Document {
        title: format!("Decision record {}", signing.number),
        subject: format!("Whether {home} can offer a place to {initials}"),
        author: in_words::person(&signing.signer, home),
        created: signing.signed_at,
        footer: format!("Decision record {} · {initials} · {home}", signing.number),
        watermark: case.example.then(|| "EXAMPLE".to_owned()),
        blocks,
        enclosed: None,
        attachment: Some(Attachment {
            name: "case.json".to_owned(),
            mime: "application/json".to_owned(),
            description: "The case as it was signed, from which these pages were drawn".to_owned(),
            bytes: case.to_json().into_bytes(),
            modified: signing.signed_at,
        }),
    })
}

#[cfg(test)]
mod tests;
