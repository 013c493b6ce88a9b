//! What stands between a case and a signature: findings, tasks and open outcomes.
//!
//! [`appraise`] is total: it never fails and never decides. A rule that cannot be evaluated is
//! listed in [`Appraisal::could_not_evaluate`] and closes every outcome: an error never counts as
//! consent.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::case::Case;
use crate::draft::{self, Draft};
use crate::in_place::{self, NotToday};
use crate::judgement::Outcome;
use crate::law::Force;
use crate::prompts::{self, Questions};
use crate::rules::{self, Disagreeing, Rule};
use crate::short_decline::{self, WordsToStartFrom};
use crate::tasks::{self, Task, TaskId};
use crate::vocabulary::{Vocabulary, says_nothing, vocabulary};

vocabulary! {
    /// What a finding asks for.
    Weight {
        Settle = "settle": "must be settled",
        Challenge = "challenge": "must be challenged",
        Consider = "consider": "worth considering",
    }
}

/// Where a finding is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Place {
    /// The task.
    pub task: TaskId,
    /// JSON pointer into the case, for example "/referral/needs/2/range/finding".
    pub pointer: String,
}

/// One concern a rule raises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Finding {
    /// The rule and the subject, for example "RANGE-01:n3": stable while the concern lasts.
    pub key: String,
    /// The rule's id.
    pub rule: String,
    /// What it asks for.
    pub weight: Weight,
    /// The concern, in one or two plain sentences.
    pub sentence: String,
    /// The provision it rests on, by id; none where Threshold only suggests.
    pub provision: Option<String>,
    /// The provision as it is cited, for example "regulation 14(2)(a)".
    pub citation: Option<String>,
    /// The force of that ground.
    pub force: Force,
    /// Where it is settled.
    pub place: Place,
    /// The outcomes that cannot be signed while it stands.
    pub closes: Vec<Outcome>,
    /// Whether "I disagree, because" is open to the registered manager here.
    pub may_disagree: bool,
    /// The registered manager's reason, where they disagreed; the finding then closes nothing.
    pub disagreed_because: Option<String>,
}

impl Finding {
    /// Whether the finding still asks something of the registered manager.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.disagreed_because.is_none()
    }
}

/// Whether an outcome can be signed, and what closes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct OutcomeState {
    /// The outcome.
    pub outcome: Outcome,
    /// Whether nothing closes it.
    pub open: bool,
    /// The keys of the findings that close it; last, those of the terms below.
    pub closed_by: Vec<String>,
    /// What the outcome itself asks for and does not have yet, in sentences. While the outcome is
    /// not chosen these are no findings: they would speak of a decision nobody has in mind.
    pub terms: Vec<String>,
}

/// A rule that could not be evaluated, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct CouldNotEvaluate {
    /// The rule's id.
    pub rule: String,
    /// Why, in one plain sentence.
    pub sentence: String,
}

/// What the first screen goes through point by point, in the home's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct ToGoThrough {
    /// The conditions of registration.
    pub conditions: Vec<String>,
    /// The admission criteria of the statement of purpose.
    pub criteria: Vec<String>,
}

/// Everything there is to read before signing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Appraisal {
    /// The day it was made for.
    pub today: NaiveDate,
    /// What the rules found, in the order of the tasks, settle before challenge before consider.
    pub findings: Vec<Finding>,
    /// Rules that could not be evaluated; any one closes every outcome.
    pub could_not_evaluate: Vec<CouldNotEvaluate>,
    /// The tasks, computed.
    pub tasks: Vec<Task>,
    /// The outcomes, each open or closed.
    pub outcomes: Vec<OutcomeState>,
    /// What the first screen goes through, in the home's own words.
    pub first_screen: ToGoThrough,
    /// The questions proposed about the children living here.
    pub questions: Questions,
    /// What a yes would rest on that is not in place today: what a condition can cover.
    pub not_in_place: Vec<NotToday>,
    /// Words a person may start from, for what a decline still has to say.
    pub words: Vec<WordsToStartFrom>,
    /// The letter to the placing authority that the gaps call for, where there are any.
    pub draft: Option<Draft>,
    /// Whether the chosen outcome is open and the answers have been checked: it can be signed.
    pub ready_to_sign: bool,
    /// Why it cannot be signed yet, in one plain sentence.
    pub not_ready_because: Option<String>,
}

impl Appraisal {
    /// Whether an outcome is open.
    #[must_use]
    pub fn is_open(&self, outcome: Outcome) -> bool {
        self.outcomes.iter().any(|o| o.outcome == outcome && o.open)
    }

    /// The findings that still ask something, of one weight.
    pub fn standing(&self, weight: Weight) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(move |f| f.weight == weight && f.stands())
    }
}

/// Appraises a case on a day.
///
/// The order of the rules makes no difference to the result.
#[must_use]
pub fn appraise(case: &Case, today: NaiveDate) -> Appraisal {
    appraise_with(case, today, rules::ALL)
}

