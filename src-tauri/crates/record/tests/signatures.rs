//! Signs an example, checks it, forges it, and feeds the checker what nobody should.

#[cfg(test)]
mod forging;

use std::cell::Cell;

use forging::example::signed;
use forging::{bytes, check, example, false_facts, insider};
use record::RecordError;
use record::certificates::{Authority, Identity, fingerprint, read_authority};
use record::sign::{Place, SignatureFacts, prepare, seal, sign};
use record::verify::{FactName, Outcome, Trust, Verdict, verify};

#[test]
fn a_genuine_record_is_genuine() {
    let found = check(&signed());
    let outcomes: Vec<_> = found.facts.iter().map(|fact| fact.outcome).collect();
    use Outcome::{NotCompared, True};
    assert_eq!(
        outcomes,
        [
            True,
            True,
            True,
            True,
            True,
            NotCompared,
            NotCompared,
            NotCompared
        ],
        "{found:#?}"
    );
    let names: Vec<_> = found.facts.iter().map(|fact| fact.name).collect();
    assert_eq!(names, FactName::ALL);
    assert_eq!(
        (found.verdict, found.verdict.exit_code()),
        (Verdict::Genuine, 0)
    );
    assert_eq!(found.signed_at, Some(example::signing_time()));
    assert_eq!(found.reason, Some(example::facts().reason));
    let case = found.case_json.as_deref().unwrap();
    assert!(case.starts_with(b"{\"example\":true"));
    let signer = found.signer.as_ref().unwrap();
    assert_eq!(signer.common_name, example::NAME);
    assert_eq!(signer.standing.as_deref(), Some("registered manager"));
    assert_eq!(signer.provider.as_deref(), Some(example::PROVIDER));
    assert_eq!(signer.urn.as_deref(), Some("SC000000"));
    assert_eq!(signer.fingerprint, example::signer().fingerprint());
    assert!(signer.issuer.contains("EXAMPLE"));
    insta::assert_json_snapshot!("genuine", serde_json::to_value(&found).unwrap());
}

#[test]
fn each_fact_of_a_refused_file_gives_the_reason_that_holds_for_it() {
    let sentence = |bytes: &[u8], name| {
        let found = check(bytes);
        let fact = found.facts.iter().find(|fact| fact.name == name).unwrap();
        (fact.sentence.clone(), found.sentence())
    };
    // Somebody's name can be read, so no fact may say that no signature can.
    let longer = [&signed()[..], b"\n"].concat();
    let (in_time, verdict) = sentence(&longer, FactName::InTime);
    assert!(
        in_time.contains("believed of a whole file alone"),
        "{in_time}"
    );
    assert_eq!(verdict, Verdict::Refused.sentence());
    let (pages, _) = sentence(&longer, FactName::PagesMatchData);
    assert!(pages.contains("believed of a whole file alone"), "{pages}");

    // A PDF that nobody signed: perhaps the wrong file, and the verdict says so.
    let body = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
                2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n";
    let at = |object: &str| body.find(object).unwrap();
    let unsigned = format!(
        "{body}xref\n0 3\n0000000000 65535 f \n{:010} 00000 n \n{:010} 00000 n \n\
         trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
        at("1 0 obj"),
        at("2 0 obj"),
        body.len()
    );
    let (in_time, verdict) = sentence(unsigned.as_bytes(), FactName::InTime);
    assert!(in_time.contains("no signature can be read"), "{in_time}");
    assert!(verdict.contains("not a signed record"), "{verdict}");
}

#[test]
fn the_same_document_signed_twice_gives_the_same_bytes() {
    assert_eq!(signed(), signed());
}

