//! Head and foot of every document beside the record: who writes, who signed, how to check it.

use admission::law;

use super::Companion;
use crate::pages::decision_record::{moment, signed_by};
use crate::typeset::{Block, Rich};

pub(super) fn head(of: &Companion) -> Vec<Block> {
    let home = &of.home;
    let mut parts = vec![home.name.clone()];
    parts.extend(home.urn.iter().map(|urn| format!("Ofsted URN {urn}")));
    parts.extend(home.provider.clone());
    let mut blocks = vec![Block::note(parts.join(" · "))];
    if of.example {
        blocks.push(Block::note(
            "EXAMPLE. Every person, home and event in this document is invented.",
        ));
    }
    blocks
}

/// The body and the foot: the signature never stands on a page by itself, but with the last words
/// it is set under.
pub(super) fn signed(of: &Companion, mut body: Vec<Block>) -> Vec<Block> {
    let short = |block: &Block| match block {
        Block::Paragraph(words) => words.plain().chars().count() <= SHORT,
        _ => false,
    };
    let close = body.iter().rev().take_while(|block| short(block)).count();
    let mut together = body.split_off(body.len().saturating_sub(close.min(CLOSE)));
    together.extend(foot(of));
    body.push(Block::KeepTogether(together));
    body
}

/// How many paragraphs that close a letter stay with the signature, and how many letters each may
/// have: what is longer may stand on the page before.
const CLOSE: usize = 4;
const SHORT: usize = 300;

fn foot(of: &Companion) -> Vec<Block> {
    let signing = &of.signing;
    let who = signed_by(&signing.signer, &of.home.name);
    let mut lines: Vec<Rich> = vec![
        Rich::new().bold(format!("Signed by {who}")),
        format!("On {}", moment(signing.signed_at)).into(),
    ];
    if let Some(fingerprint) = &signing.signer_fingerprint {
        lines.push(format!("Certificate {fingerprint}").into());
    }
    let root = match &signing.root_fingerprint {
        Some(root) => format!(" The provider’s root certificate has the fingerprint {root}."),
        None => String::new(),
    };
    let mut blocks = vec![
        Block::Signature { lines },
        Block::note(format!(
            "This document is number {} of {}. It is one file with one signature over all of it: a \
             reader that shows signatures names the signer and says whether anything was changed \
             since, and “threshold-cli verify” also draws the pages again from the data inside and \
             compares them.{root}",
            signing.number, of.home.name
        )),
    ];
    if of.says.may_quote_law() {
        blocks.push(Block::note(law::licence()));
    }
    blocks
}
