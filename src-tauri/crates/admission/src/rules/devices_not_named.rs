//! # What it looks at
//! Whether devices would watch or follow the child; and, where they would, whether each is named.
//!
//! # Why it matters
//! Regulation 24 lets the registered person use a device for monitoring or surveillance only on
//! conditions; nobody can look at them while the device is not named. Cameras already in the home
//! count: the newcomer would be watched too.
//!
//! # What the manager sees
//! "Devices would be used, and none is named."
//!
//! # Example
//! The door alarms have been there for years; nobody thinks of them as surveillance.

use chrono::NaiveDate;

use super::{Checked, Disagreeing, Raised, Rule};
use crate::appraise::Weight;
use crate::calls::Call;
use crate::case::Case;
use crate::judgement::Outcome;
use crate::law::Force;
use crate::referral::Device;
use crate::tasks::TaskId;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    id: "DEVICE-01",
    concern: "devices for monitoring or surveillance nobody has named",
    answers: &["S5"],
    provision: Some("CHR2015/24(1)"),
    force: Force::Threshold,
    weight: Weight::Settle,
    closes: Outcome::ACCEPTS,
    disagreeing: Disagreeing::AnsweredWhereTheFactStands,
    check,
};

fn check(case: &Case, _today: NaiveDate) -> Checked {
    let devices = &case.referral.devices;
    let call = Call::from(devices.used);
    if let Some(open) = call.open() {
        return Ok(vec![Raised::new(
            "",
            format!("Whether devices would watch or follow the child {open}."),
            TaskId::Further,
            "/referral/devices/used",
        )]);
    }
    let unnamed = call == Call::Yes && !devices.each.iter().any(Device::counts);
    let raised = unnamed.then(|| {
        Raised::new(
            "",
            "You answered that devices would watch or follow the child; none is named.",
            TaskId::Devices,
            "/referral/devices/each",
        )
    });
    Ok(raised.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{found_by, settled_but};

    #[test]
    fn yes_asks_for_a_name_and_silence_for_an_answer() {
        let found = |devices| {
            let found = found_by(&RULE, &settled_but(&[("/referral/devices", devices)]));
            found.first().map(|f| f.place.task)
        };
        assert_eq!(found(json!({})), Some(TaskId::Further));
        assert_eq!(found(json!({"used": "not_known"})), Some(TaskId::Further));
        assert_eq!(found(json!({"used": "yes"})), Some(TaskId::Devices));
        assert_eq!(found(json!({"used": "yes", "each": [{"id": "z1"}]})), None);
        assert_eq!(found(json!({"used": "no"})), None);
    }
}
