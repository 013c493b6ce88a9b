//! What each person may do, in one table.

use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// A person's standing in the home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Registered in respect of the home (Care Standards Act 2000, Part 2).
    RegisteredManager,
    /// Drafts, and decides under a recorded arrangement while the manager is away
    /// (Guide, paragraph 10.20).
    Deputy,
    /// Supervises the management of the home (Children's Homes Regulations 2015,
    /// regulation 2(1)): reads, and takes copies out.
    ResponsibleIndividual,
    /// Reads only: an inspector on site, for example.
    Reader,
}

/// Something a person does with the casebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Begin and fill in referrals; keep the entries of the children living here.
    Write,
    /// Change the home's particulars and add statements of purpose.
    KeepHome,
    /// Sign a decision.
    Sign,
    /// Take a copy of a record out of the casebook.
    Export,
    /// Give other people a way in, and everybody their signing identity.
    KeepPeople,
}

impl Standing {
    /// Whether a person of this standing may do `act`. Reading is open to everybody who can
    /// sign in.
    #[must_use]
    pub fn may(self, act: Act) -> bool {
        match self {
            Self::RegisteredManager => true,
            // A decision is signed by a registered person (regulation 2(1)); a deputy drafts it.
            Self::Deputy => !matches!(act, Act::Sign | Act::KeepPeople),
            Self::ResponsibleIndividual => act == Act::Export,
            Self::Reader => false,
        }
    }

    /// The word kept in the casebook and in the journal.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RegisteredManager => "registered_manager",
            Self::Deputy => "deputy",
            Self::ResponsibleIndividual => "responsible_individual",
            Self::Reader => "reader",
        }
    }

    pub(crate) fn from_kept(word: &str) -> Result<Self> {
        [
            Self::RegisteredManager,
            Self::Deputy,
            Self::ResponsibleIndividual,
            Self::Reader,
        ]
        .into_iter()
        .find(|standing| standing.as_str() == word)
        .ok_or(Error::Damaged)
    }
}

impl Act {
    /// Completes "a person of this standing may not …".
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Write => "change referrals or the children's entries",
            Self::KeepHome => "change the home's particulars",
            Self::Sign => "sign a decision",
            Self::Export => "take a copy of a record out of the casebook",
            Self::KeepPeople => "give other people a way in",
        }
    }
}
