//! A small document to sign, and people to sign it. All of it is an EXAMPLE.

use chrono::{DateTime, TimeZone, Utc};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use rand_core::{CryptoRng, RngCore};
use record::certificates::{Authority, Identity, PersonToCertify};
use record::sign::{Room, SignatureFacts, sign};
use sha2::{Digest, Sha256};

/// The same numbers every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }
}

impl RngCore for Dice {
    fn next_u32(&mut self) -> u32 {
        self.next_u64() as u32
    }
    fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(1);
        let digest = Sha256::digest(self.0.to_be_bytes());
        u64::from_be_bytes(digest[..8].try_into().unwrap())
    }
    fn fill_bytes(&mut self, dest: &mut [u8]) {
        for byte in dest {
            *byte = self.next_u64() as u8;
        }
    }
    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(dest);
        Ok(())
    }
}

impl CryptoRng for Dice {}

pub const NAME: &str = "Zoë Example-Łukasik";
pub const PROVIDER: &str = "EXAMPLE Homes (Ångström & Co) Ltd";

pub fn set_up() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, 5, 9, 0, 0).unwrap()
}

pub fn signing_time() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 20, 16, 42, 7).unwrap()
}

pub fn facts() -> SignatureFacts {
    SignatureFacts {
        name: NAME.into(),
        reason: "I decided this, and these are my reasons".into(),
        signed_at: signing_time(),
        place: None,
        room: Room::default(),
    }
}

pub fn authority(seed: u64) -> Authority {
    Authority::new(
        PROVIDER,
        Some("SC000000"),
        true,
        set_up(),
        &mut Dice::new(seed),
    )
    .unwrap()
}

pub fn person(authority: &Authority, name: &str, seed: u64) -> Identity {
    let person = PersonToCertify {
        name,
        standing: "registered manager",
        provider: PROVIDER,
        urn: Some("SC000000"),
    };
    authority
        .issue(&person, set_up(), &mut Dice::new(seed))
        .unwrap()
}

/// The signer of every genuine example, and the authority's certificate.
pub fn signer() -> Identity {
    person(&authority(1000), NAME, 2000)
}

/// A tagged page "DO NOT ADMIT" with `case.json` attached, and some filling.
pub fn document() -> Document {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    });
    let text = "/P <</MCID 0>> BDC BT /F1 18 Tf 72 700 Td (Decision: DO NOT ADMIT) Tj ET EMC";
    let filling = "\n% filling".repeat(400);
    let content = document.add_object(
        Stream::new(Dictionary::new(), format!("{text}{filling}").into_bytes())
            .with_compression(false),
    );
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content, "StructParents" => 0,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    document.objects.insert(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into(),
    );
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let paragraph = document.add_object(dictionary! {
        "Type" => "StructElem", "S" => "P", "P" => whole, "Pg" => page, "K" => 0,
    });
    document.objects.insert(
        whole,
        dictionary! {
            "Type" => "StructElem", "S" => "Document", "P" => root,
            "K" => vec![paragraph.into()],
        }
        .into(),
    );
    let entries = document.add_object(vec![paragraph.into()]);
    let tree = document.add_object(dictionary! { "Nums" => vec![0.into(), entries.into()] });
    document.objects.insert(
        root,
        dictionary! {
            "Type" => "StructTreeRoot", "K" => whole, "ParentTree" => tree,
            "ParentTreeNextKey" => 1,
        }
        .into(),
    );
    let case = br#"{"example":true,"outcome":"do not admit"}"#.to_vec();
    let file = document.add_object(
        Stream::new(
            dictionary! { "Type" => "EmbeddedFile", "Subtype" => "application/json" },
            case,
        )
        .with_compression(false),
    );
    let specification = document.add_object(dictionary! {
        "Type" => "Filespec", "F" => Object::string_literal("case.json"),
        "UF" => Object::string_literal("case.json"), "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => file, "UF" => file },
    });
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => pages, "StructTreeRoot" => root,
        "MarkInfo" => dictionary! { "Marked" => true },
        "Lang" => Object::string_literal("en-GB"),
        "AF" => vec![specification.into()],
        "Names" => dictionary! { "EmbeddedFiles" => dictionary! {
            "Names" => vec![Object::string_literal("case.json"), specification.into()],
        } },
    });
    document.trailer.set("Root", catalog);
    // A table in plain text, as the page writer makes it.
    document.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
    document
}

/// [`document`] as a file.
pub fn unsigned() -> Vec<u8> {
    let mut bytes = Vec::new();
    document().save_to(&mut bytes).unwrap();
    bytes
}

/// The genuine record: [`unsigned`], signed by [`signer`].
pub fn signed() -> Vec<u8> {
    sign(&unsigned(), &signer(), &facts()).unwrap()
}
