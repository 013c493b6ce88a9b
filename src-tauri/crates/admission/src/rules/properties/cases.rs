//! The cases the properties are held on: two bases, other answers some rule looks at, and other
//! answers to any question there is.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{blanked, facts, parsed};
use crate::fixtures::settled;
use crate::questions::{self, Kind};
use crate::words::vocabularies;

/// The base, with something of everything in it: a letter, a gap, a disagreement, a withdrawn
/// entry, answers to the emergency's questions.
pub(super) fn busy() -> Value {
    let mut case = serde_json::to_value(settled()).unwrap();
    let r = &mut case["referral"];
    r["plans"]["care_plan"] = json!({"state": "not_supplied"});
    r["plans"]["ehc_plan"]["complete"] = json!("no");
    r["plans"]["ehc_plan"]["missing"] = json!("section F");
    r["plans"]["sen_statement"]["no_bearing_because"] = json!("It was replaced in 2019.");
    r["papers"][0]["redacted"] = json!("yes");
    r["papers"][0]["redactions"] = json!("pages 3 to 5");
    r["gaps"] = json!([{"id": "i1", "what": "the school's own account", "why": "It is silent."}]);
    r["challenges"] = json!([{
        "id": "l1", "kind": "challenge", "to": "Dana Example, social worker",
        "to_kind": "local_authority", "reply_by": "2026-11-27", "letter": "We need the care plan.",
        "items": [
            {"gap": "plan:care_plan", "what": "a copy of the care plan", "why": "Guide 11.4"},
            {"gap": "gap:i1", "what": "the school's account", "why": "to plan the first week"},
        ],
        "log": [{"at": "2026-11-21T10:00:00Z", "what": "sent", "by": "Ruth Example"}],
    }]);
    r["emergency"] = json!({
        "why": "Her carer was taken to hospital this evening.",
        "why_it_cannot_wait": "Nobody else has parental responsibility.",
        "statement_allows": "yes", "statement_because": "Section 5.",
        "capacity": "yes", "capacity_because": "A bed is made up.",
        "support": "yes", "support_because": "The on-call manager is in the house.",
        "care_continues": "yes", "care_continues_because": "A third adult is called in.",
    });
    r["disagreements"] = json!([
        {"finding": "PLANS-01:care_plan", "because": "We have read it in their office.",
         "by": "Ruth Example"},
    ]);
    r["needs"].as_array_mut().unwrap().push(json!({
        "id": "n3", "what": "asthma",
        "evidence": {"knowledge": "evidenced_absent", "document": "health assessment"},
    }));
    r["risks"].as_array_mut().unwrap().push(json!({
        "id": "r2", "what": "noted twice",
        "withdrawn": {"because": "noted twice", "by": "Ruth Example", "read_by": "Ruth Example"},
    }));
    r["liberty"] = json!({
        "proposed": "yes", "order": "held", "court": "High Court", "made_on": "2026-10-26",
        "expires": "2027-01-26", "renewal_due": "2027-01-05", "terms": "Paragraph 3.",
        "restrictions": [
            {"id": "x1", "what": "locked door", "kind": "locked_exit", "maximum": "At night.",
             "used": "now", "because": "The road.", "reduction": "An alarm.",
             "evidence": {"knowledge": "evidenced_present", "document": "care plan"},
             "reviewed_by": "Ruth Example", "reviewed_on": "2026-12-14"},
            {"id": "x2", "what": "searches", "kind": "searches", "used": "not_here",
             "because": "Nothing calls for them."},
        ],
        "effects": [
            {"id": "y1", "restriction": "x1", "child": "d1", "what": "Ash has a key."},
            {"id": "y2", "restriction": "x1", "child": "d2", "what": "Cal is never out at night."},
        ],
    });
    r["legal"]["orders_made"] = json!([
        {"id": "o1", "what": "Interim care order", "made_on": "2026-06-02"},
    ]);
    r["why_now"]["homes"] = json!([
        {"id": "h1", "place": "With foster carers", "from": "2025-03-01", "until": "2026-11-21"},
    ]);
    r["family"]["people"] = json!([{"id": "f1", "name": "Her aunt", "lives": "Near by."}]);
    r["passages"] = json!([{
        "id": "e1", "kept_as": "evidence", "about": "n1", "document": "Chronology", "page": 4,
        "words": "She woke the house twice that week.",
    }]);
    r["therapy"] = json!({"offered": "yes", "what": "Play therapy.", "without": "CAMHS goes on."});
    r["devices"] = json!({"used": "yes", "each": [
        {"id": "z1", "what": "door alarm", "purpose": "He is heard leaving.", "consent": "yes",
         "consent_by": "Lee Example", "consent_on": "2026-11-18", "told": "told",
         "told_how": "By Kim.", "no_more_than_needed": "It rings at the desk only."},
    ]});
    // More of the group's questions: one risk not known, a factor taken out, a profile half filled.
    r["risks"].as_array_mut().unwrap().push(json!({
        "id": "r3", "kind": "fire_setting", "scale": "not_known",
    }));
    let taken_up = r["group"]["questions"].as_array().unwrap().len();
    let noted = json!({"group_factors": 1, "group_questions": taken_up, "needs": 3,
                       "restrictions": 2, "restriction_effects": 2, "devices": 1, "risks": 3,
                       "papers": 1, "views": 6, "group_rows": 3, "conditions": 1, "reasons": 3,
                       "gaps": 1, "challenges": 1, "orders": 1, "homes": 1, "people": 1,
                       "passages": 1});
    r["noted"] = noted;
    case["home"]["children"][1]["factors"] = json!([
        {"factor": "afraid_of_fire"},
        {"factor": "follows", "withdrawn": {"because": "Not any more.", "at": "2026-11-19T10:00:00Z"}},
    ]);
    case["home"]["children"][1]["factors_noted"] = json!(2);
    // Read and written again, so that every field there is has its place, blank or not.
    serde_json::to_value(parsed(&case).expect("the busy case is a case")).unwrap()
}

