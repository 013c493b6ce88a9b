//! The gaps the answers show, and the letter they call for.
//!
//! A gap is never typed twice: it follows from the plans, the authority's approvals, the papers, the
//! needs and the gaps the home noted. On a looked-after child the letter is a challenge under regulation 5(c) (Guide
//! 11.5); where the placing authority is a parent it is an information request (regulation 2(1),
//! "placing authority", (c)(i)). It is always a draft: a person reads, changes and sends it.

pub mod approvals;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::{in_words, working_days};
use crate::case::Case;
use crate::evidence::{Knowledge, Withdrawal};
use crate::judgement::{Item, LetterKind, Outcome};
use crate::referral::{
    PartOfPlan, PlacingAuthorityKind, PlanKind, PlanPart, PlanState, RelevantPlan,
};
use crate::vocabulary::{Vocabulary, YesNo, YesNoNotKnown, is_blank};

/// A letter the gaps call for, not yet sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export)]
pub struct Draft {
    /// What the letter is in law.
    pub kind: LetterKind,
    /// To whom.
    pub to: Option<String>,
    /// What the addressee is in law.
    pub to_kind: Option<PlacingAuthorityKind>,
    /// What is asked for: every gap no letter yet names.
    pub items: Vec<Item>,
    /// The letter.
    pub letter: String,
    /// The day by which the letter asks for a reply: three working days after today to begin with, a
    /// person's to change. No provision sets a period.
    pub reply_by: NaiveDate,
}

/// Where one relevant plan leaves the home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanGap {
    /// Nothing is missing, or the plan is said to have no bearing.
    None,
    /// The registered manager has not yet said enough to tell; the sentence says what.
    NotSaid(String),
    /// The plan, or part of it, is missing; the item says what is asked for.
    Missing(Item),
}

/// Whether a kind of plan is asked about: the youth justice plan only where the child is, or may
/// be, a youth justice child.
#[must_use]
pub fn plan_applies(case: &Case, kind: PlanKind) -> bool {
    kind != PlanKind::YouthJusticePlan
        || case.referral.legal.youth_justice != Some(YesNoNotKnown::No)
}

/// The key of a plan's gap, for example "plan:care_plan".
#[must_use]
pub fn plan_key(kind: PlanKind) -> String {
    format!("plan:{}", kind.name())
}

