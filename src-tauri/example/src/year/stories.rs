//! The stories a year is told from, and the pack they are dealt from.

use admission::oversight::sampling::Chance;
use admission::referral::Referral;

use super::YearHome;
use super::since::Since;
use crate::{ExampleError, unreadable};

/// The stories beside those of the example home. A new one is listed here and in [`STORIES`]; that it
/// can be signed as it stands is held by the tests of [`super`].
pub(crate) const FILES: &[(&str, &str)] = &[
    ("year/edie.json", include_str!("../../year/edie.json")),
    ("year/owen.json", include_str!("../../year/owen.json")),
    ("year/priya.json", include_str!("../../year/priya.json")),
    ("year/malik.json", include_str!("../../year/malik.json")),
    ("year/connie.json", include_str!("../../year/connie.json")),
    ("year/silas.json", include_str!("../../year/silas.json")),
    ("year/zofia.json", include_str!("../../year/zofia.json")),
    ("year/dylan.json", include_str!("../../year/dylan.json")),
    ("year/halima.json", include_str!("../../year/halima.json")),
    ("year/jaden.json", include_str!("../../year/jaden.json")),
    ("year/freya.json", include_str!("../../year/freya.json")),
    ("year/caleb.json", include_str!("../../year/caleb.json")),
    ("year/isla.json", include_str!("../../year/isla.json")),
    ("year/ellis.json", include_str!("../../year/ellis.json")),
    ("year/bryn.json", include_str!("../../year/bryn.json")),
    (
        "year/bryn-elsewhere.json",
        include_str!("../../year/bryn-elsewhere.json"),
    ),
];

/// A story: its file, when it was signed in it, and whom it is told of, where another may stand in
/// for the child when it is told again. None where the child's own story is no other child's.
pub(super) struct Story {
    /// Its file.
    pub(super) file: &'static str,
    /// When it was signed, UTC.
    pub(super) signed_at: &'static str,
    /// First and last name of the child it is told of again.
    pub(super) again: Option<(&'static str, &'static str)>,
    /// What it says of the time after it.
    pub(super) since: Since,
}

/// The child who was referred to every home in the same week, and what each answered.
pub(super) struct ToBoth;

impl ToBoth {
    /// How many weeks back that was.
    pub(super) const WEEK: i64 = 30;

    /// The file of a home's answer, and when it was signed in it, UTC.
    pub(super) fn at(which: YearHome) -> (&'static str, &'static str) {
        if which == YearHome::ROWAN {
            ("year/bryn.json", "2026-11-11T14:10:00Z")
        } else {
            ("year/bryn-elsewhere.json", "2026-11-12T10:05:00Z")
        }
    }
}

pub(super) const STORIES: &[Story] = &[
    Story {
        file: "year/edie.json",
        signed_at: "2026-11-11T11:20:00Z",
        again: Some(("Hattie", "Underhill")),
        since: Since::NONE,
    },
    Story {
        file: "year/owen.json",
        signed_at: "2026-11-12T15:30:00Z",
        again: Some(("Toby", "Larkspur")),
        since: Since::NONE,
    },
    Story {
        file: "year/priya.json",
        signed_at: "2026-11-12T13:10:00Z",
        again: Some(("Sunita", "Hargrove")),
        since: Since::NONE,
    },
    Story {
        file: "year/malik.json",
        signed_at: "2026-11-11T17:45:00Z",
        again: Some(("Reuel", "Ashdown")),
        since: Since::NONE,
    },
    Story {
        file: "year/connie.json",
        signed_at: "2026-11-12T09:20:00Z",
        again: Some(("Maisie", "Pentreath")),
        since: Since::NONE,
    },
    Story {
        file: "year/silas.json",
        signed_at: "2026-11-12T16:05:00Z",
        again: Some(("Rowley", "Finch")),
        since: Since::NONE,
    },
    Story {
        file: "year/zofia.json",
        signed_at: "2026-11-11T10:40:00Z",
        again: None,
        since: Since::NONE,
    },
    Story {
        file: "year/dylan.json",
        signed_at: "2026-11-12T12:15:00Z",
        again: Some(("Ewan", "Marsden")),
        since: Since::NONE,
    },
    Story {
        file: "year/halima.json",
        signed_at: "2026-11-12T14:50:00Z",
        again: None,
        since: Since::NONE,
    },
    Story {
        file: "year/jaden.json",
        signed_at: "2026-11-10T23:45:00Z",
        again: Some(("Kieron", "Stott")),
        since: Since::NONE,
    },
    Story {
        file: "year/freya.json",
        signed_at: "2026-11-12T16:20:00Z",
        again: Some(("Tamsin", "Oakes")),
        since: Since::NONE,
    },
    Story {
        file: "year/caleb.json",
        signed_at: "2026-11-12T11:35:00Z",
        again: Some(("Alfie", "Wetherby")),
        since: Since::NONE,
    },
    Story {
        file: "year/isla.json",
        signed_at: "2026-11-11T21:58:00Z",
        again: Some(("Maeve", "Corrie")),
        since: Since {
            remade_after: Some(4),
            ..Since::NONE
        },
    },
    Story {
        file: "year/ellis.json",
        signed_at: "2026-11-11T19:05:00Z",
        again: Some(("Rufus", "Hale")),
        since: Since {
            // Later than within the seven days.
            remade_after: Some(16),
            ..Since::NONE
        },
    },
];

