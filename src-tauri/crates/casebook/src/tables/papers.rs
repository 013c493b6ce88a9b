//! Papers taken in with a referral: kept byte for byte as they came, in parts.
//!
//! A paper arrives part by part, each part a transaction of its own, so that a paper of a hundred
//! megabytes neither fills the memory nor keeps anybody else waiting. It is a paper only when
//! [`Casebook::keep_paper`] has read all of it back and told the journal; until then it can be
//! dropped, and what was cut off is dropped when the casebook is next opened.

use rand_core::CryptoRngCore;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::documents;
use super::referrals::{self, Status};
use crate::journal::{Kind, Subject};
use crate::key_slots::new_id;
use crate::seal::hex;
use crate::{Act, At, Casebook, Error, Result, written};

/// The largest paper that is taken in: 100 MB.
pub const LARGEST_PAPER: u64 = 100_000_000;

/// The most bytes of a part: 512 KiB.
pub const LARGEST_PART: usize = 512 * 1024;

/// A paper that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// 32 hexadecimal digits.
    pub id: String,
    /// The referral it came with, by id.
    pub referral: String,
    /// The file's name, as the person had it.
    pub name: String,
    /// What it is by its contents: a word of whoever takes it in.
    pub kind: String,
    /// How long it is, in bytes.
    pub bytes: u64,
    /// SHA-256 of the whole.
    pub sha256: [u8; 32],
    /// When it was taken in: RFC 3339, UTC.
    pub taken_at: String,
    /// The id of the person who took it in.
    pub taken_by: String,
    /// How it could be read; none until it was tried.
    pub reading: Option<Reading>,
}

/// How a paper could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// What came of it.
    pub state: ReadingState,
    /// Pages, where it has some.
    pub pages: Option<u32>,
}

/// What came of reading a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadingState {
    /// Its words are known.
    Read,
    /// There are no words in it: a picture, a scan.
    Wordless,
    /// A password keeps it shut.
    Locked,
    /// It is damaged, or not what it begins as.
    Damaged,
    /// Reading it would have taken more time or room than is given to a paper.
    TooLarge,
}

impl ReadingState {
    /// Every state.
    pub const ALL: &'static [Self] = &[
        Self::Read,
        Self::Wordless,
        Self::Locked,
        Self::Damaged,
        Self::TooLarge,
    ];

    /// The word kept in the casebook.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Wordless => "wordless",
            Self::Locked => "locked",
            Self::Damaged => "damaged",
            Self::TooLarge => "too_large",
        }
    }

    fn from_kept(word: &str) -> Result<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|state| state.as_str() == word)
            .ok_or(Error::Damaged)
    }
}

/// What came of keeping a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The paper.
    pub paper: Paper,
    /// Whether this very paper was with the referral already; nothing was added then.
    pub was_here: bool,
    /// The numbers of other referrals that hold the same bytes.
    pub also_with: Vec<i64>,
}

impl Casebook {
    /// Begins to take a paper in and gives the id to add its parts under.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::AlreadySigned`], [`Error::AlreadyClosed`];
    /// [`Error::PaperTooLarge`], [`Error::PaperEmpty`].
    pub fn begin_paper(
        &mut self,
        referral: &str,
        name: &str,
        bytes: u64,
        rng: &mut impl CryptoRngCore,
    ) -> Result<String> {
        self.must_be_allowed(Act::Write)?;
        let length = checked_length(bytes)?;
        let id = new_id(rng);
        self.write(|writing| {
            match referrals::with_id(writing, referral)?.status {
                Status::Open => {}
                Status::Signed => return Err(Error::AlreadySigned),
                Status::Closed => return Err(Error::AlreadyClosed),
            }
            writing.execute(
                "INSERT INTO papers_arriving (id, referral, name, bytes) VALUES (?1, ?2, ?3, ?4)",
                rusqlite::params![id, referral, name, length],
            )?;
            Ok(())
        })?;
        Ok(id)
    }

