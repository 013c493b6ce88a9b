//! What holds for every document beside the record.

use super::*;
use crate::certificates::{Authority, Identity, PersonToCertify};
use crate::masking::tests::{MARNIE, RUBEN, example, signing};
use crate::masking::{ForOneAuthority, ForTheAuthority, ToKeepOut, WithoutNames};
use crate::pages::addendum::Addendum;
use crate::pages::authority_sheet::AuthoritySheet;
use crate::pages::notice::{self, Event, NoNotice};
use crate::pages::oversight::Oversight;
use crate::pages::posted::reply;
use crate::pages::redraw as redraw_any;
use crate::pages::{childs_summary, extract, own_record};
use crate::sign::sign;
use crate::typeset::tests::reading::listen;
use crate::verify::{FactName, Outcome, Trust, Verdict, verify};
use admission::Case;
use admission::afterwards::Afterwards;
use admission::oversight::became::Became;
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
        enclosed: None,
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

fn signed_case(referral: &str) -> Case {
    Case {
        signing: Some(signing()),
        ..example(referral)
    }
}

fn the_notice() -> Companion {
    let at = NaiveDate::from_ymd_opt(2026, 12, 4)
        .unwrap()
        .and_hms_opt(16, 30, 0)
        .unwrap();
    let notice = notice::draft(&signed_case(MARNIE), Event::Admission, at);
    companion(Says::Notice(notice))
}

fn the_summary(referral: &str) -> (Companion, Vec<crate::masking::LeftOut>) {
    let case = signed_case(referral);
    let out = ToKeepOut::children_living_here(&case, &[]);
    let (summary, left_out) = childs_summary::draft(&case, &out).unwrap();
    (companion(Says::ChildsSummary(summary)), left_out)
}

fn the_extract(child: &str) -> (Companion, Vec<crate::masking::LeftOut>, ToKeepOut) {
    let case = signed_case(MARNIE);
    let out = ToKeepOut::all_but(&case, &[], child);
    let (extract, left_out) = extract::draft(&case, child, &out).unwrap();
    let mut of = companion(Says::Extract(extract));
    of.about = None;
    (of, left_out, out)
}

fn the_own_record(referral: &str) -> (Companion, Vec<crate::masking::LeftOut>, ToKeepOut) {
    let case = signed_case(referral);
    let out = ToKeepOut::children_living_here(&case, &[]);
    let (own, left_out) = own_record::draft(&case, &out).unwrap();
    (companion(Says::OwnRecord(own)), left_out, out)
}

/// An oversight record with a real record inside, signed by the manager.
fn the_oversight() -> Companion {
    let mut case = signed_case(RUBEN);
    case.signing.as_mut().unwrap().drawing = Some(crate::DRAWING.into());
    let drawn = crate::draw_record(&case).unwrap();
    let facts = crate::signature_facts(&case, &drawn.report).unwrap();
    let (_, identity) = identity(&companion(Says::Reply(Posted::default())));
    let record = sign(&drawn.bytes, &identity, &facts).unwrap();
    let mut says = Says::Oversight(Oversight::of(RecordNamed::of(&case, &record).unwrap()));
    assert_eq!(says.wanting(), Some("Say what you read."));
    says.write("seen", "The whole record, and the neurologist’s letter.");
    says.write("both_limbs", "Yes, both.");
    assert_eq!(says.wanting(), Some("Say whether you agree."));
    says.write("agrees", "in_part");
    assert!(says.wanting().unwrap().contains("say why"));
    says.write(
        "because",
        "The second waking adult should have been asked for earlier.",
    );
    says.write("questions", "When will the staffing review say so?");
    assert_eq!(says.wanting(), None);
    Companion {
        enclosed: Some(record),
        ..companion(says)
    }
}

fn the_addendum() -> Companion {
    let case = signed_case(MARNIE);
    let named = RecordNamed::of(&case, b"%PDF-").unwrap();
    let mut says = Says::Addendum(Addendum::of(named, None));
    assert!(says.wanting().is_some());
    says.write("learnt", "The nurse’s hour was moved to 3 December.");
    says.write("means", "The decision holds: it is still before the move.");
    assert_eq!(says.wanting(), None);
    companion(says)
}

/// A signed case and the move noted after it.
fn moved_in() -> (Case, Afterwards) {
    let noted = serde_json::json!({"entries": [{"id": "a1", "at": "2026-12-01T17:00:00Z",
        "by": "Sam (EXAMPLE)", "what": {"kind": "started", "at": "2026-12-01T16:00:00"}}]});
    (signed_case(MARNIE), serde_json::from_value(noted).unwrap())
}

