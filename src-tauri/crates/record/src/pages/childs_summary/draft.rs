//! The summary as drafted: short sentences that hold for every child.

use admission::judgement::Outcome;
use admission::{Case, calendar};

use super::ChildsSummary;
use crate::RecordError;
use crate::masking::{ForTheChild, LeftOut, ToKeepOut};

/// What was decided, in one or two short sentences.
pub(crate) fn decided(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accept => "We said yes. There is a place for you here.",
        Outcome::AcceptWithConditions => {
            "We said yes. There is a place for you here. Some things must be ready first."
        }
        Outcome::AcceptEmergency => {
            "We said yes. You can come to us now. It is for a short time at first, while we all work \
             out what is best for you."
        }
        Outcome::NotYet => "We do not know yet. We have asked some questions first.",
        Outcome::WithdrawnByAuthority | Outcome::PlacedElsewhere => {
            "We did not have to decide. We were told that you do not need a place here now."
        }
        _ => "We said no. You will not be coming to live in this home.",
    }
}

/// Why, kindly and truly; the person who knows the child says it better.
pub(crate) fn why(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accept | Outcome::AcceptWithConditions => {
            "We think we can look after you well. We would like to have you here."
        }
        Outcome::AcceptEmergency => {
            "You need a safe place now. We think we can keep you safe and look after you well."
        }
        Outcome::NotYet => {
            "We need to know more before we can say yes or no. That is so we get it right for you."
        }
        Outcome::WithdrawnByAuthority | Outcome::PlacedElsewhere => {
            "The people who plan for you told us so."
        }
        Outcome::DeclineNoPlace => {
            "There is no free room here. That is the only reason. It is not about you."
        }
        Outcome::DeclineNotInformed => {
            "We were not told enough to know how to look after you well. That is not your fault. \
             Adults should have told us."
        }
        Outcome::DeclineEffectOnChildren => {
            "The way things are in this home now, we could not make it right for you. You should have \
             a home where it is. It does not mean there is something wrong with you."
        }
        _ => {
            "You need some things that this home cannot give you now. You should have a home that can. \
             It does not mean there is something wrong with you."
        }
    }
}

/// What happens next.
pub(crate) fn next(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotYet => "When we have the answers, we will decide. We will tell you then.",
        Outcome::WithdrawnByAuthority | Outcome::PlacedElsewhere => {
            "Your social worker can tell you what the plan is now."
        }
        outcome if outcome.accepts() => {
            "We will tell you the day you move in as soon as we know it. You can ask us anything before \
             then."
        }
        _ => {
            "Your social worker is still looking for the right home for you. You can ask them how it is \
             going."
        }
    }
}

/// The summary of a signed case, and what of the child's own words was left out of the draft.
///
/// # Errors
/// [`RecordError::NotYetSigned`] for a case that is not signed or has no outcome.
pub fn draft(
    case: &Case,
    to_keep_out: &ToKeepOut,
) -> Result<(ChildsSummary, Vec<LeftOut>), RecordError> {
    let (told, left_out) = ForTheChild::of(case, to_keep_out)?;
    let words = |text: &Option<crate::masking::Cleared>| {
        text.as_ref()
            .map(|text| text.as_str().to_owned())
            .unwrap_or_default()
    };
    let day = told.move_on.filter(|_| told.outcome.accepts());
    let next = match day {
        // A yes on conditions is no promise of the day.
        Some(day) if told.outcome == Outcome::AcceptWithConditions => format!(
            "You move in on {} if all we asked for is ready. You can ask us anything before then.",
            calendar::in_words(day)
        ),
        Some(day) => format!(
            "You move in on {}. You can ask us anything before then.",
            calendar::in_words(day)
        ),
        None => next(told.outcome).to_owned(),
    };
    let summary = ChildsSummary {
        child: told.child.clone(),
        said: words(&told.said),
        wants: words(&told.wants),
        fears: words(&told.fears),
        decided: decided(told.outcome).to_owned(),
        why: why(told.outcome).to_owned(),
        next,
        know: String::new(),
    };
    Ok((summary, left_out))
}

#[cfg(test)]
mod tests {
    use admission::vocabulary::Vocabulary;

    use super::super::{ABOUT, NOT_HEARD, SAY};
    use super::*;

    /// The syllables of a word, by its groups of vowels: near enough for short English words.
    fn syllables(word: &str) -> f64 {
        let word = word.to_lowercase();
        let word = word
            .strip_suffix('e')
            .filter(|w| w.len() > 2)
            .unwrap_or(&word);
        let mut groups = 0_u32;
        let mut vowel = false;
        for letter in word.chars() {
            let now = "aeiouy".contains(letter);
            groups += u32::from(now && !vowel);
            vowel = now;
        }
        f64::from(groups.max(1))
    }

    /// Flesch–Kincaid grade (1975): the school year, counted from the American first, in which the
    /// text can be read. A child of nine is in the fourth.
    fn grade(text: &str) -> (f64, usize) {
        let sentences: Vec<&str> = text
            .split(['.', '?', '!'])
            .filter(|s| !s.trim().is_empty())
            .collect();
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphabetic() && c != '’')
            .filter(|w| !w.is_empty())
            .collect();
        let count = words.len() as f64;
        let spoken: f64 = words.iter().map(|word| syllables(word)).sum();
        let longest = sentences
            .iter()
            .map(|s| s.split_whitespace().count())
            .max()
            .unwrap_or(0);
        let grade = 0.39 * count / sentences.len() as f64 + 11.8 * spoken / count - 15.59;
        (grade, longest)
    }

    #[test]
    fn the_measure_tells_easy_from_hard() {
        assert!(grade("The cat sat on the mat. It was warm.").0 < 1.0);
        let hard = "The registered person must have fully considered the impact that the placement \
                    will have on the existing group of children.";
        assert!(grade(hard).0 > 10.0);
    }

    #[test]
    fn every_fixed_sentence_can_be_read_by_a_child_of_nine() {
        let mut all: Vec<&str> = vec![ABOUT, NOT_HEARD];
        all.extend(SAY);
        for outcome in Outcome::ALL {
            all.extend([decided(*outcome), why(*outcome), next(*outcome)]);
        }
        for text in all {
            let (grade, longest) = grade(text);
            assert!(grade <= 5.0, "{grade:.1}: {text}");
            assert!(longest <= 22, "{longest} words: {text}");
        }
    }

    #[test]
    fn no_fixed_sentence_blames_a_child() {
        for outcome in Outcome::ALL {
            let text = format!("{} {} {}", decided(*outcome), why(*outcome), next(*outcome));
            for word in [
                "risk",
                "behav",
                "needs",
                "placement",
                "refus",
                "declin",
                "complex",
                "other child",
            ] {
                assert!(!text.to_lowercase().contains(word), "{word}: {text}");
            }
        }
    }
}
