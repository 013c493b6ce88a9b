//! Reading without the outcome: which decisions are drawn, what of the case is shown, and how far
//! two readers agree.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::case::{Case, Signing};
use crate::judgement::{Decision, Inside, Outcome};
use crate::vocabulary::{is_blank, vocabulary};

vocabulary! {
    /// How far a reader's view and the decision agree.
    Agreement {
        Same = "same": "the same outcome",
        SameDirection = "same_direction": "the same direction, another outcome",
        Otherwise = "otherwise": "another direction",
    }
}

/// A reader's own view of a case, written before the outcome is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct OwnView {
    /// The outcome the reader would have come to.
    pub outcome: Option<Outcome>,
    /// Regulation 14(2)(a): why the needs are inside the range of needs, or are not.
    pub range: String,
    /// Guide 11.4, first limb: whether the home can respond effectively, and why.
    pub response: String,
    /// Guide 11.4, second limb: the children living here.
    pub group: String,
    /// What the reader would have wanted to know. May be empty.
    pub missing: String,
}

impl OwnView {
    /// What must be written before the outcome is shown; none when it can be.
    #[must_use]
    pub fn wanting(&self) -> Option<&'static str> {
        if self.outcome.is_none() {
            return Some("Say what you would have decided.");
        }
        for (words, wanting) in [
            (
                &self.range,
                "Say why the needs are inside the range of needs, or are not.",
            ),
            (
                &self.response,
                "Say whether the home can respond effectively, and why.",
            ),
            (
                &self.group,
                "Say what it would mean for the children living here.",
            ),
        ] {
            if is_blank(Some(words)) {
                return Some(wanting);
            }
        }
        None
    }
}

/// How far a view and an outcome agree. "Not yet" is a direction of its own.
#[must_use]
pub fn agreement(view: Outcome, decided: Outcome) -> Agreement {
    let direction = |outcome: Outcome| {
        (
            outcome.accepts(),
            outcome.declines(),
            outcome.ended_by_authority(),
        )
    };
    if view == decided {
        Agreement::Same
    } else if direction(view) == direction(decided) {
        Agreement::SameDirection
    } else {
        Agreement::Otherwise
    }
}

/// The case as it lay before whoever decided, without the decision: no outcome, no reasons for it,
/// no word about why a finding was disagreed with, nothing of how it was signed, and no plan of a move. What was noted of
/// the child, the needs, the plans and the children living here stays.
#[must_use]
pub fn without_the_outcome(case: &Case) -> Case {
    let mut blind = case.clone();
    let referral = &mut blind.referral;
    referral.decision = Decision::default();
    referral.disagreements = Vec::new();
    referral.answers_checked = None;
    referral.first_screen = crate::referral::FirstScreen::default();
    // A move that is planned in every detail says that the answer was yes.
    referral.moving_in = crate::referral::Move::default();
    for need in &mut referral.needs {
        need.range.finding = need
            .range
            .finding
            .filter(|finding| *finding == Inside::NotStated);
        need.range.because = None;
        need.response.effective = None;
        need.response.because = None;
    }
    for row in &mut referral.group.rows {
        row.acceptable = None;
    }
    for entry in &mut referral.group.entries {
        entry.acceptable = None;
        entry.acceptable_because = None;
    }
    blind.signing = Some(Signing {
        // The day stays: what was known then is what is judged.
        signed_at: day_of(case),
        ..Signing::default()
    });
    blind
}

fn day_of(case: &Case) -> DateTime<Utc> {
    case.signing
        .as_ref()
        .map(|signing| signing.signed_at)
        .unwrap_or_default()
}

/// Numbers by chance from a seed (SplitMix64): the same seed gives the same. For samples and examples,
/// never for keys.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The numbers of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// One of the first `of` places, counted from nought; nought where there is none.
    pub fn among(&mut self, of: usize) -> usize {
        let of = u64::try_from(of).unwrap_or(u64::MAX);
        let place = self.next().checked_rem(of).unwrap_or(0);
        usize::try_from(place).unwrap_or(0)
    }

    /// A whole number from nought to `most`.
    pub fn upto(&mut self, most: u32) -> i64 {
        let span = u64::from(most).saturating_add(1);
        i64::try_from(self.next() % span).unwrap_or(0)
    }
}

