//! What matters about a child for living with other children, as codes.
//!
//! One vocabulary for both sides of the door: the same words fit the child who needs a home and a
//! child living here. A newcomer's factors follow from the specific needs and the kinds of risk
//! noted ([`of_need`], [`of_risk`]) and from what the manager ticks beside them; a child living
//! here has those ticked in the working profile, and those of age and stage of stay, which the
//! program works out. Free text is never read for them: to tick is a person's choice.

use crate::home::StageOfStay;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// One thing about a child that can touch another child, for better or worse.
    Factor {
        FireSetting = "fire_setting": "has set fires",
        AfraidOfFire = "afraid_of_fire": "is afraid of fire, smoke or alarms",
        HurtsOthers = "hurts_others": "has hurt other people",
        AfraidOfAnger = "afraid_of_anger": "is frightened by shouting or violence",
        Weapons = "weapons": "has carried or used something as a weapon",
        HarmfulSexualBehaviour = "harmful_sexual_behaviour": "has shown sexual behaviour that could harm others",
        SexuallyHarmed = "sexually_harmed": "has been sexually harmed",
        HurtsAnimals = "hurts_animals": "has hurt animals",
        AfraidOfAnimals = "afraid_of_animals": "is afraid of animals, or allergic to them",
        Substances = "substances": "uses drugs, alcohol or vapes",
        StoppingSubstances = "stopping_substances": "is trying to keep away from drugs, alcohol or vapes",
        HealthCondition = "health_condition": "has a health condition that can turn urgent",
        BreaksThings = "breaks_things": "breaks things when upset",
        TakesThings = "takes_things": "takes what belongs to others",
        TreasuredThings = "treasured_things": "has things that must not be lost or broken",

        GoesMissing = "goes_missing": "goes missing",
        Follows = "follows": "follows others, or finds it hard to say no",
        Exploited = "exploited": "is being exploited, or has been",
        DrawsOthersIn = "draws_others_in": "draws others into trouble or exploitation",
        Offending = "offending": "is in trouble with the law",
        OnlineHarm = "online_harm": "meets or does harm online",
        MustNotBeFound = "must_not_be_found": "must not be found by somebody",
        HatefulViews = "hateful_views": "shares hateful or extreme views",
        GoingOutAlone = "going_out_alone": "is learning to go out alone",

        SelfHarm = "self_harm": "harms themselves",
        PastSelfHarm = "past_self_harm": "has come through self-harm",
        SuicidalThoughts = "suicidal_thoughts": "has thoughts of suicide",
        LowOrAnxious = "low_or_anxious": "is low or anxious",
        Grieving = "grieving": "is grieving",
        Eating = "eating": "finds eating difficult",
        AfraidOfHolding = "afraid_of_holding": "is frightened by being held, or by locked doors",

        HasBullied = "has_bullied": "has bullied others",
        HasBeenBullied = "has_been_bullied": "has been bullied",
        HurtForIdentity = "hurt_for_identity": "has been hurt for who they are",
        Allegations = "allegations": "has made allegations, or had them made about them",

        AwakeAtNight = "awake_at_night": "is awake and about at night",
        SleepsLightly = "sleeps_lightly": "sleeps lightly, or is afraid at night",
        NeedsAnAdultClose = "needs_an_adult_close": "needs an adult close by most of the time",
        SharingAdultsIsHard = "sharing_adults_is_hard": "finds it hard to share adults",
        Loud = "loud": "is loud when upset",
        NoiseIsTooMuch = "noise_is_too_much": "finds noise and crowds too much",
        NeedsSameness = "needs_sameness": "needs things to stay the same",
        Restrictions = "restrictions": "lives with restrictions",
        PersonalCare = "personal_care": "needs help and privacy with personal care",
        YoungerThanYears = "younger_than_years": "understands as a younger child would",
        OtherWaysOfTalking = "other_ways_of_talking": "uses signs, pictures or few words",
        OutOfSchool = "out_of_school": "is not in school or college",
        DoingWellInSchool = "doing_well_in_school": "is doing well in school or college",

        LikesMusic = "likes_music": "likes music",
        LikesSport = "likes_sport": "likes sport or swimming",
        LikesMaking = "likes_making": "likes drawing, making or cooking",
        LikesOutdoors = "likes_outdoors": "likes being outdoors",
        LikesGames = "likes_games": "likes games",
        LikesAnimals = "likes_animals": "likes animals",
        HomeLanguage = "home_language": "has a home language besides English",
        FaithOrCulture = "faith_or_culture": "has a faith or culture to keep up",
        WantsAFriend = "wants_a_friend": "wants a friend of about the same age",
        KindToYounger = "kind_to_younger": "is kind to younger children",
        MissesBrothersAndSisters = "misses_brothers_and_sisters": "misses brothers or sisters",
        KnownFromBefore = "known_from_before": "may know, or be related to, a child in the other’s life",
        CameThrough = "came_through": "has come through something hard and can speak of it",

        NewHere = "new_here": "moved in not long ago",
        Testing = "testing": "is testing whether the adults mean it",
        Settled = "settled": "is settled",
        PreparingToLeave = "preparing_to_leave": "is preparing to leave",
    }
}

/// Those that the program works out from a profile's stage of stay; nobody ticks them.
pub const WORKED_OUT: &[Factor] = &[
    Factor::NewHere,
    Factor::Testing,
    Factor::Settled,
    Factor::PreparingToLeave,
];

