import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";

describe("looking back", () => {
  it("asks what became of each thing foreseen, and keeps nothing while one is not answered", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "look-back", id: "r4", at: "6_weeks" }, { signedIn: true });
    const noted = vi.spyOn(host, "noteAfterwards");
    expect(await screen.findByRole("heading", { name: "Effects on the children living here" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Keep the look back" }));
    const summary = await screen.findByRole("alert");
    expect(summary.parentElement).toHaveFocus();
    // One line for each answer that is missing, and each leads to it.
    const missing = within(summary).getAllByRole("link");
    expect(missing).toHaveLength(4);
    await user.click(within(summary).getByRole("link", { name: "Say what became of “night terrors”." }));
    expect(document.activeElement).toHaveAccessibleDescription(/Say what became of “night terrors”/);
    expect(noted).not.toHaveBeenCalled();
    for (const select of screen.getAllByRole("combobox")) await user.selectOptions(select, "as_foreseen");
    await user.type(
      screen.getByRole("textbox", { name: "What would you ask next time?" }),
      "Who rings at night.",
    );
    await expectNoBarriers(document.body, true);
    await user.click(screen.getByRole("button", { name: "Keep the look back" }));
    const [, , change] = noted.mock.lastCall ?? [];
    expect(change).toMatchObject({
      do: "note",
      what: { kind: "looked_back", at: "6_weeks", next_time: "Who rings at night." },
    });
    expect(change?.do === "note" && change.what.kind === "looked_back" && change.what.seen).toHaveLength(3);
  });

  it("an ending needs its look back, and what was agreed for when it gets hard gone through", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "look-back", id: "r4", at: "ending" }, { signedIn: true });
    const noted = vi.spyOn(host, "noteAfterwards");
    for (const select of await screen.findAllByRole("combobox")) await user.selectOptions(select, "too_soon");
    await user.type(screen.getByRole("textbox", { name: "What would you ask next time?" }), "Whom he rings.");
    const when = screen.getByRole("group", { name: "When the child moved on" });
    const boxes = within(when).getAllByRole("textbox");
    for (const [i, typed] of ["20", "11", "2026", "18:00"].entries()) await user.type(boxes[i]!, typed);
    await user.click(
      within(screen.getByRole("group", { name: "Was notice given beforehand?" })).getByRole("radio", {
        name: "No",
      }),
    );
    await user.type(screen.getByRole("textbox", { name: "How it ended" }), "Home to an aunt.");
    await user.click(screen.getByRole("button", { name: "Record the ending" }));
    expect(
      (await screen.findAllByText(/Say whether what was agreed for when it gets hard was gone through/))
        .length,
    ).toBeGreaterThan(0);
    expect(noted).not.toHaveBeenCalled();
    await user.click(
      within(screen.getByRole("group", { name: "Was it gone through before the end?" })).getByRole("radio", {
        name: "No",
      }),
    );
    await user.type(
      screen.getByRole("textbox", { name: "What came of it; or why nothing was agreed" }),
      "Nothing was agreed.",
    );
    await user.click(screen.getByRole("button", { name: "Record the ending" }));
    expect(noted).toHaveBeenCalledTimes(2);
    expect(noted.mock.lastCall?.[2]).toMatchObject({
      what: { kind: "ended", stay_the_course: "no", notice: "no" },
    });
  });
});
