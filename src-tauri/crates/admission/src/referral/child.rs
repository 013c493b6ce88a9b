//! The child referred, and their legal status.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::{YesNoNotKnown, vocabulary};

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
        S25 = "S25": "section 25 secure order",
        DoL = "DOL": "deprivation of liberty order (inherent jurisdiction)",
        So = "SO": "supervision order",
        Mha = "MHA": "detained under the Mental Health Act, or section 117 aftercare",
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
    /// Ethnicity.
    pub ethnicity: Option<String>,
    /// Religion or belief.
    pub religion: Option<String>,
    /// First language, and how the child communicates.
    pub language_and_communication: Option<String>,
    /// Brothers and sisters, and where they live.
    pub brothers_and_sisters: Option<String>,
    /// Family time: wanted, ordered, or not to happen, and with whom.
    pub family_time: Option<String>,
}

impl Child {
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
    /// Delegated authority and medical consent, including in an emergency.
    pub delegated_authority: Option<String>,
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
    /// How long, and what the plan is after.
    pub length_and_plan: Option<String>,
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