/// How often a property is tried. `THRESHOLD_ROUNDS`, where it is set, says it in place of `usual`.
pub(super) fn rounds(usual: u32) -> ProptestConfig {
    let asked = std::env::var("THRESHOLD_ROUNDS").ok();
    ProptestConfig::with_cases(asked.and_then(|n| n.parse().ok()).unwrap_or(usual))
}

/// A case in which some facts are already blank and some answers are others.
pub(super) fn cases() -> impl Strategy<Value = Value> {
    let answers = prop::collection::vec(prop::sample::select(OTHER), 0..6);
    let asked = prop::collection::vec(prop::sample::select(asked_otherwise()), 0..6);
    let blanks = prop::collection::vec(any::<prop::sample::Index>(), 0..8);
    // Half of them from the base in which everything is settled: there a single change shows.
    (any::<bool>(), answers, asked, blanks).prop_map(|(busy_one, answers, asked, blanks)| {
        let mut case = if busy_one {
            busy()
        } else {
            serde_json::to_value(settled()).unwrap()
        };
        let facts = facts(&case);
        for (pointer, value) in answers {
            if let Some(field) = case.pointer_mut(pointer) {
                *field = serde_json::from_str(value).unwrap();
            }
        }
        for (pointer, value) in asked {
            let mut other = case.clone();
            if let Some(field) = other.pointer_mut(&pointer) {
                *field = value;
                // Not every answer is one that a case can hold in the place it would stand.
                case = parsed(&other).map_or(case, |_| other);
            }
        }
        for blank in blanks {
            if let Some(blanked) = blanked(&case, &facts[blank.index(facts.len())]) {
                case = blanked;
            }
        }
        case
    })
}

/// Other answers to every question of the table, in the first two entries of a list: each value of
/// a choice, some days before and after the day of the scenarios, small and large numbers, words.
pub(super) fn asked_otherwise() -> Vec<(String, Value)> {
    let vocabularies = vocabularies();
    let mut found = Vec::new();
    for question in questions::all() {
        let answers: Vec<Value> = match question.kind {
            Kind::Choice { of } => vocabularies[of].iter().map(|c| json!(c.value)).collect(),
            Kind::Choices { of } => vocabularies[of].iter().map(|c| json!([c.value])).collect(),
            Kind::Date => ["2009-02-28", "2026-11-20", "2026-11-21", "2027-06-01"]
                .map(|day| json!(day))
                .to_vec(),
            Kind::DateTime => ["2026-11-20T23:30:00", "2026-12-24T09:00:00"]
                .map(|time| json!(time))
                .to_vec(),
            Kind::Number => [0, 1, 17, 76, 400].map(|number| json!(number)).to_vec(),
            Kind::Line | Kind::Text => vec![json!("It was talked through on the telephone.")],
            Kind::NotInPlace => vec![json!([])],
            Kind::OneNeed => vec![json!("n1"), json!("n9")],
        };
        for index in ["0", "1"] {
            let pointer = format!("/referral{}", question.pointer.replace('*', index));
            found.extend(
                answers
                    .iter()
                    .map(|answer| (pointer.clone(), answer.clone())),
            );
            if !question.pointer.contains('*') {
                break;
            }
        }
    }
    found
}

