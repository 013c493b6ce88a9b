//! Family, friends and places.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::Withdrawal;
use crate::vocabulary::{YesNoNotKnown, vocabulary};

vocabulary! {
    /// Who somebody is to the child.
    Kin {
        Mother = "mother": "mother",
        Father = "father": "father",
        BrotherOrSister = "brother_or_sister": "brother or sister",
        HalfOrStep = "half_or_step": "half or step brother or sister",
        Grandparent = "grandparent": "grandparent",
        OtherRelative = "other_relative": "another relative",
        FormerCarer = "former_carer": "former carer",
        Friend = "friend": "friend",
        OwnChild = "own_child": "the child’s own child",
        Other = "other": "somebody else",
    }
}

vocabulary! {
    /// How family time stands with somebody.
    FamilyTimeStands {
        Wanted = "wanted": "wanted by the child",
        NotWanted = "not_wanted": "not wanted by the child",
        Ordered = "ordered": "ordered by a court",
        Supervised = "supervised": "only with somebody there",
        NotToHappen = "not_to_happen": "not to happen",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// How often (placements standard).
    Regularity {
        Daily = "daily": "daily",
        FewTimesAWeek = "few_times_a_week": "a few times a week",
        Weekly = "weekly": "weekly",
        Fortnightly = "fortnightly": "fortnightly",
        Monthly = "monthly": "monthly",
        LessOften = "less_often": "less often",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// Whether the child should live with pets (placements standard).
    Pets {
        Must = "yes_must": "yes, there must be one",
        Can = "yes_can": "yes, there can be one",
        No = "no": "no",
        NotKnown = "not_known": "not known",
    }
}

/// Family, friends and places that matter.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Family {
    /// Each person who matters.
    pub people: Vec<PersonWhoMatters>,
    /// People who must not have contact, and why.
    pub no_contact: Option<String>,
    /// Places to avoid, and why.
    pub places_to_avoid: Option<String>,
    /// Places that matter.
    pub places_that_matter: Option<String>,
    /// How often the child goes to them.
    pub places_how_often: Option<Regularity>,
    /// How family time can be reached from here: who travels, how, who pays.
    pub travel: Option<String>,
    /// Pets.
    pub pets: Option<Pets>,
}

/// One person who matters to the child.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct PersonWhoMatters {
    /// Identifies the person within the referral, for example "f1". Never reused.
    pub id: String,
    /// Their name, as the child says it.
    pub name: Option<String>,
    /// Who they are to the child.
    pub kin: Option<Kin>,
    /// Their age, for a brother or sister.
    pub age: Option<u32>,
    /// Where they live, and with whom.
    pub lives: Option<String>,
    /// Whether they should live together with the child.
    pub together: Option<YesNoNotKnown>,
    /// How family time stands.
    pub time: Option<FamilyTimeStands>,
    /// How often.
    pub how_often: Option<Regularity>,
    /// Anything adults must know about it.
    pub more: Option<String>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}
