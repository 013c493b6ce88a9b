//! The index by which a referral, a child, a record or a paper is found again.
//!
//! The index is made from what the tables hold and holds nothing else: it is no document of
//! anybody's, so the journal does not tell of it, and losing it loses nothing. Triggers mark a row
//! whose document changed; its words are taken in a moment later ([`Casebook::take_words_in`]), by
//! the next search or while nobody is typing. A save therefore costs what it cost before.
//!
//! Words are kept without their order: a row says which words stand in it, in a name or elsewhere.
//! The text itself stands in its own table only.

use rusqlite::OptionalExtension;

use crate::search::{Sought, for_the_index};
use crate::{Casebook, Error, Result};

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Searchable {
    /// A referral, by its id.
    Referral,
    /// A child's entry, by its id.
    Child,
    /// A signed record, by its number.
    Record,
    /// A paper taken in with a referral, by its id.
    Paper,
}

/// A row whose words are to be taken in, or that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indexed {
    /// What it is.
    pub kind: Searchable,
    /// Its id, or its number in decimal.
    pub id: String,
}

/// The words of a row.
#[derive(Clone, Default)]
pub struct Words {
    /// Names: of the child, of the authority, of people; found before anything else.
    pub names: String,
    /// Everything else that is written there.
    pub text: String,
}

/// What a search found of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    /// The ids, those first where a name fits, then the newest.
    pub ids: Vec<String>,
    /// Whether there are more.
    pub more: bool,
}

impl Searchable {
    /// Every kind, in the order in which they are shown.
    pub const ALL: &'static [Self] = &[Self::Referral, Self::Child, Self::Record, Self::Paper];

    /// The word kept in the index.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Referral => "referral",
            Self::Child => "child",
            Self::Record => "record",
            Self::Paper => "paper",
        }
    }

    fn from_kept(word: &str) -> Result<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|kind| kind.as_str() == word)
            .ok_or(Error::Damaged)
    }
}

