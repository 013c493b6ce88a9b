//! What happened after a decision was signed: kept beside the frozen case, never in it.
//!
//! The list only grows. A later entry of a kind stands in place of an earlier one, an entry made in
//! error is taken back with a reason, and both stay to be read.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::{english_time, in_words};
use crate::case::Case;
use crate::dates;
use crate::judgement::Outcome;
use crate::oversight::foresight::{self, LookBack, Seen};
use crate::referral::PlanKind;
use crate::since::Changed;
use crate::vocabulary::{Vocabulary, YesNo, vocabulary};

/// Everything noted after the decision, in the order in which it was noted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Afterwards {
    /// The entries.
    pub entries: Vec<AfterEntry>,
}

/// One entry, with who made it and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct AfterEntry {
    /// Identifies the entry among those of its referral, for example "a1". Never reused.
    pub id: String,
    /// When it was noted.
    pub at: DateTime<Utc>,
    /// Who noted it.
    pub by: String,
    /// What happened.
    pub what: Happened,
    /// Taken back as made in error.
    #[serde(default)]
    pub taken_back: Option<TakenBack>,
}

/// Why an entry does not stand any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct TakenBack {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
    /// Why.
    pub because: String,
}

/// What can happen after a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Happened {
    /// The child moved in: the recorded start of the placement.
    Started {
        /// When, on an English clock.
        at: NaiveDateTime,
    },
    /// The place was not taken up.
    NotTakenUp {
        /// On which day that was known.
        on: NaiveDate,
        /// Why.
        because: String,
    },
    /// The child moved on.
    Ended {
        /// When, on an English clock.
        at: NaiveDateTime,
        /// Whether notice was given beforehand.
        notice: YesNo,
        /// How it ended.
        words: String,
        /// Whether what the authority and the home agreed to do if it got hard was gone through
        /// before the end. Asked of every ending since this question was there.
        #[serde(default)]
        stay_the_course: Option<YesNo>,
        /// What was agreed and what came of it; or that nothing was agreed, and why.
        #[serde(default)]
        stay_the_course_words: String,
    },
    /// The home looked back at what the decision foresaw.
    LookedBack {
        /// Which look back.
        at: LookBack,
        /// On which day.
        on: NaiveDate,
        /// What became of each prediction.
        seen: Vec<Seen>,
        /// What the home would ask next time.
        next_time: String,
    },
    /// A decision made in an emergency was gone over in full, with what is known now.
    RemadeInFull {
        /// On which day.
        on: NaiveDate,
        /// What it came to, and why. Empty where a second record was signed: it says so itself.
        words: String,
        /// The record of the decision made again, where it was signed here. Filled in by the program;
        /// none where it was gone over on paper.
        #[serde(default)]
        record: Option<RemadeAs>,
    },
    /// Somebody consented that the independent person inspects the child's case records
    /// (regulation 44(2)(b)). Both consents are needed; one taken back stands no more.
    VisitorMayRead {
        /// Who consented.
        consent: Consent,
        /// On which day.
        on: NaiveDate,
        /// How it was given, and to what.
        words: String,
    },
    /// What became of a child the home did not take in, as far as the home knows.
    BecameOf {
        /// On which day the home learnt of it.
        on: NaiveDate,
        /// What is known, and from whom.
        words: String,
    },
    /// The authority approved the placement outside its area.
    Approved {
        /// On which day.
        on: NaiveDate,
    },
    /// A condition was met, or was found not to be.
    Condition {
        /// The condition, by id.
        id: String,
        /// Whether it is met.
        met: YesNo,
        /// On which day that was seen.
        on: NaiveDate,
        /// The proof, or what is lacking.
        words: String,
    },
    /// Something with a date was done: a notice sent, a plan signed, a visit or a review held.
    Done {
        /// The date's key, for example "D4".
        key: String,
        /// On which day.
        on: NaiveDate,
        /// By what means, and what came of it.
        words: String,
    },
    /// A serious event (regulation 40): its notice is due without delay.
    SeriousEvent {
        /// When it happened, or when the home came to know of it, on an English clock.
        at: NaiveDateTime,
        /// What happened, without names.
        words: String,
    },
    /// A reason arose to ask the placing authority for a review (regulation 14(2)(e)).
    ReviewCalledFor {
        /// On which day it arose.
        on: NaiveDate,
        /// Which of the reasons.
        ground: ReviewGround,
        /// What shows it.
        words: String,
    },
    /// A relevant plan was replaced by a newer one.
    PlanReplaced {
        /// Which.
        plan: PlanKind,
        /// The date of the new plan.
        dated: NaiveDate,
        /// What is new in it.
        words: String,
    },
    /// The registered person went over what had changed since signing.
    Reconfirmed {
        /// What had changed, as it was shown. Filled in by the program.
        #[serde(default)]
        changes: Vec<Changed>,
        /// Whether the decision still holds, and why.
        words: String,
    },
}

