//! What the record of the child referred may hold of a decision about them: everything about this
//! child and the home's answer, and nothing by which another child could be known.

use admission::calendar::english_time;
use admission::evidence::Withdrawal;
use admission::judgement::{Condition, Outcome, Signatory};
use admission::questions::{self, Kind, Question};
use admission::referral::{Liberty, Referral, SoloLiving};
use admission::{Case, entries};
use chrono::NaiveDate;
use serde_json::Value;

use super::cleared::{Cleared, Clearing, LeftOut};
use super::for_the_authority::{self, AskedFor, ConditionTold, ReasonTold};
use super::names::ToKeepOut;
use crate::RecordError;

/// What the child's own record may be written from. What was weighed about the children living here
/// has no field here; nor have doubts, dissent, pressure and alternatives, since a sentence that
/// weighs speaks of several children at once, and a child can be known from one without a name.
#[derive(Debug, Clone, PartialEq)]
pub struct ForTheChildsOwnRecord {
    /// The name the child uses.
    pub child: Option<Cleared>,
    /// The home.
    pub home: String,
    /// The number of the decision record, which names nobody.
    pub record: String,
    /// The English day of the decision.
    pub decided_on: NaiveDate,
    /// Who decided.
    pub decided_by: Signatory,
    /// The outcome.
    pub outcome: Outcome,
    /// Guide 11.3: the reasons about the range of needs.
    pub range_reasons: Option<Cleared>,
    /// Guide 11.4: the reasons about the response to this child's needs.
    pub response_reasons: Option<Cleared>,
    /// Reasons from the list, but for those about the children living here.
    pub reasons: Vec<ReasonTold>,
    /// What was asked for and had not come.
    pub asked: Vec<AskedFor>,
    /// Conditions that stand for a need of this child and for nothing else.
    pub conditions: Vec<ConditionTold>,
    about_the_child: AboutTheChild,
}

/// The parts of a referral that are about the child referred. Every free text in them is cleared.
#[derive(Debug, Clone, PartialEq)]
pub struct AboutTheChild(Value);

impl AboutTheChild {
    /// Those parts, in the shape of a referral; whatever else a referral has is blank.
    #[must_use]
    pub fn answers(&self) -> &Value {
        &self.0
    }
}

impl ForTheChildsOwnRecord {
    /// What the child's own record may hold of a signed case, and what was left out of it.
    ///
    /// # Errors
    /// [`RecordError::NotYetSigned`] for a case that is not signed or has no outcome.
    pub fn of(case: &Case, to_keep_out: &ToKeepOut) -> Result<(Self, Vec<LeftOut>), RecordError> {
        let signing = case.signing.as_ref().ok_or(RecordError::NotYetSigned)?;
        let decision = &case.referral.decision;
        let outcome = decision.outcome.ok_or(RecordError::NotYetSigned)?;
        let mut clearing = Clearing::new(to_keep_out);
        let about_the_child = about_the_child(&case.referral, &mut clearing);
        let own = |condition: &Condition| {
            let needs = &case.referral.needs;
            let is_a_need = |id: &String| needs.iter().any(|need| need.id == *id);
            !condition.covers.is_empty() && condition.covers.iter().all(is_a_need)
        };
        let told = Self {
            child: clearing.take(
                questions::label("/child/known_as"),
                Some(case.referral.child.screen_name()),
            ),
            home: case.home.name.clone(),
            record: signing.number.clone(),
            decided_on: english_time(signing.signed_at).date(),
            decided_by: signing.signer.clone(),
            outcome,
            range_reasons: clearing.take(
                questions::label("/decision/range_reasons"),
                decision.range_reasons.as_deref(),
            ),
            response_reasons: clearing.take(
                questions::label("/decision/response_reasons"),
                decision.response_reasons.as_deref(),
            ),
            reasons: for_the_authority::reasons(case, outcome, &mut clearing),
            asked: for_the_authority::asked(case, &mut clearing),
            conditions: for_the_authority::conditions(case, own, &mut clearing),
            about_the_child,
        };
        Ok((told, clearing.left_out))
    }

