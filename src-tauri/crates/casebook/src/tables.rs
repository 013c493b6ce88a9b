//! One file a table: its struct and its queries.

pub(crate) mod afterwards;
pub(crate) mod authority;
pub(crate) mod children;
pub(crate) mod deletions;
pub(crate) mod documents;
pub(crate) mod gathered;
pub(crate) mod gathered_deletions;
pub(crate) mod home;
pub(crate) mod identities;
pub(crate) mod keeping;
pub(crate) mod oversight;
pub(crate) mod papers;
pub(crate) mod passphrases;
pub(crate) mod people;
pub(crate) mod records;
pub(crate) mod recovery_kit;
pub(crate) mod referrals;
pub(crate) mod searchable;
pub(crate) mod statement_files;
pub(crate) mod statements_of_purpose;