/// The signed record of a decision that was made again in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RemadeAs {
    /// The number printed in it, for example "2026-014".
    pub number: String,
    /// When it was signed, UTC.
    pub signed_at: DateTime<Utc>,
    /// SHA-256 of its file, in lower-case hexadecimal.
    pub sha256: String,
    /// The outcome.
    pub outcome: Outcome,
}

vocabulary! {
    /// What calls for a request for a review of the child's plans (regulation 14(2)(e)).
    ReviewGround {
        Harm = "harm": "the child is at risk of harm, or the care is inadequate to their needs",
        Absent = "absent": "the child is persistently absent from the home",
        Asked = "asked": "the child asks for a review",
    }
}

vocabulary! {
    /// Whose consent the independent person needs to inspect a child's case records (regulation
    /// 44(2)(b)).
    Consent {
        Child = "child": "the child",
        PlacingAuthority = "placing_authority": "the child’s placing authority",
    }
}

/// One thing to note after a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
#[ts(export)]
pub enum AfterChange {
    /// Note what happened.
    Note {
        /// What.
        what: Happened,
    },
    /// Take an entry back that was made in error.
    TakeBack {
        /// The entry, by id.
        id: String,
        /// Why.
        because: String,
    },
}

/// Why something was not noted. Nothing is changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotNoted {
    /// A day or a moment that has not come.
    #[error("{0} lies ahead: note it once it has happened")]
    LiesAhead(String),
    /// The child moved on before moving in.
    #[error("the child cannot have moved on before the day of moving in")]
    EndBeforeStart,
    /// The child has not moved in.
    #[error("note first when the child moved in")]
    NotStarted,
    /// Words are needed.
    #[error("write {0}")]
    WithoutWords(&'static str),
    /// There is no such condition, date or entry.
    #[error("there is no such {0} in this decision")]
    NotHere(&'static str),
    /// The child lives here, or the decision takes the child in.
    #[error("this is for a referral the home said no to, or that ended without a move")]
    NotForAMove,
    /// A decision that was not made in an emergency.
    #[error("only a decision made in an emergency is remade in full")]
    NotAnEmergency,
    /// The decision was made again, and the child's stay goes on under the second record.
    #[error("this decision was made again as decision record {0}: note it there")]
    GoesOn(String),
    /// An entry that a signature made.
    #[error(
        "this entry says that a second record was signed: it is not noted or taken back by hand"
    )]
    MadeBySigning,
    /// A prediction nobody answered.
    #[error("say of each thing the decision foresaw what became of it: {0} not answered")]
    NotLookedAt(String),
    /// An ending without its look back.
    #[error(
        "look back at what the decision foresaw first: an ending is recorded with its look back"
    )]
    WithoutLookingBack,
    /// Nothing changed.
    #[error("nothing has changed since signing that would need to be gone over")]
    NothingChanged,
}

