//! Writes a signed record of the example case, with a key made now and kept nowhere, to begin
//! fuzzing with: `cargo run -p record --example signed FILE.pdf`.

use std::error::Error;
use std::path::PathBuf;

use admission::Case;
use chrono::Duration;
use rand_core::OsRng;
use record::certificates::{Authority, PersonToCertify};

fn main() -> Result<(), Box<dyn Error>> {
    let file = PathBuf::from(std::env::args().nth(1).ok_or("name a file")?);
    let text = include_str!("../src/pages/decision_record/tests/larch_house.json");
    let case = Case::parse(text)?;
    let signing = case.signing.as_ref().ok_or("the case is not signed")?;
    let before = signing.signed_at - Duration::days(1);
    let authority = Authority::new("EXAMPLE Homes Ltd", None, true, before, &mut OsRng)?;
    let person = PersonToCertify {
        name: &signing.signer.name,
        standing: "registered manager",
        provider: "EXAMPLE Homes Ltd",
        urn: None,
    };
    let identity = authority.issue(&person, before, &mut OsRng)?;
    let drawn = record::draw_record(&case)?;
    let facts = record::signature_facts(&case, &drawn.report)?;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&file, record::sign::sign(&drawn.bytes, &identity, &facts)?)?;
    Ok(())
}
