//! The statement of purpose (regulation 16 and Schedule 1), as far as decisions rest on it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::referral::SpecificNeed;
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
    /// The document itself, as it was printed, where it is kept with the version.
    pub file: Option<PrintedFile>,
}

/// The document of a version, kept beside it in the casebook.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct PrintedFile {
    /// The file's name, as the person had it.
    pub name: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

impl StatementOfPurpose {
    /// The admission criteria, one by one.
    #[must_use]
    pub fn criteria(&self) -> Vec<String> {
        one_by_one(self.admission_criteria.as_deref().unwrap_or_default())
    }

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
    /// The needs it names, from the list: a reminder beside the sentence. What it covers is read in
    /// the sentence, by a person; no rule looks here.
    pub needs: Vec<SpecificNeed>,
}

/// The points of a printed text, each in its own words: a line a point; within a line, points
/// numbered "(1) … (2) …" are parted, and what leads into them is left out.
pub(super) fn one_by_one(text: &str) -> Vec<String> {
    text.lines()
        .flat_map(numbered)
        .map(|point| point.trim().trim_end_matches([';', ',']).trim().to_owned())
        .filter(|point| !point.is_empty())
        .collect()
}

fn numbered(line: &str) -> Vec<&str> {
    let Some((_, mut rest)) = line.split_once("(1)").filter(|_| line.contains("(2)")) else {
        return vec![line];
    };
    let mut points = Vec::new();
    for next in 2.. {
        let Some((point, after)) = rest.split_once(&format!("({next})")) else {
            break;
        };
        points.push(point);
        rest = after;
    }
    points.push(rest);
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_points_are_parted_and_lines_are_points() {
        assert_eq!(
            one_by_one("Before we say yes: (1) the child is 10 to 17; (2) a room is free."),
            ["the child is 10 to 17", "a room is free."]
        );
        assert_eq!(
            one_by_one("One point.\n\n Another. "),
            ["One point.", "Another."]
        );
        assert_eq!(one_by_one("Only (1) one."), ["Only (1) one."]);
        assert!(one_by_one(" ").is_empty());
    }
}
