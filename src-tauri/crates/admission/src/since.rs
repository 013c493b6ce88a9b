//! What has changed since a decision was signed.
//!
//! A decision rests on the home as it stood. Between signing and the move a child may arrive or
//! leave, a plan may be replaced, the statement of purpose may be revised: then the registered
//! person is asked to go over it and to say, with a date, whether it still holds. That is a
//! suggestion of Threshold's own and never alters what was signed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::afterwards::{Afterwards, Happened};
use crate::calendar::in_words;
use crate::case::Case;
use crate::home::{ChildLivingHere, Home, Team};
use crate::vocabulary::{Vocabulary, is_blank, vocabulary};

vocabulary! {
    /// What part of the case a change belongs to.
    Area {
        Children = "children": "children living here",
        Statement = "statement": "statement of purpose",
        Plans = "plans": "relevant plans",
        Team = "team": "team",
        Home = "home": "the home",
    }
}

/// One change since signing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Changed {
    /// Tells the change apart from any other, also from a later one in the same place.
    pub key: String,
    /// What part of the case it belongs to.
    pub area: Area,
    /// The change, in a whole sentence.
    pub sentence: String,
}

/// A signed decision beside the home today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Since {
    /// Everything that changed, children first.
    pub changes: Vec<Changed>,
    /// Whether something changed that has not been gone over.
    pub to_reconfirm: bool,
    /// Where that stands, in a whole sentence.
    pub sentence: String,
}

/// What an addendum to a signed record says: a document of its own that names the record and
/// changes no word of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Addendum {
    /// The number of the record it adds to.
    pub record: String,
    /// What had changed since that record was signed.
    pub changes: Vec<Changed>,
    /// Whether the decision still holds, in the words of the person who went over it.
    pub words: String,
    /// Who went over it.
    pub by: String,
    /// The English date on which they did.
    pub on: NaiveDate,
}

/// Compares a signed case with the home today. None for a case that is not signed, for a decision
/// no placement follows from, and once the child has moved in: a decision goes stale before the
/// move only.
#[must_use]
pub fn since(signed: &Case, now: &Home, after: &Afterwards, today: NaiveDate) -> Option<Since> {
    let signed_on = signed.signed_on()?;
    let accepted = signed.referral.decision.outcome?.accepts();
    if !accepted || after.started().is_some() || after.not_taken_up() {
        return None;
    }
    let mut changes = Vec::new();
    children(&signed.home, now, &mut changes);
    statement(signed, now, &mut changes);
    plans(signed, after, signed_on, today, &mut changes);
    team(&signed.home.team, &now.team, &mut changes);
    particulars(&signed.home, now, &mut changes);
    let gone_over = after.reconfirmed();
    let to_reconfirm = changes.iter().any(|change| {
        !gone_over.is_some_and(|(_, seen)| seen.iter().any(|seen| seen.key == change.key))
    });
    let sentence = match (changes.len(), to_reconfirm, gone_over) {
        (0, ..) => "Nothing the decision rests on has changed since it was signed.".to_owned(),
        (_, false, Some((entry, _))) => format!(
            "What changed since signing was gone over by {} on {}.",
            entry.by,
            in_words(crate::calendar::english_time(entry.at).date())
        ),
        (1, ..) => "1 thing has changed since this was signed. Threshold suggests going over it \
                    before the move and saying whether the decision still holds."
            .to_owned(),
        (n, ..) => format!(
            "{n} things have changed since this was signed. Threshold suggests going over them \
             before the move and saying whether the decision still holds."
        ),
    };
    Some(Since {
        changes,
        to_reconfirm,
        sentence,
    })
}

/// An addendum for each time a signed decision was gone over, oldest first.
#[must_use]
pub fn addenda(signed: &Case, after: &Afterwards) -> Vec<Addendum> {
    let Some(signing) = &signed.signing else {
        return Vec::new();
    };
    after
        .standing()
        .filter_map(|entry| match &entry.what {
            Happened::Reconfirmed { changes, words } => Some(Addendum {
                record: signing.number.clone(),
                changes: changes.clone(),
                words: words.clone(),
                by: entry.by.clone(),
                on: crate::calendar::english_time(entry.at).date(),
            }),
            _ => None,
        })
        .collect()
}

fn push(changes: &mut Vec<Changed>, area: Area, key: impl Into<String>, sentence: String) {
    changes.push(Changed {
        key: key.into(),
        area,
        sentence,
    });
}

