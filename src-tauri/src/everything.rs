//! Everything out of the casebook, in formats that outlive this program: signed PDFs as they are,
//! JSON, CSV, papers as they came, and a list of digests that ordinary tools check.
//!
//! It is written into a folder of its own that has its name only when all of it is there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use casebook::{At, Casebook, Everything};
use papers::Kind;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::commands::records::case_inside;
use crate::error::AppError;
use crate::numbers;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The folder.
    pub folder: PathBuf,
    /// How many files stand in it.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: u64,
}

/// A file that is being written.
pub trait Sheet: Write {
    /// Everything is in it: makes it lasting.
    ///
    /// # Errors
    /// When the disk refuses.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

impl Sheet for File {
    fn finish(self: Box<Self>) -> io::Result<()> {
        self.sync_all()
    }
}

/// Begins a file on the disk.
///
/// # Errors
/// When it cannot be made.
pub fn on_the_disk(path: &Path) -> io::Result<Box<dyn Sheet>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(Box::new(File::create_new(path)?))
}

/// Begins a file.
pub type Begin<'a> = &'a mut dyn FnMut(&Path) -> io::Result<Box<dyn Sheet>>;

/// Writes everything into a new folder inside `folder`. `go_on` is told how many parts are done and
/// how many there are, and says whether to go on. The journal tells who took it.
///
/// # Errors
/// A person who may not; a full disk; stopped. Nothing new stands in the folder then.
pub fn write(
    casebook: &mut Casebook,
    folder: &Path,
    now: At,
    begin: Begin<'_>,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Written, AppError> {
    if !folder.is_dir() {
        return Err(casebook::Error::FolderMissing.into());
    }
    let name = format!("Threshold export {}", now.format("%Y-%m-%d %H.%M.%S UTC"));
    let (named, unfinished) = (
        folder.join(&name),
        folder.join(format!("{name}, unfinished")),
    );
    if named.exists() || unfinished.exists() {
        return Err(casebook::Error::AlreadyThere.into());
    }
    let everything = casebook.export_everything(now)?;
    let mut out = Out {
        folder: unfinished.clone(),
        begin,
        go_on,
        done: 0,
        all: 1,
        listed: Vec::new(),
    };
    let written = fill(&everything, &mut out);
    let listed = std::mem::take(&mut out.listed);
    let finished = written.and_then(|()| Ok(fs::rename(&unfinished, &named)?));
    if let Err(error) = finished {
        // The reason why it failed is what the person has to know.
        let _ = fs::remove_dir_all(&unfinished);
        return Err(error);
    }
    Ok(Written {
        folder: named,
        files: listed.len(),
        bytes: listed.iter().map(|line| line.bytes).sum(),
    })
}

/// A file that was written.
struct Line {
    name: String,
    bytes: u64,
    sha256: String,
}

struct Out<'a> {
    folder: PathBuf,
    begin: Begin<'a>,
    go_on: &'a mut dyn FnMut(u64, u64) -> bool,
    done: u64,
    all: u64,
    listed: Vec<Line>,
}

impl Out<'_> {
    /// Writes one file, of pieces that are given one after another.
    fn file(
        &mut self,
        name: &str,
        give: impl FnOnce(&mut dyn FnMut(&[u8]) -> casebook::Result<()>) -> Result<(), AppError>,
    ) -> Result<(), AppError> {
        let mut sheet = (self.begin)(&self.folder.join(name))?;
        let (mut digest, mut bytes) = (Sha256::new(), 0_u64);
        give(&mut |piece| {
            digest.update(piece);
            bytes = bytes.saturating_add(piece.len() as u64);
            sheet.write_all(piece).map_err(casebook::Error::from)
        })?;
        sheet.finish()?;
        self.listed.push(Line {
            name: name.to_owned(),
            bytes,
            sha256: numbers::hex(&digest.finalize()),
        });
        self.done = self.done.saturating_add(1);
        if (self.go_on)(self.done, self.all.max(self.done)) {
            Ok(())
        } else {
            Err(casebook::Error::Stopped.into())
        }
    }

    fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), AppError> {
        self.file(name, |give| Ok(give(bytes)?))
    }

    fn json(&mut self, name: &str, value: &Value) -> Result<(), AppError> {
        let mut text = serde_json::to_vec_pretty(value).map_err(casebook::Error::from)?;
        text.push(b'\n');
        self.bytes(name, &text)
    }

    fn csv(&mut self, name: &str, lines: &[Vec<String>]) -> Result<(), AppError> {
        // With the mark by which spreadsheets know UTF-8.
        let mut text = String::from("\u{feff}");
        for line in lines {
            let cells: Vec<String> = line.iter().map(|cell| quoted(cell)).collect();
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        }
        self.bytes(name, text.as_bytes())
    }
}

