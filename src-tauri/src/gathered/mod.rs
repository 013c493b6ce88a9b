//! A register of signed records gathered from several homes, as lists, queue and patterns know it.
//!
//! What was found of a file when it was taken in is kept with it; whether its signer is vouched for
//! is the keeper's choice, and is asked anew each time. A record that failed its check is in every
//! list and in no count.

pub mod files;
pub mod look;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use admission::home::Home;
use admission::judgement::Outcome;
use admission::oversight::after::{After, Remade, remade_by_records};
use admission::oversight::patterns::{Decided, Thought};
use admission::oversight::{Line, Urgent};
use casebook::{At, Casebook, GatheredRow, KdfCost, NewCasebook, NewPerson, Passphrase};
use chrono::{NaiveDate, NaiveDateTime};
use rand_core::OsRng;
use record::pages::extract;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::AppError;
use crate::oversight::blind;
use crate::{authority, numbers};

/// What lists need of a gathered document. Of one that failed its check it is a claim.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    /// The kind of document in words; none where its data cannot be read.
    pub kind: Option<String>,
    /// Whether it is a decision record.
    pub decision: bool,
    /// The home it names.
    pub home: Option<String>,
    /// Ofsted's unique reference number of that home.
    pub urn: Option<String>,
    /// The number printed in it.
    pub printed: Option<String>,
    /// The child's name on screen; of a document beside a decision the initials it names.
    pub child: Option<String>,
    /// The child's initials, as a decision record notes them; none where it notes none, and in whatever
    /// was taken in before they were kept here.
    pub initials: Option<String>,
    /// The placing authority.
    pub authority: Option<String>,
    /// The outcome.
    pub outcome: Option<Outcome>,
    /// When it was signed, on an English clock.
    pub signed_at: Option<NaiveDateTime>,
    /// Who signed, as the certificate inside says.
    pub signer: Option<String>,
    /// The name of the authority inside.
    pub vouched_for_by: Option<String>,
    /// SHA-256 of the record whose decision it makes again, in lower-case hexadecimal.
    pub remakes: Option<String>,
    /// Why it is read before others.
    pub urgent: Vec<Urgent>,
    /// What an oversight record thinks of the decision.
    pub thought: Option<Thought>,
    /// What an addendum tells of what became of the decision, with the English day by which it was
    /// noted.
    pub after: Option<(NaiveDate, After)>,
    /// The facts that are not as they must be, each in a whole sentence; none in a sound file.
    pub failing: Vec<String>,
    /// What was found about each fact: its name and "true", "false", "unknown" or "not_compared".
    pub facts: Vec<(String, String)>,
}

/// Whether a gathered document can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Reliance {
    /// Nothing about it is false, and its signer is vouched for by an authority the keeper trusts.
    Good,
    /// Nothing about it is false, and nobody the keeper trusts vouches for its signer.
    UnknownSigner,
    /// It failed its check.
    Failed,
}

/// One gathered document.
#[derive(Debug, Clone)]
pub struct Entry {
    /// As the casebook keeps it.
    pub kept: GatheredRow,
    /// What lists need of it.
    pub head: Head,
    /// Whether it can be relied on.
    pub reliance: Reliance,
}

impl Entry {
    /// The home under one name, however it was typed: its reference number, else its name.
    #[must_use]
    pub fn home_key(&self) -> Option<String> {
        key_of_home(self.head.urn.as_deref(), self.head.home.as_deref())
    }

    /// The home and number of a decision record that did not fail its check.
    fn number_key(&self) -> Option<(String, String)> {
        let stands = self.head.decision && self.reliance != Reliance::Failed;
        let number = self.head.printed.clone().filter(|_| stands)?;
        Some((self.home_key()?, number))
    }