impl Casebook {
    /// Up to `most` rows whose words are not taken in as they now stand, the newest first: papers,
    /// or everything else. A paper may have as many words as a thousand referrals, and nobody who
    /// typed a word waits for them.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn words_to_take_in(&self, papers: bool, most: usize) -> Result<Vec<Indexed>> {
        let mut rows = self.connection.prepare_cached(
            "SELECT kind, id FROM searchable WHERE waiting = 1 AND (kind = 'paper') = ?1
             ORDER BY number DESC LIMIT ?2",
        )?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        rows.query_and_then(rusqlite::params![papers, most], |row| {
            Ok(Indexed {
                kind: Searchable::from_kept(&row.get::<_, String>(0)?)?,
                id: row.get(1)?,
            })
        })?
        .collect()
    }

    /// How many rows wait to be taken in: what a search cannot find yet.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn words_waiting(&self) -> Result<usize> {
        let count: i64 = self
            .connection
            .prepare_cached("SELECT count(*) FROM searchable WHERE waiting = 1")?
            .query_row([], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// Takes the words of these rows in, in place of what the index held of them.
    ///
    /// # Errors
    /// When the casebook cannot be written.
    pub fn take_words_in(&mut self, rows: &[(Indexed, Words)]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        // Not through `write`: nobody's work is written here, and nobody waits for it.
        let transaction = self.connection.transaction()?;
        for (row, words) in rows {
            let number: Option<i64> = transaction
                .prepare_cached("SELECT number FROM searchable WHERE kind = ?1 AND id = ?2")?
                .query_row([row.kind.as_str(), &row.id], |row| row.get(0))
                .optional()?;
            let Some(number) = number else {
                continue;
            };
            transaction
                .prepare_cached(
                    "INSERT OR REPLACE INTO search_words (rowid, kind, names, text)
                     VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(rusqlite::params![
                    number,
                    row.kind.as_str(),
                    for_the_index(&words.names),
                    for_the_index(&words.text),
                ])?;
            transaction
                .prepare_cached("UPDATE searchable SET waiting = 0 WHERE number = ?1")?
                .execute([number])?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// What is found of one kind: where a name fits first, then the newest. At most `most`.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    pub fn search(&self, kind: Searchable, sought: &Sought, most: usize) -> Result<Hits> {
        let words = sought.as_query();
        let asked = i64::try_from(most.saturating_add(1)).unwrap_or(i64::MAX);
        let mut ids: Vec<String> = Vec::new();
        for column in ["names", "names text"] {
            // By number and not by a reckoned rank: the newest referral is the one looked for, and
            // nothing has to be reckoned for the thousands that are not shown.
            let mut rows = self.connection.prepare_cached(
                "SELECT s.id FROM search_words JOIN searchable s ON s.number = search_words.rowid
                 WHERE search_words MATCH ?1 ORDER BY search_words.rowid DESC LIMIT ?2",
            )?;
            let query = format!("kind : \"{}\" AND {{{column}}} : ({words})", kind.as_str());
            for id in rows.query_map(rusqlite::params![query, asked], |row| row.get(0))? {
                let id = id?;
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            if ids.len() > most {
                break;
            }
        }
        let more = ids.len() > most;
        ids.truncate(most);
        Ok(Hits { ids, more })
    }
}

/// Says how much was written and nothing of it.
impl std::fmt::Debug for Words {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (names, text) = (self.names.len(), self.text.len());
        write!(formatter, "Words({names} and {text} bytes)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_casebook::{at, make};
    use rand_core::OsRng;
    use serde_json::{Value, json};

    /// Everything waiting, as the application does it: the names are what `name` holds.
    fn take_in(casebook: &mut Casebook) {
        let mut waiting = casebook.words_to_take_in(false, 100).unwrap();
        waiting.extend(casebook.words_to_take_in(true, 100).unwrap());
        let rows: Vec<_> = waiting
            .into_iter()
            .map(|one| {
                let kept = match one.kind {
                    Searchable::Referral => casebook.referral(&one.id).unwrap().document,
                    Searchable::Child => {
                        let mut children = casebook.children().unwrap();
                        children.retain(|child| child.id == one.id);
                        children.remove(0).document
                    }
                    Searchable::Record => crate::Document::of(&json!({"name": one.id})).unwrap(),
                    Searchable::Paper => {
                        let (paper, text) = casebook
                            .paper_for_search(&one.id, usize::MAX)
                            .unwrap()
                            .unwrap();
                        crate::Document::of(&json!({"name": paper.name, "text": text})).unwrap()
                    }
                };
                let value: Value = kept.read().unwrap();
                let words = Words {
                    names: value["name"].as_str().unwrap_or_default().to_owned(),
                    text: value["text"].as_str().unwrap_or_default().to_owned(),
                };
                (one, words)
            })
            .collect();
        casebook.take_words_in(&rows).unwrap();
        assert_eq!(casebook.words_waiting().unwrap(), 0);
    }

    fn found(casebook: &Casebook, kind: Searchable, typed: &str) -> Vec<String> {
        let sought = Sought::read(typed).unwrap();
        casebook.search(kind, &sought, 10).unwrap().ids
    }

    #[test]
    fn what_was_saved_is_found_as_it_stands_and_not_as_it_stood() {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut casebook) = make(&folder);
        let id = casebook
            .new_referral(
                &json!({"name": "Zoë", "text": "likes the sea"}),
                at(1),
                &mut OsRng,
            )
            .unwrap()
            .id;
        assert_eq!(casebook.words_waiting().unwrap(), 1);
        take_in(&mut casebook);
        let referrals = Searchable::Referral;
        assert_eq!(found(&casebook, referrals, "zoe"), [id.as_str()]);
        assert_eq!(found(&casebook, referrals, "se zo"), [id.as_str()]);
        assert!(found(&casebook, Searchable::Child, "zoe").is_empty());

        let changed = json!({"name": "Zoë", "text": "likes hills"});
        casebook.save_referral(&id, 1, &changed, at(2)).unwrap();
        take_in(&mut casebook);
        assert!(found(&casebook, referrals, "sea").is_empty());
        assert_eq!(found(&casebook, referrals, "hill"), [id]);
        casebook.check_chain().unwrap();
    }

    #[test]
    fn a_name_comes_before_a_text_and_the_newest_first() {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut casebook) = make(&folder);
        let mut begin = |name: &str, text: &str| {
            let document = json!({"name": name, "text": text});
            casebook
                .new_referral(&document, at(1), &mut OsRng)
                .unwrap()
                .id
        };
        let named = begin("Rowan", "");
        let told = begin("Ann", "was with Rowan");
        let newer = begin("Bee", "was with Rowan too");
        take_in(&mut casebook);
        let order = found(&casebook, Searchable::Referral, "rowan");
        assert_eq!(order, [named, newer, told]);
        let sought = Sought::read("rowan").unwrap();
        let few = casebook.search(Searchable::Referral, &sought, 2).unwrap();
        assert!(few.more && few.ids.len() == 2);
    }

    #[test]
    fn a_child_and_a_record_are_found_and_the_whole_is_looked_through_as_before() {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut casebook) = make(&folder);
        let child = json!({"name": "Tomas", "text": "afraid of fire"});
        casebook.save_child("h1", &child, at(1)).unwrap();
        let id = casebook
            .new_referral(&json!({"name": "Ann"}), at(1), &mut OsRng)
            .unwrap()
            .id;
        casebook
            .store_record(crate::NewRecord {
                number: 1,
                referral: &id,
                revision: 1,
                outcome: "Declined",
                signed_at: at(2),
                pdf: b"%PDF EXAMPLE",
            })
            .unwrap();
        take_in(&mut casebook);
        assert_eq!(found(&casebook, Searchable::Child, "fire tom"), ["h1"]);
        assert_eq!(found(&casebook, Searchable::Record, "1 1 10").len(), 0);
        let report = casebook.check(at(9), |_, _, _| {}).unwrap();
        assert_eq!(report.found, []);
    }

    #[test]
    fn a_paper_is_found_by_its_name_at_once_and_by_its_words_once_they_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut casebook) = make(&folder);
        let id = casebook
            .new_referral(&json!({"name": "Ann"}), at(1), &mut OsRng)
            .unwrap()
            .id;
        let paper = casebook
            .begin_paper(&id, "Care plan.pdf", 7, &mut OsRng)
            .unwrap();
        casebook.add_to_paper(&paper, 0, b"EXAMPLE").unwrap();
        casebook.keep_paper(&paper, "pdf", at(2)).unwrap();
        take_in(&mut casebook);
        let papers = Searchable::Paper;
        assert_eq!(found(&casebook, papers, "care plan"), [paper.as_str()]);
        assert!(found(&casebook, papers, "kittiwake").is_empty());

        let reading = crate::Reading {
            state: crate::ReadingState::Read,
            pages: Some(1),
        };
        casebook
            .note_words(&paper, reading, "The Kittiwake club", at(3))
            .unwrap();
        assert!(casebook.words_to_take_in(false, 9).unwrap().is_empty());
        take_in(&mut casebook);
        assert_eq!(found(&casebook, papers, "kittiwake"), [paper.as_str()]);
        // Words longer than there is time for are not read; that there are some is known all the same.
        for (most, there) in [(18, true), (17, false)] {
            let (_, text) = casebook.paper_for_search(&paper, most).unwrap().unwrap();
            assert_eq!(!text.is_empty(), there, "{most}");
        }
        // Read again by a program that reads it better.
        casebook
            .note_words(&paper, reading, "The Guillemot club", at(4))
            .unwrap();
        take_in(&mut casebook);
        assert!(found(&casebook, papers, "kittiwake").is_empty());
        assert_eq!(found(&casebook, papers, "guillemot"), [paper.as_str()]);
        casebook.check_chain().unwrap();
    }

    /// A later step that rebuilds one of these tables drops its triggers with it.
    #[test]
    fn every_table_that_can_be_searched_marks_what_changed_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let (_, casebook) = make(&folder);
        for kind in Searchable::ALL {
            for what in ["new", "changed", "gone"] {
                let name = format!("{}_{what}_for_search", kind.as_str());
                // A record never changes.
                if name == "record_changed_for_search" {
                    continue;
                }
                let there: bool = casebook
                    .connection
                    .query_row(
                        "SELECT EXISTS (SELECT 1 FROM sqlite_master
                         WHERE type = 'trigger' AND name = ?1)",
                        [&name],
                        |row| row.get(0),
                    )
                    .unwrap();
                assert!(there, "{name}");
            }
        }
    }
}