#[test]
fn an_addendum_tells_what_became_of_the_decision_and_one_of_before_is_drawn_as_it_was() {
    let before = the_addendum();
    assert!(
        !before.to_json().contains("became"),
        "its data is as it was"
    );
    assert!(
        !heard(&before)
            .join("\n")
            .contains("What became of the decision")
    );

    let (case, noted) = moved_in();
    let by = NaiveDate::from_ymd_opt(2026, 12, 4).unwrap();
    let became = Became::of(&case, &noted, by);
    let named = RecordNamed::of(&case, b"%PDF-").unwrap();
    let says = Says::Addendum(Addendum::of(named, None).telling(became));
    assert_eq!(says.wanting(), None, "no words are wanted beside it");
    let told = companion(says);
    let words = heard(&told).join("\n");
    assert!(
        words.contains("As the home had noted it on 4 December 2026"),
        "{words}"
    );
    assert!(
        words.contains("The child moved in on 1 December 2026."),
        "{words}"
    );
    assert_eq!(Companion::parse(told.to_json().as_bytes()), Some(told));
}

fn the_numbers() -> Companion {
    let cases: Vec<Case> = [MARNIE, RUBEN, RUBEN, RUBEN, RUBEN, RUBEN, RUBEN]
        .map(signed_case)
        .into();
    let from = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
    let to = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    let numbers = WithoutNames::of(&cases, from, to);
    let mut of = companion(Says::SixMonths(SixMonths {
        numbers,
        deleted: false,
        words: String::new(),
    }));
    of.about = None;
    of
}

#[test]
fn the_numbers_name_nobody_and_hide_the_small_ones() {
    let of = the_numbers();
    let cases: Vec<Case> = [MARNIE, RUBEN].map(signed_case).into();
    let out = ToKeepOut::everybody(&cases, &[]);
    assert_eq!(out.find(&of.document().words()), []);
    assert_eq!(out.find(&of.to_json()), []);
    let words = heard(&of).join("\n");
    assert!(words.contains("All together: 7."), "{words}");
    let declined = "TH: Decline: outside the range of needs\nTD: Hidden";
    assert!(words.contains(declined), "{words}");
    assert!(
        words.contains("TH: Accept on conditions\nTD: Hidden"),
        "{words}"
    );
}

/// A month of Calder's: an open referral with a letter that waits, and one declined.
fn the_sheet() -> Companion {
    let cases = [
        example(crate::masking::tests::KAYDEN),
        signed_case(RUBEN),
        signed_case(MARNIE),
    ]
    .map(|mut case| {
        case.referral.referrer.placing_authority = Some("Calder (EXAMPLE)".into());
        case
    });
    let month = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 12, 2).unwrap();
    let mut of = companion(Says::AuthoritySheet(AuthoritySheet {
        told: ForOneAuthority::of(&cases, "calder (example)", month, today),
        words: String::new(),
    }));
    of.about = None;
    of
}

#[test]
fn the_sheet_for_an_authority_reads_so() {
    let mut of = the_sheet();
    let written = "Ring Miriam Okafor before you write.\n\nShe answers.";
    of.says.write("words", written);
    insta::assert_snapshot!(heard(&of).join("\n"));
}

#[test]
fn an_authority_that_left_nothing_out_is_thanked() {
    let month = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
    let none: [Case; 0] = [];
    let of = companion(Says::AuthoritySheet(AuthoritySheet {
        told: ForOneAuthority::of(&none, "Calder", month, month),
        words: String::new(),
    }));
    let words = of.document().words();
    assert!(words.contains("We decided no referral of yours in November 2026."));
    assert!(words.contains("There is nothing to ask of you"), "{words}");
    assert!(!words.contains("statement of purpose"), "{words}");
}

/// One of each kind.
fn each() -> Vec<Companion> {
    vec![
        the_challenge(),
        the_reply(MARNIE),
        the_reply(RUBEN),
        the_notice(),
        the_summary(MARNIE).0,
        the_extract("h3").0,
        the_own_record(MARNIE).0,
        the_oversight(),
        the_addendum(),
        the_numbers(),
        the_sheet(),
    ]
}

#[test]
fn every_part_a_person_writes_can_be_written_and_is_printed() {
    for of in each() {
        let mut of = of;
        for part in of.says.parts() {
            if part.choices.is_empty() {
                let words = format!("written into {}", part.key);
                of.says.write(&part.key, &words);
                assert!(
                    of.document().words().contains(&words),
                    "{} of {}",
                    part.key,
                    of.says.title()
                );
            } else {
                for choice in &part.choices {
                    of.says.write(&part.key, &choice.value);
                    assert!(of.document().words().contains(&choice.label));
                }
            }
        }
        of.says.write("no such part", "nothing");
    }
}

