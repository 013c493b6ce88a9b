//! Views: the child referred, and each person whose view bears on the decision
//! (regulation 7(2)(a) and (e), Guide 4.7-4.9 and 4.25).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::{Statement, Withdrawal};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Whether a view was sought.
    Asked {
        Replied = "replied": "asked and replied",
        Waiting = "waiting": "asked, no reply yet",
        NotYet = "not_yet": "not yet asked, because",
        NotPracticable = "not_practicable": "not reasonably practicable, because",
    }
}

vocabulary! {
    /// The people whose views are sought before a decision (Guide 4.7, 4.8).
    Relation {
        PlacingAuthority = "placing_authority": "placing authority",
        Iro = "iro": "independent reviewing officer",
        Parents = "parents": "parents",
        CurrentCarer = "current_carer": "current or last carer",
        School = "school": "school",
        Health = "health": "health",
        YouthJustice = "youth_justice": "youth justice",
        Advocate = "advocate": "advocate",
        StaffOnShift = "staff": "staff on shift",
        Other = "other": "someone else",
    }
}

/// The view of the child referred (regulation 7(2)(a)(i) and (iii), as good practice before
/// arrival).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct ChildsView {
    /// Whether the child was asked.
    pub asked: Option<Asked>,
    /// What the child was told about this home, by whom and how.
    pub told: Option<String>,
    /// How the child was asked, by whom and when.
    pub how_asked: Option<String>,
    /// What the child said, in their words.
    pub said: Option<String>,
    /// What the child wants.
    pub wants: Option<String>,
    /// What the child fears.
    pub fears: Option<String>,
    /// The child's advocate, or why there is none.
    pub advocate: Option<String>,
    /// How it was weighed, and what reason was given back.
    pub weighed: Option<String>,
    /// What the local authority has found out of the child's wishes and feelings.
    pub authority_ascertained: Option<String>,
    /// Why the child has not been asked.
    pub not_asked_because: Option<String>,
}

/// One other person's view.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct View {
    /// Identifies the view within the referral, for example "v2".
    pub id: String,
    /// Who they are to the child.
    pub relation: Option<Relation>,
    /// Their name and role.
    pub person: Option<String>,
    /// Whether they were asked.
    pub asked: Option<Asked>,
    /// When.
    pub on: Option<NaiveDate>,
    /// What they said.
    pub said: Option<String>,
    /// Whether what they said is fact, opinion or third-party information; never asked for.
    pub statement: Option<Statement>,
    /// Why they were not asked, or why asking was not reasonably practicable.
    pub because: Option<String>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}