/// A cell in quotes. One that a spreadsheet would reckon as a formula gets an apostrophe first: a
/// text somebody sent must not act in the program it is opened with.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).into()
}

fn fill(everything: &Everything<'_>, out: &mut Out<'_>) -> Result<(), AppError> {
    let referrals = everything.referrals()?;
    let records = everything.records()?;
    out.all = (referrals.len() as u64)
        .saturating_mul(2)
        .saturating_add((records.len() as u64).saturating_mul(2))
        .saturating_add(10);
    out.bytes("READ ME.txt", README.as_bytes())?;
    out.json("home.json", &everything.home()?.document.read()?)?;
    for statement in everything.statements_of_purpose()? {
        out.json(
            &format!("statements of purpose/version {}.json", statement.version),
            &statement.document.read()?,
        )?;
        let said: admission::home::StatementOfPurpose = statement.document.read()?;
        if let Some(digest) = said.file.and_then(|file| numbers::digest(&file.sha256)) {
            out.bytes(
                &format!("statements of purpose/version {}.pdf", statement.version),
                &everything.statement_file(&digest)?,
            )?;
        }
    }
    let mut children = vec![row(["id", "added", "changed", "file"])];
    for (number, child) in (1_u32..).zip(everything.children()?) {
        let file = format!("children/child {number}.json");
        out.json(&file, &child.document.read()?)?;
        children.push(vec![child.id, child.added_at, child.changed_at, file]);
    }
    out.csv("children.csv", &children)?;
    people(everything, out)?;
    fill_referrals(everything, &referrals, out)?;
    fill_records(everything, &records, out)?;
    fill_documents(everything, out)?;
    fill_oversight(everything, out)?;
    fill_gathered(everything, out)?;
    journal(everything, out)?;
    if let Some(root) = everything.authority()? {
        let text = record::certificates::authority_pem(&root)?;
        out.bytes("provider's root certificate.pem", text.as_bytes())?;
    }
    manifest(out)
}

fn people(everything: &Everything<'_>, out: &mut Out<'_>) -> Result<(), AppError> {
    let mut lines = vec![row(["id", "name", "standing", "registration", "way in"])];
    for person in everything.people()? {
        let open = if person.active { "open" } else { "ended" };
        lines.push(vec![
            person.id,
            person.name,
            person.standing.as_str().to_owned(),
            person.registration,
            open.to_owned(),
        ]);
    }
    out.csv("people.csv", &lines)
}

/// Who read which record, and the views written without its outcome.
fn fill_oversight(everything: &Everything<'_>, out: &mut Out<'_>) -> Result<(), AppError> {
    let mut lines = vec![row(["record", "person", "what", "when", "view"])];
    for one in everything.everybodys_oversight()? {
        lines.push(vec![
            one.record.to_string(),
            one.person,
            one.what,
            one.at,
            one.view
                .map(|view| view.as_str().to_owned())
                .unwrap_or_default(),
        ]);
    }
    out.csv("oversight.csv", &lines)
}

