//! The task list: computed from the answers, never stored.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::answers::any_answer;
use crate::appraise::{Finding, Weight};
use crate::calls::{self, Call};
use crate::case::Case;
use crate::referral::{AreaApprovals, Devices, Liberty, Therapy};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// The sections of a referral, in order.
    TaskId {
        Referral = "referral": "The referral",
        FirstScreen = "first_screen": "First screen",
        Plans = "plans": "Papers and relevant plans",
        Needs = "needs": "Needs and strengths",
        Emergency = "emergency": "Emergency route",
        Further = "further": "Is anything more called for?",
        Liberty = "liberty": "Deprivation of liberty",
        Solo = "solo": "Living alone",
        Area = "area": "Out of area, and school in years 10 and 11",
        ShortBreaks = "short_breaks": "Short breaks",
        NotLookedAfter = "not_looked_after": "A child who is not looked after",
        YouthJustice = "youth_justice": "Youth justice",
        Secure = "secure": "Secure accommodation under thirteen",
        Therapy = "therapy": "Therapy and development care",
        Devices = "devices": "Monitoring and surveillance devices",
        Range = "range": "Regulation 14: inside our range of needs?",
        Response = "response": "Guide 11.4: can we respond effectively?",
        Group = "group": "Guide 11.4: the children living here",
        Gaps = "gaps": "Information gaps and challenges",
        Views = "views": "Views",
        Move = "move": "The move",
        Decision = "decision": "Decision",
        Check = "check": "Check answers and sign",
    }
}

vocabulary! {
    /// Where a task stands.
    TaskStatus {
        CannotStart = "cannot_start": "cannot start yet",
        NotStarted = "not_started": "not started",
        InProgress = "in_progress": "in progress",
        Complete = "complete": "complete",
    }
}

/// A task with its computed status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Task {
    /// The task.
    pub id: TaskId,
    /// Where it stands.
    pub status: TaskStatus,
    /// How many findings placed here must be settled.
    pub settle: usize,
    /// How many findings placed here must be challenged.
    pub challenge: usize,
    /// How many findings placed here are worth considering.
    pub consider: usize,
    /// One line about what is in it, for the task list.
    pub summary: String,
}

/// The tasks of a case, in order. The emergency task is there when the route is, or may be, an
/// emergency; an extra task when a fact calls for it, when nobody could say, or when something is
/// already written there.
#[must_use]
pub fn compute(
    case: &Case,
    today: NaiveDate,
    findings: &[Finding],
    ready_to_sign: bool,
) -> Vec<Task> {
    use crate::vocabulary::Vocabulary;
    TaskId::ALL
        .iter()
        .copied()
        .filter(|id| *id != TaskId::Emergency || emergency_applies(case))
        .filter(|id| extra_applies(case, *id, today))
        .map(|id| task(case, id, findings, ready_to_sign))
        .collect()
}

/// Whether the emergency questions are asked: the route is an emergency, or nobody has said.
#[must_use]
pub fn emergency_applies(case: &Case) -> bool {
    case.referral.may_be_on_the_emergency_route()
}

/// Whether an extra task is there: a fact calls for it, nobody could say, or something is written
/// in it. While the fact is merely not answered, the question stands in
/// [`TaskId::Further`] and the task stays out of the way. True for every other task.
#[must_use]
pub fn extra_applies(case: &Case, id: TaskId, today: NaiveDate) -> bool {
    calls::call(case, id, today).is_none_or(|call| match call {
        Call::Yes | Call::NotKnown => true,
        Call::No | Call::NotAnswered => started(case, id),
    })
}

fn task(case: &Case, id: TaskId, findings: &[Finding], ready_to_sign: bool) -> Task {
    let count = |weight| {
        findings
            .iter()
            .filter(|f| f.stands() && f.place.task == id && f.weight == weight)
            .count()
    };
    let (settle, challenge, consider) = (
        count(Weight::Settle),
        count(Weight::Challenge),
        count(Weight::Consider),
    );
    let status = if id == TaskId::Check {
        if case.signing.is_some() {
            TaskStatus::Complete
        } else if case.referral.decision.outcome.is_none() {
            TaskStatus::CannotStart
        } else if ready_to_sign {
            TaskStatus::InProgress
        } else {
            TaskStatus::NotStarted
        }
    } else if waits_for_needs(case, id) {
        TaskStatus::CannotStart
    } else if !started(case, id) {
        TaskStatus::NotStarted
    } else if settle + challenge > 0 {
        TaskStatus::InProgress
    } else {
        TaskStatus::Complete
    };
    Task {
        id,
        status,
        settle,
        challenge,
        consider,
        summary: summary(case, id),
    }
}

/// The gate and the response are answered need by need, so they wait for a first need.
fn waits_for_needs(case: &Case, id: TaskId) -> bool {
    matches!(id, TaskId::Range | TaskId::Response) && case.referral.needs.is_empty()
}

