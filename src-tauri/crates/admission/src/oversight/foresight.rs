//! What a decision foresaw, so that a look back can set beside each what happened.
//!
//! Predictions are read from the frozen case: the response to each need, the effect foreseen for
//! each child living here, each measure and each condition. A look back answers them one by one in
//! words; nothing is added up, and "too soon to say" is an answer.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::afterwards::{Afterwards, Happened};
use crate::case::Case;
use crate::judgement::{GroupRow, InPlace};
use crate::referral::Need;
use crate::vocabulary::{Vocabulary, YesNo, capital, is_blank, vocabulary};

vocabulary! {
    /// What kind of thing was foreseen.
    PredictionKind {
        Response = "response": "response to a need",
        Impact = "impact": "effect on a child living here",
        Measure = "measure": "measure",
        Condition = "condition": "condition",
    }
}

vocabulary! {
    /// What became of a prediction.
    CameTrue {
        AsForeseen = "as_foreseen": "as foreseen",
        InPart = "in_part": "in part",
        Otherwise = "otherwise": "otherwise than foreseen",
        TooSoon = "too_soon": "too soon to say",
        NotKnown = "not_known": "not known",
    }
}

vocabulary! {
    /// When the home looks back.
    LookBack {
        SeventyTwoHours = "72_hours": "at 72 hours",
        SixWeeks = "6_weeks": "at 6 weeks",
        TwentySixWeeks = "26_weeks": "at 26 weeks",
        Ending = "ending": "at the ending",
    }
}

impl LookBack {
    /// The date it is, among those that follow from a decision.
    #[must_use]
    pub fn date(self) -> &'static str {
        match self {
            Self::SeventyTwoHours => "T1",
            Self::SixWeeks => "T2",
            Self::TwentySixWeeks => "T3",
            Self::Ending => "T4",
        }
    }
}

/// One thing a decision foresaw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Prediction {
    /// Names it within the decision, for example "impact:g5".
    pub id: String,
    /// What kind of thing.
    pub kind: PredictionKind,
    /// What it is about, children living here by initials.
    pub about: String,
    /// What was foreseen, in the words of the decision.
    pub foreseen: String,
}

/// What became of one prediction, at one look back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Seen {
    /// The prediction, by id.
    pub id: String,
    /// What became of it.
    pub found: CameTrue,
    /// What happened, in words. May be empty.
    #[serde(default)]
    pub words: String,
}

/// Everything a signed decision foresaw: needs first, then effects, measures, conditions, in the
/// order of the decision. What was withdrawn was not foreseen.
#[must_use]
pub fn predictions(case: &Case) -> Vec<Prediction> {
    let referral = &case.referral;
    let needs = referral.needs.iter().filter(|need| need.counts());
    let rows = || referral.group.rows.iter().filter(|row| row.counts());
    let conditions = referral.decision.conditions.iter();
    let made = needs
        .filter_map(response)
        .chain(rows().filter_map(|row| impact(case, row)))
        .chain(rows().filter_map(|row| measure(case, row)))
        .chain(conditions.filter(|one| one.counts()).map(|one| {
            let due = one.due.map(crate::calendar::in_words);
            let due = due.map_or_else(
                || "No day was set".to_owned(),
                |day| format!("Due by {day}"),
            );
            Prediction {
                id: format!("condition:{}", one.id),
                kind: PredictionKind::Condition,
                about: text(one.what.as_ref()).unwrap_or_default(),
                foreseen: sentences([Some(due), labelled("Proof", one.proof.as_ref())]),
            }
        }));
    made.collect()
}

fn response(need: &Need) -> Option<Prediction> {
    let response = &need.response;
    let effective = response.effective.map(|yes| match yes {
        YesNo::Yes => "The home can respond effectively".to_owned(),
        YesNo::No => "The home cannot respond effectively".to_owned(),
    });
    let foreseen = sentences([
        effective,
        labelled("Because", response.because.as_ref()),
        labelled("Required", response.required.as_ref()),
        labelled("Who", response.who.as_ref()),
    ]);
    (!foreseen.is_empty()).then(|| Prediction {
        id: format!("response:{}", need.id),
        kind: PredictionKind::Response,
        about: need.name().to_string(),
        foreseen,
    })
}

