import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { expectNoBarriers } from "../../../test/axe";
import { howFar, PHONE_QUESTIONS, timeSince } from "../phone-questions";
import { field, openSection, write } from "./open";

describe("the emergency route", () => {
  it("asks ten questions, each of them the referral’s own", () => {
    expect(PHONE_QUESTIONS).toHaveLength(10);
    for (const parts of PHONE_QUESTIONS) expect(parts.length).toBeGreaterThan(0);
    expect(PHONE_QUESTIONS.flat().map(({ label }) => label)).toContain("Allergies and medicines");
  });

  it("tells the time since the call in words, and nothing where it makes no sense", () => {
    const call = "2026-11-20T22:10:00";
    expect(timeSince(call, new Date("2026-11-20T22:24:30"))).toBe("14 minutes");
    expect(timeSince(call, new Date("2026-11-20T23:11:00"))).toBe("1 hour 1 minute");
    expect(timeSince(call, new Date("2026-11-21T00:10:00"))).toBe("2 hours");
    expect(timeSince(call, new Date("2026-11-20T22:09:00"))).toBe("");
    expect(timeSince(call, new Date("2026-11-23T22:10:00"))).toBe("");
  });

  it("reads the children living here through first, then asks, then decides", async () => {
    await openSection("emergency");
    const steps = screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent?.trim());
    expect(steps.slice(0, 2)).toEqual([
      "1 The children living here, first",
      "2 Ten questions for the telephone",
    ]);
    const first = within(screen.getByRole("region", { name: /The children living here, first/ }));
    expect(first.getByRole("link", { name: "Tomas" })).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("notes what was asked and not known as a gap, for the letter", async () => {
    const user = userEvent.setup();
    const { seen } = await openSection("emergency", { id: "r1" });
    await user.click(screen.getByRole("button", { name: "Asked, not known: Places to avoid, and why" }));
    await waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]).toMatchObject({
      change: "note",
      list: "/gaps",
      answers: { what: "Places to avoid, and why", from_whom: "Northshire" },
    });
    expect(await screen.findByText(/Asked, not known\. It is/)).toHaveFocus();
    expect(screen.queryByRole("button", { name: /^Asked, not known: Places/ })).toBeNull();
    expect(screen.getByText(/1 asked and not known/)).toBeVisible();
  });

  it("asks whom and what to keep away from as one question, answered when both are", async () => {
    await openSection("emergency", { id: "r1" });
    const question = screen.getByRole("textbox", { name: /Places to avoid/ }).closest("li");
    expect(question).toContainElement(field("/family/no_contact"));
    const answers: Record<string, string> = {};
    const store = { answer: () => undefined, text: (pointer: string) => answers[pointer] ?? "" };
    answers["/family/no_contact"] = "Nobody.";
    expect(howFar(store).answered).toBe(0);
    answers["/family/places_to_avoid"] = "The quay.";
    expect(howFar(store).answered).toBe(1);
  });

  it("counts an answer instead, once there is one", async () => {
    await openSection("emergency", { id: "r1" });
    const before = screen.getByText(/of 10 answered/).textContent;
    await write("/family/no_contact", "Nobody.");
    await write("/family/places_to_avoid", "The quay.");
    await waitFor(() => expect(screen.getByText(/of 10 answered/).textContent).not.toBe(before));
    expect(screen.queryByRole("button", { name: /^Asked, not known: Places/ })).toBeNull();
  });
});
