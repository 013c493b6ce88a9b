//! The parts of a document that a person writes, or changes as drafted.

use super::Says;
use crate::pages::decision_record::capital;
use admission::oversight::audit::{Found, QUESTIONS};
use admission::vocabulary::Vocabulary;

use crate::pages::addendum::Addendum;
use crate::pages::oversight::Agrees;
use crate::pages::own_record::OwnRecord;
use crate::pages::posted::Posted;

/// What ends the key of the comment beside a question of the audit.
const COMMENT: &str = "_comment";

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Names the part within its kind of document.
    pub key: String,
    /// Its heading on screen.
    pub label: String,
    /// How to go about it. May be empty.
    pub hint: String,
    /// What stands there now: words, or the value of a choice.
    pub words: String,
    /// What can be chosen; empty where words are written.
    pub choices: Vec<Choice>,
    /// What the part hangs on, by provision id.
    pub provisions: &'static [&'static str],
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its value.
    pub value: String,
    /// The words people read.
    pub label: String,
}

fn part(key: &str, label: &str, hint: &str, words: &str) -> Part {
    Part {
        key: key.to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
        words: words.to_owned(),
        choices: Vec::new(),
        provisions: &[],
    }
}

impl Says {
    /// The parts a person writes, in the order of the page, with what stands there now.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        match self {
            Self::Challenge(posted) | Self::InformationRequest(posted) | Self::Reply(posted) => {
                letter(posted)
            }
            Self::Notice(of) => vec![
                part(
                    "to",
                    "To",
                    "The local authority in whose area the home is.",
                    &of.to,
                ),
                part("name", "(a) The child’s name", "", &of.name),
                part(
                    "accommodated",
                    "(b) Accommodated under section 20 or 21, or in Wales section 76 or 77",
                    "Filled in from the legal status. Change it where you know better.",
                    &of.accommodated,
                ),
                part(
                    "order",
                    "(c) A care or supervision order under section 31",
                    "",
                    &of.order,
                ),
                part(
                    "authority",
                    "(d) How to reach the placing authority",
                    "",
                    &of.authority,
                ),
                part(
                    "reviewing_officer",
                    "(d) How to reach the independent reviewing officer",
                    "",
                    &of.reviewing_officer,
                ),
                part(
                    "plan",
                    "(e) An EHC plan or statement, and the authority responsible",
                    "",
                    &of.plan,
                ),
            ],
            Self::ChildsSummary(of) => vec![
                part("child", "The name the child uses", "", &of.child),
                part(
                    "said",
                    "What the child said",
                    "Their own words come first. Leave them as they are.",
                    &of.said,
                ),
                part("wants", "What the child wants", "", &of.wants),
                part("fears", "What worries the child", "", &of.fears),
                part("decided", "What was decided", "", &of.decided),
                part(
                    "why",
                    "Why",
                    "Short words. Nothing they would be hurt to read in ten years, and nothing about \
                     other children.",
                    &of.why,
                ),
                part("next", "What happens next", "", &of.next),
                part(
                    "know",
                    "What we want you to know",
                    "From you to this child. It can be left empty.",
                    &of.know,
                ),
            ],
            Self::Extract(of) => vec![
                part("own_plan", "This child’s own plan", "", &of.own_plan),
                part("said", "What this child said", "", &of.said),
                part(
                    "social_worker",
                    "This child’s social worker",
                    "",
                    &of.social_worker,
                ),
                part("benefit", "What was hoped for this child", "", &of.benefit),
                part(
                    "conclusion",
                    "What was concluded for this child",
                    "",
                    &of.conclusion,
                ),
                part(
                    "more",
                    "What the home adds",
                    "What the home does for this child, and why that was found enough. Measures and \
                     reasons are not taken over as they were written, since they speak of the other \
                     child too.",
                    &of.more,
                ),
            ],
            Self::OwnRecord(of) => own_record(of),
            Self::Oversight(of) => {
                let mut parts = vec![part(
                    "seen",
                    "What I read",
                    "The whole record, or which parts; which papers beside it.",
                    &of.seen,
                )];
                for question in QUESTIONS {
                    let answer = of.answers.iter().find(|one| one.key == question.key);
                    let found = answer
                        .and_then(|one| one.found)
                        .map_or("", Vocabulary::name);
                    parts.push(Part {
                        choices: Found::ALL
                            .iter()
                            .map(|one| Choice {
                                value: one.name().to_owned(),
                                label: capital(one.label()),
                            })
                            .collect(),
                        provisions: question.provisions,
                        ..part(question.key, question.question, question.hint, found)
                    });
                    parts.push(part(
                        &format!("{}{COMMENT}", question.key),
                        "Comment",
                        "",
                        answer.map_or("", |one| one.comment.as_str()),
                    ));
                }
                parts.push(Part {
                    choices: Agrees::ALL
                        .iter()
                        .map(|one| Choice {
                            value: one.name().to_owned(),
                            label: one.label().to_owned(),
                        })
                        .collect(),
                    ..part(
                        "agrees",
                        "Whether I agree",
                        "This is oversight. The decision stays the registered person’s.",
                        of.agrees.map_or("", Agrees::name),
                    )
                });
                parts.push(part(
                    "because",
                    "Why, where I do not agree wholly",
                    "",
                    &of.because,
                ));
                parts.push(part("comment", "Comment", "", &of.comment));
                parts.push(part(
                    "questions",
                    "Questions back to the registered manager",
                    "",
                    &of.questions,
                ));
                parts
            }
            Self::SixMonths(of) => vec![part(
                "words",
                "What the home makes of it",
                "What shows over these months, and what you will do. Name no child.",
                &of.words,
            )],
            Self::AuthoritySheet(of) => vec![part(
                "words",
                "What you add",
                "For example whom they can ring before they write a referral. Name no child. It can be left \
                 empty.",
                &of.words,
            )],
            Self::Addendum(of) => answer(of)
                .into_iter()
                .chain([
                    part(
                        "learnt",
                        "What was learnt since signing",
                        "What happened, when, and who told you.",
                        &of.learnt,
                    ),
                    part("means", "What it means for the decision", "", &of.means),
                ])
                .collect(),
        }
    }

    /// Puts a person's words in the place of a part; a key the kind does not have changes nothing.
    pub fn write(&mut self, key: &str, words: &str) {
        if let Self::Oversight(of) = self {
            if key == "agrees" {
                of.agrees = Agrees::ALL.into_iter().find(|one| one.name() == words);
                return;
            }
            if let Some(answer) = of.answers.iter_mut().find(|one| one.key == key) {
                answer.found = Found::ALL.iter().copied().find(|one| one.name() == words);
                return;
            }
        }
        if let Some(place) = self.place(key) {
            words.clone_into(place);
        }
    }

    fn place(&mut self, key: &str) -> Option<&mut String> {
        Some(match self {
            Self::Challenge(posted) | Self::InformationRequest(posted) | Self::Reply(posted) => {
                match key {
                    "words" => &mut posted.words,
                    _ => return None,
                }
            }
            Self::Notice(of) => match key {
                "to" => &mut of.to,
                "name" => &mut of.name,
                "accommodated" => &mut of.accommodated,
                "order" => &mut of.order,
                "authority" => &mut of.authority,
                "reviewing_officer" => &mut of.reviewing_officer,
                "plan" => &mut of.plan,
                _ => return None,
            },
            Self::ChildsSummary(of) => match key {
                "child" => &mut of.child,
                "said" => &mut of.said,
                "wants" => &mut of.wants,
                "fears" => &mut of.fears,
                "decided" => &mut of.decided,
                "why" => &mut of.why,
                "next" => &mut of.next,
                "know" => &mut of.know,
                _ => return None,
            },
            Self::Extract(of) => match key {
                "own_plan" => &mut of.own_plan,
                "said" => &mut of.said,
                "social_worker" => &mut of.social_worker,
                "benefit" => &mut of.benefit,
                "conclusion" => &mut of.conclusion,
                "more" => &mut of.more,
                _ => return None,
            },
            Self::OwnRecord(of) => match key {
                "more" => &mut of.more,
                key => {
                    let section = of.sections.iter_mut().find(|one| one.key == key)?;
                    &mut section.words
                }
            },
            Self::Oversight(of) => match key {
                "seen" => &mut of.seen,
                "because" => &mut of.because,
                "comment" => &mut of.comment,
                "questions" => &mut of.questions,
                key => {
                    let about = key.strip_suffix(COMMENT)?;
                    let answer = of.answers.iter_mut().find(|one| one.key == about)?;
                    &mut answer.comment
                }
            },
            Self::SixMonths(of) => match key {
                "words" => &mut of.words,
                _ => return None,
            },
            Self::AuthoritySheet(of) => match key {
                "words" => &mut of.words,
                _ => return None,
            },
            Self::Addendum(of) => match key {
                "learnt" => &mut of.learnt,
                "means" => &mut of.means,
                "answer" => &mut of.answers.as_mut()?.answer,
                _ => return None,
            },
        })
    }
}

