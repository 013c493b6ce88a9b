//! An emergency decided again, in full: the child has moved in, gets a profile from what the referral
//! noted, and a second record is signed that names the first.

use chrono::Days;
use fantoccini::Locator;

use crate::answers::{Is, On, Says};
use crate::driven::Driven;
use crate::sections::EXAMPLE_PASSPHRASE;

/// What the night left open, by section.
const BY_DAYLIGHT: [(&str, &[(&str, crate::answers::Answer)]); 4] = [
    (
        "The referral",
        &[
            ("receipt/named_to_statement_of_purpose", Is("yes")),
            ("referrer/team_manager", Says("Daniel Achebe")),
            (
                "referrer/independent_reviewing_officer",
                Says("Frances Tull"),
            ),
            ("why_now/last_ended", Is("CREQO")),
            ("legal/short_break", Is("no")),
            ("legal/care_order", Is("no")),
            ("legal/first_placement", Is("yes")),
            ("home_asked_for/support_day", Is("standard")),
            ("home_asked_for/support_waking_night", Is("standard")),
            ("home_asked_for/support_community", Is("standard")),
        ],
    ),
    (
        "Papers and relevant plans",
        &[
            ("plans/care_plan/state", Is("not_due_yet")),
            ("plans/care_plan/who_said", Says("Jo Lindqvist, by email.")),
            ("plans/placement_plan/state", Is("not_due_yet")),
            (
                "plans/placement_plan/who_said",
                Says("Jo Lindqvist, by email."),
            ),
            ("plans/ehc_plan/state", Is("does_not_exist")),
            ("plans/ehc_plan/who_said", Says("Mr Sethi, her school.")),
            ("plans/sen_statement/state", Is("does_not_exist")),
            (
                "plans/sen_statement/who_said",
                Says("Mr Sethi, her school."),
            ),
        ],
    ),
    (
        "Needs and strengths",
        &[
            ("strengths/progress", Says("She read to her grandmother.")),
            ("needs/0/how_it_shows", Says("She wakes twice a night.")),
            ("needs/0/support", Says("A waking adult near.")),
            ("needs/0/from_whom", Says("The adults on nights.")),
            ("needs/0/how_we_would_know", Says("She sleeps most nights.")),
        ],
    ),
    (
        "Guide 11.4: can we respond",
        &[
            ("needs/0/response/recorded_in", Is("care_plan")),
            ("whole_home/education", Says("Her own school, 25 hours.")),
            ("whole_home/education_from_day_one", Is("yes")),
            ("whole_home/health", Says("The same surgery.")),
            ("whole_home/first_aider", Is("yes")),
        ],
    ),
];

/// From the emergency's signed record to the second one; begins where the first was signed.
pub async fn decides_again(manager: &Driven, child: &str) {
    moves_in(manager, child).await;
    has_a_profile(manager, child).await;
    begin(manager, child).await;
    for (section, answers) in BY_DAYLIGHT {
        manager.opens(child, section).await;
        if section == "The referral" {
            manager.presses("Unfold every part").await;
        }
        manager.unfolds_everything().await;
        manager.answers(answers).await;
    }
    the_group_and_the_move(manager, child).await;
    who_was_heard(manager, child).await;
    decide(manager, child).await;
    two_records(manager, child).await;
}

async fn moves_in(manager: &Driven, child: &str) {
    manager.presses("What happens next").await;
    manager.arrives("What happens next").await;
    manager.presses("Note that the child moved in").await;
    manager.dates("after-at", manager.today().await).await;
    manager.types("after-at-time", "00:05").await;
    manager.presses_button("Note it").await;
    manager.sees(&format!("{child} moved in on")).await;
}

/// Nobody who lives here is left out of the next decision: the program says so and begins the profile.
async fn has_a_profile(manager: &Driven, child: &str) {
    manager
        .presses(&format!("Begin {child}’s profile from the referral"))
        .await;
    manager.arrives("Add a child").await;
    manager
        .until(&format!(
            "document.getElementById('known-as').value === '{child}' && document.getElementById('birth-year').value"
        ))
        .await;
    manager.presses_button("Add this child").await;
    manager.arrives("Children living here").await;
    assert!(!manager.text().await.contains("has no profile"));
}

