//! Forgeries that take a key: by someone who may sign something else, or who makes their own
//! certificates, or who signs what no record may hold.

use chrono::Duration;
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::ContentInfo;
use cms::signed_data::{CertificateSet, SignedData, SignerIdentifier, SignerInfos};
use const_oid::db::rfc5911;
use der::asn1::{Any, OctetString, SetOfVec, UtcTime};
use der::{Decode, Encode, Reader, SliceReader};
use lopdf::{Document, Object, dictionary};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, Signature, SigningKey};
use p256::pkcs8::DecodePrivateKey;
use record::certificates::Identity;
use record::sign::{SignatureFacts, prepare, sign};
use record::verify::FactName::{InTime, Signed, Unchanged, VouchedFor, WholeFile};
use record::verify::Layout;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::Attribute;

use super::{Forgery, example, find, find_from};

/// The signature of a signed file, to be taken apart.
pub fn open(signed: &[u8]) -> SignedData {
    let contents = Layout::read(signed).unwrap().contents();
    let text = std::str::from_utf8(&signed[contents.start + 1..contents.end - 1]).unwrap();
    let digits: Vec<u32> = text
        .chars()
        .map(|digit| digit.to_digit(16).unwrap())
        .collect();
    let der: Vec<u8> = digits
        .chunks(2)
        .map(|pair| (pair[0] * 16 + pair[1]) as u8)
        .collect();
    let mut reader = SliceReader::new(&der).unwrap();
    let info = ContentInfo::decode(&mut reader).unwrap();
    assert!(reader.position() > der::Length::ZERO);
    info.content.decode_as().unwrap()
}

/// Puts a signature into a file, over whatever stands in its place.
pub fn close(file: &[u8], data: &SignedData) -> Vec<u8> {
    let info = ContentInfo {
        content_type: rfc5911::ID_SIGNED_DATA,
        content: Any::encode_from(data).unwrap(),
    };
    let contents = Layout::read(file).unwrap().contents();
    let hex: String = info
        .to_der()
        .unwrap()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let mut bytes = file.to_vec();
    bytes[contents.start + 1..contents.end - 1].fill(b'0');
    bytes[contents.start + 1..contents.start + 1 + hex.len()].copy_from_slice(hex.as_bytes());
    bytes
}

/// Changes the one signer of a signature.
fn with_signer(
    data: &SignedData,
    change: impl FnOnce(&mut cms::signed_data::SignerInfo),
) -> SignedData {
    let mut data = data.clone();
    let mut signer = data.signer_infos.0.get(0).unwrap().clone();
    change(&mut signer);
    data.signer_infos = SignerInfos(SetOfVec::try_from(vec![signer]).unwrap());
    data
}

fn with_certificates(data: &SignedData, certificates: &[&[u8]]) -> SignedData {
    let mut data = data.clone();
    let certificates: Vec<_> = certificates
        .iter()
        .map(|der| CertificateChoices::Certificate(Certificate::from_der(der).unwrap()))
        .collect();
    data.certificates = Some(CertificateSet(SetOfVec::try_from(certificates).unwrap()));
    data
}

/// The attributes of a signer, changed, and signed again with a key.
fn signed_again(
    data: &SignedData,
    key: &SigningKey,
    change: impl FnOnce(&mut Vec<Attribute>),
) -> SignedData {
    with_signer(data, |signer| {
        let mut attributes: Vec<Attribute> = signer
            .signed_attrs
            .as_ref()
            .unwrap()
            .iter()
            .cloned()
            .collect();
        change(&mut attributes);
        let attributes = SetOfVec::try_from(attributes).unwrap();
        let signature: Signature = key.sign(&attributes.to_der().unwrap());
        let signature = signature.normalize_s().unwrap_or(signature).to_der();
        signer.signed_attrs = Some(attributes);
        signer.signature = OctetString::new(signature.as_bytes()).unwrap();
    })
}

