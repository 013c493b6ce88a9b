//! A planned acceptance as a whole: a home signed in to, a referral begun, every section met in its
//! order, and the answer signed. No section is left out that a person would meet.

use chrono::{Datelike, Days};
use fantoccini::Locator;

use crate::answers::{Is, On, Says};
use crate::driven::Driven;
use crate::sections::EXAMPLE_PASSPHRASE;

const CHILD: &str = "Robin";

#[tokio::test]
async fn a_planned_acceptance_from_signing_in_to_a_signed_record() {
    let home = tempfile::tempdir().unwrap();
    let copy = home.path().join("record.pdf");
    let manager = Driven::start_with(home.path(), copy.to_str().unwrap()).await;
    manager.signs_in_to_the_example().await;

    begin(&manager).await;
    the_referral(&manager).await;
    first_screen(&manager).await;
    papers_and_plans(&manager).await;
    needs_and_strengths(&manager).await;
    anything_more(&manager).await;
    inside_the_range(&manager).await;
    can_we_respond(&manager).await;
    the_children_living_here(&manager).await;
    gaps(&manager).await;
    views(&manager).await;
    the_move(&manager).await;
    decision(&manager).await;
    check_and_sign(&manager).await;
    what_happens_next(&manager, &copy).await;

    manager.says_what_it_took("a planned acceptance");
}

async fn begin(manager: &Driven) {
    let today = manager.today().await;
    manager.presses("New referral").await;
    manager.arrives("New referral").await;
    manager.chooses("channel", "email").await;
    manager.chooses("route", "planned").await;
    manager.types("authority", "Westmere (EXAMPLE)").await;
    manager.types("referrer", "Joanna Pryce").await;
    manager.types("phone", "01632 960214").await;
    manager.types("child", CHILD).await;
    let born = today.with_year(today.year() - 12).unwrap_or(today);
    manager.dates("birth", born).await;
    manager.presses("Save and go to the referral").await;
    manager.arrives("Robin, 12").await;
}

async fn the_referral(manager: &Driven) {
    manager.opens(CHILD, "The referral").await;
    manager.presses("Unfold every part").await;
    manager.unfolds_everything().await;
    manager
        .answers(&[
            ("receipt/named_to_statement_of_purpose", Is("yes")),
            ("referrer/placing_authority_kind", Is("local_authority")),
            ("referrer/role", Says("Social worker")),
            ("referrer/email", Says("joanna.pryce@westmere.example")),
            ("referrer/team_manager", Says("Daniel Achebe")),
            (
                "referrer/independent_reviewing_officer",
                Says("Frances Tull"),
            ),
            (
                "referrer/duty_contact",
                Says("Westmere emergency duty team"),
            ),
            ("child/sex", Is("girl")),
            ("legal/looked_after", Is("yes")),
            ("legal/status", Is("C2")),
            ("legal/youth_justice", Is("no")),
            ("legal/care_order", Is("yes")),
            ("legal/first_placement", Is("no")),
            ("legal/short_break", Is("no")),
            ("legal/secure", Is("no")),
            (
                "why_now/reason",
                Says("Her foster carer is ill and cannot go on."),
            ),
            ("why_now/last_ended", Is("CREQO")),
            (
                "why_now/last_carer",
                Says("Mrs Lyle, at our table, for two hours."),
            ),
            ("home_asked_for/live_with", Is("with_others")),
            ("home_asked_for/support_day", Is("standard")),
            ("home_asked_for/support_waking_night", Is("standard")),
            ("home_asked_for/support_community", Is("standard")),
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
                Says("It names our clauses."),
            ),
            ("first_screen/criteria_met", Is("yes")),
            (
                "first_screen/criteria_because",
                Says("Each is gone through above."),
            ),
        ])
        .await;
    manager.answers_every_point_yes().await;
}

