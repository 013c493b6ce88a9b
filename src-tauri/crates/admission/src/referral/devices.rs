//! Devices for monitoring or surveillance: the conditions of regulation 24(1), device by device.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::Withdrawal;
use crate::vocabulary::{YesNo, YesNoNotKnown, vocabulary};

vocabulary! {
    /// Kinds of device.
    DeviceKind {
        Camera = "camera": "camera (CCTV)",
        DoorAlarm = "door_alarm": "alarm on a door or window",
        Tracker = "tracker": "tracker, or a telephone that shows where the child is",
        Listening = "listening": "listening device or baby monitor",
        Online = "online": "program that watches what the child does online",
        Bed = "bed": "bed or movement sensor",
        Other = "other": "another device",
    }
}

vocabulary! {
    /// Whether the child was told in advance (regulation 24(1)(c)).
    ToldInAdvance {
        Told = "told": "told in advance",
        NotYet = "not_yet": "not told yet",
        NotPracticable = "not_practicable": "not reasonably practicable at this age and understanding, because",
    }
}

/// Devices for monitoring or surveillance.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Devices {
    /// Whether devices would be used with this child, or are in use in the home they would live in.
    pub used: Option<YesNoNotKnown>,
    /// The home's written policy on them, with its date (Guide 3.16).
    pub policy: Option<String>,
    /// Each device.
    pub each: Vec<Device>,
}

/// One device.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Device {
    /// Identifies the device within the referral, for example "z1". Never reused.
    pub id: String,
    /// What kind it is.
    pub kind: Option<DeviceKind>,
    /// The device and where it is, in plain words.
    pub what: Option<String>,
    /// How it safeguards and promotes the welfare of this child or other children (24(1)(a)).
    pub purpose: Option<String>,
    /// Whether the placing authority consents in writing (24(1)(b)).
    pub consent: Option<YesNo>,
    /// Who consented: name and role.
    pub consent_by: Option<String>,
    /// The date of the writing.
    pub consent_on: Option<NaiveDate>,
    /// Whether the child was told in advance (24(1)(c)).
    pub told: Option<ToldInAdvance>,
    /// What the child was told and said; or why it was not reasonably practicable.
    pub told_how: Option<String>,
    /// Why it is no more intrusive than necessary, having regard to the child's privacy (24(1)(d)).
    pub no_more_than_needed: Option<String>,
    /// The court requirement, where a court imposes this monitoring (24(2)).
    pub court: Option<String>,
    /// How the child is kept safe while the device may not be used.
    pub without: Option<String>,
    /// Taken back, because …
    pub withdrawn: Option<Withdrawal>,
}

impl Device {
    /// Whether the device stands: it is not withdrawn, or the withdrawal has not been read.
    #[must_use]
    pub fn counts(&self) -> bool {
        Withdrawal::lets_count(self.withdrawn.as_ref())
    }

    /// The device's short name for sentences and tables.
    #[must_use]
    pub fn name(&self) -> &str {
        self.what
            .as_deref()
            .map(str::trim)
            .filter(|w| !w.is_empty())
            .unwrap_or("a device not yet named")
    }
}
