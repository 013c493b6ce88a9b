//! What each person may do, in one table.

use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// A person's standing in the home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Registered in respect of the home as its manager (Care Standards Act 2000, Part 2).
    RegisteredManager,
    /// Registered in respect of the home as the person who carries it on: where the provider
    /// is one person, a registered person as much as the manager (Children's Homes
    /// Regulations 2015, regulation 2(1)).
    RegisteredProvider,
    /// Drafts, and decides under a recorded arrangement while the manager is away
    /// (Guide, paragraph 10.20).
    Deputy,
    /// Supervises the management of the home (Children's Homes Regulations 2015,
    /// regulation 2(1)): reads, and takes copies out.
    ResponsibleIndividual,
    /// Reads only, and until a set moment: an inspector on site, for example.
    Reader,
}

/// Something a person does with the casebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Read what the home knows and decided.
    Read,
    /// Begin and fill in referrals; keep the entries of the children living here.
    Write,
    /// Change the home's particulars and add statements of purpose.
    KeepHome,
    /// Sign a decision.
    Sign,
    /// Sign a letter, a notice or another document for the home that is no decision.
    SignDocuments,
    /// Sign an oversight record: what the responsible individual read and thinks of it.
    Oversee,
    /// Take a copy of a record or a paper out of the casebook.
    Export,
    /// Take everything out of the casebook, in open formats.
    ExportEverything,
    /// Choose where backups go, make them, and put one in the casebook's place.
    KeepBackups,
    /// Set how long records are kept, hold them, ask for and agree to deletions.
    KeepRetention,
    /// Read who did what in the journal.
    ReadJournal,
    /// Give other people a way in, change it and end it; make the recovery kit.
    KeepPeople,
    /// Gather signed records of several homes in a register, and say whose authority is trusted.
    KeepRegister,
}

impl Standing {
    /// Every standing, in the order of the table on the screen.
    pub const ALL: &'static [Self] = &[
        Self::RegisteredManager,
        Self::RegisteredProvider,
        Self::Deputy,
        Self::ResponsibleIndividual,
        Self::Reader,
    ];

    /// Whether a person of this standing may do `act`: the one table.
    #[must_use]
    pub fn may(self, act: Act) -> bool {
        match self {
            // Oversight is another person's: nobody oversees a decision they answer for.
            // So is a register of several homes, which lies in no home's casebook.
            Self::RegisteredManager | Self::RegisteredProvider => {
                !matches!(act, Act::Oversee | Act::KeepRegister)
            }
            // A decision is signed by a registered person (regulation 2(1)); a deputy drafts it.
            // The journal tells of colleagues too, so it is for those who answer for the home.
            // The disk fails on the manager's free weekend too.
            Self::Deputy => matches!(
                act,
                Act::Read
                    | Act::Write
                    | Act::KeepHome
                    | Act::SignDocuments
                    | Act::Export
                    | Act::KeepBackups
            ),
            Self::ResponsibleIndividual => {
                matches!(
                    act,
                    Act::Read
                        | Act::Oversee
                        | Act::Export
                        | Act::KeepRetention
                        | Act::ReadJournal
                        | Act::KeepRegister
                )
            }
            Self::Reader => act == Act::Read,
        }
    }

    /// Whether a person of this standing may do `act` in a register of signed records. It is the
    /// responsible individual's own file: nobody else keeps it safe, and nothing is decided in it.
    #[must_use]
    pub fn may_in_a_register(self, act: Act) -> bool {
        match self {
            Self::ResponsibleIndividual => matches!(
                act,
                Act::Read
                    | Act::Oversee
                    | Act::Export
                    | Act::ExportEverything
                    | Act::KeepBackups
                    | Act::ReadJournal
                    | Act::KeepPeople
                    | Act::KeepRegister
            ),
            _ => false,
        }
    }

    /// Whether a person of this standing signs anything, a decision or a document beside one: they
    /// need a certificate of their own.
    #[must_use]
    pub fn signs(self) -> bool {
        [Act::Sign, Act::SignDocuments, Act::Oversee]
            .iter()
            .any(|act| self.may(*act))
    }

    /// Whether this standing answers for the home: at least one such person always remains.
    #[must_use]
    pub fn keeps_the_casebook(self) -> bool {
        self.may(Act::KeepPeople)
    }

    /// The word kept in the casebook and in the journal.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RegisteredManager => "registered_manager",
            Self::RegisteredProvider => "registered_provider",
            Self::Deputy => "deputy",
            Self::ResponsibleIndividual => "responsible_individual",
            Self::Reader => "reader",
        }
    }

    pub(crate) fn from_kept(word: &str) -> Result<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|standing| standing.as_str() == word)
            .ok_or(Error::Damaged)
    }
}