/// Appraises a case with the rules given.
#[must_use]
pub fn appraise_with(case: &Case, today: NaiveDate, rules: &[&Rule]) -> Appraisal {
    let chosen = case.referral.decision.outcome;
    let mut findings = Vec::new();
    let mut terms = Vec::new();
    let mut could_not_evaluate = Vec::new();
    let mut looked_up = LookedUp::of(case);
    for rule in rules {
        match (rule.check)(case, today) {
            Ok(raised) => {
                for raised in raised {
                    let of_outcome = raised.of_outcome;
                    let finding = finding(rule, raised, &mut looked_up);
                    let in_mind = chosen.is_some_and(|chosen| finding.closes.contains(&chosen));
                    if of_outcome && !in_mind {
                        terms.push(finding);
                    } else {
                        findings.push(finding);
                    }
                }
            }
            Err(why) => could_not_evaluate.push(CouldNotEvaluate {
                rule: rule.id.to_owned(),
                sentence: why.0,
            }),
        }
    }
    findings
        .sort_by(|a, b| (a.place.task, a.weight, &a.key).cmp(&(b.place.task, b.weight, &b.key)));
    terms.sort_by(|a, b| a.key.cmp(&b.key));
    could_not_evaluate.sort_by(|a, b| a.rule.cmp(&b.rule));

    let outcomes: Vec<OutcomeState> = Outcome::ALL
        .iter()
        .map(|&outcome| {
            let own: Vec<&Finding> = terms
                .iter()
                .filter(|t| t.stands() && t.closes.contains(&outcome))
                .collect();
            let closed_by: Vec<String> = findings
                .iter()
                .filter(|f| f.stands() && f.closes.contains(&outcome))
                .map(|f| f.key.clone())
                .chain(could_not_evaluate.iter().map(|c| c.rule.clone()))
                .chain(own.iter().map(|t| t.key.clone()))
                .collect();
            let terms = own.iter().map(|t| t.sentence.clone()).collect();
            OutcomeState {
                outcome,
                open: closed_by.is_empty(),
                closed_by,
                terms,
            }
        })
        .collect();
    let not_ready_because = not_ready_because(case, &outcomes);
    let tasks = tasks::compute(case, today, &findings, not_ready_because.is_none());
    Appraisal {
        today,
        first_screen: ToGoThrough {
            conditions: case.home.conditions(),
            criteria: case.home.statement_of_purpose.criteria(),
        },
        questions: prompts::questions(case, today),
        not_in_place: in_place::not_today(case),
        words: short_decline::words_to_start_from(case, today),
        draft: draft::draft(case, today),
        tasks,
        outcomes,
        ready_to_sign: not_ready_because.is_none(),
        not_ready_because,
        findings,
        could_not_evaluate,
    }
}

/// What every finding is looked up in, gathered once however many findings there are.
struct LookedUp<'a> {
    /// The first disagreement with a reason, by the key of its finding.
    disagreements: BTreeMap<&'a str, &'a str>,
    /// How each provision is cited.
    citations: BTreeMap<&'static str, Option<String>>,
}

impl<'a> LookedUp<'a> {
    fn of(case: &'a Case) -> Self {
        let given = case.referral.disagreements.iter();
        let with_a_reason = given.filter(|d| !says_nothing(&d.because));
        Self {
            // The first of several is kept: later ones are taken in first.
            disagreements: with_a_reason
                .rev()
                .map(|d| (d.finding.as_str(), d.because.as_str()))
                .collect(),
            citations: BTreeMap::new(),
        }
    }

    fn citation(&mut self, provision: &'static str) -> Option<String> {
        let cited = || crate::law::provision(provision).map(|p| p.citation);
        self.citations
            .entry(provision)
            .or_insert_with(cited)
            .clone()
    }
}

fn finding(rule: &Rule, raised: rules::Raised, looked_up: &mut LookedUp<'_>) -> Finding {
    let key = if raised.subject.is_empty() {
        rule.id.to_owned()
    } else {
        format!("{}:{}", rule.id, raised.subject)
    };
    let may_disagree = rule.disagreeing == Disagreeing::Open;
    let disagreed_because = looked_up
        .disagreements
        .get(key.as_str())
        .filter(|_| may_disagree)
        .map(|because| (*because).to_owned());
    let provision = raised.provision.or(rule.provision);
    Finding {
        key,
        rule: rule.id.to_owned(),
        weight: raised.weight.unwrap_or(rule.weight),
        sentence: raised.sentence,
        citation: provision.and_then(|id| looked_up.citation(id)),
        provision: provision.map(str::to_owned),
        force: raised.force.unwrap_or(rule.force),
        place: Place {
            task: raised.task,
            pointer: raised.pointer,
        },
        closes: raised.closes.unwrap_or(rule.closes).to_vec(),
        may_disagree,
        disagreed_because,
    }
}

fn not_ready_because(case: &Case, outcomes: &[OutcomeState]) -> Option<String> {
    if case.signing.is_some() {
        return Some("this decision is signed already".to_owned());
    }
    let Some(chosen) = case.referral.decision.outcome else {
        return Some("no outcome has been chosen yet".to_owned());
    };
    let state = outcomes.iter().find(|o| o.outcome == chosen)?;
    if !state.open {
        return Some(match state.closed_by.len() {
            1 => format!("1 thing must be settled before “{}”", chosen.label()),
            n => format!("{n} things must be settled before “{}”", chosen.label()),
        });
    }
    if case.referral.answers_checked.is_none() {
        return Some("the answers have not been checked since the last change".to_owned());
    }
    None
}