    /// Whether it would tell how another decision came out. It is about it, or carries it inside; it is
    /// a copy of it, another record of its number or the decision made again; or it names no record, and
    /// was signed by the same home no earlier, for the same child or for nobody it could be told apart
    /// from. What is not known counts as the same.
    ///
    /// A list asks this of every document for each record drawn: what is quickly compared comes first.
    #[must_use]
    pub fn tells_of(&self, decision: &Self) -> bool {
        let (own, other) = (&self.head, &decision.head);
        if self.kept.sha256 == decision.kept.sha256 {
            return false;
        }
        if self.kept.about == Some(decision.kept.sha256)
            || decision.kept.carried_by == Some(self.kept.sha256)
        {
            return true;
        }
        // A file of which nothing could be read says nothing.
        let same_home = || match (self.home_key(), decision.home_key()) {
            (Some(one), Some(other)) => one == other,
            _ => own.kind.is_some(),
        };
        if own.decision {
            let first = own.remakes.as_ref();
            return first.is_some_and(|first| *first == numbers::hex(&decision.kept.sha256))
                || (own.printed == other.printed && same_home());
        }
        let earlier = own
            .signed_at
            .zip(other.signed_at)
            .is_some_and(|(own, other)| own < other);
        if self.kept.about.is_some() || earlier {
            return false;
        }
        let another_child = match (&own.child, &other.initials) {
            (Some(child), Some(initials)) => letters(child) != letters(initials),
            _ => false,
        };
        // An extract names a child living here, and tells of a decision about another.
        let for_one_child = own.kind.as_deref() != Some(extract::TITLE);
        !(another_child && for_one_child) && same_home()
    }

    /// Where it stands in the list: the newest first, whichever home signed it, since whoever oversees
    /// several asks what was decided last. A file that names no home or no day stands before them all:
    /// it is looked at, not scrolled past. No two have one place, so that a page never shows again or
    /// passes over what another showed; and nothing of how a decision came out is in it, so that a
    /// record drawn to be read without its outcome tells none by where it stands.
    #[must_use]
    pub fn place(&self) -> impl Ord + use<> {
        let home = self.head.home.as_ref().map(|home| home.to_lowercase());
        (
            home.is_some() && self.head.signed_at.is_some(),
            Reverse(self.head.signed_at),
            home,
            self.kept.number,
        )
    }

    /// Whether it is a decision record that counts: sound, and vouched for.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.head.decision && self.reliance == Reliance::Good
    }
}

