import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Deadline } from "../../../bindings/Deadline";
import { EARLIER_STATEMENT, STATEMENT } from "../../../host/example/home";
import { exampleHost } from "../../../host/example";
import { expectNoBarriers } from "../../../test/axe";
import { openWindow } from "../../../test/window";
import { compared, pieces } from "../compare";

const [covers, missing] = STATEMENT.clauses as [
  (typeof STATEMENT.clauses)[number],
  (typeof STATEMENT.clauses)[number],
];

describe("two sentences", () => {
  it("are compared word by word", () => {
    expect(pieces("children who go missing", "children who often go missing, with a plan")).toEqual([
      { kind: "same", text: "children who" },
      { kind: "new", text: "often" },
      { kind: "same", text: "go" },
      { kind: "gone", text: "missing" },
      { kind: "new", text: "missing, with a plan" },
    ]);
    expect(pieces("", "new words")).toEqual([{ kind: "new", text: "new words" }]);
    expect(pieces("the same", " the  same ")).toEqual([{ kind: "same", text: "the same" }]);
  });

  it("too long for a patchwork are shown whole, before and after", () => {
    const long = "word ".repeat(600).trim();
    expect(pieces(long, `${long} more`).map((piece) => piece.kind)).toEqual(["gone", "new"]);
  });
});

describe("two versions", () => {
  it("differ in clauses added, removed and changed, and in what they state", () => {
    const found = compared(EARLIER_STATEMENT, STATEMENT);
    expect(found.added.map((clause) => clause.id)).toEqual(["c3"]);
    expect(found.removed.map((clause) => clause.id)).toEqual(["c0"]);
    expect(found.changed.map((one) => one.after.id)).toEqual(["c2"]);
    expect(found.changed[0]?.facts.map((fact) => fact.name)).toEqual(["Conditions it sets"]);
    expect(found.same.map((clause) => clause.id)).toEqual(["c1"]);
    expect(found.facts.map((fact) => fact.name)).toEqual([
      "Children",
      "Emergency admissions",
      "Its words on emergency admissions",
    ]);
  });

  it("never pass off another sentence as a revised one because it carries the same id", () => {
    const other = { ...missing, sentence: "We offer short breaks to families living nearby." };
    const found = compared(STATEMENT, { ...STATEMENT, clauses: [covers, other] });
    expect(found.changed).toEqual([]);
    expect(found.added).toEqual([other]);
    expect(found.removed.map((clause) => clause.id)).toEqual(["c2", "c3"]);
  });

  it("know a sentence again that was typed anew under another id or moved", () => {
    const moved = { ...covers, id: "c9", number: "4.1" };
    const found = compared(STATEMENT, { ...STATEMENT, clauses: [moved] });
    expect(found.added).toEqual([]);
    expect(found.changed[0]?.facts).toEqual([{ name: "Number, as printed", before: "3.1", after: "4.1" }]);
  });

  it("of which a clause now excludes what it covered, say so", () => {
    const turned = { ...STATEMENT, clauses: [{ ...covers, stance: "excludes" as const }] };
    const found = compared({ ...STATEMENT, clauses: [covers] }, turned);
    expect(found.changed[0]?.facts).toEqual([{ name: "What it does", before: "Covers", after: "Excludes" }]);
  });

  it("without a difference say so", () => {
    const found = compared(STATEMENT, structuredClone(STATEMENT));
    expect([found.facts, found.added, found.removed, found.changed]).toEqual([[], [], [], []]);
    expect(found.same).toHaveLength(3);
  });
});

describe("the page of two versions", () => {
  it("is reached from the list, and told in one sentence", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "statements" }, { signedIn: true });
    await user.click(await screen.findByRole("link", { name: "Compare two versions" }));
    expect(
      await screen.findByRole("heading", { level: 1, name: "From version 3 to version 4" }),
    ).toHaveFocus();
    expect(
      screen.getByText("1 clause added, 1 clause removed, 1 clause changed and 3 other answers changed."),
    ).toBeVisible();
    const facts = screen.getByRole("table", { name: "What the statement says" });
    expect(within(facts).getByRole("row", { name: /^Children/ })).toHaveTextContent("3 4");
    expect(screen.getByText("1 clause the same in both")).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("turns round when the versions are exchanged", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "compare-statements", before: "1", after: "2" }, { signedIn: true });
    await user.selectOptions(await screen.findByRole("combobox", { name: "with" }), "1");
    expect(
      await screen.findByRole("heading", { level: 1, name: "From version 3 to version 3" }),
    ).toBeVisible();
    expect(screen.getByText("Nothing that was entered here is different.")).toBeVisible();
  });

  it("shows by which day the revision goes to HMCI, also over the list, until it was sent", async () => {
    const due: Deadline = {
      ...(await exampleHost({ signedIn: true }).home()).dates.find((date) => date.id === "D9")!,
      when: { kind: "due", target: "2026-12-01", latest: "2026-12-01", days_left: 10 },
      sentences: ["Revised on 3 November 2026.", "28 days end on 1 December 2026."],
    };
    const host = exampleHost({ signedIn: true });
    const home = async () => ({ ...(await host.home()), dates: [due] });
    await openWindow({ screen: "statements" }, { signedIn: true }, { home });
    const told = await screen.findByRole("region", { name: "Revised statement of purpose to HMCI" });
    expect(told).toHaveTextContent("By 1 December 2026");
    expect(within(told).getByRole("link", { name: "Enter the day it was sent" })).toHaveAttribute(
      "href",
      "#/home",
    );
  });
});