async fn begin(manager: &Driven, child: &str) {
    manager.goes_to("Referrals").await;
    manager.presses(child).await;
    manager.presses("What happens next").await;
    manager.arrives("What happens next").await;
    // The child's own entry is found by its date of birth.
    manager
        .until(&format!(
            "document.querySelector('#own-entry option:checked')?.innerText.includes('{child}')"
        ))
        .await;
    manager.picture("decide-again").await;
    manager.presses_button("Decide again, in full").await;
    manager.sees("This decides again, in full").await;
    manager.arrives(child).await;
    manager.sees("3 of 3 children considered").await;
}

async fn the_group_and_the_move(manager: &Driven, child: &str) {
    let today = manager.today().await;
    manager
        .opens(child, "Guide 11.4: the children living here")
        .await;
    manager
        .answers(&[
            ("group/location_assessed_on", On(today - Days::new(60))),
            ("group/location_still_holds", Is("yes")),
            ("group/location_because", Says("School is near.")),
            ("group/relationship_history", Says("Nobody could say yet.")),
        ])
        .await;
    manager.opens(child, "The move").await;
    manager
        .answers(&[
            ("moving_in/pace", Says("None was possible.")),
            ("moving_in/education", Says("Her own school on Monday.")),
            ("moving_in/statement_offered", Says("With our answer.")),
            ("moving_in/family_time", Says("Saturdays.")),
            ("moving_in/who_meets", Says("Dee met her.")),
            ("moving_in/welcome", Says("Aisha made a sign.")),
            ("moving_in/induction", Says("A page a day.")),
            // After the move: the five working days of an emergency.
            ("moving_in/placement_plan_by", On(today + Days::new(1))),
        ])
        .await;
}

async fn who_was_heard(manager: &Driven, child: &str) {
    manager.opens(child, "Views").await;
    manager
        .answers(&[(
            "childs_view/authority_ascertained",
            Says("Nothing yet: asked for in our letter."),
        )])
        .await;
    manager.notes_what_everybody_said().await;
}

async fn decide(manager: &Driven, child: &str) {
    let due = manager.today().await + Days::new(5);
    manager.opens(child, "Decision").await;
    manager
        .clicks(Locator::Id("outcome-accept_with_conditions"))
        .await;
    // The night's reason stands; a yes by daylight asks for one under each threshold.
    manager
        .gives_reasons(
            1,
            &[
                ("needs_inside", "Clause 3.1."),
                ("no_effect_found", "Each of the three was considered."),
            ],
        )
        .await;
    manager
        .answers(&[
            ("decision/range_reasons", Says("Inside clause 3.1.")),
            ("decision/response_reasons", Says("She has slept.")),
            ("decision/group_reasons", Says("Nobody was unsettled.")),
            ("decision/doubts", Says("We have no plan yet.")),
            ("decision/dissent", Says("Nobody disagreed.")),
            ("decision/pressure", Says("None now.")),
            ("decision/would_change", Says("No plan by Friday.")),
            ("decision/who_is_told", Says("Wren first, by Dee.")),
        ])
        .await;
    manager
        .asks_for_the_placement_plan("Jo Lindqvist", due)
        .await;
    manager.presses("I disagree, because").await;
    let field = manager
        .until("[...document.querySelectorAll('.finding textarea')].find(t => t.offsetParent)?.id")
        .await;
    manager
        .types(
            field.as_str().unwrap_or_default(),
            "Told by telephone; the plan is being written.",
        )
        .await;
    manager.presses_button("Keep my reason").await;
    manager.sees("You disagree, because:").await;
    manager.opens(child, "Check answers and sign").await;
    manager
        .signs("Accept on conditions", EXAMPLE_PASSPHRASE)
        .await;
}

/// One stay, two records: what happens is noted beside the second, the first leads there.
async fn two_records(manager: &Driven, child: &str) {
    manager.presses("What happens next").await;
    manager.arrives("What happens next").await;
    manager.sees("The placement started on").await;
    manager.presses("The emergency’s referral").await;
    manager.arrives(child).await;
    manager.presses("What happens next").await;
    manager
        .sees("This decision was made again in full, as decision record")
        .await;
    manager.arrives("What happens next").await;
    manager.goes_to("Decisions").await;
    manager.arrives("Decisions").await;
    manager
        .until(&format!(
            "[...document.querySelectorAll('tbody tr')].filter((row) => row.innerText.includes('{child}')).length === 2"
        ))
        .await;
}
