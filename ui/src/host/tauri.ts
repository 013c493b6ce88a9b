import { invoke } from "@tauri-apps/api/core";
import type { Provision } from "../bindings/Provision";
import type { ExactWords } from "../components/finding";
import type { Host } from "./host";

/** The host inside the application. With the generated bindings, the only file that speaks to Tauri. */
export function tauriHost(): Host {
  return {
    start: () => invoke("start"),
    passphraseStrength: (passphrase, names) => invoke("passphrase_strength", { passphrase, names }),
    createHome: (home) => invoke("create_home", { home }),
    openExampleHome: () => invoke("open_example_home"),
    signIn: (path, passphrase) => invoke("sign_in", { path, passphrase }),
    lock: () => invoke("lock"),
    stillHere: () => invoke("still_here"),
    choosePath: (purpose, suggested) => invoke("choose_path", { purpose, suggested }),

    referrals: () => invoke("referrals"),
    startReferral: (first) => invoke("new_referral", { first }),
    openReferral: (id) => invoke("referral", { id }),
    changeReferral: (id, revision, change) => invoke("change_referral", { id, revision, change }),
    signDecision: (id, revision, passphrase) => invoke("sign_decision", { id, revision, passphrase }),
    exactWords: async (id) => quoted(await invoke<Provision | null>("provision", { id })),

    home: () => invoke("home"),
    saveParticulars: (particulars) => invoke("save_particulars", { particulars }),
    saveTeam: (team) => invoke("save_team", { team }),
    addStatementOfPurpose: (statement) => invoke("add_statement_of_purpose", { statement }),
    saveChild: (child) => invoke("save_child", { child }),

    records: () => invoke("records"),
    recordPdf: async (number) => new Uint8Array(await invoke<ArrayBuffer>("record_pdf", { number })),
    openRecord: (number) => invoke("open_record", { number }),
    exportRecord: (number, path) => invoke("export_record", { number, path }),
    exportRoot: (path) => invoke("export_root", { path }),
    checkOwnRecord: (number) => invoke("check_own_record", { number }),
    checkRecord: (file) => invoke("check_record", { file }),
  };
}

function quoted(provision: Provision | null): ExactWords {
  if (provision === null) throw new Error("no such provision");
  return { text: provision.words, source: `${provision.document}, ${provision.citation}` };
}
