//! Who vouches for a signature.
//!
//! Each provider has its own small [`Authority`], made when the casebook is set up. It issues
//! every person who signs an [`Identity`]: a key of their own and a certificate with their
//! name, standing, provider and Ofsted URN. The authority's certificate can be handed to an
//! inspector, whose reader then trusts every record of that provider.
//!
//! What always holds:
//!
//! A person who holds a certificate from a public authority can sign with that instead
//! ([`Identity::from_pkcs12`]).
//!
//! - Keys made here are ECDSA on P-256; one that is taken in may be RSA. They leave this module
//!   only as zeroizing bytes in PKCS #8, for the casebook to seal.
//! - The authority's certificate may vouch for people and for nothing else (path length 0);
//!   a person's may sign documents and nothing else.
//! - Time and randomness are given by the caller.

mod algorithms;
mod authority;
mod identity;
mod key;
mod naming;
mod particulars;
mod pkcs12;

pub use authority::{Authority, authority_pem, read_authority};
pub use identity::{Identity, PersonToCertify};
pub use particulars::{Particulars, fingerprint};

pub(crate) use algorithms::holds;
pub(crate) use identity::LONGEST_CHAIN;
pub(crate) use key::{ecdsa_with_sha_256, rsa_with_sha_256};
pub(crate) use particulars::{may_sign, may_vouch, public_key, reaches, signed_by, stamps_time};
