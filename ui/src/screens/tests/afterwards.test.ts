import { expect, test } from "vitest";
import { happened, KINDS, told, type Typed } from "../afterwards/note";
import { shortly, tone } from "../afterwards/when";

const typed = (part: Partial<Typed>): Typed => ({
  kind: null,
  at: null,
  on: null,
  words: "",
  which: null,
  yes: null,
  ...part,
});

test("what is still to be answered is asked for, kind by kind", () => {
  expect(happened(typed({}))).toBe("Choose what happened.");
  for (const { value } of KINDS) expect(happened(typed({ kind: value }))).toMatch(/^Answer “/);
  expect(happened(typed({ kind: "started", at: "2026-12-07T14:00:00" }))).toEqual({
    kind: "started",
    at: "2026-12-07T14:00:00",
  });
});

test("an entry names what it is about", () => {
  const named = (key: string) => (key === "k1" ? "The plan is agreed." : key);
  expect(
    told({ kind: "condition", id: "k1", met: "no", on: "2026-12-01", words: "Not yet." }, named, (d) => d),
  ).toBe("The plan is agreed: not met, as seen on 2026-12-01. Not yet.");
});

test("a count without a number shows days and never a limit", () => {
  expect(shortly({ kind: "counting", since: "2026-12-07", days: 3 })).toBe("3 days since");
  expect(shortly({ kind: "counting", since: "2026-12-07", days: 1 })).toBe("1 day since");
  expect(tone({ kind: "due", target: "2026-12-01", latest: "2026-12-02", days_left: -1 })).toBe("settle");
});