/// Where one relevant plan leaves the home.
#[must_use]
pub fn plan_gap(case: &Case, kind: PlanKind, plan: &RelevantPlan) -> PlanGap {
    if !is_blank(plan.no_bearing_because.as_ref()) {
        return PlanGap::None;
    }
    let name = kind.label();
    let missing = |what: String| PlanGap::Missing(item(kind, what));
    let detail = |text: &Option<String>| {
        text.as_ref()
            .map(|t| t.trim())
            .filter(|t| !t.is_empty())
            .map(|t| format!(": {t}"))
    };
    match plan.state {
        None | Some(PlanState::NotKnown) => {
            let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
                "an"
            } else {
                "a"
            };
            missing(format!(
                "whether there is {article} {name}, and a copy if there is"
            ))
        }
        Some(PlanState::NotSupplied) => missing(format!("a copy of the complete, current {name}")),
        Some(PlanState::Refused) => missing(format!(
            "a copy of the complete, current {name}, which we understand you do not wish to supply"
        )),
        Some(PlanState::HeldDraft) => missing(format!("the final {name}; we hold only a draft")),
        Some(PlanState::HeldRedacted) => missing(format!(
            "the parts blacked out of the {name}{}",
            detail(&plan.redactions).unwrap_or_default()
        )),
        Some(PlanState::Held) => match (plan.complete, plan.current) {
            (Some(YesNo::No), _) => missing(format!(
                "what is missing from the {name}{}{}",
                detail(&plan.missing).unwrap_or_default(),
                parts_wanting(case, kind)
                    .map(|parts| format!("; not there, or only in part: {parts}"))
                    .unwrap_or_default()
            )),
            (_, Some(YesNo::No)) => missing(format!(
                "an up-to-date {name}; the one we hold{} is not current{}",
                plan.dated
                    .map(|d| format!(", dated {},", in_words(d)))
                    .unwrap_or_default(),
                detail(&plan.changed_since).unwrap_or_default()
            )),
            (Some(YesNo::Yes), Some(YesNo::Yes)) => PlanGap::None,
            _ => PlanGap::NotSaid(format!(
                "You hold the {name}, but have not said whether it is complete and current."
            )),
        },
        // The placement plan is agreed when a place is agreed: nobody has to say so first.
        Some(PlanState::NotDueYet) if kind == PlanKind::PlacementPlan => PlanGap::None,
        Some(PlanState::DoesNotExist | PlanState::NotApplicable | PlanState::NotDueYet) => {
            let put_off =
                kind == PlanKind::CarePlan && plan.state != Some(PlanState::NotApplicable);
            if put_off && may_have_no_care_plan_yet(case) == Some(false) {
                missing(
                    "a care plan: we are told that there is none yet, and a looked-after child \
                     whose first placement this is not, or who is under a care order, has to have \
                     one"
                    .to_owned(),
                )
            } else if put_off && may_have_no_care_plan_yet(case).is_none() {
                PlanGap::NotSaid(
                    "The care plan is said not to be there yet; whether that may be so turns on \
                     whether this is the first placement and whether there is a care order, and \
                     that is not known."
                        .to_owned(),
                )
            } else if is_blank(plan.who_said.as_ref()) {
                PlanGap::NotSaid(format!(
                    "The {name} is marked “{}”, but not who said so and when.",
                    plan.state.map_or("", Vocabulary::label)
                ))
            } else {
                PlanGap::None
            }
        }
    }
}

/// Whether a looked-after child may lawfully have no care plan yet (Care Planning Regulations,
/// regulation 4(2)); none while that cannot be told. The question does not arise, and the answer
/// is yes, for a child who is not looked after; nor where a plan is there or is simply missing.
#[must_use]
pub fn may_have_no_care_plan_yet(case: &Case) -> Option<bool> {
    use YesNoNotKnown::{No, Yes};
    let legal = &case.referral.legal;
    if legal.looked_after == Some(No) {
        return Some(true);
    }
    match (legal.first_placement, legal.care_order) {
        (Some(No), _) | (_, Some(Yes)) => Some(false),
        (Some(Yes), Some(No)) => Some(true),
        _ => None,
    }
}

/// The parts of a plan the registered manager found missing or only partly there, by name.
fn parts_wanting(case: &Case, kind: PlanKind) -> Option<String> {
    let plans = &case.referral.plans;
    let names: Vec<&str> = match kind {
        PlanKind::CarePlan => plans.care_plan_parts.each().filter_map(wanting).collect(),
        PlanKind::PlacementPlan => plans
            .placement_plan_parts
            .each()
            .filter_map(wanting)
            .collect(),
        _ => Vec::new(),
    };
    (!names.is_empty()).then(|| names.join(", ").to_lowercase())
}

