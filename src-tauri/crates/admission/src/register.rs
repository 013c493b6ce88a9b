//! What the registers ask about a child who came to live in the home, filled from the referral.
//!
//! The register of children (Schedule 4, paragraph 1) and the parts of the case record that a
//! referral already answers (Schedule 3, paragraphs 1 to 5, 8 to 12, 16, 17, 19, 21, 23 and 26). A
//! person's own words stand before what the referral said; what neither says is not known, and is
//! shown to be missing. The law's words are quoted from [`crate::law`] by the id given here.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::afterwards::Afterwards;
use crate::calendar::in_words;
use crate::home::ChildLivingHere;
use crate::referral::{Kin, PlanKind, PlanState, Referral};
use crate::retention::plain;
use crate::vocabulary::Vocabulary;

/// What a person wrote into the registers about one child.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Written {
    /// By the entry's key, for example "sch4-1-d".
    pub entries: BTreeMap<String, String>,
}

/// The entry among the children living here that is this referral's child: the same date of birth,
/// and a name or the initials in common. None where there is none, or more than one could be.
#[must_use]
pub fn entry_of<'a>(
    referral: &Referral,
    living_here: &'a [ChildLivingHere],
) -> Option<&'a ChildLivingHere> {
    let child = &referral.child;
    let born = child.date_of_birth?;
    let names: Vec<String> = [&child.legal_name, &child.known_as, &child.initials]
        .into_iter()
        .filter_map(|name| plain(name.as_deref()))
        .collect();
    let mut found = living_here.iter().filter(|entry| {
        let theirs = [entry.known_as.as_deref(), Some(entry.initials.as_str())];
        entry.date_of_birth == Some(born)
            && theirs
                .into_iter()
                .filter_map(plain)
                .any(|name| names.contains(&name))
    });
    let one = found.next();
    one.filter(|_| found.next().is_none())
}

/// One thing a register asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RegisterEntry {
    /// Its key: the same for ever.
    pub key: &'static str,
    /// Its name on screen.
    pub label: &'static str,
    /// The provision that asks for it, by id.
    pub provision: &'static str,
    /// What the referral and what was noted since say; none where they say nothing.
    pub told: Option<String>,
    /// Where the referral answers a part of it only: what it says of that part, and of what it says
    /// nothing. It does not stand in the register as the whole.
    pub part: Option<String>,
    /// What a person wrote instead.
    pub written: Option<String>,
}

impl RegisterEntry {
    /// What stands in the register; none where it is not known.
    #[must_use]
    pub fn stands(&self) -> Option<&str> {
        self.written.as_deref().or(self.told.as_deref())
    }
}

/// What a register asks, and where the answer comes from.
type Line = (
    &'static str,
    &'static str,
    &'static str,
    fn(&Referral, &Afterwards) -> Option<String>,
);

/// Schedule 4, paragraph 1.
const REGISTER: &[Line] = &[
    (
        "sch4-1-a",
        "Admitted on",
        "CHR2015/Sch4/1(a)",
        |_, after| after.started().map(day),
    ),
    (
        "sch4-1-b",
        "Ceased to live here on",
        "CHR2015/Sch4/1(b)",
        |_, after| after.ended().map(|(at, _)| day(at)),
    ),
    (
        "sch4-1-c",
        "Address immediately before",
        "CHR2015/Sch4/1(c)",
        |referral, _| last_home(referral),
    ),
    (
        "sch4-1-d",
        "Address on leaving",
        "CHR2015/Sch4/1(d)",
        |_, _| None,
    ),
    (
        "sch4-1-e",
        "Placing authority",
        "CHR2015/Sch4/1(e)",
        |referral, _| said(&referral.referrer.placing_authority),
    ),
    (
        "sch4-1-f",
        "Statutory provision under which the child lives here",
        "CHR2015/Sch4/1(f)",
        |referral, _| legal_ground(referral),
    ),
];

