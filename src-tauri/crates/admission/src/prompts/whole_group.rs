//! The questions about the group as a whole.

use chrono::{Duration, NaiveDate};

use super::newcomer::Newcomer;
use super::row::Ground;
use super::{Proposed, look_alike};
use crate::case::Case;
use crate::home::ChildLivingHere;

/// How far back arrivals count as recent change.
const WEEKS: i64 = 8;

pub(super) fn questions(case: &Case, newcomer: &Newcomer, today: NaiveDate) -> Vec<Proposed> {
    let mut out = vec![
        Proposed::of(
            case,
            None,
            "group/staffing",
            "Who would be on duty by day, in the evening and at night in {n}’s first fortnight, and for which child?",
            "Enough adults is counted by the shift and not by the week.",
            Ground::Provision("CHR2015/13(2)(d)"),
        ),
        recent_change(case, today),
        Proposed::of(
            case,
            None,
            "group/restrictions",
            "Which restrictions made for {n} would the other children feel, and how would each of them live as before?",
            "A restriction is for the child it was written for, and reaches all who share the door.",
            Ground::Practice(
                "press reports of inspections: restrictions put on all because of one",
            ),
        ),
        Proposed::of(
            case,
            None,
            "group/rooms",
            "Which room would {n} have, who sleeps beside it, and who can see and hear whom at night?",
            "Rooms, doors and sounds decide much of a night.",
            Ground::Practice(
                "the home’s profile in use: bedroom layout, sight lines, noise and space",
            ),
        ),
        Proposed::of(
            case,
            None,
            "group/locality",
            "What near this house, people and places, would be a help or a danger to {n} or through {n} to others?",
            "The home is located so that children are effectively safeguarded.",
            Ground::Provision("CHR2015/12(2)(c)"),
        ),
        Proposed::of(
            case,
            None,
            "group/school_route",
            "How would {n} get to school, with whom and past whom, and whose journeys would change?",
            "Staff help each child to attend school.",
            Ground::Provision("CHR2015/8(2)(a)(x)"),
        ),
        family_links(case),
    ];
    if !newcomer.not_known.is_empty() {
        let mut question = Proposed::of(
            case,
            None,
            "group/risk_not_known",
            "Who has been asked about the risks that are not known of {n}, and what would be done in the first days as if they were there?",
            "Not known is never absent.",
            Ground::Provision("GUIDE/11.4"),
        );
        question.as_if = true;
        question.about.clone_from(&newcomer.not_known);
        out.push(question);
    }
    out
}

/// One more arrival after others: what the group has still to get used to.
fn recent_change(case: &Case, today: NaiveDate) -> Proposed {
    let since = today
        .checked_sub_signed(Duration::weeks(WEEKS))
        .unwrap_or(today);
    let recent: Vec<&ChildLivingHere> = case
        .home
        .children_living_here()
        .filter(|c| c.arrived.is_none_or(|day| day > since))
        .collect();
    let mut question = Proposed::of(
        case,
        None,
        "group/recent_change",
        "What has changed for the children here in the last eight weeks, arrivals and goodbyes among it, and what would one more arrival ask of them?",
        "Each arrival is borne by those who are still getting used to the last.",
        Ground::Practice("the home’s profile in use: other admissions in the last eight weeks"),
    );
    let told: Vec<String> = recent
        .iter()
        .map(|c| match c.arrived {
            Some(day) => format!(
                "{} moved in on {}",
                c.screen_name(),
                crate::calendar::in_words(day)
            ),
            None => format!("when {} moved in is not noted", c.screen_name()),
        })
        .collect();
    question.beside = Some(match told.len() {
        0 => "As far as the home’s list tells, nobody moved in in the last eight weeks.".to_owned(),
        1 => format!("{}.", super::capital(&told.join(""))),
        n => format!("{n} children: {}.", told.join("; ")),
    });
    question.about = recent.iter().map(|c| c.id.clone()).collect();
    question
}

/// Asked in every home that is not empty, so that asking it tells nothing about anybody.
fn family_links(case: &Case) -> Proposed {
    let mut question = Proposed::of(
        case,
        None,
        "group/family_links",
        "What family, friends, schools or addresses could tie {n} to somebody here, and who was asked?",
        "The placing authority knows each child’s relationship history.",
        Ground::Provision("GUIDE/8.3"),
    );
    let alike = look_alike::found(case);
    let told: Vec<String> = alike
        .iter()
        .map(|a| {
            format!(
                "“{}” in the referral and “{}” in the profile of {} look alike.",
                a.newcomers, a.residents, a.child_on_screen
            )
        })
        .collect();
    if !told.is_empty() {
        question.beside = Some(format!(
            "{} They may have nothing to do with each other. Name nobody in the answer: it is printed.",
            told.join(" ")
        ));
    }
    question.about = alike.into_iter().map(|a| a.key).collect();
    question
}