impl Afterwards {
    /// What stands: every entry that was not taken back, oldest first.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &AfterEntry> {
        self.entries
            .iter()
            .filter(|entry| entry.taken_back.is_none())
    }

    /// When the child moved in, on an English clock.
    #[must_use]
    pub fn started(&self) -> Option<NaiveDateTime> {
        self.standing().rev().find_map(|entry| match entry.what {
            Happened::Started { at } => Some(at),
            _ => None,
        })
    }

    /// When the child moved on, on an English clock, and whether notice was given.
    #[must_use]
    pub fn ended(&self) -> Option<(NaiveDateTime, YesNo)> {
        self.standing().rev().find_map(|entry| match entry.what {
            Happened::Ended { at, notice, .. } => Some((at, notice)),
            _ => None,
        })
    }

    /// Whether the place was not taken up.
    #[must_use]
    pub fn not_taken_up(&self) -> bool {
        self.standing()
            .any(|entry| matches!(entry.what, Happened::NotTakenUp { .. }))
    }

    /// The day on which a decision made in an emergency was first made again in full.
    #[must_use]
    pub fn remade_on(&self) -> Option<NaiveDate> {
        self.standing().find_map(|entry| match entry.what {
            Happened::RemadeInFull { on, .. } => Some(on),
            _ => None,
        })
    }

    /// The second record under which the child's stay goes on: the decision was made again, and the
    /// answer was yes.
    #[must_use]
    pub fn goes_on_as(&self) -> Option<&RemadeAs> {
        self.made_again_as()
            .filter(|record| record.outcome.accepts())
            .last()
    }

    /// Every second record that makes the decision again, oldest first.
    pub fn made_again_as(&self) -> impl Iterator<Item = &RemadeAs> {
        self.standing().filter_map(|entry| match &entry.what {
            Happened::RemadeInFull { record, .. } => record.as_ref(),
            _ => None,
        })
    }

    /// What was noted, with the second record that makes the decision again.
    #[must_use]
    pub fn remade_as(&self, record: RemadeAs, by: &str) -> Self {
        let mut next = self.clone();
        next.entries.push(AfterEntry {
            id: next_id(&next),
            at: record.signed_at,
            by: by.to_owned(),
            what: Happened::RemadeInFull {
                on: english_time(record.signed_at).date(),
                words: String::new(),
                record: Some(record),
            },
            taken_back: None,
        });
        next
    }

    /// What goes on beside the second record: every entry, as it was noted, but those that speak of
    /// the first decision itself.
    #[must_use]
    pub fn handed_on(&self) -> Self {
        let of_the_first = |what: &Happened| {
            matches!(
                what,
                Happened::RemadeInFull { .. }
                    | Happened::NotTakenUp { .. }
                    | Happened::Reconfirmed { .. }
            )
        };
        let entries = self.entries.iter();
        Self {
            entries: entries
                .filter(|entry| !of_the_first(&entry.what))
                .cloned()
                .collect(),
        }
    }

    /// When the authority approved the placement outside its area.
    #[must_use]
    pub fn approved(&self) -> Option<NaiveDate> {
        self.standing().rev().find_map(|entry| match entry.what {
            Happened::Approved { on } => Some(on),
            _ => None,
        })
    }

    /// The days on which something with a date was done, earliest first.
    #[must_use]
    pub fn done(&self, key: &str) -> Vec<(NaiveDate, &AfterEntry)> {
        let mut days: Vec<_> = self
            .standing()
            .filter_map(|entry| match &entry.what {
                Happened::Done { key: done, on, .. } if done == key => Some((*on, entry)),
                Happened::LookedBack { at, on, .. } if at.date() == key => Some((*on, entry)),
                _ => None,
            })
            .collect();
        days.sort_by_key(|(on, _)| *on);
        days
    }

    /// The serious events noted, each with its moment, oldest first.
    pub fn serious_events(&self) -> impl Iterator<Item = (&AfterEntry, NaiveDateTime)> {
        self.standing().filter_map(|entry| match entry.what {
            Happened::SeriousEvent { at, .. } => Some((entry, at)),
            _ => None,
        })
    }

    /// The reasons noted to ask for a review, each with its day, oldest first.
    pub fn reviews_called_for(
        &self,
    ) -> impl Iterator<Item = (&AfterEntry, NaiveDate, ReviewGround)> {
        self.standing().filter_map(|entry| match entry.what {
            Happened::ReviewCalledFor { on, ground, .. } => Some((entry, on, ground)),
            _ => None,
        })
    }

    /// Whether a key names a date that an entry of this list began: "D14:a3".
    #[must_use]
    pub fn begins(&self, key: &str) -> bool {
        let begun = |id: &str, entry: &AfterEntry| {
            matches!(
                (id, &entry.what),
                ("D14", Happened::SeriousEvent { .. }) | ("D16", Happened::ReviewCalledFor { .. })
            )
        };
        key.split_once(':').is_some_and(|(id, subject)| {
            self.standing()
                .any(|entry| entry.id == subject && begun(id, entry))
        })
    }

    /// Whether both the child and the placing authority consent that the independent person inspects
    /// the child's case records (regulation 44(2)(b)).
    #[must_use]
    pub fn visitor_may_read(&self) -> bool {
        Consent::ALL.iter().all(|whose| {
            self.standing().any(|entry| {
                matches!(&entry.what, Happened::VisitorMayRead { consent, .. } if consent == whose)
            })
        })
    }

    /// The last word on a condition.
    #[must_use]
    pub fn condition(&self, id: &str) -> Option<&AfterEntry> {
        self.standing().rev().find(
            |entry| matches!(&entry.what, Happened::Condition { id: about, .. } if about == id),
        )
    }

    /// The last time what had changed was gone over, and what that was.
    #[must_use]
    pub fn reconfirmed(&self) -> Option<(&AfterEntry, &[Changed])> {
        self.standing().rev().find_map(|entry| match &entry.what {
            Happened::Reconfirmed { changes, .. } => Some((entry, changes.as_slice())),
            _ => None,
        })
    }
}

