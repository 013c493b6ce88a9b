//! A file in the placements standard (Social Finance with Somerset; SocialCareData/placements-standard,
//! version 2, a draft of 18 July 2025): JSON, its fields by name, in one object or under the names of
//! its entities.
//!
//! "No known risk" comes in as a risk that is not known, never as one that is not there. What the file
//! says of the placement that was agreed, and of its cost, is nothing of the referral and is named as
//! not taken.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::TakenIn;
use crate::evidence::{Evidence, Knowledge};
use crate::referral::{
    Communication, LiveWith, MoreSupport, NeededBy, Pets, Referral, Required, Risk, RiskKind,
    RiskScale, Suitability,
};
use crate::vocabulary::{Vocabulary, YesNoNotKnown, capital};

/// The entities of the standard that speak of the child and of the home asked for.
const ENTITIES: &[&str] = &[
    "PlacementAvailability",
    "PlacementRequirements",
    "PlacementRecommendation",
    "Risks",
    "ActualPlacement",
    "QualityAssurance",
];

/// The risks that are asked about one by one.
const RISKS: &[(&str, RiskKind)] = &[
    ("riskSelfHarm", RiskKind::SelfHarm),
    ("riskSexualExploitation", RiskKind::SexualExploitation),
    ("riskCriminalExploitation", RiskKind::CriminalExploitation),
    ("riskDrugAlcohol", RiskKind::DrugsAndAlcohol),
    ("riskEatingDisorder", RiskKind::Eating),
    ("riskMissing", RiskKind::GoingMissing),
    ("riskToOthersPhysical", RiskKind::HarmToAdults),
    ("riskToOthersSexual", RiskKind::SexualHarm),
    ("riskToOthersFire", RiskKind::FireSetting),
    ("riskToOthersAnimals", RiskKind::HarmToAnimals),
    ("riskToOthersCriminal", RiskKind::RecruitsOthers),
];

/// Who says so.
const PERSON: &str = "the placing authority, in its file in the placements standard";

/// Reads the file; nothing where it is no such file.
pub(super) fn read(value: &Value) -> Option<TakenIn> {
    let fields = flat(value.as_object()?);
    let mut file = File {
        dated: date(&fields),
        fields,
        referral: Referral::default(),
        not_taken: Vec::new(),
        taken: 0,
    };
    let names: Vec<String> = file.fields.keys().cloned().collect();
    for name in names {
        file.take(&name);
    }
    (file.taken > 0).then_some(TakenIn {
        referral: file.referral,
        not_taken: file.not_taken,
    })
}

/// The fields of all entities in one.
fn flat(object: &Map<String, Value>) -> Map<String, Value> {
    let mut fields = Map::new();
    for (name, value) in object {
        match value.as_object() {
            Some(entity) if ENTITIES.contains(&name.as_str()) => {
                fields.extend(
                    entity
                        .iter()
                        .map(|(name, value)| (name.clone(), value.clone())),
                );
            }
            _ => {
                fields.insert(name.clone(), value.clone());
            }
        }
    }
    fields
}

fn date(fields: &Map<String, Value>) -> Option<NaiveDate> {
    let written = fields.get("referralDate")?.as_str()?;
    written.get(..10)?.parse().ok()
}

struct File {
    fields: Map<String, Value>,
    dated: Option<NaiveDate>,
    referral: Referral,
    not_taken: Vec<String>,
    taken: usize,
}

impl File {
    /// Takes a field, or names it as not taken.
    fn take(&mut self, name: &str) {
        let value = self.fields.get(name).cloned().unwrap_or_default();
        let text = words(&value);
        if text.is_empty() || value.is_null() {
            return;
        }
        let taken = self.ours(name, &value, &text).is_some();
        if taken {
            self.taken += 1;
        } else {
            self.not_taken.push(format!("{name}: {text}"));
        }
    }

