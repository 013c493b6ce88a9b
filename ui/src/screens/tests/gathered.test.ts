import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";
import { addedUp, inWords } from "../gathered/words";

// jsdom cannot draw; the pages of a PDF are drawn and looked at in a real browser.
vi.mock("../../pdf/pages", () => ({
  openPdf: async () => ({ numPages: 1, loadingTask: { destroy: async () => {} } }),
  drawPage: async (_pdf: unknown, number: number) => `words of page ${number}`,
}));

const inRegister = { signedIn: true, register: true };

describe("the register of signed records", () => {
  it("has places of its own, and none of a home's", async () => {
    await openWindow({ screen: "gathered" }, inRegister);
    const places = within(screen.getByRole("navigation", { name: "Threshold" }));
    expect(places.getByRole("link", { name: "To read" })).toBeVisible();
    expect(places.queryByRole("link", { name: "Children living here" })).toBeNull();
    expect(screen.queryByRole("button", { name: /^Search/ })).toBeNull();
  });

  it("lists a record that failed its check with what is wrong, in words", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "gathered" }, inRegister);
    const table = await screen.findByRole("table", { name: "Signed records" });
    expect(within(table).getByText("The document was changed after it was signed.")).toBeVisible();
    expect(within(table).getByText("Failed its check")).toBeVisible();
    expect(screen.getByText(/One file was not read/)).toBeVisible();
    await expectNoBarriers(document.body, true);
    await user.click(screen.getByRole("button", { name: "See what is wrong" }));
    const rows = within(await screen.findByRole("table", { name: "Signed records" }));
    expect(rows.getAllByRole("row")).toHaveLength(2);
  });

  it("says what came of a folder", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "gathered" }, inRegister);
    const gathered = vi.spyOn(host, "gatherFolder");
    await user.click(await screen.findByRole("button", { name: "Choose a folder…" }));
    expect(gathered).toHaveBeenCalled();
    expect(await screen.findByText(/2 documents taken in. One failed the check/)).toBeVisible();
  });

  it("says what to do while it is empty", async () => {
    await openWindow({ screen: "gathered" }, { ...inRegister, empty: true });
    expect(await screen.findByRole("heading", { name: "Nothing was gathered yet" })).toBeVisible();
    expect(screen.getByText(/Ask each home for its signed records/)).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("shows no pages of a record that failed, and offers neither reading nor audit", async () => {
    await openWindow({ screen: "gathered-record", id: "4a".repeat(32) }, inRegister);
    expect(await screen.findByText(/This file failed its check. Do not rely on it/)).toBeVisible();
    expect(screen.queryByRole("region", { name: "The pages" })).toBeNull();
    expect(screen.queryByRole("button", { name: "I have read it" })).toBeNull();
    await expectNoBarriers(document.body, true);
  });

  it("takes a decision out of the queue when it is read", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "gathered-queue" }, inRegister);
    expect(await screen.findByRole("heading", { name: "2 signed decisions wait to be read." })).toBeVisible();
    expect(screen.getByText(/One file is left out: it failed its check/)).toBeVisible();
    await expectNoBarriers(document.body, true);
    await user.click(screen.getAllByRole("link", { name: "Ruben" })[0] as HTMLElement);
    await user.click(await screen.findByRole("button", { name: "I have read it" }));
    expect(await screen.findByText(/You said you had read it on 21 November 2026/)).toBeVisible();
    expect((await host.gatheredQueue(null)).unread).toBe(1);
  });

  it("trusts nobody before the person says how they compared", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "gathered-trust" }, inRegister);
    const calder = within(await screen.findByRole("region", { name: "Calder Homes (EXAMPLE) authority" }));
    await user.click(calder.getByRole("button", { name: /It is the same: trust it/ }));
    expect(calder.getByText(/Say how you compared the fingerprint/)).toBeVisible();
    await user.type(calder.getByRole("textbox"), "Read to me.");
    await user.click(calder.getByRole("button", { name: /It is the same: trust it/ }));
    expect(await calder.findByText(/You trust it since 21 November 2026/)).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("draws the patterns across homes, or of one", async () => {
    await openWindow({ screen: "gathered-patterns" }, inRegister);
    expect(await screen.findByRole("combobox", { name: "Home" })).toBeVisible();
    expect(screen.getByText(/What happened afterwards stands in each home’s casebook/)).toBeVisible();
  });

  it("adds up what came of several files", () => {
    const one = { new: 1, failed: 0, known: 0, not_read: 0, others: 0, stopped: false };
    expect(inWords(addedUp([one, { ...one, failed: 1, stopped: true }]))).toBe(
      "Stopped. Choose the same folder again to go on. 2 documents taken in. One failed the check: see the list.",
    );
    expect(inWords({ ...one, new: 0, known: 3 })).toBe("Nothing new. 3 files were here already.");
  });
});

describe("several casebooks", () => {
  it("offers the others that were opened on this computer", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "sign-in" });
    await user.click(await screen.findByRole("button", { name: "Alder Lodge" }));
    expect(screen.getByRole("heading", { level: 1, name: "Sign in to Alder Lodge" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Rowan House" })).toBeVisible();
    await expectNoBarriers(document.body, true);
  });
});
