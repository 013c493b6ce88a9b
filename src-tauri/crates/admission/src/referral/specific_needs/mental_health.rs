//! Mental health needs.

use super::NeedSource::{Ofsted, Threshold};
use super::Row;
use super::SpecificNeed as N;

pub(super) const HELP: &[Row] = &[
    (
        N::LowMood,
        Ofsted,
        "Staying in bed, tears, irritability, no pleasure in what was loved, “what is the point”.",
        "How long has it lasted, who has assessed it, and what treatment is under way or refused?",
    ),
    (
        N::Anxiety,
        Threshold,
        "Stomach aches, checking, not leaving the house, panic in crowds or before family time.",
        "What sets it off, what does the child avoid because of it, and who is helping?",
    ),
    (
        N::Trauma,
        Ofsted,
        "Startling, watching doors, freezing, sudden rage at a smell, a tone of voice or a locked door.",
        "Which sights, sounds and situations bring it back, and what therapy is there or was there?",
    ),
    (
        N::Psychosis,
        Threshold,
        "Voices, fears of being followed, speech that is hard to follow, not caring for oneself.",
        "Who is the psychiatrist, what is the crisis plan, and what are the early signs that it is coming back?",
    ),
    (
        N::SelfHarm,
        Ofsted,
        "Cutting, burning, hitting, swallowing, tying; often after family time, at night or after a quarrel.",
        "How, how often, when last, has it needed hospital, what has the child used, and what does the clinical plan say adults do?",
    ),
    (
        N::SuicidalThoughts,
        Ofsted,
        "Talk of not being here, goodbyes, giving things away, attempts, looking up ways.",
        "What attempts, when and how, how is the risk judged now and by whom, and who answers at night?",
    ),
    (
        N::Eating,
        Threshold,
        "Skipped meals, hidden food, being sick, fast change of weight, distress at the table.",
        "What are weight and blood results now, who monitors them, and is there a meal plan?",
    ),
    (
        N::TrustAndCloseness,
        Threshold,
        "Clings or keeps away, tests whether adults stay, is closest to those just met.",
        "Which adult has lasted longest, what did they do, and will they stay in touch?",
    ),
    (
        N::LossAndGrief,
        Threshold,
        "A death, a prison sentence, an adoption or a carer who left; anniversaries are hard.",
        "Who was lost, what has the child been told, and which dates should adults know?",
    ),
    (
        N::SleepAndNights,
        Threshold,
        "Awake until morning, nightmares, fear of the dark, wandering, asleep by day.",
        "What does a usual night look like, who is awake with the child now, and is it the medicine, fear or habit?",
    ),
    (
        N::Obsessions,
        Threshold,
        "Washing, counting, checking, or thoughts the child cannot put down, taking hours of the day.",
        "How much of the day does it take, what happens if it is interrupted, and is it being treated?",
    ),
    (
        N::Dissociation,
        Threshold,
        "Staring, not answering, losing time, not feeling pain, seeming another person.",
        "What brings the child back, has epilepsy been ruled out, and who has assessed it?",
    ),
    (
        N::HospitalLevelCare,
        Ofsted,
        "In a mental health ward now, discharged in the last 90 days, or judged just below needing a bed.",
        "Which team holds the child between discharge and the new team, does section 117 apply, and who comes at night?",
    ),
    (
        N::MentalHealthNotAssessed,
        Ofsted,
        "Adults are worried; a referral has been made or refused, or the child is on a waiting list.",
        "What was asked for, of whom and when, and what is offered while the child waits?",
    ),
];
