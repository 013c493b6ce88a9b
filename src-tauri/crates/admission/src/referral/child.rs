//! The child referred, and their legal status.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::Withdrawal;
use crate::vocabulary::{YesNo, YesNoNotKnown, vocabulary};

vocabulary! {
    /// The child's sex, as the statement of purpose needs it (Schedule 1, paragraph 3(b)).
    Sex { Girl = "girl": "girl", Boy = "boy": "boy", NotKnown = "not_known": "not known" }
}

vocabulary! {
    /// Legal status (SSDA903, with the additions children's homes meet).
    LegalStatus {
        C1 = "C1": "interim care order (C1)",
        C2 = "C2": "full care order (C2)",
        E1 = "E1": "placement order (E1)",
        J1 = "J1": "remanded to the local authority or to youth detention accommodation (J1)",
        J2 = "J2": "PACE accommodation (J2)",
        J3 = "J3": "youth rehabilitation order with residence (J3)",
        L1 = "L1": "police protection (L1)",
        L2 = "L2": "emergency protection order (L2)",
        L3 = "L3": "child assessment order (L3)",
        V2 = "V2": "section 20, single period (V2)",
        V3 = "V3": "short breaks (V3)",
        V4 = "V4": "short breaks, single agreement (V4)",
        D1 = "D1": "freeing order (D1, no longer made)",
        S25 = "S25": "section 25 secure order",
        DoL = "DOL": "deprivation of liberty order (inherent jurisdiction)",
        So = "SO": "supervision order",
        Mha = "MHA": "detained under the Mental Health Act, section not said",
        Mha2 = "MHA2": "detained under section 2 of the Mental Health Act",
        Mha3 = "MHA3": "detained under section 3 of the Mental Health Act",
        S117 = "S117": "section 117 aftercare",
        Cao = "CAO": "child arrangements order",
        Sgo = "SGO": "special guardianship that has broken down",
        V2Own = "V2OWN": "section 20, aged 16 or 17 by own consent",
        None = "NONE": "not looked after and no order",
        NotKnown = "NK": "not known",
    }
}

/// The child who needs a home.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Child {
    /// The authority's reference for the child.
    pub reference: Option<String>,
    /// Legal name.
    pub legal_name: Option<String>,
    /// The name the child uses.
    pub known_as: Option<String>,
    /// Initials: the name in anything that leaves the home with names masked.
    pub initials: Option<String>,
    /// Date of birth.
    pub date_of_birth: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Gender identity and pronouns, in the child's words.
    pub identity_and_pronouns: Option<String>,
    /// Disability, in plain words.
    pub disability: Option<String>,
    /// Ethnicity.
    pub ethnicity: Option<String>,
    /// Religion or belief.
    pub religion: Option<String>,
    /// First language, and how the child communicates.
    pub language_and_communication: Option<String>,
    /// Help with communication; several may be needed.
    pub communication: Vec<Communication>,
    /// Nationality and immigration position.
    pub nationality_and_immigration: Option<String>,
    /// Whether the child seeks asylum without a parent.
    pub unaccompanied: Option<YesNoNotKnown>,
    /// Where the child's age is in question: who says what, and what was assessed.
    pub age_in_question: Option<String>,
    /// Allergies, and the medicines taken now: what the adults of the first night have to know.
    pub allergies_and_medicines: Option<String>,
    /// Height and weight, where equipment needs them.
    pub height_and_weight: Option<String>,
    /// Brothers and sisters, and where they live.
    pub brothers_and_sisters: Option<String>,
    /// Family time: wanted, ordered, or not to happen, and with whom.
    pub family_time: Option<String>,
}

impl Child {
    /// The initials as they were noted, else the first letters of the name used or the legal name: what
    /// stands where no name may. None where nothing of the kind is known.
    #[must_use]
    pub fn initials_or_first_letters(&self) -> Option<String> {
        let written = |said: &Option<String>| {
            let said = said.as_deref().map(str::trim);
            said.filter(|said| !said.is_empty()).map(str::to_owned)
        };
        written(&self.initials).or_else(|| {
            let name = [&self.known_as, &self.legal_name]
                .into_iter()
                .find_map(written)?;
            let letters: Vec<String> = name
                .split_whitespace()
                .filter_map(|part| part.chars().next())
                .map(|letter| format!("{letter}."))
                .collect();
            Some(letters.join(" "))
        })
    }

    /// The name used on screen and in the record, or a plain stand-in.
    #[must_use]
    pub fn screen_name(&self) -> &str {
        [&self.known_as, &self.legal_name, &self.initials]
            .into_iter()
            .flatten()
            .map(|n| n.trim())
            .find(|n| !n.is_empty())
            .unwrap_or("the child")
    }
}

/// The child's legal status and who may decide for them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Legal {
    /// Whether a local authority looks after the child (Children Act 1989 s 22).
    pub looked_after: Option<YesNoNotKnown>,
    /// Legal status.
    pub status: Option<LegalStatus>,
    /// The day the child became looked after: reviews are counted from it (Care Planning
    /// Regulations 33(1)).
    pub became_looked_after_on: Option<NaiveDate>,
    /// Whether the child is a youth justice child (regulation 2(1)).
    pub youth_justice: Option<YesNoNotKnown>,
    /// Whether the child is under a care order, interim or full (Children Act 1989 s 31): its
    /// care plan is not put off (Care Planning Regulations, regulation 4(2)).
    pub care_order: Option<YesNoNotKnown>,
    /// Whether this would be the child's first placement since becoming looked after (Care
    /// Planning Regulations, regulation 4(2)).
    pub first_placement: Option<YesNoNotKnown>,
    /// Whether the stay is a short break (regulation 52, Schedule 5).
    pub short_break: Option<YesNoNotKnown>,
    /// Whether secure accommodation is asked for (Schedule 5).
    pub secure: Option<YesNoNotKnown>,
    /// Orders: made on, expires, court, sealed copy held or not.
    pub orders: Option<String>,
    /// Who holds parental responsibility.
    pub parental_responsibility: Option<String>,
    /// Delegated authority.
    pub delegated_authority: Option<String>,
    /// Medical consent, including in an emergency.
    pub medical_consent: Option<String>,
    /// Each order: made on, expires, court, sealed copy held or not.
    pub orders_made: Vec<Order>,
}

