//! The open referral of the example home, finished as its manager might: every finding is settled
//! from “Before you can sign”, by following it to its place.

use chrono::{Days, NaiveDate};

use crate::driven::Driven;

impl Driven {
    /// Settles what stands in the way of an answer, and chooses “not yet”: the letter is still open.
    pub async fn finishes_kayden(&self) {
        let today = self.today().await;
        self.the_care_plan_came(today).await;
        self.fire_setting_is_held_against_the_statement().await;
        self.needs_are_recorded(today).await;
        self.tomas_is_thought_of().await;
        self.the_quay_is_measured().await;
        self.every_question_is_taken_up().await;
        self.letter_is_kept().await;
        self.follows_from_overview("The first 72 hours", "The move")
            .await;
        self.types(
            "q-moving_in-first_72_hours",
            "Dee or Joe on every shift. His gran on Sunday. A call with Tiana each evening.",
        )
        .await;
        self.is_saved().await;
        self.decision_is_written().await;
    }

    /// Goes back to the referral and from there to the place of a finding.
    pub async fn follows_from_overview(&self, finding: &str, section: &str) {
        self.presses("Kayden, 14").await;
        self.until("document.querySelector('h1')?.innerText === 'Kayden, 14'")
            .await;
        self.goes_there(finding).await;
        self.arrives(section).await;
    }

    async fn the_care_plan_came(&self, today: NaiveDate) {
        self.goes_there("The care plan exists and has not been supplied")
            .await;
        self.arrives("Papers and relevant plans").await;
        self.chooses("q-plans-care_plan-state", "held").await;
        self.dates("q-plans-care_plan-dated", today - Days::new(20))
            .await;
        self.dates("q-plans-care_plan-last_reviewed", today - Days::new(31))
            .await;
        self.dates("q-plans-care_plan-next_review_due", today + Days::new(150))
            .await;
        self.types("q-plans-care_plan-pages", "18").await;
        self.chooses("q-plans-care_plan-complete", "yes").await;
        self.chooses("q-plans-care_plan-current", "yes").await;
        self.is_saved().await;
    }

    async fn fire_setting_is_held_against_the_statement(&self) {
        self.follows_from_overview("has not yet been held against", "Regulation 14")
            .await;
        self.chooses("q-needs-8-range-finding", "inside").await;
        // Clause 3.2: children who become overwhelmed.
        self.clicks(fantoccini::Locator::Id("q-needs-8-clause-c2"))
            .await;
        self.until("document.getElementById('q-needs-8-range-words_relied_on').value !== ''")
            .await;
        self.types(
            "q-needs-8-range-because",
            "Both fires came when he was overwhelmed on a family-time Saturday, out of doors and \
             alone; what helps him then can be learned and done here.",
        )
        .await;
        self.is_saved().await;
        self.picture("range").await;
    }

    async fn needs_are_recorded(&self, today: NaiveDate) {
        for (need, words, page) in [
            (6, "older people at the Quay", "7"),
            (7, "Sleep: whether he sleeps", "9"),
            (8, "two fires in outdoor bins", "6"),
        ] {
            let finding = format!("{words}, who");
            let finding = if need == 6 { finding.as_str() } else { words };
            self.follows_from_overview(
                finding,
                if need == 8 {
                    ""
                } else {
                    "Guide 11.4: can we respond"
                },
            )
            .await;
            let field = |name: &str| format!("q-needs-{need}-response-{name}");
            self.chooses(&field("recorded_in"), "care_plan").await;
            self.types(&field("page"), page).await;
            self.dates(&field("plan_dated"), today - Days::new(20))
                .await;
            if need == 8 {
                self.types(
                    &field("required"),
                    "Saturdays that hold, and the fire service’s work with him.",
                )
                .await;
                self.types(
                    &field("who"),
                    "Joe Farrow; five fire marshals, one on every shift.",
                )
                .await;
                self.chooses(&field("in_place"), "today").await;
                self.chooses(&field("effective"), "yes").await;
                self.types(
                    &field("because"),
                    "He owns up, he accepts help, and we know the two days.",
                )
                .await;
            }
            self.is_saved().await;
        }
    }

