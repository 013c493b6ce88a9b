//! One signed decision as lists and patterns know it: codes, days and counts, and no child's name.

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::queue::{self, Urgent};
use crate::calendar::english_time;
use crate::calls::{self, Call};
use crate::case::Case;
use crate::evidence::Withdrawal;
use crate::judgement::{Challenge, Inside, LetterKind, LogKind, Outcome, ReasonCode, Signatory};
use crate::referral::{PlanKind, PlanState, Route};
use crate::vocabulary::{Vocabulary, YesNo, is_blank};

/// A signed decision without a name in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, rename = "DecisionLine")]
pub struct Line {
    /// The home that decided.
    pub home: String,
    /// Ofsted's unique reference number of that home.
    pub urn: Option<String>,
    /// The record's number in its casebook, for example "2026-003".
    pub number: String,
    /// Whether it is a fictional example.
    pub example: bool,
    /// When the request was received, on an English clock; none where it was not noted.
    pub received_at: Option<NaiveDateTime>,
    /// When the decision was signed, on an English clock.
    pub signed_at: NaiveDateTime,
    /// Who signed, in what standing.
    pub signer: Signatory,
    /// The outcome.
    pub outcome: Option<Outcome>,
    /// The route.
    pub route: Option<Route>,
    /// The decision it makes again, in full, after an emergency; none for any other.
    #[serde(default)]
    pub remakes: Option<RemakesLine>,
    /// The placing authority, as it was written down; none where it was not.
    pub authority: Option<String>,
    /// The reasons from the list that stand, in the list's order, each once.
    pub reasons: Vec<ReasonCode>,
    /// Regulation 14(2)(a): how many needs were found where.
    pub range: RangeLimb,
    /// Why it is read before others.
    pub urgent: Vec<Urgent>,
    /// The relevant plans that exist or may exist.
    pub plans: Vec<PlanLine>,
    /// Gaps the home noted beyond those the rules find.
    pub gaps: u32,
    /// Challenges and information requests that were sent.
    pub letters: Vec<LetterLine>,
    /// Whole minutes from receipt to the first thing that went back: a letter, else the decision.
    pub minutes_to_first_response: Option<i64>,
    /// Whole minutes from receipt to signing.
    pub minutes_to_decision: Option<i64>,
    /// Conditions that stand.
    pub conditions: u32,
    /// Findings the registered person disagreed with.
    pub disagreed: u32,
    /// How many children living here were weighed.
    pub children_weighed: u32,
}

/// Which signed decision another makes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RemakesLine {
    /// The number printed in its record.
    pub number: String,
    /// SHA-256 of its record's file, in lower-case hexadecimal.
    pub sha256: String,
    /// The day the child moved in; none where no move was noted by then.
    pub moved_in: Option<NaiveDate>,
}

/// The gate, counted over the needs that stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RangeLimb {
    /// Needs found inside the range of needs.
    pub inside: u32,
    /// Needs found outside it.
    pub outside: u32,
    /// Needs the statement of purpose says nothing of.
    pub not_stated: u32,
    /// Needs without a finding.
    pub not_found: u32,
}

impl RangeLimb {
    /// Whether the referral was outside the range of needs: a need was found outside it.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        self.outside > 0
    }
}

/// One relevant plan at signing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct PlanLine {
    /// Which.
    pub kind: PlanKind,
    /// Where it stood. Unanswered is kept as not known.
    pub state: PlanState,
    /// Whether it was found complete; none where nobody said.
    pub complete: Option<YesNo>,
    /// Whether it was found current; none where nobody said.
    pub current: Option<YesNo>,
}

impl PlanLine {
    /// Whether it was held whole, and found complete and current. What nobody said is not so.
    #[must_use]
    pub fn is_complete_and_current(&self) -> bool {
        self.state == PlanState::Held
            && self.complete == Some(YesNo::Yes)
            && self.current == Some(YesNo::Yes)
    }
}

/// One letter that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct LetterLine {
    /// What it is in law.
    pub kind: Option<LetterKind>,
    /// The English day it was sent.
    pub sent_on: NaiveDate,
    /// The English day of the adequate answer; none where there was none by signing.
    pub answered_on: Option<NaiveDate>,
    /// Whole days from sending to the adequate answer, or to signing where there was none.
    pub days: i64,
    /// The last step of the ladder it was taken to, in words; none where it was not taken further.
    pub step: Option<String>,
}

