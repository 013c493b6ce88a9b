//! What one placing authority may be told about a month of its own referrals.
//!
//! No field can hold a child's name, initials, birth date, age, reference or record number, or a
//! sentence anybody wrote about a child; nor anything about the children living here, other
//! authorities, or the answer a referral was given. So the sheet can be passed on within the authority.
//!
//! Small numbers are told here, as they are nowhere else that leaves the home: they count the
//! reader's own referrals, which the reader knows child by child already. Hiding "1" would keep
//! nothing from that reader and would take away what the sheet is for. What a number could tell of
//! somebody the reader does not know (how many live here, which answers were given, how often the
//! children living here were the reason) is not counted.

use admission::Case;
use admission::calendar::english_time;
use admission::evidence::Withdrawal;
use admission::judgement::{Challenge, Inside, LetterKind, LogKind, Outcome};
use admission::oversight::{Line, authority};
use admission::referral::{PlanKind, PlanState};
use admission::vocabulary::{Vocabulary, YesNo};
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A month of one authority's referrals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForOneAuthority {
    /// The authority, as it was written down.
    pub authority: String,
    /// The month, as its first day.
    pub month: NaiveDate,
    /// The English day up to which letters are counted: the month's last, or an earlier one.
    pub until: NaiveDate,
    /// How many of its referrals were decided in the month.
    pub decided: u32,
    /// How many of them were outside the range of needs.
    pub outside: u32,
    /// The sentences of the statement of purpose they were outside of, in its order.
    pub sentences: Vec<SentenceTold>,
    /// The relevant plans of those decided, in the law's order; those with nothing to say left out.
    pub plans: Vec<PlanTold>,
    /// Challenges without an adequate answer, oldest first.
    pub unanswered: Vec<Unanswered>,
}

/// A sentence of the statement of purpose, and how many referrals were outside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceTold {
    /// The number of the clause, as printed.
    pub number: Option<String>,
    /// The sentence, letter for letter.
    pub sentence: String,
    /// Its page.
    pub page: Option<u32>,
    /// How many referrals.
    pub referrals: u32,
}

/// How often one of the relevant plans was missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanTold {
    /// Which.
    pub kind: PlanKind,
    /// Referrals for which it was asked for and not supplied, or refused.
    pub not_supplied: u32,
    /// Referrals for which it came and was found not complete, or not current.
    pub not_whole: u32,
}

/// A challenge without an adequate answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unanswered {
    /// The English day on which it was sent: finds the letter in the authority's own file.
    pub sent_on: NaiveDate,
    /// Whole days since, up to the end of the count or to the decision.
    pub days: i64,
    /// Whether something came back that did not answer it.
    pub partly: bool,
    /// Whether it was taken to a further step.
    pub taken_further: bool,
    /// Whether the decision was made without the answer.
    pub decided: bool,
}