    /// Adds the part with this number, counted from nought. The journal is told when the whole
    /// paper is kept, not of its parts.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NotHere`] when no such paper is arriving or the part
    /// does not follow the last; [`Error::PaperTooLarge`] beyond the length it began with;
    /// [`Error::DiskFull`].
    pub fn add_to_paper(&mut self, id: &str, part: u32, bytes: &[u8]) -> Result<()> {
        self.must_be_allowed(Act::Write)?;
        if bytes.is_empty() || bytes.len() > LARGEST_PART {
            return Err(Error::NotHere("part of a paper"));
        }
        self.write(|writing| {
            let Arriving { length, .. } = arriving(writing, id)?;
            let (next, so_far) = extent(writing, id)?;
            if next != i64::from(part) {
                return Err(Error::NotHere("part of a paper"));
            }
            if so_far.saturating_add(bytes.len() as u64) > length {
                return Err(Error::PaperTooLarge);
            }
            writing
                .prepare_cached("INSERT INTO paper_parts (paper, part, bytes) VALUES (?1, ?2, ?3)")?
                .execute(rusqlite::params![id, part, bytes])?;
            Ok(())
        })
    }

    /// Drops a paper that is still arriving, with its parts.
    ///
    /// # Errors
    /// When the casebook cannot be written.
    pub fn drop_arriving(&mut self, id: &str) -> Result<()> {
        self.write(|writing| drop_arriving(writing, Some(id)))
    }

    /// The first bytes of a paper that is arriving, to tell what it is: its first part.
    ///
    /// # Errors
    /// [`Error::NotHere`].
    pub fn start_of_arriving(&self, id: &str) -> Result<Vec<u8>> {
        arriving(&self.connection, id)?;
        part(&self.connection, id, 0)?.ok_or(Error::NotHere("part of a paper"))
    }

    /// Makes a paper of what has arrived: reads every part back, reckons its digest and tells the
    /// journal. The same bytes with the same referral are one paper.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; [`Error::NotHere`] when no such paper is arriving or a part is
    /// still missing; as [`Casebook::begin_paper`].
    pub fn keep_paper(&mut self, id: &str, kind: &str, at: At) -> Result<Kept> {
        self.must_be_allowed(Act::Write)?;
        self.write(|writing| {
            let Arriving {
                referral,
                name,
                length,
            } = arriving(writing, id)?;
            if referrals::with_id(writing, &referral)?.status != Status::Open {
                return Err(Error::AlreadySigned);
            }
            let (sha256, read) = digest(writing, id)?;
            if read != length {
                return Err(Error::NotHere("last part of this paper"));
            }
            let also_with = elsewhere(writing, &sha256, &referral)?;
            if let Some(paper) = with_digest(writing, &referral, &sha256)? {
                drop_arriving(writing, Some(id))?;
                return Ok(Kept {
                    paper,
                    was_here: true,
                    also_with,
                });
            }
            let detail = json!({
                "referral": referral,
                "name": name,
                "kind": kind,
                "bytes": length,
                "sha256": hex(&sha256),
            });
            let journal = writing.tell(at, Kind::PaperTakenIn, Subject("paper", id), &detail)?;
            writing.execute(
                "INSERT INTO papers
                    (id, referral, name, kind, bytes, sha256, taken_at, taken_by, journal)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                rusqlite::params![
                    id,
                    referral,
                    name,
                    kind,
                    i64::try_from(length).unwrap_or(i64::MAX),
                    sha256,
                    written(at),
                    writing.who,
                    journal,
                ],
            )?;
            writing.execute("DELETE FROM papers_arriving WHERE id = ?1", [id])?;
            let paper = with_digest(writing, &referral, &sha256)?.ok_or(Error::Damaged)?;
            Ok(Kept {
                paper,
                was_here: false,
                also_with,
            })
        })
    }

