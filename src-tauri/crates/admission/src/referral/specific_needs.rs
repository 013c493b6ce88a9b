//! Specific needs under Ofsted's six categories, each with help.
//!
//! "Complex needs" tells nobody what a child needs; these names do. They are offered when a need is
//! noted and fill its category and its words, which the manager then makes the child's own. Free
//! additions are always possible ([`SpecificNeed::OwnWords`]). One file holds the help of one
//! category. To add a need: a line here, and its help in the file of its category.
//!
//! The six categories and the needs marked [`NeedSource::Ofsted`] are from Ofsted, *How local
//! authorities and children's homes can achieve stability and permanence for children with complex
//! needs* (January 2024), its list of categories and the text under "What does 'complex needs'
//! mean".

mod behavioural;
mod learning;
mod mental_health;
mod physical;
mod safeguarding;
mod social;

use serde::Serialize;
use ts_rs::TS;

use super::NeedCategory;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A specific need. The published names are stable: questions about the children living here
    /// hang on them.
    SpecificNeed {
        AngerAtPeople = "anger_at_people": "help when anger turns on people",
        DamageToThings = "damage_to_things": "help when distress turns on things",
        FireSetting = "fire_setting": "safety around fire",
        RunningIntoDanger = "running_into_danger": "safety near roads, heights and water",
        SelfRegulation = "self_regulation": "help to calm when it is too much",
        ChangeAndWaiting = "change_and_waiting": "help with change, waiting and being told no",
        EverydayDemands = "everyday_demands": "help when everyday demands feel impossible",
        Offending = "offending": "help to stay out of trouble with the law",
        TakingThings = "taking_things": "help with taking what belongs to others",
        Weapons = "weapons": "safety with knives and things used as weapons",
        HarmfulSexualBehaviour = "harmful_sexual_behaviour": "help with sexual behaviour that harms or frightens others",
        SexualisedBehaviour = "sexualised_behaviour": "learning about bodies, touch and privacy",
        SafeWithAnimals = "safe_with_animals": "help to be safe with animals",

        LowMood = "low_mood": "low mood or depression",
        Anxiety = "anxiety": "anxiety, worry or panic",
        Trauma = "trauma": "living with what has happened (trauma)",
        Psychosis = "psychosis": "hearing, seeing or believing what others do not (psychosis)",
        SelfHarm = "self_harm": "self-harm",
        SuicidalThoughts = "suicidal_thoughts": "thoughts of suicide",
        Eating = "eating": "eating too little, too much, or being sick after it",
        TrustAndCloseness = "trust_and_closeness": "trust in adults, and closeness (attachment)",
        LossAndGrief = "loss_and_grief": "loss and grief",
        SleepAndNights = "sleep_and_nights": "sleep, nights and nightmares",
        Obsessions = "obsessions": "thoughts or habits that take over (obsessive or compulsive)",
        Dissociation = "dissociation": "losing touch with here and now (dissociation)",
        HospitalLevelCare = "hospital_level_care": "mental health care just below, during or after a hospital stay",
        MentalHealthNotAssessed = "mental_health_not_assessed": "mental health that has not been assessed",

        Autism = "autism": "autism",
        Adhd = "adhd": "attention deficit hyperactivity disorder (ADHD)",
        LearningDisability = "learning_disability": "learning disability",
        SpeechAndLanguage = "speech_and_language": "speaking, and understanding what is said",
        ReadingWritingNumbers = "reading_writing_numbers": "reading, writing and numbers",
        Hearing = "hearing": "hearing loss or deafness",
        Sight = "sight": "sight loss or blindness",
        SensoryProcessing = "sensory_processing": "noise, light, touch and crowds (sensory processing)",
        MemoryAndPlanning = "memory_and_planning": "memory, planning and finishing things",
        AlcoholBeforeBirth = "alcohol_before_birth": "effects of alcohol before birth (FASD)",
        LearningEnglish = "learning_english": "learning English",
        BackToLearning = "back_to_learning": "getting back to school or college",
        LearningNotAssessed = "learning_not_assessed": "learning that has not been assessed",

        SexualExploitation = "sexual_exploitation": "protection from sexual exploitation",
        CriminalExploitation = "criminal_exploitation": "protection from criminal exploitation",
        Gang = "gang": "safety from gangs, and a way out",
        GoingMissing = "going_missing": "safety when going missing",
        Radicalisation = "radicalisation": "protection from radicalisation",
        Trafficking = "trafficking": "protection from trafficking",
        OnlineSafety = "online_safety": "safety online",
        HarmByPeers = "harm_by_peers": "protection from bullying or abuse by other children",
        UnsafePeople = "unsafe_people": "protection from named people",
        RecoveryFromSexualAbuse = "recovery_from_sexual_abuse": "recovery from sexual abuse",
        RecoveryFromAbuse = "recovery_from_abuse": "recovery from physical or emotional abuse",
        RecoveryFromNeglect = "recovery_from_neglect": "recovery from neglect",
        HarmInARelationship = "harm_in_a_relationship": "safety in a relationship of their own",
        HonourBasedHarm = "honour_based_harm": "protection from forced marriage, cutting or so-called honour-based harm",
        AllegationsMade = "allegations_made": "being heard and kept safe when making allegations",

        GettingAbout = "getting_about": "physical disability and getting about",
        Epilepsy = "epilepsy": "epilepsy",
        Diabetes = "diabetes": "diabetes",
        AsthmaAndAllergy = "asthma_and_allergy": "asthma or allergy",
        TubeFeeding = "tube_feeding": "help with feeding, by tube or by hand",
        Continence = "continence": "continence, by day or night",
        PersonalCare = "personal_care": "washing, dressing and personal care",
        Medication = "medication": "medication",
        SubstanceUse = "substance_use": "drugs, alcohol or other substances",
        Pregnancy = "pregnancy": "pregnancy, or being a parent",
        SexualHealth = "sexual_health": "sexual health and contraception",
        UnstableCondition = "unstable_condition": "a serious condition that can change quickly",
        FoodAndWeight = "food_and_weight": "food, diet and weight",
        MissedHealthCare = "missed_health_care": "health care that was missed: teeth, eyes, immunisations",

        Friendships = "friendships": "making and keeping friends",
        FamilyTime = "family_time": "family time",
        BrothersAndSisters = "brothers_and_sisters": "being with brothers and sisters",
        Identity = "identity": "identity: who I am and where I come from",
        CultureAndFaith = "culture_and_faith": "culture, language and faith",
        GenderAndSexuality = "gender_and_sexuality": "gender identity or sexuality",
        Isolation = "isolation": "loneliness and being cut off",
        Routines = "routines": "routines and knowing what comes next",
        JoiningIn = "joining_in": "play, interests and joining in",
        LifeStory = "life_story": "understanding their own story",
        NewToTheCountry = "new_to_the_country": "being new to the country, or alone in it",
        Independence = "independence": "learning to live independently",

        OwnWords = "own_words": "none of these: in our own words",
    }
}