    /// What the referral says about this child.
    #[must_use]
    pub fn about_the_child(&self) -> &AboutTheChild {
        &self.about_the_child
    }
}

/// Every part of a referral is named here, so that one added later is decided about before this
/// compiles.
fn about_the_child(referral: &Referral, clearing: &mut Clearing<'_>) -> AboutTheChild {
    let Referral {
        // The child's.
        child,
        referrer,
        legal,
        why_now,
        family,
        education,
        home_asked_for,
        strengths,
        needs,
        risks,
        plans,
        papers,
        childs_view,
        views,
        moving_in,
        liberty,
        solo,
        therapy,
        youth_justice,
        receipt,
        // The other children's, or the home's own business.
        group: _,
        whole_home: _,
        first_screen: _,
        gaps: _,
        challenges: _,
        emergency: _,
        area: _,
        short_breaks: _,
        not_looked_after: _,
        secure: _,
        devices: _,
        decision: _,
        disagreements: _,
        // Words of the papers themselves: whoever may read those asks for them.
        passages: _,
        noted: _,
        answers_checked: _,
        // Names the casebook’s own ids, and of the first record what this one’s head says.
        remakes: _,
        id: _,
    } = referral.clone();
    let mut own = Referral {
        child,
        referrer,
        legal,
        why_now,
        family,
        education,
        home_asked_for,
        strengths,
        needs,
        risks,
        plans,
        papers,
        childs_view,
        views,
        moving_in,
        liberty: Liberty {
            // Upon the children living here.
            effects: Vec::new(),
            ..liberty
        },
        solo: SoloLiving {
            peers: None,
            ..solo
        },
        therapy,
        youth_justice,
        receipt,
        ..Referral::default()
    };
    keep_what_counts(&mut own);
    // A plain struct with string keys always becomes a value.
    let mut answers = serde_json::to_value(own).unwrap_or_default();
    for question in questions::all() {
        if matches!(question.kind, Kind::Line | Kind::Text) {
            clear(&mut answers, question, clearing);
        }
    }
    AboutTheChild(answers)
}

/// What was taken back, and let stand as taken back, is no longer said of a child.
fn keep_what_counts(own: &mut Referral) {
    let counts = Withdrawal::lets_count;
    own.needs.retain(|one| counts(one.withdrawn.as_ref()));
    own.risks.retain(|one| counts(one.withdrawn.as_ref()));
    own.papers.retain(|one| counts(one.withdrawn.as_ref()));
    own.views.retain(|one| counts(one.withdrawn.as_ref()));
    let orders = &mut own.legal.orders_made;
    orders.retain(|one| counts(one.withdrawn.as_ref()));
    let homes = &mut own.why_now.homes;
    homes.retain(|one| counts(one.withdrawn.as_ref()));
    let people = &mut own.family.people;
    people.retain(|one| counts(one.withdrawn.as_ref()));
    let restrictions = &mut own.liberty.restrictions;
    restrictions.retain(|one| counts(one.withdrawn.as_ref()));
}

/// Takes the answers to one question out of the value where they do not clear.
fn clear(answers: &mut Value, question: &Question, clearing: &mut Clearing<'_>) {
    let Some((list, field)) = question.pointer.split_once("/*/") else {
        clear_one(answers, question.pointer, question.label, clearing);
        return;
    };
    let length = answers
        .pointer(list)
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    let one = entries::list_at(list).map_or("entry", |list| list.one);
    for index in 0..length {
        let what = format!("{} ({one} {})", question.label, index.saturating_add(1));
        clear_one(answers, &format!("{list}/{index}/{field}"), &what, clearing);
    }
}

fn clear_one(answers: &mut Value, pointer: &str, what: &str, clearing: &mut Clearing<'_>) {
    let Some(place) = answers.pointer_mut(pointer) else {
        return;
    };
    let cleared = clearing.take(what, place.as_str());
    *place = cleared.map_or(Value::Null, |text| Value::String(text.as_str().to_owned()));
}
