//! When the home's own recurring duties were last done (regulations 16, 44, 45 and 46).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The last time each was done; blank where it has not been entered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct HomeReviews {
    /// The day the last quality of care review was completed (regulation 45(1)).
    pub quality_of_care_review: Option<NaiveDate>,
    /// The day the last report of it was sent to HMCI (regulation 45(4)(a)).
    pub quality_of_care_report_sent: Option<NaiveDate>,
    /// The day of the independent person's last visit (regulation 44(1)).
    pub independent_visit: Option<NaiveDate>,
    /// The day of the last review of the location (regulation 46(1)).
    pub location_review: Option<NaiveDate>,
    /// The first day of Ofsted's last inspection of the home.
    pub last_inspection: Option<NaiveDate>,
    /// The day the statement of purpose was last sent to HMCI (regulation 16(3)(b)).
    pub statement_sent: Option<NaiveDate>,
}
