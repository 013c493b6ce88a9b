//! The words of the house, gathered for the screen: questions, vocabularies, tasks.
//!
//! The application writes them to `ui/src/bindings/words.json`; nothing on screen types a label of
//! its own for a field that reaches the record.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::questions::{self, Question};
use crate::referral::specific_needs::{self, NeedHelp};
use crate::referral::{CarePlanParts, PartOfPlan, PlacementPlanParts};
use crate::vocabulary::{Choice, Vocabulary};

/// All words the screen shares with the record.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Words {
    /// Every question, in order.
    pub questions: Vec<Question>,
    /// Every vocabulary, by name.
    pub vocabularies: BTreeMap<&'static str, Vec<Choice>>,
    /// The specific needs a need is noted from, with help, category by category.
    pub specific_needs: Vec<NeedHelp>,
    /// What a care plan and a placement plan must hold, part by part.
    pub plan_parts: Vec<PartOfPlan>,
    /// The words by which each force is introduced, by its published name.
    pub forces: BTreeMap<&'static str, &'static str>,
}

/// All words the screen shares with the record.
#[must_use]
pub fn words() -> Words {
    use crate::law::Force;
    Words {
        questions: questions::all().copied().collect(),
        vocabularies: vocabularies(),
        specific_needs: specific_needs::each().collect(),
        plan_parts: [CarePlanParts::PARTS, PlacementPlanParts::PARTS].concat(),
        forces: Force::ALL.iter().map(|f| (f.name(), f.says())).collect(),
    }
}

/// Every vocabulary, by the name a question uses for it.
#[must_use]
pub fn vocabularies() -> BTreeMap<&'static str, Vec<Choice>> {
    macro_rules! table {
        ($($name:ident from $module:path),+ $(,)?) => {{
            $(use $module as $name;)+
            BTreeMap::from([$((stringify!($name), <$name as Vocabulary>::choices())),+])
        }};
    }
    table![
        AdultSupport from crate::referral::AdultSupport,
        Asked from crate::referral::Asked,
        Channel from crate::referral::Channel,
        Direction from crate::judgement::Direction,
        Effect from crate::judgement::Effect,
        EmergencyAdmissions from crate::home::EmergencyAdmissions,
        InPlace from crate::judgement::InPlace,
        Inside from crate::judgement::Inside,
        Knowledge from crate::evidence::Knowledge,
        LegalStatus from crate::referral::LegalStatus,
        LetterKind from crate::judgement::LetterKind,
        Likelihood from crate::judgement::Likelihood,
        LiveWith from crate::referral::LiveWith,
        LogKind from crate::judgement::LogKind,
        NeedCategory from crate::referral::NeedCategory,
        NeededBy from crate::referral::NeededBy,
        Outcome from crate::judgement::Outcome,
        PlacingAuthorityKind from crate::referral::PlacingAuthorityKind,
        PartState from crate::referral::PartState,
        PlanKind from crate::referral::PlanKind,
        PlanState from crate::referral::PlanState,
        ReasonEnded from crate::referral::ReasonEnded,
        Relation from crate::referral::Relation,
        RiskKind from crate::referral::RiskKind,
        RiskScale from crate::referral::RiskScale,
        RiskTo from crate::referral::RiskTo,
        Route from crate::referral::Route,
        Seriousness from crate::judgement::Seriousness,
        Sex from crate::referral::Sex,
        SexAccommodated from crate::home::SexAccommodated,
        Shift from crate::home::Shift,
        StageOfStay from crate::home::StageOfStay,
        SpecificNeed from crate::referral::SpecificNeed,
        Stance from crate::home::Stance,
        Standing from crate::judgement::Standing,
        Step from crate::judgement::Step,
        TaskId from crate::tasks::TaskId,
        TaskStatus from crate::tasks::TaskStatus,
        Theme from crate::judgement::Theme,
        Weight from crate::appraise::Weight,
        YesNo from crate::vocabulary::YesNo,
        YesNoNotKnown from crate::vocabulary::YesNoNotKnown,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes the words beside the generated types, as the types themselves are written; a stale
    /// copy shows as a change in the work tree.
    #[test]
    fn export_bindings_words() {
        let folder = std::env::var("TS_RS_EXPORT_DIR").unwrap();
        let text = serde_json::to_string_pretty(&words()).unwrap() + "\n";
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join("words.json"), text).unwrap();
    }

    /// Writes a case and an entry of each list with every field there and none answered, for the
    /// screens looked at without the program behind them.
    #[test]
    fn export_bindings_blank() {
        let folder = std::env::var("TS_RS_EXPORT_DIR").unwrap();
        let case = crate::Case::new(Default::default(), Default::default(), true);
        let lists = crate::entries::LISTS.iter().map(|list| list.pointer);
        let one_for_each = crate::change::ONE_FOR_EACH.iter().map(|(list, _)| *list);
        let entries: BTreeMap<&str, serde_json::Value> = lists
            .chain(one_for_each)
            .map(|list| (list, crate::change::blank(list, "").unwrap()))
            .collect();
        let blank = serde_json::json!({ "case": case, "entries": entries });
        let text = serde_json::to_string_pretty(&blank).unwrap() + "\n";
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join("blank.json"), text).unwrap();
    }

    #[test]
    fn no_two_values_of_a_vocabulary_read_the_same() {
        for (name, choices) in vocabularies() {
            let labels: std::collections::BTreeSet<_> = choices.iter().map(|c| &c.label).collect();
            assert_eq!(labels.len(), choices.len(), "{name}");
        }
    }
}