    /// The papers of a referral, in the order in which they were taken in.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn papers(&self, referral: &str) -> Result<Vec<Paper>> {
        let mut rows = self
            .connection
            .prepare_cached(&format!("{PAPER} WHERE p.referral = ?1 ORDER BY p.rowid"))?;
        rows.query_and_then([referral], paper)?.collect()
    }

    /// The paper of a referral with this digest.
    ///
    /// # Errors
    /// [`Error::NotHere`].
    pub fn paper(&self, referral: &str, sha256: &[u8; 32]) -> Result<Paper> {
        with_digest(&self.connection, referral, sha256)?.ok_or(Error::NotHere("paper"))
    }

    /// A paper's bytes, to be looked at in the window; the journal tells who did.
    ///
    /// # Errors
    /// [`Error::NotHere`]; [`Error::Damaged`] when it is not what was taken in.
    pub fn read_paper(&mut self, id: &str, at: At) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.show_paper(id, at, |part| {
            bytes.extend_from_slice(part);
            Ok(())
        })?;
        Ok(bytes)
    }

    /// As [`Casebook::read_paper`], part by part: a large one can be stopped on the way.
    ///
    /// # Errors
    /// What `give` refuses with; as [`Casebook::read_paper`].
    pub fn show_paper(
        &mut self,
        id: &str,
        at: At,
        give: impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        self.take_paper_out(id, Kind::PaperRead, at, give)
    }

    /// Gives a paper's bytes part by part, to be written outside the casebook; the journal tells
    /// who took it. The digest is reckoned on the way: what was given is the paper only when this
    /// returns without an error.
    ///
    /// # Errors
    /// [`Error::NotAllowed`]; what `give` refuses with; as [`Casebook::read_paper`].
    pub fn export_paper(
        &mut self,
        id: &str,
        at: At,
        give: impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        self.must_be_allowed(Act::Export)?;
        self.take_paper_out(id, Kind::PaperExported, at, give)
    }

    /// A paper nobody has tried to read yet, with its bytes: for the program alone, which notes
    /// what it found by [`Casebook::note_words`]. None when all were tried; without bytes where they
    /// are not what was taken in, so that one such paper keeps no other from being read.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn next_unread(&self) -> Result<Option<(Paper, Option<Vec<u8>>)>> {
        let mut rows = self.connection.prepare_cached(&format!(
            "{PAPER} WHERE w.paper IS NULL ORDER BY p.rowid LIMIT 1"
        ))?;
        let Some(paper) = rows.query_and_then([], paper)?.next().transpose()? else {
            return Ok(None);
        };
        let bytes = match self.bytes_of_paper(&paper.id) {
            Ok(bytes) => Some(bytes),
            Err(Error::Damaged) => None,
            Err(error) => return Err(error),
        };
        Ok(Some((paper, bytes)))
    }

    /// A paper's bytes for the program alone, which tells nobody more of it than its list does:
    /// whoever looks at the paper itself asks by [`Casebook::read_paper`].
    ///
    /// # Errors
    /// [`Error::NotHere`]; [`Error::Damaged`] when it is not what was taken in.
    pub fn bytes_of_paper(&self, id: &str) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        whole(&self.connection, id, |part| {
            bytes.extend_from_slice(part);
            Ok(())
        })?;
        Ok(bytes)
    }

    /// Notes what a paper says, and how it could be read.
    ///
    /// # Errors
    /// [`Error::NotHere`].
    pub fn note_words(&mut self, id: &str, reading: Reading, words: &str, at: At) -> Result<()> {
        self.write(|writing| {
            let here: bool = writing.query_row(
                "SELECT EXISTS (SELECT 1 FROM papers WHERE id = ?1)",
                [id],
                |row| row.get(0),
            )?;
            if !here {
                return Err(Error::NotHere("paper"));
            }
            writing.execute(
                "INSERT INTO paper_words (paper, state, pages, words, read_at)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (paper) DO UPDATE
                    SET state = excluded.state, pages = excluded.pages, words = excluded.words,
                        read_at = excluded.read_at",
                rusqlite::params![
                    id,
                    reading.state.as_str(),
                    reading.pages,
                    words,
                    written(at)
                ],
            )?;
            let detail = json!({"state": reading.state.as_str(), "pages": reading.pages});
            writing.tell(at, Kind::PaperLookedInto, Subject("paper", id), &detail)?;
            Ok(())
        })
    }

    /// What a paper says, as far as it could be read; the journal tells who looked.
    ///
    /// # Errors
    /// [`Error::NotHere`].
    pub fn paper_words(&mut self, id: &str, at: At) -> Result<String> {
        self.write(|writing| {
            let words: String = writing
                .query_row(
                    "SELECT words FROM paper_words WHERE paper = ?1",
                    [id],
                    |row| row.get(0),
                )
                .optional()?
                .ok_or(Error::NotHere("paper that was read"))?;
            writing.tell(at, Kind::PaperRead, Subject("paper", id), &json!({}))?;
            Ok(words)
        })
    }

    /// A paper and what it says as far as it was read, for the program's own search: the journal
    /// tells that somebody searched, once. Words longer than `most` bytes are not read, and none are
    /// given. None when the paper is gone.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn paper_for_search(&self, id: &str, most: usize) -> Result<Option<(Paper, String)>> {
        let mut rows = self
            .connection
            .prepare_cached(&format!("{PAPER} WHERE p.id = ?1"))?;
        let Some(paper) = rows.query_and_then([id], paper)?.next().transpose()? else {
            return Ok(None);
        };
        let words: Option<String> = self
            .connection
            // How long the words are stands beside them: longer ones are not deciphered to find out.
            .prepare_cached(
                "SELECT words FROM paper_words WHERE paper = ?1 AND octet_length(words) <= ?2",
            )?
            .query_row(
                rusqlite::params![id, i64::try_from(most).unwrap_or(i64::MAX)],
                |row| row.get(0),
            )
            .optional()?;
        Ok(Some((paper, words.unwrap_or_default())))
    }

    /// Takes everything out: the journal tells it once, and not of each record and paper.
    ///
    /// # Errors
    /// [`Error::NotAllowed`].
    pub fn export_everything(&mut self, at: At) -> Result<Everything<'_>> {
        self.must_be_allowed(Act::ExportEverything)?;
        self.write(|writing| {
            let here = Subject("casebook", writing.casebook);
            writing.tell(at, Kind::EverythingExported, here, &json!({}))?;
            Ok(())
        })?;
        Ok(Everything(self))
    }

    /// The journal first: nobody reads a paper that the journal does not say they read.
    fn take_paper_out(
        &mut self,
        id: &str,
        kind: Kind,
        at: At,
        give: impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        let sha256 = self.write(|writing| {
            let sha256: [u8; 32] = writing
                .query_row("SELECT sha256 FROM papers WHERE id = ?1", [id], |row| {
                    row.get(0)
                })
                .optional()?
                .ok_or(Error::NotHere("paper"))?;
            writing.tell(at, kind, Subject("paper", id), &json!({}))?;
            Ok(sha256)
        })?;
        match each_part(&self.connection, id, give)? {
            (found, _) if found == sha256 => Ok(()),
            _ => Err(Error::Damaged),
        }
    }
}

