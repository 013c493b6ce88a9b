import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { matching } from "../specific-needs";
import { expectFocus, openSection } from "./open";

describe("the list of specific needs", () => {
  it("holds at least sixty, under six categories", () => {
    const shelves = matching("");
    expect(shelves).toHaveLength(6);
    expect(shelves.flatMap((shelf) => shelf.needs).length).toBeGreaterThanOrEqual(60);
  });

  it("is searched by words of the name, the help or the category", () => {
    expect(matching("nightmares")[0]?.needs.map((n) => n.need)).toContain("sleep_and_nights");
    expect(matching("SELF-harm")[0]?.needs[0]?.need).toBe("self_harm");
    expect(matching("physical tube")[0]?.needs.map((n) => n.need)).toEqual(["tube_feeding"]);
    expect(matching("xyzzy")).toEqual([]);
    // Said as a person says it, no need holds every word: the nearest are offered.
    const nearest = matching("bedtime nightmares since her nan died").flatMap((shelf) => shelf.needs);
    expect(nearest.map((n) => n.need)).toContain("sleep_and_nights");
    expect(nearest.length).toBeLessThan(20);
  });
});

describe("noting a need", () => {
  it("is chosen from the list by keyboard, with its category and a name to make one’s own", async () => {
    const { seen } = await openSection("needs", { id: "r1" });
    const user = userEvent.setup();
    const box = screen.getByRole("combobox", { name: "Note a need" });
    await user.type(box, "nightmares");
    const list = screen.getByRole("listbox");
    await user.keyboard("{ArrowDown}");
    expect(within(list).getByRole("option", { selected: true })).toHaveTextContent("Sleep, nights");
    expect(screen.getByText(/Ask the authority/).closest("p")).toHaveTextContent("usual night");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]).toEqual({
      change: "note",
      list: "/needs",
      answers: {
        specific: "sleep_and_nights",
        category: "mental_health",
        what: "Sleep, nights and nightmares",
      },
    });
    await expectFocus("q-needs-2-category");
  });

  it("takes one’s own words where nothing in the list fits", async () => {
    const { seen } = await openSection("needs", { id: "r1" });
    const user = userEvent.setup();
    await user.type(screen.getByRole("combobox", { name: "Note a need" }), "a horse to ride{Enter}");
    await waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]).toMatchObject({ answers: { specific: "own_words", what: "A horse to ride" } });
  });
});

describe("a reason of the decision", () => {
  it("is picked from the list and asks for its own evidence", async () => {
    const { seen } = await openSection("decision", { id: "r1" });
    const user = userEvent.setup();
    await user.selectOptions(screen.getByRole("combobox", { name: "Add a reason" }), "no_bed");
    await user.click(screen.getByRole("button", { name: "Add this reason" }));
    await waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]).toEqual({
      change: "note",
      list: "/decision/reasons",
      answers: { code: "no_bed" },
    });
    await expectFocus("q-decision-reasons-0-evidence");
    expect(screen.getByText(/when is a bed next free/)).toBeInTheDocument();
  });
});