/// Signs any prepared file as an identity would, whatever it holds.
pub fn sealed(prepared: &[u8], template: &SignedData, identity: &Identity) -> Vec<u8> {
    let contents = Layout::read(prepared).unwrap().contents();
    let mut hash = Sha256::new();
    hash.update(&prepared[..contents.start]);
    hash.update(&prepared[contents.end..]);
    let digest = OctetString::new(hash.finalize().to_vec()).unwrap();
    let data = signed_again(template, &key(identity), |attributes| {
        let attribute = attributes
            .iter_mut()
            .find(|it| it.oid == rfc5911::ID_MESSAGE_DIGEST)
            .unwrap();
        attribute.values = SetOfVec::try_from(vec![Any::encode_from(&digest).unwrap()]).unwrap();
    });
    close(prepared, &data)
}

pub fn key(identity: &Identity) -> SigningKey {
    SigningKey::from_pkcs8_der(&identity.private_key_pkcs8().unwrap()).unwrap()
}

/// Everything else an insider might try. `unsigned` is the document `signer` signed.
pub fn all(unsigned: &[u8], facts: &SignatureFacts, signer: &Identity) -> Vec<Forgery> {
    let genuine = sign(unsigned, signer, facts).unwrap();
    let mut all = envelopes(&genuine, unsigned, facts, signer);
    all.extend(contents(&genuine, unsigned, facts, signer));
    all
}

fn named(certificate: &[u8]) -> SignerIdentifier {
    let body = Certificate::from_der(certificate).unwrap().tbs_certificate;
    SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
        issuer: body.issuer,
        serial_number: body.serial_number,
    })
}

fn envelopes(
    genuine: &[u8],
    unsigned: &[u8],
    facts: &SignatureFacts,
    signer: &Identity,
) -> Vec<Forgery> {
    let data = open(genuine);
    // The same authority, the same name, another key and certificate.
    let authority = example::authority(1000);
    assert_eq!(
        authority.certificate_der(),
        signer.authority_der(),
        "the example's authority"
    );
    let colleague = example::person(&authority, &facts.name, 3000);
    let swapped = with_certificates(
        &data,
        &[colleague.certificate_der(), signer.authority_der()],
    );
    let otherwise = SignatureFacts {
        reason: "EXAMPLE: another decision".into(),
        ..facts.clone()
    };
    let another = sign(unsigned, signer, &otherwise).unwrap();
    let renamed = with_signer(&swapped, |it| it.sid = named(colleague.certificate_der()));
    let other = open(&sign(unsigned, &colleague, facts).unwrap());
    let other_signature = other.signer_infos.0.get(0).unwrap().signature.clone();
    let other_key = with_signer(&data, |it| it.signature = other_signature);
    let same_key = |change: &dyn Fn(&mut Vec<Attribute>)| {
        close(genuine, &signed_again(&data, &key(signer), change))
    };
    let high = with_signer(&data, |it| {
        let low: Signature = DerSignature::from_bytes(it.signature.as_bytes())
            .unwrap()
            .try_into()
            .unwrap();
        let (r, s) = low.split_scalars();
        let high = Signature::from_scalars(r.to_bytes(), (-*s).to_bytes()).unwrap();
        it.signature = OctetString::new(high.to_der().as_bytes()).unwrap();
    });
    let stranger = example::person(&example::authority(7777), &facts.name, 8888);
    let strangers = sign(unsigned, &stranger, facts).unwrap();
    // A person's certificate in the place of an authority's.
    let late = SignatureFacts {
        signed_at: signer.particulars().valid_until + Duration::days(1),
        ..facts.clone()
    };
    let early = SignatureFacts {
        signed_at: signer.particulars().valid_from - Duration::seconds(1),
        ..facts.clone()
    };
    let timed = |facts| sealed(&prepare(unsigned, facts).unwrap(), &data, signer);
    let alone = with_certificates(&data, &[signer.certificate_der()]);
    let mut many = data.clone();
    let mut set: Vec<_> = data.certificates.clone().unwrap().0.into_vec();
    let third = Certificate::from_der(colleague.certificate_der()).unwrap();
    set.push(CertificateChoices::Certificate(third));
    many.certificates = Some(CertificateSet(SetOfVec::try_from(set).unwrap()));
    let strangers_authority =
        with_certificates(&data, &[signer.certificate_der(), stranger.authority_der()]);
    let sig = &[Signed][..];
    vec![
        Forgery::new(
            "the signature of another record",
            close(genuine, &open(&another)),
            &[Unchanged],
        ),
        Forgery::new("certificate of a colleague", close(genuine, &swapped), sig),
        Forgery::new(
            "certificate of a colleague, named as signer",
            close(genuine, &renamed),
            sig,
        ),
        Forgery::new("signature of another key", close(genuine, &other_key), sig),
        Forgery::new(
            "no binding to a certificate",
            same_key(&|it| {
                it.retain(|attribute| attribute.oid.to_string() != "1.2.840.113549.1.9.16.2.47")
            }),
            sig,
        ),
        Forgery::new(
            "one attribute too many",
            same_key(&|it| {
                let time = UtcTime::from_unix_duration(std::time::Duration::from_secs(1)).unwrap();
                it.push(Attribute {
                    oid: rfc5911::ID_SIGNING_TIME,
                    values: SetOfVec::try_from(vec![Any::encode_from(&time).unwrap()]).unwrap(),
                });
            }),
            sig,
        ),
        Forgery::new("the other value ECDSA allows", close(genuine, &high), sig),
        Forgery::new(
            "no certificate of an authority",
            close(genuine, &alone),
            sig,
        ),
        Forgery::new("a certificate too many", close(genuine, &many), sig),
        Forgery::new(
            "a stranger's authority beside the certificate",
            close(genuine, &strangers_authority),
            &[VouchedFor],
        ),
        Forgery::new("a stranger with the same names", strangers, &[VouchedFor]),
        Forgery::new(
            "signed after the certificate ended",
            timed(&late),
            &[InTime],
        ),
        Forgery::new(
            "signed before the certificate began",
            timed(&early),
            &[InTime],
        ),
    ]
}

