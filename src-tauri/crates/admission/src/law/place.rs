//! Where in a document a provision stands: read from its id, printed as a citation.

/// The way to one provision inside a document that has regulations, sections or schedules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The schedule, where the provision is in one.
    pub schedule: Option<String>,
    /// The regulation, section or paragraph of the schedule. Empty for a whole schedule.
    pub number: Option<String>,
    /// The labels below it, outermost first.
    pub steps: Vec<Step>,
}

/// One label on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// "(2)", "(a)", "(iv)".
    Label(String),
    /// A defined term: “placing authority”.
    Term(String),
}

impl Step {
    pub(super) fn label(&self) -> &str {
        match self {
            Self::Label(label) | Self::Term(label) => label,
        }
    }
}

impl Place {
    /// Reads "14(2)(a)", "Sch1/3(b)", "Sch1", "2(1)“placing authority”(c)(i)".
    /// Straight quotation marks are taken for curly ones.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (schedule, rest) = match text.strip_prefix("Sch") {
            None => (None, Some(text)),
            Some(rest) => match rest.split_once('/') {
                None => (Some(rest), None),
                Some((schedule, rest)) => (Some(schedule), Some(rest)),
            },
        };
        if schedule.is_some_and(|s| !is_number(s)) {
            return None;
        }
        let schedule = schedule.map(str::to_owned);
        let Some(rest) = rest else {
            return Some(Self {
                schedule,
                number: None,
                steps: Vec::new(),
            });
        };
        let end = rest.find(['(', '“', '"']).unwrap_or(rest.len());
        let (number, mut rest) = rest.split_at_checked(end)?;
        if !is_number(number) {
            return None;
        }
        let mut steps = Vec::new();
        while !rest.is_empty() {
            let (step, after) = if let Some(label) = rest.strip_prefix('(') {
                let (label, after) = label.split_once(')')?;
                (Step::Label(label.to_owned()), after)
            } else {
                let term = rest.strip_prefix(['“', '"'])?;
                let (term, after) = term.split_once(['”', '"'])?;
                (Step::Term(term.to_owned()), after)
            };
            steps.push(step);
            rest = after;
        }
        Some(Self {
            schedule,
            number: Some(number.to_owned()),
            steps,
        })
    }

    /// The id part after the document's code, always in the same spelling.
    pub(super) fn in_short(&self) -> String {
        let mut text = String::new();
        if let Some(schedule) = &self.schedule {
            text.push_str(&format!("Sch{schedule}"));
            if self.number.is_some() {
                text.push('/');
            }
        }
        text.push_str(self.number.as_deref().unwrap_or_default());
        for step in &self.steps {
            text.push_str(&match step {
                Step::Label(label) => format!("({label})"),
                Step::Term(term) => format!("“{term}”"),
            });
        }
        text
    }

    /// The citation as printed: "regulation 14(2)(a)", "Schedule 1 paragraph 3(b)", "section 24".
    /// `unit` is what the document's numbered parts are called.
    pub(super) fn cited(&self, unit: &str) -> String {
        let mut text = match (&self.schedule, &self.number) {
            (None, number) => format!("{unit} {}", number.as_deref().unwrap_or_default()),
            (Some(schedule), None) => format!("Schedule {schedule}"),
            (Some(schedule), Some(number)) => format!("Schedule {schedule} paragraph {number}"),
        };
        let mut after_term = false;
        for step in &self.steps {
            match step {
                Step::Label(label) if after_term => {
                    text.push_str(&format!(", paragraph ({label})"));
                    after_term = false;
                }
                Step::Label(label) => text.push_str(&format!("({label})")),
                Step::Term(term) => {
                    text.push_str(&format!(", definition of “{term}”"));
                    after_term = true;
                }
            }
        }
        text
    }
}

/// "14", "52A": digits, perhaps followed by capitals.
fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_uppercase());
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str) -> String {
        Place::read(text).unwrap().cited("regulation")
    }

    #[test]
    fn citations_are_printed_in_full() {
        assert_eq!(cited("14(2)(a)"), "regulation 14(2)(a)");
        assert_eq!(cited("Sch1/1"), "Schedule 1 paragraph 1");
        assert_eq!(cited("Sch1/3(b)"), "Schedule 1 paragraph 3(b)");
        assert_eq!(cited("Sch2"), "Schedule 2");
        assert_eq!(
            cited("2(1)“placing authority”(c)(i)"),
            "regulation 2(1), definition of “placing authority”, paragraph (c)(i)"
        );
    }

    #[test]
    fn an_id_is_spelt_in_one_way() {
        let place = Place::read("2(1)\"relevant plans\"(e)").unwrap();
        assert_eq!(place.in_short(), "2(1)“relevant plans”(e)");
        assert_eq!(Place::read(&place.in_short()), Some(place));
    }

    #[test]
    fn what_is_not_a_place_is_refused() {
        for text in [
            "",
            "a",
            "(a)",
            "14(",
            "14(2)x",
            "Sch",
            "Sch/1",
            "Schx/1",
            "14(2)(a) ",
            "14–16",
        ] {
            assert_eq!(Place::read(text), None, "{text}");
        }
    }
}
