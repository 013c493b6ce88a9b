//! Search: across referrals, children, records and papers, as one types.

use admission::home::ChildLivingHere;
use admission::referral::Referral;
use admission::{calendar, vocabulary::Vocabulary};
use casebook::journal::Told;
use casebook::{Searchable, Sought};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::journal::field;
use crate::error::AppError;
use crate::numbers;
use crate::searching::{self, Written};
use crate::session::{Desk, SignedIn};

/// How many of each kind are shown.
const SHOWN: usize = 8;

/// How many that changed since are taken in before the answer; the rest while nobody types.
const TAKEN_IN_FIRST: usize = 6;

/// How much of the words of all papers found is read for the places to show, in bytes: what a search
/// has time for, about 500 full pages. Of papers beyond that the name is shown.
const READ_FOR_A_PLACE: usize = 1024 * 1024;

/// How long a passage of a paper is at least, and about at most, in bytes.
const PASSAGE: (usize, usize) = (240, 900);

/// How much of a text is shown around the first word found, in letters before and after.
const AROUND: (usize, usize) = (40, 90);

/// What a search found.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct SearchPage {
    /// What was found, kind by kind; a kind with nothing is left out.
    pub groups: Vec<SearchGroup>,
    /// Whether what was typed is too little to search for.
    pub too_short: bool,
    /// How many referrals, children, records and papers cannot be found yet.
    pub waiting: usize,
}

/// What was found of one kind.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct SearchGroup {
    /// What they are.
    pub kind: SearchKind,
    /// Their name above the list.
    pub title: String,
    /// Those where a name fits first, then the newest.
    pub hits: Vec<SearchHit>,
    /// Whether there are more than are shown.
    pub more: bool,
}

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SearchKind {
    /// A referral.
    Referral,
    /// The entry of a child living here, or who lived here.
    Child,
    /// A signed record.
    Record,
    /// A paper taken in with a referral.
    Paper,
}

/// One that was found.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct SearchHit {
    /// The referral's, the child's or the paper's id, or the record's printed number.
    pub id: String,
    /// The referral a paper came with, by id; none for what is no paper.
    pub with: Option<String>,
    /// Its name.
    pub title: String,
    /// What else tells it apart from others.
    pub about: String,
    /// Where the words stand; none where they stand in its name alone.
    pub place: Option<SearchPlace>,
}

/// Where the words stand.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct SearchPlace {
    /// The field, as a JSON pointer.
    pub pointer: String,
    /// The field in the words of the screen.
    pub field: String,
    /// What stands there, around the first word found.
    pub pieces: Vec<SearchPiece>,
}

/// A piece of a text.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SearchPiece {
    /// Its words.
    pub text: String,
    /// Whether this is what was sought.
    pub found: bool,
}

/// Searches for what was typed. That somebody searched is told the journal, once in a sitting; the
/// words are not.
///
/// # Errors
/// When the casebook cannot be read.
pub fn search(desk: &Desk, typed: String) -> Result<SearchPage, AppError> {
    desk.with(|at| {
        let Some(sought) = Sought::read(&typed) else {
            return Ok(SearchPage {
                groups: Vec::new(),
                too_short: true,
                waiting: 0,
            });
        };
        at.tell_once(Told::Searched, desk.now())?;
        searching::take_in(at, TAKEN_IN_FIRST)?;
        let mut groups = Vec::new();
        let mut room = READ_FOR_A_PLACE;
        for kind in Searchable::ALL {
            let found = at.casebook.search(*kind, &sought, SHOWN)?;
            let hits = found
                .ids
                .iter()
                .map(|id| hit(desk, at, (*kind, id), &sought, &mut room))
                .collect::<Result<Vec<_>, _>>()?;
            let hits: Vec<SearchHit> = hits.into_iter().flatten().collect();
            if hits.is_empty() {
                continue;
            }
            let (kind, title) = named(*kind);
            groups.push(SearchGroup {
                kind,
                title: title.to_owned(),
                hits,
                more: found.more,
            });
        }
        Ok(SearchPage {
            groups,
            too_short: false,
            waiting: at.casebook.words_waiting()?,
        })
    })
}

fn named(kind: Searchable) -> (SearchKind, &'static str) {
    match kind {
        Searchable::Referral => (SearchKind::Referral, "Referrals"),
        Searchable::Child => (SearchKind::Child, "Children living here"),
        Searchable::Record => (SearchKind::Record, "Decision records"),
        Searchable::Paper => (SearchKind::Paper, "Papers"),
    }
}

fn hit(
    desk: &Desk,
    at: &SignedIn,
    (kind, id): (Searchable, &str),
    sought: &Sought,
    room: &mut usize,
) -> Result<Option<SearchHit>, AppError> {
    match kind {
        Searchable::Referral => referral(desk, at, id, sought).map(Some),
        Searchable::Child => child(at, id, sought),
        Searchable::Record => record(at, id),
        Searchable::Paper => paper(at, id, sought, room),
    }
}