impl ForOneAuthority {
    /// The month of one authority. Of the cases, signed or open, those of another authority or
    /// month do not count. Letters of a referral that is still open count whenever they were sent;
    /// those of one that was decided, in the month of the decision.
    #[must_use]
    pub fn of<'a>(
        cases: impl IntoIterator<Item = &'a Case>,
        named: &str,
        month: NaiveDate,
        today: NaiveDate,
    ) -> Self {
        let month = month.with_day(1).unwrap_or(month);
        let last = month
            .checked_add_months(Months::new(1))
            .and_then(|next| next.pred_opt())
            .unwrap_or(month);
        let mut told = Self {
            authority: named.split_whitespace().collect::<Vec<_>>().join(" "),
            month,
            until: last.min(today),
            decided: 0,
            outside: 0,
            sentences: Vec::new(),
            plans: Vec::new(),
            unanswered: Vec::new(),
        };
        for case in cases {
            let of = case.referral.referrer.placing_authority.as_deref();
            if !of.is_some_and(|of| authority::same(of, named)) {
                continue;
            }
            match Line::of(case) {
                Some(line) if line.month() == month => told.add(case, &line),
                Some(_) => {}
                None => told.letters(case, None),
            }
        }
        let order = |kind: PlanKind| PlanKind::ALL.iter().position(|one| *one == kind);
        told.plans.sort_by_key(|plan| order(plan.kind));
        told.sentences
            .sort_by(|a, b| (a.page, &a.number).cmp(&(b.page, &b.number)));
        told.unanswered.sort_unstable();
        told
    }

    fn add(&mut self, case: &Case, line: &Line) {
        one_more(&mut self.decided);
        if line.range.is_outside() {
            one_more(&mut self.outside);
            self.sentences_of(case);
        }
        for plan in &line.plans {
            let no = Some(YesNo::No);
            let (missing, not_whole) = match plan.state {
                PlanState::NotSupplied | PlanState::Refused => (true, false),
                state if state.is_held() => (false, plan.complete == no || plan.current == no),
                // What nobody here noted is the home's own gap, and not held against the authority.
                _ => (false, false),
            };
            if !(missing || not_whole) {
                continue;
            }
            let place = match self.plans.iter().position(|one| one.kind == plan.kind) {
                Some(place) => place,
                None => {
                    self.plans.push(PlanTold {
                        kind: plan.kind,
                        not_supplied: 0,
                        not_whole: 0,
                    });
                    self.plans.len().saturating_sub(1)
                }
            };
            if let Some(told) = self.plans.get_mut(place) {
                let count = if missing {
                    &mut told.not_supplied
                } else {
                    &mut told.not_whole
                };
                one_more(count);
            }
        }
        // A referral the authority itself ended is owed no answer any more.
        if !line.outcome.is_some_and(Outcome::ended_by_authority) {
            self.letters(case, Some(line.signed_at.date()));
        }
    }

    /// Each sentence once a referral, however many needs are outside it.
    fn sentences_of(&mut self, case: &Case) {
        let mut seen: Vec<&str> = Vec::new();
        for need in case.referral.needs.iter().filter(|need| need.counts()) {
            let Some(clause) = need
                .range
                .clause
                .as_deref()
                .filter(|_| need.range.finding == Some(Inside::Outside))
                .and_then(|id| case.home.statement_of_purpose.clause(id))
            else {
                continue;
            };
            if seen.contains(&clause.sentence.as_str()) {
                continue;
            }
            seen.push(&clause.sentence);
            match self
                .sentences
                .iter_mut()
                .find(|one| one.sentence == clause.sentence)
            {
                Some(one) => one_more(&mut one.referrals),
                None => self.sentences.push(SentenceTold {
                    number: clause.number.clone(),
                    sentence: clause.sentence.clone(),
                    page: clause.page,
                    referrals: 1,
                }),
            }
        }
    }

    fn letters(&mut self, case: &Case, decided: Option<NaiveDate>) {
        let until = decided.unwrap_or(self.until);
        let letters = case.referral.challenges.iter().filter(|letter| {
            letter.kind == Some(LetterKind::Challenge)
                && Withdrawal::lets_count(letter.withdrawn.as_ref())
                && !letter.is_answered()
        });
        let unanswered = letters.filter_map(|letter| {
            let sent_on = english_time(letter.sent_at()?).date();
            (sent_on <= until).then(|| Unanswered {
                sent_on,
                days: until.signed_duration_since(sent_on).num_days(),
                partly: logged(letter, LogKind::Replied),
                taken_further: logged(letter, LogKind::Escalated),
                decided: decided.is_some(),
            })
        });
        self.unanswered.extend(unanswered);
    }
}

fn logged(letter: &Challenge, what: LogKind) -> bool {
    letter.log.iter().any(|entry| entry.what == Some(what))
}

