//! Dates that begin with something that happens: an event, an end, a letter.

use super::placement::{done, if_looked_after};
use super::{Known, Reckoned, When, period};
use crate::calendar::{english_time, in_words};
use crate::evidence::Withdrawal;
use crate::judgement::{Challenge, LetterKind};
use crate::vocabulary::YesNo;

pub(super) fn serious_event(_: &Known<'_>) -> Vec<Reckoned> {
    vec![Reckoned::waiting(
        "Starts with a serious event and counts up from there.",
    )]
}

pub(super) fn request_for_a_review(_: &Known<'_>) -> Vec<Reckoned> {
    vec![Reckoned::waiting(
        "When it arises; no number in the regulations.",
    )]
}

pub(super) fn end_without_notice(known: &Known<'_>) -> Vec<Reckoned> {
    let conditions = match if_looked_after(known) {
        Ok(conditions) => conditions,
        Err(not) => return vec![not],
    };
    let reckoned =
        match known.after.ended() {
            None => Reckoned::waiting("Starts if the placement ends without notice beforehand."),
            Some((_, YesNo::Yes)) => Reckoned::not_applicable("Notice was given before the end."),
            Some((at, YesNo::No)) => done(known, "D15").unwrap_or_else(|| {
                match period::working_days_of(at.date(), 10, "the day of the end") {
                    Some(period) => Reckoned::due(known, period),
                    None => Reckoned::not_known("The date lies beyond the calendar."),
                }
            }),
        };
    vec![reckoned.only_if(conditions)]
}

/// A date for each letter that was sent and stands.
pub(super) fn replies(known: &Known<'_>) -> Vec<Reckoned> {
    known
        .case
        .referral
        .challenges
        .iter()
        .filter(|letter| Withdrawal::lets_count(letter.withdrawn.as_ref()))
        .filter_map(|letter| reply(known, letter))
        .collect()
}

fn reply(known: &Known<'_>, letter: &Challenge) -> Option<Reckoned> {
    let sent = english_time(letter.sent_at()?).date();
    let kind = match letter.kind {
        Some(LetterKind::InformationRequest) => "information request",
        _ => "challenge",
    };
    let to = letter
        .to
        .as_deref()
        .map(str::trim)
        .filter(|to| !to.is_empty())
        .map(|to| format!(" to {to}"))
        .unwrap_or_default();
    let event = format!("Reply to the {kind}{to}");
    let answered = letter
        .log
        .iter()
        .find(|entry| entry.adequate == Some(YesNo::Yes))
        .and_then(|entry| entry.at)
        .filter(|_| letter.is_answered());
    let reckoned = if let Some(at) = answered {
        let on = english_time(at).date();
        Reckoned::new(
            When::Done { on },
            vec![format!("Answered on {}.", in_words(on))],
        )
    } else if let Some(by) = letter.reply_by {
        let asked = format!(
            "Asked for by {}; sent on {}. An unanswered letter is evidence, not a failure of the \
             home.",
            in_words(by),
            in_words(sent)
        );
        Reckoned::due(known, period::by(by, asked))
    } else {
        Reckoned::counting(known, sent, "no reply date was chosen")
    };
    Some(reckoned.about(letter.id.as_str(), event))
}
