//! # What it looks at
//! Each device that stands: its purpose, the placing authority's consent in writing, whether the
//! child was told in advance, and why nothing less intrusive would do.
//!
//! # Why it matters
//! Regulation 24(1): the registered person may only use a device for monitoring or surveillance if
//! all four hold; regulation 24(2) makes that subject to what a court requires. The Guide (3.16)
//! asks for the consent at the time of placement. What is stopped is the use of the device, not the
//! child.
//!
//! # What the manager sees
//! "“Alarm on his bedroom door” may not be used yet: …" The acceptances are closed until it may, or
//! the manager says how the child is kept safe without it.
//!
//! # Example
//! The authority's consent was given on the telephone.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::{Device, ToldInAdvance};
use crate::tasks::TaskId;
use crate::vocabulary::{YesNo, is_blank};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "DEVICE-02",
    concern: "a device whose conditions are not shown",
    answers: &["S5"],
    provision: Some("CHR2015/24(1)"),
    force: Force::Regulation,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let devices = case.referral.devices.each.iter().enumerate();
    Ok(devices
        .filter(|(_, device)| device.counts())
        .filter_map(|(index, device)| {
            let wanting = wanting(device);
            let (_, field) = wanting.first()?;
            let what: Vec<&str> = wanting.iter().map(|(words, _)| *words).collect();
            let pointer = format!("/referral/devices/each/{index}/{field}");
            let stopped = format!(
                "“{}” may not be used yet: {}.",
                device.name(),
                what.join("; ")
            );
            Some(if is_blank(device.without.as_ref()) {
                let sentence = format!(
                    "{stopped} The child can be offered a place without it: say how they are kept \
                     safe."
                );
                Raised::new(&device.id, sentence, TaskId::Devices, pointer)
            } else {
                let sentence = format!("{stopped} You say how the child is kept safe without it.");
                Raised::new(&device.id, sentence, TaskId::Devices, pointer)
                    .weighing(Weight::Consider)
                    .closing(&[])
            })
        })
        .collect())
}

fn wanting(device: &Device) -> Vec<(&'static str, &'static str)> {
    let mut wanting = Vec::new();
    if is_blank(device.what.as_ref()) {
        wanting.push(("it is not named", "what"));
    }
    // What a court requires is not the registered person's choice of a device.
    if !is_blank(device.court.as_ref()) {
        return wanting;
    }
    if is_blank(device.purpose.as_ref()) {
        wanting.push(("its purpose is not said", "purpose"));
    }
    match device.consent {
        Some(YesNo::Yes) => {
            if is_blank(device.consent_by.as_ref()) || device.consent_on.is_none() {
                wanting.push((
                    "who consented in writing, and when, is not said",
                    "consent_by",
                ));
            }
        }
        Some(YesNo::No) => wanting.push((
            "the placing authority has not consented in writing",
            "consent",
        )),
        None => wanting.push((
            "whether the placing authority consents in writing is not said",
            "consent",
        )),
    }
    match device.told {
        Some(ToldInAdvance::Told | ToldInAdvance::NotPracticable) => {
            if is_blank(device.told_how.as_ref()) {
                wanting.push((
                    "how the child was told, or why not, is not said",
                    "told_how",
                ));
            }
        }
        Some(ToldInAdvance::NotYet) => wanting.push(("the child has not been told", "told")),
        None => wanting.push(("whether the child was told is not said", "told")),
    }
    if is_blank(device.no_more_than_needed.as_ref()) {
        wanting.push((
            "why nothing less intrusive would do is not said",
            "no_more_than_needed",
        ));
    }
    wanting
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{found_by, settled_but, told};

    fn whole() -> Value {
        json!({
            "id": "z1", "kind": "door_alarm", "what": "alarm on his bedroom door",
            "purpose": "The adult awake hears him leave at night.", "consent": "yes",
            "consent_by": "Lee Example, team manager", "consent_on": "2026-11-18", "told": "told",
            "told_how": "By Kim, who let him set it off.",
            "no_more_than_needed": "It rings at the desk only, from ten to seven.",
        })
    }

    fn but(fields: &[(&str, Value)]) -> (&'static str, Value) {
        let mut device = whole();
        for (field, value) in fields {
            device[*field] = value.clone();
        }
        ("/referral/devices/each", json!([device]))
    }

    #[test]
    fn what_the_manager_reads() {
        let none = json!(null);
        insta::assert_snapshot!(told(
            &RULE,
            &[
                (
                    "nothing said",
                    &[("/referral/devices/each", json!([{"id": "z1"}]))]
                ),
                ("no consent", &[but(&[("consent", json!("no"))])]),
                (
                    "consent without a date",
                    &[but(&[("consent_on", none.clone())])]
                ),
                ("not told", &[but(&[("told", json!("not_yet"))])]),
                (
                    "no consent, kept safe otherwise",
                    &[but(&[
                        ("consent", json!("no")),
                        ("without", json!("An adult sits on the landing.")),
                    ])]
                ),
            ]
        ));
    }

    #[test]
    fn all_four_conditions_settle_it_and_so_does_a_courts_requirement() {
        assert!(found_by(&RULE, &settled_but(&[but(&[])])).is_empty());
        let required =
            json!([{"id": "z1", "what": "a tag", "court": "Northshire Youth Court, 2 November."}]);
        let case = settled_but(&[("/referral/devices/each", required)]);
        assert!(found_by(&RULE, &case).is_empty());
    }
}
