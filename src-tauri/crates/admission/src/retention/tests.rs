use proptest::prelude::*;

use super::*;
use crate::fixtures::full_referral;
use crate::questions::Kind;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 11, 21)
}

fn at() -> DateTime<Utc> {
    today().and_hms_opt(9, 0, 0).unwrap().and_utc()
}

fn set() -> Schedule {
    Schedule::default()
        .set(
            Some(18),
            Some(6),
            "The limitation period, and one year of learning.",
        )
        .unwrap()
}

fn confirmed() -> Schedule {
    set()
        .confirm(
            "Ada Pike, data-protection lead",
            day(2026, 1, 5),
            "Sam",
            today(),
        )
        .unwrap()
}

fn declined() -> Facts {
    Facts {
        born: Some(day(2012, 6, 14)),
        decided_on: Some(day(2024, 3, 1)),
        outcome: Some(Outcome::DeclineNoPlace),
        ..Facts::default()
    }
}

#[test]
fn nothing_is_due_before_the_data_protection_lead_has_confirmed_the_schedule() {
    let nobody = Schedule::default();
    let unset = term(&declined(), &nobody);
    assert_eq!(unset.until, None);
    assert!(!due(&unset, &nobody, &[], today()));

    let waiting = set();
    let known = term(&declined(), &waiting);
    assert_eq!(known.until, Some(day(2025, 9, 1)));
    assert!(!due(&known, &waiting, &[], today()), "set, not confirmed");
    assert!(due(&known, &confirmed(), &[], today()));
}

#[test]
fn a_changed_period_needs_a_new_confirmation() {
    let changed = confirmed().set(Some(12), Some(6), "Shorter.").unwrap();
    assert!(!changed.in_force());
    assert!(confirmed().in_force());
}

#[test]
fn a_schedule_without_a_reason_or_out_of_bounds_is_not_taken() {
    let try_it = |months, years, why| Schedule::default().set(months, years, why).unwrap_err();
    assert_eq!(try_it(Some(18), None, "why"), NotKept::PeriodMissing);
    assert_eq!(try_it(Some(0), Some(6), "why"), NotKept::PeriodOutOfBounds);
    assert_eq!(
        try_it(Some(12), Some(76), "why"),
        NotKept::PeriodOutOfBounds
    );
    assert_eq!(
        try_it(Some(18), Some(1), "why"),
        NotKept::DecisionBeforeReferral
    );
    assert!(matches!(
        try_it(Some(18), Some(6), " "),
        NotKept::WithoutWords(_)
    ));
    let ahead = set().confirm("Ada Pike", day(2027, 1, 1), "Sam", today());
    assert!(matches!(ahead, Err(NotKept::LiesAhead(_))));
    let nobody = set().confirm(" ", today(), "Sam", today());
    assert!(matches!(nobody, Err(NotKept::WithoutWords(_))));
}

#[test]
fn a_child_who_lived_here_is_kept_by_the_regulation_whatever_the_provider_set() {
    let moved_in = Facts {
        outcome: Some(Outcome::Accept),
        started: Some(day(2024, 3, 9)),
        ..declined()
    };
    let kept = term(&moved_in, &confirmed());
    assert_eq!(kept.until, Some(day(2087, 6, 14)));
    assert_eq!(kept.provision, Some("CHR2015/36(2)(b)"));
    assert!(crate::law::provision(kept.provision.unwrap()).is_some());
    assert!(!due(&kept, &confirmed(), &[], today()));

    let died = Facts {
        died_on: Some(day(2025, 1, 2)),
        ..moved_in.clone()
    };
    let kept = term(&died, &confirmed());
    assert_eq!(kept.until, Some(day(2040, 1, 2)));
    assert!(crate::law::provision(kept.provision.unwrap()).is_some());

    // Who died as an adult is kept like everybody.
    let grown = Facts {
        died_on: Some(day(2031, 1, 2)),
        ..moved_in.clone()
    };
    assert_eq!(term(&grown, &confirmed()).until, Some(day(2087, 6, 14)));

    let unknown = Facts {
        born: None,
        died_on: Some(day(2025, 1, 2)),
        ..moved_in
    };
    assert_eq!(
        term(&unknown, &confirmed()).until,
        None,
        "not known is never due"
    );
}

