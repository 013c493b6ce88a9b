//! Cases a manager could read, in `scenarios/*.md`: facts in, findings out.
//!
//! A file starts with its base and the day: `base: planned` names `scenarios/bases/planned.json`, a
//! case in the published format with nothing left to settle. Each `#` heading is one scenario:
//!
//! - **Changed** says what is different from the base, a line a change: where, steps parted by
//!   arrows (`needs → n2 → range → finding`; in the home, `home → registered places`), then
//!   `is` and an answer, `says` and a text, or `adds` and an entry as JSON, to a list or where
//!   nothing stands. `is blank` blanks.
//! - **Found** lists everything to settle or to challenge: the finding's key, and, after a colon,
//!   its sentence. Nothing else may be found.
//! - **To consider** lists findings worth considering. Others may be there too.
//! - **Disagreed** lists findings the manager answered with a reason.
//! - **Afterwards** lists what was noted after the decision, each entry as JSON.
//! - **Dates** lists dates that follow, by key: `D1: due by …, at the latest …`, `counts up from …`,
//!   `waits`, `not known`, `done on …`, `does not apply`. Others may be there too.
//! - **Closed** lists the outcomes that cannot be signed, singly or as `every acceptance`, `every
//!   decision`, `every outcome`, or `nothing`; every other outcome is open. What an outcome that is
//!   not chosen asks for on its own terms is no matter of the case and is left out of the count.
//!
//! Every rule has a scenario: one that lists none of a rule's findings fails the test. And every rule
//! has one in which a single changed fact turns a finding: the case without it is its twin.

#[cfg(test)]
mod scenarios {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::{Path, PathBuf};

    use admission::afterwards::Afterwards;
    use admission::appraise::{Appraisal, Weight, appraise};
    use admission::case::Case;
    use admission::dates::{self, When};
    use admission::judgement::Outcome;
    use admission::vocabulary::Vocabulary;
    use chrono::NaiveDate;
    use serde_json::Value;

    /// One scenario: its place, its title, and the lines under each of its headings.
    struct Scenario {
        place: String,
        base: String,
        today: NaiveDate,
        lines: BTreeMap<String, Vec<String>>,
    }

