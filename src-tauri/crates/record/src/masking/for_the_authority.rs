//! What the placing authority may be told about a decision: everything about the child it asked
//! for and about the home, and no word about any child living here.

use admission::calendar::english_time;
use admission::evidence::Withdrawal;
use admission::judgement::{Condition, Ground, InPlace, Inside, Outcome, ReasonCode, Standing};
use admission::vocabulary::{Vocabulary, YesNo};
use admission::{Case, draft};
use chrono::NaiveDate;

use super::cleared::{Cleared, Clearing, LeftOut};
use super::names::ToKeepOut;
use crate::RecordError;

/// What a reply to the placing authority may be written from. No field can hold a row, an entry, a
/// profile or a question about a child living here; free text is [`Cleared`].
#[derive(Debug, Clone, PartialEq)]
pub struct ForTheAuthority {
    /// The home's name.
    pub home: String,
    /// The placing authority's name.
    pub authority: Option<String>,
    /// The person who asked.
    pub person: Option<String>,
    /// Their role.
    pub role: Option<String>,
    /// The child, by the name the authority knows.
    pub child: String,
    /// The authority's reference for the child.
    pub reference: Option<String>,
    /// The English day on which the request came.
    pub asked_on: Option<NaiveDate>,
    /// The number of the decision record.
    pub record: String,
    /// The English day of the decision.
    pub decided_on: NaiveDate,
    /// The outcome.
    pub outcome: Outcome,
    /// The statement of purpose the decision rests on, in words.
    pub statement: String,
    /// Needs found outside the range of needs, or not stated in it by any words relied on.
    pub outside: Vec<NeedOutside>,
    /// Needs the home cannot respond to now.
    pub not_met: Vec<NeedNotMet>,
    /// Reasons from the list that speak for the answer, but for those about the children living
    /// here.
    pub reasons: Vec<ReasonTold>,
    /// Whether reasons about the children living here speak for the answer too. Which, is not said.
    pub group_weighed: bool,
    /// What was asked for in letters and has not been answered adequately.
    pub asked: Vec<AskedFor>,
    /// Conditions of a yes.
    pub conditions: Vec<ConditionTold>,
    /// The day the child is to move in.
    pub move_on: Option<NaiveDate>,
    /// What would change the answer.
    pub would_change: Option<Cleared>,
    /// When the home would look again.
    pub look_again_on: Option<NaiveDate>,
    /// Who decided.
    pub decided_by: String,
    /// Their standing.
    pub standing: Option<Standing>,
}

/// A need that is not inside the range of needs.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedOutside {
    /// The need.
    pub need: Cleared,
    /// The finding.
    pub finding: Inside,
    /// The number of the clause, as printed.
    pub clause: Option<String>,
    /// The sentence of the statement of purpose, letter for letter.
    pub sentence: Option<String>,
    /// Its page.
    pub page: Option<u32>,
    /// Why.
    pub because: Option<Cleared>,
}

/// A need the home cannot respond to effectively now.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedNotMet {
    /// The need.
    pub need: Cleared,
    /// Whether what is required could be had.
    pub in_place: Option<InPlace>,
    /// What is missing, and from whom.
    pub missing: Option<Cleared>,
    /// Why.
    pub because: Option<Cleared>,
}

/// A reason from the list, with its evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct ReasonTold {
    /// The reason.
    pub code: ReasonCode,
    /// Its evidence.
    pub evidence: Option<Cleared>,
}

/// Something asked for and not yet answered.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedFor {
    /// What.
    pub what: Cleared,
    /// The English day on which it was asked for; none where the letter was not sent.
    pub on: Option<NaiveDate>,
}

/// A condition.
#[derive(Debug, Clone, PartialEq)]
pub struct ConditionTold {
    /// The condition.
    pub what: Cleared,
    /// Who owns it.
    pub owner: Option<Cleared>,
    /// By when.
    pub by: Option<NaiveDate>,
    /// What will show that it is met.
    pub proof: Option<Cleared>,
    /// What happens if it is missed.
    pub if_missed: Option<Cleared>,
}

impl ForTheAuthority {
    /// What the authority may be told of a signed case, and what was left out of it.
    ///
    /// # Errors
    /// [`RecordError::NotYetSigned`] for a case that is not signed or has no outcome: there is
    /// nothing to reply yet.
    pub fn of(case: &Case, to_keep_out: &ToKeepOut) -> Result<(Self, Vec<LeftOut>), RecordError> {
        let signing = case.signing.as_ref().ok_or(RecordError::NotYetSigned)?;
        let referral = &case.referral;
        let decision = &referral.decision;
        let outcome = decision.outcome.ok_or(RecordError::NotYetSigned)?;
        let mut clearing = Clearing::new(to_keep_out);
        let told = Self {
            home: case.home.name.clone(),
            authority: filled(&referral.referrer.placing_authority),
            person: filled(&referral.referrer.person),
            role: filled(&referral.referrer.role),
            child: referral.child.screen_name().to_owned(),
            reference: filled(&referral.child.reference),
            asked_on: referral.receipt.received_at.map(|at| at.date()),
            record: signing.number.clone(),
            decided_on: english_time(signing.signed_at).date(),
            outcome,
            statement: case.home.statement_of_purpose.in_words(),
            outside: outside(case, &mut clearing),
            not_met: not_met(case, &mut clearing),
            reasons: reasons(case, outcome, &mut clearing),
            group_weighed: decision.reasons.iter().any(|reason| {
                reason.carries(Ground::Group, outcome.accepts()) && !outcome.accepts()
            }),
            asked: asked(case, &mut clearing),
            conditions: conditions(case, |_| true, &mut clearing),
            move_on: referral.moving_in.on,
            would_change: clearing.take(
                "What would change the answer",
                decision.would_change.as_deref(),
            ),
            look_again_on: decision.look_again_on,
            decided_by: signing.signer.name.clone(),
            standing: signing.signer.standing,
        };
        Ok((told, clearing.left_out))
    }
}

