import { invoke } from "@tauri-apps/api/core";
import type { Host } from "./host";

/**
 * The host inside the application: each method is the command of the same name in `src-tauri`, with
 * its words joined by underscores. This is the only file that speaks to Tauri.
 */
export function tauriHost(): Host {
  return {
    status: () => invoke("status"),
    chooseNewPlace: (homeName) => invoke("choose_new_place", { homeName }),
    chooseCasebook: () => invoke("choose_casebook"),
    strength: (passphrase) => invoke("strength", { passphrase }),
    setUpHome: (home) => invoke("set_up_home", { home }),
    openExampleHome: () => invoke("open_example_home"),
    signIn: (path, passphrase) => invoke("sign_in", { path, passphrase }),
    lock: () => invoke("lock"),

    referrals: () => invoke("referrals"),
    startReferral: (first) => invoke("start_referral", { first }),
    openReferral: (id) => invoke("open_referral", { id }),
    changeReferral: (id, change) => invoke("change_referral", { id, change }),
    signDecision: (id, passphrase) => invoke("sign_decision", { id, passphrase }),
    exactWords: (provision) => invoke("exact_words", { provision }),

    children: () => invoke("children"),
    saveChild: (child) => invoke("save_child", { child }),
    statements: () => invoke("statements"),
    addStatement: (statement) => invoke("add_statement", { statement }),
    team: () => invoke("team"),
    saveTeam: (team) => invoke("save_team", { team }),

    decisions: () => invoke("decisions"),
    recordPdf: async (id) => new Uint8Array(await invoke<ArrayBuffer>("record_pdf", { id })),
    openRecord: (id) => invoke("open_record", { id }),
    verifyRecord: (id) => invoke("verify_record", { id }),
    exportRecord: (id) => invoke("export_record", { id }),
    // The bytes travel as they are, not as a list of numbers; the name goes beside them.
    checkRecord: (name, bytes) =>
      invoke("check_record", bytes, { headers: { "x-file-name": encodeURIComponent(name) } }),
    chooseAndCheckRecord: () => invoke("choose_and_check_record"),
  };
}