/// What a signer could sign that no record may hold.
fn contents(
    genuine: &[u8],
    unsigned: &[u8],
    facts: &SignatureFacts,
    signer: &Identity,
) -> Vec<Forgery> {
    let data = open(genuine);
    let prepared = prepare(unsigned, facts).unwrap();
    let seal = |file: &[u8]| sealed(file, &data, signer);
    let altered = |change: &dyn Fn(&mut Document)| {
        let mut document = Document::load_mem(&prepared).unwrap();
        change(&mut document);
        let mut all = document
            .objects
            .values_mut()
            .filter_map(|it| it.as_dict_mut().ok());
        let wide: Vec<Object> = vec![9_999_999_999_i64.into(); 4];
        all.find(|it| it.has(b"ByteRange"))
            .unwrap()
            .set("ByteRange", wide);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        seal(&measured(&bytes))
    };
    let catalog = |document: &Document| {
        document
            .trailer
            .get(b"Root")
            .unwrap()
            .as_reference()
            .unwrap()
    };
    let in_catalog = |change: &dyn Fn(&mut lopdf::Dictionary)| {
        altered(&|document| {
            let id = catalog(document);
            change(document.get_object_mut(id).unwrap().as_dict_mut().unwrap());
        })
    };
    let in_signature = |change: &dyn Fn(&mut lopdf::Dictionary)| {
        altered(&|document| {
            let mut all = document
                .objects
                .values_mut()
                .filter_map(|it| it.as_dict_mut().ok());
            change(all.find(|it| it.has(b"ByteRange")).unwrap());
        })
    };
    let action = |kind: &str| {
        in_catalog(&|catalog| {
            let action =
                dictionary! { "S" => kind, "JS" => Object::string_literal("app.alert(1)") };
            catalog.set("OpenAction", action);
        })
    };
    let second_field = altered(&|document| {
        let field = document.add_object(dictionary! {
            "FT" => "Sig", "T" => Object::string_literal("second"),
        });
        let id = catalog(document);
        let catalog = document.get_object_mut(id).unwrap().as_dict_mut().unwrap();
        let form = catalog.get_mut(b"AcroForm").unwrap().as_dict_mut().unwrap();
        form.get_mut(b"Fields")
            .unwrap()
            .as_array_mut()
            .unwrap()
            .push(field.into());
    });
    let note = altered(&|document| {
        let note = document.add_object(dictionary! { "Type" => "Annot", "Subtype" => "Text" });
        let page = *document.get_pages().values().next().unwrap();
        let page = document
            .get_object_mut(page)
            .unwrap()
            .as_dict_mut()
            .unwrap();
        page.set("Annots", vec![note.into()]);
    });
    let link = altered(&|document| {
        document.add_object(dictionary! {
            "S" => "URI", "URI" => Object::string_literal("https://example.org"),
        });
    });
    let outside = altered(&|document| {
        let external = dictionary! { "F" => Object::string_literal("elsewhere.txt") };
        document.add_object(lopdf::Stream::new(external, Vec::new()));
    });
    let permission = |p: i64| {
        in_signature(&|signature| {
            let list = signature
                .get_mut(b"Reference")
                .unwrap()
                .as_array_mut()
                .unwrap();
            let parameters = list[0]
                .as_dict_mut()
                .unwrap()
                .get_mut(b"TransformParams")
                .unwrap();
            parameters.as_dict_mut().unwrap().set("P", p);
        })
    };
    let whole = &[WholeFile][..];
    let other_name = in_signature(&|signature| {
        signature.set("Name", Object::string_literal("Somebody Else"));
    });
    let mut all = vec![
        Forgery::new("signed: a second signature field", second_field, whole),
        Forgery::new("signed: a note", note, whole),
        Forgery::new("signed: a link", link, whole),
        Forgery::new("signed: a script on opening", action("JavaScript"), whole),
        Forgery::new("signed: a stream kept elsewhere", outside, whole),
        Forgery::new("signed: form filling allowed", permission(2), whole),
        Forgery::new("signed: notes allowed", permission(3), whole),
        Forgery::new(
            "signed: not certified",
            in_catalog(&|it| {
                it.remove(b"Perms");
            }),
            whole,
        ),
        Forgery::new(
            "signed: without a reference",
            in_signature(&|it| {
                it.remove(b"Reference");
            }),
            whole,
        ),
        Forgery::new(
            "signed: another kind of signature",
            in_signature(&|it| it.set("SubFilter", "adbe.pkcs7.detached")),
            whole,
        ),
        Forgery::new(
            "signed: layers",
            in_catalog(&|it| it.set("OCProperties", dictionary! {})),
            whole,
        ),
        Forgery::new("signed: under another's name", other_name, &[Signed]),
        Forgery::new(
            "signed: without a time",
            in_signature(&|it| {
                it.remove(b"M");
            }),
            &[InTime],
        ),
    ];
    all.extend(disorderly(&prepared, &seal));
    all
}

