//! Cases that strain the pages.
//!
//! Made from the example case of the record's own tests, so that whatever is added to a case is
//! strained too.

use admission::Case;
use serde_json::{Value, json};

/// Names in letters from several parts of the world; the last two are in no typeface.
pub const NAMES: [&str; 12] = [
    "Łukasz Żółć-Ćwikła",
    "Zoë Nín\u{303}o Đặng",
    "Αλέξανδρος Παπαδόπουλος",
    "Наталія Ґалаґан",
    "שרה כהן",
    "محمد عبد الرحمن",
    "İbrahim Şahin",
    "Ngũgĩ wa Thiong’o",
    "O\u{2019}Brien\u{2011}Smith",
    "Ọláyínká Adébáyọ̀",
    "王小明",
    "Bee 🐝",
];

/// Every case, with its name.
pub fn cases() -> Vec<(&'static str, Case)> {
    vec![
        ("full house", full_house()),
        ("long words", long_words()),
        ("nothing answered", nothing_answered()),
    ]
}

fn example() -> Value {
    let text = include_str!("../../src/pages/decision_record/tests/larch_house.json");
    let mut case: Value = serde_json::from_str(text).unwrap();
    case["signing"]["drawing"] = record::DRAWING.into();
    case
}

fn read(case: &Value) -> Case {
    Case::parse(&case.to_string()).unwrap()
}

/// The first elements again and again, with ids of their own, up to a number.
fn again(list: &Value, letter: &str, count: usize, change: impl Fn(usize, &mut Value)) -> Value {
    let list = list.as_array().unwrap();
    let many = (0..count).map(|index| {
        let mut one = list[index % list.len()].clone();
        one["id"] = format!("{letter}{}", index + 1).into();
        change(index, &mut one);
        one
    });
    many.collect()
}

/// Twelve children living here, sixty needs and twenty conditions, with names in many scripts.
pub fn full_house() -> Case {
    let mut case = example();
    let initials = |name: &str| -> String {
        let words = name.split_whitespace();
        words
            .map(|word| format!("{}. ", word.chars().next().unwrap()))
            .collect()
    };
    let home = case["home"].clone();
    case["home"]["children"] = again(&home["children"], "h", 12, |index, child| {
        child["initials"] = initials(NAMES[index]).trim().into();
        child["known_as"] = format!("{} of the example", NAMES[index]).into();
    });
    let referral = case["referral"].clone();
    case["referral"]["needs"] = again(&referral["needs"], "n", 60, |index, need| {
        if index >= 5 {
            let what = format!("Need {} noted by {}", index + 1, NAMES[index % 12]);
            need["what"] = what.into();
        }
    });
    let group = &referral["group"];
    let entries = group["entries"].as_array().unwrap();
    let entries: Value = (0..12)
        .map(|index| {
            let mut entry = entries[index % entries.len()].clone();
            entry["child"] = format!("h{}", index + 1).into();
            entry
        })
        .collect();
    case["referral"]["group"]["entries"] = entries;
    case["referral"]["group"]["rows"] = again(&group["rows"], "g", 60, |index, row| {
        row["child"] = format!("h{}", index % 12 + 1).into();
    });
    for (list, letter, count) in [
        ("gaps", "a", 24),
        ("challenges", "l", 9),
        ("views", "v", 20),
    ] {
        case["referral"][list] = again(&referral[list], letter, count, |_, _| {});
    }
    let conditions = &referral["decision"]["conditions"];
    case["referral"]["decision"]["conditions"] = again(conditions, "k", 20, |_, _| {});
    case["referral"]["group"]["children_on_the_day"] = 12.into();
    case["referral"]["noted"]["needs"] = 60.into();
    case["referral"]["noted"]["group_rows"] = 60.into();
    case["referral"]["child"]["legal_name"] = NAMES.join(", ").into();
    case["referral"]["child"]["known_as"] = NAMES[4].into();
    case["referral"]["referrer"]["person"] = NAMES[5].into();
    // A paragraph of its own that runs from right to left.
    case["referral"]["childs_view"]["said"] =
        "أريد أن أبقى قريبا من جدتي ومن مدرستي. ".repeat(8).into();
    read(&case)
}

/// Words and addresses of 300 characters wherever somebody may write, and reasons of 4,000 words.
pub fn long_words() -> Case {
    let mut case = example();
    let word = "Unzertrennlich"
        .chars()
        .cycle()
        .take(300)
        .collect::<String>();
    let path = "a/long-path?with=query&".chars().cycle();
    let address: String = "https://example.org/"
        .chars()
        .chain(path)
        .take(300)
        .collect();
    let mut turn = 0_usize;
    lengthen(&mut case["referral"], &mut |text| {
        turn += 1;
        match turn % 3 {
            0 => format!("{text} {word}"),
            1 => format!("{text} {}", address),
            _ => text.to_owned(),
        }
    });
    let reasons: String = (1..=4000).map(|n| format!("reason{n} ")).collect();
    case["referral"]["decision"]["range_reasons"] = reasons.trim().into();
    case["home"]["name"] = format!("Larch House {word}").into();
    read(&case)
}

/// Adds to every text that is a sentence, not a choice or a date.
fn lengthen(value: &mut Value, add: &mut impl FnMut(&str) -> String) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|each| lengthen(each, add)),
        Value::Object(entries) => {
            entries.iter_mut().for_each(|(_, each)| lengthen(each, add));
        }
        Value::String(text) if text.contains(' ') => *text = add(text),
        _ => {}
    }
}

/// A signed case in which nothing was ever answered.
pub fn nothing_answered() -> Case {
    let signing = example()["signing"].clone();
    let mut case = Case::new(Default::default(), Default::default(), false);
    case.signing = serde_json::from_value(json!({
        "number": "2026-001", "signed_at": signing["signed_at"], "drawing": record::DRAWING,
        "signer": signing["signer"],
    }))
    .unwrap();
    case
}