    async fn tomas_is_thought_of(&self) {
        self.follows_from_overview("About T.N. nothing is written", "Guide 11.4: the children")
            .await;
        self.window
            .execute("window.scrollTo(0, 0)", vec![])
            .await
            .expect("the top of the page");
        self.picture("group").await;
        self.presses("Write about Tomas").await;
        let entry = |name: &str| format!("q-group-entries-2-{name}");
        self.types(
            &entry("own_plan"),
            "T.N.’s care plan; our risk assessment of this month",
        )
        .await;
        self.types(
            &entry("no_benefit_because"),
            "He is six years younger and has just arrived; none is seen yet.",
        )
        .await;
        self.chooses(&entry("asked"), "replied").await;
        self.types(&entry("said"), "“Does he like chess?” (To Sana Iqbal.)")
            .await;
        self.types(
            &entry("social_worker_view"),
            "Not before the middle of December, and not near an alarm test.",
        )
        .await;
        self.chooses(&entry("acceptable"), "yes").await;
        self.types(
            &entry("acceptable_because"),
            "With a later move and nothing that burns in the house.",
        )
        .await;

        let cell = "button[aria-label^=\"Tomas, safety\" i]";
        self.clicks(fantoccini::Locator::Css(cell)).await;
        self.presses("Note something here").await;
        let row = |name: &str| format!("q-group-rows-10-{name}");
        self.chooses(&row("direction"), "both_ways").await;
        self.chooses(&row("effect"), "risk").await;
        self.types(
            &row("what_we_know"),
            "Smoke and alarms terrify T.N.; Kayden has set two fires, out of doors.",
        )
        .await;
        self.chooses(&row("evidence-knowledge"), "evidenced_present")
            .await;
        self.types(&row("evidence-document"), "Our risk assessment for T.N.")
            .await;
        self.types(&row("evidence-page"), "2").await;
        self.chooses(&row("likelihood_before"), "possible").await;
        self.chooses(&row("seriousness_before"), "severe").await;
        self.types(
            &row("measure"),
            "An adult beside Kayden on family-time Saturdays; lighters locked away.",
        )
        .await;
        self.types(&row("who"), "Joe Farrow and the shift leader")
            .await;
        self.types(&row("from_when"), "The day he moves in").await;
        self.chooses(&row("in_place"), "today").await;
        self.chooses(&row("likelihood_after"), "unlikely").await;
        self.chooses(&row("seriousness_after"), "serious").await;
        self.chooses(&row("acceptable"), "yes").await;
        self.is_saved().await;
    }

    async fn the_quay_is_measured(&self) {
        self.follows_from_overview("A risk for B.W.", "Guide 11.4: the children")
            .await;
        let row = |name: &str| format!("q-group-rows-6-{name}");
        self.types(
            &row("measure"),
            "The safety plan agreed with the police; Joe walks the road with each of them.",
        )
        .await;
        self.types(&row("who"), "Joe Farrow").await;
        self.types(&row("from_when"), "Before the move").await;
        self.chooses(&row("in_place"), "by_date").await;
        self.chooses(&row("likelihood_after"), "possible").await;
        self.chooses(&row("seriousness_after"), "serious").await;
        self.chooses(&row("acceptable"), "yes").await;
        self.goes_there("Whether, for B.W.").await;
        self.chooses("q-group-entries-1-acceptable", "yes").await;
        self.types(
            "q-group-entries-1-acceptable_because",
            "Only with the safety plan, which is a condition.",
        )
        .await;
        self.is_saved().await;
    }

    async fn every_question_is_taken_up(&self) {
        let because = "Talked through on Thursday: what is written child by child says it all.";
        let taken_up = self.sets_every_proposed_question_aside(because).await;
        assert!(taken_up > 10, "only {taken_up} questions were proposed");
        self.is_saved().await;
    }

    async fn letter_is_kept(&self) {
        self.follows_from_overview("Not yet challenged", "Information gaps and challenges")
            .await;
        self.sees("regulation 5(c)").await;
        // A day to reply by stands there already, and is the manager's to change.
        let by = self
            .until("document.getElementById('draft-reply-by')?.value")
            .await;
        assert!(by.as_str().is_some_and(|day| !day.is_empty()));
        self.presses("Keep this letter").await;
        self.sees("Nothing is left to ask for").await;
    }

    async fn decision_is_written(&self) {
        self.presses("Go on to: Decision").await;
        self.arrives("Decision").await;
        self.clicks(fantoccini::Locator::Id("outcome-not_yet"))
            .await;
        for (field, words) in [
            (
                "dissent",
                "Marek asked whether we should wait for the police. We wait for their part of the plan.",
            ),
            (
                "range_reasons",
                "Each need is inside section 3, fire-setting by clause 3.2, for the reasons given there.",
            ),
            (
                "response_reasons",
                "We can, with the safety plan agreed before he comes and Saturdays that hold.",
            ),
            (
                "group_reasons",
                "Acceptable for each of the three, if he comes after M.H. and T.N. have settled.",
            ),
            (
                "who_is_told",
                "Kayden first, by Dee, in person. Then his gran, the Harkers and Rachel Denby.",
            ),
            (
                "would_change",
                "No safety plan by the day before the move, or a fire.",
            ),
        ] {
            self.types(&format!("q-decision-{field}"), words).await;
        }
        self.is_saved().await;
        self.picture("decision").await;
    }
}