#[test]
fn every_forgery_is_refused_for_the_expected_facts() {
    let forgeries = bytes::all(&signed()).into_iter().chain(insider::all(
        &example::unsigned(),
        &example::facts(),
        &example::signer(),
    ));
    let mut count = 0;
    let mut wrong = Vec::new();
    for forgery in forgeries {
        count += 1;
        let found = check(&forgery.bytes);
        if false_facts(&found) != sorted(&forgery.not_true) || found.verdict != Verdict::Refused {
            wrong.push(format!("{}: {:#?}", forgery.name, found.facts));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 70, "only {count}");
}

fn sorted(facts: &[FactName]) -> Vec<FactName> {
    let mut facts = facts.to_vec();
    facts.sort();
    facts
}

#[test]
fn each_forgery_has_its_own_plain_sentence() {
    let sentences: Vec<String> = bytes::all(&signed())
        .into_iter()
        .chain(insider::all(
            &example::unsigned(),
            &example::facts(),
            &example::signer(),
        ))
        .map(|forgery| {
            let found = check(&forgery.bytes);
            let sentences: Vec<_> = found
                .facts
                .iter()
                .filter(|fact| fact.outcome == Outcome::False)
                .map(|fact| format!("    {}: {}", fact.name, fact.sentence))
                .collect();
            format!("{}\n{}", forgery.name, sentences.join("\n"))
        })
        .collect();
    insta::assert_snapshot!("forgeries", sentences.join("\n"));
}

#[test]
fn no_changed_byte_and_no_shorter_file_is_genuine() {
    let signed = signed();
    let contents = record::verify::Layout::read(&signed).unwrap().contents();
    // Every fifth digit of the signature, and one byte in 41 of the rest.
    for at in 0..signed.len() {
        let in_signature = contents.contains(&at) && at < contents.start + 3200;
        let chosen = if in_signature { at % 5 } else { at % 41 };
        if chosen != 0 {
            continue;
        }
        let mut changed = signed.clone();
        // A hex digit becomes another, or one place in the file another character.
        changed[at] = if in_signature && signed[at].is_ascii_hexdigit() {
            if signed[at] == b'0' { b'1' } else { b'0' }
        } else {
            signed[at] ^ 0x10
        };
        if let Ok(found) = verify(&changed, &Trust::default()) {
            assert_eq!(found.verdict, Verdict::Refused, "byte {at}");
        }
    }
    for length in (0..signed.len()).step_by(127) {
        if let Ok(found) = verify(&signed[..length], &Trust::default()) {
            assert_eq!(found.verdict, Verdict::Refused, "length {length}");
        }
    }
}

#[test]
fn a_signer_nobody_vouches_for_is_unknown_and_with_trust_refused() {
    let signed = signed();
    let found = verify(&signed, &Trust::default()).unwrap();
    assert_eq!(found.outcome(FactName::VouchedFor), Outcome::Unknown);
    assert_eq!(
        (found.verdict, found.verdict.exit_code()),
        (Verdict::UnknownSigner, 3)
    );
    let other = example::authority(4444);
    let roots = [other.certificate_der()];
    let found = verify(
        &signed,
        &Trust {
            roots: &roots,
            ..Trust::default()
        },
    )
    .unwrap();
    assert_eq!(found.outcome(FactName::VouchedFor), Outcome::False);
    assert_eq!(
        (found.verdict, found.verdict.exit_code()),
        (Verdict::Refused, 1)
    );
    let signer = example::signer();
    let own = Trust {
        own_root: Some(signer.authority_der()),
        ..Trust::default()
    };
    assert_eq!(verify(&signed, &own).unwrap().verdict, Verdict::Genuine);
}

#[test]
fn the_journal_is_asked_for_the_digest_of_the_whole_file() {
    let signed = signed();
    let signer = example::signer();
    let digest = check(&signed).sha256;
    let holds = |asked: &[u8; 32]| {
        digest
            == asked
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect::<String>()
    };
    let lacks = |_: &[u8; 32]| false;
    let own = Some(signer.authority_der());
    let other = example::authority(4444);
    let ask = |journal: &record::verify::Journal<'_>, own_root| {
        let roots = [signer.authority_der()];
        let trust = Trust {
            roots: &roots,
            known: &[],
            own_root,
            journal: Some(journal),
            redraw: None,
        };
        verify(&signed, &trust).unwrap()
    };
    assert_eq!(
        ask(&holds, own).outcome(FactName::InTheJournal),
        Outcome::True
    );
    let missing = ask(&lacks, own);
    assert_eq!(missing.outcome(FactName::InTheJournal), Outcome::False);
    assert_eq!(missing.verdict, Verdict::Refused);
    let elsewhere = ask(&lacks, Some(other.certificate_der()));
    assert_eq!(
        elsewhere.outcome(FactName::InTheJournal),
        Outcome::NotCompared
    );
    assert_eq!(elsewhere.verdict, Verdict::Genuine);
}

