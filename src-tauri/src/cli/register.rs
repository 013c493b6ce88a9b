//! `threshold register`: a register of signed records gathered from several homes. The passphrase is
//! the first line of standard input.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use casebook::{Casebook, KdfCost, Opened, Passphrase};
use clap::Subcommand;
use record::certificates::{fingerprint, read_authority};
use serde::Serialize;

use super::case_file::why;
use super::check::unopened;
use super::{Done, NotDone};
use crate::commands::gathered::{GatheredAsked, GatheredPage, GatheredShow, page};
use crate::error::AppError;
use crate::gathered::files::{self, Folder, TakenIn};
use crate::gathered::{self, Register, Reliance};
use crate::session::SignedIn;
use crate::{reading, trusted};

mod deleting;

/// What is done with a register.
#[derive(Subcommand)]
pub enum RegisterTask {
    /// Make a register, with a signing identity for its keeper.
    Make {
        /// Where it is to stand: a name that ends in .casebook.
        #[arg(value_name = "REGISTER")]
        register: PathBuf,
        /// The provider whose homes it is about.
        #[arg(long)]
        provider: String,
        /// The responsible individual who keeps it.
        #[arg(long)]
        keeper: String,
    },
    /// Take in the records in folders and those within them, or single files.
    ///
    /// What is in the register already is left alone, so a run that was stopped is simply begun
    /// again. The exit status is 1 when a document that is new failed its check, else 2 when a file
    /// could not be read or is no record, else 0.
    Import {
        /// The register.
        #[arg(value_name = "REGISTER")]
        register: PathBuf,
        /// Folders or files.
        #[arg(required = true, value_name = "FOLDER")]
        from: Vec<PathBuf>,
        /// How many files are looked at side by side; one a core, where left out.
        #[arg(long, value_name = "N")]
        side_by_side: Option<usize>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// List what the register holds.
    ///
    /// The exit status is 1 when a document failed its check, else 3 when nobody trusted vouches for
    /// a signer, else 0.
    List {
        /// The register.
        #[arg(value_name = "REGISTER")]
        register: PathBuf,
        /// Only what failed its check.
        #[arg(long)]
        failed: bool,
        /// Print JSON, every row.
        #[arg(long)]
        json: bool,
    },
    /// Delete one document, or everything of one home.
    ///
    /// With a decision record go the documents beside it and those that carry it inside. Without
    /// --because nothing is deleted: it says what would go. The reason and the digests stay in the
    /// journal, and what was deleted is not taken in again. A backup made before holds it still.
    Delete {
        /// The register.
        #[arg(value_name = "REGISTER")]
        register: PathBuf,
        /// One document, by the SHA-256 of its file, as “list --json” says it.
        #[arg(
            long,
            value_name = "SHA256",
            conflicts_with = "home",
            required_unless_present = "home"
        )]
        record: Option<String>,
        /// Everything of one home, by Ofsted's reference number or the home's name.
        #[arg(long, value_name = "HOME")]
        home: Option<String>,
        /// Why it is deleted.
        #[arg(long, value_name = "WORDS")]
        because: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Trust a provider's authority from now on.
    Trust {
        /// The register.
        #[arg(value_name = "REGISTER")]
        register: PathBuf,
        /// The root certificate the home handed out (PEM or DER).
        #[arg(value_name = "ROOT")]
        root: PathBuf,
        /// How you made sure that it is the provider's: "read to me by the manager", for example.
        #[arg(long, value_name = "WORDS")]
        compared: String,
    },
}

/// What came of an import, as JSON.
#[derive(Serialize)]
struct Imported {
    new: usize,
    failed: usize,
    known: usize,
    not_read: usize,
    others: usize,
    stopped: bool,
    status: u8,
}

/// Does one of them.
///
/// # Errors
/// When the register cannot be opened, made or written.
pub fn register(task: &RegisterTask) -> Result<Done, NotDone> {
    let passphrase = Passphrase::new(&super::passphrase("Passphrase")?);
    match task {
        RegisterTask::Make {
            register,
            provider,
            keeper,
        } => make(register, (provider.trim(), keeper.trim()), &passphrase),
        RegisterTask::Import {
            register,
            from,
            side_by_side,
            json,
        } => {
            let threads = side_by_side.unwrap_or_else(files::side_by_side);
            import(&mut open(register, &passphrase)?, from, threads, *json)
        }
        RegisterTask::List {
            register,
            failed,
            json,
        } => list(open(register, &passphrase)?, register, *failed, *json),
        RegisterTask::Delete {
            register,
            record,
            home,
            because,
            json,
        } => {
            let asked = deleting::Asked {
                record: record.as_deref(),
                home: home.as_deref(),
                because: because.as_deref(),
                json: *json,
            };
            deleting::delete(open(register, &passphrase)?, register, &asked)
        }
        RegisterTask::Trust {
            register,
            root,
            compared,
        } => trust(&mut open(register, &passphrase)?, root, compared),
    }
}

fn open(path: &Path, passphrase: &Passphrase) -> Result<Casebook, NotDone> {
    let Opened { casebook, .. } =
        Casebook::open(path, passphrase, chrono::Utc::now()).map_err(unopened)?;
    Ok(casebook)
}

