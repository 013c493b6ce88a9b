//! The extract as drafted from one child's part.

use admission::Case;
use admission::judgement::{Direction, Effect};
use admission::referral::Asked;
use admission::vocabulary::{Vocabulary, YesNo};

use super::{Extract, Line};
use crate::RecordError;
use crate::masking::{
    Cleared, Considered, ForOneChildLivingHere, LeftOut, NOT_ASKED, OWN_PLAN, SAID, SOCIAL_WORKER,
    ToKeepOut,
};
use crate::pages::decision_record::{capital, sentence};

/// Stands for what was noted in words that also speak of somebody who is kept out.
const NOT_HERE: &str = "What was noted also speaks of somebody else, so it is not given here.";

/// One child's extract of a signed case, and what was left out of it.
///
/// # Errors
/// As [`ForOneChildLivingHere::of`].
pub fn draft(
    case: &Case,
    child: &str,
    to_keep_out: &ToKeepOut,
) -> Result<(Extract, Vec<LeftOut>), RecordError> {
    let (told, left_out) = ForOneChildLivingHere::of(case, child, to_keep_out)?;
    let kept_back = |what: &str| left_out.iter().any(|one| one.what == what);
    // What was noted and cannot stand here is not said to be nothing.
    let or_said = |cleared: &Option<Cleared>, what: &str| {
        if kept_back(what) {
            NOT_HERE.to_owned()
        } else {
            words(cleared)
        }
    };
    let said = match (told.asked, &told.said, &told.not_asked_because) {
        (_, Some(said), _) => said.as_str().to_owned(),
        (Some(Asked::Replied), ..) if kept_back(SAID) => {
            format!("This child was asked and answered. {NOT_HERE}")
        }
        _ if kept_back(SAID) => NOT_HERE.to_owned(),
        (Some(Asked::Waiting), ..) => "This child was asked and had not answered yet.".to_owned(),
        (_, None, Some(because)) => {
            format!("This child was not asked: {}", sentence(because.as_str()))
        }
        (Some(Asked::Replied), ..) => "This child was asked and answered.".to_owned(),
        _ if kept_back(NOT_ASKED) => format!("This child was not asked. {NOT_HERE}"),
        _ => String::new(),
    };
    let conclusion = match told.acceptable {
        Some(YesNo::Yes) => "What remained was found acceptable for this child.",
        Some(YesNo::No) => "What remained was not found acceptable for this child.",
        None => "",
    };
    let extract = Extract {
        child: told.child.clone(),
        record: told.record.clone(),
        decided_on: told.decided_on,
        own_plan: or_said(&told.own_plan, OWN_PLAN),
        said,
        social_worker: or_said(&told.social_worker, SOCIAL_WORKER),
        considered: told.considered.iter().map(line).collect(),
        benefit: String::new(),
        conclusion: conclusion.to_owned(),
        more: String::new(),
    };
    Ok((extract, left_out))
}

fn words(cleared: &Option<Cleared>) -> String {
    cleared
        .as_ref()
        .map(|words| words.as_str().to_owned())
        .unwrap_or_default()
}

fn line(considered: &Considered) -> Line {
    let theme = considered
        .theme
        .map_or("Theme not named", Vocabulary::label);
    // "The newcomer" names nobody.
    let direction = match considered.direction {
        Some(Direction::NewcomerToChild) => "\nTowards this child",
        Some(Direction::ChildToNewcomer) => "\nFrom this child",
        Some(Direction::BothWays) => "\nBoth ways",
        None => "",
    };
    let before = [
        considered.likelihood.0.map(Vocabulary::label),
        considered.seriousness.0.map(Vocabulary::label),
    ];
    let after = [
        considered.likelihood.1.map(Vocabulary::label),
        considered.seriousness.1.map(Vocabulary::label),
    ];
    let joined = |parts: [Option<&'static str>; 2]| {
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let mut effect = match considered.effect {
        Some(Effect::Risk) => "A risk was considered".to_owned(),
        Some(Effect::Benefit) => "A good effect was considered".to_owned(),
        Some(Effect::NoneForeseen) => "No effect was foreseen".to_owned(),
        None => "What kind of effect is not said".to_owned(),
    };
    for (lead, parts) in [("\nBefore the measure: ", before), ("\nAfter it: ", after)] {
        let parts = joined(parts);
        if !parts.is_empty() {
            effect.push_str(&format!("{lead}{parts}"));
        }
    }
    if let Some(acceptable) = considered.acceptable {
        effect.push_str(match acceptable {
            YesNo::Yes => "\nWhat remains: acceptable",
            YesNo::No => "\nWhat remains: not acceptable",
        });
    }
    let measure = considered
        .in_place
        .map(|in_place| capital(in_place.label()));
    Line {
        theme: format!("{}{direction}", capital(theme)),
        effect,
        measure: measure.unwrap_or_default(),
    }
}
