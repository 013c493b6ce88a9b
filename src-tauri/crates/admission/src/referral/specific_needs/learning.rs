//! Learning needs.

use super::NeedSource::{Ofsted, ReferralForms, Threshold};
use super::Row;
use super::SpecificNeed as N;

pub(super) const HELP: &[Row] = &[
    (
        N::Autism,
        Ofsted,
        "Sameness matters; words are taken as said; noise, crowds or a new face can be too much; deep interests.",
        "Who made the diagnosis and when, what does a good day rest on, and what tells adults it is becoming too much?",
    ),
    (
        N::Adhd,
        Ofsted,
        "Always moving or far away in thought, acting before thinking, losing things, starting much and finishing little.",
        "Is it diagnosed, is there medication and does the child take it, and who reviews it after the move?",
    ),
    (
        N::LearningDisability,
        Ofsted,
        "Understands and does things as a much younger child would; trusts too easily; needs things shown.",
        "What can the child do alone, with a prompt, and only with an adult, and how is consent sought?",
    ),
    (
        N::SpeechAndLanguage,
        Ofsted,
        "Few words, or many words and little understood; says yes without understanding; signs, pictures or a device.",
        "How does the child say yes, no, stop and that something hurts, and is there a therapist?",
    ),
    (
        N::ReadingWritingNumbers,
        Threshold,
        "Avoids reading aloud, hides it with jokes or anger, cannot read a letter or a timetable.",
        "At what level does the child read and count, has dyslexia been looked at, and what support is written down?",
    ),
    (
        N::Hearing,
        Ofsted,
        "Misses what is said behind them, tired after school, uses aids, lip-reading or British Sign Language.",
        "What aids or signs are used, who in the home must sign, and how is the child woken in a fire?",
    ),
    (
        N::Sight,
        Ofsted,
        "Bumps into things, holds things close, uses a cane, large print or touch; new places take learning.",
        "What can the child see, what changes does the building need, and who teaches getting about?",
    ),
    (
        N::SensoryProcessing,
        Threshold,
        "Covers ears, cannot bear labels or certain foods, seeks pressure, spinning or quiet.",
        "Which sounds, lights, smells and touch are hard, and what helps the body settle?",
    ),
    (
        N::MemoryAndPlanning,
        Threshold,
        "Forgets what was agreed an hour ago, cannot break a task into steps, needs it written or drawn.",
        "What reminders work, has anybody assessed it, and has the child had a head injury?",
    ),
    (
        N::AlcoholBeforeBirth,
        Threshold,
        "Able one day and not the next, does not learn from consequences, easily led, needs more sleep.",
        "Is it diagnosed or suspected, and what has been found to work better than rewards and sanctions?",
    ),
    (
        N::LearningEnglish,
        ReferralForms,
        "Speaks another language at home, understands more than they say, or needs an interpreter for what matters.",
        "Which language and dialect, is the interpreter safe for this child, and who speaks it near the home?",
    ),
    (
        N::BackToLearning,
        Threshold,
        "Out of school for weeks or years, on a part-time timetable, excluded, or between two schools.",
        "How many days out so far, who keeps the place or the EHC plan, and what is offered from the first day?",
    ),
    (
        N::LearningNotAssessed,
        Ofsted,
        "Adults suspect autism, ADHD or a learning difficulty; assessed wrongly, long ago or not at all.",
        "What was asked for and when, and does the place in the queue move with the child?",
    ),
];
