//! The command line: verify, appraise, record, document, certificate, check, backup,
//! restore, export, pack, register, rules, schema, example.
//!
//! | exit status | means |
//! |---|---|
//! | 0 | done; for `verify`, nothing is false and the signer is vouched for |
//! | 1 | not done; for `verify`, at least one fact is false |
//! | 2 | something given could not be read |
//! | 3 | `verify` only: nothing is false, but nobody here knows the signer |
//!
//! Answers go to standard output, sentences about what went wrong to standard error. Neither
//! quotes a value from a file that could not be read.
//!
//! `threshold-cli` answers exactly these and nothing else. It starts without the window's libraries,
//! which take longer to load than most commands take; and on Windows the installed `threshold`
//! belongs to the window and not to a console, where it prints nothing by itself.

mod appraise;
mod backup;
mod case_file;
mod certificate;
mod check;
mod document;
mod example;
mod moment;
mod pack;
mod record;
mod register;
mod schema;
mod verify;

use std::io::{self, BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{CommandFactory, Parser, Subcommand};
use zeroize::Zeroizing;

/// From a referral to a signed decision record, for children's homes in England.
#[derive(Parser)]
#[command(
    name = "threshold",
    version,
    about,
    disable_help_subcommand = false,
    args_conflicts_with_subcommands = true
)]
pub struct Threshold {
    /// A casebook to sign in to in the window: what a double click on its file gives.
    #[arg(value_name = "FILE.casebook")]
    pub casebook: Option<PathBuf>,
    /// What to do; without it, the window opens.
    #[command(subcommand)]
    pub task: Option<Task>,
}

impl Threshold {
    /// The casebook to sign in to, as the window shows where it is: with its folder.
    ///
    /// # Errors
    /// What was given is no file: it is more likely a command mistyped, and is told so.
    pub fn casebook(&self) -> Result<Option<PathBuf>, clap::Error> {
        let Some(given) = &self.casebook else {
            return Ok(None);
        };
        match std::path::absolute(given) {
            Ok(file) if file.is_file() => Ok(Some(file)),
            _ => Err(Self::command().error(
                clap::error::ErrorKind::InvalidSubcommand,
                "there is no command and no casebook of this name",
            )),
        }
    }
}