async fn papers_and_plans(manager: &Driven) {
    let today = manager.today().await;
    manager.opens(CHILD, "Papers and relevant plans").await;
    manager
        .answers(&[("plans/protection_or_missing", Is("no"))])
        .await;
    manager.unfolds_everything().await;
    manager
        .answers(&[
            ("plans/care_plan/state", Is("held")),
            ("plans/care_plan/dated", On(today - Days::new(30))),
            ("plans/care_plan/last_reviewed", On(today - Days::new(20))),
            (
                "plans/care_plan/next_review_due",
                On(today + Days::new(150)),
            ),
            ("plans/care_plan/pages", Says("14")),
            ("plans/care_plan/complete", Is("yes")),
            ("plans/care_plan/changed", Is("no")),
            ("plans/care_plan/current", Is("yes")),
            ("plans/placement_plan/state", Is("not_due_yet")),
            (
                "plans/placement_plan/who_said",
                Says("Joanna Pryce, by telephone."),
            ),
            ("plans/ehc_plan/state", Is("does_not_exist")),
            (
                "plans/ehc_plan/who_said",
                Says("Mr Sethi, her school, yesterday."),
            ),
            ("plans/sen_statement/state", Is("does_not_exist")),
            (
                "plans/sen_statement/who_said",
                Says("Mr Sethi, her school, yesterday."),
            ),
        ])
        .await;
    parts_of_the_care_plan(manager).await;
    manager.presses_button("Note a paper").await;
    manager
        .answers(&[
            ("papers/0/title", Says("The referral form")),
            ("papers/0/author", Says("Joanna Pryce")),
            ("papers/0/redacted", Is("no")),
        ])
        .await;
}

/// What the local authority must put in the care plan: each part is looked for, and found on a page.
async fn parts_of_the_care_plan(manager: &Driven) {
    const STATE: &str = "[id^=\"q-plans-care_plan_parts-\"][id$=\"-state\"]";
    let fields = manager
        .until(&format!(
            "[...document.querySelectorAll('{STATE}')].map((part) => part.id)"
        ))
        .await;
    let fields: Vec<String> = serde_json::from_value(fields).unwrap();
    assert!(fields.len() > 5, "{fields:?}");
    for (index, state) in fields.iter().enumerate() {
        manager.chooses(state, "there").await;
        let page = state.replace("-state", "-page");
        manager.types(&page, &(index + 2).to_string()).await;
    }
    manager.is_saved().await;
}

async fn needs_and_strengths(manager: &Driven) {
    manager.opens(CHILD, "Needs and strengths").await;
    manager
        .answers(&[
            ("strengths/strengths", Says("She draws birds from memory.")),
            ("strengths/progress", Says("She reads at bedtime again.")),
        ])
        .await;
    for (index, words) in ["waking frightened at night", "grieving for her nan"]
        .iter()
        .enumerate()
    {
        let need = manager.notes_a_need(words).await;
        assert_eq!(need, format!("needs/{index}"));
        let of = |field: &str| format!("{need}/{field}");
        manager
            .answers(&[
                (&of("how_it_shows"), Says("Two nights a week.")),
                (&of("support"), Says("An adult awake and near.")),
                (&of("from_whom"), Says("The adults on nights.")),
                (&of("how_we_would_know"), Says("She sleeps most nights.")),
                (&of("evidence/knowledge"), Is("evidenced_present")),
                (&of("evidence/document"), Says("Care plan")),
                (&of("evidence/page"), Says("6")),
            ])
            .await;
    }
}

async fn anything_more(manager: &Driven) {
    manager.opens(CHILD, "Is anything more called for?").await;
    manager
        .answers(&[
            ("liberty/proposed", Is("no")),
            ("area/home_lies", Is("own_area")),
            ("therapy/offered", Is("no")),
            ("devices/used", Is("no")),
        ])
        .await;
}

