import type { Change } from "../../bindings/Change";
import type { TakenUp } from "../../bindings/TakenUp";
import type { Appraisal } from "../../bindings/Appraisal";
import { at, withValue } from "../../referral/pointer";
import type { Json } from "../../referral/shapes";
import type { AppError, ReferralView } from "../shapes";
import { outcomesUnder } from "./open-referral";
import { answered, blankEntry } from "./referrals";

const BY = "Sam Okoro";
const NOW = "2026-11-21T22:10:00Z";

function refuse(message: string): never {
  throw { code: "refused", message, kept: "Nothing was changed.", do: null } satisfies AppError;
}

/**
 * One change, as far as a screen can tell it from the real one: the answer stands in its place, the
 * findings of a field answered go away, whatever is changed asks for the answers to be checked again.
 */
export function changed(before: ReferralView, change: Change): ReferralView {
  if (change.change === "check_answers") {
    const ready = before.appraisal.findings.every((f) => f.weight === "consider" || f.disagreed_because);
    return {
      ...put(before, "/answers_checked", { by: BY, at: NOW }),
      appraisal: {
        ...before.appraisal,
        ready_to_sign: ready,
        not_ready_because: ready ? null : before.appraisal.not_ready_because,
      },
    };
  }
  const after = alone(before, change);
  const unchecked = put(after, "/answers_checked", null);
  const { appraisal } = unchecked;
  return {
    ...unchecked,
    appraisal: {
      ...appraisal,
      outcomes: outcomesUnder(appraisal.findings),
      ready_to_sign: false,
      not_ready_because: appraisal.ready_to_sign
        ? "somebody has to go through the answers again"
        : appraisal.not_ready_because,
    },
  };
}

function alone(before: ReferralView, change: Exclude<Change, { change: "check_answers" }>): ReferralView {
  const { appraisal } = before;
  switch (change.change) {
    case "answer": {
      const pointer = `/referral${change.pointer}`;
      const made = put(before, change.pointer, change.value as Json);
      return without(made, (finding) => finding.place.pointer === pointer);
    }
    case "note": {
      const already = list(before, change.list);
      const blank = blankEntry(change.list) as { [field: string]: Json };
      const entry = { ...blank, ...("id" in blank ? { id: `e${already.length + 1}` } : {}) };
      const noted = Object.entries(change.answers).reduce<Json>(
        (made, [field, value]) => withValue(made, `/${field}`, value as Json),
        entry,
      );
      const made = put(before, change.list, [...already, noted]);
      return without(
        made,
        (finding) =>
          change.list === "/group/entries" && finding.key === `GROUP-01:${String(change.answers["child"])}`,
      );
    }
    case "withdraw":
      if (change.because.trim() === "") refuse("A withdrawal needs its reason.");
      return put(before, `${change.pointer}/withdrawn`, {
        because: change.because,
        by: BY,
        at: NOW,
        read_by: null,
      });
    case "let_stand":
      return put(before, `${change.pointer}/withdrawn/read_by`, BY);
    case "take_back_up":
      return put(before, `${change.pointer}/withdrawn`, null);
    case "keep_letter": {
      const already = list(before, "/challenges");
      const drafted = {
        at: NOW,
        by: BY,
        what: "drafted",
        with: null,
        step: null,
        rung: null,
        note: null,
        adequate: null,
      };
      const letter = { ...change.letter, id: `l${already.length + 1}`, log: [drafted] } as unknown as Json;
      const made = put(before, "/challenges", [...already, letter]);
      return without({ ...made, appraisal: { ...appraisal, draft: null } }, (finding) =>
        finding.place.pointer.endsWith("/challenges"),
      );
    }
    case "take_up":
      return takenUp(before, change.question);
    case "log": {
      const letters = list(before, "/challenges");
      const index = letters.findIndex((letter) => at(letter, "/id") === change.letter);
      if (index < 0) refuse("This letter is not in the referral.");
      const log = at(letters[index], "/log");
      const line = { ...change.entry, at: NOW, by: BY } as unknown as Json;
      return put(before, `/challenges/${index}/log`, [...(Array.isArray(log) ? log : []), line]);
    }
    case "disagree":
      return {
        ...before,
        appraisal: {
          ...appraisal,
          findings: appraisal.findings.map((f) =>
            f.key === change.finding ? { ...f, disagreed_because: change.because || null } : f,
          ),
        },
      };
  }
}

/** The entry that takes a question up, and the question no longer to answer. */
function takenUp(before: ReferralView, question: TakenUp): ReferralView {
  if (!question.answer?.trim() && !question.set_aside_because?.trim()) refuse("Say why.");
  const { as_row: asRow, ...said } = question;
  const already = list(before, "/group/questions");
  const known = already.findIndex(
    (e) => at(e, "/code") === question.code && at(e, "/child") === question.child && !at(e, "/withdrawn"),
  );
  const rows = list(before, "/group/rows");
  const row = asRow ? `g${rows.length + 1}` : null;
  const entry = {
    ...(blankEntry("/group/questions") as object),
    ...said,
    id: known < 0 ? `q${already.length + 1}` : at(already[known], "/id"),
    answer: asRow ? null : said.answer,
    row,
  } as unknown as Json;
  let made = put(before, "/group/questions", known < 0 ? [...already, entry] : already.with(known, entry));
  if (asRow) {
    const { child, theme, direction } = question;
    const filled = { child, theme, direction, what_we_know: said.answer, id: row };
    made = put(made, "/group/rows", [
      ...rows,
      { ...(blankEntry("/group/rows") as object), ...filled } as Json,
    ]);
  }
  const index = known < 0 ? already.length : known;
  const proposed = made.appraisal.questions.proposed.map((q) =>
    q.code === question.code && q.child === question.child ? { ...q, entry: index, open: false } : q,
  );
  return { ...made, appraisal: { ...made.appraisal, questions: { ...made.appraisal.questions, proposed } } };
}

function list(view: ReferralView, pointer: string): Json[] {
  const found = at(view.case as unknown as Json, `/referral${pointer}`);
  return Array.isArray(found) ? found : [];
}

function put(view: ReferralView, pointer: string, value: Json): ReferralView {
  return { ...view, case: answered(view.case, [[pointer, value]]) };
}

function without(
  view: ReferralView,
  gone: (finding: Appraisal["findings"][number]) => boolean,
): ReferralView {
  const findings = view.appraisal.findings.filter((finding) => !gone(finding));
  return { ...view, appraisal: { ...view.appraisal, findings } };
}
