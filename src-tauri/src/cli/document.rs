//! `threshold document`: draws and signs a document that stands beside a decision record.
//!
//! What is written here is always signed. A page that says "Signed by" and carries no signature
//! would be a forgery in the making, so there is no unsigned PDF: without a key it is signed with a
//! throw-away one and EXAMPLE stands across every page, as with `threshold record`. To read a draft,
//! and to see which names were found in it, leave `--out` away: the parts come as JSON, and go back
//! changed with `--words`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use admission::home::ChildLivingHere;
use admission::judgement::{Signatory, Standing};
use admission::oversight::authority;
use admission::{Case, Signing, calendar};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, SubsecRound, Utc};
use clap::{Args, ValueEnum};
use record::Companion;
use record::pages::notice::Event;
use record::verify::{LARGEST_FILE, Outcome, Trust};
use serde::Serialize;
use serde_json::{Value, json};

use super::case_file::{self, why};
use super::record::{given, named_in, throw_away};
use super::{Done, NotDone, moment};
use crate::documents::{DocumentKind, Draft, Outlook, of_file};
use crate::{places, reading, signing};

/// A kind of document, as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// A challenge under regulation 5(c), or an information request, kept in a case (--about).
    Letter,
    /// The reply to the placing authority.
    Reply,
    /// The notice under regulation 41 (--event, --happened-at).
    Notice,
    /// The summary for the child referred.
    ChildsSummary,
    /// The record of the child referred, in which no other child can be known.
    OwnRecord,
    /// One child's own part, for a child living here (--about).
    Extract,
    /// The responsible individual's oversight record, with the record inside.
    Oversight,
    /// An addendum to the record.
    Addendum,
    /// The summary for regulation 45, from several records (--from, --to).
    SixMonths,
    /// The monthly sheet for a placing authority, from several records and open cases (--authority,
    /// --month).
    AuthoritySheet,
}

impl Kind {
    fn kind(self) -> DocumentKind {
        match self {
            Self::Letter => DocumentKind::Letter,
            Self::Reply => DocumentKind::Reply,
            Self::Notice => DocumentKind::Notice,
            Self::ChildsSummary => DocumentKind::ChildsSummary,
            Self::OwnRecord => DocumentKind::OwnRecord,
            Self::Extract => DocumentKind::Extract,
            Self::Oversight => DocumentKind::Oversight,
            Self::Addendum => DocumentKind::Addendum,
            Self::SixMonths => DocumentKind::SixMonths,
            Self::AuthoritySheet => DocumentKind::AuthoritySheet,
        }
    }
}

/// What a notice tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Happened {
    /// The child moved in.
    Admission,
    /// The child moved on.
    Discharge,
}

/// What `threshold document` is asked.
#[derive(Debug, Args)]
pub struct Asked {
    /// What to make.
    #[arg(value_enum)]
    kind: Kind,
    /// The signed record (PDF); for a letter, the case as JSON; for six-months, every record; for
    /// authority-sheet, every record and every open case.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// When it is signed: RFC 3339 (2026-11-20T16:30:00Z), or the time on an English clock
    /// (2026-11-20 16:30).
    #[arg(long, value_name = "TIME")]
    signed_at: String,
    /// Where to write the document. Without, nothing is written and the draft is printed as JSON.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The words of its parts as JSON, {"PART": "words"}; a part that is not named stays as drafted.
    #[arg(long, value_name = "WORDS.json")]
    words: Option<PathBuf>,
    /// The case as JSON, for the names of the children living here: a record holds initials alone, and
    /// only a name that is known can be found in the words.
    #[arg(long, value_name = "CASE.json")]
    case: Option<PathBuf>,
    /// Which letter (l1) or which child living here (h3), by its id in the case.
    #[arg(long, value_name = "ID")]
    about: Option<String>,
    /// What a notice tells of.
    #[arg(long, value_enum, requires = "happened_at")]
    event: Option<Happened>,
    /// When it happened, on an English clock: 2026-12-04T16:30:00.
    #[arg(long, value_name = "TIME", requires = "event")]
    happened_at: Option<NaiveDateTime>,
    /// The first day of a summary.
    #[arg(long, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// The last day of a summary.
    #[arg(long, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// The placing authority a sheet is for.
    #[arg(long, value_name = "NAME")]
    authority: Option<String>,
    /// The month of a sheet: 2026-10.
    #[arg(long, value_name = "MONTH")]
    month: Option<String>,
    /// A place found in the words that you looked at and that is about nobody who is to be kept out,
    /// as the draft prints it under "around". May be repeated.
    #[arg(long, value_name = "WORDS")]
    about_nobody: Vec<String>,
    /// The signer's key, as for `threshold record`; without, a throw-away EXAMPLE key.
    #[arg(long, num_args = 1.., value_name = "KEY")]
    key: Vec<PathBuf>,
    /// Ask this time-stamping authority (RFC 3161) for a time stamp; without, no network is used.
    #[arg(long, value_name = "http://…")]
    time_stamp: Option<String>,
    /// The number to print in the document.
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
}