#[test]
fn a_notice_says_exactly_what_the_regulation_asks_for() {
    insta::assert_snapshot!(heard(&the_notice()).join("\n"));
}

#[test]
fn a_notice_says_what_the_home_does_not_know() {
    let mut case = signed_case(MARNIE);
    case.referral.legal = Default::default();
    case.referral.child = Default::default();
    case.referral.referrer = Default::default();
    case.referral.plans = Default::default();
    case.referral.education = Default::default();
    let at = NaiveDate::from_ymd_opt(2026, 12, 4)
        .unwrap()
        .and_hms_opt(16, 30, 0)
        .unwrap();
    let printed = companion(Says::Notice(notice::draft(&case, Event::Discharge, at)));
    let printed = printed.document().words();
    assert_eq!(printed.matches(notice::NOT_KNOWN).count(), 7, "{printed}");
    assert!(printed.contains("left this home"));
}

#[test]
fn no_notice_is_made_where_the_law_asks_for_none() {
    let mut case = signed_case(MARNIE);
    assert_eq!(notice::needed(&case), Err(NoNotice::HostPlaces));
    case.home.host_authority = Some("Northshire (EXAMPLE)".into());
    assert_eq!(notice::needed(&case), Ok(()));
    case.home.host_authority = Some("westmere (EXAMPLE) ".into());
    assert_eq!(notice::needed(&case), Err(NoNotice::HostPlaces));
    case.home.host_authority = None;
    assert_eq!(notice::needed(&case), Ok(()), "not known is not the same");
    case.referral.legal.short_break = Some(admission::vocabulary::YesNoNotKnown::Yes);
    assert_eq!(notice::needed(&case), Err(NoNotice::ShortBreak));
}

#[test]
fn a_summary_begins_with_the_childs_own_words() {
    let (summary, left_out) = the_summary(MARNIE);
    assert_eq!(left_out, []);
    insta::assert_snapshot!(heard(&summary).join("\n"));
    let mut of = summary;
    for key in ["said", "wants", "fears"] {
        of.says.write(key, "");
    }
    assert!(of.document().words().contains(childs_summary::NOT_HEARD));
}

#[test]
fn what_an_extract_cannot_give_is_not_said_to_be_nothing() {
    // What T.N.'s social worker said names another adult's child, and is left out.
    let (of, left_out, _) = the_extract("h3");
    assert!(
        left_out
            .iter()
            .any(|one| one.what == "The view of the child’s social worker"),
        "{left_out:?}"
    );
    let words = heard(&of).join(" ");
    let (_, after) = words.split_once("This child’s social worker").unwrap();
    let told: String = after.chars().take(120).collect();
    assert!(told.contains("so it is not given here"), "{told}");
}

/// A child who spoke and whose words speak of somebody else is not said to have said nothing, nor,
/// where it stands that they answered, that there are no words of theirs.
#[test]
fn a_childs_own_words_that_cannot_be_given_are_not_said_to_be_nothing() {
    let told = |asked: Option<&str>| {
        let mut case = serde_json::to_value(signed_case(MARNIE)).unwrap();
        let entries = case["referral"]["group"]["entries"].as_array_mut();
        let entry = entries
            .unwrap()
            .iter_mut()
            .find(|entry| entry["child"] == "h3")
            .unwrap();
        entry["asked"] = asked.into();
        entry["said"] = "I like Marnie.".into();
        let case = Case::parse(&case.to_string()).unwrap();
        let out = ToKeepOut::all_but(&case, &[], "h3");
        extract::draft(&case, "h3", &out).unwrap().0.said
    };
    let not_here = "What was noted also speaks of somebody else, so it is not given here.";
    assert_eq!(told(None), not_here);
    assert_eq!(told(Some("waiting")), not_here);
    assert_eq!(
        told(Some("replied")),
        format!("This child was asked and answered. {not_here}")
    );
}

#[test]
fn nobody_knows_from_an_extract_who_the_newcomer_was() {
    for child in ["h1", "h2", "h3"] {
        let (of, _, out) = the_extract(child);
        assert_eq!(out.find(&of.document().words()), [], "{child}");
        assert_eq!(out.find(&of.to_json()), [], "{child}");
        for word in [
            "Marnie",
            "Hollis",
            "M.H.",
            "WM-EXAMPLE",
            "asthma",
            "Jude",
            "Lyle",
        ] {
            assert!(!of.to_json().contains(word), "{word} of {child}");
        }
    }
    let words = heard(&the_extract("h3").0).join("\n");
    assert!(words.contains("T.N.: this child’s part of a decision"));
    assert!(words.contains("What remained was found acceptable for this child."));
}

