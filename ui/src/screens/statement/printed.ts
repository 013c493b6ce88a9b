import type { PaperRow } from "../../host/shapes";
import type { Titled } from "../../papers-beside/finds";

/** A file chosen for a version and not kept yet: the name by which the papers know it. */
export const CHOSEN = "chosen";

/** A statement's file as the viewer of papers takes it. */
export function asPaper(name: string, digest: string): Titled {
  const row: PaperRow = {
    digest,
    name,
    kind_words: "PDF",
    shows: "pages",
    bytes: 0,
    taken_at: "",
    taken_by: "",
    pages: null,
    being_read: false,
    trouble: null,
  };
  return { row, title: name.replace(/\.pdf$/i, "") };
}

/** The bytes of a file that was chosen. */
export async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
