//! Section 3: the child first, then the referral.

use admission::entries::list_at;
use admission::questions::parts;

use super::Facts;
use crate::typeset::Block;

/// A heading and the answers under it.
fn part(facts: &Facts<'_>, heading: &str, prefix: &str) -> Vec<Block> {
    let mut blocks = vec![Block::subsection(heading)];
    blocks.extend(facts.answers.under(prefix, 0, &[]));
    let list = parts::REFERRAL
        .iter()
        .filter(|part| part.prefixes.contains(&prefix))
        .find_map(|part| list_at(part.list?));
    if let Some(list) = list {
        let entries = (list.entries)(&facts.case.referral);
        blocks.push(if entries.is_empty() {
            Block::note(format!("No {} is noted by itself.", list.one))
        } else {
            facts.answers.entries(list, &entries)
        });
    }
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
        ("Family and friends", "/family/"),
        ("Education", "/education/"),
        ("The home asked for", "/home_asked_for/"),
        ("How the referral came", "/receipt/"),
        ("Who asks", "/referrer/"),
        ("First screen", "/first_screen/"),
    ] {
        blocks.extend(part(facts, heading, prefix));
    }
    blocks
}
