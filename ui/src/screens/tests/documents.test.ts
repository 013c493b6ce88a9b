import { screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { EXAMPLE_PASSPHRASE } from "../../host/example";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";
import { monthsBefore } from "../decisions/months";

// jsdom cannot draw; the pages of a PDF are drawn and looked at in a real browser.
vi.mock("../../pdf/pages", () => ({
  openPdf: async () => ({ numPages: 1, loadingTask: { destroy: async () => {} } }),
  drawPage: async (_pdf: unknown, number: number) => `words of page ${number}`,
}));

const reply = { screen: "document", referral: "r3", kind: "reply" } as const;

describe("a document beside a decision", () => {
  it("is reached from the decision, looked at, signed and listed", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "decision", id: "2026-002" }, { signedIn: true });
    await user.click(await screen.findByRole("link", { name: "Reply to the placing authority" }));
    await user.click(await screen.findByRole("button", { name: "Look at the pages" }));
    expect(await screen.findByText("words of page 1")).toBeInTheDocument();
    await user.type(screen.getByLabelText("Your passphrase"), "not this one");
    await user.click(screen.getByRole("button", { name: "Sign it and keep it" }));
    expect(await screen.findByText(/This passphrase is not yours/)).toBeVisible();
    await user.clear(screen.getByLabelText("Your passphrase"));
    await user.type(screen.getByLabelText("Your passphrase"), EXAMPLE_PASSPHRASE);
    await user.click(screen.getByRole("button", { name: "Sign it and keep it" }));
    expect(await screen.findByText(/number 2026-D001 is in the casebook/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Export 2026-D001" })).toBeVisible();
    // No empty form stands there as if the words were lost; another is one press away.
    expect(screen.getByLabelText("Your passphrase")).not.toBeVisible();
    await user.click(screen.getByText("Make another"));
    expect(screen.getByLabelText("Your passphrase")).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("lists a name that must not leave the home, and is not signed until it was looked at", async () => {
    const user = userEvent.setup();
    await openWindow(reply, { signedIn: true });
    const letter = await screen.findByLabelText("The letter");
    await user.clear(letter);
    await user.type(letter, "We cannot, because of Tomas at night.");
    await user.tab();
    const place = await screen.findByRole("checkbox", { name: /“Tomas” is not about T.N./ });
    expect(screen.queryByRole("button", { name: "Sign it and keep it" })).toBeNull();
    expect(letter).toHaveValue("We cannot, because of Tomas at night.");
    await expectNoBarriers(document.body, true);
    await user.click(place);
    expect(await screen.findByRole("button", { name: "Sign it and keep it" })).toBeVisible();
  });

  it("is signed without a time stamp only where the person says so", async () => {
    const user = userEvent.setup();
    const own = { screen: "document", referral: "r3", kind: "own_record" } as const;
    await openWindow(own, { signedIn: true, noStamp: true });
    await user.type(await screen.findByLabelText("Your passphrase"), EXAMPLE_PASSPHRASE);
    await user.click(screen.getByRole("button", { name: "Sign it and keep it" }));
    expect(await screen.findByText(/was not stamped with the time/)).toBeVisible();
    await expectNoBarriers(document.body, true);
    await user.click(screen.getByRole("button", { name: "Sign without a time stamp" }));
    expect(await screen.findByText(/number 2026-D001 is in the casebook/)).toBeVisible();
  });

  it("says so where the link leads nowhere", async () => {
    await openWindow({ screen: "document", referral: "r3", kind: "poem" }, { signedIn: true });
    expect(await screen.findByRole("heading", { name: "There is no such document" })).toBeVisible();
  });
});

describe("decisions over a time", () => {
  it("six months end on a day there is", () => {
    expect(monthsBefore("2026-11-21", 6)).toBe("2026-05-21");
    expect(monthsBefore("2026-08-31", 6)).toBe("2026-02-28");
    expect(monthsBefore("2026-02-10", 6)).toBe("2025-08-10");
  });

  it("the pack is written where the person chose, and the summary is drafted for the same days", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "decisions" }, { signedIn: true });
    const packed = vi.spyOn(host, "exportPack");
    await user.click(await screen.findByRole("button", { name: "Inspection pack…" }));
    expect(packed).toHaveBeenCalledWith(
      "2026-05-21",
      "2026-11-21",
      "Inspection pack 2026-05-21 to 2026-11-21",
    );
    expect(await screen.findByText(/5 files were written/)).toBeVisible();
    await expectNoBarriers(document.body, true);
    await user.click(screen.getByRole("link", { name: "Summary for regulation 45" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Summary for regulation 45" })).toBeVisible();
  });
});
