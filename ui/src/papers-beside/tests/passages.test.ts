import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { CARE_PLAN } from "../../host/example/papers";
import { openSection } from "../../screens/referral/tests/open";
import { expectNoBarriers } from "../../test/axe";
import { selectedIn } from "../chosen";
import { placeAround } from "../passages";

// Several sections are drawn one after another; jsdom takes its time with roles.

vi.mock("../../pdf/pages", () => ({
  openPdf: async () => ({ numPages: CARE_PLAN.length, loadingTask: { destroy: async () => {} } }),
  pageText: async (_pdf: unknown, number: number) => CARE_PLAN[number - 1]!.join("\n"),
  shapeOf: async () => 1.4,
  drawPageWithWords: async () => {},
}));

async function withPapers(section: "gaps" | "needs" | "views" | "plans" = "gaps") {
  const user = userEvent.setup();
  const opened = await openSection(section);
  await user.click(screen.getByRole("button", { name: "Open the papers" }));
  await screen.findByText("of 12");
  return { user, ...opened };
}

describe("a passage of a paper", () => {
  it("chosen by a find and Enter is kept as evidence, shown with the entry, and leads back to its place", async () => {
    const { user, seen } = await withPapers();
    await user.click(screen.getByRole("button", { name: "Note a gap" }));
    await user.type(screen.getByRole("searchbox"), "autism{Enter}");
    await screen.findByRole("list", { name: "Places found" });
    await user.type(screen.getByRole("searchbox"), "{Enter}");
    const chosen = screen.getByRole("group", { name: "Words you chose" });
    await user.click(within(chosen).getByRole("button", { name: "Take the whole sentence" }));
    // The gap one was at is offered first.
    await user.click(within(chosen).getByRole("button", { name: /^Evidence for: Gap without a name/ }));
    expect(seen.at(-1)).toEqual({
      change: "note",
      list: "/passages",
      answers: {
        kept_as: "evidence",
        about: "e1",
        paper: "5f".repeat(32),
        document: "Care plan (EXAMPLE)",
        page: 7,
        words: "The educational psychologist has not yet written about autism.",
      },
    });
    expect(await screen.findByText("From the papers")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Close the papers" }));
    await user.click(screen.getByRole("link", { name: /^Show it in the paper/ }));
    expect(await screen.findByRole("region", { name: "Papers beside the work" })).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("names the paper as the source of a need that has none, and leaves one that has", async () => {
    const { user, seen } = await withPapers("views");
    await user.type(screen.getByRole("searchbox"), "matches");
    await screen.findByRole("list", { name: "Places found" });
    await user.keyboard("{Enter}");
    const list = await screen.findByRole("combobox", { name: /vidence for/ });
    const needs = within(list).getAllByRole("option");
    await user.selectOptions(list, needs[1]!);
    await user.click(screen.getByRole("button", { name: "Keep" }));
    await screen.findByText(/^Kept as evidence for/);
    // The example's first need has a source: it stays as it was.
    expect(seen.map((change) => change.change)).toEqual(["note"]);
  });

  it("beside a part that is blacked out is marked, with what that seems to hide", async () => {
    const { user, seen } = await withPapers("views");
    await user.type(screen.getByRole("searchbox"), "matches");
    await screen.findByRole("list", { name: "Places found" });
    await user.keyboard("{Enter}");
    await user.click(screen.getByRole("button", { name: /blacked out…/ }));
    await user.type(screen.getByLabelText(/seem to hide/), "who found him");
    await user.click(screen.getByRole("button", { name: "Keep this mark" }));
    await screen.findByText("Marked as blacked out or withheld.");
    expect(seen[0]).toMatchObject({ answers: { kept_as: "blacked_out", because: "who found him", page: 4 } });
  });

  it("is quoted letter for letter, with the line ends of the page as spaces", () => {
    document.body.innerHTML =
      '<div id="f"><div data-page="3"><span>He was</span><br><span>found with </span><span>mat\u00adches.</span></div></div>';
    const frame = document.getElementById("f")!;
    window.getSelection()?.selectAllChildren(frame);
    expect(selectedIn(frame)?.words).toBe("He was found with matches.");
    window.getSelection()?.removeAllRanges();
    expect(selectedIn(frame)).toBeUndefined();
    document.body.innerHTML = "";
  });

  it("is offered for the entry around the control one was at", () => {
    document.body.innerHTML =
      '<details id="q-needs-2"><input id="q-needs-2-range-finding"><p id="p">x</p></details><input id="q-plans-care_plan_parts-health-state"><input id="q-move-pace">';
    const at = (id: string) => placeAround(document.getElementById(id)!);
    expect(at("q-needs-2-range-finding")).toBe("/needs/2");
    expect(at("p")).toBe("/needs/2");
    expect(at("q-plans-care_plan_parts-health-state")).toBe("/plans/care_plan");
    expect(at("q-move-pace")).toBeUndefined();
    document.body.innerHTML = "";
  });
});

describe("the reading aid", () => {
  it("shows places with their sentence, sets one aside and takes it back up", async () => {
    const { user, seen } = await withPapers("views");
    await user.click(screen.getByRole("button", { name: "Reading aid" }));
    const aid = await screen.findByRole("region", { name: "Reading aid" });
    expect(await within(aid).findByText(/looks as if this denies it/)).toBeVisible();
    expect(aid).toHaveTextContent("where it shows nothing, that means nothing");
    expect(aid).toHaveTextContent("Clinical report (EXAMPLE).docx");
    await user.click(within(aid).getByRole("button", { name: /^Set it aside….*cannabis/ }));
    await user.click(within(aid).getByRole("button", { name: "Set it aside" }));
    await within(aid).findByText("1 place set aside");
    expect(seen[0]).toMatchObject({ answers: { kept_as: "set_aside", about: "drugs_and_alcohol" } });
    await fireEvent.click(within(aid).getByText("1 place set aside"));
    await user.click(within(aid).getByRole("button", { name: /^Take it back up/ }));
    await user.type(await screen.findByRole("textbox", { name: "Why" }), "It may be true.");
    await user.click(screen.getByRole("button", { name: "Withdraw it" }));
    await waitFor(() => expect(within(aid).queryByText("1 place set aside")).toBeNull());
    await expectNoBarriers(document.body, true);
  });

  it("begins an entry with the passage as its evidence, and says nothing of how it stands", async () => {
    const { user, seen } = await withPapers("views");
    await user.click(screen.getByRole("button", { name: "Reading aid" }));
    await user.click(await screen.findByRole("button", { name: /^Note a risk from it.*cannabis/ }));
    await screen.findByRole("heading", { level: 1, name: "Needs and strengths" });
    expect(seen[0]).toEqual({
      change: "note",
      list: "/risks",
      answers: { kind: "drugs_and_alcohol", what: "Drugs and alcohol" },
    });
    expect(seen[1]).toMatchObject({ list: "/passages", answers: { kept_as: "evidence" } });
    expect(seen.slice(2).map((change) => change.change === "answer" && change.pointer)).toEqual([
      expect.stringMatching(/^\/risks\/\d\/evidence\/document$/),
    ]);
  });
});
