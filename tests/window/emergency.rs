//! An emergency at night: from a locked program to a signed record, with what nobody knows asked
//! for in the letter of the next working day; and the same decision made again in full, by daylight.

use chrono::Datelike;

use crate::answers::{Answer, Is, On, Says};
use crate::driven::Driven;
use crate::sections::EXAMPLE_PASSPHRASE;

const CHILD: &str = "Wren";

#[tokio::test]
async fn an_emergency_from_a_locked_program_to_a_signed_record() {
    let home = tempfile::tempdir().unwrap();
    let manager = Driven::start(home.path()).await;
    manager.signs_in_to_the_example().await;
    manager.presses("Emergency, now").await;
    manager.arrives("Emergency, now").await;
    manager.types("authority", "Eastmere (EXAMPLE)").await;
    manager.types("child", CHILD).await;
    manager.presses("Save and go to the referral").await;
    manager.arrives("Emergency route").await;

    the_children_living_here_are_read_of_first(&manager).await;
    the_telephone(&manager).await;
    able_tonight(&manager).await;
    the_two_thresholds(&manager).await;
    everything_else(&manager).await;
    the_letter(&manager).await;
    decide_and_sign(&manager).await;

    manager.says_what_it_took("an emergency");

    crate::decide_again::decides_again(&manager, CHILD).await;
}

async fn the_children_living_here_are_read_of_first(manager: &Driven) {
    manager.sees("The request came").await;
    let order = manager
        .until(
            "(() => { const said = document.querySelector('main').innerText;
              return ['Aisha, 12', 'Ben, 15', 'Tomas, 10', 'Ten questions for the telephone']
                .map((words) => said.indexOf(words)) })()",
        )
        .await;
    let order: Vec<i64> = serde_json::from_value(order).unwrap();
    assert!(
        order.first().is_some_and(|first| *first >= 0) && order.is_sorted(),
        "the group is read of before the telephone: {order:?}"
    );
    manager.picture("emergency").await;
}

async fn the_telephone(manager: &Driven) {
    let today = manager.today().await;
    let born = today.with_year(today.year() - 13).unwrap_or(today);
    let asked: [(&str, Answer); 8] = [
        ("child/date_of_birth", On(born)),
        (
            "why_now/reason",
            Says("Her grandmother was taken into hospital this evening."),
        ),
        ("child/language_and_communication", Says("English.")),
        (
            "child/allergies_and_medicines",
            Says("No allergy known, the duty worker says; no medicine."),
        ),
        (
            "legal/medical_consent",
            Says("Her mother, by telephone, who agreed tonight."),
        ),
        ("family/no_contact", Says("Nobody, the duty worker says.")),
        (
            "why_now/last_carer",
            Says("Her grandmother, at 21:40: she eats late and sleeps with a light on."),
        ),
        (
            "referrer/duty_contact",
            Says("Eastmere emergency duty team, 01632 960 021"),
        ),
    ];
    manager.answers(&asked).await;
    // Asked and not known is never "no": it goes into the letter.
    manager.presses("Asked, not known: Places to avoid").await;
    manager.sees("1 asked and not known").await;
}

async fn able_tonight(manager: &Driven) {
    let questions: [(&str, Answer); 13] = [
        (
            "emergency/why",
            Says("Her grandmother is in hospital and no other adult is in the house."),
        ),
        (
            "emergency/why_it_cannot_wait",
            Says("Nobody in the family can come before tomorrow."),
        ),
        ("emergency/statement_allows", Is("yes")),
        ("emergency/statement_because", Says("Section 5.4, page 12.")),
        ("emergency/capacity", Is("yes")),
        (
            "emergency/capacity_because",
            Says("Room 4 is free and made up."),
        ),
        ("emergency/support", Is("yes")),
        (
            "emergency/support_because",
            Says("I am on call and in the house."),
        ),
        ("emergency/care_continues", Is("yes")),
        (
            "emergency/care_continues_because",
            Says("Joe stays until one; Dee is beside Tomas at bedtime."),
        ),
        ("emergency/staff_on_duty", Is("yes")),
        (
            "emergency/staff_on_duty_because",
            Says("Dee Whitlock and Joe Farrow, both trained in de-escalation."),
        ),
        (
            "emergency/easing_anxiety",
            Says("Dee rang her in the car and told her who will open the door."),
        ),
    ];
    manager.answers(&questions).await;
}

