import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";
import { asLines, placesNamed, taskOf } from "../found";

async function searching() {
  const person = userEvent.setup();
  await openWindow({ screen: "referrals" }, { signedIn: true });
  await screen.findByRole("heading", { level: 1, name: "Referrals" });
  await person.keyboard("{Control>}k{/Control}");
  const field = await screen.findByRole("combobox");
  return { person, field };
}

describe("search", () => {
  it("opens by Ctrl+K, finds as one types, and goes to the place by the keyboard alone", async () => {
    const { person, field } = await searching();
    expect(field).toHaveFocus();
    await person.type(field, "missing");
    const options = await screen.findAllByRole("option");
    expect(options[0]).toHaveAttribute("aria-selected", "true");
    expect(within(options[0]!).getByText("missing", { exact: false, selector: "mark" })).toBeVisible();
    await expectNoBarriers(document.body, true);
    await person.keyboard("{Enter}");
    expect(window.location.hash).toMatch(/^#\/referral\/\w+\/\w+\/%2F/);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("goes up and down, and round", async () => {
    const { person, field } = await searching();
    await person.type(field, "tomas");
    await screen.findByText(/^[2-9]\d* found$/);
    const options = screen.getAllByRole("option");
    await person.keyboard("{ArrowDown}");
    expect(options[1]).toHaveAttribute("aria-selected", "true");
    expect(field).toHaveAttribute("aria-activedescendant", options[1]!.id);
    await person.keyboard("{ArrowUp}{ArrowUp}");
    expect(options.at(-1)).toHaveAttribute("aria-selected", "true");
  });

  it("says what to do when too little was typed and when nothing is found", async () => {
    const { person, field } = await searching();
    await person.type(field, "q");
    expect(await screen.findByText("Type at least two letters.")).toBeVisible();
    await person.type(field, "qqq");
    expect(await screen.findByText("Nothing in the casebook matches this.")).toBeVisible();
  });

  it("opens from the rail too", async () => {
    const person = userEvent.setup();
    await openWindow({ screen: "referrals" }, { signedIn: true });
    await person.click(await screen.findByRole("button", { name: /^Search/ }));
    expect(await screen.findByRole("combobox")).toHaveFocus();
  });

  it("is not there before signing in", async () => {
    const person = userEvent.setup();
    await openWindow({ screen: "start" }, { known: false });
    await screen.findByRole("heading", { level: 1 });
    await person.keyboard("{Control>}k{/Control}");
    expect(screen.queryByRole("combobox")).toBeNull();
  });
});

describe("where a hit leads", () => {
  it("is the task that asks about the field", () => {
    expect(taskOf("/child/family_time")).toBe("referral");
    expect(taskOf("/needs/2/how")).toBe("needs");
    expect(taskOf("/needs/2/evidence/source")).toBe("needs");
  });

  it("may be a screen, and never one the person may not open", () => {
    expect(placesNamed("jour", true)[0]?.lines[0]?.to).toEqual({ screen: "journal" });
    expect(placesNamed("jour", false)).toEqual([]);
    expect(placesNamed("st pur", false)[0]?.lines[0]?.title).toBe("Statement of purpose");
  });
});

describe("a paper that was found", () => {
  const hit = {
    id: "p1",
    with: "open",
    title: "Care plan.pdf",
    about: "Referral 3 · Ann",
    place: { pointer: "/papers/4", field: "Page 2", pieces: [{ text: "Kittiwake", found: true }] },
  };
  const line = (place: typeof hit.place) =>
    asLines([{ kind: "paper", title: "Papers", hits: [{ ...hit, place }], more: false }])[0]!.lines[0]!;

  it("leads to its entry with the referral", () => {
    const { to, field } = line(hit.place);
    expect(to).toEqual({ screen: "referral", id: "open", section: "plans", item: "/papers/4" });
    expect(field).toBe("Page 2");
  });

  it("shows no place where only its name was found", () => {
    expect(line({ ...hit.place, pieces: [] }).field).toBeUndefined();
  });
});