/// Initials however they were written: their letters alone.
fn letters(initials: &str) -> String {
    let letters = initials.chars().filter(|one| one.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A home under one name: its reference number, else its name in small letters.
#[must_use]
pub fn key_of_home(urn: Option<&str>, name: Option<&str>) -> Option<String> {
    let said = |text: &str| {
        let text = text.trim().to_lowercase();
        (!text.is_empty()).then_some(text)
    };
    urn.and_then(said).or_else(|| name.and_then(said))
}

/// Everything gathered, in memory while the register is open: a few hundred bytes a document, and
/// its line once queue or patterns have asked for it.
#[derive(Debug, Default)]
pub struct Register {
    /// Every document, in the order in which it was taken in.
    pub entries: Vec<Entry>,
    /// The places of the entries, by digest.
    by_digest: BTreeMap<[u8; 32], usize>,
    /// The places of documents beside a decision record, by its digest.
    beside: BTreeMap<[u8; 32], Vec<usize>>,
    /// The places of decision records, by home and number.
    by_number: BTreeMap<(String, String), Vec<usize>>,
    /// The lines of decision records by number; none until they were asked for.
    lines: Option<BTreeMap<i64, Line>>,
}

impl Register {
    /// Reads everything but the files.
    ///
    /// # Errors
    /// When this is no register, or it cannot be read.
    pub fn read(casebook: &Casebook) -> Result<Self, AppError> {
        let trusted = trusted(casebook)?;
        let mut register = Self::default();
        for kept in casebook.gathered()? {
            let head: Head = kept.head.read()?;
            let vouched = kept
                .root
                .as_ref()
                .is_some_and(|root| trusted.contains(root));
            let reliance = match (kept.sound, vouched) {
                (false, _) => Reliance::Failed,
                (true, false) => Reliance::UnknownSigner,
                (true, true) => Reliance::Good,
            };
            let place = register.entries.len();
            register.by_digest.insert(kept.sha256, place);
            if let Some(about) = kept.about {
                register.beside.entry(about).or_default().push(place);
            }
            let entry = Entry {
                kept,
                head,
                reliance,
            };
            if let Some(key) = entry.number_key() {
                register.by_number.entry(key).or_default().push(place);
            }
            register.entries.push(entry);
        }
        Ok(register)
    }

    /// The document of this digest.
    #[must_use]
    pub fn of_digest(&self, sha256: &[u8; 32]) -> Option<&Entry> {
        self.entries.get(*self.by_digest.get(sha256)?)
    }

    /// The documents beside a decision record, in the order in which they were taken in.
    pub fn beside<'a>(&'a self, record: &[u8; 32]) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let places = self.beside.get(record).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.entries.get(*place))
    }

    /// Other decision records that carry the same number of the same home: the home is asked which
    /// of them stands.
    #[must_use]
    pub fn of_the_same_number(&self, entry: &Entry) -> Vec<&Entry> {
        let places = entry.number_key().and_then(|key| self.by_number.get(&key));
        places
            .into_iter()
            .flatten()
            .filter_map(|place| self.entries.get(*place))
            .filter(|other| other.kept.sha256 != entry.kept.sha256)
            .collect()
    }

    /// What became of a decision, as the last addendum says that the same provider signed, with the
    /// English day by which it was noted.
    fn became(&self, entry: &Entry) -> Option<(NaiveDate, After)> {
        let addenda = self.beside(&entry.kept.sha256);
        let told = addenda
            .filter(|one| one.reliance == Reliance::Good && one.kept.root == entry.kept.root)
            .filter_map(|one| Some((one.head.after.as_ref()?, one.head.signed_at)));
        let last = told.max_by_key(|((by, _), signed_at)| (*by, *signed_at));
        last.map(|((by, after), _)| (*by, after.clone()))
    }

    /// The homes, each once, in the order of their names: key and name.
    #[must_use]
    pub fn homes(&self) -> Vec<(String, String)> {
        let mut homes: BTreeMap<String, String> = BTreeMap::new();
        for entry in &self.entries {
            if let (Some(key), Some(name)) = (entry.home_key(), &entry.head.home) {
                homes.entry(key).or_insert_with(|| name.clone());
            }
        }
        let mut homes: Vec<(String, String)> = homes.into_iter().collect();
        homes.sort_by_key(|(key, name)| (name.to_lowercase(), key.clone()));
        homes
    }

    /// The lines of the decision records that can be read, by number; read from the casebook once.
    ///
    /// # Errors
    /// When the register cannot be read.
    pub fn lines(&mut self, casebook: &Casebook) -> Result<&BTreeMap<i64, Line>, AppError> {
        let lines = match self.lines.take() {
            Some(lines) => lines,
            None => {
                let mut lines = BTreeMap::new();
                for (number, line) in casebook.gathered_lines()? {
                    lines.insert(number, line.read()?);
                }
                lines
            }
        };
        Ok(self.lines.insert(lines))
    }

    /// The decisions that count, each with what is known of it here: what oversight thought, how far
    /// the keeper's own view agrees that was written before the outcome was shown, and what became of
    /// it by the day of the home's last addendum. What happened since stands in the home's casebook
    /// alone: what was open then is not known on a later day.
    ///
    /// # Errors
    /// When the register cannot be read.
    pub fn decided(
        &mut self,
        casebook: &Casebook,
        wanted: impl Fn(&Entry) -> bool,
        own: &BTreeMap<[u8; 32], (NaiveDate, Thought)>,
        today: NaiveDate,
    ) -> Result<Vec<Decided>, AppError> {
        self.lines(casebook)?;
        let lines = self.lines.as_ref();
        let samples = casebook.samples()?;
        // Two records that count make the pair; which of them was signed in the days asked for is no
        // matter.
        let counting = || {
            self.entries.iter().filter_map(|entry| {
                let line = lines?.get(&entry.kept.number)?;
                entry.counts().then_some(line)
            })
        };
        let remade = remade_by_records(counting());
        // Where the stay goes on under a second record, what lies ahead is counted there, once.
        let goes_on: BTreeSet<&str> = counting()
            .filter(|line| line.outcome.is_some_and(Outcome::accepts))
            .filter_map(|line| Some(line.remakes.as_ref()?.sha256.as_str()))
            .collect();
        self.entries
            .iter()
            .filter(|entry| entry.counts() && wanted(entry))
            .filter_map(|entry| {
                let line = lines?.get(&entry.kept.number)?.clone();
                let theirs = self
                    .beside(&entry.kept.sha256)
                    .filter(|one| one.reliance == Reliance::Good)
                    .filter_map(|one| Some((one.head.signed_at?.date(), one.head.thought?)));
                let thought = theirs
                    .chain(own.get(&entry.kept.sha256).copied())
                    .max_by_key(|(on, _)| *on);
                let digest = numbers::hex(&entry.kept.sha256);
                let after = self.became(entry).map(|(by, mut after)| {
                    if goes_on.contains(digest.as_str()) {
                        after.conditions.clear();
                        after.foreseen.clear();
                    }
                    if by < today {
                        after.nothing_open_is_known();
                    }
                    after
                });
                let remade = remade.get(&digest).copied();
                // There was still time when the addendum was signed: whether it was used is not said.
                let unsaid = after
                    .as_ref()
                    .filter(|after| after.remade == Remade::StillTime);
                let remade = remade.or_else(|| unsaid.map(|_| Remade::NotKnown));
                let blind = blind(&samples, entry.kept.number, line.outcome);
                Some(blind.map(|blind| Decided {
                    line,
                    after,
                    remade,
                    thought,
                    blind,
                }))
            })
            .collect()
    }
}