/// A draft, as it is printed.
#[derive(Serialize)]
struct Drafted<'a> {
    title: &'a str,
    parts: Vec<Value>,
    left_out: Value,
    found: Value,
    cannot_tell: &'a [String],
    wanting: Option<&'a str>,
}

/// Drafts a document, and signs and writes it where a place is given.
///
/// # Errors
/// A file that cannot be read or relied on; words that are wanting or name somebody; a key that is
/// not the signer's; a place that cannot be written. Nothing is written then.
pub fn document(asked: &Asked) -> Result<Done, NotDone> {
    let at = moment::moment(&asked.signed_at)?.trunc_subsecs(0);
    let (mut draft, case) = drafted(asked, at)?;
    if let Some(file) = &asked.words {
        for (part, words) in words(file)? {
            draft.says.write(&part, &words);
        }
    }
    match &asked.out {
        None => Ok(Done {
            says: printed(&draft),
            status: 0,
        }),
        Some(out) => {
            may_be_signed(&draft, &asked.about_nobody)?;
            sign(asked, draft, &case, out, at)
        }
    }
}

/// The draft, and a case of the home it comes from.
fn drafted(asked: &Asked, at: DateTime<Utc>) -> Result<(Draft, Case), NotDone> {
    let here = match &asked.case {
        Some(file) => case_file::read(file)?.home.children,
        None => Vec::new(),
    };
    let kind = asked.kind.kind();
    if kind == DocumentKind::SixMonths {
        let (Some(from), Some(to)) = (asked.from, asked.to) else {
            return Err(NotDone::unreadable(
                "Numbers are counted over a time: give its first day with --from and its last with --to.",
            ));
        };
        let mut cases = Vec::new();
        for file in &asked.files {
            let (case, _) = signed(file)?;
            let day = case.signed_on();
            if day.is_some_and(|day| (from..=to).contains(&day)) {
                cases.push(case);
            }
        }
        let Some(first) = cases.first().cloned() else {
            return Err(NotDone::refused(
                "None of these records was signed in this time.",
            ));
        };
        let draft = of_file::numbers(&cases, &first.home, &here, (from, to));
        return Ok((draft, first));
    }
    if kind == DocumentKind::AuthoritySheet {
        return sheet(asked, &here, at);
    }
    let [file] = asked.files.as_slice() else {
        return Err(NotDone::unreadable(
            "Only a summary of six months or an authority’s sheet is made from several files: give one.",
        ));
    };
    let (case, pdf) = if kind == DocumentKind::Letter && !is_pdf(file) {
        (case_file::read(file)?, None)
    } else {
        let (case, pdf) = signed(file)?;
        (case, Some(pdf))
    };
    let about = asked.about.as_deref().unwrap_or_default();
    stands_there(asked.kind, &case, about, file)?;
    let event = asked.event.map(|event| match event {
        Happened::Admission => Event::Admission,
        Happened::Discharge => Event::Discharge,
    });
    let from = of_file::From {
        case: &case,
        record: pdf.as_deref(),
        here: &here,
        about,
        event: event.zip(asked.happened_at),
        today: calendar::english_time(at).date(),
    };
    match of_file::draft(kind, &from)? {
        Outlook::Draft(draft) => Ok((*draft, case)),
        Outlook::NotMade(because) => Err(NotDone::refused(because)),
    }
}