async fn the_two_thresholds(manager: &Driven) {
    manager.opens(CHILD, "Needs and strengths").await;
    manager
        .answers(&[("strengths/strengths", Says("She draws, and likes animals."))])
        .await;
    let need = manager
        .notes_a_need("someone near at night after a shock")
        .await;
    let of_need = |field: &str| format!("{need}/{field}");
    manager
        .answers(&[
            (&of_need("evidence/knowledge"), Is("reported")),
            (
                &of_need("evidence/person"),
                Says("The duty worker, by telephone"),
            ),
        ])
        .await;

    manager.opens(CHILD, "Regulation 14").await;
    manager.unfolds_everything().await;
    manager
        .finds_inside_the_first_clause(&need, "Loss shows in her sleep; that is clause 3.1.")
        .await;

    manager.opens(CHILD, "Guide 11.4: can we respond").await;
    manager.unfolds_everything().await;
    manager
        .answers(&[
            (
                &of_need("response/required"),
                Says("A waking adult near her room."),
            ),
            (&of_need("response/who"), Says("Dee Whitlock tonight.")),
            (&of_need("response/in_place"), Is("today")),
            (&of_need("response/effective"), Is("yes")),
            (
                &of_need("response/because"),
                Says("It is how we work each night."),
            ),
            (
                "whole_home/continuity",
                Says("The same two adults for the first week."),
            ),
        ])
        .await;

    manager.says_who_is_on_duty().await;

    manager
        .opens(CHILD, "Guide 11.4: the children living here")
        .await;
    each_child(manager).await;
}

/// A line about each child living here, the group, and the questions Threshold proposes.
async fn each_child(manager: &Driven) {
    manager
        .writes_about_each_child(&[
            (
                "own_plan",
                Says("Read tonight: their plan and our risk assessment."),
            ),
            (
                "no_impact_because",
                Says("They sleep on another floor, with Joe between them."),
            ),
            ("no_benefit_because", Says("None is seen yet, tonight.")),
            ("asked", Is("not_yet")),
            (
                "not_asked_because",
                Says("Asleep. Each is told and asked at breakfast."),
            ),
            ("acceptable", Is("yes")),
            ("acceptable_because", Says("With Joe upstairs until one.")),
        ])
        .await;
    manager
        .answers(&[
            ("group/children_on_the_day", Says("3")),
            (
                "group/whole_group",
                Says("Three asleep upstairs; a fourth comes quietly."),
            ),
            ("group/if_the_answer_is_no", Says("A night in an office.")),
        ])
        .await;
    let aside = "Thought of tonight; gone through with the team tomorrow morning.";
    assert!(manager.sets_every_proposed_question_aside(aside).await > 0);
    manager.is_saved().await;
}

