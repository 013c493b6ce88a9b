//! Where the child has lived, home by home.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ReasonEnded;
use crate::evidence::Withdrawal;
use crate::vocabulary::{YesNoNotKnown, vocabulary};

vocabulary! {
    /// The kind of home a child lived in (SSDA903 placement codes).
    HomeKind {
        K2 = "K2": "children’s home (K2)",
        K1 = "K1": "secure children’s home (K1)",
        H5 = "H5": "semi-independent living (H5)",
        R1 = "R1": "residential care home (R1)",
        R2 = "R2": "hospital or other NHS provision (R2)",
        R3 = "R3": "family centre or mother and baby unit (R3)",
        R5 = "R5": "young offender institution (R5)",
        S1 = "S1": "residential school (S1)",
        U1 = "U1": "foster home with relatives or friends, long-term (U1)",
        U2 = "U2": "foster home with relatives or friends, on the way to adoption (U2)",
        U3 = "U3": "foster home with relatives or friends (U3)",
        U4 = "U4": "other foster home, long-term (U4)",
        U5 = "U5": "other foster home, on the way to adoption (U5)",
        U6 = "U6": "other foster home (U6)",
        P1 = "P1": "with parents (P1)",
        P2 = "P2": "living independently (P2)",
        Z1 = "Z1": "somewhere else (Z1)",
        NotKnown = "NK": "not known",
    }
}

/// One home in which the child has lived.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct HomeBefore {
    /// Identifies the home within the referral, for example "h1". Never reused.
    pub id: String,
    /// Which home, and with whom.
    pub place: Option<String>,
    /// What kind of home.
    pub kind: Option<HomeKind>,
    /// From.
    pub from: Option<NaiveDate>,
    /// Until.
    pub until: Option<NaiveDate>,
    /// How far from the family home.
    pub distance: Option<String>,
    /// Whether it was registered where it had to be.
    pub registered: Option<YesNoNotKnown>,
    /// Why it ended (SSDA903).
    pub ended: Option<ReasonEnded>,
    /// What worked there, and what the child says of it.
    pub what_worked: Option<String>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}
