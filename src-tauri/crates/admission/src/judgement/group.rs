//! Guide 11.4, second limb: the impact on the existing group of children, child by child and both
//! ways.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::{Evidence, Withdrawal};
use crate::prompts::Factor;
use crate::referral::Asked;
use crate::vocabulary::{YesNo, is_blank, vocabulary};

use super::response::InPlace;

vocabulary! {
    /// The themes of the grid.
    Theme {
        Safety = "safety": "safety and harm",
        Missing = "missing": "going missing, exploitation",
        SelfHarm = "self_harm": "self-harm, mood",
        Conflict = "conflict": "bullying, conflict",
        Discrimination = "discrimination": "discrimination, belonging",
        Location = "location": "location, people and places near",
        Staffing = "staffing": "staffing, continuity of adults",
        Routines = "routines": "school, sleep, routines",
        GoodThings = "good_things": "friendship, good things",
    }
}

impl Theme {
    /// What the theme hangs on, by provision id: the words beside the cell of the grid.
    #[must_use]
    pub fn hooks(self) -> &'static [&'static str] {
        match self {
            Self::Safety => &[
                "CHR2015/12(2)(a)(i)",
                "CHR2015/12(2)(a)(iv)",
                "CHR2015/12(2)(b)",
            ],
            Self::Missing => &["GUIDE/9.24", "SCCIF/235"],
            Self::SelfHarm => &["CHR2015/12(2)(a)(i)", "CHR2015/12(2)(b)"],
            Self::Conflict => &[
                "CHR2015/11(2)(a)(iv)",
                "CHR2015/11(2)(a)(xi)",
                "CHR2015/11(2)(a)(xii)",
                "CHR2015/11(2)(a)(xiii)",
            ],
            Self::Discrimination => &["GUIDE/3.12"],
            Self::Location => &["CHR2015/12(2)(c)", "CHR2015/46(1)"],
            Self::Staffing => &["CHR2015/13(2)(d)", "CHR2015/13(2)(e)"],
            Self::Routines => &["CHR2015/8(1)", "CHR2015/9(1)"],
            Self::GoodThings => &["GUIDE/8.8", "SCCIF/351"],
        }
    }
}

vocabulary! {
    /// Which way an effect runs.
    Direction {
        NewcomerToChild = "newcomer_to_child": "from the newcomer to the child living here",
        ChildToNewcomer = "child_to_newcomer": "from the child living here to the newcomer",
        BothWays = "both_ways": "both ways",
    }
}

vocabulary! {
    /// What kind of effect a row records.
    Effect {
        Risk = "risk": "a risk",
        Benefit = "benefit": "a benefit",
        NoneForeseen = "none_foreseen": "no effect foreseen, because",
    }
}

vocabulary! {
    /// Likelihood, in words.
    Likelihood { Unlikely = "unlikely": "unlikely", Possible = "possible": "possible", Likely = "likely": "likely" }
}

vocabulary! {
    /// Seriousness, in words.
    Seriousness { Minor = "minor": "minor", Serious = "serious": "serious", Severe = "severe": "severe" }
}

/// One row: one theme, one direction, for one child living here.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct GroupRow {
    /// Identifies the row within the referral, for example "g5". Never reused.
    pub id: String,
    /// The child living here, by id.
    pub child: String,
    /// The theme.
    pub theme: Option<Theme>,
    /// Which way the effect runs.
    pub direction: Option<Direction>,
    /// What kind of effect.
    pub effect: Option<Effect>,
    /// What we know, or why no effect is foreseen.
    pub what_we_know: Option<String>,
    /// How we know it.
    pub evidence: Evidence,
    /// Likelihood before the measure.
    pub likelihood_before: Option<Likelihood>,
    /// Seriousness before the measure.
    pub seriousness_before: Option<Seriousness>,
    /// The measure.
    pub measure: Option<String>,
    /// Who does it.
    pub who: Option<String>,
    /// From when, in words or as a date.
    pub from_when: Option<String>,
    /// Whether it exists today or must be bought.
    pub in_place: Option<InPlace>,
    /// Likelihood after the measure.
    pub likelihood_after: Option<Likelihood>,
    /// Seriousness after the measure.
    pub seriousness_after: Option<Seriousness>,
    /// Whether what remains is acceptable.
    pub acceptable: Option<YesNo>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

impl GroupRow {
    /// Whether the row stands: it is not withdrawn, or the withdrawal has not been read.
    #[must_use]
    pub fn counts(&self) -> bool {
        Withdrawal::lets_count(self.withdrawn.as_ref())
    }
}

