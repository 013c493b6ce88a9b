//! Section 3: the child first, then the referral.

use super::Facts;
use crate::typeset::Block;

/// A heading and the answers under it.
fn part(facts: &Facts<'_>, heading: &str, prefix: &str) -> Vec<Block> {
    let mut blocks = vec![Block::subsection(heading)];
    blocks.extend(facts.answers.under(prefix, 0, &[]));
    blocks
}

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let name = facts.case.referral.child.screen_name();
    let mut blocks = vec![
        Block::PageBreak,
        Block::section("The child and the referral"),
    ];
    for (heading, prefix) in [
        ("Strengths, hopes and what works", "/strengths/"),
        (&*format!("Who {name} is"), "/child/"),
        ("Why now", "/why_now/"),
        ("Legal status", "/legal/"),
        ("The home asked for", "/home_asked_for/"),
        ("How the referral came", "/receipt/"),
        ("Who asks", "/referrer/"),
        ("First screen", "/first_screen/"),
    ] {
        blocks.extend(part(facts, heading, prefix));
    }
    blocks
}