fn make(path: &Path, names: (&str, &str), passphrase: &Passphrase) -> Result<Done, NotDone> {
    let now = chrono::Utc::now();
    let made = gathered::create(names, path, passphrase, (KdfCost::PRODUCT, now))?;
    made.close().map_err(AppError::from)?;
    Ok(Done {
        says: format!("The register stands at {}.\n", path.display()),
        status: 0,
    })
}

fn import(
    casebook: &mut Casebook,
    from: &[PathBuf],
    threads: usize,
    json: bool,
) -> Result<Done, NotDone> {
    let known = casebook.gathered_digests().map_err(AppError::from)?;
    let mut all = Folder::default();
    for chosen in from {
        if !chosen.exists() {
            return Err(NotDone::unreadable(
                "One of the folders or files is not there.",
            ));
        }
        let found = files::in_folder(chosen);
        all.files.extend(found.files);
        all.not_read.extend(found.not_read);
        all.others = all.others.saturating_add(found.others);
    }
    let mut told = None;
    let taken = files::take_in(
        &all.files,
        &known,
        threads,
        &mut |new, not_read| Ok(casebook.gather(new, not_read, chrono::Utc::now())?),
        &mut |done, of| {
            let tenth = done.saturating_mul(10).checked_div(of).unwrap_or_default();
            if told != Some(tenth) {
                told = Some(tenth);
                // With nowhere to say it, it goes on.
                let _ = writeln!(io::stderr(), "checking ({tenth}0 %)");
            }
            true
        },
    )?;
    if !all.not_read.is_empty() {
        casebook
            .gather(&[], &all.not_read, chrono::Utc::now())
            .map_err(AppError::from)?;
    }
    answer(&taken, &all, json)
}

fn answer(taken: &TakenIn, all: &Folder, json: bool) -> Result<Done, NotDone> {
    let not_read = taken.not_read.saturating_add(all.not_read.len());
    let status = match (taken.failed, not_read) {
        (1.., _) => 1,
        (0, 1..) => 2,
        (0, 0) => 0,
    };
    let says = if json {
        as_json(&Imported {
            new: taken.new,
            failed: taken.failed,
            known: taken.known,
            not_read,
            others: all.others,
            stopped: taken.stopped,
            status,
        })?
    } else {
        format!(
            "{} taken in, of which {} failed their check; {} known already; {} not read; {} other \
             files left alone.\n",
            taken.new, taken.failed, taken.known, not_read, all.others
        )
    };
    Ok(Done { says, status })
}

fn list(casebook: Casebook, path: &Path, failed: bool, json: bool) -> Result<Done, NotDone> {
    let now = chrono::Utc::now();
    let register = Register::read(&casebook)?;
    let mut at = SignedIn::new(casebook, path.to_path_buf(), Vec::new(), now);
    let today = admission::calendar::english_time(now).date();
    let mut asked = GatheredAsked {
        show: if failed {
            GatheredShow::Failed
        } else {
            GatheredShow::Decisions
        },
        ..GatheredAsked::default()
    };
    let mut whole = page(&mut at, &register, &asked, today)?;
    while whole.rows.len() < whole.found {
        asked.after = whole.rows.len();
        let next = page(&mut at, &register, &asked, today)?;
        if next.rows.is_empty() {
            break;
        }
        whole.rows.extend(next.rows);
    }
    let status = match (whole.failed, whole.unknown_signer) {
        (1.., _) => 1,
        (0, 1..) => 3,
        (0, 0) => 0,
    };
    let says = if json {
        as_json(&whole)?
    } else {
        in_words(&whole)
    };
    Ok(Done { says, status })
}

fn in_words(page: &GatheredPage) -> String {
    let mut said = String::new();
    for row in &page.rows {
        let named = row.printed.as_deref().unwrap_or("no number");
        let home = row.home.as_deref().unwrap_or("no home named");
        let reliance = match row.reliance {
            Reliance::Good => "good",
            Reliance::UnknownSigner => "unknown signer",
            Reliance::Failed => "FAILED",
        };
        said.push_str(&format!("{reliance}: {home}, {named}, {}\n", row.path));
        for sentence in &row.failing {
            said.push_str(&format!("  {sentence}\n"));
        }
    }
    for file in &page.not_read {
        said.push_str(&format!("not read: {}\n  {}\n", file.path, file.why));
    }
    said.push_str(&format!(
        "{} documents, {} decisions counted, {} failed their check, {} by signers nobody trusted \
         vouches for, {} files not read.\n",
        page.documents,
        page.decisions,
        page.failed,
        page.unknown_signer,
        page.not_read.len()
    ));
    said
}

fn trust(casebook: &mut Casebook, root: &Path, compared: &str) -> Result<Done, NotDone> {
    if compared.trim().is_empty() {
        return Err(NotDone::refused("Say how you compared the certificate."));
    }
    let bytes =
        reading::file(root, trusted::LARGEST).map_err(|cause| NotDone::unreadable(why(&cause)))?;
    let der = read_authority(&bytes)?;
    let print = fingerprint(&der);
    casebook
        .trust_gathered_authority(&print, &der, compared.trim(), chrono::Utc::now())
        .map_err(AppError::from)?;
    Ok(Done {
        says: format!("Trusted from now on: {print}\n"),
        status: 0,
    })
}

fn as_json(what: &impl Serialize) -> Result<String, NotDone> {
    let mut text = serde_json::to_string_pretty(what)
        .map_err(casebook::Error::from)
        .map_err(AppError::from)?;
    text.push('\n');
    Ok(text)
}