fn fill_referrals(
    everything: &Everything<'_>,
    referrals: &[casebook::Referral],
    out: &mut Out<'_>,
) -> Result<(), AppError> {
    let mut lines = vec![row([
        "number", "id", "status", "begun", "changed", "folder",
    ])];
    let mut papers = vec![row([
        "referral", "name", "kind", "bytes", "SHA-256", "taken in", "by", "file",
    ])];
    for referral in referrals {
        let folder = format!("referrals/{:04}", referral.number);
        out.json(
            &format!("{folder}/referral.json"),
            &referral.document.read()?,
        )?;
        if let Some(after) = everything.afterwards(&referral.id)? {
            out.json(
                &format!("{folder}/after signing.json"),
                &after.document.read()?,
            )?;
        }
        for (number, paper) in (1_u32..).zip(everything.papers(&referral.id)?) {
            let file = format!("{folder}/papers/{number:02} {}", safe(&paper));
            out.file(&file, |give| {
                Ok(everything.give_paper(&paper.id, |part| give(part))?)
            })?;
            papers.push(vec![
                referral.number.to_string(),
                paper.name,
                paper.kind,
                paper.bytes.to_string(),
                numbers::hex(&paper.sha256),
                paper.taken_at,
                paper.taken_by,
                file,
            ]);
        }
        lines.push(vec![
            referral.number.to_string(),
            referral.id.clone(),
            format!("{:?}", referral.status).to_lowercase(),
            referral.created_at.clone(),
            referral.changed_at.clone(),
            folder,
        ]);
    }
    out.csv("referrals.csv", &lines)?;
    out.csv("papers.csv", &papers)
}

fn fill_records(
    everything: &Everything<'_>,
    records: &[casebook::RecordRow],
    out: &mut Out<'_>,
) -> Result<(), AppError> {
    let mut lines = vec![row([
        "number",
        "referral id",
        "outcome",
        "signed",
        "signer",
        "SHA-256",
        "journal entry",
        "file",
    ])];
    for record in records {
        let printed = numbers::printed(record.number, numbers::moment(&record.signed_at)?);
        let pdf = everything.record_to_compare(record.number)?;
        let file = format!("records/{printed}.pdf");
        out.bytes(&file, &pdf)?;
        // One that this program did not make may hold no case it can read; the PDF is there.
        if let Ok(case) = case_inside(&pdf) {
            let case = serde_json::to_value(&case).map_err(casebook::Error::from)?;
            out.json(&format!("records/{printed} case.json"), &case)?;
        }
        lines.push(vec![
            printed,
            record.referral.clone(),
            record.outcome.clone(),
            record.signed_at.clone(),
            record.signer.clone(),
            numbers::hex(&record.sha256),
            record.journal.to_string(),
            file,
        ]);
    }
    out.csv("records.csv", &lines)
}

/// Letters, notices and whatever else was signed beside the records.
fn fill_documents(everything: &Everything<'_>, out: &mut Out<'_>) -> Result<(), AppError> {
    let mut lines = vec![row([
        "number",
        "kind",
        "title",
        "referral id",
        "signed",
        "signer",
        "SHA-256",
        "file",
    ])];
    for document in everything.documents()? {
        let signed_at = numbers::moment(&document.signed_at)?;
        let printed = crate::documents::printed(document.number, signed_at);
        let file = format!("documents/{printed}.pdf");
        out.bytes(&file, &everything.signed_document(document.number)?)?;
        lines.push(vec![
            printed,
            document.kind,
            document.title,
            document.referral.unwrap_or_default(),
            document.signed_at,
            document.signer,
            numbers::hex(&document.sha256),
            file,
        ]);
    }
    out.csv("documents.csv", &lines)
}

