//! `threshold example`: the example home, written out.

use std::io::{self, Write as _};
use std::path::Path;

use admission::Case;
use admission::calendar::english_time;
use casebook::{At, Casebook, KdfCost, Passphrase};

use super::{Done, NotDone};
use crate::commands::records;
use crate::documents::{self, DocumentAsked, DocumentKind, Outlook};
use crate::session::SignedIn;
use crate::{case, look_round, places};
use example::year::YearHome;
use example::{ExampleHome, example_home};

/// Writes the example casebook, its cases, its signed records, its root certificate and an inspection pack.
///
/// # Errors
/// When the casebook is there already or the folder cannot be written.
pub fn example(out: &Path) -> Result<Done, NotDone> {
    std::fs::create_dir_all(out).map_err(|_| unwritable(out))?;
    let path = out.join("example.casebook");
    let now = chrono::Utc::now();
    look_round::make(&path, now, KdfCost::PRODUCT)?;
    let passphrase = Passphrase::new(look_round::PASSPHRASE);
    let opened = Casebook::open(&path, &passphrase, now).map_err(crate::error::AppError::from)?;
    let mut at = SignedIn::new(opened.casebook, path.clone(), Vec::new(), now);

    let mut says = format!(
        "The example home. Everything in it is fictional.\n\n\
         Casebook    {}\nPassphrase  {}\n",
        path.display(),
        look_round::PASSPHRASE
    );
    let root = at
        .casebook
        .authority()
        .map_err(crate::error::AppError::from)?
        .ok_or_else(|| NotDone::refused("The example home has no authority."))?;
    let pem = record::certificates::authority_pem(&root)?;
    put(&mut says, "Root", &out.join("root.pem"), pem.as_bytes())?;

    let today = admission::calendar::english_time(now).date();
    let example = example_home(today).map_err(crate::error::AppError::from)?;
    let rows = at
        .casebook
        .referrals()
        .map_err(crate::error::AppError::from)?;
    for row in rows.into_iter().rev() {
        let mut found = case::open(&at, &row.id, today)?.case;
        let record = records::of_referral(&at, &row.id)?;
        if let Some(record) = &record {
            let signed = records::as_signed(&mut at, crate::numbers::kept(&record.number)?, now)?;
            found = before_signing(&example, signed);
        }
        let name = name_of(&found, record.is_some());
        put(
            &mut says,
            "Case",
            &out.join(format!("{name}.case.json")),
            found.to_json().as_bytes(),
        )?;
        if let Some(record) = record {
            let number = crate::numbers::kept(&record.number)?;
            let pdf = at
                .casebook
                .export_record(number, now)
                .map_err(crate::error::AppError::from)?;
            put(&mut says, "Record", &out.join(format!("{name}.pdf")), &pdf)?;
        }
        for (kind, about, file) in beside(name) {
            let asked = DocumentAsked {
                kind: *kind,
                referral: Some(row.id.clone()),
                about: about.map(str::to_owned),
            };
            let pdf = document(&mut at, &asked, &passphrase, now)?;
            put(
                &mut says,
                "Document",
                &out.join(format!("{name}-{file}.pdf")),
                &pdf,
            )?;
        }
    }
    let pack = out.join("Inspection pack");
    if let Some(last) = at
        .casebook
        .records()
        .map_err(crate::error::AppError::from)?
        .last()
    {
        let first = english_time(crate::numbers::moment(&last.signed_at)?).date();
        documents::pack::write(&mut at, (first, today), &pack, now)?;
        says.push_str(&format!("{:<12}{}\n", "Pack", pack.display()));
    }
    at.casebook.close().map_err(crate::error::AppError::from)?;
    Ok(Done { says, status: 0 })
}