/// A casebook that is being taken out as a whole; the journal was told.
pub struct Everything<'a>(&'a Casebook);

impl std::ops::Deref for Everything<'_> {
    type Target = Casebook;

    fn deref(&self) -> &Casebook {
        self.0
    }
}

impl Everything<'_> {
    /// The PDF of a signed document that is no decision.
    ///
    /// # Errors
    /// [`Error::NotHere`]; [`Error::Damaged`] when it is not what was signed.
    pub fn signed_document(&self, number: i64) -> Result<Vec<u8>> {
        documents::held(&self.connection, number)
    }

    /// Gives a paper's bytes part by part.
    ///
    /// # Errors
    /// [`Error::NotHere`]; [`Error::Damaged`] when it is not what was taken in.
    pub fn give_paper(&self, id: &str, give: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        whole(&self.0.connection, id, give)
    }
}

/// Gives a kept paper part by part; without an error what was given is what was taken in.
fn whole(connection: &Connection, id: &str, give: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
    let sha256: [u8; 32] = connection
        .query_row("SELECT sha256 FROM papers WHERE id = ?1", [id], |row| {
            row.get(0)
        })
        .optional()?
        .ok_or(Error::NotHere("paper"))?;
    match each_part(connection, id, give)? {
        (found, _) if found == sha256 => Ok(()),
        _ => Err(Error::Damaged),
    }
}

