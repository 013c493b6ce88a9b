//! The example home: fictional, marked EXAMPLE, made on the first look round.

/// The example home's passphrase: a plain sentence, shown wherever it is asked for.
pub const PASSPHRASE: &str = "this house is only an example";
