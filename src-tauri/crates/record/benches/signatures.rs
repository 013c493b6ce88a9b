//! How long it takes to sign and to check a document of about 200 kB.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::DateTime;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use rand_core::{OsRng, RngCore};
use record::certificates::{Authority, PersonToCertify};
use record::sign::{Room, SignatureFacts, prepare, sign};
use record::verify::{Layout, Trust, Verdict, verify};

/// Runs of each step; the middle one is told.
const RUNS: usize = 51;

fn main() -> Result<(), Box<dyn Error>> {
    let now = DateTime::from_timestamp(1_800_000_000, 0).ok_or("no such moment")?;
    let name = "EXAMPLE Signer";
    let authority = Authority::new("EXAMPLE Homes Ltd", None, true, now, &mut OsRng)?;
    let person = PersonToCertify {
        name,
        standing: "registered manager",
        provider: "EXAMPLE Homes Ltd",
        urn: Some("SC000000"),
    };
    let identity = authority.issue(&person, now, &mut OsRng)?;
    let facts = SignatureFacts {
        name: name.into(),
        reason: "I decided this".into(),
        signed_at: now,
        place: None,
        room: Room::default(),
    };
    let unsigned = document(15, 1500)?;
    let signed = sign(&unsigned, &identity, &facts)?;
    let roots = [authority.certificate_der()];
    let trust = Trust {
        roots: &roots,
        ..Trust::default()
    };
    if verify(&signed, &trust)?.verdict != Verdict::Genuine {
        return Err("the example does not verify".into());
    }
    let issue = time(|| Ok(authority.issue(&person, now, &mut OsRng).map(drop)?))?;
    let prepared = time(|| Ok(prepare(&unsigned, &facts).map(drop)?))?;
    let signing = time(|| Ok(sign(&unsigned, &identity, &facts).map(drop)?))?;
    let checking = time(|| Ok(verify(&signed, &trust).map(drop)?))?;
    let walking = time(|| Ok(Layout::read(&signed).map(drop)?))?;
    let parsing = time(|| Ok(Document::load_mem(&signed).map(drop)?))?;
    println!("file              {} bytes", signed.len());
    println!("issue             {issue:?}");
    println!("prepare           {prepared:?}");
    println!("sign, with check  {signing:?}");
    println!("verify            {checking:?}");
    println!("  of it, layout   {walking:?}");
    println!("  of it, parsing  {parsing:?}");
    Ok(())
}

/// The middle of many runs.
fn time(mut step: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<Duration, Box<dyn Error>> {
    let mut times = Vec::new();
    // Once is enough to see that the measuring works, as CI does.
    let short = std::env::var_os("THRESHOLD_SHORT").is_some();
    let runs = if short { 1 } else { RUNS };
    for _ in 0..runs {
        let start = Instant::now();
        black_box(step()?);
        times.push(start.elapsed());
    }
    times.sort();
    times.get(runs / 2).copied().ok_or_else(|| "no runs".into())
}

/// Pages with content that does not pack, and many small objects as tagged documents have.
fn document(pages: usize, elements: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let mut kids: Vec<Object> = Vec::new();
    for _ in 0..pages {
        let mut content = vec![0; 7_000];
        OsRng.fill_bytes(&mut content);
        let content = document.add_object(Stream::new(Dictionary::new(), content));
        kids.push(
            document
                .add_object(dictionary! {
                    "Type" => "Page", "Parent" => tree, "Contents" => content,
                    "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
                })
                .into(),
        );
    }
    for _ in 0..elements {
        document.add_object(dictionary! { "Type" => "StructElem", "S" => "P", "K" => 0 });
    }
    let count = i64::try_from(pages)?;
    document.objects.insert(
        tree,
        dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into(),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}