    fn ours(&mut self, name: &str, value: &Value, text: &str) -> Option<()> {
        if let Some((_, kind)) = RISKS.iter().find(|(field, _)| *field == name) {
            return self.risk(*kind, kind.label(), said(text)?);
        }
        let dated = self.dated.is_some();
        let r = &mut self.referral;
        match name {
            "childId" => r.child.reference = Some(text.to_owned()),
            "siblingCount" => {
                r.child.brothers_and_sisters = Some(format!("To live with: {text} ({PERSON})"));
            }
            "neededBy" => {
                r.receipt.needed_by = Some(match text.to_lowercase().as_str() {
                    "today" => NeededBy::Today,
                    "in less than 5 days" => NeededBy::UnderFiveDays,
                    "in more than 5 days" => NeededBy::FiveDaysOrMore,
                    _ => return None,
                });
            }
            "specificCommunicationRequirements" => {
                r.child.communication = each(value)
                    .iter()
                    .map(|said| match said.to_lowercase().as_str() {
                        "esol" => Some(Communication::Esol),
                        "bsl" => Some(Communication::Bsl),
                        "makaton" => Some(Communication::Makaton),
                        "other" => Some(Communication::Other),
                        "none" => Some(Communication::None),
                        _ => None,
                    })
                    .collect::<Option<_>>()?;
            }
            "homeAdaptation" => {
                // What is not ticked was perhaps not asked: it is not known, not "no".
                r.home_asked_for.adaptation = Some(match value.as_bool()? {
                    true => YesNoNotKnown::Yes,
                    false => YesNoNotKnown::NotKnown,
                });
            }
            "culturalNeeds" => {
                r.home_asked_for.culture_and_diet = Some(match text.to_lowercase().as_str() {
                    "required" | "other" => Required::Required,
                    "not required" => Required::NotRequired,
                    "not known" => Required::NotKnown,
                    _ => return None,
                });
            }
            "livingCompanions" => {
                r.home_asked_for.live_with = Some(match text.to_lowercase().as_str() {
                    "solo placement recommended" => LiveWith::Solo,
                    "with other children recommended" => LiveWith::WithOthers,
                    "only with other older children" => LiveWith::OnlyOlder,
                    "only with other younger children" => LiveWith::OnlyYounger,
                    "no preference" => LiveWith::NoPreference,
                    _ => return None,
                });
                r.home_asked_for.live_with_whose_view = Some(PERSON.to_owned());
            }
            "pets" => {
                r.family.pets = Some(match text.to_lowercase().as_str() {
                    "yes - must" => Pets::Must,
                    "yes - can" => Pets::Can,
                    "no" => Pets::No,
                    "not known" => Pets::NotKnown,
                    _ => return None,
                });
            }
            "additionalSupport" => {
                r.home_asked_for.more_support = each(value)
                    .iter()
                    .map(|said| match said.to_lowercase().as_str() {
                        "additional supervision" => Some(MoreSupport::Supervision),
                        "therapeutic support" => Some(MoreSupport::Therapy),
                        "a worker for respite" => Some(MoreSupport::RespiteWorker),
                        "taxis to school" => Some(MoreSupport::SchoolTransport),
                        "na" => Some(MoreSupport::None),
                        other if other.starts_with("other") => Some(MoreSupport::Other),
                        _ => None,
                    })
                    .collect::<Option<_>>()?;
            }
            "residentialCareSuitability" => r.home_asked_for.residential = Some(suits(text)?),
            "fosterCareSuitability" => r.home_asked_for.fostering = Some(suits(text)?),
            "supportedAccommodationSuitability" => {
                r.home_asked_for.supported = Some(suits(text)?);
            }
            // Read before the others: the day on which the risks were stated.
            "referralDate" if dated => {}
            "referralOfficerName" => r.referrer.person = Some(text.to_owned()),
            "deprivationOfLiberty" if value.as_bool()? => {
                r.legal.orders = Some(format!("A deprivation of liberty order ({PERSON})."));
            }
            "riskOther" => {
                return self.risk(RiskKind::OtherToChild, text, Stated::Present);
            }
            "riskToOthersOther" => {
                return self.risk(RiskKind::OtherToOthers, text, Stated::Present);
            }
            _ => return None,
        }
        Some(())
    }

