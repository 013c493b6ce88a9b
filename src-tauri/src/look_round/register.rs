//! The example for responsible individuals: a register over two homes' signed records, with ten
//! decisions to read, one of them poor on purpose, and one file that was changed on its way.

use std::fs;
use std::path::{Path, PathBuf};

use admission::home::Home;
use casebook::{At, Casebook, KdfCost, Passphrase};
use example::year::{NO_CONCERNS, YearHome};
use record::certificates::fingerprint;
use sha2::{Digest, Sha256};

use super::years::{GoOn, MANAGERS, UNREAD, make_years_in_their_place, stopped};
use super::{PASSPHRASE, in_its_place};
use crate::commands::afterwards::signed_case;
use crate::error::AppError;
use crate::gathered::{self, files};
use crate::session::SignedIn;

/// How the keeper made sure of the homes' authorities.
const COMPARED: &str = "EXAMPLE: each home’s manager read the fingerprint out on the telephone.";

/// The record of which a copy with one byte changed lies beside it.
const CHANGED: &str = "changed on the way.pdf";

/// What a home hands over, and what of it is not read yet.
struct HandedOver {
    root: Vec<u8>,
    read: Vec<[u8; 32]>,
}

/// Makes the example register in a folder of the program's own, whole or not at all, from the years of
/// its two homes, which are made first where they are not there.
///
/// # Errors
/// As [`super::make_in_its_place`]; that it was stopped.
pub fn make_register_in_its_place(
    path: &Path,
    years: impl Fn(YearHome) -> PathBuf,
    (now, cost): (At, KdfCost),
    go_on: GoOn<'_>,
) -> Result<(), AppError> {
    let there = |which: &YearHome| years(*which).is_file();
    if !YearHome::BOTH.iter().all(there) {
        make_years_in_their_place(&years, now, cost, go_on)?;
    }
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(casebook::Error::Missing.into());
    };
    in_its_place(folder, |unfinished| {
        make_register(&unfinished.join(name), years, (now, cost), go_on)
    })
}

/// The files handed over stay in a folder beside the register: a second import finds them known.
fn make_register(
    path: &Path,
    years: impl Fn(YearHome) -> PathBuf,
    (now, cost): (At, KdfCost),
    go_on: GoOn<'_>,
) -> Result<(), AppError> {
    let folder = path.with_file_name("records handed over");
    let managers = Passphrase::new(MANAGERS);
    let mut homes = Vec::new();
    let mut named = Home::default();
    for (place, which) in YearHome::BOTH.into_iter().enumerate() {
        let year = years(which);
        let casebook = Casebook::open(&year, &managers, now)?.casebook;
        named = casebook.home()?.document.read()?;
        let mut at = SignedIn::new(casebook, year, Vec::new(), now);
        let unread = UNREAD / YearHome::BOTH.len();
        let beside = folder.join(which.name());
        homes.push(hand_over(&mut at, &beside, (place == 0, unread), now)?);
        at.casebook.close()?;
    }
    let provider = named.provider.unwrap_or_default();
    let keeper = named.responsible_individual.unwrap_or_default();
    let passphrase = Passphrase::new(PASSPHRASE);
    let names = (provider.as_str(), keeper.as_str());
    let mut register = gathered::create_example(names, path, &passphrase, (cost, now))?;
    let found = files::in_folder(&folder);
    let taken = files::take_in(
        &found.files,
        &register.gathered_digests()?,
        files::side_by_side(),
        &mut |new, not_read| Ok(register.gather(new, not_read, now)?),
        go_on,
    )?;
    if taken.stopped {
        return Err(stopped());
    }
    for home in &homes {
        let print = fingerprint(&home.root);
        register.trust_gathered_authority(&print, &home.root, COMPARED, now)?;
        for sha256 in &home.read {
            let number = register.gathered_row(sha256)?.number;
            register.mark_gathered_read(number, now)?;
        }
    }
    Ok(register.close()?)
}

