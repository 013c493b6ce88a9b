//! Reasons: specific, coded, each tied to the gate or to a limb, each with its evidence.
//!
//! The same rigour for yes and for no. A reason from the list does not stand in for the registered
//! manager's own words; it says what kind of reason it is, so that an authority can act on it and
//! six months of decisions can be read together. Some things people say are no reasons
//! ([`Ground::NotAReason`]); each has a kind answer in [`answer`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::Withdrawal;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a reason rests on.
    Ground {
        Range = "range": "Regulation 14(2)(a): the range of needs",
        Response = "response": "Guide 11.4: whether the home can respond effectively",
        Group = "group": "Guide 11.4: the children living here",
        Information = "information": "Guide 11.5: the information asked for",
        Place = "place": "A place in the home",
        NotAReason = "not_a_reason": "Said, but not a reason by itself",
    }
}

vocabulary! {
    /// A reason. Which way it speaks stands in [`ReasonHelp`].
    ReasonCode {
        NeedsInside = "needs_inside": "each need stands under a clause of the statement of purpose",
        CriteriaMet = "criteria_met": "the admission criteria are met",
        AdultsAndSkills = "adults_and_skills": "the adults and skills each need asks for are here",
        MissingWillCome = "missing_will_come": "what is missing comes by a dated condition",
        ContinuityKept = "continuity_kept": "people, school or health care the child has are kept",
        ChildsOwnWish = "childs_own_wish": "the child wants this home, knowing what it is",
        NearFamily = "near_family": "family, friends or brothers and sisters are near",
        GroupBenefits = "group_benefits": "a benefit for somebody living here",
        MeasuresHold = "measures_hold": "measures bring each effect on a child living here to what is acceptable",
        NoEffectFound = "no_effect_found": "each child living here was considered and no effect was found",
        NobodyLivesHere = "nobody_lives_here": "no child lives here now",

        NeedExcluded = "need_excluded": "a need the statement of purpose excludes",
        NeedNotProvidedFor = "need_not_provided_for": "a need the statement of purpose does not provide for",
        AgeSexOrNumber = "age_sex_or_number": "outside the age, sex or number the home is for",
        CriteriaNotMet = "criteria_not_met": "the admission criteria are not met",
        EmergencyNotProvidedFor = "emergency_not_provided_for": "the statement of purpose does not provide for emergency admissions",
        SkillsMissing = "skills_missing": "skills or training we do not have for a named need",
        AdultsMissing = "adults_missing": "adults we do not have on a named shift",
        ClinicalInputMissing = "clinical_input_missing": "health care or therapy a need depends on cannot be had",
        EducationMissing = "education_missing": "education a need depends on cannot be had",
        BuildingUnsuitable = "building_unsuitable": "the building cannot be made fit in time",
        LocalityUnsafe = "locality_unsafe": "where the home is puts this child at risk",
        SupportNotAgreed = "support_not_agreed": "the authority has not agreed what our response depends on",
        RestrictionNotUsedHere = "restriction_not_used_here": "a restriction this home cannot lawfully or safely carry out",
        HarmToAChildHere = "harm_to_a_child_here": "harm to a child living here that no measure brings down",
        HarmToTheChild = "harm_to_the_child": "harm to the child referred that comes from the group",
        RecoveryAtRisk = "recovery_at_risk": "a recovery of a child living here would be put at risk",
        SharedPeopleOrPlaces = "shared_people_or_places": "people or places the children share",
        TooMuchChange = "too_much_change": "too much change here in recent weeks",
        AdultsTakenAway = "adults_taken_away": "adults’ time a child living here needs would be taken away",
        RestrictionsSpillOver = "restrictions_spill_over": "restrictions would spill over to children living here",
        PlanNotSupplied = "plan_not_supplied": "a relevant plan was not supplied",
        PlanNotCurrent = "plan_not_current": "a relevant plan is not complete or not current",
        PagesBlackedOut = "pages_blacked_out": "pages blacked out hide what we need to know",
        QuestionNotAnswered = "question_not_answered": "a question we asked was not answered",
        NoBed = "no_bed": "no bed is free",
        BeyondRegisteredNumber = "beyond_registered_number": "it would be more children than the home is registered for",
        PlacePromised = "place_promised": "the place is promised to another child",

        ComplexNeeds = "complex_needs": "“complex needs”",
        OfstedGrade = "ofsted_grade": "our Ofsted grade",
        Notifications = "notifications": "the number of notifications",
        GutFeeling = "gut_feeling": "a gut feeling",
        BedEmpty = "bed_empty": "a bed is empty",
        AuthorityInsists = "authority_insists": "the authority insists",
    }
}