#[test]
fn pages_are_compared_with_the_data_inside() {
    let signed = signed();
    let signer = example::signer();
    let roots = [signer.authority_der()];
    let ask = |redraw: &record::verify::Redraw<'_>| {
        let trust = Trust {
            roots: &roots,
            redraw: Some(redraw),
            ..Trust::default()
        };
        verify(&signed, &trust).unwrap()
    };
    let asked = Cell::new(false);
    let same = ask(&|case, facts| {
        asked.set(true);
        assert!(case.starts_with(b"{\"example\":true"));
        assert_eq!(*facts, example::facts());
        Some(prepare(&example::unsigned(), facts).unwrap())
    });
    assert!(asked.get());
    assert_eq!(same.outcome(FactName::PagesMatchData), Outcome::True);
    let another_version = ask(&|_, _| None);
    assert_eq!(
        another_version.outcome(FactName::PagesMatchData),
        Outcome::NotCompared
    );
    assert_eq!(another_version.verdict, Verdict::Genuine);
    let lying = ask(&|_, facts| {
        let mut drawn = prepare(&example::unsigned(), facts).unwrap();
        let at = forging::find(&drawn, b"DO NOT ADMIT");
        drawn[at..at + 12].copy_from_slice(b"WE DO ADMIT ");
        Some(drawn)
    });
    assert_eq!(lying.outcome(FactName::PagesMatchData), Outcome::False);
    assert_eq!(lying.verdict, Verdict::Refused);
}

#[test]
fn a_document_without_structure_and_one_with_a_place_can_be_signed() {
    let mut plain = example::document();
    let root = plain.trailer.get(b"Root").unwrap().as_reference().unwrap();
    plain
        .get_object_mut(root)
        .unwrap()
        .as_dict_mut()
        .unwrap()
        .remove(b"StructTreeRoot");
    let mut bytes = Vec::new();
    plain.save_to(&mut bytes).unwrap();
    let place = Some(Place {
        page: 0,
        rect: [72.0, 72.0, 272.0, 112.0],
    });
    let facts = SignatureFacts {
        place,
        ..example::facts()
    };
    let signed = sign(&bytes, &example::signer(), &facts).unwrap();
    assert_eq!(check(&signed).verdict, Verdict::Genuine);
    let nowhere = Some(Place {
        page: 1,
        rect: [0.0; 4],
    });
    let facts = SignatureFacts {
        place: nowhere,
        ..example::facts()
    };
    assert!(matches!(
        prepare(&bytes, &facts),
        Err(RecordError::Completion(_))
    ));
}

#[test]
fn a_document_that_carries_a_signed_one_can_be_signed() {
    // An oversight record holds the decision record, byte for byte and not packed.
    let inner = signed();
    let mut outer = example::document();
    let file = lopdf::Stream::new(
        lopdf::dictionary! { "Type" => "EmbeddedFile", "Subtype" => "application/pdf" },
        inner,
    );
    outer.add_object(file.with_compression(false));
    let mut bytes = Vec::new();
    outer.save_to(&mut bytes).unwrap();
    let signed = sign(&bytes, &example::signer(), &example::facts()).unwrap();
    assert_eq!(check(&signed).verdict, Verdict::Genuine);
}

