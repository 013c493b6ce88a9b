//! What comes from outside a provider: a certificate of a public authority, and a time stamp.
//!
//! The certificate files were made with `openssl pkcs12 -export` from throw-away keys: a root with
//! an RSA key, an authority on P-384 below it, and a person below that, all of them an EXAMPLE.
//! The passphrase of each is "example".

#[cfg(test)]
mod public_authority {
    mod tsa;

    use chrono::{DateTime, Duration, TimeZone, Utc};
    use cms::content_info::ContentInfo;
    use cms::signed_data::{SignedData, SignerInfo, SignerInfos};
    use const_oid::db::{rfc5280, rfc5912};
    use der::asn1::{Any, Int, OctetString, SetOfVec};
    use der::{Decode, Encode, Sequence, SliceReader};
    use lopdf::{Document, dictionary};
    use rand_core::OsRng;
    use record::RecordError;
    use record::certificates::{Authority, Identity, PersonToCertify};
    use record::sign::{Room, SignatureFacts, Stamping, sign, sign_and_stamp};
    use record::verify::{FactName, Outcome, Trust, Verdict, Verification, verify};
    use sha2::{Digest, Sha256};
    use spki::AlgorithmIdentifierOwned;
    use tsa::{Answer, Question, TimeStamper};
    use x509_cert::attr::Attribute;

    const RSA_MODERN: &[u8] = include_bytes!("public_authority/rsa-modern.p12");
    const RSA_LEGACY: &[u8] = include_bytes!("public_authority/rsa-legacy.p12");
    const RSA_1024: &[u8] = include_bytes!("public_authority/rsa-1024.p12");
    const P256: &[u8] = include_bytes!("public_authority/p256.p12");
    const P384: &[u8] = include_bytes!("public_authority/p384.p12");
    const WITHOUT_ROOT: &[u8] = include_bytes!("public_authority/without-root.p12");

