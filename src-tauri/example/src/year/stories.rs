//! The stories a year is told from, and the pack they are dealt from.

use admission::oversight::sampling::Chance;
use admission::referral::Referral;

use super::since::Since;
use super::{YearHome, own};
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
    (
        "year/isla-again.json",
        include_str!("../../year/isla-again.json"),
    ),
    ("year/ellis.json", include_str!("../../year/ellis.json")),
    ("year/bryn.json", include_str!("../../year/bryn.json")),
    (
        "year/bryn-elsewhere.json",
        include_str!("../../year/bryn-elsewhere.json"),
    ),
];

/// A story: its file, when it was signed in it, and of whom else it is told.
pub(super) struct Story {
    /// Its file.
    pub(super) file: &'static str,
    /// When it was signed, UTC.
    pub(super) signed_at: &'static str,
    /// First and last names of the children it is told of where it is told again or at another home.
    pub(super) others: &'static [(&'static str, &'static str)],
    /// Whether a home may hear it twice; not where it is too much one child's own.
    pub(super) told_again: bool,
    /// What it says of the time after it.
    pub(super) since: Since,
}

impl Story {
    /// First and last name of the child of whom a home hears it, the first time or again; none where it
    /// is the one the story is written of. `place` is the story's own.
    pub(super) fn child_at(
        &self,
        which: YearHome,
        again: bool,
        place: usize,
    ) -> Option<(&'static str, &'static str)> {
        let tellings = if self.told_again { 2 } else { 1 };
        let turn = which
            .0
            .saturating_mul(tellings)
            .saturating_add(usize::from(again));
        let turn = turn.checked_sub(1)?;
        let (first, last) = *self.others.get(turn.checked_rem(self.others.len())?)?;
        // Beyond those with a name of their own a first name comes again, with another family's.
        let own = turn < self.others.len();
        Some((first, if own { last } else { family(which, place) }))
    }
}

/// Family names for the many homes that figures are taken with.
static FAMILIES: [&str; 23] = [
    "Abney",
    "Birkett",
    "Chadwick",
    "Deverell",
    "Eastwood",
    "Fanshawe",
    "Gilroy",
    "Heathcote",
    "Ingham",
    "Jessop",
    "Kirkby",
    "Lomas",
    "Mallory",
    "Nesbitt",
    "Oldham",
    "Pickering",
    "Quested",
    "Ramsden",
    "Scholes",
    "Thackray",
    "Upton",
    "Vickers",
    "Wardle",
];

/// One of them for a child of a story at a home.
pub(super) fn family(which: YearHome, place: usize) -> &'static str {
    let turn = which.0.saturating_mul(5).saturating_add(place);
    let name = turn
        .checked_rem(FAMILIES.len())
        .and_then(|turn| FAMILIES.get(turn));
    name.copied().unwrap_or_default()
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
        others: &[
            ("Hattie", "Underhill"),
            ("Nell", "Carmody"),
            ("Posy", "Venner"),
        ],
        told_again: true,
        since: Since::NONE,
    },
    Story {
        file: "year/owen.json",
        signed_at: "2026-11-12T15:30:00Z",
        others: &[
            ("Toby", "Larkspur"),
            ("Piers", "Holloway"),
            ("Gus", "Treloar"),
        ],
        told_again: true,
        since: Since::NONE,
    },
    Story {
        file: "year/priya.json",
        signed_at: "2026-11-12T13:10:00Z",
        others: &[
            ("Sunita", "Hargrove"),
            ("Asha", "Merton"),
            ("Kavya", "Thorne"),
        ],
        told_again: true,
        since: Since::NONE,
    },
    Story {
        file: "year/malik.json",
        signed_at: "2026-11-11T17:45:00Z",
        others: &[("Reuel", "Ashdown"), ("Tariq", "Selby"), ("Idris", "Colby")],
        told_again: true,
        since: Since::NONE,
    },
    Story {
        file: "year/connie.json",
        signed_at: "2026-11-12T09:20:00Z",
        others: &[
            ("Maisie", "Pentreath"),
            ("Bella", "Ormerod"),
            ("Tilly", "Garside"),
        ],
        told_again: true,
        since: Since::NONE,
    },
    Story {
        file: "year/silas.json",
        signed_at: "2026-11-12T16:05:00Z",
        others: &[("Rowley", "Finch"), ("Barney", "Locke"), ("Jonah", "Pratt")],
        told_again: true,
        since: Since::NONE,
    },
    Story {
        file: "year/zofia.json",
        signed_at: "2026-11-11T10:40:00Z",
        others: &[("Kasia", "Holt")],
        told_again: false,
        since: Since::NONE,
    },
    Story {
        file: "year/dylan.json",
        signed_at: "2026-11-12T12:15:00Z",
        others: &[
            ("Ewan", "Marsden"),
            ("Rhys", "Colclough"),
            ("Finn", "Baxter"),
        ],
        told_again: true,
        since: Since::NONE,
    },
    Story {
        file: "year/halima.json",
        signed_at: "2026-11-12T14:50:00Z",
        others: &[("Zahra", "Yusuf")],
        told_again: false,
        since: Since::NONE,
    },
    Story {
        file: "year/jaden.json",
        signed_at: "2026-11-10T23:45:00Z",
        others: &[("Kieron", "Stott"), ("Tyrell", "Hobbs"), ("Dane", "Moxon")],
        told_again: true,
        since: Since::NONE,
    },
    Story {
        file: "year/freya.json",
        signed_at: "2026-11-12T16:20:00Z",
        others: &[("Tamsin", "Oakes"), ("Robyn", "Setter"), ("Lara", "Quigg")],
        told_again: true,
        since: Since::NONE,
    },
    Story {
        file: "year/caleb.json",
        signed_at: "2026-11-12T11:35:00Z",
        others: &[("Alfie", "Wetherby"), ("Nathan", "Spurr"), ("Luca", "Farr")],
        told_again: true,
        since: Since::NONE,
    },
    Story {
        file: "year/isla.json",
        signed_at: "2026-11-11T21:58:00Z",
        others: &[
            ("Maeve", "Corrie"),
            ("Bronwen", "Tully"),
            ("Effie", "Strand"),
        ],
        told_again: true,
        since: Since {
            remade_after: Some(4),
            ..Since::NONE
        },
    },
    Story {
        file: "year/ellis.json",
        signed_at: "2026-11-11T19:05:00Z",
        others: &[("Rufus", "Hale"), ("Joel", "Rushton"), ("Micah", "Brand")],
        told_again: true,
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
const CASTS: [&[(&str, &str)]; 4] = [
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
        ("joanna.pryce@westmere", "nell.sharrock@northshire"),
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
        ("joanna.pryce@westmere", "ruth.ogilvie@southmere"),
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
        ("Mrs Cole", "Miss Bello"),
        (" owl", " elephant"),
        ("Joanna Pryce", "Sally Thorne"),
        ("Westmere", "Calder"),
        ("WM-EXAMPLE", "CA-EXAMPLE"),
        ("joanna.pryce@westmere", "sally.thorne@calder"),
    ],
];

