//! The child's own summary: their words first, then what was decided and why, in words a child can
//! read. Nothing in it about anybody else, and nothing they would be hurt to read later.

mod draft;

use serde::{Deserialize, Serialize};

pub use draft::draft;

use crate::typeset::{Block, Rich, Tone};

/// A summary for the child who was referred.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildsSummary {
    /// The name the child uses.
    pub child: String,
    /// What the child said, in their own words. May be empty.
    pub said: String,
    /// What the child wants. May be empty.
    pub wants: String,
    /// What the child fears. May be empty.
    pub fears: String,
    /// What was decided.
    pub decided: String,
    /// Why.
    pub why: String,
    /// What happens next.
    pub next: String,
    /// What the home wants the child to know. May be empty.
    pub know: String,
}

/// Stands under the heading.
pub(crate) const ABOUT: &str = "This page is for you. It says what you told us, what we decided, and \
                                why. You can keep it.";

/// Stands where the child has not been heard.
pub(crate) const NOT_HEARD: &str = "We have not heard from you yet. We would like to. You can still \
                                    tell us what you think.";

/// The child's rights over what is written, in their terms.
pub(crate) const SAY: [&str; 4] = [
    "You can tell us if you think this is wrong or not fair.",
    "You can ask us to add your own words to it.",
    "You can ask for an adult who is on your side. They are called an advocate. They help you to be \
     heard.",
    "If some of this is hard to read, ask someone you trust to read it with you.",
];

pub(super) fn blocks(summary: &ChildsSummary) -> Vec<Block> {
    let child = match summary.child.trim() {
        "" => "you",
        child => child,
    };
    let mut blocks = vec![
        Block::title(format!("For {child}")),
        Block::paragraph(ABOUT),
        Block::section("What you told us"),
    ];
    let heard = [
        ("", &summary.said),
        ("What you want:", &summary.wants),
        ("What worries you:", &summary.fears),
    ];
    let mut any = false;
    for (lead, words) in heard {
        if words.trim().is_empty() {
            continue;
        }
        any = true;
        if !lead.is_empty() {
            blocks.push(Block::paragraph(lead));
        }
        blocks.push(Block::Quote {
            words: words.as_str().into(),
            citation: Rich::new(),
        });
    }
    if !any {
        blocks.push(Block::paragraph(NOT_HEARD));
    }
    blocks.push(Block::section("What we decided"));
    blocks.push(Block::panel(
        Tone::Door,
        "",
        vec![Block::paragraph(summary.decided.as_str())],
    ));
    for (heading, words) in [
        ("Why", &summary.why),
        ("What happens next", &summary.next),
        ("What we want you to know", &summary.know),
    ] {
        if !words.trim().is_empty() {
            blocks.push(Block::section(heading));
            blocks.push(Block::paragraph(words.as_str()));
        }
    }
    blocks.push(Block::section("You have a say"));
    blocks.push(Block::bullets(SAY));
    blocks
}
