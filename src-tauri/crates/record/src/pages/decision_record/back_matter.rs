//! Section 11: what the decision rested on, and how to check this record.

use std::collections::BTreeSet;

use admission::appraise::{Finding, Weight};
use admission::calendar;
use admission::judgement::Outcome;
use admission::law::{self, Provision};
use admission::tasks;
use admission::vocabulary::Vocabulary;
use chrono::NaiveDate;

use super::Facts;
use super::head::program;
use super::in_words::{capital, moment};
use crate::typeset::{Block, Cell, Column, Rich, Table, Tone};

/// What every decision rests on: the gate, the two limbs, and what a gap calls for.
const ALWAYS: [&str; 4] = [
    "CHR2015/14(2)(a)",
    "CHR2015/5(c)",
    "GUIDE/11.4",
    "GUIDE/11.5",
];

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::PageBreak,
        Block::section("What the decision was checked against"),
        Block::note(format!(
            "What Threshold found in this case on {}, and how it was answered. A finding raises a \
             concern; it never suggests an outcome.",
            calendar::in_words(facts.appraisal.today)
        )),
    ];
    blocks.extend(findings(facts));
    blocks.push(Block::section(
        "The exact words of each provision relied on",
    ));
    blocks.extend(provisions(facts));
    blocks.push(Block::section("Versions and journal"));
    blocks.extend(versions(facts));
    blocks.push(Block::section("How to check this record"));
    blocks.extend(how_to_check(facts));
    blocks.push(Block::note(law::licence()));
    blocks
}

fn findings(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let appraisal = facts.appraisal;
    if appraisal.findings.is_empty() {
        blocks.push(Block::paragraph(
            "No concern stood when the decision was signed.",
        ));
    } else {
        blocks.push(Block::Table(Table {
            summary: "Each finding at the time of signing, its ground, and how it was answered"
                .into(),
            columns: vec![
                Column::new("Finding", 44),
                Column::new("Ground", 28),
                Column::new("How it was answered", 30),
            ],
            rows: appraisal
                .findings
                .iter()
                .map(|finding| row(facts, finding))
                .collect(),
            ..Table::default()
        }));
    }
    if appraisal.could_not_evaluate.is_empty() {
        blocks.push(Block::note("Every rule could be evaluated."));
    } else {
        let items: Vec<String> = appraisal
            .could_not_evaluate
            .iter()
            .map(|rule| format!("{}: {}", rule.rule, rule.sentence))
            .collect();
        blocks.push(Block::panel(
            Tone::Settle,
            "Rules that could not be evaluated",
            vec![Block::bullets(items)],
        ));
    }
    blocks
}

fn row(facts: &Facts<'_>, finding: &Finding) -> Vec<Cell> {
    let chosen = facts.case.referral.decision.outcome;
    let of_another_answer = finding.weight == Weight::Settle
        && chosen.is_some_and(|chosen| !finding.closes.contains(&chosen));
    let weight = if of_another_answer {
        before_which_answer(&finding.closes, chosen).to_owned()
    } else {
        capital(finding.weight.label())
    };
    let concern =
        Rich::from(finding.sentence.as_str()).then(format!("\n{weight}, {}", finding.rule));
    let provision = finding.provision.as_deref().and_then(law::provision);
    let ground = finding
        .force
        .ground(provision.as_ref().map(briefly).as_deref());
    let disagreement = facts
        .case
        .referral
        .disagreements
        .iter()
        .find(|d| d.finding == finding.key);
    let answer = match (&finding.disagreed_because, disagreement) {
        (Some(because), Some(said)) => {
            let at = said
                .at
                .map(|at| format!(", {}", moment(at)))
                .unwrap_or_default();
            Rich::from(format!("{} disagreed, because: {because}{at}", said.by))
        }
        (Some(because), None) => Rich::from(format!("Disagreed with, because: {because}")),
        (None, _) if of_another_answer => {
            "It stood when the decision was signed. This answer can be given without it.".into()
        }
        (None, _) => "It stood when the decision was signed.".into(),
    };
    vec![concern.into(), ground.into(), answer.into()]
}

/// What has to be settled before one answer does not have to be before another: a reader who does not
/// know that would think the home had signed over it. A yes is not told that it came before "a yes".
fn before_which_answer(closes: &[Outcome], chosen: Option<Outcome>) -> &'static str {
    let only_a_yes = closes.iter().all(|outcome| outcome.accepts());
    match chosen {
        Some(Outcome::AcceptEmergency) if only_a_yes => {
            "To be settled before a yes outside an emergency"
        }
        Some(chosen) if chosen.accepts() && closes == Outcome::EMERGENCY_ACCEPT => {
            "To be settled before a yes in an emergency"
        }
        Some(chosen) if chosen.accepts() => "To be settled before another answer",
        _ if only_a_yes => "To be settled before a yes",
        _ => "To be settled before another answer",
    }
}

/// The place alone for the two documents a reader knows by heart; the words stand in the next
/// section in full.
fn briefly(provision: &Provision) -> String {
    let known = ["CHR2015/", "GUIDE/"];
    if known
        .iter()
        .any(|code| provision.id.as_str().starts_with(code))
    {
        provision.citation.clone()
    } else {
        provision.full_citation()
    }
}

