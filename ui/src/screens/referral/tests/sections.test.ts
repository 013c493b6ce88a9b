import { screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { TaskId } from "../../../bindings/TaskId";
import { fieldId } from "../../../referral/place";
import { expectNoBarriers } from "../../../test/axe";
import { wordFor } from "../../../words";
import { field, openSection, write } from "./open";

/** A field of each section that is on screen from the start. */
const FIELDS: [TaskId, string][] = [
  ["referral", "/legal/parental_responsibility"],
  ["first_screen", "/first_screen/criteria_because"],
  ["plans", "/plans/care_plan/who_said"],
  ["needs", "/needs/2/what"],
  ["emergency", "/emergency/why"],
  ["range", "/needs/0/range/because"],
  ["response", "/needs/1/response/who"],
  ["group", "/group/entries/0/benefit"],
  ["views", "/views/0/said"],
  ["move", "/moving_in/first_evening"],
  ["decision", "/decision/doubts"],
];

describe("every section", () => {
  it.each(FIELDS)("“%s” saves an answer as a change of its own field", async (task, at) => {
    const { seen } = await openSection(task);
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(wordFor("TaskId", task));
    await write(at, "As told to us on Thursday.");
    await waitFor(() =>
      expect(seen).toEqual([{ change: "answer", pointer: at, value: "As told to us on Thursday." }]),
    );
  });

  // The long forms are looked at with axe in a real browser, where it is many times faster.
  it.each(["first_screen", "group", "gaps", "decision", "check"] as const)(
    "“%s” has no barrier",
    async (task) => {
      await openSection(task);
      await expectNoBarriers(document.body, true);
    },
  );

  it.each(FIELDS)("“%s” says beside the field why an answer was refused, and keeps it", async (task, at) => {
    await openSection(task, { say: () => "The disk is full." });
    await write(at, "Not lost.");
    await waitFor(() => expect(field(at)).toBeInvalid());
    expect(field(at)).toHaveValue("Not lost.");
    expect(document.getElementById(`${fieldId(at)}-error`)).toHaveTextContent("The disk is full.");
  });

  it("shows the answers to somebody who may only read, and lets nothing be changed", async () => {
    await openSection("views", { session: { may_write: false } });
    expect(screen.getByText(/You are signed in to read/)).toBeVisible();
    expect(field("/views/0/said")).toBeDisabled();
    expect(field("/views/0/said").value).toMatch(/people who stick/);
  });

  it("keeps what is being written in one field while another is saved", async () => {
    const { seen } = await openSection("decision");
    const doubts = field("/decision/doubts");
    doubts.focus();
    doubts.value = "Half a sent";
    doubts.dispatchEvent(new Event("input", { bubbles: true }));
    await write("/decision/pressure", "None.");
    await waitFor(() => expect(seen).toHaveLength(1));
    expect(doubts).toHaveValue("Half a sent");
    await waitFor(() => expect(seen).toHaveLength(2), { timeout: 2000 });
    expect(field("/decision/doubts")).toHaveValue("Half a sent");
  });
});