fn referral(desk: &Desk, at: &SignedIn, id: &str, sought: &Sought) -> Result<SearchHit, AppError> {
    let kept = at.casebook.referral(id)?;
    let referral: Referral = kept.document.read()?;
    let born = referral.child.date_of_birth;
    let age = born.and_then(|born| calendar::age_on(born, desk.today()));
    let name = referral.child.screen_name();
    let title = age.map_or_else(|| name.to_owned(), |age| format!("{name}, {age}"));
    let stands = match kept.status {
        casebook::Status::Open => "open",
        casebook::Status::Closed => "closed",
        casebook::Status::Signed => referral
            .decision
            .outcome
            .map_or("decided", Vocabulary::label),
    };
    let number = format!("Referral {}", kept.number);
    let authority = referral.referrer.placing_authority.unwrap_or_default();
    Ok(SearchHit {
        id: kept.id,
        with: None,
        title,
        about: joined(&[&number, &authority, stands]),
        place: place(&kept.document.read()?, sought),
    })
}

fn child(at: &SignedIn, id: &str, sought: &Sought) -> Result<Option<SearchHit>, AppError> {
    let children = at.casebook.children()?;
    let Some(kept) = children.into_iter().find(|child| child.id == id) else {
        return Ok(None);
    };
    let child: ChildLivingHere = kept.document.read()?;
    let about = match (child.arrived, child.left) {
        (_, Some(left)) => format!("left on {}", calendar::in_words(left)),
        (Some(arrived), None) => format!("moved in on {}", calendar::in_words(arrived)),
        (None, None) => String::new(),
    };
    Ok(Some(SearchHit {
        id: kept.id,
        with: None,
        title: child.screen_name().to_owned(),
        about: crate::error::whole(&about).trim_end_matches('.').to_owned(),
        place: place(&kept.document.read()?, sought),
    }))
}

fn record(at: &SignedIn, id: &str) -> Result<Option<SearchHit>, AppError> {
    let Some(record) = id
        .parse()
        .ok()
        .map(|id| at.casebook.record_row(id))
        .transpose()?
        .flatten()
    else {
        return Ok(None);
    };
    let signed_at = numbers::moment(&record.signed_at)?;
    let referral: Referral = at.casebook.referral(&record.referral)?.document.read()?;
    let number = numbers::printed(record.number, signed_at);
    let signed = calendar::in_words(calendar::english_time(signed_at).date());
    Ok(Some(SearchHit {
        title: format!("Record {number}: {}", referral.child.screen_name()),
        about: joined(&[&record.outcome, &format!("signed on {signed}")]),
        id: number,
        with: None,
        place: None,
    }))
}

/// A paper leads to its entry with the referral; to the papers there, where it has none.
fn paper(
    at: &SignedIn,
    id: &str,
    sought: &Sought,
    room: &mut usize,
) -> Result<Option<SearchHit>, AppError> {
    let Some((paper, words)) = at.casebook.paper_for_search(id, *room)? else {
        return Ok(None);
    };
    let kept = at.casebook.referral(&paper.referral)?;
    let referral: Referral = kept.document.read()?;
    let digest = numbers::hex(&paper.sha256);
    let entry = referral
        .papers
        .iter()
        .position(|entry| entry.digest.as_deref() == Some(digest.as_str()));
    let pointer = entry.map_or_else(|| "/papers".to_owned(), |index| format!("/papers/{index}"));
    // All of it was deciphered, wherever in it the passage stands.
    *room = room.saturating_sub(words.len());
    let passage = passage(&words, sought);
    let field = match (&passage, paper.reading.and_then(|reading| reading.pages)) {
        (Some((page, _)), Some(_)) => format!("Page {page}"),
        _ => "In the paper".to_owned(),
    };
    let number = format!("Referral {}", kept.number);
    Ok(Some(SearchHit {
        id: paper.id,
        with: Some(kept.id),
        title: paper.name,
        about: joined(&[&number, referral.child.screen_name()]),
        place: Some(SearchPlace {
            pointer,
            field,
            pieces: passage.map_or_else(Vec::new, |(_, text)| pieces(text, sought)),
        }),
    }))
}

/// The passage of a paper where most of the words stand together, with the number of its page; the
/// first of them, where several are alike.
fn passage<'a>(words: &'a str, sought: &Sought) -> Option<(usize, &'a str)> {
    let mut best: Option<(usize, usize, &str)> = None;
    let pages = words.split(papers::END_OF_PAGE).enumerate();
    for (page, passage) in pages.flat_map(|(page, text)| passages(text).map(move |one| (page, one)))
    {
        let (_, met) = sought.found_in(passage);
        if met > best.map_or(0, |(most, ..)| most) {
            best = Some((met, page.saturating_add(1), passage));
            if met == sought.count() {
                break;
            }
        }
    }
    best.map(|(_, page, passage)| (page, passage))
}

