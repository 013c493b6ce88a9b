//! The table: which question follows from which pair of factors. One file a theme of the grid.
//!
//! To add a question, add a line to the file of its theme. A question is one plain sentence that
//! starts with what, how, who, whom, where, when or which; it can be answered by somebody who knows both
//! children; it leads neither to yes nor to no. Each line is checked by the tests below.

mod conflict;
mod discrimination;
mod good_things;
mod location;
mod missing;
mod routines;
mod safety;
mod self_harm;
mod staffing;

use super::row::Row;

/// Lines of one theme.
macro_rules! lines {
    (
        $theme:ident, good: $good:literal;
        $( $way:ident $newcomer:ident beside $resident:ident:
           $question:literal because $why:literal from $kind:ident $ground:literal; )+
    ) => {
        &[ $( $crate::prompts::row::Row {
            newcomer: $crate::prompts::Factor::$newcomer,
            resident: $crate::prompts::Factor::$resident,
            direction: $crate::judgement::Direction::$way,
            theme: $crate::judgement::Theme::$theme,
            good: $good,
            question: $question,
            why: $why,
            ground: $crate::prompts::row::Ground::$kind($ground),
        } ),+ ]
    };
}
pub(crate) use lines;

/// Every line.
pub fn all() -> impl Iterator<Item = &'static Row> {
    [
        safety::LINES,
        missing::LINES,
        self_harm::LINES,
        conflict::LINES,
        discrimination::LINES,
        location::LINES,
        staffing::LINES,
        routines::LINES,
        good_things::LINES,
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::judgement::Direction;
    use crate::prompts::Ground;

    #[test]
    fn there_are_enough_of_them_in_every_direction_and_for_the_good() {
        assert!(all().count() >= 70, "{}", all().count());
        assert!(all().filter(|r| r.good).count() >= 12);
        for way in [Direction::NewcomerToChild, Direction::ChildToNewcomer] {
            let risks = all().filter(|r| !r.good && r.direction == way).count();
            assert!(risks >= 15, "{way:?}: {risks}");
        }
    }

    #[test]
    fn no_two_lines_have_one_name_or_one_question() {
        let codes: BTreeSet<String> = all().map(Row::code).collect();
        assert_eq!(codes.len(), all().count());
        let questions: BTreeSet<&str> = all().map(|r| r.question).collect();
        assert_eq!(questions.len(), all().count());
    }

    #[test]
    fn every_question_is_one_open_sentence_about_both_children() {
        let opens = [
            "What ", "How ", "Who ", "Whom ", "Where ", "When ", "Which ", "Whose ",
        ];
        for row in all() {
            let q = row.question;
            assert!(opens.iter().any(|o| q.starts_with(o)), "{q}");
            assert!(q.ends_with('?') && q.matches('?').count() == 1, "{q}");
            assert!(!q.contains(". "), "{q}");
            assert!(q.contains("{c}"), "{q}");
            assert!(q.len() <= 170, "{q}");
            for word in [
                "accept", "refuse", "suitable", "too high", "should", "match",
            ] {
                assert!(!q.contains(word), "{q} leads: {word}");
            }
            assert!(
                row.why.ends_with('.') && !row.why.contains(". "),
                "{}",
                row.why
            );
        }
    }

    #[test]
    fn every_ground_is_there() {
        for row in all() {
            match row.ground {
                Ground::Provision(id) => assert!(crate::law::provision(id).is_some(), "{id}"),
                Ground::Practice(words) => assert!(words.len() > 10, "{words}"),
            }
        }
    }

    #[test]
    fn every_factor_brings_a_question_on_some_side() {
        use crate::prompts::Factor;
        use crate::vocabulary::Vocabulary;
        for factor in Factor::ALL {
            assert!(
                all().any(|r| r.newcomer == *factor || r.resident == *factor),
                "{factor:?}"
            );
        }
    }
}