/// One order of a court about the child.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Order {
    /// Identifies the order within the referral, for example "o1". Never reused.
    pub id: String,
    /// Which order, in words: "interim care order".
    pub what: Option<String>,
    /// When it was made.
    pub made_on: Option<NaiveDate>,
    /// When it expires.
    pub expires_on: Option<NaiveDate>,
    /// Which court made it.
    pub court: Option<String>,
    /// Whether the home holds a sealed copy.
    pub sealed_copy: Option<YesNo>,
    /// What it asks of the home.
    pub asks_of_us: Option<String>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

vocabulary! {
    /// Help with communication (placements standard).
    Communication {
        Esol = "esol": "English as an additional language (ESOL)",
        Interpreter = "interpreter": "an interpreter",
        Bsl = "bsl": "British Sign Language",
        Makaton = "makaton": "Makaton",
        PicturesOrDevice = "pictures_or_device": "pictures or a device",
        Other = "other": "something else",
        None = "none": "none needed",
        NotKnown = "not_known": "not known",
    }
}

/// The home the authority asks for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct HomeAskedFor {
    /// Whether the child should live with others.
    pub live_with: Option<LiveWith>,
    /// Whose view that is, and why.
    pub live_with_whose_view: Option<String>,
    /// Adult support asked for by day.
    pub support_day: Option<AdultSupport>,
    /// Adult support asked for at night, awake.
    pub support_waking_night: Option<AdultSupport>,
    /// Adult support asked for outside the home.
    pub support_community: Option<AdultSupport>,
    /// Whether a children's home is the kind of home asked for.
    pub residential: Option<Suitability>,
    /// Whether a foster home would be.
    pub fostering: Option<Suitability>,
    /// Whether supported accommodation would be.
    pub supported: Option<Suitability>,
    /// More support asked for; several kinds may be.
    pub more_support: Vec<MoreSupport>,
    /// What that support is to be, and who gives it.
    pub more_support_what: Option<String>,
    /// Whether the building must be adapted.
    pub adaptation: Option<YesNoNotKnown>,
    /// What must be adapted.
    pub adaptation_what: Option<String>,
    /// Whether there is a cultural or dietary need to be met.
    pub culture_and_diet: Option<Required>,
    /// What that need is.
    pub culture_and_diet_what: Option<String>,
    /// How long.
    pub length: Option<LengthOfStay>,
    /// The plan after.
    pub plan_after: Option<PlanAfter>,
    /// How long, and what the plan is after.
    pub length_and_plan: Option<String>,
}

vocabulary! {
    /// How far a kind of home suits (placements standard).
    Suitability {
        Preferred = "preferred": "preferred",
        NotPreferred = "suitable_not_preferred": "suitable, not preferred",
        Unsuitable = "unsuitable": "unsuitable",
        NotSpecified = "not_specified": "not specified",
    }
}

vocabulary! {
    /// Support asked for beyond adults' time (placements standard).
    MoreSupport {
        Supervision = "supervision": "extra supervision",
        Therapy = "therapy": "therapy",
        RespiteWorker = "respite_worker": "a short-break worker",
        SchoolTransport = "school_transport": "transport to school",
        Other = "other": "something else",
        None = "none": "none",
    }
}

vocabulary! {
    /// Whether something is required (placements standard).
    Required {
        Required = "required": "required",
        NotRequired = "not_required": "not required",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// How long the child is to stay (authorities' referral forms).
    LengthOfStay {
        ShortBreak = "short_break": "a short break",
        SixMonths = "up_to_6_months": "up to six months",
        Longer = "over_6_months": "over six months",
        UntilAdulthood = "until_adulthood": "until adulthood",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// The plan for permanence (Ofsted, January 2024).
    PlanAfter {
        StayHere = "stay_here": "to stay in this home",
        ReturnHome = "return_home": "to return to family",
        Foster = "foster": "to move to a foster home",
        AdultServices = "adult_services": "to move to adult services",
        Other = "other": "another plan",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// Living alone or with others (placements standard).
    LiveWith {
        Solo = "solo": "solo recommended",
        WithOthers = "with_others": "with others recommended",
        OnlyOlder = "only_older": "only with older children",
        OnlyYounger = "only_younger": "only with younger children",
        NoPreference = "no_preference": "no preference",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// Adult support (placements standard).
    AdultSupport {
        Standard = "standard": "the home's ordinary staffing",
        OneToOne = "1:1": "one adult to one child (1:1)",
        TwoToOne = "2:1": "two adults to one child (2:1)",
        More = "more_than_2:1": "more than two adults to one child",
        NotSpecified = "not_specified": "not specified",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_of_whom_only_a_name_is_known_stands_under_its_letters() {
        let of = |initials: &str, known_as: &str| Child {
            initials: Some(initials.to_owned()),
            known_as: Some(known_as.to_owned()),
            ..Child::default()
        };
        let letters = |child: Child| child.initials_or_first_letters();
        assert_eq!(letters(of("W.H.", "Wren")).as_deref(), Some("W.H."));
        assert_eq!(letters(of(" ", "Wren Hale")).as_deref(), Some("W. H."));
        assert_eq!(letters(of("", " ")), None);
    }
}