/// What a reason rests on, which way it speaks and what it must say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReasonHelp {
    /// The reason.
    pub code: ReasonCode,
    /// What it rests on.
    pub ground: Ground,
    /// Whether it speaks for a yes; otherwise for a no. A thing that is no reason speaks for
    /// neither.
    pub for_yes: bool,
    /// The evidence it asks for.
    pub asks: &'static str,
}

/// One reason of the decision.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Reason {
    /// Identifies the reason within the referral, for example "w1". Never reused.
    pub id: String,
    /// The reason, from the list.
    pub code: Option<ReasonCode>,
    /// Its evidence: which need, which child, which gap, which clause.
    pub evidence: Option<String>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

impl Reason {
    /// Whether a decision can rest on it: chosen from the list, a reason, with its evidence, and not
    /// withdrawn. One whose withdrawal nobody has read carries nothing either.
    #[must_use]
    pub fn carries(&self, ground: Ground, for_yes: bool) -> bool {
        self.withdrawn.is_none()
            && !crate::vocabulary::is_blank(self.evidence.as_ref())
            && self.code.is_some_and(|code| {
                let help = code.help();
                help.ground == ground && help.for_yes == for_yes
            })
    }
}

impl ReasonCode {
    /// What the reason rests on and asks for.
    #[must_use]
    pub fn help(self) -> ReasonHelp {
        use Ground::{Group, Information, NotAReason, Place, Range, Response};
        use ReasonCode as R;
        let (ground, for_yes, asks) = match self {
            R::NeedsInside => (
                Range,
                true,
                "Which clauses carry the needs that weigh most?",
            ),
            R::CriteriaMet => (Range, true, "What did you find against each criterion?"),
            R::AdultsAndSkills => (
                Response,
                true,
                "Which adults, on which shifts, with which training, for which need?",
            ),
            R::MissingWillCome => (
                Response,
                true,
                "What is missing, who brings it, by when, and which condition says so?",
            ),
            R::ContinuityKept => (
                Response,
                true,
                "Who or what is kept, and who has agreed to it?",
            ),
            R::ChildsOwnWish => (
                Response,
                true,
                "What was the child told, and what did they say, when?",
            ),
            R::NearFamily => (
                Response,
                true,
                "Who is near, how far, and what does the plan say about time together?",
            ),
            R::GroupBenefits => (
                Group,
                true,
                "For whom (initials), what is the benefit, and how would you know?",
            ),
            R::MeasuresHold => (
                Group,
                true,
                "For whom (initials), which measure, and who is there to carry it out?",
            ),
            R::NoEffectFound => (
                Group,
                true,
                "For each child (initials), what did you look at, and what did they say?",
            ),
            R::NobodyLivesHere => (
                Group,
                true,
                "Since when, and is anybody else about to move in?",
            ),
            R::NeedExcluded => (
                Range,
                false,
                "Which need, and which clause excludes it? Give the page.",
            ),
            R::NeedNotProvidedFor => (
                Range,
                false,
                "Which need, and which clauses did you look for it in?",
            ),
            R::AgeSexOrNumber => (
                Range,
                false,
                "Which of the three, and what does the statement of purpose say?",
            ),
            R::CriteriaNotMet => (Range, false, "Which criterion, and what did you find?"),
            R::EmergencyNotProvidedFor => (
                Range,
                false,
                "What does the statement of purpose say? Give the page.",
            ),
            R::SkillsMissing => (
                Response,
                false,
                "Which need, which skill, and could it be had in time?",
            ),
            R::AdultsMissing => (
                Response,
                false,
                "Which shift, how many adults, for which need, and what did you try?",
            ),
            R::ClinicalInputMissing => (
                Response,
                false,
                "Which need, which service, and what did it answer?",
            ),
            R::EducationMissing => (
                Response,
                false,
                "Which need, which school or service was asked, and what did it answer?",
            ),
            R::BuildingUnsuitable => (
                Response,
                false,
                "What would have to change, for which need, and how long would it take?",
            ),
            R::LocalityUnsafe => (
                Response,
                false,
                "Which people or places near here, and who told you?",
            ),
            R::SupportNotAgreed => (
                Response,
                false,
                "What was asked for, of whom, when, and what was the answer?",
            ),
            R::RestrictionNotUsedHere => (
                Response,
                false,
                "Which restriction, and why can it not be carried out here?",
            ),
            R::HarmToAChildHere => (
                Group,
                false,
                "Which child (initials), what harm, and which measures did you weigh?",
            ),
            R::HarmToTheChild => (
                Group,
                false,
                "What harm, from what in the group, and which measures did you weigh?",
            ),
            R::RecoveryAtRisk => (
                Group,
                false,
                "Which child (initials), recovering from what, and who advised you?",
            ),
            R::SharedPeopleOrPlaces => (
                Group,
                false,
                "Which people or places, which child (initials), and how do you know?",
            ),
            R::TooMuchChange => (
                Group,
                false,
                "Who came or left, when, and when would another change be bearable?",
            ),
            R::AdultsTakenAway => (
                Group,
                false,
                "Which child (initials), which hours, and what did you try?",
            ),
            R::RestrictionsSpillOver => (
                Group,
                false,
                "Which restriction, and what would it take from which child (initials)?",
            ),
            R::PlanNotSupplied => (
                Information,
                false,
                "Which plan, asked for when, and what was the answer?",
            ),
            R::PlanNotCurrent => (
                Information,
                false,
                "Which plan, what is missing or out of date, and why does it matter here?",
            ),
            R::PagesBlackedOut => (
                Information,
                false,
                "Which pages, what do they seem to hide, and how else did you ask to be told?",
            ),
            R::QuestionNotAnswered => (
                Information,
                false,
                "Which question, asked of whom and when, and why does it decide?",
            ),
            R::NoBed => (
                Place,
                false,
                "How many live here, and when is a bed next free?",
            ),
            R::BeyondRegisteredNumber => (
                Place,
                false,
                "How many is the home registered for, and how many live here?",
            ),
            R::PlacePromised => (
                Place,
                false,
                "Until when is it promised? Say nothing of the other child.",
            ),
            R::ComplexNeeds => (NotAReason, false, "Which need, exactly, and what about it?"),
            R::OfstedGrade => (
                NotAReason,
                false,
                "What about this child, this home or this group is it really about?",
            ),
            R::Notifications => (
                NotAReason,
                false,
                "Which events do you expect, and what would you do about them?",
            ),
            R::GutFeeling => (
                NotAReason,
                false,
                "What did you notice that made you feel so?",
            ),
            R::BedEmpty => (NotAReason, false, "Why this child, and why here?"),
            R::AuthorityInsists => (
                NotAReason,
                false,
                "What did the authority say, and what does it show about the child?",
            ),
        };
        ReasonHelp {
            code: self,
            ground,
            for_yes,
            asks,
        }
    }
}

