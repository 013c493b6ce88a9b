//! What holds for every document beside the record.

use super::*;
use crate::certificates::{Authority, Identity, PersonToCertify};
use crate::masking::tests::{MARNIE, RUBEN, example, signing};
use crate::masking::{ForTheAuthority, ToKeepOut};
use crate::pages::posted::reply;
use crate::pages::redraw as redraw_any;
use crate::sign::sign;
use crate::typeset::tests::reading::listen;
use crate::verify::{FactName, Outcome, Trust, Verdict, verify};
use admission::Case;
use chrono::NaiveDate;

fn companion(says: Says) -> Companion {
    Companion {
        format: FORMAT.into(),
        example: true,
        home: HomeNamed {
            name: "Rowan House (EXAMPLE)".into(),
            urn: Some("EXAMPLE-1".into()),
            provider: Some("Larch Homes (EXAMPLE)".into()),
        },
        about: Some("R.C.".into()),
        signing: Signing {
            number: "2026-D001".into(),
            drawing: Some(crate::DRAWING.into()),
            program: crate::PROGRAM.into(),
            ..signing()
        },
        says,
    }
}

fn the_reply(referral: &str) -> Companion {
    let case = example(referral);
    let out = ToKeepOut::children_living_here(&case, &[]);
    let case = Case {
        signing: Some(signing()),
        ..case
    };
    let (told, _) = ForTheAuthority::of(&case, &out).unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
    companion(Says::Reply(Posted::new(reply::draft(&told, day).unwrap())))
}

fn the_challenge() -> Companion {
    let case = example(crate::masking::tests::KAYDEN);
    let letter = case.referral.challenges[0].letter.clone().unwrap();
    companion(Says::Challenge(Posted::new(letter)))
}

/// One of each kind.
fn each() -> Vec<Companion> {
    vec![the_challenge(), the_reply(MARNIE), the_reply(RUBEN)]
}

fn identity(of: &Companion) -> (Authority, Identity) {
    let random = &mut rand_core::OsRng;
    let at = of.signing.signed_at;
    let authority = Authority::new("Larch Homes", None, true, at, random).unwrap();
    let person = PersonToCertify {
        name: &of.signing.signer.name,
        standing: "registered manager",
        provider: "Larch Homes",
        urn: None,
    };
    let identity = authority.issue(&person, at, random).unwrap();
    (authority, identity)
}

#[test]
fn each_is_signed_named_and_drawn_again_from_the_data_inside() {
    for of in each() {
        let (_, identity) = identity(&of);
        let drawn = of.draw().unwrap();
        assert_eq!(drawn.report.missing_glyphs, []);
        let facts = companion_facts(&of, &drawn.report);
        assert!(facts.place.is_some());
        assert!(
            facts.reason.starts_with(of.says.title()),
            "{}",
            facts.reason
        );
        let signed = sign(&drawn.bytes, &identity, &facts).unwrap();
        let trust = Trust {
            roots: &[identity.authority_der()],
            redraw: Some(&redraw_any),
            ..Trust::default()
        };
        let found = verify(&signed, &trust).unwrap();
        assert_eq!(found.verdict, Verdict::Genuine, "{:?}", found.facts);
        assert_eq!(found.outcome(FactName::PagesMatchData), Outcome::True);
        assert_eq!(found.kind(), Some(of.says.title()));
        let inside = Companion::parse(&found.case_json.unwrap()).unwrap();
        assert_eq!(inside, of);
    }
}

#[test]
fn another_word_in_the_data_draws_other_pages() {
    let of = the_challenge();
    let beside = companion_facts(&of, &of.draw().unwrap().report);
    let drawn = redraw(of.to_json().as_bytes(), &beside).unwrap();
    let mut other = of;
    let Says::Challenge(posted) = &mut other.says else {
        unreachable!()
    };
    posted.words.push_str(" Otherwise.");
    assert_ne!(redraw(other.to_json().as_bytes(), &beside).unwrap(), drawn);
    other.signing.drawing = Some("another".into());
    assert_eq!(redraw(other.to_json().as_bytes(), &beside), None);
}

fn heard(of: &Companion) -> Vec<String> {
    listen(&of.draw().unwrap().bytes)
        .into_iter()
        .filter(|heard| !heard.text.trim().is_empty())
        .map(|heard| format!("{}: {}", heard.kind, heard.text.trim()))
        .collect()
}

#[test]
fn a_challenge_is_set_as_a_letter() {
    insta::assert_snapshot!(heard(&the_challenge()).join("\n"));
}

#[test]
fn a_reply_is_set_as_a_letter() {
    insta::assert_snapshot!(heard(&the_reply(RUBEN)).join("\n"));
}

#[test]
fn no_word_of_a_letter_is_lost_however_it_is_written() {
    for words in [
        "",
        "One line",
        "To: nobody",
        "Dear all,\n\n3. third\n\n4. fourth\n\n1. first\n2. second",
        "21 November 2026\n\nTo: A\n\nDear A,\n\nText:\n“Quoted”\n\nName\nStanding",
        "1. one\n   \n2. two\n\nCitation:\n“words”\n“more”\r\n\r\nend",
    ] {
        let of = companion(Says::Reply(Posted::new(words)));
        let printed = of.document().words();
        for word in words.split_whitespace() {
            let word = word.trim_end_matches(':');
            let counted = word.trim_end_matches('.').parse::<u32>().is_ok();
            assert!(counted || printed.contains(word), "{word} of {words:?}");
        }
        of.draw().unwrap();
    }
}
