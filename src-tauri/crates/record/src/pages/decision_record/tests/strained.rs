//! The record of cases that strain the pages: nothing overflows, nothing is lost.

use super::*;
use crate::typeset::tests::sound::assert_sound;

#[path = "../../../../tests/stress/mod.rs"]
mod stress;
#[path = "../../../../tests/stress/words.rs"]
mod words;

pub(super) use stress::cases;
use stress::full_house;
use words::{squeezed as without_space, words};

#[test]
fn strained_pages_are_sound_and_lose_no_character() {
    for (name, case) in cases() {
        let day = case.signed_on().unwrap();
        let mut document = decision_record(&case, &admission::appraise(&case, day)).unwrap();
        let drawn = draw_record(&case).unwrap();
        document
            .blocks
            .extend(crate::pages::not_drawn(&drawn.report.missing_glyphs));
        assert_sound(&document);
        let heard: String = listen(&drawn.bytes)
            .into_iter()
            .map(|heard| heard.text)
            .collect();
        let heard = without_space(&heard, &[]);
        let wanted = words(&document, &drawn.report.missing_glyphs);
        if heard != wanted {
            let at = heard.chars().zip(wanted.chars()).position(|(a, b)| a != b);
            let at = at.unwrap_or_default().saturating_sub(30);
            let from = |text: &str| text.chars().skip(at).take(90).collect::<String>();
            panic!(
                "{name}: heard “{}”, wanted “{}”",
                from(&heard),
                from(&wanted)
            );
        }
    }
}

#[test]
fn what_no_typeface_holds_is_told_in_the_record_and_to_the_caller() {
    let case = full_house();
    let drawn = draw_record(&case).unwrap();
    assert_eq!(drawn.report.missing_glyphs, ['小', '明', '王', '🐝']);
    let heard = heard(&case);
    assert!(heard.contains("[U+738B]") && !heard.contains('王'));
    assert!(heard.contains("U+5C0F, U+660E, U+738B, U+1F41D"));
    assert!(!super::heard(&larch_house()).contains("could not be drawn"));
}

#[test]
fn strained_records_hold_both_profiles_and_verify() {
    for (name, case) in cases() {
        let drawn = draw_record(&case).unwrap();
        let path =
            std::env::temp_dir().join(format!("threshold-strained-{}.pdf", std::process::id()));
        std::fs::write(&path, &drawn.bytes).unwrap();
        for profile in ["3a", "ua1"] {
            let profile: page_validation::ValidationProfile = profile.parse().unwrap();
            let options = page_validation::ValidationOptions::default().profile(profile);
            let report = page_validation::validate_pdf(&path, &options).unwrap();
            assert!(report.is_compliant, "{name}: {report:?}");
        }
        std::fs::remove_file(&path).unwrap();
        let facts = signature_facts(&case, &drawn.report).unwrap();
        let again = redraw(case.to_json().as_bytes(), &facts).unwrap();
        assert!(crate::sign::prepare(&drawn.bytes, &facts).unwrap() == again);
    }
}

#[test]
fn among_many_children_the_grid_is_short_and_each_childs_own_part_says_the_rest() {
    let many = heard(&full_house());
    assert!(
        many.contains("How likely and how serious each risk is stands in the child’s own part")
    );
    assert!(many.contains("Risk both ways; what remains: acceptable"));
    let few = super::heard(&larch_house());
    assert!(!few.contains("Risk both ways; what remains"));
    assert!(few.contains("With the measure:"));
}