impl Line {
    /// The line of a signed case; none for one that is not signed.
    #[must_use]
    pub fn of(case: &Case) -> Option<Self> {
        let signing = case.signing.as_ref()?;
        let referral = &case.referral;
        let decision = &referral.decision;
        let signed_at = english_time(signing.signed_at);
        let received_at = referral.receipt.received_at;
        let letters: Vec<LetterLine> = referral
            .challenges
            .iter()
            .filter_map(|letter| sent(letter, signed_at.date()))
            .collect();
        let first = referral
            .challenges
            .iter()
            .filter(|letter| stands(letter))
            .filter_map(|letter| letter.sent_at().map(english_time))
            .chain([signed_at])
            .min();
        // A time before receipt is a slip of the pen, and no time at all.
        let minutes = |until: NaiveDateTime| {
            let minutes = until.signed_duration_since(received_at?).num_minutes();
            (minutes >= 0).then_some(minutes)
        };
        Some(Self {
            home: case.home.name.clone(),
            urn: said(case.home.urn.as_ref()),
            number: signing.number.clone(),
            example: case.example,
            received_at,
            signed_at,
            signer: signing.signer.clone(),
            outcome: decision.outcome,
            route: referral.receipt.route,
            remakes: referral.remakes.as_ref().map(|first| RemakesLine {
                number: first.number.clone(),
                sha256: first.sha256.clone(),
                moved_in: first.moved_in,
            }),
            authority: said(referral.referrer.placing_authority.as_ref()),
            reasons: reasons(case),
            range: range(case),
            urgent: queue::urgent(case),
            plans: plans(case),
            gaps: count(
                referral
                    .gaps
                    .iter()
                    .filter(|gap| Withdrawal::lets_count(gap.withdrawn.as_ref())),
            ),
            letters,
            minutes_to_first_response: first.and_then(minutes),
            minutes_to_decision: minutes(signed_at),
            conditions: count(decision.conditions.iter().filter(|one| one.counts())),
            disagreed: count(referral.disagreements.iter()),
            children_weighed: count(referral.group.entries.iter()),
        })
    }

    /// The month of signing as its first day, for lists by month.
    #[must_use]
    pub fn month(&self) -> NaiveDate {
        use chrono::Datelike;
        let day = self.signed_at.date();
        day.with_day(1).unwrap_or(day)
    }
}

fn stands(letter: &Challenge) -> bool {
    Withdrawal::lets_count(letter.withdrawn.as_ref())
}

fn sent(letter: &Challenge, signed_on: NaiveDate) -> Option<LetterLine> {
    if !stands(letter) {
        return None;
    }
    let sent_on = english_time(letter.sent_at()?).date();
    let answered_on = letter
        .log
        .iter()
        .filter(|e| e.what == Some(LogKind::Replied) && e.adequate == Some(YesNo::Yes))
        .find_map(|e| e.at)
        .map(|at| english_time(at).date());
    let until = answered_on.unwrap_or(signed_on);
    let step = letter
        .log
        .iter()
        .rev()
        .find(|e| e.what == Some(LogKind::Escalated))
        .map(|e| {
            let own = said(e.rung.as_ref());
            let step = e.step.map(|step| step.label().to_owned());
            own.or(step)
                .unwrap_or_else(|| "a step not named".to_owned())
        });
    Some(LetterLine {
        kind: letter.kind,
        sent_on,
        answered_on,
        days: until.signed_duration_since(sent_on).num_days().max(0),
        step,
    })
}

