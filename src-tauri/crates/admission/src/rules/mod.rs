//! The rules: one concern, one file.
//!
//! # Adding a rule ("the home must also check X")
//!
//! 1. Add a file named for the concern it raises (`need_outside_the_range.rs`), with four doc
//!    headings at its top: *What it looks at*, *Why it matters*, *What the manager sees*,
//!    *Example*.
//! 2. In it, declare `pub const RULE: Rule` with an id that was never used before, the line of the
//!    rule list it answers, the provision it cites and its force, and a `check`.
//! 3. List it in [`ALL`].
//! 4. Give it its own tests and a scenario in `tests/scenarios/`.
//! 5. Write the rule book anew (`INSTA_UPDATE=always cargo test -p admission rule_book`, and
//!    `cargo xtask bindings`) and read what it changes.
//!
//! # What every rule keeps to
//!
//! - It reads the case and the day, nothing else, and never panics.
//! - **Not known is never absent.** An unanswered question is treated as every answer that could
//!   raise a concern: an unanswered route is both an emergency and not one; an unanswered plan
//!   exists and has not been supplied.
//! - **Deleting a fact never helps.** Blanking a field or withdrawing an entry never leaves fewer
//!   findings to settle or challenge, nor opens an outcome (held by property tests). An entry that
//!   is withdrawn counts as standing until a person has read the withdrawal.
//! - It raises a concern and says where it is settled; it never suggests an outcome.

mod acceptance_without_a_condition;
mod admission_criterion_not_gone_through;
mod allergies_and_medicines_not_asked;
mod anxieties_before_an_emergency_move;
mod arrival_not_planned;
mod beyond_the_registered_number;
mod care_plan_not_made_yet;
mod challenge_that_asks_too_little;
mod challenge_to_a_parent;
mod child_living_here_not_asked;
mod child_living_here_without_an_entry;
mod child_weighed_without_own_plan;
mod childrens_guide_not_given;
mod childs_view_not_sought;
mod condition_of_registration_not_kept;
mod day_to_day_safety_not_planned;
mod decision_not_by_a_registered_person;
mod device_without_its_conditions;
mod devices_not_named;
mod disagreement_without_a_reason;
mod education_not_from_day_one;
mod effect_in_one_direction;
mod effect_not_found_acceptable;
mod emergency_gate_not_lifted;
mod emergency_not_explained;
mod emergency_outcome_on_another_route;
mod emergency_question_not_answered_yes;
mod emergency_the_statement_does_not_provide_for;
mod emergency_without_staff_able_to_respond;
mod family_time_not_arranged;
mod first_aider_not_always_on_duty;
mod first_screen_against_the_move;
mod gap_not_challenged;
mod letter_without_a_reply;
mod liberty_without_an_order;
mod living_alone_for_convenience;
mod location_not_held_against_this_child;
mod measure_not_in_place;
mod measure_without_a_condition;
mod missing_entry;
mod more_than_half_from_an_agency;
mod move_before_the_placement_plan;
mod need_outside_the_range;
mod need_resting_on_no_words;
mod need_we_cannot_respond_to;
mod need_without_plan_and_page;
mod one_adult_alone;
mod out_of_area_not_approved;
mod outcome_resting_on_no_letter;
mod outside_age_sex_or_number;
mod placement_plan_of_our_own;
mod plan_missing_incomplete_or_old;
mod plan_said_to_have_no_bearing;
mod plan_that_may_be_old;
mod plan_without_a_part_it_must_have;
mod question_about_the_group_left_open;
mod reason_not_in_the_list;
mod reason_without_its_evidence;
mod relationship_history_not_asked;
mod relevant_person_not_heard;
mod restriction_spilling_over;
mod restriction_without_a_reason;
mod risk_that_is_part_of_no_need;
mod risks_without_strengths;
mod rota_without_the_newcomer;
mod said_but_not_a_reason;
mod school_change_not_approved;
mod secure_under_thirteen;
mod short_break_not_shown;
mod statement_of_purpose_not_offered;
mod therapy_without_an_assessment;
mod therapy_without_its_conditions;
mod too_little_asked_of_a_family;
mod unanswered_question;
mod unread_withdrawal;
mod wishes_the_authority_ascertained;
mod youth_justice_not_regarded;

use chrono::NaiveDate;

use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::tasks::TaskId;
use crate::vocabulary::is_blank;