/// The entry for one child living here.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct ChildEntry {
    /// The child living here, by id.
    pub child: String,
    /// Where no impact is foreseen at all: why.
    pub no_impact_because: Option<String>,
    /// The child's own plan or risk assessment relied on, and its date (regulation 12(2)(a)(i)).
    pub own_plan: Option<String>,
    /// The benefit to either child.
    pub benefit: Option<String>,
    /// Why no benefit is identified.
    pub no_benefit_because: Option<String>,
    /// Whether the child was asked, without private facts of the newcomer.
    pub asked: Option<Asked>,
    /// What the child said.
    pub said: Option<String>,
    /// Why the child was not asked.
    pub not_asked_because: Option<String>,
    /// The view of the child's own social worker.
    pub social_worker_view: Option<String>,
    /// Whether, for this child, what remains is acceptable.
    pub acceptable: Option<YesNo>,
    /// Why.
    pub acceptable_because: Option<String>,
}

/// One thing that matters about the child who needs a home for living with other children, as a
/// person ticked it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct GroupFactor {
    /// Identifies the entry within the referral, for example "m2". Never reused.
    pub id: String,
    /// What matters.
    pub factor: Option<Factor>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

impl GroupFactor {
    /// Whether the entry stands: it is not withdrawn, or the withdrawal has not been read.
    #[must_use]
    pub fn counts(&self) -> bool {
        Withdrawal::lets_count(self.withdrawn.as_ref())
    }
}

/// A question that was proposed and taken up: answered, made a row, or set aside with a reason.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct GroupQuestion {
    /// Identifies the entry within the referral, for example "q4". Never reused.
    pub id: String,
    /// The child living here, by id; empty for a question about the group as a whole.
    pub child: String,
    /// Which of the program's questions it is, by its published name.
    pub code: Option<String>,
    /// The question as it was asked, the child living here by initials.
    pub question: Option<String>,
    /// What it was asked about, where one question stands for several: ids of needs, risks and
    /// ticks, or names of what was not known. Once signed, only the referral’s own ids.
    pub about: Vec<String>,
    /// The theme of the grid.
    pub theme: Option<Theme>,
    /// Which way the effect would run.
    pub direction: Option<Direction>,
    /// The answer.
    pub answer: Option<String>,
    /// The row that the answer became, by id.
    pub row: Option<String>,
    /// Why the question was set aside.
    pub set_aside_because: Option<String>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

impl GroupQuestion {
    /// Whether the entry stands: it is not withdrawn, or the withdrawal has not been read.
    #[must_use]
    pub fn counts(&self) -> bool {
        Withdrawal::lets_count(self.withdrawn.as_ref())
    }
}

/// The existing group of children.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct GroupImpact {
    /// How many children live in the home on the day of the decision. "0" says that none do.
    pub children_on_the_day: Option<u32>,
    /// One entry for each child living here.
    pub entries: Vec<ChildEntry>,
    /// Rows: child × theme × direction.
    pub rows: Vec<GroupRow>,
    /// What the placing authority says of how the child has lived with other children.
    pub relationship_history: Option<String>,
    /// The day of the home's last review of its location (regulation 46).
    pub location_assessed_on: Option<NaiveDate>,
    /// Whether that review still holds for this child.
    pub location_still_holds: Option<YesNo>,
    /// What makes it hold, or what would have to be different.
    pub location_because: Option<String>,
    /// What matters about the newcomer for living with others, beside coded needs and risks.
    pub factors: Vec<GroupFactor>,
    /// Proposed questions that were answered or set aside.
    pub questions: Vec<GroupQuestion>,
    /// Set when the case is signed: how many questions about the whole group were left open.
    pub questions_left_open: Option<u32>,
    /// The whole group: staffing, rhythm, cumulative change, restrictions spilling over, locality.
    pub whole_group: Option<String>,
    /// What happens to the referred child if the answer is no: where they will be tonight.
    pub if_the_answer_is_no: Option<String>,
}

impl GroupImpact {
    /// The entry for a child living here.
    #[must_use]
    pub fn entry(&self, child: &str) -> Option<&ChildEntry> {
        self.entries.iter().find(|e| e.child == child)
    }

    /// Whether an entry answers its question: in words, by a row that stands, or by setting it
    /// aside with a reason.
    #[must_use]
    pub fn is_settled(&self, question: &GroupQuestion) -> bool {
        let row = question.row.as_ref();
        question.counts()
            && (!is_blank(question.answer.as_ref())
                || !is_blank(question.set_aside_because.as_ref())
                || row.is_some_and(|id| {
                    self.rows
                        .iter()
                        .any(|r| r.id == *id && r.counts() && !is_blank(r.what_we_know.as_ref()))
                }))
    }

    /// The rows about a child living here that stand.
    pub fn rows_about<'a>(&'a self, child: &'a str) -> impl Iterator<Item = &'a GroupRow> {
        self.rows
            .iter()
            .filter(move |r| r.child == child && r.counts())
    }
}