/// The factor of a stage of stay.
#[must_use]
pub fn of_stage(stage: StageOfStay) -> Factor {
    match stage {
        StageOfStay::Arrived => Factor::NewHere,
        StageOfStay::Testing => Factor::Testing,
        StageOfStay::Settled => Factor::Settled,
        StageOfStay::PreparingToLeave => Factor::PreparingToLeave,
    }
}

/// The factors that a specific need brings, by its published name.
#[must_use]
pub fn of_need(code: &str) -> &'static [Factor] {
    use Factor as F;
    match code {
        "anger_at_people" => &[F::HurtsOthers, F::Loud],
        "damage_to_things" => &[F::BreaksThings, F::Loud],
        "fire_setting" => &[F::FireSetting],
        "self_regulation" => &[F::Loud],
        "change_and_waiting" | "routines" => &[F::NeedsSameness],
        "everyday_demands" => &[F::NeedsAnAdultClose],
        "offending" => &[F::Offending],
        "taking_things" => &[F::TakesThings],
        "weapons" => &[F::Weapons],
        "harmful_sexual_behaviour" | "sexualised_behaviour" => &[F::HarmfulSexualBehaviour],
        "safe_with_animals" => &[F::HurtsAnimals],
        "low_mood" | "anxiety" | "isolation" => &[F::LowOrAnxious],
        "trauma" | "recovery_from_abuse" => &[F::AfraidOfAnger],
        "self_harm" => &[F::SelfHarm],
        "suicidal_thoughts" => &[F::SuicidalThoughts],
        "hospital_level_care" => &[F::SuicidalThoughts, F::NeedsAnAdultClose],
        "eating" => &[F::Eating],
        "trust_and_closeness" => &[F::SharingAdultsIsHard],
        "loss_and_grief" => &[F::Grieving],
        "sleep_and_nights" => &[F::AwakeAtNight, F::SleepsLightly],
        "autism" => &[F::NeedsSameness, F::NoiseIsTooMuch],
        "learning_disability" => &[F::YoungerThanYears, F::Follows],
        "alcohol_before_birth" => &[F::YoungerThanYears],
        "speech_and_language" | "hearing" => &[F::OtherWaysOfTalking],
        "sensory_processing" => &[F::NoiseIsTooMuch],
        "learning_english" => &[F::HomeLanguage],
        "new_to_the_country" => &[F::HomeLanguage, F::FaithOrCulture],
        "back_to_learning" => &[F::OutOfSchool],
        "sexual_exploitation" | "criminal_exploitation" | "gang" | "trafficking" => &[F::Exploited],
        "going_missing" => &[F::GoesMissing],
        "radicalisation" => &[F::HatefulViews],
        "online_safety" => &[F::OnlineHarm],
        "harm_by_peers" => &[F::HasBeenBullied],
        "unsafe_people" | "honour_based_harm" | "harm_in_a_relationship" => &[F::MustNotBeFound],
        "recovery_from_sexual_abuse" => &[F::SexuallyHarmed],
        "allegations_made" => &[F::Allegations],
        "epilepsy" | "diabetes" | "asthma_and_allergy" | "unstable_condition" => {
            &[F::HealthCondition]
        }
        "tube_feeding" | "continence" | "personal_care" => &[F::PersonalCare],
        "substance_use" => &[F::Substances],
        "brothers_and_sisters" => &[F::MissesBrothersAndSisters],
        "friendships" => &[F::WantsAFriend],
        "culture_and_faith" => &[F::FaithOrCulture],
        "identity" | "gender_and_sexuality" => &[F::HurtForIdentity],
        "independence" => &[F::GoingOutAlone],
        _ => &[],
    }
}

/// The factors that a kind of risk brings, by its published name.
#[must_use]
pub fn of_risk(code: &str) -> &'static [Factor] {
    use Factor as F;
    match code {
        "self_harm" | "ligature" => &[F::SelfHarm],
        "suicide" => &[F::SuicidalThoughts],
        "sexual_exploitation" | "criminal_exploitation" | "gang" => &[F::Exploited],
        "drugs_and_alcohol" => &[F::Substances],
        "eating" => &[F::Eating],
        "going_missing" => &[F::GoesMissing],
        "online" | "harm_online_to_others" => &[F::OnlineHarm],
        "radicalisation" | "racism_or_hate" => &[F::HatefulViews],
        "harm_by_peers" => &[F::HasBeenBullied],
        "fire_to_self" | "fire_setting" => &[F::FireSetting],
        "medical_emergency" => &[F::HealthCondition],
        "harm_to_adults" => &[F::HurtsOthers],
        "harm_to_children" => &[F::HurtsOthers, F::HasBullied],
        "sexual_harm" => &[F::HarmfulSexualBehaviour],
        "weapons" => &[F::Weapons],
        "harm_to_animals" => &[F::HurtsAnimals],
        "recruits_others" => &[F::DrawsOthersIn],
        "damage_to_property" => &[F::BreaksThings],
        "allegations" => &[F::Allegations],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn every_stage_of_stay_is_worked_out() {
        for stage in StageOfStay::ALL {
            assert!(WORKED_OUT.contains(&of_stage(*stage)));
        }
    }
}
