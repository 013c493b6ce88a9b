//! The lines of the rule list, and what answers each.
//!
//! A line is answered by the rules that name it in [`Rule::answers`](crate::rules::Rule::answers),
//! by something else ([`Answered::Here`]: a question, a screen, a letter, the record, the
//! casebook), or not yet. Tests hold every line to exactly one story: whoever adds a rule for a
//! line that stands here as `NotYet` writes `ByRules` instead.

/// A part of the rule list: the lines whose id begins with a letter.
pub(super) struct Part {
    /// The letter.
    pub letter: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its lines, in order.
    pub lines: &'static [Line],
}

/// A line of the rule list.
pub(super) struct Line {
    /// Its id: the part's letter and a number.
    pub id: &'static str,
    /// What it asks, in short.
    pub asks: &'static str,
    /// What answers it.
    pub answered: Answered,
}

/// What answers a line.
pub(super) enum Answered {
    /// The rules that name it.
    ByRules,
    /// Something else, beside the rules that name it if there are any.
    Here {
        /// What does, in a sentence.
        how: &'static str,
        /// Where: questions, by their pointer, and files, from the top of the repository.
        places: &'static [&'static str],
    },
    /// Nothing so far; what is missing, in a sentence.
    #[expect(
        dead_code,
        reason = "every line is answered today; the next new one begins as not yet answered"
    )]
    NotYet(&'static str),
}

use Answered::ByRules;

/// The dates that follow from a decision, and the home's own.
const DATES: &[&str] = &["src-tauri/crates/admission/src/dates/table.rs"];

