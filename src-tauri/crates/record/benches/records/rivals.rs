//! Others who could make a signed PDF of the same words: LibreOffice or WeasyPrint, and pyHanko to
//! sign. Whole processes, as somebody would use them. What is not installed is not measured.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use record::certificates::{Authority, Identity};

use super::{middle, timed};

/// One of them: its name, and how long it takes to draw and to sign.
pub struct Rival {
    pub name: &'static str,
    pub draws: Option<Duration>,
    pub signs: Option<Duration>,
}

impl Rival {
    /// Both together.
    pub fn whole(&self) -> Option<Duration> {
        self.draws?.checked_add(self.signs?)
    }
}

/// Measures those that are installed, on one page of HTML.
pub fn measure(
    page: &str,
    folder: &Path,
    identity: &Identity,
    authority: &Authority,
) -> Result<Vec<Rival>, Box<dyn Error>> {
    let html = folder.join("record.html");
    fs::write(&html, page)?;
    let keys = keys(folder, identity, authority)?;
    let office = folder.join("office");
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let mut libre = Command::new("soffice");
    libre
        .args([profile.as_str(), "--headless", "--convert-to"])
        .arg(
            "pdf:writer_web_pdf_Export:{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"3\"},\
              \"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"}}",
        )
        .arg("--outdir")
        .args([&office, &html]);
    let mut weasy = Command::new("weasyprint");
    weasy
        .args(["--pdf-variant", "pdf/a-3a"])
        .args([&html, &folder.join("weasy.pdf")]);
    let both = [
        ("LibreOffice and pyHanko", libre, office.join("record.pdf")),
        ("WeasyPrint and pyHanko", weasy, folder.join("weasy.pdf")),
    ];
    both.into_iter()
        .map(|(name, mut program, drawn)| {
            // The first run makes its profile and fills its caches.
            let draws = match run(&mut program) {
                true => Some(middle(3, || {
                    timed(|| done(run(&mut program), "it draws once and not again"))
                })?),
                false => None,
            };
            let signs = match draws.is_some() && drawn.is_file() {
                true => sign(&drawn, folder, &keys)?,
                false => None,
            };
            Ok(Rival { name, draws, signs })
        })
        .collect()
}

struct Keys {
    key: PathBuf,
    certificate: PathBuf,
}

fn keys(folder: &Path, identity: &Identity, authority: &Authority) -> Result<Keys, Box<dyn Error>> {
    let pem = |label, bytes: &[u8]| {
        der::pem::encode_string(label, der::pem::LineEnding::LF, bytes)
            .map_err(|_| "a key cannot be written as PEM")
    };
    let keys = Keys {
        key: folder.join("key.pem"),
        certificate: folder.join("certificate.pem"),
    };
    fs::write(
        &keys.key,
        pem("PRIVATE KEY", &identity.private_key_pkcs8()?)?,
    )?;
    fs::write(
        &keys.certificate,
        pem("CERTIFICATE", identity.certificate_der())?,
    )?;
    fs::write(folder.join("root.pem"), authority.certificate_pem()?)?;
    Ok(keys)
}

fn sign(drawn: &Path, folder: &Path, keys: &Keys) -> Result<Option<Duration>, Box<dyn Error>> {
    let signed = folder.join("signed.pdf");
    let mut pyhanko = Command::new("pyhanko");
    pyhanko
        .args([
            "sign",
            "addsig",
            "--field",
            "Signature",
            "--use-pades",
            "pemder",
            "--no-pass",
        ])
        .arg("--key")
        .arg(&keys.key)
        .arg("--cert")
        .arg(&keys.certificate)
        .args([drawn, &signed]);
    if !run(&mut pyhanko) {
        return Ok(None);
    }
    middle(3, || {
        timed(|| done(run(&mut pyhanko), "it signs once and not again"))
    })
    .map(Some)
}

/// Whether a program is there and did what it was asked.
fn run(program: &mut Command) -> bool {
    program
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn done(done: bool, otherwise: &'static str) -> Result<(), Box<dyn Error>> {
    if done { Ok(()) } else { Err(otherwise.into()) }
}
