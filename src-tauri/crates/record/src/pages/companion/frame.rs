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

pub(super) fn foot(of: &Companion) -> Vec<Block> {
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
    vec![
        Block::KeepTogether(vec![
            Block::Signature { lines },
            Block::note(format!(
                "This document is number {} of {}. It is one file with one signature over all of \
                 it: a reader that shows signatures names the signer and says whether anything was \
                 changed since, and “threshold verify” also draws the pages again from the data \
                 inside and compares them.{root}",
                signing.number, of.home.name
            )),
        ]),
        Block::note(law::licence()),
    ]
}