/// Writes the example for responsible individuals: two homes' casebooks with a year of decisions each,
/// and a register over their signed records, which lie beside it.
///
/// # Errors
/// When the register is there already or the folder cannot be written.
pub fn register(out: &Path) -> Result<Done, NotDone> {
    std::fs::create_dir_all(out).map_err(|_| unwritable(out))?;
    let path = out
        .join("register")
        .join("Two homes, signed records.casebook");
    if path.exists() {
        return Err(NotDone::refused("The example register is there already."));
    }
    let year = |which: YearHome| {
        let name = format!("{}, a year.casebook", which.name());
        out.join("years").join(name)
    };
    let mut told = None;
    let with = (chrono::Utc::now(), KdfCost::PRODUCT);
    look_round::make_register_in_its_place(&path, year, with, &mut |done, all| {
        let tenth = done.saturating_mul(10).checked_div(all).unwrap_or_default();
        if told != Some((tenth, all)) {
            told = Some((tenth, all));
            // With nowhere to say it, it goes on.
            let _ = writeln!(io::stderr(), "making ({tenth}0 %)");
        }
        true
    })?;
    let mut says = format!(
        "Two example homes. Everything in them is fictional.\n\n\
         Register    {}\n",
        path.display()
    );
    for which in YearHome::BOTH {
        says.push_str(&format!("{:<12}{}\n", "Casebook", year(which).display()));
    }
    says.push_str(&format!("Passphrase  {}\n", look_round::PASSPHRASE));
    Ok(Done { says, status: 0 })
}

/// The documents written out beside a case.
fn beside(name: &str) -> &'static [(DocumentKind, Option<&'static str>, &'static str)] {
    match name {
        "acceptance" => &[
            (DocumentKind::Reply, None, "reply"),
            (DocumentKind::ChildsSummary, None, "summary-for-the-child"),
            (DocumentKind::Extract, Some("h3"), "extract-for-a-child"),
            (DocumentKind::OwnRecord, None, "the-childs-own-record"),
        ],
        "decline" => &[(DocumentKind::Reply, None, "reply")],
        _ => &[(DocumentKind::Letter, Some("l1"), "challenge")],
    }
}

/// A document as drafted, signed and taken out again.
fn document(
    at: &mut SignedIn,
    asked: &DocumentAsked,
    passphrase: &Passphrase,
    now: At,
) -> Result<Vec<u8>, NotDone> {
    let today = admission::calendar::english_time(now).date();
    match documents::outlook(at, asked, None, today)? {
        Outlook::NotMade(because) => Err(NotDone::refused(because)),
        Outlook::Draft(draft) => {
            let row = documents::sign(at, asked, &draft, passphrase, (None, now))?;
            let pdf = at.casebook.export_document(row.number, now);
            pdf.map_err(|error| crate::error::AppError::from(error).into())
        }
    }
}

/// The case as it stood just before it was signed. A signed case leaves the profiles of the children
/// living here behind, and without them it could not be signed again.
fn before_signing(example: &ExampleHome, signed: Case) -> Case {
    let mut referrals = example.referrals.iter().map(|one| &one.referral);
    match referrals.find(|one| one.child == signed.referral.child) {
        Some(referral) => {
            let mut referral = referral.clone();
            referral.answers_checked = signed.referral.answers_checked;
            Case::new(example.home.clone(), referral, true)
        }
        None => signed,
    }
}

/// A case is named for how it ended.
fn name_of(case: &Case, signed: bool) -> &'static str {
    match case.referral.decision.outcome {
        Some(outcome) if signed && outcome.accepts() => "acceptance",
        Some(outcome) if signed && outcome.declines() => "decline",
        _ => "open",
    }
}

fn put(says: &mut String, what: &str, file: &Path, bytes: &[u8]) -> Result<(), NotDone> {
    places::put_in_place(file, bytes).map_err(|_| unwritable(file))?;
    says.push_str(&format!("{what:<12}{}\n", file.display()));
    Ok(())
}

fn unwritable(file: &Path) -> NotDone {
    NotDone::refused(format!("{} cannot be written.", file.display()))
}
