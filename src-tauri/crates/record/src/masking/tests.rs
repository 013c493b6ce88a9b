//! Nobody who is to be kept out gets in.

use admission::home::Home;
use admission::judgement::{
    Challenge, ChildEntry, Condition, GroupQuestion, GroupRow, Item, Outcome, Reason,
};
use admission::questions::Kind;
use admission::referral::Referral;
use admission::vocabulary::Vocabulary;
use admission::{Case, Signing};
use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::pages::own_record;
use crate::pages::posted::reply;

/// A case of the example home, as it was signed; dates in prose stand in their marks.
pub(crate) fn example(referral: &str) -> Case {
    let home: Home = serde_json::from_str(include_str!("../../../../example/home.json")).unwrap();
    let referral: Referral = serde_json::from_str(referral).unwrap();
    Case::new(home, referral, true)
}

pub(crate) const KAYDEN: &str = include_str!("../../../../example/referral-1-kayden.json");
pub(crate) const MARNIE: &str = include_str!("../../../../example/referral-2-marnie.json");
pub(crate) const RUBEN: &str = include_str!("../../../../example/referral-3-ruben.json");

pub(crate) fn signing() -> Signing {
    Signing {
        number: "2026-002".into(),
        signed_at: DateTime::parse_from_rfc3339("2026-11-18T16:40:00Z")
            .unwrap()
            .into(),
        signer: admission::judgement::Signatory {
            name: "Miriam Okafor".into(),
            standing: Some(admission::judgement::Standing::RegisteredManager),
        },
        ..Signing::default()
    }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn drafted(case: Case) -> (String, Vec<LeftOut>) {
    let to_keep_out = ToKeepOut::children_living_here(&case, &[]);
    let case = Case {
        signing: Some(signing()),
        ..case
    };
    let (told, left_out) = ForTheAuthority::of(&case, &to_keep_out).unwrap();
    (reply::draft(&told, day()).unwrap_or_default(), left_out)
}

fn keeping_out(initials: &str, known_as: &str) -> ToKeepOut {
    let mut case = Case::new(Home::default(), Referral::default(), false);
    case.home.children.push(admission::home::ChildLivingHere {
        id: "c1".into(),
        initials: initials.into(),
        known_as: Some(known_as.into()),
        ..Default::default()
    });
    ToKeepOut::children_living_here(&case, &[])
}

#[test]
fn a_name_is_found_however_it_is_written() {
    let tomas = keeping_out("T.N.", "Tomas");
    for text in [
        "Tomas sleeps badly.",
        "so does tomas",
        "TOMAS’S door",
        "We asked (Tomas).",
        "T.N. sleeps badly.",
        "T. N. sleeps",
        "TN sleeps",
        "T N sleeps",
        "T.N’s door",
        "the door of T.\u{a0}N.",
    ] {
        assert_eq!(tomas.find(text).len(), 1, "{text}");
    }
    for text in [
        "Tomasina came.",
        "tn",
        "BTN",
        "At. Nothing",
        "automas",
        "",
        "The T was. New",
    ] {
        assert_eq!(tomas.find(text), [], "{text}");
    }
}

#[test]
fn an_everyday_word_is_a_name_only_with_its_capital() {
    let will = keeping_out("W.S.", "Will");
    assert_eq!(will.find("We will see."), []);
    assert_eq!(will.find("We saw Will.").len(), 1);
    let two = keeping_out("", "Mary-Jane");
    assert_eq!(two.find("and mary jane came").len(), 1);
    assert_eq!(two.find("and Mary came"), []);
}

#[test]
fn where_a_name_stands_is_shown_with_the_words_around_it() {
    let tomas = keeping_out("T.N.", "Tomas");
    let long = "A sentence that goes on for a good while before it comes to Tomas and then goes on \
                for a good while after it as well.";
    insta::assert_snapshot!(tomas.find(long)[0].around,
        @"…on for a good while before it comes to Tomas and then goes on for a good while…");
}

#[test]
fn a_name_shared_with_the_referred_child_is_said_to_be_beyond_telling() {
    let mut case = Case::new(Home::default(), Referral::default(), false);
    case.referral.child.known_as = Some("Tomas".into());
    case.referral.child.initials = Some("T. N.".into());
    case.home.children.push(admission::home::ChildLivingHere {
        id: "c1".into(),
        initials: "T.N.".into(),
        known_as: Some("Tomas".into()),
        ..Default::default()
    });
    let out = ToKeepOut::children_living_here(&case, &[]);
    assert_eq!(out.find("Tomas, T.N."), []);
    assert_eq!(out.cannot_tell(), ["T.N.", "Tomas"]);
}

#[test]
fn what_was_written_about_a_child_is_found_where_it_is_repeated() {
    let case = example(MARNIE);
    let row = &case.referral.group.rows[0];
    let out = ToKeepOut::children_living_here(&case, &[]);
    let words = row.what_we_know.clone().unwrap();
    assert!(!out.find(&words).is_empty(), "{words}");
    assert!(!out.find(&words.to_uppercase().replace(',', "")).is_empty());
}

/// The examples as a manager of another home would read them: nobody living there is in them.
#[test]
fn no_reply_of_the_example_home_says_a_word_about_a_child_living_there() {
    for (referral, outcomes) in [
        (KAYDEN, Outcome::ALL),
        (MARNIE, Outcome::ALL),
        (RUBEN, Outcome::ALL),
    ] {
        for outcome in outcomes {
            let mut case = example(referral);
            case.referral.decision.outcome = Some(*outcome);
            let out = ToKeepOut::children_living_here(&case, &[]);
            let (letter, _) = drafted(case);
            assert_eq!(out.find(&letter), [], "{outcome:?}");
            assert_eq!(letter.is_empty(), outcome.ended_by_authority());
        }
    }
}

#[test]
fn what_is_left_out_is_said() {
    let (letter, left_out) = drafted(example(MARNIE));
    assert!(letter.contains("Our answer is yes, on the conditions below"));
    let said: Vec<String> = left_out
        .iter()
        .map(|one| format!("{}: {}", one.what, one.found[0].around))
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_reply_that_says_no_says_why_and_what_would_change_it() {
    let (letter, left_out) = drafted(example(RUBEN));
    assert_eq!(left_out, []);
    insta::assert_snapshot!(letter);
}

#[test]
fn a_reply_that_says_yes_names_its_conditions() {
    insta::assert_snapshot!(drafted(example(MARNIE)).0);
}

#[test]
fn nothing_is_replied_before_the_decision() {
    let case = example(RUBEN);
    let out = ToKeepOut::children_living_here(&case, &[]);
    assert!(ForTheAuthority::of(&case, &out).is_err());
}

/// Everything a case can say about a child living here, in words found nowhere else.
fn told_about_children(case: &mut Case, secrets: &mut Vec<String>) {
    let mut secret = |which: &str| {
        let words = format!("qx{which} hides under the old piano whenever qx{which} hears thunder");
        secrets.push(format!("qx{which}"));
        Some(words)
    };
    let child = &mut case.home.children[0];
    child.vulnerabilities = secret("vulnerable");
    child.triggers = secret("trigger");
    child.protective_relationships = secret("protect");
    child.restrictions = secret("restrict");
    child.own_plan = secret("plan");
    child.view_of_someone_new = secret("view");
    child.family_names = secret("family");
    child.places = secret("places");
    let id = child.id.clone();
    let group = &mut case.referral.group;
    group.rows.push(GroupRow {
        id: "g99".into(),
        child: id.clone(),
        what_we_know: secret("row"),
        measure: secret("measure"),
        who: secret("who"),
        from_when: secret("when"),
        ..GroupRow::default()
    });
    group.entries.retain(|entry| entry.child != id);
    group.entries.push(ChildEntry {
        child: id.clone(),
        no_impact_because: secret("noimpact"),
        own_plan: secret("entryplan"),
        benefit: secret("benefit"),
        no_benefit_because: secret("nobenefit"),
        said: secret("said"),
        not_asked_because: secret("notasked"),
        social_worker_view: secret("worker"),
        acceptable_because: secret("acceptable"),
        ..ChildEntry::default()
    });
    group.questions.push(GroupQuestion {
        id: "q99".into(),
        child: id,
        question: secret("question"),
        answer: secret("answer"),
        set_aside_because: secret("aside"),
        ..GroupQuestion::default()
    });
    group.relationship_history = secret("history");
    group.whole_group = secret("whole");
    group.if_the_answer_is_no = secret("no");
    case.referral.decision.group_reasons = secret("reasons");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Random answers, random outcomes, with names, initials and passages typed into every free
    /// text the reply may take: none of it comes out.
    #[test]
    fn no_reply_holds_a_word_about_a_child_living_here(
        outcome in proptest::sample::select(Outcome::ALL),
        slips in proptest::collection::vec((0usize..8, 0usize..4), 0..8),
        referral in proptest::sample::select(vec![KAYDEN, MARNIE, RUBEN]),
    ) {
        let mut case = example(referral);
        let mut secrets = Vec::new();
        told_about_children(&mut case, &mut secrets);
        case.referral.decision.outcome = Some(outcome);
        let child = case.home.children[0].clone();
        let row = case.referral.group.rows.last().unwrap().what_we_know.clone().unwrap();
        for (place, what) in slips {
            let words = match what {
                0 => format!("See to it that {} is safe.", child.initials),
                1 => format!("So that {}’s night is quiet.", child.known_as.clone().unwrap()),
                2 => row.clone(),
                _ => format!("Because {}", row.to_lowercase()),
            };
            slip(&mut case, place, words);
        }
        let out = ToKeepOut::children_living_here(&case, &[]);
        let (letter, _) = drafted(case.clone());
        prop_assert_eq!(out.find(&letter), []);
        for secret in &secrets {
            prop_assert!(!letter.contains(secret.as_str()), "{}", secret);
        }
        for child in &case.home.children {
            prop_assert!(!letter.contains(&child.initials));
            prop_assert!(!letter.contains(child.known_as.as_deref().unwrap()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The same for the child's own record: names, initials and passages typed into any text of the
    /// referral, whatever question it answers.
    #[test]
    fn no_childs_own_record_holds_a_word_about_a_child_living_here(
        outcome in proptest::sample::select(Outcome::ALL),
        slips in proptest::collection::vec((0usize..400, 0usize..4), 0..40),
        referral in proptest::sample::select(vec![KAYDEN, MARNIE, RUBEN]),
    ) {
        let mut case = example(referral);
        let mut secrets = Vec::new();
        told_about_children(&mut case, &mut secrets);
        case.referral.decision.outcome = Some(outcome);
        case.referral.decision.doubts = Some("qxdoubt: the younger girl may not sleep".into());
        case.referral.solo.peers = Some("qxpeers: with the two boys at weekends".into());
        secrets.extend(["qxdoubt".to_owned(), "qxpeers".to_owned()]);
        let child = case.home.children[0].clone();
        let row = case.referral.group.rows.last().unwrap().what_we_know.clone().unwrap();
        let mut answers = serde_json::to_value(&case.referral).unwrap();
        let asked = admission::questions::asked(&case.referral);
        let texts: Vec<_> = asked
            .iter()
            .filter(|one| matches!(one.question.kind, Kind::Line | Kind::Text))
            .filter(|one| !one.pointer.starts_with("/group/"))
            .collect();
        for (place, what) in slips {
            let words = match what {
                0 => format!("See to it that {} is safe.", child.initials),
                1 => format!("So that {}’s night is quiet.", child.known_as.clone().unwrap()),
                2 => row.clone(),
                _ => format!("Because {}", row.to_lowercase()),
            };
            let pointer = &texts[place % texts.len()].pointer;
            *answers.pointer_mut(pointer).unwrap() = words.into();
        }
        case.referral = serde_json::from_value(answers).unwrap();
        case.signing = Some(signing());
        let out = ToKeepOut::children_living_here(&case, &[]);
        let (own, _) = own_record::draft(&case, &out).unwrap();
        let words = serde_json::to_string(&own).unwrap();
        prop_assert_eq!(out.find(&words), []);
        for secret in &secrets {
            prop_assert!(!words.contains(secret.as_str()), "{}", secret);
        }
    }
}

/// Types words into one of the free texts a reply may take.
fn slip(case: &mut Case, place: usize, words: String) {
    let referral = &mut case.referral;
    let typed = words;
    let words = Some(typed.clone());
    match place {
        0 => referral.decision.would_change = words,
        1 => referral.decision.conditions.push(Condition {
            id: "k98".into(),
            what: words,
            ..Condition::default()
        }),
        2 => referral.decision.conditions.push(Condition {
            id: "k99".into(),
            what: Some("A plain condition".into()),
            proof: words.clone(),
            owner: words.clone(),
            if_missed: words,
            ..Condition::default()
        }),
        3 => referral.decision.reasons.push(Reason {
            id: "w99".into(),
            code: Some(admission::judgement::ReasonCode::AdultsMissing),
            evidence: words,
            withdrawn: None,
        }),
        4 => referral.needs[0].what = words,
        5 => {
            referral.needs[0].range.finding = Some(admission::judgement::Inside::Outside);
            referral.needs[0].range.because = words;
        }
        6 => {
            referral.needs[0].response.effective = Some(admission::vocabulary::YesNo::No);
            referral.needs[0].response.missing = words.clone();
            referral.needs[0].response.because = words;
        }
        _ => referral.challenges.push(Challenge {
            id: "l99".into(),
            kind: Some(admission::judgement::LetterKind::Challenge),
            items: vec![Item {
                what: typed,
                ..Item::default()
            }],
            ..Challenge::default()
        }),
    }
}
