import { fireEvent, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { exampleHost } from "../../host/example";
import type { AppError } from "../../host/shapes";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";

const drawn = vi.hoisted(() => ({ fails: false }));
// jsdom cannot draw; the pages of a PDF are drawn and looked at in a real browser.
vi.mock("../../pdf/pages", () => ({
  openPdf: async () => {
    if (drawn.fails) throw new Error("not a PDF");
    return { numPages: 2, loadingTask: { destroy: async () => {} } };
  },
  drawPage: async (_pdf: unknown, number: number) => `words of page ${number}`,
}));

describe("the register of decisions", () => {
  it("leads to the record, whose pages can be read aloud", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "decisions" }, { signedIn: true });
    await user.click(await screen.findByRole("link", { name: "2026-002" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Record 2026-002: Ruben" })).toHaveFocus();
    expect(
      screen.getByText(/Signed by Sam Okoro, registered manager, 12 November 2026, 16:20/),
    ).toBeVisible();
    expect(await screen.findByText("words of page 2")).toBeInTheDocument();
    await expectNoBarriers(document.body, true);
  });

  it("a record is opened, checked and exported, each with a word of what was done", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "decision", id: "2026-001" }, { signedIn: true });
    const opened = vi.spyOn(host, "openRecord");
    const exported = vi.spyOn(host, "exportRecord");
    await user.click(await screen.findByRole("button", { name: "Open in the PDF viewer" }));
    expect(opened).toHaveBeenCalledWith("2026-001");
    expect(await screen.findByText(/is open in this computer’s own PDF viewer/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Check the record" }));
    expect(
      await screen.findByText("This record is as it was signed, and the signer is known."),
    ).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Export a copy…" }));
    expect(exported).toHaveBeenCalledWith("2026-001", "Decision record 2026-001.pdf");
    expect(await screen.findByText(/The copy is not encrypted/)).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("who may take no copy out is not offered one, and reads the record here", async () => {
    await openWindow(
      { screen: "decision", id: "2026-001" },
      { signedIn: true },
      {
        start: async () => {
          const status = await exampleHost({ signedIn: true }).start();
          return { ...status, session: status.session && { ...status.session, may_export: false } };
        },
      },
    );
    expect(await screen.findByRole("button", { name: "Check the record" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Open in the PDF viewer" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Export a copy…" })).toBeNull();
    expect(await screen.findByText("words of page 2")).toBeInTheDocument();
  });

  it("closing the dialog exports nothing", async () => {
    const user = userEvent.setup();
    const host = await openWindow(
      { screen: "decision", id: "2026-001" },
      { signedIn: true },
      { choosePath: async () => null },
    );
    const exported = vi.spyOn(host, "exportRecord");
    await user.click(await screen.findByRole("button", { name: "Export a copy…" }));
    expect(exported).not.toHaveBeenCalled();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("a record that cannot be drawn says what to do instead", async () => {
    drawn.fails = true;
    await openWindow({ screen: "decision", id: "2026-001" }, { signedIn: true });
    expect(await screen.findByText(/could not be drawn here. It is kept unchanged/)).toBeVisible();
    drawn.fails = false;
  });
});

describe("checking a record", () => {
  const dropAll = (dropped: [name: string, text: string][]) => {
    const files = dropped.map(([name, text]) => {
      const file = new File([text], name);
      file.arrayBuffer = async () => new TextEncoder().encode(text).buffer as ArrayBuffer;
      return file;
    });
    return fireEvent.drop(screen.getByRole("group", { name: "The records to check" }), {
      dataTransfer: { files },
    });
  };
  const drop = (name: string, text: string) => dropAll([[name, text]]);

  it("works before signing in, by choosing a file: facts first, verdict last", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "check-record" }, { known: false });
    await user.click(await screen.findByRole("button", { name: "Choose a PDF…" }));
    expect(await screen.findByRole("heading", { level: 2, name: "record.pdf" })).toBeVisible();
    const text = screen.getByRole("status").textContent ?? "";
    expect(text.indexOf("Whole file.")).toBeGreaterThan(-1);
    expect(text.indexOf("Whole file.")).toBeLessThan(text.indexOf("This record is as it was signed."));
    expect(within(screen.getByRole("status")).getByText("Cannot be told")).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("says in words when a dropped record was changed", async () => {
    await openWindow({ screen: "check-record" }, { known: false });
    await drop("record.pdf", "%PDF-1.7 x");
    expect(await screen.findByText(/as it was signed\. Who vouches/)).toBeVisible();
    await drop("changed.pdf", "%PDF-1.7 xy");
    expect(await screen.findByText("This record is not as it was signed. Do not rely on it.")).toBeVisible();
    expect(screen.getByText("Does not hold")).toBeVisible();
  });

  it("says so when a dropped file is no PDF", async () => {
    await openWindow({ screen: "check-record" }, { known: false });
    await drop("notes.txt", "hello");
    expect(await screen.findByText(/This file is not a PDF. It was not changed./)).toBeVisible();
  });

  it("says so when a drop brings no file", async () => {
    await openWindow({ screen: "check-record" }, { known: false });
    await screen.findByRole("button", { name: "Choose a PDF…" });
    await dropAll([]);
    expect(await screen.findByRole("alert")).toHaveTextContent(/^No file came with what was dropped here/);
    await drop("notes.txt", "hello");
    expect(await screen.findByText(/This file is not a PDF/)).toBeVisible();
    expect(screen.queryByText(/No file came/)).toBeNull();
  });

  it("checks several files dropped at once, and names the one that is no record", async () => {
    await openWindow({ screen: "check-record" }, { known: false });
    await dropAll([
      ["one.pdf", "%PDF-1.7 x"],
      ["notes.txt", "hello"],
      ["changed.pdf", "%PDF-1.7 xy"],
    ]);
    expect(await screen.findByRole("heading", { level: 2, name: "2 records checked" })).toBeVisible();
    expect(screen.getByRole("heading", { level: 2, name: "one.pdf" })).toBeVisible();
    expect(screen.getByRole("heading", { level: 2, name: "changed.pdf" })).toBeVisible();
    expect(screen.getByRole("alert")).toHaveTextContent("notes.txt: This file is not a PDF.");
    await expectNoBarriers(document.body, true);
  });

  it("knows the signer by a root certificate that was given along, and shows the data beside the pages", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "check-record" }, { known: false });
    const asked = vi.spyOn(host, "checkRecord");
    await user.click(await screen.findByText("Were you given a root certificate?"));
    await user.click(screen.getByRole("button", { name: "Choose the certificate…" }));
    await user.click(screen.getByRole("button", { name: "Choose a PDF…" }));
    expect(
      await screen.findByText("This record is as it was signed, and the signer is known."),
    ).toBeVisible();
    expect(asked).toHaveBeenCalledWith({ path: "/home/sam/record.pdf" }, "/home/sam/record.pdf");
    const inside = await screen.findByRole("region", { name: "The data inside" });
    expect(within(inside).queryByRole("button", { name: /^Find on the pages/ })).toBeNull();
    await user.click(within(inside).getByText("The referral"));
    expect(await within(inside).findByText("Received")).toBeVisible();
    await user.click(within(inside).getByRole("button", { name: /^Find on the pages/ }));
    expect(await within(inside).findByText("Not on the pages drawn so far.")).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("keeps what was found when the dialog is closed", async () => {
    const user = userEvent.setup();
    const refused: AppError = { code: "other", message: "no", kept: null, do: null };
    await openWindow(
      { screen: "check-record" },
      { known: false },
      { choosePath: async () => null, checkRecord: () => Promise.reject(refused) },
    );
    await user.click(await screen.findByRole("button", { name: "Choose a PDF…" }));
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