const fn here(how: &'static str, places: &'static [&'static str]) -> Answered {
    Answered::Here { how, places }
}

/// A table, written as one: `part "title" { line "what it asks" answer; … }`.
macro_rules! rule_list {
    ($($letter:ident $title:literal { $($id:ident $asks:literal $answered:expr;)+ })+) => {
        /// The rule list, part by part.
        pub(super) const PARTS: &[Part] = &[$(Part {
            letter: stringify!($letter),
            title: $title,
            lines: &[$(Line {
                id: stringify!($id),
                asks: $asks,
                answered: $answered,
            }),+],
        }),+];
    };
}

rule_list! {
    G "The decision: what stands before “accept”" {
        G1 "Each assessed need is found inside the range of needs, signed; one need outside closes “accept”."
            ByRules;
        G2 "“Not stated” is not “inside”: the words relied on are pointed to, with version and page."
            ByRules;
        G3 "Age, sex and number against the statement of purpose and the registered number, with no way round."
            ByRules;
        G4 "The admission criteria of the statement of purpose are answered."
            ByRules;
        G5 "A need outside: decline, or revise the statement of purpose first, never inside a decision."
            here("The statement of purpose is changed on its own screen only, as a new version with its own date; a referral cannot write to it.", &[
                "ui/src/screens/statement/NewStatement.svelte",
                "src-tauri/src/commands/home.rs",
            ]);
        G6 "The home can respond effectively to each need as recorded in the relevant plans: plan, page, date."
            ByRules;
        G7 "Every child living in the home has an entry, if only why no impact is foreseen."
            ByRules;
        G8 "On the ordinary route “accept” waits for every relevant plan that exists, complete and current."
            ByRules;
        G9 "The only way round the plan lock is the emergency route."
            ByRules;
        G10 "A plan may be marked as having no bearing on the decision, with a reason."
            ByRules;
        G11 "The outcomes: accept, in an emergency, on conditions, not yet, decline."
            here("The outcomes are one vocabulary, each with a record of its own.", &[
                "/decision/outcome",
                "src-tauri/crates/admission/src/judgement/decision.rs",
            ]);
        G12 "A finding may be answered “I disagree, because …”, save where a number or a condition decides; no score."
            here("The reason stands beside the finding on the screen and in the record.", &[
                "ui/src/components/Finding.svelte",
                "src-tauri/crates/record/src/pages/decision_record/back_matter.rs",
            ]);
        G13 "A decision goes stale when the children, a plan or the statement of purpose changes before the move."
            here("Compared with the home until the move; a reconfirmation is asked for and kept with its date.", &[
                "src-tauri/crates/admission/src/since.rs",
            ]);
    }

    P "Relevant plans" {
        P1 "Four kinds of relevant plan, five for a youth justice child; other papers are not relevant plans."
            here("A closed vocabulary; papers are a list of their own.", &[
                "src-tauri/crates/admission/src/referral/plans.rs",
                "/plans/care_plan/state",
                "/papers/*/title",
            ]);
        P2 "For each plan: held, not supplied, does not exist (who said so, when), not applicable."
            ByRules;
        P3 "Looked after? Youth justice? What order? These switch what else is asked."
            here("Asked first; unanswered, each counts as every answer that could raise a concern. For a child under thirteen in secure accommodation the law’s words are not held: regulation 4 of the Children (Secure Accommodation) Regulations 1991 could be read as made only, and has been amended since; SECURE-01 therefore only suggests.", &[
                "/legal/looked_after",
                "/legal/youth_justice",
                "/legal/care_order",
                "/legal/first_placement",
                "/legal/short_break",
                "/legal/secure",
                "/legal/status",
                "/referrer/placing_authority_kind",
            ]);
        P4 "What a care plan must hold, in ten rows with pages."
            ByRules;
        P5 "A newly looked-after child may lawfully have no care plan for ten working days."
            ByRules;
        P6 "The placement plan: not due yet at referral, a gate before the move; what it must hold."
            ByRules;
        P7 "Child protection concerns, or ever missing: the placement plan says how the child is kept safe day to day."
            ByRules;
        P8 "“Current” is not defined in law: dates of the plan and its reviews, and what has changed since."
            ByRules;
        P9 "“Complete” is not defined in law: the registered manager says whether a gap matters."
            ByRules;
        P10 "A child not looked after: enough information from the placing authority, by request."
            ByRules;
    }

    C "Challenge under regulation 5(c)" {
        C1 "A gap in the plans of a looked-after child is challenged before any outcome, a decline too."
            ByRules;
        C2 "The letter names each gap, why the home needs it, the ground, and a date for the reply."
            here("Drafted from the gaps, each on the authority’s own duty: the copy of the care plan, the placement plan, the approval out of area, what the area authority was told, the reviewing officer, the school. Read, changed and sent by a person.", &[
                "src-tauri/crates/admission/src/draft.rs",
                "src-tauri/crates/admission/src/draft/approvals.rs",
                "ui/src/screens/referral/Letter.svelte",
            ]);
        C3 "The log: to whom, when, how, what came back, whether it was enough, the next step."
            here("Each letter keeps its log, and the record prints it. The steps are the home’s own ladder, written and confirmed on the home’s page: the letter names it, and the next step has its day.", &[
                "src-tauri/crates/admission/src/home/ladder.rs",
                "ui/src/screens/home/LadderForm.svelte",
                "ui/src/screens/referral/Letter.svelte",
                "src-tauri/crates/record/src/pages/decision_record/gaps.rs",
            ]);
        C4 "The home cannot force a reply: an unanswered challenge is evidence, not a failure of the home."
            ByRules;
        C5 "Out of area: who approved it; at a distance, the director’s approval and the area authority consulted."
            ByRules;
        C6 "Key Stage 4: the nominated officer’s approval where schooling would be disrupted."
            ByRules;
        C7 "A regulation 5(c) challenge is never addressed to a parent."
            ByRules;
        C8 "Short breaks: 5(c) applies; 5(b) and 41 do not."
            ByRules;
        C9 "Section 16LA of the Children Act 2004 is not cited until it is in force."
            here("Its words are held with an empty day of commencement, so nothing finds or prints them. Once the day is entered in the file, the challenge quotes subsection (2) from that day on; a test turns the switch.", &[
                "src-tauri/crates/admission/src/law/law-text.json",
                "src-tauri/crates/admission/src/law/mod.rs",
                "src-tauri/crates/admission/src/draft.rs",
            ]);
    }

    E "Emergency route" {
        E1 "Open only where the statement of purpose provides for emergency admission."
            ByRules;
        E2 "Four answers: the statement allows it, capacity, support, care of the children already here."
            ByRules;
        E3 "The law does not define an emergency: why it is one and why it cannot wait, in the manager’s words."
            ByRules;
        E4 "An emergency lifts the plan lock and nothing else."
            ByRules;
        E5 "Enough suitably skilled staff on duty, skilled where the full background may not be known."
            ByRules;
        E6 "The challenge for missing information is sent in an emergency too."
            here("A gap calls for its challenge on every route.", &[
                "src-tauri/crates/admission/src/rules/gap_not_challenged.rs",
            ]);
        E7 "What was done before the move to ease the child’s anxieties."
            here("Asked on the emergency route and printed.", &[
                "/emergency/easing_anxiety",
            ]);
        E8 "The timers of D1, D2, D5 and D6 run from the start of the placement."
            here("The timers start at the recorded start of the placement.", &[
                "src-tauri/crates/admission/src/dates/mod.rs",
            ]);
        E9 "A calm line: Ofsted does not penalise a home for an emergency placement handled well."
            here("The first thing on the emergency screen, in Ofsted’s own words with their date.", &[
                "ui/src/screens/referral/Emergency.svelte",
            ]);
    }

    I "Impact on the children living here" {
        I1 "For each child living here, theme by theme."
            here("Nine themes, location, staffing and discrimination among them, each with the provisions it hangs on; a row is about one child and one theme.", &[
                "/group/rows/*/theme",
                "src-tauri/crates/admission/src/judgement/group.rs",
                "ui/src/screens/referral/GroupGrid.svelte",
            ]);
        I2 "Both directions: what the newcomer may mean for the child, and the group for the newcomer."
            ByRules;
        I3 "Good effects and the newcomer’s strengths are asked for too."
            ByRules;
        I4 "Each risk: likelihood in words, measure, who, from when, whether it exists today."
            here("Asked of each row; a measure not yet there must become a condition.", &[
                "/group/rows/*/likelihood_before",
                "/group/rows/*/measure",
                "/group/rows/*/who",
                "/group/rows/*/from_when",
                "/group/rows/*/in_place",
            ]);
        I5 "Each entry rests on that child’s own plan or risk assessment, and its date."
            here("Asked in each child’s entry and printed.", &[
                "/group/entries/*/own_plan",
            ]);
        I6 "Relationship history is asked of the placing authority."
            ByRules;
        I7 "Each child’s part can be cut out alone, telling nothing of another child."
            here("An extract is drawn for one child living here: what was chosen from lists and that child’s own words; each is searched for the other children and for the newcomer.", &[
                "src-tauri/crates/record/src/masking/mod.rs",
                "src-tauri/crates/record/src/pages/extract/mod.rs",
            ]);
        I8 "The yearly review of the home’s location: when, and whether it still holds for this child."
            ByRules;
    }

    S "Capability, staffing, views and care" {
        S1 "For each need: who in the team has the experience and skill, and is it in place now."
            here("Asked of each need.", &[
                "/needs/*/response/who",
                "/needs/*/response/in_place",
                "/needs/*/response/missing",
            ]);
        S2 "The effect on the rota by day, evening and night."
            here("Asked of the home as a whole.", &[
                "/whole_home/staffing_day",
                "/whole_home/staffing_evening",
                "/whole_home/staffing_night",
            ]);
        S3 "Agency staff over half; working alone; a first-aider at all times."
            ByRules;
        S4 "Therapy or development care not from the NHS."
            ByRules;
        S5 "Devices for monitoring or surveillance: consent, the child told, purpose."
            ByRules;
        S6 "Deprivation of liberty: the court’s order, its dates and terms."
            ByRules;
        S7 "Education: provider, status, gap plan. Health: services within reach."
            here("Asked of the home as a whole, and of the move.", &[
                "/whole_home/education",
                "/whole_home/health",
                "/moving_in/education",
                "/moving_in/health",
            ]);
        S8 "The child’s own views: how sought, what was said, how weighed, what reason was given back."
            here("Asked and printed in the child’s own words.", &[
                "/childs_view/how_asked",
                "/childs_view/said",
                "/childs_view/weighed",
                "/childs_view/not_asked_because",
            ]);
        S9 "The views of the children living here, without private facts of the newcomer."
            here("Asked in each child’s entry.", &[
                "/group/entries/*/asked",
                "/group/entries/*/said",
                "/group/entries/*/not_asked_because",
            ]);
        S10 "The views of each relevant person before the decision: asked, replied, or why not."
            here("A list of people, each with an answer.", &[
                "/views/*/relation",
                "/views/*/asked",
                "/views/*/said",
                "/views/*/because",
            ]);
        S11 "What wishes and feelings the authority has ascertained."
            ByRules;
        S12 "The arrival: welcome, who meets the child, the part of the children living here."
            here("Asked of the move.", &[
                "/moving_in/first_evening",
                "/moving_in/first_72_hours",
                "/moving_in/welcome",
            ]);
        S13 "Children’s guide and complaints procedure when a placement is agreed; explained after arrival."
            here("Asked of the move; its timer is D10.", &[
                "/moving_in/childrens_guide",
            ]);
        S14 "A copy of the statement of purpose is offered on request."
            ByRules;
        S15 "Contact in the placement plan."
            here("Asked as family time, of the child and of the first week.", &[
                "/child/family_time",
                "/moving_in/family_time",
            ]);
    }

    D "Deadlines" {
        D1 "Placement plan: before the placement, else within five working days of its start."
            here("Counted from the recorded start, shown after the decision and printed in the record.", DATES);
        D2 "Care plan of a first placement: before, else ten working days."
            here("Counted from the recorded start of a first placement, shown and printed.", DATES);
        D3 "Placement plan of a child not looked after: the home’s own, before admission."
            here("Before admission, then counted up from the recorded start.", DATES);
        D4 "Notice to the host local authority of admission, without delay."
            here("Counted up from the recorded start and from the end, without a limit; the notice itself is not written yet.", DATES);
        D5 "Emergency out of area: consultation within five working days."
            here("Counted from the recorded day of the approval.", DATES);
        D6 "The authority’s notification of the placement: before, or five working days."
            here("Counted from the recorded start in an emergency, before it otherwise.", DATES);
        D7 "The social worker’s first visit within a week, then every six weeks."
            here("Counted from the recorded start, then from each visit noted.", DATES);
        D8 "Reviews: 20 working days, three months, six months."
            here("Counted from the day the child became looked after and from each review noted.", DATES);
        D9 "A revised statement of purpose: HMCI told within 28 days."
            here("Counted from the date of the newest version, shown with it.", DATES);
        D10 "Children’s guide, complaints and advocacy explained soon after arrival."
            here("Counted up from the recorded start, without a limit.", DATES);
        D11 "Review of the quality of care every six months."
            here("Counted from the last review entered for the home.", DATES);
        D12 "The independent person’s visit each month."
            here("Counted from the last visit entered for the home.", DATES);
        D13 "Review of the location once each calendar year."
            here("Counted from the last review entered for the home.", DATES);
        D14 "A serious event: without delay."
            here("Each serious event noted after the decision counts up from its moment, with the 24 hours of the Guide named, until its notice is noted.", DATES);
        D15 "Ended without notice: the authority’s notice within ten working days."
            here("Counted from the recorded end, where no notice was given.", DATES);
        D16 "The home asks for a review of the plans when it is due."
            here("Each of the three, once noted after the decision, counts up from its day until the request is noted.", DATES);
        D17 "The reply to a challenge: a date the registered manager sets."
            here("Asked of each letter; a letter without it is a finding.", &[
                "/challenges/*/reply_by",
            ]);
    }

    R "Record, signature and documents" {
        R1 "Entries carry author, date and time; they are superseded, never edited away."
            here("An entry is withdrawn with a reason and stays; the casebook’s journal is append-only and chained.", &[
                "src-tauri/crates/admission/src/change.rs",
                "src-tauri/crates/casebook/src/journal.rs",
            ]);
        R2 "The decision is signed by a registered person; one is enough."
            here("Held by a rule and once more where the signing key is kept.", &[
                "src-tauri/crates/casebook/src/standing.rs",
                "src-tauri/src/signing.rs",
            ]);
        R3 "The responsible individual’s oversight is not the decision."
            here("Nobody but a registered person can sign the decision; the oversight document is still to come.", &[
                "src-tauri/crates/casebook/src/standing.rs",
            ]);
        R4 "When the registered manager is away: who decided, under what arrangement."
            here("Asked with the decision and printed.", &[
                "/decision/arrangement",
            ]);
        R5 "Each statement marked fact, opinion or a third party’s, with source; wording that does not stigmatise."
            here("A mark on each need, risk, restriction, view and row about the children living here, printed beside its source; the wording help points at an opinion that carries no mark and says nobody’s name, and at words that stigmatise. Suggestions only.", &[
                "/needs/*/evidence/statement",
                "/risks/*/evidence/statement",
                "/group/rows/*/evidence/statement",
                "/views/*/statement",
                "src-tauri/crates/admission/src/wording/mod.rs",
            ]);
        R6 "A decline and “not yet” get the same full record."
            here("One record for every outcome: what is needed for a decision is needed for a no as well.", &[
                "/decision/who_is_told",
                "/decision/would_change",
                "src-tauri/crates/record/src/pages/decision_record/decision.rs",
            ]);
        R7 "The quotations, fixed, each with document, page and paragraph."
            here("Printed in the record’s last part from the law’s data.", &[
                "src-tauri/crates/record/src/pages/decision_record/back_matter.rs",
            ]);
        R8 "Version and date of the statement of purpose, the plans with dates, the children by initials, the law’s date."
            here("Printed at the head and in the last part.", &[
                "src-tauri/crates/record/src/pages/decision_record/head.rs",
                "src-tauri/crates/record/src/pages/decision_record/plans.rs",
            ]);
        R9 "The inspector’s pack by range of dates."
            here("“Inspection pack” under Decisions writes every record of a time, an index, the root certificate and a list of digests into a folder.", &[
                "src-tauri/src/documents/pack/mod.rs",
                "src-tauri/crates/record/src/pages/pack_index/mod.rs",
            ]);
        R10 "The regulation 44 export, redacted without both consents."
            here("“For the independent person” under Decisions writes tables without names, and a record only where both consents are noted after the decision; what is kept back is named by its number.", &[
                "src-tauri/src/documents/visitor.rs",
                "src-tauri/crates/admission/src/afterwards.rs",
            ]);
        R11 "The regulation 45 export: counts and reasons without names."
            here("“Summary for regulation 45” under Decisions: numbers in a type that can hold no name; 1 and 2 are not told apart.", &[
                "src-tauri/crates/record/src/pages/six_months/mod.rs",
            ]);
        R12 "Any record can be read and taken away without this program."
            here("A signed PDF with the case inside it; saved from its page or the command line; no licence, no account.", &[
                "src-tauri/src/commands/records.rs",
                "src-tauri/src/cli/record.rs",
            ]);
        R13 "Kept at the home, encrypted."
            here("One encrypted file on the home’s own machine; backups are encrypted too.", &[
                "src-tauri/crates/casebook/src/cipher.rs",
                "src-tauri/crates/casebook/src/create.rs",
            ]);
        R14 "On admission the register and the child’s record are filled from the referral."
            here("Filled from the signed referral when the child moves in; what only a person knows is asked there; the register can be taken out as a table.", &[
                "src-tauri/src/commands/registers.rs",
            ]);
        R15 "A plain summary in the child’s terms; the child can read and add."
            here("A summary in plain words, the child’s own first; its fixed sentences are measured for reading age, and the manager writes what the home wants to say.", &[
                "src-tauri/crates/record/src/pages/childs_summary/mod.rs",
            ]);
        R16 "The licence line in every document."
            here("Printed in the record’s last part from the law’s data.", &[
                "src-tauri/crates/record/src/pages/decision_record/back_matter.rs",
            ]);
    }

    W "Wording" {
        W1 "“The regulation requires” is said of regulations, “the Guide says” of the Guide, and so on."
            here("Each force has its own opening words; a test holds every finding to them.", &[
                "src-tauri/crates/admission/src/law/force.rs",
            ]);
        W2 "No predicted grade, percentage or traffic-light total."
            here("There is no score anywhere; a test looks for the words.", &[
                "src-tauri/crates/admission/src/rules/book/wording.rs",
            ]);
        W3 "Provisions are cited as they are numbered: 14(2)(a), Schedule 1 paragraph 1."
            here("Citations are made from the law’s own numbering.", &[
                "src-tauri/crates/admission/src/law/place.rs",
            ]);
        W4 "The draft wording of regulation 14 that circulates is never used."
            here("Words come from the law’s data alone, compared with the official file.", &[
                "src-tauri/crates/admission/src/law/law-text.json",
            ]);
        W5 "The law’s text in one dated file with source and date of the last check."
            here("One file, and its date in every record.", &[
                "src-tauri/crates/admission/src/law/law-text.json",
            ]);
        W6 "Misprints in the Guide are quoted as printed; outdated paragraphs are not quoted."
            here("Paragraphs are held as printed, and only what a rule or a page needs is quoted.", &[
                "src-tauri/crates/admission/src/law/law-text.json",
            ]);
        W7 "Words nobody has read in a source never reach the product."
            here("Each text carries how it was found; there is no mark for “from memory”.", &[
                "src-tauri/crates/admission/src/law/mod.rs",
            ]);
    }
}
