//! What holds for every decision record.

use admission::home::Home;
use admission::judgement::{Gap, LogKind, Outcome, Signatory};
use admission::law;
use admission::questions;
use admission::referral::{PlanState, Referral};
use admission::{Case, Signing};
use chrono::DateTime;
use lopdf::Document as Pdf;

use super::*;
use crate::certificates::{Authority, Identity, PersonToCertify};
use crate::sign::sign;
use crate::typeset::tests::reading::listen;
use crate::verify::{FactName, Outcome as Found, Trust, Verdict, verify};

mod on_one_page;
mod strained;

fn larch_house() -> Case {
    let mut case = Case::parse(include_str!("larch_house.json")).unwrap();
    case.signing.as_mut().unwrap().drawing = Some(DRAWING.into());
    case
}

/// A signed case in which nothing was ever answered.
fn bare() -> Case {
    let mut case = Case::new(Home::default(), Referral::default(), false);
    case.signing = Some(Signing {
        number: "2026-001".into(),
        signed_at: DateTime::from_timestamp(1_794_000_000, 0).unwrap(),
        ..Signing::default()
    });
    case
}

fn heard(case: &Case) -> String {
    let bytes = draw_record(case).unwrap().bytes;
    let parts: Vec<String> = listen(&bytes).into_iter().map(|heard| heard.text).collect();
    squeezed(&parts.join(" "))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_unsigned_case_has_no_record() {
    let case = Case {
        signing: None,
        ..larch_house()
    };
    assert_eq!(draw_record(&case).unwrap_err(), RecordError::NotYetSigned);
}

#[test]
fn the_record_can_be_drawn_again_from_the_case_inside_it() {
    let drawn = draw_record(&larch_house()).unwrap();
    let pdf = Pdf::load_mem(&drawn.bytes).unwrap();
    let files = pdf
        .catalog()
        .unwrap()
        .get(b"AF")
        .unwrap()
        .as_array()
        .unwrap();
    let file = pdf
        .get_dictionary(files[0].as_reference().unwrap())
        .unwrap();
    let inside = file
        .get(b"EF")
        .unwrap()
        .as_dict()
        .unwrap()
        .get(b"F")
        .unwrap();
    let inside = pdf.dereference(inside).unwrap().1.as_stream().unwrap();
    let inside = String::from_utf8(inside.decompressed_content().unwrap()).unwrap();
    let again = draw_record(&Case::parse(&inside).unwrap()).unwrap();
    assert!(again.bytes == drawn.bytes);
}

#[test]
fn a_second_decision_names_the_emergency_it_makes_again() {
    let mut case = larch_house();
    assert!(!heard(&case).contains("Makes again, in full"));
    let first = "2b".repeat(32);
    case.referral.remakes = Some(admission::referral::Remakes {
        number: "2026-003".into(),
        signed_at: DateTime::from_timestamp(1_794_000_000, 0).unwrap(),
        sha256: first.clone(),
        moved_in: chrono::NaiveDate::from_ymd_opt(2026, 11, 7),
        ..admission::referral::Remakes::default()
    });
    let heard = heard(&case);
    assert!(heard.contains("Makes again, in full"), "{heard}");
    assert!(
        heard.contains("Decision record 2026-003, signed"),
        "{heard}"
    );
    assert!(
        heard.contains("The child moved in on 7 November 2026."),
        "{heard}"
    );
    assert!(
        heard.replace(' ', "").contains(&first),
        "whatever line it is broken on"
    );
    assert!(
        heard.contains("The emergency questions were not asked a second time"),
        "{heard}"
    );
    assert!(
        heard.contains("and lives here; that move is noted beside that record."),
        "{heard}"
    );
    assert!(!heard.contains("No start of the placement is recorded."));
    assert!(
        heard.contains("Counts from 7 November 2026, the day the child moved in"),
        "{heard}"
    );
    assert!(!heard.contains("Starts when the child moves in"), "{heard}");
}

/// The larch house case with every extra task answered: no one child would need them all.
fn with_every_extra_task() -> Case {
    let mut case = serde_json::to_value(larch_house()).unwrap();
    let living_here = case["home"]["children"][0]["id"].clone();
    let extra = include_str!("extra_tasks.json").replace("CHILD", living_here.as_str().unwrap());
    let extra: serde_json::Value = serde_json::from_str(&extra).unwrap();
    for (section, answers) in extra.as_object().unwrap() {
        for (field, answer) in answers.as_object().unwrap() {
            case["referral"][section][field] = answer.clone();
        }
    }
    Case::parse(&case.to_string()).unwrap()
}

#[test]
fn every_extra_task_has_a_question_answered_in_the_record() {
    let case = with_every_extra_task();
    let referral = serde_json::to_value(&case.referral).unwrap();
    let sections = [
        "/liberty",
        "/solo",
        "/area",
        "/short_breaks",
        "/not_looked_after",
        "/youth_justice",
        "/secure",
        "/therapy",
        "/devices",
    ];
    for asked in questions::asked(&referral) {
        let unanswered = referral.pointer(&asked.pointer).is_none_or(|v| v.is_null());
        // Nothing is left out of the fixture by mistake.
        if sections.iter().any(|s| asked.pointer.starts_with(s))
            && !asked.pointer.contains("/restrictions/")
            && asked.question.shown_when.is_none()
        {
            assert!(!unanswered, "{} is not answered", asked.pointer);
        }
    }
    let heard = heard(&case);
    for words in [
        "The order is a maximum, not an instruction.",
        "A. B.",
        "He comes home from work at ten",
        "The order was varied on 9 November",
        "Regulation 5(c) does: a gap is challenged as always.",
    ] {
        assert!(heard.contains(words), "{words}");
    }
}

#[test]
fn a_task_not_called_for_is_said_not_to_be() {
    let mut case = larch_house();
    case.referral.therapy.offered = Some(admission::vocabulary::YesNoNotKnown::No);
    let heard = heard(&case);
    assert!(heard.contains("Not called for:"), "{heard}");
    assert!(heard.contains("therapy and development care"));
}

#[test]
fn every_answer_on_screen_stands_in_the_record() {
    stands_in_the_record(&larch_house());
    stands_in_the_record(&with_every_extra_task());
}

fn stands_in_the_record(case: &Case) {
    let heard = heard(case).to_lowercase();
    let referral = serde_json::to_value(&case.referral).unwrap();
    let mut seen = 0;
    for asked in questions::asked(&referral) {
        // A clause stands in the record as its sentence, not as its id; what a passage is about, by
        // its name.
        if ["/needs/*/range/clause", "/passages/*/about"].contains(&asked.question.pointer) {
            continue;
        }
        if let questions::Kind::Line | questions::Kind::Text = asked.question.kind {
            let Some(words) = referral.pointer(&asked.pointer).and_then(|v| v.as_str()) else {
                continue;
            };
            let words = squeezed(words).to_lowercase();
            assert!(heard.contains(&words), "{}: {words}", asked.pointer);
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
    for clause in ["c1", "c2", "c3"] {
        let clause = case.home.statement_of_purpose.clause(clause).unwrap();
        assert!(heard.contains(&clause.sentence.to_lowercase()));
    }
}

#[test]
fn a_child_living_here_is_named_by_initials_alone() {
    let case = larch_house();
    let heard = heard(&case);
    for child in &case.home.children {
        assert!(heard.contains(&child.initials));
        let name = child.known_as.as_deref().unwrap();
        let words = heard.split(|c: char| !c.is_alphanumeric());
        assert!(words.into_iter().all(|word| word != name), "{name}");
    }
}

#[test]
fn a_withdrawn_need_stays_with_its_reason() {
    let heard = heard(&larch_house());
    assert!(heard.contains("Fire-setting"));
    assert!(heard.contains("It was another child’s history"));
    assert!(heard.contains("Read and let stand by Rowan Ashby."));
}

#[test]
fn the_law_stands_in_its_exact_words() {
    let heard = heard(&larch_house());
    for id in [
        "CHR2015/14(2)(a)",
        "CHR2015/5(c)",
        "GUIDE/11.4",
        "GUIDE/11.5",
    ] {
        let provision = law::provision(id).unwrap();
        assert!(heard.contains(&squeezed(&provision.words)), "{id}");
        assert!(
            heard.contains(&squeezed(&provision.full_citation())),
            "{id}"
        );
    }
    assert!(heard.contains(&squeezed(law::licence())));
}

#[test]
fn every_finding_stands_in_the_record_with_its_answer() {
    let case = larch_house();
    let heard = heard(&case);
    let appraisal = admission::appraise(&case, case.signed_on().unwrap());
    assert!(!appraisal.findings.is_empty());
    for finding in &appraisal.findings {
        assert!(
            heard.contains(&squeezed(&finding.sentence)),
            "{}",
            finding.key
        );
    }
}

#[test]
fn a_no_is_not_said_to_be_signed_over_what_only_a_yes_needs() {
    let mut no = bare();
    no.referral.decision.outcome = Some(Outcome::DeclineCannotRespond);
    let appraisal = admission::appraise(&no, no.signed_on().unwrap());
    let settle = |closed: bool| {
        appraisal.findings.iter().filter(move |finding| {
            finding.weight == admission::appraise::Weight::Settle
                && finding.closes.contains(&Outcome::DeclineCannotRespond) == closed
        })
    };
    let told = heard(&no);
    let count = |words: &str| told.matches(&squeezed(words)).count();
    assert!(settle(false).count() > 0);
    assert_eq!(
        count("To be settled before a yes,") + count("To be settled before another answer,"),
        settle(false).count()
    );
    assert_eq!(
        count("This answer can be given without it."),
        settle(false).count()
    );
    assert_eq!(count("Must be settled,"), settle(true).count());
}

/// An emergency yes can be given while the plans are waited for, and it is a yes.
#[test]
fn a_yes_in_an_emergency_is_not_said_to_come_before_a_yes() {
    let mut night = bare();
    night.referral.receipt.route = Some(admission::referral::Route::Emergency);
    night.referral.decision.outcome = Some(Outcome::AcceptEmergency);
    let appraisal = admission::appraise(&night, night.signed_on().unwrap());
    let of_an_ordinary_yes: Vec<_> = appraisal
        .findings
        .iter()
        .filter(|finding| {
            finding.weight == admission::appraise::Weight::Settle
                && !finding.closes.contains(&Outcome::AcceptEmergency)
        })
        .collect();
    assert!(
        of_an_ordinary_yes
            .iter()
            .any(|finding| finding.rule == "PLANS-01")
    );
    let told = heard(&night);
    let count = |words: &str| told.matches(&squeezed(words)).count();
    assert_eq!(count("To be settled before a yes,"), 0);
    assert_eq!(
        count("To be settled before a yes outside an emergency,"),
        of_an_ordinary_yes.len()
    );

    night.referral.decision.outcome = Some(Outcome::Accept);
    let told = heard(&night);
    assert!(!told.contains("To be settled before a yes,"), "{told}");
    assert!(
        told.contains("To be settled before a yes in an emergency,"),
        "{told}"
    );
}

/// On the night somebody rang and asked: the record does not say of it what it says of nothing done.
#[test]
fn what_was_asked_and_not_known_is_not_said_to_be_unanswered() {
    let mut case = bare();
    let label = admission::questions::question("/family/no_contact")
        .unwrap()
        .label;
    let unanswered = format!("Not answered: {label};");
    assert!(heard(&case).contains(&unanswered), "{}", heard(&case));
    case.referral.gaps.push(Gap {
        what: Some(label.to_owned()),
        ..Gap::default()
    });
    let heard = heard(&case);
    assert!(!heard.contains(&unanswered));
    assert!(
        heard.contains(&format!("{label} Asked, and not known")),
        "{heard}"
    );
}

/// Each part is named all the same: what nobody looked for is not left out.
#[test]
fn a_plan_of_which_no_part_was_looked_for_says_so_once() {
    let mut case = bare();
    case.referral.plans.care_plan.state = Some(PlanState::Held);
    let heard = heard(&case);
    assert!(heard.contains("Not answered of any part, whether it is there: The long-term plan"));
    assert!(heard.contains("Wishes and feelings"));
    assert!(!heard.contains("Regulation 5(e)"), "a row for each part");
}

#[test]
fn a_letter_that_has_not_gone_out_is_not_said_to_be_without_a_reply() {
    let mut case = larch_house();
    let letter = case.referral.challenges.first_mut().unwrap();
    let unsent = |heard: &str| heard.contains("not sent; no reply");
    letter
        .log
        .retain(|entry| entry.what == Some(LogKind::Drafted));
    assert!(heard(&case).contains("not sent."), "{}", heard(&case));
    assert!(!unsent(&heard(&case)));
}

#[test]
fn what_was_left_empty_is_said_in_words() {
    let case = bare();
    let heard = heard(&case);
    for sentence in [
        "No outcome was chosen",
        "No need was noted.",
        "No risk was noted.",
        "No other paper was received.",
        "No part blacked out was noted",
        "The home’s list names no child living here.",
        "The home noted no gap of its own.",
        "No challenge or information request was drafted.",
        "No other person’s view was noted.",
        "Nothing was challenged.",
        "No condition was set.",
        "nobody has noted whether they were asked",
        "Not answered",
        "name not given",
    ] {
        assert!(heard.contains(sentence), "{sentence}");
    }
    // Nothing known is never the same as nothing missing.
    assert!(!heard.contains("every relevant plan that applies was held"));
}

#[test]
fn every_date_that_follows_stands_in_the_record() {
    let case = larch_house();
    let heard = heard(&case);
    let none = admission::afterwards::Afterwards::default();
    let dates = admission::dates::of(&case, &none, case.signed_on().unwrap());
    assert!(dates.deadlines.len() > 10);
    for deadline in &dates.deadlines {
        for said in &deadline.sentences {
            assert!(heard.contains(&squeezed(said)), "{}: {said}", deadline.key);
        }
    }
    let mut declined = case;
    declined.referral.decision.outcome = Some(Outcome::DeclineNoPlace);
    declined.referral.challenges.clear();
    assert!(self::heard(&declined).contains("No date follows."));
}

#[test]
fn only_an_example_is_marked_so() {
    let footer = |case: &Case| {
        let bytes = draw_record(case).unwrap().bytes;
        let pdf = Pdf::load_mem(&bytes).unwrap();
        let page = pdf.get_pages()[&1];
        let texts = crate::typeset::tests::reading::page_text(&pdf, page);
        texts
            .into_iter()
            .filter(|(mark, _)| mark.is_none())
            .map(|(_, text)| text)
            .collect()
    };
    let real = Case {
        example: false,
        ..larch_house()
    };
    let (example, real): (String, String) = (footer(&larch_house()), footer(&real));
    assert!(example.contains("EXAMPLE") && !real.contains("EXAMPLE"));
}

#[test]
fn a_refusal_has_the_same_sections_as_a_yes() {
    let sections = |case: &Case| -> Vec<String> {
        let heard = listen(&draw_record(case).unwrap().bytes);
        heard
            .into_iter()
            .filter(|h| h.kind == "H2")
            .map(|h| h.text)
            .collect()
    };
    let mut no = larch_house();
    no.referral.decision.outcome = Some(Outcome::DeclineCannotRespond);
    assert_eq!(sections(&no), sections(&larch_house()));
    assert_eq!(sections(&bare()), sections(&larch_house()));
}

#[test]
fn signed_by_somebody_else_is_said() {
    let mut case = larch_house();
    case.signing.as_mut().unwrap().signer = Signatory {
        name: "Imogen Sayle".into(),
        standing: None,
    };
    assert!(heard(&case).contains("The person who signed is not the person named"));
}

#[test]
fn the_record_holds_both_profiles() {
    for (number, case) in [larch_house(), bare()].iter().enumerate() {
        let path = std::env::temp_dir().join(format!(
            "threshold-decision-{}-{number}.pdf",
            std::process::id()
        ));
        std::fs::write(&path, draw_record(case).unwrap().bytes).unwrap();
        for profile in ["3a", "ua1"] {
            let options = page_validation::ValidationOptions::default().profile(
                profile
                    .parse::<page_validation::ValidationProfile>()
                    .unwrap(),
            );
            let report = page_validation::validate_pdf(&path, &options).unwrap();
            assert!(report.is_compliant, "{profile}: {report:?}");
        }
        std::fs::remove_file(&path).unwrap();
    }
}

/// A provider's authority and the signer's identity under it.
fn identity(case: &Case) -> (Authority, Identity) {
    let at = case.signing.as_ref().unwrap().signed_at - chrono::Duration::days(30);
    let provider = "EXAMPLE Northing Care";
    let authority = Authority::new(provider, None, true, at, &mut rand_core::OsRng).unwrap();
    let person = PersonToCertify {
        name: "Rowan Ashby",
        standing: "registered manager",
        provider,
        urn: Some("SC000000"),
    };
    let identity = authority.issue(&person, at, &mut rand_core::OsRng).unwrap();
    (authority, identity)
}

#[test]
fn a_signed_record_is_genuine_and_its_pages_match_its_case() {
    let case = larch_house();
    let (authority, identity) = identity(&case);
    let drawn = draw_record(&case).unwrap();
    let facts = signature_facts(&case, &drawn.report).unwrap();
    assert_eq!(facts.place.unwrap().page, 0);
    let signed = sign(&drawn.bytes, &identity, &facts).unwrap();
    // It goes by email: a guard against a font or a picture slipping in whole.
    assert!(signed.len() < 340_000, "{}", signed.len());

    let trust = Trust {
        roots: &[authority.certificate_der()],
        redraw: Some(&redraw),
        ..Trust::default()
    };
    let verification = verify(&signed, &trust).unwrap();
    assert_eq!(
        verification.verdict,
        Verdict::Genuine,
        "{:?}",
        verification.facts
    );
    assert_eq!(verification.outcome(FactName::PagesMatchData), Found::True);
}

#[test]
fn pages_that_say_otherwise_than_the_case_are_found_out() {
    let case = larch_house();
    let (authority, identity) = identity(&case);
    // The pages of one case with the data of another inside, properly signed.
    let mut told = case.clone();
    told.referral.decision.doubts = Some("None.".into());
    let mut document = {
        let day = told.signed_on().unwrap();
        decision_record(&told, &admission::appraise(&told, day)).unwrap()
    };
    document.attachment.as_mut().unwrap().bytes = case.to_json().into_bytes();
    let drawn = crate::typeset::draw(&document).unwrap();
    let facts = signature_facts(&case, &drawn.report).unwrap();
    let signed = sign(&drawn.bytes, &identity, &facts).unwrap();

    let trust = Trust {
        roots: &[authority.certificate_der()],
        redraw: Some(&redraw),
        ..Trust::default()
    };
    let verification = verify(&signed, &trust).unwrap();
    assert_eq!(verification.outcome(FactName::PagesMatchData), Found::False);
    assert_ne!(verification.verdict, Verdict::Genuine);
}

#[test]
fn a_record_drawn_otherwise_is_not_compared_and_so_not_called_false() {
    let mut case = larch_house();
    let (authority, identity) = identity(&case);
    // Pages as an older program would have drawn them: another word, another drawing.
    for drawing in [None, Some("0123456789abcdef".to_owned())] {
        case.signing.as_mut().unwrap().drawing = drawing;
        let day = case.signed_on().unwrap();
        let mut older = decision_record(&case, &admission::appraise(&case, day)).unwrap();
        older.blocks.push(Block::paragraph("As it was once drawn."));
        let drawn = crate::typeset::draw(&older).unwrap();
        let facts = signature_facts(&case, &drawn.report).unwrap();
        let signed = sign(&drawn.bytes, &identity, &facts).unwrap();
        let trust = Trust {
            roots: &[authority.certificate_der()],
            redraw: Some(&redraw),
            ..Trust::default()
        };
        let found = verify(&signed, &trust).unwrap();
        assert_eq!(found.outcome(FactName::PagesMatchData), Found::NotCompared);
        assert_eq!(found.verdict, Verdict::Genuine);
    }
}
