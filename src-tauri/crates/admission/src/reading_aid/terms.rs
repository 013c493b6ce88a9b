//! What the reading aid looks for: the kinds of risk and need, each with the words papers use.
//!
//! The kinds are the vocabularies of the referral (`RiskKind`, `SpecificNeed`); the words are those of
//! authorities' forms, the placements standard and Ofsted's reports, with what carers write. Words that
//! stigmatise stand here because papers hold them, never to be said.
//!
//! To add one: a word or a phrase in its line, in small letters, hyphens as spaces. A star at the end
//! of a word stands for any ending: "self harm*" finds "self-harming". A line of its own for a new kind.
//! A phrase too common to tell anything ("alone", "angry") is not listed.

use std::collections::HashMap;

use super::sentences::{Sentence, Token};
use crate::referral::RiskKind as R;
use crate::referral::SpecificNeed as N;
use crate::vocabulary::Vocabulary;

/// A thing papers mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// A stable name: what was set aside keeps it.
    pub name: &'static str,
    /// The needs it may speak of, the nearest first.
    pub needs: &'static [N],
    /// The risks it may speak of, the nearest first.
    pub risks: &'static [R],
    /// The words.
    words: &'static [&'static str],
}

impl Topic {
    /// What it is, in words: the risk's, where there is one, else the need's.
    #[must_use]
    pub fn label(&self) -> String {
        let risk = self.risks.first().map(|risk| risk.label());
        let need = self.needs.first().map(|need| need.label());
        risk.or(need).unwrap_or_default().to_owned()
    }
}

macro_rules! topics {
    ($($name:literal [$($need:ident)*] [$($risk:ident)*]: $($words:literal),+;)+) => {
        &[$(Topic {
            name: $name,
            needs: &[$(N::$need),*],
            risks: &[$(R::$risk),*],
            words: &[$($words),+],
        }),+]
    };
}

