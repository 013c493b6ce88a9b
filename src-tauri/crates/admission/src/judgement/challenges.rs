//! Information gaps, challenges under regulation 5(c) and information requests, with their log.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::Withdrawal;
use crate::referral::PlacingAuthorityKind;
use crate::vocabulary::{Vocabulary, YesNo, vocabulary};

vocabulary! {
    /// What a letter about a gap is in law.
    LetterKind {
        Challenge = "challenge": "challenge under regulation 5(c)",
        InformationRequest = "information_request": "information request",
    }
}

vocabulary! {
    /// Steps of an escalation ladder, for a home that has not written its own.
    Step {
        SocialWorker = "social_worker": "social worker",
        TeamManager = "team_manager": "team manager",
        ServiceManager = "service_manager": "service manager",
        HeadOfService = "head_of_service": "head of service",
        Iro = "iro": "independent reviewing officer",
        Advocate = "advocate": "independent advocate",
        Director = "director": "director of children's services",
    }
}

vocabulary! {
    /// What happened to a challenge.
    LogKind {
        Drafted = "drafted": "drafted",
        Sent = "sent": "sent",
        Chased = "chased": "chased",
        Escalated = "escalated": "escalated",
        Replied = "replied": "reply received",
        Closed = "closed": "closed",
    }
}

/// A gap the home noted beyond those the rules find.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Gap {
    /// Identifies the gap within the referral, for example "i1". Never reused.
    pub id: String,
    /// What is missing.
    pub what: Option<String>,
    /// Which finding it stops, and why the home needs it.
    pub why: Option<String>,
    /// From whom.
    pub from_whom: Option<String>,
    /// Would it change the answer?
    pub changes_the_answer: Option<YesNo>,
    /// What we would do if it turned out badly.
    pub if_adverse: Option<String>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

/// One thing asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Item {
    /// The gap it answers, by key, for example "plan:care_plan" or "gap:i1".
    pub gap: String,
    /// What is asked for.
    pub what: String,
    /// Why the home needs it: which finding it stops.
    pub why: String,
    /// The ground, as a provision id, for example "CPPCR2010/6(3)(e)".
    pub ground: Option<String>,
    /// Further grounds, by id, where several things are asked for together.
    pub also: Vec<String>,
}

impl Item {
    /// Every ground, by provision id.
    pub fn grounds(&self) -> impl Iterator<Item = &str> {
        let first = self.ground.as_deref();
        first
            .into_iter()
            .chain(self.also.iter().map(String::as_str))
    }
}

/// One line of a challenge's log.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct LogEntry {
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// Who did it.
    pub by: Option<String>,
    /// What happened.
    pub what: Option<LogKind>,
    /// To whom or from whom: name, role, and the step of the ladder.
    pub with: Option<String>,
    /// The step of the ladder.
    pub step: Option<Step>,
    /// The step of the home's own ladder, in its words; stands in place of `step`.
    pub rung: Option<String>,
    /// By what means, and what was said.
    pub note: Option<String>,
    /// For a reply: whether it was adequate.
    pub adequate: Option<YesNo>,
}

impl LogEntry {
    /// Whether the entry names a step of the home's ladder, by its words.
    #[must_use]
    pub fn goes_to(&self, to: &str) -> bool {
        let same = |words: &str| words.trim().eq_ignore_ascii_case(to.trim());
        self.rung.as_deref().is_some_and(same) || self.step.is_some_and(|step| same(step.label()))
    }
}

/// A challenge or an information request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Challenge {
    /// Identifies the letter within the referral, for example "l1". Never reused.
    pub id: String,
    /// What the letter is in law.
    pub kind: Option<LetterKind>,
    /// To whom: name and role.
    pub to: Option<String>,
    /// What the addressee is in law. A parent is never challenged under regulation 5(c) as placing
    /// authority (regulation 2(1), "placing authority", (c)(i)).
    pub to_kind: Option<PlacingAuthorityKind>,
    /// What is asked for.
    pub items: Vec<Item>,
    /// The reply date the registered manager chose; there is no statutory period.
    pub reply_by: Option<NaiveDate>,
    /// The letter.
    pub letter: Option<String>,
    /// What happened, in order.
    pub log: Vec<LogEntry>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

impl Challenge {
    /// Whether an adequate reply has been logged.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.log
            .iter()
            .any(|e| e.what == Some(LogKind::Replied) && e.adequate == Some(YesNo::Yes))
    }

    /// When it was first sent, if it was.
    #[must_use]
    pub fn sent_at(&self) -> Option<DateTime<Utc>> {
        self.log
            .iter()
            .find(|e| e.what == Some(LogKind::Sent))
            .and_then(|e| e.at)
    }
}