/// Where a specific need was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum NeedSource {
    /// Named by Ofsted (January 2024) in its description of the category or of complex needs.
    Ofsted,
    /// Asked about on the referral forms of authorities and homes.
    ReferralForms,
    /// Threshold's own addition.
    Threshold,
}

/// A specific need with its help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NeedHelp {
    /// The need.
    pub need: SpecificNeed,
    /// Ofsted's category.
    pub category: NeedCategory,
    /// What it may look like.
    pub may_look_like: &'static str,
    /// What to ask the authority.
    pub ask: &'static str,
    /// Where the need was taken from.
    pub source: NeedSource,
}

/// The help of every need in the list, category by category; none for a need in one's own words.
pub fn each() -> impl Iterator<Item = NeedHelp> {
    [
        (NeedCategory::Behavioural, behavioural::HELP),
        (NeedCategory::MentalHealth, mental_health::HELP),
        (NeedCategory::Learning, learning::HELP),
        (NeedCategory::Safeguarding, safeguarding::HELP),
        (NeedCategory::Physical, physical::HELP),
        (NeedCategory::Social, social::HELP),
    ]
    .into_iter()
    .flat_map(|(category, help)| {
        help.iter()
            .map(move |&(need, source, may_look_like, ask)| NeedHelp {
                need,
                category,
                may_look_like,
                ask,
                source,
            })
    })
}

/// A row of a category's help: the need, its source, what it may look like, what to ask.
type Row = (SpecificNeed, NeedSource, &'static str, &'static str);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn every_specific_need_has_help_once() {
        for need in SpecificNeed::ALL {
            let expected = usize::from(*need != SpecificNeed::OwnWords);
            let told = each().filter(|h| h.need == *need).count();
            assert_eq!(told, expected, "{}", need.name());
        }
        assert!(each().count() >= 72);
    }

    #[test]
    fn every_category_has_at_least_ten_needs() {
        for category in NeedCategory::ALL {
            let needs = each().filter(|h| h.category == *category).count();
            assert!(needs >= 10, "{}: {needs}", category.name());
        }
    }

    #[test]
    fn help_is_whole_sentences_and_asks_something() {
        for help in each() {
            assert!(help.may_look_like.ends_with('.'), "{}", help.need.name());
            assert!(help.ask.ends_with('?'), "{}", help.need.name());
            for text in [help.may_look_like, help.ask] {
                assert!(text.starts_with(char::is_uppercase), "{}", help.need.name());
            }
        }
    }
}