/// Every topic, in the order in which the referral speaks of them.
pub(super) const TOPICS: &[Topic] = topics! {
    "self_harm" [SelfHarm] [SelfHarm]: "self harm*", "selfharm*", "self injur*", "harm* himself",
        "harm* herself", "harm* themselves", "hurt* himself", "hurt* herself", "cut* himself",
        "cut* herself", "cut* themselves", "cutting her", "cutting his", "cuts on her", "cuts on his",
        "overdos*", "head bang*", "headbang*", "scratch* herself", "scratch* himself";
    "suicide" [SuicidalThoughts] [Suicide]: "suicid*", "end* his life", "end* her life",
        "end* their life", "wants to die", "wanting to die", "wanted to die", "take* his own life",
        "take* her own life", "does not want to be alive", "kill himself", "kill herself";
    "ligature" [] [Ligature]: "ligature*", "tied around her neck", "tied around his neck", "strangl*";
    "sexual_exploitation" [SexualExploitation] [SexualExploitation]: "sexual exploitation",
        "sexually exploit*", "cse", "groomed", "grooming", "older boyfriend", "older men",
        "indecent images", "nude*", "sexting";
    "criminal_exploitation" [CriminalExploitation Trafficking] [CriminalExploitation]:
        "criminal exploitation", "criminally exploit*", "cce", "county line*", "debt bond*",
        "drug running", "runner for", "cuckoo*", "traffick*", "nrm", "national referral mechanism",
        "modern slavery";
    "gang" [Gang] [Gang]: "gang", "gangs", "gang affiliat*", "postcode", "rival group*";
    "going_missing" [GoingMissing] [GoingMissing]: "missing from", "went missing", "goes missing",
        "going missing", "gone missing", "reported missing", "missing episode*", "abscond*",
        "return home interview*", "return interview*", "ran away", "runs away", "running away",
        "failed to return", "did not return", "whereabouts";
    "drugs_and_alcohol" [SubstanceUse] [DrugsAndAlcohol]: "cannabis", "weed", "cocaine", "ketamine",
        "mdma", "ecstasy", "spice", "nitrous oxide", "vape*", "vaping", "drug use", "drugs",
        "substance*", "alcohol", "drunk", "intoxicat*", "under the influence";
    "eating" [Eating FoodAndWeight] [Eating]: "eating disorder*", "anorexi*", "bulimi*", "binge*",
        "purg*", "restrict* her eating", "restrict* his eating", "not eating", "refus* food",
        "hoards food", "hoarding food", "underweight", "weight loss", "pica";
    "online" [OnlineSafety] [Online HarmOnlineToOthers]: "online", "social media", "snapchat",
        "instagram", "tiktok", "whatsapp", "discord", "dark web", "gaming platform*";
    "radicalisation" [Radicalisation] [Radicalisation]: "radicalis*", "extremis*", "prevent referral",
        "channel panel", "far right", "incel*";
    "harm_by_peers" [HarmByPeers] [HarmByPeers]: "bullied", "bullying", "bully", "assaulted by another",
        "attacked by", "targeted by";
    "self_neglect" [PersonalCare] [SelfNeglect]: "self neglect*", "poor hygiene", "personal hygiene",
        "refuses to wash", "does not wash", "unkempt";
    "medical_emergency" [UnstableCondition] [MedicalEmergency]: "blue light*", "resuscitat*",
        "anaphyla*", "adrenal crisis", "life threatening", "intensive care";

    "anger" [AngerAtPeople] [HarmToAdults HarmToChildren]: "assault*", "aggress*", "violen*", "punch*",
        "kick*", "hit staff", "hit his", "hit her", "threw", "spat at", "bit", "biting", "restrain*",
        "threaten*", "lashes out", "lash* out", "headbutt*";
    "damage" [DamageToThings] [DamageToProperty]: "damag*", "smash*", "broke the window", "criminal damage",
        "destroy*", "vandal*";
    "sexual_harm" [HarmfulSexualBehaviour SexualisedBehaviour] [SexualHarm]: "harmful sexual behavio*",
        "hsb", "sexualised behavio*", "sexually inappropriate", "inappropriate touching", "rape*",
        "sexual assault*", "sexually assault*", "exposed himself", "exposed herself", "peer on peer";
    "fire" [FireSetting] [FireSetting FireToSelf]: "fire setting", "fire set*", "set fire*", "set a fire",
        "set fires", "arson*", "lighter*", "matches", "burning", "burnt", "firesetting";
    "weapons" [Weapons] [Weapons]: "weapon*", "knife", "knives", "blade*", "machete*", "firearm*", "bladed",
        "carries a knife";
    "animals" [SafeWithAnimals] [HarmToAnimals]: "harm* animals", "hurt* the cat", "hurt* the dog",
        "cruel* to animals", "killed a bird", "killed a cat", "kicked the dog", "fear of dogs", "afraid of dogs";
    "recruits" [] [RecruitsOthers]: "recruit*", "encourag* others", "encourag* other children",
        "introduced other", "took other children";
    "hate" [] [RacismOrHate]: "racis*", "homophob*", "islamophob*", "hate crime*", "misogyn*", "slurs";
    "allegations" [AllegationsMade] [Allegations]: "allegation*", "alleg* against", "lado", "section 47",
        "s47", "position of trust";
    "danger" [RunningIntoDanger] []: "ran into the road", "runs into the road", "running into traffic",
        "no sense of danger", "no awareness of danger", "climb* onto", "roof", "railway", "jump* from";
    "offending" [Offending TakingThings] []: "offend*", "arrest*", "bail", "charged with", "convict*",
        "caution", "youth justice", "youth offending", "yot", "court hearing", "shoplift*", "theft",
        "stole", "steals", "stealing", "burglar*", "robber*";

    "low_mood" [LowMood] []: "low mood", "depress*", "hopeless*", "tearful", "antidepress*", "fluoxetine",
        "sertraline";
    "anxiety" [Anxiety] []: "anxiet*", "anxious*", "panic attack*", "panic*", "phobi*";
    "trauma" [Trauma RecoveryFromAbuse] []: "trauma*", "ptsd", "flashback*", "dissociat*", "hypervigilan*",
        "domestic abuse", "domestic violence", "witnessed";
    "psychosis" [Psychosis] []: "psychosis", "psychotic", "hears voices", "hearing voices",
        "hallucinat*", "delusion*", "paranoi*";
    "hospital" [HospitalLevelCare MentalHealthNotAssessed] []: "inpatient", "tier 4", "tier four",
        "mental health act", "sectioned", "section 136", "s136", "section 2", "section 3",
        "crisis team", "psychiatr*", "camhs", "section 117";
    "attachment" [TrustAndCloseness] []: "attachment*", "reject* carers", "clingy", "indiscriminate*";
    "loss" [LossAndGrief] []: "bereave*", "grief", "griev*", "died", "death of", "passed away";
    "sleep" [SleepAndNights] []: "nightmare*", "night terror*", "does not sleep", "sleep* poorly",
        "poor sleep", "awake at night", "awake all night", "melatonin", "sleepwalk*", "bedwet*";
    "obsessions" [Obsessions] []: "ocd", "obsessive*", "compulsi*", "intrusive thought*", "rituals";

    "autism" [Autism] []: "autis*", "asd", "asc", "asperger*", "spectrum";
    "adhd" [Adhd] []: "adhd", "attention deficit", "hyperactiv*", "methylphenidate", "concerta";
    "learning_disability" [LearningDisability] []: "learning disabilit*", "learning difficult*",
        "moderate learning", "global delay", "developmental delay", "cognitive abilit*", "low iq";
    "speech" [SpeechAndLanguage] []: "speech and language", "salt assessment", "non verbal", "nonverbal",
        "makaton", "language disorder", "stammer*", "selective mut*";
    "fasd" [AlcoholBeforeBirth] []: "fasd", "foetal alcohol", "fetal alcohol", "alcohol in pregnancy",
        "drank in pregnancy", "drank during pregnancy";
    "senses" [SensoryProcessing Hearing Sight] []: "sensory", "hearing aid*", "hearing loss", "deaf*",
        "visual impairment", "visually impaired", "ear defender*";
    "education" [BackToLearning LearningNotAssessed] []: "exclu*", "out of education", "not in education",
        "not at school", "school refus*", "reduced timetable", "part time timetable", "alternative provision",
        "ehcp", "ehc plan", "pupil referral";

    "epilepsy" [Epilepsy] []: "epilep*", "seizure*", "midazolam";
    "diabetes" [Diabetes] []: "diabet*", "insulin", "hypoglyc*";
    "asthma_allergy" [AsthmaAndAllergy] []: "asthma*", "inhaler*", "allerg*", "epipen*", "eczema";
    "getting_about" [GettingAbout] []: "wheelchair*", "mobility", "cerebral palsy", "hoist*",
        "physical disabilit*", "splint*";
    "feeding" [TubeFeeding] []: "peg feed*", "gastrostomy", "tube fed", "tube feed*", "ng tube", "thickener*";
    "continence" [Continence] []: "incontinen*", "continence", "enuresis", "encopresis", "soil*", "smear*",
        "wets the bed", "pads";
    "medication" [Medication] []: "medicat*", "prescribed", "tablets", "dose*", "risperidone",
        "aripiprazole", "antipsychotic*";
    "pregnancy" [Pregnancy SexualHealth] []: "pregnan*", "miscarr*", "terminat* of pregnancy",
        "contracept*", "sexually transmitted", "sexual health", "chlamydia";
    "missed_health" [MissedHealthCare] []: "immunis*", "vaccinat*", "overdue dental", "not registered with",
        "dental decay", "tooth decay", "tooth extraction*";

    "abuse" [RecoveryFromSexualAbuse RecoveryFromAbuse RecoveryFromNeglect] []: "sexual abuse",
        "sexually abused", "physical abuse", "physically abused", "emotional abuse", "neglect*",
        "child protection plan", "non accidental";
    "unsafe_people" [UnsafePeople HarmInARelationship] []: "no contact with", "must not have contact",
        "non molestation", "restraining order*", "registered sex offender*", "sexual harm prevention",
        "risk to children", "controlling relationship", "coercive";
    "honour" [HonourBasedHarm] []: "forced marriage", "honour based", "so called honour", "fgm",
        "female genital";
    "culture" [CultureAndFaith Identity] []: "halal", "kosher", "prayer*", "mosque", "church", "temple",
        "gurdwara", "synagogue", "ramadan", "hair and skin", "interpreter*", "first language";
    "gender" [GenderAndSexuality] []: "transgender", "trans boy", "trans girl", "non binary", "pronouns",
        "gender identity", "gay", "lesbian", "bisexual", "lgbt*";
    "new_here" [NewToTheCountry] []: "asylum", "uasc", "refugee*", "age assessment*", "age dispute*",
        "immigration", "home office", "leave to remain";
    "friendships" [Friendships Isolation] []: "no friends", "few friends", "isolat*", "struggles to make friends",
        "falls out with";
};

