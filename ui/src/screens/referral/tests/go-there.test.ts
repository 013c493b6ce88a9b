import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../bindings/Finding";
import type { TaskId } from "../../../bindings/TaskId";
import { focusPlace, hrefOf } from "../../../referral/place";
import { router } from "../../../shell/router.svelte";
import { expectFocus, openSection } from "./open";

/** Places the rules name, and what should have the focus there. */
const PLACES: [TaskId, string, string][] = [
  ["needs", "/needs/2/evidence/knowledge", "q-needs-2-evidence-knowledge"],
  ["response", "/needs/2/response/page", "q-needs-2-response-page"],
  ["response", "/needs/8/response/effective", "q-needs-8-response-effective"],
  ["range", "/needs/8/range/finding", "q-needs-8-range-finding"],
  ["range", "/needs/0/range/words_relied_on", "q-needs-0-range-words_relied_on"],
  ["plans", "/plans/care_plan/state", "q-plans-care_plan-state"],
  ["plans", "/plans/ehc_plan/no_bearing_because", "q-plans-ehc_plan-no_bearing_because"],
  ["plans", "/papers/4/redactions", "q-papers-4-redactions"],
  ["group", "/group/rows/6/measure", "q-group-rows-6-measure"],
  ["group", "/group/entries/1/acceptable", "q-group-entries-1-acceptable"],
  ["group", "/group/children_on_the_day", "q-group-children_on_the_day"],
  ["group", "/group/rows", "q-group-rows"],
  ["gaps", "/challenges", "q-challenges"],
  ["views", "/childs_view/asked", "q-childs_view-asked"],
  ["move", "/moving_in/on", "q-moving_in-on"],
  ["emergency", "/emergency/why", "q-emergency-why"],
  ["decision", "/decision/decided_by/standing", "q-decision-decided_by"],
  ["decision", "/decision/would_change", "q-decision-would_change"],
  ["first_screen", "/home/registered_places", "q-home-registered_places"],
];

/** Places that are a whole list: the focus goes to what notes the next entry. */
const LISTS: [TaskId, string, string][] = [
  ["needs", "/needs", "Note a need"],
  ["needs", "/risks", "Note a risk"],
  ["plans", "/papers", "Note a paper"],
  ["group", "/group/entries", "Write about Tomas"],
  ["gaps", "/gaps", "Note a gap"],
  ["views", "/views", "Note another person’s view"],
  ["decision", "/decision/conditions", "Add a condition"],
];

describe("“go there”", () => {
  const sections = [...new Set([...PLACES, ...LISTS].map(([task]) => task))];

  // One window a section: the way from place to place within it is walked too.
  it.each(sections)("in “%s”, every place a rule names is unfolded and has the focus", async (task) => {
    await openSection(task);
    for (const [, item, id] of PLACES.filter((place) => place[0] === task)) {
      await router.go({ screen: "referral", id: "open", section: task, item });
      await expectFocus(id);
      expect(document.activeElement?.closest("details:not([open])"), item).toBeNull();
    }
    for (const [, item, button] of LISTS.filter((place) => place[0] === task)) {
      await router.go({ screen: "referral", id: "open", section: task, item });
      await waitFor(() => {
        const there = document.activeElement;
        const named = there?.id ? document.querySelector(`label[for="${there.id}"]`) : null;
        expect(named ?? there).toHaveTextContent(button);
      });
      expect(document.activeElement?.closest("details:not([open])"), item).toBeNull();
    }
  });

  it("leads to an entry whose field is gone by its summary", async () => {
    await openSection("needs", { item: "/needs/1" });
    await waitFor(() => expect(document.activeElement?.tagName).toBe("SUMMARY"));
    expect(document.activeElement).toHaveTextContent("Attention deficit");
  });

  it("brings one there a second time, though it was folded away and another cell opened since", async () => {
    await openSection("group", { item: "/group/rows/6/measure" });
    await expectFocus("q-group-rows-6-measure");
    const user = userEvent.setup();
    await user.click(document.querySelector<HTMLElement>('[data-cell="0-0"]')!);
    expect(document.getElementById("q-group-rows-6-measure")).toBeNull();
    const panel = screen.getByRole("region", { name: "In this section" });
    await user.click(within(panel).getByRole("link", { name: /go there: A risk noted for Ben/ }));
    await expectFocus("q-group-rows-6-measure");
  });

  it("leads to the child about whom nothing is written, once an empty entry is there too", async () => {
    const { seen } = await openSection("group", { item: "/group/entries" });
    await waitFor(() => expect(document.activeElement).toHaveTextContent("Write about Tomas"));
    await userEvent.setup().keyboard("{Enter}");
    await waitFor(() => expect(seen).toHaveLength(1));
    await expectFocus("q-group-entries-2-no_impact_because");
    document.querySelector<HTMLElement>("h1")?.focus();
    expect(focusPlace("/group/entries")).toBe(true);
    expect(document.activeElement?.id).toBe("q-group-entries-2-no_impact_because");
  });

  it("leads to the section that asks the question, and to the home’s own papers", () => {
    const finding = (task: TaskId, pointer: string) => ({ place: { task, pointer } }) as Finding;
    expect(hrefOf(finding("first_screen", "/referral/child/date_of_birth"), "r")).toBe(
      "#/referral/r/referral/%2Fchild%2Fdate_of_birth",
    );
    expect(hrefOf(finding("range", "/referral/needs/1/range/finding"), "r")).toBe(
      "#/referral/r/range/%2Fneeds%2F1%2Frange%2Ffinding",
    );
    expect(hrefOf(finding("emergency", "/home/statement_of_purpose/emergency_admissions"), "r")).toBe(
      "#/statements",
    );
    expect(hrefOf(finding("first_screen", "/home/registered_places"), "r")).toBe("#/home");
    expect(hrefOf(finding("group", "/home/children/1/left"), "r")).toBe("#/children");
  });

  it("says in short what is left, with a way down to it", async () => {
    await openSection("group");
    const line = screen.getByText(/2 to settle, 1 worth considering\./, { selector: "p.short" });
    await userEvent.setup().click(within(line).getByRole("link", { name: "See them below" }));
    await expectFocus("before-you-can-sign");
  });
});