async fn inside_the_range(manager: &Driven) {
    manager.opens(CHILD, "Regulation 14").await;
    manager.unfolds_everything().await;
    for need in 0..2 {
        manager
            .finds_inside_the_first_clause(
                &format!("needs/{need}"),
                "It began with a loss, as 3.1 says.",
            )
            .await;
    }
}

async fn can_we_respond(manager: &Driven) {
    let today = manager.today().await;
    manager.opens(CHILD, "Guide 11.4: can we respond").await;
    manager.unfolds_everything().await;
    for need in 0..2 {
        let of = |field: &str| format!("needs/{need}/response/{field}");
        manager
            .answers(&[
                (&of("recorded_in"), Is("care_plan")),
                (&of("page"), Says("6")),
                (&of("plan_dated"), On(today - Days::new(30))),
                (&of("required"), Says("An adult awake every night.")),
                (&of("who"), Says("Colette Dunn and Marek Nowak.")),
                (&of("in_place"), Is("today")),
                (&of("effective"), Is("yes")),
                (&of("because"), Says("It is how we work each night.")),
            ])
            .await;
    }
    manager.says_who_is_on_duty().await;
    manager
        .answers(&[
            ("whole_home/first_aider", Is("yes")),
            ("whole_home/continuity", Says("The same two for a month.")),
            (
                "whole_home/education",
                Says("Her school, eleven minutes away."),
            ),
            ("whole_home/health", Says("The same surgery and dentist.")),
        ])
        .await;
}

async fn the_children_living_here(manager: &Driven) {
    manager
        .opens(CHILD, "Guide 11.4: the children living here")
        .await;
    manager
        .writes_about_each_child(&[
            ("own_plan", Says("Care plan and our risk assessment.")),
            (
                "no_impact_because",
                Says("They share no room and no route."),
            ),
            ("no_benefit_because", Says("None is seen yet.")),
            ("asked", Is("replied")),
            ("said", Says("“Does she like dogs?”")),
            ("social_worker_view", Says("Content.")),
            ("acceptable", Is("yes")),
            (
                "acceptable_because",
                Says("Nothing in it for them to bear."),
            ),
        ])
        .await;
    manager
        .answers(&[
            ("group/children_on_the_day", Says("3")),
            (
                "group/relationship_history",
                Says("Gentle with younger children."),
            ),
            (
                "group/location_assessed_on",
                On(manager.today().await - Days::new(60)),
            ),
            ("group/location_still_holds", Is("yes")),
            (
                "group/location_because",
                Says("School and surgery are near."),
            ),
            (
                "group/whole_group",
                Says("Three settled children; no change."),
            ),
            (
                "group/if_the_answer_is_no",
                Says("A second foster family, far off."),
            ),
        ])
        .await;
    let because = "Talked through by the team: nothing here.";
    assert!(manager.sets_every_proposed_question_aside(because).await > 0);
    manager.is_saved().await;
}

async fn gaps(manager: &Driven) {
    manager
        .opens(CHILD, "Information gaps and challenges")
        .await;
    manager.sees("Nothing is left to ask for").await;
}

async fn views(manager: &Driven) {
    manager.opens(CHILD, "Views").await;
    manager
        .answers(&[
            ("childs_view/asked", Is("replied")),
            ("childs_view/told", Says("A letter with photographs.")),
            ("childs_view/how_asked", Says("By Sana, making dough.")),
            ("childs_view/said", Says("“It smells of toast.”")),
            ("childs_view/weighed", Says("The tree room is hers.")),
            (
                "childs_view/authority_ascertained",
                Says("Care plan page 13."),
            ),
        ])
        .await;
    manager.notes_what_everybody_said().await;
}

