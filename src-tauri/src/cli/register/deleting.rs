//! `threshold register delete`: one document, or everything of one home, as the window does it.

use std::path::Path;

use casebook::Casebook;
use serde::Serialize;

use super::as_json;
use crate::cli::{Done, NotDone};
use crate::commands::gathered::{GatheredGoes, GatheredToDelete, going};
use crate::error::AppError;
use crate::gathered::Register;
use crate::session::SignedIn;

/// What is asked for on the command line.
pub struct Asked<'a> {
    /// A document, by the digest of its file.
    pub record: Option<&'a str>,
    /// A home, by its reference number or its name.
    pub home: Option<&'a str>,
    /// Why; without it nothing is deleted.
    pub because: Option<&'a str>,
    /// Whether the answer is JSON.
    pub json: bool,
}

/// What a deletion took, or would take, as JSON.
#[derive(Serialize)]
struct Deleted<'a> {
    deleted: bool,
    #[serde(flatten)]
    goes: &'a GatheredGoes,
}

/// Deletes what is asked for, where a reason is given; else says what would go.
pub fn delete(casebook: Casebook, path: &Path, asked: &Asked<'_>) -> Result<Done, NotDone> {
    let now = chrono::Utc::now();
    let register = Register::read(&casebook)?;
    let of = to_delete(&register, asked)?;
    let mut at = SignedIn::new(casebook, path.to_path_buf(), Vec::new(), now);
    let (numbers, goes) = going(&at, &register, &of)?;
    let because = asked.because.map(str::trim);
    let deleted = match because {
        None => false,
        Some("") => return Err(NotDone::refused("Write why it is deleted.")),
        Some(because) => {
            at.casebook
                .delete_gathered(&numbers, because, now)
                .map_err(AppError::from)?;
            true
        }
    };
    at.casebook.close().map_err(AppError::from)?;
    let says = if asked.json {
        as_json(&Deleted {
            deleted,
            goes: &goes,
        })?
    } else {
        in_words(&goes, deleted)
    };
    Ok(Done { says, status: 0 })
}

fn to_delete(register: &Register, asked: &Asked<'_>) -> Result<GatheredToDelete, NotDone> {
    if let Some(sha256) = asked.record {
        return Ok(GatheredToDelete::Record {
            sha256: sha256.trim().to_lowercase(),
        });
    }
    let named = asked.home.unwrap_or_default().trim().to_lowercase();
    let homes = register.homes().into_iter();
    let mut found = homes.filter(|(key, name)| *key == named || name.to_lowercase() == named);
    match (found.next(), found.next()) {
        (Some((key, _)), None) => Ok(GatheredToDelete::Home { key }),
        (None, _) => Err(NotDone::refused(
            "No document names that home. Nothing was deleted. “threshold register list” names the \
             homes.",
        )),
        (Some(_), Some(_)) => Err(NotDone::refused(
            "Two homes have that name. Nothing was deleted. Name it by Ofsted’s reference number.",
        )),
    }
}

fn in_words(goes: &GatheredGoes, deleted: bool) -> String {
    let went = if deleted { "were deleted" } else { "would go" };
    let was = if deleted { "was deleted" } else { "would go" };
    let decisions = match (goes.documents, goes.decisions) {
        (1, 1) => "a decision record".to_owned(),
        (1, _) => "which is no decision record".to_owned(),
        (_, 0) => "none of them a decision record".to_owned(),
        (_, 1) => "one of them a decision record".to_owned(),
        (_, many) => format!("{many} of them decision records"),
    };
    let mut said = match goes.documents {
        1 => format!("One document {was}, {decisions}.\n"),
        many => format!("{many} documents {went}, {decisions}.\n"),
    };
    match goes.overseen {
        0 => {}
        1 => said.push_str(
            "One oversight record signed in this register stays, with the decision record inside.\n",
        ),
        many => said.push_str(&format!(
            "{many} oversight records signed in this register stay, each with the decision record \
             inside.\n"
        )),
    }
    said.push_str(if deleted {
        "The digests and the reason stand in the journal. What was deleted is not taken in again.\n"
    } else {
        "Nothing was deleted. Say why with --because to delete it.\n"
    });
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(documents: usize, decisions: usize, overseen: usize, deleted: bool) -> String {
        let goes = GatheredGoes {
            documents,
            decisions,
            overseen,
        };
        in_words(&goes, deleted)
    }

    #[test]
    fn one_is_said_of_one_and_many_of_many() {
        let one = said(1, 1, 1, false);
        assert!(
            one.starts_with(
                "One document would go, a decision record.\nOne oversight record signed in this \
                 register stays, with the decision record inside.\n"
            ),
            "{one}"
        );
        let other = said(1, 0, 0, true);
        assert!(
            other
                .starts_with("One document was deleted, which is no decision record.\nThe digests"),
            "{other}"
        );
        let many = said(3, 1, 2, true);
        assert!(
            many.starts_with(
                "3 documents were deleted, one of them a decision record.\n2 oversight records"
            ),
            "{many}"
        );
        assert!(
            said(3, 2, 0, false).starts_with("3 documents would go, 2 of them decision records.")
        );
    }
}