/// Makes a register for a provider's homes, with a signing identity for its keeper.
///
/// # Errors
/// A blank name, a passphrase that is too easy, a file that is already there, a full disk.
pub fn create(
    names: (&str, &str),
    path: &Path,
    passphrase: &Passphrase,
    with: (KdfCost, At),
) -> Result<Casebook, AppError> {
    make(names, path, passphrase, with, false)
}

/// The same for an example, about nobody.
///
/// # Errors
/// As [`create`].
pub fn create_example(
    names: (&str, &str),
    path: &Path,
    passphrase: &Passphrase,
    with: (KdfCost, At),
) -> Result<Casebook, AppError> {
    make(names, path, passphrase, with, true)
}

fn make(
    (provider, keeper): (&str, &str),
    path: &Path,
    passphrase: &Passphrase,
    (cost, now): (KdfCost, At),
    example: bool,
) -> Result<Casebook, AppError> {
    if provider.is_empty() {
        return Err(AppError::refused("enter the provider’s name"));
    }
    if keeper.is_empty() {
        return Err(AppError::refused("enter your name"));
    }
    let named = Home {
        name: format!("{provider}: signed records"),
        provider: Some(provider.to_owned()),
        responsible_individual: Some(keeper.to_owned()),
        ..Home::default()
    };
    let new = NewCasebook {
        home: serde_json::to_value(&named).map_err(casebook::Error::from)?,
        person: NewPerson {
            name: keeper.to_owned(),
            standing: casebook::Standing::ResponsibleIndividual,
            registration: String::new(),
            until: None,
        },
        example,
        cost,
    };
    let mut casebook = Casebook::create_register(path, &new, passphrase, now, &mut OsRng)?;
    authority::establish(&mut casebook, &named, passphrase, now)?;
    Ok(casebook)
}

/// The fingerprints of the authorities the keeper trusts, and the register's own.
///
/// # Errors
/// When the register cannot be read.
pub fn trusted(casebook: &Casebook) -> Result<BTreeSet<String>, AppError> {
    let chosen = casebook.gathered_authorities()?.into_iter();
    let mut trusted: BTreeSet<String> = chosen
        .filter(|one| one.trusted_at.is_some())
        .map(|one| one.fingerprint)
        .collect();
    trusted.extend(
        casebook
            .authority()?
            .map(|own| record::certificates::fingerprint(&own)),
    );
    Ok(trusted)
}

/// A digest as the window names a document.
///
/// # Errors
/// When it is none.
pub fn digest(written: &str) -> Result<[u8; 32], AppError> {
    numbers::digest(written).ok_or_else(|| casebook::Error::NotHere("gathered record").into())
}