/// Test case 10 of the rules: a declined child is referred again and admitted.
#[test]
fn a_declined_child_who_comes_to_live_here_later_moves_to_the_long_rule() {
    let later = Facts {
        admitted_by_another: true,
        ..declined()
    };
    let kept = term(&later, &confirmed());
    assert_eq!(kept.line, Some(Line::CaseRecord));
    assert_eq!(kept.until, Some(day(2087, 6, 14)));
}

#[test]
fn an_open_referral_and_a_yes_with_no_word_of_a_move_are_kept() {
    let open = Facts {
        decided_on: None,
        outcome: None,
        ..declined()
    };
    let yes = Facts {
        outcome: Some(Outcome::AcceptEmergency),
        ..declined()
    };
    for facts in [&open, &yes] {
        let kept = term(facts, &confirmed());
        assert!(
            !due(&kept, &confirmed(), &[], day(2999, 1, 1)),
            "{}",
            kept.because
        );
    }
    let not_taken_up = Facts {
        not_taken_up: true,
        ..yes
    };
    assert!(due(
        &term(&not_taken_up, &confirmed()),
        &confirmed(),
        &[],
        today()
    ));
}

#[test]
fn a_hold_stops_deletion_until_it_is_lifted_and_stays_to_be_read() {
    let holds = hold(
        &[],
        HoldKind::Complaint,
        "A complaint of 3 May.",
        "Sam",
        at(),
    )
    .unwrap();
    let kept = term(&declined(), &confirmed());
    assert!(!due(&kept, &confirmed(), &holds, today()));
    let everything = Schedule {
        holds: holds.clone(),
        ..confirmed()
    };
    assert!(!due(&kept, &everything, &[], today()));

    let lifted = lift(&holds, "h1", "Closed on 2 June.", "Sam", at()).unwrap();
    assert_eq!(lifted.len(), 1);
    assert!(due(&kept, &confirmed(), &lifted, today()));
    assert_eq!(
        lift(&lifted, "h1", "again", "Sam", at()),
        Err(NotKept::NoSuchHold)
    );
    let next = hold(&lifted, HoldKind::Claim, "A letter.", "Sam", at()).unwrap();
    assert_eq!(next.last().unwrap().id, "h2");
    assert!(hold(&[], HoldKind::Claim, " ", "Sam", at()).is_err());
}

#[test]
fn one_child_is_known_by_a_reference_or_by_birth_and_a_name() {
    let mut one = Referral::default();
    one.child.legal_name = Some("Kayden O’Lowry".to_owned());
    one.child.date_of_birth = Some(day(2012, 6, 14));
    let mut other = Referral::default();
    other.child.known_as = Some("kayden olowry".to_owned());
    assert!(!same_child(&one, &other), "no day of birth to go by");
    other.child.date_of_birth = Some(day(2012, 6, 14));
    assert!(same_child(&one, &other));
    other.child.known_as = Some("Ann".to_owned());
    assert!(!same_child(&one, &other));
    (one.child.reference, other.child.reference) =
        (Some("NS 4471".to_owned()), Some("ns-4471".to_owned()));
    assert!(same_child(&one, &other));
    assert!(!same_child(&Referral::default(), &Referral::default()));
}

/// Whatever is written in a referral, nothing of it stands in what is left.
#[test]
fn what_is_left_without_the_child_holds_no_word_anybody_wrote_of_them() {
    // Every question that takes words is answered with this one.
    const NAME: &str = "Quillfeather";
    let mut value = serde_json::to_value(full_referral()).unwrap();
    let mut filled = 0;
    for question in crate::questions::all() {
        let words = matches!(question.kind, Kind::Line | Kind::Text);
        if let Some(field) = value
            .pointer_mut(&question.pointer.replace('*', "0"))
            .filter(|_| words)
        {
            *field = NAME.into();
            filled += 1;
        }
    }
    assert!(filled > 100, "{filled}");
    let full: Referral = serde_json::from_value(value).unwrap();
    let left = without_the_child(&full);
    assert!(name_removed(&left) && !name_removed(&full));
    let text = serde_json::to_string(&left).unwrap();
    // The authority’s name stays, and nothing else that was written.
    assert_eq!(text.matches(NAME).count(), 1, "{text}");
    assert_eq!(left.referrer.placing_authority.as_deref(), Some(NAME));
    let nothing = serde_json::to_string(&nothing_but_its_place(&full)).unwrap();
    assert!(!nothing.contains(NAME));
    assert_eq!(left.decision.outcome, full.decision.outcome);
    // What was decided goes by the line of the decision from now on.
    let facts = Facts::of(
        &left,
        &Afterwards::default(),
        &Keeping::default(),
        Some(day(2024, 3, 1)),
    );
    let kept = term(
        &Facts {
            outcome: Some(Outcome::DeclineNoPlace),
            ..facts
        },
        &confirmed(),
    );
    assert_eq!(
        (kept.line, kept.until),
        (Some(Line::Decision), Some(day(2030, 3, 1)))
    );
}