/// The answer to questions that came back, with the questions above it.
fn answer(of: &Addendum) -> Option<Part> {
    let answers = of.answers.as_ref()?;
    Some(part(
        "answer",
        "Your answer",
        &format!("{} asks: {}", answers.asked_by, answers.questions.trim()),
        &answers.answer,
    ))
}

fn letter(posted: &Posted) -> Vec<Part> {
    vec![part(
        "words",
        "The letter",
        "Read it and change what you like. An empty line parts paragraphs; lines that begin with 1., \
         2., 3. become a list. Nothing is sent by Threshold: you send it.",
        &posted.words,
    )]
}

fn own_record(of: &OwnRecord) -> Vec<Part> {
    let sections = of.sections.iter().enumerate().map(|(index, section)| {
        let hint = match index {
            0 => {
                "An empty line parts facts; the first line of each says what it is about. Take out what \
                 this reader may not have: words about the child’s own family or of other people can be \
                 somebody else’s. Where you empty a part, the document says that it was left out."
            }
            _ => "",
        };
        part(&section.key, &section.heading, hint, &section.words)
    });
    let more = part(
        "more",
        "What the home adds",
        "Name no other child, and say nothing by which one could be known. It can be left empty.",
        &of.more,
    );
    sections.chain([more]).collect()
}