#[test]
fn what_may_not_be_signed_is_not() {
    let (signer, unsigned, facts) = (example::signer(), example::unsigned(), example::facts());
    let renamed = SignatureFacts {
        name: "Somebody Else".into(),
        ..facts.clone()
    };
    assert_eq!(
        sign(&unsigned, &signer, &renamed),
        Err(RecordError::NameOfAnother)
    );
    let late = SignatureFacts {
        signed_at: signer.particulars().valid_until + chrono::Duration::seconds(1),
        ..facts.clone()
    };
    assert_eq!(
        sign(&unsigned, &signer, &late),
        Err(RecordError::CertificateOutOfTime)
    );
    // Sealing does not know the facts, but its own check does.
    let prepared = prepare(&unsigned, &late).unwrap();
    assert!(matches!(
        seal(prepared, &signer),
        Err(RecordError::OwnCheck(_))
    ));
    assert_eq!(
        sign(&signed(), &signer, &facts),
        Err(RecordError::AlreadySigned)
    );
    let mut live = example::document();
    let root = live.trailer.get(b"Root").unwrap().as_reference().unwrap();
    let script = lopdf::dictionary! { "S" => "JavaScript", "JS" => "x" };
    live.get_object_mut(root)
        .unwrap()
        .as_dict_mut()
        .unwrap()
        .set("OpenAction", script);
    let mut bytes = Vec::new();
    live.save_to(&mut bytes).unwrap();
    assert!(matches!(
        sign(&bytes, &signer, &facts),
        Err(RecordError::OwnCheck(_))
    ));
}

#[test]
fn what_is_no_document_is_an_error_and_what_is_unsigned_is_refused() {
    let none = Trust::default();
    assert_eq!(verify(b"", &none).unwrap_err(), RecordError::Empty);
    assert_eq!(
        verify(b"PK\x03\x04 something else", &none).unwrap_err(),
        RecordError::NotAPdf
    );
    let unsigned = verify(&example::unsigned(), &none).unwrap();
    assert_eq!(
        false_facts(&unsigned),
        [FactName::WholeFile, FactName::Signed]
    );
    assert_eq!(unsigned.verdict.exit_code(), 1);
}

