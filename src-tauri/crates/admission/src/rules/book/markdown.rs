//! The book as Markdown.

use std::fmt::Write;

use super::{LineTold, RuleBook, RuleTold};
use crate::calendar::in_words;
use crate::law::Force;
use crate::vocabulary::Vocabulary;

/// The whole book.
pub(super) fn of(book: &RuleBook) -> String {
    let mut text = String::from(
        "# Threshold’s rule book\n\n\
         Every rule, with the ground it rests on; after them, every line of the rule list and what \
         answers it. A rule raises a concern; it never suggests an outcome. The decision is the \
         registered manager’s. Not legal advice. The words of the law stand once, in the last \
         part.\n\n\
         This file is made from the rules themselves and is not changed by hand.\n",
    );
    // Writing to a String cannot fail.
    let _ = write_all(&mut text, book);
    text
}

fn write_all(text: &mut String, book: &RuleBook) -> std::fmt::Result {
    for part in &book.parts {
        writeln!(text, "\n## {}. {}", part.letter, part.title)?;
        for rule in &part.rules {
            write_rule(text, book, rule)?;
        }
        writeln!(text, "\n### Every line of this part, and what answers it\n")?;
        writeln!(text, "| line | asks | answered |\n|---|---|---|")?;
        for line in &part.lines {
            writeln!(text, "| {} | {} | {} |", line.id, line.asks, answer(line))?;
        }
    }
    writeln!(text, "\n## The provisions, in their exact words")?;
    for provision in book.provisions.values() {
        writeln!(text, "\n### {}\n", provision.full_citation())?;
        for line in provision.words.lines() {
            writeln!(text, "> {line}\\")?;
        }
        writeln!(
            text,
            "\n{}; {}; checked on {}.",
            provision.source,
            provision.mark.in_words(),
            in_words(provision.checked_on)
        )?;
    }
    Ok(())
}

fn write_rule(text: &mut String, book: &RuleBook, rule: &RuleTold) -> std::fmt::Result {
    writeln!(text, "\n### {}: {}\n", rule.id, rule.concern)?;
    writeln!(text, "*What it looks at.* {}\n", rule.looks_at)?;
    writeln!(text, "*Why it matters.* {}\n", rule.why)?;
    writeln!(text, "*What the manager sees.* {}\n", rule.sees)?;
    writeln!(text, "*Example.* {}\n", rule.example)?;
    let closes = rule
        .closes
        .as_ref()
        .map_or_else(String::new, |c| format!("; until then it closes {c}"));
    writeln!(text, "- Asks: {}{closes}.", rule.weight.label())?;
    writeln!(
        text,
        "- “I disagree, because …”: {}.",
        if rule.may_disagree {
            "open, with a reason that the record prints"
        } else {
            "no; it is answered where the fact stands"
        }
    )?;
    writeln!(text, "- Answers: {}.", rule.answers.join(", "))?;
    writeln!(text, "- Held by: {}.", rule.scenarios.join("; "))?;
    writeln!(
        text,
        "- Ground: {}.",
        ground(book, rule.force, rule.provision)
    )?;
    for id in &rule.also_cites {
        if let Some(provision) = book.provisions.get(id) {
            writeln!(text, "- Also: {}.", ground(book, provision.force, Some(id)))?;
        }
    }
    Ok(())
}

fn ground(book: &RuleBook, force: Force, provision: Option<&str>) -> String {
    let provision = provision.and_then(|id| book.provisions.get(id));
    force.ground(provision.map(|p| p.full_citation()).as_deref())
}

fn answer(line: &LineTold) -> String {
    let mut parts = Vec::new();
    if !line.rules.is_empty() {
        parts.push(format!("{}.", line.rules.join(", ")));
    }
    if let Some(how) = line.elsewhere {
        parts.push(format!("{how} {}.", line.places.join("; ")));
    }
    if let Some(missing) = line.not_yet {
        parts.push(format!("**Not yet**: {missing}"));
    }
    parts.join(" ")
}