fn started(case: &Case, id: TaskId) -> bool {
    let r = &case.referral;
    match id {
        TaskId::Referral => true,
        TaskId::FirstScreen => any_answer(&r.first_screen),
        TaskId::Plans => any_answer(&r.plans) || !r.papers.is_empty(),
        TaskId::Needs => !r.needs.is_empty() || !r.risks.is_empty() || any_answer(&r.strengths),
        TaskId::Emergency => any_answer(&r.emergency),
        TaskId::Further => {
            any_answer(&r.liberty.proposed)
                || any_answer(&r.area.home_lies)
                || any_answer(&r.area.key_stage_four)
                || any_answer(&r.therapy.offered)
                || any_answer(&r.devices.used)
        }
        // The answer that calls for a task is not yet something written in it.
        TaskId::Liberty => any_answer(&Liberty {
            proposed: None,
            ..r.liberty.clone()
        }),
        TaskId::Solo => any_answer(&r.solo),
        TaskId::Area => any_answer(&AreaApprovals {
            home_lies: None,
            key_stage_four: None,
            ..r.area.clone()
        }),
        TaskId::ShortBreaks => any_answer(&r.short_breaks),
        TaskId::NotLookedAfter => any_answer(&r.not_looked_after),
        TaskId::YouthJustice => any_answer(&r.youth_justice),
        TaskId::Secure => any_answer(&r.secure),
        TaskId::Therapy => any_answer(&Therapy {
            offered: None,
            ..r.therapy.clone()
        }),
        TaskId::Devices => any_answer(&Devices {
            used: None,
            ..r.devices.clone()
        }),
        TaskId::Range => r.needs.iter().any(|n| any_answer(&n.range)),
        TaskId::Response => {
            r.needs.iter().any(|n| any_answer(&n.response)) || any_answer(&r.whole_home)
        }
        TaskId::Group => any_answer(&r.group),
        // Gaps found by the rules count as started: they arrive by themselves.
        TaskId::Gaps => true,
        TaskId::Views => any_answer(&r.childs_view) || !r.views.is_empty(),
        TaskId::Move => any_answer(&r.moving_in),
        TaskId::Decision => {
            let mut decision = r.decision.clone();
            decision.decided_by = crate::judgement::Signatory::default();
            any_answer(&decision)
        }
        TaskId::Check => r.answers_checked.is_some(),
    }
}

fn summary(case: &Case, id: TaskId) -> String {
    let r = &case.referral;
    let needs = r.needs.iter().filter(|n| n.counts()).count();
    match id {
        TaskId::Referral => format!(
            "Who asked, legal status, why now, where {} has lived",
            r.child.screen_name()
        ),
        TaskId::FirstScreen => "Age, places, admission criteria".to_owned(),
        TaskId::Plans => {
            let held = r
                .plans
                .each()
                .iter()
                .filter(|(_, p)| p.state.is_some_and(|s| s.is_held()))
                .count();
            format!(
                "{}, {}",
                count(held, "relevant plan held", "relevant plans held"),
                count(r.papers.len(), "other paper", "other papers")
            )
        }
        TaskId::Needs => format!(
            "{}, {}",
            count(needs, "need", "needs"),
            count(r.risks.len(), "risk", "risks")
        ),
        TaskId::Emergency => "The four questions of Guide 3.6".to_owned(),
        TaskId::Further => {
            "Liberty, distance, therapy, devices: each may bring questions of its own".to_owned()
        }
        TaskId::Liberty => count(
            r.liberty.restrictions.iter().filter(|x| x.counts()).count(),
            "restriction",
            "restrictions",
        ),
        TaskId::Solo => "The reason, who sees the child, other children, how it ends".to_owned(),
        TaskId::Area => "The placing authority’s approvals".to_owned(),
        TaskId::ShortBreaks => if calls::short_breaks_lift(case) {
            "Some regulations do not apply"
        } else {
            "Every regulation applies in full"
        }
        .to_owned(),
        TaskId::NotLookedAfter => "The information we need, and our own placement plan".to_owned(),
        TaskId::YouthJustice => "Remand or sentence, its conditions, and the plan".to_owned(),
        TaskId::Secure => "The approval for a child of this age".to_owned(),
        TaskId::Therapy => "The conditions of regulation 6(3)".to_owned(),
        TaskId::Devices => count(
            r.devices.each.iter().filter(|d| d.counts()).count(),
            "device",
            "devices",
        ),
        TaskId::Range => {
            let answered = r
                .needs
                .iter()
                .filter(|n| n.counts() && n.range.finding.is_some())
                .count();
            format!(
                "{answered} of {} answered against {}",
                count(needs, "need", "needs"),
                case.home.statement_of_purpose.in_words()
            )
        }
        TaskId::Response => {
            let answered = r
                .needs
                .iter()
                .filter(|n| n.counts() && n.response.effective.is_some())
                .count();
            format!("{answered} of {} answered", count(needs, "need", "needs"))
        }
        TaskId::Group => {
            let here = case.home.children_living_here().count();
            let entered = case
                .home
                .children_living_here()
                .filter(|c| crate::rules::has_entry(case, &c.id))
                .count();
            match here {
                0 => "No child lives here now".to_owned(),
                _ => format!(
                    "{entered} of {} considered",
                    count(here, "child", "children")
                ),
            }
        }
        TaskId::Gaps => {
            let sent = r
                .challenges
                .iter()
                .filter(|c| c.sent_at().is_some())
                .count();
            match r.challenges.len() {
                0 => "No letter drafted".to_owned(),
                n => format!("{} drafted, {sent} sent", count(n, "letter", "letters")),
            }
        }
        TaskId::Views => {
            let heard = r
                .views
                .iter()
                .filter(|v| v.asked == Some(crate::referral::Asked::Replied))
                .count();
            format!(
                "{} heard besides the child’s own",
                count(heard, "person", "people")
            )
        }
        TaskId::Move => "Pace, first evening, school, health, family time".to_owned(),
        TaskId::Decision => r.decision.outcome.map_or_else(
            || "No outcome chosen".to_owned(),
            |o| {
                use crate::vocabulary::Vocabulary;
                let mut label = o.label().to_owned();
                if let Some(first) = label.get_mut(0..1) {
                    first.make_ascii_uppercase();
                }
                label
            },
        ),
        TaskId::Check => "Read it all once more, then sign with your passphrase".to_owned(),
    }
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
