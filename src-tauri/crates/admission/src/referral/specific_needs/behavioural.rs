//! Behavioural needs.

use super::NeedSource::{Ofsted, ReferralForms, Threshold};
use super::Row;
use super::SpecificNeed as N;

pub(super) const HELP: &[Row] = &[
    (
        N::AngerAtPeople,
        Ofsted,
        "Shouting close up, pushing, hitting, kicking, biting or throwing things at somebody, often when frightened or told no.",
        "Who was hurt and how, what came before, what stopped it, and has anybody needed treatment?",
    ),
    (
        N::DamageToThings,
        Ofsted,
        "Doors, windows, walls, phones or the child’s own things broken; sometimes afterwards great sorrow about it.",
        "What was broken, what had just happened, and what did adults do that helped?",
    ),
    (
        N::FireSetting,
        Ofsted,
        "Playing with lighters, small fires in bins or bedrooms, fire used to be noticed or to get away.",
        "How many fires, where, with what, was anybody in the building, and has the fire service worked with the child?",
    ),
    (
        N::RunningIntoDanger,
        Threshold,
        "Running off into traffic, climbing out of windows or on roofs, going into water, opening the car door.",
        "When does it happen, how fast, and who keeps the child safe on journeys now?",
    ),
    (
        N::SelfRegulation,
        Threshold,
        "Feelings come all at once: tears, rage, running, hiding. Calm takes a long time and another person.",
        "What are the first signs, what helps within the first five minutes, and what makes it worse?",
    ),
    (
        N::ChangeAndWaiting,
        Threshold,
        "A changed plan, a late adult, the end of something good, or a plain “no” brings the day down.",
        "How is the child told of changes now, and which changes are coming in the next month?",
    ),
    (
        N::EverydayDemands,
        Threshold,
        "Getting up, washing, eating, leaving the house are refused or put off; being asked makes it harder.",
        "What has been tried, what is let go, and has anybody assessed why demands are so hard?",
    ),
    (
        N::Offending,
        Ofsted,
        "Arrests, cautions, orders, court dates, or police calls to the place where the child lives.",
        "Which offences, proved or alleged, which orders or bail conditions run now, and who is the youth justice worker?",
    ),
    (
        N::TakingThings,
        ReferralForms,
        "Money, food, phones or keys taken from adults, other children or shops; things hidden in the bedroom.",
        "What is taken and from whom, is food among it, and is anybody telling the child to do it?",
    ),
    (
        N::Weapons,
        ReferralForms,
        "Carrying a knife, or picking up what is near and holding it up when afraid or angry.",
        "What was carried or used, when last, why does the child carry it, and what did the police do?",
    ),
    (
        N::HarmfulSexualBehaviour,
        Ofsted,
        "Sexual touching, pressure or exposure towards other children or adults; alleged, admitted or proved.",
        "How old were those harmed, where and how was it possible, has a specialist assessed it, and what does the safety plan say about bedrooms, bathrooms and nights?",
    ),
    (
        N::SexualisedBehaviour,
        Ofsted,
        "Sexual words or touch beyond the child’s age, no sense of privacy, closeness to strangers.",
        "Has anybody looked at where the child learned it, and what have adults agreed to say and do?",
    ),
    (
        N::SafeWithAnimals,
        Threshold,
        "Rough handling, teasing or hurting of pets; or great fear of them.",
        "Which animals, what happened, and may the child live in a home that has one?",
    ),
];