/// Every rule. The order makes no difference.
pub const ALL: &[&Rule] = &[
    &acceptance_without_a_condition::RULE,
    &admission_criterion_not_gone_through::RULE,
    &allergies_and_medicines_not_asked::RULE,
    &anxieties_before_an_emergency_move::RULE,
    &arrival_not_planned::RULE,
    &beyond_the_registered_number::RULE,
    &care_plan_not_made_yet::RULE,
    &challenge_that_asks_too_little::RULE,
    &challenge_to_a_parent::RULE,
    &child_living_here_not_asked::RULE,
    &child_living_here_without_an_entry::RULE,
    &child_weighed_without_own_plan::RULE,
    &childrens_guide_not_given::RULE,
    &childs_view_not_sought::RULE,
    &condition_of_registration_not_kept::RULE,
    &day_to_day_safety_not_planned::RULE,
    &decision_not_by_a_registered_person::RULE,
    &device_without_its_conditions::RULE,
    &devices_not_named::RULE,
    &disagreement_without_a_reason::RULE,
    &education_not_from_day_one::RULE,
    &effect_in_one_direction::RULE,
    &effect_not_found_acceptable::RULE,
    &emergency_gate_not_lifted::RULE,
    &emergency_not_explained::RULE,
    &emergency_outcome_on_another_route::RULE,
    &emergency_question_not_answered_yes::RULE,
    &emergency_the_statement_does_not_provide_for::RULE,
    &emergency_without_staff_able_to_respond::RULE,
    &family_time_not_arranged::RULE,
    &first_aider_not_always_on_duty::RULE,
    &first_screen_against_the_move::RULE,
    &gap_not_challenged::RULE,
    &letter_without_a_reply::RULE,
    &location_not_held_against_this_child::RULE,
    &liberty_without_an_order::RULE,
    &living_alone_for_convenience::RULE,
    &measure_not_in_place::RULE,
    &measure_without_a_condition::RULE,
    &missing_entry::RULE,
    &more_than_half_from_an_agency::RULE,
    &move_before_the_placement_plan::RULE,
    &need_outside_the_range::RULE,
    &need_resting_on_no_words::RULE,
    &need_we_cannot_respond_to::RULE,
    &need_without_plan_and_page::RULE,
    &one_adult_alone::RULE,
    &out_of_area_not_approved::RULE,
    &outcome_resting_on_no_letter::RULE,
    &outside_age_sex_or_number::RULE,
    &placement_plan_of_our_own::RULE,
    &plan_missing_incomplete_or_old::RULE,
    &plan_said_to_have_no_bearing::RULE,
    &reason_not_in_the_list::RULE,
    &reason_without_its_evidence::RULE,
    &said_but_not_a_reason::RULE,
    &plan_that_may_be_old::RULE,
    &plan_without_a_part_it_must_have::RULE,
    &relationship_history_not_asked::RULE,
    &relevant_person_not_heard::RULE,
    &question_about_the_group_left_open::RULE,
    &risks_without_strengths::RULE,
    &risk_that_is_part_of_no_need::RULE,
    &rota_without_the_newcomer::RULE,
    &statement_of_purpose_not_offered::RULE,
    &unanswered_question::RULE,
    &unread_withdrawal::RULE,
    &wishes_the_authority_ascertained::RULE,
    &restriction_spilling_over::RULE,
    &restriction_without_a_reason::RULE,
    &school_change_not_approved::RULE,
    &secure_under_thirteen::RULE,
    &short_break_not_shown::RULE,
    &therapy_without_an_assessment::RULE,
    &therapy_without_its_conditions::RULE,
    &too_little_asked_of_a_family::RULE,
    &youth_justice_not_regarded::RULE,
];

/// The rule book as Markdown: every rule with its ground, every line of the rule list with what
/// answers it. A test holds it to the rules.
pub const BOOK: &str = include_str!("../../rule-book.md");

/// Whether "I disagree, because" can answer a rule's findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disagreeing {
    /// A reason answers the finding; it is printed in the record and closes nothing.
    Open,
    /// The finding is answered where the fact stands: a number, a condition of registration, or a
    /// finding the registered manager made themself.
    AnsweredWhereTheFactStands,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its id, for example "RANGE-01". Never reused.
    pub id: &'static str,
    /// The concern it raises: "this referral raises …".
    pub concern: &'static str,
    /// The lines of the rule list it answers, for example "G1".
    pub answers: &'static [&'static str],
    /// The provision it rests on, by id; none where Threshold only suggests.
    pub provision: Option<&'static str>,
    /// The force of that ground.
    pub force: Force,
    /// What its findings ask for.
    pub weight: Weight,
    /// The outcomes its findings close.
    pub closes: &'static [Outcome],
    /// Whether a reason answers its findings.
    pub disagreeing: Disagreeing,
    /// Looks at a case on a day.
    pub check: fn(&Case, NaiveDate) -> Checked,
}

/// What a rule found, or why it could not be evaluated.
pub type Checked = Result<Vec<Raised>, CannotTell>;

/// Why a rule could not be evaluated: one plain sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannotTell(pub String);

