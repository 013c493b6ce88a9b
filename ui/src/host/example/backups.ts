import type { Host } from "../host";
import type { BackupsPage, Session } from "../shapes";

const RULE =
  "A backup is made by itself at the first sign-in of each day, after each signed decision, and when the casebook is locked with something new in it.";

/** Backups of the made-up home, held in memory. */
export function exampleBackups(
  inside: () => void,
  enter: () => Session,
  empty: boolean,
): Pick<
  Host,
  | "backups"
  | "chooseBackupFolder"
  | "backUpNow"
  | "backupTrouble"
  | "exportEverything"
  | "progress"
  | "stopWork"
  | "backupsToRestore"
  | "compareBackup"
  | "restoreBackup"
> {
  const row = (at: string, last_entry: number) => {
    const name = `Rowan House ${at.slice(0, 10)} ${at.slice(11, 19).replaceAll(":", ".")} UTC`;
    return { path: `/media/stick/${name}.casebook`, name, at, bytes: 2_440_000, last_entry };
  };
  let page: BackupsPage = {
    folder: empty ? null : "/media/stick",
    may_export_everything: true,
    may_keep: true,
    last: empty ? null : "2026-11-20T17:04:00Z",
    failure: null,
    about_folder: null,
    about_casebook: null,
    backups: empty ? [] : [row("2026-11-20T17:04:00Z", 212), row("2026-11-19T08:55:00Z", 187)],
    rule: RULE,
  };
  return {
    backups: async () => (inside(), page),
    chooseBackupFolder: async (folder) => (inside(), (page = { ...page, folder })),
    backUpNow: async () => {
      inside();
      const at = "2026-11-21T12:00:00Z";
      page = { ...page, last: at, failure: null, backups: [row(at, 230), ...page.backups] };
      return page;
    },
    backupTrouble: async () => (inside(), page.failure),
    exportEverything: async (folder) => (
      inside(),
      { folder: `${folder}/Threshold export 2026-11-21 12.00.00 UTC`, files: 41, bytes: 3_200_000 }
    ),
    progress: async () => null,
    stopWork: async () => {},
    backupsToRestore: async () => ({
      backups: page.backups,
      to: "/home/sam/Rowan House.casebook",
    }),
    compareBackup: async () => ({
      backup: "This backup ends with journal entry 212 of 20 November 2026 at 17:04. It is whole.",
      present:
        "The casebook that stands there has 12 journal entries more, to journal entry 224 of 21 November 2026 at 09:40. What they tell of is not in the backup: it will be set aside with that casebook.",
      sets_aside: true,
    }),
    restoreBackup: async () => enter(),
  };
}
