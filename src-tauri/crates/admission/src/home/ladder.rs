//! The home's own escalation ladder: to whom a letter is taken when no adequate answer comes, and
//! after how long. Guide 2.3 asks the registered person to evidence "any actions taken to escalate
//! concerns"; no law sets the steps or the days, so the home sets them, and they count only once a
//! person has confirmed that they are the home's.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::{english_time, working_days};
use crate::judgement::{Challenge, LogKind, Step};
use crate::vocabulary::{Vocabulary, is_blank};

/// One step of the ladder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct LadderStep {
    /// To whom: a role, for example "team manager".
    pub to: String,
    /// After how many working days without an adequate answer: for the second step counted from
    /// the day the reply was wanted, for a later one from the day of the step before. Nothing for
    /// the first step, to whom the letter goes.
    pub after_working_days: Option<u32>,
    /// What is said or done at this step, in the home's own words.
    pub words: Option<String>,
}

/// The ladder, with who confirmed it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Ladder {
    /// The steps, lowest first.
    pub steps: Vec<LadderStep>,
    /// Who confirmed that this is the home's own ladder. Blank: it is not followed.
    pub confirmed_by: Option<String>,
    /// When.
    pub confirmed_on: Option<NaiveDate>,
}

/// The step after those already taken for a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep<'a> {
    /// The step.
    pub step: &'a LadderStep,
    /// From which day; none where the home gave no number of days.
    pub from: Option<NaiveDate>,
}

impl Ladder {
    /// Steps to begin from when a home writes its ladder: Threshold's suggestion, never followed
    /// until a person has confirmed them as the home's own.
    #[must_use]
    pub fn to_begin_from() -> Vec<LadderStep> {
        [
            (Step::SocialWorker, None),
            (Step::TeamManager, Some(2)),
            (Step::ServiceManager, Some(2)),
            (Step::HeadOfService, Some(3)),
            (Step::Director, Some(5)),
        ]
        .into_iter()
        .map(|(to, after_working_days)| LadderStep {
            to: to.label().to_owned(),
            after_working_days,
            words: None,
        })
        .collect()
    }

    /// The steps to follow: none until a person has confirmed the ladder.
    #[must_use]
    pub fn followed(&self) -> &[LadderStep] {
        if is_blank(self.confirmed_by.as_ref()) {
            &[]
        } else {
            &self.steps
        }
    }

    /// The step to take next for a letter that was sent; none where nothing is left to climb, the
    /// ladder is not confirmed, or the letter was not sent.
    #[must_use]
    pub fn next(&self, letter: &Challenge) -> Option<NextStep<'_>> {
        let sent = english_time(letter.sent_at()?).date();
        let steps = self.followed();
        let mut reached = 0;
        let mut since = letter.reply_by.unwrap_or(sent);
        for entry in &letter.log {
            if entry.what != Some(LogKind::Escalated) {
                continue;
            }
            // A step named otherwise than in the ladder is still one step up.
            let named = steps.iter().position(|step| entry.goes_to(&step.to));
            reached = named.unwrap_or(reached + 1).max(reached);
            if let Some(at) = entry.at {
                since = english_time(at).date();
            }
        }
        let step = steps.get(reached + 1)?;
        let from = step.after_working_days.and_then(|days| after(since, days));
        Some(NextStep { step, from })
    }

    /// The ladder above the first step in one line, for a letter: "the team manager after 2 working
    /// days, the head of service after 3 more". None where it is not followed or ends at once.
    #[must_use]
    pub fn in_one_line(&self) -> Option<String> {
        let above = self.followed().get(1..)?;
        let parts: Vec<String> = above
            .iter()
            .enumerate()
            .map(|(index, step)| {
                let more = if index == 0 { "" } else { "more " };
                match step.after_working_days {
                    Some(1) => format!("{} after 1 {more}working day", step.to.trim()),
                    Some(days) => format!("{} after {days} {more}working days", step.to.trim()),
                    None => step.to.trim().to_owned(),
                }
            })
            .collect();
        (!parts.is_empty()).then(|| parts.join(", then "))
    }
}

/// So many working days after a day; the day itself where none are to pass.
fn after(day: NaiveDate, days: u32) -> Option<NaiveDate> {
    if days == 0 {
        return Some(day);
    }
    Some(working_days::after(day, days)?.on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn ladder(confirmed: bool) -> Ladder {
        Ladder {
            steps: Ladder::to_begin_from(),
            confirmed_by: confirmed.then(|| "Ruth Example".to_owned()),
            confirmed_on: None,
        }
    }

    fn letter(log: serde_json::Value) -> Challenge {
        serde_json::from_value(json!({"id": "l1", "reply_by": "2026-11-19", "log": log})).unwrap()
    }

    fn next(log: serde_json::Value) -> Option<(String, Option<String>)> {
        let ladder = ladder(true);
        let next = ladder.next(&letter(log))?;
        Some((next.step.to.clone(), next.from.map(|day| day.to_string())))
    }

    fn sent() -> serde_json::Value {
        json!({"at": "2026-11-17T10:00:00Z", "what": "sent"})
    }

    #[test]
    fn the_second_step_counts_from_the_day_the_reply_was_wanted() {
        // Thursday 19 November and two working days: Monday.
        assert_eq!(
            next(json!([sent()])),
            Some(("team manager".to_owned(), Some("2026-11-23".to_owned())))
        );
    }

    #[test]
    fn a_later_step_counts_from_the_step_before() {
        let up = json!({"at": "2026-11-23T10:00:00Z", "what": "escalated", "rung": "Team manager"});
        assert_eq!(
            next(json!([sent(), up])),
            Some(("service manager".to_owned(), Some("2026-11-25".to_owned())))
        );
    }

    #[test]
    fn a_step_left_out_is_left_out_and_the_top_has_nothing_above() {
        let up =
            json!({"at": "2026-11-23T10:00:00Z", "what": "escalated", "step": "head_of_service"});
        assert_eq!(
            next(json!([sent(), up])).unwrap().0,
            "director of children's services"
        );
        let top = json!({"at": "2026-11-24T10:00:00Z", "what": "escalated", "step": "director"});
        assert_eq!(next(json!([sent(), top])), None);
    }

    #[test]
    fn a_ladder_nobody_confirmed_is_not_followed() {
        assert_eq!(ladder(false).next(&letter(json!([sent()]))), None);
        assert_eq!(ladder(false).in_one_line(), None);
        assert!(ladder(true).in_one_line().is_some());
    }

    #[test]
    fn a_letter_not_sent_has_no_next_step() {
        assert_eq!(next(json!([])), None);
    }
}
