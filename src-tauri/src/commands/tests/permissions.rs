//! Every command names what it needs, and is refused to everybody whose standing lacks it.

use casebook::{Act, Standing};
use serde_json::{Value, json};

use super::{LISTED, PASSPHRASE, Stage};
use crate::commands::people;

macro_rules! needs {
    (Anybody) => {
        None
    };
    ($act:ident) => {
        Some(Act::$act)
    };
}

macro_rules! every_need {
    ($($need:ident : $screen:ident :: $command:ident ( $($asked:ident : $kind:ty),* ) -> $answer:ty;)*) => {
        &[$((stringify!($command), needs!($need))),*]
    };
}

/// Each command with what it needs.
pub(super) const NEEDS: &[(&str, Option<Act>)] = with_every_command!(every_need);

/// Something that has the form of what a command is asked. A new command comes here with a line.
pub(super) fn asked(command: &str) -> Value {
    let person =
        json!({"name": "Somebody", "standing": "deputy", "registration": "", "until": null});
    match command {
        "home" | "referrals" | "records" | "people" | "still_here" | "backups" | "back_up_now"
        | "backup_trouble" => {
            json!({})
        }
        "papers" | "reading_aid" => json!({"referral": "0"}),
        "begin_paper" => json!({"referral": "0", "name": "a.pdf", "bytes": 9}),
        "add_to_paper" => json!({"id": "0", "part": 0, "bytes": "AAAA"}),
        "drop_paper" | "keep_paper" => json!({"id": "0"}),
        "paper_bytes" | "paper_words" | "paper_says" => json!({"referral": "0", "digest": "00"}),
        "export_paper" => {
            json!({"referral": "0", "digest": "00", "path": "/nowhere/paper.pdf"})
        }
        "export_everything" => json!({"path": "/nowhere"}),
        "choose_backup_folder" => json!({"path": "/nowhere"}),
        "save_particulars" => json!({"particulars": {
            "name": "Larch", "urn": null, "provider": null, "host_authority": null,
            "registered_places": null, "conditions_of_registration": null,
            "registered_manager": null, "responsible_individual": null}}),
        "save_team" => json!({"team": {}}),
        "save_reviews" => json!({"reviews": {}}),
        "save_ladder" => json!({"steps": [{"to": "team manager", "after_working_days": 2}]}),
        "add_statement_of_purpose" => json!({"statement": {"version": "1", "dated": "2026-01-05"}}),
        "begin_from_file" => json!({"text": "{\"neededBy\": \"Today\"}"}),
        "export_referral" => json!({"id": "0", "path": "/nowhere/referral.json"}),
        "keep_statement_file" => json!({"name": "a.pdf", "bytes": "JVBERi0="}),
        "statement_file" => json!({"sha256": "00"}),
        "save_child" => json!({"child": {"id": "", "initials": "A.B."}}),
        "new_referral" => json!({"first": {"answers": []}}),
        "referral" => json!({"id": "0"}),
        "change_referral" => {
            json!({"id": "0", "revision": 1, "change": {"change": "check_answers"}})
        }
        "look_ahead" => json!({"id": "0", "change": {"change": "check_answers"}}),
        "note_afterwards" => {
            json!({"id": "0", "revision": 1,
                   "change": {"do": "take_back", "id": "a1", "because": "in error"}})
        }
        "decide_again" => json!({"id": "0", "own_entry": null}),
        "look_at_words" => json!({"id": "0", "pointer": "/needs/0/what", "text": "He slept."}),
        "retention" => json!({"number": null}),
        "change_retention" => {
            json!({"change": {"do": "ask", "of": {"kept": "referral", "id": "0"}}})
        }
        "moved_in" | "registers" => json!({}),
        "write_register" => {
            json!({"referral": "0", "revision": 0, "key": "sch4-1-d", "text": "EXAMPLE"})
        }
        "export_register" => json!({"path": "/nowhere/register.csv"}),
        "search" => json!({"typed": "Kayden"}),
        "sign_decision" | "sign_without_stamp" => {
            json!({"id": "0", "revision": 1, "passphrase": PASSPHRASE})
        }
        "own_certificate" | "renew_certificate" => json!({"passphrase": PASSPHRASE}),
        "use_certificate_file" => {
            json!({"path": "/nowhere/me.p12", "of_the_file": "x", "passphrase": PASSPHRASE})
        }
        "trust_page" => json!({}),
        "trust_authority" => json!({"path": "/nowhere/root.pem"}),
        "stop_trusting" => json!({"fingerprint": "0A0B"}),
        "save_time_stamps" => json!({"address": null}),
        "reading_queue" | "placing_authorities" => json!({}),
        "mark_read" | "blind_case" | "view_begun" | "set_sample_aside" => {
            json!({"number": "2026-001"})
        }
        "patterns" => json!({"from": "2026-06-01", "to": "2026-11-30"}),
        "export_pattern" => json!({"name": "outcomes", "from": "2026-06-01", "to": "2026-11-30",
            "path": "/nowhere/outcomes.csv"}),
        "export_drawing" => json!({"name": "outcomes", "drawing": "<svg ></svg>",
            "path": "/nowhere/outcomes.svg"}),
        "gather_folder" => json!({"path": "/nowhere"}),
        "gather_file" => json!({"name": "a.pdf", "bytes": "JVBERi0="}),
        "gathered" => json!({"asked": {}}),
        "gathered_record" | "mark_gathered_read" => json!({"sha256": "00"}),
        "export_gathered" => json!({"sha256": "00", "path": "/nowhere/record.pdf"}),
        "gathered_queue" => json!({"home": null}),
        "gathered_patterns" => json!({"from": "2026-06-01", "to": "2026-11-30", "home": null}),
        "export_gathered_pattern" => json!({"name": "outcomes", "from": "2026-06-01",
            "to": "2026-11-30", "home": null, "path": "/nowhere/outcomes.csv"}),
        "gathered_would_go" => json!({"of": {"what": "record", "sha256": "0a"}}),
        "delete_gathered" => {
            json!({"of": {"what": "home", "key": "rowan house"}, "because": "EXAMPLE"})
        }
        "gathered_authorities" => json!({}),
        "trust_gathered" => json!({"fingerprint": "0A0B", "compared": "by telephone"}),
        "stop_trusting_gathered" => json!({"fingerprint": "0A0B"}),
        "samples" => json!({}),
        "draw_sample" => json!({"size": 2}),
        "export_picture" => json!({"name": "outcomes", "picture": "iVBORw0KGgo=",
            "path": "/nowhere/outcomes.png"}),
        "write_view" | "keep_view_begun" => {
            json!({"number": "2026-001", "view": {"outcome": "not_yet",
            "range": "EXAMPLE", "response": "EXAMPLE", "group": "EXAMPLE", "missing": ""}})
        }
        "record_pdf" | "open_record" | "check_own_record" => json!({"number": "2026-001"}),
        "export_record" => json!({"number": "2026-001", "path": "/nowhere/record.pdf"}),
        "documents" => json!({"referral": null}),
        "document_form" => {
            json!({"asked": {"kind": "reply", "referral": "0", "about": null}, "words": null})
        }
        "keep_document_words" | "preview_document" => {
            json!({"asked": {"kind": "reply", "referral": "0", "about": null}, "words": []})
        }
        "sign_document" | "sign_document_without_stamp" => {
            json!({"asked": {"kind": "reply", "referral": "0", "about": null},
            "words": [], "about_nobody": [], "passphrase": PASSPHRASE})
        }
        "document_pdf" => json!({"number": "2026-D001"}),
        "export_pack" => {
            json!({"from": "2026-06-01", "to": "2026-11-30", "path": "/nowhere/pack"})
        }
        "export_for_visitor" => {
            json!({"from": "2026-06-01", "to": "2026-11-30", "path": "/nowhere/visitor"})
        }
        "export_document" => json!({"number": "2026-D001", "path": "/nowhere/document.pdf"}),
        "export_root" => json!({"path": "/nowhere/root.pem"}),
        "add_person" => json!({"person": person, "passphrase": PASSPHRASE, "own": null}),
        "change_person" => json!({"id": "0", "person": person}),
        "remove_person" => json!({"id": "0"}),
        "give_passphrase" => json!({"id": "0", "passphrase": PASSPHRASE}),
        "certify_person" => json!({"id": "0", "theirs": PASSPHRASE, "own": PASSPHRASE}),
        "change_own_passphrase" => json!({"present": PASSPHRASE, "chosen": PASSPHRASE}),
        "make_recovery_kit" => json!({"own": PASSPHRASE}),
        "journal" => json!({"asked": {}}),
        other => panic!("say here what {other} is asked"),
    }
}