    impl Scenario {
        fn under(&self, heading: &str) -> &[String] {
            self.lines.get(heading).map_or(&[], Vec::as_slice)
        }
    }

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
    }

    fn scenarios() -> Vec<Scenario> {
        let mut files: Vec<PathBuf> = fs::read_dir(folder())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.retain(|file| file.extension().is_some_and(|e| e == "md"));
        files.sort();
        files.iter().flat_map(|file| read(file)).collect()
    }

    fn read(file: &Path) -> Vec<Scenario> {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(file).unwrap();
        let mut parts = text.splitn(3, "---\n");
        assert_eq!(
            parts.next(),
            Some(""),
            "{name} starts with its base and the day between ---"
        );
        let front: BTreeMap<&str, &str> = parts
            .next()
            .unwrap()
            .lines()
            .filter_map(|line| line.split_once(": "))
            .collect();
        let mut scenarios: Vec<Scenario> = Vec::new();
        let mut heading = String::new();
        for line in parts.next().unwrap().lines() {
            if let Some(title) = line.strip_prefix("# ") {
                heading.clear();
                scenarios.push(Scenario {
                    place: format!("{name}: {title}"),
                    base: front["base"].to_owned(),
                    today: front["today"].parse().unwrap(),
                    lines: BTreeMap::new(),
                });
            } else if let Some(title) = line.strip_prefix("## ") {
                heading = title.to_owned();
                let known = [
                    "Changed",
                    "Found",
                    "To consider",
                    "Disagreed",
                    "Closed",
                    "Afterwards",
                    "Dates",
                ];
                assert!(
                    known.contains(&title),
                    "{name}: no scenario has a part “{title}”"
                );
            } else if let Some(item) = line.strip_prefix("- ") {
                let scenario = scenarios.last_mut().unwrap();
                scenario
                    .lines
                    .entry(heading.clone())
                    .or_default()
                    .push(item.to_owned());
            } else if let Some(more) = line.strip_prefix("  ") {
                let scenario = scenarios.last_mut().unwrap();
                let item = scenario
                    .lines
                    .get_mut(&heading)
                    .and_then(|l| l.last_mut())
                    .unwrap();
                item.push(' ');
                item.push_str(more.trim());
            }
        }
        scenarios
    }

    /// The base as JSON, read as a case first, so that every field there is has a place.
    fn base_of(scenario: &Scenario) -> Value {
        let base = folder()
            .join("bases")
            .join(format!("{}.json", scenario.base));
        let case = Case::parse(&fs::read_to_string(base).unwrap()).unwrap();
        serde_json::to_value(case).unwrap()
    }

    fn case_of(scenario: &Scenario) -> Case {
        let mut case = base_of(scenario);
        for change in scenario.under("Changed") {
            make(&mut case, change)
                .unwrap_or_else(|why| panic!("{}: {change}: {why}", scenario.place));
        }
        Case::parse(&case.to_string()).unwrap_or_else(|why| panic!("{}: {why}", scenario.place))
    }

    fn make(case: &mut Value, change: &str) -> Result<(), String> {
        let (place, verb, answer) = [" is ", " says ", " adds "]
            .into_iter()
            .filter_map(|verb| {
                let (place, answer) = change.split_once(verb)?;
                Some((place, verb.trim(), answer))
            })
            .min_by_key(|(place, ..)| place.len())
            .ok_or("a change says what is, what is said or what is added")?;
        let field = find(case, place)?;
        match verb {
            "is" => *field = answer_of(answer),
            "says" => *field = Value::String(answer.trim_matches(['“', '”']).to_owned()),
            _ => {
                let entry = serde_json::from_str(answer).map_err(|e| e.to_string())?;
                match field {
                    Value::Array(entries) => entries.push(entry),
                    Value::Null => *field = entry,
                    _ => return Err("something stands there already".to_owned()),
                }
            }
        }
        Ok(())
    }

    /// "blank", a number, a date, or a value of a vocabulary with spaces for underscores.
    fn answer_of(answer: &str) -> Value {
        match answer {
            "blank" => Value::Null,
            _ => answer
                .parse::<u32>()
                .map_or_else(|_| Value::String(answer.replace(' ', "_")), Value::from),
        }
    }

    fn find<'a>(case: &'a mut Value, place: &str) -> Result<&'a mut Value, String> {
        let mut steps: Vec<String> = place
            .split('→')
            .map(|step| step.trim().replace(' ', "_"))
            .collect();
        if steps.first().is_some_and(|first| first != "home") {
            steps.insert(0, "referral".to_owned());
        }
        let mut field = case;
        for step in steps {
            field = match field {
                Value::Array(entries) => entries.iter_mut().find(|entry| {
                    ["id", "child"]
                        .iter()
                        .any(|name| entry.get(name) == Some(&Value::from(step.as_str())))
                }),
                other => other.get_mut(&step),
            }
            .ok_or_else(|| format!("there is no “{step}”"))?;
        }
        Ok(field)
    }

    /// The keys a part of a scenario lists, each with its sentence where one is given.
    fn keys(lines: &[String]) -> BTreeMap<&str, Option<&str>> {
        lines
            .iter()
            .map(|line| match line.split_once(": ") {
                Some((key, sentence)) => (key, Some(sentence)),
                None => (line.as_str(), None),
            })
            .collect()
    }

    fn closed_as_told(scenario: &Scenario) -> BTreeSet<&'static str> {
        let mut closed = BTreeSet::new();
        for line in scenario.under("Closed") {
            let meant = |outcome: &Outcome| match line.as_str() {
                "nothing" => false,
                "every acceptance" => outcome.accepts(),
                "every decision" => !outcome.ended_by_authority(),
                "every outcome" => true,
                label => outcome.label() == label,
            };
            let before = closed.len();
            closed.extend(Outcome::ALL.iter().filter(|o| meant(o)).map(|o| o.label()));
            assert!(
                closed.len() > before || line == "nothing",
                "{}: no outcome “{line}”",
                scenario.place
            );
        }
        closed
    }

    fn appraised(scenario: &Scenario) -> Appraisal {
        appraise(&case_of(scenario), scenario.today)
    }

    /// Where a date stands, as scenarios say it.
    fn stands(when: &When) -> String {
        match when {
            When::Due { target, latest, .. } if target == latest => format!("due by {target}"),
            When::Due { target, latest, .. } => {
                format!("due by {target}, at the latest {latest}")
            }
            When::Counting { since, .. } => format!("counts up from {since}"),
            When::Waiting { .. } => "waits".to_owned(),
            When::CountsAlready { target: Some(day) } => format!("counts already, to {day}"),
            When::CountsAlready { target: None } => "counts already".to_owned(),
            When::NotKnown => "not known".to_owned(),
            When::Done { on } => format!("done on {on}"),
            When::NotNoted { since } => format!("not noted as done, since {since}"),
            When::NotApplicable => "does not apply".to_owned(),
        }
    }

    #[test]
    fn every_date_told_comes_out_as_told() {
        for scenario in scenarios() {
            let noted = scenario.under("Afterwards").iter().enumerate();
            let entries = noted.map(|(index, what)| {
                serde_json::json!({
                    "id": format!("a{}", index + 1), "at": "2026-12-01T09:00:00Z",
                    "by": "Ruth Example",
                    "what": serde_json::from_str::<Value>(what).unwrap(),
                })
            });
            let after = serde_json::json!({ "entries": entries.collect::<Vec<_>>() });
            let after: Afterwards = serde_json::from_value(after).unwrap();
            let dates = dates::of(&case_of(&scenario), &after, scenario.today);
            for line in scenario.under("Dates") {
                let (key, told) = line.split_once(": ").unwrap();
                let date = dates.deadlines.iter().find(|date| date.key == key);
                let date = date.unwrap_or_else(|| panic!("{}: no {key}", scenario.place));
                assert_eq!(stands(&date.when), told, "{}: {key}", scenario.place);
            }
        }
    }

    #[test]
    fn every_scenario_comes_out_as_told() {
        for scenario in scenarios() {
            let place = &scenario.place;
            let appraisal = appraised(&scenario);
            assert!(appraisal.could_not_evaluate.is_empty(), "{place}");
            let found: BTreeMap<&str, &str> = appraisal
                .findings
                .iter()
                .filter(|f| f.stands() && f.weight != Weight::Consider)
                .map(|f| (f.key.as_str(), f.sentence.as_str()))
                .collect();
            let told = keys(scenario.under("Found"));
            let listed = |keys: Vec<&&str>| format!("{keys:?}");
            assert_eq!(
                listed(found.keys().collect()),
                listed(told.keys().collect()),
                "{place}: what is found, and what is told"
            );
            for part in ["Found", "To consider", "Disagreed"] {
                for (key, sentence) in keys(scenario.under(part)) {
                    let finding = appraisal
                        .findings
                        .iter()
                        .find(|f| f.key == key)
                        .unwrap_or_else(|| panic!("{place}: {key} is not found"));
                    assert_eq!(finding.stands(), part != "Disagreed", "{place}: {key}");
                    assert_eq!(
                        finding.weight == Weight::Consider,
                        part == "To consider",
                        "{place}: {key}"
                    );
                    if let Some(sentence) = sentence {
                        assert_eq!(finding.sentence, sentence, "{place}: {key}");
                    }
                }
            }
            let closed: BTreeSet<&str> = appraisal
                .outcomes
                .iter()
                .filter(|o| o.closed_by.len() > o.terms.len())
                .map(|o| o.outcome.label())
                .collect();
            let mut told = closed_as_told(&scenario);
            for outcome in appraisal.outcomes.iter().filter(|o| !o.terms.is_empty()) {
                if outcome.closed_by.len() == outcome.terms.len() {
                    told.remove(outcome.outcome.label());
                }
            }
            assert_eq!(closed, told, "{place}: the outcomes closed");
        }
    }

    /// The base of a scenario with all its changes but one made; none where the others cannot be
    /// made without it.
    fn without(scenario: &Scenario, left_out: usize) -> Option<Case> {
        let mut case = base_of(scenario);
        for (index, change) in scenario.under("Changed").iter().enumerate() {
            if index != left_out {
                make(&mut case, change).ok()?;
            }
        }
        Case::parse(&case.to_string()).ok()
    }

    /// Findings of a rule that stand, by key.
    fn standing<'a>(appraisal: &'a Appraisal, rule: &str) -> BTreeSet<&'a str> {
        appraisal
            .findings
            .iter()
            .filter(|f| f.rule == rule && f.stands())
            .map(|f| f.key.as_str())
            .collect()
    }

    /// A rule whose finding no single fact turns finds the same whatever the case says.
    #[test]
    fn every_rule_has_a_scenario_in_which_one_changed_fact_turns_a_finding() {
        let mut unturned: BTreeSet<&str> =
            admission::rules::ALL.iter().map(|rule| rule.id).collect();
        for scenario in scenarios() {
            let with = appraised(&scenario);
            for index in 0..scenario.under("Changed").len() {
                let Some(case) = without(&scenario, index) else {
                    continue;
                };
                let twin = appraise(&case, scenario.today);
                unturned.retain(|rule| standing(&with, rule) == standing(&twin, rule));
            }
        }
        assert!(
            unturned.is_empty(),
            "no scenario turns a finding of {unturned:?} by one fact"
        );
    }

    #[test]
    fn every_rule_has_a_scenario() {
        let scenarios = scenarios();
        let told: BTreeSet<&str> = scenarios
            .iter()
            .flat_map(|s| ["Found", "To consider", "Disagreed"].map(|part| s.under(part)))
            .flatten()
            .filter_map(|line| line.split([':', ' ']).next())
            .collect();
        for rule in admission::rules::ALL {
            assert!(
                told.contains(rule.id),
                "{} ({}) has no scenario",
                rule.id,
                rule.concern
            );
        }
        for id in told {
            assert!(
                admission::rules::ALL.iter().any(|r| r.id == id),
                "there is no rule {id}"
            );
        }
    }
}
