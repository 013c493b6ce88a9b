import { commands } from "../bindings/commands";
import type { Provision } from "../bindings/Provision";
import type { ExactWords } from "../components/finding";
import { hearMenu, type Host } from "./host";

/** The host inside the application: each method is a command of Rust's list, under the generated name. */
export function tauriHost(): Host {
  return {
    start: commands.start,
    passphraseStrength: commands.passphrase_strength,
    createHome: commands.create_home,
    createRegister: commands.create_register,
    openExampleHome: commands.open_example,
    openElsewhere: commands.open_elsewhere,
    openExampleYear: commands.open_example_year,
    openExampleRegister: commands.open_example_register,
    signIn: commands.sign_in,
    lock: async () => void (await commands.lock()),
    stillHere: async () => void (await commands.still_here()),
    choosePath: commands.choose_path,
    zoom: commands.zoom,
    onMenu: hearMenu,

    referrals: async (before) => commands.referrals(before ?? null),
    startReferral: commands.new_referral,
    beginFromFile: commands.begin_from_file,
    exportReferral: async (id, path) => void (await commands.export_referral(id, path)),
    openReferral: commands.referral,
    changeReferral: commands.change_referral,
    lookAhead: commands.look_ahead,
    decideAgain: commands.decide_again,
    noteAfterwards: commands.note_afterwards,
    signDecision: commands.sign_decision,
    signWithoutStamp: commands.sign_without_stamp,
    lookAtWords: commands.look_at_words,
    exactWords: async (id) => quoted(await commands.provision(id)),

    home: commands.home,
    saveParticulars: commands.save_particulars,
    saveReviews: commands.save_reviews,
    saveTeam: commands.save_team,
    saveLadder: commands.save_ladder,
    addStatementOfPurpose: commands.add_statement_of_purpose,
    keepStatementFile: async (name, bytes) => commands.keep_statement_file(name, inBase64(bytes)),
    statementFile: async (sha256) => new Uint8Array(await commands.statement_file(sha256)),
    saveChild: commands.save_child,

    people: commands.people,
    addPerson: commands.add_person,
    changePerson: commands.change_person,
    removePerson: commands.remove_person,
    givePassphrase: commands.give_passphrase,
    certifyPerson: commands.certify_person,
    changeOwnPassphrase: commands.change_own_passphrase,
    makeRecoveryKit: commands.make_recovery_kit,
    recoveryPeople: commands.recovery_people,
    recover: commands.recover,
    journal: commands.journal,
    retention: async (number) => commands.retention(number ?? null),
    changeRetention: commands.change_retention,
    movedIn: commands.moved_in,
    registers: commands.registers,
    writeRegister: commands.write_register,
    exportRegister: async (path) => void (await commands.export_register(path)),
    search: commands.search,

    ownCertificate: commands.own_certificate,
    renewCertificate: commands.renew_certificate,
    useCertificateFile: commands.use_certificate_file,
    trustPage: commands.trust_page,
    trustAuthority: commands.trust_authority,
    stopTrusting: commands.stop_trusting,
    saveTimeStamps: commands.save_time_stamps,
    papers: commands.papers,
    beginPaper: commands.begin_paper,
    addToPaper: async (id, part, bytes) => void (await commands.add_to_paper(id, part, bytes)),
    dropPaper: async (id) => void (await commands.drop_paper(id)),
    keepPaper: commands.keep_paper,
    paperBytes: async (referral, digest) => new Uint8Array(await commands.paper_bytes(referral, digest)),
    paperWords: commands.paper_words,
    paperSays: commands.paper_says,
    readingAid: commands.reading_aid,
    exportPaper: async (referral, digest, path) => void (await commands.export_paper(referral, digest, path)),

    backups: commands.backups,
    chooseBackupFolder: commands.choose_backup_folder,
    backUpNow: commands.back_up_now,
    backupTrouble: commands.backup_trouble,
    exportEverything: commands.export_everything,
    progress: commands.progress,
    stopWork: async () => void (await commands.stop_work()),
    backupsToRestore: commands.backups_to_restore,
    compareBackup: commands.compare_backup,
    restoreBackup: commands.restore_backup,

    records: commands.records,
    recordPdf: async (number) => new Uint8Array(await commands.record_pdf(number)),
    openRecord: async (number) => void (await commands.open_record(number)),
    exportRecord: async (number, path) => void (await commands.export_record(number, path)),
    exportRoot: async (path) => void (await commands.export_root(path)),
    documents: commands.documents,
    documentForm: commands.document_form,
    keepDocumentWords: commands.keep_document_words,
    previewDocument: async (asked, words) => new Uint8Array(await commands.preview_document(asked, words)),
    signDocument: commands.sign_document,
    signDocumentWithoutStamp: commands.sign_document_without_stamp,
    documentPdf: async (number) => new Uint8Array(await commands.document_pdf(number)),
    exportDocument: async (number, path) => void (await commands.export_document(number, path)),
    exportPack: commands.export_pack,
    exportForVisitor: commands.export_for_visitor,
    placingAuthorities: commands.placing_authorities,
    readingQueue: async (only) => commands.reading_queue(only ?? null),
    markRead: commands.mark_read,
    patterns: async (from, to, only) => commands.patterns(from, to, only ?? null),
    exportPattern: async (name, from, to, only, path) =>
      void (await commands.export_pattern(name, from, to, only, path)),
    exportDrawing: async (name, drawing, path) => void (await commands.export_drawing(name, drawing, path)),
    gatherFolder: commands.gather_folder,
    gatherFile: async (name, bytes) => commands.gather_file(name, inBase64(bytes)),
    gathered: commands.gathered,
    gatheredRecord: commands.gathered_record,
    markGatheredRead: async (sha256) => void (await commands.mark_gathered_read(sha256)),
    exportGathered: async (sha256, path) => void (await commands.export_gathered(sha256, path)),
    gatheredQueue: async (home, only) => commands.gathered_queue(home, only ?? null),
    gatheredPatterns: async (from, to, home, only) =>
      commands.gathered_patterns(from, to, home, only ?? null),
    exportGatheredPattern: async (name, from, to, home, only, path) =>
      void (await commands.export_gathered_pattern(name, from, to, home, only, path)),
    gatheredWouldGo: commands.gathered_would_go,
    deleteGathered: commands.delete_gathered,
    gatheredAuthorities: commands.gathered_authorities,
    trustGathered: commands.trust_gathered,
    stopTrustingGathered: commands.stop_trusting_gathered,
    exportPicture: async (name, picture, path) =>
      void (await commands.export_picture(name, inBase64(picture), path)),
    samples: commands.samples,
    drawSample: commands.draw_sample,
    blindCase: commands.blind_case,
    setSampleAside: commands.set_sample_aside,
    viewBegun: commands.view_begun,
    keepViewBegun: async (number, view) => void (await commands.keep_view_begun(number, view)),
    writeView: commands.write_view,
    checkOwnRecord: commands.check_own_record,
    checkRecord: commands.check_record,
  };
}

/** Bytes as text that a command can carry. Piece by piece: a call takes only so many arguments. */
function inBase64(bytes: Uint8Array): string {
  const PIECE = 32_768;
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

function quoted(provision: Provision | null): ExactWords {
  if (provision === null) throw new Error("no such provision");
  return { text: provision.words, source: `${provision.document}, ${provision.citation}` };
}