#[test]
fn hostile_files_are_refused_soon_and_in_little_memory() {
    let head = b"%PDF-1.7\n".to_vec();
    let with = |body: Vec<u8>| [head.clone(), body].concat();
    let deep =
        |open: &str, count: usize| with(format!("1 0 obj\n{}", open.repeat(count)).into_bytes());
    // Objects inside the streams of others: a parser that follows the table would copy the
    // file once for each.
    let mut nested = head.clone();
    let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
    for number in 1..20_000 {
        table += &format!("{number} 1\n{:010} 00000 n \n", nested.len());
        nested.extend(format!("{number} 0 obj\n<</Length 900000>>stream\n").bytes());
    }
    nested.resize(2_000_000, b'\n');
    let at = nested.len();
    nested.extend(format!("{table}trailer\n<</Size 20000>>\nstartxref\n{at}\n%%EOF").bytes());
    let tail = |table: &str| {
        with(format!("{table}trailer\n<</Size 1>>\nstartxref\n9\n%%EOF").into_bytes())
    };
    let files = [
        deep("[", 1_000_000),
        deep("<</A", 1_000_000),
        deep("(", 1_000_000),
        deep("[<</A[", 300_000),
        deep("<", 1_000_000),
        deep("/ByteRange[0 1 2 3]", 100_000),
        deep("1 0 ", 300_000),
        with(b"1 0 obj\n<</Length 18446744073709551615>>stream\n".to_vec()),
        tail("xref\n0 4294967295\n"),
        tail("xref\n4294967295 4294967295\n"),
        tail("xref\n0 1\n18446744073 65535 n \n"),
        with(b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF".to_vec()),
        nested,
    ];
    for (index, file) in files.iter().enumerate() {
        let found = verify(file, &Trust::default()).unwrap();
        assert_eq!(found.verdict, Verdict::Refused, "file {index}");
        assert_eq!(
            found.outcome(FactName::WholeFile),
            Outcome::False,
            "file {index}"
        );
    }
}

#[test]
fn a_document_nested_as_deep_as_allowed_is_read_and_one_deeper_is_refused() {
    let nested = |depth: usize| {
        let mut document = example::document();
        let deep = (0..depth).fold(lopdf::Object::Null, |inner, _| vec![inner].into());
        document.add_object(deep);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        sign(&bytes, &example::signer(), &example::facts())
    };
    assert_eq!(check(&nested(48).unwrap()).verdict, Verdict::Genuine);
    assert!(matches!(nested(49), Err(RecordError::OwnCheck(_))));
}

#[test]
fn data_packed_many_times_over_is_not_unpacked() {
    let mut document = example::document();
    for object in document.objects.values_mut() {
        if let Ok(stream) = object.as_stream_mut()
            && stream.dict.has_type(b"EmbeddedFile")
        {
            stream.compress().unwrap();
            stream
                .dict
                .set("Filter", vec![lopdf::Object::from("FlateDecode"); 1000]);
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let signed = sign(&bytes, &example::signer(), &example::facts()).unwrap();
    assert_eq!(check(&signed).case_json, None);
}

#[test]
fn an_authority_and_a_person_survive_being_sealed_and_restored() {
    let authority = example::authority(1);
    let key = authority.private_key_pkcs8().unwrap();
    let again = Authority::from_parts(&key, authority.certificate_der()).unwrap();
    assert_eq!(again.fingerprint(), authority.fingerprint());
    assert_eq!(again.provider(), example::PROVIDER);
    let person = example::person(&again, example::NAME, 2);
    let (key, der) = (
        person.private_key_pkcs8().unwrap(),
        person.certificate_der(),
    );
    let restored = Identity::from_parts(&key, der, person.authority_der()).unwrap();
    assert_eq!(restored.particulars(), person.particulars());
    let colleague = example::person(&authority, example::NAME, 3);
    let failed = |result: Result<Identity, RecordError>| result.err().unwrap();
    assert_eq!(
        failed(Identity::from_parts(
            &key,
            colleague.certificate_der(),
            person.authority_der()
        )),
        RecordError::KeyOfAnother
    );
    assert_eq!(
        failed(Identity::from_parts(
            &key,
            der,
            example::authority(9).certificate_der()
        )),
        RecordError::AnotherAuthority
    );
    assert_eq!(
        failed(Identity::from_parts(&key, der, der)),
        RecordError::NotAnAuthority
    );
    assert_eq!(
        failed(Identity::from_parts(&key[1..], der, person.authority_der())),
        RecordError::KeyUnreadable
    );
    let other = example::authority(9);
    let mixed = Authority::from_parts(&key, other.certificate_der());
    assert_eq!(mixed.err().unwrap(), RecordError::KeyOfAnother);
}

#[test]
fn an_authority_can_be_handed_to_a_reader_in_either_form() {
    let authority = example::authority(1);
    let pem = authority.certificate_pem().unwrap();
    assert!(pem.starts_with("-----BEGIN CERTIFICATE-----\n"));
    assert_eq!(
        read_authority(pem.as_bytes()).unwrap(),
        authority.certificate_der()
    );
    assert_eq!(
        read_authority(authority.certificate_der()).unwrap(),
        authority.certificate_der()
    );
    let person = example::person(&authority, example::NAME, 2);
    assert_eq!(
        read_authority(person.certificate_der()),
        Err(RecordError::NotAnAuthority)
    );
    assert_eq!(read_authority(b"junk"), Err(RecordError::NotACertificate));
    let groups: Vec<_> = fingerprint(authority.certificate_der())
        .split(' ')
        .map(str::to_owned)
        .collect();
    assert_eq!(groups.len(), 16);
    assert!(groups.iter().all(|group| group.len() == 4));
}

#[test]
fn a_certificate_takes_whole_names_or_says_why_not() {
    let authority = example::authority(1);
    let issue = |name: &str| {
        let person = record::certificates::PersonToCertify {
            name,
            standing: "registered manager",
            provider: example::PROVIDER,
            urn: None,
        };
        authority.issue(&person, example::set_up(), &mut example::Dice::new(5))
    };
    let long = "Ł".repeat(200);
    let person = issue(&long).unwrap();
    assert_eq!(person.particulars().common_name, long);
    assert_eq!(person.particulars().urn, None);
    let facts = SignatureFacts {
        name: long,
        ..example::facts()
    };
    let signed = sign(&example::unsigned(), &person, &facts).unwrap();
    assert_eq!(
        verify(&signed, &Trust::default()).unwrap().verdict,
        Verdict::UnknownSigner
    );
    for bad in ["", "  ", "two\nlines", &"x".repeat(201)] {
        assert_eq!(
            issue(bad).err().unwrap(),
            RecordError::NameForCertificate("name")
        );
    }
}
