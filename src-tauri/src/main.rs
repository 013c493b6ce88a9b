//! Threshold: from a referral to a signed decision record.

#[cfg(test)]
mod example;

fn main() {}