fn one_more(count: &mut u32) {
    *count = count.saturating_add(1);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::masking::tests::{KAYDEN, MARNIE, RUBEN, example, signing};
    use serde_json::{Value, json};

    fn month() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 1).unwrap()
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
    }

    fn cases() -> [Case; 3] {
        let signed = |referral| Case {
            signing: Some(signing()),
            ..example(referral)
        };
        let mut cases = [example(KAYDEN), signed(RUBEN), signed(MARNIE)];
        for case in &mut cases {
            case.referral.referrer.placing_authority = Some("Calder".to_owned());
        }
        cases
    }

    fn told(cases: &[Case]) -> ForOneAuthority {
        ForOneAuthority::of(cases, "CALDER ", month(), today())
    }

    /// Every sentence and name somebody wrote, but for the authority's.
    fn spoil(value: &mut Value, key: &str) {
        match value {
            Value::String(text) => {
                let named = ["initials", "known_as", "legal_name", "reference"].contains(&key);
                // The words of a criterion are its id.
                let id = ["id", "number", "words"].contains(&key);
                if named || !id && text.contains(' ') && key != "placing_authority" {
                    *text = "SPOILT by the test".to_owned();
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|one| spoil(one, key)),
            Value::Object(fields) => fields.iter_mut().for_each(|(key, one)| spoil(one, key)),
            _ => {}
        }
    }

    #[test]
    fn nothing_written_about_a_child_has_a_field_to_go_into() {
        let before = told(&cases());
        assert!(before.outside > 0 && !before.sentences.is_empty());
        assert!(!before.unanswered.is_empty(), "{before:?}");
        let spoilt = cases().map(|case| {
            let mut value = serde_json::to_value(&case).unwrap();
            spoil(&mut value["referral"], "");
            spoil(&mut value["home"]["children"], "");
            value["referral"]["child"]["date_of_birth"] = json!("2011-02-03");
            let text = value.to_string();
            assert!(text.matches("SPOILT").count() > 50);
            Case::parse(&text).unwrap()
        });
        let after = told(&spoilt);
        assert_eq!(after, before, "no word of a referral gets in, not one");
        let text = serde_json::to_string(&after).unwrap();
        assert!(!text.contains("SPOILT") && !text.contains("2011-02-03"));
    }

    #[test]
    fn another_authority_and_another_month_do_not_count() {
        let mut cases = cases();
        cases[1].referral.referrer.placing_authority = Some("Westmere".to_owned());
        let told = told(&cases);
        assert_eq!((told.decided, told.outside), (1, 0));
        let october = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
        let before = ForOneAuthority::of(&cases, "Calder", october, today());
        assert_eq!((before.decided, before.unanswered.len()), (0, 0));
        assert_eq!(before.until.to_string(), "2026-10-31");
    }

    #[test]
    fn a_letter_answered_taken_back_or_to_a_parent_is_not_asked_for_again() {
        let all = told(&cases()).unanswered.len();
        let without = |change: &dyn Fn(&mut Challenge)| {
            let mut cases = cases();
            for letter in &mut cases[0].referral.challenges {
                change(letter);
            }
            told(&cases).unanswered.len()
        };
        assert!(all > 0);
        let open = all - without(&|letter| letter.log.clear());
        assert!(open > 0);
        assert_eq!(
            without(&|letter| letter.kind = Some(LetterKind::InformationRequest)),
            all - open
        );
        let answered = without(&|letter| {
            letter.log.push(admission::judgement::LogEntry {
                what: Some(LogKind::Replied),
                adequate: Some(YesNo::Yes),
                ..Default::default()
            });
        });
        assert_eq!(answered, all - open);
    }

    #[test]
    fn what_the_home_did_not_note_is_not_held_against_the_authority() {
        let mut cases = cases();
        for case in &mut cases {
            let mut value = serde_json::to_value(&case.referral.plans).unwrap();
            for (_, plan) in value.as_object_mut().unwrap() {
                if let Some(state) = plan.get_mut("state") {
                    *state = Value::Null;
                }
            }
            case.referral.plans = serde_json::from_value(value).unwrap();
        }
        assert_eq!(told(&cases).plans, []);
    }

    #[test]
    fn a_referral_the_authority_ended_is_owed_no_answer() {
        let mut cases = cases().to_vec();
        let mut ended = cases.remove(0);
        ended.signing = Some(signing());
        ended.referral.decision.outcome = Some(Outcome::WithdrawnByAuthority);
        assert_eq!(told(&[ended.clone()]).unanswered, []);
        ended.referral.decision.outcome = Some(Outcome::NotYet);
        assert!(told(&[ended]).unanswered.iter().all(|one| one.decided));
    }
}