#[test]
fn nobody_knows_from_a_childs_own_record_who_else_lived_there() {
    for referral in [MARNIE, RUBEN] {
        let (of, left_out, out) = the_own_record(referral);
        assert_eq!(out.find(&of.document().words()), []);
        assert_eq!(out.find(&of.to_json()), []);
        for child in &example(referral).home.children {
            for name in [Some(&child.initials), child.known_as.as_ref()] {
                assert!(!of.to_json().contains(name.unwrap().as_str()), "{name:?}");
            }
        }
        // What was left out for a name in it is said, not lost.
        assert!(left_out.iter().all(|one| !one.found.is_empty()));
    }
    insta::assert_snapshot!(heard(&the_own_record(MARNIE).0).join("\n"));
}

#[test]
fn a_part_left_out_of_a_childs_own_record_is_said_to_be_left_out() {
    let (mut of, _, _) = the_own_record(RUBEN);
    let Says::OwnRecord(own) = &of.says else {
        panic!("not an own record")
    };
    let keys: Vec<String> = own.sections.iter().map(|one| one.key.clone()).collect();
    assert!(keys.len() > 8, "{keys:?}");
    of.says.write("strengths", " ");
    let words = of.document().words();
    assert!(
        words.contains(
            "Left out of this copy by the person who signed it: Strengths, hopes and what works."
        ),
        "{words}"
    );
    assert_eq!(of.says.wanting(), None);
    for key in keys {
        of.says.write(&key, "");
    }
    assert!(of.says.wanting().unwrap().contains("nothing to sign"));
}

#[test]
fn an_oversight_record_carries_the_record_unchanged_and_names_it() {
    let of = the_oversight();
    let record = of.enclosed.clone().unwrap();
    let (_, identity) = identity(&of);
    let drawn = of.draw().unwrap();
    let facts = companion_facts(&of, &drawn.report);
    let signed = sign(&drawn.bytes, &identity, &facts).unwrap();
    let trust = Trust {
        redraw: Some(&redraw_any),
        ..Trust::default()
    };
    let found = verify(&signed, &trust).unwrap();
    assert_eq!(found.outcome(FactName::PagesMatchData), Outcome::True);
    let inside = found.enclosed().unwrap();
    assert!(inside == record);
    let within = verify(&inside, &trust).unwrap();
    assert_eq!(within.verdict, Verdict::UnknownSigner);
    assert_eq!(within.kind(), Some(crate::verify::DECISION_RECORD));
    assert_eq!(within.enclosed(), None);

    // Another record in the place of the one it names, signed all the same.
    let mut other = of;
    other.enclosed = Some(record[..record.len() - 1].to_vec());
    let drawn = other.draw().unwrap();
    let facts = companion_facts(&other, &drawn.report);
    let signed = sign(&drawn.bytes, &identity, &facts).unwrap();
    let found = verify(&signed, &trust).unwrap();
    assert_eq!(found.outcome(FactName::PagesMatchData), Outcome::False);
    assert_eq!(found.verdict, Verdict::Refused);
}

#[test]
fn an_oversight_record_says_that_it_is_not_the_decision() {
    let of = the_oversight();
    let words = heard(&of).join("\n");
    assert!(words.contains("This is oversight, not the decision"));
    assert!(
        companion_facts(&of, &of.draw().unwrap().report)
            .reason
            .contains("not the decision")
    );
}

#[test]
fn an_addendum_names_the_record_it_adds_to() {
    let words = the_addendum().document().words();
    assert!(
        words.contains("Addendum to decision record 2026-002"),
        "{words}"
    );
    let grouped = words.split("SHA-256 of the file").nth(1).unwrap();
    assert_eq!(grouped.lines().nth(1).unwrap().replace(' ', "").len(), 64);
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
    let redraw = |of: &Companion| redraw(of.to_json().as_bytes(), &beside);
    let drawn = redraw(&of).unwrap();
    let mut other = of;
    if let Says::Challenge(posted) = &mut other.says {
        posted.words.push_str(" Otherwise.");
    }
    assert_ne!(redraw(&other).unwrap(), drawn);
    other.signing.drawing = Some("another".into());
    assert_eq!(redraw(&other), None);
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

#[test]
fn a_signature_never_stands_on_a_page_without_the_words_it_closes() {
    for paragraphs in 1..40 {
        let body =
            "We have read what you sent and thought about it with care.\n\n".repeat(paragraphs);
        let words = format!("{body}Yours sincerely\n\nMiriam Okafor\n\nRegistered manager");
        let of = companion(Says::Reply(Posted::new(words)));
        let above = crate::typeset::tests::above_the_signature(&of.document());
        for line in ["Yours sincerely", "Miriam Okafor", "Registered manager"] {
            assert!(
                above.iter().any(|said| said.trim() == line),
                "{paragraphs}: {above:?}"
            );
        }
    }
}
