//! `threshold pack`: what a visitor takes along about the decisions of a time, from a casebook. The
//! passphrase is the first line of standard input.

use std::path::{Path, PathBuf};

use casebook::{Casebook, Opened, Passphrase};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::check::unopened;
use super::{Done, NotDone};
use crate::documents::{pack, visitor};
use crate::session::SignedIn;

/// Who takes it along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Whom {
    /// An inspector: the chosen records, the documents beside them, an index, a verification sheet.
    Inspector,
    /// The independent person (regulation 44): tables without names, and a record only where the
    /// child and the placing authority both consent.
    IndependentPerson,
}

/// What `threshold pack` is asked.
#[derive(Debug, Args)]
pub struct Asked {
    /// The casebook.
    #[arg(value_name = "CASEBOOK")]
    casebook: PathBuf,
    /// The folder, which is made.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// The first day on which a decision was signed.
    #[arg(long, value_name = "DATE")]
    from: NaiveDate,
    /// The last day.
    #[arg(long, value_name = "DATE")]
    to: NaiveDate,
    /// Who takes it along.
    #[arg(long = "for", value_enum, default_value = "inspector")]
    whom: Whom,
}

/// Writes it; the journal says of each record that a copy was taken out.
///
/// # Errors
/// A casebook that cannot be opened; a person who may not take copies out; days in the wrong order;
/// a folder that is there already or cannot be written.
pub fn pack(asked: &Asked) -> Result<Done, NotDone> {
    if asked.from > asked.to {
        return Err(NotDone::unreadable(
            "The first day is after the last: give --from and --to in this order.",
        ));
    }
    let passphrase = Passphrase::new(&super::passphrase("Passphrase")?);
    let now = chrono::Utc::now();
    let path: &Path = &asked.casebook;
    let Opened { casebook, .. } = Casebook::open(path, &passphrase, now).map_err(unopened)?;
    let mut at = SignedIn::new(casebook, path.to_owned(), Vec::new(), now);
    let days = (asked.from, asked.to);
    let written = match asked.whom {
        Whom::Inspector => pack::write(&mut at, days, &asked.folder, now),
        Whom::IndependentPerson => visitor::write(&mut at, days, &asked.folder, now),
    };
    at.casebook.close().map_err(crate::error::AppError::from)?;
    Ok(Done {
        says: format!("{}\n{} files.\n", asked.folder.display(), written?),
        status: 0,
    })
}