#[test]
fn the_schedule_says_what_the_law_asks_apart_from_what_the_provider_chose() {
    let told: Vec<String> = lines(&confirmed())
        .into_iter()
        .map(|line| format!("{}: {} ({})", line.what, line.period, line.force.says()))
        .collect();
    insta::assert_snapshot!(told.join("\n"));
    assert!(
        lines(&Schedule::default())
            .iter()
            .any(|line| line.period == "Not set yet")
    );
    for line in lines(&confirmed()) {
        assert!(
            line.provision
                .is_none_or(|id| crate::law::provision(id).is_some())
        );
    }
}

proptest! {
    /// Blanking a fact never makes a record due that was not due.
    #[test]
    fn what_is_not_known_never_makes_a_record_due(
        born in proptest::option::of(1_i32..6_000),
        died in proptest::option::of(1_i32..9_000),
        started in proptest::option::of(1_i32..9_000),
        outcome in proptest::sample::select(<Outcome as Vocabulary>::ALL),
        taken_up in any::<bool>(),
        blank in 0..4_usize,
    ) {
        let on = |days: i32| day(2004, 1, 1) + chrono::Days::new(u64::from(days.unsigned_abs()));
        let facts = Facts {
            born: born.map(on),
            died_on: died.map(on),
            decided_on: Some(day(2020, 1, 1)),
            outcome: Some(outcome),
            started: started.map(on),
            not_taken_up: !taken_up,
            admitted_by_another: false,
            name_removed: false,
        };
        let mut less = facts.clone();
        match blank {
            0 => less.born = None,
            1 => less.died_on = None,
            2 => less.not_taken_up = false,
            _ => less.decided_on = None,
        }
        let far = day(2050, 1, 1);
        let is_due = |facts: &Facts| due(&term(facts, &confirmed()), &confirmed(), &[], far);
        prop_assert!(!is_due(&less) || is_due(&facts));
    }
}

#[test]
fn the_entry_of_a_child_goes_only_long_after_the_child_left() {
    let mut child = ChildLivingHere {
        date_of_birth: Some(day(1950, 3, 1)),
        arrived: Some(day(1964, 1, 1)),
        ..ChildLivingHere::default()
    };
    let of = |child: &ChildLivingHere, died_on| {
        let keeping = Keeping {
            died_on,
            ..Keeping::default()
        };
        term_of_entry(child, &keeping, today())
    };
    // Not noted that the child left, or only for a day that lies ahead: they live here.
    assert_eq!(of(&child, None).until, None);
    child.left = Some(day(2026, 11, 22));
    assert_eq!(of(&child, None).until, None);
    assert_eq!(of(&child, Some(day(1965, 1, 1))).until, None);

    child.left = Some(day(1968, 3, 1));
    let term = of(&child, None);
    assert_eq!(term.until, Some(day(2025, 3, 1)));
    assert_eq!(term.provision, Some("CHR2015/36(2)(b)"));
    assert!(due(&term, &confirmed(), &[], today()));
    assert!(!due(&term, &set(), &[], today()), "not confirmed");
    let held = hold(&[], HoldKind::Enquiry, "An enquiry.", "Sam", at()).unwrap();
    assert!(!due(&term, &confirmed(), &held, today()));

    let died = of(&child, Some(day(1965, 1, 1)));
    assert_eq!(died.until, Some(day(1980, 1, 1)));
    assert_eq!(died.provision, Some("CHR2015/36(2)(a)"));
    // Grown up before: the long rule stands.
    assert_eq!(of(&child, Some(day(1990, 1, 1))).until, term.until);
    // Not known is never over.
    child.date_of_birth = None;
    assert_eq!(of(&child, None).until, None);
}