/// The sheet for an authority, and a case of the home it comes from.
fn sheet(
    asked: &Asked,
    here: &[ChildLivingHere],
    at: DateTime<Utc>,
) -> Result<(Draft, Case), NotDone> {
    let month = asked.month.as_deref();
    let month = month.and_then(|month| format!("{month}-01").parse::<NaiveDate>().ok());
    let (Some(authority), Some(month)) = (asked.authority.as_deref(), month) else {
        return Err(NotDone::unreadable(
            "A sheet is for one authority and one month: give --authority, and --month as 2026-10.",
        ));
    };
    let mut cases = Vec::new();
    for file in &asked.files {
        cases.push(if is_pdf(file) {
            signed(file)?.0
        } else {
            case_file::read(file)?
        });
    }
    let theirs = cases.iter().find(|case| {
        let of = case.referral.referrer.placing_authority.as_deref();
        of.is_some_and(|of| authority::same(of, authority))
    });
    let Some(first) = theirs.cloned() else {
        return Err(NotDone::refused(
            "None of these referrals came from this authority. Nothing was written.",
        ));
    };
    if cases.iter().any(|case| case.home.name != first.home.name) {
        return Err(NotDone::refused(
            "These referrals went to more than one home. A sheet is one home’s. Nothing was written.",
        ));
    }
    let today = calendar::english_time(at).date();
    let draft = of_file::sheet(&cases, &first.home, here, (authority, month), today);
    Ok((draft, first))
}

/// What the document is to be about must stand in the file.
fn stands_there(kind: Kind, case: &Case, about: &str, file: &Path) -> Result<(), NotDone> {
    let named = file.display();
    match kind {
        Kind::Letter if !case.referral.challenges.iter().any(|one| one.id == about) => {
            Err(NotDone::refused(format!(
                "No letter in {named} has the id that --about names. Nothing was written."
            )))
        }
        Kind::Extract if !case.home.children.iter().any(|one| one.id == about) => {
            Err(NotDone::refused(format!(
                "No child living here has in {named} the id that --about names. Nothing was written."
            )))
        }
        _ => Ok(()),
    }
}

fn is_pdf(file: &Path) -> bool {
    file.extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("pdf"))
}

/// The case inside a signed record, and the record. Nothing is made from one that is not as it was
/// signed; who signed it is for `threshold-cli verify` to say.
fn signed(file: &Path) -> Result<(Case, Vec<u8>), NotDone> {
    let named = file.display();
    let pdf = reading::file(file, LARGEST_FILE).map_err(|cause| {
        NotDone::unreadable(format!("{named} cannot be read: {}.", why(&cause)))
    })?;
    let trust = Trust {
        redraw: Some(&record::redraw),
        ..Trust::default()
    };
    let found = record::verify::verify(&pdf, &trust)
        .map_err(|error| NotDone::unreadable(crate::error::whole(&error.to_string())))?;
    if let Some(fact) = found
        .facts
        .iter()
        .find(|fact| fact.outcome == Outcome::False)
    {
        return Err(NotDone::refused(format!(
            "Nothing is made from {named}: {}",
            fact.sentence
        )));
    }
    let case = found
        .case_json
        .as_deref()
        .and_then(|json| std::str::from_utf8(json).ok())
        .and_then(|json| Case::parse(json).ok())
        .ok_or_else(|| NotDone::unreadable(format!("{named} is no decision record.")))?;
    Ok((case, pdf))
}

fn words(file: &Path) -> Result<BTreeMap<String, String>, NotDone> {
    let named = file.display();
    let bytes = reading::file(file, 1 << 22).map_err(|cause| {
        NotDone::unreadable(format!("{named} cannot be read: {}.", why(&cause)))
    })?;
    serde_json::from_slice(&bytes).map_err(|_| {
        NotDone::unreadable(format!(
            "{named} does not hold words by part: write {{\"PART\": \"words\"}}, with the names the draft \
             prints under \"key\"."
        ))
    })
}