/// Writes a home's signed records, oversight records and addenda into a folder. Of the last decisions as
/// many are left unread as are asked for; the one that says nothing only at the first home.
fn hand_over(
    at: &mut SignedIn,
    folder: &Path,
    (first, unread): (bool, usize),
    now: At,
) -> Result<HandedOver, AppError> {
    fs::create_dir_all(folder)?;
    let root = at.casebook.authority()?;
    let root = root.ok_or(casebook::Error::NotHere("certificate authority"))?;
    let mut records: Vec<i64> = at
        .casebook
        .records()?
        .iter()
        .map(|one| one.number)
        .collect();
    records.sort_unstable();
    let mut read = Vec::new();
    let mut left = unread;
    let mut last = None;
    for number in records.into_iter().rev() {
        let case = signed_case(at, number)?;
        let pdf = at.casebook.export_record(number, now)?;
        let printed = case.signing.map_or(String::new(), |signing| signing.number);
        fs::write(folder.join(format!("{printed}.pdf")), &pdf)?;
        let says_nothing = case.referral.decision.group_reasons.as_deref() == Some(NO_CONCERNS);
        if left > 0 && (first || !says_nothing) {
            left = left.saturating_sub(1);
        } else {
            read.push(Sha256::digest(&pdf).into());
        }
        last.get_or_insert(pdf);
    }
    for document in at.casebook.documents()? {
        let pdf = at.casebook.export_document(document.number, now)?;
        fs::write(
            folder.join(format!("{} {}.pdf", document.kind, document.number)),
            pdf,
        )?;
    }
    if let Some(mut changed) = last.filter(|_| first) {
        let middle = changed.len() / 2;
        if let Some(byte) = changed.get_mut(middle) {
            *byte ^= 1;
        }
        fs::write(folder.join(CHANGED), changed)?;
    }
    Ok(HandedOver { root, read })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gathered::{Register, Reliance};

    #[test]
    fn a_register_over_two_homes_has_ten_decisions_to_read_one_poor_and_one_file_that_was_changed()
    {
        let folder = tempfile::tempdir().unwrap();
        let year = |which: YearHome| {
            let name = format!("{}.casebook", which.name());
            folder.path().join("year").join(name)
        };
        let path = folder
            .path()
            .join("register")
            .join("Signed records.casebook");
        let now = At::from_timestamp(1_795_300_000, 0).unwrap();
        let cost = crate::commands::tests::QUICK;
        let mut steps = 0;
        let mut count = |done: u64, all: u64| {
            steps += 1;
            done <= all
        };
        make_register_in_its_place(&path, year, (now, cost), &mut count).unwrap();
        assert!(steps > 80, "{steps}");
        crate::look_round::years::tests::wait_to_be_read_under_another_passphrase(year, now);

        let opened = Casebook::open(&path, &Passphrase::new(PASSPHRASE), now).unwrap();
        assert_eq!(opened.warnings, []);
        let register = Register::read(&opened.casebook).unwrap();
        assert_eq!(register.homes().len(), 2);
        let readings = opened.casebook.gathered_readings().unwrap();
        let unread: Vec<_> = register
            .entries
            .iter()
            .filter(|one| one.counts() && !readings.contains_key(&one.kept.number))
            .collect();
        assert_eq!(unread.len(), UNREAD);
        let poor = unread.iter().filter(|one| {
            let pdf = opened.casebook.gathered_to_carry(one.kept.number).unwrap();
            let found = record::verify::verify(&pdf, &record::verify::Trust::default()).unwrap();
            String::from_utf8(found.case_json.unwrap())
                .unwrap()
                .contains(&format!("\"{NO_CONCERNS}\""))
        });
        assert_eq!(poor.count(), 1);
        let failed: Vec<_> = register
            .entries
            .iter()
            .filter(|one| one.reliance == Reliance::Failed)
            .map(|one| one.kept.path.as_str())
            .collect();
        assert_eq!(failed, ["Rowan House/changed on the way.pdf"]);
        let beside = register
            .entries
            .iter()
            .filter(|one| one.kept.about.is_some());
        assert!(beside.count() >= 8);
        let told = |one: &&crate::gathered::Entry| one.head.after.is_some();
        let told = register.entries.iter().filter(told).count();
        assert!(told >= 4, "what became of decisions is told: {told}");

        let stopped = folder
            .path()
            .join("stopped")
            .join("Signed records.casebook");
        let refused = make_register_in_its_place(&stopped, year, (now, cost), &mut |_, _| false);
        assert!(refused.is_err() && !folder.path().join("stopped").exists());
    }
}