/// Notes one thing after the decision of a signed case. `changed` is what [`crate::since`] finds
/// at that moment.
///
/// # Errors
/// [`NotNoted`]: a day that lies ahead, words left out, something the decision does not hold.
pub fn apply(
    case: &Case,
    afterwards: &Afterwards,
    change: &AfterChange,
    changed: &[Changed],
    by: &str,
    now: DateTime<Utc>,
) -> Result<Afterwards, NotNoted> {
    if let Some(record) = afterwards.goes_on_as() {
        return Err(NotNoted::GoesOn(record.number.clone()));
    }
    let mut next = afterwards.clone();
    match change {
        AfterChange::Note { what } => {
            let what = checked(case, afterwards, what, changed, english_time(now))?;
            next.entries.push(AfterEntry {
                id: next_id(&next),
                at: now,
                by: by.to_owned(),
                what,
                taken_back: None,
            });
        }
        AfterChange::TakeBack { id, because } => {
            worded(because, "why it is taken back")?;
            let entry = next
                .entries
                .iter_mut()
                .find(|entry| entry.id == *id && entry.taken_back.is_none())
                .ok_or(NotNoted::NotHere("entry"))?;
            if matches!(
                &entry.what,
                Happened::RemadeInFull {
                    record: Some(_),
                    ..
                }
            ) {
                return Err(NotNoted::MadeBySigning);
            }
            entry.taken_back = Some(TakenBack {
                at: now,
                by: by.to_owned(),
                because: because.trim().to_owned(),
            });
        }
    }
    Ok(next)
}

/// An id after every id that was given: entries handed on keep theirs, so that there may be gaps.
fn next_id(afterwards: &Afterwards) -> String {
    let given = afterwards.entries.iter().filter_map(|entry| {
        let number = entry.id.strip_prefix('a')?;
        number.parse::<usize>().ok()
    });
    let last = given.max().unwrap_or(0).max(afterwards.entries.len());
    format!("a{}", last.saturating_add(1))
}

