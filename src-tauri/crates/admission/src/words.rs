//! The words of the house, gathered for the screen: questions, vocabularies, tasks.
//!
//! The application writes them to `ui/src/bindings/words.json`; nothing on screen types a label of
//! its own for a field that reaches the record.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::home::{Ladder, LadderStep};
use crate::judgement::Theme;
use crate::judgement::reasons::{self, ReasonHelp};
use crate::oversight::audit::{self, AuditQuestion};
use crate::questions::parts::{self, Part};
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
    /// The parts of the task "The referral", in order.
    pub parts: &'static [Part],
    /// Every vocabulary, by name.
    pub vocabularies: BTreeMap<&'static str, Vec<Choice>>,
    /// The specific needs a need is noted from, with help, category by category.
    pub specific_needs: Vec<NeedHelp>,
    /// The reasons a decision may rest on, with what each asks for.
    pub reasons: Vec<ReasonHelp>,
    /// What a care plan and a placement plan must hold, part by part.
    pub plan_parts: Vec<PartOfPlan>,
    /// What each theme of the grid hangs on, by its published name: provision ids.
    pub themes: BTreeMap<&'static str, &'static [&'static str]>,
    /// The escalation ladder to begin from: a suggestion, until a home confirms its own.
    pub ladder: Vec<LadderStep>,
    /// The questions of the audit of a signed decision, in order.
    pub audit: &'static [AuditQuestion],
    /// The words by which each force is introduced, by its published name.
    pub forces: BTreeMap<&'static str, &'static str>,
}

/// All words the screen shares with the record.
#[must_use]
pub fn words() -> Words {
    use crate::law::Force;
    Words {
        questions: questions::all().copied().collect(),
        parts: parts::REFERRAL,
        vocabularies: vocabularies(),
        specific_needs: specific_needs::each().collect(),
        reasons: reasons::each().collect(),
        plan_parts: [CarePlanParts::PARTS, PlacementPlanParts::PARTS].concat(),
        themes: Theme::ALL.iter().map(|t| (t.name(), t.hooks())).collect(),
        ladder: Ladder::to_begin_from(),
        audit: audit::QUESTIONS,
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
        ApprovalState from crate::referral::ApprovalState,
        Approver from crate::referral::Approver,
        AreaAuthorityTold from crate::referral::AreaAuthorityTold,
        Asked from crate::referral::Asked,
        Channel from crate::referral::Channel,
        Communication from crate::referral::Communication,
        DeviceKind from crate::referral::DeviceKind,
        Direction from crate::judgement::Direction,
        Effect from crate::judgement::Effect,
        EhcStage from crate::referral::EhcStage,
        EmergencyAdmissions from crate::home::EmergencyAdmissions,
        FamilyTimeStands from crate::referral::FamilyTimeStands,
        Ground from crate::judgement::Ground,
        HoldKind from crate::retention::HoldKind,
        HomeKind from crate::referral::HomeKind,
        HowOften from crate::referral::HowOften,
        HowProved from crate::referral::HowProved,
        InPlace from crate::judgement::InPlace,
        Factor from crate::prompts::Factor,
        Inside from crate::judgement::Inside,
        Kin from crate::referral::Kin,
        Knowledge from crate::evidence::Knowledge,
        LegalStatus from crate::referral::LegalStatus,
        LengthOfStay from crate::referral::LengthOfStay,
        LetterKind from crate::judgement::LetterKind,
        Likelihood from crate::judgement::Likelihood,
        LiveWith from crate::referral::LiveWith,
        LogKind from crate::judgement::LogKind,
        MentalHealthService from crate::referral::MentalHealthService,
        MoreSupport from crate::referral::MoreSupport,
        NeedCategory from crate::referral::NeedCategory,
        NeedOnEntry from crate::referral::NeedOnEntry,
        NeededBy from crate::referral::NeededBy,
        OrderState from crate::referral::OrderState,
        Outcome from crate::judgement::Outcome,
        PaperKind from crate::referral::PaperKind,
        PaperState from crate::referral::PaperState,
        KeptAs from crate::referral::KeptAs,
        Pets from crate::referral::Pets,
        PlacingAuthorityKind from crate::referral::PlacingAuthorityKind,
        PlanAfter from crate::referral::PlanAfter,
        PartState from crate::referral::PartState,
        PlanKind from crate::referral::PlanKind,
        PlanState from crate::referral::PlanState,
        ReasonEnded from crate::referral::ReasonEnded,
        ReasonCode from crate::judgement::ReasonCode,
        Recency from crate::referral::Recency,
        Regularity from crate::referral::Regularity,
        Relation from crate::referral::Relation,
        Required from crate::referral::Required,
        RiskKind from crate::referral::RiskKind,
        RestrictionKind from crate::referral::RestrictionKind,
        RestrictionUse from crate::referral::RestrictionUse,
        ReviewGround from crate::afterwards::ReviewGround,
        RiskScale from crate::referral::RiskScale,
        RiskTo from crate::referral::RiskTo,
        Route from crate::referral::Route,
        SchoolKind from crate::referral::SchoolKind,
        Seriousness from crate::judgement::Seriousness,
        Sex from crate::referral::Sex,
        SexAccommodated from crate::home::SexAccommodated,
        Shift from crate::home::Shift,
        SoloGround from crate::referral::SoloGround,
        StageOfStay from crate::home::StageOfStay,
        SpecificNeed from crate::referral::SpecificNeed,
        Stance from crate::home::Stance,
        Standing from crate::judgement::Standing,
        Statement from crate::evidence::Statement,
        Step from crate::judgement::Step,
        Suitability from crate::referral::Suitability,
        TaskId from crate::tasks::TaskId,
        TaskStatus from crate::tasks::TaskStatus,
        Theme from crate::judgement::Theme,
        Urgency from crate::referral::Urgency,
        Urgent from crate::oversight::Urgent,
        Consent from crate::afterwards::Consent,
        Found from crate::oversight::audit::Found,
        CameTrue from crate::oversight::foresight::CameTrue,
        LookBack from crate::oversight::foresight::LookBack,
        PredictionKind from crate::oversight::foresight::PredictionKind,
        PatternName from crate::oversight::patterns::PatternName,
        Agreement from crate::oversight::sampling::Agreement,
        Duty from crate::dates::Duty,
        ToldInAdvance from crate::referral::ToldInAdvance,
        Weight from crate::appraise::Weight,
        WhereTheHomeLies from crate::referral::WhereTheHomeLies,
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
    fn every_theme_hangs_on_words_that_are_held() {
        for theme in Theme::ALL {
            assert!(!theme.hooks().is_empty(), "{}", theme.label());
            for hook in theme.hooks() {
                assert!(crate::law::provision(hook).is_some(), "{hook}");
            }
        }
    }

    #[test]
    fn no_two_values_of_a_vocabulary_read_the_same() {
        for (name, choices) in vocabularies() {
            let labels: std::collections::BTreeSet<_> = choices.iter().map(|c| &c.label).collect();
            assert_eq!(labels.len(), choices.len(), "{name}");
        }
    }
}
