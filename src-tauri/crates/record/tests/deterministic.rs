//! The same case gives the same file up to the signature: in another process, in another part of
//! the world, an hour later, by the key of a certificate renewed since.

#[cfg(test)]
#[path = "../src/typeset/tests/specimen.rs"]
mod specimen;

#[cfg(test)]
mod deterministic {
    use std::process::Command;

    use admission::Case;
    use chrono::{DateTime, Duration, Utc};
    use rand_core::OsRng;
    use record::certificates::{Authority, Identity, PersonToCertify};
    use record::verify::Layout;
    use record::{DRAWING, draw_record, sign, signature_facts};
    use sha2::{Digest, Sha256};

    /// Says that this process is the one asked to draw, and how many hours later it does so.
    const HOURS_LATER: &str = "THRESHOLD_TEST_HOURS_LATER";

    fn case() -> Case {
        let text = include_str!("../src/pages/decision_record/tests/larch_house.json");
        let mut case = Case::parse(text).unwrap();
        case.signing.as_mut().unwrap().drawing = Some(DRAWING.into());
        case
    }

    /// The signer of the case, with a certificate issued at this time.
    fn signer(name: &str, at: DateTime<Utc>) -> Identity {
        let provider = "EXAMPLE Northing Care";
        let authority = Authority::new(provider, None, true, at, &mut OsRng).unwrap();
        let person = PersonToCertify {
            name,
            standing: "registered manager",
            provider,
            urn: Some("SC000000"),
        };
        authority.issue(&person, at, &mut OsRng).unwrap()
    }

    /// The digest of everything but the signature, of the case signed by a person whose certificate
    /// was issued so many hours after the first.
    fn drawn_and_signed(hours: i64) -> String {
        let case = case();
        let signing = case.signing.clone().unwrap();
        let at = signing.signed_at - Duration::days(30) + Duration::hours(hours);
        let identity = signer(&signing.signer.name, at);
        let drawn = draw_record(&case).unwrap();
        let facts = signature_facts(&case, &drawn.report).unwrap();
        let signed = sign::sign(&drawn.bytes, &identity, &facts).unwrap();
        let gap = Layout::read(&signed).unwrap().contents();
        let mut hash = Sha256::new();
        hash.update(&signed[..gap.start]);
        hash.update(&signed[gap.end..]);
        hash.finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// Every kind of block, drawn and made ready to be signed: these bytes, on every system. What
    /// sets them (the typefaces, the setting, the libraries named in `build.rs`) stands beside the
    /// digest. If the digest alone changes, something else sets bytes too and belongs in that list:
    /// otherwise a genuine record would be called false by the next version. If both change, the
    /// new pair is right; look at the pages before you take it over.
    #[test]
    fn the_bytes_of_one_fixed_document_change_only_with_what_is_known_to_set_them() {
        let document = super::specimen::specimen();
        let drawn = record::typeset::draw(&document).unwrap();
        let facts = sign::SignatureFacts {
            name: "EXAMPLE Signer".into(),
            reason: "EXAMPLE".into(),
            signed_at: document.created,
            place: None,
            room: sign::Room::default(),
        };
        let prepared = sign::prepare(&drawn.bytes, &facts).unwrap();
        let digest: String = Sha256::digest(&prepared)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let engine = env!("THRESHOLD_ENGINE");
        insta::assert_snapshot!("bytes", format!("set by {engine}\ndigest {digest}"));
    }

    #[test]
    fn a_record_is_signed_only_when_its_pages_drawn_again_are_the_same() {
        let case = case();
        let signing = case.signing.clone().unwrap();
        let at = signing.signed_at - Duration::days(30);
        let identity = signer(&signing.signer.name, at);
        let drawn = draw_record(&case).unwrap();
        let facts = signature_facts(&case, &drawn.report).unwrap();
        let signed_with = |redraw: &record::verify::Redraw<'_>| {
            sign::sign_and_redraw(&drawn.bytes, &identity, &facts, None, redraw)
        };
        assert!(signed_with(&record::redraw).is_ok());
        // What the check draws again never passes through a file, and is the same for all that.
        let data = case.to_json();
        let again = record::redraw(data.as_bytes(), &facts).unwrap();
        assert!(sign::prepare(&drawn.bytes, &facts).unwrap() == again);
        let mut other = again;
        let middle = other.len() / 2;
        other[middle] ^= 1;
        for redraw in [Some(other), Some(Vec::new()), None] {
            let refused = signed_with(&|_, _| redraw.clone());
            assert!(matches!(refused, Err(record::RecordError::OwnCheck(_))));
        }
    }

    #[test]
    fn the_same_case_is_the_same_file_an_hour_later_and_in_another_process() {
        if let Ok(hours) = std::env::var(HOURS_LATER) {
            println!("drawn: {}", drawn_and_signed(hours.parse().unwrap()));
            return;
        }
        let here = drawn_and_signed(0);
        for (hours, place) in [("0", "Pacific/Auckland"), ("1", "America/Los_Angeles")] {
            let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "--nocapture"])
            .arg("deterministic::the_same_case_is_the_same_file_an_hour_later_and_in_another_process")
            .env(HOURS_LATER, hours)
            .env("TZ", place)
            .env("LC_ALL", "tr_TR.UTF-8")
            .output()
            .unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            assert!(said.contains(&format!("drawn: {here}")), "{place}: {said}");
        }
    }
}
