//! The kinds of risk, to the child and to others.
//!
//! From the placements standard (Social Finance with Somerset), Ofsted (January 2024) and the
//! Approved Premises application of HM Prison and Probation Service, with Threshold's own additions
//! (ligature, medical emergency, allegations). The published names are stable: questions about the
//! children living here hang on them.

use super::RiskTo;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What kind of risk it is.
    RiskKind {
        SelfHarm = "self_harm": "self-harm",
        Suicide = "suicide": "suicide",
        SexualExploitation = "sexual_exploitation": "sexual exploitation",
        CriminalExploitation = "criminal_exploitation": "criminal exploitation",
        Gang = "gang": "gangs",
        DrugsAndAlcohol = "drugs_and_alcohol": "drugs and alcohol",
        Eating = "eating": "eating",
        GoingMissing = "going_missing": "going missing",
        Online = "online": "harm met online",
        Radicalisation = "radicalisation": "radicalisation",
        HarmByPeers = "harm_by_peers": "bullying or abuse by other children",
        SelfNeglect = "self_neglect": "self-neglect",
        Ligature = "ligature": "ligature",
        FireToSelf = "fire_to_self": "fire, to the child",
        MedicalEmergency = "medical_emergency": "medical emergency",
        OtherToChild = "other_to_child": "another risk to the child",

        HarmToAdults = "harm_to_adults": "physical harm to adults",
        HarmToChildren = "harm_to_children": "physical harm to other children",
        SexualHarm = "sexual_harm": "sexual harm to others",
        FireSetting = "fire_setting": "fire-setting",
        Weapons = "weapons": "weapons",
        HarmToAnimals = "harm_to_animals": "harm to animals",
        RecruitsOthers = "recruits_others": "exploiting or recruiting others",
        DamageToProperty = "damage_to_property": "damage to property",
        RacismOrHate = "racism_or_hate": "racism or hatred of a group",
        Allegations = "allegations": "a pattern of allegations",
        HarmOnlineToOthers = "harm_online_to_others": "harm to others online",
        OtherToOthers = "other_to_others": "another risk to others",
    }
}

impl RiskKind {
    /// Whose safety a risk of this kind is about.
    #[must_use]
    pub fn to(self) -> RiskTo {
        // The order of the list: the risks to the child first.
        if self <= Self::OtherToChild {
            RiskTo::Child
        } else {
            RiskTo::Others
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn each_kind_is_to_the_child_or_to_others() {
        let to_child = RiskKind::ALL.iter().filter(|k| k.to() == RiskTo::Child);
        assert_eq!(to_child.count(), 16);
        assert_eq!(RiskKind::GoingMissing.to(), RiskTo::Child);
        assert_eq!(RiskKind::HarmToAdults.to(), RiskTo::Others);
    }
}
