//! Taking up a proposed question about the children living here.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use ts_rs::TS;

use super::{Refusal, append, stamp};
use crate::judgement::{Direction, GroupQuestion, GroupRow, Theme};

/// A proposed question, as it was asked, and how it is taken up.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default)]
#[ts(export)]
pub struct TakenUp {
    /// Which of the program's questions it is, by its published name.
    pub code: String,
    /// The child living here, by id; empty for the group as a whole.
    pub child: String,
    /// The question as the record prints it.
    pub question: String,
    /// What it is asked about, where one question stands for several things.
    pub about: Vec<String>,
    /// The theme of the grid.
    pub theme: Option<Theme>,
    /// Which way the effect would run.
    pub direction: Option<Direction>,
    /// The answer, in words.
    pub answer: Option<String>,
    /// Why it is set aside.
    pub set_aside_because: Option<String>,
    /// Whether the answer becomes a row of the grid. What kind of effect it is, the row asks.
    pub as_row: bool,
}

const LIST: &str = "/group/questions";

pub(super) fn take_up(
    referral: &mut Value,
    taken: &TakenUp,
    by: &str,
    at: DateTime<Utc>,
) -> Result<(), Refusal> {
    let text = |t: &Option<String>| {
        let words = t.as_deref().map(str::trim).filter(|t| !t.is_empty());
        words.map(str::to_owned)
    };
    let (mut answer, aside) = (text(&taken.answer), text(&taken.set_aside_because));
    if taken.code.trim().is_empty() || taken.question.trim().is_empty() {
        return Err(Refusal::NoSuchField);
    }
    if answer.is_none() && aside.is_none() {
        return Err(Refusal::NoReason);
    }
    let mut row = None;
    if taken.as_row {
        if taken.child.is_empty() {
            return Err(Refusal::NoSuchEntry);
        }
        row = Some(new_row(referral, taken, answer.take(), by, at)?);
    }
    let index = match standing(referral, taken) {
        Some(index) => index,
        None => append(referral, LIST, fields_of(&GroupQuestion::default())?)?,
    };
    let entry = referral
        .pointer_mut(&format!("{LIST}/{index}"))
        .and_then(Value::as_object_mut)
        .ok_or(Refusal::NoSuchEntry)?;
    for (name, value) in [
        ("child", json!(taken.child)),
        ("code", json!(taken.code)),
        ("question", json!(taken.question)),
        ("about", json!(taken.about)),
        ("theme", json!(taken.theme)),
        ("direction", json!(taken.direction)),
        ("answer", json!(answer)),
        ("row", json!(row)),
        ("set_aside_because", json!(aside)),
    ] {
        entry.insert(name.to_owned(), value);
    }
    Ok(())
}

/// The entry in which the same question is already taken up, unless it was withdrawn.
fn standing(referral: &Value, taken: &TakenUp) -> Option<usize> {
    let entries = referral.pointer(LIST).and_then(Value::as_array)?;
    entries.iter().position(|entry| {
        let is = |name: &str, value: &str| entry.get(name).and_then(Value::as_str) == Some(value);
        is("code", &taken.code)
            && is("child", &taken.child)
            && entry.get("withdrawn").is_none_or(Value::is_null)
    })
}

/// The answer as a row, theme and way filled in; its id.
fn new_row(
    referral: &mut Value,
    taken: &TakenUp,
    what_we_know: Option<String>,
    by: &str,
    at: DateTime<Utc>,
) -> Result<String, Refusal> {
    let row = GroupRow {
        child: taken.child.clone(),
        theme: taken.theme,
        direction: taken.direction,
        what_we_know,
        ..GroupRow::default()
    };
    let index = append(referral, "/group/rows", fields_of(&row)?)?;
    stamp(referral, &format!("/group/rows/{index}/x"), by, at);
    referral
        .pointer(&format!("/group/rows/{index}/id"))
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or(Refusal::NoSuchEntry)
}

fn fields_of(entry: &impl Serialize) -> Result<Map<String, Value>, Refusal> {
    match serde_json::to_value(entry) {
        Ok(Value::Object(fields)) => Ok(fields),
        _ => Err(Refusal::NoSuchField),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Change, apply};
    use super::*;
    use crate::referral::Referral;

    fn changed(referral: &Referral, question: TakenUp) -> Result<Referral, Refusal> {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let change = Change::TakeUp { question };
        apply(referral, &change, "Example Manager", at).map(|a| a.referral)
    }

    fn asked() -> TakenUp {
        TakenUp {
            code: "awake_at_night/sleeps_lightly/to_child".to_owned(),
            child: "d1".to_owned(),
            question: "What would A.B. hear at night?".to_owned(),
            theme: Some(Theme::Routines),
            direction: Some(Direction::NewcomerToChild),
            answer: Some("Nothing: two floors apart.".to_owned()),
            ..TakenUp::default()
        }
    }

    #[test]
    fn an_answer_is_kept_with_its_question_and_taken_up_again_it_is_the_same_entry() {
        let once = changed(&Referral::default(), asked()).unwrap();
        assert_eq!(once.group.questions.len(), 1);
        assert_eq!(once.group.questions[0].id, "q1");
        let aside = TakenUp {
            answer: None,
            set_aside_because: Some("Their rooms are two floors apart.".to_owned()),
            ..asked()
        };
        let again = changed(&once, aside).unwrap();
        assert_eq!(again.group.questions.len(), 1);
        assert!(again.group.questions[0].answer.is_none());
        assert!(again.group.is_settled(&again.group.questions[0]));
    }

    #[test]
    fn an_answer_can_become_a_row_with_its_theme_and_its_way() {
        let row = TakenUp {
            as_row: true,
            ..asked()
        };
        let after = changed(&Referral::default(), row).unwrap();
        let row = &after.group.rows[0];
        assert_eq!(row.theme, Some(Theme::Routines));
        assert_eq!(row.direction, Some(Direction::NewcomerToChild));
        assert_eq!(
            row.what_we_know.as_deref(),
            Some("Nothing: two floors apart.")
        );
        assert_eq!(after.group.questions[0].row.as_deref(), Some("g1"));
        assert!(after.group.is_settled(&after.group.questions[0]));
    }

    #[test]
    fn without_an_answer_or_a_reason_nothing_is_taken_up() {
        let nothing = TakenUp {
            answer: Some("  ".to_owned()),
            ..asked()
        };
        let refused = changed(&Referral::default(), nothing);
        assert_eq!(refused.unwrap_err(), Refusal::NoReason);
    }
}