/// The commands of Threshold, the decision record for children's homes in England, in a console.
#[derive(Parser)]
#[command(name = "threshold-cli", version, about)]
pub struct InAConsole {
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// What the command line does.
#[derive(Subcommand)]
pub enum Task {
    /// Check signed records: the facts first, the verdict last.
    ///
    /// The exit status is 0 only when nothing is false and the signer is vouched for; 1 when a
    /// fact is false, 2 when a file cannot be read, 3 when the signer is not known here.
    Verify {
        /// The records.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// A provider's root certificate (PEM or DER) to vouch for the signers; may be repeated.
        #[arg(long, value_name = "ROOT")]
        trust: Vec<PathBuf>,
        /// Print JSON: one object a file, in an array.
        #[arg(long)]
        json: bool,
    },
    /// Say what stands between a case and a signature.
    ///
    /// Findings, tasks, which outcomes are open and which are closed and by what, and the letter
    /// the gaps call for.
    Appraise {
        /// The case as JSON (`threshold schema` describes it); "-" reads standard input.
        #[arg(value_name = "CASE.json")]
        case: PathBuf,
        /// The day of the appraisal, for example 2026-11-21; today in England, where left out.
        #[arg(long, value_name = "DATE")]
        today: Option<NaiveDate>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Draw and sign the record of a decided case.
    ///
    /// Without a key it is signed with a throw-away EXAMPLE key: EXAMPLE then stands across every
    /// page, and the root certificate that vouches for it is written beside the record.
    Record {
        /// The case as JSON; "-" reads standard input.
        #[arg(value_name = "CASE.json")]
        case: PathBuf,
        /// When it is signed: RFC 3339 (2026-11-20T16:30:00Z), or the time on an English clock
        /// (2026-11-20 16:30).
        #[arg(long, value_name = "TIME")]
        signed_at: String,
        /// Where to write the record.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// PEM files that hold the signer's private key (PKCS #8), their certificate and the
        /// certificate of the authority that issued it, in one file or several; or one PKCS #12
        /// file (.p12, .pfx), whose passphrase is read from standard input, one line.
        #[arg(long, num_args = 1.., value_name = "KEY")]
        key: Vec<PathBuf>,
        /// Ask this time-stamping authority (RFC 3161) for a time stamp; without, no network is
        /// used.
        #[arg(long, value_name = "http://…")]
        time_stamp: Option<String>,
        /// The number to print in the record.
        #[arg(long, value_name = "NUMBER")]
        number: Option<String>,
    },
    /// Draft, draw and sign a document that stands beside a decision record: a letter, the reply, a
    /// notice, the child's summary or own record, an extract, an oversight record, an addendum, or
    /// the summary for regulation 45.
    ///
    /// It is made from the signed record itself; nothing is made from one that was changed. Without
    /// --out the draft is printed as JSON: its parts, what was left out and why, and every name found
    /// in its words. With --out it is signed and written; while a name is found that nobody looked at,
    /// nothing is signed. Without a key it is signed with a throw-away EXAMPLE key, as a record is:
    /// there is no unsigned PDF.
    Document(Box<document::Asked>),
    /// Print the rule book as Markdown: every rule, its ground and the law's exact words.
    Rules,
    /// Look a whole casebook through: every page, every row, the journal, every record.
    ///
    /// Reads the passphrase from standard input, one line; with a recovery code nothing can be
    /// checked. The exit status is 0 when all is well, 1 when something was found, 2 when the
    /// casebook cannot be opened. The journal tells of the sign-in and of a check that found nothing.
    Check {
        /// The casebook.
        #[arg(value_name = "CASEBOOK")]
        casebook: PathBuf,
        /// Signed records kept elsewhere: each must stand in this casebook, with the journal it
        /// names; a casebook put back to an older state does not hold them. May be repeated.
        #[arg(long, value_name = "FILE")]
        record: Vec<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Show the certificate a person signs with, renew it, or sign with one of a public authority.
    ///
    /// Reads the passphrase of the person who opens the casebook from standard input, one line;
    /// with --use the passphrase of that file follows on the next.
    Certificate {
        /// The casebook.
        #[arg(value_name = "CASEBOOK")]
        casebook: PathBuf,
        /// Issue a new certificate by the provider's own authority.
        #[arg(long, conflicts_with = "use_file")]
        renew: bool,
        /// Sign with the certificate in this file (PKCS #12) from now on.
        #[arg(long = "use", value_name = "FILE.p12")]
        use_file: Option<PathBuf>,
        /// Write the provider's root certificate here (PEM), for those who check records.
        #[arg(long, value_name = "ROOT.pem")]
        root: Option<PathBuf>,
    },
    /// Make a backup of a casebook: a whole, encrypted copy, opened again and compared.
    ///
    /// Reads the passphrase from standard input, one line.
    Backup {
        /// The casebook.
        #[arg(value_name = "CASEBOOK")]
        casebook: PathBuf,
        /// The folder the backup goes to.
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
    /// Put a backup in a casebook's place; what stands there is set aside, never destroyed.
    ///
    /// Reads the passphrase from standard input, one line: one that was good when the backup was
    /// made.
    Restore {
        /// The backup.
        #[arg(value_name = "BACKUP")]
        backup: PathBuf,
        /// Where the casebook is to stand.
        #[arg(value_name = "CASEBOOK")]
        casebook: PathBuf,
    },
    /// Write everything in a casebook in open formats: PDF, JSON, CSV, papers as they came.
    ///
    /// Reads the passphrase from standard input, one line. Nothing written is encrypted.
    Export {
        /// The casebook.
        #[arg(value_name = "CASEBOOK")]
        casebook: PathBuf,
        /// The folder in which a new one is made.
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
    /// Write what a visitor takes along about the decisions of a time: the inspection pack, or what
    /// the independent person may take.
    ///
    /// Reads the passphrase from standard input, one line. The journal says what was taken out.
    Pack(pack::Asked),
    /// Gather signed records of several homes in a register, and list them.
    ///
    /// Reads the passphrase of the register from standard input, one line.
    #[command(subcommand)]
    Register(register::RegisterTask),
    /// Print the JSON Schema of a case.
    Schema,
    /// Write the example home: its casebook, cases, signed records, root certificate and inspection
    /// pack.
    Example {
        /// The folder to write into; made if it is not there.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The example for responsible individuals instead: the year of two homes, and a register
        /// over their signed records.
        #[arg(long)]
        register: bool,
    },
}

/// How a task ended.
pub struct Done {
    /// What it has to say on standard output.
    pub says: String,
    /// The exit status.
    pub status: u8,
}

/// Why a task was not done: a sentence for standard error and an exit status.
#[derive(Debug)]
pub struct NotDone {
    sentence: String,
    status: u8,
}

impl NotDone {
    /// Something given could not be read.
    pub fn unreadable(sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            status: 2,
        }
    }

    /// It was understood and not done.
    pub fn refused(sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            status: 1,
        }
    }
}

impl From<crate::error::AppError> for NotDone {
    fn from(error: crate::error::AppError) -> Self {
        let parts = [Some(error.message), error.kept, error.to_do];
        let sentences: Vec<String> = parts.into_iter().flatten().collect();
        Self::refused(sentences.join(" "))
    }
}

/// One line of standard input, asked for by name: a passphrase on its way in.
///
/// # Errors
/// When nothing can be read.
fn passphrase(of: &str) -> Result<Zeroizing<String>, NotDone> {
    let _ = write!(io::stderr(), "{of}: ");
    let mut line = Zeroizing::new(String::with_capacity(1_024));
    io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|_| NotDone::unreadable("The passphrase could not be read."))?;
    let _ = writeln!(io::stderr());
    Ok(Zeroizing::new(
        line.trim_end_matches(['\r', '\n']).to_owned(),
    ))
}

impl From<::record::RecordError> for NotDone {
    fn from(error: ::record::RecordError) -> Self {
        Self::refused(crate::error::whole(&error.to_string()))
    }
}

/// Does a task and says how it ended.
pub fn run(task: Task) -> ExitCode {
    let done = match task {
        Task::Verify { files, trust, json } => verify::verify(&files, &trust, json),
        Task::Appraise { case, today, json } => appraise::appraise(&case, today, json),
        Task::Record {
            case,
            signed_at,
            out,
            key,
            time_stamp,
            number,
        } => record::record(
            &case,
            &signed_at,
            &out,
            record::By {
                key: &key,
                time_stamp: time_stamp.as_deref(),
            },
            number,
        ),
        Task::Document(asked) => document::document(&asked),
        Task::Rules => Ok(Done {
            says: admission::rules::BOOK.to_owned(),
            status: 0,
        }),
        Task::Check {
            casebook,
            record,
            json,
        } => check::check(&casebook, &record, json),
        Task::Certificate {
            casebook,
            renew,
            use_file,
            root,
        } => certificate::certificate(&casebook, renew, use_file.as_deref(), root.as_deref()),
        Task::Backup { casebook, folder } => backup::backup(&casebook, &folder),
        Task::Restore { backup, casebook } => backup::restore(&backup, &casebook),
        Task::Export { casebook, folder } => backup::export(&casebook, &folder),
        Task::Pack(asked) => pack::pack(&asked),
        Task::Register(task) => register::register(&task),
        Task::Schema => Ok(schema::schema()),
        Task::Example {
            out,
            register: true,
        } => example::register(&out),
        Task::Example { out, .. } => example::example(&out),
    };
    match done {
        Ok(Done { says, status }) => match say(&mut io::stdout().lock(), &says) {
            Ok(()) => ExitCode::from(status),
            Err(_) => ExitCode::FAILURE,
        },
        Err(NotDone { sentence, status }) => {
            // With nowhere to say it, the exit status still tells.
            let _ = say(
                &mut io::stderr().lock(),
                &format!("threshold: {sentence}\n"),
            );
            ExitCode::from(status)
        }
    }
}

/// Writes all of it. Whoever stops listening half-way (`| head`) has heard enough.
fn say(to: &mut impl Write, text: &str) -> io::Result<()> {
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
