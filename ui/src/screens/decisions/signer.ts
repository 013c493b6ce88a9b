import type { RecordRow } from "../../host/shapes";
import { wordFor } from "../../words";

/** "Sam Okoro, registered manager". */
export function signer(row: RecordRow): string {
  return [row.signer, wordFor("Standing", row.standing)].filter(Boolean).join(", ");
}
