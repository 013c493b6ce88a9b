import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { exampleHost } from "../../../host/example";
import { expectNoBarriers } from "../../../test/axe";
import { openWindow } from "../../../test/window";
import { PART, TakingIn, titleOf } from "../taking-in.svelte";

vi.mock("../../../pdf/pages", () => ({
  openPdf: async () => ({ numPages: 1, loadingTask: { destroy: async () => {} } }),
  drawPage: async () => "words of the page",
}));

const file = (name: string, text: string) => new File([text], name);

describe("papers", () => {
  it("taken in become entries with their file beside, which opens here", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "referral", id: "r1", section: "plans" }, { signedIn: true });
    const input = await screen.findByLabelText("Choose papers…");
    await user.upload(input, [file("Chronology.pdf", "%PDF-1.7 a"), file("School letter.txt", "b")]);
    expect(await screen.findByDisplayValue("Chronology")).toBeInTheDocument();
    expect(await screen.findByDisplayValue("School letter")).toBeInTheDocument();
    expect(screen.queryByLabelText("SHA-256 of the file")).toBeNull();
    const buttons = () => screen.getAllByRole("button", { name: "Open the paper here" });
    await waitFor(() => expect(buttons()).toHaveLength(2));
    const open = buttons();
    await user.click(open[1]!);
    expect(await screen.findByText(/The words of the paper/)).toBeInTheDocument();
    await expectNoBarriers(document.body, true);
  });

  it("what a file says of itself is offered, used by one press, and gone once it is answered", async () => {
    const user = userEvent.setup();
    const host = exampleHost({ signedIn: true });
    const says = { author: "Ruth Example", dated: "2026-11-12", dated_words: "last saved on" };
    await openWindow(
      { screen: "referral", id: "r1", section: "plans" },
      {},
      { ...host, paperSays: async () => says },
    );
    await user.upload(await screen.findByLabelText("Choose papers…"), file("Letter.txt", "a letter"));
    await screen.findByText(/written by Ruth Example/, { selector: "li" });
    expect(screen.getByText(/last saved on 12 November 2026/, { selector: "li" })).toBeInTheDocument();
    const entry = screen.getByDisplayValue("Letter").closest("details")!;
    const at = entry.id;
    const author = document.getElementById(`${at}-author`) as HTMLInputElement;
    // Offered, never set.
    expect(author.value).toBe("");
    await user.click(within(entry).getByRole("button", { name: /^Use this.*written by Ruth Example/ }));
    await waitFor(() => expect(author.value).toBe("Ruth Example"));
    expect(screen.queryByText(/written by Ruth Example/, { selector: "li" })).toBeNull();
    await user.click(within(entry).getByRole("button", { name: /^Use this.*12 November 2026/ }));
    await waitFor(() => expect(screen.queryByText(/says of itself/)).toBeNull());
    expect(within(entry).getByDisplayValue("2026")).toBeInTheDocument();
  });

  it("the counted pages of a file are offered, and only looking at it changes no answer", async () => {
    const user = userEvent.setup();
    const host = exampleHost({ signedIn: true });
    await openWindow(
      { screen: "referral", id: "r1", section: "plans" },
      {},
      {
        ...host,
        papers: async (referral) => (await host.papers(referral)).map((paper) => ({ ...paper, pages: 7 })),
      },
    );
    await user.upload(await screen.findByLabelText("Choose papers…"), file("Letter.txt", "a letter"));
    const entry = (await screen.findByDisplayValue("Letter")).closest("details")!;
    const use = await within(entry).findByRole("button", { name: /^Use this.*7 pages, as counted/ });
    const pages = document.getElementById(`${entry.id}-pages`);
    expect(pages).toHaveValue("");
    await user.click(use);
    await waitFor(() => expect(pages).toHaveValue("7"));
    expect(pages).toHaveFocus();
    expect(screen.queryByText(/as counted/)).toBeNull();
  });

  it("the same file twice is said to be here already, and one that is refused says why", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "referral", id: "r1", section: "plans" }, { signedIn: true });
    const input = await screen.findByLabelText("Choose papers…");
    await user.upload(input, file("a.txt", "the same"));
    await screen.findByDisplayValue("a");
    await user.upload(input, file("b.txt", "the same"));
    expect(await screen.findByText(/taken in before/)).toBeVisible();
    expect(screen.queryByDisplayValue("b")).toBeNull();
    await user.upload(input, file("empty.txt", ""));
    const alert = await screen.findByText(/This file is empty/);
    await user.click(within(alert.parentElement!).getByRole("button", { name: "Put this message away" }));
    expect(screen.queryByText(/This file is empty/)).toBeNull();
  });

  it("a large one goes in parts, and one that is stopped leaves nothing", async () => {
    const host = exampleHost({ signedIn: true });
    const [parts, dropped] = [vi.spyOn(host, "addToPaper"), vi.spyOn(host, "dropPaper")];
    const taken = vi.fn(async () => {});
    const taking = new TakingIn(host, "r1", taken);
    await taking.add([file("large.txt", "x".repeat(PART * 2 + 5))]);
    expect(parts.mock.calls.map(([, part]) => part)).toEqual([0, 1, 2]);
    expect(taken).toHaveBeenCalledOnce();
    expect(taking.arriving).toEqual([]);

    parts.mockImplementationOnce(async () => taking.stop(taking.arriving[0]!.key));
    await taking.add([file("stopped.txt", "y".repeat(PART * 3))]);
    await waitFor(() => expect(dropped).toHaveBeenCalledOnce());
    expect(taken).toHaveBeenCalledOnce();
    expect(taking.arriving).toEqual([]);
  });

  it("a large one being opened says how far it is, and can be stopped", async () => {
    const user = userEvent.setup();
    const host = exampleHost({ signedIn: true });
    let refuse: (error: unknown) => void = () => {};
    const stopWork = vi.fn(async () => refuse(new Error("stopped")));
    await openWindow(
      { screen: "referral", id: "r1", section: "plans" },
      { signedIn: true },
      {
        papers: async (referral) =>
          (await host.papers(referral)).map((paper) => ({ ...paper, bytes: 95_000_000 })),
        beginPaper: host.beginPaper,
        addToPaper: host.addToPaper,
        keepPaper: host.keepPaper,
        paperBytes: () => new Promise((_, reject) => (refuse = reject)),
        progress: async () => ({ done: 40_000_000, all: 95_000_000 }),
        stopWork,
      },
    );
    const input = await screen.findByLabelText("Choose papers…");
    await user.upload(input, file("Chronology.pdf", "%PDF-1.7 a"));
    await user.click(await screen.findByRole("button", { name: "Open the paper here" }));
    expect(await screen.findByText("Opening the paper: 42 of 100")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(stopWork).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByText(/^Opening the paper/)).toBeNull());
    expect(screen.getByRole("button", { name: "Open the paper here" })).toBeEnabled();
  });

  it("a title is the file’s name without its ending", () => {
    expect(titleOf("Care plan v2.1.docx")).toBe("Care plan v2.1");
    expect(titleOf("letter")).toBe("letter");
  });
});
