//! The statement of purpose (regulation 16 and Schedule 1), as far as decisions rest on it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The sex of the children the home is for (Schedule 1, paragraph 3(b)).
    SexAccommodated { Any = "any": "girls and boys", Girls = "girls": "girls", Boys = "boys": "boys" }
}

vocabulary! {
    /// Whether the statement of purpose provides for emergency admissions (Schedule 1, paragraph 22).
    EmergencyAdmissions {
        Provides = "provides": "provides for emergency admissions",
        DoesNotProvide = "does_not_provide": "does not provide for emergency admissions",
    }
}

vocabulary! {
    /// What a range-of-needs clause says of the needs it names.
    Stance { Covers = "covers": "covers", Excludes = "excludes": "excludes" }
}

/// One dated version of the statement of purpose. A revision is a new version, never an edit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct StatementOfPurpose {
    /// The version as printed on the document, for example "4".
    pub version: Option<String>,
    /// The date of the version.
    pub dated: Option<NaiveDate>,
    /// Youngest age admitted, in whole years (Schedule 1, paragraph 3(b)).
    pub age_from: Option<u32>,
    /// Oldest age admitted, in whole years (Schedule 1, paragraph 3(b)).
    pub age_to: Option<u32>,
    /// Number of children the statement names (Schedule 1, paragraph 3(b)).
    pub number_of_children: Option<u32>,
    /// Sex of the children (Schedule 1, paragraph 3(b)).
    pub sex: Option<SexAccommodated>,
    /// Admission criteria as printed (Schedule 1, paragraph 22).
    pub admission_criteria: Option<String>,
    /// Whether it provides for emergency admissions (Schedule 1, paragraph 22).
    pub emergency_admissions: Option<EmergencyAdmissions>,
    /// Its words on emergency admissions.
    pub emergency_words: Option<String>,
    /// The range of needs (Schedule 1, paragraph 1), a clause a row.
    pub clauses: Vec<Clause>,
}

impl StatementOfPurpose {
    /// The clause with this id.
    #[must_use]
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|c| c.id == id)
    }

    /// "version 4, 1 March 2026", or what is missing in words.
    #[must_use]
    pub fn in_words(&self) -> String {
        let version = self.version.as_ref().map_or_else(
            || "version not stated".to_owned(),
            |v| format!("version {v}"),
        );
        match self.dated {
            Some(dated) => format!("{version}, {}", crate::calendar::in_words(dated)),
            None => format!("{version}, not dated"),
        }
    }
}

/// One sentence of the range of needs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Clause {
    /// Identifies the clause within its version, for example "c3". Never reused.
    pub id: String,
    /// The number of the clause as printed, for example "3.2".
    pub number: Option<String>,
    /// The sentence, letter for letter as printed.
    pub sentence: String,
    /// The page it is printed on.
    pub page: Option<u32>,
    /// Whether it covers or excludes the needs it names.
    pub stance: Option<Stance>,
    /// Conditions the sentence sets.
    pub conditions: Option<String>,
}
