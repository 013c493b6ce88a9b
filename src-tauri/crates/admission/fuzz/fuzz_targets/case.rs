#![no_main]
//! Any text is refused with a sentence, or is a case that is appraised and written back the same.

use admission::{Case, appraise};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(case) = Case::parse(text) {
        let _ = appraise(&case, chrono::NaiveDate::default());
        assert_eq!(Case::parse(&case.to_json()), Ok(case));
    }
});