/// Schedule 3, the paragraphs a referral answers.
const CASE_RECORD: &[Line] = &[
    (
        "sch3-1",
        "Name, and names before",
        "CHR2015/Sch3/1",
        |referral, _| together(&[&referral.child.legal_name, &referral.child.known_as]),
    ),
    (
        "sch3-2",
        "Date of birth and sex",
        "CHR2015/Sch3/2",
        |referral, _| {
            let born = referral.child.date_of_birth.map(in_words);
            let sex = referral.child.sex.map(|sex| sex.label().to_owned());
            together(&[&born, &sex])
        },
    ),
    ("sch3-3", "Religion", "CHR2015/Sch3/3", |referral, _| {
        said(&referral.child.religion)
    }),
    (
        "sch3-4",
        "Ethnicity, cultural and linguistic background",
        "CHR2015/Sch3/4",
        |referral, _| {
            let child = &referral.child;
            together(&[&child.ethnicity, &child.language_and_communication])
        },
    ),
    (
        "sch3-5",
        "Address immediately before",
        "CHR2015/Sch3/5",
        |referral, _| last_home(referral),
    ),
    (
        "sch3-8",
        "Statutory provision",
        "CHR2015/Sch3/8",
        |referral, _| legal_ground(referral),
    ),
    (
        "sch3-9",
        "Placing authority, and whom to contact there",
        "CHR2015/Sch3/9",
        |referral, _| {
            let referrer = &referral.referrer;
            together(&[&referrer.placing_authority, &referrer.duty_contact])
        },
    ),
    ("sch3-10", "Parents", "CHR2015/Sch3/10", |referral, _| {
        parents(referral)
    }),
    (
        "sch3-11",
        "Social worker",
        "CHR2015/Sch3/11",
        |referral, _| {
            let referrer = &referral.referrer;
            together(&[
                &referrer.person,
                &referrer.role,
                &referrer.phone,
                &referrer.email,
            ])
        },
    ),
    (
        "sch3-12",
        "School or college",
        "CHR2015/Sch3/12",
        |referral, _| said(&referral.education.school),
    ),
    (
        "sch3-16",
        "Arrangements for, and restrictions on, contact",
        "CHR2015/Sch3/16",
        |referral, _| together(&[&referral.child.family_time, &referral.family.no_contact]),
    ),
    (
        "sch3-17",
        "EHC plan or statement of special educational needs",
        "CHR2015/Sch3/17",
        |referral, _| plans(referral, &[PlanKind::EhcPlan, PlanKind::SenStatement]),
    ),
    (
        "sch3-19",
        "Care plan and placement plan",
        "CHR2015/Sch3/19",
        |referral, _| plans(referral, &[PlanKind::CarePlan, PlanKind::PlacementPlan]),
    ),
    (
        "sch3-21",
        "Doctor and dentist",
        "CHR2015/Sch3/21",
        |referral, _| said(&referral.moving_in.health),
    ),
    (
        "sch3-23",
        "Immunisations, allergies, examinations and treatment",
        "CHR2015/Sch3/23",
        // The referral asks of two of them: see `part`.
        |_, _| None,
    ),
    (
        "sch3-26",
        "Special dietary or health needs",
        "CHR2015/Sch3/26",
        |_, _| None,
    ),
];

/// The register of children: one child's line.
#[must_use]
pub fn line(referral: &Referral, afterwards: &Afterwards, written: &Written) -> Vec<RegisterEntry> {
    filled(REGISTER, referral, afterwards, written)
}

/// The case record, as far as the referral answers it.
#[must_use]
pub fn case_record(
    referral: &Referral,
    afterwards: &Afterwards,
    written: &Written,
) -> Vec<RegisterEntry> {
    filled(CASE_RECORD, referral, afterwards, written)
}

/// What a person wrote, with one entry changed; blank takes it out, and what the referral said
/// stands again. None where there is no such entry.
#[must_use]
pub fn with_entry(written: &Written, key: &str, text: &str) -> Option<Written> {
    let known = |lines: &[Line]| lines.iter().any(|(known, ..)| *known == key);
    if !known(REGISTER) && !known(CASE_RECORD) {
        return None;
    }
    let mut next = written.clone();
    match text.trim() {
        "" => next.entries.remove(key),
        text => next.entries.insert(key.to_owned(), text.to_owned()),
    };
    Some(next)
}

