//! What several walks do alike in a section of a referral. What differs from child to child is
//! given by the walk.

use chrono::NaiveDate;
use fantoccini::Locator;

use crate::answers::{Answer, Is, On, Says};
use crate::driven::Driven;

/// The passphrase of the example home.
pub const EXAMPLE_PASSPHRASE: &str = "this house is only an example";

/// The children who live in the example home, in the order of the group page.
pub const CHILDREN_LIVING_HERE: [&str; 3] = ["Aisha", "Ben", "Tomas"];

/// Who is on duty: three adults by day and in the evening, two at night.
const ADULTS_BY_SHIFT: [(&str, Answer); 6] = [
    ("whole_home/staffing_day", Says("Three.")),
    ("whole_home/adults_day", Says("3")),
    ("whole_home/staffing_evening", Says("Three.")),
    ("whole_home/adults_evening", Says("3")),
    ("whole_home/staffing_night", Says("Two, one awake.")),
    ("whole_home/adults_night", Says("2")),
];

impl Driven {
    /// Opens the example home, locks it, and signs in again: as on any evening but the first.
    pub async fn signs_in_to_the_example(&self) {
        self.presses("Look round the example home").await;
        self.arrives("Referrals").await;
        self.goes_to("Lock").await;
        self.arrives("Sign in").await;
        self.types("passphrase", EXAMPLE_PASSPHRASE).await;
        self.presses_button("Sign in").await;
    }

    /// Holds a need, "needs/0", to be inside the first clause of the statement of purpose.
    pub async fn finds_inside_the_first_clause(&self, need: &str, because: &'static str) {
        let id = need.replace('/', "-");
        self.answers(&[(&format!("{need}/range/finding"), Is("inside"))])
            .await;
        self.clicks(Locator::Id(&format!("q-{id}-clause-c1"))).await;
        self.until(&format!(
            "document.getElementById('q-{id}-range-words_relied_on').value !== ''"
        ))
        .await;
        self.answers(&[(&format!("{need}/range/because"), Says(because))])
            .await;
    }

    /// Says how many adults are on each shift.
    pub async fn says_who_is_on_duty(&self) {
        self.answers(&ADULTS_BY_SHIFT).await;
    }

    /// Gives the same answers about each child living here; each is named by its field, "asked".
    pub async fn writes_about_each_child(&self, of_each: &[(&str, Answer)]) {
        self.unfolds_everything().await;
        for name in CHILDREN_LIVING_HERE {
            self.presses(&format!("Write about {name}")).await;
        }
        self.unfolds_everything().await;
        for place in 0..CHILDREN_LIVING_HERE.len() {
            for (field, answer) in of_each {
                let question = format!("group/entries/{place}/{field}");
                self.answers(&[(&question, *answer)]).await;
            }
        }
    }

    /// Notes what six people said of whom the regulations and the Guide speak, in the open section.
    pub async fn notes_what_everybody_said(&self) {
        let relations = [
            "placing_authority",
            "iro",
            "parents",
            "current_carer",
            "school",
            "health",
        ];
        for (index, relation) in relations.into_iter().enumerate() {
            self.presses_button("Note another person’s view").await;
            let of = |field: &str| format!("views/{index}/{field}");
            self.answers(&[
                (&of("relation"), Is(relation)),
                (&of("person"), Says("By name, in the log")),
                (&of("asked"), Is("replied")),
                (&of("said"), Says("In favour.")),
            ])
            .await;
        }
    }

    /// Adds a condition, the first: that the placement plan is signed by a day.
    pub async fn asks_for_the_placement_plan(&self, owner: &'static str, due: NaiveDate) {
        self.presses_button("Add a condition").await;
        self.answers(&[
            (
                "decision/conditions/0/what",
                Says("The placement plan is signed."),
            ),
            ("decision/conditions/0/owner", Says(owner)),
            ("decision/conditions/0/due", On(due)),
            (
                "decision/conditions/0/proof",
                Says("The signed plan on file."),
            ),
        ])
        .await;
    }

    /// Gives reasons of the decision, each with what it rests on, after as many as stand already.
    pub async fn gives_reasons(&self, standing: usize, reasons: &[(&str, &'static str)]) {
        for (index, (code, evidence)) in (standing..).zip(reasons) {
            self.chooses("q-decision-reasons", code).await;
            self.presses_button("Add this reason").await;
            let question = format!("decision/reasons/{index}/evidence");
            self.answers(&[(&question, Says(evidence))]).await;
        }
    }

    /// Prints what a person would have had to do so far.
    pub fn says_what_it_took(&self, what: &str) {
        let (presses, fields, keys) = self.effort.counted();
        println!(
            "{what}: {presses} presses, {fields} fields, {keys} keys, about {} s of a person",
            self.effort.of_a_person().as_secs()
        );
    }
}
