//! The record as drafted from what may stand in it.

use admission::Case;
use admission::calendar::in_words;
use admission::entries::list_at;
use admission::vocabulary::Vocabulary;

use super::{OwnRecord, Section};
use crate::RecordError;
use crate::masking::{Cleared, ConditionTold, ForTheChildsOwnRecord, LeftOut, ToKeepOut};
use crate::pages::decision_record::{Answers, capital, signed_by};

/// Where a section is drafted from: the beginnings of the fields, and lists with their fields.
struct Source {
    key: &'static str,
    heading: &'static str,
    under: &'static [&'static str],
    /// A list, the field that names an entry, and the fields told of it; every one where none is
    /// named.
    lists: &'static [(&'static str, &'static str, &'static [&'static str])],
}

/// The child first, then why anybody asked, then what was found.
const SOURCES: &[Source] = &[
    Source {
        key: "childs_view",
        heading: "What the child said",
        under: &["/childs_view/"],
        lists: &[],
    },
    Source {
        key: "strengths",
        heading: "Strengths, hopes and what works",
        under: &["/strengths/"],
        lists: &[],
    },
    Source {
        key: "child",
        heading: "Who the child is",
        under: &["/child/"],
        lists: &[],
    },
    Source {
        key: "why_now",
        heading: "Why a home was asked for, and where the child had lived",
        under: &["/why_now/"],
        lists: &[("/why_now/homes", "place", &[])],
    },
    Source {
        key: "family",
        heading: "Family and friends",
        under: &["/family/"],
        lists: &[("/family/people", "name", &[])],
    },
    Source {
        key: "legal",
        heading: "Legal status",
        under: &["/legal/"],
        lists: &[("/legal/orders_made", "what", &[])],
    },
    Source {
        key: "education",
        heading: "Education",
        under: &["/education/"],
        lists: &[],
    },
    Source {
        key: "home_asked_for",
        heading: "The home that was asked for",
        under: &["/home_asked_for/"],
        lists: &[],
    },
    Source {
        key: "asked_by",
        heading: "Who asked, and when",
        under: &[
            "/referrer/placing_authority",
            "/referrer/person",
            "/referrer/role",
            "/receipt/received_at",
            "/receipt/route",
        ],
        lists: &[],
    },
    Source {
        key: "needs",
        heading: "Needs, and what the home found it could do",
        under: &[],
        lists: &[("/needs", "what", OF_A_NEED)],
    },
    Source {
        key: "risks",
        heading: "Risks that were spoken of",
        under: &[],
        lists: &[("/risks", "what", &[])],
    },
    Source {
        key: "papers",
        heading: "Papers",
        under: &[],
        lists: &[("/papers", "title", &["kind", "author", "dated"])],
    },
    Source {
        key: "views",
        heading: "What others said",
        under: &[],
        lists: &[("/views", "person", &[])],
    },
    Source {
        key: "liberty",
        heading: "Restrictions of liberty",
        under: &["/liberty/"],
        lists: &[("/liberty/restrictions", "what", &[])],
    },
    Source {
        key: "solo",
        heading: "Living alone",
        under: &["/solo/"],
        lists: &[],
    },
    Source {
        key: "therapy",
        heading: "Therapy and development care",
        under: &["/therapy/"],
        lists: &[],
    },
    Source {
        key: "youth_justice",
        heading: "Youth justice",
        under: &["/youth_justice/"],
        lists: &[],
    },
    Source {
        key: "moving_in",
        heading: "The move",
        under: &["/moving_in/"],
        lists: &[],
    },
];

/// What is told of a need; how well each was known stands in the decision record.
const OF_A_NEED: &[&str] = &[
    "category",
    "how_it_shows",
    "how_often",
    "last_shown",
    "service",
    "support",
    "from_whom",
    "how_we_would_know",
    "range/finding",
    "range/because",
    "response/required",
    "response/who",
    "response/in_place",
    "response/by",
    "response/missing",
    "response/effective",
    "response/because",
];