async fn everything_else(manager: &Driven) {
    let today = manager.today().await;
    manager.opens(CHILD, "The referral").await;
    manager.presses("Unfold every part").await;
    manager.unfolds_everything().await;
    manager
        .answers(&[
            ("referrer/person", Says("Jo Lindqvist")),
            ("referrer/role", Says("Duty social worker")),
            ("referrer/phone", Says("01632 960 021")),
            ("referrer/email", Says("edt@eastmere.example")),
            ("referrer/placing_authority_kind", Is("local_authority")),
            ("legal/looked_after", Is("yes")),
            ("legal/status", Is("V2")),
            ("legal/secure", Is("no")),
            ("legal/youth_justice", Is("no")),
            ("home_asked_for/live_with", Is("with_others")),
        ])
        .await;
    first_screen(manager).await;
    manager.opens(CHILD, "Papers and relevant plans").await;
    manager.unfolds_everything().await;
    manager
        .answers(&[("plans/protection_or_missing", Is("no"))])
        .await;
    manager.opens(CHILD, "Is anything more called for?").await;
    manager
        .answers(&[
            ("area/home_lies", Is("own_area")),
            ("devices/used", Is("no")),
            ("liberty/proposed", Is("no")),
            ("area/key_stage_four", Is("no")),
            ("therapy/offered", Is("no")),
        ])
        .await;
    manager.opens(CHILD, "Views").await;
    manager
        .answers(&[
            ("childs_view/asked", Is("replied")),
            (
                "childs_view/weighed",
                Says("Yes: Dee told her so before she hung up."),
            ),
            (
                "childs_view/how_asked",
                Says("By Dee, on the telephone, tonight."),
            ),
            ("childs_view/said", Says("“Can I bring my blanket?”")),
        ])
        .await;
    manager.opens(CHILD, "The move").await;
    manager.unfolds_everything().await;
    manager
        .answers(&[
            ("moving_in/on", On(today)),
            (
                "moving_in/first_evening",
                Says("Toast, a bath if she likes, a light on."),
            ),
            (
                "moving_in/first_72_hours",
                Says("Dee or Joe on every shift; a call to her grandmother."),
            ),
            (
                "moving_in/childrens_guide",
                Says("At breakfast, by Dee, who reads it with her."),
            ),
        ])
        .await;
}

async fn first_screen(manager: &Driven) {
    manager.opens(CHILD, "First screen").await;
    manager.unfolds_everything().await;
    manager
        .answers(&[
            ("first_screen/plainly_outside", Is("no")),
            (
                "first_screen/plainly_outside_because",
                Says("Age, places and needs are ours."),
            ),
            ("first_screen/criteria_met", Is("yes")),
            (
                "first_screen/criteria_because",
                Says("Each is gone through below."),
            ),
        ])
        .await;
    manager.answers_every_point_yes().await;
}

/// What is not known drafts the letter for the next working day.
async fn the_letter(manager: &Driven) {
    manager
        .opens(CHILD, "Information gaps and challenges")
        .await;
    manager.sees("Places to avoid").await;
    manager.presses_button("Keep this letter").await;
    manager.sees("Nothing is left to ask for").await;
}

async fn decide_and_sign(manager: &Driven) {
    manager.opens(CHILD, "Decision").await;
    manager
        .clicks(fantoccini::Locator::Id("outcome-accept_emergency"))
        .await;
    manager
        .gives_reasons(
            0,
            &[("adults_and_skills", "Dee and Joe are on duty tonight.")],
        )
        .await;
    manager
        .answers(&[
            (
                "decision/range_reasons",
                Says("Her one known need is inside clause 3.1."),
            ),
            (
                "decision/response_reasons",
                Says("Two adults who know the house are here."),
            ),
            (
                "decision/group_reasons",
                Says("Acceptable for each of the three tonight."),
            ),
            (
                "decision/doubts",
                Says("Little is known. We look again within 72 hours."),
            ),
            ("decision/dissent", Says("Nobody disagreed.")),
            (
                "decision/pressure",
                Says("The authority rang twice; we took our time."),
            ),
            (
                "decision/who_is_told",
                Says("Wren first, by Dee. The three children at breakfast."),
            ),
            ("decision/would_change", Says("A risk nobody told us of.")),
            (
                "decision/second_person",
                Says("Priya Nair, responsible individual, by telephone: agrees."),
            ),
        ])
        .await;
    manager.opens(CHILD, "Check answers and sign").await;
    manager
        .signs("Accept in an emergency", EXAMPLE_PASSPHRASE)
        .await;
    assert_eq!(manager.barriers().await, Vec::<String>::new(), "signed");
    manager.picture("emergency-signed").await;
}