    fn now() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).unwrap()
    }

    fn document() -> Vec<u8> {
        let mut document = Document::with_version("1.7");
        let tree = document.new_object_id();
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        });
        let pages = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        document.objects.insert(tree, pages.into());
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        document.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    fn facts(signed_at: DateTime<Utc>) -> SignatureFacts {
        SignatureFacts {
            name: "Rowan Ashby".into(),
            reason: "I decided this, and these are my reasons".into(),
            signed_at,
            place: None,
            room: Room::default(),
        }
    }

    fn check(signed: &[u8], roots: &[&[u8]]) -> Verification {
        let trust = Trust {
            roots,
            ..Trust::default()
        };
        verify(signed, &trust).unwrap()
    }

    #[test]
    fn a_certificate_of_a_public_authority_signs_and_is_checked_up_to_its_root() {
        let at = Utc.with_ymd_and_hms(2027, 1, 15, 12, 0, 0).unwrap();
        for file in [RSA_MODERN, RSA_LEGACY, P256] {
            let identity = Identity::from_pkcs12(file, "example").unwrap();
            assert_eq!(identity.particulars().common_name, "Rowan Ashby");
            assert_eq!(identity.particulars().issuer, "EXAMPLE Documents");
            let signed = sign(&document(), &identity, &facts(at)).unwrap();
            assert_eq!(signed, sign(&document(), &identity, &facts(at)).unwrap());
            let found = check(&signed, &[identity.authority_der()]);
            assert_eq!(found.verdict, Verdict::Genuine, "{:#?}", found.facts);
            assert_eq!(check(&signed, &[]).verdict, Verdict::UnknownSigner);
            // As the casebook seals it, and unseals it again.
            let sealed = identity.private_key_pkcs8().unwrap();
            let above = identity.authorities_der().unwrap();
            assert_eq!(above.len(), 2);
            let again = Identity::from_chain(&sealed, identity.certificate_der(), &above).unwrap();
            assert_eq!(again.fingerprint(), identity.fingerprint());
        }
    }

    #[test]
    fn a_changed_byte_in_any_certificate_or_signature_is_refused() {
        let at = Utc.with_ymd_and_hms(2027, 1, 15, 12, 0, 0).unwrap();
        let identity = Identity::from_pkcs12(RSA_MODERN, "example").unwrap();
        let signed = sign(&document(), &identity, &facts(at)).unwrap();
        let contents = record::verify::Layout::read(&signed).unwrap().contents();
        let end = contents.start
            + signed[contents.clone()]
                .iter()
                .rposition(|b| *b != b'0' && *b != b'>')
                .unwrap();
        for place in (contents.start + 1..end).step_by(7) {
            let mut changed = signed.clone();
            changed[place] = if changed[place] == b'0' { b'1' } else { b'0' };
            let found = check(&changed, &[identity.authority_der()]);
            assert_eq!(found.verdict, Verdict::Refused, "digit {place}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_refused_in_plain_words() {
        let refused = |file: &[u8], passphrase: &str| {
            Identity::from_pkcs12(file, passphrase)
                .err()
                .expect("refused")
        };
        assert_eq!(refused(P384, "example"), RecordError::KeyKind);
        assert_eq!(refused(RSA_1024, "example"), RecordError::KeyKind);
        assert_eq!(refused(WITHOUT_ROOT, "example"), RecordError::ChainBroken);
        assert_eq!(refused(P256, "wrong"), RecordError::Pkcs12);
        assert_eq!(refused(b"not a file", "example"), RecordError::Pkcs12);
        assert_eq!(
            refused(&P256[..P256.len() / 2], "example"),
            RecordError::Pkcs12
        );
    }

    #[test]
    fn a_certificate_is_renewed_by_the_authority_that_issued_it() {
        let at = Utc.with_ymd_and_hms(2026, 11, 1, 9, 0, 0).unwrap();
        let (authority, identity) = provider(at);
        assert!(!identity.ends_within(60, at));
        let late = identity.particulars().valid_until - Duration::days(59);
        assert!(identity.ends_within(60, late));
        let renewed = authority.renew(&identity, late, &mut OsRng).unwrap();
        let (old, new) = (identity.particulars(), renewed.particulars());
        assert_eq!(
            (&new.common_name, &new.standing, &new.provider, &new.urn),
            (&old.common_name, &old.standing, &old.provider, &old.urn)
        );
        assert!(new.valid_until > old.valid_until && new.fingerprint != old.fingerprint);
        // What was signed before is checked as ever.
        let signed = sign(&document(), &identity, &facts(at)).unwrap();
        let root = authority.certificate_der();
        assert_eq!(check(&signed, &[root]).verdict, Verdict::Genuine);
        let (stranger, _) = provider(at);
        let refused = stranger.renew(&identity, late, &mut OsRng).err();
        assert_eq!(refused, Some(RecordError::AnotherAuthority));
    }

    fn provider(at: DateTime<Utc>) -> (Authority, Identity) {
        let authority = Authority::new("EXAMPLE Homes", None, true, at, &mut OsRng).unwrap();
        let person = PersonToCertify {
            name: "Rowan Ashby",
            standing: "registered manager",
            provider: "EXAMPLE Homes",
            urn: Some("SC000000"),
        };
        let identity = authority.issue(&person, at, &mut OsRng).unwrap();
        (authority, identity)
    }

    /// Signs so far ahead of a clock, with a stamp whose answer may be tampered with.
    fn stamped(
        clock: &TimeStamper,
        ahead: Duration,
        change: impl Fn(Vec<u8>) -> Vec<u8>,
    ) -> (Result<Vec<u8>, RecordError>, Identity) {
        let now = now();
        let (_, identity) = provider(now - Duration::minutes(5));
        let mut ask = |question: &[u8]| Ok(change(clock.answer(question, now)));
        let stamping = Stamping {
            nonce: 0xfedc_ba98_7654_3210,
            ask: &mut ask,
        };
        let signed = sign_and_stamp(&document(), &identity, &facts(now + ahead), stamping);
        (signed, identity)
    }

    #[test]
    fn a_time_stamp_stands_inside_the_signature_and_is_checked() {
        let clock = TimeStamper::proper(now() - Duration::hours(1));
        let (signed, identity) = stamped(&clock, Duration::seconds(2), |answer| answer);
        let signed = signed.unwrap();
        let own = identity.authority_der();
        let both = check(&signed, &[own, &clock.root]);
        assert_eq!(
            both.outcome(FactName::Timestamped),
            Outcome::True,
            "{:#?}",
            both.facts
        );
        assert_eq!(both.verdict, Verdict::Genuine);
        // Whoever does not know the clock still knows the signer.
        let one = check(&signed, &[own]);
        assert_eq!(one.outcome(FactName::Timestamped), Outcome::Unknown);
        assert_eq!(one.verdict, Verdict::Genuine);
    }

    #[test]
    fn a_stamp_that_does_not_hold_is_not_taken_and_a_forged_one_refused() {
        let now = now();
        let clock = TimeStamper::proper(now - Duration::hours(1));
        let spoilt = |at: usize| {
            move |mut answer: Vec<u8>| {
                let at = answer.len() - at;
                answer[at] ^= 1;
                answer
            }
        };
        let (refused, _) = stamped(&clock, Duration::zero(), spoilt(5));
        assert!(
            matches!(refused, Err(RecordError::NotStamped(_))),
            "{refused:?}"
        );
        let (refused, _) = stamped(&clock, Duration::zero(), |_| b"HTTP/1.1 404".to_vec());
        assert!(matches!(refused, Err(RecordError::NotStamped(_))));
        // Long before the time the signer gives.
        let (refused, _) = stamped(&clock, Duration::minutes(40), |answer| answer);
        assert!(
            matches!(refused, Err(RecordError::OwnCheck(_))),
            "{refused:?}"
        );
        let mailer = TimeStamper::new(now - Duration::hours(1), rfc5280::ID_KP_EMAIL_PROTECTION);
        let (refused, _) = stamped(&mailer, Duration::zero(), |answer| answer);
        assert!(matches!(refused, Err(RecordError::NotStamped(_))));

        let (signed, identity) = stamped(&clock, Duration::zero(), |answer| answer);
        let signed = signed.unwrap();
        let name = b"EXAMPLE Clock";
        let hex: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
        let at = signed
            .windows(hex.len())
            .position(|window| window == hex.as_bytes())
            .unwrap();
        let mut forged = signed.clone();
        forged[at + 1] ^= 1;
        let found = check(&forged, &[identity.authority_der(), &clock.root]);
        assert_eq!(
            found.outcome(FactName::Timestamped),
            Outcome::False,
            "{:#?}",
            found.facts
        );
        assert_eq!(found.verdict, Verdict::Refused);
    }

    /// The same file with its signature taken apart and changed.
    fn with_signer(signed: &[u8], change: impl FnOnce(&mut SignerInfo)) -> Vec<u8> {
        let contents = record::verify::Layout::read(signed).unwrap().contents();
        let (start, end) = (contents.start + 1, contents.end - 1);
        let bytes: Vec<u8> = signed[start..end]
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect();
        let mut reader = SliceReader::new(&bytes).unwrap();
        let info = ContentInfo::decode(&mut reader).unwrap();
        let mut data: SignedData = info.content.decode_as().unwrap();
        let mut signer = data.signer_infos.0.get(0).unwrap().clone();
        change(&mut signer);
        data.signer_infos = SignerInfos(SetOfVec::try_from(vec![signer]).unwrap());
        let info = ContentInfo {
            content_type: info.content_type,
            content: Any::encode_from(&data).unwrap(),
        };
        let der = info.to_der().unwrap();
        let hex: String = der.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut changed = signed.to_vec();
        changed[start..end].fill(b'0');
        changed[start..start + hex.len()].copy_from_slice(hex.as_bytes());
        changed
    }

    #[derive(Sequence)]
    struct Imprint {
        algorithm: AlgorithmIdentifierOwned,
        digest: OctetString,
    }

    /// A stamp over a signature that nobody asked for.
    fn unasked(clock: &TimeStamper, signature: &[u8], at: DateTime<Utc>) -> Any {
        let imprint = Imprint {
            algorithm: AlgorithmIdentifierOwned {
                oid: rfc5912::ID_SHA_256,
                parameters: None,
            },
            digest: OctetString::new(Sha256::digest(signature).to_vec()).unwrap(),
        };
        let question = Question {
            version: 1,
            imprint: Any::encode_from(&imprint).unwrap(),
            nonce: Int::new(&[1]).unwrap(),
            certificate: true,
        };
        let answer = clock.answer(&question.to_der().unwrap(), at);
        Any::encode_from(&Answer::from_der(&answer).unwrap().token).unwrap()
    }

    #[test]
    fn a_stamp_cannot_be_taken_out_or_put_in() {
        let now = now();
        let clock = TimeStamper::proper(now - Duration::hours(1));
        let (signed, identity) = stamped(&clock, Duration::zero(), |answer| answer);
        let without = with_signer(&signed.unwrap(), |signer| signer.unsigned_attrs = None);
        let plain = sign(&document(), &identity, &facts(now)).unwrap();
        let with = with_signer(&plain, |signer| {
            let token = unasked(&clock, signer.signature.as_bytes(), now);
            let stamp = Attribute {
                oid: const_oid::ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14"),
                values: SetOfVec::try_from(vec![token]).unwrap(),
            };
            signer.unsigned_attrs = Some(SetOfVec::try_from(vec![stamp]).unwrap());
        });
        for (forged, words) in [(without, "taken out"), (with, "put into")] {
            let found = check(&forged, &[identity.authority_der(), &clock.root]);
            let fact = &found.facts[5];
            assert_eq!(fact.name, FactName::Timestamped);
            assert!(
                fact.outcome == Outcome::False && fact.sentence.contains(words),
                "{:#?}",
                found.facts
            );
            let others = found.facts.iter().filter(|it| it.outcome == Outcome::False);
            assert_eq!((others.count(), found.verdict), (1, Verdict::Refused));
        }
    }

    #[test]
    fn without_an_answer_nothing_is_signed_and_the_person_chooses() {
        let now = now();
        let (_, identity) = provider(now - Duration::minutes(5));
        let mut asked = Vec::new();
        let mut ask = |question: &[u8]| {
            asked.push(question.to_vec());
            Err("nobody answered".to_owned())
        };
        let stamping = Stamping {
            nonce: 1,
            ask: &mut ask,
        };
        let refused = sign_and_stamp(&document(), &identity, &facts(now), stamping);
        assert_eq!(
            refused,
            Err(RecordError::NotStamped("nobody answered".into()))
        );
        // The question: a digest and a number, nothing more.
        assert!(asked[0].len() < 70);
    }
}