impl Act {
    /// Every act, in the order of the table on the screen.
    pub const ALL: &'static [Self] = &[
        Self::Read,
        Self::Write,
        Self::KeepHome,
        Self::Sign,
        Self::SignDocuments,
        Self::Oversee,
        Self::Export,
        Self::ExportEverything,
        Self::KeepBackups,
        Self::KeepRetention,
        Self::ReadJournal,
        Self::KeepPeople,
        Self::KeepRegister,
    ];

    /// Completes "a person of this standing may not …".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Read => "read in this casebook",
            Self::Write => "change referrals or the children's entries",
            Self::KeepHome => "change the home's particulars",
            Self::Sign => "sign a decision",
            Self::SignDocuments => "sign letters and other documents for the home",
            Self::Oversee => "sign an oversight record",
            Self::Export => "take a copy of a record or a paper out of the casebook",
            Self::ExportEverything => "take everything out of the casebook",
            Self::KeepBackups => "make or restore backups",
            Self::KeepRetention => "decide how long records are kept, or delete them",
            Self::ReadJournal => "read the journal",
            Self::KeepPeople => "give other people a way in",
            Self::KeepRegister => "gather signed records of several homes",
        }
    }

    /// The line of the table on the screen.
    #[must_use]
    pub fn line(self) -> &'static str {
        match self {
            Self::Read => "Read referrals, decisions, the home and the children’s entries",
            Self::Write => "Begin and fill in referrals; keep the children’s entries",
            Self::KeepHome => "Change the home’s particulars, its team and statement of purpose",
            Self::Sign => "Sign a decision",
            Self::SignDocuments => "Sign letters, notices and other documents that are no decision",
            Self::Oversee => "Sign an oversight record of a decision",
            Self::Export => "Take a copy of a record or a paper out of the casebook",
            Self::ExportEverything => "Take everything out of the casebook, in open formats",
            Self::KeepBackups => "Choose where backups go; make and restore them",
            Self::KeepRetention => {
                "Set how long records are kept and hold them; ask for a deletion, or agree to one \
                 somebody else asked for"
            }
            Self::ReadJournal => "Read the journal: who did what, and when",
            Self::KeepPeople => {
                "Add, change and remove people; set a new passphrase for somebody; make the \
                 recovery kit"
            }
            Self::KeepRegister => "Keep a register of signed records gathered from several homes",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table as it is meant, written out a second time: Read, Write, KeepHome, Sign,
    /// SignDocuments, Oversee, Export, ExportEverything, KeepBackups, KeepRetention, ReadJournal,
    /// KeepPeople, KeepRegister.
    #[test]
    fn the_table_says_what_it_is_meant_to_say() {
        let meant = [
            (
                Standing::RegisteredManager,
                [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0],
            ),
            (
                Standing::RegisteredProvider,
                [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0],
            ),
            (Standing::Deputy, [1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0]),
            (
                Standing::ResponsibleIndividual,
                [1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 1],
            ),
            (Standing::Reader, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ];
        assert_eq!(meant.len(), Standing::ALL.len());
        for (standing, row) in meant {
            let found: Vec<u8> = Act::ALL
                .iter()
                .map(|act| u8::from(standing.may(*act)))
                .collect();
            assert_eq!(found, row, "{standing:?}");
        }
    }

    #[test]
    fn nothing_is_decided_in_a_register_and_only_its_keeper_gets_in() {
        for act in [Act::Write, Act::KeepHome, Act::Sign, Act::SignDocuments] {
            assert!(!Standing::ResponsibleIndividual.may_in_a_register(act));
        }
        for standing in Standing::ALL {
            let keeps = standing.may_in_a_register(Act::KeepRegister);
            assert_eq!(keeps, *standing == Standing::ResponsibleIndividual);
            assert_eq!(standing.may_in_a_register(Act::Read), keeps);
        }
    }

    #[test]
    fn whoever_may_sign_anything_signs_and_a_reader_nothing() {
        for standing in Standing::ALL {
            assert_eq!(standing.signs(), *standing != Standing::Reader);
        }
    }

    #[test]
    fn every_standing_is_read_back_from_its_word() {
        for standing in Standing::ALL {
            assert_eq!(Standing::from_kept(standing.as_str()).unwrap(), *standing);
        }
    }
}
