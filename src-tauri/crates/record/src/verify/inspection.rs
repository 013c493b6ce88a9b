//! Establishes the facts, one after the other.

use std::ops::Range;

use chrono::Duration;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;

use super::contents::{self, Contents};
use super::disorder::Disorder;
use super::envelope::{Envelope, Flaw, fills};
use super::fact::{Fact, FactName, Outcome, Verdict};
use super::layout::{Layout, digest_around, figures, hex_bytes};
use super::{Trust, Verification};
use crate::certificates::{Particulars, may_sign, may_vouch, reaches, signed_by};
use crate::sign::timestamp::StampFlaw;
use crate::sign::{Room, SignatureFacts};

/// The largest signature that is read, in bytes.
const LARGEST_SIGNATURE: usize = 64 << 10;

pub(super) fn inspect(bytes: &[u8], trust: &Trust<'_>) -> Verification {
    let layout = Layout::read(bytes);
    let place = match &layout {
        Ok(layout) => place(bytes, &layout.contents()),
        Err(Disorder::Unsigned) => Err(Flaw::None),
        // Not whole; what the signature that is there covers can still be told.
        Err(disorder) => {
            let missing = if *disorder == Disorder::Gap {
                Flaw::None
            } else {
                Flaw::NotFound
            };
            covered(bytes)
                .and_then(|(gap, _)| place(bytes, &gap).ok())
                .ok_or(missing)
        }
    };
    let envelope = place.clone().and_then(|place| Envelope::read(&place));
    let contents = layout.clone().and_then(|layout| {
        if !layout.covers(bytes) {
            return Err(Disorder::NotCovered);
        }
        // Capital digits would say the same, in a file that is no longer the one that was signed.
        let capitals = bytes
            .get(layout.contents())
            .is_some_and(|text| text.iter().any(u8::is_ascii_uppercase));
        if capitals || !place.is_ok_and(|place| fills(&place)) {
            return Err(Disorder::Gap);
        }
        contents::read(bytes, &layout)
    });
    let digest = match &layout {
        Ok(layout) if layout.covers(bytes) => layout.digest(bytes),
        _ => covered(bytes).and_then(|(gap, end)| digest_around(bytes, &gap, end)),
    };
    let known = contents.as_ref().ok();
    let sha256: [u8; 32] = Sha256::digest(bytes).into();

    let vouched = vouched_for(&envelope, trust);
    let ours = vouched.1;
    let facts = vec![
        whole_file(&contents),
        unchanged(&envelope, digest),
        signed(&envelope, known),
        vouched.0,
        in_time(&envelope, known),
        timestamped(&envelope, layout.as_ref().ok(), known, trust),
        pages_match_data(bytes, &layout, known, trust),
        in_the_journal(&sha256, ours, trust),
    ];
    let verdict = Verdict::of(&facts);
    let contents = contents.unwrap_or_default();
    let root = envelope
        .as_ref()
        .ok()
        .and_then(|envelope| der::Encode::to_der(&envelope.authority).ok());
    Verification {
        facts,
        verdict,
        signer: envelope
            .ok()
            .and_then(|envelope| Particulars::of(&envelope.leaf).ok()),
        signed_at: contents.signed_at,
        reason: contents.reason,
        root,
        sha256: sha256.iter().map(|byte| format!("{byte:02x}")).collect(),
        case_json: contents.case_json,
    }
}

/// The bytes in the place of the signature.
fn place(bytes: &[u8], gap: &Range<usize>) -> Result<Vec<u8>, Flaw> {
    let text = bytes.get(gap.clone()).ok_or(Flaw::None)?;
    if text.len() > LARGEST_SIGNATURE.saturating_mul(2) {
        return Err(Flaw::Form);
    }
    hex_bytes(text).ok_or(Flaw::None)
}

