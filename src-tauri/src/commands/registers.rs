//! The registers: of the children who live or lived here, and what a case record asks.

use std::cmp::Reverse;

use admission::afterwards::Afterwards;
use admission::home::ChildLivingHere;
use admission::referral::Referral;
use admission::register::{self, RegisterEntry, Written};
use casebook::KeepingKind;
use casebook::journal::Told;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::afterwards::noted;
use crate::error::AppError;
use crate::session::{Desk, SignedIn};
use crate::{case, places};

/// A child who moved in by a referral kept here, and where the child stands among those living here.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct MovedIn {
    /// The referral by which the child came, by id.
    pub referral: String,
    /// The child's name on screen.
    pub child: String,
    /// The day the child moved in.
    pub admitted: NaiveDate,
    /// The day the child moved on.
    pub left: Option<NaiveDate>,
    /// The child's entry among the children living here, by id, where exactly one is theirs.
    pub living: Option<String>,
}

/// One child in the register.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct RegisterRow {
    /// Who the child is, and since when.
    #[serde(flatten)]
    pub moved_in: MovedIn,
    /// The referral's number.
    pub number: i64,
    /// Say this one when writing an entry.
    pub revision: i64,
    /// The register of children (Schedule 4, paragraph 1).
    pub register: Vec<RegisterEntry>,
    /// What the case record asks and a referral answers (Schedule 3).
    pub case_record: Vec<RegisterEntry>,
}

/// Every child who moved in by a referral kept here. Nothing of the register itself is read.
///
/// # Errors
/// When the casebook cannot be read.
pub fn moved_in(desk: &Desk) -> Result<Vec<MovedIn>, AppError> {
    desk.with(|at| {
        let came = came(at)?.into_iter();
        Ok(came.map(|came| came.moved_in).collect())
    })
}

/// The register: every child who moved in by a referral kept here, newest first.
///
/// # Errors
/// When the casebook cannot be read.
pub fn registers(desk: &Desk) -> Result<Vec<RegisterRow>, AppError> {
    desk.with(|at| {
        let rows = rows(at)?;
        at.tell_once(Told::RegisterRead, desk.now())?;
        Ok(rows)
    })
}

/// Writes one entry of a child's register; blank lets what the referral said stand again. Saved when
/// this returns, with the journal's entry.
///
/// # Errors
/// An entry that is not in the registers, or one changed elsewhere.
pub fn write_register(
    desk: &Desk,
    referral: String,
    revision: i64,
    key: String,
    text: String,
) -> Result<RegisterRow, AppError> {
    desk.with(|at| {
        let kept_with = kept_with(at, &referral)?;
        let (_, written) = written(at, &kept_with)?;
        let next = register::with_entry(&written, &key, &text)
            .ok_or_else(|| AppError::refused("the registers have no such entry"))?;
        let which = (KeepingKind::Register, kept_with.as_str());
        at.casebook.save_kept(which, revision, &next, desk.now())?;
        let home = case::children(at)?;
        Came::by(at, &referral, &home)?
            .map(|came| came.row(at))
            .transpose()?
            .ok_or_else(|| casebook::Error::NotHere("child in the register").into())
    })
}

/// Writes the register of children where the person chose, as a table any program reads (CSV). The
/// journal says who took it.
///
/// # Errors
/// When the file cannot be written, or the person's standing does not allow it.
pub fn export_register(desk: &Desk, path: String) -> Result<(), AppError> {
    desk.with(|at| {
        let table = table(&rows(at)?);
        at.casebook.tell(&Told::RegisterExported, desk.now())?;
        Ok(places::put_in_place(path.as_ref(), table.as_bytes())?)
    })
}

/// A child who moved in, with what the register's line is filled from.
struct Came {
    moved_in: MovedIn,
    number: i64,
    referral: Referral,
    afterwards: Afterwards,
}