/// A text in passages of a few lines each, cut where a line ends, or a word in a very long one.
fn passages(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = rest.len();
        for (at, letter) in rest.char_indices() {
            if letter == '\n' && at >= PASSAGE.0 || letter.is_whitespace() && at >= PASSAGE.1 {
                end = at.saturating_add(letter.len_utf8());
                break;
            }
        }
        let (passage, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(passage)
    })
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    crate::error::whole(&parts.join(" · "))
        .trim_end_matches('.')
        .to_owned()
}

/// The field where most of the words stand together; the first of them, where several are alike.
fn place(document: &Value, sought: &Sought) -> Option<SearchPlace> {
    let mut best: Option<(usize, Written)> = None;
    for one in searching::written(document) {
        let (_, met) = sought.found_in(&one.text);
        if met > best.as_ref().map_or(0, |(most, _)| *most) {
            let all = met == sought.count();
            best = Some((met, one));
            if all {
                break;
            }
        }
    }
    let (_, one) = best?;
    Some(SearchPlace {
        field: field(&one.pointer),
        pieces: pieces(&one.text, sought),
        pointer: one.pointer,
    })
}

/// A text around the first word found, cut where a word ends.
fn pieces(text: &str, sought: &Sought) -> Vec<SearchPiece> {
    let (places, _) = sought.found_in(text);
    let first = places.first().map_or(0, |place| place.start);
    let before = text.get(..first).unwrap_or_default();
    let from = before
        .char_indices()
        .rev()
        .take(AROUND.0)
        .filter(|(_, letter)| letter.is_whitespace())
        .last()
        .map_or(0, |(at, letter)| at.saturating_add(letter.len_utf8()));
    // Short enough a beginning is shown whole.
    let from = if before.chars().count() <= AROUND.0 {
        0
    } else {
        from
    };
    let after = text.get(first..).unwrap_or_default();
    let to = match after.char_indices().nth(AROUND.1) {
        None => text.len(),
        Some((at, _)) => {
            let cut = after.get(..at).unwrap_or_default();
            first.saturating_add(cut.rfind(char::is_whitespace).unwrap_or(at))
        }
    };
    let mut pieces = Vec::new();
    let mut piece = |range: std::ops::Range<usize>, found: bool| {
        if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
            pieces.push(SearchPiece {
                text: text.to_owned(),
                found,
            });
        }
    };
    let mut done = from;
    for place in places
        .into_iter()
        .filter(|place| place.start >= from && place.end <= to)
    {
        piece(done..place.start, false);
        done = place.end;
        piece(place, true);
    }
    piece(done..to, false);
    let left_out = || SearchPiece {
        text: "…".to_owned(),
        found: false,
    };
    if from > 0 {
        pieces.insert(0, left_out());
    }
    if to < text.len() {
        pieces.push(left_out());
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, typed: &str) -> String {
        let sought = Sought::read(typed).unwrap();
        pieces(text, &sought)
            .into_iter()
            .map(|piece| match piece.found {
                true => format!("[{}]", piece.text),
                false => piece.text,
            })
            .collect()
    }

    #[test]
    fn a_short_text_is_shown_whole_with_every_word_found_marked() {
        assert_eq!(
            shown("His gran, Pearl, likes the sea. Gran’s house.", "gran"),
            "His [gran], Pearl, likes the sea. [Gran’s] house."
        );
    }

    #[test]
    fn a_long_text_is_cut_between_words_around_the_first_word_found() {
        let text = format!("{} fire {}", "before ".repeat(40), "after ".repeat(40));
        let cut = shown(&text, "fire");
        assert!(cut.starts_with("…before"), "{cut}");
        assert!(cut.ends_with("after…"), "{cut}");
        assert!(cut.contains(" [fire] "), "{cut}");
        assert!(cut.chars().count() < 160, "{cut}");
    }

    #[test]
    fn a_paper_is_read_to_the_passage_where_most_of_the_words_stand() {
        let filler = "Nothing of the kind is written here at all.\n".repeat(20);
        let words = format!(
            "{filler}A gran.\n{filler}\u{c}{filler}His gran was at the fire.\n{filler}\u{c}fire gran"
        );
        let sought = Sought::read("fire gran").unwrap();
        let (page, text) = passage(&words, &sought).unwrap();
        assert_eq!(page, 2);
        assert!(text.contains("His gran was at the fire."), "{text}");
        assert!(text.len() < 400, "{text}");
        let (page, text) = passage(&words, &Sought::read("a gran").unwrap()).unwrap();
        assert!(page == 1 && text.contains("A gran."), "{text}");
        let nowhere = Sought::read("kittiwake").unwrap();
        assert_eq!(passage(&words, &nowhere), None);
        assert_eq!(passages(&words).collect::<String>(), words);
        assert_eq!(passages(&"é".repeat(3_000)).count(), 1);
    }

    #[test]
    fn a_text_in_letters_of_several_bytes_is_cut_without_harm() {
        let text = format!("{} Zoë {}", "ééé ".repeat(60), "ñ".repeat(200));
        assert!(shown(&text, "zoe").contains("[Zoë]"));
    }
}