    /// Notes a risk: reported, or not known, never absent.
    fn risk(&mut self, kind: RiskKind, what: &str, stated: Stated) -> Option<()> {
        let r = &mut self.referral;
        r.noted.risks += 1;
        let present = matches!(stated, Stated::Present);
        r.risks.push(Risk {
            id: format!("r{}", r.noted.risks),
            to: Some(kind.to()),
            kind: Some(kind),
            what: Some(capital(what)),
            scale: (!present).then_some(RiskScale::NotKnown),
            evidence: Evidence {
                knowledge: Some(if present {
                    Knowledge::Reported
                } else {
                    Knowledge::NotKnown
                }),
                person: Some(PERSON.to_owned()),
                dated: self.dated,
                ..Evidence::default()
            },
            ..Risk::default()
        });
        Some(())
    }
}

/// What the standard lets be said of a risk.
enum Stated {
    Present,
    NoKnownRisk,
}

fn said(text: &str) -> Option<Stated> {
    match text.to_lowercase().as_str() {
        "risk present" => Some(Stated::Present),
        "no known risk" => Some(Stated::NoKnownRisk),
        _ => None,
    }
}

fn suits(text: &str) -> Option<Suitability> {
    Some(match text.to_lowercase().as_str() {
        "preferred" => Suitability::Preferred,
        "suitable but not preferred" => Suitability::NotPreferred,
        "unsuitable" => Suitability::Unsuitable,
        "not specified" => Suitability::NotSpecified,
        _ => return None,
    })
}

/// One value, or several.
fn each(value: &Value) -> Vec<String> {
    match value.as_array() {
        Some(several) => several.iter().map(words).collect(),
        None => vec![words(value)],
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Array(several) => several.iter().map(words).collect::<Vec<_>>().join(", "),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::taken_in;
    use super::*;

    #[test]
    fn the_fields_find_their_places_and_no_known_risk_is_not_known() {
        let file = json!({
            "PlacementAvailability": {"childId": 4711, "neededBy": "in less than 5 days", "preferredLocation": "Northshire"},
            "PlacementRequirements": {
                "specificCommunicationRequirements": ["BSL", "Other"], "homeAdaptation": false,
                "livingCompanions": "Only with other older children", "pets": "Yes - can",
            },
            "PlacementRecommendation": {"residentialCareSuitability": "Suitable but not preferred"},
            "Risks": {"riskSelfHarm": "No known risk", "riskMissing": "Risk Present", "riskOther": "Sleepwalking"},
            "ActualPlacement": {"totalWeeklyCost": 5000},
            "QualityAssurance": {"referralOfficerName": "Dana Mills (EXAMPLE)", "referralDate": "2026-11-16"},
        });
        let taken = taken_in(&file.to_string()).unwrap();
        let r = &taken.referral;
        assert_eq!(r.child.reference.as_deref(), Some("4711"));
        assert_eq!(r.receipt.needed_by, Some(NeededBy::UnderFiveDays));
        assert_eq!(
            r.child.communication,
            [Communication::Bsl, Communication::Other]
        );
        assert_eq!(r.home_asked_for.adaptation, Some(YesNoNotKnown::NotKnown));
        assert_eq!(r.home_asked_for.live_with, Some(LiveWith::OnlyOlder));
        assert_eq!(r.referrer.person.as_deref(), Some("Dana Mills (EXAMPLE)"));
        let risk = |kind| r.risks.iter().find(|risk| risk.kind == Some(kind)).unwrap();
        let none_known = risk(RiskKind::SelfHarm);
        assert_eq!(none_known.scale, Some(RiskScale::NotKnown));
        assert!(none_known.evidence.is_unknown() && !none_known.evidence.is_absent());
        assert_eq!(
            risk(RiskKind::GoingMissing).evidence.knowledge,
            Some(Knowledge::Reported)
        );
        assert_eq!(
            risk(RiskKind::OtherToChild).what.as_deref(),
            Some("Sleepwalking")
        );
        assert_eq!(r.noted.risks, 3);
        assert_eq!(
            taken.not_taken,
            ["preferredLocation: Northshire", "totalWeeklyCost: 5000"]
        );
    }

    #[test]
    fn the_fields_may_stand_in_one_object_and_an_unknown_choice_is_named() {
        let taken = taken_in(r#"{"neededBy": "Today", "pets": "perhaps"}"#).unwrap();
        assert_eq!(taken.referral.receipt.needed_by, Some(NeededBy::Today));
        assert_eq!(taken.referral.family.pets, None);
        assert_eq!(taken.not_taken, ["pets: perhaps"]);
    }
}