/// One phrase: its words, each with whether any ending will do.
#[derive(Debug)]
struct Phrase {
    topic: &'static Topic,
    words: Vec<(String, bool)>,
}

/// The phrases, by how their first word begins: a paper of a thousand pages is gone through once.
#[derive(Debug)]
pub(super) struct Terms(HashMap<String, Vec<Phrase>>);

/// As many letters of a first word as every one has.
const BEGINNING: usize = 2;

impl Terms {
    pub(super) fn of(topics: &'static [Topic]) -> Self {
        let mut all: HashMap<String, Vec<Phrase>> = HashMap::new();
        for topic in topics {
            for words in topic.words {
                let words = phrase(words);
                let key = words.first().map(|(word, _)| beginning(word));
                all.entry(key.unwrap_or_default())
                    .or_default()
                    .push(Phrase { topic, words });
            }
        }
        Self(all)
    }

    /// Every phrase in a sentence, in order: its topic, its first token and its last.
    pub(super) fn found_in(
        &self,
        sentence: &Sentence<'_>,
    ) -> impl Iterator<Item = (&'static Topic, usize, usize)> {
        let tokens = &sentence.tokens;
        let mut found = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            let Some(phrases) = self.0.get(&beginning(&token.plain)) else {
                continue;
            };
            for phrase in phrases {
                let rest = tokens.get(index..).unwrap_or_default();
                if phrase.begins(rest) {
                    found.push((phrase.topic, index, index + phrase.words.len() - 1));
                }
            }
        }
        found.into_iter()
    }
}