/// Every reason with its help, in the order of the list.
pub fn each() -> impl Iterator<Item = ReasonHelp> {
    use crate::vocabulary::Vocabulary;
    ReasonCode::ALL.iter().map(|code| code.help())
}

/// A thing said that is no reason by itself: the kind answer, and words to read beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The answer.
    pub sentence: &'static str,
    /// The provision whose words are shown beside it.
    pub provision: &'static str,
    /// The words by which it is noticed in a text, in small letters.
    pub noticed_by: &'static [&'static str],
}

/// The answer to a thing said that is no reason by itself; none for a reason.
#[must_use]
pub fn answer(code: ReasonCode) -> Option<Answer> {
    let (sentence, provision, noticed_by): (_, _, &[&str]) = match code {
        ReasonCode::ComplexNeeds => (
            "Each child’s needs can be named one by one. Saying which need, and what about it, lets \
             the authority do something, and lets you see whether the answer is still no.",
            "OFSTEDBLOG/2021-01-27",
            &[
                "complex need",
                "too complex",
                "complexity of",
                "high-level need",
                "high level need",
            ],
        ),
        ReasonCode::OfstedGrade => (
            "A worry about the grade is human. Ofsted has said how it looks at homes that take \
             children others find hard to place.",
            "OFSTEDBLOG/2021-01-27",
            &[
                "ofsted grade",
                "ofsted rating",
                "ofsted judgement",
                "our grade",
                "our rating",
                "inspection grade",
                "inspection is due",
                "next inspection",
                "downgrade",
                "risk our good",
                "lose our good",
                "lose our outstanding",
            ],
        ),
        ReasonCode::Notifications => (
            "Notifications show that a home tells what happens. What they would be about may be a \
             reason; their number is none.",
            "SCCIF/113",
            &["notifications", "notifiable"],
        ),
        ReasonCode::GutFeeling => (
            "A feeling is often right about something. Write what you noticed: then it can be \
             weighed, asked about and answered.",
            "SCCIF/117",
            &[
                "gut feeling",
                "gut instinct",
                "gut says",
                "gut tells",
                "our instinct",
                "my instinct",
                "bad feeling",
                "a hunch",
            ],
        ),
        ReasonCode::BedEmpty => (
            "An empty bed says that there is room. Whether this child should live here with these \
             children is the question.",
            "GUIDE/11.4",
            &[
                "empty bed",
                "bed is empty",
                "bed empty",
                "beds empty",
                "empty beds",
                "fill the bed",
                "fill a bed",
                "fill the place",
                "fill the vacancy",
                "need the income",
                "our occupancy",
            ],
        ),
        ReasonCode::AuthorityInsists => (
            "An authority may ask and press; only you decide. Write the pressure under “Pressure”, \
             and here what it shows about the child.",
            "CHR2015/14(2)(a)",
            &[
                "authority insist",
                "worker insist",
                "commissioner insist",
                "they insist",
                "director insist",
                "told us to take",
                "told to take",
                "made to take",
                "no choice but to take",
                "pressed us to take",
                "pressure to take",
            ],
        ),
        _ => return None,
    };
    Some(Answer {
        sentence,
        provision,
        noticed_by,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn each_ground_has_reasons_and_each_reason_asks() {
        for ground in Ground::ALL {
            assert!(
                each().any(|help| help.ground == *ground),
                "{}",
                ground.name()
            );
        }
        for help in each() {
            assert!(help.asks.contains('?'), "{}", help.code.name());
        }
    }

    #[test]
    fn what_is_no_reason_has_an_answer_and_nothing_else_has() {
        for help in each() {
            let answered = answer(help.code);
            assert_eq!(answered.is_some(), help.ground == Ground::NotAReason);
            if let Some(answer) = answered {
                assert!(
                    crate::law::provision(answer.provision).is_some(),
                    "{}",
                    answer.provision
                );
            }
        }
    }

    #[test]
    fn a_yes_rests_on_the_gate_and_both_limbs() {
        for ground in [Ground::Range, Ground::Response, Ground::Group] {
            assert!(each().any(|h| h.ground == ground && h.for_yes));
            assert!(each().any(|h| h.ground == ground && !h.for_yes));
        }
    }
}
