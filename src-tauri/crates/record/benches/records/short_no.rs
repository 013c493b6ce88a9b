//! The shortest record there is in earnest: a no that was plain on the first screen.

use serde_json::{Value, json};

/// The answers of a short no, in the home of a longer case and under the same person's name.
pub fn short_no(longer: &str) -> Result<String, Box<dyn std::error::Error>> {
    let mut case: Value = serde_json::from_str(longer)?;
    let of = |pointer: &str| case.pointer(pointer).cloned().unwrap_or_default();
    let decided_by = of("/referral/decision/decided_by");
    let checked = of("/referral/answers_checked");
    let received = of("/referral/receipt/received_at");
    let reply_by = of("/referral/challenges/0/reply_by");
    let plans = [
        "care_plan",
        "placement_plan",
        "ehc_plan",
        "sen_statement",
        "youth_justice_plan",
    ];
    let asked = plans.map(|plan| {
        json!({"gap": format!("plan:{plan}"), "what": "a copy", "why": "to answer the request"})
    });
    let referral = json!({
        "receipt": {"received_at": received, "route": "planned"},
        "referrer": {
            "placing_authority": "Eastmere (EXAMPLE)",
            "placing_authority_kind": "local_authority",
        },
        "child": {"known_as": "Wren", "date_of_birth": "2018-03-02"},
        "first_screen": {"plainly_outside": "yes", "doubt_or_pressure": "no"},
        "challenges": [{
            "id": "l1", "kind": "challenge", "to": "Eastmere", "to_kind": "local_authority",
            "letter": "Please let us have the plans named here.", "reply_by": reply_by,
            "items": asked,
        }],
        "decision": {
            "outcome": "decline_outside_range",
            "reasons": [{
                "id": "w1", "code": "age_sex_or_number",
                "evidence": "Wren is younger than the statement of purpose says.",
            }],
            "would_change": "Nothing before she is ten.",
            "who_is_told": "The duty worker, today.",
            "decided_by": decided_by,
        },
        "noted": {"challenges": 1, "reasons": 1},
        "answers_checked": checked,
    });
    if let Some(place) = case.get_mut("referral") {
        *place = referral;
    }
    Ok(case.to_string())
}
