//! Questions that came back to the registered manager with an oversight record, and whether an
//! addendum has answered them.

use admission::calendar::english_time;
use admission::vocabulary::Vocabulary;
use chrono::NaiveDate;
use record::{Companion, Says};

use super::{DocumentKind, printed, signed_at};
use crate::error::AppError;
use crate::session::{SignedIn, standing};

/// Questions of one oversight record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The number of the oversight record.
    pub number: String,
    /// Who asks, with standing.
    pub asked_by: String,
    /// The questions, as they stand in it.
    pub questions: String,
    /// The English day on which it was signed.
    pub on: NaiveDate,
}

/// The questions about a referral's decision that no addendum has answered, oldest first.
///
/// # Errors
/// When the casebook cannot be read.
pub fn unanswered(at: &SignedIn, referral: &str) -> Result<Vec<Asked>, AppError> {
    let documents = at.casebook.documents()?;
    let beside = || {
        documents
            .iter()
            .filter(|one| one.referral.as_deref() == Some(referral))
    };
    let mut asked = Vec::new();
    for document in beside().filter(|one| one.kind == DocumentKind::Oversight.name()) {
        let number = printed(document.number, signed_at(document)?);
        let answered =
            beside().any(|one| one.kind == DocumentKind::Addendum.name() && one.about == number);
        if !answered {
            asked.extend(questions(at, document, number)?);
        }
    }
    asked.reverse();
    Ok(asked)
}

/// The questions of one oversight record about this referral's decision, by the record's number.
///
/// # Errors
/// When the casebook cannot be read.
pub fn asked_in(at: &SignedIn, referral: &str, number: &str) -> Result<Option<Asked>, AppError> {
    for document in at.casebook.documents()? {
        if document.kind == DocumentKind::Oversight.name()
            && document.referral.as_deref() == Some(referral)
            && printed(document.number, signed_at(&document)?) == number
        {
            return questions(at, &document, number.to_owned());
        }
    }
    Ok(None)
}

fn questions(
    at: &SignedIn,
    document: &casebook::DocumentRow,
    number: String,
) -> Result<Option<Asked>, AppError> {
    let says: Companion = at.casebook.document_says(document.number)?.read()?;
    let Says::Oversight(oversight) = says.says else {
        return Ok(None);
    };
    let questions = oversight.questions.trim();
    if questions.is_empty() {
        return Ok(None);
    }
    let people = at.casebook.people()?;
    let asked_by = people
        .iter()
        .find(|person| person.id == document.signer)
        .map_or_else(String::new, |person| {
            format!("{}, {}", person.name, standing(person.standing).label())
        });
    Ok(Some(Asked {
        number,
        asked_by,
        questions: questions.to_owned(),
        on: english_time(signed_at(document)?).date(),
    }))
}