/// The provisions behind the sections, the findings and the letters, each once, in the order of
/// first mention.
fn provisions(facts: &Facts<'_>) -> Vec<Block> {
    let referral = &facts.case.referral;
    let emergency = tasks::emergency_applies(facts.case).then_some("GUIDE/3.6");
    let grounds = referral
        .challenges
        .iter()
        .flat_map(|letter| &letter.items)
        .filter_map(|item| item.ground.as_deref());
    let findings = facts
        .appraisal
        .findings
        .iter()
        .filter_map(|f| f.provision.as_deref());
    let mut told = BTreeSet::new();
    ALWAYS
        .into_iter()
        .chain(emergency)
        .chain(grounds)
        .chain(findings)
        .filter_map(law::provision)
        .filter(|provision| told.insert(provision.id.clone()))
        .map(|provision| quoted(&provision))
        .collect()
}

/// Where the words come from, its dates written as all others are.
fn with_dates_in_words(source: &str) -> String {
    let words: Vec<String> = source
        .split(' ')
        .map(|word| {
            let date = word.trim_end_matches([';', ',', '.', ')']);
            match date.parse::<NaiveDate>() {
                Ok(day) => word.replacen(date, &calendar::in_words(day), 1),
                Err(_) => word.to_owned(),
            }
        })
        .collect();
    words.join(" ")
}

fn quoted(provision: &Provision) -> Block {
    let heading = match &provision.heading {
        Some(heading) => format!("{}: {heading}", capital(&provision.citation)),
        None => format!("The Guide, {}", provision.citation),
    };
    let citation = format!(
        "{}. {}. Checked on {}; {}.",
        provision.full_citation(),
        with_dates_in_words(&provision.source),
        calendar::in_words(provision.checked_on),
        provision.mark.in_words(),
    );
    Block::KeepTogether(vec![
        Block::subsection(heading),
        Block::Quote {
            words: provision.words.as_str().into(),
            citation: citation.into(),
        },
    ])
}

fn versions(facts: &Facts<'_>) -> Vec<Block> {
    let signing = facts.signing;
    let not_noted = || Rich::new().italic("Not noted");
    let text = |value: &Option<String>| match value {
        Some(value) => Rich::from(value.as_str()),
        None => not_noted(),
    };
    let entry = match signing.journal_number {
        Some(number) => Rich::from(number.to_string()),
        None => not_noted(),
    };
    let statement = &facts.case.home.statement_of_purpose;
    let printed = match &statement.file {
        Some(file) => file.sha256.as_str().into(),
        None => "Not kept as a file in the casebook".into(),
    };
    vec![
        Block::Facts(vec![
            (
                "Statement of purpose".into(),
                capital(&statement.in_words()).into(),
            ),
            ("Its document".into(), printed),
            (
                "Law checked on".into(),
                match law::checked_on() {
                    Some(day) => calendar::in_words(day).into(),
                    None => not_noted(),
                },
            ),
            ("Program".into(), program(&signing.program).into()),
            (
                "Format of the case inside".into(),
                facts.case.format.as_str().into(),
            ),
            ("Last journal entry before".into(), entry),
            ("Hash of that entry".into(), text(&signing.journal_hash)),
            (
                "Signer’s certificate".into(),
                text(&signing.signer_fingerprint),
            ),
            (
                "Provider’s root certificate".into(),
                text(&signing.root_fingerprint),
            ),
        ]),
        Block::note(
            "Certificates, documents and journal entries are named by their SHA-256 digest. The papers \
             themselves stay in the home’s casebook; this record names them by title, date and \
             pages.",
        ),
    ]
}

fn how_to_check(facts: &Facts<'_>) -> Vec<Block> {
    let number = &facts.signing.number;
    vec![
        Block::paragraph(
            "This record is one file with one signature over all of it. Nobody can change a word, \
             a date or a page without the signature showing it. You need no account and no \
             network to check it.",
        ),
        Block::List {
            ordered: true,
            items: vec![
                "Open the file in a reader that shows signatures. It should name the signer \
                 printed above and say that the file has not been changed since."
                    .into(),
                "The reader may say that it does not know who vouches for the signer. Ask the \
                 home’s provider for its root certificate, compare its fingerprint with the one \
                 printed under “Versions and journal”, and give it to your reader."
                    .into(),
                Rich::new()
                    .then("With Threshold, choose ")
                    .bold("Check a record")
                    .then(
                        ", before signing in, or run “threshold-cli verify” on the file. It also \
                           draws the pages again from the case inside and compares them.",
                    ),
                Rich::from(format!(
                    "Ask the home to show entry {number} in its register: the casebook keeps the \
                     digest of this file."
                )),
            ],
        },
        Block::paragraph(
            "A printed copy cannot be checked. The case itself lies inside the file as \
             “case.json”; most readers list it under attachments.",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::with_dates_in_words;

    #[test]
    fn a_date_is_written_in_one_way() {
        assert_eq!(
            with_dates_in_words("PDF of 2024-05-21; compared on 2026-06-29."),
            "PDF of 21 May 2024; compared on 29 June 2026."
        );
        assert_eq!(
            with_dates_in_words("SI 2015/541, 11-4"),
            "SI 2015/541, 11-4"
        );
    }
}