/// In a register: every gathered document as it came, and what was found of it.
fn fill_gathered(everything: &Everything<'_>, out: &mut Out<'_>) -> Result<(), AppError> {
    if !everything.is_register() {
        return Ok(());
    }
    let mut lines = vec![row([
        "home", "kind", "number", "signed", "check", "came as", "taken in", "SHA-256", "file",
    ])];
    for kept in everything.gathered()? {
        let head: crate::gathered::Head = kept.head.read()?;
        let file = format!("gathered/{:06}.pdf", kept.number);
        out.bytes(&file, &everything.gathered_to_carry(kept.number)?)?;
        lines.push(vec![
            head.home.unwrap_or_default(),
            head.kind.unwrap_or_default(),
            head.printed.unwrap_or_default(),
            head.signed_at.map(|at| at.to_string()).unwrap_or_default(),
            if kept.sound {
                "nothing false"
            } else {
                "failed"
            }
            .to_owned(),
            kept.path,
            kept.taken_in_at,
            numbers::hex(&kept.sha256),
            file,
        ]);
    }
    out.csv("gathered.csv", &lines)?;
    let mut deleted = vec![row(["when", "why", "SHA-256"])];
    for one in everything.gathered_deletions()? {
        for digest in &one.digests {
            deleted.push(vec![one.at.clone(), one.because.clone(), digest.clone()]);
        }
    }
    out.csv("deleted from the register.csv", &deleted)
}

fn journal(everything: &Everything<'_>, out: &mut Out<'_>) -> Result<(), AppError> {
    let mut lines = vec![row([
        "number",
        "at",
        "who",
        "what",
        "subject kind",
        "subject",
        "detail",
        "hash before",
        "hash",
    ])];
    let mut entries = everything.journal(usize::MAX)?;
    entries.reverse();
    for entry in entries {
        lines.push(vec![
            entry.number.to_string(),
            entry.at,
            entry.who,
            entry.what,
            entry.subject_kind,
            entry.subject_id,
            entry.detail.as_str().to_owned(),
            numbers::hex(&entry.previous),
            numbers::hex(&entry.hash),
        ]);
    }
    out.csv("journal.csv", &lines)
}

/// The list of digests: as JSON with lengths, and as `sha256sum --check` reads it.
fn manifest(out: &mut Out<'_>) -> Result<(), AppError> {
    let files: Vec<Value> = out
        .listed
        .iter()
        .map(|line| json!({"file": line.name, "bytes": line.bytes, "sha256": line.sha256}))
        .collect();
    let sums: String = out
        .listed
        .iter()
        .map(|line| format!("{}  {}\n", line.sha256, line.name))
        .collect();
    out.json("manifest.json", &json!({ "files": files }))?;
    out.bytes("manifest.sha256", sums.as_bytes())
}

/// A paper's own name, as every system takes it, with the ending of what it is.
fn safe(paper: &casebook::Paper) -> String {
    let name: String = paper
        .name
        .chars()
        .map(|letter| match letter {
            letter if letter.is_alphanumeric() || " .-_()".contains(letter) => letter,
            _ => '_',
        })
        .take(80)
        .collect();
    let name = name.trim_matches([' ', '.']);
    let ending = Kind::named(&paper.kind).ending();
    match ending {
        Some(ending) if !name.to_lowercase().ends_with(&format!(".{ending}")) => {
            format!("{name}.{ending}")
        }
        _ if name.is_empty() => "paper".to_owned(),
        _ => name.to_owned(),
    }
}

const README: &str = "\
Everything that stood in a casebook of Threshold.

home.json, children, statements of purpose, referrals: what the home knows, as JSON.
gathered: in a register, the signed documents of several homes as they came; gathered.csv lists them.
records: the signed decision records as they were signed, and the case inside each as JSON.
documents: letters and other signed documents that are no decision.
referrals/…/papers: the papers that came with a referral, as they came.
children.csv, people.csv, referrals.csv, papers.csv, records.csv,
documents.csv, oversight.csv, journal.csv: lists. A cell that a
spreadsheet would take for a formula begins with an apostrophe.
manifest.sha256: the digest of every file. \"sha256sum --check manifest.sha256\" compares them;
manifest.json says the same with lengths.

Nothing here is encrypted: whoever has this folder can read it. Keep it as you keep a child's file.
";

#[cfg(test)]
mod tests;
