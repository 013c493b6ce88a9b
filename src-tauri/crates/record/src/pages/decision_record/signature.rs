//! Where the signature stands, in words; the signature itself is over the whole file.

use super::Facts;
use super::in_words::{moment, person};
use crate::typeset::{Block, Rich};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let signing = facts.signing;
    let who = person(&signing.signer, &facts.case.home.name);
    let mut lines: Vec<Rich> = vec![
        Rich::new().bold(format!("Signed by {who}")),
        format!("On {}", moment(signing.signed_at)).into(),
    ];
    if let Some(fingerprint) = &signing.signer_fingerprint {
        lines.push(format!("Certificate {fingerprint}").into());
    }
    if signing.signer != facts.case.referral.decision.decided_by {
        lines.push("The person who signed is not the person named as having decided.".into());
    }
    vec![Block::Signature { lines }]
}
