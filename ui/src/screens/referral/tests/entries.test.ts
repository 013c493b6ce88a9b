import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { expectFocus, field, openSection, write } from "./open";

const need = () => document.getElementById("q-needs-0") as HTMLDetailsElement;

describe("an entry of a list", () => {
  it("is withdrawn with a reason, read by somebody, and stays; the focus stays with it", async () => {
    const { seen } = await openSection("needs", { id: "r1" });
    const user = userEvent.setup();
    await user.click(need().querySelector("summary")!);
    await user.click(within(need()).getByRole("button", { name: "Withdraw this, because…" }));
    const dialog = screen.getByRole("dialog");
    await user.click(within(dialog).getByRole("button", { name: "Withdraw it" }));
    expect(within(dialog).getByText("Say why. The reason stays in the record.")).toBeVisible();
    expect(seen).toEqual([]);
    await user.type(within(dialog).getByRole("textbox", { name: "Why" }), "Noted twice.");
    await user.click(within(dialog).getByRole("button", { name: "Withdraw it" }));
    await waitFor(() => expect(document.activeElement).toBe(need().querySelector("summary")));
    expect(need()).toHaveTextContent("Withdrawn by Sam Okoro: Noted twice.");
    await user.click(within(need()).getByRole("button", { name: "I have read this: let it stand" }));
    await waitFor(() => expect(need()).toHaveTextContent("read the withdrawal and let it stand"));
    expect(within(need()).queryByRole("button", { name: /let it stand/ })).toBeNull();
    expect(seen.map((change) => change.change)).toEqual(["withdraw", "let_stand"]);
    expect(seen[0]).toEqual({ change: "withdraw", pointer: "/needs/0", because: "Noted twice." });
  });

  it("is taken back up", async () => {
    const { seen } = await openSection("needs", { id: "r1" });
    const user = userEvent.setup();
    await user.click(need().querySelector("summary")!);
    await user.click(within(need()).getByRole("button", { name: "Withdraw this, because…" }));
    await user.type(screen.getByRole("textbox", { name: "Why" }), "Noted twice.");
    await user.click(screen.getByRole("button", { name: "Withdraw it" }));
    await user.click(await within(need()).findByRole("button", { name: "Take it back up" }));
    await waitFor(() => expect(need()).not.toHaveTextContent("Withdrawn"));
    expect(seen[1]).toEqual({ change: "take_back_up", pointer: "/needs/0" });
    expect(need().open).toBe(true);
  });

  it("is noted at the end of its list, open, at its first question", async () => {
    const { seen } = await openSection("needs", { id: "r1" });
    await userEvent.setup().click(screen.getByRole("button", { name: "Note a need in our own words" }));
    await expectFocus("q-needs-2-category");
    expect(seen).toEqual([{ change: "note", list: "/needs", answers: {} }]);
  });

  it("stays unfolded when an answer in it settles what it was opened for", async () => {
    const { seen } = await openSection("range", { id: "r1", item: "/needs/1/range/finding" });
    await expectFocus("q-needs-1-range-finding");
    const fold = document.getElementById("q-needs-1") as HTMLDetailsElement;
    const user = userEvent.setup();
    await user.click(within(fold).getByRole("radio", { name: "Inside the range of needs" }));
    await waitFor(() => expect(seen).toHaveLength(1));
    expect(fold.open).toBe(true);
    await user.click(within(fold).getByRole("radio", { name: /3\.1, page 6/ }));
    await waitFor(() =>
      expect(field("/needs/1/range/words_relied_on").value).toMatch(/^We care for children who have lived/),
    );
    expect(fold.open).toBe(true);
  });
});

describe("undo", () => {
  it("puts back what stood there before, and gives the focus to the field", async () => {
    await openSection("decision");
    const before = field("/decision/doubts").value;
    await write("/decision/doubts", "None.");
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Undo: Doubts" }));
    await expectFocus("q-decision-doubts");
    expect(field("/decision/doubts")).toHaveValue(before);
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull());
  });

  it("takes back a clause together with the words it brought", async () => {
    const { seen } = await openSection("range", { id: "r1", item: "/needs/1/range/finding" });
    const fold = () => within(document.getElementById("q-needs-1")!);
    const user = userEvent.setup();
    await user.click(fold().getByRole("radio", { name: "Inside the range of needs" }));
    await user.click(await fold().findByRole("radio", { name: /3\.1, page 6/ }));
    await waitFor(() => expect(seen).toHaveLength(3));
    await user.click(await screen.findByRole("button", { name: /^Undo/ }));
    await waitFor(() => expect(seen).toHaveLength(5));
    expect(field("/needs/1/range/words_relied_on")).toHaveValue("");
    expect(fold().getByRole("radio", { name: /3\.1, page 6/ })).not.toBeChecked();
    expect(fold().getByRole("radio", { name: "Inside the range of needs" })).toBeChecked();
  });
});