/// Other answers than the base's, each of which some rule looks at.
pub(super) const OTHER: &[(&str, &str)] = &[
    ("/home/registered_places", "2"),
    ("/home/statement_of_purpose/number_of_children", "2"),
    ("/home/statement_of_purpose/sex", "\"boys\""),
    ("/home/statement_of_purpose/age_to", "13"),
    ("/referral/first_screen/criteria_met", "\"no\""),
    ("/referral/first_screen/plainly_outside", "\"yes\""),
    (
        "/home/statement_of_purpose/emergency_admissions",
        "\"does_not_provide\"",
    ),
    (
        "/home/statement_of_purpose/clauses/0/stance",
        "\"excludes\"",
    ),
    ("/home/statement_of_purpose/clauses/1/page", "null"),
    ("/home/children/1/left", "\"2026-11-20\""),
    ("/referral/receipt/route", "\"emergency\""),
    ("/referral/referrer/placing_authority_kind", "\"parent\""),
    ("/referral/legal/looked_after", "\"no\""),
    ("/referral/legal/youth_justice", "\"yes\""),
    ("/referral/plans/care_plan/state", "\"not_applicable\""),
    ("/referral/plans/care_plan/state", "\"held_redacted\""),
    ("/referral/plans/care_plan/state", "\"refused\""),
    ("/referral/plans/placement_plan/state", "\"held_draft\""),
    ("/referral/plans/ehc_plan/current", "\"no\""),
    ("/referral/plans/ehc_plan/complete", "\"yes\""),
    (
        "/referral/plans/ehc_plan/no_bearing_because",
        "\"It is about another school.\"",
    ),
    ("/referral/papers/0/redacted", "\"no\""),
    ("/referral/needs/0/range/finding", "\"outside\""),
    ("/referral/needs/0/range/clause", "\"c3\""),
    ("/referral/needs/0/range/clause", "\"c9\""),
    (
        "/referral/needs/0/range/words_relied_on",
        "\"words of another home\"",
    ),
    ("/referral/needs/1/range/finding", "\"not_stated\""),
    ("/referral/needs/1/evidence/knowledge", "\"not_known\""),
    ("/referral/needs/1/response/effective", "\"no\""),
    ("/referral/needs/1/response/in_place", "\"cannot_be_had\""),
    ("/referral/needs/1/response/recorded_in", "\"ehc_plan\""),
    ("/referral/group/children_on_the_day", "5"),
    ("/home/children/0/stage", "\"arrived\""),
    ("/home/children/0/date_of_birth", "\"2019-05-14\""),
    ("/home/children/0/factors/0/factor", "\"afraid_of_anger\""),
    ("/home/children/1/factors/0/factor", "\"going_out_alone\""),
    ("/home/children/1/arrived", "\"2026-11-01\""),
    ("/home/children/1/family_names", "\"Example\""),
    ("/referral/needs/0/specific", "\"anger_at_people\""),
    ("/referral/needs/1/specific", "\"own_words\""),
    ("/referral/risks/0/kind", "\"self_harm\""),
    ("/referral/risks/0/scale", "\"not_known\""),
    ("/referral/group/factors/0/factor", "\"substances\""),
    ("/referral/group/questions/0/answer", "null"),
    (
        "/referral/group/questions/1/code",
        "\"fire_setting/afraid_of_fire/to_child\"",
    ),
    (
        "/referral/group/questions/2/set_aside_because",
        "\"It was talked through.\"",
    ),
    ("/referral/group/entries/0/acceptable", "\"no\""),
    (
        "/referral/group/entries/0/no_impact_because",
        "\"They hardly meet.\"",
    ),
    ("/referral/group/rows/0/acceptable", "\"no\""),
    ("/referral/group/rows/1/effect", "\"risk\""),
    ("/referral/group/rows/2/direction", "\"newcomer_to_child\""),
    ("/referral/challenges/0/kind", "\"information_request\""),
    ("/referral/challenges/0/to_kind", "\"parent\""),
    ("/referral/decision/reasons/0/code", "\"complex_needs\""),
    ("/referral/decision/reasons/1/code", "\"skills_missing\""),
    (
        "/referral/decision/reasons/2/evidence",
        "\"Too many notifications.\"",
    ),
    ("/referral/decision/response_reasons", "\"Complex needs.\""),
    ("/referral/childs_view/asked", "\"not_yet\""),
    ("/referral/decision/decided_by/standing", "\"deputy\""),
    ("/referral/emergency/capacity", "\"no\""),
    ("/referral/moving_in/on", "\"2029-01-01\""),
    ("/home/conditions_of_registration", "\"Not the attic.\""),
    ("/referral/first_screen/conditions/0/answer", "\"no\""),
    ("/referral/first_screen/criteria/0/answer", "\"no\""),
    ("/referral/legal/first_placement", "\"yes\""),
    ("/referral/legal/care_order", "\"not_known\""),
    ("/referral/legal/care_order", "\"no\""),
    ("/referral/legal/short_break", "\"yes\""),
    ("/referral/plans/care_plan/state", "\"does_not_exist\""),
    ("/referral/plans/care_plan/who_said", "\"Dana Example\""),
    ("/referral/plans/care_plan/complete", "\"no\""),
    ("/referral/plans/placement_plan/state", "\"held\""),
    (
        "/referral/plans/care_plan_parts/health/state",
        "\"missing\"",
    ),
    ("/referral/plans/protection_or_missing", "\"no\""),
    ("/referral/moving_in/placement_plan_by", "\"2026-12-20\""),
    ("/referral/whole_home/education_from_day_one", "\"no\""),
    ("/referral/group/entries/0/asked", "\"not_yet\""),
    ("/referral/group/rows/0/in_place", "\"must_be_bought\""),
    ("/referral/views/0/asked", "\"not_practicable\""),
    ("/referral/decision/outcome", "\"accept\""),
    ("/referral/decision/conditions/0/covers", "[]"),
    ("/referral/decision/conditions/0/covers", "[\"n1\", \"g1\"]"),
    ("/referral/plans/care_plan/changed", "\"yes\""),
    ("/referral/plans/ehc_plan/changed", "\"not_known\""),
    ("/referral/legal/became_looked_after_on", "\"2026-07-01\""),
    ("/referral/decision/outcome", "\"accept_emergency\""),
    ("/referral/legal/status", "\"DOL\""),
    ("/referral/legal/status", "\"V3\""),
    ("/referral/legal/looked_after", "\"not_known\""),
    ("/referral/home_asked_for/live_with", "\"solo\""),
    ("/referral/child/date_of_birth", "\"2015-01-01\""),
    ("/referral/liberty/proposed", "\"yes\""),
    ("/referral/liberty/proposed", "\"not_known\""),
    ("/referral/liberty/order", "\"applied_for\""),
    ("/referral/liberty/expires", "\"2026-11-20\""),
    ("/referral/liberty/restrictions/0/used", "\"not_here\""),
    ("/referral/liberty/without", "\"Two adults awake.\""),
    ("/referral/solo/ground", "\"nothing_else\""),
    ("/referral/area/home_lies", "\"at_a_distance\""),
    ("/referral/area/home_lies", "\"own_area\""),
    ("/referral/area/key_stage_four", "\"yes\""),
    ("/referral/not_looked_after/information_enough", "\"no\""),
    ("/referral/legal/secure", "\"yes\""),
    ("/referral/therapy/offered", "\"yes\""),
    ("/referral/therapy/without", "\"CAMHS goes on.\""),
    ("/referral/devices/used", "\"yes\""),
    ("/referral/devices/each/0/consent", "\"no\""),
    (
        "/referral/devices/each/0/without",
        "\"An adult on the landing.\"",
    ),
    ("/referral/area/approver", "\"not_yet\""),
    ("/referral/area/area_authority_told", "\"not_yet\""),
    ("/referral/area/reviewing_officer_consulted", "\"no\""),
    ("/referral/area/key_stage_four", "\"not_known\""),
    ("/referral/group/location_still_holds", "\"no\""),
    ("/referral/child/sex", "\"boy\""),
    ("/referral/needs/0/evidence/statement", "\"opinion\""),
    (
        "/referral/needs/0/evidence/knowledge",
        "\"evidenced_absent\"",
    ),
    ("/referral/risks/0/evidence/knowledge", "\"withheld\""),
    ("/referral/challenges/0/reply_by", "\"2026-11-19\""),
    ("/referral/challenges/0/log", "[]"),
    (
        "/home/ladder",
        "{\"confirmed_by\": \"Ruth Example\", \"steps\": [{\"to\": \"social worker\"}, {\"to\": \"team manager\", \"after_working_days\": 1}]}",
    ),
    ("/home/team/agency_percent", "60"),
    ("/referral/group/rows/0/theme", "\"location\""),
    ("/referral/group/rows/0/effect", "\"none_foreseen\""),
    ("/referral/legal/status", "\"V2\""),
    ("/referral/decision/outcome", "\"not_yet\""),
    ("/referral/decision/outcome", "\"decline_cannot_respond\""),
    ("/referral/decision/outcome", "\"decline_no_place\""),
    ("/referral/childs_view/asked", "\"waiting\""),
    ("/referral/views/1/asked", "\"not_yet\""),
    ("/referral/whole_home/adults_night", "0"),
    ("/referral/plans/ehc_plan/last_reviewed", "\"2025-01-01\""),
    (
        "/referral/liberty/restrictions/0/evidence/knowledge",
        "\"not_known\"",
    ),
];
