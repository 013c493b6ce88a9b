//! Answers given in the sections of a referral, as a list a reader can follow.

use chrono::NaiveDate;
use fantoccini::Locator;

use crate::driven::Driven;

/// How a question is answered.
#[derive(Clone, Copy)]
pub enum Answer {
    /// Words typed into it.
    Says(&'static str),
    /// The answer chosen, by its value.
    Is(&'static str),
    /// A day typed into its three boxes.
    On(NaiveDate),
}

pub use Answer::{Is, On, Says};

impl Driven {
    /// Goes to a section by way of the referral's own page, whose heading begins with `child`.
    pub async fn opens(&self, child: &str, section: &str) {
        let there = format!("document.querySelector('h1')?.innerText.startsWith('{child}')");
        let already = self
            .window
            .execute(&format!("return {there}"), vec![])
            .await;
        if already.expect("the window answers") != true {
            self.presses(child).await;
        }
        self.until(&there).await;
        self.presses(section).await;
        self.arrives(section).await;
    }

    /// Answers questions on the page that is open; each is named by its place in the referral.
    pub async fn answers(&self, given: &[(&str, Answer)]) {
        for (question, answer) in given {
            let id = format!("q-{}", question.replace('/', "-"));
            match answer {
                Says(words) => self.types(&id, words).await,
                Is(value) => self.chooses(&id, value).await,
                On(day) => self.dates(&id, *day).await,
            }
        }
        self.is_saved().await;
    }

    /// Unfolds everything on the page.
    pub async fn unfolds_everything(&self) {
        for _ in 0..3 {
            let all =
                "document.querySelectorAll('main details').forEach((fold) => (fold.open = true))";
            self.window
                .execute(all, vec![])
                .await
                .expect("the folds open");
            // What is drawn when a fold opens may hold another.
            let drawn =
                "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true))))";
            self.promise(drawn).await;
        }
    }

    /// Answers yes to every condition and criterion of the first screen that has no answer yet.
    pub async fn answers_every_point_yes(&self) {
        loop {
            let open = "[...document.querySelectorAll('input[type=radio][value=yes]')]
                .find(yes => /unanswered/.test(yes.name))?.name ?? 'none'";
            let open = self.until(open).await;
            let open = open.as_str().unwrap().to_string();
            if open == "none" {
                break;
            }
            let yes = format!("input[name=\"{open}\"][value=\"yes\"]");
            self.clicks(Locator::Css(&yes)).await;
            self.until(&format!(
                "!document.querySelector('input[name=\"{open}\"]')"
            ))
            .await;
        }
        self.is_saved().await;
    }

    /// Notes a need in the home's own words; gives its place: "needs/0".
    pub async fn notes_a_need(&self, words: &str) -> String {
        let count = "document.querySelectorAll('[id^=\"q-needs-\"][id$=\"-what\"]').length";
        let before = self
            .window
            .execute(&format!("return {count}"), vec![])
            .await;
        let before = before
            .expect("the window answers")
            .as_u64()
            .expect("a number");
        self.types("q-needs-typed", words).await;
        self.presses_button("Note “").await;
        self.until(&format!("{count} > {before}")).await;
        format!("needs/{before}")
    }

    /// Sets every question Threshold proposes about the children living here aside, with a reason;
    /// says how many there were.
    pub async fn sets_every_proposed_question_aside(&self, because: &str) -> usize {
        const NEXT: &str = "
            const open = (text) => document.getElementById(text.id.slice(0, -7))
                ?.querySelector(':scope > summary .note.open');
            return [...document.querySelectorAll(\"textarea[id$='-answer']\")].find(open)?.id ?? null";
        let mut taken_up = 0;
        self.unfolds_everything().await;
        loop {
            let next = self.window.execute(NEXT, vec![]).await;
            let next = next.expect("the window answers");
            let Some(text) = next.as_str().map(str::to_owned) else {
                return taken_up;
            };
            let fold = text.trim_end_matches("-answer");
            self.types(&text, because).await;
            let aside = format!(
                "//details[@id='{fold}']//button[starts-with(normalize-space(), 'Set the question aside')]"
            );
            self.clicks(Locator::XPath(&aside)).await;
            self.until(&format!(
                "!document.getElementById('{fold}')?.querySelector(':scope > summary .note.open')"
            ))
            .await;
            taken_up += 1;
        }
    }

    /// Signs what is ready: goes through the answers, types the passphrase, and waits for the record.
    pub async fn signs(&self, outcome: &str, passphrase: &str) {
        self.presses("I have gone through these answers").await;
        self.sees(&format!("You are signing {outcome}")).await;
        self.types("sign-passphrase", passphrase).await;
        self.presses_button("Sign the decision").await;
        self.signing_is_told().await;
    }

    /// Waits until a signing has come to rest.
    pub async fn signing_is_told(&self) {
        // Once all is told, the focus comes to it, and the page may move under a press until then.
        self.until(
            "document.activeElement !== document.body
             && document.activeElement?.innerText.includes('The decision record is number')",
        )
        .await;
    }

    /// Checks the record on screen: everything the check looks at holds.
    pub async fn finds_the_record_whole(&self) {
        self.presses("Check the record").await;
        self.sees("What the check found").await;
        let facts = self
            .until("[...document.querySelectorAll('section.checked li')].map(f => f.innerText)")
            .await;
        let facts: Vec<String> = serde_json::from_value(facts).unwrap();
        // The example home asks nobody for time stamps.
        let unstamped = "Timestamped. There is no time stamp";
        assert!(
            !facts.is_empty()
                && facts
                    .iter()
                    .all(|fact| fact.contains("Holds") || fact.starts_with(unstamped)),
            "{facts:?}"
        );
    }
}