fn impact(case: &Case, row: &GroupRow) -> Option<Prediction> {
    let grade =
        |likelihood: Option<&str>, seriousness: Option<&str>| match (likelihood, seriousness) {
            (Some(likelihood), Some(seriousness)) => {
                Some(format!("{likelihood} and {seriousness}"))
            }
            (one, other) => one.or(other).map(str::to_owned),
        };
    let before = grade(
        row.likelihood_before.map(Vocabulary::label),
        row.seriousness_before.map(Vocabulary::label),
    );
    let after = grade(
        row.likelihood_after.map(Vocabulary::label),
        row.seriousness_after.map(Vocabulary::label),
    );
    let acceptable = row.acceptable.map(|yes| match yes {
        YesNo::Yes => "What remains is acceptable".to_owned(),
        YesNo::No => "What remains is not acceptable".to_owned(),
    });
    let foreseen = sentences([
        row.effect.map(|effect| capital(effect.label())),
        text(row.what_we_know.as_ref()),
        before.map(|words| format!("Before the measure: {words}")),
        after.map(|words| format!("After it: {words}")),
        acceptable,
    ]);
    (!foreseen.is_empty()).then(|| Prediction {
        id: format!("impact:{}", row.id),
        kind: PredictionKind::Impact,
        about: about(case, row),
        foreseen,
    })
}

fn measure(case: &Case, row: &GroupRow) -> Option<Prediction> {
    let measure = text(row.measure.as_ref())?;
    let in_place = row.in_place.map(|place| match place {
        InPlace::Today => "In place at signing".to_owned(),
        other => capital(other.label()),
    });
    Some(Prediction {
        id: format!("measure:{}", row.id),
        kind: PredictionKind::Measure,
        about: about(case, row),
        foreseen: sentences([
            Some(measure),
            labelled("Who", row.who.as_ref()),
            labelled("From", row.from_when.as_ref()),
            in_place,
        ]),
    })
}

/// The child living here by initials, and the theme.
fn about(case: &Case, row: &GroupRow) -> String {
    let child = case
        .home
        .children
        .iter()
        .find(|child| child.id == row.child);
    let initials = child.map_or("", |child| child.initials.as_str());
    let named = crate::rules::named(initials);
    match row.theme {
        Some(theme) => format!("{named}: {}", theme.label()),
        None => named.to_string(),
    }
}

fn text(words: Option<&String>) -> Option<String> {
    let words = words.filter(|words| !is_blank(Some(words)))?;
    Some(words.trim().to_owned())
}

fn labelled(label: &str, words: Option<&String>) -> Option<String> {
    text(words).map(|words| format!("{label}: {words}"))
}

/// The parts that say something, each as a sentence.
fn sentences<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .map(|part| {
            let part = part.trim();
            if part.ends_with(['.', '!', '?', '”']) {
                part.to_owned()
            } else {
                format!("{part}.")
            }
        })
        .collect();
    parts.join(" ")
}

/// The last look back of a kind that stands.
#[must_use]
pub fn looked_back(after: &Afterwards, point: LookBack) -> Option<NaiveDate> {
    after.standing().rev().find_map(|entry| match &entry.what {
        Happened::LookedBack { at, on, .. } if *at == point => Some(*on),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{settled, settled_but};
    use serde_json::json;

    #[test]
    fn every_need_row_measure_and_condition_of_a_decision_is_a_prediction() {
        let lines: Vec<String> = predictions(&settled())
            .iter()
            .map(|one| format!("{} | {} | {}", one.id, one.about, one.foreseen))
            .collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn what_was_withdrawn_and_read_was_not_foreseen() {
        let with = predictions(&settled()).len();
        let withdrawn = json!({"because": "Entered twice.", "by": "Ruth", "read_by": "Ruth"});
        let case = settled_but(&[("/referral/decision/conditions/0/withdrawn", withdrawn)]);
        assert_eq!(predictions(&case).len(), with - 1);
    }
}