/// Layouts that readers may read differently, signed by someone with a key.
fn disorderly(prepared: &[u8], seal: &dyn Fn(&[u8]) -> Vec<u8>) -> Vec<Forgery> {
    // These no longer have a sound layout, so they are sealed before they are spoilt, and
    // what is spoilt keeps its length.
    let sealed = seal(prepared);
    let first = find(&sealed, b" 0 obj");
    let mut twice = sealed.clone();
    // The second object takes the number of the first.
    let second = find_from(&sealed, b" 0 obj", first + 1);
    twice[second - 1] = sealed[first - 1];
    let mut table = sealed.clone();
    let entry = find(&sealed, b"xref\n0 ") + 40;
    table[entry] ^= 1;
    let all = [
        ("an object number twice", twice),
        ("a table that leads elsewhere", table),
    ];
    all.into_iter()
        .map(|(name, bytes)| {
            Forgery::new(
                name,
                bytes,
                &[WholeFile, record::verify::FactName::Unchanged],
            )
        })
        .collect()
}

/// The byte range of a file that was written again with placeholders, made true.
fn measured(file: &[u8]) -> Vec<u8> {
    let contents = Layout::read(file).unwrap().contents();
    let open = find(file, b"/ByteRange[") + b"/ByteRange".len();
    let close = find_from(file, b"]", open) + 1;
    let after = file.len() - contents.end;
    let figures = format!("[0 {} {} {after}", contents.start, contents.end);
    let mut bytes = file.to_vec();
    let width = close - open - 1;
    bytes[open..close].copy_from_slice(format!("{figures:<width$}]").as_bytes());
    bytes
}