impl Phrase {
    fn begins(&self, tokens: &[Token]) -> bool {
        tokens.len() >= self.words.len()
            && self
                .words
                .iter()
                .zip(tokens)
                .all(|((word, any_ending), token)| {
                    if *any_ending {
                        token.plain.starts_with(word.as_str())
                    } else {
                        token.plain == *word
                            || token.plain.strip_suffix("'s") == Some(word.as_str())
                    }
                })
    }
}

fn phrase(words: &str) -> Vec<(String, bool)> {
    words
        .split(' ')
        .map(|word| match word.strip_suffix('*') {
            Some(beginning) => (beginning.to_owned(), true),
            None => (word.to_owned(), false),
        })
        .collect()
}

fn beginning(word: &str) -> String {
    word.chars().take(BEGINNING).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::sentences::tokens;
    use super::*;

    #[test]
    fn every_topic_has_a_name_of_its_own_and_something_to_begin_an_entry_with() {
        let mut names = BTreeSet::new();
        for topic in TOPICS {
            assert!(names.insert(topic.name), "{} twice", topic.name);
            assert!(!topic.label().is_empty(), "{}", topic.name);
        }
    }

    #[test]
    fn every_word_is_written_as_it_is_compared() {
        for topic in TOPICS {
            for words in topic.words {
                for (place, (word, _)) in phrase(words).into_iter().enumerate() {
                    let plain: Vec<Token> = tokens(&word);
                    let long_enough = place > 0 || word.len() >= BEGINNING;
                    assert!(
                        plain.len() == 1 && plain[0].plain == word && long_enough,
                        "{words} in {}: in small letters, a space for a hyphen, a star only at an end",
                        topic.name
                    );
                }
            }
        }
    }

    #[test]
    fn every_kind_of_risk_but_the_open_ones_is_looked_for() {
        for kind in R::ALL {
            let open = matches!(kind, R::OtherToChild | R::OtherToOthers);
            let looked_for = TOPICS.iter().any(|topic| topic.risks.contains(kind));
            assert!(open || looked_for, "{}", kind.name());
        }
    }
}