/// A paper that has not wholly come.
struct Arriving {
    referral: String,
    name: String,
    length: u64,
}

fn checked_length(bytes: u64) -> Result<i64> {
    match bytes {
        0 => Err(Error::PaperEmpty),
        1..=LARGEST_PAPER => Ok(i64::try_from(bytes).unwrap_or(i64::MAX)),
        _ => Err(Error::PaperTooLarge),
    }
}

/// SQLite's whole numbers have a sign; a length never is below nought.
fn length(kept: i64) -> u64 {
    u64::try_from(kept).unwrap_or_default()
}

fn arriving(connection: &Connection, id: &str) -> Result<Arriving> {
    connection
        .query_row(
            "SELECT referral, name, bytes FROM papers_arriving WHERE id = ?1",
            [id],
            |row| {
                Ok(Arriving {
                    referral: row.get(0)?,
                    name: row.get(1)?,
                    length: length(row.get(2)?),
                })
            },
        )
        .optional()?
        .ok_or(Error::NotHere("paper that is being taken in"))
}

/// Drops what is arriving: one paper, or all of them.
pub(crate) fn drop_arriving(connection: &Connection, id: Option<&str>) -> Result<()> {
    connection.execute(
        "DELETE FROM paper_parts WHERE paper IN
            (SELECT id FROM papers_arriving WHERE ?1 IS NULL OR id = ?1)",
        [id],
    )?;
    connection.execute(
        "DELETE FROM papers_arriving WHERE ?1 IS NULL OR id = ?1",
        [id],
    )?;
    Ok(())
}

/// The number of the next part, and the bytes of those before it.
fn extent(connection: &Connection, id: &str) -> Result<(i64, u64)> {
    Ok(connection
        .prepare_cached(
            "SELECT coalesce(max(part) + 1, 0), coalesce(sum(length(bytes)), 0)
             FROM paper_parts WHERE paper = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, length(row.get(1)?))))?)
}

fn part(connection: &Connection, id: &str, number: i64) -> Result<Option<Vec<u8>>> {
    Ok(connection
        .query_row(
            "SELECT bytes FROM paper_parts WHERE paper = ?1 AND part = ?2",
            rusqlite::params![id, number],
            |row| row.get(0),
        )
        .optional()?)
}

/// Gives every part in its order; returns the digest of the whole and its length.
pub(crate) fn each_part(
    connection: &Connection,
    id: &str,
    mut give: impl FnMut(&[u8]) -> Result<()>,
) -> Result<([u8; 32], u64)> {
    let mut statement = connection
        .prepare_cached("SELECT bytes FROM paper_parts WHERE paper = ?1 ORDER BY part")?;
    let mut rows = statement.query([id])?;
    let (mut digest, mut length) = (Sha256::new(), 0_u64);
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(0)?.as_blob().map_err(|_| Error::Damaged)?;
        digest.update(bytes);
        length = length.saturating_add(bytes.len() as u64);
        give(bytes)?;
    }
    Ok((digest.finalize().into(), length))
}