#[test]
fn every_command_says_what_it_needs() {
    let named: Vec<&str> = NEEDS.iter().map(|(command, _)| *command).collect();
    assert_eq!(named, LISTED);
    // What anybody at the computer may ask: nothing out of a casebook without a passphrase or code.
    let anybody: Vec<&str> = NEEDS
        .iter()
        .filter(|(_, need)| need.is_none())
        .map(|(command, _)| *command)
        .collect();
    assert_eq!(
        anybody,
        [
            "about",
            "start",
            "passphrase_strength",
            "create_home",
            "open_example",
            "open_elsewhere",
            "open_example_year",
            "open_example_register",
            "create_register",
            "sign_in",
            "lock",
            "choose_path",
            "zoom",
            "progress",
            "stop_work",
            "backups_to_restore",
            "compare_backup",
            "restore_backup",
            "recovery_people",
            "recover",
            "provision",
            "check_record",
        ]
    );
}

#[test]
fn nothing_is_answered_while_nobody_is_signed_in() {
    let stage = Stage::new().with_a_home();
    stage.must("lock", json!({}));
    for (command, need) in NEEDS {
        if need.is_some() {
            let refused = stage.ask(command, asked(command)).unwrap_err();
            assert_eq!(refused["code"], "locked", "{command}: {refused}");
        }
    }
}