/// An acceptance is a long story, and told of four children: who they are, whom they lost, whom they
/// see and where they learn.
pub(super) const ACCEPTED: &str = "referral-2-marnie.json";
pub(super) const CASTS: [&[(&str, &str)]; 4] = [
    &[],
    &[
        ("Marnie", "Elsa"),
        ("Hollis", "Quayle"),
        ("M.H.", "E.Q."),
        ("Rose", "Pearl"),
        ("Jude", "Luke"),
        ("Lyle", "Penrose"),
        ("Bridie", "Nora"),
        ("Fenwick Lane", "Harrow Road"),
        ("Mrs Cole", "Mrs Dunmore"),
        (" owl", " otter"),
        ("Joanna Pryce", "Nell Sharrock"),
        ("Westmere", "Northshire"),
        ("WM-EXAMPLE", "NS-EXAMPLE"),
    ],
    &[
        ("Marnie", "Kitty"),
        ("Hollis", "Brannock"),
        ("M.H.", "K.B."),
        ("Rose", "Ivy"),
        ("Jude", "Adam"),
        ("Lyle", "Garroway"),
        ("Bridie", "Eileen"),
        ("Fenwick Lane", "Mill Bank"),
        ("Mrs Cole", "Mrs Ansah"),
        (" owl", " eagle"),
        ("Joanna Pryce", "Ruth Ogilvie"),
        ("Westmere", "Southmere"),
        ("WM-EXAMPLE", "SM-EXAMPLE"),
    ],
    // The last is kept for the decision that says nothing.
    &[
        ("Marnie", "Dora"),
        ("Hollis", "Winstanley"),
        ("M.H.", "D.W."),
        ("Rose", "Hazel"),
        ("Jude", "Noah"),
        ("Lyle", "Trevanion"),
        ("Bridie", "Kathleen"),
        ("Fenwick Lane", "Canal Street"),
        ("Mrs Cole", "Miss Iqbal"),
        (" owl", " elephant"),
        ("Joanna Pryce", "Sally Thorne"),
        ("Westmere", "Calder"),
        ("WM-EXAMPLE", "CA-EXAMPLE"),
    ],
];

/// One card of the pack the year is dealt from.
#[derive(Clone, Copy)]
pub(super) enum Card {
    /// One of [`STORIES`].
    Told(usize),
    /// The example home's own decline.
    Declined,
    /// An acceptance, with one of [`CASTS`].
    Accepted(usize),
    /// The child who was referred to every home: never in the pack.
    ToBoth,
}

/// The pack, in an order of its own: every story once, and three acceptances; a home has not room for
/// more. Told again, what is one child's alone is left out.
pub(super) fn shuffled(chance: &mut Chance, again: bool) -> Vec<Card> {
    let told = STORIES.iter().enumerate();
    let mut pack: Vec<Card> = told
        .filter(|(_, story)| !again || story.again.is_some())
        .map(|(place, _)| Card::Told(place))
        .collect();
    if !again {
        pack.push(Card::Declined);
        pack.extend((0..CASTS.len().saturating_sub(1)).map(Card::Accepted));
    }
    for last in (1..pack.len()).rev() {
        pack.swap(last, chance.among(last.saturating_add(1)));
    }
    pack
}

/// The child's own names beside those of the child it is told of again.
pub(super) fn renamed(referral: &Referral, (first, last): (&str, &str)) -> Vec<(String, String)> {
    let child = &referral.child;
    let legal = child.legal_name.clone().unwrap_or_default();
    let family = legal.rsplit(' ').next().unwrap_or_default().to_owned();
    let initials: Vec<String> = [first, last]
        .iter()
        .filter_map(|name| name.chars().next())
        .map(|letter| format!("{letter}."))
        .collect();
    vec![
        (child.known_as.clone().unwrap_or_default(), first.to_owned()),
        (family, last.to_owned()),
        (
            child.initials.clone().unwrap_or_default(),
            initials.concat(),
        ),
    ]
}

/// The same referral to this home, with other names and places.
pub(super) fn recast(
    which: YearHome,
    referral: &Referral,
    cast: &[(&str, &str)],
) -> Result<Referral, ExampleError> {
    let mut text = serde_json::to_string(referral)
        .map_err(|e| unreadable("a referral of the year", &e.to_string()))?;
    text = text.replace("Rowan House", &which.name());
    for (from, to) in cast.iter().filter(|(from, _)| !from.is_empty()) {
        text = text.replace(from, to);
    }
    serde_json::from_str(&text).map_err(|e| unreadable("a referral of the year", &e.to_string()))
}