/// The child's own record of a signed case, and what was left out of it.
///
/// # Errors
/// As [`ForTheChildsOwnRecord::of`].
pub fn draft(
    case: &Case,
    to_keep_out: &ToKeepOut,
) -> Result<(OwnRecord, Vec<LeftOut>), RecordError> {
    let (told, left_out) = ForTheChildsOwnRecord::of(case, to_keep_out)?;
    let answers = Answers::of(told.about_the_child().answers().clone());
    let mut sections: Vec<Section> = SOURCES
        .iter()
        .filter_map(|source| section(source, &answers))
        .collect();
    if let Some(words) = decision(&told) {
        sections.push(Section {
            key: "decision".into(),
            heading: "The home’s answer, and why".into(),
            words,
        });
    }
    let own = OwnRecord {
        child: cleared(&told.child).unwrap_or_else(|| "This child".to_owned()),
        record: told.record.clone(),
        decided_on: told.decided_on,
        decided_by: signed_by(&told.decided_by, &told.home),
        outcome: capital(told.outcome.label()),
        sections,
        more: String::new(),
    };
    Ok((own, left_out))
}

/// One section; none where nothing was answered.
fn section(source: &Source, answers: &Answers) -> Option<Section> {
    let mut facts: Vec<(String, String)> = source
        .under
        .iter()
        .flat_map(|prefix| answers.told(prefix))
        .collect();
    for (pointer, name, fields) in source.lists {
        let one = list_at(pointer).map_or("entry", |list| list.one);
        for index in 0..answers.length(pointer) {
            let lines = answers.lines_but(pointer, index, fields, name);
            let named = answers.text(&format!("{pointer}/{index}/{name}"));
            if named.is_none() && lines.is_empty() {
                continue;
            }
            let named = named.unwrap_or_else(|| format!("a {one} not named here"));
            let lines = match lines.as_slice() {
                [] => "Noted.".to_owned(),
                lines => lines.join("\n"),
            };
            facts.push((capital(&named), lines));
        }
    }
    let words = paragraphs(&facts);
    (!words.is_empty()).then(|| Section {
        key: source.key.to_owned(),
        heading: source.heading.to_owned(),
        words,
    })
}

/// One paragraph a fact, the name of the fact in its first line.
fn paragraphs(facts: &[(String, String)]) -> String {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let full_lines = |text: &str| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    };
    let paragraphs: Vec<String> = facts
        .iter()
        .map(|(about, words)| format!("{}\n{}", one_line(about), full_lines(words)))
        .collect();
    paragraphs.join("\n\n")
}

fn cleared(text: &Option<Cleared>) -> Option<String> {
    text.as_ref().map(Cleared::to_string)
}

fn decision(told: &ForTheChildsOwnRecord) -> Option<String> {
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut say = |about: &str, words: String| {
        if !words.trim().is_empty() {
            facts.push((about.to_owned(), words));
        }
    };
    say(
        "The statement of purpose and the range of needs",
        cleared(&told.range_reasons).unwrap_or_default(),
    );
    say(
        "Whether the home could respond to this child’s needs",
        cleared(&told.response_reasons).unwrap_or_default(),
    );
    let reasons: Vec<String> = told
        .reasons
        .iter()
        .map(|reason| match cleared(&reason.evidence) {
            Some(evidence) => format!("{}: {evidence}", capital(reason.code.label())),
            None => capital(reason.code.label()),
        })
        .collect();
    say("Reasons", reasons.join("\n"));
    let asked: Vec<String> = told
        .asked
        .iter()
        .map(|asked| match asked.on {
            Some(day) => format!("{}, asked for on {}", asked.what, in_words(day)),
            None => asked.what.to_string(),
        })
        .collect();
    say("Asked for and not answered", asked.join("\n"));
    let conditions: Vec<String> = told.conditions.iter().map(condition).collect();
    say("Conditions for this child’s needs", conditions.join("\n"));
    let words = paragraphs(&facts);
    (!words.is_empty()).then_some(words)
}

fn condition(condition: &ConditionTold) -> String {
    let what = condition.what.as_str().trim_end_matches('.');
    match condition.by {
        Some(day) => format!("{what}, by {}", in_words(day)),
        None => condition.what.to_string(),
    }
}
