//! Physical needs.

use super::NeedSource::{Ofsted, ReferralForms, Threshold};
use super::Row;
use super::SpecificNeed as N;

pub(super) const HELP: &[Row] = &[
    (
        N::GettingAbout,
        Ofsted,
        "Walks with help, uses a wheelchair or hoist, tires, falls, needs rails, ramps or a ground-floor room.",
        "What equipment comes with the child, what must be changed in the building, and who trains staff?",
    ),
    (
        N::Epilepsy,
        Threshold,
        "Seizures of any kind, by day or night; staring spells; tired afterwards.",
        "What do they look like, how long, what is the rescue medicine, and who has trained the adults now caring?",
    ),
    (
        N::Diabetes,
        Threshold,
        "Blood tests, injections or a pump, food counted, highs and lows; sometimes refusing all of it.",
        "What can the child do alone, what is the plan for lows at night, and which clinic takes over?",
    ),
    (
        N::AsthmaAndAllergy,
        Threshold,
        "Inhalers, rashes, swelling, food or animals to be kept away, an adrenaline pen.",
        "What sets it off, has it needed hospital, and what must not be in the house?",
    ),
    (
        N::TubeFeeding,
        Ofsted,
        "A tube, thickened drinks, help to eat, risk of choking.",
        "Who wrote the feeding plan and when, who trains staff, and who replaces the tube?",
    ),
    (
        N::Continence,
        Threshold,
        "Wet or soiled by day or night, pads, hiding of clothes or bedding, shame.",
        "Is it medical, fear or habit, who advises, and how is the child helped without shame?",
    ),
    (
        N::PersonalCare,
        Threshold,
        "Needs reminding, showing or full help to wash, dress, clean teeth or manage periods.",
        "What does the child do alone, who may help and who may not, and what do they prefer?",
    ),
    (
        N::Medication,
        Ofsted,
        "Daily or as-needed medicine, controlled drugs, side effects, refusals.",
        "Which medicine, dose and time, who prescribes after the move, and who consents?",
    ),
    (
        N::SubstanceUse,
        Ofsted,
        "Cannabis, alcohol, vapes, pills or gas; alone or with others; to sleep, to forget, to belong.",
        "What, how much, with whom and how paid for, has there been an overdose, and which service helps?",
    ),
    (
        N::Pregnancy,
        Threshold,
        "Pregnant, recently so, or with a child of their own whom they see or have lost.",
        "When is the baby due, which midwife, what is planned for the baby, and who is the other parent?",
    ),
    (
        N::SexualHealth,
        Threshold,
        "Having sex, infections, contraception, or not knowing what is safe and lawful.",
        "Which service does the child know and trust, and is any of it not freely chosen?",
    ),
    (
        N::UnstableCondition,
        Threshold,
        "A heart, lung, kidney or other condition that may worsen within hours; hospital stays; life-limiting illness.",
        "What are the warning signs, how near is the right hospital, and is there an advance plan?",
    ),
    (
        N::FoodAndWeight,
        ReferralForms,
        "Very few foods, a medical or religious diet, great hunger, weight that worries doctors.",
        "What does the child eat now, who advises, and what happens at meals?",
    ),
    (
        N::MissedHealthCare,
        Threshold,
        "No dentist or glasses, immunisations missing, appointments lost between moves.",
        "When was the last health assessment, what did it ask for, and what is still to be done?",
    ),
];