fn filled(text: &Option<String>) -> Option<String> {
    let text = text.as_deref().map(str::trim)?;
    (!text.is_empty()).then(|| text.to_owned())
}

fn outside(case: &Case, clearing: &mut Clearing<'_>) -> Vec<NeedOutside> {
    let needs = case.referral.needs.iter().filter(|need| need.counts());
    needs
        .filter_map(|need| {
            let finding = need
                .range
                .finding
                .filter(|found| *found != Inside::Inside)?;
            // Not stated, but reached by words the manager points to, is no ground for a no.
            if finding == Inside::NotStated && filled(&need.range.words_relied_on).is_some() {
                return None;
            }
            let clause = need.range.clause.as_deref();
            let clause = clause.and_then(|id| case.home.statement_of_purpose.clause(id));
            let name = need.name();
            Some(NeedOutside {
                need: clearing.take("The name of a need", Some(name))?,
                finding,
                clause: clause.and_then(|clause| clause.number.clone()),
                sentence: clause.map(|clause| clause.sentence.clone()),
                page: clause.and_then(|clause| clause.page),
                because: clearing.take(
                    format!("Why “{name}” is not inside the range of needs"),
                    need.range.because.as_deref(),
                ),
            })
        })
        .collect()
}

fn not_met(case: &Case, clearing: &mut Clearing<'_>) -> Vec<NeedNotMet> {
    let needs = case.referral.needs.iter().filter(|need| need.counts());
    needs
        .filter(|need| need.response.effective == Some(YesNo::No))
        .filter_map(|need| {
            let name = need.name();
            Some(NeedNotMet {
                need: clearing.take("The name of a need", Some(name))?,
                in_place: need.response.in_place,
                missing: clearing.take(
                    format!("What is missing for “{name}”"),
                    need.response.missing.as_deref(),
                ),
                because: clearing.take(
                    format!("Why we cannot respond to “{name}”"),
                    need.response.because.as_deref(),
                ),
            })
        })
        .collect()
}

/// The reasons that carry the answer. Those about the children living here are none of the
/// authority's, whatever their evidence says.
pub(super) fn reasons(
    case: &Case,
    outcome: Outcome,
    clearing: &mut Clearing<'_>,
) -> Vec<ReasonTold> {
    let told = [
        Ground::Range,
        Ground::Response,
        Ground::Information,
        Ground::Place,
    ];
    let yes = outcome.accepts();
    case.referral
        .decision
        .reasons
        .iter()
        .filter(|reason| told.iter().any(|ground| reason.carries(*ground, yes)))
        .filter_map(|reason| {
            let code = reason.code?;
            Some(ReasonTold {
                code,
                evidence: clearing.take(
                    format!("The evidence for “{}”", code.label()),
                    reason.evidence.as_deref(),
                ),
            })
        })
        .collect()
}

/// What letters asked for that was not answered.
pub(super) fn asked(case: &Case, clearing: &mut Clearing<'_>) -> Vec<AskedFor> {
    let kind = draft::letter_kind(case);
    case.referral
        .challenges
        .iter()
        .filter(|letter| letter.kind == Some(kind) && !letter.is_answered())
        .filter(|letter| Withdrawal::lets_count(letter.withdrawn.as_ref()))
        .flat_map(|letter| {
            let on = letter.sent_at().map(|at| english_time(at).date());
            letter.items.iter().map(move |item| (item, on))
        })
        .filter_map(|(item, on)| {
            let what = clearing.take("Something asked for in a letter", Some(&item.what))?;
            Some(AskedFor { what, on })
        })
        .collect()
}

/// The conditions that stand and are wanted, numbered as they stand.
pub(super) fn conditions(
    case: &Case,
    is_wanted: impl Fn(&Condition) -> bool,
    clearing: &mut Clearing<'_>,
) -> Vec<ConditionTold> {
    let standing = case.referral.decision.conditions.iter();
    standing
        .filter(|condition| Withdrawal::lets_count(condition.withdrawn.as_ref()))
        .enumerate()
        .filter(|(_, condition)| is_wanted(condition))
        .filter_map(|(index, condition)| {
            let number = index.saturating_add(1);
            let what = clearing.take(format!("Condition {number}"), condition.what.as_deref())?;
            let mut part = |name: &str, text: &Option<String>| {
                clearing.take(format!("Condition {number}, {name}"), text.as_deref())
            };
            Some(ConditionTold {
                what,
                owner: part("who owns it", &condition.owner),
                by: condition.due,
                proof: part("its proof", &condition.proof),
                if_missed: part("what happens if it is missed", &condition.if_missed),
            })
        })
        .collect()
}
