//! Therapy and development care that is not arranged or provided by the health service: the
//! conditions of regulation 6(3).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::YesNoNotKnown;

/// Therapy or development care as part of the offer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Therapy {
    /// Whether the offer includes such care.
    pub offered: Option<YesNoNotKnown>,
    /// What it is, how often, for how long.
    pub what: Option<String>,
    /// Who approved it for the placing authority: name and role (6(3)(a)).
    pub approved_by: Option<String>,
    /// The day of the approval.
    pub approved_on: Option<NaiveDate>,
    /// How the placing authority keeps it under review throughout (6(3)(a)).
    pub review: Option<String>,
    /// Which need it meets, and how that is known (6(3)(b)).
    pub need: Option<String>,
    /// Who delivers it: experience, knowledge and skills (6(3)(c)(i)).
    pub delivered_by: Option<String>,
    /// Who supervises them: skills and qualification (6(3)(c)(ii)).
    pub supervised_by: Option<String>,
    /// How the child's general practitioner is kept informed (6(3)(d)).
    pub general_practitioner: Option<String>,
    /// The assessment before the placement, and what the child and the social worker put into it
    /// (Guide 3.30).
    pub assessment: Option<String>,
    /// How the child's needs are met if this part of the offer falls away.
    pub without: Option<String>,
}
