//! The recovery kit: made in Settings, printed, and used when a passphrase is forgotten.

use std::path::PathBuf;

use admission::judgement::Standing;
use casebook::{Casebook, Opened, RecoveryCode};
use chrono::{DateTime, Utc};
use rand_core::OsRng;
use serde::Serialize;
use ts_rs::TS;

use super::start::{self, Secret, Session};
use crate::authority;
use crate::error::AppError;
use crate::session::{Desk, SignedIn, standing};

/// A recovery kit as it is printed. It is shown once and kept nowhere.
#[derive(Serialize, TS)]
#[ts(export)]
pub struct RecoveryKitPage {
    /// The code: eight groups of five.
    pub groups: Vec<String>,
    /// The home's name.
    pub home_name: String,
    /// The casebook's name without folder and ending.
    pub file_name: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Who made it.
    pub made_by: String,
    /// Whether it also lets a registered manager sign again under the provider's present root.
    pub signs_again: bool,
}

/// A registered person who can be given a new passphrase.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct RecoverablePerson {
    /// The id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Standing.
    pub standing: Standing,
}

/// Makes a recovery kit; the one before opens nothing any more.
///
/// # Errors
/// A wrong passphrase; a person whose standing does not allow it.
pub fn make_recovery_kit(desk: &Desk, own: Secret) -> Result<RecoveryKitPage, AppError> {
    desk.with(|at| {
        let now = desk.now();
        let code =
            at.casebook
                .make_recovery_kit(&own.passphrase(), desk.cost(), now, &mut OsRng)?;
        let home: admission::home::Home = at.casebook.home()?.document.read()?;
        let me = at.casebook.signed_in();
        Ok(RecoveryKitPage {
            groups: code
                .groups()
                .iter()
                .map(|group| group.to_string())
                .collect(),
            home_name: home.name,
            file_name: start::file_name(&at.path),
            made_at: now,
            made_by: me.name.clone(),
            signs_again: me.vouches,
        })
    })
}

/// Whom the recovery code can give a new passphrase. The journal tells that it was used.
///
/// # Errors
/// A code that is mistyped, or that does not open this casebook; whatever refuses a sign-in.
pub fn recovery_people(
    desk: &Desk,
    path: String,
    code: Secret,
) -> Result<Vec<RecoverablePerson>, AppError> {
    desk.lock()?;
    let code = RecoveryCode::read(code.as_typed())?;
    let people = Casebook::people_by_recovery(&PathBuf::from(path), &code, desk.now())?;
    Ok(people
        .into_iter()
        .map(|person| RecoverablePerson {
            id: person.id,
            name: person.name,
            standing: standing(person.standing),
        })
        .collect())
}

/// Gives a registered person a new passphrase by the recovery code, and signs them in. They can
/// sign decisions again at once where the kit holds what vouches for them.
///
/// # Errors
/// As [`recovery_people`]; a new passphrase that is too easy.
pub fn recover(
    desk: &Desk,
    path: String,
    code: Secret,
    person: String,
    passphrase: Secret,
) -> Result<Session, AppError> {
    desk.lock()?;
    let code = RecoveryCode::read(code.as_typed())?;
    let (path, new, now) = (PathBuf::from(path), passphrase.passphrase(), desk.now());
    let Opened {
        casebook,
        person,
        warnings,
    } = Casebook::recover(&path, &code, &person, &new, now, &mut OsRng)?;
    let mut warnings: Vec<String> = warnings.iter().map(casebook::Warning::sentence).collect();
    let mut at = SignedIn::new(casebook, path.clone(), Vec::new(), now);
    if person.vouches {
        authority::certify(&mut at, &person, &new, &new, now)?;
    } else {
        warnings.push(
            "You have no signing identity any more: another registered person of the home can \
             give you one, under Settings."
                .to_owned(),
        );
    }
    warnings.push(
        "The recovery kit was used. If anybody else may have seen its page, make a new one under \
         Settings: that ends this one."
            .to_owned(),
    );
    start::sit_down(desk, at.casebook, path, warnings)
}