fn reasons(case: &Case) -> Vec<ReasonCode> {
    let mut codes: Vec<ReasonCode> = case
        .referral
        .decision
        .reasons
        .iter()
        .filter(|reason| reason.withdrawn.is_none())
        .filter_map(|reason| reason.code)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn range(case: &Case) -> RangeLimb {
    let mut limb = RangeLimb::default();
    for need in case.referral.needs.iter().filter(|need| need.counts()) {
        let place = match need.range.finding {
            Some(Inside::Inside) => &mut limb.inside,
            Some(Inside::Outside) => &mut limb.outside,
            Some(Inside::NotStated) => &mut limb.not_stated,
            None => &mut limb.not_found,
        };
        *place = place.saturating_add(1);
    }
    // Declined at the first screen, before any need was gone through.
    if limb == RangeLimb::default()
        && case.referral.decision.outcome == Some(Outcome::DeclineOutsideRange)
    {
        limb.outside = 1;
    }
    limb
}

fn plans(case: &Case) -> Vec<PlanLine> {
    let not_a_plan = |state: PlanState| {
        matches!(
            state,
            PlanState::NotApplicable | PlanState::DoesNotExist | PlanState::NotDueYet
        )
    };
    // Where youth justice does not come in, nobody is asked for its plan.
    let no_youth_justice = calls::youth_justice(case) == Call::No;
    let is_never_asked = |plan: &PlanLine| {
        plan.kind == PlanKind::YouthJusticePlan && plan.state == PlanState::NotKnown
    };
    case.referral
        .plans
        .each()
        .iter()
        .map(|(kind, plan)| PlanLine {
            kind: *kind,
            state: plan.state.unwrap_or(PlanState::NotKnown),
            complete: plan.complete,
            current: plan.current,
        })
        .filter(|plan| !(not_a_plan(plan.state) || no_youth_justice && is_never_asked(plan)))
        .collect()
}

fn said(text: Option<&String>) -> Option<String> {
    let text = text.filter(|text| !is_blank(Some(text)))?;
    Some(text.trim().to_owned())
}

fn count(all: impl Iterator) -> u32 {
    u32::try_from(all.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Signing;
    use crate::fixtures::{settled, settled_but};
    use serde_json::json;

    pub(crate) fn signed(case: Case) -> Case {
        case.to_be_signed(Signing {
            number: "2026-004".to_owned(),
            signed_at: "2026-11-21T16:00:00Z".parse().unwrap(),
            ..Signing::default()
        })
    }

    #[test]
    fn an_open_case_has_no_line() {
        assert!(Line::of(&settled()).is_none());
    }

    #[test]
    fn a_line_holds_no_childs_name_and_no_sentence_about_one() {
        let case = settled();
        let child = case.referral.child.clone();
        let line = serde_json::to_string(&Line::of(&signed(case)).unwrap()).unwrap();
        for name in [child.legal_name, child.known_as, child.initials]
            .into_iter()
            .flatten()
        {
            assert!(!line.contains(&name), "{name}");
        }
    }

    #[test]
    fn a_signed_case_gives_this_line() {
        let line = Line::of(&signed(settled())).unwrap();
        insta::assert_json_snapshot!(line);
    }

    #[test]
    fn a_letter_counts_its_days_to_the_adequate_answer_else_to_signing() {
        let letter = |log: serde_json::Value| {
            let letter = json!({"id": "l1", "kind": "challenge", "log": log});
            let case = settled_but(&[("/referral/challenges", json!([letter]))]);
            Line::of(&signed(case)).unwrap().letters
        };
        let sent = json!({"at": "2026-11-10T10:00:00Z", "what": "sent"});
        let thin = json!({"at": "2026-11-11T10:00:00Z", "what": "replied", "adequate": "no"});
        let whole = json!({"at": "2026-11-14T10:00:00Z", "what": "replied", "adequate": "yes"});
        let up = json!({"at": "2026-11-12T10:00:00Z", "what": "escalated", "rung": "head of care"});
        assert_eq!(letter(json!([])), []);
        let waiting = letter(json!([sent, thin, up]));
        assert_eq!((waiting[0].days, waiting[0].answered_on), (11, None));
        assert_eq!(waiting[0].step.as_deref(), Some("head of care"));
        let answered = letter(json!([sent, thin, whole]));
        assert_eq!(answered[0].days, 4);
        assert_eq!(answered[0].step, None);
    }

    #[test]
    fn a_plan_nobody_spoke_of_is_not_known_and_never_complete() {
        let case = settled_but(&[
            ("/referral/plans/care_plan/complete", json!(null)),
            ("/referral/plans/placement_plan/state", json!(null)),
        ]);
        let plans = Line::of(&signed(case)).unwrap().plans;
        let of = |kind| plans.iter().find(|plan| plan.kind == kind).unwrap();
        assert!(!of(PlanKind::CarePlan).is_complete_and_current());
        assert_eq!(of(PlanKind::PlacementPlan).state, PlanState::NotKnown);
    }
}
