//! What a deletion leaves to be read, and what still holds what went: the backups and copies.

use admission::calendar;
use casebook::{Certificate, Goes, Part};
use chrono::{DateTime, Utc};

use crate::error::AppError;
use crate::numbers;
use crate::session::{Desk, SignedIn};

/// A certificate as it is read: nothing about the child.
pub(super) fn lines(
    kept: &Certificate,
    swept: bool,
    backups: &Backups,
) -> Result<Vec<(String, String)>, AppError> {
    let when = |at: &str| -> Result<String, AppError> {
        let at = calendar::english_time(numbers::moment(at)?);
        Ok(calendar::in_words_with_time(at))
    };
    let line = |what: &str, words: String| (what.to_owned(), words);
    let Goes {
        papers,
        documents,
        records,
        journal_entries,
    } = kept.goes;
    let mut lines =
        vec![
        line(
            "Of what",
            match kept.referral {
                Some(number) => format!("referral {number}"),
                None => "the entry of a child who lived here".to_owned(),
            },
        ),
        line(
            "What went",
            match kept.part {
                Part::Referral => {
                    "the referral with everything that identifies the child; the decision without \
                     the child stays"
                }
                Part::Decision => "what was left of the referral and of its decision",
                Part::Entry => {
                    "the entry, with the child’s own parts of other children’s records; what those \
                     records say of the child by initials stays with them"
                }
            }
            .to_owned(),
        ),
        line(
            "How much",
            format!(
                "papers: {papers}; letters and documents: {documents}; signed records: {records}; \
                 journal entries whose words went: {journal_entries}"
            ),
        ),
        line("Why", kept.because.clone()),
        line("Asked for by", format!("{}, {}", kept.asked_by, when(&kept.asked_at)?)),
        line("Agreed to by", format!("{}, {}", kept.agreed_by, when(&kept.agreed_at)?)),
        line(
            "The file",
            if swept {
                "was written anew: nothing of it is left in it".to_owned()
            } else {
                "is still to be written anew; that is done at the next sign-in".to_owned()
            },
        ),
    ];
    let done = numbers::moment(&kept.agreed_at)?;
    lines.push(line(
        "Backups that still hold it",
        backups.that_hold_it(done),
    ));
    for fingerprint in &kept.fingerprints {
        lines.push(line(
            "Fingerprint of a record that went",
            fingerprint.clone(),
        ));
    }
    Ok(lines)
}

/// The backups of this casebook in the folder this computer makes them in.
pub(super) struct Backups {
    /// When each was made, newest first; none where no folder is chosen, or it is not there.
    made: Option<Vec<DateTime<Utc>>>,
}

impl Backups {
    pub(super) fn of(desk: &Desk, at: &SignedIn) -> Self {
        let folder = desk.backups_of(at.casebook.id()).folder;
        let found = folder.and_then(|folder| casebook::backups_in(&folder).ok());
        let made = found.map(|found| {
            let mut made: Vec<DateTime<Utc>> = found
                .into_iter()
                .filter(|backup| backup.casebook == at.casebook.id())
                .map(|backup| backup.at)
                .collect();
            made.sort_by(|one, other| other.cmp(one));
            made
        });
        Self { made }
    }

    /// Those made before something was deleted, and by when the last of them goes.
    fn that_hold_it(&self, deleted: DateTime<Utc>) -> String {
        let Some(made) = &self.made else {
            return "not known: this computer has no folder of backups, or cannot reach it just now"
                .to_owned();
        };
        let before: Vec<DateTime<Utc>> = made.iter().copied().filter(|at| *at <= deleted).collect();
        let some = match before.len() {
            0 => return "none in the folder of this computer".to_owned(),
            1 => "one in the folder of this computer; it goes".to_owned(),
            count => format!("{count} in the folder of this computer; the last of them goes"),
        };
        match casebook::all_gone_by(&before, deleted) {
            Some(day) => format!(
                "{some} by {}, by the rule by which backups are kept, as long as one is made each day",
                calendar::in_words(calendar::english_time(day).date())
            ),
            None => format!("{some} by a day that cannot be told: one is dated far ahead"),
        }
    }
}

/// What would still hold what is deleted.
pub(super) fn copies(at: &SignedIn, backups: &Backups, now: DateTime<Utc>) -> Vec<String> {
    let mut copies = Vec::new();
    match at.casebook.copies_beside() {
        0 => {}
        1 => copies.push(
            "A copy of the casebook stands beside it, made when the program was renewed. It still \
             holds everything; remove it."
                .to_owned(),
        ),
        count => copies.push(format!(
            "{count} copies of the casebook stand beside it, made when the program was renewed. \
             They still hold everything; remove them."
        )),
    }
    copies.push(format!(
        "Backups that hold what is deleted today: {}.",
        backups.that_hold_it(now)
    ));
    copies.push(
        "Backups and other copies made before a deletion still hold what was deleted, and so does \
         whatever was taken out of the casebook. They are yours to remove; putting one back brings \
         it back."
            .to_owned(),
    );
    copies
}
