import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { inShort, rowWords } from "../group";
import { expectFocus, field, openSection, write } from "./open";

const cell = () => (document.activeElement as HTMLElement).dataset["cell"];

describe("the grid of children and themes", () => {
  it("is walked with the arrow keys; Enter opens a cell, Escape leads back to it", async () => {
    await openSection("group");
    const user = userEvent.setup();
    document.querySelector<HTMLElement>('[data-cell="0-0"]')!.focus();
    await user.keyboard("{ArrowRight}");
    expect(cell()).toBe("0-1");
    await user.keyboard("{ArrowDown}{End}");
    expect(cell()).toBe("1-8");
    await user.keyboard("{ArrowRight}{Home}{ArrowUp}{ArrowUp}");
    expect(cell()).toBe("0-0");
    expect(document.querySelectorAll("[data-cell][tabindex='0']")).toHaveLength(1);
    await user.keyboard("{Enter}");
    await waitFor(() =>
      expect(document.activeElement).toHaveTextContent("Aisha and Kayden: safety and harm"),
    );
    await user.tab();
    await user.keyboard("{Escape}");
    expect(cell()).toBe("0-0");
    expect(screen.getByRole("heading", { name: /Aisha and Kayden/ })).toBeVisible();
  });

  it("notes a row about the child and the theme of the cell, and begins at its first question", async () => {
    const { seen } = await openSection("group");
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: /^Tomas, Safety and harm: nothing noted yet/ }));
    await user.click(screen.getByRole("button", { name: "Note something here" }));
    await expectFocus("q-group-rows-10-direction");
    expect(seen).toEqual([
      { change: "note", list: "/group/rows", answers: { child: "h3", theme: "safety" } },
    ]);
  });

  it("does not move the focus or fold anything away when an answer is saved", async () => {
    const { seen } = await openSection("group", { item: "/group/rows/6/measure" });
    await expectFocus("q-group-rows-6-measure");
    await write("/group/rows/6/measure", "A plan agreed with the police.");
    field("/group/rows/6/who").focus();
    await waitFor(() => expect(seen).toHaveLength(1));
    await new Promise((done) => setTimeout(done, 20));
    expect(document.activeElement?.id).toBe("q-group-rows-6-who");
    expect(document.activeElement?.closest("details")).toHaveAttribute("open");
  });

  it("writes about a child only when asked to, not by unfolding", async () => {
    const { seen } = await openSection("group");
    const user = userEvent.setup();
    await user.click(screen.getByText("Tomas", { selector: "summary *" }));
    expect(seen).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Write about Tomas" }));
    await waitFor(() => expect(field("/group/entries/2/benefit")).toBeVisible());
    expect(seen).toEqual([{ change: "note", list: "/group/entries", answers: { child: "h3" } }]);
    const panel = screen.getByRole("region", { name: "In this section" });
    expect(within(panel).queryByText(/Tomas has no entry yet/)).toBeNull();
  });

  it("says a row in the words of the grid", () => {
    const row = {
      direction: "child_to_newcomer",
      effect: "risk",
      what_we_know: "Knows the Quay",
      likelihood_before: "likely",
      seriousness_before: "serious",
      acceptable: null,
    };
    expect(rowWords(row, "Kayden", "Ben")).toMatchObject({
      way: "Ben → Kayden",
      before: "likely, serious",
      tone: "settle",
    });
    expect(rowWords({ ...row, acceptable: "yes" }, "Kayden", "Ben").tone).toBe("challenge");
    expect(rowWords({ ...row, effect: "benefit" }, "Kayden", "Ben")).toMatchObject({
      tone: "benefit",
      before: "",
    });
    expect(inShort("One two three", 8)).toBe("One two…");
    expect(inShort("One two three")).toBe("One two three.");
  });
});

describe("staffing by shift", () => {
  it("says the figures of each shift in a table, and what was not answered", async () => {
    await openSection("group", { id: "r1" });
    const table = screen.getByRole("table", { name: /Adults on duty by shift/ });
    expect(within(table).getAllByRole("row")).toHaveLength(4);
    expect(within(table).getAllByRole("cell", { name: "Not answered" })).toHaveLength(6);
  });
});
