import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { QueueRow } from "../../bindings/QueueRow";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";

// jsdom cannot draw; the pages of a PDF are drawn and looked at in a real browser.
vi.mock("../../pdf/pages", () => ({
  openPdf: async () => ({ numPages: 1, loadingTask: { destroy: async () => {} } }),
  drawPage: async (_pdf: unknown, number: number) => `words of page ${number}`,
}));

describe("the reading queue", () => {
  it("shows what is to be read, first what has a ground, with the ground in words", async () => {
    await openWindow({ screen: "oversight" }, { signedIn: true });
    expect(await screen.findByRole("heading", { name: "2 signed decisions wait to be read." })).toBeVisible();
    const links = screen.getAllByRole("link", { name: /^(Ruben|Tomas)$/ });
    expect(links.map((link) => link.textContent)).toEqual(["Ruben", "Tomas"]);
    expect(screen.getByText(/Decline: cannot respond effectively now\. Record/)).toBeVisible();
    expect(
      within(screen.getByRole("list", { name: "Why it is read first" })).getByRole("listitem"),
    ).toHaveTextContent("Declined because of a risk to a child.");
    await expectNoBarriers(document.body, true);
  });

  it("lists nothing of a record drawn to be read without its outcome, and says where it is", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "referrals" }, { signedIn: true });
    const [drawn] = (await host.drawSample(1)).waiting;
    await user.click(await screen.findByRole("link", { name: "Oversight" }));
    expect(
      await screen.findByRole("heading", { name: "One signed decision waits to be read." }),
    ).toBeVisible();
    expect(screen.queryByText(new RegExp(`Record ${drawn?.number}`))).toBeNull();
    expect(screen.getByText(/One decision you drew is not listed until/)).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("says that a decision was an emergency's, decided again", async () => {
    const { exampleHost } = await import("../../host/example");
    const queue = await exampleHost({ signedIn: true }).readingQueue();
    const [one, ...others] = queue.to_read as [QueueRow, ...QueueRow[]];
    const remakes = { number: "2026-009", sha256: "9a".repeat(32), moved_in: "2026-10-01" };
    const again = { ...one, line: { ...one.line, remakes } };
    await openWindow(
      { screen: "oversight" },
      { signedIn: true },
      { readingQueue: async () => ({ ...queue, to_read: [again, ...others] }) },
    );
    const link = await screen.findByRole("link", { name: "Ruben" });
    const said = screen.getAllByText("It decides record 2026-009 again, in full.");
    expect(said.map((one) => one.closest("li"))).toEqual([link.closest("li")]);
  });

  it("says plainly when everything is read, and keeps what was read in a list", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "oversight-record", id: "2026-002" }, { signedIn: true });
    await user.click(await screen.findByRole("button", { name: "I have read it" }));
    expect(await screen.findByText(/You said you had read it on 21 November 2026/)).toBeVisible();
    await host.markRead("2026-001");
    const after = await host.readingQueue();
    expect(after.unread).toBe(0);
    expect(after.read).toHaveLength(2);
  });
});

describe("the audit", () => {
  it("stands beside the record, each question with its answers, comment and the words it hangs on", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "oversight-record", id: "2026-002" }, { signedIn: true });
    const kept = vi.spyOn(host, "keepDocumentWords");
    const limbs = await screen.findByRole("group", { name: /Are both limbs of Guide 11.4 reasoned/ });
    await user.click(within(limbs).getByRole("radio", { name: "In part" }));
    expect(kept.mock.lastCall?.[1]).toContainEqual({ key: "both_limbs", words: "in_part" });
    expect(screen.getAllByText("The exact words it hangs on").length).toBeGreaterThan(5);
    expect(await screen.findByText("words of page 1")).toBeInTheDocument();
    await expectNoBarriers(document.body, true);
  });

  it("is not offered to a person who oversees nothing: they read the record alone", async () => {
    const { exampleHost } = await import("../../host/example");
    const plain = exampleHost({ signedIn: true });
    await openWindow(
      { screen: "oversight-record", id: "2026-002" },
      { signedIn: true },
      { readingQueue: async () => ({ ...(await plain.readingQueue()), may_oversee: false }) },
    );
    expect(await screen.findByRole("button", { name: "I have read it" })).toBeVisible();
    expect(screen.queryByRole("region", { name: "The audit" })).toBeNull();
  });
});

describe("the year of example decisions", () => {
  it("is opened from the start, and begins with what is to be read", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "start" }, { known: false });
    const opened = vi.spyOn(host, "openExampleYear");
    await user.click(screen.getByRole("button", { name: /^Read a year of example decisions/ }));
    expect(opened).toHaveBeenCalledOnce();
    expect(await screen.findByRole("heading", { level: 1, name: "Oversight" })).toBeVisible();
  });

  it("is also there across two homes, and begins with what is to be read of both", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "start" }, { known: false });
    const opened = vi.spyOn(host, "openExampleRegister");
    await user.click(screen.getByRole("button", { name: /^Read across two example homes/ }));
    expect(opened).toHaveBeenCalledOnce();
    expect(await screen.findByRole("heading", { level: 1, name: /read/i })).toBeVisible();
  });

  it("says how far it is while it is made, and can be stopped", async () => {
    const user = userEvent.setup();
    const host = await openWindow(
      { screen: "start" },
      { known: false },
      {
        openExampleRegister: () => new Promise(() => {}),
        progress: async () => ({ done: 12, all: 50 }),
      },
    );
    const stopped = vi.spyOn(host, "stopWork");
    await user.click(screen.getByRole("button", { name: /^Read across two example homes/ }));
    expect(await screen.findByText(/: 12 of 50$/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(stopped).toHaveBeenCalledOnce();
  });
});