impl Came {
    /// None where the child of this referral did not move in, or was decided about again: a child has
    /// one line, that of the second decision.
    fn by(at: &SignedIn, id: &str, home: &[ChildLivingHere]) -> Result<Option<Came>, AppError> {
        let (_, afterwards) = noted(at, id)?;
        let (Some(started), None) = (afterwards.started(), afterwards.goes_on_as()) else {
            return Ok(None);
        };
        let kept = at.casebook.referral(id)?;
        let referral: Referral = kept.document.read()?;
        Ok(Some(Came {
            moved_in: MovedIn {
                referral: kept.id,
                child: referral.child.screen_name().to_owned(),
                admitted: started.date(),
                left: afterwards.ended().map(|(at, _)| at.date()),
                living: register::entry_of(&referral, home).map(|child| child.id.clone()),
            },
            number: kept.number,
            referral,
            afterwards,
        }))
    }

    fn row(self, at: &SignedIn) -> Result<RegisterRow, AppError> {
        let (revision, written) = written(at, &kept_with(at, &self.moved_in.referral)?)?;
        Ok(RegisterRow {
            moved_in: self.moved_in,
            number: self.number,
            revision,
            register: register::line(&self.referral, &self.afterwards, &written),
            case_record: register::case_record(&self.referral, &self.afterwards, &written),
        })
    }
}

/// Everybody who moved in, newest first.
fn came(at: &SignedIn) -> Result<Vec<Came>, AppError> {
    let home = case::children(at)?;
    let mut all = Vec::new();
    for kept in at.casebook.every_afterwards()? {
        all.extend(Came::by(at, &kept.referral, &home)?);
    }
    all.sort_by_key(|came| Reverse((came.moved_in.admitted, came.number)));
    Ok(all)
}

fn rows(at: &SignedIn) -> Result<Vec<RegisterRow>, AppError> {
    came(at)?.into_iter().map(|came| came.row(at)).collect()
}

/// The referral with which a child's entries in the register are kept: that of the first decision,
/// however often it is made again.
fn kept_with(at: &SignedIn, id: &str) -> Result<String, AppError> {
    let referral: Referral = at.casebook.referral(id)?.document.read()?;
    Ok(referral
        .remakes
        .map_or_else(|| id.to_owned(), |first| first.referral))
}

fn written(at: &SignedIn, id: &str) -> Result<(i64, Written), AppError> {
    Ok(match at.casebook.kept(KeepingKind::Register, id)? {
        Some(kept) => (kept.revision, kept.document.read()?),
        None => (0, Written::default()),
    })
}

/// The register as CSV (RFC 4180). A field that a spreadsheet would take for a formula begins with
/// an apostrophe.
fn table(rows: &[RegisterRow]) -> String {
    let field = |text: &str| {
        let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            "'"
        } else {
            ""
        };
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    };
    let mut table = String::new();
    let mut line = |fields: Vec<String>| {
        table.push_str(&fields.join(","));
        table.push_str("\r\n");
    };
    if let Some(first) = rows.first() {
        let labels = first.register.iter().map(|entry| field(entry.label));
        line([field("Child")].into_iter().chain(labels).collect());
    }
    for row in rows {
        let stands = row
            .register
            .iter()
            .map(|entry| field(entry.stands().unwrap_or("not known")));
        line(
            [field(&row.moved_in.child)]
                .into_iter()
                .chain(stands)
                .collect(),
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_keeps_quotation_marks_and_runs_no_formula() {
        let mut referral = Referral::default();
        referral.referrer.placing_authority = Some("=HYPERLINK(\"x\")".to_owned());
        let row = RegisterRow {
            moved_in: MovedIn {
                referral: "r".to_owned(),
                child: "Kay, “K”".to_owned(),
                admitted: NaiveDate::default(),
                left: None,
                living: None,
            },
            number: 1,
            revision: 0,
            register: register::line(&referral, &Afterwards::default(), &Written::default()),
            case_record: Vec::new(),
        };
        let table = table(&[row]);
        assert!(table.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{table}");
        assert!(table.starts_with("\"Child\",\"Admitted on\""), "{table}");
        assert!(table.contains("\"Kay, “K”\",\"not known\""), "{table}");
        assert_eq!(table.lines().count(), 2);
    }
}