fn checked(
    case: &Case,
    afterwards: &Afterwards,
    what: &Happened,
    changed: &[Changed],
    now: NaiveDateTime,
) -> Result<Happened, NotNoted> {
    let past = |day: NaiveDate| {
        if day > now.date() {
            Err(NotNoted::LiesAhead(in_words(day)))
        } else {
            Ok(())
        }
    };
    let past_moment = |at: NaiveDateTime| {
        if at > now {
            Err(NotNoted::LiesAhead(crate::calendar::in_words_with_time(at)))
        } else {
            Ok(())
        }
    };
    match what {
        Happened::Started { at } => past_moment(*at)?,
        Happened::NotTakenUp { on, because } => {
            past(*on)?;
            worded(because, "why the place was not taken up")?;
        }
        Happened::Ended {
            at,
            words,
            stay_the_course,
            stay_the_course_words,
            ..
        } => {
            past_moment(*at)?;
            worded(words, "how it ended")?;
            if stay_the_course.is_none() {
                return Err(NotNoted::WithoutWords(
                    "whether what was agreed for when it gets hard was gone through",
                ));
            }
            worded(
                stay_the_course_words,
                "what was agreed for when it gets hard, and what came of it",
            )?;
            let started = afterwards.started().ok_or(NotNoted::NotStarted)?;
            if *at < started {
                return Err(NotNoted::EndBeforeStart);
            }
            if foresight::looked_back(afterwards, LookBack::Ending).is_none() {
                return Err(NotNoted::WithoutLookingBack);
            }
        }
        Happened::LookedBack {
            on,
            seen,
            next_time,
            ..
        } => {
            past(*on)?;
            moved_in(afterwards)?;
            worded(next_time, "what you would ask next time")?;
            let foreseen = foresight::predictions(case);
            if seen
                .iter()
                .any(|one| foreseen.iter().all(|p| p.id != one.id))
            {
                return Err(NotNoted::NotHere("prediction"));
            }
            let open = foreseen
                .iter()
                .filter(|p| seen.iter().all(|one| one.id != p.id))
                .count();
            if open > 0 {
                return Err(NotNoted::NotLookedAt(format!(
                    "{open} of {}",
                    foreseen.len()
                )));
            }
        }
        Happened::RemadeInFull { on, words, record } => {
            if record.is_some() {
                return Err(NotNoted::MadeBySigning);
            }
            past(*on)?;
            worded(words, "what it came to, and why")?;
            if case.referral.decision.outcome != Some(Outcome::AcceptEmergency) {
                return Err(NotNoted::NotAnEmergency);
            }
            moved_in(afterwards)?;
        }
        Happened::VisitorMayRead { on, words, .. } => {
            past(*on)?;
            worded(words, "how the consent was given, and to what")?;
        }
        Happened::BecameOf { on, words } => {
            past(*on)?;
            worded(words, "what is known, and from whom")?;
            let accepts = case.referral.decision.outcome.is_some_and(Outcome::accepts);
            if accepts && !afterwards.not_taken_up() {
                return Err(NotNoted::NotForAMove);
            }
        }
        Happened::Approved { on } => past(*on)?,
        Happened::Condition { id, on, words, .. } => {
            past(*on)?;
            worded(words, "the proof, or what is lacking")?;
            if !case
                .referral
                .decision
                .conditions
                .iter()
                .any(|c| c.id == *id)
            {
                return Err(NotNoted::NotHere("condition"));
            }
        }
        Happened::Done { key, on, .. } => {
            past(*on)?;
            if !dates::can_be_done(case, key) && !afterwards.begins(key) {
                return Err(NotNoted::NotHere("date"));
            }
        }
        Happened::SeriousEvent { at, words } => {
            past_moment(*at)?;
            worded(words, "what happened")?;
            moved_in(afterwards)?;
        }
        Happened::ReviewCalledFor { on, words, .. } => {
            past(*on)?;
            worded(words, "what shows it")?;
            moved_in(afterwards)?;
        }
        Happened::PlanReplaced { dated, words, .. } => {
            past(*dated)?;
            worded(words, "what is new in the plan")?;
        }
        Happened::Reconfirmed { words, .. } => {
            worded(words, "whether the decision still holds, and why")?;
            if changed.is_empty() {
                return Err(NotNoted::NothingChanged);
            }
            return Ok(Happened::Reconfirmed {
                changes: changed.to_vec(),
                words: words.trim().to_owned(),
            });
        }
    }
    Ok(what.clone())
}

