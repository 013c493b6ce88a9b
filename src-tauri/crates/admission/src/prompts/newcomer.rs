//! What is noted about the child who needs a home.

use std::collections::BTreeMap;

use super::factor::{self, Factor};
use crate::case::Case;
use crate::referral::{Need, Risk, RiskScale};
use crate::vocabulary::Vocabulary;

/// The newcomer, as the questions see them.
pub(super) struct Newcomer {
    /// What matters, and whether every note of it says that it is not known.
    pub factors: BTreeMap<Factor, bool>,
    /// Entries in the manager's own words alone, by id: nothing in the table can follow from them.
    pub own_words: Vec<String>,
    /// Risks of which nobody can say how they stand, by id; "none" where no risk is noted at all.
    pub not_known: Vec<String>,
}

pub(super) fn of(case: &Case) -> Newcomer {
    let r = &case.referral;
    let mut newcomer = Newcomer {
        factors: BTreeMap::new(),
        own_words: Vec::new(),
        not_known: Vec::new(),
    };
    // Nobody needs to note that a newcomer will be new, and will find out whether we mean it.
    for factor in [Factor::NewHere, Factor::Testing] {
        newcomer.add(factor, false);
    }
    for need in r.needs.iter().filter(|n| n.counts()) {
        let coded = code_of_need(need).filter(|code| *code != "own_words");
        match coded {
            None => newcomer.own_words.push(need.id.clone()),
            Some(code) => {
                for factor in factor::of_need(code) {
                    newcomer.add(*factor, need.evidence.is_unknown());
                }
            }
        }
    }
    let mut risks = 0;
    for risk in r.risks.iter().filter(|risk| risk.counts()) {
        risks += 1;
        let unknown = is_unknown(risk);
        if unknown {
            newcomer.not_known.push(risk.id.clone());
        }
        let coded = code_of_risk(risk).filter(|code| !code.starts_with("other_to_"));
        match coded {
            None => newcomer.own_words.push(risk.id.clone()),
            Some(code) => {
                for factor in factor::of_risk(code) {
                    newcomer.add(*factor, unknown);
                }
            }
        }
    }
    if risks == 0 {
        newcomer.not_known.push("none".to_owned());
    }
    for ticked in r.group.factors.iter().filter(|f| f.counts()) {
        match ticked.factor {
            None => newcomer.own_words.push(ticked.id.clone()),
            Some(factor) => newcomer.add(factor, false),
        }
    }
    newcomer
}

impl Newcomer {
    /// A factor noted twice is known as soon as one note of it says so.
    fn add(&mut self, factor: Factor, unknown: bool) {
        self.factors
            .entry(factor)
            .and_modify(|known| *known &= unknown)
            .or_insert(unknown);
    }
}

/// The published name of a need's place in the list of specific needs.
fn code_of_need(need: &Need) -> Option<&'static str> {
    need.specific.map(Vocabulary::name)
}

/// The published name of a risk's kind.
fn code_of_risk(risk: &Risk) -> Option<&'static str> {
    risk.kind.map(Vocabulary::name)
}

/// Whether nobody can say how a risk stands. "Not present" without evidence is not known.
fn is_unknown(risk: &Risk) -> bool {
    matches!(
        risk.scale,
        None | Some(RiskScale::NotKnown | RiskScale::NotPresent)
    ) || risk.evidence.is_unknown()
}