fn filled(
    lines: &[Line],
    referral: &Referral,
    afterwards: &Afterwards,
    written: &Written,
) -> Vec<RegisterEntry> {
    lines
        .iter()
        .map(|(key, label, provision, told)| RegisterEntry {
            key,
            label,
            provision,
            told: told(referral, afterwards),
            part: part(key, referral),
            written: written.entries.get(*key).cloned(),
        })
        .collect()
}

/// What a referral says of a part of one thing asked for: "no allergy known" says nothing of what the
/// child was immunised against.
fn part(key: &str, referral: &Referral) -> Option<String> {
    if key != "sch3-23" {
        return None;
    }
    let told = said(&referral.child.allergies_and_medicines)?;
    Some(format!(
        "Immunisations, examinations, medical and dental needs and treatment are not noted. Of \
         allergies and medicines: {told}"
    ))
}

fn day(at: NaiveDateTime) -> String {
    in_words(at.date())
}

fn said(text: &Option<String>) -> Option<String> {
    let text = text.as_deref()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn together(texts: &[&Option<String>]) -> Option<String> {
    let texts: Vec<String> = texts.iter().filter_map(|text| said(text)).collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

/// The home the child lived in last, as the referral lists them.
fn last_home(referral: &Referral) -> Option<String> {
    referral
        .why_now
        .homes
        .iter()
        .filter(|home| home.withdrawn.is_none())
        .max_by_key(|home| (home.until.is_none(), home.until, home.from))
        .and_then(|home| said(&home.place))
}

fn legal_ground(referral: &Referral) -> Option<String> {
    let status = referral
        .legal
        .status
        .map(|status| status.label().to_owned());
    together(&[&status, &referral.legal.orders])
}

fn parents(referral: &Referral) -> Option<String> {
    let parents = referral.family.people.iter().filter(|person| {
        person.withdrawn.is_none() && matches!(person.kin, Some(Kin::Mother | Kin::Father))
    });
    let named: Vec<String> = parents
        .filter_map(|person| together(&[&person.name, &person.lives]))
        .collect();
    (!named.is_empty()).then(|| named.join("; "))
}

/// The plans the home holds a copy of, with their dates.
fn plans(referral: &Referral, kinds: &[PlanKind]) -> Option<String> {
    let held = referral.plans.each();
    let held: Vec<String> = held
        .iter()
        .filter(|(kind, plan)| kinds.contains(kind) && plan.state == Some(PlanState::Held))
        .map(|(kind, plan)| match plan.dated {
            Some(dated) => format!("{}, {}, held", kind.label(), in_words(dated)),
            None => format!("{}, undated, held", kind.label()),
        })
        .collect();
    (!held.is_empty()).then(|| held.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::afterwards::{AfterEntry, Happened};
    use crate::fixtures::full_referral;
    use chrono::{DateTime, NaiveDate, Utc};

    fn moved_in() -> Afterwards {
        Afterwards {
            entries: vec![AfterEntry {
                id: "a1".to_owned(),
                at: DateTime::<Utc>::UNIX_EPOCH,
                by: "Sam".to_owned(),
                what: Happened::Started {
                    at: NaiveDate::from_ymd_opt(2026, 11, 30)
                        .unwrap()
                        .and_hms_opt(16, 0, 0)
                        .unwrap(),
                },
                taken_back: None,
            }],
        }
    }

    #[test]
    fn every_provision_named_is_in_the_law_and_every_key_is_its_own() {
        let mut keys = std::collections::BTreeSet::new();
        for (key, label, provision, _) in REGISTER.iter().chain(CASE_RECORD) {
            assert!(keys.insert(*key), "{key}");
            assert!(crate::law::provision(provision).is_some(), "{provision}");
            assert!(!label.is_empty());
        }
    }

    #[test]
    fn the_register_is_filled_from_the_referral_and_says_nothing_it_does_not_know() {
        let referral = full_referral();
        let line = line(&referral, &moved_in(), &Written::default());
        let stands = |key: &str| {
            let entry = line.iter().find(|entry| entry.key == key).unwrap();
            entry.stands().map(str::to_owned)
        };
        assert_eq!(stands("sch4-1-a").as_deref(), Some("30 November 2026"));
        assert_eq!(stands("sch4-1-b"), None);
        assert_eq!(stands("sch4-1-d"), None);
        assert_eq!(stands("sch4-1-e"), referral.referrer.placing_authority);
        let blank = Referral::default();
        for entry in super::line(&blank, &Afterwards::default(), &Written::default()) {
            assert_eq!(entry.stands(), None, "{}", entry.key);
        }
        for entry in case_record(&blank, &Afterwards::default(), &Written::default()) {
            assert_eq!(entry.stands(), None, "{}", entry.key);
        }
    }

    #[test]
    fn a_part_that_is_known_does_not_pass_for_the_whole() {
        let mut referral = Referral::default();
        let entry = |referral: &Referral, written: &Written| {
            let all = case_record(referral, &Afterwards::default(), written);
            all.into_iter().find(|one| one.key == "sch3-23").unwrap()
        };
        assert_eq!(entry(&referral, &Written::default()).part, None);
        referral.child.allergies_and_medicines = Some(" No allergy known ".to_owned());
        let partly = entry(&referral, &Written::default());
        assert_eq!(partly.stands(), None);
        let part = partly.part.unwrap();
        assert!(part.contains("treatment are not noted"));
        assert!(part.ends_with(": No allergy known"), "{part}");
        let whole = "Immunised; no allergy known; seen on 2 November.";
        let written = with_entry(&Written::default(), "sch3-23", whole).unwrap();
        assert_eq!(entry(&referral, &written).stands(), Some(whole));
    }

    #[test]
    fn a_child_is_known_by_birth_and_name_and_never_by_half_of_it() {
        let mut referral = Referral::default();
        referral.child.known_as = Some("Tomas".to_owned());
        referral.child.initials = Some("T.W.".to_owned());
        let entry = |id: &str, known_as: &str, initials: &str, day: u32| ChildLivingHere {
            id: id.to_owned(),
            known_as: Some(known_as.to_owned()),
            initials: initials.to_owned(),
            date_of_birth: chrono::NaiveDate::from_ymd_opt(2016, 8, day),
            ..ChildLivingHere::default()
        };
        let home = [
            entry("h1", "Tomas", "T W", 12),
            entry("h2", "Tom", "TW", 11),
            entry("h3", "Ann", "A.", 11),
        ];
        let found = |referral: &Referral, home: &[ChildLivingHere]| {
            entry_of(referral, home).map(|child| child.id.clone())
        };
        assert_eq!(found(&referral, &home), None, "without a date of birth");
        referral.child.date_of_birth = chrono::NaiveDate::from_ymd_opt(2016, 8, 11);
        assert_eq!(found(&referral, &home).as_deref(), Some("h2"));
        let twins = [home[1].clone(), entry("h4", "Tomas", "", 11)];
        assert_eq!(found(&referral, &twins), None, "either could be");
    }

    #[test]
    fn a_persons_own_words_stand_first_and_blank_brings_back_what_the_referral_said() {
        let referral = full_referral();
        let key = "sch4-1-e";
        let written =
            with_entry(&Written::default(), key, " Northshire, by its new name ").unwrap();
        let now = line(&referral, &moved_in(), &written);
        let entry = now.iter().find(|entry| entry.key == key).unwrap();
        assert_eq!(entry.stands(), Some("Northshire, by its new name"));
        assert_eq!(entry.told, referral.referrer.placing_authority);
        let back = with_entry(&written, key, " ").unwrap();
        assert_eq!(back, Written::default());
        assert_eq!(with_entry(&written, "sch9", "x"), None);
    }
}
