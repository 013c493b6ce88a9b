//! What holds for help with wording.

use super::*;
use crate::vocabulary::Vocabulary;

fn found(text: &str) -> Vec<String> {
    suggestions(text, "/needs/0/how_it_shows")
        .into_iter()
        .map(|s| s.words)
        .collect()
}

#[test]
fn every_entry_is_found_in_its_example_and_not_in_the_near_miss() {
    assert!(ENTRIES.len() >= 85, "{}", ENTRIES.len());
    for entry in ENTRIES {
        let words = words(entry.example);
        let there = listed(entry.example, &words);
        assert!(
            there
                .iter()
                .any(|s| s.instead.as_deref() == Some(entry.instead)),
            "{}",
            entry.example
        );
        let near = listed(entry.near_miss, &super::text::words(entry.near_miss));
        assert!(
            near.iter()
                .all(|s| s.instead.as_deref() != Some(entry.instead)),
            "{}: {near:?}",
            entry.near_miss
        );
    }
}

#[test]
fn every_form_that_is_listed_is_found() {
    for entry in ENTRIES {
        for form in entry.words {
            assert!(!found(&format!("He {form} then.")).is_empty(), "{form}");
        }
    }
}

#[test]
fn no_better_word_is_listed_itself() {
    for entry in ENTRIES {
        assert_eq!(found(entry.put.unwrap_or_default()), Vec::<String>::new());
        assert_eq!(
            found(entry.instead),
            Vec::<String>::new(),
            "{}",
            entry.instead
        );
    }
}

#[test]
fn words_inside_quotation_marks_and_in_quoting_fields_are_left_alone() {
    assert!(found("The plan says “complex needs” on page 3.").is_empty());
    assert!(found("‘She is manipulative’, it says.").is_empty());
    assert!(suggestions("complex needs", "/needs/0/range/words_relied_on").is_empty());
    assert_eq!(found("The plan says complex needs."), ["complex needs"]);
}

#[test]
fn hyphens_and_capitals_make_no_difference_and_other_words_stay_out() {
    assert_eq!(found("Attention-Seeking again."), ["Attention-Seeking"]);
    assert_eq!(found("She absconded."), ["absconded"]);
    assert!(found("A unitary authority.").is_empty());
    assert!(found("They went to a needle and cotton shop.").is_empty());
}

#[test]
fn the_place_is_counted_as_a_window_counts() {
    let text = "🦉 is manipulative";
    let suggestion = &suggestions(text, "/x")[0];
    let units: Vec<u16> = text.encode_utf16().collect();
    let there = String::from_utf16(&units[suggestion.start..suggestion.end]).unwrap();
    assert_eq!(there, suggestion.words);
}

#[test]
fn opinion_is_asked_whose_it_is_unless_the_sentence_says_so() {
    assert_eq!(found("He is very rude."), ["He is very rude"]);
    assert_eq!(found("Clearly it was him."), ["Clearly"]);
    assert!(found("Sana Iqbal thinks he is rude.").is_empty());
    assert!(found("In our view she was clearly tired.").is_empty());
    assert!(found("The weather is difficult.").is_empty());
}

#[test]
fn the_house_keeps_to_its_own_words() {
    let mut ours: Vec<(String, String)> = Vec::new();
    for question in crate::questions::all() {
        ours.push((question.pointer.to_owned(), question.label.to_owned()));
        ours.push((
            question.pointer.to_owned(),
            question.hint.unwrap_or_default().to_owned(),
        ));
    }
    for row in crate::prompts::table::all() {
        ours.push((row.code(), row.question.to_owned()));
        ours.push((row.code(), row.why.to_owned()));
    }
    for factor in crate::prompts::Factor::ALL {
        ours.push((factor.name().to_owned(), factor.label().to_owned()));
    }
    for rule in crate::rules::ALL {
        ours.push((rule.id.to_owned(), rule.concern.to_owned()));
    }
    for (name, choices) in crate::words::vocabularies() {
        // Codes of others: their words are not ours to choose.
        let theirs = [
            "ReasonEnded",
            "LegalStatus",
            "PlanKind",
            "RiskKind",
            "LogKind",
            "HomeKind",
        ];
        if !theirs.contains(&name) {
            ours.extend(choices.into_iter().map(|c| (name.to_owned(), c.label)));
        }
    }
    let slips: Vec<String> = ours
        .iter()
        .flat_map(|(place, text)| {
            let words = words(text);
            let slips = listed(text, &words).into_iter();
            slips.map(move |s| format!("{place}: {} in “{text}”", s.words))
        })
        .collect();
    assert_eq!(slips, Vec::<String>::new());
}

#[test]
fn a_long_text_is_looked_through_at_once() {
    let text = "She slept well and swam on Tuesday with an adult. ".repeat(2_000);
    assert!(found(&text).is_empty());
}

#[test]
fn an_opinion_marked_as_one_is_not_asked_whose_it_is() {
    use crate::evidence::Statement;
    let text = "He is selfish. He is manipulative.";
    let count = |mark| suggestions_on(text, "/needs/0/what", mark).len();
    assert_eq!(count(Some(Statement::Fact)), count(None));
    assert!(count(Some(Statement::Opinion)) < count(None));
    assert!(
        count(Some(Statement::Opinion)) > 0,
        "a stigmatising word stays one"
    );
}