/// Something as it was and as it is, in words; nothing where it is the same.
fn differs<T: PartialEq>(
    was: &T,
    is: &T,
    words: impl Fn(&T) -> String,
) -> Option<(String, String)> {
    (was != is).then(|| (words(was), words(is)))
}

fn children(then: &Home, now: &Home, changes: &mut Vec<Changed>) {
    let was: BTreeMap<&str, &ChildLivingHere> =
        then.children.iter().map(|c| (c.id.as_str(), c)).collect();
    let is: BTreeMap<&str, &ChildLivingHere> =
        now.children.iter().map(|c| (c.id.as_str(), c)).collect();
    for child in now.children_living_here() {
        let Some(before) = was.get(child.id.as_str()).filter(|c| c.left.is_none()) else {
            let on = child
                .arrived
                .map(|day| format!(" on {}", in_words(day)))
                .unwrap_or_default();
            push(
                changes,
                Area::Children,
                format!("arrived:{}", child.id),
                format!(
                    "{} moved in{on}, and is not considered in the decision.",
                    child.initials
                ),
            );
            continue;
        };
        let stage = |stage: &Option<_>| label(*stage);
        if let Some((was, is)) = differs(&before.stage, &child.stage, stage) {
            push(
                changes,
                Area::Children,
                format!("stage:{}:{is}", child.id),
                format!(
                    "{}: the stage of the stay was “{was}” and is “{is}”.",
                    child.initials
                ),
            );
        }
        if let Some((was, is)) = differs(&before.own_plan, &child.own_plan, said) {
            push(
                changes,
                Area::Children,
                format!("own_plan:{}:{is}", child.id),
                format!(
                    "{}: the child’s own plan was “{was}” and is “{is}”.",
                    child.initials
                ),
            );
        }
    }
    for child in then.children_living_here() {
        let gone = is.get(child.id.as_str());
        if gone.is_some_and(|c| c.left.is_none()) {
            continue;
        }
        let on = gone
            .and_then(|c| c.left)
            .map(|day| format!(" on {}", in_words(day)))
            .unwrap_or_default();
        push(
            changes,
            Area::Children,
            format!("left:{}", child.id),
            format!(
                "{} left{on}; the decision considers a group with them in it.",
                child.initials
            ),
        );
    }
}

fn statement(signed: &Case, now: &Home, changes: &mut Vec<Changed>) {
    let (was, is) = (&signed.home.statement_of_purpose, &now.statement_of_purpose);
    if was == is {
        return;
    }
    let key = format!("statement:{}", is.in_words());
    push(
        changes,
        Area::Statement,
        key.clone(),
        format!(
            "The statement of purpose in force is {}; the decision rests on {}.",
            is.in_words(),
            was.in_words()
        ),
    );
    for clause in &was.clauses {
        let resting = signed
            .referral
            .needs
            .iter()
            .filter(|need| need.range.clause.as_deref() == Some(clause.id.as_str()))
            .count();
        // Ids belong to a version; a sentence kept letter for letter is the same clause.
        if resting == 0
            || is
                .clauses
                .iter()
                .any(|c| c.sentence.trim() == clause.sentence.trim())
        {
            continue;
        }
        let needs = if resting == 1 {
            "1 need rests".to_owned()
        } else {
            format!("{resting} needs rest")
        };
        let number = clause
            .number
            .as_ref()
            .map(|number| format!(" (clause {number})"))
            .unwrap_or_default();
        push(
            changes,
            Area::Statement,
            format!("{key}:{}", clause.id),
            format!(
                "{needs} on a sentence that does not stand in it any more{number}: “{}”",
                clause.sentence.trim()
            ),
        );
    }
}

fn plans(
    signed: &Case,
    after: &Afterwards,
    signed_on: NaiveDate,
    today: NaiveDate,
    changes: &mut Vec<Changed>,
) {
    for entry in after.standing() {
        if let Happened::PlanReplaced { plan, dated, words } = &entry.what {
            push(
                changes,
                Area::Plans,
                format!("plan:{}:{}", plan.name(), entry.id),
                format!(
                    "The {} was replaced by one dated {}: {}.",
                    plan.label(),
                    in_words(*dated),
                    crate::dates::bare(words)
                ),
            );
        }
    }
    for (kind, plan) in signed.referral.plans.each() {
        let Some(due) = plan.next_review_due else {
            continue;
        };
        if signed_on <= due && due < today {
            push(
                changes,
                Area::Plans,
                format!("review:{}:{due}", kind.name()),
                format!(
                    "The review of the {} due on {} lies behind us: ask whether the plan has \
                     changed.",
                    kind.label(),
                    in_words(due)
                ),
            );
        }
    }
}

