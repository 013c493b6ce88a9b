//! Dates that begin with something that happens: an event, an end, a letter.

use chrono::Duration;

use super::placement::{done, if_looked_after};
use super::{Known, Reckoned, When, period};
use crate::calendar::{english_time, in_words, in_words_with_time};
use crate::evidence::Withdrawal;
use crate::judgement::{Challenge, LetterKind};
use crate::vocabulary::{Vocabulary, YesNo};

/// One date for each serious event noted; without one the date waits.
pub(super) fn serious_event(known: &Known<'_>) -> Vec<Reckoned> {
    let each: Vec<Reckoned> = known
        .after
        .serious_events()
        .map(|(entry, at)| {
            let event = format!("Notice of the serious event of {}", in_words_with_time(at));
            let mut reckoned = done(known, &format!("D14:{}", entry.id)).unwrap_or_else(|| {
                Reckoned::counting(known, at.date(), "the regulation says “without delay”")
            });
            if let (When::Counting { .. }, Some(day_on)) =
                (&reckoned.when, at.checked_add_signed(Duration::hours(24)))
            {
                reckoned.sentences.push(format!(
                    "The Guide speaks of a system by which it is given within 24 hours: they are \
                     over on {}.",
                    in_words_with_time(day_on)
                ));
            }
            reckoned.about(entry.id.as_str(), event)
        })
        .collect();
    if each.is_empty() {
        return vec![Reckoned::waiting(
            "Starts with a serious event noted here, and counts up from there.",
        )];
    }
    each
}

/// One date for each reason noted to ask for a review; without one the date waits.
pub(super) fn request_for_a_review(known: &Known<'_>) -> Vec<Reckoned> {
    let each: Vec<Reckoned> = known
        .after
        .reviews_called_for()
        .map(|(entry, on, ground)| {
            let event = format!("Request for a review: {}", ground.label());
            let reckoned = done(known, &format!("D16:{}", entry.id))
                .unwrap_or_else(|| Reckoned::counting(known, on, "to be asked for when it arises"));
            reckoned.about(entry.id.as_str(), event)
        })
        .collect();
    if each.is_empty() {
        return vec![Reckoned::waiting(
            "Starts when one of the three is noted here; no number in the regulations.",
        )];
    }
    each
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
        let mut period = period::by(by, asked);
        if let Some(next) = known.case.home.ladder.next(letter) {
            let from = next
                .from
                .map(|day| format!(", from {}", in_words(day)))
                .unwrap_or_default();
            period.sentences.push(format!(
                "Without an adequate answer, next on the home’s ladder: {}{from}.",
                next.step.to.trim()
            ));
        }
        Reckoned::due(known, period)
    } else {
        Reckoned::counting(known, sent, "no reply date was chosen")
    };
    Some(reckoned.about(letter.id.as_str(), event))
}
