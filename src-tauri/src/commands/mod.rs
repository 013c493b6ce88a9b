//! What the window may ask: one file a screen, each function listed in `list.rs`.
//!
//! The functions know nothing of Tauri: they take the [`Desk`] and what was asked, and may take
//! their time (a passphrase alone takes a tenth of a second). The commands made of them here run
//! off the window's thread, so that the window never freezes.

// Before the modules: a macro is known only to what comes after it.
include!("list.rs");

pub mod about;
pub mod afterwards;
pub mod asks;
pub mod authority_sheet;
pub mod backups;
pub mod certificate;
pub mod check;
pub mod client;
pub mod decide_again;
pub mod decision;
pub mod documents;
pub mod gathered;
pub mod handing_over;
pub mod home;
pub mod journal;
pub mod law;
pub mod only;
pub mod oversight;
pub mod papers;
pub mod patterns;
pub mod people;
pub mod reading_aid;
pub mod records;
pub mod recovery;
pub mod referral;
pub mod referrals;
pub mod registers;
pub mod restore;
pub mod retention;
pub mod sampling;
pub mod search;
pub mod start;
pub mod wording;
pub mod zoom;

use admission::afterwards::AfterChange;
use admission::change::Change;
use admission::home::{
    ChildLivingHere, HomeReviews, LadderStep, PrintedFile, StatementOfPurpose, Team,
};
use admission::law::Provision;
use admission::oversight::patterns::PatternName;
use admission::oversight::sampling::OwnView;
use admission::wording::Suggestion;
use admission::{Appraisal, Case};
use chrono::NaiveDate;

use self::papers::{PaperBytes, PaperRow, PaperSays, PaperTakenIn};
use crate::documents::{DocumentAsked, PartWords};
use crate::error::AppError;
use crate::session::Desk;
use about::About;
use backups::{BackupsPage, EverythingExported, Progress};
use certificate::{OwnCertificate, TrustPage};
use check::{CheckedRecord, RecordToCheck};
use documents::{DocumentForm, DocumentRow};
use gathered::{
    GatheredAsked, GatheredAuthority, GatheredGoes, GatheredPage, GatheredPatterns, GatheredQueue,
    GatheredRecord, GatheredToDelete, Gathering,
};
use handing_over::ReferralBegun;
use home::{HomePage, Particulars};
use journal::{JournalAsked, JournalPage};
use only::Only;
use oversight::ReadingQueue;
use patterns::PatternsPage;
use people::{PeoplePage, TypedPerson};
use reading_aid::ReadingAid;
use records::{Pdf, RecordRow};
use recovery::{RecoverablePerson, RecoveryKitPage};
use referral::ReferralView;
use referrals::{NewReferral, ReferralList};
use registers::{MovedIn, RegisterRow};
use restore::{BackupCompared, BackupsHere};
use retention::{RetentionChange, RetentionPage};
use sampling::SamplePage;
use search::SearchPage;
use start::{NewHome, NewRegister, PassphraseStrength, Purpose, Secret, Session, Start};
use zoom::Zoom;

#[cfg(feature = "window")]
/// What a line of the list needs, as an act of the casebook's table.
macro_rules! needs {
    (Anybody) => {
        None
    };
    ($act:ident) => {
        Some(casebook::Act::$act)
    };
}

#[cfg(feature = "window")]
/// Makes a command of each listed function, and the handler of all of them. A function whose name,
/// questions or answer differ from its line in the list does not compile.
macro_rules! answered {
    ($($need:ident : $screen:ident :: $command:ident ( $($asked:ident : $kind:ty),* ) -> $answer:ty;)*) => {
        $(
            #[tauri::command(rename_all = "snake_case")]
            async fn $command(
                desk: tauri::State<'_, Desk>,
                $($asked: $kind),*
            ) -> Result<$answer, AppError> {
                let desk = desk.inner().clone();
                off_the_window(move || {
                    desk.must_allow(needs!($need))?;
                    $screen::$command(&desk $(, $asked)*)
                })
                .await
            }
        )*

        /// The handler of every listed command.
        pub fn handler<R: tauri::Runtime>()
        -> impl Fn(tauri::ipc::Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($command),*]
        }
    };
}

#[cfg(feature = "window")]
with_every_command!(answered);

#[cfg(feature = "window")]
/// Does the work on a thread that may block.
async fn off_the_window<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(AppError::unforeseen()))
}

#[cfg(test)]
#[cfg(feature = "window")]
pub mod tests;
