import type { PaperRow } from "../host/shapes";
import type { Titled } from "./finds";

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
