//! The decision in short is one page, whatever was written; what it leaves out, it says.

use super::strained::cases;
use super::*;
use crate::typeset::Rich;

/// The pages from the short decision's heading to the next section, which starts a page.
fn pages_of_the_short_decision(case: &Case) -> usize {
    let day = case.signed_on().unwrap();
    let document = decision_record(case, &admission::appraise(case, day)).unwrap();
    let at = |name: &str| {
        let starts = crate::typeset::tests::starts(&document);
        let found = starts.into_iter().find(|(title, _)| title == name);
        found.unwrap_or_else(|| panic!("no {name}")).1
    };
    at(referral::SECTION) - at(in_short::SECTION)
}

fn short_decision(case: &Case) -> Vec<(String, Rich)> {
    let day = case.signed_on().unwrap();
    let document = decision_record(case, &admission::appraise(case, day)).unwrap();
    let mut blocks = document.blocks.into_iter().skip_while(
        |block| !matches!(block, Block::Heading { text, .. } if text == in_short::SECTION),
    );
    blocks
        .find_map(|block| match block {
            Block::Facts(facts) => Some(facts),
            _ => None,
        })
        .unwrap()
}

/// Everything a person may write there, as long as somebody could make it.
fn written_everywhere(words: &str) -> Case {
    let mut case = larch_house();
    let referral = &mut case.referral;
    let text = || Some(words.to_owned());
    referral.why_now.reason = text();
    let decision = &mut referral.decision;
    decision.range_reasons = text();
    decision.response_reasons = text();
    decision.group_reasons = text();
    decision.doubts = text();
    decision.would_change = text();
    for condition in &mut decision.conditions {
        condition.what = text();
    }
    for gap in &mut referral.gaps {
        gap.what = text();
    }
    for letter in &mut referral.challenges {
        letter.to = text();
    }
    for view in &mut referral.views {
        view.person = text();
    }
    case
}

#[test]
fn it_is_one_page_for_every_case_that_strains_the_pages() {
    for (name, case) in cases() {
        assert_eq!(pages_of_the_short_decision(&case), 1, "{name}");
    }
    assert_eq!(pages_of_the_short_decision(&larch_house()), 1);
    assert_eq!(pages_of_the_short_decision(&bare()), 1);
}

#[test]
fn it_is_one_page_whatever_is_written() {
    for words in [
        "Because ".repeat(4000),
        "a\n".repeat(4000),
        "x".repeat(4000),
        "WWWWWWWWW ".repeat(400),
        "小".repeat(4000),
        "小 ".repeat(900),
        "שלום ".repeat(900),
        "One sentence. ".repeat(12),
    ] {
        let case = written_everywhere(&words);
        let start: String = words.chars().take(20).collect();
        assert_eq!(pages_of_the_short_decision(&case), 1, "{start}");
    }
}

#[test]
fn what_is_cut_says_so_and_names_a_section_there_is() {
    let mut case = larch_house();
    let reasons = "The plan covers this and the team was asked. ".repeat(90);
    case.referral.decision.range_reasons = Some(reasons.clone());
    let says = short_decision(&case);
    let question = questions::label("/decision/range_reasons");
    let row = says.iter().find(|(label, _)| label == question).unwrap();
    let words = row.1.plain();
    assert!(words.starts_with("The plan covers this"));
    assert!(
        words.ends_with("…\nThe whole stands in “The decision in full”."),
        "{words}"
    );
    // The rest is lost nowhere: it stands there whole.
    let heard = heard(&case);
    assert!(heard.contains(&squeezed(&reasons)));
    assert!(heard.contains("Longer answers are shortened so that this page holds them all"));
    let doubts = case.referral.decision.doubts.clone().unwrap();
    assert!(
        says.iter().any(|(_, words)| words.plain() == doubts),
        "a short answer stays whole"
    );

    for (name, case) in cases() {
        let day = case.signed_on().unwrap();
        let document = decision_record(&case, &admission::appraise(&case, day)).unwrap();
        let titles: Vec<String> = crate::typeset::tests::starts(&document)
            .into_iter()
            .map(|(title, _)| title)
            .collect();
        for (_, words) in short_decision(&case) {
            let last = words.0.last().unwrap();
            let Some((_, sections)) = last.text.split_once(" in “") else {
                continue;
            };
            for section in sections
                .split(['“', '”'])
                .step_by(2)
                .filter(|it| *it != ".")
            {
                assert!(
                    titles.iter().any(|title| title == section),
                    "{name}: {section}"
                );
            }
        }
    }
}

#[test]
fn nothing_is_cut_where_the_page_holds_it() {
    let heard = heard(&bare());
    assert!(!heard.contains("Longer answers are shortened"));
}