fn digest(connection: &Connection, id: &str) -> Result<([u8; 32], u64)> {
    each_part(connection, id, |_| Ok(()))
}

/// The numbers of the referrals, but for this one, that hold the same bytes.
fn elsewhere(connection: &Connection, sha256: &[u8; 32], but: &str) -> Result<Vec<i64>> {
    let mut rows = connection.prepare_cached(
        "SELECT r.number FROM papers p JOIN referrals r ON r.id = p.referral
         WHERE p.sha256 = ?1 AND r.id <> ?2 ORDER BY r.number",
    )?;
    let numbers = rows.query_map(rusqlite::params![sha256, but], |row| row.get(0))?;
    numbers.map(|number| Ok(number?)).collect()
}

const PAPER: &str = "\
    SELECT p.id, p.referral, p.name, p.kind, p.bytes, p.sha256, p.taken_at, p.taken_by,
           w.state, w.pages
    FROM papers p LEFT JOIN paper_words w ON w.paper = p.id";

fn with_digest(
    connection: &Connection,
    referral: &str,
    sha256: &[u8; 32],
) -> Result<Option<Paper>> {
    let mut rows =
        connection.prepare_cached(&format!("{PAPER} WHERE p.referral = ?1 AND p.sha256 = ?2"))?;
    rows.query_and_then(rusqlite::params![referral, sha256], paper)?
        .next()
        .transpose()
}

fn paper(row: &Row<'_>) -> Result<Paper> {
    let state: Option<String> = row.get("state")?;
    let pages = row.get("pages")?;
    let reading = state.map(|word| {
        Ok::<_, Error>(Reading {
            state: ReadingState::from_kept(&word)?,
            pages,
        })
    });
    Ok(Paper {
        id: row.get("id")?,
        referral: row.get("referral")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        bytes: length(row.get("bytes")?),
        sha256: row.get("sha256")?,
        taken_at: row.get("taken_at")?,
        taken_by: row.get("taken_by")?,
        reading: reading.transpose()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_casebook::{at, make_with_a_referral};
    use rand_core::OsRng;

    #[test]
    fn what_is_not_what_was_taken_in_is_not_given_and_keeps_no_other_from_being_read() {
        let folder = tempfile::tempdir().unwrap();
        let (mut casebook, referral) = make_with_a_referral(&folder);
        let [first, second] = ["EXAMPLE one", "EXAMPLE two"].map(|words| {
            let bytes = words.as_bytes();
            let length = bytes.len() as u64;
            let id = casebook.begin_paper(&referral, "a", length, &mut OsRng);
            let id = id.unwrap();
            casebook.add_to_paper(&id, 0, bytes).unwrap();
            casebook.keep_paper(&id, "text", at(2)).unwrap();
            id
        });
        assert_eq!(casebook.bytes_of_paper(&first).unwrap(), b"EXAMPLE one");
        casebook
            .connection
            .execute_batch("DROP TRIGGER part_of_a_paper_stays_as_it_was;")
            .unwrap();
        casebook
            .connection
            .execute(
                "UPDATE paper_parts SET bytes = x'00' WHERE paper = ?1",
                [&first],
            )
            .unwrap();
        assert!(matches!(
            casebook.bytes_of_paper(&first),
            Err(Error::Damaged)
        ));
        let (paper, bytes) = casebook.next_unread().unwrap().unwrap();
        assert_eq!((paper.id.as_str(), bytes), (first.as_str(), None));
        let damaged = Reading {
            state: ReadingState::Damaged,
            pages: None,
        };
        casebook.note_words(&first, damaged, "", at(3)).unwrap();
        let (paper, bytes) = casebook.next_unread().unwrap().unwrap();
        assert_eq!(paper.id, second);
        assert_eq!(bytes.as_deref(), Some(b"EXAMPLE two".as_slice()));
    }
}
