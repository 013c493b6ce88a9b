//! Forces are told apart in every sentence (line W1): what a finding says never claims another
//! ground than the one printed beside it, and a suggestion of our own is never printed as a duty.

use crate::appraise::{Finding, appraise};
use crate::case::Case;
use crate::fixtures::{settled, today};
use crate::law::{Force, provision};
use crate::rules::properties::every_case_with_another_answer;

/// Every finding of every case in which one answer is another, or blank.
fn findings() -> Vec<Finding> {
    let mut cases: Vec<Case> = every_case_with_another_answer();
    cases.push(settled());
    cases
        .iter()
        .flat_map(|case| appraise(case, today()).findings)
        .collect()
}

#[test]
fn no_sentence_speaks_with_another_force_than_its_own() {
    let findings = findings();
    assert!(findings.len() > 500, "{} findings", findings.len());
    for finding in &findings {
        let sentence = finding.sentence.to_lowercase();
        for force in Force::ALL {
            let says = force.says().to_lowercase();
            assert!(
                force == finding.force || !sentence.contains(&says),
                "{} ({:?}): {}",
                finding.key,
                finding.force,
                finding.sentence
            );
        }
    }
}

#[test]
fn what_is_our_own_uses_no_word_of_duty() {
    // Of the home, the manager or the authority. What must be settled is said of the case.
    let duties = [
        "is required to",
        "are required to",
        "the law requires",
        "you must",
        "must by law",
    ];
    for finding in findings().iter().filter(|f| f.force == Force::Threshold) {
        let sentence = finding.sentence.to_lowercase();
        for duty in duties {
            assert!(
                !sentence.contains(duty),
                "{}: {}",
                finding.key,
                finding.sentence
            );
        }
    }
}

#[test]
fn the_line_beside_a_finding_says_its_force_and_cites_only_what_has_it() {
    for finding in findings() {
        let line = finding.force.ground(finding.citation.as_deref());
        assert!(line.starts_with(finding.force.says()), "{line}");
        let Some(cited) = finding.provision.as_deref() else {
            assert_eq!(finding.force, Force::Threshold, "{}", finding.key);
            continue;
        };
        let provision = provision(cited).unwrap_or_else(|| panic!("no words of {cited}"));
        assert!(line.ends_with(&provision.citation), "{line}");
        if finding.force == Force::Threshold {
            assert!(line.contains(", beside "), "{line}");
        } else {
            assert_eq!(provision.force, finding.force, "{}", finding.key);
        }
    }
}