fn team(was: &Team, is: &Team, changes: &mut Vec<Changed>) {
    let mut told = was.clone();
    let number = |n: &Option<f64>| n.map_or_else(|| "not entered".to_owned(), |n| n.to_string());
    let rows = [
        (
            "posts",
            differs(&was.establishment, &is.establishment, number),
        ),
        ("vacancies", differs(&was.vacancies, &is.vacancies, number)),
        (
            "share of agency workers in percent",
            differs(&was.agency_percent, &is.agency_percent, number),
        ),
        (
            "cover of waking nights",
            differs(&was.waking_night_cover, &is.waking_night_cover, said),
        ),
        (
            "clinical input",
            differs(&was.clinical_input, &is.clinical_input, said),
        ),
        ("rota", differs(&was.rota, &is.rota, said)),
    ];
    for (what, differs) in rows {
        if let Some((was, is)) = differs {
            push(
                changes,
                Area::Team,
                format!("team:{what}:{is}"),
                format!("Team, {what}: was “{was}”, is now “{is}”."),
            );
        }
    }
    for skill in &was.skills {
        if is.skills.iter().all(|held| held.name != skill.name) {
            push(
                changes,
                Area::Team,
                format!("team:lost:{}", skill.name),
                format!("Team: “{}” is not among the skills any more.", skill.name),
            );
        }
    }
    for skill in &is.skills {
        if was.skills.iter().all(|held| held.name != skill.name) {
            push(
                changes,
                Area::Team,
                format!("team:gained:{}", skill.name),
                format!("Team: “{}” is new among the skills.", skill.name),
            );
        }
    }
    // Whatever else the team's page holds is compared too, without being told one by one.
    told.establishment = is.establishment;
    told.vacancies = is.vacancies;
    told.agency_percent = is.agency_percent;
    told.waking_night_cover.clone_from(&is.waking_night_cover);
    told.clinical_input.clone_from(&is.clinical_input);
    told.rota.clone_from(&is.rota);
    let held: Vec<_> = told.skills.iter().map(|s| &s.name).collect();
    let holds: Vec<_> = is.skills.iter().map(|s| &s.name).collect();
    if held != holds {
        told.skills.clone_from(&is.skills);
    }
    if told != *is {
        push(
            changes,
            Area::Team,
            format!("team:other:{}", fingerprint(is)),
            "Team: who holds which skill, or another entry of the team’s page, has changed."
                .to_owned(),
        );
    }
}

fn particulars(was: &Home, is: &Home, changes: &mut Vec<Changed>) {
    let number = |n: &Option<u32>| n.map_or_else(|| "not entered".to_owned(), |n| n.to_string());
    let rows = [
        (
            "number of registered places",
            differs(&was.registered_places, &is.registered_places, number),
        ),
        (
            "conditions of registration",
            differs(
                &was.conditions_of_registration,
                &is.conditions_of_registration,
                said,
            ),
        ),
        (
            "host authority",
            differs(&was.host_authority, &is.host_authority, said),
        ),
        (
            "registered manager",
            differs(&was.registered_manager, &is.registered_manager, said),
        ),
        (
            "responsible individual",
            differs(
                &was.responsible_individual,
                &is.responsible_individual,
                said,
            ),
        ),
    ];
    for (what, differs) in rows {
        if let Some((was, is)) = differs {
            push(
                changes,
                Area::Home,
                format!("home:{what}:{is}"),
                format!("The home, {what}: was “{was}”, is now “{is}”."),
            );
        }
    }
}

fn said(words: &Option<String>) -> String {
    if is_blank(words.as_ref()) {
        "not entered".to_owned()
    } else {
        words.as_deref().unwrap_or_default().trim().to_owned()
    }
}

fn label<V: Vocabulary>(value: Option<V>) -> String {
    value.map_or_else(|| "not entered".to_owned(), |v| v.label().to_owned())
}

/// Tells one state of the team from another; it is compared, never shown.
fn fingerprint(team: &Team) -> String {
    serde_json::to_string(team).unwrap_or_default()
}

#[cfg(test)]
mod tests;