/// In a file that is not whole: the gap and the end of the only byte range that can be found,
/// if it names a gap inside the file.
fn covered(bytes: &[u8]) -> Option<(Range<usize>, usize)> {
    let key = b"/ByteRange";
    let mut found = bytes
        .windows(key.len())
        .enumerate()
        .filter(|(_, window)| window == key);
    let (Some((at, _)), None) = (found.next(), found.next()) else {
        return None;
    };
    let rest = bytes.get(at.checked_add(key.len())?..)?;
    let rest = rest.get(..128).unwrap_or(rest).trim_ascii_start();
    let close = rest.iter().position(|byte| *byte == b']')?;
    let [start, gap, after, length] = figures(rest.get(..=close)?)?;
    let end = after.checked_add(length)?;
    (start == 0 && gap < after && end <= bytes.len()).then_some((gap..after, end))
}

fn whole_file(contents: &Result<Contents, Disorder>) -> Fact {
    let name = FactName::WholeFile;
    match contents {
        Ok(_) => Fact::new(
            name,
            Outcome::True,
            "One signature covers the file from its first byte to its last.",
        ),
        Err(disorder) => Fact::new(name, Outcome::False, disorder),
    }
}

fn unchanged(envelope: &Result<Envelope, Flaw>, digest: Option<[u8; 32]>) -> Fact {
    let name = FactName::Unchanged;
    match (envelope, digest) {
        (Ok(envelope), Some(digest)) if envelope.message_digest == digest => Fact::new(
            name,
            Outcome::True,
            "What the signature covers is as it was when it was signed.",
        ),
        (Ok(_), Some(_)) => Fact::new(
            name,
            Outcome::False,
            "The document was changed after it was signed.",
        ),
        (Ok(_), None) => Fact::new(
            name,
            Outcome::Unknown,
            "Whether the document was changed cannot be told, since the signature does not say \
             rightly what it covers.",
        ),
        (Err(_), _) => Fact::new(
            name,
            Outcome::Unknown,
            "Whether the document was changed cannot be told, since no signature can be read.",
        ),
    }
}

fn signed(envelope: &Result<Envelope, Flaw>, contents: Option<&Contents>) -> Fact {
    let name = FactName::Signed;
    let check = || -> Result<String, Flaw> {
        let envelope = envelope.as_ref().map_err(|flaw| *flaw)?;
        envelope.check()?;
        let signer = Particulars::of(&envelope.leaf).map_err(|_| Flaw::Certificates)?;
        // The name beside the signature is what most readers show.
        let beside = contents.map(|contents| contents.name.as_deref());
        if beside.is_some_and(|name| name != Some(signer.common_name.as_str())) {
            return Err(Flaw::AnotherName);
        }
        Ok(signer.common_name)
    };
    match check() {
        Ok(signer) => Fact::new(
            name,
            Outcome::True,
            format!("The signature was made with the key of {signer}'s certificate."),
        ),
        Err(Flaw::NotFound) => Fact::new(name, Outcome::Unknown, Flaw::NotFound),
        Err(flaw) => Fact::new(name, Outcome::False, flaw),
    }
}

/// The fact, and whether the open casebook's own authority vouches.
fn vouched_for(envelope: &Result<Envelope, Flaw>, trust: &Trust<'_>) -> (Fact, bool) {
    let fact = |outcome, sentence: String| Fact::new(FactName::VouchedFor, outcome, sentence);
    let Ok(envelope) = envelope else {
        let sentence = "Who vouches for the signer cannot be told, since no signature can be read.";
        return (fact(Outcome::Unknown, sentence.into()), false);
    };
    let (leaf, authority) = (&envelope.leaf, &envelope.authority);
    let chain = may_sign(leaf)
        && in_a_row(leaf, &envelope.between, authority)
        && signed_by(authority, authority);
    let issuer = Particulars::of(authority).ok();
    let encoded = der::Encode::to_der(authority).ok();
    let (true, Some(issuer), Some(encoded)) = (chain, issuer, encoded) else {
        let sentence = "The signer's certificate was not issued by the authority beside it, \
                        or may not be used to sign.";
        return (fact(Outcome::False, sentence.into()), false);
    };
    let ours = trust.own_root == Some(encoded.as_slice());
    let mut trusted = trust.roots.iter().chain(trust.known);
    if ours || trusted.any(|root| *root == encoded.as_slice()) {
        let whose = if ours {
            "this casebook's own authority"
        } else {
            "an authority you trust"
        };
        let sentence = format!("{}, {whose}, vouches for the signer.", issuer.common_name);
        return (fact(Outcome::True, sentence), ours);
    }
    if trust.roots.is_empty() {
        let sentence = format!(
            "Unknown signer: nobody known here vouches for them. The document itself names \
             {} with the fingerprint {}.",
            issuer.common_name, issuer.fingerprint
        );
        return (fact(Outcome::Unknown, sentence), false);
    }
    let sentence = format!(
        "None of the authorities you trust vouches for the signer; the document names {} with \
         the fingerprint {}.",
        issuer.common_name, issuer.fingerprint
    );
    (fact(Outcome::False, sentence), false)
}