async fn the_move(manager: &Driven) {
    let today = manager.today().await;
    manager.opens(CHILD, "The move").await;
    manager.unfolds_everything().await;
    manager
        .answers(&[
            ("moving_in/on", On(today + Days::new(14))),
            ("moving_in/pace", Says("A visit, tea, one night.")),
            ("moving_in/who_travels", Says("Mrs Lyle drives her.")),
            ("moving_in/first_evening", Says("Pizza, and the dog.")),
            ("moving_in/first_72_hours", Says("Sana on each shift.")),
            ("moving_in/family_time", Says("Her brother on Saturdays.")),
            ("moving_in/education", Says("Her own school on Monday.")),
            ("moving_in/welcome", Says("Aisha makes the sign.")),
            (
                "moving_in/childrens_guide",
                Says("Posted, then read with her."),
            ),
            ("moving_in/placement_plan_by", On(today + Days::new(7))),
            ("moving_in/who_meets", Says("Sana, at the car.")),
            ("moving_in/induction", Says("A page a day for a week.")),
            (
                "moving_in/statement_offered",
                Says("With our first answer."),
            ),
        ])
        .await;
}

async fn decision(manager: &Driven) {
    let today = manager.today().await;
    manager.opens(CHILD, "Decision").await;
    manager
        .clicks(Locator::Id("outcome-accept_with_conditions"))
        .await;
    manager
        .gives_reasons(
            0,
            &[
                ("needs_inside", "Both needs stand under 3.1."),
                ("adults_and_skills", "Two adults awake by turns, trained."),
                (
                    "no_effect_found",
                    "A.K., B.W. and T.N. were each considered.",
                ),
            ],
        )
        .await;
    manager
        .answers(&[
            (
                "decision/range_reasons",
                Says("Both are inside clause 3.1."),
            ),
            (
                "decision/response_reasons",
                Says("The adults are here now."),
            ),
            (
                "decision/group_reasons",
                Says("Acceptable for each of the three."),
            ),
            ("decision/doubts", Says("That she may wake the landing.")),
            ("decision/dissent", Says("Nobody; the team was asked.")),
            ("decision/pressure", Says("None; we had ten days.")),
            (
                "decision/would_change",
                Says("No placement plan by the move."),
            ),
            ("decision/who_is_told", Says("Robin first, by Sana.")),
        ])
        .await;
    manager
        .asks_for_the_placement_plan("Joanna Pryce", today + Days::new(7))
        .await;
}

/// What was passed over is found from the last page, settled in its place, and nothing is left.
async fn check_and_sign(manager: &Driven) {
    manager.opens(CHILD, "Check answers and sign").await;
    manager
        .goes_there("say too whether it begins on the day of the move")
        .await;
    manager
        .answers(&[("whole_home/education_from_day_one", Is("yes"))])
        .await;
    manager.opens(CHILD, "Check answers and sign").await;
    let left = manager
        .until("[...document.querySelectorAll('.finding p:first-child')].map((p) => p.innerText)")
        .await;
    assert_eq!(left, serde_json::json!([]), "left before signing");
    manager.sees("Nothing is left to settle").await;
    // Each answer can be changed from here, and the way back is kept.
    manager.unfolds_everything().await;
    manager.picture("check-answers").await;
    manager
        .signs("Accept on conditions", EXAMPLE_PASSPHRASE)
        .await;
    assert_eq!(manager.barriers().await, Vec::<String>::new(), "signed");
    manager.picture("planned-signed").await;
}

/// The record can be read and holds; what follows from it stands with the referral.
async fn what_happens_next(manager: &Driven, copy: &std::path::Path) {
    manager.presses("Read the decision record").await;
    manager.sees("Page 1 of").await;
    manager.arrives("Record").await;
    manager.finds_the_record_whole().await;
    manager.presses("Export a copy").await;
    manager.sees("A copy was written").await;
    assert!(copy.is_file());
    manager.goes_to("Referrals").await;
    manager.presses(CHILD).await;
    manager.arrives("Robin, 12").await;
    manager.presses("What happens next").await;
    manager.arrives("What happens next").await;
    manager.sees("The placement plan is signed.").await;
    manager.picture("what-happens-next").await;
}