/// A concern as a rule raises it; what is left out is the rule's own.
#[derive(Debug, Clone)]
pub struct Raised {
    /// What it is about, by id or pointer; empty when it is about the case as a whole.
    pub subject: String,
    /// The concern, in one or two plain sentences.
    pub sentence: String,
    /// The task that settles it.
    pub task: TaskId,
    /// JSON pointer to the field that settles it.
    pub pointer: String,
    /// Another provision than the rule's.
    pub provision: Option<&'static str>,
    /// Another force than the rule's.
    pub force: Option<Force>,
    /// Another weight than the rule's.
    pub weight: Option<Weight>,
    /// Other outcomes than the rule's.
    pub closes: Option<&'static [Outcome]>,
    /// Whether the concern is about the outcome it closes rather than about the case: it is then a
    /// finding only while that outcome is chosen.
    pub of_outcome: bool,
}

impl Raised {
    /// A concern about a subject, settled at a place.
    #[must_use]
    pub fn new(
        subject: impl Into<String>,
        sentence: impl Into<String>,
        task: TaskId,
        pointer: impl Into<String>,
    ) -> Self {
        Self {
            subject: subject.into(),
            sentence: sentence.into(),
            task,
            pointer: pointer.into(),
            provision: None,
            force: None,
            weight: None,
            closes: None,
            of_outcome: false,
        }
    }

    /// The same, closing other outcomes.
    #[must_use]
    pub fn closing(mut self, outcomes: &'static [Outcome]) -> Self {
        self.closes = Some(outcomes);
        self
    }

    /// The same, on another ground.
    #[must_use]
    pub fn under(mut self, provision: &'static str, force: Force) -> Self {
        self.provision = Some(provision);
        self.force = Some(force);
        self
    }

    /// The same, as something the outcome itself asks for.
    #[must_use]
    pub fn asked_by_the_outcome(mut self) -> Self {
        self.of_outcome = true;
        self
    }

    /// The same, of another weight.
    #[must_use]
    pub fn weighing(mut self, weight: Weight) -> Self {
        self.weight = Some(weight);
        self
    }
}

/// Every outcome a person can sign.
pub(crate) const EVERY_OUTCOME: &[Outcome] = &[
    Outcome::Accept,
    Outcome::AcceptWithConditions,
    Outcome::AcceptEmergency,
    Outcome::NotYet,
    Outcome::DeclineOutsideRange,
    Outcome::DeclineCannotRespond,
    Outcome::DeclineEffectOnChildren,
    Outcome::DeclineNotInformed,
    Outcome::DeclineNoPlace,
    Outcome::WithdrawnByAuthority,
    Outcome::PlacedElsewhere,
];

/// The home's own answers, yes or no: every outcome but those by which the authority ends the
/// referral.
pub(crate) const EVERY_DECISION: &[Outcome] = &[
    Outcome::Accept,
    Outcome::AcceptWithConditions,
    Outcome::AcceptEmergency,
    Outcome::NotYet,
    Outcome::DeclineOutsideRange,
    Outcome::DeclineCannotRespond,
    Outcome::DeclineEffectOnChildren,
    Outcome::DeclineNotInformed,
    Outcome::DeclineNoPlace,
];

/// Whether the child may still move in: no outcome is chosen, or one by which the child does. What
/// is only worth considering before a move is not put to somebody who declines.
#[must_use]
pub(crate) fn may_be_accepted(case: &Case) -> bool {
    case.referral.decision.outcome.is_none_or(Outcome::accepts)
}

/// Whether an outcome is chosen by which the child moves in: what is worth considering only then is
/// not asked before.
#[must_use]
pub(crate) fn is_accepted(case: &Case) -> bool {
    case.referral.decision.outcome.is_some_and(Outcome::accepts)
}

/// Whether something is written about a child living here: a row that stands and says something,
/// or a reason why no impact is foreseen.
#[must_use]
pub fn has_entry(case: &Case, child: &str) -> bool {
    let group = &case.referral.group;
    group
        .rows_about(child)
        .any(|row| !is_blank(row.what_we_know.as_ref()))
        || group
            .entry(child)
            .is_some_and(|e| !is_blank(e.no_impact_because.as_ref()))
}

/// Whether writing about a child living here has begun, though nothing may be written yet. An
/// entry that was begun stays begun when its answers are blanked.
pub(crate) fn is_begun(case: &Case, child: &str) -> bool {
    let group = &case.referral.group;
    group.entry(child).is_some() || group.rows.iter().any(|row| row.child == child)
}

/// What is known to be outside the age, sex or number of the statement of purpose, in sentences.
pub(crate) fn known_outside_age_sex_or_number(case: &Case, today: NaiveDate) -> Vec<String> {
    outside_age_sex_or_number::known_outside(case, today)
}

/// The initials of a child living here, or words for a child whose initials are not entered. Never
/// the screen name: what a rule says is printed in the record.
pub(crate) fn named(initials: &str) -> &str {
    child_living_here_without_an_entry::name(initials)
}

#[cfg(test)]
mod book;
#[cfg(test)]
mod properties;
