//! Looking at one file that is to be gathered: what it is, and whether it can be relied on.

use admission::Case;
use admission::calendar::english_time;
use admission::oversight::Line;
use admission::oversight::patterns::Thought;
use admission::vocabulary::Vocabulary;
use casebook::{Document, NewGathered, NotRead};
use record::certificates::{Particulars, fingerprint};
use record::verify::{self, Outcome, Trust, Verdict, Verification};
use record::{Companion, RecordError, Says};
use sha2::{Digest, Sha256};

use super::Head;
use crate::numbers;

/// The largest file that is taken in, in bytes: two hundred times a record. An oversight record
/// carries one inside.
pub const LARGEST: usize = 64 << 20;

/// What stands in every signed record, however it was changed since: a PDF without any of it is none.
const MARKS: [&[u8]; 4] = [
    b"/ByteRange",
    b"ETSI.CAdES.detached",
    verify::CASE_DATA.as_bytes(),
    verify::DOCUMENT_DATA.as_bytes(),
];

/// Looks at a file: the document in it, and the record that one carries inside, if any. Whoever
/// vouches for the signer, if anybody, is asked later.
///
/// # Errors
/// What is no signed record at all, with the reason.
pub fn at(path: &str, pdf: Vec<u8>) -> Result<Vec<NewGathered>, NotRead> {
    let mut found = Vec::new();
    take(path, pdf, None, &mut found)?;
    Ok(found)
}

fn take(
    path: &str,
    pdf: Vec<u8>,
    carried_by: Option<[u8; 32]>,
    found: &mut Vec<NewGathered>,
) -> Result<(), NotRead> {
    let not_read = |why: &str| NotRead {
        path: path.to_owned(),
        why: why.to_owned(),
    };
    if pdf.len() > LARGEST {
        return Err(not_read(TOO_LARGE));
    }
    let trust = Trust {
        redraw: Some(&record::redraw),
        ..Trust::default()
    };
    let checked = verify::verify(&pdf, &trust).map_err(|error| {
        not_read(match error {
            RecordError::Empty => "This file is empty.",
            RecordError::TooLarge(_) => TOO_LARGE,
            _ => "This file has a PDF’s name and is none.",
        })
    })?;
    let is_one = checked.case_json.is_some() || MARKS.iter().any(|mark| holds(&pdf, mark));
    if !is_one {
        return Err(not_read(
            "This is a PDF, but no signed record: it holds neither a signature nor the data of one.",
        ));
    }
    let sha256: [u8; 32] = Sha256::digest(&pdf).into();
    let data = checked.case_json.as_deref();
    let companion = data.and_then(Companion::parse);
    let case = data
        .filter(|_| companion.is_none())
        .and_then(|json| Case::parse(std::str::from_utf8(json).ok()?).ok());
    let root = checked.root.clone();
    let mut head = head(&checked, case.as_ref(), companion.as_ref());
    let mut inside = Vec::new();
    let enclosed = companion.as_ref().and_then(|one| one.enclosed.clone());
    if let Some(enclosed) = enclosed
        && take(
            &format!("{path}, inside it"),
            enclosed,
            Some(sha256),
            &mut inside,
        )
        .is_err()
    {
        head.failing
            .push("What it carries inside is no signed record.".to_owned());
    }
    let sound = checked.verdict != Verdict::Refused && head.failing.is_empty();
    let line = case.as_ref().filter(|_| sound).and_then(Line::of);
    if let Some(line) = &line {
        head.urgent.clone_from(&line.urgent);
        head.remakes = line.remakes.as_ref().map(|one| one.sha256.clone());
    }
    let kept = |_| not_read("What was found of this file could not be written down.");
    found.push(NewGathered {
        sha256,
        path: path.to_owned(),
        carried_by,
        sound,
        root: root.map(|der| (fingerprint(&der), der)),
        about: companion.as_ref().and_then(about),
        head: Document::of(&head).map_err(kept)?,
        line: line.as_ref().map(Document::of).transpose().map_err(kept)?,
        pdf,
    });
    found.append(&mut inside);
    Ok(())
}

/// Why a file is not read at all.
pub const TOO_LARGE: &str = "This file is larger than any record: over 64 MB.";

fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

/// The decision record a document beside one names.
fn about(companion: &Companion) -> Option<[u8; 32]> {
    let named = match &companion.says {
        Says::Oversight(oversight) => &oversight.record,
        Says::Addendum(addendum) => &addendum.record,
        _ => return None,
    };
    numbers::digest(&named.sha256)
}

fn head(checked: &Verification, case: Option<&Case>, companion: Option<&Companion>) -> Head {
    let failing = checked
        .facts
        .iter()
        .filter(|fact| fact.outcome == Outcome::False)
        .map(|fact| fact.sentence.clone());
    let mut head = Head {
        kind: checked.kind().map(str::to_owned),
        signed_at: checked.signed_at.map(english_time),
        signer: checked.signer.as_ref().map(signer),
        vouched_for_by: checked
            .root
            .as_deref()
            .and_then(|der| Particulars::read(der).ok())
            .map(|root| root.common_name),
        failing: failing.collect(),
        facts: checked
            .facts
            .iter()
            .map(|fact| (fact.name.to_string(), outcome(fact.outcome).to_owned()))
            .collect(),
        ..Head::default()
    };
    if checked.verdict == Verdict::Refused && head.failing.is_empty() {
        head.failing = checked
            .facts
            .iter()
            .filter(|fact| fact.outcome == Outcome::Unknown)
            .map(|fact| fact.sentence.clone())
            .collect();
    }
    if let Some(case) = case {
        let referral = &case.referral;
        head.decision = case.signing.is_some();
        head.home = Some(case.home.name.clone());
        head.urn.clone_from(&case.home.urn);
        head.printed = case.signing.as_ref().map(|signing| signing.number.clone());
        head.child = Some(referral.child.screen_name().to_owned());
        let initials = referral.child.initials.as_deref().map(str::trim);
        head.initials = initials
            .filter(|initials| !initials.is_empty())
            .map(str::to_owned);
        head.authority
            .clone_from(&referral.referrer.placing_authority);
        head.outcome = referral.decision.outcome;
    }
    if let Some(companion) = companion {
        head.home = Some(companion.home.name.clone());
        head.urn.clone_from(&companion.home.urn);
        head.printed = Some(companion.signing.number.clone());
        head.child.clone_from(&companion.about);
        if let Says::Oversight(oversight) = &companion.says {
            head.thought = oversight.agrees.and_then(|agrees| {
                Thought::ALL
                    .iter()
                    .copied()
                    .find(|one| one.name() == agrees.name())
            });
        }
        if let Says::Addendum(addendum) = &companion.says {
            let became = addendum.became.as_ref();
            head.after = became.map(|became| (became.by, became.after.clone()));
        }
        if companion.carries_what_it_names() == Some(false) {
            head.failing
                .push("The record it carries is not the one it names.".to_owned());
        }
    }
    head
}

fn signer(named: &Particulars) -> String {
    match &named.standing {
        Some(standing) => format!("{}, {standing}", named.common_name),
        None => named.common_name.clone(),
    }
}

fn outcome(found: Outcome) -> &'static str {
    match found {
        Outcome::True => "true",
        Outcome::False => "false",
        Outcome::Unknown => "unknown",
        Outcome::NotCompared => "not_compared",
    }
}
