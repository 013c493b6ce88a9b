//! Safeguarding needs.

use super::NeedSource::{Ofsted, ReferralForms, Threshold};
use super::Row;
use super::SpecificNeed as N;

pub(super) const HELP: &[Row] = &[
    (
        N::SexualExploitation,
        Ofsted,
        "Older “friends”, gifts, hidden phones, hotel or car meetings, a partner nobody may meet.",
        "Who is suspected, where, do they know where the child will live, and what have police and authority agreed?",
    ),
    (
        N::CriminalExploitation,
        Ofsted,
        "Carrying drugs or money, debts, injuries, train tickets, more than one phone, sudden new clothes.",
        "Is there a referral to the National Referral Mechanism, who is the child afraid of, and are there debts?",
    ),
    (
        N::Gang,
        Ofsted,
        "Names, tags, postcodes that cannot be crossed, rivals, weapons, family members involved.",
        "Which group, which areas must be avoided, and are rivals or friends living near the home?",
    ),
    (
        N::GoingMissing,
        Ofsted,
        "Out overnight or for hours, alone or with others, home late without word; running from, or to, somebody.",
        "How often in the last 90 days, the longest, with whom, where found, and what did the child say on return?",
    ),
    (
        N::Radicalisation,
        Threshold,
        "Extreme material, new friends online, hatred of a group, talk of a cause and of violence.",
        "Has a Prevent referral been made, what was decided, and how is the child online now?",
    ),
    (
        N::Trafficking,
        Threshold,
        "Brought into or moved around the country by others, no papers, a rehearsed story, fear of being found.",
        "What has the National Referral Mechanism decided, who may come looking, and who is the guardian?",
    ),
    (
        N::OnlineSafety,
        Threshold,
        "Meets strangers online, sends or is sent images, is threatened, games or scrolls through the night.",
        "What has happened online, with whom, and what limits are agreed on phone and internet?",
    ),
    (
        N::HarmByPeers,
        Threshold,
        "Bullied, used, hit or sexually harmed by other children; gives in to belong.",
        "By whom, where do they live now, and what would show adults that it is starting again?",
    ),
    (
        N::UnsafePeople,
        ReferralForms,
        "Somebody in the family or outside must not know the address, or must not be met.",
        "Who are they, what do they look like and drive, which orders are in force, and who knows the new address?",
    ),
    (
        N::RecoveryFromSexualAbuse,
        ReferralForms,
        "Fear of bathrooms, bedtimes or certain people, shame, sexual words or touch, sudden silence.",
        "Is there an investigation or a trial, what may be spoken about, and what help is there?",
    ),
    (
        N::RecoveryFromAbuse,
        ReferralForms,
        "Flinches, expects to be hit, protects the one who hurt them, copies what was done.",
        "By whom, is there contact with them, and what does the child say about it?",
    ),
    (
        N::RecoveryFromNeglect,
        ReferralForms,
        "Hides food, does not feel cold or pain, has not learned to wash, expects nothing.",
        "Which care was missed, what has been caught up, and what is still waiting?",
    ),
    (
        N::HarmInARelationship,
        Threshold,
        "Frightened of, or frightening to, a girlfriend or boyfriend; checked up on; cut off from friends.",
        "Who is it, how old, and has a safety plan been made with the child?",
    ),
    (
        N::HonourBasedHarm,
        Threshold,
        "Talk of a wedding or a journey abroad, watched by relatives, afraid of bringing shame.",
        "Is there a protection order, where is the passport, and which relatives may not be told?",
    ),
    (
        N::AllegationsMade,
        Threshold,
        "Has told of harm by adults or children: proved, unproved, or not yet looked into.",
        "What was said, how was it looked into and what was found, and how are child and adults kept safe meanwhile?",
    ),
];