fn wanting(of: (&'static PartOfPlan, &PlanPart)) -> Option<&'static str> {
    let (part, found) = of;
    found.is_wanting().then_some(part.name)
}

fn item(kind: PlanKind, what: String) -> Item {
    let ground = match kind {
        PlanKind::CarePlan => Some("CPPCR2010/6(3)(e)"),
        PlanKind::PlacementPlan => Some("CPPCR2010/9(1)"),
        _ => None,
    };
    Item {
        gap: plan_key(kind),
        what,
        why: "Without it we cannot find that the home can respond effectively to the child’s \
              assessed needs as recorded in the relevant plans."
            .to_owned(),
        ground: ground.map(str::to_owned),
        also: Vec::new(),
    }
}

/// Every gap the answers show: plans first, then approvals, papers, needs and the gaps the home
/// noted.
#[must_use]
pub fn gaps(case: &Case) -> Vec<Item> {
    let r = &case.referral;
    let plans = r
        .plans
        .each()
        .into_iter()
        .filter(|(kind, _)| plan_applies(case, *kind))
        .filter_map(|(kind, plan)| match plan_gap(case, kind, plan) {
            PlanGap::Missing(item) => Some(item),
            PlanGap::None | PlanGap::NotSaid(_) => None,
        });
    let papers = r
        .papers
        .iter()
        .filter(|p| Withdrawal::lets_count(p.withdrawn.as_ref()))
        .filter(|p| p.redacted == Some(YesNo::Yes))
        .map(|p| Item {
            gap: format!("paper:{}", p.id),
            what: format!(
                "the parts blacked out of “{}”{}",
                p.title.as_deref().unwrap_or("an untitled paper").trim(),
                p.redactions
                    .as_deref()
                    .map(str::trim)
                    .filter(|which| !which.is_empty())
                    .map(|which| format!(": {which}"))
                    .unwrap_or_default()
            ),
            why: "What is hidden may bear on the child’s safety, or on the safety of the children \
                  living here."
                .to_owned(),
            ground: None,
            also: Vec::new(),
        });
    let needs = r
        .needs
        .iter()
        .filter(|n| n.counts())
        .filter(|n| {
            matches!(
                n.evidence.knowledge,
                Some(Knowledge::NotKnown | Knowledge::Withheld)
            )
        })
        .map(|n| Item {
            gap: format!("need:{}", n.id),
            what: format!("what is known about this need: {}", n.name()),
            why: "It is not known to us, and not known is not the same as absent.".to_owned(),
            ground: None,
            also: Vec::new(),
        });
    let noted = r
        .gaps
        .iter()
        .filter(|g| Withdrawal::lets_count(g.withdrawn.as_ref()))
        .filter_map(|g| {
            let what = g.what.as_deref().map(str::trim).filter(|w| !w.is_empty())?;
            Some(Item {
                gap: format!("gap:{}", g.id),
                what: what.to_owned(),
                why: g.why.clone().unwrap_or_default(),
                ground: None,
                also: Vec::new(),
            })
        });
    plans
        .chain(approvals::gaps(case))
        .chain(papers)
        .chain(needs)
        .chain(noted)
        .collect()
}

/// Whether a letter of the right kind that stands names the gap.
#[must_use]
pub fn is_asked_for(case: &Case, gap: &str) -> bool {
    let kind = letter_kind(case);
    case.referral
        .challenges
        .iter()
        .filter(|c| c.kind == Some(kind))
        .filter(|c| Withdrawal::lets_count(c.withdrawn.as_ref()))
        .any(|c| c.items.iter().any(|i| i.gap == gap))
}

/// What a letter to this placing authority is in law. A child who is, or may be, looked after has
/// a placing authority that can be challenged; a parent never is.
#[must_use]
pub fn letter_kind(case: &Case) -> LetterKind {
    let parent =
        case.referral.referrer.placing_authority_kind == Some(PlacingAuthorityKind::Parent);
    if parent {
        LetterKind::InformationRequest
    } else {
        LetterKind::Challenge
    }
}

/// The letter for every gap that no letter yet names; none where all are asked for.
#[must_use]
pub fn draft(case: &Case, today: NaiveDate) -> Option<Draft> {
    let items: Vec<Item> = gaps(case)
        .into_iter()
        .filter(|item| !is_asked_for(case, &item.gap))
        .collect();
    if items.is_empty() {
        return None;
    }
    let kind = letter_kind(case);
    let referrer = &case.referral.referrer;
    let to = match (&referrer.person, &referrer.role) {
        (Some(person), Some(role)) => Some(format!("{}, {}", person.trim(), role.trim())),
        (Some(person), None) => Some(person.trim().to_owned()),
        _ => None,
    };
    let reply_by = working_days::after(today, TO_REPLY).map_or(today, |count| count.on);
    let letter = letter(case, today, kind, (to.as_deref(), reply_by), &items);
    // Where nobody is named it goes to the authority itself; the letter says so already.
    let to = to.or_else(|| {
        let authority = referrer.placing_authority.as_deref().map(str::trim);
        authority.filter(|name| !name.is_empty()).map(str::to_owned)
    });
    Some(Draft {
        kind,
        to,
        to_kind: referrer.placing_authority_kind,
        items,
        letter,
        reply_by,
    })
}

/// Working days to reply in, to begin with.
const TO_REPLY: u32 = 3;

fn letter(
    case: &Case,
    today: NaiveDate,
    kind: LetterKind,
    (to, reply_by): (Option<&str>, NaiveDate),
    items: &[Item],
) -> String {
    let r = &case.referral;
    let child = r.child.screen_name();
    let declined = r.decision.outcome.is_some_and(Outcome::declines);
    // On the night the child may well be here before the letter goes out on the next working day.
    let emergency = r.is_on_the_emergency_route() && !declined;
    let authority = r
        .referrer
        .placing_authority
        .as_deref()
        .unwrap_or("the placing authority");
    let mut text = format!(
        "{}\n\nTo: {}\n\n",
        in_words(today),
        to.map_or_else(|| authority.to_owned(), |t| format!("{t}, {authority}"))
    );
    let reference = r
        .child
        .reference
        .as_deref()
        .map(|n| format!(" (your reference {})", n.trim()))
        .unwrap_or_default();
    text.push_str(&match kind {
        LetterKind::Challenge => format!(
            "Challenge under regulation 5(c) of the Children’s Homes (England) Regulations 2015: \
             {child}{reference}\n\n"
        ),
        LetterKind::InformationRequest if declined => {
            format!("Information we were not given: {child}{reference}\n\n")
        }
        LetterKind::InformationRequest if emergency => {
            format!("Information we need: {child}{reference}\n\n")
        }
        LetterKind::InformationRequest => {
            format!("Information we need before we can answer: {child}{reference}\n\n")
        }
    });
    let home = &case.home.name;
    // The duty is owed on being asked (Guide 11.5). A letter that goes out with a no cannot say that
    // the answer is still being thought about.
    text.push_str(&if declined {
        format!(
            "You have asked {home} to offer {child} a home. Our answer is no; it comes in a letter \
             of its own, with its reasons. When you asked, the following had not been given to us. \
             Please tell us how you will see to it that whoever you ask next is given it.\n\n"
        )
    } else if emergency {
        format!(
            "You have asked {home} in an emergency to offer {child} a home. The following was not \
             known, or had not been given to us, when you asked. We need it whatever the answer was \
             on the night: what is not known to us is not taken to be absent.\n\n"
        )
    } else {
        format!(
            "You have asked {home} to offer {child} a home. We are considering it with care. Before \
             we can answer, we need the following.\n\n"
        )
    });
    for (number, item) in items.iter().enumerate() {
        text.push_str(&format!("{}. {}.", number + 1, upper_first(&item.what)));
        // Why a plan is needed speaks of an answer still to come.
        let of_a_plan_alone = item.gap.starts_with("plan:");
        if !((declined || emergency) && of_a_plan_alone) && !item.why.trim().is_empty() {
            text.push_str(&format!(" {}", item.why.trim()));
        }
        if kind == LetterKind::Challenge
            && let Some(grounds) = cited(item)
        {
            text.push_str(&format!(" ({grounds}.)"));
        }
        text.push('\n');
    }
    text.push('\n');
    if kind == LetterKind::Challenge {
        quote(&mut text, "CHR2015/5(c)", None);
        // Guide 11.5 speaks of relevant plans, and excepts an emergency.
        let of_a_plan = items.iter().any(|item| item.gap.starts_with("plan:"));
        if of_a_plan && !r.is_on_the_emergency_route() {
            quote(&mut text, "GUIDE/11.5", Some(1));
        }
    }
    if kind == LetterKind::Challenge {
        text.push_str(&sharing(crate::law::provision_on(DUTY_TO_SHARE, today)));
    }
    if !declined {
        text.push_str(
            "If part of this cannot be shared in writing, please tell us how else we can be told: a \
             conversation, or reading it in your office. Please tell us too if something asked for \
             does not exist.\n\n",
        );
    }
    // The window puts another day in its place where a person chooses one: `reply-by.ts`.
    text.push_str(&format!("Please reply by {}.", in_words(reply_by)));
    // A family is not taken up a ladder.
    if let Some(ladder) = (kind == LetterKind::Challenge)
        .then(|| case.home.ladder.in_one_line())
        .flatten()
    {
        text.push_str(&format!(
            " If we have no adequate answer by then, we take this further: {ladder}. We may also tell \
             the child’s independent reviewing officer or an advocate."
        ));
    }
    text.push_str(&format!(
        "\n\n{}\nRegistered manager, {}\n",
        case.home.registered_manager.as_deref().unwrap_or_default(),
        case.home.name
    ));
    text
}

/// The grounds of an item as they are cited, the document named once: "…, regulation 11(1)(b) and
/// regulation 11(2)(d)(ii)". None where it has none.
fn cited(item: &Item) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    let mut document = None;
    for ground in item.grounds().filter_map(crate::law::provision) {
        if document.as_ref() == Some(&ground.document) {
            said.push(ground.citation);
        } else {
            said.push(format!("{}, {}", ground.document, ground.citation));
            document = Some(ground.document);
        }
    }
    (!said.is_empty()).then(|| crate::calls::listed(&said))
}

/// The authority's duty to share information about a child, once it is law.
const DUTY_TO_SHARE: &str = "CA2004/16LA(2)";

/// The words of the duty to share, where they are law on the day of the letter; nothing before.
fn sharing(duty: Option<crate::law::Provision>) -> String {
    duty.map_or_else(String::new, |duty| {
        format!(
            "{}:\n“{}”\n\n",
            upper_first(&duty.full_citation()),
            duty.words
        )
    })
}

/// Adds the words of a provision, or one sentence of them, with their citation.
fn quote(text: &mut String, id: &str, sentence: Option<usize>) {
    let Some(provision) = crate::law::provision(id) else {
        return;
    };
    let words = sentence
        .and_then(|n| provision.sentence(n))
        .unwrap_or(&provision.words);
    let citation = upper_first(&provision.full_citation());
    text.push_str(&format!("{citation}:\n“{words}”\n\n"));
}

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{settled_but, today};

    fn letter_for(answers: &[(&str, Value)]) -> Option<Draft> {
        draft(&settled_but(answers), today())
    }

    fn without_the_care_plan() -> (&'static str, Value) {
        ("/referral/plans/care_plan/state", json!("not_supplied"))
    }

    #[test]
    fn nothing_missing_calls_for_no_letter() {
        assert_eq!(letter_for(&[]), None);
    }

    #[test]
    fn a_missing_plan_calls_for_a_challenge_on_its_grounds() {
        let draft = letter_for(&[without_the_care_plan()]).unwrap();
        insta::assert_snapshot!(draft.letter);
    }

    #[test]
    fn the_homes_own_ladder_stands_in_a_challenge_once_it_is_confirmed() {
        let ladder = |by: Value, kind: &str| {
            let steps = serde_json::to_value(crate::home::Ladder::to_begin_from()).unwrap();
            let answers = [
                without_the_care_plan(),
                ("/home/ladder", json!({"steps": steps, "confirmed_by": by})),
                ("/referral/referrer/placing_authority_kind", json!(kind)),
            ];
            letter_for(&answers).unwrap().letter
        };
        let words = "team manager after 2 working days, then service manager after 2 more";
        assert!(ladder(json!("Ruth Example"), "local_authority").contains(words));
        assert!(!ladder(json!(null), "local_authority").contains("further"));
        assert!(!ladder(json!("Ruth Example"), "parent").contains("further"));
    }

    #[test]
    fn a_letter_names_the_day_by_which_a_reply_is_wanted() {
        for kind in ["local_authority", "parent"] {
            let to = ("/referral/referrer/placing_authority_kind", json!(kind));
            let draft = letter_for(&[without_the_care_plan(), to]).unwrap();
            assert_eq!(
                working_days::after(today(), 3).unwrap().on,
                draft.reply_by,
                "no Saturday, Sunday or bank holiday is counted"
            );
            let asked = format!("Please reply by {}.", in_words(draft.reply_by));
            assert!(draft.letter.contains(&asked), "{}", draft.letter);
        }
    }

    #[test]
    fn the_duty_to_share_is_quoted_only_once_it_is_law() {
        let letter = letter_for(&[without_the_care_plan()]).unwrap().letter;
        assert!(!letter.contains("16LA"), "{letter}");
        assert_eq!(sharing(None), "");
        // Any provision in force stands for it: the words come from the law's data alone.
        let once = sharing(crate::law::provision_on("CHR2015/5(c)", today()));
        assert!(once.contains("regulation 5(c):\n“"), "{once}");
    }

    /// Whoever reads it has the no beside it.
    #[test]
    fn a_letter_that_goes_with_a_no_does_not_say_that_the_answer_is_still_to_come() {
        for kind in ["local_authority", "parent"] {
            let letter = letter_for(&[
                without_the_care_plan(),
                ("/referral/plans/ehc_plan/state", json!(null)),
                ("/referral/decision/outcome", json!("decline_outside_range")),
                ("/referral/referrer/placing_authority_kind", json!(kind)),
            ]);
            let letter = letter.unwrap().letter;
            assert!(letter.contains("Our answer is no"), "{letter}");
            assert!(letter.contains("Whether there is an education"), "{letter}");
            for unsaid in ["considering it", "Before we", "we cannot find", "we need"] {
                assert!(!letter.contains(unsaid), "{unsaid}: {letter}");
            }
        }
    }

    /// The child may be in the house by the time it is read.
    #[test]
    fn a_letter_after_an_emergency_asks_whatever_the_answer_was_on_the_night() {
        let letter = letter_for(&[
            without_the_care_plan(),
            ("/referral/receipt/route", json!("emergency")),
            (
                "/referral/gaps",
                json!([{"id": "g1", "what": "Medical consent",
                "why": "Asked at 22:20; the person asked did not know."}]),
            ),
        ]);
        let letter = letter.unwrap().letter;
        assert!(letter.contains("in an emergency to offer"), "{letter}");
        assert!(
            letter.contains("Medical consent. Asked at 22:20"),
            "{letter}"
        );
        for unsaid in ["considering it", "Before we", "we cannot find"] {
            assert!(!letter.contains(unsaid), "{unsaid}: {letter}");
        }
    }

    #[test]
    fn a_parent_is_asked_and_no_regulation_is_held_up_to_them() {
        let answers = [
            without_the_care_plan(),
            ("/referral/referrer/placing_authority_kind", json!("parent")),
        ];
        let draft = letter_for(&answers).unwrap();
        assert_eq!(draft.kind, LetterKind::InformationRequest);
        assert!(!draft.letter.contains("regulation"), "{}", draft.letter);
    }

    #[test]
    fn the_paragraph_about_plans_is_quoted_only_where_it_applies() {
        let quoted = |answers: &[(&str, Value)]| {
            letter_for(answers)
                .unwrap()
                .letter
                .contains("paragraph 11.5")
        };
        assert!(quoted(&[without_the_care_plan()]));
        assert!(!quoted(&[
            without_the_care_plan(),
            ("/referral/receipt/route", json!("emergency"))
        ]));
        assert!(!quoted(&[("/referral/papers/0/redacted", json!("yes"))]));
    }
}
