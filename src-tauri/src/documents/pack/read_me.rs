//! What an inspector reads first, in a file that opens anywhere.

use std::fmt::Write as _;

use admission::calendar::{english_time, in_words, in_words_with_time};
use record::pages::pack_index::PackIndex;

/// The words, with the ends of lines that the plainest reader on Windows needs.
pub(super) fn words(of: &PackIndex) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "INSPECTION PACK: {}\n\nDecisions on referrals signed from {} to {}.\nMade by {} on {}.\n",
        of.home.name,
        in_words(of.from),
        in_words(of.to),
        of.made.1,
        in_words_with_time(english_time(of.made.0)),
    );
    if of.example {
        text.push_str("EXAMPLE. Every person, home and event in this pack is invented.\n\n");
    }
    text.push_str(
        "Begin with \u{201c}Index.pdf\u{201d}: it lists every decision, yes and no alike, and what was \
         written beside it.\nChildren stand in the index by initials; the records themselves name \
         them. Keep this pack as you keep\nother papers about children, and destroy it when you no \
         longer need it. It is not encrypted.\n\n\
         How to check it\n\n\
         1. Open any of the PDF files in a reader that shows signatures. It names who signed and says \
         whether anything\n   was changed since. No account and no network is needed.\n\
         2. \u{201c}Verification sheet.pdf\u{201d} says what a check of each file found when this pack was \
         made. It is the\n   home\u{2019}s own word: do the check again where it matters.\n\
         3. \u{201c}manifest.sha256\u{201d} holds the digest of every file. Windows (PowerShell): Get-FileHash. \
         Mac and Linux:\n   shasum -a 256 -c manifest.sha256\n\
         4. With Threshold: \u{201c}Check a record\u{201d} before signing in, or\n   threshold-cli verify --trust \
         root.pem *.pdf\n\n",
    );
    match &of.root {
        Some(root) => {
            let _ = writeln!(
                text,
                "\u{201c}root.pem\u{201d} is the provider\u{2019}s root certificate. Its fingerprint is\n{root}\nAsk \
                 the provider for the fingerprint by another way than this pack, and compare."
            );
        }
        None => text.push_str("This home has no root certificate yet.\n"),
    }
    text.replace('\n', "\r\n")
}