/// The four at the other homes.
const CASTS_ELSEWHERE: [&[(&str, &str)]; 4] = [
    &[
        ("Marnie", "Lottie"),
        ("Hollis", "Sandiford"),
        ("M.H.", "L.S."),
        ("Rose", "Doreen"),
        ("Jude", "Dougie"),
        ("Lyle", "Hadley"),
        ("Bridie", "Teresa"),
        ("Fenwick Lane", "Station Road"),
        ("Mrs Cole", "Mrs Fearn"),
        (" owl", " oystercatcher"),
        ("Joanna Pryce", "Ines Harte"),
        ("Westmere", "Eastmere"),
        ("WM-EXAMPLE", "EM-EXAMPLE"),
        ("joanna.pryce@westmere", "ines.harte@eastmere"),
    ],
    &[
        ("Marnie", "Thea"),
        ("Hollis", "Boothroyd"),
        ("M.H.", "T.B."),
        ("Rose", "Edna"),
        ("Jude", "Alec"),
        ("Lyle", "Farraday"),
        ("Bridie", "Maureen"),
        ("Fenwick Lane", "Chapel Street"),
        ("Mrs Cole", "Mrs Onslow"),
        (" owl", " egret"),
        ("Joanna Pryce", "Beth Tranter"),
        ("Westmere", "Northshire"),
        ("WM-EXAMPLE", "NS-EXAMPLE"),
        ("joanna.pryce@westmere", "beth.tranter@northshire"),
    ],
    &[
        ("Marnie", "Josie"),
        ("Hollis", "Kerridge"),
        ("M.H.", "J.K."),
        ("Rose", "Winnie"),
        ("Jude", "Saul"),
        ("Lyle", "Pemberton"),
        ("Bridie", "Philomena"),
        ("Fenwick Lane", "Park Road"),
        ("Mrs Cole", "Mrs Obi"),
        (" owl", " osprey"),
        ("Joanna Pryce", "Carla Denning"),
        ("Westmere", "Southmere"),
        ("WM-EXAMPLE", "SM-EXAMPLE"),
        ("joanna.pryce@westmere", "carla.denning@southmere"),
    ],
    &[
        ("Marnie", "Willa"),
        ("Hollis", "Strang"),
        ("M.H.", "W.S."),
        ("Rose", "Mabel"),
        ("Jude", "Ivor"),
        ("Lyle", "Castell"),
        ("Bridie", "Nuala"),
        ("Fenwick Lane", "Tanyard Hill"),
        ("Mrs Cole", "Miss Aldous"),
        (" owl", " ibis"),
        ("Joanna Pryce", "Petra Noakes"),
        ("Westmere", "Calder"),
        ("WM-EXAMPLE", "CA-EXAMPLE"),
        ("joanna.pryce@westmere", "petra.noakes@calder"),
    ],
];

/// The place among the casts of the one kept for the decision that says nothing.
pub(super) const POOR_CAST: usize = CASTS.len() - 1;

/// Whom an acceptance is told of at a home.
pub(super) fn cast_of(which: YearHome, cast: usize) -> &'static [(&'static str, &'static str)] {
    let all = match which {
        YearHome::ROWAN => &CASTS,
        _ => &CASTS_ELSEWHERE,
    };
    all.get(cast).copied().unwrap_or_default()
}

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
        .filter(|(_, story)| !again || story.told_again)
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
    let text = serde_json::to_string(referral)
        .map_err(|e| unreadable("a referral of the year", &e.to_string()))?;
    told(own::words(which, &text), cast)
}

/// The same referral with other names.
pub(super) fn told_with(
    referral: &Referral,
    cast: &[(&str, &str)],
) -> Result<Referral, ExampleError> {
    let text = serde_json::to_string(referral)
        .map_err(|e| unreadable("a referral of the year", &e.to_string()))?;
    told(text, cast)
}

fn told(mut text: String, cast: &[(&str, &str)]) -> Result<Referral, ExampleError> {
    for (from, to) in cast.iter().filter(|(from, _)| !from.is_empty()) {
        text = text.replace(from, to);
    }
    serde_json::from_str(&text).map_err(|e| unreadable("a referral of the year", &e.to_string()))
}
