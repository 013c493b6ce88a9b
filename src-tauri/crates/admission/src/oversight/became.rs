//! What became of a signed decision by a day, so that it can be handed out with a signature: the codes
//! that patterns count, and the same in words for whoever reads the page.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::after::After;
use super::foresight::{self, LookBack, PredictionKind};
use crate::afterwards::{AfterEntry, Afterwards, Happened};
use crate::calendar::in_words;
use crate::case::Case;
use crate::vocabulary::{Vocabulary, YesNo, capital};

/// What became of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Became {
    /// The English day up to which it was noted.
    pub by: NaiveDate,
    /// As patterns count it.
    pub after: After,
    /// The move and the ending, or that there was none, each in a whole sentence; empty where nothing
    /// of the kind is noted. Where something was noted and taken back since, that is said here.
    pub stay: Vec<String>,
    /// Each thing foreseen of which something was found, in the order of the decision.
    pub found: Vec<Found>,
}

/// What was found of one thing that was foreseen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    /// What kind of thing, and what it is about: children living here by initials.
    pub about: String,
    /// What was foreseen, in the words of the decision.
    pub foreseen: String,
    /// What was found, and when.
    pub found: String,
}

impl Became {
    /// What became of a signed case by a day; none where nothing of the kind was ever noted. What was
    /// taken back counts as noted: an addendum signed before may tell of it, and the next one corrects
    /// it. Of a decision that was made again it stands beside the second record.
    #[must_use]
    pub fn of(case: &Case, noted: &Afterwards, today: NaiveDate) -> Option<Self> {
        let after = After::of(case, noted, today);
        let goes_on = noted.goes_on_as().is_some();
        let found: Vec<Found> = foresight::predictions(case)
            .into_iter()
            .filter(|_| !goes_on)
            .filter_map(|foreseen| {
                let found = match foreseen.kind {
                    PredictionKind::Condition => {
                        let id = foreseen.id.strip_prefix("condition:").unwrap_or_default();
                        condition(noted, id).or_else(|| seen(noted, &foreseen.id))
                    }
                    _ => seen(noted, &foreseen.id),
                }?;
                Some(Found {
                    about: format!("{}: {}", capital(foreseen.kind.label()), foreseen.about),
                    foreseen: foreseen.foreseen,
                    found,
                })
            })
            .collect();
        let ever_noted = noted.entries.iter().any(|entry| tells(&entry.what));
        ever_noted.then(|| Self {
            by: today,
            stay: stay(&after, noted),
            after,
            found,
        })
    }
}

/// Whether something that happened is told in an addendum: the stay, its conditions and what was
/// foreseen. Consents, approvals and what was done by its date are not.
fn tells(what: &Happened) -> bool {
    matches!(
        what,
        Happened::Started { .. }
            | Happened::NotTakenUp { .. }
            | Happened::Ended { .. }
            | Happened::LookedBack { .. }
            | Happened::RemadeInFull { .. }
            | Happened::Condition { .. }
    )
}

fn stay(after: &After, noted: &Afterwards) -> Vec<String> {
    let not_taken_up = noted
        .not_taken_up()
        .then(|| "The place was not taken up.".to_owned());
    let told: Vec<&AfterEntry> = noted
        .entries
        .iter()
        .filter(|entry| tells(&entry.what))
        .collect();
    let all_taken_back = told.iter().all(|entry| entry.taken_back.is_some());
    let taken_back = all_taken_back.then(|| {
        "What the home had noted of what became of this decision was taken back; nothing of it \
         stands."
            .to_owned()
    });
    let moved_in = after
        .started_on
        .map(|on| format!("The child moved in on {}.", in_words(on)));
    let ended = after.ended_on.map(|on| {
        let notice = match after.ended_with_notice {
            Some(YesNo::Yes) => ", with notice",
            Some(YesNo::No) => ", without notice",
            None => "",
        };
        format!("The stay ended on {}{notice}.", in_words(on))
    });
    let sentences = moved_in.into_iter().chain(ended);
    sentences.chain(not_taken_up).chain(taken_back).collect()
}

/// What was noted last of a condition.
fn condition(noted: &Afterwards, id: &str) -> Option<String> {
    let AfterEntry {
        what: Happened::Condition { met, on, words, .. },
        ..
    } = noted.condition(id)?
    else {
        return None;
    };
    let met = match met {
        YesNo::Yes => "Met",
        YesNo::No => "Not met",
    };
    Some(with_words(&format!("{met}, {}", in_words(*on)), words))
}

