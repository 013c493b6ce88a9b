//! Files meant to break the reader rather than to deceive it: cut, mangled, led in circles,
//! packed to burst. Each must come back with an answer, and none with a good one.

use lopdf::{Document, Object, Stream, dictionary};
use proptest::prelude::*;
use record::certificates::Identity;
use record::sign::sign;
use record::verify::{FactName, Outcome, Trust, Verdict, verify};

use super::{check, example};

/// A record as a home signs one, of many pages.
fn record() -> Vec<u8> {
    let text = include_str!("../../src/pages/decision_record/tests/larch_house.json");
    let case = admission::Case::parse(text).unwrap();
    let drawn = record::draw_record(&case).unwrap();
    sign(&drawn.bytes, &example::signer(), &example::facts()).unwrap()
}

fn refused(bytes: &[u8], what: &str) {
    if let Ok(found) = verify(bytes, &Trust::default()) {
        assert_eq!(found.verdict, Verdict::Refused, "{what}");
    }
}

#[test]
fn a_record_cut_anywhere_is_refused_as_cut() {
    let record = record();
    assert_eq!(check(&record).verdict, Verdict::Genuine);
    for length in (1024..record.len()).step_by(1024) {
        let found = check(&record[..length]);
        assert_eq!(found.verdict, Verdict::Refused, "length {length}");
        assert_eq!(
            found.outcome(FactName::WholeFile),
            Outcome::False,
            "length {length}"
        );
    }
}

#[test]
fn a_record_with_bytes_changed_at_random_is_refused() {
    let record = record();
    // A fixed sequence (the minimal standard generator), so that a failure comes again.
    let mut state = 20_261_121_u64;
    let mut next = |below: usize| {
        state = state * 48_271 % 2_147_483_647;
        state as usize % below
    };
    for round in 0..400 {
        let mut changed = record.clone();
        for _ in 0..=next(3) {
            let at = next(changed.len());
            changed[at] ^= 1 << next(8);
        }
        if changed != record {
            refused(&changed, &format!("round {round}"));
        }
    }
}

/// The example with something done to it, signed by somebody who holds a key. What its own check
/// refuses is refused here too, so only what was signed comes back.
fn signed_with(change: impl FnOnce(&mut Document), signer: &Identity) -> Option<Vec<u8>> {
    let mut document = example::document();
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    // Read as it is, too: nobody has to sign a file to hand it over.
    refused(&bytes, "unsigned");
    sign(&bytes, signer, &example::facts()).ok()
}

#[test]
fn references_in_circles_end() {
    let signer = example::signer();
    let pages = |document: &Document| {
        let catalog = document.catalog().unwrap();
        catalog.get(b"Pages").unwrap().as_reference().unwrap()
    };
    let circles: [&dyn Fn(&mut Document); 5] = [
        &|document| {
            let tree = pages(document);
            let kids = document
                .get_dictionary_mut(tree)
                .unwrap()
                .get_mut(b"Kids")
                .unwrap();
            kids.as_array_mut().unwrap().push(tree.into());
        },
        &|document| {
            let tree = pages(document);
            document
                .get_dictionary_mut(tree)
                .unwrap()
                .set("Parent", tree);
        },
        &|document| {
            let (one, other) = (document.new_object_id(), document.new_object_id());
            document.objects.insert(one, Object::Reference(other));
            document.objects.insert(other, Object::Reference(one));
            let root = document
                .trailer
                .get(b"Root")
                .unwrap()
                .as_reference()
                .unwrap();
            let catalog = document.get_dictionary_mut(root).unwrap();
            catalog.set("StructTreeRoot", one);
        },
        &|document| {
            let id = document.new_object_id();
            let file = dictionary! {
                "Type" => "Filespec", "UF" => Object::string_literal("case.json"), "EF" => id,
                "F" => id,
            };
            document.objects.insert(id, file.into());
        },
        &|document| {
            let id = document.new_object_id();
            let stream = Stream::new(
                dictionary! { "Length" => id, "Filter" => id },
                vec![b'x'; 64],
            );
            document.objects.insert(id, Object::Stream(stream));
        },
    ];
    for circle in circles {
        if let Some(signed) = signed_with(circle, &signer) {
            // Whatever is found, it is found.
            check(&signed);
        }
    }
}

#[test]
fn content_packed_to_burst_is_not_unpacked() {
    // 96 MB of nothing in 96 kB, in a page and as the data inside.
    let mut bomb = Stream::new(dictionary! {}, vec![0; 96 << 20]);
    bomb.compress().unwrap();
    assert!(bomb.content.len() < 1 << 20);
    let signer = example::signer();
    let signed = signed_with(
        |document| {
            let page = *document.get_pages().values().next().unwrap();
            let content = document.add_object(bomb.clone());
            document
                .get_dictionary_mut(page)
                .unwrap()
                .set("Contents", content);
            for object in document.objects.values_mut() {
                if let Ok(stream) = object.as_stream_mut()
                    && stream.dict.has_type(b"EmbeddedFile")
                {
                    stream.content = bomb.content.clone();
                    stream.dict.set("Filter", "FlateDecode");
                }
            }
        },
        &signer,
    )
    .unwrap();
    let found = check(&signed);
    assert_eq!(found.case_json, None);
    assert_eq!(found.verdict, Verdict::Genuine);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    /// What a fuzzer does for hours, for a moment at every test.
    #[test]
    fn pieces_cut_out_doubled_and_moved_are_refused(
        cuts in prop::collection::vec((0.0..1.0_f64, 0.0..1.0_f64, 0..4_u8, any::<u8>()), 1..5)
    ) {
        let signed = example::signed();
        let mut bytes = signed.clone();
        for (from, length, kind, byte) in cuts {
            let from = ((bytes.len() as f64) * from) as usize;
            let to = (from + (600.0 * length) as usize).min(bytes.len());
            let piece = bytes[from..to].to_vec();
            match kind {
                0 => { bytes.drain(from..to); }
                1 => { bytes.splice(to..to, piece); }
                2 => bytes[from..to].fill(byte),
                _ => { bytes.drain(from..to); bytes.splice(0..0, piece); }
            }
            if bytes.is_empty() { break; }
        }
        if bytes != signed {
            refused(&bytes, "mangled");
        }
    }
}
