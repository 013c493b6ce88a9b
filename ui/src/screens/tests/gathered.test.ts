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

const ASKED = {
  home: null,
  authority: null,
  outcome: null,
  from: null,
  to: null,
  show: "decisions" as const,
  after: 0,
};
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

  it("says in list, queue and on its page that a record decides another again", async () => {
    const user = userEvent.setup();
    const again = "It decides an emergency again, in full; that record is not here.";
    await openWindow({ screen: "gathered-queue" }, inRegister);
    const link = await screen.findByRole("link", { name: "Aisha" });
    expect(within(link.closest("li") as HTMLElement).getByText(again)).toBeVisible();
    await user.click(link);
    expect(await screen.findByRole("heading", { level: 1, name: "Record 2026-002: Aisha" })).toBeVisible();
    expect(screen.getByText(again)).toBeVisible();
    window.location.hash = "#/gathered";
    const table = within(await screen.findByRole("table", { name: "Signed records" }));
    expect(table.getAllByText(again)).toHaveLength(1);
    expect(table.getByRole("rowheader", { name: /2026-002/ }).textContent).toContain(again);
  });

  it("says that the newest stand first, and pages to those before and after", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "samples" }, inRegister);
    const list = await host.gathered(ASKED);
    const gathered = vi.spyOn(host, "gathered").mockResolvedValue({ ...list, found: 201 });
    window.location.hash = "#/gathered";
    expect(await screen.findByText("201 rows, newest first, 1 to 4 shown.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Rows after" }));
    await screen.findByRole("button", { name: "Rows before" });
    expect(gathered).toHaveBeenLastCalledWith({ ...ASKED, after: 200 });
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

  it("keeps the outcome of a record that was drawn back, until one’s own view is kept", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "samples" }, inRegister);
    await user.selectOptions(await screen.findByRole("combobox", { name: "How many to draw" }), "1");
    await user.click(screen.getByRole("button", { name: "Draw a sample" }));
    expect(
      await screen.findByRole("link", { name: "The case of record 2026-001 of Rowan House (EXAMPLE)" }),
    ).toBeVisible();
    await expectNoBarriers(document.body, true);

    window.location.hash = "#/gathered/queue";
    const drawn = (await screen.findAllByText(/Drawn to be read without its outcome/))[0] as HTMLElement;
    expect(drawn.closest("li")?.textContent).not.toMatch(/emergency|Decline/i);
    await user.click(screen.getByRole("link", { name: "Ruben" }));
    const form = await screen.findByRole("form", { name: "Your own view" });
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(
      "The case of record 2026-001 of Rowan House (EXAMPLE), without its outcome",
    );
    await user.selectOptions(within(form).getByRole("combobox"), "not_yet");
    for (const box of within(form).getAllByRole("textbox")) await user.type(box, "Because.");
    await user.click(within(form).getByRole("button", { name: "Keep it, and show the decision" }));
    const record = await screen.findByRole("link", { name: "Record 2026-001 of Rowan House (EXAMPLE)" });
    expect(record.getAttribute("href")).toBe(`#/gathered/${"1a".repeat(32)}`);
    await expectNoBarriers(document.body, true);
  });

  it("lets a record that was drawn be set aside without a view", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "samples" }, inRegister);
    await host.drawSample(1);
    window.location.hash = `#/samples/${"1a".repeat(32)}`;
    await user.click(await screen.findByRole("button", { name: "Set it aside without a view" }));
    expect(await screen.findByText("Nothing is waiting.")).toBeVisible();
    expect((await host.samples()).left, "it is not drawn again").toBe(1);
  });

  it("says of what was deleted how many documents it was", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "gathered-record", id: "2a".repeat(32) }, inRegister);
    vi.spyOn(host, "deleteGathered").mockResolvedValue({ documents: 3, decisions: 1, overseen: 0 });
    await user.click(await screen.findByText("Delete this document from this register"));
    await user.type(screen.getByRole("textbox", { name: "Why it is deleted" }), "EXAMPLE: by mistake.");
    await user.click(screen.getByRole("button", { name: "Delete this document" }));
    expect(await screen.findByText(/^3 documents were deleted\./)).toBeVisible();
  });

  it("shows no way to what may tell how a drawn record came out", async () => {
    const host = await openWindow({ screen: "samples" }, inRegister);
    const list = await host.gathered({ ...ASKED, show: "decisions" });
    const rows = list.rows.map((row) =>
      row.printed === "2026-001" ? { ...row, kind: null, outcome: null, path: "", kept_back: true } : row,
    );
    vi.spyOn(host, "gathered").mockResolvedValue({ ...list, rows });
    window.location.hash = "#/gathered";
    const table = within(await screen.findByRole("table", { name: "Signed records" }));
    expect(table.getByText("Kept back until your own view is written")).toBeVisible();
    expect(table.queryByRole("link", { name: "Record 2026-001" })).toBeNull();
    expect(table.getByRole("link", { name: "Record 2026-002" })).toBeVisible();
    await expectNoBarriers(document.body, true);
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
    expect(screen.getByText(/it stands in the home’s casebook only/)).toBeVisible();
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