/// What the last look back that spoke of something found.
fn seen(noted: &Afterwards, id: &str) -> Option<String> {
    noted.standing().rev().find_map(|entry| match &entry.what {
        Happened::LookedBack { at, on, seen, .. } => {
            let seen = seen.iter().find(|seen| seen.id == id)?;
            let found = capital(seen.found.label());
            Some(with_words(
                &format!("{found}, {}", when(*at, *on)),
                &seen.words,
            ))
        }
        _ => None,
    })
}

fn when(at: LookBack, on: NaiveDate) -> String {
    format!("{} ({})", at.label(), in_words(on))
}

fn with_words(found: &str, words: &str) -> String {
    match words.trim() {
        "" => format!("{found}."),
        words => format!("{found}. {words}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::settled;
    use crate::oversight::foresight::{CameTrue, Seen};
    use chrono::{DateTime, Utc};

    fn entry(id: &str, what: Happened) -> AfterEntry {
        AfterEntry {
            id: id.to_owned(),
            at: DateTime::<Utc>::UNIX_EPOCH,
            by: "Sam".to_owned(),
            what,
            taken_back: None,
        }
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    #[test]
    fn nothing_noted_is_nothing_to_hand_out() {
        assert_eq!(
            Became::of(&settled(), &Afterwards::default(), day(1)),
            None,
            "a condition whose day has passed is not known to be unmet"
        );
    }

    #[test]
    fn each_thing_found_stands_beside_what_was_foreseen_and_what_nobody_looked_at_does_not() {
        let case = settled();
        let foreseen = foresight::predictions(&case);
        let condition = foreseen
            .iter()
            .find(|one| one.kind == PredictionKind::Condition)
            .unwrap();
        let first = &foreseen[0];
        let noted = Afterwards {
            entries: vec![
                entry(
                    "a1",
                    Happened::Started {
                        at: day(1).and_hms_opt(16, 0, 0).unwrap(),
                    },
                ),
                entry(
                    "a2",
                    Happened::Condition {
                        id: condition.id.replace("condition:", ""),
                        met: YesNo::Yes,
                        on: day(3),
                        words: "The rota was seen.".to_owned(),
                    },
                ),
                entry(
                    "a3",
                    Happened::LookedBack {
                        at: LookBack::SeventyTwoHours,
                        on: day(4),
                        seen: vec![Seen {
                            id: first.id.clone(),
                            found: CameTrue::InPart,
                            words: "Two nights of three.".to_owned(),
                        }],
                        next_time: String::new(),
                    },
                ),
            ],
        };
        let became = Became::of(&case, &noted, day(5)).unwrap();
        assert_eq!(became.stay, ["The child moved in on 1 December 2026."]);
        let found: Vec<&str> = became.found.iter().map(|one| one.found.as_str()).collect();
        assert_eq!(
            found,
            [
                "In part, at 72 hours (4 December 2026). Two nights of three.",
                "Met, 3 December 2026. The rota was seen.",
            ]
        );
        assert_eq!(became.found[0].foreseen, first.foreseen);
        assert_eq!(became.after, After::of(&case, &noted, day(5)));
        assert!(became.after.foreseen.len() > 2, "all are counted");
    }

    #[test]
    fn what_was_taken_back_is_handed_out_as_taken_back_and_nothing_of_it_stands() {
        let mut moved_in = entry(
            "a1",
            Happened::Started {
                at: day(1).and_hms_opt(16, 0, 0).unwrap(),
            },
        );
        let noted = |entry: AfterEntry| Afterwards {
            entries: vec![entry],
        };
        assert!(Became::of(&settled(), &noted(moved_in.clone()), day(5)).is_some());
        moved_in.taken_back = Some(crate::afterwards::TakenBack {
            at: DateTime::<Utc>::UNIX_EPOCH,
            by: "Sam".to_owned(),
            because: "Another child.".to_owned(),
        });
        let corrected = Became::of(&settled(), &noted(moved_in), day(5)).unwrap();
        assert_eq!(corrected.after.started_on, None);
        assert_eq!(corrected.found, []);
        assert_eq!(
            corrected.stay,
            [
                "What the home had noted of what became of this decision was taken back; nothing of it \
              stands."
            ]
        );
    }

    #[test]
    fn a_place_that_was_not_taken_up_is_told_and_an_approval_is_nothing_that_became_of_it() {
        let noted = |what: Happened| Afterwards {
            entries: vec![entry("a1", what)],
        };
        let not_taken_up = noted(Happened::NotTakenUp {
            on: day(2),
            because: "EXAMPLE: a foster carer was found.".to_owned(),
        });
        let became = Became::of(&settled(), &not_taken_up, day(5)).unwrap();
        assert_eq!(became.stay, ["The place was not taken up."]);
        let approved = noted(Happened::Approved { on: day(2) });
        assert_eq!(Became::of(&settled(), &approved, day(5)), None);
    }
}
