//! Social needs.

use super::NeedSource::{Ofsted, ReferralForms, Threshold};
use super::Row;
use super::SpecificNeed as N;

pub(super) const HELP: &[Row] = &[
    (
        N::Friendships,
        Ofsted,
        "Few friends, or friends who come and go; too bossy, too eager or too easily led.",
        "Which friends are good for the child, and how will they keep in touch after the move?",
    ),
    (
        N::FamilyTime,
        Ofsted,
        "Time with parents or others that is wanted, ordered, cancelled, or followed by hard days.",
        "With whom, how often, supervised by whom, what may not happen, and who pays for the journey?",
    ),
    (
        N::BrothersAndSisters,
        ReferralForms,
        "Brothers and sisters at home, adopted, or in care elsewhere; missed, or feared.",
        "Where is each of them, was living together considered, and when do they next meet?",
    ),
    (
        N::Identity,
        Threshold,
        "Questions about who they are, a parent not known, a name, hair, skin, a place called home.",
        "What does the child know of their own family, and who in the new place looks and lives like them?",
    ),
    (
        N::CultureAndFaith,
        ReferralForms,
        "Food, prayer, feast days, dress, language and people who share them.",
        "What does the child want kept, what did they leave behind unwillingly, and who near the home can help?",
    ),
    (
        N::GenderAndSexuality,
        Threshold,
        "Working out or living a gender identity or sexuality; safe to say it in some places and not in others.",
        "Which name and pronouns are used where, who knows, and who may not be told?",
    ),
    (
        N::Isolation,
        Threshold,
        "Stays in the bedroom, has lived alone with adults, has lost touch with other children.",
        "How long has the child been without company of their own age, by whose choice, and what would be a first step?",
    ),
    (
        N::Routines,
        Threshold,
        "Days without shape, or a shape that must not be broken; better when told what comes next.",
        "What does an ordinary day look like now, hour by hour, and which part must not be lost?",
    ),
    (
        N::JoiningIn,
        Threshold,
        "Loves or once loved something; has not played, or has stopped; money or distance in the way.",
        "What does the child enjoy, and can it start in the first week?",
    ),
    (
        N::LifeStory,
        Threshold,
        "Gaps, half-truths and blame about why they came into care and why places ended.",
        "What has the child been told and by whom, and is life-story work begun?",
    ),
    (
        N::NewToTheCountry,
        ReferralForms,
        "Arrived alone or lately, asylum claim or age in question, news from home that hurts.",
        "What is the immigration position, who is the solicitor, and who is the child in touch with?",
    ),
    (
        N::Independence,
        Threshold,
        "Cooking, money, travel and appointments still to be learned; turning 18 in sight.",
        "Is there a pathway plan, who is the personal adviser, and where is the child to live afterwards?",
    ),
];