fn in_time(envelope: &Result<Envelope, Flaw>, contents: Option<&Contents>) -> Fact {
    let name = FactName::InTime;
    let (envelope, contents) = match (envelope, contents) {
        (Ok(envelope), Some(contents)) => (envelope, contents),
        (Ok(_), None) => {
            let sentence = "Whether the certificate was valid cannot be told, since the time of \
                            signing is believed of a whole file alone.";
            return Fact::new(name, Outcome::Unknown, sentence);
        }
        (Err(_), _) => {
            let sentence = "Whether the certificate was valid cannot be told, since no signature \
                            can be read.";
            return Fact::new(name, Outcome::Unknown, sentence);
        }
    };
    let Some(signed_at) = contents.signed_at else {
        let sentence = "The document does not say when it was signed.";
        return Fact::new(name, Outcome::False, sentence);
    };
    let valid = [&envelope.leaf, &envelope.authority]
        .into_iter()
        .chain(&envelope.between)
        .all(|certificate| {
            Particulars::of(certificate)
                .is_ok_and(|it| it.valid_from <= signed_at && signed_at <= it.valid_until)
        });
    if valid {
        let sentence = "The certificate was valid at the time of signing. The time is the \
                        signer's own word.";
        Fact::new(name, Outcome::True, sentence)
    } else {
        let sentence = "The certificate was not valid at the time of signing.";
        Fact::new(name, Outcome::False, sentence)
    }
}

/// Whether each certificate was issued by the next, all of whom may vouch, for as many below them
/// as they say (RFC 5280 section 4.2.1.9).
fn in_a_row(leaf: &Certificate, between: &[Certificate], root: &Certificate) -> bool {
    let above = between.iter().chain([root]);
    let below = [leaf].into_iter().chain(between);
    above
        .zip(below)
        .enumerate()
        .all(|(steps, (issuer, issued))| {
            may_vouch(issuer) && signed_by(issued, issuer) && reaches(issuer, steps)
        })
}

/// How far a stamp may lie before the time the signer gave: clocks differ.
const CLOCKS_DIFFER: Duration = Duration::minutes(10);