#[test]
fn every_command_is_refused_to_each_standing_that_lacks_what_it_needs() {
    for standing in Standing::ALL {
        let stage = Stage::new().with_a_home();
        stage.as_another(*standing);
        for (command, need) in NEEDS {
            let Some(act) = need.filter(|act| !standing.may(*act)) else {
                continue;
            };
            let refused = stage.ask(command, asked(command)).unwrap_err();
            assert_eq!(
                refused["message"],
                format!("A person of this standing may not {}.", act.words()),
                "{command} by {standing:?}"
            );
        }
    }
}

#[test]
fn the_table_in_the_window_is_the_one_that_is_enforced() {
    let table = people::permissions();
    for (line, act) in table.acts.iter().zip(Act::ALL) {
        for (may, standing) in line.may.iter().zip(Standing::ALL) {
            assert_eq!(*may, standing.may(*act), "{} by {standing:?}", line.act);
        }
    }
    insta::assert_snapshot!(in_words(&table), @r"
    Read referrals, decisions, the home and the children’s entries: registered manager, registered provider, deputy manager, responsible individual, reader
    Begin and fill in referrals; keep the children’s entries: registered manager, registered provider, deputy manager
    Change the home’s particulars, its team and statement of purpose: registered manager, registered provider, deputy manager
    Sign a decision: registered manager, registered provider
    Sign letters, notices and other documents that are no decision: registered manager, registered provider, deputy manager
    Sign an oversight record of a decision: responsible individual
    Take a copy of a record or a paper out of the casebook: registered manager, registered provider, deputy manager, responsible individual
    Take everything out of the casebook, in open formats: registered manager, registered provider
    Choose where backups go; make and restore them: registered manager, registered provider, deputy manager
    Set how long records are kept and hold them; ask for a deletion, or agree to one somebody else asked for: registered manager, registered provider, responsible individual
    Read the journal: who did what, and when: registered manager, registered provider, responsible individual
    Add, change and remove people; set a new passphrase for somebody; make the recovery kit: registered manager, registered provider
    Keep a register of signed records gathered from several homes: responsible individual
    ");
}

fn in_words(table: &people::Permissions) -> String {
    use admission::vocabulary::Vocabulary;
    let line = |line: &people::ActLine| {
        let who: Vec<&str> = line
            .may
            .iter()
            .zip(&table.standings)
            .filter(|(may, _)| **may)
            .map(|(_, standing)| standing.label())
            .collect();
        format!("{}: {}", line.act, who.join(", "))
    };
    table.acts.iter().map(line).collect::<Vec<_>>().join("\n")
}
