//! Small things said in words, the same way in every section.

use admission::calendar;
use admission::evidence::{Evidence, Withdrawal};
use admission::judgement::Signatory;
use admission::referral::Child;
use admission::vocabulary::Vocabulary;
pub(in crate::pages) use admission::vocabulary::capital;
use chrono::{DateTime, NaiveDate, Utc};

use crate::typeset::Rich;

/// What stands where nothing was written.
pub(super) const NOT_ANSWERED: &str = "Not answered";

/// As a sentence: a capital first letter and one full stop.
pub(in crate::pages) fn sentence(words: &str) -> String {
    let words = words.trim();
    let stop = if words.ends_with(['.', '?', '!', '…', '”']) {
        ""
    } else {
        "."
    };
    format!("{}{stop}", capital(words))
}

/// The text, trimmed, when there is any.
pub(super) fn written(text: &Option<String>) -> Option<&str> {
    text.as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

/// The text, or that there is none.
pub(super) fn text(text: &Option<String>) -> Rich {
    match written(text) {
        Some(words) => words.into(),
        None => not_answered(),
    }
}

/// Says that there is no answer.
pub(super) fn not_answered() -> Rich {
    Rich::new().italic(NOT_ANSWERED)
}

/// The words of a choice, or that none was made.
pub(super) fn choice<V: Vocabulary>(value: Option<V>) -> Rich {
    match value {
        Some(value) => capital(value.label()).into(),
        None => not_answered(),
    }
}

/// The words of a choice inside a sentence.
pub(super) fn label<V: Vocabulary>(value: Option<V>) -> &'static str {
    value.map_or("not answered", Vocabulary::label)
}

/// A day, or that none was given.
pub(super) fn day(day: Option<NaiveDate>) -> Rich {
    match day {
        Some(day) => calendar::in_words(day).into(),
        None => not_answered(),
    }
}

/// A moment on an English clock.
pub(in crate::pages) fn moment(at: DateTime<Utc>) -> String {
    calendar::in_words_with_time(calendar::english_time(at))
}

/// A person with their standing and the home.
pub(in crate::pages) fn person(person: &Signatory, home: &str) -> String {
    let name = match person.name.trim() {
        "" => "name not given",
        name => name,
    };
    match person.standing {
        Some(standing) => format!("{name}, {}, {home}", standing.label()),
        None => format!("{name}, standing not given, {home}"),
    }
}

/// The only name of the child that stands in title and footer.
pub(super) fn initials(child: &Child) -> String {
    child
        .initials_or_first_letters()
        .unwrap_or_else(|| "initials not given".to_owned())
}

/// How well a fact is known, from where, and who noted it.
pub(super) fn known(evidence: &Evidence) -> Rich {
    let mut out = match evidence.knowledge {
        Some(knowledge) => Rich::new().bold(capital(knowledge.label())),
        None => Rich::new().bold("Not known (unanswered)"),
    };
    if let Some(because) = written(&evidence.because) {
        out = out.then(format!(" {because}"));
    }
    out = match evidence.source() {
        Some(source) => out.then(format!("\n{}", capital(&source))),
        None => out.then("\nNo source named"),
    };
    if let Some(statement) = evidence.statement {
        out = out.then(format!("\nStated as {}", statement.label()));
    }
    if let Some(by) = written(&evidence.noted_by) {
        let at = evidence
            .noted_at
            .map(|at| format!(", {}", moment(at)))
            .unwrap_or_default();
        out = out.then(format!("\nNoted by {by}{at}"));
    }
    out
}

/// The name of an entry, and its withdrawal where it was taken back.
pub(super) fn entry(name: &str, withdrawn: Option<&Withdrawal>) -> Rich {
    let out = Rich::from(name);
    let Some(withdrawn) = withdrawn else {
        return out;
    };
    let because = match withdrawn.because.trim() {
        "" => "no reason given",
        because => because,
    };
    let by = match withdrawn.by.trim() {
        "" => "name not given",
        by => by,
    };
    let read = match written(&withdrawn.read_by) {
        Some(reader) => format!("Read and let stand by {reader}."),
        None => "Not read by anybody before signing, so it counted as standing.".to_owned(),
    };
    out.italic(format!("\nWithdrawn by {by}, because: {because}. {read}"))
}

/// Words joined as in a sentence: "a, b and c".
pub(super) fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// "1 thing", "2 things", "no things".
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    }
}
