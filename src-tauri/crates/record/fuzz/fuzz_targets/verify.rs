//! Whatever is handed over, checking it ends, and ends without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use record::verify::{Trust, verify};

fuzz_target!(|bytes: &[u8]| {
    let trust = Trust {
        redraw: Some(&record::redraw),
        ..Trust::default()
    };
    let _ = verify(bytes, &trust);
});