fn moved_in(afterwards: &Afterwards) -> Result<(), NotNoted> {
    afterwards.started().map(|_| ()).ok_or(NotNoted::NotStarted)
}

fn worded(words: &str, which: &'static str) -> Result<(), NotNoted> {
    if words.trim().is_empty() {
        Err(NotNoted::WithoutWords(which))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::settled_but;
    use serde_json::json;

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn as_of(outcome: Outcome) -> RemadeAs {
        RemadeAs {
            number: "2026-014".to_owned(),
            signed_at: moment("2026-12-05T10:00:00Z"),
            sha256: "a7".repeat(32),
            outcome,
        }
    }

    fn entry(id: &str, what: Happened) -> AfterEntry {
        AfterEntry {
            id: id.to_owned(),
            at: moment("2026-12-01T10:00:00Z"),
            by: "Example Manager".to_owned(),
            what,
            taken_back: None,
        }
    }

    fn moved_in() -> Afterwards {
        let at = "2026-12-01T09:00:00".parse().unwrap();
        Afterwards {
            entries: vec![
                entry("a1", Happened::Started { at }),
                entry(
                    "a2",
                    Happened::Reconfirmed {
                        changes: Vec::new(),
                        words: "It holds.".to_owned(),
                    },
                ),
            ],
        }
    }

    #[test]
    fn a_second_record_that_says_yes_takes_the_stay_over() {
        let case = settled_but(&[("/referral/decision/outcome", json!("accept_emergency"))]);
        let now = moment("2026-12-06T10:00:00Z");
        let note = |on: &Afterwards| {
            let what = Happened::SeriousEvent {
                at: "2026-12-05T12:00:00".parse().unwrap(),
                words: "A window was broken.".to_owned(),
            };
            let change = AfterChange::Note { what };
            apply(&case, on, &change, &[], "Example Manager", now)
        };
        let first = moved_in().remade_as(as_of(Outcome::Accept), "Example Manager");
        assert_eq!(note(&first), Err(NotNoted::GoesOn("2026-014".to_owned())));
        let there = first.handed_on();
        assert_eq!(there.started(), first.started());
        assert_eq!(
            there.entries.len(),
            1,
            "the first decision's own entries stay"
        );
        let ids = |on: Afterwards| on.entries.into_iter().map(|e| e.id).collect::<Vec<_>>();
        assert_eq!(ids(note(&there).unwrap()), ["a1", "a2"]);

        let no = moved_in().remade_as(as_of(Outcome::DeclineCannotRespond), "Example Manager");
        assert!(
            note(&no).is_ok(),
            "until the child moves on the first goes on"
        );
        assert_eq!(no.remade_on(), "2026-12-05".parse().ok());
    }

    #[test]
    fn that_a_second_record_was_signed_is_not_noted_or_taken_back_by_hand() {
        let case = settled_but(&[("/referral/decision/outcome", json!("accept_emergency"))]);
        let now = moment("2026-12-06T10:00:00Z");
        let first = moved_in().remade_as(as_of(Outcome::NotYet), "Example Manager");
        let what = first.entries.last().unwrap().what.clone();
        let id = first.entries.last().unwrap().id.clone();
        let because = "EXAMPLE".to_owned();
        for change in [
            AfterChange::Note { what },
            AfterChange::TakeBack { id, because },
        ] {
            let refused = apply(&case, &first, &change, &[], "Example Manager", now);
            assert_eq!(refused, Err(NotNoted::MadeBySigning));
        }
    }
}