fn timestamped(
    envelope: &Result<Envelope, Flaw>,
    layout: Option<&Layout>,
    contents: Option<&Contents>,
    trust: &Trust<'_>,
) -> Fact {
    let fact = |outcome, sentence: String| Fact::new(FactName::Timestamped, outcome, sentence);
    let Ok(envelope) = envelope else {
        let sentence = "Whether there is a time stamp cannot be told, since no signature can be \
                        read.";
        return fact(Outcome::NotCompared, sentence.into());
    };
    let meant = layout.is_some_and(|layout| room(layout) == Room::Stamped);
    let stamp = match (envelope.stamp(), meant) {
        (None, false) => {
            let sentence = "There is no time stamp: the time is the signer's own word.";
            return fact(Outcome::NotCompared, sentence.into());
        }
        (None, true) => return fact(Outcome::False, StampFlaw::TakenOut.to_string()),
        (Some(_), false) if layout.is_some() => {
            return fact(Outcome::False, StampFlaw::PutIn.to_string());
        }
        (Some(Err(flaw)), _) => return fact(Outcome::False, flaw.to_string()),
        (Some(Ok(stamp)), _) => stamp,
    };
    if contents.is_some_and(|it| it.signed_at.is_some_and(|at| at > stamp.at + CLOCKS_DIFFER)) {
        let sentence = "The time beside the signature is later than the time stamp over it, so \
                        one of the two cannot be right.";
        return fact(Outcome::False, sentence.into());
    }
    let at = stamp.at.format("%-d %B %Y at %H:%M:%S UTC");
    let known: Vec<&[u8]> = trust.roots.iter().chain(trust.known).copied().collect();
    if stamp.vouched_for(&known) {
        let sentence = format!(
            "{}, whose authority you trust, saw the signature on {at}.",
            stamp.name()
        );
        return fact(Outcome::True, sentence);
    }
    let sentence = format!(
        "A time stamp by {} says that the signature was there on {at}; nobody known here vouches \
         for them.",
        stamp.name()
    );
    fact(Outcome::Unknown, sentence)
}

fn pages_match_data(
    bytes: &[u8],
    layout: &Result<Layout, Disorder>,
    contents: Option<&Contents>,
    trust: &Trust<'_>,
) -> Fact {
    let fact = |outcome, sentence: &str| Fact::new(FactName::PagesMatchData, outcome, sentence);
    let (Ok(layout), Some(contents)) = (layout, contents) else {
        return fact(
            Outcome::NotCompared,
            "The pages were not drawn again, since the data inside is believed of a whole file alone.",
        );
    };
    let Some(redraw) = trust.redraw else {
        return fact(
            Outcome::NotCompared,
            "The pages were not drawn again from the data.",
        );
    };
    let (Some(case), Some(name), Some(reason), Some(signed_at)) = (
        &contents.case_json,
        &contents.name,
        &contents.reason,
        contents.signed_at,
    ) else {
        return fact(
            Outcome::NotCompared,
            "The document holds no data from which its pages could be drawn again.",
        );
    };
    let facts = SignatureFacts {
        name: name.clone(),
        reason: reason.clone(),
        signed_at,
        place: None,
        room: room(layout),
    };
    let Some(drawn) = redraw(case, &facts) else {
        return fact(
            Outcome::NotCompared,
            "The pages were drawn by another version of the program than this one, so they were not \
             compared.",
        );
    };
    let gap = layout.contents();
    let same = drawn.len() == bytes.len()
        && drawn.get(..gap.start) == bytes.get(..gap.start)
        && drawn.get(gap.end..) == bytes.get(gap.end..);
    if same {
        fact(
            Outcome::True,
            "Drawn again from the data inside, the pages are the same.",
        )
    } else {
        fact(
            Outcome::False,
            "Drawn again from the data inside, the pages are not the same.",
        )
    }
}

/// The room that was kept for the signature: what the file shows, where that is one of ours.
fn room(layout: &Layout) -> Room {
    // Two digits a byte, between angle brackets.
    let kept = layout.contents().len().saturating_sub(2) / 2;
    let known = Room::ALL.into_iter().find(|room| room.bytes() == kept);
    known.unwrap_or_default()
}

fn in_the_journal(sha256: &[u8; 32], ours: bool, trust: &Trust<'_>) -> Fact {
    let fact = |outcome, sentence: &str| Fact::new(FactName::InTheJournal, outcome, sentence);
    match trust.journal {
        None => fact(Outcome::NotCompared, "No casebook is open to compare with."),
        Some(holds) if holds(sha256) => fact(
            Outcome::True,
            "The casebook's journal holds exactly this document.",
        ),
        // A record of another home is not in this journal, and nothing is wrong with that.
        Some(_) if !ours && trust.own_root.is_some() => fact(
            Outcome::NotCompared,
            "The document was not signed under this casebook's authority, so its journal says \
             nothing about it.",
        ),
        Some(_) => fact(
            Outcome::False,
            "The casebook's journal does not hold this document, although it should.",
        ),
    }
}
