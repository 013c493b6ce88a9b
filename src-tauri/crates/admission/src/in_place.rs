//! What a yes would rest on that is not in place today: responses to needs, and measures for the
//! children living here. Each becomes a condition; one condition may cover several.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::case::Case;
use crate::judgement::{Effect, InPlace};
use crate::vocabulary::{Vocabulary, is_blank};

/// One thing that is not in place today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct NotToday {
    /// The need or the row about a child living here, by id.
    pub id: String,
    /// The same in words, for sentences: the child living here by initials.
    pub words: String,
}

/// Everything a yes would rest on that is not said to be in place today, needs first. A row whose
/// effect is not said may be a risk, and counts.
#[must_use]
pub fn not_today(case: &Case) -> Vec<NotToday> {
    let r = &case.referral;
    let not = |in_place: Option<InPlace>| in_place != Some(InPlace::Today);
    let needs = r
        .needs
        .iter()
        .filter(|need| need.counts() && not(need.response.in_place))
        .map(|need| NotToday {
            id: need.id.clone(),
            words: format!("what “{}” requires", need.name()),
        });
    let rows = r
        .group
        .rows
        .iter()
        .filter(|row| row.counts() && matches!(row.effect, None | Some(Effect::Risk)))
        .filter(|row| not(row.in_place))
        .map(|row| {
            let child = case
                .home
                .children
                .iter()
                .find(|child| child.id == row.child);
            let initials = child.map_or("", |child| child.initials.as_str());
            let theme = row
                .theme
                .map(|theme| format!(" ({})", theme.label()))
                .unwrap_or_default();
            NotToday {
                id: row.id.clone(),
                words: format!("the measure for {}{theme}", crate::rules::named(initials)),
            }
        });
    needs.chain(rows).collect()
}

/// What is not in place today and no condition that stands covers.
#[must_use]
pub fn not_covered(case: &Case) -> Vec<NotToday> {
    let conditions = &case.referral.decision.conditions;
    let covered = |id: &str| {
        conditions
            .iter()
            .any(|condition| condition.counts() && condition.covers.iter().any(|c| c == id))
    };
    let mut all = not_today(case);
    all.retain(|thing| !covered(&thing.id));
    all
}

/// What an id stands for in words, wherever it is in the case: "what “asthma” requires". None where
/// there is no such need or row. A thing that is in place by now keeps its words.
#[must_use]
pub fn in_words(case: &Case, id: &str) -> Option<String> {
    let r = &case.referral;
    if let Some(need) = r.needs.iter().find(|need| need.id == id) {
        return Some(format!("what “{}” requires", need.name()));
    }
    let row = r.group.rows.iter().find(|row| row.id == id)?;
    let child = case
        .home
        .children
        .iter()
        .find(|child| child.id == row.child);
    let initials = crate::rules::named(child.map_or("", |child| child.initials.as_str()));
    let measure = row.measure.as_ref().filter(|m| !is_blank(Some(m)));
    Some(match measure {
        Some(measure) => format!(
            "the measure for {initials}: {}",
            measure.trim().trim_end_matches('.')
        ),
        None => format!("the measure for {initials}"),
    })
}
