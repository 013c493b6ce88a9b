//! One document with every kind of block in it, long enough to turn pages in every way.
//! Fictional throughout.

use chrono::{DateTime, Utc};
use record::typeset::{Attachment, Block, Cell, Column, Document, Grid, Rich, Table, Tone};

const WORDS: &str = "The home was asked to offer a place to a child of thirteen who has moved \
    twice since the spring. What the papers say about how she sleeps was read beside what the \
    team can do at night today, and what nobody could tell us is written down as not known. ";

fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp(1_794_000_000, 0).unwrap_or_default()
}

/// The specimen.
pub fn specimen() -> Document {
    let mut blocks = vec![
        Block::title("Decision record"),
        Block::panel(
            Tone::Door,
            "Accepted on conditions",
            vec![Block::paragraph(
                "The home can meet this child’s needs if the two conditions below are met before \
                 the move. The registered manager decided on 14 November 2026 at 16:20.",
            )],
        ),
        Block::Facts(vec![
            ("Record".into(), "EX-2026-003".into()),
            (
                "Home".into(),
                "Larch House (fictional), Ofsted URN SC000000".into(),
            ),
            (
                "Child".into(),
                Rich::new().bold("M. T.").then(", 13 years, known as Mimi"),
            ),
            (
                "Referral received".into(),
                "10 November 2026, 09:12, by e-mail from Östra Ćwikła".into(),
            ),
            (
                "Decided by".into(),
                "Rowan Ashby, registered manager".into(),
            ),
            (
                "Statement of purpose".into(),
                "Version 7, 1 September 2026".into(),
            ),
        ]),
        Block::section("The decision on one page"),
        Block::paragraph(WORDS),
        Block::Quote {
            words: "The registered person must ensure that children are admitted to the home only \
                    if their needs are within the range of needs of children for whom it is \
                    intended that the home is to provide care and accommodation, as set out in \
                    the home’s statement of purpose."
                .into(),
            citation: "The words of a provision, quoted for the look of it".into(),
        },
        Block::bullets([
            "Night staff named before the move",
            "Health plan supplied in full; until then the gap stands as a challenge to the placing authority, which has been told in writing what is missing and why it matters",
            "First visit with her aunt",
        ]),
        Block::panel(
            Tone::Settle,
            "Must be settled before signing",
            vec![Block::paragraph("The plan exists and was not supplied.")],
        ),
        Block::panel(
            Tone::Challenge,
            "Challenged",
            vec![Block::bullets([
                "Asked on 11 November 2026",
                "Answered on 12 November 2026",
            ])],
        ),
        Block::panel(
            Tone::Benefit,
            "Does good",
            vec![Block::paragraph("Shared music room.")],
        ),
        Block::section("The existing group"),
        Block::Grid(Grid {
            caption: "What the move may mean for each child living here".into(),
            summary: "A row for each theme, a column for each child living here".into(),
            corner: "Theme".into(),
            columns: vec!["A. B.".into(), "K. L.".into(), "S. O.".into()],
            rows: [
                "Sleep and nights",
                "Going missing",
                "Bullying and being bullied",
                "School",
            ]
            .into_iter()
            .enumerate()
            .map(|(index, theme)| {
                let tones = [Tone::Challenge, Tone::Benefit, Tone::Settle];
                let cells = [
                    "Some strain: shares a landing",
                    "Gains a companion",
                    "Needs a measure before the move",
                ];
                let cells = cells
                    .into_iter()
                    .zip(tones)
                    .map(|(words, tone)| Cell::toned(words, tone))
                    .skip(index % 2)
                    .chain([Cell::from("No change expected")])
                    .take(3)
                    .collect();
                (theme.to_owned(), cells)
            })
            .collect(),
        }),
        Block::subsection("A. B."),
        Block::paragraph(
            Rich::new()
                .bold("Before. ")
                .then(WORDS)
                .italic("In their own words. ")
                .then(WORDS),
        ),
        Block::section("Papers and relevant plans"),
        Block::Table(Table {
            caption: "The ledger".into(),
            summary: "Each paper with its date, whether it is current, and its digest".into(),
            columns: vec![
                Column::new("Paper", 30),
                Column::new("Date", 14),
                Column::new("What it says", 40),
                Column::new("Digest", 24),
            ],
            row_headers: true,
            rows: (1..=60)
                .map(|row| {
                    vec![
                        Cell::from(format!("Paper {row}")),
                        Cell::from(format!("{} October 2026", row % 28 + 1)),
                        Cell::from(WORDS.get(..(row * 37) % 160 + 20).unwrap_or("Complete")),
                        Cell::from(
                            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        ),
                    ]
                })
                .collect(),
        }),
        Block::section("Letters of every kind"),
        Block::paragraph(
            "Łukasz Żółć, Zoë Ní Dhomhnaill, Đặng Thị Hồng, Αλέξανδρος, Наталія, İbrahim, Šárka; ✓ agreed → done, ≥ 2 staff, 3 ≠ 4, €12 – £10, ½.",
        ),
        Block::paragraph("Not in any typeface: 😀 and 漢."),
        Block::note(
            "Small print: see https://www.legislation.gov.uk/uksi/2015/541/regulation/14/made/very/long/address/that/does/not/end for the words.",
        ),
    ];
    for section in 1..=9 {
        blocks.push(Block::section(format!("Section {section}")));
        blocks.push(Block::subsection("What was read"));
        blocks.push(Block::paragraph(WORDS.repeat(4)));
        blocks.push(Block::subsection("What was asked"));
        blocks.push(Block::paragraph(WORDS.repeat(6)));
    }
    blocks.push(Block::Signature {
        lines: vec![
            Rich::new().bold("Signed by Rowan Ashby"),
            "Registered manager, Larch House, on 14 November 2026 at 16:20 UTC".into(),
        ],
    });
    Document {
        title: "Decision record EX-2026-003".into(),
        subject: "Whether Larch House can offer a place to M. T.".into(),
        author: "Rowan Ashby, registered manager, Larch House".into(),
        created: moment(),
        footer: "Decision record EX-2026-003 · M. T. · Larch House".into(),
        watermark: Some("EXAMPLE".into()),
        blocks,
        enclosed: None,
        attachment: Some(Attachment {
            name: "case.json".into(),
            mime: "application/json".into(),
            description: "The case this record was drawn from".into(),
            bytes: b"{\"example\": true}\n".to_vec(),
            modified: moment(),
        }),
    }
}