/// Draws up to `size` of these, by a seed: the same seed among the same numbers draws the same. A
/// shuffle from the end (Fisher and Yates); a sample of a few dozen needs no more.
#[must_use]
pub fn draw(mut among: Vec<i64>, size: usize, seed: u64) -> Vec<i64> {
    among.sort_unstable();
    let mut chance = Chance::new(seed);
    for last in (1..among.len()).rev() {
        among.swap(last, chance.among(last.saturating_add(1)));
    }
    among.truncate(size);
    among.sort_unstable();
    among
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::settled;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn the_same_seed_draws_the_same_and_another_draws_otherwise() {
        let all: Vec<i64> = (1..=40).collect();
        let mut turned = all.clone();
        turned.reverse();
        let first = draw(all.clone(), 5, 7);
        assert_eq!(first, draw(turned, 5, 7), "whatever order they come in");
        assert_eq!(first.len(), 5);
        assert!((0..50).any(|seed| draw(all.clone(), 5, seed) != first));
        assert_eq!(draw(vec![3], 5, 1), [3]);
        assert!(draw(Vec::new(), 5, 1).is_empty());
    }

    #[test]
    fn each_is_drawn_about_as_often_as_another() {
        let mut drawn = [0_u32; 10];
        for seed in 0..2000 {
            for one in draw((0..10).collect(), 3, seed) {
                drawn[usize::try_from(one).unwrap()] += 1;
            }
        }
        assert!(drawn.iter().all(|n| (500..700).contains(n)), "{drawn:?}");
    }

    #[test]
    fn the_case_without_its_outcome_tells_neither_the_outcome_nor_a_reason() {
        let case = settled().to_be_signed(Signing {
            number: "2026-004".to_owned(),
            ..Signing::default()
        });
        let blind = serde_json::to_string(&without_the_outcome(&case)).unwrap();
        let decision = &case.referral.decision;
        for words in [
            &decision.range_reasons,
            &decision.response_reasons,
            &decision.group_reasons,
            &decision.doubts,
            &decision.conditions[0].what,
        ] {
            let words = words.as_ref().unwrap();
            let begins: String = words.chars().take(20).collect();
            assert!(!blind.contains(&begins), "{words}");
        }
        for outcome in Outcome::ALL {
            let outcome = format!("\"{}\"", outcome.name());
            assert!(
                !blind.contains(&outcome),
                "no outcome in any field: {outcome}"
            );
        }
        assert!(!blind.contains("2026-004"));
        let need = case.referral.needs[0].what.as_ref().unwrap();
        assert!(blind.contains(need.as_str()), "what was known stays");
    }

    #[test]
    fn two_readers_agree_by_outcome_by_direction_or_not() {
        use Outcome::{Accept, AcceptWithConditions, DeclineNoPlace, NotYet};
        assert_eq!(agreement(Accept, Accept), Agreement::Same);
        assert_eq!(
            agreement(Accept, AcceptWithConditions),
            Agreement::SameDirection
        );
        assert_eq!(agreement(NotYet, DeclineNoPlace), Agreement::Otherwise);
        assert_eq!(agreement(Accept, NotYet), Agreement::Otherwise);
    }

    #[test]
    fn a_view_is_whole_with_an_outcome_and_words_on_the_gate_and_both_limbs() {
        let mut view = OwnView::default();
        assert!(view.wanting().is_some());
        view.outcome = Some(Outcome::NotYet);
        view.range = "Two needs are not stated.".to_owned();
        view.response = ".".to_owned();
        view.group = "No entry says what A.B. said.".to_owned();
        assert!(view.wanting().is_some(), "a dot is no reason");
        view.response = "Nobody here is trained.".to_owned();
        assert_eq!(view.wanting(), None);
    }
}