fn printed(draft: &Draft) -> String {
    let parts = draft.says.parts().into_iter().map(|part| {
        let choices: Vec<Value> = part
            .choices
            .iter()
            .map(|one| json!({"value": one.value, "label": one.label}))
            .collect();
        json!({"key": part.key, "label": part.label, "hint": part.hint, "words": part.words,
            "choices": choices})
    });
    let drafted = Drafted {
        title: draft.says.title(),
        parts: parts.collect(),
        // Plain structs with string keys always become values.
        left_out: serde_json::to_value(&draft.left_out).unwrap_or_default(),
        found: serde_json::to_value(draft.found()).unwrap_or_default(),
        cannot_tell: draft.to_keep_out.cannot_tell(),
        wanting: draft.says.wanting(),
    };
    let mut text = serde_json::to_string_pretty(&drafted).unwrap_or_default();
    text.push('\n');
    text
}

/// The same gate as in the window.
fn may_be_signed(draft: &Draft, about_nobody: &[String]) -> Result<(), NotDone> {
    if let Some(wanting) = draft.says.wanting() {
        return Err(NotDone::refused(format!("{wanting} Nothing was written.")));
    }
    let found = draft.found().into_iter();
    let not_looked_at = found
        .filter(|mention| !about_nobody.contains(&mention.around))
        .count();
    if not_looked_at > 0 {
        return Err(NotDone::refused(format!(
            "Somebody who must not be named in this document may stand in its words, in {not_looked_at} \
             of them. Leave --out away to see where; change the words, or say of each with \
             --about-nobody that it is about nobody else. Nothing was written.",
        )));
    }
    Ok(())
}

fn sign(
    asked: &Asked,
    mut draft: Draft,
    case: &Case,
    out: &Path,
    at: DateTime<Utc>,
) -> Result<Done, NotDone> {
    let mut says = String::new();
    let (identity, signer) = if asked.key.is_empty() {
        draft.example = true;
        let signer = signer(asked.kind, case);
        let root = out.with_extension("root.pem");
        let identity = throw_away(case, &signer, at, &root)?;
        says.push_str(&format!(
            "Signed with a throw-away EXAMPLE key, made now and kept nowhere; EXAMPLE stands across \
             every page.\nWhoever trusts {} can check who signed.\n",
            root.display()
        ));
        (identity, signer)
    } else {
        let identity = given(&asked.key)?;
        let signer = named_in(&identity);
        (identity, signer)
    };
    let year = calendar::english_time(at).year();
    let number = asked.number.clone();
    let number = number.unwrap_or_else(|| format!("{year}-D000"));
    let signing: Signing = signing::fixed(number, at, signer, &identity);
    let companion: Companion = draft.companion(signing);
    let pdf = signing::sign_companion(&companion, &identity, asked.time_stamp.as_deref())?;
    places::put_in_place(out, &pdf)
        .map_err(|_| NotDone::refused(format!("{} cannot be written.", out.display())))?;
    says.push_str(&format!("Wrote {} ({} bytes).\n", out.display(), pdf.len()));
    Ok(Done { says, status: 0 })
}

/// Whose name a throw-away key takes: whoever decided, or who oversees.
fn signer(kind: Kind, case: &Case) -> Signatory {
    let decided = case.signing.as_ref().map(|signing| signing.signer.clone());
    let manager = || Signatory {
        name: case.home.registered_manager.clone().unwrap_or_default(),
        standing: Some(Standing::RegisteredManager),
    };
    match kind {
        Kind::Oversight => Signatory {
            name: case
                .home
                .responsible_individual
                .clone()
                .unwrap_or_else(|| "EXAMPLE responsible individual".to_owned()),
            standing: Some(Standing::ResponsibleIndividual),
        },
        _ => decided.unwrap_or_else(manager),
    }
}
